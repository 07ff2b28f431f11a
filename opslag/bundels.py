"""A bundle between the hands of the coördinator and under those who vote: what was changed in it, who voted, when it
was posted and closed, and where its post stands.

How it is computed from what was heard, and how it looks, is not known here (rapportage).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import delete, exists, func, select
from sqlalchemy.orm import Session

from gesprekken import kalender, ritme, rondes, wijk, wijzigingen
from gesprekken.model import Bericht
from gesprekken.vorm import naar_json
from opslag import cyclus, outbox
from opslag import models as m
from opslag.database import voeg_in
from opslag.historie import Wie, schrijf

ONTVANGST = "ontvangst"  # what groups these marks
BEWERKBAAR = timedelta(days=2)  # what could not be edited for so long stays as it is
ONTVANGST_RONDES = (
    4  # of the last bundles of a wijkverband; about a round before that nobody waits to hear anything
)

# --- the preview ---


def ingrepen(sessie: Session, bundel: int) -> tuple[wijk.Ingreep, ...]:
    """What was changed in it, in order."""
    rijen = sessie.scalars(select(m.Ingreep).where(m.Ingreep.bundel_id == bundel).order_by(m.Ingreep.id))
    return tuple(wijk.Ingreep(wijk.Greep(rij.soort), rij.patroon, rij.waarde) for rij in rijen)


def voorproef(sessie: Session, rij: m.Bundel, vrij: kalender.Vrij, werkdagen: int) -> wijk.Voorproef:
    """It comes on the day that the coördinator chose, or else by itself."""
    verband = sessie.get_one(m.Wijkverband, rij.wijkverband_id)
    vanzelf = rondes.bundelmoment(rij.ronde, vrij, werkdagen, _overleggen(verband))
    volgende = volgende_komt(sessie, rij, vrij, werkdagen)
    return wijk.Voorproef(
        bundel=cyclus.bundelfeit(rij),
        geplaatst=rij.geplaatst is not None,
        plaats_op=rij.uitgesteld_tot or kalender.lokaal(vanzelf).date(),
        vroegst=kalender.lokaal(vanzelf).date(),
        uiterlijk=kalender.werkdag_tot(kalender.lokaal(volgende).date() - timedelta(days=1), vrij),
        ingrepen=ingrepen(sessie, rij.id),
    )


def volgende_komt(sessie: Session, rij: m.Bundel, vrij: kalender.Vrij, werkdagen: int) -> datetime:
    """When the bundle after this one is posted by itself, as far as the meetings are known."""
    verband = sessie.get_one(m.Wijkverband, rij.wijkverband_id)
    return rondes.bundelmoment(verband.ritme.volgende(rij.ronde), vrij, werkdagen, _overleggen(verband))


def _overleggen(verband: m.Wijkverband) -> list[date]:
    return [dag for dag in (verband.vorig_overleg_op, verband.overleg_op) if dag is not None]


def grijp_in(sessie: Session, bundel: int, ingreep: wijk.Ingreep, wie: Wie) -> None:
    """Append it. Votes for a pattern that went on in another go along, each person once."""
    rij, naam = sessie.get_one(m.Bundel, bundel), sessie.get(m.Pseudoniem, (wie.persoon, wie.wijkverband))
    sessie.add(
        m.Ingreep(
            bundel_id=bundel,
            moment=wie.nu,
            wie=naam.waarde if naam else "",
            soort=ingreep.soort,
            patroon=ingreep.patroon,
            waarde=ingreep.waarde,
        )
    )
    schrijf(sessie, wie, "bundel veranderd", f"bundel:{bundel}", soort=ingreep.soort)
    match ingreep.soort:
        case wijk.Greep.UITSTEL:
            rij.uitgesteld_tot = date.fromisoformat(ingreep.waarde)
        case wijk.Greep.SAMEN:
            _verplaats_stemmen(sessie, bundel, ingreep.patroon, ingreep.waarde)
        case wijk.Greep.THEMA:
            _verplaats_stemmen(sessie, bundel, ingreep.patroon, wijk.sleutel_van(ingreep.waarde))
    sessie.flush()


def _verplaats_stemmen(sessie: Session, bundel: int, van: str, naar: str) -> None:
    stemmen = sessie.scalars(select(m.Stem).where(m.Stem.bundel_id == bundel, m.Stem.patroon == van)).all()
    for rij in stemmen if van != naar else ():
        waarden = {"bundel_id": bundel, "persoon_id": rij.persoon_id, "moment": rij.moment}
        sessie.delete(rij)
        voeg_in(sessie, m.Stem, patroon=naar, **waarden)


def bewaar(sessie: Session, id: int, bundel: wijk.Bundel) -> None:
    """As it is now."""
    rij = sessie.get_one(m.Bundel, id)
    rij.inhoud = naar_json(bundel)
    for veld, waarde in cyclus.houdt(bundel).items():
        setattr(rij, veld, waarde)
    sessie.flush()


def zet_geplaatst(sessie: Session, id: int, nu: datetime) -> bool:
    """True for the first who posts it."""
    rij = sessie.get_one(m.Bundel, id)
    if rij.geplaatst is not None:
        return False
    rij.geplaatst = nu
    sessie.flush()
    return True


def is_geplaatst(sessie: Session, id: int) -> bool:
    return sessie.get_one(m.Bundel, id).geplaatst is not None


# --- the vote ---


def stemming(sessie: Session, rij: m.Bundel, persoon: int) -> wijk.Stemming:
    """As this person sees it."""
    van = sessie.execute(select(m.Stem.persoon_id, m.Stem.patroon).where(m.Stem.bundel_id == rij.id)).all()
    bundel = cyclus.bundelfeit(rij)
    bekend = {patroon.sleutel for patroon in bundel.patronen}
    leden = select(func.count()).select_from(m.Lidmaatschap)
    return wijk.Stemming(
        bundel=bundel,
        stemmers=len({stemmer for stemmer, _ in van}),
        leden=sessie.scalar(leden.where(m.Lidmaatschap.wijkverband_id == rij.wijkverband_id)) or 0,
        mijn=frozenset(patroon for stemmer, patroon in van if stemmer == persoon and patroon in bekend),
    )


def stemming_van(sessie: Session, id: int) -> wijk.Stemming:
    """As everybody sees it."""
    return stemming(sessie, sessie.get_one(m.Bundel, id), 0)


def stem(sessie: Session, bundel: int, patroon: str, weg: bool, wie: Wie) -> None:
    deze = {"bundel_id": bundel, "persoon_id": wie.persoon, "patroon": patroon}
    if weg:
        sessie.execute(delete(m.Stem).filter_by(**deze))
    else:
        voeg_in(sessie, m.Stem, **deze, moment=wie.nu)


def sluit(sessie: Session, id: int, nu: datetime) -> bool:
    """Freeze the order; False when the vote was closed already."""
    rij = sessie.get_one(m.Bundel, id)
    if rij.gesloten is not None:
        return False
    rij.gesloten = nu
    bewaar(sessie, id, replace(cyclus.bundelfeit(rij), id=0, gesloten=True, volgorde=_volgorde(sessie, rij)))
    return True


def _volgorde(sessie: Session, rij: m.Bundel) -> tuple[tuple[str, ...], ...]:
    """The keys that got votes, most first; with as many they stand together, in the order of the bundle."""
    geteld = Counter(sessie.scalars(select(m.Stem.patroon).where(m.Stem.bundel_id == rij.id)))
    per_aantal: defaultdict[int, list[str]] = defaultdict(list)
    for patroon in cyclus.bundelfeit(rij).patronen:
        if geteld[patroon.sleutel]:
            per_aantal[geteld[patroon.sleutel]].append(patroon.sleutel)
    return tuple(tuple(per_aantal[aantal]) for aantal in sorted(per_aantal, reverse=True))


def nog_open(sessie: Session, wijkverband: int, behalve: int) -> list[int]:
    """The other bundles here of which the vote is open."""
    zoek = select(m.Bundel.id).where(m.Bundel.wijkverband_id == wijkverband, m.Bundel.id != behalve)
    return list(sessie.scalars(zoek.where(m.Bundel.geplaatst.is_not(None), m.Bundel.gesloten.is_(None))))


# --- who chooses ---


def laat_kiezen(sessie: Session, effect: wijzigingen.LaatKiezen, wie: Wie) -> None:
    nu = cyclus.bundel(sessie, effect.bundel)
    bewaar(sessie, effect.bundel, replace(nu, id=0, kiezer=effect.persoon))
    schrijf(sessie, wie, "laat kiezen", f"bundel:{effect.bundel}")


# --- its post ---


def sleutel(sessie: Session, id: int) -> str:
    """Of its post, and the beginning of those of all edits of it."""
    rij = sessie.get_one(m.Bundel, id)
    return ritme.bundelsleutel(rij.wijkverband_id, rij.ronde)


def herschrijf_post(
    sessie: Session,
    id: int,
    bericht: Bericht,
    uitgangen: Iterable[tuple[int, str, str]],
    nu: datetime,
    vrij: kalender.Vrij,
) -> bool:
    """Put out an edit of the post for each of these outlets it stands in: a person (0 is the group), channel and
    address. What waited to be edited before has lost its sense.
    False while the post itself is still under way somewhere: then it is tried again.

    Where the group got a new address the old post is dead, and a new one takes its place.
    """
    rij, begin = sessie.get_one(m.Bundel, id), sleutel(sessie, id)
    staan = _posten(sessie, begin)
    if any(p.status in ("klaar", "bezig") and not _is_bewerking(p, begin) for p in staan):
        return False
    outbox.schrap_over(sessie, f"{begin}:stand:")
    for persoon, kanaal, adres in uitgangen:
        hier = [p for p in staan if p.status == "verzonden" and p.kanaal == kanaal and p.extern]
        hier = [p for p in hier if p.adres == adres or persoon == 0 == _persoon_in(p)]
        if not hier:
            continue
        laatste = max(hier, key=lambda p: p.id)
        outbox.plaats(
            sessie,
            sleutel=f"{begin}:stand:{staan[-1].id}:{kanaal}:{persoon or outbox.GROEP}",
            kanaal=kanaal,
            adres=adres,
            soort=outbox.LEDEN if persoon else outbox.GROEP,
            bericht=bericht,
            nu=nu,
            niet_voor=kalender.eerstvolgend_fatsoenlijk(nu, vrij),
            vervalt=nu + BEWERKBAAR,
            bewerkt=laatste.extern or "" if laatste.adres == adres else "",
            wijkverband=rij.wijkverband_id,
        )
    return True


def _posten(sessie: Session, begin: str) -> list[m.Outbox]:
    zoek = select(m.Outbox).where(m.Outbox.sleutel.startswith(f"{begin}:", autoescape=True))
    return list(sessie.scalars(zoek.order_by(m.Outbox.id)))


def _is_bewerking(post: m.Outbox, begin: str) -> bool:
    return (post.sleutel or "").startswith(f"{begin}:stand:")


def _persoon_in(post: m.Outbox) -> int:
    """To whom it went; 0 is the group."""
    wie = (post.sleutel or "").rpartition(":")[2]
    return 0 if wie == outbox.GROEP else int(wie)


def zet_getoond(sessie: Session, id: int, stemmers: int) -> None:
    sessie.get_one(m.Bundel, id).getoond = stemmers


# --- what is due ---


def wachtende(sessie: Session) -> tuple[ritme.Wachtend, ...]:
    """Made, and not posted yet."""
    rijen = sessie.scalars(select(m.Bundel).where(m.Bundel.geplaatst.is_(None)).order_by(m.Bundel.id))
    return tuple(ritme.Wachtend(r.id, r.wijkverband_id, r.ronde, r.uitgesteld_tot) for r in rijen)


def open_stemmingen(sessie: Session) -> tuple[ritme.Stemronde, ...]:
    stemmers = (
        select(func.count(m.Stem.persoon_id.distinct()))
        .where(m.Stem.bundel_id == m.Bundel.id)
        .scalar_subquery()
    )
    rijen = sessie.execute(
        select(
            m.Bundel.id,
            m.Bundel.wijkverband_id,
            m.Bundel.geplaatst,
            m.Wijkverband.vorig_overleg_op,
            m.Wijkverband.overleg_op,
            stemmers.label("stemmers"),
            m.Bundel.getoond,
        )
        .join(m.Wijkverband, m.Wijkverband.id == m.Bundel.wijkverband_id)
        .where(m.Bundel.geplaatst.is_not(None), m.Bundel.gesloten.is_(None))
        .order_by(m.Bundel.id)
    )
    return tuple(
        ritme.Stemronde(id, verband, geplaatst, tuple(filter(None, (vorig, volgend))), aantal, getoond)
        for id, verband, geplaatst, vorig, volgend, aantal, getoond in rijen
    )


# --- the receipt ---


def ontvangsten(sessie: Session) -> tuple[ritme.Ontvangst, ...]:
    """Of the last bundles of each wijkverband what their melders can hear and did not hear yet: counted in rounds,
    so that one of six weeks or a slow answer takes nobody's receipt away."""
    hoeveelste = func.row_number().over(partition_by=m.Bundel.wijkverband_id, order_by=m.Bundel.ronde.desc())
    geteld = (
        select(m.Bundel.id, hoeveelste.label("hoeveelste")).where(m.Bundel.geplaatst.is_not(None)).subquery()
    )
    laatste = select(geteld.c.id).where(geteld.c.hoeveelste <= ONTVANGST_RONDES)
    rijen = sessie.scalars(select(m.Bundel).where(m.Bundel.id.in_(laatste)).order_by(m.Bundel.id)).all()
    gemerkt = select(m.Gedaan.sleutel, m.Gedaan.moment).where(m.Gedaan.over == ONTVANGST)
    gedaan = {rij.sleutel: rij.moment for rij in sessie.execute(gemerkt)}
    sinds = {rij.id: moment for rij in rijen if (moment := _gezegd_op(rij.id, gedaan)) is not None}
    veranderingen = _veranderingen(sessie, min(sinds.values())) if sinds else []
    resultaat = []
    for rij in rijen:
        kan = [moment for moment in ritme.MOMENTEN if ontvangstsleutel(rij.id, moment) not in gedaan]
        momenten = tuple(moment for moment in kan if _is_zover(sessie, rij, moment))
        hier = [
            v
            for v in veranderingen
            if v.wijkverband_id == rij.wijkverband_id and rij.id in sinds and v.moment > sinds[rij.id]
        ]
        anders, veranderd = _ander_antwoord(sessie, rij, hier) if hier else (frozenset[str](), None)
        if (momenten or anders) and rij.geplaatst is not None:
            resultaat.append(
                ritme.Ontvangst(
                    rij.id, rij.wijkverband_id, rij.ronde, rij.geplaatst, momenten, anders, veranderd
                )
            )
    return tuple(resultaat)


