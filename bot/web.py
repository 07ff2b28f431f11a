"""The browser channel and the pages of the practice neighbourhood, on this machine only.

The same conversations, buttons and outbox as on Telegram. What is shown is a complete state that is
pushed whenever something changed; the page keeps nothing. Signing in is not here: so `start` never
serves these pages.
"""

import hmac
import json
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from importlib.resources import files
from typing import Any, Protocol

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.dienst import Dienst, scherm_invoer_af
from bot.receive import Binnen, Verwerkt
from bot.send import Document, maak_document
from gesprekken import kalender
from gesprekken.model import Bericht, Invoer, Knop, Soort
from opslag import Post, browser, transactie

WEB = "web"
NIET_BEWAARD = "(dit bericht is niet bewaard)"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DOCUMENT_CSP = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; frame-ancestors 'none'"
HOOGSTENS = 100_000  # bytes in a request; a text of 5,000 signs is read and answered by the bot itself


class Webkanaal:
    """Sending is writing it down where the page reads it; `veranderd` is called after each."""

    herhaalbaar = True

    def __init__(self, dienst: Dienst, veranderd: Callable[[], None]) -> None:
        self._dienst, self._veranderd = dienst, veranderd

    async def verstuur(self, post: Post, document: Document | None) -> str:
        def schrijf() -> str:
            with transactie(self._dienst.db) as sessie:
                return browser.schrijf(sessie, post, self._dienst.klok.nu())

        extern: str = await self._dienst.doe(schrijf)
        self._veranderd()
        return extern


class Browser:
    """A person at a browser: says something, presses a button, edits."""

    def __init__(self, dienst: Dienst) -> None:
        self.dienst = dienst

    async def zeg(self, adres: str, tekst: str, naam: str = "") -> Verwerkt:
        """A text as one types it; a command begins with a slash."""
        commando, _, argument = tekst.strip().partition(" ")
        if commando.startswith("/") and len(commando) > 1:
            invoer = Invoer(Soort.COMMANDO, commando[1:].lower(), argument.strip())
        else:
            invoer = Invoer(Soort.TEKST, tekst)
        veilig = scherm_invoer_af(invoer)
        getoond = tekst if invoer.soort is Soort.COMMANDO and not argument else veilig.tekst
        if invoer.soort is Soort.COMMANDO and argument:
            getoond = f"{commando} {veilig.argument}"
        bron = await self.dienst.doe(self._onthoud, adres, NIET_BEWAARD if veilig.acuut else getoond)
        return await self._neem(adres, Invoer(invoer.soort, invoer.tekst, invoer.argument, bron), naam)

    async def druk(self, adres: str, bericht: str, doet: str, naam: str = "") -> Verwerkt:
        """Press a button under a message; a link button asks for its private chat."""
        if doet.startswith("s:"):
            return await self._neem(adres, Invoer(Soort.COMMANDO, "start", doet[2:]), naam)
        return await self._neem(adres, Invoer(Soort.KNOP, doet, bron=bericht), naam)

    async def bewerk(self, adres: str, bericht: str, tekst: str) -> Verwerkt:
        invoer = Invoer(Soort.BEWERKING, tekst, bron=bericht)
        veilig = scherm_invoer_af(invoer)
        if not await self.dienst.doe(
            self._bewerk, adres, bericht, NIET_BEWAARD if veilig.acuut else veilig.tekst
        ):
            return Verwerkt(melding="Dat bericht kun je niet verbeteren.")
        return await self._neem(adres, invoer, "")

    async def _neem(self, adres: str, invoer: Invoer, naam: str) -> Verwerkt:
        verwerkt = await self.dienst.neem(Binnen(WEB, secrets.token_hex(16), adres, invoer, naam))
        await self.dienst.verzender.rust()
        if verwerkt.elders:
            await self.dienst.verzender.veeg()
        return verwerkt

    def _onthoud(self, adres: str, tekst: str) -> str:
        with transactie(self.dienst.db) as sessie:
            return browser.zeg(sessie, adres, tekst, self.dienst.klok.nu())

    def _bewerk(self, adres: str, bericht: str, tekst: str) -> bool:
        with transactie(self.dienst.db) as sessie:
            return bericht.isdecimal() and browser.bewerk(sessie, adres, int(bericht), tekst)


