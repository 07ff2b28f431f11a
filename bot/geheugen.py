"""What is kept nowhere, for as long as it is needed: in memory only. After a restart it is forgotten.

The words that were left out because nobody knows them: their question is kept without the word, which is put into
the message where that is shown, and goes from it with the answer. What a message says that holds a code or shows
the way in danger: the page shows it from here. And for what kind of danger the way was shown.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.afscherming import Afgeschermd
from gesprekken.model import NIET_BEWAARD
from gesprekken.teksten import citaat, schoon
from gesprekken.vangnet import DAT_WOORD, ERNST

Chat = tuple[str, str]  # channel, address

BEWAAR = timedelta(hours=12)  # as long as the two questions stay open
ZO_METEEN = timedelta(minutes=10)  # so soon words of danger are told again, once she said that they may
PER_CHAT, CHATS = 4, 2_000


@dataclass(frozen=True)
class _Zin:
    met_woorden: str
    woorden: tuple[str, ...]
    tot: datetime


class Geheugen:
    def __init__(self) -> None:
        self._zinnen: OrderedDict[Chat, dict[str, _Zin]] = OrderedDict()
        self._vergeten: list[tuple[Chat, str]] = []  # there was no room
        self._berichten: OrderedDict[tuple[Chat, str], tuple[str, datetime]] = OrderedDict()
        self._gevaar: OrderedDict[Chat, tuple[str, datetime]] = OrderedDict()
        self._over_de_buurt: dict[Chat, tuple[str, datetime]] = {}

    # --- words that nobody knows ---

    def onthoud(self, chat: Chat, veilig: Afgeschermd, nu: datetime) -> None:
        """By the text as it is kept: with the words left out."""
        zinnen = self._zinnen.setdefault(chat, {})
        self._zinnen.move_to_end(chat)
        tekst = schoon(veilig.tekst)
        zinnen.pop(tekst, None)
        zinnen[tekst] = _Zin(schoon(veilig.met_woorden()), veilig.gevraagd, nu + BEWAAR)
        while len(zinnen) > PER_CHAT:
            oudste = next(iter(zinnen))
            del zinnen[oudste]
            self._vergeten.append((chat, oudste))
        while len(self._zinnen) > CHATS:
            wie, haar = self._zinnen.popitem(last=False)
            self._vergeten += [(wie, zin) for zin in haar]

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

    # --- messages that are not kept ---

    def onthoud_bericht(self, chat: Chat, bericht: str, tekst: str, nu: datetime) -> None:
        """What a message says, by the channel's name for it."""
        self._berichten[chat, bericht] = tekst, nu + BEWAAR
        while len(self._berichten) > CHATS:
            self._berichten.popitem(last=False)

    def vergeet_bericht(self, chat: Chat, bericht: str) -> None:
        """What may stay of it was kept."""
        self._berichten.pop((chat, bericht), None)

    def toon(self, chat: Chat, bericht: str, tekst: str) -> str:
        """A message as it is shown to who it was for, with what is not kept of it."""
        if tekst == NIET_BEWAARD:
            return self._berichten.get((chat, bericht), (tekst,))[0]
        return self.noem(chat, tekst)

    # --- the kind of danger for which the way was shown ---

    def onthoud_gevaar(self, chat: Chat, soort: str, nu: datetime) -> None:
        """Of two that wait for their answer the less grave one: nobody knows under which the button is pressed."""
        eerder = self.gevaar(chat)
        self._gevaar[chat] = min(soort, eerder or soort, key=ERNST.index), nu + BEWAAR
        self._gevaar.move_to_end(chat)
        while len(self._gevaar) > CHATS:
            self._gevaar.popitem(last=False)

    def gevaar(self, chat: Chat) -> str:
        return self._gevaar.get(chat, ("",))[0]

    def sta_toe(self, chat: Chat, nu: datetime) -> None:
        """She says that it is about the neighbourhood: in her next turn, when that is soon, it may be told."""
        soort = self.gevaar(chat)
        self.ga_verder(chat)
        if soort:
            self._over_de_buurt[chat] = soort, nu + ZO_METEEN

    def over_de_buurt(self, chat: Chat, nu: datetime) -> str:
        """The kind of danger that may be told now."""
        soort, tot = self._over_de_buurt.get(chat, ("", nu))
        return soort if nu < tot else ""

    def ga_verder(self, chat: Chat) -> None:
        """She took another turn, whatever became of it."""
        self._gevaar.pop(chat, None)
        self._over_de_buurt.pop(chat, None)

    # --- forgetting ---

    def vergeet(self, nu: datetime) -> list[tuple[Chat, str]]:
        """What stood too long; the sentences of which the word is not known any more, each with its chat."""
        weg, self._vergeten = self._vergeten, []
        self._berichten = OrderedDict((wat, b) for wat, b in self._berichten.items() if b[1] > nu)
        self._gevaar = OrderedDict((chat, g) for chat, g in self._gevaar.items() if g[1] > nu)
        self._over_de_buurt = {chat: g for chat, g in self._over_de_buurt.items() if g[1] > nu}
        oud = [
            (chat, t) for chat, zinnen in self._zinnen.items() for t, zin in zinnen.items() if zin.tot <= nu
        ]
        for chat, tekst in oud:
            del self._zinnen[chat][tekst]
            if not self._zinnen[chat]:
                del self._zinnen[chat]
        return weg + oud
