"""What one asks for by a command: help, my actions, a pause, inviting people, linking the group, the bundle.

Access is by invitation only; a code is shown once and kept as a hash. What is said in the group is
ignored, except the code that links it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from gesprekken import kalender, rondes, vangnet
from gesprekken.microuitvraag import sluit
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
    Toestand,
    Uitkomst,
    Voor,
    Waarom,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import ZELF_TYPEN, citaat, geen_datum, kort, voornaam
from gesprekken.toegang import WIJKVERBAND
from gesprekken.wijk import (
    Actie,
    Bundel,
    Dossier,
    Fase,
    Rol,
    Rondestand,
    Stand,
    Uitnodiging,
    Verzending,
)
from gesprekken.wijzigingen import (
    BesluitVerzending,
    KoppelGroep,
    MaakKoppelcode,
    MaakUitnodiging,
    Pauzeer,
    TrekUitnodigingenIn,
)

GELDIG = timedelta(days=30)
HOEVEEL = {"collegas": (Rol.MELDER, 25), "een": (Rol.MELDER, 1), "ervaring": (Rol.ERVARINGSDESKUNDIGE, 1)}
PAUZES = {"week": 7, "twee": 14, "drie": 21}


def dit_doet_de_coordinator(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "de coördinator"
    return f"Dit doet {wie} voor jullie wijkverband. Vraag het even na."


# --- /help ---


def _help(c: Context, a: Antwoorden) -> Slot:
    if c.wijkverband is None:
        return Slot(
            (
                Bericht(
                    "Met Wijksignaal hoort een wijkverband wat bewoners zeggen, en doet er iets mee. "
                    "Meedoen gaat op uitnodiging. Heb je een code? Stuur hem hier."
                ),
            )
        )
    coordinator = (
        "\n\nVoor jou als coördinator:\n/voorproef bekijk of verbeter de bundel\n"
        "/stemming hoe ver de stemming is\n/kiezen leg acties vast\n/terugkoppelen schrijf wat bewoners lezen\n"
        "/mapje alles van een ronde bij elkaar\n/overleg de dag van jullie overleg\n"
        "/uitnodigen nodig collega's uit\n/leden wie er meedoet\n/koppel koppel de groep\n"
        "/woorden wat mag blijven staan\n/wijkteam het nummer voor een zorgvraag\n"
        "/themas welke thema's jullie gebruiken"
        if c.coordineert
        else ""
    )
    return Slot(
        (
            Bericht(
                f"Hoor of zie je iets in {c.wijk.naam}? Stuur gewoon een zin. Noem geen namen of adressen.\n\n"
                "/signaal vertel iets\n/buurtgesprek de top 3 van een gesprek\n/panel de top 3 van het wijkpanel\n"
                "/acties wat er loopt, en wat jou gevraagd is\n/bundel de laatste bundel\n"
                "/afspraken wat jullie afspraken\n/praktijkgesprek een gesprek van tien minuten\n"
                "/pauze even geen vragen\n/terug één vraag terug\n/stop hou op met dit gesprek\n"
                "/ontvangst horen wat er met je signaal gebeurt\n/privacy wat ik bewaar, en je gegevens"
                f"{coordinator}\n\n"
                f"Deze ronde loopt {sluit(c.ronde)}."
            ),
        )
    )


HELP = Gesprek(
    naam="help",
    titel="de hulp",
    commando="help",
    uitleg="wat kan ik hier",
    voor=Voor.IEDEREEN,
    afronden=_help,
)


def _begroeting(c: Context, a: Antwoorden) -> Slot:
    return Slot(
        (Bericht(f"Fijn dat je er bent. {c.wijk.vraag1} Stuur gewoon een zin. Met /help zie je wat er kan."),)
    )


BEGROETING = Gesprek(naam="begroeting", titel="de begroeting", commando="start", afronden=_begroeting)


# --- /acties ---


VERBETER = "v"  # before the number of the page: which of these is to be corrected
PER_BLADZIJDE = 8  # the lines and buttons of more do not fit on a phone


def _regel(actie: Actie, met_naam: bool, alles: bool = True) -> str:
    wie = f"{voornaam(actie.eigenaar_naam)}: " if met_naam else ""
    wat = kort(actie.wat, 80)
    gevraagd = _gevraagd(actie, alles)
    if actie.eerste_stap_gedaan:
        return f"• {wie}{wat} — terugkijken op {kalender.dag_in_woorden(actie.check_op)}{gevraagd}"
    stap, dag = kort(actie.eerste_stap, 80), kalender.dag_in_woorden(actie.eerste_stap_op)
    return f"• {wie}{wat} — {stap}, uiterlijk {dag}{gevraagd}"


def _gevraagd(actie: Actie, alles: bool) -> str:
    """Who did not take it is for the coördinator and the owner."""
    if actie.wacht_op:
        return f" (gevraagd: {kort(actie.wacht_op, 40)})"
    return f" (niet aangenomen door {voornaam(actie.nam_niet_aan)})" if alles and actie.nam_niet_aan else ""


def _acties(c: Context, a: Antwoorden) -> Slot:
    """Hers first, then what she was asked to own, then those of colleagues; what does not fit is one tap away."""
    ik = c.persoon.id if c.persoon else 0
    lopend = [actie for actie in (*c.acties, *c.acties_elders) if actie.stand is Stand.LOOPT]
    te_laat = [stand.dossier for stand in c.rondes if stand.dossier and stand.dossier.te_laat(c.vandaag)]
    nog_vertellen = c.open_rondes if c.is_coordinator else []
    if not lopend and not te_laat and not nog_vertellen:
        return Slot(
            (Bericht("Er loopt nu geen actie. Na de volgende bundel kiezen jullie er weer één of twee."),)
        )
    mijn = [actie for actie in lopend if actie.eigenaar == ik]
    aan_mij = [a for a in lopend if a not in mijn and a.gevraagd == ik and a.wacht_op]
    ander = [actie for actie in lopend if actie not in (*mijn, *aan_mij)]
    alle = [*mijn, *aan_mij, *ander]
    laatste_bladzijde = max(len(alle) - 1, 0) // PER_BLADZIJDE * PER_BLADZIJDE
    vanaf = min(int(a.get("vanaf") or 0), laatste_bladzijde)
    hier = alle[vanaf : vanaf + PER_BLADZIJDE]
    delen = [
        f"{kop}:\n"
        + "\n".join(
            _regel(actie, kop != "Van jou", c.is_coordinator or actie in mijn)
            for actie in hier
            if actie in groep
        )
        for kop, groep in (("Van jou", mijn), ("Aan jou gevraagd", aan_mij), ("Van je collega's", ander))
        if any(actie in groep for actie in hier)
    ]
    knoppen = [
        opent(f"Word je eigenaar: {actie.wat}"[:60], "eigenaar", actie.id)
        if actie in aan_mij
        else opent(
            f"Hoe staat het: {actie.wat}"[:60], "check" if actie.eerste_stap_gedaan else "stap", actie.id
        )
        for actie in hier
        if actie not in ander or c.is_coordinator
    ]
    te_verbeteren = [a for a in hier if a not in aan_mij and (a not in ander or c.is_coordinator)]
    verbeter = [opent(f"Verbeter: {actie.wat}"[:60], "bijwerken", actie.id) for actie in te_verbeteren]
    if a.get("verbeter") and verbeter:
        return Slot((Bericht("Welke actie wil je verbeteren?", onder_elkaar(*verbeter), blijft=True),))
    if len(verbeter) > 1:
        verbeter = [opent("Verbeter een actie", "acties", "", f"{VERBETER}{vanaf}")]
    knoppen += verbeter
    if rest := len(alle) - vanaf - len(hier):
        knoppen.append(opent(f"Nog {rest}", "acties", "", str(vanaf + PER_BLADZIJDE)))
    if te_laat:
        delen.append("Update voor bewoners is te laat:\n" + "\n".join(_late_update(d) for d in te_laat))
        knoppen += [
            opent(f"Geef de update: {rondes.in_woorden(d.tekst.ronde)}", "vervolg", d.bundel)
            for d in te_laat
            if c.is_coordinator or d.eigenaar == ik
        ]
    if nog_vertellen:
        namen = rondes.opgesomd([stand.bundel.ronde for stand in nog_vertellen])
        delen.append(f"Bewoners hoorden nog niets over {namen}.")
        knoppen += [
            opent(f"Vertel over {rondes.in_woorden(stand.bundel.ronde)}", "terugkoppeling", stand.bundel.id)
            for stand in nog_vertellen[: rondes.GENOEMD]
        ]
    return Slot((Bericht("\n\n".join(delen), onder_elkaar(*knoppen), blijft=True),))


def _late_update(dossier: Dossier) -> str:
    wie = f"{voornaam(dossier.eigenaar_naam)}: " if dossier.eigenaar_naam else ""
    dag = kalender.dag_in_woorden(dossier.vervolg_op) if dossier.vervolg_op else ""
    return f"• {wie}over {rondes.in_woorden(dossier.tekst.ronde)}, beloofd voor {dag}"


def _vanaf(c: Context, invoer: Invoer) -> Antwoorden:
    waarde = invoer.tekst.rpartition(":")[2] if invoer.soort is Soort.KNOP else ""
    verbeter, vanaf = waarde[:1] == VERBETER, waarde.removeprefix(VERBETER)
    getal = vanaf if vanaf.isdecimal() and len(vanaf) < 5 else ""
    return {"vanaf": getal, "verbeter": "ja" if verbeter else ""}


ACTIES = Gesprek(
    naam="acties",
    titel="de acties",
    commando="acties",
    uitleg="wat er loopt en van wie",
    begin_met=_vanaf,
    afronden=_acties,
)


# --- /bundel ---


def _bundel(c: Context, a: Antwoorden) -> Slot:
    if not isinstance(c.onderwerp, Bundel):
        return Slot((Bericht("Er is nog geen bundel. De eerste komt op de derde werkdag na een ronde."),))
    maand = rondes.kort(c.onderwerp.ronde)
    id = c.onderwerp.id
    verbeter = onder_elkaar(opent("Verbeter de bundel", "voorproef", id, "pas")) if c.is_coordinator else ()
    tekst = f"Dit is de hele bundel van {maand}."
    return Slot((Bericht(tekst, verbeter, document=f"bundel:{id}", blijft=c.is_coordinator),))


BUNDEL = Gesprek(
    naam="bundel",
    titel="de bundel",
    commando="bundel",
    uitleg="lees de laatste bundel",
    onderwerp="bundel",
    afronden=_bundel,
)


# --- /pauze ---


def _einde_pauze(c: Context, keuze: str) -> date:
    if keuze in PAUZES:
        return c.vandaag + timedelta(days=PAUZES[keuze])
    return date.fromisoformat(keuze)


def _lees_pauze(c: Context, tekst: str) -> str | Nee:
    dag = kalender.lees_datum(tekst, c.vandaag)
    if dag is None:
        return geen_datum(c)
    if not c.vandaag < dag <= c.vandaag + timedelta(days=366):
        return Nee("Kies een dag na vandaag, en binnen een jaar.")
    return dag.isoformat()


def _pauzevraag(c: Context, a: Antwoorden) -> str:
    tot = c.persoon.pauze_tot if c.persoon else None
    if tot and tot > c.vandaag:
        return f"Je pauze loopt tot {kalender.dag_in_woorden(tot)}. Wat wil je?"
    return "Hoe lang wil je geen vragen? Inhalen hoeft niet, en zelf iets vertellen kan altijd."


def _pauzeknoppen(c: Context, a: Antwoorden) -> Rijen:
    tot = c.persoon.pauze_tot if c.persoon else None
    stoppen = [antwoord("Stop mijn pauze", "nu")] if tot and tot > c.vandaag else []
    return onder_elkaar(
        *stoppen,
        antwoord("Een week", "week"),
        antwoord("Twee weken", "twee"),
        antwoord("Drie weken", "drie"),
        ZELF_TYPEN,
    )


def _gepauzeerd(c: Context, a: Antwoorden) -> Slot:
    if a["hoelang"] == "nu":
        vraag = " Ik stel je weer de dagelijkse vraag." if c.persoon and c.persoon.uur else ""
        return Slot((Bericht(f"Welkom terug.{vraag}"),), (Pauzeer(None),))
    tot = _einde_pauze(c, a["hoelang"])
    in_pauze = [actie for actie in (*c.acties, *c.acties_elders) if _valt_in(c, actie, tot)][:6]
    tekst = f"Goed, tot {kalender.dag_in_woorden(tot)} vraag ik niets. Daarna begin ik vanzelf weer."
    alle_rondes = (*c.rondes, *c.rondes_elders)
    over_tekst = [belofte for stand in alle_rondes for belofte in _belofte_aan_bewoners(c, stand, tot)][:4]
    if not in_pauze and not over_tekst:
        return Slot((Bericht(tekst),), (Pauzeer(tot),))
    regels = [*(_regel(actie, met_naam=False) for actie in in_pauze), *(regel for regel, _ in over_tekst)]
    knoppen = [
        opent(
            f"Verzet of geef over: {actie.wat}"[:60],
            "check" if actie.eerste_stap_gedaan else "stap",
            actie.id,
        )
        for actie in in_pauze
    ]
    raad = ["Verzet het, of geef het over."] if in_pauze else []
    if over_tekst:
        raad.append("Doe wat bewoners horen voor je pauze, of spreek af wie het overneemt.")
    belofte = "\n".join(("\n\nDit valt in je pauze, en de wijk rekent erop:", *regels, " ".join(raad)))
    alle = onder_elkaar(*knoppen, *(knop for _, knop in over_tekst))
    return Slot((Bericht(tekst + belofte, alle, blijft=True),), (Pauzeer(tot),))


def _belofte_aan_bewoners(c: Context, stand: Rondestand, tot: date) -> list[tuple[str, Knop]]:
    """The text that she shares and did not yet, or its promised update, when that falls in her pause."""
    dossier = stand.dossier
    if dossier is None or c.persoon is None or dossier.eigenaar != c.persoon.id:
        return []
    waar = f" in {stand.bundel.wijkverband}" if dossier.wijkverband != c.wijk.id else ""
    ronde = f"{rondes.in_woorden(stand.bundel.ronde)}{waar}"
    delen_op = dossier.tekst.delen_op
    if dossier.fase is Fase.GEPUBLICEERD and delen_op is not None and delen_op < tot:
        regel = f"• Bewoners horen over {ronde} — uiterlijk {kalender.dag_in_woorden(delen_op)}"
        return [(regel, opent(f"Gedeeld: {ronde}"[:60], "gedeeld", dossier.bundel))]
    if dossier.gepubliceerd and dossier.vervolg_op is not None and dossier.vervolg_op < tot:
        regel = f"• Update voor bewoners over {ronde} — {kalender.dag_in_woorden(dossier.vervolg_op)}"
        return [(regel, opent(f"Geef de update: {ronde}"[:60], "vervolg", dossier.bundel))]
    return []


def _valt_in(c: Context, actie: Actie, tot: date) -> bool:
    mijn = c.persoon is not None and actie.eigenaar == c.persoon.id and actie.stand is Stand.LOOPT
    eerstvolgend = actie.check_op if actie.eerste_stap_gedaan else actie.eerste_stap_op
    return mijn and eerstvolgend < tot


PAUZE = Gesprek(
    naam="pauze",
    titel="je pauze",
    commando="pauze",
    uitleg="even geen vragen",
    begin="hoelang",
    stappen={
        "hoelang": Stap(vraag=_pauzevraag, knoppen=_pauzeknoppen, tekst=_lees_pauze, verder=EINDE),
    },
    afronden=_gepauzeerd,
)


# --- /uitnodigen ---


INTREKKEN = "intrekken"


def _uitgenodigd(c: Context, a: Antwoorden) -> Slot:
    if a["wie"] == INTREKKEN:
        gedaan = f"Gedaan. De uitnodigingen voor {c.wijk.naam} die je eerder maakte, werken niet meer."
        return Slot((Bericht(gedaan),), (TrekUitnodigingenIn(),))
    rol, aantal = HOEVEEL[a["wie"]]
    vervalt = c.nu + GELDIG
    link = f"https://t.me/{c.botnaam}?start={c.code}\n" if c.botnaam else ""
    hoeveel = "één persoon" if aantal == 1 else f"{aantal} mensen"
    return Slot(
        (
            Bericht(
                f"Stuur dit door:\n\nDoe mee met Wijksignaal van {c.wijk.naam}.\n{link}Code: {c.code}\n\n"
                f"Deze uitnodiging is voor {hoeveel} en werkt tot en met "
                f"{kalender.dag_in_woorden(kalender.lokaal(vervalt).date())}.",
                geheim=True,
            ),
        ),
        (MaakUitnodiging(c.code, rol, aantal, vervalt),),
    )


UITNODIGEN = Gesprek(
    naam="uitnodigen",
    titel="het uitnodigen",
    commando="uitnodigen",
    uitleg="nodig collega's uit",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="wie",
    stappen={
        "wie": Stap(
            vraag=lambda c, a: f"Wie nodig je uit voor {c.wijk.naam}?",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Mijn collega's: één link voor 25 mensen", "collegas"),
                antwoord("Eén persoon", "een"),
                antwoord("Een ervaringsdeskundige", "ervaring"),
                antwoord("Trek eerdere uitnodigingen in", INTREKKEN),
            ),
            verder=EINDE,
        ),
    },
    afronden=_uitgenodigd,
)


# --- /koppel, in private and in the group ---


def _koppelcode(c: Context, a: Antwoorden) -> Slot:
    vervalt = c.nu + timedelta(days=2)
    link = (
        f"Tik hierop en kies de groep:\nhttps://t.me/{c.botnaam}?startgroup={c.code}\n\nOf zet mij in de groep en "
        if c.botnaam
        else "Zet mij in de groep van het wijkverband en "
    )
    return Slot(
        (
            Bericht(
                f"{link}stuur daar: /koppel {c.code}\n\n"
                f"De code werkt één keer, tot {kalender.dag_in_woorden(kalender.lokaal(vervalt).date())}. "
                "Beheerder hoef ik niet te zijn: ik lees niet mee met wat jullie zeggen.",
                geheim=True,
            ),
        ),
        (MaakKoppelcode(c.code, vervalt),),
    )


KOPPEL = Gesprek(
    naam="koppel",
    titel="het koppelen van de groep",
    commando="koppel",
    uitleg="koppel de groep van het wijkverband",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    afronden=_koppelcode,
)


def in_de_groep(invoer: Invoer, context: Context, hoort_bij: int | None) -> Uitkomst:
    """What a group hears back. `context` is of who said it, without a person when nobody knows her;
    `context.onderwerp` is the Uitnodiging behind a linking code, if any; `hoort_bij` is the wijkverband whose group
    this is."""
    niets = Uitkomst((), Toestand(), genomen=False)
    if invoer.soort is Soort.KNOP:  # no button of ours stands in a group
        return replace(niets, melding=vangnet.OUDE_KNOP, geweigerd=Waarom.KNOP)
    if invoer.soort is not Soort.COMMANDO:
        return niets
    if invoer.tekst not in ("koppel", "start"):
        return Uitkomst(
            (Bericht("Dat doe je in een privé-gesprek met mij. Daar kan ik alles voor je opzoeken."),),
            Toestand(),
        )
    if not invoer.argument:
        return niets if invoer.tekst == "start" else Uitkomst((Bericht(KOPPEL_UITLEG),), Toestand())
    code = context.onderwerp
    if not isinstance(code, Uitnodiging) or not code.geldig:
        return Uitkomst(
            (Bericht(f"Die code ken ik niet, of hij is al gebruikt. {KOPPEL_UITLEG}"),),
            Toestand(),
            geweigerd=Waarom.UITNODIGING,
        )
    wijk = code.wijkverband
    hier = {v.id for v in context.coordineert}
    if wijk.id not in hier:  # who made it may have handed over since, and a code can be read by others
        return Uitkomst((Bericht(ALLEEN_DE_COORDINATOR),), Toestand(), geweigerd=Waarom.ROL)
    if hoort_bij is not None and hoort_bij != wijk.id and hoort_bij not in hier:
        return Uitkomst((Bericht(VAN_EEN_ANDER),), Toestand(), geweigerd=Waarom.ROL)
    welkom = Bericht(
        f"Deze groep hoort nu bij {wijk.naam}. Hier komt {wijk.ritme.hoe_vaak} de signalenbundel. "
        "Ik lees niet mee met jullie gesprek."
    )
    return Uitkomst((welkom,), Toestand(), (KoppelGroep(wijk.id, code.id),))


IN_EEN_NIEUWE_GROEP = Bericht(
    "Dank je dat ik hier mag zijn. Ik plaats hier de signalenbundel, en lees niet mee. "
    "De coördinator koppelt deze groep met de code uit /koppel, in een privé-gesprek met mij."
)
ALLEEN_DE_COORDINATOR = (
    "Alleen een coördinator van het wijkverband kan deze groep koppelen. "
    "Ben je dat? Stuur de code dan zelf, en niet anoniem namens de groep."
)
VAN_EEN_ANDER = (
    "Deze groep hoort al bij een ander wijkverband. "
    "Vraag de coördinator daarvan om mij eerst uit de groep te halen."
)
GROEP_VERVANGEN = Bericht(
    "De coördinator koos een andere groep voor het wijkverband. De signalenbundel komt niet meer hier."
)
KOPPEL_UITLEG = "De coördinator krijgt een code met /koppel, in een privé-gesprek met mij."


def groep_vervangen(naam: str, wijk: str) -> Bericht:
    """For every coördinator, who did it included: so that it is seen when it was not meant."""
    return Bericht(
        f"{naam} koppelde een andere groep aan {wijk}. De oude groep krijgt de bundel niet meer. "
        "Klopt dat niet? Koppel de goede groep met /koppel."
    )


# --- did it arrive? ---


def onbereikbaar(naam: str, acties: Sequence[str] = ()) -> Bericht:
    """For the coördinator: somebody blocked us who owns these actions, or misses a reminder."""
    if not acties:
        return Bericht(
            f"Ik kan {naam} niet meer bereiken, en er wachtte een herinnering. Spreek {naam} zelf even aan."
        )
    beloofd = "\n".join(f"• {kort(actie, 80)}" for actie in acties[:4])
    return Bericht(
        f"Ik kan {naam} niet meer bereiken. Dit is van {voornaam(naam)}:\n{beloofd}\n"
        f"Spreek {naam} zelf even aan, of geef het over.",
        onder_elkaar(opent("Bekijk de acties", "acties")),
        blijft=True,
    )


def wacht_te_lang(voor_wie: str, tekst: str) -> Bericht:
    """For the coördinator: a message that should have been there an hour ago."""
    return Bericht(
        f"Dit bericht voor {voor_wie} kan ik al een uur niet kwijt: {citaat(tekst, 200)}\n"
        "Ik blijf het proberen. Duurt het lang, vertel het dan de beheerder."
    )


def vraag_of_het_er_staat(verzending: Verzending) -> Bericht:
    return Bericht(
        f"Ik weet niet zeker of dit bericht is aangekomen: {citaat(verzending.omschrijving, 200)}\nStaat het er?",
        onder_elkaar(
            opent("Ja, het staat er", "verzending", verzending.id, "ja"),
            opent("Nee, stuur het opnieuw", "verzending", verzending.id, "nee"),
        ),
    )


def _besluit(c: Context, a: Antwoorden) -> Slot:
    verzending = c.onderwerp
    if not isinstance(verzending, Verzending) or not verzending.onzeker or a["waarde"] not in ("ja", "nee"):
        return Slot((Bericht("Dat is al geregeld."),), genomen=False)
    aangekomen = a["waarde"] == "ja"
    tekst = "Fijn, dan is het goed." if aangekomen else "Goed, ik stuur het opnieuw."
    return Slot((Bericht(tekst),), (BesluitVerzending(verzending.id, aangekomen),))


VERZENDING = Gesprek(
    naam="verzending",
    titel="het bericht",
    onderwerp="verzending",
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin_met=lambda c, invoer: {"waarde": invoer.tekst.rpartition(":")[2]},
    afronden=_besluit,
)
