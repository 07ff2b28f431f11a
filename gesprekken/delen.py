"""What happens to a terugkoppeling once it is written: it is checked, published, shared, and followed up.

The ervaringsdeskundige says whether residents understand it, the coördinator publishes it, its owner says where and
when residents heard it, and with that the round is closed. Afterwards the promised *volgende update* is guarded.
Buttons that belong to one version carry its number: who presses an old one is told that the text has changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from gesprekken import kalender, klare_taal, rondes, voorstel
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
    Soort,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import (
    BLIJFT,
    ZELF_TYPEN,
    blijft_of,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    geen_datum,
    kort,
    korte_tekst,
    voornaam,
)
from gesprekken.vangnet import opsomming
from gesprekken.voorstel import KANALEN, OVERNEMEN
from gesprekken.wijk import Bundel, Dossier, Fase, Lid, Rondestand, Terugkoppeling
from gesprekken.wijzigingen import (
    GeefVervolg,
    LegTerugkoppelingVast,
    PubliceerTerugkoppeling,
    ToetsTerugkoppeling,
    ZetGedeeld,
)

LAATSTE = "~laatste"
DELEN_BINNEN = timedelta(days=7)  # so long has the owner to let residents hear it
INTUSSEN_VERANDERD = "Deze tekst is intussen veranderd. Kijk naar het laatste bericht hierover."


def dossier_van(c: Context) -> Dossier:
    if not isinstance(c.onderwerp, Dossier):
        raise LookupError("dit gesprek gaat over een terugkoppeling")
    return c.onderwerp


def ronde_van(c: Context) -> Rondestand | None:
    return next((stand for stand in c.rondes if stand.bundel.id == dossier_van(c).bundel), None)


def maand_van(c: Context) -> str:
    return rondes.kort(dossier_van(c).tekst.ronde)


def _versie(bundel: int, tekst: Terugkoppeling) -> str:
    return f"{bundel}v{tekst.versie}"


def voluit(tekst: Terugkoppeling) -> str:
    """All that residents read, as one message."""
    delen = (
        ("Wat hoorden we?", tekst.gehoord),
        ("Wat doen we?", tekst.gedaan),
        ("Wat lukt nog niet, en waarom?", tekst.lukt_niet),
        (
            "Wanneer hoort u weer van ons?",
            f"Op {kalender.dag_in_woorden(tekst.wanneer)}. Waar u dat leest of hoort: {tekst.kanaal}",
        ),
        ("Meedoen?", tekst.contact),
    )
    return "\n\n".join(f"{kop}\n{inhoud}" for kop, inhoud in delen)


def te_publiceren(tekst: Terugkoppeling, bundel: int, vooraf: str) -> Bericht:
    """For the coördinator: the whole text, to be published or changed."""
    return Bericht(
        f"{vooraf}\n\n{voluit(tekst)}",
        onder_elkaar(
            opent("Publiceer", "publiceer", _versie(bundel, tekst)),
            opent("Pas de tekst aan", "terugkoppeling", bundel),
        ),
        blijft=True,
    )


def _aan_de_coordinatoren(c: Context, bericht: Bericht, sleutel: str) -> tuple[Stuur, ...]:
    ik = c.lid.persoon if c.lid else 0
    anderen = sorted(lid.persoon for lid in c.coordinatoren if lid.persoon != ik)
    return tuple(Stuur(persoon, bericht, f"{sleutel}:{persoon}") for persoon in anderen)


def leg_neer(c: Context, bundel: int, tekst: Terugkoppeling, vooraf: str) -> Slot:
    """A version is laid down: the ervaringsdeskundige reads it first, where there is one."""
    toetst = [lid for lid in c.leden if lid.is_ervaringsdeskundige]
    vast = LegTerugkoppelingVast(bundel, tekst, Fase.VOORGELEGD if toetst else Fase.GOED)
    if not toetst:
        return Slot((te_publiceren(tekst, bundel, vooraf),), (vast,))
    wie = opsomming([voornaam(lid.naam) for lid in toetst])
    klaar = Bericht(
        f"{vooraf}\n\n{voluit(tekst)}\n\n{wie} leest het eerst, en kijkt of bewoners het begrijpen. "
        "Je hoort van mij als het goed is, of wat er anders kan."
    )
    return Slot((klaar,), (vast, *aan_de_ervaringsdeskundigen(c, tekst, bundel, toetst)))


# --- the ervaringsdeskundige ---


def aan_de_ervaringsdeskundigen(
    c: Context, tekst: Terugkoppeling, bundel: int, wie: Sequence[Lid]
) -> tuple[Stuur, ...]:
    maand = rondes.kort(tekst.ronde)
    vooraf = f"Dit willen we bewoners vertellen over {maand}. Begrijpen zij het? Dat weet jij het beste."
    bericht = _ter_toets(tekst, bundel, vooraf)
    sleutel = f"toets:{bundel}:{tekst.versie}"
    return tuple(Stuur(lid.persoon, bericht, f"{sleutel}:{lid.persoon}") for lid in wie)


def _ter_toets(tekst: Terugkoppeling, bundel: int, vooraf: str) -> Bericht:
    return Bericht(
        f"{vooraf}\n\n{voluit(tekst)}",
        onder_elkaar(
            opent("Goed zo", "toets", _versie(bundel, tekst), "goed"),
            opent("Terug, met een opmerking", "toets", _versie(bundel, tekst), "terug"),
        ),
        blijft=True,
    )


def _mag_toetsen(c: Context) -> str:
    if not isinstance(c.onderwerp, Dossier):
        return INTUSSEN_VERANDERD
    if c.onderwerp.fase is not Fase.VOORGELEGD:
        return "Over deze tekst is al een antwoord gegeven. Dank je voor het meelezen."
    return ""


def _getoetst(c: Context, a: Antwoorden) -> Slot:
    dossier = dossier_van(c)
    wie, sleutel = voornaam(c.lid.naam if c.lid else ""), f"getoetst:{dossier.bundel}:{dossier.tekst.versie}"
    if a["oordeel"] == "goed":
        verder = te_publiceren(
            dossier.tekst,
            dossier.bundel,
            f"{wie} vindt de tekst over {maand_van(c)} duidelijk. Zo staat hij er:",
        )
        return Slot(
            (Bericht("Dank je. Ik geef het door, dan kan de tekst naar bewoners."),),
            (
                ToetsTerugkoppeling(dossier.bundel, Fase.GOED),
                *_aan_de_coordinatoren(c, verder, sleutel),
            ),
        )
    terug = Bericht(
        f"{wie} las de tekst over {maand_van(c)}, en schrijft: {citaat(a['opmerking'], 600)}",
        onder_elkaar(opent("Pas de tekst aan", "terugkoppeling", dossier.bundel)),
        blijft=True,
    )
    return Slot(
        (Bericht("Dank je, ik geef het door. Je krijgt de nieuwe tekst weer te zien."),),
        (
            ToetsTerugkoppeling(dossier.bundel, Fase.TERUG, a["opmerking"]),
            *_aan_de_coordinatoren(c, terug, sleutel),
        ),
    )


TOETS = Gesprek(
    naam="toets",
    titel="het meelezen",
    onderwerp="versie",
    voor=Voor.ERVARING,
    weigert=lambda c: "Deze tekst leest de ervaringsdeskundige na. Heb je een goede zin? Geef hem door.",
    mag=_mag_toetsen,
    begin="oordeel",
    stappen={
        "oordeel": Stap(
            vraag=lambda c, a: f"Is de tekst over {maand_van(c)} duidelijk voor bewoners?",
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Goed zo", "goed"), antwoord("Terug, met een opmerking", "terug")
            ),
            verder={"terug": "opmerking", "*": EINDE},
        ),
        "opmerking": Stap(
            vraag=lambda c, a: "Wat is niet duidelijk, of wat mist? Schrijf het in je eigen woorden.",
            tekst=korte_tekst,
            verder=EINDE,
        ),
    },
    afronden=_getoetst,
)


# --- publishing ---


def _mag_publiceren(c: Context) -> str:
    if not isinstance(c.onderwerp, Dossier):
        return INTUSSEN_VERANDERD
    match c.onderwerp.fase:
        case Fase.VOORGELEGD:
            return "De ervaringsdeskundige leest deze tekst nog. Je hoort het als er een antwoord is."
        case Fase.TERUG:
            return "Bij deze tekst is een opmerking gemaakt. Pas hem eerst aan met /terugkoppelen."
        case Fase.GEPUBLICEERD | Fase.GEDEELD:
            return "Deze tekst is al gepubliceerd. Met /terugkoppelen schrijf je een nieuwe."
    return ""


def _publiceer(c: Context, a: Antwoorden) -> Slot:
    dossier, stand = dossier_van(c), ronde_van(c)
    if stand is not None and stand.zonder_antwoord:
        namen = opsomming(list(stand.zonder_antwoord))
        nog = Bericht(
            f"Deze thema's hebben nog geen antwoord: {namen}. Kies eerst: een actie, later, of niet.",
            onder_elkaar(opent("Geef antwoord", "kiezen", dossier.bundel)),
            blijft=True,
        )
        return Slot((nog,), genomen=False)
    nieuw = voorstel.bijgewerkt(dossier.tekst, stand) if stand is not None else dossier.tekst
    if nieuw != dossier.tekst:
        nieuw = replace(nieuw, versie=nieuw.versie + 1)
        return leg_neer(c, dossier.bundel, nieuw, _sindsdien(dossier.tekst, nieuw))
    deler, delen_op = _deler(c, stand), kalender.werkdag_vanaf(c.vandaag + DELEN_BINNEN, c.vrij)
    document, maand = f"terugkoppeling:{dossier.bundel}", maand_van(c)
    sleutel = f"gepubliceerd:{dossier.bundel}:{dossier.tekst.versie}"
    effecten: list[Effect] = [
        PubliceerTerugkoppeling(dossier.bundel, deler.persoon if deler else 0, delen_op),
        Stuur(
            None,
            Bericht(f"Dit lezen bewoners over {maand}. Deel het waar je ze spreekt.", document=document),
            sleutel,
        ),
    ]
    vraag, zelf = (
        deel_het(dossier, delen_op),
        deler is None or c.lid is None or deler.persoon == c.lid.persoon,
    )
    if deler is not None and not zelf:
        effecten.append(Stuur(deler.persoon, vraag, f"{sleutel}:deler"))
    wie = (
        "Deel jij hem, en druk dan op de knop?"
        if zelf or deler is None
        else f"{voornaam(deler.naam)} deelt hem."
    )
    uitgebleven = [d for d in _te_late(c) if d.tekst.ronde < dossier.tekst.ronde]
    alsnog = (
        opent(f"Geef de update: {rondes.in_woorden(d.tekst.ronde)}", "vervolg", d.bundel) for d in uitgebleven
    )
    klaar = Bericht(
        f"De tekst over {maand} is gepubliceerd. Bewoners horen het uiterlijk "
        f"{kalender.dag_in_woorden(delen_op)}. {wie} Daarna is de ronde rond.{_kwam_niet(uitgebleven)}",
        (*(vraag.knoppen if zelf else ()), *onder_elkaar(*alsnog)),
        document=document,
        blijft=zelf or bool(uitgebleven),
    )
    return Slot((klaar,), tuple(effecten))


def _te_late(c: Context) -> list[Dossier]:
    return [stand.dossier for stand in c.rondes if stand.dossier and stand.dossier.te_laat(c.vandaag)]


def _kwam_niet(uitgebleven: Sequence[Dossier]) -> str:
    """Residents read a newer round from now on, so what was promised about these is not waited for any more."""
    if not uitgebleven:
        return ""
    over = rondes.opgesomd([d.tekst.ronde for d in uitgebleven])
    wat = "De update" if len(uitgebleven) == 1 else "De updates"
    return f"\n\n{wat} over {over} kwam niet. Dat lezen bewoners nu ook. Geven kan nog."


def _sindsdien(oud: Terugkoppeling, nieuw: Terugkoppeling) -> str:
    """Why it is not published yet: its facts changed. Where own words stand about what changed, they are named."""
    eigen = [
        voorstel.KOPPEN[deel]
        for deel in voorstel.DELEN
        if voorstel.eigen_woorden(oud, deel)
        and voorstel.voorgesteld(oud, deel) != voorstel.voorgesteld(nieuw, deel)
    ]
    zin = "Sinds deze tekst er ligt, veranderde er iets bij jullie acties of besluiten."
    if not eigen:
        return f"{zin} Dit is nu de tekst:"
    return f"{zin} Kijk of je eigen woorden nog kloppen, bij: {' '.join(eigen)}\n\nDit is nu de tekst:"


def _deler(c: Context, stand: Rondestand | None) -> Lid | None:
    """Who shares it: as the wijkverband agreed, else who publishes it."""
    afgesproken = stand.deler if stand else 0
    return next((lid for lid in c.leden if lid.persoon == afgesproken), c.lid)


PUBLICEER = Gesprek(
    naam="publiceer",
    titel="het publiceren",
    onderwerp="versie",
    voor=Voor.COORDINATOR,
    weigert=lambda c: "Deze tekst zet de coördinator klaar voor bewoners. Vraag het even na.",
    mag=_mag_publiceren,
    afronden=_publiceer,
)


# --- shared: the round is closed ---


def _gedeeldknop(dossier: Dossier) -> Rijen:
    return onder_elkaar(opent("Gedeeld", "gedeeld", dossier.bundel))


def verbeterknop(bundel: int, wat: str = "") -> Rijen:
    """Under what was said about it: `gedeeld` or an `update`; without `wat` it is asked which."""
    return onder_elkaar(opent("Verbeter", "rechtzetten", bundel, wat))


def update(nummer: int) -> str:
    """What a button says of the update with this number."""
    return f"u{nummer}"


def deel_het(dossier: Dossier, delen_op: date) -> Bericht:
    """For the owner of the feedback, with the text that residents read."""
    maand = rondes.kort(dossier.tekst.ronde)
    return Bericht(
        f"De tekst voor bewoners over {maand} is klaar. Deel hem uiterlijk {kalender.dag_in_woorden(delen_op)}. "
        f"Afgesproken plek: {dossier.tekst.kanaal}. Druk daarna op de knop.",
        _gedeeldknop(dossier),
        document=f"terugkoppeling:{dossier.bundel}",
        blijft=True,
    )


def herinnering_gedeeld(dossier: Dossier) -> Bericht:
    maand = rondes.kort(dossier.tekst.ronde)
    return Bericht(
        f"Hebben bewoners de tekst over {maand} al gehoord of gelezen? Zonder dat blijft de ronde open.",
        _gedeeldknop(dossier),
        document=f"terugkoppeling:{dossier.bundel}",
        blijft=True,
    )


def niet_gedeeld(dossier: Dossier, voor: int = 0) -> Bericht:
    """For the coördinator (`voor`), when the owner did not answer the reminder either."""
    maand = rondes.kort(dossier.tekst.ronde)
    if voor and voor == dossier.eigenaar:
        tekst = f"Je zei nog niet dat de tekst over {maand} gedeeld is. Deel hem, of vraag het iemand anders."
    else:
        wie = voornaam(dossier.eigenaar_naam) or "Niemand"
        nog = "zei nog niet" if dossier.eigenaar_naam else "zei"
        tekst = f"{wie} {nog} dat de tekst over {maand} gedeeld is. Vraag het even, of deel hem zelf."
    return Bericht(tekst, _gedeeldknop(dossier), document=f"terugkoppeling:{dossier.bundel}", blijft=True)


def waak_over_delen(dossier: Dossier) -> Bericht:
    """For the ervaringsdeskundige, who guards it: it was not shared in time."""
    maand = rondes.kort(dossier.tekst.ronde)
    wie = voornaam(dossier.eigenaar_naam) or "de coördinator"
    return Bericht(
        f"Bewoners hoorden nog niet wat we met hun verhalen over {maand} doen. Vraag {wie} hoe het staat. "
        "Hebben ze het al gehoord? Druk dan op de knop.",
        _gedeeldknop(dossier),
        document=f"terugkoppeling:{dossier.bundel}",
        blijft=True,
    )


def _mag_gedeeld(c: Context) -> str:
    if not isinstance(c.onderwerp, Dossier) or not c.onderwerp.gepubliceerd:
        return "Deze tekst is nog niet gepubliceerd. Dat doet de coördinator."
    if c.onderwerp.gedeeld_op is not None:
        dag = kalender.dag_in_woorden(c.onderwerp.gedeeld_op)
        return f"De tekst is al gedeeld, op {dag}. Deze ronde is rond."
    stand = ronde_van(c)
    if stand is not None and stand.zonder_antwoord:  # the bundle was changed since
        namen = opsomming(list(stand.zonder_antwoord))
        return (
            f"Deze thema's hebben nog geen antwoord: {namen}. De coördinator geeft dat eerst, daarna deel je."
        )
    return ""


def _gedeeld_waar(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        antwoord(kort(f"{dossier_van(c).tekst.kanaal}, vandaag", 48), "zo"), antwoord("Anders", "anders")
    )


def plekken(c: Context, a: Antwoorden) -> Rijen:
    return blijft_of(dossier_van(c).tekst.kanaal, KANALEN)


def _de_plek(c: Context, waarde: str) -> str:
    return dossier_van(c).tekst.kanaal if waarde == BLIJFT else waarde


def dagen_terug(c: Context, a: Antwoorden) -> Rijen:
    gisteren = kalender.werkdag_tot(c.vandaag - timedelta(days=1), c.vrij)
    return onder_elkaar(
        antwoord("Vandaag", c.vandaag.isoformat()),
        antwoord(kalender.dag_in_woorden(gisteren).capitalize(), gisteren.isoformat()),
        ZELF_TYPEN,
    )


def dag_geweest(c: Context, tekst: str) -> str | Nee:
    """A day that has come, of the last half year. Without a year a day is read as the next one."""
    terug = c.vandaag - timedelta(days=183)
    dag = kalender.lees_datum(tekst, terug)
    if dag is None:
        return geen_datum(c)
    if not terug <= dag <= c.vandaag:
        return Nee("Kies vandaag, of een dag die al geweest is.")
    return dag.isoformat()


def _gedeeld(c: Context, a: Antwoorden) -> Slot:
    dossier = dossier_van(c)
    kanaal = dossier.tekst.kanaal if a["hoe"] == "zo" else a["kanaal"]
    op = c.vandaag if a["hoe"] == "zo" else date.fromisoformat(a["dag"])
    volgende = (
        f" Bewoners horen weer iets op {kalender.dag_in_woorden(dossier.tekst.wanneer)}, daar help ik je aan denken."
        if dossier.vervolg_op
        else ""
    )
    verbeter = verbeterknop(dossier.bundel, "gedeeld")
    ander = Bericht(
        f"De ronde van {maand_van(c)} is rond. Bewoners hoorden het op {kalender.dag_in_woorden(op)}: {kanaal}.",
        verbeterknop(dossier.bundel),
        blijft=True,
    )
    return Slot(
        (Bericht(f"Dank je. De ronde van {maand_van(c)} is rond.{volgende}", verbeter, blijft=True),),
        (
            ZetGedeeld(dossier.bundel, kanaal, op),
            *_aan_de_coordinatoren(c, ander, f"gedeeld:{dossier.id}"),
        ),
    )


def weigert_delen(c: Context) -> str:
    wie = voornaam(dossier_van(c).eigenaar_naam) or "de coördinator"
    return f"Dit deelt {wie} met bewoners. Vraag het even na."


GEDEELD = Gesprek(
    naam="gedeeld",
    titel="het delen",
    onderwerp="dossier",
    voor=Voor.DELER,
    weigert=weigert_delen,
    mag=_mag_gedeeld,
    begin="hoe",
    stappen={
        "hoe": Stap(
            vraag=lambda c, a: "Fijn. Waar en wanneer hoorden bewoners het?",
            knoppen=_gedeeld_waar,
            verder={"anders": "kanaal", "*": EINDE},
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lazen of hoorden ze het?",
            knoppen=plekken,
            tekst=korte_tekst,
            betekent=_de_plek,
            verder="dag",
        ),
        "dag": Stap(vraag=lambda c, a: "Op welke dag?", knoppen=dagen_terug, tekst=dag_geweest, verder=EINDE),
    },
    afronden=_gedeeld,
)


# --- the promised next update ---


def herinnering_vervolg(dossier: Dossier, zacht: bool = False) -> Bericht:
    maand = rondes.kort(dossier.tekst.ronde)
    begin = (
        "Ik vraag het nog één keer. Bewoners wachten op nieuws"
        if zacht
        else "Vandaag zouden bewoners weer iets horen"
    )
    return Bericht(
        f"{begin} over {maand}. Afgesproken plek: {dossier.tekst.kanaal}. Wat kwam ervan?",
        onder_elkaar(opent("Geef de update", "vervolg", dossier.bundel)),
        blijft=True,
    )


def geen_vervolg(dossier: Dossier, voor: int = 0) -> Bericht:
    """For the coördinator (`voor`), when the owner kept silent."""
    maand = rondes.kort(dossier.tekst.ronde)
    wie = voornaam(dossier.eigenaar_naam)
    stil = f"{wie} gaf die nog niet." if wie else "Die is er nog niet."
    if voor and voor == dossier.eigenaar:
        stil = "Jij gaf die nog niet."
    return Bericht(
        f"Bewoners zouden weer iets horen over {maand}. {stil} In de tekst staat nu dat het later wordt.",
        onder_elkaar(opent("Geef de update", "vervolg", dossier.bundel)),
        blijft=True,
    )


def waak_over_vervolg(dossier: Dossier) -> Bericht:
    """For the ervaringsdeskundige, who guards it: the promised update was not given."""
    maand = rondes.kort(dossier.tekst.ronde)
    wie = voornaam(dossier.eigenaar_naam) or "de coördinator"
    return Bericht(
        f"Bewoners zouden weer iets horen over {maand}. Dat is nog niet gebeurd. Vraag {wie} hoe het staat."
    )


def waak_over_ronde(open_rondes: Sequence[str], coordinatoren: Sequence[Lid]) -> Bericht:
    """For the ervaringsdeskundige, who guards it: the next bundle is there, and residents heard nothing yet."""
    welke = opsomming([rondes.in_woorden(ronde) for ronde in open_rondes])
    wie = " of ".join(voornaam(lid.naam) for lid in coordinatoren) or "de coördinator"
    return Bericht(
        f"De nieuwe bundel is er. Bewoners hoorden nog niet wat we met hun verhalen doen over: {welke}. "
        f"Vraag {wie} wanneer ze het horen."
    )


def herinnering_toets(dossier: Dossier) -> Bericht:
    """For the ervaringsdeskundige, softly, once: the text still waits for her."""
    maand = rondes.kort(dossier.tekst.ronde)
    return _ter_toets(
        dossier.tekst,
        dossier.bundel,
        f"Ik vraag het nog één keer. Begrijpen bewoners deze tekst over {maand}? Elk antwoord is goed.",
    )


def toets_bleef_stil(dossier: Dossier) -> Bericht:
    """For the coördinator: no answer came, so she may publish."""
    maand = rondes.kort(dossier.tekst.ronde)
    return te_publiceren(
        dossier.tekst,
        dossier.bundel,
        f"Er kwam nog geen antwoord op de tekst over {maand}. Vraag het even na, of publiceer hem zo:",
    )


def _mag_vervolg(c: Context) -> str:
    if not isinstance(c.onderwerp, Dossier) or not c.onderwerp.gepubliceerd:
        return "Hierover is nog niets aan bewoners verteld. Begin met /terugkoppelen."
    if c.onderwerp.vervolg_op is None and not c.onderwerp.tekst.uitgebleven:
        return "Over deze ronde is alles verteld. Dank je."
    return ""


def _voorstel_vervolg(c: Context) -> str:
    stand = ronde_van(c)
    return voorstel.vervolg(stand.acties if stand else ())


def _tekst_vervolg(c: Context, a: Antwoorden) -> str:
    gezegd = a.get("opnieuw") or a["tekst"]
    return _voorstel_vervolg(c) if gezegd == OVERNEMEN else gezegd


def taalhint(tekst: str) -> str:
    regels = "\n".join(f"• {hint.zin}" for hint in klare_taal.hints(tekst))
    return f"Misschien kan het nog duidelijker voor bewoners:\n{regels}"


def dagen_vervolg(c: Context, a: Antwoorden) -> Rijen:
    dagen = [kalender.werkdag_vanaf(c.vandaag + timedelta(weeks=w), c.vrij) for w in (4, 8)]
    return (*onder_elkaar(antwoord("Dit was de laatste", LAATSTE)), *dagknoppen(*dagen))


def _vervolgd(c: Context, a: Antwoorden) -> Slot:
    dossier = dossier_van(c)
    laatste = a["wanneer"] == LAATSTE
    wanneer = None if laatste else date.fromisoformat(a["wanneer"])
    kanaal = dossier.tekst.kanaal if laatste else a["kanaal"]
    verder = (
        "Dit was de laatste update over deze ronde."
        if wanneer is None
        else f"Bewoners horen weer iets op {kalender.dag_in_woorden(wanneer)}."
    )
    document = f"terugkoppeling:{dossier.bundel}"
    groep = Bericht(f"Er is nieuws voor bewoners over {maand_van(c)}. Deel het.", document=document)
    verbeter = verbeterknop(dossier.bundel, update(len(dossier.tekst.vervolgen) + 1))
    tekst = f"Dank je, de update staat in de tekst voor bewoners. {verder}"
    return Slot(
        (Bericht(tekst, verbeter, document=document, blijft=True),),
        (
            GeefVervolg(dossier.bundel, _tekst_vervolg(c, a), c.vandaag, wanneer, kanaal),
            Stuur(None, groep, f"vervolg:{dossier.id}:{len(dossier.tekst.vervolgen) + 1}"),
        ),
    )


VERVOLG = Gesprek(
    naam="vervolg",
    titel="de update",
    onderwerp="dossier",
    voor=Voor.EIGENAAR,
    weigert=weigert_delen,
    mag=_mag_vervolg,
    begin="tekst",
    stappen={
        "tekst": Stap(
            vraag=lambda c, a: (
                f"Wat kwam er van de ronde van {maand_van(c)}? Bewoners lezen dit. "
                f"Mijn voorstel:\n\n{_voorstel_vervolg(c)}"
            ),
            knoppen=lambda c, a: onder_elkaar(antwoord("Neem dit over", OVERNEMEN), ZELF_TYPEN),
            tekst=korte_tekst,
            verder="taal",
        ),
        "taal": Stap(
            vraag=lambda c, a: taalhint(_tekst_vervolg(c, a)),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Laat zo", "laat"), antwoord("Ik pas het aan", "pas_aan")
            ),
            overslaan=lambda c, a: not klare_taal.hints(_tekst_vervolg(c, a)),
            verder={"pas_aan": "opnieuw", "*": "wanneer"},
        ),
        "opnieuw": Stap(
            vraag=lambda c, a: (
                f"Er staat nu:\n\n{citaat(_tekst_vervolg(c, a), 600)}\n\nHoe wil je het zeggen?"
            ),
            tekst=korte_tekst,
            verder="wanneer",
        ),
        "wanneer": Stap(
            vraag=lambda c, a: "Wanneer horen bewoners weer iets?",
            knoppen=dagen_vervolg,
            tekst=datum_vanaf_morgen(26),
            verder={LAATSTE: EINDE, "*": "kanaal"},
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lezen of horen ze dat?",
            knoppen=plekken,
            tekst=korte_tekst,
            betekent=_de_plek,
            verder=EINDE,
        ),
    },
    afronden=_vervolgd,
)


# --- het mapje ---


GEEN_MAPJE = "Er is nog geen ronde om in een mapje te doen. Die komt met de eerste bundel."


def _mapjes(c: Context, a: Antwoorden) -> Slot:
    """The folder of the round that was named or is the only one; or a button for each of the last."""
    standen = list(c.rondes)
    gevraagd = next((s for s in standen if a.get("welke") == str(s.bundel.id)), None)
    if gevraagd is None and len(standen) > 1:
        knoppen = onder_elkaar(
            *(
                opent(rondes.in_woorden(s.bundel.ronde).capitalize(), "mapje", s.bundel.id)
                for s in reversed(standen[-8:])
            )
        )
        return Slot((Bericht("Van welke ronde wil je het mapje?", knoppen, blijft=True),))
    stand = gevraagd or standen[0]
    return Slot(
        (
            Bericht(
                f"Dit is het mapje van {rondes.in_woorden(stand.bundel.ronde)}: afspraken, acties, "
                "bundel en wat bewoners lezen. Bewaar het waar het veilig is.",
                document=f"mapje:{stand.bundel.id}",
            ),
        )
    )


MAPJE = Gesprek(
    naam="mapje",
    titel="het mapje",
    commando="mapje",
    uitleg="alles van een ronde bij elkaar",
    onderwerp="bundel",
    voor=Voor.COORDINATOR,
    weigert=lambda c: "Het mapje is voor de coördinator. Vraag het daar even.",
    mag=lambda c: "" if isinstance(c.onderwerp, Bundel) else GEEN_MAPJE,
    begin_met=lambda c, invoer: (
        {"welke": str(c.onderwerp.id)}
        if invoer.soort is Soort.KNOP and isinstance(c.onderwerp, Bundel)
        else {}
    ),
    afronden=_mapjes,
)
