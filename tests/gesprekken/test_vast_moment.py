"""What the words of the participatieafspraken say of when the meeting is."""

from datetime import date, time

import pytest

from gesprekken.vast_moment import VastMoment, lees


@pytest.mark.parametrize(
    ("tekst", "moment"),
    [
        ("", VastMoment()),
        ("In elk overleg, 20 minuten", VastMoment()),
        ("Elke maand in het wijkoverleg", VastMoment(zes_weken=False)),
        ("Elk overleg, om 10.00 uur", VastMoment(uur=time(10))),
        ("Op de eerste dinsdag van de maand", VastMoment(1, 1, zes_weken=False)),
        ("Elke laatste Donderdag om 9:30", VastMoment(3, -1, time(9, 30))),
        ("De 2e vrijdag vanaf 14 uur", VastMoment(4, 2, time(14))),
        ("Om de zes weken op maandag", VastMoment(0, zes_weken=True)),
        ("6-wekelijks, woensdagen, 13.00 uur", VastMoment(2, uur=time(13), zes_weken=True)),
    ],
)
def test_it_is_read_as_far_as_it_is_said(tekst: str, moment: VastMoment) -> None:
    assert lees(tekst) == moment


@pytest.mark.parametrize(
    "tekst",
    [
        "Op dinsdag of op donderdag",
        "Om 9 uur of om 10 uur",
        "Elke maand, in de zomer elke zes weken",
        "Om 7 uur",
        "Om 25 uur",
    ],
)
def test_what_is_said_in_more_ways_or_cannot_be_stays_open(tekst: str) -> None:
    assert lees(tekst) == VastMoment()


def test_the_first_and_the_last_weekday_of_a_month_are_found_over_its_end() -> None:
    eerste, laatste = VastMoment(1, 1), VastMoment(3, -1)

    assert eerste.eerstvolgende(date(2026, 11, 2)) == date(2026, 11, 3)
    assert eerste.eerstvolgende(date(2026, 11, 3)) == date(2026, 12, 1)
    assert laatste.eerstvolgende(date(2026, 11, 26)) == date(2026, 12, 31)
    assert VastMoment(1).eerstvolgende(date(2026, 11, 3)) is None
    assert VastMoment(4).in_de_week_van(date(2026, 11, 2)) == date(2026, 11, 6)
    assert VastMoment().in_de_week_van(date(2026, 11, 2)) == date(2026, 11, 2)
