"""A flood of updates: lived, broken at random, and forged; in a wijkverband in the middle of its month.

What goes in is judged by other rules than the bot's own: an update that the Bot API does not allow is to be
counted and forgotten, any other answered; and nothing may be caught because nobody expected it.
"""

import gc
import json
import logging
import os
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from bot import logboek
from bot.dienst import maak_code
from bot.portier import Portier
from bot.telegram_uit import TELEGRAM
from gesprekken import kalender, rondes
from gesprekken.wijk import Bundel, Patroon, Rol, Termijnen
from gesprekken.wijzigingen import KiesActie, MeldAan, ZetRol
from opslag import Session, Wie, apply, cyclus, facts, mensen, oefening, transactie
from opslag import models as m
from tests.drukte import NOOR, VAN_NOOR, VOGELS, Drukte, Update
from tests.meelezer import Meelezer
from tests.mensen import GROEP, LOS, TelegramBuurt, TelegramMens
from tests.mutaties import is_leesbaar, moet_antwoord, muteer
from tests.neptelegram import Getoond
from tests.schaal import schaal
from tests.storingen.conftest import Telling
from tests.test_een_maand import COLLEGAS, meld_aan

RONDE, DUUR = 250, timedelta(hours=12)  # so many updates, and then so much time goes by
UPDATES = 43_000  # on each of the two databases; with the requests of test_verzoeken.py a hundred thousand
MARGE = 12  # MB that memory may grow by in the last half
LAAK, PROEF = 1, 2  # everybody is in the first; in the second are Noor and whoever finds one of three places
ZEGT = ("sendMessage", "sendDocument", "editMessageText")

VAN_LAAK = re.compile("|".join(["Laak", "Prikstokken", "containers", *VOGELS.values()]))
VAN_IEMAND = re.compile(f"{VAN_LAAK.pattern}|{VAN_NOOR}")
# What is written in these is for colleagues, or for residents. Of what was told only a quote is, in a bundle.
VOOR_COLLEGAS = (m.Actie, m.Lidmaatschap, m.Afspraken, m.Besluit, m.Bundel, m.Ingreep, m.Terugkoppeling)
IN_EEN_GROEP = re.compile(
    "Dank je dat ik hier mag zijn|De coördinator krijgt een code|Die code ken ik niet|Deze groep hoort"
    "|Alleen een coördinator van het wijkverband"
    "|Dat doe je in een privé-gesprek|Signalenbundel Laak|Dit gaan we doen|De ronde van|Dit lezen bewoners over"
    "|Er is nieuws voor bewoners over|Dit spraken we af in het overleg|De update over [^.]* is verbeterd"
)


