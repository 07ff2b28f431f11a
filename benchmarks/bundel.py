"""From what a round brought in to a finished bundle: `python -m benchmarks.bundel --signalen 500 5000 50000`.

Each size in a fresh process, from its start (imports included) to the text and the page of the bundle; `mb` is the most
memory that it held. The signals are those of the practice neighbourhood in varied words, with a slip in every
third. Next to it stands how the time grew from the size before, as a power of the number of signals: n log n
is about 1.1 here.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from math import log
from pathlib import Path

KIND = "--oogst"


def schrijf_oogst(pad: Path, aantal: int) -> None:
    """A harvest of so many signals, as a file."""
    from bot.oefenstof import BUURTEN, SIGNALEN
    from gesprekken.vorm import naar_json
    from gesprekken.wijk import Gehoord, Lid, Oogst, Wijkverband

    toeval = random.Random(aantal)
    melders = max(12, min(400, aantal // 15))
    per_thema: dict[str, list[str]] = {}
    for s in SIGNALEN:
        per_thema.setdefault(s.thema, []).append(s.gehoord)
    signalen = []
    for _ in range(aantal):
        bron, melder = toeval.choice(SIGNALEN), toeval.randrange(melders)
        woorden = f"{bron.gehoord} {toeval.choice(per_thema[bron.thema])}".split()
        tekst = " ".join(toeval.sample(woorden, min(len(woorden), toeval.randint(8, 20))))
        if toeval.random() < 1 / 3:
            plek = toeval.randrange(len(tekst) - 1)
            tekst = tekst[:plek] + tekst[plek + 1] + tekst[plek] + tekst[plek + 2 :]
        signalen.append(
            Gehoord(
                f"p{melder}",
                f"organisatie {melder % 8}",
                "opbouwwerker",
                bron.thema,
                toeval.choice(BUURTEN),
                tekst,
                bron.nodig if toeval.random() < 1 / 2 else "",
                citeren=melder % 2 == 0,
            )
        )
    verband = Wijkverband(1, "Meetwijk", buurten=tuple(BUURTEN))
    leden = tuple(Lid(n, f"Melder {n}", f"organisatie {n % 8}", "opbouwwerker") for n in range(melders))
    merken = frozenset(f"p{n}" for n in range(melders))
    oogst = Oogst(verband, "2026-11", tuple(signalen), merken, leden, frozenset(range(melders)))
    pad.write_text(naar_json(oogst), "utf-8")


def maak(pad: Path) -> None:
    """In the fresh process: the bundle, and what it took."""
    from gesprekken.vorm import van_json
    from gesprekken.wijk import Oogst
    from rapportage.patronen import maak_bundel
    from rapportage.render import bundel_html, bundel_tekst

    oogst = van_json(Oogst, pad.read_text("utf-8"))
    begin = time.perf_counter()
    bundel = maak_bundel(oogst)
    zelf = time.perf_counter() - begin
    bundel_tekst(bundel), bundel_html(bundel)
    mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        json.dumps({"zelf": round(zelf, 2), "mb": mb, "delen": sum(len(p.deelpatronen) for p in bundel.top)})
    )


def meet(aantal: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "oogst.json"
        schrijf_oogst(pad, aantal)
        begin = time.perf_counter()
        kind = [sys.executable, "-m", "benchmarks.bundel", KIND, str(pad)]
        klaar = subprocess.run(kind, check=True, capture_output=True, text=True)
        duur = time.perf_counter() - begin
    gemeten = json.loads(klaar.stdout)
    print(
        f"{aantal:>7} signals: {duur:.2f} s in all ({gemeten['zelf']} s for the bundle itself), {gemeten['mb']} MB, "
        f"{gemeten['delen']} sub-patterns shown"
    )
    return {"s": round(duur, 2), "mb": gemeten["mb"]}


def hoofd() -> None:
    lezer = argparse.ArgumentParser(description="Hoe lang een bundel duurt, en hoeveel geheugen hij vraagt.")
    lezer.add_argument("--signalen", type=int, nargs="+", default=[500, 5000, 50000])
    lezer.add_argument(KIND, type=Path, help=argparse.SUPPRESS)
    gevraagd = lezer.parse_args()
    if gevraagd.oogst:
        maak(gevraagd.oogst)
        return
    uitkomst = {aantal: meet(aantal) for aantal in sorted(gevraagd.signalen)}
    for klein, groot in pairwise(uitkomst):
        macht = log(uitkomst[groot]["s"] / uitkomst[klein]["s"]) / log(groot / klein)
        print(f"from {klein} to {groot}: time grows as n^{macht:.2f}")
    print(json.dumps({str(aantal): gemeten for aantal, gemeten in uitkomst.items()}))


if __name__ == "__main__":
    hoofd()
