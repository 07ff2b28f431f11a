"""The words that were left out because nobody knows them, for as long as their question stands: in memory only.

The question is kept without the word, so the database never holds it; the word is put into the message where that
is shown, and goes from it with the answer. After a restart it is forgotten, and the question says so.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.afscherming import Afgeschermd
from gesprekken.teksten import citaat, schoon
from gesprekken.vangnet import DAT_WOORD

Chat = tuple[str, str]  # channel, address

BEWAAR = timedelta(hours=12)  # as long as the two questions stay open
PER_CHAT, CHATS = 4, 2_000


@dataclass(frozen=True)
class _Zin:
    met_woorden: str
    woorden: tuple[str, ...]
    tot: datetime


class Geheugen:
    def __init__(self) -> None:
        self._zinnen: OrderedDict[Chat, dict[str, _Zin]] = OrderedDict()

    def onthoud(self, chat: Chat, veilig: Afgeschermd, nu: datetime) -> None:
        """By the text as it is kept: with the words left out."""
        zinnen = self._zinnen.setdefault(chat, {})
        self._zinnen.move_to_end(chat)
        tekst = schoon(veilig.tekst)
        zinnen.pop(tekst, None)
        zinnen[tekst] = _Zin(schoon(veilig.met_woorden()), veilig.gevraagd, nu + BEWAAR)
        while len(zinnen) > PER_CHAT:
            del zinnen[next(iter(zinnen))]
        while len(self._zinnen) > CHATS:
            self._zinnen.popitem(last=False)

    def vergeet(self, nu: datetime) -> None:
        """What was not answered in time."""
        for chat, zinnen in list(self._zinnen.items()):
            over = {tekst: zin for tekst, zin in zinnen.items() if zin.tot > nu}
            if over:
                self._zinnen[chat] = over
            else:
                del self._zinnen[chat]

    def terug(self, chat: Chat, tekst: str) -> str:
        """The text with its words put back; empty when they are not known (any more)."""
        zin = self._zinnen.get(chat, {}).get(tekst)
        return zin.met_woorden if zin else ""

    def noem(self, chat: Chat, tekst: str) -> str:
        """A message as it is shown, with in its question the words that are missing from the sentences above it."""
        if DAT_WOORD not in tekst:
            return tekst
        zinnen = self._zinnen.get(chat, {})
        woorden = [woord for zin in zinnen if citaat(zin) in tekst for woord in zinnen[zin].woorden if woord]
        genoemd = " of ".join(f"“{woord}”" for woord in dict.fromkeys(woorden))
        return tekst.replace(DAT_WOORD, genoemd, 1) if genoemd else tekst
