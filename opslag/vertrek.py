"""Who leaves: her identity goes at once, and nothing leads from her to what she told.

One wijkverband at a time; with the last one goes the person. What others were told or read stays as it is.
Whether she may leave was decided before.
"""

import hmac
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from gesprekken import achterblijvers, wijk, wijzigingen
from gesprekken.model import Stuur
from gesprekken.vorm import naar_json, van_json
from opslag import browser, cyclus, delen, outbox
from opslag import models as m
from opslag.database import voeg_in
from opslag.eigen import merken

WISSEN = "wissen"  # the mark that the file itself still has to be cleaned
VERTROKKEN = "vertrokken"  # marks who left, until the log has it
AFSCHEID = "afscheid:"  # the key of the last word to her begins so


def wijkverbanden_van(sessie: Session, persoon: int) -> list[int]:
    zoek = select(m.Lidmaatschap.wijkverband_id).where(m.Lidmaatschap.persoon_id == persoon)
    return list(sessie.scalars(zoek.order_by(m.Lidmaatschap.wijkverband_id)))


def kenmerk(sessie: Session, persoon: int, verband: int) -> str:
    """Names this membership to who has a copy in which it still stands; to anybody else it says nothing."""
    lid = sessie.get_one(m.Lidmaatschap, (persoon, verband))
    wie = f"vertrek:{persoon}:{int(lid.sinds.timestamp())}".encode()
    return hmac.new(sessie.get_one(m.Wijkverband, verband).sleutel, wie, "sha256").hexdigest()[:16]


def zoek_kenmerk(sessie: Session, gezocht: str) -> wijzigingen.Verwijder | None:
    """The membership that was given up once, and is back with a copy."""
    for persoon, verband in sessie.execute(select(m.Lidmaatschap.persoon_id, m.Lidmaatschap.wijkverband_id)):
        if hmac.compare_digest(kenmerk(sessie, persoon, verband).encode(), gezocht.encode()):
            return wijzigingen.Verwijder(persoon, verband)
    return None


def neem_vertrokken(sessie: Session) -> list[str]:
    """Of who left since the last time: for the log, which outlives the database."""
    sleutels = list(sessie.scalars(select(m.Gedaan.sleutel).where(m.Gedaan.over == VERTROKKEN)))
    if sleutels:
        sessie.execute(delete(m.Gedaan).where(m.Gedaan.sleutel.in_(sleutels)))
    return sorted(sleutel.rpartition(":")[2] for sleutel in sleutels)


def laat_gaan(sessie: Session, wat: wijzigingen.Verwijder, nu: datetime) -> Iterator[tuple[int, Stuur]]:
    """Erase; yields what has to be said to others, each with its wijkverband. Doing it again does nothing."""
    persoon = sessie.get(m.Persoon, wat.persoon)
    if persoon is None:
        return
    alle = wijkverbanden_van(sessie, persoon.id)
    uit = [verband for verband in alle if wat.wijkverband in (None, verband)]
    for verband in uit:
        yield from _verlaat(sessie, persoon, verband, nu)
    blijft = [verband for verband in alle if verband not in uit]
    if blijft:
        persoon.laatst_in = persoon.laatst_in if persoon.laatst_in in blijft else blijft[0]
    else:
        _wis_persoon(sessie, persoon)
    merk_te_wissen(sessie, nu)
    sessie.flush()


def merk_te_wissen(sessie: Session, nu: datetime) -> None:
    """The next beat cleans the file, so that what was erased is in none of its corners."""
    voeg_in(sessie, m.Gedaan, sleutel=WISSEN, over=WISSEN, moment=nu)


def neem_over(sessie: Session, wijkverband: int, opvolger: int, nu: datetime) -> Iterator[tuple[int, Stuur]]:
    """A new coördinator takes what runs without an owner; yields what is said to her about it."""
    wees = m.Actie.wijkverband_id == wijkverband, m.Actie.eigenaar_id.is_(None), _LOOPT
    rijen = sessie.scalars(select(m.Actie).where(*wees).order_by(m.Actie.id)).all()
    yield from _wordt_van(sessie, rijen, opvolger, wijk.WAS_VAN_NIEMAND, nu)


