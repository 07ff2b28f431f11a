"""When a wijkverband meets, as far as the words say in which it agreed on that: the weekday, which one of the month,
the hour, and how often. What is not said, or said in more than one way, stays empty.
"""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from gesprekken import kalender

LAATSTE = -1
_HOEVEELSTE = {
    "eerste": 1,
    "1e": 1,
    "tweede": 2,
    "2e": 2,
    "derde": 3,
    "3e": 3,
    "vierde": 4,
    "4e": 4,
    "laatste": LAATSTE,
}
_DAG = re.compile(
    rf"\b(?:(?P<welke>{'|'.join(_HOEVEELSTE)})\s+)?(?P<dag>{'|'.join(kalender.DAGEN)})(?:en)?\b",
    re.IGNORECASE,
)
_UUR = re.compile(
    r"\b(?:om|vanaf)\s+(\d{1,2}(?:[.:]\d{2})?)\b|\b(\d{1,2}(?:[.:]\d{2})?)\s*uur\b", re.IGNORECASE
)
_ZES_WEKEN = re.compile(
    r"\b(?:elke|iedere|om de|per)\s+(?:zes|6)\s+weken\b|\b(?:zes|6)-?wekelijks", re.IGNORECASE
)
_MAAND = re.compile(r"\b(?:elke|iedere|van de)\s+maand\b|\bmaandelijks", re.IGNORECASE)


@dataclass(frozen=True)
class VastMoment:
    """`weekdag` counts from monday (0); `hoeveelste` of the month, 0 when that was not said. `zes_weken` is None when
    nothing was said of how often."""

    weekdag: int | None = None
    hoeveelste: int = 0
    uur: time | None = None
    zes_weken: bool | None = None

    def in_de_week_van(self, dag: date) -> date:
        """The agreed weekday in the same week; the day itself where none was agreed on."""
        return dag if self.weekdag is None else dag + timedelta(days=self.weekdag - dag.weekday())

    def eerstvolgende(self, na: date) -> date | None:
        """The first such day after this one; None when it was not said which one of the month."""
        if self.weekdag is None or not self.hoeveelste:
            return None
        dag = na + timedelta(days=1)
        while not self._is(dag):
            dag += timedelta(days=1)
        return dag

    def _is(self, dag: date) -> bool:
        if dag.weekday() != self.weekdag:
            return False
        if self.hoeveelste == LAATSTE:
            return (dag + timedelta(weeks=1)).month != dag.month
        return (dag.day - 1) // 7 + 1 == self.hoeveelste


def lees(tekst: str) -> VastMoment:
    """What the words say of it."""
    dagen = {
        (kalender.DAGEN.index(gevonden["dag"].lower()), _HOEVEELSTE.get((gevonden["welke"] or "").lower(), 0))
        for gevonden in _DAG.finditer(tekst)
    }
    weekdag, hoeveelste = dagen.pop() if len(dagen) == 1 else (None, 0)
    vaak = [zes_weken for zes_weken, vorm in ((True, _ZES_WEKEN), (False, _MAAND)) if vorm.search(tekst)]
    return VastMoment(weekdag, hoeveelste, _uur(tekst), vaak[0] if len(vaak) == 1 else None)


def _uur(tekst: str) -> time | None:
    uren = {kalender.lees_uur(een or ander) for een, ander in _UUR.findall(tekst)}
    uur = uren.pop() if len(uren) == 1 else None
    return uur if uur is not None and time(8) <= uur <= time(22) else None
