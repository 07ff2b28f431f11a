"""How is it going: at the first step (two weeks) and at the check moment (six to eight weeks).

The reminder carries the owner's own sentence and opens nothing by itself; one tap is the answer. A
*no* from residents reopens the action with a new first step.
"""

from collections.abc import Callable
from datetime import date, timedelta

from gesprekken import kalender
from gesprekken.kiezen import lees_kort
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
from gesprekken.teksten import citaat, dagknoppen, datum_vanaf_morgen, korte_tekst, ledenknoppen, voornaam
from gesprekken.wijk import Actie, Stand
from gesprekken.wijzigingen import GeefActieOver, MeldVoortgang

WEKEN_TOT_CHECK = 6
HOE = "Hoe staat het ermee?"
NOG_EEN_KEER = "Ik vraag het nog één keer, elk antwoord is goed."


def _actie(c: Context) -> Actie:
    if not isinstance(c.onderwerp, Actie):
        raise LookupError("voortgang gaat over een actie")
    return c.onderwerp


def _weigert(c: Context) -> str:
    van = voornaam(_actie(c).eigenaar_naam)
    return f"Deze actie is van {van}. De eigenaar en de coördinator passen haar aan."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Actie):
        return "Die actie vind ik niet. Met /acties zie je wat er loopt."
    actie = c.onderwerp
    if actie.stand is not Stand.LOOPT:
        hoe = "afgerond" if actie.stand is Stand.GEDAAN else "gestopt"
        return f"Deze actie is al {hoe}. Met /acties zie je wat er nog loopt."
    return ""


def _mag_eerste_stap(c: Context) -> str:
    if weigering := _mag(c):
        return weigering
    if _actie(c).eerste_stap_gedaan:
        return (
            f"De eerste stap van {citaat(_actie(c).wat, 60)} staat al op gedaan. Met /acties zie je de rest."
        )
    return ""


# --- reminders: messages with buttons, sent by the heartbeat ---


def herinnering_eerste_stap(actie: Actie, zacht: bool = False) -> Bericht:
    begin = f"{NOG_EEN_KEER} De eerste stap was:" if zacht else "Vandaag zou de eerste stap klaar zijn:"
    return Bericht(
        f"{begin}\n{citaat(actie.eerste_stap, 160)}\nVoor de actie: {citaat(actie.wat, 160)}\n{HOE}",
        _antwoordknoppen("stap", actie),
    )


def herinnering_check(actie: Actie, zacht: bool = False) -> Bericht:
    begin = f"{NOG_EEN_KEER} We kijken" if zacht else "Vandaag kijken we"
    belofte = f"\nJullie zeiden tegen bewoners: {citaat(actie.zin, 160)}" if actie.zin else ""
    return Bericht(
        f"{begin} terug op de actie:\n{citaat(actie.wat, 160)}\n"
        f"Omdat jullie hoorden: {actie.patroon}{belofte}\n{HOE}",
        _antwoordknoppen("check", actie),
    )


def _antwoordknoppen(gesprek: str, actie: Actie) -> Rijen:
    return onder_elkaar(
        opent("Gedaan", gesprek, actie.id, "gedaan"),
        opent("Loopt, nieuwe datum", gesprek, actie.id, "loopt"),
        opent("Lukt niet, omdat…", gesprek, actie.id, "lukt_niet"),
        opent("Geef over aan…", gesprek, actie.id, "over"),
    )


def stil_gebleven(actie: Actie, wat: str) -> Bericht:
    """For the coördinator, when an owner did not answer twice. Never for the group."""
    return Bericht(
        f"{voornaam(actie.eigenaar_naam)} gaf nog geen antwoord over {wat} van {citaat(actie.wat)}. "
        "Vraag het even, of geef de actie samen aan iemand anders.",
        onder_elkaar(opent("Bekijk de actie", "acties")),
        blijft=True,
    )


# --- the steps that both moments share ---

_HOE: Rijen = onder_elkaar(
    antwoord("Gedaan", "gedaan"),
    antwoord("Loopt, nieuwe datum", "loopt"),
    antwoord("Lukt niet, omdat…", "lukt_niet"),
    antwoord("Geef over aan…", "over"),
)


def _volgende_dagen(c: Context, a: Antwoorden) -> Rijen:
    return dagknoppen(
        kalender.werkdag_vanaf(c.vandaag + timedelta(days=7), c.vrij),
        kalender.eerste_stap_datum(c.vandaag, c.vrij),
    )


