"""From choosing to done: owners are asked, say no, hand over, come in by an invitation; promises move and end.

Played over Telegram and over the browser channel. The bundle of October is there; it is Tuesday 3 November.
"""

import re
from datetime import date, time

import pytest
from sqlalchemy import select

from bot.send import maak_document
from bot.web import WEB
from gesprekken import kalender
from gesprekken.wijk import (
    OVERGENOMEN,
    WAS_VAN_NIEMAND,
    Besluit,
    Bundel,
    Patroon,
    Rol,
    Stand,
    Uitkomst,
)
from opslag import bundels, cyclus, delen, facts, maand, mensen, transactie
from opslag import models as m
from tests.mensen import BrowserMens, Buurt, TelegramBuurt, TelegramMens
from tests.test_een_maand import COLLEGAS, meld_aan

Iemand = TelegramMens | BrowserMens
PATRONEN = ("Afval en schoon", "Veiligheid", "Wonen")


class Wijk:
    """Esra is coördinator; Fatima, Sander, Rajiv and Anna take part. A bundle was posted this morning."""

    def __init__(self, buurt: Buurt) -> None:
        self.buurt, self.mensen = buurt, dict[str, Iemand]()

    async def begin(self, uitnodiging: str) -> "Wijk":
        esra = self.mensen["Esra"] = self.buurt.mens("Esra Demir")
        await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
        await self.buurt.koppel_groep(esra)
        await esra.zegt("/uitnodigen")
        await esra.drukt("Mijn collega's")
        code = self.code(esra)
        for naam, (organisatie, functie, _) in COLLEGAS.items():
            mens = self.mensen[naam.split()[0]] = self.buurt.mens(naam)
            await meld_aan(mens, code, organisatie, functie)
        await self.buurt.wordt("2026-11-03T10:00")
        bundel = Bundel("Laak", "2026-10", 5, tuple(Patroon(naam, 4, 3, 6) for naam in PATRONEN))
        with transactie(self.buurt.dienst.db) as sessie:
            cyclus.bewaar_bundel(sessie, 1, bundel, self.buurt.dienst.klok.nu())
        return self

    def __getitem__(self, naam: str) -> Iemand:
        return self.mensen[naam]

    def code(self, mens: Iemand) -> str:
        gevonden = next(g for tekst, _ in reversed(mens.berichten) if (g := re.search(r"Code: (\w+)", tekst)))
        return gevonden[1]

    async def kies(self, patroon: str, wat: str, eigenaar: str, begin: bool = True) -> None:
        """Until the question whether one more is picked."""
        esra = self["Esra"]
        if begin:
            await esra.zegt("/kiezen")
        await esra.drukt(patroon)
        await esra.drukt("Te doen")
        await esra.drukt("Veel verschil")
        await esra.drukt("Sla over")
        await esra.zegt(wat)
        await esra.drukt(eigenaar)
        if eigenaar.startswith("Iemand"):
            await esra.zegt("De nieuwe huismeester")
        await esra.drukt("Zonder partners")
        await esra.zegt("Prikstokken lenen")
        await esra.drukt("Dinsdag 17 november" if begin_november(self.buurt) else "Donderdag 17 december")
        await esra.drukt("Over 6 weken")
        await esra.drukt("Sla over")

    def actie(self, nummer: int = 1) -> tuple[str, str, bool]:
        """Who owns it, who is asked, and is it running?"""
        with transactie(self.buurt.dienst.db) as sessie:
            actie = cyclus.zoek_actie(sessie, nummer)
        assert actie is not None
        return actie.eigenaar_naam.split()[0], actie.wacht_op, actie.stand is Stand.LOOPT

    def besluiten(self) -> tuple[Besluit, ...]:
        with transactie(self.buurt.dienst.db) as sessie:
            return cyclus.besluiten(sessie, 1)

    def agenda(self, naam: str, soort: str = "agenda", nummer: int = 1) -> list[str]:
        """What in the calendar file of this person says how it changes; nothing when she may not have it."""
        mens, op_web = self[naam], not isinstance(self.buurt, TelegramBuurt)
        waar = (WEB, mens.adres) if isinstance(mens, BrowserMens) else ("telegram", str(mens.id))
        assert op_web == isinstance(mens, BrowserMens)
        with transactie(self.buurt.dienst.db) as sessie:
            document = maak_document(sessie, f"{soort}:{nummer}", *waar, self.buurt.dienst.klok.nu())
        regels = document.inhoud.decode().splitlines() if document else []
        return [r for r in regels if r.startswith(("METHOD", "UID", "SEQUENCE", "DTSTART;"))]


