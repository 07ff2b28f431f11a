"""The real command in processes of its own, against a Telegram over HTTP: killed, stopped, started twice, copied."""

import asyncio
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.mensen import GROEP
from tests.nepserver import GEDULD, NepServer
from tests.neptelegram import TOKEN
from tests.proces import MENSEN, Opdracht, richt_in
from tests.sleutels import leesbaar

EEN, TWEE = list(MENSEN)[:2]


@pytest.fixture(scope="module")
def oefenbestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pad = tmp_path_factory.mktemp("oefening") / "wijk.sqlite"
    asyncio.run(richt_in(f"sqlite:///{pad}"))
    return pad


@pytest.fixture
def server() -> Iterator[NepServer]:
    with NepServer() as server:
        server.wereld.open |= {GROEP, *MENSEN}
        yield server


@pytest.fixture
def wijksignaal(server: NepServer, oefenbestand: Path, tmp_path: Path) -> Opdracht:
    shutil.copy(oefenbestand, tmp_path / "wijk.sqlite")
    return Opdracht(server, tmp_path, "sqlite:///wijk.sqlite")


def test_it_answers_is_alone_can_be_copied_and_stops_when_asked(
    wijksignaal: Opdracht, server: NepServer
) -> None:
    with wijksignaal.draait("start") as bot:
        server.zegt(EEN, MENSEN[EEN], "De lift in de flat is steeds kapot")
        server.wacht_tot(lambda w: w.chats[EEN][-1].van == "bot")

        assert wijksignaal.doe("start") == 1
        assert "Wijksignaal draait al op wijk.sqlite." in wijksignaal.fout.read_text("utf-8")

        assert wijksignaal.doe("reservekopie", "maak", "kopie.sqlite") == 0
        kopie = sqlite3.connect(wijksignaal.map / "kopie.sqlite")
        (bewaard,) = kopie.execute("SELECT gehoord FROM signaal").fetchone()
        assert leesbaar("gehoord", bewaard) == "De lift in de flat is steeds kapot"
        assert kopie.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        kopie.close()

        server.wacht_op_poll()
        begin = time.monotonic()
        bot.send_signal(signal.SIGINT)
        assert bot.wait(GEDULD) == 0
        print(f"Ctrl-C: {time.monotonic() - begin:.2f} s")  # measured, not asserted: this machine may be busy

    regels = wijksignaal.uit.read_text("utf-8").splitlines()
    assert regels[0] == "Wijksignaal draait als @wijksignaalbot. Stoppen doe je met Ctrl-C."
    assert [
        woord for woord in (TOKEN, TOKEN[5:], "lift", MENSEN[EEN], str(EEN)) if woord in wijksignaal.gezegd
    ] == []
    assert "Traceback" not in wijksignaal.gezegd


def test_a_clock_that_begins_elsewhere_runs_on_and_one_beat_does_what_is_due(
    wijksignaal: Opdracht, server: NepServer
) -> None:
    with wijksignaal.draait("start", "--klok", "2026-12-03T09:00") as bot:
        server.hoort(GROEP, "Signalenbundel Laak · november 2026")
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(GEDULD) == 0
    for _ in range(2):
        assert wijksignaal.doe("tik", "--nu", "2027-01-06T09:00") == 0
    assert [tekst.splitlines()[0] for tekst in server.gezegd(GROEP)] == [
        "Signalenbundel Laak · november 2026",
        "Signalenbundel Laak · december 2026",
    ]
    fout = wijksignaal.fout.read_text("utf-8")
    assert "*** DE KLOK BEGINT OP 2026-12-03T08:00:00+00:00 EN LOOPT DOOR. Dit is een oefening. ***" in fout
    assert "*** ÉÉN HARTSLAG OP 2027-01-06T08:00:00+00:00. Dit is een oefening. ***" in fout


def test_a_coordinator_comes_in_by_the_link_that_the_command_printed(
    wijksignaal: Opdracht, server: NepServer
) -> None:
    """In a terminal that knows no accents."""
    (wijksignaal.map / "wijk.sqlite").unlink()
    wijksignaal.omgeving |= {"PYTHONIOENCODING": "ascii"}
    assert wijksignaal.doe("beheer", "wijkverband", "Crooswijk é 🙂", "--buurt", "Rubroek") == 0
    regels = wijksignaal.uit.read_text("ascii").splitlines()
    link = next(regel.strip() for regel in regels if "https://" in regel)
    code = next(regel for regel in regels if "Code:" in regel).split()[1]
    assert link == f"https://t.me/wijksignaalbot?start={code}"
    with wijksignaal.draait("start"):
        server.zegt(TWEE, "Esra Demir", f"/start {code}")
        server.hoort(TWEE, "Welkom bij Wijksignaal van Crooswijk é 🙂.")
