"""Nothing is kept longer than was said, and nothing goes that is still needed."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError

from gesprekken import kalender, rondes, wijk, wijzigingen
from gesprekken.model import Bericht, Stuur, Toestand
from gesprekken.rondes import MAANDELIJKS
from gesprekken.vorm import naar_json
from gesprekken.wijk import Rol, Termijnen
from opslag import Botsing, Wie, apply, cyclus, facts, maand, mensen, oefening, outbox, retention, transactie
from opslag import models as m
from opslag.retention import Nu
from rapportage import patronen
from tests.databases import elke_rij, laat_mislukken
from tests.opslag.test_effecten import context, doe, lid, vertel, wijkverband

BEGIN = datetime(2026, 11, 3, 11, 15, tzinfo=UTC)
ADRES = "7"


def ruim_op(db: Engine, nu: datetime, **termijnen: int) -> Counter[str]:
    gewist, klaar = retention.voer_uit(db, Nu(nu, Termijnen(**termijnen)))
    assert klaar
    return gewist


def rijen(db: Engine, tabel: str) -> list[dict[str, object]]:
    return elke_rij(db)[tabel]


def bundel(db: Engine, verband: int, ronde: str, gemaakt: datetime) -> None:
    with transactie(db) as sessie:
        gemaakte = patronen.maak_bundel(maand.oogst(sessie, verband, ronde))
        cyclus.bewaar_bundel(sessie, verband, gemaakte, gemaakt)


def maanden_later(aantal: int) -> datetime:
    jaar, maand_ = divmod(2026 * 12 + 10 + aantal, 12)
    return BEGIN.replace(year=jaar, month=maand_ + 1)


def gebundeld(db: Engine) -> Wie:
    """Somebody who told something in November, of which two bundles were made since."""
    laak = wijkverband(db, "Laak")
    fatima = lid(db, ADRES, laak)
    vertel(db, fatima, bron="501")
    doe(
        db,
        fatima,
        wijzigingen.VulSignaalAan(1, "een vaste ophaaldag"),
        wijzigingen.VerbeterSignaal(1, "buurt", "Spoorbuurt"),
    )
    for ronde, gemaakt in (("2026-11", maanden_later(1)), ("2026-12", maanden_later(2))):
        bundel(db, laak, ronde, gemaakt)
    return fatima


# --- what people told ---


def test_a_text_goes_after_its_months_and_then_only_theme_month_and_pseudonym_are_left(db: Engine) -> None:
    fatima = gebundeld(db)
    bundels = rijen(db, "bundel")
    (voor,) = rijen(db, "signaal")
    assert "teksten" not in ruim_op(db, maanden_later(13) - timedelta(hours=1))
    assert rijen(db, "signaal") == [voor]
    assert ruim_op(db, maanden_later(13))["teksten"] == 1
    (na,) = rijen(db, "signaal")
    bleef = ("id", "wijkverband_id", "pseudoniem", "nummer", "ronde", "thema")
    assert {naam: na[naam] for naam in bleef} == {naam: voor[naam] for naam in bleef}
    assert {na[naam] for naam in ("gehoord", "nodig", "buurt", "organisatie", "functie")} == {""}
    assert isinstance(na["ontvangen"], datetime)  # the first moment of November in Amsterdam
    assert na["ontvangen"].replace(tzinfo=UTC) == kalender.moment(date(2026, 11, 1), time(0))
    assert ruim_op(db, maanden_later(24))["patronen"] == 0
    assert ruim_op(db, maanden_later(25))["patronen"] == 1
    assert (rijen(db, "signaal"), rijen(db, "bundel")) == ([], bundels)
    assert fatima.persoon is not None


CITAAT, WENS = "De lift in de flat is steeds kapot", "een vaste ophaaldag"


@pytest.mark.parametrize(
    ("ronde", "weg"),
    [("2026-11", date(2027, 12, 1)), ("2026-11-02", date(2027, 12, 2))],
    ids=["a month", "six weeks"],
)
def test_words_of_melders_leave_a_bundle_when_the_oldest_of_them_is_too_old(
    db: Engine, ronde: str, weg: date
) -> None:
    """Thirteen months after its round began: also from its post in the browser. What it counts stays."""
    laak, mient = wijkverband(db, "Laak"), wijkverband(db, "Mient")
    lift = wijk.Deelpatroon("lift en flat", "wonen.lift-en-flat", kenmerken=("lift", "flat"))
    patroon = wijk.Patroon(
        "Wonen", melders=4, citaat=CITAAT, gewenst=(WENS,), deelpatronen=(lift,), wensen=(WENS,)
    )
    kaal = replace(patroon, citaat="", gewenst=(), wensen=())  # a name of several words of several is no text
    with transactie(db) as sessie:
        mensen.koppel_groep(sessie, laak, "web", "groep")
        mensen.koppel_groep(sessie, mient, "web", "andere")
        cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", ronde, 6, (patroon,)), maanden_later(1))
        regels = ("1. Wonen", f"“{CITAAT}”", "2. Groen")
        for adres in ("groep", "andere"):
            tekst = naar_json(Bericht("\n".join(regels)))
            sessie.add(m.Webbericht(adres=adres, van="bot", inhoud=tekst, moment=maanden_later(13)))
    straks = kalender.moment(weg, time(0, 30))
    assert "citaten" not in ruim_op(db, straks - timedelta(hours=1))
    assert [CITAAT in str(rij["inhoud"]) for rij in rijen(db, "bundel")] == [True]
    assert ruim_op(db, straks) == Counter(citaten=1)
    with transactie(db) as sessie:
        na = cyclus.laatste_bundel(sessie, laak)
        assert na is not None
        assert na.top == (kaal,)
        gelezen = {r.adres: r.inhoud for r in sessie.scalars(select(m.Webbericht))}
    assert gelezen == {"groep": naar_json(Bericht("1. Wonen\n2. Groen")), "andere": tekst}
    assert [rij["inhoud"] for rij in rijen(db, "bundel") if WENS in str(rij["inhoud"])] == []
    assert ruim_op(db, straks + timedelta(days=1)) == Counter()


def test_wishes_alone_are_words_of_melders_too(db: Engine) -> None:
    laak, patroon = wijkverband(db, "Laak"), wijk.Patroon("Wonen", melders=4, wensen=(WENS,))
    with transactie(db) as sessie:
        bundel = wijk.Bundel("Laak", "2026-11", 6, (patroon,))
        cyclus.bewaar_bundel(sessie, laak, bundel, maanden_later(1))
    assert ruim_op(db, maanden_later(14)) == Counter(citaten=1)
    assert [rij["inhoud"] for rij in rijen(db, "bundel") if WENS in str(rij["inhoud"])] == []


def test_what_the_coordinator_said_in_a_bundle_goes_after_two_years_and_its_figures_stay(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    heel = wijk.Bundel(
        "Laak", "2026-11", 6, (wijk.Patroon("Wonen", melders=4),), toelichting="Er was een storm", doel="Rust"
    )
    with transactie(db) as sessie:
        cyclus.bewaar_bundel(sessie, laak, heel, BEGIN)
    assert ruim_op(db, maanden_later(24) - timedelta(days=1)) == Counter()
    assert ruim_op(db, maanden_later(24)) == Counter(teksten_in_bundels=1)
    with transactie(db) as sessie:
        na = cyclus.laatste_bundel(sessie, laak)
    assert na is not None
    assert replace(na, id=0) == replace(heel, toelichting="", doel="")


def test_what_was_done_with_a_signal_is_nobodys_and_no_signals_when_its_text_goes(db: Engine) -> None:
    gebundeld(db)
    assert [
        (r["wat"], r["object"], bool(r["wie"])) for r in rijen(db, "historie") if "verbeterd" in str(r["wat"])
    ] == [("verbeterd", "signaal:1", True)]
    ruim_op(db, maanden_later(13))
    assert [
        (r["wat"], r["object"], r["wie"]) for r in rijen(db, "historie") if "verbeterd" in str(r["wat"])
    ] == [("verbeterd", "", "")]


def test_a_signal_that_came_after_its_month_was_bundled_loses_its_day_as_well(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, ADRES, laak)
    bundel(db, laak, "2026-11", BEGIN)  # the clock had been wrong
    vertel(db, fatima)
    for ronde in ("2026-12", "2027-01"):
        bundel(db, laak, ronde, maanden_later(2))
    assert [rij["ronde"] for rij in rijen(db, "signaal")] == ["2026-12"]
    assert ruim_op(db, maanden_later(13))["teksten"] == 1
    (rij,) = rijen(db, "signaal")
    assert isinstance(rij["ontvangen"], datetime)
    assert rij["ontvangen"].replace(tzinfo=UTC) == kalender.moment(date(2026, 11, 1), time(0))


def test_of_who_left_the_organisation_goes_with_the_next_bundle_and_of_who_stays_it_does_not(
    db: Engine,
) -> None:
    laak = wijkverband(db, "Laak")
    fatima, noor = lid(db, ADRES, laak, "Thuiszorg"), lid(db, "8", laak, "Politie")
    for nummer, wie in enumerate((fatima, noor), 1):
        vertel(db, wie, nummer)
    doe(db, fatima, wijzigingen.Verwijder(fatima.persoon or 0))
    bundel(db, laak, "2026-11", maanden_later(1))
    assert ruim_op(db, maanden_later(1))["organisaties"] == 0  # the bundle of December still compares with it
    assert sorted(str(rij["organisatie"]) for rij in rijen(db, "signaal")) == ["Politie", "Thuiszorg"]
    bundel(db, laak, "2026-12", maanden_later(2))
    assert ruim_op(db, maanden_later(2))["organisaties"] == 1
    assert sorted(str(rij["organisatie"]) for rij in rijen(db, "signaal")) == ["", "Politie"]


def test_a_text_stays_as_long_as_a_bundle_still_counts_it(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    vertel(db, lid(db, ADRES, laak))
    bundel(db, laak, "2026-11", maanden_later(1))
    assert ruim_op(db, maanden_later(30))["teksten"] == 0  # December, which compares with it, has no bundle
    assert len(rijen(db, "signaal")) == 1


def test_the_month_before_is_the_same_in_a_bundle_however_short_the_period_is(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    melders = [lid(db, str(i), laak, ("Politie", "Thuiszorg", "Welzijn")[i % 3]) for i in range(6)]
    for nu in (BEGIN, maanden_later(1)):
        for i, melder in enumerate(melders):
            doe(
                db,
                replace(melder, nu=nu),
                wijzigingen.LegSignaalVast(i + 10 * nu.month, "Afval", "Afval en schoon"),
            )
        ronde = MAANDELIJKS.ronde_van(nu)
        ruim_op(db, nu + timedelta(days=29), teksten_maanden=0, patronen_maanden=0)
        bundel(db, laak, ronde, nu + timedelta(days=29))
    with transactie(db) as sessie:
        gemaakt = cyclus.laatste_bundel(sessie, laak)
    assert gemaakt is not None
    assert [(p.naam, p.signalen, p.vorige) for p in gemaakt.top] == [("Afval en schoon", 6, 6)]


def test_what_was_withdrawn_goes_when_its_month_closes(db: Engine) -> None:
    fatima = lid(db, ADRES, wijkverband(db, "Laak"))
    vertel(db, fatima)
    doe(db, fatima, wijzigingen.TrekSignaalIn(1))
    assert ruim_op(db, rondes.einde("2026-11") - timedelta(minutes=1)) == Counter()
    assert ruim_op(db, rondes.einde("2026-11")) == Counter(ingetrokken=1)


def test_what_was_withdrawn_in_a_round_of_six_weeks_goes_when_these_are_over(db: Engine) -> None:
    fatima = lid(db, ADRES, wijkverband(db, "Laak"))
    vertel(db, fatima)
    doe(db, fatima, wijzigingen.TrekSignaalIn(1))
    with transactie(db) as sessie:
        for rij in sessie.scalars(select(m.Signaal)):
            rij.ronde = "2026-12-01"
    einde = kalender.moment(date(2027, 1, 12), time(0))
    assert ruim_op(db, einde - timedelta(minutes=1))["ingetrokken"] == 0
    assert ruim_op(db, einde)["ingetrokken"] == 1


def test_a_melder_goes_on_numbering_what_she_tells_however_long_she_was_silent(db: Engine) -> None:
    fatima = gebundeld(db)
    with transactie(db) as sessie:
        apply.bewaar_toestand(sessie, "telegram", ADRES, Toestand(), Toestand(beurt=4))
        apply.bewaar_toestand(sessie, "telegram", "vreemde", Toestand(), Toestand(beurt=2))
    assert ruim_op(db, maanden_later(12))["gesprekken"] == 1  # of somebody who never joined
    with transactie(db) as sessie:
        assert facts.toestand(sessie, "telegram", ADRES) == Toestand(beurt=4)
    assert fatima.adres == ADRES


def test_what_was_typed_in_a_conversation_that_ended_by_itself_is_not_kept(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    open_gesprek = Toestand(
        beurt=5,
        gesprek="microuitvraag",
        stap="nodig",
        antwoorden={"gehoord": "iets"},
        sinds=BEGIN.isoformat(),
    )
    with transactie(db) as sessie:
        apply.bewaar_toestand(sessie, "telegram", ADRES, Toestand(), open_gesprek)
    assert ruim_op(db, BEGIN + timedelta(hours=24)) == Counter()
    assert ruim_op(db, BEGIN + timedelta(hours=48)) == Counter(open_gesprekken=1)
    with transactie(db) as sessie:
        assert facts.toestand(sessie, "telegram", ADRES) == Toestand(beurt=5)
    assert ruim_op(db, BEGIN + timedelta(hours=48)) == Counter()


# --- messages and marks ---


def plaats(db: Engine, status: str, soort: str = outbox.ANTWOORD, adres: str = ADRES) -> None:
    with transactie(db) as sessie:
        outbox.plaats(sessie, kanaal="telegram", adres=adres, soort=soort, bericht=Bericht(status), nu=BEGIN)
        for rij in sessie.scalars(select(m.Outbox).where(m.Outbox.status == "klaar")):
            rij.status = status


def test_a_message_goes_when_it_was_dealt_with_and_stays_while_it_waits(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    for status in ("verzonden", "mislukt", "vervallen", "onzeker", "bezig"):
        plaats(db, status)
    plaats(db, "onzeker", outbox.GROEP)
    plaats(db, "klaar", outbox.HERINNERING)
    assert ruim_op(db, BEGIN + timedelta(days=29)) == Counter()
    assert ruim_op(db, BEGIN + timedelta(days=30)) == Counter(berichten=4, uitnodigingen=1)
    over = [(rij["soort"], rij["status"]) for rij in rijen(db, "outbox")]
    assert sorted(over) == [("antwoord", "bezig"), ("groep", "onzeker"), ("herinnering", "klaar")]
    assert ruim_op(db, maanden_later(25))["berichten"] == 1  # nobody will say any more whether it is there


def test_what_was_said_to_a_stranger_is_gone_in_a_day(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    plaats(db, "verzonden")
    plaats(db, "verzonden", adres="vreemde")
    assert ruim_op(db, BEGIN + timedelta(days=1)) == Counter(berichten_aan_vreemden=1)
    assert [rij["adres"] for rij in rijen(db, "outbox")] == [ADRES]


def test_the_days_on_which_was_asked_stay_until_their_bundle_is_made_and_name_nobody(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duindorp")
    with transactie(db) as sessie:
        for verband, dag in ((laak, 0), (laak, 0), (laak, 1), (laak, 40), (duin, 2)):
            apply.merk_gevraagd(sessie, verband, BEGIN + timedelta(days=dag))
    sleutels = {f"gevraagd:{laak}:2026-11-03", f"gevraagd:{laak}:2026-11-04", f"gevraagd:{laak}:2026-12-13"}
    assert {rij["sleutel"] for rij in rijen(db, "gedaan")} == {*sleutels, f"gevraagd:{duin}:2026-11-05"}

    assert ruim_op(db, BEGIN + timedelta(days=91)) == Counter()
    with transactie(db) as sessie:
        assert [facts.vraagdagen(sessie, laak, ronde) for ronde in ("2026-11", "2026-12", "2026-11-04")] == [
            2,
            1,
            2,
        ]
        assert maand.oogst(sessie, laak, "2026-11").vraagdagen == 2
    assert ruim_op(db, BEGIN + timedelta(days=93)) == Counter(vraagdagen=2)


def test_marks_stay_that_are_still_looked_at(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    esra = lid(db, ADRES, laak, rol=Rol.COORDINATOR)
    kies = wijzigingen.KiesActie(
        "2026-11", "Afval", "", "Opruimen", esra.persoon or 0, "", "Bellen", *DAGEN, ""
    )
    doe(db, esra, kies, kies, wijzigingen.MeldVoortgang(2, stand=wijk.Stand.GEDAAN))
    with transactie(db) as sessie:
        oefening.merk(sessie, oefening.BEGONNEN, BEGIN)
        oefening.merk(sessie, oefening.KLAAR, BEGIN)
        for sleutel, over in (
            ("actie:1:stap", "actie:1"),
            ("actie:2:stap", "actie:2"),
            ("dag:x:1", "dag:x:"),
        ):
            apply.merk_gedaan(sessie, sleutel, over, BEGIN)
        apply.merk_gedaan(sessie, "onzeker:1:2", "onzeker", BEGIN)
    plaats(db, "onzeker", outbox.GROEP)
    assert ruim_op(db, BEGIN + timedelta(days=40)) == Counter(merken=2, uitnodigingen=1, berichten=2)
    over = {rij["sleutel"] for rij in rijen(db, "gedaan")}
    assert over - {"wissen"} == {oefening.BEGONNEN, oefening.KLAAR, "actie:1:stap", "onzeker:1:2"}


DAGEN = (date(2026, 11, 16), date(2026, 12, 14))


def test_actions_and_feedback_stay_two_years_and_what_runs_stays(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    esra = lid(db, ADRES, laak, rol=Rol.COORDINATOR)
    kies = wijzigingen.KiesActie(
        "2026-10", "Afval", "", "Opruimen", esra.persoon or 0, "", "Bellen", *DAGEN, ""
    )
    tekst = wijk.Terugkoppeling("2026-11", "a", "b", "c", date(2026, 12, 20), "d", "e")
    doe(db, esra, kies, kies)
    bundel(db, laak, "2026-11", BEGIN)
    doe(db, esra, wijzigingen.LegTerugkoppelingVast(1, tekst, wijk.Fase.GOED))
    doe(db, esra, wijzigingen.MeldVoortgang(2, stand=wijk.Stand.GEDAAN))
    assert ruim_op(db, maanden_later(24) - timedelta(days=1))["acties"] == 0
    gewist = ruim_op(db, maanden_later(26))
    assert {naam: gewist[naam] for naam in ("acties", "teksten_in_bundels", "terugkoppelingen")} == {
        "acties": 1,
        "teksten_in_bundels": 1,
        "terugkoppelingen": 1,
    }
    assert [rij["stand"] for rij in rijen(db, "actie")] == ["loopt"]
    with transactie(db) as sessie:
        gebleven = cyclus.laatste_bundel(sessie, laak)
    assert gebleven is not None
    assert (gebleven.ronde, gebleven.open_acties) == ("2026-11", ())


# --- who left, or blocked us ---


def test_who_blocks_us_for_thirty_days_has_left(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    lid(db, "esra", laak, rol=Rol.COORDINATOR)
    vertel(db, lid(db, ADRES, laak))
    with transactie(db) as sessie:
        mensen.zet_bereikbaar(sessie, "telegram", ADRES, False)
    assert ruim_op(db, BEGIN) == Counter()
    assert ruim_op(db, BEGIN + timedelta(days=29)) == Counter(bronberichten=0)
    assert ruim_op(db, BEGIN + timedelta(days=30))["personen"] == 1
    assert [rij["adres"] for rij in rijen(db, "persoon")] == ["esra"]
    assert len(rijen(db, "signaal")) == 1


def test_who_came_back_in_time_begins_anew(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    for dag, bereikbaar in ((0, False), (20, True), (21, False)):
        with transactie(db) as sessie:
            mensen.zet_bereikbaar(sessie, "telegram", ADRES, bereikbaar)
        ruim_op(db, BEGIN + timedelta(days=dag))
    assert ruim_op(db, BEGIN + timedelta(days=50))["personen"] == 0
    assert ruim_op(db, BEGIN + timedelta(days=51))["personen"] == 1


def test_leaving_one_of_two_wijkverbanden_leaves_the_other_alone(db: Engine) -> None:
    laak, duin = wijkverband(db, "Laak"), wijkverband(db, "Duin")
    in_laak = lid(db, ADRES, laak)
    in_duin = lid(db, ADRES, duin)
    vertel(db, in_laak, 1, "Uit Laak", bron="501")
    vertel(db, in_duin, 2, "Uit Duin", bron="502")
    for verband in (laak, duin):
        with transactie(db) as sessie:
            wie = Wie("", "", BEGIN, wijkverband=verband)
            apply.stuur(sessie, Stuur(in_laak.persoon, Bericht(f"over {verband}"), f"over:{verband}"), wie)
    doe(db, in_duin, wijzigingen.Verwijder(in_duin.persoon or 0, duin))
    c = context(db, ADRES)
    assert ([w.id for w in c.wijkverbanden], c.wijkverband and c.wijkverband.id) == ([laak], laak)
    assert isinstance(context(db, ADRES, bron="501").onderwerp, wijk.Bronbericht)
    assert [context(db, ADRES, **zoek).onderwerp for zoek in ({"bron": "502"}, {"signaal": "2"})] == [
        None,
        None,
    ]
    assert [rij["sleutel"] for rij in rijen(db, "outbox")] == [f"over:{laak}:telegram:{in_laak.persoon}"]
    assert len(rijen(db, "signaal")) == 2
    doe(db, in_laak, wijzigingen.Verwijder(in_laak.persoon or 0, laak))
    assert rijen(db, "persoon") == []


def test_leaving_twice_is_leaving_once(db: Engine) -> None:
    fatima = lid(db, ADRES, wijkverband(db, "Laak"))
    for _ in range(2):
        doe(db, fatima, wijzigingen.Verwijder(fatima.persoon or 0))
    assert rijen(db, "persoon") == []


def test_the_number_of_who_left_brings_who_comes_after_her_nothing_of_hers(db: Engine) -> None:
    laak = wijkverband(db, "Laak")
    fatima = lid(db, ADRES, laak)
    vertel(db, fatima)
    with transactie(db) as sessie:
        apply.merk_gedaan(sessie, f"dag:2026-11-03:{fatima.persoon}", "dag:2026-11-03:", BEGIN)
    doe(db, fatima, wijzigingen.Verwijder(fatima.persoon or 0))
    nieuw = lid(db, "8", laak)
    with transactie(db) as sessie:
        assert facts.eigen_signaal(sessie, nieuw.persoon or 0, 1) is None
    assert not [rij for rij in rijen(db, "gedaan") if str(rij["sleutel"]).startswith("dag:")]


# --- how it is carried out ---


def test_a_dry_run_counts_what_would_go_and_changes_nothing(db: Engine) -> None:
    """Also where one rule leaves work to the next: a stranger of whom the last message goes has no conversation."""
    fatima = gebundeld(db)
    weg = lid(db, "weg", fatima.wijkverband or 0, "Politie")
    with transactie(db) as sessie:
        mensen.zet_bereikbaar(sessie, "telegram", "weg", False)
        retention.let_op_wie_weg_is(sessie, BEGIN)
        apply.bewaar_toestand(sessie, "telegram", "vreemde", Toestand(), Toestand(beurt=2))
    vertel(db, weg, bron="601")
    for adres in (ADRES, "vreemde"):
        plaats(db, "verzonden", adres=adres)
    voor, nu = elke_rij(db), Nu(maanden_later(14))
    geteld = retention.proef(db, nu)
    assert elke_rij(db) == voor
    assert geteld == ruim_op(db, nu.moment)
    assert geteld == {
        "teksten": 1,
        "bronberichten": 2,
        "berichten": 2,
        "gesprekken": 1,
        "uitnodigingen": 2,
        "personen": 1,
    }
    assert ruim_op(db, nu.moment) == Counter()  # doing it again does nothing


def test_who_comes_back_before_a_dry_run_is_not_counted_and_it_marks_nobody(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    for bereikbaar in (False, True):
        with transactie(db) as sessie:
            mensen.zet_bereikbaar(sessie, "telegram", ADRES, bereikbaar)
            retention.let_op_wie_weg_is(sessie, BEGIN)
    with transactie(db) as sessie:
        mensen.zet_bereikbaar(sessie, "telegram", ADRES, False)
    voor = elke_rij(db)
    assert retention.proef(db, Nu(BEGIN + timedelta(days=29))) == Counter()
    assert elke_rij(db) == voor


def test_more_than_one_batch_is_counted_in_a_dry_run(db: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PER_KEER", 10)
    with transactie(db) as sessie:
        for i in range(25):
            apply.merk_gezien(sessie, "telegram", str(i), BEGIN)
    assert retention.proef(db, Nu(BEGIN + timedelta(days=20))) == Counter(gezien=25)
    assert len(rijen(db, "gezien")) == 25


def test_what_stops_half_way_goes_on_where_it_was(db: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "PER_KEER", 10)
    with transactie(db) as sessie:
        for i in range(95):
            apply.merk_gezien(sessie, "telegram", str(i), BEGIN)
    beurten = [retention.voer_uit(db, Nu(BEGIN + timedelta(days=20)), keren=4) for _ in range(4)]
    assert beurten == [
        (Counter(gezien=40), False),
        (Counter(gezien=40), False),
        (Counter(gezien=15), True),
        (Counter(), True),
    ]
    assert rijen(db, "gezien") == []


def test_a_rule_that_fails_takes_nothing_half_and_those_before_it_are_done(db: Engine) -> None:
    lid(db, ADRES, wijkverband(db, "Laak"))
    plaats(db, "verzonden")
    with transactie(db) as sessie:
        mensen.zet_bereikbaar(sessie, "telegram", ADRES, False)
    ruim_op(db, BEGIN)
    laat_mislukken(db, "historie", "NEW.wat = 'vertrokken'")
    with pytest.raises((Botsing, DBAPIError)):
        ruim_op(db, BEGIN + timedelta(days=31))
    assert rijen(db, "outbox") == []
    assert len(rijen(db, "persoon")) == len(rijen(db, "lidmaatschap")) == len(rijen(db, "pseudoniem")) == 1


def test_a_month_ago_is_a_day_that_exists() -> None:
    nu = Nu(kalender.moment(date(2027, 3, 31), time(9)))
    assert kalender.lokaal(nu.maanden(1)).date() == date(2027, 2, 28)
    assert kalender.lokaal(nu.maanden(13)).date() == date(2026, 2, 28)
    assert kalender.lokaal(nu.maanden(24)).isoformat() == "2025-03-31T09:00:00+02:00"


def test_every_table_has_a_rule_or_stays_for_a_reason() -> None:
    blijft = {
        m.Wijkverband,  # as long as it works
        m.Groep,  # until it is linked elsewhere
        m.Lidmaatschap,  # with their person
        m.Pseudoniem,
        m.Hartslag,  # one row
        m.Sleutelmerk,  # one row, two while the key is changed
    }
    geregeld = {regel.tabel for regel in retention.REGELS}
    assert geregeld | blijft == {mapper.class_ for mapper in m.Tabel.registry.mappers}
    assert len({regel.naam for regel in retention.REGELS}) == len(retention.REGELS)
    assert all(bool(regel.termijn) != bool(regel.hoelang) for regel in retention.REGELS)


def test_a_bundle_without_open_actions_is_recognised_as_it_is_written() -> None:
    leeg = wijk.Bundel("Laak", "2026-11", None)
    assert '"open_acties": []' in naar_json(leeg)
