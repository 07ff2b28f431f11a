"""The earlier rounds of the practice neighbourhood, written down as they would have been lived.

Living fifteen months turn by turn takes minutes. So of all but the last round the effects of the turns go straight to
`opslag`, on the day on which they would have come: signals, the bundle as it is made from them, what was chosen, how
that went and what residents read. The masks and the conversations are passed by: the texts are ours. The clock is not
moved here; the caller says when it is.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random

from bot import bundels as bundelweg
from bot.collegas import COORDINATOR, adres_van, terugkoppeling_over
from bot.oefenjaar import deel_van, plan
from bot.oefenstof import ACTIES, BUURTEN, MEER, PERSONEN, REDENEN, Oefenactie, Oefenpersoon, Oefensignaal
from bot.receive import vrije_dagen
from bot.web import WEB
from gesprekken import kalender, ritme, rondes
from gesprekken.rondes import VOORPROEF_WERKDAGEN
from gesprekken.teksten import voornaam
from gesprekken.wijk import Bundel, Fase, Rol, Stand, Terugkoppeling, Uitkomst
from gesprekken.wijzigingen import (
    Beslis,
    GeefVervolg,
    KiesActie,
    LegSignaalVast,
    LegTerugkoppelingVast,
    MeldAan,
    MeldVoortgang,
    NietsBijzonders,
    PubliceerTerugkoppeling,
    VulSignaalAan,
    ZetCiteren,
    ZetGedeeld,
    ZetOntvangst,
)
from opslag import Session, Wie, apply, bundels, cyclus, facts, mensen

LATER_ERBIJ = 2  # of those who came to take part, so many did so when it went on for some months already
ERBIJ_NA = 6  # months
NIET_GECITEERD = (PERSONEN[1], MEER[3])  # who rather did not see her words in a bundle
LUKT_NIET = frozenset({5, 10})  # in these rounds, counted back as in `plan`, the action did not work
TE_KLEIN = "Dit hoorden nog te weinig collega's. We blijven ernaar luisteren."

Gebeurtenis = Callable[[Session, datetime], str]
Zin = tuple[datetime, str]


class Vroeger:
    """Of one wijkverband. What is promised on a day waits until that day comes."""

    def __init__(self, wijkverband: int, zaad: int = 1) -> None:
        self._hier, self._zaad = wijkverband, zaad
        self._kans = Random(zaad)  # a story, not a secret  # nosec B311
        self._personen: dict[str, int] = {}
        self._nummers: defaultdict[int, int] = defaultdict(int)
        self._straks: list[tuple[datetime, int, Gebeurtenis]] = []
        self._volgorde = count()

    # --- people ---

    def meld_aan(self, sessie: Session, nu: datetime, terug: int, maanden: int) -> int:
        """Those join who come in this month; how many they are."""
        erbij = MEER[:-LATER_ERBIJ] if terug == maanden - 1 else ()
        if terug == maanden - 1 - ERBIJ_NA:
            erbij = MEER[-LATER_ERBIJ:]
        for persoon in erbij:
            uitnodiging = mensen.nodig_uit(
                sessie, self._hier, f"{persoon.naam}:{nu}", Rol.MELDER, 1, nu + timedelta(days=1)
            )
            wat = MeldAan(
                uitnodiging, persoon.naam, persoon.organisatie, persoon.functie, None, frozenset(range(5))
            )
            apply.pas_toe(sessie, [wat], Wie(WEB, adres_van(persoon), nu, wijkverband=self._hier))
        self._personen = {lid.naam: lid.persoon for lid in facts.leden(sessie, self._hier)}
        for persoon in (*erbij, *(PERSONEN if terug == maanden - 1 else ())):
            wie = self._wie(persoon, nu)
            apply.pas_toe(sessie, [ZetCiteren(persoon not in NIET_GECITEERD)], wie)
            if persoon in MEER:  # whose telephone nobody looks at
                apply.pas_toe(sessie, [ZetOntvangst(False)], wie)
        return len(erbij)

    def _wie(self, persoon: Oefenpersoon, nu: datetime) -> Wie:
        return Wie(
            WEB,
            adres_van(persoon),
            nu,
            persoon=self._personen[persoon.naam],
            wijkverband=self._hier,
            vrij=vrije_dagen(nu.year),
        )

    # --- what was heard ---

    def hoor(self, sessie: Session, ronde: str, terug: int, behalve: int = 0) -> int:
        """All that was told in this round, but for the last days that are to be lived (`behalve`, working days); how
        many signals. Everybody also once had nothing special to tell."""
        alle = kalender.werkdagen_vanaf(
            rondes.eerste_dag(ronde), rondes.erna(ronde), vrije_dagen(int(ronde[:4]))
        )
        dagen = alle[: len(alle) - behalve]
        mee = [p for p in (*PERSONEN, *MEER) if p.naam in self._personen]
        verteld = _voor_zover(plan(ronde, terug, mee, self._zaad), behalve / len(alle))
        for plek, (persoon, signaal) in enumerate(verteld):
            dag, nummer = dagen[plek * len(dagen) // len(verteld)], self._volgend_nummer(persoon)
            wie = self._wie(persoon, kalender.moment(dag, time(12, self._kans.randrange(20, 50))))
            buurt = self._buurt(signaal.thema)
            vast = LegSignaalVast(nummer, signaal.gehoord, signaal.thema, buurt=buurt)
            erbij = [VulSignaalAan(nummer, signaal.nodig)] if signaal.nodig else []
            apply.pas_toe(sessie, [vast, *erbij], wie)
        for dag in dagen:
            apply.merk_gevraagd(sessie, self._hier, kalender.moment(dag, time(12, 15)))
        for persoon in mee:
            dag = self._kans.choice(dagen)
            apply.pas_toe(
                sessie, [NietsBijzonders(dag)], self._wie(persoon, kalender.moment(dag, time(16, 5)))
            )
        return len(verteld)

    def _buurt(self, thema: str) -> str:
        """What is told of a theme is mostly told of the same one, as far as it is told."""
        kans = self._kans.random()
        if kans < 0.35:
            return BUURTEN[len(thema) % len(BUURTEN)]
        return self._kans.choice(BUURTEN) if kans < 0.5 else ""

    def _volgend_nummer(self, persoon: Oefenpersoon) -> int:
        """Below zero, where no turn of hers comes."""
        self._nummers[self._personen[persoon.naam]] -= 1
        return self._nummers[self._personen[persoon.naam]]

    # --- what was done with it ---

    def bundel(self, sessie: Session, ronde: str, terug: int, nu: datetime) -> list[Zin]:
        """The bundle is posted, and what follows from it is planned."""
        vrij = vrije_dagen(nu.year)
        taak = ritme.MaakBundel(
            self._hier, ronde, plaatsen=True, sleutel=ritme.bundelsleutel(self._hier, ronde)
        )
        bundelweg.maak(sessie, taak, nu, vrij, VOORPROEF_WERKDAGEN)
        (bundel,) = cyclus.geplaatste(sessie, self._hier, ronde, f"{rondes.erna(ronde):%Y-%m}")
        for moment in (*ritme.MOMENTEN, ritme.ANDERS):  # nobody waits for what stood in a chat long ago
            apply.merk_gedaan(sessie, bundels.ontvangstsleutel(bundel.id, moment), bundels.ONTVANGST, nu)
        self._op(nu + timedelta(minutes=90), lambda s, op: self._kies(s, bundel, terug, op))
        self._op(nu + timedelta(days=7), lambda s, op: self._sluit_stemming(s, bundel.id, op))
        return [(nu, f"de bundel van {rondes.kort(ronde)} is geplaatst in de groep")]

    def tot(self, sessie: Session, moment: datetime) -> list[Zin]:
        """What was planned until then happens, in order; what is worth telling."""
        verteld = list[Zin]()
        while self._straks and self._straks[0][0] < moment:
            op, _, gebeurt = heapq.heappop(self._straks)
            if zin := gebeurt(sessie, op):
                verteld.append((op, zin))
        return verteld

    def _op(self, moment: datetime, gebeurt: Gebeurtenis) -> None:
        heapq.heappush(self._straks, (moment, next(self._volgorde), gebeurt))

    def _op_dag(self, dag: date, uur: time, gebeurt: Gebeurtenis) -> None:
        self._op(kalender.moment(dag, uur), gebeurt)

    def _kies(self, sessie: Session, bundel: Bundel, terug: int, nu: datetime) -> str:
        vrij, vandaag, esra = vrije_dagen(nu.year), kalender.lokaal(nu).date(), self._wie(COORDINATOR, nu)
        wat = kies_uit(bundel, {a.wat for a in cyclus.acties(sessie, self._hier)})
        patroon = next((p for p in bundel.patronen if p.naam == wat.thema), bundel.patronen[0])
        eigenaar = PERSONEN[terug % len(PERSONEN[:-1])]
        stap_op = kalender.werkdag_tot(vandaag + timedelta(days=14), vrij)
        check_op = kalender.werkdag_vanaf(vandaag + timedelta(weeks=6), vrij)
        kies = KiesActie(
            ronde=bundel.ronde,
            patroon=patroon.naam,
            patroon_sleutel=patroon.sleutel,
            verandering=wat.gewenste_verandering,
            wat=wat.actie,
            eigenaar=self._personen[eigenaar.naam],
            partners="",
            eerste_stap=wat.eerste_stap,
            eerste_stap_op=stap_op,
            check_op=check_op,
            zin=wat.terugkoppelzin,
            haalbaar="te doen",
            impact="veel",
        )
        cyclus.kies_actie(sessie, kies, None, esra)  # what is said to her was said long ago
        actie = max(a.id for a in cyclus.acties(sessie, self._hier))
        for ander in bundel.te_beantwoorden:
            if ander.sleutel != patroon.sleutel:
                later = ander.melders is not None
                uitkomst = Uitkomst.LATER if later else Uitkomst.NIET
                apply.pas_toe(
                    sessie, [Beslis(bundel.id, ander.sleutel, uitkomst, "" if later else TE_KLEIN)], esra
                )
        lukt = terug not in LUKT_NIET
        reden = REDENEN[sorted(LUKT_NIET).index(terug)] if not lukt else ""
        self._op(nu + timedelta(days=1), lambda s, op: self._koppel_terug(s, bundel, wat, check_op, op))
        self._op_dag(stap_op, time(9, 40), lambda s, op: self._stap(s, actie, eigenaar, op))
        self._op_dag(check_op, time(10, 10), lambda s, op: self._check(s, actie, eigenaar, wat, reden, op))
        belofte = kalender.werkdag_vanaf(check_op + timedelta(days=7), vrij)
        self._op_dag(belofte, time(11), lambda s, op: self._vervolg(s, bundel, wat, reden, op))
        return f"gekozen: {wat.actie} (eigenaar: {voornaam(eigenaar.naam)})"

    def _sluit_stemming(self, sessie: Session, bundel: int, nu: datetime) -> str:
        bundels.sluit(sessie, bundel, nu)
        return ""

    def _koppel_terug(
        self, sessie: Session, bundel: Bundel, wat: Oefenactie, check_op: date, nu: datetime
    ) -> str:
        vrij, vandaag, esra = vrije_dagen(nu.year), kalender.lokaal(nu).date(), self._wie(COORDINATOR, nu)
        verhaal = terugkoppeling_over(wat.thema)
        tekst = Terugkoppeling(
            ronde=bundel.ronde,
            gehoord=verhaal.gehoord,
            gedaan=verhaal.gedaan,
            lukt_niet=verhaal.lukt_niet,
            wanneer=kalender.werkdag_vanaf(check_op + timedelta(days=7), vrij),
            kanaal=verhaal.kanaal,
            contact=verhaal.contact,
        )
        delen_op = kalender.werkdag_vanaf(vandaag + timedelta(days=7), vrij)
        vast = (
            LegTerugkoppelingVast(bundel.id, tekst, Fase.GOED),
            PubliceerTerugkoppeling(bundel.id, self._personen[COORDINATOR.naam], delen_op),
        )
        apply.pas_toe(sessie, vast, esra)
        gedeeld = kalender.werkdag_vanaf(vandaag + timedelta(days=3), vrij)
        self._op_dag(gedeeld, time(14), lambda s, op: self._deel(s, bundel, verhaal.kanaal, op))
        return ""

    def _deel(self, sessie: Session, bundel: Bundel, kanaal: str, nu: datetime) -> str:
        gedeeld = ZetGedeeld(bundel.id, kanaal, kalender.lokaal(nu).date())
        apply.pas_toe(sessie, [gedeeld], self._wie(COORDINATOR, nu))
        return "bewoners lezen wat er is gehoord en gedaan"

    def _stap(self, sessie: Session, actie: int, eigenaar: Oefenpersoon, nu: datetime) -> str:
        apply.pas_toe(sessie, [MeldVoortgang(actie, eerste_stap_gedaan=True)], self._wie(eigenaar, nu))
        return ""

    def _check(
        self, sessie: Session, actie: int, eigenaar: Oefenpersoon, wat: Oefenactie, reden: str, nu: datetime
    ) -> str:
        gezegd = MeldVoortgang(actie, stand=Stand.GEDAAN, opbrengst=wat.opbrengst, merkbaar="ja")
        if reden:
            gezegd = MeldVoortgang(actie, stand=Stand.LUKT_NIET, reden=reden)
        apply.pas_toe(sessie, [gezegd], self._wie(eigenaar, nu))
        antwoord = f"lukt niet. {reden}" if reden else f"gedaan. {wat.opbrengst}"
        return f"{voornaam(eigenaar.naam)} over ‘{wat.actie}’: {antwoord}"

    def _vervolg(self, sessie: Session, bundel: Bundel, wat: Oefenactie, reden: str, nu: datetime) -> str:
        tekst = f"Dit is niet gelukt. {reden}" if reden else wat.opbrengst
        vervolg = GeefVervolg(bundel.id, tekst, kalender.lokaal(nu).date(), None, "")
        apply.pas_toe(sessie, [vervolg], self._wie(COORDINATOR, nu))
        return ""


def kies_uit(bundel: Bundel, eerder: set[str]) -> Oefenactie:
    """What the bundle calls for first and was not done before; and when all was, what was done before."""
    for acties in ([a for a in ACTIES if a.actie not in eerder], ACTIES):
        passend = [actie for naam in bundel.keuzes for actie in acties if actie.thema == naam]
        if passend:
            return passend[0]
    return ACTIES[0]


def _voor_zover(
    gehoord: Sequence[tuple[Oefenpersoon, Oefensignaal]], straks: float
) -> list[tuple[Oefenpersoon, Oefensignaal]]:
    """Without what each of them tells in the part of the month that is still to come."""
    per_persoon = Counter(persoon for persoon, _ in gehoord)
    over = {persoon: aantal - deel_van(aantal, straks) for persoon, aantal in per_persoon.items()}
    al, eerst = Counter[Oefenpersoon](), []
    for persoon, signaal in gehoord:
        al[persoon] += 1
        if al[persoon] <= over[persoon]:
            eerst.append((persoon, signaal))
    return eerst
