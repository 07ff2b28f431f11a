"""What residents get to read: the five parts of template 3, filled in from what is known already.

The coördinator writes it here. An action that did not work, and a pattern that was put off or turned down, flow into
*dit lukt (nog) niet, en waarom*; that part is never empty. What happens to the text afterwards stands in delen.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from gesprekken import kalender, klare_taal, rondes, voorstel, voortgang
from gesprekken.aanzoek import zeg_de_eigenaar
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
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
)
from gesprekken.teksten import (
    BLIJFT,
    ZELF_TYPEN,
    blijft_of,
    citaat,
    dagknoppen,
    datum_vanaf_morgen,
    kort,
    korte_tekst,
    voornaam,
)
from gesprekken.voorstel import CONTACTEN, KANALEN, OVERNEMEN
from gesprekken.wijk import Actie, Bundel, Concept, Dossier, Fase, Rondestand, Stand, Terugkoppeling
from gesprekken.wijzigingen import BewaarConcept, MeldVoortgang

EIGEN = "~eigen"  # own words stay as they are
LAAT = "laat"  # what a hint points at stays
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


def _begin_met(c: Context, invoer: Invoer) -> Antwoorden:
    """A button names its round; the command means the one that is open, or the last. Of several is asked which."""
    if invoer.soort is Soort.KNOP and isinstance(c.onderwerp, Bundel):
        return {"welke": str(c.onderwerp.id)}
    open_ = c.open_rondes
    if len(open_) > 1 or not c.rondes:
        return {}
    return {"welke": str((open_ or list(c.rondes))[-1].bundel.id)}


def _welke(c: Context, a: Antwoorden) -> Rijen:
    return onder_elkaar(
        *(
            antwoord(rondes.in_woorden(stand.bundel.ronde).capitalize(), str(stand.bundel.id))
            for stand in c.open_rondes[-8:]
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
    return [_veranderd(actie, stand, a) if str(actie.id) == net else actie for actie in _ronde(c, a).acties]


def _veranderd(actie: Actie, stand: str, a: Antwoorden) -> Actie:
    match stand:
        case "gedaan" if a.get("merkbaar") == "nee" and a.keys() >= {
            "opbrengst",
            "nieuwe_stap",
            "nieuwe_datum",
        }:
            return replace(
                actie,
                stand=Stand.LOOPT,
                eerste_stap_gedaan=False,
                eerste_stap=a["nieuwe_stap"],
                eerste_stap_op=date.fromisoformat(a["nieuwe_datum"]),
                opbrengst=a["opbrengst"],
            )
        case "gedaan":
            klaar = replace(actie, stand=Stand.GEDAAN, eerste_stap_gedaan=True)
            return replace(klaar, opbrengst=a.get("opbrengst", actie.opbrengst))
        case "lukt_niet":
            return replace(actie, stand=Stand.LUKT_NIET, reden=a.get("reden") or actie.reden)
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
    """Own words that stand there already: in the draft, or else in what was laid down."""
    concept = _ronde(c, a).concept
    return voorstel.eigen_woorden(concept if concept and getattr(concept, deel) else _eerder(c, a), deel)


def _deel(c: Context, a: Antwoorden, deel: str) -> str:
    """What residents will read there: as it was typed, last of all after a hint; or the proposal as it is now.
    Where it is not asked again it is what stands in the draft."""
    gezegd = a.get(f"{deel}_opnieuw") or a.get(deel, EIGEN)
    if gezegd == EIGEN:
        return _eigen(c, a, deel) or _voorstel(c, a, deel)
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

    return Stap(
        vraag=wat_er_staat,
        knoppen=knoppen,
        tekst=korte_tekst,
        overslaan=lambda c, a: _staat_al(c, a, deel),
        effecten=_bewaar(deel),
        verder=f"{deel}_taal",
    )


# --- what was written before, and is kept until it is laid down ---


def _begonnen(c: Context, a: Antwoorden) -> Concept | None:
    """The draft, when something was written in it."""
    concept = _ronde(c, a).concept
    return concept if concept is not None and any(getattr(concept, deel) for deel in voorstel.DELEN) else None


def _staat_al(c: Context, a: Antwoorden, veld: str) -> bool:
    """Is this part not asked, since she goes on where she was?"""
    concept = _begonnen(c, a)
    if concept is None or a.get("verder") != "verder" or veld in a:
        return False
    if veld == "wanneer":
        return concept.wanneer is not None and concept.wanneer > c.vandaag
    return bool(getattr(concept, veld))


def _vraag_verder(c: Context, a: Antwoorden) -> str:
    concept = _begonnen(c, a)
    koppen = [voorstel.KOPPEN[deel] for deel in voorstel.DELEN if concept and getattr(concept, deel)]
    over = rondes.kort(_ronde(c, a).bundel.ronde)
    return (
        f"{_opmerking(c, a)}Je was al begonnen met de tekst over {over}. Dit staat er al: {' '.join(koppen)}"
    )


def _concept(c: Context, a: Antwoorden, veld: str) -> Concept:
    """The draft with what was said just now."""
    oud = _ronde(c, a).concept or Concept()
    nieuw: dict[str, Any] = {}
    match veld:
        case "wanneer":
            nieuw["wanneer"] = date.fromisoformat(a["wanneer"])
        case "kanaal":
            nieuw["kanaal"] = _gezegd(c, a, "kanaal")
        case deel:
            toen = (voorstel.voorgesteld(oud, d) or "" for d in voorstel.DELEN)
            voorgesteld = {**dict(zip(voorstel.DELEN, toen, strict=True)), deel: _voorstel(c, a, deel)}
            nieuw = {deel: _deel(c, a, deel), "voorstel": tuple(voorgesteld.values())}
            if a.get(f"{deel}_taal") == LAAT:
                nieuw["gelaten"] = oud.gelaten | _plekken(c, a, deel)
    return replace(oud, **nieuw)


def _bewaar(veld: str) -> Callable[[Context, Antwoorden], Sequence[Effect]]:
    return lambda c, a: (BewaarConcept(_ronde(c, a).bundel.id, _concept(c, a, veld)),)


def _staat(c: Context, a: Antwoorden, veld: str) -> str:
    """Where residents read or ask more, as it stands: in the draft, in what was laid down, in the text over the
    round before, or else as the wijkverband agreed."""
    stand = _ronde(c, a)
    vorige = [s.dossier.tekst for s in c.rondes if s.dossier and s.bundel.ronde < stand.bundel.ronde]
    teksten = [tekst for tekst in (stand.concept, _eerder(c, a), *vorige[-1:]) if tekst is not None]
    staat = next((str(t) for t in (getattr(tekst, veld, "") for tekst in teksten) if t), "")
    return staat or (stand.kanaal if veld == "kanaal" else "")


def _gezegd(c: Context, a: Antwoorden, veld: str) -> str:
    gezegd = a.get(veld, BLIJFT)
    return _staat(c, a, veld) if gezegd == BLIJFT else gezegd


def _wanneer_nu(c: Context, a: Antwoorden) -> date | None:
    """The day that was promised before, as long as it is to come."""
    concept, eerder = _ronde(c, a).concept, _eerder(c, a)
    dag = concept.wanneer if concept is not None else None
    if dag is None and eerder is not None:
        dag = eerder.wanneer
    return dag if dag is not None and dag > c.vandaag else None


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


def _gedaan(a: Antwoorden) -> bool:
    return a.get("stand", "").endswith(".gedaan")


def _net(c: Context, a: Antwoorden) -> Actie | None:
    """The action that is being changed, as it still is."""
    id, _, _ = a["stand"].partition(".")
    return next((actie for actie in _ronde(c, a).acties if str(actie.id) == id), None)


def _zet_stand(c: Context, a: Antwoorden) -> list[Effect]:
    """The action itself changes: what residents read and what the owner is asked are one. Of what is done, or does
    not work, something is asked first."""
    actie = _net(c, a)
    if actie is None or _lukt_niet(a) or _gedaan(a):
        return []
    gezet = a["stand"].endswith(".eerste_stap")
    anders = MeldVoortgang(actie.id, stand=Stand.LOOPT, eerste_stap_gedaan=gezet)
    return [anders, *zeg_de_eigenaar(c, actie, _zette(c, a, actie))]


def _zette(c: Context, a: Antwoorden, actie: Actie) -> str:
    _, _, stand = a["stand"].partition(".")
    wie = voornaam(c.lid.naam if c.lid else "")
    return f"{wie} zette jouw actie {citaat(actie.wat)} op: {STANDEN[stand]}."


def _zet_lukt_niet(c: Context, a: Antwoorden) -> list[Effect]:
    actie = _net(c, a)
    if actie is None:
        return []
    anders = MeldVoortgang(
        actie.id, stand=Stand.LUKT_NIET, eerste_stap_gedaan=actie.eerste_stap_gedaan, reden=a["reden"]
    )
    tekst = f"{_zette(c, a, actie)} Bewoners lezen: {citaat(a['reden'], 160)}"
    return [anders, *zeg_de_eigenaar(c, actie, tekst, afgelopen=True)]


def _zet_gedaan(c: Context, a: Antwoorden) -> list[Effect]:
    """As at the check moment: what it brought, and whether residents notice."""
    actie = _net(c, a)
    if actie is None or a["merkbaar"] == "nee":
        return []
    anders = MeldVoortgang(
        actie.id,
        stand=Stand.GEDAAN,
        eerste_stap_gedaan=True,
        opbrengst=a["opbrengst"],
        merkbaar=a["merkbaar"],
    )
    return [anders, *voortgang.zeg_afgerond(c, actie, a["opbrengst"])]


def _zet_heropend(c: Context, a: Antwoorden) -> list[Effect]:
    """Residents notice nothing: it goes on."""
    actie = _net(c, a)
    if actie is None:
        return []
    wordt = voortgang.heropend(c, a, actie.id)
    return [wordt, *voortgang.zeg_heropend(c, actie, wordt)]


def _checkstappen(verder: str) -> dict[str, Stap]:
    """The questions of the check moment, for who says here that an action is done."""
    vragen = voortgang.CHECK.stappen

    def merkt_niets(a: Antwoorden) -> bool:
        return _gedaan(a) and a["merkbaar"] == "nee"

    return {
        "opbrengst": replace(vragen["opbrengst"], overslaan=lambda c, a: not _gedaan(a)),
        "merkbaar": replace(
            vragen["merkbaar"],
            overslaan=lambda c, a: not _gedaan(a),
            effecten=_zet_gedaan,
            verder="nieuwe_stap",
        ),
        "nieuwe_stap": replace(vragen["nieuwe_stap"], overslaan=lambda c, a: not merkt_niets(a)),
        "nieuwe_datum": replace(
            vragen["nieuwe_datum"],
            overslaan=lambda c, a: not merkt_niets(a),
            effecten=_zet_heropend,
            verder=verder,
        ),
    }


# --- plain language ---


def taalhint(hints: Sequence[klare_taal.Hint]) -> str:
    """One message that points at up to three places."""
    regels = "\n".join(f"• {hint.zin}" for hint in hints)
    return f"Misschien kan het nog duidelijker voor bewoners:\n{regels}"


def _gelaten(c: Context, a: Antwoorden, deel: str) -> set[str]:
    """The places of this part that she left as they are."""
    teksten = (_ronde(c, a).concept, _eerder(c, a))
    alle = {plek for tekst in teksten if tekst is not None for plek in tekst.gelaten}
    return {plek.removeprefix(f"{deel}:") for plek in alle if plek.startswith(f"{deel}:")}


def _plekken(c: Context, a: Antwoorden, deel: str) -> set[str]:
    return {f"{deel}:{hint.plek.casefold()}" for hint in klare_taal.hints(_deel(c, a, deel))}


def _taalhint(c: Context, a: Antwoorden, deel: str) -> str:
    """Who comes back to it with `/terug` sees again what she left."""
    tekst = _deel(c, a, deel)
    return taalhint(klare_taal.hints(tekst, _gelaten(c, a, deel)) or klare_taal.hints(tekst))


def _taalstappen(deel: str, verder: str) -> dict[str, Stap]:
    """The hint about this part, and the part once more for who wants to change it."""
    opnieuw = f"{deel}_opnieuw"
    return {
        f"{deel}_taal": Stap(
            vraag=lambda c, a: _taalhint(c, a, deel),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Laat zo", LAAT), antwoord("Ik pas het aan", "pas_aan")
            ),
            overslaan=lambda c, a: (
                deel not in a or not klare_taal.hints(_deel(c, a, deel), _gelaten(c, a, deel))
            ),
            effecten=lambda c, a: _bewaar(deel)(c, a) if a[f"{deel}_taal"] == LAAT else (),
            verder={"pas_aan": opnieuw, "*": verder},
        ),
        opnieuw: Stap(
            vraag=lambda c, a: f"Er staat nu:\n\n{citaat(_deel(c, a, deel), 600)}\n\nHoe wil je het zeggen?",
            tekst=korte_tekst,
            effecten=_bewaar(deel),
            verder=verder,
        ),
    }


# --- when, where, and done ---


def _dagen(c: Context, a: Antwoorden) -> Rijen:
    """First the day that was promised already."""
    staat = _wanneer_nu(c, a)
    dagen = [kalender.werkdag_vanaf(c.vandaag + timedelta(weeks=w), c.vrij) for w in (4, 6, 8)]
    blijft = [antwoord(f"Blijft zo: {kalender.dag_in_woorden(staat)}", staat.isoformat())] if staat else []
    return (*onder_elkaar(*blijft), *dagknoppen(*(dag for dag in dagen if dag != staat)))


def _klaar(c: Context, a: Antwoorden) -> Slot:
    stand, vorige = _ronde(c, a), _dossier(c, a)
    wanneer = date.fromisoformat(a["wanneer"]) if "wanneer" in a else _wanneer_nu(c, a)
    if wanneer is None:
        raise LookupError("de dag van het volgende bericht is niet gevraagd")
    gelaten = (tekst.gelaten for tekst in (stand.concept, _eerder(c, a)) if tekst is not None)
    nieuw = Terugkoppeling(
        ronde=stand.bundel.ronde,
        gehoord=_deel(c, a, "gehoord"),
        gedaan=_deel(c, a, "gedaan"),
        lukt_niet=_deel(c, a, "lukt_niet"),
        wanneer=wanneer,
        kanaal=_gezegd(c, a, "kanaal"),
        contact=_gezegd(c, a, "contact"),
        versie=_laatste_versie(stand) + 1,
        opmerking=vorige.tekst.opmerking if vorige else "",
        voorstel=tuple(_toen_voorgesteld(c, a, deel) for deel in voorstel.DELEN),
        gelaten=frozenset().union(*gelaten),
    )
    return leg_neer(c, stand.bundel.id, nieuw, "Zo lezen bewoners het:")


def _toen_voorgesteld(c: Context, a: Antwoorden, deel: str) -> str:
    """What was proposed when these own words were written, maybe days ago; of what is taken over that of now."""
    concept, eigen = _ronde(c, a).concept, _eigen(c, a, deel)
    if concept is not None and eigen and eigen == getattr(concept, deel) == _deel(c, a, deel):
        return voorstel.voorgesteld(concept, deel) or ""
    return _voorstel(c, a, deel)


def _laatste_versie(stand: Rondestand) -> int:
    return stand.dossier.tekst.versie if stand.dossier else 0


def _opmerking(c: Context, a: Antwoorden) -> str:
    dossier = _dossier(c, a)
    if dossier is None or dossier.fase is not Fase.TERUG or not dossier.tekst.opmerking:
        return ""
    return f"De opmerking was: {citaat(dossier.tekst.opmerking, 300)}\n\n"


def _gestopt(c: Context, a: Antwoorden) -> Slot:
    if any(stap in a for stap in (*voorstel.DELEN, "verder")):
        return Slot(
            (Bericht("Goed, we stoppen. Wat je schreef bewaar ik. Met /terugkoppelen ga je verder."),)
        )
    return Slot((Bericht("Goed, we stoppen. De ronde blijft open. Met /terugkoppelen begin je opnieuw."),))


TERUGKOPPELING = Gesprek(
    naam="terugkoppeling",
    titel="de terugkoppeling",
    versie=5,
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
            verder="verder",
        ),
        "verder": Stap(
            vraag=_vraag_verder,
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Verder waar ik was", "verder"), antwoord("Loop alles langs", "alles")
            ),
            overslaan=lambda c, a: _begonnen(c, a) is None,
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
            overslaan=lambda c, a: not _ronde(c, a).acties or _staat_al(c, a, "gedaan"),
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
            effecten=_zet_lukt_niet,
            verder="opbrengst",
        ),
        **_checkstappen("statussen"),
        "gedaan": _deelstap("gedaan", lambda c, a: "Wat hebben jullie gedaan, of gaan jullie doen?"),
        **_taalstappen("gedaan", "lukt_niet"),
        "lukt_niet": _deelstap("lukt_niet", lambda c, a: "Wat lukt nog niet, en waarom?"),
        **_taalstappen("lukt_niet", "wanneer"),
        "wanneer": Stap(
            vraag=lambda c, a: "Wanneer horen bewoners weer iets?",
            knoppen=_dagen,
            tekst=datum_vanaf_morgen(12),
            overslaan=lambda c, a: _staat_al(c, a, "wanneer"),
            effecten=_bewaar("wanneer"),
            verder="kanaal",
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lezen of horen ze dat?",
            knoppen=lambda c, a: blijft_of(_staat(c, a, "kanaal"), KANALEN),
            tekst=korte_tekst,
            overslaan=lambda c, a: _staat_al(c, a, "kanaal"),
            effecten=_bewaar("kanaal"),
            verder="contact",
        ),
        "contact": Stap(
            vraag=lambda c, a: "Waar kunnen bewoners reageren of meedoen?",
            knoppen=lambda c, a: blijft_of(_staat(c, a, "contact"), CONTACTEN),
            tekst=korte_tekst,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=_gestopt,
)
