"""Effects become rows: one `match`; and what a turn leaves behind: its messages, marks and state.

Whether something may happen was decided before, from the facts; a race that only the database sees
(an invitation used up meanwhile) is a `Botsing`, and the turn is played again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, delete, update
from sqlalchemy.orm import Session

from gesprekken import kalender, wijk, wijzigingen
from gesprekken.model import Effect, Stuur, Toestand
from opslag import afspraken, bundels, cyclus, delen, facts, mensen, outbox, signalen, vertrek
from opslag import models as m
from opslag.database import Botsing, verbinding, voeg_in
from opslag.historie import Wie, schrijf


def pas_toe(sessie: Session, effecten: Iterable[Effect], wie: Wie) -> None:
    for effect in effecten:
        _pas_toe(sessie, effect, wie)


def _pas_toe(sessie: Session, effect: Effect, wie: Wie) -> None:
    match effect:
        case wijzigingen.MeldAan():
            persoon = mensen.meld_aan(sessie, effect, wie)
            geerfd = mensen.erf(sessie, effect.uitnodiging, persoon, wie.nu)
            vragen = cyclus.vraag_genodigde(sessie, effect.uitnodiging, persoon, effect.naam, wie)
            for verband, stuk in (*geerfd, *vragen):
                stuur(sessie, stuk, replace(wie, wijkverband=verband))
        case wijzigingen.LegSignaalVast():
            signalen.leg_vast(sessie, effect, wie)
        case wijzigingen.VulSignaalAan(nummer=nummer, nodig=nodig, bron=bron):
            signalen.vul_aan(sessie, nummer, nodig, wie)
            signalen.onthoud_bron(sessie, nummer, "nodig", bron, wie)
        case wijzigingen.VerbeterSignaal(nummer=nummer, veld=veld, waarde=waarde, zelf=zelf):
            for rij in signalen.verbeter(sessie, nummer, veld, waarde, zelf, wie):
                schrijf(sessie, wie, "verbeterd", f"signaal:{rij.id}", veld=veld)
        case wijzigingen.TrekSignaalIn(nummer=nummer, toch_niet=toch_niet):
            rij = signalen.eigen_signaal(sessie, nummer, wie)
            rij.ingetrokken = not toch_niet
            schrijf(sessie, wie, "teruggezet" if toch_niet else "ingetrokken", f"signaal:{rij.id}")
        case wijzigingen.VerplaatsSignaal(nummer=nummer, wijkverband=naar):
            signalen.verplaats(sessie, nummer, naar, wie)
        case wijzigingen.NietsBijzonders(dag=dag):
            voeg_in(
                sessie,
                m.Deelname,
                pseudoniem=signalen.pseudoniem(sessie, wie),
                dag=dag,
                wijkverband_id=wie.wijkverband,
                ronde=facts.open_ronde(sessie, wie.wijkverband or 0, wie.nu),
            )
        case wijzigingen.KiesActie():
            for stuk in cyclus.kies_actie(sessie, effect, _uitnodiging(sessie, effect, wie), wie):
                stuur(sessie, stuk, wie)
        case wijzigingen.MeldVoortgang(actie=actie):
            cyclus.meld_voortgang(sessie, sessie.get_one(m.Actie, actie), effect, wie)
        case wijzigingen.VerbeterActie():
            cyclus.verbeter(sessie, effect, wie)
        case wijzigingen.VraagEigenaar():
            for stuk in cyclus.vraag_eigenaar(sessie, effect, _uitnodiging(sessie, effect, wie), wie):
                stuur(sessie, stuk, wie)
        case wijzigingen.NeemActieAan(actie=actie):
            cyclus.neem_aan(sessie, actie, wie)
        case wijzigingen.WijsActieAf(actie=actie):
            cyclus.wijs_af(sessie, actie, wie)
        case wijzigingen.LaatKiezen():
            bundels.laat_kiezen(sessie, effect, wie)
        case wijzigingen.Beslis():
            cyclus.beslis(sessie, effect, wie)
        case wijzigingen.BewaarConcept():
            delen.bewaar_concept(sessie, effect, wie)
        case wijzigingen.LegTerugkoppelingVast():
            delen.leg_vast(sessie, effect, wie)
        case wijzigingen.ToetsTerugkoppeling():
            delen.toets(sessie, effect, wie)
        case wijzigingen.PubliceerTerugkoppeling():
            delen.publiceer(sessie, effect, wie)
        case wijzigingen.ZetGedeeld():
            delen.zet_gedeeld(sessie, effect, wie)
        case wijzigingen.GeefVervolg():
            delen.geef_vervolg(sessie, effect, wie)
        case wijzigingen.Corrigeer(veld=veld, waarde=waarde):
            mensen.corrigeer(sessie, veld, waarde, wie)
        case wijzigingen.StelRitme(uur=uur, dagen=dagen):
            mens = sessie.get_one(m.Persoon, wie.persoon)
            mens.uur, mens.dagen = mensen.ritme_als_tekst(uur, dagen)
        case wijzigingen.Verwijder():
            laat_gaan(sessie, effect, wie.nu, wie.vrij)
        case wijzigingen.Pauzeer(tot=tot):
            sessie.get_one(m.Persoon, wie.persoon).pauze_tot = tot
        case wijzigingen.MaakUitnodiging(code=code, rol=rol, aantal=aantal, vervalt=vervalt):
            mensen.nodig_uit(sessie, wie.wijkverband or 0, code, rol, aantal, vervalt)
        case wijzigingen.TrekUitnodigingenIn():
            mensen.trek_uitnodigingen_in(sessie, wie.wijkverband or 0, wie.nu)
        case wijzigingen.ZetRol(persoon=persoon, rol=rol):
            sessie.get_one(m.Lidmaatschap, (persoon, wie.wijkverband)).rol = rol
            schrijf(sessie, wie, "rol", "lid", rol=rol)
        case wijzigingen.MaakKoppelcode(code=code, vervalt=vervalt):
            mensen.nodig_uit(sessie, wie.wijkverband or 0, code, "", 1, vervalt)
        case wijzigingen.KoppelGroep(wijkverband=verband, uitnodiging=id):
            mensen.gebruik_uitnodiging(sessie, id, wie.nu)
            mensen.koppel_groep(sessie, verband, wie.kanaal, wie.adres)
        case wijzigingen.BesluitVerzending(verzending=id, aangekomen=aangekomen):
            outbox.besluit(sessie, id, aangekomen, wie.nu)
        case wijzigingen.LegAfsprakenVast():
            afspraken.leg_vast(sessie, effect, wie)
        case wijzigingen.ZetOverleg():
            afspraken.zet_overleg(sessie, effect, wie)
        case wijzigingen.ZetRitme(zes_weken=zes_weken):
            afspraken.zet_ritme(sessie, zes_weken, wie)
        case wijzigingen.ZetWoorden(woorden=woorden):
            sessie.get_one(m.Wijkverband, wie.wijkverband).woorden = list(woorden)
        case wijzigingen.ZetThemas(namen=namen):
            sessie.get_one(m.Wijkverband, wie.wijkverband).themanamen = [list(paar) for paar in namen]
        case wijzigingen.ZetWijkteam(waar=waar):
            sessie.get_one(m.Wijkverband, wie.wijkverband).wijkteam = waar
        case wijzigingen.GrijpIn(bundel=id, ingreep=ingreep):
            bundels.grijp_in(sessie, id, ingreep, wie)
        case wijzigingen.Stem(bundel=id, patroon=patroon, weg=weg):
            bundels.stem(sessie, id, patroon, weg, wie)
        case wijzigingen.SluitStemming(bundel=id):
            bundels.sluit(sessie, id, wie.nu)
            schrijf(sessie, wie, "stemming dicht", f"bundel:{id}")
        case wijzigingen.VraagCiteren(nummer=nummer):
            sessie.get_one(m.Lidmaatschap, (wie.persoon, wie.wijkverband)).citeren_bij = nummer
        case wijzigingen.ZetCiteren(mag=mag, nummer=0):
            sessie.get_one(m.Lidmaatschap, (wie.persoon, wie.wijkverband)).citeren = mag
        case wijzigingen.ZetCiteren(mag=mag, nummer=nummer):
            signalen.eigen_signaal(sessie, nummer, wie).citeren = mag
        case wijzigingen.ZetOntvangst(gewenst=gewenst):
            sessie.get_one(m.Lidmaatschap, (wie.persoon, wie.wijkverband)).ontvangst = gewenst
        case Stuur():
            stuur(sessie, effect, wie)


def _uitnodiging(
    sessie: Session, effect: wijzigingen.KiesActie | wijzigingen.VraagEigenaar, wie: Wie
) -> int | None:
    """For who should own an action and does not take part yet."""
    if not effect.code:
        return None
    vervalt = effect.vervalt or wie.nu
    return mensen.nodig_uit(sessie, wie.wijkverband or 0, effect.code, wijk.Rol.MELDER, 1, vervalt)


def laat_gaan(sessie: Session, wat: wijzigingen.Verwijder, nu: datetime, vrij: kalender.Vrij) -> None:
    """Who leaves, is removed or blocked us for long; the coördinator hears what is hers now."""
    for verband, stuk in vertrek.laat_gaan(sessie, wat, nu):
        stuur(sessie, stuk, Wie(kanaal="", adres="", nu=nu, wijkverband=verband, vrij=vrij))


# --- messages, keys, state ---


def stuur(sessie: Session, effect: Stuur, wie: Wie) -> None:
    """To someone else than who is talking: unprompted for them, so only at a decent hour. What somebody brought
    about for herself is an answer, and comes at once."""
    verband, zelf = wie.wijkverband or 0, effect.aan is not None and effect.aan == wie.persoon
    if effect.aan is None:
        soort, adressen = outbox.LEDEN, facts.groepsadressen(sessie, verband)
    else:
        soort = outbox.ANTWOORD if zelf else outbox.HERINNERING
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
            niet_voor=wie.nu if zelf else kalender.eerstvolgend_fatsoenlijk(wie.nu, wie.vrij),
            vervalt=effect.vervalt,
            wijkverband=verband,
        )


def merk_gedaan(sessie: Session, sleutel: str, over: str, nu: datetime) -> bool:
    """True for the first who does this."""
    return voeg_in(sessie, m.Gedaan, sleutel=sleutel, over=over, moment=nu)


def merk_gevraagd(sessie: Session, wijkverband: int, nu: datetime) -> None:
    """The question was put to somebody of this wijkverband today; to whom is not kept with it."""
    over = facts.vraagmerk(wijkverband)
    merk_gedaan(sessie, f"{over}:{kalender.lokaal(nu).date()}", over, nu)


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
