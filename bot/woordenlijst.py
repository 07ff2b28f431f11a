"""The word lists in woorden/: which words are Dutch, which are names. Where they come from stands beside them.

A list is one sorted text in memory, with where each pair of first letters stands in it: no object for each of its
words, so that a hundred thousand of them cost two megabytes and no time at the start.
"""

from functools import cache
from pathlib import Path

from gesprekken.teksten import zonder_accenten

_MAP = Path(__file__).parent / "woorden"


class Woordenlijst:
    """A sorted list, one word in plain lower case a line."""

    def __init__(self, naam: str) -> None:
        self._tekst = b"\n" + (_MAP / f"{naam}.txt").read_bytes()
        self._stukken = dict[bytes, tuple[int, int]]()

    def __contains__(self, woord: object) -> bool:
        gezocht = str(woord).encode("utf-8", "replace")
        begin, eind = self._stukken.get(gezocht[:2]) or self._stuk(gezocht[:2])
        return b"\n" not in gezocht and self._tekst.find(b"\n%b\n" % gezocht, begin, eind) >= 0

    def _stuk(self, letters: bytes) -> tuple[int, int]:
        """From where to where the words stand that begin with these letters."""
        self._stukken[letters] = stuk = self._plek(letters), self._plek(letters + b"\xff") + 1
        return stuk

    def _plek(self, gezocht: bytes) -> int:
        """Where the first line begins that is not before this one: at the newline in front of it."""
        begin, eind = 0, len(self._tekst) - 1
        while begin < eind:
            regel = self._tekst.rfind(b"\n", 0, (begin + eind) // 2 + 1)
            regel = max(regel, begin)
            tot = self._tekst.index(b"\n", regel + 1)
            begin, eind = (tot, eind) if self._tekst[regel + 1 : tot] < gezocht else (begin, regel)
        return begin


@cache
def lijst(naam: str) -> Woordenlijst:
    return Woordenlijst(naam)


@cache
def gangbaar() -> frozenset[str]:
    """The words that everybody uses: few enough to be a set, which is what looking for slips asks for."""
    return frozenset((_MAP / "gangbaar.txt").read_text("utf-8").split())


def regels(naam: str) -> list[str]:
    """A short list with entries of several words, in plain lower case."""
    return [plat(regel) for regel in (_MAP / f"{naam}.txt").read_text("utf-8").split("\n") if regel]


def plat(tekst: str) -> str:
    """Lower case without accents, as the lists are written."""
    return zonder_accenten(tekst.casefold())
