"""Updates that are not as they should be: broken at random, forged with patience. And, apart from the bot's own
schema, what the Bot API allows: so that a test can tell what should have been read.

Everything comes from the `Random` that is given, so a flood can be had again.
"""

import copy
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from gesprekken import GESPREKKEN

Sleutel = tuple[Any, Any]  # a dict or list, and which of its values

GETALLEN: list[Any] = [0, -1, 1, 2**31, 2**53, 2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**200, 1.0, 1.5]
GETALLEN += [True, False, float("nan"), float("inf"), "12", "", None]
REEKSEN = ("\x00", "\ud83d", "\udcff", "\u202e", "\u200b", "😀", "\n", "é", "'; DROP TABLE signaal; --", "{}")
ALLERLEI: list[Any] = [*GETALLEN, *REEKSEN, [], {}, [[]], [{}], {"id": 1}, {"": {}}, "a" * 1_000_000]
SOORTEN = "message edited_message callback_query my_chat_member channel_post poll iets_nieuws".split()


# --- broken at random ---


def muteer(rng: Random, update: dict[str, Any]) -> Any:
    """The same update after one to three accidents, anywhere in it."""
    doos = [copy.deepcopy(update)]
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        houder, plek = rng.choice([*_plekken(doos)])
        rng.choice(ONGELUKKEN)(rng, houder, plek)
    return doos[0]


def _plekken(doos: list[Any]) -> Iterable[Sleutel]:
    """Every place in it, the whole included; what is nested very deep is not looked into."""
    te_doen = [(doos, 0, 0)]
    while te_doen:
        houder, plek, diep = te_doen.pop()
        yield houder, plek
        waarde = houder[plek]
        if diep < 8 and isinstance(waarde, dict):
            te_doen += [(waarde, veld, diep + 1) for veld in waarde]
        elif diep < 8 and isinstance(waarde, list):
            te_doen += [(waarde, i, diep + 1) for i in range(len(waarde))]


def _weg(rng: Random, houder: Any, plek: Any) -> None:
    if isinstance(houder, dict):
        del houder[plek]
    else:
        houder[plek] = None


def _anders(rng: Random, houder: Any, plek: Any) -> None:
    houder[plek] = copy.deepcopy(rng.choice(ALLERLEI))


def _getal(rng: Random, houder: Any, plek: Any) -> None:
    oud = houder[plek]
    dichtbij = [oud + 1, oud - 1, -oud, float(oud), str(oud)] if type(oud) is int else []
    houder[plek] = rng.choice([*GETALLEN, *dichtbij])


def _tekst(rng: Random, houder: Any, plek: Any) -> None:
    oud = houder[plek][:5000] if isinstance(houder[plek], str) else "x"
    i = rng.randrange(len(oud) + 1)
    erbij = rng.choice(REEKSEN) * rng.choice((1, 1, 2, 60, 5000))
    houder[plek] = rng.choice(
        (oud[:i] + erbij + oud[i:], oud[:i], oud[::-1], oud * 50, oud.swapcase(), erbij)
    )


def _dieper(rng: Random, houder: Any, plek: Any) -> None:
    for _ in range(rng.choice((1, 2, 500))):
        houder[plek] = [houder[plek]] if rng.random() < 0.5 else {"x": houder[plek]}


def _dubbel(rng: Random, houder: Any, plek: Any) -> None:
    houder[plek] = [houder[plek]] * rng.choice((2, 20))


def _anders_genoemd(rng: Random, houder: Any, plek: Any) -> None:
    if isinstance(houder, dict):
        nieuw = rng.choice((plek + "\ud83d", plek + "\x00", plek.upper(), "", *SOORTEN))
        houder[nieuw] = houder.pop(plek)


def _verwisseld(rng: Random, houder: Any, plek: Any) -> None:
    if isinstance(houder, dict):
        ander = rng.choice([*houder])
        houder[plek], houder[ander] = houder[ander], houder[plek]


Ongeluk = Callable[[Random, Any, Any], None]
ONGELUKKEN: tuple[Ongeluk, ...] = (
    _weg, _anders, _getal, _tekst, _dieper, _dubbel, _anders_genoemd, _verwisseld
)  # fmt: skip


# --- forged with patience ---

_WAARDEN = [
    *"gedaan loopt lukt_niet over ja nee niets gehoord nodig thema buurt toch_niet week twee collegas een geen".split(),
    *"~geen ~typen ~buurt ~anders ~overnemen 0 1 2 13 99 =0 =3 =99 2026-12-24 2026-13-45 0001-01-01 9999-12-31".split(),
    *(
        "",
        "01234 12:15",
        "0 25:99",
        "9 12:00",
        "²",
        "१२३",
        "\x00",
        "\ud83d",
        "😀",
        "::",
        "=",
        "~",
        "a" * 60,
        "é" * 40,
    ),
]
_NUMMERS = [
    "",
    "0",
    "-1",
    "007",
    "w1",
    "w2",
    "w3",
    "w",
    "w²",
    "²",
    "१२३",
    "\x00",
    "9" * 18,
    "9" * 19,
    "9" * 40,
    "a" * 32,
    "x:y",
]


