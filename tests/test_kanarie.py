"""Canaries: what may be kept nowhere is typed in every free text that there is, and then looked for everywhere.

The steps that read text are taken from the catalogue, so a new conversation is played, and a new step gets its
canaries, without a word here. Beside every canary stands a harmless word that has to be found: so the search can
fail.
"""

import json
import re
import traceback
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.afscherming import scherm_af
from bot.dienst import Dienst
from bot.paginas import toon
from bot.receive import Binnen
from bot.send import maak_document
from bot.telegram_uit import TELEGRAM
from bot.web import WEB
from bot.web import getoond as als_getoond
from bot.woordenlijst import gangbaar, lijst, plat, regels
from gesprekken import GESPREKKEN, engine
from gesprekken.model import TYPEN, Gesprek, Invoer, Knop, Soort, Stap, Toestand
from gesprekken.teksten import LANG
from gesprekken.toegang import DOCUMENTEN, EIGEN_GEGEVENS
from gesprekken.wijk import Rol
from opslag import Engine, Storing, apply, browser, facts, mensen, outbox, transactie
from opslag import models as m
from tests.bezoek import NAIMA, Bezoek, Pagina, bezoek_aan, kopie, nieuwe_wijk
from tests.databases import elke_rij, haal_weg, rauw, zet_terug
from tests.meelezer import Meelezer
from tests.mensen import BrowserBuurt, BrowserMens, Buurt, TelegramBuurt, TelegramMens
from tests.neptelegram import als_tekst
from tests.test_een_maand import meld_aan

Mens = TelegramMens | BrowserMens

# What must be nowhere, each in the rest of a sentence. Invented, and right as far as anybody can check.
NAMEN = {"Zwirkelmans": "klaagt mevrouw Zwirkelmans", "Plomferink": "woont Jan Plomferink"}
ONBEKEND = {"Qvorlan": "roept Qvorlan steeds"}  # the mask asks whether it is a name
SCHRIFT = {
    "q.zwirk": "mailt men q.zwirk@voorbeeldpost.nl",
    "KX-482-P": "staat een auto met kenteken KX-482-P",
}
GETALLEN = {
    "39281746": "belt men steeds 06 39281746",
    "123456782": "geeft men bsn 123456782",
    "0417164300": "betaalt men op NL91ABNA0417164300",
    "14-03-1951": "is iemand geboren op 14-03-1951",
    "48213": "gaat het om zaaknummer 2026-48213",
}
SLEUTELS = {
    "qwzkrtjhbgvmxpnydcsf": "werkt de code qwzkrtjhbgvmxpnydcsf niet",
    "AAHqv7Tz0kLm": "staat token 81234567" + ":AAHqv7Tz0kLmPqRsTuVwXyZabcdefghijkl",
}
KANARIES = {**NAMEN, **GETALLEN, **SCHRIFT, **SLEUTELS, **ONBEKEND}
# At some questions stands what the mask would take for something else: there it may stay. One's own name is a name.
MAG = {
    ("wijkteam", "waar"): {**GETALLEN, **ONBEKEND},
    ("woorden", "erbij"): ONBEKEND,
    ("aanmelden", "naam"): {**NAMEN, **ONBEKEND},
    ("corrigeer", "naam"): {**NAMEN, **ONBEKEND},
}
VULSEL = ("Gemeente", "Een gewone zin over de straat", "maandag 14 december", "ma di 10.30", "12")
LEESSTAPPEN = {
    (gesprek.naam, naam)
    for gesprek in GESPREKKEN.gesprekken.values()
    for naam, stap in gesprek.stappen.items()
    if stap.tekst is not None
}
RONDES = (
    "2026-12-03T09:10",
    "2027-01-06T09:10",
    "2027-02-03T09:10",
    "2027-03-03T09:10",
)  # each with its bundle
ZOALS_VOORGESTELD = (
    "Deze keer geen actie",
    "Nee",
    "De rest: later",
    "Later",
    "Laat zo",
    "Neem dit over",
    "Klopt zo",
)
CONTROLE = {
    "agenda": "BEGIN:VCALENDAR",
    "afzegging": "BEGIN:VCALENDAR",
}  # what stands in a file that was made
BEURTEN = 24  # in one conversation


