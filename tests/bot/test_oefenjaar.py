"""A year of the practice neighbourhood, and what its last bundle makes of it."""

import asyncio
import shutil
from collections import Counter
from pathlib import Path

import pytest

from bot.oefenjaar import MAANDEN, STIJGT, WEG, plan
from bot.oefenstof import LUID, MEER, PERSONEN, STOKPAARD
from bot.oefenvroeger import LUKT_NIET
from gesprekken import rondes
from gesprekken.wijk import Bundel, Eerder, Richting, Rondestand, Stand, Verleden, sleutel_van
from opslag import cyclus, delen, facts, maand, transactie
from rapportage.beweging import beeld
from rapportage.render import bundel_html, bundel_tekst
from tests.bezoek import Bezoek, bezoek_aan, gewoonde_wijk
from tests.databases import elke_rij

ALLEN = (*PERSONEN, *MEER)
LAATSTE = "2026-10"
SEIZOEN = ("Wonen", "Overlast en buren")


# --- the plan ---


def maanden_tot(laatste: str, aantal: int = MAANDEN) -> list[str]:
    maanden = [laatste]
    while len(maanden) < aantal:
        maanden.append(rondes.even_lang_ervoor(maanden[-1]))
    return maanden[::-1]


def verleden(laatste: str, aantal: int = MAANDEN) -> Verleden:
    """What the bundle of this month would look back on, when all were told as planned."""
    maanden = maanden_tot(laatste)[-aantal:]
    geteld = Counter(
        (persoon.naam, persoon.organisatie, signaal.thema, maand_)
        for terug, maand_ in enumerate(reversed(maanden))
        for persoon, signaal in plan(maand_, terug, ALLEN)
    )
    signalen = tuple(
        Eerder(naam, organisatie, thema, maand_, n)
        for (naam, organisatie, thema, maand_), n in geteld.items()
    )
    actief = frozenset((persoon.naam, maand_) for persoon in ALLEN for maand_ in maanden)
    return Verleden(maanden[0], laatste, signalen, actief, ())


def richtingen(wat: Verleden) -> dict[str, Richting]:
    return {sleutel: b.richting for sleutel, b in beeld(wat, wat.tot).bewegingen.items()}


JAAR = [f"2026-{nummer:02}" for nummer in range(1, 13)]


@pytest.mark.parametrize("laatste", JAAR)
def test_whenever_the_visitor_comes_only_what_rises_is_said_to_rise(laatste: str) -> None:
    gezien = richtingen(verleden(laatste))
    stijgt = {sleutel for sleutel, richting in gezien.items() if richting is Richting.STIJGT}
    assert stijgt <= {sleutel_van(STIJGT), "werk-en-meedoen"}
    assert gezien[sleutel_van(STIJGT)] in (Richting.STIJGT, Richting.NIEUW)
    assert gezien[sleutel_van(WEG)] is Richting.WEGGEZAKT


def test_with_a_year_alone_what_comes_back_every_year_would_rise_in_some_month() -> None:
    """That is why it has lived for longer."""
    vals = [
        laatste
        for laatste in JAAR
        if any(richtingen(verleden(laatste, 12)).get(sleutel_van(t)) is Richting.STIJGT for t in SEIZOEN)
    ]
    assert vals != []


def test_the_same_month_is_always_planned_the_same_and_another_otherwise() -> None:
    assert plan(LAATSTE, 0, ALLEN) == plan(LAATSTE, 0, ALLEN)
    assert plan(LAATSTE, 0, ALLEN) != plan("2026-11", 0, ALLEN)


@pytest.mark.parametrize("mensen", [PERSONEN, ALLEN])
def test_nobody_tells_the_same_twice_in_a_month_and_everybody_has_something_to_tell(mensen: object) -> None:
    for terug, maand_ in enumerate(reversed(maanden_tot(LAATSTE))):
        verteld = plan(maand_, terug, mensen)
        eigen = Counter((persoon.naam, signaal.gehoord) for persoon, signaal in verteld)
        assert set(eigen.values()) == {1}
        assert len({persoon for persoon, _ in verteld}) >= len(mensen) - 1


def test_the_loud_one_tells_more_of_her_subject_than_anybody_of_anything() -> None:
    van_wie = Counter((persoon, signaal.thema) for persoon, signaal in plan(LAATSTE, 0, ALLEN))
    (wat, aantal), (_, daarna) = van_wie.most_common(2)
    assert wat == (LUID, STOKPAARD)
    assert aantal > 2 * daarna


# --- what became of it ---


