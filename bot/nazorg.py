"""What people hear when a message did not arrive, so that nothing is lost in silence.

The error policy of send.py calls these, each inside the transaction in which it writes down what became
of the message.
"""

from datetime import datetime

from bot.receive import aan_de_coordinatoren, groep_is_weg, vrije_dagen
from gesprekken import beheer
from gesprekken.model import Bericht, Context, Stuur
from gesprekken.teksten import citaat
from opslag import Post, Session, Wie, apply, facts, outbox

GEEN_ANTWOORD = "Sorry, mijn antwoord kon ik niet versturen. Stuur /help om te zien wat er kan."


def is_navraag(post: Post) -> bool:
    """Is this itself the question whether something arrived? About that one nothing is asked."""
    return any(knop.doet.startswith("o:verzending:") for rij in post.bericht.knoppen for knop in rij)


def vraag_of_het_er_staat(sessie: Session, post: Post, nu: datetime) -> None:
    verzending = facts.verzending(sessie, post.id)
    if post.soort not in (outbox.HERINNERING, outbox.GROEP) or is_navraag(post):
        return
    if verzending is not None and post.wijkverband is not None:
        vraag = beheer.vraag_of_het_er_staat(verzending)
        aan_de_coordinatoren(sessie, post.wijkverband, vraag, f"onzeker:{post.id}:{post.pogingen}", nu)


def betwijfel_wat_wacht(sessie: Session, nu: datetime) -> None:
    """After a copy was put back: a group post or reminder that waits may have been said already, so the
    coördinator is asked before it is said again."""
    for post in outbox.wachtend(sessie, (outbox.GROEP, outbox.HERINNERING)):
        if not is_navraag(post):
            outbox.betwijfel(sessie, post.id, "teruggezet")
            vraag_of_het_er_staat(sessie, post, nu)


def herstel(sessie: Session, nu: datetime) -> None:
    """Prepare a copy that is being put back. Conversations that waited for a reply are long over."""
    outbox.schrap_alles(sessie, (outbox.ANTWOORD, outbox.DOOF, outbox.VRAAG))
    betwijfel_wat_wacht(sessie, nu)
    apply.noteer_hartslag(sessie, nu)
    apply.merk_hersteld(sessie, nu)


def meld_onbereikbaar(sessie: Session, post: Post, nu: datetime) -> None:
    """Mark who blocked us; the coördinator is told once when an owner misses a reminder. What a group
    does not get any more goes to its members."""
    if post.soort == outbox.GROEP and post.wijkverband is not None:
        groep_is_weg(sessie, post.wijkverband, post.kanaal, post.adres, nu)
        uitgangen = facts.groepsadressen(sessie, post.wijkverband)
        if not any(u.persoon == 0 and u.kanaal != post.kanaal for u in uitgangen):  # these have it already
            wie = Wie(kanaal="", adres="", nu=nu, wijkverband=post.wijkverband, vrij=vrije_dagen(nu.year))
            apply.stuur(sessie, Stuur(None, post.bericht, f"alsnog:{post.id}"), wie)
        return
    persoon = facts.context(sessie, post.kanaal, post.adres, Context(nu=nu)).persoon
    apply.zet_bereikbaar(sessie, post.kanaal, post.adres, False)
    if persoon is not None and post.soort == outbox.HERINNERING and post.wijkverband is not None:
        sleutel = f"onbereikbaar:{persoon.id}:{nu:%Y%m%d}"
        aan_de_coordinatoren(sessie, post.wijkverband, beheer.onbereikbaar(persoon.naam), sleutel, nu)


def meld_geweigerd(sessie: Session, post: Post, nu: datetime) -> None:
    """Our mistake, so who waits for an answer hears that; and no group post is lost in silence."""
    if post.soort == outbox.ANTWOORD and post.bericht.tekst != GEEN_ANTWOORD:
        outbox.plaats(
            sessie,
            kanaal=post.kanaal,
            adres=post.adres,
            soort=outbox.ANTWOORD,
            bericht=Bericht(GEEN_ANTWOORD),
            nu=nu,
        )
    if post.soort in (outbox.GROEP, outbox.HERINNERING) and post.wijkverband is not None:
        waar = "in de groep plaatsen" if post.soort == outbox.GROEP else "versturen"
        uitleg = f"Dit kon ik niet {waar}: {citaat(post.bericht.tekst, 200)} Vertel het de beheerder."
        aan_de_coordinatoren(sessie, post.wijkverband, Bericht(uitleg), f"geweigerd:{post.id}", nu)