class Vloed:
    """Gives the flood, and keeps count of what came of it."""

    def __init__(self, buurt: TelegramBuurt, drukte: Drukte) -> None:
        self.buurt, self.nep, self.drukte, self.rng = buurt, buurt.nep, drukte, drukte.rng
        self.geteld = Counter[str]()
        self.mis: list[tuple[str, object]] = []  # the first few of what went wrong, to look at
        self._eerder = deque[Update]([drukte.update()], maxlen=200)
        self._gezien = dict[int, bool]()  # each number that was read; whether an answer was due
        self._namen = {mens.id: mens.naam for mens in drukte.leden}
        self._hoort_in_laak = {str(mens.id) for mens in drukte.leden}
        self._gedeeld = set[str]()  # what somebody wrote where colleagues read it

    def _volgende(self) -> Any:
        """As people live, forgeries included; or it comes again, stands in a wrong place, had an accident."""
        update = self.drukte.update()
        eerder = self.rng.choice(self._eerder)
        self._eerder.append(update)
        hoe = self.rng.random()
        if hoe < 0.4:
            return update
        if hoe < 0.45:
            return eerder
        gewoon = self._onschuldig(update)
        if hoe < 0.5:
            return gewoon | {"update_id": eerder["update_id"]}
        return self.drukte.elders(gewoon) if hoe < 0.6 else muteer(self.rng, gewoon)

    def _onschuldig(self, update: Update) -> Update:
        """What is about to have an accident may get said in the name of another, who then rightly reads it back."""
        zonder = VAN_IEMAND.sub("mus", json.dumps(update))
        return json.loads(zonder.replace(self.drukte.codes["over"], "rommel"))

    async def geef(self) -> None:
        update, voor = self._volgende(), len(self.nep.roep)
        await self.buurt.neem(update)
        if any(self._leest_van_een_ander(wat) for _, wat in self.nep.roep[voor:]):
            self._hoor_wat_gedeeld_wordt()  # at once: a name that is changed back was read by colleagues all the same
        self._tel("gegeven")
        for wat in self._kwam_ervan(update, self.nep.roep[voor:]):
            self._tel(wat, update)

    def _tel(self, wat: str, voorbeeld: object = None) -> None:
        self.geteld[wat] += 1
        if wat not in ("gegeven", "onleesbaar") and len(self.mis) < 5:
            self.mis.append((wat, voorbeeld))

    def _kwam_ervan(self, update: Any, geroepen: list[tuple[str, dict[str, Any]]]) -> Iterator[str]:
        if not is_leesbaar(update):
            yield "onleesbaar"
            yield from ["dubbel"] * len(geroepen)
            return
        nummer, (chat, drukken) = update["update_id"], moet_antwoord(update)
        gezegd = {int(w["chat_id"]) for methode, w in geroepen if methode in ZEGT}
        getoond = [w for methode, w in geroepen if methode == "answerCallbackQuery"]
        if [w["callback_query_id"] for w in getoond] != drukken:
            yield "stil"
        if nummer not in self._gezien and chat is not None:
            if chat not in gezegd and not any(w.get("text") for w in getoond):
                yield "verloren"
        elif self._gezien.get(nummer) and gezegd:
            yield "dubbel"
        self._gezien[nummer] = self._gezien.get(nummer, False) or chat is not None

    async def tijd_gaat_voorbij(self) -> None:
        """What is due happens. A group that was lost is linked again, and nobody reads back for ever."""
        straks = kalender.lokaal(self.buurt.dienst.klok.nu() + DUUR)
        await self.buurt.wordt(f"{straks:%Y-%m-%dT%H:%M}")
        self._lees_mee()
        self.nep.vergeet()
        self.nep.verhuisd.clear()
        self.nep.geblokkeerd.discard(GROEP)
        for adres, _ in leden(self.buurt, LAAK):
            if adres not in self._hoort_in_laak:
                self._tel("verkeerd", adres)
        with transactie(self.buurt.dienst.db) as sessie:
            mensen.koppel_groep(sessie, LAAK, TELEGRAM, str(GROEP))
            self._breng_terug(sessie)
        await self.buurt.dienst.verzender.veeg()  # who comes back may hear which action is hers

    def _breng_terug(self, sessie: Session) -> None:
        """Who left or was let go by a press comes back, with the role she had."""
        nu = self.buurt.dienst.klok.nu()
        for mens in (*self.drukte.leden, self.drukte.noor):
            verband = PROEF if mens.naam == NOOR else LAAK
            rol = Rol.COORDINATOR if mens in (self.drukte.leden[0], self.drukte.noor) else Rol.MELDER
            zet_terug(sessie, mens, verband, rol, nu)

    def _van_anderen(self, chat: int) -> set[str]:
        """Birds that somebody else told about, and that were never shared."""
        return {vogel for naam, vogel in VOGELS.items() if naam != self._namen.get(chat)} - self._gedeeld

    def _leest_van_een_ander(self, gestuurd: dict[str, Any]) -> bool:
        chat = gestuurd.get("chat_id")
        return chat is not None and any(vogel in repr(gestuurd) for vogel in self._van_anderen(int(chat)))

    def _hoor_wat_gedeeld_wordt(self) -> None:
        with transactie(self.buurt.dienst.db) as sessie:
            rijen = [rij for t in VOOR_COLLEGAS for rij in sessie.execute(select(t.__table__))]
            gedeeld = repr([tuple(rij) for rij in rijen])  # a row by itself leaves out what is long
        self._gedeeld.update(vogel for vogel in VOGELS.values() if vogel in gedeeld)

    def _lees_mee(self) -> None:
        """What is of Laak stays in Laak; what a melder told comes back to her only; a group reads few things."""
        self._hoor_wat_gedeeld_wordt()
        for chat, berichten in self.nep.chats.items():
            for bericht in berichten:
                if bericht.van == "bot" and not self._mag_lezen(chat, bericht):
                    self._tel("verkeerd", (chat, bericht))

    def _mag_lezen(self, chat: int, bericht: Getoond) -> bool:
        if chat < 0:
            return IN_EEN_GROEP.match(bericht.tekst) is not None
        if chat not in self._namen:
            gelezen = f"{bericht.tekst} {bericht.document}"
            return (
                VAN_LAAK.search(gelezen.replace("/wijkteam Wijkteam Laak", "")) is None
            )  # an example in a question
        verboden = {VAN_NOOR} | self._van_anderen(chat)
        return not any(vogel in f"{bericht.tekst} {bericht.document}" for vogel in verboden)


