"""What the test sees by itself, past everything that is ours: the file of the database, the clock and the channel.

Every change in the file leaves a trace, made by the database itself, so that nothing that a turn did stays unseen.
"""

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.dienst import Klok
from gesprekken.model import Bericht
from gesprekken.vorm import van_json
from opslag import Engine, outbox
from tests.sleutels import bewaard_adres, leesbaar
from tests.storingen.wijkmachine.kanaal import Proefkanaal

# Of each table to which wijkverband a row belongs, and what of a row is looked at. `hex` is for what is encrypted: of
# that only whether it changed.
_HIER, _NERGENS = "{rij}.wijkverband_id", "NULL"
_VAN_DE_BUNDEL = "(SELECT wijkverband_id FROM bundel WHERE id = {rij}.bundel_id)"
TABELLEN: dict[str, tuple[str, str]] = {
    "wijkverband": ("{rij}.id", "id"),
    "groep": (_HIER, "id"),
    "lidmaatschap": (_HIER, "persoon_id rol"),
    "uitnodiging": (_HIER, "id rol"),
    "signaal": (_HIER, "id pseudoniem"),
    "deelname": (_HIER, "pseudoniem"),
    "pseudoniem": (_HIER, "persoon_id"),
    "bundel": (_HIER, "id ronde geplaatst gesloten"),
    "ingreep": (_VAN_DE_BUNDEL, "id"),
    "stem": (_VAN_DE_BUNDEL, "persoon_id"),
    "besluit": (_VAN_DE_BUNDEL, "bundel_id patroon"),
    "actie": (
        _HIER,
        "id eigenaar_id gevraagd_id gevraagd_op stand eerste_stap_op check_op eerste_stap_gedaan merkbaar "
        "hex:wat hex:eerste_stap hex:reden hex:opbrengst hex:zin",
    ),
    "terugkoppeling": (_HIER, "id ronde stand eigenaar_id gedeeld_op"),
    "afspraken": (_HIER, "id"),
    "historie": (_HIER, "id"),
    "persoon": (_NERGENS, "id laatst_in uur dagen pauze_tot hex:naam"),
    "bronbericht": (_NERGENS, "hex:adres"),
    "gesprek": (_NERGENS, "hex:adres"),
}
# Marks, counts and what is to be said: who caused these cannot be told. What is said is looked at by itself.
ZONDER_SPOOR = {"gezien", "gedaan", "outbox", "webbericht", "geweigerd", "hartslag", "sleutel"}


def leg_sporen(db: Engine) -> None:
    """From now on what changes in this file is written down beside it."""
    with db.begin() as verbinding:
        zoek = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        namen = {naam for (naam,) in verbinding.exec_driver_sql(zoek)} - {"alembic_version"}
        assert namen == TABELLEN.keys() | ZONDER_SPOOR, "of a new table it must be said whose it is"
        verbinding.exec_driver_sql(
            "CREATE TABLE proef_spoor (id INTEGER PRIMARY KEY, tabel TEXT, wat TEXT, "
            "van_waar INTEGER, naar_waar INTEGER, oud TEXT, nieuw TEXT)"
        )
        for tabel, (waar, kolommen) in TABELLEN.items():
            for wat, oud, nieuw in (("INSERT", "", "NEW"), ("UPDATE", "OLD", "NEW"), ("DELETE", "OLD", "")):
                waarden = ", ".join(
                    (*(_waar(waar, rij) for rij in (oud, nieuw)), *(_rij(kolommen, r) for r in (oud, nieuw)))
                )
                verbinding.exec_driver_sql(
                    f"CREATE TRIGGER proef_{tabel}_{wat} AFTER {wat} ON {tabel} BEGIN "
                    f"INSERT INTO proef_spoor (tabel, wat, van_waar, naar_waar, oud, nieuw) "
                    f"VALUES ('{tabel}', '{wat}', {waarden}); END"
                )


def _waar(waar: str, rij: str) -> str:
    return waar.format(rij=rij) if rij else "NULL"


def _rij(kolommen: str, rij: str) -> str:
    if not rij:
        return "'{}'"
    paren = []
    for kolom in kolommen.split():
        naam = kolom.removeprefix("hex:")
        paren.append(f"'{naam}', {f'hex({rij}.{naam})' if naam != kolom else f'{rij}.{naam}'}")
    return f"json_object({', '.join(paren)})"


