"""What earlier bundles showed inside a theme comes along with what a later round brought in."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Engine

from gesprekken.wijk import Bundel, Deelpatroon, Patroon
from opslag import cyclus, maand, mensen
from opslag.database import transactie

NU = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
LIFT = Deelpatroon("lift", "wonen.lift", 6, ("lift", "flat"))
VOCHT = Deelpatroon("schimmel", "wonen.schimmel", None, ("schimmel", "muren"))


def test_each_comes_along_as_it_was_shown_last_and_a_merged_one_no_more(db: Engine) -> None:
    later = replace(LIFT, naam="De lift", kenmerken=("lift", "liften"))
    samen = replace(later, kenmerken=("lift", "schimmel"), opgegaan=(VOCHT.sleutel,))
    with transactie(db) as sessie:
        laak, mient = (mensen.maak_wijkverband(sessie, naam, NU) for naam in ("Laak", "Mient"))
        for ronde, delen in (("2026-09", (LIFT, VOCHT)), ("2026-10", (later,)), ("2026-11", (samen,))):
            top = (Patroon("Wonen", 4, 2, 9, deelpatronen=delen),)
            cyclus.bewaar_bundel(sessie, laak, Bundel("Laak", ronde, 6, top), NU)

        def bekend(wijkverband: int, ronde: str) -> tuple[Deelpatroon, ...]:
            return maand.oogst(sessie, wijkverband, ronde).bekende_delen

        assert bekend(laak, "2026-09") == ()
        assert bekend(laak, "2026-10") == (LIFT, VOCHT)
        assert bekend(laak, "2026-11") == (later, VOCHT)
        assert bekend(laak, "2026-12") == (samen,)
        assert bekend(mient, "2026-12") == ()
