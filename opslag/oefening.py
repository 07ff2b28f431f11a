"""Whether a database file is a practice neighbourhood, and since when it is the visitor's.

Two marks among what has been done: one when its earlier months begin, one when they are over. With only
the first the process was stopped in the middle, and what stands there is half a neighbourhood.
"""

import sqlite3
from contextlib import closing
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from opslag.database import voeg_in
from opslag.models import Gedaan

BEGONNEN, KLAAR = "oefenwijk:begonnen", "oefenwijk:klaar"


class Staat(Enum):
    LEEG = auto()  # no file, or nothing in it
    HALF = auto()
    KLAAR = auto()
    VREEMD = auto()  # anything else; nothing of it may be touched


def wacht_niet_op_de_schijf(engine: Engine) -> None:
    """What was practised last may be lost when the power fails, never when the process stops. In return
    months go by without waiting for the disk some thousands of times."""
    event.listen(engine, "connect", lambda verbinding, _: verbinding.execute("PRAGMA synchronous=NORMAL"))


def merk(sessie: Session, wat: str, nu: datetime) -> None:
    voeg_in(sessie, Gedaan, sleutel=wat, over="oefenwijk", moment=nu)


def klaar_sinds(sessie: Session) -> datetime | None:
    """The moment at which the earlier months were over."""
    return sessie.scalar(select(Gedaan.moment).where(Gedaan.sleutel == KLAAR))


def staat(pad: Path) -> Staat:
    """Looks without changing anything: opening it as a database of ours would already write to it."""
    if not pad.exists():
        return Staat.LEEG
    try:
        with closing(sqlite3.connect(f"{pad.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return _staat(db)
    except sqlite3.Error:
        return Staat.VREEMD


def _staat(db: sqlite3.Connection) -> Staat:
    tabellen = {naam for (naam,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tabellen:
        return Staat.LEEG
    if not {"gedaan", "wijkverband"} <= tabellen:
        return Staat.VREEMD
    gemerkt = {sleutel for (sleutel,) in db.execute("SELECT sleutel FROM gedaan WHERE over = 'oefenwijk'")}
    if BEGONNEN in gemerkt:
        return Staat.KLAAR if KLAAR in gemerkt else Staat.HALF
    return Staat.VREEMD if db.execute("SELECT 1 FROM wijkverband").fetchone() else Staat.LEEG
