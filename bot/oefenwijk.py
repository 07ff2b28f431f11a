"""The practice neighbourhood lives: people join, months go by, and the clock jumps.

What a visitor sees happen enters through the same doors as in real life: people join by an invitation and answer their
question, and the heartbeat beats through every due moment. So do the last days before the visitor comes in, and of the
month around them the bundle, the choice and the reminders. What was before that is written down (oefenvroeger.py).
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from bot.collegas import ADRESSEN, COORDINATOR, Collegas, Reacties
from bot.dienst import Dienst, maak_code
from bot.oefenjaar import MAANDEN
from bot.oefenstof import BUURTEN, MEER, PERSONEN, WIJKVERBAND, Oefenpersoon
from bot.oefenvroeger import Vroeger, Zin
from bot.receive import vrije_dagen
from bot.verhaal import Verhaal
from bot.web import WEB
from gesprekken import kalender, rondes
from gesprekken.ritme import komende_bundels
from gesprekken.rondes import MAANDELIJKS
from gesprekken.teksten import voornaam
from gesprekken.wijk import Actie, Bundel, Rol, Wijkverband
from opslag import Session, browser, cyclus, facts, maand, mensen, oefening, outbox, transactie

GROEP = "groep"
SPRONGEN = {"dag": "Volgende dag", "bundel": "Eerste bundel", "2weken": "+ 2 weken", "6weken": "+ 6 weken"}
GELEEFD = 8  # working days at the end of the last month on which everybody is asked
GESCHREVEN, HALF = (
    0.5,
    0.6,
)  # of the way to the visitor: the rounds that are written down, and the days up to these
UUR_ZELF = time(12, 15)  # when those tell something who wait for no question
NET_NA = timedelta(minutes=5)  # the visitor arrives when what was due has just happened
UREN = sorted({rondes.UUR_BUNDEL, kalender.UUR_HERINNERING} | {time.fromisoformat(p.uur) for p in PERSONEN})


class Oefenwijk:
    """`maanden` is how long it has lived when the visitor comes in, which is at `sinds`."""

    def __init__(self, dienst: Dienst, vertel: Callable[[str], None], maanden: int = MAANDEN) -> None:
        self.dienst, self.vertel, self.maanden = dienst, vertel, maanden
        self.collegas, self.verhaal = Collegas(dienst), Verhaal(vertel)
        self.sinds: datetime | None = None
        self.gestopt = False  # then nothing more is lived, and what was not finished stays that way
        self.open_gelaten: dict[str, list[int]] = {}  # per chat the reminders that wait for the visitor

    # --- the beginning ---

    async def begin(self, vandaag: date) -> None:
        """Make the neighbourhood and live its earlier months; or go on where it was left."""
        self.sinds, laatste = await self.dienst.doe(self._bewaard)
        if self.sinds is None:
            await self._leef_vooraf(vandaag)
            return
        self.dienst.klok.zet(laatste)
        self.collegas.mee = await self.dienst.doe(self._wie_meedoen)
        await self.dienst.verzender.ruim_op()
        await self.dienst.verzender.veeg()  # what was being said when it was stopped is said now
        await self.collegas.lees_bij()
        self.vertel(f"De oefenwijk gaat verder op {_dag(laatste)}. Opnieuw beginnen kan met --opnieuw.")

    def _bewaard(self) -> tuple[datetime | None, datetime | None]:
        with transactie(self.dienst.db) as sessie:
            momenten = (
                facts.laatste_hartslag(sessie),
                browser.laatste_moment(sessie),
                outbox.laatste_moment(sessie),
            )
            return oefening.klaar_sinds(sessie), max((m for m in momenten if m), default=None)

    async def _leef_vooraf(self, vandaag: date) -> None:
        vrij, ronde = vrije_dagen(vandaag.year), f"{vandaag:%Y-%m}"
        lopend = [ronde := rondes.even_lang_ervoor(ronde) for _ in range(self.maanden)][::-1]
        eerste = rondes.eerste_dag((*lopend, f"{vandaag:%Y-%m}")[0])
        self.dienst.klok.zet(_ochtend(eerste))
        self.verhaal.op_weg(self.dienst.klok.nu(), 0)
        await self._richt_in()
        if lopend:
            await self._schrijf(lopend)
            alle = kalender.werkdagen_vanaf(rondes.eerste_dag(lopend[-1]), rondes.erna(lopend[-1]), vrij)
            vanaf = _ochtend(alle[-GELEEFD])
            await self._leef(vanaf, deel=(GESCHREVEN, HALF), uren=(rondes.UUR_BUNDEL,))
            await self._leef(rondes.bundelmoment(lopend[-1], vrij) + NET_NA, deel=(HALF, 1))
        if self.gestopt:
            return
        self.sinds = self.dienst.klok.nu()
        await self.dienst.doe(self._merk_klaar)
        self.vertel(f"\nHet is nu {_dag(self.sinds)}. Vanaf hier ben jij erbij.")

    async def _schrijf(self, lopend: Sequence[str]) -> None:
        """The rounds before the last one: all of them told, all but the last of these bundled as well. Of the last one
        what was told before it is lived."""
        vroeger, geweest = Vroeger(await self.dienst.doe(self._nummer)), lopend[:-1]
        for plek, ronde in enumerate(geweest):
            if self.gestopt:
                return
            bundel_op = rondes.bundelmoment(ronde, vrije_dagen(int(ronde[:4])))
            tot = _ochtend(rondes.erna(ronde)) if ronde == geweest[-1] else bundel_op
            self._vertel_wat_was(
                await self.dienst.doe(self._schrijf_ronde, vroeger, ronde, len(geweest) - plek, tot),
                GESCHREVEN * (plek + 1) / len(geweest),
            )
            self.dienst.klok.zet(tot)
            await self.dienst.verzender.veeg()
        await self.dienst.doe(self._schrijf_begin, vroeger, lopend[-1])
        self.collegas.mee = await self.dienst.doe(self._wie_meedoen)

    def _schrijf_begin(self, vroeger: Vroeger, ronde: str) -> None:
        with transactie(self.dienst.db) as sessie:
            vroeger.meld_aan(sessie, self.dienst.klok.nu(), 0, self.maanden)
            vroeger.hoor(sessie, ronde, 0, behalve=GELEEFD)

    def _schrijf_ronde(self, vroeger: Vroeger, ronde: str, terug: int, tot: datetime) -> list[Zin]:
        begin = _ochtend(rondes.eerste_dag(ronde))
        with transactie(self.dienst.db) as sessie:
            erbij = vroeger.meld_aan(sessie, begin, terug, self.maanden)
            zinnen: list[Zin] = [(begin, f"nog {erbij} mensen doen mee")] if erbij else []
            aantal = vroeger.hoor(sessie, ronde, terug)
            zinnen += vroeger.tot(sessie, min(tot, rondes.einde(ronde)))
            zinnen.append((rondes.einde(ronde) - timedelta(hours=8), f"deze maand {aantal} signalen"))
            zinnen += vroeger.tot(sessie, tot)
            if terug > 1:
                zinnen += vroeger.bundel(sessie, ronde, terug, tot)
        return zinnen

    def _vertel_wat_was(self, zinnen: Sequence[Zin], deel: float) -> None:
        for moment, zin in zinnen:
            self.verhaal.op_weg(moment, deel)
            self.verhaal.meld(zin)

    async def _richt_in(self) -> None:
        code = await self.dienst.doe(self._maak_wijkverband)
        await self.collegas.meld_aan(COORDINATOR, code)
        uitnodiging = await self.dienst.doe(self._nodig_uit)
        for persoon in PERSONEN[:-1]:
            await self.collegas.meld_aan(persoon, uitnodiging)
        self.verhaal.meld(f"{len(PERSONEN)} mensen melden zich aan met hun uitnodiging")

    def _maak_wijkverband(self) -> str:
        nu, code = self.dienst.klok.nu(), maak_code()
        organisaties = sorted({p.organisatie for p in PERSONEN})
        with transactie(self.dienst.db) as sessie:
            nummer = mensen.maak_wijkverband(
                sessie, WIJKVERBAND, nu, buurten=BUURTEN, organisaties=organisaties, oefening=True
            )
            mensen.koppel_groep(sessie, nummer, WEB, GROEP)
            mensen.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, nu + timedelta(days=1))
            oefening.merk(sessie, oefening.BEGONNEN, nu)
        return code

    def _nodig_uit(self) -> str:
        nu, code = self.dienst.klok.nu(), maak_code()
        with transactie(self.dienst.db) as sessie:
            nummer = wijkverband(sessie).id
            mensen.nodig_uit(sessie, nummer, code, Rol.MELDER, len(PERSONEN), nu + timedelta(days=1))
        return code

    def _nummer(self) -> int:
        with transactie(self.dienst.db) as sessie:
            return wijkverband(sessie).id

    def _wie_meedoen(self) -> tuple[Oefenpersoon, ...]:
        """Of the people of ours those who are in, and not those who became members otherwise."""
        with transactie(self.dienst.db) as sessie:
            namen = {lid.naam for lid in facts.leden(sessie, wijkverband(sessie).id)}
        return tuple(persoon for persoon in (*PERSONEN, *MEER) if persoon.naam in namen)

    def _merk_klaar(self) -> None:
        with transactie(self.dienst.db) as sessie:
            oefening.merk(sessie, oefening.KLAAR, self.dienst.klok.nu())

    # --- living ---

    async def spring(self, sprong: str, handen_af: Collection[str]) -> None:
        """Live on until there. The phones in `handen_af` are answered by the visitor, not by us."""
        self.open_gelaten = {}
        acties = await self.dienst.doe(self._acties_van_de_bezoeker)
        await self._leef(await self.doel(sprong), handen_af, [actie.id for actie in acties])

    async def doel(self, sprong: str) -> datetime:
        nu = self.dienst.klok.nu()
        vandaag, vrij = kalender.lokaal(nu).date(), vrije_dagen(nu.year)
        if sprong == "bundel":
            moment: datetime = await self.dienst.doe(self._volgende_bundel, nu)
            return max(nu, moment) + NET_NA
        verder = {"dag": timedelta(days=1), "2weken": timedelta(weeks=2), "6weken": timedelta(weeks=6)}
        dag = kalender.werkdag_vanaf(vandaag + verder[sprong], vrij)
        return kalender.moment(dag, kalender.UUR_HERINNERING) + NET_NA

    async def _leef(
        self,
        tot: datetime,
        handen_af: Collection[str] = (),
        acties: Collection[int] = (),
        deel: tuple[float, float] = (0, 1),
        uren: Collection[time] = UREN,
    ) -> None:
        """Until then, at these hours of each day. `deel`: the part of the whole way that this is."""
        van = self.dienst.klok.nu()
        for moment in (*_momenten(van, tot, uren), tot):
            if self.gestopt:
                return
            self.dienst.klok.zet(max(moment, self.dienst.klok.nu()))
            begin, einde = deel
            self.verhaal.op_weg(moment, begin + (einde - begin) * ((moment - van) / (tot - van)))
            geteld = await self.dienst.tik()
            if kalender.lokaal(moment).time() == UUR_ZELF:
                zelf = Reacties()
                await self.collegas.vertel_zelf(zelf)
                self.verhaal.tel(0, zelf.signalen, 0)
            if not geteld:
                continue
            if geteld["PlaatsBundel"]:
                await self._na_de_bundel(kiezen=self.sinds is None and deel[1] < 1)
            reacties = await self.collegas.reageer(
                await self.collegas.lees(), handen_af, acties, vooraf=self.sinds is None
            )
            self.verhaal.tel(geteld["StelDagvraag"], reacties.signalen, reacties.niets)
            self._vertel_herinneringen(reacties)
            if geteld["MeldStilte"]:
                self.verhaal.meld(f"{voornaam(COORDINATOR.naam)} hoort dat een antwoord uitblijft")
        self.verhaal.dag_om()

    async def _na_de_bundel(self, kiezen: bool) -> None:
        """In the earlier months the coördinator does her part, on the morning of the bundle."""
        bundel: Bundel = await self.dienst.doe(self._laatste_bundel)
        self.verhaal.meld(f"de bundel van {rondes.kort(bundel.ronde)} is geplaatst in de groep")
        if not kiezen:
            return
        actie, eigenaar = await self.collegas.kies_actie(bundel)
        self.verhaal.meld(f"gekozen: {actie.actie} (eigenaar: {voornaam(eigenaar.naam)})")
        await self.collegas.koppel_terug(actie.thema)
        self.verhaal.meld("bewoners lezen wat er is gehoord en gedaan")

    def _vertel_herinneringen(self, reacties: Reacties) -> None:
        for herinnerd in reacties.herinnerd:
            wie = voornaam(ADRESSEN[herinnerd.adres].naam)
            if not herinnerd.antwoord:
                self.open_gelaten.setdefault(herinnerd.adres, []).append(herinnerd.bericht)
            antwoord = f"antwoordt: {herinnerd.antwoord}" if herinnerd.antwoord else "wacht op jouw antwoord"
            self.verhaal.meld(f"{wie} is herinnerd aan {herinnerd.wat}, en {antwoord}")

    # --- reading ---

    def _volgende_bundel(self, nu: datetime) -> datetime:
        with transactie(self.dienst.db) as sessie:
            feiten = maand.ritme(sessie, nu, vrije_dagen(nu.year), {})
            return next(komende_bundels(feiten, nu)).moment

    def _laatste_bundel(self) -> Bundel | None:
        with transactie(self.dienst.db) as sessie:
            return cyclus.laatste_bundel(sessie, wijkverband(sessie).id)

    def _acties_van_de_bezoeker(self) -> list[Actie]:
        with transactie(self.dienst.db) as sessie:
            return self.acties(sessie)

    def acties(self, sessie: Session) -> list[Actie]:
        """The actions that the visitor chose: those of the last earlier bundle, and of what came after."""
        if self.sinds is None:
            return []
        vanaf = rondes.even_lang_ervoor(MAANDELIJKS.ronde_van(self.sinds))  # earlier ones were a month
        return [a for a in cyclus.acties(sessie, wijkverband(sessie).id) if a.ronde >= vanaf]


def wijkverband(sessie: Session) -> Wijkverband:
    return facts.wijkverbanden(sessie)[0]


def _momenten(van: datetime, tot: datetime, uren: Collection[time]) -> Iterator[datetime]:
    """Every moment in between at which something can be due: the hours of the questions and the promises."""
    dag = kalender.lokaal(van).date()
    while dag <= kalender.lokaal(tot).date():
        if kalender.is_werkdag(dag, vrije_dagen(dag.year)):
            yield from (m for uur in uren if van < (m := kalender.moment(dag, uur)) < tot)
        dag += timedelta(days=1)


def _ochtend(dag: date) -> datetime:
    """The first working morning from this day on."""
    return kalender.moment(kalender.werkdag_vanaf(dag, vrije_dagen(dag.year)), time(8, 15))


def _dag(moment: datetime) -> str:
    klok = kalender.lokaal(moment)
    return f"{kalender.dag_in_woorden(klok.date())}, {kalender.uur_in_woorden(klok.time())}"
