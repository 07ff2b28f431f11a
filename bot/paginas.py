"""The pages of the practice neighbourhood, on this machine only: what they show and what they send.

What is shown is a complete state that is pushed whenever something changed; the page keeps nothing.
Signing in is not here: so `start` never serves these pages.
"""

import hmac
import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any, Protocol, TypeAlias

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import logboek
from bot.portier import PER_ADRES, PER_CHAT, Grens, Oordeel, Portier
from bot.send import Document, maak_document
from bot.voorvallen import Voorval
from bot.web import WEB, Browser, getal
from gesprekken import kalender, vangnet
from gesprekken.aanzoek import AFZEGGING, AGENDA
from gesprekken.model import Bericht, Waarom
from gesprekken.rechten import DOCUMENT as MIJNGEGEVENS
from opslag import browser, transactie

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCUMENT_CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; frame-ancestors 'none'"
)
HOOGSTENS = 100_000  # bytes in a request; a text of 5,000 signs is read and answered by the bot itself
GEDULD = 100 * HOOGSTENS  # so much is listened to before the connection is cut


class Toneel(Protocol):
    """What the pages show: the people, their chats, the clock and what to try (oefenen.py).

    `proces` tells a page that it talks to another process than before; `wacht` is the sentence with
    which everything is refused for the moment.
    """

    browser: Browser
    sleutel: str
    proces: str

    def adres(self, persoon: str) -> str | None: ...

    def naam(self, persoon: str) -> str: ...

    def toont(self, adres: str) -> bool: ...

    def stand(self, persoon: str) -> dict[str, Any]: ...

    def wacht(self) -> str: ...

    def telefoon(self, persoon: str) -> AbstractContextManager[None]: ...

    async def spring(self, sprong: str) -> str: ...

    async def verandering(self, gezien: int) -> int: ...

    def stopt(self) -> bool: ...


def maak_app(toneel: Toneel, per_adres: Grens = PER_ADRES, per_mens: Grens = PER_CHAT) -> Starlette:
    mensen = Portier(per_mens)
    pagina = files("bot") / "pagina"
    letters = files("rapportage") / "sjablonen" / "lettertypen"

    async def voorpagina(request: Request) -> Response:
        html = (pagina / "index.html").read_text("utf-8").replace("{{sleutel}}", toneel.sleutel)
        return HTMLResponse(html)

    async def bestand(request: Request) -> Response:
        naam = request.path_params["naam"]
        soort = _SOORTEN.get(naam.rpartition(".")[2])
        map_ = letters if request.url.path.startswith("/lettertypen/") else pagina
        bron = next((b for b in map_.iterdir() if b.name == naam), None)  # what is asked for never is a path
        if soort is None or bron is None:
            raise Nee(GEEN_PAGINA, 404)
        return Response(bron.read_bytes(), media_type=soort)

    async def stroom(request: Request) -> Response:
        proces, _, nummer = request.headers.get("last-event-id", "").rpartition("-")
        gezien = getal(nummer) if proces == toneel.proces else 0
        persoon = request.query_params.get("persoon", "")
        if persoon and toneel.adres(persoon) is None:
            toneel.browser.dienst.weiger(Waarom.ONDERWERP, NIEMAND)
        return StreamingResponse(_stroom(toneel, persoon, gezien), media_type="text/event-stream")

    async def document(request: Request) -> Response:
        gemaakt = await toneel.browser.dienst.doe(_document, toneel, getal(request.path_params["bericht"]))
        if gemaakt is None:
            toneel.browser.dienst.weiger(Waarom.ONDERWERP, NIEMAND)
            raise Nee("Dit document is er niet.", 404)
        koppen = {"Content-Security-Policy": DOCUMENT_CSP}
        if gemaakt.media != "text/html":  # it is for another program, under its own name
            koppen["Content-Disposition"] = f'attachment; filename="{gemaakt.naam}"'
        return Response(gemaakt.inhoud, headers=koppen, media_type=gemaakt.media)

    return Starlette(
        routes=[
            Route("/", voorpagina),
            Route("/pagina/{naam}", bestand),
            Route("/lettertypen/{naam}", bestand),
            Route("/stroom", stroom),
            Route("/document/{bericht}", document),
            *(Route(f"/{daad.pad}", _post(toneel, daad, mensen), methods=["POST"]) for daad in _DADEN),
        ],
        middleware=[Middleware(_Deur, toneel=toneel, portier=Portier(per_adres))],
        exception_handlers={
            Nee: lambda request, fout: _nee(fout),
            404: lambda request, fout: _nee(Nee(GEEN_PAGINA, 404)),
            405: lambda request, fout: _nee(Nee("Dat kan op deze pagina niet.", 405)),
        },
    )


