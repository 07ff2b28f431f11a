"""Whatever people, the clock, the network and the machine do: what was promised holds.

A reminder comes at most once for an action and a moment; nothing comes unprompted at night, in a weekend or on a
holiday; every signal that was accepted is in exactly one bundle. Nobody acts outside the own wijkverband and role; no
round closes without its answers; an hour on the wall clock survives both changes of the clock. Hypothesis makes up what
happens, thousands of steps of it; `wijkmachine` carries it out and holds its books against it.
"""

import os
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import wraps
from pathlib import Path
from secrets import randbelow
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gesprekken.model import Invoer, Soort
from tests.schaal import HEEL, schaal
from tests.storingen.conftest import Telling
from tests.storingen.wijkmachine.aanvallen import ACHTER_EEN_COMMANDO, COMMANDOS, KNOPPEN, knop
from tests.storingen.wijkmachine.kalender import (
    BEGINNEN,
    Begin,
    klokwissel_na,
    lokaal,
    maand_na,
    op,
    werkdag_vanaf,
)
from tests.storingen.wijkmachine.kanaal import Lot
from tests.storingen.wijkmachine.mensen import (
    IEDEREEN,
    LAAK,
    MERK,
    OPDRACHTEN,
    PRATERS,
    WIJKEN,
    ZINNEN,
    Mens,
    Rol,
)
from tests.storingen.wijkmachine.wijk import Wijk

STAPPEN_PER_VERHAAL = 100
# Of these nothing may stay out of a whole run: a story in which it never happens shows nothing of it.
KOMT_VOOR = (
    "gesloten",
    "antwoord_actie",
    "antwoord_later",
    "antwoord_niet",
    "kwam_terug",
    "geweigerd",
    "rol_veranderd",
    "bundels_zes_weken",
    "op_de_seconde",
    "na_begin_zomertijd",
    "na_einde_zomertijd",
    "document_mapje",
)

mensen, iedereen, wijken = st.sampled_from(PRATERS), st.sampled_from(IEDEREEN), st.sampled_from([*WIJKEN])
zinnen, keuzes = st.sampled_from([*ZINNEN]), st.integers(0, 30)
UREN = sorted({time(9), *(time.fromisoformat(mens.uur) for mens in PRATERS)})


