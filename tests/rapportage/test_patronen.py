"""From a round to its bundle: who is heard broadly stands first, and what is hidden cannot be worked out."""

import random
from dataclasses import replace
from datetime import date

from gesprekken.wijk import Actie, Afspraken, Bundel, Gehoord, Lid, Oogst, Patroon, Rol, Vorm, Wijkverband
from rapportage.patronen import maak_bundel
from rapportage.render import bundel_tekst
from tests.kring import ZESTIEN, leden_van

LAAK = Wijkverband(1, "Laak-Noord", buurten=("Molenwijk", "Spoorwijk", "Laakhaven"))


def gehoord(thema: str, *melders: str, buurt: str = "") -> tuple[Gehoord, ...]:
    """A signal for each of these; `a1` and `a2` are two melders of organisatie `a`."""
    return tuple(
        Gehoord(m, organisatie=m[0], functie="opbouwwerker", thema=thema, buurt=buurt) for m in melders
    )


def oogst(
    *delen: tuple[Gehoord, ...],
    vorige: tuple[Gehoord, ...] | None = None,
    actief: frozenset[str] = ZESTIEN,
    leden: tuple[Lid, ...] | None = None,
    actieve_leden: frozenset[int] = frozenset(),
) -> Oogst:
    """With the bundle of the month before, of which so much was heard by the same people."""
    signalen = tuple(signaal for deel in delen for signaal in deel)
    wie, actief_lid = leden_van(actief | {s.melder for s in signalen if s.organisatie})
    if leden is not None:
        wie, actief_lid = (*wie, *leden), actief_lid | actieve_leden
    toen = None if vorige is None else maak_bundel(oogst(vorige, actief=actief))
    return Oogst(LAAK, "2026-11", signalen, actief, wie, actief_lid, vorige_bundel=toen)


WONEN = gehoord("Wonen", "a1", "a2", "b1", "b1", "c1")
AFVAL = gehoord("Afval en schoon", "a1", "a2", "a3", "b1", "b2", "c1")


def namen(bundel: Bundel) -> list[str]:
    return [patroon.naam for patroon in bundel.top]


# --- the top ---


def test_a_pattern_tells_its_breadth_and_the_bundle_the_number_of_active_melders() -> None:
    assert maak_bundel(oogst(WONEN)) == Bundel(
        wijkverband="Laak-Noord",
        ronde="2026-11",
        actieve_melders=16,
        top=(Patroon("Wonen", melders=4, organisaties=3, signalen=5),),
        zwegen=("d",),
        gevraagd=16,
    )


def test_one_busy_melder_does_not_make_the_top() -> None:
    druk = gehoord("Veiligheid", *["a1"] * 40, "a2", "a2", "b1")

    assert namen(maak_bundel(oogst(druk, WONEN, AFVAL))) == ["Afval en schoon", "Wonen", "Veiligheid"]


def test_equal_breadth_is_ranked_by_organisaties_then_signals_then_name() -> None:
    ranglijst = oogst(
        gehoord("Ontmoeten", "a1", "a2", "a2", "b1", "b1"),
        gehoord("Jeugd en school", "a1", "a2", "a2", "b1", "b1"),
        gehoord("Veiligheid", "a1", "a2", "a2", "b1", "b1", "b1"),
        gehoord("Wonen", "a1", "b1", "b1", "c1", "c1"),
    )

    assert namen(maak_bundel(ranglijst)) == ["Wonen", "Veiligheid", "Jeugd en school", "Ontmoeten"]


def test_what_falls_outside_the_top_five_is_named_among_what_stays_hidden() -> None:
    breed = [gehoord(f"Thema {n}", *sorted(ZESTIEN)[: 9 - n], "a1", "a1", "b3", "b4") for n in range(6)]
    bundel = maak_bundel(oogst(*breed, gehoord("Ontmoeten", "a1", "b1"), gehoord("alleen", "a1", "a2", "a3")))

    assert namen(bundel) == ["Thema 0", "Thema 1", "Thema 2", "Thema 3", "Thema 4"]
    assert bundel.ook_gehoord == ("Ontmoeten", "Thema 5")


