"""What we remember: facts out, effects in, messages placed and claimed. The only package that knows SQL.

`bot` uses the names below and the functions of `facts`, `apply` and `outbox`, always inside a
`transactie`.
"""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from opslag.apply import Wie
from opslag.database import (
    Botsing,
    DatabaseBezet,
    Grendel,
    Storing,
    bestand,
    draden,
    maak_engine,
    ruim_logboek_op,
    transactie,
    werk_bij,
)
from opslag.outbox import Post

__all__ = [
    "Botsing",
    "DatabaseBezet",
    "Engine",
    "Grendel",
    "Post",
    "Session",
    "Storing",
    "Wie",
    "bestand",
    "draden",
    "maak_engine",
    "ruim_logboek_op",
    "transactie",
    "werk_bij",
]
