"""The receipt: who told something hears what came of it, in private and in one message a moment.

Never a figure, and never a theme that the bundle does not name. Each member can switch it off for a wijkverband.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from gesprekken import kalender, ritme, rondes, vangnet
from gesprekken.model import Antwoorden, Bericht, Context, Gesprek, Slot, onder_elkaar, opent
from gesprekken.teksten import citaat
from gesprekken.toegang import WIJKVERBAND
from gesprekken.wijk import Antwoord, Patroon, Stand, Wijkverband
from gesprekken.wijzigingen import ZetOntvangst

AAN, UIT = "aan", "uit"
TE_KLEIN = "Het thema is nog te klein om te noemen."


@dataclass(frozen=True)
class Verteld:
    """Own signals of one pattern: on which days they were told. `patroon` is None where the bundle names none;
    `veranderd`: its answer was told before, and is another now."""

    dagen: tuple[date, ...]
    patroon: Patroon | None = None
    antwoord: Antwoord | None = None
    veranderd: bool = False


def bericht(
    verband: Wijkverband, ronde: str, momenten: Sequence[str], verteld: Iterable[Verteld], gedaan: str = ""
) -> Bericht:
    """`gedaan` is what residents heard that was done or will be."""
    regels = [regel for deel in verteld for regel in _regels(deel, momenten)]
    if ritme.VERTELD in momenten:
        maand = rondes.kort(ronde)
        regels.append(f"Dit hoorden bewoners over {maand}: {citaat(gedaan, 400)}" if gedaan else _VERTELD)
    knop = opent("Vertel me dit niet meer", "ontvangst", f"w{verband.id}", UIT)
    return Bericht(f"{_KOP}, {verband.naam}\n" + "\n".join(regels), onder_elkaar(knop), blijft=True)


_KOP = "Wat er met jouw signaal gebeurt"
_VERTELD = "Bewoners hebben gehoord wat jullie met hun verhalen doen."


def _regels(deel: Verteld, momenten: Sequence[str]) -> list[str]:
    begin = _van_jou(deel.dagen)
    if deel.patroon is None:
        telt = "tellen" if len(deel.dagen) > 1 else "telt"
        return [f"{begin} {telt} mee. {TE_KLEIN}"] if momenten[0] == ritme.BUNDEL else [_NIET_GENOEMD]
    zit = "zitten" if len(deel.dagen) > 1 else "zit"
    regels = [f"{begin} {zit} in ‘{deel.patroon.naam}’."]
    if deel.veranderd:
        return [*regels, f"Dat antwoord is veranderd. {_wat_ermee(deel.antwoord)}"]
    return [*regels, _wat_ermee(deel.antwoord)] if ritme.KEUZE in momenten else regels


_NIET_GENOEMD = f"{TE_KLEIN} Elke ronde telt apart. Hoor je het weer? Vertel het dan opnieuw."


def _van_jou(dagen: Sequence[date]) -> str:
    op = vangnet.opsomming([_dag(dag) for dag in sorted(set(dagen))])
    return f"{'Jouw signalen' if len(dagen) > 1 else 'Jouw signaal'} van {op}"


def _dag(dag: date) -> str:
    return f"{dag.day} {kalender.MAANDEN[dag.month - 1]}"


def _wat_ermee(antwoord: Antwoord | None) -> str:
    if antwoord is None:
        return "Het wijkverband koos iets anders."
    if antwoord.eerste_stap_op is not None:
        return f"Het wijkverband koos het: {citaat(antwoord.wat)}{_hoe_het_gaat(antwoord, antwoord.eerste_stap_op)}"
    if antwoord.later:
        return "Het wijkverband koos het nog niet, en schoof het door naar de bundel erna."
    return (
        f"Het wijkverband koos het niet, omdat: {citaat(antwoord.reden)}" if antwoord.reden else _GEEN_REDEN
    )


def _hoe_het_gaat(antwoord: Antwoord, eerste_stap_op: date) -> str:
    """As it is at this moment, which may be weeks after the choice."""
    match antwoord.stand:
        case Stand.GEDAAN:
            return ". Dat is gedaan."
        case Stand.LUKT_NIET:
            return (
                f". Dat lukt nog niet, omdat: {citaat(antwoord.reden)}"
                if antwoord.reden
                else ". Dat lukt nog niet."
            )
        case _:
            return f", eerste stap voor {_dag(eerste_stap_op)}."


_GEEN_REDEN = "Het wijkverband koos het niet."


# --- /ontvangst ---


def _ontvangst(c: Context, a: Antwoorden) -> Slot:
    if a["wat"] in (AAN, UIT):
        aan = a["wat"] == AAN
        gedaan = "Je hoort weer" if aan else "Goed. Je hoort niet meer"
        tekst = f"{gedaan} wat er in {c.wijk.naam} met jouw signalen gebeurt."
        return Slot((_met_knop(c, tekst, aan),), (ZetOntvangst(aan),))
    aan = c.lid is not None and c.lid.ontvangst
    staat = "Na de bundel, na de keuze en na de terugkoppeling hoor je" if aan else "Je hoort nu niet"
    return Slot((_met_knop(c, f"{staat} wat er in {c.wijk.naam} met jouw signalen gebeurt.", aan),))


def _met_knop(c: Context, tekst: str, aan: bool) -> Bericht:
    woorden, waarde = ("Zet het uit", UIT) if aan else ("Zet het aan", AAN)
    return Bericht(tekst, onder_elkaar(opent(woorden, "ontvangst", f"w{c.wijk.id}", waarde)), blijft=True)


ONTVANGST = Gesprek(
    naam="ontvangst",
    titel="de ontvangst",
    commando="ontvangst",
    uitleg="horen wat er met je signaal gebeurt, aan of uit",
    onderwerp=WIJKVERBAND,
    begin_met=lambda c, invoer: {"wat": invoer.tekst.rpartition(":")[2]},
    afronden=_ontvangst,
)
