"""What a turn wants to change in a wijkverband, as frozen effects.

The conversations return them and `opslag` carries them out; whether something may happen was decided before.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

from gesprekken.wijk import Afspraken, Concept, Fase, Ingreep, Rol, Stand, Terugkoppeling, Uitkomst, Vorm


@dataclass(frozen=True)
class MeldAan:
    uitnodiging: int
    naam: str
    organisatie: str
    functie: str
    uur: time | None
    dagen: frozenset[int]


@dataclass(frozen=True)
class LegSignaalVast:
    """Answer 1: the signal counts from here on. Laying down the same `nummer` again replaces the text.

    `thema_zelf`: the melder chose it. `plek` and `aanwezig` are those of the conversation in which it was heard:
    where, and at least how many people there were (0 when nobody said).
    """

    nummer: int
    gehoord: str
    thema: str
    bron: str = ""
    vorm: Vorm = Vorm.UITVRAAG
    thema_zelf: bool = False
    buurt: str = ""
    plek: str = ""
    aanwezig: int = 0


@dataclass(frozen=True)
class VulSignaalAan:
    """Answer 2."""

    nummer: int
    nodig: str
    bron: str = ""


@dataclass(frozen=True)
class VerbeterSignaal:
    """`veld` is gehoord, nodig, thema or buurt. `zelf`: the melder chose it, it was not suggested."""

    nummer: int
    veld: str
    waarde: str
    zelf: bool = True


@dataclass(frozen=True)
class TrekSignaalIn:
    """`toch_niet` puts it back."""

    nummer: int
    toch_niet: bool = False


@dataclass(frozen=True)
class VerplaatsSignaal:
    """To another wijkverband of the same person, which then becomes the one used last."""

    nummer: int
    wijkverband: int


@dataclass(frozen=True)
class NietsBijzonders:
    """Counts as taking part; once a day."""

    dag: date


@dataclass(frozen=True)
class KiesActie:
    """`gevraagd` (a person, or who comes in by an invitation with this `code`) is asked to take it over."""

    ronde: str
    patroon: str
    verandering: str
    wat: str
    eigenaar: int
    partners: str
    eerste_stap: str
    eerste_stap_op: date
    check_op: date
    zin: str
    patroon_sleutel: str = ""
    haalbaar: str = ""
    impact: str = ""
    gevraagd: int = 0
    gevraagd_naam: str = ""
    code: str = ""
    vervalt: datetime | None = None


@dataclass(frozen=True)
class Beslis:
    """The answer to a pattern of this bundle that is not chosen."""

    bundel: int
    patroon: str
    uitkomst: Uitkomst
    reden: str = ""


@dataclass(frozen=True)
class LaatKiezen:
    """The coördinator lets this member choose from this bundle, in the place of whom she named before."""

    bundel: int
    persoon: int


@dataclass(frozen=True)
class MeldVoortgang:
    """What the owner said: fields that are None stay as they are. `heropend` starts a new first step."""

    actie: int
    stand: Stand | None = None
    wat: str | None = None
    eerste_stap_gedaan: bool | None = None
    eerste_stap: str | None = None
    eerste_stap_op: date | None = None
    check_op: date | None = None
    reden: str | None = None
    opbrengst: str | None = None
    merkbaar: str | None = None


@dataclass(frozen=True)
class VerbeterActie:
    """`veld` is wat, eerste_stap, partners, zin or check_op (a date, as text)."""

    actie: int
    veld: str
    waarde: str


@dataclass(frozen=True)
class VraagEigenaar:
    """Ask a person, or who comes in by an invitation with this `code`, to own this action; in the place of who
    was asked before. Until the answer the owner stays who it is."""

    actie: int
    gevraagd: int
    gevraagd_naam: str
    code: str = ""
    vervalt: datetime | None = None


@dataclass(frozen=True)
class NeemActieAan:
    """Who says this owns the action from now on."""

    actie: int


@dataclass(frozen=True)
class WijsActieAf:
    """Who was asked does not take it; why is told to the coördinator and kept nowhere."""

    actie: int


@dataclass(frozen=True)
class BewaarConcept:
    """What was written until now; it goes as soon as a version is laid down."""

    bundel: int
    concept: Concept


@dataclass(frozen=True)
class LegTerugkoppelingVast:
    """A version that residents do not read yet: `fase` says whether the ervaringsdeskundige sees it first."""

    bundel: int
    terugkoppeling: Terugkoppeling
    fase: Fase


@dataclass(frozen=True)
class ToetsTerugkoppeling:
    """The ervaringsdeskundige finds it clear, or sends it back with a remark."""

    bundel: int
    fase: Fase
    opmerking: str = ""


@dataclass(frozen=True)
class PubliceerTerugkoppeling:
    """Residents may read it. `eigenaar` shares it, until `delen_op` at the latest."""

    bundel: int
    eigenaar: int
    delen_op: date


@dataclass(frozen=True)
class ZetGedeeld:
    """Residents heard it there, on that day: with this the round is closed. `verbetert`: it was closed already, and
    was told otherwise."""

    bundel: int
    kanaal: str
    op: date
    verbetert: bool = False


@dataclass(frozen=True)
class GeefVervolg:
    """What came of it; with the day and the channel of the next update, or None when this was the last.
    `vervangt`: in the place of the text of that update (the first is 1), corrected on `op`."""

    bundel: int
    tekst: str
    op: date
    wanneer: date | None
    kanaal: str
    vervangt: int = 0


@dataclass(frozen=True)
class Pauzeer:
    """None ends the pause."""

    tot: date | None


@dataclass(frozen=True)
class Corrigeer:
    """One's own `veld`: naam, or organisatie or functie in this wijkverband."""

    veld: str
    waarde: str


