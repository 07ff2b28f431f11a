"""What a text is about, in a form in which two of them can be compared: its words without endings, runs of three to
five letters of these, and what the words stand for.

What stands before it (*een moeder zegt:*), what comes after it (*daarnaast…*) and what is said about everything goes
out. A feature weighs more when fewer texts have it, and less when it is heard under many themes: *speelt al maanden*
says nothing about what lies inside one theme. Only numpy, which is loaded when there is something to compare.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from rapportage import begrippen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STOPWOORDEN = frozenset(
    """
    aan af al straat straten hoek plein pleintje kant plek plekken alle alleen allemaal alles als altijd
    anders beetje ben bent bij dan daar daarna dag dagen dat de deze die dit doe doen doet door dus een
    eens eerst eigenlijk elk elke en er ergens erg even ga gaan gaat geen geeft gehoord gemeld geven goed
    graag haar had hadden heb hebben heeft heel hele hem hen het hier hij hoe hoor hoort hun iedereen
    iemand iets ik in is ja jaar jaren je jij jullie kan klacht klachten komen komt krijg krijgen krijgt
    kunnen kwam last lijkt lang langer maak maakt maken maand maanden maar mag me meer mensen met mij mijn
    minder moet moeten moeite na naar nee net niemand niet niets niks nodig nog nooit nou nu of om omdat
    onder ons onze ook op over paar per praat samen sinds soms staan staat steeds tegen terug te toch toe
    tot tussen twee drie u uit uur van vaak vaker vandaag veel vele vooral voor vraag vragen vertelt
    vertellen via vol volgens waar waarom wanneer want waren was wat we week weken weer weet weg weinig
    wel welke wie wij wijk buurt wil willen wordt worden werd zal ze zegt zeggen zelf zich zie zien ziet
    zij zijn zit zitten zo zonder zou zouden bewoner bewoners buren ouderen oudere kinderen kids ouders
    moeder vader gemeente meerdere nieuwe nieuw oude hoger ander andere vier vijf zes zeven acht negen
    tien half halve maandag dinsdag woensdag donderdag vrijdag zaterdag zondag avonds nachts enige zelfde
    dezelfde ligt houdt houden wacht wachten nergens heen rond open dicht boven beneden buiten binnen mnsn
    bew gem nie vanuit doordat zodat omheen ervan eraan erin eruit horen weten vinden vindt bijna helpt
    helpen gebeurt laten lukt zoeken zoekt proberen probeert beter slecht durft durven keer gewoon rijden
    rijdt hierover daarover waarvoor ver man mannen vrouw vrouwen meneer mevrouw dochter zoon kleine grote
    """.split()
)

# Said before the matter itself: up to a colon, or that somebody tells it.
AANLOOP = re.compile(
    r"^(?:[^:.,!?\n]{3,48}:\s+|(?:(?:een|de|veel|meerdere|sommige|diverse|oudere|mijn)\s+)*"
    r"(?:bewon\w+|mensen|ouders?|moeders?|vaders?|bu(?:ren|urvrouw|urman)|cliënt\w*|collega\w*|meneer|mevrouw|man|vrouw|"
    r"jongeren|ik|wij|we|men)\s+(?:heb\w*\s+)?(?:vertel\w*|zeg\w*|gaf\s+aan|ge(?:eft|ven)\s+aan|hoor\w*|klaa?g\w*|"
    r"noem\w*|meld\w*|gehoord|merk\w*|zie\w*)\s+(?:(?:ons|mij|me|vaak|steeds)\s+)*(?:dat|over|van)\s+)",
    re.IGNORECASE,
)
DAARNAAST = re.compile(r"[\s.,;]+(?:en\s+ook|daarnaast|verder|ook\s+nog)\b\s*:?\s", re.IGNORECASE)
MINSTE_WOORDEN = 3  # less than this is not left over
THEMAS_GEWOON = 3  # a part of a sentence that stands under so many themes is about none of them

WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+-[^\W\d_]+")
VERKLEIND = ("etjes", "etje", "tjes", "tje", "pjes", "pje", "jes", "je")
UITGANGEN = ("eren", "en", "er", "es", "s", "e", "t", "d")
KORTST, LANGST = 3, 5  # letters in a run
GEWICHT_BEGRIP = 4.0  # what a word stands for counts as much as so many runs of letters


def zonder_aanloop(tekst: str) -> str:
    """The matter itself: without who told it, and without what else was told."""
    kaal = " ".join(tekst.split())
    for knip in (AANLOOP.sub("", kaal), *DAARNAAST.split(AANLOOP.sub("", kaal))[:1]):
        if len(knip.split()) >= MINSTE_WOORDEN:
            kaal = knip
    return kaal


def woorden(tekst: str) -> list[str]:
    """As they were written."""
    return WOORD.findall(tekst)


def stam(woord: str) -> str:
    """A word in small letters without most Dutch endings: *fatbikes* and *fatbike*, *lopen* and *loopt*."""
    kaal = re.sub(r"(.)\1", r"\1", woord)
    for uitgangen in (VERKLEIND, UITGANGEN):
        eind = next((u for u in uitgangen if kaal.endswith(u) and len(kaal) - len(u) >= KORTST), "")
        kaal = kaal.removesuffix(eind)
    return kaal[:-1] + {"v": "f", "z": "s"}.get(kaal[-1], kaal[-1])


def _stukjes(woord: str) -> tuple[str, ...]:
    """All by which this word is recognised; nothing of a word that is said of everything."""
    if woord in STOPWOORDEN:
        return ()
    heel = f" {stam(woord)} "
    stukjes = [heel[i : i + n] for n in range(KORTST, LANGST + 1) for i in range(len(heel) - n + 1)]
    return (f"={heel}", *stukjes)


@dataclass(frozen=True)
class Vectoren:
    """Texts as rows of unit length: those of row i are `kolom[begin[i]:begin[i + 1]]`, each with its `waarde`."""

    begin: NDArray[np.int64]
    kolom: NDArray[np.int32]
    waarde: NDArray[np.float32]
    breedte: int

    def dicht(self, rijen: Sequence[int]) -> NDArray[np.float32]:
        """These rows, with only the columns that at least two of them have: another tells nothing of two."""
        import numpy as np

        kolommen = np.concatenate([self._van(rij)[0] for rij in rijen])
        gedeeld = np.flatnonzero(np.bincount(kolommen, minlength=1) > 1)
        plaats = np.full(self.breedte, -1, dtype=np.int32)
        plaats[gedeeld] = np.arange(len(gedeeld), dtype=np.int32)
        uit = np.zeros((len(rijen), len(gedeeld)), dtype=np.float32)
        for i, rij in enumerate(rijen):
            kolom, waarde = self._van(rij)
            waar = plaats[kolom]
            uit[i, waar[waar >= 0]] = waarde[waar >= 0]
        return uit

    def gemiddelden(self, groepen: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Of each group of rows the mean, as columns."""
        import numpy as np

        uit = np.zeros((self.breedte, len(groepen)), dtype=np.float32)
        for nummer, groep in enumerate(groepen):
            for rij in groep:
                kolom, waarde = self._van(rij)
                uit[kolom, nummer] += waarde / len(groep)
        return uit

    def gelijkenis(self, rij: int, gemiddelden: NDArray[np.float32]) -> NDArray[np.float32]:
        """How alike this row is, on average, to the members of each group."""
        kolom, waarde = self._van(rij)
        gelijk: NDArray[np.float32] = waarde @ gemiddelden[kolom]
        return gelijk

    def _van(self, rij: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        deel = slice(self.begin[rij], self.begin[rij + 1])
        return self.kolom[deel], self.waarde[deel]


def vectoren(
    teksten: Sequence[str],
    themas: Sequence[str],
    erbij: Sequence[str] = (),
    gewicht_begrip: float = GEWICHT_BEGRIP,
) -> Vectoren:
    """Of texts, each with its theme, in an order that does not depend on how they came in. The rows of `erbij` follow
    after them, and weigh nothing in what is rare."""
    import numpy as np

    gewoon = gewone_zinsdelen(teksten, themas)
    nummers: dict[str, int] = {}
    per_woord: dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
    kolommen, tellingen, begin, leeg = [], [], [0], np.empty(0, np.int32)
    for tekst in (*teksten, *erbij):
        paren = [_nummers(woord, per_woord, nummers) for woord in inhoud(tekst, gewoon)]
        stukjes, aantal = np.unique(np.concatenate([leeg, *(p[0] for p in paren)]), return_counts=True)
        staat_voor = np.unique(np.concatenate([leeg, *(p[1] for p in paren)]))
        kolommen += [stukjes, staat_voor]
        tellingen += [1 + np.log(aantal), np.full(len(staat_voor), gewicht_begrip)]
        begin.append(begin[-1] + len(stukjes) + len(staat_voor))
    kolom, telling = np.concatenate([leeg, *kolommen]), np.concatenate([np.empty(0), *tellingen])
    return _gewogen(np.array(begin), kolom, telling.astype(np.float32), themas, len(nummers))


def inhoud(tekst: str, gewoon: frozenset[str] = frozenset()) -> list[str]:
    """The words, in small letters, of what is the matter; parts of sentences that are said of everything left out."""
    delen = _zinsdelen(tekst)
    eigen = [deel for deel in delen if deel not in gewoon]
    return [w for deel in eigen or delen for w in deel.split()]


def _zinsdelen(tekst: str) -> list[str]:
    delen = (woorden(deel.casefold()) for deel in re.split(r"[.,;:!?]+(?:\s+|$)", zonder_aanloop(tekst)))
    return [" ".join(deel) for deel in delen if deel]


def gewone_zinsdelen(teksten: Sequence[str], themas: Sequence[str]) -> frozenset[str]:
    """Parts of sentences that stand under so many themes that they are about none of them."""
    onder = defaultdict[str, set[str]](set)
    for tekst, thema in zip(teksten, themas, strict=True):
        for deel in _zinsdelen(tekst):
            onder[deel].add(thema)
    return frozenset(deel for deel, waar in onder.items() if len(waar) >= THEMAS_GEWOON)


def _nummers(
    woord: str, per_woord: dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]], nummers: dict[str, int]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The columns of its runs of letters, and of what it stands for."""
    import numpy as np

    if woord not in per_woord:
        staat_voor = [f"#{begrip}" for begrip in sorted(begrippen.van(woord))]
        stukjes, begrip = (
            np.array([nummers.setdefault(naam, len(nummers)) for naam in namen], dtype=np.int32)
            for namen in (_stukjes(woord), staat_voor)
        )
        per_woord[woord] = stukjes, begrip
    return per_woord[woord]


def _gewogen(
    begin: NDArray[np.int64],
    kolom: NDArray[np.int32],
    telling: NDArray[np.float32],
    themas: Sequence[str],
    breedte: int,
) -> Vectoren:
    """Rare weighs more, heard under many themes weighs less; every row of unit length."""
    import numpy as np

    soorten = {thema: nummer for nummer, thema in enumerate(sorted(set(themas)))}
    rij = np.repeat(np.arange(len(begin) - 1), np.diff(begin))
    thema, geteld = np.array([soorten[t] for t in themas], dtype=np.int64), slice(begin[len(themas)])
    teksten_met = np.bincount(kolom[geteld], minlength=breedte)
    paren = np.unique(kolom[geteld].astype(np.int64) * len(soorten) + thema[rij[geteld]])
    themas_met = np.bincount(paren // max(len(soorten), 1), minlength=breedte)
    zeldzaam = np.log((1 + len(themas)) / (1 + teksten_met)) + 1
    eigen = np.log((1 + len(soorten)) / np.maximum(themas_met, 1)) / log(1 + max(len(soorten), 1))
    waarde = telling * (zeldzaam * eigen)[kolom]
    lengte = np.sqrt(np.bincount(rij, weights=waarde * waarde, minlength=len(begin) - 1))
    return Vectoren(begin, kolom, (waarde / np.maximum(lengte, 1e-9)[rij]).astype(np.float32), breedte)
