"""How long everything is kept: one declared table of rules, carried out every day.

Each rule finds what is too old and erases it, in small batches of their own transaction, so that a crash
half way harms nothing and the next beat goes on. A new kind of data needs a rule here and nowhere else.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Engine,
    String,
    and_,
    cast,
    delete,
    exists,
    func,
    inspect,
    literal,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session, aliased

from gesprekken import kalender, rondes, wijk, wijzigingen
from gesprekken.model import Toestand
from gesprekken.vorm import van_json
from opslag import afspraken, apply, browser, bundels, facts, mensen, outbox, vertrek
from opslag import models as m
from opslag.database import transactie, voeg_in

PER_KEER = 500  # rows that are erased in one transaction
KEREN = 40  # transactions in one beat; who talks to us meanwhile waits for one of them at most
BEWAREN = "bewaren"  # the mark that it was done today
VRAAGDAGEN = 92
VREEMD = timedelta(days=1)  # what was said to somebody who does not take part
BLIJVEND = (
    "oefenwijk",
    afspraken.OVER,
    facts.HERSTELD,
    vertrek.WISSEN,
    vertrek.VERTROKKEN,
    BEWAREN,
    bundels.ONTVANGST,
)  # marks that are no matter of time


@dataclass(frozen=True)
class Nu:
    """The moment, and what lies before it."""

    moment: datetime
    termijnen: wijk.Termijnen = wijk.STANDAARD
    vrij: kalender.Vrij = frozenset()

    def dagen(self, aantal: int) -> datetime:
        return self.moment - timedelta(days=aantal)

    def maanden(self, aantal: int) -> datetime:
        """So many calendar months ago; the last day of the month where this one had fewer days."""
        hier = kalender.lokaal(self.moment)
        jaar, maand = divmod(hier.year * 12 + hier.month - 1 - aantal, 12)
        ronde = f"{jaar:04}-{maand + 1:02}"
        dag = min(hier.day, rondes.laatste_dag(ronde).day)
        return kalender.moment(rondes.eerste_dag(ronde).replace(day=dag), hier.time())


Doe: TypeAlias = Callable[[Session, Any, Nu], None]


@dataclass(frozen=True)
class Regel:
    """`wat` and `daarna` are read by people; `termijn` is the setting, or empty where the rule says it itself
    (`hoelang`). What is `oud` goes, or is dealt with row by row (`doe`)."""

    naam: str
    wat: str
    tabel: type[m.Tabel]
    oud: Callable[[Nu], ColumnElement[bool]]
    termijn: str = ""
    hoelang: str = ""
    daarna: str = "gewist"
    doe: Doe | None = None


# --- what is too old ---


def _bundel_na(ronde: Any, verband: Any) -> ColumnElement[bool]:
    """A later round has its bundle, so this one is not counted any more, also not as the month before."""
    return exists().where(m.Bundel.wijkverband_id == verband, m.Bundel.ronde > ronde)


def _tekst(nu: Nu) -> ColumnElement[bool]:
    iets = or_(*(getattr(m.Signaal, veld) != "" for veld in TEKSTEN))
    oud = m.Signaal.ontvangen <= nu.maanden(nu.termijnen.teksten_maanden)
    return and_(oud, iets, _bundel_na(m.Signaal.ronde, m.Signaal.wijkverband_id))


TEKSTEN = ("gehoord", "nodig", "buurt", "organisatie", "functie", "plek")


def _alleen_thema_en_maand(sessie: Session, sleutel: Any, nu: Nu) -> None:
    rij = sessie.get_one(m.Signaal, sleutel)
    for veld in TEKSTEN:
        setattr(rij, veld, "")
    maand = kalender.lokaal(rij.ontvangen).date().replace(day=1)  # a signal that came late has another round
    rij.ontvangen = kalender.moment(maand, datetime.min.time())
    hiervan = m.Historie.wijkverband_id == rij.wijkverband_id, m.Historie.object == f"signaal:{rij.id}"
    sessie.execute(update(m.Historie).where(*hiervan).values(wie="", object=""))


def _van_wie_weg_is(nu: Nu) -> ColumnElement[bool]:
    """Of who left the organisation stays only until nothing counts it any more (vertrek.py)."""
    van_iemand = exists().where(m.Pseudoniem.waarde == m.Signaal.pseudoniem)
    geteld = _bundel_na(m.Signaal.ronde, m.Signaal.wijkverband_id)
    return and_(m.Signaal.organisatie != "", ~van_iemand, geteld)


def _zonder_organisatie(sessie: Session, sleutel: Any, nu: Nu) -> None:
    sessie.get_one(m.Signaal, sleutel).organisatie = ""


def _patroon(nu: Nu) -> ColumnElement[bool]:
    oud = m.Signaal.ontvangen <= nu.maanden(nu.termijnen.patronen_maanden)
    return and_(oud, _bundel_na(m.Signaal.ronde, m.Signaal.wijkverband_id))


def _ingetrokken(nu: Nu) -> ColumnElement[bool]:
    """A round is named after its month, or after the first of its days when it lasts six weeks."""
    vandaag, lengte = kalender.lokaal(nu.moment).date(), func.length(m.Signaal.ronde)
    maand = and_(lengte == len("2026-11"), m.Signaal.ronde < f"{vandaag:%Y-%m}")
    zes_weken = and_(lengte == len("2026-11-01"), m.Signaal.ronde <= (vandaag - rondes.ZES_WEKEN).isoformat())
    return and_(m.Signaal.ingetrokken, or_(maand, zes_weken))


def _deelname(nu: Nu) -> ColumnElement[bool]:
    oud = m.Deelname.dag <= kalender.lokaal(nu.maanden(nu.termijnen.teksten_maanden)).date()
    return and_(oud, _bundel_na(m.Deelname.ronde, m.Deelname.wijkverband_id))


def _bronbericht(nu: Nu) -> ColumnElement[bool]:
    """An answer can be edited as long as its message is there; without its person it is nobody's."""
    vers = (
        exists()
        .where(
            m.Persoon.kanaal == m.Bronbericht.kanaal,
            m.Persoon.adres == m.Bronbericht.adres,
            m.Pseudoniem.persoon_id == m.Persoon.id,
            m.Signaal.pseudoniem == m.Pseudoniem.waarde,
            m.Signaal.nummer == m.Bronbericht.nummer,
            m.Signaal.ontvangen > nu.dagen(nu.termijnen.berichten_dagen),
        )
        .correlate(m.Bronbericht)
    )
    return ~vers


