"""The meeting of the wijkverband: when it is, its agenda of twenty minutes, a talk of ten, and what was chosen.

The day before it the coördinator gets the agenda with what is ready for each part; the day after it one question. What
is one step is an action like any other: with an owner who is reminded, a day, and a check moment.
"""

from datetime import date, datetime, time, timedelta

from gesprekken import afspraken, kalender, rondes, vast_moment
from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.kiezen import HOOGSTENS, actievraag, al_gekozen
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Nee,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import (
    ZELF_TYPEN,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    geen_datum,
    keuzes,
    kort,
    ledenknoppen,
    lees_kort,
    voornaam,
)
from gesprekken.toegang import WIJKVERBAND
from gesprekken.vangnet import opsomming
from gesprekken.voorstel import gehoord as voorstel_gehoord
from gesprekken.wijk import GEEN_THEMA, Actie, Bundel, Lid, Rondestand, Stand, Uitkomst, Wijkverband
from gesprekken.wijzigingen import Beslis, KiesActie, ZetOverleg, ZetRitme

GEEN, RITME = "~geen", "~ritme"
UREN = (time(9), time(10), time(13), time(15))
VERSTE = timedelta(weeks=26)
EERSTE_STAP_WEKEN = (2, 3, 4)  # the closing question of the praktijkgesprek
CHECK_WEKEN = 6


# --- /overleg: when ---


def komend(c: Context) -> datetime | None:
    """The next meeting, when it is still to come."""
    moment = moment_van(c.wijk)
    return moment if moment is not None and moment > c.nu else None


def moment_van(wijk: Wijkverband) -> datetime | None:
    """Of the meeting that was set last."""
    return _moment(wijk.overleg_op, wijk.overleg_uur)


def momenten_van(wijk: Wijkverband) -> tuple[datetime, ...]:
    """Of the one before as well."""
    vorig = _moment(wijk.vorig_overleg_op, wijk.vorig_overleg_uur)
    return tuple(moment for moment in (vorig, moment_van(wijk)) if moment is not None)


def _moment(op: date | None, uur: time | None) -> datetime | None:
    return None if op is None or uur is None else kalender.moment(op, uur)


def wanneer(moment: datetime) -> str:
    """`dinsdag 8 december om 10.00 uur`"""
    klok = kalender.lokaal(moment)
    return f"{kalender.dag_in_woorden(klok.date())} om {kalender.uur_in_woorden(klok.time())}"


def _vast(c: Context) -> vast_moment.VastMoment:
    """What the participatieafspraken say of when the meeting is."""
    return vast_moment.lees(c.afspraken.agenderen if c.afspraken else "")


def _dagvraag(c: Context, a: Antwoorden) -> str:
    nu = komend(c)
    vraag = (
        f"Het overleg van {c.wijk.naam} is op {wanneer(nu)}. Welke dag wordt het?"
        if nu
        else "Wanneer is het volgende overleg?"
    )
    zegt_iets = c.afspraken is not None and _vast(c) != vast_moment.VastMoment()
    vast = f"\nAfgesproken: {citaat(c.afspraken.agenderen)}" if c.afspraken and zegt_iets else ""
    return f"{vraag} De werkdag ervoor krijg je de agenda, en ligt de bundel klaar.{vast}"


