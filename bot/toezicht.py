"""What is running: the last beat, what waits, what is uncertain, what comes. For the beheerder, so without a name
or a text; it only looks.
"""

from datetime import datetime, timedelta

from bot.beheerder import open_database
from bot.receive import vrije_dagen
from bot.settings import Settings
from gesprekken import kalender
from gesprekken.model import Waarom
from gesprekken.ritme import vooruitblik
from opslag import Post, Session, facts, maand, outbox

GEWEIGERD = {
    Waarom.GEEN_LID: "iemand die niet meedoet",
    Waarom.ROL: "iets wat iemand anders doet",
    Waarom.ONDERWERP: "iets wat er niet of niet meer is",
    Waarom.UITNODIGING: "een uitnodiging die niet werkt",
    Waarom.KNOP: "een knop die niet van ons is",
    Waarom.OUDE_KNOP: "een oude knop",
    Waarom.TE_SNEL: "een vloed van berichten",
    Waarom.CODES: "iemand die codes raadt",
    Waarom.ADRES: "een pagina onder een vreemde naam",
    Waarom.SLEUTEL: "een verouderde pagina",
}
VERDACHT = {Waarom.KNOP, Waarom.TE_SNEL, Waarom.CODES}
STIL = timedelta(minutes=2)  # so long without a beat: the service does not run, or hangs
EVEN = timedelta(minutes=5)  # so long a message may wait for its turn
VOORUIT = 5  # of what comes so many are shown
TERUGBLIK = timedelta(days=7)
SOORTEN = {
    outbox.ANTWOORD: "een antwoord",
    outbox.VRAAG: "een dagelijkse vraag",
    outbox.HERINNERING: "een bericht voor een lid",
    outbox.GROEP: "een bericht voor de groep",
    outbox.LEDEN: "een bericht voor alle leden",
    outbox.DOOF: "een knop die weg moet",
}


def status(ingesteld: Settings, nu: datetime) -> tuple[bool, list[str]]:
    """What is running, without a name or a text; False when somebody should look at it."""
    with open_database(ingesteld) as sessie:
        verbanden = {w.id: w.naam for w in facts.wijkverbanden(sessie)}
        oordelen = [_slag(sessie, nu), _wachtend(sessie, nu, verbanden), _onzeker(sessie, verbanden)]
        oordelen += [_mislukt(sessie, nu), _geweigerd(sessie, nu)]
        oordelen += [
            (False, f"{verbanden[id]} heeft geen coördinator. Nodig er een uit met beheer uitnodiging.")
            for id in facts.zonder_coordinator(sessie)
        ]
        straks = vooruitblik(maand.ritme(sessie, nu, vrije_dagen(nu.year), {}), nu)
    regels = [f"{'goed  ' if goed else 'let op'}  {zin}" for goed, zin in oordelen]
    for komt in straks[:VOORUIT]:
        regels.append(f"straks  {_moment(komt.moment)}: {komt.wat}, {verbanden[komt.wijkverband]}.")
    return all(goed for goed, _ in oordelen), regels


def _slag(sessie: Session, nu: datetime) -> tuple[bool, str]:
    laatste = facts.laatste_hartslag(sessie)
    if laatste is None:
        return False, "Er was nog geen hartslag. Start de bot met: wijksignaal start"
    zin = f"De laatste hartslag was op {_moment(laatste)}."
    if abs(nu - laatste) <= STIL:
        return True, zin
    return False, f"{zin} Draait de bot nog? Start hem anders met: wijksignaal start"


def _wachtend(sessie: Session, nu: datetime, verbanden: dict[int, str]) -> tuple[bool, str]:
    """Outside decent hours most of it waits for the morning."""
    wacht = outbox.wacht_sinds(sessie, nu, nu)
    if not kalender.fatsoenlijk(nu, vrije_dagen(nu.year)):
        wacht = [(post, sinds) for post, sinds in wacht if post.soort in outbox.GEVRAAGD]
    if not wacht:
        return True, "Er wacht geen bericht."
    post, sinds = wacht[0]
    aantal = "Er wacht 1 bericht" if len(wacht) == 1 else f"Er wachten {len(wacht)} berichten"
    return nu - sinds <= EVEN, f"{aantal}; het oudste sinds {_moment(sinds)}: {_welk(post, verbanden)}."


def _onzeker(sessie: Session, verbanden: dict[int, str]) -> tuple[bool, str]:
    onzeker = outbox.onzekere(sessie)
    if not onzeker:
        return True, "Van elk bericht is bekend of het aankwam."
    welke = "; ".join(f"{_welk(post, verbanden)} van {_moment(sinds)}" for post, sinds in onzeker[-VOORUIT:])
    return False, (
        f"Van {len(onzeker)} bericht{'en' if len(onzeker) > 1 else ''} weet niemand of het er staat: {welke}. "
        "Over de groep en over herinneringen kreeg de coördinator een vraag."
    )


def _mislukt(sessie: Session, nu: datetime) -> tuple[bool, str]:
    if not (aantal := outbox.mislukte(sessie, nu - TERUGBLIK)):
        return True, "De laatste zeven dagen mislukte geen bericht."
    wat = "mislukte 1 bericht" if aantal == 1 else f"mislukten {aantal} berichten"
    return False, f"De laatste zeven dagen {wat}. De reden staat in het logboek, bij niet_verzonden."


def _geweigerd(sessie: Session, nu: datetime) -> tuple[bool, str]:
    """Old buttons belong to everyday use; somebody who guesses codes or sends a flood is worth a look."""
    geteld = facts.geweigerd(sessie, kalender.lokaal(nu - TERUGBLIK).date())
    if not geteld:
        return True, "De laatste zeven dagen is niets geweigerd."
    wat = ", ".join(f"{aantal} keer {GEWEIGERD[Waarom(soort)]}" for soort, aantal in geteld.items())
    return not geteld.keys() & VERDACHT, f"De laatste zeven dagen is geweigerd: {wat}."


def _welk(post: Post, verbanden: dict[int, str]) -> str:
    bij = f" van {verbanden[post.wijkverband]}" if post.wijkverband in verbanden else ""
    return f"{SOORTEN[post.soort]}{bij}"


def _moment(wanneer: datetime) -> str:
    hier = kalender.lokaal(wanneer)
    return f"{kalender.dag_in_woorden(hier.date())}, {kalender.uur_in_woorden(hier.time())}"
