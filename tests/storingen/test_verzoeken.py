"""A flood of requests at the pages: right, broken and forged; beside the practice neighbourhood lies another one.

Every answer is one that a page knows, never our own mistake; and nothing of the other wijkverband comes along.
"""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Message

from bot import logboek
from bot.paginas import maak_app
from bot.send import maak_document
from bot.web import WEB
from gesprekken.model import Bericht, opent
from gesprekken.wijk import Bundel, Patroon
from opslag import browser, cyclus, mensen, outbox, transactie
from opslag import models as m
from tests.bezoek import IEDEREEN, Bezoek, bezoek_aan, kopie, nieuwe_wijk
from tests.meelezer import Meelezer
from tests.mensen import LOS
from tests.mutaties import ALLERLEI, REEKSEN, muteer, verzonnen_druk
from tests.schaal import schaal
from tests.storingen.conftest import Telling
from tests.storingen.test_stortvloed import geheugen

VERZOEKEN = 15_000  # with the updates of test_stortvloed.py a hundred thousand
MARGE = (
    6  # MB that memory may grow by in the last half; measured: 3 of four hundred requests, 1 of four thousand
)
VOGEL = "wielewaal"  # stands in the other wijkverband only
VAN_DE_STROOM = "event: stand\n"
GOED = {200, 400, 403, 404, 405, 413}
ZINNEN = (
    "Er ligt weer vuil op straat",
    "/help",
    "/acties",
    "/bundel",
    "/start rommel",
    "dank je",
)


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("verzoeken"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


def leg_ernaast(bezoek: Bezoek) -> list[str]:
    """A second wijkverband in the same database, with a chat and a file in it; the numbers of its messages."""
    dienst = bezoek.oefening.dienst
    with transactie(dienst.db) as sessie:
        nu = dienst.klok.nu()
        ander = mensen.maak_wijkverband(sessie, f"Wijk {VOGEL}", nu, oefening=True)
        top = (Patroon(f"Een {VOGEL}", melders=4, organisaties=2, signalen=6),)
        bundel = cyclus.bewaar_bundel(sessie, ander, Bundel(f"Wijk {VOGEL}", "2026-10", 5, top), nu)
        mensen.koppel_groep(sessie, ander, WEB, "elders")
        for document in (f"bundel:{bundel}", ""):
            outbox.plaats(
                sessie,
                kanaal=WEB,
                adres="elders",
                soort=outbox.GROEP,
                bericht=Bericht(f"De {VOGEL}", ((opent("Help", "help"),),), document=document),
                nu=nu,
                wijkverband=ander,
            )
        for post in outbox.claim(sessie, "w", nu, adres=(WEB, "elders")):
            browser.schrijf(sessie, post, nu)
        leesbaar = maak_document(sessie, f"bundel:{bundel}", WEB, "elders", nu)
        assert leesbaar is not None  # there is something to leak
        assert VOGEL in leesbaar.inhoud.decode()
        return [str(regel.id) for regel in browser.gesprek(sessie, "elders")]


class Bezoekers:
    """They ask for what there is, for what is of another, and for what nobody would think of."""

    def __init__(self, rng: Random, sleutel: str, elders: list[str]) -> None:
        self.rng, self.sleutel, self.elders = rng, sleutel, elders

    def nummer(self) -> str:
        return self.rng.choice((*self.elders, str(self.rng.randrange(200)), "0", "-1", "²", "9" * 40, "../1"))

    def verzoek(self) -> dict[str, Any]:
        pad = self.rng.choice((*("/bericht", "/knop", "/bewerk", "/klok") * 3, *self._lezen()))
        lezen = pad not in ("/bericht", "/knop", "/bewerk", "/klok")
        methode = "GET" if lezen else "POST"
        if self.rng.random() < 0.05:
            methode = self.rng.choice(("GET", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "X"))
        return {"method": methode, "url": pad, "headers": self._koppen(), "content": self._inhoud(pad)}

    def _lezen(self) -> tuple[str, ...]:
        return (
            "/",
            f"/stroom?persoon={self.rng.choice((*IEDEREEN, '7', '', '%00', '-1'))}",
            f"/document/{self.nummer()}",
            f"/document/{self.rng.choice(self.elders)}",
            f"/pagina/{self.rng.choice(('index.html', '..%2f..%2fetc%2fpasswd', 'x', '%00'))}",
            f"/lettertypen/{self.rng.choice(('x.woff2', '../pagina/index.html', '%ff'))}",
            f"/{self.rng.choice(('x', 'documenten', '//', 'bericht/1', 'beheer', '%2e%2e'))}",
        )

    def _koppen(self) -> dict[str, str]:
        koppen = {"X-Sleutel": self.sleutel}
        wat = self.rng.random()
        if wat < 0.08:
            koppen["Host"] = self.rng.choice(("elders.nl", "127.0.0.1.elders.nl", "localhost:8080x", ""))
        elif wat < 0.16:
            koppen["X-Sleutel"] = self.rng.choice(("", "x", self.sleutel[:-1], self.sleutel + "x"))
        elif wat < 0.3:
            koppen["Last-Event-ID"] = self.rng.choice(
                ("x", "-", "x-1", "x-" + "9" * 40, "-1", "x---1", self.sleutel)
            )
        return koppen

    def _inhoud(self, pad: str) -> bytes:
        gewoon = {
            "persoon": self.rng.choice((*IEDEREEN, "7", "")),
            "tekst": self.rng.choice((*ZINNEN, *REEKSEN)),
            "bericht": self.nummer(),
            "doet": verzonnen_druk(self.rng, "o:bundel:1:"),
            "sprong": "nergens",
        }
        wat = self.rng.random()
        if wat < 0.55:
            return json.dumps(gewoon).encode()
        if wat < 0.95:
            return _als_json(muteer(self.rng, gewoon))
        rommel = (
            b"",
            b"\xff\xfe",
            b"{",
            b"[" * 50_000,
            b"null",
            json.dumps(self.rng.choice(ALLERLEI[:20])).encode(),
        )
        return self.rng.choice(rommel)


def _als_json(wat: Any) -> bytes:
    """Also of what is nested deeper than our own JSON can write."""
    try:
        return json.dumps(wat).encode()[:400_000]
    except RecursionError:
        return b"[" * 5_000


async def luister(app: ASGIApp, verzoek: dict[str, Any]) -> httpx.Response:
    """Who asks for the stream hears what stands there, and leaves: by itself it would not end."""
    pad, _, vraag = verzoek["url"].partition("?")
    koppen = {"Host": "127.0.0.1"} | verzoek["headers"]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": verzoek["method"],
        "scheme": "http",
        "path": pad,
        "raw_path": pad.encode(),
        "root_path": "",
        "query_string": vraag.encode(),
        "headers": [(naam.lower().encode(), waarde.encode()) for naam, waarde in koppen.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    gestuurd, genoeg, gevraagd = list[Message](), asyncio.Event(), iter((True,))

    async def ontvang() -> Message:
        if next(gevraagd, False):
            return {"type": "http.request", "body": verzoek["content"], "more_body": False}
        await genoeg.wait()
        return {"type": "http.disconnect"}

    async def stuur(wat: Message) -> None:
        gestuurd.append(wat)
        if wat.get("body"):
            genoeg.set()

    await app(scope, ontvang, stuur)
    tekst = b"".join(wat.get("body", b"") for wat in gestuurd)
    return httpx.Response(gestuurd[0]["status"], content=tekst)


def is_goed(antwoord: httpx.Response) -> bool:
    """A page, a file, or one sentence that says why not."""
    if antwoord.status_code == 200:
        return True
    return antwoord.status_code in GOED and list(antwoord.json()) == ["fout"]


@pytest.mark.parametrize("zaad", [20261204])
@pytest.mark.lang
async def test_a_flood_of_broken_and_forged_requests_gets_answers_and_nothing_of_others(
    bezoek: Bezoek, zaad: int, telling: Telling, log: Meelezer
) -> None:
    logging.getLogger(logboek.NAAM).setLevel(logging.ERROR)  # pytest keeps every line, and that is memory too
    elders, aantal, mis = leg_ernaast(bezoek), schaal(VERZOEKEN, 400), list[tuple[Any, Any]]()
    bezoekers = Bezoekers(Random(zaad), bezoek.oefening.sleutel, elders)
    app, statussen, in_het_begin = maak_app(bezoek.oefening, per_adres=LOS, per_mens=LOS), Counter[int](), 0
    gehoord = 0
    transport = httpx.ASGITransport(app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for i in range(aantal):
            verzoek = bezoekers.verzoek()
            stroom = verzoek["url"].startswith("/stroom")
            antwoord = await (luister(app, verzoek) if stroom else client.request(**verzoek))
            gehoord += stroom and antwoord.status_code == 200 and VAN_DE_STROOM in antwoord.text
            statussen[antwoord.status_code] += 1
            if not is_goed(antwoord) or VOGEL in antwoord.text:
                mis.append((verzoek, antwoord.text[:200]))
            if i == aantal // 2:
                in_het_begin = geheugen()
            if i % 500 == 0:
                await bezoek.oefening.dienst.tik()
        groei = geheugen() - in_het_begin
        telling.tel(gegeven=aantal, verkeerd=len(mis), geheugen_mb_verzoeken=max(groei, 0))
        assert mis[:5] == []
        assert log.fouten == []
        assert groei < MARGE
        assert statussen.keys() == GOED
        assert gehoord > aantal // 100
        zegt = {"persoon": IEDEREEN[0], "tekst": "/help"}
        goed = await client.post("/bericht", json=zegt, headers={"X-Sleutel": bezoek.oefening.sleutel})
    assert goed.json() == {"melding": ""}
    with transactie(bezoek.oefening.dienst.db) as sessie:
        gelezen = [r for r in sessie.query(m.Webbericht) if r.adres != "elders" and VOGEL in r.inhoud]
    assert gelezen == []
