"""Two wijkverbanden side by side, everything one can try in them, and what comes of it.

What there is to try is taken from the code; what should come of it stands in toegang.toml, written by hand. Every
text of a wijkverband holds its own bird, so that whoever reads a bird that is not hers has read too much.
`python -m tests.toegang docs/privacy/toegang.md` writes the page; test_toegang.py plays every cell of it.
"""

import argparse
import contextlib
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, time, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, get_args

from sqlalchemy import func, select

from bot.__main__ import _argumenten
from bot.receive import Binnen, Gebeurtenis, Gereedschap, Verhuizing, Verwerkt, neem
from bot.telegram_lezen import _ONZE, lees, ontleed
from gesprekken import GESPREKKEN, kalender, toegang, wijk, wijzigingen
from gesprekken.model import Bericht, Context, Gesprek, Invoer, Knopsoort, Soort
from opslag import Engine, Session, Wie, apply, cyclus, facts, mensen, outbox, transactie
from opslag import models as m
from tests.neptelegram import Wereld

HIER = Path(__file__).parent
VERWACHT = HIER / "toegang.toml"
KANAAL = "telegram"
LAAK, PROEF = 1, 2
VOGEL = {LAAK: "ijsvogel", PROEF: "roodborst"}
NU = kalender.moment(date(2026, 12, 7), time(10))
STRAKS = NU + timedelta(days=30)
RONDE, TELT, BRON = "2026-11", 7, "m7"  # a round with its bundle; the number of a signal, and its message

# Who tries it. The last seven take part; `beide` is coördinator of Proef and a member of Laak, where she was last.
MENSEN = (
    "niemand",
    "weg",
    "elders",
    "coördinator elders",
    "melder",
    "ervaringsdeskundige",
    "eigenaar",
    "beide",
    "coördinator",
)
IN_LAAK = MENSEN[4:]
VAN = {mens: {LAAK} for mens in IN_LAAK} | {
    "elders": {PROEF},
    "coördinator elders": {PROEF},
    "beide": {LAAK, PROEF},
}
GROEP = {LAAK: "-100", PROEF: "-200"}
GROEPEN = {
    "onze groep": GROEP[LAAK],
    "groep van een ander": GROEP[PROEF],
    "vreemde groep": "-300",
}  # about which Telegram may tell us something
VERHUISD = "-500"  # where such a group goes


# --- the world ---


def richt_in(db: Engine) -> None:
    with transactie(db) as sessie:
        for nummer, naam in ((LAAK, "Laak"), (PROEF, "Proef")):
            mensen.maak_wijkverband(sessie, naam, NU - timedelta(days=90))
            mensen.koppel_groep(sessie, nummer, KANAAL, GROEP[nummer])
        coordinator, melder = wijk.Rol.COORDINATOR, wijk.Rol.MELDER
        for naam, verband, rol in (
            ("coördinator", LAAK, coordinator),
            ("coördinator elders", PROEF, coordinator),
            ("elders", PROEF, melder),
            ("eigenaar", LAAK, melder),
            ("melder", LAAK, melder),
            ("ervaringsdeskundige", LAAK, wijk.Rol.ERVARINGSDESKUNDIGE),
            ("weg", LAAK, melder),
            ("beide", PROEF, coordinator),
            ("beide", LAAK, melder),
        ):
            meld_aan(sessie, naam, verband, rol)
        for verband, wie in ((LAAK, "eigenaar"), (PROEF, "elders")):
            vul(sessie, verband, wie)
        gevraagd = wijzigingen.VraagEigenaar(1, wie_is(sessie, "melder", LAAK).persoon or 0, "melder")
        apply.pas_toe(sessie, [gevraagd], wie_is(sessie, "eigenaar", LAAK))
        wie, bundel = wie_is(sessie, "eigenaar", LAAK), cyclus.laatste_bundel(sessie, LAAK)
        laat = wijzigingen.LaatKiezen(bundel.id if bundel else 0, wie.persoon or 0)
        apply.pas_toe(sessie, [laat], wie_is(sessie, "coördinator", LAAK))
        wie_weg = wie_is(sessie, "weg", LAAK)
        apply.pas_toe(
            sessie, [wijzigingen.LegSignaalVast(TELT, "Er ligt vuil", "Groen en spelen", BRON)], wie_weg
        )
        apply.pas_toe(sessie, [wijzigingen.Verwijder(wie_weg.persoon or 0)], wie_weg)


