"""Who leaves is nobody's owner any more: an action may stand without one."""

from alembic import op

from opslag.database import Id

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("actie") as tabel:
        tabel.alter_column("eigenaar_id", existing_type=Id, nullable=True)
