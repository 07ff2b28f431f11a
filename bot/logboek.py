"""Logs of fixed event names with fields: what happened, never what anyone wrote.

An error is logged with its kind and place, not with its message: that may hold a text or an address
with the token in it. The chatter of libraries that log addresses and answers is silenced, and whatever
looks like a token is taken out of every line.
"""

import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from bot.settings import TOKEN

PAKKETTEN = ("bot", "gesprekken", "opslag", "rapportage")
STIL = logging.CRITICAL + 1
NIVEAUS = {
    "telegram": STIL,  # it logs whole answers that it cannot read, texts included
    "apscheduler": STIL,  # a beat says itself what went wrong
    **dict.fromkeys(("httpx", "httpcore", "alembic", "uvicorn.access"), logging.WARNING),
}


class Opmaak(logging.Formatter):
    """Without tokens, and of an error only its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        return TOKEN.sub("(token)", super().format(record))

    def formatException(self, ei: Any) -> str:
        return f"{ei[0].__name__} ({_plek(ei[2])})" if ei[0] else ""


def begin(niveau: str = "INFO") -> None:
    uitgang = logging.StreamHandler()
    uitgang.setFormatter(Opmaak("%(asctime)s %(levelname)s %(message)s"))
    logging.basicConfig(level=niveau, handlers=[uitgang])
    for naam, hoogte in NIVEAUS.items():
        logging.getLogger(naam).setLevel(hoogte)


def noteer(log: logging.Logger, gebeurtenis: str, **velden: object) -> None:
    log.info("%s", _regel(gebeurtenis, velden))


def alarm(log: logging.Logger, gebeurtenis: str, **velden: object) -> None:
    """Somebody should look at this, though nothing went wrong at this very moment."""
    log.error("%s", _regel(gebeurtenis, velden))


def fout(log: logging.Logger, gebeurtenis: str, oorzaak: BaseException, **velden: object) -> None:
    log.error("%s", _regel(gebeurtenis, {**velden, "fout": waar(oorzaak)}))


def waar(oorzaak: BaseException) -> str:
    """The kind of an error and where it came from; not what it says."""
    return f"{type(oorzaak).__name__} ({_plek(oorzaak.__traceback__)})"


def _plek(spoor: TracebackType | None) -> str:
    """The last line of ours that it passed through."""
    plekken = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(spoor)]
    eigen = [plek for plek in plekken if plek[0].parent.name in PAKKETTEN]
    return ", ".join(f"{pad.name}:{regel}" for pad, regel in (eigen or plekken)[-1:])


def _regel(gebeurtenis: str, velden: dict[str, object]) -> str:
    return " ".join([gebeurtenis, *(f"{naam}={waarde}" for naam, waarde in velden.items())])
