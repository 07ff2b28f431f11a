"""Plain language: points at the place in a text that residents may stumble over, and never blocks.

Rules and word list are our own work, under the licence of this project; no frequency list is carried along. A word
counts as rare by its build: five syllables or more, or sixteen letters, as only heavy compounds and borrowed words
have. A hint is one sentence that quotes the place and says what may be better.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

HOOGSTENS = 3
ZIN_WOORDEN = 20
LETTERGREPEN, LETTERS = 5, 16
KORT_CITAAT = 6  # words that show which sentence is meant

# What is said in meetings, and what is said in the street. A key also covers its forms that begin alike.
JARGON = {
    "actiehouder": "wie het doet",
    "agenderen": "bespreken",
    "borgen": "vasthouden",
    "borging": "vasthouden",
    "casus": "geval",
    "conform": "volgens",
    "cliënt": "bewoner",
    "doelgroep": "mensen voor wie dit is",
    "doorwerking": "wat ermee gebeurt",
    "draagvlak": "steun",
    "evalueren": "terugkijken",
    "evaluatie": "terugkijken",
    "faciliteren": "helpen",
    "implementeren": "invoeren",
    "inventariseren": "op een rij zetten",
    "inzetten op": "werken aan",
    "ketenpartner": "andere organisaties",
    "knelpunt": "probleem",
    "laagdrempelig": "makkelijk",
    "leefbaarheid": "prettig wonen",
    "mandaat": "wie mag beslissen",
    "middels": "met",
    "monitoren": "volgen",
    "multiproblematiek": "veel problemen tegelijk",
    "oppakken": "doen",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "pilot": "proef",
    "preventie": "voorkomen",
    "prioriteit": "wat eerst moet",
    "problematiek": "problemen",
    "realiseren": "maken",
    "regie": "leiding",
    "signaleren": "zien",
    "sociaal domein": "hulp en zorg",
    "stakeholder": "wie erbij hoort",
    "strategie": "plan",
    "terugkoppelen": "vertellen wat we deden",
    "terugkoppeling": "wat we met uw verhaal deden",
    "ten aanzien van": "over",
    "toeleiden": "helpen naar",
    "traject": "plan",
    "uitrollen": "overal doen",
    "zelfredzaam": "zelf kunnen",
    "zorgmijder": "mensen die geen hulp willen",
}

_LIJDEND = re.compile(
    r"\b(wordt|worden|werd|werden)\b((?:\W+\w+){0,6}?)\W+"
    r"((?:\w*ge\w{2,}(?:d|t|en)|(?:ver|be|her|ont)\w{2,}(?:d|t)))\b",
    re.IGNORECASE,
)
_KLINKERS = re.compile(r"[aeiouyáéíóúàèëïöüij]+", re.IGNORECASE)
# Long, and yet everybody's words.
_BEKEND = ("activiteit", "bibliothe", "gemeenteraad", "informatie", "organisatie", "vrijwilliger")
_GEEN_VOLTOOID = frozenset("gemeente gezin geld gesprek geen geluid gebied gebouw bent gent".split())


@dataclass(frozen=True)
class Hint:
    """`plek` are the words as they stand in the text."""

    plek: str
    zin: str


def hints(tekst: str, gelaten: Collection[str] = ()) -> tuple[Hint, ...]:
    """At most three, in the order in which they weigh: a long sentence, jargon, a passive, a rare word. At the places
    that are `gelaten` (in small letters) somebody was pointed before."""
    alle = (*_lange_zinnen(tekst), *_jargon(tekst), *_lijdend(tekst), *_zeldzaam(tekst))
    uniek = {hint.plek.casefold(): hint for hint in reversed(alle)}
    nieuw = {plek for plek in uniek if plek not in gelaten}
    return tuple(h for h in alle if h.plek.casefold() in nieuw and uniek[h.plek.casefold()] is h)[:HOOGSTENS]


def zinnen(tekst: str) -> list[str]:
    return [zin.strip() for zin in re.split(r"(?<=[.?!:;])\s+|\n+", tekst) if zin.strip()]


def _lange_zinnen(tekst: str) -> Iterator[Hint]:
    for zin in zinnen(tekst):
        woorden = zin.split()
        if len(woorden) > ZIN_WOORDEN:
            plek = " ".join(woorden[:KORT_CITAAT]) + " …"
            yield Hint(plek, f"De zin “{plek}” is lang. Maak er twee zinnen van?")


def _jargon(tekst: str) -> Iterator[Hint]:
    laag = tekst.casefold()
    gevonden = []
    for woord, gewoon in JARGON.items():
        if treffer := re.search(rf"\b{re.escape(woord)}\w*", laag):
            gevonden.append((treffer.start(), treffer.end(), gewoon))
    for begin, eind, gewoon in sorted(gevonden):
        plek = tekst[begin:eind]
        yield Hint(plek, f"“{plek}” is een vakwoord. Misschien: {gewoon}?")


def _lijdend(tekst: str) -> Iterator[Hint]:
    for zin in zinnen(tekst):
        for treffer in _LIJDEND.finditer(zin):
            if treffer[3].casefold() not in _GEEN_VOLTOOID:
                yield Hint(treffer[0], f"Bij “{treffer[0]}” staat niet wie het doet. Schrijf dat erbij?")


def _zeldzaam(tekst: str) -> Iterator[Hint]:
    for woord in re.findall(r"[^\W\d_]{5,}", tekst):
        lang = len(woord) >= LETTERS or len(_KLINKERS.findall(woord)) >= LETTERGREPEN
        if lang and not woord.casefold().startswith(_BEKEND):
            yield Hint(woord, f"“{woord}” is een lang woord. Kan het korter?")
