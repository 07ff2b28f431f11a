"""The attack on what is published finds what was planted, says the same in two ways, and finds nothing without it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import onthulling as proef
from benchmarks.aanval import Blik, Cel, Model, Uitkomst, reken
from rapportage.onthulling import Kring

HUIS = Path(__file__).parents[1]
RUIM = ((0, None), (0, None), (0, None))
TWAALF = Kring((4, 4, 4))


def genoemd(kring: Kring = TWAALF, **wat: object) -> Cel:
    return Cel("genoemd", kring, 5, **wat)  # type: ignore[arg-type]


def getoond(kring: Kring, *bereik: tuple[int, int | None]) -> Cel:
    return Cel("getoond", kring, 5, bereik)


# --- by hand ---


def test_of_a_theme_without_figures_nothing_can_be_known() -> None:
    for eigen in (0, 1, 4, 9):
        assert reken(genoemd(), Blik((4, 4), 3, 0, eigen, True)) == Uitkomst((), 0, True)


def test_a_figure_that_is_told_anyway_is_pinned() -> None:
    """Two melders and three signals: the bundle of the month after said it."""
    cel = genoemd(bereik=((0, None), (0, None), (3, 3)))
    assert reken(cel, Blik((4, 4), 3, 0, 0, True)).vast == ("signalen",)


def test_of_all_organisaties_the_only_one_of_hers_is_known() -> None:
    """The reader is one of four of her organisatie; there is one organisatie of one."""
    alle = getoond(Kring((4, 4, 1)), (5, 5), (3, 3), (7, 7))
    assert reken(alle, Blik((1, 4), 3, 0, 0, True)).herleid == 1
    assert reken(getoond(Kring((4, 4, 1)), (5, 5), (2, 3), (7, 7)), Blik((1, 4), 3, 0, 0, True)).herleid == 0


def test_of_all_melders_but_one_she_who_is_that_one_knows_all() -> None:
    bijna = getoond(TWAALF, (11, 11), (3, 3), (20, 20))
    assert reken(bijna, Blik((4, 4), 3, 0, 0, True)).herleid == 2  # both kinds of colleague
    assert reken(bijna, Blik((4, 4), 3, 0, 2, True)).herleid == 0


# --- in two ways ---


@pytest.mark.parametrize("stand", ["genoemd", "stil"])
@pytest.mark.parametrize("eigen", [0, 1, 3])
@pytest.mark.parametrize("groottes", [(3, 2, 1), (2, 2, 2)])
def test_the_integer_program_says_the_same(stand: str, eigen: int, groottes: tuple[int, ...]) -> None:
    """For the first of the first organisatie, beside one who counts for none."""
    kring = Kring(groottes, 1)
    cel = Cel(stand, kring, 5)
    wie = [naam for naam, grootte in zip("abc", groottes, strict=True) for _ in range(grootte)] + [""]
    model = Model(wie, {"wonen": cel}, 0, {"wonen": eigen})
    blik = Blik(tuple(sorted(groottes[1:])), groottes[0] - 1, 1, eigen, True)

    assert _volgens(model, cel, blik) == reken(cel, blik)


@pytest.mark.parametrize(
    "bereik", [((3, 3), (2, 2), (5, 5)), ((5, 5), (3, 3), (6, 6)), ((6, 6), (3, 3), (9, 9))]
)
@pytest.mark.parametrize("eigen", [0, 1])
def test_the_integer_program_says_the_same_of_what_is_shown(
    bereik: tuple[tuple[int, int | None], ...], eigen: int
) -> None:
    kring = Kring((3, 2, 1))
    cel = getoond(kring, *bereik)
    model = Model(["a", "a", "a", "b", "b", "c"], {"wonen": cel}, 0, {"wonen": eigen})
    blik = Blik((1, 2), 2, 0, eigen, True)

    assert _volgens(model, cel, blik) == reken(cel, blik)


def _volgens(model: Model, cel: Cel, blik: Blik) -> Uitkomst:
    """What the integer program finds, as `reken` says it: people of one organisatie are one kind."""
    if model.uitersten("wonen", "melders") is None:
        return Uitkomst((), 0, False)
    vast = []
    for nr, maat in enumerate(proef.MATEN):
        uiterst = model.uitersten("wonen", maat)
        if uiterst and uiterst[0] == uiterst[1] and not proef.vanzelf(cel, blik, nr, {uiterst[0]}):
            vast.append(maat)
    # Organisaties of one size that the reader is not of are one kind too.
    soorten = {
        (model.organisatie[p] == model.organisatie[0], model.organisatie.count(model.organisatie[p]))
        for p in model.zekeren("wonen")
    }
    return Uitkomst(tuple(vast), len(soorten), True)


# --- what was planted ---


@pytest.mark.parametrize(
    ("plant", "soort"),
    [
        ("luide", "vastgepind"),
        ("organisaties", "herleid"),
        ("melders", "herleid"),
        ("smal", "herleid"),
        ("vorige", "vastgepind"),
        ("vertrek", "herleid"),
    ],
)
def test_a_weakened_rule_is_found_out(plant: str, soort: str) -> None:
    gevonden = next((u for nr in range(1, 60) if getattr(u := proef.meet(nr, 4, plant), soort)), None)
    assert gevonden is not None


def test_two_hidden_themes_that_show_their_sum_are_found_out() -> None:
    """Only by the integer program: each of them by itself leaves every doubt."""
    cellen = {"wonen": genoemd(), "werk": genoemd()}
    wie = [naam for naam in "abc" for _ in range(4)]
    model = Model(wie, cellen, None, {}, samen=[(frozenset(cellen), ((8, 8), (3, 3), (8, 8)))])
    assert [model.uitersten(naam, "signalen") for naam in cellen] == [(4, 4), (4, 4)]
    los = Model(wie, cellen, None, {})
    assert los.uitersten("wonen", "signalen") != (4, 4)


def test_a_quote_of_the_only_one_left_is_found_out() -> None:
    """Three melders, and hers stands with the other theme: it is one of two. Two melders would be one."""
    shown = {naam: getoond(TWAALF, (3, 3), (2, 2), (5, 5)) for naam in ("wonen", "werk")}
    wie = [naam for naam in "abc" for _ in range(4)]
    model = Model(
        wie, shown, 0, {"wonen": 1, "werk": 1}, citaten=["wonen", "werk"], eigen_citaat=frozenset({"werk"})
    )
    assert model.zekere_citaten() == set()
    klein = {"wonen": getoond(TWAALF, (2, 2), (2, 2), (12, 12))}
    krap = Model(["a", "b"], klein, 0, {"wonen": 9}, citaten=["wonen"])
    assert krap.zekere_citaten() == {"wonen"}


# --- and nothing ---


def test_what_the_service_publishes_gives_nothing_away() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.onthulling", "--wijkverbanden", "12", "--rondes", "3"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    uitslag = json.loads(uit.stdout.splitlines()[-1])
    assert list(uitslag) == ["vastgepind", "herleid", "met_cijfers", "gepubliceerd"]
    assert (uitslag["vastgepind"], uitslag["herleid"]) == (0, 0)
    assert uitslag["gepubliceerd"] > 50
