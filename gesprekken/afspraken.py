"""The participatieafspraken: template 1 in five short parts, and how every member reads them.

A part is kept as soon as it is finished, so who leaves goes on where she was. A renewal shows what was agreed on
and asks whether that stays. The rest of the cycle takes its defaults from here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeAlias

from gesprekken import kalender
from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Knop,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ZELF_TYPEN, citaat, keuzes, kort, ledenknoppen, lees_kort, voornaam
from gesprekken.toegang import WIJKVERBAND
from gesprekken.voorstel import KANALEN
from gesprekken.wijk import AFSPRAAKDELEN, OUD_COLLEGA, Afspraken, Vorm
from gesprekken.wijzigingen import LegAfsprakenVast

Vraag: TypeAlias = Callable[[Context, Antwoorden], str]
Voorstellen: TypeAlias = Callable[[Context, Antwoorden], Sequence[str]]

BLIJFT = "~blijft"
DELEN = (
    "Wijkvraag en doelgroep",
    "Wat er verandert",
    "Hoe we ophalen",
    "Wat ermee gebeurt",
    "Wat bewoners horen",
)
VORMEN = {
    Vorm.UITVRAAG: "Korte vragen via professionals",
    Vorm.BUURTGESPREK: "Buurtgesprekken",
    Vorm.PANEL: "Een klein wijkpanel",
    Vorm.ERVARING: "Een ervaringsdeskundige",
}
WAAR = {
    Vorm.UITVRAAG: ("In het dagelijks contact, elke week", "Bij huisbezoeken, elke maand"),
    Vorm.BUURTGESPREK: ("Bij de inloop, elke maand", "In het buurthuis, elke maand"),
    Vorm.PANEL: ("In het buurthuis, vier keer per jaar", "In het buurthuis, drie keer per jaar"),
    Vorm.ERVARING: ("Bij de inloop, elke week", "In de buurt, elke week"),
}
DEEL_VAN = {  # the parts of the template, and their questions in this order
    "vraag": 1,
    "voor_wie": 1,
    "verandering": 2,
    "merkbaar": 2,
    "vorm": 3,
    "waar": 3,
    "organiseert": 3,
    "agenderen": 4,
    "besluit": 4,
    "wel": 4,
    "niet": 4,
    "wat": 5,
    "kanaal": 5,
    "eigenaar": 5,
}
STAPPEN = tuple(DEEL_VAN)
LAATSTE_VAN = {deel: naam for naam, deel in DEEL_VAN.items()}


# --- what the rest takes from them ---


def plek(nu: Afspraken | None) -> str:
    """Where people are met, without when; empty when they are met one by one, in the daily work."""
    if nu is None or nu.vorm in (None, Vorm.UITVRAAG):
        return ""
    waar = re.sub(r"^(bij|in|op) ", "", nu.waar.partition(",")[0].strip(), flags=re.IGNORECASE)
    return waar[:1].upper() + waar[1:]


def invloed(nu: Afspraken | None) -> str:
    """In what residents have a say and in what not, in one short line; empty when nothing was agreed on."""
    if nu is None:
        return ""
    delen = (("wel", nu.wel), ("niet", nu.niet))
    gezegd = [f"{hoe}: {kort(waarop, 60).rstrip('.')}" for hoe, waarop in delen if waarop]
    return f"Invloed van bewoners, {'; '.join(gezegd)}." if gezegd else ""


# --- reading them ---


def wie(c: Context, iemand: int | str) -> str:
    """Who that is, in words: a member by her name."""
    if isinstance(iemand, str):
        return iemand
    return next((lid.naam for lid in c.leden if lid.persoon == iemand), OUD_COLLEGA)


def _in_woorden(c: Context, naam: str, waarde: Any) -> str:
    if naam == "vorm":
        return VORMEN[waarde] if waarde else ""
    return wie(c, waarde)


def _regels(c: Context, a: Afspraken) -> list[str]:
    """A line for each part of which something is known."""
    w = {
        veld.name: _in_woorden(c, veld.name, getattr(a, veld.name))
        for veld in fields(a)
        if veld.name != "deel"
    }
    delen = (
        (w["vraag"], f"Voor wie: {w['voor_wie']}"),
        (w["verandering"], f"Merkbaar: {w['merkbaar']}"),
        (w["vorm"], f"Waar en wanneer: {w['waar']}", f"Organiseert: {w['organiseert']}"),
        (
            f"Op de agenda: {w['agenderen']}",
            f"Besluit: {w['besluit']}",
            f"Wel invloed op: {w['wel']}",
            f"Geen invloed op: {w['niet']}",
        ),
        (w["wat"], f"Via: {w['kanaal']}", f"Let hierop: {w['eigenaar']}"),
    )
    return [
        "\n".join((f"{nummer}. {DELEN[nummer - 1]}", *deel))
        for nummer, deel in enumerate(delen, 1)
        if w[LAATSTE_VAN[nummer]]
    ]


def _lees(c: Context, a: Antwoorden) -> Slot:
    nu = c.afspraken
    if nu is None and not c.is_coordinator:
        wie_dan = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "de coördinator"
        return Slot(
            (Bericht(f"{c.wijk.naam} heeft nog geen participatieafspraken. {wie_dan} kan ze maken."),)
        )
    regels = [f"Participatieafspraken van {c.wijk.naam}", *(_regels(c, nu) if nu else ())]
    if nu is None:
        regels.append("Er zijn er nog geen. Het zijn vijf korte delen. Stoppen mag, en later ga je verder.")
    elif not nu.klaar:
        tot = f" Besproken tot en met deel {nu.deel} van de {AFSPRAAKDELEN}." if nu.deel else ""
        regels.append(f"Nog niet klaar.{tot}")
    knoppen = _deelknoppen(c, nu) if c.is_coordinator else ()
    return Slot((Bericht("\n\n".join(regels), knoppen, blijft=bool(knoppen)),))


def _deelknoppen(c: Context, nu: Afspraken | None) -> Rijen:
    def knop(tekst: str, waarde: str) -> Knop:
        return opent(tekst, "afspreken", f"w{c.wijk.id}", waarde)

    if nu is None:
        return ((knop("Begin met de wijkvraag", "vanaf1"),),)
    if not nu.klaar:
        return ((knop(f"Verder met deel {nu.deel + 1}: {DELEN[nu.deel]}", f"vanaf{nu.deel + 1}"),),)
    losse = in_paren(*(knop(f"{n}. {naam}", f"deel{n}") for n, naam in enumerate(DELEN, 1)))
    return ((knop("Loop alles opnieuw langs", "vanaf1"),), *losse)


AFSPRAKEN = Gesprek(
    naam="afspraken",
    titel="de afspraken lezen",
    commando="afspraken",
    uitleg="de participatieafspraken",
    onderwerp=WIJKVERBAND,
    afronden=_lees,
)


def vernieuw(wijkverband: int, naam: str) -> Bericht:
    """For the coördinator: they are a year old."""
    over = f"w{wijkverband}"
    return Bericht(
        f"De participatieafspraken van {naam} zijn een jaar oud. Kloppen ze nog? "
        "Ik laat zien wat er staat. Wat klopt, laat je met één tik staan.",
        onder_elkaar(
            opent("Loop ze langs", "afspreken", over, "vanaf1"), opent("Lees ze eerst", "afspraken", over)
        ),
        blijft=True,
    )


# --- making them ---


def _slaat_over(naam: str) -> Callable[[Context, Antwoorden], bool]:
    def overslaan(c: Context, a: Antwoorden) -> bool:
        hoe, nummer = a["begin"][:-1], int(a["begin"][-1])
        return DEEL_VAN[naam] != nummer if hoe == "deel" else DEEL_VAN[naam] < nummer

    return overslaan


def _oud(c: Context, naam: str) -> str:
    """What stands there now, in words; empty when nothing does."""
    return _in_woorden(c, naam, getattr(c.afspraken, naam)) if c.afspraken else ""


def _vraag(naam: str, tekst: str) -> Vraag:
    def vraag(c: Context, a: Antwoorden) -> str:
        deel = DEEL_VAN[naam]
        kop = f"Deel {deel} van {AFSPRAAKDELEN}: {DELEN[deel - 1].lower()}.\n\n" if _is_eerste(naam) else ""
        oud = _oud(c, naam)
        return f"{kop}{tekst}" + (f"\nNu staat er: {citaat(oud, 200)}" if oud else "")

    return vraag


def _is_eerste(naam: str) -> bool:
    return next(n for n, deel in DEEL_VAN.items() if deel == DEEL_VAN[naam]) == naam


def _blijft(c: Context, naam: str) -> tuple[Knop, ...]:
    """Nothing is left standing to somebody who is not there any more."""
    return (antwoord("Blijft zo", BLIJFT),) if _oud(c, naam) not in ("", OUD_COLLEGA) else ()


def _zoals_het_was(naam: str) -> Callable[[Context, str], str]:
    """What `Blijft zo` stands for: the answer itself, as this step would remember it."""

    def betekent(c: Context, waarde: str) -> str:
        return str(getattr(c.afspraken, naam)) if waarde == BLIJFT else waarde

    return betekent


def _na(naam: str) -> str:
    volgende = STAPPEN.index(naam) + 1
    return STAPPEN[volgende] if volgende < len(STAPPEN) else EINDE


def _stap(naam: str, tekst: str, voorstellen: Voorstellen) -> Stap:
    """A question with proposals, and always the way to type it oneself."""

    def knoppen(c: Context, a: Antwoorden) -> Rijen:
        nieuw = [v for v in voorstellen(c, a) if v and v != _oud(c, naam)]
        return (*((knop,) for knop in _blijft(c, naam)), *keuzes(nieuw, ZELF_TYPEN))

    return _deelstap(naam, tekst, knoppen, typen=True)


def _lidstap(naam: str, tekst: str) -> Stap:
    def knoppen(c: Context, a: Antwoorden) -> Rijen:
        anderen = [lid for lid in c.leden if lid.naam != _oud(c, naam)]
        return (*((knop,) for knop in _blijft(c, naam)), *ledenknoppen(anderen), (ZELF_TYPEN,))

    return _deelstap(naam, tekst, knoppen, typen=True)


def _vormknoppen(c: Context, a: Antwoorden) -> Rijen:
    nu = c.afspraken.vorm if c.afspraken else None
    return onder_elkaar(
        *_blijft(c, "vorm"), *(antwoord(tekst, vorm) for vorm, tekst in VORMEN.items() if vorm is not nu)
    )


def _deelstap(naam: str, tekst: str, knoppen: Callable[[Context, Antwoorden], Rijen], typen: bool) -> Stap:
    return Stap(
        vraag=_vraag(naam, tekst),
        knoppen=knoppen,
        tekst=lees_kort if typen else None,
        betekent=_zoals_het_was(naam),
        overslaan=_slaat_over(naam),
        effecten=_bewaar_deel if LAATSTE_VAN[DEEL_VAN[naam]] == naam else lambda c, a: (),
        verder=_na(naam),
    )


def _bewaar_deel(c: Context, a: Antwoorden) -> Sequence[Effect]:
    """All that was said here until now, put over what stood there."""
    nu = c.afspraken or Afspraken()
    gezegd = {naam: _waarde(naam, a[naam]) for naam in STAPPEN if naam in a}
    deel = max(DEEL_VAN[naam] for naam in gezegd)
    los = a["begin"].startswith("deel")
    opnieuw = not los and nu.klaar and a["begin"] == "vanaf1" and deel == 1
    nieuw = replace(nu, **gezegd, deel=nu.deel if los else deel)
    return (LegAfsprakenVast(nieuw, opnieuw),)


def _waarde(naam: str, gezegd: str) -> Any:
    if naam == "vorm":
        return Vorm(gezegd)
    return int(gezegd) if naam in ("organiseert", "eigenaar") and gezegd.isdecimal() else gezegd


def _patronen(c: Context, a: Antwoorden) -> list[str]:
    """What the wijkverband worked on lately, as a question."""
    namen = dict.fromkeys(actie.patroon for actie in reversed(c.acties))
    return [f"Wat doen we aan {naam[:1].lower()}{naam[1:]}?" for naam in [*namen][:3]]


def _veranderingen(c: Context, a: Antwoorden) -> list[str]:
    gewenst = dict.fromkeys(actie.verandering for actie in reversed(c.acties))
    return [tekst for tekst in gewenst if tekst and len(tekst) <= 60][:3]


def _waar(c: Context, a: Antwoorden) -> Sequence[str]:
    return WAAR[Vorm(a["vorm"])]


def _wanneer_op_de_agenda(c: Context, a: Antwoorden) -> list[str]:
    vast = (
        [f"Elk overleg, om {kalender.uur_in_woorden(c.wijk.overleg_uur)}"]
        if c.wijk.overleg_uur is not None
        else []
    )
    return [*vast, "In elk overleg, 20 minuten", "Elke maand in het wijkoverleg"]


def _aan_de_eigenaar(c: Context, a: Antwoorden) -> tuple[Stuur, ...]:
    """Who is named to see to it that residents hear it, and was not before, reads so in private."""
    was = c.afspraken.eigenaar if c.afspraken else ""
    wordt = _waarde("eigenaar", a.get("eigenaar", ""))
    ik = c.lid.persoon if c.lid else 0
    if wordt in (was, ik) or wordt not in [lid.persoon for lid in c.leden]:
        return ()
    bericht = Bericht(
        f"In de participatieafspraken van {c.wijk.naam} staat jouw naam: "
        "jij let erop dat bewoners horen wat we met hun verhaal deden. "
        f"Is een tekst voor bewoners klaar, dan vraag ik jou om die te delen. Past dat niet? "
        f"Zeg het tegen {voornaam(c.lid.naam) if c.lid else 'de coördinator'}.",
        onder_elkaar(opent("Lees de afspraken", "afspraken", f"w{c.wijk.id}")),
        blijft=True,
    )
    return (Stuur(wordt, bericht, f"afspraakeigenaar:{c.wijk.id}:{ik}:{a['nr']}:{wordt}"),)


def _klaar(c: Context, a: Antwoorden) -> Slot:
    eigenaar = _aan_de_eigenaar(c, a)
    if a["begin"].startswith("deel"):
        deel = DELEN[int(a["begin"][-1]) - 1].lower()
        return Slot((Bericht(f"Aangepast: {deel}. Met /afspraken leest iedereen ze."),), eigenaar)
    groep = Bericht(
        f"De participatieafspraken van {c.wijk.naam} staan. Lees ze met /afspraken, in een gesprek met mij."
    )
    klaar = Bericht(
        "De afspraken staan vast. Iedereen in het wijkverband leest ze met /afspraken. "
        "Over een jaar vraag ik of ze nog kloppen."
    )
    wanneer = f"{c.lid.persoon if c.lid else 0}:{a['nr']}"
    return Slot((klaar,), (Stuur(None, groep, f"afspraken:{c.wijk.id}:{wanneer}"), *eigenaar))


def _gestopt(c: Context, a: Antwoorden) -> Slot:
    delen = {DEEL_VAN[naam] for naam in LAATSTE_VAN.values() if naam in a}
    wat = "Wat je afmaakte staat vast." if delen else "Er is niets veranderd."
    return Slot((Bericht(f"Goed, we stoppen. {wat} Met /afspraken ga je verder."),))


AFSPREKEN = Gesprek(
    naam="afspreken",
    titel="de afspraken",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="begin",
    stappen={
        "begin": Stap(
            vraag=lambda c, a: "Welk deel van de afspraken?",
            knoppen=lambda c, a: onder_elkaar(
                *(antwoord(f"Vanaf {n}. {naam}", f"vanaf{n}") for n, naam in enumerate(DELEN, 1)),
                *(antwoord(f"Alleen {n}. {naam}", f"deel{n}") for n, naam in enumerate(DELEN, 1)),
            ),
            verder="vraag",
        ),
        "vraag": _stap("vraag", "Wat is de vraag of het probleem in de wijk? Eén zin.", _patronen),
        "voor_wie": _stap(
            "voor_wie",
            "Voor wie speelt dit?",
            lambda c, a: ("Alle bewoners", "Ouderen", "Jongeren", "Gezinnen", "Mensen die weinig rondkomen"),
        ),
        "verandering": _stap("verandering", "Wat moet er voor bewoners veranderen? Eén zin.", _veranderingen),
        "merkbaar": _stap(
            "merkbaar",
            "Wanneer merken bewoners verschil?",
            lambda c, a: ("Binnen drie maanden", "Binnen een half jaar", "Binnen een jaar"),
        ),
        "vorm": _deelstap(
            "vorm", "Wat is jullie basisvorm? De andere vormen mogen erbij.", _vormknoppen, typen=False
        ),
        "waar": _stap("waar", "Waar halen jullie op, en wanneer?", _waar),
        "organiseert": _lidstap("organiseert", "Wie organiseert dat?"),
        "agenderen": _stap("agenderen", "Wanneer staat het op de agenda?", _wanneer_op_de_agenda),
        "besluit": _stap(
            "besluit",
            "Wie besluit wat jullie oppakken?",
            lambda c, a: ("Wie er in het overleg is", "De coördinator", "Elke organisatie voor zich"),
        ),
        "wel": _stap(
            "wel",
            "Waarop hebben bewoners wel invloed?",
            lambda c, a: ("Wat we eerst oppakken", "Hoe we het aanpakken", "Waar en wanneer we iets doen"),
        ),
        "niet": _stap(
            "niet",
            "En waarop niet? Wees daar eerlijk over.",
            lambda c, a: ("Regels en wetten", "Het geld van de gemeente", "Hulp aan één persoon"),
        ),
        "wat": _stap(
            "wat",
            "Wat vertellen jullie bewoners na elke ronde?",
            lambda c, a: ("Wat we hoorden, doen, en wat niet lukt", "Wat we hoorden en wat we doen"),
        ),
        "kanaal": _stap("kanaal", "Waar lezen of horen bewoners dat?", lambda c, a: KANALEN),
        "eigenaar": _lidstap("eigenaar", "Wie let erop dat bewoners het echt horen?"),
    },
    afronden=_klaar,
    gestopt=_gestopt,
)
