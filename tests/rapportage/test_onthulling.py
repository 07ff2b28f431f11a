"""Nobody can be recognised in a figure: every threshold from both sides."""

import pytest

from gesprekken.wijk import Gehoord, Lid, Vorm
from rapportage import onthulling, wensen
from rapportage.onthulling import Cijfers, Kring, Omvang


def gehoord(*melders: str, thema: str = "Wonen") -> list[Gehoord]:
    """A signal for each of these; `a1` and `a2` are two melders of organisatie `a`."""
    return [Gehoord(melder=m, organisatie=m[0], functie="opbouwwerker", thema=thema) for m in melders]


RUIM = Kring((4, 4, 4, 4))  # four organisaties of four people each


def leden(*nummers: int) -> list[Lid]:
    return [Lid(n, f"Lid {n}", "Zebra", "opbouwwerker") for n in nummers]


@pytest.mark.parametrize(
    ("wie", "getoond"),
    [
        (["a1", "a2", "a2", "b1", "b1"], Cijfers(melders=3, organisaties=2, signalen=5)),
        (["a1", "a2", "b1", "b1"], None),  # four signals
        (["a1", "a2", "b1", "b1", "b1"], None),  # of the loudest two count
        (["a1", "a2", "b1", "b1", "b1", "b2"], Cijfers(melders=4, organisaties=2, signalen=6)),
        (["a1", "a1", "a1", "b1", "b1", "b1", "b1"], None),  # two melders
        (["a1", "a2", "a3", "a4", "a5", "a6"], None),  # one organisatie
        (["a1"] * 40, None),  # one busy melder
        ([], None),
    ],
)
def test_figures_need_five_signals_of_three_melders_of_two_organisaties(
    wie: list[str], getoond: Cijfers | None
) -> None:
    assert onthulling.cijfers({"Wonen"}, gehoord(*wie), actief=16, kring=RUIM) == getoond


def test_a_sensitive_theme_needs_ten_signals() -> None:
    negen = ["a1", "a2", "b1"] * 3

    assert onthulling.cijfers({"Stress en mentaal"}, gehoord(*negen), actief=16, kring=RUIM) is None
    elf = gehoord(*negen, "b2", "b2")
    assert onthulling.cijfers({"Stress en mentaal"}, elf, actief=16, kring=RUIM) == Cijfers(4, 2, 11)
    assert onthulling.cijfers({"Wonen"}, gehoord(*negen), actief=16, kring=RUIM) == Cijfers(3, 2, 9)


def test_fewer_than_five_active_melders_give_no_figure_at_all() -> None:
    breed = gehoord("a1", "a2", "b1", "b2", "b2")

    assert onthulling.cijfers({"Wonen"}, breed, actief=4, kring=RUIM) is None
    assert onthulling.cijfers({"Wonen"}, breed, actief=5, kring=RUIM) == Cijfers(4, 2, 5)
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
    assert onthulling.mag_genoemd(gehoord(*wie), RUIM) is mag


def test_who_changed_organisatie_does_not_make_two_melders() -> None:
    verhuisd = [Gehoord("a1", organisatie, "opbouwwerker", "Wonen") for organisatie in ("Zebra", "Vestia")]

    assert onthulling.mag_genoemd(verhuisd, RUIM) is False


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
    """Her four signals beside those of one organisatie are still of one organisatie, and they count for one."""
    haar = [Gehoord("e1", organisatie="", functie="", thema="Wonen", vorm=Vorm.ERVARING)] * 4

    assert onthulling.omvang(haar) == Omvang(melders=1, organisaties=0, signalen=4)
    met_haar = Kring((4, 4, 4, 4), los=1)
    for wie, getoond in (
        (("a1", "a1", "a2", "a2"), None),
        (("a1", "b1", "b1"), None),
        (("a1", "a1", "b1", "b1"), Cijfers(3, 2, 8)),
    ):
        assert onthulling.cijfers({"Wonen"}, [*gehoord(*wie), *haar], actief=17, kring=met_haar) == getoond
    assert not onthulling.mag_genoemd([*gehoord("a1"), *haar], met_haar)
    assert not onthulling.mag_plek([*gehoord("a1", "a2"), *haar])


def test_a_form_is_told_when_two_melders_heard_it_so() -> None:
    assert not onthulling.mag_vorm(Vorm.PANEL, gehoord("a1", "a1", "a1"), 8, RUIM)
    assert onthulling.mag_vorm(Vorm.PANEL, gehoord("a1", "a2"), 8, RUIM)
    assert not onthulling.mag_vorm(Vorm.PANEL, gehoord("a1", "a2"), 4, RUIM)


def test_the_form_of_ervaringsdeskundigen_is_told_when_there_are_four() -> None:
    """With three, the one who did not would know of the other two."""
    for aantal, mag in ((2, False), (3, False), (4, True)):
        assert onthulling.mag_vorm(Vorm.ERVARING, gehoord("e1", "e2"), 16, Kring((4, 4), aantal)) is mag


def test_a_pattern_is_split_by_buurt_and_form_from_three_organisaties_on() -> None:
    assert [onthulling.mag_gesplitst(aantal) for aantal in (None, 2, 3)] == [False, False, True]


def test_the_kring_is_who_took_part_less_who_are_said_to_have_told_nothing() -> None:
    leden = [
        Lid(n, "Jan", organisatie, "wijkagent" if n > 4 else "POH") for n, organisatie in enumerate("aabbbcc")
    ]
    deed_mee = {0, 1, 2, 3, 4, 5}
    for wie, actief, zwegen, verwacht in (
        ([], 6, set(), Kring((3, 2, 1))),
        ([], 6, {"wijkagent"}, Kring((3, 2))),
        ([], 4, set(), Kring((3, 2, 2))),  # nobody can know who took part
        (gehoord("a1", "c1", "c2", "d1"), 6, set(), Kring((3, 2, 2, 1))),  # two of them left since
    ):
        assert onthulling.kring(wie, leden, deed_mee, actief, zwegen) == verwacht


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
