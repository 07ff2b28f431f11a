"""What the stories need: a database per test, a clock that the test moves, people on either channel."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.dienst import Dienst, Klok, maak_code
from bot.send import Tempo
from gesprekken import kalender
from gesprekken.wijk import Rol
from opslag import apply, transactie
from tests.mensen import BrowserBuurt, Buurt, TelegramBuurt
from tests.neptelegram import NepTelegram

BEGIN = datetime.fromisoformat("2026-11-02T08:30")  # a monday


@pytest.fixture
async def dienst(tmp_path: Path) -> AsyncIterator[Dienst]:
    klok = Klok(kalender.moment(BEGIN.date(), BEGIN.time()), loopt=False)
    async with Dienst(f"sqlite:///{tmp_path}/wijk.sqlite", klok=klok, tempo=Tempo(los=True)) as dienst:
        yield dienst


@pytest.fixture
def nep() -> NepTelegram:
    return NepTelegram()


@pytest.fixture
async def op_telegram(dienst: Dienst, nep: NepTelegram) -> TelegramBuurt:
    return await TelegramBuurt(dienst, nep).begin()


@pytest.fixture(params=["telegram", "browser"])
async def buurt(request: pytest.FixtureRequest, dienst: Dienst, nep: NepTelegram) -> Buurt:
    """A story that asks for this is played twice: over Telegram and over the browser channel."""
    return await TelegramBuurt(dienst, nep).begin() if request.param == "telegram" else BrowserBuurt(dienst)


@pytest.fixture
def uitnodiging(dienst: Dienst) -> str:
    """The invitation of the coördinator of a new wijkverband, as `wijksignaal beheer wijkverband` makes it."""
    code, nu = maak_code(), dienst.klok.nu()
    with transactie(dienst.db) as sessie:
        nummer = apply.maak_wijkverband(
            sessie,
            "Laak",
            nu,
            buurten=["Spoorbuurt", "Havenkant"],
            organisaties=["Gemeente", "Thuiszorg", "Politie", "Welzijn", "Corporatie"],
        )
        apply.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, kalender.ronde_einde("2026-12"))
    return code
