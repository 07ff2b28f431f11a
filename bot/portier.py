"""How often somebody may come: so many at once, and then so many a second. Per chat and per address, in memory.

It never looks at what is said. Time is monotonic; but what waited at Telegram while we were off counts by the
moment at which it was sent, so a backlog is no flood.
"""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import Enum

VENSTER = 60.0  # seconds within which somebody is told once
MEESTE = 10_000  # of so many is remembered how often they came; who was long quiet goes first


@dataclass(frozen=True)
class Grens:
    ineens: int
    per_seconde: float


# Three signals in a row are nine messages, a round of kiezen with two acties is thirty. Nobody types a message a
# second for two minutes; a program does, and gets a hundred and twenty answers and one a second after that.
PER_CHAT = Grens(120, 1.0)
# Who blocks us and comes back, or a group that takes us in and puts us out: more than this is play. What comes then
# is not lost, the newest waits.
PER_LID = Grens(10, 1 / 30)
# A code is ninety random bits: five mistakes are typing errors, more is guessing.
PER_CODE = Grens(5, 1 / 600)
# A page is a dozen requests and listens with one more; everybody behind one address may open theirs at once.
PER_ADRES = Grens(600, 60.0)


class Oordeel(Enum):
    """`ZEG_HET`: too often, and not told yet in this window. `STIL`: she knows."""

    DOOR = "door"
    ZEG_HET = "zeg het"
    STIL = "stil"


@dataclass
class _Stand:
    """What is left at these two moments: ours, and that of the channel. `gezegd` when she was told."""

    over: float
    hier: float
    daar: float
    gezegd: float = float("-inf")


class Portier:
    def __init__(self, grens: Grens, klok: Callable[[], float] = time.monotonic) -> None:
        self.grens, self._klok = grens, klok
        self._standen: dict[Hashable, _Stand] = {}

    def __len__(self) -> int:
        return len(self._standen)

    def laat_door(self, wie: Hashable, verstuurd: float = 0.0) -> Oordeel:
        """May this one in? It takes one of what is left. `verstuurd` is when the channel says it was sent."""
        stand = self._bijgewerkt(wie, verstuurd)
        if stand.over >= 1:
            stand.over -= 1
            return Oordeel.DOOR
        if stand.hier - stand.gezegd < VENSTER:
            return Oordeel.STIL
        stand.gezegd = stand.hier
        return Oordeel.ZEG_HET

    def is_dicht(self, wie: Hashable) -> bool:
        """Nothing is left. Who asks takes nothing."""
        return wie in self._standen and self._bijgewerkt(wie, 0.0).over < 1

    def _bijgewerkt(self, wie: Hashable, verstuurd: float) -> _Stand:
        hier = self._klok()
        stand = self._standen.get(wie)
        if stand is None:
            self._maak_plaats(hier)
            stand = self._standen[wie] = _Stand(self.grens.ineens, hier, verstuurd)
        verstreken = max(hier - stand.hier, verstuurd - stand.daar if stand.daar else 0.0)
        stand.over = min(self.grens.ineens, stand.over + verstreken * self.grens.per_seconde)
        stand.hier, stand.daar = hier, max(stand.daar, verstuurd)
        return stand

    def _maak_plaats(self, hier: float) -> None:
        """Who may come as often again as somebody new need not be remembered."""
        if len(self._standen) < MEESTE:
            return
        vol = self.grens.ineens / self.grens.per_seconde
        blijft = {wie: s for wie, s in self._standen.items() if hier - s.hier < max(vol, VENSTER)}
        meest_recent = sorted(blijft.items(), key=lambda paar: paar[1].hier)[-MEESTE // 2 :]
        self._standen = dict(meest_recent)
