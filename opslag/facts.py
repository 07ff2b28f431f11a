"""Queries that become frozen facts. Reads only; who may see what is decided here, once.

Everything a person asks about (a signal, an action, a bundle) is found only within the wijkverbanden
of that person. A query with a name is composed once: that takes longer than carrying it out.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from gesprekken import rondes, wijk
from gesprekken.model import Context, Onderwerp, Toestand
from gesprekken.rondes import Ritme
from opslag import afspraken, bundels, cyclus, delen, outbox
from opslag import models as m
from opslag.database import een_tegelijk, verbinding
from opslag.models import Persoon as PersoonRij

HERSTELD = "hersteld"  # the mark among what has been done
GEVRAAGD = "gevraagd"  # what groups the marks of the days on which a wijkverband was asked
Feit = TypeVar("Feit")


def hash_van(code: str) -> str:
    """How the code of an invitation is kept. It is random and long, so it needs no salt."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


# --- who is talking, and where ---


def context(sessie: Session, kanaal: str, adres: str, basis: Context) -> Context:
    """`basis` (moment, holidays, themes …) with the person behind this address and her wijkverband.

    Her wijkverbanden are held until the end of the transaction, so that turns in one wijkverband come one
    after another on PostgreSQL as they do on SQLite: who is second sees what the first did.
    """
    return _context(sessie, _wie_en_waar(sessie, kanaal, adres), basis)


def beurt(sessie: Session, kanaal: str, adres: str, basis: Context) -> tuple[Context, Toestand]:
    """What a turn begins with: `context`, and how far the conversation in this chat is."""
    rijen = _wie_en_waar(sessie, kanaal, adres)
    if not rijen:
        return basis, toestand(sessie, kanaal, adres)
    return _context(sessie, rijen, basis), _gelezen(rijen[0].toestand)


def _wie_en_waar(sessie: Session, kanaal: str, adres: str) -> Sequence[Any]:
    """Of this person a row for each wijkverband, which is held from now on."""
    hier = {"kanaal": kanaal, "adres": adres}
    if not een_tegelijk(sessie):
        sessie.execute(_HOUD_VAST, hier)
    return verbinding(sessie).execute(_WIE_EN_WAAR, hier).all()


def _context(sessie: Session, rijen: Sequence[Any], basis: Context) -> Context:
    if not rijen:
        return basis
    ik = rijen[0]
    per_verband = {rij.verband: rij for rij in rijen if rij.verband is not None}
    alle = tuple(_wijkverband(rij) for rij in per_verband.values())
    huidig = next((v for v in alle if v.id == ik.laatst_in), alle[0] if alle else None)
    coordineert = tuple(v for v in alle if per_verband[v.id].rol == wijk.Rol.COORDINATOR)
    met_persoon = replace(
        basis, naam=ik.naam, persoon=persoon(ik), wijkverbanden=alle, coordineert=coordineert
    )
    if huidig is None:
        return met_persoon
    return _gezien_vanuit(sessie, met_persoon, huidig, _lid(per_verband[huidig.id]))


def toegestaan(sessie: Session, kanaal: str, adres: str) -> frozenset[str] | None:
    """What the mask leaves standing for who writes from here; None for who takes part nowhere."""
    rijen = sessie.execute(_TOEGESTAAN, {"kanaal": kanaal, "adres": adres}).all()
    if not rijen:
        return None
    return frozenset(
        woord
        for naam, buurten, organisaties, woorden in rijen
        for woord in (naam, *buurten, *filter(_opent_het_masker, organisaties), *woorden)
    )


def _opent_het_masker(organisatie: str) -> bool:
    """Members type these. One word may be somebody's name (Groen), so that opens nothing by itself: the
    coördinator can put it on /woorden."""
    return len(organisatie.split()) > 1


