"""Het mapje: plan, action list and what residents read of one round, together in a zip that opens in any office.

Pure: the same facts give the same bytes. Documents carry their title and language, real headings and marked header
rows; a cell that begins like a formula is only text. What is missing is said in LEESMIJ.txt in one sentence.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from math import ceil

from docx import Document as Word
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell, _Row
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from gesprekken import rondes
from gesprekken.wijk import OUD_COLLEGA, Actie, Afspraken, Rondestand, Stand, Terugkoppeling
from rapportage import render

MAKER = "Wijksignaal"
TIJD = datetime(
    2020, 1, 1, tzinfo=UTC
)  # in every file: the day it was asked for says nothing about the round
# As on our pages, in a typeface that every office has.
LETTER, WIJK, WIJKLICHT, INKT = "Arial", "0B5D6B", "E1F0F1", "1D2A2F"
A4, MARGE = (Cm(21), Cm(29.7)), Cm(2.2)
KOLOMMEN = (Cm(5.2), Cm(11.4))
FORMULE = ("=", "+", "-", "@", "\t", "\r")
BREED = frozenset(
    {"Actie", "Gewenste verandering", "Wat het bracht", "Waarom het niet lukt", "Zin voor bewoners"}
)
ACTIEKOPPEN = (
    "Omdat we hoorden",
    "Gewenste verandering",
    "Actie",
    "Eigenaar",
    "Partners",
    "Eerste stap",
    "Eerste stap op",
    "Eerste stap gezet",
    "Checkmoment",
    "Stand",
    "Wat het bracht",
    "Waarom het niet lukt",
    "Zin voor bewoners",
)


# Template 1, in its own words and order.
AFSPRAKEN = (
    ("1. Wijkvraag en doelgroep", (("vraag", "Vraag"), ("voor_wie", "Voor wie speelt dit?"))),
    (
        "2. Beoogde opbrengst voor inwoners",
        (("verandering", "Gewenste verandering"), ("merkbaar", "Wanneer is verschil merkbaar?")),
    ),
    (
        "3. Vorm van participatie",
        (("vorm", "Basisvorm"), ("waar", "Waar en wanneer?"), ("organiseert", "Wie organiseert?")),
    ),
    (
        "4. Doorwerking in het wijkverband",
        (
            ("agenderen", "Wanneer agenderen?"),
            ("besluit", "Wie besluit?"),
            ("wel", "Waarop wel invloed?"),
            ("niet", "Waarop geen invloed?"),
        ),
    ),
    (
        "5. Terugkoppeling aan inwoners",
        (
            ("wat", "Wat koppelen we terug?"),
            ("kanaal", "Via welk kanaal en wanneer?"),
            ("eigenaar", "Wie is eigenaar?"),
        ),
    ),
)


@dataclass(frozen=True)
class Inhoud:
    """All that goes in. `afspraken` are the headed lines of the participatieafspraken, empty when there are none;
    `agenda` the calendar file; `verteld` what residents read, None when nothing was published; `gedeeld_op` the day
    on which they heard it."""

    wijkverband: str
    stand: Rondestand
    verteld: Terugkoppeling | None = None
    te_laat: bool = False
    gedeeld_op: date | None = None
    afspraken: Sequence[tuple[str, Sequence[tuple[str, str]]]] = ()
    agenda: bytes = b""


def zip_van(inhoud: Inhoud) -> bytes:
    """The whole folder."""
    noem = _Naam(inhoud.wijkverband, inhoud.stand.bundel.ronde)
    acties = inhoud.stand.acties
    bestanden: dict[str, bytes] = {
        noem("signalenbundel", "html"): render.bundel_html(inhoud.stand.bundel).encode()
    }
    ontbreekt = []
    if inhoud.afspraken:
        bestanden[noem("participatieafspraken", "docx")] = afspraken_docx(inhoud)
    else:
        ontbreekt.append("De participatieafspraken ontbreken, want die zijn nog niet vastgelegd.")
    if acties:
        bestanden[noem("actielijst", "docx")] = actielijst_docx(inhoud)
        bestanden[noem("actielijst", "xlsx")] = actielijst_xlsx(inhoud)
        bestanden[noem("actielijst", "csv")] = actielijst_csv(acties)
    else:
        ontbreekt.append("De actielijst ontbreekt, want in deze ronde is geen actie gekozen.")
    if inhoud.verteld is not None:
        bestanden[noem("terugkoppeling", "docx")] = terugkoppeling_docx(inhoud, inhoud.verteld)
    else:
        ontbreekt.append("De terugkoppeling ontbreekt, want die is nog niet gepubliceerd.")
    if inhoud.agenda:
        bestanden[noem("agenda", "ics")] = inhoud.agenda
    else:
        ontbreekt.append("De agenda ontbreekt, want er staat geen datum meer open.")
    bestanden["LEESMIJ.txt"] = _leesmij(inhoud, sorted(bestanden), ontbreekt).encode()
    return _ingepakt(bestanden)


@dataclass(frozen=True)
class _Naam:
    wijkverband: str
    ronde: str

    def __call__(self, soort: str, uitgang: str) -> str:
        return render.bestandsnaam(soort, self.wijkverband, self.ronde, uitgang)


def _leesmij(inhoud: Inhoud, namen: Sequence[str], ontbreekt: Sequence[str]) -> str:
    maand = rondes.in_woorden(inhoud.stand.bundel.ronde)
    regels = [f"Het mapje van {inhoud.wijkverband}, {maand}.", "", "Hierin zit:"]
    regels += [f"- {naam}" for naam in namen]
    if ontbreekt:
        regels += ["", *ontbreekt]
    return "\r\n".join([*regels, ""])


def _ingepakt(bestanden: Mapping[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam in sorted(bestanden):
            pak.writestr(_regel(naam), bestanden[naam])
    return uit.getvalue()


def _regel(naam: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(naam, TIJD.timetuple()[:6])
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return info


# --- the action list ---


def actieregels(acties: Iterable[Actie]) -> list[list[str | date]]:
    return [
        [
            a.patroon,
            a.verandering,
            a.wat,
            a.eigenaar_naam,
            a.partners,
            a.eerste_stap,
            a.eerste_stap_op,
            "ja" if a.eerste_stap_gedaan else "nee",
            a.check_op,
            str(a.stand),
            a.opbrengst,
            a.reden if a.stand is Stand.LUKT_NIET else "",
            a.zin,
        ]
        for a in acties
    ]


def veilig(tekst: str) -> str:
    """The same text, that no spreadsheet takes for a formula; signs that no office file may hold are left out."""
    kaal = _leesbaar(tekst)
    return f"'{kaal}" if kaal.startswith(FORMULE) or kaal.lstrip().startswith(FORMULE) else kaal


def _leesbaar(tekst: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", tekst)


def actielijst_csv(acties: Iterable[Actie]) -> bytes:
    """With the mark and the semicolons that a Dutch spreadsheet opens at once."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(ACTIEKOPPEN)
    for regel in actieregels(acties):
        schrijver.writerow([_nl(cel) if isinstance(cel, date) else veilig(cel) for cel in regel])
    return uit.getvalue().encode("utf-8-sig")


