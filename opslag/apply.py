"""Effects become rows: one `match`. History is appended, never rewritten, and holds no texts.

Whether something may happen was decided before, from the facts; a race that only the database sees
(an invitation used up meanwhile) is a `Botsing`, and the turn is played again.
"""

import hmac
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import CursorResult, bindparam, delete, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from gesprekken import kalender, wijk
from gesprekken.model import Effect, Stuur, Toestand
from gesprekken.vorm import naar_json
from opslag import facts, outbox, vertrek
from opslag import models as m
from opslag.database import Botsing, een_tegelijk, verbinding, voeg_in


@dataclass(frozen=True)
class Wie:
    """In whose name effects happen: the chat, the person and the wijkverband of the turn."""

    kanaal: str
    adres: str
    nu: datetime
    persoon: int | None = None
    wijkverband: int | None = None
    vrij: kalender.Vrij = frozenset()


def pas_toe(sessie: Session, effecten: Iterable[Effect], wie: Wie) -> None:
    for effect in effecten:
        _pas_toe(sessie, effect, wie)


def _pas_toe(sessie: Session, effect: Effect, wie: Wie) -> None:
    match effect:
        case wijk.MeldAan():
            _meld_aan(sessie, effect, wie)
        case wijk.LegSignaalVast():
            _leg_signaal_vast(sessie, effect, wie)
        case wijk.VulSignaalAan(nummer=nummer, nodig=nodig, bron=bron):
            _vul_aan(sessie, nummer, nodig, wie)
            _onthoud_bron(sessie, nummer, "nodig", bron, wie)
        case wijk.VerbeterSignaal(nummer=nummer, veld=veld, waarde=waarde, zelf=zelf):
            rij = _eigen_signaal(sessie, nummer, wie)
            setattr(rij, veld, waarde)
            rij.thema_zelf = rij.thema_zelf or (veld == "thema" and zelf)
            _schrijf(sessie, wie, "verbeterd", f"signaal:{rij.id}", veld=veld)
        case wijk.TrekSignaalIn(nummer=nummer, toch_niet=toch_niet):
            rij = _eigen_signaal(sessie, nummer, wie)
            rij.ingetrokken = not toch_niet
            _schrijf(sessie, wie, "teruggezet" if toch_niet else "ingetrokken", f"signaal:{rij.id}")
        case wijk.VerplaatsSignaal(nummer=nummer, wijkverband=naar):
            _verplaats(sessie, nummer, naar, wie)
        case wijk.NietsBijzonders(dag=dag):
            voeg_in(
                sessie,
                m.Deelname,
                pseudoniem=_pseudoniem(sessie, wie),
                dag=dag,
                wijkverband_id=wie.wijkverband,
                ronde=facts.open_ronde(sessie, wie.wijkverband or 0, wie.nu),
            )
        case wijk.KiesActie():
            _kies_actie(sessie, effect, wie)
        case wijk.MeldVoortgang(actie=actie):
            _meld_voortgang(sessie, sessie.get_one(m.Actie, actie), effect, wie)
        case wijk.GeefActieOver(actie=actie, eigenaar=eigenaar):
            sessie.get_one(m.Actie, actie).eigenaar_id = eigenaar
            outbox.schrap_over(sessie, f"actie:{actie}:")
            _schrijf(sessie, wie, "overgegeven", f"actie:{actie}")
        case wijk.LegTerugkoppelingVast(terugkoppeling=tekst):
            sessie.add(
                m.Terugkoppeling(
                    wijkverband_id=wie.wijkverband,
                    ronde=tekst.ronde,
                    inhoud=naar_json(tekst),
                    vastgelegd=wie.nu,
                )
            )
            _schrijf(sessie, wie, "teruggekoppeld", f"ronde:{tekst.ronde}")
        case wijk.Corrigeer(veld=veld, waarde=waarde):
            _corrigeer(sessie, veld, waarde, wie)
        case wijk.StelRitme(uur=uur, dagen=dagen):
            mens = sessie.get_one(m.Persoon, wie.persoon)
            mens.uur, mens.dagen = _ritme(uur, dagen)
        case wijk.Verwijder():
            laat_gaan(sessie, effect, wie.nu, wie.vrij)
        case wijk.Pauzeer(tot=tot):
            sessie.get_one(m.Persoon, wie.persoon).pauze_tot = tot
        case wijk.MaakUitnodiging(code=code, rol=rol, aantal=aantal, vervalt=vervalt):
            nodig_uit(sessie, wie.wijkverband or 0, code, rol, aantal, vervalt)
        case wijk.TrekUitnodigingenIn():
            trek_uitnodigingen_in(sessie, wie.wijkverband or 0, wie.nu)
        case wijk.ZetRol(persoon=persoon, rol=rol):
            sessie.get_one(m.Lidmaatschap, (persoon, wie.wijkverband)).rol = rol
            _schrijf(sessie, wie, "rol", "lid", rol=rol)
        case wijk.MaakKoppelcode(code=code, vervalt=vervalt):
            nodig_uit(sessie, wie.wijkverband or 0, code, "", 1, vervalt)
        case wijk.KoppelGroep(wijkverband=verband, uitnodiging=id):
            _gebruik_uitnodiging(sessie, id, wie.nu)
            koppel_groep(sessie, verband, wie.kanaal, wie.adres)
        case wijk.BesluitVerzending(verzending=id, aangekomen=aangekomen):
            outbox.besluit(sessie, id, aangekomen, wie.nu)
        case wijk.ZetWoorden(woorden=woorden):
            sessie.get_one(m.Wijkverband, wie.wijkverband).woorden = list(woorden)
        case wijk.ZetWijkteam(waar=waar):
            sessie.get_one(m.Wijkverband, wie.wijkverband).wijkteam = waar
        case Stuur():
            stuur(sessie, effect, wie)


