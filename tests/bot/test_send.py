"""What becomes of a message: the error policy, the order in a chat, the pace, and that nothing is lost in silence."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select, text

from bot import nazorg
from bot.dienst import Dienst, Klok
from bot.send import (
    TEGELIJK,
    Document,
    Geweigerd,
    MisschienVerzonden,
    NietVerzonden,
    Onbereikbaar,
    Tempo,
    Verhuisd,
    Verzendfout,
)
from bot.voorvallen import Voorval
from gesprekken import kalender
from gesprekken.model import Bericht, antwoord, onder_elkaar
from opslag import Post, outbox, transactie
from opslag.models import Outbox, Persoon
from tests.databases import haal_weg, zet_terug
from tests.meelezer import Meelezer
from tests.mensen import GROEP, TelegramBuurt, TelegramMens
from tests.neptelegram import (
    Afgewezen,
    antwoord_bleef_uit,
    nooit_verbonden,
    opgehangen,
    storing,
    te_druk,
)
from tests.rekloop import Meteen, Rekloop
from tests.sleutels import SLEUTELS
from tests.test_een_maand import meld_aan

SOORTEN = {
    "reply": outbox.ANTWOORD,
    "question": outbox.VRAAG,
    "reminder": outbox.HERINNERING,
    "group": outbox.GROEP,
}


@pytest.fixture
async def esra(op_telegram: TelegramBuurt, uitnodiging: str) -> TelegramMens:
    """The coördinator of Laak, with a group."""
    esra = op_telegram.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await op_telegram.koppel_groep(esra)
    return esra


def plaats(dienst: Dienst, adres: object, tekst: str, soort: str = outbox.ANTWOORD, **meer: object) -> int:
    """Put a message in the outbox; returns its number."""
    bericht = meer.pop("bericht", Bericht(tekst))
    meer = {"kanaal": "telegram", "nu": dienst.klok.nu(), "wijkverband": 1} | meer
    with transactie(dienst.db) as sessie:
        outbox.plaats(sessie, adres=str(adres), soort=soort, bericht=bericht, **meer)
        return sessie.scalars(select(Outbox.id).order_by(Outbox.id.desc()).limit(1)).one()


def stand(dienst: Dienst, nummer: int) -> str:
    with transactie(dienst.db) as sessie:
        return sessie.get_one(Outbox, nummer).status


async def verstrijkt(dienst: Dienst, duur: timedelta) -> None:
    dienst.klok.zet(dienst.klok.nu() + duur)
    await dienst.verzender.veeg()


async def test_a_sweep_waits_for_what_another_has_just_claimed(esra: TelegramMens) -> None:
    dienst = esra.buurt.dienst
    nummer = plaats(dienst, esra.id, "Hallo")
    dienst.achter(dienst.verzender.stoot())
    await asyncio.sleep(0)  # it is claiming now
    await dienst.verzender.veeg()
    assert (stand(dienst, nummer), esra.laatste) == ("verzonden", "Hallo")


# --- the error policy, with Telegram's own errors ---

GEBLOKKEERD = Afgewezen(403, "Forbidden: bot was blocked by the user")
GEEN_RECHT = Afgewezen(400, "Bad Request: not enough rights to send text messages to the chat")
ONZE_FOUT = Afgewezen(400, "Bad Request: BUTTON_DATA_INVALID")
TOKEN_WEG = Afgewezen(401, "Unauthorized")

BELEID = [
    # error                            reply       question    reminder   group      edit
    ("never connected", nooit_verbonden(), "klaar", "klaar", "klaar", "klaar", "klaar"),
    ("told to wait", te_druk(7), "klaar", "klaar", "klaar", "klaar", "klaar"),
    ("token refused", TOKEN_WEG, "klaar", "klaar", "klaar", "klaar", "klaar"),
    ("no answer", antwoord_bleef_uit(), "klaar", "klaar", "onzeker", "onzeker", "klaar"),
    ("hung up on", opgehangen(), "klaar", "klaar", "onzeker", "onzeker", "klaar"),
    ("trouble there", storing(), "klaar", "klaar", "onzeker", "onzeker", "klaar"),
    ("blocked", GEBLOKKEERD, "mislukt", "mislukt", "mislukt", "mislukt", "mislukt"),
    ("no rights", GEEN_RECHT, "mislukt", "mislukt", "mislukt", "mislukt", "mislukt"),
    ("our mistake", ONZE_FOUT, "mislukt", "mislukt", "mislukt", "mislukt", "mislukt"),
]


@pytest.mark.parametrize(("fout", "verwacht"), [(r[1], r[2:]) for r in BELEID], ids=[r[0] for r in BELEID])
async def test_the_error_policy(esra: TelegramMens, fout: Exception, verwacht: tuple[str, ...]) -> None:
    dienst, nep, gezien = esra.buurt.dienst, esra.buurt.nep, []
    for soort in SOORTEN.values():
        nep.faal("sendMessage", fout)
        nummer = plaats(dienst, GROEP if soort == outbox.GROEP else esra.id, "Hallo", soort)
        await dienst.verzender.veeg()
        gezien.append(stand(dienst, nummer))
        await verstrijkt(dienst, timedelta(minutes=5))  # what was put back goes, and clears the chat
    nep.faal("editMessageText", fout)
    nummer = plaats(dienst, esra.id, "Aangepast", bewerkt=str(esra.chat[-1].id))
    await dienst.verzender.veeg()
    assert (*gezien, stand(dienst, nummer)) == verwacht


@pytest.mark.parametrize(
    ("reden", "gevolg"),
    [
        ("message is not modified", []),
        ("message to edit not found", ["Aangepast"]),
        ("message can't be edited", ["Aangepast"]),
    ],
)
async def test_what_cannot_be_edited_any_more_is_said_anew(
    esra: TelegramMens, reden: str, gevolg: list[str]
) -> None:
    dienst, nep, voor = esra.buurt.dienst, esra.buurt.nep, len(esra.berichten)
    nep.faal("editMessageText", Afgewezen(400, f"Bad Request: {reden}"))
    nummer = plaats(dienst, esra.id, "Aangepast", bewerkt=str(esra.chat[-1].id))
    await dienst.verzender.veeg()
    assert stand(dienst, nummer) == "verzonden"
    assert [tekst for tekst, _ in esra.berichten[voor:]] == gevolg


async def test_buttons_that_cannot_be_taken_away_are_no_problem(esra: TelegramMens) -> None:
    dienst, nep, voor = esra.buurt.dienst, esra.buurt.nep, len(esra.berichten)
    nep.faal("editMessageReplyMarkup", Afgewezen(400, "Bad Request: message to edit not found"))
    nummer = plaats(dienst, esra.id, "Ja", outbox.DOOF, bewerkt="1")
    await dienst.verzender.veeg()
    assert (stand(dienst, nummer), len(esra.berichten)) == ("verzonden", voor)


async def test_an_unsure_reply_is_repeated_once_and_no_more(esra: TelegramMens) -> None:
    dienst, nep, voor = esra.buurt.dienst, esra.buurt.nep, len(esra.berichten)
    nep.faal("sendMessage", antwoord_bleef_uit(), antwoord_bleef_uit(), erna=True)
    nummer = plaats(dienst, esra.id, "Genoteerd.")
    for _ in range(3):
        await verstrijkt(dienst, timedelta(minutes=5))
    assert [tekst for tekst, _ in esra.berichten[voor:]] == ["Genoteerd."] * 2
    assert stand(dienst, nummer) == "onzeker"


@pytest.mark.parametrize(
    ("pogingen", "na_seconden"), [(0, 1), (1, 2), (4, 16), (20, 300), (5000, 300)], ids=str
)
async def test_what_was_not_sent_is_tried_again_less_and_less_often(
    dienst: Dienst, pogingen: int, na_seconden: int
) -> None:
    brievenbus = open_brievenbus(dienst, NietVerzonden())
    nummer = plaats(dienst, "wijk", "Hallo", kanaal="brief", wijkverband=None)
    with dienst.db.begin() as verbinding:
        verbinding.execute(text("UPDATE outbox SET pogingen = :p"), {"p": pogingen})
    await dienst.verzender.veeg()
    await verstrijkt(dienst, timedelta(seconds=na_seconden - 0.001))
    assert (stand(dienst, nummer), brievenbus.bezorgd) == ("klaar", [])
    await verstrijkt(dienst, timedelta(seconds=0.001))
    assert (stand(dienst, nummer), brievenbus.bezorgd) == ("verzonden", ["Hallo"])


async def test_telegram_is_left_alone_as_long_as_it_asked(esra: TelegramMens) -> None:
    dienst, nep, voor = esra.buurt.dienst, esra.buurt.nep, len(esra.berichten)
    nep.faal("sendMessage", te_druk(40))
    plaats(dienst, esra.id, "Genoteerd.")
    await dienst.verzender.veeg()
    await verstrijkt(dienst, timedelta(seconds=39))
    gewacht = len(esra.berichten) - voor
    await verstrijkt(dienst, timedelta(seconds=1))
    assert (gewacht, len(esra.berichten) - voor) == (0, 1)


# --- what people hear about it ---


async def test_when_a_group_post_is_unsure_the_coordinator_looks_and_yes_settles_it(
    esra: TelegramMens,
) -> None:
    dienst, nep = esra.buurt.dienst, esra.buurt.nep
    nep.faal("sendMessage", antwoord_bleef_uit(), erna=True)
    nummer = plaats(dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    await dienst.verzender.veeg()
    assert (stand(dienst, nummer), esra.buurt.groep[-1]) == ("onzeker", "Signalenbundel Laak")
    assert "“Signalenbundel Laak”" in esra.laatste
    assert esra.knoppen == ["Ja, het staat er", "Nee, stuur het opnieuw"]
    await esra.drukt("Ja, het staat er")
    assert (stand(dienst, nummer), esra.buurt.groep.count("Signalenbundel Laak")) == ("verzonden", 1)
    await verstrijkt(dienst, timedelta(hours=1))
    assert esra.buurt.groep.count("Signalenbundel Laak") == 1


async def test_and_no_sends_it_again(esra: TelegramMens) -> None:
    dienst, nep = esra.buurt.dienst, esra.buurt.nep
    nep.faal("sendMessage", storing())
    nummer = plaats(dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    await dienst.verzender.veeg()
    assert "Signalenbundel Laak" not in esra.buurt.groep
    await esra.drukt("Nee, stuur het opnieuw")
    await verstrijkt(dienst, timedelta(seconds=1))
    assert (stand(dienst, nummer), esra.buurt.groep[-1]) == ("verzonden", "Signalenbundel Laak")


async def test_about_the_question_itself_nobody_is_asked(esra: TelegramMens) -> None:
    dienst, nep = esra.buurt.dienst, esra.buurt.nep
    nep.faal("sendMessage", *[antwoord_bleef_uit() for _ in range(3)])
    plaats(dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    for _ in range(4):
        await verstrijkt(dienst, timedelta(minutes=5))
    with transactie(dienst.db) as sessie:
        onzeker = sessie.scalars(
            select(Outbox.soort).where(Outbox.status == "onzeker").order_by(Outbox.id)
        ).all()
    assert onzeker == [outbox.GROEP, outbox.HERINNERING]


async def test_when_an_owner_cannot_be_reached_the_coordinator_is_told_once(
    esra: TelegramMens, uitnodiging: str
) -> None:
    buurt, dienst = esra.buurt, esra.buurt.dienst
    await esra.zegt("/uitnodigen")
    await esra.drukt("Eén persoon")
    sander = buurt.mens("Sander Vos")
    await meld_aan(sander, esra.laatste.split("Code: ")[1].split()[0], "Politie", "Wijkagent")
    nummers = [plaats(dienst, sander.id, "Denk je eraan?", outbox.HERINNERING) for _ in range(2)]
    voor = len(esra.berichten)
    buurt.nep.geblokkeerd.add(sander.id)
    await verstrijkt(dienst, timedelta(hours=1))
    assert [stand(dienst, n) for n in nummers] == ["mislukt", "mislukt"]
    assert [tekst for tekst, _ in esra.berichten[voor:]] == [
        "Ik kan Sander Vos niet meer bereiken, en er wachtte een herinnering. Spreek Sander Vos zelf even aan."
    ]
    with transactie(dienst.db) as sessie:
        assert sessie.scalars(select(Persoon.naam).where(~Persoon.bereikbaar)).all() == ["Sander Vos"]


async def test_what_a_group_does_not_get_any_more_goes_to_each_member(esra: TelegramMens) -> None:
    dienst, voor = esra.buurt.dienst, len(esra.berichten)
    esra.buurt.nep.geblokkeerd.add(GROEP)
    plaats(dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    await dienst.verzender.veeg()
    verteld, bundel = [tekst for tekst, _ in esra.berichten[voor:]]
    assert verteld.startswith("Ik kan niet meer in de groep van het wijkverband schrijven.")
    assert bundel == "Signalenbundel Laak"


async def test_a_group_post_that_is_refused_is_not_lost_in_silence(esra: TelegramMens) -> None:
    esra.buurt.nep.faal("sendMessage", ONZE_FOUT)
    plaats(esra.buurt.dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    await esra.buurt.dienst.verzender.veeg()
    assert esra.laatste == (
        "Dit kon ik niet in de groep plaatsen: “Signalenbundel Laak” Vertel het de beheerder."
    )


async def test_a_bundle_in_private_that_is_refused_is_not_lost_in_silence(esra: TelegramMens) -> None:
    esra.buurt.nep.faal("sendMessage", ONZE_FOUT)
    plaats(esra.buurt.dienst, esra.id, "Signalenbundel Laak", outbox.LEDEN)
    await esra.buurt.dienst.verzender.veeg()
    assert esra.laatste == "Dit kon ik niet versturen: “Signalenbundel Laak” Vertel het de beheerder."


async def test_who_waits_for_an_answer_that_is_refused_hears_so_once(esra: TelegramMens) -> None:
    dienst, voor = esra.buurt.dienst, len(esra.berichten)
    for keer in (1, 2):
        esra.buurt.nep.faal("sendMessage", *[ONZE_FOUT] * keer)
        plaats(dienst, esra.id, "Een antwoord met een fout erin")
        await dienst.verzender.veeg()
    assert [tekst for tekst, _ in esra.berichten[voor:]] == [nazorg.GEEN_ANTWOORD]


async def test_a_document_that_cannot_be_made_fails_alone(esra: TelegramMens, log: Meelezer) -> None:
    dienst, voor = esra.buurt.dienst, len(esra.berichten)
    plaats(dienst, esra.id, "", bericht=Bericht("De hele bundel", document="bundel:99"))
    plaats(dienst, esra.id, "En nu verder.")
    await dienst.verzender.veeg()
    assert [tekst for tekst, _ in esra.berichten[voor:]] == ["En nu verder.", nazorg.GEEN_ANTWOORD]
    (gelogd,) = log.van(Voorval.VERZENDEN_MISLUKT)
    assert (gelogd["soort"], gelogd["fout"], log.fouten) == (
        "antwoord",
        "NoResultFound",
        ["verzenden_mislukt"],
    )


# --- order, with a channel that does as it is told ---


class Brievenbus:
    """A channel: what arrived, in order. `uitkomsten`: what becomes of the next messages, None is well."""

    herhaalbaar = False

    def __init__(self, *uitkomsten: Verzendfout | None) -> None:
        self.uitkomsten = list(uitkomsten)
        self.bezorgd: list[str] = []
        self.tijdens: Callable[[Post], None] = lambda post: None
        self.open = asyncio.Event()
        self.open.set()
        self.bezig = asyncio.Event()
        self.tegelijk: list[str] = []  # what is being sent now

    async def verstuur(self, post: Post, document: Document | None) -> str:
        self.bezig.set()
        self.tijdens(post)
        self.tegelijk.append(post.bericht.tekst)
        await self.open.wait()
        self.tegelijk.remove(post.bericht.tekst)
        if self.uitkomsten and (fout := self.uitkomsten.pop(0)):
            raise fout
        self.bezorgd.append(post.bericht.tekst)
        return str(len(self.bezorgd))


def open_brievenbus(dienst: Dienst, *uitkomsten: Verzendfout | None) -> Brievenbus:
    brievenbus = Brievenbus(*uitkomsten)
    dienst.kanalen["brief"] = brievenbus
    return brievenbus


def schrijf(dienst: Dienst, *teksten: str, aan: str = "wijk", **meer: object) -> list[int]:
    return [plaats(dienst, aan, tekst, kanaal="brief", wijkverband=None, **meer) for tekst in teksten]


def geef(dienst: Dienst, aan: str = "wijk") -> None:
    """As a turn does it: claim what waits in this chat, and let it be sent."""
    with transactie(dienst.db) as sessie:
        posten = outbox.claim(sessie, dienst.worker, dienst.klok.nu(), adres=("brief", aan))
    dienst.verzender.geef(posten)


async def test_what_is_tried_again_holds_up_the_rest_of_its_chat_and_no_other(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst, NietVerzonden(timedelta(seconds=5)))
    schrijf(dienst, "een", "twee")
    geef(dienst)
    await dienst.verzender.rust()
    schrijf(dienst, "drie")
    geef(dienst)
    schrijf(dienst, "voor een ander", aan="ander")
    await dienst.verzender.veeg()
    wachtend = list(brievenbus.bezorgd)
    await verstrijkt(dienst, timedelta(seconds=5))
    assert (wachtend, brievenbus.bezorgd) == (["voor een ander"], ["voor een ander", "een", "twee", "drie"])


@pytest.mark.parametrize("fout", [MisschienVerzonden(), NietVerzonden(), Verhuisd("wijk")], ids=repr)
async def test_order_holds_whatever_makes_it_try_again(dienst: Dienst, fout: Verzendfout) -> None:
    brievenbus = open_brievenbus(dienst, fout)
    schrijf(dienst, "een", "twee", "drie")
    geef(dienst)
    await dienst.verzender.rust()
    await verstrijkt(dienst, timedelta(seconds=5))
    assert brievenbus.bezorgd == ["een", "twee", "drie"]


@pytest.mark.parametrize("fout", [Onbereikbaar(), Geweigerd()], ids=repr)
async def test_what_will_never_arrive_holds_up_nothing(dienst: Dienst, fout: Verzendfout) -> None:
    brievenbus = open_brievenbus(dienst, fout)
    schrijf(dienst, "een", "twee")
    await dienst.verzender.veeg()
    assert brievenbus.bezorgd[:1] == ["twee"]


async def test_a_message_that_had_to_wait_for_another_keeps_its_own_tries(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst, NietVerzonden(), None, MisschienVerzonden())
    nummers = schrijf(dienst, "een", "twee")
    geef(dienst)
    await dienst.verzender.rust()
    for _ in range(2):
        await verstrijkt(dienst, timedelta(seconds=5))
    assert brievenbus.bezorgd == ["een", "twee"]  # unsure once, so `twee` was repeated
    assert [stand(dienst, n) for n in nummers] == ["verzonden", "verzonden"]


async def test_a_second_message_joins_the_chat_that_is_being_sent_to(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    brievenbus.open.clear()
    schrijf(dienst, "een")
    geef(dienst)
    await asyncio.sleep(0)
    schrijf(dienst, "twee")
    geef(dienst)  # without waiting for the next look into the outbox
    brievenbus.open.set()
    await dienst.verzender.rust()
    assert brievenbus.bezorgd == ["een", "twee"]


async def test_replies_go_before_what_nobody_waits_for(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    for nummer in range(12):
        schrijf(dienst, f"herinnering {nummer}", aan=f"a{nummer}", soort=outbox.HERINNERING)
    schrijf(dienst, "antwoord", aan="b")
    await dienst.verzender.stoot()
    await dienst.verzender.rust()
    assert "antwoord" in brievenbus.bezorgd
    assert len(brievenbus.bezorgd) == 10


async def test_a_daily_question_past_its_window_is_not_sent(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst, NietVerzonden(timedelta(hours=3)))
    nu = dienst.klok.nu()
    (nummer,) = schrijf(dienst, "Wat hoorde je?", soort=outbox.VRAAG, vervalt=nu + timedelta(hours=2))
    await dienst.verzender.veeg()
    schrijf(dienst, "Iets anders")
    await verstrijkt(dienst, timedelta(hours=3))
    await dienst.tik()
    assert (stand(dienst, nummer), brievenbus.bezorgd) == ("vervallen", ["Iets anders"])


async def test_what_is_for_a_channel_that_does_not_run_waits_for_it(dienst: Dienst) -> None:
    (nummer,) = schrijf(dienst, "later")
    await dienst.verzender.veeg()
    gewacht = stand(dienst, nummer)
    brievenbus = open_brievenbus(dienst)
    await dienst.verzender.veeg()
    assert (gewacht, brievenbus.bezorgd) == ("klaar", ["later"])


# --- trouble of our own ---


async def test_a_database_that_is_away_while_a_message_arrives_does_not_send_it_twice(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    (nummer,) = schrijf(dienst, "een")

    brievenbus.tijdens = lambda post: haal_weg(dienst.db)
    veeg = asyncio.ensure_future(dienst.verzender.veeg())
    async with asyncio.timeout(20):
        while not brievenbus.bezorgd:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    zet_terug(dienst.db)
    brievenbus.tijdens = lambda post: None
    await veeg
    assert (stand(dienst, nummer), brievenbus.bezorgd) == ("verzonden", ["een"])


@pytest.mark.parametrize("was", ["klaar", "bezig", "onzeker", "verzonden"])
async def test_a_message_that_cannot_be_read_is_in_nobodys_way(esra: TelegramMens, was: str) -> None:
    """It is told, counted, and never sent; whoever else waits gets hers."""
    dienst, groep = esra.buurt.dienst, list(esra.buurt.groep)
    nummer = plaats(dienst, GROEP, "Signalenbundel Laak", outbox.GROEP)
    met_knop = Bericht("Ja of nee?", onder_elkaar(antwoord("Ja", "ja")))
    van_haar = plaats(dienst, esra.id, "", bericht=met_knop)
    with transactie(dienst.db) as sessie:
        for id, stand_ in ((nummer, was), (van_haar, "verzonden")):
            rij = sessie.get_one(Outbox, id)
            rij.inhoud, rij.status, rij.worker, rij.extern = "stuk", stand_, "dood", "999999"
    await dienst.verzender.ruim_op()
    await dienst.tik()
    plaats(dienst, GROEP, "Een ander bericht", outbox.GROEP)
    await dienst.tik()
    await esra.zegt("/help")
    assert esra.buurt.groep == [*groep, "Een ander bericht"]
    assert esra.laatste.startswith("Hoor of zie je iets")
    geweigerd = "Dit kon ik niet in de groep plaatsen: “(onleesbaar bericht)” Vertel het de beheerder."
    assert [t for t, _ in esra.berichten if "onleesbaar" in t] == [geweigerd] * (was in ("klaar", "bezig"))
    assert stand(dienst, nummer) == ("mislukt" if was in ("klaar", "bezig") else was)


async def test_looking_into_the_outbox_goes_on_after_a_failure(dienst: Dienst, log: Meelezer) -> None:
    brievenbus = open_brievenbus(dienst)
    haal_weg(dienst.db)
    draait = asyncio.ensure_future(dienst.verzender.draai())
    async with asyncio.timeout(20):
        while not log.van(Voorval.OUTBOX_WACHT):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        zet_terug(dienst.db)
        schrijf(dienst, "een")
        while not brievenbus.bezorgd:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    draait.cancel()
    await asyncio.gather(draait, return_exceptions=True)
    assert brievenbus.bezorgd == ["een"]


async def test_what_waited_behind_a_slow_reply_until_evening_waits_for_the_morning(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    brievenbus.open.clear()
    schrijf(dienst, "herinnering", soort=outbox.HERINNERING)
    with transactie(dienst.db) as sessie:
        posten = outbox.claim(sessie, dienst.worker, dienst.klok.nu(), adres=("brief", "wijk"))
    (antwoord,) = schrijf(dienst, "antwoord")
    geef(dienst)  # somebody asked something, and her answer is under way
    dienst.verzender.geef(posten)
    await asyncio.sleep(0)
    dienst.klok.zet(dienst.klok.nu() + timedelta(hours=12))  # half past eight in the evening
    brievenbus.open.set()
    await dienst.verzender.rust()
    assert (stand(dienst, antwoord), brievenbus.bezorgd) == ("verzonden", ["antwoord"])
    await verstrijkt(dienst, timedelta(hours=12))
    assert brievenbus.bezorgd == ["antwoord", "herinnering"]


async def test_who_stops_finishes_the_message_in_hand_and_puts_the_rest_back(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    brievenbus.open.clear()
    nummers = schrijf(dienst, "een", "twee", "drie")
    geef(dienst)
    await brievenbus.bezig.wait()
    stopt = asyncio.ensure_future(dienst.verzender.stop(5))
    await asyncio.sleep(0)
    brievenbus.open.set()
    await stopt
    assert [stand(dienst, n) for n in nummers] == ["verzonden", "klaar", "klaar"]


async def test_who_stops_does_not_wait_for_what_waits_for_its_turn(dienst: Dienst) -> None:
    class Traag(Tempo):
        PER_CHAT = 3600.0

        async def tot_de_chat_vrij_is(self, post: outbox.Post) -> None:
            if brievenbus.bezorgd:
                wacht.set()
            await super().tot_de_chat_vrij_is(post)

    brievenbus, dienst.verzender.tempo, wacht = open_brievenbus(dienst), Traag(), asyncio.Event()
    nummers = schrijf(dienst, "een", "twee", aan="70")
    geef(dienst, "70")
    await wacht.wait()
    async with asyncio.timeout(60):
        await dienst.verzender.stop(3600)
    assert [stand(dienst, n) for n in nummers] == ["verzonden", "klaar"]


async def test_a_few_chats_are_written_to_at_once_and_the_others_wait_for_their_place(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    brievenbus.open.clear()
    mensen = [f"mens {nummer}" for nummer in range(TEGELIJK + 2)]
    for mens in mensen:
        schrijf(dienst, mens, aan=mens)
        geef(dienst, mens)
    await brievenbus.bezig.wait()
    assert brievenbus.tegelijk == mensen[:TEGELIJK]
    brievenbus.open.set()
    await dienst.verzender.rust()
    assert brievenbus.bezorgd == mensen


async def test_what_cannot_be_finished_in_time_is_unsure_at_the_next_start(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    brievenbus.open.clear()
    nummers = schrijf(dienst, "een", "twee")
    geef(dienst)
    await brievenbus.bezig.wait()
    await dienst.verzender.stop(0)
    assert [stand(dienst, n) for n in nummers] == ["bezig", "klaar"]


@pytest.mark.parametrize(
    ("soort", "onderweg", "verwacht"),
    [
        (outbox.ANTWOORD, False, "klaar"),
        (outbox.VRAAG, False, "klaar"),
        (outbox.HERINNERING, False, "klaar"),
        (outbox.GROEP, False, "klaar"),
        (outbox.HERINNERING, True, "onzeker"),
        (outbox.GROEP, True, "onzeker"),
    ],
)
async def test_what_a_dead_process_had_claimed_is_sorted_out_at_the_start(
    dienst: Dienst, soort: str, onderweg: bool, verwacht: str
) -> None:
    open_brievenbus(dienst)
    (nummer,) = schrijf(dienst, "een", soort=soort)
    with transactie(dienst.db) as sessie:
        outbox.claim(sessie, "een dode", dienst.klok.nu())
        if onderweg:
            outbox.onderweg(sessie, nummer)
    assert await dienst.verzender.ruim_op() == 1
    assert stand(dienst, nummer) == verwacht


@pytest.mark.parametrize("soort", SOORTEN.values(), ids=SOORTEN)
async def test_only_what_may_not_be_said_twice_is_marked_on_its_way(dienst: Dienst, soort: str) -> None:
    brievenbus, onderweg = open_brievenbus(dienst), list[bool]()

    def kijk(post: Post) -> None:
        with transactie(dienst.db) as sessie:
            onderweg.append(sessie.get_one(Outbox, post.id).reden == outbox.ONDERWEG)

    brievenbus.tijdens = kijk
    schrijf(dienst, "een", soort=soort)
    await dienst.verzender.veeg()
    assert onderweg == [soort in (outbox.HERINNERING, outbox.GROEP)]


async def test_a_reply_survives_one_crash_after_another(dienst: Dienst) -> None:
    brievenbus = open_brievenbus(dienst)
    (nummer,) = schrijf(dienst, "een")
    for dode in "abc":
        with transactie(dienst.db) as sessie:
            outbox.claim(sessie, dode, dienst.klok.nu())
        await dienst.verzender.ruim_op()
    await dienst.verzender.veeg()
    assert (stand(dienst, nummer), brievenbus.bezorgd) == ("verzonden", ["een"])


async def test_a_clock_that_is_put_back_a_little_keeps_nobody_waiting_and_every_chat_in_order(
    dienst: Dienst,
) -> None:
    brievenbus = open_brievenbus(dienst)
    schrijf(dienst, "een")  # and before it goes, the clock is corrected
    dienst.klok.zet(dienst.klok.nu() - timedelta(minutes=4))
    schrijf(dienst, "twee")
    geef(dienst)
    await dienst.verzender.rust()
    assert brievenbus.bezorgd == ["een", "twee"]


async def test_what_has_to_wait_before_it_is_tried_again_waits_also_when_the_clock_is_put_back(
    dienst: Dienst,
) -> None:
    brievenbus = open_brievenbus(dienst, NietVerzonden())
    schrijf(dienst, "een")
    dienst.klok.zet(dienst.klok.nu() - timedelta(minutes=4))
    await dienst.verzender.veeg()
    assert brievenbus.bezorgd == []
    await verstrijkt(dienst, timedelta(seconds=1))
    assert brievenbus.bezorgd == ["een"]


# --- the pace ---

OCHTEND = kalender.moment(date(2026, 11, 3), time(10))
HIER = Post(1, "telegram", "7", outbox.ANTWOORD, Bericht("x"), "", 0, None)
ELDERS = replace(HIER, adres="8")
IN_DE_GROEP = replace(HIER, adres="-100", soort=outbox.GROEP)
KNOPPEN_WEG = replace(HIER, soort=outbox.DOOF, bewerkt="1")


@pytest.mark.parametrize(
    ("posten", "wachten"),
    [
        ([HIER, HIER, HIER], [0, 1, 2]),
        ([HIER, ELDERS, HIER], [0, 0.04, 1]),
        ([IN_DE_GROEP, IN_DE_GROEP], [0, 3.1]),
        ([replace(IN_DE_GROEP, soort=outbox.ANTWOORD), IN_DE_GROEP], [0, 3.1]),
        ([HIER, KNOPPEN_WEG, KNOPPEN_WEG, HIER], [0, 0.04, 0.08, 1]),
        ([replace(HIER, adres="oefen1")] * 3, [0, 0, 0]),
    ],
)
def test_the_pace_per_chat(posten: list[Post], wachten: list[float]) -> None:
    tempo = Tempo()
    assert [round(tempo.plek(post, 1000.0) - 1000.0, 6) for post in posten] == wachten


def test_twentyfive_a_second_over_all_chats() -> None:
    tempo = Tempo()
    plekken = [tempo.plek(replace(HIER, adres=str(nummer)), 1000.0) for nummer in range(100)]
    assert max(sum(1 for p in plekken if begin <= p < begin + 1) for begin in plekken) <= 26


def test_who_was_quiet_need_not_wait() -> None:
    tempo = Tempo()
    assert [tempo.plek(HIER, nu) for nu in (1000.0, 1002.0)] == [1000.0, 1002.0]


class Hapert:
    """The first time it goes wrong."""

    herhaalbaar = False

    def __init__(self) -> None:
        self.gezegd: list[str] = []

    async def verstuur(self, post: Post, document: object) -> str:
        self.gezegd.append(post.bericht.tekst)
        if len(self.gezegd) == 1:
            raise NietVerzonden(timedelta(seconds=0))
        return str(post.id)


async def een_hapert_en_twee_is_al_genomen(dienst: Dienst) -> tuple[list[str], Post]:
    """As it can happen with several threads: a turn claims its reply, and hears so after the failure."""
    dienst.kanalen["telegram"] = hapert = Hapert()
    plaats(dienst, 7, "een", wijkverband=None)
    with transactie(dienst.db) as sessie:
        een = outbox.claim(sessie, dienst.worker, OCHTEND, adres=("telegram", "7"))
        twee = outbox.zeg(
            sessie,
            dienst.worker,
            kanaal="telegram",
            adres="7",
            soort=outbox.ANTWOORD,
            bericht=Bericht("twee"),
            nu=OCHTEND,
        )
    dienst.verzender.geef(een)
    await dienst.verzender.rust()
    assert twee is not None
    return hapert.gezegd, twee


async def test_what_was_claimed_while_the_one_before_it_went_wrong_waits_for_it(dienst: Dienst) -> None:
    gezegd, twee = await een_hapert_en_twee_is_al_genomen(dienst)
    dienst.verzender.geef([twee])
    await dienst.verzender.rust()
    assert gezegd == ["een"]
    dienst.klok.zet(OCHTEND + timedelta(minutes=1))
    await dienst.verzender.veeg()
    assert gezegd == ["een", "een", "twee"]


async def test_it_goes_at_once_when_the_one_before_it_has_lost_its_sense(dienst: Dienst) -> None:
    gezegd, twee = await een_hapert_en_twee_is_al_genomen(dienst)
    with transactie(dienst.db) as sessie:
        outbox.schrap(sessie, "telegram", "7")
    dienst.verzender.geef([twee])
    await dienst.verzender.rust()
    assert gezegd == ["een", "twee"]


def test_the_pace_holds_after_a_slow_moment(leeg_bestand: Path, tmp_path: Path) -> None:
    """Twelve chats, and ten places that are all taken for a while: who had its turn and then waited for a place
    may not be followed too soon. On a clock of its own, so nothing depends on how busy this machine is."""
    gegaan: list[tuple[float, str]] = []

    class Traag:
        herhaalbaar = False

        async def verstuur(self, post: Post, document: object) -> str:
            gegaan.append((asyncio.get_running_loop().time(), post.adres))
            await asyncio.sleep(0.9 if len(gegaan) <= TEGELIJK else 0.1)
            return str(post.id)

    async def stuur() -> None:
        url = f"sqlite:///{shutil.copy(leeg_bestand, tmp_path)}"
        dienst = Dienst(url, SLEUTELS, klok=Klok(OCHTEND, loopt=False))
        dienst._draden = dienst.samen.draden = Meteen()
        async with dienst:
            dienst.kanalen["telegram"] = Traag()
            for chat in range(100, 112):
                for _ in range(3):
                    plaats(dienst, chat, "Hallo", wijkverband=None)
                with transactie(dienst.db) as sessie:
                    waar = ("telegram", str(chat))
                    dienst.verzender.geef(outbox.claim(sessie, dienst.worker, OCHTEND, adres=waar))
            await dienst.verzender.rust()

    lus = Rekloop()
    lus.run_until_complete(stuur())
    lus.close()
    per_chat = {adres: [moment for moment, a in gegaan if a == adres] for _, adres in gegaan}
    tussen = [later - eerder for m in per_chat.values() for eerder, later in pairwise(m)]
    samen = [sum(begin <= moment < begin + 1 for moment, _ in gegaan) for begin, _ in gegaan]
    assert (len(gegaan), len(per_chat)) == (36, 12)
    assert round(min(tussen), 6) >= Tempo.PER_CHAT
    assert max(samen) <= 26


def test_the_pace_forgets_chats_that_are_free_again() -> None:
    tempo = Tempo()
    for nummer in range(20_000):
        tempo.plek(replace(HIER, adres=str(nummer)), float(nummer))
    assert len(tempo._vrij_per_chat) <= 10_001


def test_a_rehearsal_may_go_at_full_speed() -> None:
    tempo = Tempo(los=True)
    assert [tempo.plek(HIER, 5.0) for _ in range(3)] == [5.0] * 3


# --- what is shown ---


async def test_a_text_that_is_too_long_for_telegram_is_cut_where_a_character_ends(esra: TelegramMens) -> None:
    plaats(esra.buurt.dienst, esra.id, "😀" * 3000)
    await esra.buurt.dienst.verzender.veeg()
    assert esra.laatste == "😀" * 2047 + "…"


async def test_a_question_keeps_in_sight_what_was_answered(esra: TelegramMens) -> None:
    dienst = esra.buurt.dienst
    plaats(dienst, esra.id, "", bericht=Bericht("Waar?", onder_elkaar(antwoord("Havenkant", "h"))))
    await dienst.verzender.veeg()
    plaats(dienst, esra.id, "Havenkant", outbox.DOOF, bewerkt=str(esra.chat[-1].id))
    await dienst.verzender.veeg()
    assert esra.berichten[-1] == ("Waar?", ["✓ Havenkant"])
