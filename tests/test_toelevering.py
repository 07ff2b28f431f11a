"""What we lean on is looked at, and what could not be looked at is never called good."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import stuklijst
from benchmarks.kwetsbaarheden import NIETS, VRAAG, main, oordeel

HUIS = Path(__file__).parents[1]
GOED: dict[str, Any] = {"name": "jinja2", "version": "3.1.6", "vulns": []}
ZWAK: dict[str, Any] = {
    "name": "starlette",
    "version": "1.0",
    "vulns": [
        {"id": "GHSA-aaaa", "fix_versions": ["1.0.1", "1.1"]},
        {"id": "GHSA-bbbb", "fix_versions": []},
    ],
}
GEMIST: dict[str, Any] = {"name": "uvicorn", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("pakketten", "goed", "regels"),
    [
        ([GOED], True, ["Nagekeken pakketten: 1. Bekende kwetsbaarheden: 0."]),
        (
            [GOED, ZWAK],
            False,
            [
                "starlette 1.0: GHSA-aaaa. Opgelost in 1.0.1, 1.1.",
                "starlette 1.0: GHSA-bbbb. Nog niet opgelost.",
                "Nagekeken pakketten: 2. Bekende kwetsbaarheden: 2.",
            ],
        ),
        (
            [GOED, GEMIST],
            False,
            [
                "uvicorn: niet gevonden op de lijst.",
                "Nagekeken pakketten: 1. Bekende kwetsbaarheden: 0.",
            ],
        ),
        ([GEMIST, GEMIST], True, [NIETS]),
        ([], True, [NIETS]),
    ],
)
def test_only_what_was_looked_at_is_called_good(
    pakketten: list[dict[str, Any]], goed: bool, regels: list[str]
) -> None:
    assert oordeel(pakketten) == (goed, regels)


def test_a_list_that_cannot_be_reached_is_said_and_stops_nobody() -> None:
    nergens = "http://127.0.0.1:9"  # nobody listens there
    omgeving = os.environ | {
        "HTTPS_PROXY": nergens,
        "HTTP_PROXY": nergens,
        "ALL_PROXY": nergens,
        "NO_PROXY": "",
    }
    omgeving |= {naam.lower(): waarde for naam, waarde in omgeving.items() if naam.endswith("_PROXY")}
    klaar = subprocess.run(
        [sys.executable, "-m", "benchmarks.kwetsbaarheden"],
        cwd=HUIS,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (0, f"{NIETS}\n", "")


@pytest.mark.parametrize(
    ("slot", "opties", "zegt"),
    [
        ("kapot ==\n", VRAAG, "contains invalid specifier at line 1"),
        (None, VRAAG, "invalid requirements input: "),
        ("jinja2==3.1.6\n", (*VRAAG, "--bestaat-niet"), "unrecognized arguments: --bestaat-niet"),
    ],
    ids=["a broken lock", "no lock", "an option that is not there"],
)
def test_a_question_that_could_not_be_asked_is_a_failure(
    slot: str | None, opties: tuple[str, ...], zegt: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "requirements.lock"
    if slot is not None:
        pad.write_text(slot)
    assert main(pad, opties) == 1
    (regel,) = capsys.readouterr().out.splitlines()
    assert regel.startswith("pip-audit kon niets nakijken: ")
    assert zegt in regel


def test_the_list_of_what_is_inside_holds_every_package_of_the_lock_with_its_licence(tmp_path: Path) -> None:
    pad = tmp_path / "lijst" / "stuklijst.json"
    assert stuklijst.main(pad) == 0
    delen = json.loads(pad.read_text("utf-8"))["components"]
    vast = re.findall(r"^([\w.-]+)==(\S+)", stuklijst.SLOT.read_text("utf-8"), re.MULTILINE)
    assert sorted((deel["name"].lower(), deel["version"]) for deel in delen) == sorted(vast)
    van = {deel["name"]: str(deel["licenses"]) for deel in delen}
    assert ("MIT" in van["sqlalchemy"], "LGPL" in van["python-telegram-bot"]) == (True, True)
    assert all("hashes" in str(deel) for deel in delen)


def test_a_licence_of_a_version_that_is_not_in_the_lock_is_not_taken() -> None:
    """Only where the lock holds one version for this Python and one for others they are taken to have the same."""
    een = {"name": "typing_extensions", "version": "1", "licenses": [{"license": {"id": "PSF-2.0"}}]}
    for versies, verwacht in (("2", [None]), ("12", [een["licenses"]] * 2)):
        vast = {"components": [{"name": "typing-extensions", "version": v} for v in versies]}
        delen = stuklijst.met_licenties(vast, {"components": [een]})["components"]
        assert [deel.get("licenses") for deel in delen] == verwacht


def test_a_token_that_somebody_is_about_to_commit_is_found(tmp_path: Path) -> None:
    """With the very options of `make controle`."""
    recept = (HUIS / "Makefile").read_text("utf-8")
    (tmp_path / "instellingen.env").write_text("WIJKSIGNAAL_TELEGRAM_TOKEN=7700112233:" + "AbC4-_z" * 5)
    (tmp_path / "netjes.env").write_text("WIJKSIGNAAL_TELEGRAM_TOKEN=\n")
    begin = recept.index("GEHEIMEN = ")
    opties = shlex.split(recept[begin:].splitlines()[0].removeprefix("GEHEIMEN = ").replace("$$", "$"))
    gevonden = [
        subprocess.run(
            [Path(sys.executable).with_name("detect-secrets-hook"), *opties, naam],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        for naam in ("instellingen.env", "netjes.env")
    ]
    assert [klaar.returncode for klaar in gevonden] == [1, 0]
    assert "Telegram Bot Token" in gevonden[0].stdout
