"""Altering a column. SQLite copies the whole table for that; the numbers it gave out must be remembered."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


@contextmanager
def kopieer(tabel: str) -> Iterator[BatchOperations]:
    """On SQLite: what is altered within. The number of a row that was erased is never given to another."""
    verbinding = op.get_bind()
    telt_door = _telt_door(verbinding, tabel)
    with op.batch_alter_table(tabel, table_kwargs={"sqlite_autoincrement": telt_door is not None}) as stapel:
        yield stapel
    if telt_door:
        waarden = {"tot": telt_door, "tabel": tabel}
        verbinding.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :tabel"), waarden)
        verbinding.execute(sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:tabel, :tot)"), waarden)


def _telt_door(verbinding: sa.Connection, tabel: str) -> int | None:
    """The highest number that this table ever gave out; None when it does not remember."""
    zoek = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :tabel")
    if "AUTOINCREMENT" not in str(verbinding.scalar(zoek, {"tabel": tabel})).upper():
        return None
    teller = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :tabel")
    return verbinding.scalar(teller, {"tabel": tabel}) or 0
