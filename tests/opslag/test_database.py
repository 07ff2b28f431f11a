"""The promises of the database itself: moments in UTC, one service at a time, migrations."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError

from opslag import Botsing, DatabaseBezet, Grendel, Storing, maak_engine, transactie, werk_bij
from opslag.apply import merk_gezien, noteer_hartslag
from opslag.facts import laatste_hartslag, wijkverbanden
from opslag.mensen import houd_vast, maak_wijkverband
from opslag.models import Gezien, Outbox, Persoon, Tabel, Webbericht
from tests.databases import PostgreSQL, haal_weg, zet_terug
from tests.sleutels import SLEUTELS

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)


def gezien(db: Engine) -> list[str]:
    with transactie(db) as sessie:
        return list(sessie.scalars(select(Gezien.update).order_by(Gezien.update)))


def test_a_moment_without_a_time_zone_is_refused(db: Engine) -> None:
    naief = datetime(2026, 11, 3, 12, 15)
    with transactie(db) as sessie, pytest.raises(StatementError, match="zonder tijdzone"):
        noteer_hartslag(sessie, naief)


def test_a_moment_comes_back_as_the_same_instant_in_utc(db: Engine) -> None:
    in_amsterdam = NU.astimezone(timezone(timedelta(hours=1)))
    with transactie(db) as sessie:
        noteer_hartslag(sessie, in_amsterdam)
    with transactie(db) as sessie:
        gelezen = laatste_hartslag(sessie)
    assert gelezen is not None
    assert (gelezen, gelezen.tzinfo) == (NU, UTC)


def test_sqlite_runs_as_the_house_asks(leeg_bestand: Path) -> None:
    db = maak_engine(f"sqlite:///{leeg_bestand}", SLEUTELS)
    with db.connect() as verbinding:
        stand = {
            p: verbinding.exec_driver_sql(f"PRAGMA {p}").scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
    db.dispose()
    assert stand == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_postgresql_runs_as_the_house_asks(postgresql: PostgreSQL) -> None:
    """Nobody waits for ever, and who stands still in the middle lets go."""
    db = maak_engine(url := postgresql.nieuw(), SLEUTELS)
    with db.connect() as verbinding:
        stand = {
            p: verbinding.exec_driver_sql(f"SHOW {p}").scalar()
            for p in ("transaction_isolation", "lock_timeout", "idle_in_transaction_session_timeout")
        }
    db.dispose()
    postgresql.weg(url)
    assert stand == {
        "transaction_isolation": "read committed",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "1min",
    }


def test_an_address_of_a_chat_needs_more_than_32_bits(db: Engine) -> None:
    with transactie(db) as sessie:
        nummer = maak_wijkverband(sessie, "Laak", NU)
        groot = Persoon(
            id=2**62,
            kanaal="telegram",
            adres=str(-(2**52)),
            naam="Fatima",
            uur=None,
            dagen="01234",
            laatst_in=nummer,
            aangemeld=NU,
        )
        sessie.add(groot)
    with transactie(db) as sessie:
        assert sessie.scalars(select(Persoon.id)).all() == [2**62]


def test_a_transaction_that_fails_leaves_nothing(db: Engine) -> None:
    def mislukt() -> None:
        with transactie(db) as sessie:
            merk_gezien(sessie, "telegram", "1", NU)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        mislukt()
    with transactie(db) as sessie:
        assert sessie.scalars(select(Gezien)).all() == []


def test_a_database_that_is_away_is_a_storing_and_comes_back(db: Engine) -> None:
    with transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "1", NU)
    haal_weg(db)
    with pytest.raises(Storing), transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "2", NU)
    zet_terug(db)
    with transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "3", NU)
    assert gezien(db) == ["1", "3"]


def test_an_sqlite_file_that_another_keeps_locked_is_a_storing(leeg_bestand: Path, tmp_path: Path) -> None:
    pad = Path(shutil.copy(leeg_bestand, tmp_path))
    db = maak_engine(f"sqlite:///{pad}", SLEUTELS)
    ander = sqlite3.connect(pad, isolation_level=None)
    ander.execute("BEGIN IMMEDIATE")
    with db.connect() as verbinding:
        verbinding.connection.driver_connection.execute("PRAGMA busy_timeout=1")  # type: ignore[union-attr]
    with pytest.raises(Storing), transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "1", NU)
    ander.execute("ROLLBACK")
    ander.close()
    db.dispose()


def test_two_that_wait_for_each_other_do_not_wait_for_ever(postgresql: PostgreSQL) -> None:
    """PostgreSQL ends one of the two, which is then played again."""
    db = maak_engine(url := postgresql.nieuw(), SLEUTELS)
    with transactie(db) as sessie:
        een, twee = (maak_wijkverband(sessie, naam, NU) for naam in ("Laak", "Rubroek"))
    beide = Barrier(2)

    def houd(eerst: int, dan: int) -> str:
        try:
            with transactie(db) as sessie:
                houd_vast(sessie, eerst)
                beide.wait(20)
                houd_vast(sessie, dan)
        except Botsing:
            return "botsing"
        return "gelukt"

    with ThreadPoolExecutor(2) as draden:
        uitslag = list(draden.map(houd, (een, twee), (twee, een)))
    db.dispose()
    postgresql.weg(url)
    assert sorted(uitslag) == ["botsing", "gelukt"]


def test_a_second_service_on_the_same_database_is_refused_with_a_sentence(database: str) -> None:
    with (
        Grendel(database),
        pytest.raises(DatabaseBezet, match=r"Wijksignaal draait al op .*Stop dat eerst"),
        Grendel(database),
    ):
        pass
    with Grendel(database):
        pass  # and free again when the first has gone


def test_a_server_that_was_restarted_is_taken_again_unless_another_was_first(db: Engine) -> None:
    url = db.url.render_as_string(hide_password=False)
    with Grendel(url) as grendel:
        grendel.is_van_ons()
        if db.dialect.name == "sqlite":  # a file lock goes with the process only
            return
        haal_weg(db)
        with pytest.raises(Storing):
            grendel.is_van_ons()
        zet_terug(db)
        grendel.is_van_ons()
        haal_weg(db)
        zet_terug(db)
        with Grendel(url), pytest.raises(DatabaseBezet):
            grendel.is_van_ons()


def test_the_migrations_make_exactly_the_tables_of_the_models(db: Engine) -> None:
    with db.connect() as verbinding:
        assert compare_metadata(MigrationContext.configure(verbinding), Tabel.metadata) == []


def test_migrating_again_changes_nothing_and_loses_nothing(db: Engine) -> None:
    with transactie(db) as sessie:
        maak_wijkverband(sessie, "Laak", NU, buurten=["Spoorbuurt"])
    werk_bij(db)
    with transactie(db) as sessie:
        assert [(w.naam, w.buurten) for w in wijkverbanden(sessie)] == [("Laak", ("Spoorbuurt",))]


def test_the_number_of_a_row_that_was_erased_is_given_to_no_other(leeg: str) -> None:
    """Whatever later migrations do: on SQLite a table that is made anew loses this unless it is said again."""
    db = maak_engine(leeg, SLEUTELS)
    werk_bij(db)
    nummers = []
    for _ in range(2):
        with transactie(db) as sessie:
            rijen = [
                Webbericht(adres="a", van="bot", inhoud="", moment=NU),
                Outbox(kanaal="k", adres="a", soort="s", inhoud="", status="s", geplaatst=NU, niet_voor=NU),
            ]
            sessie.add_all(rijen)
            sessie.flush()
            nummers.append([rij.id for rij in rijen])
            for rij in rijen:
                sessie.delete(rij)
    eenmalig = {t.name for t in Tabel.metadata.sorted_tables if t.dialect_options["sqlite"]["autoincrement"]}
    assert eenmalig == {"persoon", "signaal", "actie", "outbox", "webbericht"}
    assert nummers == [[1, 1], [2, 2]]
    if db.dialect.name == "sqlite":
        with db.connect() as verbinding:
            zoek = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
            assert {naam for (naam,) in verbinding.exec_driver_sql(zoek)} == eenmalig
    db.dispose()
