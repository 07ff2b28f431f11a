"""The two fixed questions, in well under a minute; and correcting or withdrawing what was said.

A signal counts from the first answer on. The confirmation asks nothing: its buttons work until the
month closes, and no tap means that it stands as it is.
"""

import re
from dataclasses import replace
from datetime import timedelta

from gesprekken import kalender, vangnet
from gesprekken.model import (
    EINDE,
    Antwoorden,
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
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import citaat, gevuld, keuzes, korte_tekst
from gesprekken.wijk import (
    GEEN_THEMA,
    Bronbericht,
    LegSignaalVast,
    NietsBijzonders,
    Signaal,
    TrekSignaalIn,
    VerbeterSignaal,
    VerplaatsSignaal,
    VulSignaalAan,
)

NIETS = "niets"
GEZELSCHAP = 5  # as in the bundle: below this nobody is counted
HELE_WIJK = "hele wijk"
_DANK = frozenset("dank bedankt dankje dankjewel thanks".split())
_GROET = frozenset("hoi hallo hey dag goedemorgen goedemiddag goedenavond goeiemorgen".split())
_BEDANKT = _DANK | _GROET | frozenset("je u wel hoor ok oke oké okay graag fijn prima top super mooi".split())
_NIETS_GEZEGD = frozenset(
    {"niets", "niks", "geen bijzonderheden", "vandaag niets", "vandaag niks"}
    | {
        f"{niets} {wat}"
        for niets in ("niets", "niks")
        for wat in ("bijzonders", "nieuws", "gehoord", "te melden")
    }
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
    return f"Deze ronde loopt nog tot en met {kalender.dag_in_woorden(kalender.laatste_dag(ronde))}.{gezelschap}\n\n"


# --- reading the two answers ---


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", tekst.casefold())


def lees_gehoord(c: Context, tekst: str) -> str | Nee:
    """Fewer than three words, a thank-you or a greeting are never a signal."""
    gelezen, woorden = korte_tekst(c, tekst), _woorden(tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    if all(woord in _BEDANKT for woord in woorden):
        terug = "Graag gedaan" if _DANK & {*woorden} else "Hallo" if _GROET & {*woorden} else "Fijn"
        return Nee(f"{terug}. Hoor of zie je iets in de wijk? Stuur het in een zin.")
    if len(woorden) < 3:
        return Nee("Dat is te kort om te bewaren. Vertel het in een hele zin.")
    return gelezen


def _lees_antwoord1(c: Context, tekst: str) -> str | Nee:
    return NIETS if " ".join(_woorden(tekst)) in _NIETS_GEZEGD else lees_gehoord(c, tekst)


def _lees_antwoord2(c: Context, tekst: str) -> str | Nee:
    """Who says thank you here thinks that it is done; and so it is."""
    gelezen, woorden = korte_tekst(c, tekst), _woorden(tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    klaar = all(woord in _BEDANKT for woord in woorden) or " ".join(woorden) in _WEET_NIET
    return "~geen" if klaar else gelezen


# --- the confirmation ---


def sluit(ronde: str) -> str:
    """`tot en met maandag 30 november`"""
    return f"tot en met {kalender.dag_in_woorden(kalender.laatste_dag(ronde))}"


def bevestiging(
    c: Context, signaal: Signaal, aanhef: str = "Dank je, dit staat genoteerd", op_de_plaats: bool = False
) -> Bericht:
    """What was noted, where, under which theme and neighbourhood, and until when it can be changed."""
    buurt = f" · Buurt: {signaal.buurt or HELE_WIJK}" if c.wijk.buurten else ""
    regels = [
        f"{aanhef} voor {c.wijk.naam}:",
        citaat(signaal.gehoord),
        *([f"Wat zou helpen: {citaat(signaal.nodig)}"] if signaal.nodig else []),
        f"Thema: {signaal.thema}{buurt}",
    ]
    if signaal.ronde < c.ronde:  # the month ended between the two answers
        regels.append(_gesloten(signaal))
        return Bericht("\n".join(regels))
    themas = _andere_themas(c, signaal)
    if themas:
        regels.append("Past een ander thema beter? Tik het aan.")
    regels.append(f"Je kunt dit verbeteren {sluit(signaal.ronde)}.")
    knoppen = (*themas, *_verbeterknoppen(c, signaal))
    return Bericht("\n".join(regels), knoppen, op_de_plaats=op_de_plaats, blijft=True)


def _andere_themas(c: Context, signaal: Signaal) -> Rijen:
    """What it may be about, where the bot is not sure and the melder did not choose."""
    voorstel = c.themas(signaal.gehoord)
    if voorstel.zeker or signaal.thema_zelf:
        return ()
    return onder_elkaar(
        *(
            opent(thema, "thema", signaal.nummer, str(c.alle_themas.index(thema)))
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


def _thema(c: Context, gehoord: str) -> str:
    """No tap means that a sure suggestion stands."""
    voorstel = c.themas(gehoord)
    return voorstel.themas[0] if voorstel.zeker and voorstel.themas else GEEN_THEMA


# --- the conversation ---


def _leg_vast(c: Context, a: Antwoorden) -> list[Effect]:
    nummer = int(a["nr"])
    if a["gehoord"] == NIETS:  # after /terug: then what was told before does not count any more
        return [TrekSignaalIn(nummer)] if a["eerder:gehoord"] else []
    return [LegSignaalVast(nummer, a["gehoord"], _thema(c, a["gehoord"]), a["bron:gehoord"])]


def _vul_aan(c: Context, a: Antwoorden) -> list[VulSignaalAan]:
    nodig = gevuld(a, "nodig")
    return [VulSignaalAan(int(a["nr"]), nodig, a["bron:nodig"])] if nodig else []


def _zojuist(c: Context, a: Antwoorden) -> Signaal:
    """The signal that is being told right now; it belongs to the month of the first answer."""
    gehoord, ronde = a["gehoord"], a["op:gehoord"][:7]
    return Signaal(int(a["nr"]), ronde, gehoord, gevuld(a, "nodig"), _thema(c, gehoord))


def _klaar(c: Context, a: Antwoorden) -> Slot:
    if a["gehoord"] == NIETS:
        weg = "Wat je net schreef is ingetrokken. " if a["eerder:gehoord"] else ""
        return Slot(
            (Bericht(f"Dank je, ook dat telt mee. {weg}Hoor je later toch iets? Stuur gewoon een zin."),),
            (NietsBijzonders(c.vandaag),),
        )
    return Slot((bevestiging(c, _zojuist(c, a)),))


def _gestopt(c: Context, a: Antwoorden) -> Slot:
    if "gehoord" not in a:
        return Slot((Bericht("Goed, we stoppen. Er is niets bewaard. Hoor je iets? Stuur gewoon een zin."),))
    return Slot((bevestiging(c, _zojuist(c, a), "Goed, we stoppen. Je eerste antwoord telt mee"),))


MICROUITVRAAG = Gesprek(
    naam="microuitvraag",
    titel="je signaal",
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


# --- afterwards ---


def _signaal(c: Context) -> Signaal:
    if not isinstance(c.onderwerp, Signaal):
        raise LookupError("dit gesprek gaat over een signaal")
    return c.onderwerp


def _gesloten(signaal: Signaal) -> str:
    maand = kalender.maandnaam(signaal.ronde)
    return f"De maand {maand} is gesloten, dus hier verandert niets meer aan. Stuur gerust iets nieuws."


def _mag_nog(c: Context) -> str:
    signaal = c.onderwerp.signaal if isinstance(c.onderwerp, Bronbericht) else c.onderwerp
    if not isinstance(signaal, Signaal):
        return "Dat bericht kan ik niet meer aanpassen. Stuur het als een nieuw bericht."
    return _gesloten(signaal) if signaal.gesloten else ""


def _mag_verbeteren(c: Context) -> str:
    if isinstance(c.onderwerp, Signaal) and c.onderwerp.ingetrokken and not c.onderwerp.gesloten:
        return "Dit signaal heb je ingetrokken. Zet het eerst terug, dan kun je het verbeteren."
    return _mag_nog(c)


def _wordt(c: Context, signaal: Signaal, veld: str, waarde: str) -> tuple[Signaal, tuple[Effect, ...]]:
    """The signal with this field changed. With what was heard the suggested theme moves along."""
    velden = {**signaal.__dict__, veld: waarde, "thema_zelf": signaal.thema_zelf or veld == "thema"}
    effecten: list[Effect] = [VerbeterSignaal(signaal.nummer, veld, waarde)]
    if veld == "gehoord" and not signaal.thema_zelf:
        velden["thema"] = _thema(c, waarde)
        effecten.append(VerbeterSignaal(signaal.nummer, "thema", velden["thema"], zelf=False))
    return Signaal(**velden), tuple(effecten)


def _verbeterd(c: Context, a: Antwoorden) -> Slot:
    veld = a["wat"]
    nieuw, effecten = _wordt(c, _signaal(c), veld, gevuld(a, veld))
    return Slot((bevestiging(c, nieuw, "Aangepast"),), effecten)


VERBETEREN = Gesprek(
    naam="verbeteren",
    titel="het verbeteren",
    onderwerp="signaal",
    mag=_mag_verbeteren,
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: f"Wat wil je verbeteren aan {citaat(_signaal(c).gehoord, 60)}?",
            knoppen=lambda c, a: (
                (antwoord("Wat ik hoorde", "gehoord"), antwoord("Wat zou helpen", "nodig")),
                (antwoord("Thema", "thema"), *([antwoord("Buurt", "buurt")] if c.wijk.buurten else [])),
            ),
            verder={"gehoord": "gehoord", "nodig": "nodig", "thema": "thema", "buurt": "buurt"},
        ),
        "gehoord": Stap(
            vraag=lambda c, a: f"Er staat: {citaat(_signaal(c).gehoord, 600)}\nHoe moet het worden?",
            tekst=lees_gehoord,
            verder=EINDE,
        ),
        "nodig": Stap(
            vraag=lambda c, a: c.wijk.vraag2,
            knoppen=lambda c, a: onder_elkaar(antwoord("Weet ik niet", "~geen")),
            tekst=korte_tekst,
            verder=EINDE,
        ),
        "thema": Stap(
            vraag=lambda c, a: "Welk thema past het best?",
            knoppen=lambda c, a: keuzes(c.alle_themas),
            verder=EINDE,
        ),
        "buurt": Stap(
            vraag=lambda c, a: "In welke buurt speelt dit?",
            knoppen=lambda c, a: keuzes(c.wijk.buurten, antwoord("De hele wijk", "~geen")),
            verder=EINDE,
        ),
    },
    afronden=_verbeterd,
    gestopt=lambda c, a: Slot((Bericht("Goed, het blijft zoals het was."),)),
    verloopt=timedelta(hours=12),
)


# --- one tap under the confirmation, which is then written anew in its place ---


def _waarde(c: Context, invoer: Invoer) -> Antwoorden:
    return {"waarde": invoer.tekst.rpartition(":")[2] if invoer.soort is Soort.KNOP else ""}


def _thema_getikt(c: Context, a: Antwoorden) -> Slot:
    thema = next((naam for i, naam in enumerate(c.alle_themas) if str(i) == a["waarde"]), "")
    if not thema:
        return Slot((Bericht("Dat thema is er niet meer. Kies een ander met Verbeter."),), genomen=False)
    nieuw, effecten = _wordt(c, _signaal(c), "thema", thema)
    return Slot((bevestiging(c, nieuw, op_de_plaats=True),), effecten)


THEMA = Gesprek(
    naam="thema",
    titel="het thema",
    onderwerp="signaal",
    mag=_mag_verbeteren,
    begin_met=_waarde,
    afronden=_thema_getikt,
)


def _verplaatst(c: Context, a: Antwoorden) -> Slot:
    """To another wijkverband of the same melder, who writes to that one from now on."""
    naar = next((w for w in c.wijkverbanden if str(w.id) == a["waarde"]), None)
    if naar is None:
        return Slot(
            (Bericht("In dat wijkverband doe je niet mee. Het signaal blijft staan."),), genomen=False
        )
    daar = replace(c, wijkverband=naar)
    nieuw = replace(_signaal(c), buurt="")
    return Slot(
        (bevestiging(daar, nieuw, "Aangepast, dit staat nu genoteerd", op_de_plaats=True),),
        (VerplaatsSignaal(nieuw.nummer, naar.id),),
    )


VERPLAATSEN = Gesprek(
    naam="verplaatsen",
    titel="het verplaatsen",
    onderwerp="signaal",
    mag=_mag_verbeteren,
    begin_met=_waarde,
    afronden=_verplaatst,
)


def _ingetrokken(c: Context, a: Antwoorden) -> Slot:
    signaal = _signaal(c)
    if a["waarde"] == "toch_niet":
        return Slot(
            (bevestiging(c, signaal, "Je signaal telt weer mee", op_de_plaats=True),),
            (TrekSignaalIn(signaal.nummer, toch_niet=True),),
        )
    weg = Bericht(
        f"Ingetrokken. Dit signaal telt niet mee in de bundel. Terugzetten kan {sluit(signaal.ronde)}.",
        onder_elkaar(opent("Zet terug", "intrekken", signaal.nummer, "toch_niet")),
        op_de_plaats=True,
        blijft=True,
    )
    return Slot((weg,), (TrekSignaalIn(signaal.nummer),))


INTREKKEN = Gesprek(
    naam="intrekken",
    titel="het intrekken",
    onderwerp="signaal",
    mag=_mag_nog,
    begin_met=_waarde,
    afronden=_ingetrokken,
)


# --- editing the own message edits the answer ---


def _bewerkt(c: Context, a: Antwoorden) -> Slot:
    if not isinstance(c.onderwerp, Bronbericht):
        raise LookupError("bewerken gaat over een bericht van de melder")
    signaal, veld = c.onderwerp.signaal, c.onderwerp.veld
    gelezen = lees_gehoord(c, a["tekst"]) if veld == "gehoord" else korte_tekst(c, a["tekst"])
    if isinstance(gelezen, Nee):
        return Slot((Bericht(vangnet.blijft_staan(gelezen.uitleg)),), genomen=False)
    nieuw, effecten = _wordt(c, signaal, veld, gelezen)
    thema = f" Het thema is nu {nieuw.thema}." if nieuw.thema != signaal.thema else ""
    if signaal.ingetrokken:
        terug = onder_elkaar(opent("Zet terug", "intrekken", signaal.nummer, "toch_niet"))
        return Slot(
            (Bericht("Aangepast, maar dit signaal heb je ingetrokken.", terug, blijft=True),), effecten
        )
    return Slot((Bericht(f"Aangepast.{thema} Verbeteren kan {sluit(signaal.ronde)}."),), effecten)


BEWERKEN = Gesprek(
    naam="bewerken",
    titel="het bewerken",
    onderwerp="bron",
    mag=_mag_nog,
    begin_met=lambda c, invoer: {"tekst": invoer.tekst},
    afronden=_bewerkt,
)
