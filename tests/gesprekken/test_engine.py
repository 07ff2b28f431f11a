"""The engine: what cannot be declared, what it does for every conversation, and that nothing makes it fall."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gesprekken import GESPREKKEN, vangnet
from gesprekken.catalogus import Catalogus, OngeldigGesprek
from gesprekken.deur import ONDERWERP_TEKENS
from gesprekken.engine import beurt, onderwerp
from gesprekken.model import (
    EINDE,
    KNOP_BYTES,
    TYPEN,
    Bericht,
    Context,
    Gesprek,
    Invoer,
    Knop,
    Nee,
    Slot,
    Soort,
    Stap,
    Toestand,
    Uitkomst,
    Voor,
    Waarom,
    antwoord,
    onder_elkaar,
    wissel,
)
from gesprekken.speelwijk import Speelwijk
from gesprekken.wijk import Actie, Bundel, Lid, Patroon, Persoon, Rol, Stand, Verzending
from gesprekken.wijzigingen import LegSignaalVast, NietsBijzonders, TrekSignaalIn
from tests.gesprekken.spel import LAAK, keur, nieuwe_wijk

NU = datetime(2026, 11, 2, 11, 30, tzinfo=UTC)
CONTEXT = Context(
    nu=NU,
    naam="Fatima",
    persoon=Persoon(1, "Fatima"),
    wijkverband=LAAK,
    wijkverbanden=(LAAK,),
    lid=Lid(1, "Fatima", "Thuiszorg", "Wijkverpleegkundige"),
)


# --- declarations that cannot work ---


def stap(verder: str | dict[str, str] = EINDE, **velden: object) -> Stap:
    basis = {"vraag": lambda c, a: "Wat?", "tekst": lambda c, t: t, "verder": verder}
    return Stap(**{**basis, **velden})  # type: ignore[arg-type]


def gesprek(naam: str = "praat", **velden: object) -> Gesprek:
    basis = {
        "titel": f"het {naam}",
        "begin": "een",
        "stappen": {"een": stap()},
        "afronden": lambda c, a: Slot((Bericht(f"klaar met {naam}: {a}"),)),
    }
    return Gesprek(naam=naam, **{**basis, **velden})  # type: ignore[arg-type]


BEWERK = gesprek("bewerk", begin="", stappen={})


def catalogus(*gesprekken: Gesprek, **velden: object) -> Catalogus:
    namen = {g.naam: g for g in (*gesprekken, BEWERK)}
    rollen = {"vrije_tekst": "praat", "bij_bewerking": "bewerk", "bij_start": "praat"}
    return Catalogus(namen, **{**rollen, **velden})  # type: ignore[arg-type]


KAPOT = {
    "een naam met een spatie": gesprek("een praatje"),
    "een naam die niet op een knop past": gesprek("praatpraatpraat"),
    "een opdracht met een hoofdletter": gesprek(commando="Praat"),
    "een opdracht die van de engine is": gesprek(commando="terug"),
    "een begin dat er niet is": gesprek(begin="twee"),
    "stappen zonder begin": gesprek(begin=""),
    "een begin zonder stappen": gesprek(stappen={}),
    "een volgende stap die er niet is": gesprek(stappen={"een": stap("twee")}),
    "een uitgang die er niet is": gesprek(stappen={"een": stap({"ja": "twee", "*": EINDE})}),
    "een stap waar niemand komt": gesprek(stappen={"een": stap(), "twee": stap()}),
    "een gesprek dat nooit ophoudt": gesprek(stappen={"een": stap("twee"), "twee": stap("een")}),
    "een stap die niet te beantwoorden is": gesprek(stappen={"een": stap(tekst=None)}),
    "tekst die nergens heen gaat": gesprek(stappen={"een": stap({"ja": EINDE})}),
    "een stap met een gereserveerde naam": gesprek(begin="nr", stappen={"nr": stap()}),
    "een stap met een dubbele punt": gesprek(begin="op:een", stappen={"op:een": stap()}),
}


@pytest.mark.parametrize("kapot", KAPOT.values(), ids=KAPOT)
def test_a_conversation_that_cannot_work_fails_when_it_is_declared(kapot: Gesprek) -> None:
    with pytest.raises(OngeldigGesprek):
        catalogus(kapot, **dict.fromkeys(("vrije_tekst", "bij_start"), kapot.naam))


def test_a_conversation_has_the_name_under_which_it_stands() -> None:
    with pytest.raises(OngeldigGesprek, match="de naam is dezelfde"):
        Catalogus({"anders": gesprek("praat")}, "anders", "anders", "anders")


def test_two_conversations_cannot_listen_to_the_same_command() -> None:
    with pytest.raises(OngeldigGesprek, match="al iets naar /hoi"):
        catalogus(gesprek("praat", commando="hoi"), gesprek("zeg", commando="hoi"))


@pytest.mark.parametrize("rol", ["vrije_tekst", "bij_bewerking", "bij_start"])
def test_a_catalogue_cannot_name_a_conversation_that_is_not_there(rol: str) -> None:
    with pytest.raises(OngeldigGesprek, match="'weg'"):
        catalogus(gesprek(), **{rol: "weg"})


@pytest.mark.parametrize("deuren", [{"praat": "weg"}, {"twee woorden": "praat"}, {"met-streep": "praat"}])
def test_a_door_is_one_word_and_leads_somewhere(deuren: dict[str, str]) -> None:
    with pytest.raises(OngeldigGesprek):
        catalogus(gesprek(), deuren=deuren)


def test_what_a_sentence_opens_begins_with_reading_it() -> None:
    alleen_knoppen = stap(tekst=None, knoppen=lambda c, a: onder_elkaar(antwoord("Ja", "ja")))

    with pytest.raises(OngeldigGesprek, match="leest geen tekst"):
        catalogus(gesprek(stappen={"een": alleen_knoppen}))


def test_editing_a_message_opens_no_questions() -> None:
    with pytest.raises(OngeldigGesprek, match="krijgt geen vragen"):
        catalogus(gesprek(), bij_bewerking="praat")


def test_a_button_without_words_or_with_too_much_to_remember_cannot_be_made() -> None:
    assert Knop("Ja", "b::" + "x" * 61).doet.endswith("x")
    for tekst, doet in (("", "b::ja"), ("Ja", "b::" + "x" * 62), ("Ja", "b::" + "é" * 31)):
        with pytest.raises(ValueError):
            Knop(tekst, doet)


# --- what is the same in every conversation ---

JA_NEE = onder_elkaar(antwoord("Ja", "ja"), antwoord("Nee", "nee"), antwoord("Anders", TYPEN))
PRAAT = gesprek(
    stappen={
        "een": stap("twee", tekst=lambda c, t: Nee("Te kort.") if len(t) < 3 else t),
        "twee": stap(
            {"ja": "drie", "*": EINDE},
            knoppen=lambda c, a: JA_NEE,
            effecten=lambda c, a: [NietsBijzonders(NU.date())],
        ),
        "drie": stap(EINDE, tekst=None, knoppen=lambda c, a: JA_NEE),
    },
    commando="praat",
)
VAST = gesprek("vast", stappen={"een": stap("twee", definitief=True), "twee": stap("drie"), "drie": stap()})
EENMALIG = gesprek("eenmalig", begin="", stappen={}, commando="hoi")
KLEIN = catalogus(PRAAT, VAST, EENMALIG)


def zeg(
    toestand: Toestand, tekst: str, bron: str = "", cat: Catalogus = KLEIN, c: Context = CONTEXT
) -> Uitkomst:
    return _beurt(cat, toestand, Invoer(Soort.TEKST, tekst, bron=bron), c)


def druk(toestand: Toestand, doet: str, cat: Catalogus = KLEIN, c: Context = CONTEXT) -> Uitkomst:
    return _beurt(cat, toestand, Invoer(Soort.KNOP, doet), c)


def opdracht(toestand: Toestand, woord: str, cat: Catalogus = KLEIN, c: Context = CONTEXT) -> Uitkomst:
    return _beurt(cat, toestand, Invoer(Soort.COMMANDO, woord), c)


def _beurt(cat: Catalogus, toestand: Toestand, invoer: Invoer, c: Context) -> Uitkomst:
    uitkomst = beurt(cat, toestand, invoer, c)
    keur(uitkomst)
    assert Toestand.uit_json(uitkomst.toestand.als_json()) == uitkomst.toestand
    return uitkomst


def in_gesprek(*gezegd: str, cat: Catalogus = KLEIN) -> Toestand:
    toestand = Toestand(beurt=7)
    for i, tekst in enumerate(gezegd):
        toestand = zeg(toestand, tekst, f"m{i}", cat).toestand
    return toestand


def stempels(uitkomst: Uitkomst) -> list[str]:
    return [knop.doet for bericht in uitkomst.berichten for rij in bericht.knoppen for knop in rij]


def test_buttons_carry_the_turn_to_which_they_belong() -> None:
    uitkomst = zeg(Toestand(beurt=7), "Er ligt vuil")

    assert uitkomst.toestand.beurt == 8
    assert stempels(uitkomst) == ["b:8:ja", "b:8:nee", f"b:8:{TYPEN}"]


@pytest.mark.parametrize(
    "doet", ["b:7:ja", "b:9:ja", "b:8:zomaar", "b:8:", "b::ja", "b", "", "x:8:ja", "o:weg:1:ja"]
)
def test_a_button_that_is_not_of_this_turn_is_refused_with_one_sentence_and_changes_nothing(
    doet: str,
) -> None:
    toestand = in_gesprek("Er ligt vuil")

    uitkomst = druk(toestand, doet)

    assert uitkomst.geweigerd in (Waarom.KNOP, Waarom.OUDE_KNOP)
    assert replace(uitkomst, geweigerd=None) == Uitkomst(
        (), toestand, genomen=False, melding=vangnet.OUDE_KNOP
    )


def test_a_button_without_an_open_conversation_is_refused() -> None:
    assert druk(Toestand(beurt=7), "b:7:ja").melding == vangnet.OUDE_KNOP


def test_a_value_that_the_first_question_does_not_know_opens_nothing() -> None:
    uitkomst = druk(Toestand(beurt=7), "o:vast::zomaar")

    oud = Waarom.OUDE_KNOP
    assert uitkomst == Uitkomst(
        (), Toestand(beurt=7), genomen=False, melding=vangnet.OUDE_KNOP, geweigerd=oud
    )


def test_a_switch_with_a_value_that_is_not_known_leaves_the_open_conversation_alone() -> None:
    toestand = in_gesprek("Er ligt vuil")

    assert druk(toestand, "w:vast::zomaar").toestand == toestand


def test_back_asks_the_previous_question_and_keeps_its_answer_until_there_is_another() -> None:
    toestand = druk(in_gesprek("Er ligt vuil"), "b:8:ja").toestand
    assert (toestand.stap, toestand.weg) == ("drie", ("een", "twee"))

    terug = opdracht(toestand, "terug").toestand
    nog_eens = opdracht(terug, "terug").toestand

    assert (terug.stap, terug.beurt, terug.antwoorden["twee"]) == ("twee", 10, "ja")
    assert (nog_eens.stap, nog_eens.beurt, "twee" in nog_eens.antwoorden) == ("een", 11, False)


def test_back_stops_at_the_first_question() -> None:
    toestand = opdracht(Toestand(beurt=7), "praat").toestand

    uitkomst = opdracht(toestand, "terug")

    assert uitkomst.toestand == toestand
    assert uitkomst.berichten[0].tekst == f"{vangnet.EERSTE_VRAAG}\n\nWat?"


def test_back_does_not_pass_what_is_final() -> None:
    toestand = druk(Toestand(beurt=7), "o:vast::").toestand
    toestand = zeg(toestand, "Dit ligt vast").toestand

    direct = opdracht(toestand, "terug")
    verder = opdracht(zeg(toestand, "En verder").toestand, "terug")

    assert (direct.toestand, direct.berichten[0].tekst) == (toestand, f"{vangnet.LIGT_VAST}\n\nWat?")
    assert (verder.toestand.stap, verder.toestand.weg) == ("twee", ())


def test_an_effect_happens_as_soon_as_its_answer_is_taken() -> None:
    assert druk(in_gesprek("Er ligt vuil"), "b:8:ja").effecten == (NietsBijzonders(NU.date()),)


def test_stop_ends_every_conversation_and_makes_its_buttons_old() -> None:
    uitkomst = opdracht(in_gesprek("Er ligt vuil"), "stop")

    assert uitkomst.toestand == Toestand(beurt=9)
    assert druk(uitkomst.toestand, "b:8:ja").melding == vangnet.OUDE_KNOP


VERNIEUWD = {
    "een nieuwe versie": catalogus(replace(PRAAT, versie=2), VAST, EENMALIG),
    "een stap die er niet meer is": catalogus(
        gesprek(stappen={"een": stap("later"), "later": stap()}, commando="praat"), VAST, EENMALIG
    ),
}


@pytest.mark.parametrize("nieuw", VERNIEUWD.values(), ids=VERNIEUWD)
@pytest.mark.parametrize(
    "invoer",
    [
        Invoer(Soort.TEKST, "Een antwoord"),
        Invoer(Soort.KNOP, "b:8:ja"),
        Invoer(Soort.KNOP, "b:3:ja"),
        Invoer(Soort.ONLEESBAAR),
        Invoer(Soort.COMMANDO, "terug"),
        Invoer(Soort.COMMANDO, "wat"),
        Invoer(Soort.BEWERKING, "Een antwoord", bron="m0"),
    ],
    ids=lambda invoer: invoer.soort,
)
def test_a_conversation_that_was_renewed_begins_again_and_says_so(nieuw: Catalogus, invoer: Invoer) -> None:
    uitkomst = _beurt(nieuw, in_gesprek("Er ligt vuil"), invoer, CONTEXT)

    assert uitkomst.berichten[0].tekst == f"{vangnet.VERNIEUWD}\n\nWat?"
    assert (uitkomst.toestand.stap, uitkomst.toestand.antwoorden) == ("een", {"nr": "8"})
    assert uitkomst.effecten == ()


@pytest.mark.parametrize("nieuw", VERNIEUWD.values(), ids=VERNIEUWD)
def test_a_conversation_that_was_renewed_can_be_stopped_and_left(nieuw: Catalogus) -> None:
    toestand = in_gesprek("Er ligt vuil")

    assert opdracht(toestand, "stop", nieuw).toestand == Toestand(beurt=9)
    assert druk(toestand, "w:vast::", nieuw).toestand.gesprek == "vast"
    assert druk(toestand, "o:vast::", nieuw).toestand.gesprek == "vast"
    assert opdracht(toestand, "hoi", nieuw).toestand == toestand


def test_a_conversation_that_is_no_longer_in_the_catalogue_has_ended() -> None:
    zonder = catalogus(gesprek("zeg"), vrije_tekst="zeg", bij_start="zeg")

    uitkomst = zeg(in_gesprek("Er ligt vuil"), "Iets nieuws", cat=zonder)

    assert uitkomst.berichten[0].tekst.startswith("klaar met zeg")


def test_after_a_day_without_a_word_a_conversation_has_ended_by_itself() -> None:
    toestand = in_gesprek("Er ligt vuil")
    nog_net, net_niet = (replace(CONTEXT, nu=NU + timedelta(hours=24, seconds=s)) for s in (0, 1))

    assert druk(toestand, "b:8:ja", c=nog_net).toestand.stap == "drie"
    laat = druk(toestand, "b:8:ja", c=net_niet)
    assert (laat.toestand, laat.melding) == (Toestand(beurt=8), vangnet.OUDE_KNOP)
    assert zeg(toestand, "Iets nieuws", c=net_niet).toestand.antwoorden["een"] == "Iets nieuws"


def test_every_word_begins_the_day_anew() -> None:
    uur_later = replace(CONTEXT, nu=NU + timedelta(hours=20))
    toestand = druk(in_gesprek("Er ligt vuil"), "b:8:ja", c=uur_later).toestand

    weer_later = replace(CONTEXT, nu=NU + timedelta(hours=40))
    assert druk(toestand, "b:9:nee", c=weer_later).melding == ""


def test_text_where_a_button_was_asked_gets_the_question_again() -> None:
    toestand = druk(in_gesprek("Er ligt vuil"), "b:8:ja").toestand

    uitkomst = zeg(toestand, "Misschien")

    assert (uitkomst.toestand, uitkomst.genomen) == (toestand, False)
    assert uitkomst.berichten[0].tekst == f"{vangnet.KIES_EEN_KNOP}\n\nWat?"
    assert stempels(uitkomst) == ["b:9:ja", "b:9:nee", f"b:9:{TYPEN}"]


@pytest.mark.parametrize("getypt", ["Ja", "ja", " JA. "])
def test_typing_the_words_of_a_button_is_pressing_it(getypt: str) -> None:
    assert zeg(in_gesprek("Er ligt vuil"), getypt).toestand.antwoorden["twee"] == "ja"


def test_a_conversation_of_one_answer_does_not_disturb_the_open_one() -> None:
    toestand = in_gesprek("Er ligt vuil")

    uitkomst = opdracht(toestand, "hoi")

    assert (uitkomst.toestand, uitkomst.genomen) == (toestand, True)
    assert uitkomst.berichten[0].tekst.startswith("klaar met eenmalig")


def test_another_conversation_is_offered_and_never_forced() -> None:
    toestand = in_gesprek("Er ligt vuil")

    uitkomst = druk(toestand, "o:vast:3:ja")

    assert uitkomst.toestand == toestand
    assert stempels(uitkomst) == ["o:praat::", "w:vast:3:ja"]
    assert druk(toestand, "o:praat::").berichten[0].tekst == f"{vangnet.HIER_GEBLEVEN}\n\nWat?"


def test_an_edited_message_changes_the_answer_that_was_typed_in_it() -> None:
    toestand = in_gesprek("Er ligt vuil")

    uitkomst = _beurt(KLEIN, toestand, Invoer(Soort.BEWERKING, "Er ligt grofvuil", bron="m0"), CONTEXT)

    assert uitkomst.berichten[0].tekst == f"{vangnet.AANGEPAST}\n\nWat?"
    assert (uitkomst.toestand.stap, uitkomst.toestand.beurt) == ("twee", 9)
    assert uitkomst.toestand.antwoorden["een"] == "Er ligt grofvuil"
    assert uitkomst.toestand.antwoorden["eerder:een"] == "Er ligt vuil"


def test_an_edited_message_that_cannot_be_read_leaves_the_answer_as_it_was() -> None:
    toestand = in_gesprek("Er ligt vuil")

    uitkomst = _beurt(KLEIN, toestand, Invoer(Soort.BEWERKING, "x", bron="m0"), CONTEXT)

    assert uitkomst.toestand == toestand
    assert uitkomst.berichten[0].tekst == "Te kort. Tot dan blijft je eerdere tekst staan.\n\nWat?"


def test_an_answer_that_is_final_is_not_changed_by_editing() -> None:
    toestand = zeg(druk(Toestand(beurt=7), "o:vast::").toestand, "Dit ligt vast", "m1").toestand

    uitkomst = _beurt(KLEIN, toestand, Invoer(Soort.BEWERKING, "Toch niet", bron="m1"), CONTEXT)

    assert uitkomst.toestand == toestand
    assert uitkomst.berichten[0].tekst.startswith("klaar met bewerk")


def test_who_does_not_take_part_finds_every_door_closed_but_the_open_ones() -> None:
    vreemde = Context(nu=NU, naam="Nadia")
    openbaar = catalogus(
        gesprek(commando="praat"), gesprek("meedoen", voor=Voor.IEDEREEN), bij_start="meedoen"
    )

    assert opdracht(Toestand(), "praat", openbaar, vreemde).berichten[0].tekst == vangnet.ONBEKEND
    assert zeg(Toestand(), "Er ligt vuil", cat=openbaar, c=vreemde).berichten[0].tekst == vangnet.ONBEKEND
    binnen = _beurt(openbaar, Toestand(), Invoer(Soort.COMMANDO, "start", "code"), vreemde).toestand
    assert (binnen.gesprek, binnen.onderwerp) == ("meedoen", "code")
    geweigerd = opdracht(binnen, "praat", openbaar, vreemde).berichten[0].tekst
    assert geweigerd == f"{vangnet.EERST_AANMELDEN}\n\nWat?"


# --- what a turn is about ---

OVER = gesprek("over", onderwerp="actie", commando="over")
START = gesprek("start", onderwerp="uitnodiging")
BRON = gesprek("bewerk", begin="", stappen={}, onderwerp="bron")
MET_ONDERWERP = Catalogus(
    {g.naam: g for g in (PRAAT, OVER, START, BRON)}, "praat", "bewerk", "start", {"kies": "over"}
)


@pytest.mark.parametrize(
    ("toestand", "invoer", "verwacht"),
    [
        (Toestand(), Invoer(Soort.TEKST, "Er ligt vuil"), ("", "")),
        (Toestand(), Invoer(Soort.KNOP, "o:over:3:ja"), ("actie", "3")),
        (Toestand(), Invoer(Soort.KNOP, "w:over:3:"), ("actie", "3")),
        (Toestand(), Invoer(Soort.KNOP, "b:1:ja"), ("", "")),
        (Toestand(), Invoer(Soort.COMMANDO, "over", "9"), ("actie", "")),
        (Toestand(), Invoer(Soort.COMMANDO, "start", "code"), ("code", "code")),
        (Toestand(), Invoer(Soort.COMMANDO, "start", "kies-4"), ("actie", "4")),
        (Toestand(), Invoer(Soort.COMMANDO, "start", "kies-" + "9" * 60), ("actie", "")),
        (Toestand(), Invoer(Soort.COMMANDO, "start", "één"), ("code", "")),
        (Toestand(), Invoer(Soort.BEWERKING, "Vuil", bron="m9"), ("bron", "m9")),
        (
            Toestand(2, "over", 1, "3", "een", {}, (), NU.isoformat()),
            Invoer(Soort.TEKST, "Ja"),
            ("actie", "3"),
        ),
        (
            Toestand(2, "over", 1, "3", "een", {}, (), NU.isoformat()),
            Invoer(Soort.ONLEESBAAR),
            ("actie", "3"),
        ),
        (
            Toestand(2, "over", 1, "3", "een", {}, (), NU.isoformat()),
            Invoer(Soort.KNOP, "o:over:5:"),
            ("actie", "5"),
        ),
        (
            Toestand(2, "over", 1, "3", "een", {}, (), "2026-11-01T00:00:00+00:00"),
            Invoer(Soort.TEKST, "Ja"),
            ("", ""),
        ),
        (Toestand(2, "weg", 1, "3", "een", {}, (), NU.isoformat()), Invoer(Soort.TEKST, "Ja"), ("", "")),
    ],
)
def test_it_is_known_beforehand_what_a_turn_is_about(
    toestand: Toestand, invoer: Invoer, verwacht: tuple[str, str]
) -> None:
    assert onderwerp(MET_ONDERWERP, toestand, invoer, CONTEXT) == verwacht


def test_what_was_closed_meanwhile_ends_the_conversation_with_the_reason() -> None:
    dicht = catalogus(gesprek(mag=lambda c: "Het is al dicht." if c.botnaam else "", stappen=PRAAT.stappen))
    toestand = in_gesprek("Er ligt vuil", cat=dicht)

    uitkomst = druk(toestand, "b:8:ja", dicht, replace(CONTEXT, botnaam="dicht"))

    assert uitkomst == Uitkomst((Bericht("Het is al dicht."),), Toestand(beurt=9), genomen=False)


# --- how much it asks of people ---


class Teller:
    """Somebody who talks and counts."""

    def __init__(self, wijk: Speelwijk, naam: str) -> None:
        self.wijk, self.naam, self.tikken, self.zinnen = wijk, naam, 0, 0
        self.knoppen: dict[str, str] = {}

    def doe(self, invoer: Invoer) -> Uitkomst:
        uitkomst = self.wijk.neem(self.naam, invoer)
        self.knoppen = {k.tekst: k.doet for b in uitkomst.berichten for rij in b.knoppen for k in rij}
        return uitkomst

    def tikt(self, tekst: str) -> Uitkomst:
        self.tikken += 1
        return self.doe(Invoer(Soort.KNOP, self.knoppen[tekst]))

    def zegt(self, tekst: str) -> Uitkomst:
        self.zinnen += 1
        return self.doe(Invoer(Soort.TEKST, tekst))


def test_a_signal_takes_two_texts_and_no_tap() -> None:
    fatima = Teller(nieuwe_wijk(), "Fatima Bouzid")

    eerste = fatima.zegt("In de portieken staan vuilniszakken")
    fatima.zegt("Een vaste dag waarop het wordt opgehaald")

    assert (fatima.tikken, fatima.zinnen) == (0, 2)
    assert isinstance(eerste.effecten[0], LegSignaalVast), "it counts from the first sentence on"
    assert not fatima.wijk.toestand("Fatima Bouzid").bezig


def test_a_signal_without_an_answer_to_the_second_question_takes_one_text_and_one_tap() -> None:
    fatima = Teller(nieuwe_wijk(), "Fatima Bouzid")

    fatima.zegt("In de portieken staan vuilniszakken")
    fatima.tikt("Weet ik niet")

    assert (fatima.tikken, fatima.zinnen) == (1, 1)
    assert not fatima.wijk.toestand("Fatima Bouzid").bezig


def test_nothing_special_is_one_tap() -> None:
    fatima = Teller(nieuwe_wijk(), "Fatima Bouzid")
    fatima.knoppen = {"Niets bijzonders": "o:microuitvraag::niets"}

    assert fatima.tikt("Niets bijzonders").effecten == (NietsBijzonders(NU.date()),)
    assert (fatima.tikken, fatima.zinnen) == (1, 0)


@pytest.mark.parametrize("uur", ["Elke werkdag om 12.15 uur", "Geen dagelijkse vraag"])
@pytest.mark.parametrize("rol", [Rol.MELDER, Rol.COORDINATOR])
def test_joining_takes_four_taps_and_no_typing(uur: str, rol: Rol) -> None:
    wijk = nieuwe_wijk()
    wijk.nodig_uit("welkom", rol)
    nadia = Teller(wijk, "Nadia")
    nadia.doe(Invoer(Soort.COMMANDO, "start", "welkom"))

    for knop in ("Gelezen, ga verder", "Thuiszorg", "Wijkverpleegkundige", uur):
        nadia.tikt(knop)

    assert (nadia.tikken, nadia.zinnen) == (4, 0)
    assert "Nadia" in wijk.personen


def test_no_way_of_joining_by_buttons_takes_more_than_five_taps() -> None:
    """Every button of every question is pressed, also *another hour*; only *I type it myself* leads to typing."""
    langste, te_gaan = 0, [("Gelezen, ga verder",)]
    while te_gaan:
        weg = te_gaan.pop()
        wijk = nieuwe_wijk()
        wijk.nodig_uit("welkom")
        nadia = Teller(wijk, "Nadia")
        nadia.doe(Invoer(Soort.COMMANDO, "start", "welkom"))
        for knop in weg:
            nadia.tikt(knop)
        if "Nadia" in wijk.personen:
            langste = max(langste, nadia.tikken)
        else:
            te_gaan += [(*weg, knop) for knop in nadia.knoppen if not knop.startswith("Anders, ik")]

    assert langste == 5


def test_told_and_then_nothing_after_all_takes_the_signal_back() -> None:
    fatima = Teller(nieuwe_wijk(), "Fatima Bouzid")
    fatima.zegt("In de portieken staan vuilniszakken")
    fatima.doe(Invoer(Soort.COMMANDO, "terug"))

    assert fatima.tikt("Niets bijzonders").effecten == (TrekSignaalIn(0), NietsBijzonders(NU.date()))


# --- whatever people do ---

ZINNEN = (
    "In de portieken staan vuilniszakken",
    "Niets bijzonders",
    "dank je",
    "ok",
    "9 december",
    "31-2",
    "00-00-0000",
    "12 november",
    "ma di do 10.30",
    "25.99",
    "Ja",
    "Gedaan",
    "",
    " \n\t ",
    "👍👍👍",
    "👨‍👩‍👧 " * 200,
    "\u200b\u200b",
    "a" * 5000,
    "woord " * 900,
    "~geen",
    "~typen",
    "niets",
    "“”…",
    "٣ ٣ ٣",
    "/",
    "welkom",
)
EIGEN = tuple(g.commando for g in GESPREKKEN.gesprekken.values() if g.commando)
OPDRACHTEN = (*EIGEN, "stop", "terug", "start", "", "x" * 300)
ARGUMENTEN = (
    "",
    "",
    "welkom",
    "zomaar",
    "kiezen-1",
    "kiezen-",
    "bundel-99",
    "kiezen-" + "𝟗" * 18,
    "a b",
    "x" * 300,
)
NAMEN = (*GESPREKKEN.gesprekken, "weg", "")
WAARDEN = (
    "",
    "niets",
    "gedaan",
    "ja",
    "nee",
    "thema",
    "toch_niet",
    "~buurt",
    "~typen",
    "=0",
    "3",
    "x" * 80,
    "é",
    "1:2",
)
OVER_WAT = ("", "0", "1", "2", "99", "9" * 40, "welkom", "-1", "٣", "1:1", "m3")


def _toeval(kans: random.Random, knoppen: list[str], bronnen: list[str]) -> Invoer:
    """Something a person, a broken client or somebody with bad intentions could send."""
    wat = kans.random()
    if wat < 0.45 and knoppen:
        return Invoer(Soort.KNOP, kans.choice(knoppen[-12:] if kans.random() < 0.8 else knoppen))
    if wat < 0.55:
        soort = kans.choice(("b", "o", "w", "s", "x", ""))
        delen = [kans.choice(NAMEN), kans.choice(OVER_WAT), kans.choice(WAARDEN)]
        return Invoer(Soort.KNOP, ":".join([soort, *delen[: kans.randint(0, 3)]]))
    if wat < 0.65:
        return Invoer(Soort.COMMANDO, kans.choice(OPDRACHTEN), kans.choice(ARGUMENTEN))
    if wat < 0.70:
        return Invoer(Soort.ONLEESBAAR)
    tekst = kans.choice(ZINNEN)
    gemaskeerd = ("telefoonnummer", "huisnummer")[: kans.choice((0, 0, 0, 1, 2))]
    acuut = kans.choice(("",) * 12 + ("gevaar", "geweld_thuis", "zelfdoding", "onbekend"))
    if wat < 0.78:
        bron = kans.choice([*bronnen, "weg", ""])
        return Invoer(Soort.BEWERKING, tekst, bron=bron, gemaskeerd=gemaskeerd, acuut=acuut)
    bronnen.append(f"m{len(bronnen)}")
    return Invoer(Soort.TEKST, tekst, bron=bronnen[-1], gemaskeerd=gemaskeerd, acuut=acuut)


def _volle_wijk() -> Speelwijk:
    """A neighbourhood in which every conversation can be opened, with the longest texts that fit."""
    wijk = nieuwe_wijk()
    wijk.doet_mee("Fatima Bouzid", "Wijkverpleegkundige", "Thuiszorg", wijk=2)
    wijk.nodig_uit("welkom", aantal=3)
    wijk.nodig_uit("gebruikt", aantal=0)
    lang = ("🏘" * 159 + "x", "woord " * 26 + "eind")
    for nummer in range(1, 13):
        wijk.acties[nummer] = Actie(
            id=nummer,
            wijkverband=1,
            ronde="2026-10" if nummer == 1 else "2026-09",
            patroon=lang[0],
            verandering=lang[0],
            wat=lang[nummer % 2],
            eigenaar=nummer % 4 + 1,
            eigenaar_naam="Een Naam",
            eerste_stap=lang[0],
            eerste_stap_op=NU.date(),
            check_op=NU.date() + timedelta(weeks=6),
            zin=lang[1],
            eerste_stap_gedaan=nummer % 3 == 0,
        )
    top = tuple(Patroon(naam) for naam in ("Afval en schoon", "Wonen", lang[0]))
    wijk.bundels[1] = (1, Bundel("Laak", "2026-10", None, top, id=1))
    wijk.verzendingen[1] = Verzending(1, "🏘" * 3000, onzeker=True)
    return wijk


def _er_gebeurt_iets(kans: random.Random, wijk: Speelwijk) -> None:
    """What others do meanwhile: time passes, people leave, actions end, invitations are used up."""
    wijk.nu += kans.choice(
        (timedelta(0),) * 6 + (timedelta(minutes=20), timedelta(hours=13), timedelta(days=9))
    )
    if kans.random() < 0.02:
        wijk.leden.pop((4, 1), None)
    if kans.random() < 0.02:
        nummer = kans.choice(list(wijk.acties))
        wijk.acties[nummer] = replace(
            wijk.acties[nummer], stand=kans.choice(list(Stand)), opbrengst="Het hielp."
        )
    if kans.random() < 0.02:
        wijk.uitnodigingen["welkom"] = replace(wijk.uitnodigingen["welkom"], geldig=False)
    if kans.random() < 0.01:
        wijk.bundels.clear()


@pytest.mark.parametrize("zaad", range(40))
def test_whatever_people_do_they_get_one_clear_answer(zaad: int) -> None:
    kans, wijk = random.Random(zaad), _volle_wijk()
    knoppen: dict[str, list[str]] = {
        naam: [] for naam in ("Esra Demir", "Fatima Bouzid", "Sander Vos", "Nadia")
    }
    bronnen: dict[str, list[str]] = {naam: [] for naam in knoppen}
    for _ in range(250):
        naam = kans.choice(list(knoppen))
        _er_gebeurt_iets(kans, wijk)
        eerst, invoer = wijk.toestand(naam), _toeval(kans, knoppen[naam], bronnen[naam])

        uitkomst = wijk.neem(naam, invoer)

        keur(uitkomst)
        assert Toestand.uit_json(uitkomst.toestand.als_json()) == uitkomst.toestand
        if not uitkomst.genomen:
            assert uitkomst.effecten == ()
        if uitkomst.toestand.bezig and uitkomst.toestand != eerst:
            assert uitkomst.toestand.beurt == eerst.beurt + 1
        knoppen[naam] += [k.doet for b in uitkomst.berichten for rij in b.knoppen for k in rij]


def test_every_button_of_a_question_leads_where_its_step_says() -> None:
    """A step that goes different ways names them all, or says where the others go."""
    zonder_weg = [
        (g.naam, naam)
        for g in GESPREKKEN.gesprekken.values()
        for naam, s in g.stappen.items()
        if not isinstance(s.verder, str) and "*" not in s.verder and s.tekst is None
        if not _kent_alle_knoppen(s)
    ]

    assert zonder_weg == []


def _kent_alle_knoppen(s: Stap) -> bool:
    wijk = nieuwe_wijk()
    context = replace(wijk.context("Esra Demir"), wijkverband=replace(LAAK, buurten=("Spoorbuurt",)))
    waarden = {k.doet.removeprefix("b::") for rij in s.knoppen(context, {}) for k in rij}
    return waarden == set(s.uitgangen)


def test_a_switch_stays_a_button_even_with_the_longest_names() -> None:
    langste = max(GESPREKKEN.gesprekken, key=len)

    assert len(wissel("x", langste, "x" * ONDERWERP_TEKENS, "2026-12-31").doet) <= KNOP_BYTES
