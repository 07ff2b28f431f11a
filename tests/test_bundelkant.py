"""The side of the bundle: the coördinator sees it first, members vote under it, melders hear what came of it.

Over Telegram and over the browser channel alike. November closes at midnight; Tuesday 1 December is the first
working day, Thursday the third.
"""

import re

import pytest
from sqlalchemy import select

from gesprekken.microuitvraag import MAG_HET
from opslag import models as m
from opslag import transactie
from tests.mensen import Buurt, Mens, TelegramBuurt
from tests.test_een_maand import meld_aan

PLEKKEN = {
    "Fatima Bouzid": ("Thuiszorg", "Wijkverpleegkundige"),
    "Sander Vos": ("Politie", "Wijkagent"),
    "Rajiv Ramdin": ("Welzijn", "Jongerenwerker"),
    "Anna Kok": ("Corporatie", "Woonconsulent"),
    "Mo Haddad": ("Welzijn", "Opbouwwerker"),
}
AFVAL = "Er ligt grofvuil naast de containers"
VERKEER = "Er wordt veel te hard gereden in de straat"
SCHULDEN = "Een bewoner heeft schulden en krijgt brieven van de deurwaarder"


class Wijk:
    """Esra coördineert; the others told things in November."""

    def __init__(self, buurt: Buurt, esra: Mens, collegas: list[Mens]) -> None:
        self.buurt, self.esra = buurt, esra
        self.fatima, self.sander, self.rajiv, self.anna, self.mo = collegas
        self.collegas = collegas


async def vertelt(mens: Mens, tekst: str, thema: str) -> None:
    await mens.zegt(tekst)
    await mens.drukt("Weet ik niet")
    if f"Thema: {thema}" not in mens.laatste:
        await mens.drukt("Thema")
        await mens.drukt(thema)


@pytest.fixture
async def wijk(buurt: Buurt, uitnodiging: str) -> Wijk:
    return await november(buurt, uitnodiging)


async def november(buurt: Buurt, uitnodiging: str) -> Wijk:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)[1]
    collegas = [buurt.mens(naam) for naam in PLEKKEN]
    for mens in collegas:
        await meld_aan(mens, code, *PLEKKEN[mens.naam])
    await buurt.wordt("2026-11-03T10:00")
    for mens in collegas:
        await vertelt(mens, AFVAL, "Afval en schoon")
        await vertelt(mens, VERKEER, "Verkeer en parkeren")
    await vertelt(collegas[1], SCHULDEN, "Geld en schulden")
    return Wijk(buurt, esra, collegas)


def bundel_in_de_groep(wijk: Wijk) -> list[str]:
    return [tekst for tekst in wijk.buurt.groep if tekst.startswith("Signalenbundel")]


async def test_the_coordinator_sees_the_bundle_first_and_silence_posts_it(wijk: Wijk) -> None:
    await wijk.buurt.wordt("2026-12-01T08:59")
    voor = len(wijk.esra.berichten)
    await wijk.buurt.wordt("2026-12-01T09:00")
    tekst, knoppen = wijk.esra.berichten[voor]
    assert tekst.startswith(
        "Dit is de bundel van november. Doe je niets? Dan staat hij op donderdag 3 december"
    )
    assert "1. Afval en schoon · 5 van 5 melders · 5 signalen" in tekst
    assert knoppen == ["Plaats nu", "Pas iets aan", "Stel uit"]
    assert not any("Dit is de bundel" in tekst for mens in wijk.collegas for tekst, _ in mens.berichten)
    await wijk.fatima.zegt("/bundel")
    assert wijk.fatima.laatste.startswith("Er is nog geen bundel")
    await wijk.buurt.wordt("2026-12-03T08:59")
    assert bundel_in_de_groep(wijk) == []
    await wijk.buurt.wordt("2026-12-03T09:00")
    assert len(bundel_in_de_groep(wijk)) == 1


