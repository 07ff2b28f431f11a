"""How it looks: a bundle for the group and as a page, and what residents read; the only user of `sjablonen/`.

Text for a chat is plain and is made here, because it has to fit one phone screen whatever it holds; pages come from
the templates. A page stands alone: its font inside, no script, no request to anyone, and a policy that says so. What
may be shown was decided before (`onthulling`); nothing is counted or compared here.
"""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from gesprekken import kalender, rondes
from gesprekken.wijk import Actie, Bundel, Gegevens, Patroon, Richting, Terugkoppeling
from rapportage import onthulling
from rapportage.beweging import ONGETOOND_TELT
from rapportage.luisteren import VORMEN, hoe_we_luisterden, wie_niet
from rapportage.verdieping import verdieping

BUNDEL_TEKENS = 900  # one phone screen, in UTF-16 units as Telegram counts

# No shortened line ends on one of these: *Formulierenhulp…*, not *Formulierenhulp in de…*
KLEINE_WOORDEN = frozenset(
    "aan bij de een elke en het in met naar of om op over samen te tot uit van voor".split()
)

VERBORGEN = "niet getoond"
TE_SMAL = (
    "Er deden te weinig mensen van verschillende organisaties mee. Daarom noemen we geen thema's: "
    "anders kun je zien wie wat vertelde."
)
TE_WEINIG_MAANDEN = "Te weinig maanden om te vergelijken."
VAKER = {
    Richting.STIJGT: "vaker gehoord dan",
    Richting.DAALT: "minder vaak gehoord dan",
    Richting.BLIJFT: "ongeveer even vaak gehoord als",
    Richting.LET_OP: "vaker gehoord dan",
}
GEEN_GENOEMD = "Er is geen thema dat twee melders van twee organisaties noemden."


def bundel_html(bundel: Bundel) -> str:
    """The whole bundle as a page that stands alone."""
    return _pagina("bundel.html.j2", bundel=bundel, acties=_beloftes(bundel), drempels=onthulling)


def terugkoppeling_html(
    terugkoppeling: Terugkoppeling, wijkverband: str, te_laat: bool = False, gedeeld_op: date | None = None
) -> str:
    """Template 3 as a page for residents. `te_laat`: the promised next update did not come on its day."""
    return _pagina(
        "terugkoppeling.html.j2",
        t=terugkoppeling,
        wijkverband=wijkverband,
        te_laat=te_laat,
        gehoord_op=gehoord_op(terugkoppeling, gedeeld_op),
    )


def gehoord_op(t: Terugkoppeling, gedeeld_op: date | None) -> str:
    """When and where residents heard it; empty as long as nobody said so."""
    if gedeeld_op is None:
        return ""
    return f"U hoorde dit op {_weekdag(gedeeld_op)}. Waar: {t.gedeeld_via}"


def nieuws(t: Terugkoppeling) -> tuple[tuple[str, str], ...]:
    """The updates that were given, each with its heading, the newest first. What was corrected says so."""
    return tuple(
        (
            f"Nieuws van {kalender.datum_in_woorden(v.op)}",
            f"{v.tekst}\nVerbeterd op {kalender.datum_in_woorden(v.verbeterd)}." if v.verbeterd else v.tekst,
        )
        for v in reversed(t.vervolgen)
    )


def _weekdag(dag: date) -> str:
    return f"{kalender.DAGEN[dag.weekday()]} {kalender.datum_in_woorden(dag)}"


def volgende_update(t: Terugkoppeling, te_laat: bool) -> tuple[str, ...]:
    """When and where residents hear more, in sentences; honest when it is late or did not come."""
    dag = _weekdag(t.wanneer)
    if t.afgesloten:
        return ("Dit was het laatste bericht hierover.",)
    if t.uitgebleven:
        return (f"U zou weer iets horen op {dag}.", "Dat bericht is niet gekomen. Dat spijt ons.")
    waar = f"Waar u dat leest of hoort: {t.kanaal}"
    if te_laat:
        return (f"U zou weer iets horen op {dag}.", "Dat is nog niet gelukt. Het komt later.", waar)
    return (f"Op {dag}.", waar)


