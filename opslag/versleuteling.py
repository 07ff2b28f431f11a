"""Encryption of what is written down: AES-GCM under a ring of keys. Pure: no database, no file, no clock.

A stored value is `w1:<id of the key>:` and then bytes: a nonce of 12, the value, a tag of 16. Where it belongs
(`waar`: its table and column) is authenticated with it, so in another column it cannot be read. A text gets a
random nonce. What must be found again by equality gets one that is the HMAC of the value, under a key of its own:
equal values are then stored equally, and nothing else can be told from them.
"""

import base64
import binascii
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VORM = b"w1:"
LANG, NONCE = 32, 12  # bytes
NAAM = re.compile("[a-z0-9-]{1,16}")  # of a key
ONTHOUDEN = 4096  # addresses of which the stored form is kept at hand: a turn asks for the same one ten times

Sleutel: TypeAlias = tuple[str, bytes]


class SleutelOngeldig(ValueError):
    """This text is no ring of keys."""


class Onleesbaar(Exception):
    """What is stored here was not written by us in this place, or in a key that we do not have."""


def maak_sleutel() -> str:
    """A new key as it stands in a setting: its name, and 256 random bits."""
    return f"{secrets.token_hex(3)}:{base64.b64encode(secrets.token_bytes(LANG)).decode()}"


def lees_sleutels(tekst: str) -> tuple[Sleutel, ...]:
    """Of `naam:base64`, more of them with a comma between; the first is the one to write with."""
    sleutels = tuple(_lees(deel.strip()) for deel in tekst.split(","))
    for wat in zip(*sleutels, strict=True):
        if len(set(wat)) < len(wat):
            raise SleutelOngeldig("een sleutel staat er twee keer")
    return sleutels


def _lees(deel: str) -> Sleutel:
    naam, _, waarde = deel.partition(":")
    try:
        geheim = base64.b64decode(waarde, validate=True)
    except binascii.Error:
        geheim = b""
    if not NAAM.fullmatch(naam) or len(geheim) != LANG:
        raise SleutelOngeldig("een sleutel is een naam, een dubbele punt en 32 bytes in base64")
    return naam, geheim


class Sleutelbos:
    """A ring of keys: it writes with the first, and reads with all of them."""

    def __init__(self, sleutels: Sequence[Sleutel]) -> None:
        self.namen = tuple(naam for naam, _ in sleutels)
        self.huidig = self.namen[0]
        self._een = _Een(*sleutels[0])
        self._lezers = {naam.encode(): _Een(naam, geheim) for naam, geheim in sleutels}
        self.vindbaar = lru_cache(ONTHOUDEN)(self._vindbaar)

    def __repr__(self) -> str:
        return f"Sleutelbos({', '.join(self.namen)})"  # never the keys themselves

    @property
    def kop(self) -> bytes:
        """How everything begins that is written now."""
        return self._een.kop

    def versleutel(self, waar: bytes, waarde: bytes) -> bytes:
        """Written anew every time."""
        nonce = os.urandom(NONCE)
        return self._een.kop + nonce + self._een.teksten.encrypt(nonce, waarde, waar)

    def _vindbaar(self, waar: bytes, waarde: bytes) -> bytes:
        """Equal values are written equally, so that they can be looked up."""
        nonce = hmac.digest(self._een.zoeksleutel, waar + b"\0" + waarde, "sha256")[:NONCE]
        return self._een.kop + nonce + self._een.adressen.encrypt(nonce, waarde, waar)

    def ontsleutel(self, waar: bytes, bewaard: bytes) -> bytes:
        een, rest = self._lezer(bewaard)
        return _open(een.teksten, waar, rest)

    def ontsleutel_vindbaar(self, waar: bytes, bewaard: bytes) -> bytes:
        een, rest = self._lezer(bewaard)
        return _open(een.adressen, waar, rest)

    def afgeleid(self, waarvoor: str) -> bytes:
        """A key for something else than storage."""
        return self._een.afgeleid(waarvoor)

    def _lezer(self, bewaard: object) -> tuple["_Een", bytes]:
        if not isinstance(bewaard, bytes) or not bewaard.startswith(VORM):
            raise Onleesbaar("dit is niet versleuteld")
        naam, _, rest = bewaard[len(VORM) :].partition(b":")
        if naam not in self._lezers:
            raise Onleesbaar("deze sleutel hangt niet aan de bos")
        return self._lezers[naam], rest


class _Een:
    """One key, and what is derived from it: no key is used for two things."""

    def __init__(self, naam: str, geheim: bytes) -> None:
        self._geheim = geheim
        self.kop = VORM + naam.encode() + b":"

    @cached_property
    def teksten(self) -> AESGCM:
        return AESGCM(self.afgeleid("teksten"))

    @cached_property
    def adressen(self) -> AESGCM:
        return AESGCM(self.afgeleid("adressen"))

    @cached_property
    def zoeksleutel(self) -> bytes:
        return self.afgeleid("zoeken")

    def afgeleid(self, waarvoor: str) -> bytes:
        info = f"wijksignaal 1 {waarvoor}".encode()
        return HKDF(algorithm=SHA256(), length=LANG, salt=None, info=info).derive(self._geheim)


def _open(slot: AESGCM, waar: bytes, rest: bytes) -> bytes:
    try:
        return slot.decrypt(rest[:NONCE], rest[NONCE:], waar)
    except (InvalidTag, ValueError):
        raise Onleesbaar("dit is hier niet met deze sleutel geschreven") from None
