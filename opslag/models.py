"""The tables. Names are those of the glossary; what only a developer would name is English.

Nothing here decides anything: facts.py reads, apply.py writes. The link from a person to the
pseudonym of the signals stands in a table of its own, so that it can be cut. Who somebody is and what somebody
wrote is encrypted (geheim.py); every other column of text stands on the list in tests/opslag/test_versleuteling.py.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from gesprekken import wijk
from gesprekken.rondes import MAANDELIJKS, Ritme
from opslag.database import Id, Moment, Wissels
from opslag.geheim import ADRES, Geheim, GeheimeLijst, GeheimeSleutel, Vindbaar

NAMEN = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


# The number of a row that was erased is never given to another: buttons, marks and messages still hold it.
EENMALIG = {"sqlite_autoincrement": True}


class Tabel(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMEN)
    type_annotation_map: ClassVar[dict[type, Any]] = {datetime: Moment, int: Id, str: Text}


class Wijkverband(Tabel):
    __tablename__ = "wijkverband"
    id: Mapped[int] = mapped_column(primary_key=True)
    naam: Mapped[str] = mapped_column(Geheim("wijkverband.naam"))
    vraag1: Mapped[str] = mapped_column(Geheim("wijkverband.vraag1"))
    vraag2: Mapped[str] = mapped_column(Geheim("wijkverband.vraag2"))
    buurten: Mapped[list[str]] = mapped_column(GeheimeLijst("wijkverband.buurten"))
    organisaties: Mapped[list[str]] = mapped_column(GeheimeLijst("wijkverband.organisaties"))
    oefening: Mapped[bool]
    sinds: Mapped[datetime]
    woorden: Mapped[list[str]] = mapped_column(
        GeheimeLijst("wijkverband.woorden"), default=list
    )  # no names of people: these the mask leaves
    wijkteam: Mapped[str] = mapped_column(Geheim("wijkverband.wijkteam"), default="")
    themanamen: Mapped[list[list[str]]] = mapped_column(
        GeheimeLijst("wijkverband.themanamen"), default=list
    )  # theme and how it is called here, empty where it is not used
    ritme: Mapped[Ritme] = mapped_column(Wissels, default=MAANDELIJKS)
    overleg_op: Mapped[date | None]  # the meeting that was set last
    overleg_uur: Mapped[str] = mapped_column(String(5), default="")  # local wall clock, 09:30
    vorig_overleg_op: Mapped[date | None]  # the one before it, once that has begun
    vorig_overleg_uur: Mapped[str] = mapped_column(String(5), default="")
    sleutel: Mapped[bytes] = mapped_column(GeheimeSleutel("wijkverband.sleutel"))  # keys its pseudonyms


class Groep(Tabel):
    """An outlet of the group of a wijkverband: one a channel."""

    __tablename__ = "groep"
    __table_args__ = (UniqueConstraint("kanaal", "adres"), UniqueConstraint("wijkverband_id", "kanaal"))
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    kanaal: Mapped[str] = mapped_column(String(16))
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES))


class Persoon(Tabel):
    __tablename__ = "persoon"
    __table_args__ = (UniqueConstraint("kanaal", "adres"), EENMALIG)
    id: Mapped[int] = mapped_column(primary_key=True)
    kanaal: Mapped[str] = mapped_column(String(16))
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES))
    naam: Mapped[str] = mapped_column(Geheim("persoon.naam"))
    uur: Mapped[str | None] = mapped_column(String(5))  # local wall clock, 12:15
    dagen: Mapped[str] = mapped_column(String(7))  # weekdays, 0 is monday
    pauze_tot: Mapped[date | None]
    bereikbaar: Mapped[bool] = mapped_column(default=True)
    laatst_in: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    aangemeld: Mapped[datetime]


class Lidmaatschap(Tabel):
    __tablename__ = "lidmaatschap"
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"), primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), primary_key=True, index=True)
    organisatie: Mapped[str] = mapped_column(Geheim("lidmaatschap.organisatie"))
    functie: Mapped[str] = mapped_column(Geheim("lidmaatschap.functie"))
    rol: Mapped[str] = mapped_column(String(24))
    ontvangst: Mapped[bool] = mapped_column(default=True)  # wants to hear what came of what she told
    citeren: Mapped[bool | None]  # may her words stand in a bundle; None: no answer yet
    citeren_bij: Mapped[int | None]  # the number of the signal under which that was asked
    sinds: Mapped[datetime]


class Pseudoniem(Tabel):
    __tablename__ = "pseudoniem"
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"), primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), primary_key=True)
    waarde: Mapped[str] = mapped_column(String(32), unique=True)


class Uitnodiging(Tabel):
    """`rol` is empty for the code that links a group."""

    __tablename__ = "uitnodiging"
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    rol: Mapped[str] = mapped_column(String(24))
    aantal: Mapped[int]
    gebruikt: Mapped[int] = mapped_column(default=0)
    vervalt: Mapped[datetime]


class Signaal(Tabel):
    __tablename__ = "signaal"
    __table_args__ = (
        UniqueConstraint("pseudoniem", "nummer"),
        Index(None, "wijkverband_id", "ronde"),
        EENMALIG,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    pseudoniem: Mapped[str] = mapped_column(String(32))
    nummer: Mapped[int]
    ronde: Mapped[str] = mapped_column(String(10))
    organisatie: Mapped[str] = mapped_column(Geheim("signaal.organisatie"))
    functie: Mapped[str] = mapped_column(Geheim("signaal.functie"))
    ontvangen: Mapped[datetime]
    gehoord: Mapped[str] = mapped_column(Geheim("signaal.gehoord"))
    nodig: Mapped[str] = mapped_column(Geheim("signaal.nodig"))
    thema: Mapped[str]
    thema_zelf: Mapped[bool] = mapped_column(default=False)
    buurt: Mapped[str] = mapped_column(Geheim("signaal.buurt"))
    vorm: Mapped[str] = mapped_column(String(16), default=wijk.Vorm.UITVRAAG)
    plek: Mapped[str] = mapped_column(Geheim("signaal.plek"), default="")  # where people talked
    aanwezig: Mapped[int | None]  # roughly how many of them
    ingetrokken: Mapped[bool] = mapped_column(default=False)
    citeren: Mapped[bool | None]  # where the melder chose otherwise for this one


class Bronbericht(Tabel):
    """Which message of the channel holds which answer, so that editing it edits the answer."""

    __tablename__ = "bronbericht"
    kanaal: Mapped[str] = mapped_column(String(16), primary_key=True)
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES), primary_key=True)
    bericht: Mapped[str] = mapped_column(String(64), primary_key=True)
    nummer: Mapped[int]
    veld: Mapped[str] = mapped_column(String(16))


class Deelname(Tabel):
    """*Niets bijzonders*: taking part without a signal, once a day."""

    __tablename__ = "deelname"
    pseudoniem: Mapped[str] = mapped_column(String(32), primary_key=True)
    dag: Mapped[date] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    ronde: Mapped[str] = mapped_column(String(10))


class Bundel(Tabel):
    """The bundle of a round: frozen once it is posted. Before that (`geplaatst` is None) the coördinator looks at it.

    `gesloten`: when the vote ended; `getoond`: how many voters the post tells of.
    """

    __tablename__ = "bundel"
    __table_args__ = (UniqueConstraint("wijkverband_id", "ronde"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    ronde: Mapped[str] = mapped_column(String(10))
    inhoud: Mapped[str] = mapped_column(Geheim("bundel.inhoud"))
    met_acties: Mapped[bool]  # with who owned them, or another text that goes before the bundle does
    met_citaten: Mapped[bool] = mapped_column(default=False)  # words of melders who allowed it
    gemaakt: Mapped[datetime]
    geplaatst: Mapped[datetime | None]
    uitgesteld_tot: Mapped[date | None]
    gesloten: Mapped[datetime | None]
    getoond: Mapped[int] = mapped_column(default=0)


class Ingreep(Tabel):
    """What the coördinator changed in a bundle, before or after it was posted; appended, never rewritten."""

    __tablename__ = "ingreep"
    id: Mapped[int] = mapped_column(primary_key=True)
    bundel_id: Mapped[int] = mapped_column(ForeignKey("bundel.id"), index=True)
    moment: Mapped[datetime]
    wie: Mapped[str] = mapped_column(String(32))
    soort: Mapped[str] = mapped_column(String(16))
    patroon: Mapped[str] = mapped_column(String(48))
    waarde: Mapped[str] = mapped_column(Geheim("ingreep.waarde"))


class Stem(Tabel):
    """One person for one pattern; at most two of them a bundle."""

    __tablename__ = "stem"
    bundel_id: Mapped[int] = mapped_column(ForeignKey("bundel.id"), primary_key=True)
    persoon_id: Mapped[int] = mapped_column(ForeignKey("persoon.id"), primary_key=True)
    patroon: Mapped[str] = mapped_column(String(48), primary_key=True)
    moment: Mapped[datetime]


class Besluit(Tabel):
    """What the wijkverband answered to a pattern that it did not choose: later, or no and why."""

    __tablename__ = "besluit"
    bundel_id: Mapped[int] = mapped_column(ForeignKey("bundel.id"), primary_key=True)
    patroon: Mapped[str] = mapped_column(String(48), primary_key=True)
    uitkomst: Mapped[str] = mapped_column(String(16))
    reden: Mapped[str] = mapped_column(Geheim("besluit.reden"), default="")
    moment: Mapped[datetime]


class Actie(Tabel):
    __tablename__ = "actie"
    __table_args__ = (EENMALIG,)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), index=True)
    ronde: Mapped[str] = mapped_column(String(10))
    patroon: Mapped[str] = mapped_column(Geheim("actie.patroon"))
    patroon_sleutel: Mapped[str] = mapped_column(String(48), default="")  # empty: of no pattern of the bundle
    verandering: Mapped[str] = mapped_column(Geheim("actie.verandering"))
    wat: Mapped[str] = mapped_column(Geheim("actie.wat"))
    eigenaar_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))  # None when the owner left
    gevraagd_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))  # who was asked to own it
    gevraagd_naam: Mapped[str] = mapped_column(Geheim("actie.gevraagd_naam"), default="")
    gevraagd_op: Mapped[datetime | None]
    uitnodiging_id: Mapped[int | None]  # by which who was asked comes in first; gone when it expired
    haalbaar: Mapped[str] = mapped_column(String(16), default="")
    impact: Mapped[str] = mapped_column(String(16), default="")
    partners: Mapped[str] = mapped_column(Geheim("actie.partners"))
    eerste_stap: Mapped[str] = mapped_column(Geheim("actie.eerste_stap"))
    eerste_stap_op: Mapped[date]
    eerste_stap_gedaan: Mapped[bool] = mapped_column(default=False)
    check_op: Mapped[date]
    zin: Mapped[str] = mapped_column(Geheim("actie.zin"))
    stand: Mapped[str] = mapped_column(String(16))
    reden: Mapped[str] = mapped_column(Geheim("actie.reden"), default="")
    opbrengst: Mapped[str] = mapped_column(Geheim("actie.opbrengst"), default="")
    merkbaar: Mapped[str] = mapped_column(String(16), default="")
    volgnummer: Mapped[int] = mapped_column(default=0)  # of the calendar entry: one more with each change


class Terugkoppeling(Tabel):
    """What residents read; a later one for the same round stands beside the earlier.

    `inhoud` holds all its texts, those that come later included: the remark of the ervaringsdeskundige, the update.
    """

    __tablename__ = "terugkoppeling"
    __table_args__ = (Index(None, "wijkverband_id", "ronde"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    ronde: Mapped[str] = mapped_column(String(10))
    inhoud: Mapped[str] = mapped_column(Geheim("terugkoppeling.inhoud"))
    vastgelegd: Mapped[datetime]
    stand: Mapped[str] = mapped_column(String(16))
    eigenaar_id: Mapped[int | None] = mapped_column(
        ForeignKey("persoon.id")
    )  # who sees to it that residents hear it
    gepubliceerd: Mapped[datetime | None]
    gedeeld_op: Mapped[date | None]  # with this date and a channel the round is closed
    vervolg_op: Mapped[date | None]  # the promised next update; None when it was given


class Afspraken(Tabel):
    """Template 1: the participatieafspraken of a wijkverband; a later one replaces the earlier."""

    __tablename__ = "afspraken"
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), index=True)
    inhoud: Mapped[str] = mapped_column(Geheim("afspraken.inhoud"))
    wie: Mapped[str] = mapped_column(String(32))
    vastgelegd: Mapped[datetime]


class Historie(Tabel):
    """What changed, when and by whom (a pseudonym); appended, never rewritten. Holds no texts."""

    __tablename__ = "historie"
    id: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[datetime]
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), index=True)
    wie: Mapped[str] = mapped_column(String(32))
    wat: Mapped[str] = mapped_column(String(32))
    object: Mapped[str] = mapped_column(String(64))
    waarden: Mapped[dict[str, str]] = mapped_column(JSON)


class Gesprek(Tabel):
    """Where someone is in a conversation; `beurt` is the optimistic lock. `sinds` is the last word in one that is
    open, and none when none is."""

    __tablename__ = "gesprek"
    kanaal: Mapped[str] = mapped_column(String(16), primary_key=True)
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES), primary_key=True)
    beurt: Mapped[int]
    toestand: Mapped[str] = mapped_column(Geheim("gesprek.toestand", heel=False))
    sinds: Mapped[datetime | None]


class Gezien(Tabel):
    """Seen-mark of an incoming update, in the transaction of what it caused."""

    __tablename__ = "gezien"
    kanaal: Mapped[str] = mapped_column(String(16), primary_key=True)
    update: Mapped[str] = mapped_column(String(64), primary_key=True)
    moment: Mapped[datetime]


class Gedaan(Tabel):
    """What was due and has been done, by its key. `over` groups the keys that are asked for together."""

    __tablename__ = "gedaan"
    sleutel: Mapped[str] = mapped_column(String(128), primary_key=True)
    over: Mapped[str] = mapped_column(String(64), index=True)
    moment: Mapped[datetime]


class Outbox(Tabel):
    """What is to be said. States: klaar, bezig, verzonden, onzeker, mislukt, vervallen."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "kanaal", "adres", "extern"),
        Index(None, "status", "kanaal", "adres", "id"),
        EENMALIG,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    sleutel: Mapped[str | None] = mapped_column(String(128), unique=True)
    kanaal: Mapped[str] = mapped_column(String(16))
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES))
    soort: Mapped[str] = mapped_column(String(16))
    wijkverband_id: Mapped[int | None] = mapped_column(ForeignKey("wijkverband.id"))
    inhoud: Mapped[str] = mapped_column(Geheim("outbox.inhoud", heel=False))
    bewerkt: Mapped[str] = mapped_column(String(64), default="")
    status: Mapped[str] = mapped_column(String(16))
    worker: Mapped[str] = mapped_column(String(32), default="")
    pogingen: Mapped[int] = mapped_column(default=0)
    geplaatst: Mapped[datetime]
    niet_voor: Mapped[datetime]
    vervalt: Mapped[datetime | None]
    verzonden: Mapped[datetime | None]
    extern: Mapped[str | None] = mapped_column(String(64))
    wacht: Mapped[bool] = mapped_column(default=False)  # its buttons wait for one answer
    gedoofd: Mapped[bool] = mapped_column(default=False)  # they got it, and are gone
    reden: Mapped[str] = mapped_column(default="")