def _wordt_van(
    sessie: Session, rijen: Sequence[m.Actie], opvolger: int, woorden: str, nu: datetime
) -> Iterator[tuple[int, Stuur]]:
    """Each with its dates, for the calendar of who owns it now."""
    for rij in rijen:
        rij.eigenaar_id, rij.volgnummer = opvolger, rij.volgnummer + 1
        sessie.flush()
        bericht = achterblijvers.geerfd(cyclus.actie(sessie, rij), woorden)
        yield rij.wijkverband_id, Stuur(opvolger, bericht, f"overgenomen:{rij.id}:{nu:%Y%m%d%H%M%S}")


_LOOPT = m.Actie.stand == wijk.Stand.LOOPT


# --- one wijkverband ---


def _verlaat(sessie: Session, persoon: m.Persoon, verband: int, nu: datetime) -> Iterator[tuple[int, Stuur]]:
    wie = f"{VERTROKKEN}:{kenmerk(sessie, persoon.id, verband)}"
    voeg_in(sessie, m.Gedaan, sleutel=wie, over=VERTROKKEN, moment=nu)
    sleutel = sessie.get_one(m.Pseudoniem, (persoon.id, verband)).waarde
    _vergeet_berichten(sessie, persoon, verband, sleutel)
    _maak_los(sessie, verband, sleutel)
    _vergeet_in_bundels(sessie, persoon.id, verband)
    yield from _vergeet_in_de_ronde(sessie, persoon.id, verband, nu)
    for tabel in (m.Pseudoniem, m.Lidmaatschap):
        sessie.execute(delete(tabel).where(tabel.persoon_id == persoon.id, tabel.wijkverband_id == verband))
    sessie.add(m.Historie(moment=nu, wijkverband_id=verband, wie="", wat="vertrokken", object="", waarden={}))
    yield from _geef_acties_over(sessie, persoon.id, verband, nu)


def _maak_los(sessie: Session, verband: int, pseudoniem: str) -> None:
    """Her signals go on counting. A function and an organisation together point at one person, and so does the
    history of who did what with an action: these go. The organisation of what is still being counted stays."""
    haar = m.Signaal.pseudoniem == pseudoniem
    sessie.execute(delete(m.Signaal).where(haar, m.Signaal.ingetrokken))  # nobody can put it back any more
    sessie.execute(update(m.Signaal).where(haar).values(functie=""))
    geteld = select(m.Bundel.id).where(m.Bundel.wijkverband_id == verband, m.Bundel.ronde > m.Signaal.ronde)
    sessie.execute(update(m.Signaal).where(haar, geteld.exists()).values(organisatie=""))
    for tabel in (m.Historie, m.Ingreep, m.Afspraken):
        sessie.execute(update(tabel).where(tabel.wie == pseudoniem).values(wie=""))


def _vergeet_berichten(sessie: Session, persoon: m.Persoon, verband: int, pseudoniem: str) -> None:
    """What was said to her about this wijkverband, and which message of hers holds which answer."""
    niet_het_laatste = or_(m.Outbox.sleutel.is_(None), ~m.Outbox.sleutel.startswith(AFSCHEID))
    gezegd = (
        *(m.Outbox.kanaal == persoon.kanaal, m.Outbox.adres == persoon.adres),
        *(m.Outbox.wijkverband_id == verband, niet_het_laatste),
    )
    nummers = select(m.Signaal.nummer).where(m.Signaal.pseudoniem == pseudoniem)
    bron = m.Bronbericht
    antwoorden = bron.kanaal == persoon.kanaal, bron.adres == persoon.adres, bron.nummer.in_(nummers)
    if persoon.kanaal == browser.KANAAL:
        _vergeet_in_de_browser(sessie, persoon.adres, gezegd, antwoorden)
    sessie.execute(delete(m.Outbox).where(*gezegd))
    sessie.execute(delete(bron).where(*antwoorden))


