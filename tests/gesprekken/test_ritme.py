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
    Ritmefeiten,
    StelDagvraag,
    Taak,
    TrekVraagIn,
    aan_de_beurt,
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


def test_the_bundle_is_made_when_it_is_due_also_when_that_was_weeks_ago() -> None:
    feiten = Ritmefeiten(rondes={1: ("2026-10",)}, vrij=VRIJ)
    assert aan_de_beurt(feiten, hier("2026-11-04T08:59")) == ()
    verwacht = (MaakBundel(1, "2026-10", plaatsen=True, sleutel="bundel:1:2026-10"),)
    assert aan_de_beurt(feiten, hier("2026-11-04T09:00")) == verwacht
    assert aan_de_beurt(feiten, hier("2026-11-25T10:00")) == verwacht


def test_a_bundle_that_is_overtaken_by_the_next_is_kept_but_not_posted() -> None:
    feiten = Ritmefeiten(rondes={1: ("2026-10", "2026-11")}, vrij=VRIJ)
    assert aan_de_beurt(feiten, hier("2026-12-03T09:00")) == (
        MaakBundel(1, "2026-10", plaatsen=False, sleutel="bundel:1:2026-10"),
        MaakBundel(1, "2026-11", plaatsen=True, sleutel="bundel:1:2026-11"),
    )


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
    melding = MeldDeler(voorgelegd, "toets", "terugkoppeling:5:toets:1")

    assert _taken_over_delen(voorgelegd, date(2026, 11, 4)) == []
    assert _taken_over_delen(voorgelegd, date(2026, 11, 5)) == [melding]
    gedaan = {melding.sleutel: kalender.moment(date(2026, 11, 5), time(9))}
    assert _taken_over_delen(voorgelegd, date(2026, 11, 6), gedaan) == []


@pytest.mark.parametrize("fase", [Fase.TERUG, Fase.GOED])
def test_nobody_is_chased_over_a_text_that_the_coordinator_still_has(fase: Fase) -> None:
    assert _taken_over_delen(replace(GEPUBLICEERD, fase=fase, vervolg_op=None), date(2027, 1, 4)) == []


def test_an_update_is_late_from_the_day_after_its_day() -> None:
    assert [GEDEELD.te_laat(date(2026, 12, dag)) for dag in (1, 2)] == [False, True]
    assert not replace(GEDEELD, vervolg_op=None).te_laat(date(2026, 12, 2))
