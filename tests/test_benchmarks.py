"""The benchmarks run and measure what they say; how fast it is, is never asserted."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.themas import CODES, Tekst, verdeel

HUIS = Path(__file__).parents[1]


def test_the_echo_bot_is_as_bare_as_it_is_said_to_be() -> None:
    assert len((HUIS / "benchmarks/echobot.py").read_text("utf-8").splitlines()) <= 20


def test_both_bots_answer_everything_and_the_last_line_says_how_fast() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.doorvoer", "--updates", "20", "--keer", "1", "--seconden", "1"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    tempo, wij, echo, antwoord, uitslag = uit.stdout.splitlines()
    assert tempo.startswith("Het tempo is losgelaten (WIJKSIGNAAL_TEMPO=los)")
    assert (wij.split()[:2], echo.split()[:2]) == (["1.", "wij"], ["1.", "echo"])
    assert antwoord.startswith("Antwoord bij 20 updates per seconde, 20 keer: p50 ")
    assert list(json.loads(uitslag)) == ["wij", "echo", "verhouding", "p95_ms"]


def test_the_mask_is_measured_on_any_file_of_that_form(tmp_path: Path) -> None:
    data, schoon = tmp_path / "zinnen.txt", tmp_path / "schoon.csv"
    data.write_text(
        "# a remark\n"
        "wonen|[[NAAM:Fatima]] woont bij {{de Lidl}} op [[ADRES:Lindelaan 45]].\n"
        "wonen|bel [[TEL:06-12345678]], [[NAAM:de buurman]] en {{Fatima}} ook\n",
        encoding="utf-8",
    )
    schoon.write_text("id,text\n1,De lift is kapot\n2,Fatima belt\n", encoding="utf-8")
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.afscherming", "--data", str(data), "--schoon", str(schoon)],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    cijfers = json.loads(uit.stdout.splitlines()[-1])
    assert cijfers["recall"] == {"ADRES": 1.0, "NAAM": 0.5, "NAAM_KLEIN": 0.0, "TEL": 1.0}
    assert (cijfers["beschadigd"], cijfers["schoon_geraakt"]) == (0.5, 0.5)
    assert list(cijfers) == ["recall", "beschadigd", "schoon_geraakt", "alarm", "ms", "start_s", "mb"]


def test_what_lies_inside_themes_is_measured_on_any_file_of_that_form(tmp_path: Path) -> None:
    data = tmp_path / "signalen.csv"
    lift = ("De lift is kapot", "Lift staat stil", "Weer de lift kapot", "De lift doet het niet")
    vocht = ("Schimmel op de muren", "Muren vol schimmel", "Schimmel in huis", "Overal schimmel")
    regels = [f"p{n},wonen,wonen/lift,{tekst}" for n, tekst in enumerate(lift)]
    regels += [f"p{n},wonen,wonen/vocht,{tekst}" for n, tekst in enumerate(vocht)]
    data.write_text("\n".join(("prof,theme,subpattern,text", *regels)), encoding="utf-8")
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.patronen", "--data", str(data)],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    uitslag = json.loads(uit.stdout.splitlines()[-1])
    assert list(uitslag) == ["purity", "coverage", "ari", "stability", "kmeans", "hdbscan"]
    assert (uitslag["purity"], uitslag["coverage"], uitslag["ari"]) == (1.0, 1.0, 1.0)
    assert list(uitslag["kmeans"]) == list(uitslag["hdbscan"]) == list(uitslag)[:4]


def test_a_file_without_the_columns_is_refused_in_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "signalen.csv"
    data.write_text("text,theme\nDe lift is kapot,wonen\n", encoding="utf-8")
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.patronen", "--data", str(data)],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (1, f"{data} mist de kolommen prof, subpattern.\n")


def test_a_bundle_of_any_size_is_measured_in_a_process_of_its_own() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.bundel", "--signalen", "60", "30"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    klein, groot, groei, uitslag = uit.stdout.splitlines()
    assert (klein.split()[0], groot.split()[0]) == ("30", "60")
    assert groei.startswith("from 30 to 60: time grows as n^")
    assert {aantal: list(gemeten) for aantal, gemeten in json.loads(uitslag).items()} == {
        "30": ["s", "mb"],
        "60": ["s", "mb"],
    }


def test_the_rule_for_what_moves_is_held_against_three_others_in_one_run() -> None:
    uit = subprocess.run(
        [
            sys.executable,
            "-m",
            "benchmarks.beweging",
            "--herhaal",
            "2",
            "--melders",
            "6",
            "--per-maand",
            "20",
        ],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    cijfers = json.loads(uit.stdout.splitlines()[-1])
    drie = ["vals", "vermogen_x3", "luide_melder"]
    assert list(cijfers) == [*drie, "anders"]
    assert {naam: list(wat) for naam, wat in cijfers["anders"].items()} == {
        "anderhalf": drie,
        "poisson": drie,
        "feiten": drie,
    }


def test_too_few_months_to_measure_a_movement_are_refused() -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.beweging", "--maanden", "8"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stdout, uit.stderr) == (
        1,
        "",
        "Kies minstens 9 maanden, en van de rest minstens 1.\n",
    )


def test_the_themes_are_measured_on_any_file_of_that_form(tmp_path: Path) -> None:
    """Of what belongs under no theme nothing is counted; a text that is tried is never learned from."""
    data, leer = tmp_path / "proef.txt", tmp_path / "leer.csv"
    data.write_text(
        "# a remark\n"
        "wonen|De lift bij {{de Lidl}} is kapot\nafval|[[NAAM:Jan]] ziet ratten\noverig|De sfeer is anders\n",
        encoding="utf-8",
    )
    leer.write_text("text,theme\nDe lift bij de Lidl is kapot!,wonen\nMuizen,afval\n", encoding="utf-8")
    uit = subprocess.run(
        [sys.executable, "-m", "benchmarks.themas", "--data", data, "--leer", leer, "--zonder-extra"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, uit.stderr) == (0, "")
    kop, *_, vaag, laatste = uit.stdout.splitlines()
    assert kop == "2 teksten om op te proberen, 1 om van te leren (top 1 / top 3)"
    assert vaag == "van 1 teksten zonder thema toch ergens opgeborgen: 0"
    uitslag = json.loads(laatste)
    assert list(uitslag) == ["top1", "top3", "ms", "extra"]
    assert uitslag["top1"] == uitslag["top3"] == {"0": 1.0, "50": 1.0, "200": 1.0, "1000": 1.0}
    assert uitslag["extra"] is False


def test_one_file_is_divided_by_phrasing(tmp_path: Path) -> None:
    rijen = [lees_tekst("wonen", f"De lift is stuk {i}", f"lift.{i // 5}") for i in range(20)]
    proef, leer = verdeel(rijen, rijen, zelfde=True)
    assert (len(proef), len(leer)) == (10, 10)
    assert {t.sjabloon for t in proef} & {t.sjabloon for t in leer} == set()


def lees_tekst(thema: str, tekst: str, sjabloon: str) -> Tekst:
    return Tekst(CODES[thema], tekst, sjabloon, "p1")
