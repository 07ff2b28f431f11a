"""From patterns to one or two actions, each with an owner, a first step and a check moment; and an answer to the rest.

The coördinator walks through it after the bundle, in the order of tool 2 and template 2. What was laid down stays
when she leaves halfway; coming back she goes on with what has no answer yet.
"""

from datetime import date, timedelta

from gesprekken import afspraken, eigenaar, kalender, rondes, stemmen
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
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
    OVERSLAAN,
    ZELF_TYPEN,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    gevuld,
    keuzes,
    korte_naam,
    ledenknoppen,
    lees_kort,
    voornaam,
)
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Bundel, Haalbaar, Impact, Lid, Patroon, Uitkomst
from gesprekken.wijzigingen import Beslis, KiesActie, LaatKiezen

HOOGSTENS = (
    2  # domein: the wijkverband picks one or two actions a round; a third only with an explicit *toch*
)
AANTAL = ("geen acties", "één actie", "twee acties", "drie acties")
GEEN_ACTIE, TOCH_LATER, VERANDER = "~niets", "~later", "~verander"
LAAT_KIEZEN = "~laat"
TUSSEN = "\n\n"  # no text that somebody typed holds an empty line


def _bundel(c: Context) -> Bundel:
    if not isinstance(c.onderwerp, Bundel):
        raise LookupError("kiezen gaat over een bundel")
    return c.onderwerp


def al_gekozen(c: Context, ronde: str) -> int:
    return sum(actie.ronde == ronde for actie in c.acties)


def _weigert(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "je coördinator"
    return f"De acties legt {wie} vast, samen met jullie. Vertel het in het overleg."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Bundel):
        return "Er is nog geen bundel om uit te kiezen. De eerste komt na afloop van deze ronde."
    return ""


# --- one more action, or is it enough ---


def _staan_er(c: Context, a: Antwoorden) -> int:
    """How many actions of this round there are, with the one that was told just now."""
    ronde = _bundel(c).ronde
    net = ("zin" in a) and not any(
        (actie.ronde, actie.patroon, actie.wat, actie.eerste_stap)
        == (ronde, a["patroon"], a["wat"], a["eerste_stap"])
        for actie in c.acties
    )
    return al_gekozen(c, ronde) + net


def _nog_een(c: Context, a: Antwoorden) -> str:
    aantal = _staan_er(c, a)
    hoeveel = AANTAL[aantal] if aantal < len(AANTAL) else f"{aantal} acties"
    if aantal < HOOGSTENS:
        maand = rondes.kort(_bundel(c).ronde)
        return (
            f"Voor de bundel van {maand} staat er {hoeveel}. Pakken jullie nog iets op? Twee is het meeste."
        )
    return f"Er staan al {hoeveel}. Klein houden werkt."


def _nog_een_knoppen(c: Context, a: Antwoorden) -> Rijen:
    ander = (*_verander(c, a), *_laat(c, a)) if "zin" not in a else ()
    if _staan_er(c, a) < HOOGSTENS:
        return (*onder_elkaar(antwoord("Ja, nog één", "ja"), antwoord("Nee, dit was het", "nee")), *ander)
    toch = "Toch een derde" if _staan_er(c, a) == HOOGSTENS else "Toch nog één"
    return (*onder_elkaar(antwoord(toch, "ja"), antwoord("Nee, dit is genoeg", "nee")), *ander)


def _verander(c: Context, a: Antwoorden) -> Rijen:
    """Once everything has an answer, one of them can become another."""
    kan = c.besluiten and not zonder_antwoord(c, a)
    return onder_elkaar(*([antwoord("Verander een antwoord", VERANDER)] if kan else []))


# --- what to pick, and how much it weighs ---


def _te_kiezen(c: Context) -> list[Patroon]:
    """What has no action yet. What was put off or turned down before may be chosen after all."""
    gekozen = {actie.patroon_sleutel for actie in c.acties if actie.ronde == _bundel(c).ronde}
    return [patroon for patroon in stemmen.op_volgorde(_bundel(c)) if patroon.sleutel not in gekozen]


