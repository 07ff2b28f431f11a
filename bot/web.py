"""The browser channel: a person who types and presses at a page, and a channel that writes down.

The same conversations, buttons and outbox as on Telegram. What a chat shows is kept masked; codes, and words
of danger that were not taken, are not kept at all. The pages themselves stand in paginas.py.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import replace

from bot.dienst import Dienst
from bot.receive import Binnen, Verwerkt
from bot.send import Document
from gesprekken import vangnet
from gesprekken.model import NIET_BEWAARD, Invoer, Soort, Waarom
from opslag import Post, Storing, browser, facts, transactie

WEB = browser.KANAAL
NIET_TE_VERBETEREN = "Dat bericht kun je niet verbeteren. Stuur gewoon iets nieuws."
_COMMANDO = re.compile(r"/([a-z][a-z_]*)(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
MET_CODE = ("start", "koppel")  # behind these stands what opens a door


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
        if post.bericht.geheim:
            nu = self._dienst.klok.nu()
            self._dienst.geheugen.onthoud_bericht((WEB, post.adres), extern, post.bericht.tekst, nu)
        self._veranderd()
        return extern


class Browser:
    """A person at a browser: says something, presses a button, edits."""

    def __init__(self, dienst: Dienst) -> None:
        self.dienst = dienst

    async def zeg(self, adres: str, tekst: str, naam: str = "") -> Verwerkt:
        """A text as one types it; a command is a word after a slash, and may be followed by anything. What stands
        in the chat is decided by what became of it."""
        invoer = lees_getypt(tekst)
        veilig = await self._scherm_af(adres, invoer)
        bron = await self.dienst.doe(self._onthoud, adres, NIET_BEWAARD)
        if veilig is None:
            return await self._neem(adres, replace(invoer, bron=bron), naam)
        if not veilig.acuut:
            self.dienst.geheugen.onthoud_bericht(
                (WEB, adres), bron, als_getypt(veilig), self.dienst.klok.nu()
            )
        verwerkt = await self._zeg(adres, replace(invoer, bron=bron), naam)
        kaal = verwerkt.code and invoer.soort is Soort.TEKST  # the code of an invitation, by itself
        geweigerd = bool(veilig.acuut) and not verwerkt.genomen
        getoond = NIET_BEWAARD if kaal or geweigerd else als_getypt(veilig)
        self.dienst.geheugen.vergeet_bericht((WEB, adres), bron)
        await self.dienst.doe(self._toon, adres, bron, getoond)
        return await self._klaar(verwerkt)

    async def druk(self, adres: str, bericht: str, doet: str, naam: str = "") -> Verwerkt:
        """Press a button that stands under a message; a link button asks for its private chat."""
        if not await self.dienst.doe(self._staat_eronder, adres, bericht, doet):
            self.dienst.weiger(Waarom.KNOP, (WEB, adres))
            return Verwerkt(melding=vangnet.OUDE_KNOP)
        if doet.startswith("s:"):
            return await self._neem(adres, Invoer(Soort.COMMANDO, "start", doet[2:]), naam)
        if groep := await self.dienst.doe(self._in_welke_groep, adres, bericht):
            return await self._neem(adres, Invoer(Soort.KNOP, doet, bron=bericht), naam, groep)
        return await self._neem(adres, Invoer(Soort.KNOP, doet, bron=bericht), naam)

    async def bewerk(self, adres: str, bericht: str, tekst: str) -> Verwerkt:
        """Edit an own message, as on a phone. What is refused changes nothing: the answer before it still counts."""
        if not await self.dienst.doe(self._is_eigen, adres, bericht):
            self.dienst.weiger(Waarom.ONDERWERP, (WEB, adres))
            return Verwerkt(melding=NIET_TE_VERBETEREN)
        getypt = lees_getypt(tekst)  # of `/signaal er ligt afval` the sentence is what counts
        invoer = Invoer(Soort.BEWERKING, getypt.argument or tekst, bron=bericht)
        veilig = await self._scherm_af(adres, invoer)
        verwerkt = await self._zeg(adres, invoer, "")
        if verwerkt.genomen and veilig is not None:
            getoond = replace(getypt, argument=veilig.tekst) if getypt.argument else veilig
            await self.dienst.doe(self._bewerk, adres, bericht, als_getypt(getoond))
        return await self._klaar(verwerkt)

    async def _scherm_af(self, adres: str, invoer: Invoer) -> Invoer | None:
        """As it may be shown; None when it cannot be masked, which the turn itself finds too, logs and says."""
        try:
            veilig, *_ = await self.dienst.scherm_af((WEB, adres), invoer)
        except Storing:
            raise
        except Exception:
            return None
        return veilig

    async def _neem(self, adres: str, invoer: Invoer, naam: str, groep: str = "") -> Verwerkt:
        return await self._klaar(await self._zeg(adres, invoer, naam, groep))

    async def _zeg(self, adres: str, invoer: Invoer, naam: str, groep: str = "") -> Verwerkt:
        return await self.dienst.neem(Binnen(WEB, secrets.token_hex(16), adres, invoer, naam, groep))

    async def _klaar(self, verwerkt: Verwerkt) -> Verwerkt:
        """All that follows from it at once has been sent."""
        await self.dienst.verzender.rust()
        if verwerkt.elders:
            await self.dienst.verzender.veeg()
        return verwerkt

    # --- with the database ---

    def _onthoud(self, adres: str, tekst: str) -> str:
        with transactie(self.dienst.db) as sessie:
            return browser.zeg(sessie, adres, tekst, self.dienst.klok.nu())

    def _staat_eronder(self, adres: str, bericht: str, doet: str) -> bool:
        """Only what stands there can be pressed: in one's own chat, or in a group. There a link opens one's own
        chat, and any other button is a turn in one's own name."""
        with transactie(self.dienst.db) as sessie:
            regel = browser.regel(sessie, getal(bericht))
            groep = regel is not None and facts.groep_bij(sessie, WEB, regel.adres) is not None
        if regel is None or (regel.adres != adres and not groep and not doet.startswith("s:")):
            return False
        return any(knop.doet == doet for rij in regel.bericht.knoppen for knop in rij)

    def _toon(self, adres: str, bericht: str, tekst: str) -> None:
        with transactie(self.dienst.db) as sessie:
            browser.toon(sessie, adres, getal(bericht), tekst)

    def _is_eigen(self, adres: str, bericht: str) -> bool:
        with transactie(self.dienst.db) as sessie:
            return browser.is_eigen(sessie, adres, getal(bericht))

    def _in_welke_groep(self, adres: str, bericht: str) -> str:
        """The group in which this message stands; empty when it is the own chat."""
        with transactie(self.dienst.db) as sessie:
            regel = browser.regel(sessie, getal(bericht))
        return regel.adres if regel and regel.adres != adres else ""

    def _bewerk(self, adres: str, bericht: str, tekst: str) -> bool:
        with transactie(self.dienst.db) as sessie:
            return browser.bewerk(sessie, adres, getal(bericht), tekst)


def lees_getypt(tekst: str) -> Invoer:
    commando = _COMMANDO.fullmatch(tekst.strip())
    if commando:
        return Invoer(Soort.COMMANDO, commando[1].lower(), (commando[2] or "").strip())
    return Invoer(Soort.TEKST, tekst)


def als_getypt(invoer: Invoer) -> str:
    """As it stands in the chat; of a door without its key."""
    if invoer.soort is not Soort.COMMANDO:
        return invoer.tekst.strip()
    achter = "…" if invoer.argument and invoer.tekst in MET_CODE else invoer.argument
    return f"/{invoer.tekst} {achter}".strip()


def getoond(dienst: Dienst, regel: browser.Regel) -> browser.Regel:
    """A message as the page shows it: with what is kept nowhere."""
    tekst = dienst.geheugen.toon((WEB, regel.adres), str(regel.id), regel.bericht.tekst)
    return replace(regel, bericht=replace(regel.bericht, tekst=tekst))


def getal(tekst: str) -> int:
    """The number that a page sends; 0, which is nobody's, for anything else or too large."""
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 19 else 0
