"""In which key a database is written: whether that is ours, changing it, and leaving nothing of before behind.

A change is done in many small transactions and may be stopped at any moment: until it is finished the database
names both keys, and only `zet_over` takes it as it is.
"""

from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    LargeBinary,
    Table,
    bindparam,
    delete,
    func,
    insert,
    inspect,
    or_,
    select,
    type_coerce,
    update,
)

from opslag.database import breng_op_versie
from opslag.geheim import Versleuteld, sleutels_van
from opslag.models import Sleutelmerk, Tabel
from opslag.versleuteling import Onleesbaar, Sleutelbos

PROEF = b"wijksignaal"
PER_KEER = 500  # rows that are written anew in one transaction
WAAR = b"sleutel.proef"
_PROEF = Sleutelmerk.__table__.c.proef


class SleutelPastNiet(Exception):
    """This database cannot be opened with these keys; the text says why and what to do, in Dutch."""


def proef(sleutels: Sleutelbos) -> dict[str, Any]:
    """The mark of a database that is written in the first of these keys."""
    return {"naam": sleutels.huidig, "proef": sleutels.versleutel(WAAR, PROEF), "opgeruimd": False}


def is_gemerkt(engine: Engine) -> bool:
    """Was it ever written by a version that encrypts?"""
    return inspect(engine).has_table(Sleutelmerk.__tablename__)


def toets(engine: Engine) -> None:
    """SleutelPastNiet unless all of it is written in the key that we write with."""
    namen = _bekende(engine)
    huidig = sleutels_van(engine.dialect).huidig
    if len(namen) > 1:
        raise SleutelPastNiet(
            "Het wisselen van de sleutel is niet af. Maak het af met: wijksignaal beheer sleutel-wissel"
        )
    if namen != [huidig]:
        raise SleutelPastNiet(
            f"De database is nog geschreven met sleutel {namen[0]}, en voorop staat {huidig}. "
            "Stop de bot, en zet alles over met: wijksignaal beheer sleutel-wissel"
        )


def _bekende(engine: Engine) -> list[str]:
    """The keys it is written in, each tried."""
    sleutels, merk = sleutels_van(engine.dialect), Sleutelmerk.__table__.c
    with engine.connect() as verbinding:
        rijen = verbinding.execute(select(merk.naam, merk.proef).order_by(merk.naam)).all()
    for naam, geschreven in rijen:
        if naam not in sleutels.namen:
            raise SleutelPastNiet(
                f"Deze gegevens zijn geschreven met sleutel {naam}, en die staat niet in WIJKSIGNAAL_SLEUTEL. "
                "Zet hem erbij, achter de andere. Zonder die sleutel kan niemand ze lezen."
            )
        try:
            sleutels.ontsleutel(WAAR, geschreven)
        except Onleesbaar:
            raise SleutelPastNiet(
                f"Sleutel {naam} in WIJKSIGNAAL_SLEUTEL is een andere dan die waarmee deze gegevens zijn geschreven. "
                "Zet de goede terug. Er is niets veranderd."
            ) from None
    if not rijen:
        raise SleutelPastNiet(
            "Deze database zegt niet met welke sleutel zij is geschreven. Zet een kopie terug."
        )
    return [naam for naam, _ in rijen]


def werk_bij(engine: Engine) -> None:
    """Bring a database up to date. With other keys than its own nothing of it is touched."""
    if is_gemerkt(engine):
        toets(engine)
    breng_op_versie(engine)
    ruim_op(engine)


# --- changing ---


def zet_over(engine: Engine) -> list[str]:
    """Bring a database up to date and write everything in the first key; the names of those that are not needed for
    it any more. Only for who has the database alone."""
    oud = _begin(engine) if is_gemerkt(engine) else []
    breng_op_versie(engine)
    if oud:
        for tabel in Tabel.metadata.sorted_tables:
            while _schrijf_anders(engine, tabel):
                pass
        with engine.begin() as verbinding:
            verbinding.execute(delete(Sleutelmerk).where(Sleutelmerk.naam.in_(oud)))
            verbinding.execute(update(Sleutelmerk).values(opgeruimd=False))
    ruim_op(engine)
    return oud


def _begin(engine: Engine) -> list[str]:
    """From here on it names both keys; the older ones."""
    namen, nieuw = _bekende(engine), proef(sleutels_van(engine.dialect))
    if nieuw["naam"] not in namen:
        with engine.begin() as verbinding:
            verbinding.execute(insert(Sleutelmerk).values(nieuw))
    return [naam for naam in namen if naam != nieuw["naam"]]


def _schrijf_anders(engine: Engine, tabel: Table) -> bool:
    """Some rows that are in an older key; False when there are none left. They are found by how their bytes begin."""
    if not (geheim := _geheim(tabel)):
        return False
    kop = sleutels_van(engine.dialect).kop
    begin = [func.substr(type_coerce(kolom, LargeBinary), 1, len(kop)) for kolom in geheim]
    oud = or_(*((b != kop) & (b != b"") for b in begin))
    plek = [_zoals_het_staat(kolom).label(f"_{kolom.name}") for kolom in tabel.primary_key]
    hier = [_zoals_het_staat(kolom) == bindparam(f"_{kolom.name}") for kolom in tabel.primary_key]
    with engine.begin() as verbinding:
        rijen = verbinding.execute(select(*geheim, *plek).where(oud).limit(PER_KEER)).mappings().all()
        if rijen:
            anders = update(tabel).where(*hier).values({k: bindparam(f"nieuw_{k.name}") for k in geheim})
            verbinding.execute(anders, [_met(rij, geheim) for rij in rijen])
    return bool(rijen)


def _geheim(tabel: Table) -> list[Any]:
    return [kolom for kolom in tabel.columns if isinstance(kolom.type, Versleuteld)]


def _met(rij: Any, geheim: list[Any]) -> dict[str, Any]:
    plek = {naam: waarde for naam, waarde in rij.items() if naam.startswith("_")}
    return plek | {f"nieuw_{kolom.name}": rij[kolom] for kolom in geheim}


def _zoals_het_staat(kolom: Any) -> Any:
    return type_coerce(kolom, LargeBinary) if isinstance(kolom.type, Versleuteld) else kolom


# --- leaving nothing behind ---


def ruim_op(engine: Engine) -> None:
    """Write the files anew, once after what was in them has changed: in the free space of a database what stood
    there before can be read for long."""
    with engine.connect() as verbinding:
        if verbinding.scalar(select(func.count()).where(~Sleutelmerk.opgeruimd)) == 0:
            return
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as verbinding:
        _schrijf_bestanden_anders(verbinding)
    with engine.begin() as verbinding:
        verbinding.execute(update(Sleutelmerk).values(opgeruimd=True))


def _schrijf_bestanden_anders(verbinding: Connection) -> None:
    """To PostgreSQL a column is given another form that is the same: it then makes a new file of the rows there are.
    VACUUM FULL would carry along what somebody else might still be looking at."""
    if verbinding.dialect.name != "sqlite":
        for tabel in Tabel.metadata.sorted_tables:
            for kolom in [*_geheim(tabel), *(k for k in tabel.columns if k is _PROEF)][:1]:
                anders = f'ALTER COLUMN "{kolom.name}" TYPE bytea USING "{kolom.name}" || \'\'::bytea'
                verbinding.exec_driver_sql(f'ALTER TABLE "{tabel.name}" {anders}')
        return
    ruw: Any = verbinding.connection.driver_connection
    for opdracht in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
        ruw.execute(opdracht).fetchall()
