"""Telegram, inwards: an update becomes something that happened, stored before it is acknowledged.

The offset moves after the commit, so a crash loses nothing, and the seen-marks make a repeated update
harmless. Photos, voice, documents, contacts and locations are refused kindly and never fetched; what
people say to each other in a group is not looked at.
"""

import asyncio
import contextlib
import logging
import re
from collections import defaultdict, deque
from datetime import timedelta
from typing import Any

from telegram import Bot, CallbackQuery, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import logboek
from bot.dienst import Dienst
from bot.receive import Binnen, Gebeurtenis, Lidmaatschap, Verhuizing
from bot.settings import Melding
from bot.telegram_uit import NIETS, TELEGRAM, wachttijd
from gesprekken import GESPREKKEN
from gesprekken.model import Invoer, Soort

log = logging.getLogger("wijksignaal")

SOORTEN = ["message", "edited_message", "callback_query", "my_chat_member"]
WACHT = 25  # seconds that Telegram holds a poll open
BOTSINGEN = 3  # in a row: then there really is another one that fetches our messages

_OPDRACHT = re.compile(r"/(?P<naam>\w+)(?:@(?P<aan>\w+))?(?:\s+(?P<rest>.*))?", re.DOTALL)
_ONZE = {"koppel", "start", "stop", "terug"} | {g.commando for g in GESPREKKEN.gesprekken.values()} - {""}


class Onbruikbaar(Melding):
    """Telegram cannot be used; the message says what to do."""


class Telegrambot(Bot):
    """That of python-telegram-bot, and the updates as they came: its own `get_updates` reads all or
    none, so one that cannot be read would take the others with it."""

    async def ruwe_updates(self, vanaf: int | None, wacht: int) -> list[dict[str, Any]]:
        vraag = {"offset": vanaf, "timeout": wacht, "allowed_updates": SOORTEN}
        ruw = await self._post("getUpdates", vraag, read_timeout=wacht + 10)
        return [update for update in ruw if isinstance(update.get("update_id"), int)]


class Ophaler:
    """Long polling. The offset only acknowledges what was just taken: ids restart at random after a quiet
    week, and the seen-marks know what was taken before. `even` is the first wait after a failure."""

    def __init__(self, dienst: Dienst, bot: Telegrambot, even: float = 1.0) -> None:
        self.dienst, self.bot, self.even = dienst, bot, even
        self._offset: int | None = None
        self._albums: deque[str] = deque(maxlen=100)
        self._bezig: asyncio.Future[None] | None = None
        self._volgorde: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def draai(self) -> None:
        """Poll until cancelled. Raises Onbruikbaar when Telegram refuses us for good."""
        pech = botsingen = 0
        while True:
            try:
                await self.haal(WACHT)
                pech = botsingen = 0
                continue
            except InvalidToken:
                raise Onbruikbaar(
                    "Telegram neemt het token niet meer aan. Vraag @BotFather om een nieuw token."
                ) from None
            except Conflict:
                botsingen += 1
                if botsingen == BOTSINGEN:
                    raise Onbruikbaar(
                        "Er haalt al een ander programma berichten op voor deze bot. Stop dat eerst, en start opnieuw."
                    ) from None
                wacht = self.even
            except RetryAfter as fout:
                wacht = wachttijd(fout) / timedelta(seconds=1)
            except Exception as fout:  # the network or the database is away, or it is our bug: all may pass
                logboek.fout(log, "ophalen_wacht", fout)
                wacht = self.even * 2**pech
                pech = min(pech + 1, 5)
            await asyncio.sleep(wacht)

    async def haal(self, wacht: int) -> int:
        """One poll: all that came is stored before there is another. Returns how many came."""
        updates = await self.bot.ruwe_updates(self._offset, wacht)
        self._offset = (
            None  # none came, or not all could be taken: Telegram tells what it was not told it may forget
        )
        if updates:
            self._bezig = asyncio.ensure_future(self._neem_alle(updates))
            await asyncio.shield(self._bezig)
            self._offset = updates[-1]["update_id"] + 1
        return len(updates)

    async def _neem_alle(self, updates: list[dict[str, Any]]) -> None:
        """Side by side, so that they can be committed together; each chat in its own order."""
        self._volgorde = defaultdict(asyncio.Lock)
        gedaan = await asyncio.gather(*map(self.neem, updates), return_exceptions=True)
        for fout in gedaan:
            if fout is not None:
                raise fout

    async def rond_af(self, geduld: float) -> None:
        """The end: the updates in hand may finish."""
        if self._bezig is not None:
            await asyncio.wait([self._bezig], timeout=geduld)

    async def neem(self, ruw: dict[str, Any]) -> None:
        """Take one update. What cannot be read is acknowledged and forgotten, so it never blocks."""
        try:
            update = Update.de_json(ruw, self.bot)
            gebeurd = lees(update, self.bot.username)
        except Exception as fout:
            logboek.fout(log, "update_onleesbaar", fout)
            return
        async with self._volgorde[gebeurd.adres if gebeurd else ""]:
            if update.callback_query is not None:
                await self._neem_druk(update.callback_query, gebeurd)
            elif gebeurd is not None:
                await self._neem(update.effective_message, gebeurd)

    async def _neem(self, bericht: Message | None, gebeurd: Gebeurtenis) -> None:
        album = bericht.media_group_id if bericht else None
        if album in self._albums:  # of an album only the first picture gets an answer
            return
        verwerkt = await self.dienst.neem(gebeurd)
        if album:
            self._albums.append(album)
        if bericht and verwerkt.gemaskeerd and bericht.chat.type == ChatType.PRIVATE:
            self.dienst.achter(self._haal_weg(bericht))

    async def _neem_druk(self, druk: CallbackQuery, gebeurd: Gebeurtenis | None) -> None:
        """A press is answered at once, past the outbox, also when nothing could be done with it."""
        melding = ""
        try:
            if gebeurd is not None:
                melding = (await self.dienst.neem(gebeurd)).melding
        finally:
            self.dienst.achter(self._beantwoord(druk.id, melding))

    async def _beantwoord(self, druk: str, melding: str) -> None:
        with contextlib.suppress(TelegramError):  # that it is too old to be answered is no error
            await self.bot.answer_callback_query(druk, text=melding[:200] or None)

    async def _haal_weg(self, bericht: Message) -> None:
        """The original held personal data: it goes from the chat, where Telegram allows that."""
        with contextlib.suppress(TelegramError):
            await self.bot.delete_message(bericht.chat.id, bericht.message_id)


