"""Who owns an action is asked, and says yes, no and why, or names somebody better. Nobody owns by appointment.

Until the answer the one who asked remains the owner. After three working days without one the question goes back
to the coördinator (ritme.py). Who does not take part yet comes in by an invitation for one, and is asked then.
"""

from datetime import timedelta

from gesprekken.aanzoek import (
    datums,
    iemand_anders,
    tot_wanneer,
    voor_de_eigenaar,
    wat_eerst,
    zeg_de_eigenaar,
    zoek_verder,
)
from gesprekken.model import (
    EINDE,
    Antwoorden,
    Bericht,
    Context,
    Effect,
    Gesprek,
    Knop,
    Nee,
    Rijen,
    Slot,
    Stap,
    Stuur,
    Voor,
    antwoord,
    onder_elkaar,
)
from gesprekken.teksten import citaat, korte_tekst, ledenknoppen, lees_kort, voornaam
from gesprekken.wijk import Actie, Lid
from gesprekken.wijzigingen import NeemActieAan, VraagEigenaar, WijsActieAf

NIEUW = "~nieuw"  # the answer: somebody who does not take part yet
NIEUWE_KNOP = antwoord("Iemand die nog niet meedoet", NIEUW)
GELDIG = timedelta(days=30)  # an invitation outlives the question
ZONDER_NAAM = "Je genodigde"  # when the mask left nothing of a name


def _actie(c: Context) -> Actie:
    if not isinstance(c.onderwerp, Actie):
        raise LookupError("de vraag aan de eigenaar gaat over een actie")
    return c.onderwerp


# --- asking ---


def uitnodiging(c: Context, naam: str) -> Bericht:
    """For the coördinator: what she sends on to who should own an action and does not take part yet."""
    link = f"https://t.me/{c.botnaam}?start={c.code}\n" if c.botnaam else ""
    return Bericht(
        f"Stuur dit door aan {naam[0].lower() + naam[1:] if naam == ZONDER_NAAM else naam}:\n\n"
        f"Doe mee met Wijksignaal van {c.wijk.naam}.\n{link}Code: {c.code}\n\n"
        "Deze uitnodiging is voor één persoon. Wie ermee binnenkomt, vraag ik meteen als eigenaar. "
        f"Komt er niemand, dan hoor je dat {tot_wanneer(c.nu, c.vrij)}.",
        geheim=True,
    )


def lees_genodigde(c: Context, tekst: str) -> str | Nee:
    """The name of who does not take part yet. What the mask took out is put back when it is still known; otherwise
    nobody is named."""
    gelezen = korte_tekst(c, c.terug(tekst) or tekst)
    if isinstance(gelezen, Nee):
        return gelezen
    zonder = " ".join(woord for woord in gelezen.split() if "[" not in woord and "]" not in woord)
    if len(zonder) > 60:
        return Nee("Gebruik hooguit 60 tekens.")
    return zonder[:1].upper() + zonder[1:] if len(zonder) > 1 else ZONDER_NAAM


def wie_kan(c: Context, actie: Actie) -> Rijen:
    """Buttons for who may be asked. The coördinator can take it herself, and invite somebody for it."""
    ik = c.lid.persoon if c.lid else 0
    zelf = antwoord("Ik doe het zelf", str(ik))
    doet_het_zelf = c.is_coordinator and (actie.eigenaar != ik or not actie.volgnummer)
    rijen = ledenknoppen([lid for lid in c.leden if lid.persoon not in (actie.eigenaar, ik)])
    erbij: list[Knop] = [zelf] if doet_het_zelf else []
    return (*rijen, *onder_elkaar(*erbij, *([NIEUWE_KNOP] if c.is_coordinator else [])))


# --- what follows from it ---


