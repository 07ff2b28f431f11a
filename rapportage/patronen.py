"""From what a round brought in to its bundle: patterns by breadth, and what was not heard.

A pattern is a theme; what lies inside it is found by `deelpatronen`, and does not change its rank. Breadth goes
before volume, so that one busy melder cannot make a top 5. What may be shown is decided by `onthulling`; how it
looks by `render`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

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
from rapportage import citaten, deelpatronen, onthulling, wensen

TOP = 5  # the agenda of 20 minutes has five for these

T = TypeVar("T")


@dataclass(frozen=True)
class _Groep:
    """Themes that are one pattern. `geteld` are those whose signals count in what is shown of it; the others went
    along uncounted. `naam` is how it is called, `sleutel` which pattern it is."""

    naam: str
    sleutel: str
    themas: frozenset[str]
    geteld: frozenset[str]


def maak_bundel(oogst: Oogst, ingrepen: Sequence[Ingreep] = ()) -> Bundel:
    """The bundle of a round, frozen: the same harvest gives the same bundle, in whatever order it came in.

    `ingrepen`, in their order, are what a coördinator changed in it. They come before the thresholds, which hold
    for what is shown in the end.
    """
    actief = len(oogst.actief | {s.melder for s in oogst.signalen})
    themas = _per_thema(oogst.signalen)
    ingrepen = tuple(_met_eigen_namen(oogst.wijkverband, ingrepen))
    groepen = _ingegrepen(themas, actief, ingrepen)
    top = _top(groepen, themas, actief, oogst.vorige_signalen or ())
    ook = _ook_gehoord(groepen, themas, {patroon.sleutel for patroon in top})
    top = _met_deelpatronen(top, groepen, themas, oogst, ingrepen)
    top = _met_citaten(top, groepen, themas, oogst.wijkverband.buurten, ingrepen)
    return Bundel(
        wijkverband=oogst.wijkverband.naam,
        ronde=oogst.ronde,
        actieve_melders=onthulling.noemer(actief),
        top=top,
        ook_gehoord=tuple(groep.naam for groep in ook),
        ook_sleutels=tuple(groep.sleutel for groep in ook) if ingrepen else (),
        niet_gehoord=_niet_gehoord(oogst, actief),
        vorige_bekend=oogst.vorige_signalen is not None,
        open_acties=oogst.open_acties,
        zonder_terugkoppeling=next(iter(oogst.open_rondes[-1:]), ""),
        ook_open=oogst.open_rondes[:-1],
        doel=oogst.afspraken.verandering if oogst.afspraken else "",
        vormen=_vormen(oogst.signalen, actief),
        late_updates=oogst.late_updates,
        later=oogst.later,
        vraagdagen=oogst.vraagdagen,
        toelichting=next((i.waarde for i in reversed(ingrepen) if i.soort is Greep.TOELICHTING), ""),
    )


def _met_eigen_namen(verband: Wijkverband, ingrepen: Iterable[Ingreep]) -> Iterator[Ingreep]:
    """A theme is called here as the wijkverband calls it, until the coördinator gives the pattern another name."""
    namen = {
        sleutel_van(thema): Ingreep(Greep.NAAM, sleutel_van(thema), naam)
        for thema, naam in verband.themanamen
    }
    yield from (ingreep for ingreep in namen.values() if ingreep.waarde)
    hernoemd = set[str]()
    for ingreep in ingrepen:
        yield ingreep
        hernoemd |= {ingreep.patroon} if ingreep.soort is Greep.NAAM else set()
        eigen = namen.get(sleutel_van(ingreep.waarde)) if ingreep.soort is Greep.THEMA else None
        if eigen is not None and eigen.waarde and eigen.patroon not in hernoemd:
            yield eigen


def sleutel_na(thema: str, ingrepen: Iterable[Ingreep]) -> str:
    """The key of the pattern in which this theme is, after what the coördinator changed."""
    sleutel = sleutel_van(thema)
    for ingreep in ingrepen:
        if ingreep.patroon == sleutel:
            sleutel = _wordt(ingreep) or sleutel
    return sleutel


def _wordt(ingreep: Ingreep) -> str:
    """The key of the pattern that the one of this change becomes or joins; empty when it stays what it is."""
    match ingreep.soort:
        case Greep.THEMA:
            return sleutel_van(ingreep.waarde)
        case Greep.SAMEN:
            return ingreep.waarde
        case _:
            return ""


def _ingegrepen(
    themas: Mapping[str, Collection[Gehoord]], actief: int, ingrepen: Iterable[Ingreep]
) -> tuple[_Groep, ...]:
    groepen = {sleutel_van(t): _Groep(t, sleutel_van(t), frozenset({t}), frozenset({t})) for t in themas}
    for ingreep in ingrepen:
        groep, naar = groepen.get(ingreep.patroon), _wordt(ingreep)
        if groep is None or naar == groep.sleutel:
            continue
        if ingreep.soort is Greep.NAAM:
            groepen[groep.sleutel] = replace(groep, naam=ingreep.waarde)
        elif naar in groepen:
            groepen[naar] = _samen(groepen[naar], groepen.pop(groep.sleutel), themas, actief)
        elif ingreep.soort is Greep.THEMA:
            themas_nu = groep.themas | {ingreep.waarde}
            del groepen[groep.sleutel]
            groepen[naar] = replace(groep, naam=ingreep.waarde, sleutel=naar, themas=themas_nu)
    return tuple(groepen.values())


def _samen(blijft: _Groep, erbij: _Groep, themas: Mapping[str, Collection[Gehoord]], actief: int) -> _Groep:
    """One pattern of two. Only what is shown as openly already counts together: if a hidden figure were added to
    one that is shown, it would be the difference between before and after."""
    openheid = [_openheid(groep, themas, actief) for groep in (blijft, erbij)]
    meetellend = [groep for groep, o in zip((blijft, erbij), openheid, strict=True) if o == max(openheid)]
    geteld = frozenset(thema for groep in meetellend for thema in groep.geteld)
    return replace(blijft, themas=blijft.themas | erbij.themas, geteld=geteld)


def _openheid(groep: _Groep, themas: Mapping[str, Collection[Gehoord]], actief: int) -> int:
    """2 with figures, 1 by its name only, 0 not at all."""
    signalen = _van(groep.geteld, themas)
    if onthulling.cijfers(groep.themas, signalen, actief):
        return 2
    return 1 if onthulling.mag_genoemd(signalen) else 0


def _van(themas: Iterable[str], per_thema: Mapping[str, Collection[Gehoord]]) -> list[Gehoord]:
    return [signaal for thema in sorted(themas) for signaal in per_thema.get(thema, ())]


def _per_thema(signalen: Iterable[Gehoord]) -> dict[str, list[Gehoord]]:
    """*Iets anders* is no pattern and is not named: it holds what has nothing in common, so its breadth says
    nothing, and as a choice it would be read as *something else*."""
    themas = _verdeel(signalen, lambda s: s.thema)
    themas.pop(GEEN_THEMA, None)
    return themas


def _verdeel(dingen: Iterable[T], sleutel: Callable[[T], str]) -> dict[str, list[T]]:
    """Those with the same key together; those without one are left out."""
    groepen: defaultdict[str, list[T]] = defaultdict(list)
    for ding in dingen:
        groepen[sleutel(ding)].append(ding)
    groepen.pop("", None)
    return dict(groepen)


def _top(
    groepen: Iterable[_Groep],
    themas: Mapping[str, Collection[Gehoord]],
    actief: int,
    vorige: Collection[Gehoord],
) -> tuple[Patroon, ...]:
    """The broadest patterns of those that are shown with figures: melders, then organisaties, then signalen."""
    patronen = []
    for groep in groepen:
        signalen = _van(groep.geteld, themas)
        if nu := onthulling.cijfers(groep.themas, signalen, actief):
            patronen.append(
                Patroon(
                    naam=groep.naam,
                    melders=nu.melders,
                    organisaties=nu.organisaties,
                    signalen=nu.signalen,
                    buurten=_buurten(signalen),
                    vorige=_vorige(groep, vorige),
                    sleutel=groep.sleutel,
                    vormen=_vormen(signalen, actief),
                    gewenst=wensen.om_uit_te_kiezen(signalen),
                )
            )
    return tuple(sorted(patronen, key=_rang)[:TOP])


def _met_deelpatronen(
    top: Sequence[Patroon],
    groepen: Iterable[_Groep],
    themas: Mapping[str, Collection[Gehoord]],
    oogst: Oogst,
    ingrepen: Sequence[Ingreep],
) -> tuple[Patroon, ...]:
    """Each with what lies inside it. That is told per theme, and stays so when two themes are one pattern."""
    geteld = {groep.sleutel: groep.geteld for groep in groepen}
    in_top = {thema for patroon in top for thema in geteld[patroon.sleutel]}
    gevonden = deelpatronen.zoek(oogst.signalen, in_top, oogst.bekende_delen)
    getoond = {thema: deelpatronen.toon(delen, themas[thema], thema) for thema, delen in gevonden.items()}
    resultaat = []
    for patroon in top:
        hier = [getoond[thema] for thema in sorted(geteld[patroon.sleutel]) if thema in getoond]
        delen = tuple(deel for van_thema, _ in hier for deel in van_thema)
        eigen, overig = deelpatronen.na_ingrepen(delen, ingrepen), sum(rest for _, rest in hier)
        resultaat.append(replace(patroon, deelpatronen=eigen, overig=overig))
    return tuple(resultaat)


def _met_citaten(
    top: Sequence[Patroon],
    groepen: Iterable[_Groep],
    themas: Mapping[str, Collection[Gehoord]],
    buurten: Collection[str],
    ingrepen: Iterable[Ingreep],
) -> tuple[Patroon, ...]:
    """Each with one quote where that may be, then with what several asked for: never two texts of one melder. No quote
    where the coördinator hid it."""
    verborgen = {ingreep.patroon for ingreep in ingrepen if ingreep.soort is Greep.VERBERG}
    geteld, aan_het_woord, resultaat = {g.sleutel: g.geteld for g in groepen}, set[str](), list[Patroon]()
    for patroon in top:
        citaat = citaten.kies(_van(geteld[patroon.sleutel], themas), buurten, aan_het_woord)
        if citaat is not None:
            aan_het_woord.add(citaat.melder)  # also when it is hidden: no other one comes in its place
        toon = citaat is not None and patroon.sleutel not in verborgen
        resultaat.append(replace(patroon, citaat=citaat.gehoord) if citaat and toon else patroon)
    for plek, patroon in enumerate(resultaat):
        gewenst = wensen.breed(_van(geteld[patroon.sleutel], themas), buurten, aan_het_woord)
        aan_het_woord |= {wens.melder for wens in gewenst}
        resultaat[plek] = replace(patroon, wensen=tuple(wens.nodig for wens in gewenst))
    return tuple(resultaat)


def _vorige(groep: _Groep, vorige: Collection[Gehoord]) -> int | None:
    """How many signals the month before, where each of its themes may be shown by itself: together they would
    else give away the one that stayed hidden."""
    # Who only said *niets bijzonders* last month is not known any more, so that month counts as a little smaller.
    actief, themas = len({s.melder for s in vorige}), _per_thema(vorige)
    per_thema = [onthulling.cijfers({thema}, themas.get(thema, ()), actief) for thema in groep.geteld]
    return sum(omvang.signalen for omvang in per_thema if omvang) if all(per_thema) else None


def _rang(patroon: Patroon) -> tuple[int, int, int, str]:
    return (
        -(patroon.melders or 0),
        -(patroon.organisaties or 0),
        -(patroon.signalen or 0),
        patroon.naam.casefold(),
    )


def _buurten(signalen: Iterable[Gehoord]) -> tuple[str, ...]:
    per_buurt = _verdeel(signalen, lambda s: s.buurt)
    return tuple(sorted((b for b, deel in per_buurt.items() if onthulling.mag_plek(deel)), key=str.casefold))


def _vormen(signalen: Iterable[Gehoord], actief: int) -> tuple[Vorm, ...]:
    """By which forms this was heard, in the order of the toolkit; none when it was by the questions to professionals
    alone, which go without saying."""
    per_vorm = _verdeel(signalen, lambda s: s.vorm)
    vormen = tuple(vorm for vorm in Vorm if onthulling.mag_vorm(per_vorm.get(vorm, ()), actief))
    return () if vormen == (Vorm.UITVRAAG,) else vormen


def _ook_gehoord(
    groepen: Iterable[_Groep], themas: Mapping[str, Collection[Gehoord]], in_top: set[str]
) -> tuple[_Groep, ...]:
    """What is below the threshold together with what fell outside the top: nobody can tell which is which."""
    genoemd = (
        groep
        for groep in groepen
        if groep.sleutel not in in_top and onthulling.mag_genoemd(_van(groep.geteld, themas))
    )
    return tuple(sorted(genoemd, key=lambda groep: groep.naam.casefold()))


def _niet_gehoord(oogst: Oogst, actief: int) -> tuple[str, ...]:
    """Functions, then organisaties, in which nobody took part; then buurten of which nothing was heard."""
    gevraagd = [
        lid
        for lid in oogst.leden
        if not lid.is_ervaringsdeskundige  # she speaks for no organisatie
        and (Rol.MELDER in lid.rollen or lid.persoon in oogst.actieve_leden)
    ]
    soorten: tuple[Callable[[Lid], str], ...] = (lambda lid: lid.functie, lambda lid: lid.organisatie)
    stil = (onthulling.stil(_verdeel(gevraagd, soort), oogst.actieve_leden, actief) for soort in soorten)
    gehoord_in = {s.buurt for s in oogst.signalen} - {""}
    plekken = onthulling.stille_plekken(oogst.wijkverband.buurten, gehoord_in, actief)
    return (*(naam for namen in stil for naam in namen), *(f"buurt {plek}" for plek in plekken))
