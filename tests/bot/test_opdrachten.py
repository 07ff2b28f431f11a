"""The command line: what it does, what it says, and that every mistake gets one Dutch sentence."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import argumenten
from bot.__main__ import main
from gesprekken.wijk import VRAAG1, Rol
from opslag import apply, facts, maak_engine, transactie
from tests.nepserver import NepServer
from tests.neptelegram import Afgewezen
from tests.sleutels import SLEUTELS

Uit = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def lege_map(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every command runs in an empty folder, with nothing set."""
    monkeypatch.chdir(tmp_path)
    for naam in ("TOKEN", "BASE_URL", "BASE_FILE_URL"):
        monkeypatch.delenv(f"WIJKSIGNAAL_TELEGRAM_{naam}", raising=False)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:///wijk.sqlite")
    return tmp_path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NepServer]:
    """With the settings that lead to it."""
    with NepServer() as server:
        for naam, waarde in server.omgeving.items():
            monkeypatch.setenv(naam, waarde)
        yield server


def geweigerd(capsys: Uit, *argumenten: str, code: int = 1) -> str:
    """The one sentence with which this command was refused."""
    capsys.readouterr()
    try:
        gekregen = main(argumenten)
    except SystemExit as einde:
        gekregen = einde.code
    uit, fout = capsys.readouterr()
    assert (gekregen, uit, fout.count("\n")) == (code, "", 1)
    return fout.strip()


def wijkverbanden() -> list[tuple[str, str, str, tuple[str, ...], tuple[str, ...], bool]]:
    db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
    with transactie(db) as sessie:
        alle = facts.wijkverbanden(sessie)
    db.dispose()
    return [(w.naam, w.vraag1, w.vraag2, w.buurten, w.organisaties, w.oefening) for w in alle]


# --- beheer ---


def test_a_wijkverband_is_made_as_it_was_asked_for(capsys: Uit) -> None:
    assert (
        main(
            [
                *("beheer", "wijkverband", "  Laak  Noord ", "--vraag2", "Wat helpt?", "--oefening"),
                *("--buurt", "Havenkant", "--buurt", "havenkant", "--buurt", "Spoorbuurt"),
                *("--organisatie", "Gemeente"),
            ]
        )
        == 0
    )
    assert wijkverbanden() == [
        ("Laak Noord", VRAAG1, "Wat helpt?", ("havenkant", "Spoorbuurt"), ("Gemeente",), True)
    ]
    uit = capsys.readouterr()
    assert uit.err == "Zonder token kan ik geen link maken; de code werkt wel.\n"
    assert "De coördinator opent de bot in Telegram, en stuurt daar de code." in uit.out
    assert uit.out.endswith("De uitnodiging werkt één keer, zolang je oefent.\n")


def test_its_invitation_is_a_link_and_a_code_that_is_kept_as_a_hash(server: NepServer, capsys: Uit) -> None:
    assert main(["beheer", "wijkverband", "Laak", "--json"]) == 0
    uit = capsys.readouterr()
    gemaakt = json.loads(uit.out)
    assert (uit.err, uit.out.count("\n")) == ("", 1)
    assert gemaakt == {
        "code": gemaakt["code"],
        "link": f"https://t.me/wijksignaalbot?start={gemaakt['code']}",
    }
    db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
    with transactie(db) as sessie:
        nu = datetime.now(UTC)
        geldig = [
            facts.uitnodiging(sessie, gemaakt["code"], nu + timedelta(days=dagen)).geldig
            for dagen in (29, 31)
        ]
        assert facts.uitnodiging(sessie, gemaakt["code"], nu).rol == Rol.COORDINATOR
    db.dispose()
    assert geldig == [True, False]
    assert gemaakt["code"].encode() not in Path("wijk.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["x"], "Geef het wijkverband een naam van 2 tot 60 tekens."),
        (["\udcff\x00"], "Geef het wijkverband een naam van 2 tot 60 tekens."),
        (["x" * 61], "Geef het wijkverband een naam van 2 tot 60 tekens."),
        (["laak"], "Er is al een wijkverband laak. Kies een andere naam."),
        (["Zuid", "--vraag1", "   "], "Maak elke vraag 5 tot 200 tekens lang."),
        (["Zuid", "--vraag2", "w" * 201], "Maak elke vraag 5 tot 200 tekens lang."),
        (["Zuid", "--buurt", ""], "Geef elke buurt een naam van 2 tot 60 tekens."),
        (
            ["Zuid", *(w for i in range(41) for w in ("--organisatie", f"Club {i}"))],
            "Noem hooguit 40 keer een organisatie: ze moeten op knoppen passen.",
        ),
        (
            ["Zuid", "--oefening"],
            "Echt en oefening gaan niet samen in één database. Kies een andere WIJKSIGNAAL_DATABASE_URL.",
        ),
    ],
)
def test_a_wijkverband_that_cannot_be_made_is_refused(capsys: Uit, argumenten: list[str], zin: str) -> None:
    main(["beheer", "wijkverband", "Laak"])
    assert geweigerd(capsys, "beheer", "wijkverband", *argumenten) == zin
    assert [w[0] for w in wijkverbanden()] == ["Laak"]


