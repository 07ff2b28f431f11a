"""Correcting, moving or withdrawing a signal, until its month closes.

By the buttons under the confirmation, or by editing the own message. Each answers with the signal as it
stands then.
"""

from dataclasses import replace
from datetime import timedelta

from gesprekken import vangnet
from gesprekken.microuitvraag import bevestiging, gesloten, lees_gehoord, sluit, thema_bij
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Invoer,
    Nee,
    Rijen,
    Slot,
    Soort,
    Stap,
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
    opent,
)
from gesprekken.teksten import GAT, ZELF_TYPEN, citaat, gevuld, keuzes, themaknoppen, verteld
from gesprekken.vormen import AANWEZIG, lees_plek
from gesprekken.wijk import Bronbericht, Signaal, Vorm
from gesprekken.wijzigingen import TrekSignaalIn, VerbeterSignaal, VerplaatsSignaal, ZetCiteren


def _signaal(c: Context) -> Signaal:
    if not isinstance(c.onderwerp, Signaal):
        raise LookupError("dit gesprek gaat over een signaal")
    return c.onderwerp


def _mag_nog(c: Context) -> str:
    signaal = c.onderwerp.signaal if isinstance(c.onderwerp, Bronbericht) else c.onderwerp
    if not isinstance(signaal, Signaal):
        return "Dat bericht kan ik niet meer aanpassen. Stuur het als een nieuw bericht."
    return gesloten(signaal) if signaal.gesloten else ""


def mag_verbeteren(c: Context) -> str:
    if isinstance(c.onderwerp, Signaal) and c.onderwerp.ingetrokken and not c.onderwerp.gesloten:
        return "Dit signaal heb je ingetrokken. Zet het eerst terug, dan kun je het verbeteren."
    return _mag_nog(c)


def wordt(c: Context, signaal: Signaal, veld: str, waarde: str) -> tuple[Signaal, tuple[Effect, ...]]:
    """The signal with this field changed. With what was heard the suggested theme moves along."""
    velden = {**signaal.__dict__, veld: waarde, "thema_zelf": signaal.thema_zelf or veld == "thema"}
    effecten: list[Effect] = [VerbeterSignaal(signaal.nummer, veld, waarde)]
    if veld == "gehoord" and not signaal.thema_zelf:
        velden["thema"] = thema_bij(c, waarde)
        effecten.append(VerbeterSignaal(signaal.nummer, "thema", velden["thema"], zelf=False))
    return Signaal(**velden), tuple(effecten)


def _verbeterd(c: Context, a: Antwoorden) -> Slot:
    veld = a["wat"]
    if veld == "citeren":
        return _zelf_gekozen(a["citeren"] == "ja", _signaal(c).nummer)
    if veld in ("plek", "aanwezig"):
        return _gesprek_verbeterd(c, a)
    nieuw, effecten = wordt(c, _signaal(c), veld, gevuld(a, veld))
    return Slot((bevestiging(c, nieuw, "Aangepast"),), effecten)


def _gesprek_verbeterd(c: Context, a: Antwoorden) -> Slot:
    """Where it was and with how many holds for all that was told of that conversation."""
    signaal, veld = _signaal(c), a["wat"]
    plek = a[veld] if veld == "plek" else signaal.plek
    aantal = a[veld] if veld == "aanwezig" else str(signaal.aanwezig)
    hoeveel = f", met {AANWEZIG[aantal].lower()} mensen" if aantal in AANWEZIG else ""
    tekst = f"Aangepast voor het hele gesprek: {plek}{hoeveel}. Verbeteren kan {sluit(signaal.ronde)}."
    return Slot((Bericht(tekst),), (VerbeterSignaal(signaal.nummer, veld, a[veld]),))


_OVER_HET_GESPREK: Rijen = ((antwoord("Waar het was", "plek"), antwoord("Met hoeveel mensen", "aanwezig")),)


def _over_het_gesprek(c: Context) -> Rijen:
    alleen = isinstance(c.onderwerp, Signaal) and not _is_een_van_drie(c.onderwerp)
    return () if alleen else _OVER_HET_GESPREK