def gegevens_html(gegevens: Gegevens) -> str:
    """All that is kept of one person, for her own eyes."""
    return _pagina("gegevens.html.j2", gegevens=gegevens)


def bestandsnaam(soort: str, wijkverband: str, ronde: str, uitgang: str) -> str:
    """`signalenbundel-laak-noord-2026-11.html`: small letters, figures and hyphens, whatever the name holds."""
    kaal = unicodedata.normalize("NFKD", wijkverband).encode("ascii", "ignore").decode().lower()
    naam = re.sub(r"[^a-z0-9]+", "-", kaal)[:60].strip("-")
    return "-".join(deel for deel in (soort, naam, ronde) if deel) + f".{uitgang}"


# --- the bundle in the group ---


@dataclass(frozen=True)
class Maat:
    """How much of everything fits: how many actions, their width, whether they say what is due, names in a row; of
    the sentence of the coördinator so many characters, so many rounds by name, and the month before beside a figure;
    whether it holds quotes, and what lies inside a pattern."""

    acties: int
    breed: int
    voluit: bool
    namen: int
    thema: int = 40
    wijk: int = 60
    citaten: bool = False
    delen: bool = False
    zin: int = 80
    rondes: int = rondes.GENOEMD
    vorige: bool = True
    beweging: int = 1


# From roomy to tight. First the quotes give way, then what lies inside a pattern, then the names in a row, then the
# words of an action, then what is due is left to the whole bundle, and only then an action itself: a promise is the
# last thing to leave the screen.
MATEN = (
    Maat(6, 90, True, 12, citaten=True, delen=True, zin=160, beweging=2),
    Maat(6, 90, True, 12, delen=True, zin=160, beweging=2),
    Maat(6, 90, True, 12, zin=160, beweging=2),
    Maat(6, 90, True, 12, zin=160),
    Maat(6, 60, True, 6, zin=160),
    Maat(6, 45, True, 4, zin=160),
    Maat(6, 40, False, 4),
    Maat(6, 32, False, 3),
    Maat(6, 28, False, 2, thema=28, wijk=40),
    Maat(6, 24, False, 1, thema=24, wijk=30),
    Maat(4, 24, False, 1, thema=24, wijk=30),
    Maat(4, 24, False, 1, thema=24, wijk=30, rondes=1),
    Maat(2, 20, False, 1, thema=20, wijk=24, rondes=1),
    Maat(2, 16, False, 1, thema=16, wijk=20, zin=40, rondes=0, vorige=False, beweging=0),
)


def bundel_tekst(bundel: Bundel, stand: str = "") -> str:
    """The bundle as plain text for the group: never over `BUNDEL_TEKENS`, as roomy as that allows. `stand` tells
    how far the vote is, and comes last, whatever it holds."""
    tekst = next(tekst for maat in MATEN if _lengte(tekst := _bundel(bundel, maat)) <= BUNDEL_TEKENS)
    return f"{tekst}\n\n{stand}" if stand else tekst


def _bundel(bundel: Bundel, maat: Maat) -> str:
    delen = (
        [
            f"Signalenbundel {_kort(bundel.wijkverband, maat.wijk)} · {rondes.in_woorden(bundel.ronde)}",
            *([f"Verbeterd op {_dag(bundel.verbeterd)}."] if bundel.verbeterd else []),
        ],
        [f"Doel: {_kort(bundel.doel, maat.breed)}"] if bundel.doel else [],
        [_kort(bundel.toelichting, maat.zin)] if bundel.toelichting else [],
        _nog_open(bundel, maat),
        _gehoord(bundel, maat),
        _in_een_rij("Niet gehoord", bundel.niet_gehoord, maat)
        or [f"Niet gehoord: {wie_niet(bundel, ruim=maat.voluit)}"],
        _in_een_rij("Bleef liggen", [patroon.naam for patroon in bundel.bleef_liggen], maat),
        [f"Agenda 20 min: {_eerste_vijf(bundel)} (5) · kiezen (10) · terugkoppelen (5)"],
    )
    return "\n\n".join("\n".join(deel) for deel in delen if deel)


