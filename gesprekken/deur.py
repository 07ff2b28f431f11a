"""What somebody means: which conversation an input wants to open, if any.

A press, a command, a sentence out of the blue and an edited message each have their own door. Whether it
opens is decided by the engine.
"""

from dataclasses import dataclass

from gesprekken import vangnet
from gesprekken.catalogus import Catalogus
from gesprekken.model import KNOP_BYTES, Context, Gesprek, Invoer, Soort, Toestand

ONDERWERP_TEKENS = 32  # a number or the code of an invitation; with it a button stays within its 64 bytes


@dataclass(frozen=True)
class Deur:
    """The wish to open a conversation, and with what."""

    gesprek: Gesprek
    onderwerp: str = ""
    waarde: str = ""
    wissel: bool = False


def bedoeld(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Deur | str | None:
    """The conversation that this input wants to open; a refusal; or None: it belongs to the open one."""
    deur = _achter(catalogus, toestand, invoer, context)
    if isinstance(deur, Deur) and context.wijkverband is None and not deur.gesprek.openbaar:
        return vangnet.EERST_AANMELDEN if toestand.bezig else vangnet.ONBEKEND
    return deur


def _achter(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Deur | str | None:
    match invoer.soort:
        case Soort.ONLEESBAAR:
            return vangnet.ONLEESBAAR
        case Soort.KNOP:
            return _achter_knop(catalogus, toestand, invoer.tekst)
        case Soort.COMMANDO:
            return _achter_commando(catalogus, invoer)
        case Soort.BEWERKING if not stap_van(toestand, invoer.bron):
            return Deur(catalogus.gesprekken[catalogus.bij_bewerking], invoer.bron)
        case Soort.TEKST if not toestand.bezig:
            woorden = invoer.tekst.split()
            if context.wijkverband is None and len(woorden) == 1:  # the code of an invitation
                return Deur(catalogus.gesprekken[catalogus.bij_start], _over(woorden[0]))
            return Deur(catalogus.gesprekken[catalogus.vrije_tekst])
    return None


def _achter_knop(catalogus: Catalogus, toestand: Toestand, doet: str) -> Deur | str | None:
    soort, _, rest = doet.partition(":")
    if not doet.isascii() or len(doet) > KNOP_BYTES:
        return vangnet.OUDE_KNOP
    if soort == "b":
        nummer, _, waarde = rest.partition(":")
        actueel = toestand.bezig and nummer == str(toestand.beurt)
        return None if actueel and waarde else vangnet.OUDE_KNOP
    naam, _, rest = rest.partition(":")
    over, _, waarde = rest.rpartition(":")
    if soort not in ("o", "w") or naam not in catalogus.gesprekken:
        return vangnet.OUDE_KNOP
    return Deur(catalogus.gesprekken[naam], _over(over), waarde, wissel=soort == "w")


def _achter_commando(catalogus: Catalogus, invoer: Invoer) -> Deur | str | None:
    if invoer.tekst in ("stop", "terug"):
        return None
    if invoer.tekst == "start" and invoer.argument:
        woord, _, rest = invoer.argument.partition("-")
        if woord in catalogus.deuren:
            return Deur(catalogus.gesprekken[catalogus.deuren[woord]], _over(rest))
        return Deur(catalogus.gesprekken[catalogus.bij_start], _over(invoer.argument))
    gesprek = catalogus.bij_commando(invoer.tekst)
    return Deur(gesprek) if gesprek else vangnet.ONBEKEND_COMMANDO


def _over(onderwerp: str) -> str:
    """What a conversation may be about; anything else is about nothing we know."""
    return onderwerp if onderwerp.isascii() and len(onderwerp) <= ONDERWERP_TEKENS else ""


def stap_van(toestand: Toestand, bron: str) -> str:
    """The step of the open conversation that was answered in this message; empty when there is none."""
    stappen = (*toestand.weg, toestand.stap)
    return next((s for s in stappen if bron and toestand.antwoorden.get(f"bron:{s}") == bron), "")
