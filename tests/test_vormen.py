"""A wijkverband that agrees on how it listens, hears people in several ways, and meets.

Played over Telegram and over the browser channel. The meeting is on Tuesday 8 December at ten, so the bundle of
November comes the working day before it, and not on the third working day.
"""

import re

from sqlalchemy import select

from opslag import cyclus, transactie
from opslag import models as m
from rapportage.luisteren import hoe_we_luisterden
from tests.mensen import Buurt, Mens
from tests.test_een_maand import meld_aan

GESPREK = {
    "Fatima Bouzid": (
        "In de portieken staan vuilniszakken, het stinkt",
        "Naast de glasbak ligt weer grofvuil op de stoep",
        "Er ligt afval bij de containers",
    ),
    "Rajiv Ramdin": (
        "Het zwerfvuil ligt overal op het veldje",
        "De containers zitten vol en het afval ligt ernaast",
    ),
}


async def buurtgesprek(mens: Mens) -> None:
    await mens.zegt("/buurtgesprek De inloop")
    await mens.drukt("6 tot 10")
    for zin in GESPREK[mens.naam]:
        await mens.zegt(zin)
    if len(GESPREK[mens.naam]) < 3:
        await mens.drukt("Dat was alles")


async def test_afspraken_vormen_en_overleg(buurt: Buurt, uitnodiging: str) -> None:
    # Monday 2 November. Esra comes in, links the group, invites four colleagues and an ervaringsdeskundige.
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkagent")
    await buurt.koppel_groep(esra)
    codes = []
    for wie in ("Mijn collega's", "Een ervaringsdeskundige"):
        await esra.zegt("/uitnodigen")
        await esra.drukt(wie)
        codes.append(re.search(r"Code: (\w+)", esra.laatste)[1])
    fatima, rajiv = buurt.mens("Fatima Bouzid"), buurt.mens("Rajiv Ramdin")
    sander, anna, nadia = buurt.mens("Sander Vos"), buurt.mens("Anna Kok"), buurt.mens("Nadia El Amrani")
    await meld_aan(fatima, codes[0], "Thuiszorg", "Wijkverpleegkundige")
    await meld_aan(rajiv, codes[0], "Welzijn", "Jongerenwerker")
    await meld_aan(sander, codes[0], "Politie", "Wijkagent")
    await meld_aan(anna, codes[0], "Corporatie", "Woonconsulent")
    await meld_aan(nadia, codes[1], "Welzijn", "Opbouwwerker")

    # She begins the afspraken and leaves after the first part. Two days later she goes on where she was.
    await esra.zegt("/afspraken")
    await esra.drukt("Begin met de wijkvraag")
    await esra.zegt("Er ligt te veel afval op straat")
    await esra.drukt("Alle bewoners")
    await esra.zegt("De stoep is schoon")
    await buurt.wordt("2026-11-04T15:00")
    await fatima.zegt("/afspraken")
    assert "Er ligt te veel afval op straat" in fatima.laatste
    assert "Besproken tot en met deel 1 van de 5." in fatima.laatste
    assert fatima.knoppen == []
    await esra.zegt("/afspraken")
    await esra.drukt("Verder met deel 2")
    await esra.zegt("De stoep blijft schoon")
    for knop in (
        "Binnen een half jaar",
        "Buurtgesprekken",
        "Bij de inloop, elke maand",
        "Fatima Bouzid",
        "In elk overleg",
        "Wie er in het overleg is",
        "Wat we eerst oppakken",
        "Regels en wetten",
        "Wat we hoorden en wat we doen",
        "De wijkkrant",
        "Anna Kok",
    ):
        await esra.drukt(knop)
    assert "De afspraken staan vast." in esra.laatste
    assert buurt.groep[-1] == (
        "De participatieafspraken van Laak staan. Lees ze met /afspraken, in een gesprek met mij."
    )
    jouw_naam = [
        tekst for mens in (esra, fatima, anna) for tekst, _ in mens.berichten if "staat jouw naam" in tekst
    ]
    assert jouw_naam == [anna.laatste]
    await nadia.zegt("/afspraken")
    assert nadia.laatste.endswith(
        "5. Wat bewoners horen\nWat we hoorden en wat we doen\nVia: De wijkkrant\nLet hierop: Anna Kok"
    )

    # She sets the day of the meeting.
    await esra.zegt("/overleg")
    await esra.zegt("8 december")
    await esra.drukt("10.00 uur")
    assert "Op maandag 7 december krijg je de agenda." in esra.laatste

    # What was agreed on stands first: where a conversation is, and who guards what residents hear.
    await fatima.zegt("/buurtgesprek")
    assert fatima.knoppen[0] == "De inloop"
    await fatima.zegt("/stop")

    # Two buurtgesprekken, a panel, the questions of every day, and what the ervaringsdeskundige hears.
    await buurtgesprek(fatima)
    assert fatima.laatste.count("Thema: Afval en schoon") == 3
    await fatima.drukt("Trek 3 in")
    await fatima.drukt("Zet terug")
    await buurtgesprek(rajiv)
    for mens, zin in (
        (sander, "Mensen klagen over afval op straat"),
        (anna, "Er ligt afval in de portieken"),
    ):
        await mens.zegt(zin)
        await mens.drukt("Weet ik niet")
    await sander.zegt("/panel")
    await sander.drukt("Afval en schoon")
    await sander.zegt("Het buurthuis")
    await sander.drukt("6 tot 10")
    await sander.zegt("De vuilnis wordt te laat opgehaald")
    await sander.drukt("Dat was alles")
    await nadia.zegt("De brieven over het afval zijn te moeilijk")
    await nadia.drukt("Weet ik niet")
    await esra.drukt("Niets bijzonders")

    # The third working day passes. The bundle comes on Monday 7 December, and the agenda with it.
    await buurt.wordt("2026-12-04T18:00")
    assert not any("Signalenbundel" in bericht for bericht in buurt.groep)
    await buurt.wordt("2026-12-07T09:00")
    bundel = buurt.groep[-1]
    assert "Doel: De stoep blijft schoon" in bundel
    # Fatima 3, Rajiv 2, Sander 2, Anna 1. The panel was Sander's alone, so it is not named.
    assert "1. Afval en schoon · 4 van 6 melders · 8 signalen · via gesprekken en uitvraag" in bundel
    assert "Niet gehoord: bewoners die niemand van ons sprak." in bundel
    with transactie(buurt.dienst.db) as sessie:
        assert hoe_we_luisterden(cyclus.bundel(sessie, 1)) == (
            ("Vroeg", "over deze thema's liep nog geen actie."),
            ("Dichtbij", "gehoord via gesprekken. Geen buurt is breed genoeg genoemd om te tonen."),
            (
                "Samen",
                "6 collega's lieten van zich horen, van ten minste 4 organisaties. "
                "Ook wie niets bijzonders hoorde, telt mee.",
            ),
            ("Proactief", "we vroegen er zelf naar, op 21 dagen."),  # each working day of November
            ("Flexibel", "gehoord op twee manieren: gesprekken en uitvraag."),
        )
    assert esra.laatste.startswith("Op dinsdag 8 december om 10.00 uur is het overleg van Laak.")
    assert "1. Afval en schoon" in esra.laatste
    assert "Wie besluit: Wie er in het overleg is" in esra.laatste
    assert "Waar: De wijkkrant\nWie let erop: Anna Kok" in esra.laatste
    await esra.drukt("Een gesprek van tien minuten")
    assert "Welke ene stap zetten jullie binnen 2 tot 4 weken?" in esra.laatste

    # The day after it, one question; the step that was chosen is an action with a reminder.
    await buurt.wordt("2026-12-09T09:00")
    assert esra.laatste == "Dinsdag 8 december was het overleg van Laak. Wat kozen jullie?"
    await esra.drukt("Eén stap, met een naam")
    await esra.zegt("De huismeester bellen over de containers")
    await esra.drukt("Afval en schoon")
    await esra.drukt("Sander Vos")
    await esra.drukt("Woensdag 23 december")
    assert "De huismeester bellen over de containers" in sander.laatste
    await sander.drukt("Ja, dat doe ik")
    await buurt.wordt("2026-12-23T09:00")
    assert "“De huismeester bellen over de containers”" in sander.laatste
    assert sum("Wat kozen jullie?" in tekst for tekst, _ in esra.berichten) == 1


async def test_the_place_of_a_conversation_is_corrected_for_all_that_was_told_there(
    buurt: Buurt, uitnodiging: str
) -> None:
    fatima = buurt.mens("Fatima Bouzid")
    await meld_aan(fatima, uitnodiging, "Gemeente", "Wijkmanager")
    await buurtgesprek(fatima)
    await buurtgesprek(fatima)
    await fatima.drukt("Verbeter 2")
    await fatima.drukt("Waar het was")
    await fatima.drukt("Havenkant")
    await fatima.drukt("Verbeter 1")
    await fatima.drukt("Met hoeveel mensen")
    await fatima.drukt("Meer dan 20")
    assert fatima.laatste == (
        "Aangepast voor het hele gesprek: Havenkant, met meer dan 20 mensen. "
        "Verbeteren kan tot en met maandag 30 november."
    )
    with transactie(buurt.dienst.db) as sessie:
        signalen = sessie.scalars(select(m.Signaal).order_by(m.Signaal.nummer)).all()
        gevonden = [(rij.plek, rij.buurt, rij.aanwezig) for rij in signalen]
    assert gevonden == [("De inloop", "", 6)] * 3 + [("Havenkant", "Havenkant", 21)] * 3
