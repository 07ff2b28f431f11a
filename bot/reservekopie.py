"""A copy of everything: make it, try it, put it back. Each is one command of the beheerder.

What was waiting in a copy may have been said since. So nothing of it goes out by itself again: the
coördinator is asked whether it is there, as after a crash.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import logboek
from bot.dienst import opent
from bot.nazorg import herstel
from bot.settings import Melding, Settings
from bot.voorvallen import Voorval
from gesprekken import rondes
from gesprekken.wijk import Bundel
from opslag import (
    Engine,
    Grendel,
    SleutelPastNiet,
    bestand,
    cyclus,
    facts,
    kopie,
    maak_engine,
    sleutels,
    transactie,
)
from opslag.kopie import KopieOnbruikbaar
from rapportage import render


def maak(ingesteld: Settings, doel: Path) -> None:
    """May be done beside a service that runs. Never overwrites anything."""
    _moet_er_zijn(ingesteld)
    if doel.exists():
        raise Melding(f"{doel} bestaat al. Kies een nieuwe naam, dan gaat er niets verloren.")
    if not doel.parent.is_dir():
        raise Melding(f"De map {doel.parent} is er niet. Maak haar eerst.")
    with _database(ingesteld) as db:
        try:
            kopie.maak(db, doel)
        except KopieOnbruikbaar as fout:
            raise Melding(str(fout)) from None
        except SleutelPastNiet:
            raise
        except Exception as fout:
            doel.unlink(missing_ok=True)
            raise Melding(
                f"De kopie is niet gelukt ({type(fout).__name__}). "
                f"Controleer de database, en of er plek is op {doel.parent}."
            ) from fout
    logboek.opdracht(Voorval.KOPIE_GEMAAKT)


def zet_terug(ingesteld: Settings, pad: Path, nu: datetime) -> str:
    """Into an empty database only, and not under a service that runs. Returns what there is now."""
    with ExitStack() as stapel:
        gekopieerd = stapel.enter_context(_gelezen(ingesteld, pad))
        with opent():
            stapel.enter_context(Grendel(ingesteld.database_url))
        db = stapel.enter_context(_database(ingesteld))
        with opent():
            leeg = kopie.is_leeg(db)
        if not leeg:
            raise Melding(
                "In deze database staat al een wijkverband, en dat overschrijf ik niet. "
                "Zet haar eerst ergens anders neer, of kies met WIJKSIGNAAL_DATABASE_URL een lege."
            )
        with transactie(gekopieerd) as sessie:
            herstel(sessie, nu)
        with opent():
            kopie.vul(gekopieerd, db)
        logboek.opdracht(Voorval.KOPIE_TERUGGEZET)
        return _in_woorden(_inhoud(db))


def toets(ingesteld: Settings, pad: Path) -> tuple[bool, list[str]]:
    """Put the copy back into an empty place beside the real database, and compare the newest bundles with
    those in the real one. False when they differ."""
    with ExitStack() as stapel:
        gekopieerd = stapel.enter_context(_gelezen(ingesteld, pad))
        with opent():
            proef = stapel.enter_context(kopie.lege_plek(ingesteld.database_url, ingesteld.sleutels))
            kopie.vul(gekopieerd, proef)
        regels = [f"De kopie is heel en laat zich terugzetten: {_in_woorden(_inhoud(proef))}."]
        teruggezet = _bundels(proef)
        if not teruggezet:
            return True, [*regels, "Er staat nog geen bundel in om te vergelijken."]
        if not _is_er(ingesteld):
            return True, [*regels, "De database zelf is er niet, dus vergelijken kan niet."]
        db = stapel.enter_context(_database(ingesteld))
        sleutels.toets(db)
        echt = _bundels_met(db, teruggezet)
    gelijk = [nummer for nummer, bundel in teruggezet.items() if echt.get(nummer) == bundel]
    return len(gelijk) == len(teruggezet), regels + [
        f"De bundel van {bundel.naam} is {'gelijk' if nummer in gelijk else 'NIET gelijk'} aan die in de database."
        for nummer, bundel in teruggezet.items()
    ]


# --- what is compared ---


@dataclass(frozen=True)
class Blad:
    """A bundle as people read it."""

    naam: str
    html: str


def _bundels(db: Engine) -> dict[int, Blad]:
    """The newest bundle of each wijkverband, by its number."""
    with transactie(db) as sessie:
        bundels = [cyclus.laatste_bundel(sessie, w.id) for w in facts.wijkverbanden(sessie)]
    return {bundel.id: _blad(bundel) for bundel in bundels if bundel is not None}


def _bundels_met(db: Engine, nummers: dict[int, Blad]) -> dict[int, Blad]:
    with transactie(db) as sessie:
        bundels = [cyclus.zoek_bundel(sessie, nummer) for nummer in nummers]
    return {bundel.id: _blad(bundel) for bundel in bundels if bundel is not None}


def _blad(bundel: Bundel) -> Blad:
    naam = f"{bundel.wijkverband}, {rondes.in_woorden(bundel.ronde)},"
    return Blad(naam, render.bundel_html(bundel))


def _inhoud(db: Engine) -> dict[str, int]:
    with transactie(db) as sessie:
        return facts.aantallen(sessie)


ENKELVOUD = {"wijkverbanden": "wijkverband", "mensen": "mens", "signalen": "signaal", "bundels": "bundel"}


def _in_woorden(aantallen: dict[str, int]) -> str:
    """`1 wijkverband, 12 mensen, 60 signalen en 1 bundel`"""
    delen = [f"{n} {ENKELVOUD[naam] if n == 1 else naam}" for naam, n in aantallen.items()]
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


# --- opening ---


@contextmanager
def _gelezen(ingesteld: Settings, pad: Path) -> Iterator[Engine]:
    if not pad.is_file():
        raise Melding(f"Er is geen kopie op {pad}. Controleer de naam.")
    try:
        with kopie.geopend(pad, ingesteld.sleutels) as engine:
            yield engine
    except KopieOnbruikbaar as fout:
        raise Melding(str(fout)) from None


@contextmanager
def _database(ingesteld: Settings) -> Iterator[Engine]:
    with opent():
        db = maak_engine(ingesteld.database_url, ingesteld.sleutels)
    try:
        yield db
    finally:
        db.dispose()


def _is_er(ingesteld: Settings) -> bool:
    with opent():
        pad = bestand(ingesteld.database_url)
        if pad is not None and not pad.exists():
            return False
    with _database(ingesteld) as db, opent():
        return not kopie.is_leeg(db)


def _moet_er_zijn(ingesteld: Settings) -> None:
    with opent():
        pad = bestand(ingesteld.database_url)
    if pad is None and ingesteld.database_url.startswith("sqlite"):
        raise Melding("Deze database is geen bestand. Controleer WIJKSIGNAAL_DATABASE_URL.")
    if pad is not None and not pad.exists():
        raise Melding(f"Er is nog geen database op {pad}. Controleer WIJKSIGNAAL_DATABASE_URL.")
