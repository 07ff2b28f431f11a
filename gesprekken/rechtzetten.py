"""Correcting what was said at the end of a round: where and when residents heard it, or the text of an update.

By the button under the receipt. The round stays closed and nobody is told a second time that it is; the page for
residents shows what is so now, and says of an update that it was corrected.
"""

from datetime import date

from gesprekken import kalender, klare_taal
from gesprekken.delen import (
    LAATSTE,
    dag_geweest,
    dagen_terug,
    dagen_vervolg,
    dossier_van,
    maand_van,
    taalhint,
    update,
    weigert_delen,
)
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Invoer,
    Knop,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
)
from gesprekken.teksten import (
    BLIJFT,
    ZELF_TYPEN,
    blijft_of,
    citaat,
    datum_vanaf_morgen,
    korte_tekst,
    voornaam,
)
from gesprekken.toegang import mag as mag_als
from gesprekken.voorstel import KANALEN
from gesprekken.wijk import Dossier, Vervolg
from gesprekken.wijzigingen import GeefVervolg, ZetGedeeld

GEDEELD = "gedeeld"
HOOGSTENS_UPDATES = 6


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Dossier):
        return "Hierover is nog niets aan bewoners verteld. Begin met /terugkoppelen."
    if not c.onderwerp.gepubliceerd:
        return "Er ligt een nieuwe tekst klaar voor bewoners. Publiceer die eerst."
    if not _wat(c):
        return "Hierover is nog niets gezegd. Druk op Gedeeld als bewoners het hoorden."
    return ""


def _wat(c: Context) -> list[Knop]:
    """What there is to correct, for who is talking: an update is of the owner and the coördinator."""
    dossier = dossier_van(c)
    gedeeld = [antwoord("Waar en wanneer ze het hoorden", GEDEELD)] if dossier.gedeeld_op else []
    updates = [
        antwoord(f"De update van {kalender.datum_in_woorden(vervolg.op)}", update(nummer))
        for nummer, vervolg in enumerate(dossier.tekst.vervolgen, 1)
        if mag_als(Voor.EIGENAAR, c)
    ]
    return [*gedeeld, *reversed(updates[-HOOGSTENS_UPDATES:])]


def _begin_met(c: Context, invoer: Invoer) -> Antwoorden:
    """What there is one of is not asked."""
    keuzes = _wat(c)
    return {"wat": keuzes[0].doet.removeprefix("b::")} if len(keuzes) == 1 else {}


def _nummer(a: Antwoorden) -> int:
    return int(a["wat"].removeprefix(update(0)[:-1]))


def _update(c: Context, a: Antwoorden) -> Vervolg:
    return dossier_van(c).tekst.vervolgen[_nummer(a) - 1]


def _met_belofte(c: Context, a: Antwoorden) -> bool:
    """Only the last update holds the promise of the next."""
    tekst = dossier_van(c).tekst
    return _nummer(a) == len(tekst.vervolgen) and not tekst.uitgebleven


def _tekst(c: Context, a: Antwoorden) -> str:
    gezegd = a.get("opnieuw") or a["tekst"]
    return _update(c, a).tekst if gezegd == BLIJFT else gezegd


def _dagen(c: Context, a: Antwoorden) -> Rijen:
    """First the day that was promised, then all that could be promised."""
    beloofd = dossier_van(c).vervolg_op
    if beloofd is None:
        return dagen_vervolg(c, a)
    blijft = antwoord(f"Blijft zo: {kalender.dag_in_woorden(beloofd)}", beloofd.isoformat())
    return (*onder_elkaar(blijft), *(rij for rij in dagen_vervolg(c, a) if rij[0].doet != blijft.doet))


def _dagen_gehoord(c: Context, a: Antwoorden) -> Rijen:
    op = dossier_van(c).gedeeld_op
    if op is None:
        return dagen_terug(c, a)
    return (
        *onder_elkaar(antwoord(f"Blijft zo: {kalender.dag_in_woorden(op)}", BLIJFT)),
        *dagen_terug(c, a),
    )


def _dag_gehoord(c: Context, waarde: str) -> str:
    op = dossier_van(c).gedeeld_op
    return op.isoformat() if waarde == BLIJFT and op is not None else waarde


def _staat(c: Context, waarde: str, staat: str) -> str:
    return staat if waarde == BLIJFT else waarde


def _rechtgezet(c: Context, a: Antwoorden) -> Slot:
    return _gedeeld(c, a) if a["wat"] == GEDEELD else _vervolg(c, a)


NIETS = Slot((Bericht("Goed, er is niets veranderd."),))


def _gedeeld(c: Context, a: Antwoorden) -> Slot:
    dossier, kanaal, op = dossier_van(c), a["kanaal"], date.fromisoformat(a["dag"])
    if (kanaal, op) == (dossier.tekst.gedeeld_via, dossier.gedeeld_op):
        return NIETS
    nu = f"Bewoners hoorden het op {kalender.dag_in_woorden(op)}: {kanaal}."
    ik = c.lid.persoon if c.lid else 0
    effecten: list[Effect] = [ZetGedeeld(dossier.bundel, kanaal, op, verbetert=True)]
    if dossier.eigenaar not in (0, ik):
        wie = voornaam(c.lid.naam if c.lid else "")
        hoort = Bericht(f"{wie} verbeterde wat er over {maand_van(c)} staat. {nu}")
        effecten.append(Stuur(dossier.eigenaar, hoort, f"rechtgezet:{dossier.id}:{ik}:{a['nr']}"))
    return Slot((Bericht(f"Aangepast. {nu}"),), tuple(effecten))


