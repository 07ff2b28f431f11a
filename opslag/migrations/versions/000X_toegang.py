"""How often somebody was refused, a day and a kind: numbers only."""

import sqlalchemy as sa
from alembic import op

revision = "000X_toegang"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "geweigerd",
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("soort", sa.String(24), nullable=False),
        sa.Column("aantal", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("dag", "soort", name="pk_geweigerd"),
    )
