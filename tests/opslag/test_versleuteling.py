"""What is kept is encrypted: by which columns, in what form, and what a key ring can and cannot read."""

import hmac
from datetime import UTC, datetime

import pytest
from sqlalchemy import JSON, Engine, LargeBinary, String, select, text

from gesprekken.model import Bericht
from opslag import Sleutelbos, lees_sleutels, maak_sleutel, outbox, transactie
from opslag import models as m
from opslag.geheim import ADRES, Versleuteld, Vindbaar
from opslag.models import Tabel
from opslag.versleuteling import Onleesbaar, SleutelOngeldig
from tests.opslag.test_effecten import lid, vertel, wijkverband
from tests.sleutels import SLEUTELS, bos, sleutel

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)
HIER, DAAR = b"signaal.gehoord", b"signaal.nodig"

# Every column that holds letters and is not encrypted, with why.
LEESBAAR = {
    "groep.kanaal": "telegram or web",
    "persoon.kanaal": "telegram or web",
    "persoon.uur": "an hour of the day",
    "persoon.dagen": "days of the week",
    "lidmaatschap.rol": "one of a few",
    "pseudoniem.waarde": "an HMAC under a key that is encrypted; what somebody told is found by it",
    "uitnodiging.hash": "SHA-256 of 90 random bits",
    "uitnodiging.rol": "one of a few",
    "signaal.pseudoniem": "as pseudoniem.waarde",
    "signaal.ronde": "a month",
    "signaal.thema": "one of fifteen",
    "bronbericht.kanaal": "telegram or web",
    "bronbericht.bericht": "the number of a message within a chat",
    "bronbericht.veld": "one of two",
    "deelname.pseudoniem": "as pseudoniem.waarde",
    "deelname.ronde": "a month",
    "bundel.ronde": "a month",
    "ingreep.wie": "as pseudoniem.waarde",
    "ingreep.soort": "one of a few",
    "ingreep.patroon": "a theme, as signaal.thema",
    "stem.patroon": "a theme, as signaal.thema",
    "besluit.patroon": "a theme, as signaal.thema",
    "besluit.uitkomst": "one of two",
    "afspraken.wie": "as pseudoniem.waarde",
    "terugkoppeling.stand": "one of a few",
    "actie.patroon_sleutel": "a theme, as signaal.thema",
    "actie.haalbaar": "one of three",
    "actie.impact": "one of three",
    "signaal.vorm": "one of four",
    "wijkverband.overleg_uur": "an hour of the day",
    "wijkverband.vorig_overleg_uur": "an hour of the day",
    "actie.ronde": "a month",
    "actie.stand": "one of a few",
    "actie.merkbaar": "one of three",
    "terugkoppeling.ronde": "a month",
    "geweigerd.soort": "one of a few",
    "historie.wie": "as pseudoniem.waarde",
    "historie.wat": "one of a few",
    "historie.object": "a kind and a number",
    "historie.waarden": "dates, and words that are one of a few",
    "gesprek.kanaal": "telegram or web",
    "gezien.kanaal": "telegram or web",
    "gezien.update": "the number of an update",
    "gedaan.sleutel": "kinds, numbers and dates",
    "gedaan.over": "a kind and a number",
    "outbox.sleutel": "kinds, numbers and dates; of whom it is for the number",
    "outbox.kanaal": "telegram or web",
    "outbox.soort": "one of a few",
    "outbox.bewerkt": "the number of a message within a chat",
    "outbox.status": "one of a few",
    "outbox.worker": "random",
    "outbox.extern": "the number of a message within a chat",
    "outbox.reden": "the kind of an error",
    "webbericht.van": "mens or bot",
    "sleutel.naam": "the name of a key, not the key",
    "sleutel.proef": "one word, encrypted by the key it proves",
}


# --- which columns ---


