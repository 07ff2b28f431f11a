"""One incoming update, one transaction: seen-mark, facts, turn, effects, state, outgoing rows.

Only after the commit is the update acknowledged by its channel. A lost race is played again; an update
that keeps failing is set aside with an apology, so it never blocks what comes after it.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from typing import TypeAlias

import holidays

from bot import bundels, logboek
from bot.sporen import Spoor, sporen
from bot.voorvallen import Voorval
from gesprekken import GESPREKKEN, beheer, engine, rondes, stemmen, toegang, vangnet
from gesprekken.model import Bericht, Context, Invoer, Soort, Stuur, Themavoorstel, Uitkomst, Waarom
from gesprekken.wijk import STANDAARD, Stemming, Termijnen, Voorproef, Wijkverband
from gesprekken.wijzigingen import (
    GrijpIn,
    KiesActie,
    KoppelGroep,
    MeldAan,
    SluitStemming,
    Verwijder,
    VraagEigenaar,
)
from opslag import (
    Botsing,
    Engine,
    Post,
    Session,
    Storing,
    Wie,
    apply,
    cyclus,
    facts,
    mensen,
    outbox,
    transactie,
)
from opslag import bundels as opslag_bundels
from opslag.vertrek import AFSCHEID
from rapportage import themas

POGINGEN = 3
ZELF_VERTELD = ("signaal", "bron")  # kinds of subject of which the log says nothing
VAN_EEN_BUNDEL = ("dossier", "versie", "voorproef", "stemming")  # these go by the number of a bundle
BOTSINGEN = 50  # so often somebody may be first before we call it our mistake
EVEN_WACHTEN = timedelta(seconds=4)  # who brings us in by the link has linked the group by then


@cache
def vrije_dagen(jaar: int) -> frozenset[date]:
    """Dutch public holidays of this year and the two around it: without Good Friday, with 5 May."""
    jaren = range(jaar - 1, jaar + 2)
    officieel = holidays.country_holidays("NL", years=jaren, language="en_US")
    return frozenset(
        {dag for dag, naam in officieel.items() if naam != "Good Friday"} | {date(j, 5, 5) for j in jaren}
    )


def themavoorstel(tekst: str, uit: Collection[str] = ()) -> Themavoorstel:
    voorstel = themas.stel_voor(tekst, uit)
    return Themavoorstel(voorstel.themas, voorstel.zeker)


@dataclass(frozen=True)
class Gereedschap:
    """What the pure core needs from outside. `botnaam` is empty without Telegram. Of this chat are `terug`,
    `gevaar` and `over_de_buurt`, and `raadt`: too many wrong codes came from it to look at another one now."""

    worker: str
    maak_code: Callable[[], str]
    botnaam: str = ""
    terug: Callable[[str], str] = lambda _: ""
    gevaar: str = ""
    over_de_buurt: str = ""
    raadt: bool = False
    termijnen: Termijnen = STANDAARD
    voorproef_werkdagen: int = rondes.VOORPROEF_WERKDAGEN
    themas: Callable[[str, Collection[str]], Themavoorstel] = themavoorstel

    def basis(self, nu: datetime, naam: str = "") -> Context:
        return Context(
            nu=nu,
            naam=naam,
            vrij=vrije_dagen(nu.year),
            themas=self.themas,
            alle_themas=themas.THEMAS,
            code=self.maak_code(),
            botnaam=self.botnaam,
            terug=self.terug,
            gevaar=self.gevaar,
            over_de_buurt=self.over_de_buurt,
            termijnen=self.termijnen,
            voorproef_werkdagen=self.voorproef_werkdagen,
        )


# --- what a channel brings in; `update` is its name for it ---


@dataclass(frozen=True)
class Binnen:
    """Somebody said or pressed something. `adres` is where that person is found in private, whoever reads along
    (empty when she hides, as who writes in the name of a group); `groep` is the address of the group in which it
    was, empty in a private chat; `naam` is the name that the channel gives the sender."""

    kanaal: str
    update: str
    adres: str
    invoer: Invoer
    naam: str = ""
    groep: str = ""

    @property
    def waar(self) -> str:
        """The address of the chat in which it was, and in which the answer goes."""
        return self.groep or self.adres


@dataclass(frozen=True)
class Lidmaatschap:
    """A person blocked us or came back; a group took us in or put us out."""

    kanaal: str
    update: str
    adres: str
    groep: bool
    erbij: bool
    was_erbij: bool

    @property
    def waar(self) -> str:
        return self.adres


@dataclass(frozen=True)
class Verhuizing:
    """A group got a new address."""

    kanaal: str
    update: str
    adres: str
    naar: str

    @property
    def waar(self) -> str:
        return self.adres


SPREEKT_ANDEREN_AAN = (
    Stuur | Verwijder | KoppelGroep | KiesActie | VraagEigenaar | MeldAan | GrijpIn | SluitStemming
)

Gebeurtenis: TypeAlias = Binnen | Lidmaatschap | Verhuizing


@dataclass(frozen=True)
class Verwerkt:
    """`post` is claimed for who took the turn; `melding` is one sentence to show with the press;
    `geweigerd`: why what was asked may not be; `elders`: there are messages for other chats as well;
    `gemaskeerd`: the original held personal data; `sporen`: what belongs in the log once this is committed, with
    in `aan` where the others in it are found; `over`: what was refused, as a kind and its number; `genomen`: what was
    said counts; `code`: it was the code of an invitation, which is kept nowhere."""

    post: tuple[Post, ...] = ()
    melding: str = ""
    geweigerd: Waarom | None = None
    elders: bool = False
    gemaskeerd: bool = False
    sporen: tuple[Spoor, ...] = ()
    aan: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    over: str = ""
    genomen: bool = False
    code: bool = False


def ontvang(db: Engine, binnen: Gebeurtenis, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Take this update, once. Raises `Storing` when the database is away: then nothing was taken."""
    botsingen = pogingen = 0
    while pogingen < POGINGEN and botsingen < BOTSINGEN:
        try:
            with transactie(db) as sessie:
                return neem(sessie, binnen, gereedschap, nu)
        except Storing:
            raise
        except Botsing:
            botsingen += 1
            logboek.noteer(Voorval.BEURT_OPNIEUW, herkomst=binnen.kanaal, poging=botsingen)
        except Exception as fout:
            pogingen += 1
            logboek.fout(Voorval.UPDATE_MISLUKT, fout, herkomst=binnen.kanaal, poging=pogingen)
    return leg_opzij(db, binnen, gereedschap, nu)


