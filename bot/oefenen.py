"""`wijksignaal oefenen`: shows the practice neighbourhood in a browser on this machine.

The neighbourhood itself lives in oefenwijk.py; here is what its pages show, and the command that serves
them until it is stopped.
"""

import asyncio
import contextlib
import secrets
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn

from bot import logboek
from bot.collegas import ADRESSEN
from bot.dienst import Dienst, Klok
from bot.oefenjaar import MAANDEN
from bot.oefenstof import WIJKVERBAND
from bot.oefenwijk import GROEP, SPRONGEN, Oefenwijk, wijkverband
from bot.paginas import maak_app, moment_json, toon
from bot.settings import Melding, geheime_delen
from bot.sleutels import van_bestand
from bot.tips import Situatie, tip
from bot.voorvallen import Voorval
from bot.web import WEB, Webkanaal, getoond
from gesprekken import kalender
from gesprekken.wijk import Rol
from opslag import Grendel, Session, SleutelPastNiet, browser, cyclus, delen, facts, oefening, transactie

BERICHTEN = 60  # of a chat that are shown; the rest is history
POORTEN = range(65536)
SLEUTEL = ".sleutel"  # the key lies beside the neighbourhood: there is nothing in it to hide
Vertel = Callable[[str], None]


class Oefening:
    """What the pages show, and what they move. `proces` lets a page see that it is another one than before."""

    def __init__(self, dienst: Dienst, vertel: Vertel = lambda regel: None, maanden: int = MAANDEN) -> None:
        self.dienst, self.wijk = dienst, Oefenwijk(dienst, vertel, maanden)
        self.browser = self.wijk.collegas.browser
        self.sleutel, self.proces = secrets.token_urlsafe(16), secrets.token_hex(4)
        self._onderweg = "De oefenwijk begint"  # empty when the clock stands and the visitor can do something
        self._nummer, self._sein = 1, asyncio.Event()
        self._gelezen: dict[str, int] = {}
        self._telefoons: Counter[str] = Counter()
        dienst.kanalen[WEB] = Webkanaal(dienst, self.veranderd)

    # --- the clock ---

    async def begin(self, vandaag: date) -> None:
        with self._op_weg("De eerste maanden gaan voorbij. Daarna doe jij mee"):
            await self.wijk.begin(vandaag)
            self._gelezen = dict.fromkeys(ADRESSEN, await self.dienst.doe(self._nieuwste))

    async def spring(self, sprong: str) -> str:
        """Move the clock. Who has a telephone in her hands answers it herself. Returns why not, if not."""
        if sprong not in SPRONGEN:
            return "Die sprong ken ik niet. Kies een van de knoppen bij de klok."
        dag = kalender.lokaal(await self.wijk.doel(sprong)).date()
        in_handen = {adres for adres, aantal in self._telefoons.items() if aantal > 0}
        with self._op_weg(f"De klok loopt naar {kalender.dag_in_woorden(dag)}"):
            await self.wijk.spring(sprong, in_handen)
            nieuwste = await self.dienst.doe(self._nieuwste)
            for adres in ADRESSEN.keys() - in_handen:
                self._gelezen[adres] = nieuwste
        return ""

    @contextlib.contextmanager
    def _op_weg(self, wat: str) -> Iterator[None]:
        self._onderweg = wat
        self.veranderd()
        try:
            yield
        finally:
            self._onderweg = ""
            self.veranderd()

    def wacht(self) -> str:
        return "Even geduld, de klok loopt nog. Daarna kun je verder." if self._onderweg else ""

    # --- what the page shows ---

    def adres(self, persoon: str) -> str | None:
        return f"oefen{persoon}" if f"oefen{persoon}" in ADRESSEN else None

    def naam(self, persoon: str) -> str:
        adres = self.adres(persoon)
        return ADRESSEN[adres].naam if adres else ""

    def toont(self, adres: str) -> bool:
        """Is this a chat that stands on the page?"""
        return adres in ADRESSEN or adres == GROEP

    @contextlib.contextmanager
    def telefoon(self, persoon: str) -> Iterator[None]:
        """A page is open as this person."""
        adres = self.adres(persoon) or ""
        self._telefoons[adres] += 1
        try:
            yield
        finally:
            self._telefoons[adres] -= 1

    def stand(self, persoon: str) -> dict[str, Any]:
        """The complete state for one page; runs where the database is."""
        adres, nu = self.adres(persoon), self.dienst.klok.nu()
        deel = round(self.wijk.verhaal.deel, 3)
        onderweg = {"wat": self._onderweg, "deel": deel} if self._onderweg else None
        with transactie(self.dienst.db) as sessie:
            gesprek = browser.gesprek(sessie, adres, BERICHTEN) if adres else []
            groep = browser.gesprek(sessie, GROEP, BERICHTEN)
            te_bewerken = self._te_bewerken(sessie, gesprek, adres) if adres else set()
            if adres in self._gelezen and gesprek:
                self._gelezen[adres] = gesprek[-1].id
            ongelezen = browser.ongelezen(sessie, self._gelezen) if self._gelezen else {}
            wachtend = self._wachtend(sessie) if not onderweg else {}
            situatie = self._situatie(sessie, adres, gesprek)
        return {
            "proces": self.proces,
            "wijkverband": WIJKVERBAND,
            "klok": moment_json(nu),
            "bezig": onderweg,
            "tip": "" if onderweg else tip(ADRESSEN.get(adres or ""), situatie),
            "sprongen": [{"naam": naam, "tekst": tekst} for naam, tekst in SPRONGEN.items()],
            "mensen": [_mens(chat, ongelezen.get(chat, 0) or int(chat in wachtend)) for chat in ADRESSEN],
            "persoon": persoon if adres else "",
            "aandacht": str(wachtend.get(adres or "", "")),
            "gesprek": [toon(getoond(self.dienst, r), r.id in te_bewerken) for r in gesprek],
            "groep": [toon(regel) for regel in groep],
        }

    def _wachtend(self, sessie: Session) -> dict[str, int]:
        """Per chat the first reminder that the last jump left to the visitor, until she answered one."""
        open_gelaten = self.wijk.open_gelaten.items()
        regels = {adres: [browser.regel(sessie, id) for id in ids] for adres, ids in open_gelaten}
        return {a: rij[0].id for a, rij in regels.items() if rij[0] and not any(r and r.gedoofd for r in rij)}

    def _te_bewerken(self, sessie: Session, gesprek: list[browser.Regel], adres: str) -> set[int]:
        """The own answers that are not in a bundle yet."""
        ritme, antwoorden = wijkverband(sessie).ritme, browser.antwoorden(sessie, WEB, adres)
        nu = ritme.ronde_van(self.dienst.klok.nu())
        return {r.id for r in gesprek if str(r.id) in antwoorden and ritme.ronde_van(r.moment) == nu}

    def _situatie(self, sessie: Session, adres: str | None, gesprek: list[browser.Regel]) -> Situatie:
        sinds = self.wijk.sinds
        vandaag = kalender.lokaal(self.dienst.klok.nu()).date()
        if sinds is None or adres is None:
            return Situatie(vandaag)
        bundel = cyclus.laatste_bundel(sessie, wijkverband(sessie).id)
        acties = self.wijk.acties(sessie)
        return Situatie(
            vandaag,
            acties=tuple(acties),
            gesprek=facts.toestand(sessie, WEB, adres).gesprek,
            gezegd=any(r.van == browser.MENS and r.moment >= sinds for r in gesprek),
            nieuwe_bundel=bundel is not None and bundel.ronde >= wijkverband(sessie).ritme.ronde_van(sinds),
            verteld=bundel is not None and delen.gelezen(sessie, bundel.id, vandaag) is not None,
        )

    def _nieuwste(self) -> int:
        with transactie(self.dienst.db) as sessie:
            return browser.laatste(sessie)

    # --- changes ---

    def veranderd(self) -> None:
        self._nummer += 1
        self._sein.set()
        self._sein = asyncio.Event()

    async def verandering(self, gezien: int) -> int:
        """The number of the newest change; waits up to a second when that is what was seen."""
        if self._nummer == gezien:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._sein.wait(), 1)
        elif self._onderweg and gezien:
            await asyncio.sleep(0.3)  # while time flies, a few pictures a second are enough
        return self._nummer

    def stopt(self) -> bool:
        return self.wijk.gestopt

    def stop(self) -> None:
        self.wijk.gestopt = True
        self.veranderd()


