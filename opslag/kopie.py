"""A copy of everything, and putting it back. A copy is always one SQLite file, whatever the database is.

So it can be opened anywhere, tested without a server, and put back into either kind of database. Whether
what it holds may be sent again is decided by who puts it back.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic.util import CommandError
from sqlalchemy import Column, Connection, Engine, Table, func, insert, inspect, select, text

from opslag import sleutels
from opslag.database import bestand, maak_engine, versie
from opslag.geheim import sleutels_van
from opslag.models import Sleutelmerk, Tabel, Wijkverband
from opslag.sleutels import SleutelPastNiet, werk_bij
from opslag.versleuteling import Sleutelbos

PER_KEER = 1000  # rows that are carried at once
RUIMTE = "wijksignaal_toets"  # the schema in which a copy is tried, beside the real tables


class KopieOnbruikbaar(Exception):
    """This file is not a copy that can be put back; the text says why, in Dutch."""


def maak(engine: Engine, doel: Path) -> None:
    """A consistent copy while the service runs. `doel` must not exist yet; it is whole, or not there."""
    if engine.dialect.name == "sqlite":
        _schrijf_bestand(engine, doel)
        return
    if versie(engine) != versie(None):
        raise KopieOnbruikbaar(
            "De database is van een andere versie. Maak de kopie met de versie die draaide."
        )
    sleutels.toets(engine)
    half = doel.with_name(f"{doel.name}.half")
    half.unlink(missing_ok=True)
    try:
        with _geopend(f"sqlite:///{half}", sleutels_van(engine.dialect)) as kopie:
            werk_bij(kopie)
            _draag_over(engine, kopie)
            _schrijf_bestand(kopie, doel)
    finally:
        for staart in ("", "-wal", "-shm"):
            half.with_name(half.name + staart).unlink(missing_ok=True)


def _schrijf_bestand(engine: Engine, doel: Path) -> None:
    with engine.connect() as verbinding:
        ruw: Any = verbinding.connection.driver_connection
        ruw.execute("VACUUM INTO ?", (str(doel),))


@contextmanager
def geopend(kopie: Path, met: Sleutelbos) -> Iterator[Engine]:
    """This copy, brought up to date in a place of its own, and written in the key of today; the file stays as it
    is."""
    _keur(kopie)
    with TemporaryDirectory() as map_:
        werkkopie = Path(shutil.copy(kopie, Path(map_) / "kopie.sqlite"))
        with _geopend(f"sqlite:///{werkkopie}", met) as engine:
            try:
                sleutels.zet_over(engine)
            except SleutelPastNiet as fout:
                raise KopieOnbruikbaar(f"{kopie} gaat niet open. {fout}") from None
            except CommandError:
                raise KopieOnbruikbaar(
                    f"{kopie} is van een nieuwere versie van Wijksignaal. Werk Wijksignaal eerst bij."
                ) from None
            yield engine


def _keur(kopie: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{kopie.absolute().as_uri()}?mode=ro", uri=True)) as db:
            heel = db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            van_ons = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite3.Error:
        heel, van_ons = False, None
    if not heel or van_ons is None:
        raise KopieOnbruikbaar(f"{kopie} is geen hele kopie van Wijksignaal. Kies een andere kopie.")


def is_leeg(engine: Engine) -> bool:
    """Is there nothing in it that could be lost?"""
    if not inspect(engine).has_table(Wijkverband.__tablename__):
        return True
    with engine.connect() as verbinding:
        return verbinding.scalar(select(func.count()).select_from(Wijkverband)) == 0


def vul(kopie: Engine, leeg: Engine) -> None:
    """Everything of this copy goes into an empty database, in one transaction."""
    werk_bij(leeg)
    _draag_over(kopie, leeg)


@contextmanager
def lege_plek(url: str, met: Sleutelbos) -> Iterator[Engine]:
    """An empty database of the same kind, beside the real one, that is gone afterwards."""
    if bestand(url) is not None:
        with TemporaryDirectory() as map_, _geopend(f"sqlite:///{map_}/toets.sqlite", met) as engine:
            yield engine
        return
    with _geopend(url, met) as echt, _geopend(url, met, RUIMTE) as engine:
        _maak_ruimte(echt, opnieuw=True)
        try:
            yield engine
        finally:
            engine.dispose()
            _maak_ruimte(echt, opnieuw=False)


def _maak_ruimte(echt: Engine, opnieuw: bool) -> None:
    with echt.begin() as verbinding:
        verbinding.execute(text(f"DROP SCHEMA IF EXISTS {RUIMTE} CASCADE"))
        if opnieuw:
            verbinding.execute(text(f"CREATE SCHEMA {RUIMTE}"))


@contextmanager
def _geopend(url: str, met: Sleutelbos, schema: str = "") -> Iterator[Engine]:
    engine = maak_engine(url, met, schema)
    try:
        yield engine
    finally:
        engine.dispose()


def _draag_over(van: Engine, naar: Engine) -> None:
    """All rows but the mark of the key, parents first, as they stood at one moment; each is read with the keys of
    one database and written with those of the other."""
    lezend = van.execution_options(isolation_level="REPEATABLE READ") if van.dialect.name != "sqlite" else van
    with lezend.connect() as bron, naar.begin() as doel:
        for tabel in Tabel.metadata.sorted_tables:
            if tabel is Sleutelmerk.__table__:
                continue
            for rijen in bron.execute(select(tabel)).mappings().partitions(PER_KEER):
                doel.execute(insert(tabel), [dict(rij) for rij in rijen])
        for tabel in Tabel.metadata.sorted_tables:
            if (sleutel := tabel.autoincrement_column) is not None:
                _tel_verder(doel, tabel, sleutel, _geteld_tot(bron, tabel, sleutel))


def _geteld_tot(bron: Connection, tabel: Table, sleutel: Column[Any]) -> int:
    """The highest number that was ever given out there, also when its row was erased since."""
    hoogste = bron.scalar(select(func.max(sleutel))) or 0
    if bron.dialect.name == "sqlite":
        teller = bron.scalar(text("SELECT seq FROM sqlite_sequence WHERE name = :naam"), {"naam": tabel.name})
    else:
        reeks = bron.scalar(select(func.pg_get_serial_sequence(tabel.name, sleutel.name)))
        teller = bron.scalar(
            text("SELECT pg_sequence_last_value(CAST(:reeks AS regclass))"), {"reeks": reeks}
        )
    return max(hoogste, teller or 0)


def _tel_verder(doel: Connection, tabel: Table, sleutel: Column[Any], vanaf: int) -> None:
    """The counters do not know what was carried in."""
    if doel.dialect.name != "sqlite":
        if vanaf:
            doel.execute(select(func.setval(func.pg_get_serial_sequence(tabel.name, sleutel.name), vanaf)))
        return
    waarden = {"naam": tabel.name, "vanaf": vanaf}
    if tabel.dialect_options["sqlite"]["autoincrement"]:
        doel.execute(text("DELETE FROM sqlite_sequence WHERE name = :naam"), waarden)
        doel.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:naam, :vanaf)"), waarden)
