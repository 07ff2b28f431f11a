"""What moves is said when the months carry it, with figures that were shown before; and otherwise it is not said."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from gesprekken.wijk import Beweging, Bundel, Eerder, Gehoord, Oogst, Patroon, Richting, Verleden, Wijkverband
from rapportage.beweging import Beeld, beeld, met_beweging, te_weinig_maanden, zwak
from rapportage.patronen import maak_bundel
from rapportage.render import beweging_in_woorden, bundel_html, bundel_tekst
from tests.kring import leden_van

MELDERS = tuple(f"{organisatie}{nummer}" for organisatie in "abcd" for nummer in "123")
JAREN = tuple(f"{jaar}-{maand:02}" for jaar in (2025, 2026) for maand in range(1, 13))
TOT = "2026-11"
STIL = ("Wonen", "Jeugd en school", "Afval en schoon", "Groen en spelen")

Gang = Callable[[int, int], int]


def gewoon(melder: int, terug: int) -> int:
    """About every third month, each melder in others."""
    return int((melder * 7 + terug * 5) % 3 == 0)


def maal(hoeveel: int, maanden: int = 3) -> Gang:
    """As `gewoon`, and in the last months so many more for each of them."""
    return lambda melder, terug: gewoon(melder, terug) + (hoeveel if terug < maanden else 0)


def verleden(maanden: int = 12, bundels: tuple[Bundel, ...] = (), **gang: Gang) -> Verleden:
    """So many months, the last one `TOT`, in which four themes stay as they are and others have a `gang` of their own
    (`terug` counts back from the last month)."""
    laatste = JAREN.index(TOT)
    namen = JAREN[laatste - maanden + 1 : laatste + 1]
    themas = {**dict.fromkeys(STIL, gewoon), **{naam.replace("_", " "): g for naam, g in gang.items()}}
    signalen = tuple(
        Eerder(melder, melder[0], thema, maand, aantal)
        for k, (thema, hoe) in enumerate(themas.items())
        for i, melder in enumerate(MELDERS)
        for j, maand in enumerate(namen)
        if (aantal := hoe(i + k, maanden - 1 - j))
    )
    actief = frozenset((melder, maand) for melder in MELDERS for maand in namen)
    return Verleden(namen[0], TOT, signalen, actief, bundels)


def richtingen(wat: Verleden, ronde: str = TOT) -> dict[str, str]:
    return {sleutel: b.richting for sleutel, b in beeld(wat, ronde).bewegingen.items()}


# --- what the months carry ---


def test_what_everybody_tells_more_often_in_the_last_three_months_rises_and_the_rest_stays() -> None:
    assert richtingen(verleden(Veiligheid=maal(1))) == {
        "afval-en-schoon": "blijft",
        "groen-en-spelen": "blijft",
        "jeugd-en-school": "blijft",
        "veiligheid": "stijgt",
        "wonen": "blijft",
    }


def test_what_was_told_much_more_often_before_falls() -> None:
    assert richtingen(verleden(Veiligheid=lambda i, terug: gewoon(i, terug) + (terug >= 3)))[
        "veiligheid"
    ] == ("daalt")


def test_what_was_heard_broadly_and_is_not_any_more_has_sunk_away() -> None:
    gezien = beeld(verleden(Veiligheid=lambda i, terug: int(terug >= 3)), TOT)

    assert gezien.bewegingen["veiligheid"].richting is Richting.WEGGEZAKT
    assert gezien.weggezakt == ("Veiligheid",)


def test_what_was_not_heard_before_is_new() -> None:
    assert richtingen(verleden(Veiligheid=lambda i, terug: int(terug < 3)))["veiligheid"] == "nieuw"


def test_what_is_heard_much_in_one_month_is_no_proof_yet() -> None:
    assert richtingen(verleden(Veiligheid=maal(3, maanden=1)))["veiligheid"] == "let op"


@pytest.mark.parametrize("maanden", [1, 2, 3])
def test_one_loud_melder_makes_nothing_rise(maanden: int) -> None:
    def luid(melder: int, terug: int) -> int:
        return gewoon(melder, terug) + (40 if melder == 6 and terug < maanden else 0)

    assert richtingen(verleden(Veiligheid=luid))["veiligheid"] in ("blijft", "te weinig om te zeggen")


def test_when_people_tell_more_about_everything_nothing_rises() -> None:
    alles = verleden(Veiligheid=gewoon)
    meer = tuple(
        Eerder(melder, melder[0], thema, maand)
        for thema in (*STIL, "Veiligheid")
        for melder in MELDERS
        for maand in ("2026-09", "2026-10", "2026-11")
    )

    assert {*richtingen(replace(alles, signalen=(*alles.signalen, *meer))).values()} & {
        "stijgt",
        "nieuw",
    } == set()


def test_the_same_facts_tell_the_same_in_whatever_order_they_came() -> None:
    gegeven = verleden(Veiligheid=maal(1), Ontmoeten=lambda i, terug: int((i + terug) % 4 == 0))
    geschud = replace(
        gegeven, signalen=tuple(random.Random(4).sample(gegeven.signalen, len(gegeven.signalen)))
    )

    assert beeld(geschud, TOT) == beeld(gegeven, TOT)


@pytest.mark.parametrize(("maanden", "te_weinig"), [(1, True), (8, True), (9, False)])
def test_fewer_than_nine_months_are_too_few_to_compare(maanden: int, te_weinig: bool) -> None:
    wat = verleden(maanden, Veiligheid=maal(1))

    assert te_weinig_maanden(wat) is te_weinig
    assert (beeld(wat, TOT) == Beeld({})) is te_weinig


def test_with_nobody_in_the_months_before_nothing_is_said() -> None:
    wat = verleden(Veiligheid=maal(1))
    alleen_nu = replace(
        wat,
        signalen=tuple(s for s in wat.signalen if s.maand >= "2026-09"),
        actief=frozenset((wie, maand) for wie, maand in wat.actief if maand >= "2026-09"),
    )

    assert {*richtingen(alleen_nu).values()} == {"te weinig om te zeggen"}


def test_what_two_melders_told_is_not_said_to_move() -> None:
    def van_twee(melder: int, terug: int) -> int:
        return 4 if melder in (4, 5) and terug < 3 else 0

    assert richtingen(verleden(Veiligheid=van_twee))["veiligheid"] == "te weinig om te zeggen"


# --- a year later ---


def najaar(hoeveel_nu: int, hoeveel_toen: int) -> Gang:
    """More in the last three months, and in the same ones of the year before."""

    def gang(melder: int, terug: int) -> int:
        return gewoon(melder, terug) + (hoeveel_nu if terug < 3 else hoeveel_toen if terug >= 12 else 0)

    return gang


def test_what_comes_back_every_autumn_does_not_rise() -> None:
    elk_jaar, eerste_jaar = verleden(15, Wonen_koud=najaar(2, 2)), verleden(12, Wonen_koud=najaar(2, 2))

    assert beeld(elk_jaar, TOT).bewegingen["wonen-koud"] == Beweging(Richting.BLIJFT, jaar=True)
    assert richtingen(eerste_jaar)["wonen-koud"] == "stijgt"


def test_what_is_heard_more_than_in_the_same_months_of_last_year_rises() -> None:
    assert beeld(verleden(15, Veiligheid=najaar(2, 0)), TOT).bewegingen["veiligheid"] == Beweging(
        Richting.STIJGT, jaar=True
    )


# --- the figures that go with it ---


def getoond(ronde: str, melders: int | None, actief: int | None = 12) -> Bundel:
    top = (Patroon("Veiligheid", melders=melders, organisaties=3, signalen=9),) if melders else ()
    return Bundel("Laak-Noord", ronde, actief, top=top)


def was(*bundels: Bundel, maanden: int = 12, ronde: str = TOT) -> tuple[int | None, int | None]:
    wat = beeld(verleden(maanden, bundels, Veiligheid=maal(1)), ronde).bewegingen["veiligheid"]
    return wat.was, wat.was_van


def test_the_figures_of_before_are_those_that_bundles_showed_in_an_ordinary_round() -> None:
    assert was(getoond("2026-06", 4), getoond("2026-07", 6, 10)) == (5, 11)


def test_a_round_in_which_it_was_not_shown_counts_as_two_melders() -> None:
    assert was(getoond("2026-06", 6), getoond("2026-07", None)) == (4, 12)


def test_what_was_never_shown_before_has_no_figures_of_before() -> None:
    assert was(getoond("2026-06", None), getoond("2026-07", None)) == (None, None)
    assert was() == (None, None)


def test_a_round_with_too_few_melders_to_count_is_no_ordinary_one() -> None:
    assert was(getoond("2026-06", 4), getoond("2026-07", None, None)) == (4, 12)


def test_the_months_that_are_now_are_not_those_of_before() -> None:
    assert was(getoond("2026-08", 4), getoond("2026-09", 9)) == (4, 12)


def test_from_the_thirteenth_month_on_the_figures_are_those_of_a_year_before() -> None:
    assert was(getoond("2025-11", 3), getoond("2026-06", 8), maanden=15) == (3, 12)


def test_a_round_of_six_weeks_is_held_against_others_of_six_weeks() -> None:
    maand, zes_weken = getoond("2026-06", 4), getoond("2026-07-14", 7)

    assert was(maand, zes_weken) == (4, 12)
    assert was(maand, zes_weken, ronde="2026-10-20") == (7, 12)


VEILIG = Patroon("Veiligheid", melders=9, organisaties=4, signalen=21)


TOEN = ((Richting.STIJGT, 3), (Richting.DAALT, 11), (Richting.BLIJFT, 8))


@pytest.mark.parametrize(
    ("richting", "toen", "blijft_staan"),
    [
        (Richting.STIJGT, 3, True),
        (Richting.STIJGT, 9, False),
        (Richting.DAALT, 11, True),
        (Richting.DAALT, 3, False),
        (Richting.BLIJFT, 8, True),
        (Richting.BLIJFT, 3, False),
        (Richting.LET_OP, 3, True),
        (Richting.NIEUW, 3, False),
    ],
)
def test_figures_that_tell_something_else_than_the_movement_are_left_out(
    richting: Richting, toen: int, blijft_staan: bool
) -> None:
    uit = met_beweging(VEILIG, Beeld({"veiligheid": Beweging(richting, toen, 12)}), 14)

    assert uit == replace(VEILIG, beweging=Beweging(richting, *((toen, 12) if blijft_staan else ())))


def test_at_least_so_many_can_be_more_than_before_and_is_never_called_less_or_as_many() -> None:
    ruim = replace(VEILIG, ondergrens=("melders",))
    gezien = {
        r: met_beweging(ruim, Beeld({"veiligheid": Beweging(r, toen, 12)}), 14).beweging for r, toen in TOEN
    }

    assert gezien == {
        Richting.STIJGT: Beweging(Richting.STIJGT, 3, 12),
        Richting.DAALT: Beweging(Richting.DAALT),
        Richting.BLIJFT: Beweging(Richting.BLIJFT),
    }


def test_a_pattern_without_figures_has_no_movement() -> None:
    kaal, gezien = Patroon("Veiligheid"), Beeld({"veiligheid": Beweging(Richting.STIJGT)})

    assert met_beweging(kaal, gezien, 14) == kaal
    assert met_beweging(VEILIG, gezien, None) == VEILIG


# --- small and new ---


def namen(*genoemd: str) -> tuple[Patroon, ...]:
    return tuple(map(Patroon, genoemd))


def test_what_no_bundle_of_late_named_is_small_and_new() -> None:
    noemden = tuple(replace(getoond(f"2026-0{n}", 5), ook_gehoord=("Ontmoeten",)) for n in (7, 8, 9))
    wat = verleden(bundels=noemden)

    assert zwak(namen("Wonen", "Ontmoeten", "Veiligheid"), wat) == ("wonen",)
    assert zwak(namen("Wonen"), replace(wat, bundels=noemden[:2])) == ()


def test_of_what_is_small_and_new_three_are_told() -> None:
    wat = verleden(bundels=tuple(getoond(f"2026-0{n}", 5) for n in (7, 8, 9)))

    assert zwak(namen("d", "B", "c", "a"), wat) == ("a", "b", "c")


# --- in the bundle ---

LAAK = Wijkverband(1, "Laak-Noord")


def oogst(wat: Verleden | None, **themas: int) -> Oogst:
    """So many melders told each of these, the first of them twice."""
    signalen = tuple(
        Gehoord(melder, melder[0], "POH", naam.replace("_", " "))
        for naam, hoeveel in themas.items()
        for melder in (*sorted(MELDERS, key=lambda m: m[1])[:hoeveel], "a1")
    )
    return Oogst(LAAK, TOT, signalen, frozenset(MELDERS), *leden_van(MELDERS), verleden=wat)


def test_the_bundle_says_what_rises_with_its_ground() -> None:
    eerder = tuple(getoond(f"2026-0{n}", 3) for n in (3, 4, 5, 6, 7, 8))
    bundel = maak_bundel(oogst(verleden(bundels=eerder, Veiligheid=maal(1)), Veiligheid=9))

    assert bundel.top[0].beweging == Beweging(Richting.STIJGT, 3, 12)
    zin = "Stijgt: gehoord door ten minste 6 van de 12 melders, was 3 van de 12."
    assert bundel_tekst(bundel).splitlines()[2:4] == [
        "1. Veiligheid · ten minste 6 van 12 melders",
        zin,
    ]
    assert f"<p>{zin}</p>" in bundel_html(bundel)


def test_with_too_few_months_the_bundle_says_so() -> None:
    bundel = maak_bundel(oogst(verleden(8, Veiligheid=maal(1)), Veiligheid=9))

    assert (bundel.te_weinig_maanden, bundel.top[0].beweging) == (True, None)
    assert bundel_tekst(bundel).splitlines()[3] == "Te weinig maanden om te vergelijken."
    assert "Te weinig maanden om te vergelijken." in bundel_html(bundel)


def test_without_the_months_before_the_bundle_says_nothing_of_them() -> None:
    bundel = maak_bundel(oogst(None, Veiligheid=9))

    assert (bundel.te_weinig_maanden, bundel.weggezakt, bundel.zwak) == (False, (), ())


def test_what_sank_away_and_what_is_small_and_new_stand_in_short_rows_without_figures() -> None:
    eerder = tuple(replace(getoond(f"2026-0{n}", 3), ook_gehoord=("Groen",)) for n in (6, 7, 8))
    wat = verleden(bundels=eerder, Taal=lambda i, terug: int(terug >= 3))
    bundel = maak_bundel(oogst(wat, Veiligheid=9, Groen=2, Dampen=2))

    assert (bundel.weggezakt, bundel.zwak) == ((Patroon("Taal"),), ("dampen",))
    assert bundel_tekst(bundel).splitlines()[3:6] == [
        "Ook gehoord: Groen",
        "Nieuw en nog klein: Dampen",
        "Weggezakt: Taal",
    ]


@pytest.mark.parametrize(
    ("beweging", "zin"),
    [
        (
            Beweging(Richting.STIJGT, 3, 12),
            "Stijgt: gehoord door 9 van de 14 melders, was 3 van de 12.",
        ),
        (
            Beweging(Richting.STIJGT, 3, 12, jaar=True),
            "Stijgt: gehoord door 9 van de 14 melders, vorig jaar om deze tijd 3 van de 12.",
        ),
        (Beweging(Richting.STIJGT), "Stijgt: vaker gehoord dan ervoor."),
        (Beweging(Richting.STIJGT, jaar=True), "Stijgt: vaker gehoord dan vorig jaar om deze tijd."),
        (Beweging(Richting.DAALT), "Daalt: minder vaak gehoord dan ervoor."),
        (Beweging(Richting.BLIJFT), "Blijft: ongeveer even vaak gehoord als ervoor."),
        (
            Beweging(Richting.BLIJFT, jaar=True),
            "Blijft: ongeveer even vaak gehoord als vorig jaar om deze tijd.",
        ),
        (Beweging(Richting.NIEUW), "Nieuw: hiervoor te weinig gehoord om te tonen."),
        (Beweging(Richting.LET_OP), "Let op, nog geen bewijs: vaker gehoord dan ervoor."),
        (
            Beweging(Richting.LET_OP, 3, 12),
            "Let op, nog geen bewijs: gehoord door 9 van de 14 melders, was 3 van de 12.",
        ),
        (Beweging(Richting.ONDUIDELIJK), "Te weinig om te zeggen of dit verandert."),
        (None, ""),
    ],
)
def test_a_movement_is_told_in_one_sentence(beweging: Beweging | None, zin: str) -> None:
    bundel = Bundel("Laak-Noord", TOT, 14)

    assert beweging_in_woorden(replace(VEILIG, beweging=beweging), bundel) == zin


# --- a loud melder and the top ---


def test_a_loud_melder_cannot_make_a_top_five() -> None:
    def gehoord(thema: str, *melders: str) -> tuple[Gehoord, ...]:
        return tuple(Gehoord(melder, melder[0], "POH", thema) for melder in melders)

    breed = [gehoord(f"Thema {n}", "a1", "b1", "c1", "d1", "a2") for n in range(5)]
    for echo in ((), ("b1",), ("b1", "c1")):
        luid = gehoord("Veiligheid", *["a1"] * 200, *echo)
        alles = tuple(s for deel in (*breed, luid) for s in deel)
        bundel = maak_bundel(Oogst(LAAK, TOT, alles, frozenset(MELDERS), (), frozenset()))

        assert [p.naam for p in bundel.top] == [f"Thema {n}" for n in range(5)]


@pytest.mark.parametrize("stil", [1, 2, 3])
def test_months_in_which_nobody_took_part_stop_nothing(stil: int) -> None:
    """A wijkverband that fell silent still gets its bundle."""
    alles = verleden(Veiligheid=maal(1))
    weg = set(JAREN[JAREN.index(TOT) - stil + 1 : JAREN.index(TOT) + 1])
    over = tuple(s for s in alles.signalen if s.maand not in weg)
    actief = frozenset((wie, maand) for wie, maand in alles.actief if maand not in weg)
    gezien = beeld(replace(alles, signalen=over, actief=actief), TOT)

    assert sorted(gezien.bewegingen) == sorted(richtingen(alles))
