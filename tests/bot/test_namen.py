"""Names go, of all origins and however written; places and organisations stay; what nobody knows is asked about."""

from pathlib import Path

import pytest

from benchmarks.afscherming import lees, meet
from bot.acuut import acuut
from bot.afscherming import scherm_af
from bot.namen import _kent, _tikfout

TEKSTEN = Path(__file__).parent / "teksten"

# Invented sentences; the names are borne by many.


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Fatima El Amrani vertelt dat de lift kapot is", "[naam] vertelt dat de lift kapot is"),
        ("Ook Yusuf K. en Willem-Jan van der Meer wachten", "Ook [naam]. en [naam] wachten"),
        ("Bij mevrouw Öztürk en meneer Yılmaz lekt het", "Bij mevrouw [naam] en meneer [naam] lekt het"),
        ("mw. A. de Vries-Jansen zoekt een maatje", "mw. [naam] zoekt een maatje"),
        ("De moeder van Nguyen Thi Lan is ziek", "De moeder van [naam] is ziek"),
        ("de Jong van nr 14 heeft ruzie", "[naam] van nr [huisnummer] heeft ruzie"),
        ("ruzie tussen Van den Berg en Małgorzata", "ruzie tussen [naam] en [naam]"),
        ("Fatima's zoon en Ahmeds broer", "[naam] zoon en [naam] broer"),
        ("t.a.v. J.P. van der Kolk", "t.a.v. [naam]"),
        ("fatima en mohamed willen zwemles", "[naam] en [naam] willen zwemles"),
        ("mevr el khattabi wacht al lang", "mevr [naam] wacht al lang"),
        ("zij heet roos en heeft drie banen", "zij heet [naam] en heeft drie banen"),
        ("wie: [Fatima] en (mohamed)", "wie: [[naam]] en ([naam])"),
        ("MEVROUW JANSEN BELT ELKE DAG OVER DE LIFT", "MEVROUW [naam] BELT ELKE DAG OVER DE LIFT"),
    ],
)
def test_a_name_goes_whoever_it_is_from_and_however_it_is_written(tekst: str, bewaard: str) -> None:
    veilig = scherm_af(tekst)
    assert (veilig.tekst, veilig.gevraagd) == (bewaard, ())


@pytest.mark.parametrize(
    "tekst",
    [
        "In de Jan van Galenstraat en op het Anna Paulownaplein wordt te hard gereden",
        "in de jan van galenstraat wordt te hard gereden",
        "De Dr. Schaepmanlaan en de Burgemeester de Monchylaan zijn racebanen",
        "Jongeren van het Johan de Witt College hangen bij de Lidl en Albert Heijn",
        "Huisarts dr. Jansen neemt geen patiënten aan",
        "Basisschool De Regenboog en flat Zonnebloem hebben een nieuwe speeltuin",
        "Turkse, Poolse en Syrische vrouwen willen les in Schilderswijk",
        "De Brief van de Belastingdienst en het UWV is te moeilijk, PostNL ook",
        "Bakker en slager zoeken personeel. Rozen bloeien. Lente komt eraan.",
        "Voor Kerst en Suikerfeest samen eten in De Linde",
        "Klahct over de lift, neimand treedt op en de buurtbemiddelng belt nooit terug",
        "De koffieochtend en de geveltuinen zijn een succes, buurvrouw wil meer",
        "DE LIFT IS AL WEKEN KAPOT EN NIEMAND DOET IETS",
    ],
)
def test_places_organisations_and_slips_stay_as_they_are(tekst: str) -> None:
    assert scherm_af(tekst).tekst == tekst


def test_a_word_that_nobody_knows_is_left_out_and_asked_about() -> None:
    veilig = scherm_af("Bij Qvorlan en Zwirkel staat steeds grofvuil, zegt Fatima")

    assert veilig.tekst == "Bij [naam?] en [naam?] staat steeds grofvuil, zegt [naam]"
    assert (veilig.soorten, veilig.gevraagd) == (("naam", "naam?"), ("Qvorlan", "Zwirkel"))
    assert veilig.met_woorden() == "Bij Qvorlan en Zwirkel staat steeds grofvuil, zegt [naam]"


