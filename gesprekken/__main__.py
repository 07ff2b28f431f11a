"""Play a conversation in the terminal, or draw it: `python -m gesprekken microuitvraag`.

A neighbourhood in memory stands behind it, at a fixed moment, so that the same words always bring the
same answers. What is typed may also come through a pipe, one line per turn.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path

from gesprekken import GESPREKKEN, kalender, speeltafel, tekening
from gesprekken.model import Bericht, Effect, Invoer, Knop, Knopsoort, Soort, Stuur, Uitkomst


class Speler:
    """One person at the terminal. `knoppen` are those that were shown last, `ooit` all of them, `laatste` what came
    of the last thing that was said."""

    def __init__(self, gesprek: str, kleur: bool) -> None:
        self.wijk, self.kleur = speeltafel.wijk_voor(gesprek), kleur
        self.naam = speeltafel.speler(gesprek)
        self.knoppen: list[Knop] = []
        self.ooit: dict[str, Knop] = {}
        self.berichten = 1
        self.laatste: Uitkomst | None = None

    def begin(self, gesprek: str) -> None:
        """As it would really begin: with a question, a reminder, a link or a button."""
        wanneer = kalender.lokaal(self.wijk.nu)
        dag, uur = kalender.dag_in_woorden(wanneer.date()), kalender.uur_in_woorden(wanneer.time())
        self._zeg(f"Je bent {self.naam}. Het is {dag} {wanneer.year}, {uur}.")
        self._zeg("Typ een antwoord, of het nummer van een knop. Met Ctrl-D hou je op.\n")
        begin = speeltafel.opening(self.wijk, self.naam, gesprek)
        if isinstance(begin, Invoer):
            self.neem(begin)
        else:
            self._toon_bericht("bot", begin)

    def zegt(self, regel: str) -> None:
        """A number or the words of a button is a press, a slash begins a command, all else is a text."""
        knop = self.ooit.get(regel)
        if regel.isdecimal() and 0 < int(regel) <= len(self.knoppen):
            knop = self.knoppen[int(regel) - 1]
        if knop is not None and knop.doet.startswith(f"{Knopsoort.PRIVE}:"):
            self.neem(Invoer(Soort.COMMANDO, "start", knop.doet[2:]))
        elif knop is not None:
            self.neem(Invoer(Soort.KNOP, knop.doet))
        elif regel.startswith("/") and len(regel) > 1:
            opdracht, _, argument = regel[1:].partition(" ")
            self.neem(Invoer(Soort.COMMANDO, opdracht.lower(), argument.strip()))
        else:
            self.berichten += 1
            self.neem(Invoer(Soort.TEKST, regel, bron=str(self.berichten)))

    def neem(self, invoer: Invoer) -> None:
        self.laatste = self.wijk.neem(self.naam, invoer)
        self._toon(self.laatste)

    # --- what is shown ---

    def _toon(self, uitkomst: Uitkomst) -> None:
        if uitkomst.melding:
            self._zeg(f"({uitkomst.melding})")
        for bericht in uitkomst.berichten:
            self._toon_bericht("bot past aan" if bericht.op_de_plaats else "bot", bericht)
        for effect in uitkomst.effecten:
            self._toon_effect(effect)

    def _toon_bericht(self, wie: str, bericht: Bericht) -> None:
        self._zeg(f"{wie}: {bericht.tekst}")
        if bericht.document:
            self._zeg(f"  (met het document {bericht.document})")
        nieuw = [knop for rij in bericht.knoppen for knop in rij]
        for nummer, knop in enumerate(nieuw, 1):
            self._zeg(f"  [{nummer}] {knop.tekst}")
        if nieuw:
            self.knoppen = nieuw
            self.ooit |= {knop.tekst: knop for knop in nieuw}

    def _toon_effect(self, effect: Effect) -> None:
        if isinstance(effect, Stuur):
            namen = {persoon.id: naam for naam, persoon in self.wijk.personen.items()}
            aan = "de groep" if effect.aan is None else namen[effect.aan]
            self._zeg(f"  → aan {aan}: {effect.bericht.tekst}", zacht=True)
        else:
            self._zeg(f"  → {in_woorden(effect)}", zacht=True)

    def _zeg(self, tekst: str, zacht: bool = False) -> None:
        print(f"\033[2m{tekst}\033[0m" if zacht and self.kleur else tekst)


def in_woorden(effect: Effect) -> str:
    """`Leg signaal vast: gehoord Er ligt vuil, thema Afval en schoon`"""
    naam = re.sub(r"(?<!^)([A-Z])", lambda m: f" {m[1].lower()}", type(effect).__name__)
    waarden = {
        v.name: getattr(effect, v.name) for v in fields(effect) if getattr(effect, v.name) != v.default
    }
    gezegd = [
        f"{veld.replace('_', ' ')} {_waarde(waarde)}"
        for veld, waarde in waarden.items()
        if waarde not in (None, "") and veld not in ("nummer", "bron")
    ]
    return ": ".join([naam, ", ".join(gezegd)]) if gezegd else naam


def _waarde(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return kalender.datum_in_woorden(kalender.lokaal(waarde).date())
    if isinstance(waarde, date):
        return kalender.datum_in_woorden(waarde)
    if isinstance(waarde, time):
        return kalender.uur_in_woorden(waarde)
    if isinstance(waarde, frozenset):
        return "+".join(kalender.DAGEN[dag][:2] for dag in sorted(waarde))
    return str(waarde)


def regels() -> Iterator[str]:
    """What is typed, until it ends; through a pipe it is shown, so that the whole can be read back."""
    while True:
        try:
            regel = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            print("\nTot ziens.")
            return
        if not sys.stdin.isatty():
            print(regel)
        yield regel


def speel(gesprek: str) -> None:
    speler = Speler(gesprek, kleur=sys.stdout.isatty())
    speler.begin(gesprek)
    for regel in regels():
        speler.zegt(regel)


def teken(gesprek: str | None, bestand: Path | None) -> None:
    if bestand is not None:
        bestand.write_text(tekening.ververs(bestand.read_text(), GESPREKKEN))
    elif gesprek:
        print(tekening.mermaid(GESPREKKEN.gesprekken[gesprek]))
    else:
        met_vragen = [g for g in GESPREKKEN.gesprekken.values() if g.stappen]
        print("\n\n".join(f"%% {g.naam}\n{tekening.mermaid(g)}" for g in met_vragen))


def lijst() -> None:
    for gesprek in GESPREKKEN.gesprekken.values():
        vragen = len(gesprek.stappen)
        hoeveel = "geen vragen" if not vragen else "1 vraag" if vragen == 1 else f"{vragen} vragen"
        opdracht = f", /{gesprek.commando}" if gesprek.commando else ""
        print(f"{gesprek.naam:<15} {gesprek.titel} ({hoeveel}{opdracht})")


def main() -> None:
    namen = list(GESPREKKEN.gesprekken)
    lezer = argparse.ArgumentParser(prog="python -m gesprekken", description="Speel of teken een gesprek.")
    lezer.add_argument("gesprek", nargs="?", help=", ".join(namen))
    lezer.add_argument("--teken", action="store_true", help="druk het af als Mermaid; zonder naam alle")
    lezer.add_argument("--in", dest="bestand", type=Path, help="ververs alle tekeningen in dit bestand")
    lezer.add_argument("--lijst", action="store_true", help="noem alle gesprekken")
    keuze = lezer.parse_args()
    if keuze.gesprek and keuze.gesprek not in namen:
        lezer.exit(2, f"Het gesprek {keuze.gesprek!r} ken ik niet. Kies uit: {', '.join(namen)}.\n")
    if keuze.teken or keuze.bestand:
        teken(keuze.gesprek, keuze.bestand)
    elif keuze.lijst or not keuze.gesprek:
        lijst()
    else:
        speel(keuze.gesprek)


if __name__ == "__main__":
    main()
