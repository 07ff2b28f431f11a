"""The two fixed questions, in well under a minute; and correcting or withdrawing what was said.

A signal counts from the first answer on. The confirmation asks nothing: its buttons work until the
bundle closes, and no tap means that it stands as it is.
"""

from datetime import timedelta

from gesprekken import kalender
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
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
_GROET = frozenset(
    "dank bedankt dankje dankjewel je u wel hoor ok oke oké graag fijn prima top hoi hallo dag".split()
)


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


def lees_gehoord(c: Context, tekst: str) -> str | Nee:
    """Fewer than three words, a thank-you or a greeting are never a signal."""
    gelezen = korte_tekst(c, tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    woorden = [w.strip(".,!?").casefold() for w in gelezen.split()]
    if all(w in _GROET for w in woorden):
        return Nee("Graag gedaan. Hoor of zie je iets in de wijk? Stuur het in een zin.")
    if len([w for w in woorden if w]) < 3:
        return Nee(
            "Dat is wat kort om te bewaren. Vertel het in een hele zin, dan gaat het mee in de bundel."
        )
    return gelezen


def sluit(ronde: str) -> str:
    """`tot en met maandag 30 november`"""
    return f"tot en met {kalender.dag_in_woorden(kalender.laatste_dag(ronde))}"


# --- the confirmation ---


def bevestiging(c: Context, signaal: Signaal, aanhef: str = "Dank je, dit staat genoteerd") -> Bericht:
    """What was noted, where, under which theme and neighbourhood, and until when it can be changed."""
    regels = [f"{aanhef} voor {c.wijk.naam}:", citaat(signaal.gehoord)]
    if signaal.nodig:
        regels.append(f"Wat zou helpen: {citaat(signaal.nodig)}")
    regels.append(f"Thema: {signaal.thema}" + (f" · Buurt: {signaal.buurt}" if signaal.buurt else ""))
    regels.append(f"Je kunt dit verbeteren {sluit(signaal.ronde)}.")
    return Bericht("\n".join(regels), _verbeterknoppen(c, signaal), blijft=True)


def _verbeterknoppen(c: Context, signaal: Signaal) -> Rijen:
    n = signaal.nummer
    voorstel = c.themas(signaal.gehoord)
    rijen: list[tuple[Knop, ...]] = []
    if not voorstel.zeker and not signaal.thema_zelf:
        anders = [t for t in voorstel.themas if t != signaal.thema]
        rijen += [(opent(t, "thema", n, str(c.alle_themas.index(t))),) for t in anders[:3]]
    buurt = [opent("Kies de buurt", "verbeteren", n, "buurt")] if c.wijk.buurten else []
    rijen.append((opent("Ander thema", "verbeteren", n, "thema"), *buurt))
    rijen.append((opent("Verbeter", "verbeteren", n), opent("Trek in", "intrekken", n)))
    if len(c.wijkverbanden) > 1:
        rijen.append((opent("Ander wijkverband", "verbeteren", n, "wijk"),))
    return tuple(rijen)


def _thema(c: Context, gehoord: str) -> str:
    voorstel = c.themas(gehoord)
    return voorstel.themas[0] if voorstel.zeker and voorstel.themas else GEEN_THEMA


def _zojuist(c: Context, a: Antwoorden) -> Signaal:
    """The signal that is being told right now."""
    gehoord = a["gehoord"]
    return Signaal(int(a["nr"]), c.ronde, gehoord, gevuld(a, "nodig"), _thema(c, gehoord))


def _leg_vast(c: Context, a: Antwoorden) -> list[LegSignaalVast]:
    if a["gehoord"] == NIETS:
        return []
    return [LegSignaalVast(int(a["nr"]), a["gehoord"], _thema(c, a["gehoord"]), a.get("bron", ""))]


def _vul_aan(c: Context, a: Antwoorden) -> list[VulSignaalAan]:
    nodig = gevuld(a, "nodig")
    return [VulSignaalAan(int(a["nr"]), nodig, a.get("bron", ""))] if nodig else []


def _klaar(c: Context, a: Antwoorden) -> Slot:
    if a["gehoord"] == NIETS:
        return Slot(
            (Bericht("Dank je, ook dat telt mee. Hoor je later toch iets? Stuur gewoon een zin."),),
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
            tekst=lees_gehoord,
            effecten=_leg_vast,
            verder={NIETS: EINDE, "*": "nodig"},
        ),
        "nodig": Stap(
            vraag=lambda c, a: f"Genoteerd. {c.wijk.vraag2}",
            knoppen=lambda c, a: onder_elkaar(antwoord("Weet ik niet", "~geen")),
            tekst=korte_tekst,
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


def _mag_nog(c: Context) -> str:
    signaal = c.onderwerp.signaal if isinstance(c.onderwerp, Bronbericht) else c.onderwerp
    if not isinstance(signaal, Signaal):
        return "Dat bericht hoort niet bij een signaal dat ik ken. Met /signaal vertel je iets nieuws."
    if signaal.gesloten:
        maand = kalender.maandnaam(signaal.ronde)
        return (
            f"De ronde van {maand} is gesloten, dus dit kan niet meer veranderen. Stuur gerust iets nieuws."
        )
    return ""


def _verbeterd(c: Context, a: Antwoorden) -> Slot:
    signaal, wat = _signaal(c), a["wat"]
    nieuw = a[wat]
    if wat == "wijk":
        return _verplaatst(c, signaal, int(nieuw))
    if wat == "buurt" and nieuw == "~geen":
        nieuw = ""
    velden = {**signaal.__dict__, wat: nieuw, **({"thema_zelf": True} if wat == "thema" else {})}
    return Slot(
        (bevestiging(c, Signaal(**velden), "Aangepast"),),
        (VerbeterSignaal(signaal.nummer, wat, nieuw),),
    )


def _verplaatst(c: Context, signaal: Signaal, wijkverband: int) -> Slot:
    naar = next((w for w in c.wijkverbanden if w.id == wijkverband), c.wijk)
    return Slot(
        (Bericht(f"Aangepast. Je signaal staat nu bij {naar.naam}. Daar schrijf je ook het volgende."),),
        (VerplaatsSignaal(signaal.nummer, naar.id),),
    )


VERBETEREN = Gesprek(
    naam="verbeteren",
    titel="het verbeteren",
    onderwerp="signaal",
    mag=_mag_nog,
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: f"Wat wil je verbeteren aan {citaat(_signaal(c).gehoord, 60)}?",
            knoppen=lambda c, a: (
                (antwoord("Wat ik hoorde", "gehoord"), antwoord("Wat zou helpen", "nodig")),
                (antwoord("Thema", "thema"), *([antwoord("Buurt", "buurt")] if c.wijk.buurten else [])),
                *([(antwoord("Wijkverband", "wijk"),)] if len(c.wijkverbanden) > 1 else []),
            ),
            verder={
                "gehoord": "gehoord",
                "nodig": "nodig",
                "thema": "thema",
                "buurt": "buurt",
                "wijk": "wijk",
            },
        ),
        "gehoord": Stap(
            vraag=lambda c, a: f"Er staat: {citaat(_signaal(c).gehoord)} Hoe moet het worden?",
            tekst=lees_gehoord,
            verder=EINDE,
        ),
        "nodig": Stap(
            vraag=lambda c, a: c.wijk.vraag2,
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
            knoppen=lambda c, a: keuzes(c.wijk.buurten, antwoord("Hele wijk", "~geen")),
            verder=EINDE,
        ),
        "wijk": Stap(
            vraag=lambda c, a: "Bij welk wijkverband hoort dit?",
            knoppen=lambda c, a: onder_elkaar(*(antwoord(w.naam[:60], str(w.id)) for w in c.wijkverbanden)),
            verder=EINDE,
        ),
    },
    afronden=_verbeterd,
    gestopt=lambda c, a: Slot((Bericht("Goed, het blijft zoals het was."),)),
    verloopt=timedelta(hours=12),
)


