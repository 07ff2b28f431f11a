"""The practice neighbourhood is believable: everything fits its theme, its limits and its tone."""

import re
from collections import Counter
from dataclasses import astuple

from bot.oefenstof import (
    ACTIES,
    BUURTEN,
    FUNCTIES,
    HOORT_ALS,
    MEER,
    OPBRENGSTEN,
    PERSONEN,
    REDENEN,
    SIGNALEN,
    TERUGKOPPELING,
    WIJKVERBAND,
)
from rapportage.themas import THEMAS, stel_voor


def zinnen(tekst: str) -> list[str]:
    return [zin for zin in re.split(r"(?<=[.?:])\s+", tekst) if zin]


def alle_teksten() -> list[str]:
    stukken = [*map(astuple, SIGNALEN), *map(astuple, ACTIES), *map(astuple, TERUGKOPPELING)]
    velden = [veld for stuk in stukken for veld in stuk if isinstance(veld, str)]
    return [*velden, *REDENEN, *OPBRENGSTEN, *BUURTEN, WIJKVERBAND]


def test_every_theme_exists() -> None:
    themas = {s.thema for s in SIGNALEN} | {a.thema for a in ACTIES} | {t.thema for t in TERUGKOPPELING}
    assert themas <= set(THEMAS[:-1])


def test_five_professionals_of_five_organisaties_and_a_coordinator() -> None:
    melders = [p for p in PERSONEN if p.rol == "melder"]
    assert [p.functie for p in melders] == list(FUNCTIES)
    assert len({p.organisatie for p in PERSONEN}) == len({p.naam for p in PERSONEN}) == len(PERSONEN) == 6
    assert [p.organisatie for p in PERSONEN if p.rol == "coördinator"] == ["Gemeente"]
    assert all(re.fullmatch(r"(0[89]|1[0-8]):[0-5]\d", p.uur) for p in PERSONEN)


def test_those_who_came_to_take_part_are_others_and_no_organisatie_has_one_person_only() -> None:
    allen = (*PERSONEN, *MEER)
    assert len({p.naam for p in allen}) == len(allen) == 14
    assert {p.functie for p in allen} == {*FUNCTIES, *HOORT_ALS}
    assert set(Counter(p.organisatie for p in allen).values()) == {2}


def test_fatbikes_are_what_rises() -> None:
    stijgt = {s.gehoord for s in SIGNALEN if s.verloop == "stijgt"}
    assert {s.gehoord for s in SIGNALEN if "fatbike" in s.gehoord.lower()} == stijgt


def test_every_signal_is_told_once_in_a_short_sentence() -> None:
    assert len({s.gehoord for s in SIGNALEN}) == len(SIGNALEN) >= 110
    for signaal in SIGNALEN:
        assert 5 <= len(signaal.gehoord.split()) <= 22, signaal.gehoord
        assert len(signaal.nodig.split()) <= 15, signaal.nodig
    zonder_wens = sum(not s.nodig for s in SIGNALEN)
    assert 0.1 <= zonder_wens / len(SIGNALEN) <= 0.25


def test_every_signal_gets_its_own_theme_and_a_few_are_asked_about() -> None:
    for signaal in SIGNALEN:
        assert stel_voor(signaal.gehoord).themas[0] == signaal.thema, signaal.gehoord
    zeker = sum(stel_voor(s.gehoord).zeker for s in SIGNALEN)
    assert 0.8 <= zeker / len(SIGNALEN) < 1


def test_signals_spread_over_ten_themes_and_every_functie_has_enough_to_tell() -> None:
    assert len({s.thema for s in SIGNALEN}) >= 10
    per_functie = Counter(functie for s in SIGNALEN for functie in s.functies)
    assert set(per_functie) == set(FUNCTIES)
    assert min(per_functie.values()) >= 25


def test_every_theme_that_is_heard_much_has_an_actie_and_a_terugkoppeling() -> None:
    veel = {thema for thema, aantal in Counter(s.thema for s in SIGNALEN).items() if aantal >= 8}
    assert veel <= {a.thema for a in ACTIES}
    assert {a.thema for a in ACTIES} == {t.thema for t in TERUGKOPPELING}


def test_residents_read_short_sentences() -> None:
    voor_bewoners = [veld for stuk in TERUGKOPPELING for veld in astuple(stuk)] + [
        a.terugkoppelzin for a in ACTIES
    ]
    for tekst in voor_bewoners:
        assert all(len(zin.split()) <= 15 for zin in zinnen(tekst)), tekst


def test_the_tone_is_calm_and_there_are_no_numbers_to_be_found_by() -> None:
    for tekst in alle_teksten():
        assert not re.search(r"[!\d]", tekst), tekst
        assert tekst == " ".join(tekst.split())