def begin_november(buurt: Buurt) -> bool:
    return buurt.dienst.klok.nu().month == 11


@pytest.fixture
async def wijk(buurt: Buurt, uitnodiging: str) -> Wijk:
    return await Wijk(buurt).begin(uitnodiging)


def afspraken(methode: str, volgnummer: int, **dagen: date) -> list[str]:
    regels = [f"METHOD:{methode}"]
    for soort, dag in dagen.items():
        regels += [
            f"DTSTART;TZID=Europe/Amsterdam:{dag:%Y%m%d}T090000",
            f"UID:actie-1-{soort}@wijksignaal.invalid",
            f"SEQUENCE:{volgnummer}",
        ]
    return regels


STAP, CHECK = date(2026, 11, 17), date(2026, 12, 15)


async def test_an_owner_says_yes_and_every_pattern_gets_its_answer(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    assert "Eigenaar: Sander (gevraagd)" in wijk.buurt.groep[-1]
    assert wijk.actie() == ("Esra", "Sander Vos", True)
    assert wijk.agenda("Sander") == []

    # He says yes: the coördinator hears it, the group does not; the dates go along.
    aantal_in_de_groep = len(wijk.buurt.groep)
    await sander.drukt("Ja, dat doe ik")
    assert wijk.actie() == ("Sander", "", True)
    assert esra.laatste == "Sander is nu eigenaar van de actie “Samen opruimen”."
    if isinstance(sander, TelegramMens):
        assert [b.document[0] for b in sander.chat if b.document] == ["actie-1.ics"]
    assert len(wijk.buurt.groep) == aantal_in_de_groep
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 1, stap=STAP, check=CHECK)

    # The rest: one later, one not and why.
    await esra.drukt("Nee, dit was het")
    await esra.drukt("Later")
    await esra.drukt("Niet, omdat…")
    await esra.zegt("De corporatie begint in maart")
    assert esra.laatste.startswith("Elk thema heeft nu een antwoord.")
    assert wijk.besluiten() == (
        Besluit("veiligheid", Uitkomst.LATER),
        Besluit("wonen", Uitkomst.NIET, "De corporatie begint in maart"),
    )

    # What was put off comes back with the next bundle, without figures.
    with transactie(wijk.buurt.dienst.db) as sessie:
        assert maand.oogst(sessie, 1, "2026-11").later == (Patroon("Veiligheid"),)


async def test_a_pattern_that_was_put_off_can_be_chosen_after_all(wijk: Wijk) -> None:
    esra = wijk["Esra"]
    await esra.zegt("/kiezen")
    await esra.drukt("Deze keer geen actie")
    for _ in PATRONEN:
        await esra.drukt("Later")
    assert [besluit.patroon for besluit in wijk.besluiten()] == ["afval-en-schoon", "veiligheid", "wonen"]

    await wijk.kies("Veiligheid", "Een avondronde", "Esra Demir")

    assert [besluit.patroon for besluit in wijk.besluiten()] == ["afval-en-schoon", "wonen"]
    assert any("Je kunt dit in je agenda zetten" in tekst for tekst, _ in esra.berichten)
    assert wijk.agenda("Esra") == afspraken("PUBLISH", 1, stap=STAP, check=CHECK)


async def test_all_that_was_heard_ends_with_an_answer(wijk: Wijk) -> None:
    """What stands under *ook gehoord* too: one tap, and who told it hears why."""
    esra, fatima = wijk["Esra"], wijk["Fatima"]
    await fatima.zegt("Naast de glasbak staat weer grofvuil op de stoep")
    await fatima.zegt("Een vaste dag waarop het wordt opgehaald")
    await wijk.buurt.wordt("2026-12-03T09:00")
    ook = ("Afval en schoon", "Wonen", "Geld en werk")
    bundel = Bundel("Laak", "2026-11", 5, (Patroon("Veiligheid", 4, 3, 6),), ook_gehoord=ook)
    with transactie(wijk.buurt.dienst.db) as sessie:
        bundels.bewaar(sessie, 2, bundel)
    await wijk.kies("Veiligheid", "Een avondronde", "Esra Demir")
    await esra.drukt("Nee, dit was het")
    assert esra.laatste.startswith("Jullie hoorden ook: Afval en schoon, Wonen, en Geld en werk.")
    await esra.zegt("/stop")
    with transactie(wijk.buurt.dienst.db) as sessie:
        assert delen.rondes(sessie, 1)[1].zonder_antwoord == ook

    await esra.zegt("/kiezen")
    await esra.drukt("Nee, dit was het")
    await esra.drukt("De rest: later")
    assert esra.laatste.startswith("Elk thema heeft nu een antwoord.")
    with transactie(wijk.buurt.dienst.db) as sessie:
        assert delen.rondes(sessie, 1)[1].zonder_antwoord == ()
        assert maand.oogst(sessie, 1, "2026-12").later == tuple(Patroon(naam) for naam in ook)
    await wijk.buurt.wordt("2026-12-04T09:00")
    gehoord = next(tekst for tekst, _ in reversed(fatima.berichten) if "zit in ‘Afval en schoon’." in tekst)
    assert "Het wijkverband koos het nog niet, en schoof het door naar de bundel erna." in gehoord


