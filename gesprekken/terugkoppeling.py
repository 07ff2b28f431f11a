"""What residents get to read: the five parts of template 3, filled in from what is known already.

The coördinator writes it here. An action that did not work, and a pattern that was put off or turned down, flow into
*dit lukt (nog) niet, en waarom*; that part is never empty. What happens to the text afterwards stands in delen.py.
"""

from dataclasses import replace
from datetime import date, timedelta

from gesprekken import kalender, klare_taal, rondes
from gesprekken.delen import aan_de_ervaringsdeskundigen, te_publiceren
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Invoer,
    Rijen,
    Slot,
    Soort,
    Stap,
    Stuur,
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
)
from gesprekken.teksten import (
    ZELF_TYPEN,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    keuzes,
    kort,
    korte_tekst,
    voornaam,
)
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Actie, Bundel, Dossier, Fase, Rondestand, Stand, Terugkoppeling, Uitkomst
from gesprekken.wijzigingen import LegTerugkoppelingVast, MeldVoortgang

OVERNEMEN = "~overnemen"
KANALEN = ("De inloop", "De nieuwsbrief", "De website", "De wijkkrant")
CONTACTEN = ("Kom langs bij de inloop", "Vertel het je wijkteam", "Spreek ons aan op straat")
STANDEN = {"eerste_stap": "eerste stap gezet", "loopt": "loopt", "gedaan": "gedaan", "lukt_niet": "lukt niet"}
HOOGSTENS_ACTIES = 4  # that fit under one question


def _weigert(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "je coördinator"
    return f"De terugkoppeling schrijft {wie}. Heb je een goede zin? Geef hem door."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Bundel):
        return "Er is nog geen bundel om terug te koppelen. De eerste komt na afloop van deze maand."
    return ""


# --- which round ---


def open_rondes(c: Context) -> list[Rondestand]:
    """What residents did not hear about yet, oldest first."""
    return [stand for stand in c.rondes if not stand.gesloten]


def _begin_met(c: Context, invoer: Invoer) -> Antwoorden:
    """A button names its round; the command means the one that is open, or the last. Of several is asked which."""
    if invoer.soort is Soort.KNOP and isinstance(c.onderwerp, Bundel):
        return {"welke": str(c.onderwerp.id)}
    open_ = open_rondes(c)
    if len(open_) > 1 or not c.rondes:
        return {}
    return {"welke": str((open_ or list(c.rondes))[-1].bundel.id)}


def _welke(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        *(
            antwoord(rondes.in_woorden(stand.bundel.ronde).capitalize(), str(stand.bundel.id))
            for stand in open_rondes(c)[-8:]
        )
    )


def _ronde(c: Context, a: Antwoorden) -> Rondestand:
    """The one that was chosen, or the only one there was."""
    gekozen = next((s for s in c.rondes if str(s.bundel.id) == a.get("welke")), None)
    if gekozen is not None:
        return gekozen
    if isinstance(c.onderwerp, Bundel):
        return Rondestand(c.onderwerp)
    raise LookupError("de terugkoppeling gaat over een ronde")


def _maand(c: Context, a: Antwoorden) -> str:
    return rondes.kort(_ronde(c, a).bundel.ronde)


def _dossier(c: Context, a: Antwoorden) -> Dossier | None:
    """The version that is being worked on; one that residents read already stays as it is."""
    dossier = _ronde(c, a).dossier
    return dossier if dossier and not dossier.gepubliceerd else None


# --- the proposals ---


def _acties(c: Context, a: Antwoorden) -> list[Actie]:
    """As they are, with what was changed just now."""
    net, _, stand = a.get("stand", "").partition(".")
    return [
        _veranderd(actie, stand, a.get("reden", "")) if str(actie.id) == net else actie
        for actie in _ronde(c, a).acties
    ]


def _veranderd(actie: Actie, stand: str, reden: str) -> Actie:
    match stand:
        case "gedaan":
            return replace(actie, stand=Stand.GEDAAN, eerste_stap_gedaan=True)
        case "lukt_niet":
            return replace(actie, stand=Stand.LUKT_NIET, reden=reden or actie.reden)
        case _:
            return replace(actie, stand=Stand.LOOPT, eerste_stap_gedaan=stand == "eerste_stap")


def _stand(actie: Actie) -> str:
    if actie.stand is Stand.LOOPT:
        return "eerste_stap" if actie.eerste_stap_gedaan else "loopt"
    return "gedaan" if actie.stand is Stand.GEDAAN else "lukt_niet"


