"""Effects become rows and rows become facts; wijkverbanden never see each other."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import InvalidRequestError

from gesprekken import kalender, wijk, wijzigingen
from gesprekken.model import Bericht, Context, Stuur, Toestand
from gesprekken.rondes import MAANDELIJKS
from gesprekken.wijk import Rol
from opslag import (
    Botsing,
    Session,
    Wie,
    afspraken,
    apply,
    cyclus,
    delen,
    facts,
    kopie,
    maand,
    mensen,
    transactie,
)
from opslag import models as m

NU = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)
VOLGENDE_MAAND = NU + timedelta(days=30)


def doe(db: Engine, wie: Wie, *effecten: object) -> None:
    with transactie(db) as sessie:
        apply.pas_toe(sessie, effecten, wie)


def context(db: Engine, adres: str, nu: datetime = NU, **over: str) -> Context:
    """What the person behind this address may know, with a subject: `actie="3"`."""
    with transactie(db) as sessie:
        c = facts.context(sessie, "telegram", adres, Context(nu=nu))
        for soort, welk in over.items():
            c = facts.met_onderwerp(sessie, c, soort, welk, "telegram", adres)
        return replace(
            c,
            leden=tuple(c.leden),
            acties=tuple(c.acties),
            acties_elders=tuple(c.acties_elders),
            rondes_elders=tuple(c.rondes_elders),
            afgesproken=tuple(c.afgesproken),
        )


def wijkverband(db: Engine, naam: str) -> int:
    with transactie(db) as sessie:
        return mensen.maak_wijkverband(sessie, naam, NU - timedelta(days=90))


def lid(db: Engine, adres: str, verband: int, organisatie: str = "Thuiszorg", rol: Rol = Rol.MELDER) -> Wie:
    """A member who came in by an invitation, ready to act."""
    code = f"code{adres}{verband}"
    with transactie(db) as sessie:
        mensen.nodig_uit(sessie, verband, code, rol, 1, VOLGENDE_MAAND)
    uitnodiging = context(db, adres, code=code).onderwerp
    assert isinstance(uitnodiging, wijk.Uitnodiging)
    aanmelding = wijzigingen.MeldAan(
        uitnodiging.id, f"Mens {adres}", organisatie, "Wijkagent", time(12, 15), frozenset({0})
    )
    doe(db, Wie("telegram", adres, NU), aanmelding)
    persoon = context(db, adres).persoon
    assert persoon is not None
    return Wie("telegram", adres, NU, persoon=persoon.id, wijkverband=verband)


def pseudoniemen(sessie: Session, wie: Wie) -> dict[str, int]:
    """Of this person, with the wijkverband of each."""
    rijen = sessie.scalars(select(m.Pseudoniem).where(m.Pseudoniem.persoon_id == wie.persoon))
    return {rij.waarde: rij.wijkverband_id for rij in rijen}


def vertel(
    db: Engine, wie: Wie, nummer: int = 1, tekst: str = "Er ligt grofvuil op straat", bron: str = ""
) -> None:
    doe(db, wie, wijzigingen.LegSignaalVast(nummer, tekst, "Afval en schoon", bron))


def test_a_signal_carries_a_pseudonym_and_no_person(db: Engine) -> None:
    fatima = lid(db, "7", wijkverband(db, "Laak"))
    vertel(db, fatima)
    with transactie(db) as sessie:
        rij = sessie.scalars(select(m.Signaal)).one()
        kolommen = {kolom.name for kolom in m.Signaal.__table__.columns}
        assert kolommen.isdisjoint({"persoon_id", "adres", "naam", "kanaal"})
        assert list(pseudoniemen(sessie, fatima)) == [rij.pseudoniem]


def test_one_person_has_another_pseudonym_in_every_wijkverband(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    fatima = lid(db, "7", laak)
    lid(db, "7", duin)
    with transactie(db) as sessie:
        namen = pseudoniemen(sessie, fatima)
    assert sorted(namen.values()) == [laak, duin]
    assert len(namen) == 2


def test_an_invitation_works_as_often_as_was_said_and_not_after_it_expired(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    with transactie(db) as sessie:
        mensen.nodig_uit(sessie, laak, "abc", Rol.MELDER, 1, VOLGENDE_MAAND)
    uitnodiging = context(db, "7", code="ABC").onderwerp  # typed in capitals from paper
    assert isinstance(uitnodiging, wijk.Uitnodiging)
    aanmelding = wijzigingen.MeldAan(uitnodiging.id, "Fatima", "Politie", "Wijkagent", None, frozenset())
    doe(db, Wie("telegram", "7", NU), aanmelding)
    with pytest.raises(Botsing):
        doe(db, Wie("telegram", "8", NU), aanmelding)
    assert context(db, "8").persoon is None
    geldig = [
        getattr(context(db, "8", nu, code="abc").onderwerp, "geldig", None) for nu in (NU, VOLGENDE_MAAND)
    ]
    assert geldig == [False, False]


def test_the_code_of_an_invitation_is_nowhere_in_the_database(db: Engine, tmp_path: Path) -> None:
    laak = wijkverband(db, "Laak")
    with transactie(db) as sessie:
        mensen.nodig_uit(sessie, laak, "ditisdecodezelf", Rol.MELDER, 1, VOLGENDE_MAAND)
    kopie.maak(db, tmp_path / "kopie.sqlite")
    inhoud = b"".join(pad.read_bytes() for pad in tmp_path.iterdir())
    assert b"ditisdecodezelf" not in inhoud
    assert facts.hash_van("ditisdecodezelf").encode() in inhoud


def test_correcting_withdrawing_and_putting_back_a_signal(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, "7", laak)
    vertel(db, fatima, bron="501")
    doe(db, fatima, wijzigingen.VulSignaalAan(1, "een vaste ophaaldag", "502"))
    doe(
        db,
        fatima,
        wijzigingen.VerbeterSignaal(1, "buurt", "Spoorbuurt"),
        wijzigingen.VerbeterSignaal(1, "thema", "Wonen"),
    )
    assert context(db, "7", signaal="1").onderwerp == wijk.Signaal(
        nummer=1,
        ronde="2026-11",
        gehoord="Er ligt grofvuil op straat",
        nodig="een vaste ophaaldag",
        thema="Wonen",
        buurt="Spoorbuurt",
        thema_zelf=True,
    )
    bron = context(db, "7", bron="502").onderwerp
    assert isinstance(bron, wijk.Bronbericht)
    assert bron.veld == "nodig"
    for effect, aantal in (
        (wijzigingen.TrekSignaalIn(1), 0),
        (wijzigingen.TrekSignaalIn(1, toch_niet=True), 1),
    ):
        doe(db, fatima, effect)
        with transactie(db) as sessie:
            assert len(maand.oogst(sessie, laak, "2026-11").signalen) == aantal


def test_what_a_melder_chose_herself_can_be_learned_from(db: Engine) -> None:
    """Not what was suggested, not what was withdrawn, and not what has no text any more; the newest last."""
    laak = wijkverband(db, "Laak")
    fatima, sander = lid(db, "7", laak), lid(db, "8", laak)
    for nummer, tekst in enumerate(("Ratten bij de flat", "De bus komt niet", "Het is hier kil", "Weg"), 1):
        vertel(db, fatima, nummer, tekst)
    vertel(db, sander, 1, "Een gat in de weg")
    doe(db, fatima, wijzigingen.VerbeterSignaal(2, "thema", "Winkels en OV"))
    doe(db, fatima, wijzigingen.VerbeterSignaal(3, "thema", "Wonen", zelf=False))
    doe(db, fatima, wijzigingen.VerbeterSignaal(4, "thema", "Wonen"), wijzigingen.TrekSignaalIn(4))
    doe(db, sander, wijzigingen.VerbeterSignaal(1, "thema", "Verkeer en parkeren"))
    with transactie(db) as sessie:
        ((van_fatima, _),) = pseudoniemen(sessie, fatima).items()
        ((van_sander, _),) = pseudoniemen(sessie, sander).items()
        alle = (
            wijk.Bevestigd("Winkels en OV", "De bus komt niet", van_fatima),
            wijk.Bevestigd("Verkeer en parkeren", "Een gat in de weg", van_sander),
        )
        assert facts.bevestigd(sessie, 10) == alle
        assert facts.bevestigd(sessie, 1) == alle[1:]
        sessie.scalars(select(m.Signaal).where(m.Signaal.nummer == 2)).one().gehoord = ""
        assert facts.bevestigd(sessie, 10) == alle[1:]


def test_a_theme_has_its_own_name_in_one_wijkverband_only(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    esra = lid(db, "9", laak, rol=Rol.COORDINATOR)
    doe(db, esra, wijzigingen.ZetThemas((("Wonen", "Huis en huur"), ("Ontmoeten", ""))))
    with transactie(db) as sessie:
        hier, daar = facts.wijkverband(sessie, laak), facts.wijkverband(sessie, duin)
    assert (hier.heet("Wonen"), hier.themas_uit) == ("Huis en huur", {"Ontmoeten"})
    assert (hier.heet("Ontmoeten"), hier.heet("Veiligheid")) == ("Ontmoeten", "Veiligheid")
    assert (daar.themanamen, daar.heet("Wonen"), daar.themas_uit) == ((), "Wonen", frozenset())


def test_the_history_says_what_changed_and_holds_no_texts(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, "7", laak)
    vertel(db, fatima)
    doe(
        db,
        fatima,
        wijzigingen.VerbeterSignaal(1, "gehoord", "Een geheime zin over iemand"),
        wijzigingen.TrekSignaalIn(1),
    )
    with transactie(db) as sessie:
        rijen = sessie.scalars(select(m.Historie).order_by(m.Historie.id)).all()
        (naam,) = pseudoniemen(sessie, fatima)
        assert [(r.wat, r.object, r.waarden, r.wie) for r in rijen] == [
            ("verbeterd", "signaal:1", {"veld": "gehoord"}, naam),
            ("ingetrokken", "signaal:1", {}, naam),
        ]


def test_a_signal_is_closed_once_its_month_is_over_or_bundled(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, "7", laak)
    vertel(db, fatima)
    december = datetime(2026, 11, 30, 23, 0, tzinfo=UTC)  # midnight in Amsterdam
    gesloten = [
        getattr(context(db, "7", nu, signaal="1").onderwerp, "gesloten", None)
        for nu in (december - timedelta(seconds=1), december)
    ]
    assert gesloten == [False, True]
    with transactie(db) as sessie:
        assert cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-11", None), NU) == 1
        assert cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-11", None), NU) is None
    assert getattr(context(db, "7", signaal="1").onderwerp, "gesloten", None) is True


def test_what_comes_in_after_the_bundle_of_its_month_belongs_to_the_next_one(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    fatima = lid(db, "7", duin)
    lid(db, "7", laak)
    vertel(db, fatima)
    with transactie(db) as sessie:  # made by a clock that was a month ahead
        cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-11", None), NU)
    in_laak = replace(fatima, wijkverband=laak)
    vertel(db, in_laak, 2)
    doe(db, fatima, wijzigingen.VerplaatsSignaal(1, laak))
    doe(db, in_laak, wijzigingen.NietsBijzonders(date(2026, 11, 3)))
    gezien = [context(db, "7", signaal=nummer).onderwerp for nummer in "12"]
    assert [(s.ronde, s.gesloten) for s in gezien if isinstance(s, wijk.Signaal)] == [("2026-12", False)] * 2
    with transactie(db) as sessie:
        oogst = {ronde: maand.oogst(sessie, laak, ronde) for ronde in ("2026-11", "2026-12")}
        assert [(len(o.signalen), len(o.actief)) for o in oogst.values()] == [(0, 0), (2, 1)]
        assert [d.ronde for d in sessie.scalars(select(m.Deelname))] == ["2026-12"]


def test_a_signal_can_move_to_another_wijkverband_of_the_same_person(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    fatima = lid(db, "7", laak, "Thuiszorg")
    lid(db, "7", duin, "Politie")
    vertel(db, fatima)
    doe(db, fatima, wijzigingen.VerplaatsSignaal(1, duin))
    with transactie(db) as sessie:
        geteld = {
            v: [g.organisatie for g in maand.oogst(sessie, v, "2026-11").signalen] for v in (laak, duin)
        }
    assert geteld == {laak: [], duin: ["Politie"]}
    huidig = context(db, "7").wijkverband
    assert huidig is not None
    assert huidig.id == duin


def test_a_signal_that_moves_to_a_longer_or_shorter_round_is_counted_there(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    doe(db, lid(db, "1", duin, rol=Rol.COORDINATOR), wijzigingen.ZetRitme(zes_weken=True))
    fatima, later = lid(db, "7", laak), NU + timedelta(weeks=6)  # in Duin a round runs from 1 December on
    lid(db, "7", duin)
    for nummer, van, naar in ((1, laak, duin), (2, duin, laak)):
        vertel(db, replace(fatima, wijkverband=van, nu=later), nummer)
        doe(db, replace(fatima, nu=later), wijzigingen.VerplaatsSignaal(nummer, naar))
    with transactie(db) as sessie:
        geteld = {
            (verband, ronde): len(maand.oogst(sessie, verband, ronde).signalen)
            for verband, ronde in ((duin, "2026-12-01"), (laak, "2026-12"))
        }
    assert geteld == {(duin, "2026-12-01"): 1, (laak, "2026-12"): 1}


def test_niets_bijzonders_counts_as_taking_part_once_a_day(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, "7", laak)
    doe(
        db,
        fatima,
        wijzigingen.NietsBijzonders(date(2026, 11, 3)),
        wijzigingen.NietsBijzonders(date(2026, 11, 3)),
    )
    with transactie(db) as sessie:
        oogst = maand.oogst(sessie, laak, "2026-11")
        assert (oogst.signalen, len(oogst.actief), oogst.actieve_leden) == ((), 1, {fatima.persoon})
        assert len(sessie.scalars(select(m.Deelname)).all()) == 1


def test_nobody_finds_a_signal_action_or_bundle_of_another_wijkverband(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    esra, vreemde = lid(db, "7", laak, rol=Rol.COORDINATOR), lid(db, "8", duin, rol=Rol.COORDINATOR)
    vertel(db, esra, bron="501")
    actie = wijzigingen.KiesActie(
        ronde="2026-10",
        patroon="Afval",
        verandering="",
        wat="Opruimen",
        eigenaar=esra.persoon or 0,
        partners="",
        eerste_stap="Stokken",
        eerste_stap_op=date(2026, 11, 17),
        check_op=date(2026, 12, 15),
        zin="",
    )
    doe(db, esra, actie)
    with transactie(db) as sessie:
        cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-10", None), NU)
    onderwerpen = {"signaal": "1", "actie": "1", "bundel": "1", "bron": "501"}
    eigen = {
        soort: context(db, "7", **{soort: welk}).onderwerp is not None for soort, welk in onderwerpen.items()
    }
    vreemd = {soort: context(db, "8", **{soort: welk}).onderwerp for soort, welk in onderwerpen.items()}
    assert eigen == dict.fromkeys(onderwerpen, True)
    assert vreemd == dict.fromkeys(onderwerpen)
    assert [a.wat for a in context(db, "8").acties] == []
    assert [mens.persoon for mens in context(db, "8").leden] == [vreemde.persoon]


def test_own_promises_are_seen_from_every_wijkverband_of_a_person(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    fatima, ander = lid(db, "7", laak), lid(db, "8", laak)
    for eigenaar, wat in ((fatima, "Van Fatima"), (ander, "Van een ander")):
        doe(
            db,
            fatima,
            wijzigingen.KiesActie(
                ronde="2026-10",
                patroon="Afval",
                verandering="",
                wat=wat,
                eigenaar=eigenaar.persoon or 0,
                partners="",
                eerste_stap="Stokken",
                eerste_stap_op=date(2026, 11, 17),
                check_op=date(2026, 12, 15),
                zin="",
            ),
        )
    lid(db, "7", duin)  # from here on she writes for Duin
    gezien = context(db, "7")
    assert gezien.wijkverband is not None
    assert (gezien.wijkverband.id, [a.wat for a in gezien.acties]) == (duin, [])
    assert [a.wat for a in gezien.acties_elders] == ["Van Fatima"]


def test_what_she_tells_residents_about_is_seen_from_every_wijkverband_of_a_person(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    fatima, ander = lid(db, "7", laak), lid(db, "8", laak)
    for ronde, deler in (("2026-09", ander), ("2026-10", fatima)):
        with transactie(db) as sessie:
            bundel = cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", ronde, None), NU) or 0
        tekst = wijk.Terugkoppeling(ronde, "a", "b", "c", date(2026, 12, 20), "d", "e")
        doe(db, fatima, wijzigingen.LegTerugkoppelingVast(bundel, tekst, wijk.Fase.GOED))
        doe(db, fatima, wijzigingen.PubliceerTerugkoppeling(bundel, deler.persoon or 0, date(2026, 11, 9)))
    assert list(context(db, "7").rondes_elders) == []
    lid(db, "7", duin)  # from here on she writes for Duin
    gezien = context(db, "7")
    assert [stand.bundel.ronde for stand in gezien.rondes_elders] == ["2026-10"]


def test_an_older_update_is_corrected_without_moving_what_was_promised_last(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, "7", laak)
    with transactie(db) as sessie:
        cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-10", None), NU)
    tekst = wijk.Terugkoppeling("2026-10", "a", "b", "c", date(2026, 12, 20), "krant", "e")
    doe(db, fatima, wijzigingen.LegTerugkoppelingVast(1, tekst, wijk.Fase.GOED))
    doe(db, fatima, wijzigingen.PubliceerTerugkoppeling(1, fatima.persoon or 0, date(2026, 11, 9)))
    eerst, later, anders = date(2026, 11, 12), date(2026, 11, 19), date(2026, 11, 20)
    doe(db, fatima, wijzigingen.GeefVervolg(1, "Bijna.", eerst, later, "krant"))
    doe(db, fatima, wijzigingen.GeefVervolg(1, "Klaar.", later, None, "krant"))
    doe(db, fatima, wijzigingen.GeefVervolg(1, "Bijna klaar.", anders, None, "elders", vervangt=1))
    with transactie(db) as sessie:
        dossier = delen.dossier(sessie, 1)
    assert dossier is not None
    assert dossier.tekst.vervolgen == (
        wijk.Vervolg(eerst, "Bijna klaar.", anders),
        wijk.Vervolg(later, "Klaar."),
    )
    assert (dossier.tekst.afgesloten, dossier.tekst.kanaal, dossier.vervolg_op) == (True, "krant", None)

    # The last one holds the promise: it was not the last after all, and its text stays as it was.
    doe(db, fatima, wijzigingen.GeefVervolg(1, "Klaar.", anders, date(2026, 12, 1), "plein", vervangt=2))
    with transactie(db) as sessie:
        dossier = delen.dossier(sessie, 1)
    assert dossier is not None
    assert dossier.tekst.vervolgen[1] == wijk.Vervolg(later, "Klaar.")
    assert (dossier.tekst.afgesloten, dossier.tekst.wanneer) == (False, date(2026, 12, 1))
    assert (dossier.tekst.kanaal, dossier.vervolg_op) == ("plein", date(2026, 12, 1))


def test_what_a_turn_did_not_look_at_is_not_fetched_after_it(db: Engine) -> None:
    lid(db, "7", wijkverband(db, "Laak"))
    with transactie(db) as sessie:
        c = facts.context(sessie, "telegram", "7", Context(nu=NU))
        assert (len(c.leden), c.leden[0], len(c.acties)) == (1, c.lid, 0)
        d = facts.context(sessie, "telegram", "7", Context(nu=NU))
    assert c.leden[0].naam == "Mens 7"
    with pytest.raises(InvalidRequestError):
        len(d.leden)


def test_a_number_that_is_none_finds_nothing(db: Engine) -> None:
    lid(db, "7", wijkverband(db, "Laak"))
    for onzin in ("", "x", "-1", "99999999999999999999999", "1; DROP TABLE signaal", "²"):
        gevonden = [
            context(db, "7", **{soort: onzin}).onderwerp
            for soort in ("signaal", "actie", "verzending", "bron")
        ]
        assert gevonden == [None] * 4, onzin


def test_a_message_to_the_group_is_placed_once_for_each_outlet(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    esra = lid(db, "7", laak)
    with transactie(db) as sessie:
        mensen.koppel_groep(sessie, laak, "telegram", "-100")
        mensen.koppel_groep(sessie, laak, "web", "groep")
    for _ in range(2):
        doe(db, esra, Stuur(None, Bericht("bundel"), "bundel:1"))
    with transactie(db) as sessie:
        rijen = sessie.scalars(select(m.Outbox).order_by(m.Outbox.id)).all()
        assert [(r.kanaal, r.adres) for r in rijen] == [("telegram", "-100"), ("web", "groep")]


def test_a_group_that_became_a_supergroup_keeps_what_waits_for_it(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    esra = lid(db, "7", laak)
    with transactie(db) as sessie:
        mensen.koppel_groep(sessie, laak, "telegram", "-100")
    doe(db, esra, Stuur(None, Bericht("bundel"), "bundel:1"))
    with transactie(db) as sessie:
        mensen.verhuis_groep(sessie, "telegram", "-100", "-100123")
    with transactie(db) as sessie:
        assert [r.adres for r in sessie.scalars(select(m.Outbox))] == ["-100123"]
        assert [a.adres for a in facts.groepsadressen(sessie, laak)] == ["-100123"]


def test_two_workers_cannot_take_the_same_turn(db: Engine) -> None:
    begin, eerste, tweede = (
        Toestand(),
        Toestand(beurt=1, gesprek="pauze"),
        Toestand(beurt=1, gesprek="kiezen"),
    )
    with transactie(db) as sessie:
        apply.bewaar_toestand(sessie, "telegram", "7", begin, eerste)
    with pytest.raises(Botsing), transactie(db) as sessie:
        apply.bewaar_toestand(sessie, "telegram", "7", begin, tweede)
    with transactie(db) as sessie:
        assert facts.toestand(sessie, "telegram", "7") == eerste


# --- forms, agreements, the meeting ---


def test_what_an_ervaringsdeskundige_tells_counts_for_no_organisatie(db: Engine) -> None:
    laak, moerwijk = wijkverband(db, "Laak"), wijkverband(db, "Moerwijk")
    nadia = lid(db, "8", laak, "Welzijn", Rol.ERVARINGSDESKUNDIGE)
    lid(db, "8", moerwijk, "Welzijn")
    vertel(db, nadia)
    fatima = lid(db, "7", laak)
    vertel(db, fatima)
    with transactie(db) as sessie:
        assert [g.organisatie for g in maand.oogst(sessie, laak, "2026-11").signalen] == ["", "Thuiszorg"]
    doe(db, nadia, wijzigingen.VerplaatsSignaal(1, moerwijk))  # there she is a melder like any other
    with transactie(db) as sessie:
        assert [g.organisatie for g in maand.oogst(sessie, moerwijk, "2026-11").signalen] == ["Welzijn"]


def test_a_signal_of_a_conversation_keeps_its_place_and_can_be_laid_down_again(db: Engine) -> None:
    fatima = lid(db, "7", wijkverband(db, "Laak"))
    eerst = wijzigingen.LegSignaalVast(
        3,
        "Er ligt vuil",
        "Wonen",
        "",
        wijk.Vorm.BUURTGESPREK,
        buurt="Havenkant",
        plek="Havenkant",
        aanwezig=6,
    )
    anders = replace(eerst, gehoord="Er ligt afval", buurt="", plek="De inloop", aanwezig=0)
    doe(db, fatima, eerst, wijzigingen.TrekSignaalIn(3), anders)
    with transactie(db) as sessie:
        rij = sessie.scalars(select(m.Signaal)).one()
        assert (rij.gehoord, rij.vorm, rij.buurt, rij.plek, rij.aanwezig, rij.ingetrokken) == (
            "Er ligt afval",
            "buurtgesprek",
            "",
            "De inloop",
            None,
            False,
        )


def test_afspraken_fill_one_row_and_a_renewal_keeps_what_they_were(db: Engine) -> None:
    laak, moerwijk = wijkverband(db, "Laak"), wijkverband(db, "Moerwijk")
    esra, elders = lid(db, "7", laak), lid(db, "8", moerwijk)
    half = wijk.Afspraken(vraag="Afval", voor_wie="Iedereen", deel=1)
    heel = replace(
        half, vorm=wijk.Vorm.PANEL, organiseert=esra.persoon or 0, eigenaar="De huismeester", deel=5
    )
    later = replace(esra, nu=NU + timedelta(days=20))
    doe(db, esra, wijzigingen.LegAfsprakenVast(half))
    assert context(db, "7").afspraken == half
    doe(db, later, wijzigingen.LegAfsprakenVast(heel))
    assert (context(db, "7").afspraken, context(db, "8").afspraken) == (heel, None)
    veel_later = replace(esra, nu=NU + timedelta(days=200))
    anders = replace(heel, kanaal="De website")
    doe(db, veel_later, wijzigingen.LegAfsprakenVast(anders))
    with transactie(db) as sessie:
        assert [r.vastgelegd for r in sessie.scalars(select(m.Afspraken))] == [later.nu]
    doe(db, veel_later, wijzigingen.LegAfsprakenVast(replace(anders, deel=1), opnieuw=True))
    assert context(db, "7").afspraken == replace(anders, deel=1)
    with transactie(db) as sessie:
        rijen = sessie.scalars(select(m.Afspraken).order_by(m.Afspraken.id)).all()
        assert [rij.vastgelegd for rij in rijen] == [later.nu, veel_later.nu]
        historie = sessie.scalars(select(m.Historie).where(m.Historie.wat == "afgesproken"))
        assert [rij.waarden for rij in historie] == [{"deel": str(deel)} for deel in (1, 5, 5, 1)]
    doe(db, elders, wijzigingen.LegAfsprakenVast(half))
    assert context(db, "7").afspraken == replace(anders, deel=1)


def test_the_rhythm_is_that_of_the_own_wijkverband(db: Engine) -> None:
    esra, _ = lid(db, "7", wijkverband(db, "Laak")), lid(db, "8", wijkverband(db, "Moerwijk"))
    doe(db, esra, wijzigingen.ZetRitme(zes_weken=True))
    zes_weken = MAANDELIJKS.wordt(True, kalender.lokaal(esra.nu).date())
    assert (context(db, "7").wijk.ritme, context(db, "8").wijk.ritme) == (zes_weken, MAANDELIJKS)
    doe(db, esra, wijzigingen.ZetRitme(zes_weken=False))
    assert context(db, "7").wijk.ritme == MAANDELIJKS


def test_the_meeting_is_that_of_the_own_wijkverband_and_can_go(db: Engine) -> None:
    esra, elders = lid(db, "7", wijkverband(db, "Laak")), lid(db, "8", wijkverband(db, "Moerwijk"))
    doe(db, esra, wijzigingen.ZetOverleg(date(2026, 12, 8), time(9, 30)))
    nu = context(db, "7").wijk
    assert (nu.overleg_op, nu.overleg_uur) == (date(2026, 12, 8), time(9, 30))
    assert context(db, "8").wijk.overleg_op is None
    with transactie(db) as sessie:
        assert afspraken.overleggen(sessie) == {esra.wijkverband: (datetime(2026, 12, 8, 8, 30, tzinfo=UTC),)}
    doe(db, elders, wijzigingen.ZetOverleg(None, None))
    doe(db, esra, wijzigingen.ZetOverleg(None, None))
    assert (context(db, "7").wijk.overleg_op, context(db, "7").wijk.overleg_uur) == (None, None)


def test_het_mapje_of_a_round_holds_the_agreements_of_its_time(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    esra = lid(db, "10", laak, rol=Rol.COORDINATOR)
    oud, nieuw = (
        wijk.Afspraken(vraag=vraag, deel=5) for vraag in ("Wat doen we aan afval?", "En aan verkeer?")
    )
    rondes = ("2026-10", "2026-11", "2026-12")
    dagen = [NU + timedelta(days=30 * n) for n in range(len(rondes))]
    with transactie(db) as sessie:
        bundels = [
            cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", ronde, None), dag) or 0
            for ronde, dag in zip(rondes, dagen, strict=True)
        ]

    doe(db, replace(esra, nu=dagen[0] + timedelta(days=7)), wijzigingen.LegAfsprakenVast(oud, False))
    doe(db, replace(esra, nu=dagen[2] + timedelta(days=7)), wijzigingen.LegAfsprakenVast(nieuw, True))

    with transactie(db) as sessie:
        gelezen = [afspraken.van_de_ronde(sessie, bundel) for bundel in bundels]
    assert gelezen == [oud, oud, nieuw]
