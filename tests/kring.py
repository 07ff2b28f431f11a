"""People who take part, for tests of what is shown: `a1` and `a2` are two melders of organisatie `a`."""

from collections.abc import Iterable

from gesprekken.wijk import Lid

ZESTIEN = frozenset(f"{organisatie}{n}" for organisatie in "abcd" for n in range(1, 5))


def leden_van(melders: Iterable[str]) -> tuple[tuple[Lid, ...], frozenset[int]]:
    """They as members, and their numbers: all of them took part."""
    leden = tuple(
        Lid(n, melder, melder[0], "opbouwwerker") for n, melder in enumerate(sorted(set(melders)), 100)
    )
    return leden, frozenset(lid.persoon for lid in leden)
