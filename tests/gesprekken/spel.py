"""Plays screenplays (`.toneel`): conversations written down so that everybody can read them.

    # Een signaal in twee zinnen
    op: maandag 2 november 2026, 12.30 uur

    Fatima: In de portieken staan vuilniszakken
      bot: Genoteerd. Welke verandering zou voor bewoners verschil maken?
      knoppen: Weet ik niet
      effect: LegSignaalVast gehoord="In de portieken staan vuilniszakken" thema="Afval en schoon"

A line at the margin is something that happens; what is indented below it is all that follows, in order,
and has to be exactly that. `…` stands for any text; a `|` continues a message on its next line. Buttons are
divided by `|`, rows of buttons by `/`. A line with `>` is a remark. After every turn the state goes through
JSON (Speelwijk does that), and every answer is held against what holds for all of them (`keur`).

    Fatima: tekst of /opdracht                  Fatima drukt: knop          Fatima drukt oude: knop
    Fatima: tekst (gemaskeerd: telefoonnummer)  Fatima drukt twee keer: knop
    Fatima: tekst met [naam?] (gevraagd: woord)
    Fatima: tekst (acuut: gevaar)               Esra drukt in de groep: knop
    Fatima drukt onder zo'n bericht: knop       Esra in de groep: /koppel code
    Fatima stuurt: een foto
    Fatima stuurt: niets                        Fatima ontvangt: de dagvraag
    Fatima stuurt: 5000 tekens                  Sander ontvangt: de herinnering aan de eerste stap
    Fatima bewerkt: "oude tekst" in nieuwe      Sander ontvangt: de zachte herinnering aan het checkmoment
    later: 13 uur                               op: dinsdag 1 december 2026, 9.00 uur
    telt: 1 tik, 2 zinnen                       gegeven: zie GEGEVEN hieronder

What is told of an effect are its fields that differ from their default, without those in TECHNISCH.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import MISSING, dataclass, field, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import zip_longest
from pathlib import Path
from typing import Any

from telegram.constants import MessageLimit

from bot.acuut import acuut as hoor_acuut
from gesprekken import (
    GESPREKKEN,
    aanzoek,
    afspraken,
    delen,
    eigenaar,
    kalender,
    microuitvraag,
    overleg,
    stemmen,
    voorproef,
    voortgang,
)
from gesprekken import wijk as feiten
from gesprekken.beheer import vraag_of_het_er_staat
from gesprekken.model import (
    KNOP_BYTES,
    Bericht,
    Effect,
    Invoer,
    Knop,
    Soort,
    Stuur,
    Themavoorstel,
    Uitkomst,
    onder_elkaar,
    prive,
)
from gesprekken.speelwijk import Speelwijk
from gesprekken.teksten import GAT
from gesprekken.wijk import (
    Actie,
    Afspraken,
    Besluit,
    Bundel,
    Deelpatroon,
    Fase,
    Patroon,
    Rol,
    Stand,
    Stemming,
    Verzending,
    Voorproef,
    Vorm,
    Wijkverband,
    deelsleutel,
    sleutel_van,
)
from rapportage.themas import THEMAS, stel_voor

HIER = Path(__file__).parent
TECHNISCH = {"nummer", "bron", "uitnodiging", "sleutel", "voorstel", "gelaten", "concept"}
ONLEESBAAR = ("een foto", "een sticker", "een spraakbericht")

LAAK = Wijkverband(
    id=1,
    naam="Laak",
    buurten=("Spoorbuurt", "Havenkant"),
    organisaties=("Gemeente", "Thuiszorg", "Politie", "Welzijn", "Corporatie"),
    heeft_groep=True,
)
MOERWIJK = Wijkverband(id=2, naam="Moerwijk", organisaties=("Gemeente", "Thuiszorg"))
MENSEN = (
    ("Esra Demir", "Wijkmanager", "Gemeente", Rol.COORDINATOR),
    ("Fatima Bouzid", "Wijkverpleegkundige", "Thuiszorg", Rol.MELDER),
    ("Sander Vos", "Wijkagent", "Politie", Rol.MELDER),
    ("Rajiv Ramdin", "Jongerenwerker", "Welzijn", Rol.MELDER),
)
AFGESPROKEN = Afspraken(
    vraag="Wat doen we aan afval op straat?",
    voor_wie="Alle bewoners",
    verandering="De stoep is schoon",
    merkbaar="Binnen een half jaar",
    vorm=Vorm.UITVRAAG,
    waar="In het dagelijks contact, elke week",
    organiseert=1,
    agenderen="In elk overleg, 20 minuten",
    besluit="Wie er in het overleg is",
    wel="Wat we eerst oppakken",
    niet="Regels en wetten",
    wat="Wat we hoorden en wat we doen",
    kanaal="De wijkkrant",
    eigenaar=2,
    deel=5,
)
VRIJ = frozenset({date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)})
BEGIN = datetime(2026, 11, 2, 12, 30)


def themas(tekst: str, uit: Collection[str] = ()) -> Themavoorstel:
    voorstel = stel_voor(tekst, uit)
    return Themavoorstel(voorstel.themas, voorstel.zeker)


def moment(tekst: str) -> datetime:
    """`maandag 2 november 2026, 12.30 uur`"""
    dag, _, uur = tekst.partition(",")
    datum = kalender.lees_datum(dag, date(2026, 11, 1))
    klok = kalender.lees_uur(uur) if uur else time(12, 30)
    assert datum is not None, f"geen datum: {tekst}"
    assert klok is not None, f"geen uur: {tekst}"
    assert dag.split()[0] == kalender.DAGEN[datum.weekday()], f"{datum} is geen {dag.split()[0]}"
    return kalender.moment(datum, klok)


def nieuwe_wijk(nu: datetime | None = None) -> Speelwijk:
    wijk = Speelwijk(
        nu=nu or kalender.moment(BEGIN.date(), BEGIN.time()),
        wijken={1: LAAK, 2: MOERWIJK},
        themas=themas,
        alle_themas=THEMAS,
        vrij=VRIJ,
    )
    for naam, functie, organisatie, rol in MENSEN:
        wijk.doet_mee(naam, functie, organisatie, rol)
    return wijk


# --- what holds for every answer ---


def berichten_van(uitkomst: Uitkomst) -> list[Bericht]:
    """To who is talking and to everybody else."""
    return [*uitkomst.berichten, *(e.bericht for e in uitkomst.effecten if isinstance(e, Stuur))]


def keur(uitkomst: Uitkomst) -> None:
    assert uitkomst.berichten or uitkomst.melding, "de bot zwijgt"
    for bericht in berichten_van(uitkomst):
        assert bericht.tekst.strip(), "een bericht zonder tekst"
        assert len(bericht.tekst.encode("utf-16-le")) // 2 <= MessageLimit.MAX_TEXT_LENGTH, (
            "een bericht dat te lang is"
        )
        for knop in (knop for rij in bericht.knoppen for knop in rij):
            assert knop.tekst.strip(), "een knop zonder tekst"
            assert len(knop.doet.encode()) <= KNOP_BYTES, "een knop die te veel onthoudt"


# --- what was seen in all plays together ---


@dataclass
class Bezocht:
    stappen: set[tuple[str, str]] = field(default_factory=set)
    antwoorden: set[tuple[str, str, str]] = field(default_factory=set)
    gesprekken: set[str] = field(default_factory=set)
    knoppen: set[str] = field(default_factory=set)
    teksten: set[str] = field(default_factory=set)


# --- a scene ---


@dataclass(frozen=True)
class Regel:
    nummer: int
    tekst: str
    volgt: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    bestand: str
    titel: str
    regels: tuple[Regel, ...]

    def __str__(self) -> str:
        return f"{self.bestand}: {self.titel}"


def scenes() -> Iterator[Scene]:
    for pad in sorted(HIER.glob("*.toneel")):
        yield from lees(pad.stem, pad.read_text())


def lees(bestand: str, tekst: str) -> Iterator[Scene]:
    titel, regels = "", list[Regel]()
    for nummer, regel in enumerate(tekst.splitlines(), 1):
        if regel.startswith("#"):
            if titel:
                yield Scene(bestand, titel, tuple(regels))
            titel, regels = regel[1:].strip(), []
        elif regel.strip() and not regel.startswith(">"):
            assert titel, f"{bestand}, regel {nummer}: een scène begint met # en een titel"
            _bij(regels, nummer, regel)
    yield Scene(bestand, titel, tuple(regels))


def _bij(regels: list[Regel], nummer: int, regel: str) -> None:
    kaal = regel.strip()
    if not regel.startswith(" "):
        regels.append(Regel(nummer, kaal, ()))
    elif kaal.startswith("|"):
        *eerder, laatste = regels[-1].volgt
        regels[-1] = replace(regels[-1], volgt=(*eerder, f"{laatste}\n{kaal[1:].removeprefix(' ')}"))
    else:
        regels[-1] = replace(regels[-1], volgt=(*regels[-1].volgt, kaal))


# --- playing it ---


@dataclass
class Spel:
    """One scene being played. `chats` is what everybody sees: her own texts with their names, and the bot's."""

    scene: Scene
    bezocht: Bezocht = field(default_factory=Bezocht)
    wijk: Speelwijk = field(default_factory=nieuwe_wijk)
    chats: dict[str, list[Bericht]] = field(default_factory=dict)
    gezegd: dict[str, str] = field(default_factory=dict)
    tikken: int = 0
    zinnen: int = 0

    def speel(self) -> None:
        for regel in self.scene.regels:
            gebeurd, verwacht = self.gebeurt(regel.tekst), list(regel.volgt)
            gezien = [v if _past(v, g) else g for v, g in zip_longest(verwacht, gebeurd, fillvalue="")]
            assert [g for g in gezien if g] == verwacht, f"{self.scene.bestand}.toneel, regel {regel.nummer}"

    def gebeurt(self, tekst: str) -> list[str]:
        sleutel, _, waarde = (deel.strip() for deel in tekst.partition(":"))
        if sleutel in ("op", "later", "gegeven", "telt"):
            getattr(self, f"_{sleutel}")(waarde)
            return []
        voornaam, _, wat = sleutel.partition(" ")
        naam = next((n for n in self.wijk.personen if n.split()[0] == voornaam), voornaam)
        if wat.startswith("drukt onder "):
            return self._drukt(naam, waarde, onder=wat.removeprefix("drukt onder "))
        doe: Callable[[str, str], list[str]] = {
            "": self._zegt,
            "drukt": self._drukt,
            "drukt oude": self._drukt_oude,
            "drukt twee keer": self._drukt_twee_keer,
            "drukt in de groep": self._drukt_in_de_groep,
            "stuurt": self._stuurt,
            "bewerkt": self._bewerkt,
            "ontvangt": self._ontvangt,
            "in de groep": self._in_de_groep,
        }[wat]
        return doe(naam, waarde)

    # --- time, and what was there before ---

    def _op(self, wanneer: str) -> None:
        self.wijk.nu = moment(wanneer)

    def _later(self, hoelang: str) -> None:
        aantal, eenheid = hoelang.split()
        duur = {"minuten": "minutes", "uur": "hours", "dagen": "days", "dag": "days"}[eenheid]
        self.wijk.nu += timedelta(**{duur: int(aantal)})

    def _telt(self, verwacht: str) -> None:
        assert geteld(self.tikken, self.zinnen) == verwacht
        self.tikken = self.zinnen = 0

    def _gegeven(self, wat: str) -> None:
        for patroon, doe in GEGEVEN.items():
            if gevonden := re.fullmatch(patroon, wat):
                return doe(self, **gevonden.groupdict())
        raise AssertionError(f"zo kan iets niet gegeven zijn: {wat}")

    # --- what people do ---

    def _zegt(self, naam: str, tekst: str) -> list[str]:
        tekst, gevraagd = _bijschrift(tekst, "gevraagd")
        tekst, gemaskeerd = _bijschrift(tekst, "gemaskeerd")
        tekst, acuut = _bijschrift(tekst, "acuut")
        if not tekst.startswith("/"):
            assert (hoor_acuut(tekst) or "") == acuut, f"wat de bot echt hoort in {tekst!r}"
        if gevraagd:  # the bot knows for a while which word it left out
            self.wijk.terug[tekst] = tekst.replace(GAT, gevraagd, 1)
        if tekst.startswith("/"):
            opdracht, _, argument = tekst[1:].partition(" ")
            invoer = Invoer(Soort.COMMANDO, opdracht, argument, self._bron(tekst))
            return self._neem(naam, replace(invoer, gemaskeerd=_soorten(gemaskeerd), acuut=acuut))
        self.zinnen += 1
        soorten = _soorten(gemaskeerd)
        return self._neem(naam, Invoer(Soort.TEKST, tekst, "", self._bron(tekst), soorten, acuut))

    def _stuurt(self, naam: str, wat: str) -> list[str]:
        if wat in ONLEESBAAR:
            return self._neem(naam, Invoer(Soort.ONLEESBAAR, bron=self._bron(wat)))
        tekst = "" if wat == "niets" else ("abcd " * 2000)[: int(wat.removesuffix(" tekens")) - 1] + "z"
        return self._neem(naam, Invoer(Soort.TEKST, tekst, bron=self._bron(wat)))

    def _bewerkt(self, naam: str, wat: str) -> list[str]:
        oud, nieuw = re.fullmatch(r'"(.*)" in (.*)', wat).groups()  # type: ignore[union-attr]
        nieuw, gemaskeerd = _bijschrift(nieuw, "gemaskeerd")
        nieuw = "" if nieuw == "niets" else "ik " * 1700 if nieuw == "5000 tekens" else nieuw
        soorten = _soorten(gemaskeerd)
        bron = next(bron for bron, tekst in reversed(self.gezegd.items()) if tekst == oud)
        self.gezegd[bron] = nieuw
        return self._neem(naam, Invoer(Soort.BEWERKING, nieuw, bron=bron, gemaskeerd=soorten))

    def _drukt(self, naam: str, tekst: str, onder: str = "") -> list[str]:
        self.tikken += 1
        return self._druk(naam, *self._knop(naam, tekst, oud=False, onder=onder))

    def _drukt_oude(self, naam: str, tekst: str) -> list[str]:
        return self._druk(naam, *self._knop(naam, tekst, oud=True))

    def _drukt_twee_keer(self, naam: str, tekst: str) -> list[str]:
        waar, knop = self._knop(naam, tekst, oud=False)
        return [*self._druk(naam, waar, knop), *self._druk(naam, waar, knop)]

    def _drukt_in_de_groep(self, naam: str, tekst: str) -> list[str]:
        self.tikken += 1
        return self._druk(naam, *self._knop("de groep", tekst, oud=False))

    def _in_de_groep(self, naam: str, tekst: str) -> list[str]:
        opdracht, _, argument = tekst.removeprefix("/").partition(" ")
        soort = Soort.COMMANDO if tekst.startswith("/") else Soort.TEKST
        uitkomst = self.wijk.neem_in_de_groep(naam, Invoer(soort, opdracht, argument))
        return list(self._verschijnt("de groep", uitkomst, None, self._namen())) or ["bot zwijgt"]

    def _ontvangt(self, naam: str, wat: str) -> list[str]:
        bericht = _ongevraagd(self, naam, wat)
        aan = "de groep" if wat == "de bundel" else naam
        self.chats.setdefault(aan, []).append(bericht)
        return list(_toon("bot", bericht))

    # --- a turn ---

    def _druk(self, naam: str, waar: int, knop: Knop) -> list[str]:
        self.bezocht.knoppen.add(_soort_knop(knop))
        if knop.doet.startswith("s:"):
            return self._neem(naam, Invoer(Soort.COMMANDO, "start", knop.doet[2:]))
        return self._neem(naam, Invoer(Soort.KNOP, knop.doet, bron=f"bericht{waar}"), waar)

    def _neem(self, naam: str, invoer: Invoer, waar: int | None = None) -> list[str]:
        eerst, namen = self.wijk.toestand(naam), self._namen()  # who leaves in this turn is told by name
        uitkomst = self.wijk.neem(naam, invoer)
        keur(uitkomst)
        self.bezocht.teksten |= {bericht.tekst for bericht in berichten_van(uitkomst)}
        self._onthoud(eerst.gesprek, eerst.stap, invoer, uitkomst)
        return list(self._verschijnt(naam, uitkomst, waar, namen | self._namen()))

    def _namen(self) -> dict[int, str]:
        return {persoon.id: naam for naam, persoon in self.wijk.personen.items()}

    def _verschijnt(
        self, naam: str, uitkomst: Uitkomst, waar: int | None, namen: dict[int, str]
    ) -> Iterator[str]:
        chat = self.chats.setdefault(naam, [])
        if uitkomst.melding:
            yield f"melding: {uitkomst.melding}"
        for bericht in uitkomst.berichten:
            if bericht.op_de_plaats and waar is not None:
                chat[waar] = bericht
                yield from _toon("bot past aan", bericht)
            else:
                chat.append(bericht)
                yield from _toon("bot", bericht)
        for effect in uitkomst.effecten:
            if isinstance(effect, Stuur):
                aan = "de groep" if effect.aan is None else namen[effect.aan]
                self.chats.setdefault(aan, []).append(effect.bericht)
                yield from _toon(f"aan {aan if effect.aan is None else aan.split()[0]}", effect.bericht)
            else:
                yield toon_effect(effect, namen)

    def _onthoud(self, gesprek: str, stap: str, invoer: Invoer, uitkomst: Uitkomst) -> None:
        self.bezocht.stappen.add((uitkomst.toestand.gesprek, uitkomst.toestand.stap))
        if not uitkomst.genomen:
            return
        soort, _, rest = invoer.tekst.partition(":")
        if invoer.soort is Soort.KNOP and soort == "b":
            self.bezocht.antwoorden.add((gesprek, stap, rest.partition(":")[2]))
        elif invoer.soort is Soort.KNOP:
            naam, waarde = rest.split(":")[0], rest.rpartition(":")[2]
            self.bezocht.gesprekken.add(naam)
            self.bezocht.antwoorden.add((naam, GESPREKKEN.gesprekken[naam].begin, waarde))
        elif invoer.soort is Soort.TEKST:
            opent = (GESPREKKEN.vrije_tekst, GESPREKKEN.gesprekken[GESPREKKEN.vrije_tekst].begin)
            self.bezocht.antwoorden.add((*((gesprek, stap) if gesprek else opent), "tekst"))
        elif invoer.soort is Soort.BEWERKING and not gesprek:
            self.bezocht.gesprekken.add(GESPREKKEN.bij_bewerking)
        elif invoer.soort is Soort.COMMANDO:
            deur = GESPREKKEN.deuren.get(invoer.argument.partition("-")[0], "")
            gesprek_ = GESPREKKEN.bij_commando(invoer.tekst)
            self.bezocht.gesprekken |= {deur or (gesprek_.naam if gesprek_ else "")}

    def _knop(self, naam: str, tekst: str, oud: bool, onder: str = "") -> tuple[int, Knop]:
        """The newest button with these words; an old one is one whose question was answered already."""
        nu = f"b:{self.wijk.toestand(naam).beurt}:"
        for waar in range(len(self.chats.get(naam, [])) - 1, -1, -1):
            for knop in (k for rij in self.chats[naam][waar].knoppen for k in rij):
                levend = knop.doet.startswith(nu) or not knop.doet.startswith("b:")
                hier = onder in self.chats[naam][waar].tekst and knop.tekst == tekst
                if hier and (oud != levend or not knop.doet.startswith("b:")):
                    return waar, knop
        raise AssertionError(f"{naam} ziet geen {'oude ' if oud else ''}knop {tekst!r}")

    def _bron(self, tekst: str) -> str:
        bron = f"bericht van mens {len(self.gezegd) + 1}"
        self.gezegd[bron] = tekst
        return bron


