"""The log says what happened, in lines for people and for machines; never what anyone said, is called, or a secret.

A library may say anything at any level: here all of them say all they have, and it is shown first that their words
do hold what may not be written.
"""

import ast
import asyncio
import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import pytest
from sqlalchemy import select, text

from bot import logboek, settings, telegram
from bot.afscherming import scherm_af
from bot.dienst import Dienst
from bot.voorvallen import NIVEAUS, Voorval, tabel
from gesprekken.vorm import van_json
from gesprekken.wijk import Termijnen
from opslag import Sleutelbos, apply, lees_sleutels, maak_engine, transactie
from opslag.models import Webbericht
from tests import test_een_maand as een_maand
from tests.bezoek import bezoek_aan, kopie, nieuwe_wijk
from tests.bot.test_leden import kiest, met_collegas
from tests.meelezer import Meelezer
from tests.mensen import GROEP, BrowserBuurt, Buurt, TelegramBuurt
from tests.nepserver import NepServer
from tests.neptelegram import TOKEN, Afgewezen
from tests.sleutels import SLEUTEL, SLEUTELS, sleutel

HUIS = Path(__file__).parents[2]
MODULES = [pad for pakket in logboek.PAKKETTEN for pad in (HUIS / pakket).rglob("*.py")]
STIL = ("wijksignaal", "faker", "hypothesis")  # ours, and what only tests use
SPRAAKZAAM = (
    "httpcore.http11",
    "httpx",
    "sqlalchemy.engine.Engine",
    "telegram.Bot",
    "uvicorn.access",
    "uvicorn.error",
)


class Afluisteraar(logging.Handler):
    """What the loggers of libraries really say, word for word: none of it may be written."""

    def __init__(self) -> None:
        super().__init__()
        self.gehoord: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name != logboek.NAAM:
            self.gehoord.append((record.name.partition(".")[0], self.format(record)))

    def wie_zei(self, woord: str) -> set[str]:
        return {naam for naam, regel in self.gehoord if woord in regel}


@pytest.fixture
def afgeluisterd() -> Iterator[Afluisteraar]:
    """Every library says all it has, and what it says is heard."""
    kent = {naam: logging.getLogger(naam) for naam in (*SPRAAKZAAM, *logging.root.manager.loggerDict)}
    was = {logger: logger.level for naam, logger in kent.items() if naam.partition(".")[0] not in STIL}
    for logger in was:
        logger.setLevel(logging.DEBUG)
    afluisteraar = Afluisteraar()
    logging.getLogger().addHandler(afluisteraar)
    yield afluisteraar
    logging.getLogger().removeHandler(afluisteraar)
    for logger, niveau in was.items():
        logger.setLevel(niveau)


def gelekt(log: Meelezer, woorden: set[str]) -> list[str]:
    alles = "\n".join(log.regels)
    return sorted(woord for woord in woorden if woord in alles)


# --- a line ---


def regel(
    niveau: int, tekst: str, *waarden: object, fout: BaseException | None = None, leesbaar: bool = False
) -> str:
    """As it would be written of a library."""
    exc = (type(fout), fout, fout.__traceback__) if fout else None
    record = logging.LogRecord("httpx", niveau, "/ergens/_client.py", 1027, tekst, waarden, exc)
    record.created = datetime(2026, 11, 2, 8, 30, tzinfo=UTC).timestamp()
    return logboek.opmaak(leesbaar).format(record)


def een_fout() -> Exception:
    try:
        raise ValueError(f"Mevrouw Jansen belde met bot{TOKEN}")
    except ValueError as fout:
        return fout