# --- reading ---


def lees(update: Update, botnaam: str) -> Gebeurtenis | None:
    """What happened; None for what is not meant for us, or is no message (someone joined, a pinned message …)."""
    nummer = str(update.update_id)
    if update.my_chat_member is not None:
        return _lees_lidmaatschap(nummer, update.my_chat_member)
    if update.callback_query is not None:
        return _lees_druk(nummer, update.callback_query)
    bericht = update.message or update.edited_message
    if bericht is None or bericht.chat.type == ChatType.CHANNEL:
        return None
    return _lees_bericht(nummer, bericht, bericht is update.edited_message, botnaam)


def _lees_lidmaatschap(nummer: str, wijziging: ChatMemberUpdated) -> Lidmaatschap | None:
    if wijziging.chat.type == ChatType.CHANNEL:
        return None
    return Lidmaatschap(
        TELEGRAM,
        nummer,
        str(wijziging.chat.id),
        groep=wijziging.chat.type != ChatType.PRIVATE,
        erbij=_is_erbij(wijziging.new_chat_member),
        was_erbij=_is_erbij(wijziging.old_chat_member),
    )


def _is_erbij(lid: ChatMember) -> bool:
    if isinstance(lid, ChatMemberRestricted):
        return lid.is_member
    return lid.status in (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


def _lees_druk(nummer: str, druk: CallbackQuery) -> Binnen | None:
    """Buttons that ask something of us stand in private chats only."""
    if druk.message is None or druk.message.chat.type != ChatType.PRIVATE or druk.data in (None, NIETS):
        return None
    invoer = Invoer(Soort.KNOP, druk.data or "", bron=str(druk.message.message_id))
    return Binnen(TELEGRAM, nummer, str(druk.message.chat.id), invoer, druk.from_user.full_name)


def _lees_bericht(nummer: str, bericht: Message, bewerkt: bool, botnaam: str) -> Binnen | Verhuizing | None:
    chat = str(bericht.chat.id)
    if bericht.migrate_to_chat_id is not None:
        return Verhuizing(TELEGRAM, nummer, chat, str(bericht.migrate_to_chat_id))
    if bericht.migrate_from_chat_id is not None:
        return Verhuizing(TELEGRAM, nummer, str(bericht.migrate_from_chat_id), chat)
    groep, invoer = bericht.chat.type != ChatType.PRIVATE, lees_invoer(bericht, bewerkt)
    if invoer is None or (groep and not _voor_ons(bericht, invoer, botnaam)):
        return None
    naam = bericht.from_user.full_name if bericht.from_user else ""
    return Binnen(TELEGRAM, nummer, chat, invoer, naam, groep)


def lees_invoer(bericht: Message, bewerkt: bool = False) -> Invoer | None:
    bron, tekst = str(bericht.message_id), bericht.text
    if tekst is None:
        inhoud = bericht.effective_attachment or bericht.checklist or bericht.giveaway
        return Invoer(Soort.ONLEESBAAR, bron=bron) if inhoud and not bewerkt else None
    opdracht = _OPDRACHT.fullmatch(tekst)
    if bewerkt:  # of `/signaal er ligt afval` the sentence is what counts
        return Invoer(Soort.BEWERKING, (opdracht and (opdracht["rest"] or "").strip()) or tekst, bron=bron)
    if opdracht:
        return Invoer(Soort.COMMANDO, opdracht["naam"].lower(), (opdracht["rest"] or "").strip(), bron)
    return Invoer(Soort.TEKST, tekst, bron=bron)


def _voor_ons(bericht: Message, invoer: Invoer, botnaam: str) -> bool:
    """In a group only commands: `/koppel`, `/koppel@onzebot`, and not `/koppel@anderebot` or `/weer`."""
    opdracht = _OPDRACHT.fullmatch(bericht.text or "")
    if opdracht is None or invoer.soort is not Soort.COMMANDO:
        return False
    if opdracht["aan"]:
        return opdracht["aan"].lower() == botnaam.lower()
    return invoer.tekst in _ONZE