_TOEGESTAAN = (
    select(m.Wijkverband.naam, m.Wijkverband.buurten, m.Wijkverband.organisaties, m.Wijkverband.woorden)
    .join(m.Lidmaatschap, m.Lidmaatschap.wijkverband_id == m.Wijkverband.id)
    .join(PersoonRij, PersoonRij.id == m.Lidmaatschap.persoon_id)
    .where(PersoonRij.kanaal == bindparam("kanaal"), PersoonRij.adres == bindparam("adres"))
)
_HOUD_VAST = (
    select(m.Wijkverband.id)
    .join(m.Lidmaatschap, m.Lidmaatschap.wijkverband_id == m.Wijkverband.id)
    .join(PersoonRij, PersoonRij.id == m.Lidmaatschap.persoon_id)
    .where(PersoonRij.kanaal == bindparam("kanaal"), PersoonRij.adres == bindparam("adres"))
    .order_by(m.Wijkverband.id)
    .with_for_update(of=m.Wijkverband, key_share=True)
)
# What is asked of a person, her membership and her wijkverband: columns, since a turn changes none of it.
_PERSOON = (
    PersoonRij.id,
    PersoonRij.naam,
    PersoonRij.uur,
    PersoonRij.dagen,
    PersoonRij.pauze_tot,
    PersoonRij.bereikbaar,
)
_LIDMAATSCHAP = (
    m.Lidmaatschap.organisatie,
    m.Lidmaatschap.functie,
    m.Lidmaatschap.rol,
    m.Lidmaatschap.ontvangst,
    m.Lidmaatschap.citeren,
    m.Lidmaatschap.citeren_bij,
)
_WIJKVERBAND = (
    m.Wijkverband.id.label("verband"),
    m.Wijkverband.naam.label("verband_naam"),
    m.Wijkverband.vraag1,
    m.Wijkverband.vraag2,
    m.Wijkverband.buurten,
    m.Wijkverband.organisaties,
    m.Wijkverband.woorden,
    m.Wijkverband.wijkteam,
    m.Wijkverband.themanamen,
    m.Wijkverband.overleg_op,
    m.Wijkverband.overleg_uur,
    m.Wijkverband.vorig_overleg_op,
    m.Wijkverband.vorig_overleg_uur,
    m.Wijkverband.ritme,
    m.Wijkverband.oefening,
    exists().where(m.Groep.wijkverband_id == m.Wijkverband.id).label("heeft_groep"),
    select(func.max(m.Bundel.ronde))
    .where(m.Bundel.wijkverband_id == m.Wijkverband.id)
    .scalar_subquery()
    .label("gebundeld"),
)
_WIE_EN_WAAR = (
    select(*_PERSOON, PersoonRij.laatst_in, m.Gesprek.toestand, *_LIDMAATSCHAP, *_WIJKVERBAND)
    .outerjoin(m.Gesprek, (m.Gesprek.kanaal == PersoonRij.kanaal) & (m.Gesprek.adres == PersoonRij.adres))
    .outerjoin(m.Lidmaatschap, m.Lidmaatschap.persoon_id == PersoonRij.id)
    .outerjoin(m.Wijkverband, m.Wijkverband.id == m.Lidmaatschap.wijkverband_id)
    .where(PersoonRij.kanaal == bindparam("kanaal"), PersoonRij.adres == bindparam("adres"))
    .order_by(m.Wijkverband.id)
)


def in_wijkverband(sessie: Session, c: Context, verband: wijk.Wijkverband) -> Context:
    """The same context, seen from this wijkverband."""
    return _gezien_vanuit(sessie, c, verband, lid(sessie, verband.id, c.persoon.id if c.persoon else 0))


def _gezien_vanuit(sessie: Session, c: Context, verband: wijk.Wijkverband, ik: wijk.Lid | None) -> Context:
    """Most turns look at no other member, at no action and at no agreements."""
    elders = [v.id for v in c.wijkverbanden if v.id != verband.id]
    return replace(
        c,
        wijkverband=verband,
        lid=ik,
        leden=_Straks(lambda: leden(sessie, verband.id)),
        acties=_Straks(lambda: cyclus.acties(sessie, verband.id)),
        afgesproken=_Straks(lambda: afspraken.afspraken(sessie, verband.id)),
        rondes=_Straks(lambda: delen.rondes(sessie, verband.id)),
        acties_elders=_Straks(
            lambda: [a for v in elders for a in cyclus.acties(sessie, v) if ik and a.eigenaar == ik.persoon]
        ),
        rondes_elders=_Straks(
            lambda: [
                stand
                for v in elders
                for stand in delen.rondes(sessie, v)
                if ik and stand.dossier and stand.dossier.eigenaar == ik.persoon
            ]
        ),
    )


