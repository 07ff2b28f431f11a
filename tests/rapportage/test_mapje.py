"""Het mapje: one zip a round, that opens anywhere and holds no formula of anybody."""

import csv
import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from gesprekken.wijk import Actie, Afspraken, Bundel, Rondestand, Stand, Terugkoppeling, Vervolg, Vorm
from rapportage import agenda, mapje

ACTIE = Actie(
    id=7,
    wijkverband=1,
    ronde="2026-11",
    patroon="Afval en schoon",
    verandering="De stoep is schoon",
    wat='=HYPERLINK("http://kwaad";"klik")',
    eigenaar=2,
    eigenaar_naam="Sander Vos",
    eerste_stap="+31 bellen 🙏",
    eerste_stap_op=date(2026, 12, 17),
    check_op=date(2027, 1, 14),
    zin="<script>alert(1)</script> & zo",
    partners="@Welzijn",
    stand=Stand.LUKT_NIET,
    reden="-geen geld",
)
LOOPT = replace(ACTIE, id=8, wat="Samen opruimen\x07", stand=Stand.LOOPT, reden="")
VERTELD = Terugkoppeling(
    "2026-11", "Er ligt <b>afval</b> 🙏.", "We ruimen op.", "Er is geen geld.", date(2026, 12, 31),
    "De wijkkrant", "Kom langs",
)  # fmt: skip
STAND = Rondestand(Bundel("Laak", "2026-11", None, ook_gehoord=("Afval en schoon",), id=3), (ACTIE, LOOPT))
NU = datetime(2026, 12, 3, 9, tzinfo=UTC)
INHOUD = mapje.Inhoud(
    "Laak",
    STAND,
    VERTELD,
    afspraken=(
        ("1. Wijkvraag en doelgroep", (("Vraag", "Er ligt veel afval"), ("Voor wie speelt dit?", ""))),
    ),
    agenda=agenda.van_acties(STAND.acties, "Laak", [NU, NU]),
)
NAMEN = [
    "LEESMIJ.txt",
    "actielijst-laak-2026-11.csv",
    "actielijst-laak-2026-11.docx",
    "actielijst-laak-2026-11.xlsx",
    "agenda-laak-2026-11.ics",
    "participatieafspraken-laak-2026-11.docx",
    "signalenbundel-laak-2026-11.html",
    "terugkoppeling-laak-2026-11.docx",
]


def uitgepakt(inhoud: mapje.Inhoud = INHOUD) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(mapje.zip_van(inhoud))) as pak:
        return {naam: pak.read(naam) for naam in pak.namelist()}


def test_the_folder_holds_everything_under_a_name_that_a_person_understands() -> None:
    assert list(uitgepakt()) == NAMEN


def test_what_is_missing_is_said_in_one_sentence_each() -> None:
    leeg = uitgepakt(mapje.Inhoud("Laak", Rondestand(STAND.bundel)))

    assert list(leeg) == ["LEESMIJ.txt", "signalenbundel-laak-2026-11.html"]
    assert leeg["LEESMIJ.txt"].decode().split("\r\n\r\n")[-1].split("\r\n") == [
        "De participatieafspraken ontbreken, want die zijn nog niet vastgelegd.",
        "De actielijst ontbreekt, want in deze ronde is geen actie gekozen.",
        "De terugkoppeling ontbreekt, want die is nog niet gepubliceerd.",
        "De agenda ontbreekt, want er staat geen datum meer open.",
        "",
    ]


def test_the_same_facts_give_the_same_bytes() -> None:
    assert mapje.zip_van(INHOUD) == mapje.zip_van(INHOUD)


@pytest.mark.parametrize("tekst", ["=1+1", "+1", "-1", "@SOM(A1)", "\t=1", " =1"])
def test_no_spreadsheet_takes_a_text_for_a_formula(tekst: str) -> None:
    assert mapje.veilig(tekst).startswith("'")


