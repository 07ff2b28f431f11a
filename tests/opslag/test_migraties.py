"""A database of any earlier version is brought up to date with everything that is in it."""

from typing import Any

import pytest

from opslag import werk_bij
from opslag.database import versie
from tests.databases import EERDERE, elke_rij, op_versie, vul_elke_tabel

Rijen = dict[str, list[dict[str, Any]]]


@pytest.mark.parametrize("van", EERDERE)
def test_every_row_of_an_earlier_version_is_still_there(leeg: str, van: str) -> None:
    db = op_versie(leeg, van)
    vul_elke_tabel(db)
    voor = elke_rij(db)
    assert all(len(rijen) == 1 for rijen in voor.values())
    werk_bij(db)
    assert versie(db) == versie(None)
    assert zoals_toen(elke_rij(db), voor) == voor
    db.dispose()


def zoals_toen(nu: Rijen, toen: Rijen) -> Rijen:
    """The rows with the columns they had: a newer version may have added some."""
    return {
        tabel: [{kolom: rij[kolom] for kolom in oud} for rij, oud in zip(nu[tabel], rijen, strict=True)]
        for tabel, rijen in toen.items()
    }