def geteld(tikken: int, zinnen: int) -> str:
    return f"{tikken} {'tik' if tikken == 1 else 'tikken'}, {zinnen} {'zin' if zinnen == 1 else 'zinnen'}"


def _past(verwacht: str, gebeurd: str) -> bool:
    delen = (re.escape(deel) for deel in verwacht.split("…"))
    return re.fullmatch(".*".join(delen), gebeurd, re.DOTALL) is not None


def _bijschrift(tekst: str, soort: str) -> tuple[str, str]:
    gevonden = re.search(rf" \({soort}: ([^)]*)\)$", tekst)
    return (tekst[: gevonden.start()], gevonden[1]) if gevonden else (tekst, "")


def _soort_knop(knop: Knop) -> str:
    """`b`, `o`, `w` or `s`; and for an answer with a meaning of its own that too."""
    soort, waarde = knop.doet[0], knop.doet.rpartition(":")[2]
    return (
        f"{soort}:{waarde}" if waarde.startswith("~") else f"{soort}:=" if waarde.startswith("=") else soort
    )


# --- how it is written down ---


def _toon(wie: str, bericht: Bericht) -> Iterator[str]:
    yield f"{wie}: {bericht.tekst}"
    if bericht.knoppen:
        rijen = (" | ".join(knop.tekst for knop in rij) for rij in bericht.knoppen)
        yield f"knoppen: {' / '.join(rijen)}"
    if bericht.document:
        yield f"document: {bericht.document}"


