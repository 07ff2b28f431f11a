"""Telegram, inwards: what came in is stored before it is acknowledged.

The offset moves after the commit, so a crash loses nothing, and the seen-marks make a repeated update
harmless. What an update says is read in telegram_lezen.py.
"""

import asyncio
import contextlib
from collections import defaultdict, deque
from datetime import timedelta
from typing import Any

from msgspec import ValidationError
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import logboek
from bot.dienst import Dienst
from bot.portier import PER_CHAT, Grens, Oordeel, Portier
from bot.receive import Binnen, Gebeurtenis
from bot.settings import Melding
from bot.telegram_lezen import Bericht, Update, lees, ontleed
from bot.telegram_uit import TELEGRAM, wachttijd
from bot.verbindingen import Telegrambot
from bot.voorvallen import Voorval
from gesprekken import vangnet
from gesprekken.model import Waarom

WACHT = 25  # seconds that Telegram holds a poll open
BOTSINGEN = 3  # then there really is another one that fetches our messages


class Onbruikbaar(Melding):
    """Telegram cannot be used; the message says what to do."""


class Ophaler:
    """Long polling. The offset only acknowledges what was just taken: ids restart at random after a quiet
    week, and the seen-marks know what was taken before. `even` is the first wait after a failure, `nieuw`
    for how long we are a newcomer (both in seconds), `onleesbaar` counts what could not be read."""

    def __init__(
        self,
        dienst: Dienst,
        bot: Telegrambot,
        even: float = 1.0,
        nieuw: float = 60.0,
        grens: Grens = PER_CHAT,
    ) -> None:
        self.dienst, self.bot, self.even, self.nieuw = dienst, bot, even, nieuw
        self.portier = Portier(grens)
        self.onleesbaar = 0
        self._offset: int | None = None
        self._albums: deque[str] = deque(maxlen=100)
        self._bezig: asyncio.Future[None] | None = None
        self._volgorde: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def draai(self) -> None:
        """Poll until cancelled. Raises Onbruikbaar when Telegram refuses us for good. Of two that poll for the
        same bot the newcomer gives way; who was there first stays, and says so in the log."""
        klok = asyncio.get_running_loop().time
        pech, botsingen, gevestigd = 0, 0, klok() + self.nieuw
        while True:
            try:
                await self.haal(WACHT)
                pech, botsingen = 0, botsingen if klok() < gevestigd else 0
                continue
            except InvalidToken:
                raise Onbruikbaar(
                    "Telegram neemt het token niet meer aan. Vraag @BotFather om een nieuw token."
                ) from None
            except Conflict:
                botsingen += 1
                if botsingen >= BOTSINGEN and klok() < gevestigd:
                    raise Onbruikbaar(
                        "Er haalt al een ander programma berichten op voor deze bot. Stop dat eerst, en start opnieuw."
                    ) from None
                if botsingen == BOTSINGEN:
                    logboek.noteer(Voorval.TWEEDE_OPHALER, herkomst=TELEGRAM)
                wacht = self.even
            except RetryAfter as fout:
                wacht = wachttijd(fout) / timedelta(seconds=1)
            except Exception as fout:  # the network or the database is away, or it is our bug: all may pass
                logboek.fout(Voorval.OPHALEN_WACHT, fout, herkomst=TELEGRAM)
                wacht = self.even * 2**pech
                pech = min(pech + 1, 5)
            await asyncio.sleep(wacht)

    async def haal(self, wacht: int) -> int:
        """One poll: all that came is stored before there is another. Returns how many came."""
        updates = await self.bot.ruwe_updates(self._offset, wacht)
        self._offset = None  # until all of these are in: Telegram tells again what it was not told to forget
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

    async def neem(self, ruw: object) -> None:
        """Take one update. What cannot be read is acknowledged and forgotten, so it never blocks."""
        try:
            update = ontleed(ruw)
        except ValidationError:
            self.onleesbaar += 1
            logboek.noteer(Voorval.UPDATE_ONLEESBAAR, herkomst=TELEGRAM, aantal=self.onleesbaar)
            return
        gebeurd = lees(update, self.bot.username)
        async with self._volgorde[gebeurd.waar if gebeurd else ""]:
            if (
                isinstance(gebeurd, Binnen)
                and (oordeel := self._klopt_aan(update, gebeurd)) is not Oordeel.DOOR
            ):
                await self._wijs_af(update, gebeurd, oordeel)
            elif update.callback_query is not None:
                await self._neem_druk(update.callback_query.id, gebeurd)
            elif gebeurd is not None:
                await self._neem(update.bericht, gebeurd)

    def _klopt_aan(self, update: Update, gebeurd: Binnen) -> Oordeel:
        """Before anything is looked at: a flood must cost next to nothing."""
        return self.portier.laat_door(gebeurd.waar, update.bericht.verstuurd if update.bericht else 0.0)

    async def _wijs_af(self, update: Update, gebeurd: Binnen, oordeel: Oordeel) -> None:
        """Too much at once: forgotten, and said once. In a group nothing is said."""
        zeg_het, chat = oordeel is Oordeel.ZEG_HET, (gebeurd.kanaal, gebeurd.waar)
        self.dienst.weiger(Waarom.TE_SNEL, chat, stil=not zeg_het)
        if update.callback_query is not None:
            self.dienst.achter(self._beantwoord(update.callback_query.id, vangnet.TE_SNEL if zeg_het else ""))
        elif zeg_het and not gebeurd.groep:
            await self.dienst.zeg(chat, vangnet.TE_SNEL)

    async def _neem(self, bericht: Bericht | None, gebeurd: Gebeurtenis) -> None:
        album = bericht.media_group_id if bericht else None
        if album in self._albums:  # of an album only the first picture gets an answer
            return
        verwerkt = await self.dienst.neem(gebeurd)
        if album:
            self._albums.append(album)
        if bericht and verwerkt.gemaskeerd and bericht.chat.prive:
            self.dienst.achter(self._haal_weg(bericht))

    async def _neem_druk(self, druk: str, gebeurd: Gebeurtenis | None) -> None:
        """A press is answered at once, past the outbox, also when nothing could be done with it."""
        melding = ""
        try:
            if gebeurd is not None:
                melding = (await self.dienst.neem(gebeurd)).melding
        finally:
            self.dienst.achter(self._beantwoord(druk, melding))

    async def _beantwoord(self, druk: str, melding: str) -> None:
        with contextlib.suppress(TelegramError):  # that it is too old to be answered is no error
            await self.bot.answer_callback_query(druk, text=melding[:200] or None)

    async def _haal_weg(self, bericht: Bericht) -> None:
        """The original held personal data: it goes from the chat. Where Telegram does not allow that (too old, no
        right) or cannot be reached, who sent it is asked to do it."""
        uitslag = "weggehaald"
        try:
            await self.bot.delete_message(bericht.chat.id, bericht.message_id)
        except TelegramError as fout:
            uitslag = "mocht_niet"
            if "to delete not found" not in fout.message.lower():
                await self.dienst.zeg((TELEGRAM, str(bericht.chat.id)), vangnet.HAAL_ZELF_WEG)
        logboek.noteer(Voorval.ORIGINEEL_WEG, herkomst=TELEGRAM, uitslag=uitslag)
