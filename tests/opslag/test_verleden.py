"""The months with which a round is compared: who took part and how often what was told, and not a word of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine

from gesprekken import wijzigingen
from gesprekken.wijk import Bundel, Rol, Termijnen, Verleden
from opslag import Wie, cyclus, maand, mensen, retention, transactie
from opslag.retention import Nu
from tests.opslag.test_effecten import NU, doe, lid, pseudoniemen, vertel, wijkverband


def op(dag: str) -> datetime:
    return datetime.fromisoformat(f"{dag}T11:00").replace(tzinfo=UTC)


def verleden(db: Engine, verband: int, ronde: str) -> Verleden:
    with transactie(db) as sessie:
        wat = maand.oogst(sessie, verband, ronde).verleden
    assert wat is not None
    return wat


def van(db: Engine, wie: Wie) -> str:
    with transactie(db) as sessie:
        return next(w for w, verband in pseudoniemen(sessie, wie).items() if verband == wie.wijkverband)


def oud(db: Engine, sinds: str) -> int:
    with transactie(db) as sessie:
        return mensen.maak_wijkverband(sessie, "Laak", op(sinds))


def geteld(wat: Verleden) -> list[tuple[str, str, int]]:
    return sorted((s.maand, s.organisatie, s.aantal) for s in wat.signalen)


def test_each_month_tells_who_told_how_often_about_what_and_nothing_of_what_was_withdrawn(db: Engine) -> None:
    laak = oud(db, "2026-01-05")
    fatima, noor = lid(db, "7", laak, "Thuiszorg"), lid(db, "8", laak, "Politie")
    for nummer, (wie, dag) in enumerate(
        [(fatima, "2026-09-03"), (fatima, "2026-09-28"), (noor, "2026-10-09"), (noor, "2026-10-10")], 1
    ):
        vertel(db, replace(wie, nu=op(dag)), nummer)
    doe(db, noor, wijzigingen.TrekSignaalIn(4))
    wat = verleden(db, laak, "2026-11")

    assert geteld(wat) == [("2026-09", "Thuiszorg", 2), ("2026-10", "Politie", 1)]
    assert {s.thema for s in wat.signalen} == {"Afval en schoon"}
    assert wat.actief == {(van(db, fatima), "2026-09"), (van(db, noor), "2026-10")}
    assert (wat.vanaf, wat.tot) == ("2026-09", "2026-11")


def test_who_only_heard_nothing_special_took_part_in_that_month(db: Engine) -> None:
    laak = oud(db, "2026-01-05")
    fatima = lid(db, "7", laak)
    doe(db, replace(fatima, nu=op("2026-10-09")), wijzigingen.NietsBijzonders(date(2026, 10, 9)))

    assert verleden(db, laak, "2026-11").actief == {(van(db, fatima), "2026-10")}


def test_what_comes_after_the_round_is_not_in_it(db: Engine) -> None:
    laak = oud(db, "2026-01-05")
    fatima = lid(db, "7", laak)
    vertel(db, replace(fatima, nu=op("2026-11-09")), 1)
    vertel(db, replace(fatima, nu=op("2026-12-09")), 2)
    doe(db, replace(fatima, nu=op("2026-12-10")), wijzigingen.NietsBijzonders(date(2026, 12, 10)))
    wat = verleden(db, laak, "2026-11")

    assert (geteld(wat), {maand_ for _, maand_ in wat.actief}) == ([("2026-11", "Thuiszorg", 1)], {"2026-11"})


def test_of_a_round_of_six_weeks_the_months_that_were_over_are_compared(db: Engine) -> None:
    laak = oud(db, "2026-01-05")
    doe(db, lid(db, "1", laak, rol=Rol.COORDINATOR), wijzigingen.ZetRitme(zes_weken=True))  # from December on
    fatima = lid(db, "7", laak)
    for nummer, dag in enumerate(("2026-11-09", "2026-12-09", "2026-12-31", "2027-01-05"), 1):
        vertel(db, replace(fatima, nu=op(dag)), nummer)
    wat = verleden(db, laak, "2026-12-01")

    assert (wat.tot, geteld(wat)) == ("2026-12", [("2026-11", "Thuiszorg", 1), ("2026-12", "Thuiszorg", 2)])


@pytest.mark.parametrize(
    ("sinds", "vanaf"), [("2026-08-15", "2026-08"), ("2026-08-16", "2026-09"), ("2024-02-01", "2025-09")]
)
def test_a_first_month_of_which_half_was_over_is_no_month_and_fifteen_are_enough(
    db: Engine, sinds: str, vanaf: str
) -> None:
    laak = oud(db, sinds)
    fatima = lid(db, "7", laak)
    dag, nummer = max(op(sinds), op("2025-06-20")), 1
    while dag < op("2026-11-30"):
        vertel(db, replace(fatima, nu=dag), nummer)
        dag, nummer = dag + timedelta(days=20), nummer + 1

    assert verleden(db, laak, "2026-11").vanaf == vanaf


def test_the_organisatie_is_the_one_of_now_and_of_who_left_none(db: Engine) -> None:
    laak = oud(db, "2026-01-05")
    fatima, noor, ed = (
        lid(db, "7", laak, "Thuiszorg"),
        lid(db, "8", laak, "Politie"),
        lid(db, "9", laak, "Buurthuis", rol=Rol.ERVARINGSDESKUNDIGE),
    )
    for nummer, wie in enumerate((fatima, noor, ed), 1):
        vertel(db, replace(wie, nu=op("2026-09-03")), nummer)
    doe(db, noor, wijzigingen.Verwijder(noor.persoon or 0))

    assert geteld(verleden(db, laak, "2026-11")) == [
        ("2026-09", "", 1),
        ("2026-09", "", 1),
        ("2026-09", "Thuiszorg", 1),
    ]


def test_the_bundles_that_were_shown_go_along_and_others_do_not(db: Engine) -> None:
    laak, duin = oud(db, "2026-01-05"), wijkverband(db, "Duin")
    with transactie(db) as sessie:
        for verband, ronde, getoond in (
            (laak, "2026-09", True),
            (laak, "2026-08", True),
            (laak, "2026-10", False),
            (duin, "2026-07", True),
            (laak, "2026-11", True),
        ):
            cyclus.bewaar_bundel(sessie, verband, Bundel("x", ronde, 6), NU, geplaatst=getoond)
    vertel(db, replace(lid(db, "7", laak), nu=op("2026-12-03")))
    lang_geleden = verleden(db, laak, "2026-11")

    assert [bundel.ronde for bundel in lang_geleden.bundels] == ["2026-08", "2026-09"]


def test_a_year_later_the_months_are_the_same_though_the_texts_and_days_are_gone(db: Engine) -> None:
    laak = oud(db, "2025-01-05")
    fatima, noor = lid(db, "7", laak, "Thuiszorg"), lid(db, "8", laak, "Politie")
    for nummer, dag in enumerate(("2025-09-03", "2025-09-28", "2026-10-09"), 1):
        vertel(db, replace(fatima, nu=op(dag)), nummer)
    for dag_ in (date(2025, 9, 3), date(2025, 9, 24), date(2026, 10, 1)):
        doe(
            db,
            replace(noor, nu=datetime(dag_.year, dag_.month, dag_.day, 12, tzinfo=UTC)),
            wijzigingen.NietsBijzonders(dag_),
        )
    with transactie(db) as sessie:
        for ronde in ("2025-10", "2026-11"):
            cyclus.bewaar_bundel(sessie, laak, Bundel("Laak", ronde, 6), NU)
    voor = verleden(db, laak, "2026-11")
    gewist, klaar = retention.voer_uit(db, Nu(op("2026-12-03"), Termijnen()))

    assert (klaar, gewist["teksten"], gewist["deelname"]) == (True, 2, 2)
    assert verleden(db, laak, "2026-11") == voor
