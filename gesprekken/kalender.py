"""The rules of time: working days, decent hours, and dates as a Dutch reader says them.

Local time is Europe/Amsterdam; every moment that leaves this module is aware and in UTC, so a date
plus 14 days keeps its wall-clock hour across summer and winter time. Holidays come in as a set of
dates (`vrij`); this module reads no clock.
"""

import re
from collections.abc import Set
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

Vrij: TypeAlias = Set[date]

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

# Nothing unprompted is sent between 19:00 and 08:00.
OPEN, DICHT = time(8), time(19)
UUR_HERINNERING = time(9)

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def lokaal(moment: datetime) -> datetime:
    """The wall clock in Amsterdam at this moment."""
    return moment.astimezone(AMSTERDAM)


def moment(dag: date, uur: time) -> datetime:
    """The UTC moment at which the Amsterdam wall clock shows `uur` on `dag`.

    An hour that does not exist (spring) becomes the hour after the gap; one that happens twice
    (autumn) is the first.
    """
    return datetime.combine(dag, uur, AMSTERDAM).astimezone(UTC)


def is_werkdag(dag: date, vrij: Vrij) -> bool:
    return dag.weekday() < 5 and dag not in vrij


def werkdag_vanaf(dag: date, vrij: Vrij) -> date:
    """`dag` itself, or the first working day after it."""
    while not is_werkdag(dag, vrij):
        dag += timedelta(days=1)
    return dag


def werkdag_tot(dag: date, vrij: Vrij) -> date:
    """`dag` itself, or the last working day before it."""
    while not is_werkdag(dag, vrij):
        dag -= timedelta(days=1)
    return dag


def werkdagen_vanaf(van: date, tot: date, vrij: Vrij) -> tuple[date, ...]:
    """Those from `van` until the day before `tot`."""
    dagen = (van + timedelta(days=n) for n in range((tot - van).days))
    return tuple(dag for dag in dagen if is_werkdag(dag, vrij))


def werkdagen_verder(dag: date, aantal: int, vrij: Vrij) -> date:
    """The working day that comes `aantal` working days after `dag`."""
    for _ in range(aantal):
        dag = werkdag_vanaf(dag + timedelta(days=1), vrij)
    return dag


def fatsoenlijk(wanneer: datetime, vrij: Vrij) -> bool:
    """May something unprompted be sent at this moment?"""
    klok = lokaal(wanneer)
    return OPEN <= klok.time() < DICHT and is_werkdag(klok.date(), vrij)


def eerstvolgend_fatsoenlijk(wanneer: datetime, vrij: Vrij) -> datetime:
    """This moment, or 09:00 on the first working day after it when it falls outside decent hours."""
    if fatsoenlijk(wanneer, vrij):
        return wanneer
    klok = lokaal(wanneer)
    vandaag_nog = is_werkdag(klok.date(), vrij) and klok.time() < OPEN
    dag = klok.date() if vandaag_nog else werkdag_vanaf(klok.date() + timedelta(days=1), vrij)
    return moment(dag, UUR_HERINNERING)


def eerste_stap_datum(vandaag: date, vrij: Vrij) -> date:
    """The last working day within 14 days (template 2: first step within two weeks)."""
    return werkdag_tot(vandaag + timedelta(days=14), vrij)


def checkmoment_datum(vandaag: date, weken: int, vrij: Vrij) -> date:
    """The working day on or after `weken` weeks from now (template 2: 6 to 8 weeks)."""
    return werkdag_vanaf(vandaag + timedelta(weeks=weken), vrij)


def dag_ervoor(dag: date, vrij: Vrij) -> datetime:
    """09:00 on the working day before `dag`."""
    return moment(werkdag_tot(dag - timedelta(days=1), vrij), UUR_HERINNERING)


def jaar_verder(dag: date) -> date:
    """The same day a year later; 1 March for the 29th of February."""
    schrikkeldag = (dag.month, dag.day) == (2, 29)
    return date(dag.year + 1, 3, 1) if schrikkeldag else dag.replace(year=dag.year + 1)


# --- dates in words ---


def dag_in_woorden(dag: date) -> str:
    """`dinsdag 3 november`"""
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def datum_in_woorden(dag: date) -> str:
    """`3 november 2026`"""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def uur_in_woorden(uur: time) -> str:
    """`12.15 uur`"""
    return f"{uur.hour}.{uur.minute:02} uur"


_DATUM = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?(?:[-/. ]+(\d{4}))?", re.IGNORECASE)


def lees_datum(tekst: str, vandaag: date) -> date | None:
    """A typed date (`9 december`, `9-12`, `9-12-2026`); without a year the next one that is not past.

    None when it is no date.
    """
    gevonden = _DATUM.search(tekst)
    if not gevonden:
        return None
    dag, maand, jaar = gevonden.groups()
    nummer = int(maand) if maand.isdigit() else _maandnummer(maand.lower())
    try:
        gelezen = date(int(jaar) if jaar else vandaag.year, nummer, int(dag))
        if not jaar and gelezen < vandaag:
            gelezen = gelezen.replace(year=vandaag.year + 1)
    except ValueError:
        return None
    return gelezen


def _maandnummer(naam: str) -> int:
    """1-12 for a month's name or its first three letters; 0 when it is none."""
    for nummer, maand in enumerate(MAANDEN, 1):
        if naam == maand or naam.rstrip(".") == maand[:3] or (naam, maand) == ("mrt", "maart"):
            return nummer
    return 0


_UUR = re.compile(r"\D*(\d{1,2})(?:\s*[:.u]\s*(\d{2}))?\s*(?:uur)?\D*", re.IGNORECASE)


def lees_uur(tekst: str) -> time | None:
    """A typed hour (`9`, `9.30`, `16:00 uur`); None when it is no hour."""
    gevonden = _UUR.fullmatch(tekst)
    if not gevonden:
        return None
    uur, minuut = int(gevonden[1]), int(gevonden[2] or 0)
    return time(uur, minuut) if uur < 24 and minuut < 60 else None
