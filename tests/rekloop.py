"""A loop in which waiting takes no time, and nothing happens at the same moment.

What a story does on it is the same every time it is told, however busy the machine is. Time moves by what was
waited for, and by nothing else.
"""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

T = TypeVar("T")


class Rekloop(asyncio.SelectorEventLoop):
    """Who sleeps wakes at once, in the right order; so a story is the same every time it is told."""

    def __init__(self) -> None:
        self.gewacht = 0.0
        super().__init__(Rekker(self))

    def time(self) -> float:
        return self.gewacht


class Rekker(selectors.DefaultSelector):  # type: ignore[misc, valid-type]
    def __init__(self, lus: Rekloop) -> None:
        super().__init__()
        self._lus = lus

    def select(self, timeout: float | None = None) -> list[Any]:
        klaar = super().select(0)
        if not klaar and timeout is None:
            raise RuntimeError("er wordt gewacht op iets dat nooit komt")
        self._lus.gewacht += 0 if klaar else timeout or 0
        return klaar


class Meteen(Executor):
    """The one thread where the database is, without the thread."""

    def submit(self, functie: Callable[..., T], /, *waarden: Any, **meer: Any) -> Future[T]:
        belofte: Future[T] = Future()
        try:
            belofte.set_result(functie(*waarden, **meer))
        except BaseException as fout:
            belofte.set_exception(fout)
        return belofte
