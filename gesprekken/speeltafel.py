"""What the terminal plays with: a neighbourhood at a fixed moment, and how each conversation begins there.

A question, a reminder or a confirmation is laid before who plays, as the bot would send it; what begins with a command
or a button is begun so. Where a conversation needs more than the neighbourhood has (a text that was written, a second
wijkverband) that is there for it alone, so that the others stay simple.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, time, timedelta

from gesprekken import (
    GESPREKKEN,
    aanzoek,
    beheer,
    delen,
    kalender,
    microuitvraag,
    stemmen,
    voortgang,
)
from gesprekken.model import Bericht, Invoer, Soort, Themavoorstel, opent
from gesprekken.speelwijk import Speelwijk
from gesprekken.teksten import GAT
from gesprekken.wijk import (
    GEEN_THEMA,
    Actie,
    Besluit,
    Bundel,
    Dossier,
    Fase,
    Patroon,
    Rol,
    Signaal,
    Stemming,
    Terugkoppeling,
    Uitkomst,
    Vervolg,
    Verzending,
    Wijkverband,
)
from gesprekken.wijzigingen import LegSignaalVast

MOMENT = kalender.moment(date(2026, 11, 2), time(12, 30))
VANDAAG = kalender.lokaal(MOMENT).date()
ESRA, NADIA, ROSA = "Esra Demir", "Nadia El Amrani", "Rosa Lima"
WOORDEN = {"afval": "Afval en schoon", "vuil": "Afval en schoon", "lift": "Wonen", "eenzaam": "Ontmoeten"}
THEMAS = ("Afval en schoon", "Wonen", "Ontmoeten", GEEN_THEMA)
GEVRAAGD = 2  # the action that Esra is asked to own
EERDER = 900  # the number of a signal that was told before
ONDERWERPEN = {"signaal": str(EERDER), "actie": "1", "bundel": "1", "dossier": "1"}
ONDER_EEN_SIGNAAL = {
    "verbeteren": "Naast de glasbak staat weer grofvuil op de stoep",
    "intrekken": "Naast de glasbak staat weer grofvuil op de stoep",
    "verplaatsen": "Naast de glasbak staat weer grofvuil op de stoep",
    "citeren": "Naast de glasbak staat weer grofvuil op de stoep",
    "thema": "Er ligt afval in de gang, want de lift is kapot",
    "woord": f"Bij {GAT} ligt afval op de stoep",
}
FASEN = {
    "toets": Fase.VOORGELEGD,
    "publiceer": Fase.GOED,
    "gedeeld": Fase.GEPUBLICEERD,
    "vervolg": Fase.GEDEELD,
    "rechtzetten": Fase.GEDEELD,
}


def themas(tekst: str, uit: Collection[str] = ()) -> Themavoorstel:
    """Good enough to play with; the real one is in `rapportage`."""
    gehoord = tuple(dict.fromkeys(thema for woord, thema in WOORDEN.items() if woord in tekst.casefold()))
    gehoord = tuple(thema for thema in gehoord if thema not in uit)
    return Themavoorstel(gehoord, zeker=len(gehoord) == 1)


def speler(gesprek: str) -> str:
    """Who plays it: the coördinator, unless it is for somebody else."""
    return {"aanmelden": NADIA, "toets": ROSA}.get(gesprek, ESRA)


def wijk_voor(gesprek: str) -> Speelwijk:
    """Esra is coördinator, with a bundle, an action and a signal of her own; Nadia was invited. And what this
    conversation needs."""
    laak = Wijkverband(1, "Laak", buurten=("Spoorbuurt", "Havenkant"), organisaties=("Gemeente", "Thuiszorg"))
    wijk = Speelwijk(MOMENT, {1: laak, 2: Wijkverband(2, "Duin")}, themas, THEMAS)
    esra = wijk.doet_mee(ESRA, "Wijkmanager", "Gemeente", Rol.COORDINATOR)
    sander = wijk.doet_mee("Sander Vos", "Wijkagent", "Politie")
    wijk.nodig_uit("welkom")
    gehoord = ONDER_EEN_SIGNAAL.get(gesprek, ONDER_EEN_SIGNAAL["verbeteren"])
    signaal = LegSignaalVast(EERDER, gehoord, "Afval en schoon", "1")
    wijk.pas_toe((signaal,), ESRA, wijk.context(ESRA))
    patronen = (Patroon("Afval en schoon"), Patroon("Wonen"))
    wijk.bundels[1] = 1, Bundel("Laak", "2026-10", None, patronen, id=1)
    wijk.verzendingen[1] = Verzending(1, "Signalenbundel van oktober", onzeker=True)
    wijk.acties[1] = Actie(
        id=1,
        wijkverband=1,
        ronde="2026-09",
        patroon="Ontmoeten",
        verandering="",
        wat="Een koffieochtend in de flat",
        eigenaar=esra.id,
        eigenaar_naam=ESRA,
        eerste_stap="De huismeester bellen",
        eerste_stap_op=VANDAAG,
        check_op=VANDAAG + timedelta(weeks=6),
        volgnummer=1,
    )
    wijk.acties[GEVRAAGD] = replace(
        wijk.acties[1],
        id=GEVRAAGD,
        wat="Samen opruimen bij de containers",
        eigenaar=sander.id,
        eigenaar_naam=sander.naam,
        eerste_stap="Prikstokken lenen",
        gevraagd=esra.id,
        gevraagd_naam=ESRA,
        gevraagd_op=MOMENT,
    )
    _en_wat_erbij_hoort(wijk, gesprek, esra.id)
    return wijk


def _en_wat_erbij_hoort(wijk: Speelwijk, gesprek: str, esra: int) -> None:
    match gesprek:
        case "verplaatsen":
            wijk.doet_mee(ESRA, "Wijkmanager", "Gemeente", wijk=2)
            wijk.laatst_in[esra] = 1
        case "citeren":
            lid = wijk.leden[esra, 1]
            wijk.leden[esra, 1] = replace(lid, citeren=None, citeren_bij=EERDER)
        case "woord":
            tekst = ONDER_EEN_SIGNAAL["woord"]
            wijk.terug[tekst] = tekst.replace(GAT, "de Mient")
        case "toets":
            wijk.doet_mee(ROSA, "Ervaringsdeskundige", "Buurtkamer", Rol.ERVARINGSDESKUNDIGE)
    if fase := FASEN.get(gesprek):
        wijk.dossiers[1] = _dossier(fase, esra)
        for patroon in wijk.bundels[1][1].te_beantwoorden:
            wijk.besluiten[1, patroon.sleutel] = Besluit(patroon.sleutel, Uitkomst.LATER)


def _dossier(fase: Fase, esra: int) -> Dossier:
    """What residents read or will; when it was shared the promised update is of today."""
    gedeeld = fase is Fase.GEDEELD
    tekst = Terugkoppeling(
        ronde="2026-10",
        gehoord="We hoorden van bewoners vooral iets over afval.",
        gedaan="We ruimen samen op bij de containers.",
        lukt_niet="Later kijken we naar wonen. Alles tegelijk lukt niet.",
        wanneer=VANDAAG if gedeeld else VANDAAG + timedelta(weeks=4),
        kanaal="De wijkkrant",
        contact="Kom langs bij de inloop",
        delen_op=VANDAAG,
        gedeeld_via="De inloop" if gedeeld else "",
        vervolgen=(Vervolg(VANDAAG, "De prikstokken zijn er."),) if gedeeld else (),
    )
    dossier = Dossier(1, 1, 1, tekst, fase, MOMENT)
    if fase in (Fase.GEPUBLICEERD, Fase.GEDEELD):
        dossier = replace(dossier, eigenaar=esra, eigenaar_naam=ESRA, vervolg_op=tekst.wanneer)
    return replace(dossier, gedeeld_op=VANDAAG) if gedeeld else dossier


def opening(wijk: Speelwijk, naam: str, gesprek: str) -> Bericht | Invoer:
    """How it really begins: with what the bot sends, or with what the player does."""
    actie, gevraagd = wijk.acties[1], wijk.acties[GEVRAAGD]
    match gesprek:
        case "microuitvraag":
            return microuitvraag.dagvraag(wijk.context(naam))
        case "stap":
            return voortgang.herinnering_eerste_stap(actie)
        case "check":
            return voortgang.herinnering_check(actie)
        case "eigenaar":
            return aanzoek.vraag(gevraagd, gevraagd.eigenaar_naam, "Laak", wijk.nu, wijk.vrij)
        case "verzending":
            return beheer.vraag_of_het_er_staat(wijk.verzendingen[1])
        case "stem":
            bundel = wijk.bundels[1][1]
            stand = stemmen.stand(Stemming(bundel, 0, len(wijk.leden)))
            return Bericht(f"Signalenbundel van oktober\n\n{stand}", stemmen.knoppen(bundel))
        case "aanmelden":
            return Invoer(Soort.COMMANDO, "start", "welkom")
        case "bewerken":
            return Invoer(Soort.BEWERKING, "De lift in de flat is al een week kapot", bron="1")
        case _ if gesprek in ONDER_EEN_SIGNAAL:
            c = wijk.gezien(naam, "signaal", str(EERDER))
            if isinstance(c.onderwerp, Signaal):
                return microuitvraag.bevestiging(c, c.onderwerp)
        case _ if gesprek in FASEN:
            return _over_bewoners(wijk, gesprek)
    onderwerp = ONDERWERPEN.get(GESPREKKEN.gesprekken[gesprek].onderwerp, "")
    return Invoer(Soort.KNOP, opent("begin", gesprek, onderwerp).doet)


def _over_bewoners(wijk: Speelwijk, gesprek: str) -> Bericht:
    dossier = wijk.dossiers[1]
    match gesprek:
        case "toets":
            c = wijk.context(ESRA)
            (rosa,) = (lid for lid in c.leden if lid.is_ervaringsdeskundige)
            return delen.aan_de_ervaringsdeskundigen(c, dossier.tekst, dossier.bundel, [rosa])[0].bericht
        case "publiceer":
            return delen.te_publiceren(dossier.tekst, dossier.bundel, "Zo lezen bewoners het:")
        case "gedeeld":
            return delen.herinnering_gedeeld(dossier)
        case "vervolg":
            return delen.herinnering_vervolg(dossier)
    return Bericht("De ronde van oktober is rond.", delen.verbeterknop(dossier.bundel))
