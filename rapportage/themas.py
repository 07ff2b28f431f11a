"""Theme suggestion: a few words of a resident become at most three themes to choose from.

`stel_voor` counts words from a list, one table per theme (themawoorden.py). It does not learn, knows no other language
than Dutch and does not mend typing errors. `Themakenner` in themaleer.py adds what was learned. Where two themes come
close both say that they are not sure, and the bot asks.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gesprekken.teksten import zonder_accenten
from rapportage.themawoorden import WOORDEN

THEMAS: tuple[str, ...] = (
    "Afval en schoon",
    "Veiligheid",
    "Overlast en buren",
    "Verkeer en parkeren",
    "Groen en spelen",
    "Wonen",
    "Geld en schulden",
    "Gezondheid en zorg",
    "Stress en mentaal",
    "Ontmoeten",
    "Jeugd en school",
    "Taal en formulieren",
    "Werk en meedoen",
    "Winkels en OV",
    "Iets anders",
)
STEVIG, ZWAK = 3, 1  # one firm word outweighs two hints
VOORSPRONG = 2  # a wider lead asks more often and was hardly more often right on the practice data
KEUZE = 3  # so many are suggested

_GEEN_LETTER = re.compile(r"[^a-z0-9]+")
_MASKER = re.compile(r"\[[^\[\]]{1,24}\]")


@dataclass(frozen=True)
class Voorstel:
    """Suggested themes, most likely first, three at most and never *Iets anders*; empty when no word is known."""

    themas: tuple[str, ...]
    zeker: bool  # the first stands by itself: filing without asking is right


def stel_voor(tekst: str, uit: Collection[str] = ()) -> Voorstel:
    """Suggest themes for a Dutch text of any length, none of `uit`; never raises. Of equals, what was mentioned
    first comes first."""
    punten = tel(kaal(tekst))
    volgorde = sorted(punten, key=lambda thema: (-punten[thema][0], punten[thema][1], thema))
    return zonder(volgorde, eenduidig(punten), uit)


def zonder(volgorde: Collection[str], zeker: bool, uit: Collection[str]) -> Voorstel:
    """The first three that this wijkverband uses. Nothing is sure when the first of all is not among them."""
    over = tuple(thema for thema in volgorde if thema not in uit)
    return Voorstel(over[:KEUZE], zeker and tuple(volgorde)[:1] == over[:1])


def eenduidig(punten: Mapping[str, tuple[int, int]]) -> bool:
    """One theme is named with a word that decides, and well ahead of the next."""
    beste, tweede = (*sorted((p for p, _ in punten.values()), reverse=True), 0, 0)[:2]
    return beste >= STEVIG and beste - tweede >= VOORSPRONG


def zonder_masker(tekst: str) -> str:
    """What was masked says nothing about the theme."""
    return _MASKER.sub(" ", tekst)


def kaal(tekst: str) -> str:
    """Lower case, without masks, accents and punctuation, each word between single spaces."""
    return f" {_GEEN_LETTER.sub(' ', zonder_accenten(zonder_masker(tekst).lower())).strip()} "


def tel(tekst: str) -> dict[str, tuple[int, int]]:
    """Of a bare text, per theme that is heard: its points and where it begins. A word of the text counts once for a
    theme, as what weighs most, and a word of the list counts once for a text."""
    gehoord: dict[str, dict[int, tuple[int, str]]] = {}
    woord = 0
    for plek, teken in enumerate(tekst):
        woord = plek if teken == " " else woord
        for term, punten, thema in _OP_BEGIN.get(tekst[plek : plek + BEGIN], ()):
            if tekst.startswith(term, plek):
                hier = gehoord.setdefault(thema, {})
                hier[woord] = max(hier.get(woord, (0, "")), (punten, term))
    return {
        thema: (sum({term: punten for punten, term in per_woord.values()}.values()), min(per_woord))
        for thema, per_woord in gehoord.items()
    }


def _zoekterm(woord: str) -> str:
    """A word of the list as it stands in a bare text: `rat.` becomes " rat ", `*afval` becomes "afval"."""
    begin, eind = ("" if woord.startswith("*") else " "), (" " if woord.endswith(".") else "")
    return begin + woord.strip("*.").replace("_", " ") + eind


def _zoektermen(groepen: tuple[str, str]) -> tuple[tuple[str, int], ...]:
    paren = zip(groepen, (STEVIG, ZWAK), strict=True)
    return tuple((_zoekterm(woord), punten) for groep, punten in paren for woord in groep.split())


def _op_begin() -> dict[str, list[tuple[str, int, str]]]:
    """All words by their first letters: a text is gone through once, and not once for each word."""
    op_begin: dict[str, list[tuple[str, int, str]]] = {}
    for thema in THEMAS[:-1]:
        for term, punten in _zoektermen(WOORDEN[thema]):
            op_begin.setdefault(term[:BEGIN], []).append((term, punten, thema))
    return op_begin


BEGIN = 4  # no word of the list is shorter as it is looked for
_OP_BEGIN = _op_begin()
