"""What a month brought in, and what is due: the facts for `maak_bundel` and for `aan_de_beurt`.

Reads only. A round is counted by pseudonym; which member took part is used for one thing: to say which
groups were silent.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from gesprekken import kalender, rondes, wijk
from gesprekken.model import Toestand
from gesprekken.ritme import Melder, Ritmefeiten, dagsleutel
from gesprekken.rondes import Ritme
from opslag import afspraken, bundels, cyclus, delen, facts, outbox, verleden
from opslag import models as m
from opslag.outbox import Post


def oogst(
    sessie: Session,
    wijkverband_id: int,
    ronde: str,
    vandaag: date | None = None,
    *,
    met_verleden: bool = True,
) -> wijk.Oogst:
    """All that a round brought in. Withdrawn signals do not count. On `vandaag` some updates are late. The months with
    which it is compared are left out where only this round is asked for."""
    rij = sessie.get_one(m.Wijkverband, wijkverband_id)
    verband = facts.wijkverband(sessie, wijkverband_id)
    nu = _gehoord(sessie, wijkverband_id, ronde)
    stil = sessie.scalars(
        select(m.Deelname.pseudoniem).where(
            m.Deelname.wijkverband_id == wijkverband_id, m.Deelname.ronde == ronde
        )
    )
    actief = frozenset(g.melder for g in nu) | frozenset(stil)
    van_wie = sessie.execute(
        select(m.Pseudoniem.persoon_id, m.Pseudoniem.waarde).where(
            m.Pseudoniem.wijkverband_id == wijkverband_id
        )
    )
    return wijk.Oogst(
        wijkverband=verband,
        ronde=ronde,
        signalen=nu,
        actief=actief,
        leden=facts.leden(sessie, wijkverband_id),
        actieve_leden=frozenset(persoon for persoon, waarde in van_wie if waarde in actief),
        open_acties=tuple(
            zonder_gevraagde(a)
            for a in cyclus.acties(sessie, wijkverband_id)
            if a.ronde < ronde and a.stand is wijk.Stand.LOOPT
        ),
        open_rondes=_open_rondes(sessie, wijkverband_id, ronde),
        afspraken=next(iter(afspraken.afspraken(sessie, wijkverband_id)), None),
        late_updates=delen.late_updates(sessie, wijkverband_id, vandaag) if vandaag else (),
        later=cyclus.bleef_liggen(sessie, wijkverband_id, ronde),
        verleden=verleden.verleden(sessie, rij, ronde, nu) if met_verleden else None,
        vraagdagen=facts.vraagdagen(sessie, wijkverband_id, ronde),
        bekende_delen=cyclus.bekende_delen(sessie, wijkverband_id, ronde),
        vorige_bundel=cyclus.bundel_van(sessie, wijkverband_id, verband.ritme.ervoor(ronde)),
    )


def zonder_gevraagde(actie: wijk.Actie) -> wijk.Actie:
    """As a bundle tells of it: who was asked and who did not take it is no news for everybody."""
    return replace(actie, gevraagd=0, gevraagd_naam="", gevraagd_op=None, uitnodiging=0)


def _gehoord(sessie: Session, wijkverband_id: int, ronde: str) -> tuple[wijk.Gehoord, ...]:
    rijen = sessie.execute(
        select(m.Signaal, m.Lidmaatschap.persoon_id, m.Lidmaatschap.citeren)
        .outerjoin(m.Pseudoniem, m.Pseudoniem.waarde == m.Signaal.pseudoniem)
        .outerjoin(
            m.Lidmaatschap,
            (m.Lidmaatschap.persoon_id == m.Pseudoniem.persoon_id)
            & (m.Lidmaatschap.wijkverband_id == m.Pseudoniem.wijkverband_id),
        )
        .where(m.Signaal.wijkverband_id == wijkverband_id, m.Signaal.ronde == ronde, ~m.Signaal.ingetrokken)
        .order_by(m.Signaal.id)
    )
    return tuple(
        wijk.Gehoord(
            melder=r.pseudoniem,
            organisatie=r.organisatie,
            functie=r.functie,
            thema=r.thema,
            buurt=r.buurt,
            gehoord=r.gehoord,
            nodig=r.nodig,
            citeren=_mag_citeren(r.citeren, lid, altijd),
            vorm=wijk.Vorm(r.vorm),
        )
        for r, lid, altijd in rijen
    )


def _mag_citeren(deze: bool | None, lid: int | None, altijd: bool | None) -> bool:
    """What she chose for this one goes before what she chose for all; who left allows nothing any more."""
    return lid is not None and (altijd if deze is None else deze) is True


def _open_rondes(sessie: Session, wijkverband_id: int, ronde: str) -> tuple[str, ...]:
    """Those before this one that were bundled and are not closed, oldest first."""
    eerder = sessie.scalars(
        select(m.Bundel.ronde)
        .where(m.Bundel.wijkverband_id == wijkverband_id, m.Bundel.ronde < ronde)
        .order_by(m.Bundel.ronde)
    ).all()
    return tuple(vorige for vorige in eerder if not delen.gesloten(sessie, wijkverband_id, vorige))


# --- what is due ---


def ritme(
    sessie: Session,
    nu: datetime,
    vrij: kalender.Vrij,
    geduld: Mapping[str, timedelta],
    voorproef_werkdagen: int = rondes.VOORPROEF_WERKDAGEN,
) -> Ritmefeiten:
    """All that `aan_de_beurt` must know at this moment. `geduld`: after how long a conversation has ended by
    itself."""
    open_acties = tuple(
        cyclus.actie(sessie, rij)
        for rij in sessie.scalars(
            select(m.Actie).where(m.Actie.stand == wijk.Stand.LOOPT, m.Actie.eigenaar_id.is_not(None))
        )
    )
    vandaag = kalender.lokaal(nu).date()
    over = [f"actie:{actie.id}" for actie in open_acties] + [dagsleutel(vandaag.isoformat()), "onzeker"]
    overleggen = afspraken.overleggen(sessie)
    over += [afspraken.OVER, *(f"overleg:{verband}" for verband in overleggen)]
    dossiers = tuple(delen.lopend(sessie))
    over += [f"terugkoppeling:{dossier.id}" for dossier in dossiers]
    gedaan = sessie.execute(select(m.Gedaan.sleutel, m.Gedaan.moment).where(m.Gedaan.over.in_(over)))
    bezig = _open_gesprekken(sessie, nu, geduld)
    ritmes = facts.ritmes(sessie)
    return Ritmefeiten(
        melders=_melders(sessie, nu, bezig, ritmes),
        ritmes=ritmes,
        rondes=_rondes_zonder_bundel(sessie, nu, ritmes),
        acties=open_acties,
        dossiers=dossiers,
        gedaan={rij.sleutel: rij.moment for rij in gedaan},
        bezig=bezig,
        onzeker={post.id: (verband, sinds) for post, sinds, verband in _onzeker(sessie)},
        overleggen=overleggen,
        afspraken=afspraken.van_wanneer(sessie),
        vrij=vrij,
        voorproeven=bundels.wachtende(sessie),
        stemmingen=bundels.open_stemmingen(sessie),
        ontvangsten=bundels.ontvangsten(sessie),
        voorproef_werkdagen=voorproef_werkdagen,
    )


def _onzeker(sessie: Session) -> list[tuple[Post, datetime, int]]:
    """The group posts and reminders of which a coördinator was asked whether they are there."""
    return [
        (post, sinds, post.wijkverband)
        for post, sinds in outbox.onzekere(sessie)
        if post.soort in (outbox.GROEP, outbox.HERINNERING) and post.wijkverband is not None
    ]


def _open_gesprekken(sessie: Session, nu: datetime, geduld: Mapping[str, timedelta]) -> dict[int, datetime]:
    """Persons with an open conversation, and the moment of their last word in it."""
    rijen = sessie.execute(
        select(m.Persoon.id, m.Gesprek.toestand, m.Gesprek.sinds)
        .join(m.Gesprek, (m.Gesprek.kanaal == m.Persoon.kanaal) & (m.Gesprek.adres == m.Persoon.adres))
        .where(m.Gesprek.sinds.is_not(None))
    )
    return {
        persoon: sinds
        for persoon, toestand, sinds in rijen
        if sinds is not None and nu - sinds <= geduld.get(_gesprek(toestand), timedelta())
    }


def _gesprek(toestand: str) -> str:
    """In which conversation; in none when it cannot be read, which is said when she talks to us."""
    try:
        return Toestand.uit_json(toestand).gesprek
    except ValueError:
        return ""


def _melders(
    sessie: Session, nu: datetime, bezig: Mapping[int, datetime], ritmes: Mapping[int, Ritme]
) -> tuple[Melder, ...]:
    vandaag = kalender.lokaal(nu).date()
    begin_dag = kalender.moment(vandaag, time(0))
    gehoord = select(m.Pseudoniem.persoon_id).join(m.Signaal, m.Signaal.pseudoniem == m.Pseudoniem.waarde)
    niets = select(m.Pseudoniem.persoon_id).join(m.Deelname, m.Deelname.pseudoniem == m.Pseudoniem.waarde)
    al_gehoord = set(sessie.scalars(gehoord.where(m.Signaal.ontvangen >= begin_dag)))
    al_gehoord |= set(sessie.scalars(niets.where(m.Deelname.dag == vandaag)))
    lopend = {verband: ritme.ronde_van(nu) for verband, ritme in ritmes.items()}
    vertelden = sessie.execute(
        gehoord.add_columns(m.Signaal.ronde).where(m.Signaal.ronde.in_(lopend.values()))
    )
    lieten_horen = sessie.execute(
        niets.add_columns(m.Deelname.ronde).where(m.Deelname.ronde.in_(lopend.values()))
    )
    deden_mee = {tuple(rij) for rij in (*vertelden, *lieten_horen)}
    rijen = sessie.scalars(select(m.Persoon).where(m.Persoon.bereikbaar, m.Persoon.uur.is_not(None)))
    return tuple(
        Melder(
            persoon=facts.persoon(rij),
            wijkverband=rij.laatst_in,
            aangemeld=rij.aangemeld,
            al_gehoord=rij.id in al_gehoord,
            stil=(rij.id, lopend.get(rij.laatst_in)) not in deden_mee,
            in_gesprek=rij.id in bezig,
        )
        for rij in rijen
    )


def _rondes_zonder_bundel(
    sessie: Session, nu: datetime, ritmes: Mapping[int, Ritme]
) -> dict[int, tuple[str, ...]]:
    """Per wijkverband the rounds before the running one that have no bundle yet."""
    gemaakt = set(sessie.execute(select(m.Bundel.wijkverband_id, m.Bundel.ronde)))
    resultaat = {}
    for id, sinds in sessie.execute(select(m.Wijkverband.id, m.Wijkverband.sinds)):
        ritme, geweest = ritmes[id], list[str]()
        ronde, lopend = ritme.ronde_van(sinds), ritme.ronde_van(nu)
        while ronde < lopend:
            geweest += [] if (id, ronde) in gemaakt else [ronde]
            ronde = ritme.volgende(ronde)
        resultaat[id] = tuple(geweest)
    return resultaat
