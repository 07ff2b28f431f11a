"""How often somebody was refused, a day and a kind: numbers only."""

import sqlalchemy as sa
from alembic import op

from opslag.database import Id

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "geweigerd",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("soort", sa.String(24), nullable=False),
        sa.Column("aantal", Id, nullable=False),
        sa.PrimaryKeyConstraint("dag", "soort", name="pk_geweigerd"),
    )