def test_the_list_with_semicolons_opens_at_once_in_a_dutch_spreadsheet() -> None:
    bytes_ = mapje.actielijst_csv(STAND.acties)
    kop, eerste, _ = csv.reader(io.StringIO(bytes_.decode("utf-8-sig")), delimiter=";")

    assert bytes_.startswith(b"\xef\xbb\xbf")
    assert tuple(kop) == mapje.ACTIEKOPPEN
    assert eerste[2:8] == [
        "'=HYPERLINK(\"http://kwaad\";\"klik\")", "Sander Vos", "'@Welzijn", "'+31 bellen 🙏", "17-12-2026", "nee",
    ]  # fmt: skip


def test_the_spreadsheet_holds_texts_and_dates_and_no_formula() -> None:
    blad = load_workbook(io.BytesIO(mapje.actielijst_xlsx(INHOUD))).active
    assert blad is not None
    cellen = [cel for rij in blad.iter_rows() for cel in rij if cel.value is not None]

    assert {cel.data_type for cel in cellen} == {"s", "d"}
    assert blad["C2"].value == '\'=HYPERLINK("http://kwaad";"klik")'
    assert blad["G2"].value == datetime(2026, 12, 17)
    assert (blad.freeze_panes, blad.print_title_rows) == ("A2", "$1:$1")


@pytest.mark.parametrize(
    ("soort", "titel"),
    [
        ("actielijst", "Actielijst Laak, november 2026"),
        ("participatieafspraken", "Participatieafspraken Laak"),
        ("terugkoppeling", "Wat we met uw verhaal deden: Laak, november 2026"),
    ],
)
def test_a_document_has_a_title_a_language_and_real_headings(soort: str, titel: str) -> None:
    word = Document(io.BytesIO(uitgepakt()[f"{soort}-laak-2026-11.docx"]))
    koppen = [a.text for a in word.paragraphs if a.style is not None and a.style.name == "Heading 1"]
    talen = {taal.get(qn("w:val")) for taal in word.styles.element.iter(qn("w:lang"))}

    assert (word.core_properties.title, word.core_properties.language) == (titel, "nl-NL")
    assert (koppen, talen) == ([titel], {"nl-NL"})


def test_it_prints_on_the_paper_that_an_office_here_has() -> None:
    for naam in NAMEN:
        if naam.endswith("docx"):
            (blad,) = Document(io.BytesIO(uitgepakt()[naam])).sections
            assert [round(maat.mm) for maat in (blad.page_width, blad.page_height)] == [210, 297]
    blad = load_workbook(io.BytesIO(mapje.actielijst_xlsx(INHOUD))).active
    assert (blad.page_setup.paperSize, blad.page_setup.orientation) == (9, "landscape")
    assert (blad.page_setup.fitToWidth, blad.sheet_properties.pageSetUpPr.fitToPage) == (1, True)


def test_every_table_has_a_marked_header_row() -> None:
    for soort in ("actielijst", "participatieafspraken"):
        word = Document(io.BytesIO(uitgepakt()[f"{soort}-laak-2026-11.docx"]))
        kop = [tabel.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None for tabel in word.tables]
        assert kop
        assert all(kop)


def test_html_and_signs_of_people_stay_text_in_word() -> None:
    word = Document(io.BytesIO(uitgepakt()["terugkoppeling-laak-2026-11.docx"]))

    assert "Er ligt <b>afval</b> 🙏." in [alinea.text for alinea in word.paragraphs]


def test_a_late_update_is_late_in_word_too() -> None:
    word = Document(io.BytesIO(mapje.terugkoppeling_docx(replace(INHOUD, te_laat=True), VERTELD)))

    assert "Dat is nog niet gelukt. Het komt later." in [alinea.text for alinea in word.paragraphs]


def test_word_tells_where_residents_heard_it_and_that_an_update_was_corrected() -> None:
    nieuws = Vervolg(date(2027, 1, 6), "De stoep is schoon.", verbeterd=date(2027, 1, 7))
    tekst = replace(VERTELD, gedeeld_via="De inloop", vervolgen=(nieuws,))
    inhoud = replace(INHOUD, gedeeld_op=date(2026, 12, 14))

    word = Document(io.BytesIO(mapje.terugkoppeling_docx(inhoud, tekst)))

    assert [alinea.text for alinea in word.paragraphs][1:5] == [
        "U hoorde dit op maandag 14 december 2026. Waar: De inloop",
        "Nieuws van 6 januari 2027",
        "De stoep is schoon.",
        "Verbeterd op 7 januari 2027.",
    ]


