"""The two fixed questions, in well under a minute.

A signal counts from the first answer on. The confirmation asks nothing: its buttons work until the
month closes, and no tap means that it stands as it is.
"""

import re
from dataclasses import replace
from datetime import timedelta

from gesprekken import kalender, rondes
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Knop,
    Nee,
    Rijen,
    Slot,
    Stap,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import citaat, gevuld, met_gat, verteld
from gesprekken.vangnet import IS_HET_EEN_NAAM
from gesprekken.wijk import GEEN_THEMA, Signaal, Vorm
from gesprekken.wijzigingen import LegSignaalVast, NietsBijzonders, TrekSignaalIn, VraagCiteren, VulSignaalAan

NIETS = "niets"
GENOTEERD = "Dank je, dit staat genoteerd"
MAG_HET = "Mag een zin van jou in de bundel staan, zonder je naam?"
GEZELSCHAP = 5  # as in the bundle: below this nobody is counted
HELE_WIJK = "hele wijk"
_DANK = frozenset("dank bedankt dankje dankjewel thanks".split())
_GROET = frozenset("hoi hallo hey dag goedemorgen goedemiddag goedenavond goeiemorgen".split())
_BELEEFD = _DANK | _GROET | frozenset("je u wel hoor ok oke oké okay graag fijn prima top super mooi".split())
_NIETS_GEZEGD = frozenset({"niets", "niks", "geen bijzonderheden"})
_OM_NIETS_HEEN = frozenset(
    "nee vandaag deze week nog te melden nieuws bijzonders bijzonderheden gehoord gezien geen niets niks ik heb".split()
)
_WEET_NIET = frozenset({"nee", "niets", "niks", "geen idee", "weet niet", "geen"})


def dagvraag(c: Context, zacht: str = "") -> Bericht:
    """The daily question: it is question 1 itself. A sentence answers it; so does one tap.

    `zacht` is what is added near the end of the round for who gave nothing yet (`nog_tot`).
    """
    return Bericht(
        f"{zacht}{c.wijk.vraag1}\n\nStuur één of twee zinnen, zonder namen.",
        onder_elkaar(opent("Niets bijzonders", "microuitvraag", waarde=NIETS)),
    )


def nog_tot(ronde: str, deden_mee: int, leden: int) -> str:
    """Time left, and company without names; a handful of people is not counted out loud."""
    gezelschap = f" {deden_mee} van de {leden} collega's deelden al iets." if deden_mee >= GEZELSCHAP else ""
    return f"Deze ronde loopt nog {sluit(ronde)}.{gezelschap}\n\n"


# --- reading the two answers ---


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", tekst.casefold())