async def test_with_a_meeting_ahead_she_hears_the_day_on_which_it_really_comes(wijk: Wijk) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await buurt.wordt("2026-11-30T10:00")
    await esra.zegt("/overleg")
    await esra.zegt("17 december")
    await esra.drukt("10.00 uur")
    voor = len(esra.berichten)
    await buurt.wordt("2026-12-01T09:00")
    (proef,) = (tekst for tekst, _ in esra.berichten[voor:] if tekst.startswith("Dit is de bundel"))
    assert "Dan staat hij op woensdag 16 december om 9.00 uur in de groep." in proef
    await buurt.wordt("2026-12-16T08:59")
    assert bundel_in_de_groep(wijk) == []
    await buurt.wordt("2026-12-16T09:00")
    assert len(bundel_in_de_groep(wijk)) == 1


async def test_she_corrects_it_puts_it_off_and_posts_it_herself(wijk: Wijk) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await buurt.wordt("2026-12-01T09:00")
    await esra.drukt("Pas iets aan")
    await esra.drukt("Geef een andere naam")
    await esra.drukt("Afval en schoon")
    await esra.zegt("Grofvuil bij de flat")
    assert "1. Grofvuil bij de flat · 5 van 5 melders" in esra.laatste
    await esra.drukt("Zet er één zin bij")
    await esra.zegt("De markt was een week dicht.")
    assert "De markt was een week dicht." in esra.laatste
    await esra.drukt("Voeg er twee samen")
    await esra.drukt("Verkeer en parkeren")
    await esra.drukt("Grofvuil bij de flat")
    assert "1. Grofvuil bij de flat · 5 van 5 melders · 10 signalen" in esra.laatste
    await esra.drukt("Klaar")
    assert "donderdag 3 december" in esra.laatste
    await esra.zegt("/voorproef")
    await esra.drukt("Stel uit")
    await esra.drukt("Vrijdag 4 december")
    await buurt.wordt("2026-12-03T12:15")
    assert bundel_in_de_groep(wijk) == []
    await esra.zegt("/voorproef")
    await esra.drukt("Plaats nu")
    (bundel,) = bundel_in_de_groep(wijk)
    assert "De markt was een week dicht." in bundel
    assert "1. Grofvuil bij de flat · 5 van 5 melders · 10 signalen" in bundel
    with transactie(buurt.dienst.db) as sessie:
        gedaan = [(i.soort, i.patroon, bool(i.wie)) for i in sessie.scalars(select(m.Ingreep))]
    assert gedaan == [
        ("naam", "afval-en-schoon", True),
        ("toelichting", "", True),
        ("samen", "verkeer-en-parkeren", True),
        ("uitstel", "", True),
        ("plaats", "", True),
    ]
    await buurt.wordt("2026-12-04T12:15")
    assert len(bundel_in_de_groep(wijk)) == 1


async def test_the_preview_names_the_day_before_the_meeting_and_a_day_that_she_chose_wins(wijk: Wijk) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await esra.zegt("/overleg 15 december")
    await esra.drukt("10.00 uur")
    await buurt.wordt("2026-12-01T09:00")
    proef = next(tekst for tekst, _ in reversed(esra.berichten) if "Dit is de bundel" in tekst)
    assert "Doe je niets? Dan staat hij op maandag 14 december om 9.00 uur in de groep." in proef
    await esra.drukt("Stel uit")
    await esra.zegt("4 december")
    assert "Zonder uitstel komt hij op maandag 14 december. Kies een dag daarna." in esra.laatste
    await esra.zegt("16 december")
    assert "De bundel komt op woensdag 16 december in de groep." in esra.laatste
    await buurt.wordt("2026-12-16T08:59")
    assert bundel_in_de_groep(wijk) == []
    await buurt.wordt("2026-12-16T09:00")
    assert len(bundel_in_de_groep(wijk)) == 1