def _patroonvraag(c: Context, a: Antwoorden) -> str:
    maand, uitslag = rondes.kort(_bundel(c).ronde), stemmen.uitslag(_bundel(c))
    gestemd = f" De stemming: {uitslag}" if uitslag else ""
    return f"Bundel van {maand}.{gestemd} Wat pakken jullie op?"


def _patroonknoppen(c: Context, a: Antwoorden) -> Rijen:
    niets = [] if _staan_er(c, a) else [antwoord("Deze keer geen actie", GEEN_ACTIE)]
    bundel = _bundel(c)
    stemt = bool(stemmen.op_de_lijst(bundel)) and not bundel.gesloten and c.is_coordinator
    onderaan = [*niets, *([stemmen.sluitknop(bundel)] if stemt else [])]
    return (
        *keuzes([p.naam for p in _te_kiezen(c)], ZELF_TYPEN),
        *onder_elkaar(*onderaan),
        *_verander(c, a),
        *_laat(c, a),
    )


def _patroon(c: Context, a: Antwoorden) -> Patroon | None:
    """The pattern of the bundle that was picked; None for a subject of her own."""
    return next((p for p in _bundel(c).te_beantwoorden if p.naam == a["patroon"]), None)


def _wensen(c: Context, a: Antwoorden) -> Rijen:
    """What melders asked for, where enough of them did; the words of few are nobody's choice."""
    patroon = _patroon(c, a)
    gewenst = patroon.gewenst if patroon else ()
    return onder_elkaar(
        *(antwoord(tekst, f"={i}") for i, tekst in enumerate(gewenst)),
        *([ZELF_TYPEN] if gewenst else []),
        OVERSLAAN,
    )


def actievraag(c: Context, vraag: str) -> str:
    """What to do, with what was agreed on beside it: so she sees what lies within the mandate."""
    return "\n\n".join(filter(None, (vraag, afspraken.invloed(c.afspraken))))


# --- who ---


def _eigenaar(c: Context, a: Antwoorden) -> Lid | None:
    """The member who was chosen, herself when that colleague left meanwhile; None for who does not take part yet."""
    if a["eigenaar"] == eigenaar.NIEUW:
        return None
    return next((lid for lid in c.leden if str(lid.persoon) == a["eigenaar"]), _ik(c))


def _ik(c: Context) -> Lid:
    if c.lid is None:
        raise LookupError("kiezen doet de coördinator")
    return c.lid


def _eigenaarknoppen(c: Context, a: Antwoorden) -> Rijen:
    """Only the coördinator lets somebody in."""
    return (*ledenknoppen(c.leden), *(((eigenaar.NIEUWE_KNOP,),) if c.is_coordinator else ()))


def _wie(c: Context, a: Antwoorden) -> str:
    lid = _eigenaar(c, a)
    return voornaam(lid.naam) if lid else a["genodigde"]


def _zelf(c: Context, a: Antwoorden) -> bool:
    lid = _eigenaar(c, a)
    return lid is not None and lid.persoon == _ik(c).persoon


def _partners(a: Antwoorden) -> list[str]:
    return [naam for naam in a.get("partners", "").split("\n") if naam]


def partnerknoppen(c: Context, a: Antwoorden) -> Rijen:
    """The organisations, with a tick before those that take part."""
    erbij = _partners(a)
    namen = [*c.wijk.organisaties, *(naam for naam in erbij if naam not in c.wijk.organisaties)]
    knoppen = (antwoord(f"✓ {naam}" if naam in erbij else naam, f"={i}") for i, naam in enumerate(namen))
    return (
        *in_paren(*knoppen),
        *onder_elkaar(ZELF_TYPEN, antwoord("Klaar" if erbij else "Zonder partners", "klaar")),
    )


def met_partner(eerder: str, gezegd: str) -> str:
    """Naming one again takes it away."""
    namen = [naam for naam in eerder.split("\n") if naam]
    if gezegd == "klaar":
        return eerder
    return "\n".join([naam for naam in namen if naam != gezegd] if gezegd in namen else [*namen, gezegd])


# --- when ---


def _datums_eerste_stap(c: Context, a: Antwoorden) -> Rijen:
    uiterlijk = kalender.eerste_stap_datum(c.vandaag, c.vrij)
    week = kalender.werkdag_vanaf(c.vandaag + timedelta(days=7), c.vrij)
    return dagknoppen(uiterlijk, min(week, uiterlijk))


