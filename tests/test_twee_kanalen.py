"""One wijkverband, one group with two outlets: some members are on Telegram and some in the browser.

The browser channel is that of the practice neighbourhood; where it is played beside Telegram, it is one vote.
"""

import pytest
from sqlalchemy import func, select

from bot.dienst import Dienst
from opslag import models as m
from opslag import transactie
from tests.mensen import BrowserBuurt, BrowserMens, Buurt, Mens, TelegramBuurt, TelegramMens
from tests.neptelegram import NepTelegram
from tests.test_bundelkant import Wijk, november

IN_DE_BROWSER = ("Anna Kok", "Mo Haddad")
GEEN_LID = "Stemmen kan wie meedoet in dit wijkverband. Vraag de coördinator om een uitnodiging."


class TweeKanalen(Buurt):
    """Both channels at once."""

    def __init__(self, op_telegram: TelegramBuurt, in_de_browser: BrowserBuurt) -> None:
        super().__init__(op_telegram.dienst)
        self.op_telegram, self.in_de_browser = op_telegram, in_de_browser

    def mens(self, naam: str) -> TelegramMens | BrowserMens:
        return (self.in_de_browser if naam in IN_DE_BROWSER else self.op_telegram).mens(naam)

    @property
    def groep(self) -> list[str]:
        return self.op_telegram.groep

    async def koppel_groep(self, coordinator: Mens) -> None:
        await self.op_telegram.koppel_groep(coordinator)
        await self.in_de_browser.koppel_groep(coordinator)

    @property
    def standen(self) -> list[str]:
        """The last sentences of the bundle, in either outlet of the group."""
        groepen = (self.op_telegram.groep, self.in_de_browser.groep)
        return [
            next(t for t in reversed(groep) if t.startswith("Signalenbundel")).rpartition("\n")[2]
            for groep in groepen
        ]


@pytest.fixture
async def samen(dienst: Dienst, nep: NepTelegram) -> TweeKanalen:
    return TweeKanalen(await TelegramBuurt(dienst, nep).begin(), BrowserBuurt(dienst))


async def test_a_vote_counts_once_a_person_wherever_it_was_pressed(
    samen: TweeKanalen, uitnodiging: str
) -> None:
    wijk: Wijk = await november(samen, uitnodiging)
    fatima, sander, anna = wijk.fatima, wijk.sander, wijk.anna
    await samen.wordt("2026-12-03T09:00")
    assert samen.standen == ["Stem mee: tik op één of twee. Nog niemand stemde."] * 2

    assert await fatima.drukt_in_de_groep("2. ") == (
        "Je stemde op Verkeer en parkeren. Je mag er nog één kiezen."
    )
    assert await anna.drukt_in_de_groep("2. ") == (
        "Je stemde op Verkeer en parkeren. Je mag er nog één kiezen."
    )
    assert await sander.drukt_in_de_groep("1. ") == "Je stemde op Afval en schoon. Je mag er nog één kiezen."
    assert await anna.drukt_in_de_groep("2. ") == "Je stem op Verkeer en parkeren is weg."
    assert await anna.drukt_in_de_groep("2. ") == (
        "Je stemde op Verkeer en parkeren. Je mag er nog één kiezen."
    )
    # the browser knows nobody by what she is called on Telegram: without a record of her own there is no vote
    assert await samen.in_de_browser.mens("Fatima Bouzid").drukt_in_de_groep("2. ") == GEEN_LID

    await samen.wordt("2026-12-03T12:15")
    assert samen.standen == ["Stem mee: tik op één of twee. 3 van de 6 stemden al."] * 2
    with transactie(samen.dienst.db) as sessie:
        per_persoon = sessie.execute(
            select(m.Persoon.kanaal, func.count())
            .join(m.Stem, m.Stem.persoon_id == m.Persoon.id)
            .group_by(m.Persoon.id)
            .order_by(m.Persoon.kanaal)
        )
        assert [tuple(rij) for rij in per_persoon] == [("telegram", 1), ("telegram", 1), ("web", 1)]

    await wijk.esra.zegt("/stemming")
    await wijk.esra.drukt("Sluit de stemming")
    assert samen.standen == ["De stemming is gesloten. 1. Verkeer en parkeren. 2. Afval en schoon."] * 2
