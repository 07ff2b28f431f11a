"""From pattern to one or two actions, each with an owner, a first step and a check moment.

The coördinator walks through it after the bundle, in the order of template 2. Voting, weighing
(haalbaarheid, impact) and the answer to what was not chosen are not here yet.
"""

from datetime import date, timedelta

from gesprekken import kalender
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Nee,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import (
    OVERSLAAN,
    ZELF_TYPEN,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    gevuld,
    keuzes,
    korte_tekst,
    ledenknoppen,
    voornaam,
)
from gesprekken.wijk import Bundel, Lid
from gesprekken.wijzigingen import KiesActie

HOOGSTENS = 2  # domein: the wijkverband picks one or two actions a round


def _bundel(c: Context) -> Bundel:
    if not isinstance(c.onderwerp, Bundel):
        raise LookupError("kiezen gaat over een bundel")
    return c.onderwerp


def al_gekozen(c: Context, ronde: str) -> int:
    return sum(actie.ronde == ronde for actie in c.acties)


def _weigert(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "je coördinator"
    return f"De acties legt {wie} vast, samen met jullie. Vertel het in het overleg."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Bundel):
        return "Er is nog geen bundel om uit te kiezen. De eerste komt na afloop van deze maand."
    if al_gekozen(c, c.onderwerp.ronde) >= HOOGSTENS:
        maand = kalender.maandnaam(c.onderwerp.ronde)
        return f"Voor de bundel van {maand} zijn al twee acties gekozen. Klein houden werkt. Met /acties zie je ze."
    return ""


def lees_kort(c: Context, tekst: str) -> str | Nee:
    """One sentence that fits a reminder."""
    gelezen = korte_tekst(c, tekst)
    if isinstance(gelezen, str) and len(gelezen) > 160:
        return Nee(
            f"Dat past niet in een herinnering: {len(gelezen)} tekens. Maak er één zin van hooguit 160 van."
        )
    return gelezen


def _datums_eerste_stap(c: Context, a: Antwoorden) -> Rijen:
    uiterlijk = kalender.eerste_stap_datum(c.vandaag, c.vrij)
    week = kalender.werkdag_vanaf(c.vandaag + timedelta(days=7), c.vrij)
    return dagknoppen(uiterlijk, min(week, uiterlijk))


def _checkknoppen(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        *(
            antwoord(f"Over {weken} weken: {kalender.dag_in_woorden(dag)}", dag.isoformat())
            for weken in (6, 7, 8)
            for dag in [kalender.checkmoment_datum(c.vandaag, weken, c.vrij)]
        )
    )


def _eigenaar(c: Context, a: Antwoorden) -> Lid:
    """Who was chosen; the coördinator herself when that colleague left meanwhile."""
    return next((lid for lid in c.leden if str(lid.persoon) == a["eigenaar"]), c.coordinatoren[0])


def _hoeveelste(c: Context, a: Antwoorden) -> int:
    """1 or 2: which action of this round is being told."""
    return al_gekozen(c, _bundel(c).ronde) + 1


def _leg_vast(c: Context, a: Antwoorden) -> list[Effect]:
    ronde, eigenaar = _bundel(c).ronde, _eigenaar(c, a)
    actie = KiesActie(
        ronde=ronde,
        patroon=a["patroon"],
        verandering=gevuld(a, "verandering"),
        wat=a["wat"],
        eigenaar=eigenaar.persoon,
        partners="",
        eerste_stap=a["eerste_stap"],
        eerste_stap_op=date.fromisoformat(a["eerste_stap_op"]),
        check_op=date.fromisoformat(a["check_op"]),
        zin=gevuld(a, "zin"),
    )
    sleutel = f"gekozen:{c.wijk.id}:{ronde}:{_hoeveelste(c, a)}"
    effecten: list[Effect] = [actie, Stuur(None, _aan_de_groep(c, actie, eigenaar), f"{sleutel}:groep")]
    if c.lid is None or eigenaar.persoon != c.lid.persoon:
        effecten.append(Stuur(eigenaar.persoon, _aan_de_eigenaar(c, actie), f"{sleutel}:eigenaar"))
    return effecten


def _aan_de_groep(c: Context, actie: KiesActie, eigenaar: Lid) -> Bericht:
    return Bericht(
        f"Dit gaan we doen: {actie.wat}\n"
        f"Omdat we hoorden: {actie.patroon}\n"
        f"Eigenaar: {voornaam(eigenaar.naam)} ({eigenaar.organisatie})\n"
        f"Eerste stap: {actie.eerste_stap}, uiterlijk {kalender.dag_in_woorden(actie.eerste_stap_op)}\n"
        f"We kijken hoe het ging op {kalender.dag_in_woorden(actie.check_op)}."
    )


