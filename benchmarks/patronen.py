"""How well what lies inside a theme is found: `python -m benchmarks.patronen --data FILE`.

FILE is a CSV with the columns `text`, `theme`, `subpattern` (what it really is about) and `prof` (who told it). All is
measured inside the themes, over groups of at least two texts of two melders, on the way that the bundle takes.

- purity: of the texts in a group, how many belong to what most of that group is about
- coverage: how many texts are in a group at all
- ari: adjusted Rand index inside each theme over the texts in a group, the mean weighted by these (1 is perfect)
- stability: group a random half of the texts by itself; of all pairs of these texts that are together then or when all
  texts are grouped, how many are together both times. The mean of 20 halves.
- month to month (for people only): group the odd months and give the names to the even ones: of the groups that take
  over a name, how many are about the same as before

k-means gets the true number of groups of each theme, which nobody knows in practice; HDBSCAN two texts as the smallest
group. Both work on the same vectors.
"""

import argparse
import csv
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from gesprekken.wijk import Gehoord
from rapportage import begrippen, deelpatronen, kern

HALVEN, ZAAD = 20, 2026


@dataclass(frozen=True)
class Rij:
    nummer: int
    text: str
    theme: str
    subpattern: str
    prof: str
    month: int = 0
    template: str = ""


Groepen = list[list[Rij]]
Manier = Callable[[Sequence[Rij]], Groepen]


def lees(pad: Path) -> list[Rij]:
    """The rows that have a sub-pattern."""
    with pad.open(encoding="utf-8", newline="") as bestand:
        lezer = csv.DictReader(bestand)
        if missend := {"text", "theme", "subpattern", "prof"} - set(lezer.fieldnames or ()):
            raise SystemExit(f"{pad} mist de kolommen {', '.join(sorted(missend))}.")
        return [
            Rij(
                nummer,
                rij["text"],
                rij["theme"],
                rij["subpattern"],
                rij["prof"],
                int(rij.get("month") or 0),
                rij.get("template") or "",
            )
            for nummer, rij in enumerate(lezer)
            if rij["subpattern"]
        ]


# --- ways to group ---


def _gehoord(rij: Rij) -> Gehoord:
    return Gehoord(rij.prof, rij.prof, str(rij.nummer), rij.theme, gehoord=rij.text)


def als_de_bundel(rijen: Sequence[Rij]) -> Groepen:
    per_nummer = {str(rij.nummer): rij for rij in rijen}
    gevonden = deelpatronen.zoek(map(_gehoord, rijen), {rij.theme for rij in rijen})
    return [[per_nummer[s.functie] for s in deel.signalen] for delen in gevonden.values() for deel in delen]


def kmeans(rijen: Sequence[Rij]) -> Groepen:
    from sklearn.cluster import KMeans

    def deel_in(matrix: object, hier: Sequence[Rij]) -> Sequence[int]:
        aantal = min(len({rij.subpattern for rij in hier}), len(hier))
        labels: list[int] = KMeans(aantal, n_init=4, random_state=ZAAD).fit_predict(matrix).tolist()
        return labels

    return _per_thema(rijen, deel_in)


def hdbscan(rijen: Sequence[Rij]) -> Groepen:
    from sklearn.cluster import HDBSCAN

    def deel_in(matrix: object, hier: Sequence[Rij]) -> Sequence[int]:
        if len(hier) < 3:
            return [-1] * len(hier)
        labels: list[int] = HDBSCAN(min_cluster_size=2, copy=True).fit_predict(matrix).tolist()
        return labels

    return _per_thema(rijen, deel_in)


def _per_thema(rijen: Sequence[Rij], deel_in: Callable[[object, Sequence[Rij]], Sequence[int]]) -> Groepen:
    vectoren = kern.vectoren([rij.text for rij in rijen], [rij.theme for rij in rijen])
    resultaat: Groepen = []
    for thema in sorted({rij.theme for rij in rijen}):
        plekken = [plek for plek, rij in enumerate(rijen) if rij.theme == thema]
        hier = [rijen[plek] for plek in plekken]
        groepen = defaultdict[int, list[Rij]](list)
        for rij, label in zip(hier, deel_in(vectoren.dicht(plekken), hier), strict=True):
            groepen[label].append(rij)
        groepen.pop(-1, None)
        resultaat += [groep for groep in groepen.values() if len({rij.prof for rij in groep}) > 1]
    return resultaat


# --- figures ---


def meet(manier: Manier, rijen: Sequence[Rij]) -> dict[str, float]:
    groepen = manier(rijen)
    erin = sum(map(len, groepen))
    zuiver = sum(max(Counter(rij.subpattern for rij in groep).values()) for groep in groepen)
    return {
        "purity": round(zuiver / erin, 3) if erin else 0.0,
        "coverage": round(erin / len(rijen), 3),
        "ari": round(_ari(groepen), 3),
        "stability": round(stabiel(manier, rijen, groepen), 3),
    }


