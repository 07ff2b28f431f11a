"""What people told, as it was confirmed to them; and that all of it is in one bundle each, with its figures."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from gesprekken import wijk
from gesprekken.model import Bericht, Invoer, Soort
from gesprekken.vorm import van_json
from tests.sleutels import leesbaar
from tests.storingen.wijkmachine.kalender import Ritme, Ronde, in_woorden, lokaal, mag_uit_zichzelf
from tests.storingen.wijkmachine.kanaal import knoppen
from tests.storingen.wijkmachine.mensen import AFVAL, KOOR, LEDEN, VERKEER, WIJKEN, ZINNEN, Leden, Mens, Rol
from tests.storingen.wijkmachine.zicht import Zicht

BEVESTIGING = re.compile(
    r"(?:Dank je, dit staat genoteerd|Goed, we stoppen\. Je eerste antwoord telt mee"
    r"|Aangepast|Aangepast, dit staat nu genoteerd|Je signaal telt weer mee) voor (?P<wijk>Laak|Duin):"
)


@dataclass
class Signaal:
    """What somebody was told is noted. `telt_voor`: the organisation to whose breadth it adds; `zelf`: she chose the
    theme, so it stays when her words change."""

    wijk: int
    ronde: str
    thema: str
    telt_voor: str
    zelf: bool = False
    ingetrokken: bool = False


def over(doet: str) -> str:
    """What a button is about: `o:intrekken:5:ja` is about 5."""
    return doet.split(":")[2]


class Signalenboek:
    def __init__(self, zicht: Zicht, leden: Leden, ritmes: dict[int, Ritme]) -> None:
        self._zicht, self._leden, self._ritmes = zicht, leden, ritmes
        self.laatst_in = {mens.adres: max(mens.bij) for mens in LEDEN}
        self.signalen: dict[tuple[str, str], Signaal] = {}  # by person and number
        self.deelname: set[tuple[int, str, str]] = set()
        self.liet_horen: defaultdict[str, date] = defaultdict(lambda: date.min)  # by person, the last day
        self.bundels: dict[tuple[int, str], frozenset[tuple[str, str]]] = {}
        self._bronnen: dict[tuple[str, str], tuple[str, str]] = {}
        self._gezongen: set[tuple[int, str]] = set()
        self.sinds = {waar: ritme.begin for waar, ritme in ritmes.items()}

    # --- what is told ---

    def zingt(self, waar: int, ronde: Ronde) -> bool:
        """Does the choir tell anything in this round now? Once, and then it is noted."""
        if (waar, ronde.naam) in self._gezongen:
            return False
        self._gezongen.add((waar, ronde.naam))
        for mens, nummer, thema in lied(waar, ronde):
            self.signalen[mens.adres, str(nummer)] = Signaal(waar, ronde.naam, thema, mens.bij[waar])
        return True

    def boek(
        self, mens: Mens, invoer: Invoer, voor: dict[str, Any], na: dict[str, Any], antwoord: Bericht
    ) -> None:
        """What was said in return is what she may count on."""
        adres, tekst, gezegd = mens.adres, antwoord.tekst, invoer.argument or invoer.tekst
        if tekst.startswith("Genoteerd. ") and na["gesprek"] == "microuitvraag":
            nummer = na["antwoorden"]["nr"]
            if (adres, nummer) not in self.signalen:
                waar = self.laatst_in[adres]
                telt_voor = self._telt_voor(mens, waar)
                self.signalen[adres, nummer] = Signaal(
                    waar, self._open_ronde(waar), ZINNEN[gezegd], telt_voor
                )
                self._laat_horen(adres)
            self.signalen[adres, nummer].thema = ZINNEN[gezegd]
            self._bronnen[adres, invoer.bron] = (nummer, "gehoord")
        elif tekst.startswith("Aangepast.\n\nGenoteerd. "):
            self.signalen[adres, voor["antwoorden"]["nr"]].thema = ZINNEN[gezegd]
        elif bevestigd := BEVESTIGING.match(tekst):
            self._boek_bevestiging(mens, invoer, voor, antwoord, bevestigd)
        elif tekst.startswith("Ingetrokken."):
            self.signalen[adres, over(invoer.tekst)].ingetrokken = True
        elif tekst.startswith("Dank je, ook dat telt mee."):
            waar = self.laatst_in[adres]
            self.deelname.add((waar, self._open_ronde(waar), adres))
            self._laat_horen(adres)
            if "ingetrokken" in tekst:
                self.signalen[adres, voor["antwoorden"]["nr"]].ingetrokken = True
        elif invoer.soort is Soort.BEWERKING and re.match(r"Aangepast(?:\. |, maar)", tekst):
            nummer, veld = self._bronnen[adres, invoer.bron]
            signaal = self.signalen[adres, nummer]
            if veld == "gehoord" and not signaal.zelf:
                signaal.thema = ZINNEN[gezegd]

    def _boek_bevestiging(
        self, mens: Mens, invoer: Invoer, voor: dict[str, Any], antwoord: Bericht, gevonden: re.Match[str]
    ) -> None:
        """A confirmation names what is so: the wijkverband, the theme, and until when it can be changed."""
        adres = mens.adres
        doet = [knop.doet for knop in knoppen(antwoord) if knop.doet.startswith("o:intrekken:")]
        nummer = over(doet[0]) if doet else voor["antwoorden"]["nr"]
        signaal, naam = self.signalen[adres, nummer], gevonden["wijk"]
        if invoer.tekst.startswith("o:verplaatsen:"):
            signaal.wijk = self.laatst_in[adres] = next(w for w in WIJKEN if WIJKEN[w] == naam)
            signaal.telt_voor = self._telt_voor(mens, signaal.wijk)
            signaal.ronde = self._open_ronde(signaal.wijk)
        if invoer.tekst.startswith("o:intrekken:"):
            signaal.ingetrokken = False
        thema = re.search(r"^Thema: (.+?)(?: ·|$)", antwoord.tekst, re.MULTILINE)
        assert thema is not None
        if invoer.tekst.startswith("o:thema:") or voor["stap"] == "thema":
            signaal.thema, signaal.zelf = thema[1], True
        elif voor["stap"] == "gehoord" and voor["gesprek"] == "verbeteren" and not signaal.zelf:
            signaal.thema = ZINNEN[invoer.tekst]
        if voor["gesprek"] == "microuitvraag" and voor["stap"] == "nodig" and invoer.soort is Soort.TEKST:
            self._bronnen[adres, invoer.bron] = (nummer, "nodig")
        assert (naam, thema[1]) == (WIJKEN[signaal.wijk], signaal.thema)
        if tot := re.search(r"Je kunt dit verbeteren tot en met (.+)\.", antwoord.tekst):
            ronde = self._ritmes[signaal.wijk].met_naam(signaal.ronde)
            assert tot[1] == in_woorden(ronde.laatste_dag)

    def _telt_voor(self, mens: Mens, waar: int) -> str:
        """Who speaks for residents speaks for no organisation."""
        return "" if self._leden.rol(mens, waar) is Rol.ERVARING else mens.bij[waar]

    def _laat_horen(self, adres: str) -> None:
        vandaag = lokaal(self._zicht.klok.nu()).date()
        self.liet_horen[adres] = max(self.liet_horen[adres], vandaag)

    def _open_ronde(self, waar: int) -> str:
        """The round of what is told now: the first one after now that has no bundle, for the clock may have been
        ahead."""
        ritme = self._ritmes[waar]
        ronde = ritme.van(self._zicht.klok.nu())
        while (waar, ronde.naam) in self.bundels:
            ronde = ritme.na(ronde)
        return ronde.naam

    # --- what is bundled ---

    def staande(self, waar: int, ronde: str) -> dict[tuple[str, str], Signaal]:
        return {
            wie: s
            for wie, s in self.signalen.items()
            if (s.wijk, s.ronde, s.ingetrokken) == (waar, ronde, False)
        }

    def boek_bundels(self) -> list[tuple[int, str]]:
        """Those that were made since the last look. Every round that is over has one after a beat at a decent hour,
        with all that was told."""
        nu, nieuw = self._zicht.klok.nu(), list[tuple[int, str]]()
        gemaakt = self._zicht.ogen.execute(
            "SELECT wijkverband_id, ronde, inhoud FROM bundel ORDER BY id"
        ).fetchall()
        for waar, ronde, inhoud in gemaakt[len(self.bundels) :]:
            assert mag_uit_zichzelf(nu)
            assert self._ritmes[waar].met_naam(ronde).voorproef_op <= nu
            assert (waar, ronde) not in self.bundels, "a round has one bundle"
            self.bundels[waar, ronde] = frozenset(self.staande(waar, ronde))
            self._vergelijk(van_json(wijk.Bundel, leesbaar("inhoud", inhoud)), waar, ronde)
            nieuw.append((waar, ronde))
            self._zicht.telling["bundels"] += 1
            self._zicht.telling["bundels_zes_weken"] += len(ronde) > len("2026-11")
        if mag_uit_zichzelf(nu):
            assert self.bundels.keys() >= {(w, r.naam) for w in WIJKEN for r in self.rond(w)}, (
                "a bundle is late"
            )
        return nieuw

    def rond(self, waar: int) -> list[Ronde]:
        """The rounds of which the bundle may be made by now."""
        nu, rondes = self._zicht.klok.nu(), list[Ronde]()
        for ronde in self._ritmes[waar].alle():
            if ronde.voorproef_op > nu:
                return rondes
            rondes.append(ronde)
        return rondes

    def _vergelijk(self, bundel: wijk.Bundel, waar: int, ronde: str) -> None:
        """Each figure of the bundle is that of the books, or less where it says *ten minste*; and nothing that is
        smaller than the thresholds has one."""
        signalen = self.staande(waar, ronde)
        actief = {adres for adres, _ in signalen}
        actief |= {adres for w, r, adres in self.deelname if (w, r) == (waar, ronde)}
        assert bundel.actieve_melders == (len(actief) if len(actief) >= 5 else None)
        ruim_genoeg = {}
        for thema in {s.thema for s in signalen.values()} - {wijk.GEEN_THEMA}:
            hier = {wie: s for wie, s in signalen.items() if s.thema == thema}
            melders = {adres for adres, _ in hier}
            organisaties = {s.telt_voor for s in hier.values()} - {""}
            genoeg = 10 if thema == "Stress en mentaal" else 5
            if len(actief) >= 5 and len(melders) >= 3 and len(organisaties) >= 2 and len(hier) >= genoeg:
                ruim_genoeg[thema] = (len(melders), len(organisaties), len(hier))
        for patroon in bundel.top:
            geteld = dict(
                zip(("melders", "organisaties", "signalen"), ruim_genoeg[patroon.naam], strict=True)
            )
            assert patroon.signalen in (None, geteld["signalen"])
            for naam in ("melders", "organisaties"):
                getoond, hoogstens = getattr(patroon, naam), naam in patroon.ondergrens
                assert getoond == geteld[naam] or (hoogstens and getoond < geteld[naam]), (patroon, geteld)
            self._zicht.telling["in_een_bundel"] += geteld["signalen"]

    def alles_in_een_bundel(self) -> None:
        """What was told is in one bundle, and what was in it is in it still."""
        tot = {waar: max(ronde for w, ronde in self.bundels if w == waar) for waar in WIJKEN}
        staat = {wie: s for wie, s in self.signalen.items() if not s.ingetrokken and s.ronde <= tot[s.wijk]}
        keren = Counter(wie for inhoud in self.bundels.values() for wie in inhoud)
        assert keren == Counter(dict.fromkeys(staat, 1)), "every signal is in exactly one bundle"
        geteld = self._zicht.ogen.execute(
            "SELECT wijkverband_id, ronde, count(*) FROM signaal WHERE NOT ingetrokken GROUP BY 1, 2"
        )
        assert {(w, r): n for w, r, n in geteld if r <= tot[w]} == {
            waar: len(inhoud) for waar, inhoud in self.bundels.items() if inhoud
        }
        self._zicht.telling["signalen"] += len(self.signalen)


def lied(waar: int, ronde: Ronde) -> list[tuple[Mens, int, str]]:
    """Who of the choir tells what in a round, and under which number. About traffic it tells every other time only,
    so that what is put off is not always heard again."""
    themas = (AFVAL, VERKEER) if ronde.eerste.month % 2 else (AFVAL,)
    cijfers = ronde.naam.replace("-", "")
    return [
        (mens, int(f"{cijfers}{waar}{plek}"), thema) for mens in KOOR for plek, thema in enumerate(themas)
    ]
