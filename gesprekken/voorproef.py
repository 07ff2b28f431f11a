"""The preview: the coördinator looks at a bundle before it is posted, and can correct it afterwards as well.

Silence posts it. What she changes is kept with who and when; what it then looks like is computed anew from what was
heard (`Context.met_ingrepen`), so the thresholds hold for what is shown in the end. Two patterns that became one
cannot be taken apart again: whoever could try that out would find the figures that stay hidden.
"""

from datetime import date

from gesprekken import kalender, rondes
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
    opent,
)
from gesprekken.teksten import dagknoppen, geen_datum, keuzes, kort, korte_naam, lees_kort, themaknoppen
from gesprekken.vangnet import opsomming
from gesprekken.wijk import Bundel, Deelpatroon, Greep, Ingreep, Patroon, Voorproef
from gesprekken.wijzigingen import GrijpIn

PLAATS, PAS_AAN, STEL_UIT, KLAAR = "nu", "pas", "uitstel", "klaar"
LANGST = 40  # characters of a name that the bundle shows whole
GEEN = "~geen"


def bericht(proef: Voorproef, tekst: str) -> Bericht:
    """What the coördinator gets on the first working day; `tekst` is the bundle as the group will see it."""
    id = proef.bundel.id
    return Bericht(
        f"Dit is de bundel van {rondes.kort(proef.bundel.ronde)}. Doe je niets? {_komt(proef.plaats_op)}\n\n{tekst}",
        onder_elkaar(
            opent("Plaats nu", "voorproef", id, PLAATS),
            opent("Pas iets aan", "voorproef", id, PAS_AAN),
            opent("Stel uit", "voorproef", id, STEL_UIT),
        ),
        document=f"bundel:{id}",
        blijft=True,
    )


def _komt(dag: date) -> str:
    uur = kalender.uur_in_woorden(rondes.UUR_BUNDEL)
    return f"Dan staat hij op {kalender.dag_in_woorden(dag)} om {uur} in de groep."


# --- the bundle as it is now ---


def _proef(c: Context) -> Voorproef:
    if not isinstance(c.onderwerp, Voorproef):
        raise LookupError("dit gesprek gaat over een voorproef")
    return c.onderwerp


def _komt_op(c: Context) -> date:
    """When its day went by meanwhile, because a meeting was called off: as soon as it may."""
    straks = kalender.lokaal(kalender.eerstvolgend_fatsoenlijk(c.nu, c.vrij)).date()
    return max(_proef(c).plaats_op, straks)


def _nu(c: Context, a: Antwoorden) -> tuple[Bundel, str]:
    """With what was just answered, which is not kept yet."""
    proef, gezegd = _proef(c), _ingreep(c, a)
    erbij = [gezegd] if gezegd and (not proef.ingrepen or proef.ingrepen[-1] != gezegd) else []
    return c.met_ingrepen(erbij) if c.met_ingrepen else (proef.bundel, "")


def _ingreep(c: Context, a: Antwoorden) -> Ingreep | None:
    """The last change that was told whole."""
    soort = a.get("wijzig", "")
    if soort == Greep.TOELICHTING and "zin" in a:
        zin = "" if a["zin"] == GEEN else a["zin"]
        return Ingreep(Greep.TOELICHTING, "", zin) if zin or _proef(c).bundel.toelichting else None
    if soort == Greep.VERBERG:
        sleutel = a.get("verberg", "")
        return Ingreep(Greep.VERBERG, sleutel) if sleutel in {p.sleutel for p in _met_citaat(c)} else None
    van, naar = a.get(f"{soort}_van", ""), a.get(f"{soort}_naar", "")
    sleutels = {deel.naam: deel.sleutel for deel in _delen(c)}
    sleutels |= {patroon.naam: patroon.sleutel for patroon in _proef(c).bundel.genoemd}
    if van not in sleutels or not naar:
        return None
    return Ingreep(Greep(soort), sleutels[van], sleutels.get(naar, naar) if soort == Greep.SAMEN else naar)


