"""The rules of time: what a working day is, and that wall-clock hours survive both clock
changes."""

from datetime import UTC, date, datetime, time

import pytest

from bot.receive import vrije_dagen
from gesprekken import kalender

VRIJ = vrije_dagen(2026) | vrije_dagen(2028)


def hier(tekst: str) -> datetime:
    """A wall-clock moment in Amsterdam."""
    moment = datetime.fromisoformat(tekst)
    return kalender.moment(moment.date(), moment.time())


def test_a_date_plus_fourteen_days_keeps_its_hour_when_the_clock_changes() -> None:
    voor, na = hier("2026-10-20T09:00"), hier("2026-11-03T09:00")
    assert (voor.hour, na.hour) == (7, 8)
    assert [kalender.lokaal(m).time() for m in (voor, na)] == [time(9), time(9)]


def test_an_hour_that_does_not_exist_comes_after_the_gap_and_one_that_comes_twice_is_the_first() -> None:
    assert hier("2026-03-29T02:30") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert kalender.lokaal(hier("2026-03-29T02:30")).time() == time(3, 30)
    assert hier("2026-10-25T02:30") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_the_free_days_are_those_of_the_country_without_good_friday_and_with_liberation_day() -> None:
    assert sorted(dag for dag in VRIJ if dag.year == 2026) == [
        date(2026, 1, 1),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


@pytest.mark.parametrize(
    ("wanneer", "mag"),
    [
        ("2026-11-03T08:00", True),
        ("2026-11-03T18:59", True),
        ("2026-11-03T07:59", False),
        ("2026-11-03T19:00", False),
        ("2026-11-07T12:00", False),  # a saturday
        ("2026-05-05T12:00", False),  # a holiday
    ],
)
def test_nothing_unprompted_goes_out_at_night_in_the_weekend_or_on_a_holiday(wanneer: str, mag: bool) -> None:
    assert kalender.fatsoenlijk(hier(wanneer), VRIJ) is mag


@pytest.mark.parametrize(
    ("wanneer", "wordt"),
    [
        ("2026-11-03T10:10", "2026-11-03T10:10"),
        ("2026-11-03T06:00", "2026-11-03T09:00"),
        ("2026-11-03T20:00", "2026-11-04T09:00"),
        ("2026-11-06T20:00", "2026-11-09T09:00"),  # friday evening
        ("2026-12-24T19:30", "2026-12-28T09:00"),  # Christmas falls on friday and saturday
    ],
)
def test_what_comes_at_a_bad_hour_waits_for_the_next_working_morning(wanneer: str, wordt: str) -> None:
    assert kalender.eerstvolgend_fatsoenlijk(hier(wanneer), VRIJ) == hier(wordt)


def test_a_first_step_is_set_on_the_last_working_day_within_two_weeks() -> None:
    assert kalender.eerste_stap_datum(date(2026, 12, 3), VRIJ) == date(2026, 12, 17)
    assert kalender.eerste_stap_datum(date(2026, 12, 11), VRIJ) == date(2026, 12, 24)  # not on Christmas Day
    assert kalender.checkmoment_datum(date(2026, 11, 13), 6, VRIJ) == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("getypt", "dag"),
    [
        ("9 december", date(2026, 12, 9)),
        ("Woensdag 9 december", date(2026, 12, 9)),
        ("9-12", date(2026, 12, 9)),
        ("09-12-2026", date(2026, 12, 9)),
        ("9 dec.", date(2026, 12, 9)),
        ("2 mrt", date(2027, 3, 2)),  # past this year, so next year
        ("31 februari", None),
        ("29-2", None),  # neither this year has one
        ("morgen", None),
        ("9 drollember", None),
        ("99999999-12", None),
    ],
)
def test_dates_are_read_as_people_type_them(getypt: str, dag: date | None) -> None:
    assert kalender.lees_datum(getypt, date(2026, 11, 3)) == dag


@pytest.mark.parametrize(
    ("getypt", "uur"),
    [
        ("9", time(9)),
        ("10.30", time(10, 30)),
        ("16:00 uur", time(16)),
        ("om 9 uur", time(9)),
        ("25", None),
        ("9.75", None),
        ("straks", None),
    ],
)
def test_hours_are_read_as_people_type_them(getypt: str, uur: time | None) -> None:
    assert kalender.lees_uur(getypt) == uur
