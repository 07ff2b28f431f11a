"""A copy holds everything, can be put back into either kind of database, and never overwrites."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from gesprekken.model import Bericht, onder_elkaar, opent
from opslag import Engine, apply, kopie, maak_engine, mensen, outbox, transactie, werk_bij
from opslag.models import Outbox, Sleutelmerk, Tabel
from tests.databases import PostgreSQL
from tests.opslag.test_effecten import lid, vertel, wijkverband
from tests.sleutels import SLEUTELS

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)


def alles(db: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but the mark of the key: it is made anew in every database."""
    with transactie(db) as sessie:
        return {
            t.name: sorted((tuple(rij) for rij in sessie.execute(select(t))), key=repr)
            for t in Tabel.metadata.sorted_tables
            if t is not Sleutelmerk.__table__
        }


@pytest.fixture
def vol(db: Engine) -> Engine:
    """Somebody told something, and something waits to be said."""
    laak = wijkverband(db, "Laak")
    vertel(db, lid(db, "7", laak), bron="501")
    with transactie(db) as sessie:
        apply.merk_gezien(sessie, "telegram", "1", NU)
        bericht = Bericht("Ja of nee? 🙂", onder_elkaar(opent("Ja", "help")))
        outbox.plaats(sessie, kanaal="telegram", adres="7", soort=outbox.ANTWOORD, bericht=bericht, nu=NU)
    return db


@contextmanager
def gevuld(pad: Path, url: str) -> Iterator[Engine]:
    with kopie.geopend(pad, SLEUTELS) as gekopieerd, kopie.lege_plek(url, SLEUTELS) as leeg:
        kopie.vul(gekopieerd, leeg)
        yield leeg


def geweigerd(pad: Path) -> str:
    """Why this file cannot be put back."""
    with pytest.raises(kopie.KopieOnbruikbaar) as fout, kopie.geopend(pad, SLEUTELS):
        pass
    return str(fout.value).removeprefix(f"{pad} ")


def test_a_copy_that_is_put_back_holds_every_row(vol: Engine, database: str, tmp_path: Path) -> None:
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    with gevuld(tmp_path / "kopie.sqlite", database) as teruggezet:
        assert teruggezet.dialect.name == vol.dialect.name
        assert alles(teruggezet) == alles(vol)
    assert sorted(pad.name for pad in tmp_path.iterdir() if "kopie" in pad.name) == ["kopie.sqlite"]


def test_a_copy_of_one_kind_can_be_put_back_into_the_other(
    vol: Engine, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    """So a wijkverband can grow from a file into a server, and back."""
    ander = postgresql.nieuw() if vol.dialect.name == "sqlite" else f"sqlite:///{tmp_path}/ander.sqlite"
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    leeg = maak_engine(ander, SLEUTELS)
    with kopie.geopend(tmp_path / "kopie.sqlite", SLEUTELS) as gekopieerd:
        kopie.vul(gekopieerd, leeg)
    assert leeg.dialect.name != vol.dialect.name
    assert alles(leeg) == alles(vol)
    leeg.dispose()


def test_what_comes_after_putting_back_gets_numbers_of_its_own(
    vol: Engine, database: str, tmp_path: Path
) -> None:
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    with gevuld(tmp_path / "kopie.sqlite", database) as teruggezet, transactie(teruggezet) as sessie:
        eerste = sessie.scalars(select(Outbox.id)).one()
        outbox.plaats(
            sessie, kanaal="telegram", adres="7", soort=outbox.ANTWOORD, bericht=Bericht("Nog iets"), nu=NU
        )
        assert sorted(sessie.scalars(select(Outbox.id))) == [eerste, eerste + 1]


def test_a_number_that_was_erased_before_the_copy_was_made_is_not_given_out_after_it(
    vol: Engine, database: str, tmp_path: Path
) -> None:
    with transactie(vol) as sessie:
        (weg,) = sessie.scalars(select(Outbox)).all()
        nummer = weg.id
        sessie.delete(weg)
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    with gevuld(tmp_path / "kopie.sqlite", database) as teruggezet, transactie(teruggezet) as sessie:
        outbox.plaats(
            sessie, kanaal="k", adres="7", soort=outbox.ANTWOORD, bericht=Bericht("Nog iets"), nu=NU
        )
        assert list(sessie.scalars(select(Outbox.id))) == [nummer + 1]


def test_trying_a_copy_leaves_the_real_database_as_it_was(vol: Engine, database: str, tmp_path: Path) -> None:
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    voor = alles(vol)
    with gevuld(tmp_path / "kopie.sqlite", database) as teruggezet, transactie(teruggezet) as sessie:
        mensen.maak_wijkverband(sessie, "Alleen in de toets", NU)
    assert alles(vol) == voor
    with kopie.lege_plek(database, SLEUTELS) as leeg:  # and of the trial nothing is left
        assert kopie.is_leeg(leeg)


@pytest.mark.parametrize(
    "inhoud", [b"", b"boodschappen" * 500, None], ids=["empty", "a text", "another database"]
)
def test_what_is_no_copy_of_ours_is_refused(tmp_path: Path, inhoud: bytes | None) -> None:
    pad = tmp_path / "iets"
    if inhoud is None:
        with sqlite3.connect(pad) as vreemd:
            vreemd.execute("CREATE TABLE boodschappen (wat TEXT)")
        vreemd.close()
    else:
        pad.write_bytes(inhoud)
    assert geweigerd(pad) == "is geen hele kopie van Wijksignaal. Kies een andere kopie."


def test_a_copy_of_which_a_piece_is_missing_is_refused(vol: Engine, tmp_path: Path) -> None:
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    heel = (tmp_path / "kopie.sqlite").read_bytes()
    (tmp_path / "kopie.sqlite").write_bytes(heel[: len(heel) // 2])
    assert (
        geweigerd(tmp_path / "kopie.sqlite") == "is geen hele kopie van Wijksignaal. Kies een andere kopie."
    )


def test_a_copy_of_a_newer_version_is_refused(vol: Engine, tmp_path: Path) -> None:
    kopie.maak(vol, tmp_path / "kopie.sqlite")
    with sqlite3.connect(tmp_path / "kopie.sqlite") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    assert (
        geweigerd(tmp_path / "kopie.sqlite")
        == "is van een nieuwere versie van Wijksignaal. Werk Wijksignaal eerst bij."
    )


def test_only_a_database_without_a_wijkverband_is_empty(db: Engine) -> None:
    assert kopie.is_leeg(db)
    werk_bij(db)
    wijkverband(db, "Laak")
    assert not kopie.is_leeg(db)
