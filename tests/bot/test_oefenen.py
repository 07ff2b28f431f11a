"""The command `wijksignaal oefenen`, as a process: it lives, tells, serves, goes on, and ends by itself."""

import asyncio
import contextlib
import json
import re
import signal
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from opslag import oefening
from tests.bezoek import GEDULD, bezoek_aan, kopie, nieuwe_wijk, sleutel_in

HUIS = Path(__file__).parents[2]
OPEN = "Open http://"
KLAAR = "De oefenwijk staat klaar op "
GENOTEERD = " genoteerd"  # the first day is over


class Opdracht:
    """The running command, and the lines that it told."""

    def __init__(self, proces: asyncio.subprocess.Process) -> None:
        self.proces = proces
        self.regels: list[str] = []

    async def tot(self, stuk: str) -> str:
        """Read on until this stands in a line."""
        async with asyncio.timeout(5 * GEDULD):
            while regel := (await self.proces.stdout.readline()).decode():
                self.regels.append(regel.rstrip())
                if stuk in regel:
                    return regel.rstrip()
        raise AssertionError(f"de opdracht stopte voor {stuk!r}: {self.regels}")

    async def adres(self) -> str:
        return re.search(r"http://[\d.:]+", await self.tot(OPEN))[0]

    async def einde(self, signaal: signal.Signals | None = None) -> tuple[int, str]:
        """It ends by itself, after a signal or without; its exit code and what it complained."""
        if signaal is not None:
            self.proces.send_signal(signaal)
        async with asyncio.timeout(GEDULD):
            rest, klacht = await self.proces.communicate()
        self.regels += rest.decode().splitlines()
        return self.proces.returncode, klacht.decode().strip()


@contextlib.asynccontextmanager
async def oefen(bestand: Path, *meer: str, poort: int = 0) -> AsyncIterator[Opdracht]:
    opdracht = [sys.executable, "-m", "bot", "oefenen", "--bestand", str(bestand), f"--poort={poort}", *meer]
    proces = await asyncio.create_subprocess_exec(
        *opdracht, cwd=HUIS, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield Opdracht(proces)
    finally:
        if proces.returncode is None:
            proces.kill()
            await proces.communicate()


async def eerste_stand(adres: str, client: httpx.AsyncClient) -> dict[str, object]:
    async with client.stream("GET", f"{adres}/stroom?persoon=1") as stroom:
        async for regel in stroom.aiter_lines():
            if regel.startswith("data: "):
                return json.loads(regel.removeprefix("data: "))
    raise AssertionError("de stroom gaf niets")


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("wijk"))


@pytest.fixture
def wijk(nieuw: Path, tmp_path: Path) -> Path:
    return kopie(nieuw, tmp_path)


async def test_a_year_and_more_goes_by_is_told_and_shown_and_ctrl_c_ends_it_with_a_page_open(
    tmp_path: Path,
) -> None:
    async with oefen(tmp_path / "oefening.sqlite") as opdracht, httpx.AsyncClient(timeout=GEDULD) as client:
        adres = await opdracht.adres()
        await opdracht.tot(GENOTEERD)

        # Meanwhile the page shows how far it is, and asks to wait.
        onderweg = await eerste_stand(adres, client)
        assert onderweg["bezig"]["wat"] == "De eerste maanden gaan voorbij. Daarna doe jij mee"
        antwoord = await client.post(
            f"{adres}/bericht",
            json={"persoon": "1", "tekst": "De fatbikes rijden hard over de stoep"},
            headers={"X-Sleutel": sleutel_in((await client.get(adres)).text)},
        )
        assert (antwoord.status_code, antwoord.json()) == (
            409,
            {"fout": "Even geduld, de klok loopt nog. Daarna kun je verder."},
        )
        await opdracht.tot(KLAAR)
        assert (await eerste_stand(adres, client))["bezig"] is None

        async with client.stream("GET", f"{adres}/stroom?persoon=1") as stroom:
            assert await opdracht.einde(signal.SIGINT) == (0, "")
            async for _ in stroom.aiter_lines():
                pass  # it was closed as it should: reading on to its end raises nothing

    verhaal = [regel for regel in opdracht.regels if re.match(r" *\d+%  ", regel)]
    delen = [int(regel.partition("%")[0]) for regel in verhaal]
    assert (delen[0], delen[-1], delen) == (0, 100, sorted(delen))
    gebeurd = [regel.partition("> ")[2] for regel in verhaal if "> " in regel]
    assert gebeurd[0] == "6 mensen melden zich aan met hun uitnodiging"
    assert len([g for g in gebeurd if g.endswith("is geplaatst in de groep")]) == 15
    assert len([g for g in gebeurd if g.startswith("gekozen: ")]) == 14
    assert len([g for g in gebeurd if g == "bewoners lezen wat er is gehoord en gedaan"]) == 14
    assert len([g for g in gebeurd if ": lukt niet. " in g]) == 2
    assert [g for g in gebeurd if "is herinnerd aan de eerste stap, en antwoordt: gedaan" in g] != []
    assert [g for g in gebeurd if "is herinnerd aan het checkmoment, en antwoordt: " in g] != []
    dagen = [regel for regel in verhaal if "> " not in regel]
    daags = re.compile(
        r" *\d+%  \w+dag \d+ +\d vragen gesteld, (1 signaal|\d+ signalen) genoteerd(, \d keer niets bijzonders)?"
    )
    assert [regel for regel in dagen if not daags.fullmatch(regel)] == []
    assert len(dagen) > 8
    assert len(opdracht.regels) < 200


