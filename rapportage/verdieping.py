"""A way to look further into a pattern: one of the tools that Movisie describes, with one sentence why it fits.

A table, and no more: by thema, because a bundle knows nothing else of a pattern that may be told. It points at one
pattern only, and only when that comes back: what is heard once asks for listening, not for a method.
"""

from dataclasses import dataclass

from gesprekken.wijk import Bundel, Patroon, Richting, sleutel_van

KLANTREIS = "Klantreis"
PERSONA = "Persona's"
E_TOOLS = "Keuzewijzer e-tools"
ERVARINGSKENNIS = "Ervaringskennis in beleid"
SAMENSPEL = "Inspiratiewijzer lokaal samenspel"
PRAAT_MET_MIJ = "Praat met mij"
WAAIER = "Participatiewaaier voor sociaal werk"
INCLUSIEF = "Inclusieve cliënt- en inwonerparticipatie"

# thema, method, why. Source: Movisie, *Participatietools voor meer zeggenschap en betrokkenheid inwoners*.
TABEL: tuple[tuple[str, str, str], ...] = (
    ("Afval en schoon", WAAIER, "Er staan vormen in om samen met bewoners aan de slag te gaan."),
    (
        "Veiligheid",
        INCLUSIEF,
        "Wie zich niet veilig voelt, komt vaak niet naar een avond: haal het dichtbij op.",
    ),
    (
        "Overlast en buren",
        WAAIER,
        "Er staan vormen in om buren op een rustige manier met elkaar te laten praten.",
    ),
    ("Verkeer en parkeren", E_TOOLS, "Online kunnen veel bewoners op een kaart laten zien waar het misgaat."),
    (
        "Groen en spelen",
        E_TOOLS,
        "Online kunnen ook ouders en jongeren meedenken die niet naar een avond komen.",
    ),
    ("Wonen", KLANTREIS, "Je volgt één melding van begin tot eind, en ziet waar die blijft liggen."),
    ("Geld en schulden", KLANTREIS, "Je volgt iemand die hulp vraagt, en ziet waar die vastloopt."),
    ("Gezondheid en zorg", SAMENSPEL, "Het helpt bewoners, gemeente en zorg om samen iets uit te proberen."),
    ("Stress en mentaal", ERVARINGSKENNIS, "Wie het zelf meemaakte, weet wat helpt en wat niet."),
    ("Ontmoeten", WAAIER, "Er staan vormen in voor wie niet graag vergadert, ook creatief en informeel."),
    ("Jeugd en school", PERSONA, "Jongeren bedenken zelf één voorbeeld van hun leven, en dat blijft hangen."),
    ("Taal en formulieren", PRAAT_MET_MIJ, "Met beeld en spel kan iedereen zijn ervaring vertellen."),
    (
        "Werk en meedoen",
        PERSONA,
        "Samen één voorbeeld bedenken laat zien wat iemand nodig heeft om mee te doen.",
    ),
    ("Winkels en OV", E_TOOLS, "Online bereik je snel wie er elke dag langs komt."),
)


@dataclass(frozen=True)
class Verdieping:
    """Into which pattern, how, and why so."""

    patroon: str
    methode: str
    waarom: str


_BIJ_THEMA = {sleutel_van(thema): (methode, waarom) for thema, methode, waarom in TABEL}


def verdieping(bundel: Bundel) -> Verdieping | None:
    """For the broadest pattern that comes back; None when none does."""
    for patroon in bundel.top:
        if patroon.sleutel in _BIJ_THEMA and _keert_terug(patroon):
            return Verdieping(patroon.naam, *_BIJ_THEMA[patroon.sleutel])
    return None


def _keert_terug(patroon: Patroon) -> bool:
    """It was shown with figures the round before too, or the months tell that it is here to stay."""
    richting = patroon.beweging.richting if patroon.beweging else None
    return patroon.vorige is not None or richting in (Richting.STIJGT, Richting.BLIJFT)


def tabel() -> str:
    """The whole table, for the page about the method."""
    rijen = (f"| {thema} | {methode} | {waarom} |" for thema, methode, waarom in TABEL)
    return "\n".join(("| thema | methode | waarom |", "| --- | --- | --- |", *rijen))