def gevonden(alles: str | bytes, kanaries: dict[str, str] = KANARIES) -> list[str]:
    tekst = alles.decode("utf-8", "replace") if isinstance(alles, bytes) else alles
    return [kanarie for kanarie in kanaries if kanarie.casefold() in tekst.casefold()]


def bewaard(db: Engine) -> str:
    """All rows, as they read with the key."""
    return repr(elke_rij(db))


@dataclass
class Speler:
    """Somebody who opens every conversation, says canaries wherever something can be typed, and else presses the
    button that was pressed least."""

    mens: Mens
    woorden: Iterator[str]
    getypt: Counter[tuple[str, str]] = field(default_factory=Counter)
    gedrukt: Counter[str] = field(default_factory=Counter)
    zonder_spoor: list[tuple[str, str]] = field(default_factory=list)
    uitgelekt: list[tuple[str, str, list[str]]] = field(default_factory=list)

    @property
    def dienst(self) -> Dienst:
        return self.mens.buurt.dienst

    @property
    def chat(self) -> tuple[str, str]:
        return (WEB, self.mens.adres) if isinstance(self.mens, BrowserMens) else (TELEGRAM, str(self.mens.id))

    @property
    def toestand(self) -> Toestand:
        with transactie(self.dienst.db) as sessie:
            return engine.wakker(GESPREKKEN, facts.toestand(sessie, *self.chat), self.dienst.klok.nu())

    def knoppen(self) -> list[tuple[str, Knop]]:
        """Under all that was said to her, newest first; each with the name of its message."""
        kanaal, adres = self.chat
        zoek = select(m.Outbox).where(m.Outbox.kanaal == kanaal, m.Outbox.adres == adres)
        with transactie(self.dienst.db) as sessie:
            rijen = sessie.scalars(zoek.order_by(m.Outbox.id.desc())).all()
            berichten = [(rij.extern or "", outbox.lees(rij.inhoud)) for rij in rijen if not rij.gedoofd]
        return [(extern, k) for extern, bericht in berichten for rij in bericht.knoppen for k in rij]

    async def druk(self, doet: str, bericht: str = "") -> None:
        """Also what stands under no message any more."""
        binnen = Binnen(*self._update(), Invoer(Soort.KNOP, doet, bron=bericht), self.mens.naam)
        await self.dienst.neem(binnen)
        await self.dienst.rust()
        await self.dienst.verzender.veeg()

    def _update(self) -> tuple[str, str, str]:
        self.gedrukt["update"] += 1
        kanaal, adres = self.chat
        return kanaal, f"druk-{adres}-{self.gedrukt['update']}", adres

    # --- one conversation ---

    async def speel(self, gesprek: Gesprek, onderwerp: str) -> None:
        for open_ in self._deuren(gesprek, onderwerp):
            await self._hou_op()
            await (self.mens.zegt(open_) if open_.startswith("/") else self.druk(open_))
            for _ in range(BEURTEN):
                stap = self.toestand.stap
                if self.toestand.gesprek != gesprek.naam or stap not in gesprek.stappen:
                    break
                if gesprek.stappen[stap].tekst is not None and await self._zeg_kanaries(gesprek.naam, stap):
                    continue
                if not await self._antwoord(stap):
                    break

    async def _hou_op(self) -> None:
        if self.toestand.bezig:
            await self.mens.zegt("/stop")

    def _deuren(self, gesprek: Gesprek, onderwerp: str) -> list[str]:
        """Its command, every button to it that stands in the chat, and one that we make; with those that lead at once
        to a question where nothing was typed yet."""
        begin = f"o:{gesprek.naam}:"
        in_de_chat = dict.fromkeys(k.doet for _, k in self.knoppen() if k.doet.startswith(begin))
        waarden = {doet.rpartition(":")[2]: doet for doet in reversed(in_de_chat)}  # of each value the newest
        commando = [f"/{gesprek.commando}"] if gesprek.commando else []
        maak = [] if commando else ["", *self._nog_niet_getypt(gesprek)]
        return [*commando, *waarden.values(), *(f"{begin}{onderwerp}:{waarde}" for waarde in maak)]

    def _nog_niet_getypt(self, gesprek: Gesprek) -> list[str]:
        naar = gesprek.stappen[gesprek.begin].uitgangen.items()
        return [w for w, stap in naar if {(gesprek.naam, stap)} & LEESSTAPPEN - self.getypt.keys()]

    async def _zeg_kanaries(self, gesprek: str, stap: str) -> bool:
        """All of them in a text that is too long to be taken; then one at a time, until one is. True when it was."""
        hier = (gesprek, stap)
        mag = MAG.get(hier, {})
        delen = [deel for kanarie, deel in KANARIES.items() if kanarie not in mag]
        await self.mens.zegt("Hier " + " en ".join(delen) + " en de buurt is druk" * (LANG // 20))
        self.getypt[hier] += 1
        begin = self.toestand
        pogingen = delen[: 2 if self.getypt[hier] > 1 else None] if begin.stap == stap else ()
        for _ in pogingen:
            woord = next(self.woorden)
            zin = f"Bij de {woord} {delen[self.getypt[hier] % len(delen)]}"
            self.getypt[hier] += 1
            await self.mens.zegt(zin)
            if self.toestand != begin:
                alles = bewaard(self.dienst.db)
                self.zonder_spoor += [] if woord in alles else [(*hier, woord)[:2]]
                if lek := gevonden(alles):
                    self.uitgelekt.append((*hier, lek))
                return True
        return False

    async def _antwoord(self, stap: str) -> bool:
        """The button that was pressed least, or else what may be a date, a number or a name."""
        voor = self.toestand
        begin = f"b:{voor.beurt}:"
        keus = [
            (e, k) for e, k in self.knoppen() if k.doet.startswith(begin) and k.doet[len(begin) :] != TYPEN
        ]
        keus.sort(key=lambda paar: self.gedrukt[f"{voor.gesprek}:{stap}:{paar[1].doet[len(begin) :]}"])
        for extern, knop in keus:
            self.gedrukt[f"{voor.gesprek}:{stap}:{knop.doet[len(begin) :]}"] += 1
            await self.druk(knop.doet, extern)
            if self.toestand != voor:
                return True
        for tekst in VULSEL:
            await self.mens.zegt(tekst)
            if self.toestand != voor:
                return True
        return False

    async def sta_in(self, gesprek: Gesprek, stap: str, onderwerp: str) -> None:
        """At a question that nobody reached by playing."""
        oud = self.toestand
        antwoorden = {
            "nr": str(oud.beurt),
            **{naam: _iets_gezegd(s) for naam, s in gesprek.stappen.items() if naam != stap},
        }
        nieuw = Toestand(
            oud.beurt, gesprek.naam, gesprek.versie, onderwerp, stap, antwoorden, (),
            self.dienst.klok.nu().isoformat(),
        )  # fmt: skip
        with transactie(self.dienst.db) as sessie:
            apply.bewaar_toestand(sessie, *self.chat, oud, nieuw)
        await self._zeg_kanaries(gesprek.naam, stap)


def _iets_gezegd(stap: Stap) -> str:
    """What may have been said there: one of the ways out, or what may be a date, a number or a name."""
    if not isinstance(stap.verder, str):
        return next((keus for keus in stap.verder if keus != "*"), "")
    return "2026-12-14" if stap.tekst is not None else ""


def _gewone_woorden() -> Iterator[str]:
    """Words that everybody uses; none comes twice."""
    for woord in sorted(gangbaar())[::-7]:
        past = 8 <= len(woord) <= 12 and woord.isascii() and woord.isalpha()
        if past and not scherm_af(f"Bij de {woord} hoort men dat").soorten:
            yield woord


# --- the neighbourhood ---


async def leef_tot_de_bundel(buurt: Buurt, uitnodiging: str) -> tuple[Speler, Speler]:
    """The coördinator and a colleague, who join, tell, edit and correct; and then there is a bundle."""
    esra, fatima = buurt.mens("Esra Demir"), buurt.mens("Fatima Bouzid")
    await esra.zegt(f"/start {uitnodiging}")
    await esra.drukt("Gelezen")
    for typt in ("Organisatie van mevrouw Zwirkelmans", "Gemeente", "Chef van Jan Plomferink", "Wijkmanager"):
        await esra.zegt(typt)
    await esra.drukt("Elke werkdag om 12.15 uur")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)
    assert code is not None
    await meld_aan(fatima, code[1], "Thuiszorg", "Wijkverpleegkundige")
    for mens in (esra, fatima):
        await mens.zegt(f"Het afval stinkt en daarover {NAMEN['Zwirkelmans']}")
        await mens.zegt(f"Een vaste dag, {GETALLEN['39281746']} daarover")
        for deel in KANARIES.values():
            await mens.zegt(f"/signaal Naast de glasbak ligt grofvuil en daar {deel}")
            await mens.zegt(f"Dat het wordt opgehaald, want anders {deel}")
        await mens.zegt("Naast de speeltuin ligt elke week grofvuil")
        await mens.drukt("Weet ik niet")
        await mens.verbetert(
            "Naast de speeltuin ligt elke week grofvuil",
            f"Naast het veldje ligt grofvuil, {ONBEKEND['Qvorlan']}",
        )
    woorden = _gewone_woorden()
    return Speler(esra, woorden), Speler(fatima, woorden)


def onderwerpen(speler: Speler) -> dict[str, str]:
    """Of each kind of subject one that this person may ask about now."""
    with transactie(speler.dienst.db) as sessie:
        loopt = select(m.Actie.id).where(m.Actie.stand == "loopt").order_by(m.Actie.id.desc())
        zoek = select(m.Signaal.nummer).join(m.Pseudoniem, m.Pseudoniem.waarde == m.Signaal.pseudoniem)
        haar = zoek.join(m.Persoon, m.Persoon.id == m.Pseudoniem.persoon_id).where(
            m.Persoon.adres == speler.chat[1], ~m.Signaal.ingetrokken
        )
        verteld = select(m.Bundel.id).join(m.Terugkoppeling, m.Terugkoppeling.ronde == m.Bundel.ronde)
        gevonden = {
            "actie": sessie.scalars(loopt.limit(1)).first(),
            "signaal": sessie.scalars(haar.order_by(m.Signaal.id.desc()).limit(1)).first(),
            "bundel": sessie.scalars(select(m.Bundel.id).order_by(m.Bundel.id.desc()).limit(1)).first(),
            "dossier": sessie.scalars(verteld.order_by(m.Bundel.id.desc()).limit(1)).first(),
        }
    return {soort: str(nummer) for soort, nummer in gevonden.items() if nummer is not None} | {
        "wijkverband": "w1"
    }


def codes(dienst: Dienst) -> Iterator[str]:
    """As many invitations as are asked for."""
    for nummer in range(100):
        with transactie(dienst.db) as sessie:
            code, vervalt = f"kom-binnen-{nummer}", dienst.klok.nu().replace(year=2028)
            mensen.nodig_uit(sessie, 1, code, Rol.MELDER, 1, vervalt)
        yield code


async def speel_alles(buurt: Buurt, esra: Speler, fatima: Speler) -> list[Speler]:
    """Every conversation in which something can be typed, as often as it takes to come by all of its questions."""
    spelers, uitnodigingen = [esra, fatima], codes(buurt.dienst)
    lezend = [g for g in GESPREKKEN.gesprekken.values() if any(naam == g.naam for naam, _ in LEESSTAPPEN)]
    for ronde, wanneer in enumerate(RONDES):
        nog = _niet_overal_geweest(lezend, spelers)
        if nog:
            await buurt.wordt(wanneer)
        if ronde == 0:
            await vertel_bewoners(esra)
        for gesprek in nog:
            if gesprek.naam == GESPREKKEN.bij_start:
                nieuw = Speler(
                    buurt.mens("" if ronde % 2 else f"Nieuw{ronde}"), esra.woorden, gedrukt=esra.gedrukt
                )
                await nieuw.mens.zegt(f"/start {next(uitnodigingen)}")
                await _speel_verder(nieuw, gesprek)
                spelers.append(nieuw)
                continue
            for speler in (esra, fatima):
                await speler.speel(gesprek, onderwerpen(speler).get(gesprek.onderwerp, ""))
    return spelers


async def vertel_bewoners(esra: Speler) -> None:
    """She answers what was heard and publishes what is proposed; then it is shared, followed up and corrected."""
    for commando in ("/kiezen", "/terugkoppelen"):
        await esra.mens.zegt("/stop")
        await esra.mens.zegt(commando)
        for _ in range(BEURTEN):
            knoppen = {
                k.tekst: (e, k) for e, k in esra.knoppen() if k.doet.startswith(f"b:{esra.toestand.beurt}:")
            }
            kies = next((tekst for tekst in ZOALS_VOORGESTELD if tekst in knoppen), next(iter(knoppen), None))
            if kies is None:
                break
            extern, knop = knoppen[kies]
            await esra.druk(knop.doet, extern)
    for extern, knop in esra.knoppen():
        if knop.doet.startswith("o:publiceer:"):
            await esra.druk(knop.doet, extern)
            break
    for naam in ("gedeeld", "vervolg", "rechtzetten"):
        await esra.speel(GESPREKKEN.gesprekken[naam], onderwerpen(esra)["dossier"])


def _niet_overal_geweest(lezend: list[Gesprek], spelers: list[Speler]) -> list[Gesprek]:
    getypt = {hier for speler in spelers for hier in speler.getypt}
    return [
        g for g in lezend if any(naam == g.naam and (naam, stap) not in getypt for naam, stap in LEESSTAPPEN)
    ]


async def _speel_verder(speler: Speler, gesprek: Gesprek) -> None:
    for _ in range(BEURTEN):
        stap = speler.toestand.stap
        if speler.toestand.gesprek != gesprek.naam:
            return
        if gesprek.stappen[stap].tekst is not None and await speler._zeg_kanaries(gesprek.naam, stap):
            continue
        if not await speler._antwoord(stap):
            return


# --- nowhere ---


def documenten(buurt: Buurt, chats: list[tuple[str, str]]) -> dict[str, str]:
    """Every file that somebody may get."""
    with transactie(buurt.dienst.db) as sessie:
        bundels = sessie.scalars(select(m.Bundel.id)).all()
        namen = [
            EIGEN_GEGEVENS,
            *(f"{soort}:{b}" for soort in DOCUMENTEN for b in bundels if soort != EIGEN_GEGEVENS),
        ]
        gemaakt = {
            naam: [maak_document(sessie, naam, *chat, buurt.dienst.klok.nu()) for chat in chats]
            for naam in namen
        }
    return {naam: "".join(als_tekst(d.inhoud) for d in alle if d) for naam, alle in gemaakt.items()}


def getoond(buurt: Buurt, spelers: list[Speler]) -> str:
    """All that stands in the chats: on the pages, or at Telegram itself."""
    if isinstance(buurt, TelegramBuurt):
        return "\n".join(repr(bericht) for chat in buurt.nep.chats.values() for bericht in chat)
    assert isinstance(buurt, BrowserBuurt)
    with transactie(buurt.dienst.db) as sessie:
        adressen = [*(speler.chat[1] for speler in spelers), buurt.GROEP]
        regels_ = [regel for adres in adressen for regel in browser.gesprek(sessie, adres, 10**6)]
    return "\n".join(json.dumps(toon(als_getoond(buurt.dienst, r)), ensure_ascii=False) for r in regels_)


def test_the_names_stand_in_no_list_and_each_canary_is_masked() -> None:
    lijsten = [
        pad.stem
        for pad in Path(regels.__code__.co_filename).parent.glob("woorden/*.txt")
        if pad.stem.islower()
    ]
    assert [
        (naam, waar) for naam in (*NAMEN, *ONBEKEND) for waar in lijsten if plat(naam) in lijst(waar)
    ] == []
    for kanarie, deel in KANARIES.items():
        masker = scherm_af(f"Bij de bakker {deel}")
        assert (gevonden(masker.tekst, {kanarie: deel}), masker.acuut) == ([], None)
        assert gevonden(f"Bij de bakker {deel}") == [kanarie]


async def test_no_canary_of_a_whole_story_is_kept_or_shown_anywhere(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    db = buurt.dienst.db
    esra, fatima = await leef_tot_de_bundel(buurt, uitnodiging)
    assert gevonden(bewaard(db)) == []
    spelers = await speel_alles(buurt, esra, fatima)
    getypt = {hier for speler in spelers for hier in speler.getypt}
    assert len(getypt & LEESSTAPPEN) >= 0.75 * len(LEESSTAPPEN), sorted(LEESSTAPPEN - getypt)
    for naam, stap in sorted(LEESSTAPPEN - getypt):  # what came by nobody
        gesprek = GESPREKKEN.gesprekken[naam]
        await esra.sta_in(gesprek, stap, onderwerpen(esra).get(gesprek.onderwerp, ""))
    assert {hier for speler in spelers for hier in speler.getypt} == LEESSTAPPEN
    await buurt.wordt((buurt.dienst.klok.nu() + timedelta(days=1)).replace(tzinfo=None).isoformat())

    # Each was looked for at once where it was typed, and the word beside it was found.
    assert [lek for speler in spelers for lek in speler.uitgelekt] == []
    assert [hier for speler in spelers for hier in speler.zonder_spoor] == []

    # And afterwards everywhere.
    chats = [speler.chat for speler in spelers]
    bestanden = documenten(buurt, chats)
    plekken = {
        "rijen": (bewaard(db), "ligt grofvuil"),
        "bytes": (rauw(db), "Afval en schoon"),  # a theme is written as it is
        "chats": (getoond(buurt, spelers), "Bij de "),  # so every canary begins
        "logboek": ("\n".join(log.regels), "afgeschermd"),
        **{
            naam: (tekst, CONTROLE.get(naam.partition(":")[0], "<h1"))
            for naam, tekst in bestanden.items()
            if tekst
        },
    }
    assert EIGEN_GEGEVENS in plekken
    assert len(plekken) >= 6
    for plek, (alles, controle) in plekken.items():
        heel = alles.decode("utf-8", "replace") if isinstance(alles, bytes) else alles
        lek = [regel for regel in heel.splitlines() if gevonden(regel)]
        assert (plek, controle in heel, lek[:3]) == (plek, True, [])


async def test_no_canary_stands_in_what_goes_wrong(buurt: Buurt, uitnodiging: str, log: Meelezer) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    zin = "Bij de bakker " + " en ".join(KANARIES.values())
    haal_weg(buurt.dienst.db)
    with pytest.raises(Storing) as fout:
        await esra.zegt(zin)
    zet_terug(buurt.dienst.db)
    verslag = "".join(traceback.format_exception(fout.value))
    assert ("Storing" in verslag, gevonden(verslag)) == (True, [])
    assert gevonden("\n".join(log.regels)) == []
    assert gevonden(bewaard(buurt.dienst.db)) == []


# --- the pages ---


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("wijk"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


async def test_no_canary_goes_through_the_stream_of_a_page_or_lies_on_its_disk(bezoek: Bezoek) -> None:
    """But the word that is asked about, in its question, to who wrote it and only until she answers."""
    naima = bezoek.wordt(NAIMA)
    async with Pagina(bezoek, NAIMA) as pagina, Pagina(bezoek, "2") as andere:
        for deel in {**NAMEN, **GETALLEN, **SCHRIFT, **SLEUTELS}.values():
            await naima.zegt(f"/signaal Naast de bakker {deel}", f"Dat men {deel}")
        assert gevonden(json.dumps(pagina.standen, ensure_ascii=False)) == []
        await naima.zegt(f"Naast de bakker {ONBEKEND['Qvorlan']}", "Meer licht")
        assert gevonden(await naima.leest()) == [*ONBEKEND]
        await naima.drukt("Ja, een naam")
        stand = json.dumps(await naima.kijkt(), ensure_ascii=False)
        assert ("Naast de bakker" in stand, gevonden(stand)) == (True, [])
        assert gevonden(json.dumps(andere.standen, ensure_ascii=False)) == []
    assert (b"Naast de bakker" in bezoek.bewaard(), gevonden(bezoek.bewaard())) == (True, [])
