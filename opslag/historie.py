"""In whose name something changes, and the line of it that is never rewritten. It holds no texts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from gesprekken import kalender
from opslag import models as m


@dataclass(frozen=True)
class Wie:
    """In whose name effects happen: the chat, the person and the wijkverband of the turn."""

    kanaal: str
    adres: str
    nu: datetime
    persoon: int | None = None
    wijkverband: int | None = None
    vrij: kalender.Vrij = frozenset()


def schrijf(sessie: Session, wie: Wie, wat: str, object: str, **waarden: str) -> None:
    naam = sessie.get(m.Pseudoniem, (wie.persoon, wie.wijkverband)) if wie.persoon else None
    sessie.add(
        m.Historie(
            moment=wie.nu,
            wijkverband_id=wie.wijkverband,
            wie=naam.waarde if naam else "",
            wat=wat,
            object=object,
            waarden=waarden,
        )
    )