def test_without_telegram_the_invitation_still_works(
    server: NepServer, capsys: Uit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_BASE_URL", "http://127.0.0.1:9/bot")
    assert main(["beheer", "wijkverband", "Laak", "--json"]) == 0
    uit = capsys.readouterr()
    assert json.loads(uit.out)["link"] == ""
    assert uit.err.startswith("Telegram is niet te bereiken (NooitVerbonden).")
    assert uit.err.endswith("De code werkt wel.\n")


# --- start and tik ---


def test_start_and_tik_want_a_token(capsys: Uit) -> None:
    for opdracht in (["start"], ["tik", "--nu", "2026-12-03T09:00"]):
        assert geweigerd(capsys, *opdracht).startswith("WIJKSIGNAAL_TELEGRAM_TOKEN ontbreekt.")


@pytest.mark.parametrize("opdracht", [["start", "--klok", "2026-12-03"], ["tik", "--nu", "2026-12-03"]])
@pytest.mark.parametrize("wijkverband", [[], ["beheer", "wijkverband", "Laak"]], ids=["empty", "real"])
def test_the_clock_is_moved_in_a_rehearsal_only(
    server: NepServer, capsys: Uit, opdracht: list[str], wijkverband: list[str]
) -> None:
    if wijkverband:
        main(wijkverband)
    roepen = len(server.wereld.roep)
    assert geweigerd(capsys, *opdracht) == (
        "De klok verzetten mag alleen in een database voor oefening. "
        "Maak er een met: wijksignaal beheer wijkverband NAAM --oefening"
    )
    assert len(server.wereld.roep) == roepen


def test_a_token_that_telegram_does_not_know_stops_the_start(
    server: NepServer, capsys: Uit, monkeypatch: pytest.MonkeyPatch
) -> None:
    vreemd = "4242:" + "B" * 35
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_TOKEN", vreemd)
    gezegd = geweigerd(capsys, "start")
    assert gezegd.startswith("Telegram kent dit token niet. Kopieer WIJKSIGNAAL_TELEGRAM_TOKEN opnieuw")
    assert vreemd not in gezegd


def test_another_program_on_the_same_bot_stops_the_start(server: NepServer, capsys: Uit) -> None:
    server.wereld.faal(
        "getUpdates", *[Afgewezen(409, "Conflict: terminated by other getUpdates request")] * 3
    )
    assert main(["start"]) == 1
    uit = capsys.readouterr()
    assert uit.out == "Wijksignaal draait als @wijksignaalbot. Stoppen doe je met Ctrl-C.\n"
    assert uit.err == (
        "Er haalt al een ander programma berichten op voor deze bot. Stop dat eerst, en start opnieuw.\n"
    )


@pytest.mark.parametrize(
    "url",
    ["sqlite:////bestaat/niet/wijk.sqlite", "sqlite:///tekst.txt"],
)
def test_a_database_that_cannot_be_opened_stops_every_command(
    server: NepServer, capsys: Uit, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    Path("tekst.txt").write_text("Dit is geen database, maar een boodschappenlijst." * 100)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", url)
    for opdracht in (["start"], ["tik", "--nu", "2026-12-03"], ["beheer", "wijkverband", "Laak"]):
        assert geweigerd(capsys, *opdracht).startswith("De database is niet te openen (")


def test_a_coordinator_can_be_invited_again_when_the_first_code_was_lost(capsys: Uit) -> None:
    assert geweigerd(capsys, "beheer", "uitnodiging", "Laak").startswith("Er is geen wijkverband Laak.")
    main(["beheer", "wijkverband", "Laak", "--json"])
    eerste = json.loads(capsys.readouterr().out)["code"]
    main(["beheer", "uitnodiging", "laak", "--json"])
    tweede = json.loads(capsys.readouterr().out)["code"]
    db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
    with transactie(db) as sessie:
        gevonden = [facts.uitnodiging(sessie, code, datetime.now(UTC)) for code in (eerste, tweede)]
    db.dispose()
    assert [(u.wijkverband.naam, u.rol, u.geldig) for u in gevonden if u] == [
        ("Laak", Rol.COORDINATOR, True)
    ] * 2


def test_what_is_written_is_for_this_account_only(capsys: Uit) -> None:
    main(["beheer", "wijkverband", "Laak"])
    main(["reservekopie", "maak", "kopie.sqlite"])
    assert [oct(Path(naam).stat().st_mode & 0o077) for naam in ("wijk.sqlite", "kopie.sqlite")] == [
        "0o0",
        "0o0",
    ]


# --- controleer ---


def gevonden(capsys: Uit) -> tuple[int, list[str]]:
    capsys.readouterr()
    code = main(["controleer"])
    uit = capsys.readouterr()
    assert uit.err == ""
    return code, uit.out.splitlines()


def test_when_all_is_well_that_is_said(server: NepServer, capsys: Uit) -> None:
    main(["beheer", "wijkverband", "Laak"])
    code, (token, database, klok) = gevonden(capsys)
    assert (code, token, database) == (
        0,
        "goed    Het token werkt: de bot heet @wijksignaalbot.",
        "goed    De database werkt: 1 wijkverband.",
    )
    assert klok.startswith("goed    De klok staat op ")


def test_what_is_not_well_is_said_with_what_to_do(
    server: NepServer, capsys: Uit, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["beheer", "wijkverband", "Laak"])
    db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
    with transactie(db) as sessie:
        apply.noteer_hartslag(sessie, datetime.now(UTC) + timedelta(days=2))
    db.dispose()
    server.wereld.mag["can_read_all_group_messages"] = True
    code, (token, _, klok) = gevonden(capsys)
    assert code == 1
    assert token.startswith(
        "let op  Het token werkt, en de bot heet @wijksignaalbot. De bot kan in groepen alles"
    )
    assert klok.startswith("let op  De klok staat op ")
    assert klok.endswith("Klopt hij wel, start dan met: wijksignaal start --klok-is-goed")
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_TOKEN", "4242:" + "B" * 35)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:////bestaat/niet/wijk.sqlite")
    code, (token, database, klok) = gevonden(capsys)
    assert code == 1
    assert token.startswith("let op  Telegram kent dit token niet.")
    assert database.startswith("let op  De database is niet te openen (")
    assert klok.startswith("goed    De klok staat op ")


def test_a_rehearsal_may_live_at_any_moment(server: NepServer, capsys: Uit) -> None:
    main(["beheer", "wijkverband", "Laak", "--oefening"])
    assert main(["tik", "--nu", "2031-01-06T09:00"]) == 0
    assert gevonden(capsys)[0] == 0


def test_before_anything_is_made_the_next_step_is_named(capsys: Uit) -> None:
    code, (token, database, _) = gevonden(capsys)
    assert (code, token.split(".")[0]) == (1, "let op  WIJKSIGNAAL_TELEGRAM_TOKEN ontbreekt")
    assert database == (
        "goed    De database werkt. Maak nu een wijkverband met: wijksignaal beheer wijkverband NAAM"
    )


# --- words ---


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ([], "Er ontbreekt nog iets: opdracht. Hulp krijg je met: wijksignaal --help"),
        (["stop"], "De opdracht 'stop' is er niet. Kies uit: "),
        (["start", "--klok"], "Achter --klok hoort nog iets."),
        (
            ["start", "--klok", "straks"],
            "--klok: 'straks' is geen moment. Schrijf bijvoorbeeld 2026-12-03T09:00.",
        ),
        (["start", "--klok", "9999-12-31"], "--klok: Kies een moment in deze eeuw."),
        (["start", "--klok", "0001-01-01T00:00+01:00"], "--klok: Kies een moment in deze eeuw."),
        (["start", "nu"], "Dit hoort er niet bij: nu."),
        (["tik"], "Er ontbreekt nog iets: --nu. Hulp krijg je met: wijksignaal tik --help"),
        (["beheer"], "Er ontbreekt nog iets: wat."),
        (["beheer", "wijkverband"], "Er ontbreekt nog iets: NAAM."),
        (["beheer", "wijkverband", "Laak", "--json=ja"], "Achter --json hoort niets: 'ja'."),
        (["oefenen", "--poort", "acht"], "Achter --poort hoort een getal, en geen 'acht'."),
    ],
)
def test_what_is_not_understood_is_answered_in_dutch(capsys: Uit, argumenten: list[str], zin: str) -> None:
    assert geweigerd(capsys, *argumenten, code=2).startswith(zin)