def actielijst_xlsx(inhoud: Inhoud) -> bytes:
    boek = Workbook()
    blad = boek.active or boek.create_sheet()
    blad.title = "Actielijst"
    blad.append(list(ACTIEKOPPEN))
    for regel in actieregels(inhoud.stand.acties):
        blad.append([cel if isinstance(cel, date) else veilig(cel) for cel in regel])
    for rij in blad.iter_rows():
        for cel in rij:
            cel.font, cel.alignment = Font(name=LETTER), Alignment(wrap_text=True, vertical="top")
            if isinstance(cel.value, date):
                cel.number_format = "dd-mm-yyyy"
            elif isinstance(cel.value, str):
                cel.data_type = "s"  # text, whatever it begins with
    for cel in blad[1]:
        cel.font, cel.fill = Font(name=LETTER, bold=True, color=WIJK), PatternFill("solid", fgColor=WIJKLICHT)
    breedtes = [22 if kop in BREED else 14 for kop in ACTIEKOPPEN]
    for nummer, breedte in enumerate(breedtes, 1):
        blad.column_dimensions[get_column_letter(nummer)].width = breedte
    for rij in blad.iter_rows():  # a spreadsheet that only prints does not measure them itself
        regels = [ceil(len(str(c.value or "")) / (b - 2)) for c, b in zip(rij, breedtes, strict=True)]
        blad.row_dimensions[rij[0].row or 1].height = 15 * max(regels) + 3
    blad.freeze_panes = "A2"
    blad.print_title_rows = "1:1"
    blad.page_setup.orientation, blad.page_setup.paperSize = "landscape", blad.PAPERSIZE_A4
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, 0  # as many pages down as it takes
    blad.sheet_properties.pageSetUpPr.fitToPage = True
    blad.page_margins.left = blad.page_margins.right = 0.4  # inches
    blad.print_options.gridLines = True
    boek.properties.title = f"Actielijst {inhoud.wijkverband}, {_maand(inhoud)}"
    boek.properties.creator = boek.properties.lastModifiedBy = MAKER
    boek.properties.language = "nl-NL"
    boek.properties.created = boek.properties.modified = TIJD.replace(tzinfo=None)
    uit = io.BytesIO()
    boek.save(uit)
    return _zonder_tijd(uit.getvalue())


