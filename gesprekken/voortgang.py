"""How is it going: at the first step (two weeks) and at the check moment (six to eight weeks).

The reminder carries the owner's own sentence and opens nothing by itself; one tap is the answer. A
*no* from residents reopens the action with a new first step; otherwise it stops, goes on or is adjusted.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from gesprekken import eigenaar, kalender
from gesprekken.aanzoek import voor_de_eigenaar, zeg_de_eigenaar
from gesprekken.kiezen import checkknoppen
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
from gesprekken.teksten import citaat, dagknoppen, datum_vanaf_morgen, korte_tekst, lees_kort, voornaam
from gesprekken.wijk import Actie, Stand
from gesprekken.wijzigingen import MeldVoortgang

WEKEN_TOT_CHECK = 6
HOE = "Hoe staat het ermee?"
NOG_EEN_KEER = "Ik vraag het nog één keer, elk antwoord is goed."


def _actie(c: Context) -> Actie:
    if not isinstance(c.onderwerp, Actie):
        raise LookupError("voortgang gaat over een actie")
    return c.onderwerp


def weigert(c: Context) -> str:
    """To who neither owns it nor is coördinator."""
    van = voornaam(_actie(c).eigenaar_naam)
    return f"Deze actie is van {van}. De eigenaar en de coördinator passen haar aan."


def mag_nog(c: Context) -> str:
    """Only what runs can be changed."""
    if not isinstance(c.onderwerp, Actie):
        return "Die actie vind ik niet. Met /acties zie je wat er loopt."
    actie = c.onderwerp
    if actie.stand is not Stand.LOOPT:
        hoe = "afgerond" if actie.stand is Stand.GEDAAN else "gestopt"
        return f"Deze actie is al {hoe}. Met /acties zie je wat er nog loopt."
    return ""


def _mag_eerste_stap(c: Context) -> str:
    if weigering := mag_nog(c):
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
                "Aan wie geef je de actie over? Ik vraag het die persoon."
                if eigenaar.wie_kan(c, _actie(c))
                else "Er doet nog niemand anders mee. Met /terug kies je iets anders."
            ),
            knoppen=lambda c, a: eigenaar.wie_kan(c, _actie(c)),
            verder={eigenaar.NIEUW: "genodigde", "*": EINDE},
        ),
        "genodigde": Stap(
            vraag=lambda c, a: "Hoe heet die persoon? Ik maak een uitnodiging voor één.",
            tekst=eigenaar.lees_genodigde,
            verder=EINDE,
        ),
    }


def _algemeen_slot(c: Context, a: Antwoorden, veld: str) -> Slot:
    """The three answers that mean the same at both moments."""
    actie = _actie(c)
    match a["hoe"]:
        case "loopt":
            return _verzet(c, actie, date.fromisoformat(a["wanneer"]), veld)
        case "lukt_niet":
            klaar = MeldVoortgang(actie.id, stand=Stand.LUKT_NIET, reden=a["reden"])
            tekst = "Dank je voor je eerlijkheid. Dit komt in de terugkoppeling, met de reden erbij."
            vertel = _vertel_dat_het_niet_lukt(c, actie, a["reden"])
            return Slot((_gehoord(c, actie, tekst, afgelopen=True),), (klaar, *vertel))
        case _ if a["wie"] == eigenaar.NIEUW:
            return eigenaar.nodig_uit_voor(c, actie, a["genodigde"])
        case _:
            return eigenaar.vraag_aan(c, actie, int(a["wie"]))


def _verzet(c: Context, actie: Actie, dag: date, veld: str) -> Slot:
    wanneer = kalender.dag_in_woorden(dag)
    if veld == "eerste_stap_op":
        effect, wat = MeldVoortgang(actie.id, eerste_stap_op=dag), "de eerste stap"
    else:
        effect, wat = MeldVoortgang(actie.id, check_op=dag), "het checkmoment"
    if _is_eigenaar(c, actie):
        goed = voor_de_eigenaar(actie, f"Goed, ik vraag het weer op {wanneer}.")
        return Slot((goed,), (effect,))
    gehoord = f"{_spreker(c, actie)} verzette {wat} van jouw actie {citaat(actie.wat, 160)} naar {wanneer}."
    goed = Bericht(f"Goed, ik vraag het {voornaam(actie.eigenaar_naam)} weer op {wanneer}.")
    return Slot((goed,), (effect, *zeg_de_eigenaar(c, actie, gehoord)))


def _is_eigenaar(c: Context, actie: Actie) -> bool:
    return _ik(c) == actie.eigenaar


def _wie(c: Context, actie: Actie) -> str:
    """Who is reminded, as the one who talks would say it."""
    return "je" if _is_eigenaar(c, actie) else voornaam(actie.eigenaar_naam)


def _gehoord(c: Context, actie: Actie, tekst: str, *, afgelopen: bool = False) -> Bericht:
    """The answer to who says how it goes; with her calendar where the action is hers."""
    return voor_de_eigenaar(actie, tekst, afgelopen=afgelopen) if _is_eigenaar(c, actie) else Bericht(tekst)


def _vertel_dat_het_niet_lukt(c: Context, actie: Actie, reden: str) -> tuple[Effect, ...]:
    """To the owner and the coördinatoren, except who says it."""
    tekst = f"De actie {citaat(actie.wat)} lukt niet. {_spreker(c, actie)} schrijft: {citaat(reden, 160)}"
    wie = {lid.persoon for lid in c.coordinatoren} - {actie.eigenaar, _ik(c)}
    aan_de_rest = (
        Stuur(persoon, Bericht(tekst), f"lukt_niet:{actie.id}:{persoon}") for persoon in sorted(wie)
    )
    return (*zeg_de_eigenaar(c, actie, tekst, afgelopen=True), *aan_de_rest)


def _ik(c: Context) -> int:
    return c.lid.persoon if c.lid else 0


def _spreker(c: Context, actie: Actie) -> str:
    return voornaam(c.lid.naam if c.lid else actie.eigenaar_naam)


# --- the first step ---


def _klaar_eerste_stap(c: Context, a: Antwoorden) -> Slot:
    actie = _actie(c)
    if a["hoe"] != "gedaan":
        return _algemeen_slot(c, a, "eerste_stap_op")
    wanneer = kalender.dag_in_woorden(actie.check_op)
    gehoord = (
        f"{_spreker(c, actie)} zette de eerste stap van jouw actie {citaat(actie.wat, 160)} op gedaan. "
        f"Op {wanneer} kijken we wat het bracht."
    )
    return Slot(
        (Bericht(f"Mooi, de eerste stap is gezet. Op {wanneer} kijken we wat het bracht."),),
        (MeldVoortgang(actie.id, eerste_stap_gedaan=True), *zeg_de_eigenaar(c, actie, gehoord)),
    )


STAP = Gesprek(
    naam="stap",
    titel="de eerste stap",
    onderwerp="actie",
    voor=Voor.EIGENAAR,
    weigert=weigert,
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
    if a["merkbaar"] == "nee" or a["hoe_verder"] == "bijstellen":
        return _opnieuw(c, a, actie)
    gezegd = MeldVoortgang(actie.id, opbrengst=a["opbrengst"], merkbaar=a["merkbaar"])
    if a["hoe_verder"] == "door":
        check_op = date.fromisoformat(a["nieuwe_check"])
        opnieuw = f"Op {kalender.dag_in_woorden(check_op)} kijken we opnieuw."
        door = replace(gezegd, eerste_stap_gedaan=True, check_op=check_op)
        gehoord = f"{_spreker(c, actie)} gaf door dat jouw actie {citaat(actie.wat, 160)} doorgaat. {opnieuw}"
        klaar = _gehoord(c, actie, f"Goed, jullie gaan door. {opnieuw}")
        return Slot((klaar,), (door, *zeg_de_eigenaar(c, actie, gehoord)))
    tekst = "Dank je. De actie is afgerond, en wat het bracht gaat mee naar bewoners."
    return Slot(
        (_gehoord(c, actie, tekst, afgelopen=True),),
        (
            replace(gezegd, stand=Stand.GEDAAN, eerste_stap_gedaan=True),
            *zeg_afgerond(c, actie, a["opbrengst"]),
        ),
    )


def zeg_afgerond(c: Context, actie: Actie, opbrengst: str) -> tuple[Stuur, ...]:
    """To the owner, when somebody else says that it is done."""
    tekst = (
        f"{_spreker(c, actie)} rondde jouw actie {citaat(actie.wat, 160)} af. "
        f"Dit bracht het: {citaat(opbrengst, 160)}"
    )
    return zeg_de_eigenaar(c, actie, tekst, afgelopen=True)


def heropend(c: Context, a: Antwoorden, actie: int) -> MeldVoortgang:
    """Residents notice nothing yet: it goes on, with a new first step."""
    return MeldVoortgang(
        actie,
        stand=Stand.LOOPT,
        eerste_stap_gedaan=False,
        eerste_stap=a["nieuwe_stap"],
        eerste_stap_op=date.fromisoformat(a["nieuwe_datum"]),
        check_op=kalender.checkmoment_datum(c.vandaag, WEKEN_TOT_CHECK, c.vrij),
        opbrengst=a["opbrengst"],
        merkbaar="nee",
    )


def zeg_heropend(c: Context, actie: Actie, wordt: MeldVoortgang) -> tuple[Stuur, ...]:
    """To the owner, when somebody else says what the new first step is, and what the action became."""
    hoe = (
        f"stelde jouw actie {citaat(actie.wat, 160)} bij. Het is nu: {citaat(wordt.wat, 160)}"
        if wordt.wat
        else f"gaf door dat bewoners nog geen verschil merken van jouw actie {citaat(actie.wat, 160)}. Ze gaat door."
    )
    return zeg_de_eigenaar(c, actie, f"{_spreker(c, actie)} {hoe}\n{_nieuwe_stap(wordt)}")


def _nieuwe_stap(wordt: MeldVoortgang) -> str:
    stap_op, check_op = wordt.eerste_stap_op, wordt.check_op
    if stap_op is None or check_op is None:
        raise LookupError("een nieuwe eerste stap heeft een datum")
    return (
        f"Eerste stap: {citaat(wordt.eerste_stap or '', 160)}, uiterlijk {kalender.dag_in_woorden(stap_op)}. "
        f"Op {kalender.dag_in_woorden(check_op)} kijken we opnieuw."
    )


def _opnieuw(c: Context, a: Antwoorden, actie: Actie) -> Slot:
    """It goes on with a new first step; adjusted it is another action as well."""
    bijgesteld, wordt = a["merkbaar"] != "nee", heropend(c, a, actie.id)
    if bijgesteld:
        check_op = date.fromisoformat(a["nieuwe_check"])
        wordt = replace(wordt, merkbaar=a["merkbaar"], wat=a["nieuw_wat"], check_op=check_op)
    hoe = "is bijgesteld" if bijgesteld else "gaat door met een nieuwe eerste stap"
    stap_op, check = (date.fromisoformat(a["nieuwe_datum"]), wordt.check_op or c.vandaag)
    tekst = (
        f"Goed, de actie {hoe}. Ik herinner {_wie(c, actie)} op {kalender.dag_in_woorden(stap_op)}. "
        f"Op {kalender.dag_in_woorden(check)} kijken we opnieuw."
    )
    return Slot((_gehoord(c, actie, tekst),), (wordt, *zeg_heropend(c, actie, wordt)))


def _is_nee(c: Context, a: Antwoorden) -> bool:
    return a.get("merkbaar") == "nee"


CHECK = Gesprek(
    naam="check",
    titel="het checkmoment",
    versie=2,
    onderwerp="actie",
    voor=Voor.EIGENAAR,
    weigert=weigert,
    mag=mag_nog,
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
            verder={"nee": "nieuwe_stap", "*": "hoe_verder"},
        ),
        "hoe_verder": Stap(
            vraag=lambda c, a: "En nu? Je kunt stoppen, zo doorgaan, of de actie bijstellen.",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Stoppen", "stop"),
                antwoord("Doorgaan", "door"),
                antwoord("Bijstellen", "bijstellen"),
            ),
            verder={"door": "nieuwe_check", "bijstellen": "nieuw_wat", "*": EINDE},
        ),
        "nieuw_wat": Stap(
            vraag=lambda c, a: f"Nu is het: {citaat(_actie(c).wat, 160)}. Wat wordt het? Eén zin.",
            tekst=lees_kort,
            verder="nieuwe_stap",
        ),
        "nieuwe_stap": Stap(
            vraag=lambda c, a: (
                "Eerlijk, dank je. Dan gaan we door. Wat is de nieuwe eerste stap?"
                if _is_nee(c, a)
                else "Wat is de eerste stap, binnen twee weken?"
            ),
            tekst=lees_kort,
            verder="nieuwe_datum",
        ),
        "nieuwe_datum": Stap(
            vraag=lambda c, a: "Wanneer is die stap gezet?",
            knoppen=_volgende_dagen,
            tekst=datum_vanaf_morgen(2),
            verder="nieuwe_check",
        ),
        "nieuwe_check": Stap(
            vraag=lambda c, a: "Wanneer kijken jullie weer of het helpt?",
            knoppen=checkknoppen,
            overslaan=_is_nee,
            verder=EINDE,
        ),
    },
    afronden=_klaar_check,
)
