"""The service learns themes beside the rest, and answers with the word list until it has."""

import asyncio
import re
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.dienst import Dienst, Klok
from bot.send import Tempo
from bot.themakennis import RUSTIG, Kenner, Leraar, Themakennis
from bot.voorvallen import Voorval
from gesprekken import kalender
from gesprekken.model import Themavoorstel
from gesprekken.wijk import Bevestigd
from opslag import Session, maak_engine, transactie
from opslag import models as m
from rapportage import themaleer, themas
from rapportage.themaleer import open_inbedder
from rapportage.themas import Voorstel
from rapportage.themawoorden import ZINNEN
from tests.meelezer import Meelezer
from tests.mensen import BEGIN, BrowserBuurt, nieuw_wijkverband
from tests.sleutels import SLEUTELS
from tests.test_een_maand import meld_aan

EXTRA = {
    True: "De extra `taal` is er: de betekenis van een zin telt mee.",
    False: "De extra `taal` is er niet. De woordenlijst en de geleerde woorden doen het werk.",
}
TEKST = "De lift staat weer stil."


def bevestig(sessie: Session, nummer: int, thema: str, tekst: str) -> None:
    """One of ten melders told this, and chose its theme."""
    sessie.add(
        m.Signaal(
            wijkverband_id=1,
            pseudoniem=f"m{nummer % 10}",
            nummer=nummer,
            ronde="2026-11",
            organisatie="Thuiszorg",
            functie="Wijkagent",
            ontvangen=datetime(2026, 11, 3, tzinfo=UTC),
            gehoord=tekst,
            nodig="",
            thema=thema,
            thema_zelf=True,
            buurt="",
        )
    )


class Geleerd:
    """A kenner with one answer; `gevraagd` are the texts that it was really asked about."""

    def __init__(self, eerste: str, geleerd: int = 0) -> None:
        self.eerste, self.geleerd, self.gevraagd = eerste, geleerd, list[str]()

    def orden(self, tekst: str) -> Voorstel:
        self.gevraagd.append(tekst)
        rest = tuple(thema for thema in themas.THEMAS[:-1] if thema != self.eerste)
        return Voorstel((self.eerste, *rest), zeker=True)


def lerend(*kenners: Kenner) -> Themakennis:
    """Learns these, one after the other."""
    rij = iter(kenners)

    def maak() -> Leraar:
        return lambda bevestigd: next(rij)

    return Themakennis(maak)


async def test_before_anything_was_learned_the_word_list_answers() -> None:
    kennis = lerend(Geleerd("Ontmoeten"))
    lijst = themas.stel_voor(TEKST)
    assert kennis.stel_voor(TEKST) == Themavoorstel(lijst.themas, lijst.zeker)
    await kennis.kijk_vast(TEKST)
    assert kennis.stel_voor(TEKST) == Themavoorstel(lijst.themas, lijst.zeker)


async def test_what_was_learned_takes_the_place_of_what_was_there() -> None:
    kennis = lerend(Geleerd("Ontmoeten", 120), Geleerd("Veiligheid", 121))
    assert await kennis.leer(()) == 120
    assert kennis.stel_voor(TEKST).themas[0] == "Ontmoeten"
    assert await kennis.leer(()) == 121
    assert kennis.stel_voor(TEKST).themas[0] == "Veiligheid", "an old answer was remembered"


async def test_a_theme_that_is_not_used_here_is_left_out_of_what_is_remembered_too() -> None:
    kennis = lerend(Geleerd("Ontmoeten"))
    await kennis.leer(())
    assert kennis.stel_voor(TEKST) == Themavoorstel(("Ontmoeten", "Afval en schoon", "Veiligheid"), True)
    zonder = Themavoorstel(("Afval en schoon", "Veiligheid", "Overlast en buren"), False)
    assert kennis.stel_voor(TEKST, {"Ontmoeten"}) == zonder


async def test_a_text_is_thought_about_once_and_not_kept() -> None:
    kenner = Geleerd("Ontmoeten")
    kennis = lerend(kenner)
    await kennis.leer(())
    await kennis.kijk_vast(TEKST)
    assert [kennis.stel_voor(TEKST) for _ in range(3)] == [kennis.stel_voor(f"  {TEKST.lower()} ")] * 3
    assert kenner.gevraagd == [TEKST]
    assert not any(TEKST.lower() in repr(waarde).lower() for waarde in vars(kennis).values())


async def test_when_it_cannot_be_used_the_word_list_answers_and_that_is_logged(
    log: Meelezer,
) -> None:
    class Stuk(Geleerd):
        def orden(self, tekst: str) -> Voorstel:
            raise ArithmeticError(tekst)

    kennis = lerend(Stuk("Ontmoeten"))
    await kennis.leer(())
    lijst = themas.stel_voor(TEKST)
    assert kennis.stel_voor(TEKST) == Themavoorstel(lijst.themas, lijst.zeker)
    assert [regel["fout"] for regel in log.van(Voorval.THEMAS_MISLUKT)] == ["ArithmeticError"]
    assert TEKST not in "".join(log.regels)


