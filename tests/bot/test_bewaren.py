"""The periods are carried out by the service itself, told to people as they are set, and shown to the beheerder."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import bewaren, heartbeat
from bot.__main__ import main
from bot.dienst import Dienst
from bot.nazorg import herstel
from bot.receive import Gereedschap
from bot.voorvallen import Voorval
from gesprekken import kalender
from gesprekken.wijk import Rol, Termijnen
from opslag import apply, maak_engine, mensen, transactie, versie, werk_bij
from tests.databases import elke_rij, op_versie
from tests.meelezer import Meelezer
from tests.mensen import BrowserBuurt
from tests.sleutels import SLEUTELS
from tests.test_een_maand import meld_aan

PAGINA = Path(__file__).parents[2] / "docs" / "privacy" / "bewaartermijnen.md"
Uit = pytest.CaptureFixture[str]


def gezien(dienst: Dienst, *updates: str) -> None:
    with transactie(dienst.db) as sessie:
        for update in updates:
            apply.merk_gezien(sessie, "telegram", update, dienst.klok.nu())


def gewist(log: Meelezer) -> dict[str, int]:
    """By kind, since the last time this was asked."""
    regels = {regel["soort"]: regel["aantal"] for regel in log.van(Voorval.GEWIST)}
    log.regels.clear()
    return regels


async def test_once_a_day_the_beat_erases_what_is_too_old_and_says_how_much(
    dienst: Dienst, log: Meelezer
) -> None:
    gezien(dienst, "1", "2", "3")
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=14))
    await dienst.tik()
    assert gewist(log) == {"gezien": 3}
    dienst.klok.zet(dienst.klok.nu() - timedelta(days=14))
    gezien(dienst, "4")
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=14, minutes=1))
    await dienst.tik()  # today it was done already
    assert gewist(log) == {}
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=1))
    await dienst.tik()
    assert gewist(log) == {"gezien": 1}
    over = [rij["sleutel"] for rij in elke_rij(dienst.db)["gedaan"]]
    assert over == [f"bewaren:{kalender.lokaal(dienst.klok.nu()).date()}"]


async def test_what_comes_back_with_a_copy_goes_again_at_the_next_beat(dienst: Dienst, log: Meelezer) -> None:
    await dienst.tik()
    gezien(dienst, "1")
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=20))
    await dienst.tik()
    dienst.klok.zet(dienst.klok.nu() - timedelta(days=20))
    gezien(dienst, "1")  # as it stood in the copy
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=20))
    log.regels.clear()
    with transactie(dienst.db) as sessie:
        herstel(sessie, dienst.klok.nu())
    await dienst.tik()
    assert gewist(log) == {"gezien": 1}


async def test_what_goes_wrong_while_erasing_holds_up_nothing_and_is_tried_again(
    dienst: Dienst, log: Meelezer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezien(dienst, "1")
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=14))
    stuk = replace(dienst.gereedschap, termijnen=Termijnen(gezien_dagen="veertien"))  # type: ignore[arg-type]
    heartbeat.tik(dienst.db, stuk, dienst.klok.nu())
    assert [regel["fout"] for regel in log.van(Voorval.OPRUIMEN_MISLUKT)] == ["TypeError"]
    await dienst.tik()
    assert gewist(log) == {"gezien": 1}


async def test_the_notice_says_the_periods_as_they_are_set(database: str) -> None:
    termijnen = Termijnen(teksten_maanden=6, patronen_maanden=12, acties_maanden=36, berichten_dagen=10)
    async with Dienst(database, SLEUTELS, termijnen=termijnen) as dienst:
        wie = BrowserBuurt(dienst).mens("Nadia")
        await wie.zegt("/privacy")
        gelezen = wie.laatste
    for zin in (
        "wat je vertelt: 6 maanden",
        "het thema, en in welke maand je meedeed: 1 jaar",
        "terugkoppelingen: 3 jaar",
    ):
        assert zin in gelezen
    assert "berichten tussen ons: 10 dagen" in gelezen


def test_the_table_in_the_documentation_is_current() -> None:
    """When this fails: `python -m bot.bewaren docs/privacy/bewaartermijnen.md`."""
    assert bewaren.ververs(PAGINA.read_text("utf-8")) == PAGINA.read_text("utf-8")
    assert bewaren.tabel() in PAGINA.read_text("utf-8")


# --- the beheerder ---


@pytest.fixture
def hier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:///wijk.sqlite")
    return tmp_path


def test_a_dry_run_shows_what_would_go_and_the_real_one_erases_it(hier: Path, capsys: Uit) -> None:
    lang_geleden = datetime.now(UTC) - timedelta(days=100)
    db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
    werk_bij(db)
    with transactie(db) as sessie:
        laak = mensen.maak_wijkverband(sessie, "Laak", lang_geleden)
        mensen.nodig_uit(sessie, laak, "verlopen", Rol.MELDER, 1, lang_geleden)
        for update in "123":
            apply.merk_gezien(sessie, "telegram", update, lang_geleden)
    regels = [
        "     3  kenmerk van een binnengekomen bericht (14 dagen)",
        "     1  uitnodigingen, als hash (tot ze verlopen)",
    ]
    for opties, kop in ((["--proef"], "Dit zou nu worden gewist:"), ([], "Dit is gewist:")):
        assert len(elke_rij(db)["gezien"]) == 3
        assert main(["beheer", "bewaartermijnen", *opties]) == 0
        assert capsys.readouterr().out.splitlines() == [kop, *regels]
    assert (elke_rij(db)["gezien"], elke_rij(db)["uitnodiging"]) == ([], [])
    db.dispose()
    assert main(["beheer", "bewaartermijnen"]) == 0
    assert capsys.readouterr().out == "Er is niets te oud. Er valt niets te wissen.\n"


def test_a_dry_run_makes_no_database_and_brings_none_up_to_date(hier: Path, capsys: Uit) -> None:
    assert main(["beheer", "bewaartermijnen", "--proef"]) == 1
    assert "Er is nog geen database op wijk.sqlite. Er valt niets te wissen." in capsys.readouterr().err
    assert list(hier.glob("wijk.sqlite*")) == []
    oud = op_versie("sqlite:///wijk.sqlite", "0006")
    assert main(["beheer", "bewaartermijnen", "--proef"]) == 1
    assert "De database is van een andere versie." in capsys.readouterr().err
    assert versie(oud) == "0006"
    oud.dispose()


async def test_who_left_after_the_copy_was_made_is_erased_again_by_what_stands_in_the_log(
    dienst: Dienst,
    database: str,
    uitnodiging: str,
    log: Meelezer,
    hier: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Uit,
) -> None:
    esra = BrowserBuurt(dienst).mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", database)
    assert main(["reservekopie", "maak", "kopie.sqlite"]) == 0
    await esra.zegt("/verwijder")
    await esra.drukt("Wis alles en stop")
    await esra.drukt("Ja, wis het nu")
    await dienst.tik()
    await dienst.tik()
    (kenmerk,) = [regel["kenmerk"] for regel in log.van(Voorval.VERTROKKEN)]
    assert kenmerk not in str(elke_rij(dienst.db))
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:///terug.sqlite")
    assert main(["reservekopie", "herstel", "kopie.sqlite"]) == 0
    capsys.readouterr()
    terug = maak_engine("sqlite:///terug.sqlite", SLEUTELS)
    assert [rij["naam"] for rij in elke_rij(terug)["persoon"]] == ["Esra Demir"]
    assert main(["beheer", "vertrokken", kenmerk, "onbekend"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{kenmerk}: gewist.",
        "onbekend: staat er niet (meer) in.",
    ]
    assert elke_rij(terug)["persoon"] == []
    terug.dispose()


def test_the_tools_know_the_periods_without_a_service() -> None:
    assert Gereedschap("w", lambda: "code").basis(datetime.now(UTC)).termijnen == Termijnen()
