"""The keys as the beheerder meets them, and a whole month of which nothing can be read without them."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.dienst import Dienst
from opslag import facts, lees_sleutels, maak_engine, transactie
from tests import test_een_maand as een_maand
from tests.bot.test_logboek import wat_er_gezegd_is
from tests.databases import rauw
from tests.mensen import BrowserBuurt, Buurt
from tests.sleutels import bos, sleutel

Uit = pytest.CaptureFixture[str]
Wijksignaal = Callable[..., tuple[int, str, str]]


@pytest.fixture
def wijksignaal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Uit) -> Wijksignaal:
    """The command in an empty folder, with no key set."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WIJKSIGNAAL_SLEUTEL")
    monkeypatch.delenv("WIJKSIGNAAL_TELEGRAM_TOKEN", raising=False)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:///wijk.sqlite")

    def doe(*argumenten: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(argumenten)
        return code, *capsys.readouterr()

    return doe


# --- a month ---


async def test_of_a_month_no_name_no_address_and_no_text_can_be_read_in_the_files(
    buurt: Buurt, uitnodiging: str
) -> None:
    await een_maand.test_een_maand(buurt, uitnodiging)
    gezegd = wat_er_gezegd_is(buurt)
    getypt = {zin for _, _, zin in een_maand.COLLEGAS.values()}
    wie = {"Esra Demir", "Wijkmanager", "Thuiszorg", "Corporatie", uitnodiging}
    wie |= {naam for namen in een_maand.COLLEGAS for naam in namen.split()} - {"Vos", "Kok"}
    with transactie(buurt.dienst.db) as sessie:
        waar = {facts.adres_van(sessie, lid.persoon) for lid in facts.leden(sessie, 1)}
    adressen = {adres.adres for adres in waar if adres is not None}
    assert len(adressen) == 5
    assert "Negentien mensen hielpen mee" in "".join(gezegd)
    bewaard = rauw(buurt.dienst.db)
    assert b"Afval en schoon" in bewaard  # what is not encrypted, is found this way
    gezegd -= {"Wat hoor of zie je in de wijk?"}  # the same for everybody
    gezocht = gezegd | getypt | wie | {adres for adres in adressen if len(adres) > 5}
    assert [tekst for tekst in sorted(gezocht) if tekst.encode() in bewaard] == []


# --- a key ---


def test_a_new_key_is_shown_and_fits_the_setting(wijksignaal: Wijksignaal) -> None:
    (code, een, fout), (_, ander, _) = wijksignaal("beheer", "sleutel"), wijksignaal("beheer", "sleutel")
    assert (code, fout, len(lees_sleutels(f"{een},{ander}"))) == (0, "", 2)


def test_a_key_in_a_file_is_for_this_account_only_and_the_next_comes_before_it(
    wijksignaal: Wijksignaal,
) -> None:
    code, uit, _ = wijksignaal("beheer", "sleutel", "sleutel.txt")
    pad = Path("sleutel.txt")
    ((naam, geheim),) = lees_sleutels(pad.read_text())
    assert (code, stat.S_IMODE(pad.stat().st_mode)) == (0, 0o600)
    assert uit == (
        f"De nieuwe sleutel {naam} staat in sleutel.txt. Bewaar ook een afschrift op een andere plek:\n"
        "zonder sleutel kan niemand de gegevens nog lezen, ook wij niet.\n"
    )
    _, uit, _ = wijksignaal("beheer", "sleutel", "sleutel.txt")
    assert lees_sleutels(pad.read_text())[1] == (naam, geheim)
    assert uit.endswith("Stop nu de bot, en zet alles over met: wijksignaal beheer sleutel-wissel\n")
    assert [p.name for p in Path().iterdir()] == ["sleutel.txt"]


def test_what_is_no_file_of_keys_is_left_as_it_is(wijksignaal: Wijksignaal) -> None:
    Path("brief.txt").write_text("Geachte heer")
    zin = "In brief.txt staat iets anders dan sleutels. Kies een ander bestand.\n"
    assert wijksignaal("beheer", "sleutel", "brief.txt") == (1, "", zin)
    assert Path("brief.txt").read_text() == "Geachte heer"
    assert wijksignaal("beheer", "sleutel", "weg/sleutel.txt")[2] == (
        "De sleutel is niet bewaard (FileNotFoundError). Controleer het pad, en of er plek is.\n"
    )


ZONDER = (
    "WIJKSIGNAAL_SLEUTEL ontbreekt. Maak een sleutel met: wijksignaal beheer sleutel PAD. "
    "Zet daarna dat pad in WIJKSIGNAAL_SLEUTEL_FILE.\n"
)


@pytest.mark.parametrize(
    "opdracht",
    [
        ("start",),
        ("tik", "--nu", "2026-12-03T09:00"),
        ("beheer", "wijkverband", "Laak"),
        ("beheer", "uitnodiging", "Laak"),
        ("beheer", "sleutel-wissel"),
        ("beheer", "bewaartermijnen"),
        ("status",),
    ],
)
def test_without_a_key_nothing_is_opened_and_the_way_is_shown(
    wijksignaal: Wijksignaal, opdracht: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_TOKEN", "4242:" + "A" * 35)
    assert wijksignaal(*opdracht) == (1, "", ZONDER)
    assert not Path("wijk.sqlite").exists()


def test_a_key_that_cannot_be_read_is_not_repeated(
    wijksignaal: Wijksignaal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKSIGNAAL_SLEUTEL", sleutel("a")[:-1])
    code, uit, fout = wijksignaal("status")
    assert (code, uit) == (1, "")
    assert fout.startswith(
        "WIJKSIGNAAL_SLEUTEL is niet te lezen: een sleutel is een naam, een dubbele punt en 32 "
    )
    assert sleutel("a")[2:-4] not in fout


# --- changing it ---


def test_the_whole_of_a_change_by_the_command_line(
    wijksignaal: Wijksignaal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKSIGNAAL_SLEUTEL_FILE", "sleutel.txt")
    wijksignaal("beheer", "sleutel", "sleutel.txt")
    (oud,) = lees_sleutels(Path("sleutel.txt").read_text())
    assert wijksignaal("beheer", "wijkverband", "Laak", "--organisatie", "Vogelbescherming")[0] == 0
    assert wijksignaal("reservekopie", "maak", "oud.sqlite")[0] == 0
    wijksignaal("beheer", "sleutel", "sleutel.txt")
    nieuw, _ = lees_sleutels(Path("sleutel.txt").read_text())
    assert wijksignaal("beheer", "uitnodiging", "Laak")[::2] == (
        1,
        f"De database is nog geschreven met sleutel {oud[0]}, en voorop staat {nieuw[0]}. "
        "Stop de bot, en zet alles over met: wijksignaal beheer sleutel-wissel\n",
    )
    assert wijksignaal("beheer", "sleutel-wissel")[:2] == (
        0,
        f"Alles staat nu in sleutel {nieuw[0]}. Sleutel {oud[0]} is alleen nog nodig voor reservekopieën van voor "
        "vandaag. Bewaar hem zo lang als je die bewaart.\n",
    )
    assert wijksignaal("beheer", "sleutel-wissel")[1] == (
        f"Alles stond al in sleutel {nieuw[0]}. Er is niets veranderd.\n"
    )
    assert wijksignaal("reservekopie", "toets", "oud.sqlite")[0] == 0
    Path("sleutel.txt").write_text(Path("sleutel.txt").read_text().split(",")[0])
    assert wijksignaal("beheer", "uitnodiging", "Laak")[0] == 0
    code, _, fout = wijksignaal("reservekopie", "toets", "oud.sqlite")
    assert (code, fout) == (
        1,
        f"oud.sqlite gaat niet open. Deze gegevens zijn geschreven met sleutel {oud[0]}, en die staat niet in "
        "WIJKSIGNAAL_SLEUTEL. Zet hem erbij, achter de andere. Zonder die sleutel kan niemand ze lezen.\n",
    )
    for bestand in ("oud.sqlite", "wijk.sqlite"):
        assert b"Vogelbescherming" not in Path(bestand).read_bytes()


async def test_the_key_is_not_changed_under_a_service_that_runs(
    dienst: Dienst, database: str, monkeypatch: pytest.MonkeyPatch, capsys: Uit
) -> None:
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", database)
    monkeypatch.setenv("WIJKSIGNAAL_SLEUTEL", f"{sleutel('nieuw')},{sleutel('proef')}")
    assert main(["beheer", "sleutel-wissel"]) == 1
    assert capsys.readouterr().err.startswith("Wijksignaal draait al op ")
    assert main(["status"]) == 1  # and beside it nothing is written in another one
    assert capsys.readouterr().err.startswith(
        "De database is nog geschreven met sleutel proef, en voorop staat nieuw."
    )


async def test_after_a_change_the_conversation_goes_on(
    dienst: Dienst, uitnodiging: str, database: str
) -> None:
    from opslag import sleutels

    buurt = BrowserBuurt(dienst)
    esra = buurt.mens("Esra Demir")
    await een_maand.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("Er ligt grofvuil naast de containers")
    await dienst.__aexit__()
    db = maak_engine(database, bos("nieuw", "proef"))
    sleutels.zet_over(db)
    db.dispose()
    async with Dienst(database, bos("nieuw"), klok=dienst.klok) as nieuw:
        buurt = BrowserBuurt(nieuw)
        esra = buurt.mens("Esra Demir")
        await esra.zegt("Een vaste dag waarop het wordt opgehaald")
        assert "“Een vaste dag waarop het wordt opgehaald”" in esra.laatste