def _vergeet_in_de_browser(
    sessie: Session,
    adres: str,
    gezegd: Iterable[ColumnElement[bool]],
    antwoorden: Iterable[ColumnElement[bool]],
) -> None:
    """What she reads there of this wijkverband, and what she told it. Her other words name no wijkverband."""
    posten = select(m.Outbox.id).where(*gezegd)
    haar = [int(bericht) for bericht in sessie.scalars(select(m.Bronbericht.bericht).where(*antwoorden))]
    weg = or_(m.Webbericht.post.in_(posten), m.Webbericht.id.in_(haar))
    sessie.execute(delete(m.Webbericht).where(m.Webbericht.adres == adres, weg))


def _vergeet_in_bundels(sessie: Session, persoon: int, verband: int) -> None:
    """A bundle stays as it was made, without the name under its open actions."""
    for rij in sessie.scalars(select(m.Bundel).where(m.Bundel.wijkverband_id == verband)):
        bundel = van_json(wijk.Bundel, rij.inhoud)
        if any(actie.eigenaar == persoon for actie in bundel.open_acties):
            acties = tuple(naamloos(a) if a.eigenaar == persoon else a for a in bundel.open_acties)
            rij.inhoud = naar_json(replace(bundel, open_acties=acties))


def _vergeet_in_de_ronde(
    sessie: Session, persoon: int, verband: int, nu: datetime
) -> Iterator[tuple[int, Stuur]]:
    """Her votes go; what she was asked to own or to share falls back to the coördinator, who hears it, and so does
    who was handing it over."""
    hier = select(m.Bundel.id).where(m.Bundel.wijkverband_id == verband)
    sessie.execute(delete(m.Stem).where(m.Stem.persoon_id == persoon, m.Stem.bundel_id.in_(hier)))
    coordinatoren, moment = _coordinatoren(sessie, verband, behalve=persoon), f"{nu:%Y%m%d%H%M%S}"
    gevraagd = m.Actie.wijkverband_id == verband, m.Actie.gevraagd_id == persoon
    for rij in sessie.scalars(select(m.Actie).where(*gevraagd).order_by(m.Actie.id)).all():
        wachtte = rij.gevraagd_op is not None and rij.stand == wijk.Stand.LOOPT
        rij.gevraagd_id = rij.gevraagd_op = None
        rij.gevraagd_naam = ""
        sessie.flush()
        if wachtte:
            actie = cyclus.actie(sessie, rij)
            for wie in sorted({*coordinatoren, rij.eigenaar_id or 0} - {0, persoon}):
                bericht = achterblijvers.gevraagde_weg(actie, voor=wie)
                yield verband, Stuur(wie, bericht, f"gevraagde_weg:{rij.id}:{moment}")
    deelt = m.Terugkoppeling.wijkverband_id == verband, m.Terugkoppeling.eigenaar_id == persoon
    verwacht = [dossier for dossier in delen.lopend(sessie) if dossier.wijkverband == verband]
    verwacht = [dossier for dossier in verwacht if dossier.eigenaar == persoon]
    sessie.execute(update(m.Terugkoppeling).where(*deelt).values(eigenaar_id=None))
    berichten = [(f"deler_weg:{d.id}", achterblijvers.deler_weg(d)) for d in verwacht]
    if _vergeet_in_afspraken(sessie, persoon, verband):
        naam = sessie.get_one(m.Wijkverband, verband).naam
        berichten.append((f"afspraak_weg:{verband}", achterblijvers.afspraak_weg(verband, naam)))
    for sleutel, bericht in berichten:
        for wie in coordinatoren:
            yield verband, Stuur(wie, bericht, f"{sleutel}:{moment}")