# --- Word ---


def actielijst_docx(inhoud: Inhoud) -> bytes:
    word = _nieuw(f"Actielijst {inhoud.wijkverband}, {_maand(inhoud)}")
    for actie in inhoud.stand.acties:
        word.add_heading(_leesbaar(actie.wat), 2)
        regel = actieregels([actie])[0]
        waarden = [
            (kop, _tekst(cel)) for kop, cel in zip(ACTIEKOPPEN, regel, strict=True) if cel and kop != "Actie"
        ]  # what the action is stands above it
        _tabel(word, ("Onderdeel", "Wat er staat"), waarden)
    return _bytes(word)


def terugkoppeling_docx(inhoud: Inhoud, tekst: Terugkoppeling) -> bytes:
    """Template 3, for residents."""
    word = _nieuw(f"Wat we met uw verhaal deden: {inhoud.wijkverband}, {_maand(inhoud)}")
    if gehoord_op := render.gehoord_op(tekst, inhoud.gedeeld_op):
        word.add_paragraph(_leesbaar(gehoord_op))
    for kop, nieuws in render.nieuws(tekst):
        _blok(word, kop, nieuws)
    _blok(word, "Wat hoorden we?", tekst.gehoord)
    _blok(word, "Wat doen we?", tekst.gedaan)
    _blok(word, "Wat lukt nog niet, en waarom?", tekst.lukt_niet)
    _blok(word, "Wanneer hoort u weer van ons?", "\n".join(render.volgende_update(tekst, inhoud.te_laat)))
    _blok(word, "Meedoen?", tekst.contact)
    return _bytes(word)


