"""What is said and shown and yet kept nowhere: codes, the way in danger, a word of which nobody knows what it is."""

import json
import re
from datetime import timedelta

import pytest

from bot.dienst import Dienst
from bot.geheugen import BEWAAR, ZO_METEEN
from gesprekken import vangnet
from gesprekken.model import NIET_BEWAARD
from opslag import browser, transactie
from tests.databases import elke_rij
from tests.mensen import BrowserBuurt, BrowserMens, Buurt, TelegramBuurt, TelegramMens
from tests.test_een_maand import meld_aan

Mens = TelegramMens | BrowserMens
GEVAAR = "Bewoners praten nog over de steekpartij bij het station"
ERGER = "Een bewoner van de flat wil niet meer leven"
NAAM = "Naast de glasbak roept Qvorlan elke nacht"


@pytest.fixture
async def esra(buurt: Buurt, uitnodiging: str) -> Mens:
    """The coördinator of Laak."""
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    return esra


@pytest.fixture
async def in_de_browser(dienst: Dienst, uitnodiging: str) -> BrowserMens:
    esra = BrowserBuurt(dienst).mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    return esra


def bewaard(buurt: Buurt) -> str:
    return repr(elke_rij(buurt.dienst.db))


def verteld(buurt: Buurt) -> list[str]:
    return [rij["gehoord"] for rij in elke_rij(buurt.dienst.db)["signaal"]]


def in_de_chat(mens: BrowserMens) -> list[str]:
    """Her own words, as they are kept."""
    with transactie(mens.buurt.dienst.db) as sessie:
        regels = browser.gesprek(sessie, mens.adres)
    return [regel.bericht.tekst for regel in regels if regel.van == browser.MENS]


# --- danger ---


async def test_the_way_that_was_shown_stands_nowhere_but_in_sight(esra: Mens) -> None:
    await esra.zegt(ERGER)
    alles = bewaard(esra.buurt)
    assert "Bel 113" in esra.laatste
    assert [woord in alles for woord in (NIET_BEWAARD, "Bel 113", "wil niet meer leven", "zelfdoding")] == [
        True,
        False,
        False,
        False,
    ]


async def test_what_is_about_the_neighbourhood_is_told_once_more_and_soon(esra: Mens) -> None:
    buurt = esra.buurt
    await esra.zegt(GEVAAR)
    await esra.drukt(vangnet.HET_IS_DE_BUURT)
    buurt.dienst.klok.zet(buurt.dienst.klok.nu() + ZO_METEEN)
    await esra.zegt(GEVAAR)
    assert verteld(buurt) == []
    await esra.drukt(vangnet.HET_IS_DE_BUURT)
    await esra.zegt(ERGER)  # about this one she said nothing
    assert verteld(buurt) == []
    await esra.zegt("/privacy")
    await esra.drukt(vangnet.HET_IS_DE_BUURT)  # an old button now
    await esra.zegt(ERGER)
    assert verteld(buurt) == []
    await esra.zegt("/stop")
    await esra.zegt(GEVAAR)
    await esra.drukt(vangnet.HET_IS_DE_BUURT)
    await esra.zegt("ok")  # refused, and yet a turn
    await esra.zegt(GEVAAR)
    assert verteld(buurt) == []
    await esra.drukt(vangnet.HET_IS_DE_BUURT)
    await esra.zegt(GEVAAR)
    assert verteld(buurt) == [GEVAAR]


async def test_the_words_of_a_text_that_was_not_taken_are_not_remembered(esra: Mens) -> None:
    """Of danger, too short, or of somebody who takes part nowhere."""
    geheugen, vreemd = esra.buurt.dienst.geheugen, esra.buurt.mens("Nadia")
    await esra.zegt("Er is nu brand bij Qvorlan en niemand doet iets")
    await esra.zegt("Bij Qvorlan")
    await vreemd.zegt(NAAM)
    assert geheugen._zinnen == {}
    await esra.zegt(NAAM)
    assert len(geheugen._zinnen) == 1


# --- the browser ---


async def test_the_chat_shows_what_became_of_what_was_said(in_de_browser: BrowserMens) -> None:
    esra = in_de_browser
    await esra.zegt("/signaal Naast de glasbak woont mevrouw Zwirkelmans boven de winkel")
    await esra.drukt("Weet ik niet")
    await esra.zegt(GEVAAR)
    await esra.drukt(vangnet.HET_IS_DE_BUURT)
    await esra.zegt(GEVAAR)
    await esra.verbetert(GEVAAR, ERGER)  # refused: what stood there still counts
    assert in_de_chat(esra)[-3:] == [
        "/signaal Naast de glasbak woont mevrouw [naam] boven de winkel",
        NIET_BEWAARD,
        GEVAAR,
    ]
    assert verteld(esra.buurt)[-1] == GEVAAR
    await esra.verbetert(GEVAAR, "Bewoners praten nog over het station, zegt mevrouw Zwirkelmans")
    assert in_de_chat(esra)[-1] == "Bewoners praten nog over het station, zegt mevrouw [naam]"
    assert verteld(esra.buurt)[-1] == in_de_chat(esra)[-1]


