"""The coördinator over her members, on both channels and databases: who is told, what goes, what still works."""

import re

from sqlalchemy import select

from gesprekken import vangnet
from gesprekken.wijk import Rol
from opslag import facts, mensen, transactie
from opslag import models as m
from tests.mensen import Buurt, Mens
from tests.test_een_maand import COLLEGAS, meld_aan


async def met_collegas(buurt: Buurt, uitnodiging: str) -> tuple[str, list[Mens]]:
    """Esra and two colleagues; and the link with which they came in."""
    esra, *collegas = (buurt.mens(naam) for naam in ("Esra Demir", "Fatima Bouzid", "Sander Vos"))
    await meld_aan(esra, uitnodiging, "Gemeente", "Wijkmanager")
    await buurt.koppel_groep(esra)
    await esra.zegt("/uitnodigen")
    await esra.drukt("Mijn collega's")
    code = re.search(r"Code: (\w+)", esra.laatste)
    assert code is not None
    for mens in collegas:
        await meld_aan(mens, code[1], *COLLEGAS[mens.naam][:2])
    await buurt.wordt("2026-11-02T09:01")
    return code[1], [esra, *collegas]


async def kiest(esra: Mens, *knoppen: str) -> None:
    await esra.zegt("/leden")
    for knop in knoppen:
        await esra.drukt(knop)


def rollen(buurt: Buurt) -> list[tuple[str, str]]:
    wie = select(m.Persoon.naam, m.Lidmaatschap.rol).join(m.Lidmaatschap).order_by(m.Persoon.id)
    with transactie(buurt.dienst.db) as sessie:
        return [(naam, rol) for naam, rol in sessie.execute(wie)]


async def test_who_is_let_go_hears_it_is_erased_and_does_not_come_back_by_the_old_link(
    buurt: Buurt, uitnodiging: str
) -> None:
    code, (esra, fatima, _) = await met_collegas(buurt, uitnodiging)
    await fatima.zegt("In de portieken staan vuilniszakken")
    await kiest(esra, "Fatima Bouzid", "Haal weg uit Laak", "Ja, doe het")
    await buurt.wordt("2026-11-02T09:02")
    assert esra.laatste.startswith("Gedaan. Fatima doet niet meer mee in Laak")
    assert any(tekst.startswith("Esra heeft je uit Laak gehaald.") for tekst, _ in fatima.berichten)
    assert rollen(buurt) == [("Esra Demir", "coördinator"), ("Sander Vos", "melder")]
    await fatima.zegt("Er ligt nog steeds vuil")
    assert fatima.laatste == vangnet.ONBEKEND
    await fatima.zegt(f"/start {code}")
    assert fatima.laatste.startswith("Deze uitnodiging ken ik niet")
    with transactie(buurt.dienst.db) as sessie:
        assert "Esra heeft je uit Laak" not in repr(sessie.execute(m.Outbox.__table__.select()).all())


async def test_who_gets_the_role_hears_it_and_can_use_it_at_once(buurt: Buurt, uitnodiging: str) -> None:
    _, (esra, fatima, sander) = await met_collegas(buurt, uitnodiging)
    await kiest(esra, "Sander Vos", "Geef mijn rol over", "Ja, doe het")
    await buurt.wordt("2026-11-02T09:02")
    assert sander.laatste.startswith("Esra maakte je coördinator van Laak.")
    assert rollen(buurt) == [
        ("Esra Demir", "melder"),
        ("Fatima Bouzid", "melder"),
        ("Sander Vos", "coördinator"),
    ]
    await esra.zegt("/leden")
    assert esra.laatste == "Dit doet Sander voor jullie wijkverband. Vraag het even na."
    await sander.drukt("Bekijk de leden")
    for knop in ("Fatima Bouzid", "Maak ook coördinator", "Ja, doe het"):
        await sander.drukt(knop)
    await buurt.wordt("2026-11-02T09:03")
    assert fatima.laatste.startswith("Sander maakte je coördinator van Laak.")
    await kiest(sander, "Bij mijzelf", "Ik stop als coördinator", "Ja, doe het")
    await buurt.wordt("2026-11-02T09:04")
    assert fatima.laatste == (
        "Sander is geen coördinator meer van Laak, maar blijft meedoen. "
        "Oude uitnodigingen werken niet meer. Maak een nieuwe met /uitnodigen."
    )
    assert [rol for _, rol in rollen(buurt)] == ["melder", "coördinator", "melder"]


async def test_who_tells_something_elsewhere_still_runs_her_own_wijkverband(
    buurt: Buurt, uitnodiging: str
) -> None:
    """The wijkverband she was in last decides where a signal goes, and nothing else."""
    _, (esra, *_) = await met_collegas(buurt, uitnodiging)
    nu = buurt.dienst.klok.nu()
    with transactie(buurt.dienst.db) as sessie:
        ander = mensen.maak_wijkverband(sessie, "Proef", nu, organisaties=["Gemeente"])
        mensen.nodig_uit(sessie, ander, "elders", Rol.MELDER, 1, nu.replace(year=2027))
    await esra.zegt("/start elders")
    for knop in ("Gelezen", "Gemeente", "Wijkagent"):
        await esra.drukt(knop)
    assert esra.laatste.startswith("Klaar, Esra. Je doet mee in Proef.")
    await esra.zegt("/uitnodigen")
    assert esra.laatste == "Wie nodig je uit voor Laak?"
    await esra.drukt("Eén persoon")
    code = re.search(r"Code: (\w+)", esra.laatste)
    assert code is not None
    with transactie(buurt.dienst.db) as sessie:
        gemaakt = facts.uitnodiging(sessie, code[1], nu)
        assert gemaakt is not None
        assert gemaakt.wijkverband.naam == "Laak"
