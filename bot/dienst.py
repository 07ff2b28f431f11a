"""The running service: one database, one clock, one sender, whichever channels there are.

`start`, `tik`, `oefenen` and the tests all use this one. Sync inside: everything that touches the
database runs in the executor (one thread for SQLite, eight for PostgreSQL).
"""

import asyncio
import re
import secrets
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from bot import heartbeat, logboek
from bot.afscherming import Afgeschermd, scherm_af, scherm_nummers_af
from bot.geheugen import Chat, Geheugen
from bot.namen import lees_lijsten
from bot.portier import PER_CODE, Oordeel, Portier
from bot.receive import Binnen, Gebeurtenis, Gereedschap, Verwerkt, leg_opzij, neem, ontvang, vrije_dagen
from bot.samen import Samen
from bot.send import Kanaal, Tempo, Verzender
from bot.settings import Melding
from bot.themakennis import MEESTE, Themakennis
from bot.voorvallen import Voorval
from gesprekken import GESPREKKEN, engine, kalender, rondes, vangnet
from gesprekken.model import Bericht, Invoer, Soort, Waarom
from gesprekken.rechten import vraagt_naam
from gesprekken.teksten import citaat
from gesprekken.wijk import STANDAARD, Bevestigd, Termijnen
from gesprekken.woorden import vraagt
from opslag import (
    DatabaseBezet,
    Grendel,
    Post,
    Sleutelbos,
    SleutelPastNiet,
    Storing,
    apply,
    draden,
    facts,
    maak_engine,
    outbox,
    transactie,
    werk_bij,
)

LAATST = timedelta(days=7)  # so far back a question is looked for of which the word was forgotten
SAMEN = 16  # turns and marks that SQLite, which has one writer, commits together


class Klok:
    """Now. Without a beginning the real one; with one it starts there and runs on; `zet` moves it."""

    def __init__(self, begin: datetime | None = None, loopt: bool = True) -> None:
        self._begin, self._loopt, self._sinds = begin, loopt, time.monotonic()

    def nu(self) -> datetime:
        if self._begin is None:
            return datetime.now(UTC)
        return self._begin + timedelta(seconds=time.monotonic() - self._sinds if self._loopt else 0)

    def zet(self, moment: datetime) -> None:
        self._begin, self._sinds = moment, time.monotonic()


LETTERS = (
    "abcdefghjkmnpqrstuvwxyz"  # none that look alike, and no digits: a code is never taken for a phone number
)


def maak_code() -> str:
    """A code for an invitation: 90 random bits, fit for a deep link and to be typed from paper."""
    getal, letters = secrets.randbelow(len(LETTERS) ** 20), ""
    while len(letters) < 20:
        getal, letter = divmod(getal, len(LETTERS))
        letters += LETTERS[letter]
    return letters


def scherm_invoer_af(
    invoer: Invoer, toegestaan: frozenset[str] = frozenset(), vraag: str = ""
) -> tuple[Invoer, Afgeschermd]:
    """Mask before anything else sees the text. Words of danger travel in `acuut`, for this turn only.

    A button and a command are our own words; what follows a command may hold anything. Behind two of them, or at
    their question (`vraag`), stands what the mask would take for something else: a word that it does not know, the
    number of the wijkteam.
    """
    eigen = invoer.soort in (Soort.KNOP, Soort.COMMANDO)
    tekst = leesbaar(invoer.argument if eigen else invoer.tekst)
    opdracht = invoer.tekst if invoer.soort is Soort.COMMANDO else vraag
    if opdracht == "wijkteam":
        toegestaan |= frozenset(re.findall(r"\+?\d[\d ()./-]{4,18}\d", tekst))
    veilig = scherm_af(tekst, toegestaan)
    if opdracht == "woorden":
        veilig = replace(veilig, tekst=veilig.met_woorden(), gevraagd=())
    masker = replace(
        invoer,
        tekst=leesbaar(invoer.tekst) if eigen else veilig.tekst,
        argument=veilig.tekst if eigen else "",
        gemaskeerd=tuple(s for s in veilig.soorten if f"[{s}]" in veilig.tekst),
        acuut=veilig.acuut or "",
    )
    return masker, veilig


_EEN_NAAM = re.compile(r"\[naam\??\]")


