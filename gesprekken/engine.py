"""`beurt`: one thing a person did, and what follows from it. The only interpreter of conversations.

It knows what is the same in all of them: commands, `/stop`, `/terug`, an outdated button, an edited
answer, a conversation that was renewed, *you are still busy with*. What is asked stands in the
conversations themselves. It is a pure function, so a turn that lost a race is simply played again.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from gesprekken import toegang, vangnet
from gesprekken.catalogus import Catalogus
from gesprekken.deur import UITGENODIGD, Deur, bedoeld, stap_van
from gesprekken.model import (
    EINDE,
    OVER_DE_BUURT,
    TYPEN,
    Bericht,
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
    Waarom,
    antwoord,
    onder_elkaar,
    opent,
    wissel,
)
from gesprekken.toegang import Weigering
from gesprekken.wijk import Bundel, Uitnodiging, Voorproef, Wijkverband


def beurt(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    """Take one turn. Never raises for anything a person can do."""
    toestand = wakker(catalogus, toestand, context.nu)
    if invoer.acuut and invoer.acuut != context.over_de_buurt:
        return _met_melding(catalogus, invoer, _acuut(catalogus, toestand, invoer, context))
    if zegt_dat_het_de_buurt_is(invoer) and not context.gevaar:
        return _zeg(toestand, vangnet.OUDE_KNOP)
    return _met_melding(catalogus, invoer, _neem_beurt(catalogus, toestand, invoer, context))


def _neem_beurt(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    deur = bedoeld(catalogus, toestand, invoer, context)
    if isinstance(deur, Deur):
        return _open(catalogus, deur, toestand, invoer, context)
    gesprek = catalogus.gesprekken.get(toestand.gesprek)
    if gesprek is None:
        return _zonder_gesprek(toestand, invoer, deur)
    return _in_gesprek(gesprek, toestand, invoer, deur, context)


def onderwerp(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> tuple[str, str]:
    """What this turn is about, to be loaded beforehand: its kind (of `Gesprek.onderwerp`) and which one."""
    toestand = wakker(catalogus, toestand, context.nu)
    deur = bedoeld(catalogus, toestand, invoer, context)
    if isinstance(deur, Deur):
        return toegang.CODE if deur.code else deur.gesprek.onderwerp, deur.onderwerp
    gesprek = catalogus.gesprekken.get(toestand.gesprek)
    return (gesprek.onderwerp, toestand.onderwerp) if gesprek else ("", "")


def wakker(catalogus: Catalogus, toestand: Toestand, nu: datetime) -> Toestand:
    """The state, without a conversation that ended by itself because it was left too long."""
    gesprek = catalogus.gesprekken.get(toestand.gesprek)
    if toestand.bezig and (gesprek is None or nu - datetime.fromisoformat(toestand.sinds) > gesprek.verloopt):
        return Toestand(beurt=toestand.beurt)
    return toestand


# --- opening and closing ---


def _open(catalogus: Catalogus, deur: Deur, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    nieuw, oud = deur.gesprek, catalogus.gesprekken.get(toestand.gesprek)
    if oud is not None and _vernieuwd(oud, toestand):
        oud = None
    if len(mogelijk := toegang.in_welk(nieuw, deur.onderwerp, context)) > 1:
        return _welk_wijkverband(nieuw, toestand, mogelijk)
    if nee := toegang.weigering(nieuw, deur.onderwerp, context):
        return _zeg(toestand, nee.zin, nee.waarom)
    if deur.code and isinstance(context.onderwerp, Uitnodiging):  # it was good; from here on it has a number
        deur = replace(deur, onderwerp=str(context.onderwerp.id))
    if isinstance(context.onderwerp, Bundel | Voorproef):  # and it stays this one, whichever comes meanwhile
        deur = replace(deur, onderwerp=str(_bundel_van(context.onderwerp).id))
    if not nieuw.stappen:
        slot = nieuw.afronden(context, nieuw.begin_met(context, invoer))
        return Uitkomst(slot.berichten, toestand, slot.effecten, slot.genomen, slot.melding, slot.geweigerd)
    if oud is None:
        return _begin(nieuw, toestand, deur, invoer, context)
    if deur.wissel:
        return _wissel(oud, toestand, _begin(nieuw, toestand, deur, invoer, context), context)
    if (oud, toestand.onderwerp) != (nieuw, deur.onderwerp):
        wacht = toestand.met(UITGENODIGD, deur.onderwerp) if deur.code else toestand
        return Uitkomst((_nog_bezig(oud, toestand, deur),), wacht, genomen=False)
    if deur.waarde and toestand.stap == oud.begin:
        return _antwoord(oud, toestand, _druk(toestand, deur.waarde, invoer), context)
    if _zei_erachter(oud, invoer) and toestand.stap == oud.begin:
        return _antwoord(oud, toestand, _als_tekst(invoer), context)
    if deur.waarde and deur.onderwerp:  # under the same reminder or confirmation she pressed another button
        return _begin(oud, toestand, deur, invoer, context)
    return _niet_genomen(oud, toestand, context, vangnet.HIER_GEBLEVEN)


def _bundel_van(ding: Bundel | Voorproef) -> Bundel:
    return ding.bundel if isinstance(ding, Voorproef) else ding


def _begin(
    gesprek: Gesprek, toestand: Toestand, deur: Deur, invoer: Invoer, context: Context, vooraf: str = ""
) -> Uitkomst:
    """Open a conversation at its first question; a value, a free sentence, or what was typed behind the
    command is the answer to it."""
    begin = Toestand(
        beurt=toestand.beurt,
        gesprek=gesprek.naam,
        versie=gesprek.versie,
        onderwerp=deur.onderwerp,
        stap=gesprek.begin,
        antwoorden={"nr": str(toestand.beurt), **gesprek.begin_met(context, invoer)},
        sinds=context.nu.isoformat(),
    )
    if deur.waarde == OVER_DE_BUURT:
        return _het_is_de_buurt(gesprek, begin, context)
    if _zei_erachter(gesprek, invoer):
        invoer = _als_tekst(invoer)
    if deur.waarde:
        invoer = _druk(begin, deur.waarde, invoer)
    elif vooraf or invoer.soort is not Soort.TEKST or not gesprek.stappen[gesprek.begin].tekst:
        return _verder(gesprek, begin, gesprek.begin, context, (), vooraf)
    gelezen = _lees(gesprek.stappen[gesprek.begin], begin, invoer, context)
    if isinstance(gelezen, Nee):
        return _zeg(toestand, gelezen.uitleg)
    return _neem(gesprek, begin, gelezen, invoer, context)


def _wissel(oud: Gesprek, toestand: Toestand, uitkomst: Uitkomst, context: Context) -> Uitkomst:
    """Another conversation in the place of the open one, which is closed as `/stop` would."""
    if not uitkomst.genomen:
        return uitkomst
    slot = oud.gestopt(replace(context, onderwerp=None), toestand.antwoorden)
    return replace(
        uitkomst,
        berichten=slot.berichten + uitkomst.berichten,
        effecten=slot.effecten + uitkomst.effecten,
    )


def _in_gesprek(
    gesprek: Gesprek, toestand: Toestand, invoer: Invoer, weigering: Weigering | None, context: Context
) -> Uitkomst:
    if nee := toegang.weigering(gesprek, toestand.onderwerp, context):  # closed, gone or taken over meanwhile
        over = Toestand(beurt=toestand.beurt + 1)
        return Uitkomst((Bericht(nee.zin),), over, genomen=False, geweigerd=nee.waarom)
    if weigering is None and invoer.soort is Soort.COMMANDO and invoer.tekst == "stop":
        return _stop(gesprek, toestand, context)
    if _vernieuwd(gesprek, toestand):
        deur = Deur(gesprek, toestand.onderwerp)
        return _begin(gesprek, toestand, deur, invoer, context, vangnet.VERNIEUWD)
    if weigering is not None:
        return _niet_genomen(gesprek, toestand, context, weigering.zin, weigering.waarom)
    if invoer.soort is Soort.COMMANDO:
        return _terug(gesprek, toestand, context)
    if invoer.soort is Soort.BEWERKING:
        return _herschrijf(gesprek, toestand, invoer, context)
    return _antwoord(gesprek, toestand, invoer, context)


def _vernieuwd(gesprek: Gesprek, toestand: Toestand) -> bool:
    """The conversation was changed since this person began it: its answers may not fit any more."""
    return toestand.versie != gesprek.versie or not {toestand.stap, *toestand.weg} <= gesprek.stappen.keys()


def _stop(gesprek: Gesprek, toestand: Toestand, context: Context) -> Uitkomst:
    if _vernieuwd(gesprek, toestand):
        slot = Slot((Bericht(vangnet.GESTOPT_VERNIEUWD),))
    else:
        slot = gesprek.gestopt(replace(context, onderwerp=None), toestand.antwoorden)
    return Uitkomst(slot.berichten, Toestand(beurt=toestand.beurt + 1), slot.effecten)


def _terug(gesprek: Gesprek, toestand: Toestand, context: Context) -> Uitkomst:
    """One question back. What was answered there stands until it is answered again."""
    if not toestand.weg:
        eerste = toestand.stap == gesprek.begin
        uitleg = vangnet.EERSTE_VRAAG if eerste else vangnet.LIGT_VAST
        return _niet_genomen(gesprek, toestand, context, uitleg)
    terug = replace(
        toestand,
        beurt=toestand.beurt + 1,
        stap=toestand.weg[-1],
        weg=toestand.weg[:-1],
        antwoorden={naam: w for naam, w in toestand.antwoorden.items() if naam != toestand.stap},
        sinds=context.nu.isoformat(),
    )
    return Uitkomst((_vraag(gesprek, terug, context),), terug)


def _zonder_gesprek(toestand: Toestand, invoer: Invoer, weigering: Weigering | None) -> Uitkomst:
    if weigering is not None:
        return _zeg(toestand, weigering.zin, weigering.waarom)
    return _zeg(toestand, vangnet.NIETS_TE_STOPPEN if invoer.tekst == "stop" else vangnet.NIETS_TERUG)


# --- answering ---


def _antwoord(gesprek: Gesprek, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    if zegt_dat_het_de_buurt_is(invoer):
        return _het_is_de_buurt(gesprek, toestand, context)
    gelezen = _lees(gesprek.stappen[toestand.stap], toestand, invoer, context)
    if isinstance(gelezen, Nee):
        return _niet_genomen(gesprek, toestand, context, gelezen.uitleg)
    return _neem(gesprek, toestand, gelezen, invoer, context)


def _lees(stap: Stap, toestand: Toestand, invoer: Invoer, context: Context) -> str | Nee:
    """What was said, as this step understands it. Typing the words of a button is pressing it."""
    knoppen = [knop for rij in stap.knoppen(context, toestand.antwoorden) for knop in rij]
    if invoer.soort is Soort.KNOP:
        knop = next((k for k in knoppen if k.doet == f"b::{_achter_b(invoer)}"), None)
        if knop is None:
            return Nee(vangnet.OUDE_KNOP)
        return Nee(vangnet.TYP_MAAR) if _waarde(knop) == TYPEN else stap.betekent(context, _waarde(knop))
    getikt = next((k for k in knoppen if _gelijk(k.tekst, invoer.tekst) and _waarde(k) != TYPEN), None)
    if getikt is not None:
        return stap.betekent(context, _waarde(getikt))
    return stap.tekst(context, invoer.tekst) if stap.tekst else Nee(vangnet.KIES_EEN_KNOP)


def _neem(gesprek: Gesprek, toestand: Toestand, gezegd: str, invoer: Invoer, context: Context) -> Uitkomst:
    """Accept this answer: its effects, and on to the next question or the end."""
    stap = gesprek.stappen[toestand.stap]
    verder = replace(
        _onthoud(gesprek, toestand, toestand.stap, gezegd, invoer, context),
        weg=_weg(stap, toestand, stap.volgende(gezegd)),
        sinds=context.nu.isoformat(),
    )
    effecten = stap.effecten(context, verder.antwoorden)
    uitkomst = _verder(gesprek, verder, stap.volgende(gezegd), context, effecten)
    if (
        uitkomst.toestand.stap != toestand.stap
        or invoer.soort is not Soort.KNOP
        or stap.erbij is None
        or stap.definitief
    ):
        return uitkomst
    return replace(uitkomst, berichten=tuple(replace(b, op_de_plaats=True) for b in uitkomst.berichten))


def _weg(stap: Stap, toestand: Toestand, volgende: str) -> tuple[str, ...]:
    """The way back. To say more at the same question is no step further."""
    if stap.definitief:
        return ()
    return toestand.weg if volgende == toestand.stap else (*toestand.weg, toestand.stap)


def _onthoud(
    gesprek: Gesprek, toestand: Toestand, stap: str, gezegd: str, invoer: Invoer, context: Context
) -> Toestand:
    eerst = {
        f"ronde:{stap}": context.ronde,
        f"in:{stap}": str(context.wijkverband.id) if context.wijkverband else "",
    }
    meer = gesprek.stappen[stap].erbij
    erbij = {
        stap: meer(toestand.antwoorden.get(stap, ""), gezegd) if meer else gezegd,
        f"eerder:{stap}": toestand.antwoorden.get(stap, ""),
        f"bron:{stap}": "" if invoer.soort is Soort.KNOP else invoer.bron,
    }
    return replace(toestand, antwoorden={**eerst, **toestand.antwoorden, **erbij})


def _verder(
    gesprek: Gesprek,
    toestand: Toestand,
    stap: str,
    context: Context,
    effecten: Sequence[Effect],
    vooraf: str = "",
) -> Uitkomst:
    rond = stap == gesprek.begin and toestand.stap != stap
    while stap != EINDE and gesprek.stappen[stap].overslaan(context, toestand.antwoorden):
        hier = gesprek.stappen[stap]
        anders = hier.volgende(toestand.antwoorden.get(stap, ""))
        stap = anders if hier.overgeslagen is None else hier.overgeslagen
    if rond:
        toestand = _opnieuw(gesprek, toestand)
    if stap == EINDE:
        slot = gesprek.afronden(context, toestand.antwoorden)
        return Uitkomst(slot.berichten, Toestand(beurt=toestand.beurt + 1), (*effecten, *slot.effecten))
    nieuw = replace(toestand, beurt=toestand.beurt + 1, stap=stap)
    return Uitkomst((_vraag(gesprek, nieuw, context, vooraf),), nieuw, tuple(effecten))


def _opnieuw(gesprek: Gesprek, toestand: Toestand) -> Toestand:
    """A conversation that goes round begins with clean answers."""
    schoon = {n: w for n, w in toestand.antwoorden.items() if n.rpartition(":")[2] not in gesprek.stappen}
    return replace(toestand, antwoorden=schoon, weg=())


def _vraag_nog_eens(
    gesprek: Gesprek, toestand: Toestand, context: Context, vooraf: str, effecten: Sequence[Effect] = ()
) -> Uitkomst:
    hier = replace(toestand, beurt=toestand.beurt + 1, sinds=context.nu.isoformat())
    return Uitkomst((_vraag(gesprek, hier, context, vooraf),), hier, tuple(effecten))


def _het_is_de_buurt(gesprek: Gesprek, toestand: Toestand, context: Context) -> Uitkomst:
    """Words of danger are about the neighbourhood: those of this kind may be told in the next turn, and count."""
    return _vraag_nog_eens(gesprek, toestand, context, vangnet.NOG_EEN_KEER)


def zegt_dat_het_de_buurt_is(invoer: Invoer) -> bool:
    return invoer.soort is Soort.KNOP and invoer.tekst.rpartition(":")[2] == OVER_DE_BUURT


def _herschrijf(gesprek: Gesprek, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    """An edited message: the answer that was typed in it changes, and the same question stands."""
    naam, invoer = stap_van(toestand, invoer.bron), replace(invoer, soort=Soort.TEKST)
    if gesprek.stappen[naam].erbij is not None:  # it stands among what else was said there
        return _niet_genomen(gesprek, toestand, context, vangnet.GA_TERUG)
    if naam == toestand.stap:
        return _antwoord(gesprek, toestand, invoer, context)
    stap = gesprek.stappen[naam]
    gelezen = _lees(stap, toestand, invoer, context)
    if isinstance(gelezen, Nee):
        return _niet_genomen(gesprek, toestand, context, vangnet.blijft_staan(gelezen.uitleg))
    if stap.volgende(gelezen) != stap.volgende(toestand.antwoorden[naam]):
        return _niet_genomen(gesprek, toestand, context, vangnet.GA_TERUG)
    verder = _onthoud(gesprek, toestand, naam, gelezen, invoer, context)
    effecten = stap.effecten(context, verder.antwoorden)
    return _vraag_nog_eens(gesprek, verder, context, vangnet.AANGEPAST, effecten)


# --- what is shown ---


def _vraag(gesprek: Gesprek, toestand: Toestand, context: Context, vooraf: str = "") -> Bericht:
    stap = gesprek.stappen[toestand.stap]
    tekst = stap.vraag(context, toestand.antwoorden)
    knoppen = _gestempeld(stap.knoppen(context, toestand.antwoorden), toestand.beurt)
    return Bericht(f"{vooraf}\n\n{tekst}" if vooraf else tekst, knoppen)


def _gestempeld(rijen: Rijen, nummer: int) -> Rijen:
    return tuple(
        tuple(Knop(k.tekst, f"b:{nummer}:{k.doet[3:]}") if k.doet.startswith("b::") else k for k in rij)
        for rij in rijen
    )


def _zeg(toestand: Toestand, uitleg: str, waarom: Waarom | None = None) -> Uitkomst:
    """One sentence, and everything stays as it was."""
    if uitleg == vangnet.OUDE_KNOP:  # said with the press itself: a double tap adds no message
        waarom = waarom or Waarom.OUDE_KNOP
        return Uitkomst((), toestand, genomen=False, melding=uitleg, geweigerd=waarom)
    return Uitkomst((Bericht(uitleg),), toestand, genomen=False, geweigerd=waarom)


def _niet_genomen(
    gesprek: Gesprek, toestand: Toestand, context: Context, uitleg: str, waarom: Waarom | None = None
) -> Uitkomst:
    """Say why this cannot be taken, and ask again what was asked."""
    if uitleg in (vangnet.OUDE_KNOP, vangnet.TYP_MAAR):
        return _zeg(toestand, uitleg, waarom)
    vraag = _vraag(gesprek, toestand, context, uitleg)
    return Uitkomst((vraag,), toestand, genomen=False, geweigerd=waarom)


def _welk_wijkverband(gesprek: Gesprek, toestand: Toestand, mogelijk: Sequence[Wijkverband]) -> Uitkomst:
    knoppen = onder_elkaar(*(opent(w.naam[:60], gesprek.naam, f"w{w.id}") for w in mogelijk))
    return Uitkomst((Bericht(vangnet.WELK_WIJKVERBAND, knoppen),), toestand, genomen=False)


def _nog_bezig(oud: Gesprek, toestand: Toestand, deur: Deur) -> Bericht:
    verder, liever = f"Verder met {oud.titel}", f"Liever {deur.gesprek.titel}"
    if oud == deur.gesprek:  # the same conversation about something else
        verder, liever = "Verder waar ik was", "Liever het nieuwe"
    return Bericht(
        vangnet.nog_bezig(oud.titel),
        onder_elkaar(
            opent(verder, oud.naam, toestand.onderwerp),
            wissel(liever, deur.gesprek.naam, deur.onderwerp, deur.waarde),
        ),
    )


def _acuut(catalogus: Catalogus, toestand: Toestand, invoer: Invoer, context: Context) -> Uitkomst:
    """Words of danger: the right route, and nothing is kept; of the route neither, for it tells what they were."""
    if context.wijkverband is None:
        return Uitkomst((Bericht(vangnet.route(invoer.acuut), geheim=True),), toestand, genomen=False)
    route = vangnet.route(invoer.acuut, context.wijkverband.wijkteam)
    toch = (
        antwoord(vangnet.HET_IS_DE_BUURT, OVER_DE_BUURT)
        if toestand.bezig
        else opent(vangnet.HET_IS_DE_BUURT, catalogus.vrije_tekst, "", OVER_DE_BUURT)
    )
    tekst = f"{route} {vangnet.TOCH_DE_BUURT}"
    knoppen = _gestempeld(((toch,),), toestand.beurt)
    return Uitkomst((Bericht(tekst, knoppen, geheim=True),), toestand, genomen=False)


def _met_melding(catalogus: Catalogus, invoer: Invoer, uitkomst: Uitkomst) -> Uitkomst:
    """What was masked is said first, with the text as it is kept, so that it can be typed again."""
    if not invoer.gemaskeerd or not uitkomst.berichten:
        return uitkomst
    eerste, *rest = uitkomst.berichten
    gezegd = _gezegd(catalogus, invoer) if uitkomst.genomen else ""
    melding = vangnet.weggelaten(invoer.gemaskeerd, gezegd)
    return replace(uitkomst, berichten=(replace(eerste, tekst=f"{melding}\n\n{eerste.tekst}"), *rest))


def _gezegd(catalogus: Catalogus, invoer: Invoer) -> str:
    """Her own words: of a command what was typed behind it, where that is an answer."""
    if invoer.soort is not Soort.COMMANDO:
        return invoer.tekst
    gesprek = catalogus.bij_commando(invoer.tekst)
    return invoer.argument if gesprek is not None and gesprek.stappen else ""


def _druk(toestand: Toestand, waarde: str, invoer: Invoer) -> Invoer:
    """The same, as if the button of the open question was pressed."""
    return replace(invoer, soort=Soort.KNOP, tekst=f"b:{toestand.beurt}:{waarde}")


def _zei_erachter(gesprek: Gesprek, invoer: Invoer) -> bool:
    """`/pauze 9 januari`: the command of this conversation, with the answer to its first question."""
    commando = invoer.soort is Soort.COMMANDO and invoer.tekst == gesprek.commando
    return commando and bool(invoer.argument)


def _als_tekst(invoer: Invoer) -> Invoer:
    return replace(invoer, soort=Soort.TEKST, tekst=invoer.argument)


def _achter_b(invoer: Invoer) -> str:
    return invoer.tekst.split(":", 2)[2]


def _waarde(knop: Knop) -> str:
    """The answer a button stands for; `=` and a number means: its own words."""
    waarde = knop.doet.removeprefix("b::")
    return knop.tekst if waarde.startswith("=") else waarde


def _gelijk(knop: str, getypt: str) -> bool:
    return knop.strip().casefold() == getypt.strip().rstrip(".").casefold()
