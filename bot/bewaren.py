"""How long everything is kept, for the beheerder: a dry run, doing it now, and the table in the documentation.

The rules themselves stand in opslag/retention.py, and the heartbeat carries them out every day. The table
in `docs/privacy/bewaartermijnen.md` is made from them (`python -m bot.bewaren PAD`) and tested to be current.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot import logboek
from bot.beheerder import open_database
from bot.dienst import opent
from bot.receive import vrije_dagen
from bot.settings import Melding, Settings
from bot.voorvallen import Voorval
from gesprekken.wijk import STANDAARD, Termijnen
from opslag import (
    apply,
    bestand,
    maak_engine,
    retention,
    ruim_logboek_op,
    sleutels,
    transactie,
    versie,
    vertrek,
)

MARKERING = re.compile(r"(<!-- tabel -->\n).*?(<!-- einde tabel -->)", re.DOTALL)


def voer_uit(ingesteld: Settings, nu: datetime, proef: bool) -> list[str]:
    """One line for each rule; with `proef` nothing changes."""
    moment = retention.Nu(nu, ingesteld.termijnen, vrije_dagen(nu.year))
    if proef:
        return _regels("Dit zou nu worden gewist:", _proef(ingesteld, moment), ingesteld.termijnen)
    with open_database(ingesteld):
        pass  # now the tables are up to date
    db = maak_engine(ingesteld.database_url, ingesteld.sleutels)
    try:
        gewist, _ = retention.voer_uit(db, moment, keren=-1)
        if ruim_logboek_op(db):
            with transactie(db) as sessie:
                retention.is_gewist(sessie)
    finally:
        db.dispose()
    for soort, aantal in sorted(gewist.items()):
        logboek.noteer(Voorval.GEWIST, herkomst="opdracht", wie="beheerder", soort=soort, aantal=aantal)
    return _regels("Dit is gewist:", gewist, ingesteld.termijnen)


def _proef(ingesteld: Settings, moment: retention.Nu) -> Mapping[str, int]:
    """Not by `open_database`: that may bring the tables up to date, and clean the files."""
    pad = bestand(ingesteld.database_url)
    if pad is not None and not pad.exists():
        raise Melding(f"Er is nog geen database op {pad}. Er valt niets te wissen.")
    with opent():
        db = maak_engine(ingesteld.database_url, ingesteld.sleutels)
    try:
        with opent():
            if versie(db) != versie(None):
                raise Melding(
                    "De database is van een andere versie. Breng haar eerst op orde met: wijksignaal status"
                )
            sleutels.toets(db)
        return retention.proef(db, moment)
    finally:
        db.dispose()


def herhaal_vertrek(ingesteld: Settings, kenmerken: Sequence[str], nu: datetime) -> list[str]:
    """After a copy was put back: who left since is in it again. Their marks stand in the log."""
    regels = []
    with open_database(ingesteld) as sessie:
        for kenmerk in kenmerken:
            gevonden = vertrek.zoek_kenmerk(sessie, kenmerk)
            if gevonden is not None:
                apply.laat_gaan(sessie, gevonden, nu, vrije_dagen(nu.year))
            uitslag = "gewist" if gevonden else "staat_er_niet"
            logboek.noteer(Voorval.VERTREK_HERHAALD, herkomst="opdracht", wie="beheerder", uitslag=uitslag)
            regels.append(f"{kenmerk}: {'gewist' if gevonden else 'staat er niet (meer) in'}.")
    return regels


def _regels(kop: str, geteld: Mapping[str, int], termijnen: Termijnen) -> list[str]:
    regels = [
        f"{geteld[regel.naam]:6}  {regel.wat} ({retention.in_woorden(regel, termijnen)})"
        for regel in retention.REGELS
        if geteld.get(regel.naam)
    ]
    return [kop, *regels] if regels else ["Er is niets te oud. Er valt niets te wissen."]


def tabel(termijnen: Termijnen = STANDAARD) -> str:
    """What, how long, which setting, and what happens then; in Markdown."""
    regels = ["| wat | hoe lang | instelling | daarna |", "| --- | --- | --- | --- |"]
    for regel in retention.REGELS:
        naam = f"`WIJKSIGNAAL_BEWAAR_{regel.termijn.upper()}`" if regel.termijn else "(vast)"
        regels.append(f"| {regel.wat} | {retention.in_woorden(regel, termijnen)} | {naam} | {regel.daarna} |")
    regels += [f"| {wat} | {hoelang} | (meteen) | {daarna} |" for wat, hoelang, daarna in retention.ZELF]
    return "\n".join(regels)


def ververs(tekst: str) -> str:
    return MARKERING.sub(lambda gevonden: f"{gevonden[1]}{tabel()}\n{gevonden[2]}", tekst)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("gebruik: python -m bot.bewaren PAD")
    pad = Path(sys.argv[1])
    pad.write_text(ververs(pad.read_text("utf-8")), "utf-8")