def _stappen(gedaan: str, titel: Callable[[Actie], str]) -> dict[str, Stap]:
    return {
        "hoe": Stap(
            vraag=lambda c, a: f"{titel(_actie(c))}\n{HOE}",
            knoppen=lambda c, a: _HOE,
            verder={"gedaan": gedaan, "loopt": "wanneer", "lukt_niet": "reden", "over": "wie"},
        ),
        "wanneer": Stap(
            vraag=lambda c, a: "Goed dat je het zegt. Wat wordt de nieuwe datum?",
            knoppen=_volgende_dagen,
            tekst=datum_vanaf_morgen(8),
            verder=EINDE,
        ),
        "reden": Stap(
            vraag=lambda c, a: "Dat kan. Waarom lukt het niet? Eén zin, bewoners krijgen dit ook te horen.",
            tekst=lees_kort,
            verder=EINDE,
        ),
        "wie": Stap(
            vraag=lambda c, a: (
                "Aan wie geef je de actie over? Overleg het wel even samen."
                if len(c.leden) > 1
                else "Er doet nog niemand anders mee. Met /terug kies je iets anders."
            ),
            knoppen=lambda c, a: ledenknoppen([lid for lid in c.leden if lid.persoon != _actie(c).eigenaar]),
            verder=EINDE,
        ),
    }


def _algemeen_slot(c: Context, a: Antwoorden, veld: str) -> Slot:
    """The three answers that mean the same at both moments."""
    actie = _actie(c)
    match a["hoe"]:
        case "loopt":
            dag = date.fromisoformat(a["wanneer"])
            nieuw = (
                MeldVoortgang(actie.id, eerste_stap_op=dag)
                if veld == "eerste_stap_op"
                else MeldVoortgang(actie.id, check_op=dag)
            )
            return Slot((Bericht(f"Goed, ik vraag het weer op {kalender.dag_in_woorden(dag)}."),), (nieuw,))
        case "lukt_niet":
            klaar = MeldVoortgang(actie.id, stand=Stand.LUKT_NIET, reden=a["reden"])
            tekst = "Dank je voor je eerlijkheid. Dit komt in de terugkoppeling, met de reden erbij."
            return Slot((Bericht(tekst),), (klaar, *_vertel_dat_het_niet_lukt(c, actie, a["reden"])))
        case _:
            return _geef_over(c, actie, int(a["wie"]))


def _geef_over(c: Context, actie: Actie, naar: int) -> Slot:
    nieuw = next(lid for lid in c.leden if lid.persoon == naar)
    van = _spreker(c, actie)
    eerst = (
        f"Op {kalender.dag_in_woorden(actie.check_op)} kijken jullie wat het bracht."
        if actie.eerste_stap_gedaan
        else f"Eerste stap: {citaat(actie.eerste_stap)}, uiterlijk {kalender.dag_in_woorden(actie.eerste_stap_op)}."
    )
    aan_nieuw = Bericht(
        f"{van} geeft een actie aan jou over: {citaat(actie.wat)}\n{eerst}\n"
        "Past het niet? Geef de actie dan weer over.",
        onder_elkaar(opent("Mijn acties", "acties")),
        blijft=True,
    )
    sleutel = f"over:{actie.id}:{naar}:{c.nu:%Y%m%d%H%M%S}"
    effecten: list[Effect] = [GeefActieOver(actie.id, naar), Stuur(naar, aan_nieuw, sleutel)]
    if c.persoon and actie.eigenaar != c.persoon.id:
        aan_oud = Bericht(f"{van} gaf jouw actie over aan {voornaam(nieuw.naam)}: {citaat(actie.wat)}")
        effecten.append(Stuur(actie.eigenaar, aan_oud, f"{sleutel}:oud"))
    klaar = Bericht(f"Gedaan. {voornaam(nieuw.naam)} is nu eigenaar en krijgt daar bericht van.")
    return Slot((klaar,), tuple(effecten))


def _vertel_dat_het_niet_lukt(c: Context, actie: Actie, reden: str) -> tuple[Effect, ...]:
    """To the owner and the coördinatoren, except who says it."""
    bericht = Bericht(
        f"De actie {citaat(actie.wat)} lukt niet. {_spreker(c, actie)} schrijft: {citaat(reden, 160)}"
    )
    ik = c.lid.persoon if c.lid else 0
    wie = {actie.eigenaar, *(lid.persoon for lid in c.coordinatoren)} - {ik}
    return tuple(Stuur(persoon, bericht, f"lukt_niet:{actie.id}:{persoon}") for persoon in sorted(wie))


