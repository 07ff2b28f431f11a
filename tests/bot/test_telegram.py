"""Telegram at python-telegram-bot's own seam: what people do there, what they hear back, and what is kept of it."""

import asyncio
import copy
import functools
import operator
import re
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from msgspec import ValidationError
from sqlalchemy import event, func, select, text, update

from bot import telegram
from bot.dienst import Dienst
from bot.telegram_in import Onbruikbaar, Ophaler
from bot.telegram_lezen import lees, lees_invoer, ontleed
from bot.telegram_uit import NIETS
from bot.voorvallen import Voorval
from gesprekken import beheer, vangnet, wijk
from gesprekken.model import Bericht, Invoer, Soort, Stuur
from gesprekken.wijzigingen import MeldAan
from opslag import Storing, Wie, apply, facts, mensen, transactie
from opslag import models as m
from tests.databases import elke_rij, haal_weg, rauw, zet_terug
from tests.meelezer import Meelezer
from tests.mensen import GROEP, INGESTELD, TelegramBuurt, TelegramMens
from tests.neptelegram import Afgewezen, NepTelegram, antwoord_bleef_uit, nooit_verbonden, storing, te_druk
from tests.test_een_maand import meld_aan

VREEMD = 80_000_000_001  # someone who never joined
GEWONE_GROEP = -4001


@pytest.fixture
async def esra(op_telegram: TelegramBuurt, uitnodiging: str) -> TelegramMens:
    """The coördinator of Laak."""
    esra = op_telegram.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    return esra


def bewaard(dienst: Dienst, *tabellen: type) -> list[int]:
    """How many rows these tables hold."""
    with transactie(dienst.db) as sessie:
        return [sessie.scalar(select(func.count()).select_from(tabel)) or 0 for tabel in tabellen]


def staat_bewaard(dienst: Dienst, *woorden: str) -> list[bool]:
    """Which of these stand on the disk, as it is written there or as it reads with the key. In each test one of
    them does: so the search can fail."""
    alles = rauw(dienst.db) + repr(elke_rij(dienst.db)).encode()
    return [woord.encode() in alles for woord in woorden]


async def verstrijkt(buurt: TelegramBuurt, duur: timedelta) -> None:
    """So much time goes by, and what was waiting for it is sent."""
    buurt.dienst.klok.zet(buurt.dienst.klok.nu() + duur)
    await buurt.dienst.verzender.veeg()


# --- reading ---


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("/help", (Soort.COMMANDO, "help", "")),
        ("/Help@WijksignaalBot", (Soort.COMMANDO, "help", "")),
        ("/start  abc ", (Soort.COMMANDO, "start", "abc")),
        ("/start\nabc", (Soort.COMMANDO, "start", "abc")),
        ("/koppel@wijksignaalbot\tabc", (Soort.COMMANDO, "koppel", "abc")),
        ("/pauze tot 9 december", (Soort.COMMANDO, "pauze", "tot 9 december")),
        ("/", (Soort.TEKST, "/", "")),
        ("/ dat is een streep", (Soort.TEKST, "/ dat is een streep", "")),
        ("Het is stil, zie /help", (Soort.TEKST, "Het is stil, zie /help", "")),
    ],
)
def test_a_text_is_a_command_when_it_begins_as_one(tekst: str, gelezen: tuple[str, str, str]) -> None:
    bericht = ontleed(NepTelegram().bericht(7, "Fatima", tekst)).message
    invoer = lees_invoer(bericht)
    assert (invoer.soort, invoer.tekst, invoer.argument) == gelezen
    assert invoer.bron == str(bericht.message_id)


def test_an_edited_text_is_an_edit_whatever_it_begins_with() -> None:
    nep = NepTelegram()
    bericht = nep.bericht(7, "Fatima", "zegt iets")["message"]["message_id"]
    update = ontleed(nep.bewerking(7, "Fatima", bericht, "/help"))
    assert lees(update, "wijksignaalbot").invoer == Invoer(Soort.BEWERKING, "/help", bron=str(bericht))


GOED = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 7, "type": "private"}, "text": "Hallo"}}
KAPOT = {
    "no update at all": ("", None),
    "a number too many bits long": ("update_id", 2**63),
    "a number that is a truth": ("update_id", True),
    "a number with a fraction": ("message.message_id", 1.5),
    "a list in the place of a chat": ("message.chat", [7]),
    "a person among the groups": ("message.chat.type", "group"),
    "a kind of chat that is new": ("message.chat.type", "planeet"),
    "half a character in a kind": ("message.chat.type", "\ud83d"),
    "half a character in a name": ("message.\ud83d", 1),
    "a text that is none": ("message.text", {"x": 1}),
    "a text longer than any": ("message.text", "a" * 16_385),
    "a group that becomes a person": ("message.migrate_to_chat_id", 7),
    "an album without a name": ("message.media_group_id", ""),
    "a status that is new": (
        "my_chat_member",
        {
            "chat": {"id": -7, "type": "group"},
            "old_chat_member": {"status": "member"},
            "new_chat_member": {"status": "slaapt"},
        },
    ),
}


@pytest.mark.parametrize(("waar", "wat"), KAPOT.values(), ids=KAPOT)
def test_what_is_not_as_it_is_declared_is_refused_as_a_whole(waar: str, wat: Any) -> None:
    assert ontleed(GOED).message.text == "Hallo"
    kapot: dict[str, Any] = {"": copy.deepcopy(GOED)}
    *weg, veld = f".{waar}".removesuffix(".").split(".")
    functools.reduce(operator.getitem, weg, kapot)[veld] = wat
    with pytest.raises(ValidationError):
        ontleed(kapot[""])


def test_of_a_name_no_more_is_kept_than_two_names_are_long() -> None:
    update = NepTelegram().bericht(7, "F" * 1000 + " " + "B" * 1000, "Hallo")
    assert lees(ontleed(update), "wijksignaalbot").naam == "F" * 128