async def test_a_member_chooses_whom_the_coordinator_names_until_the_round_is_over(wijk: Wijk) -> None:
    esra, rajiv, sander = wijk["Esra"], wijk["Rajiv"], wijk["Sander"]
    await esra.zegt("/kiezen")
    await esra.drukt("Laat iemand anders kiezen")
    await esra.drukt("Rajiv")
    assert rajiv.laatste.startswith("Esra vraagt jou om te kiezen uit de bundel van oktober")
    await sander.zegt("/kiezen")
    assert sander.laatste.startswith("De acties legt Esra vast")

    await rajiv.drukt("Kies de acties")
    await rajiv.drukt("Deze keer geen actie")
    for _ in PATRONEN:
        await rajiv.drukt("Later")
    assert rajiv.laatste == (
        "Dank je. Elk thema heeft nu een antwoord. Esra hoort het, en schrijft wat bewoners lezen."
    )
    assert esra.laatste.startswith("Rajiv koos uit de bundel van oktober.")
    assert [besluit.uitkomst for besluit in wijk.besluiten()] == [Uitkomst.LATER] * 3

    # With the next bundle it is over.
    await wijk.buurt.wordt("2026-12-03T09:00")
    for gezegd in ("/kiezen", "/start kiezen-1"):
        await rajiv.zegt(gezegd)
        assert rajiv.laatste.startswith("De acties legt Esra vast")


async def test_who_was_to_choose_leaves_and_the_coordinator_hears_it(wijk: Wijk) -> None:
    esra, rajiv = wijk["Esra"], wijk["Rajiv"]
    await esra.zegt("/kiezen")
    await esra.drukt("Laat iemand anders kiezen")
    await esra.drukt("Rajiv")
    await ga_weg(rajiv)
    assert esra.laatste == (
        "Wie uit de bundel van oktober zou kiezen, doet niet meer mee. "
        "Kies zelf, of laat het iemand anders doen."
    )
    with transactie(wijk.buurt.dienst.db) as sessie:
        assert cyclus.bundel(sessie, 1).kiezer == 0
    await esra.drukt("Kies de acties")
    assert esra.laatste == "Bundel van oktober. Wat pakken jullie op?"


