"""`aan_de_beurt`: which questions, bundles and reminders are due at this moment, each with its key.

Pure: the scheduler knows no dates, and being switched off for weeks needs no special case. What is
past its window is not due; nothing is due outside decent hours. The key makes each happen once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from gesprekken import kalender, rondes
from gesprekken.rondes import MAANDELIJKS, VOORPROEF_WERKDAGEN, Ritme
from gesprekken.wijk import Actie, Dossier, Fase, Persoon

VENSTER_DAGVRAAG = timedelta(hours=2)
NOG_BEZIG = timedelta(hours=2)  # so long after a last word a reminder waits
GEDULD_WERKDAGEN = 3  # one softer repeat after three working days, then the coördinator

Wat: TypeAlias = Literal["stap", "check"]
Over: TypeAlias = Literal["toets", "gedeeld", "vervolg"]


@dataclass(frozen=True)
class Melder:
    """Who may get the daily question. `in_gesprek`: a conversation is open; `stil` is who
    gave nothing this round."""

    persoon: Persoon
    wijkverband: int
    aangemeld: datetime
    al_gehoord: bool = False
    stil: bool = False
    in_gesprek: bool = False


@dataclass(frozen=True)
class Wachtend:
    """A bundle that is made and not posted yet."""

    bundel: int
    wijkverband: int
    ronde: str
    uitgesteld_tot: date | None = None


@dataclass(frozen=True)
class Stemronde:
    """A bundle whose vote is open. `getoond`: how many voters its post tells of."""

    bundel: int
    wijkverband: int
    geplaatst: datetime
    overlegdagen: tuple[date, ...]
    stemmers: int
    getoond: int


@dataclass(frozen=True)
class Ontvangst:
    """Who told something in the round of this bundle can hear now what came of it, and did not yet. `momenten`:
    in the bundle, chosen or not, what residents were told; together they are one message. `anders` are the patterns
    (keys) that got another answer since it was told, the last of them at `veranderd`."""

    bundel: int
    wijkverband: int
    ronde: str
    geplaatst: datetime
    momenten: tuple[str, ...]
    anders: frozenset[str] = frozenset()
    veranderd: datetime | None = None


BUNDEL, KEUZE, VERTELD = MOMENTEN = ("bundel", "keuze", "verteld")
ANDERS = "anders"  # an answer that was told became another
VENSTER_ONTVANGST = timedelta(days=7)  # after so long it is no news any more that a bundle was posted


@dataclass(frozen=True)
class Ritmefeiten:
    """`ritmes` maps a wijkverband to how long its rounds last, a month when nothing is said; `rondes` to its
    rounds without a bundle, up to the running one; `gedaan` a key
    to the moment at which it was done; `bezig` an owner to the last word of an open conversation;
    `onzeker` what may have arrived to its wijkverband and the moment at which the coördinator was asked;
    `overleggen` a wijkverband to its meetings, the one before and the one set last; `afspraken` to what it agreed on
    (a number) and when that was."""

    melders: tuple[Melder, ...] = ()
    ritmes: Mapping[int, Ritme] = field(default_factory=dict)
    rondes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    acties: tuple[Actie, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    gedaan: Mapping[str, datetime] = field(default_factory=dict)
    bezig: Mapping[int, datetime] = field(default_factory=dict)
    onzeker: Mapping[int, tuple[int, datetime]] = field(default_factory=dict)
    overleggen: Mapping[int, tuple[datetime, ...]] = field(default_factory=dict)
    afspraken: Mapping[int, tuple[int, datetime]] = field(default_factory=dict)
    vrij: kalender.Vrij = frozenset()
    voorproeven: tuple[Wachtend, ...] = ()
    stemmingen: tuple[Stemronde, ...] = ()
    ontvangsten: tuple[Ontvangst, ...] = ()
    voorproef_werkdagen: int = VOORPROEF_WERKDAGEN

    def ritme(self, wijkverband: int) -> Ritme:
        return self.ritmes.get(wijkverband, MAANDELIJKS)


@dataclass(frozen=True)
class StelDagvraag:
    """`zacht`: near the end of the round, to who gave nothing yet; in the place of that day's question."""

    persoon: int
    wijkverband: int
    zacht: bool
    vervalt: datetime
    sleutel: str


