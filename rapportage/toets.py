"""Does a count rise more than chance would do? The rule behind the movement of patterns, on bare counts.

Signals of one melder hang together, so it is her months that are shuffled: which of those in which she took part
were the last ones. Everything that is demanded of a rise is demanded of every shuffled history as well, and the most
striking pattern of each is what a pattern has to beat (Westfall and Young); so a report in which nothing changed says
*stijgt* in less than one of twenty. The method in plain words, and its weak sides: docs/methode/beweging.md.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from gesprekken.wijk import Richting
from rapportage.beweging import JAAR, MAX_MAANDEN, MIN_VERHOUDING, NU

MAX_PER_MAAND = 6  # signals that count of one melder, in one pattern and month
KEREN = 2_000

# How often a report in which nothing changed may still say *stijgt*; and as often *daalt*, and *let op*. From the
# thirteenth month on it is shared by two comparisons: with the months just before, and with the year before.
ALFA = 0.045
ALFA_RECENT, ALFA_JAAR = 0.03, 0.015
ZONDER_LUIDSTE = 0.01  # what is left of a rise without the melder who adds most to it is as rare as this
GEWOON = 1.5  # more standard deviations than these, of all patterns together, are taken off each of them
RUIM = 1.5  # and as much is left of it without its most striking month
GROOT = 3.0  # *blijft* is only said where a change this large would have been seen
Z90 = 1.645

Getallen: TypeAlias = NDArray[np.float64]
Vlaggen: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True)
class Tellingen:
    """`aantal[melder, maand, patroon]` signals, and in which months each melder took part; the last month last. What
    belongs to no pattern is in `overig[melder, maand]`. `breed`: patterns heard broadly enough to be judged."""

    aantal: NDArray[np.int64]
    actief: Vlaggen
    overig: NDArray[np.int64]
    breed: Vlaggen

    @property
    def kan_vergelijken(self) -> bool:
        """Did anybody take part in the last months, and in those before?"""
        return bool(self.actief[:, -NU:].any() and self.actief[:, :-NU].any())

    def alleen(self, maanden: NDArray[np.int64]) -> "Tellingen":
        return Tellingen(
            self.aantal[:, maanden], self.actief[:, maanden], self.overig[:, maanden], self.breed
        )


def tel(
    gevallen: Collection[tuple[int, int, int, int]],
    actief: Collection[tuple[int, int]],
    breed: Sequence[bool],
    maanden: int,
) -> Tellingen:
    """`gevallen`: melder, month, pattern (the number after the last one is none of them) and how many signals;
    `actief`: melder and month. Who told something took part."""
    melders = 1 + max((melder for melder, *_ in (*gevallen, *actief)), default=-1)
    aantal = np.zeros((melders, maanden, len(breed) + 1), dtype=np.int64)
    for melder, maand, patroon, hoeveel in gevallen:
        aantal[melder, maand, patroon] += hoeveel
    mee: Vlaggen = np.any(aantal, axis=2)
    for melder, maand in actief:
        mee[melder, maand] = True
    return Tellingen(aantal[:, :, :-1], mee, aantal[:, :, -1], np.array(breed, dtype=bool))


@dataclass(frozen=True)
class Toets:
    """Per pattern: does it rise or fall more than chance would do, how often it is heard now against before (each
    per melder who took part, and without what all patterns did together), and how exactly that is known (the
    standard deviation of its logarithm)."""

    op: Vlaggen
    neer: Vlaggen
    verhouding: Getallen
    onzeker: Getallen


def toets(
    tellingen: Tellingen,
    gewicht: Getallen,
    nu: int,
    alfa: float,
    zaad: int,
    verhouding: float = MIN_VERHOUDING,
) -> Toets:
    """Compare the last `nu` months with those before them. `gewicht` tells for each month how much it speaks for a
    rise: 0 before and 1 now for a step, rising slowly for a slope."""
    per_maand = np.minimum(np.concatenate([tellingen.aantal, tellingen.overig[:, :, None]], 2), MAX_PER_MAAND)
    actief = tellingen.actief
    telt = per_maand.any((1, 2))  # who told nothing only counts in how many took part
    waarde = np.where(actief[:, :, None], per_maand, 0).astype(np.float64)[telt]
    stap = np.where(np.arange(actief.shape[1]) >= actief.shape[1] - nu, 1.0, 0.0)
    som, zonder_hoogste, zonder_laagste, in_nu = geschud(waarde, actief[telt], gewicht, stap, zaad)

    totaal = waarde.sum((0, 1))
    aandeel = totaal / np.maximum(totaal.sum() - totaal, 1.0)
    samen = _buiten_gewoon(_anderen(som))
    deel_nu = actief[:, -nu:].sum() / max(actief.sum(), 1)
    samen_nu = _buiten_gewoon(_anderen(in_nu))
    nu_zelf = np.clip(in_nu - aandeel * samen_nu, 0.0, totaal)
    k, drempel = tellingen.breed.size, np.log(verhouding)
    log_r = np.log(_verhouding(nu_zelf, totaal, deel_nu))[:, :k]
    uit = {}
    for richting, zonder in ((1.0, zonder_hoogste), (-1.0, zonder_laagste)):
        p = rang(richting * (som - aandeel * samen)[:, :k])
        p_zonder = rang(richting * (zonder - aandeel * samen)[:, :k])
        p = np.where((p_zonder <= ZONDER_LUIDSTE) & (richting * log_r >= drempel), p, 1.0)
        uit[richting] = _opvallend(p, tellingen.breed, alfa)
    return Toets(uit[1.0], uit[-1.0], np.exp(log_r[0]), log_r.std(0))


def geschud(
    waarde: Getallen, actief: Vlaggen, gewicht: Getallen, stap: Getallen, zaad: int
) -> tuple[Getallen, Getallen, Getallen, Getallen]:
    """For the months as they were (the first row) and `KEREN` times shuffled, per pattern: the weighted sum; the same
    without the melder who adds most, and without who adds least; and the plain sum of the months that are *now*."""
    melders, maanden, k = waarde.shape
    tijd = np.argsort(~actief, axis=1, kind="stable")  # those in which she took part first
    waarde = np.take_along_axis(waarde, tijd[:, :, None], 1)
    meedoen = np.take_along_axis(actief, tijd, 1)
    gewogen = np.where(meedoen, gewicht[tijd], 0.0)
    gewogen = np.where(meedoen, gewogen - (gewogen.sum(1) / np.maximum(meedoen.sum(1), 1))[:, None], 0.0)
    nu = np.where(meedoen, stap[tijd], 0.0)
    toeval, delen = np.random.default_rng(zaad), list[tuple[Getallen, ...]]()
    per_keer = max(1, 1_000_000 // max(melders * max(maanden, k), 1))
    for begin in range(0, KEREN + 1, per_keer):
        rijen = min(per_keer, KEREN + 1 - begin)
        sleutels = toeval.random((melders, rijen, maanden), dtype=np.float32)
        if begin == 0:
            sleutels[:, 0] = np.linspace(0, 0.5, maanden, dtype=np.float32)
        sleutels[np.broadcast_to(~meedoen[:, None, :], sleutels.shape)] = 2.0
        volgorde = np.argsort(sleutels, axis=2, kind="stable")
        bijdrage = np.take_along_axis(gewogen[:, None, :], volgorde, 2) @ waarde
        som = bijdrage.sum(0)
        in_nu = (np.take_along_axis(nu[:, None, :], volgorde, 2) @ waarde).sum(0)
        meest = np.maximum(bijdrage.max(0, initial=0.0), 0.0)
        minst = np.minimum(bijdrage.min(0, initial=0.0), 0.0)
        delen.append((som, som - meest, som - minst, in_nu))
    som, hoog, laag, in_nu = (np.concatenate(stukken) for stukken in zip(*delen, strict=True))
    return som, hoog, laag, in_nu


def _anderen(som: Getallen) -> Getallen:
    """What the other patterns did together, without the two that stand out most: if one of them rises, the others do
    not fall."""
    k = som.shape[1]
    if k < 5:
        return np.zeros_like(som)
    gang = som - som.mean(0)
    op_volgorde = np.sort(gang, axis=1)
    laagste = np.where(gang == op_volgorde[:, :1], op_volgorde[:, 1:2], op_volgorde[:, :1])
    hoogste = np.where(gang == op_volgorde[:, -1:], op_volgorde[:, -2:-1], op_volgorde[:, -1:])
    rest = gang.sum(1, keepdims=True) - gang - laagste - hoogste
    return np.asarray(rest * (k - 1) / (k - 3))


def _buiten_gewoon(rest: Getallen) -> Getallen:
    """What all other patterns did together, as far as that is beyond chance: then people told more or less of
    everything, and this says nothing of one pattern."""
    midden, ruis = rest.mean(0), rest.std(0)
    afwijking = rest - midden
    return np.where(np.abs(afwijking) > GEWOON * ruis, afwijking, 0.0)


def _verhouding(nu: Getallen, totaal: Getallen, deel_nu: float) -> Getallen:
    """Per melder who took part, now against before. Half a signal keeps it finite where nothing was heard; where nobody
    took part now, or nobody before, nothing can be compared and it is one."""
    if not 0.0 < deel_nu < 1.0:
        return np.ones_like(nu)
    return ((nu + 0.5 * deel_nu) / deel_nu) / ((totaal - nu + 0.5 * (1 - deel_nu)) / (1 - deel_nu))


def rang(som: Getallen) -> Getallen:
    """Of every history, per pattern, the part of all histories that is at least as striking."""
    rond = np.round(som, 9)
    gesorteerd = np.sort(rond, axis=0)
    plek = np.stack([np.searchsorted(gesorteerd[:, k], rond[:, k], "left") for k in range(rond.shape[1])], 1)
    return (len(som) - plek) / len(som)


def _opvallend(p: Getallen, breed: Vlaggen, alfa: float) -> Vlaggen:
    """Those rarer than all but `alfa` of the most striking patterns of the shuffled histories (Westfall and Young)."""
    if not breed.any():
        return np.zeros_like(breed)
    hoogstens = np.sort(p[:, breed].min(1))
    vaak = np.searchsorted(hoogstens, p[0] + 1e-12, "right") / len(hoogstens)
    return np.asarray((vaak <= alfa) & (p[0] < 1.0) & breed)


# --- what the counts say of each pattern ---


@dataclass(frozen=True)
class Uitslag:
    """Per pattern what may be said of it, at most one of these. `jaar`: also compared with the year before."""

    stijgt: Vlaggen
    daalt: Vlaggen
    let_op: Vlaggen
    blijft: Vlaggen
    jaar: bool = False

    def welke(self, patroon: int) -> Richting:
        keuzes = {
            Richting.STIJGT: self.stijgt,
            Richting.DAALT: self.daalt,
            Richting.LET_OP: self.let_op,
            Richting.BLIJFT: self.blijft,
        }
        return next((r for r, waar in keuzes.items() if waar[patroon]), Richting.ONDUIDELIJK)


def oordeel(tellingen: Tellingen, zaad: int) -> Uitslag:
    """Of nine months or more."""
    maanden = tellingen.actief.shape[1]
    laatste = tellingen.alleen(np.arange(max(0, maanden - MAX_MAANDEN), maanden))
    if not laatste.kan_vergelijken:
        niets = np.zeros(tellingen.breed.size, dtype=bool)
        return Uitslag(niets, niets, niets, niets)
    toen = np.arange(max(0, maanden - JAAR - NU), max(0, maanden - JAAR))
    met_jaar = tellingen.alleen(np.concatenate([toen, np.arange(maanden - NU, maanden)]))
    if len(toen) and met_jaar.kan_vergelijken:
        return _met_jaar(_recent(laatste, zaad, ALFA_RECENT), met_jaar, zaad)
    return _recent(laatste, zaad, ALFA)


def _recent(t: Tellingen, zaad: int, alfa: float) -> Uitslag:
    """Against the months just before. What is only clear of one month, or of a slow slope, is no proof yet."""
    n = t.actief.shape[1]
    gang = toets(t, _stap(n, NU), NU, alfa, zaad)
    piek = toets(t, _stap(n, 1), 1, ALFA / 2, zaad)
    helling = toets(t, np.linspace(0.0, 1.0, n), NU, ALFA / 2, zaad, verhouding=1.0)
    meer, minder = _zonder_uiterste(t)
    stijgt, daalt = gang.op & meer, gang.neer & minder
    marge = np.abs(np.log(gang.verhouding)) + Z90 * gang.onzeker
    blijft = t.breed & (marge <= np.log(GROOT)) & _even_vaak(gang)
    let_op = (piek.op | helling.op | gang.op) & ~stijgt
    return Uitslag(stijgt, daalt, let_op & ~daalt, blijft & ~stijgt & ~daalt & ~let_op)


def _met_jaar(recent: Uitslag, t: Tellingen, zaad: int) -> Uitslag:
    """Against the same months of the year before: what rises every autumn does not rise."""
    jaar = toets(t, _stap(t.actief.shape[1], NU), NU, ALFA_JAAR, zaad)
    hoger, lager = jaar.verhouding >= MIN_VERHOUDING, jaar.verhouding <= 1 / MIN_VERHOUDING
    meer, minder = _zonder_uiterste(t)
    stijgt = (recent.stijgt & hoger) | (jaar.op & meer)
    daalt = ((recent.daalt & lager) | (jaar.neer & minder)) & ~stijgt
    let_op = recent.let_op & hoger & ~stijgt & ~daalt
    elk_jaar = (recent.stijgt | recent.daalt | recent.let_op | recent.blijft) & _even_vaak(jaar)
    return Uitslag(stijgt, daalt, let_op, elk_jaar & ~stijgt & ~daalt & ~let_op, jaar=True)


def _stap(maanden: int, nu: int) -> Getallen:
    return np.where(np.arange(maanden) >= maanden - nu, 1.0, 0.0)


def _even_vaak(t: Toets) -> Vlaggen:
    return np.asarray((t.verhouding < MIN_VERHOUDING) & (t.verhouding > 1 / MIN_VERHOUDING))


def _zonder_uiterste(t: Tellingen) -> tuple[Vlaggen, Vlaggen]:
    """Is a pattern still heard more, and still less, when the most striking of the last months is left out?"""
    geteld = np.minimum(t.aantal, MAX_PER_MAAND).sum(0)
    per_melder = geteld / np.maximum(t.actief.sum(0), 1)[:, None]
    voor = geteld[:-NU].sum(0) / max(t.actief[:, :-NU].sum(), 1)
    nu = np.sort(per_melder[-NU:], axis=0)
    return (
        np.asarray(nu[:-1].mean(0) >= RUIM * voor),
        np.asarray(nu[1:].mean(0) * RUIM <= voor),
    )