def checkknoppen(c: Context, a: Antwoorden) -> Rijen:
    """Template 2: after 6, 7 or 8 weeks."""
    return onder_elkaar(
        *(
            antwoord(f"Over {weken} weken: {kalender.dag_in_woorden(dag)}", dag.isoformat())
            for weken in (6, 7, 8)
            for dag in [kalender.checkmoment_datum(c.vandaag, weken, c.vrij)]
        )
    )


# --- what is laid down ---


def _leg_vast(c: Context, a: Antwoorden) -> list[Effect]:
    ronde, wie, patroon = _bundel(c).ronde, _eigenaar(c, a), _patroon(c, a)
    actie = KiesActie(
        ronde=ronde,
        patroon=a["patroon"],
        verandering=gevuld(a, "verandering"),
        wat=a["wat"],
        eigenaar=_ik(c).persoon,
        partners=", ".join(_partners(a)),
        eerste_stap=a["eerste_stap"],
        eerste_stap_op=date.fromisoformat(a["eerste_stap_op"]),
        check_op=date.fromisoformat(a["check_op"]),
        zin=gevuld(a, "zin"),
        patroon_sleutel=patroon.sleutel if patroon else "",
        haalbaar=a["haalbaar"],
        impact=a["impact"],
        gevraagd=0 if wie is None or _zelf(c, a) else wie.persoon,
        gevraagd_naam=a["genodigde"] if wie is None else "" if _zelf(c, a) else wie.naam,
        code="" if wie else c.code,
        vervalt=None if wie else c.nu + eigenaar.GELDIG,
    )
    sleutel = f"gekozen:{c.wijk.id}:{ronde}:{_staan_er(c, a)}"
    effecten: list[Effect] = [actie, Stuur(None, _aan_de_groep(c, a, actie), f"{sleutel}:groep")]
    if wie is None:
        brief = eigenaar.uitnodiging(c, a["genodigde"])
        effecten.append(Stuur(_ik(c).persoon, brief, f"{sleutel}:uitnodiging"))
    return effecten


def _aan_de_groep(c: Context, a: Antwoorden, actie: KiesActie) -> Bericht:
    wie = _eigenaar(c, a)
    if wie is None:
        eigenaar_is = "wordt gevraagd"
    else:
        eigenaar_is = f"{voornaam(wie.naam)} ({wie.organisatie if _zelf(c, a) else 'gevraagd'})"
    samen = f"Samen met: {actie.partners}\n" if actie.partners else ""
    return Bericht(
        f"Dit gaan we doen: {actie.wat}\n"
        f"Omdat we hoorden: {actie.patroon}\n"
        f"Eigenaar: {eigenaar_is}\n{samen}"
        f"Eerste stap: {actie.eerste_stap}, uiterlijk {kalender.dag_in_woorden(actie.eerste_stap_op)}\n"
        f"We kijken hoe het ging op {kalender.dag_in_woorden(actie.check_op)}."
    )


def _vastgelegd(c: Context, a: Antwoorden) -> str:
    wanneer = kalender.dag_in_woorden(date.fromisoformat(a["eerste_stap_op"]))
    lid = _eigenaar(c, a)
    if lid is None:
        wie = "De uitnodiging voor de eigenaar volgt hieronder."
    elif _zelf(c, a):
        wie = f"Eigenaar is {voornaam(lid.naam)}."
    else:
        wie = f"Ik vraag {voornaam(lid.naam)} als eigenaar. Tot er een ja is, ben jij het."
    return f"Vastgelegd: {citaat(a['wat'])}\n{wie} De eerste stap is er uiterlijk {wanneer}."


# --- an answer for what was not chosen ---


def _gehad(a: Antwoorden) -> list[tuple[str, str]]:
    """What was said about the others in this conversation: later or not, and about which."""
    return [
        (hoe, sleutel) for deel in a.get("over", "").split("\n") if deel for hoe, sleutel in [deel.split(".")]
    ]


