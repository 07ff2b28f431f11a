"""The people of the practice neighbourhood, who read their chat and answer it as a person would.

They know nothing of the product but what stands in their chat: they type texts and press buttons,
through the same door as everybody. What they say comes from `oefenstof`.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from bot.dienst import Dienst
from bot.oefenjaar import deel_van, plan
from bot.oefenstof import (
    ACTIES,
    BUURTEN,
    MEER,
    OPBRENGSTEN,
    PERSONEN,
    REDENEN,
    TERUGKOPPELING,
    Oefenactie,
    Oefenpersoon,
    Oefensignaal,
    Oefenterugkoppeling,
)
from bot.receive import vrije_dagen
from bot.web import Browser
from gesprekken import kalender, rondes
from gesprekken.model import Knop
from gesprekken.wijk import Bundel, Stand
from opslag import browser, cyclus, facts, transactie

ADRESSEN = {f"oefen{i}": persoon for i, persoon in enumerate(PERSONEN, 1)}
COORDINATOR = PERSONEN[-1]
MEE_BEGONNEN = 2  # working days; who comes in later than that has missed something
NIETS = "o:microuitvraag::niets"


def adres_van(persoon: Oefenpersoon) -> str:
    """Of those in `MEER` no page shows the chat."""
    return f"oefen{(*PERSONEN, *MEER).index(persoon) + 1}"


def terugkoppeling_over(thema: str) -> Oefenterugkoppeling:
    return next((t for t in TERUGKOPPELING if t.thema == thema), TERUGKOPPELING[0])


@dataclass(frozen=True)
class Herinnerd:
    """Somebody was reminded; `antwoord` is empty when answering is left to the visitor."""

    adres: str
    bericht: int
    wat: str
    antwoord: str = ""


@dataclass
class Reacties:
    """What people did with what they read."""

    signalen: int = 0
    niets: int = 0
    herinnerd: list[Herinnerd] = field(default_factory=list)


class Collegas:
    """`zaad` decides what everybody says: the same seed tells the same story. `mee`: those who take part."""

    def __init__(self, dienst: Dienst, zaad: int = 1) -> None:
        self.dienst, self.browser = dienst, Browser(dienst)
        self.mee: tuple[Oefenpersoon, ...] = PERSONEN
        self._zaad, self._kans = zaad, Random(zaad)  # a story, not a secret  # nosec B311
        self._gelezen = 0
        self._maand, self._te_vertellen = "", defaultdict[str, deque[Oefensignaal]](deque)

    # --- coming in ---

    async def meld_aan(self, persoon: Oefenpersoon, code: str) -> None:
        """Through the invitation, like everybody: four taps, and the hour typed where it is no button."""
        adres = adres_van(persoon)
        await self.browser.zeg(adres, f"/start {code}", persoon.naam)
        await self._druk(adres, "Gelezen")
        await self._kies_of_typ(adres, persoon.organisatie)
        await self._kies_of_typ(adres, persoon.functie)
        uur = kalender.uur_in_woorden(time.fromisoformat(persoon.uur))
        if not await self._druk(adres, f"Elke werkdag om {uur}"):
            await self._druk(adres, "Andere dagen")
            await self._druk(adres, "Maandag tot en met donderdag")
            await self.browser.zeg(adres, persoon.uur)

    # --- living ---

    async def lees(self) -> list[browser.Regel]:
        """What came in all chats since the last time, as far as it waits for an answer."""

        def lees() -> list[browser.Regel]:
            with transactie(self.dienst.db) as sessie:
                return browser.nieuws(sessie, self._gelezen)

        nieuws: list[browser.Regel] = await self.dienst.doe(lees)
        self._gelezen = max((regel.id for regel in nieuws), default=self._gelezen)
        return nieuws

    async def lees_bij(self) -> None:
        """What stands in the chats now is not answered any more."""

        def laatste() -> int:
            with transactie(self.dienst.db) as sessie:
                return browser.laatste(sessie)

        self._gelezen = await self.dienst.doe(laatste)

    async def reageer(
        self,
        nieuws: Collection[browser.Regel],
        handen_af: Collection[str],
        acties: Collection[int],
        vooraf: bool = False,
    ) -> Reacties:
        """Everybody answers what is asked. The phones in `handen_af` and these `acties` are the visitor's. `vooraf`:
        there is no visitor yet, so what is promised to residents is kept as well."""
        reacties = Reacties()
        for regel in nieuws:
            doet = next((k.doet for rij in regel.bericht.knoppen for k in rij), "")
            if doet == NIETS and regel.adres not in handen_af:
                await self._beantwoord_dagvraag(regel, reacties)
            elif doet.startswith("o:eigenaar:") and regel.adres not in handen_af:
                self._even_later()
                await self.browser.druk(regel.adres, str(regel.id), doet)  # yes, that is what colleagues do
            elif doet.startswith("o:vervolg:") and vooraf:
                await self._geef_update(regel, int(doet.split(":")[2]))
            elif doet.endswith(":gedaan"):
                _, gesprek, actie, _ = doet.split(":")
                van_bezoeker = regel.adres in handen_af or int(actie) in acties
                antwoord = "" if van_bezoeker else await self._meld_voortgang(regel, gesprek)
                wat = "de eerste stap" if gesprek == "stap" else "het checkmoment"
                reacties.herinnerd.append(Herinnerd(regel.adres, regel.id, wat, antwoord))
        return reacties

    async def kies_actie(self, bundel: Bundel) -> tuple[Oefenactie, Oefenpersoon]:
        """The coördinator picks what the bundle calls for and nobody does yet, and somebody to own it."""
        adres, bezig = adres_van(COORDINATOR), await self.dienst.doe(self._lopende_acties)
        vrij = [actie for actie in ACTIES if actie.actie not in bezig]
        passend = [actie for naam in bundel.keuzes for actie in vrij if actie.thema == naam]
        actie, eigenaar = (passend or vrij or ACTIES)[0], self._kans.choice(PERSONEN[:-1])
        await self.browser.zeg(adres, f"/start kiezen-{bundel.id}")
        await self._kies_of_typ(adres, actie.thema)
        await self._druk(adres, self._kans.choice(("Makkelijk", "Te doen")))
        await self._druk(adres, self._kans.choice(("Veel verschil", "Wat verschil")))
        await self.browser.zeg(adres, actie.gewenste_verandering)
        await self.browser.zeg(adres, actie.actie)
        await self._druk(adres, eigenaar.naam)
        await self._druk(adres, "Zonder partners")
        await self.browser.zeg(adres, actie.eerste_stap)
        await self._druk_datum(adres, laatste=True)
        await self._druk(adres, "Over 6 weken")
        await self.browser.zeg(adres, actie.terugkoppelzin)
        await self._druk(adres, "Nee, dit was het")
        while await self._druk(adres, "Later") or await self._druk(adres, "De rest: later"):
            pass
        return actie, eigenaar

    async def koppel_terug(self, thema: str) -> None:
        """The coördinator tells residents what was heard and what is done."""
        adres = adres_van(COORDINATOR)
        verhaal = terugkoppeling_over(thema)
        await self.browser.zeg(adres, "/terugkoppelen")
        for tekst in (verhaal.gehoord, verhaal.gedaan, verhaal.lukt_niet):
            await self.browser.zeg(adres, tekst)
            await self._druk(adres, "Laat zo")
            await self._druk(adres, "Klopt zo")
        await self._druk_datum(adres)
        await self.browser.zeg(adres, verhaal.kanaal)
        await self.browser.zeg(adres, verhaal.contact)
        for knop in ("Publiceer", "Gedeeld", verhaal.kanaal):
            await self._druk(adres, knop)

    # --- answering ---

    async def vertel_zelf(self, reacties: Reacties) -> None:
        """Who waits for no question tells what she heard today."""
        for persoon in self.mee:
            if persoon in MEER and (signaal := self._hoort(persoon)):
                self._even_later()
                await self._vertel(adres_van(persoon), signaal, reacties)

    async def _beantwoord_dagvraag(self, regel: browser.Regel, reacties: Reacties) -> None:
        self._even_later()
        adres = regel.adres
        if signaal := self._hoort(ADRESSEN[adres]):
            await self._vertel(adres, signaal, reacties)
        elif self._kans.random() < 0.7:
            await self.browser.druk(adres, str(regel.id), NIETS)
            reacties.niets += 1

    async def _vertel(self, adres: str, signaal: Oefensignaal, reacties: Reacties) -> None:
        await self.browser.zeg(adres, signaal.gehoord)
        if signaal.nodig:
            await self.browser.zeg(adres, signaal.nodig)
        else:
            await self._druk(adres, "Weet ik niet")
        reacties.signalen += 1
        await self._lees_bevestiging(adres, signaal.thema)

    async def _lees_bevestiging(self, adres: str, thema: str) -> None:
        """The theme is asked only where the bot was not sure; who has a moment tells the buurt as well."""
        bevestiging = (await self._gesprek(adres))[-1]
        for begin in [thema, "Kies de buurt"] if self._kans.random() < 0.3 else [thema]:
            if knop := _knop(bevestiging, begin):
                await self.browser.druk(adres, str(bevestiging.id), knop.doet)
                if begin != thema:
                    await self._druk(adres, self._kans.choice(BUURTEN))

    def _hoort(self, persoon: Oefenpersoon) -> Oefensignaal | None:
        """What she heard since yesterday, if anything: by the end of the month all that there was for her."""
        vandaag = kalender.lokaal(self.dienst.klok.nu()).date()
        over = _rest_van_de_maand(vandaag)
        if self._maand != f"{vandaag:%Y-%m}":
            self._maand = f"{vandaag:%Y-%m}"
            self._te_vertellen = self._wat_er_is(len(over), len(_rest_van_de_maand(vandaag.replace(day=1))))
        rij = self._te_vertellen[persoon.naam]
        return rij.popleft() if rij and self._kans.random() < len(rij) / len(over) else None

    def _wat_er_is(self, over: int, alle: int) -> defaultdict[str, deque[Oefensignaal]]:
        """For each what is to be heard on so many of all working days of this month: all of it, or what is left when
        the neighbourhood was opened in the middle."""
        per_persoon = defaultdict[str, deque[Oefensignaal]](deque)
        for persoon, signaal in plan(self._maand, 0, self.mee, self._zaad):
            per_persoon[persoon.naam].append(signaal)
        if over < alle - MEE_BEGONNEN:
            for naam, rij in per_persoon.items():
                per_persoon[naam] = deque(rij, maxlen=deel_van(len(rij), over / alle))
        return per_persoon

    async def _geef_update(self, regel: browser.Regel, bundel: int) -> None:
        """What is proposed goes to residents; while an action goes on with a promise to come back to it."""
        adres = regel.adres
        await self._druk(adres, "Geef de update")
        await self._druk(adres, "Neem dit over")
        await self._druk(adres, "Laat zo")
        if await self.dienst.doe(self._loopt_nog, bundel):
            await self._druk_datum(adres, laatste=True)
            await self._druk_datum(adres)  # the first of the places that are offered
        else:
            await self._druk(adres, "Dit was de laatste")

    async def _meld_voortgang(self, regel: browser.Regel, gesprek: str) -> str:
        """A first step is small; an action may fail. Returns the answer."""
        self._even_later()
        lukt = gesprek == "stap" or self._kans.random() < 0.7
        antwoord = _knop(regel, "Gedaan" if lukt else "Lukt niet")
        if antwoord is None:
            return ""
        await self.browser.druk(regel.adres, str(regel.id), antwoord.doet)
        if not lukt:
            await self.browser.zeg(regel.adres, self._kans.choice(REDENEN))
        elif gesprek == "check":
            await self.browser.zeg(regel.adres, self._kans.choice(OPBRENGSTEN))
            await self._druk(regel.adres, self._kans.choice(("Ja", "Ja", "Weet ik niet")))
            await self._druk(regel.adres, "Stoppen")
        return "gedaan" if lukt else "lukt niet"

    # --- hands and eyes ---

    async def _kies_of_typ(self, adres: str, tekst: str) -> None:
        if not await self._druk(adres, tekst):
            await self.browser.zeg(adres, tekst)

    async def _druk(self, adres: str, begin: str) -> bool:
        """Press the button under the newest messages that begins with these words; False when there is none."""
        for regel in reversed(await self._gesprek(adres)):
            if knop := _knop(regel, begin):
                await self.browser.druk(adres, str(regel.id), knop.doet)
                return True
        return False

    async def _druk_datum(self, adres: str, laatste: bool = False) -> None:
        regel = (await self._gesprek(adres))[-1]
        datums = [k for rij in regel.bericht.knoppen for k in rij if not k.tekst.startswith("Anders")]
        await self.browser.druk(adres, str(regel.id), datums[-1 if laatste else 0].doet)

    def _even_later(self) -> None:
        """Reading and typing takes a few minutes."""
        self.dienst.klok.zet(self.dienst.klok.nu() + timedelta(minutes=self._kans.randint(1, 5)))

    async def _gesprek(self, adres: str) -> list[browser.Regel]:
        """The end of a chat."""

        def lees() -> list[browser.Regel]:
            with transactie(self.dienst.db) as sessie:
                return browser.gesprek(sessie, adres, 2)

        regels: list[browser.Regel] = await self.dienst.doe(lees)
        return regels

    def _loopt_nog(self, bundel: int) -> bool:
        with transactie(self.dienst.db) as sessie:
            rij = cyclus.rij(sessie, bundel)
            acties = cyclus.acties(sessie, rij.wijkverband_id)
            return any(a.ronde == rij.ronde and a.stand is Stand.LOOPT for a in acties)

    def _lopende_acties(self) -> set[str]:
        with transactie(self.dienst.db) as sessie:
            return {a.wat for w in facts.wijkverbanden(sessie) for a in cyclus.acties(sessie, w.id)}


def _rest_van_de_maand(vanaf: date) -> Sequence[date]:
    """The working days from this one on."""
    return kalender.werkdagen_vanaf(vanaf, rondes.erna(f"{vanaf:%Y-%m}"), vrije_dagen(vanaf.year))


def _knop(regel: browser.Regel, begin: str) -> Knop | None:
    if regel.gedoofd:
        return None
    knoppen = (knop for rij in regel.bericht.knoppen for knop in rij)
    return next((k for k in knoppen if k.tekst.casefold().startswith(begin.casefold())), None)
