"""The key by which a pattern is known in every round."""

import pytest

from gesprekken.wijk import SLEUTEL_TEKENS, Bundel, Patroon, sleutel_van


@pytest.mark.parametrize(
    ("naam", "sleutel"),
    [
        ("Afval en schoon", "afval-en-schoon"),
        ("Winkels en OV", "winkels-en-ov"),
        ("Eén café!", "een-cafe"),
        ("Eenzaam rond de feestdagen", "eenzaam-rond-de-260579a7"),
    ],
)
def test_a_key_is_the_name_in_small_letters(naam: str, sleutel: str) -> None:
    assert sleutel_van(naam) == sleutel


def test_long_names_that_begin_alike_and_names_without_letters_keep_apart() -> None:
    namen = [f"Fietsen op de stoep bij de {plek}" for plek in ("school", "winkels")] + ["🚲", "🐕", ""]

    sleutels = [sleutel_van(naam) for naam in namen]

    assert len(set(sleutels)) == len(namen)
    assert all(sleutel.isascii() and 0 < len(sleutel) <= SLEUTEL_TEKENS for sleutel in sleutels)


def test_a_pattern_keeps_its_key_under_a_new_name() -> None:
    assert Patroon("Wonen").sleutel == "wonen"
    assert Patroon("Schimmel in huis", sleutel="wonen").sleutel == "wonen"


def test_what_was_put_off_can_be_chosen_again_and_stands_there_once() -> None:
    top = (Patroon("Schimmel in huis", sleutel="wonen"),)
    later = (Patroon("Wonen"), Patroon("Afval en schoon"))

    assert Bundel("Laak", "2026-11", None, top, later=later).keuzes == ("Schimmel in huis", "Afval en schoon")
