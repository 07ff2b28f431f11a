"""What is said to who stays, when somebody leaves who had promised something or was asked to. She is named no more.

Part of the vocabulary, as aanzoek.py is: letting somebody go brings these words along.
"""

from gesprekken import kalender, rondes
from gesprekken.aanzoek import iemand_anders, over_actie, voor_de_eigenaar, zoek_verder
from gesprekken.model import Bericht, onder_elkaar, opent
from gesprekken.teksten import citaat
from gesprekken.wijk import Actie, Dossier

DEEL_TERUGKOPPELING = 5  # of the participatieafspraken: who sees to it that residents hear it


def geerfd(actie: Actie, woorden: str) -> Bericht:
    """For the coördinator: an action of who left is hers now, with its dates."""
    return voor_de_eigenaar(
        actie,
        f"{woorden}\n• {actie.wat}",
        onder_elkaar(
            opent("Geef over aan…", over_actie(actie), actie.id, "over"), opent("Bekijk de acties", "acties")
        ),
    )


def gevraagde_weg(actie: Actie, voor: int) -> Bericht:
    """For the coördinator and the owner: who was asked left, and is named no more."""
    return Bericht(
        f"Wie gevraagd is als eigenaar van {citaat(actie.wat, 160)} doet niet meer mee.\n"
        f"Die vraag is nu ingetrokken. {zoek_verder(actie, voor)}",
        iemand_anders(actie),
        blijft=True,
    )


def deler_weg(dossier: Dossier) -> Bericht:
    """For the coördinator: who would tell residents left, and is named no more."""
    maand = rondes.kort(dossier.tekst.ronde)
    if dossier.gedeeld_op is None:
        return Bericht(
            f"Wie de tekst over {maand} met bewoners zou delen, doet niet meer mee. "
            "Deel hem zelf, of spreek af wie het doet.",
            onder_elkaar(opent("Gedeeld", "gedeeld", dossier.bundel)),
            document=f"terugkoppeling:{dossier.bundel}",
            blijft=True,
        )
    dag = kalender.dag_in_woorden(dossier.vervolg_op or dossier.tekst.wanneer)
    return Bericht(
        f"Wie bewoners weer iets zou vertellen over {maand}, doet niet meer mee. "
        f"Ze horen het op {dag}. Doe het zelf, of spreek af wie het doet.",
        onder_elkaar(opent("Geef de update", "vervolg", dossier.bundel)),
        blijft=True,
    )


def afspraak_weg(verband: int, naam: str) -> Bericht:
    """For the coördinator: who saw to it that residents hear what becomes of it left, and is named no more."""
    return Bericht(
        f"Wie er volgens de afspraken van {naam} op let dat bewoners het echt horen, doet niet meer mee. "
        "Wie doet het nu?",
        onder_elkaar(opent("Kies iemand anders", "afspreken", f"w{verband}", f"deel{DEEL_TERUGKOPPELING}")),
        blijft=True,
    )
