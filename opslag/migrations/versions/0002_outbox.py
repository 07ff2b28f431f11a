"""One index finds what waits in a chat, however much was sent there and elsewhere."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.drop_index("ix_outbox_adres_wacht", "outbox")
    op.drop_index("ix_outbox_status_id", "outbox")
    op.create_index("ix_outbox_status_kanaal_adres_id", "outbox", ["status", "kanaal", "adres", "id"])
