"""The vocabulary of conversations: Gesprek, Stap, Invoer, Bericht, Knop, Toestand, Uitkomst, Context.

A conversation is data and small functions; `engine.beurt` is the only one that interprets it. Nothing
here knows a channel, a database or a clock.
"""

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from gesprekken import kalender, vangnet
from gesprekken.rondes import MAANDELIJKS, VOORPROEF_WERKDAGEN
from gesprekken.wijk import (
    STANDAARD,
    Actie,
    Afspraken,
    Besluit,
    Bronbericht,
    Bundel,
    Dossier,
    Ingreep,
    Lid,
    Persoon,
    Rondestand,
    Signaal,
    Stemming,
    Termijnen,
    Uitnodiging,
    Verzending,
    Voorproef,
    Wijkverband,
)
from gesprekken.wijzigingen import Wijziging

# --- who may, and why not ---


class Voor(StrEnum):
    """For whom a conversation or a document is. What each of these takes is decided in toegang.py."""

    IEDEREEN = "iedereen"
    LEDEN = "leden"
    MELDER = "wie het vertelde"
    EIGENAAR = "eigenaar en coördinator"
    ERVARING = "ervaringsdeskundige"
    DELER = "eigenaar, coördinator en ervaringsdeskundige"
    GEVRAAGD = "wie gevraagd is"
    COORDINATOR = "coördinator"
    KIEZER = "coördinator, en wie zij laat kiezen"


class Waarom(StrEnum):
    """Why somebody was refused. It is counted; that something cannot be done just now is no refusal."""

    GEEN_LID = "geen_lid"
    ROL = "rol"
    ONDERWERP = "onderwerp"  # of another wijkverband, of somebody else, gone, or made up
    UITNODIGING = "uitnodiging"  # unknown, expired, used up or withdrawn
    KNOP = "knop"  # nothing that we put under a message
    OUDE_KNOP = "oude_knop"
    TE_SNEL = "te_snel"
    ADRES = "adres"  # a page asked for under another name than this machine has
    SLEUTEL = "sleutel"  # without the key that stands in the page
    CODES = "codes"  # too many wrong ones: nothing is looked up for a while


# --- what is said ---

KNOP_BYTES = 64  # Telegram: callback_data


class Knopsoort(StrEnum):
    ANTWOORD = "b"
    OPENT = "o"
    WISSEL = "w"
    PRIVE = "s"


@dataclass(frozen=True)
class Knop:
    """A button. `doet` is what comes back when it is pressed, at most 64 bytes:

    `b:<beurt>:<waarde>`                   answers the question it stands under, that turn only;
    `o:<gesprek>:<onderwerp>:<waarde>`     opens a conversation, and answers its first question;
    `w:<gesprek>:<onderwerp>:<waarde>`     the same, and leaves the one that is open;
    `s:<code>`                             a link to the private chat (`/start <code>`).
    """

    tekst: str
    doet: str

    def __post_init__(self) -> None:
        if not self.tekst or len(self.doet.encode()) > KNOP_BYTES:
            raise ValueError(f"knop {self.tekst!r} past niet: {self.doet!r}")


Rij: TypeAlias = tuple[Knop, ...]
Rijen: TypeAlias = tuple[Rij, ...]


def antwoord(tekst: str, waarde: str) -> Knop:
    """An answer to the question of this step. The engine stamps it with the turn."""
    return Knop(tekst, f"b::{waarde}")


def opent(tekst: str, gesprek: str, onderwerp: object = "", waarde: str = "") -> Knop:
    return Knop(tekst, f"o:{gesprek}:{onderwerp}:{waarde}")


def wissel(tekst: str, gesprek: str, onderwerp: object = "", waarde: str = "") -> Knop:
    return Knop(tekst, f"w:{gesprek}:{onderwerp}:{waarde}")


def prive(tekst: str, code: str) -> Knop:
    return Knop(tekst, f"s:{code}")


def onder_elkaar(*knoppen: Knop) -> Rijen:
    return tuple((knop,) for knop in knoppen)