def _dagen(c: Context, a: Antwoorden) -> Rijen:
    """The day that was agreed on first. Then the weekday of the last meeting, four, five and six weeks on; otherwise a
    day in the weeks that come."""
    vast, al = _vast(c), komend(c)
    vorige = max(c.wijk.overlegdagen, default=None)
    begin = vorige if vorige is not None and c.vandaag - timedelta(weeks=6) < vorige else None
    weken = (1, 2, 3) if begin is None else (1, 4, 5, 6) if al else (4, 5, 6)
    dan = [vast.in_de_week_van((begin or c.vandaag) + timedelta(weeks=w)) for w in weken]
    dagen = [kalender.werkdag_vanaf(dag, c.vrij) for dag in dan if dag > c.vandaag]
    eerst = _afgesproken_dag(c, vast, kalender.lokaal(al).date() if al else None)
    weg = [antwoord("Het overleg gaat niet door", GEEN)] if al else []
    duur = "een maand" if c.wijk.ritme.zes_weken else "zes weken"
    ritme = antwoord(f"Een ronde wordt {duur}", RITME)
    anders = vast.zes_weken is not None and vast.zes_weken is not c.wijk.ritme.zes_weken
    return (
        *onder_elkaar(*([ritme] if anders else [])),
        *onder_elkaar(*(antwoord(kalender.dag_in_woorden(d).capitalize(), d.isoformat()) for d in eerst)),
        *dagknoppen(*(dag for dag in dagen if dag not in eerst)),
        *onder_elkaar(*weg, *([] if anders else [ritme])),
    )


def _afgesproken_dag(c: Context, vast: vast_moment.VastMoment, al: date | None) -> list[date]:
    """The next one on which it would be, other than the day that stands."""
    na = c.vandaag
    while (dag := vast.eerstvolgende(na)) is not None:
        op = kalender.werkdag_vanaf(dag, c.vrij)
        if op != al:
            return [op]
        na = dag
    return []


def _lees_dag(c: Context, tekst: str) -> str | Nee:
    dag = kalender.lees_datum(tekst, c.vandaag)
    if dag is None:
        return geen_datum(c)
    if not c.vandaag < dag <= c.vandaag + VERSTE:
        return Nee("Kies een dag na vandaag, en binnen een half jaar.")
    if not kalender.is_werkdag(dag, c.vrij):
        volgende = kalender.dag_in_woorden(kalender.werkdag_vanaf(dag, c.vrij))
        return Nee(f"Op {kalender.dag_in_woorden(dag)} wordt niet gewerkt. Typ bijvoorbeeld: {volgende}.")
    return dag.isoformat()


def _uren(c: Context, a: Antwoorden) -> Rijen:
    """The hour of the meeting before comes first, then the one that was agreed on."""
    zelfde, vast = c.wijk.overleg_uur or c.wijk.vorig_overleg_uur, _vast(c).uur
    vooraan = [(zelfde, f"Zelfde uur: {kalender.uur_in_woorden(zelfde)}")] if zelfde else []
    if vast and vast != zelfde:
        vooraan.append((vast, f"Afgesproken: {kalender.uur_in_woorden(vast)}"))
    rest = [uur for uur in UREN if uur not in (zelfde, vast)]
    return (
        *onder_elkaar(*(antwoord(tekst, f"{uur:%H.%M}") for uur, tekst in vooraan)),
        *in_paren(*(antwoord(kalender.uur_in_woorden(uur), f"{uur:%H.%M}") for uur in rest)),
        (ZELF_TYPEN,),
    )


def _lees_uur(c: Context, tekst: str) -> str | Nee:
    uur = kalender.lees_uur(tekst)
    if uur is None or not time(8) <= uur <= time(22):
        return Nee("Typ een uur tussen 8 en 22 uur, bijvoorbeeld: 9.30.")
    return f"{uur:%H.%M}"


def _gepland(c: Context, a: Antwoorden) -> Slot:
    if a["dag"] == GEEN:
        tekst = "Goed, er staat geen overleg. De bundel komt op de derde werkdag na een ronde."
        return Slot((Bericht(tekst),), (ZetOverleg(None, None),))
    if a["dag"] == RITME:
        return _ander_ritme(c)
    dag, uur = date.fromisoformat(a["dag"]), time.fromisoformat(a["uur"].replace(".", ":"))
    straks = kalender.eerstvolgend_fatsoenlijk(c.nu, c.vrij)  # who plans it for monday in the weekend
    agenda = kalender.lokaal(max(kalender.dag_ervoor(dag, c.vrij), straks)).date()
    tekst = (
        f"Genoteerd: {wanneer(kalender.moment(dag, uur))}. Op {kalender.dag_in_woorden(agenda)} krijg je de agenda. "
        "Met /overleg verander je de dag."
    )
    return Slot((Bericht(tekst),), (ZetOverleg(dag, uur),))


