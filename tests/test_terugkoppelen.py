"""From the first words to a closed round: written, read along, published, shared, and followed up.

Played over Telegram and over the browser channel. Rosa knows from her own life whether residents understand a text.
"""

import io
import re
import zipfile
from datetime import date, timedelta

from sqlalchemy import select

from bot.send import maak_document
from bot.web import WEB
from gesprekken.wijk import Afspraken
from gesprekken.wijzigingen import LegAfsprakenVast
from opslag import Wie, apply, cyclus, delen, facts, transactie
from opslag import models as m
from tests.mensen import Buurt, Mens, TelegramMens

SIGNALEN = {
    "Fatima Bouzid": ("Thuiszorg", "Wijkverpleegkundige", "Naast de glasbak staat weer grofvuil op de stoep"),
    "Sander Vos": ("Politie", "Wijkagent", "Mensen klagen over afval dat naast de containers ligt"),
    "Rajiv Ramdin": ("Welzijn", "Jongerenwerker", "De jongens ruimen zelf het zwerfvuil bij het veldje op"),
}


async def meld_aan(mens: Mens, code: str, organisatie: str, functie: str) -> None:
    await mens.zegt(f"/start {code}")
    for antwoord in ("Gelezen", organisatie, functie, "Elke werkdag om 12.15 uur"):
        await mens.drukt(antwoord)


