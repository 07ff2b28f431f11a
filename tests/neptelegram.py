"""A Telegram for tests, at python-telegram-bot's own seam (`BaseRequest`): the bot under test is the real one.

As strict as the real one about lengths, buttons and who may be written to; it remembers each chat as a person
would see it. `pech` makes the next call of a method fail, as Telegram or the network would.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram.request import BaseRequest, RequestData

BOT = {"id": 4242, "is_bot": True, "first_name": "Wijksignaal", "username": "wijksignaalbot"}


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
    def __init__(self, status: int, reden: str, **meer: Any) -> None:
        super().__init__(reden)
        self.status, self.reden, self.meer = status, reden, meer


class NepTelegram(BaseRequest):
    """All chats, and what the bot did in them. `roep` lists every call in order (method, parameters)."""

    def __init__(self) -> None:
        self.chats: dict[int, list[Getoond]] = defaultdict(list)
        self.open: set[int] = set()  # chats that the bot may write to
        self.toasts: list[str] = []
        self.roep: list[tuple[str, dict[str, Any]]] = []
        self.pech: dict[str, list[Callable[[], None]]] = defaultdict(list)
        self.commandos: dict[str, list[str]] = {}
        self.updates: list[dict[str, Any]] = []
        self._bericht = 100
        self._update = 5000

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, **_: Any
    ) -> tuple[int, bytes]:
        naam = url.rsplit("/", 1)[1]
        waarden = dict(request_data.parameters) if request_data else {}
        self.roep.append((naam, waarden))
        try:
            if self.pech[naam]:
                self.pech[naam].pop(0)()
            uit = getattr(self, f"_{naam}")(waarden, request_data)
        except Afgewezen as fout:
            antwoord = {
                "ok": False,
                "error_code": fout.status,
                "description": fout.reden,
                "parameters": fout.meer,
            }
            return fout.status, json.dumps(antwoord).encode()
        return 200, json.dumps({"ok": True, "result": uit}).encode()

    # --- what the bot may do ---

    def _getMe(self, w: dict[str, Any], _: Any) -> Any:
        return BOT

    def _getUpdates(self, w: dict[str, Any], _: Any) -> Any:
        vanaf = int(w.get("offset") or 0)
        self.updates = [u for u in self.updates if u["update_id"] >= vanaf]
        return self.updates

    def _setMyCommands(self, w: dict[str, Any], _: Any) -> Any:
        self.commandos[w["scope"]["type"]] = [c["command"] for c in w["commands"]]
        return True

    def _answerCallbackQuery(self, w: dict[str, Any], _: Any) -> Any:
        if w.get("text"):
            self.toasts.append(w["text"])
        return True

    def _sendMessage(self, w: dict[str, Any], _: Any) -> Any:
        return self._plaats(w, w["text"], 4096)

    def _sendDocument(self, w: dict[str, Any], data: RequestData) -> Any:
        bestand = data.multipart_data["document"]
        return self._plaats(w, w.get("caption", ""), 1024, (bestand[0], bestand[1].decode()))

    def _editMessageText(self, w: dict[str, Any], _: Any) -> Any:
        bericht = self._zoek(w)
        knoppen = _toetsen(w)
        if (bericht.tekst, bericht.knoppen) == (w["text"], knoppen):
            raise Afgewezen(400, "Bad Request: message is not modified")
        bericht.tekst, bericht.knoppen = w["text"], knoppen
        return self._bericht_json(int(w["chat_id"]), bericht)

    def _editMessageReplyMarkup(self, w: dict[str, Any], _: Any) -> Any:
        bericht = self._zoek(w)
        bericht.knoppen = _toetsen(w)
        return self._bericht_json(int(w["chat_id"]), bericht)

    def _deleteMessage(self, w: dict[str, Any], _: Any) -> Any:
        self.chats[int(w["chat_id"])].remove(self._zoek(w))
        return True

    def _plaats(
        self, w: dict[str, Any], tekst: str, hoogstens: int, document: tuple[str, str] | None = None
    ) -> Any:
        chat = int(w["chat_id"])
        if chat not in self.open:
            raise Afgewezen(400, "Bad Request: chat not found")
        if not tekst.strip() and document is None:
            raise Afgewezen(400, "Bad Request: message text is empty")
        if len(tekst.encode("utf-16-le")) > 2 * hoogstens:
            raise Afgewezen(400, "Bad Request: message is too long")
        bericht = Getoond(self._volgend(), "bot", tekst, _toetsen(w), document)
        self.chats[chat].append(bericht)
        return self._bericht_json(chat, bericht)

    def _zoek(self, w: dict[str, Any]) -> Getoond:
        for bericht in self.chats[int(w["chat_id"])]:
            if bericht.id == int(w["message_id"]):
                return bericht
        raise Afgewezen(400, "Bad Request: message to edit not found")

    def _volgend(self) -> int:
        self._bericht += 1
        return self._bericht

    # --- what people do: raw updates ---

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

    def druk(self, van: int, naam: str, bericht: int, data: str, chat: int | None = None) -> dict[str, Any]:
        chat = chat or van
        getoond = next(b for b in self.chats[chat] if b.id == bericht)
        inhoud = {
            "id": f"druk{self._update}",
            "from": _mens(van, naam),
            "chat_instance": "1",
            "message": self._bericht_json(chat, getoond),
            "data": data,
        }
        return self.update("callback_query", inhoud)

    def lidmaatschap(self, chat: int, van: int, naam: str, oud: str, nieuw: str) -> dict[str, Any]:
        if nieuw in ("member", "administrator"):
            self.open.add(chat)
        else:
            self.open.discard(chat)
        lid = {"user": BOT}
        inhoud = {
            "chat": _chat(chat),
            "from": _mens(van, naam),
            "date": 1_800_000_000,
            "old_chat_member": lid | _status(oud),
            "new_chat_member": lid | _status(nieuw),
        }
        return self.update("my_chat_member", inhoud)

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


def _toetsen(w: dict[str, Any]) -> list[list[dict[str, str]]]:
    rijen = (w.get("reply_markup") or {}).get("inline_keyboard", [])
    for knop in (knop for rij in rijen for knop in rij):
        if len(knop.get("callback_data", "x").encode()) not in range(1, 65):
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
    return (
        {"id": chat, "type": "private", "first_name": "x"}
        if chat > 0
        else {"id": chat, "type": "group", "title": "x"}
    )


def _status(status: str) -> dict[str, Any]:
    return {"status": status} | ({"until_date": 0} if status == "kicked" else {})
