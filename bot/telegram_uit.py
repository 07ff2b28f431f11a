"""Telegram, outwards: a message becomes a call of the Bot API, and an error one of the five answers of send.py."""

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from telegram import InputFile
from telegram.constants import MessageLimit
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.send import (
    Chat,
    Document,
    Geweigerd,
    MisschienVerzonden,
    NietVerzonden,
    Onbereikbaar,
    Verhuisd,
    Verzendfout,
)
from bot.verbindingen import NooitVerbonden, Telegrambot
from gesprekken.model import Bericht, Knop, Rijen
from opslag import Post, outbox

TELEGRAM = "telegram"
NIETS = "x"  # the button that only shows what was answered
GEEN_VOORBEELD = {"is_disabled": True}
Toetsen = dict[str, list[list[dict[str, str]]]]

_GEEN_TOEGANG = re.compile(
    "chat not found|user not found|peer_id_invalid|no rights|not enough rights|write_forbidden|topic_closed",
    re.I,
)
_WEG = re.compile("to edit not found|can't be edited|message_id_invalid", re.I)


class Telegramkanaal:
    herhaalbaar = False

    def __init__(self, bot: Telegrambot, noem: Callable[[Chat, str], str] = lambda _, tekst: tekst) -> None:
        """`noem` puts into a question the word that is kept nowhere."""
        self.bot, self.noem = bot, noem

    async def verstuur(self, post: Post, document: Document | None) -> str:
        tekst = self.noem((post.kanaal, post.adres), post.bericht.tekst)
        if tekst != post.bericht.tekst:
            post = replace(post, bericht=replace(post.bericht, tekst=tekst))
        try:
            if post.soort == outbox.DOOF:
                return await self._doof(post)
            if post.bewerkt:
                return await self._herschrijf(post)
            return await self._plaats(post, document)
        except TelegramError as fout:
            raise vertaal(fout) from fout

    async def _doof(self, post: Post) -> str:
        """The buttons go; what was answered stays in sight. A message that is gone has no buttons either."""
        gekozen = {"text": f"✓ {post.bericht.tekst}", "callback_data": NIETS}
        toetsen: Toetsen | None = {"inline_keyboard": [[gekozen]]} if post.bericht.tekst else None
        with contextlib.suppress(BadRequest):  # not modified, too old or deleted
            await self.bot.roep("editMessageReplyMarkup", **_welk(post), reply_markup=toetsen)
        return post.bewerkt

    async def _herschrijf(self, post: Post) -> str:
        try:
            await self.bot.roep("editMessageText", **_welk(post), **self._inhoud(post.bericht))
        except BadRequest as fout:
            if _WEG.search(fout.message):  # deleted, or from before the group became a supergroup
                if post.soort == outbox.VERGEET:
                    return post.bewerkt
                return await self._plaats(post, None)
            if "not modified" not in fout.message.lower():
                raise
        return post.bewerkt

    async def _plaats(self, post: Post, document: Document | None) -> str:
        if document is None:
            verstuurd = await self.bot.roep(
                "sendMessage", chat_id=int(post.adres), **self._inhoud(post.bericht)
            )
        else:
            verstuurd = await self.bot.roep(
                "sendDocument",
                chat_id=int(post.adres),
                document=InputFile(document.inhoud, filename=document.naam),
                caption=_passend(post.bericht, MessageLimit.CAPTION_LENGTH),
                reply_markup=self._toetsen(post.bericht.knoppen),
            )
        return str(verstuurd["message_id"])

    def _inhoud(self, bericht: Bericht) -> dict[str, Any]:
        return {
            "text": _passend(bericht),
            "reply_markup": self._toetsen(bericht.knoppen),
            "link_preview_options": GEEN_VOORBEELD,
        }

    def _toetsen(self, rijen: Rijen) -> Toetsen | None:
        toetsen = [[self._toets(knop) for knop in rij] for rij in rijen]
        return {"inline_keyboard": toetsen} if toetsen else None

    def _toets(self, knop: Knop) -> dict[str, str]:
        if knop.doet.startswith("s:"):
            return {"text": knop.tekst, "url": f"https://t.me/{self.bot.username}?start={knop.doet[2:]}"}
        return {"text": knop.tekst, "callback_data": knop.doet}


def _welk(post: Post) -> dict[str, int]:
    return {"chat_id": int(post.adres), "message_id": int(post.bewerkt)}


def _passend(bericht: Bericht, hoogstens: int = MessageLimit.MAX_TEXT_LENGTH) -> str:
    """The text, within what Telegram takes (UTF-16 units)."""
    ruw = bericht.tekst.encode("utf-16-le")
    if len(ruw) <= 2 * hoogstens:
        return bericht.tekst
    return ruw[: 2 * (hoogstens - 1)].decode("utf-16-le", "ignore") + "…"


def vertaal(fout: TelegramError) -> Verzendfout:
    """Which of the five answers an error of Telegram is. BadRequest is a NetworkError, so it comes first;
    a broken connection is only certain when it was never made."""
    match fout:
        case RetryAfter():
            return NietVerzonden(wachttijd(fout))
        case ChatMigrated(new_chat_id=naar):
            return Verhuisd(str(naar))
        case Forbidden():
            return Onbereikbaar()
        case BadRequest(message=reden):
            return Onbereikbaar() if _GEEN_TOEGANG.search(reden) else Geweigerd(type(fout).__name__)
        case InvalidToken() | Conflict():  # it is us who are refused, not this message
            return NietVerzonden(timedelta(minutes=1))
        case NooitVerbonden():
            return NietVerzonden()
        case _:  # read time-out, 5xx, an answer that cannot be read
            return MisschienVerzonden()


def wachttijd(fout: RetryAfter) -> timedelta:
    wacht = fout.retry_after
    return wacht if isinstance(wacht, timedelta) else timedelta(seconds=wacht)