GEVRAAGD = (outbox.GROEP, outbox.HERINNERING)  # of these the coördinator is asked whether they arrived


def _afgehandeld(nu: Nu) -> ColumnElement[bool]:
    """What still waits, or of which a coördinator was asked whether it arrived, is not erased before its time."""
    klaar = m.Outbox.status.in_(("verzonden", "mislukt", "vervallen"))
    onzeker = m.Outbox.status == "onzeker"
    lang = func.coalesce(m.Outbox.verzonden, m.Outbox.geplaatst) <= nu.maanden(nu.termijnen.acties_maanden)
    return or_(klaar, and_(onzeker, or_(m.Outbox.soort.not_in(GEVRAAGD), lang)))


def _bericht(nu: Nu) -> ColumnElement[bool]:
    wanneer = func.coalesce(m.Outbox.verzonden, m.Outbox.geplaatst)
    return and_(_afgehandeld(nu), wanneer <= nu.dagen(nu.termijnen.berichten_dagen))


def _doet_mee(tabel: Any) -> ColumnElement[bool]:
    """A person or the group of a wijkverband is at this address."""
    mens = exists().where(m.Persoon.kanaal == _kanaal(tabel), m.Persoon.adres == tabel.adres)
    return mens | _is_groep(tabel)


def _is_groep(tabel: Any) -> ColumnElement[bool]:
    return exists().where(m.Groep.kanaal == _kanaal(tabel), m.Groep.adres == tabel.adres)


def _kanaal(tabel: Any) -> Any:
    return tabel.kanaal if hasattr(tabel, "kanaal") else literal(browser.KANAAL)


def _aan_een_vreemde(nu: Nu) -> ColumnElement[bool]:
    return and_(_afgehandeld(nu), m.Outbox.geplaatst <= nu.moment - VREEMD, ~_doet_mee(m.Outbox))


def _chat(nu: Nu) -> ColumnElement[bool]:
    return and_(m.Webbericht.moment <= nu.dagen(nu.termijnen.berichten_dagen), ~_is_groep(m.Webbericht))