# --- a wijkverband and its people ---


def maak_wijkverband(
    sessie: Session,
    naam: str,
    nu: datetime,
    *,
    vraag1: str = wijk.VRAAG1,
    vraag2: str = wijk.VRAAG2,
    buurten: Iterable[str] = (),
    organisaties: Iterable[str] = (),
    oefening: bool = False,
) -> int:
    rij = m.Wijkverband(
        naam=naam,
        vraag1=vraag1,
        vraag2=vraag2,
        buurten=list(buurten),
        organisaties=list(organisaties),
        oefening=oefening,
        sinds=nu,
        sleutel=secrets.token_bytes(32),
    )
    sessie.add(rij)
    sessie.flush()
    return rij.id


def houd_vast(sessie: Session, wijkverband: int) -> None:
    """Hold a wijkverband until the end of the transaction, as a turn does (`facts.context`)."""
    if not een_tegelijk(sessie):
        zoek = select(m.Wijkverband.id).where(m.Wijkverband.id == wijkverband)
        sessie.execute(zoek.with_for_update(key_share=True))


def nodig_uit(sessie: Session, wijkverband: int, code: str, rol: str, aantal: int, vervalt: datetime) -> None:
    """An invitation; with an empty `rol` the code that links a group."""
    sessie.add(
        m.Uitnodiging(
            wijkverband_id=wijkverband,
            hash=facts.hash_van(code),
            rol=rol,
            aantal=aantal,
            gebruikt=0,
            vervalt=vervalt,
        )
    )


def trek_uitnodigingen_in(sessie: Session, wijkverband: int, nu: datetime) -> None:
    """What the coördinator sent round works no longer, nor do codes that link a group."""
    van_haar = m.Uitnodiging.wijkverband_id == wijkverband, m.Uitnodiging.rol != wijk.Rol.COORDINATOR
    sessie.execute(update(m.Uitnodiging).where(*van_haar, m.Uitnodiging.vervalt > nu).values(vervalt=nu))


def koppel_groep(sessie: Session, wijkverband: int, kanaal: str, adres: str) -> None:
    """This chat is the group from now on, in the place of an earlier one on the same channel."""
    oud = (m.Groep.kanaal == kanaal) & ((m.Groep.adres == adres) | (m.Groep.wijkverband_id == wijkverband))
    sessie.execute(delete(m.Groep).where(oud))
    sessie.add(m.Groep(wijkverband_id=wijkverband, kanaal=kanaal, adres=adres))


def verhuis_groep(sessie: Session, kanaal: str, van: str, naar: str) -> None:
    """A group became a supergroup with a new id; which may be linked already, when its code was used there."""
    if facts.groep_bij(sessie, kanaal, van) is not None:  # it is told twice: by a message, and by an error
        sessie.execute(delete(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == naar))
        sessie.execute(
            update(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == van).values(adres=naar)
        )
    outbox.verhuis(sessie, kanaal, van, naar)


def ontkoppel_groep(sessie: Session, kanaal: str, adres: str) -> None:
    """The bot was put out of the group; bundles go to each member in private until it is linked again."""
    sessie.execute(delete(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == adres))