@pytest.mark.parametrize(
    "opdracht",
    [
        [],
        ["oefenen"],
        ["start"],
        ["tik"],
        ["beheer"],
        ["beheer", "wijkverband"],
        ["reservekopie"],
        ["controleer"],
    ],
    ids=" ".join,
)
def test_the_help_is_dutch(capsys: Uit, opdracht: list[str]) -> None:
    with pytest.raises(SystemExit) as einde:
        main([*opdracht, "--help"])
    assert einde.value.code == 0
    hulp = capsys.readouterr().out
    assert hulp.startswith(f"gebruik: {' '.join(['wijksignaal', *opdracht])}")
    engels = ("usage", "options", "positional", "arguments", "show this", "and exit", "required")
    assert [woord for woord in engels if woord in hulp] == []


def test_a_complaint_that_nobody_translated_is_still_said() -> None:
    assert argumenten.in_het_nederlands("something new") == "Dit begrijp ik niet: something new."


def test_an_unforeseen_error_is_one_sentence_without_its_text(capsys: Uit) -> None:
    main(["beheer", "wijkverband", "Laak"])
    with sqlite3.connect("wijk.sqlite") as db:
        db.execute("UPDATE wijkverband SET buurten = 'mevrouw Jansen'")
    db.close()
    zin = geweigerd(capsys, "beheer", "wijkverband", "Zuid")
    assert zin.startswith("Er ging iets mis wat niet mag: Onleesbaar (versleuteling.py:")
    assert "Jansen" not in zin
