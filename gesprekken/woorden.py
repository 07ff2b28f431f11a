"""Words that the mask does not know: was it a name, and which words of the wijkverband may stay.

The answer of a melder holds for her own sentence only; what may stay in every sentence is on the list of the
wijkverband, which the coördinator keeps. Beside it stands where one person's care question belongs.
"""

from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.microuitvraag import bevestiging
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Invoer,
    Nee,
    Slot,
    Soort,
    Stap,
    Toestand,
    Voor,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import GAT, gevuld, keuzes, met_gat
from gesprekken.toegang import WIJKVERBAND
from gesprekken.vangnet import opsomming
from gesprekken.verbeteren import mag_verbeteren, wordt
from gesprekken.wijk import Signaal
from gesprekken.wijzigingen import ZetWijkteam, ZetWoorden

NAAM_WEG = "[naam]"
MEESTE_WOORDEN, LANGSTE_WOORD, LANGSTE_ROUTE = 200, 40, 80
VERGETEN = (
    "Dat woord heb ik nergens bewaard, en ik weet het niet meer. Tik op Verbeter en schrijf je zin opnieuw."
)


def vraagt(toestand: Toestand) -> str:
    """The question that she was just asked, when what is typed there is read as behind its command; or empty."""
    vragen = {(gesprek.naam, gesprek.begin): gesprek.commando for gesprek in (WOORDEN, WIJKTEAM)}
    return vragen.get((toestand.gesprek, toestand.stap), "")


# --- is it a name? ---


def _gewoon_woord(c: Context, a: Antwoorden) -> Slot:
    """Yes: it stays away for good. No: it comes back, when it is still known."""
    signaal = c.onderwerp
    if not isinstance(signaal, Signaal) or a["waarde"] not in ("ja", "nee") or not met_gat(signaal):
        return Slot((Bericht("Dat is al geregeld."),), genomen=False)
    velden = {veld: getattr(signaal, veld) for veld in ("gehoord", "nodig") if GAT in getattr(signaal, veld)}
    wordt_het = {
        veld: tekst.replace(GAT, NAAM_WEG) if a["waarde"] == "ja" else c.terug(tekst)
        for veld, tekst in velden.items()
    }
    if not all(wordt_het.values()):
        knop = opent("Verbeter", "verbeteren", signaal.nummer)
        return Slot((Bericht(VERGETEN, onder_elkaar(knop), blijft=True),), genomen=False)
    effecten: list[Effect] = []
    for veld, tekst in wordt_het.items():
        signaal, erbij = wordt(c, signaal, veld, tekst)
        effecten += erbij
    return Slot((bevestiging(c, signaal, op_de_plaats=True),), tuple(effecten))


WOORD = Gesprek(
    naam="woord",
    titel="het woord",
    onderwerp="signaal",
    voor=Voor.MELDER,
    mag=mag_verbeteren,
    begin_met=lambda c, invoer: {"waarde": _achter(invoer)},
    afronden=_gewoon_woord,
)


def _achter(invoer: Invoer) -> str:
    return invoer.tekst.rpartition(":")[2] if invoer.soort is Soort.KNOP else ""


# --- /woorden: what may stay in every sentence ---


def _lees_woorden(c: Context, tekst: str) -> str | Nee:
    woorden = list(dict.fromkeys(" ".join(deel.split()) for deel in tekst.replace("\n", ",").split(",")))
    woorden = [woord for woord in woorden if woord]
    if any("[" in woord for woord in woorden) or not woorden:
        return Nee(
            "Een naam van een mens kan ik niet laten staan. Stuur bijvoorbeeld: /woorden Mient, De Regenboog"
        )
    if any(not 2 <= len(woord) <= LANGSTE_WOORD for woord in woorden):
        return Nee(f"Elk woord heeft 2 tot {LANGSTE_WOORD} tekens. Zet een komma tussen de woorden.")
    if len({*c.wijk.woorden, *woorden}) > MEESTE_WOORDEN:
        return Nee(f"Er passen {MEESTE_WOORDEN} woorden op de lijst. Haal er eerst een paar weg.")
    return ", ".join(woorden)


