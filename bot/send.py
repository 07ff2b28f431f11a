"""Empties the outbox: the only caller of the channels, and the one place of the error policy.

A channel says what became of a message in five words (the exceptions below); what follows from that
is decided here. Messages of one chat go in order, replies to people before all else.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol, cast

from bot import logboek
from bot.nazorg import is_navraag, meld_geweigerd, meld_onbereikbaar, vraag_of_het_er_staat
from bot.receive import vrije_dagen
from bot.samen import Samen
from bot.voorvallen import Voorval
from gesprekken import kalender, toegang
from gesprekken.aanzoek import AFZEGGING, AGENDA
from gesprekken.model import Waarom
from gesprekken.rechten import DOCUMENT as MIJNGEGEVENS
from opslag import (
    Engine,
    Post,
    Session,
    Storing,
    afspraken,
    cyclus,
    delen,
    eigen,
    facts,
    mensen,
    outbox,
    transactie,
)
from rapportage import agenda, mapje, render

Chat = tuple[str, str]

LANGST = 300  # seconds between two tries of what certainly did not arrive; it doubles up to here
TEGELIJK = 10  # chats that are written to at once; after a crash so many may be unsure
ELKE = 1.0  # seconds between two looks into an outbox that was empty


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


MEDIA = {"html": "text/html", "ics": "text/calendar", "zip": "application/zip"}


@dataclass(frozen=True)
class Document:
    naam: str
    inhoud: bytes

    @property
    def media(self) -> str:
        """What it is, as a browser wants to know."""
        return MEDIA[self.naam.rpartition(".")[2]]


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

    async def tot_de_chat_vrij_is(self, post: Post) -> None:
        """The long wait; who waits here is in nobody's way."""
        if not self.los and post.soort != outbox.DOOF:
            vrij = self._vrij_per_chat.get((post.kanaal, post.adres), 0.0)
            await asyncio.sleep(vrij - asyncio.get_running_loop().time())

    async def vertrek(self, post: Post) -> None:
        """The short wait for its turn among all. Right after it the message must go, or the pace does not hold."""
        nu = asyncio.get_running_loop().time()
        await asyncio.sleep(self.plek(post, nu) - nu)

    def plek(self, post: Post, nu: float) -> float:
        """The moment at which this message may go; it is then taken. Taking buttons away is an edit: it
        does not wait for an answer, and no answer waits for it."""
        if self.los or not post.adres.lstrip("-").isdecimal():  # only Telegram's chats are numbers
            return nu
        wanneer = max(nu, self._vrij)
        self._vrij = wanneer + self.ALLES
        if post.soort == outbox.DOOF:
            return wanneer
        chat, groep = (post.kanaal, post.adres), post.adres.startswith("-")
        wanneer = max(wanneer, self._vrij_per_chat.get(chat, 0.0))
        self._vrij_per_chat[chat] = wanneer + (self.PER_GROEP if groep else self.PER_CHAT)
        if len(self._vrij_per_chat) > 10_000:
            self._vrij_per_chat = {c: t for c, t in self._vrij_per_chat.items() if t > nu}
        return wanneer