def _ander_ritme(c: Context) -> Slot:
    """The running round is lived to its end first; who changes her mind before that changes nothing."""
    duur = "een maand" if c.wijk.ritme.zes_weken else "zes weken"
    ritme = c.wijk.ritme.wordt(not c.wijk.ritme.zes_weken, c.vandaag)
    vanaf = rondes.erna(ritme.ronde_op(c.vandaag))
    tekst = (
        f"Vanaf {kalender.dag_in_woorden(vanaf)} duurt een ronde {duur}. De ronde die nu loopt, maken we eerst af."
        if ritme.in_weken(vanaf) != ritme.in_weken(c.vandaag)
        else f"Goed, een ronde blijft {duur} duren."
    )
    knop = onder_elkaar(opent("Zet de dag van het overleg", "overleg", f"w{c.wijk.id}"))
    return Slot((Bericht(tekst, knop, blijft=True),), (ZetRitme(ritme.zes_weken),))


OVERLEG = Gesprek(
    naam="overleg",
    titel="het overleg",
    commando="overleg",
    uitleg="de dag van jullie overleg, en hoe lang een ronde duurt",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="dag",
    stappen={
        "dag": Stap(
            vraag=_dagvraag, knoppen=_dagen, tekst=_lees_dag, verder={GEEN: EINDE, RITME: EINDE, "*": "uur"}
        ),
        "uur": Stap(
            vraag=lambda c, a: (
                f"Hoe laat begint het op {kalender.dag_in_woorden(date.fromisoformat(a['dag']))}?"
            ),
            knoppen=_uren,
            tekst=_lees_uur,
            verder=EINDE,
        ),
    },
    afronden=_gepland,
    gestopt=lambda c, a: Slot((Bericht("Goed, de dag blijft zoals hij was."),)),
)


# --- the day before: the agenda ---


def agenda(c: Context, overleg: datetime) -> Bericht:
    """Twenty minutes, with what is ready for each part. `c.onderwerp` is the last bundle, if there is one."""
    bundel = c.onderwerp if isinstance(c.onderwerp, Bundel) else None
    deel1, deel2, deel3 = _signalen(bundel), _kiezen(c), _terugkoppelen(c, bundel)
    delen = (
        f"Op {wanneer(overleg)} is het overleg van {c.wijk.naam}. De agenda, 20 minuten:",
        "\n".join(("5 minuten: wat hoorden we", *deel1)),
        "\n".join(("10 minuten: kiezen, één of twee acties", *deel2)),
        "\n".join(("5 minuten: wat koppelen we terug", *deel3)),
    )
    over = f"w{c.wijk.id}"
    knoppen = [opent("Lees de hele bundel", "bundel", bundel.id)] if bundel else []
    return Bericht(
        "\n\n".join(delen),
        onder_elkaar(
            *knoppen,
            opent("Een gesprek van tien minuten", "praktijk", over),
            opent("Het overleg is op een andere dag", "overleg", over),
        ),
        blijft=True,
    )


def _signalen(bundel: Bundel | None) -> list[str]:
    if bundel is None:
        return ["Er is nog geen bundel. Vraag rond wat jullie hoorden."]
    doel = [f"Doel: {kort(bundel.doel, 100)}"] if bundel.doel else []
    namen = bundel.keuzes[:5]
    if not namen:
        return [*doel, "Geen thema kwam breed genoeg terug. Vraag rond wat jullie hoorden."]
    if bundel.volgorde:
        per_sleutel = {patroon.sleutel: patroon.naam for patroon in bundel.patronen}
        gelijk = (
            " en ".join(kort(per_sleutel[s], 40) for s in plek if s in per_sleutel)
            for plek in bundel.volgorde
        )
        doel.append(f"Uit de stemming: {', dan '.join(namen for namen in gelijk if namen)}")
    if bundel.top:  # the only ones that have a rank
        return [*doel, *(f"{plek}. {kort(naam, 60)}" for plek, naam in enumerate(namen, 1))]
    return [*doel, *(f"• {kort(naam, 60)}" for naam in namen)]


