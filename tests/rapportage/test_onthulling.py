"""Nobody can be recognised in a figure: every threshold from both sides."""

import pytest

from gesprekken.wijk import Gehoord, Lid, Vorm
from rapportage import onthulling, wensen
from rapportage.onthulling import Omvang


def gehoord(*melders: str, thema: str = "Wonen") -> list[Gehoord]:
    """A signal for each of these; `a1` and `a2` are two melders of organisatie `a`."""
    return [Gehoord(melder=m, organisatie=m[0], functie="opbouwwerker", thema=thema) for m in melders]


def leden(*nummers: int) -> list[Lid]:
    return [Lid(n, f"Lid {n}", "Zebra", "opbouwwerker") for n in nummers]


@pytest.mark.parametrize(
    ("wie", "getoond"),
    [
        (["a1", "a2", "b1", "b1", "b1"], Omvang(melders=3, organisaties=2, signalen=5)),
        (["a1", "a2", "b1", "b1"], None),  # four signals
        (["a1", "a1", "a1", "b1", "b1", "b1", "b1"], None),  # two melders
        (["a1", "a2", "a3", "a4", "a5", "a6"], None),  # one organisatie
        (["a1"] * 40, None),  # one busy melder
        ([], None),
    ],
)
def test_figures_need_five_signals_of_three_melders_of_two_organisaties(
    wie: list[str], getoond: Omvang
) -> None:
    assert onthulling.cijfers({"Wonen"}, gehoord(*wie), actief=8) == getoond


def test_a_sensitive_theme_needs_ten_signals() -> None:
    negen = ["a1", "a2", "b1"] * 3

    assert onthulling.cijfers({"Stress en mentaal"}, gehoord(*negen), actief=8) is None
    assert onthulling.cijfers({"Stress en mentaal"}, gehoord(*negen, "b2"), actief=8) == Omvang(4, 2, 10)
    assert onthulling.cijfers({"Wonen"}, gehoord(*negen), actief=8) == Omvang(3, 2, 9)


def test_fewer_than_five_active_melders_give_no_figure_at_all() -> None:
    breed = gehoord("a1", "a2", "b1", "b2", "b2")

    assert onthulling.cijfers({"Wonen"}, breed, actief=4) is None
    assert onthulling.cijfers({"Wonen"}, breed, actief=5) == Omvang(4, 2, 5)
    assert [onthulling.noemer(n) for n in (0, 4, 5, 14)] == [None, None, 5, 14]


@pytest.mark.parametrize(
    ("wie", "mag"),
    [
        (["a1", "b1"], True),
        (["a1", "a1", "a1"], False),  # the theme of one person
        (["a1", "a2", "a3"], False),  # the theme of one organisatie
        ([], False),
    ],
)
def test_a_theme_is_named_when_two_melders_of_two_organisaties_heard_it(wie: list[str], mag: bool) -> None:
    assert onthulling.mag_genoemd(gehoord(*wie)) is mag


def test_who_changed_organisatie_does_not_make_two_melders() -> None:
    verhuisd = [Gehoord("a1", organisatie, "opbouwwerker", "Wonen") for organisatie in ("Zebra", "Vestia")]

    assert onthulling.mag_genoemd(verhuisd) is False


@pytest.mark.parametrize(
    ("wie", "mag"),
    [(["a1", "a2", "b1"], True), (["a1", "b1", "b1"], False), (["a1", "a2", "a3"], False)],
)
def test_a_place_stands_with_a_pattern_when_three_melders_of_two_organisaties_named_it(
    wie: list[str], mag: bool
) -> None:
    assert onthulling.mag_plek(gehoord(*wie)) is mag


def test_silent_groups_are_named_from_three_people_on() -> None:
    groepen = {
        "wijkagent": leden(1, 2, 3),
        "POH": leden(4, 5),
        "huisbezoeker": leden(6, 7, 8),
        "Zebra": leden(9, 10, 11),
    }

    assert onthulling.stil(groepen, actieve_leden={8, 20, 21, 22, 23}, actief=5) == ("wijkagent", "Zebra")
    assert onthulling.stil(groepen, actieve_leden={8, 20, 21, 22}, actief=4) == ()


