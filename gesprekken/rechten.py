"""What everyone may do with what is kept of her: read why and how long, see it, correct it, erase it.

The periods come with the context, so what is said here is what the service carries out. Erasing takes two
taps; leaving one wijkverband of several is the same road.
"""

from gesprekken.aanmelden import (
    ANDERE,
    FUNCTIES,
    gekozen_ritme,
    lees_dagen_en_uur,
    ritme_in_woorden,
    uurknoppen,
    werkdagknoppen,
)
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Rijen,
    Slot,
    Stap,
    Toestand,
    Voor,
    antwoord,
    onder_elkaar,
)
from gesprekken.teksten import ZELF_TYPEN, keuzes, kort, korte_naam
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Actie, Stand, Termijnen, Wijkverband
from gesprekken.wijzigingen import Corrigeer, StelRitme, Verwijder

# --- /privacy ---


def duur(maanden: int) -> str:
    """`13 maanden`, `2 jaar`"""
    if maanden % 12 == 0:
        return f"{maanden // 12} jaar"
    return "1 maand" if maanden == 1 else f"{maanden} maanden"


def _hoe_lang(t: Termijnen) -> str:
    return (
        f"Hoe lang:\n• wat je vertelt: {duur(t.teksten_maanden)}, ook als een zin van jou in een bundel staat\n"
        f"• het thema, en in welke maand je meedeed: {duur(t.patronen_maanden)}, daarna alleen aantallen in de bundel\n"
        f"• berichten tussen ons: {t.berichten_dagen} dagen; in de groep in de browser {duur(t.acties_maanden)}\n"
        f"• welk bericht ik al las: {t.gezien_dagen} dagen, alleen het nummer\n"
        f"• waarop je stemde: {t.stemmen_dagen} dagen na de stemming\n"
        f"• acties, besluiten en terugkoppelingen: {duur(t.acties_maanden)}; afspraken ook, tenzij ze nog gelden\n"
        f"• je naam: tot je weggaat, of mij {t.geblokkeerd_dagen} dagen blokkeert"
    )


def wat_blijft(t: Termijnen) -> str:
    """What is left of who leaves; the test that searches the whole database holds us to it."""
    return (
        "Dit blijft, los van jou: wat je vertelde, de acties, de afspraken en de bundels.\n"
        "Tot de volgende bundel blijft je organisatie bij wat je vertelde. "
        "Ze blijft ook op de lijst waaruit collega's hun organisatie kiezen.\n"
        "Staat je naam of organisatie bij een actie, in de groep of bij wat bewoners lezen? Dat verander ik niet. "
        f"Berichten van en aan collega's zijn na {t.berichten_dagen} dagen weg. "
        "In een reservekopie sta je tot de beheerder die weggooit."
    )


def _privacy(c: Context, a: Antwoorden) -> Slot:
    return Slot(
        (
            Bericht(
                "Dit bewaar ik, en waarom.\n\n"
                "Van jou: je naam, organisatie, functie en adres in de chat, en wanneer ik iets mag vragen. "
                "Dat is nodig om mee te doen. "
                "Je organisatie doet dit vanuit haar eigen taak, dus ik vraag geen toestemming.\n\n"
                "Van bewoners: geen namen of adressen. Wat ik herken, laat ik weg voordat ik iets bewaar.\n\n"
                f"{_hoe_lang(c.termijnen)}\n\n"
                "Wie ziet wat: collega's zien de bundel, en je naam bij acties en afspraken. "
                "Een zin van jou zien ze alleen als jij dat goedvindt, zonder je naam. "
                "De coördinator ziet van iedereen de naam, functie, organisatie en rol. "
                "Zij zien niet wie wat vertelde, of waarop je stemde. De beheerder houdt de computer draaiende. "
                "Die kan er technisch bij, maar hoort er niet in te kijken. "
                "Praat je via Telegram met mij, dan kan Telegram technisch meelezen.\n\n"
                f"Ga je weg? {wat_blijft(c.termijnen)}\n\n"
                "/mijngegevens alles wat ik van jou heb\n/corrigeer verbeter je gegevens\n"
                "/verwijder stop en wis je gegevens\n\n"
                "Heb je een vraag of een klacht? "
                "Ga naar de functionaris voor privacy van je organisatie, "
                "of naar de Autoriteit Persoonsgegevens."
            ),
        )
    )


