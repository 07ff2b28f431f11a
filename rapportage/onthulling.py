"""Small numbers: what of all that was heard may be shown, so that nobody can be recognised in a figure.

Every threshold stands here, and what may not be shown leaves as None or not at all. Whoever reads a bundle is a
colleague: she knows who takes part and for which organisatie, and what she told herself. So a figure is shown only
where it leaves her in doubt about each of the others (`Kring`), and else as *at least so many*. `benchmarks.onthulling`
attacks what is published by these rules. How patterns are made and how they look is not told here.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from gesprekken.wijk import Bundel, Gehoord, Lid, Patroon, Vorm, sleutel_van

# The privacy rules of Wijksignaal. Statistical offices hide cells below 3, 5 or 10; here breadth counts as well,
# because five signals can come from one busy melder.
MIN_SIGNALEN = 5
MIN_MELDERS = 3
MIN_ORGANISATIES = 2

# Of the melder with most signals so many count towards the threshold. Else one who gave four, and sees her theme
# named without figures, knows that exactly one other told it.
LUIDSTE_TELT = 2

# A theme that carries suicide. Violence at home has no theme of its own; it needs one, or a pattern, to be guarded.
MIN_SIGNALEN_GEVOELIG = 10
GEVOELIG = frozenset({"Stress en mentaal"})
GEVOELIGE_SLEUTELS = frozenset(sleutel_van(thema) for thema in GEVOELIG)

# Below these a theme is not even named: it would be the theme of one person, or of one organisation.
NOEM_MELDERS = 2
NOEM_ORGANISATIES = 2

# With fewer active melders nothing is split: who was there is too easily known.
MIN_ACTIEF = 5

# The number of melders is only exact where more than so many did not say it: who was silent herself would else know
# that all the others spoke.
SPELING = 2

# What is shown is split by buurt and by form from so many organisaties on. Form D is that of one role, so there must
# be more who have it than a reader and those who must have used it.
MIN_SPLITS_ORGANISATIES = 3
MIN_ERVARING = 4

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


@dataclass(frozen=True)
class Cijfers:
    """How broadly something was heard, as it may be shown. `ondergrens` names what is *at least so many*; the signals
    are None where they would say how many melders that were."""

    melders: int
    organisaties: int
    signalen: int | None
    ondergrens: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kring:
    """Who may have told something, as every colleague may know: how many people of each organisatie, largest first,
    and how many who count for none."""

    organisaties: tuple[int, ...] = ()
    los: int = 0

    @property
    def mensen(self) -> int:
        return sum(self.organisaties) + self.los

    def plekken(self) -> Iterator[int]:
        """Where somebody can be: in an organisatie of each size, by its place, or -1 in none."""
        yield from {grootte: plek for plek, grootte in enumerate(self.organisaties)}.values()
        if self.los:
            yield -1

    def zonder(self, plek: int) -> "Kring":
        """With one person less there."""
        if plek < 0:
            return Kring(self.organisaties, self.los - 1)
        over = [grootte - (nr == plek) for nr, grootte in enumerate(self.organisaties)]
        return Kring(tuple(sorted(filter(None, over), reverse=True)), self.los)


def kring(
    signalen: Collection[Gehoord],
    leden: Collection[Lid],
    actieve_leden: Set[int],
    actief: int,
    zwegen: Set[str] = frozenset(),
) -> Kring:
    """All who took part, less those of groups of which the bundle says that they told nothing (`zwegen`). With too few
    to be counted all members, since nobody can know who they were."""
    melders = {s.melder: s.organisatie for s in signalen}
    kan = [lid for lid in leden if actief < MIN_ACTIEF or lid.persoon in actieve_leden]
    kan = [lid for lid in kan if not {lid.functie, lid.organisatie} & zwegen]
    # Who left is only known by what she told, who told nothing only as a member: the larger of the two is certain.
    telt = Counter(melders.values()) | Counter(
        "" if lid.is_ervaringsdeskundige else lid.organisatie for lid in kan
    )
    los = telt.pop("", 0)
    return Kring(tuple(sorted(telt.values(), reverse=True)), los)


def breed_genoeg(kring: Kring) -> bool:
    """May anything be named? Only when two organisaties are left without a reader and any other: else she, who did
    not tell it, would know that the other did."""
    return all(
        len(kring.zonder(lezer).zonder(ander).organisaties) >= NOEM_ORGANISATIES
        for lezer in kring.plekken()
        for ander in kring.zonder(lezer).plekken()
    )


def omvang(signalen: Collection[Gehoord]) -> Omvang:
    """The bare count. It goes no further than the functions below allow. Who speaks for no organisatie (an
    ervaringsdeskundige) adds none; a conversation with many people counts as the one melder who tells of it."""
    organisaties = {s.organisatie for s in signalen} - {""}
    return Omvang(len({s.melder for s in signalen}), len(organisaties), len(signalen))


def cijfers(
    themas: Collection[str], signalen: Collection[Gehoord], actief: int, kring: Kring
) -> Cijfers | None:
    """The figures of a pattern of these themes in one round with so many active melders; None when they stay
    hidden. One sensitive theme makes all of it sensitive."""
    gemeten = omvang(signalen)
    if min(actief, kring.mensen) < MIN_ACTIEF or not breed_genoeg(kring):
        return None
    if not _groot_genoeg(signalen, drempel(map(sleutel_van, themas))):
        return None
    melders = next((reeks for reeks in _melderreeksen(kring) if gemeten.melders in reeks), range(0))
    organisaties = next((r for r in _organisatiereeksen(kring, melders) if gemeten.organisaties in r), ())
    if not organisaties:
        return None
    reeksen = {"melders": melders, "organisaties": organisaties}
    return Cijfers(
        melders=melders[0],
        organisaties=organisaties[0],
        signalen=gemeten.signalen if melders[-1] <= MIN_MELDERS + 1 or len(melders) == 1 else None,
        ondergrens=tuple(naam for naam, reeks in reeksen.items() if len(reeks) > 1),
    )


def drempel(sleutels: Iterable[str]) -> int:
    """How many signals a pattern with these keys needs."""
    return MIN_SIGNALEN_GEVOELIG if GEVOELIGE_SLEUTELS.intersection(sleutels) else MIN_SIGNALEN


def _groot_genoeg(signalen: Collection[Gehoord], genoeg: int) -> bool:
    """Who counts for no organisatie is one of the three melders, but towards the signals only once: the threshold of
    two organisaties says nothing of her, so she would else see too well what the others gave."""
    gemeten = omvang(signalen)
    per_melder = Counter(s.melder for s in signalen if s.organisatie)
    los = len({s.melder for s in signalen} - per_melder.keys())
    telt = per_melder.total() + los - max(0, max(per_melder.values(), default=0) - LUIDSTE_TELT)
    return gemeten.melders >= MIN_MELDERS and gemeten.organisaties >= MIN_ORGANISATIES and telt >= genoeg


# --- in which steps a figure is shown ---


@cache
def _melderreeksen(kring: Kring) -> tuple[range, ...]:
    """One by one, the first two together where they must be, and the last together as late as can be; () when no way
    leaves everybody in doubt."""
    for top in range(max(MIN_MELDERS, kring.mensen - SPELING), MIN_MELDERS - 1, -1):
        begin = (range(MIN_MELDERS, MIN_MELDERS + 1), range(MIN_MELDERS + 1, MIN_MELDERS + 2))
        for eerste in (begin, (range(MIN_MELDERS, MIN_MELDERS + 2),)):
            los = [*eerste, *(range(n, n + 1) for n in range(MIN_MELDERS + 2, top))]
            reeksen = (*(reeks for reeks in los if reeks[-1] < top), range(top, kring.mensen + 1))
            if sum(map(len, reeksen)) == kring.mensen + 1 - MIN_MELDERS and all(
                _organisatiereeksen(kring, reeks) for reeks in reeksen
            ):
                return reeksen
    return ()


@cache
def _organisatiereeksen(kring: Kring, melders: range) -> tuple[tuple[int, ...], ...]:
    """The finest steps for the number of organisaties, each of which leaves everybody in doubt; () when there are
    none. They follow from the kring and the number of melders alone, so which step it is gives no more away."""
    standen = _standen(kring)
    bits = [standen.get(m, 0) for m in melders]
    kan = [
        o for o in range(MIN_ORGANISATIES, len(kring.organisaties) + 1) if any(wel >> o & 1 for wel in bits)
    ]

    los = tuple((o,) for o in kan)
    if all(_laat_in_twijfel(kring, melders, reeks) for reeks in los):
        return los
    fijnst: dict[int, tuple[tuple[int, ...], ...]] = {len(kan): ()}
    for begin in range(len(kan) - 1, -1, -1):
        keuzes = [
            (reeks, *fijnst[tot])
            for tot in range(begin + 1, len(kan) + 1)
            if tot in fijnst and _laat_in_twijfel(kring, melders, reeks := tuple(kan[begin:tot]))
        ]
        if keuzes:
            fijnst[begin] = max(keuzes, key=len)
    return fijnst.get(0, ())


def _laat_in_twijfel(kring: Kring, melders: Sequence[int], organisaties: Sequence[int]) -> bool:
    """Whoever reads it, whether she told it or not: for each other there is a way in which that one did not, and of
    what is shown in steps she cannot tell which figure it was."""
    reeks = sum(1 << o for o in organisaties)
    for mogelijk, zonder_een, alle in _blikken(kring):
        melderkeuze = [m for m in melders if mogelijk.get(m, 0) & reeks]
        organisatiekeuze = 0
        for m in melderkeuze:
            organisatiekeuze |= mogelijk[m] & reeks
        if not melderkeuze:
            continue
        if len(melderkeuze) < min(2, len(melders)):
            return False
        # *At least two organisaties*, and only two that it can be: then that is said, and it tells of nobody.
        gezegd = organisatiekeuze == 1 << organisaties[0] == 1 << alle
        if organisatiekeuze.bit_count() < min(2, len(organisaties)) and not gezegd:
            return False
        if not all(any(over.get(m, 0) & reeks for m in melders) for over in zonder_een):
            return False
    return True


_Standen = Mapping[int, int]  # by the number of melders a bit for each number of organisaties


@cache
def _blikken(kring: Kring) -> tuple[tuple[_Standen, tuple[_Standen, ...], int], ...]:
    """For every kind of reader, who told it or not: what is possible, what is without each kind of other, and of how
    many organisaties it can be at most."""
    resultaat = []
    for lezer in kring.plekken():
        for zelf in (0, 1):
            rest = kring.zonder(lezer)
            erbij = (
                1 if zelf and lezer >= 0 else 0
            )  # her own organisatie is among them, whoever else of it told it
            if erbij:
                anderen = (*kring.organisaties[:lezer], *kring.organisaties[lezer + 1 :])
                rest = Kring(anderen, kring.los + kring.organisaties[lezer] - 1)
            zonder = tuple(_standen(rest.zonder(ander), zelf, erbij) for ander in rest.plekken())
            resultaat.append((_standen(rest, zelf, erbij), zonder, len(rest.organisaties) + erbij))
    return tuple(resultaat)


def _standen(kring: Kring, melders: int = 0, organisaties: int = 0) -> _Standen:
    """Of how many organisaties each number of people of this kring can be, with so many beside them: of the fewest
    that hold so many, up to as many as there are people."""
    hoogste = [kring.los + sum(kring.organisaties[:n]) for n in range(len(kring.organisaties) + 1)]
    standen, minst = {}, 0
    for m in range(kring.mensen + 1):
        while hoogste[minst] < m:
            minst += 1
        meest = min(m, len(kring.organisaties))
        standen[m + melders] = ((1 << meest + 1) - (1 << minst)) << organisaties
    return standen


# --- what goes with it ---


def noemer(actief: int) -> int | None:
    """The number of active melders, None when there are too few to show even that."""
    return actief if actief >= MIN_ACTIEF else None


def mag_genoemd(signalen: Collection[Gehoord], kring: Kring) -> bool:
    """May the theme of these signals be named, without figures?"""
    gemeten = omvang(signalen)
    breed = gemeten.melders >= NOEM_MELDERS and gemeten.organisaties >= NOEM_ORGANISATIES
    return breed and breed_genoeg(kring)


def mag_gesplitst(organisaties: int | None) -> bool:
    """May be told what lies inside a pattern that so many organisaties told, in which buurten and by which forms it
    was heard? With two, what is of both and not of the reader would be of her only colleague."""
    return (organisaties or 0) >= MIN_SPLITS_ORGANISATIES


def mag_plek(signalen: Collection[Gehoord]) -> bool:
    """May the buurt of these signals stand with a pattern that may be split? As broad as a pattern, without a
    figure."""
    gemeten = omvang(signalen)
    return gemeten.melders >= MIN_MELDERS and gemeten.organisaties >= MIN_ORGANISATIES


def mag_vorm(vorm: Vorm, signalen: Collection[Gehoord], actief: int, kring: Kring) -> bool:
    """May be told that it was heard this way, with a pattern that may be split? Not when it was one melder's way."""
    genoeg = actief >= MIN_ACTIEF and omvang(signalen).melders >= NOEM_MELDERS
    return genoeg and (vorm is not Vorm.ERVARING or kring.los >= MIN_ERVARING)