def test_only_a_group_can_move() -> None:
    update = NepTelegram().bericht(VREEMD, "Iemand", migrate_to_chat_id=GROEP)
    assert lees(ontleed(update), "wijksignaalbot") is None


async def test_a_sentence_is_a_signal_and_editing_it_corrects_it(esra: TelegramMens) -> None:
    await esra.zegt("Bij de flat ligt elke week afval naast de bak")
    await esra.verbetert(
        "Bij de flat ligt elke week afval naast de bak", "Bij de flat ligt elke dag afval naast de bak"
    )
    with transactie(esra.buurt.dienst.db) as sessie:
        assert sessie.scalars(select(m.Signaal.gehoord)).all() == [
            "Bij de flat ligt elke dag afval naast de bak"
        ]


FOTO = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}
BESTAND = {"file_id": "f", "file_unique_id": "u"}
DUUR = BESTAND | {"duration": 3}
BEELD = DUUR | {"width": 1, "height": 1}
PLEK = {"longitude": 4.3, "latitude": 52.1}
POLL = {
    "id": "1",
    "question": "Mevrouw Jansen?",
    "options": [{"text": "ja", "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}
GEEN_TEKST = {
    "photo": FOTO,
    "sticker": {
        "sticker": BESTAND
        | {"width": 1, "height": 1, "is_animated": False, "is_video": False, "type": "regular"}
    },
    "voice": {"voice": DUUR},
    "audio": {"audio": DUUR},
    "video": {"video": BEELD},
    "video_note": {"video_note": DUUR | {"length": 1}},
    "animation": {"animation": BEELD, "document": BESTAND},
    "document": {"document": BESTAND},
    "contact": {"contact": {"phone_number": "0612345678", "first_name": "Jansen"}},
    "location": {"location": PLEK},
    "venue": {"location": PLEK, "venue": {"location": PLEK, "title": "Jansen", "address": "Kerkstraat 12"}},
    "poll": {"poll": POLL},
    "dice": {"dice": {"value": 3, "emoji": "🎲"}},
    "story": {"story": {"chat": {"id": 7, "type": "private"}, "id": 1}},
}


@pytest.mark.parametrize("inhoud", GEEN_TEKST.values(), ids=GEEN_TEKST)
async def test_what_is_no_text_is_refused_kindly_and_not_stored(
    op_telegram: TelegramBuurt, inhoud: dict[str, Any]
) -> None:
    nep = op_telegram.nep
    await op_telegram.neem(nep.bericht(VREEMD, "Iemand", caption="Mevrouw Jansen woont hier", **inhoud))
    assert [b.tekst for b in nep.chats[VREEMD] if b.van == "bot"] == [vangnet.ONLEESBAAR]
    assert staat_bewaard(op_telegram.dienst, "alleen tekst lezen", "Jansen") == [True, False]
    assert [methode for methode, _ in nep.roep if methode == "getFile"] == []


async def test_of_an_album_only_the_first_picture_gets_an_answer(op_telegram: TelegramBuurt) -> None:
    nep = op_telegram.nep
    for album in ("a", "a", "a", "b"):
        await op_telegram.neem(nep.bericht(VREEMD, "Iemand", media_group_id=album, **FOTO))
    assert [b.tekst for b in nep.chats[VREEMD] if b.van == "bot"] == [vangnet.ONLEESBAAR] * 2


LID = {"id": 9, "is_bot": False, "first_name": "Nieuw"}
DIENSTBERICHTEN = {
    "pinned": {
        "pinned_message": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "x"}
    },
    "joined": {"new_chat_members": [LID]},
    "left": {"left_chat_member": LID},
    "title": {"new_chat_title": "Laak"},
    "timer": {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
}


@pytest.mark.parametrize("chat", [VREEMD, GEWONE_GROEP], ids=["private", "group"])
@pytest.mark.parametrize("inhoud", DIENSTBERICHTEN.values(), ids=DIENSTBERICHTEN)
async def test_what_telegram_itself_says_is_no_message_to_us(
    op_telegram: TelegramBuurt, inhoud: dict[str, Any], chat: int
) -> None:
    await op_telegram.neem(op_telegram.nep.bericht(VREEMD, "Iemand", chat=chat, **inhoud))
    assert bewaard(op_telegram.dienst, m.Gezien, m.Outbox) == [0, 0]


async def test_what_is_said_in_a_channel_is_not_looked_at(op_telegram: TelegramBuurt) -> None:
    nep, kanaal = op_telegram.nep, {"id": -1009, "type": "channel", "title": "Nieuws"}
    bericht = nep.bericht(VREEMD, "Iemand", "/koppel abc", GEWONE_GROEP)["message"] | {"chat": kanaal}
    lid = nep.lidmaatschap(GEWONE_GROEP, VREEMD, "Iemand", "left", "administrator")["my_chat_member"]
    await op_telegram.neem(
        nep.update("channel_post", bericht),
        nep.update("edited_channel_post", bericht),
        nep.update("message", bericht),
        nep.update("my_chat_member", lid | {"chat": kanaal}),
    )
    assert bewaard(op_telegram.dienst, m.Gezien, m.Outbox) == [0, 0]


async def test_an_update_that_cannot_be_read_is_acknowledged_and_forgotten(
    op_telegram: TelegramBuurt, log: Meelezer
) -> None:
    nep = op_telegram.nep
    nep.updates = [
        nep.update("message", {"text": "Mevrouw Jansen, zonder datum en zonder chat"}),
        nep.update("iets_nieuws", {"tekst": "van de volgende Bot API"}),
        nep.bericht(VREEMD, "Iemand", "/help"),
    ]
    assert await op_telegram.ophaler.haal(0) == 3
    await op_telegram.dienst.verzender.rust()
    assert len(nep.chats[VREEMD]) == 2  # the question, and its answer
    assert await op_telegram.ophaler.haal(0) == 0
    assert op_telegram.ophaler.onleesbaar == 1  # the other is of a kind that is none of ours
    assert log.van(Voorval.UPDATE_ONLEESBAAR) == [
        {"voorval": "update_onleesbaar", "herkomst": "telegram", "aantal": 1}
    ]
    assert "Jansen" not in "".join(log.regels)


# --- pressing ---


async def test_a_press_is_answered_once_and_a_stale_or_second_one_says_so(esra: TelegramMens) -> None:
    nep = esra.buurt.nep
    await esra.zegt("/pauze")
    vraag = esra.chat[-1]
    oud = vraag.knop("Een week")["callback_data"]
    await esra.drukt("Twee weken")
    assert vraag.knopteksten == ["✓ Twee weken"]
    voor = len(esra.chat)
    for _ in range(2):
        await esra.buurt.neem(nep.druk(esra.id, esra.naam, vraag.id, oud))
    await esra.buurt.neem(nep.druk(esra.id, esra.naam, esra.chat[-1].id, "b:1:week"))
    await esra.buurt.neem(
        nep.druk(esra.id, esra.naam, vraag.id, "x")
    )  # the button that only shows the answer
    assert nep.toasts == [vangnet.AL_GEDAAN] * 2 + [vangnet.OUDE_KNOP]
    assert len(esra.chat) == voor
    gedrukt = [w["callback_query_id"] for methode, w in nep.roep if methode == "answerCallbackQuery"]
    assert len(gedrukt) == len(set(gedrukt))


async def test_a_press_that_is_too_old_to_be_answered_still_counts(esra: TelegramMens, log: Meelezer) -> None:
    nep = esra.buurt.nep
    await esra.zegt("/pauze")
    knop = esra.chat[-1].knop("Een week")["callback_data"]
    await esra.buurt.neem(nep.druk(esra.id, esra.naam, esra.chat[-1].id, knop, te_oud=True))
    assert esra.laatste.startswith("Goed, tot")
    assert log.fouten == []


KNOPPEN = [
    "o:stap:99999999999999999999:gedaan",
    "o:stap:-1:gedaan",
    "o:check:१२३:gedaan",
    "o:bundel:²:",
    "o:kiezen:9223372036854775807:",
    "o:verzending:1:ja",
    "w:verzending:1:nee",
    "b:99999999999999999999999:~geen",
    "b::",
    "o:::",
    "o:bestaat_niet:1:x",
    "s:kiezen-1",
    ":",
    "\ud83d",
    "b:\x00:week",
    "DROP TABLE signaal",
]


@pytest.mark.parametrize("doet", KNOPPEN, ids=ascii)
async def test_whatever_a_tinkered_app_presses_is_answered_and_changes_nothing(
    esra: TelegramMens, log: Meelezer, doet: str
) -> None:
    nep, voor = esra.buurt.nep, len(esra.chat)
    await esra.buurt.neem(nep.druk(esra.id, esra.naam, esra.chat[-1].id, doet))
    assert [methode for methode, _ in nep.roep].count("answerCallbackQuery") >= 1
    assert len(esra.chat) - voor + len(nep.toasts) == 1
    assert bewaard(esra.buurt.dienst, m.Signaal, m.Actie, m.Deelname) == [0, 0, 0]
    assert log.fouten == []


TEKSTEN = [
    "\x00",
    "\ud83d\ude00\ud83d",
    "half een teken \udcff en verder",
    "a" * 4096,
    "😀" * 2048,
    "\u202eomgekeerd",
    "   \n\n\t ",
    "/signaal " + "a" * 4000,
    "/start 99999999999999999999",
    "/start kiezen-99999999999999999999",
    "/start bundel-\x00",
    "/kiezen 99999999999999999999",
    "/@",
    "'; DROP TABLE signaal; --",
]


NAMEN = ["\x00", "\udcff" * 60, "😀" * 64, "'; DROP TABLE persoon; --"]


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [*((tekst, "Esra Demir") for tekst in TEKSTEN), *(("De lift is stuk", naam) for naam in NAMEN)],
    ids=lambda t: ascii(t[:24]),
)
async def test_whatever_is_typed_is_answered_with_a_sentence(
    op_telegram: TelegramBuurt, log: Meelezer, uitnodiging: str, tekst: str, naam: str
) -> None:
    """In a conversation and outside it, by a member and by a stranger."""
    mens = op_telegram.mens(naam)
    await mens.zegt(tekst)
    await mens.zegt(f"/start {uitnodiging}")
    for _ in range(2):
        voor = len(mens.berichten)
        await mens.zegt(tekst)
        assert len(mens.berichten) == voor + 1
        await mens.zegt("/stop")
    assert log.fouten == []


# --- what may not stay ---


async def test_when_something_was_masked_the_original_goes_from_the_chat(esra: TelegramMens) -> None:
    await esra.zegt("Een vrouw op Kerkstraat 12 belt steeds, met 06 12345678, over de lift")
    await esra.zegt("De lift is steeds kapot")
    gezegd = [b.tekst for b in esra.chat if b.van != "bot" and not b.tekst.startswith("/")]
    assert gezegd == ["De lift is steeds kapot"]
    assert staat_bewaard(esra.buurt.dienst, "belt steeds", "12345678", "Kerkstraat 12") == [
        True,
        False,
        False,
    ]


async def test_what_stands_behind_a_command_is_masked_too(esra: TelegramMens) -> None:
    await esra.zegt("/signaal een vrouw belt steeds met 06 12345678")
    assert [b.tekst for b in esra.chat if "12345678" in b.tekst] == []
    assert staat_bewaard(esra.buurt.dienst, "belt steeds", "12345678") == [True, False]


ZIN = "In de Mient staat Qvorlan steeds te schreeuwen"
MET_GAT = "In de Mient staat [naam?] steeds te schreeuwen"


async def test_an_unknown_word_is_asked_about_and_kept_nowhere(esra: TelegramMens) -> None:
    await esra.zegt(ZIN)
    await esra.drukt("Weet ik niet")
    assert "Is “Qvorlan” een naam?" in esra.laatste
    assert MET_GAT in esra.laatste
    await esra.drukt("Ja, een naam")
    assert [b.tekst for b in esra.chat if "Qvorlan" in b.tekst] == []
    assert staat_bewaard(esra.buurt.dienst, "te schreeuwen", "Qvorlan") == [True, False]


async def test_a_word_that_is_no_name_comes_back(esra: TelegramMens) -> None:
    await esra.zegt(ZIN)
    await esra.drukt("Weet ik niet")
    assert staat_bewaard(esra.buurt.dienst, "te schreeuwen", "Qvorlan") == [True, False]
    await esra.drukt("Nee, geen naam")
    assert f"“{ZIN}”" in esra.laatste
    assert "Is “" not in esra.laatste
    assert staat_bewaard(esra.buurt.dienst, "Qvorlan") == [True]


async def test_a_word_that_was_forgotten_is_typed_again(esra: TelegramMens) -> None:
    await esra.zegt(ZIN)
    await esra.drukt("Weet ik niet")
    esra.buurt.dienst.geheugen.vergeet(esra.buurt.dienst.klok.nu() + timedelta(hours=13))  # as a restart does
    await esra.drukt("Nee, geen naam")
    assert esra.laatste.startswith("Dat woord heb ik nergens bewaard")
    await esra.drukt("Verbeter")
    await esra.drukt("Wat ik hoorde")
    await esra.zegt(ZIN)
    await esra.drukt("Nee, geen naam")
    assert f"“{ZIN}”" in esra.laatste


async def test_what_the_coordinator_puts_on_the_list_stays_but_no_name_of_a_person(
    esra: TelegramMens,
) -> None:
    await esra.zegt("/woorden Qvorlan")
    assert esra.laatste == "Ik laat voortaan staan: Qvorlan."
    await esra.zegt("/woorden Fatima")
    await esra.zegt(ZIN)
    await esra.drukt("Weet ik niet")
    assert ZIN in esra.laatste
    await esra.zegt("Fatima vertelt dat de lift kapot is")
    assert "“[naam] vertelt dat de lift kapot is”" in esra.laatste


async def test_a_care_question_is_shown_the_way_that_the_coordinator_set(esra: TelegramMens) -> None:
    await esra.zegt("/wijkteam Wijkteam Laak, 070-3531234")
    await esra.zegt("Mijn buurvrouw Wilhelmientje heeft thuiszorg nodig")
    assert "Daarvoor is er: Wijkteam Laak, 070-3531234." in esra.laatste
    staat_er = staat_bewaard(esra.buurt.dienst, "Wijkteam Laak", "ilhelmientje", "thuiszorg nodig")
    assert staat_er == [True, False, False]


@pytest.mark.parametrize("reden", ["message can't be deleted", "message can't be deleted for everyone"])
async def test_who_sent_what_telegram_will_not_remove_is_asked_to_do_it(
    esra: TelegramMens, reden: str
) -> None:
    esra.buurt.nep.faal("deleteMessage", Afgewezen(400, f"Bad Request: {reden}"))
    await esra.zegt("Bel de bewoner van de hoek op 06 12345678 over de lift")
    assert vangnet.HAAL_ZELF_WEG in [tekst for tekst, _ in esra.berichten]


async def test_nobody_is_asked_to_remove_what_is_gone_already(esra: TelegramMens) -> None:
    esra.buurt.nep.faal("deleteMessage", Afgewezen(400, "Bad Request: message to delete not found"))
    await esra.zegt("Bel de bewoner van de hoek op 06 12345678 over de lift")
    assert vangnet.HAAL_ZELF_WEG not in [tekst for tekst, _ in esra.berichten]


# --- who is there ---


def bereikbaar(mens: TelegramMens) -> bool:
    with transactie(mens.buurt.dienst.db) as sessie:
        return bool(sessie.scalars(select(m.Persoon.bereikbaar).where(m.Persoon.adres == str(mens.id))).one())


async def test_who_blocks_the_bot_is_left_alone_and_may_come_back(esra: TelegramMens) -> None:
    buurt, gezien = esra.buurt, []
    for oud, nieuw in (("member", "kicked"), ("kicked", "member")):
        await buurt.neem(buurt.nep.lidmaatschap(esra.id, esra.id, esra.naam, oud, nieuw))
        gezien.append(bereikbaar(esra))
    assert gezien == [False, True]


async def test_a_group_that_takes_the_bot_in_hears_how_to_link_it(op_telegram: TelegramBuurt) -> None:
    nep = op_telegram.nep
    await op_telegram.neem(nep.lidmaatschap(GEWONE_GROEP, VREEMD, "Iemand", "left", "member"))
    await op_telegram.neem(nep.lidmaatschap(GEWONE_GROEP, VREEMD, "Iemand", "member", "restricted"))
    await op_telegram.neem(nep.lidmaatschap(GEWONE_GROEP, VREEMD, "Iemand", "restricted", "administrator"))
    await verstrijkt(op_telegram, timedelta(seconds=5))
    assert [b.tekst for b in nep.chats[GEWONE_GROEP]] == [beheer.IN_EEN_NIEUWE_GROEP.tekst]


async def koppelcode(esra: TelegramMens) -> str:
    await esra.zegt("/koppel")
    return re.search(r"startgroup=(\w+)", esra.laatste)[1]


async def stuur_groep(buurt: TelegramBuurt, tekst: str) -> None:
    """A post for the group of the wijkverband, as the bundle is one."""
    nu = buurt.dienst.klok.nu()
    with transactie(buurt.dienst.db) as sessie:
        apply.stuur(sessie, Stuur(None, Bericht(tekst), tekst), Wie("", "", nu, wijkverband=1))
    await verstrijkt(buurt, timedelta(hours=1))


@pytest.mark.parametrize("opdracht", ["/start@wijksignaalbot {}", "/koppel {}", "/koppel@wijksignaalbot {}"])
async def test_a_group_is_linked_by_the_link_or_by_the_code(esra: TelegramMens, opdracht: str) -> None:
    buurt, code = esra.buurt, await koppelcode(esra)
    await buurt.neem(
        buurt.nep.lidmaatschap(GROEP, esra.id, esra.naam, "left", "member"),
        buurt.nep.bericht(esra.id, esra.naam, opdracht.format(code), GROEP),
    )
    await stuur_groep(buurt, "De bundel")
    assert [t.splitlines()[0][:31] for t in buurt.groep] == ["Deze groep hoort nu bij Laak. H", "De bundel"]
    with transactie(buurt.dienst.db) as sessie:  # it was shown once, and is kept as a hash
        assert [rij for rij in sessie.scalars(select(m.Outbox.inhoud)) if code in rij] == []


async def test_a_code_that_is_wrong_or_used_or_expired_links_nothing(esra: TelegramMens) -> None:
    buurt, code, later = esra.buurt, await koppelcode(esra), await koppelcode(esra)
    andere = -4002
    for groep in (GROEP, andere):
        await buurt.neem(buurt.nep.lidmaatschap(groep, esra.id, esra.naam, "left", "member"))
    await buurt.neem(
        buurt.nep.bericht(esra.id, esra.naam, "/koppel abcdefghijkmnpqrstuv", andere),
        buurt.nep.bericht(esra.id, esra.naam, f"/koppel {code}", GROEP),
        buurt.nep.bericht(esra.id, esra.naam, f"/koppel {code}", andere),
    )
    buurt.dienst.klok.zet(buurt.dienst.klok.nu() + timedelta(days=3))
    await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, f"/koppel {later}", andere))
    gehoord = [b.tekst[:14] for b in buurt.nep.chats[andere] if b.van == "bot"]
    assert [t for t in gehoord if t.startswith("Die code")] == ["Die code ken i"] * 3
    with transactie(buurt.dienst.db) as sessie:
        assert sessie.scalars(select(m.Groep.adres)).all() == [str(GROEP)]


