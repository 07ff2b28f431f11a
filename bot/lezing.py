"""How the rules of the mask read a text: without accents, invisible characters and other alphabets' digits.

A reading knows for each of its characters where that stands in the text, so that what is found in the reading can
be taken out of the text itself. Nothing is judged here.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

Stuk = tuple[int, int]  # a piece of a text: from, up to

# Stands in a reading for what was already found or is allowed. No rule masks it, and no text brings it in.
DICHT = "\x00"

# Letters that are one with their stroke, so that taking accents away leaves them as they are.
_MET_STREEP = str.maketrans({"ł": "l", "Ł": "L", "ı": "i", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})


@lru_cache(maxsize=4096)
def _teken(teken: str) -> str:
    """One character as the rules read it: plain digit, letter, space or dash; '' when it is invisible."""
    if teken.isspace():
        return "\n" if teken in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    return "".join(_deel(deel) for deel in unicodedata.normalize("NFKD", teken.translate(_MET_STREEP)))


def _deel(deel: str) -> str:
    groep, cijfer = unicodedata.category(deel), unicodedata.decimal(deel, -1)
    if groep in ("Mn", "Me", "Cf", "Cc"):  # accents, keycap frames, zero-width and control characters
        return ""
    if cijfer >= 0:
        return str(cijfer)
    if groep == "Pd" or deel == "\N{MINUS SIGN}":
        return "-"
    return "'" if deel in "\u2018\u2019\u02bc`" else deel


def lees(tekst: str) -> tuple[str, Sequence[int]]:
    """The reading of a text, and for each character of it where that stands in the text."""
    if tekst.isascii() and tekst.isprintable():
        return tekst, range(len(tekst))
    paren = [(gelezen, plek) for plek, teken in enumerate(tekst) for gelezen in _teken(teken)]
    return "".join(gelezen for gelezen, _ in paren), [plek for _, plek in paren]
