"""People in a story: they say, press and read, over Telegram or over the browser channel alike.

A story test knows only these; which channel it is, is the fixture's choice.
"""

import re
from datetime import date, datetime, time
from typing import Protocol

from bot import settings, telegram
from bot.dienst import Dienst, maak_code
from bot.portier import Grens
from bot.telegram_in import Ophaler
from bot.telegram_uit import TELEGRAM, Telegramkanaal
from bot.web import WEB, Browser, Webkanaal, getoond
from gesprekken import kalender, rondes
from gesprekken.wijk import Rol
from opslag import browser, mensen, transactie
from tests.neptelegram import TOKEN, Getoond, NepTelegram

INGESTELD = settings.lees({"WIJKSIGNAAL_TELEGRAM_TOKEN": TOKEN})
LOS = Grens(10**9, 1.0)  # a story is told faster than anybody types
GROEP = -1001234567890123


BEGIN = datetime.fromisoformat("2026-11-02T08:30")  # a monday


def nieuw_wijkverband(dienst: Dienst) -> str:
    """The invitation of the coördinator of a new wijkverband, as `wijksignaal beheer wijkverband` makes it."""
    code, nu = maak_code(), dienst.klok.nu()
    with transactie(dienst.db) as sessie:
        nummer = mensen.maak_wijkverband(
            sessie,
            "Laak",
            nu,
            buurten=["Spoorbuurt", "Havenkant"],
            organisaties=["Gemeente", "Thuiszorg", "Politie", "Welzijn", "Corporatie"],
        )
        mensen.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, rondes.einde("2026-12"))
    return code


class Mens(Protocol):
    """One person with a private chat. `laatste` is the text of the newest message of the bot."""

    naam: str

    async def zegt(self, tekst: str) -> None: ...

    async def drukt(self, begin: str) -> None: ...

    async def verbetert(self, oud: str, nieuw: str) -> None: ...

    @property
    def berichten(self) -> list[tuple[str, list[str]]]: ...


class Buurt:
    """The service with its clock, and the people around it."""

    def __init__(self, dienst: Dienst) -> None:
        self.dienst = dienst
        self.taps = 0
        self.getypt = 0

    def mens(self, naam: str) -> "TelegramMens | BrowserMens":
        raise NotImplementedError

    @property
    def groep(self) -> list[str]:
        """What the group of the wijkverband reads."""
        raise NotImplementedError

    @property
    def knoppen_in_de_groep(self) -> list[list[str]]:
        """The buttons under each of those."""
        raise NotImplementedError

    async def koppel_groep(self, coordinator: Mens) -> None:
        raise NotImplementedError

    async def wordt(self, wanneer: str) -> None:
        """The clock goes to this wall-clock moment, and everything that is due on the way happens."""
        doel = datetime.fromisoformat(wanneer)
        tot = kalender.moment(doel.date(), doel.time())
        for moment in _momenten(self.dienst.klok.nu(), tot):
            self.dienst.klok.zet(moment)
            await self.dienst.tik()

    async def herstart(self, wanneer: str) -> None:
        """Switched off until this moment: nothing happened in between; then one beat."""
        doel = datetime.fromisoformat(wanneer)
        self.dienst.klok.zet(kalender.moment(doel.date(), doel.time()))
        await self.dienst.tik()


def _momenten(van: datetime, tot: datetime) -> list[datetime]:
    """Every moment on the way at which something can be due: nine o'clock and a quarter past twelve, on weekdays."""
    begin, eind = kalender.lokaal(van).date().toordinal(), kalender.lokaal(tot).date().toordinal()
    dagen = [dag for dag in map(date.fromordinal, range(begin, eind + 1)) if dag.weekday() < 5]
    momenten = [kalender.moment(dag, uur) for dag in dagen for uur in (time(9), time(12, 15))]
    return [*(m for m in momenten if van < m < tot), tot]


# --- Telegram ---


class TelegramBuurt(Buurt):
    def __init__(self, dienst: Dienst, nep: NepTelegram) -> None:
        super().__init__(dienst)
        self.nep = nep
        self.bot = telegram.maak_bot(INGESTELD, nep, nep)
        self.ophaler = Ophaler(dienst, self.bot, even=0, grens=LOS)
        self._mensen = 0
        self.groepsnummer = GROEP

    async def begin(self) -> "TelegramBuurt":
        await self.bot.initialize()
        self.dienst.noem_bot(self.bot.username)
        self.dienst.kanalen[TELEGRAM] = Telegramkanaal(self.bot, self.dienst.geheugen.noem)
        return self

    def mens(self, naam: str) -> "TelegramMens":
        self._mensen += 1
        return TelegramMens(self, 70_000_000_000 + self._mensen, naam)

    async def neem(self, *updates: dict[str, object]) -> None:
        """Telegram brings these; everything that follows from them at once has happened after it."""
        for update in updates:
            await self.ophaler.neem(update)
            await self.dienst.rust()  # it may find something to send in other chats
            await self.dienst.verzender.veeg()

    @property
    def groep(self) -> list[str]:
        return [b.tekst for b in self.nep.chats[self.groepsnummer] if b.van == "bot"]

    @property
    def knoppen_in_de_groep(self) -> list[list[str]]:
        return [b.knopteksten for b in self.nep.chats[self.groepsnummer] if b.van == "bot"]

    async def verhuis_de_groep(self, naar: int) -> None:
        """It becomes a supergroup: a new number, and what stood there can no longer be edited."""
        updates = self.nep.verhuis(self.groepsnummer, naar)
        self.groepsnummer = naar
        await self.neem(*updates)

    async def koppel_groep(self, coordinator: Mens) -> None:
        assert isinstance(coordinator, TelegramMens)
        await coordinator.zegt("/koppel")
        code = re.search(r"/koppel (\w+)", coordinator.laatste)
        assert code is not None
        await self.neem(self.nep.lidmaatschap(GROEP, coordinator.id, coordinator.naam, "left", "member"))
        await self.neem(self.nep.bericht(coordinator.id, coordinator.naam, f"/koppel {code[1]}", GROEP))