class Toneel(Protocol):
    """What the pages show beside the chats: the people, the clock and what to try (oefenen.py)."""

    browser: Browser
    sleutel: str

    def adres(self, persoon: str) -> str | None: ...

    def naam(self, persoon: str) -> str: ...

    def stand(self, persoon: str) -> dict[str, Any]: ...

    async def spring(self, sprong: str, persoon: str) -> str: ...

    async def verandering(self, gezien: int) -> int: ...

    def stopt(self) -> bool: ...


def maak_app(toneel: Toneel) -> Starlette:
    pagina = files("bot") / "pagina"
    letters = files("rapportage") / "sjablonen" / "lettertypen"

    async def voorpagina(request: Request) -> Response:
        html = (pagina / "index.html").read_text("utf-8").replace("{{sleutel}}", toneel.sleutel)
        return HTMLResponse(html, headers=_koppen(CSP))

    async def bestand(request: Request) -> Response:
        naam = request.path_params["naam"]
        soort = _SOORTEN.get(naam.rpartition(".")[2])
        bron = letters if request.url.path.startswith("/lettertypen/") else pagina
        if soort is None or "/" in naam or not (bron / naam).is_file():
            return JSONResponse({"fout": "Deze pagina is er niet."}, 404)
        return Response((bron / naam).read_bytes(), media_type=soort, headers=_koppen(CSP))

    async def stroom(request: Request) -> Response:
        persoon = request.query_params.get("persoon", "")
        begin = request.headers.get("last-event-id", "")
        return StreamingResponse(
            _gebeurtenissen(request, toneel, persoon, int(begin) if begin.isdecimal() else -1),
            media_type="text/event-stream",
            headers=_koppen(CSP),
        )

    async def document(request: Request) -> Response:
        html = await toneel.browser.dienst.doe(_document, toneel, request.path_params["bericht"])
        if html is None:
            return JSONResponse({"fout": "Dit document is er niet."}, 404)
        return HTMLResponse(html, headers=_koppen(DOCUMENT_CSP))

    return Starlette(
        routes=[
            Route("/", voorpagina),
            Route("/pagina/{naam}", bestand),
            Route("/lettertypen/{naam}", bestand),
            Route("/stroom", stroom),
            Route("/document/{bericht:int}", document),
            *(Route(f"/{pad}", _post(toneel, doe), methods=["POST"]) for pad, doe in _POST.items()),
        ],
        # another site must not reach this page under a name of its own
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])],
    )


_SOORTEN = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}


