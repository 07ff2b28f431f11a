"""Correcting an action that was chosen: what is done, its first step, who takes part, what residents hear, when is
looked back. By its owner or the coördinator; where that is somebody else, the owner hears it with her calendar.
"""

from datetime import date

from gesprekken import kalender
from gesprekken.aanzoek import voor_de_eigenaar, zeg_de_eigenaar
from gesprekken.kiezen import checkknoppen, met_partner, partnerknoppen
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Rijen,
    Slot,
    Stap,
    Voor,
    antwoord,
    onder_elkaar,
)
from gesprekken.teksten import ZELF_TYPEN, citaat, datum_vanaf_morgen, gevuld, korte_naam, lees_kort, voornaam
from gesprekken.voortgang import mag_nog, weigert
from gesprekken.wijk import Actie
from gesprekken.wijzigingen import VerbeterActie

# What can be corrected, and what it is called where it is told.
VELDEN = {
    "wat": "De actie",
    "eerste_stap": "De eerste stap",
    "partners": "Wie er meedoen",
    "zin": "De zin voor bewoners",
    "check_op": "Het checkmoment",
}
GEEN_ZIN = antwoord("Geen zin voor bewoners", "~geen")


def _actie(c: Context) -> Actie:
    if not isinstance(c.onderwerp, Actie):
        raise LookupError("bijwerken gaat over een actie")
    return c.onderwerp


def _partners(c: Context, a: Antwoorden) -> list[str]:
    """Those of now, with what was ticked or taken away here."""
    namen = [naam for naam in _actie(c).partners.split(", ") if naam]
    for naam in a.get("partners", "").split("\n"):
        if naam in namen:
            namen.remove(naam)
        elif naam:
            namen.append(naam)
    return namen


def _partnerknoppen(c: Context, a: Antwoorden) -> Rijen:
    return partnerknoppen(c, {**a, "partners": "\n".join(_partners(c, a))})


def _velden(c: Context, a: Antwoorden) -> Rijen:
    """A first step that was taken is history."""
    gezet = isinstance(c.onderwerp, Actie) and c.onderwerp.eerste_stap_gedaan
    return onder_elkaar(
        *(antwoord(naam, veld) for veld, naam in VELDEN.items() if not (gezet and veld == "eerste_stap"))
    )


def _staat(veld: str, vraag: str) -> Stap:
    """One sentence in the place of what stands there."""
    leeg = veld == "zin"
    return Stap(
        vraag=lambda c, a: (
            f"Er staat: {citaat(getattr(_actie(c), veld), 160)}\n{vraag}"
            if getattr(_actie(c), veld)
            else vraag
        ),
        knoppen=lambda c, a: onder_elkaar(*([GEEN_ZIN] if leeg else [])),
        tekst=lees_kort,
        verder=EINDE,
    )


def _wordt(c: Context, a: Antwoorden) -> str:
    veld = a["veld"]
    if veld == "partners":
        return ", ".join(_partners(c, a))
    return gevuld(a, veld)


def _in_woorden(c: Context, a: Antwoorden) -> str:
    veld, waarde = a["veld"], _wordt(c, a)
    if veld == "check_op":
        return f"Het checkmoment is op {kalender.dag_in_woorden(date.fromisoformat(waarde))}."
    return f"{VELDEN[veld]} is nu: {citaat(waarde, 160)}" if waarde else f"{VELDEN[veld]}: niets meer."


def _klaar(c: Context, a: Antwoorden) -> Slot:
    actie, nu = _actie(c), _in_woorden(c, a)
    wie = voornaam(c.lid.naam if c.lid else "")
    gehoord = zeg_de_eigenaar(c, actie, f"{wie} verbeterde jouw actie {citaat(actie.wat, 160)}. {nu}")
    if c.lid is not None and actie.eigenaar == c.lid.persoon:
        klaar = voor_de_eigenaar(actie, f"Aangepast. {nu}")
    else:
        hoort = f" {voornaam(actie.eigenaar_naam)} krijgt daar bericht van." if gehoord else ""
        klaar = Bericht(f"Aangepast. {nu}{hoort}")
    return Slot((klaar,), (VerbeterActie(actie.id, a["veld"], _wordt(c, a)), *gehoord))


BIJWERKEN = Gesprek(
    naam="bijwerken",
    titel="het verbeteren van een actie",
    onderwerp="actie",
    voor=Voor.EIGENAAR,
    weigert=weigert,
    mag=mag_nog,
    begin="veld",
    stappen={
        "veld": Stap(
            vraag=lambda c, a: f"Wat wil je verbeteren aan {citaat(_actie(c).wat, 160)}?",
            knoppen=_velden,
            verder={veld: veld for veld in VELDEN},
        ),
        "wat": _staat("wat", "Wat gaan jullie doen? Klein, concreet en uitvoerbaar."),
        "eerste_stap": _staat("eerste_stap", "Wat is de eerste stap?"),
        "partners": Stap(
            vraag=lambda c, a: "Wie doet er mee? Kies er zo veel als je wilt.",
            knoppen=_partnerknoppen,
            tekst=korte_naam,
            betekent=lambda c, waarde: waarde.removeprefix("✓ "),
            erbij=met_partner,
            verder={"klaar": EINDE, "*": "partners"},
        ),
        "zin": _staat("zin", "Wat vertellen jullie bewoners hierover? Eén zin."),
        "check_op": Stap(
            vraag=lambda c, a: (
                f"Nu is het op {kalender.dag_in_woorden(_actie(c).check_op)}. Wanneer kijken jullie of het hielp?"
            ),
            knoppen=lambda c, a: (*checkknoppen(c, a), (ZELF_TYPEN,)),
            tekst=datum_vanaf_morgen(12),
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot((Bericht("Goed, de actie blijft zoals ze was."),)),
)
