"""The settings: what is missing or wrong stops the start with a sentence that says what to do."""

import logging
from datetime import timedelta

import pytest
from telegram.error import RetryAfter

from bot import logboek, settings
from bot.settings import OnvolledigeInstelling
from gesprekken.vorm import van_json
from tests.neptelegram import TOKEN


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
        ["| `WIJKSIGNAAL_TELEGRAM_BASE_URL`", "`https://api.telegram.org/bot`"],
        ["| `WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL`", "`https://api.telegram.org/file/bot`"],
        ["| `WIJKSIGNAAL_DATABASE_URL`", "`sqlite:///wijksignaal.sqlite`"],
        ["| `WIJKSIGNAAL_TEMPO`", "`telegram`"],
        ["| `WIJKSIGNAAL_BEWAAR_TEKSTEN_MAANDEN`", "`13`"],
        ["| `WIJKSIGNAAL_BEWAAR_PATRONEN_MAANDEN`", "`25`"],
        ["| `WIJKSIGNAAL_BEWAAR_ACTIES_MAANDEN`", "`24`"],
        ["| `WIJKSIGNAAL_BEWAAR_BERICHTEN_DAGEN`", "`30`"],
        ["| `WIJKSIGNAAL_BEWAAR_GEZIEN_DAGEN`", "`14`"],
        ["| `WIJKSIGNAAL_BEWAAR_GEBLOKKEERD_DAGEN`", "`30`"],
    ]
    assert all(rij.endswith(". |") and rij.count(" | ") == 2 for rij in rijen)


# --- what may not stand in a log ---


def regel(niveau: int, tekst: str, *waarden: object, fout: BaseException | None = None) -> str:
    """As it would be written by the log of the service."""
    exc = (type(fout), fout, fout.__traceback__) if fout else None
    record = logging.LogRecord("httpx", niveau, "x.py", 1, tekst, waarden, exc)
    return logboek.Opmaak("%(levelname)s %(message)s").format(record)


def test_a_log_line_holds_no_token_whoever_writes_it() -> None:
    adres = f"https://api.telegram.org/bot{TOKEN}/getUpdates"
    assert regel(logging.INFO, "HTTP Request: POST %s", adres) == (
        "INFO HTTP Request: POST https://api.telegram.org/bot(token)/getUpdates"
    )


def een_fout() -> Exception:
    try:
        raise ValueError(f"Mevrouw Jansen belde met bot{TOKEN}")
    except ValueError as fout:
        return fout


def test_of_an_error_a_log_line_holds_the_kind_and_the_place_and_not_the_text() -> None:
    fout = een_fout()
    kop, soort = regel(logging.ERROR, "mislukt", fout=fout).splitlines()
    assert (kop, soort) == ("ERROR mislukt", logboek.waar(fout))
    assert soort.startswith("ValueError (test_instellingen.py:")
    assert "Jansen" not in soort


def test_the_place_of_an_error_is_ours_also_when_a_library_raised_it() -> None:
    with pytest.raises(ValueError) as fout:
        van_json(str, "dit is geen JSON")
    assert logboek.waar(fout.value).startswith("JSONDecodeError (vorm.py:")


def test_libraries_that_log_addresses_and_answers_are_silent() -> None:
    logboek.begin()
    hoogtes = {
        naam: logging.getLogger(naam).getEffectiveLevel() for naam in ("httpx", "httpcore", "telegram.Bot")
    }
    assert hoogtes == {"httpx": logging.WARNING, "httpcore": logging.WARNING, "telegram.Bot": logboek.STIL}


def test_python_telegram_bot_gives_durations_as_its_next_version_will() -> None:
    assert RetryAfter(7).retry_after == timedelta(seconds=7)