def zet_bereikbaar(sessie: Session, kanaal: str, adres: str, bereikbaar: bool) -> None:
    """The person behind this address blocked us, or came back."""
    nu = {"_kanaal": kanaal, "_adres": adres, "bereikbaar": bereikbaar}
    verbinding(sessie).execute(_BEREIKBAAR, nu)


_BEREIKBAAR = (
    update(m.Persoon)
    .where(
        m.Persoon.kanaal == bindparam("_kanaal"),
        m.Persoon.adres == bindparam("_adres"),
        m.Persoon.bereikbaar != bindparam("bereikbaar"),
    )
    .values(bereikbaar=bindparam("bereikbaar"))
)


def _meld_aan(sessie: Session, effect: wijk.MeldAan, wie: Wie) -> None:
    code = _gebruik_uitnodiging(sessie, effect.uitnodiging, wie.nu)
    persoon = sessie.scalar(
        select(m.Persoon).where(m.Persoon.kanaal == wie.kanaal, m.Persoon.adres == wie.adres)
    )
    if persoon is None:
        uur, dagen = _ritme(effect.uur, effect.dagen)
        persoon = m.Persoon(
            kanaal=wie.kanaal,
            adres=wie.adres,
            naam=effect.naam,
            uur=uur,
            dagen=dagen,
            pauze_tot=None,
            bereikbaar=True,
            laatst_in=code.wijkverband_id,
            aangemeld=wie.nu,
        )
        sessie.add(persoon)
        sessie.flush()
    persoon.laatst_in = code.wijkverband_id
    sessie.add(
        m.Lidmaatschap(
            persoon_id=persoon.id,
            wijkverband_id=code.wijkverband_id,
            organisatie=effect.organisatie,
            functie=effect.functie,
            rol=code.rol,
            sinds=wie.nu,
        )
    )
    verband = sessie.get_one(
        m.Wijkverband, code.wijkverband_id, with_for_update={"key_share": True}, populate_existing=True
    )
    _ken_organisatie(verband, effect.organisatie)
    sessie.add(
        m.Pseudoniem(persoon_id=persoon.id, wijkverband_id=verband.id, waarde=_nieuw(verband, persoon))
    )
    sessie.flush()
    if code.rol == wijk.Rol.COORDINATOR:
        vertrek.neem_over(sessie, verband.id, persoon.id)


def _nieuw(verband: m.Wijkverband, persoon: m.Persoon) -> str:
    """A pseudonym that nobody can compute again: the number of who left may be given to who comes after her."""
    eenmalig = f"persoon:{persoon.id}:{secrets.token_hex(16)}"
    return hmac.new(verband.sleutel, eenmalig.encode(), "sha256").hexdigest()[:32]


def _ken_organisatie(verband: m.Wijkverband, organisatie: str) -> None:
    """The next one finds it as a button."""
    if organisatie not in verband.organisaties:
        verband.organisaties = [*verband.organisaties, organisatie]


def _ritme(uur: time | None, dagen: Iterable[int]) -> tuple[str | None, str]:
    return f"{uur:%H:%M}" if uur else None, "".join(str(d) for d in sorted(dagen))


def _corrigeer(sessie: Session, veld: str, waarde: str, wie: Wie) -> None:
    if veld == "naam":
        sessie.get_one(m.Persoon, wie.persoon).naam = waarde
        return
    setattr(sessie.get_one(m.Lidmaatschap, (wie.persoon, wie.wijkverband)), veld, waarde)
    if veld == "organisatie":
        _ken_organisatie(sessie.get_one(m.Wijkverband, wie.wijkverband), waarde)


def laat_gaan(sessie: Session, wat: wijk.Verwijder, nu: datetime, vrij: kalender.Vrij) -> None:
    """Who leaves, is removed or blocked us for long; the coördinator hears what is hers now."""
    for verband, stuk in vertrek.laat_gaan(sessie, wat, nu):
        stuur(sessie, stuk, Wie(kanaal="", adres="", nu=nu, wijkverband=verband, vrij=vrij))


