"""The engine, transactions, and the column types that both databases must agree on.

SQLite runs with WAL, full sync, foreign keys and BEGIN IMMEDIATE (a deferred transaction fails at once
when it must be upgraded), so everything happens one after another. PostgreSQL does so within a
wijkverband, which a transaction can hold (`houd_vast`). One service at a time has a database:
`Grendel` keeps a second one out.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, TextIO

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    JSON,
    URL,
    BigInteger,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Integer,
    NullPool,
    create_engine,
    event,
    literal_column,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as GeenVerbindingVrij
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.dml import ReturningInsert
from sqlalchemy.types import TypeDecorator

from gesprekken.rondes import Ritme
from opslag.geheim import geef_sleutels
from opslag.versleuteling import Sleutelbos

Id = BigInteger().with_variant(
    Integer, "sqlite"
)  # only INTEGER counts up by itself in SQLite; it is 64 bits there


DRADEN = 8  # so many transactions at once on PostgreSQL, and one on SQLite
# Waiting for a lock ends as it does on SQLite, and a process that stands still lets go of what it holds.
GEDULD = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
NOG_EENS = ("40001", "40P01")  # PostgreSQL gave up one of two transactions that waited for each other
GRENDEL = 0x57696A6B  # the advisory lock of a service
BEZET = "55P03"  # PostgreSQL waited for a lock as long as it was told


class DatabaseBezet(Exception):
    """Another service has this database."""


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
        utc = value if value.tzinfo is UTC else value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Wissels(TypeDecorator[Ritme]):
    """The rhythm of a wijkverband: the days on which it changes."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Ritme | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [dag.isoformat() for dag in value.wissels]

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> Ritme | None:
        return None if value is None else Ritme(tuple(map(date.fromisoformat, value)))


def maak_engine(url: str, sleutels: Sleutelbos, schema: str = "") -> Engine:
    """For `sqlite:///pad` or `postgresql://…`, with the keys for what is in it; on PostgreSQL in another schema than
    the usual one."""
    engine = _maak_engine(_adres(url), schema)
    geef_sleutels(engine, sleutels)
    return engine


