"""A neighbourhood to which anything may happen, and the books that are kept beside it.

`Wijk` drives the real service, over a channel that does as it is told, in a time that only moves when it is
moved. Its books hold what people were told and what reached them. They are kept from what the bot says, never from
what it counts, and everything that does not agree with them is an AssertionError.
"""

import asyncio
import json
import logging
import re
import shutil
import sqlite3
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import event

from bot import heartbeat, nazorg
from bot.dienst import Dienst, Klok
from bot.receive import Binnen, Lidmaatschap, vrije_dagen
from bot.send import (
    Document,
    Geweigerd,
    MisschienVerzonden,
    NietVerzonden,
    Onbereikbaar,
    Verhuisd,
)
from bot.voorvallen import Voorval
from gesprekken import kalender, rondes, wijk, wijzigingen
from gesprekken.model import Bericht, Invoer, Knop, Soort
from gesprekken.vorm import van_json
from opslag import (
    Engine,
    Post,
    Session,
    Storing,
    Wie,
    apply,
    facts,
    maak_engine,
    mensen,
    outbox,
    transactie,
    werk_bij,
)
from opslag.oefening import wacht_niet_op_de_schijf
from tests.rekloop import Meteen, Rekloop
from tests.sleutels import SLEUTELS, bewaard_adres, leesbaar

T = TypeVar("T")

KANAAL = "proef"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
AFVAL = "Afval en schoon"


# --- who there is ---

LAAK, DUIN = 1, 2
WIJKEN = {LAAK: "Laak", DUIN: "Duin"}
GROEPEN = {LAAK: "-100", DUIN: "-200"}


class Mens(Enum):
    """Somebody: her number in the database, and her organisation in each of her wijkverbanden."""

    ESRA = 1, {LAAK: "Gemeente"}
    DIRK = 2, {DUIN: "Welzijn"}
    FATIMA = 3, {LAAK: "Thuiszorg"}
    NOOR = 4, {LAAK: "Politie", DUIN: "Politie"}
    BILAL = 5, {DUIN: "Thuiszorg"}
    # A choir that never speaks in a chat: it makes every month broad enough for the bundle to show figures.
    SOPRAAN = 6, dict.fromkeys(WIJKEN, "School")
    MEZZO = 7, dict.fromkeys(WIJKEN, "Corporatie")
    ALT = 8, dict.fromkeys(WIJKEN, "Politie")
    TENOR = 9, dict.fromkeys(WIJKEN, "School")
    BAS = 10, dict.fromkeys(WIJKEN, "Corporatie")

    def __init__(self, nummer: int, bij: dict[int, str]) -> None:
        self.nummer, self.bij = nummer, bij
        self.naam, self.adres = self.name.capitalize(), str(700 + nummer)


COORDINATOREN = (Mens.ESRA, Mens.DIRK)
PRATERS = (*COORDINATOREN, Mens.FATIMA, Mens.NOOR, Mens.BILAL)
KOOR = tuple(mens for mens in Mens if mens not in PRATERS)
VAN = {mens.adres: mens for mens in Mens}


# --- what they say ---

ZINNEN = {
    "Er ligt weer afval naast de containers": AFVAL,
    "Op de stoep bij de flat staat grofvuil": AFVAL,
    "Mensen vragen zich af hoe het verder gaat": wijk.GEEN_THEMA,
    "dank je": "",
    "Niets bijzonders": "",
    "12 december": "",
}
OPDRACHTEN = ("signaal", "stop", "terug", "acties", "bundel", "help", "pauze", "kiezen", "terugkoppelen")


# --- time, reckoned anew ---


