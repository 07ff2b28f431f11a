"""From what a round brought in to its bundle: patterns by breadth, and what was not heard.

A pattern is a theme for now; what lies inside a theme, what was said, and whether it moves come later. Breadth goes
before volume, so that one busy melder cannot make a top 5. What may be shown is decided by `onthulling`; how it
looks by `render`.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from gesprekken.wijk import GEEN_THEMA, Bundel, Gehoord, Lid, Oogst, Patroon, Rol, Vorm
from rapportage import onthulling

TOP = 5  # the agenda of 20 minutes has five for these

T = TypeVar("T")


def maak_bundel(oogst: Oogst) -> Bundel:
    """The bundle of a round, frozen: the same harvest gives the same bundle, in whatever order it came in."""
    actief = len(oogst.actief | {s.melder for s in oogst.signalen})
    themas = _per_thema(oogst.signalen)
    top = _top(themas, actief, oogst.vorige_signalen or ())
    return Bundel(
        wijkverband=oogst.wijkverband.naam,
        ronde=oogst.ronde,
        actieve_melders=onthulling.noemer(actief),
        top=top,
        ook_gehoord=_ook_gehoord(themas, {patroon.naam for patroon in top}),
        niet_gehoord=_niet_gehoord(oogst, actief),
        vorige_bekend=oogst.vorige_signalen is not None,
        open_acties=oogst.open_acties,
        zonder_terugkoppeling=oogst.zonder_terugkoppeling,
        doel=oogst.afspraken.verandering if oogst.afspraken else "",
        vormen=_vormen(oogst.signalen, actief),
        late_updates=oogst.late_updates,
        later=oogst.later,
    )


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


def _top(themas: dict[str, list[Gehoord]], actief: int, vorige: Collection[Gehoord]) -> tuple[Patroon, ...]:
    """The broadest themes of those that are shown with figures: melders, then organisaties, then signalen."""
    # Who only said *niets bijzonders* last month is not known any more, so that month counts as a little smaller.
    toen_actief, toen_themas = len({s.melder for s in vorige}), _per_thema(vorige)
    patronen = []
    for thema, signalen in themas.items():
        if nu := onthulling.cijfers(thema, signalen, actief):
            toen = onthulling.cijfers(thema, toen_themas.get(thema, ()), toen_actief)
            patronen.append(
                Patroon(
                    naam=thema,
                    melders=nu.melders,
                    organisaties=nu.organisaties,
                    signalen=nu.signalen,
                    buurten=_buurten(signalen),
                    vorige=toen.signalen if toen else None,
                    vormen=_vormen(signalen, actief),
                    gewenst=onthulling.wensen(signalen),
                )
            )
    return tuple(sorted(patronen, key=_rang)[:TOP])


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


def _ook_gehoord(themas: dict[str, list[Gehoord]], in_top: set[str]) -> tuple[str, ...]:
    """What is below the threshold together with what fell outside the top: nobody can tell which is which."""
    namen = (
        naam for naam, signalen in themas.items() if naam not in in_top and onthulling.mag_genoemd(signalen)
    )
    return tuple(sorted(namen, key=str.casefold))


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