def _nog_open(bundel: Bundel, maat: Maat) -> list[str]:
    acties = _beloftes(bundel)
    regels = [
        f"• {_kort(actie.wat, maat.breed)} · {_wie_wanneer(actie, maat)}" for actie in acties[: maat.acties]
    ]
    if rest := len(acties) - len(regels):
        regels.append(f"• en nog {rest} andere")
    if bundel.open_rondes:
        regels.append(f"• Terugkoppeling over {rondes.opgesomd(bundel.open_rondes, maat.rondes)}")
    if bundel.late_updates:
        laat = rondes.opgesomd(bundel.late_updates, maat.rondes)
        regels.append(f"• Update voor bewoners over {laat}: te laat")
    return ["Nog open", *regels] if regels else []


def _wie_wanneer(actie: Actie, maat: Maat) -> str:
    naam = _kort(_voornaam(actie.eigenaar_naam), 14)
    return f"{naam}, {_volgende(actie)}" if maat.voluit else f"{naam}, {_dag(_volgende_dag(actie))}"


def _gehoord(bundel: Bundel, maat: Maat) -> list[str]:
    if not bundel.top:
        return _zonder_cijfers(bundel, maat)
    top = [
        regel
        for rang, patroon in enumerate(bundel.top, 1)
        for regel in (
            f"{rang}. {_patroon(patroon, bundel, maat)}{_in_een_woord(patroon, maat)}",
            *_met_grond(patroon, bundel, maat),
            *_delen(patroon, maat),
            *_citaat(patroon, maat),
        )
    ]
    return [
        *top,
        *([TE_WEINIG_MAANDEN] if bundel.te_weinig_maanden and maat.beweging else []),
        *_in_een_rij("Ook gehoord", _ook(bundel), maat),
        *_in_een_rij("Nieuw en nog klein", _zwak(bundel), maat),
        *_in_een_rij("Weggezakt", _weggezakt(bundel), maat),
    ]


def _in_een_woord(patroon: Patroon, maat: Maat) -> str:
    if patroon.beweging is None or patroon.beweging.richting is Richting.ONDUIDELIJK or maat.beweging != 1:
        return ""
    richting = patroon.beweging.richting
    return f" · {richting}{', nog geen bewijs' if richting is Richting.LET_OP else ''}"


def _met_grond(patroon: Patroon, bundel: Bundel, maat: Maat) -> list[str]:
    duidelijk = patroon.beweging is not None and patroon.beweging.richting is not Richting.ONDUIDELIJK
    return [beweging_in_woorden(patroon, bundel)] if duidelijk and maat.beweging == 2 else []


def beweging_in_woorden(patroon: Patroon, bundel: Bundel) -> str:
    """`Stijgt: gehoord door 9 van de 14 melders, was 3 van de 12.` How often it was heard, never how often it is so."""
    wat = patroon.beweging
    if wat is None:
        return ""
    if wat.richting is Richting.ONDUIDELIJK:
        return "Te weinig om te zeggen of dit verandert."
    kop = "Let op, nog geen bewijs" if wat.richting is Richting.LET_OP else wat.richting.capitalize()
    if wat.richting is Richting.NIEUW:
        return f"{kop}: hiervoor te weinig gehoord om te tonen."
    if wat.was is None:
        return f"{kop}: {VAKER[wat.richting]} {'vorig jaar om deze tijd' if wat.jaar else 'ervoor'}."
    toen = "vorig jaar om deze tijd" if wat.jaar else "was"
    nu = f"gehoord door {figuur(patroon, 'melders')} van de {bundel.actieve_melders} melders"
    return f"{kop}: {nu}, {toen} {wat.was} van de {wat.was_van}."


