"""What the bot says when no conversation has an answer: the same few kind sentences everywhere.

Only words; when they are said is decided by the engine.
"""

from collections.abc import Sequence

ONLEESBAAR = (
    "Ik kan alleen tekst lezen. Foto's, spraak en bestanden bewaar ik niet. "
    "Vertel het in een paar woorden, zonder namen."
)
ONBEKEND = (
    "Welkom bij Wijksignaal. Meedoen gaat op uitnodiging. "
    "Vraag de coördinator van je wijkverband om een link, of stuur hier de code die je kreeg."
)
ONBEKEND_COMMANDO = "Die opdracht ken ik niet. Stuur /help om te zien wat er kan."
OUDE_KNOP = "Die knop hoort bij een eerdere vraag."
AL_GEDAAN = "Dat had je al gedaan, en het staat genoteerd."
KIES_EEN_KNOP = "Kies hier een van de knoppen."
TYP_MAAR = "Typ het maar in je eigen woorden."
EERSTE_VRAAG = "Dit is de eerste vraag, verder terug kan niet. Met /stop hou je op."
VERNIEUWD = "Dit gesprek is intussen vernieuwd. We beginnen opnieuw bij de eerste vraag."
NIETS_TE_STOPPEN = (
    "Er loopt nu geen gesprek, dus er valt niets te stoppen. Stuur /help om te zien wat er kan."
)
NIETS_TERUG = "Er loopt nu geen gesprek, dus je kunt niet terug. Stuur /help om te zien wat er kan."
NOG_EEN_KEER = "Dank je. Ik heb niets bewaard: stuur je bericht dus nog een keer, zonder namen."
HET_IS_DE_BUURT = "Het gaat over de buurt"
MISLUKT = (
    "Sorry, bij mij ging iets mis en je bericht is niet verwerkt. Stuur het nog een keer, of stuur /help."
)

_ROUTES = {
    "gevaar": "Is er nu gevaar? Bel 112.",
    "geweld_thuis": "Is er nu gevaar? Bel 112. Zorgen over geweld thuis: Veilig Thuis, gratis 0800-2000, dag en nacht.",
    "zelfdoding": "Is er nu gevaar? Bel 112. Bij gedachten aan zelfdoding: bel 113 of gratis 0800-0113, dag en nacht.",
}


def route(soort: str) -> str:
    """The right route for words of danger (domein.md 6); `soort` as `afscherming.acuut` names it."""
    return (
        f"{_ROUTES[soort]}\n\nWijksignaal is geen meldpunt: ik heb je bericht niet bewaard en niemand leest mee. "
        "Gaat het niet om één persoon maar om de buurt? Tik dan op de knop en stuur het nog een keer."
    )


def nog_bezig(titel: str) -> str:
    return f"Je bent nog bezig met {titel}. Wat wil je?"


def weggelaten(soorten: Sequence[str], bewaard: str) -> str:
    """Says which personal data were left out, and what stands there now."""
    wat = opsomming([f"een {s}" for s in soorten])
    return f"Ik heb {wat} weggelaten." + (f" Er staat nu: “{bewaard}”." if bewaard else "")


def opsomming(delen: Sequence[str]) -> str:
    """`een`, `een en twee`, `een, twee en drie`"""
    *begin, laatste = delen
    return f"{', '.join(begin)} en {laatste}" if begin else laatste