class Verzender:
    """Sends what is claimed, each chat in its own order. `doe` runs a function where the database is; `weiger` counts
    a file that went to nobody, because who gets the message may not read it (any more)."""

    def __init__(
        self,
        db: Engine,
        kanalen: Mapping[str, Kanaal],
        doe: Callable[..., Awaitable[Any]],
        samen: Samen,
        nu: Callable[[], datetime],
        worker: str,
        tempo: Tempo,
        weiger: Callable[..., None],
    ) -> None:
        self.db, self.kanalen, self.doe, self.samen, self.weiger = db, kanalen, doe, samen, weiger
        self.nu, self.worker, self.tempo = nu, worker, tempo
        self._rijen: dict[Chat, deque[Post]] = {}  # what is claimed, and who is working on it
        self._stokt: set[Chat] = set()  # where something has to be tried again before anything else goes
        self._lopend: set[asyncio.Task[None]] = set()
        self._wacht: set[asyncio.Task[None]] = set()  # of these no message is on its way yet
        self._stopt = False
        self._claimt = asyncio.Lock()
        self._plek = asyncio.Semaphore(TEGELIJK)

    def geef(self, posten: Sequence[Post]) -> None:
        """Send these, already claimed, in the background, after what is being sent in the same chat. Claimed while
        the one before it was going wrong: it goes back, and waits for that one in the outbox."""
        for post in posten:
            chat = (post.kanaal, post.adres)
            if chat in self._rijen:
                self._rijen[chat].append(post)
            elif chat in self._stokt:
                self._begin(self._sluit_aan(post))
            else:
                self._rijen[chat] = deque([post])
                self._begin(self._bezorg(chat))

    async def _sluit_aan(self, post: Post) -> None:
        """Behind what is tried again in its chat. That may have lost its sense meanwhile: then this one goes now."""
        await self._noteer(self.doe, self._leg_terug, [post])
        await self.stoot()

    def _begin(self, werk: Coroutine[Any, Any, None]) -> None:
        taak = asyncio.get_running_loop().create_task(werk)
        self._lopend.add(taak)
        taak.add_done_callback(self._lopend.discard)
        taak.add_done_callback(self._wacht.discard)

    async def draai(self) -> None:
        """Look into the outbox until cancelled: what was left, what is due, what has to be tried again."""
        while True:
            try:
                gegeven = await self.stoot()
            except Exception as fout:
                logboek.fout(Voorval.OUTBOX_WACHT, fout)
                gegeven = 0
            if gegeven:
                await asyncio.wait(self._lopend, timeout=ELKE, return_when=asyncio.FIRST_COMPLETED)
            else:
                await asyncio.sleep(ELKE)

    async def stoot(self) -> int:
        """Claim what may go now, as far as there is room, and start sending it; returns how many."""
        async with self._claimt:
            ruimte = TEGELIJK - len(self._rijen)
            posten = await self.doe(self._claim, ruimte) if ruimte > 0 and not self._stopt else []
            self._stokt.difference_update(
                (post.kanaal, post.adres) for post in posten
            )  # of each chat the oldest
            self.geef(posten)
        return len(posten)

    async def veeg(self) -> int:
        """Send all that may go now, until nothing is left; returns how many."""
        totaal = 0
        while True:
            # What is sent or claimed by others meanwhile is waited for, and makes way for what waits behind it.
            liep = bool(self._lopend) or self._claimt.locked()
            gegeven = await self.stoot()
            if not (gegeven or liep):
                return totaal
            totaal += gegeven
            await self.rust()

    async def rust(self) -> None:
        """Wait until everything that was given has been sent."""
        while self._lopend:
            await asyncio.wait(self._lopend)

    async def stop(self, geduld: float) -> None:
        """What is being sent gets so many seconds; what waits its turn goes back to the outbox."""
        self._stopt = True
        for taak in self._wacht:
            taak.cancel()
        if self._lopend:
            await asyncio.wait(self._lopend, timeout=geduld)
        for taak in self._lopend:
            taak.cancel()
        await asyncio.gather(*self._lopend, return_exceptions=True)
        over = [post for rij in self._rijen.values() for post in rij]
        self._rijen.clear()
        if over:
            await self.doe(self._leg_terug, over)

    async def ruim_op(self) -> int:
        """At the start: what an earlier process had claimed when it died goes again, unless it was on its
        way and may not be said twice."""
        achter = [post for post in await self.doe(self._verweesd) if post.kanaal in self.kanalen]
        onzeker = [post for post in achter if post.onderweg and not self.kanalen[post.kanaal].herhaalbaar]
        await self._noteer(self.doe, self._leg_terug, [post for post in achter if post not in onzeker])
        for post in onzeker:
            await self._noteer(self.doe, self._na, post, MisschienVerzonden("het proces is gestopt"))
        return len(achter)

    # --- one chat, in order ---

    async def _bezorg(self, chat: Chat) -> None:
        rij, ik = self._rijen[chat], cast("asyncio.Task[None]", asyncio.current_task())
        try:
            while rij and not self._stopt:
                self._wacht.add(ik)
                await self.tempo.tot_de_chat_vrij_is(rij[0])
                async with self._plek:  # until it is written down, or more may be said twice after a crash
                    await self.tempo.vertrek(rij[0])
                    self._wacht.discard(ik)
                    if self._stopt:
                        break
                    if not self._mag_nu(rij[0]):
                        break
                    gedaan = await self._verstuur(rij.popleft())
                if not gedaan:
                    self._stokt.add(chat)
                    break
            if self._stopt:
                return  # `stop` puts back what is left
            del self._rijen[chat]
            if rij:
                await self._noteer(self.doe, self._leg_terug, rij)
        except Exception as fout:
            logboek.fout(Voorval.BEZORGEN_MISLUKT, fout)
            self._rijen.pop(chat, None)

    def _mag_nu(self, post: Post) -> bool:
        """Evening may have fallen since it was claimed: what went before it in this chat took long."""
        nu = self.nu()
        return post.soort in outbox.GEVRAAGD or kalender.fatsoenlijk(nu, vrije_dagen(nu.year))

    async def _verstuur(self, post: Post) -> bool:
        """False when the rest of this chat has to wait, because this one will be tried again."""
        uitslag = await self._probeer(post)
        try:
            doe = self._merk if isinstance(uitslag, str) else partial(self.doe, self._na)
            return not await self._noteer(doe, post, uitslag)
        except Exception as fout:  # our bug in what follows from it: that is lost, the message is not
            logboek.fout(Voorval.NOTEREN_MISLUKT, fout, soort=post.soort)
            await self._noteer(self.doe, self._na_bug, post)
            return True

    async def _probeer(self, post: Post) -> str | Verzendfout:
        if post.bericht == outbox.ONLEESBAAR:
            return Geweigerd("onleesbaar")
        try:
            document = await self.doe(self._document, post) if post.bericht.document else None
            if not self._mag_dubbel(post):
                await self.doe(self._onderweg, post)
            extern = await self.kanalen[post.kanaal].verstuur(post, document)
            if post.bericht.document and document is None:
                over = post.bericht.document if ":" in post.bericht.document else ""
                self.weiger(Waarom.ONDERWERP, (post.kanaal, post.adres), over=over)
            return extern
        except Verzendfout as fout:
            return fout
        except Storing:
            return NietVerzonden()
        except Exception as fout:  # our bug in making or rendering it: this one fails, the others go on
            logboek.fout(Voorval.VERZENDEN_MISLUKT, fout, soort=post.soort)
            return Geweigerd(type(fout).__name__)

    async def _merk(self, post: Post, extern: str) -> None:
        """It arrived. That goes before what came in meanwhile: whoever dies now would say it again."""
        await self.samen.doe(
            lambda sessie: outbox.verzonden(sessie, post, extern, self.nu()),
            lambda: self._na(post, extern),
            voorrang=True,
        )
        if post.soort in (outbox.GROEP, outbox.LEDEN) and not post.bewerkt:
            over = _over(post)
            logboek.noteer(Voorval.GEPLAATST, herkomst=post.kanaal, soort=post.soort, over=over)

    async def _noteer(self, doe: Callable[..., Awaitable[Any]], *waarden: Any) -> Any:
        """Write down what became of a message. A database that is away is waited for: who forgets that a
        message was sent sends it again."""
        wacht = 0.25
        while True:
            try:
                return await doe(*waarden)
            except Storing as fout:
                logboek.fout(Voorval.NOTEREN_WACHT, fout)
                await asyncio.sleep(wacht)
                wacht = min(2 * wacht, 30)

    # --- with the database ---

    def _claim(self, hoeveel: int) -> list[Post]:
        nu = self.nu()
        stil = not kalender.fatsoenlijk(nu, vrije_dagen(nu.year))
        with transactie(self.db) as sessie:
            return outbox.claim(sessie, self.worker, nu, hoeveel, kanalen=tuple(self.kanalen), stil=stil)

    def _verweesd(self) -> list[Post]:
        with transactie(self.db) as sessie:
            return outbox.verweesd(sessie, self.worker)

    def _leg_terug(self, posten: Sequence[Post]) -> None:
        with transactie(self.db) as sessie:
            outbox.terug(sessie, [post.id for post in posten])

    def _onderweg(self, post: Post) -> None:
        with transactie(self.db) as sessie:
            outbox.onderweg(sessie, post.id)

    def _document(self, post: Post) -> Document | None:
        with transactie(self.db) as sessie:
            return maak_document(sessie, post.bericht.document, post.kanaal, post.adres, self.nu())

    def _na_bug(self, post: Post) -> None:
        with transactie(self.db) as sessie:
            outbox.onzeker(sessie, post.id, "fout bij het noteren", self.nu())

    def _na(self, post: Post, uitslag: str | Verzendfout) -> bool:
        """The error policy. True when this message will be tried again by itself."""
        nu, reden = self.nu(), type(uitslag).__name__
        straks = nu + timedelta(seconds=min(2 ** min(post.pogingen, 10), LANGST))
        if isinstance(uitslag, Verzendfout):
            logboek.noteer(
                Voorval.NIET_VERZONDEN,
                herkomst=post.kanaal,
                over=_over(post),
                soort=post.soort,
                poging=post.pogingen + 1,
                fout=reden,
            )
        with transactie(self.db) as sessie:
            match uitslag:
                case str():
                    outbox.verzonden(sessie, post, uitslag, nu)
                case NietVerzonden(wacht=wacht):
                    outbox.opnieuw(sessie, post.id, max(nu + wacht, straks), reden)
                    return True
                case Verhuisd(naar=naar):
                    mensen.verhuis_groep(sessie, post.kanaal, post.adres, naar)
                    outbox.opnieuw(sessie, post.id, nu, reden)
                    return True
                case MisschienVerzonden() if self._herhaal(post):
                    outbox.opnieuw(sessie, post.id, straks, reden)
                    return True
                case MisschienVerzonden():
                    outbox.onzeker(sessie, post.id, reden, nu)
                    vraag_of_het_er_staat(sessie, post, nu)
                case Onbereikbaar():
                    outbox.mislukt(sessie, post.id, reden)
                    meld_onbereikbaar(sessie, post, nu)
                case _:
                    outbox.mislukt(sessie, post.id, reden)
                    meld_geweigerd(sessie, post, nu)
        return False

    def _herhaal(self, post: Post) -> bool:
        return self.kanalen[post.kanaal].herhaalbaar or (post.pogingen == 0 and self._mag_dubbel(post))

    def _mag_dubbel(self, post: Post) -> bool:
        """An edit can be repeated without harm; a reply, a question or a bundle in private that came twice is
        better than none. A group post or reminder is never repeated by itself."""
        if self.kanalen[post.kanaal].herhaalbaar or post.bewerkt or is_navraag(post):
            return True
        return post.soort in (outbox.ANTWOORD, outbox.VRAAG, outbox.LEDEN)


