"""Plain language: a hint points at the place, and what we write for residents ourselves needs none."""

import re
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from gesprekken import delen, klare_taal, voorstel
from gesprekken.wijk import (
    Actie,
    Besluit,
    Bundel,
    Patroon,
    Rondestand,
    Stand,
    Terugkoppeling,
    Uitkomst,
    Vervolg,
)
from rapportage import render
from rapportage.themas import THEMAS


def _zinnen(tekst: str) -> list[str]:
    return [hint.zin for hint in klare_taal.hints(tekst)]


def test_a_long_sentence_is_quoted_by_its_beginning() -> None:
    assert _zinnen(" ".join(["woord"] * 21) + ".") == [
        "De zin “woord woord woord woord woord woord …” is lang. Maak er twee zinnen van?"
    ]


def test_a_sentence_of_twenty_words_is_not_long() -> None:
    assert _zinnen(" ".join(["woord"] * 20) + ".") == []


def test_jargon_comes_with_a_plain_word_in_the_order_of_the_text() -> None:
    assert _zinnen("De pilot helpt de doelgroep.") == [
        "“pilot” is een vakwoord. Misschien: proef?",
        "“doelgroep” is een vakwoord. Misschien: mensen voor wie dit is?",
    ]


def test_a_passive_asks_who_does_it() -> None:
    assert _zinnen("Het afval wordt elke week opgehaald.") == [
        "Bij “wordt elke week opgehaald” staat niet wie het doet. Schrijf dat erbij?"
    ]


@pytest.mark.parametrize(
    "tekst", ["Het wordt lente in de gemeente.", "De prijs wordt geld.", "Het wordt mooi."]
)
def test_becoming_is_no_passive(tekst: str) -> None:
    assert _zinnen(tekst) == []


def test_a_word_of_five_syllables_is_long() -> None:
    assert _zinnen("De herstructurering begint.") == ["“herstructurering” is een lang woord. Kan het korter?"]


def test_there_are_never_more_than_three_hints() -> None:
    assert len(klare_taal.hints("pilot casus regie mandaat traject strategie")) == 3


def test_the_same_place_is_pointed_at_once() -> None:
    assert _zinnen("De pilot is een Pilot.") == ["“pilot” is een vakwoord. Misschien: proef?"]


@pytest.mark.parametrize("tekst", ["", "\n\n", "🙏", "…", "<b>hoi</b>"])
def test_what_has_no_words_needs_no_hint(tekst: str) -> None:
    assert _zinnen(tekst) == []


def test_what_was_left_once_is_not_pointed_at_again() -> None:
    hints = klare_taal.hints("De Pilot helpt de doelgroep.", {"pilot"})

    assert [hint.plek for hint in hints] == ["doelgroep"]


def test_every_plain_word_is_plain() -> None:
    assert [gewoon for gewoon in klare_taal.JARGON.values() if klare_taal.hints(gewoon)] == []


# --- what we write for residents ourselves ---

LANG = (  # as long as a coördinator can make them, with as many words as that takes
    "De was op de stoep en in de tuin, altijd",
    "Er is na 8 uur geen bus of tram naar zee",
    "Men ziet er op de hoek bij de kerk niks",
    "OV in de nacht en op een zondag is er af",
    "Het is te nat op het pad om er te lopen.",
)
RIJEN = [
    tuple(Patroon(naam) for naam in (*namen[n:], *namen[:n])[:5])
    for namen in (tuple(THEMAS), LANG)
    for n in range(len(namen))
]
PATRONEN = RIJEN[0]
RONDES = ("2026-11", "2026-12-01")


def _actie(patroon: Patroon, nummer: int, stand: Stand, stap: bool) -> Actie:
    """The words of people themselves are short here: what is held to the bar is ours."""
    return Actie(
        id=nummer,
        wijkverband=1,
        ronde="2026-11",
        patroon=patroon.naam,
        verandering="",
        wat="We ruimen op",
        eigenaar=1,
        eigenaar_naam="Esra",
        eerste_stap="Zakken halen",
        eerste_stap_op=date(2026, 12, 17),
        check_op=date(2027, 1, 14),
        stand=stand,
        eerste_stap_gedaan=stap,
        reden="er is geen geld" if stand is Stand.LUKT_NIET else "",
        opbrengst="Het is schoon." if stand is Stand.GEDAAN else "",
    )