def meld_aan(sessie: Session, naam: str, verband: int, rol: wijk.Rol) -> None:
    code = f"code-{naam}-{verband}"
    mensen.nodig_uit(sessie, verband, code, rol, 1, STRAKS)
    uitnodiging = facts.uitnodiging(sessie, code, NU)
    assert uitnodiging is not None
    wie = Wie(KANAAL, naam, NU)
    vogel = "" if naam == "beide" else VOGEL[verband]  # of her both wijkverbanden know
    mens = wijzigingen.MeldAan(
        uitnodiging.id, f"{naam} {vogel}", "Gemeente", "Wijkagent", time(12, 15), frozenset(range(5))
    )
    apply.pas_toe(sessie, [mens], wie)


def wie_is(sessie: Session, naam: str, verband: int) -> Wie:
    c = facts.context(sessie, KANAAL, naam, Context(nu=NU))
    assert c.persoon is not None
    return Wie(KANAAL, naam, NU, persoon=c.persoon.id, wijkverband=verband)


def vul(sessie: Session, verband: int, naam: str) -> None:
    """A bundle with its feedback, an action, a signal of this month, a message that is uncertain, open codes."""
    wie, vogel = wie_is(sessie, naam, verband), VOGEL[verband]
    bundel = wijk.Bundel(
        "Wijk", RONDE, 5, (wijk.Patroon(f"Overlast van een {vogel}", melders=4, organisaties=2, signalen=6),)
    )
    nummer = cyclus.bewaar_bundel(sessie, verband, bundel, NU) or 0
    actie = wijzigingen.KiesActie(
        RONDE, f"De {vogel}", "Rust", f"Een hok voor de {vogel}", wie.persoon or 0, "", f"Hout voor de {vogel}",
        date(2026, 12, 18), date(2027, 1, 29), f"Zin over de {vogel}",
    )  # fmt: skip
    tekst = wijk.Terugkoppeling(
        RONDE, f"De {vogel}", "Een hok", "", date(2027, 1, 4), f"Krant van de {vogel}", vogel
    )
    signaal = wijzigingen.LegSignaalVast(TELT, f"Er zit een {vogel} op het dak", "Groen en spelen", BRON)
    verteld = (
        wijzigingen.LegTerugkoppelingVast(nummer, tekst, wijk.Fase.GOED),
        wijzigingen.PubliceerTerugkoppeling(nummer, wie.persoon or 0, date(2026, 12, 14)),
    )
    apply.pas_toe(sessie, [actie, *verteld, signaal], wie)
    mensen.nodig_uit(sessie, verband, f"welkom-{verband}", wijk.Rol.MELDER, 25, STRAKS)
    mensen.nodig_uit(sessie, verband, f"koppel-{verband}", "", 1, STRAKS)
    outbox.plaats(
        sessie, kanaal="duif", adres=GROEP[verband], soort=outbox.GROEP, bericht=Bericht(f"De {vogel}"),
        nu=NU, wijkverband=verband,
    )  # fmt: skip
    (post,) = outbox.claim(sessie, "w", NU, kanalen=["duif"])
    outbox.onzeker(sessie, post.id, "", NU)


# --- what there is to try, all of it about Laak ---


@dataclass(frozen=True)
class Poging:
    """One thing somebody can do: the section and the name in toegang.toml, and what comes in when she does it.
    `vooraf`: what has to be so before it."""

    deel: str
    naam: str
    invoer: Invoer
    groep: bool = False
    meldt: Callable[[str], Gebeurtenis] | None = None
    vooraf: Callable[[Session, str], None] = lambda sessie, mens: None

    def gebeurt(self, mens: str) -> Gebeurtenis:
        if self.meldt is not None:
            return self.meldt(mens)
        groep = f"-9{MENSEN.index(mens)}" if self.groep else ""
        return Binnen(KANAAL, "nieuw", mens, self.invoer, mens, groep=groep)


# What a button that opens a conversation may carry: each of these is played.
WAARDEN = {
    "verzending": ("ja", "nee"),
    "thema": ("3",),
    "citeren": ("ja", "nee"),
    "verplaatsen": (str(PROEF),),
    "woord": ("ja", "nee"),
    "voorproef": ("pas",),
    "stem": (wijk.sleutel_van(f"Overlast van een {VOGEL[LAAK]}"),),
    "stemming": ("sluit",),
    "ontvangst": ("aan", "uit"),
}


