"""Order and races: a chat is answered in its order, and what happens twice at the same moment counts once."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy import func, select

from bot import heartbeat
from bot.dienst import Dienst, maak_code
from bot.receive import Binnen, Gereedschap, Verwerkt, ontvang
from gesprekken import kalender
from gesprekken.model import Invoer, Soort
from opslag import Engine, facts, maak_engine, transactie
from opslag.models import Deelname, Historie, Outbox, Signaal
from tests.bot.test_heartbeat import bezet, kies
from tests.mensen import BrowserBuurt, BrowserMens
from tests.nepserver import NepServer, Opgehangen
from tests.neptelegram import te_druk
from tests.proces import MENSEN, Opdracht, richt_in
from tests.schaal import schaal
from tests.sleutels import SLEUTELS
from tests.storingen.conftest import Telling

ESRA, FATIMA = list(MENSEN)[:2]
ANTWOORDEN = "SELECT inhoud FROM outbox WHERE soort = 'antwoord'"
SAMEN = 8  # so many threads, as the service has on PostgreSQL


@pytest.fixture
def browserbuurt(dienst: Dienst) -> BrowserBuurt:
    return BrowserBuurt(dienst)


def tegelijk(db: Engine, *werk: Callable[[Engine], Any]) -> list[Any]:
    """All of these at the very same moment, each with connections of its own."""
    start = Barrier(len(werk))

    def doe(functie: Callable[[Engine], Any]) -> Any:
        eigen = maak_engine(db.url.render_as_string(hide_password=False), SLEUTELS)
        try:
            start.wait(30)
            return functie(eigen)
        finally:
            eigen.dispose()

    with ThreadPoolExecutor(len(werk)) as draden:
        return list(draden.map(doe, werk))


def neemt(dienst: Dienst, update: str, adres: str, invoer: Invoer) -> Callable[[Engine], Verwerkt]:
    """A worker of its own takes this."""
    gereedschap, nu = Gereedschap(f"w{update}"[:32], maak_code), dienst.klok.nu()
    return lambda db: ontvang(db, Binnen("web", update, adres, invoer), gereedschap, nu)


async def bezorg(dienst: Dienst, uitslag: list[Verwerkt]) -> int:
    """Each worker sends what it claimed; returns how many messages were left unsaid after that."""
    for verwerkt in uitslag:
        dienst.verzender.geef(verwerkt.post)
    await dienst.verzender.veeg()
    with transactie(dienst.db) as sessie:
        stand = sessie.scalars(select(Outbox.status)).all()
    return sum(status not in ("verzonden", "vervallen") for status in stand)


def geteld(db: Engine, *tabellen: Any) -> list[int]:
    with transactie(db) as sessie:
        return [sessie.scalar(select(func.count()).select_from(t)) or 0 for t in tabellen]


def druk_op(mens: BrowserMens, begin: str) -> Invoer:
    """The press on the newest button that begins so."""
    for regel in reversed(mens.buurt.regels(mens.adres)):
        for knop in (k for rij in regel.bericht.knoppen for k in rij if not regel.gedoofd):
            if knop.tekst.startswith(begin):
                return Invoer(Soort.KNOP, knop.doet, bron=str(regel.id))
    raise AssertionError(f"geen knop {begin!r}")


# --- one chat, over real connections ---


def test_a_chat_is_answered_in_its_order_whatever_goes_wrong_on_the_way(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    zinnen = [f"Bij halte {i} is het elke dag te druk" for i in range(schaal(30, 8))]
    for i in range(5, len(zinnen), 9):
        server.bij("sendMessage", lambda: server.wereld.faal("sendMessage", te_druk(1)), i)
    server.bij("sendMessage", lambda: server.wereld.faal("sendMessage", Opgehangen(), erna=True), 2)
    with wijksignaal.draait("start") as bot:
        server.zegt(FATIMA, MENSEN[FATIMA], *zinnen)
        klaar = f"{ANTWOORDEN} AND status = 'verzonden'"
        server.wacht_tot(lambda _: len(wijksignaal.vraag(klaar)) == len(zinnen))
        bot.terminate()
        bot.wait()
    gelezen = server.gezegd(FATIMA)
    getoond = [b for n, b in enumerate(gelezen) if n == 0 or b != gelezen[n - 1]]  # one may be said once more
    geplaatst = [json.loads(str(t))["tekst"] for (t,) in wijksignaal.vraag(f"{ANTWOORDEN} ORDER BY id")]
    bewaard = [t for rij in wijksignaal.vraag("SELECT gehoord, nodig FROM signaal ORDER BY id") for t in rij]
    assert (bewaard, getoond) == (zinnen, geplaatst)
    telling.tel(gegeven=len(zinnen), verloren=len(zinnen) - len(getoond))


@pytest.mark.lang
def test_a_second_program_that_fetches_gives_way_with_a_clear_sentence(
    wijksignaal: Opdracht, server: NepServer, tmp_path: Path, telling: Telling
) -> None:
    """On another machine, with a database of its own, so that only Telegram can see that there are two."""
    (tmp_path / "ander").mkdir()
    ander = Opdracht(server, tmp_path / "ander", f"sqlite:///{tmp_path}/ander/wijk.sqlite")
    asyncio.run(richt_in(ander.url))
    with wijksignaal.draait("start") as bot:
        server.wacht_op_poll()
        with ander.draait("start") as tweede:
            server.wacht_tot(lambda _: {bot.poll(), tweede.poll()} != {None})
            assert {bot.poll(), tweede.poll()} == {None, 1}
            gestopt = ander if bot.poll() is None else wijksignaal
        assert "Er haalt al een ander programma berichten op voor deze bot. Stop dat eerst" in gestopt.gezegd
    telling.tel(gegeven=1)


def test_numbers_that_begin_again_lower_are_taken_and_none_is_taken_twice(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    """Telegram's numbers restart at random after a quiet week."""
    with wijksignaal.draait("start") as bot:
        server.zegt(FATIMA, MENSEN[FATIMA], "De lift in de flat is steeds kapot")
        server.hoort(FATIMA, "Genoteerd.")
        server.wacht_op_poll()
        bot.terminate()
        bot.wait()
    with server.veranderd:
        server.wereld.begin_opnieuw_bij(17)
        eerste = server.wereld.bericht(ESRA, MENSEN[ESRA], "Er ligt grofvuil naast de containers")
        tweede = server.wereld.bericht(ESRA, MENSEN[ESRA], "Een vaste dag waarop het wordt opgehaald")
    with wijksignaal.draait("start") as bot:
        server.doe(lambda _: eerste)
        server.hoort(ESRA, "Genoteerd.")
        server.doe(lambda _: eerste, lambda _: tweede)
        server.hoort(ESRA, "Dank je, dit staat genoteerd")
        bot.terminate()
        bot.wait()
    signalen = wijksignaal.vraag("SELECT gehoord, nodig FROM signaal ORDER BY id")
    telling.tel(gegeven=3, verloren=2 - len(signalen), dubbel=max(0, len(signalen) - 2))
    assert (len(server.gezegd(FATIMA)), len(server.gezegd(ESRA))) == (1, 2)


