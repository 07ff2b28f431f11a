"""Telegram: an update becomes something that came in, a message becomes a call of the Bot API.

Polling commits before it acknowledges: the offset moves after the turn is stored, so a crash loses
nothing, and the seen-marks make a repeated update harmless. Photos, voice, documents, contacts and
locations are refused kindly and never fetched.
"""

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import httpx
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ChatMemberStatus, ChatType, MessageLimit
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot import heartbeat, logboek
from bot.dienst import Dienst
from bot.receive import Binnen
from bot.send import (
    Document,
    Geweigerd,
    MisschienVerzonden,
    NietVerzonden,
    Onbereikbaar,
    Verhuisd,
    Verzendfout,
)
from bot.settings import Settings
from gesprekken import GESPREKKEN, beheer
from gesprekken.model import Bericht, Invoer, Knop, Rijen, Soort
from opslag import Post, Storing, apply, outbox, transactie

log = logging.getLogger("wijksignaal")

TELEGRAM = "telegram"
SOORTEN = ["message", "edited_message", "callback_query", "my_chat_member"]
WACHT = 25  # seconds that Telegram holds a poll open
NIETS = "x"  # the button that only shows what was answered


class Onbruikbaar(Exception):
    """Telegram cannot be used; the message says what to do."""


def maak_bot(
    ingesteld: Settings, request: BaseRequest | None = None, get_updates_request: BaseRequest | None = None
) -> Bot:
    return Bot(
        ingesteld.telegram_token,
        base_url=ingesteld.telegram_base_url,
        base_file_url=ingesteld.telegram_base_file_url,
        request=request or HTTPXRequest(connection_pool_size=16),
        get_updates_request=get_updates_request or HTTPXRequest(connection_pool_size=1),
    )


# --- running ---


async def draai(dienst: Dienst, bot: Bot, stop: asyncio.Event) -> None:
    """Polling, outbox and heartbeat, until `stop`. Raises Onbruikbaar when Telegram refuses us."""
    await _begin(dienst, bot)
    try:
        await _zet_opdrachten(bot)
        await dienst.verzender.ruim_op()
        schema = heartbeat.begin(dienst.slag)
        dienst.achter(_veeg_steeds(dienst))
        logboek.noteer(log, "gestart", bot=dienst.gereedschap.botnaam)
        halen = asyncio.ensure_future(Ophaler(dienst, bot).draai())
        wachten = asyncio.ensure_future(stop.wait())
        klaar, open_ = await asyncio.wait({halen, wachten}, return_when=asyncio.FIRST_COMPLETED)
        schema.shutdown(wait=False)
        for taak in open_:
            taak.cancel()
        await asyncio.gather(*open_, return_exceptions=True)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(dienst.verzender.rust(), 1)
        for taak in klaar:
            taak.result()
    finally:
        await _sluit(bot)


async def een_tik(dienst: Dienst, bot: Bot) -> dict[str, int]:
    await _begin(dienst, bot)
    try:
        await dienst.verzender.ruim_op()
        return dict(await dienst.tik())
    finally:
        await _sluit(bot)


async def naam_van_de_bot(bot: Bot) -> str:
    try:
        naam = await _stel_voor(bot)
    finally:
        await _sluit(bot)
    return naam


async def _begin(dienst: Dienst, bot: Bot) -> None:
    dienst.noem_bot(await _stel_voor(bot))
    dienst.kanalen[TELEGRAM] = Telegramkanaal(bot)


async def _stel_voor(bot: Bot) -> str:
    try:
        await bot.initialize()
        return bot.username
    except InvalidToken:
        raise Onbruikbaar(
            "Telegram kent dit token niet. Kopieer WIJKSIGNAAL_TELEGRAM_TOKEN opnieuw uit het bericht van @BotFather."
        ) from None
    except TelegramError as fout:
        raise Onbruikbaar(
            f"Telegram is niet te bereiken ({type(fout).__name__}). "
            "Controleer de verbinding en WIJKSIGNAAL_TELEGRAM_BASE_URL."
        ) from None


