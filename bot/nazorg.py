"""What people hear when a message did not arrive, so that nothing is lost in silence.

The error policy of send.py calls these, each inside the transaction in which it writes down what became
of the message.
"""

from datetime import datetime, timedelta

from bot import logboek
from bot.receive import aan_de_coordinatoren, groep_is_weg, persoon_is_weg, vrije_dagen
from bot.voorvallen import Voorval
from gesprekken import beheer
from gesprekken.model import Bericht, Stuur
from gesprekken.teksten import citaat
from gesprekken.wijk import Verzending
from opslag import Post, Session, Wie, apply, facts, outbox, retention

TE_LANG = timedelta(hours=1)
VOOR_WIE = {outbox.GROEP: "de groep", outbox.LEDEN: "jullie leden", outbox.HERINNERING: "een van jullie"}
GEEN_ANTWOORD = "Sorry, mijn antwoord kon ik niet versturen. Stuur /help om te zien wat er kan."


def is_navraag(post: Post) -> bool:
    """Is this itself the question whether something arrived? About that one nothing is asked."""
    return any(knop.doet.startswith("o:verzending:") for rij in post.bericht.knoppen for knop in rij)


def vraag_of_het_er_staat(sessie: Session, post: Post, nu: datetime, nog_eens: bool = False) -> bool:
    """Of a group post or reminder the coördinator is asked, and asked once more when she does not answer."""
    if post.soort not in (outbox.HERINNERING, outbox.GROEP) or is_navraag(post) or post.wijkverband is None:
        return False
    vraag = beheer.vraag_of_het_er_staat(Verzending(post.id, post.bericht.tekst, onzeker=True))
    sleutel = f"onzeker:{post.id}:{post.pogingen}{':nog' if nog_eens else ''}"
    aan_de_coordinatoren(sessie, post.wijkverband, vraag, sleutel, nu)
    return True


def meld_wat_te_lang_wacht(sessie: Session, nu: datetime) -> int:
    """What should have gone an hour ago and still waits; returns how many. The beheerder finds it in the log,
    once an hour; the coördinator hears what waits for the group or for a member, once.
    """
    te_lang = outbox.wacht_sinds(sessie, nu - TE_LANG, nu)
    if te_lang and apply.merk_gedaan(sessie, f"wacht:{nu:%Y%m%d%H}", "wacht", nu):
        sinds = min(geplaatst for _, geplaatst in te_lang)
        logboek.noteer(Voorval.WACHT_TE_LANG, aantal=len(te_lang), sinds=logboek.moment(sinds))
    for post, _ in te_lang:
        if post.soort in VOOR_WIE and post.wijkverband is not None and not is_navraag(post):
            bericht = beheer.wacht_te_lang(VOOR_WIE[post.soort], post.bericht.tekst)
            straks = nu + TE_LANG  # when the channel is back, what waited has gone as well
            aan_de_coordinatoren(sessie, post.wijkverband, bericht, f"wacht:{post.id}", nu, straks)
    return len(te_lang)


def betwijfel_wat_wacht(sessie: Session, nu: datetime) -> None:
    """After a copy was put back: a group post or reminder that waits may have been said already, so the
    coördinator is asked before it is said again."""
    for post in outbox.wachtend(sessie, (outbox.GROEP, outbox.HERINNERING)):
        if not is_navraag(post):
            outbox.betwijfel(sessie, post.id, "teruggezet", nu)
            vraag_of_het_er_staat(sessie, post, nu)


def herstel(sessie: Session, nu: datetime) -> None:
    """Prepare a copy that is being put back. Conversations that waited for a reply are long over."""
    outbox.schrap_alles(sessie, (outbox.ANTWOORD, outbox.DOOF, outbox.VERGEET, outbox.VRAAG))
    betwijfel_wat_wacht(sessie, nu)
    apply.noteer_hartslag(sessie, nu)
    apply.merk_hersteld(sessie, nu)
    retention.vergeet_gedaan(sessie)


def meld_onbereikbaar(sessie: Session, post: Post, nu: datetime) -> None:
    """Mark who blocked us; the coördinator is told once when an owner misses a reminder. What a group
    does not get any more goes to its members."""
    if post.soort == outbox.GROEP and post.wijkverband is not None:
        groep_is_weg(sessie, post.wijkverband, post.kanaal, post.adres, nu)
        uitgangen = facts.groepsadressen(sessie, post.wijkverband)
        if not post.bewerkt and not any(
            u.persoon == 0 and u.kanaal != post.kanaal for u in uitgangen
        ):  # these have it already
            wie = Wie(kanaal="", adres="", nu=nu, wijkverband=post.wijkverband, vrij=vrije_dagen(nu.year))
            apply.stuur(sessie, Stuur(None, post.bericht, f"alsnog:{post.id}"), wie)
        return
    gemist = post.wijkverband if post.soort == outbox.HERINNERING else None
    persoon_is_weg(sessie, post.kanaal, post.adres, nu, gemist or 0)


def meld_geweigerd(sessie: Session, post: Post, nu: datetime) -> None:
    """Our mistake, so who waits for an answer hears that; and nothing unprompted is lost in silence."""
    if post.soort == outbox.ANTWOORD and post.bericht.tekst != GEEN_ANTWOORD:
        outbox.plaats(
            sessie,
            kanaal=post.kanaal,
            adres=post.adres,
            soort=outbox.ANTWOORD,
            bericht=Bericht(GEEN_ANTWOORD),
            nu=nu,
        )
    if post.soort in VOOR_WIE and post.wijkverband is not None:
        waar = "in de groep plaatsen" if post.soort == outbox.GROEP else "versturen"
        uitleg = f"Dit kon ik niet {waar}: {citaat(post.bericht.tekst, 200)} Vertel het de beheerder."
        aan_de_coordinatoren(sessie, post.wijkverband, Bericht(uitleg), f"geweigerd:{post.id}", nu)
