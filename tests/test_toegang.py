"""The access matrix: every role, every wijkverband, everything there is to try. And what holds besides it."""

import ast
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import httpx
import pytest
from sqlalchemy import delete, select, update

from bot import logboek, settings, toezicht
from bot.__main__ import main
from bot.dienst import Dienst
from bot.oefenen import _luister
from bot.oefenwijk import SPRONGEN
from bot.paginas import _DADEN, maak_app
from bot.receive import Binnen, Gereedschap, neem
from bot.send import Document, maak_document
from bot.voorvallen import Voorval
from bot.web import WEB
from gesprekken import GESPREKKEN, rondes, toegang
from gesprekken.model import Bericht, Gesprek, Invoer, Knopsoort, Soort, Toestand, Voor, Waarom
from gesprekken.wijk import Bundel, Fase, Rol, Uitkomst
from opslag import Engine, Post, cyclus, facts, maak_engine, mensen, outbox, transactie
from opslag import models as m
from tests import toegang as t
from tests.bezoek import ESRA, NAIMA, Bezoek, bezoek_aan, kopie, nieuwe_wijk
from tests.databases import elke_rij, laat_mislukken
from tests.meelezer import Meelezer
from tests.mensen import BrowserBuurt, BrowserMens, Buurt, TelegramBuurt, TelegramMens
from tests.nepserver import NepServer
from tests.neptelegram import TOKEN
from tests.proces import Opdracht
from tests.sleutels import SLEUTEL, SLEUTELS
from tests.test_een_maand import meld_aan

PAGINA = Path(__file__).parents[1] / "docs" / "privacy" / "toegang.md"
VERWACHT = t.verwacht()
IN_DE_CHAT = ("opdracht", "knop_o", "knop_w", "knop", "link", "bericht", "groep", "melding")


def cellen(deel: str, naam: str) -> dict[str, str]:
    return dict(zip(VERWACHT[deel]["kolommen"], VERWACHT[deel][naam].split(), strict=True))


def rijen(deel: str) -> list[str]:
    return sorted(VERWACHT[deel].keys() - {"kolommen"})


@pytest.fixture
def wereld(db: Engine) -> Engine:
    t.richt_in(db)
    return db


# --- what there is, stands in the table, and nothing else ---


def test_every_role_tries_everything(wereld: Engine) -> None:
    with transactie(wereld) as sessie:
        assert set(sessie.scalars(select(m.Lidmaatschap.rol))) == set(Rol)


def test_everything_there_is_to_try_has_an_expectation(wereld: Engine) -> None:
    """When this fails: decide who may, write it in tests/toegang.toml, and see whether it is so."""
    with transactie(wereld) as sessie:
        bestaat = {(p.deel, p.naam) for p in t.pogingen(sessie)}
    assert bestaat == {(deel, naam) for deel in IN_DE_CHAT for naam in rijen(deel)}
    assert t.documenten() == rijen("document")
    assert sorted(t.opdrachten()) == rijen("terminal")


async def test_every_route_has_an_expectation(bezoek: Bezoek) -> None:
    assert sorted(r.path for r in maak_app(bezoek.oefening).routes) == rijen("pagina")


def test_the_page_in_the_docs_is_current() -> None:
    """When this fails: `python -m tests.toegang docs/privacy/toegang.md`."""
    assert PAGINA.read_text("utf-8") == t.pagina()


def test_a_conversation_that_is_added_later_is_for_members_only() -> None:
    nieuw = Gesprek("nieuw", "het nieuwe", lambda c, a: None)  # type: ignore[arg-type, return-value]
    assert nieuw.voor is Voor.LEDEN


# --- conversations, buttons, links and messages ---


NIETS = ("nee", "open")  # of these nothing may change


def test_every_cell_of_the_matrix_is_as_it_stands_there(wereld: Engine) -> None:
    gezien, te_veel, veranderd, anderen = {}, [], [], []
    with transactie(wereld) as sessie:
        pogingen = list(t.pogingen(sessie))
    for poging in pogingen:
        uitkomsten = {}
        for mens in t.MENSEN:
            gebeurd = t.op_proef(wereld, mens, poging)
            uitkomsten[mens] = gebeurd.uitkomst
            te_veel += [(mens, poging.naam, a) for a, tekst in gebeurd.gelezen.items() if t.te_veel(a, tekst)]
            if gebeurd.uitkomst in NIETS and gebeurd.veranderd:
                veranderd.append((mens, poging.naam, gebeurd.veranderd))
            if gebeurd.anderen:
                anderen.append((mens, poging.naam, gebeurd.anderen))
        eerder = gezien.setdefault((poging.deel, poging.naam), uitkomsten)
        assert eerder == uitkomsten, "each value of a button is for the same people"
    assert te_veel == []
    assert veranderd == []
    assert anderen == []
    assert gezien == {(p.deel, p.naam): cellen(p.deel, p.naam) for p in pogingen}