def _gebruik_uitnodiging(sessie: Session, id: int, nu: datetime) -> m.Uitnodiging:
    rij = m.Uitnodiging
    gebruikt = sessie.execute(
        update(rij)
        .where(rij.id == id, rij.gebruikt < rij.aantal, rij.vervalt > nu)
        .values(gebruikt=rij.gebruikt + 1)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(gebruikt, CursorResult) or gebruikt.rowcount != 1:
        raise Botsing("de uitnodiging is intussen gebruikt")
    return sessie.get_one(m.Uitnodiging, id)


# --- signals ---


def _pseudoniem(sessie: Session, wie: Wie, wijkverband: int | None = None) -> str:
    rij = sessie.get_one(m.Pseudoniem, (wie.persoon, wijkverband or wie.wijkverband))
    return rij.waarde


def _eigen_signaal(sessie: Session, nummer: int, wie: Wie) -> m.Signaal:
    rij = facts.eigen_signaal(sessie, wie.persoon or 0, nummer)
    if rij is None:
        raise LookupError("dit signaal is er niet")
    return rij


def _leg_signaal_vast(sessie: Session, effect: wijk.LegSignaalVast, wie: Wie) -> None:
    wat = {"persoon": wie.persoon, "wijkverband": wie.wijkverband, "nummer": effect.nummer}
    zelf = verbinding(sessie).execute(_ONDER_PSEUDONIEM, wat).one()
    if zelf.al_verteld:
        rij = _eigen_signaal(sessie, effect.nummer, wie)
        rij.gehoord, rij.thema = effect.gehoord, effect.thema
        _onthoud_bron(sessie, effect.nummer, "gehoord", effect.bron, wie)
        return
    nieuw = voeg_in(
        sessie,
        m.Signaal,
        wijkverband_id=wie.wijkverband,
        pseudoniem=zelf.waarde,
        nummer=effect.nummer,
        ronde=kalender.open_ronde(kalender.ronde_van(wie.nu), zelf.gebundeld or ""),
        organisatie=zelf.organisatie,
        functie=zelf.functie,
        ontvangen=wie.nu,
        gehoord=effect.gehoord,
        nodig="",
        thema=effect.thema,
        buurt="",
    )
    if not nieuw:
        raise Botsing("dit signaal is er intussen")
    _onthoud_bron(sessie, effect.nummer, "gehoord", effect.bron, wie)


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
        _GEBUNDELD.scalar_subquery().label("gebundeld"),
    )
    .join(
        m.Lidmaatschap,
        (m.Lidmaatschap.persoon_id == m.Pseudoniem.persoon_id)
        & (m.Lidmaatschap.wijkverband_id == m.Pseudoniem.wijkverband_id),
    )
    .where(
        m.Pseudoniem.persoon_id == bindparam("persoon"),
        m.Pseudoniem.wijkverband_id == bindparam("wijkverband"),
    )
)


def _vul_aan(sessie: Session, nummer: int, nodig: str, wie: Wie) -> None:
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


def _onthoud_bron(sessie: Session, nummer: int, veld: str, bron: str, wie: Wie) -> None:
    if bron:
        voeg_in(
            sessie, m.Bronbericht, kanaal=wie.kanaal, adres=wie.adres, bericht=bron, nummer=nummer, veld=veld
        )


def _verplaats(sessie: Session, nummer: int, naar: int, wie: Wie) -> None:
    lid = sessie.get_one(m.Lidmaatschap, (wie.persoon, naar))
    rij = _eigen_signaal(sessie, nummer, wie)
    rij.wijkverband_id, rij.pseudoniem = naar, _pseudoniem(sessie, wie, naar)
    rij.organisatie, rij.functie, rij.buurt = lid.organisatie, lid.functie, ""
    rij.ronde = max(rij.ronde, facts.open_ronde(sessie, naar, wie.nu))
    sessie.get_one(m.Persoon, wie.persoon).laatst_in = naar


# --- bundles and actions ---


def bewaar_bundel(sessie: Session, wijkverband: int, bundel: wijk.Bundel, nu: datetime) -> int | None:
    """Freeze the bundle of a round; its number, or None when it was made already."""
    if not voeg_in(
        sessie,
        m.Bundel,
        wijkverband_id=wijkverband,
        ronde=bundel.ronde,
        inhoud=naar_json(bundel),
        met_acties=bool(bundel.open_acties),
        gemaakt=nu,
    ):
        return None
    return sessie.scalars(
        select(m.Bundel.id).where(m.Bundel.wijkverband_id == wijkverband, m.Bundel.ronde == bundel.ronde)
    ).one()


def _kies_actie(sessie: Session, effect: wijk.KiesActie, wie: Wie) -> None:
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
    _schrijf(
        sessie,
        wie,
        "gekozen",
        f"actie:{rij.id}",
        eerste_stap_op=str(rij.eerste_stap_op),
        check_op=str(rij.check_op),
    )