_SOORTEN = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}


async def _stroom(toneel: Toneel, persoon: str, gezien: int) -> AsyncIterator[str]:
    """The state whenever it changed. It ends when the service stops, or it would keep it from stopping."""
    with toneel.telefoon(persoon):
        while not toneel.stopt():
            nummer = await toneel.verandering(gezien)
            if nummer == gezien:
                yield ": nog hier\n\n"
                continue
            gezien = nummer
            stand = await toneel.browser.dienst.doe(toneel.stand, persoon)
            yield f"event: stand\nid: {toneel.proces}-{nummer}\ndata: {json.dumps(stand)}\n\n"


def _document(toneel: Toneel, bericht: int) -> Document | None:
    with transactie(toneel.browser.dienst.db) as sessie:
        regel = browser.regel(sessie, bericht)
        if regel is None or not regel.bericht.document or not toneel.toont(regel.adres):
            return None
        nu = toneel.browser.dienst.klok.nu()
        return maak_document(sessie, regel.bericht.document, browser.KANAAL, regel.adres, nu)


# --- every answer ---

GEEN_PAGINA = "Deze pagina is er niet."
ALLEEN_HIER = "Deze pagina werkt alleen op deze computer. Open haar via 127.0.0.1 of localhost."
MISLUKT = "Bij mij ging iets mis. Probeer het zo nog eens."
NIEMAND = (WEB, "")  # who it was is not known
_HIER = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
KOPPEN = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Nee(Exception):
    """It cannot be done; the sentence says what can."""

    def __init__(self, zin: str, status: int) -> None:
        super().__init__(zin)
        self.status = status


def _nee(fout: Exception) -> Response:
    return JSONResponse({"fout": str(fout)}, fout.status if isinstance(fout, Nee) else 500)


class _Deur:
    """Around all pages: another site does not reach them under a name of its own, every answer has its
    headers, and our own mistake is said in one sentence as well."""

    def __init__(self, app: ASGIApp, toneel: Toneel, portier: Portier) -> None:
        self.app, self.portier, self._weiger = app, portier, toneel.browser.dienst.weiger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begonnen = False

        async def stuur(bericht: Message) -> None:
            nonlocal begonnen
            if bericht["type"] == "http.response.start":
                begonnen = True
                koppen = MutableHeaders(scope=bericht)
                for naam, waarde in KOPPEN.items():
                    koppen.setdefault(naam, waarde)
            await send(bericht)

        oordeel = self.portier.laat_door((scope.get("client") or ("",))[0])
        if oordeel is not Oordeel.DOOR:
            self._weiger(Waarom.TE_SNEL, NIEMAND, stil=oordeel is Oordeel.STIL)
            await _nee(Nee(vangnet.TE_SNEL, 429))(scope, receive, stuur)
            return
        if not _HIER.fullmatch(Headers(scope=scope).get("host", "")):
            self._weiger(Waarom.ADRES, NIEMAND)
            await _nee(Nee(ALLEEN_HIER, 400))(scope, receive, stuur)
            return
        try:
            await self.app(scope, receive, stuur)
        except Exception as fout:
            logboek.fout(Voorval.PAGINA_MISLUKT, fout, herkomst=WEB)
            if not begonnen:
                await _nee(Nee(MISLUKT, 500))(scope, receive, stuur)


# --- what a page sends ---

Verzoek: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class _Daad:
    pad: str
    velden: tuple[str, ...]
    doe: Callable[[Toneel, str, Verzoek], Awaitable[str]]


async def _bericht(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.zeg(adres, v["tekst"], toneel.naam(v["persoon"]))).melding


async def _knop(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.druk(adres, v["bericht"], v["doet"], toneel.naam(v["persoon"]))).melding


async def _bewerk(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.bewerk(adres, v["bericht"], v["tekst"])).melding