def eerder(geteld: Set[str], bundel: Bundel | None) -> int | None:
    """How many signals the round before had of the pattern with these keys: what its bundle said, and nothing that it
    kept to itself then, whether as too small or as one too many."""
    delen = [p for p in (bundel.top if bundel else ()) if set(p.delen) <= geteld]
    if {sleutel for p in delen for sleutel in p.delen} != geteld:
        return None
    return samen_geteld([p.signalen for p in delen])


def samen_geteld(aantallen: Collection[int | None]) -> int | None:
    """Together, as far as each is shown."""
    return None if None in aantallen else sum(aantal for aantal in aantallen if aantal is not None)


def samen(delen: Sequence[Patroon], sleutels: Collection[str]) -> Cijfers | None:
    """The figures of what a coördinator put together. It says no more than its parts did: their signals together, and
    at least the broadest of them. How many told both would give away more than was shown."""
    signalen, genoeg = samen_geteld([p.signalen for p in delen]), drempel(sleutels)
    strenger = genoeg > drempel(sleutel for p in delen for sleutel in p.delen)
    if strenger and (signalen is None or signalen < genoeg):
        return None
    melders, organisaties = (
        max(getattr(p, naam) or 0 for p in delen) for naam in ("melders", "organisaties")
    )
    ondergrens = delen[0].ondergrens if len(delen) == 1 else ("melders", "organisaties")
    return Cijfers(melders, organisaties, signalen, ondergrens)


