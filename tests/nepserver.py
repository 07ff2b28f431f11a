"""The world of neptelegram.py over real HTTP on this machine, for tests of the real command.

A thread serves it; a long poll is held until there is something to tell. What people do goes through the
methods below, which lock the world.
"""

import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl

from tests.neptelegram import TOKEN, Wereld

JSON = ("reply_markup", "scope", "commands", "allowed_updates", "link_preview_options")
GEDULD = (
    120  # seconds within which what is waited for must have happened, also on a machine with much else to do
)
AFGELOST = {
    "ok": False,
    "error_code": 409,
    "description": "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
}


class Opgehangen(Exception):
    """The connection breaks instead of an answer; made to happen with `Wereld.faal`."""


class NepServer(ThreadingHTTPServer):
    """Use it as a context manager. `open_polls` counts the polls that are held right now."""

    daemon_threads, block_on_close = True, False

    allow_reuse_address = True

    def __init__(self, wereld: Wereld | None = None, poort: int = 0) -> None:
        super().__init__(("127.0.0.1", poort), _Verzoek)
        self.wereld = wereld or Wereld()
        self.open_polls = self._polls = 0
        self._valstrikken: list[_Valstrik] = []
        self.veranderd = threading.Condition()
        self._dicht = False

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        with self.veranderd:
            self._dicht = True
            self.veranderd.notify_all()
        self.shutdown()
        self.server_close()

    @property
    def omgeving(self) -> dict[str, str]:
        """The settings with which the bot finds this Telegram."""
        begin = f"http://127.0.0.1:{self.server_port}"
        return {
            "WIJKSIGNAAL_TELEGRAM_TOKEN": TOKEN,
            "WIJKSIGNAAL_TELEGRAM_BASE_URL": f"{begin}/bot",
            "WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL": f"{begin}/file/bot",
        }

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A bot that was killed hangs up in the middle: that is what these tests are for."""

    # --- the Bot API ---

    def roep_aan(
        self, methode: str, waarden: dict[str, Any], bestanden: dict[str, Any], weg: Callable[[], bool]
    ) -> tuple[int, Any]:
        """`weg` tells whether who asked has hung up."""
        with self.veranderd:
            self._klapt(methode, waarden, erna=False)
            wachtend = methode == "getUpdates" and not self.wereld.heeft_pech(methode)
            if wachtend and not self._houd_vast(waarden, weg):
                return 409, AFGELOST
            if weg():  # who hung up gets nothing done any more, and takes no updates along
                raise Opgehangen
            antwoord = self.wereld.roep_aan(methode, waarden, bestanden)
            self.veranderd.notify_all()
            self._klapt(methode, waarden, erna=True)
        return antwoord

    def _houd_vast(self, waarden: dict[str, Any], weg: Callable[[], bool]) -> bool:
        """Until there is something to tell. False when another poll took its place: the newest wins."""
        vanaf, hoogstens = int(waarden.get("offset") or 0), float(waarden.get("timeout") or 0)
        self.wereld.updates = [u for u in self.wereld.updates if u["update_id"] >= vanaf]
        self.open_polls += 1
        self._polls += 1
        ik = self._polls
        self.veranderd.notify_all()
        eind = time.monotonic() + hoogstens
        while time.monotonic() < eind and ik == self._polls and not (self._dicht or weg()):
            if any(u["update_id"] >= vanaf for u in self.wereld.updates):
                break
            self.veranderd.wait(0.1)
        self.open_polls -= 1
        return ik == self._polls

    def bij(
        self, methode: str, doe: Callable[[], None], keer: int = 1, erna: bool = False, chat: int = 0
    ) -> None:
        """At the so-manieth call of this method (in this chat) from now on, do this before anything else;
        `erna`: when it was done, but the bot does not know that yet."""
        self._valstrikken.append(_Valstrik(methode, doe, keer, erna, chat))

    def _klapt(self, methode: str, waarden: dict[str, Any], erna: bool) -> None:
        for val in [v for v in self._valstrikken if v.past(methode, waarden, erna)]:
            val.keer -= 1
            if val.keer == 0:
                self._valstrikken.remove(val)
                val.doe()

    # --- people ---

    def doe(self, *updates: Callable[[Wereld], dict[str, Any]]) -> None:
        """People do this; Telegram tells the bot as soon as it asks."""
        with self.veranderd:
            self.wereld.updates += [update(self.wereld) for update in updates]
            self.veranderd.notify_all()

    def zegt(self, van: int, naam: str, *teksten: str, chat: int | None = None) -> None:
        self.doe(*(lambda w, t=tekst: w.bericht(van, naam, t, chat) for tekst in teksten))

    def drukt(self, van: int, naam: str, begin: str) -> None:
        """The newest button in the private chat that begins with these words."""
        self.wacht_tot(lambda w: any(_heeft(b, begin) for b in w.chats[van]))

        def druk(w: Wereld) -> dict[str, Any]:
            bericht = next(b for b in reversed(w.chats[van]) if _heeft(b, begin))
            return w.druk(van, naam, bericht.id, bericht.knop(begin)["callback_data"])

        self.doe(druk)

    def hoort(self, chat: int, begin: str, keer: int = 1) -> None:
        """Wait until the bot said this here so many times."""
        self.wacht_tot(
            lambda w: sum(b.tekst.startswith(begin) for b in w.chats[chat] if b.van == "bot") >= keer
        )

    def wacht_op_poll(self) -> None:
        """Wait until the bot has nothing to do but wait for us."""
        self.wacht_tot(lambda _: self.open_polls == 1)

    def wacht_tot(self, klaar: Callable[[Wereld], bool]) -> None:
        eind = time.monotonic() + GEDULD
        with self.veranderd:
            while not klaar(self.wereld):
                assert time.monotonic() < eind, {
                    c: [b.tekst for b in bb] for c, bb in self.wereld.chats.items()
                }
                self.veranderd.wait(0.2)

    def gezegd(self, chat: int) -> list[str]:
        """What the bot said here."""
        with self.veranderd:
            return [b.tekst for b in self.wereld.chats[chat] if b.van == "bot"]


def _heeft(bericht: Any, begin: str) -> bool:
    return any(tekst.startswith(begin) for tekst in bericht.knopteksten)


@dataclass
class _Valstrik:
    methode: str
    doe: Callable[[], None]
    keer: int
    erna: bool
    chat: int

    def past(self, methode: str, waarden: dict[str, Any], erna: bool) -> bool:
        hier = not self.chat or str(waarden.get("chat_id")) == str(self.chat)
        return hier and self.erna == erna and self.methode == methode


class _Verzoek(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer goes out in one piece: of two, the second waits 40 ms until the other side said that it got the first.
    wbufsize = -1
    server: NepServer

    def do_POST(self) -> None:
        inhoud = self.rfile.read(int(self.headers["content-length"]))
        _, wie, methode = self.path.split("/")
        if wie != f"bot{TOKEN}":
            self._antwoord(401, {"ok": False, "error_code": 401, "description": "Unauthorized"})
            return
        waarden, bestanden = _ontleed(self.headers["content-type"] or "", inhoud)
        try:
            self._antwoord(*self.server.roep_aan(methode, waarden, bestanden, self._weg))
        except Opgehangen:
            self.close_connection = True

    def _weg(self) -> bool:
        try:
            return self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _antwoord(self, status: int, antwoord: Any) -> None:
        inhoud = json.dumps(antwoord).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)

    def log_message(self, format: str, *args: Any) -> None: ...


def _ontleed(soort: str, inhoud: bytes) -> tuple[dict[str, Any], dict[str, tuple[str, bytes]]]:
    """The fields, and the files of a form."""
    if soort.startswith("application/json"):
        return json.loads(inhoud), {}
    if not soort.startswith("multipart/"):
        velden, bestanden = dict(parse_qsl(inhoud.decode(), keep_blank_values=True)), {}
    else:
        delen = list(
            BytesParser(policy=HTTP)
            .parsebytes(b"content-type: " + soort.encode() + b"\r\n\r\n" + inhoud)
            .iter_parts()
        )
        namen = [deel.get_param("name", header="content-disposition") for deel in delen]
        per_naam = list(zip(namen, delen, strict=True))
        bestanden = {
            n: (d.get_filename(), d.get_payload(decode=True)) for n, d in per_naam if d.get_filename()
        }
        velden = {n: d.get_payload(decode=True).decode() for n, d in per_naam if not d.get_filename()}
    return {n: json.loads(w) if n in JSON else w for n, w in velden.items()}, bestanden