def toon_effect(effect: Effect, namen: dict[int, str]) -> str:
    velden = [f"{naam}={waarde}" for naam, waarde in _velden(effect, namen)]
    return " ".join([f"effect: {type(effect).__name__}", *velden])


def _velden(feit: Any, namen: dict[int, str]) -> Iterator[tuple[str, str]]:
    for veld in fields(feit):
        waarde = getattr(feit, veld.name)
        if veld.name in TECHNISCH:
            continue
        if is_dataclass(waarde):
            yield from _velden(waarde, namen)
        elif veld.default is MISSING or waarde != veld.default:
            wie = veld.name in ("eigenaar", "aan", "gevraagd", "organiseert") and waarde in namen
            yield veld.name, namen[waarde].split()[0] if wie else _waarde(waarde)


def _waarde(waarde: object) -> str:
    match waarde:
        case bool():
            return "ja" if waarde else "nee"
        case None:
            return "geen"
        case Enum():
            return str(waarde.value)
        case str():
            return f'"{waarde}"'
        case datetime():
            return f"{kalender.lokaal(waarde):%Y-%m-%d}"
        case time():
            return f"{waarde:%H.%M}"
        case frozenset():
            return "+".join(kalender.DAGEN[dag][:2] for dag in sorted(waarde))
    return str(waarde)


