"""A round as it is remembered: its bundle, what was chosen, how that goes, what residents were told.

Reads and effects stand together, for each of them is about the same few tables. What a round brought in, and what is
due, is told in maand.py.
"""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from gesprekken import wijk, wijzigingen
from gesprekken.vorm import naar_json, van_json
from opslag import models as m
from opslag import outbox
from opslag.database import voeg_in
from opslag.historie import Wie, schrijf
from opslag.models import Persoon as PersoonRij


def laatste_bundelrij(
    sessie: Session, wijkverband_id: int, *, ook_voorproef: bool = False
) -> m.Bundel | None:
    """Of those that everybody may see; `ook_voorproef`: or of all that were made."""
    zoek = select(m.Bundel).where(m.Bundel.wijkverband_id == wijkverband_id)
    if not ook_voorproef:
        zoek = zoek.where(m.Bundel.geplaatst.is_not(None))
    return sessie.scalar(zoek.order_by(m.Bundel.ronde.desc()).limit(1))


def laatste_bundel(sessie: Session, wijkverband_id: int) -> wijk.Bundel | None:
    rij = laatste_bundelrij(sessie, wijkverband_id)
    return bundelfeit(rij) if rij else None


def rij(sessie: Session, id: int) -> m.Bundel:
    return sessie.get_one(m.Bundel, id)


def bundel(sessie: Session, id: int) -> wijk.Bundel:
    return bundelfeit(sessie.get_one(m.Bundel, id))


def zoek_bundel(sessie: Session, id: int) -> wijk.Bundel | None:
    rij = sessie.get(m.Bundel, id)
    return bundelfeit(rij) if rij else None


def bundelfeit(rij: m.Bundel) -> wijk.Bundel:
    return replace(van_json(wijk.Bundel, rij.inhoud), id=rij.id)


def terugkoppeling(sessie: Session, bundel_id: int) -> tuple[wijk.Terugkoppeling, str] | None:
    """The latest feedback on the round of this bundle, with the name of the wijkverband."""
    rij = sessie.get(m.Bundel, bundel_id)
    if rij is None:
        return None
    gevonden = sessie.scalar(
        select(m.Terugkoppeling)
        .where(m.Terugkoppeling.wijkverband_id == rij.wijkverband_id, m.Terugkoppeling.ronde == rij.ronde)
        .order_by(m.Terugkoppeling.id.desc())
        .limit(1)
    )
    naam = sessie.get_one(m.Wijkverband, rij.wijkverband_id).naam
    return (van_json(wijk.Terugkoppeling, gevonden.inhoud), naam) if gevonden else None


def acties(sessie: Session, wijkverband_id: int) -> tuple[wijk.Actie, ...]:
    rijen = sessie.scalars(
        select(m.Actie).where(m.Actie.wijkverband_id == wijkverband_id).order_by(m.Actie.id)
    )
    return tuple(actie(sessie, rij) for rij in rijen)


def lopende_acties_van(sessie: Session, persoon_id: int) -> tuple[wijk.Actie, ...]:
    """The promises of this person, in all wijkverbanden."""
    zoek = select(m.Actie).where(m.Actie.eigenaar_id == persoon_id, m.Actie.stand == wijk.Stand.LOOPT)
    return tuple(actie(sessie, rij) for rij in sessie.scalars(zoek.order_by(m.Actie.id)))


def zoek_actie(sessie: Session, id: int) -> wijk.Actie | None:
    rij = sessie.get(m.Actie, id)
    return actie(sessie, rij) if rij else None


