"""How often the right theme is suggested, on texts of which the theme is known, with more and more confirmed tags.

    python -m benchmarks.themas [--data FILE] [--leer FILE] [--zonder-extra]

A file is a CSV with columns `text` and `theme` (`template` and `prof` are used when they are there), or lines of
`theme|zin` with the marks of benchmarks.afscherming. The last line is one JSON object for who wants to compare.
"""

import argparse
import csv
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.afscherming import MERK
from gesprekken.wijk import GEEN_THEMA, Bevestigd
from rapportage import themas
from rapportage.themaleer import VANAF, Inbedder, Themakenner, open_inbedder

HIER = Path(__file__).parent / "data" / "themas.csv"
CODES = dict(
    zip(
        "afval veilig overlast verkeer groen wonen geld gezond mentaal ontmoeten jeugd taal werk voorz overig".split(),
        themas.THEMAS,
        strict=True,
    )
)
AANTALLEN = (0, 50, 200, 1000)
KEREN = 3  # so often tags are drawn; the figures are the mean
GEMETEN = 60  # texts of which the time is taken, one by one


@dataclass(frozen=True)
class Tekst:
    thema: str
    tekst: str
    sjabloon: str
    prof: str


def lees(pad: Path) -> list[Tekst]:
    """Raises SystemExit with one sentence for a file of another form."""
    try:
        if pad.suffix == ".csv":
            with pad.open(encoding="utf-8-sig", newline="") as bestand:
                rijen = [
                    (r["theme"], r["text"] or "", r.get("template") or "", r.get("prof") or "")
                    for r in csv.DictReader(bestand)
                ]
        else:
            regels = [r.partition("|") for r in pad.read_text("utf-8").splitlines() if not r.startswith("#")]
            rijen = [(thema.strip(), _ontdaan(zin), "", "") for thema, streep, zin in regels if streep]
        return [
            Tekst(CODES[code], tekst, sjabloon, prof or f"rij {i}")
            for i, (code, tekst, sjabloon, prof) in enumerate(rijen)
        ]
    except (OSError, UnicodeDecodeError, csv.Error) as fout:
        raise SystemExit(f"{pad} is niet te lezen: {fout}") from None
    except KeyError as fout:
        raise SystemExit(f"In {pad} staat geen kolom of code {fout}. Codes: {', '.join(CODES)}.") from None


def _ontdaan(zin: str) -> str:
    """As the mask leaves it."""
    return MERK.sub(lambda m: f"[{m['soort'].lower()}]" if m["weg"] is not None else m["blijft"], zin)


