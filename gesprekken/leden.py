"""/leden: the coördinator sees who takes part, names a second coördinator, hands over her role, lets somebody go.

A wijkverband is never left without a coördinator from here: the only one names another first. Whoever it is
about is told. What remains of who leaves is the same as when she leaves by herself.
"""

from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ledenknoppen, voornaam
from gesprekken.toegang import WIJKVERBAND
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Lid, Rol
from gesprekken.wijzigingen import TrekUitnodigingenIn, Verwijder, ZetRol

ZELF, NIETS, ANDER = "zelf", "niets", "ander"
OOK, OVER, WEG, STOP = "ook", "over", "weg", "stop"
JA, NEE = "ja", "nee"
OP_EEN_SCHERM = 40  # so many members are listed, each on one line
OUDE_CODES = "Uitnodigingen en codes die je maakte, werken niet meer."
INTUSSEN = "Dat kan intussen niet meer. Er is niets veranderd. Met /leden zie je wie er meedoet."


def _ik(c: Context) -> int:
    return c.lid.persoon if c.lid else 0


def _anderen(c: Context) -> list[Lid]:
    return [lid for lid in c.leden if lid.persoon != _ik(c)]


def _andere_coordinatoren(c: Context) -> list[Lid]:
    return [lid for lid in c.coordinatoren if lid.persoon != _ik(c)]


def _wie(c: Context, a: Antwoorden) -> Lid | None:
    """Whom it is about, when she still takes part."""
    return next((lid for lid in _anderen(c) if str(lid.persoon) == a.get("wie")), None)


# --- who, and what ---


def _regel(lid: Lid) -> str:
    rol = "" if lid.rollen == {Rol.MELDER} else f" ({opsomming(sorted(lid.rollen))})"
    return f"• {lid.naam}, {lid.functie} bij {lid.organisatie}{rol}"


def _ledenlijst(c: Context, a: Antwoorden) -> str:
    regels = [_regel(lid) for lid in c.leden[:OP_EEN_SCHERM]]
    if len(c.leden) > OP_EEN_SCHERM:
        regels.append(f"En nog {len(c.leden) - OP_EEN_SCHERM} anderen.")
    return (
        f"Dit zijn de leden van {c.wijk.naam}:\n" + "\n".join(regels) + "\n\nBij wie wil je iets veranderen?"
    )


def _wat_kan(c: Context, a: Antwoorden) -> Rijen:
    lid = _wie(c, a)
    knoppen = []
    if lid is not None and not lid.is_coordinator:
        knoppen = [antwoord("Maak ook coördinator", OOK), antwoord("Geef mijn rol over", OVER)]
    if lid is not None:
        knoppen.append(antwoord(f"Haal weg uit {c.wijk.naam}"[:60], WEG))
    return onder_elkaar(*knoppen, antwoord("Verander niets", NIETS))


def _over_wie(c: Context, a: Antwoorden) -> str:
    lid = _wie(c, a)
    return f"{lid.naam}, {lid.functie} bij {lid.organisatie}. Wat wil je?" if lid else INTUSSEN


def _over_mij(c: Context, a: Antwoorden) -> str:
    anderen = [voornaam(lid.naam) for lid in _andere_coordinatoren(c)]
    if not anderen:
        return f"Jij bent de enige coördinator van {c.wijk.naam}. Wijs daarom eerst iemand anders aan."
    return f"{opsomming(anderen)} {'is' if len(anderen) == 1 else 'zijn'} ook coördinator. Wil jij stoppen?"


def _wat_ik_kan(c: Context, a: Antwoorden) -> Rijen:
    kan = antwoord("Ik stop als coördinator", STOP)
    if not _andere_coordinatoren(c):
        kan = antwoord("Wijs iemand anders aan", ANDER)
    return onder_elkaar(kan, antwoord("Verander niets", NIETS))


def _zeker(c: Context, a: Antwoorden) -> str:
    lid, wijk = _wie(c, a), c.wijk.naam
    if a.get("ik") == STOP:
        return f"Je blijft meedoen in {wijk}, maar niet meer als coördinator. Weet je het zeker?"
    if lid is None:
        return f"{INTUSSEN} Wil je verder?"
    wat = {
        OOK: f"{lid.naam} wordt ook coördinator van {wijk}, naast jou.",
        OVER: f"{lid.naam} wordt coördinator van {wijk}. Jij blijft meedoen als lid.",
        WEG: (
            f"{lid.naam} doet dan niet meer mee in {wijk}. De gegevens van {voornaam(lid.naam)} gaan meteen weg. "
            "Open acties komen bij jou of een andere coördinator. Oude uitnodigingen werken dan niet meer."
        ),
    }[a["wat"]]
    return f"{wat} Weet je het zeker?"


# --- what follows ---


