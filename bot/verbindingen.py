"""The connections to Telegram: each call has one of its own, and the one that was free last goes first.

One pool for all would look at each of its connections at every call, which took more time than the call itself.
"""

from typing import Any

import httpx
from telegram.request import BaseRequest, HTTPXRequest

LEESTIJD = 15.0  # seconds that Telegram may think about an answer


class Verbindingen(BaseRequest):
    """As many as there are calls at the same time: how many that may be is decided by who calls."""

    def __init__(self) -> None:
        self._tls = httpx.create_ssl_context()  # made once: it is large
        self._alle: list[HTTPXRequest] = []
        self._vrij: list[HTTPXRequest] = []

    @property
    def read_timeout(self) -> float:
        return LEESTIJD

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None:
        self._vrij.clear()
        while self._alle:
            await self._alle.pop().shutdown()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        verbinding = self._vrij.pop() if self._vrij else self._nieuw()
        try:
            return await verbinding.do_request(*args, **kwargs)
        finally:
            self._vrij.append(verbinding)

    def _nieuw(self) -> HTTPXRequest:
        een = {"verify": self._tls}
        self._alle.append(HTTPXRequest(connection_pool_size=1, read_timeout=LEESTIJD, httpx_kwargs=een))
        return self._alle[-1]