async def test_learning_holds_nobody_up() -> None:
    """The loop goes on, and who asks meanwhile gets the answer of before."""
    mag, eerste = threading.Event(), Geleerd("Ontmoeten")
    rij = iter([eerste, Geleerd("Veiligheid")])

    def leer(bevestigd: Sequence[Bevestigd]) -> Kenner:
        if bevestigd:
            mag.wait(30)
        return next(rij)

    kennis = Themakennis(lambda: leer)
    await kennis.leer(())
    bezig = asyncio.create_task(kennis.leer([Bevestigd("Wonen", TEKST, "m1")]))
    await asyncio.sleep(0)
    assert (kennis.stel_voor(TEKST).themas[0], bezig.done()) == ("Ontmoeten", False)
    assert not any(kennis.is_toe_aan(date(2026, 11, 1 + n)) for n in range(9)), "it would learn twice at once"
    mag.set()
    await bezig
    assert kennis.stel_voor(TEKST).themas[0] == "Veiligheid"


async def test_the_beat_learns_once_a_day_from_what_melders_chose_themselves(
    database: str, log: Meelezer
) -> None:
    kregen = list[Sequence[Bevestigd]]()

    def leer(bevestigd: Sequence[Bevestigd]) -> Kenner:
        kregen.append(bevestigd)
        return Geleerd("Ontmoeten", 120)

    klok = Klok(kalender.moment(BEGIN.date(), BEGIN.time()), loopt=False)
    kennis = Themakennis(lambda: leer)
    async with Dienst(database, SLEUTELS, klok=klok, tempo=Tempo(los=True), kennis=kennis) as dienst:
        code = nieuw_wijkverband(dienst)
        esra = BrowserBuurt(dienst).mens("Esra")
        await meld_aan(esra, code, "Gemeente", "Wijkmanager")
        await esra.zegt(TEKST)
        await esra.drukt("Weet ik niet")
        await esra.drukt("Ander thema")
        await esra.drukt("Ontmoeten")
        for _ in range(RUSTIG + 2):
            await dienst.tik()
            await dienst.rust()
        assert [[(b.thema, b.gehoord) for b in keer] for keer in kregen] == [[("Ontmoeten", TEKST)]]
        assert log.van(Voorval.THEMAS_GELEERD) == [
            {"voorval": "themas_geleerd", "herkomst": "hartslag", "aantal": 120}
        ]
        await esra.zegt("Er ligt grofvuil op straat")
        await esra.drukt("Weet ik niet")
        assert "Thema: Ontmoeten" in esra.berichten[-1][0], "it was learned, and not used"


# --- what the beheerder sees ---


@pytest.fixture
def gevuld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Puts so many signals in the database of the command line, of ten melders who chose the theme themselves."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIJKSIGNAAL_DATABASE_URL", "sqlite:///wijk.sqlite")

    def vul(aantal: int) -> None:
        main(["beheer", "wijkverband", "Laak", "--json"])
        db = maak_engine("sqlite:///wijk.sqlite", SLEUTELS)
        with transactie(db) as sessie:
            for i in range(aantal):
                thema, zin = ZINNEN[i * len(ZINNEN) // aantal]
                bevestig(sessie, i, thema, f"{zin} Dit hoorde ik.")
        db.dispose()

    return vul


def test_below_a_hundred_the_beheerder_reads_that_nothing_is_learned_yet(
    gevuld: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    gevuld(42)
    capsys.readouterr()
    assert main(["beheer", "themas"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert regels[0] == "Thema's die melders zelf kozen, bij signalen waarvan de tekst er nog is:"
    assert [regel.rsplit(maxsplit=1) for regel in regels[1:15]] == [
        [f"  {t}", "3"] for t in themas.THEMAS[:-1]
    ]
    assert regels[15:] == [
        "Leren begint bij 100 signalen, en telt een thema mee vanaf 3. Nu zijn dat er 42: "
        "de bot leert er nog niet van.",
        EXTRA[open_inbedder() is not None],
        "Wat geleerd is, staat alleen in het geheugen van de bot. Elke dag leert hij opnieuw.",
    ]


def test_from_a_hundred_on_the_beheerder_reads_how_well_it_goes_and_no_word_of_a_signal(
    gevuld: Callable[[int], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(themaleer, "open_inbedder", lambda: None)  # the extra takes a minute over so many
    gevuld(112)
    capsys.readouterr()
    assert main(["beheer", "themas"]) == 0
    uit = capsys.readouterr().out
    regels = uit.splitlines()
    assert regels[15].endswith("Nu zijn dat er 112: de bot leert ervan.")
    gelezen = re.fullmatch(
        r"Getest op 112 signalen die er niet bij waren: het thema van de melder stond (\d+) van de 100 keer bovenaan, "
        r"en (\d+) van de 100 keer bij de eerste drie\.",
        regels[16],
    )
    assert gelezen is not None, regels[16]
    assert 50 <= int(gelezen[1]) <= int(gelezen[2]) <= 100
    assert regels[17] == EXTRA[False]
    assert "Dit hoorde ik" not in uit


def test_once_a_day() -> None:
    kennis, dag = lerend(), date(2026, 11, 2)
    dagen = [dag] * (RUSTIG + 2) + [dag + timedelta(days=1)] * 2
    assert [kennis.is_toe_aan(d) for d in dagen] == [False] * RUSTIG + [True, False, True, False]
