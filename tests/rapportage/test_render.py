"""What people get to see: it fits a phone, stands alone, escapes what was typed, and shows no figure too many."""

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest

from gesprekken.wijk import Actie, Bundel, Gehoord, Oogst, Patroon, Terugkoppeling, Vervolg, Vorm, Wijkverband
from rapportage.patronen import maak_bundel
from rapportage.render import (
    BUNDEL_TEKENS,
    bestandsnaam,
    bundel_html,
    bundel_tekst,
    nieuws,
    terugkoppeling_html,
    volgende_update,
)
from tests.kring import leden_van

RIJK = Bundel(
    wijkverband="Laak-Noord",
    ronde="2026-11",
    actieve_melders=14,
    top=(
        Patroon("Verkeer en parkeren", 9, 4, 31, ("Molenwijk", "Spoorwijk"), 24),
        Patroon("Afval en schoon", 8, 5, 22, (), None),
    ),
    ook_gehoord=("Geld en schulden", "Wonen"),
    niet_gehoord=("wijkagent", "buurt Laakhaven"),
    vorige_bekend=True,
)
STIL = Bundel("Laak-Noord", "2026-11", None, ook_gehoord=("Ontmoeten",), vorige_bekend=True)

TERUG = Terugkoppeling(
    ronde="2026-11",
    gehoord="Ouderen zien op tegen de feestdagen.\nDe bakken zitten vol.",
    gedaan="Er komt een koffieochtend.",
    lukt_niet="",
    wanneer=date(2027, 1, 12),
    kanaal="De wijkkrant",
    contact="Kom langs bij de inloop",
)


def actie(nummer: int, wat: str = "Koffieochtend in de inloop", wie: str = "Fatima el Amrani") -> Actie:
    return Actie(
        id=nummer,
        wijkverband=1,
        ronde="2026-10",
        patroon="Ontmoeten",
        verandering="Mensen kennen elkaar",
        wat=wat,
        eigenaar=nummer,
        eigenaar_naam=wie,
        eerste_stap="Zaal vragen",
        eerste_stap_op=date(2026, 12, 9),
        check_op=date(2027, 1, 20),
    )