class _Straks(Sequence[Feit]):
    """Facts that are fetched when somebody looks at them, which must be within the same transaction."""

    def __init__(self, haal: Callable[[], Sequence[Feit]]) -> None:
        self._haal = haal

    @cached_property
    def _alle(self) -> Sequence[Feit]:
        return self._haal()

    def __getitem__(self, plek: Any) -> Any:
        return self._alle[plek]

    def __len__(self) -> int:
        return len(self._alle)


def met_onderwerp(sessie: Session, c: Context, soort: str, welk: str, kanaal: str, adres: str) -> Context:
    """What the turn is about, found within the own wijkverbanden only; None when it is not there."""
    match soort:
        case "code":
            return replace(c, onderwerp=uitnodiging(sessie, welk, c.nu))
        case "uitnodiging":
            return replace(c, onderwerp=_zoek_uitnodiging(sessie, _getal(welk), c.nu))
        case "wijkverband":
            verband = _eigen_verband(c, welk)
            return _met(sessie, c, (verband, verband.id) if verband else None)
        case "signaal":
            return _met(sessie, c, _signaal(sessie, c, _getal(welk)))
        case "bron":
            return _met(sessie, c, _bronbericht(sessie, c, kanaal, adres, welk))
        case "actie":
            rij = sessie.get(m.Actie, _getal(welk))
            return _met(sessie, c, (cyclus.actie(sessie, rij), rij.wijkverband_id) if rij else None)
        case "bundel":
            gevonden = _bundel(sessie, c, welk)
            gezien = _met(sessie, c, gevonden)
            if gevonden is None or gezien.onderwerp is None:
                return gezien
            nummer = gevonden[0].id
            return replace(gezien, besluiten=_Straks(lambda: cyclus.besluiten(sessie, nummer)))
        case "dossier" | "versie":
            return _met(sessie, c, _dossier(sessie, welk, soort))
        case "voorproef":
            return _met(sessie, c, _voorproef(sessie, c, welk))
        case "stemming":
            return _met(sessie, c, _stemming(sessie, c, welk))
        case "verzending":
            return _met(sessie, c, _verzending(sessie, _getal(welk)))
    return c


def _met(sessie: Session, c: Context, gevonden: tuple[Onderwerp, int] | None) -> Context:
    """Put the subject in, and look from its wijkverband; nothing when that is not one's own."""
    if gevonden is None:
        return c
    ding, verband_id = gevonden
    verband = next((v for v in c.wijkverbanden if v.id == verband_id), None)
    if verband is None:
        return c
    gezien = c if c.wijkverband == verband else in_wijkverband(sessie, c, verband)
    return replace(gezien, onderwerp=ding)


def toestand(sessie: Session, kanaal: str, adres: str) -> Toestand:
    return _gelezen(verbinding(sessie).scalar(_TOESTAND, {"kanaal": kanaal, "adres": adres}))


def _gelezen(stand: str | None) -> Toestand:
    """Raises ValueError for one that cannot be read."""
    return Toestand.uit_json(stand) if stand else Toestand()


_TOESTAND = select(m.Gesprek.toestand).where(
    m.Gesprek.kanaal == bindparam("kanaal"), m.Gesprek.adres == bindparam("adres")
)


# --- what can be learned from ---


def bevestigd(sessie: Session, hoogstens: int) -> tuple[wijk.Bevestigd, ...]:
    """The newest signals of which the melder chose the theme herself and the text is still kept, oldest first; of all
    wijkverbanden together."""
    rijen = sessie.execute(
        select(m.Signaal.thema, m.Signaal.gehoord, m.Signaal.pseudoniem)
        .where(m.Signaal.thema_zelf, ~m.Signaal.ingetrokken, m.Signaal.gehoord != "")
        .order_by(m.Signaal.id.desc())
        .limit(hoogstens)
    )
    return tuple(wijk.Bevestigd(*rij) for rij in reversed(rijen.all()))


# --- wijkverband and people ---


def wijkverbanden(sessie: Session) -> tuple[wijk.Wijkverband, ...]:
    return tuple(
        _wijkverband(rij) for rij in sessie.execute(select(*_WIJKVERBAND).order_by(m.Wijkverband.id))
    )


def wijkverband(sessie: Session, id: int) -> wijk.Wijkverband:
    return _wijkverband(sessie.execute(select(*_WIJKVERBAND).where(m.Wijkverband.id == id)).one())


