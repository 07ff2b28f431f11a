"""What the stories need: a database per test, a clock that the test moves, people on either channel."""

import logging
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import logboek
from bot.dienst import Dienst, Klok
from bot.send import Tempo
from gesprekken import kalender
from opslag import Engine, maak_engine, werk_bij
from tests.databases import PostgreSQL
from tests.meelezer import Meelezer
from tests.mensen import BEGIN, BrowserBuurt, Buurt, TelegramBuurt, nieuw_wijkverband
from tests.neptelegram import NepTelegram
from tests.schaal import HEEL
from tests.sleutels import SLEUTEL, SLEUTELS

# What a test writes is written in memory where there is room: it need not outlive the machine, and a database of its
# own costs a third of the time.
GEHEUGEN, RUIMTE = Path("/dev/shm"), 2 * 2**30
if GEHEUGEN.is_dir() and shutil.disk_usage(GEHEUGEN).free > RUIMTE:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(GEHEUGEN))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Neither a channel nor a database knows which the other is. So a story is played over Telegram on PostgreSQL and
    in the browser on SQLite; `make storingen` and who asks for the whole scale play all four."""
    weg = [] if HEEL else [item for item in items if _kruist(item)]
    config.hook.pytest_deselected(items=weg)
    items[:] = [item for item in items if item not in set(weg)]


def _kruist(item: pytest.Item) -> bool:
    gekozen = getattr(item, "callspec", None)
    paar = tuple(gekozen.params.get(naam) for naam in ("buurt", "database")) if gekozen else ()
    return paar in (("telegram", "sqlite"), ("browser", "postgresql"))


@pytest.fixture(autouse=True)
def sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    """The key of the tests is set, as it is for who has installed it."""
    monkeypatch.setenv("WIJKSIGNAAL_SLEUTEL", SLEUTEL)


@pytest.fixture(scope="session")
def postgresql(testrun_uid: str) -> PostgreSQL:
    """One server, also for all processes of xdist."""
    plek = os.environ.get("PYTEST_DEBUG_TEMPROOT", tempfile.gettempdir())
    basis = Path(plek) / f"wijksignaal-{testrun_uid}"
    return PostgreSQL(basis, basis.with_suffix(".slot"))


@pytest.fixture(scope="session")
def leeg_bestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with its tables."""
    pad = tmp_path_factory.mktemp("leeg") / "wijk.sqlite"
    db = maak_engine(f"sqlite:///{pad}", SLEUTELS)
    werk_bij(db)
    db.dispose()
    return pad


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with its tables and nothing in them. Who asks for it is played on both."""
    if request.param == "sqlite":
        pad = shutil.copy(request.getfixturevalue("leeg_bestand"), tmp_path / "wijk.sqlite")
        yield f"sqlite:///{pad}"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    url = server.nieuw()
    yield url
    server.weg(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def leeg(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/oud.sqlite"
        return
    server: PostgreSQL = request.getfixturevalue("postgresql")
    url = server.nieuw("template0")
    yield url
    server.weg(url)


@pytest.fixture
def db(database: str) -> Iterator[Engine]:
    engine = maak_engine(database, SLEUTELS)
    yield engine
    engine.dispose()


@pytest.fixture
async def dienst(database: str) -> AsyncIterator[Dienst]:
    klok = Klok(kalender.moment(BEGIN.date(), BEGIN.time()), loopt=False)
    async with Dienst(database, SLEUTELS, klok=klok, tempo=Tempo(los=True)) as dienst:
        yield dienst


@pytest.fixture
def log() -> Iterator[Meelezer]:
    """What the service logs during this test."""
    meelezer, ons = Meelezer(), logging.getLogger(logboek.NAAM)
    was = ons.level
    ons.setLevel(logging.INFO)
    logging.getLogger().addHandler(meelezer)
    yield meelezer
    logging.getLogger().removeHandler(meelezer)
    ons.setLevel(was)


@pytest.fixture
def nep() -> NepTelegram:
    return NepTelegram()


@pytest.fixture
async def op_telegram(dienst: Dienst, nep: NepTelegram) -> TelegramBuurt:
    return await TelegramBuurt(dienst, nep).begin()


@pytest.fixture(params=["telegram", "browser"])
async def buurt(request: pytest.FixtureRequest, dienst: Dienst, nep: NepTelegram) -> Buurt:
    """A story that asks for this is played twice: over Telegram and over the browser channel."""
    return await TelegramBuurt(dienst, nep).begin() if request.param == "telegram" else BrowserBuurt(dienst)


@pytest.fixture
def uitnodiging(dienst: Dienst) -> str:
    """The invitation of the coördinator of a new wijkverband, as `wijksignaal beheer wijkverband` makes it."""
    return nieuw_wijkverband(dienst)
