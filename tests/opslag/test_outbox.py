"""The outbox remembers what is to be said, and what became of it: every move once, every chat in order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from gesprekken.model import NIET_BEWAARD, Bericht, antwoord, onder_elkaar, opent
from gesprekken.vorm import van_json
from opslag import Post, outbox, transactie
from opslag.models import Outbox

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)
STRAKS = NU + timedelta(hours=1)


def plaats(db: Engine, tekst: str, adres: str = "7", soort: str = outbox.ANTWOORD, **meer: object) -> bool:
    bericht = meer.pop("bericht", Bericht(tekst))
    with transactie(db) as sessie:
        return outbox.plaats(
            sessie,
            kanaal="telegram",
            adres=adres,
            soort=soort,
            bericht=bericht,
            nu=meer.pop("nu", NU),
            **meer,
        )


def claim(db: Engine, nu: datetime = NU, worker: str = "a", **meer: object) -> list[Post]:
    with transactie(db) as sessie:
        return outbox.claim(sessie, worker, nu, **meer)


def teksten(posten: list[Post]) -> list[str]:
    return [post.bericht.tekst for post in posten]


def standen(db: Engine) -> list[tuple[str, str]]:
    with transactie(db) as sessie:
        return [
            (van_json(Bericht, r.inhoud).tekst, r.status)
            for r in sessie.scalars(select(Outbox).order_by(Outbox.id))
        ]


def test_the_same_key_is_placed_once(db: Engine) -> None:
    assert [plaats(db, tekst, sleutel="bundel:1:2026-10") for tekst in ("eerste", "tweede")] == [True, False]
    assert standen(db) == [("eerste", "klaar")]


def zeg(db: Engine, tekst: str, worker: str = "a") -> Post | None:
    waar = {"kanaal": "telegram", "adres": "7", "soort": outbox.ANTWOORD}
    with transactie(db) as sessie:
        return outbox.zeg(sessie, worker, **waar, bericht=Bericht(tekst), nu=NU)


def test_a_reply_is_claimed_as_it_is_placed_and_waits_for_no_question_of_tomorrow(db: Engine) -> None:
    plaats(db, "een vraag voor morgen", soort=outbox.VRAAG)
    plaats(db, "voor een ander", adres="8")
    een, twee = zeg(db, "een"), zeg(db, "twee")
    assert teksten([een, twee]) == ["een", "twee"]
    with transactie(db) as sessie:
        assert [outbox.zoek(sessie, post.id) for post in (een, twee)] == [een, twee]
    assert standen(db)[2:] == [("een", "bezig"), ("twee", "bezig")]


def test_a_reply_goes_after_what_still_waits_in_its_chat(db: Engine) -> None:
    plaats(db, "eerst")
    assert zeg(db, "daarna") is None
    assert teksten(claim(db, adres=("telegram", "7"), stil=True)) == ["eerst", "daarna"]


def test_a_reply_waits_for_what_another_worker_is_sending_or_will_try_again(db: Engine) -> None:
    ander = zeg(db, "van een ander", worker="b")
    assert zeg(db, "daarna") is None
    with transactie(db) as sessie:
        outbox.opnieuw(sessie, ander.id, STRAKS, "NietVerzonden")
    assert zeg(db, "en dan") is None
    assert claim(db, adres=("telegram", "7"), stil=True) == []
    assert teksten(claim(db, STRAKS, adres=("telegram", "7"), stil=True)) == [
        "van een ander",
        "daarna",
        "en dan",
    ]


def test_of_each_chat_only_the_oldest_is_claimed_and_replies_go_first(db: Engine) -> None:
    plaats(db, "bundel", adres="-100", soort=outbox.GROEP)
    plaats(db, "een")
    plaats(db, "twee")
    plaats(db, "voor een ander", adres="8")
    assert teksten(claim(db, hoeveel=2)) == ["een", "voor een ander"]
    assert teksten(claim(db)) == ["bundel"]  # `twee` waits for `een`


def test_a_chat_is_claimed_as_a_whole_by_who_took_its_turn_unless_it_is_being_sent_to(db: Engine) -> None:
    plaats(db, "een")
    plaats(db, "twee")
    assert teksten(claim(db, adres=("telegram", "7"))) == ["een", "twee"]
    plaats(db, "drie")
    assert claim(db, worker="b", adres=("telegram", "7")) == []


def test_what_is_tried_again_holds_up_the_rest_of_its_chat_and_no_other(db: Engine) -> None:
    plaats(db, "een")
    (post,) = claim(db)
    with transactie(db) as sessie:
        outbox.opnieuw(sessie, post.id, STRAKS, "NietVerzonden")
    plaats(db, "twee")
    plaats(db, "voor een ander", adres="8")
    assert teksten(claim(db)) == ["voor een ander"]
    assert teksten(claim(db, nu=STRAKS)) == ["een"]


def test_what_waits_for_a_decent_hour_does_not_hold_up_a_reply(db: Engine) -> None:
    plaats(db, "morgen", soort=outbox.HERINNERING, niet_voor=STRAKS)
    plaats(db, "antwoord")
    assert teksten(claim(db)) == ["antwoord"]


def test_a_question_past_its_window_is_not_sent(db: Engine) -> None:
    plaats(db, "dagvraag", soort=outbox.VRAAG, vervalt=STRAKS)
    with transactie(db) as sessie:
        assert [outbox.laat_vervallen(sessie, m) for m in (NU, STRAKS)] == [0, 1]
    assert claim(db, nu=STRAKS) == []
    assert standen(db) == [("dagvraag", "vervallen")]


def test_a_message_has_one_sender_and_an_outcome_is_not_overwritten(db: Engine) -> None:
    plaats(db, "een")
    (post,) = claim(db, worker="a")
    assert claim(db, worker="b") == []
    with transactie(db) as sessie:
        outbox.verzonden(sessie, post, "101", NU)
        outbox.mislukt(sessie, post.id, "te laat")
    assert standen(db) == [("een", "verzonden")]


def test_a_code_is_forgotten_once_it_was_sent(db: Engine) -> None:
    plaats(db, "", bericht=Bericht("Code: abcdef", geheim=True))
    (post,) = claim(db)
    assert post.bericht.tekst == "Code: abcdef"
    with transactie(db) as sessie:
        outbox.verzonden(sessie, post, "101", NU)
    assert standen(db) == [(NIET_BEWAARD, "verzonden")]


EINDEN = {
    "mislukt": lambda sessie, post: outbox.mislukt(sessie, post.id, "Geweigerd"),
    "onzeker": lambda sessie, post: outbox.onzeker(sessie, post.id, "MisschienVerzonden", NU),
    "vervallen": lambda sessie, post: _wacht_weer(sessie, post) or outbox.laat_vervallen(sessie, STRAKS),
    "schrap": lambda sessie, post: _wacht_weer(sessie, post) or outbox.schrap(sessie, "telegram", "7"),
    "schrap_alles": lambda sessie, post: outbox.schrap_alles(sessie, [outbox.ANTWOORD]),
    "schrap_over": lambda sessie, post: (
        _wacht_weer(sessie, post) or outbox.schrap_over(sessie, "uitnodiging:")
    ),
}


def _wacht_weer(sessie: Session, post: outbox.Post) -> None:
    outbox.terug(sessie, [post.id])


@pytest.mark.parametrize("einde", EINDEN)
def test_a_code_that_will_not_be_sent_any_more_is_forgotten_as_well(db: Engine, einde: str) -> None:
    """And what is no secret stays: the coördinator may be asked about it."""
    geheim = Bericht("Code: abcdef", onder_elkaar(opent("Bekijk", "leden")), geheim=True)
    for nummer, bericht in enumerate((geheim, Bericht("De bundel"))):
        plaats(db, "", bericht=bericht, vervalt=STRAKS, sleutel=f"uitnodiging:{nummer}")
    with transactie(db) as sessie:
        for post in outbox.claim(sessie, "a", NU, adres=("telegram", "7")):
            EINDEN[einde](sessie, post)
    einde = einde if einde in ("mislukt", "onzeker") else "vervallen"
    assert standen(db) == [(NIET_BEWAARD, einde), ("De bundel", einde)]
    with transactie(db) as sessie:
        rijen = sessie.scalars(select(Outbox.inhoud).order_by(Outbox.id))
        assert [len(outbox.lees(inhoud).knoppen) for inhoud in rijen] == [1, 0]


def test_what_a_dead_worker_was_sending_is_found_by_the_next(db: Engine) -> None:
    plaats(db, "een")
    claim(db, worker="oud")
    with transactie(db) as sessie:
        assert teksten(outbox.verweesd(sessie, "nieuw")) == ["een"]
        assert outbox.verweesd(sessie, "oud") == []


def verstuur(db: Engine, bericht: Bericht, extern: str) -> None:
    plaats(db, "", bericht=bericht)
    (post,) = claim(db)
    with transactie(db) as sessie:
        outbox.verzonden(sessie, post, extern, NU)


def test_an_answered_question_loses_its_buttons_and_shows_what_was_pressed(db: Engine) -> None:
    vraag = Bericht("Welk thema?", onder_elkaar(antwoord("Wonen", "w"), antwoord("Anders", "a")))
    knoppen = tuple(tuple(replace(k, doet=k.doet.replace("::", ":4:")) for k in rij) for rij in vraag.knoppen)
    verstuur(db, replace(vraag, knoppen=knoppen), "101")
    verstuur(db, Bericht("Bevestigd", onder_elkaar(opent("Trek in", "intrekken", 1)), blijft=True), "102")
    verstuur(db, Bericht("Herinnering", onder_elkaar(opent("Gedaan", "stap", 1, "gedaan"))), "103")
    with transactie(db) as sessie:
        (post,) = outbox.doof(sessie, "a", "telegram", "7", NU, gedrukt="101", doet="b:4:w", vragen=True)
    assert (post.soort, post.bewerkt, post.bericht.tekst) == (outbox.DOOF, "101", "Wonen")
    with transactie(db) as sessie:
        gedoofd = {
            extern: outbox.is_gedoofd(sessie, "telegram", "7", extern) for extern in ("101", "102", "103")
        }
    assert gedoofd == {"101": True, "102": False, "103": False}