def _koppen(csp: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": csp,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }


async def _gebeurtenissen(request: Request, toneel: Toneel, persoon: str, gezien: int) -> AsyncIterator[str]:
    """The state whenever it changed. It ends when the service stops, or it would keep it from stopping."""
    while not toneel.stopt():
        nummer = await toneel.verandering(gezien)
        if nummer == gezien:
            yield ": nog hier\n\n"
            continue
        gezien = nummer
        stand = await toneel.browser.dienst.doe(toneel.stand, persoon)
        yield f"event: stand\nid: {nummer}\ndata: {json.dumps(stand, ensure_ascii=False)}\n\n"


# --- what a page sends ---

Verzoek = dict[str, str]


async def _bericht(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.zeg(adres, v["tekst"], toneel.naam(v["persoon"]))).melding


async def _knop(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.druk(adres, v["bericht"], v["doet"], toneel.naam(v["persoon"]))).melding


async def _bewerk(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return (await toneel.browser.bewerk(adres, v["bericht"], v["tekst"])).melding


async def _klok(toneel: Toneel, adres: str, v: Verzoek) -> str:
    return await toneel.spring(v["sprong"], v.get("persoon", ""))


_POST: dict[str, tuple[tuple[str, ...], Callable[[Toneel, str, Verzoek], Awaitable[str]]]] = {
    "bericht": (("persoon", "tekst"), _bericht),
    "knop": (("persoon", "bericht", "doet"), _knop),
    "bewerk": (("persoon", "bericht", "tekst"), _bewerk),
    "klok": (("sprong",), _klok),
}


def _post(
    toneel: Toneel, wat: tuple[tuple[str, ...], Callable[[Toneel, str, Verzoek], Awaitable[str]]]
) -> Callable[[Request], Awaitable[Response]]:
    velden, doe = wat

    async def antwoord(request: Request) -> Response:
        sleutel = request.headers.get("x-sleutel", "")
        if not hmac.compare_digest(sleutel.encode(), toneel.sleutel.encode()):
            return _fout("Deze pagina is verouderd. Laad haar opnieuw.", 403)
        if int(request.headers.get("content-length") or HOOGSTENS + 1) > HOOGSTENS:
            return _fout("Dit is te lang om te versturen. Maak het korter.", 413)
        try:
            verzoek = json.loads(await request.body())
        except ValueError:
            verzoek = None
        if not isinstance(verzoek, dict) or not all(isinstance(verzoek.get(veld), str) for veld in velden):
            return _fout("Dit begrijp ik niet. Laad de pagina opnieuw en probeer het nog een keer.", 400)
        adres = toneel.adres(verzoek.get("persoon") or "")
        if adres is None and "persoon" in velden:
            return _fout("Kies eerst wie je bent.", 400)
        return JSONResponse({"melding": await doe(toneel, adres or "", verzoek)})

    return antwoord


def _fout(zin: str, status: int) -> Response:
    return JSONResponse({"fout": zin}, status)


# --- what a page shows ---


def toon(regel: browser.Regel) -> dict[str, Any]:
    """A message as the page draws it."""
    klok, bericht = kalender.lokaal(regel.moment), regel.bericht
    return {
        "id": str(regel.id),
        "versie": regel.versie,
        "van": regel.van,
        "tekst": bericht.tekst,
        "uur": f"{klok.hour}.{klok.minute:02}",
        "dag": kalender.dag_in_woorden(klok.date()),
        "bewerkt": regel.bewerkt,
        "knoppen": _knoppen(regel),
        "document": _link(regel.id, bericht),
        "te_bewerken": regel.van == browser.MENS and not bericht.tekst.startswith("/"),
    }


def _knoppen(regel: browser.Regel) -> list[list[dict[str, Any]]]:
    if regel.gedoofd:
        return [[{"tekst": regel.gekozen, "doet": "", "gekozen": True}]] if regel.gekozen else []
    return [[_knop_json(knop) for knop in rij] for rij in regel.bericht.knoppen]


def _knop_json(knop: Knop) -> dict[str, Any]:
    return {"tekst": knop.tekst, "doet": knop.doet, "gekozen": False}


def _link(id: int, bericht: Bericht) -> dict[str, str] | None:
    if not bericht.document:
        return None
    soort = bericht.document.partition(":")[0]
    tekst = "Lees de hele bundel" if soort == "bundel" else "Lees de terugkoppeling"
    return {"naam": f"{soort}.html", "url": f"/document/{id}", "tekst": tekst}


def _document(toneel: Toneel, bericht: int) -> bytes | None:
    with transactie(toneel.browser.dienst.db) as sessie:
        naam = browser.document_van(sessie, bericht)
        gemaakt = maak_document(sessie, naam) if naam else None
        return gemaakt.inhoud if gemaakt else None


def moment_json(moment: datetime) -> dict[str, str]:
    klok = kalender.lokaal(moment)
    return {
        "iso": klok.isoformat(),
        "woorden": f"{kalender.dag_in_woorden(klok.date())} {klok.year}",
        "uur": kalender.uur_in_woorden(klok.time()),
    }