def geheugen() -> int:
    """What this process really holds, in MB."""
    gc.collect()
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


def leden(buurt: TelegramBuurt, wijkverband: int) -> list[tuple[str, str]]:
    wie = select(m.Persoon.adres, m.Lidmaatschap.rol).join(m.Lidmaatschap)
    with transactie(buurt.dienst.db) as sessie:
        rijen = sessie.execute(wie.where(m.Lidmaatschap.wijkverband_id == wijkverband))
        return sorted((adres, rol) for adres, rol in rijen)


def zet_terug(sessie: Session, mens: TelegramMens, verband: int, rol: Rol, nu: datetime) -> None:
    """She takes part in this wijkverband with this role, as she did in the beginning."""
    persoon = sessie.scalar(select(m.Persoon.id).where(m.Persoon.adres == str(mens.id)))
    if persoon is None or facts.lid(sessie, verband, persoon) is None:
        code = maak_code()
        mensen.nodig_uit(sessie, verband, code, rol, 1, nu + timedelta(days=1))
        uitnodiging = facts.uitnodiging(sessie, code, nu)
        assert uitnodiging is not None
        aanmelding = MeldAan(uitnodiging.id, mens.naam, "Gemeente", "Wijkagent", None, frozenset(range(5)))
        apply.pas_toe(sessie, [aanmelding], Wie(TELEGRAM, str(mens.id), nu))
        persoon = sessie.scalars(select(m.Persoon.id).where(m.Persoon.adres == str(mens.id))).one()
    apply.pas_toe(sessie, [ZetRol(persoon, rol)], Wie(TELEGRAM, str(mens.id), nu, persoon, verband))


def niet_aangekomen(buurt: TelegramBuurt) -> set[tuple[str, str]]:
    with transactie(buurt.dienst.db) as sessie:
        rijen = sessie.execute(select(m.Outbox.status, m.Outbox.reden).distinct())
        return {(status, reden) for status, reden in rijen if status in ("mislukt", "onzeker", "bezig")}


def vul_proef(buurt: TelegramBuurt, noor: TelegramMens) -> None:
    """What nobody of Laak may read: a bundle and an action of Proef."""
    nu = buurt.dienst.klok.nu()
    with transactie(buurt.dienst.db) as sessie:
        top = (Patroon(f"Overlast van een {VAN_NOOR}", melders=4, organisaties=2, signalen=6),)
        cyclus.bewaar_bundel(sessie, PROEF, Bundel(f"Proef {VAN_NOOR}", "2026-11", 5, top), nu)
        persoon = sessie.scalars(select(m.Persoon.id).where(m.Persoon.adres == str(noor.id))).one()
        dag, check = date(2026, 12, 18), date(2027, 1, 29)
        hok = f"Een hok voor de {VAN_NOOR}"
        actie = KiesActie("2026-11", VAN_NOOR, "", hok, persoon, "", hok, dag, check, hok)
        apply.pas_toe(sessie, [actie], Wie(TELEGRAM, str(noor.id), nu, persoon, PROEF))