@dataclass(frozen=True)
class StelRitme:
    """When the daily question may come; without an hour never."""

    uur: time | None
    dagen: frozenset[int]


@dataclass(frozen=True)
class Verwijder:
    """This person leaves a wijkverband, or (None) all of them; her identity goes with the last one.

    The link to what she told is cut and her open actions go to the coördinator. Leaving, being removed
    and blocking us for long all end here; whether it is allowed was decided before.
    """

    persoon: int
    wijkverband: int | None = None


@dataclass(frozen=True)
class MaakUitnodiging:
    """Stored as a hash only; `code` itself is shown once."""

    code: str
    rol: Rol
    aantal: int
    vervalt: datetime


@dataclass(frozen=True)
class TrekUitnodigingenIn:
    """The open invitations of this wijkverband work no longer; those for a coördinator are the beheerder's."""


@dataclass(frozen=True)
class ZetRol:
    """The role of a member in this wijkverband."""

    persoon: int
    rol: Rol


@dataclass(frozen=True)
class MaakKoppelcode:
    code: str
    vervalt: datetime


@dataclass(frozen=True)
class KoppelGroep:
    """The chat in which this was said becomes the group of the wijkverband; the code is used up."""

    wijkverband: int
    uitnodiging: int


@dataclass(frozen=True)
class BesluitVerzending:
    """The coördinator looked: it arrived, or it has to be posted again."""

    verzending: int
    aangekomen: bool


@dataclass(frozen=True)
class LegAfsprakenVast:
    """All of them, with the part that was finished just now. `opnieuw`: a renewal begins, so that what they were
    before is kept beside it."""

    afspraken: Afspraken
    opnieuw: bool = False


@dataclass(frozen=True)
class ZetOverleg:
    """The next meeting of the wijkverband; None when there is none planned."""

    op: date | None
    uur: time | None


@dataclass(frozen=True)
class ZetRitme:
    """Rounds of six weeks or of a month, once the running round is over."""

    zes_weken: bool


@dataclass(frozen=True)
class ZetWoorden:
    """The words of the wijkverband that the mask leaves standing, all of them."""

    woorden: tuple[str, ...]


@dataclass(frozen=True)
class ZetThemas:
    """The themes that have an own name in this wijkverband, all of them; an empty one is not used."""

    namen: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ZetWijkteam:
    waar: str


@dataclass(frozen=True)
class GrijpIn:
    """The coördinator changes a bundle, puts it off, or posts it now."""

    bundel: int
    ingreep: Ingreep


@dataclass(frozen=True)
class Stem:
    """A vote for a pattern (its key) of a bundle; `weg` takes it back."""

    bundel: int
    patroon: str
    weg: bool = False


@dataclass(frozen=True)
class SluitStemming:
    bundel: int


@dataclass(frozen=True)
class VraagCiteren:
    """She is asked, under this signal, whether her words may stand in a bundle."""

    nummer: int


@dataclass(frozen=True)
class ZetCiteren:
    """Whether her words may stand in a bundle: all of them, or those of one signal (`nummer`)."""

    mag: bool
    nummer: int = 0


@dataclass(frozen=True)
class ZetOntvangst:
    """Does she want to hear what came of what she told in this wijkverband?"""

    gewenst: bool


Wijziging: TypeAlias = (
    MeldAan
    | LegSignaalVast
    | VulSignaalAan
    | VerbeterSignaal
    | TrekSignaalIn
    | VerplaatsSignaal
    | NietsBijzonders
    | KiesActie
    | MeldVoortgang
    | VerbeterActie
    | Beslis
    | LaatKiezen
    | VraagEigenaar
    | NeemActieAan
    | WijsActieAf
    | BewaarConcept
    | LegTerugkoppelingVast
    | ToetsTerugkoppeling
    | PubliceerTerugkoppeling
    | ZetGedeeld
    | GeefVervolg
    | Pauzeer
    | Corrigeer
    | StelRitme
    | Verwijder
    | MaakUitnodiging
    | TrekUitnodigingenIn
    | ZetRol
    | MaakKoppelcode
    | KoppelGroep
    | BesluitVerzending
    | LegAfsprakenVast
    | ZetOverleg
    | ZetRitme
    | ZetWoorden
    | ZetThemas
    | ZetWijkteam
    | GrijpIn
    | Stem
    | SluitStemming
    | ZetOntvangst
    | VraagCiteren
    | ZetCiteren
)