def _zwak(bundel: Bundel) -> list[str]:
    return [patroon.naam for patroon in bundel.zonder_cijfers if patroon.sleutel in bundel.zwak]


def _ook(bundel: Bundel) -> list[str]:
    return [patroon.naam for patroon in bundel.zonder_cijfers if patroon.sleutel not in bundel.zwak]


def _weggezakt(bundel: Bundel) -> list[str]:
    """A pattern that was corrected into one of these is heard after all."""
    getoond = {patroon.sleutel for patroon in bundel.top}
    return [patroon.naam for patroon in bundel.weggezakt if patroon.sleutel not in getoond]


def _patroon(patroon: Patroon, bundel: Bundel, maat: Maat) -> str:
    regel = f"{_kort(patroon.naam, maat.thema)} · {figuur(patroon, 'melders')} van {bundel.actieve_melders} melders"
    if patroon.signalen is not None:
        regel += f" · {patroon.signalen} signalen"
    if maat.voluit and patroon.vormen:
        regel += f" · via {_en([VORMEN[vorm] for vorm in patroon.vormen])}"
    if not (bundel.vorige_bekend and maat.vorige):
        return regel
    # No verb: whether two figures differ for a reason is more than they can say.
    toen = VERBORGEN if patroon.vorige is None else patroon.vorige
    return f"{regel} ({rondes.kort(rondes.even_lang_ervoor(bundel.ronde))}: {toen})"


def figuur(patroon: Patroon, welk: str) -> str:
    """A figure as it is told: `6`, or `ten minste 6` where no more may be said."""
    vooraf = "ten minste " if welk in patroon.ondergrens else ""
    return f"{vooraf}{getattr(patroon, welk)}"


def _delen(patroon: Patroon, maat: Maat) -> list[str]:
    """By their names only: the figures stand in the whole bundle."""
    namen = [deel.naam for deel in patroon.deelpatronen]
    return [f"Onder meer: {' · '.join(namen)}"] if namen and maat.delen else []


def _citaat(patroon: Patroon, maat: Maat) -> list[str]:
    """Whole or not at all: half a sentence of somebody says something else."""
    return [f"“{patroon.citaat}”"] if patroon.citaat and maat.citaten else []


def _zonder_cijfers(bundel: Bundel, maat: Maat) -> list[str]:
    """A small wijkverband, or a month in which hardly anyone took part."""
    regels = [_waarom_geen_cijfers(bundel)]
    regels += _in_een_rij("Wel genoemd", bundel.ook_gehoord, maat) or (
        [] if bundel.te_smal else [GEEN_GENOEMD]
    )
    regels += _in_een_rij("Nieuw en nog klein", _zwak(bundel), maat)
    regels += _in_een_rij("Weggezakt", _weggezakt(bundel), maat)
    if bundel.actieve_melders is None:
        regels.append(
            "Dank aan wie iets deelde. Eén zin na een bezoek is genoeg. Niets bijzonders telt ook mee."
        )
    return regels


def _waarom_geen_cijfers(bundel: Bundel) -> str:
    if bundel.te_smal and not bundel.ook_gehoord:
        return TE_SMAL
    if bundel.actieve_melders is None:
        return (
            f"Er deden minder dan {onthulling.MIN_ACTIEF} melders mee. Daarom tonen we geen cijfers: "
            "anders kun je zien wie wat vertelde."
        )
    return (
        f"Er deden {bundel.actieve_melders} melders mee. Geen thema is zo breed gehoord dat we cijfers tonen."
    )


def _in_een_rij(kop: str, namen: Sequence[str], maat: Maat) -> list[str]:
    ruimte = maat.namen + (len(namen) == maat.namen + 1)  # *en nog 1 andere* is longer than its name
    rij = ", ".join(_kort(naam, maat.thema) for naam in namen[:ruimte])
    rest = f" en nog {len(namen) - ruimte} andere" if len(namen) > ruimte else ""
    return [f"{kop}: {rij}{rest}"] if namen else []