def zonder_antwoord(c: Context, a: Antwoorden) -> list[Patroon]:
    """What was neither chosen nor answered: of all that the bundle names, those with most votes first."""
    net_gekozen = _patroon(c, a) if "zin" in a else None  # it may not stand among the actions yet
    bekend = {b.patroon for b in c.besluiten} | {sleutel for _, sleutel in _gehad(a)}
    bekend |= {net_gekozen.sleutel} if net_gekozen else set()
    gekozen = {actie.patroon_sleutel for actie in c.acties if actie.ronde == _bundel(c).ronde}
    alle = (*stemmen.op_volgorde(_bundel(c)), *_bundel(c).te_beantwoorden)
    return [patroon for patroon in dict.fromkeys(alle) if patroon.sleutel not in bekend | gekozen]


def _rest(c: Context, a: Antwoorden) -> list[Patroon]:
    """What is answered in one go, once the top has its answers: what was heard as well, and what was put off."""
    open_, top = zonder_antwoord(c, a), {patroon.sleutel for patroon in _bundel(c).top}
    in_een_keer = bool(top) and len(open_) > 1 and all(patroon.sleutel not in top for patroon in open_)
    return open_ if in_een_keer else []


def _restvraag(c: Context, a: Antwoorden) -> str:
    namen = opsomming([patroon.naam for patroon in _rest(c, a)])
    return (
        f"Jullie hoorden ook: {namen}. Wat is daarop het antwoord? "
        "Later betekent: het komt terug in de volgende bundel."
    )


def _rest_later(c: Context, a: Antwoorden) -> list[Effect]:
    if a["rest"] != "later":
        return []
    return [Beslis(_bundel(c).id, patroon.sleutel, Uitkomst.LATER) for patroon in _rest(c, a)]


def _rest_niet(c: Context, a: Antwoorden) -> list[Effect]:
    reden = a["rest_reden"]
    return [Beslis(_bundel(c).id, patroon.sleutel, Uitkomst.NIET, reden) for patroon in _rest(c, a)]


def _overknoppen(c: Context, a: Antwoorden) -> Rijen:
    sleutel = zonder_antwoord(c, a)[0].sleutel
    return onder_elkaar(antwoord("Later", f"later.{sleutel}"), antwoord("Niet, omdat…", f"niet.{sleutel}"))


def _nog_een_reden(a: Antwoorden) -> bool:
    """Was *niet* said, and not yet why?"""
    nee = [sleutel for hoe, sleutel in _gehad(a) if hoe == "niet"]
    return len(nee) > len([reden for reden in a.get("reden", "").split(TUSSEN) if reden])


def _erachter(tussen: str, eerder: str, gezegd: str) -> str:
    return f"{eerder}{tussen}{gezegd}" if eerder else gezegd


def _later(c: Context, a: Antwoorden) -> list[Effect]:
    hoe, sleutel = _gehad(a)[-1]
    return [Beslis(_bundel(c).id, sleutel, Uitkomst.LATER)] if hoe == "later" else []


def _niet(c: Context, a: Antwoorden) -> list[Effect]:
    _, sleutel = _gehad(a)[-1]
    reden = a["reden"].split(TUSSEN)[-1]
    if reden == TOCH_LATER:
        return [Beslis(_bundel(c).id, sleutel, Uitkomst.LATER)]
    return [Beslis(_bundel(c).id, sleutel, Uitkomst.NIET, reden)]


def _naam_van(c: Context, a: Antwoorden) -> str:
    _, sleutel = _gehad(a)[-1]
    return next((p.naam for p in _bundel(c).te_beantwoorden if p.sleutel == sleutel), sleutel)


# --- somebody else chooses ---


def _andere_leden(c: Context) -> list[Lid]:
    return [lid for lid in c.leden if not lid.is_coordinator]


def _laat(c: Context, a: Antwoorden) -> Rijen:
    """Of the round that runs, while something is to be chosen or answered."""
    laatste = max((stand.bundel.ronde for stand in c.rondes), default="")
    kan = c.is_coordinator and _andere_leden(c) and zonder_antwoord(c, a) and _bundel(c).ronde == laatste
    return onder_elkaar(*([antwoord("Laat iemand anders kiezen", LAAT_KIEZEN)] if kan else []))


