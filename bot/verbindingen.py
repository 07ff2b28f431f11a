"""The connections to Telegram, at the seam that python-telegram-bot has for them, by aiohttp.

Its own way there, httpx, takes more time for a message than storing and deciding together. What went wrong is
told apart as the error policy needs it: never connected, no answer in time, or anything between the two.
"""

from typing import Any

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

LEESTIJD = 15.0  # seconds that Telegram may think about an answer
VERBINDTIJD = 5.0  # seconds to get through to it


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
            async with self._sessie.request(
                method, url, data=_inhoud(request_data), timeout=geduld
            ) as antwoord:
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


def _inhoud(vraag: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    if vraag is None or not vraag.contains_files:
        return vraag.json_parameters if vraag else None
    formulier = aiohttp.FormData(vraag.json_parameters)
    for veld, (naam, inhoud, soort) in vraag.multipart_data.items():
        formulier.add_field(veld, inhoud, filename=naam, content_type=soort)
    return formulier
