"""How often somebody may come: who types never notices, who sends a flood hears it once."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot import portier
from bot.dienst import Dienst, maak_code
from bot.paginas import maak_app
from bot.portier import PER_CHAT, PER_CODE, VENSTER, Grens, Oordeel, Portier
from bot.telegram_in import Ophaler
from bot.voorvallen import Voorval
from gesprekken import rondes, vangnet
from gesprekken.model import Context
from gesprekken.wijk import Rol
from opslag import facts, mensen, transactie
from tests.bezoek import NAIMA, Bezoek, bezoek_aan, kopie, nieuwe_wijk
from tests.meelezer import Meelezer
from tests.mensen import GROEP, TelegramBuurt, TelegramMens
from tests.test_een_maand import meld_aan

DOOR, ZEG_HET, STIL = Oordeel.DOOR, Oordeel.ZEG_HET, Oordeel.STIL


class Klok:
    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def twee(klok: Klok) -> Portier:
    """Two at once, and then one in ten seconds."""
    return Portier(Grens(2, 0.1), klok)


def test_who_comes_too_often_is_told_once_in_a_window(twee: Portier, klok: Klok) -> None:
    assert [twee.laat_door("a") for _ in range(5)] == [DOOR, DOOR, ZEG_HET, STIL, STIL]
    assert twee.laat_door("b") is DOOR
    klok.nu += 10
    assert [twee.laat_door("a") for _ in range(2)] == [DOOR, STIL]
    klok.nu += VENSTER
    assert [twee.laat_door("a") for _ in range(4)] == [DOOR, DOOR, ZEG_HET, STIL]


def test_asking_whether_it_is_shut_takes_nothing(twee: Portier, klok: Klok) -> None:
    assert [twee.is_dicht("a") for _ in range(3)] == [False] * 3
    assert [twee.laat_door("a") for _ in range(2)] == [DOOR, DOOR]
    assert twee.is_dicht("a")
    klok.nu += 10
    assert [twee.is_dicht("a") for _ in range(2)] == [False, False]


def test_what_waited_while_we_were_off_counts_by_when_it_was_sent(twee: Portier) -> None:
    assert {twee.laat_door("a", 1_800_000_000 + 10 * i) for i in range(500)} == {DOOR}
    assert twee.laat_door("a", 1_800_000_000) is DOOR  # a clock that went back takes nothing away
    assert twee.laat_door("a", 1_800_000_000) is ZEG_HET


def test_however_many_come_little_is_remembered(klok: Klok, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portier, "MEESTE", 100)
    poort = Portier(PER_CHAT, klok)
    for wie in range(5_000):
        klok.nu += 0.01
        poort.laat_door(wie)
    assert len(poort) <= 100


# --- Telegram ---


@pytest.fixture
async def esra(op_telegram: TelegramBuurt, uitnodiging: str) -> TelegramMens:
    """With the limits as they are in use."""
    esra = op_telegram.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    op_telegram.ophaler = Ophaler(op_telegram.dienst, op_telegram.bot, even=0)
    return esra


def geteld(dienst: Dienst) -> dict[str, int]:
    with transactie(dienst.db) as sessie:
        return facts.geweigerd(sessie, dienst.klok.nu().date())


async def test_a_busy_morning_never_meets_it(esra: TelegramMens) -> None:
    """Ten signals in one go: told, thought better of, and corrected."""
    for i in range(10):
        await esra.zegt(f"In straat {i} ligt grofvuil op de stoep")
        await esra.zegt("Een vaste ophaaldag")
        await esra.drukt("Trek in")
        await esra.drukt("Zet terug")
    assert vangnet.TE_SNEL not in [tekst for tekst, _ in esra.berichten]


async def test_a_flood_costs_no_more_answers_than_the_limit_and_one_sentence(
    esra: TelegramMens, log: Meelezer
) -> None:
    buurt, voor = esra.buurt, len(esra.berichten)
    fatima = buurt.mens("Fatima Bouzid")
    portier_ = buurt.ophaler.portier = Portier(PER_CHAT, Klok())
    for _ in range(1000):
        await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, "/help"))
    gehoord = [tekst for tekst, _ in esra.berichten[voor:]]
    assert len(gehoord) == PER_CHAT.ineens + 1
    assert gehoord.count(vangnet.TE_SNEL) == 1
    await fatima.zegt("/help")
    assert fatima.laatste.startswith("Met Wijksignaal hoort")
    await buurt.dienst.tik()
    assert geteld(buurt.dienst) == {"te_snel": 1000 - PER_CHAT.ineens}
    assert [r["soort"] for r in log.van(Voorval.TOEGANG_GEWEIGERD)] == ["te_snel"]
    assert len(portier_) == 2


async def test_a_flood_of_presses_is_answered_without_a_message(esra: TelegramMens) -> None:
    buurt, voor, toasts = esra.buurt, len(esra.berichten), len(esra.buurt.nep.toasts)
    buurt.ophaler.portier = Portier(Grens(0, 0.001), Klok())
    onder = next(bericht.id for bericht in reversed(esra.chat) if bericht.knoppen)
    for _ in range(3):
        await buurt.neem(buurt.nep.druk(esra.id, esra.naam, onder, "o:help::"))
    assert (buurt.nep.toasts[toasts:], len(esra.berichten)) == ([vangnet.TE_SNEL], voor)
    beantwoord = [w["callback_query_id"] for m, w in buurt.nep.roep if m == "answerCallbackQuery"]
    assert len({*beantwoord[-3:]}) == 3


async def test_in_a_group_nothing_is_said_about_it(esra: TelegramMens) -> None:
    buurt, voor = esra.buurt, len(esra.buurt.nep.chats[GROEP])
    buurt.ophaler.portier = Portier(Grens(0, 0.001), Klok())
    await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, "/koppel x", GROEP))
    assert len(buurt.groep) == voor


async def test_who_blocks_and_comes_back_all_the_time_is_held_up_and_the_last_one_counts(
    esra: TelegramMens,
) -> None:
    buurt, nep, klok = esra.buurt, esra.buurt.nep, Klok()
    buurt.ophaler.leden = Portier(Grens(2, 1 / 30), klok)

    def bereikbaar() -> bool:
        with transactie(buurt.dienst.db) as sessie:
            persoon = facts.context(
                sessie, "telegram", str(esra.id), Context(nu=buurt.dienst.klok.nu())
            ).persoon
            assert persoon is not None
            return persoon.bereikbaar

    for oud, nieuw in [("member", "kicked"), ("kicked", "member")] * 3 + [("member", "kicked")]:
        await buurt.neem(nep.lidmaatschap(esra.id, esra.id, esra.naam, oud, nieuw))
    assert bereikbaar()
    await buurt.ophaler.haal(0)
    assert bereikbaar()
    klok.nu += 30
    await buurt.ophaler.haal(0)
    assert not bereikbaar()
    await buurt.neem(nep.lidmaatschap(esra.id, esra.id, esra.naam, "kicked", "member"))
    assert not bereikbaar()
    await buurt.ophaler.rond_af(1)
    assert bereikbaar()
    await buurt.dienst.tik()
    assert geteld(buurt.dienst) == {"te_snel": 6}


async def test_who_guesses_codes_is_told_to_wait_and_finds_nothing_meanwhile(
    esra: TelegramMens, log: Meelezer
) -> None:
    buurt, dienst, code = esra.buurt, esra.buurt.dienst, maak_code()
    klok = Klok()
    dienst.codes = Portier(PER_CODE, klok)
    with transactie(dienst.db) as sessie:
        mensen.nodig_uit(sessie, 1, code, Rol.MELDER, 5, rondes.einde("2027-06"))
    rader, ander = buurt.mens("Nadia"), buurt.mens("Omar")
    for _ in range(PER_CODE.ineens):
        await rader.zegt(f"/start {maak_code()}")
        assert rader.laatste.startswith("Deze uitnodiging ken ik niet")
    await rader.zegt(f"/start {code}")
    await rader.zegt(code)
    assert [tekst for tekst, _ in rader.berichten[PER_CODE.ineens :]] == [vangnet.TE_VEEL_CODES]
    await ander.zegt(f"/start {code}")
    assert ander.laatste.startswith("Welkom bij Wijksignaal van Laak")
    klok.nu += 600
    await rader.zegt(f"/start {code}")
    assert rader.laatste.startswith("Welkom bij Wijksignaal van Laak")
    await dienst.tik()
    assert geteld(dienst) == {"uitnodiging": 5, "codes": 2}


async def test_who_guesses_the_code_of_a_group_finds_nothing_either(esra: TelegramMens) -> None:
    buurt = esra.buurt
    await esra.zegt("/koppel")
    code = esra.laatste.partition("/koppel ")[2].split()[0]
    for poging in (*(maak_code() for _ in range(PER_CODE.ineens)), code):
        await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, f"/koppel {poging}", GROEP))
    with transactie(buurt.dienst.db) as sessie:
        assert facts.groep_bij(sessie, "telegram", str(GROEP)) is None


# --- pages ---


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("portier"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


async def test_a_page_is_refused_with_one_sentence_to_who_asks_too_often(bezoek: Bezoek) -> None:
    app = maak_app(bezoek.oefening, per_adres=Grens(3, 0.001), per_mens=Grens(1, 0.001))
    koppen = {"X-Sleutel": bezoek.oefening.sleutel}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://127.0.0.1", headers=koppen
    ) as client:
        typt = [await client.post("/bericht", json={"persoon": NAIMA, "tekst": "/help"}) for _ in range(2)]
        verder = [await client.get("/") for _ in range(2)]
    assert [a.status_code for a in (*typt, *verder)] == [200, 429, 200, 429]
    assert typt[1].json() == verder[1].json() == {"fout": vangnet.TE_SNEL}
    assert verder[1].headers["Content-Security-Policy"] == verder[0].headers["Content-Security-Policy"]