def wensbaar(signalen: Collection[Gehoord]) -> tuple[Gehoord, ...]:
    """The signals whose wish may be shown with a pattern that is shown with figures: short ones. Words are shown only
    of who allowed it, and only where so many did that nobody can tell whose they are."""
    genoemd = [s for s in signalen if s.citeren and s.nodig]
    if not mag_plek(genoemd):
        return ()
    return tuple(s for s in genoemd if len(s.nodig) <= MAX_TEKENS_WENS and not set("[]\n") & set(s.nodig))


def nog_gewenst(gezegd: Iterable[str], signalen: Collection[Gehoord]) -> tuple[str, ...]:
    """Of the changes that stood in a bundle those that still may: who asked for it may have left since."""
    mag = {s.nodig for s in signalen if s.citeren}
    return tuple(dict.fromkeys(w for w in gezegd if w in mag))[:MAX_WENSEN]


def nog_te_citeren(citaat: str, signalen: Collection[Gehoord]) -> bool:
    """May this quote of a bundle still stand there?"""
    return any(s.citeren and s.gehoord == citaat for s in signalen)


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


def zwegen(
    signalen: Collection[Gehoord],
    groepen: Mapping[str, Collection[Lid]],
    actieve_leden: Set[int],
    actief: int,
) -> tuple[str, ...]:
    """The groups, alphabetically, of which enough people took part to say that all of them had nothing special to
    tell. A group with one of them is not named, so that it means nothing when hers is not."""
    if actief < MIN_ACTIEF:
        return ()
    spraken = {naam for s in signalen for naam in (s.functie, s.organisatie)}
    return tuple(
        naam
        for naam, leden in sorted(groepen.items(), key=lambda groep: groep[0].casefold())
        if naam not in spraken and sum(lid.persoon in actieve_leden for lid in leden) >= MIN_GROEP
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
    return _groot_genoeg(signalen, drempel([sleutel_van(thema)]))