def _klaar(c: Context, a: Antwoorden) -> Slot:
    wat, lid = a.get("wat") or a.get("ik", NIETS), _wie(c, a)
    if NIETS in (a.get("wie"), wat) or a.get("zeker") != JA:
        return Slot((Bericht("Goed, er is niets veranderd."),))
    if wat == STOP and _andere_coordinatoren(c):
        return _gestopt(c)
    if lid is None or (wat in (OOK, OVER) and lid.is_coordinator):
        return Slot((Bericht(INTUSSEN),), genomen=False)
    return _weggehaald(c, lid) if wat == WEG else _aangewezen(c, lid, over=wat == OVER)


def _sleutel(c: Context, wat: str, lid: Lid) -> str:
    return f"{wat}:{c.wijk.id}:{lid.persoon}:{c.nu:%Y%m%d%H%M%S}"


def _mijn_naam(c: Context) -> str:
    return voornaam(c.lid.naam) if c.lid else "De coördinator"


def _aangewezen(c: Context, lid: Lid, over: bool) -> Slot:
    naam, wijk = voornaam(lid.naam), c.wijk
    aan_haar = Bericht(
        f"{_mijn_naam(c)} maakte je coördinator van {wijk.naam}. "
        "Met /help zie je wat je nu kunt. Liever niet? Geef het over met /leden.",
        onder_elkaar(opent("Bekijk de leden", "leden", f"w{wijk.id}")),
        blijft=True,
    )
    ik = f"Jij doet mee als lid. {OUDE_CODES}" if over else "Jullie zijn nu samen coördinator."
    mijn_rol: tuple[Effect, ...] = (ZetRol(_ik(c), Rol.MELDER), TrekUitnodigingenIn()) if over else ()
    return Slot(
        (Bericht(f"Gedaan. {naam} is nu coördinator van {wijk.naam} en krijgt daar bericht van. {ik}"),),
        (
            ZetRol(lid.persoon, Rol.COORDINATOR),
            *mijn_rol,
            Stuur(lid.persoon, aan_haar, _sleutel(c, "rol", lid)),
        ),
    )


def _gestopt(c: Context) -> Slot:
    anderen = _andere_coordinatoren(c)
    bericht = Bericht(
        f"{_mijn_naam(c)} is geen coördinator meer van {c.wijk.naam}, maar blijft meedoen. "
        "Oude uitnodigingen werken niet meer. Maak een nieuwe met /uitnodigen."
    )
    return Slot(
        (Bericht(f"Gedaan. Je doet mee in {c.wijk.naam} als lid. {OUDE_CODES}"),),
        (
            ZetRol(_ik(c), Rol.MELDER),
            TrekUitnodigingenIn(),
            *(Stuur(lid.persoon, bericht, _sleutel(c, "stop", lid)) for lid in anderen),
        ),
    )


def _weggehaald(c: Context, lid: Lid) -> Slot:
    """She is told before her address goes."""
    wijk, ik = c.wijk, _mijn_naam(c)
    aan_haar = Bericht(
        f"{ik} heeft je uit {wijk.naam} gehaald. Je gegevens daar zijn gewist. "
        f"Wat je vertelde telt mee zonder jouw naam. Klopt dit niet? Vraag het {ik}.",
        afscheid=True,
    )
    return Slot(
        (
            Bericht(
                f"Gedaan. {voornaam(lid.naam)} doet niet meer mee in {wijk.naam} en krijgt daar bericht van. "
                "Komt er nog iemand bij? Maak dan een nieuwe uitnodiging met /uitnodigen."
            ),
        ),
        (
            Stuur(lid.persoon, aan_haar, _sleutel(c, "afscheid", lid)),
            Verwijder(lid.persoon, wijk.id),
            TrekUitnodigingenIn(),
        ),
    )


LEDEN = Gesprek(
    naam="leden",
    titel="de leden",
    commando="leden",
    uitleg="wie er meedoet, en wie coördinator is",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="wie",
    stappen={
        "wie": Stap(
            vraag=_ledenlijst,
            knoppen=lambda c, a: (
                *ledenknoppen(_anderen(c)),
                *onder_elkaar(antwoord("Bij mijzelf", ZELF), antwoord("Nergens, het klopt", NIETS)),
            ),
            verder={ZELF: "ik", NIETS: EINDE, "*": "wat"},
        ),
        "wat": Stap(vraag=_over_wie, knoppen=_wat_kan, verder={NIETS: EINDE, "*": "zeker"}),
        "ik": Stap(vraag=_over_mij, knoppen=_wat_ik_kan, verder={ANDER: "wie", NIETS: EINDE, "*": "zeker"}),
        "zeker": Stap(
            vraag=_zeker,
            knoppen=lambda c, a: onder_elkaar(antwoord("Ja, doe het", JA), antwoord("Nee, liever niet", NEE)),
            verder=EINDE,
        ),
    },
    afronden=_klaar,
)
