"""A neighbourhood in memory, to play conversations in: in the terminal and in the screenplays.

It carries out what a turn brings about just well enough to go on talking. What really counts is kept
by `opslag`; here nothing is kept, nothing is sent, and `nu` only moves when it is set.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from gesprekken import GESPREKKEN, aanzoek, beheer, engine, kalender, rondes
from gesprekken.model import Context, Effect, Invoer, Onderwerp, Stuur, Themavoorstel, Toestand, Uitkomst
from gesprekken.wijk import (
    Actie,
    Afspraken,
    Besluit,
    Bronbericht,
    Bundel,
    Concept,
    Dossier,
    Fase,
    Greep,
    Ingreep,
    Lid,
    Patroon,
    Persoon,
    Rol,
    Rondestand,
    Signaal,
    Stand,
    Stemming,
    Uitnodiging,
    Verzending,
    Voorproef,
    Wijkverband,
    sleutel_van,
)
from gesprekken.wijzigingen import (
    Beslis,
    BesluitVerzending,
    BewaarConcept,
    Corrigeer,
    GeefVervolg,
    GrijpIn,
    KiesActie,
    KoppelGroep,
    LaatKiezen,
    LegAfsprakenVast,
    LegSignaalVast,
    LegTerugkoppelingVast,
    MaakKoppelcode,
    MaakUitnodiging,
    MeldAan,
    MeldVoortgang,
    NeemActieAan,
    Pauzeer,
    PubliceerTerugkoppeling,
    SluitStemming,
    StelRitme,
    Stem,
    ToetsTerugkoppeling,
    TrekSignaalIn,
    TrekUitnodigingenIn,
    VerbeterActie,
    VerbeterSignaal,
    VerplaatsSignaal,
    Verwijder,
    VraagCiteren,
    VraagEigenaar,
    VulSignaalAan,
    WijsActieAf,
    ZetCiteren,
    ZetGedeeld,
    ZetOntvangst,
    ZetOverleg,
    ZetRitme,
    ZetRol,
    ZetThemas,
    ZetWijkteam,
    ZetWoorden,
)

OverActie: TypeAlias = KiesActie | MeldVoortgang | VerbeterActie | VraagEigenaar | NeemActieAan | WijsActieAf
OverDossier: TypeAlias = (
    BewaarConcept
    | LegTerugkoppelingVast
    | ToetsTerugkoppeling
    | PubliceerTerugkoppeling
    | ZetGedeeld
    | GeefVervolg
)
OverSignaal: TypeAlias = LegSignaalVast | VulSignaalAan | VerbeterSignaal | TrekSignaalIn | VerplaatsSignaal
NIEMAND_GEVRAAGD: dict[str, Any] = {"gevraagd": 0, "gevraagd_naam": "", "gevraagd_op": None, "uitnodiging": 0}


@dataclass
class Speelwijk:
    """Everybody is known by name; who has no number in `personen` does not take part yet."""

    nu: datetime
    wijken: dict[int, Wijkverband]
    themas: Callable[[str, Collection[str]], Themavoorstel] = lambda tekst, uit: Themavoorstel()
    alle_themas: tuple[str, ...] = ()
    vrij: kalender.Vrij = frozenset()
    code: str = "proefcode"
    botnaam: str = "WijksignaalBot"
    personen: dict[str, Persoon] = field(default_factory=dict)
    leden: dict[tuple[int, int], Lid] = field(default_factory=dict)
    laatst_in: dict[int, int] = field(default_factory=dict)
    toestanden: dict[str, str] = field(default_factory=dict)
    signalen: dict[tuple[int, int], tuple[int, Signaal]] = field(default_factory=dict)
    bronnen: dict[tuple[int, str], tuple[int, str]] = field(default_factory=dict)
    acties: dict[int, Actie] = field(default_factory=dict)
    bundels: dict[int, tuple[int, Bundel]] = field(default_factory=dict)
    besluiten: dict[tuple[int, str], Besluit] = field(default_factory=dict)
    dossiers: dict[int, Dossier] = field(default_factory=dict)  # by the number of the bundle
    concepten: dict[int, Concept] = field(default_factory=dict)
    deler: int = 0
    uitnodigingen: dict[str, Uitnodiging] = field(default_factory=dict)
    verzendingen: dict[int, Verzending] = field(default_factory=dict)
    afspraken: dict[int, Afspraken] = field(default_factory=dict)
    ingrepen: dict[int, tuple[Ingreep, ...]] = field(default_factory=dict)
    voorproeven: set[int] = field(default_factory=set)  # bundles that were not posted yet
    stemmen: set[tuple[int, int, str]] = field(default_factory=set)  # bundle, person, pattern
    gebruikt: dict[int, int] = field(default_factory=dict)
    naamloos: set[str] = field(default_factory=set)
    terug: dict[str, str] = field(default_factory=dict)  # what the bot remembers of words it left out
    gevaar: dict[str, str] = field(default_factory=dict)  # and for what it showed somebody the way
    over_de_buurt: dict[str, str] = field(default_factory=dict)
    vervolg: list[Stuur] = field(default_factory=list)  # what a change itself says to others

    # --- taking part ---

    def doet_mee(
        self, naam: str, functie: str, organisatie: str, rol: Rol = Rol.MELDER, wijk: int = 1
    ) -> Persoon:
        persoon = self.personen.setdefault(naam, Persoon(len(self.personen) + 1, naam))
        lid = Lid(persoon.id, naam, organisatie, functie, frozenset({rol}), citeren=False)
        self.leden[persoon.id, wijk] = lid
        self.laatst_in[persoon.id] = wijk
        return persoon

    def nodig_uit(self, code: str, rol: Rol = Rol.MELDER, aantal: int = 1, wijk: int = 1) -> None:
        nummer = len(self.uitnodigingen) + 1
        self.uitnodigingen[code] = Uitnodiging(nummer, self.wijken[wijk], rol, geldig=aantal > 0)
        self.gebruikt[nummer] = aantal

    # --- a turn, with the state through JSON ---

    def neem(self, naam: str, invoer: Invoer) -> Uitkomst:
        oud = self.toestand(naam)
        basis = self.context(naam)
        context = self._met_onderwerp(basis, naam, *engine.onderwerp(GESPREKKEN, oud, invoer, basis))
        uitkomst = engine.beurt(GESPREKKEN, oud, invoer, context)
        gezegd = uitkomst.genomen and engine.zegt_dat_het_de_buurt_is(invoer)
        self.over_de_buurt[naam] = context.gevaar if gezegd else ""
        self.gevaar[naam] = "" if uitkomst.genomen else invoer.acuut
        self.toestanden[naam] = uitkomst.toestand.als_json()
        self.vervolg = []
        self.pas_toe(uitkomst.effecten, naam, context)
        return replace(uitkomst, effecten=(*uitkomst.effecten, *self.vervolg))

    def neem_in_de_groep(self, naam: str, invoer: Invoer) -> Uitkomst:
        uitnodiging = self.uitnodigingen.get(invoer.argument)
        context = replace(self.context(naam), onderwerp=uitnodiging)
        uitkomst = beheer.in_de_groep(invoer, context, None)
        self.pas_toe(uitkomst.effecten, naam, context)
        return uitkomst

    def toestand(self, naam: str) -> Toestand:
        return Toestand.uit_json(self.toestanden[naam]) if naam in self.toestanden else Toestand()

    # --- what a turn may know ---

    def context(self, naam: str) -> Context:
        persoon = self.personen.get(naam)
        basis = Context(
            nu=self.nu,
            naam="" if naam in self.naamloos else naam,
            persoon=persoon,
            vrij=self.vrij,
            themas=self.themas,
            alle_themas=self.alle_themas,
            code=self.code,
            botnaam=self.botnaam,
            terug=lambda tekst: self.terug.get(tekst, ""),
            gevaar=self.gevaar.get(naam, ""),
            over_de_buurt=self.over_de_buurt.get(naam, ""),
        )
        if persoon is None:
            return basis
        mijn = tuple(w for id, w in self.wijken.items() if (persoon.id, id) in self.leden)
        basis = replace(
            basis,
            wijkverbanden=mijn,
            coordineert=tuple(w for w in mijn if self.leden[persoon.id, w.id].is_coordinator),
        )
        return self._in_wijk(basis, self.laatst_in[persoon.id])

    def gezien(self, naam: str, soort: str, welk: str) -> Context:
        """What this person may know about such a thing."""
        return self._met_onderwerp(self.context(naam), naam, soort, welk)

    def _in_wijk(self, c: Context, wijk: int) -> Context:
        leden = tuple(lid for (_, id), lid in self.leden.items() if id == wijk)
        return replace(
            c,
            wijkverband=self.wijken[wijk],
            lid=next((lid for lid in leden if c.persoon and lid.persoon == c.persoon.id), None),
            leden=leden,
            acties=tuple(a for a in self.acties.values() if a.wijkverband == wijk),
            afgesproken=tuple(a for w, a in self.afspraken.items() if w == wijk),
            rondes=self._rondes(wijk),
            rondes_elders=tuple(
                stand
                for elders in self.wijken
                if elders != wijk and c.persoon and (c.persoon.id, elders) in self.leden
                for stand in self._rondes(elders)
                if stand.dossier and stand.dossier.eigenaar == c.persoon.id
            ),
            acties_elders=tuple(
                a
                for a in self.acties.values()
                if c.persoon and a.eigenaar == c.persoon.id and a.wijkverband != wijk
            ),
        )

    def _met_onderwerp(self, c: Context, naam: str, soort: str, welk: str) -> Context:
        """Only what is of this person's own wijkverbanden, as in a real one."""
        if soort == "code":
            return replace(c, onderwerp=self.uitnodigingen.get(welk))
        if soort == "uitnodiging":
            gevonden_op = (u for u in self.uitnodigingen.values() if str(u.id) == welk)
            return replace(c, onderwerp=next(gevonden_op, None))
        gevonden = self._onderwerp(c, soort, welk) if c.persoon else None
        if gevonden is None or self.wijken[gevonden[0]] not in c.wijkverbanden:
            return c
        over = gevonden[1]
        nummer = over.id if isinstance(over, Bundel) else 0
        besluiten = tuple(besluit for (bundel, _), besluit in self.besluiten.items() if bundel == nummer)
        gezien = replace(self._in_wijk(c, gevonden[0]), onderwerp=over, besluiten=besluiten)
        if not isinstance(over, Voorproef):
            return gezien
        return replace(gezien, met_ingrepen=lambda erbij: _getoond(ingegrepen(over.bundel, erbij)))

    def _onderwerp(self, c: Context, soort: str, welk: str) -> tuple[int, Onderwerp] | None:
        ik, nummer = c.persoon.id if c.persoon else 0, int(welk) if welk.isdecimal() else 0
        match soort:
            case "signaal":
                return self._signaal(ik, nummer)
            case "bron" if (ik, welk) in self.bronnen:
                nummer, veld = self.bronnen[ik, welk]
                gevonden = self._signaal(ik, nummer)
                return (gevonden[0], Bronbericht(gevonden[1], veld)) if gevonden else None
            case "actie" if nummer in self.acties:
                return self.acties[nummer].wijkverband, self.acties[nummer]
            case "wijkverband" if verband := self._eigen_verband(c, welk):
                return verband.id, verband
            case "voorproef" | "stemming":
                return self._over_bundel(c, soort, welk)
            case "bundel" if verband := self._eigen_verband(c, welk):
                return self.bundels.get(self._laatste(verband.id, ook_voorproef=False))
            case "bundel":
                return self.bundels.get(nummer) if nummer not in self.voorproeven else None
            case "dossier" | "versie":
                return self._dossier(welk, soort)
            case "verzending" if nummer in self.verzendingen:
                return c.wijk.id, self.verzendingen[nummer]
        return None

    def _rondes(self, wijk: int) -> tuple[Rondestand, ...]:
        van_hier = [
            b for nummer, (w, b) in self.bundels.items() if w == wijk and nummer not in self.voorproeven
        ]
        return tuple(
            Rondestand(
                bundel=bundel,
                acties=tuple(
                    a for a in self.acties.values() if (a.wijkverband, a.ronde) == (wijk, bundel.ronde)
                ),
                besluiten=tuple(b for (nr, _), b in self.besluiten.items() if nr == bundel.id),
                dossier=(dossier := self.dossiers.get(bundel.id)),
                concept=self.concepten.get(bundel.id),
                gesloten=dossier is not None and dossier.gedeeld_op is not None,
                deler=self._afgesproken(wijk)[0] or self.deler,
                kanaal=self._afgesproken(wijk)[1],
            )
            for bundel in sorted(van_hier, key=lambda bundel: bundel.ronde)
        )

    def _afgesproken(self, wijk: int) -> tuple[int, str]:
        nu = self.afspraken.get(wijk, Afspraken())
        return nu.eigenaar if isinstance(nu.eigenaar, int) else 0, nu.kanaal

    def _dossier(self, welk: str, soort: str) -> tuple[int, Onderwerp] | None:
        bundel, _, versie = welk.partition("v")
        dossier = self.dossiers.get(int(bundel) if bundel.isdecimal() else 0)
        if dossier is None or (soort == "versie" and str(dossier.tekst.versie) != versie):
            return None
        return dossier.wijkverband, dossier

    def _laatste(self, wijk: int, ook_voorproef: bool) -> int:
        return max(
            (
                b
                for b, (w, _) in self.bundels.items()
                if w == wijk and (ook_voorproef or b not in self.voorproeven)
            ),
            default=0,
        )

    def _over_bundel(self, c: Context, soort: str, welk: str) -> tuple[int, Onderwerp] | None:
        verband, is_proef = self._eigen_verband(c, welk), soort == "voorproef"
        laatste = self._laatste(verband.id, is_proef) if verband else 0
        nummer = int(welk) if welk.isdecimal() else laatste
        if nummer not in self.bundels or (nummer in self.voorproeven and not is_proef):
            return None
        wijk, bundel = self.bundels[nummer]
        if not is_proef:
            van = {(p, sleutel) for b, p, sleutel in self.stemmen if b == nummer}
            leden = sum(id == wijk for _, id in self.leden)
            mijn = frozenset(sleutel for p, sleutel in van if c.persoon and p == c.persoon.id)
            return wijk, Stemming(bundel, len({p for p, _ in van}), leden, mijn)
        waar, tot = self.wijken[wijk], rondes.VOORPROEF_WERKDAGEN
        op = kalender.lokaal(rondes.bundelmoment(bundel.ronde, self.vrij, tot, waar.overlegdagen)).date()
        volgende = rondes.bundelmoment(waar.ritme.volgende(bundel.ronde), self.vrij, tot, waar.overlegdagen)
        uiterlijk = kalender.werkdag_tot(kalender.lokaal(volgende).date() - timedelta(days=1), self.vrij)
        geplaatst = nummer not in self.voorproeven
        return wijk, Voorproef(bundel, geplaatst, op, op, uiterlijk, self.ingrepen.get(nummer, ()))

    def _eigen_verband(self, c: Context, welk: str) -> Wijkverband | None:
        return next((w for w in c.wijkverbanden if welk in ("", f"w{w.id}") and (welk or w == c.wijk)), None)

    def _signaal(self, ik: int, nummer: int) -> tuple[int, Signaal] | None:
        if (ik, nummer) not in self.signalen:
            return None
        wijk, signaal = self.signalen[ik, nummer]
        return wijk, replace(signaal, gesloten=self.nu >= rondes.einde(signaal.ronde))

    # --- what a turn brings about ---

    def pas_toe(self, effecten: tuple[Effect, ...], naam: str, c: Context) -> None:
        for effect in effecten:
            if isinstance(effect, MeldAan):
                self._meld_aan(effect, naam)
            elif isinstance(effect, MaakUitnodiging):
                self.nodig_uit(effect.code, effect.rol, effect.aantal, c.wijk.id)
            elif isinstance(effect, MaakKoppelcode):
                self.nodig_uit(effect.code, wijk=c.wijk.id)
            elif isinstance(effect, KoppelGroep):
                self._gebruik(effect.uitnodiging)
            elif isinstance(effect, Pauzeer) and c.persoon:
                self.personen[naam] = replace(c.persoon, pauze_tot=effect.tot)
            elif isinstance(effect, StelRitme) and c.persoon:
                self.personen[naam] = replace(c.persoon, uur=effect.uur, dagen=effect.dagen)
            elif isinstance(effect, Corrigeer):
                self._corrigeer(effect, naam, c)
            elif isinstance(effect, ZetRol):
                lid = self.leden[effect.persoon, c.wijk.id]
                self.leden[effect.persoon, c.wijk.id] = replace(lid, rollen=frozenset({effect.rol}))
            elif isinstance(effect, TrekUitnodigingenIn):
                self._trek_in(c.wijk)
            elif isinstance(effect, Verwijder):
                self._verwijder(effect)
            elif isinstance(effect, BesluitVerzending):
                oud = self.verzendingen[effect.verzending]
                self.verzendingen[oud.id] = replace(oud, onzeker=False)
            elif isinstance(effect, OverActie):
                self._verander_actie(effect, c)
            elif isinstance(effect, GrijpIn):
                self._grijp_in(effect)
            elif isinstance(effect, Stem):
                deze = {(effect.bundel, c.persoon.id if c.persoon else 0, effect.patroon)}
                self.stemmen = self.stemmen - deze if effect.weg else self.stemmen | deze
            elif isinstance(effect, SluitStemming):
                self._sluit_stemming(effect.bundel)
            elif isinstance(effect, VraagCiteren | ZetCiteren):
                self._zet_citeren(effect, c)
            elif isinstance(effect, ZetOntvangst):
                wie = (c.persoon.id if c.persoon else 0, c.wijk.id)
                self.leden[wie] = replace(self.leden[wie], ontvangst=effect.gewenst)
            elif isinstance(effect, Beslis):
                besluit = Besluit(effect.patroon, effect.uitkomst, effect.reden)
                self.besluiten[effect.bundel, effect.patroon] = besluit
            elif isinstance(effect, LaatKiezen):
                wijk, bundel = self.bundels[effect.bundel]
                self.bundels[effect.bundel] = (wijk, replace(bundel, kiezer=effect.persoon))
            elif isinstance(effect, OverDossier):
                self._verander_dossier(effect)
            elif isinstance(effect, ZetWoorden):
                self.wijken[c.wijk.id] = replace(self.wijken[c.wijk.id], woorden=effect.woorden)
            elif isinstance(effect, LegAfsprakenVast):
                self.afspraken[c.wijk.id] = effect.afspraken
            elif isinstance(effect, ZetOverleg):
                self._zet_overleg(effect, c.wijk.id)
            elif isinstance(effect, ZetRitme):
                ritme = c.wijk.ritme.wordt(effect.zes_weken, c.vandaag)
                self.wijken[c.wijk.id] = replace(self.wijken[c.wijk.id], ritme=ritme)
            elif isinstance(effect, ZetThemas):
                self.wijken[c.wijk.id] = replace(self.wijken[c.wijk.id], themanamen=effect.namen)
            elif isinstance(effect, ZetWijkteam):
                self.wijken[c.wijk.id] = replace(self.wijken[c.wijk.id], wijkteam=effect.waar)
            elif isinstance(effect, OverSignaal):
                self._verander_signaal(effect, c)

    def _zet_overleg(self, effect: ZetOverleg, wijk: int) -> None:
        oud = self.wijken[wijk]
        if oud.overleg_op and oud.overleg_uur and kalender.moment(oud.overleg_op, oud.overleg_uur) <= self.nu:
            oud = replace(oud, vorig_overleg_op=oud.overleg_op, vorig_overleg_uur=oud.overleg_uur)
        self.wijken[wijk] = replace(oud, overleg_op=effect.op, overleg_uur=effect.uur)

    def _zet_citeren(self, effect: VraagCiteren | ZetCiteren, c: Context) -> None:
        wie = (c.persoon.id if c.persoon else 0, c.wijk.id)
        if isinstance(effect, VraagCiteren):
            self.leden[wie] = replace(self.leden[wie], citeren_bij=effect.nummer)
        elif effect.nummer:
            wijk, signaal = self.signalen[wie[0], effect.nummer]
            self.signalen[wie[0], effect.nummer] = wijk, replace(signaal, citeren=effect.mag)
        else:
            self.leden[wie] = replace(self.leden[wie], citeren=effect.mag)

    def _grijp_in(self, effect: GrijpIn) -> None:
        wijk, bundel = self.bundels[effect.bundel]
        self.bundels[effect.bundel] = (wijk, ingegrepen(bundel, [effect.ingreep]))
        self.ingrepen[effect.bundel] = (*self.ingrepen.get(effect.bundel, ()), effect.ingreep)
        if effect.ingreep.soort is Greep.PLAATS:
            self.voorproeven.discard(effect.bundel)

    def _sluit_stemming(self, nummer: int) -> None:
        wijk, bundel = self.bundels[nummer]
        geteld = Counter(sleutel for b, _, sleutel in self.stemmen if b == nummer)
        volgorde = tuple(
            tuple(p.sleutel for p in bundel.patronen if geteld[p.sleutel] == aantal)
            for aantal in sorted(set(geteld.values()), reverse=True)
        )
        self.bundels[nummer] = (wijk, replace(bundel, gesloten=True, volgorde=volgorde))

    def _meld_aan(self, effect: MeldAan, naam: str) -> None:
        uitnodiging, nieuw = self._gebruik(effect.uitnodiging), naam not in self.personen
        persoon = self.doet_mee(
            naam, effect.functie, effect.organisatie, uitnodiging.rol, uitnodiging.wijkverband.id
        )
        if nieuw:
            self.personen[naam] = replace(persoon, naam=effect.naam, uur=effect.uur, dagen=effect.dagen)
        for actie in self.acties.values():
            if actie.uitnodiging == effect.uitnodiging:
                self._vraag(actie, persoon.id, effect.naam, actie.eigenaar_naam)

    def _corrigeer(self, effect: Corrigeer, naam: str, c: Context) -> None:
        ik = self.personen[naam]
        if effect.veld == "naam":
            self.personen[naam] = replace(ik, naam=effect.waarde)
        nieuw = {effect.veld: effect.waarde}
        for persoon, wijk in self.leden:
            if persoon == ik.id and (effect.veld == "naam" or wijk == c.wijk.id):
                self.leden[persoon, wijk] = Lid(**{**self.leden[persoon, wijk].__dict__, **nieuw})

    def _verwijder(self, effect: Verwijder) -> None:
        uit = [w for p, w in self.leden if p == effect.persoon and effect.wijkverband in (None, w)]
        for wijk in uit:
            del self.leden[effect.persoon, wijk]
        blijft = [w for p, w in self.leden if p == effect.persoon]
        if blijft:
            self.laatst_in[effect.persoon] = blijft[0]
            return
        weg = next(naam for naam, persoon in self.personen.items() if persoon.id == effect.persoon)
        del self.personen[weg]
        self.toestanden.pop(weg, None)

    def _trek_in(self, wijk: Wijkverband) -> None:
        for code, uitnodiging in self.uitnodigingen.items():
            if uitnodiging.wijkverband == wijk and uitnodiging.rol is not Rol.COORDINATOR:
                self.uitnodigingen[code] = replace(uitnodiging, geldig=False)

    def _gebruik(self, nummer: int) -> Uitnodiging:
        code, oud = next((c, u) for c, u in self.uitnodigingen.items() if u.id == nummer)
        self.gebruikt[nummer] -= 1
        self.uitnodigingen[code] = replace(oud, geldig=self.gebruikt[nummer] > 0)
        return oud

    def _verander_actie(self, effect: OverActie, c: Context) -> None:
        ik = c.lid.naam if c.lid else ""
        match effect:
            case KiesActie():
                self._kies(effect, c)
            case VraagEigenaar(actie=id, gevraagd=wie, gevraagd_naam=naam, code=code):
                self._vraag(self.acties[id], wie, naam, ik, code, c)
            case NeemActieAan(actie=id):
                nummer = c.lid.persoon if c.lid else 0
                self._zet(id, eigenaar=nummer, eigenaar_naam=ik, **NIEMAND_GEVRAAGD)
            case WijsActieAf(actie=id):
                self.acties[id] = replace(self.acties[id], gevraagd_op=None, uitnodiging=0)
            case VerbeterActie(actie=id, veld=veld, waarde=waarde):
                self._zet(id, **{veld: date.fromisoformat(waarde) if veld == "check_op" else waarde})
            case MeldVoortgang(actie=id):
                gezegd = {n: w for n, w in effect.__dict__.items() if n != "actie" and w is not None}
                klaar = {} if gezegd.get("stand", Stand.LOOPT) is Stand.LOOPT else NIEMAND_GEVRAAGD
                self._zet(id, **gezegd, **klaar)

    def _kies(self, effect: KiesActie, c: Context) -> None:
        id, namen = len(self.acties) + 1, {lid.persoon: lid.naam for lid in c.leden}
        velden = {n: w for n, w in effect.__dict__.items() if n not in ("code", "vervalt", *NIEMAND_GEVRAAGD)}
        actie = Actie(id=id, wijkverband=c.wijk.id, eigenaar_naam=namen[effect.eigenaar], **velden)
        self.acties[id] = actie
        if effect.gevraagd_naam:
            self._vraag(actie, effect.gevraagd, effect.gevraagd_naam, namen[effect.eigenaar], effect.code, c)
        else:
            self._zet(id)
            self.vervolg.append(aanzoek.in_je_agenda(self.acties[id]))

    def _zet(self, id: int, **velden: Any) -> None:
        oud = self.acties[id]
        self.acties[id] = replace(oud, volgnummer=oud.volgnummer + 1, **velden)

    def _vraag(
        self, actie: Actie, wie: int, naam: str, van: str, code: str = "", c: Context | None = None
    ) -> None:
        if code and c is not None:
            self.nodig_uit(code, wijk=c.wijk.id)
        nummer = self.uitnodigingen[code].id if code else 0
        self.acties[actie.id] = replace(
            actie, gevraagd=wie, gevraagd_naam=naam, gevraagd_op=self.nu, uitnodiging=nummer
        )
        if wie:
            wijk = self.wijken[actie.wijkverband].naam
            vraag = aanzoek.vraag(actie, van, wijk, self.nu, self.vrij)
            self.vervolg.append(Stuur(wie, vraag, aanzoek.vraagsleutel(actie.id, self.nu)))

    def _verander_dossier(self, effect: OverDossier) -> None:
        wijk, oud = self.bundels[effect.bundel][0], self.dossiers.get(effect.bundel)
        if isinstance(effect, BewaarConcept):
            self.concepten[effect.bundel] = effect.concept
            return
        if isinstance(effect, LegTerugkoppelingVast):
            self.concepten.pop(effect.bundel, None)
            nummer = len(self.dossiers) + 1 if oud is None or oud.gepubliceerd else oud.id
            nieuw = Dossier(nummer, wijk, effect.bundel, effect.terugkoppeling, effect.fase, self.nu)
            self.dossiers[effect.bundel] = nieuw
            return
        if oud is None:
            raise LookupError(f"over bundel {effect.bundel} is niets geschreven")
        self.dossiers[effect.bundel] = self._verder(oud, effect)
        if isinstance(effect, PubliceerTerugkoppeling):
            self._blijft_uit(oud)

    def _blijft_uit(self, nieuwste: Dossier) -> None:
        """What was late of the rounds before is not waited for any more."""
        vandaag = kalender.lokaal(self.nu).date()
        for bundel, vorige in self.dossiers.items():
            eerder = vorige.wijkverband == nieuwste.wijkverband and vorige.tekst.ronde < nieuwste.tekst.ronde
            if eerder and vorige.te_laat(vandaag):
                tekst = replace(vorige.tekst, uitgebleven=True)
                self.dossiers[bundel] = replace(vorige, tekst=tekst, vervolg_op=None)

    def _verder(
        self, oud: Dossier, effect: ToetsTerugkoppeling | PubliceerTerugkoppeling | ZetGedeeld | GeefVervolg
    ) -> Dossier:
        tekst = oud.tekst
        match effect:
            case ToetsTerugkoppeling(fase=fase, opmerking=opmerking):
                return replace(oud, fase=fase, tekst=replace(tekst, opmerking=opmerking))
            case PubliceerTerugkoppeling(eigenaar=wie, delen_op=op):
                naam = next((p.naam for p in self.personen.values() if p.id == wie), "")
                nieuw = replace(tekst, delen_op=op)
                weg = replace(oud, fase=Fase.GEPUBLICEERD, vervolg_op=tekst.wanneer, tekst=nieuw)
                return replace(weg, eigenaar=wie, eigenaar_naam=naam)
            case ZetGedeeld(kanaal=kanaal, op=op):
                return replace(
                    oud, fase=Fase.GEDEELD, gedeeld_op=op, tekst=replace(tekst, gedeeld_via=kanaal)
                )
            case GeefVervolg(tekst=wat, op=op, wanneer=wanneer, kanaal=kanaal, vervangt=welke):
                nieuw = tekst.met_vervolg(op, wat, wanneer, kanaal, welke)
                return replace(oud, vervolg_op=wanneer, tekst=nieuw)

    def _verander_signaal(self, effect: OverSignaal, c: Context) -> None:
        ik = c.persoon.id if c.persoon else 0
        wijk, oud = self.signalen.get((ik, effect.nummer), (c.wijk.id, Signaal(effect.nummer, c.ronde, "")))
        match effect:
            case LegSignaalVast(gehoord=gehoord, thema=thema, bron=bron, buurt=buurt, vorm=vorm):
                oud = replace(oud, gehoord=gehoord, thema=thema, thema_zelf=effect.thema_zelf)
                oud = replace(oud, buurt=buurt, vorm=vorm, ingetrokken=False)
                oud = replace(oud, plek=effect.plek, aanwezig=effect.aanwezig)
                self.bronnen[ik, bron] = (oud.nummer, "gehoord")
            case VulSignaalAan(nodig=nodig, bron=bron):
                oud = replace(oud, nodig=nodig)
                self.bronnen[ik, bron] = (oud.nummer, "nodig")
            case VerbeterSignaal(veld="aanwezig", waarde=waarde):
                oud = replace(oud, aanwezig=int(waarde))
            case VerbeterSignaal(veld=veld, waarde=waarde, zelf=zelf):
                eigen = {"thema_zelf": True} if veld == "thema" and zelf else {}
                oud = Signaal(**{**oud.__dict__, veld: waarde, **eigen})
            case TrekSignaalIn(toch_niet=toch_niet):
                oud = replace(oud, ingetrokken=not toch_niet)
            case VerplaatsSignaal(wijkverband=naar):
                wijk, oud = naar, replace(oud, buurt="", ronde=self.wijken[naar].ronde(self.nu))
                self.laatst_in[ik] = naar
        self.signalen[ik, oud.nummer] = (wijk, oud)


