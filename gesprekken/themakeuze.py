"""Which themes a wijkverband uses, and how it calls them.

A theme that is called otherwise stays the same theme, so that what was told before still counts with it. One that is
not used is not suggested and cannot be chosen; what stands under it already, stays there.
"""

from gesprekken.beheer import dit_doet_de_coordinator
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Gesprek,
    Nee,
    Rijen,
    Slot,
    Stap,
    Voor,
    antwoord,
    in_paren,
    onder_elkaar,
)
from gesprekken.teksten import korte_naam
from gesprekken.toegang import WIJKVERBAND
from gesprekken.wijk import GEEN_THEMA
from gesprekken.wijzigingen import ZetThemas

KLAAR, NAAM, GEWOON, UIT, AAN = "~klaar", "naam", "gewoon", "uit", "aan"
MINSTE = 3  # so many stay, or there is nothing to choose
LANGSTE = 24  # it stands on a button


def _alle(c: Context) -> tuple[str, ...]:
    return tuple(thema for thema in c.alle_themas if thema != GEEN_THEMA)


def _themaknoppen(c: Context, a: Antwoorden) -> Rijen:
    knoppen = (
        antwoord(f"{c.wijk.heet(t)} (uit)" if t in c.wijk.themas_uit else c.wijk.heet(t), t) for t in _alle(c)
    )
    return (*in_paren(*knoppen), *onder_elkaar(antwoord("Laat het zo", KLAAR)))


def _wat_kan(c: Context, a: Antwoorden) -> Rijen:
    thema, uit = a["welk"], a["welk"] in c.wijk.themas_uit
    eigen = [antwoord(f"Noem het weer {thema}", GEWOON)] if c.wijk.heet(thema) != thema else []
    knoppen = [antwoord("Zet het aan", AAN)] if uit else [antwoord("Een andere naam", NAAM), *eigen]
    if not uit and len(_alle(c)) - len(c.wijk.themas_uit) > MINSTE:
        knoppen.append(antwoord("Zet het uit", UIT))
    return onder_elkaar(*knoppen, antwoord("Laat het zo", KLAAR))


def _lees(c: Context, tekst: str) -> str | Nee:
    if "[" in tekst:
        return Nee("Dat woord ken ik niet, en dan laat ik het weg. Kies gewone woorden, zoals: Huis en huur.")
    naam = korte_naam(c, tekst)
    if isinstance(naam, Nee):
        return naam
    if len(naam) > LANGSTE:
        return Nee(f"Hou de naam kort: hooguit {LANGSTE} tekens. Hij staat op een knop.")
    bezet = {n.casefold() for thema in c.alle_themas for n in (thema, c.wijk.heet(thema))}
    if naam.casefold() in bezet:
        return Nee("Zo heet er al een thema. Kies een andere naam.")
    return naam


def _klaar(c: Context, a: Antwoorden) -> Slot:
    thema, keuze = a["welk"], a.get("wat", KLAAR)
    if KLAAR in (thema, keuze):
        return Slot((Bericht("Goed, de thema's blijven zoals ze zijn."),))
    heet = c.wijk.heet(thema)
    wordt, zin = {
        NAAM: (
            a.get("naam", ""),
            f"{heet} heet voortaan {a.get('naam', '')}. Wat er al onder stond, telt mee.",
        ),
        GEWOON: (thema, f"{heet} heet weer {thema}."),
        AAN: (thema, f"{thema} doet weer mee."),
        UIT: ("", f"{heet} stel ik niet meer voor. Wat er al onder staat, blijft daar."),
    }[keuze]
    namen = {**dict(c.wijk.themanamen), thema: wordt}
    blijft = tuple((t, namen[t]) for t in _alle(c) if namen.get(t, t) != t)
    return Slot((Bericht(f"{zin} Nog een thema veranderen kan met /themas."),), (ZetThemas(blijft),))


THEMAS = Gesprek(
    naam="themas",
    titel="de thema's",
    commando="themas",
    uitleg="welke thema's jullie gebruiken",
    onderwerp=WIJKVERBAND,
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    begin="welk",
    stappen={
        "welk": Stap(
            vraag=lambda c, a: (
                "Dit zijn de thema's die ik voorstel. Tik er een aan om het een andere naam te geven, of om het uit "
                f"te zetten. {GEEN_THEMA} is er altijd."
            ),
            knoppen=_themaknoppen,
            verder={KLAAR: EINDE, "*": "wat"},
        ),
        "wat": Stap(
            vraag=lambda c, a: f"Wat wil je met {c.wijk.heet(a['welk'])}?",
            knoppen=_wat_kan,
            verder={NAAM: "naam", "*": EINDE},
        ),
        "naam": Stap(
            vraag=lambda c, a: (
                f"Hoe noemen jullie {c.wijk.heet(a['welk'])}? Stuur een korte naam, zonder namen van mensen."
            ),
            tekst=_lees,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
)
