"""At every question of every conversation: it can be left, and the answer before it can be given again.

The screenplays are played once more; wherever somebody has a question open, the neighbourhood is copied and she does
something else there. Between two turns nothing is remembered but what is kept, so a restart changes nothing.
"""

from copy import deepcopy
from dataclasses import replace

import pytest

from gesprekken import GESPREKKEN
from gesprekken.model import Invoer, Soort, Toestand
from tests.gesprekken.spel import Scene, Spel
from tests.gesprekken.test_toneel import SCENES

Stap = tuple[str, str]
ALLE: set[Stap] = {(g.naam, stap) for g in GESPREKKEN.gesprekken.values() for stap in g.stappen}
GEZEGD = ("", "drukt")
STAAT_ER = ("Blijft zo", "Neem dit over")  # so begins the button of what was said there by then
# Here the answers change an action itself, so the question is another one by then.
VERANDERT_MEE = {
    ("terugkoppeling", stap)
    for stap in ("statussen", "stand", "reden", "opbrengst", "merkbaar", "nieuwe_datum")
}


def gaat_verder() -> set[Stap]:
    """The questions after which another one may come, and whose answer can be taken back until then."""
    return {
        (gesprek.naam, naam)
        for gesprek in GESPREKKEN.gesprekken.values()
        for naam, stap in gesprek.stappen.items()
        if not stap.definitief and {*stap.uitgangen.values()} & (gesprek.stappen.keys() - {naam})
    }


def gezegd(antwoorden: dict[str, str]) -> dict[str, str]:
    """What was answered, without in which message and whether that was for the first time."""
    return {n: waarde for n, waarde in antwoorden.items() if n.partition(":")[0] not in ("bron", "eerder")}


def wie_en_hoe(spel: Spel, regel: str) -> tuple[str, str]:
    sleutel = regel.partition(":")[0].strip()
    voornaam, _, hoe = sleutel.partition(" ")
    return next((n for n in spel.wijk.personen if n.split()[0] == voornaam), voornaam), hoe


def zegt(spel: Spel, naam: str, opdracht: str) -> Toestand:
    spel._neem(naam, Invoer(Soort.COMMANDO, opdracht))
    return spel.wijk.toestand(naam)


@pytest.fixture(scope="module")
def gespeeld() -> "Gespeeld":
    alles = Gespeeld()
    for scene in SCENES:
        alles.speel(scene)
    return alles


class Gespeeld:
    """What was tried at which question; `anders` is where it ended otherwise."""

    def __init__(self) -> None:
        self.verlaten, self.terug = set[Stap](), set[Stap]()
        self.anders = list[str]()

    def speel(self, scene: Scene) -> None:
        spel = Spel(scene)
        for regel in scene.regels:
            naam, hoe = wie_en_hoe(spel, regel.tekst)
            voor = spel.wijk.toestand(naam)
            spel.gebeurt(regel.tekst)
            na = spel.wijk.toestand(naam)
            if (
                hoe not in GEZEGD or not na.gesprek or "(acuut:" in regel.tekst
            ):  # danger is asked about each time
                continue
            if (na.gesprek, na.stap) not in self.verlaten:
                self.stop(deepcopy(spel), naam, na)
            if voor.gesprek == na.gesprek and na.weg and na.weg[-1] == voor.stap != na.stap:
                self.geef_opnieuw(deepcopy(spel), naam, regel.tekst, voor, na)

    def stop(self, spel: Spel, naam: str, open_: Toestand) -> None:
        aantal = len(spel.chats[naam])
        klaar = zegt(spel, naam, "stop")
        self.verlaten.add((open_.gesprek, open_.stap))
        if klaar.gesprek or len(spel.chats[naam]) == aantal:
            self.anders.append(f"{spel.scene}: /stop bij {open_.gesprek}.{open_.stap}")

    def geef_opnieuw(self, spel: Spel, naam: str, regel: str, voor: Toestand, na: Toestand) -> None:
        terug = zegt(spel, naam, "terug")
        weer = replace(terug, beurt=0)
        if (weer.gesprek, weer.stap) != (voor.gesprek, voor.stap):
            self.anders.append(f"{spel.scene}: /terug bij {na.gesprek}.{na.stap}")
            return
        if (voor.gesprek, voor.stap) in VERANDERT_MEE:
            return
        knoppen = [knop.tekst for rij in spel.chats[naam][-1].knoppen for knop in rij]
        gedrukt = regel.partition(": ")[2] if " drukt: " in regel else ""
        zelfde = not gedrukt or gedrukt in knoppen
        staat_er = "" if zelfde else next(knop for knop in knoppen if knop.startswith(STAAT_ER))
        spel.gebeurt(regel if zelfde else f"{naam.split()[0]} drukt: {staat_er}")
        nu = spel.wijk.toestand(naam)
        self.terug.add((voor.gesprek, voor.stap))
        nu_gezegd, toen_gezegd = gezegd(nu.antwoorden), gezegd(na.antwoorden)
        if (
            ": " in staat_er or staat_er == STAAT_ER[1]
        ):  # it has the words of what it stands for, or is known by now
            del nu_gezegd[voor.stap], toen_gezegd[voor.stap]
        if (nu.stap, nu_gezegd) != (na.stap, toen_gezegd):
            self.anders.append(f"{spel.scene}: {regel!r} nog eens bij {voor.gesprek}.{voor.stap}")


def test_every_conversation_can_be_left_at_every_question(gespeeld: Gespeeld) -> None:
    assert gespeeld.verlaten == ALLE


def test_who_goes_back_is_asked_again_and_the_same_answer_leads_to_the_same_place(gespeeld: Gespeeld) -> None:
    assert gespeeld.anders == []
    assert sorted(gaat_verder() - VERANDERT_MEE - gespeeld.terug) == []