async def test_an_invitation_for_people_links_no_group_and_a_code_for_a_group_lets_nobody_in(
    esra: TelegramMens,
) -> None:
    buurt, code = esra.buurt, await koppelcode(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    uitnodiging = re.search(r"Code: (\w+)", esra.laatste)[1]
    buurt.nep.open.add(GROEP)
    await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, f"/koppel {uitnodiging}", GROEP))
    vreemd = buurt.mens("Vreemd")
    await vreemd.zegt(f"/start {code}")
    assert (buurt.groep[-1][:14], vreemd.laatste[:26]) == ("Die code ken i", "Deze uitnodiging ken ik ni")


async def test_a_group_that_puts_the_bot_out_is_unlinked_and_the_coordinator_hears_it_once(
    esra: TelegramMens,
) -> None:
    buurt = esra.buurt
    await buurt.koppel_groep(esra)
    uit = buurt.nep.lidmaatschap(GROEP, esra.id, esra.naam, "member", "kicked")
    await buurt.neem(uit, uit)
    assert esra.laatste.startswith("Ik kan niet meer in de groep van het wijkverband schrijven.")
    gezegd = len(esra.berichten)
    await stuur_groep(buurt, "De bundel")  # goes to each member now
    assert esra.berichten[gezegd:] == [("De bundel", [])]