# --- what was there before the scene begins ---


def _bundel(spel: Spel, maand: str, namen: str | None) -> None:
    id = len(spel.wijk.bundels) + 1
    ronde = f"2026-{kalender.MAANDEN.index(maand) + 1:02}"
    top = tuple(_patroon(naam.strip()) for naam in (namen or "").split(",") if naam)
    spel.wijk.bundels[id] = (1, Bundel("Laak", ronde, None, top, id=id))


def _patroon(naam: str) -> Patroon:
    """`Wonen (schimmel; lift)` is a pattern with two things inside it."""
    thema, _, binnen = naam.rstrip(")").partition(" (")
    delen = tuple(Deelpatroon(deel, deelsleutel(thema, deel)) for deel in binnen.split("; ") if deel)
    return Patroon(thema, deelpatronen=delen)


def _ook_gehoord(spel: Spel, namen: str) -> None:
    wijk, bundel = spel.wijk.bundels[len(spel.wijk.bundels)]
    spel.wijk.bundels[bundel.id] = (wijk, replace(bundel, ook_gehoord=tuple(namen.split(", "))))


def _actie(spel: Spel, wat: str, wie: str, stap: str, stap_op: str, check_op: str, rest: str) -> None:
    id, vandaag = len(spel.wijk.acties) + 1, kalender.lokaal(spel.wijk.nu).date()
    eigenaar_is = next(p for naam, p in spel.wijk.personen.items() if naam.startswith(wie))
    eerste_stap_op, check = (kalender.lees_datum(dag, vandaag) for dag in (stap_op, check_op))
    assert eerste_stap_op is not None
    assert check is not None
    zin = re.search('tegen bewoners "(.*?)"', rest)
    spel.wijk.acties[id] = Actie(
        id=id,
        wijkverband=1,
        ronde="2026-10",
        patroon="Afval en schoon",
        verandering="",
        wat=wat,
        eigenaar=eigenaar_is.id,
        eigenaar_naam=eigenaar_is.naam,
        eerste_stap=stap,
        eerste_stap_op=eerste_stap_op,
        check_op=check,
        zin=zin[1] if zin else "",
        eerste_stap_gedaan="eerste stap gedaan" in rest,
        volgnummer=1,
    )
    if gevraagd := re.search(r"gevraagd is (\w+)", rest):
        wie_dan = next(p for naam, p in spel.wijk.personen.items() if naam.startswith(gevraagd[1]))
        spel.wijk.acties[id] = replace(
            spel.wijk.acties[id],
            gevraagd=wie_dan.id,
            gevraagd_naam=wie_dan.naam,
            gevraagd_op=spel.wijk.nu,
            volgnummer=0,
        )


