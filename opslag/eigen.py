"""All that is kept of one person, as she may see it: which rows of which table are hers.

`SOORTEN` and `NIET_VAN_IEMAND` together name every table, and of each table that holds something of a
person every column; a table or column that is added later has to be given a place here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, inspect, literal, or_, select
from sqlalchemy.orm import Session

from gesprekken import kalender, rondes, wijk
from gesprekken.vorm import van_json
from opslag import models as m
from opslag import outbox
from opslag.browser import KANAAL


@dataclass(frozen=True)
class Wiens:
    persoon: int
    kanaal: str
    adres: str
    pseudoniemen: tuple[str, ...]


@dataclass(frozen=True)
class Soort:
    """Rows that are somebody's. `kolommen` are shown, under these words; the others only hold rows together."""

    titel: str
    tabel: type[m.Tabel]
    van: Callable[[Wiens], ColumnElement[bool]]
    kolommen: Mapping[str, str]


def _in_de_chat(tabel: Any) -> Callable[[Wiens], ColumnElement[bool]]:
    return lambda wiens: and_(tabel.kanaal == wiens.kanaal, tabel.adres == wiens.adres)


def merken(persoon: int) -> tuple[str, ...]:
    """The keys of what was due for this person and done: her number ends them, or stands before what followed."""
    return f"dag:%:{persoon}", f"weg:{persoon}", f"actie:%:%:%:{persoon}", f"actie:%:%:%:{persoon}:%"