async def test_an_old_update_that_comes_again_does_not_unlink_the_group(esra: TelegramMens) -> None:
    buurt = esra.buurt
    await buurt.koppel_groep(esra)
    uit = buurt.nep.lidmaatschap(GROEP, esra.id, esra.naam, "member", "kicked")
    await buurt.neem(uit)
    await buurt.koppel_groep(esra)
    await buurt.neem(uit)
    with transactie(buurt.dienst.db) as sessie:
        assert facts.wijkverband(sessie, 1).heeft_groep


SUPERGROEP = -1009876543210987


@pytest.mark.parametrize("verteld", [True, False], ids=["it was told", "the next post finds out"])
async def test_a_group_that_became_a_supergroup_keeps_its_bundle(esra: TelegramMens, verteld: bool) -> None:
    buurt = esra.buurt
    await buurt.koppel_groep(esra)
    dienstberichten = buurt.nep.verhuis(GROEP, SUPERGROEP)
    if verteld:
        await buurt.neem(*dienstberichten)
    await stuur_groep(buurt, "De bundel")
    assert [b.tekst for b in buurt.nep.chats[SUPERGROEP] if b.van == "bot"] == ["De bundel"]
    await buurt.neem(*dienstberichten)
    await stuur_groep(buurt, "De volgende")
    assert [b.tekst for b in buurt.nep.chats[SUPERGROEP] if b.van == "bot"] == ["De bundel", "De volgende"]


