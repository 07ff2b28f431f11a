"""What exists in a wijkverband, as frozen facts.

`opslag` reads them, the conversations and the reports see them. What can change in it stands in
wijzigingen.py. Nothing here knows where anything is stored or how it reaches a person.
"""

import re
import unicodedata
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from gesprekken.rondes import MAANDELIJKS, Ritme

GEEN_THEMA = "Iets anders"

VRAAG1 = "Wat hoor of zie je in de wijk?"
VRAAG2 = "Welke verandering zou voor bewoners verschil maken?"

OUD_COLLEGA = "oud-collega"  # in the place of the name of who left
OVERGENOMEN = "De eigenaar doet niet meer mee. Deze actie staat nu op jouw naam. Geef haar gerust over:"
WAS_VAN_NIEMAND = "Deze actie had geen eigenaar meer, en staat nu op jouw naam. Geef haar gerust over:"


class Rol(StrEnum):
    MELDER = "melder"
    COORDINATOR = "coördinator"
    ERVARINGSDESKUNDIGE = "ervaringsdeskundige"


class Vorm(StrEnum):
    """How something was heard: the forms A to D of the toolkit."""

    BUURTGESPREK = "buurtgesprek"
    UITVRAAG = "uitvraag"
    PANEL = "panel"
    ERVARING = "ervaring"


@dataclass(frozen=True)
class Wijkverband:
    """`gebundeld` is the last round that has its bundle; `woorden` are no names of people, whatever they look like;
    `wijkteam` says where the care question of one person belongs; `themanamen` are the themes with a name of their own
    here, and one with an empty name is not used. `overleg` is the meeting that was set last, which
    may be over; `vorig_overleg` the last one before it that was held."""

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
    overleg_op: date | None = None
    overleg_uur: time | None = None
    vorig_overleg_op: date | None = None
    vorig_overleg_uur: time | None = None
    ritme: Ritme = MAANDELIJKS
    themanamen: tuple[tuple[str, str], ...] = ()

    def heet(self, thema: str) -> str:
        """How this theme is called here. It stays the same theme, whatever it is called."""
        return dict(self.themanamen).get(thema) or thema

    @property
    def themas_uit(self) -> frozenset[str]:
        """The themes that are not used here. What stands under one already, stays there."""
        return frozenset(thema for thema, naam in self.themanamen if not naam)

    @property
    def overlegdagen(self) -> tuple[date, ...]:
        """The meetings that are known, in order."""
        return tuple(dag for dag in (self.vorig_overleg_op, self.overleg_op) if dag is not None)

    def ronde(self, nu: datetime) -> str:
        """The round to which belongs what is told now."""
        return self.ritme.open_ronde(nu, self.gebundeld)

    @property
    def toegestaan(self) -> frozenset[str]:
        """What the mask leaves standing: streets, schools, organisations and places."""
        return frozenset({self.naam, *self.buurten, *self.organisaties, *self.woorden})


@dataclass(frozen=True)
class Bevestigd:
    """A text with the theme that its melder chose herself, for who learns from it."""

    thema: str
    gehoord: str
    melder: str


@dataclass(frozen=True)
class Lid:
    """A person in one wijkverband. `citeren`: may her words stand in a bundle; None as long as she gave no answer.
    She was asked once, under the signal with the number `citeren_bij`."""

    persoon: int
    naam: str
    organisatie: str
    functie: str
    rollen: frozenset[Rol] = frozenset({Rol.MELDER})
    ontvangst: bool = True
    citeren: bool | None = None
    citeren_bij: int | None = None

    @property
    def is_coordinator(self) -> bool:
        return Rol.COORDINATOR in self.rollen

    @property
    def is_ervaringsdeskundige(self) -> bool:
        return Rol.ERVARINGSDESKUNDIGE in self.rollen


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
    """What one melder passed on. `nummer` tells the signals of one melder apart. `citeren`: may these words stand in
    the bundle, where she chose otherwise than for all of hers. `plek` and `aanwezig` are those of the conversation in
    which it was heard: where, and at least how many people there were (0 when nobody said)."""

    nummer: int
    ronde: str
    gehoord: str
    nodig: str = ""
    thema: str = GEEN_THEMA
    buurt: str = ""
    thema_zelf: bool = False
    ingetrokken: bool = False
    gesloten: bool = False
    vorm: Vorm = Vorm.UITVRAAG
    citeren: bool | None = None
    plek: str = ""
    aanwezig: int = 0


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


