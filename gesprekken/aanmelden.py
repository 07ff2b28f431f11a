"""Joining by an invitation: who are you, and when may the daily question come.

Five taps at most and nothing typed that can be chosen. The notice is marked as read, not consented
to: the lawful basis is the organisation's own task. Rights and retention have their own commands.
"""

from datetime import time

from gesprekken import kalender
from gesprekken.model import (
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Nee,
    Rijen,
    Slot,
    Stap,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ZELF_TYPEN, keuzes, korte_naam, voornaam
from gesprekken.wijk import MeldAan, Rol, Uitnodiging

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

DAGELIJKS = "Elke werkdag om 12.15 uur"
ANDERE = "~anders"
GEEN = "geen"
LETTERS = ("ma", "di", "wo", "do", "vr")


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
    return (
        f"Welkom bij Wijksignaal van {_uitnodiging(c).wijkverband.naam}.\n\n"
        "Je vertelt in één of twee zinnen wat bewoners je zeggen. Elke maand maken we daar een bundel van. "
        "Jullie kiezen één of twee acties, en bewoners horen wat ermee is gebeurd.\n\n"
        "Goed om te weten: schrijf geen namen of adressen van bewoners. "
        "Niemand ziet wie wat vertelde. Je organisatie doet mee vanuit haar eigen taak. "
        "Met /stop hou je op."
    )


def _functieknoppen(c: Context, a: Antwoorden) -> Rijen:
    eerst = COORDINATOR_FUNCTIES if _uitnodiging(c).rol is Rol.COORDINATOR else ()
    return keuzes(eerst + FUNCTIES, ZELF_TYPEN)


def _uurknoppen(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        antwoord(DAGELIJKS, "12:15"),
        antwoord("Elke werkdag om 9.00 uur", "09:00"),
        antwoord("Elke werkdag om 16.30 uur", "16:30"),
        antwoord("Andere dagen of een ander uur", ANDERE),
        antwoord("Geen dagelijkse vraag", GEEN),
    )


def lees_dagen(c: Context, tekst: str) -> str | Nee:
    """`ma wo vr` → `024`."""
    genoemd = {woord[:2].lower() for woord in tekst.replace(",", " ").split()}
    dagen = "".join(str(i) for i, letters in enumerate(LETTERS) if letters in genoemd)
    return dagen or Nee("Noem de dagen waarop je werkt, bijvoorbeeld: ma di do.")


def lees_tijd(c: Context, tekst: str) -> str | Nee:
    uur = kalender.lees_uur(tekst)
    if uur is None:
        return Nee("Dat lees ik niet als tijd. Typ bijvoorbeeld: 10.30.")
    if not kalender.OPEN <= uur < kalender.DICHT:
        return Nee("Ik stuur alleen iets tussen 8.00 en 19.00 uur. Typ bijvoorbeeld: 10.30.")
    return f"{uur:%H:%M}"


def _klaar(c: Context, a: Antwoorden) -> Slot:
    uitnodiging = _uitnodiging(c)
    wijk = uitnodiging.wijkverband
    tijd = a.get("tijd") or a.get("uur", GEEN)
    uur = None if tijd == GEEN else time.fromisoformat(tijd)
    dagen = frozenset(int(d) for d in a.get("dagen", "01234"))
    naam = c.persoon.naam if c.persoon else a["naam"]
    welkom = f"Klaar, {voornaam(naam)}. Je doet mee in {wijk.naam}."
    ritme = (
        f"Op je werkdagen vraag ik om {kalender.uur_in_woorden(uur)}: {wijk.vraag1}"
        if uur
        else f"Ik vraag niets uit mezelf. De vraag is steeds: {wijk.vraag1}"
    )
    start = "Wachten hoeft niet. Hoor of zie je iets? Stuur gewoon een zin, nu of later."
    berichten = [Bericht(f"{welkom}\n\n{start}\n\n{ritme}" if c.persoon is None else f"{welkom}\n\n{start}")]
    if uitnodiging.rol is Rol.COORDINATOR:
        berichten.append(EERSTE_STAPPEN)
    return Slot(
        tuple(berichten),
        (MeldAan(uitnodiging.id, naam[:60], a["organisatie"], a["functie"], uur, dagen),),
    )


EERSTE_STAPPEN = Bericht(
    "Je bent coördinator. Nodig nu je collega's uit, en koppel de groep van het wijkverband.",
    onder_elkaar(opent("Collega's uitnodigen", "uitnodigen"), opent("Groep koppelen", "koppel")),
    blijft=True,
)


def _al_bekend(c: Context, a: Antwoorden) -> bool:
    return c.persoon is not None


AANMELDEN = Gesprek(
    naam="aanmelden",
    titel="het aanmelden",
    onderwerp="uitnodiging",
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
            tekst=korte_naam,
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
            knoppen=_uurknoppen,
            overslaan=_al_bekend,
            verder={ANDERE: "dagen", "*": ""},
        ),
        "dagen": Stap(
            vraag=lambda c, a: "Op welke dagen werk je?",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Maandag tot en met vrijdag", "01234"),
                antwoord("Maandag tot en met donderdag", "0123"),
                antwoord("Maandag, dinsdag en donderdag", "013"),
                ZELF_TYPEN,
            ),
            tekst=lees_dagen,
            verder="tijd",
        ),
        "tijd": Stap(
            vraag=lambda c, a: "Hoe laat komt de vraag het best uit?",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("9.00 uur", "09:00"),
                antwoord("12.15 uur", "12:15"),
                antwoord("16.30 uur", "16:30"),
                ZELF_TYPEN,
            ),
            tekst=lees_tijd,
            verder="",
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
