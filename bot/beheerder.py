"""What the beheerder does besides running it: make a wijkverband, check whether all is well. What is running is
shown by toezicht.py, copies are made by reservekopie.py.

Each of these may be done beside a service that runs. None shows the content of signals.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import logboek
from bot.dienst import leesbaar, maak_code, opent
from bot.heartbeat import klok_klopt
from bot.settings import Melding, Settings, met_token
from bot.themakennis import MEESTE
from bot.voorvallen import Voorval
from gesprekken import kalender
from gesprekken.wijk import Rol
from opslag import (
    DatabaseBezet,
    Engine,
    Grendel,
    Session,
    SleutelPastNiet,
    Storing,
    facts,
    maak_engine,
    mensen,
    sleutels,
    transactie,
    werk_bij,
)

ORGANISATIES = (
    "Gemeente",
    "Welzijn",
    "Thuiszorg",
    "Politie",
    "Woningcorporatie",
    "School",
    "Huisartsenpraktijk",
)
LANGSTE_VRAAG, LANGSTE_NAAM, MEESTE_NAMEN = 200, 60, 40


@contextmanager
def open_database(ingesteld: Settings) -> Iterator[Session]:
    """One transaction, with the tables up to date; also beside a service that runs."""
    with opent():
        db = maak_engine(ingesteld.database_url, ingesteld.sleutels)
    try:
        with opent():
            _werk_bij(ingesteld.database_url, db)
        with transactie(db) as sessie:
            yield sessie
    finally:
        db.dispose()


def _werk_bij(url: str, db: Engine) -> None:
    """Not under a service that runs: that one brought the tables up to date itself."""
    try:
        with Grendel(url):
            werk_bij(db)
    except DatabaseBezet:
        sleutels.toets(db)


def is_oefening(ingesteld: Settings) -> bool:
    """Was this database made for rehearsal? Then the clock may be moved."""
    with open_database(ingesteld) as sessie:
        wijkverbanden = facts.wijkverbanden(sessie)
    return bool(wijkverbanden) and all(w.oefening for w in wijkverbanden)


# --- a wijkverband ---


@dataclass(frozen=True)
class Nieuw:
    """The wijkverband that is asked for, as it was typed."""

    naam: str
    vraag1: str
    vraag2: str
    buurten: Sequence[str]
    organisaties: Sequence[str]
    oefening: bool


def maak_wijkverband(
    ingesteld: Settings, nieuw: Nieuw, nu: datetime, waarschuw: Callable[[str], None]
) -> tuple[str, str]:
    """The code and the deep link for its coördinator; the link is empty when Telegram cannot be asked."""
    code, naam = maak_code(), _naam(nieuw.naam, "het wijkverband")
    vraag1, vraag2 = _vraag(nieuw.vraag1), _vraag(nieuw.vraag2)
    buurten = _namen(nieuw.buurten, "buurt")
    organisaties = _namen(nieuw.organisaties or ORGANISATIES, "organisatie")
    geldig = timedelta(days=3660 if nieuw.oefening else 30)
    with open_database(ingesteld) as sessie:
        bestaand = facts.wijkverbanden(sessie)
        if any(w.oefening != nieuw.oefening for w in bestaand):
            raise Melding(
                "Echt en oefening gaan niet samen in één database. Kies een andere WIJKSIGNAAL_DATABASE_URL."
            )
        if any(w.naam.casefold() == naam.casefold() for w in bestaand):
            raise Melding(f"Er is al een wijkverband {naam}. Kies een andere naam.")
        nummer = mensen.maak_wijkverband(
            sessie,
            naam,
            nu,
            vraag1=vraag1,
            vraag2=vraag2,
            buurten=buurten,
            organisaties=organisaties,
            oefening=nieuw.oefening,
        )
        mensen.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, nu + geldig)
    logboek.opdracht(Voorval.WIJKVERBAND_GEMAAKT, f"wijkverband:{nummer}")
    logboek.opdracht(Voorval.UITGENODIGD, f"wijkverband:{nummer}", Rol.COORDINATOR)
    return code, _link(ingesteld, code, waarschuw)


def nodig_coordinator_uit(
    ingesteld: Settings, naam: str, nu: datetime, waarschuw: Callable[[str], None]
) -> tuple[str, str]:
    """A new code and link, for when the first was lost or the coördinator left."""
    code, gezocht = maak_code(), _naam(naam, "het wijkverband")
    with open_database(ingesteld) as sessie:
        namen = {w.naam.casefold(): w.id for w in facts.wijkverbanden(sessie)}
        if gezocht.casefold() not in namen:
            raise Melding(
                f"Er is geen wijkverband {gezocht}. Maak het met: wijksignaal beheer wijkverband NAAM"
            )
        nummer = namen[gezocht.casefold()]
        mensen.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, nu + timedelta(days=30))
    logboek.opdracht(Voorval.UITGENODIGD, f"wijkverband:{nummer}", Rol.COORDINATOR)
    return code, _link(ingesteld, code, waarschuw)


def _naam(tekst: str, waarvan: str) -> str:
    naam = " ".join(leesbaar(tekst).split())
    if not 2 <= len(naam) <= LANGSTE_NAAM:
        raise Melding(f"Geef {waarvan} een naam van 2 tot {LANGSTE_NAAM} tekens.")
    return naam


def _namen(teksten: Iterable[str], wat: str) -> list[str]:
    namen = list({naam.casefold(): naam for naam in (_naam(t, f"elke {wat}") for t in teksten)}.values())
    if len(namen) > MEESTE_NAMEN:
        raise Melding(f"Noem hooguit {MEESTE_NAMEN} keer een {wat}: ze moeten op knoppen passen.")
    return namen


def _vraag(tekst: str) -> str:
    vraag = " ".join(leesbaar(tekst).split())
    if not 5 <= len(vraag) <= LANGSTE_VRAAG:
        raise Melding(f"Maak elke vraag 5 tot {LANGSTE_VRAAG} tekens lang.")
    return vraag


def _link(ingesteld: Settings, code: str, waarschuw: Callable[[str], None]) -> str:
    if not ingesteld.telegram_token:
        waarschuw("Zonder token kan ik geen link maken; de code werkt wel.")
        return ""
    try:
        botnaam, _ = _maak_kennis(ingesteld)
    except Melding as fout:
        waarschuw(f"{fout} De code werkt wel.")
        return ""
    return f"https://t.me/{botnaam}?start={code}"


def _maak_kennis(ingesteld: Settings) -> tuple[str, str]:
    from bot import telegram  # a third of a second; most of what the beheerder does needs it not

    return asyncio.run(telegram.maak_kennis(telegram.maak_bot(ingesteld)))


# --- what was learned about themes ---


def themas(ingesteld: Settings) -> list[str]:
    """What there is to learn from, whether that is done, and how well it goes. No text of a signal."""
    from rapportage import themaleer  # a second or more; nothing else here needs it

    with open_database(ingesteld) as sessie:
        bevestigd = facts.bevestigd(sessie, MEESTE)
    inbedder = themaleer.open_inbedder()
    stand = themaleer.stand(bevestigd)
    breedst = max(len(thema) for thema, _ in stand.per_thema)
    regels = [
        "Thema's die melders zelf kozen, bij signalen waarvan de tekst er nog is:",
        *(f"  {thema:{breedst}} {aantal:5}" for thema, aantal in stand.per_thema),
        _leert(stand.leert, stand.bruikbaar, themaleer.VANAF, themaleer.PER_THEMA),
    ]
    if getest := themaleer.toets(bevestigd, inbedder):
        regels.append(
            f"Getest op {getest.aantal} signalen die er niet bij waren: het thema van de melder stond "
            f"{_van_honderd(getest.top1)} bovenaan, en {_van_honderd(getest.top3)} bij de eerste drie."
        )
    regels.append(
        "De extra `taal` is er: de betekenis van een zin telt mee."
        if inbedder
        else "De extra `taal` is er niet. De woordenlijst en de geleerde woorden doen het werk."
    )
    return [*regels, "Wat geleerd is, staat alleen in het geheugen van de bot. Elke dag leert hij opnieuw."]


def _leert(aan: bool, bruikbaar: int, vanaf: int, per_thema: int) -> str:
    regel = f"Leren begint bij {vanaf} signalen, en telt een thema mee vanaf {per_thema}. Nu zijn dat er {bruikbaar}"
    return f"{regel}: de bot leert ervan." if aan else f"{regel}: de bot leert er nog niet van."


def _van_honderd(deel: float) -> str:
    return f"{round(deel * 100)} van de 100 keer"


# --- is all well? ---


def controleer(ingesteld: Settings, nu: datetime) -> list[tuple[bool, str]]:
    """Try token, database and clock; each finding with a sentence, False when something must be done."""
    bevindingen = []
    for onderzoek in (_het_token, _de_database, _de_klok):
        try:
            bevindingen.append((True, onderzoek(ingesteld, nu)))
        except (Melding, DatabaseBezet, SleutelPastNiet) as fout:
            bevindingen.append((False, str(fout)))
        except Storing:
            bevindingen.append((False, "De database is bezet of niet te bereiken. Probeer het zo nog eens."))
    return bevindingen


def _het_token(ingesteld: Settings, nu: datetime) -> str:
    naam, let_op = _maak_kennis(met_token(ingesteld))
    if let_op:
        raise Melding(f"Het token werkt, en de bot heet @{naam}. {let_op}")
    return f"Het token werkt: de bot heet @{naam}."


def _de_database(ingesteld: Settings, nu: datetime) -> str:
    with open_database(ingesteld) as sessie:
        aantal = len(facts.wijkverbanden(sessie))
    if aantal == 0:
        return "De database werkt. Maak nu een wijkverband met: wijksignaal beheer wijkverband NAAM"
    return f"De database werkt: {aantal} wijkverband{'' if aantal == 1 else 'en'}."


def _de_klok(ingesteld: Settings, nu: datetime) -> str:
    hier = kalender.lokaal(nu)
    dag, uur = kalender.dag_in_woorden(hier.date()), kalender.uur_in_woorden(hier.time())
    zin = f"De klok staat op {dag} {hier.year}, {uur}."
    try:
        with open_database(ingesteld) as sessie:
            laatste = facts.laatste_hartslag(sessie)
            oefening = any(w.oefening for w in facts.wijkverbanden(sessie))
    except (Melding, SleutelPastNiet, Storing):  # said already, where the database was tried
        return zin
    if laatste is not None and not oefening and not klok_klopt(laatste, nu):
        toen = kalender.datum_in_woorden(kalender.lokaal(laatste).date())
        raise Melding(
            f"{zin} De laatste hartslag was op {toen}. Zet de klok goed. "
            "Klopt hij wel, start dan met: wijksignaal start --klok-is-goed"
        )
    return zin
