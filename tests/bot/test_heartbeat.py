"""What happens by itself: questions, bundles and reminders, also after weeks of being switched off."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot import heartbeat
from bot.dienst import Dienst
from bot.nazorg import vraag_of_het_er_staat
from bot.receive import vrije_dagen
from gesprekken import kalender
from gesprekken.model import Bericht, Stuur
from gesprekken.wijk import Afspraken
from gesprekken.wijzigingen import LegAfsprakenVast
from opslag import Wie, apply, facts, mensen, outbox, transactie
from tests.databases import laat_mislukken
from tests.mensen import BrowserBuurt, BrowserMens
from tests.test_een_maand import meld_aan

ORGANISATIES = ("Thuiszorg", "Politie", "Welzijn", "Corporatie")


@pytest.fixture
def browserbuurt(dienst: Dienst) -> BrowserBuurt:
    return BrowserBuurt(dienst)


async def bezet(buurt: BrowserBuurt, uitnodiging: str, collegas: int) -> list[BrowserMens]:
    """A wijkverband with a group, a coördinator and so many colleagues of four organisations."""
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    mensen = [buurt.mens(f"Collega{i}") for i in range(collegas)]
    for i, mens in enumerate(mensen):
        await meld_aan(mens, code, ORGANISATIES[i % 4], "Opbouwwerker")
    return [esra, *mensen]


def wie_van(dienst: Dienst) -> Wie:
    return Wie(kanaal="", adres="", nu=dienst.klok.nu(), wijkverband=1, vrij=vrije_dagen(2026))


async def kies(esra: BrowserMens, wie: str, wat: str = "Samen opruimen", ja: bool = True) -> None:
    """The short road through choosing, with the dates as they are proposed; the owner says yes."""
    await esra.zegt("/kiezen")
    await esra.drukt("Anders, ik typ het zelf")
    await esra.zegt("Afval bij de containers")
    for drukt in ("Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(drukt)
    await esra.zegt(wat)
    await esra.drukt(wie)
    await esra.drukt("Zonder partners")
    await esra.zegt("Prikstokken lenen")
    await esra.drukt("Vrijdag 18 december")
    await esra.drukt("Over 6 weken")
    await esra.drukt("Sla over")
    await esra.drukt("Nee, dit was het")
    if ja:
        await esra.buurt.mens(wie).drukt("Ja, dat doe ik")


async def test_three_weeks_switched_off_is_caught_up_once_without_doubles(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.herstart("2026-12-21T10:00")
    await browserbuurt.dienst.tik()
    assert [tekst.splitlines()[0] for tekst in browserbuurt.groep] == ["Signalenbundel Laak · november 2026"]
    assert fatima.berichten == []  # no question of any of those days; what was said before is too old to keep


async def test_two_beats_at_once_do_everything_once(browserbuurt: BrowserBuurt, uitnodiging: str) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.herstart("2026-12-03T12:15")
    geteld = [heartbeat.tik(dienst.db, dienst.gereedschap, dienst.klok.nu()) for _ in range(2)]
    await dienst.verzender.veeg()
    assert (len(browserbuurt.groep), geteld) == (1, [Counter(), Counter()])


async def test_a_question_that_was_not_sent_in_time_is_not_sent_at_all(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst, voor = browserbuurt.dienst, len(fatima.berichten)
    await browserbuurt.herstart("2026-11-03T09:00")
    dienst.klok.zet(dienst.klok.nu() + timedelta(hours=3, minutes=15))
    assert (
        heartbeat.tik(dienst.db, dienst.gereedschap, dienst.klok.nu())["StelDagvraag"] == 2
    )  # placed, not sent
    dienst.klok.zet(dienst.klok.nu() + timedelta(hours=3))
    await dienst.tik()
    assert len(fatima.berichten) == voor


async def test_near_the_end_who_gave_nothing_hears_how_long_it_lasts_and_that_others_took_part(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    _, stil, *mensen = await bezet(browserbuurt, uitnodiging, 6)
    await browserbuurt.wordt("2026-11-24T12:15")
    tot = "Deze ronde loopt nog tot en met maandag 30 november."
    assert stil.laatste.startswith(f"{tot}\n\nWat hoor of zie je")
    for mens in mensen:
        await mens.zegt("Er ligt grofvuil naast de containers")
    await browserbuurt.wordt("2026-11-27T12:15")
    assert stil.laatste.startswith(f"{tot} 5 van de 7 collega's deelden al iets.\n\nWat hoor of zie je")
    assert mensen[0].laatste.startswith("Wat hoor of zie je")


async def test_who_left_after_the_first_question_is_asked_again_the_next_day(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-11-02T12:16")
    await fatima.zegt("Er ligt grofvuil naast de containers")
    assert fatima.laatste.startswith("Genoteerd.")
    await browserbuurt.wordt("2026-11-03T12:15")
    assert fatima.laatste.startswith("Wat hoor of zie je in de wijk?")
    await fatima.zegt("De lantaarn op het pad is kapot")
    assert fatima.laatste.startswith("Genoteerd.")  # a second signal, and no answer to yesterday's question


async def test_an_owner_who_stays_silent_hears_it_once_more_and_then_the_coordinator_hears(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    groep = list(browserbuurt.groep)
    await browserbuurt.wordt("2026-12-18T09:00")
    assert fatima.laatste.startswith("Vandaag zou de eerste stap klaar zijn:\n“Prikstokken lenen”")
    await browserbuurt.wordt("2026-12-23T09:00")
    assert fatima.laatste.startswith("Ik vraag het nog één keer")
    await browserbuurt.wordt("2026-12-29T09:00")  # three working days later: Christmas lies in between
    assert "Collega0 gaf nog geen antwoord over de eerste stap" in esra.laatste
    assert browserbuurt.groep == groep  # the group never hears it


async def test_when_the_owner_cannot_be_reached_the_coordinator_hears_it_at_once(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    with transactie(browserbuurt.dienst.db) as sessie:
        mensen.zet_bereikbaar(sessie, "web", fatima.adres, False)
    await browserbuurt.wordt("2026-12-18T09:00")
    assert esra.laatste.startswith("Ik kan Collega0 niet meer bereiken")


async def test_a_reminder_whose_answer_is_in_is_not_sent(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    await fatima.zegt("/acties")
    await fatima.drukt("Hoe staat het: Samen opruimen")
    await fatima.drukt("Gedaan")
    await browserbuurt.wordt("2027-01-14T18:00")
    assert not any(tekst.startswith("Vandaag zou") for tekst, _ in fatima.berichten)


async def test_whether_a_reminder_arrived_does_not_matter_once_its_answer_is_in(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    await browserbuurt.herstart("2026-12-18T08:59")
    dienst.klok.zet(dienst.klok.nu() + timedelta(minutes=1))
    heartbeat.tik(dienst.db, dienst.gereedschap, dienst.klok.nu())
    with transactie(dienst.db) as sessie:
        (post,) = outbox.claim(sessie, "een dode", dienst.klok.nu())
        outbox.onzeker(sessie, post.id, "het proces is gestopt", dienst.klok.nu())
        vraag_of_het_er_staat(sessie, post, dienst.klok.nu())
    await dienst.verzender.veeg()
    await fatima.zegt("/acties")
    await fatima.drukt("Hoe staat het: Samen opruimen")
    await fatima.drukt("Gedaan")
    await esra.drukt("Nee, stuur het opnieuw")
    assert esra.laatste == "Dat is al geregeld."
    await browserbuurt.wordt("2026-12-21T18:00")
    assert not any(tekst.startswith("Vandaag zou") for tekst, _ in fatima.berichten)


async def test_a_message_for_others_waits_for_a_decent_hour(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T20:30")  # a friday evening
    voor = fatima.laatste, browserbuurt.groep[-1]
    await kies(esra, "Collega0", ja=False)
    assert (fatima.laatste, browserbuurt.groep[-1]) == voor
    await browserbuurt.wordt("2026-12-07T08:59")
    assert (fatima.laatste, browserbuurt.groep[-1]) == voor
    await browserbuurt.wordt("2026-12-07T09:00")
    assert fatima.laatste.startswith("Esra vraagt jou als eigenaar")
    assert browserbuurt.groep[-1].startswith("Dit gaan we doen: Samen opruimen")


async def test_a_wijkverband_without_a_group_gets_its_bundle_in_private(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    iedereen = await bezet(browserbuurt, uitnodiging, 2)
    with transactie(browserbuurt.dienst.db) as sessie:
        mensen.ontkoppel_groep(sessie, "web", browserbuurt.GROEP)
    await browserbuurt.wordt("2026-12-03T09:00")
    assert [mens.laatste.splitlines()[0] for mens in iedereen] == ["Signalenbundel Laak · november 2026"] * 3


async def test_an_item_that_fails_does_not_hold_up_the_others(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    with transactie(dienst.db) as sessie:
        kapot = mensen.maak_wijkverband(sessie, "Kapot", dienst.klok.nu())
    laat_mislukken(dienst.db, "bundel", f"NEW.wijkverband_id = {kapot}")
    await browserbuurt.herstart("2026-12-03T09:00")
    geteld = await dienst.tik()
    assert (len(browserbuurt.groep), geteld) == (1, Counter(mislukt=1))


async def test_a_conversation_that_cannot_be_read_does_not_hold_up_the_beat(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    with dienst.db.begin() as verbinding:
        verbinding.exec_driver_sql("UPDATE gesprek SET toestand = 'stuk'")
    await browserbuurt.herstart("2026-12-03T12:15")
    assert len(browserbuurt.groep) == 1


async def test_a_clock_that_jumps_stops_the_beat_and_says_so(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await dienst.tik()
    begin = dienst.klok.nu()
    for sprong in (timedelta(minutes=-6), timedelta(days=46)):
        dienst.klok.zet(begin + sprong)
        with pytest.raises(
            heartbeat.KlokSpringt, match=r"Er gaat niets vanzelf de deur uit\. Zet de klok goed\."
        ):
            await dienst.tik()
    with transactie(dienst.db) as sessie:
        assert facts.laatste_hartslag(sessie) == begin
    heartbeat.vertrouw_klok(dienst.db, dienst.klok.nu())  # somebody looked: it really is that late
    assert (await dienst.tik())["MaakBundel"] == 1


async def test_what_waits_stays_silent_in_the_weekend_and_a_reply_comes_at_once(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, _ = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.herstart("2026-12-04T18:59")  # a friday; the bundle is placed but does not get out
    with transactie(dienst.db) as sessie:
        apply.stuur(sessie, Stuur(None, Bericht("Voor de groep"), "proef"), wie_van(dienst))
    voor = len(browserbuurt.groep)
    await browserbuurt.herstart("2026-12-05T11:00")
    await esra.zegt("/help")
    assert esra.laatste.startswith("Hoor of zie je iets")
    assert len(browserbuurt.groep) == voor
    await browserbuurt.herstart("2026-12-07T09:00")
    assert browserbuurt.groep[-1] == "Voor de groep"


async def test_a_pause_silences_questions_and_not_promises(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    await browserbuurt.wordt("2026-12-14T09:00")
    await fatima.zegt("/pauze")
    await fatima.drukt("Een week")
    assert "Dit valt in je pauze" in fatima.laatste
    voor = [tekst for tekst, _ in fatima.berichten]
    await browserbuurt.wordt("2026-12-18T18:00")
    nieuw = [tekst.splitlines()[0] for tekst, _ in fatima.berichten if tekst not in voor]
    assert nieuw == ["Vandaag zou de eerste stap klaar zijn:"]


async def test_afspraken_of_a_year_old_are_asked_about_once_also_months_later(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    with transactie(dienst.db) as sessie:
        wie = replace(wie_van(dienst), persoon=facts.leden(sessie, 1)[1].persoon)
        apply.pas_toe(sessie, [LegAfsprakenVast(Afspraken(vraag="Afval", deel=5))], wie)
    gevraagd = []
    for dag in ("2026-12-15", "2027-01-25", "2027-03-08", "2027-04-20", "2027-06-01", "2027-07-12", "2027-08-23",
                "2027-10-04", "2027-11-01", "2027-11-02", "2027-11-03", "2027-12-14", "2028-01-25"):  # fmt: skip
        dienst.klok.zet(kalender.moment(date.fromisoformat(dag), time(9)))
        geteld = heartbeat.tik(dienst.db, dienst.gereedschap, dienst.klok.nu())
        gevraagd += [dag] * geteld["VraagVernieuwing"]
    assert gevraagd == ["2027-11-02"]


async def test_the_agenda_of_a_meeting_that_was_moved_is_not_sent(
    browserbuurt: BrowserBuurt, uitnodiging: str
) -> None:
    esra, *_ = await bezet(browserbuurt, uitnodiging, 1)
    await esra.zegt("/overleg 10 november")
    await esra.drukt("10.00 uur")
    await browserbuurt.wordt("2026-11-08T18:00")
    await esra.zegt("/overleg 17 november")
    await esra.drukt("13.00 uur")
    await browserbuurt.wordt("2026-11-13T18:00")
    assert not any("De agenda, 20 minuten" in tekst for tekst, _ in esra.berichten)
    await browserbuurt.wordt("2026-11-20T18:00")
    agendas = [tekst for tekst, _ in esra.berichten if "De agenda, 20 minuten" in tekst]
    assert [tekst.splitlines()[0] for tekst in agendas] == [
        "Op dinsdag 17 november om 13.00 uur is het overleg van Laak. De agenda, 20 minuten:"
    ]
    assert not any("Wat kozen jullie?" in tekst for tekst, _ in esra.berichten)  # there is no bundle yet
