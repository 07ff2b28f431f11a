"""What somebody may try who wants more than is hers: buttons of others, and buttons that nobody ever showed her.

Each names a conversation and what it is about. The numbers are of things that are there, of whichever wijkverband.
"""

from collections.abc import Sequence

from tests.storingen.wijkmachine.mensen import PRATERS, WIJKEN
from tests.storingen.wijkmachine.zicht import Zicht

KNOPPEN = (
    "kiezen:{bundel}:",
    "kiezen:{waar}:",
    "voorproef:{bundel}:nu",
    "voorproef:{bundel}:pas",
    "voorproef:{waar}:uitstel",
    "stemming:{bundel}:sluit",
    "stemming:{waar}:sluit",
    "stem:{bundel}:afval-en-schoon",
    "terugkoppeling:{bundel}:",
    "publiceer:{bundel}v{versie}:",
    "toets:{bundel}v{versie}:goed",
    "toets:{bundel}v{versie}:terug",
    "gedeeld:{bundel}:zo",
    "vervolg:{bundel}:~overnemen",
    "rechtzetten:{bundel}:gedeeld",
    "rechtzetten:{bundel}:u1",
    "overleg:{waar}:~ritme",
    "overleg:{waar}:~geen",
    "uitnodigen:{waar}:collegas",
    "uitnodigen:{waar}:intrekken",
    "koppel:{waar}:",
    "leden:{waar}:{persoon}",
    "leden:{waar}:zelf",
    "mapje:{bundel}:",
    "stap:{actie}:gedaan",
    "stap:{actie}:over",
    "check:{actie}:lukt_niet",
    "eigenaar:{actie}:ja",
    "eigenaar:{actie}:nee",
    "gekozen:{waar}:niets",
    "gekozen:{bundel}:stap",
    "verzending:{post}:ja",
    "verzending:{post}:nee",
    "afspreken:{waar}:",
    "woorden:{waar}:",
    "wijkteam:{waar}:",
)
POSTEN = "SELECT id FROM outbox ORDER BY status = 'onzeker' DESC, id DESC LIMIT 4"
COMMANDOS = (
    "kiezen",
    "voorproef",
    "stemming",
    "terugkoppelen",
    "mapje",
    "overleg",
    "uitnodigen",
    "koppel",
    "leden",
    "woorden",
    "wijkteam",
)
ACHTER_EEN_COMMANDO = ("", "12 december", "fontein")


def knop(zicht: Zicht, vorm: str, welke: int) -> str:
    """This button, about something that is there. `welke` chooses what, and whether she leaves for it what she was
    busy with."""
    waarden = {
        "waar": f"w{_een_van([*WIJKEN], welke)}",
        "bundel": _een_van(_nummers(zicht, "SELECT id FROM bundel ORDER BY id DESC LIMIT 6"), welke),
        "versie": welke % 3 + 1,
        "actie": _een_van(_nummers(zicht, "SELECT id FROM actie ORDER BY id DESC LIMIT 6"), welke),
        "persoon": _een_van([mens.nummer for mens in PRATERS], welke),
        "post": _een_van(
            _nummers(zicht, "SELECT id FROM outbox ORDER BY status = 'onzeker' DESC, id DESC LIMIT 4"), welke
        ),
    }
    return f"{'ow'[welke % 2]}:{vorm.format(**waarden)}"


def _nummers(zicht: Zicht, zoek: str) -> list[int]:
    return [nummer for (nummer,) in zicht.ogen.execute(zoek)] or [0]


def _een_van(dingen: Sequence[int], welke: int) -> int:
    return dingen[welke // 2 % len(dingen)]
