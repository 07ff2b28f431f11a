"""`wijksignaal reservekopie`: made while the service runs, tried beside it, and put back without saying twice
what may have been said."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot import reservekopie, settings
from bot.__main__ import main
from bot.dienst import Dienst
from bot.receive import vrije_dagen
from bot.send import Tempo
from gesprekken.model import Bericht, Stuur
from opslag import Wie, apply, maak_engine, transactie
from opslag.models import Bundel
from tests.databases import PostgreSQL
from tests.mensen import BrowserBuurt
from tests.sleutels import SLEUTELS
from tests.test_een_maand import meld_aan

Uit = pytest.CaptureFixture[str]
Opdracht = Callable[..., tuple[int, str, str]]


@pytest.fixture
def opdracht(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Uit) -> Opdracht:
    """`wijksignaal reservekopie …` on this database: its code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", database)

    def doe(*argumenten: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["reservekopie", *argumenten])
        return code, *capsys.readouterr()

    return doe


@pytest.fixture
def nieuwe_database(
    dienst: Dienst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Callable[[], str]:
    """Another machine: an empty database of the same kind, where the next commands go."""

    def kies() -> str:
        url = f"sqlite:///{tmp_path}/ander.sqlite"
        if dienst.db.dialect.name == "postgresql":
            server: PostgreSQL = request.getfixturevalue("postgresql")
            url = server.nieuw()
        monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", url)
        return url

    return kies


@pytest.fixture
async def laak(dienst: Dienst, uitnodiging: str) -> BrowserBuurt:
    """A wijkverband with a group, a coördinator and a bundle of november."""
    buurt = BrowserBuurt(dienst)
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("Er ligt grofvuil naast de containers")
    await esra.drukt("Weet ik niet")
    await buurt.wordt("2026-12-03T09:00")
    return buurt


async def test_a_copy_is_made_while_the_service_runs_and_proves_itself(
    laak: BrowserBuurt, opdracht: Opdracht
) -> None:
    assert opdracht("maak", "kopie.sqlite") == (
        0,
        "De kopie staat in kopie.sqlite. Bewaar haar op een veilige plek.\n",
        "",
    )
    assert opdracht("toets", "kopie.sqlite") == (
        0,
        "De kopie is heel en laat zich terugzetten: 1 wijkverband, 1 mens, 1 signaal en 1 bundel.\n"
        "De bundel van Laak, november 2026, is gelijk aan die in de database.\n",
        "",
    )


async def test_a_bundle_that_differs_is_said(laak: BrowserBuurt, opdracht: Opdracht) -> None:
    opdracht("maak", "kopie.sqlite")
    with transactie(laak.dienst.db) as sessie:
        anders = sessie.scalars(select(Bundel)).one()
        anders.inhoud = anders.inhoud.replace("Laak", "Rubroek")
    code, uit, _ = opdracht("toets", "kopie.sqlite")
    assert (code, uit.splitlines()[1]) == (
        1,
        "De bundel van Laak, november 2026, is NIET gelijk aan die in de database.",
    )


async def test_on_a_new_machine_a_copy_can_be_tried_and_put_back(
    laak: BrowserBuurt, opdracht: Opdracht, nieuwe_database: Callable[[], str]
) -> None:
    opdracht("maak", "kopie.sqlite")
    nieuwe_database()
    code, uit, _ = opdracht("toets", "kopie.sqlite")
    assert (code, uit.splitlines()[1]) == (0, "De database zelf is er niet, dus vergelijken kan niet.")
    assert opdracht("herstel", "kopie.sqlite") == (
        0,
        "Teruggezet: 1 wijkverband, 1 mens, 1 signaal en 1 bundel. "
        "Wat er wachtte, gaat niet vanzelf de deur uit: de coördinator krijgt een vraag.\n",
        "",
    )
    code, uit, _ = opdracht("toets", "kopie.sqlite")
    assert (code, uit.splitlines()[1]) == (
        0,
        "De bundel van Laak, november 2026, is gelijk aan die in de database.",
    )


async def test_what_may_have_been_said_after_the_copy_is_asked_and_not_said_again(
    dienst: Dienst, uitnodiging: str, opdracht: Opdracht, nieuwe_database: Callable[[], str]
) -> None:
    """The copy is of a friday evening: a message waits for monday. On thursday the server is lost, just after
    the bundle was posted."""
    buurt = BrowserBuurt(dienst)
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await buurt.wordt("2026-11-27T20:30")
    with transactie(dienst.db) as sessie:
        wie = Wie("", "", dienst.klok.nu(), wijkverband=1, vrij=vrije_dagen(2026))
        apply.stuur(sessie, Stuur(None, Bericht("Maandag is er koffie"), "koffie"), wie)
    opdracht("maak", "kopie.sqlite")
    await buurt.wordt("2026-12-03T09:00")
    gezegd = list(buurt.groep)
    assert [bericht.splitlines()[0] for bericht in gezegd] == [
        "Maandag is er koffie",
        "Signalenbundel Laak · november 2026",
    ]

    url = nieuwe_database()
    reservekopie.zet_terug(settings.lees(), Path("kopie.sqlite"), dienst.klok.nu())
    async with Dienst(url, SLEUTELS, klok=dienst.klok, tempo=Tempo(los=True)) as nieuw:
        terug = BrowserBuurt(nieuw)
        esra = terug.mens("Esra Demir")
        await nieuw.tik()
        assert [tekst.partition("Staat")[0].splitlines()[0] for tekst, _ in esra.berichten[-2:]] == [
            "Ik weet niet zeker of dit bericht is aangekomen: “Maandag is er koffie”",
            "Ik weet niet zeker of dit bericht is aangekomen: “Signalenbundel Laak · november 2026",
        ]
        assert terug.groep == []
        await esra.drukt("Ja, het staat er")
        await terug.wordt("2027-01-06T09:00")  # and after that life goes on
        assert [bericht.splitlines()[0] for bericht in terug.groep] == ["Signalenbundel Laak · december 2026"]


async def test_nothing_is_ever_overwritten(laak: BrowserBuurt, opdracht: Opdracht, tmp_path: Path) -> None:
    (tmp_path / "bestaat").write_bytes(b"van mij")
    assert opdracht("maak", "bestaat") == (
        1,
        "",
        "bestaat bestaat al. Kies een nieuwe naam, dan gaat er niets verloren.\n",
    )
    opdracht("maak", "kopie.sqlite")
    assert opdracht("herstel", "kopie.sqlite")[2].startswith("Wijksignaal draait al op ")
    await laak.dienst.__aexit__()
    assert opdracht("herstel", "kopie.sqlite") == (
        1,
        "",
        "In deze database staat al een wijkverband, en dat overschrijf ik niet. "
        "Zet haar eerst ergens anders neer, of kies met WIJKSIGNAAL_DATABASE_URL een lege.\n",
    )
    assert (tmp_path / "bestaat").read_bytes() == b"van mij"


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("maak", "nergens/kopie"), "De map nergens is er niet. Maak haar eerst."),
        (("toets", "er-niet"), "Er is geen kopie op er-niet. Controleer de naam."),
        (("herstel", "er-niet"), "Er is geen kopie op er-niet. Controleer de naam."),
        (("toets", "tekst"), "tekst is geen hele kopie van Wijksignaal. Kies een andere kopie."),
        (("herstel", "tekst"), "tekst is geen hele kopie van Wijksignaal. Kies een andere kopie."),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    opdracht: Opdracht, argumenten: tuple[str, str], zin: str
) -> None:
    Path("tekst").write_text("Geen database, maar een boodschappenlijst.")
    assert opdracht(*argumenten) == (1, "", f"{zin}\n")


