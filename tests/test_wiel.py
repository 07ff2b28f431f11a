"""What we ship is what we wrote: the wheel carries every file, and works far away from this folder.

The wheel is built and installed as a packager would do it, offline, with the tools of this environment.
That the installed copy runs, and not the source tree, is part of what is tested.
"""

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "gesprekken", "opslag", "rapportage")
OFFLINE = ("--disable-pip-version-check", "--quiet", "--no-index", "--no-deps")


@dataclass(frozen=True)
class Elsewhere:
    """A place outside the repository where only the wheel was installed."""

    packages: Path
    workdir: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command as somebody would who never saw our source tree."""
        return _run(command, cwd=self.workdir, env={**os.environ, "PYTHONPATH": str(self.packages)})


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wiel")
    _pip("wheel", *OFFLINE, "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    packages = tmp_path_factory.mktemp("geinstalleerd")
    _pip("install", *OFFLINE, "--target", str(packages), str(wheel))
    return Elsewhere(packages, workdir=tmp_path_factory.mktemp("ergens anders"))


def test_the_wheel_carries_exactly_the_files_of_the_four_packages(wheel: Path) -> None:
    """Templates, fonts, styles, scripts and migrations included, and nothing beside them."""
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert shipped == _source_files()


def test_the_wheel_carries_our_licence_and_those_of_the_fonts_and_the_words(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = {
            name.partition(".dist-info/licenses/")[2]: archive.read(name).decode()
            for name in archive.namelist()
            if ".dist-info/licenses/" in name
        }

    paths = ("LICENSE", "bot/woorden/LICENTIES.txt", "rapportage/sjablonen/lettertypen/OFL.txt")
    assert licences == {path: (ROOT / path).read_text() for path in paths}


def test_far_away_the_installed_packages_are_the_ones_that_are_imported(elsewhere: Elsewhere) -> None:
    """The environment of the tests also knows the source tree; the installed copy has to win from it."""
    places = f"import {', '.join(PACKAGES)}\nfor p in ({', '.join(PACKAGES)}): print(p.__file__)"

    answer = elsewhere.run(sys.executable, "-c", places)

    assert answer.stdout.splitlines() == [str(elsewhere.packages / p / "__init__.py") for p in PACKAGES]


def test_far_away_the_command_line_explains_itself(elsewhere: Elsewhere) -> None:
    """As a module and as the console script: the same words, and no complaint beside them."""
    as_module = elsewhere.run(sys.executable, "-m", "bot", "--help")
    as_command = elsewhere.run(str(elsewhere.packages / "bin" / "wijksignaal"), "--help")

    assert as_module.stdout == as_command.stdout
    assert "wijksignaal" in as_command.stdout.splitlines()[0]
    assert "oefenen" in as_command.stdout
    assert (as_module.stderr, as_command.stderr) == ("", "")


def _source_files() -> set[str]:
    """The files of the packages as they lie in the source tree, without what Python itself leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def _pip(*arguments: str) -> None:
    _run((sys.executable, "-m", "pip", *arguments), cwd=ROOT, env=dict(os.environ))


def _run(command: Sequence[str], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run to the end; what went wrong is shown in full."""
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}\n{result.stderr}"
    return result
