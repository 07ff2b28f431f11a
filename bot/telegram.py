"""The bot on Telegram: getting acquainted, and running polling, outbox and heartbeat side by side.

Reading updates is telegram_in.py, writing messages telegram_uit.py.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable

from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot import heartbeat, logboek
from bot.dienst import Dienst
from bot.settings import Settings
from bot.telegram_in import Onbruikbaar, Ophaler
from bot.telegram_uit import TELEGRAM, Telegramkanaal
from bot.verbindingen import Telegrambot, Verbindingen
from bot.voorvallen import Voorval
from gesprekken import GESPREKKEN

GEDULD = 5.0  # seconds that what is on its way may take when we stop: who cuts it off may say it twice


def maak_bot(
    ingesteld: Settings, request: BaseRequest | None = None, get_updates_request: BaseRequest | None = None
) -> Telegrambot:
    return Telegrambot(
        ingesteld.telegram_token,
        base_url=ingesteld.telegram_base_url,
        base_file_url=ingesteld.telegram_base_file_url,
        request=request or Verbindingen(),
        get_updates_request=get_updates_request or Verbindingen(),
    )


# --- running ---


async def draai(dienst: Dienst, bot: Telegrambot, stop: asyncio.Event, vertel: Callable[[str], None]) -> None:
    """Until `stop`. Raises Onbruikbaar when Telegram refuses us."""
    werk = asyncio.ensure_future(_werk(dienst, bot, vertel))
    wacht = asyncio.ensure_future(stop.wait())
    await asyncio.wait({werk, wacht}, return_when=asyncio.FIRST_COMPLETED)
    werk.cancel()
    wacht.cancel()
    uitkomst, _ = await asyncio.gather(werk, wacht, return_exceptions=True)
    if isinstance(uitkomst, Exception):
        raise uitkomst


async def _werk(dienst: Dienst, bot: Telegrambot, vertel: Callable[[str], None]) -> None:
    async with _aan_de_lijn(dienst, bot):
        await _maak_klaar(bot)
        if zin := let_op(bot):
            vertel(zin)
        ophaler = Ophaler(dienst, bot)
        schema = heartbeat.begin(dienst.slag)
        veger = asyncio.ensure_future(dienst.verzender.draai())
        logboek.noteer(Voorval.DIENST_BEGONNEN, herkomst=TELEGRAM)
        vertel(f"Wijksignaal draait als @{bot.username}. Stoppen doe je met Ctrl-C.")
        try:
            await ophaler.draai()
        finally:
            schema.shutdown(wait=False)
            veger.cancel()
            await ophaler.rond_af(GEDULD)
            await dienst.rond_af(GEDULD)
            logboek.noteer(Voorval.DIENST_GESTOPT, herkomst=TELEGRAM)


async def een_tik(dienst: Dienst, bot: Telegrambot) -> dict[str, int]:
    async with _aan_de_lijn(dienst, bot):
        return dict(await dienst.tik())


@contextlib.asynccontextmanager
async def _aan_de_lijn(dienst: Dienst, bot: Telegrambot) -> AsyncIterator[None]:
    """Connected, and with what an earlier process left behind sorted out."""
    try:
        dienst.noem_bot(await _stel_voor(bot))
        dienst.kanalen[TELEGRAM] = Telegramkanaal(bot, dienst.geheugen.noem)
        await dienst.verzender.ruim_op()
        yield
    finally:
        await _sluit(bot)


async def _maak_klaar(bot: Telegrambot) -> None:
    """The menu of commands, in Dutch, made from the catalogue; and no webhook, or polling is refused."""
    prive = [
        BotCommand(g.commando, g.uitleg) for g in GESPREKKEN.gesprekken.values() if g.commando and g.uitleg
    ]
    prive += [BotCommand("terug", "één vraag terug"), BotCommand("stop", "hou op met dit gesprek")]
    groep = [BotCommand("koppel", "koppel deze groep")]
    voorbereidingen = (
        bot.delete_webhook(),
        bot.set_my_commands(prive, scope=BotCommandScopeAllPrivateChats()),
        bot.set_my_commands(groep, scope=BotCommandScopeAllGroupChats()),
    )
    for voorbereiding in voorbereidingen:
        try:
            await voorbereiding
        except TelegramError as fout:  # a menu is a comfort: without it everything works
            logboek.fout(Voorval.NIET_KLAARGEMAAKT, fout, herkomst=TELEGRAM)


# --- getting acquainted ---


async def maak_kennis(bot: Telegrambot) -> tuple[str, str]:
    """The name of the bot, and what should be set otherwise (or nothing)."""
    try:
        return await _stel_voor(bot), let_op(bot)
    finally:
        await _sluit(bot)


def let_op(bot: Telegrambot) -> str:
    """What the settings at @BotFather should be otherwise, once we are acquainted."""
    if bot.can_read_all_group_messages:
        return (
            "De bot kan in groepen alles meelezen, en dat hoort niet. "
            "Stuur @BotFather /setprivacy, kies de bot en kies Enable."
        )
    if bot.can_join_groups is False:
        return "De bot mag niet in groepen. Stuur @BotFather /setjoingroups, kies de bot en kies Enable."
    return ""


async def _stel_voor(bot: Telegrambot) -> str:
    try:
        await bot.initialize()
        return bot.username
    except InvalidToken:
        raise Onbruikbaar(
            "Telegram kent dit token niet. Kopieer WIJKSIGNAAL_TELEGRAM_TOKEN opnieuw uit het bericht van @BotFather, "
            "en controleer WIJKSIGNAAL_TELEGRAM_BASE_URL als je die hebt gezet."
        ) from None
    except TelegramError as fout:
        raise Onbruikbaar(
            f"Telegram is niet te bereiken ({type(fout).__name__}). "
            "Controleer de verbinding en WIJKSIGNAAL_TELEGRAM_BASE_URL."
        ) from None


async def _sluit(bot: Telegrambot) -> None:
    with contextlib.suppress(TelegramError, RuntimeError):
        await bot.shutdown()
