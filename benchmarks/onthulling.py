"""Can a colleague work out what was hidden? Wijkverbanden that live for some rounds, their bundles, and an attack.

Each wijkverband has melders of organisaties of unequal size, some of them loud, some who leave or come; themes of
unequal weight, one of them sensitive; a coördinator who renames, moves and merges, before and after posting. All
bundles come from the code of the service: as they were made, after every change, and what the next says of the month
before. Every member attacks with all of it and with what she told herself (`benchmarks.aanval`); of some rounds an
integer program asks the same, with quotes and buurten and all themes at once, and must agree.

    python -m benchmarks.onthulling --wijkverbanden 500 --rondes 12

`--plant` weakens one rule, to show that the attack finds it.
"""

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from benchmarks.aanval import MATEN, Blik, Cel, Feit, Model, reeks_van, reken, vanzelf
from gesprekken.wijk import (
    GEEN_THEMA,
    Bundel,
    Gehoord,
    Greep,
    Ingreep,
    Lid,
    Oogst,
    Patroon,
    Rol,
    Vorm,
    Wijkverband,
    sleutel_van,
)
from rapportage import onthulling, patronen
from rapportage.onthulling import Kring
from rapportage.themas import THEMAS

SLEUTELS = {thema: sleutel_van(thema) for thema in THEMAS}
BUURTEN = ("Noord", "Zuid", "Oost", "West")
FUNCTIES = ("opbouwwerker", "wijkagent", "woonconsulent", "jongerenwerker", "wijkverpleegkundige")
MELDERS, PER_MAAND, NUTTIG = 12, 60, 3  # where usefulness is measured: so many patterns with figures
DIEP = 10  # the integer program looks at one round of every so many wijkverbanden


# --- a wijkverband that lives ---


@dataclass(frozen=True)
class Melder:
    lid: Lid
    gewicht: float
    stil: float  # how often she does not take part

    @property
    def merk(self) -> str:
        return f"m{self.lid.persoon}"


@dataclass
class Ronde:
    """What really happened in a round, and all that was published of it."""

    naam: str
    oogst: Oogst
    actief: tuple[Melder, ...]
    versies: list[Bundel] = field(default_factory=list)

    @cached_property
    def per_thema(self) -> dict[str, Counter[str]]:
        """By its key how many signals each melder gave."""
        geteld = defaultdict[str, Counter[str]](Counter)
        for signaal in self.oogst.signalen:
            geteld[SLEUTELS[signaal.thema]][signaal.melder] += 1
        return geteld

    def gaf(self, thema: str) -> Counter[str]:
        return self.per_thema.get(thema, Counter())


def leef(nummer: int, rondes: int, gelijk: bool = False) -> tuple[bool, list[Ronde]]:
    """Whether it is of the size at which usefulness is measured, and its rounds."""
    kans = random.Random(f"wijkverband {nummer}")
    gewoon = nummer % 2 == 0
    melders = MELDERS if gewoon else kans.randint(6, 22)
    per_maand = PER_MAAND if gewoon else kans.choice((15, 30, 60, 120))
    organisaties = kans.randint(3, 8) if gewoon else kans.randint(2, 9)
    stil = 0.0 if gewoon else 0.5  # usefulness is measured at so many who take part
    thema_gewicht = _gewichten(kans, gelijk)
    mensen = [_melder(kans, n, organisaties, stil) for n in range(melders)]
    volgende, vorige, resultaat = melders, None, list[Ronde]()
    for nr in range(rondes):
        if nr and kans.random() < 0.3:
            weg = kans.randrange(len(mensen))
            mensen[weg] = _melder(kans, volgende, organisaties, stil)
            volgende += 1
        naam = f"{2025 + nr // 12}-{nr % 12 + 1:02}"
        actief = tuple(m for m in mensen if kans.random() >= m.stil)
        signalen = tuple(_signalen(kans, actief, per_maand, thema_gewicht))
        oogst = Oogst(
            Wijkverband(nummer, "Proefwijk", buurten=BUURTEN),
            naam,
            signalen,
            frozenset(m.merk for m in actief),
            tuple(m.lid for m in mensen),
            frozenset(m.lid.persoon for m in actief),
            vorige_bundel=vorige,
        )
        ronde = Ronde(naam, oogst, actief)
        ronde.versies = _publiceer(kans, oogst)
        vorige = ronde.versies[-1]
        resultaat.append(ronde)
    return gewoon, resultaat


