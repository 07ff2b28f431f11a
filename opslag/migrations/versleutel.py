"""Encrypting columns that were text before, in the transaction of the migration."""

from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from opslag.geheim import ADRES, sleutels_van
from opslag.migrations.stapel import kopieer

PER_KEER = 1000


def versleutel(
    verbinding: sa.Connection, naam: str, plek: tuple[str, ...], kolommen: tuple[str, ...]
) -> bool:
    """Texts become bytes, and bytes become unreadable; was there anything? `plek` is the key of the table."""
    _naar_bytes(verbinding, naam, kolommen)
    tabel = sa.table(
        naam, *(sa.column(k, sa.LargeBinary() if k in kolommen else None) for k in {*plek, *kolommen})
    )
    anders = (
        sa.update(tabel)
        .where(*(tabel.c[k] == sa.bindparam(f"_{k}", type_=tabel.c[k].type) for k in plek))
        .values({k: sa.bindparam(f"nieuw_{k}") for k in kolommen})
    )
    vorm = {k: _vorm(verbinding, naam, k) for k in kolommen}
    rijen = verbinding.execute(sa.select(tabel)).mappings().all()
    for begin in range(0, len(rijen), PER_KEER):
        verbinding.execute(
            anders,
            [
                {f"_{k}": rij[k] for k in plek} | {f"nieuw_{k}": vorm[k](rij[k]) for k in kolommen}
                for rij in rijen[begin : begin + PER_KEER]
            ],
        )
    return bool(rijen)


def _vorm(verbinding: sa.Connection, tabel: str, kolom: str) -> Callable[[bytes], bytes]:
    sleutels = sleutels_van(verbinding.dialect)
    if kolom == "adres":
        return lambda waarde: sleutels.vindbaar(ADRES.encode(), bytes(waarde))
    waar = f"{tabel}.{kolom}".encode()
    return lambda waarde: sleutels.versleutel(waar, bytes(waarde)) if waarde else b""


def _naar_bytes(verbinding: sa.Connection, tabel: str, kolommen: tuple[str, ...]) -> None:
    if verbinding.dialect.name != "sqlite":
        for kolom in kolommen:
            if (tabel, kolom) != ("wijkverband", "sleutel"):
                op.alter_column(tabel, kolom, server_default=None)
                op.alter_column(
                    tabel,
                    kolom,
                    type_=sa.LargeBinary(),
                    postgresql_using=f"convert_to({kolom}::text, 'UTF8')",
                )
        return
    with kopieer(tabel) as stapel:
        for kolom in kolommen:
            stapel.alter_column(kolom, type_=sa.LargeBinary(), server_default=None)