def afspraakregels(
    nu: Afspraken | None, namen: Mapping[int, str]
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The headed lines of these agreements; empty when there are none. A member is kept by her number; of who left
    only that."""
    if nu is None:
        return ()
    return tuple(
        (kop, tuple((naam, _gezegd(getattr(nu, veld), namen)) for veld, naam in velden))
        for kop, velden in AFSPRAKEN
    )


def _gezegd(waarde: object, namen: Mapping[int, str]) -> str:
    if isinstance(waarde, int) and waarde:
        return namen.get(waarde, OUD_COLLEGA)
    return str(waarde or "")


def afspraken_docx(inhoud: Inhoud) -> bytes:
    """Template 1: its five parts, each a table of what was agreed."""
    word = _nieuw(f"Participatieafspraken {inhoud.wijkverband}")
    for kop, regels in inhoud.afspraken:
        word.add_heading(_leesbaar(kop), 2)
        _tabel(
            word,
            ("Onderdeel", "Afspraak"),
            [(naam, waarde or "Nog niet afgesproken") for naam, waarde in regels],
        )
    return _bytes(word)


def _nieuw(titel: str) -> WordDocument:
    word = Word()
    eigen = word.core_properties
    eigen.title, eigen.author, eigen.last_modified_by = _leesbaar(titel), MAKER, MAKER
    eigen.language, eigen.comments = "nl-NL", ""
    eigen.created = eigen.modified = TIJD
    opmaak = word.styles["Normal"].element.get_or_add_rPr()
    taal = opmaak.find(qn("w:lang"))
    if taal is None:
        taal = OxmlElement("w:lang")
        opmaak.append(taal)
    taal.set(qn("w:val"), "nl-NL")
    for standaard in word.styles.element.iter(qn("w:lang")):
        standaard.set(qn("w:val"), "nl-NL")
    _opmaak(word)
    word.add_heading(_leesbaar(titel), 1)
    return word


def _opmaak(word: WordDocument) -> None:
    blad = word.sections[0]
    blad.page_width, blad.page_height = A4
    blad.left_margin = blad.right_margin = blad.top_margin = blad.bottom_margin = MARGE
    for naam, grootte, kleur, ervoor in (
        ("Normal", 11, INKT, 0),
        ("Heading 1", 20, WIJK, 0),
        ("Heading 2", 14, WIJK, 16),
    ):
        stijl = word.styles[naam]
        stijl.font.name, stijl.font.size = LETTER, Pt(grootte)
        stijl.font.color.rgb = RGBColor.from_string(kleur)
        letters = stijl.element.get_or_add_rPr().get_or_add_rFonts()
        for thema in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            letters.attrib.pop(qn(thema), None)  # or the theme's own typeface goes first
        stijl.paragraph_format.space_before, stijl.paragraph_format.space_after = Pt(ervoor), Pt(6)


def _blok(word: WordDocument, kop: str, tekst: str) -> None:
    word.add_heading(_leesbaar(kop), 2)
    for regel in tekst.splitlines() or [""]:
        if regel.strip():
            word.add_paragraph(_leesbaar(regel.strip()))


def _tabel(word: WordDocument, koppen: tuple[str, str], regels: Sequence[tuple[str, str]]) -> None:
    tabel = word.add_table(rows=1, cols=2, style="Table Grid")
    for cel, kop in zip(tabel.rows[0].cells, koppen, strict=True):
        cel.text = ""
        cel.paragraphs[0].add_run(kop).bold = True
        _kleur(cel)
    _als_kop(tabel.rows[0])
    for naam, waarde in regels:
        cellen = tabel.add_row().cells
        cellen[0].text, cellen[1].text = _leesbaar(naam), _leesbaar(waarde)
    tabel.autofit = False
    for kolom, breedte in zip(tabel.columns, KOLOMMEN, strict=True):
        kolom.width = breedte
    for rij in tabel.rows:
        for cel, breedte in zip(rij.cells, KOLOMMEN, strict=True):
            cel.width = breedte
            cel.paragraphs[0].paragraph_format.space_before = Pt(4)


def _kleur(cel: _Cell) -> None:
    vlak = OxmlElement("w:shd")
    for naam, waarde in (("val", "clear"), ("color", "auto"), ("fill", WIJKLICHT)):
        vlak.set(qn(f"w:{naam}"), waarde)
    cel._tc.get_or_add_tcPr().append(vlak)


def _als_kop(rij: _Row) -> None:
    """Marked as a header row: a screen reader says it with every cell, and it returns on the next page."""
    merk = OxmlElement("w:tblHeader")
    merk.set(qn("w:val"), "true")
    rij._tr.get_or_add_trPr().append(merk)


def _bytes(word: WordDocument) -> bytes:
    uit = io.BytesIO()
    word.save(uit)
    return _zonder_tijd(uit.getvalue())


def _zonder_tijd(pak: bytes) -> bytes:
    """The libraries stamp what they write with the clock; here every part has the same moment."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(pak)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for deel in oud.infolist():
            inhoud = oud.read(deel)
            if deel.filename == "docProps/core.xml":  # openpyxl sets this when it saves
                inhoud = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2020-01-01T00:00:00Z", inhoud)
            nieuw.writestr(_regel(deel.filename), inhoud)
    return uit.getvalue()


def _maand(inhoud: Inhoud) -> str:
    return rondes.in_woorden(inhoud.stand.bundel.ronde)


def _tekst(cel: str | date) -> str:
    return _nl(cel) if isinstance(cel, date) else cel


def _nl(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"
