"""A bundle points at one method, for the broadest pattern that comes back."""

from dataclasses import replace
from pathlib import Path

import pytest

from gesprekken.wijk import Beweging, Bundel, Patroon, Richting
from rapportage import onthulling
from rapportage.render import bundel_html
from rapportage.themas import THEMAS
from rapportage.verdieping import TABEL, Verdieping, tabel, verdieping

EENMAAL = Patroon("Veiligheid", melders=6, organisaties=3, signalen=9)
TERUG = Patroon("Wonen", melders=5, organisaties=3, signalen=8, vorige=6)
EIGEN = Patroon("Kapotte liften", melders=5, organisaties=3, signalen=8, vorige=6)
KLANTREIS = ("Klantreis", "Je volgt één melding van begin tot eind, en ziet waar die blijft liggen.")


def van(*top: Patroon) -> Bundel:
    return Bundel("Laak", "2026-11", 12, top)


def test_every_theme_has_a_method_and_each_why_is_one_short_sentence() -> None:
    assert [thema for thema, _, _ in TABEL] == list(THEMAS[:-1])
    assert [waarom for _, _, waarom in TABEL if waarom.count(".") != 1 or len(waarom.split()) > 15] == []


def test_the_broadest_pattern_that_comes_back_gets_its_method() -> None:
    assert verdieping(van(EENMAAL, TERUG, replace(TERUG, naam="Ontmoeten", sleutel="ontmoeten"))) == (
        Verdieping("Wonen", *KLANTREIS)
    )
    assert verdieping(van(EENMAAL)) is None
    assert verdieping(van(EIGEN)) is None  # what is no theme of ours is not in the table


@pytest.mark.parametrize("richting", Richting)
def test_what_the_months_say_is_here_to_stay_comes_back(richting: Richting) -> None:
    gemeten = replace(TERUG, vorige=None, beweging=Beweging(richting))
    blijft = {Richting.STIJGT, Richting.BLIJFT}
    assert verdieping(van(gemeten)) == (Verdieping("Wonen", *KLANTREIS) if richting in blijft else None)


def test_a_pattern_with_another_name_is_still_that_theme() -> None:
    assert verdieping(van(replace(EIGEN, sleutel="wonen"))) == Verdieping("Kapotte liften", *KLANTREIS)


def test_the_whole_bundle_says_it_and_is_silent_without() -> None:
    assert "Wonen komt terug. Daar past een methode bij: <b>Klantreis</b>." in bundel_html(van(TERUG))
    assert "Dieper kijken" not in bundel_html(van(EENMAAL))


def test_the_page_about_the_method_holds_the_table_and_the_thresholds_as_they_are() -> None:
    bladzijde = (Path(__file__).parents[2] / "docs" / "methode.md").read_text("utf-8")
    drempels = f"{onthulling.MIN_SIGNALEN} signalen van {onthulling.MIN_MELDERS} melders"
    assert tabel() in bladzijde
    assert f"Cijfers vanaf {drempels} van {onthulling.MIN_ORGANISATIES} organisaties" in bladzijde
    assert len(bladzijde.replace(tabel(), "").split()) <= 700  # one page, or nobody reads it