@dataclass(frozen=True)
class MaakBundel:
    """`plaatsen` is False when the next one is due already: it is kept, but no longer posted. `voorproef`: the
    coördinator sees it first."""

    wijkverband: int
    ronde: str
    plaatsen: bool
    sleutel: str
    voorproef: bool = False


@dataclass(frozen=True)
class PlaatsBundel:
    """Nobody said otherwise, or until now. `plaatsen` as in MaakBundel."""

    bundel: int
    wijkverband: int
    plaatsen: bool
    sleutel: str


@dataclass(frozen=True)
class SluitStemronde:
    """The day of the meeting is over."""

    bundel: int
    wijkverband: int


@dataclass(frozen=True)
class WerkStandBij:
    """The post under which members vote tells of another number of voters than there are."""

    bundel: int
    wijkverband: int
    stemmers: int


@dataclass(frozen=True)
class StuurOntvangst:
    """`anders` and `veranderd` as in Ontvangst, when that is told now."""

    bundel: int
    wijkverband: int
    ronde: str
    momenten: tuple[str, ...]
    anders: frozenset[str] = frozenset()
    veranderd: datetime | None = None


@dataclass(frozen=True)
class Herinner:
    actie: Actie
    wat: Wat
    zacht: bool
    sleutel: str


@dataclass(frozen=True)
class MeldStilte:
    actie: Actie
    wat: Wat
    sleutel: str


@dataclass(frozen=True)
class TrekVraagIn:
    """Who was asked to own an action gave no answer in three working days: the coördinator is told."""

    actie: Actie
    sleutel: str


@dataclass(frozen=True)
class HerinnerDeler:
    """The owner of a terugkoppeling: is it shared, or what came of it; about `toets` who reads along: is it clear."""

    dossier: Dossier
    wat: Over
    zacht: bool
    sleutel: str


@dataclass(frozen=True)
class MeldDeler:
    """No answer on a terugkoppeling, of the ervaringsdeskundige or of its owner: the coördinator is told."""

    dossier: Dossier
    wat: Over
    sleutel: str


@dataclass(frozen=True)
class VraagNogEens:
    """Nobody said yet whether this group post or reminder is there."""

    verzending: int
    wijkverband: int
    sleutel: str


@dataclass(frozen=True)
class StuurAgenda:
    """The day before the meeting."""

    wijkverband: int
    overleg: datetime
    sleutel: str


@dataclass(frozen=True)
class VraagNaOverleg:
    """The day after it: what did you choose."""

    wijkverband: int
    overleg: datetime
    sleutel: str


@dataclass(frozen=True)
class VraagVernieuwing:
    """The participatieafspraken are a year old."""

    wijkverband: int
    sleutel: str


Taak: TypeAlias = (
    StelDagvraag
    | MaakBundel
    | PlaatsBundel
    | SluitStemronde
    | WerkStandBij
    | StuurOntvangst
    | Herinner
    | MeldStilte
    | TrekVraagIn
    | HerinnerDeler
    | MeldDeler
    | VraagNogEens
    | StuurAgenda
    | VraagNaOverleg
    | VraagVernieuwing
)


def aan_de_beurt(feiten: Ritmefeiten, nu: datetime) -> tuple[Taak, ...]:
    """All that is due at `nu` and was not done yet; bundles first, questions last."""
    if not kalender.fatsoenlijk(nu, feiten.vrij):
        return ()
    return (
        *_bundels(feiten, nu),
        *_voorproeven(feiten, nu),
        *_stemmingen(feiten, nu),
        *_ontvangsten(feiten, nu),
        *_rond_het_overleg(feiten, nu),
        *_vernieuwingen(feiten, nu),
        *_onbeantwoord(feiten, nu),
        *_herinneringen(feiten, nu),
        *_over_delen(feiten, nu),
        *_onzekere(feiten, nu),
        *_dagvragen(feiten, nu),
    )


