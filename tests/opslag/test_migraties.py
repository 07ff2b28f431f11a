"""A database of any earlier version is brought up to date with everything that is in it."""

import pytest

from opslag import werk_bij
from opslag.database import versie
from tests.databases import EERDERE, elke_rij, op_versie, vul_elke_tabel, wat_er_was


@pytest.mark.parametrize("van", EERDERE)
def test_every_row_of_an_earlier_version_is_still_there(leeg: str, van: str) -> None:
    db = op_versie(leeg, van)
    vul_elke_tabel(db)
    voor = elke_rij(db)
    assert all(len(rijen) == 1 for rijen in voor.values())
    werk_bij(db)
    assert versie(db) == versie(None)
    assert wat_er_was(voor, elke_rij(db)) == voor
    db.dispose()
