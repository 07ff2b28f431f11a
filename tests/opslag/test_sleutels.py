"""In which key a database is written: with another it stays shut, and changing leaves nothing in the old one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, MetaData, inspect, text

from gesprekken.model import Bericht
from opslag import SleutelPastNiet, kopie, maak_engine, outbox, sleutels, transactie, werk_bij
from opslag.models import Tabel
from opslag.sleutels import PER_KEER
from opslag.versleuteling import Sleutelbos
from tests.databases import elke_rij, op_versie, rauw, vul_elke_tabel, wat_er_was
from tests.opslag.test_effecten import NU, lid, vertel, wijkverband
from tests.sleutels import bos

OUD, BEIDE, NIEUW = bos("proef"), bos("nieuw", "proef"), bos("nieuw")


@contextmanager
def geopend(url: str, met: Sleutelbos) -> Iterator[Engine]:
    db = maak_engine(url, met)
    try:
        yield db
    finally:
        db.dispose()


@pytest.fixture
def vol(db: Engine) -> Engine:
    """Something in every table where somebody is or says something, and more messages than are written at once."""
    laak = wijkverband(db, "Laak")
    vertel(db, lid(db, "70000000001", laak), bron="501")
    with transactie(db) as sessie:
        for nummer in range(PER_KEER + 1):
            bericht = Bericht(f"Bericht {nummer}")
            outbox.plaats(sessie, kanaal="k", adres="7", soort=outbox.ANTWOORD, bericht=bericht, nu=NU)
    return db


def geschreven_in(db: Engine) -> set[bytes]:
    """The names of the keys of all that is encrypted."""
    staat, namen = MetaData(), set[bytes]()
    staat.reflect(db)
    with db.connect() as verbinding:
        for tabel in staat.sorted_tables:
            for rij in verbinding.execute(tabel.select()):
                namen |= {
                    bytes(w).split(b":")[1] for w in rij if isinstance(w, bytes) and w.startswith(b"w1:")
                }
    return namen


def gesloten(url: str, met: Sleutelbos) -> str:
    with geopend(url, met) as db, pytest.raises(SleutelPastNiet) as fout:
        werk_bij(db)
    return str(fout.value)


# --- which key ---


def test_with_another_key_it_stays_shut_says_why_and_is_as_it_was(vol: Engine, database: str) -> None:
    voor = elke_rij(vol)
    ander = Sleutelbos([("proef", b"x" * 32)])
    assert gesloten(database, bos("ander")) == (
        "Deze gegevens zijn geschreven met sleutel proef, en die staat niet in WIJKSIGNAAL_SLEUTEL. "
        "Zet hem erbij, achter de andere. Zonder die sleutel kan niemand ze lezen."
    )
    assert gesloten(database, ander) == (
        "Sleutel proef in WIJKSIGNAAL_SLEUTEL is een andere dan die waarmee deze gegevens zijn geschreven. "
        "Zet de goede terug. Er is niets veranderd."
    )
    assert gesloten(database, BEIDE) == (
        "De database is nog geschreven met sleutel proef, en voorop staat nieuw. "
        "Stop de bot, en zet alles over met: wijksignaal beheer sleutel-wissel"
    )
    assert elke_rij(vol) == voor


# --- changing ---


def test_after_a_change_everything_is_there_and_the_old_key_is_not_needed(vol: Engine, database: str) -> None:
    voor = elke_rij(vol)
    with geopend(database, BEIDE) as db:
        assert sleutels.zet_over(db) == ["proef"]
        assert sleutels.zet_over(db) == []
    with geopend(database, NIEUW) as db:
        werk_bij(db)
        assert geschreven_in(db) == {b"nieuw"}
        assert elke_rij(db) == voor
        with transactie(db) as sessie:  # and by her address she is found
            assert len(outbox.claim(sessie, "a", NU, hoeveel=1000, adres=("k", "7"))) == PER_KEER + 1
        assert b"w1:proef:" not in rauw(db)
    assert "sleutel nieuw, en die staat niet in" in gesloten(database, OUD)


def test_a_change_that_was_stopped_is_finished_by_doing_it_again(
    vol: Engine, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = elke_rij(vol)
    echt, keren = sleutels._schrijf_anders, iter(range(100))

    def stopt(*wat: object) -> bool:
        if next(keren) == 9:
            raise KeyboardInterrupt
        return echt(*wat)

    with geopend(database, BEIDE) as db:
        monkeypatch.setattr(sleutels, "_schrijf_anders", stopt)
        with pytest.raises(KeyboardInterrupt):
            sleutels.zet_over(db)
        assert geschreven_in(db) == {b"proef", b"nieuw"}
        assert elke_rij(db) == voor
    assert gesloten(database, BEIDE) == (
        "Het wisselen van de sleutel is niet af. Maak het af met: wijksignaal beheer sleutel-wissel"
    )
    assert "sleutel proef, en die staat niet in" in gesloten(database, NIEUW)
    with geopend(database, BEIDE) as db:
        assert sleutels.zet_over(db) == ["proef"]
        assert (geschreven_in(db), elke_rij(db)) == ({b"nieuw"}, voor)


def test_a_change_can_be_taken_back_half_way(vol: Engine, database: str) -> None:
    voor = elke_rij(vol)
    with geopend(database, BEIDE) as db:
        sleutels._begin(db)
        sleutels._schrijf_anders(db, Tabel.metadata.tables["persoon"])
    with geopend(database, bos("proef", "nieuw")) as db:
        assert sleutels.zet_over(db) == ["nieuw"]
        assert (geschreven_in(db), elke_rij(db)) == ({b"proef"}, voor)


# --- copies ---


def test_a_copy_in_an_older_key_is_put_back_in_the_one_of_today(
    vol: Engine, database: str, tmp_path: Path
) -> None:
    pad = tmp_path / "kopie.sqlite"
    kopie.maak(vol, pad)
    voor = elke_rij(vol)
    assert (b"Bericht 1" in pad.read_bytes(), b"grofvuil" in pad.read_bytes()) == (False, False)
    with kopie.geopend(pad, BEIDE) as gekopieerd, kopie.lege_plek(database, BEIDE) as leeg:
        kopie.vul(gekopieerd, leeg)
        assert (geschreven_in(leeg), elke_rij(leeg)) == ({b"nieuw"}, voor)


def test_a_copy_of_which_the_key_is_gone_is_refused(vol: Engine, tmp_path: Path) -> None:
    pad = tmp_path / "kopie.sqlite"
    kopie.maak(vol, pad)
    with pytest.raises(kopie.KopieOnbruikbaar) as fout, kopie.geopend(pad, NIEUW):
        pass
    assert str(fout.value).startswith(
        f"{pad} gaat niet open. Deze gegevens zijn geschreven met sleutel proef"
    )


# --- what was there before there was encryption ---

PLAT = "0005"  # the last version that was not encrypted
KANARIES = {
    "persoon.adres": "70000000001",
    "persoon.naam": "Kanarie Vogel",
    "lidmaatschap.organisatie": "Vogelbescherming",
    "signaal.gehoord": "De kanarie in de koolmijn zingt niet meer",
    "signaal.nodig": "Een frissere koolmijn",
    "actie.wat": "De koolmijn luchten",
    "gesprek.adres": "70000000001",
    "gesprek.toestand": '{"gesprek": "microuitvraag", "sinds": "2026-11-03T11:15:00+00:00", "wat": "kanarie"}',
    "outbox.adres": "70000000001",
    "outbox.inhoud": '{"tekst": "Dag Kanarie Vogel"}',
    "outbox.sleutel": "bundel:3:2026-10:telegram:70000000001",
    "webbericht.adres": "70000000001",
    "bronbericht.adres": "70000000001",
    "bundel.inhoud": '{"open_acties": [], "patronen": "kanarie"}',
}


@pytest.fixture
def plat(leeg: str) -> Iterator[Engine]:
    db = op_versie(leeg, PLAT)
    vul_elke_tabel(db)
    with db.begin() as verbinding:
        for plek, waarde in KANARIES.items():
            tabel, kolom = plek.split(".")
            verbinding.execute(text(f"UPDATE {tabel} SET {kolom} = :waarde"), {"waarde": waarde})
        for tabel in ("persoon", "gesprek", "outbox", "bronbericht"):
            verbinding.execute(text(f"UPDATE {tabel} SET kanaal = 'telegram'"))
    yield db
    db.dispose()


def test_what_was_there_before_is_read_as_it_was_and_stands_in_no_byte_of_the_files(plat: Engine) -> None:
    voor = elke_rij(plat)
    assert b"koolmijn" in rauw(plat)
    werk_bij(plat)
    na = elke_rij(plat)
    sleutels_ = [na["outbox"][0].pop("sleutel"), voor["outbox"][0].pop("sleutel")]
    assert sleutels_ == ["bundel:3:2026-10:telegram:1", KANARIES["outbox.sleutel"]]
    assert wat_er_was(voor, na) == voor
    assert geschreven_in(plat) == {b"proef"}
    assert [w for w in (b"oolmijn", b"anarie", b"0000000001", b"Vogel") if w in rauw(plat)] == []


def test_the_texts_of_a_wijkverband_that_were_readable_are_so_no_more(leeg: str) -> None:
    """An earlier version encrypted what people wrote, and left what was set for all of them."""
    db = op_versie(leeg, "0006")
    vul_elke_tabel(db)
    gezet = {
        "naam": "Koolmijn",
        "vraag1": "Wat zingt er?",
        "vraag2": "Wat zwijgt er?",
        "wijkteam": "Kanarie, 14070",
    }
    with db.begin() as verbinding:
        for kolom, waarde in gezet.items():
            verbinding.execute(text(f"UPDATE wijkverband SET {kolom} = :waarde"), {"waarde": waarde})
        verbinding.execute(text("UPDATE wijkverband SET buurten = :buurten"), {"buurten": '["Vogelbuurt"]'})
    assert b"Vogelbuurt" in rauw(db)
    werk_bij(db)
    (rij,) = elke_rij(db)["wijkverband"]
    assert {kolom: rij[kolom] for kolom in gezet} == gezet
    assert rij["buurten"] == ["Vogelbuurt"]
    assert [
        w for w in (b"oolmijn", b"zingt er", b"zwijgt er", b"anarie", b"ogelbuurt") if w in rauw(db)
    ] == []
    db.dispose()
    with geopend(leeg, BEIDE) as db:
        assert sleutels.zet_over(db) == ["proef"]
        (rij,) = elke_rij(db)["wijkverband"]
        assert (rij["buurten"], rij["wijkteam"]) == (["Vogelbuurt"], "Kanarie, 14070")
        assert geschreven_in(db) == {b"nieuw"}


def test_what_was_asked_of_a_text_stands_beside_it_now(plat: Engine) -> None:
    werk_bij(plat)
    na = elke_rij(plat)
    assert str(na["gesprek"][0]["sinds"]).startswith("2026-11-03 11:15:00")
    assert na["bundel"][0]["met_acties"] is False


def test_cleaning_that_was_stopped_is_done_at_the_next_start(
    plat: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as even:
        even.setattr(sleutels, "_schrijf_bestanden_anders", stopt)
        with pytest.raises(KeyboardInterrupt):
            werk_bij(plat)
    werk_bij(plat)
    assert b"oolmijn" not in rauw(plat)


def test_messages_to_a_group_that_moved_keep_keys_of_their_own(plat: Engine) -> None:
    oud = (
        "bundel:3:2026-11:telegram:-1",
        "bundel:3:2026-11:telegram:-2",
        "groep_weg:-1:2026:1:telegram:70000000001",
    )
    kolommen = [k["name"] for k in inspect(plat).get_columns("outbox") if k["name"] not in ("id", "sleutel")]
    rest = ", ".join(kolommen)
    erbij = f"INSERT INTO outbox (id, sleutel, {rest}) SELECT :id, :sleutel, {rest} FROM outbox WHERE id = 1"
    with plat.begin() as verbinding:
        for nummer, wat in enumerate(oud, 2):
            verbinding.execute(text(erbij), {"id": nummer, "sleutel": wat})
    werk_bij(plat)
    assert [rij["sleutel"] for rij in sorted(elke_rij(plat)["outbox"], key=lambda rij: rij["id"])] == [
        "bundel:3:2026-10:telegram:1",
        "bundel:3:2026-11:telegram:groep",
        "bundel:3:2026-11:telegram:groep:3",
        "groep_weg:1:telegram:2026:1:telegram:1",
    ]


def test_a_fresh_database_has_nothing_to_clean(leeg: str) -> None:
    with geopend(leeg, bos("a")) as db:
        werk_bij(db)
        with db.connect() as verbinding:
            assert verbinding.execute(text("SELECT naam, opgeruimd FROM sleutel")).all() == [("a", True)]