VERBETEREN = Gesprek(
    naam="verbeteren",
    titel="het verbeteren",
    onderwerp="signaal",
    voor=Voor.MELDER,
    mag=mag_verbeteren,
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: f"Wat wil je verbeteren aan {citaat(_signaal(c).gehoord, 60)}?",
            knoppen=lambda c, a: (
                (antwoord("Wat ik hoorde", "gehoord"), antwoord("Wat zou helpen", "nodig")),
                (antwoord("Thema", "thema"), *([antwoord("Buurt", "buurt")] if c.wijk.buurten else [])),
                (antwoord("Of mijn zin in de bundel mag", "citeren"),),
                *_over_het_gesprek(c),
            ),
            verder={
                veld: veld for veld in ("gehoord", "nodig", "thema", "buurt", "citeren", "plek", "aanwezig")
            },
        ),
        "gehoord": Stap(
            vraag=lambda c, a: f"Er staat: {citaat(_signaal(c).gehoord, 600)}\nHoe moet het worden?",
            tekst=lees_gehoord,
            verder=EINDE,
        ),
        "nodig": Stap(
            vraag=lambda c, a: c.wijk.vraag2,
            knoppen=lambda c, a: onder_elkaar(antwoord("Weet ik niet", "~geen")),
            tekst=verteld,
            verder=EINDE,
        ),
        "thema": Stap(
            vraag=lambda c, a: "Welk thema past het best?",
            knoppen=lambda c, a: in_paren(*themaknoppen(c)),
            verder=EINDE,
        ),
        "buurt": Stap(
            vraag=lambda c, a: "In welke buurt speelt dit?",
            knoppen=lambda c, a: keuzes(c.wijk.buurten, antwoord("De hele wijk", "~geen")),
            verder=EINDE,
        ),
        "plek": Stap(
            vraag=lambda c, a: f"Nu staat er: {citaat(_signaal(c).plek, 60)}. Waar was het?",
            knoppen=lambda c, a: keuzes(c.wijk.buurten, ZELF_TYPEN),
            tekst=lees_plek,
            verder=EINDE,
        ),
        "aanwezig": Stap(
            vraag=lambda c, a: "Met hoeveel mensen waren jullie, ongeveer?",
            knoppen=lambda c, a: in_paren(*(antwoord(tekst, n) for n, tekst in AANWEZIG.items())),
            verder=EINDE,
        ),
        "citeren": Stap(
            vraag=lambda c, a: f"Mag {citaat(_signaal(c).gehoord, 60)} in de bundel staan, zonder je naam?",
            knoppen=lambda c, a: ((antwoord("Ja, dat mag", "ja"), antwoord("Liever niet", "nee")),),
            verder=EINDE,
        ),
    },
    afronden=_verbeterd,
    gestopt=lambda c, a: Slot((Bericht("Goed, het blijft zoals het was."),)),
    verloopt=timedelta(hours=12),
)


# --- may her words be shown? ---


def _zelf_gekozen(mag: bool, nummer: int = 0) -> Slot:
    if nummer:
        tekst = "Goed, deze zin kan in de bundel staan." if mag else "Goed, deze zin komt niet in de bundel."
    elif mag:
        tekst = "Dank je. Dan kan een zin van jou in de bundel staan, zonder je naam. Met Verbeter kies je per keer."
    else:
        tekst = "Goed, je zinnen komen niet in de bundel. Ze tellen wel mee. Met Verbeter kies je per keer."
    return Slot((Bericht(tekst),), (ZetCiteren(mag, nummer),))


CITEREN = Gesprek(
    naam="citeren",
    titel="het citeren",
    onderwerp="signaal",
    voor=Voor.MELDER,
    begin_met=lambda c, invoer: _waarde(c, invoer),
    afronden=lambda c, a: _zelf_gekozen(a["waarde"] == "ja"),
)


# --- one tap under the confirmation, which is then written anew in its place ---


def _waarde(c: Context, invoer: Invoer) -> Antwoorden:
    return {"waarde": invoer.tekst.rpartition(":")[2] if invoer.soort is Soort.KNOP else ""}


def _thema_getikt(c: Context, a: Antwoorden) -> Slot:
    thema = next((naam for i, naam in enumerate(c.alle_themas) if str(i) == a["waarde"]), "")
    if not thema:
        return Slot((Bericht("Dat thema is er niet meer. Kies een ander met Verbeter."),), genomen=False)
    nieuw, effecten = wordt(c, _signaal(c), "thema", thema)
    return Slot((bevestiging(c, nieuw, op_de_plaats=not _is_een_van_drie(nieuw)),), effecten)


