"""What a visitor of the practice neighbourhood could try next: it follows her through the month."""

from dataclasses import dataclass
from datetime import date

from bot.collegas import COORDINATOR
from bot.oefenstof import Oefenpersoon
from gesprekken.teksten import voornaam
from gesprekken.wijk import Actie, Rol, Stand

ESRA = voornaam(COORDINATOR.naam)


@dataclass(frozen=True)
class Situatie:
    """`acties` are those that the visitor chose, `gesprek` is the conversation that is open in her chat;
    `nieuwe_bundel`: one was posted since she came; `verteld`: residents were told about the last one."""

    vandaag: date
    acties: tuple[Actie, ...] = ()
    gesprek: str = ""
    gezegd: bool = False
    nieuwe_bundel: bool = False
    verteld: bool = False


def tip(wie: Oefenpersoon | None, s: Situatie) -> str:
    if wie is None:
        return "Kies wie je wilt zijn. Begin als melder, en word later de coördinator."
    if s.gesprek == "microuitvraag":
        return "Dit was je signaal. Beantwoord ook de tweede vraag; een knop mag ook."
    if s.gesprek == "kiezen":
        return "Kies wat jullie doen, wie het trekt en wat de eerste stap is."
    if s.gesprek == "terugkoppeling":
        return "Neem het voorstel over, of typ het zelf. Bewoners lezen dit."
    if s.acties:
        return _na_de_keuze(wie, s)
    if wie.rol == Rol.COORDINATOR:
        return "Jij bent de coördinator. Druk onder de bundel in de groep op ‘Kies de acties’."
    if s.nieuwe_bundel:
        return f"De bundel staat in de groep. Word {ESRA}, de coördinator, en kies een actie."
    if s.gezegd:
        return "Genoteerd. Ga naar de eerste bundel, en zie wat jouw signaal deed."
    return "Schrijf in één zin wat je hoorde, bijvoorbeeld over fatbikes op de stoep."


def _na_de_keuze(wie: Oefenpersoon, s: Situatie) -> str:
    actie = next((a for a in s.acties if a.stand is Stand.LOOPT), s.acties[-1])
    eigenaar = voornaam(actie.eigenaar_naam)
    if actie.stand is not Stand.LOOPT:
        return _na_de_actie(wie, s)
    if actie.wacht_op:
        gevraagd = voornaam(actie.wacht_op)
        antwoord = _word(wie, gevraagd, "antwoord op de vraag of je eigenaar wordt.")
        return f"De actie staat. {antwoord} Of ga een dag verder: dan zegt {gevraagd} vanzelf ja."
    if actie.check_op <= s.vandaag:
        return f"Het checkmoment is er. {_word(wie, eigenaar, 'vertel eerlijk hoe het ging.')}"
    if actie.eerste_stap_gedaan:
        return "De eerste stap is gezet. Ga 6 weken verder, naar het checkmoment."
    if actie.eerste_stap_op <= s.vandaag:
        return f"De herinnering is er. {_word(wie, eigenaar, 'antwoord met een van de knoppen.')}"
    verder = f"Ga 2 weken verder: dan krijgt {eigenaar} een herinnering."
    if s.verteld:
        return f"Bewoners weten wat jullie gaan doen. {verder}"
    return f"De actie staat. {_word(wie, ESRA, 'schrijf de terugkoppeling.')} Of: {verder[0].lower()}{verder[1:]}"


def _na_de_actie(wie: Oefenpersoon, s: Situatie) -> str:
    if s.verteld:
        return "De maand is rond. Kijk gerust verder, of vertel iets nieuws voor de volgende bundel."
    return f"De actie is af. {_word(wie, ESRA, 'schrijf met /terugkoppelen wat bewoners lezen.')}"


def _word(wie: Oefenpersoon, ander: str, doe: str) -> str:
    if voornaam(wie.naam) == ander:
        return f"{doe[0].upper()}{doe[1:]}"
    return f"Word {ander}, en {doe}"