def _chat_van_de_groep(nu: Nu) -> ColumnElement[bool]:
    """What was published stands nowhere else for who reads it in the browser."""
    return and_(m.Webbericht.moment <= nu.maanden(nu.termijnen.acties_maanden), _is_groep(m.Webbericht))


def _chat_van_een_vreemde(nu: Nu) -> ColumnElement[bool]:
    return and_(m.Webbericht.moment <= nu.moment - VREEMD, ~_doet_mee(m.Webbericht))


def _gesprek(nu: Nu) -> ColumnElement[bool]:
    """Of who does not take part, and to whom nothing was said lately. Of who does it numbers what she tells."""
    post = exists().where(m.Outbox.kanaal == m.Gesprek.kanaal, m.Outbox.adres == m.Gesprek.adres)
    return and_(~_doet_mee(m.Gesprek), ~post)


def _verlopen_gesprek(nu: Nu) -> ColumnElement[bool]:
    """It ended by itself a day after the last word; what was typed in it is not kept for that."""
    vandaag = nu.moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return ~m.Gesprek.sinds.between(vandaag - timedelta(days=1), vandaag + timedelta(days=2))


def _begin_opnieuw(sessie: Session, sleutel: Any, nu: Nu) -> None:
    rij = sessie.get_one(m.Gesprek, sleutel)
    rij.toestand, rij.sinds = Toestand(beurt=rij.beurt).als_json(), None


def _geweigerd(nu: Nu) -> ColumnElement[bool]:
    return m.Geweigerd.dag <= kalender.lokaal(nu.dagen(nu.termijnen.berichten_dagen)).date()


def _gezien(nu: Nu) -> ColumnElement[bool]:
    return m.Gezien.moment <= nu.dagen(nu.termijnen.gezien_dagen)


_IS_VRAAGDAG = m.Gedaan.over.startswith(f"{facts.GEVRAAGD}:", autoescape=True)


def _vraagdag(nu: Nu) -> ColumnElement[bool]:
    """Longer than a round of six weeks and the wait for its bundle, which counts them."""
    return and_(_IS_VRAAGDAG, m.Gedaan.moment <= nu.dagen(VRAAGDAGEN))


def _merk(nu: Nu) -> ColumnElement[bool]:
    """Those of an action that runs, of what residents still wait for, and of a message that is uncertain, are still
    looked at."""
    loopt = exists().where(
        m.Actie.stand == wijk.Stand.LOOPT, m.Gedaan.over == literal("actie:") + cast(m.Actie.id, String)
    )
    wacht = exists().where(
        m.Gedaan.over == literal("terugkoppeling:") + cast(m.Terugkoppeling.id, String),
        or_(m.Terugkoppeling.gedeeld_op.is_(None), m.Terugkoppeling.vervolg_op.is_not(None)),
    )
    iets_onzeker = exists().where(aliased(m.Outbox, name="vraag").status == "onzeker")
    return and_(
        m.Gedaan.moment <= nu.dagen(nu.termijnen.berichten_dagen),
        m.Gedaan.over.not_in((*BLIJVEND, WEG)),
        ~_IS_VRAAGDAG,
        ~loopt,
        ~wacht,
        or_(m.Gedaan.over != "onzeker", ~iets_onzeker),
    )


def _actie(nu: Nu) -> ColumnElement[bool]:
    """What runs is a promise, and stays."""
    grens = kalender.lokaal(nu.maanden(nu.termijnen.acties_maanden)).date()
    return and_(m.Actie.stand != wijk.Stand.LOOPT, m.Actie.check_op <= grens)


def _stem(nu: Nu) -> ColumnElement[bool]:
    """The vote ends when it is closed, or at the latest when there is a later bundle."""
    tot, later = nu.dagen(nu.termijnen.stemmen_dagen), aliased(m.Bundel)
    opgevolgd = exists().where(
        later.wijkverband_id == m.Bundel.wijkverband_id, later.ronde > m.Bundel.ronde, later.gemaakt <= tot
    )
    return m.Stem.bundel_id.in_(select(m.Bundel.id).where(or_(m.Bundel.gesloten <= tot, opgevolgd)))


def _afspraken(nu: Nu) -> ColumnElement[bool]:
    """Those that were replaced; the last ones hold."""
    later = aliased(m.Afspraken)
    vervangen = exists().where(later.wijkverband_id == m.Afspraken.wijkverband_id, later.id > m.Afspraken.id)
    return and_(m.Afspraken.vastgelegd <= nu.maanden(nu.termijnen.acties_maanden), vervangen)


