"""What the browser channel remembers of each chat: what was said, with the buttons as they stand now.

Texts of people are masked before they come here. Writing the same message of the outbox twice shows it
once, so this channel never has to guess whether something arrived.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from gesprekken.model import Bericht
from gesprekken.vorm import naar_json, van_json
from opslag.database import voeg_in
from opslag.models import Webbericht
from opslag.outbox import DOOF, Post

MENS, BOT = "mens", "bot"


@dataclass(frozen=True)
class Regel:
    """One message in a chat. `gekozen` is the button that was pressed; `gedoofd`: its buttons are gone."""

    id: int
    van: str
    bericht: Bericht
    moment: datetime
    versie: int
    gekozen: str
    gedoofd: bool
    bewerkt: bool


def schrijf(sessie: Session, post: Post, nu: datetime) -> str:
    """Show this message of the outbox; the name by which it can be edited or pressed."""
    if post.soort == DOOF or post.bewerkt:
        rij = sessie.get_one(Webbericht, int(post.bewerkt))
        if post.soort == DOOF:
            rij.gedoofd, rij.gekozen = True, post.bericht.tekst
        else:
            rij.inhoud = naar_json(post.bericht)
        rij.versie += 1
        return str(rij.id)
    voeg_in(
        sessie,
        Webbericht,
        adres=post.adres,
        post=post.id,
        van=BOT,
        inhoud=naar_json(post.bericht),
        moment=nu,
        gekozen="",
        gedoofd=False,
        bewerkt=False,
        versie=1,
    )
    return str(sessie.scalars(select(Webbericht.id).where(Webbericht.post == post.id)).one())


def zeg(sessie: Session, adres: str, tekst: str, nu: datetime) -> str:
    """What a person said, masked; its name."""
    rij = Webbericht(adres=adres, van=MENS, inhoud=naar_json(Bericht(tekst)), moment=nu)
    sessie.add(rij)
    sessie.flush()
    return str(rij.id)


def bewerk(sessie: Session, adres: str, id: int, tekst: str) -> bool:
    """A person edits an own message; False when it is not hers."""
    rij = sessie.get(Webbericht, id)
    if rij is None or rij.adres != adres or rij.van != MENS:
        return False
    rij.inhoud, rij.bewerkt, rij.versie = naar_json(Bericht(tekst)), True, rij.versie + 1
    return True


def gesprek(sessie: Session, adres: str, laatste: int = 150) -> list[Regel]:
    """The last messages of a chat, oldest first."""
    zoek = select(Webbericht).where(Webbericht.adres == adres).order_by(Webbericht.id.desc()).limit(laatste)
    return [_regel(rij) for rij in reversed(sessie.scalars(zoek).all())]


def regel(sessie: Session, adres: str, id: int) -> Regel | None:
    """One message, when it stands in this chat."""
    rij = sessie.get(Webbericht, id)
    return _regel(rij) if rij and rij.adres == adres else None


def nieuw(sessie: Session, adres: str, na: int) -> int:
    """How many messages of the bot came in this chat after this one."""
    zoek = select(func.count()).where(Webbericht.adres == adres, Webbericht.id > na, Webbericht.van == BOT)
    return sessie.scalars(zoek).one()


def laatste(sessie: Session) -> int:
    """The number of the newest message in all chats."""
    return sessie.scalar(select(func.max(Webbericht.id))) or 0


def _regel(rij: Webbericht) -> Regel:
    return Regel(
        id=rij.id,
        van=rij.van,
        bericht=van_json(Bericht, rij.inhoud),
        moment=rij.moment,
        versie=rij.versie,
        gekozen=rij.gekozen,
        gedoofd=rij.gedoofd,
        bewerkt=rij.bewerkt,
    )


def document_van(sessie: Session, id: int) -> str:
    """The document that goes with this message, or empty."""
    rij = sessie.get(Webbericht, id)
    return van_json(Bericht, rij.inhoud).document if rij else ""
