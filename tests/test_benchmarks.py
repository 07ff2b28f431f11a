"""The benchmarks run and measure what they say; how fast it is, is never asserted."""

import json
import subprocess
import sys
from pathlib import Path

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
