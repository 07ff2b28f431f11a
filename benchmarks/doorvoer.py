"""Updates a second, and how soon a reply comes: this bot against a bare echo bot, by turns, on this machine.

Both are processes of their own that speak HTTP with the fake Bot API of the tests (it runs in this process) and
get the same texts. Ours keeps everything, with its own settings but one: pacing is lifted, or the limits of
Telegram would be all that is measured.
"""

import argparse
import asyncio
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.wijk import MELDERS, VERTELD, richt_in
from gesprekken.wijk import VRAAG2
from tests.nepserver import NepServer
from tests.sleutels import SLEUTEL

HUIS = Path(__file__).parents[1]
GEDULD = 120  # seconds within which everything must have been answered
PER_SECONDE = 20  # updates that are offered while replies are timed


@dataclass(frozen=True)
class Deelnemer:
    """`hoort`: whether this is the reply to that text, the first or second of a conversation."""

    naam: str
    opdracht: tuple[str, ...]
    hoort: Callable[[str, bool, str], bool]


def _is_beurt(tekst: str, tweede: bool, antwoord: str) -> bool:
    if tweede:
        return antwoord.startswith("Dank je, dit staat genoteerd") and tekst in antwoord
    return antwoord == f"Genoteerd. {VRAAG2}"


WIJ = Deelnemer("wij", ("-m", "bot", "start"), _is_beurt)
ECHO = Deelnemer("echo", ("-m", "benchmarks.echobot"), lambda tekst, tweede, antwoord: antwoord == tekst)


class Mislukt(Exception):
    """Not everything was answered as it should be: there is nothing to measure."""


class Meetserver(NepServer):
    """Remembers when what was told to the bot, and when it answered."""

    def __init__(self, verwacht: int) -> None:
        super().__init__()
        self.verwacht = verwacht
        self.gehaald: float | None = None  # when the first updates went out
        self.verteld: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self.antwoorden: dict[int, list[tuple[float, str]]] = defaultdict(list)
        self.laatste = 0.0
        self.klaar = threading.Event()

    def roep_aan(
        self, methode: str, waarden: dict[str, Any], bestanden: dict[str, Any], weg: Callable[[], bool]
    ) -> tuple[int, Any]:
        binnen = time.perf_counter()
        status, antwoord = super().roep_aan(methode, waarden, bestanden, weg)
        if methode == "getUpdates" and antwoord.get("result") and self.gehaald is None:
            self.gehaald = time.perf_counter()
        if methode == "sendMessage" and status == 200:
            with self.veranderd:
                self.antwoorden[int(waarden["chat_id"])].append((binnen, waarden["text"]))
                self.laatste = binnen
                if self.gehad == self.verwacht:
                    self.klaar.set()
        return status, antwoord

    @property
    def gehad(self) -> int:
        return sum(map(len, self.antwoorden.values()))

    def vertel(self, melder: int, tekst: str) -> None:
        self.verteld[melder].append((time.perf_counter(), tekst))
        self.zegt(melder, MELDERS[melder], tekst)

    def wachttijden(self, hoort: Callable[[str, bool, str], bool]) -> list[float]:
        """Seconds between every text and its reply; Mislukt when one is not what it should be."""
        tijden = []
        for melder, verteld in self.verteld.items():
            antwoorden = self.antwoorden[melder]
            if len(antwoorden) != len(verteld):
                raise Mislukt(f"{len(verteld)} berichten, {len(antwoorden)} antwoorden")
            for nummer, ((toen, tekst), (later, antwoord)) in enumerate(
                zip(verteld, antwoorden, strict=True)
            ):
                if not hoort(tekst, bool(nummer % 2), antwoord):
                    raise Mislukt(f"op {tekst!r} kwam {antwoord!r}")
                tijden.append(later - toen)
        return tijden


