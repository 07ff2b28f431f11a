"""The calendar file of a promise: the same entry moves with every change, and goes when it is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from gesprekken.wijk import Actie, Stand
from rapportage.agenda import afzegging, agenda

NU = datetime(2026, 11, 3, 10, tzinfo=UTC)
ACTIE = Actie(
    id=5,
    wijkverband=1,
    ronde="2026-10",
    patroon="Afval en schoon",
    verandering="",
    wat="Samen opruimen bij de containers; elke zaterdag, met koffie",
    eigenaar=7,
    eigenaar_naam="Sander Vos",
    eerste_stap="Prikstokken lenen",
    eerste_stap_op=date(2026, 11, 17),
    check_op=date(2027, 4, 6),
    partners="Politie, Welzijn",
    volgnummer=1,
)


def velden(bestand: bytes, *namen: str) -> list[tuple[str, ...]]:
    """Of each event what a calendar reads in these fields."""
    gelezen = Calendar.from_ical(bestand)
    return [tuple(str(deel[naam]) for naam in namen) for deel in gelezen.walk("VEVENT")]


def test_a_first_step_and_a_check_moment_are_an_event_each() -> None:
    assert velden(agenda(ACTIE, "Laak", NU), "UID", "SEQUENCE", "SUMMARY", "STATUS") == [
        ("actie-5-stap@wijksignaal.invalid", "1", "Laak: eerste stap: Prikstokken lenen", "CONFIRMED"),
        ("actie-5-check@wijksignaal.invalid", "1", f"Laak: terugkijken op: {ACTIE.wat}", "CONFIRMED"),
    ]


def test_nine_o_clock_is_nine_o_clock_in_winter_and_in_summer() -> None:
    gelezen = Calendar.from_ical(agenda(ACTIE, "Laak", NU))
    begin = [deel["DTSTART"].dt for deel in gelezen.walk("VEVENT")]
    einde = [deel["DTEND"].dt for deel in gelezen.walk("VEVENT")]

    amsterdam = ZoneInfo("Europe/Amsterdam")
    assert begin == [datetime(2026, 11, 17, 9, tzinfo=amsterdam), datetime(2027, 4, 6, 9, tzinfo=amsterdam)]
    assert [moment.astimezone(UTC).hour for moment in begin] == [8, 7]
    assert [e - b for b, e in zip(begin, einde, strict=True)] == [timedelta(minutes=30)] * 2


def test_the_zone_is_described_for_who_does_not_know_it() -> None:
    (zone,) = Calendar.from_ical(agenda(ACTIE, "Laak", NU)).walk("VTIMEZONE")
    beschreven = zone.to_tz(lookup_tzid=False)

    for dag, uren in ((date(2026, 7, 1), 2), (date(2026, 12, 1), 1), (date(2037, 7, 1), 2)):
        assert datetime(dag.year, dag.month, dag.day, 12, tzinfo=beschreven).utcoffset() == timedelta(
            hours=uren
        )


def test_the_same_action_gives_the_same_bytes_in_lines_that_every_calendar_can_read() -> None:
    bestand = agenda(ACTIE, "Laak", NU)

    assert bestand == agenda(ACTIE, "Laak", NU)
    assert all(len(regel) <= 75 for regel in bestand.split(b"\r\n"))
    assert b"\n" not in bestand.replace(b"\r\n", b"")


def test_a_change_is_the_same_entry_with_a_higher_number() -> None:
    verzet = replace(ACTIE, eerste_stap_op=date(2026, 11, 19), volgnummer=2)

    assert velden(agenda(verzet, "Laak", NU), "UID", "SEQUENCE") == [
        ("actie-5-stap@wijksignaal.invalid", "2"),
        ("actie-5-check@wijksignaal.invalid", "2"),
    ]


def test_a_first_step_that_was_taken_stays_in_the_calendar_as_it_was() -> None:
    gezet = replace(ACTIE, eerste_stap_gedaan=True, volgnummer=2)

    assert velden(agenda(gezet, "Laak", NU), "UID") == [("actie-5-check@wijksignaal.invalid",)]


def test_what_is_over_is_cancelled() -> None:
    klaar = agenda(replace(ACTIE, stand=Stand.GEDAAN, volgnummer=3), "Laak", NU)

    assert str(Calendar.from_ical(klaar)["METHOD"]) == "CANCEL"
    assert velden(klaar, "STATUS", "SEQUENCE") == [("CANCELLED", "3"), ("CANCELLED", "3")]


def test_who_handed_it_over_gets_a_cancellation_without_a_word_of_the_action() -> None:
    over = replace(ACTIE, volgnummer=2)
    bestand = afzegging(over, NU)

    assert str(Calendar.from_ical(bestand)["METHOD"]) == "CANCEL"
    assert velden(bestand, "UID", "SEQUENCE", "SUMMARY") == [
        ("actie-5-stap@wijksignaal.invalid", "2", "Vervallen: actie van het wijkverband"),
        ("actie-5-check@wijksignaal.invalid", "2", "Vervallen: actie van het wijkverband"),
    ]
    for woord in ("opruimen", "Prikstokken", "Politie", "Sander"):
        assert woord.encode() in agenda(over, "Laak", NU) or woord == "Sander"
        assert woord.encode() not in bestand
