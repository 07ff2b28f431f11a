"""One thing that somebody said about a pattern, in her own words: the sentence nearest to all the others.

Near is how many runs of three letters two sentences share, so that *container* and *containers* count as alike.
Whose words may be shown at all is decided by `onthulling`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence, Set
from math import sqrt

from gesprekken.wijk import Gehoord
from rapportage import onthulling


def kies(signalen: Sequence[Gehoord], buurten: Collection[str], al_geciteerd: Set[str]) -> Gehoord | None:
    """The medoid of what may be quoted from these signals of one pattern, by a melder who is not quoted yet; None when
    there is none. The same signals in another order give the same one."""
    keuze = [s for s in onthulling.citeerbaar(signalen, buurten) if s.melder not in al_geciteerd]
    return medoide(keuze, [s.gehoord for s in signalen], lambda s: s.gehoord) if keuze else None


def medoide(keuze: Collection[Gehoord], teksten: Collection[str], van: Callable[[Gehoord], str]) -> Gehoord:
    """The one of `keuze` of which this text is nearest to all these texts; of equals the shortest."""
    alle = defaultdict[str, float](float)
    for tekst in sorted(teksten):
        for stuk, deel in _letters(tekst).items():
            alle[stuk] += deel

    def rang(signaal: Gehoord) -> tuple[float, int, str, str]:
        tekst = van(signaal)
        dichtbij = sum(deel * alle.get(stuk, 0.0) for stuk, deel in _letters(tekst).items())
        return -round(dichtbij, 9), len(tekst), tekst, signaal.melder

    return min(keuze, key=rang)


def _letters(tekst: str) -> dict[str, float]:
    """The runs of three letters of a text, together of length one: what two of these have in common is the cosine
    between them, and with a sum of them that with all together."""
    plat = f" {' '.join(tekst.casefold().split())} "
    aantal = Counter(plat[i : i + 3] for i in range(len(plat) - 2))
    lengte = sqrt(sum(keer * keer for keer in aantal.values()))
    return {stuk: keer / lengte for stuk, keer in aantal.items()}
