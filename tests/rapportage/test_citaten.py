"""Whose words stand in a bundle: of who allowed it, nearest to what the others said, and never two of one melder."""

from dataclasses import replace

import pytest

from gesprekken.wijk import Gehoord, Greep, Ingreep, Oogst, Wijkverband
from rapportage.patronen import maak_bundel
from rapportage.render import bundel_html, bundel_tekst
from tests.kring import ZESTIEN, leden_van

LAAK = Wijkverband(1, "Laak", buurten=("Spoorbuurt",))
ZINNEN = (
    "Er ligt elke week grofvuil naast de containers",
    "Naast de containers bij de flat ligt grofvuil op de stoep",
    "Het stinkt in de portieken van de flat",
    "Grofvuil blijft liggen naast de containers bij de flat",
    "Bewoners zetten hun vuilnis te vroeg buiten op straat",
)
MELDERS = ("a1", "a2", "b1", "b2", "c1")
MIDDELSTE = ZINNEN[1]


def zegt(
    melder: str, tekst: str, thema: str = "Afval en schoon", mag: bool = True, buurt: str = ""
) -> Gehoord:
    return Gehoord(melder, melder[0], "opbouwwerker", thema, gehoord=tekst, citeren=mag, buurt=buurt)


AFVAL = tuple(zegt(melder, zin) for melder, zin in zip(MELDERS, ZINNEN, strict=True))


def citaten(*signalen: Gehoord, door: tuple[Ingreep, ...] = ()) -> dict[str, str]:
    oogst = Oogst(LAAK, "2026-11", signalen, ZESTIEN, *leden_van(ZESTIEN))
    return {patroon.naam: patroon.citaat for patroon in maak_bundel(oogst, door).top}


def test_the_sentence_nearest_to_all_the_others_is_quoted_whatever_the_order() -> None:
    assert citaten(*AFVAL) == {"Afval en schoon": MIDDELSTE}
    assert citaten(*reversed(AFVAL)) == {"Afval en schoon": MIDDELSTE}


def test_only_of_who_allowed_it() -> None:
    niet = tuple(replace(s, citeren=s.melder == "b1") for s in AFVAL)
    assert citaten(*niet) == {"Afval en schoon": ZINNEN[2]}
    assert citaten(*(replace(s, citeren=False) for s in AFVAL)) == {"Afval en schoon": ""}


@pytest.mark.parametrize(
    "tekst",
    [
        "Grofvuil naast de containers",  # four words
        " ".join(["Grofvuil naast de containers en nog meer"] * 4),
        "Naast de containers bij [naam] ligt grofvuil",
        "Naast de containers in de Spoorlaan ligt grofvuil",  # one names that street
        "Naast de containers bij Albert Heijn ligt grofvuil",
        "naast de containers op het marktplein ligt grofvuil",
    ],
)
def test_no_words_that_say_too_little_too_much_or_where(tekst: str) -> None:
    een_mag = tuple(replace(s, citeren=False) for s in AFVAL[1:])
    assert citaten(zegt("a1", tekst), *een_mag) == {"Afval en schoon": ""}


def test_a_place_that_three_name_or_that_is_a_buurt_may_stand() -> None:
    zin = "Naast de containers in de Spoorlaan ligt grofvuil"
    anderen = tuple(zegt(m, f"Grofvuil in de spoorlaan bij nummer {m[1]}", mag=False) for m in ("a2", "b1"))
    rest = tuple(replace(s, citeren=False) for s in AFVAL[3:])
    assert citaten(zegt("a1", zin), *anderen, *rest) == {"Afval en schoon": zin}
    buurt = "In de Spoorbuurt ligt grofvuil naast de containers"
    niet = tuple(replace(s, citeren=False) for s in AFVAL[1:])
    assert citaten(zegt("a1", buurt), *niet) == {"Afval en schoon": buurt}


def test_never_two_of_one_melder_and_none_without_figures() -> None:
    """The one who is nearest twice is quoted with the pattern that stands first."""
    wonen = tuple(zegt(m, "De lift in de flat is al een week kapot", "Wonen", m == "a2") for m in MELDERS)
    klein = (zegt("c1", "Er wordt te hard gereden bij de school", "Verkeer en parkeren"),)
    meer = (zegt("d1", ZINNEN[0]),)  # so that this one stands first
    assert citaten(*AFVAL, *meer, *wonen, *klein) == {"Afval en schoon": MIDDELSTE, "Wonen": ""}


def test_what_the_coordinator_hides_is_gone_and_no_other_comes_in_its_place() -> None:
    weg = (Ingreep(Greep.VERBERG, "afval-en-schoon"),)
    assert citaten(*AFVAL, door=weg) == {"Afval en schoon": ""}


def test_it_stands_in_the_group_and_on_the_page_as_the_text_it_is() -> None:
    scherp = tuple(replace(s, gehoord=f"{s.gehoord} <b>&") for s in AFVAL)
    bundel = maak_bundel(Oogst(LAAK, "2026-11", scherp, ZESTIEN, *leden_van(ZESTIEN)))
    assert f"\nOnder meer: grofvuil en containers\n“{MIDDELSTE} <b>&”\n" in bundel_tekst(bundel)
    assert f"<blockquote>“{MIDDELSTE} &lt;b&gt;&amp;”</blockquote>" in bundel_html(bundel)