def open_ronde(sessie: Session, wijkverband_id: int, nu: datetime) -> str:
    """The round to which belongs what comes in now."""
    return wijkverband(sessie, wijkverband_id).ronde(nu)


def ritmes(sessie: Session) -> dict[int, Ritme]:
    """How long the rounds of each wijkverband last."""
    return dict(sessie.execute(select(m.Wijkverband.id, m.Wijkverband.ritme)).all())


def vraagmerk(wijkverband_id: int) -> str:
    return f"{GEVRAAGD}:{wijkverband_id}"


def vraagdagen(sessie: Session, wijkverband_id: int, ronde: str) -> int:
    """On how many days of this round the question was put to anybody of this wijkverband."""
    sleutels = sessie.scalars(select(m.Gedaan.sleutel).where(m.Gedaan.over == vraagmerk(wijkverband_id)))
    dagen = (date.fromisoformat(sleutel.rpartition(":")[2]) for sleutel in sleutels)
    return sum(rondes.eerste_dag(ronde) <= dag <= rondes.laatste_dag(ronde) for dag in dagen)


def _wijkverband(rij: Any) -> wijk.Wijkverband:
    return wijk.Wijkverband(
        id=rij.verband,
        naam=rij.verband_naam,
        vraag1=rij.vraag1,
        vraag2=rij.vraag2,
        buurten=tuple(rij.buurten),
        organisaties=tuple(rij.organisaties),
        heeft_groep=rij.heeft_groep,
        oefening=rij.oefening,
        gebundeld=rij.gebundeld or "",
        woorden=tuple(rij.woorden),
        wijkteam=rij.wijkteam,
        themanamen=tuple((thema, naam) for thema, naam in rij.themanamen),
        overleg_op=rij.overleg_op,
        overleg_uur=_uur(rij.overleg_uur),
        vorig_overleg_op=rij.vorig_overleg_op,
        vorig_overleg_uur=_uur(rij.vorig_overleg_uur),
        ritme=rij.ritme,
    )


def _uur(tekst: str | None) -> time | None:
    return time.fromisoformat(tekst) if tekst else None


def persoon(rij: Any) -> wijk.Persoon:
    """Of a row of the table, or of what is asked of a person."""
    return wijk.Persoon(
        id=rij.id,
        naam=rij.naam,
        uur=_uur(rij.uur),
        dagen=frozenset(int(d) for d in rij.dagen),
        pauze_tot=rij.pauze_tot,
        bereikbaar=rij.bereikbaar,
    )


def leden(sessie: Session, wijkverband_id: int) -> tuple[wijk.Lid, ...]:
    rijen = sessie.execute(_LEDEN, {"wijkverband": wijkverband_id})
    return tuple(_lid(rij) for rij in sorted(rijen, key=lambda rij: (rij.naam, rij.id)))


def lid(sessie: Session, wijkverband_id: int, persoon_id: int) -> wijk.Lid | None:
    zoek = _LEDEN.where(PersoonRij.id == persoon_id)
    rij = sessie.execute(zoek, {"wijkverband": wijkverband_id}).one_or_none()
    return _lid(rij) if rij else None


_LEDEN = (
    select(PersoonRij.id, PersoonRij.naam, *_LIDMAATSCHAP)
    .join(m.Lidmaatschap, m.Lidmaatschap.persoon_id == PersoonRij.id)
    .where(m.Lidmaatschap.wijkverband_id == bindparam("wijkverband"))
)


def _lid(rij: Any) -> wijk.Lid:
    return wijk.Lid(
        persoon=rij.id,
        naam=rij.naam,
        organisatie=rij.organisatie,
        functie=rij.functie,
        rollen=frozenset({wijk.Rol(rij.rol)}),
        ontvangst=rij.ontvangst,
        citeren=rij.citeren,
        citeren_bij=rij.citeren_bij,
    )


@dataclass(frozen=True)
class Adres:
    persoon: int
    kanaal: str
    adres: str


def chat_van(sessie: Session, persoon_id: int) -> tuple[str, str] | None:
    """The channel and the address of this person, also when she blocked us."""
    rij = sessie.get(PersoonRij, persoon_id)
    return (rij.kanaal, rij.adres) if rij else None


