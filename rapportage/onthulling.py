"""Small numbers: what of all that was heard may be shown, so that nobody can be recognised in a figure.

Every threshold stands here, and what may not be shown leaves as None or not at all. Colleagues know each other, so
a figure that is hidden must not follow from one that is shown: there is no total of signals, a bundle holds nothing
that moves when a hidden figure moves, and the month before is held to the same thresholds. How patterns are made
and how they look is not told here.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass

from gesprekken.wijk import Gehoord, Lid

# The privacy rules of Wijksignaal. Statistical offices hide cells below 3, 5 or 10; here breadth counts as well,
# because five signals can come from one busy melder.
MIN_SIGNALEN = 5
MIN_MELDERS = 3
MIN_ORGANISATIES = 2

# A theme that carries suicide. Violence at home has no theme of its own; it needs one, or a pattern, to be guarded.
MIN_SIGNALEN_GEVOELIG = 10
GEVOELIG = frozenset({"Stress en mentaal"})

# Below these a theme is not even named: it would be the theme of one person, or of one organisation.
NOEM_MELDERS = 2
NOEM_ORGANISATIES = 2

# With fewer active melders nothing is split: who was there is too easily known.
MIN_ACTIEF = 5

MAX_WENSEN, MAX_TEKENS_WENS = 3, 60  # what fits on buttons; what the mask touched is left out

# A quote says something, and is no style by which its melder is known; a place is not that of one of them.
MIN_WOORDEN, MAX_WOORDEN = 5, 25
MIN_NOEMT_PLEK = 3
STRAAT = re.compile(r".(straat|laan|weg|plein|kade|gracht|singel|dijk|steeg|hof|dreef|pad|markt|brug)$")

# A silent group of one or two is a person who is pointed at.
MIN_GROEP = 3


@dataclass(frozen=True)
class Omvang:
    """How broadly something was heard."""

    melders: int
    organisaties: int
    signalen: int


def omvang(signalen: Collection[Gehoord]) -> Omvang:
    """The bare count. It goes no further than the functions below allow. Who speaks for no organisatie (an
    ervaringsdeskundige) adds none; a conversation with many people counts as the one melder who tells of it."""
    organisaties = {s.organisatie for s in signalen} - {""}
    return Omvang(len({s.melder for s in signalen}), len(organisaties), len(signalen))


def cijfers(themas: Collection[str], signalen: Collection[Gehoord], actief: int) -> Omvang | None:
    """The figures of a pattern of these themes in one month with so many active melders; None when they stay
    hidden. One sensitive theme makes all of it sensitive."""
    gemeten = omvang(signalen)
    genoeg = MIN_SIGNALEN_GEVOELIG if GEVOELIG.intersection(themas) else MIN_SIGNALEN
    breed = gemeten.melders >= MIN_MELDERS and gemeten.organisaties >= MIN_ORGANISATIES
    return gemeten if actief >= MIN_ACTIEF and breed and gemeten.signalen >= genoeg else None


def noemer(actief: int) -> int | None:
    """The number of active melders, None when there are too few to show even that."""
    return actief if actief >= MIN_ACTIEF else None


def mag_genoemd(signalen: Collection[Gehoord]) -> bool:
    """May the theme of these signals be named, without figures?"""
    gemeten = omvang(signalen)
    return gemeten.melders >= NOEM_MELDERS and gemeten.organisaties >= NOEM_ORGANISATIES


def mag_plek(signalen: Collection[Gehoord]) -> bool:
    """May the buurt of these signals stand with a pattern that is shown? As broad as a pattern, without a figure."""
    gemeten = omvang(signalen)
    return gemeten.melders >= MIN_MELDERS and gemeten.organisaties >= MIN_ORGANISATIES


def mag_vorm(signalen: Collection[Gehoord], actief: int) -> bool:
    """May be told that it was heard this way, with a pattern that is shown? Not when it was one melder's way."""
    return actief >= MIN_ACTIEF and omvang(signalen).melders >= NOEM_MELDERS


