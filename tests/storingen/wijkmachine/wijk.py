"""The neighbourhood as every story finds it, and what can happen to it: what people do, time, failures.

After everything that happens the books are kept and held against what is there.
"""

import asyncio
import logging
import re
import shutil
from collections import defaultdict
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import event

from bot import heartbeat
from bot.dienst import Dienst, Klok
from bot.receive import Binnen, Lidmaatschap
from gesprekken import wijk, wijzigingen
from gesprekken.model import Bericht, Invoer, Soort
from opslag import (
    Engine,
    Session,
    Storing,
    Wie,
    apply,
    facts,
    maak_engine,
    mensen,
    outbox,
    transactie,
    werk_bij,
)
from opslag.oefening import wacht_niet_op_de_schijf
from tests.rekloop import Meteen, Rekloop
from tests.sleutels import SLEUTELS
from tests.storingen.wijkmachine.bezorging import Bezorging, Klachten
from tests.storingen.wijkmachine.kalender import Begin, Ritme, Ronde, lokaal, op
from tests.storingen.wijkmachine.kanaal import Proefkanaal, knoppen
from tests.storingen.wijkmachine.mensen import (
    AFVAL,
    BEGINROL,
    DUIN,
    GROEPEN,
    KANAAL,
    LAAK,
    LEDEN,
    MERK,
    MET_NUMMER,
    PRATERS,
    VAN,
    WIJKEN,
    Leden,
    Mens,
    Rol,
)
from tests.storingen.wijkmachine.rechten import Rechten
from tests.storingen.wijkmachine.rondeboek import Rondeboek
from tests.storingen.wijkmachine.signalenboek import Signalenboek, lied
from tests.storingen.wijkmachine.uren import Uren
from tests.storingen.wijkmachine.zicht import Rij, Zicht, leg_sporen

T = TypeVar("T")


# --- the neighbourhood as every story finds it ---


@cache
def motor(pad: Path) -> Engine:
    """One for all stories in this file: it keeps the statements that were compiled, which is half of the work."""
    engine = maak_engine(f"sqlite:///{pad}", SLEUTELS)
    wacht_niet_op_de_schijf(engine)
    return engine


@cache
def sjabloon(plek: Path, begin: Begin) -> Path:
    """Two wijkverbanden with a group, people in both, two actions under way, and a month to be bundled."""
    pad = plek / f"{begin.moment:%Y%m%d}.sqlite"
    db = motor(pad)
    werk_bij(db)
    leg_sporen(db)
    vorige = op(_maand_ervoor(lokaal(begin.moment).date()).replace(day=3), time(10))
    with transactie(db) as sessie:
        for nummer, naam in WIJKEN.items():
            assert mensen.maak_wijkverband(sessie, naam, vorige, buurten=["Haven", "Spoor"]) == nummer
            mensen.koppel_groep(sessie, nummer, KANAAL, GROEPEN[nummer])
        for mens in LEDEN:
            for waar in mens.bij:
                _meld_aan(sessie, mens, waar, vorige)
        if begin.in_weken:
            dirk = Wie(KANAAL, Mens.DIRK.adres, vorige, Mens.DIRK.nummer, DUIN)
            apply.pas_toe(sessie, [wijzigingen.ZetRitme(zes_weken=True)], dirk)
        for waar, ritme in ritmes(begin).items():
            for moment in (vorige, begin.moment):
                zing(sessie, waar, ritme.van(moment), moment)
        for coordinator, eigenaar, waar in ((Mens.ESRA, Mens.FATIMA, LAAK), (Mens.DIRK, Mens.NOOR, DUIN)):
            wie = Wie(KANAAL, coordinator.adres, vorige, coordinator.nummer, waar)
            apply.pas_toe(sessie, [_actie(eigenaar, waar, begin.moment)], wie)
    db.dispose()
    return pad


def _maand_ervoor(dag: date) -> date:
    return (dag.replace(day=1) - timedelta(days=1)).replace(day=1)


def ritmes(begin: Begin) -> dict[int, Ritme]:
    """The first round is the month before the story."""
    eerste = _maand_ervoor(lokaal(begin.moment).date())
    alle = {waar: Ritme(eerste) for waar in WIJKEN}
    if begin.in_weken:
        alle[DUIN].wordt(True, eerste)
    return alle