def ingegrepen(bundel: Bundel, ingrepen: Sequence[Ingreep]) -> Bundel:
    """What a change does to names; figures are not played here."""
    for ingreep in ingrepen:
        hier = {patroon.sleutel: _deel_ingegrepen(patroon, ingreep) for patroon in bundel.top}
        wordt = ingreep.waarde if ingreep.soort is Greep.SAMEN else sleutel_van(ingreep.waarde)
        match ingreep.soort:
            case Greep.VERBERG if ingreep.patroon in hier:
                hier[ingreep.patroon] = replace(hier[ingreep.patroon], citaat="")
            case Greep.TOELICHTING:
                bundel = replace(bundel, toelichting=ingreep.waarde)
            case Greep.NAAM if ingreep.patroon in hier:
                hier[ingreep.patroon] = replace(hier[ingreep.patroon], naam=ingreep.waarde)
            case Greep.THEMA | Greep.SAMEN if wordt in hier and wordt != ingreep.patroon:
                hier.pop(ingreep.patroon, None)
            case Greep.THEMA if ingreep.patroon in hier:
                hier[ingreep.patroon] = replace(hier[ingreep.patroon], naam=ingreep.waarde, sleutel=wordt)
        bundel = replace(bundel, top=tuple(hier.values()))
    return bundel


def _deel_ingegrepen(patroon: Patroon, ingreep: Ingreep) -> Patroon:
    """With what the change does inside it."""
    binnen = {deel.sleutel: deel for deel in patroon.deelpatronen}
    if ingreep.patroon in binnen and ingreep.soort is Greep.NAAM:
        binnen[ingreep.patroon] = replace(binnen[ingreep.patroon], naam=ingreep.waarde)
    elif ingreep.soort is Greep.SAMEN and {ingreep.patroon, ingreep.waarde} <= binnen.keys():
        del binnen[ingreep.patroon]
    return replace(patroon, deelpatronen=tuple(binnen.values()))


def _getoond(bundel: Bundel) -> tuple[Bundel, str]:
    regels = [
        ": ".join(
            filter(None, (f"{plek}. {patroon.naam}", ", ".join(deel.naam for deel in patroon.deelpatronen)))
        )
        for plek, patroon in enumerate(bundel.top, 1)
    ]
    return bundel, "\n".join(
        [f"Bundel van {bundel.ronde}", *([bundel.toelichting] * bool(bundel.toelichting)), *regels]
    )