def _laat_kiezen(c: Context, persoon: int) -> Slot:
    bundel, ik = _bundel(c), voornaam(_ik(c).naam)
    namen = {lid.persoon: voornaam(lid.naam) for lid in c.leden}
    maand, sleutel = rondes.kort(bundel.ronde), f"kiezer:{bundel.id}:{c.nu:%Y%m%d%H%M%S}"
    if persoon not in namen:
        return Slot((Bericht("Die collega doet niet meer mee. Met /kiezen ga je verder."),), genomen=False)
    vraag = Bericht(
        f"{ik} vraagt jou om te kiezen uit de bundel van {maand}: één of twee acties, en een antwoord op de rest.",
        onder_elkaar(opent("Kies de acties", "kiezen", bundel.id)),
        blijft=True,
    )
    effecten: list[Effect] = [LaatKiezen(bundel.id, persoon), Stuur(persoon, vraag, f"{sleutel}:{persoon}")]
    if bundel.kiezer in namen and bundel.kiezer != persoon:
        niet_meer = Bericht(
            f"Je hoeft niet meer te kiezen uit de bundel van {maand}. {namen[persoon]} doet het."
        )
        effecten.append(Stuur(bundel.kiezer, niet_meer, f"{sleutel}:{bundel.kiezer}"))
    return Slot(
        (Bericht(f"Goed, {namen[persoon]} kiest deze keer, en krijgt daar bericht van."),), tuple(effecten)
    )


def _klaar_met_kiezen(c: Context) -> Slot:
    """The coördinator goes on from here."""
    bundel, wie = _bundel(c), voornaam(_ik(c).naam)
    gehoord = Bericht(
        f"{wie} koos uit de bundel van {rondes.kort(bundel.ronde)}. Elk thema heeft nu een antwoord. "
        "Schrijf nu of na het overleg de terugkoppeling.",
        onder_elkaar(opent("Schrijf de terugkoppeling", "terugkoppeling", bundel.id)),
        blijft=True,
    )
    namen = " en ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "De coördinator"
    sleutel = f"kiezer:{bundel.id}:klaar:{c.nu:%Y%m%d%H%M%S}"
    return Slot(
        (
            Bericht(
                f"Dank je. Elk thema heeft nu een antwoord. {namen} hoort het, en schrijft wat bewoners lezen."
            ),
        ),
        tuple(Stuur(lid.persoon, gehoord, f"{sleutel}:{lid.persoon}") for lid in c.coordinatoren),
    )


# --- another answer than was given before ---


def _naam(c: Context, sleutel: str) -> str:
    """Of a pattern of this bundle; empty when it went on in another."""
    return next((p.naam for p in _bundel(c).te_beantwoorden if p.sleutel == sleutel), "")


def _wat_het_was(c: Context, a: Antwoorden) -> str:
    besluit = next((b for b in c.besluiten if b.patroon == a["welk"]), None)
    was = f"niet, omdat {citaat(besluit.reden, 160)}" if besluit and besluit.reden else "later"
    return f"{_naam(c, a['welk'])}. Het antwoord was: {was}. Wat wordt het?"


def _ander_later(c: Context, a: Antwoorden) -> list[Effect]:
    return [Beslis(_bundel(c).id, a["welk"], Uitkomst.LATER)] if a["ander_antwoord"] == "later" else []


def _veranderd(c: Context) -> Slot:
    """What residents read already stays as it is, until somebody writes it anew."""
    dossier = next((stand.dossier for stand in c.rondes if stand.bundel.id == _bundel(c).id), None)
    if dossier is None or not dossier.gepubliceerd or not c.is_coordinator:
        return Slot((Bericht("Aangepast. Dit antwoord telt nu."),))
    opnieuw = onder_elkaar(opent("Schrijf de terugkoppeling", "terugkoppeling", _bundel(c).id))
    tekst = "Aangepast. Wat bewoners lezen verandert niet vanzelf. Schrijf de tekst opnieuw als dat nodig is."
    return Slot((Bericht(tekst, opnieuw, blijft=True),))


