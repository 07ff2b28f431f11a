"""Three rounds in a wijkverband, November to January, with everything in them that goes otherwise than planned.

Played over Telegram and over the browser channel. Somebody withdraws what she told, an owner says no, an action is
handed over, another fails honestly, the group gets a new number, nobody looks at a bundle, residents notice nothing,
and an update comes late. Every time the next round begins with it.
"""

import re

from tests.mensen import Buurt, Mens, TelegramBuurt
from tests.test_een_maand import meld_aan
from tests.test_terugkoppelen import inhoud, laatste_bundel

PLEKKEN = {
    "Fatima Bouzid": ("Thuiszorg", "Wijkverpleegkundige"),
    "Sander Vos": ("Politie", "Wijkagent"),
    "Rajiv Ramdin": ("Welzijn", "Jongerenwerker"),
    "Anna Kok": ("Corporatie", "Woonconsulent"),
    "Mo Haddad": ("Welzijn", "Opbouwwerker"),
    "Karin Smit": ("Welzijn", "Huisbezoeker"),
}
AFVAL, VERKEER = "Er ligt afval naast de containers", "Er wordt te hard gereden in de straat"


async def vertelt(mens: Mens, tekst: str) -> None:
    await mens.zegt(tekst)
    await mens.drukt("Weet ik niet")