async def _sluit(bot: Bot) -> None:
    with contextlib.suppress(TelegramError, RuntimeError):
        await bot.shutdown()


async def _zet_opdrachten(bot: Bot) -> None:
    """The menu of commands, in Dutch, made from the catalogue."""
    prive = [
        BotCommand(g.commando, g.uitleg) for g in GESPREKKEN.gesprekken.values() if g.commando and g.uitleg
    ]
    prive += [BotCommand("terug", "één vraag terug"), BotCommand("stop", "hou op met dit gesprek")]
    try:
        await bot.set_my_commands(prive, scope=BotCommandScopeAllPrivateChats())
        await bot.set_my_commands(
            [BotCommand("koppel", "koppel deze groep")], scope=BotCommandScopeAllGroupChats()
        )
    except TelegramError as fout:  # a menu is a comfort: without it everything works
        logboek.fout(log, "menu_niet_gezet", fout)


async def _veeg_steeds(dienst: Dienst) -> None:
    """What has to be tried again, or waits for a decent hour, goes when its moment is there."""
    while True:
        await asyncio.sleep(1)
        try:
            await dienst.verzender.veeg()
        except Storing as fout:
            logboek.fout(log, "outbox_wacht", fout)


# --- in ---


class Ophaler:
    """Long polling. The offset lives in memory only: ids restart at random after a quiet week, and the
    seen-marks know what was taken."""

    def __init__(self, dienst: Dienst, bot: Bot) -> None:
        self.dienst, self.bot = dienst, bot
        self._offset: int | None = None
        self._albums: set[str] = set()

    async def draai(self) -> None:
        pech = 0
        while True:
            try:
                await self.haal(WACHT)
                pech = 0
            except Conflict:
                raise Onbruikbaar(
                    "Er haalt al een ander programma berichten op voor deze bot. Stop dat eerst, en start opnieuw."
                ) from None
            except InvalidToken:
                raise Onbruikbaar(
                    "Telegram neemt het token niet meer aan. Vraag @BotFather om een nieuw."
                ) from None
            except RetryAfter as fout:
                await asyncio.sleep(_seconden(fout))
            except (TelegramError, Storing) as fout:
                pech = min(pech + 1, 6)
                logboek.fout(log, "ophalen_wacht", fout, poging=pech)
                await asyncio.sleep(2**pech / 2)

    async def haal(self, wacht: int) -> int:
        """One poll: every update is stored before the next is looked at. Returns how many came."""
        ruw = await self.bot.do_api_request(
            "getUpdates",
            api_kwargs={
                "timeout": wacht,
                "allowed_updates": SOORTEN,
                **({"offset": self._offset} if self._offset is not None else {}),
            },
            read_timeout=wacht + 10,
        )
        updates: Sequence[dict[str, Any]] = ruw if isinstance(ruw, list) else []
        for update in updates:
            await self.neem(update)
            self._offset = int(update["update_id"]) + 1
        return len(updates)

    async def neem(self, ruw: dict[str, Any]) -> None:
        """Take one update. What cannot be read is acknowledged and forgotten, so it never blocks."""
        try:
            update = Update.de_json(ruw, self.bot)
            soort = next((s for s in SOORTEN if getattr(update, s) is not None), "")
        except Exception as fout:
            logboek.fout(log, "update_onleesbaar", fout)
            return
        if update.my_chat_member is not None:
            await self._lidmaatschap(update.my_chat_member)
        elif update.callback_query is not None:
            await self._druk(str(update.update_id), update.callback_query)
        elif soort and update.effective_message is not None:
            await self._bericht(str(update.update_id), update.effective_message, soort == "edited_message")

    async def _bericht(self, nummer: str, bericht: Message, bewerkt: bool) -> None:
        if bericht.migrate_to_chat_id:
            await self.dienst.doe(self._verhuis, str(bericht.chat.id), str(bericht.migrate_to_chat_id))
            return
        invoer = lees_invoer(bericht, bewerkt)
        if invoer is None or self._in_album(bericht):
            return
        groep = bericht.chat.type != ChatType.PRIVATE
        if groep and (invoer.soort is not Soort.COMMANDO or _voor_een_ander(bericht, self.bot.username)):
            return
        naam = bericht.from_user.full_name if bericht.from_user else ""
        adres = str(bericht.chat.id)
        verwerkt = await self.dienst.neem(Binnen(TELEGRAM, nummer, adres, invoer, naam, groep))
        if verwerkt.gemaskeerd and not groep:
            self.dienst.achter(self._haal_weg(bericht))

    async def _druk(self, nummer: str, druk: CallbackQuery) -> None:
        """A press is answered at once, past the outbox; that it is too old to answer is no error."""
        melding = ""
        try:
            if druk.message is not None and druk.message.chat.type == ChatType.PRIVATE and druk.data != NIETS:
                invoer = Invoer(Soort.KNOP, druk.data or "", bron=str(druk.message.message_id))
                adres = str(druk.message.chat.id)
                verwerkt = await self.dienst.neem(
                    Binnen(TELEGRAM, nummer, adres, invoer, druk.from_user.full_name)
                )
                melding = verwerkt.melding
        finally:
            self.dienst.achter(self._beantwoord(druk.id, melding))

    async def _beantwoord(self, druk: str, melding: str) -> None:
        with contextlib.suppress(TelegramError):
            await self.bot.answer_callback_query(druk, text=melding[:200] or None)

    async def _haal_weg(self, bericht: Message) -> None:
        """The original held personal data: it goes from the chat, where Telegram allows that."""
        with contextlib.suppress(TelegramError):
            await self.bot.delete_message(bericht.chat.id, bericht.message_id)

    async def _lidmaatschap(self, wijziging: ChatMemberUpdated) -> None:
        erbij = wijziging.new_chat_member.status in (
            ChatMemberStatus.MEMBER,
            ChatMemberStatus.ADMINISTRATOR,
            ChatMemberStatus.RESTRICTED,
        )
        adres, groep = str(wijziging.chat.id), wijziging.chat.type != ChatType.PRIVATE
        was_erbij = wijziging.old_chat_member.status in (
            ChatMemberStatus.MEMBER,
            ChatMemberStatus.ADMINISTRATOR,
        )
        await self.dienst.doe(self._verwerk_lidmaatschap, adres, groep, erbij, was_erbij)

    def _verwerk_lidmaatschap(self, adres: str, groep: bool, erbij: bool, was_erbij: bool) -> None:
        with transactie(self.dienst.db) as sessie:
            if not groep:
                apply.zet_bereikbaar(sessie, TELEGRAM, adres, erbij)
            elif not erbij:
                apply.ontkoppel_groep(sessie, TELEGRAM, adres)
            elif not was_erbij:
                outbox.plaats(
                    sessie,
                    kanaal=TELEGRAM,
                    adres=adres,
                    soort=outbox.ANTWOORD,
                    bericht=beheer.IN_EEN_NIEUWE_GROEP,
                    nu=self.dienst.klok.nu(),
                )

    def _verhuis(self, van: str, naar: str) -> None:
        with transactie(self.dienst.db) as sessie:
            apply.verhuis_groep(sessie, TELEGRAM, van, naar)

    def _in_album(self, bericht: Message) -> bool:
        """Of an album only the first picture gets an answer."""
        album = bericht.media_group_id
        if not album:
            return False
        if album in self._albums:
            return True
        self._albums = {album} if len(self._albums) > 1000 else self._albums | {album}
        return False