def pogingen(sessie: Session) -> Iterator[Poging]:
    over = dict(_onderwerpen(sessie))
    for gesprek in GESPREKKEN.gesprekken.values():
        if gesprek.commando:
            yield Poging("opdracht", gesprek.commando, Invoer(Soort.COMMANDO, gesprek.commando))
        for soort in OPENEN:
            for waarde in WAARDEN.get(gesprek.naam, ("",)):
                yield Poging(f"knop_{soort}", gesprek.naam, _druk(soort, gesprek, over, waarde))
    for knop in Knopsoort:
        if knop not in OPENEN:
            yield Poging("knop", knop, Invoer(Soort.KNOP, f"{knop}:1:ja"))
    for deur in GESPREKKEN.deuren:
        yield Poging("link", deur, Invoer(Soort.COMMANDO, "start", f"{deur}-{over['bundel']}"))
    yield Poging("link", "uitnodiging", Invoer(Soort.COMMANDO, "start", f"welkom-{LAAK}"))
    yield Poging("link", "verzonnen", Invoer(Soort.COMMANDO, "start", "welkom-3"))
    for naam in sorted({*_ONZE - gesprekken_met_opdracht(), "bestaatniet"}):
        yield Poging("opdracht", naam, Invoer(Soort.COMMANDO, naam))
    for gezegd in Soort:
        if gezegd not in (Soort.KNOP, Soort.COMMANDO):  # each of those stands above
            yield Poging("bericht", gezegd, Invoer(gezegd, "Er ligt weer vuil", bron=BRON))
            yield Poging("groep", gezegd, Invoer(gezegd, "Er ligt weer vuil", bron=BRON), groep=True)
    for opdracht in sorted(_ONZE):
        yield Poging("groep", f"/{opdracht}", Invoer(Soort.COMMANDO, opdracht), groep=True)
    for opdracht in ("koppel", "start"):
        for naam, code in (
            ("koppel", f"koppel-{LAAK}"),
            ("verzonnen", "koppel-3"),
            ("welkom", f"welkom-{LAAK}"),
        ):
            yield Poging("groep", f"/{opdracht} {naam}", Invoer(Soort.COMMANDO, opdracht, code), groep=True)
    for knop in Knopsoort:
        yield Poging("groep", knop, Invoer(Soort.KNOP, f"{knop}:help::", bron="1"), groep=True)
    yield from _meldingen()


NIETS_GEZEGD = Invoer(Soort.ONLEESBAAR)


def _meldingen() -> Iterator[Poging]:
    """What Telegram tells by itself: each kind of event that nobody says, with every way its yes and no can stand."""
    for soort in get_args(Gebeurtenis):
        ja_nee = [veld.name for veld in fields(soort) if veld.type is bool]
        for waarden in product((True, False), repeat=len(ja_nee)) if soort is not Binnen else ():
            stand = dict(zip(ja_nee, waarden, strict=True))
            naam = " ".join([soort.__name__.lower(), *(veld for veld in ja_nee if stand[veld])])
            if stand.get("groep", True):
                for welke, adres in GROEPEN.items():
                    meldt = partial(_verteld, soort, stand, adres)
                    yield Poging("melding", f"{naam}, {welke}", NIETS_GEZEGD, meldt=meldt)
            else:
                meldt = partial(_verteld, soort, stand, "")
                yield Poging("melding", naam, NIETS_GEZEGD, meldt=meldt, vooraf=_andersom(stand))


def _verteld(soort: type, stand: Mapping[str, bool], groep: str, mens: str) -> Gebeurtenis:
    """As it is read from what Telegram sends when this person did it, to this group or in her private chat."""
    wereld, wie = Wereld(), MENSEN.index(mens) + 1
    if soort is Verhuizing:
        ruw = wereld.bericht(wie, mens, chat=int(groep), migrate_to_chat_id=int(VERHUISD))
    else:
        oud, nieuw = ("member" if stand[veld] else "left" for veld in ("was_erbij", "erbij"))
        ruw = wereld.lidmaatschap(int(groep or wie), wie, mens, oud, nieuw)
    gebeurd = lees(ontleed(ruw), "")
    assert isinstance(gebeurd, soort)
    assert {veld: getattr(gebeurd, veld) for veld in stand} == stand
    return gebeurd if groep else replace(gebeurd, adres=mens)


def _andersom(stand: Mapping[str, bool]) -> Callable[[Session, str], None]:
    """What is told of her is news."""
    return lambda sessie, mens: mensen.zet_bereikbaar(sessie, KANAAL, mens, not stand["erbij"])


OPENEN = (Knopsoort.OPENT, Knopsoort.WISSEL)


def gesprekken_met_opdracht() -> set[str]:
    return {gesprek.commando for gesprek in GESPREKKEN.gesprekken.values()}