def test_signals_without_a_theme_are_no_pattern_however_many_there_are() -> None:
    bundel = maak_bundel(oogst(gehoord("Iets anders", *ZESTIEN), gehoord("", *ZESTIEN), WONEN))

    assert (namen(bundel), bundel.ook_gehoord) == (["Wonen"], ())


def test_only_a_buurt_that_three_melders_named_stands_with_the_pattern() -> None:
    overal = (
        *gehoord("Wonen", "a1", "a2", "b1", buurt="Spoorwijk"),
        *gehoord("Wonen", "a1", "b1", "b1", buurt="Molenwijk"),
        *gehoord("Wonen", "a1", "a2", "a3", buurt="Laakhaven"),
        *gehoord("Wonen", "b1", "b2", "c1"),
    )

    assert maak_bundel(oogst(overal)).top[0].buurten == ("Spoorwijk",)


def test_the_order_in_which_signals_came_in_tells_nothing() -> None:
    signalen = [*WONEN, *AFVAL, *gehoord("Ontmoeten", "a1", "b1", buurt="Molenwijk")]
    geschud = random.Random(3).sample(signalen, len(signalen))

    assert maak_bundel(oogst(tuple(geschud))) == maak_bundel(oogst(tuple(signalen)))


# --- small wijkverbanden and quiet months ---


def test_in_a_wijkverband_of_eight_most_is_named_without_figures() -> None:
    bundel = maak_bundel(
        oogst(
            gehoord("Wonen", "a1", "b1"),
            gehoord("Afval en schoon", "a1", "a2", "b1", "c1"),
            gehoord("Geld en schulden", "a1", "a1", "a1"),
            actief=frozenset(("a1", "a2", "b1", "c1", "c2", "d1")),
        )
    )

    assert bundel == Bundel("Laak-Noord", "2026-11", 6, ook_gehoord=("Afval en schoon", "Wonen"), gevraagd=6)
    assert bundel.keuzes == ("Afval en schoon", "Wonen")


def test_with_four_active_melders_nothing_is_counted_or_split() -> None:
    wijkagenten = tuple(Lid(n, "Jan", "Politie", "wijkagent") for n in (1, 2, 3))
    stil = oogst(
        AFVAL[:3], gehoord("Wonen", "b1", "b1", "a1", "a2", "a3", buurt="Molenwijk"), leden=wijkagenten
    )

    assert maak_bundel(replace(stil, actief=frozenset(("a1", "a2", "a3", "b1")))) == Bundel(
        "Laak-Noord", "2026-11", None, ook_gehoord=("Wonen",)
    )


def test_a_month_in_which_nobody_took_part_still_makes_a_bundle() -> None:
    assert maak_bundel(oogst(actief=frozenset())) == Bundel("Laak-Noord", "2026-11", None)


def test_who_said_niets_bijzonders_counts_and_so_does_who_gave_a_signal() -> None:
    assert maak_bundel(oogst(WONEN, actief=frozenset({"d1"}))).actieve_melders == 5  # four of WONEN, and d1


# --- the month before ---


def test_the_figure_of_the_month_before_stands_beside_this_one() -> None:
    vorige = gehoord("Wonen", "a1", "a2", "b1", "b2", "c1", "c2")
    bundel = maak_bundel(oogst(WONEN, vorige=vorige))

    assert (bundel.vorige_bekend, bundel.top[0].vorige) == (True, 6)


def test_without_a_month_before_nothing_is_said_about_it() -> None:
    bundel = maak_bundel(oogst(WONEN, vorige=None))

    assert (bundel.vorige_bekend, bundel.top[0].vorige) == (False, None)