def test_a_line_is_json_with_the_fields_in_a_fixed_order(log: Meelezer) -> None:
    logboek.noteer(Voorval.NIET_VERZONDEN, fout="Geweigerd", poging=2, soort="groep", herkomst="telegram")
    (gelezen,) = log.gelezen
    assert list(gelezen) == ["tijd", "niveau", "voorval", "herkomst", "soort", "poging", "fout"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", gelezen.pop("tijd"))
    assert gelezen == {
        "niveau": "warning",
        "voorval": "niet_verzonden",
        "herkomst": "telegram",
        "soort": "groep",
        "poging": 2,
        "fout": "Geweigerd",
    }


def test_at_a_terminal_a_line_says_what_it_means() -> None:
    assert regel(logging.WARNING, "Jansen", leesbaar=True) == (
        "2026-11-02T08:30:00.000Z warning bibliotheek_meldt soort=httpx plek=_client.py:1027 "
        "- Een bibliotheek meldde iets. Alleen waar staat hier, niet wat zij zei."
    )


def test_of_a_library_only_who_and_where_is_written() -> None:
    adres = f"https://api.telegram.org/bot{TOKEN}/getUpdates"
    assert json.loads(regel(logging.INFO, "HTTP Request: POST %s", adres)) == {
        "tijd": "2026-11-02T08:30:00.000Z",
        "niveau": "info",
        "voorval": "bibliotheek_meldt",
        "soort": "httpx",
        "plek": "_client.py:1027",
    }


def test_of_an_error_the_kind_and_the_place_are_written_and_not_the_text() -> None:
    van_een_bibliotheek = json.loads(regel(logging.ERROR, "mislukt %s", een_fout(), fout=een_fout()))
    assert van_een_bibliotheek["fout"] == "ValueError"
    assert van_een_bibliotheek["plek"].startswith("test_logboek.py:")
    assert logboek.waar(een_fout()).startswith("ValueError (test_logboek.py:")
    assert "Jansen" not in f"{van_een_bibliotheek} {logboek.waar(een_fout())}"


def test_the_place_of_an_error_is_ours_also_when_a_library_raised_it(log: Meelezer) -> None:
    with pytest.raises(ValueError) as geval:
        van_json(str, "dit is geen JSON")
    logboek.fout(Voorval.TAAK_MISLUKT, geval.value)
    assert [(r["fout"], r["plek"].partition(":")[0]) for r in log.gelezen] == [("JSONDecodeError", "vorm.py")]


# --- what can be said at all ---


@pytest.mark.parametrize("naam", logboek.VORM)
def test_a_value_that_is_not_of_the_form_of_its_field_is_left_out(naam: str, log: Meelezer) -> None:
    for waarde in ("Mevrouw Jansen belde", "06 12345678", "a@b.nl", "x" * 100, "een\nregel"):
        logboek.noteer(Voorval.HARTSLAG, **{naam: waarde})  # type: ignore[misc]  # a name that is not known here
    assert [r[naam] for r in log.gelezen] == ["(weggelaten)"] * 5


def test_an_event_or_a_field_that_is_not_in_the_catalogue_is_refused(log: Meelezer) -> None:
    with pytest.raises(KeyError, match="tekst"):
        logboek.noteer(Voorval.HARTSLAG, tekst="Jansen")  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        logboek.noteer("zomaar_iets")  # type: ignore[arg-type]
    assert log.regels == []


def test_the_fields_are_those_that_are_declared() -> None:
    assert list(get_type_hints(logboek.Velden)) == list(logboek.VORM)


def test_every_event_is_logged_somewhere_and_only_logboek_writes() -> None:
    gebruikt, schrijvers = set(), set()
    for pad in MODULES:
        boom = ast.parse(pad.read_text("utf-8"))
        if pad.name != "voorvallen.py":
            gebruikt |= {
                k.attr
                for k in ast.walk(boom)
                if isinstance(k, ast.Attribute) and k.attr in Voorval.__members__
            }
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Attribute) and knoop.attr in ("getLogger", "get_logger", "wrap_logger"):
                schrijvers.add(pad.name)
    assert (sorted(set(Voorval.__members__) - gebruikt), schrijvers) == ([], {"logboek.py"})


