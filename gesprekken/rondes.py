"""The rounds of a wijkverband: a calendar month ("2026-11"), or six weeks, named after the first day ("2026-12-01").

A wijkverband may change its rhythm; the round that runs is lived to its end first. Compared as text, the names of
rounds stand in the order of time. This module reads no clock.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from gesprekken import kalender
from gesprekken.kalender import Vrij

ZES_WEKEN = timedelta(weeks=6)
UUR_BUNDEL = time(9)
VOORPROEF_WERKDAGEN = 2  # so long the coördinator has before a bundle is posted by itself
GENOEMD = 2  # of several rounds in one line
HALVERWEGE = 15  # what is left of a month after this day is counted with the next one


@dataclass(frozen=True)
class Ritme:
    """Rounds last a month until the first of these days, six weeks until the second, a month until the third, and so
    on. Each of them is the first day of a round."""

    wissels: tuple[date, ...] = ()

    def in_weken(self, dag: date) -> bool:
        """Does the round of this day last six weeks?"""
        return Ritme(self._tot(dag)).zes_weken

    @property
    def zes_weken(self) -> bool:
        """As it was agreed last; the running round may still be of the other length."""
        return len(self.wissels) % 2 == 1

    @property
    def hoe_vaak(self) -> str:
        return "elke zes weken" if self.zes_weken else "elke maand"

    def ronde_van(self, moment: datetime) -> str:
        return self.ronde_op(kalender.lokaal(moment).date())

    def ronde_op(self, dag: date) -> str:
        geweest = self._tot(dag)
        if self.in_weken(dag):
            return (dag - (dag - geweest[-1]) % ZES_WEKEN).isoformat()
        eerste = dag.replace(day=1)
        if geweest and geweest[-1].day > HALVERWEGE and geweest[-1] >= eerste:
            eerste = _maand_later(eerste)
        return f"{eerste:%Y-%m}"

    def volgende(self, ronde: str) -> str:
        return self.ronde_op(erna(ronde))

    def ervoor(self, ronde: str) -> str:
        """The round of the same length just before it, with which its figures can be compared; empty when there is
        none."""
        vorige = even_lang_ervoor(ronde)
        return vorige if self._begint_zelf(vorige) and self._begint_zelf(ronde) else ""

    def open_ronde(self, moment: datetime, gebundeld: str) -> str:
        """The round of what comes in now: the one after it once the last bundle (`gebundeld`, empty when there is
        none) has gone that far, which takes a clock that was wrong."""
        ronde = self.ronde_van(moment)
        return max(ronde, self.volgende(gebundeld)) if gebundeld else ronde

    def wordt(self, zes_weken: bool, vandaag: date) -> "Ritme":
        """The rhythm from the end of the running round on. What was planned before and has not begun is dropped."""
        nu = Ritme(self._tot(vandaag))
        if nu.in_weken(vandaag) is zes_weken:
            return nu
        return Ritme((*nu.wissels, erna(nu.ronde_op(vandaag))))

    def _tot(self, dag: date) -> tuple[date, ...]:
        return tuple(wissel for wissel in self.wissels if wissel <= dag)

    def _begint_zelf(self, ronde: str) -> bool:
        """On its own first day, and not halfway through the month nor some days earlier."""
        eerste = eerste_dag(ronde)
        return self.ronde_op(eerste) == ronde != self.ronde_op(eerste - timedelta(days=1))


MAANDELIJKS = Ritme()


# --- one round ---


def is_maand(ronde: str) -> bool:
    """A calendar month; otherwise it lasts six weeks."""
    return len(ronde) == len("2026-11")


def _maand_later(eerste: date) -> date:
    return (eerste + timedelta(days=31)).replace(day=1)


def eerste_dag(ronde: str) -> date:
    return date.fromisoformat(f"{ronde}-01" if is_maand(ronde) else ronde)


def erna(ronde: str) -> date:
    """The first day after it."""
    eerste = eerste_dag(ronde)
    return _maand_later(eerste) if is_maand(ronde) else eerste + ZES_WEKEN


def laatste_dag(ronde: str) -> date:
    return erna(ronde) - timedelta(days=1)


def even_lang_ervoor(ronde: str) -> str:
    """The name of the round before it, when that lasted as long."""
    if is_maand(ronde):
        return f"{eerste_dag(ronde) - timedelta(days=1):%Y-%m}"
    return (eerste_dag(ronde) - ZES_WEKEN).isoformat()


def einde(ronde: str) -> datetime:
    """The midnight at which the round closes: what comes at this moment or later is not in it."""
    return kalender.moment(erna(ronde), time(0))


def voorproefmoment(ronde: str, vrij: Vrij) -> datetime:
    """When the bundle of `ronde` is made: 09:00 on the first working day after it."""
    return bundelmoment(ronde, vrij, 0)


def bundelmoment(
    ronde: str, vrij: Vrij, werkdagen: int = VOORPROEF_WERKDAGEN, overleggen: Collection[date] = ()
) -> datetime:
    """When the bundle of `ronde` is posted by itself, at 09:00: the working day before the first meeting that is in
    the month or the six weeks after it (never before the round has closed), and otherwise so many working days later,
    by default on the third."""
    na = erna(ronde)
    eerste = kalender.werkdag_vanaf(na, vrij)
    tot = _maand_later(na) if is_maand(ronde) else na + ZES_WEKEN
    if erna_overlegd := [dag for dag in overleggen if na <= dag < tot]:
        return max(kalender.moment(eerste, UUR_BUNDEL), kalender.dag_ervoor(min(erna_overlegd), vrij))
    return kalender.moment(kalender.werkdagen_verder(eerste, werkdagen, vrij), UUR_BUNDEL)


def zachte_dagen(ronde: str, vrij: Vrij) -> tuple[date, date]:
    """The two days near the end on which who gave nothing this round is asked a little more: the last
    working day but four, and the last but one."""
    dag = kalender.werkdag_tot(laatste_dag(ronde), vrij)
    terug = [dag]
    while len(terug) < 5:
        terug.append(kalender.werkdag_tot(terug[-1] - timedelta(days=1), vrij))
    return terug[4], terug[1]


# --- in words ---


def in_woorden(ronde: str) -> str:
    """`november 2026`, or `1 december tot en met 11 januari 2027`"""
    return f"{kort(ronde)} {laatste_dag(ronde).year}"


def opgesomd(rondes: Sequence[str], hooguit: int = GENOEMD) -> str:
    """At most so many by name: `oktober 2026 en november 2026`, `oktober 2026, november 2026 en nog 1 andere`, or
    without any name `3 rondes`"""
    namen = [in_woorden(ronde) for ronde in rondes[:hooguit]]
    if not namen:
        return "1 ronde" if len(rondes) == 1 else f"{len(rondes)} rondes"
    if rest := len(rondes) - len(namen):
        return f"{', '.join(namen)} en nog {rest} andere"
    return " en ".join(namen)


def kort(ronde: str) -> str:
    """`november`, or `1 december tot en met 11 januari`"""
    van, tot = eerste_dag(ronde), laatste_dag(ronde)
    if is_maand(ronde):
        return kalender.MAANDEN[van.month - 1]
    return f"{_dag(van)} tot en met {_dag(tot)}"


def in_ronde(ronde: str) -> str:
    """`in november`, or `van 1 december tot en met 11 januari`: when something was heard"""
    return f"{'in' if is_maand(ronde) else 'van'} {kort(ronde)}"


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"