def _kiezen(c: Context) -> list[str]:
    lopend = [actie for actie in c.acties if actie.stand is Stand.LOOPT]
    regels = (
        ["Loopt al:", *(_actieregel(actie) for actie in lopend[:4])]
        if lopend
        else ["Er loopt nu geen actie."]
    )
    if len(lopend) > 4:
        regels.append(f"• en nog {len(lopend) - 4} andere, zie /acties")
    if c.afspraken and c.afspraken.besluit:
        regels.append(f"Wie besluit: {kort(c.afspraken.besluit, 100)}")
    if c.afspraken and c.afspraken.niet:
        regels.append(f"Geen invloed op: {kort(c.afspraken.niet, 100)}")
    return regels


def _actieregel(actie: Actie) -> str:
    dag = actie.check_op if actie.eerste_stap_gedaan else actie.eerste_stap_op
    wat = "terugkijken" if actie.eerste_stap_gedaan else "eerste stap"
    return f"• {voornaam(actie.eigenaar_naam)}: {kort(actie.wat, 60)}, {wat} {kalender.dag_in_woorden(dag)}"


def _terugkoppelen(c: Context, bundel: Bundel | None) -> list[str]:
    stand = next((s for s in c.rondes if bundel and s.bundel.id == bundel.id), None)
    regels = [voorstel_gehoord(stand)] if stand else ["Spreek af wat bewoners van jullie horen."]
    nu = c.afspraken
    if nu and nu.kanaal:
        regels.append(f"Waar: {kort(nu.kanaal, 60)}")
    if nu and nu.eigenaar:
        regels.append(f"Wie let erop: {kort(afspraken.wie(c, nu.eigenaar), 60)}")
    return regels


# --- /praktijkgesprek: a talk of ten to twelve minutes ---


def _voorbeeld(c: Context, bundel: Bundel) -> tuple[str, Actie | None]:
    """One example of the own round: an action, the one that rubs first; without one of an earlier round, the last
    that has any; otherwise what was heard most."""
    nieuwste = max((a.ronde for a in c.acties if a.ronde <= bundel.ronde), default="")
    acties = [a for a in c.acties if a.ronde == nieuwste]
    volgorde = {Stand.LUKT_NIET: 0, Stand.LOOPT: 1, Stand.GEDAAN: 2}
    if acties:
        actie = min(acties, key=lambda a: (volgorde[a.stand], -a.id))
        return f"de actie {citaat(actie.wat, 80)}", actie
    naam = next(iter(bundel.keuzes), "")
    return (f"wat we hoorden over {naam[:1].lower()}{naam[1:]}" if naam else "iets wat je zelf hoorde"), None


