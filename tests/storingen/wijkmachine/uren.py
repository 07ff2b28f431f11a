"""When something comes: at its hour on the clock in Amsterdam, in summer and in winter, not before and not later.

Of what was put out at a beat is reckoned when it was due; and after every beat, what was due by then and is not there.
Which day it was to be is what people were told.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from gesprekken import wijk
from gesprekken.vorm import van_json
from tests.sleutels import leesbaar
from tests.storingen.wijkmachine.kalender import (
    NEGEN,
    Ritme,
    eerste_fatsoenlijke_dag,
    in_woorden,
    lees_dag,
    lokaal,
    mag_uit_zichzelf,
    na_geduld,
    op,
    werkdag_vanaf,
    werkdag_voor,
    werkdagen_na,
)
from tests.storingen.wijkmachine.mensen import MET_NUMMER, PRATERS, WIJKEN, Leden, Mens
from tests.storingen.wijkmachine.rondeboek import Plek, Rondeboek
from tests.storingen.wijkmachine.signalenboek import Signalenboek
from tests.storingen.wijkmachine.zicht import Rij, Zicht, moment

VENSTER_DAGVRAAG = NOG_BEZIG = timedelta(hours=2)
# After so many hours without a word a conversation is over.
VERLOOPT = {"kiezen": 36, "microuitvraag": 12, "verbeteren": 12, "buurtgesprek": 12, "panel": 12}

OVERLEG = re.compile(r"Genoteerd: (\w+ \d+ \w+) om (\d+)\.(\d+) uur\. Op (\w+ \d+ \w+) krijg je de agenda\.")
GEEN_OVERLEG = "Goed, er staat geen overleg."
ANDER_RITME = re.compile(r"Vanaf (\w+ \d+ \w+) duurt een ronde (zes weken|een maand)\.")
ZELFDE_RITME = re.compile(r"Goed, een ronde blijft (zes weken|een maand) duren\.")
PAUZE = re.compile(r"Goed, tot (\w+ \d+ \w+) vraag ik niets\.")
UITSTEL = re.compile(r"Goed\. De bundel komt op (\w+ \d+ \w+) in de groep\.")
BELOFTE = re.compile(  # what quotes such a message is no promise
    r"(?:Dit is de bundel van|De bundel van|Klaar\. |Goed\. ).*?"
    r"(?:Dan staat hij|De bundel komt) op (\w+ \d+ \w+)(?: om 9\.00 uur)? in de groep\.",
    re.DOTALL,
)

DAG = re.compile(r"dag:(\d{4}-\d\d-\d\d):(\d+)")
ACTIE = re.compile(r"(actie:\d+:(?:stap|check):(\d{4}-\d\d-\d\d):(\d+))(:zacht)?(:stil)?:.*")
GEEN_ANTWOORD = re.compile(r"actie:\d+:geen_antwoord:(\d{14}):.*")
TOETS = re.compile(r"terugkoppeling:(\d+):toets:.*")
DELER = re.compile(r"(terugkoppeling:(\d+):(?:gedeeld|vervolg:(\d{4}-\d\d-\d\d)):\d+)(:zacht)?(:stil)?:.*")
ROND_OVERLEG = re.compile(r"overleg:\d+:(\d{4}-\d\d-\d\d):(agenda|gekozen):.*")
BUNDEL = re.compile(r"bundel:(\d+):(\d{4}-\d\d(?:-\d\d)?):proef:.*")
VOORPROEF = re.compile(r"voorproef:(\d+):.*")


class Uren:
    def __init__(
        self, zicht: Zicht, leden: Leden, ritmes: dict[int, Ritme], signalen: Signalenboek, rondes: Rondeboek
    ) -> None:
        self._zicht, self._leden, self._ritmes = zicht, leden, ritmes
        self._signalen, self._rondes = signalen, rondes
        self.overleg: dict[int, datetime] = {}
        self.uitstel: dict[Plek, date] = {}
        self._pauze: dict[str, date] = {}
        self._gevraagd: dict[str, datetime] = {}  # by key when somebody was asked, or asked once more
        self._niemand: set[str] = set()  # what was due when nobody could be reached to hear it
        self._begin = zicht.klok.nu()

    @property
    def _vandaag(self) -> date:
        return lokaal(self._zicht.klok.nu()).date()

    # --- what people are told ---

    def boek(self, mens: Mens, rij: Rij) -> None:
        """One message that somebody got in return."""
        tekst, waar = rij.bericht.tekst, rij.wijk
        if waar is None:
            return
        if gevonden := PAUZE.match(tekst):
            self._pauze[mens.adres] = lees_dag(gevonden[1], self._vandaag)
        elif tekst.startswith("Welkom terug."):
            self._pauze.pop(mens.adres, None)
        elif gevonden := OVERLEG.match(tekst):
            dag = lees_dag(gevonden[1], self._vandaag)
            self.overleg[waar] = op(dag, time(int(gevonden[2]), int(gevonden[3])))
            agenda = max(werkdag_voor(dag), eerste_fatsoenlijke_dag(self._zicht.klok.nu()))
            assert lees_dag(gevonden[4], self._vandaag) == agenda
        elif tekst.startswith(GEEN_OVERLEG):
            self.overleg.pop(waar, None)
        elif gevonden := ANDER_RITME.match(tekst):
            vanaf = self._ritmes[waar].wordt(gevonden[2] == "zes weken", self._vandaag)
            assert vanaf is not None
            assert vanaf == lees_dag(gevonden[1], self._vandaag)
        elif gevonden := ZELFDE_RITME.match(tekst):
            assert self._ritmes[waar].wordt(gevonden[1] == "zes weken", self._vandaag) is None
        elif gevonden := UITSTEL.match(tekst):
            plek = self._ongeplaatst(waar)[-1]
            self.uitstel[plek] = lees_dag(gevonden[1], self._vandaag)

    def keur_belofte(self, rij: Rij) -> None:
        """When a coördinator is told when the bundle comes, that is when it will."""
        if rij.wijk is not None and (gevonden := BELOFTE.match(rij.bericht.tekst)):
            plek = self._ongeplaatst(rij.wijk)[-1]
            komt = self._komt(plek)
            op_die_dag = gevonden[1] == in_woorden(lokaal(komt).date())
            assert op_die_dag or komt <= self._zicht.klok.nu(), f"it comes on another day: {rij}"
            self._zicht.telling["beloofd"] += 1

    def _ongeplaatst(self, waar: int) -> list[Plek]:
        """The one that may be looked at is the last."""
        return [p for p, boek in self._rondes.bundels.items() if p[0] == waar and boek.geplaatst is None]

    def _komt(self, plek: Plek) -> datetime:
        """When this bundle is posted by itself."""
        waar, ronde = plek
        overleg = self.overleg.get(waar)
        moment = self._ritmes[waar].met_naam(ronde).bundel_op(lokaal(overleg).date() if overleg else None)
        return max(moment, op(self.uitstel[plek], NEGEN)) if plek in self.uitstel else moment

    # --- not before ---

    def keur_slag(self, nieuw: Sequence[Rij], geplaatst: Sequence[Plek]) -> None:
        """What a beat put out, the bundles that it posted, and what it left."""
        nu = self._zicht.klok.nu()
        for rij in nieuw:
            self.keur_belofte(rij)
            wanneer = self._wanneer(rij)
            if wanneer is not None:
                assert wanneer <= nu, f"before its hour, {lokaal(wanneer)}: {rij}"
                self._tel(wanneer)
        for plek in geplaatst:
            assert self._komt(plek) <= nu, f"the bundle of {plek} was posted too early"
            self._tel(self._komt(plek))
        if mag_uit_zichzelf(nu):
            te_laat = [
                sleutel for sleutel in self._moet_er_zijn(nieuw) if sleutel not in self._zicht.begonnen
            ]
            assert te_laat == [], "past its hour"
            for waar in WIJKEN:
                for plek in self._ongeplaatst(waar):
                    assert nu < self._komt(plek), f"the bundle of {plek} was not posted"

    def _tel(self, wanneer: datetime) -> None:
        """How often something came at the very second, and how often on the other side of a change of the clock."""
        if wanneer == self._zicht.klok.nu():
            self._zicht.telling["op_de_seconde"] += 1
            hier, toen = lokaal(wanneer).utcoffset(), lokaal(self._begin).utcoffset()
            if hier != toen:
                self._zicht.telling[
                    "na_begin_zomertijd" if lokaal(wanneer).dst() else "na_einde_zomertijd"
                ] += 1

    def _wanneer(self, rij: Rij) -> datetime | None:
        """From when on it might come."""
        sleutel, nu = rij.sleutel, self._zicht.klok.nu()
        if gevonden := DAG.fullmatch(sleutel):
            moment_ = op(date.fromisoformat(gevonden[1]), _uur(MET_NUMMER[int(gevonden[2])]))
            assert nu < moment_ + VENSTER_DAGVRAAG, f"too late to ask: {rij}"
            assert self._mag_vragen(MET_NUMMER[int(gevonden[2])]), f"she was not to be asked: {rij}"
            return moment_
        if gevonden := ACTIE.fullmatch(sleutel):
            dag = op(werkdag_vanaf(date.fromisoformat(gevonden[2])), NEGEN)
            return self._opnieuw(gevonden[1], gevonden[4] or "", gevonden[5] or "", dag)
        if gevonden := GEEN_ANTWOORD.fullmatch(sleutel):
            return na_geduld(datetime.strptime(f"{gevonden[1]}+0000", "%Y%m%d%H%M%S%z"))
        if gevonden := TOETS.fullmatch(sleutel):
            zoek = "SELECT vastgelegd FROM terugkoppeling WHERE id = ?"
            return na_geduld(moment(self._zicht.een(zoek, gevonden[1])))
        if gevonden := DELER.fullmatch(sleutel):
            dag = self._na_delen(gevonden[2], gevonden[3])
            return self._opnieuw(gevonden[1], gevonden[4] or "", gevonden[5] or "", dag)
        if gevonden := ROND_OVERLEG.fullmatch(sleutel):
            dag_ = date.fromisoformat(gevonden[1])
            return op(werkdag_voor(dag_) if gevonden[2] == "agenda" else werkdagen_na(dag_, 1), NEGEN)
        if gevonden := BUNDEL.fullmatch(sleutel):
            return self._komt((int(gevonden[1]), gevonden[2]))
        if gevonden := VOORPROEF.fullmatch(sleutel):
            waar, ronde = self._zicht.bundel(gevonden[1]) or (0, "")
            return self._ritmes[waar].met_naam(ronde).voorproef_op
        return None

    def _opnieuw(self, basis: str, zacht: str, stil: str, dag: datetime) -> datetime:
        """First on its day, then three working days after it was asked, or asked once more."""
        self._gevraagd.setdefault(f"{basis}{zacht}{stil}", self._zicht.klok.nu())
        if stil:
            eerder = self._gevraagd.get(f"{basis}:zacht") or self._gevraagd.get(basis)
            return na_geduld(eerder) if eerder else dag
        return na_geduld(self._gevraagd[basis]) if zacht else dag

    def _na_delen(self, nummer: str, vervolg_op: str | None) -> datetime:
        if vervolg_op:
            return op(werkdag_vanaf(date.fromisoformat(vervolg_op)), NEGEN)
        inhoud = leesbaar("inhoud", self._zicht.een("SELECT inhoud FROM terugkoppeling WHERE id = ?", nummer))
        return _na_uiterlijk_delen(inhoud)

    # --- not later ---

    def _moet_er_zijn(self, nieuw: Sequence[Rij]) -> Iterator[str]:
        """With what the keys begin of all that was due by now."""
        yield from self._dagvragen()
        yield from self._over_acties(nieuw)
        yield from self._over_teksten()
        yield from self._rond_overleg()

    def _dagvragen(self) -> Iterator[str]:
        nu, vandaag = self._zicht.klok.nu(), self._vandaag
        for mens in PRATERS:
            moment_ = op(vandaag, _uur(mens))
            if (
                moment_ <= nu < moment_ + VENSTER_DAGVRAAG
                and self._mag_vragen(mens)
                and self._bereikbaar(mens)
            ):
                yield f"dag:{vandaag}:{mens.nummer}"

    def _mag_vragen(self, mens: Mens) -> bool:
        """Who let hear of herself today, who pauses and who is busy is not asked."""
        vandaag = self._vandaag
        if self._signalen.liet_horen[mens.adres] >= vandaag or vandaag < self._pauze.get(mens.adres, vandaag):
            return False
        return self._laatste_woord(mens) is None

    def _laatste_woord(self, mens: Mens) -> datetime | None:
        """In a conversation that is open, if one is."""
        toestand = self._zicht.toestand(mens.adres)
        if not toestand["gesprek"]:
            return None
        sinds = datetime.fromisoformat(toestand["sinds"])
        duur = timedelta(hours=VERLOOPT.get(toestand["gesprek"], 24))
        return sinds if self._zicht.klok.nu() - sinds <= duur else None

    def _heeft_het_druk(self, mens: Mens) -> bool:
        woord = self._laatste_woord(mens)
        return woord is not None and self._zicht.klok.nu() - woord < NOG_BEZIG

    def _bereikbaar(self, mens: Mens) -> bool:
        return bool(self._zicht.een("SELECT bereikbaar FROM persoon WHERE id = ?", mens.nummer))

    def _iemand_bereikbaar(self, waar: int, behalve: Mens | None = None) -> bool:
        return any(self._bereikbaar(m) for m in self._leden.coordinatoren(waar) if m is not behalve)

    def _over_acties(self, nieuw: Sequence[Rij]) -> Iterator[str]:
        """An owner is asked about the check moment, or else about the first step; and who was asked to be the owner
        has three working days."""
        nu = self._zicht.klok.nu()
        net_ingetrokken = {rij.sleutel.split(":")[1] for rij in nieuw if GEEN_ANTWOORD.fullmatch(rij.sleutel)}
        zoek = (
            "SELECT id, wijkverband_id, eigenaar_id, eerste_stap_op, check_op, eerste_stap_gedaan, gevraagd_op "
            "FROM actie WHERE stand = 'loopt' AND eigenaar_id IS NOT NULL"
        )
        for id, waar, eigenaar, stap_op, check_op, gezet, gevraagd_op in self._zicht.ogen.execute(
            zoek
        ).fetchall():
            assert gevraagd_op is None or nu < na_geduld(moment(gevraagd_op)), "the question waits too long"
            mens = MET_NUMMER[eigenaar]
            if self._heeft_het_druk(mens) or str(id) in net_ingetrokken:  # then it comes at the next beat
                continue
            dagen = [("check", check_op), *([] if gezet else [("stap", stap_op)])]
            aan_de_beurt = [(w, d) for w, d in dagen if op(werkdag_vanaf(date.fromisoformat(d)), NEGEN) <= nu]
            for wat, dag in aan_de_beurt[:1]:
                stil = self._iemand_bereikbaar(waar, behalve=mens)  # nobody is told about herself
                yield from self._gevraagd_en_nog_eens(f"actie:{id}:{wat}:{dag}:{eigenaar}", mens, waar, stil)

    def _gevraagd_en_nog_eens(
        self, basis: str, mens: Mens, waar: int, stil: bool, zacht: bool = True
    ) -> Iterator[str]:
        """`stil`: can anybody be told that she does not answer?"""
        nu, eerst, nog_eens = (
            self._zicht.klok.nu(),
            self._gevraagd.get(basis),
            self._gevraagd.get(f"{basis}:zacht"),
        )
        hoort_het = self._bereikbaar(mens) or self._iemand_bereikbaar(waar)
        yield from self._als_iemand_het_hoort(basis, hoort_het)
        if eerst is None or not self._ging_naar(
            basis, mens
        ):  # or the coördinator heard of it, and that was all
            return
        if zacht and na_geduld(eerst) <= nu:
            yield from self._als_iemand_het_hoort(f"{basis}:zacht", hoort_het)
        laatst = nog_eens if zacht else eerst
        if laatst is not None and na_geduld(laatst) <= nu:
            yield from self._als_iemand_het_hoort(f"{basis}:stil", stil)

    def _als_iemand_het_hoort(self, sleutel: str, hoort_het: bool) -> Iterator[str]:
        """What nobody could be told at its hour is not told later."""
        if not hoort_het:
            self._niemand.add(sleutel)
        elif sleutel not in self._niemand:
            yield sleutel

    def _ging_naar(self, basis: str, mens: Mens) -> bool:
        return f"{basis}:{mens.nummer}" in self._zicht.begonnen

    def _over_teksten(self) -> Iterator[str]:
        """Who reads along is asked once more after three working days, and three later the coördinator goes on. What
        was published is shared, and followed up."""
        nu = self._zicht.klok.nu()
        for id, waar, inhoud, stand, vastgelegd, eigenaar, gedeeld_op, vervolg_op in self._laatste_teksten():
            if stand == "voorgelegd":
                nog_eens = self._nog_eens_gevraagd(id) or vastgelegd
                sinds = max(vastgelegd, nog_eens)  # it may have been returned, and come again
                assert nu < na_geduld(moment(sinds)), "nobody read along, and the coördinator did not hear it"
            if stand not in ("gepubliceerd", "gedeeld") or eigenaar is None:
                continue
            mens = MET_NUMMER[eigenaar]
            if self._heeft_het_druk(mens):
                continue
            stil = self._iemand_bereikbaar(waar)
            if gedeeld_op is None and _na_uiterlijk_delen(leesbaar("inhoud", inhoud)) <= nu:
                basis = f"terugkoppeling:{id}:gedeeld:{eigenaar}"
                yield from self._gevraagd_en_nog_eens(basis, mens, waar, stil, zacht=False)
            elif vervolg_op and op(werkdag_vanaf(date.fromisoformat(vervolg_op)), NEGEN) <= nu:
                basis = f"terugkoppeling:{id}:vervolg:{vervolg_op}:{eigenaar}"
                yield from self._gevraagd_en_nog_eens(basis, mens, waar, stil)

    def _nog_eens_gevraagd(self, id: int) -> str | None:
        zoek = "SELECT max(moment) FROM gedaan WHERE sleutel LIKE ?"
        return self._zicht.een(zoek, f"terugkoppeling:{id}:toets:%:zacht")

    def _laatste_teksten(self) -> list[tuple[Any, ...]]:
        """Of each round the last version."""
        return self._zicht.ogen.execute(
            "SELECT id, wijkverband_id, inhoud, stand, vastgelegd, eigenaar_id, gedeeld_op, vervolg_op "
            "FROM terugkoppeling WHERE id IN "
            "(SELECT max(id) FROM terugkoppeling WHERE stand != 'concept' GROUP BY wijkverband_id, ronde)"
        ).fetchall()

    def _rond_overleg(self) -> Iterator[str]:
        """The day before the meeting the agenda, the day after it one question, as long as something has no answer."""
        nu = self._zicht.klok.nu()
        for waar, overleg in self.overleg.items():
            dag = lokaal(overleg).date()
            erna, tot = op(werkdagen_na(dag, 1), NEGEN), op(werkdagen_na(dag, 6), NEGEN)
            laatste = self._rondes.laatste(waar)
            hoort_het = self._iemand_bereikbaar(waar)
            if op(werkdag_voor(dag), NEGEN) <= nu < overleg:
                yield from self._als_iemand_het_hoort(f"overleg:{waar}:{dag}:agenda", hoort_het)
            geplaatst = self._rondes.bundels[laatste].geplaatst if laatste else None
            if not erna <= nu < tot or laatste is None or geplaatst is None or geplaatst >= erna:
                continue
            if not self._rondes.bundels[laatste].antwoorden or self._rondes.zonder_antwoord(laatste):
                yield from self._als_iemand_het_hoort(f"overleg:{waar}:{dag}:gekozen", hoort_het)


def _na_uiterlijk_delen(inhoud: str) -> datetime:
    """Three working days after the day on which residents would know."""
    delen_op = van_json(wijk.Terugkoppeling, inhoud).delen_op
    return op(werkdagen_na(delen_op, 3), NEGEN) if delen_op else datetime.max.replace(tzinfo=UTC)


def _uur(mens: Mens) -> time:
    return time.fromisoformat(mens.uur)