async def test_a_sentence_of_who_allowed_it_stands_in_the_bundle_until_it_is_hidden(wijk: Wijk) -> None:
    """Each was asked once, under the first thing she told. Fatima says yes; Sander did not answer."""
    assert [sum(MAG_HET in tekst for tekst, _ in mens.berichten) for mens in wijk.collegas] == [1] * 5
    await wijk.fatima.drukt("Ja, dat mag")
    await wijk.rajiv.drukt("Liever niet")
    await wijk.buurt.wordt("2026-12-01T09:00")
    proef = next(tekst for tekst, _ in reversed(wijk.esra.berichten) if "Dit is de bundel" in tekst)
    assert f"5 signalen\nOnder meer: grofvuil en containers\n“{AFVAL}”\n2. Verkeer" in proef
    assert f"“{VERKEER}”" not in proef  # that would be a second one of hers

    await wijk.esra.drukt("Pas iets aan")
    await wijk.esra.drukt("Verberg een citaat")
    await wijk.esra.drukt(AFVAL)
    assert f"“{AFVAL}”" not in wijk.esra.laatste
    await wijk.buurt.wordt("2026-12-03T09:00")
    (bundel,) = bundel_in_de_groep(wijk)
    assert (
        "1. Afval en schoon · 5 van 5 melders · 5 signalen\nOnder meer: grofvuil en containers\n2. Verkeer"
        in bundel
    )


async def test_who_leaves_before_it_is_posted_takes_her_sentence_along(wijk: Wijk) -> None:
    await wijk.fatima.drukt("Ja, dat mag")
    await wijk.buurt.wordt("2026-12-01T09:00")
    await wijk.fatima.zegt("/verwijder")
    await wijk.fatima.drukt("Wis alles en stop")
    await wijk.fatima.drukt("Ja, wis het nu")
    await wijk.buurt.wordt("2026-12-03T09:00")
    (bundel,) = bundel_in_de_groep(wijk)
    assert (
        "1. Afval en schoon · 5 van 5 melders · 5 signalen\nOnder meer: grofvuil en containers\n2. Verkeer"
        in bundel
    )


async def test_a_posted_bundle_is_corrected_in_its_place_and_says_so(wijk: Wijk) -> None:
    await wijk.buurt.wordt("2026-12-04T10:00")
    await wijk.esra.zegt("/bundel")
    await wijk.esra.drukt("Verbeter de bundel")
    await wijk.esra.drukt("Geef een andere naam")
    await wijk.esra.drukt("Verkeer en parkeren")
    await wijk.esra.zegt("Hard rijden")
    await wijk.esra.drukt("Klaar")
    (bundel,) = bundel_in_de_groep(wijk)
    assert "Verbeterd op 4 december." in bundel
    assert "2. Hard rijden · 5 van 5 melders" in bundel


async def test_a_vote_counts_once_a_person_and_stays_hidden_until_it_is_closed(wijk: Wijk) -> None:
    esra, buurt, fatima, sander = wijk.esra, wijk.buurt, wijk.fatima, wijk.sander
    await buurt.wordt("2026-12-03T12:15")
    assert bundel_in_de_groep(wijk)[-1].endswith("Stem mee: tik op één of twee. Nog niemand stemde.")
    assert buurt.knoppen_in_de_groep[-1] == [
        "1. Afval en schoon",
        "2. Verkeer en parkeren",
        "Kies de acties",
        "Lees de hele bundel",
    ]
    voor = {mens.naam: len(mens.berichten) for mens in (esra, *wijk.collegas)}
    assert (
        await fatima.drukt_in_de_groep("2. ") == "Je stemde op Verkeer en parkeren. Je mag er nog één kiezen."
    )
    assert await fatima.drukt_in_de_groep("1. ") == "Je stemde op Afval en schoon. Dat zijn je twee."
    assert await fatima.drukt_in_de_groep("1. ") == "Je stem op Afval en schoon is weg."
    assert (
        await sander.drukt_in_de_groep("2. ") == "Je stemde op Verkeer en parkeren. Je mag er nog één kiezen."
    )
    await wijk.rajiv.drukt_in_de_groep("1. ")
    await buurt.dienst.tik()
    assert bundel_in_de_groep(wijk)[-1].endswith("3 van de 6 stemden al.")
    vreemd = buurt.mens("Voorbij Ganger")
    assert await vreemd.drukt_in_de_groep("1. ") == (
        "Stemmen kan wie meedoet in dit wijkverband. Vraag de coördinator om een uitnodiging."
    )
    assert vreemd.berichten == []
    assert {mens.naam: len(mens.berichten) for mens in (esra, *wijk.collegas)} == voor
    await esra.zegt("/stemming")
    assert "Verkeer" not in esra.laatste
    await esra.drukt("Sluit de stemming")
    (bundel,) = bundel_in_de_groep(wijk)
    assert bundel.endswith("De stemming is gesloten. 1. Verkeer en parkeren. 2. Afval en schoon.")
    assert buurt.knoppen_in_de_groep[-1] == ["Kies de acties", "Lees de hele bundel"]
    await esra.drukt_in_de_groep("Kies de acties")
    assert "De stemming: 1. Verkeer en parkeren. 2. Afval en schoon." in esra.laatste
    assert esra.knoppen[:2] == ["Verkeer en parkeren", "Afval en schoon"]