def _gewichten(kans: random.Random, gelijk: bool) -> list[float]:
    """Which theme is large differs. Some themes are told of much more than others; `gelijk`: by three times as much at
    most."""
    return [kans.uniform(1, 3) if gelijk else kans.gammavariate(1.5, 1) for _ in THEMAS]


def _melder(kans: random.Random, nummer: int, organisaties: int, stil: float) -> Melder:
    rollen = frozenset({Rol.ERVARINGSDESKUNDIGE} if kans.random() < 0.06 else {Rol.MELDER})
    # The first organisaties are the large ones.
    org = min(int(kans.expovariate(1.6 / organisaties)), organisaties - 1)
    lid = Lid(nummer, f"Melder {nummer}", f"Organisatie {org}", kans.choice(FUNCTIES), rollen)
    luid = 5.0 if kans.random() < 0.04 else 1.0
    return Melder(lid, luid * kans.uniform(0.5, 1.5), stil * kans.random())


def _signalen(
    kans: random.Random, actief: Sequence[Melder], per_maand: int, gewicht: Sequence[float]
) -> Iterator[Gehoord]:
    """A Poisson number in all, so one for each theme and melder."""
    for nr in range(_poisson(kans, per_maand) if actief else 0):
        melder = kans.choices(actief, [m.gewicht for m in actief])[0]
        ervaren = melder.lid.is_ervaringsdeskundige
        vorm = Vorm.ERVARING if ervaren else kans.choice((Vorm.UITVRAAG, Vorm.UITVRAAG, Vorm.PANEL))
        yield Gehoord(
            melder.merk,
            "" if ervaren else melder.lid.organisatie,
            melder.lid.functie,
            kans.choices(THEMAS, gewicht)[0],
            buurt=kans.choice(("", *BUURTEN)),
            gehoord=f"{melder.merk} hoorde dit als signaal {nr}",
            vorm=vorm,
            citeren=kans.random() < 0.6,
        )


def _poisson(kans: random.Random, gemiddeld: float) -> int:
    aantal, tijd = 0, kans.expovariate(1)
    while tijd < gemiddeld:
        aantal, tijd = aantal + 1, tijd + kans.expovariate(1)
    return aantal


def _publiceer(kans: random.Random, oogst: Oogst) -> list[Bundel]:
    """As it was made, and after each thing the coördinator changed: she is a colleague as well."""
    versies, ingrepen = [patronen.maak_bundel(oogst)], list[Ingreep]()
    basis = versies[0].genoemd
    while len(versies[-1].genoemd) > 1 and kans.random() < 0.3:
        van, naar = kans.sample([p.sleutel for p in versies[-1].genoemd], 2)
        soort = kans.choice((Greep.SAMEN, Greep.SAMEN, Greep.THEMA, Greep.NAAM, Greep.VERBERG))
        waarde = {Greep.SAMEN: naar, Greep.THEMA: kans.choice(THEMAS), Greep.NAAM: f"Zo heet {van}"}.get(
            soort, ""
        )
        ingrepen.append(Ingreep(soort, van, waarde))
        versies.append(patronen.verander(versies[0], basis, ingrepen, oogst))
    return versies


# --- what was published ---


def lees(ronde: Ronde, vorige: Ronde | None, kring: Kring) -> Iterator[Feit]:
    """Every figure of these bundles, as bounds."""
    for nr, bundel in enumerate(ronde.versies):
        for patroon in bundel.top:
            yield from _van_patroon(ronde.naam, patroon, kring, f"bundel {ronde.naam} versie {nr}")
            if patroon.vorige is not None and vorige is not None:
                cel = frozenset(patroon.delen)
                yield Feit(
                    vorige.naam, cel, "signalen", patroon.vorige, patroon.vorige, f"bundel {ronde.naam}: was"
                )


def _van_patroon(ronde: str, patroon: Patroon, kring: Kring, bron: str) -> Iterator[Feit]:
    cel = frozenset(patroon.delen)
    reeks = reeks_van(kring, patroon.melders or 0, patroon.organisaties or 0) if len(cel) == 1 else None
    for nr, maat in enumerate(MATEN):
        waarde = getattr(patroon, maat)
        if waarde is None:
            continue
        tot = waarde if maat not in patroon.ondergrens else reeks[nr][1] if reeks else None
        yield Feit(ronde, cel, maat, waarde, tot, bron)


