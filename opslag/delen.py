"""The terugkoppeling as it is remembered: its versions, who shares it, and what came of it.

The last row of a round is the one that counts. A version that residents do not read yet is written over; after that a
new one stands beside it. What is being written stands in a row of its own until it is laid down. A round is closed
when one of its rows was shared, with a channel and a date.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from gesprekken import kalender, wijk, wijzigingen
from gesprekken.vorm import naar_json, van_json
from opslag import afspraken, cyclus, outbox
from opslag import models as m
from opslag.historie import Wie, schrijf

CONCEPT = "concept"  # the `stand` of what is being written: no version yet
ZICHTBAAR = (wijk.Fase.GEPUBLICEERD, wijk.Fase.GEDEELD)


# --- reads ---


def rondes(sessie: Session, wijkverband_id: int) -> tuple[wijk.Rondestand, ...]:
    """All rounds of which the bundle was posted, oldest first."""
    geplaatst = m.Bundel.wijkverband_id == wijkverband_id, m.Bundel.geplaatst.is_not(None)
    bundels = sessie.scalars(select(m.Bundel).where(*geplaatst).order_by(m.Bundel.ronde)).all()
    acties = cyclus.acties(sessie, wijkverband_id)
    deler, kanaal = _afgesproken(sessie, wijkverband_id)
    return tuple(
        wijk.Rondestand(
            bundel=cyclus.bundelfeit(rij),
            acties=tuple(actie for actie in acties if actie.ronde == rij.ronde),
            besluiten=cyclus.besluiten(sessie, rij.id),
            dossier=dossier(sessie, rij.id),
            concept=concept(sessie, rij.id),
            gesloten=gesloten(sessie, wijkverband_id, rij.ronde),
            deler=deler,
            kanaal=kanaal,
        )
        for rij in bundels
    )


def dossier(sessie: Session, bundel_id: int) -> wijk.Dossier | None:
    """The last version of the terugkoppeling over the round of this bundle."""
    bundel = sessie.get(m.Bundel, bundel_id)
    rij = _laatste(sessie, bundel) if bundel else None
    return _dossier(sessie, rij, bundel_id) if rij else None


def concept(sessie: Session, bundel_id: int) -> wijk.Concept | None:
    """What was written about this round and not laid down yet."""
    rij = _concept(sessie, sessie.get_one(m.Bundel, bundel_id))
    return van_json(wijk.Concept, rij.inhoud) if rij else None


def lopend(sessie: Session) -> Iterator[wijk.Dossier]:
    """Of every round with a bundle the last version, as long as something is expected of somebody."""
    paar = (m.Bundel.wijkverband_id == m.Terugkoppeling.wijkverband_id) & (
        m.Bundel.ronde == m.Terugkoppeling.ronde
    )
    rijen = sessie.execute(
        select(m.Terugkoppeling, m.Bundel.id)
        .join(m.Bundel, paar)
        .where(m.Terugkoppeling.stand != CONCEPT)
        .order_by(m.Terugkoppeling.id)
    )
    laatste = {bundel: rij for rij, bundel in rijen}
    for bundel, rij in laatste.items():
        wacht = rij.stand in (wijk.Fase.VOORGELEGD, wijk.Fase.GEPUBLICEERD)
        if wacht or rij.vervolg_op is not None:
            yield _dossier(sessie, rij, bundel)


def gesloten(sessie: Session, wijkverband_id: int, ronde: str) -> bool:
    zoek = select(m.Terugkoppeling.id).where(
        m.Terugkoppeling.wijkverband_id == wijkverband_id,
        m.Terugkoppeling.ronde == ronde,
        m.Terugkoppeling.gedeeld_op.is_not(None),
    )
    return sessie.scalar(zoek.limit(1)) is not None


@dataclass(frozen=True)
class Gelezen:
    """What residents read about a round, and when they heard it. `te_laat`: the promised update is still awaited."""

    tekst: wijk.Terugkoppeling
    gedeeld_op: date | None
    te_laat: bool


def gelezen(sessie: Session, bundel_id: int, vandaag: date) -> Gelezen | None:
    """What residents read about this round on this day."""
    bundel = sessie.get(m.Bundel, bundel_id)
    rij = _laatste(sessie, bundel, alleen_zichtbaar=True) if bundel else None
    if rij is None:
        return None
    tekst, beloofd = van_json(wijk.Terugkoppeling, rij.inhoud), rij.vervolg_op
    te_laat = wijk.is_te_laat(beloofd, vandaag)
    weg = tekst.uitgebleven or (beloofd is not None and beloofd < vandaag and not te_laat)
    return Gelezen(replace(tekst, uitgebleven=weg), rij.gedeeld_op, te_laat)


def gehoord(sessie: Session, bundel_id: int) -> wijk.Terugkoppeling | None:
    """The text over this round that residents heard last, as who shared it says."""
    zoek = _over(sessie.get_one(m.Bundel, bundel_id)).where(m.Terugkoppeling.gedeeld_op.is_not(None))
    rij = sessie.scalar(zoek.order_by(m.Terugkoppeling.id.desc()).limit(1))
    return van_json(wijk.Terugkoppeling, rij.inhoud) if rij else None


def late_updates(sessie: Session, wijkverband_id: int, vandaag: date) -> tuple[str, ...]:
    """The rounds of which the promised next update was not given in time, and is still awaited."""
    zoek = select(m.Terugkoppeling.ronde).where(
        m.Terugkoppeling.wijkverband_id == wijkverband_id,
        m.Terugkoppeling.vervolg_op < vandaag,
        m.Terugkoppeling.vervolg_op >= vandaag - wijk.UPDATE_TE_LAAT,
        m.Terugkoppeling.stand.in_(ZICHTBAAR),
    )
    return tuple(sessie.scalars(zoek.order_by(m.Terugkoppeling.ronde).distinct()))


def _over(bundel: m.Bundel) -> Select[m.Terugkoppeling]:
    return select(m.Terugkoppeling).where(
        m.Terugkoppeling.wijkverband_id == bundel.wijkverband_id, m.Terugkoppeling.ronde == bundel.ronde
    )


def _concept(sessie: Session, bundel: m.Bundel) -> m.Terugkoppeling | None:
    return sessie.scalar(_over(bundel).where(m.Terugkoppeling.stand == CONCEPT))


def _laatste(sessie: Session, bundel: m.Bundel, alleen_zichtbaar: bool = False) -> m.Terugkoppeling | None:
    zoek = _over(bundel).where(m.Terugkoppeling.stand != CONCEPT)
    if alleen_zichtbaar:
        zoek = zoek.where(m.Terugkoppeling.stand.in_(ZICHTBAAR))
    return sessie.scalar(zoek.order_by(m.Terugkoppeling.id.desc()).limit(1))


def _dossier(sessie: Session, rij: m.Terugkoppeling, bundel_id: int) -> wijk.Dossier:
    eigenaar = sessie.get(m.Persoon, rij.eigenaar_id) if rij.eigenaar_id else None
    return wijk.Dossier(
        id=rij.id,
        wijkverband=rij.wijkverband_id,
        bundel=bundel_id,
        tekst=van_json(wijk.Terugkoppeling, rij.inhoud),
        fase=wijk.Fase(rij.stand),
        sinds=rij.vastgelegd,
        eigenaar=rij.eigenaar_id or 0,
        eigenaar_naam=eigenaar.naam if eigenaar else "",
        gedeeld_op=rij.gedeeld_op,
        vervolg_op=rij.vervolg_op,
    )


def _afgesproken(sessie: Session, wijkverband_id: int) -> tuple[int, str]:
    """Who shares what residents read (0: nobody by name), and where, as the participatieafspraken say."""
    nu = next(iter(afspraken.afspraken(sessie, wijkverband_id)), wijk.Afspraken())
    return nu.eigenaar if isinstance(nu.eigenaar, int) else 0, nu.kanaal


# --- effects ---


def bewaar_concept(sessie: Session, effect: wijzigingen.BewaarConcept, wie: Wie) -> None:
    bundel = sessie.get_one(m.Bundel, effect.bundel)
    rij = _concept(sessie, bundel)
    if rij is None:
        rij = m.Terugkoppeling(wijkverband_id=bundel.wijkverband_id, ronde=bundel.ronde, stand=CONCEPT)
        sessie.add(rij)
    rij.inhoud, rij.vastgelegd = naar_json(effect.concept), wie.nu
    sessie.flush()


def leg_vast(sessie: Session, effect: wijzigingen.LegTerugkoppelingVast, wie: Wie) -> None:
    bundel = sessie.get_one(m.Bundel, effect.bundel)
    if begonnen := _concept(sessie, bundel):
        sessie.delete(begonnen)
    rij = _laatste(sessie, bundel)
    if rij is None or rij.stand in ZICHTBAAR:
        rij = m.Terugkoppeling(wijkverband_id=bundel.wijkverband_id, ronde=bundel.ronde)
        sessie.add(rij)
    rij.inhoud, rij.stand, rij.vastgelegd = naar_json(effect.terugkoppeling), effect.fase, wie.nu
    sessie.flush()
    for begin in (f"terugkoppeling:{rij.id}:", f"toets:{bundel.id}:"):
        outbox.schrap_over(sessie, begin)
    schrijf(sessie, wie, "geschreven", f"ronde:{bundel.ronde}", versie=str(effect.terugkoppeling.versie))


def toets(sessie: Session, effect: wijzigingen.ToetsTerugkoppeling, wie: Wie) -> None:
    rij = _te_veranderen(sessie, effect.bundel)
    rij.stand = effect.fase
    rij.inhoud = naar_json(replace(van_json(wijk.Terugkoppeling, rij.inhoud), opmerking=effect.opmerking))
    outbox.schrap_over(sessie, f"terugkoppeling:{rij.id}:")
    schrijf(sessie, wie, "getoetst", f"ronde:{rij.ronde}", stand=effect.fase)


def publiceer(sessie: Session, effect: wijzigingen.PubliceerTerugkoppeling, wie: Wie) -> None:
    rij = _te_veranderen(sessie, effect.bundel)
    tekst = replace(van_json(wijk.Terugkoppeling, rij.inhoud), delen_op=effect.delen_op)
    for eerder in _eerdere(sessie, rij):
        eerder.vervolg_op = None  # the promise of the newest holds
    rij.inhoud, rij.stand, rij.gepubliceerd = naar_json(tekst), wijk.Fase.GEPUBLICEERD, wie.nu
    rij.eigenaar_id, rij.vervolg_op = effect.eigenaar or None, tekst.wanneer
    for vorige in _te_late(sessie, rij, kalender.lokaal(wie.nu).date()):
        _blijft_uit(sessie, vorige, wie)
    schrijf(sessie, wie, "teruggekoppeld", f"ronde:{rij.ronde}")


def zet_gedeeld(sessie: Session, effect: wijzigingen.ZetGedeeld, wie: Wie) -> None:
    rij = _te_veranderen(sessie, effect.bundel)
    rij.inhoud = naar_json(replace(van_json(wijk.Terugkoppeling, rij.inhoud), gedeeld_via=effect.kanaal))
    rij.stand, rij.gedeeld_op = wijk.Fase.GEDEELD, effect.op
    if effect.verbetert:
        schrijf(sessie, wie, "verbeterd", f"ronde:{rij.ronde}", veld="gedeeld", op=str(effect.op))
        return
    outbox.schrap_over(sessie, f"terugkoppeling:{rij.id}:")
    schrijf(sessie, wie, "gedeeld", f"ronde:{rij.ronde}", op=str(effect.op))


def geef_vervolg(sessie: Session, effect: wijzigingen.GeefVervolg, wie: Wie) -> None:
    rij = _te_veranderen(sessie, effect.bundel)
    nieuw = van_json(wijk.Terugkoppeling, rij.inhoud).met_vervolg(
        effect.op, effect.tekst, effect.wanneer, effect.kanaal, effect.vervangt
    )
    rij.inhoud, rij.vervolg_op = naar_json(nieuw), effect.wanneer
    outbox.schrap_over(sessie, f"terugkoppeling:{rij.id}:")
    volgende = str(effect.wanneer or "")
    if effect.vervangt:
        update_ = str(effect.vervangt)
        schrijf(sessie, wie, "verbeterd", f"ronde:{rij.ronde}", veld="update", nr=update_, volgende=volgende)
    else:
        schrijf(sessie, wie, "vervolgd", f"ronde:{rij.ronde}", volgende=volgende)


def _te_late(sessie: Session, rij: m.Terugkoppeling, vandaag: date) -> list[m.Terugkoppeling]:
    """What residents read about the rounds before this one, with an update that did not come on its day."""
    zoek = select(m.Terugkoppeling).where(
        m.Terugkoppeling.wijkverband_id == rij.wijkverband_id,
        m.Terugkoppeling.ronde < rij.ronde,
        m.Terugkoppeling.vervolg_op < vandaag,
        m.Terugkoppeling.stand.in_(ZICHTBAAR),
    )
    return list(sessie.scalars(zoek.order_by(m.Terugkoppeling.id)))


def _blijft_uit(sessie: Session, rij: m.Terugkoppeling, wie: Wie) -> None:
    """Residents read a newer round, with a promise of its own: this one is not waited for any more."""
    rij.inhoud = naar_json(replace(van_json(wijk.Terugkoppeling, rij.inhoud), uitgebleven=True))
    rij.vervolg_op = None
    outbox.schrap_over(sessie, f"terugkoppeling:{rij.id}:")
    schrijf(sessie, wie, "uitgebleven", f"ronde:{rij.ronde}")


def _te_veranderen(sessie: Session, bundel_id: int) -> m.Terugkoppeling:
    rij = _laatste(sessie, sessie.get_one(m.Bundel, bundel_id))
    if rij is None:
        raise LookupError(f"over bundel {bundel_id} is niets geschreven")
    return rij


def _eerdere(sessie: Session, rij: m.Terugkoppeling) -> list[m.Terugkoppeling]:
    zoek = select(m.Terugkoppeling).where(
        m.Terugkoppeling.wijkverband_id == rij.wijkverband_id,
        m.Terugkoppeling.ronde == rij.ronde,
        m.Terugkoppeling.id != rij.id,
    )
    return list(sessie.scalars(zoek))
