"""What lies inside a theme: found, named by what several said, recognised, merged; and shown no further than may be."""

import random
from dataclasses import replace

import pytest

from gesprekken.wijk import (
    Bundel,
    Deelpatroon,
    Gehoord,
    Greep,
    Ingreep,
    Oogst,
    Patroon,
    Wijkverband,
    deelsleutel,
)
from rapportage import deelpatronen, kern
from rapportage.patronen import maak_bundel
from rapportage.render import bundel_html, bundel_tekst
from tests.kring import ZESTIEN, leden_van

LAAK = Wijkverband(1, "Laak-Noord")
WIE = ("a1", "a2", "b1", "b2", "c1")

LIFT = (
    "De lift in de flat staat alweer stil",
    "Lift kapot, mevrouw van vijfhoog kan niet naar beneden",
    "Een bewoner vertelt dat de lift het weer niet doet",
    "ouders bij het hek: de liften zijn te klein voor een kinderwagen",
    "Al drie weken geen lift in de flat aan de Laan",
)
VOCHT = (
    "Schimmel in de slaapkamer van de kinderen",
    "Zwarte schimmel op de muren, de verhuurder doet niets",
    "Vocht en schimmel achter het bed",
    "Een moeder zegt: er zit schimmel in de badkamer",
    "De muren zijn nat en er groeit schimmel",
)
LOS = (
    "Het hek van de tuin piept",
    "Wie knipt de haag",
    "Bellen duurt uren",
    "Sleutel kwijt",
    "Nieuwe brievenbus",
)


def zegt(melder: str, tekst: str, thema: str = "Wonen", nodig: str = "", mag: bool = False) -> Gehoord:
    return Gehoord(melder, melder[0], "opbouwwerker", thema, gehoord=tekst, nodig=nodig, citeren=mag)


def van_ieder(
    teksten: tuple[str, ...], thema: str = "Wonen", wie: tuple[str, ...] = WIE
) -> tuple[Gehoord, ...]:
    return tuple(zegt(melder, tekst, thema) for melder, tekst in zip(wie, teksten, strict=True))


def namen(signalen: tuple[Gehoord, ...], bekend: tuple[Deelpatroon, ...] = ()) -> list[str]:
    return [deel.naam for deel in deelpatronen.zoek(signalen, {"Wonen"}, bekend).get("Wonen", ())]


def wonen(
    *signalen: Gehoord, door: tuple[Ingreep, ...] = (), bekend: tuple[Deelpatroon, ...] = ()
) -> Patroon:
    oogst = Oogst(LAAK, "2026-11", signalen, ZESTIEN, *leden_van(ZESTIEN), bekende_delen=bekend)
    return next(patroon for patroon in maak_bundel(oogst, door).top if patroon.naam == "Wonen")


# --- found and named ---


def test_what_is_alike_is_one_group_and_what_is_like_nothing_stays_on_its_own() -> None:
    delen = deelpatronen.zoek((*van_ieder(LIFT), *van_ieder(VOCHT), *van_ieder(LOS)), {"Wonen"})["Wonen"]

    assert {frozenset(s.gehoord for s in deel.signalen) for deel in delen} == {
        frozenset(LIFT),
        frozenset(VOCHT),
    }


def test_its_name_is_what_several_said_as_they_wrote_it() -> None:
    assert namen((*van_ieder(LIFT), *van_ieder(VOCHT))) == ["lift", "schimmel"]


def test_what_one_melder_says_five_times_is_no_group() -> None:
    assert namen(van_ieder(LIFT, wie=("a1",) * 5)) == []


def test_no_word_that_one_melder_used_gets_into_a_name() -> None:
    eigen = [zegt("a1", f"{tekst} door oma Truus, oma Truus belt") for tekst in LIFT[:3]]
    signalen = (*eigen, *van_ieder(LIFT[3:], wie=("b1", "c1")), *van_ieder(VOCHT))

    delen = deelpatronen.zoek(signalen, {"Wonen"})["Wonen"]

    woorden = {w for deel in delen for w in (*deel.kenmerken, *deel.naam.split())}
    assert woorden & {"oma", "truus", "Truus", "belt", "lift"} == {"lift"}


