"""How well the mask works, on a file of sentences in which is marked what must go and what must stay.

    python -m benchmarks.afscherming --data FILE [--schoon FILE.csv]

A line is `thema|zin`; in the sentence `[[SOORT:tekst]]` must be masked and `{{tekst}}` must stay readable. The texts
without personal data come from a column `text`. The last line is one JSON object for who wants to compare.
"""

import argparse
import csv
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

HIER = Path(__file__).parent / "data"
MERK = re.compile(r"\[\[(?P<soort>[A-Z]+):(?P<weg>.*?)\]\]|\{\{(?P<blijft>.*?)\}\}")
# Not what tells who it is: a word of address, a small word in a surname.
AANHEF = frozenset(
    "mevrouw mevr mw mvr meneer mijnheer dhr heer familie fam gezin oom tante opa oma van de der den het ten ter el al"
    " de vande".split()
)


@dataclass(frozen=True)
class Zin:
    """A sentence as the bot gets it, what must go from it (kind, text) and what must stay."""

    tekst: str
    weg: tuple[tuple[str, str], ...]
    blijft: tuple[str, ...]


def lees(pad: Path) -> list[Zin]:
    regels = pad.read_text("utf-8").splitlines()
    return [_zin(regel.partition("|")[2]) for regel in regels if regel.strip() and not regel.startswith("#")]


def _zin(regel: str) -> Zin:
    merken = list(MERK.finditer(regel))
    return Zin(
        MERK.sub(lambda m: m["weg"] if m["weg"] is not None else m["blijft"], regel),
        tuple((m["soort"], m["weg"]) for m in merken if m["weg"] is not None),
        tuple(m["blijft"] for m in merken if m["blijft"] is not None),
    )


def _kenmerkend(soort: str, weg: str) -> list[str]:
    """The words that give somebody away: of a name all but the form of address, of an address the numbers."""
    woorden = re.findall(r"\w+", weg)
    if soort == "NAAM":
        return [woord for woord in woorden if woord.lower() not in AANHEF and len(woord) > 1] or woorden
    if soort == "ADRES":  # a street alone may stay
        return [woord for woord in woorden if any(teken.isdigit() for teken in woord)]
    return woorden


def _telt(woord: str, tekst: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(woord)}(?!\w)", tekst))


def gevangen(zin: Zin, soort: str, weg: str, uit: str) -> bool:
    """Nothing of it is left but what stood elsewhere in the sentence as well."""
    rest = zin.tekst
    for _, stuk in zin.weg:
        rest = rest.replace(stuk, " ", 1)
    return all(_telt(woord, uit) <= _telt(woord, rest) for woord in _kenmerkend(soort, weg))


def beschadigd(zin: Zin, blijft: str, uit: str) -> bool:
    return uit.count(blijft) < zin.tekst.count(blijft)


@dataclass(frozen=True)
class Uitslag:
    recall: dict[str, float]
    beschadigd: float
    schoon_geraakt: float
    ms: float
    gemist: tuple[str, ...]
    geschonden: tuple[str, ...]


def meet(scherm: Callable[[str], str], zinnen: Iterable[Zin], schoon: Iterable[str]) -> Uitslag:
    zinnen, schoon = list(zinnen), list(schoon)
    totaal, raak, stuk, blijvend = Counter[str](), Counter[str](), 0, 0
    gemist: list[str] = []
    geschonden: list[str] = []
    begin = time.perf_counter()
    uit = [scherm(zin.tekst) for zin in zinnen]
    schoon_uit = [scherm(tekst) for tekst in schoon]
    duur = time.perf_counter() - begin
    for zin, resultaat in zip(zinnen, uit, strict=True):
        for soort, weg in zin.weg:
            klein = soort == "NAAM" and weg == weg.lower()
            for naam in (soort, "NAAM_KLEIN") if klein else (soort,):
                totaal[naam] += 1
                raak[naam] += gevangen(zin, soort, weg, resultaat)
            if not gevangen(zin, soort, weg, resultaat):
                gemist.append(f"{soort} {weg!r}: {resultaat}")
        blijvend += len(zin.blijft)
        for blijft in zin.blijft:
            if beschadigd(zin, blijft, resultaat):
                stuk += 1
                geschonden.append(f"{blijft!r}: {resultaat}")
    geraakt = [resultaat for tekst, resultaat in zip(schoon, schoon_uit, strict=True) if tekst != resultaat]
    return Uitslag(
        {soort: round(raak[soort] / totaal[soort], 3) for soort in sorted(totaal)},
        round(stuk / max(blijvend, 1), 4),
        round(len(geraakt) / max(len(schoon), 1), 4),
        round(1000 * duur / max(len(zinnen) + len(schoon), 1), 3),
        tuple(gemist),
        tuple(geschonden + geraakt),
    )


def _deduce() -> Callable[[str], str] | None:
    """The other way, where it is installed: `pip install deduce`. It takes minutes to build, and a gigabyte."""
    try:
        # Compared with where it is installed; it is in no lock of ours, so the type checker may not know it.
        from deduce import Deduce  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        return None
    ander = Deduce()
    return lambda tekst: str(ander.deidentify(tekst).deidentified_text)


def _toon(naam: str, uitslag: Uitslag) -> None:
    print(f"\n{naam}")
    for soort, deel in uitslag.recall.items():
        print(f"  {soort:12} {deel:6.1%} gevangen")
    print(
        f"  moest blijven, beschadigd {uitslag.beschadigd:.1%}; schone teksten geraakt {uitslag.schoon_geraakt:.1%}"
    )
    print(f"  {uitslag.ms:.2f} ms per tekst")


def main() -> None:
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.afscherming", description=__doc__)
    lezer.add_argument("--data", type=Path, default=HIER / "persoonsgegevens_oefen.txt")
    lezer.add_argument("--schoon", type=Path, default=HIER / "signalen_schoon.csv")
    lezer.add_argument("--gemist", action="store_true", help="toon ook wat er misging")
    keuze = lezer.parse_args()
    begin = time.perf_counter()
    from bot.afscherming import acuut, scherm_af

    scherm_af("Fatima belt elke dag.")
    start = time.perf_counter() - begin
    with keuze.schoon.open(encoding="utf-8", newline="") as bestand:
        schoon = [rij["text"] for rij in csv.DictReader(bestand)]
    zinnen = lees(keuze.data)
    alarm = sum(acuut(tekst) is not None for tekst in schoon) / max(len(schoon), 1)
    ons = meet(lambda tekst: scherm_af(tekst).tekst, zinnen, schoon)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(zinnen)} zinnen, {len(schoon)} schone teksten; start {start:.2f} s; {mb:.0f} MB")
    _toon("eigen regels", ons)
    print(f"  gevaar of zorgvraag gehoord in schone teksten {alarm:.1%}")
    if keuze.gemist:
        print("\ngemist of geraakt:", *ons.gemist, *ons.geschonden, sep="\n  ", file=sys.stderr)
    ander = _deduce()
    if ander is None:
        print("\ndeduce is hier niet geïnstalleerd, dus er is niets om naast te leggen.")
    else:
        _toon("deduce", meet(ander, zinnen, schoon))
    cijfers = {
        "beschadigd": ons.beschadigd,
        "schoon_geraakt": ons.schoon_geraakt,
        "alarm": round(alarm, 4),
        "ms": ons.ms,
    }
    print(json.dumps({"recall": ons.recall, **cijfers, "start_s": round(start, 3), "mb": round(mb)}))


if __name__ == "__main__":
    main()
