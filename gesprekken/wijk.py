"""What exists in a wijkverband, as frozen facts, and what can change in it, as effects.

`opslag` reads the facts and carries out the effects; the conversations see the one and return the
other. Nothing here knows where anything is stored or how it reaches a person.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeAlias

GEEN_THEMA = "Iets anders"

VRAAG1 = "Wat hoor of zie je in de wijk?"
VRAAG2 = "Welke verandering zou voor bewoners verschil maken?"

OUD_COLLEGA = "oud-collega"  # in the place of the name of who left
OVERGENOMEN = "De eigenaar doet niet meer mee. Dit staat nu op jouw naam. Geef het gerust over:"


class Rol(StrEnum):
    MELDER = "melder"
    COORDINATOR = "coördinator"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"


# --- facts ---


@dataclass(frozen=True)
class Wijkverband:
    """`gebundeld` is the last round that has its bundle; `woorden` are no names of people, whatever they look like;
    `wijkteam` says where the care question of one person belongs."""

    id: int
    naam: str
    vraag1: str = VRAAG1
    vraag2: str = VRAAG2
    buurten: tuple[str, ...] = ()
    organisaties: tuple[str, ...] = ()
    heeft_groep: bool = False
    oefening: bool = False
    gebundeld: str = ""
    woorden: tuple[str, ...] = ()
    wijkteam: str = ""

    @property
    def toegestaan(self) -> frozenset[str]:
        """What the mask leaves standing: streets, schools, organisations and places."""
        return frozenset({self.naam, *self.buurten, *self.organisaties, *self.woorden})


@dataclass(frozen=True)
class Lid:
    """A person in one wijkverband."""

    persoon: int
    naam: str
    organisatie: str
    functie: str
    rollen: frozenset[Rol] = frozenset({Rol.MELDER})

    @property
    def is_coordinator(self) -> bool:
        return Rol.COORDINATOR in self.rollen


@dataclass(frozen=True)
class Persoon:
    """A professional, with the hour (local wall clock) and weekdays (0 = monday) of the daily question."""

    id: int
    naam: str
    uur: time | None = time(12, 15)
    dagen: frozenset[int] = frozenset(range(5))
    pauze_tot: date | None = None
    bereikbaar: bool = True


@dataclass(frozen=True)
class Signaal:
    """What one melder passed on. `nummer` tells the signals of one melder apart."""

    nummer: int
    ronde: str
    gehoord: str
    nodig: str = ""
    thema: str = GEEN_THEMA
    buurt: str = ""
    thema_zelf: bool = False
    ingetrokken: bool = False
    gesloten: bool = False


@dataclass(frozen=True)
class Bronbericht:
    """A message that the melder wrote: the answer to one of the two questions (`veld`)."""

    signaal: Signaal
    veld: str


class Stand(StrEnum):
    """Where an action is."""

    LOOPT = "loopt"
    GEDAAN = "gedaan"
    LUKT_NIET = "lukt niet"


@dataclass(frozen=True)
class Actie:
    id: int
    wijkverband: int
    ronde: str
    patroon: str
    verandering: str
    wat: str
    eigenaar: int  # 0 when the owner left
    eigenaar_naam: str
    eerste_stap: str
    eerste_stap_op: date
    check_op: date
    zin: str = ""
    partners: str = ""
    stand: Stand = Stand.LOOPT
    eerste_stap_gedaan: bool = False
    reden: str = ""
    opbrengst: str = ""


@dataclass(frozen=True)
class Patroon:
    """What several melders said about one thing. Figures are None where they may not be shown.

    `vorige` is the number of signals in the month before, None when hidden or unknown.
    """

    naam: str
    melders: int | None = None
    organisaties: int | None = None
    signalen: int | None = None
    buurten: tuple[str, ...] = ()
    vorige: int | None = None


@dataclass(frozen=True)
class Gehoord:
    """One signal as the bundle counts it: `melder` is a pseudonym."""

    melder: str
    organisatie: str
    functie: str
    thema: str
    buurt: str = ""
    gehoord: str = ""
    nodig: str = ""


@dataclass(frozen=True)
class Oogst:
    """All that a round brought in, ready to be bundled.

    `signalen` and `vorige_signalen` are those of this month and the one before (the latter None when
    the wijkverband did not exist then); `actief` holds the pseudonym of who gave a signal or said
    *niets bijzonders*; `leden` all members.
    """

    wijkverband: Wijkverband
    ronde: str
    signalen: tuple[Gehoord, ...]
    vorige_signalen: tuple[Gehoord, ...] | None
    actief: frozenset[str]
    leden: tuple[Lid, ...]
    actieve_leden: frozenset[int]
    open_acties: tuple[Actie, ...] = ()
    zonder_terugkoppeling: str = ""


@dataclass(frozen=True)
class Bundel:
    """The frozen outcome of one round: what was heard, as it may be shown to the members."""

    wijkverband: str
    ronde: str
    actieve_melders: int | None
    top: tuple[Patroon, ...] = ()
    ook_gehoord: tuple[str, ...] = ()
    niet_gehoord: tuple[str, ...] = ()
    vorige_bekend: bool = False
    open_acties: tuple[Actie, ...] = ()
    zonder_terugkoppeling: str = ""
    id: int = 0

    @property
    def keuzes(self) -> tuple[str, ...]:
        """The names from which the wijkverband chooses."""
        return tuple(p.naam for p in self.top) or self.ook_gehoord


@dataclass(frozen=True)
class Terugkoppeling:
    """Template 3: what residents read. `wanneer` and `kanaal` are the promised next update."""

    ronde: str
    gehoord: str
    gedaan: str
    lukt_niet: str
    wanneer: date
    kanaal: str
    contact: str


@dataclass(frozen=True)
class Uitnodiging:
    id: int
    wijkverband: Wijkverband
    rol: Rol
    geldig: bool


@dataclass(frozen=True)
class Verzending:
    """A message of which nobody knows whether it arrived."""

    id: int
    omschrijving: str
    onzeker: bool


@dataclass(frozen=True)
class Termijnen:
    """After how long what is kept goes; set by the beheerder, carried out every day."""

    teksten_maanden: int = 13
    patronen_maanden: int = 25
    acties_maanden: int = 24
    berichten_dagen: int = 30
    gezien_dagen: int = 14
    geblokkeerd_dagen: int = 30


STANDAARD = Termijnen()


@dataclass(frozen=True)
class Blok:
    """One kind of what is kept of a person; each row is a list of names and values."""

    titel: str
    rijen: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True)
class Gegevens:
    """All that is kept of one person."""

    naam: str
    blokken: tuple[Blok, ...]


# --- effects: what a turn wants to change ---


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
    """Answer 1: the signal counts from here on. Laying down the same `nummer` again replaces the text."""

    nummer: int
    gehoord: str
    thema: str
    bron: str = ""


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


@dataclass(frozen=True)
class MeldVoortgang:
    """What the owner said: fields that are None stay as they are. `heropend` starts a new first step."""

    actie: int
    stand: Stand | None = None
    eerste_stap_gedaan: bool | None = None
    eerste_stap: str | None = None
    eerste_stap_op: date | None = None
    check_op: date | None = None
    reden: str | None = None
    opbrengst: str | None = None
    merkbaar: str | None = None


@dataclass(frozen=True)
class GeefActieOver:
    actie: int
    eigenaar: int


@dataclass(frozen=True)
class LegTerugkoppelingVast:
    terugkoppeling: Terugkoppeling


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
class ZetWoorden:
    """The words of the wijkverband that the mask leaves standing, all of them."""

    woorden: tuple[str, ...]


@dataclass(frozen=True)
class ZetWijkteam:
    waar: str


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
    | GeefActieOver
    | LegTerugkoppelingVast
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
    | ZetWoorden
    | ZetWijkteam
)
