"""All that leaves the service says no more than the bundle: whatever moves in what is hidden, no outlet moves."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gesprekken import ontvangst, ritme, voorstel
from gesprekken.voorproef import bericht as voorproefbericht
from gesprekken.wijk import Bundel, Gehoord, Greep, Ingreep, Oogst, Rondestand, Voorproef, Wijkverband
from rapportage import mapje, render
from rapportage.patronen import maak_bundel, verander
from tests.kring import ZESTIEN, leden_van

HUIS = Path(__file__).parents[2]
LAAK = Wijkverband(1, "Laak", buurten=("Noord", "Zuid"))


def gehoord(thema: str, *melders: str, buurt: str = "Noord", citeren: bool = True) -> list[Gehoord]:
    return [
        Gehoord(
            m, m[0], "opbouwwerker", thema, buurt, f"Dit hoorden wij over {thema}", "Iets", citeren=citeren
        )
        for m in melders
    ]


BREED = [
    *gehoord("Wonen", "a1", "a2", "b1", "c1", "d1"),
    *gehoord("Afval en schoon", "a1", "b1", "b2", "c1", "c2", "d2"),
    *gehoord("Jeugd en school", "a3", buurt="Zuid"),
]
# Between these nobody may see a difference: two melders or three, a loud one, one who allows no quote.
KLEIN = [
    gehoord("Ontmoeten", "a1", "b1"),
    gehoord("Ontmoeten", *["a1"] * 37, *["b1"] * 14, citeren=False),
    gehoord("Ontmoeten", "c1", "d1", "d2", "a3"),
]
ONGENOEMD = [
    [],
    gehoord("Geld en schulden", *["c1"] * 23),
    gehoord("Geld en schulden", "c1", "c2", "c3", buurt="Zuid"),
]


def bundel(*delen: list[Gehoord]) -> Bundel:
    leden, actief = leden_van(ZESTIEN)
    toen = maak_bundel(Oogst(LAAK, "2026-10", tuple(BREED), ZESTIEN, leden, actief))
    signalen = tuple(s for deel in (BREED, *delen) for s in deel)
    oogst = Oogst(LAAK, "2026-11", signalen, ZESTIEN, leden, actief, vorige_bundel=toen)
    eerst = maak_bundel(oogst)
    door = [Ingreep(Greep.SAMEN, "wonen", "afval-en-schoon"), Ingreep(Greep.NAAM, "ontmoeten", "Alleen")]
    return replace(verander(eerst, eerst.genoemd, door, oogst), id=3)


def uitgangen(b: Bundel) -> dict[str, str | bytes]:
    """Every way in which a round leaves the service."""
    dag = date(2026, 12, 3)
    stand = Rondestand(b, (), ())
    in_bundel = [ontvangst.Verteld((dag,), patroon) for patroon in b.genoemd]
    return {
        "groep": render.bundel_tekst(b),
        "pagina": render.bundel_html(b),
        "voorproef": voorproefbericht(Voorproef(b, False, dag, dag, dag), render.bundel_tekst(b)).tekst,
        "mapje": mapje.zip_van(mapje.Inhoud("Laak", stand)),
        "ontvangst": "\n".join(
            ontvangst.bericht(LAAK, b.ronde, [moment], [*in_bundel, ontvangst.Verteld((dag,))]).tekst
            for moment in ritme.MOMENTEN
        ),
        "terugkoppeling": "\n".join(voorstel.voorstellen(stand)),
        "keuzes": "\n".join((*b.keuzes, *(w for p in b.patronen for w in p.gewenst))),
    }


@pytest.mark.parametrize("hoeveelste", [1, 2])
def test_what_is_hidden_moves_nothing_that_leaves_the_service(hoeveelste: int) -> None:
    assert uitgangen(bundel(KLEIN[hoeveelste])) == uitgangen(bundel(KLEIN[0]))
    assert uitgangen(bundel(KLEIN[0], ONGENOEMD[hoeveelste])) == uitgangen(bundel(KLEIN[0], ONGENOEMD[0]))


def test_that_comparison_would_see_a_figure_that_moves() -> None:
    meer = uitgangen(bundel(KLEIN[0], gehoord("Wonen", "a1", "c1")))
    anders = {naam for naam, tekst in uitgangen(bundel(KLEIN[0])).items() if meer[naam] != tekst}
    assert anders == {"groep", "pagina", "voorproef", "mapje"}  # the rest holds no figures at all


# What was told, one by one, may be read where it is counted and masked; all others get the frozen bundle.
MOGEN_TELLEN = {
    "gesprekken/wijk.py",
    "opslag/maand.py",
    "opslag/verleden.py",
    "rapportage/citaten.py",
    "rapportage/deelpatronen.py",
    "rapportage/namen.py",
    "rapportage/onthulling.py",
    "rapportage/patronen.py",
    "rapportage/wensen.py",
}


def test_only_who_counts_sees_single_signals() -> None:
    """So no outlet can count for itself."""
    zien = set()
    for map_ in ("bot", "gesprekken", "opslag", "rapportage"):
        for pad in (HUIS / map_).rglob("*.py"):
            namen = {
                naam
                for knoop in ast.walk(ast.parse(pad.read_text("utf-8")))
                for naam in (getattr(knoop, "id", ""), getattr(knoop, "attr", ""), getattr(knoop, "name", ""))
            }
            if {"Gehoord", "Oogst"} & namen:
                zien.add(str(pad.relative_to(HUIS)))
    assert zien == MOGEN_TELLEN