def lees_invoer(bericht: Message, bewerkt: bool = False) -> Invoer | None:
    """What a person did; None for what is no message to us (someone joined, a pinned message …)."""
    bron, tekst = str(bericht.message_id), bericht.text
    if tekst is None:
        onleesbaar = bericht.effective_attachment is not None and not bewerkt
        return Invoer(Soort.ONLEESBAAR, bron=bron) if onleesbaar else None
    if bewerkt:
        return Invoer(Soort.BEWERKING, tekst, bron=bron)
    if tekst.startswith("/") and len(tekst) > 1:
        commando, _, argument = tekst[1:].partition(" ")
        return Invoer(Soort.COMMANDO, commando.partition("@")[0].lower(), argument.strip(), bron)
    return Invoer(Soort.TEKST, tekst, bron=bron)


def _voor_een_ander(bericht: Message, botnaam: str) -> bool:
    """`/koppel@anderebot` is not for us."""
    aan = (bericht.text or "").split()[0].partition("@")[2]
    return bool(aan) and aan.lower() != botnaam.lower()


# --- out ---


class Telegramkanaal:
    herhaalbaar = False

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def verstuur(self, post: Post, document: Document | None) -> str:
        try:
            return await self._verstuur(post, document)
        except TelegramError as fout:
            if post.bewerkt and isinstance(
                fout, BadRequest
            ):  # not modified, too old or gone: nothing left to do
                return post.bewerkt
            raise vertaal(fout) from fout

    async def _verstuur(self, post: Post, document: Document | None) -> str:
        chat, bericht = int(post.adres), post.bericht
        if post.soort == outbox.DOOF:
            gekozen = InlineKeyboardMarkup(
                [[InlineKeyboardButton(f"✓ {bericht.tekst}", callback_data=NIETS)]]
            )
            await self.bot.edit_message_reply_markup(
                chat, int(post.bewerkt), reply_markup=gekozen if bericht.tekst else None
            )
            return post.bewerkt
        knoppen = self._toetsen(bericht.knoppen)
        if post.bewerkt:
            await self.bot.edit_message_text(_passend(bericht), chat, int(post.bewerkt), reply_markup=knoppen)
            return post.bewerkt
        if document is not None:
            bestand = InputFile(document.inhoud, filename=document.naam)
            verstuurd = await self.bot.send_document(
                chat, bestand, caption=_passend(bericht, MessageLimit.CAPTION_LENGTH), reply_markup=knoppen
            )
        else:
            verstuurd = await self.bot.send_message(
                chat,
                _passend(bericht),
                reply_markup=knoppen,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        return str(verstuurd.message_id)

    def _toetsen(self, rijen: Rijen) -> InlineKeyboardMarkup | None:
        toetsen = [[self._toets(knop) for knop in rij] for rij in rijen]
        return InlineKeyboardMarkup(toetsen) if toetsen else None

    def _toets(self, knop: Knop) -> InlineKeyboardButton:
        if knop.doet.startswith("s:"):
            return InlineKeyboardButton(
                knop.tekst, url=f"https://t.me/{self.bot.username}?start={knop.doet[2:]}"
            )
        return InlineKeyboardButton(knop.tekst, callback_data=knop.doet)


def _passend(bericht: Bericht, hoogstens: int = MessageLimit.MAX_TEXT_LENGTH) -> str:
    """The text, within what Telegram takes (UTF-16 units)."""
    ruw = bericht.tekst.encode("utf-16-le")
    if len(ruw) <= 2 * hoogstens:
        return bericht.tekst
    return ruw[: 2 * (hoogstens - 1)].decode("utf-16-le", "ignore") + "…"


def vertaal(fout: TelegramError) -> Verzendfout:
    """Which of the five answers an error of Telegram is. BadRequest is a NetworkError, so it comes first;
    a time-out is only certain when the connection was never made."""
    match fout:
        case RetryAfter():
            return NietVerzonden(timedelta(seconds=_seconden(fout)))
        case ChatMigrated(new_chat_id=naar):
            return Verhuisd(str(naar))
        case Forbidden():
            return Onbereikbaar()
        case BadRequest(message=reden):
            return Onbereikbaar() if "chat not found" in reden.lower() else Geweigerd(type(fout).__name__)
        case TimedOut() | NetworkError():
            nooit_verbonden = isinstance(
                fout.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout
            )
            return NietVerzonden() if nooit_verbonden else MisschienVerzonden()
        case _:
            return Geweigerd(type(fout).__name__)


def _seconden(fout: RetryAfter) -> float:
    wacht = fout.retry_after
    return wacht.total_seconds() if isinstance(wacht, timedelta) else float(wacht)
