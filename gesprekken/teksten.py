"""Reading what people type, and the few buttons that several conversations share.

Every reader returns the text as it may be kept, or `Nee` with one sentence that says what to do.
"""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from gesprekken import kalender
from gesprekken.model import TYPEN, Antwoorden, Context, Knop, Nee, Rijen, antwoord, in_paren, onder_elkaar
from gesprekken.vangnet import ONBEKEND_WOORD
from gesprekken.wijk import Lid, Signaal

LANG = 600  # longer than any signal in the practice set; four of them still fit one message

GAT = f"[{ONBEKEND_WOORD}]"  # stands where the mask left out a word that nobody knows

OVERSLAAN = antwoord("Sla over", "~geen")
ZELF_TYPEN = antwoord("Anders, ik typ het zelf", TYPEN)


def schoon(tekst: str) -> str:
    """White space at the ends and doubled blank lines go."""
    return "\n".join(" ".join(regel.split()) for regel in tekst.split("\n") if regel.strip())


def zonder_accenten(tekst: str) -> str:
    """`één` becomes `een`; what is one with another sign comes apart (NFKD)."""
    if tekst.isascii():
        return tekst
    los = unicodedata.normalize("NFKD", tekst)
    return "".join(teken for teken in los if not unicodedata.combining(teken))


def korte_tekst(c: Context, tekst: str) -> str | Nee:
    """A text that others will read, of one to `LANG` characters, tidied. Nobody can ask about a gap in it later, so
    it is written without; only of a signal the bot asks afterwards (`verteld`)."""
    netjes = verteld(c, tekst)
    if isinstance(netjes, Nee) or GAT not in netjes:
        return netjes
    waar = "zet het dan op de lijst met /woorden" if c.is_coordinator else "vraag het dan aan de coördinator"
    return Nee(
        f"Anderen lezen dit, en ik weet niet of het een naam is: {citaat(netjes)} "
        f"Schrijf het met een ander woord. Moet dit woord blijven staan, {waar}."
    )


def verteld(c: Context, tekst: str) -> str | Nee:
    """What somebody heard or would wish, of one to `LANG` characters, tidied; it may have a gap."""
    netjes = schoon(tekst)
    if not netjes:
        return Nee("Dat bericht is leeg. Schrijf je antwoord in één of twee zinnen.")
    if len(netjes) > LANG:
        return Nee(
            f"Dat is te lang om te bewaren: {len(netjes)} tekens. Vertel het in hooguit {LANG} tekens."
        )
    return netjes


def lees_kort(c: Context, tekst: str) -> str | Nee:
    """One sentence that fits a reminder."""
    gelezen = korte_tekst(c, tekst)
    if isinstance(gelezen, str) and len(gelezen) > 160:
        return Nee(
            f"Dat past niet in een herinnering: {len(gelezen)} tekens. Maak er één zin van hooguit 160 van."
        )
    return gelezen


def korte_naam(c: Context, tekst: str) -> str | Nee:
    """A name of a person, organisation or function: one line of at most 60 characters."""
    netjes = " ".join(tekst.split())
    if "[" in netjes:
        return Nee(
            "Dit lijkt op een naam, en die laat ik weg. Zet erbij wat het is, zoals: Stichting of School."
        )
    if not 2 <= len(netjes) <= 60:
        return Nee("Gebruik tussen de 2 en 60 tekens.")
    return netjes


def geen_datum(c: Context) -> Nee:
    dag = kalender.werkdag_vanaf(c.vandaag + timedelta(days=7), c.vrij)
    return Nee(f"Dat lees ik niet als datum. Typ bijvoorbeeld: {dag.day} {kalender.MAANDEN[dag.month - 1]}.")


def datum_vanaf_morgen(verste_weken: int) -> Callable[[Context, str], str | Nee]:
    """Reads a typed working day between tomorrow and so many weeks from now, as an ISO date."""

    def lees(c: Context, tekst: str) -> str | Nee:
        dag = kalender.lees_datum(tekst, c.vandaag)
        if dag is None:
            return geen_datum(c)
        if not c.vandaag < dag <= c.vandaag + timedelta(weeks=verste_weken):
            laatste = kalender.dag_in_woorden(c.vandaag + timedelta(weeks=verste_weken))
            return Nee(f"Kies een dag na vandaag en niet later dan {laatste}.")
        if not kalender.is_werkdag(dag, c.vrij):
            volgende = kalender.dag_in_woorden(kalender.werkdag_vanaf(dag, c.vrij))
            return Nee(f"Op {kalender.dag_in_woorden(dag)} wordt niet gewerkt. Typ bijvoorbeeld: {volgende}.")
        return dag.isoformat()

    return lees


def keuzes(teksten: Sequence[str], *meer: Knop) -> Rijen:
    """A button for each text, in pairs; the answer is the text itself."""
    return in_paren(*(antwoord(t, f"={i}") for i, t in enumerate(teksten)), *meer)


def themaknoppen(c: Context) -> tuple[Knop, ...]:
    """A button for each theme that the wijkverband uses, as it is called there; the answer is the theme itself."""
    return tuple(antwoord(c.wijk.heet(thema), thema) for thema in c.onze_themas)


BLIJFT = "~blijft"


def blijft_of(staat: str, vaste: Sequence[str]) -> Rijen:
    """What stands there may stay with one tap; then the fixed choices, and the way to type it oneself."""
    blijft = onder_elkaar(antwoord(kort(f"Blijft zo: {staat}", 48), BLIJFT)) if staat else ()
    return (*blijft, *keuzes([tekst for tekst in vaste if tekst != staat], ZELF_TYPEN))


def dagknoppen(*dagen: date) -> Rijen:
    uniek = sorted(set(dagen))
    return onder_elkaar(
        *(antwoord(kalender.dag_in_woorden(d).capitalize(), d.isoformat()) for d in uniek), ZELF_TYPEN
    )


def ledenknoppen(leden: Sequence[Lid]) -> Rijen:
    """A button for each member; the answer is the number of the person."""
    return in_paren(*(antwoord(f"{lid.naam} ({lid.organisatie})"[:48], str(lid.persoon)) for lid in leden))


def gevuld(a: Antwoorden, naam: str) -> str:
    """The answer, or empty when the question was skipped."""
    waarde = a.get(naam, "")
    return "" if waarde == "~geen" else waarde


def voornaam(naam: str) -> str:
    return naam.split()[0] if naam.split() else naam


def kort(tekst: str, lengte: int) -> str:
    """The text, shortened at a word where it is long."""
    return tekst if len(tekst) <= lengte else tekst[:lengte].rsplit(" ", 1)[0] + " …"


def citaat(tekst: str, lengte: int = 120) -> str:
    return f"“{kort(tekst, lengte)}”"


def met_gat(signaal: Signaal) -> bool:
    """Was a word left out of it of which nobody knows whether it is a name?"""
    return GAT in signaal.gehoord or GAT in signaal.nodig
