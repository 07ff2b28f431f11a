"""What is to be said, and what became of it: klaar → bezig → verzonden, onzeker, mislukt or vervallen.

Every move is a compare-and-set, so one message has one sender. Nothing is sent here; send.py decides
what an error means, this module only remembers it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CursorResult,
    Exists,
    Row,
    Update,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.dml import ReturningUpdate

from gesprekken.model import Bericht
from gesprekken.vorm import naar_json, van_json
from opslag.database import Moment, verbinding, voeg_in
from opslag.models import Outbox

ANTWOORD = "antwoord"  # a reply to a person: at once, and repeated once when unsure
VRAAG = "vraag"  # the daily question: worthless when late
HERINNERING = "herinnering"  # to one person; never expires
GROEP = "groep"  # to the group of the wijkverband; never twice
LEDEN = "leden"  # the same to a member, in private, where there is no group
DOOF = "doof"  # takes the buttons away from a question that was answered
VERGEET = "vergeet"  # takes a word out of a message that is not known any more; nobody hears it
GEVRAAGD = (ANTWOORD, DOOF, VERGEET)  # what somebody asked for by talking to us: it may go at any hour


ONLEESBAAR = Bericht("(onleesbaar bericht)")  # in the place of one that cannot be read; it is never sent
ONDERWEG = "onderweg"  # what may not be said twice is marked before it goes out


@dataclass(frozen=True)
class Post:
    """A claimed message. `bewerkt` is the channel's name of the message it rewrites, if any; `onderweg`:
    it was going out when its worker died."""

    id: int
    kanaal: str
    adres: str
    soort: str
    bericht: Bericht
    bewerkt: str
    pogingen: int
    wijkverband: int | None
    onderweg: bool = False


def plaats(
    sessie: Session,
    *,
    kanaal: str,
    adres: str,
    soort: str,
    bericht: Bericht,
    nu: datetime,
    sleutel: str | None = None,
    niet_voor: datetime | None = None,
    vervalt: datetime | None = None,
    bewerkt: str = "",
    wijkverband: int | None = None,
) -> bool:
    """Put a message out for sending. False when this key was placed before: it happens once."""
    return voeg_in(
        sessie,
        Outbox,
        **_rij(kanaal, adres, soort, bericht, nu, bewerkt, wijkverband, sleutel),
        status="klaar",
        worker="",
        niet_voor=niet_voor or nu,
        vervalt=vervalt,
    )


def zeg(
    sessie: Session,
    worker: str,
    *,
    kanaal: str,
    adres: str,
    soort: str,
    bericht: Bericht,
    nu: datetime,
    bewerkt: str = "",
    wijkverband: int | None = None,
    sleutel: str | None = None,
) -> Post | None:
    """Put out what may go at any hour, claimed by this worker at once. None when something else in this chat has
    to go first: then `claim` takes all of it, in order."""
    rij = _rij(kanaal, adres, soort, bericht, nu, bewerkt, wijkverband, sleutel)
    hier = {"_kanaal": kanaal, "_adres": adres, "_worker": worker, "niet_voor": nu, "vervalt": None, **rij}
    gezet = verbinding(sessie).execute(_ZEG, hier).one()
    if gezet.status != "bezig":
        return None
    return Post(gezet.id, kanaal, adres, soort, bericht, bewerkt, 0, wijkverband)


def _rij(
    kanaal: str,
    adres: str,
    soort: str,
    bericht: Bericht,
    nu: datetime,
    bewerkt: str,
    wijkverband: int | None,
    sleutel: str | None,
) -> dict[str, Any]:
    return {
        "sleutel": sleutel,
        "kanaal": kanaal,
        "adres": adres,
        "soort": soort,
        "inhoud": naar_json(bericht),
        "pogingen": 0,
        "bewerkt": bewerkt,
        "geplaatst": nu,
        "wijkverband_id": wijkverband,
        "wacht": bool(bericht.knoppen) and not bericht.blijft,
        "gedoofd": False,
        "reden": "",
    }


def claim(
    sessie: Session,
    worker: str,
    nu: datetime,
    hoeveel: int = 50,
    adres: tuple[str, str] | None = None,
    kanalen: Collection[str] | None = None,
    stil: bool = False,
) -> list[Post]:
    """Take what may go now: of each chat only the oldest, replies before all else. `stil`: it is night or
    weekend, so only replies go, and what else waits holds up nothing.

    With `adres` (kanaal, adres): everything of that chat that may go, in order; it joins what the same
    worker is sending there already. With `kanalen`: only of these; what is for another channel waits.
    """
    waar = {"_kanaal": adres[0], "_adres": adres[1]} if adres else {}
    wat = {"_nu": nu, "_worker": worker, "_hoeveel": hoeveel, "_kanalen": list(kanalen or ()), **waar}
    rijen = verbinding(sessie).execute(_claim(adres is not None, kanalen is not None, stil), wat)
    return [_post(rij) for rij in sorted(rijen, key=lambda rij: rij.id)]


@cache
def _claim(heel: bool, per_kanaal: bool, stil: bool) -> ReturningUpdate[*tuple[Any, ...]]:
    """Made once: composing it takes longer than carrying it out."""
    nu = bindparam("_nu", type_=Moment)
    zoek = select(Outbox.id).where(
        Outbox.status == "klaar",
        _is_zover(Outbox, nu),
        or_(Outbox.vervalt.is_(None), Outbox.vervalt > nu),
        ~_houdt_op(nu, heel, stil),
    )
    if stil:
        zoek = zoek.where(_gevraagd(Outbox))
    if heel:
        zoek = zoek.where(Outbox.kanaal == bindparam("_kanaal"), Outbox.adres == bindparam("_adres"))
    if per_kanaal:
        zoek = zoek.where(Outbox.kanaal.in_(bindparam("_kanalen", expanding=True)))
    zoek = zoek.order_by(Outbox.soort != ANTWOORD, Outbox.id).limit(bindparam("_hoeveel"))
    neem = update(Outbox).where(Outbox.id.in_(zoek), Outbox.status == "klaar")
    return neem.values(status="bezig", worker=bindparam("_worker")).returning(*POST)


def _is_zover(rij: type[Outbox], nu: BindParameter[datetime]) -> ColumnElement[bool]:
    """Its moment has come. What had none of its own does not wait for a clock that was put back a little."""
    return or_(rij.niet_voor <= nu, and_(rij.pogingen == 0, rij.niet_voor <= rij.geplaatst))


def _houdt_op(nu: BindParameter[datetime], heel: bool, stil: bool) -> Exists:
    """There is an earlier message in the same chat that has to go first. What waits for a decent hour
    holds up nothing; what is being tried again does. `heel`: the whole chat goes to this one worker."""
    eerder = aliased(Outbox)
    wordt_verstuurd = eerder.status == "bezig"
    wordt_herhaald = and_(eerder.status == "klaar", eerder.pogingen > 0, eerder.niet_voor > nu)
    gaat_voor = and_(eerder.status == "klaar", _is_zover(eerder, nu))
    eerst = (
        or_(and_(wordt_verstuurd, eerder.worker != bindparam("_worker")), wordt_herhaald)
        if heel
        else or_(wordt_verstuurd, wordt_herhaald, gaat_voor)
    )
    return (
        select(eerder.id)
        .where(
            eerder.kanaal == Outbox.kanaal,
            eerder.adres == Outbox.adres,
            eerder.id < Outbox.id,
            or_(eerder.vervalt.is_(None), eerder.vervalt > nu),
            eerst,
            *([_gevraagd(eerder)] if stil else []),
        )
        .exists()
    )


def _gevraagd(post: type[Outbox]) -> ColumnElement[bool]:
    return or_(*(post.soort == soort for soort in GEVRAAGD))  # an IN would be written anew at every call


_EERDER = aliased(Outbox)
_GAAT_VOOR = exists().where(
    _EERDER.kanaal == bindparam("_kanaal"),
    _EERDER.adres == bindparam("_adres"),
    _gevraagd(_EERDER),
    or_(_EERDER.status == "klaar", and_(_EERDER.status == "bezig", _EERDER.worker != bindparam("_worker"))),
)
_ZEG = (
    insert(Outbox)
    .values(status=case((_GAAT_VOOR, "klaar"), else_="bezig"), worker=bindparam("_worker"))
    .returning(Outbox.id, Outbox.status)
)


def onderweg(sessie: Session, id: int) -> None:
    """It goes out now: after a crash nobody knows whether it arrived."""
    _zet(sessie, id, "bezig", "bezig", reden=ONDERWEG)


def verzonden(sessie: Session, post: Post, extern: str, nu: datetime) -> None:
    """It arrived, and the channel calls it `extern`. A secret is forgotten here, and a last word altogether."""
    if post.bericht.afscheid:
        sessie.execute(delete(Outbox).where(Outbox.id == post.id))
        return
    gegevens: dict[str, Any] = {"verzonden": nu, "extern": extern or post.bewerkt, "reden": ""}
    if post.bericht.geheim:
        gegevens["inhoud"] = naar_json(post.bericht.zoals_bewaard)
    _zet(sessie, post.id, "bezig", "verzonden", **gegevens)


def onzeker(sessie: Session, id: int, reden: str, nu: datetime) -> None:
    """It may have arrived at that moment; nobody knows."""
    if _zet(sessie, id, "bezig", "onzeker", reden=reden, poging=1, verzonden=nu):
        _vergeet_geheim(sessie, Outbox.id == id)


def mislukt(sessie: Session, id: int, reden: str) -> None:
    """It did not arrive and trying again would not help."""
    if _zet(sessie, id, "bezig", "mislukt", reden=reden, poging=1):
        _vergeet_geheim(sessie, Outbox.id == id)


def opnieuw(sessie: Session, id: int, niet_voor: datetime, reden: str) -> None:
    """It certainly did not arrive; try again, not before that moment."""
    _zet(
        sessie,
        id,
        "bezig",
        "klaar",
        niet_voor=niet_voor,
        reden=reden,
        worker="",
        poging=1,
    )


def terug(sessie: Session, ids: Sequence[int]) -> None:
    """Claimed, and not tried: somebody may claim it again."""
    for id in ids:
        _zet(sessie, id, "bezig", "klaar", worker="")


def besluit(sessie: Session, id: int, aangekomen: bool, nu: datetime) -> None:
    """The coördinator looked."""
    if aangekomen:
        _zet(sessie, id, "onzeker", "verzonden", verzonden=nu)
    else:
        _zet(sessie, id, "onzeker", "klaar", niet_voor=nu, worker="")


def laat_vervallen(sessie: Session, nu: datetime) -> int:
    """What is past its window is not sent any more."""
    return _laat_vervallen(sessie, Outbox.status == "klaar", Outbox.vervalt <= nu)


def schrap_alles(sessie: Session, soorten: Collection[str]) -> None:
    """What waits of these kinds has lost its sense."""
    _laat_vervallen(sessie, Outbox.status.in_(("klaar", "bezig")), Outbox.soort.in_(soorten))


def schrap(sessie: Session, kanaal: str, adres: str) -> None:
    """The replies that still wait to be said in this chat have lost their sense."""
    hier = Outbox.kanaal == kanaal, Outbox.adres == adres
    _laat_vervallen(sessie, *hier, Outbox.soort == ANTWOORD, Outbox.status == "klaar")


def neem_terug(sessie: Session, kanaal: str, adres: str, wijkverband: int) -> list[Post]:
    """What waits in this chat and is of another wijkverband than this one: it is not sent there any more."""
    hier = Outbox.kanaal == kanaal, Outbox.adres == adres, Outbox.wijkverband_id != wijkverband
    wacht = *hier, Outbox.status == "klaar"
    posten = [_post(rij) for rij in sessie.execute(select(*POST).where(*wacht).order_by(Outbox.id))]
    _laat_vervallen(sessie, *wacht)
    return posten


def schrap_over(sessie: Session, begin: str) -> None:
    """The messages whose key begins so have got their answer: who still waits for one hears nothing, and
    whether it arrived does not matter any more."""
    wacht = Outbox.status.in_(("klaar", "onzeker")), Outbox.sleutel.startswith(begin, autoescape=True)
    _laat_vervallen(sessie, *wacht)


def _laat_vervallen(sessie: Session, *waar: ColumnElement[bool]) -> int:
    """These will not be sent; returns how many."""
    _vergeet_geheim(sessie, *waar)
    return _aantal(sessie, update(Outbox).where(*waar).values(status="vervallen"))


def _vergeet_geheim(sessie: Session, *waar: ColumnElement[bool]) -> None:
    """The text of what holds a code, or tells what somebody was afraid of, has no use any more."""
    for rij in sessie.execute(select(Outbox.id, Outbox.inhoud).where(*waar)).all():
        bericht = lees(rij.inhoud)
        if bericht.geheim:
            leeg = naar_json(bericht.zoals_bewaard)
            sessie.execute(update(Outbox).where(Outbox.id == rij.id).values(inhoud=leeg))


def laatste_moment(sessie: Session) -> datetime | None:
    """When the newest message was placed."""
    return sessie.scalar(select(func.max(Outbox.geplaatst)))


def zoek(sessie: Session, id: int) -> Post | None:
    rij = sessie.execute(select(*POST).where(Outbox.id == id)).one_or_none()
    return _post(rij) if rij else None


def gezegd(sessie: Session, sinds: datetime, kanalen: Collection[str]) -> list[Post]:
    """How each message of these channels stands now that was sent since then; `bewerkt` is its name there."""
    waar = Outbox.status == "verzonden", Outbox.verzonden >= sinds, Outbox.soort != DOOF
    zoek = select(*POST, Outbox.extern).where(*waar, Outbox.extern.is_not(None), Outbox.kanaal.in_(kanalen))
    laatste = {(rij.kanaal, rij.adres, rij.extern): rij for rij in sessie.execute(zoek.order_by(Outbox.id))}
    return [replace(_post(rij), bewerkt=rij.extern) for rij in laatste.values()]


def wacht_sinds(sessie: Session, voor: datetime, nu: datetime) -> list[tuple[Post, datetime]]:
    """What might have gone before that moment already and still waits, oldest first, with since when."""
    wacht = (
        Outbox.status.in_(("klaar", "bezig")),
        Outbox.niet_voor <= voor,
        or_(Outbox.vervalt.is_(None), Outbox.vervalt > nu),
    )
    rijen = sessie.execute(select(*POST, Outbox.geplaatst).where(*wacht).order_by(Outbox.geplaatst))
    return [(_post(rij), rij.geplaatst) for rij in rijen]


def onzekere(sessie: Session) -> list[tuple[Post, datetime]]:
    """Of what nobody knows whether it arrived, with when it went out, as far as anyone can tell."""
    zoek = select(*POST, Outbox.verzonden, Outbox.geplaatst).where(Outbox.status == "onzeker")
    return [(_post(rij), rij.verzonden or rij.geplaatst) for rij in sessie.execute(zoek.order_by(Outbox.id))]


def mislukte(sessie: Session, sinds: datetime) -> int:
    """How many did not arrive and will not be tried again, of what was placed since that moment."""
    zoek = select(func.count()).where(Outbox.status == "mislukt", Outbox.geplaatst >= sinds)
    return sessie.scalar(zoek) or 0


def wachtend(sessie: Session, soorten: Collection[str]) -> list[Post]:
    """What was not sent yet, or was being sent."""
    wacht = Outbox.status.in_(("klaar", "bezig")), Outbox.soort.in_(soorten)
    return [_post(rij) for rij in sessie.execute(select(*POST).where(*wacht).order_by(Outbox.id))]


def betwijfel(sessie: Session, id: int, reden: str, nu: datetime) -> None:
    """Nobody knows whether it was sent before this database was put back."""
    waarden = {"status": "onzeker", "reden": reden, "verzonden": nu}
    sessie.execute(update(Outbox).where(Outbox.id == id).values(**waarden))


def verweesd(sessie: Session, worker: str) -> list[Post]:
    """What another worker had claimed when it died. Only for who knows that no other worker lives."""
    zoek = select(*POST).where(Outbox.status == "bezig", Outbox.worker != worker)
    return [_post(rij) for rij in sessie.execute(zoek)]


def verhuis(sessie: Session, kanaal: str, van: str, naar: str) -> None:
    """A group became a supergroup: what waits goes to the new address. An edit becomes a new message there, for what
    it would rewrite is left behind."""
    hier = Outbox.kanaal == kanaal, Outbox.adres == van, Outbox.status.in_(("klaar", "bezig"))
    sessie.execute(update(Outbox).where(*hier, Outbox.soort == GROEP).values(bewerkt=""))
    sessie.execute(update(Outbox).where(*hier).values(adres=naar))


def doof(
    sessie: Session,
    worker: str,
    kanaal: str,
    adres: str,
    nu: datetime,
    *,
    gedrukt: str = "",
    doet: str = "",
    vragen: bool = False,
    herschreven: bool = False,
) -> list[Post | None]:
    """Dead keyboards go away: that of the message that was pressed (`gedrukt`, with the button `doet`,
    which stays visible as what was answered) and, with `vragen`, those of all earlier questions. As `zeg`.
    `herschreven`: the message that was pressed is rewritten to ask on, so its keyboard is a new one."""
    gezegd = []
    for rij in verbinding(sessie).execute(_WACHT, {"kanaal": kanaal, "adres": adres}).all():
        bericht = lees(rij.inhoud)
        hier = rij.extern == gedrukt
        if not (hier or (vragen and _is_vraag(bericht))):
            continue
        if hier and herschreven:
            verbinding(sessie).execute(_VERVANGEN, {"_id": rij.id})
            continue
        verbinding(sessie).execute(_DOOF, {"_id": rij.id})
        gekozen = next((k.tekst for rij_ in bericht.knoppen for k in rij_ if hier and k.doet == doet), "")
        gezegd.append(
            zeg(
                sessie,
                worker,
                kanaal=kanaal,
                adres=adres,
                soort=DOOF,
                bericht=Bericht(gekozen),
                bewerkt=rij.extern or "",
                nu=nu,
            )
        )
    return gezegd


_WACHT = select(Outbox.id, Outbox.inhoud, Outbox.extern).where(
    Outbox.kanaal == bindparam("kanaal"),
    Outbox.adres == bindparam("adres"),
    Outbox.wacht,
    Outbox.status == "verzonden",
)
_VERVANGEN = update(Outbox).where(Outbox.id == bindparam("_id")).values(wacht=False)
_DOOF = update(Outbox).where(Outbox.id == bindparam("_id")).values(wacht=False, gedoofd=True)


def is_gedoofd(sessie: Session, kanaal: str, adres: str, bericht: str) -> bool:
    """Was the question with this button answered before? (Then it is a double tap.)"""
    zoek = select(Outbox.id).where(
        Outbox.kanaal == kanaal, Outbox.adres == adres, Outbox.extern == bericht, Outbox.gedoofd
    )
    return bool(bericht) and sessie.scalar(zoek) is not None


def _is_vraag(bericht: Bericht) -> bool:
    return any(knop.doet.startswith("b:") for rij in bericht.knoppen for knop in rij)


def _zet(sessie: Session, id: int, van: str, naar: str, poging: int = 0, **meer: Any) -> bool:
    """Compare and set; `poging` is added to the number of tries."""
    gezet = verbinding(sessie).execute(
        _overgang(*meer), {"_id": id, "_van": van, "_poging": poging, "status": naar, **meer}
    )
    return gezet.rowcount == 1


@cache
def _overgang(*velden: str) -> Update:
    waarden: dict[str, Any] = {veld: bindparam(veld) for veld in ("status", *velden)}
    pogingen = Outbox.pogingen + bindparam("_poging")
    zoek = update(Outbox).where(Outbox.id == bindparam("_id"), Outbox.status == bindparam("_van"))
    return zoek.values(pogingen=pogingen, **waarden)


def _aantal(sessie: Session, opdracht: Any) -> int:
    resultaat = sessie.execute(opdracht)
    return resultaat.rowcount if isinstance(resultaat, CursorResult) else 0


def lees(inhoud: str) -> Bericht:
    """What was placed. One that cannot be read must not be in the way of the others."""
    try:
        return van_json(Bericht, inhoud)
    except ValueError:
        return ONLEESBAAR


POST = (
    Outbox.id,
    Outbox.kanaal,
    Outbox.adres,
    Outbox.soort,
    Outbox.inhoud,
    Outbox.bewerkt,
    Outbox.pogingen,
    Outbox.wijkverband_id,
    Outbox.reden,
)


def _post(rij: Row[*tuple[Any, ...]]) -> Post:
    return Post(
        id=rij.id,
        kanaal=rij.kanaal,
        adres=rij.adres,
        soort=rij.soort,
        bericht=lees(rij.inhoud),
        bewerkt=rij.bewerkt,
        pogingen=rij.pogingen,
        wijkverband=rij.wijkverband_id,
        onderweg=rij.reden == ONDERWEG,
    )
