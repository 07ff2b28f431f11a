"""The keys of the tests: what they keep is encrypted as it is in earnest."""

import base64
from typing import Any

from opslag import Sleutelbos, lees_sleutels
from opslag.geheim import Geheim, Versleuteld, Vindbaar
from opslag.models import Tabel
from opslag.versleuteling import Onleesbaar


def sleutel(naam: str) -> str:
    """A key as it stands in a setting, the same every time."""
    return f"{naam}:{base64.b64encode(naam.ljust(32).encode()).decode()}"


def bos(*namen: str) -> Sleutelbos:
    return Sleutelbos(lees_sleutels(",".join(map(sleutel, namen))))


SLEUTEL = sleutel("proef")
SLEUTELS = bos("proef")


def leesbaar(kolom: str, bewaard: Any) -> Any:
    """What stands encrypted in a column of this name, of whichever table; anything else as it is."""
    if not isinstance(bewaard, bytes) or not bewaard.startswith(b"w1:"):
        return "" if bewaard == b"" else bewaard
    for soort in _soorten(kolom):
        open_ = SLEUTELS.ontsleutel_vindbaar if isinstance(soort, Vindbaar) else SLEUTELS.ontsleutel
        try:
            waarde = open_(soort.waar.encode(), bewaard)
        except Onleesbaar:
            continue
        return soort._van_bytes(waarde) if isinstance(soort, Geheim) else waarde.decode()
    raise Onleesbaar(kolom)


def _soorten(kolom: str) -> list[Versleuteld]:
    alle = (k.type for t in Tabel.metadata.sorted_tables for k in t.columns if k.name == kolom)
    return [soort for soort in alle if isinstance(soort, Versleuteld)]


def bewaard_adres(adres: str) -> bytes:
    """How an address is stored."""
    return SLEUTELS.vindbaar(b"adres", adres.encode())
