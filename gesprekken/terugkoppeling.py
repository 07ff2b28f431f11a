"""What residents get to read: the five fields of template 3, filled in from what is known already.

An action that did not work flows into *dit lukt (nog) niet, en waarom*; that field is never empty.
A round is closed only when this is told, with a channel and a date.
"""

from datetime import date, timedelta

from gesprekken import kalender
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
)
from gesprekken.teksten import ZELF_TYPEN, dagknoppen, datum_vanaf_morgen, keuzes, korte_tekst, voornaam
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Actie, Bundel, Stand, Terugkoppeling
from gesprekken.wijzigingen import LegTerugkoppelingVast

OVERNEMEN = "~overnemen"
KANALEN = ("De inloop", "De nieuwsbrief", "De website", "De wijkkrant")
CONTACTEN = ("Kom langs bij de inloop", "Vertel het je wijkteam", "Spreek ons aan op straat")


def _bundel(c: Context) -> Bundel:
    if not isinstance(c.onderwerp, Bundel):
        raise LookupError("terugkoppelen gaat over een bundel")
    return c.onderwerp


def _weigert(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "je coördinator"
    return f"De terugkoppeling schrijft {wie}. Heb je een goede zin? Geef hem door."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Bundel):
        return "Er is nog geen bundel om terug te koppelen. De eerste komt na afloop van deze maand."
    return ""


def _acties(c: Context) -> list[Actie]:
    return [actie for actie in c.acties if actie.ronde == _bundel(c).ronde]


def voorstel_gehoord(c: Context) -> str:
    namen = [_klein(naam) for naam in _bundel(c).keuzes[:3]]
    if not namen:
        return "We hoorden deze maand weinig nieuws uit de wijk."
    return f"We hoorden van bewoners vooral iets over {opsomming(namen)}."


def voorstel_gedaan(c: Context) -> str:
    regels = [_dit_doen_we(actie) for actie in _acties(c) if actie.stand is not Stand.LUKT_NIET]
    if regels:
        return "\n".join(regels)
    if _acties(c):
        return "We probeerden iets, maar het lukte nog niet. Hieronder staat waarom."
    return "We kozen deze ronde nog geen actie. In het volgende overleg praten we verder."


def _dit_doen_we(actie: Actie) -> str:
    """The sentence that was promised, or what is done and when; and what it brought."""
    if actie.stand is Stand.GEDAAN:
        return f"{actie.zin or _zin(actie.wat)} {actie.opbrengst}".strip()
    if actie.zin:
        return actie.zin
    if actie.eerste_stap_gedaan:
        return f"{_zin(actie.wat)} De eerste stap is gezet."
    return f"{_zin(actie.wat)} De eerste stap zetten we uiterlijk op {_dag(actie.eerste_stap_op)}."


def voorstel_lukt_niet(c: Context) -> str:
    regels = [
        f"{a.wat.rstrip('.')} lukt nog niet. {a.reden}" for a in _acties(c) if a.stand is Stand.LUKT_NIET
    ]
    gekozen = {actie.patroon for actie in _acties(c)}
    rest = [_klein(naam) for naam in _bundel(c).keuzes if naam not in gekozen][:2]
    if rest:
        regels.append(f"We kunnen niet alles tegelijk. Aan {opsomming(rest)} doen we nu nog niets.")
    return "\n".join(regels) or "We weten nog niet of dit genoeg helpt. Dat kijken we samen na."


def _overnemen(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(antwoord("Neem dit over", OVERNEMEN), ZELF_TYPEN)


def _dagen(c: Context, a: Antwoorden) -> Rijen:
    return dagknoppen(*(kalender.werkdag_vanaf(c.vandaag + timedelta(weeks=w), c.vrij) for w in (4, 6, 8)))


def _klaar(c: Context, a: Antwoorden) -> Slot:
    ronde = _bundel(c).ronde
    tekst = Terugkoppeling(
        ronde=ronde,
        gehoord=a["gehoord"],
        gedaan=a["gedaan"],
        lukt_niet=a["lukt_niet"],
        wanneer=date.fromisoformat(a["wanneer"]),
        kanaal=a["kanaal"],
        contact=a["contact"],
    )
    maand = kalender.maandnaam(ronde)
    return Slot(
        (
            Bericht(
                f"De terugkoppeling van {maand} is klaar, en de ronde is rond. Het document kun je delen en "
                f"ophangen. Bewoners horen weer iets op {kalender.dag_in_woorden(tekst.wanneer)}.",
                document=f"terugkoppeling:{_bundel(c).id}",
            ),
        ),
        (
            LegTerugkoppelingVast(tekst),
            Stuur(
                None,
                Bericht(
                    f"De ronde van {maand} is rond: dit lezen bewoners. Deel het waar je ze spreekt.",
                    document=f"terugkoppeling:{_bundel(c).id}",
                ),
                f"terugkoppeling:{c.wijk.id}:{ronde}:{c.lid.persoon if c.lid else 0}:{a['nr']}",
            ),
        ),
    )


TERUGKOPPELING = Gesprek(
    naam="terugkoppeling",
    titel="de terugkoppeling",
    commando="terugkoppelen",
    uitleg="schrijf wat bewoners lezen",
    onderwerp="bundel",
    voor=Voor.COORDINATOR,
    weigert=_weigert,
    mag=_mag,
    begin="gehoord",
    stappen={
        "gehoord": Stap(
            vraag=lambda c, a: (
                f"Wat hoorden jullie in {kalender.maandnaam(_bundel(c).ronde)}? Gewone woorden, korte zinnen. "
                f"Mijn voorstel:\n\n{voorstel_gehoord(c)}"
            ),
            knoppen=_overnemen,
            betekent=lambda c, waarde: voorstel_gehoord(c) if waarde == OVERNEMEN else waarde,
            tekst=korte_tekst,
            verder="gedaan",
        ),
        "gedaan": Stap(
            vraag=lambda c, a: (
                f"Wat hebben jullie gedaan, of gaan jullie doen? Mijn voorstel:\n\n{voorstel_gedaan(c)}"
            ),
            knoppen=_overnemen,
            betekent=lambda c, waarde: voorstel_gedaan(c) if waarde == OVERNEMEN else waarde,
            tekst=korte_tekst,
            verder="lukt_niet",
        ),
        "lukt_niet": Stap(
            vraag=lambda c, a: f"Wat lukt nog niet, en waarom? Mijn voorstel:\n\n{voorstel_lukt_niet(c)}",
            knoppen=_overnemen,
            betekent=lambda c, waarde: voorstel_lukt_niet(c) if waarde == OVERNEMEN else waarde,
            tekst=korte_tekst,
            verder="wanneer",
        ),
        "wanneer": Stap(
            vraag=lambda c, a: "Wanneer horen bewoners weer iets?",
            knoppen=_dagen,
            tekst=datum_vanaf_morgen(12),
            verder="kanaal",
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lezen of horen ze dat?",
            knoppen=lambda c, a: keuzes(KANALEN, ZELF_TYPEN),
            tekst=korte_tekst,
            verder="contact",
        ),
        "contact": Stap(
            vraag=lambda c, a: "Waar kunnen bewoners reageren of meedoen?",
            knoppen=lambda c, a: keuzes(CONTACTEN, ZELF_TYPEN),
            tekst=korte_tekst,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot(
        (Bericht("Goed, we stoppen. De ronde blijft open. Met /terugkoppelen begin je opnieuw."),)
    ),
)


def _zin(tekst: str) -> str:
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _klein(naam: str) -> str:
    """A theme in the middle of a sentence: `winkels en OV`."""
    return naam[:1].lower() + naam[1:]


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"
