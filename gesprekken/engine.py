"""`beurt`: one thing a person did, and what follows from it. The only interpreter of conversations.

It knows what is the same in all of them: commands, `/stop`, `/terug`, an outdated button, a step that
no longer exists, *you are still busy with*. What is asked stands in the conversations themselves.
It is a pure function, so a turn that lost a race is simply played again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from gesprekken import vangnet
from gesprekken.model import (
    EINDE,
    OVER_DE_BUURT,
    TYPEN,
    Bericht,
    Catalogus,
    Context,
    Effect,
    Gesprek,
    Invoer,
    Knop,
    Nee,
    Rijen,
    Slot,
    Soort,
    Stap,
    Toestand,
    Uitkomst,
    antwoord,
    onder_elkaar,
    opent,
    wissel,
)


@dataclass(frozen=True)
class _Deur:
    """The wish to open a conversation, and with what."""

    gesprek: Gesprek
    onderwerp: str = ""
    waarde: str = ""
    wissel: bool = False


def beurt(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    """Take one turn. Never raises for anything a person can do."""
    toestand = wakker(catalogus, toestand, context.nu)
    open_gesprek = catalogus.gesprekken.get(toestand.gesprek)
    if invoer.soort is Soort.ONLEESBAAR:
        return _niet_genomen(open_gesprek, toestand, context, vangnet.ONLEESBAAR)
    if invoer.acuut and not toestand.antwoorden.get(OVER_DE_BUURT):
        return _acuut(catalogus, toestand, invoer)
    deur = _deur(catalogus, toestand, invoer, context)
    if isinstance(deur, str):
        return _niet_genomen(open_gesprek, toestand, context, deur)
    if deur is not None:
        return _open(catalogus, deur, toestand, invoer, context)
    if open_gesprek is None:
        return _zonder_gesprek(toestand, invoer)
    if toestand.stap not in open_gesprek.stappen or toestand.versie != open_gesprek.versie:
        return _begin(open_gesprek, toestand, toestand.onderwerp, invoer, context, vangnet.VERNIEUWD)
    if invoer.soort is Soort.COMMANDO:
        return (
            _stop(open_gesprek, toestand, context)
            if invoer.tekst == "stop"
            else _terug(open_gesprek, toestand, context)
        )
    return _antwoord(open_gesprek, toestand, invoer, context)


def onderwerp(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> tuple[str, str]:
    """What this turn is about, to be loaded beforehand: its kind (of `Gesprek.onderwerp`) and which one."""
    toestand = wakker(catalogus, toestand, context.nu)
    deur = _deur(catalogus, toestand, invoer, context)
    if isinstance(deur, _Deur):
        return deur.gesprek.onderwerp, deur.onderwerp
    gesprek = catalogus.gesprekken.get(toestand.gesprek)
    return (gesprek.onderwerp, toestand.onderwerp) if gesprek else ("", "")


def wakker(catalogus: Catalogus, toestand: Toestand, nu: datetime) -> Toestand:
    """The state, without a conversation that ended by itself because it was left too long."""
    gesprek = catalogus.gesprekken.get(toestand.gesprek)
    if toestand.bezig and (gesprek is None or nu - datetime.fromisoformat(toestand.sinds) > gesprek.verloopt):
        return Toestand(beurt=toestand.beurt)
    return toestand


# --- what is meant ---


def _deur(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> _Deur | str | None:
    """The conversation that this input wants to open; a refusal; or None: it belongs to the open one."""
    match invoer.soort:
        case Soort.KNOP:
            return _deur_van_knop(catalogus, toestand, invoer.tekst)
        case Soort.COMMANDO:
            return _deur_van_commando(catalogus, invoer, context)
        case Soort.BEWERKING:
            return _Deur(catalogus.gesprekken[catalogus.bij_bewerking], invoer.bron)
        case Soort.TEKST if not toestand.bezig and context.persoon is None:
            woorden = invoer.tekst.split()
            start = catalogus.gesprekken[catalogus.bij_start]
            return _Deur(start, woorden[0]) if len(woorden) == 1 else vangnet.ONBEKEND
        case Soort.TEKST if not toestand.bezig:
            return _Deur(catalogus.gesprekken[catalogus.vrije_tekst])
    return None


def _deur_van_knop(catalogus: Catalogus, toestand: Toestand, doet: str) -> _Deur | str | None:
    soort, _, rest = doet.partition(":")
    if soort == "b":
        nummer, _, waarde = rest.partition(":")
        actueel = toestand.bezig and nummer == str(toestand.beurt)
        return None if actueel and waarde else vangnet.OUDE_KNOP
    naam, _, rest = rest.partition(":")
    over, _, waarde = rest.rpartition(":")
    if soort not in ("o", "w") or naam not in catalogus.gesprekken:
        return vangnet.OUDE_KNOP
    return _Deur(catalogus.gesprekken[naam], over, waarde, wissel=soort == "w")


def _deur_van_commando(catalogus: Catalogus, invoer: Invoer, context: Context) -> _Deur | str | None:
    if invoer.tekst in ("stop", "terug"):
        return None
    if invoer.tekst == "start" and invoer.argument:
        deur, _, rest = invoer.argument.partition("-")
        if deur in catalogus.deuren:
            return _Deur(catalogus.gesprekken[catalogus.deuren[deur]], rest)
        return _Deur(catalogus.gesprekken[catalogus.bij_start], invoer.argument)
    if context.persoon is None and invoer.tekst != "help":
        return vangnet.ONBEKEND
    gesprek = catalogus.bij_commando(invoer.tekst)
    return _Deur(gesprek, invoer.argument) if gesprek else vangnet.ONBEKEND_COMMANDO


# --- opening and closing ---


def _open(
    catalogus: Catalogus, deur: _Deur, toestand: Toestand, invoer: Invoer, context: Context
) -> Uitkomst:
    nieuw, oud = deur.gesprek, catalogus.gesprekken.get(toestand.gesprek)
    if context.persoon is None and nieuw.naam not in (catalogus.bij_start, "help"):
        return Uitkomst((Bericht(vangnet.ONBEKEND),), toestand, genomen=False)
    if weigering := nieuw.mag(context):
        return Uitkomst((Bericht(weigering),), toestand, genomen=False)
    if not nieuw.stappen:
        slot = nieuw.afronden(context, nieuw.begin_met(context, invoer))
        return Uitkomst(_met_melding(invoer, slot.berichten, invoer.tekst), toestand, slot.effecten)
    if oud is not None and not deur.wissel:
        if (oud.naam, toestand.onderwerp) == (nieuw.naam, deur.onderwerp):
            return Uitkomst((_vraag(oud, toestand, context),), toestand, genomen=False)
        return Uitkomst((_nog_bezig(oud, toestand, deur),), toestand, genomen=False)
    gestopt = oud.gestopt(context, toestand.antwoorden) if oud else Slot()
    uitkomst = _begin(nieuw, toestand, deur.onderwerp, invoer, context, waarde=deur.waarde)
    return replace(uitkomst, effecten=gestopt.effecten + uitkomst.effecten)


def _begin(
    gesprek: Gesprek,
    toestand: Toestand,
    over: str,
    invoer: Invoer,
    context: Context,
    vooraf: str = "",
    waarde: str = "",
) -> Uitkomst:
    """Open a conversation at its first question; a value or a free sentence is the answer to it."""
    begin = Toestand(
        beurt=toestand.beurt,
        gesprek=gesprek.naam,
        versie=gesprek.versie,
        onderwerp=over,
        stap=gesprek.begin,
        antwoorden={"nr": str(toestand.beurt), **gesprek.begin_met(context, invoer)},
        sinds=context.nu.isoformat(),
    )
    if waarde:
        return _antwoord(
            gesprek, begin, replace(invoer, soort=Soort.KNOP, tekst=f"b:{begin.beurt}:{waarde}"), context
        )
    if invoer.soort is Soort.TEKST and not vooraf and gesprek.stappen[gesprek.begin].tekst:
        genomen = _antwoord(gesprek, begin, invoer, context)
        return genomen if genomen.genomen else replace(genomen, toestand=toestand)
    return _verder(gesprek, begin, gesprek.begin, context, (), vooraf)


def _stop(gesprek: Gesprek, toestand: Toestand, context: Context) -> Uitkomst:
    slot = gesprek.gestopt(context, toestand.antwoorden)
    return Uitkomst(slot.berichten, Toestand(beurt=toestand.beurt + 1), slot.effecten)


def _terug(gesprek: Gesprek, toestand: Toestand, context: Context) -> Uitkomst:
    if not toestand.weg:
        return _niet_genomen(gesprek, toestand, context, vangnet.EERSTE_VRAAG)
    vorige = toestand.weg[-1]
    terug = replace(
        toestand,
        beurt=toestand.beurt + 1,
        stap=vorige,
        weg=toestand.weg[:-1],
        antwoorden={n: w for n, w in toestand.antwoorden.items() if n not in (vorige, toestand.stap)},
        sinds=context.nu.isoformat(),
    )
    return Uitkomst((_vraag(gesprek, terug, context),), terug)


def _zonder_gesprek(toestand: Toestand, invoer: Invoer) -> Uitkomst:
    niets = vangnet.NIETS_TE_STOPPEN if invoer.tekst == "stop" else vangnet.NIETS_TERUG
    return Uitkomst((Bericht(niets),), toestand, genomen=False)


# --- answering ---


def _antwoord(gesprek: Gesprek, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    stap = gesprek.stappen[toestand.stap]
    knoppen = [k for rij in stap.knoppen(context, toestand.antwoorden) for k in rij]
    if invoer.soort is Soort.KNOP:
        waarde = invoer.tekst.split(":", 2)[2]
        if waarde == OVER_DE_BUURT:
            return Uitkomst((Bericht(vangnet.NOG_EEN_KEER),), toestand.met(OVER_DE_BUURT, "ja"))
        knop = next((k for k in knoppen if k.doet == f"b::{waarde}"), None)
        if knop is None:
            return _niet_genomen(gesprek, toestand, context, vangnet.OUDE_KNOP)
        if waarde == TYPEN:
            return Uitkomst((Bericht(vangnet.TYP_MAAR),), toestand, genomen=False)
        return _neem(gesprek, toestand, _waarde(knop), context)
    getikt = next((k for k in knoppen if _gelijk(k.tekst, invoer.tekst) and _waarde(k) != TYPEN), None)
    if getikt is not None:
        return _neem(gesprek, toestand, _waarde(getikt), context)
    if stap.tekst is None:
        return _niet_genomen(gesprek, toestand, context, vangnet.KIES_EEN_KNOP)
    gelezen = stap.tekst(context, invoer.tekst)
    if isinstance(gelezen, Nee):
        return _niet_genomen(gesprek, toestand, context, gelezen.uitleg)
    uitkomst = _neem(gesprek, toestand.met("bron", invoer.bron), gelezen, context)
    return replace(uitkomst, berichten=_met_melding(invoer, uitkomst.berichten, gelezen))


def _neem(gesprek: Gesprek, toestand: Toestand, gezegd: str, context: Context) -> Uitkomst:
    """Accept this answer: its effects, and on to the next question or the end."""
    stap = gesprek.stappen[toestand.stap]
    verder = replace(
        toestand.met(toestand.stap, gezegd),
        weg=() if stap.definitief else (*toestand.weg, toestand.stap),
        sinds=context.nu.isoformat(),
    )
    effecten = tuple(stap.effecten(context, verder.antwoorden))
    return _verder(gesprek, verder, stap.volgende(gezegd), context, effecten)


def _verder(
    gesprek: Gesprek,
    toestand: Toestand,
    stap: str,
    context: Context,
    effecten: Sequence[Effect],
    vooraf: str = "",
) -> Uitkomst:
    while stap != EINDE and gesprek.stappen[stap].overslaan(context, toestand.antwoorden):
        stap = gesprek.stappen[stap].volgende(toestand.antwoorden.get(stap, ""))
    if stap == gesprek.begin and toestand.stap != stap:
        toestand = _opnieuw(gesprek, toestand)
    if stap == EINDE:
        slot = gesprek.afronden(context, toestand.antwoorden)
        return Uitkomst(slot.berichten, Toestand(beurt=toestand.beurt + 1), (*effecten, *slot.effecten))
    hier = replace(toestand, beurt=toestand.beurt + 1, stap=stap)
    return Uitkomst((_vraag(gesprek, hier, context, vooraf),), hier, tuple(effecten))


def _opnieuw(gesprek: Gesprek, toestand: Toestand) -> Toestand:
    """A conversation that goes round begins with clean answers."""
    schoon = {naam: waarde for naam, waarde in toestand.antwoorden.items() if naam not in gesprek.stappen}
    return replace(toestand, antwoorden=schoon, weg=())


# --- what is shown ---


def _vraag(gesprek: Gesprek, toestand: Toestand, context: Context, vooraf: str = "") -> Bericht:
    stap: Stap | None = gesprek.stappen.get(toestand.stap)
    if stap is None:
        return Bericht(vangnet.VERNIEUWD)
    tekst = stap.vraag(context, toestand.antwoorden)
    knoppen = _gestempeld(stap.knoppen(context, toestand.antwoorden), toestand.beurt)
    return Bericht(f"{vooraf}\n\n{tekst}" if vooraf else tekst, knoppen)


def _gestempeld(rijen: Rijen, nummer: int) -> Rijen:
    return tuple(
        tuple(Knop(k.tekst, f"b:{nummer}:{k.doet[3:]}") if k.doet.startswith("b::") else k for k in rij)
        for rij in rijen
    )


def _niet_genomen(gesprek: Gesprek | None, toestand: Toestand, context: Context, uitleg: str) -> Uitkomst:
    """Say why this cannot be taken, and ask again what was asked."""
    if uitleg == vangnet.OUDE_KNOP:  # said with the press itself: a double tap adds no message
        return Uitkomst((), toestand, genomen=False, melding=uitleg)
    if gesprek is None or toestand.stap not in gesprek.stappen:
        return Uitkomst((Bericht(uitleg),), toestand, genomen=False)
    return Uitkomst((_vraag(gesprek, toestand, context, uitleg),), toestand, genomen=False)


def _nog_bezig(oud: Gesprek, toestand: Toestand, deur: _Deur) -> Bericht:
    return Bericht(
        vangnet.nog_bezig(oud.titel),
        onder_elkaar(
            opent(f"Verder met {oud.titel}", oud.naam, toestand.onderwerp),
            wissel(f"Liever {deur.gesprek.titel}", deur.gesprek.naam, deur.onderwerp, deur.waarde),
        ),
    )


def _acuut(catalogus: Catalogus, toestand: Toestand, invoer: Invoer) -> Uitkomst:
    """Words of danger: the right route, and nothing is kept (domein.md 6)."""
    toch = (
        antwoord(vangnet.HET_IS_DE_BUURT, OVER_DE_BUURT)
        if toestand.bezig
        else opent(vangnet.HET_IS_DE_BUURT, catalogus.vrije_tekst, "", OVER_DE_BUURT)
    )
    knoppen = _gestempeld(((toch,),), toestand.beurt)
    return Uitkomst((Bericht(vangnet.route(invoer.acuut), knoppen),), toestand, genomen=False)


def _met_melding(invoer: Invoer, berichten: tuple[Bericht, ...], bewaard: str = "") -> tuple[Bericht, ...]:
    """What was masked is said first, with the text as it is kept, so that it can be typed again."""
    if not invoer.gemaskeerd or not berichten:
        return berichten
    eerste, *rest = berichten
    melding = vangnet.weggelaten(invoer.gemaskeerd, bewaard)
    return (replace(eerste, tekst=f"{melding}\n\n{eerste.tekst}"), *rest)


def _waarde(knop: Knop) -> str:
    """The answer a button stands for; `=` and a number means: its own words."""
    waarde = knop.doet.removeprefix("b::")
    return knop.tekst if waarde.startswith("=") else waarde


def _gelijk(knop: str, getypt: str) -> bool:
    return knop.strip().casefold() == getypt.strip().rstrip(".").casefold()