def test_the_table_in_the_papers_is_the_one_of_the_code() -> None:
    assert tabel() in (HUIS / "docs" / "logboek.md").read_text("utf-8")
    assert len({v.value for v in Voorval}) == len(Voorval.__members__)
    assert {v.niveau for v in Voorval} <= set(NIVEAUS)


# --- who ---


def test_somebody_is_the_same_in_this_installation_and_another_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(logboek, "_sleutel", b"")
    monkeypatch.setattr(logboek, "_geheimen", ())
    namen = []
    for naam in ("een", "een", "ander"):
        logboek.begin(settings.lees({"WIJKSIGNAAL_SLEUTEL": sleutel(naam)}))
        namen.append(logboek.pseudoniem("telegram", "70000000001"))
    assert namen[0] == namen[1] != namen[2]
    assert re.fullmatch("[0-9a-f]{10}", namen[0])
    assert logboek.pseudoniem("web", "70000000001") != namen[2]


def test_a_secret_that_would_stand_in_a_field_does_not(
    log: Meelezer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logboek, "_geheimen", ("wachtwoordvandedatabase",))
    logboek.noteer(Voorval.HARTSLAG, soort="het.wachtwoordvandedatabase")
    logging.getLogger(f"vreemd.{TOKEN.partition(':')[2]}").warning("x")
    assert log.gelezen[0]["soort"] == "het.(geheim)"
    opmaak = logboek.opmaak(leesbaar=False)
    assert isinstance(opmaak, logging.Formatter)
    assert logboek._zonder_geheimen(None, "", f"bot{TOKEN}/getMe") == "bot(token)/getMe"


@pytest.fixture
def zonder_geheimen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logboek, "_geheimen", ())
    monkeypatch.setattr(logboek, "_sleutel", b"x" * 32)


def lekt(log: Meelezer, *geheimen: str) -> list[str]:
    """Which of these stand in the lines when a field holds them after all."""
    for geheim in geheimen:
        logboek.noteer(Voorval.HARTSLAG, soort=geheim[:80])
    gelezen = "\n".join(json.dumps(regel) for regel in log.gelezen)
    return [geheim for geheim in geheimen if geheim[:80] in gelezen]


def test_what_is_set_is_kept_out_of_the_log(zonder_geheimen: None, log: Meelezer) -> None:
    wachtwoord, geheim = "wachtwoordvandedatabase", SLEUTEL.partition(":")[2].strip("=")
    assert lekt(log, wachtwoord, geheim) == [wachtwoord, geheim]  # they have the form of the field
    log.regels.clear()
    ingesteld = {
        "WIJKSIGNAAL_DATABASE_URL": f"postgresql://wijk:{wachtwoord}@server/wijk",
        "WIJKSIGNAAL_SLEUTEL": SLEUTEL,
    }
    logboek.begin(settings.lees(ingesteld))
    assert lekt(log, wachtwoord, geheim) == []


# --- a month, with everything that a library has to say ---


async def test_a_month_leaves_who_did_what_and_no_word_of_what_was_said(
    buurt: Buurt, uitnodiging: str, log: Meelezer, afgeluisterd: Afluisteraar
) -> None:
    lang = Termijnen(berichten_dagen=400)  # so that all that was said can be looked for
    buurt.dienst.gereedschap = replace(buurt.dienst.gereedschap, termijnen=lang)
    await een_maand.test_een_maand(buurt, uitnodiging)
    gezegd, op_telegram = wat_er_gezegd_is(buurt), isinstance(buurt, TelegramBuurt)
    getypt = "De jongens ruimen zelf het zwerfvuil bij het veldje op"
    assert {getypt, "Negentien mensen hielpen mee"} <= gezegd
    assert {naam for tekst in gezegd for naam in afgeluisterd.wie_zei(tekst)} == (
        {"sqlalchemy", "telegram"} if op_telegram else {"sqlalchemy"}
    )
    namen = {"Esra", "Fatima", "Bouzid", "Sander", "Rajiv", "Ramdin", "Laak", "Spoorbuurt", "Wijkagent"}
    assert all(afgeluisterd.wie_zei(naam) for naam in namen)
    assert gelekt(log, gezegd | namen | {uitnodiging, "7000000000", str(GROEP)}) == []
    assert logboek.WEGGELATEN not in "".join(log.regels)
    groep = {"koppelcode_gemaakt", "groep_gekoppeld", "groep_erbij"} if op_telegram else set()
    assert {r["voorval"] for r in log.gelezen} == groep | {
        "bibliotheek_meldt",
        "hartslag",
        "actie_gekozen",
        "lid_erbij",
        "uitgenodigd",
        "bundel_gemaakt",
        "geplaatst",
        "terugkoppeling_vastgelegd",
        "terugkoppeling_gepubliceerd",
        "ronde_gesloten",
        "actie_overgegeven",
        "gewist",
    }