def adres_van(sessie: Session, persoon_id: int) -> Adres | None:
    """Where this person can be reached; None when she blocked us."""
    rij = sessie.get(PersoonRij, persoon_id)
    return Adres(rij.id, rij.kanaal, rij.adres) if rij and rij.bereikbaar else None


def bestaat(sessie: Session, persoon_id: int) -> bool:
    """Is there still anything of this person?"""
    return sessie.scalar(select(PersoonRij.id).where(PersoonRij.id == persoon_id)) is not None


def zonder_coordinator(sessie: Session) -> list[int]:
    """The wijkverbanden where people take part and nobody can invite, choose or hand over."""
    leden = exists().where(m.Lidmaatschap.wijkverband_id == m.Wijkverband.id)
    coordinator = leden.where(m.Lidmaatschap.rol == wijk.Rol.COORDINATOR)
    acties = exists().where(m.Actie.wijkverband_id == m.Wijkverband.id, m.Actie.stand == wijk.Stand.LOOPT)
    return list(sessie.scalars(select(m.Wijkverband.id).where(leden | acties, ~coordinator)))


def groepsadressen(sessie: Session, wijkverband_id: int) -> list[Adres]:
    """The outlets of the group; without a group every member, in private (persoon is 0 for a group)."""
    groepen = sessie.scalars(
        select(m.Groep).where(m.Groep.wijkverband_id == wijkverband_id).order_by(m.Groep.id)
    )
    uitgangen = [Adres(0, g.kanaal, g.adres) for g in groepen]
    if uitgangen:
        return uitgangen
    per_lid = [adres_van(sessie, lid.persoon) for lid in leden(sessie, wijkverband_id)]
    return [adres for adres in per_lid if adres is not None]


def groep_bij(sessie: Session, kanaal: str, adres: str) -> int | None:
    """The wijkverband whose group this chat is."""
    return sessie.scalar(
        select(m.Groep.wijkverband_id).where(m.Groep.kanaal == kanaal, m.Groep.adres == adres)
    )


def groep_van(sessie: Session, wijkverband_id: int, kanaal: str) -> str | None:
    """Where the group of this wijkverband is on this channel."""
    return sessie.scalar(
        select(m.Groep.adres).where(m.Groep.wijkverband_id == wijkverband_id, m.Groep.kanaal == kanaal)
    )


def uitnodiging(sessie: Session, code: str, nu: datetime) -> wijk.Uitnodiging | None:
    rij = sessie.scalar(
        select(m.Uitnodiging).where(m.Uitnodiging.hash == hash_van(code), m.Uitnodiging.rol != "")
    )
    return _uitnodiging(sessie, rij, nu) if rij else None


def _zoek_uitnodiging(sessie: Session, id: int, nu: datetime) -> wijk.Uitnodiging | None:
    """One whose code was checked in this chat."""
    rij = sessie.get(m.Uitnodiging, id)
    return _uitnodiging(sessie, rij, nu) if rij and rij.rol else None


def koppelcode(sessie: Session, code: str, nu: datetime) -> wijk.Uitnodiging | None:
    rij = sessie.scalar(
        select(m.Uitnodiging).where(m.Uitnodiging.hash == hash_van(code), m.Uitnodiging.rol == "")
    )
    return _uitnodiging(sessie, rij, nu) if rij else None


def _uitnodiging(sessie: Session, rij: m.Uitnodiging, nu: datetime) -> wijk.Uitnodiging:
    return wijk.Uitnodiging(
        id=rij.id,
        wijkverband=wijkverband(sessie, rij.wijkverband_id),
        rol=wijk.Rol(rij.rol or wijk.Rol.MELDER),
        geldig=rij.gebruikt < rij.aantal and nu < rij.vervalt,
    )


# --- signals, bundles, actions ---


