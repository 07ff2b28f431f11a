"""The settings: from the environment to a frozen `Settings`. The only reader of os.environ.

A wrong one stops the start with one Dutch sentence that says what to do. The table in the README is
made from `UITLEG` (`python -m bot.settings`) and tested to be current.
"""

import ipaddress
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from gesprekken import rondes
from gesprekken.wijk import STANDAARD, Termijnen
from opslag import Sleutelbos, SleutelOngeldig, lees_sleutels

UITLEG = {
    "WIJKSIGNAAL_TELEGRAM_TOKEN": (
        "",
        "Het token van je bot. Je krijgt het van @BotFather in Telegram. Nodig voor `start`.",
    ),
    "WIJKSIGNAAL_TELEGRAM_BASE_URL": (
        "https://api.telegram.org/bot",
        "Het begin van het adres van de Bot API, zonder het token.",
    ),
    "WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL": (
        "https://api.telegram.org/file/bot",
        "Het begin van het adres waar de Bot API bestanden bewaart.",
    ),
    "WIJKSIGNAAL_DATABASE_URL": (
        "sqlite:///wijksignaal.sqlite",
        "Waar alles wordt bewaard. Een pad met drie schuine strepen is een bestand in deze map, met vier een vast pad. "
        "Of een PostgreSQL-server: `postgresql://naam:wachtwoord@server/database`.",
    ),
    "WIJKSIGNAAL_SLEUTEL": (
        "",
        "De sleutel waarmee namen, adressen en teksten worden bewaard. `wijksignaal beheer sleutel PAD` maakt er een. "
        "Bewaar hem ook ergens anders: zonder sleutel kan niemand de gegevens nog lezen.",
    ),
    "WIJKSIGNAAL_TEMPO": (
        "telegram",
        "Hoe snel de bot schrijft: `telegram` blijft binnen de grenzen van Telegram. `los` kent geen grens, en mag "
        "alleen bij een Bot API op deze computer.",
    ),
    "WIJKSIGNAAL_VOORPROEF_WERKDAGEN": (
        str(rondes.VOORPROEF_WERKDAGEN),
        "Hoeveel werkdagen de coördinator heeft om de bundel te bekijken. Daarna staat hij vanzelf in de groep. "
        "Met 0 komt hij meteen op de eerste werkdag.",
    ),
    "WIJKSIGNAAL_BEWAAR_TEKSTEN_MAANDEN": (
        str(STANDAARD.teksten_maanden),
        "Hoe lang de tekst van een signaal blijft. Daarna blijven alleen thema, maand en kenmerk.",
    ),
    "WIJKSIGNAAL_BEWAAR_PATRONEN_MAANDEN": (
        str(STANDAARD.patronen_maanden),
        "Hoe lang thema, maand en kenmerk van een signaal blijven. Daarna blijven alleen de aantallen in de bundel.",
    ),
    "WIJKSIGNAAL_BEWAAR_ACTIES_MAANDEN": (
        str(STANDAARD.acties_maanden),
        "Hoe lang acties die klaar zijn en terugkoppelingen blijven.",
    ),
    "WIJKSIGNAAL_BEWAAR_BERICHTEN_DAGEN": (
        str(STANDAARD.berichten_dagen),
        "Hoe lang verzonden berichten en de chat in de browser blijven.",
    ),
    "WIJKSIGNAAL_BEWAAR_STEMMEN_DAGEN": (
        str(STANDAARD.stemmen_dagen),
        "Hoe lang na de stemming de bot weet wie waarop stemde.",
    ),
    "WIJKSIGNAAL_BEWAAR_GEZIEN_DAGEN": (
        str(STANDAARD.gezien_dagen),
        "Hoe lang de bot onthoudt welk bericht al binnen was.",
    ),
    "WIJKSIGNAAL_BEWAAR_GEBLOKKEERD_DAGEN": (
        str(STANDAARD.geblokkeerd_dagen),
        "Na hoeveel dagen iemand die de bot blokkeert, niet meer meedoet en wordt gewist.",
    ),
}
# From where to where a period may be set: below it something would go that is still needed.
GRENZEN = {
    "teksten_maanden": (2, 120),
    "patronen_maanden": (2, 120),
    "acties_maanden": (3, 120),
    "berichten_dagen": (7, 366),
    "stemmen_dagen": (1, 366),
    "gezien_dagen": (2, 366),
    "geblokkeerd_dagen": (7, 366),
}

LANGSTE_VOORPROEF = 10  # working days; the month after, there is another bundle

# These may come in a file instead, named by the same setting with `_FILE` behind it: what stands in the environment
# is seen by every program that is started from it.
GEHEIM = ("WIJKSIGNAAL_TELEGRAM_TOKEN", "WIJKSIGNAAL_DATABASE_URL", "WIJKSIGNAAL_SLEUTEL")
UIT_BESTAND = "_FILE"
VAN_DOCKER = Path("/run/secrets")  # in a container nobody else can look, and Docker lets everybody read there
GROOTST, KORTST = (
    10_000,
    6,
)  # characters of a secret that are read from a file; that are looked for in the log

