"""`python -m benchmarks.kwetsbaarheden`: is a weakness known in one of the packages that Wijksignaal leans on?

pip-audit asks a list on the internet. A machine that cannot reach it must not read as one where all is well, so
that nothing was looked up is said in one line. Ends with 1 when a weakness is known, when a package was not found,
and when nothing could be asked for any other reason than the network.
"""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

SLOT = Path(__file__).parents[1] / "requirements.lock"
GEDULD = 120  # seconds; a network that swallows everything must not hold up `make controle`
VRAAG = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
NIETS = "LET OP: de lijst van kwetsbaarheden is hier niet te bereiken. Er is niets nagekeken."

# What the last line of a failed question says when the list was not reached; a broken lock says something else.
ONBEREIKBAAR = re.compile(
    r"\b(ConnectionError|ProxyError|SSLError|ConnectTimeout|ReadTimeout|Timeout|NewConnectionError"
    r"|Could not connect to|5\d\d Server Error|your network may be blocking)\b|\bServiceError$"
)

Pakketten: TypeAlias = list[dict[str, Any]]


class NietGevraagd(Exception):
    """pip-audit could not ask; the text is what it said last."""


def main(slot: Path = SLOT, opties: Sequence[str] = VRAAG) -> int:
    try:  # strict says nothing at all when one is missing
        goed, regels = oordeel(vraag(slot, *opties, "--strict") or vraag(slot, *opties))
    except NietGevraagd as fout:
        goed, regels = False, [f"pip-audit kon niets nakijken: {fout}"]
    print("\n".join(regels))
    return 0 if goed else 1


def vraag(slot: Path, *opties: str) -> Pakketten:
    """What pip-audit found out of each package; nothing when the list could not be reached, or a strict question
    had no answer. NietGevraagd when it failed in another way."""
    opdracht = (sys.executable, "-m", "pip_audit", "--requirement", str(slot), *opties)
    try:
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=GEDULD)
    except subprocess.TimeoutExpired:
        return []
    try:
        gevonden: Pakketten = json.loads(klaar.stdout)["dependencies"]
    except json.JSONDecodeError:
        regels = klaar.stderr.strip().splitlines() or [f"code {klaar.returncode}, zonder uitleg"]
        if "--strict" in opties or ONBEREIKBAAR.search(regels[-1]):
            return []
        raise NietGevraagd(_fout(regels)) from None
    return gevonden


def _fout(regels: Sequence[str]) -> str:
    """The last line, or the one it explains: under a line of a lock pip-audit draws where it goes wrong."""
    genoemd = [regel for regel in regels if re.search("error:", regel, re.IGNORECASE)]
    return (genoemd or regels)[-1].strip()


def oordeel(pakketten: Sequence[dict[str, Any]]) -> tuple[bool, list[str]]:
    """Whether this may pass, and what to say of it."""
    bekeken = [p for p in pakketten if "skip_reason" not in p]
    if not bekeken:
        return True, [NIETS]
    zwak = [f"{p['name']} {p['version']}: {v['id']}. {_beter(v)}" for p in bekeken for v in p["vulns"]]
    gemist = [f"{p['name']}: niet gevonden op de lijst." for p in pakketten if "skip_reason" in p]
    slot = f"Nagekeken pakketten: {len(bekeken)}. Bekende kwetsbaarheden: {len(zwak)}."
    return not zwak and not gemist, [*zwak, *gemist, slot]


def _beter(kwetsbaarheid: dict[str, Any]) -> str:
    versies = ", ".join(kwetsbaarheid["fix_versions"])
    return f"Opgelost in {versies}." if versies else "Nog niet opgelost."


if __name__ == "__main__":
    sys.exit(main())