MET_VRAGEN = [g for g in GESPREKKEN.gesprekken.values() if g.stappen and g.voor is not Voor.IEDEREEN]


@pytest.mark.parametrize("gesprek", MET_VRAGEN, ids=lambda g: g.naam)
@pytest.mark.parametrize("wat", ["de rol", "het lidmaatschap"])
def test_who_loses_her_role_or_place_halfway_is_refused_at_the_next_word(
    wereld: Engine, gesprek: Gesprek, wat: str
) -> None:
    mens = {Voor.MELDER: "eigenaar", Voor.GEVRAAGD: "melder"}.get(gesprek.voor, "coördinator")
    with transactie(wereld) as sessie:
        if gesprek.voor is Voor.ERVARING:
            _leg_voor(sessie, t.wie_is(sessie, mens, t.LAAK).persoon)
        if gesprek.voor is Voor.DELER:
            _vertel(sessie, al_gedeeld=gesprek.naam == "rechtzetten")
        (open_het,) = [
            p for p in t.pogingen(sessie) if (p.deel, p.naam) == (f"knop_{Knopsoort.OPENT}", gesprek.naam)
        ][:1]
        neem(sessie, Binnen(t.KANAAL, "1", mens, open_het.invoer), GEREEDSCHAP, t.NU)
        assert facts.toestand(sessie, t.KANAAL, mens).gesprek == gesprek.naam
        _neem_af(sessie, t.wie_is(sessie, mens, t.LAAK).persoon, wat)
        sessie.flush()
        verwerkt = neem(sessie, Binnen(t.KANAAL, "2", mens, Invoer(Soort.TEKST, "Ja")), GEREEDSCHAP, t.NU)
        na = facts.toestand(sessie, t.KANAAL, mens)
    alleen_lid = gesprek.voor in (Voor.LEDEN, Voor.MELDER, Voor.GEVRAAGD) and wat == "de rol"
    verwacht = None if alleen_lid else {"de rol": Waarom.ROL, "het lidmaatschap": Waarom.GEEN_LID}[wat]
    assert verwerkt.geweigerd == verwacht
    assert alleen_lid or na == Toestand(beurt=na.beurt)


GEREEDSCHAP = Gereedschap("w", lambda: "geheimecode")


def _leg_voor(sessie: facts.Session, persoon: int | None) -> None:
    """She is the ervaringsdeskundige, and has a text to read."""
    lid = m.Lidmaatschap.persoon_id == persoon
    sessie.execute(update(m.Lidmaatschap).where(lid).values(rol=Rol.ERVARINGSDESKUNDIGE))
    sessie.execute(update(m.Terugkoppeling).values(stand=Fase.VOORGELEGD))
    sessie.flush()


def _vertel(sessie: facts.Session, al_gedeeld: bool) -> None:
    """Every pattern has its answer, so that residents can hear it; or they did."""
    for bundel in sessie.scalars(select(m.Bundel)).all():
        for patroon in cyclus.bundelfeit(bundel).te_beantwoorden:
            besluit = m.Besluit(bundel_id=bundel.id, patroon=patroon.sleutel, uitkomst=Uitkomst.LATER)
            besluit.reden, besluit.moment = "", t.NU
            sessie.add(besluit)
    if al_gedeeld:
        sessie.execute(update(m.Terugkoppeling).values(gedeeld_op=t.NU.date()))
    sessie.flush()


def _neem_af(sessie: facts.Session, persoon: int | None, wat: str) -> None:
    lid = m.Lidmaatschap.persoon_id == persoon
    if wat == "de rol":
        sessie.execute(update(m.Lidmaatschap).where(lid).values(rol=Rol.MELDER))
    else:
        sessie.execute(delete(m.Lidmaatschap).where(lid))


def test_the_number_of_an_invitation_opens_nothing_without_its_code(wereld: Engine) -> None:
    """Also not in the chat of who was shown another one."""
    with transactie(wereld) as sessie:
        over = dict(t._onderwerpen(sessie))["uitnodiging"]
        neem(sessie, _start("niemand", f"welkom-{t.PROEF}", "1"), GEREEDSCHAP, t.NU)
        voor = facts.toestand(sessie, t.KANAAL, "niemand")
        druk = Invoer(Soort.KNOP, f"w:aanmelden:{over}:")
        verwerkt = neem(sessie, Binnen(t.KANAAL, "2", "niemand", druk), GEREEDSCHAP, t.NU)
        assert verwerkt.geweigerd is Waarom.UITNODIGING
        assert facts.toestand(sessie, t.KANAAL, "niemand") == voor