def _waarde(c: Context, invoer: Invoer) -> Antwoorden:
    return {"waarde": invoer.tekst.rpartition(":")[2] if invoer.soort is Soort.KNOP else ""}


def _thema_getikt(c: Context, a: Antwoorden) -> Slot:
    """One tap on a suggested theme, under the confirmation."""
    signaal, waarde = _signaal(c), a["waarde"]
    thema = c.alle_themas[int(waarde)] if waarde.isdecimal() and int(waarde) < len(c.alle_themas) else ""
    if not thema:
        return Slot((Bericht("Dat thema is er niet meer. Kies een ander met Verbeter."),))
    nieuw = Signaal(**{**signaal.__dict__, "thema": thema, "thema_zelf": True})
    return Slot(
        (_op_de_plaats(bevestiging(c, nieuw)),),
        (VerbeterSignaal(signaal.nummer, "thema", thema),),
    )


THEMA = Gesprek(
    naam="thema",
    titel="het thema",
    onderwerp="signaal",
    mag=_mag_nog,
    begin_met=_waarde,
    afronden=_thema_getikt,
)


def _ingetrokken(c: Context, a: Antwoorden) -> Slot:
    signaal = _signaal(c)
    if a["waarde"] == "toch_niet":
        return Slot(
            (_op_de_plaats(bevestiging(c, signaal, "Je signaal telt weer mee")),),
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


def _bewerkt(c: Context, a: Antwoorden) -> Slot:
    """The melder edited an own message: the answer changes with it."""
    if not isinstance(c.onderwerp, Bronbericht):
        raise LookupError("bewerken gaat over een bericht van de melder")
    signaal, veld = c.onderwerp.signaal, c.onderwerp.veld
    gelezen = lees_gehoord(c, a["tekst"]) if veld == "gehoord" else korte_tekst(c, a["tekst"])
    if isinstance(gelezen, Nee):
        return Slot((Bericht(f"{gelezen.uitleg} Tot dan blijft je eerdere tekst staan."),))
    effecten = [VerbeterSignaal(signaal.nummer, veld, gelezen)]
    if veld == "gehoord" and not signaal.thema_zelf:
        effecten.append(VerbeterSignaal(signaal.nummer, "thema", _thema(c, gelezen), zelf=False))
    return Slot((Bericht(f"Aangepast. Verbeteren kan {sluit(signaal.ronde)}."),), tuple(effecten))


BEWERKEN = Gesprek(
    naam="bewerken",
    titel="het bewerken",
    onderwerp="bron",
    mag=_mag_nog,
    begin_met=lambda c, invoer: {"tekst": invoer.tekst},
    afronden=_bewerkt,
)


def _op_de_plaats(bericht: Bericht) -> Bericht:
    return Bericht(bericht.tekst, bericht.knoppen, op_de_plaats=True, blijft=True)