def lees_gehoord(c: Context, tekst: str) -> str | Nee:
    """Fewer than three words, a thank-you or a greeting are never a signal."""
    gelezen, woorden = verteld(c, tekst), _woorden(tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    if all(woord in _BELEEFD for woord in woorden):
        terug = "Graag gedaan" if _DANK & {*woorden} else "Hallo" if _GROET & {*woorden} else "Fijn"
        return Nee(f"{terug}. Hoor of zie je iets in de wijk? Stuur het in een zin.")
    if len(woorden) < 3:
        return Nee("Dat is te kort om te bewaren. Vertel het in een hele zin.")
    return gelezen


def _lees_antwoord1(c: Context, tekst: str) -> str | Nee:
    woorden = _woorden(tekst)
    niets_gezegd = any(niets in " ".join(woorden) for niets in _NIETS_GEZEGD)
    return NIETS if niets_gezegd and {*woorden} <= _OM_NIETS_HEEN else lees_gehoord(c, tekst)


def _lees_antwoord2(c: Context, tekst: str) -> str | Nee:
    """Who says thank you here thinks that it is done; and so it is."""
    gelezen, woorden = verteld(c, tekst), _woorden(tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    klaar = all(woord in _BELEEFD for woord in woorden) or " ".join(woorden) in _WEET_NIET
    return "~geen" if klaar else gelezen


# --- the confirmation ---


def sluit(ronde: str) -> str:
    """`tot en met maandag 30 november`"""
    return f"tot en met {kalender.dag_in_woorden(rondes.laatste_dag(ronde))}"


def bevestiging(c: Context, signaal: Signaal, aanhef: str = GENOTEERD, op_de_plaats: bool = False) -> Bericht:
    """What was noted, where, under which theme and neighbourhood, and until when it can be changed."""
    buurt = f" · Buurt: {signaal.buurt or HELE_WIJK}" if c.wijk.buurten else ""
    regels = [
        f"{aanhef} voor {c.wijk.naam}:",
        citaat(signaal.gehoord),
        *([f"Wat zou helpen: {citaat(signaal.nodig)}"] if signaal.nodig else []),
        f"Thema: {c.wijk.heet(signaal.thema)}{buurt}",
    ]
    naam = _vraag_naar_de_naam(signaal)
    if signaal.ronde < c.ronde:  # the month ended between the two answers
        regels.append(gesloten(signaal))
        return Bericht("\n".join(regels))
    themas = _andere_themas(c, signaal)
    if naam:
        regels.append(IS_HET_EEN_NAAM)
    citeren = _vraag_om_te_citeren(c, signaal)
    if themas:
        regels.append("Past een ander thema beter? Tik het aan.")
    if citeren:
        regels.append(MAG_HET)
    regels.append(f"Je kunt dit verbeteren {sluit(signaal.ronde)}.")
    knoppen = (*naam, *themas, *citeren, *_verbeterknoppen(c, signaal))
    return Bericht("\n".join(regels), knoppen, op_de_plaats=op_de_plaats, blijft=True)


def _vraag_naar_de_naam(signaal: Signaal) -> Rijen:
    if not met_gat(signaal):
        return ()
    n = signaal.nummer
    return ((opent("Ja, een naam", "woord", n, "ja"), opent("Nee, geen naam", "woord", n, "nee")),)


def _vraag_om_te_citeren(c: Context, signaal: Signaal) -> Rijen:
    """Once, under one signal, until she answers; after that with each signal that she corrects."""
    if c.lid is None or c.lid.citeren is not None or c.lid.citeren_bij != signaal.nummer:
        return ()
    n = signaal.nummer
    return ((opent("Ja, dat mag", "citeren", n, "ja"), opent("Liever niet", "citeren", n, "nee")),)


def _andere_themas(c: Context, signaal: Signaal) -> Rijen:
    """What it may be about, where the bot is not sure and the melder did not choose."""
    voorstel = c.voorstel(signaal.gehoord)
    if voorstel.zeker or signaal.thema_zelf:
        return ()
    return onder_elkaar(
        *(
            opent(c.wijk.heet(thema), "thema", signaal.nummer, str(c.alle_themas.index(thema)))
            for thema in voorstel.themas[:3]
            if thema != signaal.thema and thema in c.alle_themas
        )
    )


def _verbeterknoppen(c: Context, signaal: Signaal) -> Rijen:
    n = signaal.nummer
    kies_buurt = "Andere buurt" if signaal.buurt else "Kies de buurt"
    buurt = [opent(kies_buurt, "verbeteren", n, "buurt")] if c.wijk.buurten else []
    elders: list[tuple[Knop, ...]] = [
        (opent(f"Hoort bij {wijk.naam}"[:60], "verplaatsen", n, str(wijk.id)),)
        for wijk in c.wijkverbanden
        if wijk.id != c.wijk.id
    ]
    return (
        (opent("Ander thema", "verbeteren", n, "thema"), *buurt),
        (opent("Verbeter", "verbeteren", n), opent("Trek in", "intrekken", n)),
        *elders[:3],
    )


def thema_bij(c: Context, gehoord: str) -> str:
    """No tap means that a sure suggestion stands."""
    voorstel = c.voorstel(gehoord)
    return voorstel.themas[0] if voorstel.zeker and voorstel.themas else GEEN_THEMA


def gesloten(signaal: Signaal) -> str:
    maand = rondes.kort(signaal.ronde)
    return f"De ronde van {maand} is gesloten, dus hier verandert niets meer aan. Stuur gerust iets nieuws."


# --- the conversation ---


def vorm_van(c: Context) -> Vorm:
    """What an ervaringsdeskundige tells was heard in her own way."""
    return Vorm.ERVARING if c.lid is not None and c.lid.is_ervaringsdeskundige else Vorm.UITVRAAG


def _leg_vast(c: Context, a: Antwoorden) -> list[Effect]:
    nummer = int(a["nr"])
    if a["gehoord"] == NIETS:  # after /terug: then what was told before does not count any more
        return [TrekSignaalIn(nummer)] if a["eerder:gehoord"] else []
    return [LegSignaalVast(nummer, a["gehoord"], thema_bij(c, a["gehoord"]), a["bron:gehoord"], vorm_van(c))]


def _vul_aan(c: Context, a: Antwoorden) -> list[VulSignaalAan]:
    nodig = gevuld(a, "nodig")
    return [VulSignaalAan(int(a["nr"]), nodig, a["bron:nodig"])] if nodig else []


def _bevestig(c: Context, a: Antwoorden, aanhef: str = GENOTEERD) -> Slot:
    """The signal that is being told right now. It belongs to the month and the wijkverband of the first answer,
    also when she writes to another one by now."""
    waar = next((wijk for wijk in c.wijkverbanden if str(wijk.id) == a["in:gehoord"]), c.wijk)
    gehoord, ronde, nummer = a["gehoord"], a["ronde:gehoord"], int(a["nr"])
    signaal = Signaal(nummer, ronde, gehoord, gevuld(a, "nodig"), thema_bij(c, gehoord))
    vraagt = waar == c.wijk and c.lid is not None and c.lid.citeren_bij is None and c.lid.citeren is None
    lid = replace(c.lid, citeren_bij=nummer) if c.lid and vraagt else c.lid
    effecten = (VraagCiteren(nummer),) if vraagt else ()
    return Slot((bevestiging(replace(c, wijkverband=waar, lid=lid), signaal, aanhef),), effecten)


def _klaar(c: Context, a: Antwoorden) -> Slot:
    if a["gehoord"] == NIETS:
        weg = "Wat je net schreef is ingetrokken. " if a["eerder:gehoord"] else ""
        return Slot(
            (Bericht(f"Dank je, ook dat telt mee. {weg}Hoor je later toch iets? Stuur gewoon een zin."),),
            (NietsBijzonders(c.vandaag),),
        )
    return _bevestig(c, a)


def _gestopt(c: Context, a: Antwoorden) -> Slot:
    if "gehoord" not in a:
        return Slot((Bericht("Goed, we stoppen. Er is niets bewaard. Hoor je iets? Stuur gewoon een zin."),))
    return _bevestig(c, a, "Goed, we stoppen. Je eerste antwoord telt mee")


MICROUITVRAAG = Gesprek(
    naam="microuitvraag",
    titel="je signaal",
    versie=2,
    commando="signaal",
    uitleg="vertel wat je hoort of ziet",
    begin="gehoord",
    stappen={
        "gehoord": Stap(
            vraag=lambda c, a: c.wijk.vraag1,
            knoppen=lambda c, a: onder_elkaar(antwoord("Niets bijzonders", NIETS)),
            tekst=_lees_antwoord1,
            effecten=_leg_vast,
            verder={NIETS: EINDE, "*": "nodig"},
        ),
        "nodig": Stap(
            vraag=lambda c, a: f"Genoteerd. {c.wijk.vraag2}",
            knoppen=lambda c, a: onder_elkaar(antwoord("Weet ik niet", "~geen")),
            tekst=_lees_antwoord2,
            effecten=_vul_aan,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=_gestopt,
    verloopt=timedelta(hours=12),
)