async def test_a_second_start_goes_on_and_answers_its_page(wijk: Path) -> None:
    async with bezoek_aan(wijk) as bezoek:
        await bezoek.springt("dag")
        gelaten = (await bezoek.kijk())["klok"]
    async with oefen(wijk) as opdracht, httpx.AsyncClient(timeout=GEDULD) as client:
        adres = await opdracht.adres()
        await opdracht.tot("De oefenwijk gaat verder op dinsdag 3 november, 9.05 uur.")
        await opdracht.tot(KLAAR)
        assert "<title>Oefenen met Wijksignaal</title>" in (await client.get(adres)).text
        assert (await eerste_stand(adres, client))["klok"] == gelaten
        assert await opdracht.einde(signal.SIGINT) == (0, "")


async def test_ctrl_c_ends_it_while_the_clock_is_moving(wijk: Path) -> None:
    async with oefen(wijk) as opdracht, httpx.AsyncClient(timeout=GEDULD) as client:
        adres = await opdracht.adres()
        await opdracht.tot(KLAAR)
        sleutel = sleutel_in((await client.get(adres)).text)
        sprong = asyncio.create_task(
            client.post(f"{adres}/klok", json={"sprong": "6weken"}, headers={"X-Sleutel": sleutel})
        )
        await opdracht.tot(GENOTEERD)
        assert await opdracht.einde(signal.SIGINT) == (0, "")
        assert (await sprong).json() == {"melding": ""}


async def test_a_neighbourhood_of_which_the_key_is_gone_says_so_and_stays(wijk: Path) -> None:
    naast = wijk.with_name(f"{wijk.name}.sleutel")
    naast.unlink()
    async with oefen(wijk) as opdracht:
        zin = f"De sleutel van deze oefenwijk is weg. Zet {naast} terug, of begin opnieuw met --opnieuw."
        assert await opdracht.einde() == (1, zin)
    assert oefening.staat(wijk) is oefening.Staat.KLAAR


async def test_a_second_process_on_the_same_neighbourhood_is_refused(wijk: Path) -> None:
    bezet = f"Wijksignaal draait al op {wijk}. Stop dat eerst, of kies een ander bestand."
    async with oefen(wijk) as eerste:
        await eerste.tot(KLAAR)
        for extra in ((), ("--opnieuw",)):
            async with oefen(wijk, *extra) as tweede:
                assert await tweede.einde() == (1, bezet)
        assert oefening.staat(wijk) is oefening.Staat.KLAAR
        assert await eerste.einde(signal.SIGINT) == (0, "")


async def test_a_port_in_use_is_said_in_one_sentence(wijk: Path) -> None:
    with socket.socket() as ander:
        ander.bind(("127.0.0.1", 0))
        ander.listen()
        poort = ander.getsockname()[1]
        async with oefen(wijk, poort=poort) as opdracht:
            zin = f"Poort {poort} is niet vrij. Kies een andere, bijvoorbeeld: --poort 8090"
            assert await opdracht.einde() == (1, zin)


