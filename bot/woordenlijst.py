"""The word lists in woorden/: which words are Dutch, which are names. Where they come from stands beside them.

A list is one sorted text in memory, searched by halving: no object for each of its words, so that a hundred
thousand of them cost two megabytes and no time at the start.
"""

import unicodedata
from functools import cache
from pathlib import Path

_MAP = Path(__file__).parent / "woorden"


class Woordenlijst:
    """A sorted list, one word in plain lower case a line."""

    def __init__(self, naam: str) -> None:
        self._tekst = b"\n" + (_MAP / f"{naam}.txt").read_bytes()

    def __contains__(self, woord: object) -> bool:
        gezocht, begin, eind = str(woord).encode("utf-8", "replace"), 0, len(self._tekst) - 1
        while begin < eind:
            regel = self._tekst.rfind(b"\n", 0, (begin + eind) // 2 + 1)
            if regel < begin:
                regel = begin
            tot = self._tekst.index(b"\n", regel + 1)
            hier = self._tekst[regel + 1 : tot]
            if hier == gezocht:
                return True
            begin, eind = (tot, eind) if hier < gezocht else (begin, regel)
        return False


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
    los = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in los if not unicodedata.combining(teken))