@pytest.mark.parametrize("bezig", [False, True], ids=["niet bezig", "bezig"])
def test_the_code_of_an_invitation_stands_in_no_table(wereld: Engine, bezig: bool) -> None:
    """Who is halfway joining, or still busy with something else, has it in no state, button or message."""
    code = f"welkom-{t.LAAK}"
    with transactie(wereld) as sessie:
        if bezig:
            neem(
                sessie, Binnen(t.KANAAL, "1", "elders", Invoer(Soort.COMMANDO, "signaal")), GEREEDSCHAP, t.NU
            )
        neem(sessie, _start("elders", code, "2"), GEREEDSCHAP, t.NU)
        alles = [
            repr(sessie.execute(mapper.class_.__table__.select()).all())
            for mapper in m.Tabel.registry.mappers
        ]
        assert any("aanmelden" in tabel for tabel in alles)
    assert [tabel for tabel in alles if code in tabel] == []


def _start(mens: str, code: str, update: str) -> Binnen:
    return Binnen(t.KANAAL, update, mens, Invoer(Soort.COMMANDO, "start", code), mens)


# --- files ---


def test_a_file_goes_to_who_may_read_it_and_shows_nothing_of_another_wijkverband(wereld: Engine) -> None:
    gezien, te_veel = {}, []
    adressen = {mens: mens for mens in t.MENSEN}
    adressen |= {"de groep": t.GROEP[t.LAAK], "een andere groep": t.GROEP[t.PROEF]}
    with transactie(wereld) as sessie:
        over = dict(t._onderwerpen(sessie))
        for soort in t.documenten():
            ding = over["actie" if soort in ("agenda", "afzegging") else "bundel"]
            naam = soort if soort == toegang.EIGEN_GEGEVENS else f"{soort}:{ding}"
            gemaakt = {wie: maak_document(sessie, naam, t.KANAAL, a, t.NU) for wie, a in adressen.items()}
            gezien[soort] = {wie: "ja" if document else "nee" for wie, document in gemaakt.items()}
            te_veel += [
                (soort, wie)
                for wie, document in gemaakt.items()
                if document and t.te_veel(adressen[wie], _leesbaar(document.inhoud))
            ]
    assert gezien == {soort: cellen("document", soort) for soort in t.documenten()}
    assert te_veel == []


def _leesbaar(inhoud: bytes) -> str:
    """What is inside a folder and the office files in it counts as well."""
    if not zipfile.is_zipfile(io.BytesIO(inhoud)):
        return inhoud.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        return "\n".join(_leesbaar(pak.read(naam)) for naam in pak.namelist())