def _signaal(sessie: Session, c: Context, nummer: int) -> tuple[wijk.Signaal, int] | None:
    rij = eigen_signaal(sessie, c.persoon.id, nummer) if c.persoon else None
    if rij is None:
        return None
    gebundeld = sessie.scalar(
        select(m.Bundel.id).where(m.Bundel.wijkverband_id == rij.wijkverband_id, m.Bundel.ronde == rij.ronde)
    )
    signaal = wijk.Signaal(
        nummer=rij.nummer,
        ronde=rij.ronde,
        gehoord=rij.gehoord,
        nodig=rij.nodig,
        thema=rij.thema,
        buurt=rij.buurt,
        thema_zelf=rij.thema_zelf,
        ingetrokken=rij.ingetrokken,
        gesloten=gebundeld is not None or c.nu >= rondes.einde(rij.ronde),
        vorm=wijk.Vorm(rij.vorm),
        citeren=rij.citeren,
        plek=rij.plek,
        aanwezig=rij.aanwezig or 0,
    )
    return signaal, rij.wijkverband_id


def eigen_signaal(sessie: Session, persoon_id: int, nummer: int) -> m.Signaal | None:
    """In any wijkverband of this person: it may have been moved since it was told."""
    return sessie.scalar(_EIGEN_SIGNAAL, {"persoon": persoon_id, "nummer": nummer})


_EIGEN_SIGNAAL = (
    select(m.Signaal)
    .join(m.Pseudoniem, m.Pseudoniem.waarde == m.Signaal.pseudoniem)
    .where(m.Pseudoniem.persoon_id == bindparam("persoon"), m.Signaal.nummer == bindparam("nummer"))
)


def _bronbericht(
    sessie: Session, c: Context, kanaal: str, adres: str, bericht: str
) -> tuple[wijk.Bronbericht, int] | None:
    rij = sessie.get(m.Bronbericht, (kanaal, adres, bericht))
    gevonden = _signaal(sessie, c, rij.nummer) if rij else None
    return (wijk.Bronbericht(gevonden[0], rij.veld), gevonden[1]) if rij and gevonden else None


def _eigen_verband(c: Context, welk: str) -> wijk.Wijkverband | None:
    """The wijkverband of which somebody speaks (`w3`) when it is her own; without a name the one she is in."""
    if not welk:
        return c.wijkverband
    return next((v for v in c.wijkverbanden if welk == f"w{v.id}"), None)


def _bundel(sessie: Session, c: Context, welk: str) -> tuple[wijk.Bundel, int] | None:
    """By its number; otherwise the last one of a wijkverband. One that was not posted yet is not there."""
    rij = _bundelrij(sessie, c, welk)
    return (cyclus.bundelfeit(rij), rij.wijkverband_id) if rij and rij.geplaatst else None


def _bundelrij(sessie: Session, c: Context, welk: str, ook_voorproef: bool = False) -> m.Bundel | None:
    if welk and not welk.startswith("w"):
        return sessie.get(m.Bundel, _getal(welk))
    verband = _eigen_verband(c, welk)
    return cyclus.laatste_bundelrij(sessie, verband.id if verband else 0, ook_voorproef=ook_voorproef)


def _voorproef(sessie: Session, c: Context, welk: str) -> tuple[wijk.Voorproef, int] | None:
    """Only of the last bundle: once the next is made, what was posted stays as it is."""
    rij = _bundelrij(sessie, c, welk, ook_voorproef=True)
    if rij is None or rij != cyclus.laatste_bundelrij(sessie, rij.wijkverband_id, ook_voorproef=True):
        return None
    return bundels.voorproef(sessie, rij, c.vrij, c.voorproef_werkdagen), rij.wijkverband_id


def _stemming(sessie: Session, c: Context, welk: str) -> tuple[wijk.Stemming, int] | None:
    rij = _bundelrij(sessie, c, welk)
    if rij is None or rij.geplaatst is None:
        return None
    return bundels.stemming(sessie, rij, c.persoon.id if c.persoon else 0), rij.wijkverband_id


def _dossier(sessie: Session, welk: str, soort: str) -> tuple[wijk.Dossier, int] | None:
    """The terugkoppeling over the round of a bundle (`3`); of one version of it (`3v2`) only that one."""
    bundel, _, versie = welk.partition("v")
    gevonden = delen.dossier(sessie, _getal(bundel))
    if gevonden is None or (soort == "versie" and str(gevonden.tekst.versie) != versie):
        return None
    return gevonden, gevonden.wijkverband