def _gewenst(spel: Spel, naam: str, wensen: str) -> None:
    """Enough melders asked for these changes."""
    id, (wijk, bundel) = max(spel.wijk.bundels.items())
    top = tuple(
        replace(p, gewenst=tuple(w.strip() for w in wensen.split("/"))) if p.naam == naam else p
        for p in bundel.top
    )
    spel.wijk.bundels[id] = (wijk, replace(bundel, top=top))


def _citaat(spel: Spel, naam: str, zin: str) -> None:
    """Somebody allowed it."""
    id, (wijk, bundel) = max(spel.wijk.bundels.items())
    top = tuple(replace(p, citaat=zin) if p.naam == naam else p for p in bundel.top)
    spel.wijk.bundels[id] = (wijk, replace(bundel, top=top))


def _nog_niet_gevraagd(spel: Spel, wie: str) -> None:
    """Whether her words may stand in a bundle."""
    spel.wijk.leden = {
        sleutel: replace(lid, citeren=None) if lid.naam.startswith(wie) else lid
        for sleutel, lid in spel.wijk.leden.items()
    }


def _veel_acties(spel: Spel, aantal: str) -> None:
    for nummer in range(1, int(aantal) + 1):
        _actie(spel, f"Actie {nummer}", "Sander", "Bellen", "9 november", "14 december", "")


