"""A round as it is remembered: its bundle, what was chosen, how that goes, what residents were told.

Reads and effects stand together, for each of them is about the same few tables. What a round brought in, and what is
due, is told in maand.py.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from gesprekken import aanzoek, kalender, wijk, wijzigingen
from gesprekken.model import Stuur
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
        patroon_sleutel=rij.patroon_sleutel,
        gevraagd=rij.gevraagd_id or 0,
        gevraagd_naam=rij.gevraagd_naam,
        gevraagd_op=rij.gevraagd_op,
        uitnodiging=rij.uitnodiging_id or 0,
        haalbaar=rij.haalbaar,
        impact=rij.impact,
        merkbaar=rij.merkbaar,
        volgnummer=rij.volgnummer,
    )


def laatst_veranderd(sessie: Session, actie: wijk.Actie) -> datetime:
    """When something was last said about it; when that is no longer known, the day of its first step."""
    wanneer = sessie.scalar(
        select(func.max(m.Historie.moment)).where(
            m.Historie.wijkverband_id == actie.wijkverband, m.Historie.object == f"actie:{actie.id}"
        )
    )
    return wanneer or kalender.moment(actie.eerste_stap_op, kalender.UUR_HERINNERING)


def _naam_van(sessie: Session, persoon: int | None) -> str:
    return wijk.OUD_COLLEGA if persoon is None else sessie.get_one(PersoonRij, persoon).naam


def besluiten(sessie: Session, bundel_id: int) -> tuple[wijk.Besluit, ...]:
    """The answers to the patterns of a bundle that were not chosen."""
    rijen = sessie.scalars(
        select(m.Besluit)
        .where(m.Besluit.bundel_id == bundel_id)
        .order_by(m.Besluit.moment, m.Besluit.patroon)
    )
    return tuple(wijk.Besluit(rij.patroon, wijk.Uitkomst(rij.uitkomst), rij.reden) for rij in rijen)


def bleef_liggen(sessie: Session, wijkverband_id: int, voor: str) -> tuple[wijk.Patroon, ...]:
    """What was put off at the bundles before this round and did not come back since, in one that people saw: names
    without figures. One that was closed as it was posted was only kept, because the next was due already."""
    eerder = m.Bundel.wijkverband_id == wijkverband_id, m.Bundel.ronde < voor
    rijen = sessie.scalars(select(m.Bundel).where(*eerder).order_by(m.Bundel.ronde)).all()
    gezegd = sessie.scalars(
        select(m.Besluit)
        .join(m.Bundel, m.Bundel.id == m.Besluit.bundel_id)
        .where(*eerder, m.Besluit.uitkomst == wijk.Uitkomst.LATER)
    ).all()
    uitgesteld: dict[str, wijk.Patroon] = {}
    for plek, rij in enumerate(rijen):
        geplaatst = [r.geplaatst for r in rijen[plek + 1 :] if r.geplaatst and r.gesloten != r.geplaatst]
        later = {
            b.patroon for b in gezegd if b.bundel_id == rij.id and all(op <= b.moment for op in geplaatst)
        }
        uitgesteld |= {
            patroon.sleutel: wijk.Patroon(patroon.naam, sleutel=patroon.sleutel)
            for patroon in (bundelfeit(rij).te_beantwoorden if later else ())
            if patroon.sleutel in later
        }
    return tuple(uitgesteld.values())


def bekende_delen(sessie: Session, wijkverband: int, voor: str) -> tuple[wijk.Deelpatroon, ...]:
    """What the bundles before this round showed inside a theme, each as it was shown last. What was merged into
    another is known as that one."""
    rijen = sessie.scalars(
        select(m.Bundel)
        .where(m.Bundel.wijkverband_id == wijkverband, m.Bundel.ronde < voor)
        .order_by(m.Bundel.ronde)
    )
    bekend: dict[str, wijk.Deelpatroon] = {}
    for rij in rijen:
        for deel in (deel for patroon in bundelfeit(rij).top for deel in patroon.deelpatronen):
            bekend[deel.sleutel] = deel
            for weg in deel.opgegaan:
                bekend.pop(weg, None)
    return tuple(bekend[sleutel] for sleutel in sorted(bekend))


# --- effects ---


def houdt(bundel: wijk.Bundel) -> dict[str, bool]:
    """What it holds that does not stay as long as the bundle does (retention.py)."""
    teksten = bundel.open_acties or bundel.toelichting or bundel.doel
    citaten = any(patroon.citaat or patroon.gewenst or patroon.wensen for patroon in bundel.patronen)
    return {"met_acties": bool(teksten), "met_citaten": citaten}


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
        **houdt(bundel),
        gemaakt=nu,
        geplaatst=nu if geplaatst else None,
    ):
        return None
    return sessie.scalars(
        select(m.Bundel.id).where(m.Bundel.wijkverband_id == wijkverband, m.Bundel.ronde == bundel.ronde)
    ).one()


def kies_actie(
    sessie: Session, effect: wijzigingen.KiesActie, uitnodiging: int | None, wie: Wie
) -> tuple[Stuur, ...]:
    """The action, and what is said to who owns it or should: the dates, or the question."""
    rij = m.Actie(
        wijkverband_id=wie.wijkverband,
        ronde=effect.ronde,
        patroon=effect.patroon,
        patroon_sleutel=effect.patroon_sleutel,
        verandering=effect.verandering,
        wat=effect.wat,
        eigenaar_id=effect.eigenaar,
        haalbaar=effect.haalbaar,
        impact=effect.impact,
        partners=effect.partners,
        eerste_stap=effect.eerste_stap,
        eerste_stap_op=effect.eerste_stap_op,
        check_op=effect.check_op,
        zin=effect.zin,
        stand=wijk.Stand.LOOPT,
    )
    sessie.add(rij)
    sessie.flush()
    if effect.patroon_sleutel:  # chosen after all
        sessie.execute(
            delete(m.Besluit).where(
                m.Besluit.patroon == effect.patroon_sleutel,
                m.Besluit.bundel_id.in_(
                    select(m.Bundel.id).where(
                        m.Bundel.wijkverband_id == wie.wijkverband, m.Bundel.ronde == effect.ronde
                    )
                ),
            )
        )
    schrijf(
        sessie,
        wie,
        "gekozen",
        f"actie:{rij.id}",
        eerste_stap_op=str(rij.eerste_stap_op),
        check_op=str(rij.check_op),
    )
    if effect.gevraagd_naam:
        return _vraag(sessie, rij, effect, uitnodiging, wie)
    rij.volgnummer = 1
    return (aanzoek.in_je_agenda(actie(sessie, rij)),)


IN_DE_AGENDA = {"wat", "eerste_stap", "eerste_stap_op", "eerste_stap_gedaan", "check_op", "stand"}


def meld_voortgang(sessie: Session, rij: m.Actie, effect: wijzigingen.MeldVoortgang, wie: Wie) -> None:
    gezegd = {
        naam: waarde for naam, waarde in effect.__dict__.items() if naam != "actie" and waarde is not None
    }
    zonder_tekst = {n: str(w) for n, w in gezegd.items() if isinstance(w, date | bool | wijk.Stand)}
    schrijf(sessie, wie, "voortgang", f"actie:{rij.id}", **zonder_tekst)
    for naam, waarde in gezegd.items():
        setattr(rij, naam, waarde)
    if IN_DE_AGENDA & gezegd.keys():
        rij.volgnummer += 1
    if rij.stand != wijk.Stand.LOOPT:
        _niemand_gevraagd(rij)
        outbox.schrap_over(sessie, f"gevraagd:{rij.id}:")
    outbox.schrap_over(sessie, f"actie:{rij.id}:")


def verbeter(sessie: Session, effect: wijzigingen.VerbeterActie, wie: Wie) -> None:
    """A reminder of a day that no longer holds has lost its sense."""
    rij = sessie.get_one(m.Actie, effect.actie)
    if effect.veld == "check_op":
        rij.check_op = date.fromisoformat(effect.waarde)
        outbox.schrap_over(sessie, f"actie:{rij.id}:")
    else:
        setattr(rij, effect.veld, effect.waarde)
    rij.volgnummer += 1
    schrijf(sessie, wie, "verbeterd", f"actie:{rij.id}", veld=effect.veld)


def vraag_eigenaar(
    sessie: Session, effect: wijzigingen.VraagEigenaar, uitnodiging: int | None, wie: Wie
) -> tuple[Stuur, ...]:
    """In the place of who was asked before; returns the question."""
    rij = sessie.get_one(m.Actie, effect.actie)
    outbox.schrap_over(sessie, f"gevraagd:{rij.id}:")
    schrijf(sessie, wie, "eigenaar gevraagd", f"actie:{rij.id}")
    return _vraag(sessie, rij, effect, uitnodiging, wie)


def _vraag(
    sessie: Session,
    rij: m.Actie,
    effect: wijzigingen.KiesActie | wijzigingen.VraagEigenaar,
    uitnodiging: int | None,
    wie: Wie,
) -> tuple[Stuur, ...]:
    """Ask who takes part; who does not yet is asked when she comes in by the invitation."""
    _niemand_gevraagd(rij)
    rij.gevraagd_naam, rij.gevraagd_op = effect.gevraagd_naam, wie.nu
    if effect.gevraagd:
        rij.gevraagd_id = effect.gevraagd
        return (_vraag_aan(sessie, rij, _naam_van(sessie, wie.persoon), wie),)
    rij.uitnodiging_id = uitnodiging
    return ()


def _vraag_aan(sessie: Session, rij: m.Actie, van: str, wie: Wie) -> Stuur:
    sessie.flush()
    verband = sessie.get_one(m.Wijkverband, rij.wijkverband_id).naam
    bericht = aanzoek.vraag(actie(sessie, rij), van, verband, wie.nu, wie.vrij)
    return Stuur(rij.gevraagd_id, bericht, aanzoek.vraagsleutel(rij.id, wie.nu))


def vraag_genodigde(
    sessie: Session, uitnodiging: int, persoon: int, naam: str, wie: Wie
) -> Iterator[tuple[int, Stuur]]:
    """Somebody came in by an invitation for who should own an action: from here on she is asked. Yields the
    questions, each with its wijkverband."""
    wacht = m.Actie.uitnodiging_id == uitnodiging, m.Actie.stand == wijk.Stand.LOOPT
    for rij in sessie.scalars(select(m.Actie).where(*wacht).order_by(m.Actie.id)).all():
        rij.gevraagd_id, rij.gevraagd_naam, rij.gevraagd_op = persoon, naam, wie.nu
        rij.uitnodiging_id = None
        yield rij.wijkverband_id, _vraag_aan(sessie, rij, _naam_van(sessie, rij.eigenaar_id), wie)


def neem_aan(sessie: Session, id: int, wie: Wie) -> None:
    rij = sessie.get_one(m.Actie, id)
    _niemand_gevraagd(rij)
    rij.eigenaar_id = wie.persoon
    rij.volgnummer += 1
    for begin in ("actie", "gevraagd"):
        outbox.schrap_over(sessie, f"{begin}:{id}:")
    schrijf(sessie, wie, "aangenomen", f"actie:{id}")


def wijs_af(sessie: Session, id: int, wie: Wie) -> None:
    """That she was asked is still known, until somebody else is."""
    rij = sessie.get_one(m.Actie, id)
    rij.gevraagd_op = None
    schrijf(sessie, wie, "niet aangenomen", f"actie:{id}")


def trek_vraag_in(sessie: Session, id: int, wie: Wie) -> None:
    """No answer came. Who did not come in is forgotten; her invitation still lets her in."""
    rij = sessie.get_one(m.Actie, id)
    if rij.gevraagd_id is None:
        _niemand_gevraagd(rij)
    rij.gevraagd_op = None
    outbox.schrap_over(sessie, f"gevraagd:{id}:")
    schrijf(sessie, wie, "vraag ingetrokken", f"actie:{id}")


def _niemand_gevraagd(rij: m.Actie) -> None:
    rij.gevraagd_id = rij.gevraagd_op = rij.uitnodiging_id = None
    rij.gevraagd_naam = ""


def beslis(sessie: Session, effect: wijzigingen.Beslis, wie: Wie) -> None:
    """The last answer to a pattern holds."""
    hier = m.Besluit.bundel_id == effect.bundel, m.Besluit.patroon == effect.patroon
    sessie.execute(delete(m.Besluit).where(*hier))
    sessie.add(
        m.Besluit(
            bundel_id=effect.bundel,
            patroon=effect.patroon,
            uitkomst=effect.uitkomst,
            reden=effect.reden,
            moment=wie.nu,
        )
    )
    schrijf(
        sessie, wie, "besloten", f"bundel:{effect.bundel}", patroon=effect.patroon, uitkomst=effect.uitkomst
    )