def _mens(chat: str, ongelezen: int) -> dict[str, Any]:
    persoon = ADRESSEN[chat]
    return {
        "id": chat.removeprefix("oefen"),
        "naam": persoon.naam,
        "functie": persoon.functie,
        "organisatie": persoon.organisatie,
        "coordinator": persoon.rol == Rol.COORDINATOR,
        "ongelezen": ongelezen,
    }


# --- the command ---


async def oefen(pad: Path, poort: int, vertel: Vertel, opnieuw: bool = False) -> None:
    """Serve the practice neighbourhood on this machine until it is stopped."""
    with _luister(poort) as luisteraar:
        _maak_plaats(pad, opnieuw, vertel)
        sleutels = van_bestand(pad.with_name(pad.name + SLEUTEL))
        logboek.verzwijg(*geheime_delen(pad.with_name(pad.name + SLEUTEL).read_text("utf-8")))
        dienst = Dienst(f"sqlite:///{pad}", sleutels, klok=Klok())
        oefening.wacht_niet_op_de_schijf(dienst.db)
        try:
            async with dienst:
                toneel = Oefening(dienst, vertel)
                logboek.verzwijg(toneel.sleutel)
                await _dien(toneel, luisteraar, vertel)
        except SleutelPastNiet:
            raise Melding(
                f"De sleutel van deze oefenwijk is weg. Zet {pad}{SLEUTEL} terug, of begin opnieuw met --opnieuw."
            ) from None