async def test_what_people_say_to_each_other_in_a_group_is_not_looked_at(esra: TelegramMens) -> None:
    buurt, nep = esra.buurt, esra.buurt.nep
    await buurt.koppel_groep(esra)
    voor, gehoord = bewaard(buurt.dienst, m.Gezien, m.Outbox, m.Signaal), len(buurt.groep)
    gezegd = nep.bericht(esra.id, esra.naam, "Bij mevrouw Jansen is ingebroken", GROEP)
    bewerkt = {"edited_message": gezegd["message"] | {"edit_date": 1_800_000_001}}
    await buurt.neem(
        gezegd,
        gezegd | bewerkt | {"update_id": 1},
        nep.bericht(esra.id, esra.naam, "/weer", GROEP),
        nep.bericht(esra.id, esra.naam, "/koppel@anderebot abc", GROEP),
        nep.bericht(esra.id, esra.naam, chat=GROEP, caption="Mevrouw Jansen", **FOTO),
    )
    assert bewaard(buurt.dienst, m.Gezien, m.Outbox, m.Signaal) == voor
    assert len(buurt.groep) == gehoord
    assert staat_bewaard(buurt.dienst, "Deze groep hoort nu bij Laak", "Jansen") == [True, False]


async def test_a_made_up_press_is_refused_and_counted_wherever_it_comes_from(esra: TelegramMens) -> None:
    """In a group, under a message that is gone, without data; the mark of what was chosen asks nothing."""
    buurt, nep = esra.buurt, esra.buurt.nep
    await buurt.koppel_groep(esra)
    voor, gehoord = bewaard(buurt.dienst, m.Outbox, m.Signaal), len(buurt.groep)
    in_de_groep = nep.druk(esra.id, esra.naam, nep.chats[GROEP][-1].id, "o:microuitvraag::niets", GROEP)
    hier = esra.chat[-1].id
    zonder_bericht = nep.druk(esra.id, esra.naam, hier, "o:help::")
    del zonder_bericht["callback_query"]["message"]
    zonder_iets = nep.druk(esra.id, esra.naam, hier, "")
    del zonder_iets["callback_query"]["data"]
    for druk in (in_de_groep, zonder_bericht, zonder_iets):
        await buurt.neem(druk)
        assert nep.toasts[-1] == vangnet.OUDE_KNOP
    await buurt.neem(nep.druk(esra.id, esra.naam, hier, NIETS))
    beantwoord = [w["callback_query_id"] for methode, w in nep.roep if methode == "answerCallbackQuery"]
    assert len({*beantwoord[-4:]}) == 4  # none of them keeps turning
    assert (bewaard(buurt.dienst, m.Outbox, m.Signaal), len(buurt.groep)) == (voor, gehoord)
    assert buurt.dienst._geweigerd == {"knop": 3}