def teksten(aantal: int) -> Iterator[tuple[int, str]]:
    """Who says what: all of them the first sentence of a conversation, then all the second, and again."""
    melders = list(MELDERS)[: max(1, min(len(MELDERS), aantal // 2))]
    for nummer in range(aantal):
        ronde, wie = divmod(nummer, len(melders))
        signaal = VERTELD[(ronde // 2 * 13 + wie) % len(VERTELD)]
        yield melders[wie], signaal.nodig if ronde % 2 else signaal.gehoord


# --- one run ---


def doorvoer(deelnemer: Deelnemer, aantal: int, wijk: Path) -> float:
    """Updates a second when all of them wait: from the first that went out to the last reply."""
    with Meetserver(aantal) as server:
        for melder, tekst in teksten(aantal):
            server.vertel(melder, tekst)
        with _draait(deelnemer, server, wijk):
            _wacht(server)
        server.wachttijden(deelnemer.hoort)
        assert server.gehaald is not None
        return aantal / (server.laatste - server.gehaald)


def wachttijden(deelnemer: Deelnemer, seconden: int, wijk: Path) -> list[float]:
    """Seconds until each reply, when the updates come one by one, evenly spread."""
    aantal = seconden * PER_SECONDE
    with Meetserver(aantal) as server:
        with _draait(deelnemer, server, wijk):
            server.wacht_op_poll()
            begin = time.perf_counter()
            for nummer, (melder, tekst) in enumerate(teksten(aantal)):
                time.sleep(max(0.0, begin + nummer / PER_SECONDE - time.perf_counter()))
                server.vertel(melder, tekst)
            _wacht(server)
        return server.wachttijden(deelnemer.hoort)


def _wacht(server: Meetserver) -> None:
    if not server.klaar.wait(GEDULD):
        raise Mislukt(f"na {GEDULD} s waren er {server.gehad} van de {server.verwacht} antwoorden")


@contextmanager
def _draait(deelnemer: Deelnemer, server: NepServer, wijk: Path) -> Iterator[None]:
    """The process of a bot, in a folder of its own with a fresh copy of the wijkverband."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        shutil.copy(wijk, map_ / "wijk.sqlite")
        omgeving = server.omgeving | {
            "PYTHONPATH": str(HUIS),
            "WIJKSIGNAAL_DATABASE_URL": "sqlite:///wijk.sqlite",
            "WIJKSIGNAAL_SLEUTEL": SLEUTEL,
            "WIJKSIGNAAL_TEMPO": "los",
        }
        with (map_ / "log.txt").open("wb") as log:
            opdracht = [sys.executable, *deelnemer.opdracht]
            proces = subprocess.Popen(opdracht, cwd=map_, env=omgeving, stdout=log, stderr=log)
        try:
            yield
            proces.terminate()
            proces.wait(GEDULD)
        finally:
            proces.kill()
            proces.wait()


# --- the whole ---


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.doorvoer", description=__doc__)
    # With few of them what is done once, such as composing each statement, counts for a tenth.
    parser.add_argument("--updates", type=int, default=1000, help="that wait when a bot starts")
    parser.add_argument("--keer", type=int, default=5, help="runs of each bot")
    parser.add_argument("--seconden", type=int, default=10, help="that replies are timed")
    keuze = parser.parse_args()
    try:
        print(json.dumps(_meet(keuze.updates, keuze.keer, keuze.seconden)))
    except Mislukt as fout:
        print(f"Mislukt: {fout}", file=sys.stderr)
        return 1
    return 0


def _meet(aantal: int, keer: int, seconden: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as map_:
        wijk = Path(map_) / "wijk.sqlite"
        asyncio.run(richt_in(wijk))
        print(
            "Het tempo is losgelaten (WIJKSIGNAAL_TEMPO=los): de grenzen van Telegram tellen hier niet mee."
        )
        per_seconde: dict[Deelnemer, list[float]] = {WIJ: [], ECHO: []}
        for nummer in range(keer):
            for deelnemer, gemeten in per_seconde.items():
                gemeten.append(doorvoer(deelnemer, aantal, wijk))
                print(f"{nummer + 1}. {deelnemer.naam:4} {gemeten[-1]:7.1f} updates per seconde", flush=True)
        tijden = sorted(1000 * tijd for tijd in wachttijden(WIJ, seconden, wijk))
    p95 = statistics.quantiles(tijden, n=20, method="inclusive")[-1]
    print(f"Antwoord bij {PER_SECONDE} updates per seconde, {len(tijden)} keer: ", end="")
    print(f"p50 {statistics.median(tijden):.1f} ms, p95 {p95:.1f} ms, hoogstens {tijden[-1]:.1f} ms")
    wij, echo = (statistics.median(gemeten) for gemeten in per_seconde.values())
    return {
        "wij": round(wij, 1),
        "echo": round(echo, 1),
        "verhouding": round(wij / echo, 3),
        "p95_ms": round(p95, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
