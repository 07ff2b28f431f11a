"""What the browser channel remembers of each chat: what was said, with the buttons as they stand now.

Texts of people are masked before they come here, and of what is `geheim` no text is written. Writing the same
message of the outbox twice shows it once, so this channel never has to guess whether something arrived.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from gesprekken.model import Bericht
from gesprekken.vorm import naar_json, van_json
from opslag.database import voeg_in
from opslag.models import Bronbericht, Groep, Webbericht
from opslag.outbox import DOOF, Post

KANAAL = "web"  # as everywhere else
MENS, BOT = "mens", "bot"


@dataclass(frozen=True)
class Regel:
    """One message in a chat. `gekozen` is the button that was pressed; `gedoofd`: its buttons are gone."""

    id: int
    adres: str
    van: str
    bericht: Bericht
    moment: datetime
    gekozen: str
    gedoofd: bool
    bewerkt: bool


# --- writing ---


def schrijf(sessie: Session, post: Post, nu: datetime) -> str:
    """Show this message of the outbox; the name by which it can be edited or pressed."""
    if post.soort == DOOF:
        return _herschrijf(sessie, post.bewerkt, gedoofd=True, gekozen=post.bericht.tekst)
    if post.bewerkt:
        return _herschrijf(sessie, post.bewerkt, inhoud=naar_json(post.bericht.zoals_bewaard))
    voeg_in(
        sessie,
        Webbericht,
        adres=post.adres,
        post=post.id,
        van=BOT,
        inhoud=naar_json(post.bericht.zoals_bewaard),
        moment=nu,
        gekozen="",
        gedoofd=False,
        bewerkt=False,
        versie=1,
    )
    return str(sessie.scalars(select(Webbericht.id).where(Webbericht.post == post.id)).one())


def _herschrijf(sessie: Session, id: str, **waarden: object) -> str:
    nieuw = update(Webbericht).where(Webbericht.id == int(id))
    sessie.execute(nieuw.values(**waarden, versie=Webbericht.versie + 1))
    return id


def zeg(sessie: Session, adres: str, tekst: str, nu: datetime) -> str:
    """What a person said, masked; its name."""
    rij = Webbericht(adres=adres, van=MENS, inhoud=naar_json(Bericht(tekst)), moment=nu)
    sessie.add(rij)
    sessie.flush()
    return str(rij.id)


def vergeet_in_de_groep(sessie: Session, wijkverband: int, zinnen: Iterable[str]) -> None:
    """What somebody said is too old to stand in the group of this wijkverband any longer."""
    regels = {f"“{zin}”" for zin in zinnen}
    groep = select(Groep.adres).where(Groep.wijkverband_id == wijkverband, Groep.kanaal == KANAAL)
    for rij in sessie.scalars(select(Webbericht).where(Webbericht.adres.in_(groep), Webbericht.van == BOT)):
        bericht = van_json(Bericht, rij.inhoud)
        tekst = "\n".join(regel for regel in bericht.tekst.split("\n") if regel not in regels)
        if tekst != bericht.tekst:
            rij.inhoud, rij.versie = naar_json(replace(bericht, tekst=tekst)), rij.versie + 1


def bewerk(sessie: Session, adres: str, id: int, tekst: str) -> bool:
    """A person edits an own message; False when it is not hers."""
    rij = _eigen(sessie, adres, id)
    if rij is None:
        return False
    rij.inhoud, rij.bewerkt, rij.versie = naar_json(Bericht(tekst)), True, rij.versie + 1
    return True


def is_eigen(sessie: Session, adres: str, id: int) -> bool:
    """Did this person say it?"""
    return _eigen(sessie, adres, id) is not None


def toon(sessie: Session, adres: str, id: int, tekst: str) -> None:
    """What stands in the chat for what a person just said, now that it is known what may stay of it."""
    rij = _eigen(sessie, adres, id)
    if rij is not None:  # with her leave went her chat
        rij.inhoud, rij.versie = naar_json(Bericht(tekst)), rij.versie + 1


def _eigen(sessie: Session, adres: str, id: int) -> Webbericht | None:
    rij = sessie.get(Webbericht, id)
    return rij if rij is not None and (rij.adres, rij.van) == (adres, MENS) else None


# --- reading ---


def gesprek(sessie: Session, adres: str, laatste: int = 150) -> list[Regel]:
    """The last messages of a chat, oldest first."""
    zoek = select(Webbericht).where(Webbericht.adres == adres).order_by(Webbericht.id.desc()).limit(laatste)
    return [_regel(rij) for rij in reversed(sessie.scalars(zoek).all())]


def regel(sessie: Session, id: int) -> Regel | None:
    """One message, in whichever chat it stands."""
    rij = sessie.get(Webbericht, id)
    return _regel(rij) if rij else None


def nieuws(sessie: Session, na: int) -> list[Regel]:
    """What the bot said in all chats after this message, as far as its buttons still wait."""
    zoek = select(Webbericht).where(Webbericht.id > na, Webbericht.van == BOT, ~Webbericht.gedoofd)
    return [_regel(rij) for rij in sessie.scalars(zoek.order_by(Webbericht.id))]


def ongelezen(sessie: Session, gelezen: Mapping[str, int]) -> dict[str, int]:
    """How many messages of the bot came in each chat after the one that was read last."""
    zoek = select(Webbericht.adres, Webbericht.id).where(
        Webbericht.van == BOT, Webbericht.adres.in_(gelezen), Webbericht.id > min(gelezen.values())
    )
    geteld = dict.fromkeys(gelezen, 0)
    for adres, id in sessie.execute(zoek):
        geteld[adres] += id > gelezen[adres]
    return geteld


def antwoorden(sessie: Session, kanaal: str, adres: str) -> set[str]:
    """The own messages that hold the answer to a question: editing one edits the answer."""
    zoek = select(Bronbericht.bericht).where(Bronbericht.kanaal == kanaal, Bronbericht.adres == adres)
    return set(sessie.scalars(zoek))


def laatste(sessie: Session) -> int:
    """The number of the newest message in all chats."""
    return sessie.scalar(select(func.max(Webbericht.id))) or 0


def laatste_moment(sessie: Session) -> datetime | None:
    """When the last word was said."""
    return sessie.scalar(select(Webbericht.moment).order_by(Webbericht.moment.desc()).limit(1))


def _regel(rij: Webbericht) -> Regel:
    return Regel(
        id=rij.id,
        adres=rij.adres,
        van=rij.van,
        bericht=van_json(Bericht, rij.inhoud),
        moment=rij.moment,
        gekozen=rij.gekozen,
        gedoofd=rij.gedoofd,
        bewerkt=rij.bewerkt,
    )
