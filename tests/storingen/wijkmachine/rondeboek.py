"""What became of the patterns of each bundle, as it was said to whoever chose, wrote and shared.

A round is closed only when every pattern of its bundle has an answer and a text for residents was shared. What was
put off comes back in the next bundle, and what residents did not hear yet is named in it.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from gesprekken import wijk
from gesprekken.model import Invoer, Soort
from gesprekken.vorm import van_json
from tests.sleutels import leesbaar
from tests.storingen.wijkmachine.kalender import Ritme, na_geduld
from tests.storingen.wijkmachine.mensen import Leden, Mens, Rol
from tests.storingen.wijkmachine.zicht import Rij, Spoor, Zicht, moment

ACTIE, LATER, NIET = "actie", "later", "niet"
Plek = tuple[int, str]  # a wijkverband and the name of a round

WELKE_BUNDEL = re.compile(r"Bundel van (.+?)\. |Voor de bundel van (.+?) staat er ")
WAT_IS_HET_ANTWOORD = re.compile(r"^(.+) pakken jullie nu niet op\. Wat is het antwoord\?", re.MULTILINE)
WAAROM_NIET = re.compile(r"^(.+)\. Waarom niet\? Eén zin, bewoners lezen dit\.", re.MULTILINE)
WAT_HOORDEN_JULLIE = re.compile(r"Wat hoorden jullie (?:in|van) (.+?)\? Gewone woorden")
AL_BEGONNEN = re.compile(r"Je was al begonnen met de tekst over (.+?)\. Dit staat er al")
SINDSDIEN = "Sinds deze tekst er ligt, veranderde er iets"
LEEST_MEE = "leest het eerst, en kijkt of bewoners het begrijpen."
GEPUBLICEERD = re.compile(r"De tekst over (.+?) is gepubliceerd\.")
ROND = re.compile(r"Dank je\. De ronde van (.+?) is rond\.")


@dataclass
class Bundelboek:
    """`antwoorden`: by the key of a pattern what was said, and when. `geschreven`: a text lies there that residents do
    not read yet. `ter_toets`: since when somebody reads it first; None when nobody has to, or when she found it
    clear."""

    nummer: int
    antwoorden: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    geplaatst: datetime | None = None
    geschreven: bool = False
    ter_toets: datetime | None = None
    teruggestuurd: bool = False
    gepubliceerd: bool = False
    gedeeld: bool = False


@dataclass(frozen=True)
class Keuze:
    """A conversation in which somebody chooses: which one, and from what she began with."""

    gesprek: str
    uit: Plek


class Rondeboek:
    def __init__(self, zicht: Zicht, leden: Leden, ritmes: dict[int, Ritme]) -> None:
        self._zicht, self._leden, self._ritmes = zicht, leden, ritmes
        self.bundels: dict[Plek, Bundelboek] = {}
        self._kiest: dict[str, Keuze] = {}
        self._gevraagd: dict[str, str] = {}  # by person about which pattern she was asked last
        self._schrijft_over: dict[str, Plek] = {}

    # --- bundles ---

    def boek_bundel(self, waar: int, ronde: str) -> None:
        """It was made just now; what is in it may change until it is posted."""
        nummer = self._zicht.een("SELECT id FROM bundel WHERE wijkverband_id = ? AND ronde = ?", waar, ronde)
        self.bundels[waar, ronde] = Bundelboek(nummer)

    def boek_plaatsingen(self) -> list[Plek]:
        """What was posted since the last look: from now on everybody can read it, as it is."""
        nieuw = []
        for (waar, ronde), boek in self.bundels.items():
            zoek = "SELECT geplaatst FROM bundel WHERE id = ?"
            if boek.geplaatst is None and (op := self._zicht.een(zoek, boek.nummer)):
                self._keur_inhoud(waar, ronde, self._inhoud(boek))
                boek.geplaatst = moment(op)
                nieuw.append((waar, ronde))
        return nieuw

    def _keur_inhoud(self, waar: int, ronde: str, bundel: wijk.Bundel) -> None:
        eerder = [r for w, r in self.bundels if w == waar and r < ronde]
        nog_open = tuple(sorted(r for r in eerder if not self.bundels[waar, r].gedeeld))
        assert bundel.open_rondes == nog_open, "who reads it knows what residents did not hear yet"
        uitgesteld = {sleutel for r in eerder for sleutel in self._komt_terug((waar, r), ronde)}
        komt_terug = {patroon.sleutel for patroon in bundel.later}
        assert komt_terug == uitgesteld, (
            f"what was put off comes back, and no more: {waar}, {ronde} {self.bundels}"
        )
        self._zicht.telling["kwam_terug"] += len(uitgesteld)

    def _komt_terug(self, plek: Plek, in_ronde: str) -> set[str]:
        """What was put off at this bundle, and was not in one since. One that was only kept, because the next was due
        already, does not count: its vote was over as it was posted."""
        waar, ronde = plek
        boek = self.bundels[plek]
        tussen = [
            b.geplaatst
            for (w, r), b in self.bundels.items()
            if w == waar and ronde < r < in_ronde and not self._is_alleen_bewaard(b)
        ]
        bekend = {patroon.sleutel for patroon in self._inhoud(boek).te_beantwoorden}
        return {
            sleutel
            for sleutel, (hoe, sinds) in boek.antwoorden.items()
            if hoe == LATER and sleutel in bekend and not any(op is not None and op > sinds for op in tussen)
        }

    def _is_alleen_bewaard(self, boek: Bundelboek) -> bool:
        zoek = "SELECT geplaatst = gesloten FROM bundel WHERE id = ?"
        return bool(self._zicht.een(zoek, boek.nummer))

    def _inhoud(self, boek: Bundelboek) -> wijk.Bundel:
        bewaard = self._zicht.een("SELECT inhoud FROM bundel WHERE id = ?", boek.nummer)
        return van_json(wijk.Bundel, leesbaar("inhoud", bewaard))

    def laatste(self, waar: int) -> Plek | None:
        """The last bundle that everybody may read."""
        rondes = [r for (w, r), boek in self.bundels.items() if w == waar and boek.geplaatst is not None]
        return (waar, max(rondes)) if rondes else None

    def zonder_antwoord(self, plek: Plek) -> set[str]:
        """The keys of the patterns to which nothing was answered, as the bundle is now."""
        boek = self.bundels[plek]
        return {patroon.sleutel for patroon in self._inhoud(boek).te_beantwoorden} - boek.antwoorden.keys()

    # --- what is said ---

    def boek(
        self,
        mens: Mens,
        invoer: Invoer,
        voor: dict[str, Any],
        na: dict[str, Any],
        antwoorden: list[Rij],
        sporen: list[Spoor],
    ) -> None:
        """One turn, with what was said in return."""
        adres = mens.adres
        if (keuze := self._kiest.get(adres)) and na["beurt"] > voor["beurt"]:
            self._boek_keuze(adres, keuze.uit, invoer, voor, antwoorden)
        for rij in antwoorden:
            self._boek_antwoord(adres, invoer, voor, rij, sporen)
        self._let_op_waarover(adres, na, antwoorden)

    def _boek_keuze(
        self, adres: str, uit: Plek, invoer: Invoer, voor: dict[str, Any], antwoorden: list[Rij]
    ) -> None:
        """Something was taken at the question that stood open."""
        stap, eerder = (voor["gesprek"], voor["stap"]), voor["antwoorden"]
        if not (invoer.soort is Soort.TEKST or invoer.tekst.startswith("b:")):
            return
        teksten = [rij.bericht.tekst for rij in antwoorden]
        if stap == ("kiezen", "zin"):
            assert any(tekst.startswith("Vastgelegd: ") for tekst in teksten)
            self._antwoord_op(uit, eerder["patroon"], ACTIE)
        elif stap == ("kiezen", "over") and invoer.tekst.rpartition(":")[2].casefold().startswith("later"):
            self._antwoord_op(uit, self._gevraagd[adres], LATER)
        elif stap == ("kiezen", "reden"):
            toch_later = invoer.tekst.endswith("~later") or invoer.tekst == "Toch later"
            self._antwoord_op(uit, self._gevraagd[adres], LATER if toch_later else NIET)
        elif stap == ("kiezen", "ander_antwoord") and invoer.tekst.rpartition(":")[2].casefold() == "later":
            self.bundels[uit].antwoorden[eerder["welk"]] = (LATER, self._zicht.klok.nu())
        elif stap == ("kiezen", "andere_reden"):
            self.bundels[uit].antwoorden[eerder["welk"]] = (NIET, self._zicht.klok.nu())
        elif stap == ("kiezen", "rest") and invoer.tekst.rpartition(":")[2].strip().casefold() == "later":
            self._antwoord_op_de_rest(uit, LATER)
        elif stap == ("kiezen", "rest_reden") or any(
            tekst.startswith("Genoteerd. Niets kiezen is ook een antwoord.") for tekst in teksten
        ):
            self._antwoord_op_de_rest(uit, NIET)
        elif voor["gesprek"] == "gekozen" and any(tekst.startswith("Vastgelegd: ") for tekst in teksten):
            self._antwoord_op(uit, eerder["over"], ACTIE)

    def _antwoord_op_de_rest(self, plek: Plek, hoe: str) -> None:
        """To all that had none yet, at once."""
        for sleutel in self.zonder_antwoord(plek):
            self.bundels[plek].antwoorden[sleutel] = (hoe, self._zicht.klok.nu())

    def _antwoord_op(self, plek: Plek, naam: str, hoe: str) -> None:
        """To the pattern that is called so in this bundle. A subject of one's own is no answer to any."""
        boek = self.bundels[plek]
        sleutels = [patroon.sleutel for patroon in self._inhoud(boek).te_beantwoorden if patroon.naam == naam]
        assert sleutels or hoe == ACTIE, f"{naam} does not stand in the bundle that she answers"
        for sleutel in sleutels:
            boek.antwoorden[sleutel] = (hoe, self._zicht.klok.nu())
            self._zicht.telling[f"antwoord_{hoe}"] += 1

    def _boek_antwoord(
        self, adres: str, invoer: Invoer, voor: dict[str, Any], rij: Rij, sporen: list[Spoor]
    ) -> None:
        tekst, waar = rij.bericht.tekst, rij.wijk
        if waar is None:
            return
        if gevonden := WAT_IS_HET_ANTWOORD.search(tekst) or WAAROM_NIET.search(tekst):
            self._gevraagd[adres] = gevonden[1]
        if gevonden := WAT_HOORDEN_JULLIE.search(tekst) or AL_BEGONNEN.search(tekst):
            self._schrijft_over[adres] = self._met_naam(waar, gevonden[1])
        if voor["gesprek"] == "terugkoppeling":
            self._boek_tekst(self._schrijft_over.get(adres), waar, tekst, sporen)
        if tekst.startswith("Dank je. Ik geef het door, dan kan de tekst naar bewoners."):
            boek = self._waarover(invoer, voor)
            boek.ter_toets, boek.teruggestuurd = None, False
        elif tekst.startswith("Dank je, ik geef het door. Je krijgt de nieuwe tekst weer te zien."):
            self._waarover(invoer, voor).teruggestuurd = True
        elif tekst.startswith(SINDSDIEN):
            boek = self._waarover(invoer, voor)
            assert boek.geschreven, "what residents read is not changed behind their backs"
            boek.ter_toets = self._zicht.klok.nu() if LEEST_MEE in tekst else None
        elif gevonden := GEPUBLICEERD.match(tekst):
            self._boek_publicatie(self._waarover(invoer, voor), self._met_naam(waar, gevonden[1]))
        elif gevonden := ROND.match(tekst):
            self._boek_gedeeld(self._waarover(invoer, voor), self._met_naam(waar, gevonden[1]))

    def _let_op_waarover(self, adres: str, na: dict[str, Any], antwoorden: list[Rij]) -> None:
        """From which bundle somebody chooses; and that it stays that one, whichever comes meanwhile."""
        if na["gesprek"] not in ("kiezen", "gekozen"):
            self._kiest.pop(adres, None)
            return
        wat = f"{na['gesprek']}:{na['antwoorden']['nr']}"
        if adres not in self._kiest or self._kiest[adres].gesprek != wat:
            (waar,) = {rij.wijk for rij in antwoorden if rij.wijk is not None}
            uit = self._zicht.bundel(na["onderwerp"]) if na["onderwerp"].isdecimal() else self.laatste(waar)
            assert uit is not None, "there is nothing to choose from"
            self._kiest[adres] = Keuze(wat, uit)
        for rij in antwoorden:
            if gevonden := WELKE_BUNDEL.search(rij.bericht.tekst):
                uit = self._kiest[adres].uit
                assert (gevonden[1] or gevonden[2]) == self._kort(uit), "she began with another bundle"

    # --- what residents read ---

    def _boek_tekst(self, plek: Plek | None, waar: int, tekst: str, sporen: list[Spoor]) -> None:
        """It is written, about the round of which was asked what was heard in it."""
        leest_mee = LEEST_MEE in tekst
        if not (leest_mee or tekst.startswith("Zo lezen bewoners het:")):
            return
        assert plek is not None
        vastgelegd = {
            (s.naar_waar, s.nieuw["ronde"])
            for s in sporen
            if s.tabel == "terugkoppeling" and not s.is_concept
        }
        assert vastgelegd == {plek}, "a text stands with the round it is about"
        assert leest_mee == bool(self._leden.met_rol(waar, Rol.ERVARING)), (
            "who may read along does, and nobody else"
        )
        boek = self.bundels[plek]
        boek.geschreven, boek.teruggestuurd = True, False
        boek.ter_toets = self._zicht.klok.nu() if leest_mee else None
        self._zicht.telling["geschreven"] += 1

    def _boek_publicatie(self, boek: Bundelboek, plek: Plek) -> None:
        assert boek is self.bundels[plek], "another text was published"
        assert boek.geschreven, "nothing new was written about this round"
        assert boek.geplaatst is not None, "its bundle was not posted yet"
        assert not boek.teruggestuurd, "it was sent back"
        zwijgt = boek.ter_toets is not None and na_geduld(boek.ter_toets) <= self._zicht.klok.nu()
        assert boek.ter_toets is None or zwijgt, "somebody still reads along"
        assert self.zonder_antwoord(plek) == set(), "a pattern has no answer"
        boek.geschreven, boek.gepubliceerd = False, True
        self._zicht.telling["gepubliceerd"] += 1

    def _boek_gedeeld(self, boek: Bundelboek, plek: Plek) -> None:
        assert boek is self.bundels[plek], "another round was closed"
        assert boek.gepubliceerd, "residents could not read anything yet"
        assert self.zonder_antwoord(plek) == set(), "no round closes without its answers"
        boek.gedeeld = True
        self._zicht.telling["gesloten"] += 1

    def keur_gesloten(self) -> None:
        """What counts as closed is what was told to be so."""
        zoek = "SELECT DISTINCT wijkverband_id, ronde FROM terugkoppeling WHERE gedeeld_op IS NOT NULL"
        gesloten = set(self._zicht.ogen.execute(zoek))
        assert gesloten == {plek for plek, boek in self.bundels.items() if boek.gedeeld}

    # --- which one ---

    def _waarover(self, invoer: Invoer, voor: dict[str, Any]) -> Bundelboek:
        """The bundle that was named by the button, or by the conversation that was open: `3`, or `3v2`."""
        genoemd = invoer.tekst.split(":")[2] if invoer.tekst[:2] in ("o:", "w:") else voor["onderwerp"]
        nummer = int(genoemd.partition("v")[0])
        return next(boek for boek in self.bundels.values() if boek.nummer == nummer)

    def _met_naam(self, waar: int, maand: str) -> Plek:
        """The last round that is called so."""
        return max(plek for plek in self.bundels if plek[0] == waar and self._kort(plek) == maand)

    def _kort(self, plek: Plek) -> str:
        return self._ritmes[plek[0]].met_naam(plek[1]).kort