class Lezer(HTMLParser):
    """What someone sees or hears of a page, and every address in it."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.gezien: list[str] = []
        self.adressen: list[str] = []
        self.elementen: list[str] = []
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elementen.append(tag)
        self.gezien += [
            waarde or "" for naam, waarde in attrs if naam in ("aria-label", "alt", "title", "data-kop")
        ]
        self.adressen += [
            waarde or "" for naam, waarde in attrs if naam in ("href", "src", "action", "xlink:href")
        ]

    def handle_data(self, data: str) -> None:
        if self.elementen[-1:] != ["style"] and data.strip():
            self.gezien.append(data.strip())

    @property
    def tekst(self) -> str:
        return " ".join(self.gezien)


def getallen(tekst: str) -> set[int]:
    return {int(getal) for getal in re.findall(r"\d+", tekst)}


def utf16(tekst: str) -> int:
    return len(tekst.encode("utf-16-le")) // 2


# --- the bundle in the group ---


def test_promises_stand_first_then_what_was_heard_then_what_was_not() -> None:
    stap_gezet = replace(actie(0, "Grofvuil samen aanmelden", "Jan de Wit"), eerste_stap_gedaan=True)
    bundel = replace(RIJK, open_acties=(stap_gezet, actie(1)), zonder_terugkoppeling="2026-09")

    assert bundel_tekst(bundel) == (
        "Signalenbundel Laak-Noord · november 2026\n"
        "\n"
        "Nog open\n"
        "• Koffieochtend in de inloop · Fatima, eerste stap voor 9 december\n"
        "• Grofvuil samen aanmelden · Jan, check op 20 januari\n"
        "• Terugkoppeling over september 2026\n"
        "\n"
        "1. Verkeer en parkeren · 9 van 14 melders · 31 signalen (oktober: 24)\n"
        "2. Afval en schoon · 8 van 14 melders · 22 signalen (oktober: niet getoond)\n"
        "Ook gehoord: Geld en schulden, Wonen\n"
        "\n"
        "Niet gehoord: wijkagent, buurt Laakhaven\n"
        "\n"
        "Agenda 20 min: top 2 (5) · kiezen (10) · terugkoppelen (5)"
    )


def test_every_round_that_residents_heard_nothing_about_is_told_of_two_of_them_by_name() -> None:
    twee = replace(RIJK, ook_open=("2026-09",), zonder_terugkoppeling="2026-10")
    vier = replace(twee, ook_open=("2026-07", "2026-08", "2026-09"))

    assert bundel_tekst(twee).split("\n\n")[1] == (
        "Nog open\n• Terugkoppeling over september 2026 en oktober 2026"
    )
    assert bundel_tekst(vier).split("\n\n")[1] == (
        "Nog open\n• Terugkoppeling over juli 2026, augustus 2026 en nog 2 andere"
    )
    over = "over juli 2026, augustus 2026 en nog 2 andere lazen bewoners nog niets terug"
    assert over in Lezer(bundel_html(vier)).tekst


def test_a_first_month_has_no_month_before_it() -> None:
    regel = bundel_tekst(replace(RIJK, vorige_bekend=False)).splitlines()[2]

    assert regel == "1. Verkeer en parkeren · 9 van 14 melders · 31 signalen"


def test_an_almost_empty_month_says_so_names_what_may_be_named_and_thanks() -> None:
    assert bundel_tekst(STIL) == (
        "Signalenbundel Laak-Noord · november 2026\n"
        "\n"
        "Er deden minder dan 5 melders mee. Daarom tonen we geen cijfers: anders kun je zien wie wat vertelde.\n"
        "Wel genoemd: Ontmoeten\n"
        "Dank aan wie iets deelde. Eén zin na een bezoek is genoeg. Niets bijzonders telt ook mee.\n"
        "\n"
        "Niet gehoord: met zo weinig melders weten we dat niet.\n"
        "\n"
        "Agenda 20 min: wat we hoorden (5) · kiezen (10) · terugkoppelen (5)"
    )


def test_a_small_wijkverband_reads_why_there_are_no_figures() -> None:
    acht = replace(STIL, actieve_melders=6, ook_gehoord=())

    assert bundel_tekst(acht).split("\n\n")[1] == (
        "Er deden 6 melders mee. Geen thema is zo breed gehoord dat we cijfers tonen.\n"
        "Er is geen thema dat twee melders van twee organisaties noemden."
    )


LANG = "De gemeentelijke werkgroep toegankelijkheid van de openbare ruimte in Laak en omgeving " * 7


@pytest.mark.parametrize("aantal", [0, 6, 15])
@pytest.mark.parametrize("naam", ["Wonen", LANG, "🙏" * 300, "x" * 600, "de " * 200])
def test_it_fits_one_phone_screen_whatever_it_holds(naam: str, aantal: int) -> None:
    bundel = Bundel(
        wijkverband=naam,
        ronde="2026-10",
        actieve_melders=1234,
        top=tuple(
            Patroon(f"{naam} {n}", 1234, 99, 99999, (naam,), None if n % 2 else 99999) for n in range(5)
        ),
        ook_gehoord=tuple(f"{naam} {n}" for n in range(14)),
        niet_gehoord=tuple(f"{naam} {n}" for n in range(12)),
        vorige_bekend=True,
        open_acties=tuple(actie(n, f"{naam} {n}", naam) for n in range(aantal)),
        zonder_terugkoppeling="2026-09",
        later=tuple(Patroon(f"{naam} {n}") for n in range(9)),
        ook_open=("2025-12-01", "2026-01-12", "2026-02-23"),
        late_updates=("2025-12-01", "2026-01-12", "2026-02-23"),
        doel=naam,
        toelichting=naam,
        verbeterd=date(2026, 11, 9),
    )

    vormen = (bundel, replace(bundel, top=()), replace(bundel, top=(), actieve_melders=None))
    for vorm in (*vormen, *(replace(vorm, niet_gehoord=()) for vorm in vormen)):
        assert utf16(bundel_tekst(vorm)) <= BUNDEL_TEKENS


def test_six_open_actions_in_a_full_month_all_keep_their_name_and_day() -> None:
    wat = (
        "Koffieochtend op dinsdag in de inloop",
        "Grofvuil samen aanmelden, elke eerste vrijdag",
        "Formulierenhulp in de bibliotheek, zonder afspraak",
        "Straatspreekuur van de wijkagent op het plein",
        "Belcirkel rond de feestdagen",
        "Zaklampwandeling: donkere plekken aanwijzen en doorgeven",
    )
    vol = replace(
        RIJK,
        top=tuple(
            Patroon(n, 9, 4, 31, (), 24)
            for n in ("Verkeer en parkeren", "Wonen", "Werk en meedoen", "Winkels en OV", "Veiligheid")
        ),
        niet_gehoord=("wijkagent", "POH", "Vestia", "buurt Laakhaven"),
        open_acties=tuple(actie(n, w) for n, w in enumerate(wat)),
    )

    assert bundel_tekst(vol).split("\n\n")[1].splitlines() == [
        "Nog open",
        "• Koffieochtend op dinsdag in de inloop · Fatima, 9 december",
        "• Grofvuil samen aanmelden, elke eerste… · Fatima, 9 december",
        "• Formulierenhulp in de bibliotheek… · Fatima, 9 december",
        "• Straatspreekuur van de wijkagent… · Fatima, 9 december",
        "• Belcirkel rond de feestdagen · Fatima, 9 december",
        "• Zaklampwandeling: donkere plekken… · Fatima, 9 december",
    ]


def test_what_does_not_fit_in_a_row_is_counted() -> None:
    twaalf = tuple(f"functie nummer {n}" for n in range(1, 13))
    bundel = replace(RIJK, niet_gehoord=twaalf, open_acties=tuple(actie(n, LANG) for n in range(9)))
    niet_gehoord, acties = bundel_tekst(bundel).split("\n\n")[3], bundel_tekst(bundel).split("\n\n")[1]

    assert niet_gehoord == (
        "Niet gehoord: functie nummer 1, functie nummer 2, functie nummer 3, functie nummer 4 en nog 8 andere"
    )
    assert acties.splitlines()[-1] == "• en nog 3 andere"


def test_what_was_put_off_stands_in_the_bundle_by_name_only() -> None:
    bundel = replace(RIJK, later=(Patroon("Jeugd en school"), Patroon("Wonen")))

    assert bundel_tekst(bundel).split("\n\n")[3] == "Bleef liggen: Jeugd en school, Wonen"
    assert "Bleef liggen" in Lezer(bundel_html(bundel)).gezien
    assert "Bleef liggen" not in Lezer(bundel_html(RIJK)).gezien


def test_what_was_put_off_and_is_heard_again_stands_among_what_is_heard_only() -> None:
    bundel = replace(RIJK, later=(RIJK.top[0], Patroon("Wonen")))

    assert bundel_tekst(bundel).split("\n\n")[3] == "Bleef liggen: Wonen"
    assert bundel.keuzes == (*RIJK.keuzes, "Wonen")


# --- the bundle as a page ---


def test_the_page_tells_the_same_in_the_same_order() -> None:
    gelezen = Lezer(
        bundel_html(replace(RIJK, open_acties=(actie(1),), zonder_terugkoppeling="2026-09"))
    ).tekst
    volgorde = (
        "november 2026 · nummer 11",
        "Eerst: wat nog open staat",
        "Koffieochtend in de inloop",
        "eerste stap voor 9 december",
        "over september 2026 lazen bewoners nog niets terug",
        "Het breedst gehoord",
        "9 van de 14 melders , van 4 organisaties. Onder meer in Molenwijk en Spoorwijk.",
        "November: 31 signalen · oktober: 24",
        "November: 22 signalen · oktober: niet getoond",
        "Ook gehoord",
        "Van wie we niets hoorden",
        "geen meting van de hele wijk",
        "De agenda",
        "Bijlage: de cijfers",
    )

    plekken = [gelezen.index(stuk) for stuk in volgorde]
    assert plekken == sorted(plekken)


def test_a_bar_says_in_words_what_it_shows() -> None:
    pagina = bundel_html(RIJK)

    assert re.findall(
        r'<svg[^>]*viewBox="0 0 (\d+) 1"[^>]*aria-label="([^"]*)"><rect width="(\d+)"', pagina
    ) == [
        ("14", "9 van de 14 melders", "9"),
        ("14", "8 van de 14 melders", "8"),
    ]


@pytest.mark.parametrize("bundel", [RIJK, STIL, replace(STIL, ook_gehoord=(), actieve_melders=6)])
def test_a_page_is_small_stands_alone_and_runs_nothing(bundel: Bundel) -> None:
    for pagina in (bundel_html(bundel), terugkoppeling_html(TERUG, "Laak-Noord")):
        gelezen = Lezer(pagina)
        assert (gelezen.adressen, gelezen.elementen.count("script")) == ([], 0)
        assert re.findall(r"https?:|@import", pagina) == []
        assert re.findall(r"url\((.{16})", pagina) == ["data:font/woff2;"] * 2  # the font comes along
        assert '<html lang="nl">' in pagina
        assert len(pagina.encode()) < 60_000


def test_what_people_typed_stays_text() -> None:
    kwaad = "<script>alert(1)</script>"
    bundel = Bundel(
        wijkverband=kwaad,
        ronde="2026-11",
        actieve_melders=9,
        top=(Patroon(kwaad, 5, 3, 9, (kwaad,), None),),
        ook_gehoord=(kwaad,),
        niet_gehoord=(kwaad,),
        open_acties=(replace(actie(1, kwaad, kwaad), eerste_stap=kwaad, patroon=kwaad),),
    )
    tekst = replace(TERUG, gehoord=kwaad, gedaan=kwaad, lukt_niet=kwaad, kanaal=kwaad, contact=kwaad)

    for pagina, vaak in ((bundel_html(bundel), 12), (terugkoppeling_html(tekst, kwaad), 7)):
        assert pagina.count("<script") == 0
        assert pagina.count("&lt;script&gt;alert(1)&lt;/script&gt;") == vaak


# --- no figure too many ---


def test_every_number_that_is_shown_may_be_shown() -> None:
    """Hidden here: 41 signals of a busy pair, 13 of one person, 66 in all, and 37 the month before."""

    def signalen(thema: str, **melders: int) -> tuple[Gehoord, ...]:
        return tuple(
            Gehoord(m, m[0], "opbouwwerker", thema) for m, keer in melders.items() for _ in range(keer)
        )

    wie = [f"{organisatie}{n}" for organisatie in "abc" for n in range(1, 4)]
    leden, actief = leden_van(wie)
    bundel = maak_bundel(
        Oogst(
            Wijkverband(1, "Laak-Noord"),
            ronde="2026-11",
            signalen=(
                *signalen("Wonen", a1=3, a2=3, b1=3, b2=3),
                *signalen("Ontmoeten", a1=21, b1=20),
                *signalen("Geld en schulden", c1=13),
            ),
            actief=frozenset(wie),
            leden=leden,
            actieve_leden=actief,
            vorige_bundel=Bundel("Laak-Noord", "2026-10", 18, ook_gehoord=("Wonen",)),
        )
    )
    agenda, datum, drempels = {20, 5, 10}, {2026, 11}, {5, 3, 2, 10}

    assert getallen(bundel_tekst(bundel)) == {1, 4, 9, 12, 2026} | agenda
    assert getallen(Lezer(bundel_html(bundel)).tekst) == {1, 4, 2, 9, 12} | agenda | datum | drempels


def test_a_quiet_month_shows_no_figure_but_the_threshold() -> None:
    assert getallen(bundel_tekst(STIL)) == {2026, 5, 20, 10}
    assert getallen(Lezer(bundel_html(STIL)).tekst) == {2026, 11, 5, 20, 10, 3, 2}


# --- for residents ---


def test_residents_read_where_they_heard_it_once_somebody_said_so() -> None:
    gedeeld = replace(TERUG, gedeeld_via="De <b>inloop</b>")
    assert "U hoorde dit" not in terugkoppeling_html(gedeeld, "Laak-Noord")
    pagina = terugkoppeling_html(gedeeld, "Laak-Noord", gedeeld_op=date(2026, 12, 14))
    assert "U hoorde dit op maandag 14 december 2026. Waar: De &lt;b&gt;inloop&lt;/b&gt;" in pagina


def test_an_update_that_was_corrected_says_so_and_the_newest_comes_first() -> None:
    eerste = Vervolg(date(2027, 1, 12), "De bak is leeg.", verbeterd=date(2027, 1, 14))
    tekst = replace(TERUG, vervolgen=(eerste, Vervolg(date(2027, 2, 1), "De stoep is schoon.")))
    assert nieuws(tekst) == (
        ("Nieuws van 1 februari 2027", "De stoep is schoon."),
        ("Nieuws van 12 januari 2027", "De bak is leeg.\nVerbeterd op 14 januari 2027."),
    )
    assert "<p>Verbeterd op 14 januari 2027.</p>" in terugkoppeling_html(tekst, "Laak-Noord")


def test_residents_read_that_an_update_is_late_and_that_it_did_not_come() -> None:
    beloofd = "U zou weer iets horen op dinsdag 12 januari 2027."
    assert volgende_update(TERUG, te_laat=True)[:2] == (
        beloofd,
        "Dat is nog niet gelukt. Het komt later.",
    )
    assert volgende_update(replace(TERUG, uitgebleven=True), te_laat=False) == (
        beloofd,
        "Dat bericht is niet gekomen. Dat spijt ons.",
    )


def test_residents_read_five_answers_in_their_order() -> None:
    pagina = terugkoppeling_html(TERUG, "Laak-Noord")
    assert re.findall(r"<h2>(.*?)</h2>", pagina) == [
        "Wat hoorden we?",
        "Wat doen we?",
        "Wat lukt nog niet, en waarom?",
        "Wanneer hoort u weer van ons?",
        "Meedoen?",
    ]
    gelezen = Lezer(pagina).tekst
    antwoorden = (
        "Ouderen zien op tegen de feestdagen.",
        "Er komt een koffieochtend.",
        "Kom langs bij de inloop",
    )
    plekken = [gelezen.find(antwoord) for antwoord in antwoorden]
    assert (min(plekken) >= 0, plekken) == (True, sorted(plekken))


# --- the rest ---


@pytest.mark.parametrize(
    ("wijkverband", "naam"),
    [
        ("Laak-Noord", "signalenbundel-laak-noord-2026-11.html"),
        ("’s-Gravenhage / Café België", "signalenbundel-s-gravenhage-cafe-belgie-2026-11.html"),
        ("../../<script>", "signalenbundel-script-2026-11.html"),
        ("北区", "signalenbundel-2026-11.html"),
        ("x" * 300, f"signalenbundel-{'x' * 60}-2026-11.html"),
    ],
)
def test_a_file_name_is_plain_whatever_the_wijkverband_is_called(wijkverband: str, naam: str) -> None:
    assert bestandsnaam("signalenbundel", wijkverband, "2026-11", "html") == naam


def test_text_can_be_read_in_light_and_in_dark() -> None:
    stijl = bundel_html(RIJK)
    licht = dict(re.findall(r"--(\w+): (#\w{6})", stijl.split("prefers-color-scheme")[0]))
    donker = dict(
        re.findall(r"--(\w+): (#\w{6})", stijl.split("prefers-color-scheme")[1].split("box-sizing")[0])
    )

    for kleuren in (licht, donker):
        for tekst in ("inkt", "grijs", "wijk", "accent"):
            assert min(_contrast(kleuren[tekst], kleuren[vlak]) for vlak in ("papier", "wit")) >= 4.5
        assert min(_contrast(kleuren["inkt"], kleuren[vlak]) for vlak in ("wijklicht", "streep")) >= 4.5


def _contrast(een: str, ander: str) -> float:
    """The ratio of WCAG 2."""
    donker, licht = sorted((_helderheid(een), _helderheid(ander)))
    return (licht + 0.05) / (donker + 0.05)


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def test_the_bundle_says_its_goal_and_by_which_form_something_was_heard() -> None:
    top = (replace(RIJK.top[0], vormen=(Vorm.BUURTGESPREK, Vorm.UITVRAAG)), *RIJK.top[1:])
    bundel = replace(RIJK, top=top, doel="De stoep is schoon", vormen=(Vorm.BUURTGESPREK, Vorm.UITVRAAG))

    tekst, pagina = bundel_tekst(bundel), Lezer(bundel_html(bundel)).tekst

    assert tekst.splitlines()[2] == "Doel: De stoep is schoon"
    assert tekst.count(" · via gesprekken en uitvraag") == 1
    assert len(tekst) <= BUNDEL_TEKENS
    assert "Doel: De stoep is schoon" in pagina
    assert pagina.count("Gehoord via gesprekken en uitvraag.") == 1
    elementen = [
        pagina.index(woord) for woord in ("Vroeg:", "Dichtbij:", "Samen:", "Proactief:", "Flexibel:")
    ]
    assert elementen == sorted(elementen)
    assert "gehoord op twee manieren: gesprekken en uitvraag." in pagina