def test_no_street_no_name_and_nothing_masked_gets_into_a_name() -> None:
    signalen = tuple(
        zegt(wie, f"{tekst} bij [naam] van Pietersen in de Kerkstraat")
        for wie, tekst in zip(WIE, LIFT, strict=True)
    )

    delen = deelpatronen.zoek((*signalen, *van_ieder(VOCHT)), {"Wonen"})["Wonen"]

    woorden = {w.casefold() for deel in delen for w in (*deel.kenmerken, *deel.naam.split())}
    assert woorden & {"pietersen", "kerkstraat", "naam", "lift"} == {"lift"}


def test_different_words_for_the_same_thing_are_named_by_that_thing() -> None:
    assert namen((zegt("a1", "Muizen in de kelder"), zegt("b1", "Overal ongedierte"), *van_ieder(LIFT))) == [
        "lift",
        "ratten en ander ongedierte",
    ]


@pytest.mark.parametrize(
    "aanloop",
    [
        "Bewoner vertelt dat ",
        "Een moeder zegt: ",
        "Ik hoor vaak dat ",
        "Veel mensen klagen over ",
        "op de inloop ging het hierover: ",
    ],
)
def test_what_stands_before_the_matter_goes_out(aanloop: str) -> None:
    assert kern.zonder_aanloop(f"{aanloop}de lift kapot is") == "de lift kapot is"


def test_what_else_was_told_goes_out_and_a_short_text_stays_whole() -> None:
    assert kern.zonder_aanloop("De lift is kapot. Daarnaast: de bus rijdt niet") == "De lift is kapot"
    assert kern.zonder_aanloop("Let op: lift kapot") == "Let op: lift kapot"


@pytest.mark.parametrize(
    "woorden",
    [
        ("fatbike", "fatbikes"),
        ("bakken", "bak"),
        ("huisje", "huis"),
        ("brieven", "brief"),
        ("loopt", "lopen"),
    ],
)
def test_a_word_is_the_same_in_another_form(woorden: tuple[str, str]) -> None:
    assert len({kern.stam(woord) for woord in woorden}) == 1


def test_what_is_said_under_many_themes_makes_no_two_texts_alike() -> None:
    overal = ". Is al gemeld bij de gemeente, nog niks gehoord"
    elders = tuple(zegt("c2", f"Iets over {thema}{overal}", thema) for thema in ("Afval", "Groen", "Werk"))
    twee = (
        zegt("a1", f"Sleutel kwijt van de berging{overal}"),
        zegt("b1", f"Tuinhek piept nogal hard{overal}"),
    )

    assert namen((*twee, *elders)) == []


def test_the_order_in_which_it_came_in_makes_no_difference() -> None:
    signalen = [*van_ieder(LIFT), *van_ieder(VOCHT), *van_ieder(LOS), *van_ieder(LIFT[:5], "Afval en schoon")]
    geschud = list(signalen)
    random.Random(3).shuffle(geschud)

    def bundel(van: list[Gehoord]) -> Bundel:
        return maak_bundel(Oogst(LAAK, "2026-11", tuple(van), ZESTIEN, *leden_van(ZESTIEN)))

    assert bundel(geschud) == bundel(signalen)
    assert [deel.naam for deel in bundel(signalen).top[0].deelpatronen] != []


def test_many_texts_are_grouped_by_a_sample_that_the_others_join(monkeypatch: pytest.MonkeyPatch) -> None:
    wie = [f"{o}{n}" for o in "abc" for n in range(7)]
    veel = tuple(zegt(melder, f"{tekst} {n}") for n, melder in enumerate(wie) for tekst in (*LIFT, *VOCHT))
    allemaal = deelpatronen.zoek(veel, {"Wonen"})["Wonen"]
    monkeypatch.setattr(deelpatronen, "STEEKPROEF", 40)
    proef = deelpatronen.zoek(veel, {"Wonen"})["Wonen"]

    assert {deel.naam for deel in proef} == {deel.naam for deel in allemaal}
    assert sum(len(deel.signalen) for deel in proef) > 40
    for deel in proef:
        assert {s.gehoord.rsplit(" ", 1)[0] for s in deel.signalen} <= set(LIFT) or {
            s.gehoord.rsplit(" ", 1)[0] for s in deel.signalen
        } <= set(VOCHT)