@pytest.fixture(scope="module")
def gewoond(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return gewoonde_wijk(tmp_path_factory.mktemp("jaar"))


@pytest.fixture(scope="module")
def rijen(gewoond: Path) -> tuple[Rondestand, ...]:
    async def lees() -> tuple[Rondestand, ...]:
        async with bezoek_aan(gewoond) as bezoek:
            return met_sessie(bezoek, lambda sessie, hier: delen.rondes(sessie, hier))

    return asyncio.run(lees())


@pytest.fixture(scope="module")
def bundel(rijen: tuple[Rondestand, ...]) -> Bundel:
    return rijen[-1].bundel


def met_sessie(bezoek: Bezoek, lees: object) -> object:
    with transactie(bezoek.oefening.dienst.db) as sessie:
        return lees(sessie, facts.wijkverbanden(sessie)[0].id)


def test_the_last_bundle_says_what_rises_what_stays_what_sank_away_and_what_is_new(bundel: Bundel) -> None:
    assert bundel.ronde == LAATSTE
    post = bundel_tekst(bundel)
    assert "1. Verkeer en parkeren · 10 van 14 melders · 17 signalen (september: 16) · stijgt\n" in post
    assert "2. Wonen · 8 van 14 melders · 10 signalen (september: niet getoond)" in post
    assert " · blijft\n" in post
    assert post.count(" · stijgt") == 1
    assert "Nieuw en nog klein: Werk en meedoen\n" in post
    assert "Weggezakt: Taal en formulieren\n" in post
    zin = "Stijgt: gehoord door 10 van de 14 melders, vorig jaar om deze tijd 3 van de 12."
    assert zin in bundel_html(bundel)


def test_its_first_pattern_says_what_it_is_about_what_is_wished_and_how_somebody_put_it(
    bundel: Bundel,
) -> None:
    eerste = bundel.top[0]
    assert any(deel.naam.startswith("fatbike") for deel in eerste.deelpatronen)
    assert eerste.citaat in {s.gehoord for _, s in plan(LAATSTE, 0, ALLEN) if s.thema == STIJGT}
    assert len(eerste.wensen) == 3


def test_what_comes_back_every_winter_is_in_it_and_does_not_rise(bundel: Bundel) -> None:
    wonen = next(patroon for patroon in bundel.top if patroon.naam == "Wonen")
    assert wonen.beweging is not None
    assert wonen.beweging.richting in (Richting.BLIJFT, Richting.ONDUIDELIJK)
    assert any("schimmel" in deel.naam for deel in wonen.deelpatronen)


async def test_the_subject_of_the_loud_one_is_heard_most_but_one_and_only_named(
    gewoond: Path, bundel: Bundel
) -> None:
    assert STOKPAARD in bundel.ook_gehoord
    async with bezoek_aan(gewoond) as bezoek:
        oogst = met_sessie(bezoek, lambda sessie, hier: maand.oogst(sessie, hier, LAATSTE))
    geteld = Counter(s.thema for s in oogst.signalen)
    assert [thema for thema, _ in geteld.most_common(2)] == [STIJGT, STOKPAARD]
    assert len({s.melder for s in oogst.signalen if s.thema == STOKPAARD}) == 2
    assert beeld(oogst.verleden, LAATSTE).bewegingen[sleutel_van(STOKPAARD)].richting is not Richting.STIJGT


def test_every_earlier_round_is_closed_and_tells_what_came_of_it(rijen: tuple[Rondestand, ...]) -> None:
    assert [rij.bundel.ronde for rij in rijen] == maanden_tot(LAATSTE)
    assert [rij.gesloten for rij in rijen] == [True] * (MAANDEN - 1) + [False]
    assert [len(rij.acties) for rij in rijen] == [1] * (MAANDEN - 1) + [0]
    klaar = rijen[:-3]  # of the last of those before it the check moment was lived, or is still to come
    mislukt = {maanden_tot(LAATSTE)[::-1][terug] for terug in LUKT_NIET}
    assert {rij.bundel.ronde for rij in klaar if rij.acties[0].stand is Stand.LUKT_NIET} == mislukt
    for rij in klaar:
        actie, dossier = rij.acties[0], rij.dossier
        assert actie.stand in (Stand.GEDAAN, Stand.LUKT_NIET)
        assert actie.reden if actie.stand is Stand.LUKT_NIET else actie.opbrengst
        (update,) = dossier.tekst.vervolgen
        assert (actie.reden or actie.opbrengst) in update.tekst
    assert rijen[-1].bundel.late_updates == rijen[-1].bundel.open_rondes == ()


async def test_opened_again_it_has_lived_nothing_twice(gewoond: Path, tmp_path: Path) -> None:
    bestand = Path(shutil.copy(gewoond, tmp_path / gewoond.name))

    async def kijk() -> tuple[object, object]:
        async with bezoek_aan(bestand) as bezoek:
            return sorted(map(repr, elke_rij(bezoek.oefening.dienst.db))), (await bezoek.kijk())["klok"]

    assert await kijk() == await kijk()
    async with bezoek_aan(bestand) as bezoek:
        assert bezoek.oefening.wijk.collegas.mee == ALLEN
        assert met_sessie(bezoek, lambda s, hier: len(cyclus.geplaatste(s, hier, "", "9"))) == MAANDEN