def _meld_aan(sessie: Session, mens: Mens, waar: int, nu: datetime) -> None:
    code = f"code{mens.nummer}in{waar}"
    rol = wijk.Rol(BEGINROL.get((mens, waar), Rol.MELDER))
    mensen.nodig_uit(sessie, waar, code, rol, 1, nu + timedelta(days=1))
    uitnodiging = facts.uitnodiging(sessie, code, nu)
    assert uitnodiging is not None
    uur = time.fromisoformat(mens.uur) if mens.uur else None
    effect = wijzigingen.MeldAan(
        uitnodiging.id, mens.naam, mens.bij[waar], "Opbouwwerker", uur, frozenset(range(5))
    )
    apply.pas_toe(sessie, [effect], Wie(KANAAL, mens.adres, nu))


def _actie(eigenaar: Mens, waar: int, begin: datetime) -> wijzigingen.KiesActie:
    dag = lokaal(begin).date()
    return wijzigingen.KiesActie(
        ronde=f"{_maand_ervoor(_maand_ervoor(dag)):%Y-%m}",
        patroon=AFVAL,
        verandering="De stoep is schoon",
        wat=f"Opruimen bij de {MERK[waar]}",
        eigenaar=eigenaar.nummer,
        partners="",
        eerste_stap=f"Prikstokken lenen bij de {MERK[waar]}",
        eerste_stap_op=dag + timedelta(days=2),
        check_op=dag + timedelta(weeks=3),
        zin="",
    )


def zing(sessie: Session, waar: int, ronde: Ronde, nu: datetime) -> None:
    """Every voice of the choir tells of one or two things in a round."""
    for mens, nummer, thema in lied(waar, ronde):
        effect = wijzigingen.LegSignaalVast(nummer, "Dit hoorde ik", thema)
        apply.pas_toe(sessie, [effect], Wie(KANAAL, mens.adres, nu, mens.nummer, waar))