def _bundel_met_teksten(nu: Nu) -> ColumnElement[bool]:
    oud = m.Bundel.gemaakt <= nu.maanden(nu.termijnen.acties_maanden)
    return and_(oud, m.Bundel.met_acties)


def _zonder_teksten(sessie: Session, sleutel: Any, nu: Nu) -> None:
    bundel = _gelezen(sessie, sleutel)
    bundels.bewaar(sessie, sleutel, replace(bundel, open_acties=(), toelichting="", doel=""))


def _bundel_met_citaten(nu: Nu) -> ColumnElement[bool]:
    """The first that was told in its round is too old. A round is called after its first day, or its month."""
    grens = kalender.lokaal(nu.maanden(nu.termijnen.teksten_maanden)).date()
    return and_(m.Bundel.ronde <= grens.isoformat(), m.Bundel.met_citaten)


def _zonder_citaten(sessie: Session, sleutel: Any, nu: Nu) -> None:
    """Neither in the bundle, nor in its post as the browser shows it."""
    bundel, verband = _gelezen(sessie, sleutel), sessie.get_one(m.Bundel, sleutel).wijkverband_id
    browser.vergeet_in_de_groep(sessie, verband, [p.citaat for p in bundel.patronen if p.citaat])
    top = tuple(replace(patroon, citaat="", gewenst=(), wensen=()) for patroon in bundel.top)
    bundels.bewaar(sessie, sleutel, replace(bundel, top=top))


def _gelezen(sessie: Session, bundel: int) -> wijk.Bundel:
    return van_json(wijk.Bundel, sessie.get_one(m.Bundel, bundel).inhoud)


# --- who blocked us for long ---

WEG = "weg"  # marks since when a person cannot be reached


def _lang_weg(nu: Nu) -> ColumnElement[bool]:
    sinds = exists().where(
        m.Gedaan.sleutel == literal(f"{WEG}:") + cast(m.Persoon.id, String),
        m.Gedaan.moment <= nu.dagen(nu.termijnen.geblokkeerd_dagen),
    )
    return and_(~m.Persoon.bereikbaar, sinds)


def _verwijder(sessie: Session, sleutel: Any, nu: Nu) -> None:
    for verband in vertrek.wijkverbanden_van(sessie, sleutel):
        mensen.houd_vast(sessie, verband)
    apply.laat_gaan(sessie, wijzigingen.Verwijder(sleutel), nu.moment, nu.vrij)


def let_op_wie_weg_is(sessie: Session, nu: datetime) -> None:
    """From the first day on which we cannot reach somebody, and no longer when we can."""
    terug = exists().where(
        m.Gedaan.sleutel == literal(f"{WEG}:") + cast(m.Persoon.id, String), m.Persoon.bereikbaar
    )
    sessie.execute(delete(m.Gedaan).where(m.Gedaan.over == WEG, terug))
    for nummer in sessie.scalars(select(m.Persoon.id).where(~m.Persoon.bereikbaar)):
        voeg_in(sessie, m.Gedaan, sleutel=f"{WEG}:{nummer}", over=WEG, moment=nu)


# --- the rules ---