def _praktijkgesprek(c: Context, a: Antwoorden) -> Slot:
    bundel = c.onderwerp
    if not isinstance(bundel, Bundel):
        return Slot((Bericht("Er is nog geen bundel om over te praten. De eerste komt na deze ronde."),))
    voorbeeld, actie = _voorbeeld(c, bundel)
    stand = _stand_van(c, actie.ronde if actie else bundel.ronde)
    delen = (
        "Praktijkgesprek, 10 tot 12 minuten. Eén voorbeeld, vier vragen, één stap.",
        f"1 minuut: het voorbeeld\nNeem {voorbeeld}. Een ander voorbeeld mag ook: iets wat schuurt, of juist werkt.",
        f"2 minuten: hoe kwam dit binnen?\n{_hoe_gehoord(c, stand.bundel if stand else bundel, actie)}",
        f"2 minuten: wat is ermee gedaan?\n{_wat_gedaan(actie)}",
        f"2 minuten: wie was ervan, en wie mocht besluiten?\n{_van_wie(c, actie)}",
        f"2 minuten: wat hoorden bewoners terug?\n{_teruggehoord(c, stand)}",
        "2 minuten: de afsluiting\nWelke ene stap zetten jullie binnen 2 tot 4 weken? Wie pakt dit op?",
    )
    knoppen = (
        onder_elkaar(opent("Leg die stap vast", "gekozen", f"w{c.wijk.id}", "stap"))
        if c.is_coordinator
        else ()
    )
    return Slot((Bericht("\n\n".join(delen), knoppen, blijft=bool(knoppen)),))


def _stand_van(c: Context, ronde: str) -> Rondestand | None:
    return next((stand for stand in c.rondes if stand.bundel.ronde == ronde), None)


def _hoe_gehoord(c: Context, bundel: Bundel, actie: Actie | None) -> str:
    """By which forms the pattern of the example was heard, or else all of that round; what was agreed on only where
    the bundle says nothing."""
    patroon = next(
        (
            p
            for p in bundel.patronen
            if actie is None or p.sleutel == actie.patroon_sleutel or p.naam == actie.patroon
        ),
        None,
    )
    if vormen := (patroon.vormen if patroon else ()) or bundel.vormen:
        namen = opsomming([afspraken.VORMEN[vorm].lower() for vorm in vormen])
        return f"Dit hoorden jullie zo: {namen}. Wie misten jullie zo?"
    vorm = afspraken.VORMEN[c.afspraken.vorm] if c.afspraken and c.afspraken.vorm else ""
    return f"Jullie basisvorm: {vorm.lower()}. Werkt die hier?" if vorm else "Welke vorm past bij deze vraag?"


def _wat_gedaan(actie: Actie | None) -> str:
    if actie is None:
        return "Er is nog geen actie gekozen. Hoe komt dat?"
    if actie.stand is Stand.LUKT_NIET:
        return f"Dit lukte nog niet. {actie.reden}".strip()
    if actie.stand is Stand.GEDAAN:
        return f"Dit is gedaan. {actie.opbrengst}".strip()
    stap = (
        "De eerste stap is gezet." if actie.eerste_stap_gedaan else f"De eerste stap is: {actie.eerste_stap}."
    )
    return f"Dit loopt. {stap}"


def _van_wie(c: Context, actie: Actie | None) -> str:
    regels = [f"Eigenaar is {voornaam(actie.eigenaar_naam)}."] if actie else ["Er is nog geen eigenaar."]
    if c.afspraken and c.afspraken.besluit:
        regels.append(f"Afgesproken is wie besluit: {c.afspraken.besluit}.")
    return " ".join(regels)


def _teruggehoord(c: Context, stand: Rondestand | None) -> str:
    """What residents were told about the round of the example; the channel that was agreed on only where nothing was
    written yet."""
    dossier = stand.dossier if stand else None
    if dossier is not None and dossier.gedeeld_op is not None:
        dag = kalender.dag_in_woorden(dossier.gedeeld_op)
        laat = " De beloofde update kwam nog niet." if dossier.te_laat(c.vandaag) else ""
        return f"Verteld op {dag}: {kort(dossier.tekst.gedeeld_via, 60)}.{laat} Is het begrepen?"
    if dossier is not None:
        klaar = "is klaar, maar nog niet gedeeld" if dossier.gepubliceerd else "is nog niet klaar"
        return f"Nog niets: de tekst voor bewoners {klaar}. Hoe komt dat?"
    if c.afspraken and c.afspraken.kanaal:
        return f"Nog niets. Afgesproken kanaal: {c.afspraken.kanaal}. Wanneer lezen bewoners het daar?"
    return "Nog niets. Waar vertellen jullie het, en aan wie?"