class Webbericht(Tabel):
    """The browser channel's memory of a chat; what Telegram keeps on its own servers.

    `post` is the message of the outbox it came from, so that sending it twice writes it once.
    """

    __tablename__ = "webbericht"
    __table_args__ = (Index(None, "adres", "id"), EENMALIG)
    id: Mapped[int] = mapped_column(primary_key=True)
    adres: Mapped[str] = mapped_column(Vindbaar(ADRES))
    post: Mapped[int | None] = mapped_column(unique=True)
    van: Mapped[str] = mapped_column(String(8))
    inhoud: Mapped[str] = mapped_column(Geheim("webbericht.inhoud"))
    gekozen: Mapped[str] = mapped_column(Geheim("webbericht.gekozen"), default="")
    gedoofd: Mapped[bool] = mapped_column(default=False)
    bewerkt: Mapped[bool] = mapped_column(default=False)
    moment: Mapped[datetime]
    versie: Mapped[int] = mapped_column(default=1)


class Geweigerd(Tabel):
    """How often something was refused: numbers only."""

    __tablename__ = "geweigerd"
    dag: Mapped[date] = mapped_column(primary_key=True)
    soort: Mapped[str] = mapped_column(String(24), primary_key=True)
    aantal: Mapped[int]


class Hartslag(Tabel):
    """The last beat: a clock that jumps stops the next one."""

    __tablename__ = "hartslag"
    id: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[datetime]


class Sleutelmerk(Tabel):
    """The key that this database is written in, told by something written in it; two of them while it is being
    changed. `opgeruimd`: nothing of what stood here before is left in the free space of the files."""

    __tablename__ = "sleutel"
    naam: Mapped[str] = mapped_column(String(16), primary_key=True)
    proef: Mapped[bytes] = mapped_column(LargeBinary)
    opgeruimd: Mapped[bool]
