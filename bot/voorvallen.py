"""All that the log can say: every event by name, with how much it matters and one sentence on what it means.

A name that does not stand here cannot be logged. That somebody told something is no event: whoever counts the
lines must not be able to count a melder. `python -m bot.voorvallen` prints the table of docs/logboek.md.
"""

import logging
from enum import Enum

GEWOON, LET_OP, FOUT = logging.INFO, logging.WARNING, logging.ERROR
NIVEAUS = {GEWOON: "gewoon", LET_OP: "let op", FOUT: "fout"}


class Voorval(Enum):
    """Its name, in lower case, is what stands in the log."""

    # the service
    DIENST_BEGONNEN = GEWOON, "De bot draait."
    DIENST_GESTOPT = GEWOON, "De bot is gestopt."
    HARTSLAG = GEWOON, "Wat aan de beurt was, is gedaan. Per soort één regel, met het aantal."
    HARTSLAG_OVERGESLAGEN = FOUT, "Een hartslag is mislukt. Over een halve minuut komt de volgende."
    KLOK_SPRINGT = (
        FOUT,
        "De klok kan niet kloppen, en er gaat niets vanzelf de deur uit. Zet haar goed. "
        "Klopt zij wel, start dan met `wijksignaal start --klok-is-goed`.",
    )
    DATABASE_BEZET = FOUT, "De database is niet meer van ons. Draait er nog een tweede bot?"
    OPRUIMEN_MISLUKT = (
        FOUT,
        "Wissen wat te oud is, mislukte. Bij de volgende hartslag komt het weer aan de beurt.",
    )
    TAAK_MISLUKT = FOUT, "Iets wat aan de beurt was, is mislukt. De rest ging door."
    ACHTERGROND_MISLUKT = FOUT, "Iets wat naast de rest liep, is mislukt."
    THEMAS_GELEERD = GEWOON, "De bot leerde opnieuw thema's herkennen, van zoveel signalen."
    THEMAS_MISLUKT = LET_OP, "Een thema voorstellen lukte niet met wat geleerd is. De woordenlijst deed het."
    BIBLIOTHEEK_MELDT = LET_OP, "Een bibliotheek meldde iets. Alleen waar staat hier, niet wat zij zei."

    # what comes in
    BEURT_OPNIEUW = GEWOON, "Iemand anders was net eerder. De beurt is overgedaan."
    NIET_SAMEN = GEWOON, "Een groep beurten kon niet samen worden bewaard. Elk ging daarna alleen."
    UPDATE_ONLEESBAAR = GEWOON, "Er kwam iets binnen dat niet te lezen is. Het is overgeslagen."
    UPDATE_MISLUKT = FOUT, "Een bericht verwerken mislukte. Het wordt nog eens geprobeerd."
    UPDATE_OPZIJ = FOUT, "Een bericht bleef mislukken en is opzij gelegd. De schrijver kreeg een excuus."
    OPZIJ_MISLUKT = FOUT, "Ook opzij leggen mislukte."
    OPHALEN_WACHT = FOUT, "Berichten ophalen lukt nu niet. Het wordt vanzelf weer geprobeerd."
    TWEEDE_OPHALER = FOUT, "Een ander programma haalt berichten op met hetzelfde token."
    NIET_KLAARGEMAAKT = LET_OP, "Het menu van de bot is niet gezet. Alles werkt wel."
    PAGINA_MISLUKT = FOUT, "Een pagina tonen mislukte."
    OEFENWIJK_MISLUKT = FOUT, "De oefenwijk is gestopt door een fout."

    # what goes out
    NIET_VERZONDEN = LET_OP, "Een bericht kwam niet of misschien niet aan. De reden staat erbij."
    WACHT_TE_LANG = FOUT, "Er wachten berichten langer dan een uur."
    OUTBOX_WACHT = FOUT, "In de outbox kijken lukt nu niet. Het wordt vanzelf weer geprobeerd."
    BEZORGEN_MISLUKT = FOUT, "Bezorgen in een chat mislukte."
    VERZENDEN_MISLUKT = FOUT, "Een bericht maken mislukte."
    NOTEREN_MISLUKT = FOUT, "Opschrijven wat er van een bericht werd, mislukte."
    NOTEREN_WACHT = FOUT, "Opschrijven wat er van een bericht werd, wacht op de database."

    # who may do what: for whoever has to account for it later
    AFGESCHERMD = GEWOON, "In een bericht zijn gegevens afgeschermd. Alleen de soorten staan hier."
    ORIGINEEL_WEG = GEWOON, "Het bericht met die gegevens is uit de chat gehaald, of dat mocht niet."
    WIJKVERBAND_GEMAAKT = GEWOON, "Er is een wijkverband gemaakt."
    INSTELLING_VERANDERD = GEWOON, "Een coördinator veranderde een instelling van het wijkverband."
    UITGENODIGD = GEWOON, "Er is een uitnodiging gemaakt."
    UITNODIGINGEN_INGETROKKEN = GEWOON, "De open uitnodigingen van een wijkverband werken niet meer."
    ROL_VERANDERD = GEWOON, "Iemand kreeg een andere rol. Wie en welke, staat erbij."
    LID_ERBIJ = GEWOON, "Iemand meldde zich aan met een uitnodiging."
    LID_WEGGEHAALD = (
        GEWOON,
        "Een coördinator haalde iemand weg. Wie dat deed, staat erbij; wie wegging niet meer.",
    )
    LID_ONBEREIKBAAR = GEWOON, "Iemand blokkeerde de bot."
    LID_BEREIKBAAR = GEWOON, "Iemand liet de bot weer toe."
    KOPPELCODE_GEMAAKT = GEWOON, "Er is een code gemaakt om een groep te koppelen."
    GROEP_GEKOPPELD = GEWOON, "Een groep is gekoppeld aan een wijkverband."
    GROEP_ERBIJ = GEWOON, "De bot is in een groep gezet."
    GROEP_WEG = GEWOON, "De bot is uit een groep gezet."
    GROEP_VERHUISD = GEWOON, "Een groep kreeg een nieuw adres bij Telegram."
    ACTIE_GEKOZEN = GEWOON, "Een coördinator legde vast wat het wijkverband gaat doen."
    ACTIE_OVERGEGEVEN = GEWOON, "Een actie kreeg een andere eigenaar."
    BUNDEL_GEMAAKT = GEWOON, "De bundel van een wijkverband is gemaakt."
    BUNDEL_VERANDERD = GEWOON, "Een coördinator verbeterde een bundel, stelde hem uit of plaatste hem."
    KIEZER_AANGEWEZEN = GEWOON, "De coördinator laat een lid kiezen uit deze bundel."
    STEMMING_GESLOTEN = GEWOON, "Een coördinator sloot de stemming onder een bundel."
    GEPLAATST = GEWOON, "Een bericht van het wijkverband staat in de groep, of bij een lid."
    TERUGKOPPELING_VASTGELEGD = GEWOON, "Er is vastgelegd wat bewoners lezen."
    TERUGKOPPELING_GETOETST = GEWOON, "De ervaringsdeskundige las wat bewoners gaan lezen, en gaf antwoord."
    TERUGKOPPELING_GEPUBLICEERD = GEWOON, "Een coördinator zette klaar wat bewoners lezen."
    RONDE_GESLOTEN = GEWOON, "Bewoners hoorden wat ermee gebeurde: de ronde is rond."
    UPDATE_GEGEVEN = GEWOON, "De beloofde update voor bewoners is gegeven."
    VERZENDING_BESLIST = GEWOON, "Een coördinator zei of een onzeker bericht er staat."
    VERTROKKEN = (
        GEWOON,
        "Iemand ging weg, en is gewist. Het kenmerk is nodig na het terugzetten van een kopie.",
    )
    VERTREK_HERHAALD = GEWOON, "Na het terugzetten van een kopie is een vertrek overgedaan."
    ZONDER_COORDINATOR = LET_OP, "In dit wijkverband kan niemand uitnodigen of kiezen. Zoek een opvolger."
    GEWIST = GEWOON, "Wat te oud was, is gewist. Per soort één regel, met het aantal."
    TOEGANG_GEWEIGERD = (
        LET_OP,
        "Iemand wilde iets wat niet mag. Waarom niet en waarover, staat erbij; status telt ze.",
    )
    SLEUTEL_GEMAAKT = GEWOON, "Er is een sleutel gemaakt voor wat er wordt bewaard."
    SLEUTEL_GEWISSELD = LET_OP, "Alles is overgezet in een andere sleutel."
    KOPIE_GEMAAKT = GEWOON, "Er is een reservekopie gemaakt."
    KOPIE_GETOETST = GEWOON, "Een reservekopie is vergeleken met de database."
    KOPIE_TERUGGEZET = LET_OP, "Een reservekopie is teruggezet."

    def __init__(self, niveau: int, uitleg: str) -> None:
        self.niveau, self.uitleg = niveau, uitleg

    @property
    def naam(self) -> str:
        return self.name.lower()


def tabel() -> str:
    """Every event as a table in Markdown."""
    regels = ["| voorval | niveau | wat het betekent |", "| --- | --- | --- |"]
    regels += [f"| `{g.naam}` | {NIVEAUS[g.niveau]} | {g.uitleg} |" for g in Voorval]
    return "\n".join(regels)


if __name__ == "__main__":
    print(tabel())