async def _klok(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return await toneel.spring(v["sprong"])


_DADEN = (
    _Daad("bericht", ("persoon", "tekst"), _bericht),
    _Daad("knop", ("persoon", "bericht", "doet"), _knop),
    _Daad("bewerk", ("persoon", "bericht", "tekst"), _bewerk),
    _Daad("klok", ("sprong",), _klok),
)


def _post(toneel: Toneel, daad: _Daad, mensen: Portier) -> Callable[[Request], Awaitable[Response]]:
    async def antwoord(request: Request) -> Response:
        sleutel = request.headers.get("x-sleutel", "")
        if not hmac.compare_digest(sleutel.encode(), toneel.sleutel.encode()):
            toneel.browser.dienst.weiger(Waarom.SLEUTEL, NIEMAND)
            raise Nee("Deze pagina is verouderd. Laad haar opnieuw.", 403)
        verzoek = _verstaan(await _lees(request), daad.velden)
        adres = toneel.adres(verzoek.get("persoon", ""))
        if adres is None and "persoon" in daad.velden:
            toneel.browser.dienst.weiger(Waarom.ONDERWERP, NIEMAND)
            raise Nee("Kies eerst wie je bent.", 400)
        if adres is not None and (oordeel := mensen.laat_door(adres)) is not Oordeel.DOOR:
            toneel.browser.dienst.weiger(Waarom.TE_SNEL, (WEB, adres), stil=oordeel is Oordeel.STIL)
            raise Nee(vangnet.TE_SNEL, 429)
        if wacht := toneel.wacht():
            raise Nee(wacht, 409)
        return JSONResponse({"melding": await daad.doe(toneel, adres or "", verzoek)})

    return antwoord


async def _lees(request: Request) -> bytes:
    """The body, also of who does not say how long it is. What is too long is heard out, or the sentence
    that says so would not arrive."""
    gelezen, lengte = b"", 0
    async for stuk in request.stream():
        lengte += len(stuk)
        gelezen = gelezen + stuk if lengte <= HOOGSTENS else b""
        if lengte > GEDULD:
            break
    if lengte > HOOGSTENS:
        raise Nee("Dit is te lang om te versturen. Maak het korter.", 413)
    return gelezen


def _verstaan(inhoud: bytes, velden: tuple[str, ...]) -> Verzoek:
    try:
        verzoek = json.loads(inhoud)
    except (ValueError, RecursionError):
        verzoek = None
    if not isinstance(verzoek, dict) or not all(isinstance(verzoek.get(veld), str) for veld in velden):
        raise Nee("Dit begrijp ik niet. Laad de pagina opnieuw en probeer het nog een keer.", 400)
    return {veld: verzoek[veld] for veld in velden}


# --- what a page shows ---


def toon(regel: browser.Regel, te_bewerken: bool = False) -> dict[str, Any]:
    """A message as the page draws it."""
    klok, bericht = kalender.lokaal(regel.moment), regel.bericht
    return {
        "id": str(regel.id),
        "van": regel.van,
        "tekst": bericht.tekst,
        "uur": f"{klok.hour}.{klok.minute:02}",
        "dag": kalender.dag_in_woorden(klok.date()),
        "bewerkt": regel.bewerkt,
        "knoppen": _knoppen(regel),
        "document": _link(regel.id, bericht),
        "te_bewerken": te_bewerken,
    }


def _knoppen(regel: browser.Regel) -> list[list[dict[str, Any]]]:
    if regel.gedoofd:
        return [[{"tekst": regel.gekozen, "doet": "", "gekozen": True}]] if regel.gekozen else []
    rijen = regel.bericht.knoppen
    return [[{"tekst": k.tekst, "doet": k.doet, "gekozen": False} for k in rij] for rij in rijen]


LINKEN = {
    "bundel": "Lees de hele bundel",
    "terugkoppeling": "Lees de terugkoppeling",
    "mapje": "Bewaar het mapje",
    AGENDA: "Zet in je agenda",
    AFZEGGING: "Haal uit je agenda",
    MIJNGEGEVENS: "Lees je gegevens",
}


def _link(id: int, bericht: Bericht) -> dict[str, str] | None:
    if not bericht.document:
        return None
    return {"url": f"/document/{id}", "tekst": LINKEN[bericht.document.partition(":")[0]]}


def moment_json(moment: datetime) -> dict[str, str]:
    klok = kalender.lokaal(moment)
    return {
        "woorden": f"{kalender.dag_in_woorden(klok.date())} {klok.year}",
        "uur": kalender.uur_in_woorden(klok.time()),
    }