async def kiest(esra: Mens, patroon: str, wat: str, eigenaar: str, eerste_stap: str) -> None:
    for antwoord in (patroon, "Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(antwoord)
    await esra.zegt(wat)
    await esra.drukt(eigenaar)
    await esra.drukt("Zonder partners")
    await esra.zegt(eerste_stap)
    for antwoord in ("Donderdag 17 december", "Over 6 weken", "Sla over"):
        await esra.drukt(antwoord)


async def test_drie_rondes(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    fatima, sander, rajiv, anna, mo, karin = collegas = [buurt.mens(naam) for naam in PLEKKEN]
    for mens in collegas:
        await meld_aan(mens, code, *PLEKKEN[mens.naam])

    # November. All four tell about refuse, three about traffic; Sander takes back what he told.
    await buurt.wordt("2026-11-03T10:00")
    for mens in collegas:
        await vertelt(mens, AFVAL)
    for mens in (fatima, rajiv, anna, mo, karin):
        await vertelt(mens, VERKEER)
    await vertelt(sander, VERKEER)
    await sander.drukt("Trek in")
    await buurt.wordt("2026-12-03T09:00")
    assert "2. Verkeer en parkeren · ten minste 4 van 6 melders\n" in buurt.groep[-1]

    # Two actions. Fatima takes hers; Sander says no and why, and Rajiv does it.
    await esra.zegt("/kiezen")
    await kiest(esra, "Afval en schoon", "Samen opruimen", "Sander Vos", "Prikstokken lenen")
    await esra.drukt("Ja, nog één")
    await kiest(esra, "Verkeer en parkeren", "Een drempel vragen", "Fatima Bouzid", "De gemeente bellen")
    await esra.drukt("Nee, dit is genoeg")
    await fatima.drukt("Ja, dat doe ik")
    await sander.drukt("Nee, omdat…")
    await sander.zegt("Ik ben tot kerst met verlof")
    assert "omdat: “Ik ben tot kerst met verlof”" in esra.laatste
    await esra.drukt("Vraag iemand anders")
    await esra.drukt("Rajiv")
    await rajiv.drukt("Ja, dat doe ik")

    # The day of the first step. Rajiv hands over to Anna; Fatima's action fails, and she says why.
    await buurt.wordt("2026-12-17T09:00")
    await rajiv.drukt("Geef over aan…")
    await rajiv.drukt("Anna")
    await anna.drukt("Ja, dat doe ik")
    assert rajiv.laatste == "Anna is nu eigenaar van de actie “Samen opruimen”."
    await fatima.drukt("Lukt niet")
    await fatima.zegt("De gemeente heeft dit jaar geen geld")
    assert esra.laatste.endswith("Fatima schrijft: “De gemeente heeft dit jaar geen geld”")

    # Residents read that as well, in her words.
    await esra.zegt("/terugkoppelen")
    await esra.drukt("Neem dit over")
    await esra.drukt("Klopt zo")
    await esra.drukt("Neem dit over")
    assert "De gemeente heeft dit jaar geen geld" in esra.laatste
    for antwoord in ("Neem dit over", "Donderdag 14 januari", "De inloop", "Kom langs", "Publiceer"):
        await esra.drukt(antwoord)
    assert buurt.groep[-1] == "Dit lezen bewoners over november. Deel het waar je ze spreekt."

    await buurt.wordt("2026-12-30T09:00")
    assert "Hebben bewoners de tekst over november al gehoord" in esra.laatste
    for antwoord in ("Gedeeld", "De inloop, vandaag"):
        await esra.drukt(antwoord)
    assert "De ronde van november is rond" in esra.laatste

    # The group becomes a supergroup. Only three tell something in December, and nobody looks at the bundle: it is
    # posted all the same, in the new group, and begins with what still runs.
    if isinstance(buurt, TelegramBuurt):
        await buurt.verhuis_de_groep(-1009876543210)
    for mens in (anna, mo, karin):
        await vertelt(mens, AFVAL)
    await buurt.wordt("2027-01-06T08:59")
    voor = len(buurt.groep)
    await buurt.wordt("2027-01-06T09:00")
    (bundel,) = buurt.groep[voor:]
    assert "Nog open\n• Samen opruimen · Anna, eerste stap voor 17 december\n\n" in bundel
    assert "Er deden minder dan 5 melders mee. Daarom tonen we geen cijfers" in bundel

    # The check moment. Anna did what she would; residents do not notice it, so it goes on with another first step.
    await buurt.wordt("2027-01-14T09:00")
    assert anna.laatste.startswith("Vandaag kijken we terug op de actie:\n“Samen opruimen”")
    await anna.drukt("Gedaan")
    await anna.zegt("Er kwamen negentien mensen")
    await anna.drukt("Nee")
    await anna.zegt("De school vragen")
    await anna.drukt("Donderdag 21 januari")
    assert (
        "Ik herinner je op donderdag 21 januari. Op donderdag 25 februari kijken we opnieuw" in anna.laatste
    )

    # On that day residents would hear more. Esra does not get to it, and the third bundle says so.
    assert any(
        "Vandaag zouden bewoners weer iets horen over november" in tekst for tekst, _ in esra.berichten
    )
    await buurt.wordt("2027-01-21T09:00")
    await anna.drukt("Gedaan")
    await buurt.wordt("2027-02-03T09:00")
    assert (
        "Nog open\n"
        "• Samen opruimen · Anna, check op 25 februari\n"
        "• Terugkoppeling over december 2026\n"
        "• Update voor bewoners over november 2026: te laat\n\n"
    ) in buurt.groep[-1]

    # She gives it, late and honestly. Then nothing of November is open any more.
    await esra.zegt("/acties")
    await esra.drukt("Geef de update")
    await esra.zegt("Samen opruimen gaat door. De school doet mee.")
    await esra.drukt("Dit was de laatste")
    await esra.zegt("/acties")
    assert "Samen opruimen" in esra.laatste
    assert "te laat" not in esra.laatste


async def test_rondes_van_zes_weken(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    fatima, sander, rajiv, anna, mo, karin = collegas = [buurt.mens(naam) for naam in PLEKKEN]
    for mens in collegas:
        await meld_aan(mens, code, *PLEKKEN[mens.naam])

    # November is lived to its end. What is told in it comes in its own bundle.
    await buurt.wordt("2026-11-03T10:00")
    await esra.zegt("/overleg")
    await esra.drukt("Een ronde wordt zes weken")
    assert esra.laatste.startswith("Vanaf dinsdag 1 december duurt een ronde zes weken.")
    await vertelt(fatima, AFVAL)
    assert "tot en met maandag 30 november" in fatima.laatste
    await buurt.wordt("2026-12-03T09:00")
    assert buurt.groep[-1].startswith("Signalenbundel Laak · november 2026")

    # From December on what is told before and after New Year is counted together.
    for mens in (fatima, sander, rajiv):
        await vertelt(mens, AFVAL)
        assert "tot en met maandag 11 januari" in mens.laatste
    await buurt.wordt("2027-01-06T10:00")
    for mens in (anna, mo):
        await vertelt(mens, AFVAL)
    assert sum(bericht.startswith("Signalenbundel") for bericht in buurt.groep) == 1
    await buurt.wordt("2027-01-14T09:00")
    assert buurt.groep[-1].startswith(
        "Signalenbundel Laak · 1 december tot en met 11 januari 2027\n\n"
        "Nog open\n• Terugkoppeling over november 2026\n\n"
        "1. Afval en schoon · ten minste 3 van 5 melders\n"
    )
    await karin.zegt("/bundel")
    assert karin.laatste == "Dit is de hele bundel van 1 december tot en met 11 januari."
    pagina = kale_tekst(inhoud(buurt, karin, f"bundel:{laatste_bundel(buurt)}"))
    assert "1 december tot en met 11 januari 2027\nWat professionals in de wijk hoorden" in pagina
    assert "Signalen van 1 december tot en met 11 januari. Eén melder" in pagina

    # What residents read names the weeks as well, and so does everything that is said about it.
    await esra.zegt("/terugkoppelen")
    await esra.drukt("1 december tot en met 11 januari 2027")
    assert esra.laatste.startswith("Wat hoorden jullie van 1 december tot en met 11 januari? Gewone woorden")
    for antwoord in ("Neem dit over",) * 3 + ("Donderdag 11 februari", "De inloop", "Kom langs", "Publiceer"):
        await esra.drukt(antwoord)
    await esra.drukt("Geef antwoord")
    for antwoord in ("Deze keer geen actie", "Later", "Publiceer", "Publiceer"):
        await esra.drukt(antwoord)
    assert buurt.groep[-1].startswith("Dit lezen bewoners over 1 december tot en met 11 januari.")
    gelezen = kale_tekst(inhoud(buurt, karin, f"terugkoppeling:{laatste_bundel(buurt)}"))
    assert "Wat we met uw verhaal deden\n1 december tot en met 11 januari 2027\nVoor bewoners" in gelezen
    for antwoord in ("Gedeeld", "De inloop, vandaag"):
        await esra.drukt(antwoord)
    assert "De ronde van 1 december tot en met 11 januari is rond." in esra.laatste
    await buurt.wordt("2027-02-11T09:00")
    await esra.drukt("Geef de update")
    assert esra.laatste.startswith("Wat kwam er van de ronde van 1 december tot en met 11 januari?")


def kale_tekst(html: str) -> str:
    """The lines that somebody reads."""
    zonder = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    regels = (" ".join(regel.split()) for regel in re.sub(r"<[^>]+>", "\n", zonder).splitlines())
    return "\n".join(regel for regel in regels if regel)