async def test_the_day_of_the_meeting_closes_the_vote_and_so_does_the_next_bundle(wijk: Wijk) -> None:
    buurt = wijk.buurt
    await buurt.wordt("2026-12-03T12:15")
    await wijk.fatima.drukt_in_de_groep("1. ")
    await wijk.sander.drukt_in_de_groep("2. ")
    await wijk.esra.zegt("/overleg 8 december")
    await wijk.esra.drukt("10.00 uur")
    await buurt.wordt("2026-12-08T18:00")
    assert "De stemming is gesloten" not in bundel_in_de_groep(wijk)[-1]
    await buurt.wordt("2026-12-09T09:00")
    uitslag = "De stemming is gesloten. 1 en 2 gelijk: Afval en schoon, Verkeer en parkeren."
    assert bundel_in_de_groep(wijk)[-1].endswith(uitslag)


async def test_the_next_meeting_is_planned_in_the_meeting_itself(wijk: Wijk) -> None:
    """On the day itself the vote goes on, and the question after it is about the meeting that was."""
    buurt, esra = wijk.buurt, wijk.esra
    await esra.zegt("/overleg 8 december")
    await esra.drukt("10.00 uur")
    await buurt.wordt("2026-12-07T09:00")
    await wijk.fatima.drukt_in_de_groep("1. ")
    await buurt.wordt("2026-12-08T11:00")
    await esra.zegt("/overleg 5 januari")
    await esra.drukt("13.00 uur")
    assert "dinsdag 5 januari om 13.00 uur" in esra.laatste
    await buurt.wordt("2026-12-08T18:00")
    assert "De stemming is gesloten" not in bundel_in_de_groep(wijk)[-1]
    await buurt.wordt("2026-12-09T09:00")
    assert bundel_in_de_groep(wijk)[-1].endswith("De stemming is gesloten. 1. Afval en schoon.")
    assert esra.laatste == "Dinsdag 8 december was het overleg van Laak. Wat kozen jullie?"

    # She moves the one that is still to come; nothing is asked about 8 December again.
    await esra.zegt("/overleg 6 januari")
    await esra.drukt("Zelfde uur: 13.00 uur")
    await buurt.wordt("2026-12-10T09:00")
    assert sum("Wat kozen jullie?" in tekst for tekst, _ in esra.berichten) == 1
    await buurt.wordt("2027-01-05T09:00")
    assert sum("De agenda, 20 minuten" in tekst for tekst, _ in esra.berichten) == 2
    assert any(t.startswith("Op woensdag 6 januari om 13.00 uur is het overleg") for t, _ in esra.berichten)