def test_a_figure_that_was_hidden_last_month_stays_hidden_this_month() -> None:
    vijf = gehoord("Ontmoeten", "a1", "a2", "b1", "b2", "c1")
    verborgen = [
        (),
        gehoord("Wonen", "a1", "a2", "b1", "b1"),  # four signals
        gehoord("Wonen", *["a1"] * 9, "b1"),  # two melders
        gehoord("Wonen", *["a1"] * 9, "a2", "a3"),  # one organisatie
    ]
    bundels = [maak_bundel(oogst(WONEN, vorige=vijf + deel)) for deel in verborgen]

    assert {bundel.top[0].vorige for bundel in bundels} == {None}
    assert bundels == [bundels[0]] * 4


def test_a_month_with_four_active_melders_gave_no_figures_and_gives_none_later() -> None:
    vier = gehoord("Wonen", "a1", "a2", "b1", "b1", "c1", "c1")
    toen = maak_bundel(oogst(vier, actief=frozenset()))

    assert maak_bundel(replace(oogst(WONEN), vorige_bundel=toen)).top[0].vorige is None
    assert maak_bundel(oogst(WONEN, vorige=vier)).top[0].vorige == 6


def test_what_was_no_part_of_the_top_last_month_gets_no_figure_this_month() -> None:
    """It was large enough, but was named among those that are not: now nobody can tell which it was."""
    vijf = [gehoord(f"Thema {n}", *sorted(ZESTIEN)[:8]) for n in range(5)]
    toen = tuple(s for deel in (*vijf, WONEN) for s in deel)

    assert maak_bundel(oogst(WONEN, vorige=toen)).top[0].vorige is None


def test_who_left_since_changes_nothing_in_what_is_said_of_the_month_before() -> None:
    """Of her signals of then the organisatie is gone: counted again there would be one organisatie less."""
    toen = maak_bundel(oogst(gehoord("Wonen", "a1", "a2", "a2", "b1", "b1")))
    nu = replace(oogst(WONEN, actief=ZESTIEN - {"b1"}), vorige_bundel=toen)

    assert maak_bundel(nu).top[0].vorige == 5


# --- what does not leak ---


def test_nothing_in_the_bundle_moves_when_a_hidden_figure_moves() -> None:
    een_paar = maak_bundel(oogst(WONEN, AFVAL, gehoord("Ontmoeten", "a1", "b1")))

    for meer in (["a1"] * 17 + ["b1"] * 3, ["c1", "c2", "a1", "a1"], ["c2", "b3", "a1"]):
        assert maak_bundel(oogst(WONEN, AFVAL, gehoord("Ontmoeten", *meer))) == een_paar


def test_a_theme_of_one_melder_or_one_organisatie_leaves_no_trace() -> None:
    zonder = maak_bundel(oogst(WONEN, AFVAL))

    for wie in (["a1"], ["a1"] * 12, ["a1", "a2", "a3"] * 4):
        assert maak_bundel(oogst(WONEN, AFVAL, gehoord("Geld en schulden", *wie))) == zonder


def test_where_nearly_all_are_of_one_organisatie_nothing_is_named() -> None:
    """Whoever is alone beside them, or with one colleague, would be seen in any theme of two organisaties."""
    acht = {f"a{n}" for n in range(1, 9)}
    for anderen in ({"b1"}, {"b1", "b2"}, {"b1", "c1"}):
        wie = frozenset(acht | anderen)
        bundel = maak_bundel(oogst(gehoord("Wonen", *sorted(wie)), actief=wie))

        assert (bundel.genoemd, bundel.te_smal, bundel.actieve_melders) == ((), True, len(wie))
        assert "te weinig mensen van verschillende organisaties" in bundel_tekst(bundel)

    wie = frozenset(acht | {"b1", "b2", "b3"})
    assert maak_bundel(oogst(gehoord("Wonen", "a1", "b1"), actief=wie)).ook_gehoord == ("Wonen",)


