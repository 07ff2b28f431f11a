"""Does a pattern move, and what of that may be told: the last three months against those before.

The counts are judged by `toets`; here is what is counted, which months are compared, and in which words and figures
it may leave. Months are calendar months, also where a round lasts six weeks: then those that were over when it closed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Protocol

import numpy as np

from gesprekken import rondes
from gesprekken.wijk import Beweging, Eerder, Patroon, Richting, Verleden
from rapportage import onthulling
from rapportage.toets import (
    JAAR,
    MAX_MAANDEN,
    MIN_MAANDEN,
    MIN_VERHOUDING,
    NU,
    TERUG,
    Tellingen,
    Uitslag,
    oordeel,
)

VERBORGEN_TELT = 2  # a round that is too small to show counts as so many melders in what was ordinary


class Groep(Protocol):
    """A pattern: of these themes, of which `geteld` are counted in what is shown."""

    @property
    def themas(self) -> Collection[str]: ...
    @property
    def geteld(self) -> Collection[str]: ...


@dataclass(frozen=True)
class _Venster:
    """Some of the months: what was heard in them, and by how many people."""

    signalen: tuple[Eerder, ...]
    actief: int

    def cijfers(self, groep: Groep) -> bool:
        """May the figures of this pattern be shown, over these months together?"""
        hier = [s for s in self.signalen if s.thema in groep.geteld]
        return onthulling.cijfers(groep.themas, hier, self.actief) is not None


def te_weinig_maanden(verleden: Verleden) -> bool:
    return len(_maanden(verleden)) < MIN_MAANDEN


def bewegingen(verleden: Verleden, groepen: Mapping[str, Groep], ronde: str) -> dict[str, Beweging]:
    """What may be told of each of these patterns; nothing with too few months. What a pattern is told to do is heard
    in three months that may be shown together, and so are the months with which it is compared."""
    if te_weinig_maanden(verleden):
        return {}
    maanden, sleutels = _maanden(verleden), sorted(groepen)
    signalen = _met_organisatie(verleden.signalen)
    tellingen = _tel(verleden, signalen, [groepen[sleutel] for sleutel in sleutels])
    uitslag = oordeel(tellingen, _zaad(verleden))
    if uitslag is None:
        return {}
    nu, voor = (_venster(verleden, signalen, deel) for deel in (maanden[-NU:], maanden[-MAX_MAANDEN:-NU]))
    toen = _venster(verleden, signalen, maanden[:-JAAR]) if uitslag.jaar else voor
    resultaat = {}
    for k, sleutel in enumerate(sleutels):
        groep = groepen[sleutel]
        richting = _richting(uitslag, k, nu.cijfers(groep), voor.cijfers(groep) or toen.cijfers(groep))
        was = _gewoon(verleden, signalen, groep, ronde, uitslag.jaar)
        resultaat[sleutel] = Beweging(richting, *was, jaar=uitslag.jaar)
    return resultaat


def _richting(uitslag: Uitslag, k: int, nu: bool, eerder: bool) -> Richting:
    """What may not be shown is not compared, save that something was too small and is not any more, or the reverse."""
    if uitslag.stijgt[k] and nu:
        return Richting.STIJGT if eerder else Richting.NIEUW
    if uitslag.daalt[k] and eerder:
        return Richting.DAALT if nu else Richting.WEGGEZAKT
    if uitslag.let_op[k] and nu:
        return Richting.LET_OP
    return Richting.BLIJFT if uitslag.blijft[k] and nu and eerder else Richting.ONDUIDELIJK


def grond(patroon: Patroon, actief: int | None) -> Beweging | None:
    """Its movement with the ground that goes with it: the figures before only where they tell the same."""
    wat = patroon.beweging
    if wat is None or wat.was is None or wat.was_van is None or patroon.melders is None or not actief:
        return wat
    nu, toen = patroon.melders / actief, wat.was / wat.was_van
    klopt = {
        Richting.STIJGT: nu > toen,
        Richting.DAALT: nu < toen,
        Richting.BLIJFT: toen / MIN_VERHOUDING < nu < toen * MIN_VERHOUDING,
        Richting.LET_OP: nu > toen,
    }
    return wat if klopt.get(wat.richting, False) else Beweging(wat.richting, jaar=wat.jaar)


def _gewoon(
    verleden: Verleden, signalen: Iterable[Eerder], groep: Groep, ronde: str, jaar: bool
) -> tuple[int | None, int | None]:
    """How many melders heard it in an ordinary round before, and how many took part: made only of what may be shown
    of each round by itself, so that it gives nothing away. One that is too small counts as `VERBORGEN_TELT`."""
    per_ronde: defaultdict[str, list[Eerder]] = defaultdict(list)
    for signaal in signalen:
        if signaal.thema in groep.geteld:
            per_ronde[signaal.ronde].append(signaal)
    deden_mee: defaultdict[str, set[str]] = defaultdict(set)
    for melder, _, deze in verleden.actief:
        deden_mee[deze].add(melder)
    melders, actief = [], []
    for deze in _rondes_ervoor(verleden, ronde, jaar):
        als_een = [
            onthulling.cijfers({t}, [s for s in per_ronde[deze] if s.thema == t], len(deden_mee[deze]))
            for t in groep.geteld
        ]
        melders.append(len({s.melder for s in per_ronde[deze]}) if all(als_een) else None)
        actief.append(onthulling.noemer(len(deden_mee[deze])))
    bekend = [aantal for aantal in actief if aantal is not None]
    if not any(melders) or len(bekend) < len(actief):
        return None, None
    geteld = [VERBORGEN_TELT if aantal is None else aantal for aantal in melders]
    return round(sum(geteld) / len(geteld)), round(sum(bekend) / len(bekend))


def _rondes_ervoor(verleden: Verleden, ronde: str, jaar: bool) -> list[str]:
    """As long as this one, in the months with which it is compared."""
    maanden = _maanden(verleden)
    tegen = maanden[:-JAAR] if jaar else maanden[-MAX_MAANDEN:-NU]
    alle = {deze for _, _, deze in verleden.actief}
    return sorted(
        deze
        for deze in alle
        if deze < ronde
        and rondes.is_maand(deze) == rondes.is_maand(ronde)
        and f"{rondes.eerste_dag(deze):%Y-%m}" in tegen
    )


# --- counting ---


def _maanden(verleden: Verleden) -> list[str]:
    """From the first to the last, at most so many as are looked at."""
    maanden = [verleden.tot]
    while len(maanden) < TERUG and maanden[-1] > verleden.vanaf:
        maanden.append(rondes.even_lang_ervoor(maanden[-1]))
    return maanden[::-1] if verleden.vanaf <= verleden.tot else []


def _venster(verleden: Verleden, signalen: Iterable[Eerder], maanden: Collection[str]) -> _Venster:
    actief = {melder for melder, maand, _ in verleden.actief if maand in maanden}
    return _Venster(tuple(s for s in signalen if s.maand in maanden), len(actief))


def _met_organisatie(signalen: Iterable[Eerder]) -> tuple[Eerder, ...]:
    """The organisatie under what is old is erased; who still takes part is of the one she told things for since."""
    alle = sorted(signalen, key=lambda s: (s.maand, s.ronde, s.melder, s.thema, s.organisatie))
    van = {s.melder: s.organisatie for s in alle if s.organisatie}
    return tuple(
        s if s.organisatie else Eerder(s.melder, van.get(s.melder, ""), s.thema, s.maand, s.ronde)
        for s in alle
    )


def _tel(verleden: Verleden, signalen: Collection[Eerder], groepen: Collection[Groep]) -> Tellingen:
    maanden = {maand: m for m, maand in enumerate(_maanden(verleden))}
    namen = {melder for melder, _, _ in verleden.actief} | {s.melder for s in signalen}
    melders = {melder: i for i, melder in enumerate(sorted(namen))}
    van_thema = {thema: k for k, groep in enumerate(groepen) for thema in groep.geteld}
    aantal = np.zeros((len(melders), len(maanden), len(groepen) + 1), dtype=np.int64)
    actief = np.zeros((len(melders), len(maanden)), dtype=bool)
    for melder, maand, _ in verleden.actief:
        if maand in maanden:
            actief[melders[melder], maanden[maand]] = True
    for s in signalen:
        if s.maand in maanden:
            aantal[melders[s.melder], maanden[s.maand], van_thema.get(s.thema, len(groepen))] += 1
            actief[melders[s.melder], maanden[s.maand]] = True
    venster = _venster(verleden, signalen, list(maanden)[-MAX_MAANDEN:])
    breed = np.array([venster.cijfers(groep) for groep in groepen], dtype=bool)
    return Tellingen(aantal[:, :, :-1], actief, aantal[:, :, -1], breed)


def _zaad(verleden: Verleden) -> int:
    """The same for the same facts, in whatever order they came in and whatever is merged or renamed."""
    feiten = sorted((s.melder, s.maand, s.thema) for s in verleden.signalen), sorted(verleden.actief)
    return int.from_bytes(sha256(repr((verleden.tot, feiten)).encode()).digest()[:8])
