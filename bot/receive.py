"""One incoming message, one transaction: seen-mark, facts, turn, effects, state, outgoing rows.

Only after the commit is the update acknowledged by its channel. A lost race is played again; an update
that keeps failing is set aside with an apology, so it never blocks what comes after it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

import holidays

from bot import logboek
from gesprekken import GESPREKKEN, beheer, engine, vangnet
from gesprekken.model import Bericht, Context, Invoer, Soort, Stuur, Themavoorstel, Uitkomst
from opslag import Botsing, Engine, Post, Session, Storing, Wie, apply, facts, outbox, transactie
from rapportage import themas

log = logging.getLogger("wijksignaal")

POGINGEN = 3


@cache
def vrije_dagen(jaar: int) -> frozenset[date]:
    """Dutch public holidays of this year and the two around it: without Good Friday, with 5 May."""
    jaren = range(jaar - 1, jaar + 2)
    officieel = holidays.country_holidays("NL", years=jaren, language="en_US")
    return frozenset(
        {dag for dag, naam in officieel.items() if naam != "Good Friday"}
        | {date(j, 5, 5) for j in jaren}
    )


def themavoorstel(tekst: str) -> Themavoorstel:
    voorstel = themas.stel_voor(tekst)
    return Themavoorstel(voorstel.themas, voorstel.zeker)


@dataclass(frozen=True)
class Gereedschap:
    """What the pure core needs from outside. `botnaam` is empty without Telegram."""

    worker: str
    maak_code: Callable[[], str]
    botnaam: str = ""

    def basis(self, nu: datetime, naam: str = "") -> Context:
        return Context(
            nu=nu,
            naam=naam,
            vrij=vrije_dagen(nu.year),
            themas=themavoorstel,
            alle_themas=themas.THEMAS,
            code=self.maak_code(),
            botnaam=self.botnaam,
        )


@dataclass(frozen=True)
class Binnen:
    """What a channel brings in. `update` is the channel's name for it, `naam` the name it gives the sender."""

    kanaal: str
    update: str
    adres: str
    invoer: Invoer
    naam: str = ""
    groep: bool = False


@dataclass(frozen=True)
class Verwerkt:
    """`post` is claimed for who took the turn; `melding` is one sentence to show with the press;
    `elders`: there are messages for other chats as well; `gemaskeerd`: the original held personal data."""

    post: tuple[Post, ...] = ()
    melding: str = ""
    elders: bool = False
    gemaskeerd: bool = False


def ontvang(db: Engine, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Take this update, once. Raises `Storing` when the database is away: then nothing was taken."""
    for poging in range(1, POGINGEN + 1):
        try:
            with transactie(db) as sessie:
                return _neem(sessie, binnen, gereedschap, nu)
        except Storing:
            raise
        except Botsing:
            logboek.noteer(log, "beurt_opnieuw", kanaal=binnen.kanaal, poging=poging)
        except Exception as fout:
            logboek.fout(log, "update_mislukt", fout, kanaal=binnen.kanaal, poging=poging)
    return _leg_opzij(db, binnen, gereedschap, nu)


def _neem(sessie: Session, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    if not apply.merk_gezien(sessie, binnen.kanaal, binnen.update, nu):
        return Verwerkt()
    basis = gereedschap.basis(nu, binnen.naam)
    if binnen.groep:
        return _in_de_groep(sessie, binnen, basis, gereedschap)
    invoer, waar = binnen.invoer, (binnen.kanaal, binnen.adres)
    if invoer.soort is Soort.KNOP and outbox.is_gedoofd(sessie, *waar, invoer.bron):
        return Verwerkt(melding=vangnet.AL_GEDAAN)
    oud = facts.toestand(sessie, *waar)
    context = facts.context(sessie, *waar, basis)
    soort, welk = engine.onderwerp(GESPREKKEN, oud, invoer, context)
    context = facts.met_onderwerp(sessie, context, soort, welk, *waar)
    uitkomst = engine.beurt(GESPREKKEN, oud, invoer, context)
    _leg_vast(sessie, binnen, context, uitkomst, nu)
    if uitkomst.toestand != oud:
        apply.bewaar_toestand(sessie, *waar, oud, uitkomst.toestand)
    if uitkomst.genomen:
        outbox.doof(
            sessie,
            *waar,
            nu,
            gedrukt=invoer.bron if invoer.soort is Soort.KNOP else "",
            doet=invoer.tekst,
            vragen=uitkomst.toestand.beurt != oud.beurt,
        )
    return _verwerkt(sessie, gereedschap, waar, uitkomst, nu)


def _verwerkt(
    sessie: Session, gereedschap: Gereedschap, waar: tuple[str, str], uitkomst: Uitkomst, nu: datetime
) -> Verwerkt:
    post = outbox.claim(sessie, gereedschap.worker, nu, adres=waar)
    return Verwerkt(
        tuple(post), uitkomst.melding, elders=any(isinstance(e, Stuur) for e in uitkomst.effecten)
    )


def _in_de_groep(sessie: Session, binnen: Binnen, basis: Context, gereedschap: Gereedschap) -> Verwerkt:
    code = facts.koppelcode(sessie, binnen.invoer.argument, basis.nu) if binnen.invoer.argument else None
    uitkomst = beheer.in_de_groep(binnen.invoer, replace(basis, onderwerp=code))
    _leg_vast(sessie, binnen, basis, uitkomst, basis.nu)
    return _verwerkt(sessie, gereedschap, (binnen.kanaal, binnen.adres), uitkomst, basis.nu)


def _leg_vast(sessie: Session, binnen: Binnen, context: Context, uitkomst: Uitkomst, nu: datetime) -> None:
    wie = Wie(
        kanaal=binnen.kanaal,
        adres=binnen.adres,
        nu=nu,
        persoon=context.persoon.id if context.persoon else None,
        wijkverband=context.wijkverband.id if context.wijkverband else None,
        vrij=context.vrij,
    )
    for bericht in uitkomst.berichten:
        outbox.plaats(
            sessie,
            kanaal=binnen.kanaal,
            adres=binnen.adres,
            soort=outbox.ANTWOORD,
            bericht=bericht,
            nu=nu,
            bewerkt=binnen.invoer.bron if bericht.op_de_plaats and binnen.invoer.soort is Soort.KNOP else "",
            wijkverband=wie.wijkverband,
        )
    apply.pas_toe(sessie, uitkomst.effecten, wie)


def _leg_opzij(db: Engine, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Mark it seen and say sorry: it will not be tried again."""
    logboek.noteer(log, "update_opzij", kanaal=binnen.kanaal)
    waar = (binnen.kanaal, binnen.adres)
    with transactie(db) as sessie:
        if not apply.merk_gezien(sessie, binnen.kanaal, binnen.update, nu) or binnen.groep:
            return Verwerkt()
        outbox.plaats(
            sessie,
            kanaal=binnen.kanaal,
            adres=binnen.adres,
            soort=outbox.ANTWOORD,
            bericht=Bericht(vangnet.MISLUKT),
            nu=nu,
        )
        return Verwerkt(tuple(outbox.claim(sessie, gereedschap.worker, nu, adres=waar)))