async def test_a_third_action_only_after_toch(wijk: Wijk) -> None:
    esra = wijk["Esra"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Esra Demir")
    await esra.drukt("Ja, nog één")
    await wijk.kies("Veiligheid", "Een avondronde", "Esra Demir", begin=False)
    assert esra.berichten[-2][0].endswith("Er staan al twee acties. Klein houden werkt.")

    await esra.drukt("Toch een derde")
    await wijk.kies("Wonen", "Een spreekuur", "Esra Demir", begin=False)

    assert esra.berichten[-2][0].endswith("Er staan al drie acties. Klein houden werkt.")
    await esra.drukt("Nee, dit is genoeg")
    assert wijk.besluiten() == ()


async def test_an_owner_declines_and_the_next_proposes_somebody_better(wijk: Wijk) -> None:
    esra, sander, rajiv, anna = (wijk[naam] for naam in ("Esra", "Sander", "Rajiv", "Anna"))
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Nee, omdat…")
    await sander.zegt("Ik ben tot kerst met verlof")
    assert "omdat: “Ik ben tot kerst met verlof”" in esra.laatste
    assert wijk.actie() == ("Esra", "", True)
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    assert "(niet aangenomen door Sander)" in esra.laatste
    await rajiv.zegt("/acties")
    assert "niet aangenomen" not in rajiv.laatste

    await esra.drukt("Vraag iemand anders")
    await esra.drukt("Rajiv")
    assert "Esra vraagt jou als eigenaar" in rajiv.laatste
    await rajiv.drukt("Beter iemand anders")
    await rajiv.drukt("Anna")
    assert esra.laatste == "Rajiv stelt Anna voor als eigenaar van “Samen opruimen”. Ik vroeg het Anna."
    await anna.drukt("Ja, dat doe ik")
    assert wijk.actie() == ("Anna", "", True)


async def test_without_an_answer_the_question_goes_back_after_three_working_days(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await wijk.buurt.wordt("2026-11-06T08:59")
    assert wijk.actie() == ("Esra", "Sander Vos", True)

    await wijk.buurt.wordt("2026-11-06T09:00")
    assert wijk.actie() == ("Esra", "", True)
    assert esra.laatste.startswith("Sander gaf in drie werkdagen geen antwoord.")
    aantal = len(esra.berichten)
    await wijk.buurt.wordt("2026-11-06T12:00")
    assert len(esra.berichten) == aantal  # it is told once

    await sander.drukt("Ja, dat doe ik")
    assert sander.laatste == "Deze vraag staat niet meer open. Met /acties zie je wat er loopt."
    assert wijk.actie() == ("Esra", "", True)

    await esra.drukt("Vraag iemand anders")
    await esra.drukt("Ik doe het zelf")
    assert wijk.agenda("Esra") == afspraken("PUBLISH", 1, stap=STAP, check=CHECK)


async def test_an_action_is_handed_over_when_the_other_says_yes(wijk: Wijk) -> None:
    sander, fatima = wijk["Sander"], wijk["Fatima"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await wijk.buurt.wordt("2026-11-17T09:00")
    await sander.drukt("Geef over aan…")
    await sander.drukt("Fatima")
    assert sander.laatste == "Ik vraag het Fatima. Tot er een ja is, blijf jij eigenaar."
    assert wijk.actie() == ("Sander", "Fatima Bouzid", True)

    await fatima.drukt("Ja, dat doe ik")

    assert wijk.actie() == ("Fatima", "", True)
    assert sander.laatste == "Fatima is nu eigenaar van de actie “Samen opruimen”."
    assert wijk.agenda("Sander") == []
    assert wijk.agenda("Sander", "afzegging") == afspraken("CANCEL", 2, stap=STAP, check=CHECK)
    assert wijk.agenda("Fatima") == afspraken("PUBLISH", 2, stap=STAP, check=CHECK)
    await wijk.buurt.wordt("2026-11-18T09:00")
    assert any(tekst.startswith("Vandaag zou de eerste stap klaar zijn") for tekst, _ in fatima.berichten)


async def test_who_hands_over_hears_it_too_when_no_answer_comes(wijk: Wijk) -> None:
    esra, sander, fatima = wijk["Esra"], wijk["Sander"], wijk["Fatima"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await sander.zegt("/acties")
    await sander.drukt("Hoe staat het")
    await sander.drukt("Geef over aan…")
    await sander.drukt("Fatima")
    await esra.zegt("/stop")

    await wijk.buurt.wordt("2026-11-06T09:00")

    for mens in (esra, sander):
        assert mens.laatste.startswith("Fatima gaf in drie werkdagen geen antwoord.")
    assert wijk.actie() == ("Sander", "", True)
    assert "Vraag iemand anders" not in fatima.knoppen


async def test_an_owner_comes_in_by_an_invitation_and_is_asked_then(wijk: Wijk) -> None:
    esra = wijk["Esra"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Iemand die nog niet meedoet")
    assert "Eigenaar: wordt gevraagd" in wijk.buurt.groep[-1]
    assert wijk.actie() == ("Esra", "De nieuwe huismeester", True)
    code = wijk.code(esra)

    # Somebody who comes in by it on Thursday has three working days from then on.
    await wijk.buurt.wordt("2026-11-05T10:00")
    omar = wijk.mensen["Omar"] = wijk.buurt.mens("Omar Haddad")
    await meld_aan(omar, code, "Corporatie", "Woonconsulent")
    assert wijk.actie() == ("Esra", "Omar Haddad", True)
    await wijk.buurt.wordt("2026-11-09T10:00")
    assert wijk.actie() == ("Esra", "Omar Haddad", True)
    await omar.drukt("Ja, dat doe ik")
    assert wijk.actie() == ("Omar", "", True)
    assert wijk.agenda("Omar") == afspraken("PUBLISH", 1, stap=STAP, check=CHECK)


async def test_who_never_comes_in_is_forgotten_and_the_coordinator_hears_it(wijk: Wijk) -> None:
    esra = wijk["Esra"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Iemand die nog niet meedoet")
    code = wijk.code(esra)
    await wijk.buurt.wordt("2026-11-06T09:00")
    assert esra.laatste.startswith("De nieuwe huismeester kwam in drie werkdagen niet binnen.")
    with transactie(wijk.buurt.dienst.db) as sessie:
        actie = cyclus.zoek_actie(sessie, 1)
    assert actie is not None
    assert (actie.gevraagd_naam, actie.uitnodiging) == ("", 0)

    # The invitation still lets her in, and asks nothing.
    omar = wijk.buurt.mens("Omar Haddad")
    await meld_aan(omar, code, "Corporatie", "Woonconsulent")
    assert wijk.actie() == ("Esra", "", True)


async def _tot_het_checkmoment(wijk: Wijk) -> Iemand:
    sander = wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await wijk.buurt.wordt("2026-11-17T09:00")
    await sander.drukt("Gedaan")
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 2, check=CHECK)
    await wijk.buurt.wordt("2026-12-15T09:00")
    await sander.drukt("Gedaan")
    await sander.zegt("Negentien mensen hielpen mee")
    return sander


async def test_a_no_of_residents_opens_it_again_with_a_new_first_step(wijk: Wijk) -> None:
    sander = await _tot_het_checkmoment(wijk)
    await sander.drukt("Nee")
    await sander.zegt("De school vragen")
    await sander.drukt("Dinsdag 22 december")

    assert "Ik herinner je op dinsdag 22 december" in sander.laatste
    nieuw = {"stap": date(2026, 12, 22), "check": date(2027, 1, 26)}
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 3, **nieuw)
    await wijk.buurt.wordt("2026-12-22T09:00")
    assert "“De school vragen”" in sander.laatste


async def test_it_goes_on_until_a_new_check_moment_and_then_stops(wijk: Wijk) -> None:
    sander = await _tot_het_checkmoment(wijk)
    await sander.drukt("Ja")
    await sander.drukt("Doorgaan")
    await sander.drukt("Over 6 weken: dinsdag 26 januari")
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 3, check=date(2027, 1, 26))

    await wijk.buurt.wordt("2027-01-26T09:00")
    await sander.drukt("Gedaan")
    await sander.zegt("Nu komen er dertig")
    await sander.drukt("Ja")
    await sander.drukt("Stoppen")

    assert wijk.actie() == ("Sander", "", False)
    assert wijk.agenda("Sander", "afzegging") == afspraken("CANCEL", 4, check=date(2027, 1, 26))


async def test_it_is_adjusted(wijk: Wijk) -> None:
    sander = await _tot_het_checkmoment(wijk)
    await sander.drukt("Weet ik niet")
    await sander.drukt("Bijstellen")
    await sander.zegt("Elke zaterdag opruimen")
    await sander.zegt("Een poster ophangen")
    await sander.drukt("Dinsdag 22 december")
    await sander.drukt("Over 7 weken")
    await sander.zegt("/acties")

    assert "Elke zaterdag opruimen — Een poster ophangen, uiterlijk dinsdag 22 december" in sander.laatste
    nieuw = {"stap": date(2026, 12, 22), "check": date(2027, 2, 2)}
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 3, **nieuw)


async def test_an_action_that_fails_leaves_the_calendar_and_withdraws_what_was_asked(wijk: Wijk) -> None:
    esra, sander, fatima = wijk["Esra"], wijk["Sander"], wijk["Fatima"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await wijk.buurt.wordt("2026-11-17T09:00")
    await sander.drukt("Geef over aan…")
    await sander.drukt("Fatima")
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Hoe staat het")
    await esra.drukt("Lukt niet")
    await esra.zegt("De gemeente heeft geen prikstokken meer")

    assert wijk.actie() == ("Sander", "", False)
    assert "lukt niet" in sander.laatste
    assert wijk.agenda("Sander", "afzegging") == afspraken("CANCEL", 2, stap=STAP, check=CHECK)
    await fatima.drukt("Ja, dat doe ik")
    assert fatima.laatste == "Deze vraag staat niet meer open. Met /acties zie je wat er loopt."


async def test_the_coordinator_moves_a_date_and_the_owner_hears_it(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Hoe staat het")
    await esra.drukt("Loopt, nieuwe datum")
    await esra.zegt("19 november")

    assert sander.laatste == (
        "Esra verzette de eerste stap van jouw actie “Samen opruimen” naar donderdag 19 november."
    )
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 2, stap=date(2026, 11, 19), check=CHECK)


async def _de_coordinator_kijkt_terug(wijk: Wijk) -> tuple[Iemand, Iemand]:
    """Of an action of Sander, at the check moment: it is done, and this is what it brought."""
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Hoe staat het")
    await esra.drukt("Gedaan")
    assert sander.laatste == (
        "Esra zette de eerste stap van jouw actie “Samen opruimen” op gedaan. "
        "Op dinsdag 15 december kijken we wat het bracht."
    )
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 2, check=CHECK)
    await wijk.buurt.wordt("2026-12-15T09:00")
    await esra.zegt("/acties")
    await esra.drukt("Hoe staat het")
    await esra.drukt("Gedaan")
    await esra.zegt("Negentien mensen hielpen mee")
    return esra, sander


async def test_the_coordinator_finishes_it_and_the_owner_hears_it(wijk: Wijk) -> None:
    esra, sander = await _de_coordinator_kijkt_terug(wijk)
    await esra.drukt("Ja")
    await esra.drukt("Stoppen")

    assert sander.laatste == (
        "Esra rondde jouw actie “Samen opruimen” af. Dit bracht het: “Negentien mensen hielpen mee”"
    )
    assert laatste_bestand(sander) == "actie-1-vervallen.ics"
    assert wijk.agenda("Sander", "afzegging") == afspraken("CANCEL", 3, check=CHECK)
    assert laatste_bestand(esra) == ""


async def test_the_coordinator_lets_it_go_on_and_the_owner_gets_the_dates(wijk: Wijk) -> None:
    esra, sander = await _de_coordinator_kijkt_terug(wijk)
    await esra.drukt("Ja")
    await esra.drukt("Doorgaan")
    await esra.drukt("Over 6 weken")

    assert sander.laatste == (
        "Esra gaf door dat jouw actie “Samen opruimen” doorgaat. Op dinsdag 26 januari kijken we opnieuw."
    )
    assert laatste_bestand(sander) == "actie-1.ics"
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 3, check=date(2027, 1, 26))
    assert laatste_bestand(esra) == ""


async def test_the_coordinator_adjusts_it_and_the_owner_gets_the_dates(wijk: Wijk) -> None:
    esra, sander = await _de_coordinator_kijkt_terug(wijk)
    await esra.drukt("Ja")
    await esra.drukt("Bijstellen")
    await esra.zegt("Elke zaterdag opruimen")
    await esra.zegt("Een poster ophangen")
    await esra.drukt("Dinsdag 22 december")
    await esra.drukt("Over 7 weken")

    assert sander.laatste == (
        "Esra stelde jouw actie “Samen opruimen” bij. Het is nu: “Elke zaterdag opruimen”\n"
        "Eerste stap: “Een poster ophangen”, uiterlijk dinsdag 22 december. "
        "Op dinsdag 2 februari kijken we opnieuw."
    )
    assert "Ik herinner Sander op dinsdag 22 december." in esra.laatste
    assert laatste_bestand(sander) == "actie-1.ics"


async def test_the_coordinator_opens_it_again_and_the_owner_gets_the_dates(wijk: Wijk) -> None:
    esra, sander = await _de_coordinator_kijkt_terug(wijk)
    await esra.drukt("Nee")
    await esra.zegt("De school vragen")
    await esra.drukt("Dinsdag 22 december")

    assert sander.laatste == (
        "Esra gaf door dat bewoners nog geen verschil merken van jouw actie “Samen opruimen”. Ze gaat door.\n"
        "Eerste stap: “De school vragen”, uiterlijk dinsdag 22 december. "
        "Op dinsdag 26 januari kijken we opnieuw."
    )
    assert laatste_bestand(sander) == "actie-1.ics"
    assert laatste_bestand(esra) == ""


async def test_what_is_changed_while_writing_for_residents_reaches_the_owner(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await esra.zegt("/stop")
    await esra.zegt("/terugkoppelen")
    await esra.drukt("Neem dit over")
    await esra.drukt("Ik verander iets")
    await esra.drukt("Samen opruimen: gedaan")
    await esra.zegt("Negentien mensen hielpen mee")
    await esra.drukt("Nee")
    await esra.zegt("De school vragen")
    await esra.drukt("Dinsdag 17 november")
    assert "• Samen opruimen: loopt" in esra.laatste
    assert "bewoners nog geen verschil merken" in sander.laatste
    assert laatste_bestand(sander) == "actie-1.ics"

    await esra.drukt("Ik verander iets")
    await esra.drukt("Samen opruimen: gedaan")
    await esra.zegt("Nu komen er dertig")
    await esra.drukt("Ja")
    assert "• Samen opruimen: gedaan" in esra.laatste
    assert (
        sander.laatste == "Esra rondde jouw actie “Samen opruimen” af. Dit bracht het: “Nu komen er dertig”"
    )
    assert laatste_bestand(sander) == "actie-1-vervallen.ics"
    with transactie(wijk.buurt.dienst.db) as sessie:
        actie = cyclus.zoek_actie(sessie, 1)
    assert actie is not None
    assert (actie.stand, actie.opbrengst, actie.merkbaar) == (Stand.GEDAAN, "Nu komen er dertig", "ja")


async def test_the_coordinator_asks_somebody_else_and_the_owner_hears_it(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Hoe staat het")
    await esra.drukt("Geef over aan…")
    await esra.drukt("Rajiv")

    assert sander.laatste == (
        "Esra vraagt Rajiv als eigenaar van jouw actie “Samen opruimen”. Tot er een ja is, blijf jij het."
    )


async def test_an_action_that_is_inherited_comes_with_its_dates(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await ga_weg(sander)
    assert wijk.actie() == ("Esra", "", True)
    assert esra.laatste == f"{OVERGENOMEN}\n• Samen opruimen"
    assert laatste_bestand(esra) == "actie-1.ics"

    # Esra leaves too. Whoever comes after her hears what is hers now, with the dates.
    await ga_weg(esra)
    with transactie(wijk.buurt.dienst.db) as sessie:
        mensen.nodig_uit(
            sessie, 1, "opvolger", Rol.COORDINATOR, 1, kalender.moment(date(2026, 12, 1), time(9))
        )
    mila = wijk.mensen["Mila"] = wijk.buurt.mens("Mila Jansen")
    await meld_aan(mila, "opvolger", "Gemeente", "Wijkmanager")
    assert wijk.actie() == ("Mila", "", True)
    assert f"{WAS_VAN_NIEMAND}\n• Samen opruimen" in [tekst for tekst, _ in mila.berichten]
    assert wijk.agenda("Mila") == afspraken("PUBLISH", 4, stap=STAP, check=CHECK)
    await mila.drukt("Geef over aan…")
    assert mila.laatste == "Aan wie geef je de actie over? Ik vraag het die persoon."


def laatste_bestand(mens: Iemand) -> str:
    """The calendar file under the newest message of the bot, by its name; empty when there is none."""
    if isinstance(mens, TelegramMens):
        bericht = [b for b in mens.chat if b.van == "bot"][-1]
        return bericht.document[0] if bericht.document else ""
    naam = mens.buurt.regels(mens.adres)[-1].bericht.document
    soort, _, nummer = naam.partition(":")
    return {"agenda": f"actie-{nummer}.ics", "afzegging": f"actie-{nummer}-vervallen.ics", "": ""}[soort]


async def test_an_action_is_corrected_and_the_owner_hears_it(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Verbeter: Samen opruimen")
    await esra.drukt("De zin voor bewoners")
    await esra.zegt("Elke zaterdag ruimen we samen op")
    assert sander.laatste == (
        "Esra verbeterde jouw actie “Samen opruimen”. "
        "De zin voor bewoners is nu: “Elke zaterdag ruimen we samen op”"
    )
    assert laatste_bestand(sander) == "actie-1.ics"

    await sander.zegt("/acties")
    await sander.drukt("Verbeter: Samen opruimen")
    await sander.drukt("Het checkmoment")
    await sander.drukt("Over 8 weken")
    assert laatste_bestand(sander) == "actie-1.ics"
    assert wijk.agenda("Sander") == afspraken("PUBLISH", 3, stap=STAP, check=date(2026, 12, 29))
    with transactie(wijk.buurt.dienst.db) as sessie:
        actie = cyclus.zoek_actie(sessie, 1)
        zoek = select(m.Historie.waarden, m.Historie.wie).where(m.Historie.wat == "verbeterd")
        wat, wie = zip(*sessie.execute(zoek.order_by(m.Historie.id)), strict=True)
    assert actie is not None
    assert (actie.zin, actie.check_op) == ("Elke zaterdag ruimen we samen op", date(2026, 12, 29))
    assert wat == ({"veld": "zin"}, {"veld": "check_op"})
    assert len({*wie} - {""}) == 2  # two different people

    # The reminder comes on the new day, and not on the old one.
    await sander.drukt("Hoe staat het")
    await sander.drukt("Gedaan")
    await wijk.buurt.wordt("2026-12-28T12:00")
    assert [tekst for tekst, _ in sander.berichten if tekst.startswith("Vandaag kijken we terug")] == []
    await wijk.buurt.wordt("2026-12-29T09:00")
    assert sander.laatste.startswith("Vandaag kijken we terug op de actie:")


async def test_an_answer_that_was_given_becomes_another(wijk: Wijk) -> None:
    esra = wijk["Esra"]
    await esra.zegt("/kiezen")
    await esra.drukt("Deze keer geen actie")
    for _ in PATRONEN:
        await esra.drukt("Later")
    await esra.zegt("/kiezen")
    await esra.drukt("Verander een antwoord")
    await esra.drukt("Wonen: later")
    await esra.drukt("Niet, omdat…")
    await esra.zegt("De corporatie begint in maart")
    assert esra.laatste == "Aangepast. Dit antwoord telt nu."
    assert wijk.besluiten()[-1] == Besluit("wonen", Uitkomst.NIET, "De corporatie begint in maart")

    await esra.zegt("/kiezen")
    await esra.drukt("Verander een antwoord")
    await esra.drukt("Wonen: niet")
    await esra.drukt("Later")
    assert wijk.besluiten()[-1] == Besluit("wonen", Uitkomst.LATER)


async def test_a_coordinator_who_is_silent_about_her_own_action_is_not_told_to_ask_herself(
    wijk: Wijk,
) -> None:
    esra = wijk["Esra"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Esra Demir")
    await esra.drukt("Nee, dit was het")
    await esra.zegt("/stop")
    await wijk.buurt.wordt("2026-12-01T09:00")

    gehoord = [tekst for tekst, _ in esra.berichten]
    assert [t for t in gehoord if t.startswith("Vandaag zou de eerste stap")] != []
    assert [t for t in gehoord if t.startswith("Ik vraag het nog één keer")] != []
    assert [t for t in gehoord if "gaf nog geen antwoord" in t] == []


async def ga_weg(mens: Iemand) -> None:
    await mens.zegt("/stop")
    await mens.zegt("/verwijder")
    await mens.drukt("Wis alles en stop")
    await mens.drukt("Ja, wis het nu")


async def test_who_was_asked_leaves_and_the_coordinator_looks_on(wijk: Wijk) -> None:
    esra, sander = wijk["Esra"], wijk["Sander"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await esra.zegt("/stop")
    with transactie(wijk.buurt.dienst.db) as sessie:
        wie = next(lid for lid in facts.leden(sessie, 1) if lid.naam == "Sander Vos")
    await ga_weg(sander)

    assert wie.persoon not in [lid.persoon for lid in _leden(wijk)]
    assert wijk.actie() == ("Esra", "", True)
    assert esra.laatste == (
        "Wie gevraagd is als eigenaar van “Samen opruimen” doet niet meer mee.\n"
        "Die vraag is nu ingetrokken. Jij blijft zolang eigenaar. Vraag iemand anders, of doe het zelf."
    )
    await esra.drukt("Vraag iemand anders")
    await esra.drukt("Rajiv")
    assert wijk.actie() == ("Esra", "Rajiv Ramdin", True)


async def test_who_hands_over_hears_it_too_when_who_was_asked_leaves(wijk: Wijk) -> None:
    esra, sander, fatima = wijk["Esra"], wijk["Sander"], wijk["Fatima"]
    await wijk.kies("Afval en schoon", "Samen opruimen", "Sander Vos")
    await sander.drukt("Ja, dat doe ik")
    await sander.zegt("/acties")
    await sander.drukt("Hoe staat het")
    await sander.drukt("Geef over aan…")
    await sander.drukt("Fatima")
    await esra.zegt("/stop")
    await ga_weg(fatima)

    for mens, wie in ((esra, "Sander blijft"), (sander, "Jij blijft")):
        assert mens.laatste == (
            "Wie gevraagd is als eigenaar van “Samen opruimen” doet niet meer mee.\n"
            f"Die vraag is nu ingetrokken. {wie} zolang eigenaar. Vraag iemand anders, of doe het zelf."
        )
    assert wijk.actie() == ("Sander", "", True)


def _leden(wijk: Wijk) -> tuple[facts.wijk.Lid, ...]:
    with transactie(wijk.buurt.dienst.db) as sessie:
        return facts.leden(sessie, 1)