def _gezegd_op(bundel: int, gedaan: Mapping[str, datetime]) -> datetime | None:
    """When the answers to this bundle were told last; None when they were not yet."""
    keuze, anders = ontvangstsleutel(bundel, ritme.KEUZE), f"{ontvangstsleutel(bundel, ritme.ANDERS)}:"
    if keuze not in gedaan:
        return None
    return max(op for sleutel, op in gedaan.items() if sleutel == keuze or sleutel.startswith(anders))


def _veranderingen(sessie: Session, sinds: datetime) -> Sequence[m.Historie]:
    """What was answered, chosen or corrected after this moment."""
    zoek = select(m.Historie).where(
        m.Historie.wat.in_(("besloten", "gekozen", "verbeterd")), m.Historie.moment > sinds
    )
    return sessie.scalars(zoek.order_by(m.Historie.id)).all()


def _ander_antwoord(
    sessie: Session, rij: m.Bundel, veranderingen: Iterable[m.Historie]
) -> tuple[frozenset[str], datetime | None]:
    """The patterns of this bundle that got another answer, and when the last of them did. How an action goes and on
    which days is no other answer; what it is, is."""
    acties = select(m.Actie).where(m.Actie.wijkverband_id == rij.wijkverband_id, m.Actie.ronde == rij.ronde)
    eerste: dict[str, str] = {}  # of two actions to one pattern the first is told
    for actie in sessie.scalars(acties.order_by(m.Actie.id)):
        eerste.setdefault(actie.patroon_sleutel or wijk.sleutel_van(actie.patroon), f"actie:{actie.id}")
    over = {object_: sleutel for sleutel, object_ in eerste.items()}
    genoemd = {patroon.sleutel for patroon in cyclus.bundelfeit(rij).genoemd}
    anders: dict[str, datetime] = {}
    for v in veranderingen:
        if v.wat == "besloten":
            sleutel = v.waarden["patroon"] if v.object == f"bundel:{rij.id}" else ""
        else:
            sleutel = over.get(v.object, "") if v.wat == "gekozen" or v.waarden.get("veld") == "wat" else ""
        if sleutel in genoemd:
            anders[sleutel] = v.moment
    return frozenset(anders), max(anders.values(), default=None)