def test_every_column_with_letters_is_encrypted_or_stands_here_with_a_reason() -> None:
    letters = {
        str(kolom)
        for tabel in Tabel.metadata.sorted_tables
        for kolom in tabel.columns
        if isinstance(kolom.type, String | LargeBinary | JSON)
    }
    assert letters == set(LEESBAAR)


def test_each_is_bound_to_its_own_place_and_addresses_to_one_word() -> None:
    alle = [kolom for tabel in Tabel.metadata.sorted_tables for kolom in tabel.columns]
    geheim = [kolom for kolom in alle if isinstance(kolom.type, Versleuteld)]
    assert len(geheim) > 30
    for kolom in geheim:
        assert kolom.type.waar == (ADRES if isinstance(kolom.type, Vindbaar) else str(kolom))
    assert {kolom.name for kolom in geheim if isinstance(kolom.type, Vindbaar)} == {"adres"}


@pytest.mark.parametrize(
    "vraag",
    [
        lambda: m.Signaal.gehoord.like("%fiets%"),
        lambda: m.Signaal.gehoord == "De lift is kapot",
        lambda: m.Signaal.gehoord.in_(["De lift is kapot"]),
        lambda: m.Persoon.naam.desc(),
        lambda: m.Persoon.naam < "N",
        lambda: m.Persoon.adres.startswith("7"),
        lambda: m.Persoon.adres > "7",
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_where_it_is_made(vraag: object) -> None:
    with pytest.raises(TypeError, match="versleuteld"):
        vraag()


# --- the form ---


def test_what_is_written_is_read_in_the_same_place_only() -> None:
    geschreven = SLEUTELS.versleutel(HIER, b"De lift is kapot")
    assert SLEUTELS.ontsleutel(HIER, geschreven) == b"De lift is kapot"
    for waar, lees in ((DAAR, SLEUTELS.ontsleutel), (HIER, SLEUTELS.ontsleutel_vindbaar)):
        with pytest.raises(Onleesbaar):
            lees(waar, geschreven)


def test_a_text_is_written_anew_every_time_and_an_address_always_the_same() -> None:
    assert len({SLEUTELS.versleutel(HIER, b"ja") for _ in range(1000)}) == 1000
    assert bos("proef").vindbaar(b"adres", b"7") == bos("proef").vindbaar(b"adres", b"7")
    anders = [
        SLEUTELS.vindbaar(b"adres", b"8"),
        SLEUTELS.vindbaar(b"elders", b"7"),
        bos("b").vindbaar(b"adres", b"7"),
    ]
    assert len({a[-45:] for a in [*anders, SLEUTELS.vindbaar(b"adres", b"7")]}) == 4


def test_any_change_of_any_byte_is_seen() -> None:
    geschreven = SLEUTELS.versleutel(HIER, b"De lift is kapot")
    for plek in range(len(geschreven)):
        for kapot in (
            geschreven[:plek],
            geschreven[:plek] + bytes([geschreven[plek] ^ 1]) + geschreven[plek + 1 :],
        ):
            with pytest.raises(Onleesbaar):
                SLEUTELS.ontsleutel(HIER, kapot)


def test_the_form_is_the_one_that_stands_in_databases_already() -> None:
    """Another outcome here means that what people have cannot be read or found any more."""
    assert SLEUTELS.vindbaar(b"adres", b"70000000001") == VINDBAAR
    assert SLEUTELS.ontsleutel(HIER, TEKST) == b"De lift is kapot"


VINDBAAR = bytes.fromhex(
    "77313a70 726f6566 3a3249a6 4e85f483 8978523b 03ca7fc8 "
    "dc5b039f ed991602 02f529f6 b622e0a5 cfea670d 1f4c753c"
)
TEKST = bytes.fromhex(
    "77313a70 726f6566 3aca045f 04bc36ed 47c9c63e 122938b3 47603179 "
    "aa80bcd6 7ce0f9b5 10ecf597 74f0d112 81ab9e3f 3e567144 a5"
)


# --- the ring ---


def test_a_ring_reads_what_any_of_its_keys_wrote_and_writes_with_the_first() -> None:
    oud, beide, nieuw = bos("a"), bos("b", "a"), bos("b")
    assert beide.ontsleutel(HIER, oud.versleutel(HIER, b"ja")) == b"ja"
    assert nieuw.ontsleutel(HIER, beide.versleutel(HIER, b"ja")) == b"ja"
    assert beide.vindbaar(b"adres", b"7") == nieuw.vindbaar(b"adres", b"7")
    with pytest.raises(Onleesbaar):
        nieuw.ontsleutel(HIER, oud.versleutel(HIER, b"ja"))


def test_two_new_keys_differ_and_a_ring_never_shows_one() -> None:
    een, ander = lees_sleutels(f"{maak_sleutel()},\n {maak_sleutel()}\n")
    assert een[0] != ander[0]
    assert len(een[1]) == 32
    assert een[1] != ander[1]
    assert repr(bos("b", "a")) == "Sleutelbos(b, a)"


def test_what_is_derived_for_another_purpose_is_another_key() -> None:
    assert SLEUTELS.afgeleid("logboek") == bos("proef", "a").afgeleid("logboek")
    assert not hmac.compare_digest(SLEUTELS.afgeleid("logboek"), SLEUTELS.afgeleid("teksten"))


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "proef",
        "proef:",
        "proef:aGFsbG8=",
        "Proef:" + sleutel("a")[2:],
        "een naam:" + sleutel("a")[2:],
        "a" * 17 + ":" + sleutel("a")[2:],
        sleutel("a")[:-1],
        sleutel("a") + "?",
        f"{sleutel('a')},",
        f"{sleutel('a')},{sleutel('a')}",
        f"{sleutel('a')},b:{sleutel('a')[2:]}",
        f"{sleutel('a')},a:{sleutel('b')[2:]}",
    ],
)
def test_what_is_no_ring_of_keys_is_refused_without_repeating_it(tekst: str) -> None:
    with pytest.raises(SleutelOngeldig) as fout:
        Sleutelbos(lees_sleutels(tekst))
    assert sleutel("a")[2:-4] not in str(fout.value)