async def test_only_who_is_coordinator_now_links_the_group_whoever_has_the_code(esra: TelegramMens) -> None:
    buurt, nep, code = esra.buurt, esra.buurt.nep, await koppelcode(esra)
    vreemd = buurt.mens("Vreemd")
    await buurt.neem(nep.lidmaatschap(GROEP, esra.id, esra.naam, "left", "member"))
    for wie in (
        nep.bericht(vreemd.id, vreemd.naam, f"/koppel {code}", GROEP),
        nep.bericht(vreemd.id, vreemd.naam, f"/start {code}", GROEP),
        nep.bericht(esra.id, esra.naam, f"/koppel {code}", GROEP, sender_chat={"id": GROEP, "type": "group"}),
    ):
        await buurt.neem(wie)
        assert buurt.groep[-1].startswith(
            "Alleen een coördinator van het wijkverband kan deze groep koppelen."
        )
    with transactie(buurt.dienst.db) as sessie:
        assert facts.groep_bij(sessie, "telegram", str(GROEP)) is None
        sessie.execute(update(m.Lidmaatschap).values(rol="melder"))
    await buurt.neem(nep.bericht(esra.id, esra.naam, f"/koppel {code}", GROEP))
    assert buurt.groep[-1].startswith("Alleen een coördinator van het wijkverband kan deze groep koppelen.")
    assert buurt.dienst._geweigerd == {"rol": 4}


async def test_a_group_is_replaced_in_the_open(esra: TelegramMens) -> None:
    """The old group hears it, and every coördinator, so that it is seen when it was not meant."""
    buurt, nep, andere = esra.buurt, esra.buurt.nep, -4002
    await buurt.koppel_groep(esra)
    voor, code = len(esra.berichten), await koppelcode(esra)
    await buurt.neem(
        nep.lidmaatschap(andere, esra.id, esra.naam, "left", "member"),
        nep.bericht(esra.id, esra.naam, f"/koppel {code}", andere),
    )
    assert buurt.groep[-1] == beheer.GROEP_VERVANGEN.tekst
    assert [tekst for tekst, _ in esra.berichten[voor + 1 :]] == [
        "Esra Demir koppelde een andere groep aan Laak. De oude groep krijgt de bundel niet meer. "
        "Klopt dat niet? Koppel de goede groep met /koppel."
    ]
    gehoord = [b.tekst for b in nep.chats[andere] if b.van == "bot"]
    assert [tekst[:29] for tekst in gehoord] == ["Deze groep hoort nu bij Laak."]


async def test_the_group_of_another_wijkverband_is_not_taken_over(esra: TelegramMens) -> None:
    buurt, nep, code = esra.buurt, esra.buurt.nep, await koppelcode(esra)
    nep.open.add(GROEP)
    with transactie(buurt.dienst.db) as sessie:
        ander = mensen.maak_wijkverband(sessie, "Mient", buurt.dienst.klok.nu())
        mensen.koppel_groep(sessie, ander, "telegram", str(GROEP))
    await buurt.neem(nep.bericht(esra.id, esra.naam, f"/koppel {code}", GROEP))
    assert buurt.groep == [beheer.VAN_EEN_ANDER]
    with transactie(buurt.dienst.db) as sessie:
        assert facts.groep_bij(sessie, "telegram", str(GROEP)) == ander


