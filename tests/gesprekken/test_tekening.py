"""Drawings, the page about the conversations, and the terminal in which one plays them."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from gesprekken import GESPREKKEN
from gesprekken.tekening import mermaid, ververs
from tests.gesprekken.spel import Scene, scenes

WORTEL = Path(__file__).parents[2]
PAGINA = WORTEL / "docs" / "gesprekken.md"
MET_VRAGEN = [g.naam for g in GESPREKKEN.gesprekken.values() if g.stappen]
ZONDER_VRAGEN = [g.naam for g in GESPREKKEN.gesprekken.values() if not g.stappen]
KORTSTE_WEG = {scene.titel: scene for scene in scenes() if scene.bestand == "kortste_weg"}


def in_terminal(*woorden: str, typt: str = "") -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "gesprekken", *woorden]
    return subprocess.run(opdracht, input=typt, capture_output=True, text=True, cwd=WORTEL, check=False)


# --- drawings ---


def test_a_drawing_shows_the_steps_and_where_answers_lead() -> None:
    assert mermaid(GESPREKKEN.gesprekken["microuitvraag"]) == (
        "flowchart TD\n"
        '    start(["/signaal"]) --> s_gehoord\n'
        '    s_gehoord["gehoord<br>typen of tikken"]\n'
        "    s_gehoord -- niets --> klaar\n"
        "    s_gehoord --> s_nodig\n"
        '    s_nodig["nodig<br>typen of tikken"]\n'
        "    s_nodig --> klaar\n"
        '    klaar(["klaar"])'
    )


def test_a_conversation_without_questions_is_a_single_arrow() -> None:
    verwacht = 'flowchart TD\n    start(["/help"]) --> klaar\n    klaar(["klaar"])'

    assert mermaid(GESPREKKEN.gesprekken["help"]) == verwacht


@pytest.mark.parametrize("naam", MET_VRAGEN)
def test_every_arrow_of_a_drawing_ends_at_something_that_is_drawn(naam: str) -> None:
    regels = mermaid(GESPREKKEN.gesprekken[naam]).splitlines()
    getekend = {m[1] for regel in regels if (m := re.match(r"    (\w+)[\[(]", regel))}
    pijlen = {regel.rpartition("> ")[2] for regel in regels if "> " in regel}

    assert pijlen == getekend - {"start"}


# --- the page ---


def test_the_drawings_on_the_page_are_current() -> None:
    """When this fails: `python -m gesprekken --in docs/gesprekken.md`."""
    assert ververs(PAGINA.read_text(), GESPREKKEN) == PAGINA.read_text()


def test_a_drawing_that_is_out_of_date_is_made_anew(tmp_path: Path) -> None:
    oud = PAGINA.read_text().replace("s_gehoord", "s_gezien")
    kopie = tmp_path / "pagina.md"
    kopie.write_text(oud)

    assert in_terminal("--in", str(kopie)).returncode == 0
    assert kopie.read_text() == PAGINA.read_text() != oud


def test_the_page_has_a_drawing_of_every_conversation_with_questions() -> None:
    assert sorted(re.findall(r"<!-- tekening: (\w+) -->", PAGINA.read_text())) == sorted(MET_VRAGEN)


def test_the_page_names_every_conversation_without_questions() -> None:
    genoemd = re.findall(r"^\| (\w+) \|", PAGINA.read_text().split("## Eén antwoord")[1], re.MULTILINE)

    assert sorted(genoemd) == sorted([*ZONDER_VRAGEN, "gesprek"])


@pytest.mark.parametrize("naam", MET_VRAGEN)
def test_the_page_says_how_many_taps_it_takes_as_it_is_played(naam: str) -> None:
    deel = re.split(r"^## ", PAGINA.read_text(), flags=re.MULTILINE)
    hier = next(d for d in deel if d.startswith(f"{naam}\n"))

    assert f"\nKortste weg: {_telt(KORTSTE_WEG[naam])}.\n" in hier


def _telt(scene: Scene) -> str:
    return scene.regels[-1].tekst.removeprefix("telt: ")


# --- the terminal ---

GESPEELD = """\
Je bent Esra Demir. Het is maandag 2 november 2026, 12.30 uur.
Typ een antwoord, of het nummer van een knop. Met Ctrl-D hou je op.

bot: Wat hoor of zie je in de wijk?

Stuur één of twee zinnen, zonder namen.
  [1] Niets bijzonders
> De lift in de flat is al een week kapot
bot: Genoteerd. Welke verandering zou voor bewoners verschil maken?
  [1] Weet ik niet
  → Leg signaal vast: gehoord De lift in de flat is al een week kapot, thema Wonen
> 1
bot: Dank je, dit staat genoteerd voor Laak:
“De lift in de flat is al een week kapot”
Thema: Wonen · Buurt: hele wijk
Je kunt dit verbeteren tot en met maandag 30 november.
  [1] Ander thema
  [2] Kies de buurt
  [3] Verbeter
  [4] Trek in
> Kies de buurt
bot: In welke buurt speelt dit?
  [1] Spoorbuurt
  [2] Havenkant
  [3] De hele wijk
> /stop
bot: Goed, het blijft zoals het was.
> Weet ik niet
(Die knop hoort bij een eerdere vraag.)
"""
EINDE = "> \nTot ziens.\n"


def test_a_conversation_is_played_in_the_terminal_by_text_number_and_words_of_a_button() -> None:
    gespeeld = in_terminal(
        "microuitvraag",
        typt="De lift in de flat is al een week kapot\n1\nKies de buurt\n/stop\nWeet ik niet\n",
    )

    assert (gespeeld.returncode, gespeeld.stderr) == (0, "")
    assert gespeeld.stdout == GESPEELD + EINDE


@pytest.mark.parametrize("naam", GESPREKKEN.gesprekken)
def test_every_conversation_can_be_played(naam: str) -> None:
    gespeeld = in_terminal(naam, typt="1\n\nzomaar iets\n2\n/terug\n/stop\n")

    assert (gespeeld.returncode, gespeeld.stderr) == (0, "")
    assert gespeeld.stdout.endswith(EINDE)


def test_an_unknown_conversation_is_answered_with_those_that_exist() -> None:
    gespeeld = in_terminal("zomaar")

    assert gespeeld.returncode == 2
    assert gespeeld.stderr.startswith(
        "Het gesprek 'zomaar' ken ik niet. Kies uit: microuitvraag, aanmelden, "
    )


def test_the_list_names_every_conversation_with_its_questions_and_command() -> None:
    regels = in_terminal("--lijst").stdout.splitlines()

    assert regels[0] == "microuitvraag   je signaal (2 vragen, /signaal)"
    assert [regel.split()[0] for regel in regels] == list(GESPREKKEN.gesprekken)
    assert in_terminal().stdout.splitlines() == regels


def test_one_drawing_or_all_of_them_can_be_printed() -> None:
    assert in_terminal("kiezen", "--teken").stdout == mermaid(GESPREKKEN.gesprekken["kiezen"]) + "\n"
    alle = in_terminal("--teken").stdout
    assert re.findall(r"^%% (\w+)$", alle, re.MULTILINE) == MET_VRAGEN