class TelegramMens:
    def __init__(self, buurt: TelegramBuurt, id: int, naam: str) -> None:
        self.buurt, self.id, self.naam = buurt, id, naam

    async def zegt(self, tekst: str) -> None:
        self.buurt.getypt += 1
        await self.buurt.neem(self.buurt.nep.bericht(self.id, self.naam, tekst))

    async def drukt(self, begin: str) -> None:
        """The newest button in the chat that begins with these words."""
        self.buurt.taps += 1
        bericht = next(b for b in reversed(self.chat) if any(k.startswith(begin) for k in b.knopteksten))
        knop = bericht.knop(begin)
        if "url" in knop:
            await self.buurt.neem(
                self.buurt.nep.bericht(self.id, self.naam, f"/start {knop['url'].partition('=')[2]}")
            )
            return
        await self.buurt.neem(self.buurt.nep.druk(self.id, self.naam, bericht.id, knop["callback_data"]))

    async def drukt_in_de_groep(self, begin: str) -> str:
        """A link opens the own chat; of another button what is shown with the press."""
        nep, groep = self.buurt.nep, self.buurt.groepsnummer
        bericht = next(
            b for b in reversed(nep.chats[groep]) if any(k.startswith(begin) for k in b.knopteksten)
        )
        knop = bericht.knop(begin)
        if "url" in knop:
            await self.buurt.neem(nep.bericht(self.id, self.naam, f"/start {knop['url'].partition('=')[2]}"))
            return ""
        await self.buurt.neem(nep.druk(self.id, self.naam, bericht.id, knop["callback_data"], chat=groep))
        return str([w for methode, w in nep.roep if methode == "answerCallbackQuery"][-1].get("text") or "")

    async def verbetert(self, oud: str, nieuw: str) -> None:
        bericht = next(b for b in reversed(self.chat) if b.tekst == oud and b.van != "bot")
        await self.buurt.neem(self.buurt.nep.bewerking(self.id, self.naam, bericht.id, nieuw))

    @property
    def chat(self) -> list[Getoond]:
        return self.buurt.nep.chats[self.id]

    @property
    def berichten(self) -> list[tuple[str, list[str]]]:
        return [(b.tekst, b.knopteksten) for b in self.buurt.nep.chats[self.id] if b.van == "bot"]

    @property
    def laatste(self) -> str:
        return self.berichten[-1][0]

    @property
    def knoppen(self) -> list[str]:
        return self.berichten[-1][1]


# --- the browser channel ---


class BrowserBuurt(Buurt):
    GROEP = "groep1"

    def __init__(self, dienst: Dienst) -> None:
        super().__init__(dienst)
        self.browser = Browser(dienst)
        dienst.kanalen[WEB] = Webkanaal(dienst, lambda: None)

    def mens(self, naam: str) -> "BrowserMens":
        return BrowserMens(self, naam)

    def regels(self, adres: str) -> list[browser.Regel]:
        """As the page shows them."""
        with transactie(self.dienst.db) as sessie:
            return [getoond(self.dienst, regel) for regel in browser.gesprek(sessie, adres)]

    @property
    def groep(self) -> list[str]:
        return [r.bericht.tekst for r in self.regels(self.GROEP)]

    @property
    def knoppen_in_de_groep(self) -> list[list[str]]:
        return [[k.tekst for rij in r.bericht.knoppen for k in rij] for r in self.regels(self.GROEP)]

    async def koppel_groep(self, coordinator: Mens) -> None:
        from opslag import facts

        with transactie(self.dienst.db) as sessie:
            mensen.koppel_groep(sessie, facts.wijkverbanden(sessie)[0].id, WEB, self.GROEP)


class BrowserMens:
    def __init__(self, buurt: BrowserBuurt, naam: str) -> None:
        self.buurt, self.naam, self.adres = buurt, naam, f"browser-{naam}"

    async def zegt(self, tekst: str) -> None:
        self.buurt.getypt += 1
        await self.buurt.browser.zeg(self.adres, tekst, self.naam)

    async def drukt(self, begin: str) -> None:
        self.buurt.taps += 1
        await self._druk(self.adres, begin)

    async def drukt_in_de_groep(self, begin: str) -> str:
        return await self._druk(self.buurt.GROEP, begin)

    async def _druk(self, adres: str, begin: str) -> str:
        for regel in reversed(self.buurt.regels(adres)):
            for rij in () if regel.gedoofd else regel.bericht.knoppen:
                for knop in rij:
                    if knop.tekst.startswith(begin):
                        druk = self.buurt.browser.druk
                        return (await druk(self.adres, str(regel.id), knop.doet, self.naam)).melding
        raise AssertionError(f"geen knop {begin!r}")

    async def verbetert(self, oud: str, nieuw: str) -> None:
        regel = next(
            r for r in reversed(self.buurt.regels(self.adres)) if r.bericht.tekst == oud and r.van == "mens"
        )
        await self.buurt.browser.bewerk(self.adres, str(regel.id), nieuw)

    @property
    def berichten(self) -> list[tuple[str, list[str]]]:
        return [
            (r.bericht.tekst, [] if r.gedoofd else [k.tekst for rij in r.bericht.knoppen for k in rij])
            for r in self.buurt.regels(self.adres)
            if r.van == browser.BOT
        ]

    @property
    def laatste(self) -> str:
        return self.berichten[-1][0]

    @property
    def knoppen(self) -> list[str]:
        return self.berichten[-1][1]