PRIVACY = Gesprek(
    naam="privacy",
    titel="de privacy",
    commando="privacy",
    uitleg="wat ik bewaar en hoe lang",
    voor=Voor.IEDEREEN,
    afronden=_privacy,
)


# --- /mijngegevens ---

DOCUMENT = "mijngegevens"  # always of the one who gets the message

MIJNGEGEVENS = Gesprek(
    naam="mijngegevens",
    titel="je gegevens",
    commando="mijngegevens",
    uitleg="alles wat ik van jou heb",
    afronden=lambda c, a: Slot(
        (
            Bericht(
                "Dit is alles wat ik van jou heb. Bewaar het op een veilige plek, "
                "want wat je vertelde staat erin. Klopt er iets niet? Stuur /corrigeer.",
                document=DOCUMENT,
            ),
        )
    ),
)


# --- /corrigeer ---


def _corrigeer_knoppen(c: Context, a: Antwoorden) -> Rijen:
    return (
        (antwoord("Mijn naam", "naam"), antwoord("Organisatie", "organisatie")),
        (antwoord("Functie", "functie"), antwoord("Dagen en uur", "uur")),
    )


def _hier(c: Context) -> str:
    """In which wijkverband, for who has several."""
    return f" in {c.wijk.naam}" if len(c.wijkverbanden) > 1 else ""


def _gecorrigeerd(c: Context, a: Antwoorden) -> Slot:
    veld = a["wat"]
    if veld == "uur":
        dagen, uur = gekozen_ritme(a)
        return Slot(
            (Bericht(f"Aangepast. {ritme_in_woorden(dagen, uur)} {c.wijk.vraag1}"),), (StelRitme(uur, dagen),)
        )
    effecten: tuple[Effect, ...] = (Corrigeer(veld, a[veld]),)
    return Slot((Bericht(f"Aangepast. Er staat nu: “{a[veld]}”."),), effecten)


def vraagt_naam(toestand: Toestand) -> bool:
    """Was she just asked how she is called? Only then may a name of a person stay in what she says."""
    return (toestand.gesprek, toestand.stap) in {(CORRIGEER.naam, "naam"), ("aanmelden", "naam")}


CORRIGEER = Gesprek(
    naam="corrigeer",
    titel="het verbeteren van je gegevens",
    commando="corrigeer",
    uitleg="verbeter je gegevens",
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: (
                f"Dit weet ik van jou{_hier(c)}: {c.lid.naam}, {c.lid.functie}, {c.lid.organisatie}. "
                "Wat klopt er niet?"
                if c.lid
                else "Wat klopt er niet?"
            ),
            knoppen=_corrigeer_knoppen,
            verder={"naam": "naam", "organisatie": "organisatie", "functie": "functie", "uur": "uur"},
        ),
        "naam": Stap(
            vraag=lambda c, a: "Hoe heet je? Je collega's zien deze naam bij acties.",
            tekst=korte_naam,
            verder=EINDE,
        ),
        "organisatie": Stap(
            vraag=lambda c, a: f"Bij welke organisatie werk je{_hier(c)}?",
            knoppen=lambda c, a: keuzes(c.wijk.organisaties, ZELF_TYPEN),
            tekst=korte_naam,
            verder=EINDE,
        ),
        "functie": Stap(
            vraag=lambda c, a: f"Wat is je functie{_hier(c)}?",
            knoppen=lambda c, a: keuzes(FUNCTIES, ZELF_TYPEN),
            tekst=korte_naam,
            verder=EINDE,
        ),
        "uur": Stap(
            vraag=lambda c, a: "Wanneer mag ik je elke dag kort vragen wat je hoorde?",
            knoppen=uurknoppen,
            verder={ANDERE: "dagen", "*": EINDE},
        ),
        "dagen": Stap(
            vraag=lambda c, a: "Op welke dagen werk je, en welk uur past? Typen kan ook: ma di do 10.30.",
            knoppen=werkdagknoppen,
            tekst=lees_dagen_en_uur,
            verder=EINDE,
        ),
    },
    afronden=_gecorrigeerd,
)


# --- /verwijder ---

ALLES, BLIJF = "alles", "nee"