def _ari(groepen: Groepen) -> float:
    from sklearn.metrics import adjusted_rand_score

    per_thema = defaultdict[str, list[tuple[str, int]]](list)
    for nummer, groep in enumerate(groepen):
        for rij in groep:
            per_thema[rij.theme].append((rij.subpattern, nummer))
    scores = [
        (float(adjusted_rand_score(*zip(*paren, strict=True))), len(paren)) for paren in per_thema.values()
    ]
    return sum(score * aantal for score, aantal in scores) / max(sum(aantal for _, aantal in scores), 1)


def stabiel(manier: Manier, rijen: Sequence[Rij], alle: Groepen) -> float:
    toeval, scores = random.Random(ZAAD), []
    for _ in range(HALVEN):
        helft = toeval.sample(list(rijen), len(rijen) // 2)
        hier = {rij.nummer for rij in helft}
        toen, nu = _samen(alle, hier), _samen(manier(helft), hier)
        scores.append(len(toen & nu) / len(toen | nu) if toen | nu else 1.0)
    return mean(scores)


def _samen(groepen: Groepen, hier: set[int]) -> set[tuple[int, int]]:
    paren = set()
    for groep in groepen:
        nummers = sorted(rij.nummer for rij in groep if rij.nummer in hier)
        paren |= {(een, ander) for plek, een in enumerate(nummers) for ander in nummers[plek + 1 :]}
    return paren


def herkend(rijen: Sequence[Rij]) -> tuple[int, int, int]:
    """Of the groups of the even months: how many there are, how many took over a name of the odd ones, and how many of
    these are about the same."""
    themas = {rij.theme for rij in rijen}
    waar = {str(rij.nummer): rij.subpattern for rij in rijen}

    def over(deel: deelpatronen.Deel) -> str:
        return Counter(waar[s.functie] for s in deel.signalen).most_common(1)[0][0]

    oneven = deelpatronen.zoek((_gehoord(r) for r in rijen if r.month % 2), themas)
    bekend = [deel for delen in oneven.values() for deel in delen]
    even = deelpatronen.zoek(
        (_gehoord(r) for r in rijen if not r.month % 2), themas, [deelpatronen.feit(d) for d in bekend]
    )
    nu, toen = [d for delen in even.values() for d in delen], {d.sleutel: over(d) for d in bekend}
    eerder = [deel for deel in nu if deel.eerder]
    return len(nu), len(eerder), sum(over(deel) == toen[deel.sleutel] for deel in eerder)


def een_per_zin(rijen: Sequence[Rij]) -> list[Rij]:
    """One row of each phrasing, so that nothing repeats."""
    geschud = list(rijen)
    random.Random(ZAAD).shuffle(geschud)
    return sorted({rij.template: rij for rij in geschud}.values(), key=lambda rij: rij.nummer)


def hoofd() -> None:
    lezer = argparse.ArgumentParser(description="Hoe goed deelpatronen binnen een thema gevonden worden.")
    lezer.add_argument("--data", type=Path, required=True)
    rijen = lees(lezer.parse_args().data)
    uitkomst: dict[str, object] = {}
    print(f"{len(rijen)} texts; purity, coverage, ari, stability")
    for naam, manier in {"": als_de_bundel, "kmeans": kmeans, "hdbscan": hdbscan}.items():
        gemeten = meet(manier, rijen)
        print(f"  {naam or 'bundle':<26}", *gemeten.values())
        uitkomst |= {naam: gemeten} if naam else gemeten
    if all(rij.template for rij in rijen):
        eenmalig = een_per_zin(rijen)
        print(f"  {f'no phrasing twice ({len(eenmalig)})':<26}", *meet(als_de_bundel, eenmalig).values())
    print(f"  {'without the word list':<26}", *_zonder_begrippen(rijen).values())
    if len({rij.month for rij in rijen}) > 1:
        print("month to month: {} groups, {} took over a name, {} of these rightly".format(*herkend(rijen)))
    print(json.dumps(uitkomst))


def _zonder_begrippen(rijen: Sequence[Rij]) -> dict[str, float]:
    """As if `begrippen` were empty, which it is for what nobody thought of."""
    bewaard = dict(begrippen.BEGRIPPEN)
    begrippen.BEGRIPPEN.clear()
    begrippen.kaart.cache_clear()
    try:
        return meet(als_de_bundel, rijen)
    finally:
        begrippen.BEGRIPPEN.update(bewaard)
        begrippen.kaart.cache_clear()


if __name__ == "__main__":
    hoofd()