def is_van(sessie: Session, kanaal: str, adres: str, bundel: int) -> tuple[bool, bool]:
    """Is at this address a member of the wijkverband of this bundle, and is it its group? Before it is posted
    only a coördinator counts."""
    rij = sessie.get(m.Bundel, bundel)
    verband, voorproef = (rij.wijkverband_id, rij.geplaatst is None) if rij else (None, False)
    zoek = (
        select(m.Lidmaatschap.persoon_id)
        .join(PersoonRij, PersoonRij.id == m.Lidmaatschap.persoon_id)
        .where(m.Lidmaatschap.wijkverband_id == verband)
        .where(PersoonRij.kanaal == kanaal, PersoonRij.adres == adres)
    )
    if voorproef:
        zoek = zoek.where(m.Lidmaatschap.rol == wijk.Rol.COORDINATOR)
    groep = verband is not None and not voorproef and groep_bij(sessie, kanaal, adres) == verband
    return sessie.scalar(zoek) is not None, groep


def wijkverband_van(sessie: Session, bundel: int) -> wijk.Wijkverband:
    """Whose bundle it is."""
    return wijkverband(sessie, sessie.get_one(m.Bundel, bundel).wijkverband_id)


def coordineert(sessie: Session, kanaal: str, adres: str, bundel: int) -> bool:
    """Is at this address a coördinator of the wijkverband of this bundle?"""
    zoek = (
        select(m.Lidmaatschap.persoon_id)
        .join(PersoonRij, PersoonRij.id == m.Lidmaatschap.persoon_id)
        .join(m.Bundel, m.Bundel.wijkverband_id == m.Lidmaatschap.wijkverband_id)
        .where(m.Bundel.id == bundel, m.Lidmaatschap.rol == wijk.Rol.COORDINATOR)
        .where(PersoonRij.kanaal == kanaal, PersoonRij.adres == adres)
    )
    return sessie.scalar(zoek) is not None


def is_van_actie(sessie: Session, kanaal: str, adres: str, actie: wijk.Actie) -> tuple[bool, bool]:
    """Is at this address a member of the wijkverband of this action, and its owner or a coördinator there?"""
    rij = sessie.execute(
        select(m.Lidmaatschap.persoon_id, m.Lidmaatschap.rol)
        .join(PersoonRij, PersoonRij.id == m.Lidmaatschap.persoon_id)
        .where(m.Lidmaatschap.wijkverband_id == actie.wijkverband)
        .where(PersoonRij.kanaal == kanaal, PersoonRij.adres == adres)
    ).one_or_none()
    eigenaar = rij is not None and (rij.persoon_id == actie.eigenaar or rij.rol == wijk.Rol.COORDINATOR)
    return rij is not None, eigenaar


def aantallen(sessie: Session) -> dict[str, int]:
    """How much there is, in words for the beheerder."""
    tabellen: dict[str, type[m.Tabel]] = {
        "wijkverbanden": m.Wijkverband,
        "mensen": m.Persoon,
        "signalen": m.Signaal,
        "bundels": m.Bundel,
    }
    return {
        naam: sessie.scalar(select(func.count()).select_from(tabel)) or 0 for naam, tabel in tabellen.items()
    }


def _verzending(sessie: Session, id: int) -> tuple[wijk.Verzending, int] | None:
    rij = sessie.get(m.Outbox, id)
    if rij is None or rij.wijkverband_id is None:
        return None
    tekst = outbox.lees(rij.inhoud).tekst
    return wijk.Verzending(rij.id, tekst, rij.status == "onzeker"), rij.wijkverband_id


def is_pas_hersteld(sessie: Session) -> bool:
    """Was a copy put back, and has what was due meanwhile not been looked at yet?"""
    return sessie.get(m.Gedaan, HERSTELD) is not None


def geweigerd(sessie: Session, sinds: date) -> dict[str, int]:
    """How often something was refused since that day, of each kind; most first."""
    som = func.sum(m.Geweigerd.aantal)
    zoek = select(m.Geweigerd.soort, som).where(m.Geweigerd.dag >= sinds).group_by(m.Geweigerd.soort)
    return {
        soort: int(aantal) for soort, aantal in sessie.execute(zoek.order_by(som.desc(), m.Geweigerd.soort))
    }


def laatste_hartslag(sessie: Session) -> datetime | None:
    return sessie.scalar(select(m.Hartslag.moment))


def _getal(tekst: str) -> int:
    """The number in a button's subject; 0 (which is nobody's) for anything else or too large."""
    return int(tekst) if tekst.isdecimal() and len(tekst) < 19 else 0
