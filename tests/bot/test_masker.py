"""The mask in the running service: what people type in a conversation, and what is left of it."""

from datetime import datetime

import pytest
from sqlalchemy import select, text

from bot.afscherming import Afgeschermd
from bot.dienst import Dienst
from bot.geheugen import Chat, Geheugen
from gesprekken import vangnet
from opslag import models as m
from opslag import transactie
from tests.meelezer import Meelezer
from tests.mensen import BrowserBuurt, Buurt
from tests.test_een_maand import meld_aan

ZIN = "In de Spoorbuurt staat Qvorlan steeds te schreeuwen"
MET_GAT = ZIN.replace("Qvorlan", "[naam?]")


def signalen(dienst: Dienst) -> list[tuple[str, str]]:
    with transactie(dienst.db) as sessie:
        return [(rij.gehoord, rij.nodig) for rij in sessie.scalars(select(m.Signaal).order_by(m.Signaal.id))]


async def test_who_joins_may_say_how_she_is_called(dienst: Dienst, uitnodiging: str) -> None:
    """Where the channel does not know it: the only name that is kept."""
    naamloos = BrowserBuurt(dienst).mens("")
    await naamloos.zegt(f"/start {uitnodiging}")
    await naamloos.drukt("Gelezen")
    await naamloos.zegt("Wilhelmientje van der Meer")
    await naamloos.drukt("Gemeente")
    await naamloos.drukt("Wijkmanager")
    await naamloos.drukt("Geen dagelijkse vraag")
    assert naamloos.berichten[-2][0].startswith("Klaar, Wilhelmientje.")
    await naamloos.zegt("Wilhelmientje van der Meer vertelt dat de lift kapot is")
    assert signalen(dienst) == [("[naam] vertelt dat de lift kapot is", "")]


async def test_the_question_is_kept_without_the_word_until_it_is_no_name(
    buurt: Buurt, uitnodiging: str
) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt(ZIN)
    await esra.zegt("Meer toezicht bij Zwirkel")
    assert signalen(buurt.dienst) == [(MET_GAT, "Meer toezicht bij [naam?]")]
    with transactie(buurt.dienst.db) as sessie:
        bewaard = [*sessie.scalars(select(m.Outbox.inhoud)), *sessie.scalars(select(m.Gesprek.toestand))]
    assert [tekst for tekst in bewaard if "Qvorlan" in tekst or "Zwirkel" in tekst] == []
    await esra.drukt("Nee, geen naam")
    assert signalen(buurt.dienst) == [(ZIN, "Meer toezicht bij Zwirkel")]


async def test_an_edited_message_goes_the_same_way(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("De lift in de flat is steeds kapot")
    await esra.drukt("Weet ik niet")
    await esra.verbetert("De lift in de flat is steeds kapot", "De lift bij Fatima en Qvorlan is kapot")
    assert signalen(buurt.dienst) == [("De lift bij [naam] en [naam?] is kapot", "")]
    await esra.drukt("Ja, een naam")
    assert signalen(buurt.dienst) == [("De lift bij [naam] en [naam] is kapot", "")]


@pytest.mark.parametrize("naam", ["Anne-Fleur 't Hart", "Ali B.", "Sanne Visser (Sas)", "Nguyen Thi Lan"])
async def test_her_own_name_is_stored_as_she_writes_it(buurt: Buurt, uitnodiging: str, naam: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("/corrigeer")
    await esra.drukt("Mijn naam")
    await esra.zegt(naam)

    assert esra.laatste == f"Aangepast. Er staat nu: “{naam}”."


async def test_a_number_is_no_part_of_her_name(buurt: Buurt, uitnodiging: str) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await esra.zegt("/corrigeer")
    await esra.drukt("Mijn naam")
    await esra.zegt("Ali 06-12345678")

    with transactie(buurt.dienst.db) as sessie:
        assert list(sessie.scalars(select(m.Persoon.naam))) == ["Esra Demir"]


async def test_an_organisation_of_one_word_that_a_member_typed_unmasks_nobody(
    buurt: Buurt, uitnodiging: str
) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    for organisatie in ("Groen", "Stichting Regenboog"):
        await esra.zegt("/corrigeer")
        await esra.drukt("Organisatie")
        await esra.zegt(organisatie)
    await esra.zegt("Ik sprak Groen en mevrouw Groen over Stichting Regenboog")

    assert signalen(buurt.dienst) == [("Ik sprak [naam] en mevrouw [naam] over Stichting Regenboog", "")]


class StukGeheugen(Geheugen):
    """Breaks on every text with a word that nobody knows."""

    def onthoud(self, chat: Chat, veilig: Afgeschermd, nu: datetime) -> None:
        raise RuntimeError(veilig.met_woorden())


async def test_what_cannot_be_remembered_counts_all_the_same(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    buurt.dienst.geheugen = StukGeheugen()
    await esra.zegt(ZIN)

    assert signalen(buurt.dienst) == [("In de Spoorbuurt staat [naam?] steeds te schreeuwen", "")]
    assert log.fouten == ["achtergrond_mislukt"]
    assert "Qvorlan" not in str(log.regels)


def zet_woorden(dienst: Dienst, waarde: bytes) -> None:
    with dienst.db.begin() as verbinding:
        verbinding.execute(text("UPDATE wijkverband SET woorden = :waarde"), {"waarde": waarde})


async def test_a_text_that_cannot_be_masked_is_set_aside_and_kept_nowhere(
    buurt: Buurt, uitnodiging: str, log: Meelezer
) -> None:
    esra = buurt.mens("Esra Demir")
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    with buurt.dienst.db.connect() as verbinding:
        heel = bytes(verbinding.execute(text("SELECT woorden FROM wijkverband")).scalar_one())
    zet_woorden(buurt.dienst, b"kapot")  # what the mask leaves standing cannot be read
    await esra.zegt(ZIN)
    assert esra.laatste == vangnet.MISLUKT
    zet_woorden(buurt.dienst, heel)
    await esra.zegt("De lift in de flat is kapot")

    assert signalen(buurt.dienst) == [("De lift in de flat is kapot", "")]
    assert log.fouten == ["update_mislukt", "update_opzij"]
    assert "Qvorlan" not in str(log.regels)