def vraag_aan(c: Context, actie: Actie, persoon: int) -> Slot:
    """The owner or the coördinator hands it over: whoever is picked is asked, except who picks herself."""
    if c.lid is not None and persoon == c.lid.persoon:
        return _aangenomen(c, actie)
    wie = _lid(c, persoon)
    van_mij = c.lid is not None and actie.eigenaar == c.lid.persoon
    blijft = "blijf jij" if van_mij else f"blijft {voornaam(actie.eigenaar_naam)}"
    tekst = f"Ik vraag het {voornaam(wie.naam)}. Tot er een ja is, {blijft} eigenaar."
    zeg_het = _zeg_dat_iemand_gevraagd_is(c, actie, voornaam(wie.naam))
    return Slot((Bericht(tekst),), (VraagEigenaar(actie.id, persoon, wie.naam), *zeg_het))


def _zeg_dat_iemand_gevraagd_is(c: Context, actie: Actie, wie: str) -> tuple[Stuur, ...]:
    """To the owner, when the coördinator asks. None of her dates changed."""
    if actie.eigenaar in (0, _ik(c).persoon):
        return ()
    gehoord = Bericht(
        f"{voornaam(_ik(c).naam)} vraagt {wie} als eigenaar van jouw actie {citaat(actie.wat, 160)}. "
        "Tot er een ja is, blijf jij het."
    )
    return (_bericht(c, actie, actie.eigenaar, gehoord),)


def nodig_uit_voor(c: Context, actie: Actie, naam: str) -> Slot:
    """The coördinator wants somebody who does not take part yet."""
    effect = VraagEigenaar(actie.id, 0, naam, c.code, c.nu + GELDIG)
    return Slot((uitnodiging(c, naam),), (effect, *_zeg_dat_iemand_gevraagd_is(c, actie, naam)))


def _lid(c: Context, persoon: int) -> Lid:
    return next(lid for lid in c.leden if lid.persoon == persoon)


def _ik(c: Context) -> Lid:
    if c.lid is None:
        raise LookupError("alleen een lid wordt eigenaar")
    return c.lid


def _aangenomen(c: Context, actie: Actie) -> Slot:
    ik, oud = _ik(c), actie.eigenaar
    nu_van_mij = voor_de_eigenaar(
        actie,
        f"Dank je. Deze actie is nu van jou: {citaat(actie.wat, 160)}\n{wat_eerst(actie)}\n"
        f"Ik herinner je aan {datums(actie)}. Je kunt dit in je agenda zetten.",
    )
    over = f"{voornaam(ik.naam)} is nu eigenaar van de actie {citaat(actie.wat, 160)}."
    effecten: list[Effect] = [NeemActieAan(actie.id), *zeg_de_eigenaar(c, actie, over, afgelopen=True)]
    gehoord = Bericht(f"{voornaam(ik.naam)} nam de actie aan: {citaat(actie.wat, 160)}.")
    effecten += [_bericht(c, actie, wie, gehoord) for wie in _coordinatoren(c) if wie != oud]
    return Slot((nu_van_mij,), tuple(effecten))


def _afgewezen(c: Context, actie: Actie, reden: str) -> Slot:
    omdat = f"{voornaam(_ik(c).naam)} neemt de actie {citaat(actie.wat, 160)} niet aan, omdat: {citaat(reden, 160)}"

    def nee(wie: int) -> Bericht:
        return Bericht(f"{omdat}\n{zoek_verder(actie, wie)}", iemand_anders(actie), blijft=True)

    horen = _wie_het_aangaat(c, actie)
    return Slot(
        (Bericht("Dank je, dat is duidelijk. Ik geef het door."),),
        (WijsActieAf(actie.id), *(_bericht(c, actie, wie, nee(wie)) for wie in horen)),
    )


def _voorgesteld(c: Context, actie: Actie, persoon: int) -> Slot:
    wie = _lid(c, persoon)
    gehoord = Bericht(
        f"{voornaam(_ik(c).naam)} stelt {voornaam(wie.naam)} voor als eigenaar van {citaat(actie.wat, 160)}. "
        f"Ik vroeg het {voornaam(wie.naam)}."
    )
    horen = [iemand for iemand in _wie_het_aangaat(c, actie) if iemand != persoon]
    return Slot(
        (Bericht(f"Goed idee. Ik vraag het {voornaam(wie.naam)}."),),
        (
            VraagEigenaar(actie.id, persoon, wie.naam),
            *(_bericht(c, actie, iemand, gehoord) for iemand in horen),
        ),
    )


