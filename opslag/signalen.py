"""Effects on what a melder told: laid down, filled in, corrected, moved. Always her own, by her pseudonym."""

from collections.abc import Sequence

from sqlalchemy import bindparam, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from gesprekken import wijk, wijzigingen
from opslag import facts
from opslag import models as m
from opslag.database import Botsing, verbinding, voeg_in
from opslag.historie import Wie


def pseudoniem(sessie: Session, wie: Wie, wijkverband: int | None = None) -> str:
    rij = sessie.get_one(m.Pseudoniem, (wie.persoon, wijkverband or wie.wijkverband))
    return rij.waarde


def eigen_signaal(sessie: Session, nummer: int, wie: Wie) -> m.Signaal:
    rij = facts.eigen_signaal(sessie, wie.persoon or 0, nummer)
    if rij is None:
        raise LookupError("dit signaal is er niet")
    return rij


def leg_vast(sessie: Session, effect: wijzigingen.LegSignaalVast, wie: Wie) -> None:
    wat = {"persoon": wie.persoon, "wijkverband": wie.wijkverband, "nummer": effect.nummer}
    zelf = verbinding(sessie).execute(_ONDER_PSEUDONIEM, wat).one()
    if zelf.al_verteld:
        rij = eigen_signaal(sessie, effect.nummer, wie)
        rij.gehoord, rij.thema, rij.thema_zelf = effect.gehoord, effect.thema, effect.thema_zelf
        rij.buurt, rij.vorm, rij.plek, rij.aanwezig = (
            effect.buurt,
            effect.vorm,
            effect.plek,
            effect.aanwezig or None,
        )
        rij.ingetrokken = False
        onthoud_bron(sessie, effect.nummer, "gehoord", effect.bron, wie)
        return
    nieuw = voeg_in(
        sessie,
        m.Signaal,
        wijkverband_id=wie.wijkverband,
        pseudoniem=zelf.waarde,
        nummer=effect.nummer,
        ronde=zelf.ritme.open_ronde(wie.nu, zelf.gebundeld or ""),
        organisatie=telt_voor(zelf.rol, zelf.organisatie),
        functie=zelf.functie,
        ontvangen=wie.nu,
        gehoord=effect.gehoord,
        nodig="",
        thema=effect.thema,
        thema_zelf=effect.thema_zelf,
        buurt=effect.buurt,
        vorm=effect.vorm,
        plek=effect.plek,
        aanwezig=effect.aanwezig or None,
    )
    if not nieuw:
        raise Botsing("dit signaal is er intussen")
    onthoud_bron(sessie, effect.nummer, "gehoord", effect.bron, wie)


GESPREK = 3  # a conversation holds so many, with numbers that follow each other


def verbeter(
    sessie: Session, nummer: int, veld: str, waarde: str, zelf: bool, wie: Wie
) -> Sequence[m.Signaal]:
    """Returns what changed: this signal, or all of the conversation in which it was heard."""
    rij = eigen_signaal(sessie, nummer, wie)
    if veld not in ("plek", "aanwezig"):
        setattr(rij, veld, waarde)
        rij.thema_zelf = rij.thema_zelf or (veld == "thema" and zelf)
        return (rij,)
    samen = sessie.scalars(
        select(m.Signaal)
        .where(m.Signaal.pseudoniem == rij.pseudoniem, m.Signaal.vorm == rij.vorm)
        .where(m.Signaal.nummer > nummer - GESPREK, m.Signaal.nummer < nummer + GESPREK)
        .order_by(m.Signaal.nummer)
    ).all()
    buurten = sessie.get_one(m.Wijkverband, rij.wijkverband_id).buurten
    for een in samen:
        if veld == "aanwezig":
            een.aanwezig = int(waarde)
            continue
        if een.buurt in ("", een.plek):
            een.buurt = waarde if waarde in buurten else ""
        een.plek = waarde
    return samen


def telt_voor(rol: str, organisatie: str) -> str:
    """The organisatie whose breadth a signal adds to: an ervaringsdeskundige speaks for none."""
    return "" if rol == wijk.Rol.ERVARINGSDESKUNDIGE else organisatie


_GEBUNDELD = select(func.max(m.Bundel.ronde)).where(m.Bundel.wijkverband_id == m.Pseudoniem.wijkverband_id)


_ELK_PSEUDONIEM = aliased(m.Pseudoniem)  # the signal may have been moved since it was told


_ONDER_PSEUDONIEM = (
    select(
        exists()
        .where(
            m.Signaal.nummer == bindparam("nummer"),
            m.Signaal.pseudoniem == _ELK_PSEUDONIEM.waarde,
            _ELK_PSEUDONIEM.persoon_id == bindparam("persoon"),
        )
        .label("al_verteld"),
        m.Pseudoniem.waarde,
        m.Lidmaatschap.organisatie,
        m.Lidmaatschap.functie,
        m.Lidmaatschap.rol,
        _GEBUNDELD.scalar_subquery().label("gebundeld"),
        m.Wijkverband.ritme,
    )
    .join(
        m.Lidmaatschap,
        (m.Lidmaatschap.persoon_id == m.Pseudoniem.persoon_id)
        & (m.Lidmaatschap.wijkverband_id == m.Pseudoniem.wijkverband_id),
    )
    .join(m.Wijkverband, m.Wijkverband.id == m.Pseudoniem.wijkverband_id)
    .where(
        m.Pseudoniem.persoon_id == bindparam("persoon"),
        m.Pseudoniem.wijkverband_id == bindparam("wijkverband"),
    )
)


def vul_aan(sessie: Session, nummer: int, nodig: str, wie: Wie) -> None:
    wat = {"_persoon": wie.persoon, "_nummer": nummer, "nodig": nodig}
    if verbinding(sessie).execute(_NODIG, wat).rowcount != 1:
        raise LookupError("dit signaal is er niet")


_NODIG = (
    update(m.Signaal)
    .where(
        m.Signaal.nummer == bindparam("_nummer"),
        m.Signaal.pseudoniem.in_(
            select(m.Pseudoniem.waarde).where(m.Pseudoniem.persoon_id == bindparam("_persoon"))
        ),
    )
    .values(nodig=bindparam("nodig"))
)


def onthoud_bron(sessie: Session, nummer: int, veld: str, bron: str, wie: Wie) -> None:
    if bron:
        voeg_in(
            sessie, m.Bronbericht, kanaal=wie.kanaal, adres=wie.adres, bericht=bron, nummer=nummer, veld=veld
        )


def verplaats(sessie: Session, nummer: int, naar: int, wie: Wie) -> None:
    lid = sessie.get_one(m.Lidmaatschap, (wie.persoon, naar))
    rij = eigen_signaal(sessie, nummer, wie)
    rij.wijkverband_id, rij.pseudoniem = naar, pseudoniem(sessie, wie, naar)
    rij.organisatie, rij.functie, rij.buurt = telt_voor(lid.rol, lid.organisatie), lid.functie, ""
    rij.ronde = facts.open_ronde(sessie, naar, wie.nu)  # that of the other one may be no round here
    sessie.get_one(m.Persoon, wie.persoon).laatst_in = naar
