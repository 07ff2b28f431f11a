"""What residents may read about a round, in sentences that follow from the facts alone.

The three parts of template 3 that tell what was heard, done and not possible, and what came of it later. Whoever lays
a text down keeps along what was proposed, so that it shows afterwards whether the facts changed. Names and deeds that
people typed may be long: then they get a line or a sentence of their own, since no sentence may pass twenty words.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from gesprekken import kalender, rondes
from gesprekken.klare_taal import ZIN_WOORDEN
from gesprekken.teksten import kort
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Actie, Concept, Rondestand, Stand, Terugkoppeling, Uitkomst

DELEN = ("gehoord", "gedaan", "lukt_niet")
KOPPEN = dict(zip(DELEN, ("Wat hoorden we?", "Wat doen we?", "Wat lukt nog niet, en waarom?"), strict=True))
KANALEN = ("De inloop", "De nieuwsbrief", "De website", "De wijkkrant")
CONTACTEN = ("Kom langs bij de inloop", "Vertel het aan uw wijkteam", "Spreek ons aan op straat")
OVERNEMEN = "~overnemen"  # a part reads as it was proposed
HOOGSTENS_LETTERS = 590  # what may be kept, less the dots


def voorstellen(stand: Rondestand) -> tuple[str, ...]:
    """Of each of the three parts, in the order of `DELEN`."""
    return tuple(kort(maak(stand), HOOGSTENS_LETTERS) for maak in (gehoord, gedaan, lukt_niet))


def eigen_woorden(tekst: Terugkoppeling | Concept | None, deel: str) -> str:
    """What somebody wrote herself there; empty where the proposal was taken over, or nothing stands yet."""
    if tekst is None:
        return ""
    gezegd = str(getattr(tekst, deel))
    return "" if gezegd == voorgesteld(tekst, deel) else gezegd


def voorgesteld(tekst: Terugkoppeling | Concept, deel: str) -> str | None:
    """What was proposed there when it was laid down; None when that was not kept."""
    return dict(zip(DELEN, tekst.voorstel, strict=False)).get(deel)


def bijgewerkt(tekst: Terugkoppeling, stand: Rondestand) -> Terugkoppeling:
    """The same text after the facts of now: what was taken over is made anew, own words stay. Equal to `tekst` when
    nothing changed since it was laid down."""
    if not tekst.voorstel:
        return tekst
    nu = voorstellen(stand)
    delen = [eigen_woorden(tekst, deel) or nieuw for deel, nieuw in zip(DELEN, nu, strict=True)]
    return replace(tekst, gehoord=delen[0], gedaan=delen[1], lukt_niet=delen[2], voorstel=nu)


def gehoord(stand: Rondestand) -> str:
    namen = [_klein(patroon.naam) for patroon in stand.bundel.patronen[:3]]
    if not namen:
        return f"We hoorden {rondes.in_ronde(stand.bundel.ronde)} weinig nieuws uit de wijk."
    return _op_een_rij("We hoorden van bewoners vooral iets over", namen)


def gedaan(stand: Rondestand) -> str:
    """What is done or will be, each with its status."""
    regels = [_dit_doen_we(actie) for actie in stand.acties if actie.stand is not Stand.LUKT_NIET]
    if regels:
        return "\n".join(regels)
    if stand.acties:
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


def lukt_niet(stand: Rondestand) -> str:
    """What does not work and why, with what was turned down or put off. Never empty."""
    regels = [
        f"{_over(a, 'lukt nog niet')} {_reden(a.reden)}".strip()
        for a in stand.acties
        if a.stand is Stand.LUKT_NIET
    ]
    besloten = {b.patroon: b for b in stand.besluiten}
    gekozen = {a.patroon for a in stand.acties} | {a.patroon_sleutel for a in stand.acties}
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
            regels.append(f"Aan {_klein(patroon.naam)} doen we nu niets. {_reden(besluit.reden)}".strip())
    if later:
        regels.append(_op_een_rij("Later kijken we naar", later[:3], na="Alles tegelijk lukt niet."))
    if open_:
        hieraan = _op_een_rij("Aan", open_[:2], "doen we nu nog niets", los="Hieraan doen we nu nog niets")
        regels.append(f"We kunnen niet alles tegelijk. {hieraan}")
    return "\n".join(regels) or "We weten nog niet of dit genoeg helpt. Dat kijken we samen na."


def vervolg(acties: Sequence[Actie]) -> str:
    """What came of the actions of that round, in a few sentences."""
    regels = []
    for actie in acties:
        if actie.stand is Stand.GEDAAN:
            regels.append(f"{_over(actie, 'is gedaan')} {actie.opbrengst}".strip())
        elif actie.stand is Stand.LUKT_NIET:
            regels.append(f"{_over(actie, 'lukt niet')} {_reden(actie.reden)}".strip())
        elif actie.eerste_stap_gedaan:
            regels.append(f"{_over(actie, 'loopt')} De eerste stap is gezet.")
        else:
            regels.append(f"{_over(actie, 'is nog niet begonnen')} We werken eraan.")
    return kort("\n".join(regels), HOOGSTENS_LETTERS) or "Er is nog geen nieuws. We kijken er samen naar."


# --- how long a sentence is ---


def _over(actie: Actie, hoe: str) -> str:
    """`Samen opruimen lukt nog niet.`; of a long deed `… . Dit lukt nog niet.`"""
    wat = actie.wat.rstrip(".")
    samen = f"{wat} {hoe}."
    return samen if _past(samen) else f"{_zin(wat)} Dit {hoe}."


def _op_een_rij(begin: str, namen: Sequence[str], eind: str = "", los: str = "", na: str = "") -> str:
    """All names in one sentence; where that is long, a line each under `los`, or else under `begin`. `na` follows."""
    zin = " ".join(deel for deel in (begin, opsomming(list(namen)), eind) if deel) + "."
    if _past(zin):
        return f"{zin} {na}".strip()
    return "\n".join([f"{los or begin}:", *(f"• {naam}" for naam in namen), *([na] if na else [])])


def _past(zin: str) -> bool:
    return len(zin.split()) <= ZIN_WOORDEN


def _zin(tekst: str) -> str:
    return tekst if tekst.endswith((".", "?", "!")) else f"{tekst}."


def _reden(tekst: str) -> str:
    """As a sentence of its own; nothing where none was given."""
    return _zin(tekst[:1].upper() + tekst[1:]) if tekst else ""


def _klein(naam: str) -> str:
    """A theme in the middle of a sentence: `winkels en OV`, and `OV in de avond`."""
    return naam if naam[1:2].isupper() else naam[:1].lower() + naam[1:]


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"
