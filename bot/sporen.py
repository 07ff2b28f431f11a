"""What of a turn belongs in the log: who came in, was invited, linked a group, handed over, published.

Never that somebody told something, took part or paused: that would make a melder measurable. A new effect has to
be given its place here, or the type checker says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from bot.voorvallen import Voorval
from gesprekken import wijzigingen
from gesprekken.model import Effect, Stuur
from gesprekken.wijk import Rol


@dataclass(frozen=True)
class Spoor:
    """What happened, and to what (a kind and its number); `aan` is the person it is about, when that is another
    than who did it; `soort` and `uitslag` where that says more."""

    wat: Voorval
    over: str = ""
    aan: int = 0
    soort: str = ""
    uitslag: str = ""


def sporen(effecten: Iterable[Effect], wijkverband: int, persoon: int) -> tuple[Spoor, ...]:
    """Of what this person did, in this wijkverband."""
    gevonden = (_spoor(effect, f"wijkverband:{wijkverband}", persoon) for effect in effecten)
    return tuple(spoor for spoor in gevonden if spoor is not None)


def _spoor(effect: Effect, hier: str, persoon: int) -> Spoor | None:
    match effect:
        case wijzigingen.Verwijder(persoon=ander) if ander != persoon:
            # who it was is erased, and named nowhere
            return Spoor(Voorval.LID_WEGGEHAALD, hier)
        case wijzigingen.MeldAan(uitnodiging=id):
            return Spoor(Voorval.LID_ERBIJ, f"uitnodiging:{id}")
        case wijzigingen.MaakUitnodiging(rol=rol):
            return Spoor(Voorval.UITGENODIGD, hier, soort=rol)
        case wijzigingen.ZetWoorden():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="woorden")
        case wijzigingen.ZetThemas():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="themas")
        case wijzigingen.LegAfsprakenVast():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="afspraken")
        case wijzigingen.ZetOverleg():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="overleg")
        case wijzigingen.ZetRitme():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="ritme")
        case wijzigingen.ZetWijkteam():
            return Spoor(Voorval.INSTELLING_VERANDERD, hier, soort="wijkteam")
        case wijzigingen.TrekUitnodigingenIn():
            return Spoor(Voorval.UITNODIGINGEN_INGETROKKEN, hier)
        case wijzigingen.ZetRol(persoon=persoon, rol=rol):
            return Spoor(Voorval.ROL_VERANDERD, hier, aan=persoon, soort=rol)
        case wijzigingen.MaakKoppelcode():
            return Spoor(Voorval.KOPPELCODE_GEMAAKT, hier)
        case wijzigingen.KoppelGroep(wijkverband=id):
            return Spoor(Voorval.GROEP_GEKOPPELD, f"wijkverband:{id}")
        case wijzigingen.KiesActie():
            return Spoor(Voorval.ACTIE_GEKOZEN, hier)
        case wijzigingen.NeemActieAan(actie=id):
            return Spoor(Voorval.ACTIE_OVERGEGEVEN, f"actie:{id}")
        case wijzigingen.VraagEigenaar(code=code) if code:
            return Spoor(Voorval.UITGENODIGD, hier, soort=Rol.MELDER)
        case wijzigingen.LegTerugkoppelingVast():
            return Spoor(Voorval.TERUGKOPPELING_VASTGELEGD, hier)
        case wijzigingen.ToetsTerugkoppeling(fase=fase):
            return Spoor(Voorval.TERUGKOPPELING_GETOETST, hier, uitslag=fase.value)
        case wijzigingen.PubliceerTerugkoppeling(bundel=id):
            return Spoor(Voorval.TERUGKOPPELING_GEPUBLICEERD, f"bundel:{id}")
        case wijzigingen.ZetGedeeld(bundel=id):
            return Spoor(Voorval.RONDE_GESLOTEN, f"bundel:{id}")
        case wijzigingen.GeefVervolg(bundel=id):
            return Spoor(Voorval.UPDATE_GEGEVEN, f"bundel:{id}")
        case wijzigingen.BesluitVerzending(verzending=id, aangekomen=ja):
            uitslag = "aangekomen" if ja else "niet_aangekomen"
            return Spoor(Voorval.VERZENDING_BESLIST, f"verzending:{id}", uitslag=uitslag)
        case wijzigingen.GrijpIn(bundel=id, ingreep=ingreep):
            return Spoor(Voorval.BUNDEL_VERANDERD, f"bundel:{id}", soort=ingreep.soort)
        case wijzigingen.LaatKiezen(bundel=id, persoon=persoon):
            return Spoor(Voorval.KIEZER_AANGEWEZEN, f"bundel:{id}", aan=persoon)
        case wijzigingen.SluitStemming(bundel=id):
            return Spoor(Voorval.STEMMING_GESLOTEN, f"bundel:{id}")
        case (
            wijzigingen.LegSignaalVast()
            | wijzigingen.VulSignaalAan()
            | wijzigingen.VerbeterSignaal()
            | wijzigingen.TrekSignaalIn()
            | wijzigingen.VerplaatsSignaal()
            | wijzigingen.NietsBijzonders()
            | wijzigingen.VraagEigenaar()
            | wijzigingen.WijsActieAf()
            | wijzigingen.Beslis()
            | wijzigingen.BewaarConcept()
            | wijzigingen.MeldVoortgang()
            | wijzigingen.VerbeterActie()
            | wijzigingen.Pauzeer()
            | wijzigingen.Stem()
            | wijzigingen.ZetOntvangst()
            | wijzigingen.VraagCiteren()
            | wijzigingen.ZetCiteren()
            | wijzigingen.Corrigeer()
            | wijzigingen.StelRitme()
            | wijzigingen.Verwijder()  # the heartbeat logs who left, by a mark that a restored copy can be held against
            | Stuur()
        ):
            return None
        case _:
            assert_never(effect)
