"""What is said to who is asked to own an action, to who owns one she chose herself, and to an owner whose action
somebody else changed.

Part of the vocabulary: whoever lays an action down or lets somebody in brings these words along, because only then
the number of the action is known, which the buttons need.
"""

from datetime import datetime

from gesprekken import kalender
from gesprekken.model import Bericht, Context, Rijen, Stuur, onder_elkaar, opent
from gesprekken.ritme import GEDULD_WERKDAGEN
from gesprekken.teksten import citaat, voornaam
from gesprekken.wijk import Actie

AGENDA, AFZEGGING = "agenda", "afzegging"  # documents: the dates of an action, and that they no longer hold


def wat_eerst(actie: Actie) -> str:
    """What the owner has to do first, in her words."""
    if actie.eerste_stap_gedaan:
        return f"Op {kalender.dag_in_woorden(actie.check_op)} kijken jullie wat het bracht."
    wanneer = kalender.dag_in_woorden(actie.eerste_stap_op)
    return f"Eerste stap: {citaat(actie.eerste_stap, 160)}, uiterlijk {wanneer}."


def vraag(actie: Actie, van: str, wijkverband: str, nu: datetime, vrij: kalender.Vrij) -> Bericht:
    """The question to who should own it; `van` asks it."""
    return Bericht(
        f"{voornaam(van)} vraagt jou als eigenaar van een actie in {wijkverband}:\n{citaat(actie.wat, 160)}\n"
        f"{wat_eerst(actie)}\n"
        f"Wil je dat doen? Zonder antwoord gaat de vraag {tot_wanneer(nu, vrij)} terug.",
        onder_elkaar(
            opent("Ja, dat doe ik", "eigenaar", actie.id, "ja"),
            opent("Nee, omdat…", "eigenaar", actie.id, "nee"),
            opent("Beter iemand anders", "eigenaar", actie.id, "ander"),
        ),
    )


def vraagsleutel(actie: int, nu: datetime) -> str:
    """The key of that message: it goes when the question has got its answer meanwhile."""
    return f"gevraagd:{actie}:{nu:%Y%m%d%H%M%S}"


def voor_de_eigenaar(actie: Actie, tekst: str, knoppen: Rijen = (), *, afgelopen: bool = False) -> Bericht:
    """With what her calendar needs: the dates as they are now, or, once it is over, what takes them out again."""
    staat_erin = actie.volgnummer > 0
    document = "" if afgelopen and not staat_erin else f"{AFZEGGING if afgelopen else AGENDA}:{actie.id}"
    return Bericht(tekst, knoppen, document=document, blijft=bool(knoppen))


def zeg_de_eigenaar(
    c: Context, actie: Actie, tekst: str, knoppen: Rijen = (), *, afgelopen: bool = False
) -> tuple[Stuur, ...]:
    """Somebody changed her action: she hears it, with her calendar. Nothing when she did it herself, or nobody owns
    it."""
    if actie.eigenaar in (0, c.lid.persoon if c.lid else 0):
        return ()
    bericht = voor_de_eigenaar(actie, tekst, knoppen, afgelopen=afgelopen)
    return (
        Stuur(
            actie.eigenaar, bericht, f"eigenaar:{actie.id}:veranderd:{actie.volgnummer}:{c.nu:%Y%m%d%H%M%S}"
        ),
    )


def in_je_agenda(actie: Actie) -> Stuur:
    """For who chose an action and owns it herself: the dates, for her calendar."""
    bericht = voor_de_eigenaar(
        actie,
        f"Deze actie is van jou: {citaat(actie.wat, 160)}\n"
        f"Ik herinner je aan {datums(actie)}. Je kunt dit in je agenda zetten.",
    )
    return Stuur(actie.eigenaar, bericht, f"eigenaar:{actie.id}:agenda")


def tot_wanneer(nu: datetime, vrij: kalender.Vrij) -> str:
    """On which day the question goes back."""
    dag = kalender.werkdagen_verder(kalender.lokaal(nu).date(), GEDULD_WERKDAGEN, vrij)
    return f"op {kalender.dag_in_woorden(dag)}"


def datums(actie: Actie) -> str:
    """Of which days the owner is reminded."""
    check = kalender.dag_in_woorden(actie.check_op)
    return (
        check if actie.eerste_stap_gedaan else f"{kalender.dag_in_woorden(actie.eerste_stap_op)} en {check}"
    )


def over_actie(actie: Actie) -> str:
    """The conversation in which the owner says how it goes."""
    return "check" if actie.eerste_stap_gedaan else "stap"


def zoek_verder(actie: Actie, voor: int) -> str:
    """For who looks for an owner, when the question came back: `voor` reads it."""
    if voor == actie.eigenaar:
        return "Jij blijft zolang eigenaar. Vraag iemand anders, of doe het zelf."
    return f"{voornaam(actie.eigenaar_naam)} blijft zolang eigenaar. Vraag iemand anders, of doe het zelf."


def iemand_anders(actie: Actie) -> Rijen:
    """The button that goes with it."""
    return onder_elkaar(opent("Vraag iemand anders", over_actie(actie), actie.id, "over"))