def test_a_buurt_is_called_silent_only_when_enough_took_part_and_some_named_a_buurt() -> None:
    buurten = ("Spoorwijk", "Laakhaven", "Molenwijk")

    assert onthulling.stille_plekken(buurten, {"Molenwijk"}, actief=5) == ("Laakhaven", "Spoorwijk")
    assert onthulling.stille_plekken(buurten, {"Molenwijk"}, actief=4) == ()
    assert onthulling.stille_plekken(buurten, set(), actief=14) == ()


def test_an_ervaringsdeskundige_is_a_melder_of_no_organisatie() -> None:
    """Her four signals beside those of one organisatie are still of one organisatie."""
    haar = [Gehoord("e1", organisatie="", functie="", thema="Wonen", vorm=Vorm.ERVARING)] * 4

    assert onthulling.omvang(haar) == Omvang(melders=1, organisaties=0, signalen=4)
    assert onthulling.cijfers("Wonen", [*gehoord("a1", "a2"), *haar], actief=8) is None
    assert onthulling.cijfers("Wonen", [*gehoord("a1", "b1"), *haar], actief=8) == Omvang(3, 2, 6)
    assert not onthulling.mag_genoemd([*gehoord("a1"), *haar])
    assert not onthulling.mag_plek([*gehoord("a1", "a2"), *haar])


def test_a_form_is_told_when_two_melders_heard_it_so() -> None:
    assert not onthulling.mag_vorm(gehoord("a1", "a1", "a1"), actief=8)
    assert onthulling.mag_vorm(gehoord("a1", "a2"), actief=8)
    assert not onthulling.mag_vorm(gehoord("a1", "a2"), actief=4)


def wens(melder: str, nodig: str, citeren: bool = True) -> Gehoord:
    return Gehoord(melder, melder[0], "opbouwwerker", "Wonen", nodig=nodig, citeren=citeren)


@pytest.mark.parametrize(
    ("genoemd", "getoond"),
    [
        ([wens("a1", "Vaker legen"), wens("a2", "Meer bakken"), wens("b1", "Licht")], 3),
        ([wens("a1", "Vaker legen"), wens("a2", "Meer bakken"), wens("b1", "Licht", citeren=False)], 0),
        ([wens("a1", "Vaker legen"), wens("a2", "Meer bakken"), wens("a3", "Licht")], 0),  # one organisatie
        ([wens("a1", "Vaker legen"), wens("a1", "Meer bakken"), wens("b1", "Licht")], 0),  # two melders
        ([wens("a1", "Vaker legen"), wens("a2", ""), wens("b1", "Licht")], 0),  # one said nothing
        ([wens("a1", "x" * 61), wens("a2", "[naam] helpen"), wens("b1", "Licht")], 1),
        ([wens("a1", "Licht"), wens("a2", "Vaker legen"), wens("b1", "Bankjes"), wens("b2", "Drempels")], 3),
    ],
)
def test_what_melders_asked_for_is_offered_only_where_enough_of_them_allowed_it(
    genoemd: list[Gehoord], getoond: int
) -> None:
    assert len(wensen.om_uit_te_kiezen(genoemd)) == getoond


def test_what_most_ask_for_comes_first_then_the_shortest_in_the_same_order_always() -> None:
    genoemd = [
        wens("a1", "Vaker legen"),
        wens("b1", "Licht"),
        wens("a2", "Licht"),
        wens("b2", "Een vaste dag"),
    ]

    assert wensen.om_uit_te_kiezen(genoemd) == ("Licht", "Vaker legen", "Een vaste dag")
    assert wensen.om_uit_te_kiezen(genoemd[::-1]) == wensen.om_uit_te_kiezen(genoemd)