def _leg_vast(c: Context, a: Antwoorden) -> list[GrijpIn]:
    ingreep = _ingreep(c, a)
    return [GrijpIn(_proef(c).bundel.id, ingreep)] if ingreep else []


def _met_citaat(c: Context) -> list[Patroon]:
    return [patroon for patroon in _proef(c).bundel.top if patroon.citaat]


def _namen(c: Context) -> list[str]:
    return [patroon.naam for patroon in _proef(c).bundel.genoemd]


def _delen(c: Context) -> list[Deelpatroon]:
    """What lies inside the patterns."""
    return [deel for patroon in _proef(c).bundel.top for deel in patroon.deelpatronen]


def _naast(c: Context, naam: str) -> list[str]:
    """With what this can become one: another pattern, or what lies inside the same one."""
    for patroon in _proef(c).bundel.top:
        binnen = [deel.naam for deel in patroon.deelpatronen]
        if naam in binnen and naam not in _namen(c):
            return [ander for ander in binnen if ander != naam]
    return [ander for ander in _namen(c) if ander != naam]


def _te_benoemen(c: Context) -> list[str]:
    return list(dict.fromkeys((*_namen(c), *(deel.naam for deel in _delen(c)))))


def _hoe_lang(c: Context, naam: str) -> str:
    """What lies inside a pattern is known by its new name in later rounds too."""
    return " in deze bundel" if naam in _namen(c) else ""


def _samen_te_voegen(c: Context) -> list[str]:
    return [naam for naam in _te_benoemen(c) if _naast(c, naam)]


# --- the questions ---


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Voorproef):
        return "Er is nu geen bundel die je kunt veranderen. De volgende komt na afloop van deze ronde."
    return ""


def _wat(c: Context, a: Antwoorden) -> str:
    proef = _proef(c)
    if proef.geplaatst:
        return f"De bundel van {rondes.kort(proef.bundel.ronde)} is geplaatst. Verbeteren kan nog."
    komt = _komt(_komt_op(c))
    return f"De bundel van {rondes.kort(proef.bundel.ronde)}. Doe je niets? {komt}\n\n{_nu(c, a)[1]}"


def _watknoppen(c: Context, a: Antwoorden) -> Rijen:
    if _proef(c).geplaatst:
        return onder_elkaar(antwoord("Verbeter de bundel", PAS_AAN))
    return onder_elkaar(
        antwoord("Plaats nu", PLAATS), antwoord("Pas iets aan", PAS_AAN), antwoord("Stel uit", STEL_UIT)
    )


def _wijzigknoppen(c: Context, a: Antwoorden) -> Rijen:
    bundel = _nu(c, a)[0]
    hoeveel = len(bundel.genoemd)
    kan_samen = hoeveel > 1 or any(len(patroon.deelpatronen) > 1 for patroon in bundel.top)
    per_patroon = [antwoord("Verbeter een thema", Greep.THEMA), antwoord("Geef een andere naam", Greep.NAAM)]
    twee = [antwoord("Voeg er twee samen", Greep.SAMEN)]
    citaten = [antwoord("Verberg een citaat", Greep.VERBERG)] if any(p.citaat for p in bundel.top) else []
    return onder_elkaar(
        *(per_patroon if hoeveel else []),
        *(twee if kan_samen else []),
        *citaten,
        antwoord(
            "Verander de toelichting" if bundel.toelichting else "Zet er één zin bij", Greep.TOELICHTING
        ),
        antwoord("Klaar", KLAAR),
    )


def _themaknoppen(c: Context, a: Antwoorden) -> Rijen:
    return in_paren(*(knop for knop in themaknoppen(c) if knop.tekst != a["thema_van"]))


def _andere(c: Context, a: Antwoorden) -> Rijen:
    return keuzes(_naast(c, a["samen_van"]))


