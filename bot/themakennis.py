"""What the service knows about themes: the word list at once, and what was learned as soon as that is ready.

Learning takes seconds. It is done once a day in a thread of its own, and what it brings takes the place of the old in
one step. Nothing of it is written down: after a start it is learned anew from the texts that are still kept.
"""

import asyncio
import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Protocol, TypeAlias

from bot import logboek
from bot.voorvallen import Voorval
from gesprekken.model import Themavoorstel
from gesprekken.wijk import Bevestigd
from rapportage import themas
from rapportage.themas import Voorstel

MEESTE = 3000  # confirmed themes to learn from, the newest
RUSTIG = 2  # beats after a start without learning: what waited goes first
ONTHOUDEN = 256  # suggestions, by a mark of the text: the same turn asks more than once


class Kenner(Protocol):
    """What was learned (rapportage/themaleer.py)."""

    geleerd: int

    def orden(self, tekst: str) -> Voorstel: ...


Leraar: TypeAlias = Callable[[Sequence[Bevestigd]], Kenner]


def leraar() -> Leraar:
    """Learns with the extra `taal` where it is installed. Its libraries take seconds to load, so they are loaded by
    who learns."""
    from rapportage.themaleer import Themakenner, open_inbedder

    inbedder = open_inbedder()
    return lambda bevestigd: Themakenner(bevestigd, inbedder)


class Themakennis:
    """`stel_voor` may be asked from any thread, at any moment. Before anything was learned the word list answers."""

    def __init__(self, maak: Callable[[], Leraar] = leraar) -> None:
        self._maak, self._leraar = maak, list[Leraar]()
        self._kenner: Kenner | None = None
        self._gezien: OrderedDict[bytes, Voorstel] = OrderedDict()
        self._slot = threading.Lock()
        self._leert = ThreadPoolExecutor(1, thread_name_prefix="leert", initializer=_laat_voorgaan)
        self._kijkt = ThreadPoolExecutor(1, thread_name_prefix="kijkt")
        self._slagen, self._bezig, self._dag = 0, False, date.min

    # --- asking ---

    def stel_voor(self, tekst: str, uit: Collection[str] = ()) -> Themavoorstel:
        """Never raises: when what was learned cannot be used, that is logged and the word list answers."""
        try:
            alle = self._orden(tekst)
        except Exception as fout:
            logboek.fout(Voorval.THEMAS_MISLUKT, fout)
            alle = None
        voorstel = (
            themas.stel_voor(tekst, uit) if alle is None else themas.zonder(alle.themas, alle.zeker, uit)
        )
        return Themavoorstel(voorstel.themas, voorstel.zeker)

    async def kijk_vast(self, tekst: str) -> None:
        """Think about it before the turn is taken, so that no transaction waits for it."""
        if self._kenner is not None:
            await asyncio.get_running_loop().run_in_executor(self._kijkt, self.stel_voor, tekst)

    def _orden(self, tekst: str) -> Voorstel | None:
        kenner, merk = self._kenner, hashlib.sha256(themas.kaal(tekst).encode()).digest()
        if kenner is None:
            return None
        with self._slot:
            gezien = self._gezien.get(merk)
        return gezien or self._onthoud(kenner, merk, kenner.orden(tekst))

    def _onthoud(self, kenner: Kenner, merk: bytes, voorstel: Voorstel) -> Voorstel:
        with self._slot:
            if kenner is self._kenner:  # or it was learned anew meanwhile
                self._gezien[merk] = voorstel
                while len(self._gezien) > ONTHOUDEN:
                    self._gezien.popitem(last=False)
        return voorstel

    # --- learning ---

    def is_toe_aan(self, dag: date) -> bool:
        """Asked every beat; True once a day, not in the first minute, and not while it is learning."""
        self._slagen += 1
        if self._slagen <= RUSTIG or self._bezig or dag == self._dag:
            return False
        self._dag = dag
        return True

    async def leer(self, bevestigd: Sequence[Bevestigd]) -> int:
        """Learn all anew, from these; from how many it was, 0 when there are too few."""
        self._bezig = True
        try:
            return await asyncio.get_running_loop().run_in_executor(self._leert, self._leer, bevestigd)
        finally:
            self._bezig = False

    def _leer(self, bevestigd: Sequence[Bevestigd]) -> int:
        if not self._leraar:
            self._leraar.append(self._maak())
        kenner = self._leraar[0](bevestigd)
        with self._slot:
            self._kenner = kenner
            self._gezien.clear()
        return kenner.geleerd

    def sluit(self) -> None:
        for draad in (self._leert, self._kijkt):
            draad.shutdown(wait=True, cancel_futures=True)


def _laat_voorgaan() -> None:
    """Who learns lets everybody else go first."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
