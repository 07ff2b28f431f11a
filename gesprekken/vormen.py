"""The top 3 of a conversation in one go: a buurtgesprek (form A) or a session of the wijkpanel (form C).

Each of the three is a signal of the melder who was there, and counts from the moment it is told. However many people
talked along, in the figures it is one melder. One confirmation holds them all, and each can be corrected by itself.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta

from gesprekken import afspraken
from gesprekken.microuitvraag import lees_gehoord, sluit, thema_bij
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Knop,
    Nee,
    Rijen,
    Slot,
    Stap,
    antwoord,
    in_paren,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ZELF_TYPEN, citaat, gevuld, keuzes, korte_tekst, themaknoppen
from gesprekken.wijk import Vorm
from gesprekken.wijzigingen import LegSignaalVast, TrekSignaalIn

VAN_ALLES = "~geen"
KLAAR = "~klaar"
AANWEZIG = {"2": "2 tot 5", "6": "6 tot 10", "11": "11 tot 20", "21": "Meer dan 20"}
DRIE = ("eerste", "tweede", "derde")
LANGSTE_PLEK = 60


def _nummer(a: Antwoorden, welke: str) -> int:
    """Three numbers, beginning at the turn in which this was opened. Every answer takes a turn, and place and number
    of people come first, so what is opened later begins beyond them."""
    return int(a["nr"]) + DRIE.index(welke)


def lees_plek(c: Context, tekst: str) -> str | Nee:
    """Where people talked, in a few words."""
    gelezen = korte_tekst(c, tekst)
    if isinstance(gelezen, str) and len(gelezen) > LANGSTE_PLEK:
        return Nee(f"Hou de plek kort: hooguit {LANGSTE_PLEK} tekens. Bijvoorbeeld: de inloop.")
    return gelezen


def _lees_verder(c: Context, tekst: str) -> str | Nee:
    klaar = tekst.strip().rstrip(".").casefold() in ("nee", "klaar", "dat was alles", "niets", "niks", "geen")
    return KLAAR if klaar else lees_gehoord(c, tekst)


def _thema(c: Context, a: Antwoorden, gehoord: str) -> str:
    return gevuld(a, "thema") or thema_bij(c, gehoord)


def _leg_vast(vorm: Vorm, welke: str) -> Callable[[Context, Antwoorden], list[Effect]]:
    def effecten(c: Context, a: Antwoorden) -> list[Effect]:
        nummer, gehoord = _nummer(a, welke), a[welke]
        if gehoord == KLAAR:  # after /terug: what was told here before does not count any more
            return [TrekSignaalIn(nummer)] if a[f"eerder:{welke}"] else []
        return [
            *_niet_meer(a),
            LegSignaalVast(
                nummer,
                gehoord,
                _thema(c, a, gehoord),
                a[f"bron:{welke}"],
                vorm,
                thema_zelf=bool(gevuld(a, "thema")),
                buurt=a["plek"] if a["plek"] in c.wijk.buurten else "",
                plek=a["plek"],
                aanwezig=int(a["aanwezig"]),
            ),
        ]

    return effecten


def _niet_meer(a: Antwoorden) -> list[Effect]:
    """What was told, and then passed by going back further than it."""
    return [TrekSignaalIn(_nummer(a, w)) for w in DRIE if f"ronde:{w}" in a and w not in a]


# --- the confirmation ---


def _verteld(a: Antwoorden) -> dict[str, str]:
    return {welke: a[welke] for welke in DRIE if welke in a and a[welke] != KLAAR}


def _bevestig(c: Context, a: Antwoorden, aanhef: str) -> Bericht:
    regels = [f"{aanhef} voor {c.wijk.naam}, uit {a['plek']}:"]
    for plek, gehoord in enumerate(_verteld(a).values(), 1):
        regels.append(f"{plek}. {citaat(gehoord)}\nThema: {c.wijk.heet(_thema(c, a, gehoord))}")
    rondes = {welke: a[f"ronde:{welke}"] for welke in _verteld(a)}
    te_laat = [
        welke for welke, ronde in rondes.items() if ronde < c.ronde
    ]  # the month ended between two answers
    regels += [f"Nummer {DRIE.index(w) + 1} hoort bij de ronde die nu gesloten is." for w in te_laat]
    nog = [welke for welke in rondes if welke not in te_laat]
    if nog:
        regels.append(f"Je kunt dit verbeteren {sluit(rondes[nog[0]])}.")
    knoppen = tuple(rij for welke in nog for rij in _knoppen(c, a, welke))
    return Bericht("\n".join(regels), knoppen, blijft=bool(knoppen))


def _knoppen(c: Context, a: Antwoorden, welke: str) -> Rijen:
    plek, nummer = DRIE.index(welke) + 1, _nummer(a, welke)
    voorstel = c.voorstel(a[welke])
    onzeker = not gevuld(a, "thema") and not voorstel.zeker
    themas: tuple[Knop, ...] = tuple(
        opent(f"{plek}: {c.wijk.heet(thema)}", "thema", nummer, str(c.alle_themas.index(thema)))
        for thema in voorstel.themas[:2]
        if onzeker and thema in c.alle_themas
    )
    vast = (opent(f"Verbeter {plek}", "verbeteren", nummer), opent(f"Trek {plek} in", "intrekken", nummer))
    return (*in_paren(*themas), vast)


def _klaar(c: Context, a: Antwoorden) -> Slot:
    return Slot((_bevestig(c, a, "Dank je, dit staat genoteerd"),))


def _gestopt(c: Context, a: Antwoorden) -> Slot:
    if not _verteld(a):
        return Slot((Bericht("Goed, we stoppen. Er is niets bewaard."),))
    return Slot((_bevestig(c, a, "Goed, we stoppen. Dit telt mee"),), tuple(_niet_meer(a)))


# --- the two conversations ---


def _plekken(c: Context) -> list[str]:
    """What was agreed on first, then the buurten."""
    vast = afspraken.plek(c.afspraken)
    als_buurt = next((b for b in c.wijk.buurten if b.casefold() == vast.casefold()), "")
    eerst = als_buurt or (vast if len(vast) <= LANGSTE_PLEK else "")
    return [*filter(None, (eerst,)), *(buurt for buurt in c.wijk.buurten if buurt != eerst)]


def _waar(vraag: str, verder: str) -> Stap:
    return Stap(
        vraag=lambda c, a: vraag,
        knoppen=lambda c, a: keuzes(_plekken(c), ZELF_TYPEN),
        tekst=lees_plek,
        verder=verder,
    )


def _top(vorm: Vorm) -> Mapping[str, Stap]:
    """Place and number of people were asked; then the three that came up most."""
    dat_was_alles = onder_elkaar(antwoord("Dat was alles", KLAAR))
    return {
        "aanwezig": Stap(
            vraag=lambda c, a: "Met hoeveel mensen waren jullie, ongeveer?",
            knoppen=lambda c, a: in_paren(*(antwoord(tekst, n) for n, tekst in AANWEZIG.items())),
            verder="eerste",
        ),
        "eerste": Stap(
            vraag=lambda c, a: "Wat hoorde je het meest? Eén of twee zinnen, zonder namen.",
            tekst=lees_gehoord,
            effecten=_leg_vast(vorm, "eerste"),
            verder="tweede",
        ),
        "tweede": Stap(
            vraag=lambda c, a: "Genoteerd. Wat kwam daarna?",
            knoppen=lambda c, a: dat_was_alles,
            tekst=_lees_verder,
            effecten=_leg_vast(vorm, "tweede"),
            verder={KLAAR: EINDE, "*": "derde"},
        ),
        "derde": Stap(
            vraag=lambda c, a: "Genoteerd. En het derde?",
            knoppen=lambda c, a: dat_was_alles,
            tekst=_lees_verder,
            effecten=_leg_vast(vorm, "derde"),
            verder=EINDE,
        ),
    }


BUURTGESPREK = Gesprek(
    naam="buurtgesprek",
    titel="het buurtgesprek",
    commando="buurtgesprek",
    uitleg="de top 3 van een gesprek in de buurt",
    begin="plek",
    stappen={
        "plek": _waar("Waar was het gesprek?", "aanwezig"),
        **_top(Vorm.BUURTGESPREK),
    },
    afronden=_klaar,
    gestopt=_gestopt,
    verloopt=timedelta(hours=12),
)

PANEL = Gesprek(
    naam="panel",
    titel="het wijkpanel",
    commando="panel",
    uitleg="de top 3 van het wijkpanel",
    begin="thema",
    stappen={
        "thema": Stap(
            vraag=lambda c, a: (
                "Waarover ging het panel? Een panel is een vaste groep van 6 tot 10 mensen. "
                "Die denkt drie of vier keer per jaar mee."
            ),
            knoppen=lambda c, a: in_paren(*themaknoppen(c), antwoord("Over van alles", VAN_ALLES)),
            verder="plek",
        ),
        "plek": _waar("Waar kwam het panel samen?", "aanwezig"),
        **_top(Vorm.PANEL),
    },
    afronden=_klaar,
    gestopt=_gestopt,
    verloopt=timedelta(hours=12),
)
