"""`tik(nu)`: do what is due. APScheduler around it knows no dates, only every thirty seconds.

Each due item is one transaction with a key of its own, so two beats at once do it once, and an item
that fails never blocks the others.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import bundels, logboek
from bot.nazorg import TE_LANG, betwijfel_wat_wacht, meld_wat_te_lang_wacht, vraag_of_het_er_staat
from bot.receive import Gereedschap, aan_de_coordinatoren, vrije_dagen
from bot.voorvallen import Voorval
from gesprekken import GESPREKKEN, afspraken, beheer, eigenaar, kalender, microuitvraag, overleg, voortgang
from gesprekken import delen as zeg_delen
from gesprekken.model import Bericht, Context, Stuur
from gesprekken.ritme import (
    Herinner,
    HerinnerDeler,
    MaakBundel,
    MeldDeler,
    MeldStilte,
    PlaatsBundel,
    SluitStemronde,
    StelDagvraag,
    StuurAgenda,
    StuurOntvangst,
    Taak,
    TrekVraagIn,
    VraagNaOverleg,
    VraagNogEens,
    VraagVernieuwing,
    WerkStandBij,
    aan_de_beurt,
)
from gesprekken.wijk import Actie, Bundel, Fase
from gesprekken.wijzigingen import ToetsTerugkoppeling
from opslag import (
    Engine,
    Session,
    Wie,
    apply,
    cyclus,
    delen,
    facts,
    maand,
    mensen,
    outbox,
    retention,
    ruim_logboek_op,
    transactie,
    vertrek,
)
from opslag import afspraken as opgeslagen

HARTSLAG = "hartslag"
ELKE_SECONDEN = 30
GEDULD = {naam: gesprek.verloopt for naam, gesprek in GESPREKKEN.gesprekken.items()}
SLAPEND = timedelta(minutes=5)  # after so long without a beat we were off, and what waits is about to go
TERUG, VOORUIT = timedelta(minutes=5), timedelta(days=45)


class KlokSpringt(Exception):
    """The clock jumped; nothing goes out by itself until someone looked at it."""

    def __init__(self, nu: datetime, laatste: datetime) -> None:
        super().__init__(
            f"De klok staat op {nu:%Y-%m-%d %H:%M} UTC, en de laatste hartslag was op {laatste:%Y-%m-%d %H:%M} UTC. "
            "Er gaat niets vanzelf de deur uit. Zet de klok goed. Klopt hij wel, start dan met: "
            "wijksignaal start --klok-is-goed"
        )
        self.laatste = laatste


def tik(db: Engine, gereedschap: Gereedschap, nu: datetime) -> Counter[str]:
    """Do all that is due at `nu`; counts by kind. Raises KlokSpringt for a clock that cannot be right."""
    vrij = vrije_dagen(nu.year)
    with transactie(db) as sessie:
        laatste = _bewaak_klok(sessie, nu)
        geteld = Counter({"vervallen": outbox.laat_vervallen(sessie, nu)})
        taken = aan_de_beurt(maand.ritme(sessie, nu, vrij, GEDULD, gereedschap.voorproef_werkdagen), nu)
        apply.noteer_hartslag(sessie, nu)
        hersteld = facts.is_pas_hersteld(sessie)
    for taak in taken:
        try:
            with transactie(db) as sessie:
                gedaan = _verricht(sessie, taak, gereedschap, nu)
                if hersteld:
                    betwijfel_wat_wacht(sessie, nu)
            geteld[type(taak).__name__] += gedaan
            if gedaan and isinstance(taak, MaakBundel):
                logboek.noteer(Voorval.BUNDEL_GEMAAKT, herkomst=HARTSLAG, over=taak.sleutel)
        except Exception as fout:
            geteld["mislukt"] += 1
            logboek.fout(Voorval.TAAK_MISLUKT, fout, herkomst=HARTSLAG, soort=type(taak).__name__)
    if hersteld and kalender.fatsoenlijk(nu, vrij):
        with transactie(db) as sessie:
            apply.vergeet_hersteld(sessie)
    if laatste is not None and nu - laatste < SLAPEND and kalender.fatsoenlijk(nu - TE_LANG, vrij):
        with transactie(db) as sessie:
            meld_wat_te_lang_wacht(sessie, nu)
    try:
        ruim_op(db, gereedschap, nu, vrij)
    except Exception as fout:  # it is tried again at the next beat
        logboek.fout(Voorval.OPRUIMEN_MISLUKT, fout, herkomst=HARTSLAG)
    for soort, aantal in sorted((+geteld).items()):
        logboek.noteer(Voorval.HARTSLAG, herkomst=HARTSLAG, soort=soort, aantal=aantal)
    return +geteld


def ruim_op(db: Engine, gereedschap: Gereedschap, nu: datetime, vrij: kalender.Vrij) -> None:
    """Once a day what is too old goes. And after anything was erased, the file itself is cleaned."""
    with transactie(db) as sessie:
        gedaan = retention.is_gedaan(sessie, nu)
    if not gedaan:
        gewist, klaar = retention.voer_uit(db, retention.Nu(nu, gereedschap.termijnen, vrij))
        for soort, aantal in sorted(gewist.items()):
            logboek.noteer(Voorval.GEWIST, herkomst=HARTSLAG, soort=soort, aantal=aantal)
        if klaar:
            with transactie(db) as sessie:
                retention.merk_gedaan(sessie, nu)
                for wijkverband in facts.zonder_coordinator(sessie):
                    over = f"wijkverband:{wijkverband}"
                    logboek.noteer(Voorval.ZONDER_COORDINATOR, herkomst=HARTSLAG, over=over)
    with transactie(db) as sessie:
        for kenmerk in vertrek.neem_vertrokken(sessie):  # the log is there when an older copy is put back
            logboek.noteer(Voorval.VERTROKKEN, herkomst=HARTSLAG, kenmerk=kenmerk)
        wissen = retention.moet_wissen(sessie)
    if wissen and ruim_logboek_op(db):
        with transactie(db) as sessie:
            retention.is_gewist(sessie)


def _bewaak_klok(sessie: Session, nu: datetime) -> datetime | None:
    """The last beat. A clock that goes back, or leaps more than 45 days, would send everything or nothing. A
    database made for rehearsal lives with it."""
    laatste = facts.laatste_hartslag(sessie)
    if laatste is None or klok_klopt(laatste, nu) or any(w.oefening for w in facts.wijkverbanden(sessie)):
        return laatste
    raise KlokSpringt(nu, laatste)


def klok_klopt(laatste: datetime | None, nu: datetime) -> bool:
    """Can it be this late, when the last beat was then?"""
    return laatste is None or laatste - TERUG <= nu <= laatste + VOORUIT


def vertrouw_klok(db: Engine, nu: datetime) -> None:
    """Somebody looked: from here on time counts from this moment."""
    with transactie(db) as sessie:
        apply.noteer_hartslag(sessie, nu)


def _verricht(sessie: Session, taak: Taak, gereedschap: Gereedschap, nu: datetime) -> bool:
    """False when it was done, or has lost its sense, since it was found due."""
    if isinstance(taak, Herinner | MeldStilte | TrekVraagIn):
        mensen.houd_vast(sessie, taak.actie.wijkverband)
        if cyclus.zoek_actie(sessie, taak.actie.id) != taak.actie:
            return False
    elif isinstance(taak, HerinnerDeler | MeldDeler):
        mensen.houd_vast(sessie, taak.dossier.wijkverband)
        if delen.dossier(sessie, taak.dossier.bundel) != taak.dossier:
            return False
    else:
        mensen.houd_vast(sessie, taak.wijkverband)
    match taak:
        case StelDagvraag():
            return _stel_dagvraag(sessie, taak, gereedschap, nu)
        case MaakBundel():
            return bundels.maak(sessie, taak, nu, vrije_dagen(nu.year), gereedschap.voorproef_werkdagen)
        case PlaatsBundel(bundel=id, plaatsen=plaatsen):
            werkdagen = gereedschap.voorproef_werkdagen
            return bundels.plaats(sessie, id, nu, vrije_dagen(nu.year), werkdagen, stil=not plaatsen)
        case SluitStemronde(bundel=id):
            return bundels.sluit(sessie, id, nu, vrije_dagen(nu.year))
        case WerkStandBij():
            return bundels.werk_stand_bij(sessie, taak, nu, vrije_dagen(nu.year))
        case StuurOntvangst():
            return bundels.stuur_ontvangst(sessie, taak, nu, vrije_dagen(nu.year))
        case Herinner(actie=actie, wat=wat, zacht=zacht, sleutel=sleutel):
            maak = voortgang.herinnering_check if wat == "check" else voortgang.herinnering_eerste_stap
            if facts.adres_van(sessie, actie.eigenaar) is None:
                for staart in ("zacht", "stil"):  # nothing was asked, so nobody is silent
                    apply.merk_gedaan(sessie, f"{sleutel}:{staart}", f"actie:{actie.id}", nu)
                return _over_actie(sessie, actie, sleutel, nu, beheer.onbereikbaar(actie.eigenaar_naam))
            return _over_actie(sessie, actie, sleutel, nu, maak(actie, zacht), actie.eigenaar)
        case TrekVraagIn(actie=actie, sleutel=sleutel):
            if not apply.merk_gedaan(sessie, sleutel, f"actie:{actie.id}", nu):
                return False
            aan_de_coordinatoren(
                sessie, actie.wijkverband, eigenaar.geen_antwoord(actie), sleutel, nu, behalve=actie.eigenaar
            )
            van_jou = eigenaar.geen_antwoord(
                actie, voor=actie.eigenaar
            )  # who hands it over waits for an answer too
            _stuur(sessie, Stuur(actie.eigenaar, van_jou, f"{sleutel}:eigenaar"), actie.wijkverband, nu)
            cyclus.trek_vraag_in(sessie, actie.id, _namens_niemand(actie.wijkverband, nu))
            return True
        case HerinnerDeler():
            return _herinner_deler(sessie, taak, nu)
        case MeldDeler():
            return _meld_deler(sessie, taak, nu)
        case VraagNogEens(verzending=id, sleutel=sleutel):
            post = outbox.zoek(sessie, id)
            if not apply.merk_gedaan(sessie, sleutel, "onzeker", nu) or post is None:
                return False
            return vraag_of_het_er_staat(sessie, post, nu, nog_eens=True)
        case StuurAgenda() | VraagNaOverleg():
            return _rond_het_overleg(sessie, taak, nu)
        case VraagVernieuwing(wijkverband=verband, sleutel=sleutel):
            if not apply.merk_gedaan(sessie, sleutel, opgeslagen.OVER, nu):
                return False
            bericht = afspraken.vernieuw(verband, facts.wijkverband(sessie, verband).naam)
            aan_de_coordinatoren(sessie, verband, bericht, sleutel, nu)
            return True
        case MeldStilte(actie=actie, wat=wat, sleutel=sleutel):
            wat_in_woorden = "het checkmoment" if wat == "check" else "de eerste stap"
            if not apply.merk_gedaan(sessie, sleutel, f"actie:{actie.id}", nu):
                return False
            bericht = voortgang.stil_gebleven(actie, wat_in_woorden)  # nobody is told about herself
            aan_de_coordinatoren(sessie, actie.wijkverband, bericht, sleutel, nu, behalve=actie.eigenaar)
            return True


def _herinner_deler(sessie: Session, taak: HerinnerDeler, nu: datetime) -> bool:
    dossier, over = taak.dossier, f"terugkoppeling:{taak.dossier.id}"
    if taak.wat == "toets":
        return _herinner_toets(sessie, taak, nu)
    if not apply.merk_gedaan(sessie, taak.sleutel, over, nu):
        return False
    if facts.adres_van(sessie, dossier.eigenaar) is None:
        basis = taak.sleutel.removesuffix(":zacht")
        for staart in ("zacht", "stil"):  # nothing was asked, so nobody is silent
            apply.merk_gedaan(sessie, f"{basis}:{staart}", over, nu)
        aan_de_coordinatoren(
            sessie, dossier.wijkverband, beheer.onbereikbaar(dossier.eigenaar_naam), taak.sleutel, nu
        )
        return True
    bericht = (
        zeg_delen.herinnering_vervolg(dossier, taak.zacht)
        if taak.wat == "vervolg"
        else zeg_delen.herinnering_gedeeld(dossier)
    )
    stuk = Stuur(dossier.eigenaar, bericht, f"{taak.sleutel}:{dossier.eigenaar}")
    _stuur(sessie, stuk, dossier.wijkverband, nu)
    return True


def _herinner_toets(sessie: Session, taak: HerinnerDeler, nu: datetime) -> bool:
    """Where nobody reads along any more the coördinator hears at once that she may go on."""
    dossier = taak.dossier
    if not apply.merk_gedaan(sessie, taak.sleutel, f"terugkoppeling:{dossier.id}", nu):
        return False
    bericht = zeg_delen.herinnering_toets(dossier)
    if not _aan_de_ervaringsdeskundigen(sessie, dossier.wijkverband, bericht, taak.sleutel, nu):
        return _meld_deler(sessie, MeldDeler(dossier, "toets", taak.sleutel.removesuffix(":zacht")), nu)
    return True


def _aan_de_ervaringsdeskundigen(
    sessie: Session, wijkverband: int, bericht: Bericht, sleutel: str, nu: datetime, behalve: int = 0
) -> int:
    """Those who can be reached; returns how many."""
    wie = [lid.persoon for lid in facts.leden(sessie, wijkverband) if lid.is_ervaringsdeskundige]
    bereikbaar = [p for p in wie if p != behalve and facts.adres_van(sessie, p) is not None]
    for persoon in bereikbaar:
        _stuur(sessie, Stuur(persoon, bericht, f"{sleutel}:{persoon}"), wijkverband, nu)
    return len(bereikbaar)


def _meld_deler(sessie: Session, taak: MeldDeler, nu: datetime) -> bool:
    dossier = taak.dossier
    if not apply.merk_gedaan(sessie, taak.sleutel, f"terugkoppeling:{dossier.id}", nu):
        return False
    hier, eigenaar_ = dossier.wijkverband, dossier.eigenaar
    if taak.wat == "toets":  # without an answer the coördinator may go on
        goed = ToetsTerugkoppeling(dossier.bundel, Fase.GOED)
        delen.toets(sessie, goed, _namens_niemand(hier, nu))
        aan_de_coordinatoren(sessie, hier, zeg_delen.toets_bleef_stil(dossier), taak.sleutel, nu)
        return True
    zeg, waak = {
        "gedeeld": (zeg_delen.niet_gedeeld, zeg_delen.waak_over_delen),
        "vervolg": (zeg_delen.geen_vervolg, zeg_delen.waak_over_vervolg),
    }[taak.wat]
    aan_de_coordinatoren(sessie, hier, zeg(dossier), taak.sleutel, nu, behalve=eigenaar_)
    lid = facts.lid(sessie, hier, eigenaar_)
    if lid is not None and lid.is_coordinator:
        _stuur(
            sessie, Stuur(eigenaar_, zeg(dossier, voor=eigenaar_), f"{taak.sleutel}:{eigenaar_}"), hier, nu
        )
    _aan_de_ervaringsdeskundigen(sessie, hier, waak(dossier), taak.sleutel, nu, behalve=eigenaar_)
    return True


def _stel_dagvraag(sessie: Session, taak: StelDagvraag, gereedschap: Gereedschap, nu: datetime) -> bool:
    adres = facts.adres_van(sessie, taak.persoon)
    dag, _, _ = taak.sleutel.rpartition(":")
    if adres is None or not apply.merk_gedaan(sessie, taak.sleutel, f"{dag}:", nu):
        return False
    apply.merk_gevraagd(sessie, taak.wijkverband, nu)
    context = Context(nu=nu, wijkverband=facts.wijkverband(sessie, taak.wijkverband))
    return outbox.plaats(
        sessie,
        sleutel=taak.sleutel,
        kanaal=adres.kanaal,
        adres=adres.adres,
        soort=outbox.VRAAG,
        bericht=microuitvraag.dagvraag(context, _zacht(sessie, taak, nu)),
        nu=nu,
        vervalt=taak.vervalt,
        wijkverband=taak.wijkverband,
    )


def _rond_het_overleg(sessie: Session, taak: StuurAgenda | VraagNaOverleg, nu: datetime) -> bool:
    """To the coördinatoren; not about a meeting that was moved meanwhile, and after it only when there is a bundle
    to which not everything was answered yet."""
    verband = facts.wijkverband(sessie, taak.wijkverband)
    context = facts.in_wijkverband(sessie, Context(nu=nu, vrij=vrije_dagen(nu.year)), verband)
    context = replace(context, onderwerp=cyclus.laatste_bundel(sessie, verband.id))
    if taak.overleg not in overleg.momenten_van(verband):
        return False
    if not apply.merk_gedaan(sessie, taak.sleutel, f"overleg:{verband.id}", nu):
        return False
    if isinstance(taak, StuurAgenda):
        bericht, vervalt = overleg.agenda(context, taak.overleg), taak.overleg
        aan_de_coordinatoren(sessie, verband.id, bericht, taak.sleutel, nu, vervalt)
    elif isinstance(context.onderwerp, Bundel) and not overleg.is_gekozen(context, context.onderwerp):
        bericht = overleg.wat_kozen_jullie(context, taak.overleg)
        aan_de_coordinatoren(sessie, verband.id, bericht, taak.sleutel, nu)
    return True


def _zacht(sessie: Session, taak: StelDagvraag, nu: datetime) -> str:
    if not taak.zacht:
        return ""
    ronde = facts.wijkverband(sessie, taak.wijkverband).ritme.ronde_van(nu)
    oogst = maand.oogst(sessie, taak.wijkverband, ronde)
    return microuitvraag.nog_tot(oogst.ronde, len(oogst.actief), len(oogst.leden))


def _over_actie(
    sessie: Session, actie: Actie, sleutel: str, nu: datetime, bericht: Bericht, aan: int | None = None
) -> bool:
    """To this person, or to the coördinatoren."""
    if not apply.merk_gedaan(sessie, sleutel, f"actie:{actie.id}", nu):
        return False
    if aan is None:
        aan_de_coordinatoren(sessie, actie.wijkverband, bericht, sleutel, nu)
    else:
        _stuur(sessie, Stuur(aan, bericht, f"{sleutel}:{aan}"), actie.wijkverband, nu)
    return True


def _stuur(sessie: Session, effect: Stuur, wijkverband: int, nu: datetime) -> None:
    apply.stuur(sessie, effect, _namens_niemand(wijkverband, nu))


def _namens_niemand(wijkverband: int, nu: datetime) -> Wie:
    return Wie(kanaal="", adres="", nu=nu, wijkverband=wijkverband, vrij=vrije_dagen(nu.year))


def begin(slag: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    """Beat now and every thirty seconds. A beat that comes late is still done, and never twice at once."""
    schema = AsyncIOScheduler(timezone=UTC)
    schema.add_job(
        slag,
        "interval",
        seconds=ELKE_SECONDEN,
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
        next_run_time=datetime.now(UTC),
    )
    schema.start()
    return schema