def _vraag_terug(spel: Spel) -> None:
    """What the heartbeat does after three working days."""
    for id, actie in spel.wijk.acties.items():
        spel.wijk.acties[id] = replace(actie, gevraagd_op=None, uitnodiging=0)


def _vertelde(spel: Spel, wie: str, wat: str) -> None:
    """The whole conversation, of which the confirmation is what matters here."""
    spel.gebeurt(f"{wie}: {wat}")
    spel.gebeurt(f"{wie} drukt: Weet ik niet")
    spel.tikken = spel.zinnen = 0


def _doet_ook_mee(spel: Spel, wie: str) -> None:
    naam = next(naam for naam in spel.wijk.personen if naam.startswith(wie))
    spel.wijk.doet_mee(naam, "Wijkverpleegkundige", "Thuiszorg", wijk=2)
    spel.wijk.laatst_in[spel.wijk.personen[naam].id] = 1


def _coordineert_ook(spel: Spel, wie: str, elders: str | None) -> None:
    naam = next(naam for naam in spel.wijk.personen if naam.startswith(wie))
    persoon = spel.wijk.personen[naam].id
    lid = spel.wijk.leden[persoon, 1]
    spel.wijk.leden[persoon, 2 if elders else 1] = replace(lid, rollen=frozenset({Rol.COORDINATOR}))


def _uitnodiging(spel: Spel, code: str, wijk: str | None, rol: str | None, gebruikt: str | None) -> None:
    wie, aantal = Rol.COORDINATOR if rol else Rol.MELDER, 0 if gebruikt else 1
    spel.wijk.nodig_uit(code, wie, aantal, wijk=2 if wijk else 1)


def _naamloos(spel: Spel, wie: str) -> None:
    spel.wijk.naamloos.add(wie)


def _onzeker(spel: Spel, wat: str) -> None:
    spel.wijk.verzendingen[1] = Verzending(1, wat, onzeker=True)


def _geen_buurten(spel: Spel) -> None:
    spel.wijk.wijken[1] = replace(LAAK, buurten=())


def _iemand_weg(spel: Spel, wie: str) -> None:
    nummer = next(p.id for naam, p in spel.wijk.personen.items() if naam.startswith(wie))
    del spel.wijk.leden[nummer, 1]


def _dossier(spel: Spel, waar: str) -> None:
    tekst = feiten.Terugkoppeling(
        "2026-10",
        "Er ligt afval.",
        "We ruimen op.",
        "Dat kost tijd.",
        date(2026, 11, 30),
        "De wijkkrant",
        "Kom langs",
        delen_op=date(2026, 11, 9),
    )
    voor = waar == "ligt bij de ervaringsdeskundige"
    fase = Fase.VOORGELEGD if voor else Fase.GEPUBLICEERD
    spel.wijk.dossiers[1] = feiten.Dossier(
        1, 1, 1, tekst, fase, spel.wijk.nu, 3, "Sander Vos", vervolg_op=None if voor else tekst.wanneer
    )


