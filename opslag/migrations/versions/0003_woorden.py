"""The wijkverband's own words that the mask leaves standing, and where a care question belongs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("wijkverband") as tabel:
        tabel.add_column(sa.Column("woorden", sa.JSON(), nullable=False, server_default="[]"))
        tabel.add_column(sa.Column("wijkteam", sa.Text(), nullable=False, server_default=""))
