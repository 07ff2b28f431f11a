"""The quiet vote under a bundle: each member at most two, and nobody sees for what until it is closed.

A press changes or takes back a vote and is answered in one short sentence with the press itself, never with a
message. Whose vote it is, in the group and in private alike, is decided by who pressed.
"""

from collections.abc import Sequence

from gesprekken import vangnet
from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.model import (
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Knop,
    Rijen,
    Slot,
    Voor,
    Waarom,
    onder_elkaar,
    opent,
    prive,
)
from gesprekken.teksten import kort
from gesprekken.wijk import Bundel, Patroon, Stemming
from gesprekken.wijzigingen import SluitStemming
from gesprekken.wijzigingen import Stem as BrengUit

HOOGSTENS = 2
KEUZES = 5  # the top 5 of the agenda
GESPREK = "stem"

GEEN_LID = "Stemmen kan wie meedoet in dit wijkverband. Vraag de coördinator om een uitnodiging."
GEEN_BUNDEL = "Er is nog geen bundel om op te stemmen."
DICHT = "De stemming is gesloten."
AL_TWEE = "Je hebt er al twee. Tik er eerst een weg."


# --- under the bundle ---


def op_de_lijst(bundel: Bundel) -> tuple[Patroon, ...]:
    """What can be voted for."""
    return bundel.patronen[:KEUZES]


def knoppen(bundel: Bundel) -> Rijen:
    """Those under the post: a vote for each pattern while that can be done, and what stays."""
    stemmen = (
        [] if bundel.gesloten else [_stemknop(bundel, *paar) for paar in enumerate(op_de_lijst(bundel), 1)]
    )
    blijft = (
        prive("Kies de acties", f"kiezen-{bundel.id}"),
        prive("Lees de hele bundel", f"bundel-{bundel.id}"),
    )
    return onder_elkaar(*stemmen, *blijft)


def _stemknop(bundel: Bundel, plek: int, patroon: Patroon) -> Knop:
    rang = f"{plek}. " if bundel.top else ""  # without figures there are no ranks
    return opent(f"{rang}{kort(patroon.naam, 40)}", GESPREK, bundel.id, patroon.sleutel)


def stand(stemming: Stemming) -> str:
    """What the post says of the vote; empty when there is nothing to vote for."""
    if not op_de_lijst(stemming.bundel):
        return ""
    if stemming.bundel.gesloten:
        return f"{DICHT} {uitslag(stemming.bundel) or 'Er is niet gestemd.'}"
    return f"Stem mee: tik op één of twee. {_hoeveel(stemming)}"


def _hoeveel(stemming: Stemming) -> str:
    if not stemming.stemmers:
        return "Nog niemand stemde."
    deed = "stemde" if stemming.stemmers == 1 else "stemden"
    return f"{stemming.stemmers} van de {stemming.leden} {deed} al."


def op_volgorde(bundel: Bundel) -> tuple[Patroon, ...]:
    """All patterns of the bundle, those with most votes first."""
    plek = {sleutel: i for i, groep in enumerate(bundel.volgorde) for sleutel in groep}
    return tuple(sorted(bundel.patronen, key=lambda patroon: plek.get(patroon.sleutel, len(plek))))


def uitslag(bundel: Bundel) -> str:
    """`1. Afval en schoon. 2 en 3 gelijk: Verkeer, Wonen.`; empty when nobody voted."""
    namen, delen, plek = {patroon.sleutel: patroon.naam for patroon in bundel.patronen}, list[str](), 1
    for sleutels in bundel.volgorde:
        groep = [namen[sleutel] for sleutel in sleutels if sleutel in namen]
        if groep:
            delen.append(_plaats(plek, groep))
            plek += len(groep)
    return " ".join(delen)


def _plaats(plek: int, namen: Sequence[str]) -> str:
    if len(namen) == 1:
        return f"{plek}. {namen[0]}."
    return f"{vangnet.opsomming([str(plek + i) for i in range(len(namen))])} gelijk: {', '.join(namen)}."


# --- a press ---


def _stem(c: Context, a: Antwoorden) -> Slot:
    stemming = c.onderwerp
    if not isinstance(stemming, Stemming):  # of no bundle at all
        return Slot(genomen=False, melding=vangnet.OUDE_KNOP, geweigerd=Waarom.KNOP)
    bundel, gedrukt = stemming.bundel, a["patroon"]
    patroon = next((p for p in op_de_lijst(bundel) if p.sleutel == gedrukt), None)
    if patroon is None:
        return Slot(genomen=False, melding=vangnet.OUDE_KNOP, geweigerd=Waarom.OUDE_KNOP)
    if bundel.gesloten:
        return Slot(genomen=False, melding=DICHT)
    naam = kort(patroon.naam, 60)
    if gedrukt in stemming.mijn:
        return Slot((), (BrengUit(bundel.id, gedrukt, weg=True),), melding=f"Je stem op {naam} is weg.")
    if len(stemming.mijn) >= HOOGSTENS:
        return Slot(genomen=False, melding=AL_TWEE)
    over = "Dat zijn je twee." if stemming.mijn else "Je mag er nog één kiezen."
    return Slot((), (BrengUit(bundel.id, gedrukt),), melding=f"Je stemde op {naam}. {over}")


STEM = Gesprek(
    naam=GESPREK,
    titel="je stem",
    onderwerp="stemming",
    begin_met=lambda c, invoer: {"patroon": invoer.tekst.rpartition(":")[2]},
    afronden=_stem,
)


# --- /stemming, for the coördinator ---

SLUIT = "sluit"


def sluitknop(bundel: Bundel) -> Knop:
    return opent("Sluit de stemming", "stemming", bundel.id, SLUIT)


def _stemming(c: Context, a: Antwoorden) -> Slot:
    stemming = c.onderwerp
    if not isinstance(stemming, Stemming):
        return Slot((Bericht(GEEN_BUNDEL),), genomen=False)
    bundel = stemming.bundel
    if bundel.gesloten:
        return Slot((Bericht(stand(stemming)),), genomen=a["wat"] != SLUIT)
    if not op_de_lijst(bundel):
        return Slot((Bericht("In deze bundel staat niets om op te stemmen."),))
    if a["wat"] != SLUIT:
        wie = f"{_hoeveel(stemming)} Wat er gekozen is zie je als de stemming dicht is."
        return Slot((Bericht(wie, onder_elkaar(sluitknop(bundel)), blijft=True),))
    tekst = "De stemming is dicht. De uitslag staat zo onder de bundel. Kiezen jullie nu de acties?"
    kiezen = onder_elkaar(opent("Kies de acties", "kiezen", bundel.id))
    return Slot((Bericht(tekst, kiezen, blijft=True),), (SluitStemming(bundel.id),))


STEMMING = Gesprek(
    naam="stemming",
    titel="de stemming",
    commando="stemming",
    uitleg="hoeveel leden stemden, en sluit de stemming",
    onderwerp="stemming",
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    mag=lambda c: "" if isinstance(c.onderwerp, Stemming) else GEEN_BUNDEL,
    begin_met=lambda c, invoer: {"wat": invoer.tekst.rpartition(":")[2]},
    afronden=_stemming,
)