@pytest.mark.parametrize("poort", [-1, 65536, 10**30])
async def test_a_port_that_does_not_exist_is_said_in_one_sentence(wijk: Path, poort: int) -> None:
    async with oefen(wijk, poort=poort) as opdracht:
        zin = f"Poort {poort} bestaat niet. Kies er een van 1 tot en met 65535."
        assert await opdracht.einde() == (1, zin)


def met_tekst(pad: Path) -> None:
    pad.write_text("dit is geen database")


def met_iets_anders(pad: Path) -> None:
    with contextlib.closing(sqlite3.connect(pad)) as db:
        db.execute("CREATE TABLE recepten (naam TEXT)")


def met_een_echte_wijk(pad: Path) -> None:
    with contextlib.closing(sqlite3.connect(pad)) as db:
        db.execute("CREATE TABLE gedaan (sleutel TEXT, over TEXT, moment TEXT)")
        db.execute("CREATE TABLE wijkverband (naam TEXT, oefening BOOLEAN)")
        db.execute("INSERT INTO wijkverband VALUES ('Laak-Noord', 0)")
        db.commit()


def inhoud(map_: Path) -> dict[str, bytes | None]:
    return {pad.name: pad.read_bytes() if pad.is_file() else None for pad in map_.rglob("*")}


@pytest.mark.parametrize("maak", [met_tekst, met_iets_anders, met_een_echte_wijk, Path.mkdir])
@pytest.mark.parametrize("extra", [(), ("--opnieuw",)])
async def test_what_is_no_practice_neighbourhood_is_left_as_it_is(
    tmp_path: Path, maak: object, extra: tuple[str, ...]
) -> None:
    bestand = tmp_path / "van-iemand.sqlite"
    maak(bestand)
    voor = inhoud(tmp_path)
    async with oefen(bestand, *extra) as opdracht:
        zin = (
            f"{bestand} is geen oefenwijk. Kies met --bestand een ander bestand, dan blijft dit zoals het is."
        )
        assert await opdracht.einde() == (1, zin)
    assert inhoud(tmp_path) == voor


async def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    async with oefen(tmp_path / "weg" / "oefening.sqlite") as opdracht:
        zin = f"De map {tmp_path / 'weg'} is er niet. Maak haar eerst, of kies een andere met --bestand."
        assert await opdracht.einde() == (1, zin)


async def test_a_neighbourhood_that_was_killed_half_way_begins_anew(tmp_path: Path) -> None:
    bestand = tmp_path / "oefening.sqlite"
    async with oefen(bestand) as opdracht:
        await opdracht.tot(GENOTEERD)
        opdracht.proces.kill()
        await opdracht.proces.communicate()
    assert oefening.staat(bestand) is oefening.Staat.HALF
    async with oefen(bestand) as opdracht:
        await opdracht.tot("De vorige keer werd de oefenwijk niet af. Ze begint opnieuw.")
        await opdracht.tot("0%  ")
        assert opdracht.regels[-1].endswith("> 6 mensen melden zich aan met hun uitnodiging")
        await opdracht.tot(GENOTEERD)
        assert await opdracht.einde(signal.SIGINT) == (0, "")
    assert oefening.staat(bestand) is oefening.Staat.HALF  # also when it was stopped kindly
    with contextlib.closing(sqlite3.connect(bestand)) as db:
        assert db.execute("SELECT count(*) FROM persoon").fetchone() == (14,)


async def test_opnieuw_begins_anew_also_without_a_lock_beside_it(wijk: Path) -> None:
    assert not wijk.with_name(f"{wijk.name}.slot").exists()
    async with oefen(wijk, "--opnieuw") as opdracht:
        await opdracht.tot("0%  ")
        assert opdracht.regels[-1].endswith("> 6 mensen melden zich aan met hun uitnodiging")
        assert await opdracht.einde(signal.SIGINT) == (0, "")


async def test_when_living_goes_wrong_the_command_says_so_and_ends(tmp_path: Path) -> None:
    bestand = tmp_path / "oefening.sqlite"
    async with oefen(bestand) as opdracht:
        await opdracht.tot(GENOTEERD)
        with contextlib.closing(sqlite3.connect(bestand, timeout=30)) as db:
            db.execute("DROP TABLE signaal")
        code, klacht = await opdracht.einde()
    assert (code, klacht.splitlines()[-1]) == (
        1,
        "De oefenwijk is gestopt, want er ging iets mis. Begin opnieuw met: wijksignaal oefenen --opnieuw",
    )
