"""The people of the practice neighbourhood, who read their chat and answer it as a person would.

They know nothing of the product but what stands in their chat: they type texts and press buttons,
through the same door as everybody. What they say comes from `oefenstof`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import time, timedelta
from random import Random

from bot import oefenstof
from bot.dienst import Dienst
from bot.oefenstof import (
    ACTIES,
    BUURTEN,
    OPBRENGSTEN,
    PERSONEN,
    REDENEN,
    SIGNALEN,
    TERUGKOPPELING,
    Oefenpersoon,
)
from bot.web import Browser
from gesprekken import kalender
from gesprekken.model import Knop
from opslag import browser, facts, transactie


@dataclass
class Collegas:
    """`zaad` decides what everybody says: the same seed tells the same story."""

    dienst: Dienst
    zaad: int = 4
    genoteerd: int = 0
    _gelezen: dict[str, int] = field(default_factory=dict)
    _verteld: dict[str, set[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.browser = Browser(self.dienst)
        self._kans = Random(self.zaad)  # noqa: S311 - a story, not a secret

    @staticmethod
    def adres(persoon: Oefenpersoon) -> str:
        return f"oefen{PERSONEN.index(persoon) + 1}"

    # --- coming in ---

    async def meld_aan(self, persoon: Oefenpersoon, code: str) -> None:
        """Through the invitation, like everybody: four taps, and the hour typed where it is no button."""
        adres = self.adres(persoon)
        await self.browser.zeg(adres, f"/start {code}", persoon.naam)
        await self._druk(adres, "Gelezen")
        await self._kies_of_typ(adres, persoon.organisatie)
        await self._kies_of_typ(adres, persoon.functie)
        uur = kalender.uur_in_woorden(time.fromisoformat(persoon.uur))
        if not await self._druk(adres, f"Elke werkdag om {uur}"):
            await self._druk(adres, "Andere dagen")
            await self._druk(adres, "Maandag tot en met vrijdag")
            await self.browser.zeg(adres, persoon.uur)
        await self.lees_bij(adres)

    async def _kies_of_typ(self, adres: str, tekst: str) -> None:
        if not await self._druk(adres, tekst):
            await self.browser.zeg(adres, tekst)

    # --- living ---

    async def reageer(self, behalve: Collection[str] = (), actie_tot: int | None = None) -> None:
        """Everybody reads what is new and answers it. Actions numbered above `actie_tot` are left alone."""
        for persoon in PERSONEN:
            adres = self.adres(persoon)
            nieuw = await self._nieuw(adres)
            if adres in behalve:
                continue
            for regel in nieuw:
                doet = next((k.doet for rij in regel.bericht.knoppen for k in rij), "")
                soort, _, rest = doet.partition(":")
                gesprek, _, rest = rest.partition(":")
                nummer = rest.partition(":")[0]
                self._even_later()
                if doet == "o:microuitvraag::niets":
                    await self._beantwoord_dagvraag(persoon, adres, regel)
                elif (
                    soort == "o"
                    and gesprek in ("stap", "check")
                    and regel.bericht.tekst.startswith(("Vandaag", "Ik vraag"))
                ) and (actie_tot is None or int(nummer) <= actie_tot):
                    await self._meld_voortgang(adres, regel, gesprek)

    async def kies_actie(self, bundel: int, keuzes: Collection[str]) -> str:
        """The coördinator picks what the bundle calls for and nobody does yet; returns what, or empty."""
        esra = PERSONEN[-1]
        adres, bezig = self.adres(esra), await self.dienst.doe(self._lopende_acties)
        actie = next((a for naam in keuzes for a in ACTIES if a.thema == naam and a.actie not in bezig), None)
        if actie is None:
            return ""
        await self.browser.zeg(adres, f"/start kiezen-{bundel}")
        await self._druk(adres, actie.thema)
        await self.browser.zeg(adres, actie.gewenste_verandering)
        await self.browser.zeg(adres, actie.actie)
        eigenaar = self._kans.choice(PERSONEN[:-1])
        await self._druk(adres, eigenaar.naam)
        await self.browser.zeg(adres, actie.eerste_stap)
        await self._druk_laatste_datum(adres)
        await self._druk(adres, "Over 6 weken")
        await self.browser.zeg(adres, actie.terugkoppelzin)
        await self._druk(adres, "Nee, dit was het")
        await self.lees_bij(adres)
        return f"{actie.actie} ({eigenaar.naam.split()[0]})"

    async def koppel_terug(self, thema: str) -> None:
        """The coördinator tells residents what was heard and what is done."""
        adres = self.adres(PERSONEN[-1])
        verhaal = next((t for t in TERUGKOPPELING if t.thema == thema), TERUGKOPPELING[0])
        await self.browser.zeg(adres, "/terugkoppelen")
        await self.browser.zeg(adres, verhaal.gehoord)
        await self.browser.zeg(adres, verhaal.gedaan)
        await self.browser.zeg(adres, verhaal.lukt_niet)
        await self._druk_laatste_datum(adres, eerste=True)
        await self.browser.zeg(adres, verhaal.kanaal)
        await self.browser.zeg(adres, verhaal.contact)
        await self.lees_bij(adres)

    # --- answering ---

    async def _beantwoord_dagvraag(self, persoon: Oefenpersoon, adres: str, regel: browser.Regel) -> None:
        kans = self._kans.random()
        if kans < 0.12:
            return
        if kans < 0.34:
            await self.browser.druk(adres, str(regel.id), "o:microuitvraag::niets")
            return
        signaal = SIGNALEN[self._trek(persoon)]
        await self.browser.zeg(adres, signaal.gehoord)
        if signaal.nodig:
            await self.browser.zeg(adres, signaal.nodig)
        else:
            await self._druk(adres, "Weet ik niet")
        self.genoteerd += 1
        await self._druk(adres, signaal.thema)  # only there when the bot was not sure
        if self._kans.random() < 0.3 and await self._druk(adres, "Kies de buurt"):
            await self._druk(adres, self._kans.choice(BUURTEN))
        await self.lees_bij(adres)

    def _trek(self, persoon: Oefenpersoon) -> int:
        """What this person hears, without repeating herself within the month."""
        ronde = kalender.ronde_van(self.dienst.klok.nu())
        maand = int(ronde[:4]) * 12 + int(ronde[5:])
        functie = persoon.functie if persoon.functie in oefenstof.FUNCTIES else oefenstof.OPBOUW
        al = self._verteld.setdefault(f"{ronde}:{persoon.naam}", set())
        nummer = oefenstof.trek(maand % 12, functie, self._kans, al)
        al.add(nummer)
        return nummer

    async def _meld_voortgang(self, adres: str, regel: browser.Regel, gesprek: str) -> None:
        lukt = gesprek == "stap" or self._kans.random() < 0.7  # a first step is small; an action may fail
        await self._druk(adres, "Gedaan" if lukt else "Lukt niet", regel)
        if not lukt:
            await self.browser.zeg(adres, self._kans.choice(REDENEN))
        elif gesprek == "check":
            await self.browser.zeg(adres, self._kans.choice(OPBRENGSTEN))
            await self._druk(adres, self._kans.choice(("Ja", "Ja", "Weet ik niet")))
        await self.lees_bij(adres)

    # --- hands and eyes ---

    async def _druk(self, adres: str, begin: str, regel: browser.Regel | None = None) -> bool:
        """Press the newest button in the chat that begins with these words; False when there is none."""
        for gezien in [regel] if regel else (await self._gesprek(adres))[::-1][:3]:
            knop = _knop(gezien, begin)
            if knop is not None:
                await self.browser.druk(adres, str(gezien.id), knop.doet)
                return True
        return False

    async def _druk_laatste_datum(self, adres: str, eerste: bool = False) -> None:
        laatste = (await self._gesprek(adres))[-1]
        datums = [k for rij in laatste.bericht.knoppen for k in rij if not k.tekst.startswith("Anders")]
        await self.browser.druk(adres, str(laatste.id), datums[0 if eerste else -1].doet)

    def _even_later(self) -> None:
        """Reading and typing takes a few minutes."""
        self.dienst.klok.zet(self.dienst.klok.nu() + timedelta(minutes=self._kans.randint(1, 5)))

    async def _gesprek(self, adres: str, laatste: int = 8) -> list[browser.Regel]:
        def lees() -> list[browser.Regel]:
            with transactie(self.dienst.db) as sessie:
                return browser.gesprek(sessie, adres, laatste)

        regels: list[browser.Regel] = await self.dienst.doe(lees)
        return regels

    async def _nieuw(self, adres: str) -> list[browser.Regel]:
        regels = await self._gesprek(adres)
        nieuw = [
            r for r in regels if r.id > self._gelezen.get(adres, 0) and r.van == browser.BOT and not r.gedoofd
        ]
        self._gelezen[adres] = regels[-1].id if regels else 0
        return nieuw

    async def lees_bij(self, adres: str) -> None:
        """Nothing that stands in this chat now is answered any more."""
        await self._nieuw(adres)

    def _lopende_acties(self) -> set[str]:
        with transactie(self.dienst.db) as sessie:
            return {a.wat for w in facts.wijkverbanden(sessie) for a in facts.acties(sessie, w.id)}


def _knop(regel: browser.Regel, begin: str) -> Knop | None:
    if regel.gedoofd:
        return None
    knoppen = (knop for rij in regel.bericht.knoppen for knop in rij)
    return next((k for k in knoppen if k.tekst.casefold().startswith(begin.casefold())), None)