def _spreker(c: Context, actie: Actie) -> str:
    return voornaam(c.lid.naam if c.lid else actie.eigenaar_naam)


# --- the first step ---


def _klaar_eerste_stap(c: Context, a: Antwoorden) -> Slot:
    actie = _actie(c)
    if a["hoe"] != "gedaan":
        return _algemeen_slot(c, a, "eerste_stap_op")
    wanneer = kalender.dag_in_woorden(actie.check_op)
    return Slot(
        (Bericht(f"Mooi, de eerste stap is gezet. Op {wanneer} kijken we wat het bracht."),),
        (MeldVoortgang(actie.id, eerste_stap_gedaan=True),),
    )


STAP = Gesprek(
    naam="stap",
    titel="de eerste stap",
    onderwerp="actie",
    voor=Voor.EIGENAAR,
    weigert=_weigert,
    mag=_mag_eerste_stap,
    begin="hoe",
    stappen=_stappen(EINDE, lambda actie: f"De eerste stap was: {citaat(actie.eerste_stap, 160)}"),
    afronden=_klaar_eerste_stap,
)


# --- the check moment ---


def _klaar_check(c: Context, a: Antwoorden) -> Slot:
    actie = _actie(c)
    if a["hoe"] != "gedaan":
        return _algemeen_slot(c, a, "check_op")
    if a["merkbaar"] == "nee":
        return _heropen(c, a, actie)
    return Slot(
        (Bericht("Dank je. De actie is afgerond, en wat het bracht gaat mee naar bewoners."),),
        (
            MeldVoortgang(
                actie.id,
                stand=Stand.GEDAAN,
                eerste_stap_gedaan=True,
                opbrengst=a["opbrengst"],
                merkbaar=a["merkbaar"],
            ),
        ),
    )


def _heropen(c: Context, a: Antwoorden, actie: Actie) -> Slot:
    stap_op = date.fromisoformat(a["nieuwe_datum"])
    check_op = kalender.checkmoment_datum(c.vandaag, WEKEN_TOT_CHECK, c.vrij)
    return Slot(
        (
            Bericht(
                "Goed, de actie gaat door met een nieuwe eerste stap. "
                f"Ik herinner je op {kalender.dag_in_woorden(stap_op)}. "
                f"Op {kalender.dag_in_woorden(check_op)} kijken we opnieuw."
            ),
        ),
        (
            MeldVoortgang(
                actie.id,
                stand=Stand.LOOPT,
                eerste_stap_gedaan=False,
                eerste_stap=a["nieuwe_stap"],
                eerste_stap_op=stap_op,
                check_op=check_op,
                opbrengst=a["opbrengst"],
                merkbaar="nee",
            ),
        ),
    )


CHECK = Gesprek(
    naam="check",
    titel="het checkmoment",
    onderwerp="actie",
    voor=Voor.EIGENAAR,
    weigert=_weigert,
    mag=_mag,
    begin="hoe",
    stappen={
        **_stappen("opbrengst", lambda actie: f"De actie was: {citaat(actie.wat, 160)}"),
        "opbrengst": Stap(
            vraag=lambda c, a: "Fijn. Wat bracht het? Eén of twee zinnen, dit lezen bewoners terug.",
            tekst=korte_tekst,
            verder="merkbaar",
        ),
        "merkbaar": Stap(
            vraag=lambda c, a: "Merken bewoners verschil?",
            knoppen=lambda c, a: (
                (antwoord("Ja", "ja"), antwoord("Nee", "nee")),
                (antwoord("Weet ik niet", "weet_niet"),),
            ),
            verder={"nee": "nieuwe_stap", "*": EINDE},
        ),
        "nieuwe_stap": Stap(
            vraag=lambda c, a: "Eerlijk, dank je. Dan gaan we door. Wat is de nieuwe eerste stap?",
            tekst=lees_kort,
            verder="nieuwe_datum",
        ),
        "nieuwe_datum": Stap(
            vraag=lambda c, a: "Wanneer is die stap gezet?",
            knoppen=_volgende_dagen,
            tekst=datum_vanaf_morgen(2),
            verder=EINDE,
        ),
    },
    afronden=_klaar_check,
)
