"""Logs of fixed event names with fields: what happened, never what anyone wrote.

An error is logged with its kind and place, not with its message: that may hold a text or an address
with the token in it. The chatter of libraries that log request addresses is silenced.
"""

import logging
import traceback
from pathlib import Path


def begin(niveau: str = "INFO") -> None:
    logging.basicConfig(level=niveau, format="%(asctime)s %(levelname)s %(message)s")
    for naam in ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "uvicorn.access"):
        logging.getLogger(naam).setLevel(logging.WARNING)  # httpx logs addresses, the token included, at INFO


def noteer(log: logging.Logger, gebeurtenis: str, **velden: object) -> None:
    log.info("%s", _regel(gebeurtenis, velden))


def fout(log: logging.Logger, gebeurtenis: str, oorzaak: BaseException, **velden: object) -> None:
    plek = traceback.extract_tb(oorzaak.__traceback__)[-1:] if oorzaak.__traceback__ else []
    waar = ", ".join(f"{Path(f.filename).name}:{f.lineno}" for f in plek)
    log.error("%s", _regel(gebeurtenis, {**velden, "fout": type(oorzaak).__name__, "waar": waar}))


def _regel(gebeurtenis: str, velden: dict[str, object]) -> str:
    return " ".join([gebeurtenis, *(f"{naam}={waarde}" for naam, waarde in velden.items())])