@dataclass(frozen=True)
class Spoor:
    """One row that was changed: of which wijkverband it was and is, and what was looked at before and after."""

    tabel: str
    wat: str
    van_waar: int | None
    naar_waar: int | None
    oud: dict[str, Any]
    nieuw: dict[str, Any]

    @property
    def waar(self) -> set[int]:
        return {waar for waar in (self.van_waar, self.naar_waar) if waar is not None}

    @property
    def is_concept(self) -> bool:
        """What is being written for residents is no text yet."""
        return self.tabel == "terugkoppeling" and "concept" in (
            self.oud.get("stand"),
            self.nieuw.get("stand"),
        )

    @property
    def veranderd(self) -> set[str]:
        return {
            naam for naam in self.oud.keys() | self.nieuw.keys() if self.oud.get(naam) != self.nieuw.get(naam)
        }


@dataclass(frozen=True)
class Rij:
    """A message as it was placed."""

    id: int
    sleutel: str
    adres: str
    soort: str
    wijk: int | None
    bericht: Bericht


class Zicht:
    def __init__(self, pad: Path, klok: Klok, kanaal: Proefkanaal) -> None:
        self.ogen = sqlite3.connect(pad, isolation_level=None)
        self.klok, self.kanaal = klok, kanaal
        self.telling: Counter[str] = Counter()
        self.rijen: dict[int, Rij] = {}
        self.begonnen: set[str] = set()  # with what the keys begin of all that was ever placed
        self._spoor = 0
        self.sporen()

    @property
    def utc(self) -> datetime:
        """As moments are stored."""
        return self.klok.nu().astimezone(UTC).replace(tzinfo=None)

    @property
    def laatste(self) -> int:
        return max(self.rijen, default=0)

    def lees(self) -> list[Rij]:
        """What was placed since the last look."""
        zoek = "SELECT id, sleutel, adres, soort, wijkverband_id, inhoud FROM outbox WHERE id > ? ORDER BY id"
        nieuw = [
            Rij(
                id,
                sleutel or "",
                leesbaar("adres", adres),
                soort,
                waar,
                van_json(Bericht, leesbaar("inhoud", was)),
            )
            for id, sleutel, adres, soort, waar, was in self.ogen.execute(zoek, (self.laatste,))
        ]
        self.rijen |= {rij.id: rij for rij in nieuw}
        for rij in nieuw:
            delen = rij.sleutel.split(":")
            self.begonnen |= {":".join(delen[: i + 1]) for i in range(len(delen))}
        return nieuw

    def sporen(self) -> list[Spoor]:
        """What changed since the last look."""
        zoek = (
            "SELECT id, tabel, wat, van_waar, naar_waar, oud, nieuw FROM proef_spoor WHERE id > ? ORDER BY id"
        )
        rijen = self.ogen.execute(zoek, (self._spoor,)).fetchall()
        self._spoor = rijen[-1][0] if rijen else self._spoor
        return [
            Spoor(tabel, wat, van_waar, naar_waar, json.loads(oud), json.loads(nieuw))
            for _, tabel, wat, van_waar, naar_waar, oud, nieuw in rijen
        ]

    def toestand(self, adres: str) -> dict[str, Any]:
        zoek = "SELECT toestand FROM gesprek WHERE adres = ?"
        rij = self.ogen.execute(zoek, (bewaard_adres(adres),)).fetchone()
        leeg: dict[str, Any] = {
            "gesprek": "",
            "stap": "",
            "onderwerp": "",
            "antwoorden": {},
            "beurt": 0,
            "sinds": "",
        }
        return json.loads(leesbaar("toestand", rij[0])) if rij else leeg

    def is_rustig(self, adres: str) -> bool:
        """Nothing goes wrong now, and nothing waits in this chat that goes first."""
        gevraagd = ", ".join("?" * len(outbox.GEVRAAGD))
        wacht = f"status = 'bezig' OR (status = 'klaar' AND (pogingen > 0 OR soort IN ({gevraagd})))"
        zoek = f"SELECT 1 FROM outbox WHERE adres = ? AND ({wacht})"
        hier = self.ogen.execute(zoek, (bewaard_adres(adres), *outbox.GEVRAAGD)).fetchone()
        return hier is None and adres not in self.kanaal.geblokkeerd and not self.kanaal.loten

    def een(self, zoek: str, *waarden: object) -> Any:
        """The one value that is asked for; None when there is no such row."""
        rij = self.ogen.execute(zoek, waarden).fetchone()
        return rij[0] if rij else None

    def bundel(self, nummer: object) -> tuple[int, str] | None:
        """The wijkverband and the round of a bundle."""
        gevonden: tuple[int, str] | None = self.ogen.execute(
            "SELECT wijkverband_id, ronde FROM bundel WHERE id = ?", (nummer,)
        ).fetchone()
        return gevonden


def moment(bewaard: str) -> datetime:
    """As it stands in the file."""
    return datetime.fromisoformat(bewaard).replace(tzinfo=UTC)
