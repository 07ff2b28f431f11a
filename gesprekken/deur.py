"""What somebody means: which conversation an input wants to open, if any.

A press, a command, a sentence out of the blue and an edited message each have their own door. Whether it
opens is decided by the engine.
"""

from dataclasses import dataclass, replace

from gesprekken import toegang, vangnet
from gesprekken.catalogus import Catalogus
from gesprekken.model import KNOP_BYTES, Context, Gesprek, Invoer, Knopsoort, Soort, Toestand, Waarom
from gesprekken.toegang import Weigering

ONDERWERP_TEKENS = 32  # a number or the code of an invitation; with it a button stays within its 64 bytes
UITGENODIGD = (
    "~uitnodiging"  # the number of an invitation whose code was checked, and which waits for a choice
)


@dataclass(frozen=True)
class Deur:
    """The wish to open a conversation, and with what. `code`: what it is about was named by the code of an
    invitation, which is looked at once and kept nowhere."""

    gesprek: Gesprek
    onderwerp: str = ""
    waarde: str = ""
    wissel: bool = False
    code: bool = False


def bedoeld(
    catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context
) -> Deur | Weigering | None:
    """The conversation that this input wants to open; a refusal; or None: it belongs to the open one."""
    deur = _achter(catalogus, toestand, invoer, context)
    if not isinstance(deur, Deur):
        return deur
    if not toegang.doet_mee_genoeg(deur.gesprek, context):
        return Weigering(vangnet.EERST_AANMELDEN if toestand.bezig else vangnet.ONBEKEND, Waarom.GEEN_LID)
    mogelijk = toegang.in_welk(deur.gesprek, deur.onderwerp, context)
    if mogelijk and toestand.gesprek == deur.gesprek.naam:
        return replace(deur, onderwerp=toestand.onderwerp)  # she is choosing or telling it already
    return replace(deur, onderwerp=f"w{mogelijk[0].id}") if len(mogelijk) == 1 else deur


def _achter(
    catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context
) -> Deur | Weigering | None:
    match invoer.soort:
        case Soort.ONLEESBAAR:
            return Weigering(vangnet.ONLEESBAAR)
        case Soort.KNOP:
            return _achter_knop(catalogus, toestand, invoer.tekst)
        case Soort.COMMANDO:
            return _achter_commando(catalogus, invoer)
        case Soort.BEWERKING if not stap_van(toestand, invoer.bron):
            return Deur(catalogus.gesprekken[catalogus.bij_bewerking], invoer.bron)
        case Soort.TEKST if not toestand.bezig:
            woorden = invoer.tekst.split()
            if context.wijkverband is None and len(woorden) == 1:  # the code of an invitation
                return Deur(catalogus.gesprekken[catalogus.bij_start], _over(woorden[0]), code=True)
            return Deur(catalogus.gesprekken[catalogus.vrije_tekst])
    return None


def _achter_knop(catalogus: Catalogus, toestand: Toestand, doet: str) -> Deur | Weigering | None:
    soort, _, rest = doet.partition(":")
    if not doet.isascii() or len(doet) > KNOP_BYTES:
        return _NIET_VAN_ONS
    if soort == Knopsoort.ANTWOORD:
        nummer, _, waarde = rest.partition(":")
        actueel = toestand.bezig and nummer == str(toestand.beurt)
        return None if actueel and waarde else Weigering(vangnet.OUDE_KNOP, Waarom.OUDE_KNOP)
    naam, _, rest = rest.partition(":")
    over, _, waarde = rest.rpartition(":")
    gesprek = catalogus.gesprekken.get(naam)
    if gesprek is None or soort not in (Knopsoort.OPENT, Knopsoort.WISSEL):
        return _NIET_VAN_ONS
    if gesprek.onderwerp == toegang.UITNODIGING and not _is_getoond(gesprek, toestand, over):
        return Weigering(vangnet.OPEN_DE_LINK, Waarom.UITNODIGING)
    return Deur(gesprek, _over(over), waarde, wissel=soort == Knopsoort.WISSEL)


_NIET_VAN_ONS = Weigering(vangnet.OUDE_KNOP, Waarom.KNOP)


def _is_getoond(gesprek: Gesprek, toestand: Toestand, nummer: str) -> bool:
    """An invitation goes by its number only in the chat where its code was checked; who makes up a number has
    no invitation."""
    nu = toestand.onderwerp if toestand.gesprek == gesprek.naam else ""
    return bool(nummer) and nummer in (nu, toestand.antwoorden.get(UITGENODIGD))


def _achter_commando(catalogus: Catalogus, invoer: Invoer) -> Deur | Weigering | None:
    if invoer.tekst in ("stop", "terug"):
        return None
    if invoer.tekst == "start" and invoer.argument:
        woord, _, rest = invoer.argument.partition("-")
        if woord in catalogus.deuren:
            return Deur(catalogus.gesprekken[catalogus.deuren[woord]], _over(rest))
        return Deur(catalogus.gesprekken[catalogus.bij_start], _over(invoer.argument), code=True)
    gesprek = catalogus.bij_commando(invoer.tekst)
    return Deur(gesprek) if gesprek else Weigering(vangnet.ONBEKEND_COMMANDO)


def _over(onderwerp: str) -> str:
    """What a conversation may be about; anything else is about nothing we know."""
    return onderwerp if onderwerp.isascii() and len(onderwerp) <= ONDERWERP_TEKENS else ""


def stap_van(toestand: Toestand, bron: str) -> str:
    """The step of the open conversation that was answered in this message; empty when there is none."""
    stappen = (*toestand.weg, toestand.stap)
    return next((s for s in stappen if bron and toestand.antwoorden.get(f"bron:{s}") == bron), "")
