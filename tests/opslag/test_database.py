"""The promises of the database itself: moments in UTC, one service at a time, copies, migrations."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, select
from sqlalchemy.exc import StatementError

from opslag import DatabaseBezet, Storing, alleen_wij, kopieer, maak_engine, transactie, werk_bij
from opslag.apply import maak_wijkverband, merk_gezien, noteer_hartslag
from opslag.facts import laatste_hartslag, wijkverbanden
from opslag.models import Gezien, Persoon, Tabel

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Engine]:
    engine = maak_engine(f"sqlite:///{tmp_path}/wijk.sqlite")
    werk_bij(engine)
    yield engine
    engine.dispose()


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


def test_sqlite_runs_as_the_house_asks(db: Engine) -> None:
    with db.connect() as verbinding:
        stand = {
            p: verbinding.exec_driver_sql(f"PRAGMA {p}").scalar()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert stand == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


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


def test_a_database_that_cannot_be_written_is_a_storing_not_a_crash(db: Engine, tmp_path: Path) -> None:
    ander = sqlite3.connect(tmp_path / "wijk.sqlite", isolation_level=None)
    ander.execute("BEGIN IMMEDIATE")
    with db.connect() as verbinding:
        verbinding.connection.driver_connection.execute("PRAGMA busy_timeout=1")  # type: ignore[union-attr]
    with pytest.raises(Storing), transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "1", NU)
    ander.execute("ROLLBACK")
    ander.close()


def test_a_second_service_on_the_same_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/wijk.sqlite"
    with (
        alleen_wij(url),
        pytest.raises(DatabaseBezet, match=r"Wijksignaal draait al op .*Stop dat eerst"),
        alleen_wij(url),
    ):
        pass
    with alleen_wij(url):
        pass  # and free again when the first has gone


def test_a_copy_made_while_running_holds_what_was_committed(db: Engine, tmp_path: Path) -> None:
    with transactie(db) as sessie:
        maak_wijkverband(sessie, "Laak", NU)
    with transactie(db) as sessie:
        merk_gezien(sessie, "telegram", "1", NU)
        sessie.commit()
        kopieer(db, tmp_path / "kopie.sqlite")
    kopie = maak_engine(f"sqlite:///{tmp_path}/kopie.sqlite")
    with transactie(kopie) as sessie:
        assert [w.naam for w in wijkverbanden(sessie)] == ["Laak"]
        assert sessie.scalars(select(Gezien.update)).all() == ["1"]
    kopie.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_models(db: Engine) -> None:
    with db.connect() as verbinding:
        assert compare_metadata(MigrationContext.configure(verbinding), Tabel.metadata) == []


def test_migrating_again_changes_nothing_and_loses_nothing(db: Engine) -> None:
    with transactie(db) as sessie:
        maak_wijkverband(sessie, "Laak", NU, buurten=["Spoorbuurt"])
    werk_bij(db)
    with transactie(db) as sessie:
        assert [(w.naam, w.buurten) for w in wijkverbanden(sessie)] == [("Laak", ("Spoorbuurt",))]