def in_paren(*knoppen: Knop) -> Rijen:
    return tuple(knoppen[i : i + 2] for i in range(0, len(knoppen), 2))


NIET_BEWAARD = "(dit bericht is niet bewaard)"


@dataclass(frozen=True)
class Bericht:
    """Plain text with buttons under it. `document` names a file that goes along (`bundel:3`).

    `op_de_plaats`: rewrites the message whose button was pressed. `blijft`: its buttons keep working after a
    press (those of a question go away with the answer). `geheim`: holds a code, or tells what somebody was
    afraid of; its text is not kept once it was sent, or will not be. `afscheid`: the last word to who leaves;
    nothing of it is kept then.
    """

    tekst: str
    knoppen: Rijen = ()
    document: str = ""
    op_de_plaats: bool = False
    blijft: bool = False
    geheim: bool = False
    afscheid: bool = False

    @property
    def zoals_bewaard(self) -> "Bericht":
        """What is kept of it once it was sent."""
        return replace(self, tekst=NIET_BEWAARD) if self.geheim else self


@dataclass(frozen=True)
class Stuur:
    """A message to someone else than who is talking: a person, or (None) the group of the wijkverband.

    `sleutel` makes it once: placing the same key again does nothing. After `vervalt` it has lost its sense.
    """

    aan: int | None
    bericht: Bericht
    sleutel: str
    vervalt: datetime | None = None


Effect: TypeAlias = Wijziging | Stuur


# --- what comes in ---


class Soort(StrEnum):
    TEKST = "tekst"
    KNOP = "knop"
    COMMANDO = "commando"
    BEWERKING = "bewerking"
    ONLEESBAAR = "onleesbaar"


@dataclass(frozen=True)
class Invoer:
    """One thing a person did. The text is masked already.

    `tekst` is the text, the button's `doet` or the command's name; `argument` what came after the
    command; `bron` the channel's name for the message (it finds the signal when it is edited);
    `gemaskeerd` the kinds of personal data that were left out; `acuut` is set when it speaks of danger.
    """

    soort: Soort
    tekst: str = ""
    argument: str = ""
    bron: str = ""
    gemaskeerd: tuple[str, ...] = ()
    acuut: str = ""


# --- what is remembered between two turns ---

# By the name of the step what was said there. Beside it the engine keeps `bron:<stap>`, the message it was
# typed in; `ronde:<stap>` and `in:<stap>`, the round and the wijkverband of the first answer there;
# `eerder:<stap>`, what stood there before `/terug`; and `nr`, the number of the turn that opened the conversation,
# which names what is made in it.
Antwoorden: TypeAlias = Mapping[str, str]


@dataclass(frozen=True)
class Toestand:
    """Where someone is. Plain JSON, so it survives a restart.

    `beurt` rises by one with every accepted turn: optimistic lock, guard against stale buttons, order.
    `weg` are the steps that `/terug` passes, `sinds` the moment of the last word.
    """

    beurt: int = 0
    gesprek: str = ""
    versie: int = 0
    onderwerp: str = ""
    stap: str = ""
    antwoorden: Antwoorden = field(default_factory=dict)
    weg: tuple[str, ...] = ()
    sinds: str = ""

    @property
    def laatste_woord(self) -> datetime | None:
        """In the conversation that is open, if one is."""
        return datetime.fromisoformat(self.sinds) if self.gesprek and self.sinds else None

    def als_json(self) -> str:
        return json.dumps(self.__dict__, ensure_ascii=False)

    @classmethod
    def uit_json(cls, tekst: str) -> "Toestand":
        """ValueError for anything else than `als_json` wrote."""
        velden = json.loads(tekst)
        try:
            return cls(**{**velden, "weg": tuple(velden["weg"])})
        except (KeyError, TypeError) as fout:
            raise ValueError("dit is geen toestand") from fout

    @property
    def bezig(self) -> bool:
        return bool(self.gesprek)

    def met(self, naam: str, waarde: str) -> "Toestand":
        return replace(self, antwoorden={**self.antwoorden, naam: waarde})


