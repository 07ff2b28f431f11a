"""The connections to Telegram: used again, closed at the end, and what can be known of a call that went wrong."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from telegram import InputFile
from telegram.error import NetworkError, TimedOut

from bot.send import MisschienVerzonden, NietVerzonden
from bot.telegram_uit import vertaal
from bot.verbindingen import NooitVerbonden, Telegrambot, Verbindingen
from tests.nepserver import GEDULD, NepServer, Opgehangen
from tests.neptelegram import TOKEN


class Telefoon(NepServer):
    """`gebeld` counts the connections that were made. Who calls is answered when so many are on the line as `samen`."""

    gebeld, samen = 0, threading.Barrier(1)

    def process_request(self, request: object, client_address: object) -> None:
        self.gebeld += 1
        super().process_request(request, client_address)

    def roep_aan(self, *wat: Any) -> tuple[int, Any]:
        self.samen.wait(GEDULD)
        return super().roep_aan(*wat)

    @property
    def adres(self) -> str:
        return f"{self.omgeving['WIJKSIGNAAL_TELEGRAM_BASE_URL']}{TOKEN}/getMe"


@pytest.fixture
def telefoon() -> Iterator[Telefoon]:
    with Telefoon() as telefoon:
        yield telefoon


@pytest.fixture
async def verbindingen() -> AsyncIterator[Verbindingen]:
    async with Verbindingen() as verbindingen:
        yield verbindingen


@contextmanager
def luisteraar() -> Iterator[tuple[socket.socket, str]]:
    """Somebody with a telephone, who does not speak by himself."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as oor:
        yield oor, f"://127.0.0.1:{oor.getsockname()[1]}/bot{TOKEN}/getMe"


async def test_calls_at_the_same_time_have_each_a_connection_which_is_used_again(
    telefoon: Telefoon, verbindingen: Verbindingen
) -> None:
    for _ in range(3):
        await verbindingen.post(telefoon.adres)
    assert telefoon.gebeld == 1
    telefoon.samen = threading.Barrier(5)
    for _ in range(2):
        await asyncio.gather(*(verbindingen.post(telefoon.adres) for _ in range(5)))
    assert telefoon.gebeld == 5


async def test_a_connection_that_could_not_be_made_is_tried_anew_by_the_next_call(
    telefoon: Telefoon, verbindingen: Verbindingen
) -> None:
    with pytest.raises(NooitVerbonden):
        await verbindingen.post("http://127.0.0.1:9/botX/getMe")
    assert (await verbindingen.post(telefoon.adres))["username"] == "wijksignaalbot"


async def test_who_was_never_reached_got_nothing(verbindingen: Verbindingen) -> None:
    """Refused; a name that does not exist; no secure line; nobody who picks up."""
    with luisteraar() as (oor, hier), socket.create_connection(oor.getsockname()):
        fouten = [
            await _fout(verbindingen, "http://127.0.0.1:9/botX/getMe"),
            await _fout(verbindingen, "http://nergens.invalid/botX/getMe"),
            await _fout(verbindingen, "http" + hier, connect_timeout=0.05),
        ]
    with NepServer() as zonder_slot:
        fouten.append(await _fout(verbindingen, f"https://127.0.0.1:{zonder_slot.server_port}/botX/getMe"))
    assert [type(fout) for fout in fouten] == [NooitVerbonden] * 4
    assert [type(vertaal(fout)) for fout in fouten] == [NietVerzonden] * 4


async def test_who_was_reached_may_have_got_it(telefoon: Telefoon, verbindingen: Verbindingen) -> None:
    """Hung up on in the middle; no answer."""
    telefoon.wereld.faal("getMe", Opgehangen())
    fouten = [await _fout(verbindingen, telefoon.adres)]
    with luisteraar() as (_, hier):
        fouten.append(await _fout(verbindingen, "http" + hier, read_timeout=0.05))
    assert [type(fout) for fout in fouten] == [NetworkError, TimedOut]
    assert [type(vertaal(fout)) for fout in fouten] == [MisschienVerzonden] * 2


async def test_what_went_wrong_does_not_tell_the_token(verbindingen: Verbindingen) -> None:
    with luisteraar() as (_, hier):
        adressen = [
            "http://127.0.0.1:9" + hier[hier.index("/bot") :],
            "http" + hier,
            f"http://[/bot{TOKEN}/getMe",
        ]
        fouten = [await _fout(verbindingen, adres, read_timeout=0.05) for adres in adressen]
    assert [TOKEN in adres for adres in adressen] == [True] * 3
    assert [TOKEN in str(fout) for fout in fouten] == [False] * 3


async def test_a_document_arrives_as_it_was_made(telefoon: Telefoon) -> None:
    telefoon.wereld.open.add(71)
    bot = Telegrambot(
        TOKEN, base_url=telefoon.omgeving["WIJKSIGNAAL_TELEGRAM_BASE_URL"], request=Verbindingen()
    )
    async with bot:
        bundel = InputFile("<p>één</p>".encode(), filename="bundel.html")
        await bot.roep("sendDocument", chat_id=71, document=bundel, caption="Ça va")
    gekregen = telefoon.wereld.chats[71][-1]
    assert (gekregen.tekst, gekregen.document) == ("Ça va", ("bundel.html", "<p>één</p>"))


async def _fout(verbindingen: Verbindingen, adres: str, **geduld: float) -> NetworkError:
    with pytest.raises(NetworkError) as fout:
        await verbindingen.post(adres, **geduld)
    return fout.value
