"""What melders wish for with a pattern: the change that most of them ask for first, in the words of one of them.

Wishes that are alike are one wish, and it is told in the words nearest to all of it. Whose words may be shown is
decided by `onthulling`.
"""

from collections.abc import Collection, Sequence, Set

from gesprekken.wijk import Gehoord
from rapportage import citaten, deelpatronen, kern, onthulling

MAX_WENSEN = onthulling.MAX_WENSEN


def om_uit_te_kiezen(signalen: Collection[Gehoord]) -> tuple[str, ...]:
    """At most three short wishes, the most widely shared first, for who writes down an action."""
    mogelijk = onthulling.wensbaar(signalen)
    if not mogelijk:
        return ()
    gekozen = [_verwoord(mag, groep).nodig for groep in _groepen(signalen) if (mag := _van(groep, mogelijk))]
    return tuple(dict.fromkeys(gekozen))[:MAX_WENSEN]


def breed(
    signalen: Collection[Gehoord], buurten: Collection[str], al_aan_het_woord: Set[str]
) -> tuple[Gehoord, ...]:
    """At most three wishes that several melders share, for everybody to read: each in the words of another melder, of
    whom nothing else is shown, and naming no place by which she is known."""
    mogelijk = onthulling.wensbaar(signalen)
    if not mogelijk:
        return ()
    mag_plaats = onthulling.zonder_zeldzame_plek([s.nodig for s in signalen], buurten)
    gekozen: list[Gehoord] = []
    for groep in _groepen(signalen):
        bezet = al_aan_het_woord | {wens.melder for wens in gekozen}
        mag = [s for s in _van(groep, mogelijk) if s.melder not in bezet and mag_plaats(s.nodig)]
        if mag and onthulling.gedeeld(groep) and len(gekozen) < MAX_WENSEN:
            gekozen.append(_verwoord(mag, groep))
    return tuple(gekozen)


def _van(groep: Collection[Gehoord], mogelijk: Collection[Gehoord]) -> list[Gehoord]:
    bekend = set(mogelijk)
    return [signaal for signaal in groep if signaal in bekend]


def _verwoord(keuze: Sequence[Gehoord], groep: Collection[Gehoord]) -> Gehoord:
    return citaten.medoide(keuze, [s.nodig for s in groep], lambda s: s.nodig)


def _groepen(signalen: Collection[Gehoord]) -> list[list[Gehoord]]:
    """The wishes that are alike together, the most widely shared first; each that is like no other by itself."""
    met_wens = sorted(
        (s for s in signalen if s.nodig), key=lambda s: (s.nodig, s.melder, s.organisatie, s.gehoord, s.buurt)
    )
    # By their words alone: a caretaker and a repaired lift are about the same house, and not the same wish.
    vectoren = kern.vectoren([s.nodig for s in met_wens], ["" for _ in met_wens], gewicht_begrip=0.0)
    groepen = deelpatronen.groepeer(vectoren, range(len(met_wens)), [s.melder for s in met_wens])
    samen = {rij for groep in groepen for rij in groep}
    alles = [*groepen, *((rij,) for rij in range(len(met_wens)) if rij not in samen)]
    return sorted(([met_wens[rij] for rij in groep] for groep in alles), key=_rang)


def _rang(groep: Collection[Gehoord]) -> tuple[int, int, int, int, str]:
    gemeten, kortste = onthulling.omvang(groep), min((len(s.nodig), s.nodig.casefold()) for s in groep)
    return -gemeten.melders, -gemeten.organisaties, -gemeten.signalen, *kortste