WIJKVERBAND = {"wijkverband_id": "wijkverband"}
SOORTEN = (
    Soort(
        "Wie je bent",
        m.Persoon,
        lambda wiens: m.Persoon.id == wiens.persoon,
        {
            "naam": "naam",
            "kanaal": "je schrijft via",
            "adres": "je adres daar",
            "aangemeld": "aangemeld",
            "uur": "uur van de vraag",
            "dagen": "dagen van de vraag",
            "pauze_tot": "pauze tot",
            "bereikbaar": "te bereiken",
            "laatst_in": "laatst actief in",
        },
    ),
    Soort(
        "Waar je meedoet",
        m.Lidmaatschap,
        lambda wiens: m.Lidmaatschap.persoon_id == wiens.persoon,
        WIJKVERBAND
        | {
            "organisatie": "organisatie",
            "functie": "functie",
            "rol": "rol",
            "sinds": "sinds",
            "ontvangst": "wil horen wat ermee gebeurt",
            "citeren": "eigen woorden mogen in een bundel",
            "citeren_bij": "gevraagd bij nummer",
        },
    ),
    Soort(
        "Het kenmerk onder wat je vertelt",
        m.Pseudoniem,
        lambda wiens: m.Pseudoniem.persoon_id == wiens.persoon,
        WIJKVERBAND | {"waarde": "kenmerk"},
    ),
    Soort(
        "Wat je vertelde",
        m.Signaal,
        lambda wiens: m.Signaal.pseudoniem.in_(wiens.pseudoniemen),
        {
            "ontvangen": "verteld",
            **WIJKVERBAND,
            "ronde": "maand",
            "gehoord": "wat je hoorde",
            "nodig": "wat zou helpen",
            "thema": "thema",
            "thema_zelf": "thema zelf gekozen",
            "buurt": "buurt",
            "organisatie": "organisatie",
            "functie": "functie",
            "vorm": "hoe je het hoorde",
            "plek": "waar",
            "aanwezig": "met hoeveel",
            "ingetrokken": "ingetrokken",
            "citeren": "deze woorden mogen in de bundel",
            "nummer": "nummer",
        },
    ),
    Soort(
        "Niets bijzonders",
        m.Deelname,
        lambda wiens: m.Deelname.pseudoniem.in_(wiens.pseudoniemen),
        {"dag": "dag", "ronde": "maand", **WIJKVERBAND},
    ),
    Soort(
        "Welk bericht bij welk antwoord hoort",
        m.Bronbericht,
        _in_de_chat(m.Bronbericht),
        {"bericht": "bericht", "nummer": "nummer van wat je vertelde", "veld": "antwoord"},
    ),
    Soort(
        "Acties op jouw naam",
        m.Actie,
        lambda wiens: or_(m.Actie.eigenaar_id == wiens.persoon, m.Actie.gevraagd_id == wiens.persoon),
        WIJKVERBAND
        | {
            "ronde": "maand",
            "patroon": "waarover",
            "verandering": "welke verandering",
            "wat": "wat",
            "partners": "met wie",
            "eerste_stap": "eerste stap",
            "eerste_stap_op": "uiterlijk",
            "eerste_stap_gedaan": "eerste stap gedaan",
            "check_op": "terugkijken op",
            "zin": "wat bewoners horen",
            "stand": "hoe het staat",
            "reden": "reden",
            "opbrengst": "wat het opleverde",
            "merkbaar": "verschil te merken",
            "haalbaar": "te doen",
            "impact": "verschil voor bewoners",
            "gevraagd_naam": "voor eigenaar gevraagd",
            "gevraagd_op": "gevraagd op",
        },
    ),
    Soort(
        "Waarop je stemde",
        m.Stem,
        lambda wiens: m.Stem.persoon_id == wiens.persoon,
        {"patroon": "waarop", "moment": "wanneer"},
    ),
    Soort(
        "Terugkoppelingen die jij deelt",
        m.Terugkoppeling,
        lambda wiens: m.Terugkoppeling.eigenaar_id == wiens.persoon,
        WIJKVERBAND | {"ronde": "maand", "gedeeld_op": "gedeeld op", "vervolg_op": "vervolg op"},
    ),
    Soort(
        "Wat je in een bundel veranderde",
        m.Ingreep,
        lambda wiens: m.Ingreep.wie.in_(wiens.pseudoniemen),
        {"moment": "wanneer", "soort": "wat", "patroon": "waaraan", "waarde": "waarin"},
    ),
    Soort(
        "Afspraken die je vastlegde",
        m.Afspraken,
        lambda wiens: m.Afspraken.wie.in_(wiens.pseudoniemen),
        WIJKVERBAND | {"vastgelegd": "wanneer"},
    ),
    Soort(
        "Wat je veranderde",
        m.Historie,
        lambda wiens: m.Historie.wie.in_(wiens.pseudoniemen),
        {"moment": "wanneer", **WIJKVERBAND, "wat": "wat", "object": "waaraan", "waarden": "waarden"},
    ),
    Soort(
        "Het gesprek waarin je nu zit",
        m.Gesprek,
        _in_de_chat(m.Gesprek),
        {"beurt": "beurt", "toestand": "waar je bent", "sinds": "laatste woord"},
    ),
    Soort(
        "Wanneer ik je iets vroeg",
        m.Gedaan,
        lambda wiens: or_(*(m.Gedaan.sleutel.like(merk) for merk in merken(wiens.persoon))),
        {"sleutel": "wat", "moment": "wanneer"},
    ),
    Soort(
        "Berichten van mij aan jou",
        m.Outbox,
        _in_de_chat(m.Outbox),
        {
            "geplaatst": "geschreven",
            "verzonden": "verzonden",
            "inhoud": "tekst",
            "soort": "soort",
            **WIJKVERBAND,
            "status": "wat ermee is gebeurd",
            "reden": "waarom",
        },
    ),
    Soort(
        "De chat in de browser",
        m.Webbericht,
        lambda wiens: and_(m.Webbericht.adres == wiens.adres, literal(wiens.kanaal) == KANAAL),
        {"moment": "wanneer", "van": "van", "inhoud": "tekst", "gekozen": "gekozen knop"},
    ),
)
NIET_VAN_IEMAND = {  # tables without anything of one person; a bundle may hold her name, see `_in_bundels`
    m.Wijkverband,
    m.Groep,
    m.Uitnodiging,
    m.Bundel,
    m.Besluit,
    m.Gezien,
    m.Hartslag,
    m.Sleutelmerk,
    m.Geweigerd,
}


