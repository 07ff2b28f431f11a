"""Time, reckoned anew: working days, decent hours, the rounds of a wijkverband, and when something is due.

Nothing here asks the code under test what o'clock it is, or which round. Only the list of holidays is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.receive import vrije_dagen

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ZES_WEKEN = timedelta(weeks=6)
NEGEN = time(9)
MAANDEN = "januari februari maart april mei juni juli augustus september oktober november december".split()
DAGEN = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()


def lokaal(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def op(dag: date, uur: time) -> datetime:
    return datetime.combine(dag, uur, AMSTERDAM).astimezone(UTC)


def is_werkdag(dag: date) -> bool:
    return dag.weekday() < 5 and dag not in vrije_dagen(dag.year)


def werkdag_vanaf(dag: date) -> date:
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag


def werkdag_voor(dag: date) -> date:
    dag -= timedelta(days=1)
    while not is_werkdag(dag):
        dag -= timedelta(days=1)
    return dag


def werkdagen_na(dag: date, aantal: int) -> date:
    for _ in range(aantal):
        dag = werkdag_vanaf(dag + timedelta(days=1))
    return dag


def mag_uit_zichzelf(moment: datetime) -> bool:
    klok = lokaal(moment)
    return is_werkdag(klok.date()) and 8 <= klok.hour < 19


def eerste_fatsoenlijke_dag(moment: datetime) -> date:
    """The first one on which there is still a decent hour."""
    klok = lokaal(moment)
    return werkdag_vanaf(klok.date() if klok.hour < 19 else klok.date() + timedelta(days=1))


def na_geduld(moment: datetime) -> datetime:
    """Nine o'clock, three working days later."""
    return op(werkdagen_na(lokaal(moment).date(), 3), NEGEN)


def in_woorden(dag: date) -> str:
    return f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"


def lees_dag(woorden: str, vanaf: date) -> date:
    """`dinsdag 8 december`: the first one from this day on."""
    while in_woorden(vanaf) != woorden:
        vanaf += timedelta(days=1)
    return vanaf


# --- rounds ---


@dataclass(frozen=True)
class Ronde:
    """`erna` is the first day that is not in it."""

    naam: str
    eerste: date
    erna: date

    @property
    def in_weken(self) -> bool:
        return len(self.naam) > len("2026-11")

    @property
    def laatste_dag(self) -> date:
        return self.erna - timedelta(days=1)

    @property
    def kort(self) -> str:
        """As people hear it: `november`, or `1 december tot en met 11 januari`."""
        if not self.in_weken:
            return MAANDEN[int(self.naam[5:]) - 1]
        van, tot = (f"{dag.day} {MAANDEN[dag.month - 1]}" for dag in (self.eerste, self.laatste_dag))
        return f"{van} tot en met {tot}"

    @property
    def voorproef_op(self) -> datetime:
        """Nine o'clock on the first working day after it: from then on the coördinator may look at its bundle."""
        return op(werkdag_vanaf(self.erna), NEGEN)

    def bundel_op(self, overleg: date | None = None) -> datetime:
        """Nine o'clock on the third working day after it, or on the working day before the meeting when that is in
        the round after it: then the bundle is posted by itself."""
        tot = self.erna + ZES_WEKEN if self.in_weken else maand_na(self.erna)
        if overleg is not None and self.erna <= overleg < tot:
            return max(self.voorproef_op, op(werkdag_voor(overleg), NEGEN))
        return op(werkdagen_na(self.laatste_dag, 3), NEGEN)


def maand_na(dag: date) -> date:
    """The first day of the month after this one."""
    return (dag.replace(day=1) + timedelta(days=31)).replace(day=1)


class Ritme:
    """The rounds of one wijkverband, from the month of `begin` on. They last a month until its members were told
    otherwise, and then from the end of the running round on."""

    def __init__(self, begin: date) -> None:
        self.begin = begin.replace(day=1)
        self._wissels: list[date] = []

    def alle(self) -> Iterator[Ronde]:
        eerste = self.begin
        while True:
            ronde = self._ronde_vanaf(eerste)
            yield ronde
            eerste = ronde.erna

    def _ronde_vanaf(self, eerste: date) -> Ronde:
        if sum(wissel <= eerste for wissel in self._wissels) % 2:
            return Ronde(eerste.isoformat(), eerste, eerste + ZES_WEKEN)
        maand = eerste if eerste.day <= 15 else maand_na(eerste)  # the rest of a month goes with the next one
        return Ronde(f"{maand:%Y-%m}", eerste, maand_na(maand))

    def op(self, dag: date) -> Ronde:
        return next(ronde for ronde in self.alle() if dag < ronde.erna)

    def van(self, moment: datetime) -> Ronde:
        return self.op(lokaal(moment).date())

    def met_naam(self, naam: str) -> Ronde:
        return next(ronde for ronde in self.alle() if ronde.naam == naam)

    def na(self, ronde: Ronde) -> Ronde:
        return self.op(ronde.erna)

    def wordt(self, in_weken: bool, vandaag: date) -> date | None:
        """From which day on; None when it stays as it is."""
        self._wissels = [wissel for wissel in self._wissels if wissel <= vandaag]
        loopt = self.op(vandaag)
        if loopt.in_weken is in_weken:
            return None
        self._wissels.append(loopt.erna)
        return loopt.erna


# --- changes of the clock ---


def klokwissel_na(moment: datetime) -> datetime:
    """The first second of summer or winter time."""
    hier = moment.replace(minute=0, second=0, microsecond=0)
    for stap in (timedelta(days=1), timedelta(hours=1)):
        while lokaal(hier + stap).utcoffset() == lokaal(hier).utcoffset():
            hier += stap
    return hier + timedelta(hours=1)


@dataclass(frozen=True)
class Begin:
    """Where a story begins. `in_weken`: from then on Duin lives in rounds of six weeks."""

    moment: datetime
    in_weken: bool


# Before the end of summer time; before Christmas; in a leap year; before summer time begins, and the holidays.
BEGINNEN = [
    Begin(op(date(2026, 10, 1), time(8, 50)), in_weken=True),
    Begin(op(date(2026, 12, 2), time(8, 50)), in_weken=False),
    Begin(op(date(2028, 2, 2), time(8, 50)), in_weken=False),
    Begin(op(date(2027, 3, 2), time(8, 50)), in_weken=True),
]