@dataclass(frozen=True)
class Gelekt:
    """What was found: a figure of a round that only has one value left, or somebody who must have told something."""

    soort: str
    ronde: str
    cel: str
    wat: str


# --- the attack ---


def val_aan(rondes: Sequence[Ronde], nummer: int, plant: str = "") -> set[Gelekt]:
    """By every member, with all that was published in all these rounds."""
    kringen = [_kring(ronde) for ronde in rondes]
    feiten = defaultdict[str, list[Feit]](list)
    for nr, ronde in enumerate(rondes):
        for feit in lees(ronde, rondes[nr - 1] if nr else None, kringen[nr]):
            feiten[feit.ronde].append(feit)
    for feit in _geplant(rondes, plant):
        feiten[feit.ronde].append(feit)
    gelekt = set[Gelekt]()
    diep = nummer % len(rondes) if nummer % DIEP == 0 else -1
    for nr, ronde in enumerate(rondes):
        gelekt |= set(_tegenspraak(feiten[ronde.naam]))
        if ronde.versies[0].te_smal:
            continue  # nothing was named, so nothing was said
        cellen = _cellen(ronde, kringen[nr], feiten[ronde.naam])
        for lid in ronde.oogst.leden:
            gelekt |= set(_los(ronde, lid, kringen[nr], cellen))
        samen = _samengesteld(feiten[ronde.naam], cellen)
        if samen:
            gelekt |= next(
                filter(None, (set(_samen(ronde, lid, cellen, samen)) for lid in ronde.oogst.leden)), set()
            )
        if nr == diep:
            lid = ronde.oogst.leden[nummer // DIEP % len(ronde.oogst.leden)]
            gelekt |= set(_diep(ronde, lid, kringen[nr], cellen))
    return gelekt


def _in_kring(ronde: Ronde) -> list[Melder]:
    """Who may have told something, as all know: who took part, less who are said to have told nothing."""
    zwegen = set(ronde.versies[0].zwegen)
    return [m for m in ronde.actief if not {m.lid.functie, m.lid.organisatie} & zwegen]


def _kring(ronde: Ronde) -> Kring:
    leden = [m.lid for m in _in_kring(ronde)] if ronde.versies[0].actieve_melders else list(ronde.oogst.leden)
    telt = Counter(lid.organisatie for lid in leden if not lid.is_ervaringsdeskundige)
    return Kring(tuple(sorted(telt.values(), reverse=True)), len(leden) - sum(telt.values()))


def _cellen(ronde: Ronde, kring: Kring, feiten: Iterable[Feit]) -> dict[str, Cel]:
    """What is known of each theme."""
    eerste = ronde.versies[0]
    getoond = {p.sleutel for p in eerste.top}
    genoemd = {p.sleutel for p in eerste.genoemd}
    bereik = defaultdict[str, dict[str, tuple[int, int | None]]](dict)
    for feit in feiten:
        if len(feit.cel) == 1:
            bereik[next(iter(feit.cel))].setdefault(feit.maat, (feit.van, feit.tot))
    return {
        sleutel: Cel(
            stand="getoond" if sleutel in getoond else "genoemd" if sleutel in genoemd else "stil",
            kring=kring,
            genoeg=onthulling.drempel([sleutel]),
            bereik=tuple(bereik[sleutel].get(maat, (0, None)) for maat in MATEN),
            top_vol=len(eerste.top) == patronen.TOP,
            geteld=eerste.actieve_melders is not None and kring.mensen >= onthulling.MIN_ACTIEF,
        )
        for sleutel in map(sleutel_van, THEMAS)
    }


def _los(ronde: Ronde, lid: Lid, kring: Kring, cellen: Mapping[str, Cel]) -> Iterator[Gelekt]:
    """Theme by theme: what was told of one says nothing of another."""
    for sleutel, cel in cellen.items():
        uit = reken(cel, _blik(ronde, lid, ronde.gaf(sleutel)[f"m{lid.persoon}"]))
        if not uit.mogelijk:
            raise AssertionError(f"wat gebeurde, kan niet: {ronde.naam} {sleutel} voor {lid}: {cel}")
        for maat in uit.vast:
            yield Gelekt("vastgepind", ronde.naam, sleutel, maat)
        if uit.herleid:
            yield Gelekt("herleid", ronde.naam, sleutel, "een melder")


def _blik(ronde: Ronde, lid: Lid, eigen: int) -> Blik:
    leden = [m.lid for m in _in_kring(ronde)] if ronde.versies[0].actieve_melders else list(ronde.oogst.leden)
    erin = any(ander.persoon == lid.persoon for ander in leden)
    telt = erin and not lid.is_ervaringsdeskundige
    per = Counter(ander.organisatie for ander in leden if not ander.is_ervaringsdeskundige)
    los = len(leden) - sum(per.values()) - (erin and not telt)
    collegas = per.pop(lid.organisatie, 0) - 1 if telt else 0
    return Blik(tuple(sorted(per.values())), collegas, los, eigen, telt)


def _tegenspraak(feiten: Sequence[Feit]) -> Iterator[Gelekt]:
    """One figure that was published twice and differs: by so much, of who left in between."""
    eerder: dict[tuple[frozenset[str], str], Feit] = {}
    for feit in feiten:
        ander = eerder.setdefault((feit.cel, feit.maat), feit)
        if (ander.van, ander.tot) != (feit.van, feit.tot):
            yield Gelekt("herleid", feit.ronde, "+".join(sorted(feit.cel)), f"{ander.bron} tegen {feit.bron}")


def _samengesteld(
    feiten: Iterable[Feit], cellen: Mapping[str, Cel]
) -> dict[frozenset[str], dict[str, tuple[int, int | None]]]:
    """Bounds on themes together that do not follow from what was said of each."""
    resultaat = defaultdict[frozenset[str], dict[str, tuple[int, int | None]]](dict)
    for feit in feiten:
        if len(feit.cel) == 1 or feit.maat not in MATEN:
            continue
        delen = [cellen[s].bereik[MATEN.index(feit.maat)] for s in feit.cel]
        if feit.maat == "signalen":
            volgt = (
                all(van == tot for van, tot in delen) and sum(van for van, _ in delen) == feit.van == feit.tot
            )
        else:
            volgt = feit.tot is None and feit.van <= max(van for van, _ in delen)
        if not volgt:
            resultaat[feit.cel][feit.maat] = (feit.van, feit.tot)
    return dict(resultaat)


def _samen(
    ronde: Ronde,
    lid: Lid,
    cellen: Mapping[str, Cel],
    samen: Mapping[frozenset[str], Mapping[str, tuple[int, int | None]]],
) -> Iterator[Gelekt]:
    """Themes that were put together hang together: then only the integer program knows."""
    for delen, grenzen in samen.items():
        bereik = tuple(grenzen.get(maat, (0, None)) for maat in MATEN)
        model = _model(ronde, lid, {s: cellen[s] for s in delen}, samen=((delen, bereik),))
        for sleutel in sorted(delen):
            yield from _van_model(model, ronde, lid, sleutel, cellen[sleutel])


def _diep(ronde: Ronde, lid: Lid, kring: Kring, cellen: Mapping[str, Cel]) -> Iterator[Gelekt]:
    """The same by the integer program, which must agree; then with quotes, buurten and all themes that are shown."""
    for sleutel, cel in cellen.items():
        model = _model(ronde, lid, {sleutel: cel})
        gevonden = set(_van_model(model, ronde, lid, sleutel, cel))
        anders = set(_los(ronde, lid, kring, {sleutel: cel}))
        if gevonden != anders:
            raise AssertionError(f"niet gelijk: {gevonden} en {anders}")
    eerste = ronde.versies[0]
    getoond = {p.sleutel: cellen[p.sleutel] for p in eerste.top}
    if not getoond:
        return
    mijn = f"m{lid.persoon}"
    eigen_buurten = {
        sleutel: frozenset(
            s.buurt
            for s in ronde.oogst.signalen
            if s.buurt and s.melder == mijn and sleutel_van(s.thema) == sleutel
        )
        for sleutel in getoond
    }
    model = _model(
        ronde,
        lid,
        getoond,
        citaten=[p.sleutel for p in eerste.top if p.citaat],
        eigen_citaat=frozenset(p.sleutel for p in eerste.top if p.citaat.startswith(f"{mijn} ")),
        buurten={p.sleutel: (frozenset(p.buurten), frozenset(BUURTEN)) for p in eerste.top if p.buurten},
        eigen_buurten=eigen_buurten,
    )
    for sleutel in getoond:
        for _ in model.zekeren(sleutel):
            yield Gelekt("herleid", ronde.naam, sleutel, "een melder, met buurten")
    for sleutel in model.zekere_citaten():
        yield Gelekt("herleid", ronde.naam, sleutel, "een citaat")


def _model(ronde: Ronde, lid: Lid, cellen: Mapping[str, Cel], **meer: Any) -> Model:
    leden = [m.lid for m in _in_kring(ronde)] if ronde.versies[0].actieve_melders else list(ronde.oogst.leden)
    plek = next((nr for nr, ander in enumerate(leden) if ander.persoon == lid.persoon), None)
    eigen = {sleutel: ronde.gaf(sleutel)[f"m{lid.persoon}"] for sleutel in cellen}
    organisaties = ["" if ander.is_ervaringsdeskundige else ander.organisatie for ander in leden]
    hoogste = 15 + max((max(ronde.gaf(sleutel).values(), default=0) for sleutel in cellen), default=0)
    return Model(organisaties, cellen, plek, eigen, hoogste=hoogste, **meer)


def _van_model(model: Model, ronde: Ronde, lid: Lid, sleutel: str, cel: Cel) -> Iterator[Gelekt]:
    blik = _blik(ronde, lid, model.eigen[sleutel])
    for nr, maat in enumerate(MATEN):
        uiterst = model.uitersten(sleutel, maat)
        if uiterst is None:
            raise AssertionError(f"wat gebeurde, kan niet: {ronde.naam} {sleutel}")
        if uiterst[0] == uiterst[1] and not vanzelf(cel, blik, nr, {uiterst[0]}):
            yield Gelekt("vastgepind", ronde.naam, sleutel, maat)
    if model.zekeren(sleutel):
        yield Gelekt("herleid", ronde.naam, sleutel, "een melder")


# --- faults that were planted ---


PLANT = {
    "luide": "een luide melder telt helemaal mee voor de drempel",
    "organisaties": "het aantal organisaties staat er altijd precies",
    "melders": "het aantal melders staat er altijd precies",
    "smal": "een thema wordt ook genoemd als bijna iedereen van één organisatie is",
    "samen": "twee verborgen thema's die samengaan, tonen hun som",
    "vorige": "de bundel zegt van de maand ervoor ook wat toen verborgen bleef",
    "vertrek": "de maand ervoor wordt opnieuw geteld zonder wie vertrok",
}


_MELDERREEKSEN = onthulling._melderreeksen


def _precies(kring: Kring, melders: Sequence[int], organisaties: Sequence[int]) -> bool:
    return len(organisaties) == 1


_VERZWAKT: dict[str, dict[str, object]] = {
    "luide": {"LUIDSTE_TELT": 15},
    "organisaties": {"_laat_in_twijfel": _precies},
    "melders": {
        "_melderreeksen": lambda kring: tuple(range(n, n + 1) for n in range(3, kring.mensen + 1)),
        "_laat_in_twijfel": lambda kring, melders, organisaties: True,
    },
    "smal": {"breed_genoeg": lambda kring: True},
}


@contextmanager
def verzwakt(plant: str) -> Iterator[None]:
    """One rule less, while this lasts."""
    los: Mapping[str, object] = _VERZWAKT.get(plant, {})
    echt = {naam: getattr(onthulling, naam) for naam in los}
    for naam, waarde in los.items():
        setattr(onthulling, naam, waarde)
    _vergeet()
    try:
        yield
    finally:
        for naam, waarde in echt.items():
            setattr(onthulling, naam, waarde)
        _vergeet()


def _vergeet() -> None:
    for iets in (reken, reeks_van, onthulling._organisatiereeksen, _MELDERREEKSEN):
        iets.cache_clear()


def _geplant(rondes: Sequence[Ronde], plant: str) -> Iterator[Feit]:
    """What a careless report would have said as well."""
    for ronde in rondes if plant == "samen" else ():
        klein = [p.sleutel for p in ronde.versies[0].genoemd if p.melders is None][:2]
        signalen = [s for s in ronde.oogst.signalen if sleutel_van(s.thema) in klein]
        if len(klein) == 2 and onthulling._groot_genoeg(signalen, onthulling.drempel(klein)):
            for maat in MATEN:
                waarde = getattr(onthulling.omvang(signalen), maat)
                yield Feit(ronde.naam, frozenset(klein), maat, waarde, waarde, "samengevoegd")
    for eerder, later in pairwise(rondes):
        for patroon in later.versies[0].top if plant in ("vorige", "vertrek") else ():
            gaf = eerder.gaf(patroon.sleutel)
            was = gaf.total()
            if plant == "vertrek":
                if patroon.sleutel not in {
                    p.sleutel for p in eerder.versies[0].top if p.signalen is not None
                }:
                    continue
                was -= sum(
                    n for m, n in gaf.items() if m not in {f"m{lid.persoon}" for lid in later.oogst.leden}
                )
            yield Feit(
                eerder.naam, frozenset(patroon.delen), "signalen", was, was, f"bundel {later.naam}: was"
            )


# --- the figures ---


@dataclass(frozen=True)
class Uitslag:
    vastgepind: int
    herleid: int
    nuttig: int
    hooguit: int
    gemeten: int
    gepubliceerd: int
    gelekt: tuple[Gelekt, ...] = ()


def meet(nummer: int, rondes: int, plant: str = "", gelijk: bool = False) -> Uitslag:
    """One wijkverband."""
    with verzwakt(plant):
        gewoon, geleefd = leef(nummer, rondes, gelijk)
        gelekt = val_aan(geleefd, nummer, plant)
    met = [sum(p.melders is not None for p in r.versies[0].top) for r in geleefd]
    telt = Counter(g.soort for g in gelekt)
    return Uitslag(
        telt["vastgepind"],
        telt["herleid"],
        sum(n >= NUTTIG for n in met) if gewoon else 0,
        sum(_groot(ronde) >= NUTTIG for ronde in geleefd) if gewoon else 0,
        len(met) if gewoon else 0,
        sum(met),
        tuple(sorted(gelekt, key=lambda g: (g.ronde, g.cel, g.wat))[:3]),
    )


def _groot(ronde: Ronde) -> int:
    """How many themes pass the thresholds alone, whatever could be worked out from them."""
    per_thema = defaultdict[str, list[Gehoord]](list)
    for signaal in ronde.oogst.signalen:
        per_thema[signaal.thema].append(signaal)
    per_thema.pop(GEEN_THEMA, None)
    breed = [thema for thema, deel in per_thema.items() if onthulling.mag_plek(deel)]
    return sum(len(per_thema[thema]) >= onthulling.drempel([SLEUTELS[thema]]) for thema in breed)


def main() -> None:
    keuze = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    keuze.add_argument("--wijkverbanden", type=int, default=500)
    keuze.add_argument("--rondes", type=int, default=12)
    keuze.add_argument("--processen", type=int, default=1)
    keuze.add_argument("--plant", choices=sorted(PLANT), default="")
    keuze.add_argument("--gelijk", action="store_true", help="thema's die weinig in grootte verschillen")
    wens = keuze.parse_args()
    begin = time.perf_counter()
    nummers = range(wens.wijkverbanden)
    if wens.processen > 1:
        with ProcessPoolExecutor(wens.processen) as bak:
            n = wens.wijkverbanden
            uitslagen = list(
                bak.map(meet, nummers, [wens.rondes] * n, [wens.plant] * n, [wens.gelijk] * n, chunksize=10)
            )
    else:
        uitslagen = [meet(nummer, wens.rondes, wens.plant, wens.gelijk) for nummer in nummers]
    for nummer, uitslag in enumerate(uitslagen):
        for gelekt in uitslag.gelekt[:1]:
            print(f"wijkverband {nummer}: {gelekt.soort} {gelekt.ronde} {gelekt.cel}: {gelekt.wat}")
    gemeten = sum(u.gemeten for u in uitslagen)
    uit = {
        "vastgepind": sum(u.vastgepind for u in uitslagen),
        "herleid": sum(u.herleid for u in uitslagen),
        "met_cijfers": round(sum(u.nuttig for u in uitslagen) / gemeten, 3) if gemeten else None,
        "gepubliceerd": sum(u.gepubliceerd for u in uitslagen),
    }
    if wens.plant:
        print(f"Met opzet verzwakt: {PLANT[wens.plant]}.")
    print(
        f"{wens.wijkverbanden} wijkverbanden van {wens.rondes} rondes in {time.perf_counter() - begin:.0f} s. "
        f"{uit['gepubliceerd']} patronen met cijfers; daarvan wist een collega {uit['vastgepind']} verborgen cijfers "
        f"en {uit['herleid']} keer een melder af te leiden."
    )
    if gemeten:
        hooguit = sum(u.hooguit for u in uitslagen) / gemeten
        print(f"Met de drempels alleen hielden in {hooguit:.3f} van de rondes drie patronen hun cijfers.")
    print(json.dumps(uit))


if __name__ == "__main__":
    main()