def actie(sessie: Session, rij: m.Actie) -> wijk.Actie:
    return wijk.Actie(
        id=rij.id,
        wijkverband=rij.wijkverband_id,
        ronde=rij.ronde,
        patroon=rij.patroon,
        verandering=rij.verandering,
        wat=rij.wat,
        eigenaar=rij.eigenaar_id or 0,
        eigenaar_naam=_naam_van(sessie, rij.eigenaar_id),
        eerste_stap=rij.eerste_stap,
        eerste_stap_op=rij.eerste_stap_op,
        check_op=rij.check_op,
        zin=rij.zin,
        partners=rij.partners,
        stand=wijk.Stand(rij.stand),
        eerste_stap_gedaan=rij.eerste_stap_gedaan,
        reden=rij.reden,
        opbrengst=rij.opbrengst,
    )


def _naam_van(sessie: Session, eigenaar: int | None) -> str:
    return wijk.OUD_COLLEGA if eigenaar is None else sessie.get_one(PersoonRij, eigenaar).naam


# --- effects ---


def bewaar_bundel(
    sessie: Session, wijkverband: int, bundel: wijk.Bundel, nu: datetime, *, geplaatst: bool = True
) -> int | None:
    """Keep the bundle of a round; its number, or None when it was made already. Until it is `geplaatst` only the
    coördinator sees it."""
    if not voeg_in(
        sessie,
        m.Bundel,
        wijkverband_id=wijkverband,
        ronde=bundel.ronde,
        inhoud=naar_json(bundel),
        met_acties=bool(bundel.open_acties),
        gemaakt=nu,
        geplaatst=nu if geplaatst else None,
    ):
        return None
    return sessie.scalars(
        select(m.Bundel.id).where(m.Bundel.wijkverband_id == wijkverband, m.Bundel.ronde == bundel.ronde)
    ).one()


def kies_actie(sessie: Session, effect: wijzigingen.KiesActie, wie: Wie) -> None:
    rij = m.Actie(
        wijkverband_id=wie.wijkverband,
        ronde=effect.ronde,
        patroon=effect.patroon,
        verandering=effect.verandering,
        wat=effect.wat,
        eigenaar_id=effect.eigenaar,
        partners=effect.partners,
        eerste_stap=effect.eerste_stap,
        eerste_stap_op=effect.eerste_stap_op,
        check_op=effect.check_op,
        zin=effect.zin,
        stand=wijk.Stand.LOOPT,
    )
    sessie.add(rij)
    sessie.flush()
    schrijf(
        sessie,
        wie,
        "gekozen",
        f"actie:{rij.id}",
        eerste_stap_op=str(rij.eerste_stap_op),
        check_op=str(rij.check_op),
    )


def meld_voortgang(sessie: Session, rij: m.Actie, effect: wijzigingen.MeldVoortgang, wie: Wie) -> None:
    gezegd = {
        naam: waarde for naam, waarde in effect.__dict__.items() if naam != "actie" and waarde is not None
    }
    zonder_tekst = {n: str(w) for n, w in gezegd.items() if isinstance(w, date | bool | wijk.Stand)}
    schrijf(sessie, wie, "voortgang", f"actie:{rij.id}", **zonder_tekst)
    for naam, waarde in gezegd.items():
        setattr(rij, naam, waarde)
    outbox.schrap_over(sessie, f"actie:{rij.id}:")


def geef_over(sessie: Session, actie: int, eigenaar: int, wie: Wie) -> None:
    sessie.get_one(m.Actie, actie).eigenaar_id = eigenaar
    outbox.schrap_over(sessie, f"actie:{actie}:")
    schrijf(sessie, wie, "overgegeven", f"actie:{actie}")


def leg_terugkoppeling_vast(sessie: Session, tekst: wijk.Terugkoppeling, wie: Wie) -> None:
    sessie.add(
        m.Terugkoppeling(
            wijkverband_id=wie.wijkverband,
            ronde=tekst.ronde,
            inhoud=naar_json(tekst),
            vastgelegd=wie.nu,
            stand="gepubliceerd",
            gepubliceerd=wie.nu,
        )
    )
    schrijf(sessie, wie, "teruggekoppeld", f"ronde:{tekst.ronde}")
