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
    "Vraag de coördinator van je wijkverband om een link. Heb je een code? Stuur hem hier."
)
EERST_AANMELDEN = "Dat kan zodra je bent aangemeld."
NIET_VOOR_JOU = "Dit kan alleen de coördinator van je wijkverband."
NIET_GEVONDEN = "Dat vind ik niet meer. Stuur /help om te zien wat er kan."
OPEN_DE_LINK = "Open de link van je uitnodiging nog een keer, of stuur de code."
WELK_WIJKVERBAND = "Voor welk wijkverband is dit?"
ONBEKEND_COMMANDO = "Die opdracht ken ik niet. Stuur /help om te zien wat er kan."
OUDE_KNOP = "Die knop hoort bij een eerdere vraag."
AL_GEDAAN = "Deze vraag is al voorbij. Je hoeft niets meer te doen."
KIES_EEN_KNOP = "Kies hier een van de knoppen. Met /stop hou je op."
TYP_MAAR = "Typ het maar in je eigen woorden."
EERSTE_VRAAG = "Dit is de eerste vraag, verder terug kan niet. Met /stop hou je op."
LIGT_VAST = "Wat je hiervoor antwoordde ligt al vast. Terug kan dus niet meer."
GA_TERUG = "Dat verandert welke vraag volgt. Ga daarvoor met /terug één vraag terug."
AANGEPAST = "Aangepast."
HIER_GEBLEVEN = "We waren hier gebleven."
VERNIEUWD = "Dit gesprek is intussen vernieuwd. We beginnen opnieuw bij de eerste vraag."
GESTOPT = "Goed, we stoppen. Er is niets veranderd."
GESTOPT_VERNIEUWD = "Goed, we stoppen hiermee."
NIETS_TE_STOPPEN = "Er loopt nu geen gesprek. Wil je even geen vragen? Stuur /pauze."
NIETS_TERUG = "Er loopt nu geen gesprek, dus je kunt niet terug. Stuur /help om te zien wat er kan."
NOG_EEN_KEER = "Dank je. Ik heb nog niets bewaard. Stuur je bericht nog een keer, zonder namen."
HET_IS_DE_BUURT = "Het gaat over de buurt"
TOCH_DE_BUURT = (
    "Gaat het niet om één persoon, maar om de buurt? Tik dan op de knop en stuur het nog een keer."
)
TE_SNEL = "Dat gaat me te snel. Wacht een minuut, en stuur je laatste bericht dan nog een keer."
TE_VEEL_CODES = (
    "Deze codes ken ik niet. Wacht een uur, of vraag de coördinator van je wijkverband om een nieuwe link."
)
MISLUKT = (
    "Sorry, bij mij ging iets mis en je bericht is niet verwerkt. Stuur het nog een keer, of stuur /help."
)

ONBEKEND_WOORD = "naam?"  # the kind of what was left out because nobody knows the word
DAT_WOORD = (
    "het woord dat ik wegliet"  # in the message that is sent the word itself stands here, where it is known
)
IS_HET_EEN_NAAM = f"Is {DAT_WOORD} een naam? Tot je het zegt, blijft het weg."
HAAL_ZELF_WEG = (
    "Er stonden gegevens van iemand in je bericht. Hier weghalen lukt mij niet: wil jij het verwijderen?"
)

ERNST = (
    "zorgvraag",
    "gevaar",
    "geweld_thuis",
    "zelfdoding",
)  # as `afscherming.acuut` names them, gravest last
_GEVAAR = "Is er nu gevaar? Bel 112."
_ROUTES = {
    "geweld_thuis": "Zorgen over geweld thuis? Bel Veilig Thuis: 0800-2000, gratis, dag en nacht.",
    "zorgvraag": "Vraag je hulp voor één persoon? {wijkteam}",
    "zelfdoding": "Denkt iemand aan zelfdoding? Bel 113 of 0800-0113, gratis, dag en nacht.",
}


_WIJKTEAM_ONBEKEND = "Bel het wijkteam of de gemeente."


def route(soort: str, wijkteam: str = "") -> str:
    """The right route for words of danger or a care question; `soort` as `afscherming.acuut` names it,
    `wijkteam` as the coördinator set it."""
    heen = f"Daarvoor is er: {wijkteam}." if wijkteam else _WIJKTEAM_ONBEKEND
    weg = _ROUTES.get(soort, "").format(wijkteam=heen)
    waarheen = f"{weg} {_GEVAAR}" if soort == "zorgvraag" else f"{_GEVAAR} {weg}".strip()
    return f"{waarheen}\n\nWijksignaal is geen meldpunt. Ik heb je bericht niet bewaard en niemand leest mee."


def blijft_staan(uitleg: str) -> str:
    """Why an edited message could not be taken."""
    return f"{uitleg} Tot dan blijft je eerdere tekst staan."


def nog_bezig(titel: str) -> str:
    return f"Je bent nog bezig met {titel}. Wat wil je?"


def weggelaten(soorten: Sequence[str], bewaard: str) -> str:
    """Says which personal data were left out, and what stands there now."""
    wat = opsomming(["een onbekend woord" if s == ONBEKEND_WOORD else f"een {s}" for s in soorten])
    return f"Ik heb {wat} weggelaten." + (f" Er staat nu: “{bewaard}”." if bewaard else "")


def opsomming(delen: Sequence[str]) -> str:
    """`een`, `een en twee`, `een, twee en drie`; and `peper en zout, en azijn`."""
    *begin, laatste = delen
    en = ", en" if any(" en " in deel for deel in delen) else " en"
    return f"{', '.join(begin)}{en} {laatste}" if begin else laatste