@dataclass(frozen=True)
class Uitkomst:
    """What a turn brings about. `genomen` is False when nothing was accepted: the same question stands,
    or the conversation is over because of what happened meanwhile.

    `melding` is one short sentence shown with the button that was pressed, instead of a message;
    `geweigerd` says why what was asked may not be.
    """

    berichten: tuple[Bericht, ...]
    toestand: Toestand
    effecten: tuple[Effect, ...] = ()
    genomen: bool = True
    melding: str = ""
    geweigerd: Waarom | None = None


# --- what a conversation may know ---


@dataclass(frozen=True)
class Themavoorstel:
    """The most likely themes; `zeker` when the first may be filed without asking."""

    themas: tuple[str, ...] = ()
    zeker: bool = False


Onderwerp: TypeAlias = (
    Signaal
    | Bronbericht
    | Actie
    | Bundel
    | Dossier
    | Stemming
    | Voorproef
    | Uitnodiging
    | Verzending
    | Wijkverband
    | None
)


@dataclass(frozen=True)
class Context:
    """All that a turn may know. `onderwerp` is what the conversation is about, already checked to be
    of this person's wijkverband; None when there is no such thing (any more). `coordineert` are the
    wijkverbanden where she is coördinator."""

    nu: datetime
    naam: str = ""
    persoon: Persoon | None = None
    wijkverband: Wijkverband | None = None
    wijkverbanden: tuple[Wijkverband, ...] = ()
    coordineert: tuple[Wijkverband, ...] = ()
    lid: Lid | None = None
    leden: Sequence[Lid] = ()  # these four may be fetched as late as a conversation looks at them
    acties: Sequence[Actie] = ()
    afgesproken: Sequence[Afspraken] = ()  # at most one: see `afspraken`
    rondes: Sequence[Rondestand] = ()  # all of which the bundle was posted, oldest first
    besluiten: Sequence[Besluit] = ()  # on the patterns of the bundle that this is about
    acties_elders: Sequence[Actie] = ()  # the own ones, in the other wijkverbanden of this person
    rondes_elders: Sequence[Rondestand] = ()  # there, those that she tells residents about
    onderwerp: Onderwerp = None
    vrij: kalender.Vrij = frozenset()
    themas: Callable[[str, Collection[str]], Themavoorstel] = lambda tekst, uit: Themavoorstel()
    alle_themas: tuple[str, ...] = ()
    terug: Callable[[str], str] = lambda _: ""  # a text with the words put back that nobody knew; or empty
    gevaar: str = ""  # the kind of danger for which she was shown the way just now, and the kind of which she
    over_de_buurt: str = ""  # said a moment ago that it is about the neighbourhood; both in memory only
    code: str = ""
    botnaam: str = ""
    termijnen: Termijnen = STANDAARD
    voorproef_werkdagen: int = VOORPROEF_WERKDAGEN
    # the bundle that this is about with these changes as well, and how it then looks in the group
    met_ingrepen: Callable[[Sequence[Ingreep]], tuple[Bundel, str]] | None = None

    @property
    def vandaag(self) -> date:
        return kalender.lokaal(self.nu).date()

    @property
    def ronde(self) -> str:
        """The round to which belongs what is told now."""
        verband = self.wijkverband
        return verband.ronde(self.nu) if verband else MAANDELIJKS.ronde_van(self.nu)

    @property
    def wijk(self) -> Wijkverband:
        """The wijkverband, in a conversation that only a member can open."""
        if self.wijkverband is None:
            raise LookupError("dit gesprek is alleen voor leden van een wijkverband")
        return self.wijkverband

    def voorstel(self, tekst: str) -> Themavoorstel:
        """What this may be about, of the themes that the wijkverband uses."""
        return self.themas(tekst, self.wijk.themas_uit)

    @property
    def onze_themas(self) -> tuple[str, ...]:
        return tuple(thema for thema in self.alle_themas if thema not in self.wijk.themas_uit)

    @property
    def open_rondes(self) -> list[Rondestand]:
        """What residents did not hear about yet, oldest first."""
        return [stand for stand in self.rondes if not stand.gesloten]

    @property
    def afspraken(self) -> Afspraken | None:
        """The participatieafspraken of the wijkverband, as far as they were made."""
        return self.afgesproken[0] if self.afgesproken else None

    @property
    def coordinatoren(self) -> tuple[Lid, ...]:
        return tuple(lid for lid in self.leden if lid.is_coordinator)

    @property
    def is_coordinator(self) -> bool:
        return self.lid is not None and self.lid.is_coordinator