async def test_terugkoppelen(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    await esra.zegt("/uitnodigen")
    await esra.drukt("Een ervaringsdeskundige")
    voor_rosa = re.search(r"Code: (\w+)", esra.laatste)[1]
    fatima, sander, rajiv = (buurt.mens(naam) for naam in SIGNALEN)
    for mens in (fatima, sander, rajiv):
        await meld_aan(mens, code, *SIGNALEN[mens.naam][:2])

    # A month of signals, and a bundle. Esra chooses nothing this time, and has not said why.
    await buurt.wordt("2026-11-02T12:15")
    for mens in (fatima, sander, rajiv):
        await mens.zegt(SIGNALEN[mens.naam][2])
        await mens.zegt("Een vaste dag waarop het wordt opgehaald")
    await esra.zegt("Ook bij de flat ligt vaak grofvuil")  # of three it would be known who told it
    await esra.drukt("Weet ik niet")
    rosa = buurt.mens("Rosa Lima")
    await meld_aan(rosa, voor_rosa, "Welzijn", "Huisbezoeker")
    await buurt.wordt("2026-12-03T09:00")

    # She writes what residents read. Meeting words are pointed at, and she may change them.
    await esra.zegt("/terugkoppelen")
    await esra.zegt("De problematiek rond afval is groot.")
    assert "“problematiek” is een vakwoord" in esra.laatste
    await esra.drukt("Ik pas het aan")
    await esra.zegt("Er ligt veel afval op straat.")
    for antwoord in ("Neem dit over", "Neem dit over", "Donderdag 31 december", "De wijkkrant", "Kom langs"):
        await esra.drukt(antwoord)
    assert "Rosa leest het eerst" in esra.laatste

    # Rosa sends it back once; then it is good.
    assert "Er ligt veel afval op straat." in rosa.laatste
    await rosa.drukt("Terug, met een opmerking")
    await rosa.zegt("Zeg erbij wanneer de inloop open is.")
    assert "“Zeg erbij wanneer de inloop open is.”" in esra.laatste
    await esra.drukt("Pas de tekst aan")
    assert "Er staat nu, in eigen woorden:\n\nEr ligt veel afval op straat." in esra.laatste
    for antwoord in (
        "Blijft zo",
        "Neem dit over",
        "Neem dit over",
        "Blijft zo: donderdag 31 december",
        "Blijft zo: De wijkkrant",
    ):
        await esra.drukt(antwoord)
    await esra.zegt("Kom op dinsdag naar de inloop")
    assert "Kom op dinsdag naar de inloop" in rosa.laatste
    await rosa.drukt("Goed zo")
    assert "Rosa vindt de tekst over november duidelijk" in esra.laatste

    # Not yet: a pattern has no answer. Nobody but Esra sees a text that is not published.
    bundel = laatste_bundel(buurt)
    assert document(buurt, fatima, f"terugkoppeling:{bundel}") is None
    await esra.drukt("Publiceer")
    assert "Deze thema's hebben nog geen antwoord: Afval en schoon" in esra.laatste
    await esra.drukt("Geef antwoord")
    await esra.drukt("Deze keer geen actie")
    await esra.drukt("Later")

    # What she took over follows the decision, her own words stay, and Rosa reads the new text as well.
    await esra.drukt("Publiceer")
    assert esra.laatste.startswith(
        "Sinds deze tekst er ligt, veranderde er iets bij jullie acties of besluiten."
    )
    assert "Later kijken we naar afval en schoon." in rosa.laatste
    await rosa.drukt("Goed zo")
    await esra.drukt("Publiceer")
    assert buurt.groep[-1] == "Dit lezen bewoners over november. Deel het waar je ze spreekt."
    gelezen = inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    assert "Er ligt veel afval" in gelezen
    assert "Later kijken we naar afval en schoon." in gelezen

    # Three working days after the promised day she is reminded; then she says where residents heard it.
    await buurt.wordt("2026-12-15T09:00")
    assert "Hebben bewoners de tekst over november al gehoord" in esra.laatste
    await esra.drukt("Gedeeld")
    await esra.drukt("Anders")
    await esra.drukt("De inloop")
    await esra.zegt("14 december")
    assert "De ronde van november is rond" in esra.laatste
    gelezen = inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    assert "U hoorde dit op maandag 14 december 2026. Waar: De inloop" in gelezen

    # It was another day and another place. The round stays closed, and nobody hears that twice.
    await esra.drukt("Verbeter")
    await esra.zegt("In de buurtkamer")
    await esra.zegt("11 december")
    assert esra.laatste == "Aangepast. Bewoners hoorden het op vrijdag 11 december: In de buurtkamer."
    gelezen = inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    assert "U hoorde dit op vrijdag 11 december 2026. Waar: In de buurtkamer" in gelezen
    assert "14 december" not in gelezen
    assert sum("De ronde van november is rond" in tekst for tekst, _ in esra.berichten) == 1

    # The promised day of the next update comes, and passes. The text says so honestly, and the bundle too.
    await buurt.wordt("2026-12-31T09:00")
    assert "Vandaag zouden bewoners weer iets horen over november" in esra.laatste
    await buurt.wordt("2027-01-06T09:00")
    assert "• Update voor bewoners over november 2026: te laat" in buurt.groep[-1]
    assert "Terugkoppeling over november" not in buurt.groep[-1]
    assert "Dat is nog niet gelukt. Het komt later." in inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    await esra.zegt("/acties")
    assert "Update voor bewoners is te laat" in esra.laatste
    await esra.drukt("Geef de update")
    await esra.zegt("Er komt een vaste dag voor grofvuil.")
    await esra.drukt("Dit was de laatste")
    gelezen = inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    assert "Er komt een vaste dag voor grofvuil." in gelezen
    assert "Dit was het laatste bericht hierover." in gelezen
    assert "Verbeterd op" not in gelezen

    # The next day she corrects it. Residents read the new text, and that it was corrected; the log holds who and when.
    await buurt.wordt("2027-01-07T12:15")
    await esra.drukt("Verbeter")
    await esra.zegt("Er komt elke maand een dag voor grofvuil.")
    await esra.drukt("Dit was de laatste")
    assert buurt.groep[-1] == "De update over november is verbeterd. Deel deze tekst."
    gelezen = inhoud(buurt, fatima, f"terugkoppeling:{bundel}")
    assert "Er komt elke maand een dag voor grofvuil." in gelezen
    assert "Er komt een vaste dag voor grofvuil." not in gelezen
    assert "Nieuws van 6 januari 2027" in gelezen
    assert "Verbeterd op 7 januari 2027." in gelezen
    with transactie(buurt.dienst.db) as sessie:
        zoek = select(m.Historie.waarden, m.Historie.wie != "").where(m.Historie.wat == "verbeterd")
        regels = [tuple(rij) for rij in sessie.execute(zoek.order_by(m.Historie.id))]
    assert regels == [
        ({"veld": "gedeeld", "op": "2026-12-11"}, True),
        ({"veld": "update", "nr": "1", "volgende": ""}, True),
    ]

    # Everything of the round in one folder, for the coördinator only.
    await esra.zegt("/mapje")
    await esra.drukt("November 2026")
    pak = document(buurt, esra, f"mapje:{bundel}")
    assert pak is not None
    with zipfile.ZipFile(io.BytesIO(pak)) as mapje:
        namen = mapje.namelist()
        leesmij = mapje.read("LEESMIJ.txt").decode()
    assert [naam.partition("-")[0] for naam in namen] == ["LEESMIJ.txt", "signalenbundel", "terugkoppeling"]
    assert "De actielijst ontbreekt, want in deze ronde is geen actie gekozen." in leesmij
    assert document(buurt, fatima, f"mapje:{bundel}") is None


async def test_wie_niets_zegt_houdt_niemand_op(buurt: Buurt, uitnodiging: str) -> None:
    """The ervaringsdeskundige is silent, and is asked once more: then the coördinator hears it, and goes on."""
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("/uitnodigen")
    await esra.drukt("Een ervaringsdeskundige")
    rosa = buurt.mens("Rosa Lima")
    await meld_aan(rosa, re.search(r"Code: (\w+)", esra.laatste)[1], "Gemeente", "Huisbezoeker")
    await buurt.wordt("2026-12-03T09:00")
    await esra.zegt("/terugkoppelen")
    await esra.zegt("Iedereen vertelt over de kapotte lampen.")
    await esra.drukt("Neem dit over")
    await esra.zegt("/stop")
    await esra.zegt("/terugkoppelen")
    await esra.drukt("Verder waar ik was")
    assert esra.laatste.startswith("Wat lukt nog niet, en waarom?")
    for antwoord in ("Neem dit over", "Donderdag 31 december", "De wijkkrant", "Kom langs"):
        await esra.drukt(antwoord)
    assert "Wat hoorden we?\nIedereen vertelt over de kapotte lampen.\n\nWat doen we?" in rosa.laatste
    assert "Goed zo" in rosa.knoppen

    # She is asked softly once more, and only then Esra hears it.
    await buurt.wordt("2026-12-07T12:15")
    assert not gehoord(rosa, "Ik vraag het nog één keer")
    await buurt.wordt("2026-12-10T12:15")
    assert gehoord(rosa, "Ik vraag het nog één keer. Begrijpen bewoners deze tekst over november?")
    assert not gehoord(esra, "Er kwam nog geen antwoord")
    await buurt.wordt("2026-12-11T09:00")
    assert gehoord(esra, "Er kwam nog geen antwoord op de tekst over november")
    await esra.drukt("Publiceer")
    assert gehoord(esra, "De tekst over november is gepubliceerd")

    # Rosa guards that residents hear it. Esra shares it late, so Rosa hears that too, and says that it was done.
    await buurt.wordt("2026-12-28T12:15")
    assert not gehoord(rosa, "Bewoners hoorden nog niet")
    await buurt.wordt("2026-12-29T09:00")
    assert gehoord(esra, "Je zei nog niet dat de tekst over november gedeeld is.")
    assert gehoord(rosa, "Bewoners hoorden nog niet wat we met hun verhalen over november doen. Vraag Esra")
    await rosa.drukt("Gedeeld")
    await rosa.drukt("De wijkkrant, vandaag")
    assert rosa.laatste.startswith("Dank je. De ronde van november is rond.")
    assert gehoord(esra, "De ronde van november is rond. Bewoners hoorden het op dinsdag 29 december")

    # And when the promised update does not come.
    await buurt.wordt("2027-01-11T09:00")
    assert gehoord(rosa, "Bewoners zouden weer iets horen over november. Dat is nog niet gebeurd. Vraag Esra")
    assert not gehoord(rosa, "De nieuwe bundel is er.")


async def test_een_beloofde_update_die_niet_kwam(buurt: Buurt, uitnodiging: str) -> None:
    """What was promised over November is late, until residents read about December; then it did not come."""
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await buurt.wordt("2026-12-03T09:00")
    await vertel(esra, "Donderdag 31 december")
    november = laatste_bundel(buurt)
    pagina = f"terugkoppeling:{november}"
    await buurt.wordt("2027-01-06T09:00")
    assert "Het komt later." in inhoud(buurt, esra, pagina)

    await vertel(esra, "Woensdag 3 februari", "December 2026")
    assert "De update over november 2026 kwam niet. Dat lezen bewoners nu ook." in esra.laatste
    gelezen = inhoud(buurt, esra, pagina)
    assert "U zou weer iets horen op donderdag 31 december 2026." in gelezen
    assert "Dat bericht is niet gekomen. Dat spijt ons." in gelezen
    assert "Het komt later." not in gelezen
    voor = len(esra.berichten)
    await esra.zegt("/acties")
    assert "te laat" not in esra.laatste
    await buurt.wordt("2027-02-03T08:00")
    assert not any("zouden bewoners weer iets horen over november" in t for t, _ in esra.berichten[voor:])

    # December waits for three months, and not for ever.
    await buurt.wordt("2027-02-04T12:15")
    december, beloofd = laatste_bundel(buurt) - 1, date(2027, 2, 3)
    assert "Het komt later." in inhoud(buurt, esra, f"terugkoppeling:{december}")
    with transactie(buurt.dienst.db) as sessie:
        laat = [delen.gelezen(sessie, december, beloofd + timedelta(weeks=13, days=d)) for d in (0, 1)]
    assert [(g.te_laat, g.tekst.uitgebleven) for g in laat if g] == [(True, False), (False, True)]

    # What is given after all is read.
    await esra.drukt("Geef de update")
    await esra.zegt("Er komt een vaste dag voor grofvuil.")
    await esra.drukt("Dit was de laatste")
    gelezen = inhoud(buurt, esra, pagina)
    assert "Er komt een vaste dag voor grofvuil." in gelezen
    assert "niet gekomen" not in gelezen


async def vertel(esra: Mens, wanneer: str, ronde: str = "") -> None:
    """The whole text as it was proposed, published."""
    await esra.zegt("/terugkoppelen")
    for antwoord in (*([ronde] if ronde else []), *["Neem dit over"] * 3, wanneer):
        await esra.drukt(antwoord)
    await esra.zegt("In de wijkkrant")
    await esra.zegt("Kom langs bij ons")
    await esra.drukt("Publiceer")


async def test_wie_waakt_hoort_dat_een_ronde_open_blijft(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("/uitnodigen")
    await esra.drukt("Een ervaringsdeskundige")
    rosa = buurt.mens("Rosa Lima")
    await meld_aan(rosa, re.search(r"Code: (\w+)", esra.laatste)[1], "Gemeente", "Huisbezoeker")
    await buurt.wordt("2026-12-31T12:15")
    assert not gehoord(rosa, "De nieuwe bundel is er.")
    await buurt.wordt("2027-01-06T09:00")
    assert gehoord(
        rosa,
        "De nieuwe bundel is er. Bewoners hoorden nog niet wat we met hun verhalen doen over: november 2026. "
        "Vraag Esra wanneer ze het horen.",
    )
    assert not gehoord(esra, "De nieuwe bundel is er.")


def gehoord(mens: Mens, begin: str) -> bool:
    return any(tekst.startswith(begin) for tekst, _ in mens.berichten)


async def test_wie_het_zou_delen_gaat_weg(buurt: Buurt, uitnodiging: str) -> None:
    """Fatima was to let residents hear it, as the wijkverband agreed. She leaves: Esra hears it, and takes it up."""
    esra, fatima = buurt.mens("Esra Demir"), buurt.mens("Fatima Bouzid")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("/uitnodigen")
    await esra.drukt("Eén persoon")
    await meld_aan(fatima, re.search(r"Code: (\w+)", esra.laatste)[1], *SIGNALEN[fatima.naam][:2])
    with transactie(buurt.dienst.db) as sessie:
        nummers = {lid.naam: lid.persoon for lid in facts.leden(sessie, 1)}
        afgesproken = Afspraken(kanaal="De wijkkrant", eigenaar=nummers["Fatima Bouzid"], deel=5)
        wie = Wie(*_waar(esra), buurt.dienst.klok.nu(), persoon=nummers["Esra Demir"], wijkverband=1)
        apply.pas_toe(sessie, [LegAfsprakenVast(afgesproken)], wie)
    await buurt.wordt("2026-12-03T09:00")
    await esra.zegt("/terugkoppelen")
    for antwoord in ("Neem dit over",) * 3 + (
        "Donderdag 31 december",
        "Blijft zo: De wijkkrant",
        "Kom langs",
    ):
        await esra.drukt(antwoord)
    await esra.drukt("Publiceer")
    assert any("De tekst voor bewoners over november is klaar" in tekst for tekst, _ in fatima.berichten)

    await fatima.zegt("/verwijder")
    await fatima.drukt("Wis alles en stop")
    await fatima.drukt("Ja, wis het nu")

    gehoord = [tekst for tekst, _ in esra.berichten[-2:]]
    assert gehoord == [
        "Wie de tekst over november met bewoners zou delen, doet niet meer mee. "
        "Deel hem zelf, of spreek af wie het doet.",
        "Wie er volgens de afspraken van Laak op let dat bewoners het echt horen, doet niet meer mee. "
        "Wie doet het nu?",
    ]
    await esra.drukt("Gedeeld")
    await esra.drukt("De wijkkrant, vandaag")
    assert "De ronde van november is rond" in esra.laatste
    await esra.drukt("Kies iemand anders")
    await esra.drukt("Wat we hoorden en wat we doen")
    await esra.drukt("Blijft zo")
    assert esra.laatste.startswith("Wie let erop dat bewoners het echt horen?")
    assert esra.knoppen == ["Esra Demir (Gemeente)", "Anders, ik typ het zelf"]


# --- the files ---


def document(buurt: Buurt, mens: Mens, naam: str) -> bytes | None:
    with transactie(buurt.dienst.db) as sessie:
        kanaal, adres = _waar(mens)
        gemaakt = maak_document(sessie, naam, kanaal, adres, buurt.dienst.klok.nu())
    return gemaakt.inhoud if gemaakt else None


def inhoud(buurt: Buurt, mens: Mens, naam: str) -> str:
    gemaakt = document(buurt, mens, naam)
    assert gemaakt is not None
    return gemaakt.decode()


def _waar(mens: Mens) -> tuple[str, str]:
    return ("telegram", str(mens.id)) if isinstance(mens, TelegramMens) else (WEB, mens.adres)


def laatste_bundel(buurt: Buurt) -> int:
    with transactie(buurt.dienst.db) as sessie:
        bundel = cyclus.laatste_bundel(sessie, facts.wijkverbanden(sessie)[0].id)
    assert bundel is not None
    return bundel.id
