"""Alembic's entry: one tree for SQLite and PostgreSQL. It runs on the connection that werk_bij gives."""

from alembic import context

from opslag.models import Tabel

verbinding = context.config.attributes["connection"]
context.configure(connection=verbinding, target_metadata=Tabel.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