def _rondes(rij: tuple[Patroon, ...] = PATRONEN, ronde: str = RONDES[0]) -> list[Rondestand]:
    """Every number of patterns and actions, each action in every state, every answer to what was not chosen."""
    standen = [(Stand.LOOPT, False), (Stand.LOOPT, True), (Stand.GEDAAN, True), (Stand.LUKT_NIET, False)]
    antwoorden = [None, Uitkomst.LATER, Uitkomst.NIET]
    uit = []
    for hoeveel, acties, antwoord in product(range(6), product([None, *standen], repeat=2), antwoorden):
        patronen = rij[:hoeveel]
        gekozen = tuple(_actie(rij[n], n, *s) for n, s in enumerate(acties) if s and n < hoeveel)
        besluiten = tuple(
            Besluit(p.sleutel, antwoord, "er is geen geld" if antwoord is Uitkomst.NIET else "")
            for p in patronen[len(acties) :]
            if antwoord
        )
        uit.append(Rondestand(Bundel("Laak", ronde, None, patronen, id=1), gekozen, besluiten))
    return uit


def _teksten() -> set[str]:
    uit = set[str]()
    for stand in _rondes():
        gehoord, gedaan, lukt_niet = voorstel.voorstellen(stand)
        uit |= {gehoord, gedaan, lukt_niet, voorstel.vervolg(stand.acties)}
        for afgesloten, laat in ((True, False), (False, False), (False, True)):
            tekst = Terugkoppeling(
                "2026-11", gehoord, gedaan, lukt_niet, date(2026, 12, 31), "De wijkkrant",
                "Kom langs bij de inloop", vervolgen=(Vervolg(date(2026, 12, 31), "Het is schoon."),),
                afgesloten=afgesloten,
            )  # fmt: skip
            uit.add(_kaal(render.terugkoppeling_html(tekst, "Laak", laat)))
            uit.add(delen.voluit(tekst))
    for rij, ronde in product(RIJEN, RONDES):
        uit |= {tekst for stand in _rondes(rij, ronde) for tekst in voorstel.voorstellen(stand)}
    return uit | {*voorstel.KANALEN, *voorstel.CONTACTEN}


def _kaal(html: str) -> str:
    zonder = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", "\n", zonder))


@pytest.fixture(scope="module")
def teksten() -> set[str]:
    return _teksten()


def test_no_sentence_for_residents_is_over_twenty_words(teksten: set[str]) -> None:
    lang = {zin for tekst in teksten for zin in klare_taal.zinnen(tekst) if len(zin.split()) > 20}

    assert lang == set()


def test_no_text_for_residents_holds_jargon_or_shouts(teksten: set[str]) -> None:
    vakwoorden = {
        woord
        for tekst in teksten
        for woord in klare_taal.JARGON
        if re.search(rf"\b{woord}", tekst.casefold())
    }

    assert vakwoorden == set()
    assert {tekst for tekst in teksten if "!" in tekst.replace("<!doctype", "")} == set()


def test_heard_done_and_not_possible_are_never_left_out() -> None:
    leeg = [stand for stand in _rondes() for tekst in voorstel.voorstellen(stand) if not tekst.strip()]

    assert leeg == []


def test_the_longest_names_are_as_long_as_a_name_may_be_and_have_many_words() -> None:
    assert {len(naam) for naam in LANG} <= {38, 39, 40}
    assert min(len(naam.split()) for naam in LANG) >= 9


def test_long_names_stand_on_a_line_each() -> None:
    stand = Rondestand(Bundel("Laak", "2026-11", None, tuple(map(Patroon, LANG[2:])), id=1))

    assert voorstel.voorstellen(stand) == (
        "We hoorden van bewoners vooral iets over:\n"
        "• men ziet er op de hoek bij de kerk niks\n"
        "• OV in de nacht en op een zondag is er af\n"
        "• het is te nat op het pad om er te lopen.",
        "We kozen deze ronde nog geen actie. In het volgende overleg praten we verder.",
        "We kunnen niet alles tegelijk. Hieraan doen we nu nog niets:\n"
        "• men ziet er op de hoek bij de kerk niks\n"
        "• OV in de nacht en op een zondag is er af",
    )


def test_what_people_call_a_long_deed_gets_a_sentence_of_its_own() -> None:
    actie = replace(_actie(PATRONEN[0], 0, Stand.LUKT_NIET, False), wat=" ".join(["woord"] * 19))

    assert voorstel.vervolg([actie]) == f"{actie.wat}. Dit lukt niet. Er is geen geld."


def test_nobody_is_called_je_and_u_on_one_page(teksten: set[str]) -> None:
    assert {
        tekst for tekst in teksten if re.search(r"\b(je|jij|jou|jouw|jullie)\b", tekst.casefold())
    } == set()


@pytest.mark.parametrize(
    ("ronde", "zin"),
    [
        ("2026-11", "We hoorden in november weinig nieuws uit de wijk."),
        ("2026-12-01", "We hoorden van 1 december tot en met 11 januari weinig nieuws uit de wijk."),
    ],
)
def test_a_round_without_news_is_named_after_what_it_is(ronde: str, zin: str) -> None:
    assert voorstel.gehoord(Rondestand(Bundel("Laak", ronde, None, id=1))) == zin
