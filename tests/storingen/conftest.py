"""The breaking tests count: what went in, and what was lost, came twice, or went wrong without a word.

`make storingen` plays them whole, `make storingen-kort` (and `make test`) shorter; both end with the sums as
one line of JSON. A story that ends with anything lost, doubled or silent fails.
"""

import asyncio
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.mensen import GROEP
from tests.nepserver import NepServer
from tests.proces import MENSEN, Opdracht, richt_in
from tests.schaal import HEEL

pytest.register_assert_rewrite("tests.storingen.wijkmachine")

LANG = ("test_tijd.py", "test_stortvloed.py")
FOUT = ("verloren", "dubbel", "stil")
_sommen = pytest.StashKey[Counter[str]]()


class Telling(Counter[str]):
    """`gegeven` is what people and the calendar brought in; the rest what became of it. Other names are
    free, and are added up over all stories as well."""

    def tel(self, **aantallen: int) -> None:
        self.update(aantallen)

    @property
    def mis(self) -> dict[str, int]:
        return {naam: self[naam] for naam in FOUT if self[naam]}


@pytest.fixture
def telling(record_property: Callable[[str, object], None]) -> Iterator[Telling]:
    telling = Telling()
    yield telling
    record_property("telling", dict(telling))
    assert telling["gegeven"], "a story in which nothing came in shows nothing"
    assert telling.mis == {}


@pytest.fixture
def mensen() -> Mapping[int, str]:
    """Who takes part; the first is the coördinator."""
    return MENSEN


@pytest.fixture
def server(mensen: Mapping[int, str]) -> Iterator[NepServer]:
    with NepServer() as server:
        server.wereld.open |= {GROEP, *mensen}
        yield server


@pytest.fixture
def wijksignaal(server: NepServer, database: str, tmp_path: Path, mensen: Mapping[int, str]) -> Opdracht:
    asyncio.run(richt_in(database, mensen))
    return Opdracht(server, tmp_path, database)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is done in a minute is the heart of each story: of those that can go in several ways the first, and
    processes, months and floods on one database only. The rest is `lang`, and CI plays that as well."""
    gezien = set[tuple[object, str, bool]]()
    for item in items:
        ander = "postgresql" in item.name
        lang = "wijksignaal" in getattr(item, "fixturenames", ()) or item.path.name in LANG
        verhaal = (item.path, getattr(item, "originalname", item.name), ander)
        if (lang and ander) or verhaal in gezien:
            item.add_marker("lang")
        gezien.add(verhaal)


# --- the sums, also over the processes of xdist ---


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_sommen] = Counter(verhalen=0, gegeven=0, **dict.fromkeys(FOUT, 0))
    config.pluginmanager.register(Optelling(config.stash[_sommen]))


class Optelling:
    def __init__(self, sommen: Counter[str]) -> None:
        self.sommen = sommen

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "teardown":  # a fixture writes its sums down as it ends
            return
        for naam, waarde in report.user_properties:
            if naam == "telling":
                self.sommen.update(verhalen=1)
                self.sommen.update(dict(waarde))  # type: ignore[call-overload]


def pytest_unconfigure(config: pytest.Config) -> None:
    sommen = config.stash.get(_sommen, Counter())
    if sommen["verhalen"] and not hasattr(config, "workerinput"):
        print(json.dumps({"schaal": "heel" if HEEL else "kort", **sommen}))
