"""The months with which a round is compared: who took part, and how often which thema was told. No text is read.

Kept for it are thema, month and pseudonym of a signal, and month and pseudonym of who heard nothing special
(retention.py). Only of who takes part now the organisatie is known.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from gesprekken import kalender, rondes, wijk
from opslag import cyclus
from opslag import models as m
from opslag.signalen import telt_voor

TERUG = 15  # months that are compared at most: the last three, and the same three of the year before


def verleden(sessie: Session, rij: m.Wijkverband, ronde: str, nu: Iterable[wijk.Gehoord]) -> wijk.Verleden:
    """The months until this round closed, without a text. `nu`: what it brought in itself."""
    tot = rondes.even_lang_ervoor(f"{rondes.erna(ronde):%Y-%m}")
    sinds = kalender.lokaal(rij.sinds).date()
    vanaf = f"{sinds:%Y-%m}" if sinds.day <= rondes.HALVERWEGE else f"{rondes.erna(f'{sinds:%Y-%m}'):%Y-%m}"
    vanaf = max(vanaf, _maanden_terug(tot, TERUG - 1))
    hier = m.Signaal.wijkverband_id == rij.id, ~m.Signaal.ingetrokken
    verteld = [
        (wie, thema, maand, aantal)
        for wie, thema, maand, aantal in _verteld(sessie, hier, _maanden_terug(vanaf, 2), ronde)
        if vanaf <= maand <= tot
    ]
    deelname = select(m.Deelname.pseudoniem, m.Deelname.ronde, m.Deelname.dag).where(
        m.Deelname.wijkverband_id == rij.id,
        m.Deelname.ronde <= ronde,
        m.Deelname.dag >= rondes.eerste_dag(vanaf),
    )
    mee = {(wie, _maand(deze, dag)) for wie, deze, dag in sessie.execute(deelname)}
    actief = mee | {(wie, maand) for wie, _, maand, _ in verteld}
    actief = {(wie, maand) for wie, maand in actief if vanaf <= maand <= tot}
    van = _organisaties(sessie, rij.id) | {g.melder: g.organisatie for g in nu}
    return wijk.Verleden(
        vanaf=max(vanaf, min((maand for _, maand in actief), default=tot)),
        tot=tot,
        signalen=tuple(
            wijk.Eerder(wie, van.get(wie, ""), thema, maand, aantal) for wie, thema, maand, aantal in verteld
        ),
        actief=frozenset(actief),
        bundels=cyclus.geplaatste(sessie, rij.id, vanaf, ronde),
    )


def _verteld(
    sessie: Session, hier: Iterable[ColumnElement[bool]], van: str, tot: str
) -> Iterator[tuple[str, str, str, int]]:
    """Who told how often about what, in which month."""
    in_ronde = *hier, m.Signaal.ronde >= van, m.Signaal.ronde <= tot
    wat, is_maand = (m.Signaal.pseudoniem, m.Signaal.thema), func.length(m.Signaal.ronde) == len(tot[:7])
    per_maand = select(*wat, m.Signaal.ronde, func.count()).where(*in_ronde, is_maand)
    for wie, thema, ronde, aantal in sessie.execute(per_maand.group_by(*wat, m.Signaal.ronde)):
        yield wie, thema, ronde, aantal
    zes_weken = sessie.execute(select(*wat, m.Signaal.ontvangen).where(*in_ronde, ~is_maand))
    geteld = Counter((wie, thema, f"{kalender.lokaal(moment):%Y-%m}") for wie, thema, moment in zes_weken)
    for (wie, thema, maand), aantal in geteld.items():
        yield wie, thema, maand, aantal


def _organisaties(sessie: Session, wijkverband_id: int) -> dict[str, str]:
    """The one that each pseudonym of somebody who takes part counts for."""
    rijen = sessie.execute(
        select(m.Pseudoniem.waarde, m.Lidmaatschap.organisatie, m.Lidmaatschap.rol)
        .join(
            m.Lidmaatschap,
            (m.Lidmaatschap.persoon_id == m.Pseudoniem.persoon_id)
            & (m.Lidmaatschap.wijkverband_id == m.Pseudoniem.wijkverband_id),
        )
        .where(m.Pseudoniem.wijkverband_id == wijkverband_id)
    )
    return {wie: telt_voor(rol, organisatie) for wie, organisatie, rol in rijen}


def _maand(ronde: str, dag: date) -> str:
    """A round that is a month says it itself, also where the clock was wrong."""
    return ronde if rondes.is_maand(ronde) else f"{dag:%Y-%m}"


def _maanden_terug(maand: str, aantal: int) -> str:
    jaar, nummer = divmod(int(maand[:4]) * 12 + int(maand[5:]) - 1 - aantal, 12)
    return f"{jaar:04}-{nummer + 1:02}"