def leesbaar(tekst: str) -> str:
    """Without what no database or channel can carry: half characters and control characters."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    heel = tekst.encode("utf-8", "replace").decode("utf-8")
    return "".join(teken for teken in heel if teken in "\n\t" or teken.isprintable() or teken.isspace())


@contextmanager
def opent() -> Iterator[None]:
    """Opening the database: whatever a driver says when that fails, people hear where to look."""
    try:
        yield
    except (Melding, DatabaseBezet, SleutelPastNiet):
        raise
    except Exception as fout:
        raise Melding(
            f"De database is niet te openen ({type(fout).__name__}). "
            "Controleer WIJKSIGNAAL_DATABASE_URL. Is het een bestand, kijk dan of de map bestaat en beschrijfbaar is. "
            "Is het een server, kijk dan of hij draait en of naam en wachtwoord kloppen."
        ) from fout


def _wie(binnen: Gebeurtenis) -> Chat:
    """Who it was; of who hides in a group only which group."""
    return binnen.kanaal, binnen.adres or binnen.waar


def _laat_sporen_na(binnen: Gebeurtenis, verwerkt: Verwerkt, gemaskeerd: tuple[str, ...]) -> None:
    """In the log, now that it is committed. Of a masked text only the kinds, and not whose it was."""
    if gemaskeerd:
        logboek.noteer(Voorval.AFGESCHERMD, herkomst=binnen.kanaal, soort=",".join(gemaskeerd))
    wie = logboek.pseudoniem(*_wie(binnen)) if verwerkt.sporen else ""
    for s in verwerkt.sporen:
        ander = logboek.pseudoniem(*verwerkt.aan[s.aan]) if s.aan in verwerkt.aan else ""
        logboek.noteer(
            s.wat,
            herkomst=binnen.kanaal,
            wie=wie,
            aan=ander if ander != wie else "",
            over=s.over,
            soort=s.soort,
            uitslag=s.uitslag,
        )


class Dienst:
    """Open it with `async with`; SQLite files are then held by this process only."""

    def __init__(
        self,
        url: str,
        sleutels: Sleutelbos,
        *,
        klok: Klok | None = None,
        botnaam: str = "",
        tempo: Tempo | None = None,
        termijnen: Termijnen = STANDAARD,
        voorproef_werkdagen: int = rondes.VOORPROEF_WERKDAGEN,
        kennis: Themakennis | None = None,
    ) -> None:
        self.url, self.klok = url, klok or Klok()
        with opent():
            self.db = maak_engine(url, sleutels)
        self.worker = secrets.token_hex(4)
        self.gereedschap = Gereedschap(
            self.worker, maak_code, botnaam, termijnen=termijnen, voorproef_werkdagen=voorproef_werkdagen
        )
        self.kennis = kennis
        if kennis is not None:
            self.gereedschap = replace(self.gereedschap, themas=kennis.stel_voor)
        self.kanalen: dict[str, Kanaal] = {}
        self.geheugen = Geheugen()
        self.codes = Portier(PER_CODE)
        self._geweigerd, self._begonnen = Counter[str](), False
        self._draden = ThreadPoolExecutor(aantal := draden(self.db), thread_name_prefix="opslag")
        self.samen = Samen(self.db, self._draden, SAMEN if aantal == 1 else 1, aantal)
        self.verzender = Verzender(
            self.db,
            self.kanalen,
            self.doe,
            self.samen,
            self.klok.nu,
            self.worker,
            tempo or Tempo(),
            self.weiger,
        )
        self._grendel, self._stapel = Grendel(url), ExitStack()
        self._taken: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Dienst":
        try:
            with opent():
                self._stapel.enter_context(self._grendel)
                await self.doe(werk_bij, self.db)
            self._bereid_voor()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    def _bereid_voor(self) -> None:
        """What takes a tenth of a second the first time: no message should wait for it."""
        vrije_dagen(self.klok.nu().year)
        lees_lijsten()

    async def __aexit__(self, *_: object) -> None:
        await self.rond_af(0)
        try:
            await self._bewaar_telling()
        except Exception as fout:
            logboek.fout(Voorval.ACHTERGROND_MISLUKT, fout)
        self._draden.shutdown(wait=True, cancel_futures=True)
        if self.kennis is not None:
            self.kennis.sluit()
        self.db.dispose()
        self._stapel.close()

    def noem_bot(self, naam: str) -> None:
        """The name under which Telegram knows us: links are made with it."""
        self.gereedschap = replace(self.gereedschap, botnaam=naam)

    async def doe(self, functie: Callable[..., Any], *waarden: Any) -> Any:
        """Run a function where the database is."""
        return await asyncio.get_running_loop().run_in_executor(self._draden, functie, *waarden)

    # --- beside the rest ---

    def achter(self, werk: Coroutine[Any, Any, Any]) -> None:
        """Let this run beside the rest; when it fails, that is logged."""
        taak = asyncio.get_running_loop().create_task(werk)
        self._taken.add(taak)
        taak.add_done_callback(self._achter_klaar)

    def _achter_klaar(self, taak: asyncio.Task[None]) -> None:
        self._taken.discard(taak)
        if not taak.cancelled() and (oorzaak := taak.exception()) is not None:
            logboek.fout(Voorval.ACHTERGROND_MISLUKT, oorzaak)

    async def rust(self) -> None:
        """Wait until what runs in the background has nothing left to do."""
        await asyncio.gather(*self._taken)

    async def rond_af(self, geduld: float) -> None:
        """The end: what is being sent and done gets so many seconds; what was not begun waits in the outbox."""
        await self.verzender.stop(geduld)
        if self._taken:
            await asyncio.wait(self._taken, timeout=geduld)
        for taak in self._taken:
            taak.cancel()
        await asyncio.gather(*self._taken, return_exceptions=True)

    # --- what it does ---

    async def scherm_af(self, chat: Chat, invoer: Invoer) -> tuple[Invoer, Afgeschermd, bool]:
        """Mask what comes from this chat, and whether its sender takes part anywhere. Most texts hold nothing that
        must go: only of the others the list of her wijkverbanden has to be known. Her own name may stay, when
        that was what she was asked for."""
        masker, veilig = scherm_invoer_af(invoer)
        if not veilig.soorten:
            return masker, veilig, True
        toegestaan, eigen_naam, vraag = await self.doe(self._zoek_toegestaan, chat)
        if eigen_naam and invoer.soort is Soort.TEKST and not veilig.acuut:
            zonder = scherm_nummers_af(leesbaar(invoer.tekst))
            return replace(invoer, tekst=zonder.tekst, gemaskeerd=zonder.soorten), zonder, True
        return (*scherm_invoer_af(invoer, toegestaan or frozenset(), vraag), toegestaan is not None)

    def _zoek_toegestaan(self, chat: Chat) -> tuple[frozenset[str] | None, bool, str]:
        """The list; whether she was just asked how she is called; and the other question that reads more."""
        with transactie(self.db) as sessie:
            toegestaan = facts.toegestaan(sessie, *chat)
            try:
                toestand = engine.wakker(GESPREKKEN, facts.toestand(sessie, *chat), self.klok.nu())
            except ValueError:  # that it cannot be read is said by the turn itself
                return toegestaan, False, ""
        return toegestaan, vraagt_naam(toestand), vraagt(toestand)

    async def _scherm_binnen_af(self, binnen: Binnen) -> tuple[Binnen, Afgeschermd]:
        """Who takes part nowhere yet may tell how she is called: the only name that is kept. Of anybody else's
        words nothing is remembered, so `gevraagd` is empty then."""
        chat = (binnen.kanaal, binnen.waar)
        invoer, veilig, doet_mee = await self.scherm_af(chat, binnen.invoer)
        naam = leesbaar(binnen.naam)
        if not naam and not doet_mee and _EEN_NAAM.fullmatch(veilig.tekst):
            naam = leesbaar(binnen.invoer.tekst)
        veilig = veilig if doet_mee else replace(veilig, gevraagd=())
        return replace(binnen, invoer=invoer, naam=naam), veilig

    async def neem(self, binnen: Gebeurtenis) -> Verwerkt:
        """Mask, take the turn, commit; the replies are being sent when this returns."""
        gemaskeerd: tuple[str, ...] = ()
        gereedschap, veilig = self.gereedschap, Afgeschermd("", ())
        if isinstance(binnen, Binnen):
            chat = (binnen.kanaal, binnen.waar)
            try:
                binnen, veilig = await self._scherm_binnen_af(binnen)
            except Storing:
                raise
            except Exception as fout:
                return await self._leg_ongelezen_opzij(binnen, fout)
            gemaskeerd = binnen.invoer.gemaskeerd
            if self.kennis is not None and binnen.invoer.soort is Soort.TEKST and not binnen.groep:
                await self.kennis.kijk_vast(binnen.invoer.tekst)
            gereedschap = replace(
                gereedschap,
                terug=partial(self.geheugen.terug, chat),
                gevaar=self.geheugen.gevaar(chat),
                over_de_buurt=self.geheugen.over_de_buurt(chat, self.klok.nu()),
                raadt=self.codes.is_dicht(_wie(binnen)),
            )
        wat = (binnen, gereedschap, self.klok.nu())
        verwerkt: Verwerkt = await self.samen.doe(
            lambda sessie: neem(sessie, *wat), lambda: ontvang(self.db, *wat)
        )
        _laat_sporen_na(binnen, verwerkt, gemaskeerd)
        if isinstance(binnen, Binnen):
            self._onthoud_zo_goed_het_gaat(binnen, veilig, verwerkt)
        self.verzender.geef(verwerkt.post)
        if verwerkt.geweigerd is not None:
            await self._na_weigering(binnen, verwerkt.geweigerd, verwerkt.over)
        if verwerkt.elders:
            self.achter(self.verzender.stoot())
        return replace(verwerkt, gemaskeerd=bool(gemaskeerd))

    async def _leg_ongelezen_opzij(self, binnen: Binnen, fout: Exception) -> Verwerkt:
        """A text that cannot be masked is not looked at again and kept nowhere; who sent it hears that it failed."""
        logboek.fout(Voorval.UPDATE_MISLUKT, fout, herkomst=binnen.kanaal, poging=1)
        leeg = replace(binnen, invoer=Invoer(binnen.invoer.soort, bron=binnen.invoer.bron), naam="")
        verwerkt: Verwerkt = await self.doe(leg_opzij, self.db, leeg, self.gereedschap, self.klok.nu())
        self.verzender.geef(verwerkt.post)
        return verwerkt

    def _onthoud_zo_goed_het_gaat(self, binnen: Binnen, veilig: Afgeschermd, verwerkt: Verwerkt) -> None:
        """The turn counts already; that a word is not remembered must not hold up what comes after it."""
        try:
            self._onthoud((binnen.kanaal, binnen.waar), binnen.invoer, veilig, verwerkt)
        except Exception as fout:
            logboek.fout(Voorval.ACHTERGROND_MISLUKT, fout, herkomst=binnen.kanaal)

    def _onthoud(self, chat: Chat, invoer: Invoer, veilig: Afgeschermd, verwerkt: Verwerkt) -> None:
        """In memory: the words of what counts now that nobody knows, and for what danger the way was shown."""
        if verwerkt.genomen and any(veilig.gevraagd):
            self.geheugen.onthoud(chat, veilig, self.klok.nu())
        if engine.zegt_dat_het_de_buurt_is(invoer):
            if verwerkt.genomen:  # or she has to choose first between this and what she was busy with
                self.geheugen.sta_toe(chat, self.klok.nu())
        elif veilig.acuut and not verwerkt.genomen:
            self.geheugen.onthoud_gevaar(chat, veilig.acuut, self.klok.nu())
        else:
            self.geheugen.ga_verder(chat)

    async def _na_weigering(self, binnen: Gebeurtenis, waarom: Waarom, over: str) -> None:
        self.weiger(waarom, _wie(binnen), over=over)
        if waarom in (Waarom.UITNODIGING, Waarom.CODES):
            oordeel = self.codes.laat_door(_wie(binnen))
            if waarom is Waarom.CODES and oordeel is Oordeel.ZEG_HET:
                await self.zeg((binnen.kanaal, binnen.waar), vangnet.TE_VEEL_CODES)

    def weiger(self, waarom: str, chat: Chat, stil: bool = False, over: str = "") -> None:
        """Count it. In the log as well, unless who it was is there already (`stil`), or it was only an old button:
        who presses one shows that she takes part, and that is nobody's business."""
        self._geweigerd[str(waarom)] += 1
        if not stil and waarom != Waarom.OUDE_KNOP:
            kanaal, adres = chat
            wie = logboek.pseudoniem(kanaal, adres) if adres else ""
            logboek.noteer(Voorval.TOEGANG_GEWEIGERD, herkomst=kanaal, wie=wie, over=over, soort=str(waarom))

    async def zeg(self, chat: Chat, tekst: str) -> None:
        """One sentence out of turn, about what just happened in this chat."""
        post = await self.doe(self._leg_klaar, chat, tekst, self.klok.nu())
        self.verzender.geef([post] if post else [])

    def _leg_klaar(self, chat: Chat, tekst: str, nu: datetime) -> Post | None:
        kanaal, adres = chat
        with transactie(self.db) as sessie:
            return outbox.zeg(
                sessie,
                self.worker,
                kanaal=kanaal,
                adres=adres,
                soort=outbox.ANTWOORD,
                bericht=Bericht(tekst),
                nu=nu,
            )

    async def tik(self) -> Counter[str]:
        """One beat: what is due, and what waits in the outbox."""
        geteld = await self._doe_wat_moet()
        await self.verzender.veeg()
        return geteld

    async def slag(self) -> None:
        """A beat of the scheduler. When the clock jumps or something is broken that is said, and the next
        beat tries again."""
        try:
            await self.doe(self._grendel.is_van_ons)
            await self._doe_wat_moet()
            await self.verzender.stoot()
        except heartbeat.KlokSpringt as fout:
            logboek.noteer(
                Voorval.KLOK_SPRINGT, herkomst=heartbeat.HARTSLAG, sinds=logboek.moment(fout.laatste)
            )
        except DatabaseBezet:
            logboek.noteer(Voorval.DATABASE_BEZET, herkomst=heartbeat.HARTSLAG)
        except Exception as fout:
            logboek.fout(Voorval.HARTSLAG_OVERGESLAGEN, fout, herkomst=heartbeat.HARTSLAG)

    async def _doe_wat_moet(self) -> Counter[str]:
        await self._vergeet_woorden()
        await self._bewaar_telling()
        geteld: Counter[str] = await self.doe(heartbeat.tik, self.db, self.gereedschap, self.klok.nu())
        if self.kennis is not None and self.kennis.is_toe_aan(kalender.lokaal(self.klok.nu()).date()):
            self.achter(self._leer(self.kennis))
        return geteld

    async def _leer(self, kennis: Themakennis) -> None:
        """Themes, from what is confirmed and still kept; once a day, beside the rest."""
        geleerd = await kennis.leer(await self.doe(self._lees_bevestigd))
        logboek.noteer(Voorval.THEMAS_GELEERD, herkomst=heartbeat.HARTSLAG, aantal=geleerd)

    def _lees_bevestigd(self) -> tuple[Bevestigd, ...]:
        with transactie(self.db) as sessie:
            return facts.bevestigd(sessie, MEESTE)

    async def _vergeet_woorden(self) -> None:
        """A word that nobody was asked about in time goes from its question as well, where a channel still shows
        it. After a start none is remembered, whichever were asked about before."""
        weg = self.geheugen.vergeet(self.klok.nu())
        if weg or not self._begonnen:
            await self.doe(self._herschrijf, weg if self._begonnen else None, self.klok.nu())
            self._begonnen = True

    def _herschrijf(self, zinnen: list[tuple[Chat, str]] | None, nu: datetime) -> None:
        with transactie(self.db) as sessie:
            for post in outbox.gezegd(sessie, nu - LAATST, tuple(self.kanalen)):
                chat, tekst = (post.kanaal, post.adres), post.bericht.tekst
                hier = zinnen is None or any(c == chat and citaat(zin) in tekst for c, zin in zinnen)
                if hier and vangnet.DAT_WOORD in tekst:
                    outbox.plaats(
                        sessie,
                        kanaal=post.kanaal,
                        adres=post.adres,
                        soort=outbox.VERGEET,
                        bericht=post.bericht,
                        nu=nu,
                        bewerkt=post.bewerkt,
                        wijkverband=post.wijkverband,
                    )

    async def _bewaar_telling(self) -> None:
        """What was refused since the last beat; numbers only, and kept until they are written down."""
        geteld = +self._geweigerd
        if geteld:
            await self.doe(self._tel_op, geteld, self.klok.nu())
            self._geweigerd -= geteld

    def _tel_op(self, geteld: Counter[str], nu: datetime) -> None:
        with transactie(self.db) as sessie:
            apply.tel_geweigerd(sessie, geteld, kalender.lokaal(nu).date())
