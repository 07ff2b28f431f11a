"""What a month in the practice neighbourhood holds: who hears what, and how often.

A year with something that rises (fatbikes), something that comes back every winter and every summer, something that
sank away after an action, something new, and one person who tells of one subject nearly every day. Pure: a month and
the people who take part give the same plan each time, so what was lived can be compared with what a bundle makes of it.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from random import Random

from bot.oefenstof import HOORT_ALS, LUID, SIGNALEN, STOKPAARD, Oefenpersoon, Oefensignaal

# So long it has lived when the visitor comes in: a year, and the three months before it. With those a bundle sees that
# what comes back every winter does not rise.
MAANDEN = 15

ALLEN = 14  # people; of so many the numbers below say how many hear it
GEWOON: dict[str, int] = {
    "Ontmoeten": 6,
    "Verkeer en parkeren": 5,
    "Afval en schoon": 5,
    "Taal en formulieren": 5,
    "Veiligheid": 3,
    "Wonen": 3,
    "Overlast en buren": 3,
    "Geld en schulden": 4,
    "Jeugd en school": 4,
    "Groen en spelen": 3,
    "Gezondheid en zorg": 2,
    "Stress en mentaal": 1,
    "Werk en meedoen": 0,
    STOKPAARD: 1,
}
STIJGT, WEG, NIEUW = "Verkeer en parkeren", "Taal en formulieren", "Werk en meedoen"
VEEL, SEIZOEN, EEN_PAAR = 9, 8, 3
SINDS_STIJGT, SINDS_WEG, SINDS_NIEUW = (
    2,
    3,
    0,
)  # months before the last one that was over when the visitor came
WINTER, ZOMER = frozenset({10, 11, 12, 1, 2, 3}), frozenset({5, 6, 7, 8})
LUIDE_SIGNALEN = 12  # in a month, since something rises
NOG_EEN = 0.25  # the chance that somebody who hears it hears it twice
NOG_EEN_VEEL = 0.8


def plan(
    maand: str, terug: int, personen: Sequence[Oefenpersoon], zaad: int = 1
) -> list[tuple[Oefenpersoon, Oefensignaal]]:
    """What these people hear in this month (*2026-11*), in the order in which they tell it. `terug`: so many months
    before the last one that was over when the visitor came in; 0 also for all that come after it."""
    kans = Random(f"{zaad}:{maand}")  # a story, not a secret  # nosec B311
    gehoord, verteld = list[tuple[Oefenpersoon, Oefensignaal]](), set[str]()
    for thema in GEWOON:
        vaker = NOG_EEN_VEEL if thema == STIJGT and terug <= SINDS_STIJGT else NOG_EEN
        for persoon in _wie(thema, _hoeveel(thema, maand, terug, len(personen), kans), personen, kans):
            for _ in range(_keren(thema, persoon, terug, vaker, kans)):
                signaal = _wat(thema, persoon, maand, terug, verteld, kans)
                verteld.add(signaal.gehoord)
                gehoord.append((persoon, signaal))
    kans.shuffle(gehoord)
    return gehoord


def deel_van(aantal: int, deel: float) -> int:
    """Of so many that one person tells in a month, how many in the last part of it."""
    return round(aantal * deel)


def functie_van(persoon: Oefenpersoon) -> str:
    return HOORT_ALS.get(persoon.functie, persoon.functie)


def _hoeveel(thema: str, maand: str, terug: int, mensen: int, kans: Random) -> int:
    """How many of these people hear it: one more or less, where it is heard at all."""
    nummer, aantal = int(maand[5:]), GEWOON[thema]
    if thema == STIJGT and terug <= SINDS_STIJGT:
        aantal = VEEL
    elif thema == WEG and terug <= SINDS_WEG:
        aantal = 0
    elif thema == NIEUW and terug <= SINDS_NIEUW:
        aantal = EEN_PAAR
    elif (thema == "Wonen" and nummer in WINTER) or (thema == "Overlast en buren" and nummer in ZOMER):
        aantal = SEIZOEN
    if aantal <= EEN_PAAR and thema in (STOKPAARD, NIEUW, WEG, "Stress en mentaal"):
        return min(aantal, mensen)
    return min(mensen, max(1, round(aantal * mensen / ALLEN) + kans.choice((-1, 0, 0, 1))))


def _wie(thema: str, hoeveel: int, personen: Sequence[Oefenpersoon], kans: Random) -> list[Oefenpersoon]:
    """Those whose work it fits first, some others as well. Her own subject she always hears."""
    past = Counter(functie for s in SIGNALEN if s.thema == thema for functie in s.functies)
    volgorde = sorted(
        (p for p in personen if thema != STOKPAARD or p.organisatie != LUID.organisatie),
        key=lambda p: kans.random() ** (1 / (1 + past[functie_van(p)])),
        reverse=True,
    )
    return volgorde[:hoeveel] + ([LUID] if thema == STOKPAARD and LUID in personen else [])


def _keren(thema: str, persoon: Oefenpersoon, terug: int, vaker: float, kans: Random) -> int:
    if thema == STOKPAARD and persoon is LUID:
        return LUIDE_SIGNALEN if terug <= SINDS_STIJGT else 1
    return 1 + (thema not in (NIEUW, STOKPAARD) and kans.random() < vaker)


def _wat(
    thema: str, persoon: Oefenpersoon, maand: str, terug: int, verteld: Collection[str], kans: Random
) -> Oefensignaal:
    """Not what somebody told already this month, as long as there is something else."""
    van_thema = [s for s in SIGNALEN if s.thema == thema]
    eigen = [s for s in van_thema if functie_van(persoon) in s.functies] or van_thema
    keuze = [s for s in eigen if s.gehoord not in verteld]
    keuze = keuze or [s for s in van_thema if s.gehoord not in verteld] or eigen
    return kans.choices(keuze, [_gewicht(s, int(maand[5:]), terug) for s in keuze])[0]


def _gewicht(signaal: Oefensignaal, nummer: int, terug: int) -> float:
    """How likely it is in this month: 1 for most."""
    match signaal.verloop:
        case "stijgt":
            return 4.0 if terug <= SINDS_STIJGT else 0.7
        case "winter":
            return 4.0 if nummer in WINTER else 0.05
        case "zomer":
            return 4.0 if nummer in ZOMER else 0.05
    return 1.0