def _lees_naam(c: Context, tekst: str) -> str | Nee:
    naam = korte_naam(c, tekst)
    if isinstance(naam, Nee):
        return naam
    if len(naam) > LANGST:
        return Nee(f"Dat past niet in de bundel: {len(naam)} tekens. Gebruik er hooguit {LANGST}.")
    if naam.casefold() in {bekend.casefold() for bekend in _te_benoemen(c)}:
        return Nee("Die naam staat er al. Kies een andere, of voeg er twee samen.")
    return naam


def _zinknoppen(c: Context, a: Antwoorden) -> Rijen:
    weg = _nu(c, a)[0].toelichting
    return onder_elkaar(antwoord("Haal de zin weg" if weg else "Toch geen zin", GEEN))


def _uitstelknoppen(c: Context, a: Antwoorden) -> Rijen:
    dagen = [kalender.werkdagen_verder(_komt_op(c), n, c.vrij) for n in (1, 3, 5)]
    return dagknoppen(*(dag for dag in dagen if dag <= _proef(c).uiterlijk))


def _lees_uitstel(c: Context, tekst: str) -> str | Nee:
    dag, proef = kalender.lees_datum(tekst, c.vandaag), _proef(c)
    if dag is None:
        return geen_datum(c)
    if not c.vandaag < dag <= proef.uiterlijk:
        laatste = kalender.dag_in_woorden(proef.uiterlijk)
        return Nee(f"Kies een dag na vandaag, en uiterlijk {laatste}. Daarna komt de volgende bundel.")
    if dag < proef.vroegst:
        eerste = kalender.dag_in_woorden(proef.vroegst)
        return Nee(f"Zonder uitstel komt hij op {eerste}. Kies een dag daarna. Eerder kan met Plaats nu.")
    if not kalender.is_werkdag(dag, c.vrij):
        vorige = kalender.dag_in_woorden(kalender.werkdag_tot(dag, c.vrij))
        return Nee(f"Op {kalender.dag_in_woorden(dag)} wordt niet gewerkt. Typ bijvoorbeeld: {vorige}.")
    return dag.isoformat()


def _stel_uit(c: Context, a: Antwoorden) -> list[GrijpIn]:
    return [GrijpIn(_proef(c).bundel.id, Ingreep(Greep.UITSTEL, "", a["uitstel_tot"]))]


def _klaar(c: Context, a: Antwoorden) -> Slot:
    proef = _proef(c)
    if a["wat"] == PLAATS:
        tekst = "Goed, ik plaats de bundel. Verbeteren kan daarna nog, met /bundel."
        return Slot((Bericht(tekst),), (GrijpIn(proef.bundel.id, Ingreep(Greep.PLAATS)),))
    if a["wat"] == STEL_UIT:
        dag = kalender.dag_in_woorden(date.fromisoformat(a["uitstel_tot"]))
        return Slot(
            (Bericht(f"Goed. De bundel komt op {dag} in de groep. Eerder plaatsen kan met /voorproef."),)
        )
    if proef.geplaatst:
        return Slot((_verbeterd(c),))
    uur = kalender.uur_in_woorden(rondes.UUR_BUNDEL)
    wanneer = f"{kalender.dag_in_woorden(_komt_op(c))} om {uur}"
    knop = onder_elkaar(opent("Plaats nu", "voorproef", proef.bundel.id, PLAATS))
    return Slot((Bericht(f"Klaar. De bundel komt op {wanneer} in de groep.", knop, blijft=True),))


def _verbeterd(c: Context) -> Bericht:
    """What stands in it by another name now may have no answer, although all had one."""
    klaar, id = "Klaar. Wat je verbeterde staat zo ook in de groep.", _proef(c).bundel.id
    stand = next((stand for stand in c.rondes if stand.bundel.id == id), None)
    if stand is None or stand.dossier is None or not stand.zonder_antwoord:
        return Bericht(klaar)
    namen = opsomming(list(stand.zonder_antwoord))
    nog = f"{klaar} Er is al een tekst voor bewoners, maar dit heeft nog geen antwoord: {namen}."
    return Bericht(nog, onder_elkaar(opent("Geef antwoord", "kiezen", id)), blijft=True)


