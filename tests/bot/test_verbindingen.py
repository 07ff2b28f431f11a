"""The connections to Telegram: one for each call that is going on, used again, and closed at the end."""

import asyncio
from collections.abc import Iterator

import pytest
from telegram.error import NetworkError

from bot.send import NietVerzonden
from bot.telegram_uit import vertaal
from bot.verbindingen import Verbindingen
from tests.nepserver import NepServer


class Telefoon(NepServer):
    """`gebeld` counts the connections that were made."""

    gebeld = 0

    def process_request(self, request: object, client_address: object) -> None:
        self.gebeld += 1
        super().process_request(request, client_address)


@pytest.fixture
def telefoon() -> Iterator[Telefoon]:
    with Telefoon() as telefoon:
        yield telefoon


def wie_ben_ik(server: NepServer) -> str:
    omgeving = server.omgeving
    return f"{omgeving['WIJKSIGNAAL_TELEGRAM_BASE_URL']}{omgeving['WIJKSIGNAAL_TELEGRAM_TOKEN']}/getMe"


async def test_calls_at_the_same_time_have_each_a_connection_which_is_used_again(telefoon: Telefoon) -> None:
    verbindingen, adres = Verbindingen(), wie_ben_ik(telefoon)
    for _ in range(3):
        await verbindingen.post(adres)
    assert telefoon.gebeld == 1
    for _ in range(2):
        await asyncio.gather(*(verbindingen.post(adres) for _ in range(5)))
    assert telefoon.gebeld == 5
    await verbindingen.shutdown()


async def test_a_connection_that_could_not_be_made_is_tried_anew_by_the_next_call(telefoon: Telefoon) -> None:
    verbindingen = Verbindingen()
    with pytest.raises(NetworkError) as fout:
        await verbindingen.post("http://127.0.0.1:9/botX/getMe")
    assert isinstance(vertaal(fout.value), NietVerzonden)
    assert (await verbindingen.post(wie_ben_ik(telefoon)))["username"] == "wijksignaalbot"
    await verbindingen.shutdown()