def _is_een_van_drie(signaal: Signaal) -> bool:
    """Its buttons stand under the confirmation of a conversation, beside those of the others."""
    return signaal.vorm in (Vorm.BUURTGESPREK, Vorm.PANEL)


THEMA = Gesprek(
    naam="thema",
    titel="het thema",
    onderwerp="signaal",
    voor=Voor.MELDER,
    mag=mag_verbeteren,
    begin_met=_waarde,
    afronden=_thema_getikt,
)


def _verplaatst(c: Context, a: Antwoorden) -> Slot:
    """To another wijkverband of the same melder, who writes to that one from now on."""
    naar = next((w for w in c.wijkverbanden if str(w.id) == a["waarde"]), None)
    if naar is None:
        return Slot(
            (Bericht("In dat wijkverband doe je niet mee. Het signaal blijft staan."),), genomen=False
        )
    daar = replace(c, wijkverband=naar)
    nieuw = replace(_signaal(c), buurt="", ronde=daar.ronde)  # rounds may begin elsewhere on another day
    return Slot(
        (bevestiging(daar, nieuw, "Aangepast, dit staat nu genoteerd", op_de_plaats=True),),
        (VerplaatsSignaal(nieuw.nummer, naar.id),),
    )


VERPLAATSEN = Gesprek(
    naam="verplaatsen",
    titel="het verplaatsen",
    onderwerp="signaal",
    voor=Voor.MELDER,
    mag=mag_verbeteren,
    begin_met=_waarde,
    afronden=_verplaatst,
)


def _ingetrokken(c: Context, a: Antwoorden) -> Slot:
    signaal = _signaal(c)
    if a["waarde"] == "toch_niet":
        return Slot(
            (bevestiging(c, signaal, "Je signaal telt weer mee", op_de_plaats=True),),
            (TrekSignaalIn(signaal.nummer, toch_niet=True),),
        )
    weg = Bericht(
        f"{_welk(signaal)} Dit signaal telt niet mee in de bundel. Terugzetten kan {sluit(signaal.ronde)}.",
        onder_elkaar(opent("Zet terug", "intrekken", signaal.nummer, "toch_niet")),
        op_de_plaats=not _is_een_van_drie(signaal),
        blijft=True,
    )
    return Slot((weg,), (TrekSignaalIn(signaal.nummer),))


def _welk(signaal: Signaal) -> str:
    return f"Ingetrokken: {citaat(signaal.gehoord, 60)}." if _is_een_van_drie(signaal) else "Ingetrokken."


INTREKKEN = Gesprek(
    naam="intrekken",
    titel="het intrekken",
    onderwerp="signaal",
    voor=Voor.MELDER,
    mag=_mag_nog,
    begin_met=_waarde,
    afronden=_ingetrokken,
)


# --- editing the own message edits the answer ---


def _bewerkt(c: Context, a: Antwoorden) -> Slot:
    if not isinstance(c.onderwerp, Bronbericht):
        raise LookupError("bewerken gaat over een bericht van de melder")
    signaal, veld = c.onderwerp.signaal, c.onderwerp.veld
    gelezen = lees_gehoord(c, a["tekst"]) if veld == "gehoord" else verteld(c, a["tekst"])
    if isinstance(gelezen, Nee):
        return Slot((Bericht(vangnet.blijft_staan(gelezen.uitleg)),), genomen=False)
    nieuw, effecten = wordt(c, signaal, veld, gelezen)
    thema = f" Het thema is nu {c.wijk.heet(nieuw.thema)}." if nieuw.thema != signaal.thema else ""
    if signaal.ingetrokken:
        terug = onder_elkaar(opent("Zet terug", "intrekken", signaal.nummer, "toch_niet"))
        return Slot(
            (Bericht("Aangepast, maar dit signaal heb je ingetrokken.", terug, blijft=True),), effecten
        )
    if GAT in gelezen:
        return Slot((bevestiging(c, nieuw, "Aangepast, dit staat nu genoteerd"),), effecten)
    return Slot((Bericht(f"Aangepast.{thema} Verbeteren kan {sluit(signaal.ronde)}."),), effecten)


BEWERKEN = Gesprek(
    naam="bewerken",
    titel="het bewerken",
    onderwerp="bron",
    voor=Voor.MELDER,
    mag=_mag_nog,
    begin_met=lambda c, invoer: {"tekst": invoer.tekst},
    afronden=_bewerkt,
)