def verdeel(proef: list[Tekst], leer: list[Tekst], zelfde: bool) -> tuple[list[Tekst], list[Tekst]]:
    """What to try on and what to learn from. Of one file half of the phrasings (or texts) is for each; a text to try
    on is never learned from."""
    if zelfde:
        per_thema: dict[str, list[str]] = {}
        for t in proef:
            per_thema.setdefault(t.thema, []).append(t.sjabloon or themas.kaal(t.tekst))
        helft = set[str]()
        for sjablonen in per_thema.values():
            uniek = sorted(set(sjablonen))
            Random(0).shuffle(uniek)
            helft |= set(uniek[: len(uniek) // 2])
        leer = [t for t in proef if (t.sjabloon or themas.kaal(t.tekst)) in helft]
        proef = [t for t in proef if (t.sjabloon or themas.kaal(t.tekst)) not in helft]
    bekend = {themas.kaal(t.tekst) for t in proef}
    return proef, [t for t in leer if themas.kaal(t.tekst) not in bekend]


Keuze = Callable[[str], Sequence[str]]


def gewoon(bevestigd: Sequence[Bevestigd]) -> Keuze:
    """The named alternative: nothing but TF-IDF of words and pieces of words, and a logistic regression on the tags."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline, make_union

    if len(bekend := {b.thema for b in bevestigd}) == 1:
        return lambda tekst: tuple(bekend)
    maten = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, strip_accents="unicode"),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode"),
    )
    model = make_pipeline(maten, LogisticRegression(C=10, class_weight="balanced", max_iter=300))
    model.fit([b.gehoord for b in bevestigd], [b.thema for b in bevestigd])

    def kies(tekst: str) -> list[str]:
        kansen = model.decision_function([tekst])[0]
        return [str(model.classes_[i]) for i in kansen.argsort()[::-1][:3]]

    return kies


def raak(proef: Sequence[Tekst], kies: Keuze) -> tuple[float, float]:
    gekozen = [(t.thema, list(kies(t.tekst))) for t in proef]
    eerste = sum(keuze[:1] == [thema] for thema, keuze in gekozen)
    return eerste / len(gekozen), sum(thema in keuze for thema, keuze in gekozen) / len(gekozen)


def getrokken(leer: Sequence[Tekst], aantal: int, keer: int) -> list[Bevestigd]:
    keuze = Random(keer).sample(list(leer), min(aantal, len(leer)))
    return [Bevestigd(t.thema, t.tekst, t.prof) for t in keuze]


def gemiddeld(uitslagen: Sequence[tuple[float, float]]) -> tuple[float, float]:
    eerste, derde = (sum(u[i] for u in uitslagen) / len(uitslagen) for i in (0, 1))
    return round(eerste, 3), round(derde, 3)


def met_tags(
    proef: Sequence[Tekst], leer: Sequence[Tekst], aantal: int, maak: Callable[[list[Bevestigd]], Keuze]
) -> tuple[float, float]:
    """The mean of some draws; with nothing to draw, or all, one is enough."""
    keren = KEREN if 0 < aantal < len(leer) else 1
    return gemiddeld([raak(proef, maak(getrokken(leer, aantal, keer))) for keer in range(keren)])


def duurt(kenner: Themakenner, proef: Sequence[Tekst]) -> float:
    """Milliseconds a text: the median, so that what else this machine does counts for little."""
    tijden = []
    for t in (list(proef) * GEMETEN)[:GEMETEN]:
        begin = time.perf_counter()
        kenner.stel_voor(t.tekst)
        tijden.append((time.perf_counter() - begin) * 1000)
    return sorted(tijden)[len(tijden) // 2]


def meet(proef: list[Tekst], leer: list[Tekst], extra: bool) -> dict[str, Any]:
    """Prints its figures as top 1 / top 3. What belongs under no theme is left out of them, and counted apart."""
    inbedder = open_inbedder() if extra else None
    onthouden: Inbedder | None = cache(inbedder) if inbedder else None
    vaag, proef = [t for t in proef if t.thema == GEEN_THEMA], [t for t in proef if t.thema != GEEN_THEMA]
    leer = [t for t in leer if t.thema != GEEN_THEMA]
    if not proef:
        raise SystemExit("Er zijn geen teksten om op te proberen.")
    print(f"{len(proef)} teksten om op te proberen, {len(leer)} om van te leren (top 1 / top 3)")
    _toon("alleen de woordenlijst", raak(proef, lambda tekst: themas.stel_voor(tekst).themas))
    uitslag: dict[str, Any] = {"top1": {}, "top3": {}}
    gemeten: dict[int, tuple[float, float]] = {}
    for aantal in AANTALLEN:
        telt = (
            min(aantal, len(leer)) if min(aantal, len(leer)) >= VANAF else 0
        )  # below that nothing is learned
        if telt not in gemeten:
            gemeten[telt] = met_tags(proef, leer, telt, lambda tags: _themas(Themakenner(tags, onthouden)))
        hoeveel = f"{min(aantal, len(leer))} tags"
        _toon(f"alles samen, {hoeveel}", gemeten[telt])
        if min(aantal, len(leer)):
            _toon(f"  alleen TF-IDF en regressie, {hoeveel}", met_tags(proef, leer, aantal, gewoon))
        uitslag["top1"][str(aantal)], uitslag["top3"][str(aantal)] = gemeten[telt]
    kenner = Themakenner(getrokken(leer, AANTALLEN[-1], 0), inbedder)
    _toon_zekerheid(kenner, proef, vaag)
    return uitslag | {"ms": round(duurt(kenner, proef), 1), "extra": inbedder is not None}


def _themas(kenner: Themakenner) -> Keuze:
    return lambda tekst: kenner.stel_voor(tekst).themas


def _toon(wat: str, cijfers: tuple[float, float]) -> None:
    print(f"{wat:48} {cijfers[0]:.3f} / {cijfers[1]:.3f}", flush=True)


def _toon_zekerheid(kenner: Themakenner, proef: Sequence[Tekst], vaag: Sequence[Tekst]) -> None:
    zeker = [(t.thema, v.themas[0]) for t in proef if (v := kenner.stel_voor(t.tekst)).zeker]
    goed = sum(thema == eerste for thema, eerste in zeker)
    print(
        f"zonder vragen opgeborgen: {len(zeker) / len(proef):.2f}, daarvan goed: {goed / max(len(zeker), 1):.2f}"
    )
    if vaag:
        toch = sum(kenner.stel_voor(t.tekst).zeker for t in vaag)
        print(f"van {len(vaag)} teksten zonder thema toch ergens opgeborgen: {toch}")


def hoofd(argumenten: Sequence[str] | None = None) -> None:
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.themas")
    lezer.add_argument("--data", type=Path, default=HIER, help="waar op wordt geprobeerd")
    lezer.add_argument("--leer", type=Path, help="waarvan wordt geleerd; mag hetzelfde bestand zijn")
    lezer.add_argument("--zonder-extra", action="store_true", help="alsof de extra `taal` er niet is")
    keuze = lezer.parse_args(argumenten)
    proef, leer = lees(keuze.data), lees(keuze.leer) if keuze.leer else []
    zelfde = keuze.leer is not None and keuze.leer.resolve() == keuze.data.resolve()
    print(json.dumps(meet(*verdeel(proef, leer, zelfde), extra=not keuze.zonder_extra)))


if __name__ == "__main__":
    hoofd(sys.argv[1:])