def _meld_voortgang(sessie: Session, rij: m.Actie, effect: wijk.MeldVoortgang, wie: Wie) -> None:
    gezegd = {
        naam: waarde for naam, waarde in effect.__dict__.items() if naam != "actie" and waarde is not None
    }
    zonder_tekst = {n: str(w) for n, w in gezegd.items() if isinstance(w, date | bool | wijk.Stand)}
    _schrijf(sessie, wie, "voortgang", f"actie:{rij.id}", **zonder_tekst)
    for naam, waarde in gezegd.items():
        setattr(rij, naam, waarde)
    outbox.schrap_over(sessie, f"actie:{rij.id}:")


# --- messages, keys, state ---


def stuur(sessie: Session, effect: Stuur, wie: Wie) -> None:
    """To someone else than who is talking: unprompted for them, so only at a decent hour."""
    verband = wie.wijkverband or 0
    if effect.aan is None:
        soort, adressen = outbox.LEDEN, facts.groepsadressen(sessie, verband)
    else:
        soort = outbox.HERINNERING
        adres = facts.adres_van(sessie, effect.aan)
        adressen = [adres] if adres else []
    for adres in adressen:
        outbox.plaats(
            sessie,
            sleutel=f"{effect.sleutel}:{adres.kanaal}:{adres.persoon or outbox.GROEP}",  # names nobody
            kanaal=adres.kanaal,
            adres=adres.adres,
            soort=soort if adres.persoon else outbox.GROEP,
            bericht=effect.bericht,
            nu=wie.nu,
            niet_voor=kalender.eerstvolgend_fatsoenlijk(wie.nu, wie.vrij),
            vervalt=effect.vervalt,
            wijkverband=verband,
        )


def merk_gedaan(sessie: Session, sleutel: str, over: str, nu: datetime) -> bool:
    """True for the first who does this."""
    return voeg_in(sessie, m.Gedaan, sleutel=sleutel, over=over, moment=nu)


def merk_gezien(sessie: Session, kanaal: str, update: str, nu: datetime) -> bool:
    """True for the first time that this update comes in."""
    return voeg_in(sessie, m.Gezien, kanaal=kanaal, update=update, moment=nu)


def bewaar_toestand(sessie: Session, kanaal: str, adres: str, oud: Toestand, nieuw: Toestand) -> None:
    """Compare and set on `beurt`; Botsing when another turn was first."""
    nu = {"beurt": nieuw.beurt, "toestand": nieuw.als_json(), "sinds": nieuw.laatste_woord}
    verder = {"_kanaal": kanaal, "_adres": adres, "_oud": oud.beurt, **nu}
    if verbinding(sessie).execute(_VOLGENDE_BEURT, verder).rowcount == 1:
        return
    if not voeg_in(sessie, m.Gesprek, kanaal=kanaal, adres=adres, **nu):
        raise Botsing("een andere beurt was eerst")


_VOLGENDE_BEURT = (
    update(m.Gesprek)
    .where(
        m.Gesprek.kanaal == bindparam("_kanaal"),
        m.Gesprek.adres == bindparam("_adres"),
        m.Gesprek.beurt == bindparam("_oud"),
    )
    .values(beurt=bindparam("beurt"), toestand=bindparam("toestand"), sinds=bindparam("sinds"))
)


def tel_geweigerd(sessie: Session, geteld: Mapping[str, int], dag: date) -> None:
    """So many more were refused on this day, of each kind."""
    for soort, aantal in geteld.items():
        voeg_in(sessie, m.Geweigerd, dag=dag, soort=soort, aantal=0)
        hier = (m.Geweigerd.dag == dag) & (m.Geweigerd.soort == soort)
        sessie.execute(update(m.Geweigerd).where(hier).values(aantal=m.Geweigerd.aantal + aantal))


def noteer_hartslag(sessie: Session, nu: datetime) -> None:
    if not voeg_in(sessie, m.Hartslag, id=1, moment=nu):
        sessie.get_one(m.Hartslag, 1).moment = nu


def merk_hersteld(sessie: Session, nu: datetime) -> None:
    """A copy was put back; until `vergeet_hersteld` what is due may have been said already."""
    merk_gedaan(sessie, facts.HERSTELD, facts.HERSTELD, nu)


def vergeet_hersteld(sessie: Session) -> None:
    sessie.execute(delete(m.Gedaan).where(m.Gedaan.sleutel == facts.HERSTELD))


def _schrijf(sessie: Session, wie: Wie, wat: str, object: str, **waarden: str) -> None:
    naam = sessie.get(m.Pseudoniem, (wie.persoon, wie.wijkverband)) if wie.persoon else None
    sessie.add(
        m.Historie(
            moment=wie.nu,
            wijkverband_id=wie.wijkverband,
            wie=naam.waarde if naam else "",
            wat=wat,
            object=object,
            waarden=waarden,
        )
    )
