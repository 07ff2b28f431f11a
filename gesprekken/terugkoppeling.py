"""What residents get to read: the five parts of template 3, filled in from what is known already.

The coördinator writes it here. An action that did not work, and a pattern that was put off or turned down, flow into
*dit lukt (nog) niet, en waarom*; that part is never empty. What happens to the text afterwards stands in delen.py.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from gesprekken import kalender, klare_taal, rondes, voorstel
from gesprekken.delen import leg_neer
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
from gesprekken.voorstel import CONTACTEN, KANALEN, OVERNEMEN
from gesprekken.wijk import Actie, Bundel, Dossier, Fase, Rondestand, Stand, Terugkoppeling
from gesprekken.wijzigingen import MeldVoortgang

EIGEN = "~eigen"  # own words stay as they are
STANDEN = {"eerste_stap": "eerste stap gezet", "loopt": "loopt", "gedaan": "gedaan", "lukt_niet": "lukt niet"}
HOOGSTENS_ACTIES = 4  # that fit under one question


def _weigert(c: Context) -> str:
    wie = " of ".join(voornaam(lid.naam) for lid in c.coordinatoren) or "je coördinator"
    return f"De terugkoppeling schrijft {wie}. Heb je een goede zin? Geef hem door."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Bundel):
        return "Er is nog geen bundel om terug te koppelen. De eerste komt na afloop van deze ronde."
    return ""


# --- which round ---


def open_rondes(c: Context) -> list[Rondestand]:
    """What residents did not hear about yet, oldest first."""
    return [stand for stand in c.rondes if not stand.gesloten]


def _begin_met(c: Context, invoer: Invoer) -> Antwoorden:
    """A button names its round; the command means any that is open."""
    if invoer.soort is Soort.KNOP and isinstance(c.onderwerp, Bundel):
        return {"welke": str(c.onderwerp.id)}
    return {}


def _welke(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        *(
            antwoord(rondes.in_woorden(stand.bundel.ronde).capitalize(), str(stand.bundel.id))
            for stand in open_rondes(c)[-8:]
        )
    )


def _ronde(c: Context, a: Antwoorden) -> Rondestand:
    """The one that was chosen; else the only one that is open, or the last."""
    gekozen = next((s for s in c.rondes if str(s.bundel.id) == a.get("welke")), None)
    if gekozen is not None:
        return gekozen
    if isinstance(c.onderwerp, Bundel) and not c.rondes:
        return Rondestand(c.onderwerp)
    return (open_rondes(c) or list(c.rondes))[-1]


def _in_ronde(c: Context, a: Antwoorden) -> str:
    return rondes.in_ronde(_ronde(c, a).bundel.ronde)


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


def _voorstel(c: Context, a: Antwoorden, deel: str) -> str:
    """What follows from the facts of this moment."""
    return dict(zip(voorstel.DELEN, voorstel.voorstellen(_ronde(c, a)), strict=True))[deel]


def _eerder(c: Context, a: Antwoorden) -> Terugkoppeling | None:
    """What was laid down last about this round, read by residents or not."""
    dossier = _ronde(c, a).dossier
    return dossier.tekst if dossier else None


def _eigen(c: Context, a: Antwoorden, deel: str) -> str:
    """Own words that stand there already."""
    return voorstel.eigen_woorden(_eerder(c, a), deel)


def _deel(c: Context, a: Antwoorden, deel: str) -> str:
    """What residents will read there: as it was typed, last of all after a hint; or the proposal as it is now."""
    gezegd = a.get(f"{deel}_opnieuw") or a[deel]
    if gezegd == EIGEN:
        return _eigen(c, a, deel)
    return _voorstel(c, a, deel) if gezegd == OVERNEMEN else gezegd


def _deelstap(deel: str, vraag: Callable[[Context, Antwoorden], str]) -> Stap:
    """One of the three parts: what stands there, or what is proposed, and always the way to type it oneself."""

    def wat_er_staat(c: Context, a: Antwoorden) -> str:
        eigen, nu = _eigen(c, a, deel), _voorstel(c, a, deel)
        if not eigen:
            return f"{vraag(c, a)} Mijn voorstel:\n\n{nu}"
        return f"{vraag(c, a)} Er staat nu, in eigen woorden:\n\n{eigen}\n\nMijn voorstel zou zijn:\n\n{nu}"

    def knoppen(c: Context, a: Antwoorden) -> Rijen:
        if not _eigen(c, a, deel):
            return onder_elkaar(antwoord("Neem dit over", OVERNEMEN), ZELF_TYPEN)
        return onder_elkaar(
            antwoord("Blijft zo", EIGEN), antwoord("Neem het voorstel", OVERNEMEN), ZELF_TYPEN
        )

    return Stap(vraag=wat_er_staat, knoppen=knoppen, tekst=korte_tekst, verder=f"{deel}_taal")


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
        voorstel=tuple(_voorstel(c, a, deel) for deel in voorstel.DELEN),
    )
    return leg_neer(c, stand.bundel.id, nieuw, "Zo lezen bewoners het:")


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
    versie=3,
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
            overslaan=lambda c, a: "welke" in a or len(open_rondes(c)) <= 1,
            verder="gehoord",
        ),
        "gehoord": _deelstap(
            "gehoord",
            lambda c, a: (
                f"{_opmerking(c, a)}Wat hoorden jullie {_in_ronde(c, a)}? Gewone woorden, korte zinnen."
            ),
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
        "gedaan": _deelstap("gedaan", lambda c, a: "Wat hebben jullie gedaan, of gaan jullie doen?"),
        **_taalstappen("gedaan", "lukt_niet"),
        "lukt_niet": _deelstap("lukt_niet", lambda c, a: "Wat lukt nog niet, en waarom?"),
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
