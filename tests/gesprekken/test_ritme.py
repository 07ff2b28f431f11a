"""What is due, and what is not: `aan_de_beurt` as a table of moments."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from bot.receive import vrije_dagen
from gesprekken import kalender
from gesprekken.ritme import (
    Herinner,
    HerinnerDeler,
    MaakBundel,
    MeldDeler,
    Melder,
    MeldStilte,
    Ontvangst,
    PlaatsBundel,
    Ritmefeiten,
    SluitStemronde,
    StelDagvraag,
    Stemronde,
    StuurAgenda,
    StuurOntvangst,
    Taak,
    TrekVraagIn,
    VraagNaOverleg,
    VraagVernieuwing,
    Wachtend,
    WerkStandBij,
    aan_de_beurt,
    vooruitblik,
)
from gesprekken.wijk import Actie, Dossier, Fase, Persoon, Terugkoppeling

VRIJ = vrije_dagen(2026)


def hier(tekst: str) -> datetime:
    moment = datetime.fromisoformat(tekst)
    return kalender.moment(moment.date(), moment.time())


FATIMA = Melder(Persoon(7, "Fatima", time(12, 15)), wijkverband=1, aangemeld=hier("2026-11-01T10:00"))
OPRUIMEN = Actie(
    id=3,
    wijkverband=1,
    ronde="2026-10",
    patroon="Afval en schoon",
    verandering="",
    wat="Samen opruimen",
    eigenaar=7,
    eigenaar_naam="Fatima",
    eerste_stap="Prikstokken lenen",
    eerste_stap_op=date(2026, 11, 18),
    check_op=date(2026, 12, 16),
)
STAP = "actie:3:stap:2026-11-18:7"
CHECK = "actie:3:check:2026-12-16:7"


def vragen(melder: Melder, wanneer: str, **feiten: object) -> int:
    taken = aan_de_beurt(replace(Ritmefeiten(melders=(melder,), vrij=VRIJ), **feiten), hier(wanneer))
    assert all(isinstance(taak, StelDagvraag) for taak in taken)
    return len(taken)


@pytest.mark.parametrize(
    ("wanneer", "aantal"),
    [
        ("2026-11-03T12:14", 0),
        ("2026-11-03T12:15", 1),
        ("2026-11-03T14:14", 1),
        ("2026-11-03T14:15", 0),  # after two hours it is not asked any more
        ("2026-11-07T12:15", 0),  # a saturday
        ("2026-05-05T12:15", 0),  # a holiday
    ],
)
def test_the_daily_question_comes_at_the_own_hour_and_not_too_late(wanneer: str, aantal: int) -> None:
    melder = replace(FATIMA, aangemeld=hier("2026-01-01T10:00"))
    assert vragen(melder, wanneer) == aantal


def test_the_daily_question_is_asked_once_and_not_to_who_told_something_already() -> None:
    assert vragen(FATIMA, "2026-11-03T12:20", gedaan={"dag:2026-11-03:7": hier("2026-11-03T12:15")}) == 0
    assert vragen(replace(FATIMA, al_gehoord=True), "2026-11-03T12:20") == 0


def test_the_daily_question_keeps_to_working_days_pause_and_a_missing_hour() -> None:
    dinsdag = "2026-11-03T12:15"
    assert vragen(replace(FATIMA, persoon=replace(FATIMA.persoon, dagen=frozenset({0, 3}))), dinsdag) == 0
    assert vragen(replace(FATIMA, persoon=replace(FATIMA.persoon, uur=None)), dinsdag) == 0
    gepauzeerd = replace(FATIMA, persoon=replace(FATIMA.persoon, pauze_tot=date(2026, 11, 4)))
    assert vragen(gepauzeerd, dinsdag) == 0
    assert (
        vragen(gepauzeerd, "2026-11-04T12:15") == 1
    )  # a pause ends by itself, and leaves nothing to catch up


def test_the_daily_question_never_breaks_into_a_conversation() -> None:
    assert vragen(replace(FATIMA, in_gesprek=True), "2026-11-03T12:15") == 0


def test_who_gave_nothing_is_asked_more_softly_twice_near_the_end_of_the_round() -> None:
    zacht = []
    for dag in range(1, 31):
        moment = f"2026-11-{dag:02}T12:15"
        for melder in (replace(FATIMA, stil=True), FATIMA):
            taken = aan_de_beurt(Ritmefeiten(melders=(melder,), vrij=VRIJ), hier(moment))
            zacht += [(dag, melder.stil) for taak in taken if isinstance(taak, StelDagvraag) and taak.zacht]
    assert zacht == [(24, True), (27, True)]


def test_who_came_in_after_the_hour_is_asked_from_tomorrow() -> None:
    laat = replace(FATIMA, aangemeld=hier("2026-11-03T12:30"))
    assert vragen(laat, "2026-11-03T12:31") == 0
    assert vragen(laat, "2026-11-04T12:15") == 1


def test_the_bundle_is_made_on_the_first_working_day_and_shown_first() -> None:
    feiten = Ritmefeiten(rondes={1: ("2026-10",)}, vrij=VRIJ)
    assert aan_de_beurt(feiten, hier("2026-11-02T08:59")) == ()
    eerst = (MaakBundel(1, "2026-10", plaatsen=True, sleutel="bundel:1:2026-10", voorproef=True),)
    assert aan_de_beurt(feiten, hier("2026-11-02T09:00")) == eerst
    assert aan_de_beurt(feiten, hier("2026-11-04T08:59")) == eerst


def test_a_bundle_that_was_made_too_late_is_posted_at_once_and_one_that_was_overtaken_is_kept() -> None:
    feiten = Ritmefeiten(rondes={1: ("2026-10",)}, vrij=VRIJ)
    meteen = (MaakBundel(1, "2026-10", plaatsen=True, sleutel="bundel:1:2026-10"),)
    assert aan_de_beurt(feiten, hier("2026-11-04T09:00")) == meteen
    assert aan_de_beurt(feiten, hier("2026-12-02T17:00")) == meteen
    assert aan_de_beurt(replace(feiten, rondes={1: ("2026-10", "2026-11")}), hier("2026-12-03T09:00")) == (
        MaakBundel(1, "2026-10", plaatsen=False, sleutel="bundel:1:2026-10"),
        MaakBundel(1, "2026-11", plaatsen=True, sleutel="bundel:1:2026-11"),
    )


def test_without_days_for_a_preview_the_bundle_is_posted_on_the_first_working_day() -> None:
    feiten = Ritmefeiten(rondes={1: ("2026-10",)}, vrij=VRIJ, voorproef_werkdagen=0)
    verwacht = (MaakBundel(1, "2026-10", plaatsen=True, sleutel="bundel:1:2026-10"),)
    assert aan_de_beurt(feiten, hier("2026-11-02T09:00")) == verwacht


@pytest.mark.parametrize(
    ("uitgesteld_tot", "wanneer", "verwacht"),
    [
        (None, "2026-11-04T08:59", ()),
        (None, "2026-11-04T09:00", (PlaatsBundel(5, 1, plaatsen=True, sleutel="bundel:1:2026-10"),)),
        (date(2026, 11, 9), "2026-11-06T12:00", ()),
        (
            date(2026, 11, 9),
            "2026-11-09T09:00",
            (PlaatsBundel(5, 1, plaatsen=True, sleutel="bundel:1:2026-10"),),
        ),
        (None, "2026-12-03T09:00", (PlaatsBundel(5, 1, plaatsen=False, sleutel="bundel:1:2026-10"),)),
    ],
)
def test_silence_posts_a_bundle_and_putting_it_off_waits(
    uitgesteld_tot: date | None, wanneer: str, verwacht: tuple[object, ...]
) -> None:
    feiten = Ritmefeiten(voorproeven=(Wachtend(5, 1, "2026-10", uitgesteld_tot),), vrij=VRIJ)
    assert aan_de_beurt(feiten, hier(wanneer)) == verwacht


@pytest.mark.parametrize(
    ("overlegdagen", "stemmers", "wanneer", "verwacht"),
    [
        ((), 0, "2026-11-05T10:00", ()),
        ((), 2, "2026-11-05T10:00", (WerkStandBij(5, 1, 2),)),
        ((), 2, "2026-11-05T19:30", ()),  # in the evening nobody is disturbed by an edit
        ((date(2026, 11, 10),), 0, "2026-11-10T18:00", ()),
        ((date(2026, 11, 10),), 2, "2026-11-11T08:00", (SluitStemronde(5, 1),)),
        ((date(2026, 11, 10), date(2026, 12, 8)), 2, "2026-11-11T08:00", (SluitStemronde(5, 1),)),
        ((date(2026, 10, 7),), 0, "2026-11-05T10:00", ()),  # the meeting before this bundle
    ],
)
def test_the_vote_is_counted_in_the_post_and_closes_when_the_day_of_the_meeting_is_over(
    overlegdagen: tuple[date, ...], stemmers: int, wanneer: str, verwacht: tuple[object, ...]
) -> None:
    ronde = Stemronde(5, 1, hier("2026-11-04T09:00"), overlegdagen, stemmers, getoond=0)
    assert aan_de_beurt(Ritmefeiten(stemmingen=(ronde,), vrij=VRIJ), hier(wanneer)) == verwacht


@pytest.mark.parametrize(
    ("momenten", "wanneer", "verwacht"),
    [
        (("bundel",), "2026-11-04T09:01", ("bundel",)),
        (("bundel",), "2026-11-11T09:00", ()),  # no news any more
        (("bundel", "keuze", "verteld"), "2026-11-05T09:00", ("bundel", "keuze", "verteld")),
        (("bundel", "verteld"), "2026-11-20T09:00", ("verteld",)),
        (("keuze",), "2026-11-21T12:00", ()),  # a saturday
    ],
)
def test_a_receipt_comes_once_for_all_that_can_be_heard(
    momenten: tuple[str, ...], wanneer: str, verwacht: tuple[str, ...]
) -> None:
    wacht = Ontvangst(5, 1, "2026-10", hier("2026-11-04T09:00"), momenten)
    taken = aan_de_beurt(Ritmefeiten(ontvangsten=(wacht,), vrij=VRIJ), hier(wanneer))
    assert taken == ((StuurOntvangst(5, 1, "2026-10", verwacht),) if verwacht else ())


@pytest.mark.parametrize(
    ("wanneer", "momenten", "verwacht"),
    [
        ("2026-11-20T16:00", (), None),  # on Friday the answer became another
        ("2026-11-23T08:59", (), None),
        ("2026-11-23T09:00", (), ("anders",)),
        ("2026-11-20T16:00", ("verteld",), ("anders", "verteld")),  # all in one message
    ],
)
def test_another_answer_is_told_the_morning_after_the_last_change(
    wanneer: str, momenten: tuple[str, ...], verwacht: tuple[str, ...] | None
) -> None:
    anders, veranderd = frozenset({"wonen"}), hier("2026-11-20T15:00")
    wacht = Ontvangst(5, 1, "2026-10", hier("2026-11-04T09:00"), momenten, anders, veranderd)
    taken = aan_de_beurt(Ritmefeiten(ontvangsten=(wacht,), vrij=VRIJ), hier(wanneer))
    assert taken == ((StuurOntvangst(5, 1, "2026-10", verwacht, anders, veranderd),) if verwacht else ())


def over_actie(wanneer: str, actie: Actie = OPRUIMEN, **gedaan: str) -> tuple[object, ...]:
    sleutels = {"stap": STAP, "zacht": f"{STAP}:zacht", "stil": f"{STAP}:stil", "check": CHECK}
    momenten = {sleutels[naam]: hier(moment) for naam, moment in gedaan.items()}
    return aan_de_beurt(Ritmefeiten(acties=(actie,), gedaan=momenten, vrij=VRIJ), hier(wanneer))


def test_an_owner_is_reminded_then_once_more_softly_and_then_the_coordinator_hears() -> None:
    assert over_actie("2026-11-18T08:59") == ()
    assert over_actie("2026-11-18T09:00") == (Herinner(OPRUIMEN, "stap", zacht=False, sleutel=STAP),)
    gevraagd = {"stap": "2026-11-18T09:00"}
    assert over_actie("2026-11-20T18:00", **gevraagd) == ()
    zacht = (Herinner(OPRUIMEN, "stap", zacht=True, sleutel=f"{STAP}:zacht"),)
    assert (
        over_actie("2026-11-23T09:00", **gevraagd) == zacht
    )  # three working days: a weekend lies in between
    gevraagd["zacht"] = "2026-11-23T09:00"
    assert over_actie("2026-11-25T18:00", **gevraagd) == ()
    assert over_actie("2026-11-26T09:00", **gevraagd) == (MeldStilte(OPRUIMEN, "stap", f"{STAP}:stil"),)
    gevraagd["stil"] = "2026-11-26T09:00"
    assert over_actie("2026-12-15T12:00", **gevraagd) == ()


def test_a_reminder_never_expires_and_its_repeats_count_from_when_it_really_went() -> None:
    laat = "2026-12-09T10:00"
    assert over_actie(laat) == (Herinner(OPRUIMEN, "stap", zacht=False, sleutel=STAP),)
    assert over_actie("2026-12-10T10:00", stap=laat) == ()


def test_a_done_first_step_is_quiet_until_the_check_moment() -> None:
    gedaan = replace(OPRUIMEN, eerste_stap_gedaan=True)
    assert over_actie("2026-12-15T12:00", gedaan) == ()
    assert over_actie("2026-12-16T09:00", gedaan) == (Herinner(gedaan, "check", zacht=False, sleutel=CHECK),)


def test_the_check_moment_goes_before_a_first_step_that_is_still_open() -> None:
    assert over_actie("2026-12-16T09:00") == (Herinner(OPRUIMEN, "check", zacht=False, sleutel=CHECK),)


def test_a_moved_date_or_another_owner_is_a_new_promise() -> None:
    verzet = replace(OPRUIMEN, eerste_stap_op=date(2026, 11, 25))
    assert over_actie("2026-11-25T09:00", verzet, stap="2026-11-18T09:00") == (
        Herinner(verzet, "stap", zacht=False, sleutel="actie:3:stap:2026-11-25:7"),
    )
    over = replace(OPRUIMEN, eigenaar=8)
    assert over_actie("2026-11-19T09:00", over, stap="2026-11-18T09:00") == (
        Herinner(over, "stap", zacht=False, sleutel="actie:3:stap:2026-11-18:8"),
    )


def test_a_reminder_waits_while_its_owner_is_talking() -> None:
    feiten = Ritmefeiten(acties=(OPRUIMEN,), bezig={7: hier("2026-11-18T08:50")}, vrij=VRIJ)
    assert aan_de_beurt(feiten, hier("2026-11-18T09:00")) == ()
    assert len(aan_de_beurt(feiten, hier("2026-11-18T10:50"))) == 1


def test_a_promise_on_a_free_day_is_asked_on_the_next_working_day() -> None:
    kerst = replace(OPRUIMEN, eerste_stap_op=date(2026, 12, 25), check_op=date(2027, 1, 20))
    assert over_actie("2026-12-25T12:00", kerst) == ()
    assert [type(taak) for taak in over_actie("2026-12-28T09:00", kerst)] == [Herinner]


# --- around the meeting ---

OVERLEG = hier("2026-12-08T10:00")  # a tuesday
AGENDA, GEKOZEN = "overleg:1:2026-12-08:agenda", "overleg:1:2026-12-08:gekozen"


def rond_het_overleg(wanneer: str, overleg: datetime = OVERLEG, **gedaan: datetime) -> tuple[object, ...]:
    return aan_de_beurt(Ritmefeiten(overleggen={1: (overleg,)}, gedaan=gedaan, vrij=VRIJ), hier(wanneer))


@pytest.mark.parametrize(
    ("wanneer", "taken"),
    [
        ("2026-12-04T18:00", ()),
        ("2026-12-07T08:59", ()),
        ("2026-12-07T09:00", (StuurAgenda(1, OVERLEG, AGENDA),)),
        ("2026-12-08T09:59", (StuurAgenda(1, OVERLEG, AGENDA),)),  # we were off; it still helps
        ("2026-12-08T10:00", ()),
        ("2026-12-09T08:59", ()),
        ("2026-12-09T09:00", (VraagNaOverleg(1, OVERLEG, GEKOZEN),)),
        ("2026-12-15T18:00", (VraagNaOverleg(1, OVERLEG, GEKOZEN),)),
        ("2026-12-16T09:00", ()),  # after a week it is not asked any more
    ],
)
def test_the_agenda_comes_the_working_day_before_and_the_question_the_working_day_after(
    wanneer: str, taken: tuple[object, ...]
) -> None:
    assert rond_het_overleg(wanneer) == taken


def test_the_agenda_and_the_question_come_once() -> None:
    klaar = {AGENDA: OVERLEG, GEKOZEN: OVERLEG}
    assert rond_het_overleg("2026-12-07T09:30", **klaar) == ()
    assert rond_het_overleg("2026-12-09T09:30", **klaar) == ()


def test_the_agenda_of_a_monday_comes_on_friday_and_its_question_never_in_a_weekend() -> None:
    maandag, vrijdag = hier("2026-12-14T13:00"), hier("2026-12-18T13:00")
    assert [type(t) for t in rond_het_overleg("2026-12-11T09:00", maandag)] == [StuurAgenda]
    assert rond_het_overleg("2026-12-19T09:00", vrijdag) == ()
    assert [type(t) for t in rond_het_overleg("2026-12-21T09:00", vrijdag)] == [VraagNaOverleg]


@pytest.mark.parametrize(
    ("overleg", "wanneer"),
    [
        ("2026-12-08T10:00", "2026-12-07T09:00"),
        ("2026-12-21T10:00", "2026-12-18T09:00"),
        ("2026-12-01T10:00", "2026-12-01T09:00"),  # never before the month has closed
        ("2026-12-02T10:00", "2026-12-01T09:00"),
        ("2026-11-10T10:00", "2026-12-03T09:00"),  # of a meeting that is over it knows nothing
        ("2027-01-12T10:00", "2026-12-03T09:00"),
    ],
)
def test_the_bundle_comes_the_working_day_before_the_meeting_when_that_is_set(
    overleg: str, wanneer: str
) -> None:
    wacht = Wachtend(bundel=5, wijkverband=1, ronde="2026-11")
    feiten = Ritmefeiten(voorproeven=(wacht,), overleggen={1: (hier(overleg),)}, vrij=VRIJ)
    moment = hier(wanneer)

    def bundels(nu: datetime) -> list[object]:
        return [taak for taak in aan_de_beurt(feiten, nu) if isinstance(taak, PlaatsBundel)]

    assert bundels(moment) == [PlaatsBundel(5, 1, True, "bundel:1:2026-11")]
    assert bundels(hier(f"{wanneer[:10]}T08:59")) == []
    komt = Ritmefeiten(rondes={1: ("2026-11",)}, overleggen={1: (hier(overleg),)}, vrij=VRIJ)
    assert vooruitblik(komt, moment)[0].moment == moment


def test_afspraken_of_a_year_old_are_asked_about_once() -> None:
    feiten = Ritmefeiten(afspraken={1: (4, hier("2026-02-06T14:00"))}, vrij=VRIJ | vrije_dagen(2027))
    taak = VraagVernieuwing(1, "afspraken:1:4:2026-02-06")
    assert aan_de_beurt(feiten, hier("2027-02-05T18:00")) == ()
    assert aan_de_beurt(feiten, hier("2027-02-08T08:59")) == ()  # the sixth is a saturday
    assert aan_de_beurt(feiten, hier("2027-02-08T09:00")) == (taak,)
    gevraagd = replace(feiten, gedaan={taak.sleutel: hier("2027-02-08T09:00")})
    assert aan_de_beurt(gevraagd, hier("2027-06-01T09:00")) == ()


@pytest.mark.parametrize(("dag", "jaar_later"), [("2026-11-03", "2027-11-03"), ("2028-02-29", "2029-03-01")])
def test_a_year_later_is_the_same_day(dag: str, jaar_later: str) -> None:
    assert kalender.jaar_verder(date.fromisoformat(dag)) == date.fromisoformat(jaar_later)


@pytest.mark.parametrize("dag", ["2026-03-30", "2026-10-26"])  # mondays after the clock was changed
def test_the_agenda_keeps_its_hour_when_the_clock_is_changed(dag: str) -> None:
    assert kalender.dag_ervoor(date.fromisoformat(dag), VRIJ) == hier(
        f"{date.fromisoformat(dag).replace(day=int(dag[-2:]) - 3)}T09:00"
    )


# --- who was asked to own an action ---


GEVRAAGD = replace(
    OPRUIMEN,
    gevraagd=9,
    gevraagd_naam="Sander",
    gevraagd_op=hier("2026-11-05T16:30"),
    eerste_stap_op=date(2026, 12, 1),
)


@pytest.mark.parametrize(
    ("wanneer", "terug"),
    [
        ("2026-11-09T18:00", False),
        ("2026-11-10T08:59", False),
        ("2026-11-10T09:00", True),  # thursday, and three working days
        ("2026-11-14T09:00", False),  # a saturday
        ("2026-11-16T09:00", True),
    ],
)
def test_a_question_without_an_answer_goes_back_after_three_working_days(wanneer: str, terug: bool) -> None:
    taken = aan_de_beurt(Ritmefeiten(acties=(GEVRAAGD,), vrij=VRIJ), hier(wanneer))

    sleutel = "actie:3:geen_antwoord:20261105153000:9"
    assert taken == ((TrekVraagIn(GEVRAAGD, sleutel),) if terug else ())


def test_a_question_that_was_answered_does_not_go_back() -> None:
    nee = replace(GEVRAAGD, gevraagd_op=None)

    assert aan_de_beurt(Ritmefeiten(acties=(nee,), vrij=VRIJ), hier("2026-11-16T09:00")) == ()


# --- what residents were promised ---

GEPUBLICEERD = Dossier(
    id=5,
    wijkverband=1,
    bundel=3,
    tekst=Terugkoppeling(
        "2026-10", "", "", "", date(2026, 12, 1), "De wijkkrant", "", delen_op=date(2026, 11, 9)
    ),
    fase=Fase.GEPUBLICEERD,
    sinds=kalender.moment(date(2026, 11, 2), time(10)),
    eigenaar=2,
    eigenaar_naam="Sander",
    vervolg_op=date(2026, 12, 1),
)


def _taken_over_delen(dossier: Dossier, dag: date, gedaan: dict[str, datetime] | None = None) -> list[Taak]:
    feiten = Ritmefeiten(dossiers=(dossier,), gedaan=gedaan or {})
    return list(aan_de_beurt(feiten, kalender.moment(dag, time(9))))


def test_who_shares_is_reminded_three_working_days_after_the_promised_day_and_no_sooner() -> None:
    sleutel = "terugkoppeling:5:gedeeld:2"

    assert _taken_over_delen(GEPUBLICEERD, date(2026, 11, 11)) == []
    assert _taken_over_delen(GEPUBLICEERD, date(2026, 11, 12)) == [
        HerinnerDeler(GEPUBLICEERD, "gedeeld", False, sleutel)
    ]


def test_after_one_reminder_to_share_the_coordinator_is_told_once() -> None:
    gedaan = {"terugkoppeling:5:gedeeld:2": kalender.moment(date(2026, 11, 12), time(9))}
    melding = MeldDeler(GEPUBLICEERD, "gedeeld", "terugkoppeling:5:gedeeld:2:stil")

    assert _taken_over_delen(GEPUBLICEERD, date(2026, 11, 16), gedaan) == []
    assert _taken_over_delen(GEPUBLICEERD, date(2026, 11, 17), gedaan) == [melding]
    gedaan[melding.sleutel] = kalender.moment(date(2026, 11, 17), time(9))
    assert _taken_over_delen(GEPUBLICEERD, date(2026, 11, 20), gedaan) == []


GEDEELD = replace(GEPUBLICEERD, fase=Fase.GEDEELD, gedeeld_op=date(2026, 11, 6))


def test_the_promised_update_is_asked_on_its_day_softly_again_and_then_told() -> None:
    sleutel = "terugkoppeling:5:vervolg:2026-12-01:2"
    gedaan = dict[str, datetime]()

    assert _taken_over_delen(GEDEELD, date(2026, 11, 30)) == []
    for dag, taak in (
        (date(2026, 12, 1), HerinnerDeler(GEDEELD, "vervolg", False, sleutel)),
        (date(2026, 12, 4), HerinnerDeler(GEDEELD, "vervolg", True, f"{sleutel}:zacht")),
        (date(2026, 12, 9), MeldDeler(GEDEELD, "vervolg", f"{sleutel}:stil")),
    ):
        assert _taken_over_delen(GEDEELD, dag, gedaan) == [taak]
        gedaan[taak.sleutel] = kalender.moment(dag, time(9))
        assert _taken_over_delen(GEDEELD, dag, gedaan) == []


def test_an_update_promised_for_a_weekend_is_asked_on_the_next_working_day() -> None:
    zaterdag = replace(GEDEELD, vervolg_op=date(2026, 12, 5))

    assert _taken_over_delen(zaterdag, date(2026, 12, 4)) == []
    assert [type(taak) for taak in _taken_over_delen(zaterdag, date(2026, 12, 7))] == [HerinnerDeler]


def test_of_an_update_without_an_owner_the_coordinator_hears_at_once() -> None:
    wees = replace(GEDEELD, eigenaar=0, eigenaar_naam="")

    assert _taken_over_delen(wees, date(2026, 12, 1)) == [
        MeldDeler(wees, "vervolg", "terugkoppeling:5:vervolg:2026-12-01:0:stil")
    ]


def test_the_ervaringsdeskundige_has_three_working_days_for_each_version() -> None:
    voorgelegd = replace(GEPUBLICEERD, fase=Fase.VOORGELEGD, vervolg_op=None)
    sleutel = "terugkoppeling:5:toets:1"
    zacht = HerinnerDeler(voorgelegd, "toets", zacht=True, sleutel=f"{sleutel}:zacht")

    assert _taken_over_delen(voorgelegd, date(2026, 11, 4)) == []
    assert _taken_over_delen(voorgelegd, date(2026, 11, 5)) == [zacht]
    gedaan = {zacht.sleutel: kalender.moment(date(2026, 11, 5), time(9))}
    assert _taken_over_delen(voorgelegd, date(2026, 11, 9), gedaan) == []
    assert _taken_over_delen(voorgelegd, date(2026, 11, 10), gedaan) == [
        MeldDeler(voorgelegd, "toets", sleutel)
    ]
    gedaan[sleutel] = kalender.moment(date(2026, 11, 10), time(9))
    assert _taken_over_delen(voorgelegd, date(2026, 11, 16), gedaan) == []


@pytest.mark.parametrize("fase", [Fase.TERUG, Fase.GOED])
def test_nobody_is_chased_over_a_text_that_the_coordinator_still_has(fase: Fase) -> None:
    assert _taken_over_delen(replace(GEPUBLICEERD, fase=fase, vervolg_op=None), date(2027, 1, 4)) == []


def test_an_update_is_late_from_the_day_after_its_day() -> None:
    assert [GEDEELD.te_laat(date(2026, 12, dag)) for dag in (1, 2)] == [False, True]
    assert not replace(GEDEELD, vervolg_op=None).te_laat(date(2026, 12, 2))