# --- a real office ---

KANTOOR = shutil.which("soffice")


@pytest.mark.kantoor
@pytest.mark.skipif(
    KANTOOR is None and os.environ.get("WIJKSIGNAAL_TEST_KANTOOR") != "verplicht",
    reason="there is no LibreOffice here (soffice)",
)
def test_every_file_opens_in_libreoffice(tmp_path: Path) -> None:
    """One start for the documents and one for the sheets; what comes out holds what went in."""
    assert KANTOOR is not None, "LibreOffice is missing: install libreoffice-writer-nogui and -calc-nogui"
    bestanden = uitgepakt()
    for naam, inhoud in bestanden.items():
        (tmp_path / naam).write_bytes(inhoud)
    word = [naam for naam in bestanden if naam.endswith((".docx", ".html"))]
    tabel = [naam for naam in bestanden if naam.endswith(".xlsx")]
    _zet_om(tmp_path, "txt:Text (encoded):UTF8", word)
    _zet_om(tmp_path, "pdf", [naam for naam in bestanden if naam.endswith((".docx", ".xlsx", ".csv"))])
    _zet_om(tmp_path, "csv:Text - txt - csv (StarCalc):59,34,76", tabel)

    def gelezen(naam: str) -> str:
        return (tmp_path / "uit" / naam).read_text("utf-8-sig")

    assert "Samen opruimen" in gelezen("actielijst-laak-2026-11.txt")
    assert "Er ligt veel afval" in gelezen("participatieafspraken-laak-2026-11.txt")
    assert "Er ligt <b>afval</b> 🙏." in gelezen("terugkoppeling-laak-2026-11.txt")
    assert "Afval en schoon" in gelezen("signalenbundel-laak-2026-11.txt")
    assert "'=HYPERLINK" in gelezen("actielijst-laak-2026-11.csv")
    pdfs = sorted(pad.name for pad in (tmp_path / "uit").glob("*.pdf"))
    assert pdfs == [
        "actielijst-laak-2026-11.pdf",
        "participatieafspraken-laak-2026-11.pdf",
        "terugkoppeling-laak-2026-11.pdf",
    ]


def _zet_om(map_: Path, vorm: str, namen: list[str]) -> None:
    subprocess.run(
        [
            str(KANTOOR), f"-env:UserInstallation=file://{map_}/profiel", "--headless", "--norestore",
            "--convert-to", vorm, "--outdir", str(map_ / "uit"), *(str(map_ / naam) for naam in namen),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip


def test_the_agreements_stand_in_the_order_of_template_1_with_the_name_of_who_does_it() -> None:
    nu = Afspraken(
        vraag="Hoe blijft het plein veilig?", vorm=Vorm.PANEL, organiseert=7, eigenaar="de wijkkrant"
    )

    regels = mapje.afspraakregels(nu, {7: "Esra Demir"})

    assert [kop[0] for kop, _ in regels] == ["1", "2", "3", "4", "5"]
    assert dict(regels[0][1]) == {"Vraag": "Hoe blijft het plein veilig?", "Voor wie speelt dit?": ""}
    assert dict(regels[2][1]) == {
        "Basisvorm": "panel",
        "Waar en wanneer?": "",
        "Wie organiseert?": "Esra Demir",
    }
    assert dict(regels[4][1])["Wie is eigenaar?"] == "de wijkkrant"
    assert mapje.afspraakregels(None, {}) == ()


def test_who_left_is_called_an_old_colleague_and_not_nobody() -> None:
    regels = mapje.afspraakregels(Afspraken(organiseert=7, eigenaar=8), {7: "Esra Demir"})

    assert dict(regels[2][1])["Wie organiseert?"] == "Esra Demir"
    assert dict(regels[4][1])["Wie is eigenaar?"] == "oud-collega"
    assert dict(mapje.afspraakregels(Afspraken(), {})[4][1])["Wie is eigenaar?"] == ""
