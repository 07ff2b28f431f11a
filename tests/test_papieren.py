"""The papers on privacy fit the code: what they name exists, what exists they name, and what they quote is said."""

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import settings
from bot.__main__ import _argumenten
from bot.logboek import VORM
from bot.voorvallen import Voorval
from gesprekken import GESPREKKEN, kennisgeving
from gesprekken.wijk import STANDAARD
from opslag import eigen
from opslag.geheim import Versleuteld
from opslag.models import Tabel
from rapportage import onthulling

HUIS = Path(__file__).parents[1]
MAP = HUIS / "docs" / "privacy"
STUKKEN = {pad.name: pad.read_text("utf-8") for pad in sorted(MAP.glob("*.md"))}
TABELLEN = Tabel.metadata.tables
UIT_DE_CODE = r"<!-- (tekst: \w+|tabel) -->.*?<!-- einde (tekst|tabel) -->"
elk_stuk = pytest.mark.parametrize("stuk", STUKKEN)


def eigen_tekst(stuk: str) -> str:
    """Without what is made from the code, and without the addresses of links."""
    zonder = re.sub(UIT_DE_CODE, "", STUKKEN[stuk], flags=re.DOTALL)
    return re.sub(r"\]\([^)]*\)", "]", zonder)


def tussen_tekens(stuk: str) -> list[str]:
    """What stands between backticks, and each line of a block of code."""
    blokken = re.findall(r"```\n(.*?)```", STUKKEN[stuk], re.DOTALL)
    zonder = re.sub(r"```.*?```", "", STUKKEN[stuk], flags=re.DOTALL)
    return [regel for blok in blokken for regel in blok.splitlines()] + re.findall(r"`([^`\n]+)`", zonder)


def punt(nummer: int) -> str:
    """One of the seventeen points of the DPIA."""
    gevonden = re.search(rf"^## {nummer}\. .*?(?=^##? |\Z)", STUKKEN["dpia.md"], re.DOTALL | re.MULTILINE)
    assert gevonden is not None
    return gevonden[0]


def rijen(tekst: str) -> list[list[str]]:
    """The rows of the tables in a piece of Markdown whose first cell is a name in code."""
    regels = [regel for regel in tekst.splitlines() if regel.startswith("| `")]
    return [[cel.strip().strip("`") for cel in regel.strip("|").split("|")] for regel in regels]


# --- the seventeen points ---


def test_the_dpia_has_the_seventeen_points_of_the_national_model() -> None:
    assert re.findall(r"^##? (.+)$", STUKKEN["dpia.md"], re.MULTILINE)[1:] == [
        "A. Kenmerken van de gegevensverwerkingen",
        "1. Voorstel",
        "2. Persoonsgegevens",
        "3. Gegevensverwerkingen",
        "4. Verwerkingsdoeleinden",
        "5. Betrokken partijen",
        "6. Belangen bij de verwerking",
        "7. Verwerkingslocaties",
        "8. Techniek en methode van gegevensverwerking",
        "9. Juridisch en beleidsmatig kader",
        "10. Bewaartermijnen",
        "B. Beoordeling van de rechtmatigheid",
        "11. Rechtsgrond",
        "12. Bijzondere persoonsgegevens",
        "13. Doelbinding",
        "14. Noodzaak en evenredigheid",
        "15. Rechten van de betrokkene",
        "C. Risico's",
        "16. Risico's",
        "D. Maatregelen",
        "17. Maatregelen",
    ]


def test_every_table_stands_in_the_dpia_with_whose_it_is() -> None:
    """When this fails: give the new table a line in point 2, and say whether its rows are of one person."""
    genoemd = {tabel: van_iemand.split(",")[0] for tabel, _, van_iemand in rijen(punt(2))}
    niet = {tabel.__tablename__ for tabel in eigen.NIET_VAN_IEMAND}
    assert genoemd == {naam: "nee" if naam in niet else "ja" for naam in TABELLEN}
    assert f"| {len(TABELLEN)} tabellen |" in STUKKEN["README.md"]


def test_every_period_stands_in_the_dpia_with_its_default() -> None:
    genoemd = {naam: int(aantal) for naam, aantal, _ in rijen(punt(10))}
    assert genoemd == {f"WIJKSIGNAAL_BEWAAR_{v.upper()}": getattr(STANDAARD, v) for v in settings.GRENZEN}