# --- at the same moment ---


async def test_a_message_and_a_press_of_one_person_at_the_same_moment_are_both_taken_in_some_order(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    """The question after a signal stands open: somebody presses a button and types an answer."""
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    for keer in range(schaal(40, 8)):
        await fatima.zegt(f"Bij halte {keer} is het elke dag te druk")
        druk = neemt(dienst, f"druk{keer}", fatima.adres, druk_op(fatima, "Weet ik niet"))
        tekst = Invoer(Soort.TEKST, "Een extra bus in de ochtend", bron=f"x{keer}")
        uitslag = tegelijk(dienst.db, druk, neemt(dienst, f"tekst{keer}", fatima.adres, tekst))
        telling.tel(gegeven=2, stil=await bezorg(dienst, uitslag))
        await fatima.zegt("/stop")
    with transactie(dienst.db) as sessie:
        woorden = Counter(t for s in sessie.scalars(select(Signaal)) for t in (s.gehoord, s.nodig) if t)
    extra = woorden["Een extra bus in de ochtend"]
    # Whoever came first: the text is an answer, or (after the press) a signal of its own; never both or neither.
    telling.tel(verloren=max(0, schaal(40, 8) - extra), dubbel=max(0, extra - schaal(40, 8)))


async def test_the_same_button_fifty_times_at_once_does_it_once(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    """Under as many update numbers: impatient fingers, and apps that repeat a press."""
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.wordt("2026-11-03T12:15")
    druk = druk_op(fatima, "Niets bijzonders")
    voor = geteld(dienst.db, Deelname, Historie)
    for ronde in range(0, 50, SAMEN):
        drukken = [
            neemt(dienst, f"druk{ronde + i}", fatima.adres, druk) for i in range(min(SAMEN, 50 - ronde))
        ]
        uitslag = tegelijk(dienst.db, *drukken)
        telling.tel(gegeven=len(uitslag), stil=await bezorg(dienst, uitslag))
    na = geteld(dienst.db, Deelname, Historie)
    dank = [tekst for tekst, _ in fatima.berichten if tekst.startswith("Dank je")]
    telling.tel(verloren=1 - len(dank) if not dank else 0, dubbel=max(0, len(dank) - 1) + na[0] - voor[0] - 1)


async def test_an_invitation_for_one_lets_one_in_however_many_come_at_once(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    (esra,) = await bezet(browserbuurt, uitnodiging, 0)
    dienst = browserbuurt.dienst
    await esra.zegt("/uitnodigen")
    await esra.drukt("Eén persoon")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    mensen = [browserbuurt.mens(f"Gast{i}") for i in range(SAMEN)]
    for mens in mensen:
        await mens.zegt(f"/start {code}")
        for antwoord in ("Gelezen", "Politie", "Wijkagent"):
            await mens.drukt(antwoord)
    laatste = [neemt(dienst, m.naam, m.adres, druk_op(m, "Elke werkdag om 12.15 uur")) for m in mensen]
    stil = await bezorg(dienst, tegelijk(dienst.db, *laatste))
    with transactie(dienst.db) as sessie:
        leden = len(facts.leden(sessie, 1))
    telling.tel(
        gegeven=SAMEN,
        verloren=max(0, 2 - leden),
        dubbel=max(0, leden - 2),
        stil=stil,
    )


async def test_two_who_close_one_action_at_once_are_not_both_believed(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    """The coördinator says that it does not work, the owner that it is done: who is second hears what the first
    said."""
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    for mens in (esra, fatima):
        await mens.zegt("/acties")
        await mens.drukt("Hoe staat het: Samen opruimen")
    await esra.drukt("Lukt niet")
    uitslag = tegelijk(
        dienst.db,
        neemt(dienst, "esra", esra.adres, Invoer(Soort.TEKST, "Er is geen geld", bron="esra")),
        neemt(dienst, "fatima", fatima.adres, druk_op(fatima, "Gedaan")),
    )
    stil = await bezorg(dienst, uitslag)
    with transactie(dienst.db) as sessie:
        geloofd = list(sessie.scalars(select(Historie.wat))).count("voortgang")
    te_laat = ("Deze actie is al gestopt.", "De eerste stap van “Samen opruimen” staat al op gedaan.")
    gehoord = [tekst for mens in (esra, fatima) for tekst, _ in mens.berichten[-3:]]
    geweigerd = sum(tekst.startswith(te_laat) for tekst in gehoord)
    telling.tel(gegeven=2, verloren=2 - geloofd - geweigerd, dubbel=geloofd - 1, stil=stil)


async def test_beats_at_the_same_moment_do_everything_once(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    """A bundle, a reminder and the daily questions are due, and eight beats come at once."""
    esra, *_ = await bezet(browserbuurt, uitnodiging, 3)
    dienst = browserbuurt.dienst

    def slag(db: Engine) -> Counter[str]:
        return heartbeat.tik(db, dienst.gereedschap, dienst.klok.nu())

    for moment, verwacht in (
        ("2026-12-03T12:15", Counter(StelDagvraag=4, PlaatsBundel=1)),
        ("2026-12-18T12:15", Counter(StelDagvraag=4, Herinner=1)),
    ):
        await browserbuurt.wordt(f"{moment[:10]}T08:59")
        dag, uur = date.fromisoformat(moment[:10]), time.fromisoformat(moment[11:])
        dienst.klok.zet(kalender.moment(dag, uur))
        (voor,) = geteld(dienst.db, Outbox)
        gedaan = sum(tegelijk(dienst.db, *[slag] * SAMEN), Counter())
        (na,) = geteld(dienst.db, Outbox)
        telling.tel(
            gegeven=verwacht.total(),
            verloren=(verwacht - gedaan).total(),
            dubbel=(gedaan - verwacht).total() + max(0, na - voor - verwacht.total()),
            stil=gedaan["mislukt"],
        )
        await dienst.verzender.veeg()
        if "PlaatsBundel" in verwacht:
            await browserbuurt.wordt("2026-12-04T09:30")
            await kies(esra, "Collega0")