def leg_opzij(db: Engine, binnen: Gebeurtenis, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Give this update up, so that it blocks nothing behind it. Raises `Storing` when the database is away."""
    try:
        return _leg_opzij(db, binnen, gereedschap, nu)
    except Storing:
        raise
    except Exception as fout:
        logboek.fout(Voorval.OPZIJ_MISLUKT, fout, herkomst=binnen.kanaal)
        return Verwerkt()


def neem(sessie: Session, binnen: Gebeurtenis, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Take this update within a transaction of the caller."""
    if not apply.merk_gezien(sessie, binnen.kanaal, binnen.update, nu):
        return Verwerkt()
    match binnen:
        case Lidmaatschap():
            verwerkt = _verwerk_lidmaatschap(sessie, binnen, nu)
            return replace(verwerkt, sporen=(_spoor_van_lid(binnen),))
        case Verhuizing():
            _verhuis(sessie, binnen, nu)
            return Verwerkt(elders=True, sporen=(Spoor(Voorval.GROEP_VERHUISD),))
        case Binnen(invoer=Invoer(soort=Soort.KNOP)) if binnen.groep:
            return _druk_in_de_groep(sessie, binnen, gereedschap, nu)
        case Binnen() if binnen.groep:
            return _in_de_groep(sessie, binnen, gereedschap, nu)
    return _neem_beurt(sessie, binnen, gereedschap, nu)


def _neem_beurt(sessie: Session, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    invoer, waar = binnen.invoer, (binnen.kanaal, binnen.adres)
    context, oud = facts.beurt(sessie, *waar, gereedschap.basis(nu, binnen.naam))  # from here on we are alone
    if invoer.soort is Soort.KNOP and outbox.is_gedoofd(sessie, *waar, invoer.bron):
        return Verwerkt(melding=vangnet.AL_GEDAAN, geweigerd=Waarom.OUDE_KNOP)
    soort, welk = engine.onderwerp(GESPREKKEN, oud, invoer, context)
    if gereedschap.raadt and soort == toegang.CODE:
        return Verwerkt(geweigerd=Waarom.CODES, code=True)
    context = _met_voorproef(sessie, facts.met_onderwerp(sessie, context, soort, welk, *waar))
    if context.persoon and not context.persoon.bereikbaar:
        mensen.zet_bereikbaar(sessie, *waar, True)  # who talks to us can be reached
    uitkomst = engine.beurt(GESPREKKEN, oud, invoer, context)
    gezegd = _leg_vast(sessie, binnen, gereedschap.worker, context, uitkomst)
    bundels.na_de_beurt(sessie, uitkomst.effecten, nu, context.vrij, context.voorproef_werkdagen)
    if _is_weg(sessie, context, uitkomst):  # nothing of her is kept, only her last word goes out
        return _verwerkt(sessie, binnen, gereedschap.worker, context, uitkomst, gezegd)
    if uitkomst.toestand != oud:
        apply.bewaar_toestand(sessie, *waar, oud, uitkomst.toestand)
    if uitkomst.genomen:
        gezegd += outbox.doof(
            sessie,
            gereedschap.worker,
            *waar,
            nu,
            gedrukt=invoer.bron if invoer.soort is Soort.KNOP else "",
            doet=invoer.tekst,
            vragen=uitkomst.toestand.beurt != oud.beurt,
            herschreven=any(b.op_de_plaats and b.knoppen and not b.blijft for b in uitkomst.berichten),
        )
    verwerkt = _verwerkt(sessie, binnen, gereedschap.worker, context, uitkomst, gezegd)
    over = _waarover(soort, welk, context) if verwerkt.geweigerd else ""
    return replace(verwerkt, over=over, genomen=uitkomst.genomen, code=soort == toegang.CODE)


def _waarover(soort: str, welk: str, context: Context) -> str:
    """What was refused: never a text, nor that it was about something she told."""
    if soort in ZELF_VERTELD:
        return ""
    genoemd = re.fullmatch(r"(w?)([0-9]{1,18})(v[0-9]{1,18})?", welk)  # of which wijkverband; which version
    if soort and genoemd and soort != toegang.CODE:
        wat = toegang.WIJKVERBAND if genoemd[1] else "bundel" if soort in VAN_EEN_BUNDEL else soort
        return f"{wat}:{genoemd[2]}"
    return f"wijkverband:{context.wijkverband.id}" if context.wijkverband else ""


def _met_voorproef(sessie: Session, context: Context) -> Context:
    if not isinstance(context.onderwerp, Voorproef):
        return context
    return replace(
        context, met_ingrepen=partial(bundels.toon, sessie, context.onderwerp.bundel.id, context.nu)
    )


def _verwerkt(
    sessie: Session,
    binnen: Binnen,
    worker: str,
    context: Context,
    uitkomst: Uitkomst,
    gezegd: Sequence[Post | None],
) -> Verwerkt:
    post = [post for post in gezegd if post is not None]
    wijkverband = context.wijkverband.id if context.wijkverband else 0
    gelogd = sporen(uitkomst.effecten, wijkverband, context.persoon.id if context.persoon else 0)
    if len(post) < len(gezegd):  # something else in this chat goes first
        waar = (binnen.kanaal, binnen.waar)
        post += outbox.claim(sessie, worker, context.nu, adres=waar, stil=True)
    return Verwerkt(
        tuple(post),
        uitkomst.melding,
        uitkomst.geweigerd,
        elders=any(isinstance(e, SPREEKT_ANDEREN_AAN) for e in uitkomst.effecten),
        sporen=gelogd,
        aan={s.aan: adres for s in gelogd if s.aan and (adres := facts.chat_van(sessie, s.aan)) is not None},
    )


def _is_weg(sessie: Session, context: Context, uitkomst: Uitkomst) -> bool:
    vertrekt = any(isinstance(effect, Verwijder) for effect in uitkomst.effecten)
    return vertrekt and context.persoon is not None and not facts.bestaat(sessie, context.persoon.id)


def _leg_vast(
    sessie: Session, binnen: Binnen, worker: str, context: Context, uitkomst: Uitkomst
) -> list[Post | None]:
    """What was said, and what came of it; returns the messages as `outbox.zeg` does."""
    wie = Wie(
        kanaal=binnen.kanaal,
        adres=binnen.waar,
        nu=context.nu,
        persoon=context.persoon.id if context.persoon else None,
        wijkverband=context.wijkverband.id if context.wijkverband else None,
        vrij=context.vrij,
    )
    gezegd = [
        outbox.zeg(
            sessie,
            worker,
            kanaal=binnen.kanaal,
            adres=binnen.waar,
            soort=outbox.ANTWOORD,
            bericht=bericht,
            nu=context.nu,
            sleutel=f"{AFSCHEID}{binnen.kanaal}:{binnen.update}" if bericht.afscheid else None,
            bewerkt=binnen.invoer.bron if bericht.op_de_plaats and binnen.invoer.soort is Soort.KNOP else "",
            wijkverband=wie.wijkverband,
        )
        for bericht in uitkomst.berichten
    ]
    apply.pas_toe(sessie, uitkomst.effecten, wie)
    return gezegd


def _leg_opzij(db: Engine, binnen: Gebeurtenis, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Mark it seen and say sorry: it will not be tried again."""
    logboek.noteer(Voorval.UPDATE_OPZIJ, herkomst=binnen.kanaal)
    with transactie(db) as sessie:
        nieuw = apply.merk_gezien(sessie, binnen.kanaal, binnen.update, nu)
        if not nieuw or not isinstance(binnen, Binnen) or binnen.groep:
            return Verwerkt()
        sorry = outbox.zeg(
            sessie,
            gereedschap.worker,
            kanaal=binnen.kanaal,
            adres=binnen.adres,
            soort=outbox.ANTWOORD,
            bericht=Bericht(vangnet.MISLUKT),
            nu=nu,
        )
        return Verwerkt((sorry,) if sorry else ())  # or it goes with what waits before it


# --- groups ---


def _in_de_groep(sessie: Session, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """Only what links the group is looked at: the turns of a person are taken in private."""
    basis, argument = gereedschap.basis(nu, binnen.naam), binnen.invoer.argument
    if gereedschap.raadt and argument:
        return Verwerkt(geweigerd=Waarom.CODES)
    wie = facts.context(sessie, binnen.kanaal, binnen.adres, basis) if binnen.adres else basis
    code = facts.koppelcode(sessie, argument, nu) if argument else None
    hoort_bij = facts.groep_bij(sessie, binnen.kanaal, binnen.groep)
    uitkomst = beheer.in_de_groep(binnen.invoer, replace(wie, onderwerp=code), hoort_bij)
    hier = replace(
        basis, persoon=wie.persoon, wijkverband=code.wijkverband if uitkomst.effecten and code else None
    )
    if uitkomst.effecten:
        outbox.schrap(sessie, binnen.kanaal, binnen.groep)  # the welcome that asks to be linked
        _vertel_van_de_koppeling(sessie, binnen, wie, hier.wijk)
    gezegd = _leg_vast(sessie, binnen, gereedschap.worker, hier, uitkomst)
    if uitkomst.effecten:
        _bezorg_bij_de_leden(sessie, binnen, hier.wijk, nu)
    return _verwerkt(sessie, binnen, gereedschap.worker, hier, uitkomst, gezegd)


def _bezorg_bij_de_leden(sessie: Session, binnen: Binnen, verband: Wijkverband, nu: datetime) -> None:
    """Until now this may have been the group of another wijkverband. What still waited for it then goes to its own
    members, and an edit of what stands here nowhere."""
    for post in outbox.neem_terug(sessie, binnen.kanaal, binnen.groep, verband.id):
        if not post.bewerkt:
            wie = Wie(kanaal="", adres="", nu=nu, wijkverband=post.wijkverband, vrij=vrije_dagen(nu.year))
            apply.stuur(sessie, Stuur(None, post.bericht, f"alsnog:{post.id}"), wie)


def _vertel_van_de_koppeling(sessie: Session, binnen: Binnen, wie: Context, verband: Wijkverband) -> None:
    """Before it is linked: when another group had the bundle until now, that one hears it, and every coördinator."""
    oud, nu = facts.groep_van(sessie, verband.id, binnen.kanaal), wie.nu
    if oud is None or oud == binnen.groep:
        return
    outbox.plaats(
        sessie,
        kanaal=binnen.kanaal,
        adres=oud,
        soort=outbox.ANTWOORD,
        bericht=beheer.GROEP_VERVANGEN,
        nu=nu,
        wijkverband=verband.id,
    )
    sleutel = f"groep_vervangen:{verband.id}:{nu:%Y%m%d%H%M%S}"
    aan_de_coordinatoren(sessie, verband.id, beheer.groep_vervangen(wie.naam, verband.naam), sleutel, nu)


def _verhuis(sessie: Session, binnen: Verhuizing, nu: datetime) -> None:
    """A group became a supergroup. The buttons under its posts died: where members still vote there comes a new one."""
    verband = facts.groep_bij(sessie, binnen.kanaal, binnen.adres)  # None the second time that it is told
    mensen.verhuis_groep(sessie, binnen.kanaal, binnen.adres, binnen.naar)
    for id in opslag_bundels.nog_open(sessie, verband, behalve=0) if verband is not None else ():
        bundels.herschrijf(sessie, id, nu, vrije_dagen(nu.year))


def _druk_in_de_groep(sessie: Session, binnen: Binnen, gereedschap: Gereedschap, nu: datetime) -> Verwerkt:
    """A vote: a turn of who pressed, answered with the press alone. The group says which wijkverband it is about; who
    does not take part there is refused."""
    invoer, waar = binnen.invoer, (binnen.kanaal, binnen.adres)
    if not (binnen.adres and invoer.tekst.startswith(f"o:{stemmen.GESPREK}:")):
        return Verwerkt(melding=vangnet.OUDE_KNOP, geweigerd=Waarom.KNOP)
    context, oud = facts.beurt(sessie, *waar, gereedschap.basis(nu, binnen.naam))
    soort, welk = engine.onderwerp(GESPREKKEN, oud, invoer, context)
    context = facts.met_onderwerp(sessie, context, soort, welk, *waar)
    hier = facts.groep_bij(sessie, binnen.kanaal, binnen.groep)
    over = _waarover(soort, welk, context)
    if context.lid is None or not isinstance(context.onderwerp, Stemming) or context.wijk.id != hier:
        return Verwerkt(melding=stemmen.GEEN_LID, geweigerd=Waarom.GEEN_LID, over=over)
    uitkomst = engine.beurt(GESPREKKEN, oud, invoer, context)
    if uitkomst.berichten:  # in a group nobody gets a message for a press
        uitkomst = replace(uitkomst, berichten=(), melding=uitkomst.berichten[0].tekst)
    _leg_vast(sessie, binnen, gereedschap.worker, context, uitkomst)
    return Verwerkt(melding=uitkomst.melding, geweigerd=uitkomst.geweigerd, over=over)


def _spoor_van_lid(lid: Lidmaatschap) -> Spoor:
    if lid.groep:
        return Spoor(Voorval.GROEP_ERBIJ if lid.erbij else Voorval.GROEP_WEG)
    return Spoor(Voorval.LID_BEREIKBAAR if lid.erbij else Voorval.LID_ONBEREIKBAAR)


def _verwerk_lidmaatschap(sessie: Session, lid: Lidmaatschap, nu: datetime) -> Verwerkt:
    if not lid.groep:
        if not lid.erbij:
            persoon_is_weg(sessie, lid.kanaal, lid.adres, nu)
            return Verwerkt(elders=True)
        mensen.zet_bereikbaar(sessie, lid.kanaal, lid.adres, True)
        return Verwerkt()
    wijkverband = facts.groep_bij(sessie, lid.kanaal, lid.adres)
    if lid.erbij and not lid.was_erbij and wijkverband is None:
        outbox.plaats(
            sessie,
            kanaal=lid.kanaal,
            adres=lid.adres,
            soort=outbox.ANTWOORD,
            bericht=beheer.IN_EEN_NIEUWE_GROEP,
            nu=nu,
            niet_voor=nu + EVEN_WACHTEN,
        )
    if not lid.erbij:
        outbox.schrap(sessie, lid.kanaal, lid.adres)
        if wijkverband is not None:
            groep_is_weg(sessie, wijkverband, lid.kanaal, lid.adres, nu)
    return Verwerkt(elders=True)


def persoon_is_weg(sessie: Session, kanaal: str, adres: str, nu: datetime, herinnering: int = 0) -> None:
    """She blocked us. Where she owns an action, or missed a reminder in this wijkverband (`herinnering`), the
    coördinator hears it: once, until she is back."""
    persoon = facts.context(sessie, kanaal, adres, Context(nu=nu)).persoon
    if persoon is None or facts.adres_van(sessie, persoon.id) is None:
        return
    mensen.zet_bereikbaar(sessie, kanaal, adres, False)
    lopend = cyclus.lopende_acties_van(sessie, persoon.id)
    sleutel = f"onbereikbaar:{persoon.id}:{nu:%Y%m%d%H%M%S}"
    for verband in sorted({actie.wijkverband for actie in lopend} | ({herinnering} - {0})):
        bericht = beheer.onbereikbaar(persoon.naam, [a.wat for a in lopend if a.wijkverband == verband])
        aan_de_coordinatoren(sessie, verband, bericht, f"{sleutel}:{verband}", nu)


def groep_is_weg(sessie: Session, wijkverband: int, kanaal: str, adres: str, nu: datetime) -> None:
    """We may not write there any more. Bundles go to each member until a group is linked again."""
    mensen.ontkoppel_groep(sessie, kanaal, adres)
    uitleg = (
        "Ik kan niet meer in de groep van het wijkverband schrijven. De bundel gaat daarom naar iedereen apart. "
        "Zet mij er weer in met /koppel."
    )
    aan_de_coordinatoren(
        sessie, wijkverband, Bericht(uitleg), f"groep_weg:{wijkverband}:{kanaal}:{nu:%Y%m%d}", nu
    )


def aan_de_coordinatoren(
    sessie: Session,
    wijkverband: int,
    bericht: Bericht,
    sleutel: str,
    nu: datetime,
    vervalt: datetime | None = None,
    behalve: int = 0,
) -> None:
    wie = Wie(kanaal="", adres="", nu=nu, wijkverband=wijkverband, vrij=vrije_dagen(nu.year))
    for lid in facts.leden(sessie, wijkverband):
        if lid.is_coordinator and lid.persoon != behalve:
            apply.stuur(sessie, Stuur(lid.persoon, bericht, f"{sleutel}:{lid.persoon}", vervalt), wie)