def voorstel_gehoord(stand: Rondestand) -> str:
    namen = [_klein(patroon.naam) for patroon in stand.bundel.patronen[:3]]
    if not namen:
        return "We hoorden deze maand weinig nieuws uit de wijk."
    return f"We hoorden van bewoners vooral iets over {opsomming(namen)}."


def voorstel_gedaan(acties: list[Actie]) -> str:
    """What is done or will be, each with its status."""
    regels = [_dit_doen_we(actie) for actie in acties if actie.stand is not Stand.LUKT_NIET]
    if regels:
        return "\n".join(regels)
    if acties:
        return "We probeerden iets, maar het lukte nog niet. Hieronder staat waarom."
    return "We kozen deze ronde nog geen actie. In het volgende overleg praten we verder."


def _dit_doen_we(actie: Actie) -> str:
    """The sentence that was promised, or what is done; and where it stands."""
    belofte = _zin(actie.zin or actie.wat)
    if actie.stand is Stand.GEDAAN:
        return f"{belofte} Dit is gedaan. {actie.opbrengst}".strip()
    if actie.eerste_stap_gedaan:
        return f"{belofte} De eerste stap is gezet."
    return f"{belofte} De eerste stap zetten we uiterlijk op {_dag(actie.eerste_stap_op)}."


def voorstel_lukt_niet(stand: Rondestand, acties: list[Actie]) -> str:
    """What does not work and why, with what was turned down or put off. Never empty."""
    regels = [
        f"{a.wat.rstrip('.')} lukt nog niet. {_zin(_hoofd(a.reden)) if a.reden else ''}".strip()
        for a in acties
        if a.stand is Stand.LUKT_NIET
    ]
    besloten = {b.patroon: b for b in stand.besluiten}
    gekozen = {a.patroon for a in acties} | {a.patroon_sleutel for a in acties}
    later, open_ = [], []
    for patroon in stand.bundel.patronen:
        besluit = besloten.get(patroon.sleutel)
        if {patroon.naam, patroon.sleutel} & gekozen:
            continue
        if besluit is None:
            open_.append(_klein(patroon.naam))
        elif besluit.uitkomst is Uitkomst.LATER:
            later.append(_klein(patroon.naam))
        else:
            reden = f" {_zin(_hoofd(besluit.reden))}" if besluit.reden else ""
            regels.append(f"Aan {_klein(patroon.naam)} doen we nu niets.{reden}")
    if later:
        regels.append(f"Later kijken we naar {opsomming(later[:3])}. Alles tegelijk lukt niet.")
    if open_:
        regels.append(f"We kunnen niet alles tegelijk. Aan {opsomming(open_[:2])} doen we nu nog niets.")
    return "\n".join(regels) or "We weten nog niet of dit genoeg helpt. Dat kijken we samen na."


def _voorstel(c: Context, a: Antwoorden, deel: str) -> str:
    """What stood there in the version that came back, or else what is known. It fits what may be kept."""
    stand, dossier = _ronde(c, a), _dossier(c, a)
    if dossier is not None and not a.get("stand"):
        return str(getattr(dossier.tekst, deel))
    acties = _acties(c, a)
    match deel:
        case "gehoord":
            tekst = voorstel_gehoord(stand)
        case "gedaan":
            tekst = voorstel_gedaan(acties)
        case _:
            tekst = voorstel_lukt_niet(stand, acties)
    return kort(tekst, 590)


def _deel(c: Context, a: Antwoorden, deel: str) -> str:
    """What residents will read there: as it was typed, last of all after a hint; or the proposal as it is now."""
    gezegd = a.get(f"{deel}_opnieuw") or a[deel]
    return _voorstel(c, a, deel) if gezegd == OVERNEMEN else gezegd