# --- from round to round ---

EERDER = Deelpatroon("de lift van de Laan", "wonen.lift", kenmerken=("lift", "flat"))


def test_one_that_was_named_before_keeps_its_name_and_its_key() -> None:
    deel = deelpatronen.zoek((*van_ieder(LIFT), *van_ieder(VOCHT)), {"Wonen"}, (EERDER,))["Wonen"][0]

    assert (deel.naam, deel.sleutel, deel.eerder) == (EERDER.naam, EERDER.sleutel, True)
    assert set(deel.kenmerken) >= {"lift", "flat"}


def test_one_of_another_theme_is_not_recognised_and_nothing_is_counted_for_it() -> None:
    elders = replace(EERDER, sleutel="verkeer-en-parkeren.lift")

    assert namen((*van_ieder(LIFT), *van_ieder(VOCHT)), (elders,)) == ["lift", "schimmel"]
    assert namen((*van_ieder(LOS), zegt("a1", "De lift is stuk")), (EERDER,)) == []


def test_a_new_one_gets_no_name_that_an_earlier_one_has() -> None:
    ander = Deelpatroon("Lift", "wonen.tuinhek", kenmerken=("tuinhek", "piept"))

    assert namen((*van_ieder(LIFT), *van_ieder(VOCHT)), (ander,))[0] != "lift"


def test_what_is_kept_to_recognise_it_are_words_of_several_and_no_texts() -> None:
    delen = wonen(*van_ieder(LIFT), *van_ieder(VOCHT)).deelpatronen
    teksten = [kern.woorden(tekst.casefold()) for tekst in (*LIFT, *VOCHT)]

    assert all(0 < len(deel.kenmerken) <= 8 for deel in delen)
    for deel in delen:
        for woord in deel.kenmerken:
            stam = kern.stam(woord)
            assert sum(stam in {kern.stam(w) for w in tekst} for tekst in teksten) >= 2


# --- changed by the coördinator ---


def test_it_is_named_anew_and_keeps_its_key() -> None:
    (een, ander) = wonen(*van_ieder(LIFT), *van_ieder(VOCHT)).deelpatronen
    naam = Ingreep(Greep.NAAM, een.sleutel, "De lift")

    assert wonen(*van_ieder(LIFT), *van_ieder(VOCHT), door=(naam,)).deelpatronen == (
        replace(een, naam="De lift"),
        ander,
    )


def test_two_that_were_merged_stay_one_in_the_next_round() -> None:
    signalen = (*van_ieder(LIFT), *van_ieder(VOCHT))
    (lift, vocht) = wonen(*signalen).deelpatronen
    (samen,) = wonen(*signalen, door=(Ingreep(Greep.SAMEN, vocht.sleutel, lift.sleutel),)).deelpatronen

    assert (samen.naam, samen.signalen, samen.opgegaan) == (lift.naam, 10, (vocht.sleutel,))
    (weer,) = wonen(*signalen, bekend=(samen,)).deelpatronen
    assert (weer.naam, weer.sleutel, weer.signalen, weer.eerder) == (samen.naam, samen.sleutel, 10, True)


def test_what_lies_in_two_themes_does_not_become_one() -> None:
    signalen = (*van_ieder(LIFT), *van_ieder(VOCHT, "Afval en schoon"))
    delen = wonen(*signalen).deelpatronen
    naar = deelsleutel("Afval en schoon", "schimmel")

    assert wonen(*signalen, door=(Ingreep(Greep.SAMEN, delen[0].sleutel, naar),)).deelpatronen == delen


# --- shown ---


def test_figures_stand_with_it_when_each_of_them_may_be_shown() -> None:
    patroon = wonen(*van_ieder(LIFT), *van_ieder(VOCHT), *van_ieder(LOS))

    assert [d.signalen for d in patroon.deelpatronen] == [5, 5]
    assert patroon.overig == 5


