"""The practice neighbourhood: people, months of signals and a clock that can be moved.

Its history enters through the same doors as real life: people join by an invitation, answer their
question, the heartbeat beats through every due moment. Nothing is precomputed. A jump of the clock
lives through every due moment on its way.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import uvicorn

from bot.collegas import Collegas
from bot.dienst import Dienst, Klok, maak_code
from bot.oefenstof import BUURTEN, PERSONEN, WIJKVERBAND
from bot.receive import vrije_dagen
from bot.web import WEB, Webkanaal, maak_app, moment_json, toon
from gesprekken import kalender
from gesprekken.wijk import Bundel, Rol
from opslag import apply, browser, facts, transactie

MAANDEN_VOORAF = 3
GROEP = "groep"
SPRONGEN = {"dag": "Volgende dag", "bundel": "Eerste bundel", "2weken": "+ 2 weken", "6weken": "+ 6 weken"}
Vertel = Callable[[str], None]


class Oefening:
    """What the pages of the practice neighbourhood show, and what moves its clock."""

    def __init__(self, dienst: Dienst, vertel: Vertel = lambda regel: None) -> None:
        self.dienst, self.vertel = dienst, vertel
        self.collegas = Collegas(dienst)
        self.browser = self.collegas.browser
        self.sleutel = secrets.token_urlsafe(16)
        self.bezig: dict[str, Any] | None = None
        self._stopt = False
        self._nummer = 1
        self._signaal = asyncio.Event()
        self._gelezen: dict[str, int] = {}
        self._verteld: set[str] = set()
        self._acties_vooraf = self._vanaf = 0  # what came later is the visitor's doing
        self._sprong = asyncio.Lock()
        dienst.kanalen[WEB] = Webkanaal(dienst, self.veranderd)

    # --- the beginning ---

    async def begin(self, vandaag: date) -> None:
        """Make the neighbourhood and live its earlier months; or go on where it was left."""
        laatste = await self.dienst.doe(self._bewaard)
        if laatste is not None:
            self.dienst.klok.zet(laatste)
            await self._lees_alles()
            self.vertel(f"De oefenwijk gaat verder op {_dag(laatste)}. Opnieuw beginnen kan met --opnieuw.")
        else:
            async with self._aan_het_werk("We leven eerst drie maanden in de oefenwijk"):
                await self._leef_vooraf(vandaag)
        self._acties_vooraf = await self.dienst.doe(self._hoogste_actie)
        self.veranderd()

    def _bewaard(self) -> datetime | None:
        with transactie(self.dienst.db) as sessie:
            return facts.laatste_hartslag(sessie)

    async def _leef_vooraf(self, vandaag: date) -> None:
        ronde = kalender.ronde_van(kalender.moment(vandaag, time(12)))
        eind = kalender.bundelmoment(kalender.vorige_ronde(ronde), vrije_dagen(vandaag.year)) + timedelta(
            minutes=5
        )
        for _ in range(MAANDEN_VOORAF):
            ronde = kalender.vorige_ronde(ronde)
        begin = kalender.werkdag_vanaf(kalender.eerste_dag(ronde), vrije_dagen(vandaag.year))
        self.dienst.klok.zet(kalender.moment(begin, time(8, 15)))
        self.vertel(f"Oefenwijk {WIJKVERBAND}: drie maanden, vanaf {kalender.datum_in_woorden(begin)}.")
        await self._richt_in()
        await self._leef(eind, None, vooraf=True)
        self.vertel(f"Klaar. Het is nu {_dag(self.dienst.klok.nu())}.")

    async def _richt_in(self) -> None:
        code = await self.dienst.doe(self._maak_wijkverband)
        await self.collegas.meld_aan(PERSONEN[-1], code)
        uitnodiging = await self.dienst.doe(self._nodig_uit)
        for persoon in PERSONEN[:-1]:
            await self.collegas.meld_aan(persoon, uitnodiging)
        self.vertel(f"{len(PERSONEN)} mensen meldden zich aan met hun uitnodiging.")

    def _maak_wijkverband(self) -> str:
        nu, code = self.dienst.klok.nu(), maak_code()
        organisaties = sorted({p.organisatie for p in PERSONEN})
        with transactie(self.dienst.db) as sessie:
            nummer = apply.maak_wijkverband(
                sessie, WIJKVERBAND, nu, buurten=BUURTEN, organisaties=organisaties, oefening=True
            )
            apply.koppel_groep(sessie, nummer, WEB, GROEP)
            apply.nodig_uit(sessie, nummer, code, Rol.COORDINATOR, 1, nu + timedelta(days=1))
        return code

    def _nodig_uit(self) -> str:
        nu, code = self.dienst.klok.nu(), maak_code()
        with transactie(self.dienst.db) as sessie:
            apply.nodig_uit(
                sessie, self._wijk(sessie).id, code, Rol.MELDER, len(PERSONEN), nu + timedelta(days=1)
            )
        return code

    # --- living ---

    async def _leef(self, tot: datetime, bezoeker: str | None, vooraf: bool = False) -> None:
        """Every due moment up to `tot`. The visitor answers her own questions, and the new actions."""
        begin = self.dienst.klok.nu()
        for moment in [*_momenten(begin, tot, self._uren()), tot]:
            self.dienst.klok.zet(max(moment, self.dienst.klok.nu()))
            geteld = await self.dienst.tik()
            voor = self.collegas.genoteerd
            if geteld["StelDagvraag"] or geteld["Herinner"]:
                await self.collegas.reageer({bezoeker or ""}, None if vooraf else self._acties_vooraf)
            if (
                geteld["MaakBundel"] and vooraf and tot - moment > timedelta(hours=1)
            ):  # the last is for the visitor
                await self._kies_en_koppel_terug()
            self._vertel_moment(moment, geteld, self.collegas.genoteerd - voor, begin, tot)
        self.dienst.klok.zet(max(tot, self.dienst.klok.nu()))

    async def _kies_en_koppel_terug(self) -> None:
        """In the earlier months the coördinator does her part, on the morning of the bundle."""
        bundel = await self.dienst.doe(self._laatste_bundel)
        if bundel is None:
            return
        gekozen = await self.collegas.kies_actie(bundel.id, bundel.keuzes)
        if gekozen:
            self.vertel(f"    gekozen: {gekozen}")
        if bundel.keuzes:
            await self.collegas.koppel_terug(bundel.keuzes[0])
            self.vertel("    bewoners lezen wat er is gehoord en gedaan")

    def _vertel_moment(
        self, moment: datetime, geteld: Any, signalen: int, begin: datetime, tot: datetime
    ) -> None:
        delen = []
        if geteld["StelDagvraag"]:
            delen.append(f"vraag gesteld aan {geteld['StelDagvraag']}, {signalen} signalen genoteerd")
        if geteld["MaakBundel"]:
            delen.append("bundel geplaatst in de groep")
        if geteld["Herinner"]:
            delen.append(f"{geteld['Herinner']} eigenaar herinnerd aan een eerste stap of checkmoment")
        if geteld["MeldStilte"]:
            delen.append("coördinator hoort dat een antwoord uitblijft")
        deel = (moment - begin) / (tot - begin) if tot > begin else 1.0
        if self.bezig is not None:
            self.bezig["deel"] = round(deel, 2)
        if delen:
            self.vertel(f"{deel:4.0%}  {_dag(moment)}: {', '.join(delen)}")

    def _uren(self) -> list[time]:
        uren = {kalender.UUR_BUNDEL, kalender.UUR_HERINNERING}
        return sorted(uren | {time.fromisoformat(p.uur) for p in PERSONEN})

    @contextlib.asynccontextmanager
    async def _aan_het_werk(self, wat: str) -> AsyncIterator[None]:
        self.bezig = {"wat": wat, "deel": 0.0}
        self.veranderd()
        try:
            yield
        finally:
            self.bezig = None
            self.veranderd()

    async def spring(self, sprong: str, persoon: str) -> str:
        """Move the clock. Returns a sentence when that cannot be done now."""
        if sprong not in SPRONGEN:
            return "Die sprong ken ik niet. Kies een van de knoppen bij de klok."
        if self._sprong.locked() or self.bezig:
            return "Even geduld, de klok loopt nog."
        async with self._sprong:
            naar = self._doel(sprong)
            async with self._aan_het_werk(
                f"We gaan naar {kalender.dag_in_woorden(kalender.lokaal(naar).date())}"
            ):
                await self._leef(naar, self.adres(persoon))
            self._verteld.add(sprong)
        return ""

    def _doel(self, sprong: str) -> datetime:
        nu = self.dienst.klok.nu()
        vandaag, vrij = kalender.lokaal(nu).date(), vrije_dagen(nu.year)
        match sprong:
            case "bundel":
                ronde = kalender.ronde_van(nu)
                vorige = kalender.bundelmoment(kalender.vorige_ronde(ronde), vrij)
                return (vorige if vorige > nu else kalender.bundelmoment(ronde, vrij)) + timedelta(minutes=5)
            case "2weken":
                dag = kalender.werkdag_vanaf(vandaag + timedelta(weeks=2), vrij)
            case "6weken":
                dag = kalender.werkdag_vanaf(vandaag + timedelta(weeks=6), vrij)
            case _:
                dag = kalender.werkdag_vanaf(vandaag + timedelta(days=1), vrij)
        return kalender.moment(dag, time(9, 5))

    # --- what the page shows ---

    def adres(self, persoon: str) -> str | None:
        if persoon.isdecimal() and 1 <= int(persoon) <= len(PERSONEN):
            return f"oefen{persoon}"
        return None

    def naam(self, persoon: str) -> str:
        return PERSONEN[int(persoon) - 1].naam if self.adres(persoon) else ""

    def stand(self, persoon: str) -> dict[str, Any]:
        """The complete state for one page; runs where the database is."""
        adres = self.adres(persoon)
        with transactie(self.dienst.db) as sessie:
            gesprek = browser.gesprek(sessie, adres) if adres else []
            groep = browser.gesprek(sessie, GROEP, 20)
            if adres and gesprek:
                self._gelezen[adres] = gesprek[-1].id
            ongelezen = {
                a: browser.nieuw(sessie, a, self._gelezen.get(a, 0)) for a in map(Collegas.adres, PERSONEN)
            }
        return {
            "wijkverband": WIJKVERBAND,
            "klok": moment_json(self.dienst.klok.nu()),
            "bezig": self.bezig,
            "tip": self._tip(persoon, gesprek, groep),
            "sprongen": [{"naam": naam, "tekst": tekst} for naam, tekst in SPRONGEN.items()],
            "mensen": [
                {
                    "id": str(i),
                    "naam": p.naam,
                    "functie": p.functie,
                    "organisatie": p.organisatie,
                    "coordinator": p.rol == Rol.COORDINATOR,
                    "ongelezen": ongelezen[Collegas.adres(p)],
                }
                for i, p in enumerate(PERSONEN, 1)
            ],
            "persoon": persoon if adres else "",
            "gesprek": [toon(regel) for regel in gesprek],
            "groep": [toon(regel) for regel in groep],
        }

    def _tip(self, persoon: str, gesprek: list[browser.Regel], groep: list[browser.Regel]) -> str:
        """What to try next; it follows the visitor through the month."""
        if not self.adres(persoon):
            return "Kies wie je wilt zijn. Begin als melder, en word later de coördinator."
        wie = PERSONEN[int(persoon) - 1]
        esra = PERSONEN[-1].naam.split()[0]
        gezegd = any(r.van == browser.MENS and r.id > self._vanaf for r in gesprek)
        if "6weken" in self._verteld:
            return "De maand is rond. Schrijf als coördinator met /terugkoppelen wat bewoners lezen."
        if "2weken" in self._verteld:
            return (
                "De eigenaar kreeg een herinnering. Geef antwoord, en ga 6 weken verder naar het checkmoment."
            )
        if self._nieuwe_actie(groep):
            return "De actie staat. Ga 2 weken verder: de eigenaar krijgt een herinnering."
        if "bundel" in self._verteld and wie.rol != Rol.COORDINATOR:
            return f"De bundel staat in de groep. Word {esra}, de coördinator, en kies daar een actie."
        if "bundel" in self._verteld or wie.rol == Rol.COORDINATOR:
            return "Jij bent de coördinator. Druk onder de bundel in de groep op ‘Kies de acties’."
        if gezegd:
            return "Genoteerd. Zet de klok op de eerste bundel, en kijk wat jouw signaal daarin deed."
        return f"Je bent {wie.naam.split()[0]}. Schrijf in één zin wat je vandaag in de wijk hoorde."

    def _nieuwe_actie(self, groep: list[browser.Regel]) -> bool:
        return any(r.id > self._vanaf and r.bericht.tekst.startswith("Dit gaan we doen") for r in groep)

    # --- changes ---

    def veranderd(self) -> None:
        self._nummer += 1
        self._signaal.set()
        self._signaal = asyncio.Event()

    async def verandering(self, gezien: int) -> int:
        """The number of the newest change; waits up to a second when that is what was seen."""
        if self._nummer == gezien:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._signaal.wait(), 1)
        elif self.bezig:
            await asyncio.sleep(0.2)  # while months go by, a few pictures a second are enough
        return self._nummer

    def stopt(self) -> bool:
        return self._stopt

    def stop(self) -> None:
        self._stopt = True
        self.veranderd()

    # --- reading ---

    def _wijk(self, sessie: Any) -> Any:
        return facts.wijkverbanden(sessie)[0]

    def _laatste_bundel(self) -> Bundel | None:
        with transactie(self.dienst.db) as sessie:
            return facts.laatste_bundel(sessie, self._wijk(sessie).id)

    def _hoogste_actie(self) -> int:
        with transactie(self.dienst.db) as sessie:
            self._vanaf = browser.laatste(sessie)
            return max((a.id for a in facts.acties(sessie, self._wijk(sessie).id)), default=0)

    async def _lees_alles(self) -> None:
        for persoon in PERSONEN:
            await self.collegas.lees_bij(self.collegas.adres(persoon))


def _momenten(van: datetime, tot: datetime, uren: list[time]) -> Iterator[datetime]:
    """Every moment at which something can be due: the hours of the questions and of the promises."""
    dag = kalender.lokaal(van).date()
    while dag <= kalender.lokaal(tot).date():
        if kalender.is_werkdag(dag, vrije_dagen(dag.year)):
            yield from (m for uur in uren if van < (m := kalender.moment(dag, uur)) < tot)
        dag += timedelta(days=1)


def _dag(moment: datetime) -> str:
    klok = kalender.lokaal(moment)
    return f"{kalender.dag_in_woorden(klok.date())}, {kalender.uur_in_woorden(klok.time())}"


# --- the command ---


async def oefen(pad: Path, poort: int, vertel: Vertel, opnieuw: bool = False) -> None:
    """Serve the practice neighbourhood on this machine until it is stopped."""
    if opnieuw:
        for bestand in (pad, *(pad.with_name(pad.name + staart) for staart in ("-wal", "-shm"))):
            bestand.unlink(missing_ok=True)
    async with Dienst(f"sqlite:///{pad}", klok=Klok()) as dienst:
        oefening = Oefening(dienst, vertel)
        server = uvicorn.Server(
            uvicorn.Config(
                maak_app(oefening),
                host="127.0.0.1",
                port=poort,
                log_level="warning",
                timeout_graceful_shutdown=1,
            )
        )
        server.handle_exit = lambda *_: _stop(server, oefening)  # type: ignore[method-assign]  # its own seam for signals
        dienst.achter(_leef_mee(oefening, dienst, vertel, poort))
        await server.serve()


def _stop(server: uvicorn.Server, oefening: Oefening) -> None:
    server.should_exit = True
    oefening.stop()


async def _leef_mee(oefening: Oefening, dienst: Dienst, vertel: Vertel, poort: int) -> None:
    vertel(f"Open http://127.0.0.1:{poort} in je browser. Stoppen doe je met Ctrl-C.")
    await oefening.begin(kalender.lokaal(datetime.now(UTC)).date())
    vertel(f"De oefenwijk staat klaar op http://127.0.0.1:{poort}. Stoppen doe je met Ctrl-C.")