def _overnemen(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(antwoord("Neem dit over", OVERNEMEN), ZELF_TYPEN)


# --- how it stands ---


def _statussen(c: Context, a: Antwoorden) -> str:
    regels = "\n".join(f"• {kort(x.wat, 80)}: {STANDEN[_stand(x)]}" for x in _acties(c, a))
    return f"Zo staat het met jullie acties:\n{regels}\nKlopt dat?"


def _standknoppen(c: Context, a: Antwoorden) -> Rijen:
    return in_paren(
        *(
            antwoord(f"{kort(actie.wat, 24)}: {naam}", f"{actie.id}.{stand}")
            for actie in _acties(c, a)[:HOOGSTENS_ACTIES]
            for stand, naam in STANDEN.items()
            if stand != _stand(actie)
        )
    )


def _lukt_niet(a: Antwoorden) -> bool:
    return a.get("stand", "").endswith(".lukt_niet")


def _zet_stand(c: Context, a: Antwoorden) -> list[Effect]:
    """The action itself changes: what residents read and what the owner is asked are one."""
    id, _, stand = a["stand"].partition(".")
    if _lukt_niet(a) and "reden" not in a:
        return []
    nieuw = next((actie for actie in _acties(c, a) if str(actie.id) == id), None)
    if nieuw is None:
        return []
    reden = nieuw.reden if stand == "lukt_niet" else None
    anders = MeldVoortgang(
        nieuw.id, stand=nieuw.stand, eerste_stap_gedaan=nieuw.eerste_stap_gedaan, reden=reden
    )
    ik = c.lid.persoon if c.lid else 0
    if nieuw.eigenaar in (0, ik):
        return [anders]
    wie = voornaam(c.lid.naam if c.lid else "")
    bericht = Bericht(f"{wie} zette jouw actie {citaat(nieuw.wat)} op: {STANDEN[stand]}.")
    return [anders, Stuur(nieuw.eigenaar, bericht, f"stand:{nieuw.id}:{c.nu:%Y%m%d%H%M%S}")]


# --- plain language ---


def taalhint(tekst: str) -> str:
    """One message that points at up to three places."""
    regels = "\n".join(f"• {hint.zin}" for hint in klare_taal.hints(tekst))
    return f"Misschien kan het nog duidelijker voor bewoners:\n{regels}"


def _taalstappen(deel: str, verder: str) -> dict[str, Stap]:
    """The hint about this part, and the part once more for who wants to change it."""
    opnieuw = f"{deel}_opnieuw"
    return {
        f"{deel}_taal": Stap(
            vraag=lambda c, a: taalhint(_deel(c, a, deel)),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Laat zo", "laat"), antwoord("Ik pas het aan", "pas_aan")
            ),
            overslaan=lambda c, a: not klare_taal.hints(_deel(c, a, deel)),
            verder={"pas_aan": opnieuw, "*": verder},
        ),
        opnieuw: Stap(
            vraag=lambda c, a: f"Er staat nu:\n\n{citaat(_deel(c, a, deel), 600)}\n\nHoe wil je het zeggen?",
            tekst=korte_tekst,
            verder=verder,
        ),
    }


# --- when, where, and done ---


def _dagen(c: Context, a: Antwoorden) -> Rijen:
    dagen = [kalender.werkdag_vanaf(c.vandaag + timedelta(weeks=w), c.vrij) for w in (4, 6, 8)]
    dossier = _dossier(c, a)
    if dossier is not None and dossier.tekst.wanneer > c.vandaag:
        dagen.append(dossier.tekst.wanneer)
    return dagknoppen(*dagen)


def _kanalen(c: Context, a: Antwoorden) -> Rijen:
    """First the one that the wijkverband agreed on."""
    afgesproken = _ronde(c, a).kanaal
    vast = [kort(afgesproken, 48)] if afgesproken and afgesproken not in KANALEN else []
    return keuzes((*vast, *KANALEN), ZELF_TYPEN)


def _klaar(c: Context, a: Antwoorden) -> Slot:
    stand, vorige = _ronde(c, a), _dossier(c, a)
    nieuw = Terugkoppeling(
        ronde=stand.bundel.ronde,
        gehoord=_deel(c, a, "gehoord"),
        gedaan=_deel(c, a, "gedaan"),
        lukt_niet=_deel(c, a, "lukt_niet"),
        wanneer=date.fromisoformat(a["wanneer"]),
        kanaal=a["kanaal"],
        contact=a["contact"],
        versie=_laatste_versie(stand) + 1,
        opmerking=vorige.tekst.opmerking if vorige else "",
    )
    toetst = [lid for lid in c.leden if lid.is_ervaringsdeskundige]
    fase = Fase.VOORGELEGD if toetst else Fase.GOED
    vast = LegTerugkoppelingVast(stand.bundel.id, nieuw, fase)
    if not toetst:
        return Slot((te_publiceren(nieuw, stand.bundel.id, "Zo lezen bewoners het:"),), (vast,))
    wie = opsomming([voornaam(lid.naam) for lid in toetst])
    klaar = Bericht(
        f"Dank je. {wie} leest het eerst, en kijkt of bewoners het begrijpen. "
        "Je hoort van mij als het goed is, of wat er anders kan."
    )
    return Slot((klaar,), (vast, *aan_de_ervaringsdeskundigen(c, nieuw, stand.bundel.id, toetst)))


