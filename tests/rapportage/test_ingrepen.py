"""What a coördinator changes in a bundle: it follows from what was shown, and never gives a hidden figure away."""

from dataclasses import replace

from gesprekken.wijk import Bundel, Gehoord, Greep, Ingreep, Oogst, Patroon, Wijkverband
from rapportage.patronen import maak_bundel, sleutel_na, verander
from tests.kring import ZESTIEN, leden_van

LAAK = Wijkverband(1, "Laak-Noord")


def gehoord(thema: str, *melders: str) -> tuple[Gehoord, ...]:
    return tuple(Gehoord(m, organisatie=m[0], functie="opbouwwerker", thema=thema) for m in melders)


def bundel(
    *delen: tuple[Gehoord, ...], door: tuple[Ingreep, ...] = (), vorige: tuple[Gehoord, ...] = ()
) -> Bundel:
    return maak_bundel(oogst(*delen, vorige=vorige), door)


def oogst(*delen: tuple[Gehoord, ...], vorige: tuple[Gehoord, ...] = ()) -> Oogst:
    signalen = tuple(signaal for deel in delen for signaal in deel)
    toen = maak_bundel(oogst(vorige)) if vorige else None
    return Oogst(LAAK, "2026-11", signalen, ZESTIEN, *leden_van(ZESTIEN), vorige_bundel=toen)


WONEN = gehoord("Wonen", "a1", "a2", "b1", "b1", "c1")
AFVAL = gehoord("Afval en schoon", "a1", "a2", "a3", "b1", "b2", "c1")
GENOEMD = gehoord("Verkeer en parkeren", "a3", "b2", "b2")
OOK = gehoord("Winkels en OV", "a1", "c1", "c1")
ALLEEN = gehoord("Taal en formulieren", "c2", "c2")
STRESS = gehoord("Stress en mentaal", "a1", "a2", "b1", "b1", "c1", "c1")


def samen(een: str, ander: str) -> Ingreep:
    return Ingreep(Greep.SAMEN, een, ander)


def naar(sleutel: str, thema: str) -> Ingreep:
    return Ingreep(Greep.THEMA, sleutel, thema)


def test_a_name_changes_how_a_pattern_is_called_and_not_which_it_is() -> None:
    anders = bundel(WONEN, GENOEMD, door=(Ingreep(Greep.NAAM, "wonen", "Vocht en schimmel"),))
    assert anders.top == (Patroon("Vocht en schimmel", 4, 3, 5, sleutel="wonen"),)
    assert anders.top[0].delen == ("wonen",)
    anders = bundel(GENOEMD, OOK, door=(Ingreep(Greep.NAAM, "winkels-en-ov", "Bus 26"),))
    assert [(p.naam, p.sleutel) for p in anders.genoemd] == [
        ("Bus 26", "winkels-en-ov"),
        ("Verkeer en parkeren", "verkeer-en-parkeren"),
    ]


SAMEN = Patroon(
    "Afval en schoon",
    melders=6,
    organisaties=3,
    signalen=11,
    ondergrens=("melders", "organisaties"),
    geteld=("afval-en-schoon", "wonen"),
)


def test_two_patterns_with_figures_become_one_that_says_no_more_than_they_did() -> None:
    """How many told both stays hidden: of eleven signals there were at least the six melders of the broadest."""
    een = bundel(WONEN, AFVAL, door=(samen("wonen", "afval-en-schoon"),))
    assert een.top == (SAMEN,)


def test_what_was_changed_follows_from_what_was_shown_alone() -> None:
    """So nothing can be found out by trying, nor afterwards, when somebody left."""
    door = (samen("wonen", "afval-en-schoon"), Ingreep(Greep.NAAM, "verkeer-en-parkeren", "Fatbikes"))
    eerst = bundel(WONEN, AFVAL, GENOEMD, STRESS)
    leeg = replace(oogst(), vorige_bundel=None)

    nu = verander(eerst, eerst.genoemd, door, leeg)
    assert (nu.top, nu.ook_gehoord) == ((SAMEN,), ("Fatbikes", "Stress en mentaal"))


def test_a_wrong_theme_becomes_another_or_joins_it_when_that_is_there() -> None:
    assert bundel(WONEN, door=(naar("wonen", "Groen en spelen"),)).top == (
        Patroon("Groen en spelen", 4, 3, 5, geteld=("wonen",)),
    )
    assert bundel(WONEN, AFVAL, door=(naar("wonen", "Afval en schoon"),)).top == (SAMEN,)


