"""The mask: what may not be stored is replaced before anything else sees a text.

Here it is put together: nummers.py finds what has digits or signs, namen.py finds names, acuut.py hears danger and
what one person needs. No rules find everything: so the melder sees the masked text. Nothing is logged or kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from bot.acuut import acuut
from bot.lezing import DICHT, lees
from bot.namen import vergeet, vind_namen
from bot.nummers import NUMMERS, ZONDER_CIJFERS
from gesprekken.vangnet import ONBEKEND_WOORD

__all__ = ["Afgeschermd", "acuut", "scherm_af", "scherm_nummers_af"]

Vondst = tuple[int, int, str]  # a piece that must go, and its kind


@dataclass(frozen=True)
class Afgeschermd:
    """A text as it may be stored, the kinds that were masked in it, and whether it speaks of acute danger.

    `gevraagd` are the words that nobody knows, in the order of their `[naam?]` in the text. They may be asked
    about, and are stored nowhere.
    """

    tekst: str
    soorten: tuple[str, ...]
    acuut: str | None = None
    gevraagd: tuple[str, ...] = ()

    def met_woorden(self) -> str:
        """The text with the asked words in their places again; the rest stays masked."""
        woorden = iter(self.gevraagd)
        return _GAT.sub(lambda gat: next(woorden, "") or gat[0], self.tekst)


def scherm_af(tekst: str, toegestaan: frozenset[str] = frozenset()) -> Afgeschermd:
    """Replace what may not be stored by its kind between brackets; what is in `toegestaan` stays.

    It goes on until nothing is found, because a mask can free the number next to it. Every mask takes digits,
    an address or a word away and brings none, so this ends, and masking a masked text changes nothing.
    """
    try:
        return _scherm_af(tekst, lambda uit: _vind_nummers(uit, toegestaan) or _vind_namen(uit, toegestaan))
    finally:
        vergeet()


def scherm_nummers_af(tekst: str) -> Afgeschermd:
    """Only what has digits or signs goes; names stay. For who was asked how she is called."""
    return _scherm_af(tekst, lambda uit: _vind_nummers(uit, frozenset()))


def _scherm_af(tekst: str, vind: Callable[[str], list[Vondst]]) -> Afgeschermd:
    uit, soorten = tekst, set[str]()
    gevraagd: list[str] = []
    while gevonden := vind(uit):
        gevraagd = _samen(uit, gevonden, gevraagd)
        uit = _vervang(uit, gevonden)
        soorten.update(soort for _, _, soort in gevonden)
    return Afgeschermd(uit, tuple(sorted(soorten)), acuut(tekst), tuple(gevraagd))


_GAT = re.compile(re.escape(f"[{ONBEKEND_WOORD}]"))


def _samen(tekst: str, gevonden: list[Vondst], eerder: list[str]) -> list[str]:
    """The words behind the gaps, in the order of the text; a gap that was there in the text itself stays empty."""
    gaten = [(m.start(), "") for m in _GAT.finditer(tekst)]
    gaten = [(plek, eerder[n] if n < len(eerder) else "") for n, (plek, _) in enumerate(gaten)]
    nieuw = [(van, tekst[van:tot]) for van, tot, soort in gevonden if soort == ONBEKEND_WOORD]
    return [woord for _, woord in sorted(gaten + nieuw)]


# --- finding and replacing -----------------------------------------------------------------------------


def _vind_nummers(tekst: str, toegestaan: frozenset[str]) -> list[Vondst]:
    """What the rules find, in the order of the text. Each rule sees what the ones before it left over."""
    lezing, plek = lees(tekst)
    lezing = _laat_staan(lezing, toegestaan)
    gevonden: list[Vondst] = []
    for soort, regel in NUMMERS:
        if soort not in ZONDER_CIJFERS and not re.search("[0-9]", lezing):
            break  # most texts: only an address or an account can be without digits
        for van, tot in list(regel(lezing)):
            einde = plek[tot] if tot < len(plek) else len(tekst)  # with what is invisible behind the find
            gevonden.append((plek[van], max(einde, plek[tot - 1] + 1), soort))
            lezing = lezing[:van] + DICHT * (tot - van) + lezing[tot:]
    return sorted(gevonden)


def _vind_namen(tekst: str, toegestaan: frozenset[str]) -> list[Vondst]:
    lezing, plek = lees(tekst)
    return [
        (plek[van], max(plek[tot] if tot < len(plek) else len(tekst), plek[tot - 1] + 1), soort)
        for (van, tot), soort in vind_namen(lezing, toegestaan)
    ]


def _vervang(tekst: str, gevonden: list[Vondst]) -> str:
    delen, klaar = [], 0
    for van, tot, soort in gevonden:
        if van >= klaar:  # two finds can only share a character that reads as several, such as a ligature
            delen += [tekst[klaar:van], f"[{soort}]"]
        klaar = max(klaar, tot)
    return "".join(delen) + tekst[klaar:]


def _laat_staan(lezing: str, toegestaan: frozenset[str]) -> str:
    """Close the digits and the @ of allowed literals to the rules; their words stay readable as context."""
    patroon = _toegestaan(toegestaan)
    return patroon.sub(lambda m: re.sub(r"[0-9@]", DICHT, m[0]), lezing) if patroon else lezing


@lru_cache(maxsize=64)
def _toegestaan(toegestaan: frozenset[str]) -> re.Pattern[str] | None:
    """A literal without digits or @ needs no protection here: a street stays, the number behind it goes.

    A bare short number is refused: it would open every phone number in which it occurs.
    """
    gelezen = {" ".join(lees(letterlijk)[0].split()) for letterlijk in toegestaan}
    bruikbaar = re.compile("@|[0-9].*[a-z]|[a-z].*[0-9]|(?:[0-9][^0-9]*){6}", re.IGNORECASE)
    letterlijk = sorted(filter(bruikbaar.search, gelezen), key=len, reverse=True)
    if not letterlijk:
        return None
    keuze = "|".join(re.escape(t).replace(r"\ ", r"\s{1,3}") for t in letterlijk)
    return re.compile(rf"(?<![\w@])(?<![\w@][.+%-])(?:{keuze})(?![\w@])", re.IGNORECASE)