class Haalbaar(StrEnum):
    """How easily something can be done about a pattern."""

    MAKKELIJK = "makkelijk"
    TE_DOEN = "te doen"
    LASTIG = "lastig"


class Impact(StrEnum):
    """How much difference it makes to residents."""

    VEEL = "veel"
    WAT = "wat"
    WEINIG = "weinig"


class Uitkomst(StrEnum):
    """What becomes of a pattern that is not chosen: it returns in the next bundle, or it does not and why."""

    LATER = "later"
    NIET = "niet"


@dataclass(frozen=True)
class Besluit:
    """The answer to one pattern of a bundle. `reden` is for residents."""

    patroon: str
    uitkomst: Uitkomst
    reden: str = ""


@dataclass(frozen=True)
class Actie:
    """`gevraagd` was asked to own it (0 for who still has to come in by the invitation `uitnodiging`). As long as
    the answer is awaited `gevraagd_op` says since when; afterwards it is empty, and who said no is still named.
    `volgnummer` is that of its calendar entries."""

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
    patroon_sleutel: str = ""
    gevraagd: int = 0
    gevraagd_naam: str = ""
    gevraagd_op: datetime | None = None
    uitnodiging: int = 0
    haalbaar: str = ""
    impact: str = ""
    merkbaar: str = ""
    volgnummer: int = 0

    @property
    def wacht_op(self) -> str:
        """Who was asked to own it and did not answer yet."""
        return self.gevraagd_naam if self.gevraagd_op is not None else ""

    @property
    def nam_niet_aan(self) -> str:
        """Who was asked last, and did not take it."""
        return self.gevraagd_naam if self.gevraagd and self.gevraagd_op is None else ""


SLEUTEL_TEKENS = 24  # fits a button beside the names of a conversation and a bundle