def _coordinatoren(sessie: Session, verband: int, behalve: int) -> list[int]:
    """Who is there longest first."""
    zoek = select(m.Lidmaatschap.persoon_id).where(
        m.Lidmaatschap.wijkverband_id == verband,
        m.Lidmaatschap.rol == wijk.Rol.COORDINATOR,
        m.Lidmaatschap.persoon_id != behalve,
    )
    return list(sessie.scalars(zoek.order_by(m.Lidmaatschap.sinds, m.Lidmaatschap.persoon_id)))


def _vergeet_in_afspraken(sessie: Session, persoon: int, verband: int) -> bool:
    """A number that stands there may be given out again. Was she the one who lets residents hear it?"""
    weg = False
    for rij in sessie.scalars(
        select(m.Afspraken).where(m.Afspraken.wijkverband_id == verband).order_by(m.Afspraken.id)
    ).all():
        nu = van_json(wijk.Afspraken, rij.inhoud)
        weg = nu.eigenaar == persoon  # of those of now
        nieuw = replace(
            nu,
            organiseert=wijk.OUD_COLLEGA if nu.organiseert == persoon else nu.organiseert,
            eigenaar=wijk.OUD_COLLEGA if nu.eigenaar == persoon else nu.eigenaar,
        )
        if nieuw != nu:
            rij.inhoud = naar_json(nieuw)
    return weg


def naamloos(actie: wijk.Actie) -> wijk.Actie:
    return replace(actie, eigenaar=0, eigenaar_naam=wijk.OUD_COLLEGA)


def _geef_acties_over(
    sessie: Session, persoon: int, verband: int, nu: datetime
) -> Iterator[tuple[int, Stuur]]:
    """What runs goes to the coördinator who is there longest, or waits for the next; what is done has no owner
    any more."""
    van_haar = m.Actie.wijkverband_id == verband, m.Actie.eigenaar_id == persoon
    lopend = list(sessie.scalars(select(m.Actie).where(*van_haar, _LOOPT).order_by(m.Actie.id)))
    opvolger = next(iter(_coordinatoren(sessie, verband, behalve=persoon)), None)
    for actie in lopend:
        outbox.schrap_over(sessie, f"actie:{actie.id}:")
    if opvolger is not None:
        yield from _wordt_van(sessie, lopend, opvolger, wijk.OVERGENOMEN, nu)
    else:
        for actie in lopend:
            actie.volgnummer += 1
    sessie.flush()
    sessie.execute(update(m.Actie).where(*van_haar).values(eigenaar_id=None))


# --- the person ---


def _wis_persoon(sessie: Session, persoon: m.Persoon) -> None:
    """A number may be given out again, so what was marked under it goes as well."""
    waar = {"kanaal": persoon.kanaal, "adres": persoon.adres}
    for tabel in (m.Bronbericht, m.Gesprek):
        sessie.execute(delete(tabel).filter_by(**waar))
    niet_het_laatste = or_(m.Outbox.sleutel.is_(None), ~m.Outbox.sleutel.startswith(AFSCHEID))
    sessie.execute(delete(m.Outbox).filter_by(**waar).where(niet_het_laatste))
    if persoon.kanaal == browser.KANAAL:
        sessie.execute(delete(m.Webbericht).where(m.Webbericht.adres == persoon.adres))
    outbox.schrap_over(sessie, f"onbereikbaar:{persoon.id}:")
    sessie.execute(delete(m.Gedaan).where(or_(*(m.Gedaan.sleutel.like(merk) for merk in merken(persoon.id)))))
    sleutels = (*merken(persoon.id), f"onbereikbaar:{persoon.id}:%")
    oud = or_(*(m.Outbox.sleutel.like(sleutel) for sleutel in sleutels))
    sessie.execute(update(m.Outbox).where(oud).values(sleutel=None))
    sessie.execute(delete(m.Persoon).where(m.Persoon.id == persoon.id))