def _over(post: Post) -> str:
    """What a message is about, for the log: the bundle that its buttons open, or else its wijkverband."""
    for knop in (knop for rij in post.bericht.knoppen for knop in rij):
        if knop.doet.startswith("s:bundel-"):
            return knop.doet.removeprefix("s:").replace("-", ":")
    return f"wijkverband:{post.wijkverband}" if post.wijkverband is not None else ""


def maak_document(sessie: Session, naam: str, kanaal: str, adres: str, nu: datetime) -> Document | None:
    """The file that a message names: `bundel:3`, `terugkoppeling:3` or `mapje:3`, by the number of the bundle;
    `agenda:5` or `afzegging:5`, by that of the action; or `mijngegevens`, which are always those of who gets the
    message. None for who may not read it (any more)."""
    soort, _, nummer = naam.partition(":")
    if soort == MIJNGEGEVENS:
        alles = eigen.gegevens(sessie, kanaal, adres)
        return Document("mijn-gegevens.html", render.gegevens_html(alles).encode()) if alles else None
    if soort in (AGENDA, AFZEGGING):
        return _agenda(sessie, soort, int(nummer), kanaal, adres)
    bundel = cyclus.bundel(sessie, int(nummer))
    coordineert = facts.coordineert(sessie, kanaal, adres, bundel.id)
    if not toegang.mag_lezen(soort, *facts.is_van(sessie, kanaal, adres, bundel.id), coordinator=coordineert):
        return None
    if soort == "mapje":
        return _mapje(sessie, bundel.id, nu)
    if soort == "bundel":
        bestand = render.bestandsnaam("signalenbundel", bundel.wijkverband, bundel.ronde, "html")
        return Document(bestand, render.bundel_html(bundel).encode())
    verteld = delen.gelezen(sessie, bundel.id, kalender.lokaal(nu).date())
    if verteld is None:
        return None
    bestand = render.bestandsnaam("terugkoppeling", bundel.wijkverband, verteld.tekst.ronde, "html")
    pagina = render.terugkoppeling_html(
        verteld.tekst, bundel.wijkverband, verteld.te_laat, verteld.gedeeld_op
    )
    return Document(bestand, pagina.encode())