def _vervolg(c: Context, a: Antwoorden) -> Slot:
    """The group, which was asked to share it, gets the new text; a day that moved is between us."""
    dossier, nummer, oud = dossier_van(c), _nummer(a), _update(c, a)
    tekst, wanneer, kanaal = _tekst(c, a), dossier.vervolg_op, dossier.tekst.kanaal
    if _met_belofte(c, a):
        wanneer = None if a["wanneer"] == LAATSTE else date.fromisoformat(a["wanneer"])
        kanaal = kanaal if wanneer is None else a["plek"]
    if (tekst, wanneer, kanaal) == (oud.tekst, dossier.vervolg_op, dossier.tekst.kanaal):
        return NIETS
    document = f"terugkoppeling:{dossier.bundel}"
    effecten: list[Effect] = [GeefVervolg(dossier.bundel, tekst, c.vandaag, wanneer, kanaal, vervangt=nummer)]
    if tekst != oud.tekst:
        ik = c.lid.persoon if c.lid else 0
        groep = Bericht(f"De update over {maand_van(c)} is verbeterd. Deel deze tekst.", document=document)
        effecten.append(Stuur(None, groep, f"vervolg:{dossier.id}:{nummer}:{ik}:{a['nr']}"))
    klaar = Bericht("Aangepast. Zo staat het nu in de tekst voor bewoners.", document=document)
    return Slot((klaar,), tuple(effecten))


RECHTZETTEN = Gesprek(
    naam="rechtzetten",
    titel="het verbeteren van wat bewoners hoorden",
    onderwerp="dossier",
    voor=Voor.DELER,
    weigert=weigert_delen,
    mag=_mag,
    begin="wat",
    begin_met=_begin_met,
    stappen={
        "wat": Stap(
            vraag=lambda c, a: f"Wat wil je verbeteren over {maand_van(c)}?",
            knoppen=lambda c, a: onder_elkaar(*_wat(c)),
            overslaan=lambda c, a: "wat" in a,
            verder={GEDEELD: "kanaal", "*": "tekst"},
        ),
        "kanaal": Stap(
            vraag=lambda c, a: "Waar lazen of hoorden ze het?",
            knoppen=lambda c, a: blijft_of(dossier_van(c).tekst.gedeeld_via, KANALEN),
            tekst=korte_tekst,
            betekent=lambda c, waarde: _staat(c, waarde, dossier_van(c).tekst.gedeeld_via),
            verder="dag",
        ),
        "dag": Stap(
            vraag=lambda c, a: "Op welke dag?",
            knoppen=_dagen_gehoord,
            tekst=dag_geweest,
            betekent=_dag_gehoord,
            verder=EINDE,
        ),
        "tekst": Stap(
            vraag=lambda c, a: (
                f"Er staat nu:\n\n{citaat(_update(c, a).tekst, 600)}\n\nHoe wil je het zeggen?"
            ),
            knoppen=lambda c, a: onder_elkaar(antwoord("Blijft zo", BLIJFT), ZELF_TYPEN),
            tekst=korte_tekst,
            verder="taal",
        ),
        "taal": Stap(
            vraag=lambda c, a: taalhint(_tekst(c, a)),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Laat zo", "laat"), antwoord("Ik pas het aan", "pas_aan")
            ),
            overslaan=lambda c, a: a["tekst"] == BLIJFT or not klare_taal.hints(_tekst(c, a)),
            verder={"pas_aan": "opnieuw", "*": "wanneer"},
        ),
        "opnieuw": Stap(
            vraag=lambda c, a: f"Er staat nu:\n\n{citaat(_tekst(c, a), 600)}\n\nHoe wil je het zeggen?",
            tekst=korte_tekst,
            verder="wanneer",
        ),
        "wanneer": Stap(
            vraag=lambda c, a: "Wanneer horen bewoners weer iets?",
            knoppen=_dagen,
            tekst=datum_vanaf_morgen(26),
            overslaan=lambda c, a: not _met_belofte(c, a),
            overgeslagen=EINDE,
            verder={LAATSTE: EINDE, "*": "plek"},
        ),
        "plek": Stap(
            vraag=lambda c, a: "Waar lezen of horen ze dat?",
            knoppen=lambda c, a: blijft_of(dossier_van(c).tekst.kanaal, KANALEN),
            tekst=korte_tekst,
            betekent=lambda c, waarde: _staat(c, waarde, dossier_van(c).tekst.kanaal),
            verder=EINDE,
        ),
    },
    afronden=_rechtgezet,
    gestopt=lambda c, a: Slot((Bericht("Goed, het blijft zoals het was."),)),
)
