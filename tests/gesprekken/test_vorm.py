"""Facts survive the way to JSON and back, and nothing else gets in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import pytest

from gesprekken.vorm import naar_json, van_json
from gesprekken.wijk import Actie, Bundel, Lid, Patroon, Persoon, Rol, Stand, Wijkverband
from gesprekken.wijzigingen import MaakUitnodiging

KOFFIE = Actie(
    id=7,
    wijkverband=3,
    ronde="2026-10",
    patroon="Ontmoeten",
    verandering="Mensen kennen elkaar",
    wat="Koffieochtend “op dinsdag” 🙏\nbij de inloop",
    eigenaar=12,
    eigenaar_naam="Fatima",
    eerste_stap="Zaal vragen",
    eerste_stap_op=date(2026, 12, 9),
    check_op=date(2027, 1, 20),
    stand=Stand.LUKT_NIET,
)
BUNDEL = Bundel(
    wijkverband="Laak-Noord",
    ronde="2026-11",
    actieve_melders=6,
    top=(Patroon("Wonen", 4, 3, 8, ("Molenwijk",), None), Patroon("Veiligheid", 3, 2, 5, (), 0)),
    ook_gehoord=("Ontmoeten",),
    vorige_bekend=True,
    open_acties=(KOFFIE,),
)


@dataclass(frozen=True)
class Anders:
    """Forms that no fact has yet."""

    paar: tuple[int, str] = (1, "a")
    dag_of_niets: date | None = None
    dag_of_tekst: date | str = "x"


@dataclass(frozen=True)
class Los:
    """A fact that says too little of what it holds."""

    maat: object


@pytest.mark.parametrize(
    "feit",
    [
        BUNDEL,
        Bundel("Laak-Noord", "2026-11", None),
        KOFFIE,
        Wijkverband(1, "Laak-Noord", buurten=("Molenwijk", "Spoorwijk"), oefening=True),
        Lid(1, "Fatima", "Zebra", "opbouwwerker", frozenset({Rol.COORDINATOR})),
        Persoon(1, "Jan", uur=time(9, 30), dagen=frozenset({4, 0}), pauze_tot=date(2026, 12, 1)),
        Persoon(1, "Jan", uur=None),
        MaakUitnodiging("code", Rol.MELDER, 5, datetime(2026, 11, 3, 11, 15, tzinfo=UTC)),
        Anders(paar=(2, "b"), dag_of_niets=date(2026, 11, 3)),
    ],
    ids=lambda feit: type(feit).__name__,
)
def test_a_fact_comes_back_exactly(feit: object) -> None:
    terug = van_json(type(feit), naar_json(feit))

    assert terug == feit
    assert repr(terug) == repr(feit)  # for the kinds: a Stand equals its text


def test_a_set_is_written_in_one_order() -> None:
    assert naar_json(Persoon(1, "Jan", dagen=frozenset({8, 0}))) == naar_json(
        Persoon(1, "Jan", dagen=frozenset([0, 8]))
    )


def test_a_field_that_was_added_later_takes_its_default() -> None:
    oud = '{"wijkverband": "Laak-Noord", "ronde": "2025-01", "actieve_melders": null}'

    assert van_json(Bundel, oud) == Bundel("Laak-Noord", "2025-01", None)


@pytest.mark.parametrize(
    ("soort", "tekst"),
    [
        (Patroon, "geen json"),
        (Patroon, "[]"),
        (Patroon, "{}"),
        (Patroon, '{"naam": "Wonen", "cijfer": 3}'),
        (Patroon, '{"naam": 3}'),
        (Patroon, '{"naam": "Wonen", "melders": "3"}'),
        (Patroon, '{"naam": "Wonen", "melders": true}'),
        (Patroon, '{"naam": "Wonen", "buurten": "Molenwijk"}'),
        (Persoon, '{"id": 1, "naam": "Jan", "uur": "twaalf"}'),
        (Persoon, '{"id": 1, "naam": "Jan", "dagen": 3}'),
        (Lid, '{"persoon": 1, "naam": "J", "organisatie": "", "functie": "", "rollen": ["baas"]}'),
        (MaakUitnodiging, '{"code": "c", "rol": "melder", "aantal": 1, "vervalt": "2026-11-03"}'),
        (Anders, '{"paar": [1]}'),
        (Anders, '{"dag_of_tekst": "2026-11-03"}'),  # fits both, so it could come back as the other
        (Los, '{"maat": 1}'),
    ],
)
def test_what_does_not_fit_is_refused(soort: type, tekst: str) -> None:
    with pytest.raises(ValueError):
        van_json(soort, tekst)


@pytest.mark.parametrize("waarde", [1.5, [1], {"a": 1}, object(), Patroon])
def test_what_would_not_come_back_exactly_is_not_written(waarde: object) -> None:
    with pytest.raises(ValueError):
        naar_json(Los(waarde))
