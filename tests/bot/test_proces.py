"""The real command in processes of its own, against a Telegram over HTTP: killed, stopped, started twice, copied."""

import asyncio
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import time as uur
from pathlib import Path

import pytest

from bot.dienst import Dienst, Klok
from bot.receive import vrije_dagen
from gesprekken import kalender
from gesprekken.wijk import MeldAan, Rol
from opslag import Wie, apply, facts, transactie
from tests.mensen import GROEP
from tests.nepserver import GEDULD, NepServer
from tests.neptelegram import TOKEN

HUIS = Path(__file__).parents[2]
MENSEN = {70_000_000_001 + i: f"Melder{i}" for i in range(10)}
EEN, TWEE = list(MENSEN)[:2]


@pytest.fixture(scope="module")
def oefenbestand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wijkverband for rehearsal since 2 November 2026, with a group and ten people."""
    pad = tmp_path_factory.mktemp("oefening") / "wijk.sqlite"
    asyncio.run(_richt_in(pad))
    return pad


async def _richt_in(pad: Path) -> None:
    nu = kalender.moment(kalender.eerste_dag("2026-11").replace(day=2), uur(8, 30))
    async with Dienst(f"sqlite:///{pad}", klok=Klok(nu, loopt=False)) as dienst:
        with transactie(dienst.db) as sessie:
            wijk = apply.maak_wijkverband(sessie, "Laak", nu, organisaties=["Gemeente"], oefening=True)
            apply.koppel_groep(sessie, wijk, "telegram", str(GROEP))
            for nummer, (id, naam) in enumerate(MENSEN.items()):
                apply.nodig_uit(sessie, wijk, naam, Rol.MELDER, 1, kalender.ronde_einde("2027-01"))
                uitnodiging = facts.uitnodiging(sessie, naam, nu)
                meld_aan = MeldAan(uitnodiging.id, naam, "Gemeente", f"Functie{nummer}", None, frozenset())
                apply.pas_toe(sessie, [meld_aan], Wie("telegram", str(id), nu, vrij=vrije_dagen(2026)))


@pytest.fixture
def server() -> Iterator[NepServer]:
    with NepServer() as server:
        server.wereld.open |= {GROEP, *MENSEN}
        yield server


class Opdracht:
    """`wijksignaal …` in a folder of its own, with everything it printed in two files."""

    def __init__(self, server: NepServer, map_: Path) -> None:
        self.map, self.omgeving = map_, server.omgeving
        self.uit, self.fout = map_ / "uit.txt", map_ / "fout.txt"

    def start(self, *argumenten: str) -> subprocess.Popen[bytes]:
        omgeving = {"PYTHONPATH": str(HUIS), "WIJKSIGNAAL_DATABASE_URL": "sqlite:///wijk.sqlite"}
        with self.uit.open("ab") as uit, self.fout.open("ab") as fout:
            return subprocess.Popen(
                [sys.executable, "-m", "bot", *argumenten],
                cwd=self.map,
                env=omgeving | self.omgeving,
                stdout=uit,
                stderr=fout,
            )

    @contextmanager
    def draait(self, *argumenten: str) -> Iterator[subprocess.Popen[bytes]]:
        proces = self.start(*argumenten)
        try:
            yield proces
        finally:
            proces.kill()
            proces.wait()

    def doe(self, *argumenten: str) -> int:
        """Run it to its end; the exit code."""
        with self.draait(*argumenten) as proces:
            return proces.wait(GEDULD)

    def vraag(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.map / "wijk.sqlite") as db:
            antwoord = db.execute(sql).fetchall()
        db.close()
        return antwoord

    @property
    def gezegd(self) -> str:
        return self.uit.read_text("utf-8") + self.fout.read_text("utf-8")


@pytest.fixture
def wijksignaal(server: NepServer, oefenbestand: Path, tmp_path: Path) -> Opdracht:
    shutil.copy(oefenbestand, tmp_path / "wijk.sqlite")
    return Opdracht(server, tmp_path)


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
        assert kopie.execute("SELECT gehoord FROM signaal").fetchall() == [
            ("De lift in de flat is steeds kapot",)
        ]
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


def test_killed_in_the_middle_nothing_is_lost_and_nothing_doubled(
    wijksignaal: Opdracht, server: NepServer
) -> None:
    server.doe(*(lambda w, i=i: w.bericht(i, MENSEN[i], f"Het is druk bij halte {i}") for i in MENSEN))
    with wijksignaal.draait("start") as bot:
        server.wacht_tot(lambda w: sum(b[-1].van == "bot" for c, b in w.chats.items() if c > 0) >= 3)
        bot.send_signal(signal.SIGKILL)
        bot.wait()
    with wijksignaal.draait("start"):
        server.wacht_tot(lambda w: all(w.chats[i][-1].van == "bot" for i in MENSEN))
        server.wacht_op_poll()
    assert sorted(wijksignaal.vraag("SELECT gehoord FROM signaal")) == [
        (f"Het is druk bij halte {i}",) for i in MENSEN
    ]
    assert wijksignaal.vraag("SELECT count(*) FROM gezien") == [(10,)]
    geplaatst = wijksignaal.vraag("SELECT adres FROM outbox WHERE soort = 'antwoord' ORDER BY adres")
    assert geplaatst == [(str(i),) for i in MENSEN]


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