@pytest.mark.parametrize(
    ("vocht", "los"),
    [
        (VOCHT[:3], LOS),  # one of the groups is too small
        (VOCHT, LOS[:2]),  # what is left over is: it would be the difference
    ],
)
def test_no_figures_at_all_when_one_would_follow_from_the_others(
    vocht: tuple[str, ...], los: tuple[str, ...]
) -> None:
    patroon = wonen(
        *van_ieder(LIFT), *van_ieder(vocht, wie=WIE[-len(vocht) :]), *van_ieder(los, wie=WIE[: len(los)])
    )

    assert len(patroon.deelpatronen) == 2
    assert {d.signalen for d in patroon.deelpatronen} == {None}
    assert patroon.overig == 0
    assert [d.naam for d in patroon.deelpatronen] == sorted(d.naam for d in patroon.deelpatronen)


def test_what_one_organisatie_says_is_not_named() -> None:
    vocht = van_ieder(VOCHT[:2], wie=("a1", "a2"))

    assert [d.naam for d in wonen(*van_ieder(LIFT), *vocht).deelpatronen] == ["lift"]


def test_of_a_sensitive_theme_only_what_is_broad_is_named() -> None:
    somber = (
        "Jongen is erg somber",
        "Somber meisje op school",
        "Een sombere vader",
        "Ze is somber",
        "Somber thuis",
    )
    druk = ("Stress om geld", "Veel stress", "Stress thuis", "Stress door werk", "Stress en druk")
    gevoelig = (*van_ieder(somber, "Stress en mentaal"), *van_ieder(druk, "Stress en mentaal"))
    oogst = Oogst(LAAK, "2026-11", gevoelig, ZESTIEN, *leden_van(ZESTIEN))

    (patroon,) = maak_bundel(oogst).top
    assert deelpatronen.zoek(gevoelig, {"Stress en mentaal"}) != {}
    assert patroon.deelpatronen == ()


def test_in_the_group_stand_the_names_and_in_the_whole_bundle_the_figures() -> None:
    signalen = (*van_ieder(LIFT), *van_ieder(VOCHT), *van_ieder(LOS))
    bundel = maak_bundel(Oogst(LAAK, "2026-11", signalen, ZESTIEN, *leden_van(ZESTIEN)))

    assert "\nOnder meer: lift · schimmel\n" in bundel_tekst(bundel)
    assert "<li>lift (5 signalen)</li>" in bundel_html(bundel)
    assert "<li>en nog 5 andere dingen</li>" in bundel_html(bundel)


# --- what they wish for ---

WENS = (
    "Repareer de lift",
    "De lift snel repareren",
    "Lift repareren aub",
    "Een vaste huismeester",
    "Meer licht",
)


def wensen(*mag: str, teksten: tuple[str, ...] = WENS) -> tuple[str, ...]:
    signalen = [zegt(wie, "x", nodig=wens, mag=wie in mag) for wie, wens in zip(WIE, teksten, strict=True)]
    return wonen(*signalen).wensen


def test_the_change_that_several_ask_for_is_told_in_the_words_of_one_of_them() -> None:
    assert wensen(*WIE) == ("De lift snel repareren",)


def test_only_in_words_of_who_allowed_it_and_only_where_enough_did() -> None:
    assert wensen("a2", "b2", "c1") == ("De lift snel repareren",)
    assert wensen("a1", "b2") == ()
    assert wensen("b2", "c1", "b1") == ("Lift repareren aub",)


def test_who_is_quoted_is_not_heard_a_second_time() -> None:
    zin = "De lift in de flat staat alweer helemaal stil"
    signalen = [zegt(wie, zin, nodig=wens, mag=True) for wie, wens in zip(WIE, WENS, strict=True)]
    patroon = wonen(*signalen)

    van_wie = {s.nodig: s.melder for s in signalen}
    assert patroon.citaat == zin
    assert [van_wie[wens] for wens in patroon.wensen] == ["a2"]  # the quote is of a1
    assert wonen(*(replace(s, citeren=s.melder in ("a1", "b2", "c1")) for s in signalen)).wensen == ()


def test_a_place_that_few_name_stays_out_of_a_wish() -> None:
    plek = ("Lift aan de Kerkstraat repareren", *WENS[1:3], *WENS[3:])
    assert wensen("a1", "b2", "c1", teksten=plek) == ()
