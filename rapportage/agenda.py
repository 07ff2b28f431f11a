"""The promises of an action as a calendar file: its first step and its check moment, each an event at nine.

Pure: the same action gives the same bytes. The UID stays the same for as long as the action lives and SEQUENCE rises
with every change, so that a calendar that reads the next file moves what it has; CANCEL takes it out again.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from gesprekken import kalender
from gesprekken.wijk import Actie, Stand

HERKOMST = "-//Wijksignaal//Acties//NL"
DOMEIN = "wijksignaal.invalid"  # makes a UID unlike those of others; it names no machine
DUUR = timedelta(minutes=30)
VERVALT = "Vervallen: actie van het wijkverband"

# The rule of the European Union since 1996. The one that the library makes itself ends after some years.
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE
"""


def agenda(actie: Actie, wijkverband: str, gemaakt: datetime) -> bytes:
    """The dates of who owns this action: to put in, or (once it is closed) to take out."""
    weg = actie.stand is not Stand.LOOPT
    return _bestand(actie, gemaakt, weg, lambda titel: f"{wijkverband}: {titel}", _uitleg(actie))


def van_acties(acties: Sequence[Actie], wijkverband: str, gemaakt: Sequence[datetime]) -> bytes:
    """The dates of all of these that still run, in one file; empty when there are none."""
    alles = _leeg("PUBLISH")
    lopend = [(a, g) for a, g in zip(acties, gemaakt, strict=True) if a.stand is Stand.LOOPT]
    for actie, moment in lopend:
        for afspraak in _afspraken(actie, moment, False, lambda t: f"{wijkverband}: {t}", _uitleg(actie)):
            alles.add_component(afspraak)
    bestand: bytes = alles.to_ical() if lopend else b""
    return bestand


def afzegging(actie: Actie, gemaakt: datetime) -> bytes:
    """For who owned it before: these dates are no longer hers. It holds no word of the action."""
    return _bestand(actie, gemaakt, True, lambda titel: VERVALT, "")


def _bestand(actie: Actie, gemaakt: datetime, weg: bool, noem: Callable[[str], str], uitleg: str) -> bytes:
    kalenderbestand = _leeg("CANCEL" if weg else "PUBLISH")
    for afspraak in _afspraken(actie, gemaakt, weg, noem, uitleg):
        kalenderbestand.add_component(afspraak)
    bestand: bytes = kalenderbestand.to_ical()
    return bestand


def _leeg(methode: str) -> Calendar:
    kalenderbestand = Calendar()
    kalenderbestand.add("prodid", HERKOMST)
    kalenderbestand.add("version", "2.0")
    kalenderbestand.add("method", methode)
    kalenderbestand.add_component(Timezone.from_ical(ZONE))
    return kalenderbestand


def _afspraken(
    actie: Actie, gemaakt: datetime, weg: bool, noem: Callable[[str], str], uitleg: str
) -> Iterator[Event]:
    for soort, dag, titel in _beloftes(actie):
        begin = datetime.combine(dag, kalender.UUR_HERINNERING, kalender.AMSTERDAM)
        afspraak = Event()
        afspraak.add("uid", f"actie-{actie.id}-{soort}@{DOMEIN}")
        afspraak.add("sequence", actie.volgnummer)
        afspraak.add("dtstamp", gemaakt.astimezone(UTC))
        afspraak.add("dtstart", begin)
        afspraak.add("dtend", begin + DUUR)
        afspraak.add("summary", noem(titel))
        afspraak.add("status", "CANCELLED" if weg else "CONFIRMED")
        afspraak.add("transp", "TRANSPARENT")  # a promise takes no place in the day
        if uitleg:
            afspraak.add("description", uitleg)
        yield afspraak


def _beloftes(actie: Actie) -> Iterator[tuple[str, date, str]]:
    """A first step that was taken stays in the calendar as it was."""
    if not actie.eerste_stap_gedaan:
        yield "stap", actie.eerste_stap_op, f"eerste stap: {actie.eerste_stap}"
    yield "check", actie.check_op, f"terugkijken op: {actie.wat}"


def _uitleg(actie: Actie) -> str:
    samen = [f"Samen met: {actie.partners}"] if actie.partners else []
    return "\n".join([f"Actie: {actie.wat}", *samen, "Zeg die dag in Wijksignaal hoe het ermee staat."])
