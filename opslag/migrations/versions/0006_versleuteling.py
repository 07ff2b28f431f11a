"""Who somebody is and what somebody wrote is encrypted, and so is what was there already.

What SQL asked of a text that it cannot read any more stands in a column of its own, or nowhere. All of it is one
transaction; what the files still hold of before is cleaned afterwards (`sleutels.ruim_op`).
"""

import json
import re
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from opslag.database import Moment
from opslag.geheim import sleutels_van
from opslag.migrations.versleutel import versleutel
from opslag.sleutels import proef

revision = "0006"
down_revision = "0005"

# As it was then; a later version may know other columns. The first is the key of the table.
TABELLEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "wijkverband": (("id",), ("organisaties", "woorden", "sleutel")),
    "groep": (("id",), ("adres",)),
    "persoon": (("id",), ("adres", "naam")),
    "lidmaatschap": (("persoon_id", "wijkverband_id"), ("organisatie", "functie")),
    "signaal": (("id",), ("organisatie", "functie", "gehoord", "nodig", "buurt")),
    "bronbericht": (("kanaal", "adres", "bericht"), ("adres",)),
    "bundel": (("id",), ("inhoud",)),
    "actie": (
        ("id",),
        ("patroon", "verandering", "wat", "partners", "eerste_stap", "zin", "reden", "opbrengst"),
    ),
    "terugkoppeling": (("id",), ("inhoud",)),
    "gesprek": (("kanaal", "adres"), ("adres", "toestand")),
    "outbox": (("id",), ("adres", "inhoud")),
    "webbericht": (("id",), ("adres", "inhoud", "gekozen")),
}


def upgrade() -> None:
    verbinding = op.get_bind()
    _noem_niemand(verbinding)
    op.add_column("gesprek", sa.Column("sinds", Moment(), nullable=True))
    _lees_sinds(verbinding)
    _lees_met_acties(verbinding)
    iets = [versleutel(verbinding, tabel, *kolommen) for tabel, kolommen in TABELLEN.items()]
    merk = op.create_table(
        "sleutel",
        sa.Column("naam", sa.String(length=16), nullable=False),
        sa.Column("proef", sa.LargeBinary(), nullable=False),
        sa.Column("opgeruimd", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("naam", name=op.f("pk_sleutel")),
    )
    nieuw = proef(sleutels_van(verbinding.dialect)) | {"opgeruimd": not any(iets)}
    verbinding.execute(sa.insert(merk).values(nieuw))


# --- keys of messages that held an address ---


def _noem_niemand(verbinding: sa.Connection) -> None:
    """`…:telegram:70000000001` becomes `…:telegram:3` for a person and `…:telegram:groep` for a group."""
    outbox = sa.table("outbox", *map(sa.column, ("id", "sleutel", "adres", "kanaal", "wijkverband_id")))
    zoek = sa.select(outbox).where(outbox.c.sleutel.is_not(None))
    rijen = verbinding.execute(zoek.order_by(outbox.c.id)).all()
    mensen = {
        (k, a): str(id) for id, k, a in verbinding.execute(sa.text("SELECT id, kanaal, adres FROM persoon"))
    }
    bezet = {rij.sleutel for rij in rijen}
    for rij in rijen:
        nieuw = _zonder_adres(rij, mensen)
        if nieuw != rij.sleutel:
            nieuw = (
                f"{nieuw}:{rij.id}" if nieuw in bezet else nieuw
            )  # a group that moved had a key for each address
            bezet.add(nieuw)
            verbinding.execute(sa.update(outbox).where(outbox.c.id == rij.id).values(sleutel=nieuw))


def _zonder_adres(rij: Any, mensen: dict[tuple[str, str], str]) -> str:
    """The old address may be another than where the message went: a group that moved."""
    sleutel = re.sub(r"^groep_weg:[^:]+:", f"groep_weg:{rij.wijkverband_id}:{rij.kanaal}:", rij.sleutel)
    gevonden = re.fullmatch(r"(.+):(telegram|web):([^:]+)", sleutel)
    if gevonden is None:
        return str(sleutel)
    begin, kanaal, adres = gevonden.groups()
    return f"{begin}:{kanaal}:{mensen.get((kanaal, adres), 'groep')}"


# --- since when somebody is in a conversation ---


def _lees_sinds(verbinding: sa.Connection) -> None:
    gesprek = sa.table(
        "gesprek", *map(sa.column, ("kanaal", "adres", "toestand")), sa.column("sinds", Moment())
    )
    for rij in verbinding.execute(sa.select(gesprek)).all():
        hier = gesprek.c.kanaal == rij.kanaal, gesprek.c.adres == rij.adres
        if (sinds := _sinds(rij.toestand)) is not None:
            verbinding.execute(sa.update(gesprek).where(*hier).values(sinds=sinds))


def _sinds(toestand: str) -> datetime | None:
    try:
        velden = json.loads(toestand)
        return datetime.fromisoformat(velden["sinds"]) if velden["gesprek"] else None
    except (ValueError, KeyError, TypeError):  # it cannot be read: it ended long ago, and begins anew
        return datetime(1970, 1, 1, tzinfo=UTC)


def _lees_met_acties(verbinding: sa.Connection) -> None:
    op.add_column("bundel", sa.Column("met_acties", sa.Boolean(), nullable=False, server_default=sa.true()))
    zonder = sa.text("UPDATE bundel SET met_acties = :nee WHERE inhoud LIKE :geen")
    verbinding.execute(zonder, {"nee": False, "geen": '%"open_acties": []%'})
