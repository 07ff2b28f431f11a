"""A Telegram for tests, as strict as the real one about lengths, buttons, and who may be written to.

`Wereld` holds the chats as people see them and the rules of the Bot API. `NepTelegram` puts it at
python-telegram-bot's own seam (`BaseRequest`), so that the bot under test is the real one; nepserver.py
serves the same world over HTTP.
"""

import asyncio
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from zipfile import ZipFile

from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.verbindingen import NooitVerbonden

TOKEN = "4242:" + "A" * 35
BOT = {"id": 4242, "is_bot": True, "first_name": "Wijksignaal", "username": "wijksignaalbot"}
MAG = {"can_join_groups": True, "can_read_all_group_messages": False}
Waarden = Mapping[str, Any]
Bestanden = Mapping[str, tuple[Any, ...]]  # name, content, kind


def als_tekst(inhoud: bytes) -> str:
    """Of a file, or of all the files in it: a mapje holds documents that are archives themselves."""
    if not inhoud.startswith(b"PK"):
        return inhoud.decode(errors="replace")
    with ZipFile(BytesIO(inhoud)) as map_:
        return "\n".join(als_tekst(map_.read(naam)) for naam in map_.namelist())


@dataclass
class Getoond:
    """A message as it stands in a chat."""

    id: int
    van: str
    tekst: str
    knoppen: list[list[dict[str, str]]] = field(default_factory=list)
    document: tuple[str, str] | None = None

    @property
    def knopteksten(self) -> list[str]:
        return [knop["text"] for rij in self.knoppen for knop in rij]

    def knop(self, begin: str) -> dict[str, str]:
        return next(knop for rij in self.knoppen for knop in rij if knop["text"].startswith(begin))


class Afgewezen(Exception):
    """An answer that says no."""

    def __init__(self, status: int, reden: str, **meer: Any) -> None:
        super().__init__(reden)
        self.status, self.reden, self.meer = status, reden, meer


def nooit_verbonden() -> Exception:
    return NooitVerbonden("ClientConnectorError")


def opgehangen() -> Exception:
    return NetworkError("ServerDisconnectedError")


def antwoord_bleef_uit() -> Exception:
    return TimedOut()


def te_druk(seconden: int) -> Exception:
    return Afgewezen(429, f"Too Many Requests: retry after {seconden}", retry_after=seconden)


def storing() -> Exception:
    return Afgewezen(502, "Bad Gateway")