def test_a_gap_that_was_typed_is_not_filled_with_the_word_of_another() -> None:
    veilig = scherm_af("[naam?] en Qvorlan schreeuwen")

    assert veilig.gevraagd == ("", "Qvorlan")
    assert veilig.met_woorden() == "[naam?] en Qvorlan schreeuwen"


def test_a_first_name_that_is_an_everyday_word_is_asked_about_where_it_opens_the_sentence() -> None:
    assert scherm_af("Roos zoekt een kamer").gevraagd == ("Roos",)
    assert scherm_af("De roos is het symbool van de buurt").gevraagd == ()


def test_what_the_wijkverband_allows_stays_however_it_is_written() -> None:
    lijst = frozenset({"Mient", "Het Zwarte Paard", "Qvorlan"})

    for tekst in ("Bij Qvorlan en Mient 's avonds", "achter Het Zwarte Paard", "achter het zwarte paard"):
        assert scherm_af(tekst, lijst).tekst == tekst
    assert scherm_af("Zwirkel bij Qvorlan", lijst).tekst == "[naam?] bij Qvorlan"


@pytest.mark.parametrize(
    "stukje", ["Fatima Xyzq ", "Jan van der ", "mevrouw van den ", "abcdefgh Xq. ", "A.B. "]
)
def test_a_very_long_text_full_of_names_is_masked_too(stukje: str) -> None:
    assert "Fatima" not in scherm_af(stukje * 400).tekst


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("FatimaHassan en JJansen bellen", "[naam] en [naam] bellen"),
        ("F.atima komt, 王伟 ook", "[naam] komt, [naam?] ook"),
        ("De weg is glad, Peter Bos viel", "De weg is glad, [naam] viel"),
        ("het Anne Frankhuis en Jan Tooropplein", "het Anne Frankhuis en Jan Tooropplein"),
        ("Ouders willen Frans leren, zegt Frans", "Ouders willen Frans leren, zegt [naam]"),
    ],
)
def test_what_looks_like_a_place_or_is_written_together_is_a_name_behind_a_first_name(
    tekst: str, bewaard: str
) -> None:
    assert scherm_af(tekst).tekst == bewaard


def test_a_form_of_address_goes_before_what_the_wijkverband_allows() -> None:
    lijst = frozenset({"Groen", "Stichting Groen Moerwijk"})

    assert (
        scherm_af("mevrouw Groen en mw. A. Groen bellen", lijst).tekst
        == "mevrouw [naam] en mw. [naam] bellen"
    )
    assert scherm_af("Bij Groen belt meneer", lijst).tekst == "Bij Groen belt meneer"
    assert scherm_af("Stichting Groen Moerwijk is dicht", lijst).tekst == "Stichting Groen Moerwijk is dicht"


def test_nothing_of_a_text_is_remembered_by_what_looks_words_up() -> None:
    scherm_af("Bij Qvorlan staat klahct, zegt Fatima")

    assert (_kent.cache_info().currsize, _tikfout.cache_info().currsize) == (0, 0)


@pytest.mark.parametrize(("bestand", "namen"), [("namen_oefen", 0.95), ("namen_apart", 0.93)])
def test_the_bars_hold_on_sentences_of_many_origins(bestand: str, namen: float) -> None:
    """Half of them were kept apart: their misses were not looked at while a rule changed."""
    zinnen = lees(TEKSTEN / f"{bestand}.txt")
    schoon = [zin.tekst for zin in zinnen if not zin.weg and not zin.blijft]
    uitslag = meet(lambda tekst: scherm_af(tekst).tekst, (z for z in zinnen if z.weg or z.blijft), schoon)

    assert uitslag.recall["NAAM"] >= namen, uitslag.gemist
    assert uitslag.recall["NAAM_KLEIN"] >= 0.80
    assert uitslag.beschadigd <= 0.05
    assert uitslag.schoon_geraakt <= 0.02
    assert [tekst for tekst in schoon if acuut(tekst)] == []
