"""The tables. Names are those of the glossary; what only a developer would name is English.

Nothing here decides anything: facts.py reads, apply.py writes. The link from a person to the
pseudonym of the signals stands in a table of its own, so that it can be cut. Who somebody is and what somebody
wrote is encrypted (geheim.py); every other column of text stands on the list in tests/opslag/test_versleuteling.py.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from opslag.database import Id, Moment
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
    naam: Mapped[str]
    vraag1: Mapped[str]
    vraag2: Mapped[str]
    buurten: Mapped[list[str]] = mapped_column(JSON)
    organisaties: Mapped[list[str]] = mapped_column(GeheimeLijst("wijkverband.organisaties"))
    oefening: Mapped[bool]
    sinds: Mapped[datetime]
    woorden: Mapped[list[str]] = mapped_column(
        GeheimeLijst("wijkverband.woorden"), default=list
    )  # no names of people: these the mask leaves
    wijkteam: Mapped[str] = mapped_column(default="")
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
    ronde: Mapped[str] = mapped_column(String(7))
    organisatie: Mapped[str] = mapped_column(Geheim("signaal.organisatie"))
    functie: Mapped[str] = mapped_column(Geheim("signaal.functie"))
    ontvangen: Mapped[datetime]
    gehoord: Mapped[str] = mapped_column(Geheim("signaal.gehoord"))
    nodig: Mapped[str] = mapped_column(Geheim("signaal.nodig"))
    thema: Mapped[str]
    thema_zelf: Mapped[bool] = mapped_column(default=False)
    buurt: Mapped[str] = mapped_column(Geheim("signaal.buurt"))
    ingetrokken: Mapped[bool] = mapped_column(default=False)


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
    ronde: Mapped[str] = mapped_column(String(7))


class Bundel(Tabel):
    """The frozen bundle of a round."""

    __tablename__ = "bundel"
    __table_args__ = (UniqueConstraint("wijkverband_id", "ronde"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    ronde: Mapped[str] = mapped_column(String(7))
    inhoud: Mapped[str] = mapped_column(Geheim("bundel.inhoud"))
    met_acties: Mapped[bool]  # it names owners of what was open
    gemaakt: Mapped[datetime]


class Actie(Tabel):
    __tablename__ = "actie"
    __table_args__ = (EENMALIG,)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"), index=True)
    ronde: Mapped[str] = mapped_column(String(7))
    patroon: Mapped[str] = mapped_column(Geheim("actie.patroon"))
    verandering: Mapped[str] = mapped_column(Geheim("actie.verandering"))
    wat: Mapped[str] = mapped_column(Geheim("actie.wat"))
    eigenaar_id: Mapped[int | None] = mapped_column(ForeignKey("persoon.id"))  # None when the owner left
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


class Terugkoppeling(Tabel):
    """What residents read; a later one for the same round stands beside the earlier."""

    __tablename__ = "terugkoppeling"
    __table_args__ = (Index(None, "wijkverband_id", "ronde"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    wijkverband_id: Mapped[int] = mapped_column(ForeignKey("wijkverband.id"))
    ronde: Mapped[str] = mapped_column(String(7))
    inhoud: Mapped[str] = mapped_column(Geheim("terugkoppeling.inhoud"))
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
