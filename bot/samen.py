"""Group commit: what waits for the database at the same moment is committed together.

A commit waits for the disk, as long for ten as for one. When one of a group cannot be done nothing of the group
was kept, and each is done by itself; so whoever asks sees no difference but the time it takes.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

from bot import logboek
from bot.voorvallen import Voorval
from opslag import Engine, Session, Storing, transactie


@dataclass(frozen=True)
class _Werk:
    """`samen` works in the transaction of the group, `alleen` in one of its own."""

    samen: Callable[[Session], Any]
    alleen: Callable[[], Any]
    klaar: Future[Any] = field(default_factory=Future)


class Samen:
    """`hoogstens` so many go together; with 1 each goes by itself."""

    def __init__(self, db: Engine, draden: Executor, hoogstens: int) -> None:
        self.db, self.draden, self.hoogstens = db, draden, hoogstens
        self._rij: deque[_Werk] = deque()

    async def doe(
        self, samen: Callable[[Session], Any], alleen: Callable[[], Any], voorrang: bool = False
    ) -> Any:
        """What it answers, after the commit."""
        werk = _Werk(samen, alleen)
        (self._rij.appendleft if voorrang else self._rij.append)(werk)
        self.draden.submit(self._volgende)
        return await asyncio.wrap_future(werk.klaar)

    # --- in a thread of the database ---

    def _volgende(self) -> None:
        """Everybody who asks sends one of these; the first does it for those who wait behind it."""
        groep = self._neem()
        if len(groep) < 2 or not self._samen(groep):
            for werk in groep:
                _alleen(werk)

    def _neem(self) -> list[_Werk]:
        groep: list[_Werk] = []
        while self._rij and len(groep) < self.hoogstens:
            werk = self._rij.popleft()
            if werk.klaar.set_running_or_notify_cancel():
                groep.append(werk)
        return groep

    def _samen(self, groep: list[_Werk]) -> bool:
        try:
            with transactie(self.db) as sessie:
                uitkomsten = [_een_van(werk, sessie) for werk in groep]
        except Storing as fout:  # for each of them the database is away
            for werk in groep:
                werk.klaar.set_exception(Storing(*fout.args))
            return True
        except Exception as fout:  # who is to blame will meet it again alone, and says so
            logboek.fout(Voorval.NIET_SAMEN, fout, aantal=len(groep))
            return False
        for werk, uitkomst in zip(groep, uitkomsten, strict=True):
            werk.klaar.set_result(uitkomst)
        return True


def _een_van(werk: _Werk, sessie: Session) -> Any:
    """The next one must not see what this one had in its hands."""
    uitkomst = werk.samen(sessie)
    sessie.flush()
    sessie.expunge_all()
    return uitkomst


def _alleen(werk: _Werk) -> None:
    try:
        werk.klaar.set_result(werk.alleen())
    except BaseException as fout:
        werk.klaar.set_exception(fout)