def _onderwerpen(sessie: Session) -> Iterator[tuple[str, str]]:
    """Of each kind of subject the one in Laak."""
    yield from {"": "", "wijkverband": f"w{LAAK}", "signaal": str(TELT), "bron": BRON}.items()
    zoek = {
        "actie": m.Actie,
        "bundel": m.Bundel,
        "voorproef": m.Bundel,
        "stemming": m.Bundel,
        "uitnodiging": m.Uitnodiging,
        "verzending": m.Outbox,
    }
    for soort, tabel in zoek.items():
        van: Any = tabel
        extra = [van.gebruikt < van.aantal] if soort == "uitnodiging" else []
        extra = [van.status == "onzeker"] if soort == "verzending" else extra
        nummer = sessie.scalars(select(func.min(van.id)).where(van.wijkverband_id == LAAK, *extra)).one()
        yield soort, str(nummer)
        if soort == "bundel":  # what residents read about it goes by its number too
            yield from (("dossier", str(nummer)), ("versie", f"{nummer}v1"))


def _druk(soort: Knopsoort, gesprek: Gesprek, over: Mapping[str, str], waarde: str) -> Invoer:
    return Invoer(Soort.KNOP, f"{soort}:{gesprek.naam}:{over[gesprek.onderwerp]}:{waarde}", bron="1")


def documenten() -> list[str]:
    return sorted(toegang.DOCUMENTEN)


def opdrachten(parser: argparse.ArgumentParser | None = None) -> Iterator[str]:
    """What the beheerder can type at a terminal."""
    for actie in (parser or _argumenten())._actions:
        if isinstance(actie, argparse._SubParsersAction):
            for naam, onder in actie.choices.items():
                dieper = list(opdrachten(onder))
                yield from (f"{naam} {rest}" for rest in dieper) if dieper else (naam,)


# --- trying it ---


class _Terug(Exception):
    """Leaves a transaction without a trace."""


@dataclass(frozen=True)
class Gebeurd:
    """`veranderd`: the tables that hold something else now; `gelezen` by address what came to be read there.
    `open`: who holds the code may; `anderen`: who can be reached now and could not, or the other way, and is not
    the one it is about."""

    open: bool
    verwerkt: Verwerkt
    veranderd: frozenset[str]
    gelezen: Mapping[str, str]
    over: frozenset[int | None]
    anderen: frozenset[str]

    @property
    def uitkomst(self) -> str:
        """`nee`; about Laak: `ja`; about her own other wijkverband: `eigen`; about none: `open`."""
        if self.verwerkt.geweigerd is not None:
            return "nee"
        if self.open:
            return "open"
        if LAAK in self.over:
            return "ja"
        return "eigen" if PROEF in self.over else "open"


BIJHOUDEN = {"gezien", "gesprek", "outbox"}  # that it came in, where she is, what was answered


def probeer(sessie: Session, mens: str, poging: Poging) -> Gebeurd:
    """Take the turn as the service does. The caller rolls back."""
    poging.vooraf(sessie, mens)
    voor, laatste = _stand(sessie), sessie.scalar(select(func.max(m.Outbox.id))) or 0
    gebeurt, wie = poging.gebeurt(mens), _wie(sessie) if poging.meldt else set()
    verwerkt = neem(sessie, gebeurt, Gereedschap("w", lambda: "geheimecode"), NU)
    sessie.flush()
    post = sessie.scalars(select(m.Outbox).where(m.Outbox.id > laatste)).all()
    gelezen: dict[str, str] = {}
    for rij in post:
        adres = gebeurt.adres if rij.adres == VERHUISD else rij.adres  # it is the same group
        gelezen[adres] = gelezen.get(adres, "") + rij.inhoud
    na = _stand(sessie)
    veranderd = frozenset(naam for naam in na if na[naam] != voor[naam] and naam not in BIJHOUDEN)
    met_code = poging.invoer.argument.startswith("welkom-") and mens not in IN_LAAK
    gestemd = sessie.scalars(
        select(m.Bundel.wijkverband_id).join(m.Stem, m.Stem.bundel_id == m.Bundel.id)
    )  # a vote is answered with the press alone
    anders = wie ^ _wie(sessie) if poging.meldt else set()
    over = (
        frozenset(rij.wijkverband_id for rij in post)
        | frozenset(gestemd)
        | {verband for verband, *_ in anders}
    )
    anderen = frozenset(adres for _, adres, bereikbaar in anders if bereikbaar is not None) - {gebeurt.adres}
    return Gebeurd(met_code, verwerkt, veranderd, gelezen, over, anderen)


def op_proef(db: Engine, mens: str, poging: Poging) -> Gebeurd:
    """As `probeer`, without a trace."""
    gebeurd = []
    with contextlib.suppress(_Terug), transactie(db) as sessie:
        gebeurd.append(probeer(sessie, mens, poging))
        raise _Terug
    return gebeurd[0]


