"""One month in a wijkverband, from the first invitation to what residents read.

Played over Telegram and over the browser channel. The dates are those of a real calendar: the month closes at
midnight, the bundle comes on the third working day at nine.
"""

import re

from tests.mensen import Buurt, Mens

COLLEGAS = {
    "Fatima Bouzid": ("Thuiszorg", "Wijkverpleegkundige", "Naast de glasbak staat weer grofvuil op de stoep"),
    "Sander Vos": ("Politie", "Wijkagent", "Mensen klagen over afval dat naast de containers ligt"),
    "Rajiv Ramdin": ("Welzijn", "Jongerenwerker", "De jongens ruimen zelf het zwerfvuil bij het veldje op"),
    "Anna Kok": ("Corporatie", "Woonconsulent", "In de portieken staan vuilniszakken, het stinkt"),
}


async def meld_aan(mens: Mens, code: str, organisatie: str, functie: str) -> None:
    await mens.zegt(f"/start {code}")
    for antwoord in ("Gelezen", organisatie, functie, "Elke werkdag om 12.15 uur"):
        await mens.drukt(antwoord)


async def test_een_maand(buurt: Buurt, uitnodiging: str) -> None:
    # Monday 2 November. Esra comes in as coördinator, links the group and invites her colleagues.
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    collegas = [buurt.mens(naam) for naam in COLLEGAS]
    for mens in collegas:
        organisatie, functie, _ = COLLEGAS[mens.naam]
        await meld_aan(mens, code, organisatie, functie)

    # At a quarter past twelve everybody gets the first question. A sentence answers it.
    await buurt.wordt("2026-11-02T12:15")
    fatima, sander, *_ = collegas
    assert [m.laatste.splitlines()[0] for m in collegas] == ["Wat hoor of zie je in de wijk?"] * 4
    for mens in collegas:
        await mens.zegt(COLLEGAS[mens.naam][2])
        await mens.zegt("Een vaste dag waarop het wordt opgehaald")
    await esra.drukt("Niets bijzonders")
    assert "Thema: Afval en schoon" in fatima.laatste
    assert "tot en met maandag 30 november" in fatima.laatste

    # A week later Fatima tells something by herself, and corrects it by editing her message.
    await buurt.wordt("2026-11-09T10:00")
    await fatima.zegt("Bij de flat ligt elke week afval naast de bak")
    await fatima.drukt("Weet ik niet")
    await fatima.verbetert(
        "Bij de flat ligt elke week afval naast de bak", "Bij de flat ligt elke dag afval naast de bak"
    )
    assert fatima.laatste == "Aangepast. Verbeteren kan tot en met maandag 30 november."

    # Thursday 3 December, nine o'clock: the bundle is there by itself.
    await buurt.wordt("2026-12-03T08:59")
    assert not any("Signalenbundel" in bericht for bericht in buurt.groep)
    await buurt.wordt("2026-12-03T09:00")
    assert "1. Afval en schoon · ten minste 3 van 5 melders\n" in buurt.groep[-1]
    assert len(buurt.groep[-1]) <= 900

    # Esra picks one action. The group hears it at once; who should own it is asked, and says yes.
    await esra.drukt_in_de_groep("Kies de acties")
    for antwoord in ("Afval en schoon", "Makkelijk", "Veel verschil"):
        await esra.drukt(antwoord)
    await esra.zegt("De stoep is schoon")
    await esra.zegt("Samen opruimen bij de containers")
    for antwoord in ("Sander Vos", "Zonder partners"):
        await esra.drukt(antwoord)
    await esra.zegt("Prikstokken lenen bij de gemeente")
    await esra.drukt("Donderdag 17 december")
    await esra.drukt("Over 6 weken: donderdag 14 januari")
    await esra.drukt("Sla over")
    await esra.drukt("Nee, dit was het")
    assert "Samen opruimen bij de containers" in buurt.groep[-1]
    assert "Eigenaar: Sander (gevraagd)" in buurt.groep[-1]
    await sander.drukt("Ja, dat doe ik")
    assert "Ik herinner je aan donderdag 17 december" in sander.laatste

    # She writes what residents read, and publishes it. Once it is shared the round is closed.
    await esra.drukt("Schrijf de terugkoppeling")
    for antwoord in (
        "Neem dit over",
        "Klopt zo",
        "Neem dit over",
        "Neem dit over",
        "Donderdag 31 december",
        "De wijkkrant",
        "Kom langs bij de inloop",
    ):
        await esra.drukt(antwoord)
    assert "Wat lukt nog niet, en waarom?" in esra.laatste
    await esra.drukt("Publiceer")
    assert "Dit lezen bewoners over november" in buurt.groep[-1]
    await esra.drukt("Gedeeld")
    await esra.drukt("De wijkkrant, vandaag")
    assert "De ronde van november is rond" in esra.laatste
    assert "Bewoners horen weer iets op donderdag 31 december" in esra.laatste

    # Two weeks later the reminder speaks the owner's own words; one tap is the answer.
    await buurt.wordt("2026-12-17T09:00")
    assert "“Prikstokken lenen bij de gemeente”" in sander.laatste
    await sander.drukt("Gedaan")
    assert "Op donderdag 14 januari kijken we wat het bracht" in sander.laatste

    # At the check moment: what did it bring, do residents notice.
    await buurt.wordt("2027-01-14T09:00")
    assert "Vandaag kijken we terug" in sander.laatste
    await sander.drukt("Gedaan")
    await sander.zegt("Negentien mensen hielpen mee")
    await sander.drukt("Ja")
    await sander.drukt("Stoppen")
    assert sander.laatste.startswith("Dank je. De actie is afgerond")
