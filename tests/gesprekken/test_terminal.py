"""`python -m gesprekken` can play every conversation, from what the bot or a person really begins it with."""

import pytest

from gesprekken import GESPREKKEN
from gesprekken.__main__ import Speler

# What is shown first, and the press that answers it: the value of the button, where that matters.
ZONDER_DEUR = {
    "thema",
    "verplaatsen",
    "stem",
    "woord",
    "verzending",
    "toets",
    "publiceer",
    "gedeeld",
    "vervolg",
}


def _begin(gesprek: str) -> Speler:
    speler = Speler(gesprek, kleur=False)
    speler.begin(gesprek)
    if speler.laatste is None:  # a message lies there; she presses the button that leads to it
        knop = next(k for k in speler.knoppen if k.doet.split(":")[:2] == ["o", gesprek])
        speler.zegt(knop.tekst)
    return speler


@pytest.mark.parametrize("gesprek", GESPREKKEN.gesprekken)
def test_every_conversation_of_the_catalogue_can_be_opened(gesprek: str) -> None:
    speler = _begin(gesprek)

    assert speler.laatste is not None
    assert (speler.laatste.genomen, speler.laatste.geweigerd) == (True, None)
    nu = speler.wijk.toestand(speler.naam).gesprek
    klaar = bool(speler.laatste.effecten or speler.laatste.berichten)
    assert nu == gesprek or (nu == "" and klaar)


@pytest.mark.parametrize("gesprek", sorted(ZONDER_DEUR))
def test_what_has_no_door_of_its_own_begins_under_a_message(gesprek: str) -> None:
    speler = Speler(gesprek, kleur=False)
    speler.begin(gesprek)

    assert speler.laatste is None
    assert gesprek in {knop.doet.split(":")[1] for knop in speler.knoppen}


@pytest.mark.parametrize(
    ("gesprek", "regels", "effect"),
    [
        ("toets", ["Goed zo"], "ToetsTerugkoppeling"),
        ("toets", ["Terug, met een opmerking", "Zeg waar de inloop is."], "ToetsTerugkoppeling"),
        ("publiceer", ["Publiceer"], "PubliceerTerugkoppeling"),
        ("publiceer", ["Publiceer", "Gedeeld", "De wijkkrant, vandaag"], "ZetGedeeld"),
        ("gedeeld", ["Gedeeld", "Anders", "De inloop", "Vandaag"], "ZetGedeeld"),
        ("vervolg", ["Geef de update", "1", "Dit was de laatste"], "GeefVervolg"),
        ("rechtzetten", ["Verbeter", "1", "De website", "Vandaag"], "ZetGedeeld"),
        ("rechtzetten", ["Verbeter", "2", "Het is schoon.", "Dit was de laatste"], "GeefVervolg"),
        ("stem", ["1. Afval en schoon"], "Stem"),
        ("woord", ["Nee, geen naam"], "VerbeterSignaal"),
        ("verplaatsen", ["Hoort bij Duin"], "VerplaatsSignaal"),
        ("thema", ["Wonen"], "VerbeterSignaal"),
        ("citeren", ["Ja, dat mag"], "ZetCiteren"),
        ("verzending", ["Ja, het staat er"], "BesluitVerzending"),
        ("bijwerken", ["De actie", "Een koffieochtend op het plein"], "VerbeterActie"),
    ],
)
def test_it_is_played_to_its_end(
    gesprek: str, regels: list[str], effect: str, capsys: pytest.CaptureFixture[str]
) -> None:
    speler = Speler(gesprek, kleur=False)
    speler.begin(gesprek)
    for regel in regels:
        speler.zegt(regel)

    assert speler.laatste is not None
    assert effect in {type(wat).__name__ for wat in speler.laatste.effecten}
    assert speler.wijk.toestand(speler.naam).gesprek == ""
    assert "→" in capsys.readouterr().out


def test_a_private_door_under_the_post_opens_as_a_link_does() -> None:
    speler = Speler("stem", kleur=False)
    speler.begin("stem")
    speler.zegt("Kies de acties")

    assert speler.wijk.toestand(speler.naam).gesprek == "kiezen"
