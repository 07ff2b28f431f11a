"""A name for a group of signals: one or two words that set it apart, as they were written.

A word counts when at least two texts of two melders hold it, so that a name is never what one person said. Nothing
that looks like the name of a person or a place, and nothing that was masked. Where they used different words for the
same thing, the name is what these stand for (`begrippen`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from gesprekken.wijk import Gehoord
from rapportage import begrippen, kern, onthulling

MIN_TEKSTEN, MIN_MELDERS = 2, 2
MAX_KENMERKEN = 8
TWEEDE_WOORD = 0.4  # so much must a second word say, against the first
KORTST = 3  # letters
SAMENGESTELD = 9  # letters, from which a Dutch word is mostly a noun made of two
VERVOEGD = re.compile(r"^(ge\w{3,}(d|t|en)|(ver|be|ont)\w{3,}(d|t)|\w+dt|\w{2,5}e)$")  # mostly no noun
NA_LIDWOORD = re.compile(
    r"\b(?:de|het|een|geen|'?n|'?t|deze|die|elke|hun|onze)\s+([^\W\d_]{3,})"
)  # mostly a noun
LANGST = 40  # characters of a name, as in the preview


@dataclass(frozen=True)
class _Kenmerk:
    stam: str
    vorm: str
    zegt: float
    rijen: frozenset[int]


class Woorden:
    """Which words each signal holds, by their stem, and how they were written."""

    def __init__(self, signalen: Sequence[Gehoord]) -> None:
        self.signalen = signalen
        gewoon = kern.gewone_zinsdelen([s.gehoord for s in signalen], [s.thema for s in signalen])
        self._per_tekst = [_bruikbaar(s.gehoord, gewoon) for s in signalen]
        self._overal = Counter(stam for stammen in self._per_tekst for stam in stammen)
        zelfstandig = (NA_LIDWOORD.findall(s.gehoord.casefold()) for s in signalen)
        self._zelfstandig = {kern.stam(woord) for woorden in zelfstandig for woord in woorden}

    def namen(self, groep: Sequence[int], thema: Sequence[int]) -> Iterator[str]:
        """For this group of signals among those of its theme; the best comes first."""
        kenmerken = self._kenmerkend(groep, thema)
        for eerste in kenmerken:
            if tweede := _erbij(eerste, kenmerken, len(groep)):
                yield " en ".join(self._op_volgorde(eerste, tweede))
            yield eerste.vorm
        yield from self._begrippen(groep)

    def kenmerken(self, groep: Sequence[int], thema: Sequence[int]) -> tuple[str, ...]:
        """The words by which this group can be recognised later."""
        return tuple(kenmerk.vorm for kenmerk in self._kenmerkend(groep, thema)[:MAX_KENMERKEN])

    def _kenmerkend(self, groep: Sequence[int], thema: Sequence[int]) -> list[_Kenmerk]:
        """Its words with how much each sets it apart, the most first."""
        hier = Counter(stam for rij in thema for stam in self._per_tekst[rij])
        resultaat = []
        for stam, rijen in self._van_meer(groep, lambda rij: self._per_tekst[rij]).items():
            vormen = Counter(self._per_tekst[rij][stam] for rij in rijen)
            keer, elders = len(rijen), self._overal[stam] - hier[stam]
            binnen = _log_likelihood(keer, len(groep), hier[stam] - keer, len(thema) - len(groep))
            buiten = _log_likelihood(keer, len(groep), elders, len(self.signalen) - len(thema))
            vorm = min(vormen, key=lambda v: (-vormen[v], v))
            zegt = round(min(binnen, buiten) * self._noemt(stam, vorm.casefold()), 6)
            if zegt > 0:
                resultaat.append(_Kenmerk(stam, vorm, zegt, frozenset(rijen)))
        return sorted(resultaat, key=lambda k: (-k.zegt, k.stam))

    def _noemt(self, stam: str, woord: str) -> float:
        """How much it looks like the name of a thing: rather *jongerencentrum* than *gestopt* or *rare*."""
        if begrippen.van(woord):
            return 2.0
        if VERVOEGD.search(woord):
            return 0.5
        return 1.5 if stam in self._zelfstandig or len(woord) >= SAMENGESTELD else 1.0

    def _begrippen(self, groep: Sequence[int]) -> list[str]:
        """What at least two of them spoke of, in different words."""
        samen = self._van_meer(
            groep, lambda rij: {b for w in kern.inhoud(self.signalen[rij].gehoord) for b in begrippen.van(w)}
        )
        return sorted(samen, key=lambda begrip: (-len(samen[begrip]), begrip))

    def _van_meer(self, groep: Sequence[int], van: Callable[[int], Iterable[str]]) -> dict[str, list[int]]:
        """What at least two texts of two melders hold, with these."""
        rijen = defaultdict[str, list[int]](list)
        for rij in groep:
            for ding in van(rij):
                rijen[ding].append(rij)
        return {
            ding: daar
            for ding, daar in rijen.items()
            if len(daar) >= MIN_TEKSTEN and len({self.signalen[rij].melder for rij in daar}) >= MIN_MELDERS
        }

    def _op_volgorde(self, een: _Kenmerk, ander: _Kenmerk) -> list[str]:
        """Two words as they mostly follow each other."""
        eerst = 0
        for rij in een.rijen & ander.rijen:
            stammen = list(self._per_tekst[rij])
            eerst += 1 if stammen.index(een.stam) < stammen.index(ander.stam) else -1
        return [een.vorm, ander.vorm] if eerst >= 0 else [ander.vorm, een.vorm]


def _bruikbaar(tekst: str, gewoon: frozenset[str]) -> dict[str, str]:
    """The words of a text that may stand in a name, by their stem."""
    gemaskeerd = {w.casefold() for deel in tekst.split("[")[1:] for w in kern.woorden(deel.split("]")[0])}
    eigen = set(kern.inhoud(tekst, gewoon)) - kern.STOPWOORDEN - gemaskeerd
    resultaat: dict[str, str] = {}
    for plek, woord in enumerate(kern.woorden(kern.zonder_aanloop(tekst))):
        klein = woord.casefold()
        naam = plek > 0 and woord[0].isupper() and not woord.isupper()
        if klein in eigen and len(klein) >= KORTST and not naam and not onthulling.STRAAT.search(klein):
            resultaat.setdefault(kern.stam(klein), woord if woord.isupper() else klein)
    return resultaat


def _erbij(eerste: _Kenmerk, kenmerken: Sequence[_Kenmerk], groot: int) -> _Kenmerk | None:
    """The word that tells most beside the first: also of those texts that lack that one."""

    def telt(ander: _Kenmerk) -> float:
        return ander.zegt * (1 + len(ander.rijen - eerste.rijen) / groot)

    mogelijk = [
        k
        for k in kenmerken
        if k.stam != eerste.stam
        and telt(k) >= TWEEDE_WOORD * eerste.zegt
        and not (k.stam in eerste.stam or eerste.stam in k.stam)
        and len(k.vorm) + len(eerste.vorm) + 4 <= LANGST
    ]
    return max(mogelijk, key=lambda k: (telt(k), k.stam), default=None)


def _log_likelihood(keer: int, van: int, elders: int, van_elders: int) -> float:
    """How unlikely it is that a word stands as often here as elsewhere (Dunning); 0 when it stands here less. Where
    there is nothing elsewhere, how often it stands here."""
    if not van_elders:
        return float(keer)
    if keer * van_elders <= elders * van:
        return 0.0
    deel = (keer + elders) / (van + van_elders)
    verwacht = ((keer, van * deel), (elders, van_elders * deel))
    niet = ((van - keer, van * (1 - deel)), (van_elders - elders, van_elders * (1 - deel)))
    return 2 * sum(o * log(o / e) for o, e in (*verwacht, *niet) if o and e)
