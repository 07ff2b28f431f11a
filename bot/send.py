"""Empties the outbox: the only caller of the channels, and the one place of the error policy.

A channel says what became of a message in five words (the exceptions below); what follows from that
is decided here. Messages of one chat go in order, replies to people before all else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from weakref import WeakValueDictionary

from bot import logboek
from bot.receive import vrije_dagen
from gesprekken import beheer
from gesprekken.model import Bericht, Stuur
from opslag import Engine, Post, Session, Wie, apply, facts, outbox, transactie
from rapportage import render

log = logging.getLogger("wijksignaal")
Chat = tuple[str, str]

LANGST = 300  # seconds between two tries of what certainly did not arrive; it doubles up to here


class Verzendfout(Exception):
    """What a channel may answer instead of the name of the message."""


class NietVerzonden(Verzendfout):
    """Certainly not sent: the connection was refused, or we were told to wait so long."""

    def __init__(self, wacht: timedelta = timedelta(seconds=1)) -> None:
        super().__init__(f"niet verzonden, wacht {wacht.total_seconds():.0f} s")
        self.wacht = wacht


class MisschienVerzonden(Verzendfout):
    """The connection broke while nobody can know whether it arrived."""


class Onbereikbaar(Verzendfout):
    """This person blocked us, or the group put us out."""


class Geweigerd(Verzendfout):
    """The channel does not accept this message; sending it again would not help: our mistake."""


class Verhuisd(Verzendfout):
    """A group became a supergroup; certainly not sent."""

    def __init__(self, naar: str) -> None:
        super().__init__("de groep is verhuisd")
        self.naar = naar


@dataclass(frozen=True)
class Document:
    naam: str
    inhoud: bytes


class Kanaal(Protocol):
    """A way to reach people. Returns the channel's own name for the message, or raises a Verzendfout.

    `herhaalbaar`: sending the same message again shows it once.
    """

    herhaalbaar: bool

    async def verstuur(self, post: Post, document: Document | None) -> str: ...


class Tempo:
    """Telegram allows about 30 messages a second in all, one a second in a chat and 20 a minute in a
    group. Runs on the monotonic clock; `los` lifts it, for a benchmark against a local server."""

    ALLES, PER_CHAT, PER_GROEP = 1 / 25, 1.0, 3.1

    def __init__(self, los: bool = False) -> None:
        self.los = los
        self._vrij = 0.0
        self._vrij_per_chat: dict[Chat, float] = {}

    async def wacht(self, post: Post) -> None:
        if self.los or not post.adres.lstrip("-").isdecimal():  # only Telegram's chats are numbers
            return
        chat, nu = (post.kanaal, post.adres), asyncio.get_running_loop().time()
        wanneer = max(nu, self._vrij, self._vrij_per_chat.get(chat, 0.0))
        self._vrij = max(self._vrij, nu) + self.ALLES
        per_chat = (
            self.PER_GROEP if post.soort == outbox.GROEP or post.adres.startswith("-") else self.PER_CHAT
        )
        if post.soort != outbox.DOOF:  # taking buttons away is an edit, and never holds up an answer
            self._vrij_per_chat[chat] = wanneer + per_chat
        if len(self._vrij_per_chat) > 10_000:
            self._vrij_per_chat = {c: t for c, t in self._vrij_per_chat.items() if t > nu}
        await asyncio.sleep(wanneer - nu)


class Verzender:
    """Sends what is claimed, each chat in its own order. `doe` runs a function where the database is."""

    def __init__(
        self,
        db: Engine,
        kanalen: Mapping[str, Kanaal],
        doe: Callable[..., Awaitable[Any]],
        nu: Callable[[], datetime],
        worker: str,
        tempo: Tempo,
    ) -> None:
        self.db, self.kanalen, self.doe, self.nu, self.worker, self.tempo = (
            db,
            kanalen,
            doe,
            nu,
            worker,
            tempo,
        )
        self._per_chat: WeakValueDictionary[Chat, asyncio.Lock] = WeakValueDictionary()
        self._lopend: set[asyncio.Task[None]] = set()

    def geef(self, posten: Sequence[Post]) -> None:
        """Send these, already claimed, in the background."""
        per_chat: dict[Chat, list[Post]] = {}
        for post in posten:
            per_chat.setdefault((post.kanaal, post.adres), []).append(post)
        for chat, rij in per_chat.items():
            taak = asyncio.get_running_loop().create_task(self._verstuur_rij(chat, rij))
            self._lopend.add(taak)
            taak.add_done_callback(self._lopend.discard)

    async def veeg(self) -> int:
        """Claim and send all that may go now, until nothing is left; returns how many."""
        totaal = 0
        while posten := await self.doe(self._claim):
            totaal += len(posten)
            self.geef(posten)
            await self.rust()
        return totaal

    async def rust(self) -> None:
        """Wait until everything that was given has been sent."""
        while self._lopend:
            await asyncio.gather(*self._lopend)

    async def ruim_op(self) -> int:
        """At the start: what an earlier process was sending when it died may or may not have arrived."""
        achter = await self.doe(self._claim_verweesd)
        for post in achter:
            await self.doe(self._na_fout, post, MisschienVerzonden("het proces is gestopt"))
        return len(achter)

    # --- one chat, in order ---

    async def _verstuur_rij(self, chat: Chat, rij: Sequence[Post]) -> None:
        slot = self._per_chat.setdefault(chat, asyncio.Lock())
        async with slot:
            for i, post in enumerate(rij):
                if not await self._verstuur(post):
                    await self.doe(self._zet_terug, rij[i + 1 :])
                    return

    async def _verstuur(self, post: Post) -> bool:
        """False when the rest of this chat has to wait."""
        await self.tempo.wacht(post)
        try:
            document = await self.doe(self._document, post.bericht) if post.bericht.document else None
            extern = await self.kanalen[post.kanaal].verstuur(post, document)
        except Verzendfout as fout:
            await self.doe(self._na_fout, post, fout)
            return not isinstance(fout, NietVerzonden | Verhuisd)
        except Exception as fout:  # our bug in making or rendering it: this one fails, the others go on
            logboek.fout(log, "verzenden_mislukt", fout, soort=post.soort)
            await self.doe(self._na_fout, post, Geweigerd(type(fout).__name__))
            return True
        await self.doe(self._na_gelukt, post, extern)
        return True

    # --- with the database ---

    def _claim(self) -> list[Post]:
        with transactie(self.db) as sessie:
            return outbox.claim(sessie, self.worker, self.nu())

    def _claim_verweesd(self) -> list[Post]:
        with transactie(self.db) as sessie:
            return outbox.verweesd(sessie, self.worker)

    def _zet_terug(self, posten: Sequence[Post]) -> None:
        with transactie(self.db) as sessie:
            for post in posten:
                outbox.opnieuw(sessie, post.id, self.nu(), "wacht op een eerder bericht")

    def _na_gelukt(self, post: Post, extern: str) -> None:
        with transactie(self.db) as sessie:
            outbox.verzonden(sessie, post.id, extern, self.nu())

    def _na_fout(self, post: Post, fout: Verzendfout) -> None:
        """The error policy."""
        logboek.noteer(
            log, "niet_verzonden", soort=post.soort, fout=type(fout).__name__, poging=post.pogingen + 1
        )
        nu, reden = self.nu(), type(fout).__name__
        with transactie(self.db) as sessie:
            match fout:
                case NietVerzonden(wacht=wacht):
                    langer = timedelta(seconds=min(2**post.pogingen, LANGST))
                    outbox.opnieuw(sessie, post.id, nu + max(wacht, langer), reden)
                case Verhuisd(naar=naar):
                    apply.verhuis_groep(sessie, post.kanaal, post.adres, naar)
                    outbox.opnieuw(sessie, post.id, nu, reden)
                case MisschienVerzonden() if self.kanalen[post.kanaal].herhaalbaar:
                    outbox.opnieuw(sessie, post.id, nu, reden)
                case MisschienVerzonden() if post.bewerkt or post.soort in (outbox.ANTWOORD, outbox.VRAAG):
                    self._herhaal_een_keer(sessie, post, nu, reden)
                case MisschienVerzonden():
                    outbox.onzeker(sessie, post.id, reden)
                    self._vraag_of_het_er_staat(sessie, post, nu)
                case Onbereikbaar():
                    outbox.mislukt(sessie, post.id, reden)
                    self._meld_onbereikbaar(sessie, post, nu)
                case _:
                    outbox.mislukt(sessie, post.id, reden)

    def _herhaal_een_keer(self, sessie: Session, post: Post, nu: datetime, reden: str) -> None:
        """An edit can be repeated without harm; a reply that came twice is better than none."""
        if post.pogingen == 0:
            outbox.opnieuw(sessie, post.id, nu + timedelta(seconds=1), reden)
        else:
            outbox.onzeker(sessie, post.id, reden)

    def _vraag_of_het_er_staat(self, sessie: Session, post: Post, nu: datetime) -> None:
        verzending = facts.verzending(sessie, post.id)
        if verzending is None or post.wijkverband is None:
            return
        vraag = beheer.vraag_of_het_er_staat(verzending)
        self._aan_de_coordinatoren(sessie, post.wijkverband, vraag, f"onzeker:{post.id}:{post.pogingen}", nu)

    def _meld_onbereikbaar(self, sessie: Session, post: Post, nu: datetime) -> None:
        """Mark who blocked us; the coördinator is told once when an owner misses a reminder."""
        if post.soort == outbox.GROEP:
            apply.ontkoppel_groep(sessie, post.kanaal, post.adres)
            uitleg = (
                "Ik kan niet meer in de groep van het wijkverband schrijven. Zet mij er weer in met /koppel."
            )
            sleutel = f"groep_weg:{post.adres}:{nu:%Y%m%d}"
        else:
            persoon = apply.zet_bereikbaar(sessie, post.kanaal, post.adres, False)
            if persoon is None or post.soort != outbox.HERINNERING:
                return
            naam = facts.naam_van(sessie, persoon)
            uitleg = f"Ik kan {naam} niet meer bereiken, en er wachtte een herinnering. Spreek {naam} zelf even aan."
            sleutel = f"onbereikbaar:{persoon}:{nu:%Y%m%d}"
        if post.wijkverband is not None:
            self._aan_de_coordinatoren(sessie, post.wijkverband, Bericht(uitleg), sleutel, nu)

    def _aan_de_coordinatoren(
        self, sessie: Session, wijkverband: int, bericht: Bericht, sleutel: str, nu: datetime
    ) -> None:
        wie = Wie(kanaal="", adres="", nu=nu, wijkverband=wijkverband, vrij=vrije_dagen(nu.year))
        for lid in facts.leden(sessie, wijkverband):
            if lid.is_coordinator:
                apply.stuur(sessie, Stuur(lid.persoon, bericht, f"{sleutel}:{lid.persoon}"), wie)

    def _document(self, bericht: Bericht) -> Document | None:
        with transactie(self.db) as sessie:
            return maak_document(sessie, bericht.document)


def maak_document(sessie: Session, naam: str) -> Document | None:
    """The file that a message names: `bundel:3` or `terugkoppeling:3`, both by the number of the bundle."""
    soort, _, nummer = naam.partition(":")
    if soort == "bundel":
        bundel = facts.bundel(sessie, int(nummer))
        bestand = render.bestandsnaam("signalenbundel", bundel.wijkverband, bundel.ronde, "html")
        return Document(bestand, render.bundel_html(bundel).encode())
    gevonden = facts.terugkoppeling(sessie, int(nummer))
    if gevonden is None:
        return None
    tekst, wijkverband = gevonden
    bestand = render.bestandsnaam("terugkoppeling", wijkverband, tekst.ronde, "html")
    return Document(bestand, render.terugkoppeling_html(tekst, wijkverband).encode())
