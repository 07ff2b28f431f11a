"""A visit to the practice neighbourhood: served on loopback, looked at over plain HTTP, without a browser."""

import asyncio
import contextlib
import json
import re
import shutil
import socket
from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bot.dienst import Dienst, Klok
from bot.oefenen import SLEUTEL as NAAST
from bot.oefenen import Oefening, server_instelling
from bot.oefenjaar import MAANDEN
from bot.send import Tempo
from gesprekken import kalender
from opslag.oefening import wacht_niet_op_de_schijf
from tests.databases import elke_rij
from tests.sleutels import SLEUTEL, SLEUTELS

VANDAAG = date(2026, 11, 23)  # so the neighbourhood begins on monday 2 november
NAIMA, SANDER, RAJIV, AGNIESZKA, INEKE, ESRA = IEDEREEN = "123456"
GEDULD = 60.0  # seconds before a condition that never comes is called a failure

Stand = dict[str, Any]


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Ctrl-C belongs to pytest."""
        yield


@contextlib.asynccontextmanager
async def bedien(oefening: Oefening, poort: int = 0) -> AsyncIterator[str]:
    """Serve these pages, on a free port when none is named; the address."""
    with socket.socket() as luisteraar:
        luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        luisteraar.bind(("127.0.0.1", poort))
        luisteraar.listen()
        server = _Server(server_instelling(oefening))
        dienen = asyncio.create_task(server.serve(sockets=[luisteraar]))
        try:
            yield f"http://127.0.0.1:{luisteraar.getsockname()[1]}"
        finally:
            oefening.stop()
            server.should_exit = True
            await dienen


class Bezoek:
    """The neighbourhood, and a visitor who can be everybody in it."""

    def __init__(self, oefening: Oefening, client: httpx.AsyncClient, bestand: Path) -> None:
        self.oefening, self.client, self.bestand = oefening, client, bestand

    async def post(self, pad: str, **inhoud: object) -> httpx.Response:
        return await self.client.post(f"/{pad}", json=inhoud, headers={"X-Sleutel": self.oefening.sleutel})

    async def kijk(self, persoon: str = "") -> Stand:
        """What a page shows that is opened now."""
        async with Pagina(self, persoon) as pagina:
            return pagina.stand

    async def springt(self, sprong: str) -> None:
        antwoord = await self.post("klok", sprong=sprong)
        assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})

    def zet_klok(self, wanneer: str) -> None:
        """To this wall-clock moment, without living what lies before it."""
        moment = datetime.fromisoformat(wanneer)
        self.oefening.dienst.klok.zet(kalender.moment(moment.date(), moment.time()))

    def wordt(self, persoon: str) -> "Bezoeker":
        return Bezoeker(self, persoon)

    @contextlib.asynccontextmanager
    async def houdt_alle_telefoons(self) -> AsyncIterator[None]:
        """Then nobody in the neighbourhood answers for the visitor."""
        async with contextlib.AsyncExitStack() as stapel:
            for persoon in IEDEREEN:
                await stapel.enter_async_context(Pagina(self, persoon))
            yield

    def bewaard(self) -> bytes:
        """All that stands on the disk, and what it says to who has the key."""
        staarten = ("", "-wal")
        paden = [self.bestand.with_name(self.bestand.name + staart) for staart in staarten]
        rauw = b"".join(pad.read_bytes() for pad in paden if pad.exists())
        return rauw + repr(elke_rij(self.oefening.dienst.db)).encode()


class Bezoeker:
    """The visitor as one of the people."""

    def __init__(self, bezoek: Bezoek, persoon: str) -> None:
        self.bezoek, self.persoon = bezoek, persoon

    async def kijkt(self) -> Stand:
        return await self.bezoek.kijk(self.persoon)

    async def zegt(self, *teksten: str) -> str:
        """Says these one after the other; the text of the last answer."""
        for tekst in teksten:
            antwoord = await self.bezoek.post("bericht", persoon=self.persoon, tekst=tekst)
            assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})
        return await self.leest()

    async def drukt(self, *knoppen: str, waar: str = "gesprek") -> str:
        """Presses the newest buttons that begin with these words; the text of the last answer."""
        for begin in knoppen:
            bericht, doet = self.knop((await self.kijkt())[waar], begin)
            antwoord = await self.bezoek.post("knop", persoon=self.persoon, bericht=bericht, doet=doet)
            assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})
        return await self.leest()

    @staticmethod
    def knop(berichten: list[Stand], begin: str) -> tuple[str, str]:
        for bericht in reversed(berichten):
            for rij in bericht["knoppen"]:
                for knop in rij:
                    if knop["tekst"].startswith(begin) and not knop["gekozen"]:
                        return bericht["id"], knop["doet"]
        raise AssertionError(f"geen knop {begin!r}")

    async def leest(self) -> str:
        """The newest message of the bot in the private chat."""
        gesprek = (await self.kijkt())["gesprek"]
        return str(next(b["tekst"] for b in reversed(gesprek) if b["van"] == "bot"))

    async def tip(self) -> str:
        return str((await self.kijkt())["tip"])


class Pagina:
    """An open page: the stream of states, live. `gezien` is the id of the newest."""

    def __init__(self, bezoek: Bezoek, persoon: str = "", verder_na: str = "") -> None:
        self._client, self._persoon, self._verder_na = bezoek.client, persoon, verder_na
        self.standen: list[Stand] = []
        self.gezien, self._veranderd, self.afgelopen = "", asyncio.Event(), False

    @property
    def stand(self) -> Stand:
        return self.standen[-1]

    async def __aenter__(self) -> "Pagina":
        self._lezer = asyncio.create_task(self._lees())
        if not self._verder_na:
            await self.tot(lambda pagina: bool(pagina.standen))
        return self

    async def __aexit__(self, *fout: object) -> None:
        self._lezer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._lezer

    async def _lees(self) -> None:
        kop = {"Last-Event-ID": self._verder_na} if self._verder_na else {}
        vraag = self._client.stream("GET", "/stroom", params={"persoon": self._persoon}, headers=kop)
        async with vraag as antwoord:
            async for regel in antwoord.aiter_lines():
                naam, _, waarde = regel.partition(": ")
                if naam == "id":
                    self.gezien = waarde
                elif naam == "data":
                    self.standen.append(json.loads(waarde))
                    self._veranderd.set()
        self.afgelopen = True
        self._veranderd.set()

    async def tot(self, waar: Callable[["Pagina"], bool]) -> None:
        """Wait until this is so."""
        async with asyncio.timeout(GEDULD):
            while not waar(self):
                self._veranderd.clear()
                await self._veranderd.wait()


@contextlib.asynccontextmanager
async def bezoek_aan(bestand: Path, poort: int = 0) -> AsyncIterator[Bezoek]:
    """The neighbourhood in this file, as it was left."""
    async with contextlib.AsyncExitStack() as stapel:
        oefening = Oefening(await stapel.enter_async_context(_dienst(bestand)), maanden=0)
        await oefening.begin(VANDAAG)
        adres = await stapel.enter_async_context(bedien(oefening, poort))
        client = await stapel.enter_async_context(httpx.AsyncClient(base_url=adres, timeout=GEDULD))
        yield Bezoek(oefening, client, bestand)


def _dienst(bestand: Path) -> Dienst:
    return Dienst(f"sqlite:///{bestand}", SLEUTELS, klok=Klok(), tempo=Tempo(los=True))


def nieuwe_wijk(map_: Path) -> Path:
    """A neighbourhood without earlier months, made in `map_` once."""
    bestand = map_ / "nieuw.sqlite"
    if not bestand.exists():
        asyncio.run(_maak(bestand))
    return bestand


def gewoonde_wijk(map_: Path) -> Path:
    """A neighbourhood as a visitor finds it, with all its earlier months; made in `map_`."""
    bestand = map_ / "gewoond.sqlite"
    asyncio.run(_maak(bestand, MAANDEN))
    return bestand


async def _maak(bestand: Path, maanden: int = 0) -> None:
    async with _dienst(bestand) as dienst:
        wacht_niet_op_de_schijf(dienst.db)
        await Oefening(dienst, maanden=maanden).begin(VANDAAG)


def kopie(bestand: Path, map_: Path) -> Path:
    (map_ / f"oefening.sqlite{NAAST}").write_text(SLEUTEL)
    return Path(shutil.copy(bestand, map_ / "oefening.sqlite"))


def sleutel_in(html: str) -> str:
    gevonden = re.search(r'<meta name="sleutel" content="([^"]+)">', html)
    assert gevonden is not None
    return gevonden[1]