def _maak_engine(adres: URL, schema: str) -> Engine:
    if adres.get_backend_name() != "sqlite":
        opties = f"{GEDULD} -c search_path={schema}" if schema else GEDULD
        return create_engine(
            adres,
            hide_parameters=True,  # an error must not carry what people wrote
            pool_size=DRADEN,
            pool_pre_ping=True,  # a server that was restarted meanwhile is no failure
            connect_args={"connect_timeout": 10, "options": opties, "application_name": "wijksignaal"},
        )
    engine = create_engine(adres, hide_parameters=True)
    event.listen(engine, "connect", _sqlite_instellen)
    event.listen(engine, "begin", lambda verbinding: verbinding.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _adres(url: str) -> URL:
    adres = make_url(url)
    return adres.set(drivername="postgresql+psycopg") if adres.drivername.startswith("postgres") else adres


def draden(engine: Engine) -> int:
    """How many transactions it takes at once."""
    return 1 if engine.dialect.name == "sqlite" else DRADEN


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


def een_tegelijk(sessie: Session) -> bool:
    """On SQLite a transaction holds everything from its first word; elsewhere it has to say what it holds."""
    return verbinding(sessie).dialect.name == "sqlite"


@contextmanager
def transactie(engine: Engine) -> Iterator[Session]:
    """Everything in it is committed, or nothing is: then Botsing or Storing tells whether someone was
    first or the database was away. Who uses the session later is refused."""
    try:
        with Session(engine, close_resets_only=False) as sessie, sessie.begin():
            sessie.info[_VERBINDING] = sessie.connection()
            yield sessie
    except (IntegrityError, StaleDataError) as fout:
        raise Botsing(type(fout).__name__) from fout
    except DBAPIError as fout:
        if getattr(fout.orig, "sqlstate", None) in NOG_EENS:
            raise Botsing(type(fout).__name__) from fout
        if fout.connection_invalidated or isinstance(fout, OperationalError | InterfaceError):
            raise Storing(type(fout).__name__) from fout
        raise
    except GeenVerbindingVrij as fout:
        raise Storing(type(fout).__name__) from fout


_VERBINDING = "verbinding"


def verbinding(sessie: Session) -> Connection:
    """That of the transaction, for statements that carry no objects. To ask the session for it takes as long as
    the database needs for an answer."""
    gevonden: Connection = sessie.info[_VERBINDING]
    return gevonden


def voeg_in(sessie: Session, tabel: type[DeclarativeBase], **waarden: object) -> bool:
    """Insert, unless a unique key says it is there already; tells whether it was new."""
    hier = verbinding(sessie)
    return hier.execute(_invoeging(tabel, hier.dialect.name), waarden).first() is not None


@cache
def _invoeging(tabel: type[DeclarativeBase], dialect: str) -> ReturningInsert[tuple[int]]:
    """Made once for each table: composing it takes longer than carrying it out."""
    nieuw = sqlite.insert if dialect == "sqlite" else postgresql.insert
    return nieuw(tabel).on_conflict_do_nothing().returning(literal_column("1", Integer))


def breng_op_versie(engine: Engine) -> None:
    """Bring the tables up to date. Foreign keys are off meanwhile: Alembic's batch mode recreates a
    table, and would empty what refers to it by ON DELETE CASCADE; a check afterwards shows nothing broke."""
    instellingen = _migraties()
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


def ruim_logboek_op(engine: Engine) -> bool:
    """What was erased stays readable in the log that SQLite writes ahead (`-wal`), until that is emptied into
    the file itself. False when somebody was reading, and it has to be tried again."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as verbinding:
        ruw: Any = verbinding.connection.driver_connection
        bezet, _, _ = ruw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not bezet


def versie(engine: Engine | None) -> str | None:
    """Which migration a database is at; without one, which it should be at."""
    if engine is None:
        return ScriptDirectory.from_config(_migraties()).get_current_head()
    with engine.connect() as verbinding:
        return MigrationContext.configure(verbinding).get_current_revision()


def _migraties() -> Config:
    instellingen = Config()
    instellingen.set_main_option("script_location", "opslag:migrations")
    return instellingen


def bestand(url: str) -> Path | None:
    """The file of an SQLite database; None for a server or for memory."""
    gelezen = make_url(url)
    if gelezen.get_backend_name() != "sqlite" or gelezen.database in (None, "", ":memory:"):
        return None
    return Path(str(gelezen.database))


class Grendel:
    """Hold the database as its only service; use it as a context manager. DatabaseBezet when another has it.

    The lock goes with the process or its connection, so a killed service leaves nothing behind.
    """

    def __init__(self, url: str) -> None:
        self._adres, self._pad = _adres(url), bestand(url)
        self._houvast: TextIO | Connection | None = None

    def __enter__(self) -> "Grendel":
        if self._pad is not None:
            self._houvast = _vergrendel(self._pad)
        elif self._adres.get_backend_name() == "postgresql":
            self._houvast = _vergrendel_server(self._adres)
        return self

    def __exit__(self, *fout: object) -> None:
        if self._houvast is not None:
            self._houvast.close()
            self._houvast = None

    def is_van_ons(self) -> None:
        """A server that was restarted forgot who had it: take it again, unless another was first. Raises
        Storing while it cannot be reached."""
        try:
            if isinstance(self._houvast, Connection):
                self._houvast.execute(text("SELECT 1"))
        except DBAPIError:
            self.__exit__()
        try:
            if self._houvast is None:
                self.__enter__()
        except DBAPIError as fout:
            raise Storing(type(fout).__name__) from fout


def _vergrendel(pad: Path) -> TextIO:
    slot = Path(f"{pad}.slot").open("w")  # noqa: SIM115 - held until the service ends
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        slot.close()
        raise DatabaseBezet(
            f"Wijksignaal draait al op {pad}. Stop dat eerst, of kies een ander bestand."
        ) from None
    return slot


def _vergrendel_server(adres: URL) -> Connection:
    """A server may take a moment to see that the one before us is gone."""
    engine = create_engine(adres, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    verbinding = engine.connect()
    try:
        verbinding.execute(text("SET lock_timeout = '5s'"))
        verbinding.execute(text("SELECT pg_advisory_lock(:slot)"), {"slot": GRENDEL})
    except OperationalError as fout:
        verbinding.close()
        if getattr(fout.orig, "sqlstate", None) != BEZET:
            raise
        raise DatabaseBezet(
            "Wijksignaal draait al op deze database. Stop dat eerst, of kies een andere database."
        ) from None
    return verbinding
