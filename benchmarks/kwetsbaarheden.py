"""`python -m benchmarks.kwetsbaarheden`: is a weakness known in one of the packages that Wijksignaal leans on?

pip-audit asks a list on the internet. A machine that cannot reach it must not read as one where all is well, so
that nothing was looked up is said in one line. Ends with 1 when a weakness is known, or a package was not found.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

SLOT = Path(__file__).parents[1] / "requirements.lock"
GEDULD = 120  # seconds; a network that swallows everything must not hold up `make controle`
VRAAG = ("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off")
NIETS = "LET OP: de lijst van kwetsbaarheden is hier niet te bereiken. Er is niets nagekeken."

Pakketten: TypeAlias = list[dict[str, Any]]


def main() -> int:
    goed, regels = oordeel(vraag("--strict") or vraag())  # strict says nothing at all when one is missing
    print("\n".join(regels))
    return 0 if goed else 1


def vraag(*opties: str) -> Pakketten:
    """What pip-audit found out of each package; nothing when it could not answer."""
    opdracht = (sys.executable, "-m", "pip_audit", "--requirement", str(SLOT), *VRAAG, *opties)
    try:
        klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False, timeout=GEDULD)
        gevonden: Pakketten = json.loads(klaar.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return []
    return gevonden


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