def test_every_risk_has_a_measure_and_every_measure_a_risk() -> None:
    risicos = re.findall(r"^\| (R\d+) \|", punt(16), re.MULTILINE)
    maatregelen = re.findall(r"^\| (R[\dR, ]+) \|", punt(17), re.MULTILINE)
    assert sorted({nr for rij in maatregelen for nr in rij.split(", ")}) == sorted(risicos)


def test_every_threshold_is_the_one_of_the_code() -> None:
    genoemd = {naam: int(waarde) for naam, waarde in re.findall(r"`(\w+)` = (\d+)", STUKKEN["dpia.md"])}
    echt = {n: w for n, w in vars(onthulling).items() if n.isupper() and isinstance(w, int)}
    assert genoemd == echt


def test_periods_in_other_papers_are_the_defaults() -> None:
    t = STANDAARD
    maanden, dagen = {"register.md", "teksten.md"}, {"dpia.md", "register.md", "README.md", "telegram.md"}
    for stuk in maanden:
        genoemd = {int(n) for n in re.findall(r"(\d+) maanden", eigen_tekst(stuk))}
        assert genoemd - {t.acties_maanden} == {t.teksten_maanden, t.patronen_maanden}
    for stuk in dagen:
        assert {int(n) for n in re.findall(r"(\d+) dagen", eigen_tekst(stuk))} == {t.berichten_dagen}
    assert t.berichten_dagen == t.geblokkeerd_dagen  # the papers say 30 of both


# --- what they name ---


BEKEND = {voorval.naam for voorval in Voorval} | set(TABELLEN) | set(VORM)


@elk_stuk
def test_what_a_paper_names_exists(stuk: str) -> None:
    onbekend = [naam for naam in tussen_tekens(stuk) if not bestaat(naam.strip())]
    assert onbekend == []


def bestaat(naam: str) -> bool:
    """A command, module, setting, file, threshold, event or table."""
    eerste, *rest = naam.split()
    if eerste == "python":
        return rest[0] == "-m" and importlib.util.find_spec(rest[1]) is not None
    if eerste == "make":
        return re.search(rf"^{rest[0]}:", (HUIS / "Makefile").read_text("utf-8"), re.MULTILINE) is not None
    if eerste == "wijksignaal":
        return begrepen(rest)
    if naam.startswith("WIJKSIGNAAL_"):
        naam = naam.partition("=")[0]
        return naam.removesuffix(settings.UIT_BESTAND) in settings.UITLEG
    return (HUIS / naam).exists() or hasattr(onthulling, naam) or naam in BEKEND or naam in VAN_DE_MACHINE


VAN_DE_MACHINE = {
    "-wal",
    "-shm",
    "dist/",  # made by `make controle`
    "wijksignaal.sqlite",
    "ls -l wijksignaal.sqlite*",
    "grep -rn INVULLEN docs/privacy",
    "[INVULLEN: …]",
}


def begrepen(woorden: list[str]) -> bool:
    """Does the command line take these words, with their options?"""
    try:
        _argumenten().parse_args(woorden)
    except SystemExit:
        return False
    return True


@elk_stuk
def test_every_command_of_the_chat_that_a_paper_names_exists(stuk: str) -> None:
    genoemd = set(re.findall(r"(?<![\w./:`<-])/([a-z]+)\b(?![./])", eigen_tekst(stuk)))
    opdrachten = {gesprek.commando for gesprek in GESPREKKEN.gesprekken.values()} | {"stop", "terug"}
    assert genoemd - opdrachten == set()


def test_the_default_database_is_the_file_that_is_named() -> None:
    assert settings.UITLEG["WIJKSIGNAAL_DATABASE_URL"][0] == "sqlite:///wijksignaal.sqlite"


# --- what they quote ---


def test_the_texts_are_what_the_bot_says() -> None:
    """When this fails: `python -m gesprekken.kennisgeving docs/privacy/teksten.md`."""
    assert STUKKEN["teksten.md"] == kennisgeving.ververs(STUKKEN["teksten.md"])
    gevraagd = [naam for _, naam, _ in kennisgeving.MARKERING.findall(STUKKEN["teksten.md"])]
    assert sorted(gevraagd) == sorted(kennisgeving.teksten())


# --- what only the organisation knows ---


