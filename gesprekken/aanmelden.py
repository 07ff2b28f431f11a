"""Joining by an invitation: who are you, and when may the daily question come.

Five taps at most and nothing typed that can be chosen. The notice is marked as read, not consented
to: the lawful basis is the organisation's own task. Rights and retention have their own commands.
"""

import re
from datetime import time

from gesprekken import kalender
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Nee,
    Rijen,
    Slot,
    Stap,
    Voor,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ZELF_TYPEN, keuzes, korte_naam, voornaam
from gesprekken.toegang import UITNODIGING
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Rol, Uitnodiging, Wijkverband
from gesprekken.wijzigingen import MeldAan

FUNCTIES = (
    "Wijkverpleegkundige",
    "Wijkagent",
    "Jongerenwerker",
    "Opbouwwerker",
    "Woonconsulent",
    "Huisbezoeker",
    "Praktijkondersteuner",
    "Schoolmaatschappelijk werker",
)
COORDINATOR_FUNCTIES = ("Wijkmanager", "Wijkcoördinator", "Trekker van het wijkverband")

ANDERE = "~anders"
GEEN = "geen"
DAGEN = ("ma", "di", "wo", "do", "vr")
EEN_DAG = "(ma|di|wo|do|vr)(?:[a-z]*dag(?:en)?)?"
UREN = (time(12, 15), time(16, 30))
WERKDAGEN = "01234"
DEELTIJD = {"ma t/m do": "0123", "ma di do": "013", "wo do vr": "234"}


def _uitnodiging(c: Context) -> Uitnodiging:
    if not isinstance(c.onderwerp, Uitnodiging):
        raise LookupError("aanmelden begint met een uitnodiging")
    return c.onderwerp


def _mag(c: Context) -> str:
    if c.onderwerp is None or not _uitnodiging(c).geldig:
        return (
            "Deze uitnodiging ken ik niet, of ze is verlopen of al gebruikt. "
            "Vraag de coördinator van je wijkverband om een nieuwe."
        )
    if any(w.id == _uitnodiging(c).wijkverband.id for w in c.wijkverbanden):
        return (
            f"Je doet al mee in {_uitnodiging(c).wijkverband.naam}. "
            "Hoor of zie je iets? Stuur gewoon een zin."
        )
    return ""


def _kennisgeving(c: Context, a: Antwoorden) -> str:
    wijk = _uitnodiging(c).wijkverband
    return (
        f"Welkom bij Wijksignaal van {wijk.naam}.\n\n"
        "Je vertelt in één of twee zinnen wat bewoners je zeggen. "
        f"{wijk.ritme.hoe_vaak.capitalize()} maken we daar een bundel van. "
        "Jullie kiezen één of twee acties, en bewoners horen wat ermee is gebeurd.\n\n"
        "Goed om te weten: schrijf geen namen of adressen van bewoners. "
        "Je collega's zien niet wie wat vertelde, wel je naam bij acties. "
        "De coördinator ziet je naam, functie en organisatie. "
        "Je organisatie doet mee vanuit haar eigen taak. Wat ik bewaar en hoe lang, lees je met /privacy."
    )


def _functieknoppen(c: Context, a: Antwoorden) -> Rijen:
    eerst = COORDINATOR_FUNCTIES if _uitnodiging(c).rol is Rol.COORDINATOR else ()
    return keuzes(eerst + FUNCTIES, ZELF_TYPEN)


def uurknoppen(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        antwoord("Elke werkdag om 12.15 uur", f"{WERKDAGEN} 12:15"),
        antwoord("Elke werkdag om 9.00 uur", f"{WERKDAGEN} 09:00"),
        antwoord("Elke werkdag om 16.30 uur", f"{WERKDAGEN} 16:30"),
        antwoord("Andere dagen of een ander uur", ANDERE),
        antwoord("Geen dagelijkse vraag", GEEN),
    )


def _kort(uur: time) -> str:
    return kalender.uur_in_woorden(uur).removesuffix(" uur")


def werkdagknoppen(c: Context, a: Antwoorden) -> Rijen:
    """Days and hour in one tap; which is how it stays within five."""
    rijen = (
        tuple(antwoord(f"{dagen} {_kort(uur)}", f"{nummers} {uur:%H:%M}") for uur in UREN)
        for dagen, nummers in DEELTIJD.items()
    )
    return (*rijen, (ZELF_TYPEN,))


def lees_dagen_en_uur(c: Context, tekst: str) -> str | Nee:
    """`ma wo vr 10.30` → `024 10:30`; without days all working days, without an hour a quarter past twelve."""
    dagen, in_woorden = _lees_dagen(tekst.casefold()), re.search("half|kwart|uur", tekst.casefold())
    cijfers = re.search(r"\d.*", tekst)
    uur = kalender.lees_uur(cijfers[0]) if cijfers else time(12, 15)
    if uur is None or not (dagen or cijfers) or (in_woorden and not cijfers):
        return Nee("Dat lees ik niet als dagen en een uur. Typ bijvoorbeeld: ma di do 10.30.")
    if not kalender.OPEN <= uur < kalender.DICHT:
        return Nee("Ik stuur alleen iets tussen 8.00 en 19.00 uur. Typ bijvoorbeeld: ma di do 10.30.")
    return f"{dagen or WERKDAGEN} {uur:%H:%M}"


