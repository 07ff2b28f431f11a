"""What is remembered of a word that was left out: little, briefly, and of nobody else."""

from datetime import UTC, datetime, timedelta

from bot.afscherming import scherm_af
from bot.geheugen import BEWAAR, CHATS, PER_CHAT, ZO_METEEN, Geheugen
from gesprekken.teksten import citaat
from gesprekken.vangnet import IS_HET_EEN_NAAM

NU = datetime(2026, 11, 2, 12, 30, tzinfo=UTC)
HIER, DAAR = ("telegram", "1"), ("telegram", "2")
ZIN, GAT = "Bij  Qvorlan is het glad", "Bij [naam?] is het glad"


def test_a_sentence_gets_its_word_back_in_the_chat_where_it_was_said() -> None:
    geheugen = Geheugen()
    geheugen.onthoud(HIER, scherm_af(ZIN), NU)

    assert geheugen.terug(HIER, GAT) == "Bij Qvorlan is het glad"
    assert geheugen.terug(HIER, "Bij [naam?] is het donker") == ""
    assert geheugen.terug(DAAR, GAT) == ""


def test_the_question_names_the_words_of_the_sentences_that_are_shown() -> None:
    geheugen = Geheugen()
    geheugen.onthoud(HIER, scherm_af(ZIN), NU)
    geheugen.onthoud(HIER, scherm_af("Bij Zwirkel en Plomfer ook"), NU)
    geheugen.onthoud(HIER, scherm_af("Dit gaat over Vlemmix"), NU)

    getoond = f"{citaat(GAT)}\n{citaat('Bij [naam?] en [naam?] ook')}\n{IS_HET_EEN_NAAM}"
    assert (
        geheugen.noem(HIER, getoond)
        .splitlines()[-1]
        .startswith("Is “Qvorlan” of “Zwirkel” of “Plomfer” een naam?")
    )
    assert geheugen.noem(DAAR, getoond) == getoond
    assert geheugen.noem(HIER, citaat(GAT)) == citaat(GAT)


def test_it_forgets_after_half_a_day() -> None:
    geheugen = Geheugen()
    geheugen.onthoud(HIER, scherm_af(ZIN), NU)
    geheugen.vergeet(NU + BEWAAR - timedelta(minutes=1))
    assert geheugen.terug(HIER, GAT) != ""
    geheugen.vergeet(NU + BEWAAR)
    assert geheugen.terug(HIER, GAT) == ""


def test_it_stays_small_whatever_is_sent() -> None:
    geheugen = Geheugen()
    for nummer in range(PER_CHAT + 1):
        geheugen.onthoud(HIER, scherm_af(f"Bij Qvorlan is het {'heel ' * nummer}glad"), NU)
    assert geheugen.terug(HIER, GAT) == ""
    for nummer in range(CHATS):
        geheugen.onthoud(("telegram", f"chat{nummer}"), scherm_af(ZIN), NU)
    assert geheugen.terug(HIER, "Bij [naam?] is het heel glad") == ""


def test_of_two_dangers_the_less_grave_may_be_told_and_not_for_long() -> None:
    geheugen = Geheugen()
    for soort in ("geweld_thuis", "gevaar", "zelfdoding"):
        geheugen.onthoud_gevaar(HIER, soort, NU)
    geheugen.sta_toe(HIER, NU)
    assert geheugen.over_de_buurt(HIER, NU + ZO_METEEN - timedelta(seconds=1)) == "gevaar"
    assert geheugen.over_de_buurt(HIER, NU + ZO_METEEN) == ""
    assert (geheugen.gevaar(HIER), geheugen.over_de_buurt(DAAR, NU)) == ("", "")
    geheugen.ga_verder(HIER)
    assert geheugen.over_de_buurt(HIER, NU) == ""


def test_what_is_forgotten_is_named_also_when_there_was_no_room() -> None:
    geheugen = Geheugen()
    for nummer in range(PER_CHAT + 1):
        geheugen.onthoud(HIER, scherm_af(f"Bij Qvorlan is het {'heel ' * nummer}glad"), NU)
    assert geheugen.vergeet(NU) == [(HIER, GAT.replace("  ", " "))]
    assert len(geheugen.vergeet(NU + BEWAAR)) == PER_CHAT
    assert geheugen.vergeet(NU + BEWAAR) == []