def _woordenvraag(c: Context, a: Antwoorden) -> str:
    staan = f"Deze woorden laat ik staan: {', '.join(c.wijk.woorden)}." if c.wijk.woorden else ""
    uitleg = (
        "Ken ik een straat, school of organisatie niet, dan laat ik het woord weg. "
        "Zet hem hier op de lijst, met je woorden achter de opdracht. Bijvoorbeeld: /woorden Mient, De Regenboog"
    )
    return f"{staan}\n\n{uitleg}".strip()


def _woorden_klaar(c: Context, a: Antwoorden) -> Slot:
    if "weg" in a:
        blijft = tuple(woord for woord in c.wijk.woorden if woord != a["weg"])
        return Slot((Bericht(f"{a['weg']} staat niet meer op de lijst."),), (ZetWoorden(blijft),))
    if not gevuld(a, "erbij"):
        return Slot((Bericht("Goed, de lijst blijft zoals hij is."),))
    erbij = a["erbij"].split(", ")
    nieuw = tuple(sorted({*c.wijk.woorden, *erbij}, key=str.casefold))
    return Slot((Bericht(f"Ik laat voortaan staan: {opsomming(erbij)}."),), (ZetWoorden(nieuw),))


HAAL_WEG = "~weg"

WOORDEN = Gesprek(
    naam="woorden",
    titel="de woordenlijst",
    commando="woorden",
    uitleg="welke woorden mogen blijven staan",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="erbij",
    stappen={
        "erbij": Stap(
            vraag=_woordenvraag,
            knoppen=lambda c, a: onder_elkaar(
                *([antwoord("Haal er een weg", HAAL_WEG)] if c.wijk.woorden else []),
                antwoord("Laat het zo", "~geen"),
            ),
            tekst=_lees_woorden,
            verder={HAAL_WEG: "weg", "*": EINDE},
        ),
        "weg": Stap(
            vraag=lambda c, a: "Welk woord mag van de lijst?",
            knoppen=lambda c, a: keuzes(c.wijk.woorden[-40:]),
            verder=EINDE,
        ),
    },
    afronden=_woorden_klaar,
)


# --- /wijkteam: where the question of one person belongs ---


def _lees_route(c: Context, tekst: str) -> str | Nee:
    waar = " ".join(tekst.split())
    if "[" in waar:
        return Nee("Zet er geen naam van een mens in. Stuur bijvoorbeeld: /wijkteam Wijkteam Laak, 14070")
    if not 5 <= len(waar) <= LANGSTE_ROUTE:
        return Nee(
            f"Gebruik 5 tot {LANGSTE_ROUTE} tekens. Stuur bijvoorbeeld: /wijkteam Wijkteam Laak, 14070"
        )
    return waar


def _routevraag(c: Context, a: Antwoorden) -> str:
    nu = f"Nu verwijs ik naar: {c.wijk.wijkteam}." if c.wijk.wijkteam else "Er is nog geen nummer ingesteld."
    return (
        "Vraagt een collega hulp voor één persoon, dan bewaar ik niets en wijs ik de weg. "
        f"{nu}\n\nStuur het nummer achter de opdracht. Bijvoorbeeld: /wijkteam Wijkteam Laak, 14070"
    )


def _route_klaar(c: Context, a: Antwoorden) -> Slot:
    waar = gevuld(a, "waar")
    if not waar:
        return Slot((Bericht("Goed, het blijft zoals het was."),))
    return Slot((Bericht(f"Voortaan verwijs ik naar: {waar}."),), (ZetWijkteam(waar),))


WIJKTEAM = Gesprek(
    naam="wijkteam",
    titel="het nummer van het wijkteam",
    commando="wijkteam",
    uitleg="het nummer voor een zorgvraag",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="waar",
    stappen={
        "waar": Stap(
            vraag=_routevraag,
            knoppen=lambda c, a: onder_elkaar(antwoord("Laat het zo", "~geen")),
            tekst=_lees_route,
            verder=EINDE,
        ),
    },
    afronden=_route_klaar,
)
