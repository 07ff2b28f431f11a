"""What we remember: facts out, effects in, messages placed and claimed. The only package that knows SQL.

`bot` uses the names below and the functions of `facts`, `apply`, `cyclus`, `mensen` and `outbox`, always inside a
`transactie`.
"""

from sqlalchemy import Engine
from sqlalchemy.orm import Session

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
    versie,
)
from opslag.historie import Wie
from opslag.outbox import Post
from opslag.sleutels import SleutelPastNiet, werk_bij
from opslag.versleuteling import Sleutelbos, SleutelOngeldig, lees_sleutels, maak_sleutel

__all__ = [
    "Botsing",
    "DatabaseBezet",
    "Engine",
    "Grendel",
    "Post",
    "Session",
    "SleutelOngeldig",
    "SleutelPastNiet",
    "Sleutelbos",
    "Storing",
    "Wie",
    "bestand",
    "draden",
    "lees_sleutels",
    "maak_engine",
    "maak_sleutel",
    "ruim_logboek_op",
    "transactie",
    "versie",
    "werk_bij",
]