async def test_what_waits_for_the_group_of_one_wijkverband_is_not_posted_in_that_of_another(
    esra: TelegramMens,
) -> None:
    """Esra coördineert both, and gives the group of Mient to Laak. Mient then reads it in private."""
    buurt, code, nu = esra.buurt, await koppelcode(esra), esra.buurt.dienst.klok.nu()
    buurt.nep.open.add(GROEP)
    with transactie(buurt.dienst.db) as sessie:
        mient = mensen.maak_wijkverband(sessie, "Mient", nu)
        mensen.koppel_groep(sessie, mient, "telegram", str(GROEP))
        mensen.nodig_uit(sessie, mient, "codevoormient", wijk.Rol.COORDINATOR, 1, nu + timedelta(days=1))
        uitnodiging = facts.uitnodiging(sessie, "codevoormient", nu)
        assert uitnodiging is not None
        komt_erbij = MeldAan(uitnodiging.id, esra.naam, "Gemeente", "Wijkmanager", None, frozenset())
        apply.pas_toe(sessie, [komt_erbij], Wie("telegram", str(esra.id), nu))
        bundel = Stuur(None, Bericht("De bundel van Mient"), "bundel")
        vannacht = Wie("", "", nu + timedelta(hours=12), wijkverband=mient)
        apply.stuur(sessie, bundel, vannacht)
    await buurt.neem(buurt.nep.bericht(esra.id, esra.naam, f"/koppel {code}", GROEP))
    await verstrijkt(buurt, timedelta(hours=24))
    assert [tekst[:29] for tekst in buurt.groep] == ["Deze groep hoort nu bij Laak."]
    assert [tekst for tekst, _ in esra.berichten][-1] == "De bundel van Mient"


# --- fetching ---


def offsets(nep: NepTelegram) -> list[int | None]:
    return [w.get("offset") for methode, w in nep.roep if methode == "getUpdates"]


async def test_a_repeated_update_is_taken_once(esra: TelegramMens) -> None:
    update = esra.buurt.nep.bericht(esra.id, esra.naam, "De lift is steeds kapot")
    await esra.buurt.neem(update, update)
    assert bewaard(esra.buurt.dienst, m.Signaal) == [1]


async def test_numbers_that_begin_again_lower_after_a_quiet_week_are_taken(
    op_telegram: TelegramBuurt,
) -> None:
    nep, ophaler = op_telegram.nep, op_telegram.ophaler
    for nummer in (900_000_000, 12):
        nep.updates = [nep.bericht(VREEMD, "Iemand", "/help") | {"update_id": nummer}]
        assert [await ophaler.haal(0), await ophaler.haal(0)] == [1, 0]
    assert offsets(nep) == [None, 900_000_001, None, 13]


async def test_the_offset_moves_only_after_the_commit(op_telegram: TelegramBuurt) -> None:
    nep, ophaler, db = op_telegram.nep, op_telegram.ophaler, op_telegram.dienst.db
    eerste, tweede = (nep.bericht(VREEMD, "Iemand", "/help") for _ in range(2))
    nep.updates = [eerste]
    await ophaler.haal(0)
    nep.updates = [tweede]
    haal_weg(db)
    for _ in range(2):
        with pytest.raises(Storing):
            await ophaler.haal(0)
    zet_terug(db)
    await ophaler.haal(0)
    await ophaler.haal(0)
    na_een, na_twee = eerste["update_id"] + 1, tweede["update_id"] + 1
    assert offsets(nep) == [None, na_een, None, None, na_twee]
    assert bewaard(op_telegram.dienst, m.Gezien) == [2]


async def test_an_update_that_keeps_failing_is_set_aside_and_the_next_is_taken(
    esra: TelegramMens, log: Meelezer
) -> None:
    buurt, nep = esra.buurt, esra.buurt.nep
    with buurt.dienst.db.begin() as verbinding:
        verbinding.execute(text("UPDATE gesprek SET toestand = 'stuk'"))
    nep.updates = [
        nep.bericht(esra.id, esra.naam, "De lift is steeds kapot"),
        nep.bericht(VREEMD, "Iemand", "/help"),
    ]
    await buurt.ophaler.haal(0)
    await buurt.dienst.verzender.rust()
    assert esra.laatste == vangnet.MISLUKT
    assert [b.van for b in nep.chats[VREEMD]] == ["Iemand", "bot"]
    assert log.fouten == ["update_mislukt"] * 3 + ["update_opzij"]
    assert "lift" not in "".join(log.regels)


async def test_messages_of_one_chat_are_answered_in_their_order(op_telegram: TelegramBuurt) -> None:
    nep = op_telegram.nep
    nep.updates = [nep.bericht(VREEMD, "Iemand", tekst) for tekst in ("/help", "een twee drie", "/help")]
    await op_telegram.ophaler.haal(0)
    await op_telegram.dienst.verzender.rust()
    gehoord = [b.tekst for b in nep.chats[VREEMD] if b.van == "bot"]
    assert gehoord == [gehoord[0], vangnet.ONBEKEND, gehoord[0]]


async def test_what_comes_in_together_is_committed_together(op_telegram: TelegramBuurt) -> None:
    nep, mensen = op_telegram.nep, range(VREEMD, VREEMD + 12)
    commits: list[object] = []
    nep.updates = [nep.bericht(mens, "Iemand", "/help") for mens in mensen]
    event.listen(op_telegram.dienst.db, "commit", commits.append)
    database_bezig = threading.Event()
    bezig = asyncio.ensure_future(op_telegram.dienst.doe(database_bezig.wait))
    haalt = asyncio.ensure_future(op_telegram.ophaler.haal(0))
    for _ in range(50):  # turns of the loop, in which all twelve come to wait for the database
        await asyncio.sleep(0)
    database_bezig.set()
    await asyncio.gather(bezig, haalt)
    assert bewaard(op_telegram.dienst, m.Gezien) == [12]
    op_sqlite = op_telegram.dienst.db.dialect.name == "sqlite"  # a server writes for eight at the same time
    assert (len(commits) < 12) == op_sqlite
    await op_telegram.dienst.verzender.rust()
    assert [nep.chats[mens][-1].van for mens in mensen] == ["bot"] * 12


