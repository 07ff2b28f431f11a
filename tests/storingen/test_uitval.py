"""Killed at the worst moments: while it reads, sends, migrates, bundles, and while its clock is moved.

The real command, the real database, a Telegram over HTTP, and SIGKILL. What people said counts once; what was
told to a group is there once, or somebody is asked.
"""

import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.receive import vrije_dagen
from bot.send import TEGELIJK
from gesprekken import kalender, rondes
from opslag import maak_engine
from opslag.database import versie
from tests.databases import EERDERE, elke_rij, op_versie, vul_elke_tabel, wat_er_was
from tests.mensen import GROEP
from tests.nepserver import GEDULD, NepServer
from tests.neptelegram import Wereld
from tests.opslag.test_effecten import lid, vertel, wijkverband
from tests.proces import HUIS, Opdracht, dood
from tests.schaal import schaal
from tests.sleutels import SLEUTELS, bos
from tests.storingen.conftest import Telling

MENSEN = {70_000_000_001 + i: f"Melder{i:02}" for i in range(40)}
ESRA = next(iter(MENSEN))  # the coördinator
ANTWOORDEN = "SELECT adres FROM outbox WHERE soort = 'antwoord'"
WACHT_NOG = "SELECT 1 FROM outbox WHERE status IN ('klaar', 'bezig')"
BUNDEL = "Signalenbundel Laak · november 2026"


@pytest.fixture
def mensen() -> dict[int, str]:
    return MENSEN


def doodt(proces: subprocess.Popen[bytes]) -> Callable[[], None]:
    def doe() -> None:
        dood(proces)
        proces.wait()

    return doe


def als_laatste(
    server: NepServer, proces: subprocess.Popen[bytes], updates: list[Callable[[Wereld], dict[str, Any]]]
) -> Callable[[], None]:
    """At the moment at which it dies, people say this as well."""

    def doe() -> None:
        server.wereld.updates += [update(server.wereld) for update in updates]
        doodt(proces)()

    return doe


def stopt(proces: subprocess.Popen[bytes]) -> None:
    """As when the beheerder stops it: what is in hand is finished."""
    proces.terminate()
    assert proces.wait(GEDULD) == 0


# --- while people talk ---