def _lees_dagen(tekst: str) -> str:
    """`di en vrijdag` → `14`; `ma t/m do` → `0123`."""
    gevonden = set[int]()
    for van, tot in re.findall(rf"\b{EEN_DAG}\b(?:\s*(?:t/m|tot en met|-)\s*{EEN_DAG}\b)?", tekst):
        eerste, laatste = DAGEN.index(van), DAGEN.index(tot or van)
        gevonden |= {eerste, laatste, *range(eerste, laatste)}
    return "".join(map(str, sorted(gevonden)))


def gekozen_ritme(a: Antwoorden) -> tuple[frozenset[int], time | None]:
    gekozen = a.get("dagen") or a.get("uur", GEEN)
    if gekozen == GEEN:
        return frozenset(range(5)), None
    dagen, _, uur = gekozen.partition(" ")
    return frozenset(int(dag) for dag in dagen), time.fromisoformat(uur)


def _klaar(c: Context, a: Antwoorden) -> Slot:
    uitnodiging = _uitnodiging(c)
    wijk = uitnodiging.wijkverband
    dagen, uur = gekozen_ritme(a)
    naam = c.persoon.naam if c.persoon else a["naam"]
    welkom = f"Klaar, {voornaam(naam)}. Je doet mee in {wijk.naam}."
    start = "Wachten hoeft niet. Hoor of zie je iets? Stuur gewoon een zin, nu of later."
    ritme = "" if c.persoon else f"\n\n{ritme_in_woorden(dagen, uur)} {wijk.vraag1}"
    berichten = [Bericht(f"{welkom}\n\n{start}{ritme}")]
    if uitnodiging.rol is Rol.COORDINATOR:
        berichten.append(eerste_stappen(wijk))
    return Slot(
        tuple(berichten),
        (MeldAan(uitnodiging.id, naam[:60], a["organisatie"], a["functie"], uur, dagen),),
    )


def ritme_in_woorden(dagen: frozenset[int], uur: time | None) -> str:
    if uur is None:
        return "Ik vraag niets uit mezelf. De vraag is steeds:"
    namen = [kalender.DAGEN[dag] for dag in sorted(dagen)]
    wanneer = "Elke werkdag" if len(namen) == 5 else f"Op {opsomming(namen)}"
    return f"{wanneer} om {kalender.uur_in_woorden(uur)} vraag ik:"


def eerste_stappen(wijk: Wijkverband) -> Bericht:
    hier = f"w{wijk.id}"
    return Bericht(
        "Je bent coördinator. Nodig nu je collega's uit, en koppel de groep van het wijkverband.",
        onder_elkaar(
            opent("Collega's uitnodigen", "uitnodigen", hier), opent("Groep koppelen", "koppel", hier)
        ),
        blijft=True,
    )


def _al_bekend(c: Context, a: Antwoorden) -> bool:
    return c.persoon is not None


AANMELDEN = Gesprek(
    naam="aanmelden",
    titel="het aanmelden",
    onderwerp=UITNODIGING,
    voor=Voor.IEDEREEN,
    mag=_mag,
    begin_met=lambda c, invoer: {"naam": c.naam} if c.naam else {},
    begin="gelezen",
    stappen={
        "gelezen": Stap(
            vraag=_kennisgeving,
            knoppen=lambda c, a: onder_elkaar(antwoord("Gelezen, ga verder", "ja")),
            verder="naam",
        ),
        "naam": Stap(
            vraag=lambda c, a: "Hoe heet je? Je collega's zien deze naam bij acties.",
            tekst=lambda c, tekst: korte_naam(c, c.naam or tekst),  # her own name: the only one that is kept
            overslaan=lambda c, a: bool(c.persoon or a.get("naam")),
            verder="organisatie",
        ),
        "organisatie": Stap(
            vraag=lambda c, a: "Bij welke organisatie werk je?",
            knoppen=lambda c, a: keuzes(_uitnodiging(c).wijkverband.organisaties, ZELF_TYPEN),
            tekst=korte_naam,
            verder="functie",
        ),
        "functie": Stap(
            vraag=lambda c, a: "Wat is je functie?",
            knoppen=_functieknoppen,
            tekst=korte_naam,
            verder="uur",
        ),
        "uur": Stap(
            vraag=lambda c, a: "Wanneer mag ik je elke dag kort vragen wat je hoorde? Een pauze kan altijd.",
            knoppen=uurknoppen,
            overslaan=_al_bekend,
            verder={ANDERE: "dagen", "*": EINDE},
        ),
        "dagen": Stap(
            vraag=lambda c, a: "Op welke dagen werk je, en welk uur past? Typen kan ook: ma di do 10.30.",
            knoppen=werkdagknoppen,
            tekst=lees_dagen_en_uur,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot(
        (
            Bericht(
                "Goed, we stoppen. Er is niets van je bewaard. Via dezelfde link kun je later opnieuw beginnen."
            ),
        )
    ),
)
