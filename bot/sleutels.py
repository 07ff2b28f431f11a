"""The keys of what is kept: a new one, in a file for this account only, and changing to it.

A key is shown or written down once, and by nobody else: the log knows only that it was done.
"""

import os
from pathlib import Path

from bot import logboek
from bot.dienst import opent
from bot.settings import Melding, Settings
from bot.voorvallen import Voorval
from opslag import Grendel, Sleutelbos, SleutelOngeldig, lees_sleutels, maak_engine, maak_sleutel, sleutels

ALLEEN_WIJ = 0o600


def zet_erbij(pad: Path) -> Sleutelbos:
    """A new key in this file, before those that are in it: what they wrote can still be read."""
    try:
        eerder = pad.read_text("utf-8").strip() if pad.exists() else ""
        tekst = ",\n".join([maak_sleutel(), *([eerder] if eerder else [])])
        bos = Sleutelbos(lees_sleutels(tekst))
        _schrijf(pad, tekst)
    except SleutelOngeldig:
        raise Melding(f"In {pad} staat iets anders dan sleutels. Kies een ander bestand.") from None
    except (OSError, ValueError) as fout:
        raise Melding(
            f"De sleutel is niet bewaard ({type(fout).__name__}). Controleer het pad, en of er plek is."
        ) from None
    logboek.opdracht(Voorval.SLEUTEL_GEMAAKT)
    return bos


def _schrijf(pad: Path, tekst: str) -> None:
    """It is whole or as it was, and never open to another for a moment."""
    half = pad.with_name(f"{pad.name}.half")
    half.unlink(missing_ok=True)
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ALLEEN_WIJ), "w") as bestand:
        bestand.write(f"{tekst}\n")
        bestand.flush()
        os.fsync(bestand.fileno())
    half.replace(pad)


def van_bestand(pad: Path) -> Sleutelbos:
    """That of a practice neighbourhood, which has one of its own: a new one when there is none."""
    if not pad.exists():
        return zet_erbij(pad)
    try:
        return Sleutelbos(lees_sleutels(pad.read_text("utf-8")))
    except (OSError, ValueError):
        raise Melding(f"De sleutel in {pad} is niet te lezen. Begin opnieuw met --opnieuw.") from None


def wissel(ingesteld: Settings) -> str:
    """Write everything in the first key. May be stopped and done again."""
    with opent():
        db = maak_engine(ingesteld.database_url, ingesteld.sleutels)
    try:
        with opent(), Grendel(ingesteld.database_url):
            oud = sleutels.zet_over(db)
    finally:
        db.dispose()
    nieuw = ingesteld.sleutels.huidig
    if not oud:
        return f"Alles stond al in sleutel {nieuw}. Er is niets veranderd."
    logboek.opdracht(Voorval.SLEUTEL_GEWISSELD)
    return (
        f"Alles staat nu in sleutel {nieuw}. Sleutel {', '.join(oud)} is alleen nog nodig voor reservekopieën van "
        "voor vandaag. Bewaar hem zo lang als je die bewaart."
    )
