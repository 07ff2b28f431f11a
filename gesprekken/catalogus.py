"""All conversations together. A declaration that cannot work fails when it is made, not when someone talks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from gesprekken.model import EINDE, Gesprek, Stap, Voor
from gesprekken.toegang import EIGEN


class OngeldigGesprek(ValueError):
    """A declaration that cannot work; raised when it is made, not when someone talks."""


@dataclass(frozen=True)
class Catalogus:
    """All conversations. `vrije_tekst` is opened by a sentence out of the blue, `bij_bewerking` by an
    edited message, `bij_start` by `/start CODE`; `deuren` maps the first word of such a code to one."""

    gesprekken: Mapping[str, Gesprek]
    vrije_tekst: str
    bij_bewerking: str
    bij_start: str
    deuren: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        commandos = {"stop", "terug"}  # these are the engine's own
        for naam, gesprek in self.gesprekken.items():
            _keur(naam, gesprek)
            if gesprek.commando in commandos:
                raise OngeldigGesprek(f"{naam}: er luistert al iets naar /{gesprek.commando}")
            commandos |= {gesprek.commando} - {""}
        for naam in (self.vrije_tekst, self.bij_bewerking, self.bij_start, *self.deuren.values()):
            if naam not in self.gesprekken:
                raise OngeldigGesprek(f"de catalogus noemt {naam!r}, en dat gesprek is er niet")
        eerste = self.gesprekken[self.vrije_tekst]
        if not eerste.stappen or eerste.stappen[eerste.begin].tekst is None:
            raise OngeldigGesprek(f"{self.vrije_tekst}: de eerste vraag leest geen tekst")
        if self.gesprekken[self.bij_bewerking].stappen:
            raise OngeldigGesprek(f"{self.bij_bewerking}: wie een bericht bewerkt krijgt geen vragen")
        for deur in self.deuren:
            if not deur.isidentifier():
                raise OngeldigGesprek(f"{deur!r}: een deur is één woord")

    def bij_commando(self, commando: str) -> Gesprek | None:
        return next((g for g in self.gesprekken.values() if commando and g.commando == commando), None)


def _keur(naam: str, gesprek: Gesprek) -> None:
    if naam != gesprek.naam or not naam.isidentifier() or len(naam) > 14:
        raise OngeldigGesprek(
            f"{naam!r}: de naam is dezelfde als in de catalogus, één woord, hooguit 14 letters"
        )
    if not re.fullmatch("[a-z0-9_]{0,32}", gesprek.commando):
        raise OngeldigGesprek(f"{naam}: /{gesprek.commando} kan geen opdracht zijn")
    if bool(gesprek.stappen) != bool(gesprek.begin) or (
        gesprek.begin and gesprek.begin not in gesprek.stappen
    ):
        raise OngeldigGesprek(f"{naam}: het begin {gesprek.begin!r} is geen stap")
    if gesprek.voor in (*EIGEN, Voor.COORDINATOR) and not gesprek.onderwerp:
        raise OngeldigGesprek(f"{naam}: zonder onderwerp weet niemand van wie of van welk wijkverband het is")
    for stapnaam, stap in gesprek.stappen.items():
        _keur_stap(f"{naam}, {stapnaam}", stapnaam, stap, gesprek.stappen)
    bereikt, te_gaan = set[str](), [gesprek.begin]
    while te_gaan:
        hier = te_gaan.pop()
        if hier not in bereikt:
            bereikt.add(hier)
            te_gaan += _wegen(gesprek.stappen[hier]) if hier != EINDE else ()
    if onbereikt := set(gesprek.stappen) - bereikt:
        raise OngeldigGesprek(f"{naam}: niemand komt ooit bij {sorted(onbereikt)}")
    if EINDE not in bereikt:
        raise OngeldigGesprek(f"{naam}: dit gesprek houdt nooit op")


def _wegen(stap: Stap) -> list[str]:
    """Where it can lead, asked or not."""
    anders = [] if stap.overgeslagen is None else [stap.overgeslagen]
    return [*stap.uitgangen.values(), *anders]


def _keur_stap(waar: str, naam: str, stap: Stap, stappen: Mapping[str, Stap]) -> None:
    if not naam.isidentifier() or naam == "nr":
        raise OngeldigGesprek(f"{waar}: zo kan een stap niet heten")
    for volgende in _wegen(stap):
        if volgende != EINDE and volgende not in stappen:
            raise OngeldigGesprek(f"{waar}: er is geen stap {volgende!r}")
    if stap.tekst is None and stap.knoppen is Stap.knoppen:
        raise OngeldigGesprek(f"{waar}: hier valt niets te antwoorden")
    if stap.tekst is not None and "*" not in stap.uitgangen:
        raise OngeldigGesprek(f"{waar}: waar getypte tekst heen gaat staat er niet ('*')")
