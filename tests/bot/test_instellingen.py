"""The settings: what is missing or wrong stops the start with a sentence that says what to do."""

from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from bot import settings
from bot.settings import OnvolledigeInstelling
from tests.neptelegram import TOKEN
from tests.sleutels import sleutel


def test_without_anything_set_the_real_telegram_and_a_file_here_are_meant() -> None:
    ingesteld = settings.lees({})
    assert (
        ingesteld.telegram_token,
        ingesteld.telegram_base_url,
        ingesteld.telegram_base_file_url,
        ingesteld.database_url,
        ingesteld.tempo,
    ) == (
        "",
        "https://api.telegram.org/bot",
        "https://api.telegram.org/file/bot",
        "sqlite:///wijksignaal.sqlite",
        "telegram",
    )


def test_what_is_set_is_taken_without_the_white_space_around_it_and_empty_is_not_set() -> None:
    ingesteld = settings.lees(
        {
            "WIJKSIGNAAL_TELEGRAM_TOKEN": f" {TOKEN}\n",
            "WIJKSIGNAAL_TELEGRAM_BASE_URL": "http://127.0.0.1:8081/bot",
            "WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL": " ",
            "WIJKSIGNAAL_DATABASE_URL": "sqlite:////srv/wijk.sqlite",
            "WIJKSIGNAAL_TEST_BROWSER": "verplicht",
            "PATH": "/bin",
        }
    )
    assert ingesteld.telegram_token == TOKEN
    assert ingesteld.telegram_base_url == "http://127.0.0.1:8081/bot"
    assert ingesteld.telegram_base_file_url == "https://api.telegram.org/file/bot"
    assert ingesteld.database_url == "sqlite:////srv/wijk.sqlite"