class Wereld:
    """All chats, and what the bot did in them. `roep` lists every call in order (method, parameters)."""

    def __init__(self) -> None:
        self.chats: dict[int, list[Getoond]] = defaultdict(list)
        self.open: set[int] = set()  # chats that the bot may write to
        self.geblokkeerd: set[int] = set()  # and who blocked it, or put it out
        self.verhuisd: dict[int, int] = {}
        self.mag: dict[str, bool] = dict(MAG)
        self.toasts: list[str] = []
        self.roep: list[tuple[str, dict[str, Any]]] = []
        self.commandos: dict[str, list[tuple[str, str]]] = {}
        self.updates: list[dict[str, Any]] = []
        self._drukken: set[str] = set()
        self._pech: dict[tuple[str, bool], list[Exception]] = defaultdict(list)
        self._bericht = 100
        self._update = 5000

    def faal(self, methode: str, *fouten: Exception, erna: bool = False) -> None:
        """Let the next calls of this method go wrong; `erna`: after it was done, so only the answer is lost."""
        self._pech[methode, erna] += fouten

    def heeft_pech(self, methode: str) -> bool:
        return any(self._pech[methode, erna] for erna in (False, True))

    def vergeet(self, laatste: int = 40) -> None:
        """Of each chat only the last messages are left, and of what was called nothing."""
        self.chats.update({chat: berichten[-laatste:] for chat, berichten in self.chats.items()})
        self.roep.clear()
        self.toasts.clear()
        self._drukken.clear()

    def roep_aan(
        self, methode: str, waarden: Waarden, bestanden: Bestanden | None = None
    ) -> tuple[int, dict[str, Any]]:
        """One call of the Bot API: the HTTP status and the answer."""
        self.roep.append((methode, dict(waarden)))
        try:
            self._misschien_pech(methode, erna=False)
            doe = getattr(self, f"_{methode}", None)
            if doe is None:
                raise Afgewezen(404, "Not Found")
            uit = doe(waarden, bestanden or {})
            self._misschien_pech(methode, erna=True)
        except Afgewezen as fout:
            kern = {"ok": False, "error_code": fout.status, "description": fout.reden}
            return fout.status, kern | ({"parameters": fout.meer} if fout.meer else {})
        return 200, {"ok": True, "result": uit}

    def _misschien_pech(self, methode: str, erna: bool) -> None:
        if pech := self._pech[methode, erna]:
            raise pech.pop(0)

    # --- what the bot may do ---

    def _getMe(self, w: Waarden, _: Bestanden) -> Any:
        return BOT | self.mag

    def _getUpdates(self, w: Waarden, _: Bestanden) -> Any:
        assert w["allowed_updates"], "left out, the previous setting stays"
        self.updates = [u for u in self.updates if u["update_id"] >= int(w.get("offset") or 0)]
        return self.updates[:100]

    def _deleteWebhook(self, w: Waarden, _: Bestanden) -> Any:
        assert not w.get("drop_pending_updates"), "what people said while we were away counts"
        return True

    def _setMyCommands(self, w: Waarden, _: Bestanden) -> Any:
        for c in w["commands"]:
            if not re.fullmatch("[a-z0-9_]{1,32}", c["command"]) or len(c["description"]) not in range(
                1, 257
            ):
                raise Afgewezen(400, "Bad Request: BOT_COMMAND_INVALID")
        if len(w["commands"]) > 100:
            raise Afgewezen(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        self.commandos[w["scope"]["type"]] = [(c["command"], c["description"]) for c in w["commands"]]
        return True

    def _answerCallbackQuery(self, w: Waarden, _: Bestanden) -> Any:
        if w["callback_query_id"] not in self._drukken:
            reden = "query is too old and response timeout expired or query ID is invalid"
            raise Afgewezen(400, f"Bad Request: {reden}")
        if len(w.get("text", "")) > 200:
            raise Afgewezen(400, "Bad Request: MESSAGE_TOO_LONG")
        if w.get("text"):
            self.toasts.append(w["text"])
        return True

    def _sendMessage(self, w: Waarden, _: Bestanden) -> Any:
        if not w["text"].strip():
            raise Afgewezen(400, "Bad Request: message text is empty")
        return self._plaats(w, w["text"], 4096)

    def _sendDocument(self, w: Waarden, bestanden: Bestanden) -> Any:
        naam, inhoud, *_ = bestanden["document"]
        return self._plaats(w, w.get("caption", ""), 1024, (naam, als_tekst(inhoud)))

    def _editMessageText(self, w: Waarden, _: Bestanden) -> Any:
        bericht, knoppen = self._te_bewerken(w), _toetsen(w)
        if (bericht.tekst, bericht.knoppen) == (w["text"], knoppen):
            raise Afgewezen(400, "Bad Request: message is not modified")
        bericht.tekst, bericht.knoppen = w["text"], knoppen
        return self._bericht_json(int(w["chat_id"]), bericht)

    def _editMessageReplyMarkup(self, w: Waarden, _: Bestanden) -> Any:
        bericht, knoppen = self._te_bewerken(w), _toetsen(w)
        if bericht.knoppen == knoppen:
            raise Afgewezen(400, "Bad Request: message is not modified")
        bericht.knoppen = knoppen
        return self._bericht_json(int(w["chat_id"]), bericht)

    def _deleteMessage(self, w: Waarden, _: Bestanden) -> Any:
        self.chats[int(w["chat_id"])].remove(self._zoek(w, "delete"))
        return True

    def _plaats(self, w: Waarden, tekst: str, hoogstens: int, document: tuple[str, str] | None = None) -> Any:
        chat = int(w["chat_id"])
        self._mag_schrijven(chat)
        if len(tekst.encode("utf-16-le")) > 2 * hoogstens:
            raise Afgewezen(400, "Bad Request: message is too long")
        bericht = Getoond(self._volgend(), "bot", tekst, _toetsen(w), document)
        self.chats[chat].append(bericht)
        return self._bericht_json(chat, bericht)

    def _mag_schrijven(self, chat: int) -> None:
        if chat in self.verhuisd:
            reden = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Afgewezen(400, reden, migrate_to_chat_id=self.verhuisd[chat])
        if chat in self.geblokkeerd:
            weg = "bot was blocked by the user" if chat > 0 else "bot was kicked from the group chat"
            raise Afgewezen(403, f"Forbidden: {weg}")
        if chat not in self.open:
            raise Afgewezen(400, "Bad Request: chat not found")

    def _te_bewerken(self, w: Waarden) -> Getoond:
        self._mag_schrijven(int(w["chat_id"]))
        bericht = self._zoek(w, "edit")
        if bericht.van != "bot":
            raise Afgewezen(400, "Bad Request: message can't be edited")
        return bericht

    def _zoek(self, w: Waarden, om_te: str) -> Getoond:
        for bericht in self.chats[int(w["chat_id"])]:
            if bericht.id == int(w["message_id"]):
                return bericht
        raise Afgewezen(400, f"Bad Request: message to {om_te} not found")

    def _volgend(self) -> int:
        self._bericht += 1
        return self._bericht

    # --- what people do: raw updates ---

    def begin_opnieuw_bij(self, nummer: int) -> None:
        """The numbers of updates restart, as they do after a quiet week."""
        self._update = nummer

    def update(self, soort: str, inhoud: dict[str, Any]) -> dict[str, Any]:
        self._update += 1
        return {"update_id": self._update, soort: inhoud}

    def bericht(
        self, van: int, naam: str, tekst: str | None = None, chat: int | None = None, **meer: Any
    ) -> dict[str, Any]:
        """A message of a person, in the private chat or in a group (a negative number)."""
        chat = chat or van
        if chat > 0:
            self.open.add(chat)
        getoond = Getoond(self._volgend(), naam, tekst or "")
        self.chats[chat].append(getoond)
        return self.update("message", self._bericht_json(chat, getoond, van, naam) | meer)

    def bewerking(self, van: int, naam: str, bericht: int, tekst: str) -> dict[str, Any]:
        getoond = next(b for b in self.chats[van] if b.id == bericht)
        getoond.tekst = tekst
        inhoud = self._bericht_json(van, getoond, van, naam) | {"edit_date": 1_800_000_001}
        return self.update("edited_message", inhoud)

    def druk(
        self, van: int, naam: str, bericht: int, data: str, chat: int | None = None, te_oud: bool = False
    ) -> dict[str, Any]:
        """A press; `te_oud`: it can no longer be answered."""
        chat = chat or van
        getoond = next(b for b in self.chats[chat] if b.id == bericht)
        id = f"druk{self._update}"
        if not te_oud:
            self._drukken.add(id)
        inhoud = {
            "id": id,
            "from": _mens(van, naam),
            "chat_instance": "1",
            "message": self._bericht_json(chat, getoond),
            "data": data,
        }
        return self.update("callback_query", inhoud)

    def lidmaatschap(self, chat: int, van: int, naam: str, oud: str, nieuw: str) -> dict[str, Any]:
        if nieuw in ("member", "administrator"):
            self.open.add(chat)
            self.geblokkeerd.discard(chat)
        else:
            self.geblokkeerd.add(chat)
        lid = {"user": BOT}
        inhoud = {
            "chat": _chat(chat),
            "from": _mens(van, naam),
            "date": 1_800_000_000,
            "old_chat_member": lid | _status(oud),
            "new_chat_member": lid | _status(nieuw),
        }
        return self.update("my_chat_member", inhoud)

    def verhuis(self, van: int, naar: int) -> list[dict[str, Any]]:
        """A group becomes a supergroup: the bot is in it, its old messages are not. Both service messages."""
        self.verhuisd[van] = naar
        self.open.add(naar)
        return [
            self.bericht(1, "Beheerder", chat=van, migrate_to_chat_id=naar),
            self.bericht(1, "Beheerder", chat=naar, migrate_from_chat_id=van),
        ]

    def _bericht_json(
        self, chat: int, bericht: Getoond, van: int | None = None, naam: str = ""
    ) -> dict[str, Any]:
        uit = {"message_id": bericht.id, "date": 1_800_000_000, "chat": _chat(chat)}
        uit["from"] = _mens(van, naam) if van else BOT
        if bericht.tekst:
            uit["text"] = bericht.tekst
        if bericht.tekst.startswith("/"):
            lengte = len(bericht.tekst.split()[0])
            uit["entities"] = [{"type": "bot_command", "offset": 0, "length": lengte}]
        return uit


class NepTelegram(Wereld, BaseRequest):
    """The world at the seam of python-telegram-bot; connections break as they do in `Verbindingen`."""

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        waarden = request_data.parameters if request_data else {}
        urlencode(request_data.json_parameters if request_data else {})  # half a character breaks here
        bestanden = (request_data.multipart_data or {}) if request_data else {}
        if url.endswith("/getUpdates") and not self.updates:
            await asyncio.sleep(0.01)  # a very short long poll
        status, antwoord = self.roep_aan(url.rsplit("/", 1)[1], waarden, bestanden)
        return status, json.dumps(antwoord).encode()


def _toetsen(w: Waarden) -> list[list[dict[str, str]]]:
    rijen = (w.get("reply_markup") or {}).get("inline_keyboard", [])
    for knop in (knop for rij in rijen for knop in rij):
        if not knop["text"] or len(knop.get("callback_data", "x").encode()) not in range(1, 65):
            raise Afgewezen(400, "Bad Request: BUTTON_DATA_INVALID")
        if "url" in knop and not re.fullmatch(r"https://t\.me/\w+\?start=[\w-]{1,64}", knop["url"]):
            raise Afgewezen(400, "Bad Request: BUTTON_URL_INVALID")
    return rijen


def _mens(id: int, naam: str) -> dict[str, Any]:
    voornaam, _, achternaam = naam.partition(" ")
    return {"id": id, "is_bot": False, "first_name": voornaam} | (
        {"last_name": achternaam} if achternaam else {}
    )


def _chat(chat: int) -> dict[str, Any]:
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "x"}
    return {"id": chat, "type": "supergroup" if chat < -(10**12) else "group", "title": "x"}


def _status(status: str) -> dict[str, Any]:
    meer = {"kicked": {"until_date": 0}, "restricted": dict.fromkeys(BEPERKT, True) | {"until_date": 0}}
    return {"status": status} | meer.get(status, {})


BEPERKT = (
    "is_member can_change_info can_invite_users can_pin_messages can_send_messages can_send_polls "
    "can_send_other_messages can_add_web_page_previews can_manage_topics can_send_audios can_send_documents "
    "can_send_photos can_send_videos can_send_video_notes can_send_voice_notes can_edit_tag can_react_to_messages"
).split()
