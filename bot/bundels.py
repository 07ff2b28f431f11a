"""The road of a bundle: made and shown, posted, corrected, voted under, closed; and the receipts that follow from it.

Each step is part of a transaction of the caller: the heartbeat, or a turn of the coördinator. It brings together
what `opslag` knows and what `rapportage` makes of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from gesprekken import kalender, ontvangst, ritme, stemmen, voorproef
from gesprekken.delen import waak_over_ronde
from gesprekken.model import Bericht, Effect, Stuur
from gesprekken.wijk import Bundel, Greep, Ingreep
from gesprekken.wijzigingen import GrijpIn, SluitStemming
from opslag import Session, Wie, apply, bundels, cyclus, delen, facts, maand
from rapportage import patronen, render

ZONDER_BUNDEL = (Greep.UITSTEL, Greep.PLAATS)  # these change nothing in what it says


def maak(sessie: Session, taak: ritme.MaakBundel, nu: datetime, vrij: kalender.Vrij, werkdagen: int) -> bool:
    """Make the bundle of a round: the coördinatoren see it first, unless its moment has come already."""
    bundel = patronen.maak_bundel(
        maand.oogst(sessie, taak.wijkverband, taak.ronde, kalender.lokaal(nu).date())
    )
    id = cyclus.bewaar_bundel(sessie, taak.wijkverband, bundel, nu, geplaatst=False)
    if id is None:
        return False
    if not (taak.voorproef and taak.plaatsen):
        return plaats(sessie, id, nu, vrij, werkdagen, stil=not taak.plaatsen)
    proef = bundels.voorproef(sessie, cyclus.rij(sessie, id), vrij, werkdagen)
    bericht = voorproef.bericht(proef, render.bundel_tekst(proef.bundel))
    for lid in facts.leden(sessie, taak.wijkverband):
        if lid.is_coordinator:
            stuk = Stuur(lid.persoon, bericht, f"voorproef:{id}", _volgende(sessie, id, vrij, werkdagen))
            apply.stuur(sessie, stuk, _wie(taak.wijkverband, nu, vrij))
    return True


def plaats(
    sessie: Session, id: int, nu: datetime, vrij: kalender.Vrij, werkdagen: int, *, stil: bool = False
) -> bool:
    """Post it, as it is at this moment; False when it was posted already. The vote under an earlier one is over.
    `stil`: the next one is due already, so this one is only kept."""
    rij = cyclus.rij(sessie, id)
    herbereken(sessie, id, nu)
    if not bundels.zet_geplaatst(sessie, id, nu):
        return False
    for eerder in bundels.nog_open(sessie, rij.wijkverband_id, behalve=id):
        sluit(sessie, eerder, nu, vrij)
    if stil:
        bundels.sluit(sessie, id, nu)
        return True
    stuk = Stuur(None, _post(sessie, id), bundels.sleutel(sessie, id), _volgende(sessie, id, vrij, werkdagen))
    apply.stuur(sessie, stuk, _wie(rij.wijkverband_id, nu, vrij))
    _zeg_wie_waakt(sessie, id, nu, vrij)
    return True


def _zeg_wie_waakt(sessie: Session, id: int, nu: datetime, vrij: kalender.Vrij) -> None:
    """The ervaringsdeskundige hears of which rounds residents heard nothing, now that the next bundle is there."""
    verband, open_ = cyclus.rij(sessie, id).wijkverband_id, cyclus.bundel(sessie, id).open_rondes
    leden = facts.leden(sessie, verband)
    for lid in leden if open_ else ():
        if lid.is_ervaringsdeskundige:
            bericht = waak_over_ronde(open_, [een for een in leden if een.is_coordinator])
            apply.stuur(sessie, Stuur(lid.persoon, bericht, f"open_ronde:{id}"), _wie(verband, nu, vrij))


def _post(sessie: Session, id: int) -> Bericht:
    stemming = bundels.stemming_van(sessie, id)
    tekst = render.bundel_tekst(stemming.bundel, stemmen.stand(stemming))
    return Bericht(tekst, stemmen.knoppen(stemming.bundel), blijft=True)


def met_ingrepen(sessie: Session, id: int, nu: datetime, erbij: Sequence[Ingreep] = ()) -> Bundel:
    """The bundle as it is computed now, with all that the coördinator changed. What does not follow from what was
    heard (open actions, who was silent) stays as it was posted."""
    rij = cyclus.rij(sessie, id)
    oogst = maand.oogst(sessie, rij.wijkverband_id, rij.ronde, kalender.lokaal(nu).date())
    nieuw = patronen.maak_bundel(oogst, (*bundels.ingrepen(sessie, id), *erbij))
    if rij.geplaatst is None:
        return replace(nieuw, id=id)
    oud = cyclus.bundelfeit(rij)
    return replace(
        oud,
        top=nieuw.top,
        ook_gehoord=nieuw.ook_gehoord,
        ook_sleutels=nieuw.ook_sleutels,
        toelichting=nieuw.toelichting,
    )


def toon(sessie: Session, id: int, nu: datetime, erbij: Sequence[Ingreep]) -> tuple[Bundel, str]:
    bundel = met_ingrepen(sessie, id, nu, erbij)
    return bundel, render.bundel_tekst(bundel)


def herbereken(sessie: Session, id: int, nu: datetime) -> None:
    """Keep it as it is now; what was posted says that it was corrected."""
    bundel = met_ingrepen(sessie, id, nu)
    if bundels.is_geplaatst(sessie, id):
        bundel = replace(bundel, verbeterd=kalender.lokaal(nu).date())
    bundels.bewaar(sessie, id, replace(bundel, id=0))


def herschrijf(sessie: Session, id: int, nu: datetime, vrij: kalender.Vrij) -> bool:
    """Let the post say what is so now; False when it is not there yet."""
    uitgangen = facts.groepsadressen(sessie, cyclus.rij(sessie, id).wijkverband_id)
    waar = [(uitgang.persoon, uitgang.kanaal, uitgang.adres) for uitgang in uitgangen]
    return bundels.herschrijf_post(sessie, id, _post(sessie, id), waar, nu, vrij)


def werk_stand_bij(sessie: Session, taak: ritme.WerkStandBij, nu: datetime, vrij: kalender.Vrij) -> bool:
    if not herschrijf(sessie, taak.bundel, nu, vrij):
        return False
    bundels.zet_getoond(sessie, taak.bundel, bundels.stemming_van(sessie, taak.bundel).stemmers)
    return True


def sluit(sessie: Session, id: int, nu: datetime, vrij: kalender.Vrij) -> bool:
    if not bundels.sluit(sessie, id, nu):
        return False
    herschrijf(sessie, id, nu, vrij)
    return True


def na_de_beurt(
    sessie: Session, effecten: Iterable[Effect], nu: datetime, vrij: kalender.Vrij, werkdagen: int
) -> None:
    """What a turn of the coördinator brings about in the group."""
    for effect in effecten:
        match effect:
            case GrijpIn(bundel=id, ingreep=Ingreep(soort=Greep.PLAATS)):
                plaats(sessie, id, nu, vrij, werkdagen)
            case GrijpIn(bundel=id, ingreep=ingreep) if ingreep.soort not in ZONDER_BUNDEL:
                herbereken(sessie, id, nu)
                if bundels.is_geplaatst(sessie, id):
                    herschrijf(sessie, id, nu, vrij)
            case SluitStemming(bundel=id):
                herschrijf(sessie, id, nu, vrij)


def _volgende(sessie: Session, id: int, vrij: kalender.Vrij, werkdagen: int) -> datetime:
    """When the next one comes."""
    return bundels.volgende_komt(sessie, cyclus.rij(sessie, id), vrij, werkdagen)


def _wie(wijkverband: int, nu: datetime, vrij: kalender.Vrij) -> Wie:
    return Wie(kanaal="", adres="", nu=nu, wijkverband=wijkverband, vrij=vrij)


# --- the receipts ---


def stuur_ontvangst(sessie: Session, taak: ritme.StuurOntvangst, nu: datetime, vrij: kalender.Vrij) -> bool:
    """One message to each who told something in this round, for all that can be heard now. When nothing is told but
    that an answer became another, it is for who told something about that."""
    nieuw = [m for m in taak.momenten if apply.merk_gedaan(sessie, *_merk(taak, m), nu)]
    if not nieuw:
        return False
    verband, bundel = facts.wijkverband(sessie, taak.wijkverband), cyclus.bundel(sessie, taak.bundel)
    ingrepen, antwoorden = bundels.ingrepen(sessie, bundel.id), bundels.antwoorden(sessie, bundel.id)
    gehoord = delen.gehoord(sessie, bundel.id) if ritme.VERTELD in nieuw else None
    genoemd = {patroon.sleutel: patroon for patroon in bundel.genoemd}
    vertelden = bundels.vertelden(sessie, taak.wijkverband, taak.ronde)
    for persoon, signalen in vertelden.items():
        per_patroon = defaultdict[str, list[date]](list)
        for dag, thema in signalen:
            sleutel = patronen.sleutel_na(thema, ingrepen)
            per_patroon[sleutel if sleutel in genoemd else ""].append(dag)
        verteld = [
            ontvangst.Verteld(
                tuple(dagen), genoemd.get(sleutel), antwoorden.get(sleutel), sleutel in taak.anders
            )
            for sleutel, dagen in per_patroon.items()
            if nieuw != [ritme.ANDERS] or sleutel in taak.anders
        ]
        if not verteld:
            continue
        bericht = ontvangst.bericht(verband, taak.ronde, nieuw, verteld, gehoord.gedaan if gehoord else "")
        stuk = Stuur(persoon, bericht, _merk(taak, nieuw[-1])[0])
        apply.stuur(sessie, stuk, _wie(verband.id, nu, vrij))
    return bool(vertelden)


def _merk(taak: ritme.StuurOntvangst, moment: str) -> tuple[str, str]:
    """Answers can become others more than once."""
    sleutel = bundels.ontvangstsleutel(taak.bundel, moment)
    keer = f":{taak.veranderd:%Y%m%d%H%M%S}" if moment == ritme.ANDERS and taak.veranderd else ""
    return f"{sleutel}{keer}", bundels.ONTVANGST
