"""How was listened: each element follows from the round, and tells no more than the bundle shows already."""

import re
from dataclasses import replace
from datetime import date

import pytest

from gesprekken.vorm import van_json
from gesprekken.wijk import Actie, Bundel, Gehoord, Lid, Oogst, Patroon, Vorm, Wijkverband
from rapportage.luisteren import hoe_we_luisterden, wie_niet
from rapportage.patronen import maak_bundel
from rapportage.render import bundel_html, bundel_tekst

WONEN, AFVAL = Patroon("Wonen", 9, 4, 31, ("Spoorwijk", "Molenwijk")), Patroon("Afval en schoon", 8, 5, 22)
RIJK = Bundel("Laak-Noord", "2026-11", 14, top=(WONEN, AFVAL), vraagdagen=19)
STIL = Bundel("Laak-Noord", "2026-11", None, ook_gehoord=("Ontmoeten",), vraagdagen=19)
NIET_TONEN = "dat tonen we niet, want er deden te weinig melders mee."


def actie(patroon: Patroon) -> Actie:
    dagen = (date(2026, 12, 9), date(2027, 1, 20))
    naam, sleutel = patroon.naam, patroon.sleutel
    return Actie(
        1, 1, "2026-10", naam, "Beter", "Opruimen", 1, "Jan", "Bellen", *dagen, patroon_sleutel=sleutel
    )


def zin(bundel: Bundel, element: str) -> str:
    return dict(hoe_we_luisterden(bundel))[element]


def test_the_five_elements_come_in_their_order_each_from_this_round() -> None:
    assert hoe_we_luisterden(RIJK) == (
        ("Vroeg", "over deze thema's liep nog geen actie."),
        (
            "Dichtbij",
            "gehoord door collega's die in de wijk werken, onder meer in Molenwijk en Spoorwijk.",
        ),
        (
            "Samen",
            "14 collega's lieten van zich horen, van ten minste 5 organisaties. "
            "Ook wie niets bijzonders hoorde, telt mee.",
        ),
        ("Proactief", "we vroegen er zelf naar, op 19 dagen."),
        (
            "Flexibel",
            "gehoord via de vragen aan collega's. Een andere vorm was er niet, of was te klein om te tonen.",
        ),
    )


def test_early_is_said_only_of_what_no_action_ran_on_yet() -> None:
    een, alles = replace(RIJK, open_acties=(actie(WONEN),)), (actie(WONEN), actie(AFVAL))
    veel = tuple(Patroon(f"Thema {n}", 9, 4, 31) for n in range(5))

    assert zin(een, "Vroeg") == "over Wonen liep al een actie, over de rest nog niet."
    assert zin(replace(RIJK, open_acties=alles), "Vroeg") == (
        "niet vroeg: over alles wat hier staat, liep al een actie."
    )
    assert zin(replace(RIJK, open_acties=(actie(Patroon("Jeugd en school")),)), "Vroeg") == (
        "over deze thema's liep nog geen actie."
    )
    vier = replace(RIJK, top=veel, open_acties=tuple(map(actie, veel[:4])))
    assert zin(vier, "Vroeg") == (
        "over Thema 0, Thema 1, Thema 2 en nog 1 andere liep al een actie, over de rest nog niet."
    )
    assert zin(replace(STIL, ook_gehoord=()), "Vroeg") == "er is nog geen thema, en dus nog geen plan."


def test_an_action_of_before_patterns_had_keys_is_known_by_their_name() -> None:
    oud = replace(actie(WONEN), patroon_sleutel="")

    assert zin(replace(RIJK, open_acties=(oud,)), "Vroeg").startswith("over Wonen liep al een actie")


def test_the_forms_that_may_be_told_make_it_close_and_flexible() -> None:
    meer = replace(RIJK, vormen=(Vorm.BUURTGESPREK, Vorm.UITVRAAG, Vorm.PANEL), top=(AFVAL,))
    een = replace(meer, vormen=(Vorm.PANEL,))

    assert zin(meer, "Dichtbij") == (
        "gehoord via gesprekken en het panel. Geen buurt is breed genoeg genoemd om te tonen."
    )
    assert zin(meer, "Flexibel") == "gehoord op drie manieren: gesprekken, uitvraag en het panel."
    assert zin(een, "Flexibel") == (
        "gehoord via het panel. Een andere vorm was er niet, of was te klein om te tonen."
    )