def _dossier_elders(spel: Spel, wie: str) -> None:
    """Published in Moerwijk, and promised by her."""
    naam, persoon = next((n, p) for n, p in spel.wijk.personen.items() if n.startswith(wie))
    id = len(spel.wijk.bundels) + 1
    spel.wijk.bundels[id] = (2, Bundel("Moerwijk", "2026-10", None, (), id=id))
    tekst = feiten.Terugkoppeling(
        "2026-10", "Er ligt afval.", "", "", date(2026, 11, 30), "De inloop", "", delen_op=date(2026, 11, 9)
    )
    spel.wijk.dossiers[id] = feiten.Dossier(
        id, 2, id, tekst, Fase.GEPUBLICEERD, spel.wijk.nu, persoon.id, naam, vervolg_op=tekst.wanneer
    )


def _ervaringsdeskundige(spel: Spel, wie: str) -> None:
    naam = next(naam for naam in spel.wijk.personen if naam.startswith(wie))
    persoon = spel.wijk.personen[naam].id
    spel.wijk.leden[persoon, 1] = replace(
        spel.wijk.leden[persoon, 1], rollen=frozenset({Rol.ERVARINGSDESKUNDIGE})
    )


def _afspraken(spel: Spel) -> None:
    spel.wijk.afspraken[1] = AFGESPROKEN


def _in_de_afspraken(spel: Spel, veld: str, waarde: str) -> None:
    nu = spel.wijk.afspraken.get(1, Afspraken())
    spel.wijk.afspraken[1] = replace(nu, **{veld: Vorm(waarde) if veld == "vorm" else waarde})


def _overleg(spel: Spel, wanneer: str) -> None:
    klok = kalender.lokaal(moment(wanneer))
    spel.wijk.wijken[1] = replace(spel.wijk.wijken[1], overleg_op=klok.date(), overleg_uur=klok.time())


def _stand(spel: Spel, stand: str, reden: str) -> None:
    spel.wijk.acties[1] = replace(spel.wijk.acties[1], stand=Stand(stand), reden=reden, opbrengst=reden)


def _deler(spel: Spel, wie: str) -> None:
    spel.wijk.deler = next(p.id for naam, p in spel.wijk.personen.items() if naam.startswith(wie))


def _later(spel: Spel, naam: str) -> None:
    spel.wijk.besluiten[1, sleutel_van(naam)] = Besluit(sleutel_van(naam), feiten.Uitkomst.LATER)


def _niet(spel: Spel, naam: str, reden: str) -> None:
    spel.wijk.besluiten[1, sleutel_van(naam)] = Besluit(sleutel_van(naam), feiten.Uitkomst.NIET, reden)


def _alleen(spel: Spel) -> None:
    spel.wijk.leden = {sleutel: lid for sleutel, lid in spel.wijk.leden.items() if lid.is_coordinator}


def _voorproef(spel: Spel, maand: str, namen: str) -> None:
    _bundel(spel, maand, namen)
    spel.wijk.voorproeven.add(len(spel.wijk.bundels))


GEGEVEN: dict[str, Callable[..., None]] = {
    r"de bundel van (?P<maand>\w+)(?: met (?P<namen>.*))?": _bundel,
    r"de voorproef van (?P<maand>\w+) met (?P<namen>.*)": _voorproef,
    r"ook gehoord: (?P<namen>.*)": _ook_gehoord,
    r'de actie "(?P<wat>.*?)" van (?P<wie>\w+), eerste stap "(?P<stap>.*?)" op (?P<stap_op>[^,]*), '
    r"terugkijken op (?P<check_op>[^,]*)(?P<rest>.*)": _actie,
    r"bij (?P<naam>.*) vroegen melders om (?P<wensen>.*)": _gewenst,
    r'bij (?P<naam>.*) zei iemand "(?P<zin>.*)"': _citaat,
    r"(?P<wie>\w+) is nog niet gevraagd om te citeren": _nog_niet_gevraagd,
    r"(?P<aantal>\d+) acties van Sander": _veel_acties,
    r"de vraag aan de eigenaar is ingetrokken": _vraag_terug,
    r'(?P<wie>\w+) vertelde "(?P<wat>.*)"': _vertelde,
    r"(?P<wie>\w+) doet ook mee in Moerwijk": _doet_ook_mee,
    r"(?P<wie>\w+) doet niet meer mee": _iemand_weg,
    r"(?P<wie>\w+) is ook coördinator(?P<elders> in Moerwijk)?": _coordineert_ook,
    r"de uitnodiging (?P<code>\w+)(?P<wijk> in Moerwijk)?(?P<rol> voor een coördinator)?"
    r"(?P<gebruikt>, al gebruikt)?": _uitnodiging,
    r"het kanaal kent (?P<wie>\w+) niet bij naam": _naamloos,
    r'een onzeker bericht "(?P<wat>.*)"': _onzeker,
    r"geen buurten": _geen_buurten,
    r"de tekst voor bewoners (?P<waar>ligt bij de ervaringsdeskundige|is gepubliceerd)": _dossier,
    r"(?P<wie>\w+) deelt wat bewoners in Moerwijk lezen": _dossier_elders,
    r"(?P<wie>\w+) is ervaringsdeskundige": _ervaringsdeskundige,
    r"de afspraken van Laak": _afspraken,
    r'in de afspraken staat (?P<veld>\w+) "(?P<waarde>.*)"': _in_de_afspraken,
    r"het overleg op (?P<wanneer>.*)": _overleg,
    r"de actie is (?P<stand>gedaan|lukt niet): (?P<reden>.*)": _stand,
    r"alleen de coördinator doet mee": _alleen,
    r"(?P<wie>\w+) deelt wat bewoners lezen": _deler,
    r"(?P<naam>.*) komt later": _later,
    r"(?P<naam>.*) doen we niet, want (?P<reden>.*)": _niet,
}


