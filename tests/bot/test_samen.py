"""Group commit: who waits for the database together is committed together, and nobody suffers from another."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select, text

from bot.samen import Samen
from opslag import Engine, Session, Storing, apply, maak_engine, transactie, werk_bij
from opslag.models import Gezien
from tests.sleutels import SLEUTELS

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Engine]:
    engine = maak_engine(f"sqlite:///{tmp_path}/wijk.sqlite", SLEUTELS)
    werk_bij(engine)
    yield engine
    engine.dispose()


class Rij:
    """What is asked while the one thread of the database is busy; `door` lets it go on."""

    def __init__(self, db: Engine) -> None:
        self.db, self.commits = db, 0
        self.draden = ThreadPoolExecutor(1)
        self.samen = Samen(db, self.draden, hoogstens=3)
        self._door = threading.Event()
        self.draden.submit(self._door.wait)
        self.taken: list[asyncio.Task[object]] = []
        event.listen(db, "commit", self._tel)

    def _tel(self, _: object) -> None:
        self.commits += 1

    async def vraag(
        self, naam: str, samen: Callable[[Session], object] | None = None, voorrang: bool = False
    ) -> None:
        """Note this name; `samen` is what goes wrong when it is done with others."""

        def noteer(sessie: Session) -> str:
            apply.merk_gezien(sessie, "test", naam, NU)
            if samen is not None:
                samen(sessie)
            return naam

        def alleen() -> str:
            with transactie(self.db) as sessie:
                apply.merk_gezien(sessie, "test", naam, NU)
            return f"{naam} alleen"

        self.taken.append(asyncio.ensure_future(self.samen.doe(noteer, alleen, voorrang)))
        await asyncio.sleep(0)  # it is in the queue

    async def door(self) -> list[object]:
        self._door.set()
        return await asyncio.gather(*self.taken, return_exceptions=True)

    @property
    def bewaard(self) -> list[str]:
        with self.db.connect() as verbinding:
            return list(verbinding.scalars(text('SELECT "update" FROM gezien ORDER BY rowid')))


@pytest.fixture
async def rij(db: Engine) -> AsyncIterator[Rij]:
    rij = Rij(db)
    yield rij
    rij.draden.shutdown()


def stuk(_: Session) -> None:
    raise ValueError("stuk")


async def test_what_waits_is_committed_together_a_few_at_a_time(rij: Rij) -> None:
    for naam in "abcde":
        await rij.vraag(naam)
    assert await rij.door() == ["a", "b", "c", "d", "e"]
    assert (rij.bewaard, rij.commits) == (["a", "b", "c", "d", "e"], 2)


async def test_who_waits_for_nobody_goes_alone(rij: Rij) -> None:
    await rij.vraag("a")
    assert await rij.door() == ["a alleen"]


async def test_what_goes_wrong_takes_nothing_with_it(rij: Rij) -> None:
    await rij.vraag("a")
    await rij.vraag("b", stuk)
    await rij.vraag("c")
    assert await rij.door() == ["a alleen", "b alleen", "c alleen"]
    assert rij.bewaard == ["a", "b", "c"]


async def test_what_only_shows_at_the_commit_takes_nothing_with_it_either(rij: Rij) -> None:
    def schuld(sessie: Session) -> None:
        sessie.execute(text("PRAGMA defer_foreign_keys = ON"))
        sessie.execute(
            text(
                "INSERT INTO lidmaatschap (persoon_id, wijkverband_id, organisatie, functie, rol, sinds, ontvangst) "
                "VALUES (7, 8, '', '', 'melder', '2026-11-03', 1)"
            )
        )

    await rij.vraag("a")
    await rij.vraag("b", schuld)
    assert await rij.door() == ["a alleen", "b alleen"]
    assert rij.bewaard == ["a", "b"]


async def test_when_the_database_is_away_each_hears_so_and_nothing_was_kept(rij: Rij) -> None:
    def weg(_: Session) -> None:
        raise Storing("weg")

    await rij.vraag("a")
    await rij.vraag("b", weg)
    assert [type(uitkomst) for uitkomst in await rij.door()] == [Storing, Storing]
    assert rij.bewaard == []


async def test_what_has_priority_goes_first(rij: Rij) -> None:
    for naam in "abc":
        await rij.vraag(naam)
    await rij.vraag("d", voorrang=True)
    await rij.door()
    assert rij.bewaard == ["d", "a", "b", "c"]


async def test_what_nobody_waits_for_any_more_is_not_begun(rij: Rij) -> None:
    for naam in "abc":
        await rij.vraag(naam)
    rij.taken[1].cancel()
    uitkomst = await rij.door()
    assert [uitkomst[0], type(uitkomst[1]), uitkomst[2]] == ["a", asyncio.CancelledError, "c"]
    assert rij.bewaard == ["a", "c"]


async def test_what_one_had_in_its_hands_the_next_does_not_see(rij: Rij) -> None:
    in_de_sessie: list[int] = []
    vastgehouden: list[object] = []

    def kijk(sessie: Session) -> None:
        in_de_sessie.append(len(list(sessie)))
        vastgehouden.extend(sessie.scalars(select(Gezien)))

    for naam in "ab":
        await rij.vraag(naam, kijk)
    await rij.door()
    assert (in_de_sessie, len(vastgehouden)) == ([0, 0], 3)