def verzonnen_druk(rng: Random, echt: str) -> str:
    """What a tinkered app may send. `echt` is a button that really stands there: its number is the right one."""
    waarde = rng.choice(_WAARDEN)
    nummer = rng.choice((str(rng.randrange(1, 4)), str(rng.randrange(60)), rng.choice(_NUMMERS)))
    gesprek = rng.choice([*GESPREKKEN.gesprekken, "bestaat_niet", ""])
    return rng.choice(
        (
            f"{rng.choice('ow')}:{gesprek}:{nummer}:{waarde}",
            f"{rng.choice('ow')}:{gesprek}:{nummer}:{waarde}",
            f"b:{nummer}:{waarde}",
            f"{echt.rpartition(':')[0]}:{waarde}",
            f"{echt.partition(':')[0]}:{gesprek}:{nummer}",
            f"s:{gesprek}-{nummer}",
            echt[: rng.randrange(len(echt) + 1)],
            echt + rng.choice(REEKSEN),
            rng.choice(REEKSEN) * rng.choice((1, 70)),
        )
    )


# --- what the Bot API allows of what we read, and what it calls for ---

BIJLAGEN = (
    "animation audio checklist contact dice document game giveaway invoice live_photo location paid_media "
    "passport_data photo poll sticker story successful_payment venue video video_note voice"
).split()


def moet_antwoord(update: dict[str, Any]) -> tuple[int | None, list[str]]:
    """Of an update that can be read: the private chat in which something was said or pressed (of an album nobody
    can tell), and the press that is to be answered."""
    druk = update.get("callback_query")
    bericht, bewerkt = update.get("message"), update.get("edited_message")
    plek, inhoud = bericht or bewerkt, False
    if druk is not None:
        plek, inhoud = druk.get("message"), druk.get("data") not in (None, "x")
    elif plek is not None and plek.get("text") is not None:
        inhoud = True
    elif bericht is not None and bericht.get("media_group_id") is None:
        inhoud = any(bericht.get(naam) for naam in BIJLAGEN)
    prive = plek is not None and plek["chat"]["type"] == "private" and update.get("my_chat_member") is None
    return plek["chat"]["id"] if inhoud and prive else None, [druk["id"]] if druk else []


def is_leesbaar(update: Any) -> bool:
    velden = {
        "message": _bericht,
        "edited_message": _bericht,
        "callback_query": _druk,
        "my_chat_member": _leden,
    }
    return (
        _ding(update)
        and _heel_getal(update.get("update_id"), 0)
        and all(update.get(veld) is None or klopt(update[veld]) for veld, klopt in velden.items())
    )


def _ding(wat: Any) -> bool:
    """An object with names that are text."""
    return isinstance(wat, dict) and all(_hele_tekst(naam) for naam in wat)


def _hele_tekst(wat: Any) -> bool:
    return isinstance(wat, str) and not any("\ud800" <= teken <= "\udfff" for teken in wat)


def _heel_getal(wat: Any, van: int, tot: int = 2**63 - 1) -> bool:
    return type(wat) is int and van <= wat <= tot


def _naam(wat: Any) -> bool:
    return isinstance(wat, str) and 0 < len(wat) <= 64 and all("!" <= teken <= "~" for teken in wat)


def _chat(wat: Any) -> bool:
    soorten = {"private": 1, "group": -1, "supergroup": -1, "channel": -1}
    if not _ding(wat) or not _heel_getal(wat.get("id"), -(2**63)) or not _hele_tekst(wat.get("type")):
        return False
    return bool(wat["id"]) and wat["id"] // abs(wat["id"]) == soorten.get(wat["type"])


def _mens(wat: Any) -> bool:
    return (
        _ding(wat)
        and _heel_getal(wat.get("id"), 0)
        and isinstance(wat.get("first_name"), str)
        and isinstance(wat.get("last_name"), str | None)
    )


def _plek(wat: Any) -> bool:
    return _ding(wat) and _heel_getal(wat.get("message_id"), 0) and _chat(wat.get("chat"))


def _lange_tekst(wat: Any) -> bool:
    return wat is None or (isinstance(wat, str) and len(wat) <= 16_384)


def _bericht(wat: Any) -> bool:
    return (
        _plek(wat)
        and (wat.get("from") is None or _mens(wat["from"]))
        and _lange_tekst(wat.get("text"))
        and (wat.get("media_group_id") is None or _naam(wat["media_group_id"]))
        and all(
            wat.get(veld) is None or _heel_getal(wat[veld], -(2**63), -1)
            for veld in ("migrate_to_chat_id", "migrate_from_chat_id")
        )
    )


def _druk(wat: Any) -> bool:
    return (
        _ding(wat)
        and _naam(wat.get("id"))
        and _mens(wat.get("from"))
        and (wat.get("message") is None or _plek(wat["message"]))
        and _lange_tekst(wat.get("data"))
    )


def _lid(wat: Any) -> bool:
    standen = ("creator", "administrator", "member", "restricted", "left", "kicked")
    if not _ding(wat) or not _hele_tekst(wat.get("status")) or wat["status"] not in standen:
        return False
    wel_of_niet = wat.get("is_member")
    return isinstance(wel_of_niet, bool) or (wel_of_niet is None and wat["status"] != "restricted")


def _leden(wat: Any) -> bool:
    return (
        _ding(wat)
        and _chat(wat.get("chat"))
        and _lid(wat.get("old_chat_member"))
        and _lid(wat.get("new_chat_member"))
    )
