"""Every screenplay is played as it is written, and together they visit the whole catalogue."""

import re
from collections.abc import Iterator

import pytest

from gesprekken import GESPREKKEN
from tests.gesprekken.spel import Bezocht, Scene, Spel, scenes

SCENES = list(scenes())


@pytest.mark.parametrize("scene", SCENES, ids=str)
def test_scene(scene: Scene) -> None:
    Spel(scene).speel()


@pytest.fixture(scope="module")
def bezocht() -> Bezocht:
    alles = Bezocht()
    for scene in SCENES:
        Spel(scene, alles).speel()
    return alles


def test_no_two_scenes_have_the_same_title() -> None:
    titels = [scene.titel for scene in SCENES]

    assert len(titels) == len(set(titels))


def test_every_step_of_every_conversation_is_asked_somewhere(bezocht: Bezocht) -> None:
    stappen = {(g.naam, stap) for g in GESPREKKEN.gesprekken.values() for stap in g.stappen}

    assert stappen - bezocht.stappen == set()


def test_every_conversation_without_questions_is_had_somewhere(bezocht: Bezocht) -> None:
    zonder_vragen = {g.naam for g in GESPREKKEN.gesprekken.values() if not g.stappen}

    assert zonder_vragen - bezocht.gesprekken == set()


def test_every_way_out_of_every_step_is_taken_somewhere(bezocht: Bezocht) -> None:
    assert set(_uitgangen()) - bezocht.antwoorden == set()


def test_every_kind_of_button_is_pressed_somewhere(bezocht: Bezocht) -> None:
    assert bezocht.knoppen >= {"b", "o", "w", "s", "b:=", "b:~typen", "b:~geen", "b:~buurt", "o:~buurt"}


def test_every_sentence_is_short_and_calm(bezocht: Bezocht) -> None:
    """Language level B1: what people wrote themselves (between quotes) is left out."""
    zinnen = [zin for tekst in bezocht.teksten for zin in _zinnen(tekst)]

    assert [zin for zin in zinnen if "!" in zin] == []
    assert [zin for zin in zinnen if len(zin.split()) > 20] == []
    assert sum(len(zin.split()) for zin in zinnen) / len(zinnen) < 12


def _zinnen(tekst: str) -> list[str]:
    zonder_citaten = re.sub("“[^”]*”", "…", tekst)
    return [zin for zin in re.split(r"[.?!:]\s|\n", zonder_citaten) if zin.strip()]


def _uitgangen() -> Iterator[tuple[str, str, str]]:
    """Every answer that leads somewhere of its own, and typing wherever that is read."""
    for gesprek in GESPREKKEN.gesprekken.values():
        for naam, stap in gesprek.stappen.items():
            yield from ((gesprek.naam, naam, waarde) for waarde in stap.uitgangen if waarde != "*")
            if stap.tekst is not None:
                yield gesprek.naam, naam, "tekst"
