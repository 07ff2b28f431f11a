"""One thing that somebody said about a pattern, in her own words: the sentence nearest to all the others.

Near is how many runs of three letters two sentences share, so that *container* and *containers* count as alike.
Whose words may be shown at all is decided by `onthulling`.
"""

from collections import Counter
from collections.abc import Collection, Sequence, Set
from math import sqrt

from gesprekken.wijk import Gehoord
from rapportage import onthulling


def kies(signalen: Sequence[Gehoord], buurten: Collection[str], al_geciteerd: Set[str]) -> Gehoord | None:
    """The medoid of what may be quoted from these signals of one pattern, by a melder who is not quoted yet; None when
    there is none. The same signals in another order give the same one."""
    keuze = [s for s in onthulling.citeerbaar(signalen, buurten) if s.melder not in al_geciteerd]
    alle = [_letters(s.gehoord) for s in signalen]

    def rang(signaal: Gehoord) -> tuple[float, int, str]:
        dichtbij = sum(_gelijkenis(_letters(signaal.gehoord), ander) for ander in alle)
        return -round(dichtbij, 9), len(signaal.gehoord), signaal.gehoord

    return min(keuze, key=rang, default=None)


def _letters(tekst: str) -> Counter[str]:
    plat = f" {' '.join(tekst.casefold().split())} "
    return Counter(plat[i : i + 3] for i in range(len(plat) - 2))


def _gelijkenis(een: Counter[str], ander: Counter[str]) -> float:
    """The cosine between the two."""
    samen = sum(aantal * ander[stuk] for stuk, aantal in een.items() if stuk in ander)
    return samen / sqrt(_lengte(een) * _lengte(ander)) if samen else 0.0


def _lengte(letters: Counter[str]) -> int:
    return sum(aantal * aantal for aantal in letters.values())
