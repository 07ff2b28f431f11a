"""Everything that can go wrong between us and Telegram, over real connections, and what becomes of each message."""

from pathlib import Path

import pytest

from tests.mensen import GROEP
from tests.nepserver import NepServer, Opgehangen
from tests.neptelegram import Afgewezen, storing, te_druk
from tests.proces import MENSEN, Opdracht
from tests.storingen.conftest import Telling

ESRA, FATIMA, SANDER, *_ = MENSEN
ONZE_FOUT = Afgewezen(400, "Bad Request: BUTTON_DATA_INVALID")
BUNDEL = "Signalenbundel Laak · november 2026"


def mislukt(wijksignaal: Opdracht) -> int:
    return len(wijksignaal.vraag("SELECT 1 FROM outbox WHERE status = 'mislukt'"))


def onbeantwoord(wijksignaal: Opdracht) -> int:
    return len(wijksignaal.vraag("SELECT 1 FROM outbox WHERE status NOT IN ('verzonden', 'vervallen')"))


@pytest.mark.parametrize(
    ("fouten", "keer_te_zien"),
    [
        ((te_druk(1), te_druk(1)), 1),
        ((Opgehangen(),), 1),
        ((storing(),), 1),
        ((ONZE_FOUT,), 0),
    ],
    ids=["told to wait", "hung up", "trouble there", "our mistake"],
)
def test_a_reply_arrives_or_its_absence_is_said(
    wijksignaal: Opdracht,
    server: NepServer,
    telling: Telling,
    fouten: tuple[Exception, ...],
    keer_te_zien: int,
) -> None:
    server.wereld.faal("sendMessage", *fouten)
    with wijksignaal.draait("start") as bot:
        server.zegt(FATIMA, MENSEN[FATIMA], "De lift in de flat is steeds kapot")
        server.hoort(FATIMA, "Genoteerd." if keer_te_zien else "Sorry, mijn antwoord kon ik niet versturen.")
        bot.terminate()
        bot.wait()
    gezegd = server.gezegd(FATIMA)
    telling.tel(gegeven=1, verloren=not gezegd, dubbel=max(0, len(gezegd) - 1))
    assert wijksignaal.vraag("SELECT gehoord FROM signaal") == [("De lift in de flat is steeds kapot",)]
    assert sum(b.startswith("Genoteerd.") for b in gezegd) == keer_te_zien


def test_while_telegram_refuses_connections_nothing_is_lost(
    wijksignaal: Opdracht, database: str, tmp_path: Path, server: NepServer, telling: Telling
) -> None:
    """It is down when the question is answered, and comes back."""
    poort, wereld = server.server_port, server.wereld
    with wijksignaal.draait("start") as bot:
        server.wacht_op_poll()
        server.bij("sendMessage", lambda: wereld.faal("sendMessage", *[Opgehangen()] * 1), 1)
        server.zegt(FATIMA, MENSEN[FATIMA], "De lift in de flat is steeds kapot")
        server.hoort(FATIMA, "Genoteerd.")
        server.__exit__(None, None, None)
        with NepServer(wereld, poort) as terug:
            terug.zegt(FATIMA, MENSEN[FATIMA], "Een monteur die echt komt")
            terug.hoort(FATIMA, "Dank je, dit staat genoteerd")
            terug.wacht_tot(lambda _: onbeantwoord(wijksignaal) == 0)
            bot.terminate()
            bot.wait()
    telling.tel(gegeven=2, verloren=onbeantwoord(wijksignaal))
    assert wijksignaal.vraag("SELECT gehoord, nodig FROM signaal") == [
        ("De lift in de flat is steeds kapot", "Een monteur die echt komt")
    ]


@pytest.mark.parametrize("erna", [True, False], ids=["it was carried out", "it was not"])
@pytest.mark.parametrize("fout", [Opgehangen(), storing()], ids=["hung up", "trouble there"])
def test_a_group_post_that_may_have_arrived_is_asked_about_and_never_repeated(
    wijksignaal: Opdracht, server: NepServer, telling: Telling, fout: Exception, erna: bool
) -> None:
    def mis() -> None:
        server.wereld.faal("sendMessage", fout, erna=erna)

    with wijksignaal.draait("start", "--klok", "2026-12-03T09:00") as bot:
        server.bij("sendMessage", mis, chat=GROEP)
        server.hoort(ESRA, "Ik weet niet zeker of dit bericht is aangekomen")
        server.drukt(ESRA, MENSEN[ESRA], "Ja, het staat er" if erna else "Nee, stuur het opnieuw")
        server.hoort(GROEP, BUNDEL)
        server.wacht_tot(lambda _: onbeantwoord(wijksignaal) == 0)
        bot.terminate()
        bot.wait()
    geplaatst = sum(b.startswith(BUNDEL) for b in server.gezegd(GROEP))
    telling.tel(gegeven=1, verloren=geplaatst == 0, dubbel=max(0, geplaatst - 1))


@pytest.mark.lang
def test_a_group_that_moved_and_one_that_put_us_out_still_get_their_bundle(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    nieuw = -1009999999999999
    with server.veranderd:
        server.wereld.verhuisd[GROEP] = nieuw
        server.wereld.open.add(nieuw)
    with wijksignaal.draait("start", "--klok", "2026-12-03T09:00") as bot:
        server.hoort(nieuw, BUNDEL)
        bot.terminate()
        bot.wait()
    with server.veranderd:
        server.wereld.geblokkeerd.add(nieuw)
    with wijksignaal.draait("start", "--klok", "2027-01-06T09:00") as bot:
        for wie in MENSEN:  # each of them, in private
            server.hoort(wie, "Signalenbundel Laak · december 2026")
        server.hoort(ESRA, "Ik kan niet meer in de groep van het wijkverband schrijven.")
        server.wacht_tot(lambda w: mislukt(wijksignaal) >= 1)  # the post that was refused
        bot.terminate()
        bot.wait()
    per_mens = [sum(b.startswith("Signalenbundel") for b in server.gezegd(wie)) for wie in MENSEN]
    telling.tel(
        gegeven=1 + len(MENSEN), verloren=per_mens.count(0), dubbel=sum(max(0, n - 1) for n in per_mens)
    )