def _eerste_vijf(bundel: Bundel) -> str:
    return f"top {len(bundel.top)}" if len(bundel.top) > 1 else "wat we hoorden"


def _kort(tekst: str, hooguit: int) -> str:
    """One line of at most so many UTF-16 units, shortened after a word; only a single long word is cut itself."""
    regel = " ".join(tekst.split())
    if _lengte(regel) <= hooguit:
        return regel
    while _lengte(regel) >= hooguit or (" " in regel and regel.rpartition(" ")[2] in KLEINE_WOORDEN):
        regel = regel.rpartition(" ")[0] or regel[:-1]
    return regel.rstrip(" ,.;:-–") + "…"


def _lengte(tekst: str) -> int:
    return len(tekst.encode("utf-16-le")) // 2


# --- what text and pages share ---


def _beloftes(bundel: Bundel) -> list[Actie]:
    """What comes first stands first. Nothing is called late here: that is between the owner and the coördinator."""
    return sorted(bundel.open_acties, key=lambda actie: (_volgende_dag(actie), actie.id))


def _volgende_dag(actie: Actie) -> date:
    return actie.check_op if actie.eerste_stap_gedaan else actie.eerste_stap_op


def _volgende(actie: Actie) -> str:
    soort = "check op" if actie.eerste_stap_gedaan else "eerste stap voor"
    return f"{soort} {_dag(_volgende_dag(actie))}"


def _voornaam(naam: str) -> str:
    return (naam.split() or [""])[0]


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"


def _en(namen: Sequence[str]) -> str:
    return " en ".join([", ".join(namen[:-1]), namen[-1]] if len(namen) > 1 else namen)


def _alineas(tekst: str) -> list[str]:
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def _pagina(sjabloon: str, **gegevens: object) -> str:
    return _SJABLONEN.get_template(sjabloon).render(**gegevens)


def _letter(snit: str) -> str:
    """A cut of the font, fit to stand inside a page that is opened from a chat, without any server near."""
    bestand = files("rapportage") / "sjablonen" / "lettertypen" / f"AtkinsonHyperlegible-{snit}.woff2"
    return b64encode(bestand.read_bytes()).decode()


def _sjablonen() -> Environment:
    omgeving = Environment(
        loader=PackageLoader("rapportage", "sjablonen"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters.update(
        alineas=_alineas,
        beweging=beweging_in_woorden,
        dag=_dag,
        datum=lambda dag: f"{kalender.DAGEN[dag.weekday()]} {kalender.datum_in_woorden(dag)}",
        en=_en,
        eerste_vijf=_eerste_vijf,
        figuur=figuur,
        hoe_we_luisterden=hoe_we_luisterden,
        in_ronde=rondes.in_ronde,
        is_maand=rondes.is_maand,
        maand=rondes.in_woorden,
        maandnaam=rondes.kort,
        ook=_ook,
        opgesomd=rondes.opgesomd,
        volgende_update=volgende_update,
        nieuws=nieuws,
        volgende=_volgende,
        voornaam=_voornaam,
        vorige_ronde=rondes.even_lang_ervoor,
        vormnaam=lambda vorm: VORMEN[vorm],
        waarom_geen_cijfers=_waarom_geen_cijfers,
        verdieping=verdieping,
        weggezakt=_weggezakt,
        zwak=_zwak,
    )
    letters = {400: _letter("Regular"), 700: _letter("Bold")}
    omgeving.globals.update(
        VERBORGEN=VERBORGEN,
        GEEN_GENOEMD=GEEN_GENOEMD,
        TE_WEINIG_MAANDEN=TE_WEINIG_MAANDEN,
        ONGETOOND=f"{ONGETOOND_TELT} melders",
        LETTERS=letters,
    )
    return omgeving


_SJABLONEN = _sjablonen()