def gegevens(sessie: Session, kanaal: str, adres: str) -> wijk.Gegevens | None:
    """Of the person behind this address; None when nobody is."""
    rij = sessie.scalar(select(m.Persoon).where(m.Persoon.kanaal == kanaal, m.Persoon.adres == adres))
    if rij is None:
        return None
    eigen = select(m.Pseudoniem.waarde).where(m.Pseudoniem.persoon_id == rij.id)
    wiens = Wiens(rij.id, kanaal, adres, tuple(sessie.scalars(eigen)))
    wijken = {w.id: w.naam for w in sessie.scalars(select(m.Wijkverband))}
    blokken = [wijk.Blok(soort.titel, tuple(_rijen(sessie, soort, wiens, wijken))) for soort in SOORTEN]
    blokken.append(wijk.Blok("Je naam in een bundel", tuple(_in_bundels(sessie, rij.id, wijken))))
    blokken.append(wijk.Blok("Je naam in afspraken", tuple(_in_afspraken(sessie, rij.id, wijken))))
    return wijk.Gegevens(rij.naam, tuple(blok for blok in blokken if blok.rijen))


Rij = tuple[tuple[str, str], ...]


def _rijen(sessie: Session, soort: Soort, wiens: Wiens, wijken: Mapping[int, str]) -> Iterator[Rij]:
    sleutel = inspect(soort.tabel).primary_key
    for rij in sessie.scalars(select(soort.tabel).where(soort.van(wiens)).order_by(*sleutel)):
        waarden = (
            (woord, _in_woorden(naam, getattr(rij, naam), wijken)) for naam, woord in soort.kolommen.items()
        )
        yield tuple((woord, waarde) for woord, waarde in waarden if waarde)


def _in_bundels(sessie: Session, persoon: int, wijken: Mapping[int, str]) -> Iterator[Rij]:
    for rij in sessie.scalars(select(m.Bundel).order_by(m.Bundel.id)):
        for actie in van_json(wijk.Bundel, rij.inhoud).open_acties:
            if actie.eigenaar == persoon:
                maand = rondes.in_woorden(rij.ronde)
                yield ("bundel", f"{wijken[rij.wijkverband_id]}, {maand}"), ("bij de actie", actie.wat)


def _in_afspraken(sessie: Session, persoon: int, wijken: Mapping[int, str]) -> Iterator[Rij]:
    for rij in sessie.scalars(select(m.Afspraken).order_by(m.Afspraken.id)):
        afspraken = van_json(wijk.Afspraken, rij.inhoud)
        taken = (
            ("je organiseert", afspraken.waar, afspraken.organiseert),
            ("je vertelt bewoners", afspraken.wat, afspraken.eigenaar),
        )
        haar = tuple((taak, waar) for taak, waar, wie in taken if wie == persoon)
        if haar:
            yield ("wijkverband", wijken[rij.wijkverband_id]), *haar


def _in_woorden(kolom: str, waarde: Any, wijken: Mapping[int, str]) -> str:
    match kolom, waarde:
        case _, None | "":
            return ""
        case "wijkverband_id" | "laatst_in", int():
            return wijken[waarde]
        case "inhoud", str():
            return outbox.lees(waarde).tekst
        case "dagen", str():
            return ", ".join(kalender.DAGEN[int(dag)] for dag in waarde)
        case "ronde", str():
            return rondes.in_woorden(waarde)
        case _, bool():
            return "ja" if waarde else "nee"
        case _, datetime():
            hier = kalender.lokaal(waarde)
            return f"{kalender.datum_in_woorden(hier.date())}, {kalender.uur_in_woorden(hier.time())}"
        case _, date():
            return kalender.datum_in_woorden(waarde)
        case _, dict():
            return ", ".join(f"{naam}: {inhoud}" for naam, inhoud in waarde.items())
    return str(waarde)
