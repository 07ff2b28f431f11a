"""How was listened, and to whom not: told from the facts of this round alone.

The five elements of inclusive participation, each in one sentence that says no more than the bundle shows already. A
number, a buurt or a form that the thresholds keep hidden is not told here either: what cannot be said is said to be so.
"""

from collections.abc import Callable, Sequence

from gesprekken.vangnet import opsomming
from gesprekken.wijk import Bundel, Vorm, sleutel_van

VORMEN = {
    Vorm.BUURTGESPREK: "gesprekken",
    Vorm.UITVRAAG: "uitvraag",
    Vorm.PANEL: "het panel",
    Vorm.ERVARING: "ervaringsdeskundigen",
}
TE_WEINIG = "dat tonen we niet, want er deden te weinig melders mee."
NIEMAND_SPRAK = "bewoners die niemand van ons sprak."
GENOEMD = 3  # themes by name in one sentence
IN_WOORDEN = {2: "twee", 3: "drie", 4: "vier"}


def hoe_we_luisterden(bundel: Bundel) -> tuple[tuple[str, str], ...]:
    """The five elements, each with what was so in this round."""
    elementen: tuple[tuple[str, Callable[[Bundel], str]], ...] = (
        ("Vroeg", _vroeg),
        ("Dichtbij", _dichtbij),
        ("Samen", _samen),
        ("Proactief", _proactief),
        ("Flexibel", _flexibel),
    )
    return tuple((naam, zeg(bundel)) for naam, zeg in elementen)


def wie_niet(bundel: Bundel, ruim: bool) -> str:
    """Who was not reached, where no function, organisatie or buurt can be named."""
    if bundel.actieve_melders is None:
        return "met zo weinig melders weten we dat niet."
    return f"{NIEMAND_SPRAK} Kleine groepen noemen we hier niet." if ruim else NIEMAND_SPRAK


def _vroeg(bundel: Bundel) -> str:
    """Did people speak before there was a plan?"""
    loopt = {actie.patroon_sleutel or sleutel_van(actie.patroon) for actie in bundel.open_acties}
    genoemd = bundel.te_beantwoorden
    al = [patroon.naam for patroon in genoemd if patroon.sleutel in loopt]
    if not genoemd:
        return "er is nog geen thema, en dus nog geen plan."
    if not al:
        return "over deze thema's liep nog geen actie."
    if len(al) == len(genoemd):
        return "niet vroeg: over alles wat hier staat, liep al een actie."
    return f"over {_namen(al)} liep al een actie, over de rest nog niet."


def _dichtbij(bundel: Bundel) -> str:
    if bundel.actieve_melders is None:
        return TE_WEINIG
    nabij = [VORMEN[vorm] for vorm in bundel.vormen if vorm is not Vorm.UITVRAAG]
    hoe = f"gehoord via {opsomming(nabij)}" if nabij else "gehoord door collega's die in de wijk werken"
    buurten = sorted({buurt for patroon in bundel.top for buurt in patroon.buurten}, key=str.casefold)
    waar = (
        f", onder meer in {opsomming(buurten)}."
        if buurten
        else ". Geen buurt is breed genoeg genoemd om te tonen."
    )
    return hoe + waar


def _samen(bundel: Bundel) -> str:
    """Who said *niets bijzonders* is counted too, so nobody is said to have told something. The organisaties are those
    of the broadest pattern: all of them together would tell how many small ones were silent."""
    if bundel.actieve_melders is None:
        return TE_WEINIG
    breedst = max((patroon.organisaties or 0 for patroon in bundel.top), default=0)
    van = f", van ten minste {breedst} organisaties" if breedst else ""
    return f"{bundel.actieve_melders} collega's lieten van zich horen{van}. Ook wie niets bijzonders hoorde, telt mee."


def _proactief(bundel: Bundel) -> str:
    match bundel.vraagdagen:
        case None:
            return "hoe vaak we er zelf naar vroegen, weten we van deze ronde niet."
        case 0:
            return "deze ronde vroegen we er niet zelf naar."
        case 1:
            return "we vroegen er zelf naar, op één dag."
        case dagen:
            return f"we vroegen er zelf naar, op {dagen} dagen."


def _flexibel(bundel: Bundel) -> str:
    if bundel.actieve_melders is None:
        return TE_WEINIG
    vormen = [VORMEN[vorm] for vorm in bundel.vormen]
    if len(vormen) > 1:
        return f"gehoord op {IN_WOORDEN[len(vormen)]} manieren: {opsomming(vormen)}."
    via = vormen[0] if vormen else "de vragen aan collega's"
    return f"gehoord via {via}. Een andere vorm was er niet, of was te klein om te tonen."


def _namen(namen: Sequence[str]) -> str:
    rest = len(namen) - GENOEMD
    return opsomming([*namen[:GENOEMD], *([f"nog {rest} andere"] if rest > 0 else [])])