def _aan_de_eigenaar(c: Context, actie: KiesActie) -> Bericht:
    wie = voornaam(c.lid.naam) if c.lid else "Het wijkverband"
    return Bericht(
        f"{wie} koos jou als eigenaar van een actie in {c.wijk.naam}:\n{citaat(actie.wat)}\n"
        f"Eerste stap: {citaat(actie.eerste_stap)}\n"
        f"Ik herinner je op {kalender.dag_in_woorden(actie.eerste_stap_op)}. "
        "Past het niet? Geef de actie dan over, dat mag altijd.",
        onder_elkaar(opent("Mijn acties", "acties")),
        blijft=True,
    )


def _vastgelegd(c: Context, a: Antwoorden) -> str:
    return (
        f"Vastgelegd: {citaat(a['wat'])}\nEigenaar is {voornaam(_eigenaar(c, a).naam)}. "
        f"De eerste stap is er uiterlijk {kalender.dag_in_woorden(date.fromisoformat(a['eerste_stap_op']))}."
    )


def _klaar(c: Context, a: Antwoorden) -> Slot:
    vooraf = "" if "nog_een" in a else f"{_vastgelegd(c, a)}\n\n"
    return Slot(
        (
            Bericht(
                f"{vooraf}De ronde is bijna rond. Bewoners willen weten wat jullie ermee doen. "
                "Schrijf nu of na het overleg de terugkoppeling.",
                onder_elkaar(opent("Schrijf de terugkoppeling", "terugkoppeling", _bundel(c).id)),
                blijft=True,
            ),
        )
    )


KIEZEN = Gesprek(
    naam="kiezen",
    titel="het kiezen van acties",
    commando="kiezen",
    uitleg="leg acties vast bij de laatste bundel",
    onderwerp="bundel",
    voor=Voor.COORDINATOR,
    weigert=_weigert,
    mag=_mag,
    begin="patroon",
    stappen={
        "patroon": Stap(
            vraag=lambda c, a: f"Bundel van {kalender.maandnaam(_bundel(c).ronde)}. Wat pakken jullie op?",
            knoppen=lambda c, a: keuzes(_bundel(c).keuzes, ZELF_TYPEN),
            tekst=lees_kort,
            verder="verandering",
        ),
        "verandering": Stap(
            vraag=lambda c, a: f"{a['patroon']}. Welke verandering moeten bewoners merken? Eén zin.",
            knoppen=lambda c, a: onder_elkaar(OVERSLAAN),
            tekst=lees_kort,
            verder="wat",
        ),
        "wat": Stap(
            vraag=lambda c, a: "Wat gaan jullie doen? Klein, concreet en uitvoerbaar.",
            tekst=lees_kort,
            verder="eigenaar",
        ),
        "eigenaar": Stap(
            vraag=lambda c, a: "Wie is eigenaar?",
            knoppen=lambda c, a: ledenknoppen(c.leden),
            verder="eerste_stap",
        ),
        "eerste_stap": Stap(
            vraag=lambda c, a: (
                f"Wat is de eerste stap, binnen twee weken? {voornaam(_eigenaar(c, a).naam)} krijgt deze zin terug."
            ),
            tekst=lees_kort,
            verder="eerste_stap_op",
        ),
        "eerste_stap_op": Stap(
            vraag=lambda c, a: "Wanneer is die stap gezet?",
            knoppen=_datums_eerste_stap,
            tekst=datum_vanaf_morgen(2),
            verder="check_op",
        ),
        "check_op": Stap(
            vraag=lambda c, a: "Wanneer kijken jullie of het hielp?",
            knoppen=_checkknoppen,
            verder="zin",
        ),
        "zin": Stap(
            vraag=lambda c, a: "Wat vertellen jullie bewoners hierover? Eén zin.",
            knoppen=lambda c, a: onder_elkaar(OVERSLAAN),
            tekst=lees_kort,
            effecten=_leg_vast,
            definitief=True,
            verder="nog_een",
        ),
        "nog_een": Stap(
            vraag=lambda c, a: f"{_vastgelegd(c, a)}\n\nPakken jullie nog iets op? Twee is het meeste.",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Ja, nog één", "ja"), antwoord("Nee, dit was het", "nee")
            ),
            overslaan=lambda c, a: "zin" in a and _hoeveelste(c, a) >= HOOGSTENS,
            verder={"ja": "patroon", "*": EINDE},
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot(
        (Bericht("Goed, we stoppen. Wat al was vastgelegd blijft staan. Met /kiezen ga je verder."),)
    ),
)
