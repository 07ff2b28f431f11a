"""Effects on a wijkverband and its people: made, invited, joined, linked, corrected.

Who leaves is told in vertrek.py, who is there is read in facts.py.
"""

import hmac
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.orm import Session

from gesprekken import wijk, wijzigingen
from gesprekken.model import Stuur
from opslag import facts, outbox, vertrek
from opslag import models as m
from opslag.database import Botsing, een_tegelijk, verbinding
from opslag.historie import Wie


def maak_wijkverband(
    sessie: Session,
    naam: str,
    nu: datetime,
    *,
    vraag1: str = wijk.VRAAG1,
    vraag2: str = wijk.VRAAG2,
    buurten: Iterable[str] = (),
    organisaties: Iterable[str] = (),
    oefening: bool = False,
) -> int:
    rij = m.Wijkverband(
        naam=naam,
        vraag1=vraag1,
        vraag2=vraag2,
        buurten=list(buurten),
        organisaties=list(organisaties),
        oefening=oefening,
        sinds=nu,
        sleutel=secrets.token_bytes(32),
    )
    sessie.add(rij)
    sessie.flush()
    return rij.id


def houd_vast(sessie: Session, wijkverband: int) -> None:
    """Hold a wijkverband until the end of the transaction, as a turn does (`facts.context`)."""
    if not een_tegelijk(sessie):
        zoek = select(m.Wijkverband.id).where(m.Wijkverband.id == wijkverband)
        sessie.execute(zoek.with_for_update(key_share=True))


def nodig_uit(sessie: Session, wijkverband: int, code: str, rol: str, aantal: int, vervalt: datetime) -> int:
    """An invitation, by its number; with an empty `rol` the code that links a group."""
    rij = m.Uitnodiging(
        wijkverband_id=wijkverband,
        hash=facts.hash_van(code),
        rol=rol,
        aantal=aantal,
        gebruikt=0,
        vervalt=vervalt,
    )
    sessie.add(rij)
    sessie.flush()
    return rij.id


def trek_uitnodigingen_in(sessie: Session, wijkverband: int, nu: datetime) -> None:
    """What the coördinator sent round works no longer, nor do codes that link a group."""
    van_haar = m.Uitnodiging.wijkverband_id == wijkverband, m.Uitnodiging.rol != wijk.Rol.COORDINATOR
    sessie.execute(update(m.Uitnodiging).where(*van_haar, m.Uitnodiging.vervalt > nu).values(vervalt=nu))


def koppel_groep(sessie: Session, wijkverband: int, kanaal: str, adres: str) -> None:
    """This chat is the group from now on, in the place of an earlier one on the same channel."""
    oud = (m.Groep.kanaal == kanaal) & ((m.Groep.adres == adres) | (m.Groep.wijkverband_id == wijkverband))
    sessie.execute(delete(m.Groep).where(oud))
    sessie.add(m.Groep(wijkverband_id=wijkverband, kanaal=kanaal, adres=adres))


def verhuis_groep(sessie: Session, kanaal: str, van: str, naar: str) -> None:
    """A group became a supergroup with a new id; which may be linked already, when its code was used there."""
    if facts.groep_bij(sessie, kanaal, van) is not None:  # it is told twice: by a message, and by an error
        sessie.execute(delete(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == naar))
        sessie.execute(
            update(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == van).values(adres=naar)
        )
    outbox.verhuis(sessie, kanaal, van, naar)


def ontkoppel_groep(sessie: Session, kanaal: str, adres: str) -> None:
    """The bot was put out of the group; bundles go to each member in private until it is linked again."""
    sessie.execute(delete(m.Groep).where(m.Groep.kanaal == kanaal, m.Groep.adres == adres))


def zet_bereikbaar(sessie: Session, kanaal: str, adres: str, bereikbaar: bool) -> None:
    """The person behind this address blocked us, or came back."""
    nu = {"_kanaal": kanaal, "_adres": adres, "bereikbaar": bereikbaar}
    verbinding(sessie).execute(_BEREIKBAAR, nu)


