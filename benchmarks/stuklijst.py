"""`python -m benchmarks.stuklijst PAD`: what is inside (SBOM), for who has to know: the packages of the lock with
their hashes and their licences, the same every time.

The lock knows the hashes, and what is installed knows the licences; cyclonedx-py reads one of them at a time. Asks
nobody on the internet. Ends with 1 when of a package no licence is known.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

HUIS = Path(__file__).parents[1]
SLOT = HUIS / "requirements.lock"
VORM = ("--pyproject", str(HUIS / "pyproject.toml"), "--mc-type", "application", "--output-reproducible")

Lijst: TypeAlias = dict[str, Any]


def main(pad: Path) -> int:
    lijst = met_licenties(_lees("requirements", str(SLOT)), _lees("environment", sys.executable))
    zonder = [f"{deel['name']} {deel['version']}" for deel in lijst["components"] if "licenses" not in deel]
    if zonder:
        print(f"Van deze pakketten is de licentie niet bekend: {', '.join(zonder)}.")
        return 1
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(json.dumps(lijst, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"De stuklijst staat in {pad}.")
    return 0


def _lees(soort: str, bron: str) -> Lijst:
    opdracht = (sys.executable, "-W", "ignore", "-m", "cyclonedx_py", soort, bron, *VORM)
    klaar = subprocess.run(opdracht, capture_output=True, check=True)
    lijst: Lijst = json.loads(klaar.stdout)
    return lijst


def met_licenties(vast: Lijst, omgeving: Lijst) -> Lijst:
    """The list of the lock, with the licences of what is installed: of the very same version, or of the one that the
    lock holds for this Python where it holds another for others."""
    bekend = {_welk(deel): deel["licenses"] for deel in omgeving["components"] if deel.get("licenses")}
    hier = {welk[0]: bekend[welk] for welk in map(_welk, vast["components"]) if welk in bekend}
    delen = []
    for deel in vast["components"]:
        gevonden = bekend.get(_welk(deel)) or hier.get(_welk(deel)[0])
        delen.append(deel | ({"licenses": gevonden} if gevonden else {}))
    return vast | {"components": delen}


def _welk(deel: Lijst) -> tuple[str, str]:
    """Names are written with dashes or with underscores."""
    return re.sub(r"[-_.]+", "-", deel["name"]).lower(), deel["version"]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("gebruik: python -m benchmarks.stuklijst PAD")
    sys.exit(main(Path(sys.argv[1])))
