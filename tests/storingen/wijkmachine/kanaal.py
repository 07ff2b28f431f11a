"""A channel that does as it is told: what becomes of a message, and what the channel says of it."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.dienst import Klok
from bot.send import (
    Document,
    Geweigerd,
    MisschienVerzonden,
    NietVerzonden,
    Onbereikbaar,
    Verhuisd,
)
from gesprekken.model import Bericht, Knop
from opslag import Post, outbox


class Lot(Enum):
    AAN = "it arrives"
    NIET = "certainly not sent"
    MISSCHIEN = "no answer, and it did not arrive"
    TOCH = "no answer, and it did arrive"
    WEG = "we were blocked"
    FOUT = "refused"
    VERHUISD = "the group has moved"
    HANGT = "it arrives, and the answer is not there yet"
    STROOM_ERVOOR = "the process dies before it arrives"
    STROOM_ERNA = "the process dies after it arrived"
    DATABASE = "it arrives, and the database is away when that is to be written down"


@dataclass(frozen=True)
class Aankomst:
    post: Post
    moment: datetime
    met_document: bool


class Proefkanaal:
    """`loten`: what becomes of the next messages. Without one a message arrives."""

    herhaalbaar = False

    def __init__(self, klok: Klok, database_weg: Callable[[], None]) -> None:
        self.klok, self._database_weg = klok, database_weg
        self.loten: deque[Lot] = deque()
        self.aankomsten: list[Aankomst] = []
        self.staat: defaultdict[str, dict[str, Bericht]] = defaultdict(dict)  # what can be read in a chat
        self.ooit: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)  # all buttons that were
        self.geblokkeerd: set[str] = set()
        self.verhuisd: dict[str, str] = {}
        self.antwoordt = asyncio.Event()  # what hangs hears its answer
        self.dood = False

    async def verstuur(self, post: Post, document: Document | None) -> str:
        if self.dood:
            raise asyncio.CancelledError
        if post.adres in self.verhuisd:
            raise Verhuisd(self.verhuisd[post.adres])
        if post.adres in self.geblokkeerd:
            raise Onbereikbaar
        met = document is not None
        match self.loten.popleft() if self.loten else Lot.AAN:
            case Lot.NIET:
                raise NietVerzonden
            case Lot.MISSCHIEN:
                raise MisschienVerzonden
            case Lot.TOCH:
                self._komt_aan(post, met)
                raise MisschienVerzonden
            case Lot.WEG:
                self.geblokkeerd.add(post.adres)
                raise Onbereikbaar
            case Lot.FOUT:
                raise Geweigerd
            case Lot.VERHUISD if post.adres.startswith("-"):
                self.verhuisd[post.adres] = f"{post.adres}1"
                raise Verhuisd(self.verhuisd[post.adres])
            case Lot.HANGT:
                naam = self._komt_aan(post, met)
                await self.antwoordt.wait()
                return naam
            case Lot.STROOM_ERVOOR:
                self._sterf()
            case Lot.STROOM_ERNA:
                self._komt_aan(post, met)
                self._sterf()
            case Lot.DATABASE:
                self._database_weg()
        return self._komt_aan(post, met)

    def _sterf(self) -> None:
        self.dood = True
        raise asyncio.CancelledError

    def _komt_aan(self, post: Post, met_document: bool) -> str:
        self.aankomsten.append(Aankomst(post, self.klok.nu(), met_document))
        chat, naam = self.staat[post.adres], post.bewerkt or f"b{len(self.aankomsten)}"
        if post.soort == outbox.DOOF:
            chat[naam] = replace(chat[naam], knoppen=())
        else:
            chat[naam] = post.bericht
            self.ooit[post.adres] |= {(naam, knop.doet): None for knop in knoppen(post.bericht)}
        return naam

    def thans(self, adres: str) -> str:
        """Where the chat that once had this address is now: a group can move more than once."""
        while adres in self.verhuisd:
            adres = self.verhuisd[adres]
        return adres

    def herstelt(self) -> None:
        self.loten.clear()
        self.antwoordt.set()
        self.antwoordt = asyncio.Event()


def knoppen(bericht: Bericht) -> list[Knop]:
    return [knop for rij in bericht.knoppen for knop in rij]