_BEREIKBAAR = (
    update(m.Persoon)
    .where(
        m.Persoon.kanaal == bindparam("_kanaal"),
        m.Persoon.adres == bindparam("_adres"),
        m.Persoon.bereikbaar != bindparam("bereikbaar"),
    )
    .values(bereikbaar=bindparam("bereikbaar"))
)


def meld_aan(sessie: Session, effect: wijzigingen.MeldAan, wie: Wie) -> int:
    """Somebody came in: the number of the person."""
    code = gebruik_uitnodiging(sessie, effect.uitnodiging, wie.nu)
    persoon = sessie.scalar(
        select(m.Persoon).where(m.Persoon.kanaal == wie.kanaal, m.Persoon.adres == wie.adres)
    )
    if persoon is None:
        uur, dagen = ritme_als_tekst(effect.uur, effect.dagen)
        persoon = m.Persoon(
            kanaal=wie.kanaal,
            adres=wie.adres,
            naam=effect.naam,
            uur=uur,
            dagen=dagen,
            pauze_tot=None,
            bereikbaar=True,
            laatst_in=code.wijkverband_id,
            aangemeld=wie.nu,
        )
        sessie.add(persoon)
        sessie.flush()
    persoon.laatst_in = code.wijkverband_id
    sessie.add(
        m.Lidmaatschap(
            persoon_id=persoon.id,
            wijkverband_id=code.wijkverband_id,
            organisatie=effect.organisatie,
            functie=effect.functie,
            rol=code.rol,
            sinds=wie.nu,
        )
    )
    verband = sessie.get_one(
        m.Wijkverband, code.wijkverband_id, with_for_update={"key_share": True}, populate_existing=True
    )
    _ken_organisatie(verband, effect.organisatie)
    sessie.add(
        m.Pseudoniem(persoon_id=persoon.id, wijkverband_id=verband.id, waarde=_nieuw(verband, persoon))
    )
    sessie.flush()
    return persoon.id


def erf(sessie: Session, uitnodiging: int, persoon: int, nu: datetime) -> Iterator[tuple[int, Stuur]]:
    """What comes to who came in by this invitation as coördinator; yields what is said about it."""
    code = sessie.get_one(m.Uitnodiging, uitnodiging)
    if code.rol == wijk.Rol.COORDINATOR:
        yield from vertrek.neem_over(sessie, code.wijkverband_id, persoon, nu)


def _nieuw(verband: m.Wijkverband, persoon: m.Persoon) -> str:
    """A pseudonym that nobody can compute again: the number of who left may be given to who comes after her."""
    eenmalig = f"persoon:{persoon.id}:{secrets.token_hex(16)}"
    return hmac.new(verband.sleutel, eenmalig.encode(), "sha256").hexdigest()[:32]


def _ken_organisatie(verband: m.Wijkverband, organisatie: str) -> None:
    """The next one finds it as a button."""
    if organisatie not in verband.organisaties:
        verband.organisaties = [*verband.organisaties, organisatie]


def ritme_als_tekst(uur: time | None, dagen: Iterable[int]) -> tuple[str | None, str]:
    return f"{uur:%H:%M}" if uur else None, "".join(str(d) for d in sorted(dagen))


def corrigeer(sessie: Session, veld: str, waarde: str, wie: Wie) -> None:
    if veld == "naam":
        sessie.get_one(m.Persoon, wie.persoon).naam = waarde
        return
    setattr(sessie.get_one(m.Lidmaatschap, (wie.persoon, wie.wijkverband)), veld, waarde)
    if veld == "organisatie":
        _ken_organisatie(sessie.get_one(m.Wijkverband, wie.wijkverband), waarde)


def gebruik_uitnodiging(sessie: Session, id: int, nu: datetime) -> m.Uitnodiging:
    rij = m.Uitnodiging
    gebruikt = sessie.execute(
        update(rij)
        .where(rij.id == id, rij.gebruikt < rij.aantal, rij.vervalt > nu)
        .values(gebruikt=rij.gebruikt + 1)
        .execution_options(synchronize_session=False)
    )
    if not isinstance(gebruikt, CursorResult) or gebruikt.rowcount != 1:
        raise Botsing("de uitnodiging is intussen gebruikt")
    return sessie.get_one(m.Uitnodiging, id)