def sleutel_van(naam: str) -> str:
    """The key of a pattern that was named so: small letters, figures and hyphens. What is cut off of a long
    name still counts, so that two of them that begin alike keep apart."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")
    if slug and len(slug) <= SLEUTEL_TEKENS:
        return slug
    return f"{slug[: SLEUTEL_TEKENS - 9].strip('-')}-{zlib.crc32(naam.encode()):08x}".strip("-")


class Richting(StrEnum):
    """How often something is heard, against the months before it."""

    STIJGT = "stijgt"
    DAALT = "daalt"
    NIEUW = "nieuw"
    BLIJFT = "blijft"
    WEGGEZAKT = "weggezakt"
    LET_OP = "let op"
    ONDUIDELIJK = "te weinig om te zeggen"


@dataclass(frozen=True)
class Beweging:
    """`was` of `was_van` melders heard it in an ordinary round before, as far as that was shown then.
    `jaar`: compared with the same months of the year before."""

    richting: Richting
    was: int | None = None
    was_van: int | None = None
    jaar: bool = False


def deelsleutel(thema: str, naam: str) -> str:
    """The key of what lies inside a theme and was named so first. The point tells it from the key of a pattern."""
    return f"{sleutel_van(thema)[: SLEUTEL_TEKENS - 4]}.{sleutel_van(naam) if naam else ''}"


@dataclass(frozen=True)
class Deelpatroon:
    """One thing inside a theme, by a name in the words of who told it. `sleutel` stays when it is named anew;
    `signalen` is None where that may not be shown.

    `kenmerken` are the words by which it is recognised in a later round: single words that several melders used, and
    no texts; `opgegaan` the keys of those that were merged into it; `eerder`: it was recognised.
    """

    naam: str
    sleutel: str
    signalen: int | None = None
    kenmerken: tuple[str, ...] = ()
    opgegaan: tuple[str, ...] = ()
    eerder: bool = False


@dataclass(frozen=True)
class Patroon:
    """What several melders said about one thing. Figures are None where they may not be shown.

    `vorige` is the number of signals in the month before, None when hidden or unknown; `vormen` by which it was
    heard, as far as that may be told. `sleutel` says which pattern it is, in every round and whatever it is called: it
    follows from the first name, a new name leaves it. `gewenst` are a few changes that melders asked for, to choose
    from; they are shown to nobody else. `citaat` is what one of them said, who allowed it. `deelpatronen` are
    what lies inside it, `overig` how many signals are in none of these (0 when there are none, or when that stays
    hidden); `wensen` the changes that several melders asked for, each in the words of one of them.

    `ondergrens` names the figures that are *at least so many*; `geteld` the keys of what is counted in it, where that
    is not itself alone.
    """

    naam: str
    melders: int | None = None
    organisaties: int | None = None
    signalen: int | None = None
    buurten: tuple[str, ...] = ()
    vorige: int | None = None
    vormen: tuple[Vorm, ...] = ()
    sleutel: str = ""
    gewenst: tuple[str, ...] = ()
    citaat: str = ""
    beweging: Beweging | None = None
    deelpatronen: tuple[Deelpatroon, ...] = ()
    overig: int = 0
    wensen: tuple[str, ...] = ()
    ondergrens: tuple[str, ...] = ()
    geteld: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.sleutel:
            object.__setattr__(self, "sleutel", sleutel_van(self.naam))

    @property
    def delen(self) -> tuple[str, ...]:
        """The keys of what is counted in it."""
        return self.geteld or (self.sleutel,)


@dataclass(frozen=True)
class Gehoord:
    """One signal as the bundle counts it: `melder` is a pseudonym, who may have allowed that her words are shown;
    `organisatie` is empty for who counts for none."""

    melder: str
    organisatie: str
    functie: str
    thema: str
    buurt: str = ""
    gehoord: str = ""
    nodig: str = ""
    vorm: Vorm = Vorm.UITVRAAG
    citeren: bool = False


@dataclass(frozen=True)
class Eerder:
    """What one melder told about one thema in one month, as the months are compared: how often, and no text.
    `organisatie` is the one she counts for now, empty for who left."""

    melder: str
    organisatie: str
    thema: str
    maand: str
    aantal: int = 1


@dataclass(frozen=True)
class Verleden:
    """The calendar months up to and including `tot`, the last one that was over when the round closed; `vanaf` is the
    first of which anything is known. `actief` holds who took part in which month; `bundels` what was shown of the
    rounds before this one, in order."""

    vanaf: str
    tot: str
    signalen: tuple[Eerder, ...]
    actief: frozenset[tuple[str, str]]
    bundels: tuple["Bundel", ...] = ()


@dataclass(frozen=True)
class Oogst:
    """All that a round brought in, ready to be bundled.

    `actief` holds the pseudonym of who gave a signal or said *niets bijzonders*; `leden` all members; `open_rondes`
    those before this one of which residents heard nothing yet; `afspraken` what they agreed on, if anything;
    `vraagdagen` on how many days the question was put to anybody, None when that is not known. `bekende_delen` are
    what earlier bundles showed inside a theme, each as it was shown last; `vorige_bundel` what was shown of the round
    before, None when it has no bundle; `verleden` the months with which this round is compared.
    """

    wijkverband: Wijkverband
    ronde: str
    signalen: tuple[Gehoord, ...]
    actief: frozenset[str]
    leden: tuple[Lid, ...]
    actieve_leden: frozenset[int]
    open_acties: tuple[Actie, ...] = ()
    open_rondes: tuple[str, ...] = ()
    afspraken: "Afspraken | None" = None
    later: tuple[Patroon, ...] = ()
    late_updates: tuple[str, ...] = ()
    verleden: Verleden | None = None
    vraagdagen: int | None = None
    bekende_delen: tuple[Deelpatroon, ...] = ()
    vorige_bundel: "Bundel | None" = None


@dataclass(frozen=True)
class Bundel:
    """The frozen outcome of one round: what was heard, as it may be shown to the members. `later` are the
    patterns, without figures, that the round before put off until now; `zonder_terugkoppeling` is the last round
    before it that is not closed, `ook_open` are those before that one, `late_updates` are rounds of which the promised
    next update was not given. `doel` is what the wijkverband wants to change, `vormen` by which it listened,
    `vraagdagen` on how many days it asked; None in a bundle of before that was counted.

    `ook_sleutels` are the keys of `ook_gehoord` where a coördinator named one anew; `toelichting` is her one
    sentence of context, `verbeterd` the day of her last correction after it was posted. Once the vote is closed
    `volgorde` holds the keys that got votes, most first, those with as many together. `kiezer` is the member whom the
    coördinator lets choose from it.

    `niet_gehoord` are groups of which nobody took part and buurten of which nothing was heard; `zwegen` are groups that
    took part and had nothing special to tell; `gevraagd` is how many were asked. `te_smal`: those who took part come
    from too few organisaties to name anything. `basis` is what it showed before anything in it was changed.

    `te_weinig_maanden`: too few to say what moves. `weggezakt` was heard broadly before and hardly any
    more; `zwak` holds the keys of what is named without figures, small and new.
    """

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
    doel: str = ""
    vormen: tuple[Vorm, ...] = ()
    later: tuple[Patroon, ...] = ()
    late_updates: tuple[str, ...] = ()
    ook_sleutels: tuple[str, ...] = ()
    toelichting: str = ""
    verbeterd: date | None = None
    gesloten: bool = False
    volgorde: tuple[tuple[str, ...], ...] = ()
    ook_open: tuple[str, ...] = ()
    kiezer: int = 0
    te_weinig_maanden: bool = False
    weggezakt: tuple[Patroon, ...] = ()
    zwak: tuple[str, ...] = ()
    vraagdagen: int | None = None
    zwegen: tuple[str, ...] = ()
    gevraagd: int | None = None
    te_smal: bool = False
    basis: tuple[Patroon, ...] = ()

    @property
    def open_rondes(self) -> tuple[str, ...]:
        """Those before it of which residents heard nothing yet, oldest first."""
        return (*self.ook_open, *filter(None, (self.zonder_terugkoppeling,)))

    @property
    def patronen(self) -> tuple[Patroon, ...]:
        """From which the wijkverband chooses, each once: what was heard, then what was put off until now."""
        return (*(self.top or self.zonder_cijfers), *self.bleef_liggen)

    @property
    def bleef_liggen(self) -> tuple[Patroon, ...]:
        """What was put off, and is not among what was heard this time: that stands there already."""
        bekend = {patroon.sleutel for patroon in self.top or self.zonder_cijfers}
        return tuple(patroon for patroon in self.later if patroon.sleutel not in bekend)

    @property
    def keuzes(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(patroon.naam for patroon in self.patronen)

    @property
    def genoemd(self) -> tuple[Patroon, ...]:
        """All that this round was heard and is named in the bundle, with figures or without."""
        return (*self.top, *self.zonder_cijfers)

    @property
    def te_beantwoorden(self) -> tuple[Patroon, ...]:
        """Each that people told something about, or wait for: all of them end with an answer."""
        bekend = {patroon.sleutel for patroon in self.patronen}
        return (*self.patronen, *(patroon for patroon in self.genoemd if patroon.sleutel not in bekend))

    @property
    def zonder_cijfers(self) -> tuple[Patroon, ...]:
        """Those of it that are only named."""
        sleutels = self.ook_sleutels or ("",) * len(self.ook_gehoord)
        return tuple(Patroon(n, sleutel=s) for n, s in zip(self.ook_gehoord, sleutels, strict=True))


@dataclass(frozen=True)
class Antwoord:
    """What the wijkverband answered to a pattern: an action with its first step and how it goes (`reden`: why it does
    not), or why it was not chosen."""

    wat: str = ""
    eerste_stap_op: date | None = None
    stand: Stand = Stand.LOOPT
    later: bool = False
    reden: str = ""


class Greep(StrEnum):
    """What a coördinator can do to a bundle."""

    THEMA = "thema"
    SAMEN = "samen"
    NAAM = "naam"
    TOELICHTING = "toelichting"
    VERBERG = "verberg"
    UITSTEL = "uitstel"
    PLAATS = "plaats"


@dataclass(frozen=True)
class Ingreep:
    """One change in a bundle. `patroon` is a key; `waarde` a theme, the key of the pattern it joins, a name, a
    sentence or a date."""

    soort: Greep
    patroon: str = ""
    waarde: str = ""


@dataclass(frozen=True)
class Voorproef:
    """A bundle before the eyes of the coördinator: it comes by itself on `plaats_op`, on `vroegst` when nobody had
    put it off, and can wait until `uiterlijk`; or it is posted already, and can be corrected."""

    bundel: Bundel
    geplaatst: bool
    plaats_op: date
    vroegst: date
    uiterlijk: date
    ingrepen: tuple[Ingreep, ...] = ()


@dataclass(frozen=True)
class Stemming:
    """The quiet vote under a bundle, as one member sees it: her own votes (keys), and how many voted."""

    bundel: Bundel
    stemmers: int
    leden: int
    mijn: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Vervolg:
    """A *volgende update* that was given: when, and what came of it; `verbeterd` the day of its last correction."""

    op: date
    tekst: str
    verbeterd: date | None = None


# So long a promised update is late; then it did not come.
UPDATE_TE_LAAT = timedelta(weeks=13)


@dataclass(frozen=True)
class Terugkoppeling:
    """Template 3: what residents read. `wanneer` and `kanaal` are the promised next update, which moves on with each
    one that was given (`vervolgen`); after the last one `wanneer` holds the last promise.

    `delen_op` is until when its owner shares it. `versie` rises with each change: an approval is of one version.
    `opmerking` is what the ervaringsdeskundige said, and not for residents. `voorstel` is what the facts proposed for
    the three parts when it was laid down: a part that reads just so was taken over, any other is in own words.
    `gelaten` are the hard words and long sentences that were pointed at there and stayed. `uitgebleven`: the promised
    update did not come, and residents read a newer round since.
    """

    ronde: str
    gehoord: str
    gedaan: str
    lukt_niet: str
    wanneer: date
    kanaal: str
    contact: str
    versie: int = 1
    opmerking: str = ""
    delen_op: date | None = None
    gedeeld_via: str = ""
    vervolgen: tuple[Vervolg, ...] = ()
    afgesloten: bool = False
    voorstel: tuple[str, ...] = ()
    gelaten: frozenset[str] = frozenset()
    uitgebleven: bool = False

    def met_vervolg(
        self, op: date, tekst: str, wanneer: date | None, kanaal: str, vervangt: int = 0
    ) -> "Terugkoppeling":
        """With an update more, or with another text in the place of one. What is promised goes with the last."""
        als = replace(self, wanneer=wanneer or self.wanneer, kanaal=kanaal, afgesloten=wanneer is None)
        if not vervangt:
            return replace(als, vervolgen=(*self.vervolgen, Vervolg(op, tekst)), uitgebleven=False)
        oud = self.vervolgen[vervangt - 1]
        nieuw = oud if tekst == oud.tekst else Vervolg(oud.op, tekst, verbeterd=op)
        vervolgen = (*self.vervolgen[: vervangt - 1], nieuw, *self.vervolgen[vervangt:])
        is_laatste = vervangt == len(self.vervolgen) and not self.uitgebleven
        return replace(als if is_laatste else self, vervolgen=vervolgen)


@dataclass(frozen=True)
class Concept:
    """As much of a terugkoppeling as was said, before it is laid down: to go on with later."""

    gehoord: str = ""
    gedaan: str = ""
    lukt_niet: str = ""
    wanneer: date | None = None
    kanaal: str = ""
    voorstel: tuple[str, ...] = ()
    gelaten: frozenset[str] = frozenset()


def is_te_laat(beloofd: date | None, vandaag: date) -> bool:
    """An update that is awaited, `beloofd` for a day before this one."""
    return beloofd is not None and beloofd < vandaag <= beloofd + UPDATE_TE_LAAT


class Fase(StrEnum):
    """How far a terugkoppeling is."""

    VOORGELEGD = "voorgelegd"  # to the ervaringsdeskundige
    TERUG = "terug"  # she sent it back
    GOED = "goed"  # the coördinator may publish it
    GEPUBLICEERD = "gepubliceerd"
    GEDEELD = "gedeeld"


@dataclass(frozen=True)
class Dossier:
    """The terugkoppeling over one round, and how far it is. `eigenaar` sees to it that residents hear it (0: nobody,
    so the coördinator); `sinds` is the moment of its last version."""

    id: int
    wijkverband: int
    bundel: int
    tekst: Terugkoppeling
    fase: Fase
    sinds: datetime
    eigenaar: int = 0
    eigenaar_naam: str = ""
    gedeeld_op: date | None = None
    vervolg_op: date | None = None

    @property
    def gepubliceerd(self) -> bool:
        return self.fase in (Fase.GEPUBLICEERD, Fase.GEDEELD)

    def te_laat(self, vandaag: date) -> bool:
        """Was the next update promised before today and not given, and can it still be waited for?"""
        return self.gepubliceerd and is_te_laat(self.vervolg_op, vandaag)


@dataclass(frozen=True)
class Rondestand:
    """A round that was bundled, and what became of it. `gesloten`: residents were told, with a channel and a date.
    `deler` and `kanaal` are who tells them and where, as the wijkverband agreed. `concept` is what somebody began to
    write about it."""

    bundel: Bundel
    acties: tuple[Actie, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    dossier: Dossier | None = None
    concept: Concept | None = None
    gesloten: bool = False
    deler: int = 0
    kanaal: str = ""

    @property
    def zonder_antwoord(self) -> tuple[str, ...]:
        """The names of the patterns that were not chosen and got no *later* or *niet* either."""
        bekend = {a.patroon_sleutel for a in self.acties} | {b.patroon for b in self.besluiten}
        gekozen = {a.patroon for a in self.acties}
        return tuple(
            p.naam for p in self.bundel.te_beantwoorden if p.sleutel not in bekend and p.naam not in gekozen
        )


AFSPRAAKDELEN = 5


@dataclass(frozen=True)
class Afspraken:
    """Template 1: what a wijkverband agreed on about taking part. `organiseert` and `eigenaar` are a member, by
    her number, or somebody in words. `deel` is how many of the five parts were gone through this time: less than
    all of them while they are being made or renewed."""

    vraag: str = ""
    voor_wie: str = ""
    verandering: str = ""
    merkbaar: str = ""
    vorm: Vorm | None = None
    waar: str = ""
    organiseert: int | str = ""
    agenderen: str = ""
    besluit: str = ""
    wel: str = ""
    niet: str = ""
    wat: str = ""
    kanaal: str = ""
    eigenaar: int | str = ""
    deel: int = 0

    @property
    def klaar(self) -> bool:
        return self.deel >= AFSPRAAKDELEN


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
    stemmen_dagen: int = 30
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