PRAKTIJKGESPREK = Gesprek(
    naam="praktijk",
    titel="het praktijkgesprek",
    commando="praktijkgesprek",
    uitleg="een gesprek van tien minuten",
    onderwerp="bundel",
    afronden=_praktijkgesprek,
)


# --- the day after: what did you choose ---


def is_gekozen(c: Context, bundel: Bundel) -> bool:
    """Was something laid down already, and has every pattern of this bundle its answer?"""
    stand = _stand_van(c, bundel.ronde)
    return stand is not None and bool(stand.acties or stand.besluiten) and not stand.zonder_antwoord


def wat_kozen_jullie(c: Context, overleg: datetime) -> Bericht:
    """For the coördinator, one question; `c.onderwerp` is the last bundle."""
    over = f"w{c.wijk.id}"
    return Bericht(
        f"{kalender.dag_in_woorden(kalender.lokaal(overleg).date()).capitalize()} was het overleg van {c.wijk.naam}. "
        "Wat kozen jullie?",
        onder_elkaar(
            opent("Een actie, die leg ik vast", "kiezen", over),
            opent("Eén stap, met een naam", "gekozen", over, "stap"),
            opent("Niets, omdat…", "gekozen", over, "niets"),
            opent("Plan het volgende overleg", "overleg", over),
        ),
        blijft=True,
    )


def _bundel(c: Context) -> Bundel:
    if not isinstance(c.onderwerp, Bundel):
        raise LookupError("wat er is gekozen gaat over een bundel")
    return c.onderwerp


def _mag(c: Context) -> str:
    return "" if isinstance(c.onderwerp, Bundel) else "Er is nog geen bundel. De eerste komt na deze ronde."


def _eigenaar(c: Context, a: Antwoorden) -> Lid:
    """Who was named; the coördinator herself when that colleague left meanwhile."""
    return next((lid for lid in c.leden if str(lid.persoon) == a["wie"]), c.coordinatoren[0])


def _stapdagen(c: Context, a: Antwoorden) -> Rijen:
    return dagknoppen(
        *(kalender.werkdag_vanaf(c.vandaag + timedelta(weeks=w), c.vrij) for w in EERSTE_STAP_WEKEN)
    )


def _kies_stap(c: Context, a: Antwoorden) -> tuple[KiesActie, Lid]:
    """Until who was named says yes it is the coördinator's, as with every action."""
    eigenaar, ik = _eigenaar(c, a), c.lid or c.coordinatoren[0]
    zelf = eigenaar.persoon == ik.persoon
    patroon = next((p for p in _bundel(c).patronen if p.naam == a["over"]), None)
    actie = KiesActie(
        ronde=_bundel(c).ronde,
        patroon=a["over"],
        patroon_sleutel=patroon.sleutel if patroon else "",
        gevraagd=0 if zelf else eigenaar.persoon,
        gevraagd_naam="" if zelf else eigenaar.naam,
        verandering="",
        wat=a["stap"],
        eigenaar=ik.persoon,
        partners="",
        eerste_stap=a["stap"],
        eerste_stap_op=date.fromisoformat(a["dag"]),
        check_op=kalender.checkmoment_datum(c.vandaag, CHECK_WEKEN, c.vrij),
        zin="",
    )
    return actie, eigenaar


def _niets(c: Context, reden: str) -> list[Effect]:
    """The reason answers every pattern of the bundle that was not chosen and got no answer yet."""
    bundel = _bundel(c)
    bekend = {b.patroon for b in c.besluiten}
    bekend |= {actie.patroon_sleutel for actie in c.acties if actie.ronde == bundel.ronde}
    return [
        Beslis(bundel.id, patroon.sleutel, Uitkomst.NIET, reden)
        for patroon in bundel.te_beantwoorden
        if patroon.sleutel not in bekend
    ]


