"""The rounds of a wijkverband: a month or six weeks, when their bundle is due, and how one rhythm gives way to the
other without losing a day."""

import itertools
from datetime import date, datetime, timedelta

import pytest

from bot.receive import vrije_dagen
from gesprekken import kalender, microuitvraag, rondes
from gesprekken.rondes import MAANDELIJKS, Ritme
from gesprekken.wijk import Signaal

VRIJ = vrije_dagen(2026) | vrije_dagen(2027) | vrije_dagen(2028)
DEC = date(2026, 12, 1)
ZES_WEKEN = Ritme((DEC,))


def hier(tekst: str) -> datetime:
    """A wall-clock moment in Amsterdam."""
    moment = datetime.fromisoformat(tekst)
    return kalender.moment(moment.date(), moment.time())


@pytest.mark.parametrize(
    ("ronde", "wanneer"),
    [
        ("2026-10", "2026-11-04T09:00"),  # 1 November is a sunday
        ("2026-11", "2026-12-03T09:00"),
        ("2026-12", "2027-01-06T09:00"),  # New Year's Day does not count
        ("2026-04", "2026-05-06T09:00"),  # neither does 5 May
        ("2028-01", "2028-02-03T09:00"),
        ("2028-02", "2028-03-03T09:00"),  # a leap day
    ],
)
def test_the_bundle_is_due_on_the_third_working_day_at_nine(ronde: str, wanneer: str) -> None:
    assert rondes.bundelmoment(ronde, VRIJ | vrije_dagen(2027)) == hier(wanneer)


@pytest.mark.parametrize(
    ("overleg", "wanneer"),
    [
        (date(2026, 12, 15), "2026-12-14T09:00"),
        (date(2026, 12, 1), "2026-12-01T09:00"),  # the round must have closed
        (date(2026, 11, 30), "2026-12-28T09:00"),  # that was the one before
    ],
)
def test_or_on_the_day_before_the_meeting(overleg: date, wanneer: str) -> None:
    assert rondes.bundelmoment("2026-11", VRIJ, overleggen=(overleg, date(2026, 12, 29))) == hier(wanneer)


def test_months_follow_each_other_through_the_turn_of_the_year() -> None:
    assert MAANDELIJKS.volgende("2026-12") == "2027-01"
    assert MAANDELIJKS.ervoor("2027-01") == "2026-12"
    assert rondes.laatste_dag("2028-02") == date(2028, 2, 29)
    assert MAANDELIJKS.ronde_van(hier("2026-11-30T23:59")) == "2026-11"
    assert MAANDELIJKS.ronde_van(rondes.einde("2026-11")) == "2026-12"


def test_six_weeks_begin_when_the_running_month_is_over() -> None:
    assert MAANDELIJKS.wordt(True, date(2026, 11, 9)) == ZES_WEKEN
    dagen = [
        date(2026, 11, 30),
        DEC,
        date(2027, 1, 11),
        date(2027, 1, 12),
        date(2027, 2, 22),
        date(2027, 2, 23),
    ]
    assert [ZES_WEKEN.ronde_op(dag) for dag in dagen] == [
        "2026-11",
        "2026-12-01",
        "2026-12-01",
        "2027-01-12",
        "2027-01-12",
        "2027-02-23",
    ]


def test_a_month_again_begins_when_the_six_weeks_are_over() -> None:
    """What is left of January is a round by itself, and what is left of February goes with March."""
    ritme = ZES_WEKEN.wordt(False, date(2026, 12, 24))
    assert ritme == Ritme((DEC, date(2027, 1, 12)))
    dagen = [date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 31), date(2027, 2, 1)]
    assert [ritme.ronde_op(dag) for dag in dagen] == ["2026-12-01", "2027-01", "2027-01", "2027-02"]

    ritme = ZES_WEKEN.wordt(False, date(2027, 2, 1))
    assert ritme == Ritme((DEC, date(2027, 2, 23)))
    dagen = [date(2027, 2, 22), date(2027, 2, 23), date(2027, 3, 1), date(2027, 3, 31), date(2027, 4, 1)]
    assert [ritme.ronde_op(dag) for dag in dagen] == ["2027-01-12", *["2027-03"] * 3, "2027-04"]