def test_what_all_or_nearly_all_told_is_told_by_at_least_so_many() -> None:
    """Sixteen of sixteen would say of each of them that she told it; fifteen too, to the one who did not."""
    bundels = [maak_bundel(oogst(gehoord("Wonen", *sorted(ZESTIEN)[nr:]))).top[0] for nr in range(4)]

    assert [(p.melders, p.signalen, p.ondergrens) for p in bundels] == [(14, None, ("melders",))] * 3 + [
        (13, 13, ())
    ]
    assert "ten minste 14 van 16 melders (" not in bundel_tekst(
        maak_bundel(oogst(gehoord("Wonen", *ZESTIEN)))
    )
    assert "Wonen · ten minste 14 van 16 melders\n" in bundel_tekst(
        maak_bundel(oogst(gehoord("Wonen", *ZESTIEN)))
    )


def test_how_many_organisaties_is_not_told_where_it_would_say_who() -> None:
    """All four would say of the only one of `d` that she told it; three does not, but then four would show."""
    wie = frozenset(m for m in ZESTIEN if m[0] != "d" or m == "d1")
    for vierde in ("c2", "d1"):
        rest = gehoord("Iets anders", "d1")
        patroon = maak_bundel(oogst(gehoord("Wonen", "a1", "a2", "b1", "c1", vierde), rest, actief=wie)).top[
            0
        ]

        assert (patroon.melders, patroon.organisaties, patroon.ondergrens) == (5, 3, ("organisaties",))


def test_a_loud_melder_does_not_learn_that_only_one_other_told_it() -> None:
    """With four of her own, a theme without figures could else only be of two."""
    for anderen in (["b1"], ["b1", "c1"]):
        assert maak_bundel(oogst(gehoord("Wonen", *["a1"] * 4, *anderen))).ook_gehoord == ("Wonen",)
    assert namen(maak_bundel(oogst(gehoord("Wonen", *["a1"] * 4, "b1", "c1", "c2")))) == ["Wonen"]


# --- what was not heard ---


def test_functions_organisaties_and_buurten_that_were_silent_are_named() -> None:
    leden = (
        *(Lid(n, "Jan", "Politie", "wijkagent") for n in (1, 2, 3)),
        *(Lid(n, "Sanne", "Haag Wonen", "woonconsulent") for n in (4, 5)),
        Lid(6, "Ali", "Haag Wonen", "huismeester"),
        *(Lid(n, "Fatima", "Zebra", "opbouwwerker") for n in (7, 8, 9)),
    )
    bundel = maak_bundel(
        oogst(
            gehoord("Wonen", "a1", buurt="Molenwijk"),
            leden=leden,
            actieve_leden=frozenset({9}),
        )
    )

    assert bundel.niet_gehoord == ("wijkagent", "Haag Wonen", "Politie", "buurt Laakhaven", "buurt Spoorwijk")


def test_who_is_not_asked_does_not_make_a_group_silent() -> None:
    coordinator = Lid(3, "Mo", "Politie", "wijkagent", frozenset({Rol.COORDINATOR}))
    leden = (*(Lid(n, "Jan", "Politie", "wijkagent") for n in (1, 2)), coordinator)

    assert maak_bundel(oogst(WONEN, leden=leden)).niet_gehoord == ()
    assert maak_bundel(oogst(WONEN, leden=(*leden, replace(leden[0], persoon=4)))).niet_gehoord == (
        "wijkagent",
        "Politie",
    )


def test_who_took_part_without_being_asked_breaks_the_silence() -> None:
    coordinator = Lid(9, "Mo", "Zebra", "wijkagent", frozenset({Rol.COORDINATOR}))
    leden = (*(Lid(n, "Jan", "Politie", "wijkagent") for n in (1, 2, 3)), coordinator)

    assert maak_bundel(oogst(WONEN, leden=leden)).niet_gehoord == ("wijkagent", "Politie")
    assert maak_bundel(oogst(WONEN, leden=leden, actieve_leden=frozenset({9}))).niet_gehoord == ("Politie",)


