"""From what a round brought in to its bundle: patterns by breadth, and what was not heard.

A pattern is a theme; what lies inside it is found by `deelpatronen`, and does not change its rank. Breadth goes
before volume, so that one busy melder cannot make a top 5. What may be shown is decided by `onthulling`, whether it
moves by `beweging`, how it looks by `render`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
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
    Verleden,
    Vorm,
    Wijkverband,
    sleutel_van,
)
from rapportage import beweging, citaten, deelpatronen, onthulling, wensen
from rapportage.onthulling import Kring

TOP = 5  # the agenda of 20 minutes has five for these

T = TypeVar("T")


def maak_bundel(oogst: Oogst, ingrepen: Sequence[Ingreep] = ()) -> Bundel:
    """The bundle of a round, frozen: the same harvest gives the same bundle, in whatever order it came in.

    `ingrepen`, in their order, are what a coördinator changed in it.
    """
    actief = len(oogst.actief | {s.melder for s in oogst.signalen})
    gevraagd, niet_gehoord, zwegen = _niet_gehoord(oogst, actief)
    kring = onthulling.kring(oogst.signalen, gevraagd, oogst.actieve_leden, actief, set(zwegen))
    themas = _per_thema(oogst.signalen)
    top = _top(themas, actief, kring, oogst.vorige_bundel)
    in_top = {patroon.naam for patroon in top}
    ook = (t for t, deel in themas.items() if t not in in_top and onthulling.mag_genoemd(deel, kring))
    top = _met_deelpatronen(top, themas, oogst)
    bundel = Bundel(
        wijkverband=oogst.wijkverband.naam,
        ronde=oogst.ronde,
        actieve_melders=onthulling.noemer(actief),
        top=_met_citaten(top, themas, oogst.wijkverband.buurten),
        ook_gehoord=tuple(sorted(ook, key=str.casefold)),
        niet_gehoord=niet_gehoord,
        vorige_bekend=oogst.vorige_bundel is not None,
        open_acties=oogst.open_acties,
        zonder_terugkoppeling=next(iter(oogst.open_rondes[-1:]), ""),
        ook_open=oogst.open_rondes[:-1],
        doel=oogst.afspraken.verandering if oogst.afspraken else "",
        vormen=_vormen(oogst.signalen, actief, kring),
        late_updates=oogst.late_updates,
        later=oogst.later,
        vraagdagen=oogst.vraagdagen,
        zwegen=zwegen,
        gevraagd=len(gevraagd) if onthulling.noemer(actief) else None,
        te_smal=bool(oogst.signalen) and not onthulling.breed_genoeg(kring),
    )
    if oogst.verleden is not None:
        bundel = _met_beweging(bundel, oogst.verleden, oogst.wijkverband)
    return verander(bundel, bundel.genoemd, ingrepen, oogst)


def _met_beweging(bundel: Bundel, verleden: Verleden, verband: Wijkverband) -> Bundel:
    """What moves among what is shown, what is hardly heard any more, and what is new and small."""
    beeld = beweging.beeld(verleden, bundel.ronde)
    weg = beeld.weggezakt if bundel.actieve_melders else ()
    return replace(
        bundel,
        top=tuple(beweging.met_beweging(patroon, beeld, bundel.actieve_melders) for patroon in bundel.top),
        te_weinig_maanden=beweging.te_weinig_maanden(verleden),
        weggezakt=tuple(Patroon(verband.heet(t), sleutel=sleutel_van(t)) for t in weg),
        zwak=beweging.zwak(bundel.zonder_cijfers, verleden),
    )


# --- what the coördinator changes ---


@dataclass(frozen=True)
class _Groep:
    """Patterns that became one. `geteld` are those whose figures are shown, or else those that have none; of the
    others only the key is in `sleutels`. `naam` is how it is called, `sleutel` which pattern it is."""

    naam: str
    sleutel: str
    sleutels: frozenset[str]
    geteld: tuple[Patroon, ...]


def verander(bundel: Bundel, basis: Sequence[Patroon], ingrepen: Sequence[Ingreep], oogst: Oogst) -> Bundel:
    """This bundle after what the coördinator changed in what it said at first (`basis`). No figure is counted anew:
    what follows from what was shown gives nothing away, however often something is tried and whoever left since. The
    harvest only tells whose words may still be shown."""
    ingrepen = tuple(_met_eigen_namen(oogst.wijkverband, ingrepen))
    groepen = _ingegrepen(basis, ingrepen)
    verborgen = {i.patroon for i in ingrepen if i.soort is Greep.VERBERG}
    patronen = [_na(groep, ingrepen, verborgen, oogst) for groep in groepen]
    ook = sorted((p for p in patronen if p.melders is None), key=lambda p: p.naam.casefold())
    return replace(
        bundel,
        top=tuple(sorted((p for p in patronen if p.melders is not None), key=_rang)),
        ook_gehoord=tuple(p.naam for p in ook),
        ook_sleutels=tuple(p.sleutel for p in ook) if ingrepen else (),
        toelichting=next((i.waarde for i in reversed(ingrepen) if i.soort is Greep.TOELICHTING), ""),
    )


def _ingegrepen(basis: Sequence[Patroon], ingrepen: Iterable[Ingreep]) -> tuple[_Groep, ...]:
    groepen = {p.sleutel: _Groep(p.naam, p.sleutel, frozenset(p.delen), (p,)) for p in basis}
    for ingreep in ingrepen:
        groep, naar = groepen.get(ingreep.patroon), _wordt(ingreep)
        if groep is None or naar == groep.sleutel:
            continue
        if ingreep.soort is Greep.NAAM:
            groepen[groep.sleutel] = replace(groep, naam=ingreep.waarde)
        elif naar in groepen:
            groepen[naar] = _samen(groepen[naar], groepen.pop(groep.sleutel))
        elif ingreep.soort is Greep.THEMA:
            del groepen[groep.sleutel]
            groepen[naar] = replace(
                groep, naam=ingreep.waarde, sleutel=naar, sleutels=groep.sleutels | {naar}
            )
    return tuple(groepen.values())


def _samen(blijft: _Groep, erbij: _Groep) -> _Groep:
    """One pattern of two. What has no figures goes along uncounted where the other has: it would be the difference
    between before and after."""
    met_cijfers = [groep for groep in (blijft, erbij) if groep.geteld[0].melders is not None]
    geteld = tuple(p for groep in met_cijfers or (blijft, erbij) for p in groep.geteld)
    return replace(blijft, sleutels=blijft.sleutels | erbij.sleutels, geteld=geteld)


def _na(groep: _Groep, ingrepen: Sequence[Ingreep], verborgen: Set[str], oogst: Oogst) -> Patroon:
    """How it is shown now."""
    eigen = next((p for p in groep.geteld if p.sleutel == groep.sleutel), groep.geteld[0])
    delen = tuple(sorted({sleutel for p in groep.geteld for sleutel in p.delen}))
    nu = onthulling.samen(groep.geteld, groep.sleutels) if eigen.melders is not None else None
    kaal = Patroon(groep.naam, sleutel=groep.sleutel, geteld=() if delen == (groep.sleutel,) else delen)
    if nu is None:
        return kaal
    signalen = [s for s in oogst.signalen if sleutel_van(s.thema) in delen]
    toon = groep.sleutel not in verborgen and onthulling.nog_te_citeren(eigen.citaat, signalen)
    return replace(
        kaal,
        melders=nu.melders,
        organisaties=nu.organisaties,
        signalen=nu.signalen,
        ondergrens=nu.ondergrens,
        buurten=_uniek(b for p in groep.geteld for b in p.buurten),
        vormen=tuple(vorm for vorm in Vorm if any(vorm in p.vormen for p in groep.geteld)),
        vorige=onthulling.eerder(set(delen), oogst.vorige_bundel),
        gewenst=onthulling.nog_gewenst((w for p in groep.geteld for w in p.gewenst), signalen),
        wensen=onthulling.nog_gewenst((w for p in groep.geteld for w in p.wensen), signalen),
        beweging=eigen.beweging if delen == (groep.sleutel,) else None,  # of two together no months are known
        deelpatronen=deelpatronen.na_ingrepen([d for p in groep.geteld for d in p.deelpatronen], ingrepen),
        overig=sum(p.overig for p in groep.geteld),
        citaat=eigen.citaat if toon else "",
    )


def _uniek(namen: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(namen), key=str.casefold))


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
    themas: Mapping[str, Collection[Gehoord]], actief: int, kring: Kring, vorige: Bundel | None
) -> tuple[Patroon, ...]:
    """The broadest patterns of those that are shown with figures: melders, then organisaties, then signalen, as far as
    these are shown."""
    patronen = []
    for thema, signalen in themas.items():
        nu = onthulling.cijfers({thema}, signalen, actief, kring)
        if nu is None:
            continue
        gesplitst = onthulling.mag_gesplitst(nu.organisaties)
        patronen.append(
            Patroon(
                naam=thema,
                melders=nu.melders,
                organisaties=nu.organisaties,
                signalen=nu.signalen,
                ondergrens=nu.ondergrens,
                buurten=_buurten(signalen) if gesplitst else (),
                vorige=onthulling.eerder({sleutel_van(thema)}, vorige),
                vormen=_vormen(signalen, actief, kring) if gesplitst else (),
                gewenst=wensen.om_uit_te_kiezen(signalen),
            )
        )
    return tuple(sorted(patronen, key=_rang)[:TOP])


def _met_deelpatronen(
    top: Sequence[Patroon], themas: Mapping[str, Collection[Gehoord]], oogst: Oogst
) -> tuple[Patroon, ...]:
    """Each that may be split with what lies inside it."""
    splitsen = [p.naam for p in top if onthulling.mag_gesplitst(p.organisaties)]
    gevonden = deelpatronen.zoek(oogst.signalen, splitsen, oogst.bekende_delen)
    resultaat = []
    for patroon in top:
        tellen = patroon.signalen is not None
        hier = deelpatronen.toon(gevonden.get(patroon.naam, ()), themas[patroon.naam], patroon.naam, tellen)
        resultaat.append(replace(patroon, deelpatronen=hier[0], overig=hier[1]))
    return tuple(resultaat)


def _met_citaten(
    top: Sequence[Patroon], themas: Mapping[str, Sequence[Gehoord]], buurten: Collection[str]
) -> tuple[Patroon, ...]:
    """Each with one quote where that may be, then with what several asked for: never two texts of one melder."""
    aan_het_woord, resultaat = set[str](), list[Patroon]()
    for patroon in top:
        citaat = citaten.kies(themas[patroon.naam], buurten, aan_het_woord)
        if citaat is not None:
            aan_het_woord.add(citaat.melder)
        resultaat.append(replace(patroon, citaat=citaat.gehoord) if citaat else patroon)
    for plek, patroon in enumerate(resultaat):
        if onthulling.mag_gesplitst(patroon.organisaties):
            gewenst = wensen.breed(themas[patroon.naam], buurten, aan_het_woord)
            aan_het_woord |= {wens.melder for wens in gewenst}
            resultaat[plek] = replace(patroon, wensen=tuple(wens.nodig for wens in gewenst))
    return tuple(resultaat)


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


def _vormen(signalen: Iterable[Gehoord], actief: int, kring: Kring) -> tuple[Vorm, ...]:
    """By which forms this was heard, in the order of the toolkit; none when it was by the questions to professionals
    alone, which go without saying."""
    per_vorm = _verdeel(signalen, lambda s: s.vorm)
    vormen = tuple(v for v in Vorm if onthulling.mag_vorm(v, per_vorm.get(v, ()), actief, kring))
    return () if vormen == (Vorm.UITVRAAG,) else vormen


def _niet_gehoord(oogst: Oogst, actief: int) -> tuple[list[Lid], tuple[str, ...], tuple[str, ...]]:
    """Who is asked; the functions, then organisaties, in which nobody took part, then buurten of which nothing was
    heard; and those that took part and had nothing to tell."""
    gevraagd = [lid for lid in oogst.leden if Rol.MELDER in lid.rollen or lid.persoon in oogst.actieve_leden]
    tellen = [lid for lid in gevraagd if not lid.is_ervaringsdeskundige]  # she speaks for no organisatie
    soorten: tuple[Callable[[Lid], str], ...] = (lambda lid: lid.functie, lambda lid: lid.organisatie)
    stil, zwegen = list[str](), list[str]()
    for groepen in (_verdeel(tellen, soort) for soort in soorten):
        stil += onthulling.stil(groepen, oogst.actieve_leden, actief)
        zwegen += onthulling.zwegen(oogst.signalen, groepen, oogst.actieve_leden, actief)
    gehoord_in = {s.buurt for s in oogst.signalen} - {""}
    plekken = onthulling.stille_plekken(oogst.wijkverband.buurten, gehoord_in, actief)
    return gevraagd, (*stil, *(f"buurt {plek}" for plek in plekken)), tuple(zwegen)