def _bundels(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for wijkverband, geweest in feiten.rondes.items():
        for ronde in geweest:
            if rondes.voorproefmoment(ronde, feiten.vrij) <= nu:
                sleutel = bundelsleutel(wijkverband, ronde)
                eerst = nu < _plaatsmoment(feiten, wijkverband, ronde)
                yield MaakBundel(
                    wijkverband, ronde, not _ingehaald(feiten, wijkverband, ronde, nu), sleutel, eerst
                )


def bundelsleutel(wijkverband: int, ronde: str) -> str:
    return f"bundel:{wijkverband}:{ronde}"


def _plaatsmoment(feiten: Ritmefeiten, wijkverband: int, ronde: str) -> datetime:
    dagen = [kalender.lokaal(overleg).date() for overleg in feiten.overleggen.get(wijkverband, ())]
    return rondes.bundelmoment(ronde, feiten.vrij, feiten.voorproef_werkdagen, dagen)


def _ingehaald(feiten: Ritmefeiten, wijkverband: int, ronde: str, nu: datetime) -> bool:
    """The next bundle is due already."""
    return _plaatsmoment(feiten, wijkverband, feiten.ritme(wijkverband).volgende(ronde)) <= nu


def _komt(feiten: Ritmefeiten, wacht: Wachtend) -> datetime:
    """When a bundle that waits is posted: on the day that the coördinator chose, or else by itself."""
    if wacht.uitgesteld_tot is not None:
        return kalender.moment(wacht.uitgesteld_tot, rondes.UUR_BUNDEL)
    return _plaatsmoment(feiten, wacht.wijkverband, wacht.ronde)


def _voorproeven(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for wacht in feiten.voorproeven:
        if _komt(feiten, wacht) <= nu:
            plaatsen = not _ingehaald(feiten, wacht.wijkverband, wacht.ronde, nu)
            sleutel = bundelsleutel(wacht.wijkverband, wacht.ronde)
            yield PlaatsBundel(wacht.bundel, wacht.wijkverband, plaatsen, sleutel)


def _stemmingen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    vandaag = kalender.lokaal(nu).date()
    for stemming in feiten.stemmingen:
        sinds = kalender.lokaal(stemming.geplaatst).date()
        if any(sinds <= overleg < vandaag for overleg in stemming.overlegdagen):
            yield SluitStemronde(stemming.bundel, stemming.wijkverband)
        elif stemming.stemmers != stemming.getoond:
            yield WerkStandBij(stemming.bundel, stemming.wijkverband, stemming.stemmers)


def _ontvangsten(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for wacht in feiten.ontvangsten:
        te_laat = nu - wacht.geplaatst >= VENSTER_ONTVANGST or _ingehaald(
            feiten, wacht.wijkverband, wacht.ronde, nu
        )
        momenten = tuple(m for m in wacht.momenten if not (m == BUNDEL and te_laat))
        if wacht.veranderd is not None and (momenten or _is_uitgedacht(wacht.veranderd, feiten, nu)):
            anders = (ANDERS, *momenten)
            yield StuurOntvangst(
                wacht.bundel, wacht.wijkverband, wacht.ronde, anders, wacht.anders, wacht.veranderd
            )
        elif momenten:
            yield StuurOntvangst(wacht.bundel, wacht.wijkverband, wacht.ronde, momenten)


def _is_uitgedacht(veranderd: datetime, feiten: Ritmefeiten, nu: datetime) -> bool:
    """The morning after the last change: who changes several answers, or one of them twice, is told about once."""
    dag = kalender.werkdagen_verder(kalender.lokaal(veranderd).date(), 1, feiten.vrij)
    return kalender.moment(dag, kalender.UUR_HERINNERING) <= nu


def _rond_het_overleg(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    """The agenda until the meeting begins; the question after it for five working days, and then no longer."""
    alle = [(id, overleg) for id, overleggen in feiten.overleggen.items() for overleg in overleggen]
    for wijkverband, overleg in alle:
        dag = kalender.lokaal(overleg).date()
        agenda = f"overleg:{wijkverband}:{dag}:agenda"
        if kalender.dag_ervoor(dag, feiten.vrij) <= nu < overleg and agenda not in feiten.gedaan:
            yield StuurAgenda(wijkverband, overleg, agenda)
        erna = kalender.moment(kalender.werkdagen_verder(dag, 1, feiten.vrij), kalender.UUR_HERINNERING)
        tot = kalender.moment(kalender.werkdagen_verder(dag, 6, feiten.vrij), kalender.UUR_HERINNERING)
        gekozen = f"overleg:{wijkverband}:{dag}:gekozen"
        if erna <= nu < tot and gekozen not in feiten.gedaan:
            yield VraagNaOverleg(wijkverband, overleg, gekozen)


def _vernieuwingen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for wijkverband, (nummer, vastgelegd) in feiten.afspraken.items():
        sleutel = f"afspraken:{wijkverband}:{nummer}:{kalender.lokaal(vastgelegd).date()}"
        dag = kalender.werkdag_vanaf(kalender.jaar_verder(kalender.lokaal(vastgelegd).date()), feiten.vrij)
        if kalender.moment(dag, kalender.UUR_HERINNERING) <= nu and sleutel not in feiten.gedaan:
            yield VraagVernieuwing(wijkverband, sleutel)


def _onbeantwoord(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for actie in feiten.acties:
        if actie.gevraagd_op is not None and _geduldig_tot(actie.gevraagd_op, feiten.vrij) <= nu:
            moment = f"{actie.gevraagd_op:%Y%m%d%H%M%S}"
            yield TrekVraagIn(actie, f"actie:{actie.id}:geen_antwoord:{moment}:{actie.gevraagd}")


def _herinneringen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for actie in feiten.acties:
        woord = feiten.bezig.get(actie.eigenaar)
        if woord is not None and nu - woord < NOG_BEZIG:
            continue
        taak = _over_actie(actie, feiten, nu)
        if taak is not None:
            yield taak


def _over_actie(actie: Actie, feiten: Ritmefeiten, nu: datetime) -> Taak | None:
    """The check moment goes before a first step that is still open: one thing at a time."""
    wat: Wat
    for wat, dag in (("check", actie.check_op), ("stap", actie.eerste_stap_op)):
        if wat == "stap" and actie.eerste_stap_gedaan:
            continue
        if kalender.moment(kalender.werkdag_vanaf(dag, feiten.vrij), kalender.UUR_HERINNERING) > nu:
            continue
        sleutel = _herinnersleutel(actie, wat, dag)
        if sleutel not in feiten.gedaan:
            return Herinner(actie, wat, zacht=False, sleutel=sleutel)
        if not _geduld_op(sleutel, feiten, nu):
            return None
        if f"{sleutel}:zacht" not in feiten.gedaan:
            return Herinner(actie, wat, zacht=True, sleutel=f"{sleutel}:zacht")
        if _geduld_op(f"{sleutel}:zacht", feiten, nu) and f"{sleutel}:stil" not in feiten.gedaan:
            return MeldStilte(actie, wat, f"{sleutel}:stil")
        return None
    return None


def _over_delen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for dossier in feiten.dossiers:
        woord = feiten.bezig.get(dossier.eigenaar)
        if woord is not None and nu - woord < NOG_BEZIG:
            continue
        taak = _over_dossier(dossier, feiten, nu)
        if taak is not None:
            yield taak


def _over_dossier(dossier: Dossier, feiten: Ritmefeiten, nu: datetime) -> Taak | None:
    """First that residents hear it, then what came of it: one thing at a time."""
    sleutel = f"terugkoppeling:{dossier.id}"
    if dossier.fase is Fase.VOORGELEGD:
        return _over_toets(dossier, f"{sleutel}:toets:{dossier.tekst.versie}", feiten, nu)
    if not dossier.gepubliceerd:
        return None
    if dossier.gedeeld_op is None and dossier.tekst.delen_op is not None:
        dag = kalender.werkdagen_verder(dossier.tekst.delen_op, GEDULD_WERKDAGEN, feiten.vrij)
        if kalender.moment(dag, kalender.UUR_HERINNERING) <= nu:
            return _herinner_deler(dossier, "gedeeld", f"{sleutel}:gedeeld:{dossier.eigenaar}", feiten, nu)
    if dossier.vervolg_op is not None:
        dag = kalender.werkdag_vanaf(dossier.vervolg_op, feiten.vrij)
        if kalender.moment(dag, kalender.UUR_HERINNERING) <= nu:
            vervolg = f"{sleutel}:vervolg:{dossier.vervolg_op}:{dossier.eigenaar}"
            return _herinner_deler(dossier, "vervolg", vervolg, feiten, nu)
    return None


def _over_toets(dossier: Dossier, sleutel: str, feiten: Ritmefeiten, nu: datetime) -> Taak | None:
    """Who reads along is asked softly once more; then the coördinator hears that she may go on."""
    zacht = f"{sleutel}:zacht"
    if sleutel in feiten.gedaan or _geduldig_tot(dossier.sinds, feiten.vrij) > nu:
        return None
    if zacht not in feiten.gedaan:
        return HerinnerDeler(dossier, "toets", zacht=True, sleutel=zacht)
    return MeldDeler(dossier, "toets", sleutel) if _geduld_op(zacht, feiten, nu) else None


def _herinner_deler(
    dossier: Dossier, wat: Over, sleutel: str, feiten: Ritmefeiten, nu: datetime
) -> Taak | None:
    """Once; about an update softly once more, as about an action; then the coördinator."""
    if dossier.eigenaar == 0:  # nobody to be asked
        stil = f"{sleutel}:stil"
        return MeldDeler(dossier, wat, stil) if stil not in feiten.gedaan else None
    if sleutel not in feiten.gedaan:
        return HerinnerDeler(dossier, wat, zacht=False, sleutel=sleutel)
    laatste = sleutel
    if wat == "vervolg":
        laatste = f"{sleutel}:zacht"
        if laatste not in feiten.gedaan:
            geduld = _geduld_op(sleutel, feiten, nu)
            return HerinnerDeler(dossier, wat, zacht=True, sleutel=laatste) if geduld else None
    if f"{sleutel}:stil" not in feiten.gedaan and _geduld_op(laatste, feiten, nu):
        return MeldDeler(dossier, wat, f"{sleutel}:stil")
    return None


def _geduld_op(sleutel: str, feiten: Ritmefeiten, nu: datetime) -> bool:
    """Three working days have gone by since this was done."""
    return _geduldig_tot(feiten.gedaan[sleutel], feiten.vrij) <= nu


def _geduldig_tot(gedaan: datetime, vrij: kalender.Vrij) -> datetime:
    tot = kalender.werkdagen_verder(kalender.lokaal(gedaan).date(), GEDULD_WERKDAGEN, vrij)
    return kalender.moment(tot, kalender.UUR_HERINNERING)


def _onzekere(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    for verzending, (wijkverband, gevraagd) in feiten.onzeker.items():
        sleutel = f"onzeker:{verzending}:{gevraagd:%Y%m%d%H%M}"
        if sleutel not in feiten.gedaan and _geduldig_tot(gevraagd, feiten.vrij) <= nu:
            yield VraagNogEens(verzending, wijkverband, sleutel)


def _dagvragen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Taak]:
    vandaag = kalender.lokaal(nu).date()
    zacht = {
        wijkverband: vandaag in rondes.zachte_dagen(feiten.ritme(wijkverband).ronde_van(nu), feiten.vrij)
        for wijkverband in {melder.wijkverband for melder in feiten.melders}
    }
    for melder in feiten.melders:
        persoon = melder.persoon
        if persoon.uur is None or vandaag.weekday() not in persoon.dagen or melder.al_gehoord:
            continue
        if persoon.pauze_tot is not None and vandaag < persoon.pauze_tot:
            continue
        if melder.in_gesprek:  # a sentence would be taken as the answer to the question that is open
            continue
        moment = kalender.moment(vandaag, persoon.uur)
        sleutel = dagsleutel(vandaag.isoformat(), persoon.id)
        if melder.aangemeld < moment <= nu < moment + VENSTER_DAGVRAAG and sleutel not in feiten.gedaan:
            vervalt = min(moment + VENSTER_DAGVRAAG, kalender.moment(vandaag, kalender.DICHT))
            nog_niets = zacht[melder.wijkverband] and melder.stil
            yield StelDagvraag(persoon.id, melder.wijkverband, nog_niets, vervalt, sleutel)


def dagsleutel(dag: str, persoon: int | str = "") -> str:
    return f"dag:{dag}:{persoon}"


# --- what comes next ---


@dataclass(frozen=True)
class Straks:
    """Something that will be due at this moment. `wat` is said in words, without a name or a text."""

    moment: datetime
    wat: str
    wijkverband: int


def vooruitblik(feiten: Ritmefeiten, nu: datetime) -> tuple[Straks, ...]:
    """Of each wijkverband the next bundle, and of each running action what its owner is asked next; soonest
    first. What is due already stands at the moment at which it was due."""
    straks = [*komende_bundels(feiten, nu), *_komende_herinneringen(feiten, nu), *_komende_updates(feiten)]
    return tuple(sorted(straks, key=lambda s: (s.moment, s.wijkverband, s.wat)))


def komende_bundels(feiten: Ritmefeiten, nu: datetime) -> Iterator[Straks]:
    """Of each wijkverband when its next bundle is posted."""
    wachtend = {wacht.wijkverband: wacht for wacht in feiten.voorproeven}
    for wijkverband, geweest in feiten.rondes.items():
        ronde = next(iter(geweest), feiten.ritme(wijkverband).ronde_van(nu))
        moment = _plaatsmoment(feiten, wijkverband, ronde)
        if wacht := wachtend.get(wijkverband):
            ronde, moment = wacht.ronde, _komt(feiten, wacht)
        yield Straks(moment, f"de bundel van {rondes.in_woorden(ronde)}", wijkverband)


def _komende_herinneringen(feiten: Ritmefeiten, nu: datetime) -> Iterator[Straks]:
    for actie in feiten.acties:
        dagen = [("een checkmoment", "check", actie.check_op)]
        if not actie.eerste_stap_gedaan:
            dagen.append(("een eerste stap", "stap", actie.eerste_stap_op))
        for wat, soort, dag in dagen:
            if _herinnersleutel(actie, soort, dag) not in feiten.gedaan:
                werkdag = kalender.werkdag_vanaf(dag, feiten.vrij)
                yield Straks(kalender.moment(werkdag, kalender.UUR_HERINNERING), wat, actie.wijkverband)


def _komende_updates(feiten: Ritmefeiten) -> Iterator[Straks]:
    for dossier in feiten.dossiers:
        if dossier.gepubliceerd and dossier.vervolg_op is not None:
            dag = kalender.werkdag_vanaf(dossier.vervolg_op, feiten.vrij)
            moment = kalender.moment(dag, kalender.UUR_HERINNERING)
            yield Straks(moment, "een update voor bewoners", dossier.wijkverband)


def _herinnersleutel(actie: Actie, wat: str, dag: date) -> str:
    return f"actie:{actie.id}:{wat}:{dag}:{actie.eigenaar}"