async def test_one_that_keeps_failing_takes_nothing_of_the_others_with_it(esra: TelegramMens) -> None:
    buurt, nep = esra.buurt, esra.buurt.nep
    with buurt.dienst.db.begin() as verbinding:
        verbinding.execute(text("UPDATE gesprek SET toestand = 'stuk'"))
    anderen = range(VREEMD, VREEMD + 5)
    nep.updates = [
        *(nep.bericht(mens, "Iemand", "/help") for mens in anderen),
        nep.bericht(esra.id, esra.naam, "De lift is steeds kapot"),
        *(nep.bericht(mens, "Iemand", "een twee drie") for mens in anderen),
    ]
    await buurt.ophaler.haal(0)
    await buurt.dienst.verzender.rust()
    assert esra.laatste == vangnet.MISLUKT
    for mens in anderen:
        gehoord = [b.tekst for b in nep.chats[mens] if b.van == "bot"]
        assert gehoord[1:] == [vangnet.ONBEKEND]


async def tot(klaar: Callable[[], bool]) -> None:
    """Look until it is so."""
    async with asyncio.timeout(20):
        while not klaar():  # noqa: ASYNC110 - the world of the test tells nobody when it changes
            await asyncio.sleep(0.01)


async def test_polling_goes_on_after_whatever_passes(op_telegram: TelegramBuurt) -> None:
    nep = op_telegram.nep
    bezet = Afgewezen(409, "Conflict: terminated by other getUpdates request")
    nep.faal("getUpdates", nooit_verbonden(), antwoord_bleef_uit(), storing(), te_druk(0), bezet, bezet)
    nep.faal("getUpdates", Afgewezen(500, "Internal Server Error"), erna=True)
    nep.updates = [nep.bericht(VREEMD, "Iemand", "/help")]
    taak = asyncio.ensure_future(op_telegram.ophaler.draai())
    await tot(lambda: len(nep.chats[VREEMD]) == 2)
    taak.cancel()
    await asyncio.gather(taak, return_exceptions=True)
    assert bewaard(op_telegram.dienst, m.Gezien) == [1]


@pytest.mark.parametrize(
    ("fout", "zin"),
    [
        (Afgewezen(401, "Unauthorized"), "Telegram neemt het token niet meer aan."),
        (Afgewezen(409, "Conflict"), "Er haalt al een ander programma berichten op voor deze bot."),
    ],
)
async def test_polling_ends_with_a_sentence_when_telegram_refuses_us(
    op_telegram: TelegramBuurt, fout: Afgewezen, zin: str
) -> None:
    op_telegram.nep.faal("getUpdates", *[fout] * 3)
    with pytest.raises(Onbruikbaar, match=zin):
        await op_telegram.ophaler.draai()


async def test_who_was_there_first_stays_when_another_comes_to_fetch(
    op_telegram: TelegramBuurt, log: Meelezer
) -> None:
    nep, ophaler = op_telegram.nep, Ophaler(op_telegram.dienst, op_telegram.bot, even=0, nieuw=0)
    nep.faal("getUpdates", *[Afgewezen(409, "Conflict")] * 5)
    nep.updates = [nep.bericht(VREEMD, "Iemand", "/help")]
    taak = asyncio.ensure_future(ophaler.draai())
    await tot(lambda: len(nep.chats[VREEMD]) == 2)
    taak.cancel()
    await asyncio.gather(taak, return_exceptions=True)
    assert log.fouten == ["tweede_ophaler"]


async def test_fetching_has_a_connection_of_its_own(dienst: Dienst) -> None:
    doen, halen = NepTelegram(), NepTelegram()
    ophaler = Ophaler(dienst, telegram.maak_bot(INGESTELD, doen, halen))
    await ophaler.bot.initialize()
    await ophaler.haal(0)
    assert ([m for m, _ in doen.roep], [m for m, _ in halen.roep]) == (["getMe"], ["getUpdates"])


# --- the whole ---


async def test_running_sets_the_menu_answers_and_stops_when_asked(dienst: Dienst, nep: NepTelegram) -> None:
    stop, verteld = asyncio.Event(), list[str]()
    nep.updates = [nep.bericht(VREEMD, "Iemand", "/help")]
    werk = asyncio.ensure_future(
        telegram.draai(dienst, telegram.maak_bot(INGESTELD, nep, nep), stop, verteld.append)
    )
    await tot(lambda: len(nep.chats[VREEMD]) == 2)
    stop.set()
    await werk
    assert verteld == ["Wijksignaal draait als @wijksignaalbot. Stoppen doe je met Ctrl-C."]
    assert nep.commandos["all_group_chats"] == [("koppel", "koppel deze groep")]
    prive = dict(nep.commandos["all_private_chats"])
    assert prive["help"] == "wat kan ik hier"
    assert {"signaal", "acties", "bundel", "pauze", "terug", "stop"} <= prive.keys()


@pytest.mark.parametrize(
    ("wat", "waarde", "begin"),
    [
        ("can_read_all_group_messages", True, "De bot kan in groepen alles meelezen"),
        ("can_join_groups", False, "De bot mag niet in groepen"),
        ("can_join_groups", True, ""),
    ],
)
async def test_what_botfather_should_be_told_is_said(
    nep: NepTelegram, wat: str, waarde: bool, begin: str
) -> None:
    nep.mag[wat] = waarde
    naam, let_op = await telegram.maak_kennis(telegram.maak_bot(INGESTELD, nep, nep))
    assert (naam, let_op[: len(begin)], bool(let_op)) == ("wijksignaalbot", begin, bool(begin))