def _soorten(gemaskeerd: str) -> tuple[str, ...]:
    return tuple(s.strip() for s in gemaskeerd.split(",") if s)


def _rond_het_overleg(spel: Spel, naam: str, wat: str) -> Bericht:
    laatste = spel.wijk.bundels[max(spel.wijk.bundels)][1] if spel.wijk.bundels else None
    context = replace(spel.wijk.context(naam), onderwerp=laatste)
    moment = overleg.moment_van(spel.wijk.wijken[1])
    assert moment is not None
    return (
        overleg.agenda(context, moment) if wat == "de agenda" else overleg.wat_kozen_jullie(context, moment)
    )


def _ongevraagd(spel: Spel, naam: str, wat: str) -> Bericht:
    """What the heartbeat sends: questions and reminders are messages with buttons."""
    zacht, wat = "zachte " in wat, wat.replace("zachte ", "")
    actie = next((a for a in spel.wijk.acties.values() if a.eigenaar_naam == naam), None)
    match wat:
        case "de dagvraag":
            nog_tot = microuitvraag.nog_tot("2026-11", 8, 12) if zacht else ""
            return microuitvraag.dagvraag(spel.wijk.context(naam), nog_tot)
        case "de herinnering aan de eerste stap" if actie:
            return voortgang.herinnering_eerste_stap(actie, zacht)
        case "de herinnering aan het checkmoment" if actie:
            return voortgang.herinnering_check(actie, zacht)
        case "dat het stil blijft":
            return voortgang.stil_gebleven(spel.wijk.acties[1], "de eerste stap")
        case "de vraag om de afspraken te vernieuwen":
            return afspraken.vernieuw(1, "Laak")
        case "de agenda" | "de vraag na het overleg":
            return _rond_het_overleg(spel, naam, wat)
        case "de vraag om eigenaar te worden":
            gevraagd = spel.wijk.acties[1]
            return aanzoek.vraag(gevraagd, gevraagd.eigenaar_naam, "Laak", spel.wijk.nu, spel.wijk.vrij)
        case "dat er geen antwoord kwam":
            return eigenaar.geen_antwoord(spel.wijk.acties[1])
        case "de tekst om mee te lezen":
            c = spel.wijk.context("Esra Demir")
            tekst = spel.wijk.dossiers[1].tekst
            return delen.aan_de_ervaringsdeskundigen(c, tekst, 1, c.leden[:1])[0].bericht
        case "de herinnering aan het delen":
            return delen.herinnering_gedeeld(spel.wijk.dossiers[1])
        case "dat er niet gedeeld is":
            return delen.niet_gedeeld(spel.wijk.dossiers[1])
        case "de herinnering aan de update":
            return delen.herinnering_vervolg(spel.wijk.dossiers[1], zacht)
        case "dat de update uitbleef":
            return delen.geen_vervolg(spel.wijk.dossiers[1])
        case "dat het meelezen stil bleef":
            dossier = spel.wijk.dossiers[1]
            spel.wijk.dossiers[1] = replace(dossier, fase=Fase.GOED)
            return delen.toets_bleef_stil(dossier)
        case "de vraag of het er staat":
            return vraag_of_het_er_staat(spel.wijk.verzendingen[1])
        case "de voorproef":
            c = spel.wijk.gezien(naam, "voorproef", "")
            assert isinstance(c.onderwerp, Voorproef)
            return voorproef.bericht(c.onderwerp, "(de bundel)")
        case "de bundel om op te stemmen":
            bundel = spel.wijk.bundels[1][1]
            stand = stemmen.stand(Stemming(bundel, 0, len(spel.wijk.leden)))
            return Bericht(f"Signalenbundel\n\n{stand}", stemmen.knoppen(bundel), blijft=True)
        case "de bundel":
            knoppen = onder_elkaar(
                prive("Kies de acties", "kiezen-1"), prive("Lees de hele bundel", "bundel-1")
            )
            return Bericht("Signalenbundel", knoppen, blijft=True)
    raise AssertionError(f"niemand stuurt {wat}")