async def test_a_code_is_seen_in_the_browser_and_kept_nowhere(in_de_browser: BrowserMens) -> None:
    esra, buurt = in_de_browser, in_de_browser.buurt
    codes = []
    for opdracht, knop in (
        ("/uitnodigen", "Mijn collega's"),
        ("/uitnodigen", "Eén persoon"),
        ("/koppel", ""),
    ):
        await esra.zegt(opdracht)
        if knop:
            await esra.drukt(knop)
        code = re.search(r"(?:Code: |/koppel )(\w+)", esra.laatste)
        assert code is not None
        codes.append(code[1])
    nadia, omar = buurt.mens("Nadia"), buurt.mens("Omar")
    await nadia.zegt(f"/start {codes[0]}")
    await omar.zegt(codes[1])
    await omar.zegt("qwzkrtjhbgvmxpnydcsf")  # at the first question, where no text is read
    await esra.zegt(f"/koppel {codes[2]}")
    assert [in_de_chat(mens)[0] for mens in (nadia, omar)] == ["/start …", NIET_BEWAARD]
    assert in_de_chat(esra)[-1] == "/koppel …"
    alles = bewaard(buurt)
    assert ([code in alles for code in codes], "Welkom bij Wijksignaal van Laak" in alles) == (
        [False] * 3,
        True,
    )
    buurt.dienst.geheugen.vergeet(buurt.dienst.klok.nu() + BEWAAR)
    assert not any(code in json.dumps(esra.berichten) for code in codes)


# --- a word of which nobody knows whether it is a name ---


async def test_a_word_that_was_forgotten_goes_from_the_question_at_telegram_as_well(
    op_telegram: TelegramBuurt, uitnodiging: str
) -> None:
    esra = op_telegram.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    for zin in (NAAM, f"{NAAM}, en overdag ook"):
        await esra.zegt(zin)
        await esra.drukt("Weet ik niet")
    await esra.drukt("Ja, een naam")  # about the last one
    assert "“Qvorlan”" in str(esra.berichten)
    aantal = len(esra.berichten)
    op_telegram.dienst.klok.zet(op_telegram.dienst.klok.nu() + BEWAAR + timedelta(minutes=1))
    await op_telegram.dienst.tik()
    vragen = [tekst for tekst, _ in esra.berichten if vangnet.IS_HET_EEN_NAAM in tekst]
    assert ("Qvorlan" in str(esra.chat), len(vragen), len(esra.berichten)) == (False, 1, aantal)
    await esra.drukt("Nee, geen naam")
    assert esra.laatste.startswith("Dat woord heb ik nergens bewaard")


async def test_after_a_restart_no_question_names_a_word(op_telegram: TelegramBuurt, uitnodiging: str) -> None:
    esra, dienst = op_telegram.mens("Esra Demir"), op_telegram.dienst
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt(NAAM)
    await esra.drukt("Weet ik niet")
    assert "“Qvorlan”" in esra.laatste
    dienst.geheugen.__init__()  # type: ignore[misc]
    dienst._begonnen = False
    for _ in range(2):
        await dienst.tik()
    assert ("Qvorlan" in str(esra.chat), vangnet.IS_HET_EEN_NAAM in esra.laatste) == (False, True)
    assert [methode for methode, _ in op_telegram.nep.roep].count("editMessageText") == 1


async def test_what_others_will_read_is_written_without_a_gap(esra: Mens) -> None:
    await esra.buurt.wordt("2026-12-03T09:10")
    await esra.zegt("/kiezen")
    await esra.zegt("Het lawaai bij Qvorlan")
    assert "“Het lawaai bij [naam?]”" in esra.laatste
    assert "zet het dan op de lijst met /woorden" in esra.laatste
    await esra.zegt("Het lawaai op straat")
    assert esra.laatste.startswith("Het lawaai op straat. Hoe haalbaar is het")


async def test_the_number_of_the_wijkteam_may_be_typed_at_its_question(esra: Mens) -> None:
    await esra.zegt("/wijkteam")
    await esra.zegt("Wijkteam Laak, 070-3531234")
    assert esra.laatste == "Voortaan verwijs ik naar: Wijkteam Laak, 070-3531234."
    await esra.zegt("/woorden")
    await esra.zegt("Qvorlan")
    assert esra.laatste == "Ik laat voortaan staan: Qvorlan."
    await esra.zegt("/wijkteam")
    esra.buurt.dienst.klok.zet(esra.buurt.dienst.klok.nu() + timedelta(hours=25))  # the question is long over
    await esra.zegt("Bel de bewoner op 070-3531299 over de lift")
    assert verteld(esra.buurt) == ["Bel de bewoner op [telefoonnummer] over de lift"]
