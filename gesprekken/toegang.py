"""Who may what: the only place that decides it, for conversations, buttons, links, pages and files alike.

Each conversation and each kind of document declares for whom it is (`Voor`). What that takes stands here,
and is asked at the door and again at every turn. What a person asks about was looked for within her own
wijkverbanden only (opslag/facts.py), so what was not found there is refused here as not being there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from gesprekken import vangnet
from gesprekken.model import Context, Gesprek, Onderwerp, Voor, Waarom
from gesprekken.wijk import Actie, Bronbericht, Bundel, Dossier, Signaal, Uitnodiging, Wijkverband

CODE, WIJKVERBAND = "code", "wijkverband"  # kinds of subject: named by a secret, and one of the own ones
UITNODIGING = "uitnodiging"  # the kind of subject that who takes part nowhere can ask about
EIGEN = (
    Voor.MELDER,
    Voor.EIGENAAR,
    Voor.GEVRAAGD,
    Voor.ERVARING,
    Voor.DELER,
)  # without the thing itself nobody knows whose it is

EIGEN_GEGEVENS = "mijngegevens"  # always those of who reads it
DOCUMENTEN: Mapping[str, Voor] = {
    "bundel": Voor.LEDEN,
    "terugkoppeling": Voor.LEDEN,
    "agenda": Voor.EIGENAAR,
    "afzegging": Voor.LEDEN,
    "mapje": Voor.COORDINATOR,
    EIGEN_GEGEVENS: Voor.IEDEREEN,
}


@dataclass(frozen=True)
class Weigering:
    """What is said, and why. Without `waarom` it may, but cannot be done now."""

    zin: str
    waarom: Waarom | None = None


def mag(voor: Voor, c: Context) -> bool:
    """May the one of this context, in the wijkverband of this context, and about what it is about?"""
    match voor:
        case Voor.IEDEREEN:
            return True
        case Voor.LEDEN:
            return c.lid is not None
        case Voor.MELDER:
            return c.lid is not None and isinstance(c.onderwerp, Signaal | Bronbericht)
        case Voor.EIGENAAR:
            return c.is_coordinator or _is_eigenaar(c)
        case Voor.DELER:
            return mag(Voor.EIGENAAR, c) or mag(Voor.ERVARING, c)
        case Voor.GEVRAAGD:
            return c.lid is not None and _is_gevraagd(c)
        case Voor.ERVARING:
            return c.lid is not None and c.lid.is_ervaringsdeskundige
        case Voor.COORDINATOR:
            return c.is_coordinator
        case Voor.KIEZER:
            return c.is_coordinator or (c.lid is not None and _is_kiezer(c))


def weigering(gesprek: Gesprek, genoemd: str, c: Context) -> Weigering | None:
    """Why this conversation stays shut, or None; `genoemd` is what it should be about."""
    if not doet_mee_genoeg(gesprek, c):
        return Weigering(vangnet.ONBEKEND, Waarom.GEEN_LID)
    uitgenodigd = gesprek.onderwerp == UITNODIGING
    moet_er_zijn = gesprek.onderwerp and (genoemd or uitgenodigd or gesprek.voor in EIGEN)
    if moet_er_zijn and not _is_er(c.onderwerp):
        waarom = Waarom.UITNODIGING if uitgenodigd else Waarom.ONDERWERP
        return Weigering(gesprek.mag(c) or vangnet.NIET_GEVONDEN, waarom)
    if not mag(gesprek.voor, c):
        return Weigering(gesprek.weigert(c), Waarom.ROL)
    nu_niet = gesprek.mag(c)
    return Weigering(nu_niet) if nu_niet else None


def doet_mee_genoeg(gesprek: Gesprek, c: Context) -> bool:
    """Who takes part nowhere can only join, and ask for help."""
    return gesprek.voor is Voor.IEDEREEN or c.lid is not None


def in_welk(gesprek: Gesprek, genoemd: str, c: Context) -> tuple[Wijkverband, ...]:
    """Where somebody may mean: for what only a coördinator does, the wijkverbanden where she is one, whichever
    she told something in last. Empty where that needs no choosing."""
    van_de_coordinator = gesprek.voor in (Voor.COORDINATOR, Voor.KIEZER)
    return c.coordineert if van_de_coordinator and not genoemd else ()


def mag_lezen(soort: str, lid: bool, groep: bool, eigenaar: bool = False, coordinator: bool = False) -> bool:
    """May this file go to an address? `lid`: of a member of the wijkverband it is about; `groep`: of its group;
    `eigenaar`: of who owns the action it is about, or of a coördinator there; `coordinator`: of one of the latter."""
    match DOCUMENTEN.get(soort):
        case Voor.IEDEREEN:
            return True
        case Voor.LEDEN:
            return lid or groep
        case Voor.EIGENAAR:
            return lid and eigenaar
        case Voor.COORDINATOR:
            return lid and coordinator
        case _:
            return False


def _is_er(onderwerp: Onderwerp) -> bool:
    return onderwerp.geldig if isinstance(onderwerp, Uitnodiging) else onderwerp is not None


def _is_eigenaar(c: Context) -> bool:
    ding = c.onderwerp
    return isinstance(ding, Actie | Dossier) and c.persoon is not None and ding.eigenaar == c.persoon.id


def _is_gevraagd(c: Context) -> bool:
    actie = c.onderwerp
    wacht = isinstance(actie, Actie) and bool(actie.wacht_op)
    return wacht and isinstance(actie, Actie) and c.persoon is not None and actie.gevraagd == c.persoon.id


def _is_kiezer(c: Context) -> bool:
    """Until residents heard what came of the round, or the next bundle is made."""
    bundel = c.onderwerp
    if not isinstance(bundel, Bundel) or c.persoon is None or bundel.kiezer != c.persoon.id:
        return False
    erna = any(stand.bundel.ronde > bundel.ronde for stand in c.rondes)
    return not erna and not any(stand.gesloten for stand in c.rondes if stand.bundel.id == bundel.id)
