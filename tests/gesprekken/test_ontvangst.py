"""A receipt says what is so at the moment it comes, also when the choice was made long before."""

from datetime import date

import pytest

from gesprekken import ontvangst, ritme
from gesprekken.wijk import Antwoord, Patroon, Stand, Wijkverband

LAAK = Wijkverband(id=1, naam="Laak", organisaties=("Gemeente",))
GEKOZEN = {"wat": "Samen opruimen", "eerste_stap_op": date(2026, 12, 17)}
LUKT_NIET = "Dat lukt nog niet, omdat: “de gemeente heeft geen geld”"


def _regels(
    momenten: tuple[str, ...], antwoord: Antwoord | None, gedaan: str = "", ronde: str = "2026-11"
) -> list[str]:
    verteld = ontvangst.Verteld((date(2026, 11, 3),), Patroon("Afval en schoon"), antwoord)
    return ontvangst.bericht(LAAK, ronde, momenten, [verteld], gedaan).tekst.splitlines()[2:]


@pytest.mark.parametrize(
    ("antwoord", "zin"),
    [
        (Antwoord(**GEKOZEN), "Het wijkverband koos het: “Samen opruimen”, eerste stap voor 17 december."),
        (
            Antwoord(**GEKOZEN, stand=Stand.GEDAAN),
            "Het wijkverband koos het: “Samen opruimen”. Dat is gedaan.",
        ),
        (
            Antwoord(**GEKOZEN, stand=Stand.LUKT_NIET, reden="de gemeente heeft geen geld"),
            f"Het wijkverband koos het: “Samen opruimen”. {LUKT_NIET}",
        ),
        (Antwoord(later=True), "Het wijkverband koos het nog niet, en schoof het door naar de bundel erna."),
        (Antwoord(reden="dat mag niet"), "Het wijkverband koos het niet, omdat: “dat mag niet”"),
        (Antwoord(), "Het wijkverband koos het niet."),
        (None, "Het wijkverband koos iets anders."),
    ],
)
def test_after_the_choice_each_hears_what_became_of_it(antwoord: Antwoord | None, zin: str) -> None:
    assert _regels((ritme.KEUZE,), antwoord) == [zin]


@pytest.mark.parametrize(
    ("gedaan", "zin"),
    [
        ("We ruimen op.", "Dit hoorden bewoners over 1 december tot en met 11 januari: “We ruimen op.”"),
        ("", "Bewoners hebben gehoord wat jullie met hun verhalen doen."),
    ],
)
def test_at_the_end_each_hears_what_residents_heard(gedaan: str, zin: str) -> None:
    assert _regels((ritme.VERTELD,), None, gedaan, "2026-12-01") == [zin]


@pytest.mark.parametrize("momenten", [(ritme.ANDERS,), (ritme.ANDERS, ritme.VERTELD)])
def test_an_answer_that_was_told_and_became_another_says_so(momenten: tuple[str, ...]) -> None:
    dag, thema = (date(2026, 11, 3),), Patroon("Afval en schoon")
    nu = ontvangst.Verteld(dag, thema, Antwoord(later=True), veranderd=True)
    zelfde = ontvangst.Verteld(dag, Patroon("Wonen"), Antwoord(reden="dat mag niet"))

    regels = ontvangst.bericht(LAAK, "2026-11", momenten, [nu, zelfde], "We ruimen op.").tekst.splitlines()

    assert regels[2:4] == [
        "Dat antwoord is veranderd. Het wijkverband koos het nog niet, en schoof het door naar de bundel erna.",
        "Jouw signaal van 3 november zit in ‘Wonen’.",
    ]
    assert regels[4:] == (
        ["Dit hoorden bewoners over november: “We ruimen op.”"] if ritme.VERTELD in momenten else []
    )