def wensbaar(signalen: Collection[Gehoord]) -> tuple[Gehoord, ...]:
    """The signals whose wish may be shown with a pattern that is shown with figures: short ones. Words are shown only
    of who allowed it, and only where so many did that nobody can tell whose they are."""
    genoemd = [s for s in signalen if s.citeren and s.nodig]
    if not mag_plek(genoemd):
        return ()
    return tuple(s for s in genoemd if len(s.nodig) <= MAX_TEKENS_WENS and not set("[]\n") & set(s.nodig))


def citeerbaar(signalen: Collection[Gehoord], buurten: Collection[str]) -> tuple[Gehoord, ...]:
    """Whose words may be shown with a pattern that has figures: of who allowed it, nothing left out by the mask, not
    too short to mean something nor so long that a style shows, and no place that fewer than three signals name."""
    mag_plaats = zonder_zeldzame_plek([s.gehoord for s in signalen], buurten)
    return tuple(s for s in signalen if s.citeren and _past(s.gehoord) and mag_plaats(s.gehoord))


def _past(tekst: str) -> bool:
    return MIN_WOORDEN <= len(tekst.split()) <= MAX_WOORDEN and not set("[]") & set(tekst)


def zonder_zeldzame_plek(teksten: Collection[str], buurten: Collection[str]) -> Callable[[str], bool]:
    """Whether a text names no place that fewer than three of these texts name. The buurten are known to all."""
    bekend = {woord for buurt in buurten for woord in _woorden(buurt.casefold())}
    genoemd = Counter(woord for tekst in teksten for woord in set(_woorden(tekst.casefold())))

    def mag(tekst: str) -> bool:
        plekken = {w.casefold() for w in _woorden(tekst) if _lijkt_plek(w, tekst)} - bekend
        return all(genoemd[plek] >= MIN_NOEMT_PLEK for plek in plekken)

    return mag


def _lijkt_plek(woord: str, tekst: str) -> bool:
    """A word with a capital inside a sentence, or one that ends as streets do."""
    midden = re.search(rf"[^.!?\s]\s+{re.escape(woord)}\b", tekst) is not None
    return (woord[0].isupper() and midden) or STRAAT.search(woord.casefold()) is not None


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", tekst)


def stil(groepen: Mapping[str, Collection[Lid]], actieve_leden: Set[int], actief: int) -> tuple[str, ...]:
    """The groups, alphabetically, in which nobody took part and that are large enough to say so."""
    if actief < MIN_ACTIEF:
        return ()
    return tuple(
        naam
        for naam, leden in sorted(groepen.items(), key=lambda groep: groep[0].casefold())
        if len(leden) >= MIN_GROEP and not any(lid.persoon in actieve_leden for lid in leden)
    )


def stille_plekken(buurten: Collection[str], gehoord_in: Set[str], actief: int) -> tuple[str, ...]:
    """The buurten, alphabetically, of which nothing was heard. Unknown, so empty, when nobody named any buurt."""
    if actief < MIN_ACTIEF or not gehoord_in:
        return ()
    return tuple(sorted(set(buurten) - gehoord_in, key=str.casefold))


# --- inside a pattern that is shown with figures ---


def gedeeld(signalen: Collection[Gehoord]) -> bool:
    """Did people of more than one organisatie say this? What only one melder or one organisatie said has no name of
    its own inside a pattern."""
    gemeten = omvang(signalen)
    return gemeten.melders >= NOEM_MELDERS and gemeten.organisaties >= NOEM_ORGANISATIES


def mag_deel(thema: str, signalen: Collection[Gehoord]) -> bool:
    """May what lies inside a theme be named? Of a sensitive one only what is broad enough for figures of its own."""
    return _telt_mee(thema, signalen) if thema in GEVOELIG else gedeeld(signalen)


def mag_delen_tellen(thema: str, delen: Collection[Collection[Gehoord]], rest: Collection[Gehoord]) -> bool:
    """May be told how many signals each of these holds? Only when all of them may, and what is left over as well,
    which is the difference with the whole."""
    return all(_telt_mee(thema, deel) for deel in delen) and (not rest or _telt_mee(thema, rest))


def _telt_mee(thema: str, signalen: Collection[Gehoord]) -> bool:
    gemeten = omvang(signalen)
    genoeg = MIN_SIGNALEN_GEVOELIG if thema in GEVOELIG else MIN_SIGNALEN
    return mag_plek(signalen) and gemeten.signalen >= genoeg