LOS = "los"
TEMPOS = ("telegram", LOS)

TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")
DATABASE = re.compile(r"sqlite:///.|postgres(ql)?://[^/]*/[^/?]")

# python-telegram-bot then gives a waiting time as a timedelta, as its next version will, without a warning
os.environ.setdefault("PTB_TIMEDELTA", "true")


class Melding(Exception):
    """Something that the person at the terminal can put right; the text says how."""


class OnvolledigeInstelling(Melding):
    """A setting is missing or wrong."""


@dataclass(frozen=True)
class Settings:
    telegram_token: str
    telegram_base_url: str
    telegram_base_file_url: str
    database_url: str
    sleutel: str
    tempo: str
    termijnen: Termijnen
    voorproef_werkdagen: int

    def __repr__(self) -> str:
        return "Settings(…)"  # holds the token

    @cached_property
    def sleutels(self) -> Sleutelbos:
        """The keys of what is kept; whoever opens the database needs them."""
        if not self.sleutel:
            raise OnvolledigeInstelling(
                "WIJKSIGNAAL_SLEUTEL ontbreekt. Maak een sleutel met: wijksignaal beheer sleutel PAD. "
                "Zet daarna dat pad in WIJKSIGNAAL_SLEUTEL_FILE."
            )
        return Sleutelbos(lees_sleutels(self.sleutel))

    @property
    def geheimen(self) -> tuple[str, ...]:
        """What may stand in no line. A very short password is left out: it would be found in every other word."""
        gezocht = {str(getattr(self, naam.removeprefix("WIJKSIGNAAL_").lower())) for naam in GEHEIM}
        gezocht.remove(self.database_url)  # of that only the password is secret
        gezocht |= geheime_delen(self.sleutel)
        with suppress(ValueError):
            wachtwoord = urlsplit(self.database_url).password or ""
            gezocht |= {wachtwoord, unquote(wachtwoord)}
        return tuple(sorted(geheim for geheim in gezocht if len(geheim) >= KORTST))


def geheime_delen(sleutel: str) -> set[str]:
    """What of the keys, as they are written, is secret: all but their names, and the `=` that base64 may end with."""
    return {deel.partition(":")[2].strip().rstrip("=") for deel in sleutel.split(",")}


def lees(omgeving: Mapping[str, str] | None = None) -> Settings:
    """Read and check what is set; whether a token is needed depends on the command (`met_token`)."""
    omgeving = os.environ if omgeving is None else omgeving
    bekend = [*UITLEG, *(naam + UIT_BESTAND for naam in GEHEIM)]
    onbekend = sorted(
        n for n in omgeving if n.startswith("WIJKSIGNAAL_") and n not in bekend and "_TEST_" not in n
    )
    if onbekend:
        raise OnvolledigeInstelling(
            f"De instelling {onbekend[0]} ken ik niet. Haal haar weg, of kies er een uit: {', '.join(bekend)}."
        )
    waarden = {naam: _waarde(omgeving, naam) or standaard for naam, (standaard, _) in UITLEG.items()}
    for naam in ("WIJKSIGNAAL_TELEGRAM_BASE_URL", "WIJKSIGNAAL_TELEGRAM_BASE_FILE_URL"):
        if not re.match(r"https?://[^\s/]", waarden[naam]):
            raise OnvolledigeInstelling(
                f"{naam} moet beginnen met http:// of https://. Pas de instelling aan."
            )
    if not DATABASE.match(waarden["WIJKSIGNAAL_DATABASE_URL"]):
        raise OnvolledigeInstelling(
            "WIJKSIGNAAL_DATABASE_URL moet beginnen met sqlite:/// en een bestandsnaam, of zijn zoals "
            "postgresql://naam:wachtwoord@server/database. Pas de instelling aan."
        )
    _toets_tempo(waarden["WIJKSIGNAAL_TEMPO"], waarden["WIJKSIGNAAL_TELEGRAM_BASE_URL"])
    _toets_sleutel(waarden["WIJKSIGNAAL_SLEUTEL"])
    token = waarden["WIJKSIGNAAL_TELEGRAM_TOKEN"]
    if token and not TOKEN.fullmatch(token):
        raise OnvolledigeInstelling(
            "WIJKSIGNAAL_TELEGRAM_TOKEN is geen geldig token. Kopieer het helemaal uit het bericht van @BotFather."
        )
    namen = (f.name for f in fields(Settings) if f.name not in ("termijnen", "voorproef_werkdagen"))
    overig = {naam: waarden[f"WIJKSIGNAAL_{naam.upper()}"] for naam in namen}
    werkdagen = _getal(waarden, "WIJKSIGNAAL_VOORPROEF_WERKDAGEN", 0, LANGSTE_VOORPROEF)
    return Settings(**overig, termijnen=_termijnen(waarden), voorproef_werkdagen=werkdagen)


def _getal(waarden: Mapping[str, str], naam: str, minstens: int, hoogstens: int) -> int:
    tekst = waarden[naam]
    if not (tekst.isascii() and tekst.isdecimal() and minstens <= int(tekst[:9]) <= hoogstens):
        raise OnvolledigeInstelling(
            f"{naam} moet een getal zijn van {minstens} tot en met {hoogstens}. Pas de instelling aan."
        )
    return int(tekst)