def test_killed_at_random_moments_all_that_people_said_is_answered(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    """By turns at a call of Telegram, carried out or not, and at a statement of the database; each time with
    many updates waiting."""
    kans, gezegd = random.Random(20261125), list[tuple[int, str]]()
    for keer in range(schaal(20, 3)):
        zinnen = [(i, f"Het is druk bij halte {keer} van {naam}") for i, naam in MENSEN.items()]
        kans.shuffle(zinnen)
        gezegd += zinnen
        updates = [lambda w, i=i, t=tekst: w.bericht(i, MENSEN[i], t) for i, tekst in zinnen]
        if keer % 2:
            server.doe(*updates)
            assert wijksignaal.sterft(kans.randint(20, 300), "start")
        else:
            with wijksignaal.draait("start") as bot:
                server.wacht_op_poll()
                server.bij(
                    "sendMessage", als_laatste(server, bot, updates[30:]), kans.randint(1, 25), keer % 4 == 0
                )
                server.doe(*updates[:30])
                bot.wait(60)
        genomen = len(wijksignaal.vraag("SELECT 1 FROM gezien"))
        assert len(gezegd) - genomen >= 5, "too few were still waiting for this kill to show something"
    with wijksignaal.draait("start") as bot:
        server.wacht_tot(
            lambda w: len(wijksignaal.vraag(f"{ANTWOORDEN} AND status = 'verzonden'")) == len(gezegd)
        )
        stopt(bot)

    nummers = Counter(int(adres) for (adres,) in wijksignaal.vraag(ANTWOORDEN))
    gevraagd = Counter(i for i, _ in gezegd)
    getoond = Counter({i: sum(b.van == "bot" for b in server.wereld.chats[i]) for i in MENSEN})
    telling.tel(
        gegeven=len(gezegd),
        verloren=len(gezegd) - len(wijksignaal.vraag("SELECT 1 FROM gezien")) + (gevraagd - getoond).total(),
        dubbel=(nummers - gevraagd).total(),
        stil=len(wijksignaal.vraag(f"{ANTWOORDEN} AND status <> 'verzonden'")),
        gedood=schaal(20, 3),
        antwoord_herhaald=(getoond - gevraagd).total(),
    )
    # What was on its way when the process died may be seen twice (a reply that is missing is worse), at most
    # as many as are sent at once; nothing else is.
    assert telling["antwoord_herhaald"] <= TEGELIJK * telling["gedood"]
    assert sorted(t for rij in wijksignaal.vraag("SELECT gehoord, nodig FROM signaal") for t in rij if t) == (
        sorted(tekst for _, tekst in gezegd)
    )


# --- while the group is told ---


@pytest.mark.parametrize("staat_er", [True, False], ids=["it was carried out", "it was not"])
def test_killed_between_sending_and_marking_a_group_post_is_asked_about_and_never_said_twice(
    wijksignaal: Opdracht, server: NepServer, telling: Telling, staat_er: bool
) -> None:
    with wijksignaal.draait("start", "--klok", "2026-12-03T09:00") as bot:
        server.bij("sendMessage", doodt(bot), erna=staat_er, chat=GROEP)
        bot.wait(60)
    assert [b.startswith(BUNDEL) for b in server.gezegd(GROEP)] == [True] * staat_er

    with wijksignaal.draait("start", "--klok", "2026-12-03T09:01") as bot:
        server.hoort(ESRA, "Ik weet niet zeker of dit bericht is aangekomen")
        assert wijksignaal.vraag("SELECT status FROM outbox WHERE soort = 'groep'") == [("onzeker",)]
        server.drukt(ESRA, MENSEN[ESRA], "Ja, het staat er" if staat_er else "Nee, stuur het opnieuw")
        server.hoort(ESRA, "Fijn, dan is het goed." if staat_er else "Goed, ik stuur het opnieuw.")
        server.hoort(GROEP, BUNDEL)
        stopt(bot)
    geplaatst = sum(b.startswith(BUNDEL) for b in server.gezegd(GROEP))
    telling.tel(gegeven=1, verloren=geplaatst == 0, dubbel=max(0, geplaatst - 1), gedood=1)
    assert wijksignaal.vraag("SELECT status FROM outbox WHERE soort = 'groep'") == [("verzonden",)]


def test_killed_at_any_statement_of_a_bundle_there_is_one_bundle(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    """The month that is bundled is another one each time, so each kill meets a database in which all that
    came before went well."""
    maanden = [f"{jaar}-{maand:02}" for jaar in range(2026, 2032) for maand in range(1, 13)][10:]
    dagen = [
        kalender.lokaal(rondes.bundelmoment(maand, vrije_dagen(int(maand[:4])))).date() for maand in maanden
    ]
    stappen = range(1, 200, schaal(4, 120))
    for dag, stap in zip(dagen, stappen, strict=False):
        gedood = wijksignaal.sterft(stap, "tik", "--nu", f"{dag}T09:00")
        telling.tel(gedood=gedood)
        assert wijksignaal.doe("tik", "--nu", f"{dag}T10:00") == 0
        if not gedood:
            break
    bundels = len(wijksignaal.vraag("SELECT 1 FROM bundel"))
    titels = [b.splitlines()[0] for b in server.gezegd(GROEP)]
    gevraagd = sum(b.startswith("Ik weet niet zeker") for b in server.gezegd(ESRA))
    onzeker = len(wijksignaal.vraag("SELECT 1 FROM outbox WHERE soort = 'groep' AND status = 'onzeker'"))
    telling.tel(
        gegeven=bundels,
        verloren=max(0, bundels - len(set(titels)) - onzeker),
        dubbel=len(titels) - len(set(titels)),
        stil=max(0, onzeker - gevraagd),
    )
    assert len(set(wijksignaal.vraag("SELECT ronde FROM bundel"))) == bundels


# --- while its clock is moved ---


@pytest.mark.lang
def test_killed_while_its_clock_is_moved_the_month_is_bundled_once(
    wijksignaal: Opdracht, server: NepServer, telling: Telling
) -> None:
    """Forward and back over the moment of the bundle, killed each time soon after the start."""
    kans = random.Random(20261203)
    with wijksignaal.draait("start", "--klok", "2026-11-03T10:00") as bot:
        server.zegt(ESRA, MENSEN[ESRA], "De lift in de flat is steeds kapot")
        server.hoort(ESRA, "Genoteerd.")
        stopt(bot)
    for _ in range(schaal(20, 4)):
        klok = kans.choice(("2026-12-03T08:59", "2026-12-03T09:00", "2026-12-04T12:00", "2026-11-30T23:59"))
        with wijksignaal.draait("start", "--klok", klok) as bot:
            server.bij(kans.choice(("getMe", "getUpdates", "setMyCommands", "sendMessage")), doodt(bot))
            server.zegt(ESRA, MENSEN[ESRA], "/help")
            bot.wait(60)
    with wijksignaal.draait("start", "--klok", "2026-12-04T12:00") as bot:
        server.hoort(ESRA, "Hoor of zie je iets in Laak?", schaal(20, 4))
        server.wacht_tot(lambda _: bool(wijksignaal.vraag("SELECT 1 FROM bundel")))
        server.wacht_tot(lambda _: not wijksignaal.vraag(f"{WACHT_NOG} AND bewerkt = ''"))
        stopt(bot)
    bundels = len(wijksignaal.vraag("SELECT 1 FROM bundel"))
    titels = sum(b.startswith(BUNDEL) for b in server.gezegd(GROEP))
    gevraagd = sum(b.startswith("Ik weet niet zeker") for b in server.gezegd(ESRA))
    telling.tel(
        gegeven=1,
        verloren=titels == 0 and gevraagd == 0,
        dubbel=max(0, titels - 1) + max(0, bundels - 1),
        gedood=schaal(20, 4),
    )
    assert wijksignaal.vraag("SELECT gehoord FROM signaal") == [("De lift in de flat is steeds kapot",)]


# --- while all of its tables are changed ---

HAAL = """
from opslag import maak_engine, sleutels, werk_bij
from tests.sleutels import SLEUTELS, bos
from tests.sterfmoment import sterf_bij
"""


def sterft(opdracht: int, doe: str) -> bool:
    """Do this in a process that is killed at this statement; False when it came to its end."""
    regels = f"{HAAL}\nsterf_bij({opdracht})\n{doe}"
    klaar = subprocess.run([sys.executable, "-c", regels], cwd=HUIS, check=False)
    assert klaar.returncode in (0, -signal.SIGKILL)
    return klaar.returncode != 0


@pytest.mark.lang
def test_killed_at_any_statement_of_a_migration_it_is_the_old_one_or_the_new_one(
    leeg: str, telling: Telling
) -> None:
    db = op_versie(leeg, EERDERE[-1])
    vul_elke_tabel(db)
    voor, oud = elke_rij(db), versie(db)
    db.dispose()
    stap, gedood = 0, True
    while gedood:
        gedood = sterft(stap := stap + schaal(5, 41), f"werk_bij(maak_engine({leeg!r}, SLEUTELS))")
        db = maak_engine(leeg, SLEUTELS)
        nu = versie(db)
        assert wat_er_was(voor, elke_rij(db)) == voor
        assert nu in ((oud, versie(None)) if gedood else (versie(None),))
        db.dispose()
        telling.tel(gegeven=len(voor), gedood=gedood)
    assert stap > 5


@pytest.mark.lang
def test_killed_at_any_statement_of_a_change_of_key_everything_can_be_read_and_it_goes_on(
    database: str, telling: Telling
) -> None:
    beide = bos("nieuw", "proef")
    db = maak_engine(database, beide)
    for nummer in range(3):
        vertel(db, lid(db, str(70_000_000_001 + nummer), wijkverband(db, f"Laak {nummer}")), bron="501")
    voor, stap, gedood = elke_rij(db), 0, True
    db.dispose()
    while gedood:
        doe = f"sleutels.zet_over(maak_engine({database!r}, bos('nieuw', 'proef')))"
        gedood = sterft(stap := stap + schaal(1, 9), doe)
        db = maak_engine(database, beide)
        assert elke_rij(db) == voor
        db.dispose()
        telling.tel(gegeven=len(voor), gedood=gedood)
    assert stap > 5
    db = maak_engine(database, bos("nieuw"))
    assert elke_rij(db) == voor
    db.dispose()
