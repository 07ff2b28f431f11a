"""Between any two turns the service may be started anew: nobody notices, and nothing is asked again.

Every word and every tap here is taken by another service than the one before it, on the same database.
"""

import re

from bot.dienst import Dienst, Klok
from bot.send import Tempo
from gesprekken import kalender
from opslag import cyclus, maak_engine, transactie
from tests.mensen import BEGIN, BrowserBuurt, nieuw_wijkverband
from tests.sleutels import SLEUTELS
from tests.test_een_maand import COLLEGAS


class Steeds:
    """The people of a wijkverband, each time before another service. The clock goes on where it was."""

    def __init__(self, database: str) -> None:
        self.database, self.nu = database, kalender.moment(BEGIN.date(), BEGIN.time())

    def dienst(self) -> Dienst:
        klok = Klok(self.nu, loopt=False)
        return Dienst(self.database, SLEUTELS, klok=klok, tempo=Tempo(los=True))

    async def zegt(self, naam: str, tekst: str) -> str:
        async with self.dienst() as dienst:
            mens = BrowserBuurt(dienst).mens(naam)
            await mens.zegt(tekst)
            return mens.laatste

    async def drukt(self, naam: str, *knoppen: str) -> str:
        """Each by another service."""
        laatste = ""
        for knop in knoppen:
            async with self.dienst() as dienst:
                mens = BrowserBuurt(dienst).mens(naam)
                await mens.drukt(knop)
                laatste = mens.laatste
        return laatste

    async def wordt(self, wanneer: str) -> None:
        async with self.dienst() as dienst:
            await BrowserBuurt(dienst).wordt(wanneer)
            self.nu = dienst.klok.nu()

    def acties(self) -> list[tuple[str, str, str]]:
        db = maak_engine(self.database, SLEUTELS)
        with transactie(db) as sessie:
            acties = cyclus.acties(sessie, 1)
        db.dispose()
        return [(actie.wat, actie.eigenaar_naam, actie.eerste_stap) for actie in acties]

    async def meld_aan(self, naam: str, code: str, organisatie: str, functie: str) -> None:
        await self.zegt(naam, f"/start {code}")
        await self.drukt(naam, "Gelezen", organisatie, functie, "Elke werkdag om 12.15 uur")


async def test_a_month_in_which_every_turn_is_another_service(database: str) -> None:
    esra, wijk = "Esra Demir", Steeds(database)
    async with wijk.dienst() as dienst:
        uitnodiging = nieuw_wijkverband(dienst)
    await wijk.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await wijk.zegt(esra, "/uitnodigen")
    code = re.search(r"Code: (\w+)", await wijk.drukt(esra, "Mijn collega's"))[1]
    for naam, (organisatie, functie, _) in COLLEGAS.items():
        await wijk.meld_aan(naam, code, organisatie, functie)
    for naam, (*_, tekst) in COLLEGAS.items():
        await wijk.zegt(naam, tekst)
        assert "Thema: Afval en schoon" in await wijk.zegt(naam, "Een vaste dag waarop het wordt opgehaald")

    await wijk.wordt("2026-12-03T09:00")
    await wijk.zegt(esra, "/kiezen")
    await wijk.drukt(esra, "Afval en schoon", "Te doen", "Veel verschil", "Sla over")
    await wijk.zegt(esra, "Samen opruimen")
    await wijk.drukt(esra, "Sander Vos", "Zonder partners")
    await wijk.zegt(esra, "Prikstokken lenen")
    await wijk.drukt(esra, "Donderdag 17 december", "Over 6 weken", "Sla over")
    await wijk.drukt("Sander Vos", "Ja, dat doe ik")
    assert wijk.acties() == [("Samen opruimen", "Sander Vos", "Prikstokken lenen")]

    # Halfway through a conversation a day goes by at work, and she goes on where she was.
    await wijk.zegt(esra, "/stop")
    await wijk.zegt(esra, "/overleg")
    vraag = await wijk.drukt(esra, "Donderdag 10 december")
    assert vraag == "Hoe laat begint het op donderdag 10 december?"
    await wijk.wordt("2026-12-03T17:00")
    assert "Genoteerd: donderdag 10 december om 10.00 uur." in await wijk.drukt(esra, "10.00 uur")
