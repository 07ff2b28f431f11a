"""What a person may ask: to read, see, correct and erase what is kept of her, on both channels and databases."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from bot.dienst import Dienst
from bot.send import maak_document
from bot.telegram_uit import TELEGRAM
from bot.voorvallen import Voorval
from bot.web import WEB
from gesprekken import rechten, wijk, wijzigingen
from gesprekken.model import Context
from opslag import Engine, cyclus, eigen, facts, mensen, transactie
from opslag import afspraken as opslag_afspraken
from opslag import models as m
from tests.databases import elke_rij
from tests.meelezer import Meelezer
from tests.mensen import BrowserBuurt, BrowserMens, Buurt, TelegramMens
from tests.opslag.test_effecten import doe, lid, wijkverband
from tests.sleutels import bewaard_adres
from tests.test_een_maand import meld_aan

NAAM, FUNCTIE, ORGANISATIE = "Xaviera Qwijbo", "Zeldzaamheidsmeester", "Stichting Uniekum"
VERTELD = ("Op het plein ligt elke ochtend grofvuil naast de bak", "In de flat ruikt het naar afval")
Mens = TelegramMens | BrowserMens


def kanaal(buurt: Buurt) -> str:
    return WEB if isinstance(buurt, BrowserBuurt) else TELEGRAM


def adres(mens: Mens) -> str:
    return mens.adres if isinstance(mens, BrowserMens) else str(mens.id)


async def leef(buurt: Buurt, uitnodiging: str) -> tuple[Mens, Mens]:
    """Two months in which Xaviera tells, owns actions that run and that are done, and is in the middle of
    something; with Esra, the coördinator."""
    esra, xaviera = buurt.mens("Esra Demir"), buurt.mens(NAAM)
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)
    assert code is not None
    await xaviera.zegt(f"/start {code[1]}")
    await xaviera.drukt("Gelezen")
    for typt in (ORGANISATIE, FUNCTIE):
        await xaviera.drukt("Anders, ik typ het zelf")
        await xaviera.zegt(typt)
    await xaviera.drukt("Elke werkdag om 12.15 uur")
    await xaviera.zegt(VERTELD[0])
    await xaviera.zegt("Een vaste ophaaldag")
    await buurt.wordt("2026-11-10T12:20")
    await xaviera.drukt("Niets bijzonders")
    for wat, dag in (
        ("Samen opruimen", "2026-12-03T09:10"),
        ("Een praatje op het plein", "2026-12-03T09:20"),
    ):
        await buurt.wordt(dag)
        await kies(esra, xaviera, wat)
    await buurt.wordt("2026-12-18T09:10")  # of both the first step is asked
    await xaviera.drukt("Gedaan")
    await buurt.wordt("2027-01-06T09:10")  # the next bundle names what is open
    await rond_af(xaviera, "Een praatje op het plein")
    await xaviera.zegt(VERTELD[1])
    return esra, xaviera


async def kies(esra: Mens, wie: Mens, wat: str) -> None:
    await esra.zegt("/kiezen")
    if "Ja, nog één" in esra.knoppen:
        await esra.drukt("Ja, nog één")
    await esra.drukt("Anders, ik typ het zelf")
    await esra.zegt("Afval")
    for drukt in ("Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(drukt)
    await esra.zegt(wat)
    await esra.drukt(wie.naam)
    await esra.drukt("Zonder partners")
    await esra.zegt("Prikstokken lenen")
    for drukt in ("Donderdag 17 december", "Over 6 weken", "Sla over"):
        await esra.drukt(drukt)
    await esra.drukt("Nee, dit")
    await wie.drukt("Ja, dat doe ik")


async def rond_af(wie: Mens, actie: str) -> None:
    await wie.zegt("/acties")
    await wie.drukt(f"Hoe staat het: {actie}")
    await wie.drukt("Lukt niet")
    await wie.zegt("Er was geen plek")


async def ga_weg(wie: Mens) -> None:
    await wie.zegt("/stop")
    await wie.zegt("/verwijder")
    await wie.drukt("Wis alles en stop")
    await wie.drukt("Ja, wis het nu")


def waar(db: Engine, *woorden: str) -> set[str]:
    """In which tables one of these words stands, in whatever column."""
    return {
        tabel
        for tabel, rijen in elke_rij(db).items()
        if any(woord in str(waarde) for rij in rijen for waarde in rij.values() for woord in woorden)
    }


def pseudoniem(db: Engine, mens: Mens) -> str:
    with transactie(db) as sessie:
        zoek = select(m.Pseudoniem.waarde).join(m.Persoon, m.Persoon.id == m.Pseudoniem.persoon_id)
        return sessie.scalars(zoek.where(m.Persoon.adres == adres(mens))).one()


def nummer(db: Engine, buurt: Buurt, mens: Mens) -> int:
    with transactie(db) as sessie:
        persoon = facts.context(
            sessie, kanaal(buurt), adres(mens), Context(nu=buurt.dienst.klok.nu())
        ).persoon
    assert persoon is not None
    return persoon.id


async def test_after_verwijder_the_whole_database_holds_nothing_but_what_the_notice_names(
    buurt: Buurt, uitnodiging: str
) -> None:
    db = buurt.dienst.db
    esra, xaviera = await leef(buurt, uitnodiging)
    haar = pseudoniem(db, xaviera)
    assert waar(db, NAAM, adres(xaviera), FUNCTIE) > {
        "persoon",
        "lidmaatschap",
        "gesprek",
        "outbox",
        "bundel",
    }
    await ga_weg(xaviera)

    # What was said to others may name her; her address, her function and her number are nowhere.
    van_haar = {
        "persoon",
        "lidmaatschap",
        "pseudoniem",
        "gesprek",
        "bronbericht",
        "gedaan",
        "bundel",
        "actie",
    }
    assert waar(db, NAAM, "Xaviera", adres(xaviera), FUNCTIE) & (van_haar | {"signaal", "historie"}) == set()
    afscheid = {"webbericht"} if kanaal(buurt) == WEB else set()  # her last word, a day long
    assert waar(db, adres(xaviera)) == afscheid
    assert waar(db, FUNCTIE) == set()
    assert waar(db, NAAM, "Xaviera") <= {"outbox", "webbericht"}
    rijen = elke_rij(db)
    assert {r["adres"] for r in rijen["persoon"]} == {adres(esra)}

    # Of her organisation what the notice names: at what is still to be counted, on the list, and with her actions.
    assert waar(db, ORGANISATIE) == {"signaal", "wijkverband"}
    genoemd = rechten.wat_blijft(wijk.STANDAARD)
    for zin in (
        "blijft je organisatie bij wat je vertelde",
        "op de lijst waaruit",
        "je naam of organisatie bij een actie",
    ):
        assert zin in genoemd
    assert {r["pseudoniem"] for r in rijen["signaal"]} == {haar}  # what she told still counts
    assert waar(db, haar) == {"signaal", "deelname"}
    over = {r["ronde"]: (r["organisatie"], r["functie"]) for r in rijen["signaal"]}
    assert over == {"2026-11": ("", ""), "2027-01": (ORGANISATIE, "")}  # the last is still to be counted

    # The coördinator has what runs, and what is done is nobody's.
    esra_nummer = rijen["persoon"][0]["id"]
    acties = {r["wat"]: (r["stand"], r["eigenaar_id"]) for r in rijen["actie"]}
    assert acties == {
        "Samen opruimen": ("loopt", esra_nummer),
        "Een praatje op het plein": ("lukt niet", None),
    }
    assert esra.laatste == f"{wijk.OVERGENOMEN}\n• Samen opruimen"
    await esra.drukt("Bekijk de acties")
    assert "Samen opruimen" in esra.laatste

    # In a month the messages are gone as well.
    await buurt.wordt("2027-02-08T09:00")
    assert waar(db, NAAM, adres(xaviera), FUNCTIE) - {"webbericht"} == set()
    assert waar(db, NAAM) <= groepsberichten(buurt)

    # With one bundle more nothing counts her last signal, and its organisation goes; what others know of it stays.
    assert "signaal" in waar(db, ORGANISATIE)
    await buurt.wordt("2027-03-03T09:10")
    await buurt.wordt("2027-03-04T09:10")
    assert {r["organisatie"] for r in elke_rij(db)["signaal"]} == {""}
    assert "signaal" not in waar(db, ORGANISATIE)


def groepsberichten(buurt: Buurt) -> set[str]:
    """Only what stands in the group of the browser may name her."""
    tabel = elke_rij(buurt.dienst.db)["webbericht"]
    return {"webbericht"} if any(NAAM in r["inhoud"] and r["adres"] == "groep1" for r in tabel) else set()


async def test_who_left_is_a_stranger_and_may_come_back_as_somebody_new(
    buurt: Buurt, uitnodiging: str
) -> None:
    db = buurt.dienst.db
    esra, xaviera = await leef(buurt, uitnodiging)
    oud = pseudoniem(db, xaviera)
    await ga_weg(xaviera)
    assert xaviera.laatste.startswith("Je gegevens zijn gewist en je doet niet meer mee.")
    await xaviera.zegt("Er ligt weer afval op straat")
    assert xaviera.laatste.startswith("Welkom bij Wijksignaal. Meedoen gaat op uitnodiging.")
    await esra.zegt("/uitnodigen")
    await esra.drukt("Eén persoon")
    code = re.search(r"Code: (\w+)", esra.laatste)
    assert code is not None
    await meld_aan(xaviera, code[1], "Thuiszorg", "Wijkagent")
    assert pseudoniem(db, xaviera) != oud
    await xaviera.zegt(VERTELD[0])
    await xaviera.zegt("/mijngegevens")
    assert FUNCTIE not in document(buurt, xaviera)


def document(buurt: Buurt, mens: Mens) -> str:
    with transactie(buurt.dienst.db) as sessie:
        gemaakt = maak_document(sessie, "mijngegevens", kanaal(buurt), adres(mens), buurt.dienst.klok.nu())
    assert gemaakt is not None
    return gemaakt.inhoud.decode()


async def test_the_file_with_all_her_data_holds_every_row_that_is_hers(
    buurt: Buurt, uitnodiging: str
) -> None:
    """What was cut from the database by erasing is what the file must have shown before."""
    db = buurt.dienst.db
    _, xaviera = await leef(buurt, uitnodiging)
    await xaviera.zegt("/mijngegevens")
    assert xaviera.laatste.startswith("Dit is alles wat ik van jou heb.")
    ik, haar = nummer(db, buurt, xaviera), pseudoniem(db, xaviera)
    sleutels = {
        "persoon_id": ik,
        "eigenaar_id": ik,
        "gevraagd_id": ik,
        "adres": adres(xaviera),
        "pseudoniem": haar,
        "wie": haar,
    }
    rijen = {
        tabel: sum(any(rij.get(kolom) == waarde for kolom, waarde in sleutels.items()) for rij in alle)
        for tabel, alle in elke_rij(db).items()
    }
    with transactie(db) as sessie:
        alles = eigen.gegevens(sessie, kanaal(buurt), adres(xaviera))
    assert alles is not None
    getoond = {blok.titel: len(blok.rijen) for blok in alles.blokken}
    for soort in eigen.SOORTEN:
        if soort.tabel is not m.Gedaan:
            assert getoond.get(soort.titel, 0) == rijen[soort.tabel.__tablename__], soort.titel
    assert getoond["Wanneer ik je iets vroeg"] > 10
    assert getoond["Je naam in een bundel"] >= 1
    tekst = document(buurt, xaviera)
    for woord in (
        NAAM,
        FUNCTIE,
        ORGANISATIE,
        *VERTELD,
        "Een vaste ophaaldag",
        "Samen opruimen",
        adres(xaviera),
    ):
        assert woord in tekst, woord


def test_what_she_does_in_a_round_is_in_her_file_and_leads_to_nobody_when_she_left(db: Engine) -> None:
    """Votes, what she changed in the bundle, agreements she made and is named in, what she was asked and shares."""
    laak = wijkverband(db, "Laak")
    esra, xaviera = (lid(db, naam, laak, rol=wijk.Rol.COORDINATOR) for naam in ("esra", "xaviera"))
    ik, dag = xaviera.persoon or 0, date(2026, 12, 18)
    patroon = wijk.Patroon("Wonen", melders=4)
    with transactie(db) as sessie:
        cyclus.bewaar_bundel(sessie, laak, wijk.Bundel("Laak", "2026-11", 6, (patroon,)), esra.nu)
        haar = sessie.scalars(select(m.Pseudoniem.waarde).where(m.Pseudoniem.persoon_id == ik)).one()
    actie = wijzigingen.KiesActie(
        "2026-11", "Wonen", "", "Opruimen", esra.persoon or 0, "", "Bellen", dag, dag, ""
    )
    tekst = wijk.Terugkoppeling("2026-11", "a", "b", "", dag, "krant", "d")
    doe(
        db, esra, actie, wijzigingen.VraagEigenaar(1, ik, "Mens xaviera"),
        wijzigingen.LegTerugkoppelingVast(1, tekst, wijk.Fase.GOED),
        wijzigingen.PubliceerTerugkoppeling(1, ik, dag),
    )  # fmt: skip
    afspraken = wijk.Afspraken(vraag="Afval", waar="Bij de inloop", organiseert=ik, wat="Alles", eigenaar=ik)
    doe(
        db, xaviera, wijzigingen.Stem(1, patroon.sleutel),
        wijzigingen.GrijpIn(1, wijk.Ingreep(wijk.Greep.TOELICHTING, "", "Er was een storm")),
        wijzigingen.LegAfsprakenVast(afspraken),
    )  # fmt: skip
    with transactie(db) as sessie:
        alles = eigen.gegevens(sessie, "telegram", "xaviera")
    assert alles is not None
    assert {blok.titel: [dict(rij) for rij in blok.rijen] for blok in alles.blokken}.items() >= {
        "Je naam in afspraken": [
            {"wijkverband": "Laak", "je organiseert": "Bij de inloop", "je vertelt bewoners": "Alles"}
        ]
    }.items()
    assert {blok.titel for blok in alles.blokken} >= {
        "Acties op jouw naam",
        "Waarop je stemde",
        "Terugkoppelingen die jij deelt",
        "Wat je in een bundel veranderde",
        "Afspraken die je vastlegde",
        "Wat je veranderde",
    }
    kolommen = ("eigenaar_id", "gevraagd_id", "persoon_id")
    assert _van(db, haar, ik, kolommen) == {
        *(
            "lidmaatschap",
            "pseudoniem",
            "stem",
            "ingreep",
            "actie",
            "terugkoppeling",
            "afspraken",
            "historie",
        ),
    }

    doe(db, xaviera, wijzigingen.Verwijder(ik))
    assert _van(db, haar, ik, kolommen) == set()
    assert waar(db, "Mens xaviera", haar) - {"outbox"} == set()
    with transactie(db) as sessie:
        (gebleven,) = opslag_afspraken.afspraken(sessie, laak)
    weg = wijk.OUD_COLLEGA
    assert gebleven == replace(afspraken, organiseert=weg, eigenaar=weg)


def _van(db: Engine, haar: str, ik: int, kolommen: tuple[str, ...]) -> set[str]:
    """The tables with a row that leads to this person."""
    return {
        tabel
        for tabel, rijen in elke_rij(db).items()
        for rij in rijen
        if haar in (rij.get("wie"), rij.get("pseudoniem"), rij.get("waarde"))
        or ik in [rij.get(kolom) for kolom in kolommen]
    }


def test_every_table_and_column_has_its_place_in_the_file_or_holds_nothing_of_a_person() -> None:
    van_iemand = {soort.tabel for soort in eigen.SOORTEN}
    assert van_iemand | eigen.NIET_VAN_IEMAND == {mapper.class_ for mapper in m.Tabel.registry.mappers}
    assert van_iemand & eigen.NIET_VAN_IEMAND == set()
    samenhang = {
        "persoon": {"id"},
        "lidmaatschap": {"persoon_id"},
        "pseudoniem": {"persoon_id"},
        "signaal": {"id", "pseudoniem"},
        "deelname": {"pseudoniem"},
        "bronbericht": {"kanaal", "adres"},
        "actie": {"id", "eigenaar_id", "gevraagd_id", "patroon_sleutel", "uitnodiging_id", "volgnummer"},
        "stem": {"bundel_id", "persoon_id"},
        "terugkoppeling": {"id", "eigenaar_id", "inhoud", "vastgelegd", "stand", "gepubliceerd"},
        "ingreep": {"id", "bundel_id", "wie"},
        "afspraken": {"id", "wie", "inhoud"},
        "historie": {"id", "wie"},
        "gesprek": {"kanaal", "adres"},
        "gedaan": {"over"},
        "outbox": {
            *("id", "kanaal", "adres", "sleutel", "bewerkt", "worker", "pogingen", "niet_voor", "vervalt"),
            *("extern", "wacht", "gedoofd"),
        },
        "webbericht": {"id", "adres", "post", "gedoofd", "bewerkt", "versie"},
    }
    for soort in eigen.SOORTEN:
        kolommen = {kolom.key for kolom in inspect(soort.tabel).column_attrs}
        assert kolommen - set(soort.kolommen) == samenhang[soort.tabel.__tablename__], soort.titel


async def test_her_file_comes_to_her_chat_and_nobody_elses_data_is_in_it(
    buurt: Buurt, uitnodiging: str
) -> None:
    esra, xaviera = await leef(buurt, uitnodiging)
    await esra.zegt("Het buurthuis loopt weer vol op dinsdag")
    await xaviera.zegt("/mijngegevens")
    assert "Het buurthuis loopt weer vol" not in document(buurt, xaviera)
    assert adres(esra) not in document(buurt, xaviera)
    if isinstance(xaviera, TelegramMens):
        verstuurd = xaviera.chat[-1].document
        assert verstuurd is not None
        assert verstuurd[0] == "mijn-gegevens.html"
        assert [woord in verstuurd[1] for woord in (NAAM, *VERTELD)] == [True, True, True]


async def test_a_sole_coordinator_may_go_and_who_comes_after_her_takes_what_ran(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    db = buurt.dienst.db
    esra, _ = await leef(buurt, uitnodiging)
    await kies_zelf(esra)
    await esra.zegt("/verwijder")
    await esra.drukt("Wis alles en stop")
    assert "jij bent de enige coördinator van Laak" in esra.laatste
    await esra.drukt("Ja, wis het nu")
    eigenaren = {r["wat"]: r["eigenaar_id"] for r in elke_rij(db)["actie"]}
    assert eigenaren["Een buurtborrel"] is None
    await buurt.wordt("2027-02-25T09:00")  # its dates go by without anybody being asked
    assert {regel["over"] for regel in log.van(Voorval.ZONDER_COORDINATOR)} == {"wijkverband:1"}
    with transactie(db) as sessie:
        nu = buurt.dienst.klok.nu()
        mensen.nodig_uit(sessie, 1, "opvolger", wijk.Rol.COORDINATOR, 1, nu.replace(year=2028))
    noor = buurt.mens("Noor Smit")
    await meld_aan(noor, "opvolger", "Gemeente", "Wijkmanager")
    await noor.zegt("/acties")
    assert "Van jou:\n• Een buurtborrel" in noor.laatste


async def kies_zelf(esra: Mens) -> None:
    await esra.zegt("/kiezen")
    await esra.drukt("Anders, ik typ het zelf")
    await esra.zegt("Ontmoeten")
    for drukt in ("Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(drukt)
    await esra.zegt("Een buurtborrel")
    await esra.drukt("Esra Demir")
    await esra.drukt("Zonder partners")
    await esra.zegt("De zaal bellen")
    for drukt in (esra.knoppen[0], "Over 6 weken", "Sla over", "Nee, dit was het"):
        await esra.drukt(drukt)


async def test_correcting_ones_own_name_function_and_hour(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    for veld, typt in (
        ("Mijn naam", "Esra Yildiz"),
        ("Organisatie", "Stichting Nieuw"),
        ("Functie", "Coach"),
    ):
        await esra.zegt("/corrigeer")
        await esra.drukt(veld)
        await esra.zegt(typt)
    await esra.zegt("/corrigeer")
    await esra.drukt("Dagen en uur")
    await esra.drukt("Elke werkdag om 16.30 uur")
    rijen = elke_rij(buurt.dienst.db)
    persoon, lid = rijen["persoon"][0], rijen["lidmaatschap"][0]
    assert (persoon["naam"], persoon["uur"], persoon["dagen"]) == ("Esra Yildiz", "16:30", "01234")
    assert (lid["organisatie"], lid["functie"]) == ("Stichting Nieuw", "Coach")
    assert "Stichting Nieuw" in str(rijen["wijkverband"][0]["organisaties"])


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_what_was_erased_is_not_in_the_bytes_of_the_file_either(
    dienst: Dienst, uitnodiging: str, tmp_path: Path
) -> None:
    buurt = BrowserBuurt(dienst)
    _, xaviera = await leef(buurt, uitnodiging)
    zoek = (
        "SELECT naam, functie, adres FROM persoon JOIN lidmaatschap ON persoon_id = id WHERE adres = :adres"
    )
    with dienst.db.connect() as verbinding:  # as they are written
        kruimels = list(verbinding.execute(text(zoek), {"adres": bewaard_adres(adres(xaviera))}).one())
    assert [kruimel in bytes_van(tmp_path) for kruimel in kruimels] == [True, True, True]
    await ga_weg(xaviera)
    await buurt.wordt("2027-01-08T09:00")
    assert [kruimel in bytes_van(tmp_path) for kruimel in kruimels] == [False, False, False]
    await buurt.wordt("2027-02-08T09:00")
    with transactie(dienst.db) as sessie:  # the group stays as it was: that is named in the notice
        for rij in sessie.scalars(select(m.Webbericht).where(m.Webbericht.adres == "groep1")):
            assert NAAM not in rij.inhoud
    assert [kruimel in bytes_van(tmp_path) for kruimel in kruimels] == [False, False, False]


def bytes_van(map_: Path) -> bytes:
    return b"".join(pad.read_bytes() for pad in sorted(map_.glob("wijk.sqlite*")))
