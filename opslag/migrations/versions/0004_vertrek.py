"""Rows are erased from here on: an action may stand without its owner, and no number is given out twice."""

from alembic import op

from opslag.database import Id

revision = "0004"
down_revision = "0003"

GENUMMERD = ("persoon", "signaal", "actie", "outbox", "webbericht")  # elsewhere their numbers are remembered


def upgrade() -> None:
    with op.batch_alter_table("actie") as tabel:
        tabel.alter_column("eigenaar_id", existing_type=Id, nullable=True)
    if op.get_bind().dialect.name == "sqlite":  # a sequence of PostgreSQL never goes back
        for naam in GENUMMERD:
            with op.batch_alter_table(
                naam, recreate="always", table_kwargs={"sqlite_autoincrement": True}
            ) as _:
                pass