def _verwijderknoppen(c: Context, a: Antwoorden) -> Rijen:
    """Who takes part in several wijkverbanden can leave one of them."""
    een = c.wijkverbanden if len(c.wijkverbanden) > 1 else ()
    return onder_elkaar(
        antwoord("Wis alles en stop", ALLES),
        *(antwoord(f"Stop alleen in {w.naam}"[:60], str(w.id)) for w in een),
        antwoord("Nee, ik blijf", BLIJF),
    )


def _uit(c: Context, a: Antwoorden) -> tuple[Wijkverband, ...]:
    """The wijkverbanden that she leaves."""
    return tuple(w for w in c.wijkverbanden if a["wat"] in (ALLES, str(w.id)))


def _zeker(c: Context, a: Antwoorden) -> str:
    """What happens, before the second tap. A sole coördinator may go: nobody can be held; but she hears
    what her wijkverband then lacks, and who can mend it."""
    uit = _uit(c, a)
    beloofd = _beloofd(c, uit)
    wat = "je naam, je functie" if len(uit) == len(c.wijkverbanden) else "je functie"
    delen = [
        f"Dit gaat meteen weg{_waar(c, uit)}: {wat} en het verband met wat je vertelde. "
        "Terug kan niet.\n" + wat_blijft(c.termijnen)
    ]
    if c.wijk in uit and c.is_coordinator and len(c.coordinatoren) == 1:
        delen.append(
            f"Let op: jij bent de enige coördinator van {c.wijk.naam}. Wijs liever eerst iemand anders aan. "
            "Ga je toch, dan vraag ik de beheerder om een opvolger te zoeken."
        )
    if beloofd:
        regels = "\n".join(f"• {kort(actie.wat, 80)}" for actie in beloofd[:6])
        delen.append(f"Dit is van jou, en gaat naar de coördinator:\n{regels}")
    return "\n\n".join([*delen, "Weet je het zeker?"])


def _waar(c: Context, uit: tuple[Wijkverband, ...]) -> str:
    return "" if len(uit) == len(c.wijkverbanden) else f" in {opsomming([w.naam for w in uit])}"


def _beloofd(c: Context, uit: tuple[Wijkverband, ...]) -> list[Actie]:
    ik, nummers = c.persoon.id if c.persoon else 0, {w.id for w in uit}
    alle = (*c.acties, *c.acties_elders)
    return [a for a in alle if a.eigenaar == ik and a.stand is Stand.LOOPT and a.wijkverband in nummers]


def _weg(c: Context, a: Antwoorden) -> Slot:
    if BLIJF in (a["wat"], a.get("zeker")) or c.persoon is None:
        return Slot((Bericht("Fijn dat je blijft. Er is niets veranderd."),))
    uit = _uit(c, a)
    if not uit:
        return Slot((Bericht("Daar deed je al niet meer mee. Er is niets veranderd."),), genomen=False)
    if len(uit) < len(c.wijkverbanden):
        tekst = f"Je doet niet meer mee in {opsomming([w.naam for w in uit])}. Dank je voor wat je vertelde."
        return Slot((Bericht(tekst),), tuple(Verwijder(c.persoon.id, w.id) for w in uit))
    tekst = (
        "Je gegevens zijn gewist en je doet niet meer mee. Dank je voor wat je vertelde.\n"
        "Wat hier in de chat staat, haal je zelf weg. Wil je ooit terug, vraag dan een nieuwe uitnodiging."
    )
    return Slot((Bericht(tekst, afscheid=True),), (Verwijder(c.persoon.id),))


VERWIJDER = Gesprek(
    naam="verwijder",
    titel="het wissen van je gegevens",
    commando="verwijder",
    uitleg="stop en wis je gegevens",
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=lambda c, a: "Wil je stoppen met Wijksignaal? Even geen vragen kan ook, met /pauze.",
            knoppen=_verwijderknoppen,
            verder={BLIJF: EINDE, "*": "zeker"},
        ),
        "zeker": Stap(
            vraag=_zeker,
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Ja, wis het nu", "ja"), antwoord("Nee, ik blijf", BLIJF)
            ),
            verder=EINDE,
        ),
    },
    afronden=_weg,
    gestopt=lambda c, a: Slot((Bericht("Goed, er is niets gewist."),)),
)