def _gekozen(c: Context, a: Antwoorden) -> Slot:
    if a["wat"] == "niets":
        tekst = "Genoteerd. Niets kiezen is ook een antwoord. Vertel bewoners waarom, met /terugkoppelen."
        return Slot((Bericht(tekst),), tuple(_niets(c, a["reden"])))
    if a.get("toch") == "nee":
        return Slot((Bericht("Goed, het blijft bij wat er loopt. Met /acties zie je het."),))
    actie, eigenaar = _kies_stap(c, a)
    dag = kalender.dag_in_woorden(actie.eerste_stap_op)
    wie = (
        f"Ik vraag {voornaam(eigenaar.naam)}. Tot er een ja is, ben jij het."
        if actie.gevraagd
        else f"Dit doe jij, uiterlijk {dag}. Ik herinner eraan."
    )
    return Slot(
        (Bericht(f"Vastgelegd: {citaat(actie.wat)}\n{wie}"),), (actie, _aan_de_groep(c, a, actie, eigenaar))
    )


def _aan_de_groep(c: Context, a: Antwoorden, actie: KiesActie, eigenaar: Lid) -> Stuur:
    gevraagd = "gevraagd" if actie.gevraagd else eigenaar.organisatie
    bericht = Bericht(
        f"Dit spraken we af in het overleg: {actie.wat}\n"
        f"Wie: {voornaam(eigenaar.naam)} ({gevraagd}), "
        f"uiterlijk {kalender.dag_in_woorden(actie.eerste_stap_op)}"
    )
    ik = c.lid.persoon if c.lid else 0
    return Stuur(None, bericht, f"overlegstap:{c.wijk.id}:{actie.ronde}:{ik}:{a['nr']}")


GEKOZEN = Gesprek(
    naam="gekozen",
    titel="wat jullie kozen",
    onderwerp="bundel",
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    mag=_mag,
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: "Wat kozen jullie in het overleg?",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Eén stap, met een naam", "stap"), antwoord("Niets, omdat…", "niets")
            ),
            verder={"stap": "toch", "niets": "reden"},
        ),
        "toch": Stap(
            vraag=lambda c, a: (
                "Er zijn al twee acties uit deze bundel. Klein houden werkt. Toch nog een stap?"
            ),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Toch nog een stap", "toch"), antwoord("Nee, dit is genoeg", "nee")
            ),
            overslaan=lambda c, a: al_gekozen(c, _bundel(c).ronde) < HOOGSTENS,
            verder={"nee": EINDE, "*": "stap"},
        ),
        "stap": Stap(
            vraag=lambda c, a: actievraag(c, "Welke ene stap zetten jullie? Klein en concreet, in één zin."),
            tekst=lees_kort,
            verder="over",
        ),
        "over": Stap(
            vraag=lambda c, a: "Waar gaat die stap over?",
            knoppen=lambda c, a: keuzes(_bundel(c).keuzes[:8], antwoord("Iets anders", GEEN_THEMA)),
            verder="wie",
        ),
        "wie": Stap(
            vraag=lambda c, a: "Wie pakt dit op?",
            knoppen=lambda c, a: ledenknoppen(c.leden),
            verder="dag",
        ),
        "dag": Stap(
            vraag=lambda c, a: "Voor wanneer?",
            knoppen=_stapdagen,
            tekst=datum_vanaf_morgen(5),
            verder=EINDE,
        ),
        "reden": Stap(
            vraag=lambda c, a: "Waarom kozen jullie niets? Eén zin, ook voor bewoners.",
            knoppen=lambda c, a: keuzes(
                ("We waren met te weinig", "Er liep al genoeg", "We willen eerst meer weten"), ZELF_TYPEN
            ),
            tekst=lees_kort,
            verder=EINDE,
        ),
    },
    afronden=_gekozen,
    gestopt=lambda c, a: Slot((Bericht("Goed, er is niets vastgelegd. Met /kiezen kan het later nog."),)),
)
