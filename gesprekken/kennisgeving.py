"""What the bot says on privacy, gathered for the papers: `python -m gesprekken.kennisgeving docs/privacy/teksten.md`.

The texts are those of the conversations themselves, so the papers cannot tell another story; a test compares.
"""

import re
import sys
from datetime import date, time
from pathlib import Path

from gesprekken import kalender, vangnet
from gesprekken.aanmelden import AANMELDEN
from gesprekken.model import Context
from gesprekken.rechten import ALLES, MIJNGEGEVENS, PRIVACY, VERWIJDER
from gesprekken.wijk import Rol, Uitnodiging, Wijkverband

MARKERING = re.compile(r"(<!-- tekst: (\w+) -->\n).*?(<!-- einde tekst -->)", re.DOTALL)
WIJK = Wijkverband(1, "(naam van je wijkverband)")
NU = kalender.moment(date(2026, 11, 2), time(12, 30))  # nothing that is said here depends on it


def teksten() -> dict[str, str]:
    """By the name under which the papers ask for them; with the periods that hold by default."""
    nieuw = Context(NU, onderwerp=Uitnodiging(1, WIJK, Rol.MELDER, geldig=True))
    lid = Context(NU, wijkverband=WIJK, wijkverbanden=(WIJK,))
    return {
        "aanmelden": AANMELDEN.stappen["gelezen"].vraag(nieuw, {}),
        "privacy": PRIVACY.afronden(lid, {}).berichten[0].tekst,
        "mijngegevens": MIJNGEGEVENS.afronden(lid, {}).berichten[0].tekst,
        "verwijder": VERWIJDER.stappen["zeker"].vraag(lid, {"wat": ALLES}),
        "weggelaten": vangnet.weggelaten(("naam", "telefoonnummer"), ""),
        "vraag_naam": vangnet.IS_HET_EEN_NAAM,
        "haal_zelf_weg": vangnet.HAAL_ZELF_WEG,
        "onleesbaar": vangnet.ONLEESBAAR,
        **{soort: vangnet.route(soort) for soort in ("gevaar", "geweld_thuis", "zelfdoding", "zorgvraag")},
    }


def ververs(pagina: str) -> str:
    """The page with every text as it is said now."""
    gezegd = teksten()
    return MARKERING.sub(lambda plek: f"{plek[1]}{_citaat(gezegd[plek[2]])}\n{plek[3]}", pagina)


def _citaat(tekst: str) -> str:
    """As a quotation in Markdown; two spaces keep a line a line."""
    regels = re.sub(r"(?<=\S)\n(?=\S)", "  \n", tekst).split("\n")
    return "\n".join(f"> {regel}" if regel else ">" for regel in regels)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("gebruik: python -m gesprekken.kennisgeving PAD")
    pad = Path(sys.argv[1])
    pad.write_text(ververs(pad.read_text("utf-8")), "utf-8")