async def test_what_was_chosen_in_the_meeting_itself_is_not_asked_after_it(wijk: Wijk) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await esra.zegt("/overleg 8 december")
    await esra.drukt("10.00 uur")
    await buurt.wordt("2026-12-08T11:00")
    await esra.zegt("/kiezen")
    for drukt in ("Afval en schoon", "Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(drukt)
    await esra.zegt("Samen opruimen")
    await esra.drukt("Esra Demir")
    await esra.drukt("Zonder partners")
    await esra.zegt("Prikstokken lenen")
    for drukt in ("Dinsdag 22 december", "Over 6 weken", "Sla over", "Nee, dit was het", "Later"):
        await esra.drukt(drukt)
    assert any("Elk thema heeft nu een antwoord." in tekst for tekst, _ in esra.berichten)
    await buurt.wordt("2026-12-16T12:15")
    assert not any("Wat kozen jullie?" in tekst for tekst, _ in esra.berichten)


async def test_a_round_stays_named_until_residents_heard_of_it(wijk: Wijk) -> None:
    """November is left open, December is told about: the bundle of January still names November."""
    esra, buurt = wijk.esra, wijk.buurt
    await buurt.wordt("2027-01-06T12:15")
    assert "• Terugkoppeling over november 2026\n" in bundel_in_de_groep(wijk)[-1]
    await esra.zegt("/acties")
    assert "Bewoners hoorden nog niets over november 2026 en december 2026." in esra.laatste
    await esra.drukt("Vertel over december 2026")
    for antwoord in ("Neem dit over", "Neem dit over", "Neem dit over"):
        await esra.drukt(antwoord)
    await esra.drukt("Woensdag 3 februari")
    for antwoord in ("De inloop", "Kom langs", "Publiceer", "Gedeeld", "De inloop, vandaag"):
        await esra.drukt(antwoord)
    assert "De ronde van december is rond" in esra.laatste
    await buurt.wordt("2027-02-03T09:00")
    assert "• Terugkoppeling over november 2026\n" in bundel_in_de_groep(wijk)[-1]
    await wijk.fatima.zegt("/acties")
    assert "Bewoners hoorden" not in wijk.fatima.laatste


async def test_melders_hear_where_their_signal_is_and_nothing_that_the_bundle_hides(wijk: Wijk) -> None:
    buurt = wijk.buurt
    await buurt.wordt("2026-12-03T09:00")
    voor = {mens.naam: len(mens.berichten) for mens in (wijk.esra, *wijk.collegas)}
    await wijk.mo.zegt("/ontvangst")
    await wijk.mo.drukt("Zet het uit")
    await buurt.wordt("2026-12-03T12:15")
    nieuw = {
        mens.naam: [tekst for tekst, _ in mens.berichten[voor[mens.naam] :] if "jouw signaal" in tekst]
        for mens in (wijk.esra, *wijk.collegas)
    }
    kop = "Wat er met jouw signaal gebeurt, Laak\n"
    gewoon = (
        f"{kop}Jouw signaal van 3 november zit in ‘Afval en schoon’.\n"
        "Jouw signaal van 3 november zit in ‘Verkeer en parkeren’."
    )
    klein = "\nJouw signaal van 3 november telt mee. Het thema is nog te klein om te noemen."
    assert nieuw["Fatima Bouzid"] == [gewoon]
    assert nieuw["Sander Vos"] == [
        gewoon + klein
    ]  # in no receipt stands the theme that the bundle does not name
    assert nieuw["Esra Demir"] == []
    assert [tekst for tekst in nieuw["Mo Haddad"] if tekst.startswith(kop)] == []
    await buurt.wordt("2026-12-04T12:15")
    assert sum(tekst.startswith(kop) for tekst, _ in wijk.fatima.berichten) == 1

    # The choice: one is chosen, one put off. What the bundle does not name is told nothing that is untrue.
    await wijk.esra.zegt("/kiezen")
    for antwoord in ("Afval en schoon", "Te doen", "Veel verschil", "Sla over"):
        await wijk.esra.drukt(antwoord)
    await wijk.esra.zegt("Samen opruimen")
    for antwoord in ("Anna Kok", "Zonder partners"):
        await wijk.esra.drukt(antwoord)
    await wijk.esra.zegt("Prikstokken lenen")
    for antwoord in ("Vrijdag 18 december", "Over 6 weken", "Sla over", "Nee, dit was het", "Later"):
        await wijk.esra.drukt(antwoord)
    await buurt.wordt("2026-12-07T12:15")
    keuze = [
        "Jouw signaal van 3 november zit in ‘Afval en schoon’.",
        "Het wijkverband koos het: “Samen opruimen”, eerste stap voor 18 december.",
        "Jouw signaal van 3 november zit in ‘Verkeer en parkeren’.",
        "Het wijkverband koos het nog niet, en schoof het door naar de bundel erna.",
        "Het thema is nog te klein om te noemen. Elke ronde telt apart. Hoor je het weer? Vertel het dan opnieuw.",
    ]
    assert ontvangen(wijk.fatima) == [gewoon.removeprefix(kop).splitlines(), keuze[:4]]
    assert ontvangen(wijk.sander)[1:] == [keuze]

    # Three bundles on she writes it at last. Published is not told: only when it was shared they hear of it.
    await buurt.wordt("2027-02-10T09:00")
    await wijk.esra.zegt("/terugkoppelen")
    for antwoord in ("November 2026", "Neem dit over", "Klopt zo", "Neem dit over", "Neem dit over"):
        await wijk.esra.drukt(antwoord)
    for antwoord in ("Woensdag 10 maart", "De inloop", "Kom langs", "Publiceer"):
        await wijk.esra.drukt(antwoord)
    voor_het_delen = len(wijk.fatima.berichten)
    await buurt.wordt("2027-02-10T15:00")
    nieuw_bij_haar = wijk.fatima.berichten[voor_het_delen:]
    assert [tekst for tekst, _ in nieuw_bij_haar if tekst.startswith(kop)] == []
    await wijk.esra.drukt("Gedeeld")
    await wijk.esra.drukt("De inloop, vandaag")
    await buurt.wordt("2027-02-11T12:15")
    assert ontvangen(wijk.fatima)[-1] == [
        *(keuze[0], keuze[2]),
        "Dit hoorden bewoners over november: “Samen opruimen. De eerste stap zetten we uiterlijk op 18 december.”",
    ]


def ontvangen(mens: Mens) -> list[list[str]]:
    """The lines of each receipt."""
    kop = "Wat er met jouw signaal gebeurt, Laak\n"
    return [tekst.removeprefix(kop).splitlines() for tekst, _ in mens.berichten if tekst.startswith(kop)]


async def test_a_group_that_became_a_supergroup_votes_under_one_new_post(
    op_telegram: TelegramBuurt, uitnodiging: str
) -> None:
    buurt, wijk = op_telegram, await november(op_telegram, uitnodiging)
    await buurt.wordt("2026-12-03T12:15")
    await wijk.fatima.drukt_in_de_groep("1. ")
    await buurt.dienst.tik()
    await buurt.verhuis_de_groep(-1009999999999)
    assert [tekst[-22:] for tekst in bundel_in_de_groep(wijk)] == [" 1 van de 6 stemde al."]
    await wijk.sander.drukt_in_de_groep("1. ")
    await buurt.dienst.tik()
    await wijk.rajiv.drukt_in_de_groep("2. ")
    await buurt.dienst.tik()
    assert [tekst[-23:] for tekst in bundel_in_de_groep(wijk)] == [" 3 van de 6 stemden al."]


async def december(wijk: Wijk) -> None:
    """All five tell of refuse again; nothing is answered about November yet. The next bundle comes on 6 January."""
    await wijk.buurt.wordt("2026-12-03T12:15")
    await wijk.buurt.wordt("2026-12-10T10:00")
    for mens in wijk.collegas:
        await vertelt(mens, AFVAL, "Afval en schoon")
    await wijk.buurt.wordt("2027-01-05T18:30")


async def test_who_is_choosing_when_the_next_bundle_comes_goes_on_with_the_one_she_began_with(
    wijk: Wijk,
) -> None:
    """And what she puts off by then comes back all the same, in the one after it."""
    esra, buurt = wijk.esra, wijk.buurt
    await december(wijk)
    await esra.zegt("/kiezen")
    assert esra.laatste.startswith("Bundel van november.")
    await esra.drukt("Deze keer geen actie")
    await buurt.wordt("2027-01-06T09:00")
    assert bundel_in_de_groep(wijk)[-1].startswith("Signalenbundel Laak · december 2026")
    for _ in range(2):
        await esra.drukt("Later")
    assert esra.laatste.startswith("Elk thema heeft nu een antwoord.")
    with transactie(buurt.dienst.db) as sessie:
        zoek = select(m.Bundel.ronde, m.Besluit.patroon).join(m.Besluit, m.Besluit.bundel_id == m.Bundel.id)
        besloten = sorted(tuple(rij) for rij in sessie.execute(zoek))
    assert besloten == [("2026-11", "afval-en-schoon"), ("2026-11", "verkeer-en-parkeren")]
    await buurt.wordt("2027-02-03T09:00")
    assert "Bleef liggen: Afval en schoon, Verkeer en parkeren" in bundel_in_de_groep(wijk)[-1]


async def test_who_is_writing_when_the_next_bundle_comes_writes_about_the_round_she_began_with(
    wijk: Wijk,
) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await december(wijk)
    await esra.zegt("/terugkoppelen")
    assert "Wat hoorden jullie in november?" in esra.laatste
    await esra.drukt("Neem dit over")
    await buurt.wordt("2027-01-06T09:00")
    for antwoord in ("Neem dit over", "Neem dit over", "Woensdag 3 februari", "De inloop", "Kom langs"):
        await esra.drukt(antwoord)
    assert esra.laatste.startswith("Zo lezen bewoners het:")
    with transactie(buurt.dienst.db) as sessie:
        assert sessie.scalars(select(m.Terugkoppeling.ronde)).all() == ["2026-11"]


async def test_nothing_is_written_about_a_bundle_that_nobody_can_read_yet(wijk: Wijk) -> None:
    await wijk.buurt.wordt("2026-12-01T09:00")
    await wijk.esra.zegt("/terugkoppelen")
    assert wijk.esra.laatste.startswith("Er is nog geen bundel om terug te koppelen.")
    await december(wijk)
    await wijk.esra.zegt("/terugkoppelen")  # that of December is made, and comes tomorrow
    assert "Wat hoorden jullie in november?" in wijk.esra.laatste


async def test_a_round_stays_open_when_its_bundle_is_changed_and_something_in_it_has_no_answer(
    wijk: Wijk,
) -> None:
    esra, buurt = wijk.esra, wijk.buurt
    await buurt.wordt("2026-12-03T12:15")
    await esra.zegt("/kiezen")
    for antwoord in ("Deze keer geen actie", "Later", "Later", "Schrijf de terugkoppeling"):
        await esra.drukt(antwoord)
    for antwoord in ("Neem dit over",) * 3 + ("Donderdag 31 december", "De inloop", "Kom langs", "Publiceer"):
        await esra.drukt(antwoord)
    assert any("De tekst over november is gepubliceerd" in tekst for tekst, _ in esra.berichten)
    await esra.zegt("/bundel")
    for antwoord in (
        "Verbeter de bundel",
        "Verbeter een thema",
        "Verkeer en parkeren",
        "Veiligheid",
        "Klaar",
    ):
        await esra.drukt(antwoord)
    assert esra.laatste.endswith("maar dit heeft nog geen antwoord: Veiligheid.")
    await esra.drukt("Gedeeld")
    assert esra.laatste.startswith("Deze thema's hebben nog geen antwoord: Veiligheid.")
    await esra.drukt("Geef antwoord")
    for antwoord in ("Deze keer geen actie", "Niet, omdat…"):
        await esra.drukt(antwoord)
    await esra.zegt("Dat doet de politie al.")
    await esra.drukt("Gedeeld")
    await esra.drukt("De inloop, vandaag")
    assert "De ronde van november is rond." in esra.laatste


async def test_melders_hear_once_that_an_answer_became_another(wijk: Wijk) -> None:
    """Esra changes her mind twice on one day. Only who told something about it hears it, the morning after."""
    buurt, esra = wijk.buurt, wijk.esra
    await vertelt(wijk.mo, SCHULDEN, "Geld en schulden")
    await buurt.wordt("2026-12-03T12:15")
    await esra.zegt("/kiezen")
    for antwoord in ("Deze keer geen actie", "Later", "Later", "Later"):
        await esra.drukt(antwoord)
    await buurt.wordt("2026-12-04T12:15")
    voor = {mens.naam: len(ontvangen(mens)) for mens in wijk.collegas}
    assert "schoof het door naar de bundel erna" in ontvangen(wijk.fatima)[-1][1]
    assert set(voor.values()) == {2}
    await wijk.rajiv.zegt("/ontvangst")
    await wijk.rajiv.drukt("Zet het uit")

    await buurt.wordt("2026-12-07T12:15")
    for reden in ("Daar is geen geld voor", "De gemeente gaat erover"):
        await esra.zegt("/kiezen")
        await esra.drukt("Verander een antwoord")
        await esra.drukt("Geld en schulden")
        await esra.drukt("Niet, omdat…")
        await esra.zegt(reden)
    await buurt.wordt("2026-12-07T18:00")
    assert {mens.naam: len(ontvangen(mens)) for mens in wijk.collegas} == voor
    await buurt.wordt("2026-12-08T09:00")
    nieuw = {
        "Jouw signaal van 3 november zit in ‘Geld en schulden’.",
        "Dat antwoord is veranderd. Het wijkverband koos het niet, omdat: “De gemeente gaat erover”",
    }
    for mens in wijk.collegas:
        hoort = mens in (wijk.sander, wijk.mo)
        assert len(ontvangen(mens)) == voor[mens.naam] + hoort
        if hoort:
            assert set(ontvangen(mens)[-1]) == nieuw
    await buurt.wordt("2026-12-10T12:15")
    assert len(ontvangen(wijk.sander)) == voor["Sander Vos"] + 1

    # What is chosen after all is another answer too; who switched it off hears nothing.
    await esra.zegt("/kiezen")
    await esra.drukt("Afval en schoon")
    for antwoord in ("Te doen", "Veel verschil", "Sla over"):
        await esra.drukt(antwoord)
    await esra.zegt("Samen opruimen")
    for antwoord in ("Anna Kok", "Zonder partners"):
        await esra.drukt(antwoord)
    await esra.zegt("Prikstokken lenen")
    for antwoord in ("Donderdag 24 december", "Over 6 weken", "Sla over", "Nee, dit was het"):
        await esra.drukt(antwoord)
    await buurt.wordt("2026-12-11T12:15")
    assert ontvangen(wijk.fatima)[-1] == [
        "Jouw signaal van 3 november zit in ‘Afval en schoon’.",
        "Dat antwoord is veranderd. Het wijkverband koos het: “Samen opruimen”, eerste stap voor 24 december.",
    ]
    assert len(ontvangen(wijk.rajiv)) == voor["Rajiv Ramdin"]
    await esra.zegt("/stop")
    await esra.zegt("/acties")
    await esra.drukt("Verbeter: Samen opruimen")
    await esra.drukt("De actie")
    await esra.zegt("Elke zaterdag opruimen")
    await buurt.wordt("2026-12-14T09:00")
    assert ontvangen(wijk.fatima)[-1][1] == (
        "Dat antwoord is veranderd. Het wijkverband koos het: “Elke zaterdag opruimen”, eerste stap voor 24 december."
    )