# --- in a database ---


def test_a_value_that_was_moved_to_another_column_cannot_be_read(db: Engine) -> None:
    vertel(db, lid(db, "7", wijkverband(db, "Laak")), bron="501")
    with db.begin() as verbinding:
        verbinding.execute(text("UPDATE signaal SET functie = gehoord"))
    with transactie(db) as sessie, pytest.raises(Onleesbaar):
        sessie.scalars(select(m.Signaal.functie)).all()


def test_a_message_that_cannot_be_read_is_in_nobodys_way(db: Engine) -> None:
    with transactie(db) as sessie:
        for adres in ("7", "8"):
            wat = {"kanaal": "telegram", "adres": adres, "soort": outbox.ANTWOORD}
            outbox.plaats(sessie, **wat, bericht=Bericht(f"Dag {adres}"), nu=NU)
    with db.begin() as verbinding:
        verbinding.execute(text("UPDATE outbox SET inhoud = 'stuk' WHERE id = (SELECT min(id) FROM outbox)"))
    with transactie(db) as sessie:
        assert [p.bericht.tekst for p in outbox.claim(sessie, "a", NU)] == [outbox.ONLEESBAAR.tekst, "Dag 8"]


def test_an_empty_text_stays_empty_so_that_it_can_be_asked_for(db: Engine) -> None:
    vertel(db, lid(db, "7", wijkverband(db, "Laak")), bron="501")
    with transactie(db) as sessie:
        assert sessie.scalars(select(m.Signaal.nodig).where(m.Signaal.nodig == "")).all() == [""]
        assert sessie.scalars(select(m.Signaal.nodig).where(m.Signaal.nodig != "")).all() == []
