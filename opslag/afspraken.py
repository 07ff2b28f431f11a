"""What a wijkverband agreed on, and when it meets.

The afspraken of one time stand in one row, which is filled part by part; a renewal begins a new one.
"""

from datetime import date, datetime, time

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gesprekken import kalender, wijk, wijzigingen
from gesprekken.vorm import naar_json, van_json
from opslag import models as m
from opslag.historie import Wie, schrijf

OVER = "afspraken"  # the marks that somebody was asked to renew them


def afspraken(sessie: Session, wijkverband: int) -> tuple[wijk.Afspraken, ...]:
    """Those of now, as far as they were made; empty when there are none."""
    rij = _laatste(sessie, wijkverband)
    return (van_json(wijk.Afspraken, rij.inhoud),) if rij else ()


def van_de_ronde(sessie: Session, bundel: int) -> wijk.Afspraken | None:
    """Those that held while the round of this bundle was lived: the last that were made before the next bundle was
    posted."""
    deze = sessie.get_one(m.Bundel, bundel)
    erna = select(func.min(m.Bundel.geplaatst)).where(
        m.Bundel.wijkverband_id == deze.wijkverband_id, m.Bundel.ronde > deze.ronde
    )
    zoek = select(m.Afspraken).where(m.Afspraken.wijkverband_id == deze.wijkverband_id)
    if (tot := sessie.scalar(erna)) is not None:
        zoek = zoek.where(m.Afspraken.vastgelegd < tot)
    rij = sessie.scalar(zoek.order_by(m.Afspraken.id.desc()).limit(1))
    return van_json(wijk.Afspraken, rij.inhoud) if rij else None


def leg_vast(sessie: Session, effect: wijzigingen.LegAfsprakenVast, wie: Wie) -> None:
    rij = _laatste(sessie, wie.wijkverband or 0)
    naam = sessie.get_one(m.Pseudoniem, (wie.persoon, wie.wijkverband)).waarde
    if rij is None or effect.opnieuw:
        rij = m.Afspraken(wijkverband_id=wie.wijkverband, inhoud="", wie=naam, vastgelegd=wie.nu)
        sessie.add(rij)
    elif not van_json(wijk.Afspraken, rij.inhoud).klaar:
        rij.vastgelegd = wie.nu  # correcting one part of what is finished makes it no younger
    rij.inhoud, rij.wie = naar_json(effect.afspraken), naam
    sessie.flush()
    schrijf(sessie, wie, "afgesproken", f"afspraken:{rij.id}", deel=str(effect.afspraken.deel))


def zet_overleg(sessie: Session, effect: wijzigingen.ZetOverleg, wie: Wie) -> None:
    """One that has begun stays known beside the next; one that was still to come is moved."""
    rij = sessie.get_one(m.Wijkverband, wie.wijkverband)
    if rij.overleg_op and rij.overleg_uur and _moment(rij.overleg_op, rij.overleg_uur) <= wie.nu:
        rij.vorig_overleg_op, rij.vorig_overleg_uur = rij.overleg_op, rij.overleg_uur
    rij.overleg_op, rij.overleg_uur = effect.op, f"{effect.uur:%H:%M}" if effect.uur else ""
    schrijf(sessie, wie, "overleg", "wijkverband", op=str(effect.op or ""), uur=rij.overleg_uur)


def zet_ritme(sessie: Session, zes_weken: bool, wie: Wie) -> None:
    rij = sessie.get_one(m.Wijkverband, wie.wijkverband)
    rij.ritme = rij.ritme.wordt(zes_weken, kalender.lokaal(wie.nu).date())
    schrijf(sessie, wie, "ritme", "wijkverband", wissels=", ".join(map(str, rij.ritme.wissels)))


# --- what is due ---


def overleggen(sessie: Session) -> dict[int, tuple[datetime, ...]]:
    """Of each wijkverband its meetings: the one before, and the one that was set last."""
    rijen = sessie.execute(
        select(
            m.Wijkverband.id,
            m.Wijkverband.vorig_overleg_op,
            m.Wijkverband.vorig_overleg_uur,
            m.Wijkverband.overleg_op,
            m.Wijkverband.overleg_uur,
        )
    )
    momenten = {
        id: tuple(_moment(dag, uur) for dag, uur in ((vorig_op, vorig_uur), (op, uur)) if dag and uur)
        for id, vorig_op, vorig_uur, op, uur in rijen
    }
    return {id: bekend for id, bekend in momenten.items() if bekend}


def _moment(dag: date, uur: str) -> datetime:
    return kalender.moment(dag, time.fromisoformat(uur))


def van_wanneer(sessie: Session) -> dict[int, tuple[int, datetime]]:
    """Of each wijkverband which afspraken are the last, and of when."""
    laatste = select(func.max(m.Afspraken.id)).group_by(m.Afspraken.wijkverband_id)
    zoek = select(m.Afspraken.wijkverband_id, m.Afspraken.id, m.Afspraken.vastgelegd)
    rijen = sessie.execute(zoek.where(m.Afspraken.id.in_(laatste)))
    return {verband: (id, vastgelegd) for verband, id, vastgelegd in rijen}


def _laatste(sessie: Session, wijkverband: int) -> m.Afspraken | None:
    zoek = select(m.Afspraken).where(m.Afspraken.wijkverband_id == wijkverband)
    return sessie.scalar(zoek.order_by(m.Afspraken.id.desc()).limit(1))
