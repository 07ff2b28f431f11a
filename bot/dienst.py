"""The running service: one database, one clock, one sender, whichever channels there are.

`start`, `tik`, `oefenen` and the tests all use this one. Sync inside: everything that touches the
database runs in the executor (one thread for SQLite, eight for PostgreSQL).
"""

import asyncio
import logging
import secrets
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot import heartbeat, logboek
from bot.afscherming import scherm_af
from bot.receive import Binnen, Gereedschap, Verwerkt, ontvang
from bot.send import Kanaal, Tempo, Verzender
from gesprekken.model import Invoer, Soort
from opslag import Storing, alleen_wij, maak_engine, werk_bij

log = logging.getLogger("wijksignaal")


class Klok:
    """Now. Without a beginning the real one; with one it starts there and runs on; `zet` moves it."""

    def __init__(self, begin: datetime | None = None, loopt: bool = True) -> None:
        self._begin, self._loopt, self._sinds = begin, loopt, time.monotonic()

    def nu(self) -> datetime:
        if self._begin is None:
            return datetime.now(UTC)
        return self._begin + timedelta(seconds=time.monotonic() - self._sinds if self._loopt else 0)

    def zet(self, moment: datetime) -> None:
        self._begin, self._sinds = moment, time.monotonic()


LETTERS = (
    "abcdefghjkmnpqrstuvwxyz"  # none that look alike, and no digits: a code is never taken for a phone number
)


def maak_code() -> str:
    """A code for an invitation: 90 random bits, fit for a deep link and to be typed from paper."""
    return "".join(secrets.choice(LETTERS) for _ in range(20))


def scherm_invoer_af(invoer: Invoer) -> Invoer:
    """Mask before anything else sees the text. Words of danger travel in `acuut`, for this turn only.

    A button and a command are our own words; what follows a command may hold anything.
    """
    if invoer.soort in (Soort.KNOP, Soort.COMMANDO):
        tekst = _leesbaar(invoer.tekst)
        return replace(invoer, tekst=tekst, argument=scherm_af(_leesbaar(invoer.argument)).tekst)
    veilig = scherm_af(_leesbaar(invoer.tekst))
    return replace(invoer, tekst=veilig.tekst, gemaskeerd=veilig.soorten, acuut=veilig.acuut or "")


def _leesbaar(tekst: str) -> str:
    """Without what no database or channel can carry: half characters and control characters."""
    heel = tekst.encode("utf-8", "replace").decode("utf-8")
    return "".join(teken for teken in heel if teken in "\n\t" or teken.isprintable() or teken.isspace())


class Dienst:
    """Open it with `async with`; SQLite files are then held by this process only."""

    def __init__(
        self, url: str, *, klok: Klok | None = None, botnaam: str = "", tempo: Tempo | None = None
    ) -> None:
        self.url, self.klok = url, klok or Klok()
        self.db = maak_engine(url)
        self.worker = secrets.token_hex(4)
        self.gereedschap = Gereedschap(self.worker, maak_code, botnaam)
        self.kanalen: dict[str, Kanaal] = {}
        draden = 1 if self.db.dialect.name == "sqlite" else 8
        self._draden = ThreadPoolExecutor(draden, thread_name_prefix="opslag")
        self.verzender = Verzender(
            self.db, self.kanalen, self.doe, self.klok.nu, self.worker, tempo or Tempo()
        )
        self._slot: AbstractContextManager[None] | None = None
        self._taken: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Dienst":
        slot = alleen_wij(self.url)
        slot.__enter__()
        self._slot = slot
        await self.doe(werk_bij, self.db)
        return self

    async def __aexit__(self, *fout: object) -> None:
        for taak in list(self._taken):
            taak.cancel()
        await asyncio.gather(*self._taken, return_exceptions=True)
        self._draden.shutdown(wait=True, cancel_futures=True)
        self.db.dispose()
        if self._slot is not None:
            self._slot.__exit__(None, None, None)

    def noem_bot(self, naam: str) -> None:
        """The name under which Telegram knows us: links are made with it."""
        self.gereedschap = replace(self.gereedschap, botnaam=naam)

    async def doe(self, functie: Callable[..., Any], *waarden: Any) -> Any:
        """Run a function where the database is."""
        return await asyncio.get_running_loop().run_in_executor(self._draden, functie, *waarden)

    def achter(self, werk: Any) -> None:
        """Let this coroutine run beside the rest; when it fails, that is logged."""
        taak = asyncio.get_running_loop().create_task(werk)
        self._taken.add(taak)
        taak.add_done_callback(self._achter_klaar)

    def _achter_klaar(self, taak: asyncio.Task[None]) -> None:
        self._taken.discard(taak)
        if not taak.cancelled() and (oorzaak := taak.exception()) is not None:
            logboek.fout(log, "achtergrond_mislukt", oorzaak)

    async def rust(self) -> None:
        """Wait until what runs in the background has nothing left to do."""
        await asyncio.gather(*self._taken)

    async def neem(self, binnen: Binnen) -> Verwerkt:
        """Mask, take the turn, commit; the replies are being sent when this returns."""
        veilig = replace(binnen, invoer=scherm_invoer_af(binnen.invoer))
        verwerkt: Verwerkt = await self.doe(ontvang, self.db, veilig, self.gereedschap, self.klok.nu())
        self.verzender.geef(verwerkt.post)
        if verwerkt.elders:
            self.achter(self.verzender.veeg())
        return replace(verwerkt, gemaskeerd=bool(veilig.invoer.gemaskeerd))

    async def tik(self) -> Counter[str]:
        """One beat: what is due, and what waits in the outbox."""
        geteld: Counter[str] = await self.doe(heartbeat.tik, self.db, self.gereedschap, self.klok.nu())
        await self.verzender.veeg()
        return geteld

    async def slag(self) -> None:
        """A beat of the scheduler: a clock that jumps or a database that is away is said, and tried again."""
        try:
            await self.tik()
        except (heartbeat.KlokSpringt, Storing) as fout:
            logboek.fout(log, "hartslag_overgeslagen", fout)
            if isinstance(fout, heartbeat.KlokSpringt):
                log.error("%s", fout)
