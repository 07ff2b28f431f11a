"""What a colleague can work out from all that was published: bounds on every figure that was hidden from her.

She knows who takes part and for which organisatie, who let anything hear in a round of which the number is shown, the
rules by which figures are hidden, and what she told herself. `reken` tries all ways in which the others can have told
it; `Model` asks the same of an integer program, also where figures of several themes hang together (patterns that were
put together, quotes of different melders, buurten). Both must say the same: `python -m benchmarks.onthulling` compares.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from rapportage import onthulling
from rapportage.onthulling import Kring

MATEN = ("melders", "organisaties", "signalen")
MEER = 12  # signals of others that are tried above what she gave: more tell nothing new


@dataclass(frozen=True)
class Feit:
    """One thing that was published: a measure of a cell (the keys of its themes) in a round lies between `van` and
    `tot` (None: no upper bound). Whatever is published some day, by whichever outlet, comes in as these."""

    ronde: str
    cel: frozenset[str]
    maat: str
    van: int
    tot: int | None
    bron: str


@dataclass(frozen=True)
class Blik:
    """The others as one colleague sees them: how many of each other organisatie, how many beside her in her own, how
    many that count for none; what she told herself, and whether she counts for an organisatie."""

    groepen: tuple[int, ...]
    collegas: int
    los: int
    eigen: int
    telt: bool

    @property
    def anderen(self) -> int:
        return sum(self.groepen) + self.collegas + self.los

    def zonder_ander(self) -> Iterable["Blik"]:
        """Without one of the others, each kind once."""
        for grootte in sorted(set(self.groepen)):
            over = list(self.groepen)
            over.remove(grootte)
            rest = tuple(sorted([*over, grootte - 1] if grootte > 1 else over))
            yield Blik(rest, self.collegas, self.los, self.eigen, self.telt)
        if self.collegas:
            yield Blik(self.groepen, self.collegas - 1, self.los, self.eigen, self.telt)
        if self.los:
            yield Blik(self.groepen, self.collegas, self.los - 1, self.eigen, self.telt)


@dataclass(frozen=True)
class Cel:
    """What was published of one theme in one round: `stand` is getoond, genoemd or stil; per measure the bounds that
    were said. `genoeg` signals were needed; below the top five what is large enough has no figures either."""

    stand: str
    kring: Kring
    genoeg: int
    bereik: tuple[tuple[int, int | None], ...] = ((0, None), (0, None), (0, None))
    top_vol: bool = False
    geteld: bool = True  # enough melders for any figure


@dataclass(frozen=True)
class Uitkomst:
    """Of each measure whether only one value is left, and how many kinds of colleague must have told it."""

    vast: tuple[str, ...]
    herleid: int
    mogelijk: bool


@cache
def reken(cel: Cel, blik: Blik) -> Uitkomst:
    """All ways in which the others can have told it, until nothing can be learnt from more of them."""
    over: tuple[set[int], ...] = (set(), set(), set())
    for stand in _standen(cel, blik):
        for waarden, waarde in zip(over, stand, strict=True):
            waarden.add(waarde)
        if all(len(waarden) > 1 for waarden in over):
            break
    if not over[0]:
        return Uitkomst((), 0, False)
    vast = [
        maat for nr, maat in enumerate(MATEN) if len(over[nr]) == 1 and not vanzelf(cel, blik, nr, over[nr])
    ]
    zeker = sum(next(_standen(cel, minder), None) is None for minder in blik.zonder_ander())
    return Uitkomst(tuple(vast), zeker, True)


def vanzelf(cel: Cel, blik: Blik, nr: int, waarden: set[int]) -> bool:
    """Does it say nothing of anybody else? When it was published as it stands; when she was the only one; or when it
    was said that it were at least so many organisaties, and she knows that it cannot be more."""
    (waarde,) = waarden
    van, tot = cel.bereik[nr]
    if nr == 1:
        bekend = len(blik.groepen) + (bool(blik.collegas) if not (blik.telt and blik.eigen) else 1)
        if waarde == bekend == max(van, onthulling.NOEM_ORGANISATIES):
            return True
    eigen = (min(blik.eigen, 1), int(blik.telt and blik.eigen > 0), blik.eigen)[nr]
    return (cel.stand == "getoond" and van == tot == waarde) or waarde == eigen


def _standen(cel: Cel, blik: Blik) -> Iterator[tuple[int, int, int]]:
    """Which totals of melders, organisaties and signalen are possible for her."""
    zelf = int(blik.eigen > 0)
    telt = zelf and blik.telt
    groepen = blik.groepen if telt else tuple(filter(None, (*blik.groepen, blik.collegas)))
    for (m, o), naast, los in product(
        _verdelingen(groepen), range(blik.collegas * telt + 1), range(blik.los + 1)
    ):
        melders, organisaties, met = m + naast + los + zelf, o + telt, m + naast
        if not (_in(cel.bereik[0], melders) and _in(cel.bereik[1], organisaties)):
            continue
        for rest in _rest(cel, blik, met + los):
            if _past(cel, blik, melders, organisaties, rest, met, los):
                yield melders, organisaties, rest + blik.eigen


def _rest(cel: Cel, blik: Blik, anderen: int) -> Iterable[int]:
    van, tot = cel.bereik[2]
    if not anderen:
        return (0,) if _in(cel.bereik[2], blik.eigen) else ()
    hoogste = anderen + MEER if tot is None else tot - blik.eigen
    return range(max(anderen, van - blik.eigen), hoogste + 1)


def _in(bereik: tuple[int, int | None], waarde: int) -> bool:
    return bereik[0] <= waarde and (bereik[1] is None or waarde <= bereik[1])


def _past(cel: Cel, blik: Blik, melders: int, organisaties: int, rest: int, met: int, los: int) -> bool:
    """Can it have led to what was published, with so many others who count for an organisatie (`met`) and do not?"""
    breed = melders >= onthulling.NOEM_MELDERS and organisaties >= onthulling.NOEM_ORGANISATIES
    if cel.stand == "stil":
        return not breed
    if not breed or not cel.geteld:
        return breed and cel.stand == "genoemd"
    if cel.stand == "genoemd" and cel.top_vol:
        return True
    ruim = melders >= onthulling.MIN_MELDERS and organisaties >= onthulling.MIN_ORGANISATIES
    kan = ruim and reeks_van(cel.kring, melders, organisaties) is not None
    minst, meest = _telt(blik, rest, met, los)
    return kan and meest >= cel.genoeg if cel.stand == "getoond" else not kan or minst < cel.genoeg


def _telt(blik: Blik, rest: int, met: int, los: int) -> tuple[int, int]:
    """How many of the signals count towards the threshold, at least and at most: who gave them is not known."""
    eigen, zij = (blik.eigen, 0) if blik.telt else (0, int(blik.eigen > 0))

    def som(van_met: int, luidste: int) -> int:
        return van_met + eigen + los + zij - max(0, max(eigen, luidste) - onthulling.LUIDSTE_TELT)

    if not met:
        return som(0, 0), som(0, 0)
    weinig, veel = (met if los else rest), rest - los
    return min(som(weinig, weinig - met + 1), som(veel, veel - met + 1)), som(veel, -(-veel // met))


@cache
def reeks_van(
    kring: Kring, melders: int, organisaties: int
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """In which steps these would have been published; None when they would not."""
    for reeks in onthulling._melderreeksen(kring):
        if melders in reeks:
            for orgs in onthulling._organisatiereeksen(kring, reeks):
                if organisaties in orgs:
                    return (reeks[0], reeks[-1]), (orgs[0], orgs[-1])
    return None


@cache
def _verdelingen(groepen: tuple[int, ...]) -> frozenset[tuple[int, int]]:
    standen = {(0, 0)}
    for grootte in groepen:
        standen = {(m + n, o + (n > 0)) for m, o in standen for n in range(grootte + 1)}
    return frozenset(standen)


# --- the same as an integer program ---


@dataclass
class Model:
    """`organisatie` of each person ("" for none), the cells of this round by their key, what the reader told herself
    (by person: her own place), and bounds on cells that were published together (`samen`). `citaten` are the themes
    with a quote, each of another melder; `buurten` per theme those that were named, of all there are."""

    organisatie: Sequence[str]
    cellen: Mapping[str, Cel]
    ik: int | None
    eigen: Mapping[str, int]
    samen: Sequence[tuple[frozenset[str], tuple[tuple[int, int | None], ...]]] = ()
    citaten: Sequence[str] = ()
    eigen_citaat: frozenset[str] = frozenset()
    buurten: Mapping[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    eigen_buurten: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hoogste: int = 60

    def __post_init__(self) -> None:
        self._onder: list[float] = []
        self._boven: list[float] = []
        self._rijen: list[tuple[dict[int, float], float, float]] = []
        self.x: dict[tuple[int, str], int] = {}
        self.y: dict[tuple[int, str], int] = {}
        self.q: dict[tuple[int, str], int] = {}
        self._maat: dict[tuple[str, str], dict[int, float]] = {}
        for sleutel in self.cellen:
            self._thema(sleutel)
        for delen, bereik in self.samen:
            self._samen(delen, bereik)
        self._citaten()

    def uitersten(self, sleutel: str, maat: str) -> tuple[int, int] | None:
        """The lowest and highest that is possible; None when nothing is."""
        laag = self._los_op(self._maat[sleutel, maat])
        if laag is None:
            return None
        hoog = self._los_op({k: -v for k, v in self._maat[sleutel, maat].items()})
        assert hoog is not None
        return round(laag[0]), round(-hoog[0])

    def zekeren(self, sleutel: str) -> set[int]:
        """Who of the others must have told it: those who cannot be left out, asked of all at once as often as it
        takes."""
        over = {p for p in range(len(self.organisatie)) if p != self.ik}
        while over:
            uit = self._los_op({self.y[p, sleutel]: 1 for p in over})
            if uit is None:
                return set()
            nog = {p for p in over if uit[1][self.y[p, sleutel]] > 0.5}
            if nog == over:
                return {
                    p for p in over if self._los_op({self.y[p, sleutel]: 1}, kan_niet_nul=self.y[p, sleutel])
                }
            over = nog
        return set()

    def zekere_citaten(self) -> set[str]:
        """Of which quotes there is only one who can have said it."""
        uit = self._los_op({})
        if uit is None:
            return set()
        zeker = set()
        for sleutel in self.citaten:
            schrijver = next(p for p in range(len(self.organisatie)) if uit[1][self.q[p, sleutel]] > 0.5)
            if schrijver != self.ik and self._los_op({}, nul=self.q[schrijver, sleutel]) is None:
                zeker.add(sleutel)
        return zeker

    # --- how it is built ---

    def _var(self, onder: float, boven: float) -> int:
        self._onder.append(onder)
        self._boven.append(boven)
        return len(self._onder) - 1

    def _rij(self, som: Mapping[int, float], van: float = -np.inf, tot: float = np.inf) -> None:
        self._rijen.append((dict(som), van, tot))

    def _thema(self, sleutel: str) -> None:
        for p in range(len(self.organisatie)):
            vast = self.eigen.get(sleutel, 0) if p == self.ik else None
            x = self.x[p, sleutel] = self._var(vast or 0, self.hoogste if vast is None else vast)
            y = self.y[p, sleutel] = self._var(0, 1)
            self._rij({x: 1, y: -1}, van=0)
            self._rij({x: 1, y: -self.hoogste}, tot=0)
        self._meet(sleutel, {p: self.x[p, sleutel] for p in range(len(self.organisatie))})
        self._begrens(sleutel, self.cellen[sleutel].bereik)
        self._regels(sleutel, self.cellen[sleutel])
        self._buurten(sleutel)

    def _meet(self, sleutel: str, signalen: Mapping[int, int]) -> None:
        z = self._organisaties({p: self.y[p, sleutel] for p in signalen})
        self._maat[sleutel, "melders"] = {self.y[p, sleutel]: 1 for p in signalen}
        self._maat[sleutel, "organisaties"] = dict.fromkeys(z, 1)
        self._maat[sleutel, "signalen"] = dict.fromkeys(signalen.values(), 1)

    def _organisaties(self, doet: Mapping[int, int]) -> list[int]:
        """For each organisatie whether anybody of it does."""
        resultaat = []
        for naam in sorted(set(self.organisatie) - {""}):
            z = self._var(0, 1)
            leden = [doet[p] for p in doet if self.organisatie[p] == naam]
            for y in leden:
                self._rij({z: 1, y: -1}, van=0)
            self._rij({z: 1, **dict.fromkeys(leden, -1)}, tot=0)
            resultaat.append(z)
        return resultaat

    def _begrens(self, sleutel: str, bereik: tuple[tuple[int, int | None], ...]) -> None:
        for maat, (van, tot) in zip(MATEN, bereik, strict=True):
            self._rij(self._maat[sleutel, maat], van, np.inf if tot is None else tot)

    def _regels(self, sleutel: str, cel: Cel) -> None:
        m, o = (self._maat[sleutel, maat] for maat in MATEN[:2])
        met = [self.x[p, sleutel] for p, naam in enumerate(self.organisatie) if naam]
        telt = dict.fromkeys(met, 1.0) | {
            self.y[p, sleutel]: 1 for p, naam in enumerate(self.organisatie) if not naam
        }
        zonder = [{k: v for k, v in telt.items() if k != x} for x in met]
        groot = cel.genoeg - onthulling.LUIDSTE_TELT
        if cel.stand == "stil":
            self._een_van([(m, onthulling.NOEM_MELDERS - 1), (o, onthulling.NOEM_ORGANISATIES - 1)])
            return
        self._rij(m, van=onthulling.NOEM_MELDERS)
        self._rij(o, van=onthulling.NOEM_ORGANISATIES)
        if cel.stand == "getoond":
            self._rij(telt, van=cel.genoeg)
            for som in zonder:
                self._rij(som, van=groot)
            return
        if cel.top_vol or not cel.geteld:
            return
        keuzes = [
            (telt, cel.genoeg - 1),
            (m, onthulling.MIN_MELDERS - 1),
            *((som, groot - 1) for som in zonder),
        ]
        nooit = [
            n
            for n in range(3, cel.kring.mensen + 1)
            if all(reeks_van(cel.kring, n, k) is None for k in range(9))
        ]
        self._een_van(keuzes, [(m, n) for n in nooit])

    def _een_van(
        self,
        hooguit: Sequence[tuple[Mapping[int, float], int]],
        precies: Sequence[tuple[Mapping[int, float], int]] = (),
    ) -> None:
        """At least one of these holds."""
        ruim = self.hoogste * (len(self.organisatie) + 1)
        keuzes = []
        for som, grens in (*hooguit, *precies):
            d = self._var(0, 1)
            self._rij({**som, d: ruim}, tot=grens + ruim)
            keuzes.append(d)
        for (som, grens), d in zip(precies, keuzes[len(hooguit) :], strict=True):
            self._rij({**som, d: -ruim}, van=grens - ruim)
        self._rij(dict.fromkeys(keuzes, 1), van=1)

    def _samen(self, delen: frozenset[str], bereik: tuple[tuple[int, int | None], ...]) -> None:
        naam, wie = "+".join(sorted(delen)), range(len(self.organisatie))
        for p in wie:
            y = self.y[p, naam] = self._var(0, 1)
            los = [self.y[p, sleutel] for sleutel in delen]
            for een in los:
                self._rij({y: 1, een: -1}, van=0)
            self._rij({y: 1, **dict.fromkeys(los, -1)}, tot=0)
        self._maat[naam, "melders"] = {self.y[p, naam]: 1 for p in wie}
        self._maat[naam, "organisaties"] = dict.fromkeys(
            self._organisaties({p: self.y[p, naam] for p in wie}), 1
        )
        self._maat[naam, "signalen"] = {self.x[p, sleutel]: 1 for p in wie for sleutel in delen}
        self._begrens(naam, bereik)

    def _citaten(self) -> None:
        wie = range(len(self.organisatie))
        for sleutel in self.citaten:
            for p in wie:
                van_mij = p == self.ik
                q = self.q[p, sleutel] = self._var(int(van_mij and sleutel in self.eigen_citaat), 1)
                self._rij({self.y[p, sleutel]: 1, q: -1}, van=0)
                if van_mij and sleutel not in self.eigen_citaat:
                    self._rij({q: 1}, tot=0)
            self._rij({self.q[p, sleutel]: 1 for p in wie}, 1, 1)
        for p in wie if self.citaten else ():
            self._rij({self.q[p, sleutel]: 1 for sleutel in self.citaten}, tot=1)

    def _buurten(self, sleutel: str) -> None:
        genoemd, alle = self.buurten.get(sleutel, (frozenset(), frozenset()))
        wie = range(len(self.organisatie))
        hier: dict[int, dict[int, float]] = {p: {} for p in wie}
        for buurt in sorted(alle):
            b = {}
            for p in wie:
                mijn = int(buurt in self.eigen_buurten.get(sleutel, ())) if p == self.ik else None
                b[p] = self._var(mijn or 0, 1 if mijn is None else mijn)
                hier[p][b[p]] = 1
            melders: dict[int, float] = dict.fromkeys(b.values(), 1)
            orgs: dict[int, float] = dict.fromkeys(self._organisaties(b), 1)
            if buurt in genoemd:
                self._rij(melders, van=onthulling.MIN_MELDERS)
                self._rij(orgs, van=onthulling.MIN_ORGANISATIES)
            elif genoemd:
                self._een_van(
                    [(melders, onthulling.MIN_MELDERS - 1), (orgs, onthulling.MIN_ORGANISATIES - 1)]
                )
        for p in wie if alle else ():
            self._rij({**hier[p], self.x[p, sleutel]: -1}, tot=0)

    def _los_op(
        self, doel: Mapping[int, float], nul: int | None = None, kan_niet_nul: int | None = None
    ) -> tuple[float, list[float]] | None:
        n = len(self._onder)
        c, a = np.zeros(n), np.zeros((len(self._rijen), n))
        for k, v in doel.items():
            c[k] = v
        for nr, (som, _, _) in enumerate(self._rijen):
            for k, v in som.items():
                a[nr, k] += v
        boven = np.array(self._boven, dtype=float)
        if nul is not None:
            boven[nul] = 0
        uit = milp(
            c,
            constraints=LinearConstraint(a, [r[1] for r in self._rijen], [r[2] for r in self._rijen]),
            integrality=np.ones(n),
            bounds=Bounds(np.array(self._onder, dtype=float), boven),
        )
        if uit.status == 2:
            return None
        if not uit.success:
            raise ArithmeticError(f"milp: {uit.message}")
        if kan_niet_nul is not None and uit.x[kan_niet_nul] < 0.5:
            return None
        return float(uit.fun), [float(v) for v in uit.x]