# --- what a conversation is ---

EINDE = ""
TYPEN = "~typen"  # the value of the visible way to type it oneself
OVER_DE_BUURT = "~buurt"  # "this is about the neighbourhood": allows words of danger, in the very next turn


@dataclass(frozen=True)
class Nee:
    """What was said cannot be taken; one sentence that says what to do."""

    uitleg: str


@dataclass(frozen=True)
class Stap:
    """One question. `knoppen` may be pressed, `tekst` (when set) reads what is typed.

    `verder` names the next step, or maps an answer to it (`"*"` for all others). A step whose answer
    is known (`overslaan`) is not asked; it leads on as its answer would, or to `overgeslagen`. `betekent` turns
    what a button stands for into what is remembered. `erbij` adds it to what was said here before, where the
    same question is asked again until somebody is done.
    `effecten` happen as soon as the answer is taken; `definitief`
    says that they cannot be taken back, so `/terug` does not pass here.
    """

    vraag: Callable[[Context, Antwoorden], str]
    verder: str | Mapping[str, str]
    knoppen: Callable[[Context, Antwoorden], Rijen] = lambda c, a: ()
    tekst: Callable[[Context, str], str | Nee] | None = None
    betekent: Callable[[Context, str], str] = lambda c, waarde: waarde
    overslaan: Callable[[Context, Antwoorden], bool] = lambda c, a: False
    overgeslagen: str | None = None
    erbij: Callable[[str, str], str] | None = None
    effecten: Callable[[Context, Antwoorden], Sequence[Effect]] = lambda c, a: ()
    definitief: bool = False

    def volgende(self, gezegd: str) -> str:
        if isinstance(self.verder, str):
            return self.verder
        return self.verder.get(gezegd, self.verder.get("*", EINDE))

    @property
    def uitgangen(self) -> Mapping[str, str]:
        return {"*": self.verder} if isinstance(self.verder, str) else self.verder


@dataclass(frozen=True)
class Slot:
    """How a conversation ends. `genomen` is False when what was said could not be taken after all; `melding`
    and `geweigerd` as in `Uitkomst`."""

    berichten: tuple[Bericht, ...] = ()
    effecten: tuple[Effect, ...] = ()
    genomen: bool = True
    melding: str = ""
    geweigerd: Waarom | None = None


@dataclass(frozen=True)
class Gesprek:
    """A conversation. Without steps it is a single answer, and never disturbs one that is open.

    `onderwerp` says what kind of thing it is about (loaded into the Context); `voor` for whom it is
    (decided by toegang.py, and said with `weigert`); `mag` refuses with a sentence what cannot be done now.
    Both are asked at the door and at every turn, so that what changed meanwhile is seen. `begin_met` fills
    answers from what opened it; `gestopt` says how `/stop` ends it (without its subject); after `verloopt`
    without a word it has ended by itself.
    """

    naam: str
    titel: str
    afronden: Callable[[Context, Antwoorden], Slot]
    stappen: Mapping[str, Stap] = field(default_factory=dict)
    begin: str = EINDE
    versie: int = 1
    commando: str = ""
    uitleg: str = ""
    onderwerp: str = ""
    voor: Voor = Voor.LEDEN
    weigert: Callable[[Context], str] = lambda c: vangnet.NIET_VOOR_JOU
    mag: Callable[[Context], str] = lambda c: ""
    begin_met: Callable[[Context, Invoer], Antwoorden] = lambda c, invoer: {}
    gestopt: Callable[[Context, Antwoorden], Slot] = lambda c, a: Slot((Bericht(vangnet.GESTOPT),))
    verloopt: timedelta = timedelta(hours=24)