def geen_antwoord(actie: Actie, voor: int = 0) -> Bericht:
    """For the coördinator, and for the owner (`voor`): three working days went by, and the question was taken back."""
    kwam = "gaf in drie werkdagen geen antwoord" if actie.gevraagd else "kwam in drie werkdagen niet binnen"
    return Bericht(
        f"{voornaam(actie.gevraagd_naam) if actie.gevraagd else actie.gevraagd_naam} {kwam}. "
        f"De vraag was wie eigenaar wordt van {citaat(actie.wat, 160)}.\n"
        f"Die vraag is nu ingetrokken. {zoek_verder(actie, voor)}",
        iemand_anders(actie),
        blijft=True,
    )


def _coordinatoren(c: Context) -> list[int]:
    ik = _ik(c).persoon
    return [lid.persoon for lid in c.coordinatoren if lid.persoon != ik]


def _wie_het_aangaat(c: Context, actie: Actie) -> list[int]:
    """The coördinatoren, and the owner who hands it over."""
    eigenaar = {actie.eigenaar} - {0, _ik(c).persoon}
    return sorted({*_coordinatoren(c), *eigenaar})


def _bericht(c: Context, actie: Actie, aan: int, bericht: Bericht) -> Stuur:
    return Stuur(aan, bericht, f"eigenaar:{actie.id}:{c.nu:%Y%m%d%H%M%S}:{_ik(c).persoon}:{aan}")


# --- the conversation ---


def _weigert(c: Context) -> str:
    if c.lid is not None and _actie(c).eigenaar == c.lid.persoon:
        return "Deze actie is al van jou. Met /acties zie je haar."
    return "Deze vraag staat niet meer open. Met /acties zie je wat er loopt."


def _mag(c: Context) -> str:
    if not isinstance(c.onderwerp, Actie):
        return "Die actie vind ik niet. Met /acties zie je wat er loopt."
    return ""


def _anderen(c: Context) -> list[Lid]:
    niet = (_actie(c).eigenaar, _ik(c).persoon)
    return [lid for lid in c.leden if lid.persoon not in niet]


def _klaar(c: Context, a: Antwoorden) -> Slot:
    match a["antwoord"]:
        case "ja":
            return _aangenomen(c, _actie(c))
        case "nee":
            return _afgewezen(c, _actie(c), a["reden"])
        case _:
            return _voorgesteld(c, _actie(c), int(a["wie"]))


EIGENAAR = Gesprek(
    naam="eigenaar",
    titel="de vraag om eigenaar te zijn",
    onderwerp="actie",
    voor=Voor.GEVRAAGD,
    weigert=_weigert,
    mag=_mag,
    begin="antwoord",
    stappen={
        "antwoord": Stap(
            vraag=lambda c, a: (
                f"Word je eigenaar van {citaat(_actie(c).wat, 160)}?\n{wat_eerst(_actie(c))}\nWil je dat doen?"
            ),
            knoppen=lambda c, a: onder_elkaar(
                antwoord("Ja, dat doe ik", "ja"),
                antwoord("Nee, omdat…", "nee"),
                antwoord("Beter iemand anders", "ander"),
            ),
            verder={"nee": "reden", "ander": "wie", "*": EINDE},
        ),
        "reden": Stap(
            vraag=lambda c, a: f"Dat mag. Waarom niet? Je antwoord is alleen voor {_lezers(c)}.",
            tekst=lees_kort,
            verder=EINDE,
        ),
        "wie": Stap(
            vraag=lambda c, a: (
                "Wie kan dit beter doen?"
                if _anderen(c)
                else "Er doet verder niemand mee. Met /terug kies je iets anders."
            ),
            knoppen=lambda c, a: ledenknoppen(_anderen(c)),
            verder=EINDE,
        ),
    },
    afronden=_klaar,
    gestopt=lambda c, a: Slot((Bericht("Goed, we stoppen. De vraag aan jou staat nog open."),)),
)


def _lezers(c: Context) -> str:
    namen = [voornaam(_actie(c).eigenaar_naam), *(voornaam(lid.naam) for lid in c.coordinatoren)]
    return " en ".join(dict.fromkeys(namen))
