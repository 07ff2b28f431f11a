"""Group commit: what waits for the database at the same moment is committed together.

A commit waits for the disk, as long for ten as for one; so where there was company, the next group waits half a
millisecond for more. When one of a group cannot be done nothing of the group
was kept, and each is done by itself; so whoever asks sees no difference but the time it takes.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from time import sleep
from typing import Any

from bot import logboek
from bot.voorvallen import Voorval
from opslag import Engine, Session, Storing, transactie

EVEN = 0.0005  # seconds


@dataclass
class _Werk:
    """`samen` works in the transaction of the group, `alleen` in one of its own."""

    samen: Callable[[Session], Any]
    alleen: Callable[[], Any]
    klaar: asyncio.Future[Any]
    uitkomst: Any = None
    fout: BaseException | None = None

    def lever_af(self) -> None:
        if self.klaar.done():  # who asked gave up
            return
        if self.fout is None:
            self.klaar.set_result(self.uitkomst)
        else:
            self.klaar.set_exception(self.fout)


class Samen:
    """`hoogstens` so many go together, with 1 each goes by itself; `draden` has so many threads as `tegelijk`."""

    def __init__(self, db: Engine, draden: Executor, hoogstens: int, tegelijk: int = 1) -> None:
        self.db, self.draden, self.hoogstens, self.tegelijk = db, draden, hoogstens, tegelijk
        self._rij: deque[_Werk] = deque()
        self._laatst = 0  # how many the last group was
        self._bezig = 0  # threads that are on their way to the queue, or work on what they took from it
        self._slot = threading.Lock()

    async def doe(
        self, samen: Callable[[Session], Any], alleen: Callable[[], Any], voorrang: bool = False
    ) -> Any:
        """What it answers, after the commit."""
        lus = asyncio.get_running_loop()
        werk = _Werk(samen, alleen, lus.create_future())
        with self._slot:
            (self._rij.appendleft if voorrang else self._rij.append)(werk)
            nog_een = self._bezig < self.tegelijk
            self._bezig += nog_een
        if nog_een:
            self.draden.submit(self._volgende, lus)
        return await werk.klaar

    # --- in a thread of the database ---

    def _volgende(self, lus: asyncio.AbstractEventLoop) -> None:
        """One group, and then whatever else waits for the database: a long queue here holds up nothing there."""
        if self._laatst > 1 and len(self._rij) < self.hoogstens:
            sleep(EVEN)
        groep = self._neem()
        self._laatst = len(groep)
        if len(groep) < 2 or not self._samen(groep):
            for werk in groep:
                _alleen(werk)
        lus.call_soon_threadsafe(_lever_af, groep)  # one call for all: each wakes the loop
        with self._slot:
            verder = bool(self._rij)
            self._bezig -= not verder
        if verder:
            self.draden.submit(self._volgende, lus)

    def _neem(self) -> list[_Werk]:
        with self._slot:
            groep = [self._rij.popleft() for _ in range(min(len(self._rij), self.hoogstens))]
        return [werk for werk in groep if not werk.klaar.done()]

    def _samen(self, groep: list[_Werk]) -> bool:
        try:
            with transactie(self.db) as sessie:
                uitkomsten = [_een_van(werk, sessie) for werk in groep]
        except Storing as fout:  # for each of them the database is away
            for werk in groep:
                werk.fout = Storing(*fout.args)
            return True
        except Exception as fout:  # who is to blame will meet it again alone, and says so
            logboek.fout(Voorval.NIET_SAMEN, fout, aantal=len(groep))
            return False
        for werk, uitkomst in zip(groep, uitkomsten, strict=True):
            werk.uitkomst = uitkomst
        return True


def _een_van(werk: _Werk, sessie: Session) -> Any:
    """The next one must not see what this one had in its hands."""
    uitkomst = werk.samen(sessie)
    sessie.flush()
    sessie.expunge_all()
    return uitkomst


def _alleen(werk: _Werk) -> None:
    try:
        werk.uitkomst = werk.alleen()
    except BaseException as fout:
        werk.fout = fout


def _lever_af(groep: list[_Werk]) -> None:
    for werk in groep:
        werk.lever_af()
