"""The keys of the tests: what they keep is encrypted as it is in earnest."""

import base64

from opslag import Sleutelbos, lees_sleutels


def sleutel(naam: str) -> str:
    """A key as it stands in a setting, the same every time."""
    return f"{naam}:{base64.b64encode(naam.ljust(32).encode()).decode()}"


def bos(*namen: str) -> Sleutelbos:
    return Sleutelbos(lees_sleutels(",".join(map(sleutel, namen))))


SLEUTEL = sleutel("proef")
SLEUTELS = bos("proef")