def stap(**getrokken: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A rule that counts. After one that went wrong the story is not told to its end."""

    def telt(doe: Callable[..., None]) -> Callable[..., None]:
        @wraps(doe)
        def stap(self: "Verhaal", **waarden: object) -> None:
            self.loopt = False
            doe(self, **waarden)
            self.loopt = True
            self.stappen += 1

        return rule(**getrokken)(stap)

    return telt


class Verhaal(RuleBasedStateMachine):
    telling: Telling
    plek: Path

    @initialize(begin=st.sampled_from(BEGINNEN))
    def begin(self, begin: Begin) -> None:
        self.wijk = Wijk(self.plek, begin)
        self.stappen, self.loopt = 0, True

    def teardown(self) -> None:
        try:
            if self.loopt:
                self.wijk.eindigt()
        finally:
            self.wijk.sluit()
            self.telling.tel(stappen=self.stappen, **self.wijk.telling)

    # --- people ---

    @stap(mens=mensen, zin=zinnen)
    def zegt(self, mens: Mens, zin: str) -> None:
        self.wijk.zegt(mens, zin)

    @stap(mens=mensen, welke=keuzes, zin=zinnen)
    def antwoordt(self, mens: Mens, welke: int, zin: str) -> None:
        """On what she reads last: by a button, or else by typing."""
        self.wijk.antwoordt(mens, self.wijk.leest(mens), welke, zin)

    @stap(mens=mensen, welke=keuzes)
    def drukt(self, mens: Mens, welke: int) -> None:
        """Any button that ever stood there."""
        if knoppen := self.wijk.knoppen_van(mens):
            self.wijk.drukt(mens, *knoppen[welke % len(knoppen)])

    @stap(mens=mensen, commando=st.sampled_from(OPDRACHTEN))
    def stuurt(self, mens: Mens, commando: str) -> None:
        self.wijk.stuurt(mens, commando)

    @stap(mens=mensen, welk=keuzes, zin=zinnen)
    def bewerkt(self, mens: Mens, welk: int, zin: str) -> None:
        if getypt := self.wijk.getypt[mens.adres]:
            self.wijk.bewerkt(mens, getypt[-1 - welk % len(getypt)], zin)

    @stap(mens=mensen, hoe=st.sampled_from(["gedaan", "loopt", "lukt_niet", "over"]), welke=keuzes)
    def vertelt_hoe_het_staat(self, mens: Mens, hoe: str, welke: int) -> None:
        self.wijk.vertelt_hoe_het_staat(mens, hoe, welke)

    @stap(mens=mensen, zegt=st.sampled_from(["ja", "nee", "ander"]), welke=keuzes)
    def antwoordt_of_ze_eigenaar_wordt(self, mens: Mens, zegt: str, welke: int) -> None:
        vragen = self.wijk.drukt_de_nieuwste(mens, rf"o:eigenaar:\d+:{zegt}")
        self.wijk.loopt_door(mens, vragen, {"wie": welke, "reden": "Ik heb geen tijd"})

    @stap(waar=wijken, welke=keuzes, besluit=st.sampled_from(["ja", "nee"]))
    def kijkt_of_het_er_staat(self, waar: int, welke: int, besluit: str) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            self.wijk.drukt_de_nieuwste(mens, rf"o:verzending:\d+:{besluit}")

    @stap(mens=mensen)
    def blokkeert(self, mens: Mens) -> None:
        self.wijk.blokkeert(mens)

    # --- a round: look at its bundle, choose, write, share ---

    @stap(waar=wijken, welke=keuzes, patroon=st.integers(0, 4), eigenaar=keuzes, dag=keuzes, over=keuzes)
    def kiest(self, waar: int, welke: int, patroon: int, eigenaar: int, dag: int, over: int) -> None:
        """An action; and what is not chosen comes later, or not."""
        if mens := self.wijk.coordinator(waar, welke):
            hoe = {
                "patroon": patroon,
                "eigenaar": eigenaar,
                "eerste_stap_op": dag,
                "check_op": dag,
                "over": over,
            }
            self.wijk.kiest(mens, waar, hoe)

    @stap(waar=wijken, welke=keuzes, over=keuzes)
    def kiest_geen_actie(self, waar: int, welke: int, over: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            self._kiest_geen_actie(mens, waar, over)

    def _kiest_geen_actie(self, mens: Mens, waar: int, over: int) -> None:
        self.wijk.kiest(mens, waar, {"opening": 1, "patroon": "Deze keer geen actie", "over": over})

    @stap(waar=wijken, welke=keuzes, wat=st.sampled_from(["niets", "stap"]), wie=keuzes)
    def vertelt_wat_er_in_het_overleg_is_gekozen(self, waar: int, welke: int, wat: str, wie: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            vragen = self.wijk.drukt_de_nieuwste(mens, rf"o:gekozen:\w+:{wat}")
            self.wijk.loopt_door(
                mens, vragen, {"stap": f"Bellen over de {MERK[waar]}", "wie": wie, "over": wie}
            )

    @stap(waar=wijken, welke=keuzes, klopt=keuzes, stand=keuzes, wanneer=keuzes)
    def koppelt_terug(self, waar: int, welke: int, klopt: int, stand: int, wanneer: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            hoe: dict[str, int | str] = {"statussen": klopt, "stand": stand, "wanneer": wanneer}
            self._koppelt_terug(mens, waar, hoe | {"gehoord_taal": klopt, "welke": wanneer})

    def _koppelt_terug(self, mens: Mens, waar: int, hoe: dict[str, int | str]) -> None:
        delen = ("gehoord_opnieuw", "gedaan_opnieuw", "lukt_niet_opnieuw")
        teksten = {"reden": f"De {MERK[waar]} is stuk"} | dict.fromkeys(delen, "We doen ons best")
        self.wijk.loopt_door(mens, self.wijk.opent(mens, "terugkoppelen", waar), teksten | hoe)

    @stap(waar=wijken, welke=keuzes, over=keuzes, tot=st.integers(1, 3))
    def werkt_aan_de_ronde(self, waar: int, welke: int, over: int, tot: int) -> None:
        """As it should go: answers, a text that was read along, published, and shared."""
        if mens := self.wijk.coordinator(waar, welke):
            self._kiest_geen_actie(mens, waar, over)
            self._koppelt_terug(mens, waar, {"welke": welke})
            self._toetst("goed")
            for doe in (self._publiceert, self._deelt)[: tot - 1]:
                doe(mens)

    @stap(oordeel=st.sampled_from(["goed", "terug"]))
    def toetst(self, oordeel: str) -> None:
        self._toetst(oordeel)

    def _toetst(self, oordeel: str) -> None:
        for mens in self.wijk.leden.met_rol(LAAK, Rol.ERVARING):
            vragen = self.wijk.drukt_de_nieuwste(mens, rf"o:toets:\d+v\d+:{oordeel}")
            self.wijk.loopt_door(mens, vragen, {"opmerking": f"Zeg iets over de {MERK[LAAK]}"})

    @stap(waar=wijken, welke=keuzes)
    def publiceert(self, waar: int, welke: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            self._publiceert(mens)

    def _publiceert(self, mens: Mens) -> None:
        self.wijk.drukt_de_nieuwste(mens, r"o:publiceer:\d+v\d+:")

    @stap(mens=mensen)
    def deelt(self, mens: Mens) -> None:
        self._deelt(mens)

    def _deelt(self, mens: Mens) -> None:
        self.wijk.loopt_door(mens, self.wijk.drukt_de_nieuwste(mens, r"o:gedeeld:\d+:"), {})

    @stap(mens=mensen, welke=keuzes)
    def geeft_de_update(self, mens: Mens, welke: int) -> None:
        vragen = self.wijk.drukt_de_nieuwste(mens, r"o:vervolg:\d+:")
        self.wijk.loopt_door(mens, vragen, {"opnieuw": "We doen ons best", "wanneer": welke})

    @stap(
        waar=wijken,
        welke=keuzes,
        wat=st.integers(0, 2),
        wijzig=keuzes,
        naam=st.sampled_from(["Troep", "Zwerfvuil"]),
    )
    def bekijkt_de_bundel(self, waar: int, welke: int, wat: int, wijzig: int, naam: str) -> None:
        """Posts it, changes something in it, or puts it off."""
        if mens := self.wijk.coordinator(waar, welke):
            vragen = self.wijk.opent(mens, "voorproef", waar)
            anders: dict[str, int | str] = dict.fromkeys(
                ("thema_van", "thema_naar", "samen_van", "samen_naar", "naam_van"), wijzig
            )
            anders |= {"wat": wat, "wijzig": wijzig, "uitstel_tot": wijzig}
            teksten = {"naam_naar": f"{naam} bij de {MERK[waar]}", "zin": f"Kijk ook bij de {MERK[waar]}"}
            self.wijk.loopt_door(mens, vragen, anders | teksten)

    @stap(mens=iedereen, groep=wijken, van=wijken, welke=keuzes)
    def stemt(self, mens: Mens, groep: int, van: int, welke: int) -> None:
        """Presses in a group what stands, or stood, in a group."""
        ooit = [
            paar
            for adres, paren in self.wijk.kanaal.ooit.items()
            if adres.startswith("-") and self.wijk.leden.groep_van(adres) == van
            for paar in paren
            if paar[1].startswith("o:")
        ]
        if ooit:
            bericht, doet = ooit[-1 - welke % len(ooit)]
            self.wijk.in_de_groep(mens, self.wijk.groep_nu(groep), Invoer(Soort.KNOP, doet, bron=bericht))

    @stap(waar=wijken, welke=keuzes)
    def sluit_de_stemming(self, waar: int, welke: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            self.wijk.opent(mens, "stemming", waar)
            self.wijk.drukt_de_nieuwste(mens, r"o:stemming:\d+:sluit")

    @stap(waar=wijken, welke=keuzes)
    def vraagt_het_mapje(self, waar: int, welke: int) -> None:
        if mens := self.wijk.coordinator(waar, welke):
            self.wijk.opent(mens, "mapje", waar)
            self.wijk.drukt_de_nieuwste(mens, r"o:mapje:\d+:")

    @stap(waar=wijken, welke=keuzes, dag=keuzes, uur=keuzes)
    def plant_het_overleg(self, waar: int, welke: int, dag: int, uur: int) -> None:
        """Or makes the rounds longer or shorter: that is asked in the same place."""
        if mens := self.wijk.coordinator(waar, welke):
            self.wijk.loopt_door(mens, self.wijk.opent(mens, "overleg", waar), {"dag": dag, "uur": uur})

    # --- roles and groups ---

    @stap(waar=wijken, welke=keuzes, aan=mensen, wat=st.integers(0, 1))
    def geeft_haar_rol(self, waar: int, welke: int, aan: Mens, wat: int) -> None:
        """Beside her own, or in its place."""
        if mens := self.wijk.coordinator(waar, welke):
            vragen = self.wijk.opent(mens, "leden", waar)
            wie = "Bij mijzelf" if aan is mens else f"{aan.naam} ({aan.bij.get(waar)})"
            self.wijk.loopt_door(mens, vragen, {"wie": wie, "wat": wat, "ik": 0})

    @stap(waar=wijken, welke=keuzes, wie=iedereen, groep=st.sampled_from([0, *WIJKEN]))
    def koppelt(self, waar: int, welke: int, wie: Mens, groep: int) -> None:
        """Mostly herself and a new group; but a code can be read by others, and used in another group."""
        if mens := self.wijk.coordinator(waar, welke):
            daar = self.wijk.groep_nu(groep) if groep else self.wijk.nieuwe_groep(waar)
            self.wijk.koppelt(mens, waar, mens if welke % 2 else wie, daar)

    # --- who wants more than is hers ---

    @stap(mens=iedereen, vorm=st.sampled_from(KNOPPEN), welke=keuzes)
    def verzint_een_knop(self, mens: Mens, vorm: str, welke: int) -> None:
        self._probeert(mens, "", knop(self.wijk.zicht, vorm, welke))

    @stap(mens=iedereen, van=mensen, welke=st.integers(0, 200))
    def drukt_op_een_knop_van_een_ander(self, mens: Mens, van: Mens, welke: int) -> None:
        ooit = [*self.wijk.kanaal.ooit[van.adres]]
        if ooit:
            self._probeert(mens, *ooit[-1 - welke % len(ooit)])

    @stap(
        mens=iedereen,
        commando=st.sampled_from(COMMANDOS),
        erachter=st.sampled_from(ACHTER_EEN_COMMANDO),
    )
    def geeft_een_opdracht(self, mens: Mens, commando: str, erachter: str) -> None:
        if not erachter or commando != "leden":
            self.wijk.stuurt(mens, commando, erachter)

    @stap(mens=iedereen, deur=st.sampled_from(["kiezen", "bundel"]), welke=keuzes)
    def volgt_een_link(self, mens: Mens, deur: str, welke: int) -> None:
        nummer = knop(self.wijk.zicht, "mapje:{bundel}:", welke).split(":")[2]
        self.wijk.stuurt(mens, "start", f"{deur}-{nummer}")

    def _probeert(self, mens: Mens, bericht: str, doet: str) -> None:
        self.wijk.drukt(mens, bericht, doet)

    # --- the clock ---

    @stap(minuten=st.integers(1, 300))
    def verstrijkt(self, minuten: int) -> None:
        self._wordt(self._nu + timedelta(minutes=minuten))

    @stap(dagen=st.integers(1, 20))
    def gaat_uit(self, dagen: int) -> None:
        """So long nobody beats."""
        self._wordt(self._nu + timedelta(days=dagen))

    @stap()
    def wordt_negen_uur(self) -> None:
        dag = lokaal(self._nu).date()
        self._wordt(next(m for i in range(2) if (m := op(dag + timedelta(days=i), time(9))) > self._nu))

    @stap()
    def wordt_bijna_de_volgende_maand(self) -> None:
        eerste = maand_na(lokaal(self._nu + timedelta(minutes=3)).date())
        self._wordt(op(eerste - timedelta(days=1), time(23, 58)))

    @stap(uur=st.sampled_from(UREN), dagen=st.integers(0, 6))
    def wordt_precies_het_uur(self, uur: time, dagen: int) -> None:
        """Of a working day: the second before it, and at it."""
        dag = werkdag_vanaf(lokaal(self._nu).date() + timedelta(days=dagen))
        if op(dag, uur) <= self._nu:
            dag = werkdag_vanaf(dag + timedelta(days=1))
        for seconden in (-1, 0):
            self._wordt(op(dag, uur) + timedelta(seconds=seconden))

    @precondition(lambda self: klokwissel_na(self._nu) - self._nu < timedelta(days=25))
    @stap(dagen=st.integers(0, 3), uur=st.sampled_from(UREN))
    def gaat_over_de_klokwissel(self, dagen: int, uur: time) -> None:
        """To a working day after it, at an hour on the wall."""
        dag = lokaal(klokwissel_na(self._nu)).date() + timedelta(days=dagen)
        self._wordt(klokwissel_na(self._nu) - timedelta(days=2))
        for seconden in (-1, 0):
            self._wordt(op(werkdag_vanaf(dag), uur) + timedelta(seconds=seconden))

    @precondition(lambda self: klokwissel_na(self._nu) - self._nu < timedelta(days=40))
    @stap(seconden=st.sampled_from([-1, 1, 3601]))
    def wordt_zomer_of_wintertijd(self, seconden: int) -> None:
        self._wordt(klokwissel_na(self._nu) + timedelta(seconds=seconden))

    @stap(minuten=st.integers(1, 5))
    def loopt_terug(self, minuten: int) -> None:
        self.wijk.wordt(self._nu - timedelta(minutes=minuten))

    @stap()
    def slaat(self) -> None:
        self.wijk.slag()

    @stap(na=st.integers(0, 4))
    def slaat_dubbel(self, na: int) -> None:
        self.wijk.slag(ook_na=na)

    @property
    def _nu(self) -> datetime:
        return self.wijk.klok.nu()

    def _wordt(self, moment: datetime) -> None:
        self.wijk.wordt(moment)
        self.wijk.slag()

    # --- the network and the machine ---

    @stap(loten=st.lists(st.sampled_from(Lot), min_size=1, max_size=5))
    def hapert(self, loten: list[Lot]) -> None:
        self.wijk.kanaal.loten.extend(loten)

    @stap()
    def het_net_herstelt(self) -> None:
        self.wijk.het_net_herstelt()

    @stap()
    def valt_uit(self) -> None:
        self.wijk.valt_uit()

    @stap()
    def stopt(self) -> None:
        self.wijk.stopt()

    @stap(mens=mensen, zin=zinnen)
    def zegt_iets_als_de_database_weg_is(self, mens: Mens, zin: str) -> None:
        self.wijk.zegt_zonder_database(mens, zin)

    @stap()
    def wordt_twee_keer_gebracht(self) -> None:
        self.wijk.wordt_twee_keer_gebracht()


def test_whatever_happens_what_was_promised_holds(telling: Telling, tmp_path: Path) -> None:
    """Short it is the same every time; whole it is another one, and says which."""
    zaad = int(os.environ.get("WIJKSIGNAAL_TEST_ZAAD") or schaal(randbelow(2**32), 1))
    print(f"WIJKSIGNAAL_TEST_ZAAD={zaad}")
    verhaal = seed(zaad)(type("Verhaal", (Verhaal,), {"telling": telling, "plek": tmp_path}))
    run_state_machine_as_test(
        verhaal,
        settings=settings(
            max_examples=schaal(140, 9),
            stateful_step_count=STAPPEN_PER_VERHAAL,  # some end earlier
            database=None,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
    assert telling["stappen"] >= schaal(10_000, 500)
    assert [wat for wat in KOMT_VOOR if HEEL and not telling[wat]] == []


def test_a_signal_is_in_one_bundle_also_when_the_clock_was_a_month_ahead(
    telling: Telling, tmp_path: Path
) -> None:
    goed, zin = op(date(2026, 10, 13), time(9)), next(iter(ZINNEN))
    with Wijk(tmp_path, BEGINNEN[0]) as wijk:
        wijk.wordt(goed)
        wijk.zegt(Mens.FATIMA, zin)
        wijk.wordt(op(date(2026, 11, 12), time(9)))
        wijk.slag()
        assert (LAAK, "2026-10") in wijk.signalen.bundels
        wijk.wordt(goed)
        wijk.slag()  # somebody looked, and put it right
        for mens in PRATERS:
            for tekst in (zin, "dank je", zin):  # for Fatima the first is still about what was bundled
                wijk.zegt(mens, tekst)
    telling.tel(**wijk.telling)