IN_TE_VULLEN = {
    "sleutels.md": [],
    "README.md": ["meldpunt voor datalekken", "termijn voor kopieën en logboek"],
    "bewaartermijnen.md": [],
    "dpia.md": [
        "advies van de FG",
        "afspraak met de politie",
        "archiefbesluit",
        "beheerder en hosting",
        "beleid over Telegram",
        "besluit en datum",
        "bevestiging dat meedoen vrij is",
        "contact van de organisatie",
        "datum van herziening",
        "deelnemende organisaties",
        "eigen weging van de risico's",
        "gezamenlijk verantwoordelijk of niet",
        "grondslag per organisatie",
        "locatie van de server",
        "mening van betrokkenen",
        "naam van de organisatie",
        "oordeel over doorgifte via Telegram",
        "oordeel van de OR",
        "opsteller en datum",
        "termijn voor kopieën en logboek",
        "wijken en aantal deelnemers",
    ],
    "register.md": [
        "beheerder en hosting",
        "besluit en datum",
        "contact van de functionaris",
        "contact van de organisatie",
        "gezamenlijk verantwoordelijk of niet",
        "grondslag per organisatie",
        "naam van de organisatie",
        "oordeel over doorgifte via Telegram",
    ],
    "teksten.md": [
        "contact van de functionaris",
        "contact voor bewoners",
        "grondslag per organisatie",
        "naam van de organisatie",
        "waar bewoners de terugkoppeling lezen",
    ],
    "telegram.md": ["beleid over Telegram"],
    "toegang.md": [],
}


def test_only_facts_of_the_organisation_are_left_to_fill_in() -> None:
    gevonden = {
        stuk: sorted(set(re.findall(r"\[INVULLEN: ([^\]…]+)\]", tekst))) for stuk, tekst in STUKKEN.items()
    }
    assert gevonden == IN_TE_VULLEN
    los = [tekst for tekst in STUKKEN.values() if re.search(r"\[INVULLEN(?!: )", tekst)]
    assert los == []


# --- links ---


def links() -> Iterator[tuple[str, str]]:
    for stuk, tekst in STUKKEN.items():
        for doel in re.findall(r"\]\(([^)]+)\)", tekst):
            if not doel.startswith("https://"):
                yield stuk, doel


def koppen(pad: Path) -> set[str]:
    """The anchors of a page, as a forge makes them of its headings."""
    namen = re.findall(r"^#+ (.+)$", pad.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", naam.lower()).replace(" ", "-") for naam in namen}


@pytest.mark.parametrize(("stuk", "doel"), sorted(set(links())))
def test_every_link_leads_somewhere(stuk: str, doel: str) -> None:
    bestand, _, anker = doel.partition("#")
    pad = (MAP / bestand).resolve() if bestand else MAP / stuk
    assert pad.is_file()
    assert not anker or anker in koppen(pad)


def test_every_paper_is_found_from_the_first_page_and_that_from_outside() -> None:
    vanaf = {doel.partition("#")[0] for stuk, doel in links() if stuk == "README.md"}
    assert set(STUKKEN) - {"README.md"} - vanaf == set()
    assert "(docs/privacy/README.md)" in (HUIS / "README.md").read_text("utf-8")
    assert "(privacy/README.md)" in (HUIS / "docs" / "handleiding-beheerder.md").read_text("utf-8")


# --- what the bot does not do ---


LEESBAAR = re.compile(r"(<!-- tabel -->\n).*?(<!-- einde tabel -->)", re.DOTALL)


def met_leesbare_kolommen(tekst: str) -> str:
    """The paper on keys with the list of every column that is not encrypted, as it is now."""
    leesbaar = {
        tabel: [k.name for k in wat.columns if not isinstance(k.type, Versleuteld)]
        for tabel, wat in sorted(TABELLEN.items())
    }
    rijen = [f"| `{tabel}` | {', '.join(kolommen)} |" for tabel, kolommen in leesbaar.items()]
    lijst = "\n".join(["| tabel | wat leesbaar is |", "| --- | --- |", *rijen])
    return LEESBAAR.sub(lambda gevonden: f"{gevonden[1]}{lijst}\n{gevonden[2]}", tekst)


def test_the_paper_on_keys_names_every_column_that_can_be_read() -> None:
    """When this fails: `python -m tests.test_papieren`, and say in words above it what it shows of people."""
    assert STUKKEN["sleutels.md"] == met_leesbare_kolommen(STUKKEN["sleutels.md"])
    assert "| `signaal` | id, wijkverband_id, pseudoniem, nummer, ronde, ontvangen," in STUKKEN["sleutels.md"]


if __name__ == "__main__":
    (MAP / "sleutels.md").write_text(met_leesbare_kolommen(STUKKEN["sleutels.md"]), "utf-8")