@pytest.mark.parametrize(
    ("dagen", "gezegd"),
    [
        (None, "hoe vaak we er zelf naar vroegen, weten we van deze ronde niet."),
        (0, "deze ronde vroegen we er niet zelf naar."),
        (1, "we vroegen er zelf naar, op één dag."),
        (21, "we vroegen er zelf naar, op 21 dagen."),
    ],
)
def test_asking_is_told_by_the_days_on_which_it_was_done(dagen: int | None, gezegd: str) -> None:
    assert zin(replace(RIJK, vraagdagen=dagen), "Proactief") == gezegd


def test_with_too_few_melders_nothing_is_told_of_who_and_how() -> None:
    druk = replace(STIL, vormen=(Vorm.PANEL,))  # what is not to be there: also then it stays hidden

    assert [zin(druk, element) for element in ("Dichtbij", "Samen", "Flexibel")] == [NIET_TONEN] * 3


def test_a_small_organisatie_that_fell_silent_or_joined_changes_nothing_that_is_told() -> None:
    """c and d are organisaties of one member: whether they took part is nobody's business."""

    def verteld(*stil: str) -> tuple[tuple[str, str], ...]:
        melders = ("a1", "a2", "a3", "b1", "b2", "b3")
        signalen = tuple(Gehoord(m, m[0], "POH", "Wonen") for m in melders)
        leden = tuple(Lid(n, m, m[0], "POH") for n, m in enumerate((*melders, "c1", "d1")))
        actief = frozenset(("x1", *melders, *stil)) - frozenset({"x1"} if stil else ())
        wie = frozenset(lid.persoon for lid in leden if lid.naam in actief)
        laak = Wijkverband(1, "Laak-Noord")
        return hoe_we_luisterden(maak_bundel(Oogst(laak, "2026-11", signalen, actief, leden, wie)))

    samen = "7 collega's lieten van zich horen, van ten minste 2 organisaties."
    assert verteld() == verteld("c1") == verteld("d1")
    assert dict(verteld("c1"))["Samen"].startswith(samen)


def test_every_figure_in_it_stands_elsewhere_in_the_bundle_but_the_days() -> None:
    getallen = {int(n) for _, tekst in hoe_we_luisterden(RIJK) for n in re.findall(r"\d+", tekst)}

    assert getallen == {14, 5, 19}


@pytest.mark.parametrize("bundel", [RIJK, STIL, replace(RIJK, top=(), ook_gehoord=())])
def test_no_sentence_is_longer_than_twenty_words(bundel: Bundel) -> None:
    vormen = (bundel, replace(bundel, vormen=tuple(Vorm), open_acties=(actie(WONEN),)))
    zinnen = [z for b in vormen for _, tekst in hoe_we_luisterden(b) for z in tekst.split(". ")]

    assert max(len(z.split()) for z in zinnen) <= 20


def test_who_was_not_reached_is_said_in_one_line_whatever_is_known() -> None:
    assert wie_niet(RIJK, ruim=True) == (
        "bewoners die niemand van ons sprak. Kleine groepen noemen we hier niet."
    )
    assert wie_niet(RIJK, ruim=False) == "bewoners die niemand van ons sprak."
    for bundel, regel in (
        (RIJK, "Niet gehoord: bewoners die niemand van ons sprak. Kleine groepen noemen we hier niet."),
        (replace(RIJK, niet_gehoord=("wijkagent",)), "Niet gehoord: wijkagent"),
        (STIL, "Niet gehoord: met zo weinig melders weten we dat niet."),
    ):
        assert [r for r in bundel_tekst(bundel).splitlines() if r.startswith("Niet gehoord")] == [regel]


def test_a_bundle_that_was_stored_before_this_was_counted_still_reads() -> None:
    oud = van_json(
        Bundel,
        '{"wijkverband": "Laak-Noord", "ronde": "2025-01", "actieve_melders": 6, "top": [{"naam": "Wonen", '
        '"melders": 4, "organisaties": 3, "signalen": 8, "buurten": ["Molenwijk"]}], "niet_gehoord": []}',
    )
    pagina = bundel_html(oud)

    assert re.findall(r"<li><b>(\w+):</b> ([^<]*)</li>", pagina.replace("&#39;", "'")) == [
        *hoe_we_luisterden(oud)
    ]
    assert zin(oud, "Proactief") == "hoe vaak we er zelf naar vroegen, weten we van deze ronde niet."
    assert "Niet gehoord: bewoners die niemand van ons sprak." in bundel_tekst(oud)