def ontvangstsleutel(bundel: int, moment: str) -> str:
    return f"{ONTVANGST}:{bundel}:{moment}"


def _is_zover(sessie: Session, rij: m.Bundel, moment: str) -> bool:
    if moment == ritme.BUNDEL:
        return True
    if _verteld(sessie, rij):
        return True
    beantwoord = antwoorden(sessie, rij.id)
    patronen = cyclus.bundelfeit(rij).te_beantwoorden
    return moment == ritme.KEUZE and bool(patronen) and all(p.sleutel in beantwoord for p in patronen)


def _verteld(sessie: Session, rij: m.Bundel) -> bool:
    """Did residents hear it? Published is not told."""
    zoek = select(m.Terugkoppeling.id).where(
        m.Terugkoppeling.wijkverband_id == rij.wijkverband_id,
        m.Terugkoppeling.ronde == rij.ronde,
        m.Terugkoppeling.gedeeld_op.is_not(None),
    )
    return sessie.scalar(zoek.limit(1)) is not None


def antwoorden(sessie: Session, bundel: int) -> dict[str, wijk.Antwoord]:
    """What the wijkverband answered, by the key of the pattern."""
    rij = sessie.get_one(m.Bundel, bundel)
    besluiten = sessie.scalars(select(m.Besluit).where(m.Besluit.bundel_id == bundel))
    gezegd = {
        b.patroon: wijk.Antwoord(later=b.uitkomst == wijk.Uitkomst.LATER, reden=b.reden) for b in besluiten
    }
    acties = select(m.Actie).where(m.Actie.wijkverband_id == rij.wijkverband_id, m.Actie.ronde == rij.ronde)
    for actie in sessie.scalars(acties.order_by(m.Actie.id.desc())):
        sleutel_ = actie.patroon_sleutel or wijk.sleutel_van(actie.patroon)
        gezegd[sleutel_] = wijk.Antwoord(
            wat=actie.wat,
            eerste_stap_op=actie.eerste_stap_op,
            stand=wijk.Stand(actie.stand),
            reden=actie.reden,
        )
    return gezegd


def vertelden(sessie: Session, wijkverband: int, ronde: str) -> dict[int, list[tuple[date, str]]]:
    """Of each member who wants to hear it the days and themes of what she told and did not withdraw."""
    lid = exists().where(
        m.Lidmaatschap.persoon_id == m.Pseudoniem.persoon_id,
        m.Lidmaatschap.wijkverband_id == wijkverband,
        m.Lidmaatschap.ontvangst,
    )
    rijen = sessie.execute(
        select(m.Pseudoniem.persoon_id, m.Signaal.ontvangen, m.Signaal.thema)
        .join(m.Signaal, m.Signaal.pseudoniem == m.Pseudoniem.waarde)
        .where(m.Signaal.wijkverband_id == wijkverband, m.Signaal.ronde == ronde, ~m.Signaal.ingetrokken, lid)
        .order_by(m.Pseudoniem.persoon_id, m.Signaal.id)
    )
    resultaat: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for persoon, ontvangen, thema in rijen:
        resultaat[persoon].append((kalender.lokaal(ontvangen).date(), thema))
    return dict(resultaat)