@pytest.fixture
async def drukte(op_telegram: TelegramBuurt, uitnodiging: str, zaad: int) -> Drukte:
    """Laak on the day of its first bundle: an action was chosen, and four people are in the middle of something."""
    buurt, dienst = op_telegram, op_telegram.dienst
    dienst.codes = Portier(LOS)  # every made up code gets its answer
    # a number that comes again after a fortnight is no double any more; the books here go on for months
    dienst.gereedschap = replace(dienst.gereedschap, termijnen=Termijnen(gezien_dagen=36_500))
    if dienst.db.dialect.name == "sqlite":
        oefening.wacht_niet_op_de_schijf(dienst.db)
        dienst.db.dispose()
    op, over, van_noor = maak_code(), maak_code(), maak_code()
    with transactie(dienst.db) as sessie:
        mensen.maak_wijkverband(sessie, "Proef", dienst.klok.nu(), organisaties=["Gemeente"])
        for wijkverband, code, rol, aantal in (
            (LAAK, op, Rol.MELDER, len(COLLEGAS)),
            (PROEF, over, Rol.MELDER, 3),
            (PROEF, van_noor, Rol.COORDINATOR, 1),
        ):
            mensen.nodig_uit(sessie, wijkverband, code, rol, aantal, rondes.einde("2027-06"))
    esra, *collegas = allen = [buurt.mens(naam) for naam in ("Esra Demir", *COLLEGAS)]
    noor, *vreemden = [buurt.mens(naam) for naam in ("Noor Visser", "Vr\x00eemd \ud83d", "😀" * 64)]
    await meld_aan(noor, van_noor, "Gemeente", "Wijkmanager")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    for mens in collegas:
        organisatie, functie, gehoord = COLLEGAS[mens.naam]
        await meld_aan(mens, op, organisatie, functie)
        await mens.zegt(gehoord)
        await mens.zegt("Een vaste dag waarop het wordt opgehaald")
    await buurt.wordt("2026-12-03T09:00")
    await esra.drukt_in_de_groep("Kies de acties")
    for antwoord in ("Afval en schoon", "Te doen", "Veel verschil"):
        await esra.drukt(antwoord)
    await esra.zegt("De stoep is schoon")
    await esra.zegt("Samen opruimen bij de containers")
    await esra.drukt("Sander Vos")
    await esra.drukt("Zonder partners")
    await esra.zegt("Prikstokken lenen bij de gemeente")
    for antwoord in ("Donderdag 17 december", "Over 6 weken", "Sla over"):
        await esra.drukt(antwoord)
    fatima, _, rajiv, anna = collegas
    await fatima.zegt("Bij de flat ligt elke week afval naast de bak")
    await rajiv.zegt("/signaal")
    await anna.zegt("/pauze")
    vul_proef(op_telegram, noor)
    await dienst.verzender.veeg()
    return Drukte(Random(zaad), buurt.nep, allen, [noor, *vreemden], op, over)


@pytest.mark.parametrize("zaad", [20261203])
@pytest.mark.lang
async def test_a_flood_of_broken_and_forged_updates_changes_nothing_but_what_it_may(
    drukte: Drukte, op_telegram: TelegramBuurt, telling: Telling, log: Meelezer
) -> None:
    logging.getLogger(logboek.NAAM).setLevel(logging.ERROR)  # pytest keeps every line, and that is memory too
    buurt, rondes = op_telegram, schaal(UPDATES, 1_500) // RONDE
    vloed, van_laak, in_het_begin = Vloed(buurt, drukte), leden(buurt, LAAK), 0
    for ronde in range(rondes):
        for _ in range(RONDE):
            await vloed.geef()
        await vloed.tijd_gaat_voorbij()
        if ronde + 1 == rondes // 2:  # by then everything was needed once, in each of its threads
            in_het_begin = geheugen()
    groei = geheugen() - in_het_begin
    telling.tel(**vloed.geteld, geheugen_mb_groei=max(groei, 0))
    assert vloed.mis == []
    assert log.fouten == []
    assert (buurt.ophaler.onleesbaar, vloed.geteld["gegeven"]) == (vloed.geteld["onleesbaar"], rondes * RONDE)
    assert leden(buurt, LAAK) == van_laak  # who had left was brought back, and nobody else came in
    assert len(leden(buurt, PROEF)) <= 4
    assert niet_aangekomen(buurt) <= {("mislukt", "Onbereikbaar")}
    assert groei < MARGE

    *_, anna = drukte.leden
    for zin in ("/stop", "De bankjes bij de vijver zijn allemaal kapot", "Nieuwe bankjes"):
        await anna.zegt(zin)
    assert anna.laatste.startswith("Dank je, dit staat genoteerd voor ")
    assert "De bankjes bij de vijver zijn allemaal kapot" in anna.laatste