def test_what_is_hidden_does_not_count_in_a_figure_that_is_shown() -> None:
    alleen = bundel(WONEN).top
    for deel in (GENOEMD, ALLEEN):
        (sleutel,) = {p.thema for p in deel}
        assert bundel(WONEN, deel, door=(naar("wonen", sleutel),)).top[0].signalen == alleen[0].signalen
    assert bundel(WONEN, GENOEMD, door=(samen("verkeer-en-parkeren", "wonen"),)) == bundel(
        WONEN, door=(samen("verkeer-en-parkeren", "wonen"),)
    )


def test_two_hidden_patterns_together_stay_hidden() -> None:
    """They passed the threshold together once: then two of four signals at most that make eight are four each."""
    derde = gehoord("Groen en spelen", "a2", "b3", "b3")
    twee = (samen("winkels-en-ov", "verkeer-en-parkeren"),)
    drie = (*twee, samen("groen-en-spelen", "verkeer-en-parkeren"))
    for door, over in ((twee, ("Groen en spelen", "Verkeer en parkeren")), (drie, ("Verkeer en parkeren",))):
        nu = bundel(GENOEMD, OOK, derde, door=door)
        assert (nu.top, nu.ook_gehoord) == ((), over)


def test_two_that_became_one_are_compared_with_what_was_shown_of_both() -> None:
    door = (samen("wonen", "afval-en-schoon"),)
    toen = bundel(WONEN, AFVAL, door=door)
    nu = oogst(WONEN, AFVAL)

    assert maak_bundel(replace(nu, vorige_bundel=toen), door).top[0].vorige == 11
    los = maak_bundel(replace(nu, vorige_bundel=toen))
    assert [p.vorige for p in los.top] == [None, None]  # each of them would be the difference with the other


def test_the_words_of_who_left_are_gone_from_what_is_corrected() -> None:
    zegt = tuple(
        replace(s, gehoord="De lift in de flat staat weer stil", nodig="Een lift", citeren=True)
        for s in WONEN
    )
    eerst = maak_bundel(oogst(zegt))
    weg = tuple(replace(s, citeren=False) for s in zegt)

    assert verander(eerst, eerst.genoemd, (), oogst(zegt)).top == eerst.top
    (nu,) = verander(eerst, eerst.genoemd, (), oogst(weg)).top
    assert (nu.signalen, nu.citaat, nu.gewenst) == (5, "", ())


def test_a_theme_that_nobody_may_see_does_not_lift_what_it_is_joined_with() -> None:
    vier = gehoord("Wonen", "a1", "a2", "b1", "b1")
    zonder, met = (
        bundel(vier, door=(naar("wonen", ALLEEN[0].thema),)),
        bundel(vier, ALLEEN, door=(naar("wonen", ALLEEN[0].thema),)),
    )
    assert (met.top, met.ook_gehoord) == (zonder.top, zonder.ook_gehoord) == ((), ("Taal en formulieren",))


def test_a_sensitive_theme_stays_sensitive_under_another_name() -> None:
    for ingreep in (
        naar("stress-en-mentaal", "Ontmoeten"),
        Ingreep(Greep.NAAM, "stress-en-mentaal", "Alleen zijn"),
    ):
        anders = bundel(STRESS, door=(ingreep,))
        assert (anders.top, len(anders.ook_gehoord)) == ((), 1)


def test_the_month_before_is_only_told_where_each_part_may_be_shown() -> None:
    door = (samen("wonen", "afval-en-schoon"),)
    assert bundel(WONEN, AFVAL, door=door, vorige=(*WONEN, *AFVAL)).top[0].vorige == 11
    assert bundel(WONEN, AFVAL, door=door, vorige=(*WONEN[:3], *AFVAL)).top[0].vorige is None


def test_the_last_sentence_of_context_stands() -> None:
    zinnen = (Ingreep(Greep.TOELICHTING, "", "De markt was dicht."), Ingreep(Greep.TOELICHTING, "", ""))
    assert bundel(WONEN, door=zinnen[:1]).toelichting == "De markt was dicht."
    assert bundel(WONEN, door=zinnen) == bundel(WONEN)


def test_a_theme_is_found_back_in_the_pattern_it_went_on_in() -> None:
    door = (naar("wonen", "Groen en spelen"), samen("groen-en-spelen", "afval-en-schoon"))
    assert sleutel_na("Wonen", door) == "afval-en-schoon"
    assert sleutel_na("Verkeer en parkeren", door) == "verkeer-en-parkeren"