def test_a_group_that_took_part_and_told_nothing_is_named_from_three_on() -> None:
    leden = tuple(Lid(n, "Jan", "Politie", "wijkagent") for n in (1, 2, 3, 4))
    for actief, genoemd in (({1, 2, 3}, ("wijkagent", "d", "Politie")), ({1, 2}, ("d",))):
        bundel = maak_bundel(oogst(WONEN, leden=leden, actieve_leden=frozenset(actief)))

        assert (bundel.zwegen, bundel.niet_gehoord[:1]) == (genoemd, ())

    sprak = replace(gehoord("Iets anders", "a1")[0], organisatie="Politie", functie="wijkagent")
    bundel = maak_bundel(oogst(WONEN, (sprak,), leden=leden, actieve_leden=frozenset({1, 2, 3})))
    assert bundel.zwegen == ("d",)


# --- what was promised ---


def test_open_promises_go_along_as_they_are() -> None:
    dag = date(2026, 12, 9)
    actie = Actie(1, 1, "2026-10", "Wonen", "", "Spreekuur", 7, "Fatima", "Zaal vragen", dag, dag)
    bundel = maak_bundel(replace(oogst(WONEN), open_acties=(actie,), open_rondes=("2026-09", "2026-10")))

    assert (bundel.open_acties, bundel.open_rondes) == ((actie,), ("2026-09", "2026-10"))


# --- by which form, and to what end ---


def op_de_manier(vorm: Vorm, signalen: tuple[Gehoord, ...]) -> tuple[Gehoord, ...]:
    return tuple(replace(signaal, vorm=vorm) for signaal in signalen)


def test_a_pattern_tells_by_which_forms_it_was_heard() -> None:
    gesprekken = op_de_manier(Vorm.BUURTGESPREK, gehoord("Wonen", "a1", "b1"))

    (wonen,) = maak_bundel(oogst(WONEN, gesprekken)).top

    assert wonen.vormen == (Vorm.BUURTGESPREK, Vorm.UITVRAAG)
    assert (wonen.melders, wonen.signalen) == (4, 7)  # a conversation counts as the melder who tells of it


def test_the_form_of_one_melder_is_not_told() -> None:
    """Whether Wonen was heard in a panel too cannot be seen: only one melder had one."""
    panel = op_de_manier(Vorm.PANEL, gehoord("Wonen", "a1", "a1"))

    bundel = maak_bundel(oogst(WONEN, panel))

    assert bundel.top[0].vormen == bundel.vormen == ()


def test_an_ervaringsdeskundige_makes_no_breadth_of_organisaties() -> None:
    haar = tuple(replace(s, organisatie="", vorm=Vorm.ERVARING) for s in gehoord("Wonen", *["e1"] * 3))

    assert namen(maak_bundel(oogst(gehoord("Wonen", "a1", "a2"), haar, actief=ZESTIEN | {"e1"}))) == []
    assert maak_bundel(oogst(gehoord("Wonen", "a1"), haar, actief=ZESTIEN | {"e1"})).ook_gehoord == ()


def test_an_organisatie_is_silent_also_when_its_ervaringsdeskundige_is_not() -> None:
    zwijgt = tuple(Lid(n, f"Lid {n}", "Corporatie", "woonconsulent") for n in (1, 2, 3))
    zij = Lid(4, "Lid 4", "Corporatie", "woonconsulent", frozenset({Rol.ERVARINGSDESKUNDIGE}))

    bundel = maak_bundel(oogst(WONEN, leden=(*zwijgt, zij), actieve_leden=frozenset({4})))

    assert bundel.niet_gehoord == ("woonconsulent", "Corporatie")


def test_the_bundle_names_what_the_wijkverband_wants_to_change() -> None:
    afspraken = Afspraken(verandering="De stoep is schoon")

    assert maak_bundel(replace(oogst(WONEN), afspraken=afspraken)).doel == "De stoep is schoon"
    assert maak_bundel(oogst(WONEN)).doel == ""
