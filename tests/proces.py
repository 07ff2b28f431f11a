"""The real command in processes of its own, in a folder of its own, against a Telegram over HTTP."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from bot.dienst import Dienst, Klok
from bot.receive import vrije_dagen
from gesprekken import kalender, rondes
from gesprekken.wijk import Rol
from gesprekken.wijzigingen import MeldAan
from opslag import Wie, apply, facts, maak_engine, mensen, transactie
from tests.mensen import GROEP
from tests.nepserver import GEDULD, NepServer
from tests.sleutels import SLEUTEL, SLEUTELS, leesbaar

HUIS = Path(__file__).parents[1]
MENSEN = {70_000_000_001 + i: f"Melder{i}" for i in range(10)}
BEGIN = datetime.fromisoformat("2026-11-02T08:30")  # a monday


async def richt_in(url: str, wie: Mapping[int, str] = MENSEN) -> None:
    """A wijkverband for rehearsal, with a group; the first of these people is its coördinator."""
    nu = kalender.moment(BEGIN.date(), BEGIN.time())
    async with Dienst(url, SLEUTELS, klok=Klok(nu, loopt=False)) as dienst:
        with transactie(dienst.db) as sessie:
            wijk = mensen.maak_wijkverband(sessie, "Laak", nu, organisaties=["Gemeente"], oefening=True)
            mensen.koppel_groep(sessie, wijk, "telegram", str(GROEP))
            for nummer, (id, naam) in enumerate(wie.items()):
                rol = Rol.MELDER if nummer else Rol.COORDINATOR
                mensen.nodig_uit(sessie, wijk, naam, rol, 1, rondes.einde("2027-01"))
                uitnodiging = facts.uitnodiging(sessie, naam, nu)
                assert uitnodiging is not None
                meld_aan = MeldAan(uitnodiging.id, naam, "Gemeente", f"Functie{nummer}", None, frozenset())
                apply.pas_toe(sessie, [meld_aan], Wie("telegram", str(id), nu, vrij=vrije_dagen(2026)))


class Opdracht:
    """`wijksignaal …` on this database, with everything it printed in two files."""

    def __init__(self, server: NepServer, map_: Path, url: str) -> None:
        self.server, self.map, self.url = server, map_, url
        self.uit, self.fout = map_ / "uit.txt", map_ / "fout.txt"
        self.omgeving = {
            "PYTHONPATH": str(HUIS),
            "WIJKSIGNAAL_DATABASE_URL": url,
            "WIJKSIGNAAL_SLEUTEL": SLEUTEL,
            "WIJKSIGNAAL_TEMPO": "los",
            **server.omgeving,
        }

    def start(self, *argumenten: str, via: str = "bot") -> subprocess.Popen[bytes]:
        with self.uit.open("ab") as uit, self.fout.open("ab") as fout:
            return subprocess.Popen(
                [sys.executable, "-m", via, *argumenten],
                cwd=self.map,
                env=self.omgeving,
                stdout=uit,
                stderr=fout,
            )

    @contextmanager
    def draait(self, *argumenten: str) -> Iterator[subprocess.Popen[bytes]]:
        """While it runs; what still runs at the end is killed."""
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

    def sterft(self, opdracht: int, *argumenten: str) -> bool:
        """Run it, and let it be killed at this statement of its database; False when it came to its end
        before that."""
        proces = self.start(str(opdracht), *argumenten, via="tests.sterfmoment")
        code = proces.wait(GEDULD)
        assert code in (0, -signal.SIGKILL), self.gezegd
        return code != 0

    def vraag(self, sql: str) -> list[tuple[object, ...]]:
        db = maak_engine(self.url, SLEUTELS)
        with db.connect() as verbinding:
            rijen = verbinding.execute(text(sql)).mappings()
            antwoord = [tuple(leesbaar(*kolom) for kolom in rij.items()) for rij in rijen]
        db.dispose()
        return antwoord

    @property
    def gezegd(self) -> str:
        return self.uit.read_text("utf-8") + self.fout.read_text("utf-8")


def dood(proces: subprocess.Popen[bytes]) -> None:
    """At once, as when the machine is taken away."""
    os.kill(proces.pid, signal.SIGKILL)