# --- pages ---


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("toegang"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


HUIS = Path(__file__).parents[1]
PADEN = {
    "/pagina/{naam}": next((HUIS / "bot" / "pagina").glob("*.css")).name,
    "/lettertypen/{naam}": next((HUIS / "rapportage" / "sjablonen" / "lettertypen").glob("*.woff2")).name,
    "/document/{bericht}": "1",
}
INHOUD = {"persoon": NAIMA, "tekst": "/help", "bericht": "1", "doet": "o:help::", "sprong": "nergens"}


async def test_a_page_opens_for_who_may_and_every_refusal_is_one_sentence(bezoek: Bezoek) -> None:
    sleutel = {"X-Sleutel": bezoek.oefening.sleutel}
    for route in maak_app(bezoek.oefening).routes:
        post = "POST" in route.methods
        pad = route.path.partition("{")[0] + PADEN.get(route.path, "")
        gezien = {
            "deze computer": await _mag(bezoek.client, post, pad, sleutel),
            "zonder sleutel": await _mag(bezoek.client, post, pad, {}),
            "onder een andere naam": await _mag(bezoek.client, post, pad, sleutel | {"Host": "elders.nl"}),
            "bij start": "nee",  # see below
        }
        assert (route.path, gezien) == (route.path, cellen("pagina", route.path))


async def _mag(client: httpx.AsyncClient, post: bool, pad: str, koppen: dict[str, str]) -> str:
    """What is not there (a document with that number) was looked for, so it was not refused."""
    vraag = client.stream("POST" if post else "GET", pad, headers=koppen, json=INHOUD if post else None)
    async with vraag as antwoord:
        assert antwoord.status_code in (200, 400, 403, 404)
        return "nee" if antwoord.status_code in (400, 403) else "ja"


async def test_a_file_in_a_chat_is_made_for_that_chat_only(bezoek: Bezoek) -> None:
    """A forged number finds a message, and the file under it is still held against who it was sent to."""
    antwoorden = [await bezoek.client.get(f"/document/{n}") for n in ("0", "1", "99999", "-1", "x", "9" * 40)]
    assert {a.status_code for a in antwoorden} == {404}


def test_start_listens_nowhere_and_knows_no_page(wereld: Engine, database: str, tmp_path: Path) -> None:
    """What shows other people and moves the clock is not even loaded. And it tells the terminal nothing of what
    people told."""
    with NepServer() as server:
        opdracht = Opdracht(server, tmp_path, database)
        with opdracht.draait("start") as proces:
            server.wacht_op_poll()
            assert luistert(proces.pid) == []
    assert {
        "in een echte database": "ja" if "Wijksignaal draait als @" in opdracht.gezegd else "nee",
        "toont wat mensen vertelden": _verraadt(opdracht.gezegd),
        "in de chat": "nee",  # see below
    } == cellen("terminal", "start")
    geladen = "import sys, bot.__main__, bot.telegram; print(sorted(sys.modules))"
    uit = subprocess.run([sys.executable, "-c", geladen], capture_output=True, text=True, check=True).stdout
    assert "'bot.telegram'" in uit
    for naam in ("bot.paginas", "bot.oefenen", "bot.oefenwijk", "bot.collegas", "starlette", "uvicorn"):
        assert f"'{naam}'" not in uit


def _verraadt(gezegd: str) -> str:
    return "ja" if any(vogel in gezegd for vogel in t.VOGEL.values()) else "nee"


def luistert(pid: int) -> list[str]:
    """The sockets on which this process waits for others (Linux)."""
    eigen = {
        doel.removeprefix("socket:[").removesuffix("]")
        for fd in Path(f"/proc/{pid}/fd").iterdir()
        if (doel := str(fd.readlink())).startswith("socket:[")
    }
    regels = [
        regel.split()
        for soort in ("tcp", "tcp6")
        if (pad := Path(f"/proc/{pid}/net/{soort}")).exists()
        for regel in pad.read_text().splitlines()[1:]
    ]
    return [velden[1] for velden in regels if velden[3] == "0A" and velden[9] in eigen]


# --- the terminal ---


@pytest.fixture
def terminal(wereld: Engine, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("WIJKSIGNAAL_TELEGRAM_BASE_URL", "http://127.0.0.1:1/bot")  # nobody answers there
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", database)


GETYPT = {
    "tik": ["tik", "--nu", "2026-12-08T09:00"],
    "beheer wijkverband": ["beheer", "wijkverband", "Mient"],
    "beheer uitnodiging": ["beheer", "uitnodiging", "Laak"],
    "beheer bewaartermijnen": ["beheer", "bewaartermijnen", "--proef"],
    "beheer themas": ["beheer", "themas"],
    "beheer vertrokken": ["beheer", "vertrokken", "a" * 16],
    "beheer sleutel": ["beheer", "sleutel"],
    "beheer sleutel-wissel": ["beheer", "sleutel-wissel"],
    "reservekopie maak": ["reservekopie", "maak", "kopie.sqlite"],
    "reservekopie toets": ["reservekopie", "toets", "kopie.sqlite"],
    "reservekopie herstel": ["reservekopie", "herstel", "kopie.sqlite"],
    "status": ["status"],
    "controleer": ["controleer"],
}  # `start` is tried above, `oefenen` below


NIET_HIER = (
    "De klok verzetten mag alleen in een database voor oefening. "
    "Maak er een met: wijksignaal beheer wijkverband NAAM --oefening\n"
)
# The database is not empty, Telegram does not answer, and no service beats.
MISLUKT = {"reservekopie herstel", "controleer", "status"}


def test_what_the_beheerder_types_shows_nothing_that_people_told(
    terminal: None, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a real database: what may not be done there is refused with its sentence, and the rest ends as it should."""
    assert GETYPT.keys() | {"start", "oefenen"} == set(rijen("terminal"))
    for naam, argumenten in {**GETYPT, "start --klok": ["start", "--klok", "2026-12-08T09:00"]}.items():
        code = main(argumenten)
        uit, fout = capsys.readouterr()
        gezien = {
            "in een echte database": "nee" if fout == NIET_HIER else "ja",
            "toont wat mensen vertelden": _verraadt(uit + fout),
        }
        if naam in GETYPT:
            assert (naam, gezien) == (naam, {kop: cellen("terminal", naam)[kop] for kop in gezien})
            assert (naam, code) == (naam, int(fout == NIET_HIER or naam in MISLUKT))
        else:
            assert (code, fout) == (1, NIET_HIER)
        assert (naam, bool(uit + fout)) == (naam, True)


def test_the_clock_is_moved_in_a_database_for_rehearsal_only(
    terminal: None, wereld: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    for oefening in (False, True):
        with transactie(wereld) as sessie:
            sessie.execute(update(m.Wijkverband).values(oefening=oefening))
        main(GETYPT["tik"])
        fout = capsys.readouterr().err
        assert (oefening, fout == NIET_HIER) == (oefening, not oefening)
        assert fout.startswith("*** ÉÉN HARTSLAG OP") == oefening


@pytest.mark.parametrize("opnieuw", [(), ("--opnieuw",)], ids=["", "opnieuw"])
def test_oefenen_leaves_a_real_database_as_it_is(
    terminal: None,
    wereld: Engine,
    database: str,
    capsys: pytest.CaptureFixture[str],
    opnieuw: tuple[str, ...],
) -> None:
    """Whether it is named or only set. A server cannot be named: that is no file in a folder that exists."""
    pad, voor = database.removeprefix("sqlite:///"), elke_rij(wereld)
    code = main(["oefenen", "--poort", "0", "--bestand", pad, *opnieuw])
    uit, fout = capsys.readouterr()
    nee = ("geen oefenwijk. Kies", "De map postgresql:")
    gezien = "nee" if code == 1 and any(zin in fout for zin in nee) else "ja"
    assert gezien == cellen("terminal", "oefenen")["in een echte database"]
    assert (uit, _verraadt(fout), elke_rij(wereld)) == ("", "nee", voor)


async def test_oefenen_shows_every_chat_to_who_is_at_this_computer(bezoek: Bezoek) -> None:
    await bezoek.wordt(NAIMA).zegt(f"Er zit een {t.VOGEL[t.LAAK]} op het dak van de flat")
    gezien = {wie: _verraadt(json.dumps(await bezoek.kijk(wie))) for wie in (NAIMA, ESRA)}
    assert gezien == {NAIMA: cellen("terminal", "oefenen")["toont wat mensen vertelden"], ESRA: "nee"}


def test_what_the_beheerder_types_does_not_exist_in_the_chat(wereld: Engine) -> None:
    """`/start` does, as the door of an invitation: it greets, and takes what stands behind it for a code."""
    with transactie(wereld) as sessie:
        for i, naam in enumerate((*rijen("terminal"), f"start --klok {t.NU.isoformat()}")):
            woord, _, rest = naam.partition(" ")
            zegt = Binnen(t.KANAAL, f"b{i}", "coördinator", Invoer(Soort.COMMANDO, woord, rest))
            verwerkt = neem(sessie, zegt, GEREEDSCHAP, t.NU)
            gehoord = [post.bericht.tekst for post in verwerkt.post][-1]
            if naam == "start":
                assert gehoord.startswith("Fijn dat je er bent.")
            elif woord == "start":
                assert verwerkt.geweigerd is Waarom.UITNODIGING
            else:
                assert gehoord.startswith("Die opdracht ken ik niet.")
            assert rest.startswith("--") or cellen("terminal", naam)["in de chat"] == "nee"


@pytest.mark.parametrize("gaat", [True, False], ids=["it can", "it cannot"])
async def test_what_was_refused_is_written_down_when_the_service_stops(
    database: str, log: Meelezer, gaat: bool
) -> None:
    """Also without another beat. When it cannot be, the service stops all the same."""
    async with Dienst(database, SLEUTELS) as dienst:
        dienst.weiger(Waarom.KNOP, (WEB, "nadia"))
        if not gaat:
            laat_mislukken(dienst.db, "geweigerd", "NEW.soort = 'knop'")
    db = maak_engine(database, SLEUTELS)
    with transactie(db) as sessie:
        assert facts.geweigerd(sessie, date(2020, 1, 1)) == ({"knop": 1} if gaat else {})
    db.dispose()
    assert len(log.van(Voorval.ACHTERGROND_MISLUKT)) == int(not gaat)


class Postvak:
    """A channel that keeps what it is given: to whom, the text, and which file went with it."""

    herhaalbaar = True

    def __init__(self) -> None:
        self.bezorgd: list[tuple[str, str, bool]] = []

    async def verstuur(self, post: Post, document: Document | None) -> str:
        self.bezorgd.append((post.adres, post.bericht.tekst, document is not None))
        return str(post.id)


@pytest.fixture
def postvak(dienst: Dienst) -> Postvak:
    """The two wijkverbanden live, and whatever is said to them lands here."""
    t.richt_in(dienst.db)
    dienst.klok.zet(t.NU)
    postvak = dienst.kanalen[t.KANAAL] = Postvak()
    return postvak


# --- what is only for practice: being others, and moving the clock ---

VOOR_OEFENING = {
    *("bot.oefenen", "bot.oefenwijk", "bot.collegas", "bot.oefenstof", "bot.verhaal", "bot.tips"),
    *("bot.oefenjaar", "bot.oefenvroeger", "bot.paginas", "opslag.oefening"),
}
WOORDEN = sorted(
    {"oefenen", "sprong", "persoon", *SPRONGEN, *(daad.pad for daad in _DADEN)} - set(GESPREKKEN.gesprekken)
)


def test_only_oefenen_reaches_what_is_for_practice() -> None:
    """No other module imports it, wherever in the module; and of the clock of the service nobody else moves it."""
    gebruikt, verzet = {}, set()
    for pad in [pad for pakket in logboek.PAKKETTEN for pad in (HUIS / pakket).rglob("*.py")]:
        naam = ".".join(pad.relative_to(HUIS).with_suffix("").parts)
        boom = ast.parse(pad.read_text("utf-8"))
        waar: dict[str, str] = {}
        for functie in (
            knoop for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef)
        ):
            waar |= dict.fromkeys(_ingevoerd(functie), f"{naam}.{functie.name}")
        gevonden = {waar.get(wat, naam) for wat in _ingevoerd(boom) if wat in VOOR_OEFENING}
        if naam not in VOOR_OEFENING:
            gebruikt |= dict.fromkeys(gevonden, naam)
        if any(
            isinstance(k, ast.Attribute) and k.attr == "zet" and "klok" in ast.dump(k) for k in ast.walk(boom)
        ):
            verzet.add(naam)
    assert set(gebruikt) == {"bot.__main__._oefenen"}
    assert verzet == {"bot.oefenwijk", "bot.collegas"}


def _ingevoerd(knoop: ast.AST) -> set[str]:
    """The modules that are imported in this piece of code."""
    namen = set()
    for invoer in ast.walk(knoop):
        if isinstance(invoer, ast.Import):
            namen |= {alias.name for alias in invoer.names}
        elif isinstance(invoer, ast.ImportFrom):
            namen |= {str(invoer.module), *(f"{invoer.module}.{alias.name}" for alias in invoer.names)}
    return namen


@pytest.mark.parametrize("woord", WOORDEN)
async def test_no_word_of_the_practice_pages_does_anything_in_a_real_chat(
    dienst: Dienst, postvak: Postvak, woord: str
) -> None:
    """Typed as a command, in a link, or forged under a button, by who may do most."""
    vertel = (
        Invoer(Soort.COMMANDO, woord, "2weken"),
        Invoer(Soort.COMMANDO, "start", woord),
        *(Invoer(Soort.KNOP, f"{knop}:{woord}::2weken", bron="1") for knop in Knopsoort),
        *(Invoer(Soort.KNOP, doet, bron="1") for doet in (woord, f"b:1:{woord}", f"o:help:{woord}:")),
    )
    with transactie(dienst.db) as sessie:
        voor = t._stand(sessie)
    verwerkt = [
        await dienst.neem(Binnen(t.KANAAL, f"p{i}", "coördinator", invoer)) for i, invoer in enumerate(vertel)
    ]
    await dienst.verzender.rust()
    with transactie(dienst.db) as sessie:
        assert t._stand(sessie) == voor
    assert dienst.klok.nu() == t.NU
    assert {adres for adres, *_ in postvak.bezorgd} == {"coördinator"}
    assert [v.geweigerd for v in verwerkt] == [
        None,  # there is no such command, as it says
        Waarom.UITNODIGING,
        *[Waarom.OUDE_KNOP, Waarom.KNOP, Waarom.KNOP, Waarom.KNOP],
        *[Waarom.KNOP, Waarom.OUDE_KNOP, None],  # what stands behind `help` is not looked at
    ]
    assert postvak.bezorgd[0][1].startswith("Die opdracht ken ik niet.")


def test_the_practice_pages_are_served_to_this_computer_only() -> None:
    with _luister(0) as luisteraar:
        assert luisteraar.getsockname()[0] == "127.0.0.1"


# --- what is refused is counted ---


async def test_what_is_refused_is_counted_and_the_beheerder_sees_how_often(
    dienst: Dienst, uitnodiging: str, database: str
) -> None:
    mens = BrowserBuurt(dienst).mens("Nadia")
    for code in ("eenverzonnencode", "nogeenverzonnen"):
        await mens.zegt(code)
    for doet in ("o:bestaatniet::", "b:9:ja"):
        await dienst.neem(Binnen(WEB, doet, mens.adres, Invoer(Soort.KNOP, doet)))
    await dienst.tik()
    await dienst.tik()
    with transactie(dienst.db) as sessie:
        geteld = facts.geweigerd(sessie, dienst.klok.nu().date())
    assert geteld == {"uitnodiging": 2, "knop": 1, "oude_knop": 1}
    ingesteld = settings.lees({"WIJKSIGNAAL_DATABASE_URL": database, "WIJKSIGNAAL_SLEUTEL": SLEUTEL})
    assert (
        "let op  De laatste zeven dagen is geweigerd: 2 keer een uitnodiging die niet werkt, "
        "1 keer een knop die niet van ons is, 1 keer een oude knop."
    ) in toezicht.status(ingesteld, dienst.klok.nu())[1]


async def _geteld(dienst: Dienst) -> dict[str, int]:
    await dienst.tik()
    with transactie(dienst.db) as sessie:
        return facts.geweigerd(sessie, dienst.klok.nu().date())


def _wie(mens: str, over: str, kanaal: str = t.KANAAL) -> dict[str, str]:
    """Who it was and what it was about, as a line of the log says it."""
    wie = {"herkomst": kanaal, "wie": logboek.pseudoniem(kanaal, mens)}
    return wie | ({"over": over} if over else {})


@pytest.mark.parametrize(
    ("mens", "invoer", "soort", "over"),
    [
        ("niemand", Invoer(Soort.TEKST, "Er ligt weer vuil"), Waarom.GEEN_LID, ""),
        ("niemand", Invoer(Soort.KNOP, "o:stap:{actie}:"), Waarom.GEEN_LID, ""),
        ("niemand", Invoer(Soort.COMMANDO, "start", "verzonnen"), Waarom.UITNODIGING, ""),
        ("elders", Invoer(Soort.KNOP, "o:stap:{actie}:"), Waarom.ONDERWERP, "actie:{actie}"),
        ("melder", Invoer(Soort.KNOP, "o:stap:{actie}:"), Waarom.ROL, "actie:{actie}"),
        ("melder", Invoer(Soort.KNOP, "o:kiezen:w1:"), Waarom.ROL, "wijkverband:1"),
        ("melder", Invoer(Soort.COMMANDO, "leden"), Waarom.ROL, "wijkverband:1"),
        ("melder", Invoer(Soort.COMMANDO, "start", "kiezen-{bundel}"), Waarom.ROL, "bundel:{bundel}"),
        ("melder", Invoer(Soort.KNOP, "o:stemming:{bundel}:sluit"), Waarom.ROL, "bundel:{bundel}"),
        ("elders", Invoer(Soort.KNOP, "o:toets:{versie}:"), Waarom.ONDERWERP, "bundel:{bundel}"),
        ("melder", Invoer(Soort.KNOP, f"o:intrekken:{t.TELT}:"), Waarom.ONDERWERP, ""),
        ("melder", Invoer(Soort.BEWERKING, "Er ligt niets", bron=t.BRON), Waarom.ONDERWERP, ""),
        ("melder", Invoer(Soort.KNOP, "o:bestaatniet:7:"), Waarom.KNOP, "wijkverband:1"),
    ],
    ids=lambda waarde: str(waarde)[:40],
)
async def test_a_refusal_is_counted_and_the_log_says_who_and_about_what(
    dienst: Dienst, postvak: Postvak, log: Meelezer, mens: str, invoer: Invoer, soort: Waarom, over: str
) -> None:
    """Never a text or a code, nor that it was about something she told."""
    with transactie(dienst.db) as sessie:
        welk = dict(t._onderwerpen(sessie))
    invoer = replace(invoer, tekst=invoer.tekst.format(**welk), argument=invoer.argument.format(**welk))
    await dienst.neem(Binnen(t.KANAAL, "nieuw", mens, invoer))
    assert log.van(Voorval.TOEGANG_GEWEIGERD) == [
        {"voorval": "toegang_geweigerd", "soort": soort.value, **_wie(mens, over.format(**welk))}
    ]
    assert await _geteld(dienst) == {soort: 1}


async def test_a_vote_of_who_does_not_take_part_is_counted_with_the_bundle_it_was_for(
    dienst: Dienst, postvak: Postvak, log: Meelezer
) -> None:
    with transactie(dienst.db) as sessie:
        over = dict(t._onderwerpen(sessie))["stemming"]
    druk = Invoer(Soort.KNOP, f"o:stem:{over}:{t.WAARDEN['stem'][0]}", bron="1")
    await dienst.neem(Binnen(t.KANAAL, "nieuw", "elders", druk, groep=t.GROEP[t.LAAK]))
    assert log.van(Voorval.TOEGANG_GEWEIGERD) == [
        {"voorval": "toegang_geweigerd", "soort": "geen_lid", **_wie("elders", f"bundel:{over}")}
    ]
    assert await _geteld(dienst) == {"geen_lid": 1}


async def test_a_file_that_may_not_be_read_stays_behind_and_is_counted(
    dienst: Dienst, postvak: Postvak, log: Meelezer
) -> None:
    """Whatever named it: one of another wijkverband, or of the own one to who is not in it any more."""
    with transactie(dienst.db) as sessie:
        welk = dict(t._onderwerpen(sessie))["bundel"]
        for mens in ("melder", "elders", "weg"):
            outbox.plaats(
                sessie, kanaal=t.KANAAL, adres=mens, soort=outbox.ANTWOORD,
                bericht=Bericht("De bundel", document=f"bundel:{welk}"), nu=t.NU,
            )  # fmt: skip
    await dienst.verzender.veeg()
    assert sorted(b for b in postvak.bezorgd if b[1] == "De bundel") == [
        ("elders", "De bundel", False),
        ("melder", "De bundel", True),
        ("weg", "De bundel", False),
    ]
    assert sorted(log.van(Voorval.TOEGANG_GEWEIGERD), key=str) == sorted(
        (
            {"voorval": "toegang_geweigerd", "soort": "onderwerp", **_wie(mens, f"bundel:{welk}")}
            for mens in ("elders", "weg")
        ),
        key=str,
    )
    assert await _geteld(dienst) == {"onderwerp": 2}


async def test_a_page_counts_a_file_of_another_wijkverband_and_who_is_not_known(
    bezoek: Bezoek, log: Meelezer
) -> None:
    dienst = bezoek.oefening.dienst
    naima = bezoek.oefening.adres(NAIMA) or ""
    with transactie(dienst.db) as sessie:
        ander = mensen.maak_wijkverband(sessie, "Mient", dienst.klok.nu())
        welk = cyclus.bewaar_bundel(sessie, ander, Bundel("Mient", "2026-10", 5, ()), dienst.klok.nu())
        outbox.plaats(
            sessie, kanaal=WEB, adres=naima, soort=outbox.ANTWOORD,
            bericht=Bericht("Kijk eens", document=f"bundel:{welk}"), nu=dienst.klok.nu(),
        )  # fmt: skip
    await dienst.verzender.veeg()
    (bericht,) = [b for b in (await bezoek.kijk(NAIMA))["gesprek"] if b["tekst"] == "Kijk eens"]
    antwoord = await bezoek.client.get(bericht["document"]["url"])
    assert (antwoord.status_code, antwoord.json()) == (404, {"fout": "Dit document is er niet."})
    vreemd = await bezoek.post("bericht", persoon="999", tekst="Hallo")
    assert (vreemd.status_code, vreemd.json()) == (400, {"fout": "Kies eerst wie je bent."})
    async with bezoek.client.stream("GET", "/stroom", params={"persoon": "999"}) as stroom:
        assert stroom.status_code == 200  # it shows nobody's chat
    regel = {"voorval": "toegang_geweigerd", "soort": "onderwerp"}
    assert log.van(Voorval.TOEGANG_GEWEIGERD) == [
        regel | _wie(naima, f"bundel:{welk}", WEB),  # when it was said to her
        *[regel | {"herkomst": "web"}] * 3,
    ]
    assert await _geteld(dienst) == {"onderwerp": 4}


async def test_who_edits_the_message_of_another_changes_nothing_and_is_counted(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    esra, fatima = buurt.mens("Esra Demir"), buurt.mens("Fatima Bouzid")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    with transactie(buurt.dienst.db) as sessie:
        mensen.nodig_uit(sessie, 1, "voorfatima", Rol.MELDER, 1, rondes.einde("2026-12"))
    await meld_aan(fatima, "voorfatima", "Thuiszorg", "Wijkverpleegkundige")
    await esra.zegt(VERTELD)
    log.regels.clear()
    nieuw = "De lift doet het weer"
    if isinstance(buurt, BrowserBuurt):
        assert isinstance(fatima, BrowserMens)
        (bericht,) = [str(r.id) for r in buurt.regels(f"browser-{esra.naam}") if r.bericht.tekst == VERTELD]
        await buurt.browser.bewerk(fatima.adres, bericht, nieuw)
        wie = _wie(fatima.adres, "", WEB)
    else:
        assert isinstance(buurt, TelegramBuurt)
        assert isinstance(esra, TelegramMens)
        assert isinstance(fatima, TelegramMens)
        (nummer,) = [b.id for b in esra.chat if b.tekst == VERTELD]
        bericht = buurt.nep.bericht(fatima.id, fatima.naam, nieuw)["message"] | {"message_id": nummer}
        await buurt.neem(buurt.nep.update("edited_message", bericht | {"edit_date": 1_800_000_001}))
        wie = _wie(str(fatima.id), "")
    with transactie(buurt.dienst.db) as sessie:
        assert list(sessie.scalars(select(m.Signaal.gehoord))) == [VERTELD]
    assert log.van(Voorval.TOEGANG_GEWEIGERD) == [
        {"voorval": "toegang_geweigerd", "soort": "onderwerp", **wie}
    ]
    assert await _geteld(buurt.dienst) == {"onderwerp": 1}


VERTELD = "De lift in de flat is steeds kapot"
