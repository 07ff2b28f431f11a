"""How often the report says *stijgt* where nothing changed, sees a rise, and is fooled by one loud melder.

    python -m benchmarks.beweging [--maanden 12 --per-maand 60 --melders 12 --herhaal 200]

Invented wijkverbanden, of which is known what changed. Melders differ in how much they tell and about what; what one
of them tells comes in clumps; months differ; of each ten months a melder misses one. The same reports are judged by our
rule and by three others: *1.5 × the mean of the months before*, an exact Poisson test with Benjamini-Hochberg, and
shuffling with Benjamini-Hochberg (`feiten`). The world was made so hard that these score in it as they were measured to
do before. The last line is one JSON object for who wants to compare.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from rapportage import beweging, toets
from rapportage.beweging import NU
from rapportage.onthulling import MIN_MELDERS, MIN_ORGANISATIES, MIN_SIGNALEN
from rapportage.toets import Getallen, Tellingen, Vlaggen, oordeel

THEMAS, PER_ORGANISATIE = 14, 2.4
KLONT, VOORKEUR, GELIJK, MAAND = 3.0, 40.0, 40.0, 200.0  # the larger, the tamer: see `_wereld`
LUID = 6.0  # signals a month of the loud melder, on top of her others
ZAAD = 20_261_101


@dataclass(frozen=True)
class Maat:
    maanden: int = 12
    per_maand: int = 60
    melders: int = 12


@dataclass(frozen=True)
class Wijk:
    tellingen: Tellingen
    thema: int  # in which something changed, if anything did


def main(argumenten: Sequence[str]) -> None:
    lezer = argparse.ArgumentParser(prog="python -m benchmarks.beweging")
    for naam, hoeveel in (("maanden", 12), ("per-maand", 60), ("melders", 12), ("herhaal", 200)):
        lezer.add_argument(f"--{naam}", type=int, default=hoeveel)
    keuze = lezer.parse_args(argumenten)
    if min(keuze.per_maand, keuze.melders, keuze.herhaal) < 1 or keuze.maanden < beweging.MIN_MAANDEN:
        sys.exit(f"Kies minstens {beweging.MIN_MAANDEN} maanden, en van de rest minstens 1.")
    begin = time.perf_counter()
    cijfers = meet(Maat(keuze.maanden, keuze.per_maand, keuze.melders), keuze.herhaal)
    _vertel(keuze, cijfers, time.perf_counter() - begin)
    print(json.dumps(_kort(cijfers)))


# --- the invented wijkverbanden ---


def _wereld(
    maat: Maat, toeval: np.random.Generator, gang: Getallen | None = None, luid: bool = False
) -> Wijk:
    """`gang`: in each month one theme is heard so many times as often."""
    thema = int(toeval.integers(THEMAS))
    breedte = toeval.dirichlet(np.full(THEMAS, GELIJK))
    ijver = toeval.gamma(3.0, 1 / 3, maat.melders) + 0.1
    voorkeur = toeval.dirichlet(VOORKEUR * breedte, maat.melders)
    actief = toeval.random((maat.melders, maat.maanden)) < 0.9
    maand = toeval.gamma(MAAND, 1 / MAAND, maat.maanden)
    verwacht = ijver[:, None, None] * voorkeur[:, None, :] * maand[None, :, None] * actief[:, :, None]
    verwacht *= maat.per_maand * maat.maanden / max(verwacht.sum(), 1e-9)
    if gang is not None:
        verwacht[:, :, thema] *= gang[None, :]
    aantal = toeval.poisson(verwacht * toeval.gamma(KLONT, 1 / KLONT, verwacht.shape))
    if luid:
        wie, hoelang = int(toeval.integers(maat.melders)), int(toeval.integers(1, NU + 1))
        actief[wie, -hoelang:] = True
        aantal[wie, -hoelang:, thema] += toeval.poisson(LUID, hoelang)
    return Wijk(_tellingen(aantal, actief), thema)


def _tellingen(aantal: NDArray[np.int64], actief: Vlaggen) -> Tellingen:
    recent = aantal[:, -beweging.MAX_MAANDEN :]
    vertelt: Vlaggen = np.any(recent, axis=1)
    organisatie = np.arange(len(aantal)) % max(2, round(len(aantal) / PER_ORGANISATIE))
    organisaties = np.array([len(set(organisatie[vertelt[:, k]])) for k in range(THEMAS)])
    breed = (
        (recent.sum((0, 1)) >= MIN_SIGNALEN)
        & (vertelt.sum(0) >= MIN_MELDERS)
        & (organisaties >= MIN_ORGANISATIES)
    )
    return Tellingen(aantal, actief, np.zeros(actief.shape, dtype=np.int64), breed)


def _gang(maat: Maat, soort: str) -> Getallen | None:
    gang = np.ones(maat.maanden)
    match soort:
        case "x2" | "x3":
            gang[-NU:] = int(soort[1])
        case "/3":
            gang[-NU:] = 1 / 3
        case "helling":
            gang[-beweging.MAX_MAANDEN :] = np.linspace(1, 3, min(maat.maanden, beweging.MAX_MAANDEN))
        case "piek":
            gang[-1] = 5
        case "drukker":
            return None
        case "elk najaar":
            gang = np.where(np.isin(np.arange(maat.maanden)[::-1] % 12, range(NU)), 3.0, 1.0)
    return gang


def _drukker(wijk: Wijk, toeval: np.random.Generator) -> Wijk:
    """Everybody tells half as much again, about everything, in the last months."""
    erbij = toeval.poisson(0.5 * wijk.tellingen.aantal.mean(1, keepdims=True), wijk.tellingen.aantal.shape)
    erbij[:, :-NU] = 0
    aantal = wijk.tellingen.aantal + erbij * wijk.tellingen.actief[:, :, None]
    return Wijk(_tellingen(aantal, wijk.tellingen.actief), wijk.thema)


# --- the rules ---


@dataclass(frozen=True)
class Zegt:
    """Of each theme."""

    stijgt: Vlaggen
    daalt: Vlaggen
    let_op: Vlaggen


def _wij(wijk: Wijk, zaad: int) -> Zegt:
    uitslag = oordeel(wijk.tellingen, zaad)
    return Zegt(uitslag.stijgt, uitslag.daalt, uitslag.let_op)


def _alleen(stijgt: Vlaggen) -> Zegt:
    return Zegt(stijgt, np.zeros_like(stijgt), np.zeros_like(stijgt))


def _anderhalf(wijk: Wijk, zaad: int) -> Zegt:
    """This month five signals or more, and one and a half times the mean of the six months before."""
    per_maand = wijk.tellingen.aantal.sum(0)
    return _alleen((per_maand[-1] >= MIN_SIGNALEN) & (per_maand[-1] >= 1.5 * per_maand[-7:-1].mean(0)))


def _poisson(wijk: Wijk, zaad: int) -> Zegt:
    """As if each signal came by itself: the last three months of nine, exactly."""
    per_maand = wijk.tellingen.aantal.sum(0)
    nu, alle = per_maand[-NU:].sum(0), per_maand[-9:].sum(0)
    p = np.array([_minstens(int(k), int(n), NU / 9) for k, n in zip(nu, alle, strict=True)])
    return _alleen(_benjamini_hochberg(p, wijk.tellingen.breed) & (nu / 3 >= 1.5 * (alle - nu) / 6))


def _minstens(k: int, n: int, deel: float) -> float:
    return sum(comb(n, i) * deel**i * (1 - deel) ** (n - i) for i in range(k, n + 1))


def _feiten(wijk: Wijk, zaad: int) -> Zegt:
    """Months shuffled per melder, three against six, three signals a month at most, Benjamini-Hochberg."""
    negen = wijk.tellingen.alleen(np.arange(wijk.tellingen.actief.shape[1])[-9:])
    waarde = np.minimum(negen.aantal, 3).astype(np.float64) * negen.actief[:, :, None]
    stap = np.where(np.arange(9) >= 6, 1.0, 0.0)
    som, _, _, nu = toets.geschud(waarde, negen.actief, stap, stap, zaad)
    deel, alle = negen.actief[:, -NU:].sum() / negen.actief.sum(), waarde.sum((0, 1))
    genoeg = nu[0] / deel >= 1.5 * (alle - nu[0]) / (1 - deel)
    return _alleen(_benjamini_hochberg(toets.rang(som)[0], negen.breed) & genoeg)


def _benjamini_hochberg(p: Getallen, breed: Vlaggen, q: float = 0.10) -> Vlaggen:
    op_volgorde = np.argsort(p[breed])
    onder = np.nonzero(p[breed][op_volgorde] <= q * np.arange(1, breed.sum() + 1) / max(breed.sum(), 1))[0]
    gekozen = np.zeros(breed.sum(), dtype=bool)
    gekozen[op_volgorde[: onder[-1] + 1 if len(onder) else 0]] = True
    uit = np.zeros_like(breed)
    uit[breed] = gekozen
    return uit


REGELS: dict[str, Callable[[Wijk, int], Zegt]] = {
    "wij": _wij,
    "anderhalf": _anderhalf,
    "poisson": _poisson,
    "feiten": _feiten,
}

# --- measuring ---

NIETS, LUIDE = "niets verandert", "luide melder"
SCENES = (NIETS, "x3", LUIDE)
OOK = ("x2", "/3", "helling", "piek", "drukker", "elk najaar")


def meet(maat: Maat, herhaal: int) -> dict[str, dict[str, dict[str, float]]]:
    """Per rule and scene: how often *stijgt*, *daalt* and *let op* of what changed, and *stijgt* of anything."""
    cijfers: dict[str, dict[str, dict[str, float]]] = {naam: {} for naam in REGELS}
    for scene in (*SCENES, *OOK):
        if scene == "elk najaar" and maat.maanden < beweging.TERUG:
            continue
        keren = herhaal if scene in SCENES else max(1, herhaal // 4)
        toeval = np.random.default_rng([ZAAD, maat.maanden, maat.per_maand, maat.melders, len(scene)])
        tel = {naam: dict.fromkeys(("stijgt", "daalt", "let op", "ergens"), 0) for naam in REGELS}
        for keer in range(keren):
            wijk = _wereld(maat, toeval, _gang(maat, scene), luid=scene == LUIDE)
            wijk = _drukker(wijk, toeval) if scene == "drukker" else wijk
            for naam, regel in REGELS.items():
                zegt = regel(wijk, keer)
                tel[naam]["stijgt"] += int(zegt.stijgt[wijk.thema])
                tel[naam]["daalt"] += int(zegt.daalt[wijk.thema])
                tel[naam]["let op"] += int(zegt.let_op[wijk.thema])
                tel[naam]["ergens"] += int(zegt.stijgt.any())
        for naam in REGELS:
            cijfers[naam][scene] = {wat: aantal / keren for wat, aantal in tel[naam].items()}
    return cijfers


def _kort(cijfers: dict[str, dict[str, dict[str, float]]]) -> dict[str, object]:
    def drie(naam: str) -> dict[str, float]:
        return {
            "vals": round(cijfers[naam][NIETS]["ergens"], 3),
            "vermogen_x3": round(cijfers[naam]["x3"]["stijgt"], 3),
            "luide_melder": round(cijfers[naam][LUIDE]["stijgt"], 3),
        }

    return {**drie("wij"), "anders": {naam: drie(naam) for naam in REGELS if naam != "wij"}}


def _vertel(keuze: argparse.Namespace, cijfers: dict[str, dict[str, dict[str, float]]], duur: float) -> None:
    print(
        f"{keuze.herhaal} wijkverbanden van {keuze.melders} melders, {keuze.per_maand} signalen per maand, "
        f"{keuze.maanden} maanden; {duur:.0f} s"
    )
    print(f"\n{'':18}" + "".join(f"{naam:>12}" for naam in REGELS))
    for scene in cijfers["wij"]:
        ergens = scene in (NIETS, "drukker")
        wat = "daalt" if scene == "/3" else "ergens" if ergens else "stijgt"
        naast = "  (stijgt, waar dan ook)" if ergens else "  (daalt)" if wat == "daalt" else ""
        rij = "".join(f"{cijfers[naam][scene][wat]:12.3f}" for naam in REGELS)
        let_op = cijfers["wij"][scene]["let op"]
        print(f"{scene:18}{rij}{naast}{f'  let op {let_op:.2f}' if not ergens else ''}")
    print()


if __name__ == "__main__":
    main(sys.argv[1:])
