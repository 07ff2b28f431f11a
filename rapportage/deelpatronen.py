"""What lies inside one theme: groups of signals about the same thing, each with a name in the words of who told it.

Texts are joined as long as they are alike on average (average linkage); what is like nothing else stays on its own.
A group is two texts of two melders at least. A group that is like one that was named in an earlier round takes over
its name and its key: that is a proposal, the coördinator can name it anew or merge it. Nothing is counted in a
group because it looks like an earlier one. Which of this may be shown is decided by `onthulling`.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from gesprekken.wijk import Deelpatroon, Gehoord, Greep, Ingreep, deelsleutel
from rapportage import kern, namen, onthulling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Measured (benchmarks.patronen): .85 leaves more on its own, from .92 on groups get mixed.
KNIP = 0.88
HERKEND = (
    0.10  # so alike are, on average, the texts of a group and the words that an earlier one was known by
)
STEEKPROEF = 500  # texts of one theme that are compared each with each; the others join the nearest group
MIN_TEKSTEN, MIN_MELDERS = 2, 2
MAX_DELEN = 5


@dataclass(frozen=True)
class Deel:
    """A group. `kenmerken` are the words it is known by, each told by two melders; `opgegaan` the keys of those that
    were merged into it; `eerder`: it is known from an earlier round."""

    naam: str
    sleutel: str
    thema: str
    signalen: tuple[Gehoord, ...]
    kenmerken: tuple[str, ...] = ()
    opgegaan: tuple[str, ...] = ()
    eerder: bool = False


def zoek(
    signalen: Iterable[Gehoord], themas: Collection[str], bekend: Sequence[Deelpatroon] = ()
) -> dict[str, tuple[Deel, ...]]:
    """The groups inside each of these themes. All signals of the round come along: what is said under every theme
    tells nothing about one. Their order makes no difference."""
    alle = sorted((s for s in signalen if s.gehoord), key=_volgorde)
    rijen = {thema: [i for i, s in enumerate(alle) if s.thema == thema] for thema in sorted(themas)}
    if not any(rijen.values()):
        return {}
    eerder = [b for b in sorted(bekend, key=lambda b: b.sleutel) if b.kenmerken]
    vectoren = kern.vectoren(
        [_tekst(s) for s in alle], [s.thema for s in alle], [" ".join(b.kenmerken) for b in eerder]
    )
    geteld, bezet = namen.Woorden(alle), {b.sleutel for b in bekend}
    genoemd = {b.naam.casefold() for b in bekend} | {s.thema.casefold() for s in alle}
    resultaat = {}
    for thema, hier in rijen.items():
        groepen = groepeer(vectoren, hier, [s.melder for s in alle])
        hoort = {
            len(alle) + n: b for n, b in enumerate(eerder) if b.sleutel.startswith(deelsleutel(thema, ""))
        }
        delen = _herkend(groepen, vectoren, hoort)
        resultaat[thema] = tuple(_benoemd(thema, delen, hier, geteld, bezet, genoemd))
    return {thema: delen for thema, delen in resultaat.items() if delen}


def _volgorde(signaal: Gehoord) -> tuple[str, ...]:
    return (signaal.thema, signaal.gehoord, signaal.nodig, signaal.melder, signaal.organisatie, signaal.buurt)


def _tekst(signaal: Gehoord) -> str:
    return f"{kern.zonder_aanloop(signaal.gehoord)}\n{signaal.nodig}" if signaal.nodig else signaal.gehoord


# --- groups ---


def groepeer(vectoren: kern.Vectoren, rijen: Sequence[int], melders: Sequence[str]) -> list[tuple[int, ...]]:
    """Rows that are alike, as groups of at least two texts of two melders, the largest first. Where there are many,
    a sample is grouped and each other row joins the group that it is most like, if it is like enough."""
    proef = _steekproef(rijen)
    groepen = [[proef[i] for i in groep] for groep in _gemiddelde_koppeling(vectoren.dicht(proef))]
    in_proef, echt = set(proef), [groep for groep in groepen if len(groep) >= MIN_TEKSTEN]
    rest = [rij for rij in rijen if rij not in in_proef]
    if rest and echt:
        midden = vectoren.gemiddelden(echt)
        for rij in rest:
            gelijk = vectoren.gelijkenis(rij, midden)
            beste = int(gelijk.argmax())
            if gelijk[beste] >= 1 - KNIP:
                echt[beste].append(rij)
    breed = [tuple(sorted(groep)) for groep in echt if len({melders[rij] for rij in groep}) >= MIN_MELDERS]
    return sorted(breed, key=lambda groep: (-len(groep), groep))


def _steekproef(rijen: Sequence[int]) -> list[int]:
    """Spread evenly by their number, the same every time."""
    if len(rijen) <= STEEKPROEF:
        return list(rijen)
    return sorted(sorted(rijen, key=lambda rij: zlib.crc32(str(rij).encode()))[:STEEKPROEF])


def _gemiddelde_koppeling(rijen: NDArray[np.float32]) -> list[list[int]]:
    """Join the two groups whose members are nearest to each other on average, until none are near enough."""
    import numpy as np

    afstand = 1.0 - (rijen @ rijen.T).astype(np.float64)
    np.fill_diagonal(afstand, np.inf)
    groepen, aantal = [[i] for i in range(len(rijen))], np.ones(len(rijen))
    while len(groepen) > 1:
        een, ander = divmod(int(afstand.argmin()), len(rijen))
        if not afstand[een, ander] <= KNIP:
            break
        samen = aantal[een] * afstand[een] + aantal[ander] * afstand[ander]
        aantal[een] += aantal[ander]
        afstand[een] = afstand[:, een] = samen / aantal[een]
        afstand[een, een] = afstand[ander] = afstand[:, ander] = np.inf
        groepen[een] += groepen[ander]
        groepen[ander] = []
    return [groep for groep in groepen if groep]


# --- known from before ---


def _herkend(
    groepen: Sequence[tuple[int, ...]], vectoren: kern.Vectoren, hoort: Mapping[int, Deelpatroon]
) -> list[tuple[tuple[int, ...], Deelpatroon | None]]:
    """Each group with the earlier one that it is most like, if any. Two that are like the same one are that one:
    so what a coördinator merged stays together."""
    if not groepen or not hoort:
        return [(groep, None) for groep in groepen]
    midden, per_bekende, nieuw = vectoren.gemiddelden(groepen), defaultdict[int, list[int]](list), list[int]()
    gelijk = {rij: vectoren.gelijkenis(rij, midden) for rij in hoort}
    for nummer in range(len(groepen)):
        beste = max(hoort, key=lambda rij: (gelijk[rij][nummer], -rij))
        if gelijk[beste][nummer] >= HERKEND:
            per_bekende[beste].append(nummer)
        else:
            nieuw.append(nummer)
    oud = [
        (tuple(sorted(rij for nummer in nummers for rij in groepen[nummer])), hoort[bekende])
        for bekende, nummers in sorted(per_bekende.items())
    ]
    return [*oud, *((groepen[nummer], None) for nummer in nieuw)]


# --- names ---


def _benoemd(
    thema: str,
    groepen: Iterable[tuple[tuple[int, ...], Deelpatroon | None]],
    hier: Sequence[int],
    geteld: namen.Woorden,
    bezet: set[str],
    genoemd: set[str],
) -> Iterator[Deel]:
    """A group for which there are no words that two melders used has no name, and is not shown as one."""
    for rijen, eerder in groepen:
        signalen = tuple(geteld.signalen[rij] for rij in rijen)
        gevonden = geteld.namen(rijen, hier)
        kenmerken = geteld.kenmerken(rijen, hier)
        if eerder is not None:
            oud = tuple(w for w in eerder.kenmerken if kern.stam(w) not in {kern.stam(k) for k in kenmerken})
            kenmerken = (*kenmerken, *oud)[: namen.MAX_KENMERKEN]
            yield Deel(eerder.naam, eerder.sleutel, thema, signalen, kenmerken, eerder.opgegaan, eerder=True)
            continue
        vrij = (n for n in gevonden if n.casefold() not in genoemd and deelsleutel(thema, n) not in bezet)
        if naam := next(vrij, ""):
            genoemd.add(naam.casefold())
            bezet.add(deelsleutel(thema, naam))
            yield Deel(naam, deelsleutel(thema, naam), thema, signalen, kenmerken)


# --- what is shown of it ---


def toon(
    delen: Sequence[Deel], signalen: Collection[Gehoord], thema: str
) -> tuple[tuple[Deelpatroon, ...], int]:
    """What lies inside a theme that is shown with figures, and how many of its signals are in none of these (0 when
    that stays hidden). Figures are shown of all of them or of none: with all but one known, the last would be too."""
    mag = [deel for deel in delen if onthulling.mag_deel(thema, deel.signalen)]
    genoemd = sorted(mag, key=_rang)[:MAX_DELEN]
    rest = list((Counter(signalen) - Counter(s for deel in genoemd for s in deel.signalen)).elements())
    if genoemd and onthulling.mag_delen_tellen(thema, [deel.signalen for deel in genoemd], rest):
        return tuple(replace(feit(deel), signalen=len(deel.signalen)) for deel in genoemd), len(rest)
    return tuple(feit(deel) for deel in sorted(genoemd, key=lambda deel: deel.naam.casefold())), 0


def _rang(deel: Deel) -> tuple[int, int, int, str]:
    gemeten = onthulling.omvang(deel.signalen)
    return -gemeten.melders, -gemeten.organisaties, -gemeten.signalen, deel.naam.casefold()


def feit(deel: Deel) -> Deelpatroon:
    """By its name, without figures."""
    return Deelpatroon(
        deel.naam, deel.sleutel, kenmerken=deel.kenmerken, opgegaan=deel.opgegaan, eerder=deel.eerder
    )


# --- what the coördinator changed ---


def na_ingrepen(delen: Sequence[Deelpatroon], ingrepen: Iterable[Ingreep]) -> tuple[Deelpatroon, ...]:
    """With their new names, and merged where she said so, within one theme. Nothing is counted anew: what is shown of
    two together follows from what was shown of each."""
    nu = {deel.sleutel: deel for deel in delen}
    for ingreep in ingrepen:
        deel, naar = nu.get(ingreep.patroon), nu.get(ingreep.waarde)
        if deel is not None and ingreep.soort is Greep.NAAM:
            nu[deel.sleutel] = replace(deel, naam=ingreep.waarde)
        elif (
            deel and naar and deel is not naar and ingreep.soort is Greep.SAMEN and _zelfde_thema(deel, naar)
        ):
            del nu[deel.sleutel]
            nu[naar.sleutel] = _samen(naar, deel)
    return tuple(nu.values())


def _zelfde_thema(een: Deelpatroon, ander: Deelpatroon) -> bool:
    return een.sleutel.partition(".")[0] == ander.sleutel.partition(".")[0]


def _samen(blijft: Deelpatroon, erbij: Deelpatroon) -> Deelpatroon:
    """Known by the words of both from now on, in turn, so that neither is forgotten."""
    om_en_om = [w for paar in zip_longest(blijft.kenmerken, erbij.kenmerken) for w in paar if w is not None]
    beide = None not in (blijft.signalen, erbij.signalen)
    return replace(
        blijft,
        signalen=(blijft.signalen or 0) + (erbij.signalen or 0) if beide else None,
        kenmerken=tuple(dict.fromkeys(om_en_om))[: namen.MAX_KENMERKEN],
        opgegaan=(*blijft.opgegaan, erbij.sleutel, *erbij.opgegaan),
    )