def _mapje(sessie: Session, bundel: int, nu: datetime) -> Document | None:
    """All of one round, for the coördinator."""
    verband = facts.wijkverband_van(sessie, bundel)
    stand = next((s for s in delen.rondes(sessie, verband.id) if s.bundel.id == bundel), None)
    if stand is None:
        return None
    verteld = delen.gelezen(sessie, bundel, kalender.lokaal(nu).date())
    sinds = [cyclus.laatst_veranderd(sessie, actie) for actie in stand.acties]
    inhoud = mapje.Inhoud(
        wijkverband=verband.naam,
        stand=stand,
        verteld=verteld.tekst if verteld else None,
        te_laat=verteld is not None and verteld.te_laat,
        gedeeld_op=verteld.gedeeld_op if verteld else None,
        afspraken=mapje.afspraakregels(
            afspraken.van_de_ronde(sessie, bundel),
            {lid.persoon: lid.naam for lid in facts.leden(sessie, verband.id)},
        ),
        agenda=agenda.van_acties(stand.acties, verband.naam, sinds),
    )
    naam = render.bestandsnaam("mapje", verband.naam, stand.bundel.ronde, "zip")
    return Document(naam, mapje.zip_van(inhoud))


def _agenda(sessie: Session, soort: str, nummer: int, kanaal: str, adres: str) -> Document | None:
    actie = cyclus.zoek_actie(sessie, nummer)
    if actie is None:
        return None
    lid, eigenaar = facts.is_van_actie(sessie, kanaal, adres, actie)
    if not toegang.mag_lezen(soort, lid, groep=False, eigenaar=eigenaar):
        return None
    sinds = cyclus.laatst_veranderd(sessie, actie)
    if soort == AFZEGGING:
        return Document(f"actie-{nummer}-vervallen.ics", agenda.afzegging(actie, sinds))
    naam = facts.wijkverband(sessie, actie.wijkverband).naam
    return Document(f"actie-{nummer}.ics", agenda.agenda(actie, naam, sinds))