REGELS: tuple[Regel, ...] = (
    Regel(
        "teksten",
        "wat iemand vertelde: tekst, buurt, organisatie en functie",
        m.Signaal,
        _tekst,
        "teksten_maanden",
        daarna="alleen thema, maand en kenmerk blijven",
        doe=_alleen_thema_en_maand,
    ),
    Regel(
        "organisaties",
        "de organisatie onder wat iemand vertelde die wegging",
        m.Signaal,
        _van_wie_weg_is,
        hoelang="tot de bundel van de volgende ronde",
        daarna="de rest blijft tot zijn eigen termijn",
        doe=_zonder_organisatie,
    ),
    Regel(
        "patronen",
        "thema, maand en kenmerk van wat iemand vertelde",
        m.Signaal,
        _patroon,
        "patronen_maanden",
        daarna="alleen de aantallen in de bundel blijven",
    ),
    Regel(
        "ingetrokken",
        "wat iemand introk",
        m.Signaal,
        _ingetrokken,
        hoelang="tot de ronde sluit",
    ),
    Regel(
        "deelname", "de dag waarop iemand niets bijzonders hoorde", m.Deelname, _deelname, "teksten_maanden"
    ),
    Regel(
        "bronberichten",
        "welk bericht bij welk antwoord hoort",
        m.Bronbericht,
        _bronbericht,
        "berichten_dagen",
    ),
    Regel(
        "weigeringen", "hoe vaak iets geweigerd werd: aantallen", m.Geweigerd, _geweigerd, "berichten_dagen"
    ),
    Regel("berichten", "berichten van de bot", m.Outbox, _bericht, "berichten_dagen"),
    Regel("chat", "de chat in de browser", m.Webbericht, _chat, "berichten_dagen"),
    Regel(
        "groepschat",
        "wat in de browser in de groep staat",
        m.Webbericht,
        _chat_van_de_groep,
        "acties_maanden",
    ),
    Regel(
        "berichten_aan_vreemden",
        "antwoord aan wie niet (meer) meedoet",
        m.Outbox,
        _aan_een_vreemde,
        hoelang="1 dag",
    ),
    Regel(
        "chat_van_vreemden",
        "de chat in de browser van wie niet (meer) meedoet",
        m.Webbericht,
        _chat_van_een_vreemde,
        hoelang="1 dag",
    ),
    Regel(
        "gesprekken",
        "waar iemand is in een gesprek",
        m.Gesprek,
        _gesprek,
        hoelang="zolang iemand meedoet",
    ),
    Regel(
        "open_gesprekken",
        "wat iemand antwoordde in een gesprek dat niet af is",
        m.Gesprek,
        _verlopen_gesprek,
        hoelang="2 dagen",
        daarna="alleen het volgnummer blijft",
        doe=_begin_opnieuw,
    ),
    Regel("gezien", "kenmerk van een binnengekomen bericht", m.Gezien, _gezien, "gezien_dagen"),
    Regel(
        "merken",
        "wat er al is gedaan, zoals een gestelde vraag",
        m.Gedaan,
        _merk,
        "berichten_dagen",
    ),
    Regel(
        "vraagdagen",
        "op welke dagen een wijkverband de vraag kreeg, zonder wie",
        m.Gedaan,
        _vraagdag,
        hoelang=f"{VRAAGDAGEN} dagen",
    ),
    Regel("acties", "acties die klaar zijn", m.Actie, _actie, "acties_maanden"),
    Regel(
        "citaten",
        "woorden van melders in een bundel: een zin, of een wens om uit te kiezen",
        m.Bundel,
        _bundel_met_citaten,
        "teksten_maanden",
        daarna="de bundel blijft, zonder die woorden",
        doe=_zonder_citaten,
    ),
    Regel(
        "teksten_in_bundels",
        "open acties met de naam van de eigenaar, de toelichting en het doel, in een bundel",
        m.Bundel,
        _bundel_met_teksten,
        "acties_maanden",
        daarna="de bundel blijft, met aantallen en thema's",
        doe=_zonder_teksten,
    ),
    Regel(
        "terugkoppelingen",
        "wat bewoners lazen",
        m.Terugkoppeling,
        lambda nu: m.Terugkoppeling.vastgelegd <= nu.maanden(nu.termijnen.acties_maanden),
        "acties_maanden",
    ),
    Regel("stemmen", "wie waarop stemde", m.Stem, _stem, "stemmen_dagen"),
    Regel(
        "besluiten",
        "waarom een patroon niet gekozen is",
        m.Besluit,
        lambda nu: m.Besluit.moment <= nu.maanden(nu.termijnen.acties_maanden),
        "acties_maanden",
    ),
    Regel(
        "ingrepen",
        "wat de coördinator in een bundel veranderde",
        m.Ingreep,
        lambda nu: m.Ingreep.moment <= nu.maanden(nu.termijnen.acties_maanden),
        "acties_maanden",
    ),
    Regel("afspraken", "participatieafspraken die zijn vervangen", m.Afspraken, _afspraken, "acties_maanden"),
    Regel(
        "historie",
        "wat er veranderde, zonder teksten",
        m.Historie,
        lambda nu: m.Historie.moment <= nu.maanden(nu.termijnen.acties_maanden),
        "acties_maanden",
    ),
    Regel(
        "uitnodigingen",
        "uitnodigingen, als hash",
        m.Uitnodiging,
        lambda nu: m.Uitnodiging.vervalt <= nu.moment,
        hoelang="tot ze verlopen",
    ),
    Regel(
        "personen",
        "naam, adres, organisatie en functie van wie de bot blokkeert",
        m.Persoon,
        _lang_weg,
        "geblokkeerd_dagen",
        daarna="gewist, als bij /verwijder",
        doe=_verwijder,
    ),
)
ZELF = (  # what goes at once, by what somebody does; there is nothing to look for every day
    ("naam, adres, organisatie en functie van wie weggaat", "tot /verwijder of het vertrek", "gewist"),
    ("het verband tussen iemand en wat die vertelde", "tot /verwijder of het vertrek", "gewist"),
    ("de tekst van een bericht met een code", "tot het is verzonden", "gewist"),
)