@pytest.mark.parametrize(
    ("naam", "waarde", "zin"),
    [
        ("TELEGRAM_TOKEN", "geheim", "WIJKSIGNAAL_TELEGRAM_TOKEN is geen geldig token."),
        ("TELEGRAM_TOKEN", "4242:kort", "WIJKSIGNAAL_TELEGRAM_TOKEN is geen geldig token."),
        ("TELEGRAM_TOKEN", f"bot{TOKEN}", "WIJKSIGNAAL_TELEGRAM_TOKEN is geen geldig token."),
        ("TELEGRAM_BASE_URL", "api.telegram.org/bot", "WIJKSIGNAAL_TELEGRAM_BASE_URL moet beginnen met http"),
        (
            "BEWAAR_GEZIEN_DAGEN",
            "1",
            "WIJKSIGNAAL_BEWAAR_GEZIEN_DAGEN moet een getal zijn van 2 tot en met 366.",
        ),
        (
            "BEWAAR_TEKSTEN_MAANDEN",
            "een jaar",
            "WIJKSIGNAAL_BEWAAR_TEKSTEN_MAANDEN moet een getal zijn van 2",
        ),
        (
            "BEWAAR_BERICHTEN_DAGEN",
            "9" * 5000,
            "WIJKSIGNAAL_BEWAAR_BERICHTEN_DAGEN moet een getal zijn van 7",
        ),
        ("BEWAAR_PATRONEN_MAANDEN", "12", "WIJKSIGNAAL_BEWAAR_PATRONEN_MAANDEN kan niet korter zijn dan"),
        (
            "TELEGRAM_BASE_FILE_URL",
            "ftp://x/bot",
            "WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL moet beginnen met http",
        ),
        ("DATABASE_URL", "wijk.sqlite", "WIJKSIGNAAL_DATABASE_URL moet beginnen met sqlite:///"),
        ("DATABASE_URL", "sqlite:///", "WIJKSIGNAAL_DATABASE_URL moet beginnen met sqlite:///"),
        ("DATABASE_URL", "mysql://wijk@db/wijk", "WIJKSIGNAAL_DATABASE_URL moet beginnen met sqlite:///"),
        (
            "VOORPROEF_WERKDAGEN",
            "11",
            "WIJKSIGNAAL_VOORPROEF_WERKDAGEN moet een getal zijn van 0 tot en met 10.",
        ),
        ("TEMPO", "snel", "WIJKSIGNAAL_TEMPO moet telegram of los zijn."),
        ("TELEGRAM_TOKN", TOKEN, "De instelling WIJKSIGNAAL_TELEGRAM_TOKN ken ik niet."),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(naam: str, waarde: str, zin: str) -> None:
    with pytest.raises(OnvolledigeInstelling) as fout:
        settings.lees({f"WIJKSIGNAAL_{naam}": waarde})
    assert str(fout.value).startswith(zin)
    assert waarde == TOKEN or waarde not in str(fout.value).replace("sqlite:///", "")
    assert TOKEN not in str(fout.value)


@pytest.mark.parametrize("hier", ["127.0.0.1:8081", "localhost", "[::1]:8081"])
def test_the_pacing_may_be_lifted_for_a_telegram_on_this_computer(hier: str) -> None:
    adres = {"WIJKSIGNAAL_TELEGRAM_BASE_URL": f"http://{hier}/bot"}
    assert settings.lees(adres | {"WIJKSIGNAAL_TEMPO": "los"}).tempo == "los"
    assert settings.lees(adres).tempo == "telegram"


@pytest.mark.parametrize(
    "elders", ["https://api.telegram.org", "http://127.0.0.1@nep.nl", "http://127.nep.nl", "http://[nep"]
)
def test_the_pacing_may_not_be_lifted_for_a_telegram_elsewhere(elders: str) -> None:
    with pytest.raises(OnvolledigeInstelling) as fout:
        settings.lees({"WIJKSIGNAAL_TEMPO": "los", "WIJKSIGNAAL_TELEGRAM_BASE_URL": f"{elders}/bot"})
    assert str(fout.value) == (
        "WIJKSIGNAAL_TEMPO=los mag alleen als WIJKSIGNAAL_TELEGRAM_BASE_URL naar deze computer wijst. "
        "Haal WIJKSIGNAAL_TEMPO weg."
    )


def test_without_a_token_telegram_cannot_start_but_practising_can() -> None:
    with pytest.raises(OnvolledigeInstelling, match=r"@BotFather.*wijksignaal oefenen"):
        settings.met_token(settings.lees({}))


def test_the_token_is_not_shown_by_accident() -> None:
    assert TOKEN not in repr(settings.lees({"WIJKSIGNAAL_TELEGRAM_TOKEN": TOKEN}))


def test_the_table_tells_each_setting_its_default_and_its_meaning() -> None:
    kop, streep, *rijen = settings.tabel().splitlines()
    assert (kop, streep) == ("| instelling | standaard | wat het is |", "| --- | --- | --- |")
    assert [rij.split(" | ")[:2] for rij in rijen] == [
        ["| `WIJKSIGNAAL_TELEGRAM_TOKEN`", "(geen)"],
        ["| `WIJKSIGNAAL_TELEGRAM_TOKEN_FILE`", "(geen)"],
        ["| `WIJKSIGNAAL_TELEGRAM_BASE_URL`", "`https://api.telegram.org/bot`"],
        ["| `WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL`", "`https://api.telegram.org/file/bot`"],
        ["| `WIJKSIGNAAL_DATABASE_URL`", "`sqlite:///wijksignaal.sqlite`"],
        ["| `WIJKSIGNAAL_DATABASE_URL_FILE`", "(geen)"],
        ["| `WIJKSIGNAAL_SLEUTEL`", "(geen)"],
        ["| `WIJKSIGNAAL_SLEUTEL_FILE`", "(geen)"],
        ["| `WIJKSIGNAAL_TEMPO`", "`telegram`"],
        ["| `WIJKSIGNAAL_VOORPROEF_WERKDAGEN`", "`2`"],
        ["| `WIJKSIGNAAL_BEWAAR_TEKSTEN_MAANDEN`", "`13`"],
        ["| `WIJKSIGNAAL_BEWAAR_PATRONEN_MAANDEN`", "`25`"],
        ["| `WIJKSIGNAAL_BEWAAR_ACTIES_MAANDEN`", "`24`"],
        ["| `WIJKSIGNAAL_BEWAAR_BERICHTEN_DAGEN`", "`30`"],
        ["| `WIJKSIGNAAL_BEWAAR_STEMMEN_DAGEN`", "`30`"],
        ["| `WIJKSIGNAAL_BEWAAR_GEZIEN_DAGEN`", "`14`"],
        ["| `WIJKSIGNAAL_BEWAAR_GEBLOKKEERD_DAGEN`", "`30`"],
    ]
    assert all(rij.endswith(". |") and rij.count(" | ") == 2 for rij in rijen)


# --- secrets from a file ---


@pytest.fixture
def geheim(tmp_path: Path) -> Path:
    """The token in a file of one's own."""
    pad = tmp_path / "token"
    pad.write_text(f"{TOKEN}\n")
    pad.chmod(0o600)
    return pad


def uit_bestand(pad: Path, naam: str = "TELEGRAM_TOKEN", **meer: str) -> settings.Settings:
    return settings.lees({f"WIJKSIGNAAL_{naam}_FILE": str(pad), **meer})


def geweigerd(pad: Path, **meer: str) -> str:
    with pytest.raises(OnvolledigeInstelling) as fout:
        uit_bestand(pad, **meer)
    assert str(pad) not in str(fout.value)
    assert TOKEN not in str(fout.value)
    return str(fout.value)


def test_a_secret_may_stand_in_a_file_instead(geheim: Path) -> None:
    assert uit_bestand(geheim).telegram_token == TOKEN
    assert uit_bestand(geheim, WIJKSIGNAAL_TELEGRAM_TOKEN=" ").telegram_token == TOKEN
    geheim.write_text("postgresql://wijk:wachtwoord@db/wijk")
    assert uit_bestand(geheim, "DATABASE_URL").database_url == "postgresql://wijk:wachtwoord@db/wijk"


def test_a_secret_that_is_set_twice_is_refused(geheim: Path) -> None:
    assert geweigerd(geheim, WIJKSIGNAAL_TELEGRAM_TOKEN=TOKEN) == (
        "WIJKSIGNAAL_TELEGRAM_TOKEN en WIJKSIGNAAL_TELEGRAM_TOKEN_FILE zijn allebei gezet. Haal er een weg."
    )


@pytest.mark.parametrize("rechten", [0o604, 0o644, 0o602])
def test_a_secret_that_everybody_can_read_or_write_is_refused(geheim: Path, rechten: int) -> None:
    geheim.chmod(rechten)
    assert geweigerd(geheim) == (
        "Het bestand van WIJKSIGNAAL_TELEGRAM_TOKEN_FILE is voor iedereen op deze computer open. "
        "Sluit het met: chmod 600"
    )


def test_a_secret_for_the_group_or_as_docker_puts_it_down_is_taken(
    geheim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    geheim.chmod(0o640)
    assert uit_bestand(geheim).telegram_token == TOKEN
    geheim.chmod(0o444)
    monkeypatch.setattr(settings, "VAN_DOCKER", geheim.parent)
    assert uit_bestand(geheim).telegram_token == TOKEN
    elders = geheim.parent / "elders"
    elders.mkdir()
    monkeypatch.setattr(settings, "VAN_DOCKER", elders)
    assert geweigerd(elders / ".." / geheim.name).endswith("Sluit het met: chmod 600")


def test_a_secret_that_is_not_there_is_no_text_or_is_empty_is_said(geheim: Path, tmp_path: Path) -> None:
    naam = "Het bestand van WIJKSIGNAAL_TELEGRAM_TOKEN_FILE"
    assert geweigerd(tmp_path / "weg") == f"{naam} is er niet. Pas het pad aan."
    assert geweigerd(tmp_path) == "WIJKSIGNAAL_TELEGRAM_TOKEN_FILE noemt geen bestand. Pas het pad aan."
    lezen = "Controleer het pad, en geef de gebruiker van de dienst leesrecht."
    assert geweigerd(geheim / "eronder") == f"{naam} is niet te lezen (NotADirectoryError). {lezen}"
    geheim.write_bytes(b"\xff\xfe")
    assert geweigerd(geheim) == f"{naam} is niet te lezen (UnicodeDecodeError). {lezen}"
    geheim.write_text(" \n")
    assert geweigerd(geheim) == f"{naam} is leeg. Zet het geheim erin."


def test_only_a_secret_may_stand_in_a_file(geheim: Path) -> None:
    with pytest.raises(OnvolledigeInstelling, match="De instelling WIJKSIGNAAL_TEMPO_FILE ken ik niet"):
        uit_bestand(geheim, "TEMPO")


def test_the_secrets_that_no_log_may_hold_are_the_token_the_password_and_each_key() -> None:
    ingesteld = settings.lees(
        {
            "WIJKSIGNAAL_TELEGRAM_TOKEN": TOKEN,
            "WIJKSIGNAAL_DATABASE_URL": f"postgresql://wijk:{'heel%20geheim'}@db/wijk",
            "WIJKSIGNAAL_SLEUTEL": (bos := f"{sleutel('b')},\n{sleutel('a')}"),
        }
    )
    kaal = [sleutel(naam).partition(":")[2].rstrip("=") for naam in ("a", "b")]
    assert ingesteld.geheimen == tuple(sorted([TOKEN, "heel%20geheim", "heel geheim", bos, *kaal]))
    assert settings.lees({}).geheimen == ()


def test_python_telegram_bot_gives_durations_as_its_next_version_will() -> None:
    assert RetryAfter(7).retry_after == timedelta(seconds=7)