def test_what_is_no_database_gives_no_copy(
    tmp_path: Path, leeg_bestand: Path, monkeypatch: pytest.MonkeyPatch, capsys: Uit
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(leeg_bestand, "wijk.sqlite")
    Path("stuk.sqlite").write_bytes(b"stuk" * 1000)
    for url, zin in (
        ("sqlite:///er-niet.sqlite", "Er is nog geen database op er-niet.sqlite."),
        ("sqlite:///:memory:", "Deze database is geen bestand."),
        ("sqlite:///stuk.sqlite", "De kopie is niet gelukt (DatabaseError)."),
        ("postgresql://niemand@127.0.0.1:1/niets", "De kopie is niet gelukt (OperationalError)."),
    ):
        monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", url)
        assert main(["reservekopie", "maak", "kopie"]) == 1
        assert capsys.readouterr().err.startswith(zin)
        assert not Path("kopie").exists()


def test_a_copy_of_another_version_is_made_with_that_version(
    postgresql: PostgreSQL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Uit
) -> None:
    """An SQLite file is copied as it is; what is read from a server has to be understood."""
    url = postgresql.nieuw()
    db = maak_engine(url, SLEUTELS)
    with db.begin() as verbinding:
        verbinding.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    db.dispose()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", url)
    assert main(["reservekopie", "maak", "kopie"]) == 1
    assert capsys.readouterr().err == (
        "De database is van een andere versie. Maak de kopie met de versie die draaide.\n"
    )
    postgresql.weg(url)
