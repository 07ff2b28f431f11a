"""Time at its worst: both clock changes, short and long months, holidays, weeks switched off, a clock that jumps.

Each has its expected end, written down here by hand.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import heartbeat
from bot.dienst import Dienst
from gesprekken import kalender, rondes
from gesprekken.rondes import MAANDELIJKS
from gesprekken.wijzigingen import KiesActie
from opslag import Wie, apply, facts, transactie
from opslag.browser import BOT
from opslag.models import Bundel, Signaal
from tests.bot.test_heartbeat import bezet, kies
from tests.mensen import BrowserBuurt, BrowserMens
from tests.storingen.conftest import Telling

# The third working day of the month after, with its holidays: written out from a paper calendar.
BUNDELDAGEN = {
    "2026-11": "2026-12-03",
    "2026-12": "2027-01-06",  # after a New Year's Day on a friday
    "2027-01": "2027-02-03",
    "2027-02": "2027-03-03",  # 28 days
    "2027-03": "2027-04-05",
    "2027-04": "2027-05-07",  # Liberation Day and Ascension Day follow each other
    "2027-05": "2027-06-03",
    "2027-06": "2027-07-05",  # 30 days
    "2027-07": "2027-08-04",  # 31 days
    "2027-12": "2028-01-05",
    "2028-02": "2028-03-03",  # a leap day
    "2028-04": "2028-05-03",
}


@pytest.fixture
def browserbuurt(dienst: Dienst) -> BrowserBuurt:
    return BrowserBuurt(dienst)


def zet(buurt: BrowserBuurt, wanneer: str) -> datetime:
    moment = datetime.fromisoformat(wanneer)
    buurt.dienst.klok.zet(kalender.moment(moment.date(), moment.time()))
    return buurt.dienst.klok.nu()


def titels(buurt: BrowserBuurt) -> list[str]:
    return [bericht.splitlines()[0] for bericht in buurt.groep]


ALTIJD = datetime.min.replace(tzinfo=UTC)


def vragen(mens: BrowserMens, sinds: datetime = ALTIJD) -> int:
    """How often the daily question was asked (near the end of a month in other words), of what still stands."""
    regels = mens.buurt.regels(mens.adres)
    return sum("Wat hoor of zie je" in r.bericht.tekst for r in regels if r.van == BOT and r.moment > sinds)


def herinneringen(mens: BrowserMens) -> int:
    return sum(tekst.startswith("Vandaag zou de eerste stap klaar zijn") for tekst, _ in mens.berichten)


def beloof(dienst: Dienst, dag: date, nu: datetime) -> None:
    """Collega0 promises a first step on this day."""
    with transactie(dienst.db) as sessie:
        (eigenaar,) = (lid.persoon for lid in facts.leden(sessie, 1) if lid.naam == "Collega0")
        actie = KiesActie(
            ronde=MAANDELIJKS.ronde_van(nu),
            patroon="Afval",
            verandering="",
            wat="Samen opruimen",
            eigenaar=eigenaar,
            partners="",
            eerste_stap="Prikstokken lenen",
            eerste_stap_op=dag,
            check_op=dag + timedelta(weeks=6),
            zin="",
        )
        apply.pas_toe(sessie, [actie], Wie("", "", nu, wijkverband=1))


@pytest.mark.lang
async def test_of_every_month_the_bundle_is_there_at_nine_on_its_day_and_not_a_minute_before(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    await bezet(browserbuurt, uitnodiging, 1)
    for ronde, dag in BUNDELDAGEN.items():
        titel = f"Signalenbundel Laak · {rondes.in_woorden(ronde)}"
        heartbeat.vertrouw_klok(browserbuurt.dienst.db, zet(browserbuurt, f"{dag}T08:58"))
        await browserbuurt.herstart(f"{dag}T08:59")
        te_vroeg = titel in titels(browserbuurt)
        await browserbuurt.herstart(f"{dag}T09:00")
        keer = titels(browserbuurt).count(titel)
        telling.tel(gegeven=1, verloren=keer == 0, dubbel=te_vroeg + max(0, keer - 1))


@pytest.mark.parametrize(
    ("voor", "na"), [("2027-03-26", "2027-03-30"), ("2027-10-29", "2027-11-01")], ids=["spring", "autumn"]
)
async def test_across_a_change_of_the_clock_the_hour_on_the_wall_stays(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling, voor: str, na: str
) -> None:
    """Somebody who is asked at a quarter past twelve on friday is asked at a quarter past twelve after the weekend; and
    a promise for that day is asked about at nine."""
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    heartbeat.vertrouw_klok(browserbuurt.dienst.db, nu := zet(browserbuurt, f"{voor}T08:00"))
    beloof(browserbuurt.dienst, date.fromisoformat(na), nu)
    await browserbuurt.dienst.tik()  # what was said in november is too old to keep
    gebeurd = []
    for wanneer in [f"{dag}T{uur}" for dag in (voor, na) for uur in ("08:59", "09:00", "12:14", "12:15")]:
        gesteld, herinnerd = vragen(fatima), herinneringen(fatima)
        await browserbuurt.herstart(wanneer)
        gebeurd.append((vragen(fatima) - gesteld, herinneringen(fatima) - herinnerd))
        if gebeurd[-1][0]:
            await fatima.drukt("Niets bijzonders")
    niets, gevraagd, aan_de_stap = (0, 0), (1, 0), (0, 1)
    verwacht = [niets, niets, niets, gevraagd, niets, aan_de_stap, niets, gevraagd]
    assert gebeurd == verwacht
    telling.tel(gegeven=3)


async def test_after_three_weeks_switched_off_what_is_still_of_use_is_done_once(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling
) -> None:
    esra, fatima = await bezet(browserbuurt, uitnodiging, 1)
    await browserbuurt.wordt("2026-12-04T09:30")
    await kies(esra, "Collega0")
    await browserbuurt.wordt("2026-12-17T18:00")
    uit = browserbuurt.dienst.klok.nu()
    for _ in range(3):
        await browserbuurt.herstart("2027-01-07T14:30")  # too late for that day's question
    herinnerd = herinneringen(fatima)
    bundels = [t for t in titels(browserbuurt) if "december 2026" in t]
    telling.tel(
        gegeven=2,
        verloren=2 - herinnerd - len(bundels),
        dubbel=max(0, herinnerd - 1) + max(0, len(bundels) - 1) + vragen(fatima, uit),
    )


@pytest.mark.parametrize("sprong", [timedelta(days=60), -timedelta(days=3), -timedelta(minutes=6)], ids=str)
async def test_when_the_clock_jumps_nothing_goes_out_by_itself_and_after_that_everything_once(
    browserbuurt: BrowserBuurt, uitnodiging: str, telling: Telling, sprong: timedelta
) -> None:
    """People are answered all the while, and what they tell is bundled once."""
    _, fatima = await bezet(browserbuurt, uitnodiging, 1)
    dienst = browserbuurt.dienst
    await browserbuurt.wordt("2026-12-02T08:30")
    echt, groep, gesteld = dienst.klok.nu(), list(browserbuurt.groep), vragen(fatima)
    dienst.klok.zet(echt + sprong)
    for _ in range(3):
        await dienst.slag()
    assert (browserbuurt.groep, vragen(fatima)) == (groep, gesteld)
    await fatima.zegt("De lift in de flat is steeds kapot")
    assert fatima.laatste.startswith("Genoteerd.")
    await fatima.drukt("Weet ik niet")

    dienst.klok.zet(echt + timedelta(minutes=1))  # somebody set it right: no word is needed
    for ronde in ("2026-11", "2026-12", "2027-01", "2027-02"):
        await browserbuurt.herstart(f"{BUNDELDAGEN[ronde]}T09:00")
    with transactie(dienst.db) as sessie:
        (ronde,) = sessie.scalars(select(Signaal.ronde)).all()
        gebundeld = sessie.scalars(select(Bundel.ronde)).all()
    maanden = ["november 2026", "december 2026", "januari 2027", "februari 2027"]
    geplaatst = titels(browserbuurt)
    telling.tel(
        gegeven=len(maanden) + 1,
        verloren=sum(f"Signalenbundel Laak · {m}" not in geplaatst for m in maanden)
        + (ronde not in gebundeld),
        dubbel=len(geplaatst) - len(set(geplaatst)),
    )