def test_who_thinks_better_of_it_before_it_begins_changes_nothing() -> None:
    assert ZES_WEKEN.wordt(False, date(2026, 11, 20)) == MAANDELIJKS
    assert ZES_WEKEN.wordt(True, date(2026, 11, 20)) == ZES_WEKEN
    terug = ZES_WEKEN.wordt(False, date(2027, 1, 4))
    assert terug.wordt(True, date(2027, 1, 5)) == ZES_WEKEN


@pytest.mark.parametrize(
    "ritme", [MAANDELIJKS, ZES_WEKEN, Ritme((DEC, date(2027, 1, 12))), Ritme((DEC, date(2027, 2, 23)))]
)
def test_every_day_is_in_one_round_and_rounds_stand_in_the_order_of_time(ritme: Ritme) -> None:
    dagen = [date(2026, 10, 1) + timedelta(days=n) for n in range(400)]
    per_dag = [ritme.ronde_op(dag) for dag in dagen]
    assert per_dag == sorted(per_dag)
    na_elkaar = list(dict.fromkeys(per_dag))
    for ronde, volgende in itertools.pairwise(na_elkaar):
        assert ritme.volgende(ronde) == volgende
        assert rondes.laatste_dag(ronde) == max(
            dag for dag, r in zip(dagen, per_dag, strict=True) if r == ronde
        )


@pytest.mark.parametrize(
    ("ritme", "ronde", "ervoor"),
    [
        (ZES_WEKEN, "2026-11", "2026-10"),
        (ZES_WEKEN, "2026-12-01", ""),  # the month before it was shorter
        (ZES_WEKEN, "2027-01-12", "2026-12-01"),
        (Ritme((DEC, date(2027, 1, 12))), "2027-01", ""),  # less than three weeks
        (Ritme((DEC, date(2027, 1, 12))), "2027-02", ""),
        (Ritme((DEC, date(2027, 1, 12))), "2027-03", "2027-02"),
        (Ritme((DEC, date(2027, 2, 23))), "2027-03", ""),  # more than five weeks
        (Ritme((DEC, date(2027, 2, 23))), "2027-04", ""),
        (Ritme((DEC, date(2027, 2, 23))), "2027-05", "2027-04"),
    ],
)
def test_a_round_is_compared_with_one_that_lasted_as_long(ritme: Ritme, ronde: str, ervoor: str) -> None:
    assert ritme.ervoor(ronde) == ervoor


def test_the_bundle_of_six_weeks_comes_on_the_third_working_day_after_them() -> None:
    assert rondes.bundelmoment("2026-12-01", VRIJ) == hier("2027-01-14T09:00")
    assert rondes.voorproefmoment("2026-12-01", VRIJ) == hier("2027-01-12T09:00")
    assert rondes.bundelmoment("2026-12-01", VRIJ, overleggen=(date(2027, 2, 16),)) == hier(
        "2027-02-15T09:00"
    )


def test_a_round_is_called_as_people_would() -> None:
    assert [rondes.in_woorden(r) for r in ("2026-11", "2026-12-01")] == [
        "november 2026",
        "1 december tot en met 11 januari 2027",
    ]
    assert [rondes.kort(r) for r in ("2026-11", "2026-12-01")] == [
        "november",
        "1 december tot en met 11 januari",
    ]


@pytest.mark.parametrize(
    ("gebundeld", "ronde"), [("", "2026-12"), ("2026-11", "2026-12"), ("2026-12", "2027-01")]
)
def test_what_comes_in_belongs_to_a_round_that_has_no_bundle(gebundeld: str, ronde: str) -> None:
    assert MAANDELIJKS.open_ronde(hier("2026-12-09T12:00"), gebundeld) == ronde


def test_what_was_heard_in_a_round_is_said_in_words() -> None:
    assert [rondes.in_ronde(r) for r in ("2026-11", "2026-12-01")] == [
        "in november",
        "van 1 december tot en met 11 januari",
    ]


def test_a_closed_round_is_called_what_it_is() -> None:
    assert [
        microuitvraag.gesloten(Signaal(1, r, "")).partition(",")[0] for r in ("2026-11", "2026-12-01")
    ] == [
        "De ronde van november is gesloten",
        "De ronde van 1 december tot en met 11 januari is gesloten",
    ]
