"""The engine, transactions, and the column types that both databases must agree on.

SQLite runs with WAL, full sync, foreign keys and BEGIN IMMEDIATE (a deferred transaction fails at once
when it must be upgraded). One service at a time has a file: `alleen_wij` keeps a second one out.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import BigInteger, DateTime, Dialect, Engine, Insert, Integer, create_engine, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.types import TypeDecorator

Id = BigInteger().with_variant(
    Integer, "sqlite"
)  # only INTEGER counts up by itself in SQLite; it is 64 bits there


class DatabaseBezet(Exception):
    """Another service has this database file."""


class Botsing(Exception):
    """Someone was first. Playing the turn again gives the right answer."""


class Storing(Exception):
    """The database cannot be reached or written just now; nothing of the transaction was kept."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite drops offsets silently, so a naive moment is refused on the way in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"een moment zonder tijdzone: {value!r}")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def maak_engine(url: str) -> Engine:
    engine = create_engine(url, hide_parameters=True)  # an error must not carry what people wrote
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_instellen)
        event.listen(engine, "begin", lambda verbinding: verbinding.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _sqlite_instellen(verbinding: Any, _: object) -> None:
    verbinding.isolation_level = None  # otherwise the driver begins by itself, and deferred
    # secure_delete: what is erased must not stay readable in the free pages of the file
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
    ):
        verbinding.execute(f"PRAGMA {pragma}")


@contextmanager
def transactie(engine: Engine) -> Iterator[Session]:
    """Everything in it is committed, or nothing is: then Botsing or Storing tells whether someone was
    first or the database was away. Who uses the session later is refused."""
    try:
        with Session(engine, close_resets_only=False) as sessie, sessie.begin():
            yield sessie
    except (IntegrityError, StaleDataError) as fout:
        raise Botsing(type(fout).__name__) from fout
    except OperationalError as fout:
        raise Storing(type(fout).__name__) from fout


def voeg_in(sessie: Session, tabel: type[DeclarativeBase], **waarden: object) -> bool:
    """Insert, unless a unique key says it is there already; tells whether it was new."""
    opdracht = _invoeging(tabel, sessie.get_bind().dialect.name)
    return bool(sessie.connection().execute(opdracht, waarden).rowcount)


@cache
def _invoeging(tabel: type[DeclarativeBase], dialect: str) -> Insert:
    """Made once for each table: composing it takes longer than carrying it out."""
    nieuw = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return nieuw(tabel).on_conflict_do_nothing()


def werk_bij(engine: Engine) -> None:
    """Bring the tables up to date. Foreign keys are off meanwhile: Alembic's batch mode recreates a
    table, and would empty what refers to it by ON DELETE CASCADE; a check afterwards shows nothing broke."""
    instellingen = Config()
    instellingen.set_main_option("script_location", "opslag:migrations")
    with engine.connect() as verbinding:
        op_sqlite = engine.dialect.name == "sqlite"
        ruw: Any = verbinding.connection.driver_connection
        if op_sqlite:
            ruw.execute("PRAGMA foreign_keys=OFF")
        with verbinding.begin():
            instellingen.attributes["connection"] = verbinding
            command.upgrade(instellingen, "head")
        if op_sqlite:
            ruw.execute("PRAGMA foreign_keys=ON")
            if kapot := ruw.execute("PRAGMA foreign_key_check").fetchall():
                raise RuntimeError(f"na het bijwerken verwijzen rijen naar niets: {kapot[:3]}")


def bestand(url: str) -> Path | None:
    """The file of an SQLite database; None for a server or for memory."""
    gelezen = make_url(url)
    if gelezen.get_backend_name() != "sqlite" or gelezen.database in (None, "", ":memory:"):
        return None
    return Path(str(gelezen.database))


@contextmanager
def alleen_wij(url: str) -> Iterator[None]:
    """Hold the database file as its only service; DatabaseBezet when another has it.

    The lock goes with the process, so a killed service leaves nothing behind.
    """
    pad = bestand(url)
    if pad is None:
        yield
        return
    with Path(f"{pad}.slot").open("w") as slot:
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseBezet(
                f"Wijksignaal draait al op {pad}. Stop dat eerst, of kies een ander bestand."
            ) from None
        yield


def kopieer(engine: Engine, doel: Path) -> None:
    """A consistent copy while the service runs. The target must not exist yet."""
    if engine.dialect.name != "sqlite":
        raise ValueError("Van PostgreSQL maak je een kopie met pg_dump.")
    with engine.connect() as verbinding:
        ruw: Any = verbinding.connection.driver_connection
        ruw.execute("VACUUM INTO ?", (str(doel),))
