"""Who there is in two wijkverbanden, in which role, and what they say.

Roles change as a coördinator hands hers over. What is written here is what people were told, never what the bot
counts: the other books ask it who may what, and where a message may be read.
"""

from enum import Enum, StrEnum

from gesprekken.wijk import GEEN_THEMA
from tests.storingen.wijkmachine.kanaal import Proefkanaal

KANAAL = "proef"
LAAK, DUIN = 1, 2
WIJKEN = {LAAK: "Laak", DUIN: "Duin"}
GROEPEN = {LAAK: "-100", DUIN: "-200"}
# In every text that is typed in a conversation of one of them. No message with it may be read in the other.
MERK = {LAAK: "fontein", DUIN: "vuurtoren"}


class Rol(StrEnum):
    MELDER = "melder"
    COORDINATOR = "coördinator"
    ERVARING = "ervaringsdeskundige"


class Mens(Enum):
    """Somebody: her number in the database, her organisation in each of her wijkverbanden, her hour."""

    ESRA = 1, {LAAK: "Gemeente"}, "12:15"
    DIRK = 2, {LAAK: "Welzijn", DUIN: "Welzijn"}, "09:00"
    FATIMA = 3, {LAAK: "Thuiszorg"}, "12:15"
    NOOR = 4, {LAAK: "Politie", DUIN: "Politie"}, "08:00"
    BILAL = 5, {DUIN: "Thuiszorg"}, "16:30"
    SAAR = 6, {LAAK: "Bewoners"}, "12:15"
    # A choir that never speaks in a chat: it makes every month broad enough for the bundle to show figures.
    SOPRAAN = 7, dict.fromkeys(WIJKEN, "School"), ""
    MEZZO = 8, dict.fromkeys(WIJKEN, "Corporatie"), ""
    ALT = 9, dict.fromkeys(WIJKEN, "Politie"), ""
    TENOR = 10, dict.fromkeys(WIJKEN, "School"), ""
    BAS = 11, dict.fromkeys(WIJKEN, "Corporatie"), ""
    # Takes part nowhere, and never gets an invitation.
    VREEMDE = 0, dict[int, str](), ""

    def __init__(self, nummer: int, bij: dict[int, str], uur: str) -> None:
        self.nummer, self.bij, self.uur = nummer, bij, uur
        self.naam, self.adres = self.name.capitalize(), str(700 + nummer)


BEGINROL = {
    (Mens.ESRA, LAAK): Rol.COORDINATOR,
    (Mens.DIRK, DUIN): Rol.COORDINATOR,
    (Mens.SAAR, LAAK): Rol.ERVARING,
}
PRATERS = (Mens.ESRA, Mens.DIRK, Mens.FATIMA, Mens.NOOR, Mens.BILAL, Mens.SAAR)
IEDEREEN = (*PRATERS, Mens.VREEMDE)
KOOR = tuple(mens for mens in Mens if mens not in IEDEREEN)
LEDEN = (*PRATERS, *KOOR)
VAN = {mens.adres: mens for mens in Mens}
MET_NUMMER = {mens.nummer: mens for mens in LEDEN}

AFVAL, VERKEER = "Afval en schoon", "Verkeer en parkeren"
ZINNEN = {
    "Er ligt weer afval naast de containers": AFVAL,
    "Op de stoep bij de flat staat grofvuil": AFVAL,
    "Er wordt te hard gereden in de straat": VERKEER,
    "Mensen vragen zich af hoe het verder gaat": GEEN_THEMA,
    "dank je": "",
    "Niets bijzonders": "",
    "12 december": "",
}
OPDRACHTEN = ("signaal", "stop", "terug", "acties", "bundel", "help", "pauze", "kiezen", "terugkoppelen")


class Leden:
    """Who is what in which wijkverband, and which chat is the group of which."""

    def __init__(self, kanaal: Proefkanaal) -> None:
        self._kanaal = kanaal
        self._rol = {
            (mens, waar): BEGINROL.get((mens, waar), Rol.MELDER) for mens in LEDEN for waar in mens.bij
        }
        self._sinds = dict.fromkeys(self._rol, 0)  # the last message before she became what she is
        self._groep_van = {adres: waar for waar, adres in GROEPEN.items()}

    def rol(self, mens: Mens, waar: int | None) -> Rol | None:
        return self._rol.get((mens, waar)) if waar is not None else None

    def coordineert(self, mens: Mens, waar: int | None) -> bool:
        return self.rol(mens, waar) is Rol.COORDINATOR

    def met_rol(self, waar: int, rol: Rol) -> list[Mens]:
        return [mens for mens in LEDEN if self.rol(mens, waar) is rol]

    def coordinatoren(self, waar: int, voor: int | None = None) -> set[Mens]:
        """`voor`: those who were it already when this message was placed."""
        alle = self.met_rol(waar, Rol.COORDINATOR)
        return {mens for mens in alle if voor is None or self._sinds[mens, waar] < voor}

    @property
    def rollen(self) -> dict[tuple[int, int], str]:
        """By the numbers of a person and a wijkverband."""
        return {(mens.nummer, waar): str(rol) for (mens, waar), rol in self._rol.items()}

    def wordt(self, mens: Mens, waar: int, rol: Rol, laatste: int) -> None:
        self._rol[mens, waar], self._sinds[mens, waar] = rol, laatste

    def koppel(self, groep: str, waar: int) -> None:
        self._groep_van[groep] = waar

    def groep_van(self, adres: str) -> int | None:
        """The wijkverband of which this chat is the group, or was it last; also after it moved."""
        hier = self._kanaal.thans(adres)
        bekend = [waar for oud, waar in self._groep_van.items() if self._kanaal.thans(oud) == hier]
        return bekend[-1] if bekend else None

    def mag_lezen(self, adres: str, waar: int) -> bool:
        """Is this chat of a member of this wijkverband, or its group?"""
        if adres.startswith("-"):
            return self.groep_van(adres) == waar
        return waar in VAN[adres].bij
