"""Does a pattern move, and what of that may be told: the last three months against those before.

The counts are judged by `toets`; here is what is counted and which months are compared. Months are calendar months,
also where a round lasts six weeks: then those that were over when it closed. The figures that go with a movement are
taken from earlier bundles, so that they say nothing which was not shown before.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from gesprekken import rondes
from gesprekken.wijk import GEEN_THEMA, Beweging, Bundel, Eerder, Patroon, Richting, Verleden, sleutel_van
from rapportage import onthulling

NU, MIN_MAANDEN, MAX_MAANDEN, JAAR = 3, 9, 12, 12
TERUG = JAAR + NU  # months that are looked at: the last three, and the same three of the year before
MIN_VERHOUDING = 1.5

# A round in which a pattern was not shown with figures counts as so many melders in what was ordinary.
ONGETOOND_TELT = 2

# So many bundles there must be before something can be new in one, and so many of the last are looked at.
MIN_BUNDELS, ZWAK_TERUG, MAX_ZWAK = 3, 6, 3


@dataclass(frozen=True)
class Beeld:
    """What moves, by the key of its pattern, and the names of what is hardly heard any more."""

    bewegingen: Mapping[str, Beweging]
    weggezakt: tuple[str, ...] = ()


def te_weinig_maanden(verleden: Verleden) -> bool:
    return len(_maanden(verleden)) < MIN_MAANDEN


def beeld(verleden: Verleden, ronde: str) -> Beeld:
    """What the months tell; nothing when there are too few. What is said to be heard more or less was heard by
    several people in the months for which that is said."""
    from rapportage import toets  # numpy is not needed to start

    maanden = _maanden(verleden)
    if len(maanden) < MIN_MAANDEN:
        return Beeld({})
    per_thema = _per_thema(verleden.signalen)
    vensters = {
        thema: {naam: _breed(deel, venster) for naam, venster in _vensters(maanden).items()}
        for thema, deel in per_thema.items()
    }
    breed = [venster["alles"] for venster in vensters.values()]
    gevallen, actief = _gevallen(verleden, maanden, list(per_thema))
    uitslag = toets.oordeel(toets.tel(gevallen, actief, breed, len(maanden)), _zaad(verleden))
    bewegingen = {}
    for k, (thema, venster) in enumerate(vensters.items()):
        was = _gewoon(verleden, sleutel_van(thema), ronde, uitslag.jaar)
        richting = _richting(
            uitslag.welke(k), venster["nu"], venster["ervoor"] or venster["toen"], was is not None
        )
        melders, van = was or (None, None)
        bewegingen[thema] = Beweging(richting, melders, van, uitslag.jaar)
    weg = (thema for thema, wat in bewegingen.items() if wat.richting is Richting.WEGGEZAKT)
    return Beeld(
        {sleutel_van(thema): wat for thema, wat in bewegingen.items()}, tuple(sorted(weg, key=str.casefold))
    )


def _richting(gemeten: Richting, nu: bool, eerder: bool, getoond: bool) -> Richting:
    """What may be said of it: was it heard broadly in the last months (`nu`), and in those before?"""
    match gemeten:
        case Richting.STIJGT if nu:
            return Richting.STIJGT if eerder or getoond else Richting.NIEUW
        case Richting.DAALT if eerder:
            return Richting.DAALT if nu else Richting.WEGGEZAKT
        case Richting.LET_OP if nu:
            return Richting.LET_OP
        case Richting.BLIJFT if nu and eerder:
            return Richting.BLIJFT
    return Richting.ONDUIDELIJK


def met_beweging(patroon: Patroon, beeld: Beeld, actief: int | None) -> Patroon:
    """With its movement, where it is shown with figures. The figures of before go along where they tell the same."""
    wat = beeld.bewegingen.get(patroon.sleutel)
    if wat is None or patroon.melders is None or not actief:
        return patroon
    if wat.was is None or wat.was_van is None:
        return replace(patroon, beweging=wat)
    nu, toen = patroon.melders / actief, wat.was / wat.was_van
    precies = "melders" not in patroon.ondergrens  # *at least so many* can only be seen to be more
    klopt = {
        Richting.STIJGT: nu > toen,
        Richting.LET_OP: nu > toen,
        Richting.DAALT: precies and nu < toen,
        Richting.BLIJFT: precies and toen / MIN_VERHOUDING < nu < toen * MIN_VERHOUDING,
    }
    kaal = wat if klopt.get(wat.richting, False) else replace(wat, was=None, was_van=None)
    return replace(patroon, beweging=kaal)


def zwak(genoemd: Iterable[Patroon], verleden: Verleden) -> tuple[str, ...]:
    """Of what is named without figures the keys of what no bundle of late named: small, and new."""
    laatste = verleden.bundels[-ZWAK_TERUG:]
    if len(laatste) < MIN_BUNDELS:
        return ()
    bekend = {patroon.sleutel for bundel in laatste for patroon in bundel.genoemd}
    nieuw = sorted((p for p in genoemd if p.sleutel not in bekend), key=lambda p: p.naam.casefold())
    return tuple(patroon.sleutel for patroon in nieuw[:MAX_ZWAK])


def _gewoon(verleden: Verleden, sleutel: str, ronde: str, jaar: bool) -> tuple[int, int] | None:
    """How many melders heard it in an ordinary round before, and how many took part, as the bundles told; None when
    none of them showed it."""
    bundels = _ter_vergelijking(verleden, ronde, jaar)
    gezien = [next((p.melders for p in b.top if p.sleutel == sleutel), None) for b in bundels]
    if not any(gezien):
        return None
    melders = [ONGETOOND_TELT if aantal is None else aantal for aantal in gezien]
    actief = [bundel.actieve_melders or 0 for bundel in bundels]
    return round(sum(melders) / len(melders)), round(sum(actief) / len(actief))


def _ter_vergelijking(verleden: Verleden, ronde: str, jaar: bool) -> list[Bundel]:
    """Of rounds as long as this one, in the months with which it is compared, with enough melders to count them."""
    maanden = _maanden(verleden)
    tegen = maanden[:-JAAR] if jaar else maanden[-MAX_MAANDEN:-NU]
    return [
        bundel
        for bundel in verleden.bundels
        if bundel.actieve_melders is not None
        and rondes.is_maand(bundel.ronde) == rondes.is_maand(ronde)
        and f"{rondes.eerste_dag(bundel.ronde):%Y-%m}" in tegen
    ]


# --- counting ---


def _maanden(verleden: Verleden) -> list[str]:
    """From the first to the last, at most so many as are looked at."""
    maanden = list[str]()
    maand = verleden.tot
    while len(maanden) < TERUG and maand >= verleden.vanaf:
        maanden.append(maand)
        maand = rondes.even_lang_ervoor(maand)
    return maanden[::-1]


def _vensters(maanden: Sequence[str]) -> dict[str, frozenset[str]]:
    laatste = maanden[-MAX_MAANDEN:]
    return {
        "alles": frozenset(laatste),
        "nu": frozenset(laatste[-NU:]),
        "ervoor": frozenset(laatste[:-NU]),
        "toen": frozenset(maanden[:-JAAR]),
    }


def _per_thema(signalen: Iterable[Eerder]) -> dict[str, list[Eerder]]:
    groepen: defaultdict[str, list[Eerder]] = defaultdict(list)
    for signaal in signalen:
        groepen[signaal.thema].append(signaal)
    return {thema: groepen[thema] for thema in sorted(groepen.keys() - {GEEN_THEMA, ""})}


def _breed(signalen: Iterable[Eerder], maanden: Collection[str]) -> bool:
    """As broadly heard, over these months together, as a pattern must be that is shown with figures."""
    hier = [s for s in signalen if s.maand in maanden]
    gevoelig = any(s.thema in onthulling.GEVOELIG for s in hier)
    genoeg = onthulling.MIN_SIGNALEN_GEVOELIG if gevoelig else onthulling.MIN_SIGNALEN
    return (
        sum(s.aantal for s in hier) >= genoeg
        and len({s.melder for s in hier}) >= onthulling.MIN_MELDERS
        and len({s.organisatie for s in hier} - {""}) >= onthulling.MIN_ORGANISATIES
    )


def _gevallen(
    verleden: Verleden, maanden: Sequence[str], themas: Sequence[str]
) -> tuple[list[tuple[int, int, int, int]], list[tuple[int, int]]]:
    """By number: who told how often about what in which month, and who took part in which. What has no theme comes
    after the themes."""
    plek, kolom = ({naam: n for n, naam in enumerate(namen)} for namen in (maanden, themas))
    namen = {melder for melder, _ in verleden.actief} | {s.melder for s in verleden.signalen}
    melders = {melder: i for i, melder in enumerate(sorted(namen))}
    gevallen = [
        (melders[s.melder], plek[s.maand], kolom.get(s.thema, len(themas)), s.aantal)
        for s in verleden.signalen
        if s.maand in plek
    ]
    actief = [(melders[melder], plek[maand]) for melder, maand in verleden.actief if maand in plek]
    return gevallen, actief


def _zaad(verleden: Verleden) -> int:
    """The same for the same facts, in whatever order they came in."""
    feiten = sorted((s.melder, s.maand, s.thema, s.aantal) for s in verleden.signalen)
    alles = repr((verleden.tot, feiten, sorted(verleden.actief))).encode()
    return int.from_bytes(sha256(alles).digest()[:8])