def wat_er_gezegd_is(buurt: Buurt) -> set[str]:
    """All that people typed and the bot said, but for single words: those may stand in a name of ours."""
    if isinstance(buurt, TelegramBuurt):
        teksten = [b.tekst for chat in buurt.nep.chats.values() for b in chat]
    else:
        assert isinstance(buurt, BrowserBuurt)
        with transactie(buurt.dienst.db) as sessie:
            adressen = list(sessie.scalars(select(Webbericht.adres).distinct()))
        teksten = [r.bericht.tekst for adres in adressen for r in buurt.regels(adres)]
    return {tekst for tekst in teksten if " " in tekst}


async def test_who_came_in_is_the_same_somebody_in_every_line(
    op_telegram: TelegramBuurt, uitnodiging: str, log: Meelezer
) -> None:
    esra = op_telegram.mens("Esra Demir")
    await een_maand.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await op_telegram.koppel_groep(esra)
    wie = {"herkomst": "telegram", "wie": logboek.pseudoniem("telegram", str(esra.id))}
    groep = {"herkomst": "telegram", "wie": logboek.pseudoniem("telegram", str(GROEP))}
    assert log.van(*set(Voorval) - {Voorval.HARTSLAG}) == [
        {"voorval": "lid_erbij", **wie, "over": "uitnodiging:1"},
        {"voorval": "koppelcode_gemaakt", **wie, "over": "wijkverband:1"},
        {"voorval": "groep_erbij", **groep},
        {"voorval": "groep_gekoppeld", **wie, "over": "wijkverband:1"},
    ]