def server_instelling(toneel: Oefening) -> uvicorn.Config:
    return uvicorn.Config(
        maak_app(toneel),
        log_config=None,  # its own would write down addresses, and what went wrong word for word
        log_level="warning",
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=1,
    )


async def _dien(toneel: Oefening, luisteraar: socket.socket, vertel: Vertel) -> None:
    server = uvicorn.Server(server_instelling(toneel))

    def stop(sig: int = 0, frame: FrameType | None = None) -> None:
        server.should_exit = True
        toneel.stop()

    async def leef() -> None:
        try:
            await toneel.begin(kalender.lokaal(datetime.now(UTC)).date())
            if not toneel.stopt():
                vertel(f"De oefenwijk staat klaar op {adres}. Stoppen doe je met Ctrl-C.")
        except Exception:
            stop()
            raise

    server.handle_exit = stop  # type: ignore[method-assign]  # its own seam for signals
    adres = f"http://127.0.0.1:{luisteraar.getsockname()[1]}"
    vertel(f"Open {adres} in je browser. Stoppen doe je met Ctrl-C.")
    leven = asyncio.create_task(leef())
    await server.serve(sockets=[luisteraar])
    leven.cancel()
    try:
        await leven
    except asyncio.CancelledError:
        pass
    except Exception as fout:
        logboek.fout(Voorval.OEFENWIJK_MISLUKT, fout)
        raise Melding(
            "De oefenwijk is gestopt, want er ging iets mis. Begin opnieuw met: wijksignaal oefenen --opnieuw"
        ) from fout


def _luister(poort: int) -> socket.socket:
    """Take the port at once: who opens the page while we are not ready waits, and a second one is refused."""
    if poort not in POORTEN:
        raise Melding(f"Poort {poort} bestaat niet. Kies er een van 1 tot en met {POORTEN[-1]}.")
    luisteraar = socket.socket()
    luisteraar.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        luisteraar.bind(("127.0.0.1", poort))
        luisteraar.listen()
    except OSError as fout:
        luisteraar.close()
        raise Melding(f"Poort {poort} is niet vrij. Kies een andere, bijvoorbeeld: --poort 8090") from fout
    return luisteraar


def _maak_plaats(pad: Path, opnieuw: bool, vertel: Vertel) -> None:
    """Half a neighbourhood goes, a whole one only when asked, and what is not ours stays as it is."""
    if not pad.parent.is_dir():
        raise Melding(f"De map {pad.parent} is er niet. Maak haar eerst, of kies een andere met --bestand.")
    if "?" in str(pad):  # it would be read as the end of the name
        raise Melding("Kies met --bestand een naam zonder vraagteken.")
    staat = oefening.staat(pad)
    if staat is oefening.Staat.VREEMD:
        raise Melding(
            f"{pad} is geen oefenwijk. Kies met --bestand een ander bestand, dan blijft dit zoals het is."
        )
    if staat is not oefening.Staat.HALF and not opnieuw:
        return
    with Grendel(f"sqlite:///{pad}"):
        for bestand in (pad, *(pad.with_name(pad.name + staart) for staart in ("-wal", "-shm", SLEUTEL))):
            bestand.unlink(missing_ok=True)
    if staat is oefening.Staat.HALF:
        vertel("De vorige keer werd de oefenwijk niet af. Ze begint opnieuw.")
