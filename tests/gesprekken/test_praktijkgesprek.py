"""The talk of ten minutes is filled from the own round, and from what was agreed on only where that is silent."""

from dataclasses import replace
from datetime import date

from gesprekken.model import Invoer, Soort
from gesprekken.speelwijk import Speelwijk
from gesprekken.wijk import Actie, Bundel, Dossier, Fase, Patroon, Stand, Terugkoppeling, Vorm
from tests.gesprekken.spel import AFGESPROKEN, nieuwe_wijk

DAG = date(2026, 11, 20)
GESPREKKEN_EN_PANEL = (Vorm.BUURTGESPREK, Vorm.PANEL)
AFVAL = Patroon("Afval en schoon", 5, 3, 8, vormen=(Vorm.BUURTGESPREK,))


def actie(id: int, ronde: str, wat: str, stand: Stand = Stand.LOOPT) -> Actie:
    return Actie(id, 1, ronde, AFVAL.naam, "", wat, 1, "Esra Demir", "Bellen", DAG, DAG, stand=stand)


def wijk(*acties: Actie) -> Speelwijk:
    """With a bundle of May and one of October, and what was agreed on."""
    wijk = nieuwe_wijk()
    for id, ronde in enumerate(("2026-05", "2026-10"), 1):
        wijk.bundels[id] = (1, Bundel("Laak", ronde, 6, (AFVAL,), id=id, vormen=GESPREKKEN_EN_PANEL))
    wijk.acties = {a.id: a for a in acties}
    wijk.afspraken[1] = AFGESPROKEN
    return wijk


def gesprek(wijk: Speelwijk) -> list[str]:
    uitkomst = wijk.neem("Esra Demir", Invoer(Soort.COMMANDO, "praktijkgesprek"))
    return uitkomst.berichten[0].tekst.split("\n\n")


def test_an_action_of_the_own_round_goes_before_one_that_failed_long_ago() -> None:
    mislukt = actie(1, "2026-05", "Bankje plaatsen", Stand.LUKT_NIET)
    delen = gesprek(wijk(mislukt, actie(2, "2026-10", "Samen opruimen")))

    assert "Neem de actie “Samen opruimen”." in delen[1]
    assert "Neem de actie “Bankje plaatsen”." in gesprek(wijk(mislukt))[1]


def test_in_the_own_round_what_rubs_goes_first() -> None:
    mislukt = actie(2, "2026-10", "Bankje plaatsen", Stand.LUKT_NIET)

    assert "“Bankje plaatsen”" in gesprek(wijk(mislukt, actie(3, "2026-10", "Samen opruimen")))[1]


def test_how_it_was_heard_is_told_of_the_pattern_then_of_the_bundle_then_as_was_agreed() -> None:
    met_patroon = wijk(actie(1, "2026-10", "Samen opruimen"))
    zonder = wijk(replace(actie(1, "2026-10", "Samen opruimen"), patroon="Iets anders"))
    stil = wijk()
    stil.bundels[2] = (1, Bundel("Laak", "2026-10", None, (), id=2))

    assert (
        gesprek(met_patroon)[2].splitlines()[1]
        == "Dit hoorden jullie zo: buurtgesprekken. Wie misten jullie zo?"
    )
    assert gesprek(zonder)[2].splitlines()[1] == (
        "Dit hoorden jullie zo: buurtgesprekken en een klein wijkpanel. Wie misten jullie zo?"
    )
    assert (
        gesprek(stil)[2].splitlines()[1]
        == "Jullie basisvorm: korte vragen via professionals. Werkt die hier?"
    )


def test_what_residents_were_told_is_what_the_round_says() -> None:
    tekst = Terugkoppeling(
        "2026-10", "", "", "", date(2026, 10, 30), "De wijkkrant", "", gedeeld_via="De inloop"
    )
    klaar = Dossier(1, 1, 2, tekst, Fase.GEPUBLICEERD, nieuwe_wijk().nu, vervolg_op=date(2026, 10, 30))
    hier = wijk()

    assert gesprek(hier)[5].splitlines()[1] == (
        "Nog niets. Afgesproken kanaal: De wijkkrant. Wanneer lezen bewoners het daar?"
    )
    hier.dossiers[2] = klaar
    assert gesprek(hier)[5].splitlines()[1] == (
        "Nog niets: de tekst voor bewoners is klaar, maar nog niet gedeeld. Hoe komt dat?"
    )
    hier.dossiers[2] = replace(klaar, fase=Fase.GEDEELD, gedeeld_op=date(2026, 10, 26))
    assert gesprek(hier)[5].splitlines()[1] == (
        "Verteld op maandag 26 oktober: De inloop. De beloofde update kwam nog niet. Is het begrepen?"
    )