def _laatste_versie(stand: Rondestand) -> int:
    return stand.dossier.tekst.versie if stand.dossier else 0


def _opmerking(c: Context, a: Antwoorden) -> str:
    dossier = _dossier(c, a)
    if dossier is None or dossier.fase is not Fase.TERUG or not dossier.tekst.opmerking:
        return ""
    return f"De opmerking was: {citaat(dossier.tekst.opmerking, 300)}\n\n"


TERUGKOPPELING = Gesprek(
    naam="terugkoppeling",
    titel="de terugkoppeling",
    versie=2,
    commando="terugkoppelen",
    uitleg="schrijf wat bewoners lezen",
    onderwerp="bundel",
    voor=Voor.COORDINATOR,
    weigert=_weigert,
    mag=_mag,
    begin="welke",
    begin_met=_begin_met,
    stappen={
        "welke": Stap(
            vraag=lambda c, a: "Over welke ronde vertel je bewoners iets? Deze zijn nog niet rond.",
            knoppen=_welke,
            overslaan=lambda c, a: "welke" in a or not c.rondes,
            verder="gehoord",
        ),
        "gehoord": Stap(
            vraag=lambda c, a: (
                f"{_opmerking(c, a)}Wat hoorden jullie in {_maand(c, a)}? Gewone woorden, korte zinnen. "
                f"Mijn voorstel:\n\n{_voorstel(c, a, 'gehoord')}"
            ),
            knoppen=_overnemen,
            tekst=korte_tekst,
            verder="gehoord_taal",
        ),
        **_taalstappen("gehoord", "statussen"),
        "statussen": Stap(
            vraag=_statussen,
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Klopt zo", "klopt"), antwoord("Ik verander iets", "anders")
            ),
            overslaan=lambda c, a: not _ronde(c, a).acties,
            verder={"anders": "stand", "*": "gedaan"},
        ),
        "stand": Stap(
            vraag=lambda c, a: "Wat is er anders? Ik verander het ook bij de actie zelf.",
            knoppen=_standknoppen,
            effecten=_zet_stand,
            verder="reden",
        ),
        "reden": Stap(
            vraag=lambda c, a: "Waarom lukt het niet? Eén zin, bewoners krijgen dit ook te horen.",
            tekst=korte_tekst,
            overslaan=lambda c, a: not _lukt_niet(a),
            effecten=_zet_stand,
            verder="statussen",
        ),
        "gedaan": Stap(
            vraag=lambda c, a: (
                "Wat hebben jullie gedaan, of gaan jullie doen? "
                f"Mijn voorstel:\n\n{_voorstel(c, a, 'gedaan')}"
            ),
            knoppen=_overnemen,
            tekst=korte_tekst,
            verder="gedaan_taal",
        ),
        **_taalstappen("gedaan", "lukt_niet"),
        "lukt_niet": Stap(
            vraag=lambda c, a: (
                f"Wat lukt nog niet, en waarom? Mijn voorstel:\n\n{_voorstel(c, a, 'lukt_niet')}"
            ),
            knoppen=_overnemen,
            tekst=korte_tekst,
            verder="lukt_niet_taal",
        ),
        **_taalstappen("lukt_niet", "wanneer"),
        "wanneer": Stap(
            vraag=lambda c, a: "Wanneer horen bewoners weer iets?",
            knoppen=_dagen,
            tekst=datum_vanaf_morgen(12),
            verder="kanaal",
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lezen of horen ze dat?",
            knoppen=_kanalen,
            tekst=korte_tekst,
            verder="contact",
        ),
        "contact": Stap(
            vraag=lambda c, a: "Waar kunnen bewoners reageren of meedoen?",
            knoppen=lambda c, a: keuzes(CONTACTEN, ZELF_TYPEN),
            tekst=korte_tekst,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot(
        (Bericht("Goed, we stoppen. De ronde blijft open. Met /terugkoppelen begin je opnieuw."),)
    ),
)


def _zin(tekst: str) -> str:
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _hoofd(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _klein(naam: str) -> str:
    """A theme in the middle of a sentence: `winkels en OV`."""
    return naam[:1].lower() + naam[1:]


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"