_GESTOPT = "Goed, we stoppen. Wat je al aanpaste blijft staan. Met /voorproef ga je verder."

VOORPROEF = Gesprek(
    naam="voorproef",
    titel="de bundel",
    commando="voorproef",
    uitleg="bekijk, verbeter of plaats de bundel",
    onderwerp="voorproef",
    voor=Voor.COORDINATOR,
    weigert=dit_doet_de_coordinator,
    mag=_mag,
    begin="wat",
    stappen={
        "wat": Stap(
            vraag=_wat,
            knoppen=_watknoppen,
            verder={PAS_AAN: "wijzig", STEL_UIT: "uitstel_tot", "*": EINDE},
        ),
        "wijzig": Stap(
            vraag=lambda c, a: f"{_nu(c, a)[1]}\n\nWat wil je veranderen?",
            knoppen=_wijzigknoppen,
            verder={
                Greep.THEMA: "thema_van",
                Greep.SAMEN: "samen_van",
                Greep.NAAM: "naam_van",
                Greep.TOELICHTING: "zin",
                Greep.VERBERG: "verberg",
                "*": EINDE,
            },
        ),
        "thema_van": Stap(
            vraag=lambda c, a: "Welk thema klopt niet?",
            knoppen=lambda c, a: keuzes(_namen(c)),
            verder="thema_naar",
        ),
        "thema_naar": Stap(
            vraag=lambda c, a: (
                f"Welk thema hoort bij {a['thema_van']}? Staat dat er al, dan gaan ze samen. "
                "Uit elkaar halen kan daarna niet meer."
            ),
            knoppen=_themaknoppen,
            effecten=_leg_vast,
            definitief=True,
            verder="wijzig",
        ),
        "samen_van": Stap(
            vraag=lambda c, a: "Wat gaat op in een ander?",
            knoppen=lambda c, a: keuzes(_samen_te_voegen(c)),
            verder="samen_naar",
        ),
        "samen_naar": Stap(
            vraag=lambda c, a: (
                f"Waar hoort {a['samen_van']} bij? Die naam blijft. Uit elkaar halen kan daarna niet meer."
            ),
            knoppen=_andere,
            effecten=_leg_vast,
            definitief=True,
            verder="wijzig",
        ),
        "naam_van": Stap(
            vraag=lambda c, a: "Wat krijgt een andere naam?",
            knoppen=lambda c, a: keuzes(_te_benoemen(c)),
            verder="naam_naar",
        ),
        "naam_naar": Stap(
            vraag=lambda c, a: f"Hoe heet {a['naam_van']} voortaan{_hoe_lang(c, a['naam_van'])}?",
            tekst=_lees_naam,
            effecten=_leg_vast,
            definitief=True,
            verder="wijzig",
        ),
        "zin": Stap(
            vraag=lambda c, a: "Wat moeten je collega's erbij weten? Eén zin, zonder namen.",
            knoppen=_zinknoppen,
            tekst=lees_kort,
            effecten=_leg_vast,
            definitief=True,
            verder="wijzig",
        ),
        "verberg": Stap(
            vraag=lambda c, a: (
                "Welk citaat komt niet in de bundel? Een ander komt er niet voor in de plaats."
            ),
            knoppen=lambda c, a: onder_elkaar(
                *(antwoord(kort(p.citaat, 48), p.sleutel) for p in _met_citaat(c))
            ),
            effecten=_leg_vast,
            definitief=True,
            verder="wijzig",
        ),
        "uitstel_tot": Stap(
            vraag=lambda c, a: (
                f"Tot wanneer? Uiterlijk {kalender.dag_in_woorden(_proef(c).uiterlijk)}, want dan komt de volgende."
            ),
            knoppen=_uitstelknoppen,
            tekst=_lees_uitstel,
            effecten=_stel_uit,
            definitief=True,
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot((Bericht(_GESTOPT),)),
)
