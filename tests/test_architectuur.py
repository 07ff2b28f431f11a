"""The house keeps its shape: who imports whom, where a clock may be read, and papers that fit the code."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import bot
from bot import settings
from bot.__main__ import main

HUIS = Path(__file__).parent.parent
PAKKETTEN = ("gesprekken", "opslag", "rapportage", "bot")
MODULES = sorted(pad for pakket in PAKKETTEN for pad in (HUIS / pakket).rglob("*.py"))


def naam(pad: Path) -> str:
    return str(pad.relative_to(HUIS))


def leest(pad: Path) -> set[str]:
    """Which clocks and surroundings a module reads itself."""
    gevonden = set()
    for knoop in ast.walk(ast.parse(pad.read_text("utf-8"))):
        if isinstance(knoop, ast.Attribute) and isinstance(knoop.value, ast.Name):
            gevonden.add(f"{knoop.value.id}.{knoop.attr}")
    return gevonden & {
        "datetime.now",
        "datetime.utcnow",
        "date.today",
        "time.time",
        "os.environ",
        "os.getenv",
    }


def test_imports_point_inwards() -> None:
    uit = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=HUIS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (uit.returncode, "0 broken" in uit.stdout) == (0, True), uit.stdout


def test_the_package_bot_is_ours() -> None:
    assert bot.__file__ is not None
    assert Path(bot.__file__).parent == HUIS / "bot"
    assert list((HUIS / "tests").rglob("__init__.py")) == []
    assert not (HUIS / "bot.py").exists()


def test_only_bot_reads_the_clock_and_only_settings_the_environment() -> None:
    lezers = {naam(pad): gelezen for pad in MODULES if (gelezen := leest(pad))}
    assert {pad: sorted(gelezen) for pad, gelezen in lezers.items()} == {
        "bot/__main__.py": ["datetime.now"],
        "bot/dienst.py": ["datetime.now"],
        "bot/heartbeat.py": ["datetime.now"],
        "bot/oefenen.py": ["datetime.now"],
        "bot/settings.py": ["os.environ"],
    }


@pytest.mark.parametrize("pad", MODULES, ids=naam)
def test_a_module_opens_with_its_story(pad: Path) -> None:
    verhaal = ast.get_docstring(ast.parse(pad.read_text("utf-8")))
    assert verhaal is not None
    assert 1 <= len(verhaal.splitlines()) <= 7


def test_nothing_speaks_of_the_workplace() -> None:
    bestanden = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HUIS, capture_output=True, check=True
    ).stdout.split(b"\0")
    verraad = [
        b"/work" + b"/",
        b"../sh" + b"ared",
        b"/ro" + b"ot/",
        b"py" + b"pi.org",
        b"registry." + b"npmjs",
    ]
    betrapt = [
        (bestand.decode(), woord.decode())
        for bestand in bestanden
        if bestand and (HUIS / bestand.decode()).is_file()
        for woord in verraad
        if woord in (HUIS / bestand.decode()).read_bytes()
    ]
    assert betrapt == []


def test_the_table_of_settings_in_the_readme_is_the_one_of_the_code() -> None:
    assert settings.tabel() in (HUIS / "README.md").read_text("utf-8")


def genoemde_opdrachten() -> set[tuple[str, ...]]:
    """Each `wijksignaal …` on a line of its own in what people read."""
    genoemd = set()
    for pad in [HUIS / "README.md", *(HUIS / "docs").glob("*.md")]:
        for regel in pad.read_text("utf-8").splitlines():
            woorden = regel.split()
            if woorden[:1] == ["wijksignaal"] and len(woorden) > 1:
                genoemd.add(tuple(woorden[1:3] if woorden[1] == "beheer" else woorden[1:2]))
    return genoemd


@pytest.mark.parametrize("opdracht", sorted(genoemde_opdrachten()), ids=" ".join)
def test_every_command_that_a_reader_is_told_to_type_exists(
    opdracht: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as einde:
        main([*opdracht, "--help"])
    assert einde.value.code == 0
    assert " ".join(("wijksignaal", *opdracht)) in capsys.readouterr().out
