"""The whole round: a bundle that is looked at first, votes, an answer to every pattern, an owner who was asked,
feedback with its own promises, the agreements behind it, and in which form something was heard.

What was there already was posted, accepted and told. Of a wijkverband every text is encrypted from now on.
"""

import sqlalchemy as sa
from alembic import op

from opslag.database import Id, Moment
from opslag.migrations.stapel import kopieer
from opslag.migrations.versleutel import versleutel

revision = "0007"
down_revision = "0006"

RONDES = ("signaal", "deelname", "bundel", "actie", "terugkoppeling")


def upgrade() -> None:
    _rondes()
    _bundel()
    _actie()
    _terugkoppeling()
    _versleutel_wijkverband()
    _wijkverband_en_leden()
    op.add_column("signaal", sa.Column("vorm", sa.String(16), nullable=False, server_default="uitvraag"))
    op.add_column("signaal", _geheim("plek"))
    op.add_column("signaal", sa.Column("aanwezig", Id, nullable=True))


def _rondes() -> None:
    """A round of six weeks is named after its first day."""
    for tabel in RONDES:
        if op.get_bind().dialect.name == "sqlite":
            with kopieer(tabel) as stapel:
                stapel.alter_column("ronde", type_=sa.String(10))
        else:
            op.alter_column(tabel, "ronde", type_=sa.String(10))


def _bundel() -> None:
    met_citaten: sa.Column[bool] = sa.Column(
        "met_citaten", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("bundel", met_citaten)
    op.add_column("bundel", sa.Column("geplaatst", Moment(), nullable=True))
    op.execute("UPDATE bundel SET geplaatst = gemaakt")
    op.add_column("bundel", sa.Column("uitgesteld_tot", sa.Date(), nullable=True))
    op.add_column("bundel", sa.Column("gesloten", Moment(), nullable=True))
    op.add_column("bundel", sa.Column("getoond", Id, nullable=False, server_default="0"))
    op.create_table(
        "ingreep",
        sa.Column("id", Id, nullable=False),
        sa.Column("bundel_id", Id, nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.Column("wie", sa.String(32), nullable=False),
        sa.Column("soort", sa.String(16), nullable=False),
        sa.Column("patroon", sa.String(48), nullable=False),
        sa.Column("waarde", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["bundel_id"], ["bundel.id"], name="fk_ingreep_bundel_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ingreep"),
    )
    op.create_index("ix_ingreep_bundel_id", "ingreep", ["bundel_id"])
    op.create_table(
        "stem",
        sa.Column("bundel_id", Id, nullable=False),
        sa.Column("persoon_id", Id, nullable=False),
        sa.Column("patroon", sa.String(48), nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["bundel_id"], ["bundel.id"], name="fk_stem_bundel_id"),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name="fk_stem_persoon_id"),
        sa.PrimaryKeyConstraint("bundel_id", "persoon_id", "patroon", name="pk_stem"),
    )
    op.create_table(
        "besluit",
        sa.Column("bundel_id", Id, nullable=False),
        sa.Column("patroon", sa.String(48), nullable=False),
        sa.Column("uitkomst", sa.String(16), nullable=False),
        sa.Column("reden", sa.LargeBinary(), nullable=False),
        sa.Column("moment", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["bundel_id"], ["bundel.id"], name="fk_besluit_bundel_id"),
        sa.PrimaryKeyConstraint("bundel_id", "patroon", name="pk_besluit"),
    )


def _actie() -> None:
    op.add_column("actie", sa.Column("patroon_sleutel", sa.String(48), nullable=False, server_default=""))
    _verwijst("actie", "gevraagd_id", "persoon")
    op.add_column("actie", _geheim("gevraagd_naam"))
    op.add_column("actie", sa.Column("gevraagd_op", Moment(), nullable=True))
    op.add_column("actie", sa.Column("uitnodiging_id", Id, nullable=True))
    op.add_column("actie", sa.Column("haalbaar", sa.String(16), nullable=False, server_default=""))
    op.add_column("actie", sa.Column("impact", sa.String(16), nullable=False, server_default=""))
    op.add_column("actie", sa.Column("volgnummer", Id, nullable=False, server_default="0"))


def _terugkoppeling() -> None:
    stand = sa.Column("stand", sa.String(16), nullable=False, server_default="gepubliceerd")
    op.add_column("terugkoppeling", stand)
    _verwijst("terugkoppeling", "eigenaar_id", "persoon")
    op.add_column("terugkoppeling", sa.Column("gepubliceerd", Moment(), nullable=True))
    op.add_column("terugkoppeling", sa.Column("gedeeld_op", sa.Date(), nullable=True))
    op.add_column("terugkoppeling", sa.Column("vervolg_op", sa.Date(), nullable=True))
    op.execute("UPDATE terugkoppeling SET gepubliceerd = vastgelegd, gedeeld_op = DATE(vastgelegd)")
    op.create_table(
        "afspraken",
        sa.Column("id", Id, nullable=False),
        sa.Column("wijkverband_id", Id, nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("wie", sa.String(32), nullable=False),
        sa.Column("vastgelegd", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["wijkverband_id"], ["wijkverband.id"], name="fk_afspraken_wijkverband_id"),
        sa.PrimaryKeyConstraint("id", name="pk_afspraken"),
    )
    op.create_index("ix_afspraken_wijkverband_id", "afspraken", ["wijkverband_id"])


def _versleutel_wijkverband() -> None:
    """What the files still hold of before is cleaned afterwards (`sleutels.ruim_op`)."""
    kolommen = ("naam", "vraag1", "vraag2", "buurten", "wijkteam")
    if versleutel(op.get_bind(), "wijkverband", ("id",), kolommen):
        op.execute(sa.text("UPDATE sleutel SET opgeruimd = :nee").bindparams(nee=False))


def _wijkverband_en_leden() -> None:
    op.add_column("wijkverband", _geheim("themanamen"))
    op.add_column("wijkverband", sa.Column("ritme", sa.JSON(), nullable=False, server_default="[]"))
    for welk in ("overleg", "vorig_overleg"):
        op.add_column("wijkverband", sa.Column(f"{welk}_op", sa.Date(), nullable=True))
        op.add_column(
            "wijkverband", sa.Column(f"{welk}_uur", sa.String(5), nullable=False, server_default="")
        )
    ontvangst: sa.Column[bool] = sa.Column(
        "ontvangst", sa.Boolean(), nullable=False, server_default=sa.true()
    )
    op.add_column("lidmaatschap", ontvangst)
    op.add_column("lidmaatschap", sa.Column("citeren", sa.Boolean(), nullable=True))
    op.add_column("lidmaatschap", sa.Column("citeren_bij", Id, nullable=True))
    op.add_column("signaal", sa.Column("citeren", sa.Boolean(), nullable=True))


def _geheim(naam: str) -> "sa.Column[bytes]":
    """A text that nobody wrote yet: what is empty is not encrypted (geheim.py)."""
    leeg = "x''" if op.get_bind().dialect.name == "sqlite" else "''::bytea"
    return sa.Column(naam, sa.LargeBinary(), nullable=False, server_default=sa.text(leeg))


def _verwijst(tabel: str, kolom: str, naar: str) -> None:
    """Alembic would copy the whole table for this on SQLite, and forget which numbers were given out."""
    soort = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    verwijzing = f"CONSTRAINT fk_{tabel}_{kolom} REFERENCES {naar} (id)"
    op.execute(f"ALTER TABLE {tabel} ADD COLUMN {kolom} {soort} {verwijzing}")