class Wijk:
    """One story. What it cannot agree with is an AssertionError."""

    def __init__(self, plek: Path, begin: Begin) -> None:
        self.pad = plek / "wijk.sqlite"
        for rest in plek.glob("wijk.sqlite*"):
            rest.unlink()
        shutil.copyfile(sjabloon(plek, begin), self.pad)
        self.lus = Rekloop()
        self.klok = Klok(begin.moment, loopt=False)
        self.kanaal = Proefkanaal(self.klok, self._database_weg)
        self.zicht = Zicht(self.pad, self.klok, self.kanaal)
        self.telling = self.zicht.telling
        self.klachten = Klachten()
        logging.getLogger("wijksignaal").addHandler(self.klachten)
        self.ritmes = ritmes(begin)
        self.leden = Leden(self.kanaal)
        self.rechten = Rechten(self.zicht, self.leden)
        self.signalen = Signalenboek(self.zicht, self.leden, self.ritmes)
        self.rondes = Rondeboek(self.zicht, self.leden, self.ritmes)
        self.uren = Uren(self.zicht, self.leden, self.ritmes, self.signalen, self.rondes)
        self.bezorging = Bezorging(self.zicht, self.leden)
        for waar, ritme in self.ritmes.items():
            for ronde in (ritme.op(ritme.begin), ritme.van(begin.moment)):
                self.signalen.zingt(waar, ronde)
        self.getypt: defaultdict[str, list[str]] = defaultdict(list)
        self.updates = 0
        self.laatste_slag: datetime | None = None
        self.ongelezen: Binnen | None = None  # brought in, and not taken
        self.laatste: Binnen | None = None
        self.gebracht = datetime.min.replace(tzinfo=UTC)
        self.was_weg = False
        self._gezien = 0
        self._begin_dienst()
        self.zicht.lees()  # what the neighbourhood was left with: the owners' calendars

    def __enter__(self) -> "Wijk":
        return self

    def __exit__(self, fout: type[BaseException] | None, *_: object) -> None:
        """What went well is told to its end."""
        try:
            if fout is None:
                self.eindigt()
        finally:
            self.sluit()

    # --- the service ---

    def _begin_dienst(self) -> None:
        nooit = wijk.Termijnen(geblokkeerd_dagen=36_500)  # who blocks us stays: leaving is another story
        self.dienst = Dienst(f"sqlite:///{self.pad}", SLEUTELS, klok=self.klok, termijnen=nooit)
        self.dienst.db = self.dienst.verzender.db = motor(self.pad)
        self.dienst._draden = self.dienst.samen.draden = Meteen()  # type: ignore[assignment]
        self.dienst.kanalen[KANAAL] = self.kanaal
        self._doe(self.dienst.verzender.ruim_op())

    def _doe(self, werk: Coroutine[Any, Any, T]) -> T:
        return self.lus.run_until_complete(werk)

    def stopt(self) -> None:
        """It is stopped as one does, and starts again."""
        self._doe(self.dienst.rond_af(0))
        self._opnieuw()

    def valt_uit(self) -> None:
        """It is gone at once; nothing that was under way is rounded off."""
        self.telling["uitval"] += 1
        taken = [*self.dienst.verzender._lopend, *self.dienst._taken]
        for taak in taken:
            taak.cancel()
        self._doe(self._gestopt(taken))
        self._opnieuw()

    async def _gestopt(self, taken: list[asyncio.Task[None]]) -> None:
        await asyncio.gather(*taken, return_exceptions=True)

    def _opnieuw(self) -> None:
        self.dienst.db.dispose()
        self.kanaal.dood = False
        self._begin_dienst()
        self._kom_tot_rust()

    async def _rust(self) -> None:
        await asyncio.sleep(60)  # what can be done is done; what hangs goes on hanging

    async def _leeg(self) -> None:
        while not self.kanaal.dood and await self.dienst.verzender.stoot():
            await self._rust()

    def _kom_tot_rust(self, leeg: bool = False) -> None:
        self._doe(self._rust())
        if leeg:
            self._doe(self._leeg())
        if self.kanaal.dood:
            self.valt_uit()
        self.controleer()

    # --- the database that is away ---

    def _database_weg(self) -> None:
        self.zicht.ogen.execute("ALTER TABLE outbox RENAME TO weg")
        self.was_weg = True
        self.lus.call_later(0.1, lambda: self.zicht.ogen.execute("ALTER TABLE weg RENAME TO outbox"))

    @contextmanager
    def zonder_database(self) -> Iterator[None]:
        self.zicht.ogen.execute("ALTER TABLE gezien RENAME TO weg")
        self.was_weg = True
        try:
            yield
        finally:
            self.zicht.ogen.execute("ALTER TABLE weg RENAME TO gezien")

    # --- what people do ---

    def zegt(self, mens: Mens, tekst: str) -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.TEKST, tekst, bron=self._getypt(mens)))

    def stuurt(self, mens: Mens, commando: str, argument: str = "") -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.COMMANDO, commando, argument, self._getypt(mens)))

    def drukt(self, mens: Mens, bericht: str, doet: str) -> list[Bericht]:
        if doet.startswith("s:"):
            return self._neem(mens, Invoer(Soort.COMMANDO, "start", doet[2:]))
        return self._neem(mens, Invoer(Soort.KNOP, doet, bron=bericht))

    def bewerkt(self, mens: Mens, bron: str, tekst: str) -> list[Bericht]:
        return self._neem(mens, Invoer(Soort.BEWERKING, tekst, bron=bron))

    def knoppen_van(self, mens: Mens) -> list[tuple[str, str]]:
        """All that ever stood in the chat, the newest first; behind them the links in the group."""
        links = [
            (bericht, doet)
            for adres in self.kanaal.ooit
            if adres.startswith("-") and self.leden.groep_van(adres) in mens.bij
            for bericht, doet in self.kanaal.ooit[adres]
        ]
        return [*reversed(self.kanaal.ooit[mens.adres]), *reversed(links)]

    def leest(self, mens: Mens) -> Bericht:
        """The newest message in her chat."""
        return next(reversed(self.kanaal.staat[mens.adres].values()), Bericht(""))

    def antwoordt(self, mens: Mens, vraag: Bericht, welke: int, tekst: str) -> list[Bericht]:
        """By a button that stands under it, or else by typing."""
        if doet := [knop.doet for knop in knoppen(vraag)]:
            return self.drukt(mens, self._waar_staat(mens, vraag), doet[welke % len(doet)])
        return self.zegt(mens, tekst)

    def _waar_staat(self, mens: Mens, vraag: Bericht) -> str:
        staat = self.kanaal.staat[mens.adres].items()
        return next((naam for naam, getoond in staat if getoond == vraag), "")

    def loopt_door(self, mens: Mens, vragen: list[Bericht], antwoorden: Mapping[str, int | str]) -> None:
        """On to the end of the conversation that is open now. By the name of a question the answer: a text, or which
        button; otherwise the first."""
        begonnen = self.zicht.toestand(mens.adres)
        for _ in range(40):
            toestand = self.zicht.toestand(mens.adres)
            if not vragen or not toestand["gesprek"] or toestand["gesprek"] != begonnen["gesprek"]:
                return
            zegt = antwoorden.get(toestand["stap"], 0)
            vragen = self._geeft(mens, vragen[-1], zegt)
            if self.zicht.toestand(mens.adres) == toestand:  # that could not be taken
                return

    def _geeft(self, mens: Mens, vraag: Bericht, antwoord: int | str) -> list[Bericht]:
        if isinstance(antwoord, str):
            return self.zegt(mens, antwoord)
        return self.antwoordt(mens, vraag, antwoord, "12 december")

    def coordinator(self, waar: int, welke: int = 0) -> Mens | None:
        """One of those who talk, if any of them is one."""
        hier = [mens for mens in PRATERS if self.leden.coordineert(mens, waar)]
        return hier[welke % len(hier)] if hier else None

    def opent(self, mens: Mens, commando: str, waar: int) -> list[Bericht]:
        """By its command, whatever she was busy with; and for this wijkverband, when she is asked for which."""
        self.stuurt(mens, "stop")
        antwoord = self.stuurt(mens, commando)
        if antwoord and antwoord[-1].tekst == "Voor welk wijkverband is dit?":
            doet = next(k.doet for k in knoppen(antwoord[-1]) if k.tekst == WIJKEN[waar])
            return self.drukt(mens, self._waar_staat(mens, antwoord[-1]), doet)
        return antwoord

    def drukt_de_nieuwste(self, mens: Mens, patroon: str) -> list[Bericht]:
        """The newest button in her chat that does this."""
        for naam, bericht in reversed(self.kanaal.staat[mens.adres].items()):
            for knop in knoppen(bericht):
                if re.fullmatch(patroon, knop.doet):
                    return self.drukt(mens, naam, knop.doet)
        return []

    def kiest(self, mens: Mens, waar: int, hoe: Mapping[str, int | str]) -> None:
        """All of /kiezen, as far as it goes."""
        merk = MERK[waar]
        gezegd: dict[str, int | str] = {
            "verandering": "Sla over",
            "wat": f"Opruimen bij de {merk}",
            "genodigde": "Een buurvrouw",
            "partners": "Zonder partners",
            "eerste_stap": f"Een stok lenen bij de {merk}",
            "zin": "Sla over",
            "nog_een": 1,
            "reden": f"Daar is geen geld voor bij de {merk}",
            "andere_reden": f"Toch niet bij de {merk}",
            "rest": hoe.get("over", 0),
            "rest_reden": f"Daar gaan wij niet over bij de {merk}",
        }
        self.loopt_door(mens, self.opent(mens, "kiezen", waar), gezegd | dict(hoe))

    def vertelt_hoe_het_staat(self, mens: Mens, hoe: str, welke: int) -> None:
        """Under the newest message that asks it, and on to the end."""
        vragen = self.drukt_de_nieuwste(mens, rf"o:(stap|check):\d+:{hoe}")
        tekst = "Dat ging goed"
        gezegd: dict[str, int | str] = dict.fromkeys(("wie", "hoe_verder", "merkbaar", "wanneer"), welke)
        gezegd |= {
            "reden": tekst,
            "opbrengst": tekst,
            "nieuw_wat": "Nog een keer",
            "nieuwe_stap": "Nog een stap",
        }
        self.loopt_door(mens, vragen, gezegd | {"genodigde": "Een buurvrouw"})

    def _getypt(self, mens: Mens) -> str:
        bron = f"m{self.updates}"
        self.getypt[mens.adres].append(bron)
        return bron

    def _nieuw(self) -> str:
        self.updates += 1
        return f"u{self.updates}"

    def _neem(self, mens: Mens, invoer: Invoer) -> list[Bericht]:
        self.brengt_opnieuw()
        if self._is_een_ander_verhaal(mens, invoer):
            return []
        if mens.adres in self.kanaal.geblokkeerd:
            self.kanaal.geblokkeerd.discard(mens.adres)
            terug = Lidmaatschap(KANAAL, self._nieuw(), mens.adres, False, erbij=True, was_erbij=False)
            self._doe(self.dienst.neem(terug))
        return self._breng(Binnen(KANAAL, self._nieuw(), mens.adres, invoer, mens.naam))

    def _is_een_ander_verhaal(self, mens: Mens, invoer: Invoer) -> bool:
        """Nobody is put out of a wijkverband here, and the choir never coördineert."""
        if self.zicht.toestand(mens.adres)["gesprek"] != "leden":
            return False
        waarde = invoer.tekst.rpartition(":")[2]
        stil = waarde.isdecimal() and MET_NUMMER.get(int(waarde)) not in PRATERS
        return waarde == "weg" or stil or invoer.tekst.startswith("Haal weg")

    def brengt_opnieuw(self) -> None:
        """What was brought in and not taken comes again, before anything else of anybody."""
        if self.ongelezen is not None:
            binnen, self.ongelezen = self.ongelezen, None
            self._breng(binnen)

    def _breng(self, binnen: Binnen) -> list[Bericht]:
        mens = VAN[binnen.adres]
        self.klok.zet(self.klok.nu() + timedelta(seconds=1))  # nothing that people do is done at once
        voor, rustig = self.zicht.toestand(binnen.adres), self.zicht.is_rustig(binnen.waar)
        self.telling["gegeven"] += 1
        self.zicht.sporen()
        self.telling["geweigerd"] += self._doe(self.dienst.neem(binnen)).geweigerd is not None
        self.laatste, self.gebracht = binnen, self.klok.nu()
        sporen, na = self.zicht.sporen(), self.zicht.toestand(binnen.adres)
        geplaatst = self.zicht.lees()
        antwoorden = [r for r in geplaatst if (r.adres, r.soort) == (binnen.waar, outbox.ANTWOORD)]
        self._boek_rol(mens, antwoorden)
        self.rechten.keur_beurt(mens, sporen, voor, na)
        for rij in antwoorden:
            if binnen.groep:
                self._boek_groep(binnen.groep, rij)
            else:
                self.signalen.boek(mens, binnen.invoer, voor, na, rij.bericht)
                self.uren.boek(mens, rij)
                self.uren.keur_belofte(rij)
        if not binnen.groep:
            self.rondes.boek(mens, binnen.invoer, voor, na, antwoorden, sporen)
        self.bezorging.boek(binnen.invoer, antwoorden, sporen)
        for rij in geplaatst:
            self.rechten.keur_geplaatst(rij, voor["gesprek"])
        if any(spoor.tabel == "bundel" for spoor in sporen):
            self.rondes.boek_plaatsingen()
        if any(spoor.tabel == "terugkoppeling" for spoor in sporen):
            self.rondes.keur_gesloten()
        self._kom_tot_rust()
        if rustig:
            aangekomen = {a.post.id for a in self.kanaal.aankomsten if a.moment == self.klok.nu()}
            assert {rij.id for rij in antwoorden} <= aangekomen, "a reply comes at once"
        return [rij.bericht for rij in antwoorden]

    def _boek_rol(self, mens: Mens, antwoorden: list[Rij]) -> None:
        """A role is handed over as it is said."""
        laatste = self.zicht.laatste
        for rij in antwoorden:
            if gevonden := AANGEWEZEN.match(rij.bericht.tekst):
                wie = next(m for m in LEDEN if m.naam == gevonden["wie"])
                waar = next(w for w, naam in WIJKEN.items() if naam == gevonden["wijk"])
                self.leden.wordt(wie, waar, Rol.COORDINATOR, laatste)
                if gevonden["over"]:
                    self.leden.wordt(mens, waar, Rol.MELDER, laatste)
                self.telling["rol_veranderd"] += 1
            elif gevonden := GESTOPT.match(rij.bericht.tekst):
                waar = next(w for w, naam in WIJKEN.items() if naam == gevonden["wijk"])
                self.leden.wordt(mens, waar, Rol.MELDER, laatste)

    def _boek_groep(self, groep: str, rij: Rij) -> None:
        if gevonden := re.match(r"Deze groep hoort nu bij (Laak|Duin)\.", rij.bericht.tekst):
            self.leden.koppel(groep, next(w for w, naam in WIJKEN.items() if naam == gevonden[1]))

    def zegt_zonder_database(self, mens: Mens, tekst: str) -> None:
        """Nothing is taken, so the channel will bring it again."""
        self.brengt_opnieuw()
        binnen = Binnen(
            KANAAL, self._nieuw(), mens.adres, Invoer(Soort.TEKST, tekst, bron=self._getypt(mens)), mens.naam
        )
        with self.zonder_database():
            try:
                self._doe(self.dienst.neem(binnen))
            except Storing:
                self.ongelezen = binnen
        assert self.ongelezen is not None
        assert self.zicht.lees() == []

    def wordt_twee_keer_gebracht(self) -> None:
        """The channel forgot that it brought this."""
        if self.laatste is not None:
            self._doe(self.dienst.neem(self.laatste))
            assert self.zicht.lees() == [], "an update counts once"

    def blokkeert(self, mens: Mens) -> None:
        self.kanaal.geblokkeerd.add(mens.adres)
        weg = Lidmaatschap(KANAAL, self._nieuw(), mens.adres, False, erbij=False, was_erbij=True)
        self._doe(self.dienst.neem(weg))
        self._kom_tot_rust()

    def het_net_herstelt(self) -> None:
        self.kanaal.herstelt()
        self._kom_tot_rust(leeg=True)

    def koppelt(self, mens: Mens, waar: int, wie: Mens, groep: str) -> None:
        """A coördinator makes a code for her group; `wie` uses it, in this chat."""
        antwoord = self.opent(mens, "koppel", waar)
        code = re.search(r"/koppel (\w+)", antwoord[-1].tekst if antwoord else "")
        if code is not None:
            self.in_de_groep(wie, groep, Invoer(Soort.COMMANDO, "koppel", code[1]))

    def nieuwe_groep(self, waar: int) -> str:
        return f"{GROEPEN[waar]}9{self.updates}"

    def groep_nu(self, waar: int) -> str:
        """Where its posts went last; its first group as long as there was none."""
        gepost = [a.post.adres for a in self.kanaal.aankomsten if a.post.adres.startswith("-")]
        hier = [adres for adres in gepost if self.leden.groep_van(adres) == waar]
        return self.kanaal.thans(hier[-1] if hier else GROEPEN[waar])

    def in_de_groep(self, mens: Mens, groep: str, invoer: Invoer) -> list[Bericht]:
        self.brengt_opnieuw()
        return self._breng(Binnen(KANAAL, self._nieuw(), mens.adres, invoer, mens.naam, groep=groep))

    # --- time ---

    def wordt(self, moment: datetime) -> None:
        self.klok.zet(moment)
        for waar, ritme in self.ritmes.items():
            ronde = ritme.van(moment)
            if self.signalen.zingt(waar, ronde):
                with transactie(self.dienst.db) as sessie:
                    zing(sessie, waar, ronde, moment)

    def slag(self, ook_na: int | None = None) -> None:
        """A beat. `ook_na`: when the first has ended so many transactions, another worker does a whole one."""
        nu = self.klok.nu()
        if self.laatste_slag and not (timedelta(minutes=-5) <= nu - self.laatste_slag <= timedelta(days=45)):
            self._klok_springt(nu)
        self.telling["gegeven"] += 1
        if nu - self.gebracht >= timedelta(days=14):
            self.laatste = (
                None  # no channel brings anything again after a fortnight: so long it is remembered
            )
        self.zicht.sporen()
        if ook_na is None:
            self._tik()
        else:
            self._tik_tegelijk(ook_na)
        self.laatste_slag = nu
        nieuw, geplaatst = self.zicht.lees(), self.rondes.boek_plaatsingen()
        for waar, ronde in self.signalen.boek_bundels():
            self.rondes.boek_bundel(waar, ronde)
            geplaatst += (
                self.rondes.boek_plaatsingen()
            )  # of two in a row the first is kept, and no longer posted
        for rij in nieuw:
            self.rechten.keur_geplaatst(rij)
        self.uren.keur_slag(nieuw, geplaatst)
        self.rondes.keur_gesloten()
        self._kom_tot_rust(leeg=True)

    def _tik(self) -> None:
        geteld = heartbeat.tik(self.dienst.db, self.dienst.gereedschap, self.klok.nu())
        assert geteld["mislukt"] == 0

    def _tik_tegelijk(self, na: int) -> None:
        fouten, over = list[BaseException](), [na]

        def de_ander(*_: object) -> None:
            over[0] -= 1
            if over[0] == -1:
                try:
                    self._tik()
                except BaseException as fout:
                    fouten.append(fout)

        event.listen(self.dienst.db, "checkin", de_ander)
        try:
            self._tik()
        finally:
            event.remove(self.dienst.db, "checkin", de_ander)
        assert not fouten, fouten

    def _klok_springt(self, nu: datetime) -> None:
        """It stops by itself, and goes on when somebody looked."""
        try:
            self._tik()
        except heartbeat.KlokSpringt:
            heartbeat.vertrouw_klok(self.dienst.db, nu)
        else:
            raise AssertionError("a clock that jumps stops the beat")

    # --- what must hold at every moment ---

    def controleer(self) -> None:
        for rij in self.zicht.lees():
            self.rechten.keur_geplaatst(rij)
        for aankomst in self.kanaal.aankomsten[self._gezien :]:
            self.bezorging.keur_aankomst(aankomst)
            self.rechten.keur_document(aankomst)
        self._gezien = len(self.kanaal.aankomsten)
        self.bezorging.keur_mislukt()
        self.rechten.keur_groepen()
        assert self.was_weg or self.klachten.gehoord == []
        self.klachten.gehoord.clear()
        self.was_weg = False

    # --- the end ---

    def eindigt(self) -> None:
        """All goes well again, until the last round has its bundle; then nothing is open any more."""
        self.kanaal.herstelt()
        self.brengt_opnieuw()
        self._kom_tot_rust()
        for moment in sorted({ronde.bundel_op() for waar in WIJKEN for ronde in self._nog_te_gaan(waar)}):
            if moment > self.klok.nu():
                self.wordt(moment)
                self.slag()
        for _ in range(3):
            self.wordt(self.klok.nu() + timedelta(minutes=10))
            self.slag()
        self.signalen.alles_in_een_bundel()
        self.bezorging.keur_niets_open()

    def _nog_te_gaan(self, waar: int) -> Iterator[Ronde]:
        """The rounds in which something was told, or that run."""
        ritme = self.ritmes[waar]
        verteld = (s.ronde for s in self.signalen.signalen.values() if s.wijk == waar)
        laatste = max([ritme.van(self.klok.nu()).naam, *verteld])
        for ronde in ritme.alle():
            if ronde.naam > laatste:
                return
            yield ronde

    def sluit(self) -> None:
        logging.getLogger("wijksignaal").removeHandler(self.klachten)
        taken = [*self.dienst.verzender._lopend, *self.dienst._taken]
        for taak in taken:
            taak.cancel()
        self._doe(self._gestopt(taken))
        self.dienst.db.dispose()
        self.zicht.ogen.close()
        self.lus.close()


AANGEWEZEN = re.compile(
    r"Gedaan\. (?P<wie>\w+) is nu coördinator van (?P<wijk>\w+) en krijgt daar bericht van\. "
    r"(?P<over>Jij doet mee als lid\.)?"
)
GESTOPT = re.compile(r"Gedaan\. Je doet mee in (?P<wijk>\w+) als lid\.")
