"""A conversation as a drawing (Mermaid), made from its declaration only: steps, and where answers lead.

The drawings in the documentation stand between two markers and are made anew by `ververs`.
"""

import re

from gesprekken.catalogus import Catalogus
from gesprekken.model import EINDE, Gesprek, Stap

MARKERING = re.compile(r"(<!-- tekening: (\w+) -->\n).*?(<!-- einde tekening -->)", re.DOTALL)


def mermaid(gesprek: Gesprek) -> str:
    """A flowchart from the way in to `klaar`; without questions that is a single arrow."""
    begin = f"/{gesprek.commando}" if gesprek.commando else gesprek.naam
    regels = ["flowchart TD", f'    start(["{begin}"]) --> {_knoop(gesprek.begin)}']
    for naam, stap in gesprek.stappen.items():
        regels.append(f'    {_knoop(naam)}["{_bijschrift(gesprek, naam, stap)}"]')
        regels += [f"    {_knoop(naam)} --{_label(w)}> {_knoop(naar)}" for naar, w in _wegen(stap).items()]
    return "\n".join([*regels, '    klaar(["klaar"])'])


def ververs(tekst: str, catalogus: Catalogus) -> str:
    """The same text, with every drawing made anew."""
    return MARKERING.sub(
        lambda m: f"{m[1]}```mermaid\n{mermaid(catalogus.gesprekken[m[2]])}\n```\n{m[3]}", tekst
    )


def _knoop(stap: str) -> str:
    return "klaar" if stap == EINDE else f"s_{stap}"  # the prefix keeps it apart from Mermaid's own words


def _bijschrift(gesprek: Gesprek, naam: str, stap: Stap) -> str:
    """The name of the step, and what a person does there."""
    doet = "tikken" if stap.tekst is None else "typen" if stap.knoppen is Stap.knoppen else "typen of tikken"
    soms = ["soms overgeslagen"] if stap.overslaan is not Stap.overslaan else []
    vast = ["ligt daarna vast"] if stap.definitief else []
    return "<br>".join([naam.replace("_", " "), ", ".join([doet, *soms, *vast])])


def _wegen(stap: Stap) -> dict[str, list[str]]:
    """Where one can go from here, with the answers that lead there."""
    wegen: dict[str, list[str]] = {}
    for antwoord, naar in stap.uitgangen.items():
        wegen.setdefault(naar, []).append(antwoord)
    if stap.overgeslagen is not None:
        wegen.setdefault(stap.overgeslagen, []).append("overgeslagen")
    return wegen


def _label(antwoorden: list[str]) -> str:
    """`-- ja, nee --` on the arrow; nothing where every answer goes the same way."""
    woorden = [antwoord.strip("~").replace("_", " ") for antwoord in antwoorden if antwoord != "*"]
    return f" {', '.join(woorden)} --" if woorden else ""