def in_woorden(regel: Regel, termijnen: wijk.Termijnen) -> str:
    """`13 maanden`, `30 dagen`"""
    if not regel.termijn:
        return regel.hoelang
    aantal, eenheid = getattr(termijnen, regel.termijn), regel.termijn.rpartition("_")[2]
    return f"{aantal} {eenheid if aantal != 1 else {'dagen': 'dag', 'maanden': 'maand'}[eenheid]}"


# --- carrying them out ---


def proef(db: Engine, nu: Nu) -> Counter[str]:
    """What `voer_uit` would erase now. It is done, and taken back: a rule may find what another one leaves."""
    geteld = Counter[str]()
    with transactie(db) as sessie:
        let_op_wie_weg_is(sessie, nu.moment)
        for regel in REGELS:
            gewist = PER_KEER
            while gewist == PER_KEER:
                gewist = _wis(sessie, regel, nu)
                geteld[regel.naam] += gewist
                sessie.flush()
                sessie.expunge_all()  # as the next transaction would find it
        sessie.rollback()
    return +geteld


def voer_uit(db: Engine, nu: Nu, keren: int = KEREN) -> tuple[Counter[str], bool]:
    """Erase what is too old, in at most so many batches (-1: as many as it takes); with the counts, and whether
    there is nothing left."""
    geteld = Counter[str]()
    with transactie(db) as sessie:
        let_op_wie_weg_is(sessie, nu.moment)
    for regel in REGELS:
        gewist = PER_KEER
        while gewist == PER_KEER:
            if keren == 0:
                return +geteld, False
            with transactie(db) as sessie:
                gewist = _wis(sessie, regel, nu)
            geteld[regel.naam] += gewist
            keren -= gewist > 0
    return +geteld, True


def _wis(sessie: Session, regel: Regel, nu: Nu) -> int:
    """One batch; how many rows it was."""
    sleutel = inspect(regel.tabel).primary_key
    rijen = sessie.execute(select(*sleutel).where(regel.oud(nu)).limit(PER_KEER)).all()
    if not rijen:
        return 0
    if regel.doe is not None:
        for rij in rijen:
            regel.doe(sessie, rij[0] if len(rij) == 1 else tuple(rij), nu)
    else:
        deze = tuple_(*sleutel).in_([tuple(rij) for rij in rijen])
        sessie.execute(delete(regel.tabel).where(deze))
    vertrek.merk_te_wissen(sessie, nu.moment)
    return len(rijen)


# --- every day ---


def is_gedaan(sessie: Session, nu: datetime) -> bool:
    return sessie.get(m.Gedaan, _vandaag(nu)) is not None


def merk_gedaan(sessie: Session, nu: datetime) -> None:
    """Done for today; the marks of earlier days go."""
    sessie.execute(delete(m.Gedaan).where(m.Gedaan.over == BEWAREN, m.Gedaan.sleutel != _vandaag(nu)))
    voeg_in(sessie, m.Gedaan, sleutel=_vandaag(nu), over=BEWAREN, moment=nu)


def vergeet_gedaan(sessie: Session) -> None:
    """A copy was put back: what it holds may be too old by now."""
    sessie.execute(delete(m.Gedaan).where(m.Gedaan.over == BEWAREN))


def _vandaag(nu: datetime) -> str:
    return f"{BEWAREN}:{kalender.lokaal(nu).date()}"


def moet_wissen(sessie: Session) -> bool:
    return sessie.get(m.Gedaan, vertrek.WISSEN) is not None


def is_gewist(sessie: Session) -> None:
    sessie.execute(delete(m.Gedaan).where(m.Gedaan.sleutel == vertrek.WISSEN))