def lokaal(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def op(dag: date, uur: time) -> datetime:
    return datetime.combine(dag, uur, AMSTERDAM).astimezone(UTC)


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in vrije_dagen(dag.year)


def mag_uit_zichzelf(moment: datetime) -> bool:
    klok = lokaal(moment)
    return is_werkdag(klok.date()) and 8 <= klok.hour < 19


def ronde_van(moment: datetime) -> str:
    return lokaal(moment).strftime("%Y-%m")


def volgende(ronde: str) -> str:
    return (date.fromisoformat(f"{ronde}-28") + timedelta(days=7)).strftime("%Y-%m")


def laatste_dag(ronde: str) -> date:
    return date.fromisoformat(f"{volgende(ronde)}-01") - timedelta(days=1)


def voorproef_op(ronde: str) -> datetime:
    """Nine o'clock on the first working day after it: from then on the coördinator may look at its bundle."""
    return bundel_op(ronde, 1)


def bundel_op(ronde: str, werkdag: int = 3) -> datetime:
    """Nine o'clock on the third working day after it: then the bundle is posted by itself."""
    dag, over = laatste_dag(ronde), werkdag
    while over:
        dag += timedelta(days=1)
        over -= is_werkdag(dag)
    return op(dag, time(9))


def klokwissel_na(moment: datetime) -> datetime:
    """The first second of summer or winter time."""
    hier = moment.replace(minute=0, second=0, microsecond=0)
    for stap in (timedelta(days=1), timedelta(hours=1)):
        while lokaal(hier + stap).utcoffset() == lokaal(hier).utcoffset():
            hier += stap
    return hier + timedelta(hours=1)


# Before the end of summer time; before Christmas; in a leap year; before summer time begins, and the holidays.
BEGINNEN = [op(date(*dag), time(8, 50)) for dag in ((2026, 10, 1), (2026, 12, 2), (2028, 2, 2), (2027, 3, 2))]


# --- the channel ---


class Lot(Enum):
    """What becomes of a message, and what the channel says of it."""

    AAN = "it arrives"
    NIET = "certainly not sent"
    MISSCHIEN = "no answer, and it did not arrive"
    TOCH = "no answer, and it did arrive"
    WEG = "we were blocked"
    FOUT = "refused"
    VERHUISD = "the group has moved"
    HANGT = "it arrives, and the answer is not there yet"
    STROOM_ERVOOR = "the process dies before it arrives"
    STROOM_ERNA = "the process dies after it arrived"
    DATABASE = "it arrives, and the database is away when that is to be written down"


@dataclass(frozen=True)
class Aankomst:
    post: Post
    moment: datetime


class Proefkanaal:
    """`loten`: what becomes of the next messages. Without one a message arrives."""

    herhaalbaar = False

    def __init__(self, klok: Klok, database_weg: Callable[[], None]) -> None:
        self.klok, self._database_weg = klok, database_weg
        self.loten: deque[Lot] = deque()
        self.aankomsten: list[Aankomst] = []
        self.staat: defaultdict[str, dict[str, Bericht]] = defaultdict(dict)  # what can be read in a chat
        self.ooit: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # all buttons that were
        self.geblokkeerd: set[str] = set()
        self.verhuisd: dict[str, str] = {}
        self.antwoordt = asyncio.Event()  # what hangs hears its answer
        self.dood = False

    async def verstuur(self, post: Post, document: Document | None) -> str:
        if self.dood:
            raise asyncio.CancelledError
        if post.adres in self.verhuisd:
            raise Verhuisd(self.verhuisd[post.adres])
        if post.adres in self.geblokkeerd:
            raise Onbereikbaar
        match self.loten.popleft() if self.loten else Lot.AAN:
            case Lot.NIET:
                raise NietVerzonden
            case Lot.MISSCHIEN:
                raise MisschienVerzonden
            case Lot.TOCH:
                self._komt_aan(post)
                raise MisschienVerzonden
            case Lot.WEG:
                self.geblokkeerd.add(post.adres)
                raise Onbereikbaar
            case Lot.FOUT:
                raise Geweigerd
            case Lot.VERHUISD if post.adres.startswith("-"):
                self.verhuisd[post.adres] = f"{post.adres}1"
                raise Verhuisd(self.verhuisd[post.adres])
            case Lot.HANGT:
                naam = self._komt_aan(post)
                await self.antwoordt.wait()
                return naam
            case Lot.STROOM_ERVOOR:
                self._sterf()
            case Lot.STROOM_ERNA:
                self._komt_aan(post)
                self._sterf()
            case Lot.DATABASE:
                self._database_weg()
        return self._komt_aan(post)

    def _sterf(self) -> None:
        self.dood = True
        raise asyncio.CancelledError

    def _komt_aan(self, post: Post) -> str:
        self.aankomsten.append(Aankomst(post, self.klok.nu()))
        chat, naam = self.staat[post.adres], post.bewerkt or f"b{len(self.aankomsten)}"
        if post.soort == outbox.DOOF:
            chat[naam] = replace(chat[naam], knoppen=())
        else:
            chat[naam] = post.bericht
            self.ooit[post.adres] |= {(naam, knop.doet): None for knop in knoppen(post.bericht)}
        return naam

    def thans(self, adres: str) -> str:
        """Where the chat that once had this address is now: a group can move more than once."""
        while adres in self.verhuisd:
            adres = self.verhuisd[adres]
        return adres

    def herstelt(self) -> None:
        self.loten.clear()
        self.antwoordt.set()
        self.antwoordt = asyncio.Event()


def knoppen(bericht: Bericht) -> list[Knop]:
    return [knop for rij in bericht.knoppen for knop in rij]


# --- the books ---


@dataclass
class Signaal:
    """What somebody was told is noted. `zelf`: she chose the theme, so it stays when her words change."""

    wijk: int
    ronde: str
    thema: str
    zelf: bool = False
    ingetrokken: bool = False


@dataclass(frozen=True)
class Rij:
    """A message as it was placed."""

    id: int
    sleutel: str
    adres: str
    soort: str
    wijk: int | None
    bericht: Bericht


@dataclass
class Boeken:
    laatst_in: dict[str, int]
    signalen: dict[tuple[str, str], Signaal] = field(default_factory=dict)  # by person and number
    deelname: set[tuple[int, str, str]] = field(default_factory=set)
    bronnen: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    bundels: dict[tuple[int, str], frozenset[tuple[str, str]]] = field(default_factory=dict)
    opnieuw: Counter[int] = field(default_factory=Counter)  # "Nee, stuur het opnieuw"
    staat_er: set[int] = field(default_factory=set)  # "Ja, het staat er"
    antwoord_op: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    getypt: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


class Klachten(logging.Handler):
    """What the service says went wrong inside. That something waits too long is about the channel."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.gehoord: list[object] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not isinstance(record.msg, dict) or record.msg.get("event") != Voorval.WACHT_TE_LANG.naam:
            self.gehoord.append(record.msg)


# --- the neighbourhood as every story finds it ---


@cache
def motor(pad: Path) -> Engine:
    """One for all stories in this file: it keeps the statements that were compiled, which is half of the work."""
    engine = maak_engine(f"sqlite:///{pad}", SLEUTELS)
    wacht_niet_op_de_schijf(engine)
    return engine


@cache
def sjabloon(plek: Path, begin: datetime) -> Path:
    """Two wijkverbanden with a group, one person in both, two actions under way, and a month to be bundled."""
    pad = plek / f"{begin:%Y%m%d}.sqlite"
    db = motor(pad)
    werk_bij(db)
    vorige_maand = op(date.fromisoformat(f"{rondes.even_lang_ervoor(ronde_van(begin))}-03"), time(10))
    with transactie(db) as sessie:
        for nummer, naam in WIJKEN.items():
            assert mensen.maak_wijkverband(sessie, naam, vorige_maand, buurten=["Haven", "Spoor"]) == nummer
            mensen.koppel_groep(sessie, nummer, KANAAL, GROEPEN[nummer])
        for mens in Mens:
            for waar, organisatie in mens.bij.items():
                _meld_aan(sessie, mens, waar, organisatie, vorige_maand)
        for moment in (vorige_maand, begin):
            zing(sessie, moment)
        for coordinator, eigenaar, waar in ((Mens.ESRA, Mens.FATIMA, LAAK), (Mens.DIRK, Mens.NOOR, DUIN)):
            wie = Wie(KANAAL, coordinator.adres, vorige_maand, coordinator.nummer, waar)
            apply.pas_toe(sessie, [_actie(eigenaar, begin)], wie)
    db.dispose()
    return pad


def _meld_aan(sessie: Session, mens: Mens, waar: int, organisatie: str, nu: datetime) -> None:
    code = f"code{mens.nummer}in{waar}"
    rol = wijk.Rol.COORDINATOR if mens in COORDINATOREN else wijk.Rol.MELDER
    mensen.nodig_uit(sessie, waar, code, rol, 1, nu + timedelta(days=1))
    uitnodiging = facts.uitnodiging(sessie, code, nu)
    assert uitnodiging is not None
    uur = None if mens in KOOR else time(12, 15)
    effect = wijzigingen.MeldAan(
        uitnodiging.id, mens.naam, organisatie, "Opbouwwerker", uur, frozenset(range(5))
    )
    apply.pas_toe(sessie, [effect], Wie(KANAAL, mens.adres, nu))


def _actie(eigenaar: Mens, begin: datetime) -> wijzigingen.KiesActie:
    dag = lokaal(begin).date()
    return wijzigingen.KiesActie(
        ronde=rondes.even_lang_ervoor(rondes.even_lang_ervoor(ronde_van(begin))),
        patroon=AFVAL,
        verandering="De stoep is schoon",
        wat=f"Samen opruimen met {eigenaar.naam}",
        eigenaar=eigenaar.nummer,
        partners="",
        eerste_stap="Prikstokken lenen",
        eerste_stap_op=dag + timedelta(days=2),
        check_op=dag + timedelta(weeks=3),
        zin="",
    )


def zing(sessie: Session, nu: datetime) -> None:
    """Every voice of the choir tells one thing in each of its wijkverbanden."""
    for mens in KOOR:
        for waar in mens.bij:
            nummer = int(f"{ronde_van(nu).replace('-', '')}{waar}")
            effect = wijzigingen.LegSignaalVast(nummer, "Er ligt afval", AFVAL)
            apply.pas_toe(sessie, [effect], Wie(KANAAL, mens.adres, nu, mens.nummer, waar))


class Wijk:
    """One story. What it cannot agree with is an AssertionError."""

    def __init__(self, plek: Path, begin: datetime) -> None:
        self.pad = plek / "wijk.sqlite"
        for rest in plek.glob("wijk.sqlite*"):
            rest.unlink()
        shutil.copyfile(sjabloon(plek, begin), self.pad)
        self.lus = Rekloop()
        self.klok = Klok(begin, loopt=False)
        self.kanaal = Proefkanaal(self.klok, self._database_weg)
        self.ogen = sqlite3.connect(self.pad, isolation_level=None)  # looks past everything that is ours
        self.klachten = Klachten()
        logging.getLogger("wijksignaal").addHandler(self.klachten)
        self.boeken = Boeken({mens.adres: max(mens.bij) for mens in Mens})
        self.sinds = rondes.even_lang_ervoor(ronde_van(begin))
        self.gezongen = set[str]()
        for ronde in (self.sinds, ronde_van(begin)):
            self._schrijf_koor(ronde)
        self.rijen: dict[int, Rij] = {}
        self.updates = 0
        self.telling: Counter[str] = Counter()
        self.laatste_slag: datetime | None = None
        self.ongelezen: Binnen | None = None  # brought in, and not taken
        self.laatste: Binnen | None = None
        self.gebracht = datetime.min.replace(tzinfo=UTC)
        self.database_is_weg = self.was_weg = False
        self._gezien, self._beoordeeld = 0, set[tuple[int, int]]()
        self._keren: Counter[str] = Counter()
        self._verst: defaultdict[str, int] = defaultdict(int)
        self._begin_dienst()
        self._lees()  # what the neighbourhood was left with: the owners' calendars

    def __enter__(self) -> "Wijk":
        return self

    def __exit__(self, fout: type[BaseException] | None, *_: object) -> None:
        """What went well is told to its end."""
        try:
            if fout is None:
                self.eindigt()
        finally:
            self.sluit()

    # --- the service ---

    def _begin_dienst(self) -> None:
        nooit = wijk.Termijnen(geblokkeerd_dagen=36_500)  # who blocks us stays: leaving is another story
        self.dienst = Dienst(f"sqlite:///{self.pad}", SLEUTELS, klok=self.klok, termijnen=nooit)
        self.dienst.db = self.dienst.verzender.db = motor(self.pad)
        self.dienst._draden = self.dienst.samen.draden = Meteen()  # type: ignore[assignment]
        self.dienst.kanalen[KANAAL] = self.kanaal
        self._doe(self.dienst.verzender.ruim_op())

    def _doe(self, werk: Coroutine[Any, Any, T]) -> T:
        return self.lus.run_until_complete(werk)

    def stopt(self) -> None:
        """It is stopped as one does, and starts again."""
        self._doe(self.dienst.rond_af(0))
        self._opnieuw()

    def valt_uit(self) -> None:
        """It is gone at once; nothing that was under way is rounded off."""
        self.telling["uitval"] += 1
        taken = [*self.dienst.verzender._lopend, *self.dienst._taken]
        for taak in taken:
            taak.cancel()
        self._doe(self._gestopt(taken))
        self._opnieuw()

    async def _gestopt(self, taken: list[asyncio.Task[None]]) -> None:
        await asyncio.gather(*taken, return_exceptions=True)

    def _opnieuw(self) -> None:
        self.dienst.db.dispose()
        self.kanaal.dood = False
        self._begin_dienst()
        self._kom_tot_rust()

    async def _rust(self) -> None:
        await asyncio.sleep(60)  # what can be done is done; what hangs goes on hanging

    async def _leeg(self) -> None:
        while not self.kanaal.dood and await self.dienst.verzender.stoot():
            await self._rust()

    def _kom_tot_rust(self, leeg: bool = False) -> None:
        self._doe(self._rust())
        if leeg:
            self._doe(self._leeg())
        if self.kanaal.dood:
            self.valt_uit()
        self.controleer()

    # --- the database that is away ---

    def _database_weg(self) -> None:
        self.ogen.execute("ALTER TABLE outbox RENAME TO weg")
        self.was_weg = True
        self.lus.call_later(0.1, lambda: self.ogen.execute("ALTER TABLE weg RENAME TO outbox"))

    @contextmanager
    def zonder_database(self) -> Iterator[None]:
        self.ogen.execute("ALTER TABLE gezien RENAME TO weg")
        self.was_weg = True
        try:
            yield
        finally:
            self.ogen.execute("ALTER TABLE weg RENAME TO gezien")

    # --- what people do ---

    def zegt(self, mens: Mens, tekst: str) -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.TEKST, tekst, bron=self._getypt(mens)))

    def stuurt(self, mens: Mens, commando: str, argument: str = "") -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.COMMANDO, commando, argument, self._getypt(mens)))

    def drukt(self, mens: Mens, bericht: str, doet: str) -> list[Bericht]:
        if doet.startswith("s:"):
            return self._neem(mens, Invoer(Soort.COMMANDO, "start", doet[2:]))
        return self._neem(mens, Invoer(Soort.KNOP, doet, bron=bericht))

    def bewerkt(self, mens: Mens, bron: str, tekst: str) -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.BEWERKING, tekst, bron=bron))

    def knoppen_van(self, mens: Mens) -> list[tuple[str, str]]:
        """All that ever stood in the chat, the newest first; behind them the links in the group."""
        links = [
            (bericht, doet)
            for waar in mens.bij
            for adres in self.kanaal.ooit
            if adres.startswith(GROEPEN[waar])
            for bericht, doet in self.kanaal.ooit[adres]
        ]
        return [*reversed(self.kanaal.ooit[mens.adres]), *reversed(links)]

    def leest(self, mens: Mens) -> Bericht:
        """The newest message in her chat."""
        return next(reversed(self.kanaal.staat[mens.adres].values()), Bericht(""))

    def antwoordt(self, mens: Mens, vraag: Bericht, welke: int, tekst: str) -> list[Bericht]:
        """By a button that stands under it, or else by typing."""
        staat = self.kanaal.staat[mens.adres].items()
        bericht = next((naam for naam, getoond in staat if getoond == vraag), "")
        if doet := [knop.doet for knop in knoppen(vraag)]:
            return self.drukt(mens, bericht, doet[welke % len(doet)])
        return self.zegt(mens, tekst)

    def kiest(self, mens: Mens, eigenaar: int, dag: int) -> None:
        """All of /kiezen, as far as it goes."""
        self.stuurt(mens, "stop")
        vraag = self.stuurt(mens, "kiezen")
        for welke, tekst in (
            (None, "Afval"),
            (None, "Te doen"),
            (None, "Veel verschil"),
            (None, "Sla over"),
            (None, "Opruimen"),
            (eigenaar, ""),
            (None, "Zonder partners"),
            (None, "Een stok lenen"),
            (dag, "12 december"),
            (dag, ""),
            (None, "Sla over"),
            (1, ""),
            *[(0, "")] * 5,  # what was not chosen comes later
        ):
            if self._toestand(mens.adres)["gesprek"] != "kiezen":
                return
            vraag = self.zegt(mens, tekst) if welke is None else self.antwoordt(mens, vraag[-1], welke, tekst)

    def vertelt_hoe_het_staat(self, mens: Mens, hoe: str, welke: int) -> None:
        """Under the newest message that asks it, and on to the end."""
        for naam, bericht in reversed(self.kanaal.staat[mens.adres].items()):
            for knop in knoppen(bericht):
                if re.fullmatch(rf"o:(stap|check):\d+:{hoe}", knop.doet):
                    vragen = self.drukt(mens, naam, knop.doet)
                    for tekst in ("Dat ging goed", "12 december", "Nog een stap"):
                        if vragen and self._toestand(mens.adres)["gesprek"] in ("stap", "check"):
                            vragen = self.antwoordt(mens, vragen[-1], welke, tekst)
                    return

    def kijkt_of_het_er_staat(self, mens: Mens, besluit: str) -> None:
        for naam, bericht in reversed(self.kanaal.staat[mens.adres].items()):
            for knop in knoppen(bericht):
                if knop.doet.startswith("o:verzending:") and knop.doet.endswith(besluit):
                    self.drukt(mens, naam, knop.doet)
                    return

    def _getypt(self, mens: Mens) -> str:
        bron = f"m{self.updates}"
        self.boeken.getypt[mens.adres].append(bron)
        return bron

    def _nieuw(self) -> str:
        self.updates += 1
        return f"u{self.updates}"

    def _neem(self, mens: Mens, invoer: Invoer) -> list[Bericht]:
        self.brengt_opnieuw()
        if mens.adres in self.kanaal.geblokkeerd:
            self.kanaal.geblokkeerd.discard(mens.adres)
            terug = Lidmaatschap(KANAAL, self._nieuw(), mens.adres, False, erbij=True, was_erbij=False)
            self._doe(self.dienst.neem(terug))
        return self._breng(Binnen(KANAAL, self._nieuw(), mens.adres, invoer, mens.naam))

    def brengt_opnieuw(self) -> None:
        """What was brought in and not taken comes again, before anything else of anybody."""
        if self.ongelezen is not None:
            binnen, self.ongelezen = self.ongelezen, None
            self._breng(binnen)

    def _breng(self, binnen: Binnen) -> list[Bericht]:
        voor, rustig = self._toestand(binnen.waar), self._is_rustig(binnen.waar)
        self.telling["gegeven"] += 1
        self._doe(self.dienst.neem(binnen))
        self.laatste, self.gebracht = binnen, self.klok.nu()
        antwoorden = [r for r in self._lees() if (r.adres, r.soort) == (binnen.waar, outbox.ANTWOORD)]
        if not binnen.groep:
            self._boek(binnen, voor, [rij.bericht for rij in antwoorden])
        self._kom_tot_rust()
        if rustig:
            aangekomen = {a.post.id for a in self.kanaal.aankomsten if a.moment == self.klok.nu()}
            assert {rij.id for rij in antwoorden} <= aangekomen, "a reply comes at once"
        return [rij.bericht for rij in antwoorden]

    def _is_rustig(self, adres: str) -> bool:
        """Nothing goes wrong now, and nothing waits in this chat that goes first."""
        gevraagd = ", ".join("?" * len(outbox.GEVRAAGD))
        wacht = f"status = 'bezig' OR (status = 'klaar' AND (pogingen > 0 OR soort IN ({gevraagd})))"
        zoek = f"SELECT 1 FROM outbox WHERE adres = ? AND ({wacht})"
        hier = self.ogen.execute(zoek, (bewaard_adres(adres), *outbox.GEVRAAGD)).fetchone()
        return hier is None and adres not in self.kanaal.geblokkeerd and not self.kanaal.loten

    def zegt_zonder_database(self, mens: Mens, tekst: str) -> None:
        """Nothing is taken, so the channel will bring it again."""
        self.brengt_opnieuw()
        binnen = Binnen(
            KANAAL, self._nieuw(), mens.adres, Invoer(Soort.TEKST, tekst, bron=self._getypt(mens)), mens.naam
        )
        with self.zonder_database():
            try:
                self._doe(self.dienst.neem(binnen))
            except Storing:
                self.ongelezen = binnen
        assert self.ongelezen is not None
        assert self._lees() == []

    def wordt_twee_keer_gebracht(self) -> None:
        """The channel forgot that it brought this."""
        if self.laatste is not None:
            self._doe(self.dienst.neem(self.laatste))
            assert self._lees() == [], "an update counts once"

    def blokkeert(self, mens: Mens) -> None:
        self.kanaal.geblokkeerd.add(mens.adres)
        weg = Lidmaatschap(KANAAL, self._nieuw(), mens.adres, False, erbij=False, was_erbij=True)
        self._doe(self.dienst.neem(weg))
        self._kom_tot_rust()

    def het_net_herstelt(self) -> None:
        self.kanaal.herstelt()
        self._kom_tot_rust(leeg=True)

    def koppelt(self, mens: Mens) -> None:
        """The coördinator takes the bot into a new group."""
        (antwoord, *_) = self.stuurt(mens, "koppel") or [Bericht("")]
        code = re.search(r"/koppel (\w+)", antwoord.tekst)
        if code is None:
            return
        groep = f"{GROEPEN[max(mens.bij)]}{self.updates}"
        invoer = Invoer(Soort.COMMANDO, "koppel", code[1])
        self._breng(Binnen(KANAAL, self._nieuw(), mens.adres, invoer, mens.naam, groep=groep))

    # --- time ---

    def wordt(self, moment: datetime) -> None:
        self.klok.zet(moment)
        ronde = ronde_van(moment)
        if ronde not in self.gezongen:
            with transactie(self.dienst.db) as sessie:
                zing(sessie, moment)
            self._schrijf_koor(ronde)

    def _schrijf_koor(self, ronde: str) -> None:
        self.gezongen.add(ronde)
        for mens in KOOR:
            for waar in mens.bij:
                self.boeken.signalen[mens.adres, f"{ronde}{waar}"] = Signaal(waar, ronde, AFVAL)

    def slag(self, ook_na: int | None = None) -> None:
        """A beat. `ook_na`: when the first has ended so many transactions, another worker does a whole one."""
        nu = self.klok.nu()
        if self.laatste_slag and not (timedelta(minutes=-5) <= nu - self.laatste_slag <= timedelta(days=45)):
            self._klok_springt(nu)
        self.telling["gegeven"] += 1
        if nu - self.gebracht >= timedelta(days=14):
            self.laatste = (
                None  # no channel brings anything again after a fortnight, and so long it is remembered
            )
        if ook_na is None:
            self._tik()
        else:
            self._tik_tegelijk(ook_na)
        self.laatste_slag = nu
        self._boek_bundels()
        self._kom_tot_rust(leeg=True)

    def _tik(self) -> None:
        geteld = heartbeat.tik(self.dienst.db, self.dienst.gereedschap, self.klok.nu())
        assert geteld["mislukt"] == 0

    def _tik_tegelijk(self, na: int) -> None:
        fouten, over = list[BaseException](), [na]

        def de_ander(*_: object) -> None:
            over[0] -= 1
            if over[0] == -1:
                try:
                    self._tik()
                except BaseException as fout:
                    fouten.append(fout)

        event.listen(self.dienst.db, "checkin", de_ander)
        try:
            self._tik()
        finally:
            event.remove(self.dienst.db, "checkin", de_ander)
        assert not fouten, fouten

    def _klok_springt(self, nu: datetime) -> None:
        """It stops by itself, and goes on when somebody looked."""
        try:
            self._tik()
        except heartbeat.KlokSpringt:
            heartbeat.vertrouw_klok(self.dienst.db, nu)
        else:
            raise AssertionError("a clock that jumps stops the beat")

    # --- keeping the books ---

    def _toestand(self, adres: str) -> dict[str, Any]:
        zoek = "SELECT toestand FROM gesprek WHERE adres = ?"
        rij = self.ogen.execute(zoek, (bewaard_adres(adres),)).fetchone()
        toestand: dict[str, Any] = (
            json.loads(leesbaar("toestand", rij[0])) if rij else {"gesprek": "", "stap": "", "onderwerp": ""}
        )
        return toestand

    def _lees(self) -> list[Rij]:
        """What was placed since the last look."""
        nieuw = [
            Rij(
                id,
                sleutel or "",
                leesbaar("adres", adres),
                soort,
                waar,
                van_json(Bericht, leesbaar("inhoud", inhoud)),
            )
            for id, sleutel, adres, soort, waar, inhoud in self.ogen.execute(
                "SELECT id, sleutel, adres, soort, wijkverband_id, inhoud FROM outbox WHERE id > ? ORDER BY id",
                (max(self.rijen, default=0),),
            )
        ]
        self.rijen |= {rij.id: rij for rij in nieuw}
        return nieuw

    def _boek(self, binnen: Binnen, voor: dict[str, Any], antwoorden: list[Bericht]) -> None:
        """What was said in return is what she may count on."""
        for antwoord in antwoorden:
            self._boek_antwoord(binnen.adres, binnen.invoer, voor, antwoord)

    def _boek_antwoord(self, adres: str, invoer: Invoer, voor: dict[str, Any], antwoord: Bericht) -> None:
        boeken, tekst, gezegd = self.boeken, antwoord.tekst, invoer.argument or invoer.tekst
        if tekst.startswith("Genoteerd. "):
            nummer = self._toestand(adres)["antwoorden"]["nr"]
            waar, ronde = boeken.laatst_in[adres], ronde_van(self.klok.nu())
            while (waar, ronde) in boeken.bundels:  # the clock was ahead
                ronde = volgende(ronde)
            nieuw = Signaal(waar, ronde, ZINNEN[gezegd])
            boeken.signalen.setdefault((adres, nummer), nieuw).thema = ZINNEN[gezegd]
            boeken.bronnen[adres, invoer.bron] = (nummer, "gehoord")
        elif tekst.startswith("Aangepast.\n\nGenoteerd. "):
            boeken.signalen[adres, voor["antwoorden"]["nr"]].thema = ZINNEN[gezegd]
        elif bevestigd := BEVESTIGING.match(tekst):
            self._boek_bevestiging(adres, invoer, voor, antwoord, bevestigd)
        elif tekst.startswith("Ingetrokken."):
            boeken.signalen[adres, onderwerp(invoer.tekst)].ingetrokken = True
        elif tekst.startswith("Dank je, ook dat telt mee."):
            boeken.deelname.add((boeken.laatst_in[adres], ronde_van(self.klok.nu()), adres))
            if "ingetrokken" in tekst:
                boeken.signalen[adres, voor["antwoorden"]["nr"]].ingetrokken = True
        elif invoer.soort is Soort.BEWERKING and re.match(r"Aangepast(?:\. |, maar)", tekst):
            nummer, veld = boeken.bronnen[adres, invoer.bron]
            signaal = boeken.signalen[adres, nummer]
            if veld == "gehoord" and not signaal.zelf:
                signaal.thema = ZINNEN[gezegd]
        elif OVER_DE_ACTIE.match(tekst):
            boeken.antwoord_op[voor["onderwerp"] or onderwerp(invoer.tekst)] = max(self.rijen)
        elif tekst == "Goed, ik stuur het opnieuw.":
            boeken.opnieuw[int(onderwerp(invoer.tekst))] += 1
        elif tekst == "Fijn, dan is het goed.":
            boeken.staat_er.add(int(onderwerp(invoer.tekst)))

    def _boek_bevestiging(
        self, adres: str, invoer: Invoer, voor: dict[str, Any], antwoord: Bericht, gevonden: re.Match[str]
    ) -> None:
        """A confirmation names what is so: the wijkverband, the theme, and until when it can be changed."""
        doet = [knop.doet for knop in knoppen(antwoord) if knop.doet.startswith("o:intrekken:")]
        nummer = onderwerp(doet[0]) if doet else voor["antwoorden"]["nr"]
        signaal, naam = self.boeken.signalen[adres, nummer], gevonden["wijk"]
        if invoer.tekst.startswith("o:verplaatsen:"):
            signaal.wijk = self.boeken.laatst_in[adres] = next(w for w in WIJKEN if WIJKEN[w] == naam)
        if invoer.tekst.startswith("o:intrekken:"):
            signaal.ingetrokken = False
        thema = re.search(r"^Thema: (.+?)(?: ·|$)", antwoord.tekst, re.MULTILINE)
        assert thema is not None
        if invoer.tekst.startswith("o:thema:") or voor["stap"] == "thema":
            signaal.thema, signaal.zelf = thema[1], True
        elif voor["stap"] == "gehoord" and voor["gesprek"] == "verbeteren" and not signaal.zelf:
            signaal.thema = ZINNEN[invoer.tekst]
        if voor["gesprek"] == "microuitvraag" and voor["stap"] == "nodig" and invoer.soort is Soort.TEKST:
            self.boeken.bronnen[adres, invoer.bron] = (nummer, "nodig")
        assert (naam, thema[1]) == (WIJKEN[signaal.wijk], signaal.thema)
        if tot := re.search(r"Je kunt dit verbeteren tot en met (.+)\.", antwoord.tekst):
            assert tot[1] == kalender.dag_in_woorden(laatste_dag(signaal.ronde))

    def staande(self, waar: int, ronde: str) -> dict[tuple[str, str], Signaal]:
        return {
            wie: s
            for wie, s in self.boeken.signalen.items()
            if (s.wijk, s.ronde, s.ingetrokken) == (waar, ronde, False)
        }

    def _boek_bundels(self) -> None:
        """Every round that is over has one bundle after a beat at a decent hour, with all that was told."""
        nu, bekend = self.klok.nu(), self.boeken.bundels
        gemaakt = self.ogen.execute("SELECT wijkverband_id, ronde, inhoud FROM bundel ORDER BY id").fetchall()
        for waar, ronde, inhoud in gemaakt[len(bekend) :]:
            assert mag_uit_zichzelf(nu)
            assert voorproef_op(ronde) <= nu
            assert (waar, ronde) not in bekend, "a round has one bundle"
            bekend[waar, ronde] = frozenset(self.staande(waar, ronde))
            self._vergelijk(van_json(wijk.Bundel, leesbaar("inhoud", inhoud)), waar, ronde)
            self.telling["bundels"] += 1
        if mag_uit_zichzelf(nu):
            assert set(bekend) >= {(waar, ronde) for waar in WIJKEN for ronde in self._rondes(nu)}
            self._keur_plaatsing(nu)

    def _keur_plaatsing(self, nu: datetime) -> None:
        """A bundle is posted at its moment, unless its coördinator did that before, or put it off."""
        zoek = (
            "SELECT b.ronde, b.geplaatst, group_concat(i.soort) FROM bundel b "
            "LEFT JOIN ingreep i ON i.bundel_id = b.id GROUP BY b.id"
        )
        for ronde, geplaatst, ingrepen in self.ogen.execute(zoek):
            gedaan = (ingrepen or "").split(",")
            if geplaatst is None:
                assert nu < bundel_op(ronde) or wijk.Greep.UITSTEL in gedaan, f"{ronde} was not posted"
            else:
                op_tijd = bundel_op(ronde) <= datetime.fromisoformat(geplaatst).replace(tzinfo=UTC)
                assert op_tijd or wijk.Greep.PLAATS in gedaan, f"{ronde} was posted too early"

    def _rondes(self, tot: datetime) -> Iterator[str]:
        """The rounds of which the bundle is due."""
        ronde = self.sinds
        while bundel_op(ronde) <= tot:
            yield ronde
            ronde = volgende(ronde)

    def _vergelijk(self, bundel: wijk.Bundel, waar: int, ronde: str) -> None:
        """The figures of the bundle are those of the books, as far as they may be shown."""
        signalen = self.staande(waar, ronde)
        actief = {adres for adres, _ in signalen}
        actief |= {adres for w, r, adres in self.boeken.deelname if (w, r) == (waar, ronde)}
        assert bundel.actieve_melders == (len(actief) if len(actief) >= 5 else None)
        verwacht = {}
        for thema in {s.thema for s in signalen.values()} - {wijk.GEEN_THEMA}:
            melders = [adres for (adres, _), s in signalen.items() if s.thema == thema]
            organisaties = {VAN[adres].bij[waar] for adres in melders}
            genoeg = 10 if thema == "Stress en mentaal" else 5
            if (
                len(actief) >= 5
                and len(set(melders)) >= 3
                and len(organisaties) >= 2
                and len(melders) >= genoeg
            ):
                verwacht[thema] = (len(set(melders)), len(organisaties), len(melders))
        assert {p.naam: (p.melders, p.organisaties, p.signalen) for p in bundel.top} == verwacht
        self.telling["in_een_bundel"] += sum(p.signalen or 0 for p in bundel.top)

    # --- what must hold at every moment ---

    def controleer(self) -> None:
        self._lees()
        for aankomst in self.kanaal.aankomsten[self._gezien :]:
            self._keur_aankomst(aankomst)
        self._gezien = len(self.kanaal.aankomsten)
        self._keur_mislukt()
        assert self.was_weg or self.klachten.gehoord == []
        self.klachten.gehoord.clear()
        self.was_weg = False

    def _keur_aankomst(self, aankomst: Aankomst) -> None:
        post = aankomst.post
        self.telling[f"aankomst_{post.soort}"] += 1
        if post.soort not in outbox.GEVRAAGD:
            assert mag_uit_zichzelf(aankomst.moment), f"{post.soort} came at {lokaal(aankomst.moment)}"
        if post.soort == outbox.ANTWOORD and post.id > self._verst[post.adres]:
            self._verst[post.adres] = post.id
        elif post.soort == outbox.ANTWOORD:
            eerder = [a.post.id for a in self.kanaal.aankomsten if a.post.id == post.id]
            assert len(eerder) > 1, "replies come in the order in which they were said"
        anders = post.bewerkt or nazorg.is_navraag(post)  # these may be repeated
        if post.soort in (outbox.HERINNERING, outbox.GROEP) and not anders:
            self._keur_eenmaal(post, self.rijen[post.id].sleutel)

    def _keur_eenmaal(self, post: Post, sleutel: str) -> None:
        if sleutel.startswith("actie:"):
            self.telling["herinneringen"] += 1
            gelezen = HERINNERING.fullmatch(sleutel)
            assert gelezen is not None, f"no key for a reminder: {sleutel}"
            assert gelezen["aan"] == str(VAN[post.adres].nummer)
            assert self.boeken.antwoord_op[gelezen["actie"]] < post.id, "its answer was in already"
        self._keren[sleutel] += 1
        assert self._keren[sleutel] <= 1 + self.boeken.opnieuw[post.id], f"{sleutel} came twice"

    def _keur_mislukt(self) -> None:
        """Of what did not arrive, or may not have, somebody heard."""
        zoek = "SELECT id, status, reden, pogingen FROM outbox WHERE status IN ('onzeker', 'mislukt')"
        for id, status, reden, pogingen in self.ogen.execute(zoek):
            if (id, pogingen) not in self._beoordeeld:
                self._beoordeeld.add((id, pogingen))
                self.telling[status] += 1
                self._keur_verteld(self.rijen[id], status, reden, pogingen)

    def _keur_verteld(self, rij: Rij, status: str, reden: str, pogingen: int) -> None:
        navraag = any(knop.doet.startswith("o:verzending:") for knop in knoppen(rij.bericht))
        if navraag or rij.soort in (outbox.DOOF, outbox.VRAAG):
            return
        if status == "onzeker" and rij.soort in (outbox.ANTWOORD, outbox.LEDEN):
            assert pogingen >= 2, "what is said in private is repeated once"
        elif status == "onzeker":
            self._is_verteld(rij, f"onzeker:{rij.id}:")
        elif reden == "Onbereikbaar":
            if rij.soort == outbox.GROEP:
                self._is_verteld(rij, "groep_weg:")
            if rij.sleutel.startswith("actie:") and ":stil:" not in rij.sleutel:
                self._is_verteld(rij, f"onbereikbaar:{VAN[rij.adres].nummer}:")
        elif rij.soort == outbox.ANTWOORD:
            chat = self.kanaal.thans(rij.adres)
            later = (r for r in self.rijen.values() if self.kanaal.thans(r.adres) == chat and r.id > rij.id)
            assert rij.bericht.tekst == nazorg.GEEN_ANTWOORD or any(
                r.bericht.tekst == nazorg.GEEN_ANTWOORD for r in later
            ), "who waits for an answer hears that there is none"
        else:
            self._is_verteld(rij, f"geweigerd:{rij.id}:")

    def _is_verteld(self, rij: Rij, begin: str) -> None:
        """To a coördinator, unless she cannot be reached herself."""
        wie = {m.adres for m in COORDINATOREN if rij.wijk in m.bij} - self.kanaal.geblokkeerd
        verteld = {r.adres for r in self.rijen.values() if r.sleutel.startswith(begin)}
        assert wie <= verteld, f"nobody heard what became of {rij}"

    # --- the end ---

    def eindigt(self) -> None:
        """All goes well again, until the last round has its bundle; then nothing is open any more."""
        self.kanaal.herstelt()
        self.brengt_opnieuw()
        self._kom_tot_rust()
        laatste = max([ronde_van(self.klok.nu()), *(s.ronde for s in self.boeken.signalen.values())])
        for ronde in [*self._rondes(bundel_op(laatste))]:
            if bundel_op(ronde) > self.klok.nu():
                self.wordt(bundel_op(ronde))
                self.slag()
        for _ in range(3):
            self.wordt(self.klok.nu() + timedelta(minutes=10))
            self.slag()
        self._alles_in_een_bundel()
        self._niets_open()

    def _alles_in_een_bundel(self) -> None:
        """What was told is in one bundle, and what was in it is in it still."""
        boeken = self.boeken
        tot = max(ronde for _, ronde in boeken.bundels)
        staat = {wie: s for wie, s in boeken.signalen.items() if not s.ingetrokken and s.ronde <= tot}
        keren = Counter(wie for inhoud in boeken.bundels.values() for wie in inhoud)
        assert keren == Counter(dict.fromkeys(staat, 1)), "every signal is in exactly one bundle"
        geteld = self.ogen.execute(
            "SELECT wijkverband_id, ronde, count(*) FROM signaal WHERE NOT ingetrokken AND ronde <= ? GROUP BY 1, 2",
            (tot,),
        )
        assert {(w, r): n for w, r, n in geteld} == {
            waar: len(inhoud) for waar, inhoud in boeken.bundels.items() if inhoud
        }
        self.telling["signalen"] += len(boeken.signalen)

    def _niets_open(self) -> None:
        aangekomen = {a.post.id for a in self.kanaal.aankomsten} | self.boeken.staat_er
        for id, status, vervalt in self.ogen.execute("SELECT id, status, vervalt FROM outbox"):
            rij = self.rijen[id]
            if status == "verzonden":
                assert id in aangekomen, f"it never arrived: {rij}"
            elif status == "vervallen" and (over := HERINNERING.fullmatch(rij.sleutel)):
                assert id <= self.boeken.antwoord_op[over["actie"]], f"nobody answered: {rij}"
            elif status == "vervallen" and (vraag := GEVRAAGD.fullmatch(rij.sleutel)):
                zoek = "SELECT 1 FROM actie WHERE id = ? AND gevraagd_op = ?"
                moment = datetime.strptime(f"{vraag['op']}+0000", "%Y%m%d%H%M%S%z")
                op = f"{moment:%Y-%m-%d %H:%M:%S}.000000"
                wacht = self.ogen.execute(zoek, (vraag["actie"], op)).fetchone()
                assert wacht is None, f"this still waits for an answer: {rij}"
            elif status == "vervallen":
                assert vervalt is not None, f"this had no end: {rij}"
                assert datetime.fromisoformat(vervalt) <= self._utc(), rij
            else:
                assert status in ("onzeker", "mislukt"), f"{status}: {rij}"

    def _utc(self) -> datetime:
        return self.klok.nu().astimezone(UTC).replace(tzinfo=None)

    def sluit(self) -> None:
        logging.getLogger("wijksignaal").removeHandler(self.klachten)
        taken = [*self.dienst.verzender._lopend, *self.dienst._taken]
        for taak in taken:
            taak.cancel()
        self._doe(self._gestopt(taken))
        self.dienst.db.dispose()
        self.ogen.close()
        self.lus.close()


BEVESTIGING = re.compile(
    r"(?:Dank je, dit staat genoteerd|Goed, we stoppen\. Je eerste antwoord telt mee"
    r"|Aangepast|Aangepast, dit staat nu genoteerd|Je signaal telt weer mee) voor (?P<wijk>Laak|Duin):"
)
OVER_DE_ACTIE = re.compile(
    r"Mooi, de eerste stap is gezet\.|Goed, ik vraag het weer op|Dank je voor je eerlijkheid\."
    r"|Gedaan\. .+ is nu eigenaar|Dank je\. De actie is afgerond|Goed, de actie gaat door"
)
GEVRAAGD = re.compile(r"gevraagd:(?P<actie>\d+):(?P<op>\d{14}):proef:\d+")
HERINNERING = re.compile(
    r"actie:(?P<actie>\d+):(?:(?:stap|check):\d{4}-\d\d-\d\d:\d+(?::zacht|:stil)?|geen_antwoord:\d{14}:\d+)"
    r":(?:\d+|eigenaar):proef:(?P<aan>\d+)"
)


def onderwerp(doet: str) -> str:
    """What a button is about: `o:intrekken:5:ja` is about 5."""
    return doet.split(":")[2]