def _klaar(c: Context, a: Antwoorden) -> Slot:
    if "kiezer" in a:
        return _laat_kiezen(c, int(a["kiezer"]))
    if "ander_antwoord" in a:
        return _veranderd(c)
    if not c.is_coordinator:
        return _klaar_met_kiezen(c)
    alles = "Elk thema heeft nu een antwoord. " if _bundel(c).te_beantwoorden else ""
    return Slot(
        (
            Bericht(
                f"{alles}De ronde is bijna rond. Bewoners willen weten wat jullie ermee doen. "
                "Schrijf nu of na het overleg de terugkoppeling.",
                onder_elkaar(opent("Schrijf de terugkoppeling", "terugkoppeling", _bundel(c).id)),
                blijft=True,
            ),
        )
    )


KIEZEN = Gesprek(
    naam="kiezen",
    titel="het kiezen van acties",
    commando="kiezen",
    uitleg="leg acties vast bij de laatste bundel",
    versie=3,
    onderwerp="bundel",
    voor=Voor.KIEZER,
    weigert=_weigert,
    mag=_mag,
    verloopt=timedelta(
        hours=36
    ),  # a night may lie in between; what was typed is kept no longer than two days
    begin="opening",
    stappen={
        "opening": Stap(
            vraag=_nog_een,
            knoppen=_nog_een_knoppen,
            overslaan=lambda c, a: not _staan_er(c, a) or a.get("nog_een") == "ja",
            verder={"nee": "over", VERANDER: "welk", LAAT_KIEZEN: "kiezer", "*": "patroon"},
        ),
        "patroon": Stap(
            vraag=_patroonvraag,
            knoppen=_patroonknoppen,
            tekst=lees_kort,
            verder={GEEN_ACTIE: "over", VERANDER: "welk", LAAT_KIEZEN: "kiezer", "*": "haalbaar"},
        ),
        "haalbaar": Stap(
            vraag=lambda c, a: f"{a['patroon']}. Hoe haalbaar is het om er iets aan te doen?",
            knoppen=lambda c, a: in_paren(
                antwoord("Makkelijk", Haalbaar.MAKKELIJK),
                antwoord("Te doen", Haalbaar.TE_DOEN),
                antwoord("Lastig", Haalbaar.LASTIG),
            ),
            verder="impact",
        ),
        "impact": Stap(
            vraag=lambda c, a: "Hoeveel verschil maakt het voor bewoners?",
            knoppen=lambda c, a: in_paren(
                antwoord("Veel verschil", Impact.VEEL),
                antwoord("Wat verschil", Impact.WAT),
                antwoord("Weinig verschil", Impact.WEINIG),
            ),
            verder="verandering",
        ),
        "verandering": Stap(
            vraag=lambda c, a: f"{a['patroon']}. Welke verandering moeten bewoners merken? Eén zin.",
            knoppen=_wensen,
            tekst=lees_kort,
            verder="wat",
        ),
        "wat": Stap(
            vraag=lambda c, a: actievraag(c, "Wat gaan jullie doen? Klein, concreet en uitvoerbaar."),
            tekst=lees_kort,
            verder="eigenaar",
        ),
        "eigenaar": Stap(
            vraag=lambda c, a: "Wie vraag ik als eigenaar?",
            knoppen=_eigenaarknoppen,
            verder={eigenaar.NIEUW: "genodigde", "*": "partners"},
        ),
        "genodigde": Stap(
            vraag=lambda c, a: "Hoe heet die persoon? Ik maak straks een uitnodiging voor één.",
            tekst=eigenaar.lees_genodigde,
            verder="partners",
        ),
        "partners": Stap(
            vraag=lambda c, a: "Wie doet er mee? Kies er zo veel als je wilt.",
            knoppen=partnerknoppen,
            tekst=korte_naam,
            betekent=lambda c, waarde: waarde.removeprefix("✓ "),
            erbij=met_partner,
            verder={"klaar": "eerste_stap", "*": "partners"},
        ),
        "eerste_stap": Stap(
            vraag=lambda c, a: (
                f"Wat is de eerste stap, binnen twee weken? {_wie(c, a)} krijgt deze zin terug."
            ),
            tekst=lees_kort,
            verder="eerste_stap_op",
        ),
        "eerste_stap_op": Stap(
            vraag=lambda c, a: "Wanneer is die stap gezet?",
            knoppen=_datums_eerste_stap,
            tekst=datum_vanaf_morgen(2),
            verder="check_op",
        ),
        "check_op": Stap(
            vraag=lambda c, a: "Wanneer kijken jullie of het hielp?",
            knoppen=checkknoppen,
            verder="zin",
        ),
        "zin": Stap(
            vraag=lambda c, a: "Wat vertellen jullie bewoners hierover? Eén zin.",
            knoppen=lambda c, a: onder_elkaar(OVERSLAAN),
            tekst=lees_kort,
            effecten=_leg_vast,
            definitief=True,
            verder="nog_een",
        ),
        "nog_een": Stap(
            vraag=lambda c, a: f"{_vastgelegd(c, a)}\n\n{_nog_een(c, a)}",
            knoppen=_nog_een_knoppen,
            verder={"ja": "opening", "*": "over"},
        ),
        "over": Stap(
            vraag=lambda c, a: (
                f"{zonder_antwoord(c, a)[0].naam} pakken jullie nu niet op. Wat is het antwoord? "
                "Later betekent: het komt terug in de volgende bundel."
            ),
            knoppen=_overknoppen,
            overslaan=lambda c, a: not zonder_antwoord(c, a) or bool(_rest(c, a)),
            overgeslagen="rest",
            erbij=lambda eerder, gezegd: _erachter("\n", eerder, gezegd),
            effecten=_later,
            definitief=True,
            verder="reden",
        ),
        "reden": Stap(
            vraag=lambda c, a: f"{_naam_van(c, a)}. Waarom niet? Eén zin, bewoners lezen dit.",
            knoppen=lambda c, a: onder_elkaar(antwoord("Toch later", TOCH_LATER)),
            tekst=lees_kort,
            overslaan=lambda c, a: not _nog_een_reden(a),
            erbij=lambda eerder, gezegd: _erachter(TUSSEN, eerder, gezegd),
            effecten=_niet,
            definitief=True,
            verder="over",
        ),
        "kiezer": Stap(
            vraag=lambda c, a: (
                "Wie kiest er deze keer? Die persoon legt acties vast en geeft de antwoorden, "
                "tot deze ronde rond is of de volgende bundel komt. Jij kunt het ook nog."
            ),
            knoppen=lambda c, a: ledenknoppen(_andere_leden(c)),
            verder=EINDE,
        ),
        "welk": Stap(
            vraag=lambda c, a: "Welk antwoord wil je veranderen?",
            knoppen=lambda c, a: onder_elkaar(
                *(
                    antwoord(f"{_naam(c, b.patroon)}: {b.uitkomst}"[:60], b.patroon)
                    for b in c.besluiten
                    if _naam(c, b.patroon)
                )
            ),
            verder="ander_antwoord",
        ),
        "ander_antwoord": Stap(
            vraag=_wat_het_was,
            knoppen=lambda c, a: onder_elkaar(antwoord("Later", "later"), antwoord("Niet, omdat…", "niet")),
            effecten=_ander_later,
            verder={"niet": "andere_reden", "*": EINDE},
        ),
        "andere_reden": Stap(
            vraag=lambda c, a: "Waarom niet? Eén zin, bewoners lezen dit.",
            tekst=lees_kort,
            effecten=lambda c, a: [Beslis(_bundel(c).id, a["welk"], Uitkomst.NIET, a["andere_reden"])],
            verder=EINDE,
        ),
        "rest": Stap(
            vraag=_restvraag,
            knoppen=lambda c, a: onder_elkaar(
                antwoord("De rest: later", "later"), antwoord("De rest: niet, omdat…", "niet")
            ),
            overslaan=lambda c, a: not _rest(c, a),
            overgeslagen=EINDE,
            effecten=_rest_later,
            verder={"niet": "rest_reden", "*": EINDE},
        ),
        "rest_reden": Stap(
            vraag=lambda c, a: "Waarom niet? Eén zin, wie het vertelde leest dit.",
            tekst=lees_kort,
            effecten=_rest_niet,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot(
        (Bericht("Goed, we stoppen. Wat al was vastgelegd blijft staan. Met /kiezen ga je verder."),)
    ),
)
