"""A theme that a wijkverband calls otherwise: another name in the bundle, and the same pattern underneath."""

from dataclasses import replace

from gesprekken.wijk import Greep, Ingreep, Oogst, sleutel_van
from rapportage.patronen import maak_bundel
from tests.rapportage.test_patronen import AFVAL, WONEN, gehoord, oogst

NAMEN = (("Wonen", "Huis en huur"), ("Ontmoeten", "Elkaar zien"), ("Veiligheid", ""))
BEKEND = gehoord("Ontmoeten", "a1", "b1")


def genoemd(van: Oogst, *ingrepen: Ingreep) -> list[tuple[str, str]]:
    """Of each pattern its name and its key, first those with figures."""
    bundel = maak_bundel(van, ingrepen)
    ook = zip(bundel.ook_gehoord, bundel.ook_sleutels or map(sleutel_van, bundel.ook_gehoord), strict=True)
    return [*((p.naam, p.sleutel) for p in bundel.top), *ook]


def hier(van: Oogst) -> Oogst:
    return replace(van, wijkverband=replace(van.wijkverband, themanamen=NAMEN))


def test_the_pattern_bears_the_name_of_here_and_keeps_its_key() -> None:
    gewoon = oogst(WONEN, AFVAL, BEKEND)
    assert [naam for naam, _ in genoemd(gewoon)] == ["Afval en schoon", "Wonen", "Ontmoeten"]
    assert [naam for naam, _ in genoemd(hier(gewoon))] == ["Afval en schoon", "Huis en huur", "Elkaar zien"]
    assert [sleutel for _, sleutel in genoemd(hier(gewoon))] == [sleutel for _, sleutel in genoemd(gewoon)]


def test_a_name_that_the_coordinator_gives_goes_before_it() -> None:
    naam = Ingreep(Greep.NAAM, sleutel_van("Wonen"), "Kapotte liften")
    assert genoemd(hier(oogst(WONEN)), naam) == [("Kapotte liften", sleutel_van("Wonen"))]


def test_what_becomes_that_theme_is_called_as_it_is_here() -> None:
    wordt = Ingreep(Greep.THEMA, sleutel_van("Afval en schoon"), "Wonen")
    assert genoemd(hier(oogst(AFVAL)), wordt) == [("Huis en huur", sleutel_van("Wonen"))]
    naam = Ingreep(Greep.NAAM, sleutel_van("Wonen"), "Kapotte liften")
    assert genoemd(hier(oogst(AFVAL, WONEN)), naam, wordt) == [("Kapotte liften", sleutel_van("Wonen"))]