def _stand(sessie: Session) -> dict[str, str]:
    tabellen = (mapper.class_.__table__ for mapper in m.Tabel.registry.mappers)
    return {t.name: repr(sessie.execute(t.select()).all()) for t in tabellen if t.name not in BIJHOUDEN}


def _wie(sessie: Session) -> set[tuple[int, str, bool | None]]:
    """Of each wijkverband its groups, and its members with whether they can be reached."""
    leden = select(m.Lidmaatschap.wijkverband_id, m.Persoon.adres, m.Persoon.bereikbaar).join(
        m.Persoon, m.Persoon.id == m.Lidmaatschap.persoon_id
    )
    groepen = sessie.execute(select(m.Groep.wijkverband_id, m.Groep.adres))
    return {tuple(rij) for rij in sessie.execute(leden)} | {(*rij, None) for rij in groepen}


def te_veel(adres: str, tekst: str) -> list[str]:
    """The birds in this text that are not of this address."""
    van = {verband for verband, groep in GROEP.items() if groep == adres} or VAN.get(adres, set())
    return [vogel for verband, vogel in VOGEL.items() if vogel in tekst and verband not in van]


# --- what should come of it ---


def verwacht() -> dict[str, Any]:
    return tomllib.loads(VERWACHT.read_text("utf-8"))


KOPPEN = {
    "opdracht": "Een opdracht typen",
    "knop_o": "Op een knop drukken die een gesprek begint",
    "knop_w": "Op een knop drukken die een ander gesprek vervangt",
    "knop": "Een verzonnen knop",
    "link": "Een link openen",
    "bericht": "Iets sturen",
    "groep": "Iets sturen in een groep",
    "melding": "Wat Telegram zelf meldt",
    "document": "Een bestand lezen",
    "pagina": "Een pagina openen of iets sturen",
    "terminal": "Opdrachten op de computer van de bot",
}
UITLEG = """# Wie kan wat

Deze tabel komt uit `tests/toegang.toml`. Bij elke test wordt elk vakje echt gespeeld, op beide databases. Komt er een
opdracht, knop, pagina of bestand bij zonder dat hier staat wie erbij mag, dan mislukt de test. Wie iets mag, wordt op
één plek besloten: `gesprekken/toegang.py`.

Alles in deze tabel gaat over één wijkverband, Laak. **ja** is: over Laak. **eigen** is: alleen over het eigen, andere
wijkverband. **open** is: voor iedereen, zonder iets van een wijkverband. **nee** is: geweigerd en geteld, en er is
niets veranderd.

- *niemand* deed nooit mee. *weg* deed mee en is weggehaald of weggegaan.
- *elders* en *coördinator elders* doen mee in een ander wijkverband.
- *eigenaar* is lid van Laak, vertelde iets en is eigenaar van een actie. De coördinator laat haar kiezen uit de
  laatste bundel. *melder* is lid, maar het is niet van
  haar. Haar is wel gevraagd om eigenaar te worden.
- *ervaringsdeskundige* is lid van Laak met die rol, en ook van haar is het niet.
- *beide* is gewoon lid van Laak, en coördinator ergens anders. Haar rol daar telt hier niet.
- Wat Telegram zelf meldt, typt niemand: iemand blokkeert de bot of laat hem weer toe (*lidmaatschap*), de bot komt in
  een groep of gaat eruit (*lidmaatschap groep*), of een groep krijgt een ander adres (*verhuizing*). *erbij* is: de bot
  kan daar nu schrijven; *was_erbij* is: daarvoor ook al. Dat raakt alleen diegene zelf. Bij een groep telt alleen welke
  groep het is, en niet wie het deed: **eigen** is dan het wijkverband van die groep.
- De *beheerder* heeft in de chat geen rol. Zij typt opdrachten op de computer van de bot.
"""


def pagina() -> str:
    delen = [UITLEG]
    for deel, rijen in verwacht().items():
        kolommen = rijen["kolommen"]
        delen.append(f"## {KOPPEN[deel]}\n")
        delen.append("| | " + " | ".join(kolommen) + " |\n| --- |" + " --- |" * len(kolommen))
        for naam, cellen in rijen.items():
            if naam != "kolommen":
                waar = f"127.0.0.1{naam}" if deel == "pagina" else naam
                delen.append(f"| {waar} | " + " | ".join(cellen.split()) + " |")
        delen.append("")
    return "\n".join(delen).rstrip() + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(pagina(), encoding="utf-8")