async def test_who_changes_the_role_or_place_of_another_is_in_the_log_and_so_is_whose(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    """Of one's own role `aan` is left out; of who was let go nothing is left that could be named."""
    _, mensen = await met_collegas(buurt, uitnodiging)
    esra, _, sander = mensen
    kanaal = "telegram" if isinstance(buurt, TelegramBuurt) else "web"
    adressen = [str(getattr(mens, "id", "") or getattr(mens, "adres", "")) for mens in mensen]
    wie_esra, wie_fatima, wie_sander = (logboek.pseudoniem(kanaal, adres) for adres in adressen)
    log.regels.clear()
    await kiest(esra, "Sander Vos", "Geef mijn rol over", "Ja, doe het")
    await kiest(sander, "Fatima Bouzid", "Haal weg uit Laak", "Ja, doe het")
    hier = {"herkomst": kanaal, "over": "wijkverband:1"}
    rol, ingetrokken = {"voorval": "rol_veranderd"}, {"voorval": "uitnodigingen_ingetrokken"}
    assert log.van(*set(Voorval) - {Voorval.HARTSLAG}) == [
        rol | hier | {"wie": wie_esra, "aan": wie_sander, "soort": "coördinator"},
        rol | hier | {"wie": wie_esra, "soort": "melder"},
        ingetrokken | hier | {"wie": wie_esra},
        {"voorval": "lid_weggehaald"} | hier | {"wie": wie_sander},
        ingetrokken | hier | {"wie": wie_sander},
    ]
    log.regels.clear()
    await esra.zegt("/verwijder")
    await esra.drukt("Wis alles en stop")
    await esra.drukt("Ja, wis het nu")
    assert log.regels == []
    await buurt.dienst.tik()
    vertrokken = log.van(Voorval.VERTROKKEN)
    assert [sorted(regel) for regel in vertrokken] == [["herkomst", "kenmerk", "voorval"]] * 2
    assert gelekt(log, {wie_esra, wie_fatima}) == []


async def test_that_somebody_told_something_is_not_logged(
    op_telegram: TelegramBuurt, uitnodiging: str, log: Meelezer
) -> None:
    """Or whoever counts the lines could count a melder."""
    esra = op_telegram.mens("Esra Demir")
    await een_maand.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    log.regels.clear()
    await esra.zegt("De lift in de flat is steeds kapot")
    await esra.drukt("Weet ik niet")
    await esra.zegt("/pauze")
    await esra.drukt("Een week")
    assert log.regels == []


async def test_of_what_is_masked_the_kinds_are_logged_and_not_whose_it_was(
    op_telegram: TelegramBuurt, uitnodiging: str, log: Meelezer, afgeluisterd: Afluisteraar
) -> None:
    esra = op_telegram.mens("Esra Demir")
    await een_maand.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    log.regels.clear()
    gevoelig = "Bel de buurvrouw op 06 12345678 of kanarie@voorbeeld.nl"
    await esra.zegt(gevoelig)
    assert log.van(Voorval.AFGESCHERMD, Voorval.ORIGINEEL_WEG, Voorval.LID_ERBIJ) == [
        {"voorval": "afgeschermd", "herkomst": "telegram", "soort": ",".join(scherm_af(gevoelig).soorten)},
        {"voorval": "origineel_weg", "herkomst": "telegram", "uitslag": "weggehaald"},
    ]
    op_telegram.nep.faal("deleteMessage", Afgewezen(400, "Bad Request: message can't be deleted"))
    await esra.zegt("Mail kanarie@voorbeeld.nl over de lift")
    assert log.van(Voorval.ORIGINEEL_WEG)[-1]["uitslag"] == "mocht_niet"
    assert gelekt(log, {"kanarie", "12345678", "buurvrouw"}) == []


async def test_what_goes_wrong_is_logged_without_the_words_it_went_wrong_with(
    op_telegram: TelegramBuurt, uitnodiging: str, log: Meelezer, afgeluisterd: Afluisteraar
) -> None:
    esra, nep, dienst = op_telegram.mens("Esra Demir"), op_telegram.nep, op_telegram.dienst
    await een_maand.meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    log.regels.clear()
    with dienst.db.begin() as verbinding:
        verbinding.execute(text("UPDATE gesprek SET toestand = 'kanarie in de toestand'"))
    nep.faal("sendMessage", Afgewezen(400, f"Bad Request: kanarie bot{TOKEN}"))
    await esra.zegt("Niemand hoort de lift of de kanarie meer")
    await op_telegram.neem(nep.update("message", {"text": "Kanarie zonder chat"}))
    dienst.achter(_mislukt())
    with pytest.raises(ValueError, match="Kanarie"):
        await dienst.rust()
    assert [
        (r["voorval"], r.get("fout", "")) for r in log.gelezen if r["voorval"] != "bibliotheek_meldt"
    ] == [
        *[("update_mislukt", "JSONDecodeError")] * 3,
        ("update_opzij", ""),
        ("niet_verzonden", "Geweigerd"),
        ("update_onleesbaar", ""),
        ("achtergrond_mislukt", "ValueError"),
    ]
    assert afgeluisterd.wie_zei("kanarie") == {"sqlalchemy"}
    assert gelekt(log, {"kanarie", "Kanarie", "lift", TOKEN, TOKEN[5:]}) == []


async def _mislukt() -> None:
    raise ValueError(f"Mevrouw Kanarie, bot{TOKEN}")


async def test_a_clock_that_jumped_is_logged_with_the_last_beat(dienst: Dienst, log: Meelezer) -> None:
    await dienst.slag()
    dienst.klok.zet(dienst.klok.nu() + timedelta(days=46))
    await dienst.slag()
    assert log.van(*Voorval) == [
        {"voorval": "klok_springt", "herkomst": "hartslag", "sinds": "2026-11-02T07:30Z"}
    ]


# --- over real connections ---


async def test_no_token_and_no_text_of_a_connection_is_written(
    database: str, log: Meelezer, afgeluisterd: Afluisteraar
) -> None:
    """The real bot over real HTTP: its token stands in every address that it calls."""
    with NepServer() as server:
        ingesteld = settings.lees({**server.omgeving, "WIJKSIGNAAL_TEMPO": "los"})
        async with Dienst(database, SLEUTELS) as dienst:
            stop = asyncio.Event()
            bot = asyncio.ensure_future(
                telegram.draai(dienst, telegram.maak_bot(ingesteld), stop, lambda _: None)
            )
            server.doe(
                lambda w: met_titel(w.lidmaatschap(GROEP, 1, "Beheerder", "left", "member"), "Kanariegroep")
            )
            server.zegt(70_000_000_001, "Mevrouw Kanarie", "/help kanarie in de koolmijn")
            await asyncio.to_thread(server.wacht_tot, lambda w: w.chats[70_000_000_001][-1].van == "bot")
            server.wereld.faal("getUpdates", Afgewezen(502, "kanarie"))
            server.zegt(70_000_000_001, "Mevrouw Kanarie", "kanarie in de koolmijn")
            await asyncio.to_thread(server.wacht_tot, lambda w: not w.heeft_pech("getUpdates"))
            async with (
                httpx.AsyncClient() as ander
            ):  # the one of python-telegram-bot writes every address in the log
                await ander.post(f"{ingesteld.telegram_base_url}{TOKEN}/getMe")
            stop.set()
            await bot
    assert afgeluisterd.wie_zei(TOKEN) >= {"httpx", "telegram"}
    for woord in ("Mevrouw", "Kanariegroep", "koolmijn"):
        assert afgeluisterd.wie_zei(woord) == {"telegram"}
    assert gelekt(log, {TOKEN, TOKEN[5:], "kanarie", "Kanarie", "koolmijn", "70000000001"}) == []
    assert {r["soort"].partition(".")[0] for r in log.van(Voorval.BIBLIOTHEEK_MELDT)} >= {"httpx", "telegram"}
    assert {"dienst_begonnen", "dienst_gestopt"} <= {r["voorval"] for r in log.gelezen}


def met_titel(update: dict[str, Any], titel: str) -> dict[str, Any]:
    update["my_chat_member"]["chat"]["title"] = titel
    return update


@pytest.fixture
def nieuw(tmp_path: Path) -> Path:
    return kopie(nieuwe_wijk(tmp_path), tmp_path)


async def test_no_address_of_a_page_is_written(
    nieuw: Path, log: Meelezer, afgeluisterd: Afluisteraar
) -> None:
    """uvicorn writes down every address that is asked for, and what a page that fails says."""
    async with bezoek_aan(nieuw) as bezoek:
        for naam in ("uvicorn.access", "uvicorn.error"):  # it set levels of its own
            logging.getLogger(naam).setLevel(logging.DEBUG)
        await bezoek.client.get("/", params={"persoon": "kanarie"})
        await bezoek.client.get("/", headers={"host": "kanarie.nl"})
        await bezoek.client.post("/bericht", json={"tekst": "kanarie"}, headers={"X-Sleutel": "kanarie"})
    assert afgeluisterd.wie_zei("kanarie") >= {"uvicorn"}
    assert [(r["herkomst"], r["soort"]) for r in log.van(Voorval.TOEGANG_GEWEIGERD)] == [
        ("web", "adres"),
        ("web", "sleutel"),
    ]
    assert gelekt(log, {"kanarie"}) == []


# --- a process of its own ---

LEKT = """
import logging, sys, threading, warnings
from bot import logboek
logboek.begin()
logging.getLogger("httpx").warning("kanarie")
warnings.warn("kanarie", stacklevel=1)
thread = threading.Thread(target=lambda: int("kanarie"))
thread.start()
thread.join()
type("Vogel", (), {"__del__": lambda zelf: int("kanarie")})()
"""


def test_what_python_itself_would_print_is_a_line_as_well() -> None:
    klaar = subprocess.run([sys.executable, "-c", LEKT], cwd=HUIS, capture_output=True, text=True, check=True)
    regels = [json.loads(regel) for regel in klaar.stderr.splitlines()]
    assert [(r["voorval"], r.get("soort", r.get("fout"))) for r in regels] == [
        ("bibliotheek_meldt", "httpx"),
        ("bibliotheek_meldt", "py.warnings"),
        ("achtergrond_mislukt", "ValueError"),
        ("achtergrond_mislukt", "ValueError"),
    ]
    assert "kanarie" not in klaar.stderr + klaar.stdout


def test_what_the_beheerder_did_is_logged(tmp_path: Path) -> None:
    omgeving = {"PYTHONPATH": str(HUIS), "WIJKSIGNAAL_DATABASE_URL": "sqlite:///wijk.sqlite"}
    omgeving["WIJKSIGNAAL_SLEUTEL_FILE"] = "sleutel.txt"
    gelogd = []

    def typ(*opdracht: str, **anders: str) -> None:
        klaar = subprocess.run(
            [sys.executable, "-m", "bot", *opdracht],
            cwd=tmp_path,
            env=omgeving | anders,
            capture_output=True,
            text=True,
            check=True,
        )
        gelogd.extend(json.loads(regel) for regel in klaar.stderr.splitlines() if regel.startswith("{"))

    typ("beheer", "sleutel", "sleutel.txt")
    typ("beheer", "wijkverband", "Kanarieveld")
    typ("beheer", "uitnodiging", "Kanarieveld")
    typ("reservekopie", "maak", "kanarie.sqlite")
    typ("reservekopie", "toets", "kanarie.sqlite")
    typ("reservekopie", "herstel", "kanarie.sqlite", WIJKSIGNAAL_DATABASE_URL="sqlite:///terug.sqlite")
    typ("beheer", "vertrokken", "a" * 16)
    typ("beheer", "sleutel", "sleutel.txt")
    typ("beheer", "sleutel")
    typ("beheer", "sleutel-wissel")
    bos = Sleutelbos(lees_sleutels((tmp_path / "sleutel.txt").read_text("utf-8")))
    db = maak_engine(f"sqlite:///{tmp_path}/wijk.sqlite", bos)
    with transactie(db) as sessie:
        apply.merk_gezien(sessie, "web", "kanarie", datetime.now(UTC) - timedelta(days=400))
    db.dispose()
    typ("beheer", "bewaartermijnen", "--proef")
    typ("beheer", "bewaartermijnen")
    hier = "wijkverband:1"
    assert [(r["voorval"], r["herkomst"], r["wie"], r.get("over", "")) for r in gelogd] == [
        (voorval, "opdracht", "beheerder", over)
        for voorval, over in (
            ("sleutel_gemaakt", ""),
            ("wijkverband_gemaakt", hier),
            ("uitgenodigd", hier),
            ("uitgenodigd", hier),
            ("kopie_gemaakt", ""),
            ("kopie_getoetst", ""),
            ("kopie_teruggezet", ""),
            ("vertrek_herhaald", ""),
            ("sleutel_gemaakt", ""),
            ("sleutel_gemaakt", ""),
            ("sleutel_gewisseld", ""),
            ("gewist", ""),
        )
    ]
    assert "anarie" not in json.dumps(gelogd)
