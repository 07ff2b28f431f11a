"""A word list finds what stands in it and nothing else, as a set of all its words would."""

import pytest

from bot.woordenlijst import _MAP, lijst

LIJSTEN = ("achternamen", "eigennamen", "namen_vs", "tussennamen", "voornamen", "woorden")


@pytest.mark.parametrize("naam", LIJSTEN)
def test_it_holds_exactly_the_words_of_its_file(naam: str) -> None:
    woorden = (_MAP / f"{naam}.txt").read_text("utf-8").splitlines()
    heel, zoekt = set(woorden), lijst(naam)
    assert [woord for woord in woorden if woord not in zoekt] == []
    bijna = {woord[:-1] for woord in woorden[::7]} | {f"{woord}q" for woord in woorden[::7]} - heel
    assert [woord for woord in bijna if (woord in zoekt) != (woord in heel)] == []
    assert [woord in zoekt for woord in ("", "\n", f"{woorden[0]}\n{woorden[1]}", "\ud83d", "\xff")] == [
        False
    ] * 5