def _termijnen(waarden: Mapping[str, str]) -> Termijnen:
    gelezen = {}
    for veld, (minstens, hoogstens) in GRENZEN.items():
        gelezen[veld] = _getal(waarden, f"WIJKSIGNAAL_BEWAAR_{veld.upper()}", minstens, hoogstens)
    if gelezen["patronen_maanden"] < gelezen["teksten_maanden"]:
        raise OnvolledigeInstelling(
            "WIJKSIGNAAL_BEWAAR_PATRONEN_MAANDEN kan niet korter zijn dan WIJKSIGNAAL_BEWAAR_TEKSTEN_MAANDEN. "
            "Pas een van de twee aan."
        )
    return Termijnen(**gelezen)


def _waarde(omgeving: Mapping[str, str], naam: str) -> str:
    """What is set, or stands in the file that is named instead."""
    waarde = omgeving.get(naam, "").strip()
    pad = omgeving.get(naam + UIT_BESTAND, "").strip() if naam in GEHEIM else ""
    if not pad:
        return waarde
    if waarde:
        raise OnvolledigeInstelling(f"{naam} en {naam}{UIT_BESTAND} zijn allebei gezet. Haal er een weg.")
    return _uit_bestand(naam + UIT_BESTAND, Path(pad))


def _uit_bestand(naam: str, pad: Path) -> str:
    """A secret from a file that is for this account only. Its path is not repeated: by mistake the secret itself
    may stand there."""
    try:
        staat = pad.stat()
        if not stat.S_ISREG(staat.st_mode):
            raise OnvolledigeInstelling(f"{naam} noemt geen bestand. Pas het pad aan.")
        if staat.st_mode & (stat.S_IROTH | stat.S_IWOTH) and not pad.resolve().is_relative_to(VAN_DOCKER):
            raise OnvolledigeInstelling(
                f"Het bestand van {naam} is voor iedereen op deze computer open. Sluit het met: chmod 600"
            )
        with pad.open(encoding="utf-8") as bestand:
            waarde = bestand.read(GROOTST).strip()
    except FileNotFoundError:
        raise OnvolledigeInstelling(f"Het bestand van {naam} is er niet. Pas het pad aan.") from None
    except (OSError, ValueError) as fout:
        raise OnvolledigeInstelling(
            f"Het bestand van {naam} is niet te lezen ({type(fout).__name__}). "
            "Controleer het pad, en geef de gebruiker van de dienst leesrecht."
        ) from None
    if not waarde:
        raise OnvolledigeInstelling(f"Het bestand van {naam} is leeg. Zet het geheim erin.")
    return waarde


def _toets_sleutel(sleutel: str) -> None:
    try:
        if sleutel:
            lees_sleutels(sleutel)
    except SleutelOngeldig as fout:
        raise OnvolledigeInstelling(
            f"WIJKSIGNAAL_SLEUTEL is niet te lezen: {fout}. Zet de sleutel terug zoals hij was."
        ) from None


def _toets_tempo(tempo: str, adres: str) -> None:
    """Who writes to Telegram without pacing is shut out by it, and everybody waits."""
    if tempo not in TEMPOS:
        raise OnvolledigeInstelling(
            f"WIJKSIGNAAL_TEMPO moet {' of '.join(TEMPOS)} zijn. Pas de instelling aan."
        )
    if tempo == LOS and not _is_hier(adres):
        raise OnvolledigeInstelling(
            "WIJKSIGNAAL_TEMPO=los mag alleen als WIJKSIGNAAL_TELEGRAM_BASE_URL naar deze computer wijst. "
            "Haal WIJKSIGNAAL_TEMPO weg."
        )


def _is_hier(adres: str) -> bool:
    """A loopback address: nothing leaves this computer."""
    with suppress(ValueError):
        naam = urlsplit(adres).hostname or ""
        return naam == "localhost" or ipaddress.ip_address(naam).is_loopback
    return False


def met_token(settings: Settings) -> Settings:
    if not settings.telegram_token:
        raise OnvolledigeInstelling(
            "WIJKSIGNAAL_TELEGRAM_TOKEN ontbreekt. Vraag @BotFather in Telegram om een bot, en zet het token in deze "
            "instelling. Zonder Telegram kun je alvast oefenen met: wijksignaal oefenen."
        )
    return settings


def tabel() -> str:
    """The settings as a table in Markdown, for the README."""
    regels = ["| instelling | standaard | wat het is |", "| --- | --- | --- |"]
    for naam, (std, uitleg) in UITLEG.items():
        regels.append(f"| `{naam}` | {f'`{std}`' if std else '(geen)'} | {uitleg} |")
        if naam in GEHEIM:
            anders = f"Of: het pad van een bestand waarin `{naam}` staat, dat alleen de bot kan lezen."
            regels.append(f"| `{naam}{UIT_BESTAND}` | (geen) | {anders} |")
    return "\n".join(regels)


if __name__ == "__main__":
    print(tabel())
