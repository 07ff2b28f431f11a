"""The bot of python-telegram-bot, as quick as it can be: its calls by name, and its connections by aiohttp.

Its own ways there (a method and a class for everything, and httpx) took the better part of the time of a message.
What went wrong is told apart as the error policy needs it: never connected, no answer in time, or anything between
the two.
"""

from typing import Any

import aiohttp
import httpx
from telegram import Bot
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

LEESTIJD = 15.0  # seconds that Telegram may think about an answer
VERBINDTIJD = 5.0  # seconds to get through to it
SOORTEN = ["message", "edited_message", "callback_query", "my_chat_member"]


class Telegrambot(Bot):
    """That of python-telegram-bot, with the answers of the Bot API as they came. Its `send_message` makes an
    object of a hundred fields of each answer, of which we need one; its `get_updates` reads all or none, so one
    that cannot be read would take the others with it."""

    async def roep(self, methode: str, **velden: Any) -> Any:
        """Call this method of the Bot API, its fields by name. Raises TelegramError as python-telegram-bot does."""
        return await self._post(methode, velden)

    async def ruwe_updates(self, vanaf: int | None, wacht: int) -> list[dict[str, Any]]:
        vraag = {"offset": vanaf, "timeout": wacht, "allowed_updates": SOORTEN}
        ruw = await self._post("getUpdates", vraag, read_timeout=wacht + 10)
        return [update for update in ruw if isinstance(update, dict) and type(update.get("update_id")) is int]


class NooitVerbonden(NetworkError):
    """Nothing was sent: there was no connection to send it by."""


class Verbindingen(BaseRequest):
    """As many as there are calls at the same time: how many that may be is decided by who calls."""

    def __init__(self) -> None:
        self._sessie: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return LEESTIJD

    async def initialize(self) -> None:
        if self._sessie is None:
            # The certificates that httpx trusts: those of certifi, or of SSL_CERT_FILE where that is set.
            self._sessie = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0, ssl=httpx.create_ssl_context()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=True,  # a proxy of the organisation
            )

    async def shutdown(self) -> None:
        if self._sessie is not None:
            await self._sessie.close()
            self._sessie = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._sessie is None:
            raise RuntimeError("Verbindingen is niet begonnen")
        geduld = aiohttp.ClientTimeout(
            sock_connect=_of(connect_timeout, VERBINDTIJD), sock_read=_of(read_timeout, LEESTIJD)
        )
        try:
            async with self._sessie.request(method, url, timeout=geduld, **_inhoud(request_data)) as antwoord:
                return antwoord.status, await antwoord.read()
        except (
            aiohttp.ClientConnectorError,
            aiohttp.ClientHttpProxyError,
            aiohttp.ConnectionTimeoutError,
        ) as fout:
            raise NooitVerbonden(type(fout).__name__) from fout
        except TimeoutError as fout:
            raise TimedOut from fout
        except aiohttp.ClientError as fout:  # its own words may hold the address, and so the token
            raise NetworkError(type(fout).__name__) from fout


def _of(gevraagd: Any, anders: float) -> float | None:
    return anders if gevraagd is BaseRequest.DEFAULT_NONE else gevraagd


def _inhoud(vraag: RequestData | None) -> dict[str, Any]:
    """As JSON, which takes less time than a form; only a file has to go in a form."""
    if vraag is None or not vraag.contains_files:
        return {"json": vraag.parameters} if vraag else {}
    formulier = aiohttp.FormData(vraag.json_parameters)
    for veld, (naam, inhoud, soort) in vraag.multipart_data.items():
        formulier.add_field(veld, inhoud, filename=naam, content_type=soort)
    return {"data": formulier}
