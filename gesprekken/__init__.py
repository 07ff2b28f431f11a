"""What the bot says and when. Pure: standard library only, no clock, no channel, no database.

`GESPREKKEN` is the catalogue; a declaration that cannot work fails here, at import.
"""

from gesprekken.aanmelden import AANMELDEN
from gesprekken.afspraken import AFSPRAKEN, AFSPREKEN
from gesprekken.beheer import ACTIES, BEGROETING, BUNDEL, HELP, KOPPEL, PAUZE, UITNODIGEN, VERZENDING
from gesprekken.bijwerken import BIJWERKEN
from gesprekken.catalogus import Catalogus
from gesprekken.delen import GEDEELD, MAPJE, PUBLICEER, TOETS, VERVOLG
from gesprekken.eigenaar import EIGENAAR
from gesprekken.kiezen import KIEZEN
from gesprekken.leden import LEDEN
from gesprekken.microuitvraag import MICROUITVRAAG
from gesprekken.ontvangst import ONTVANGST
from gesprekken.overleg import GEKOZEN, OVERLEG, PRAKTIJKGESPREK
from gesprekken.rechten import CORRIGEER, MIJNGEGEVENS, PRIVACY, VERWIJDER
from gesprekken.rechtzetten import RECHTZETTEN
from gesprekken.stemmen import STEM, STEMMING
from gesprekken.terugkoppeling import TERUGKOPPELING
from gesprekken.themakeuze import THEMAS
from gesprekken.verbeteren import BEWERKEN, CITEREN, INTREKKEN, THEMA, VERBETEREN, VERPLAATSEN
from gesprekken.voorproef import VOORPROEF
from gesprekken.voortgang import CHECK, STAP
from gesprekken.vormen import BUURTGESPREK, PANEL
from gesprekken.woorden import WIJKTEAM, WOORD, WOORDEN

__all__ = ["GESPREKKEN"]

GESPREKKEN = Catalogus(
    gesprekken={
        gesprek.naam: gesprek
        for gesprek in (
            MICROUITVRAAG,
            AANMELDEN,
            VERBETEREN,
            THEMA,
            VERPLAATSEN,
            INTREKKEN,
            CITEREN,
            BEWERKEN,
            KIEZEN,
            BIJWERKEN,
            EIGENAAR,
            STAP,
            CHECK,
            TERUGKOPPELING,
            TOETS,
            PUBLICEER,
            GEDEELD,
            VERVOLG,
            RECHTZETTEN,
            MAPJE,
            BUURTGESPREK,
            PANEL,
            AFSPRAKEN,
            AFSPREKEN,
            OVERLEG,
            PRAKTIJKGESPREK,
            GEKOZEN,
            ACTIES,
            BUNDEL,
            VOORPROEF,
            STEM,
            STEMMING,
            ONTVANGST,
            PAUZE,
            UITNODIGEN,
            KOPPEL,
            LEDEN,
            VERZENDING,
            WOORD,
            WOORDEN,
            WIJKTEAM,
            THEMAS,
            PRIVACY,
            MIJNGEGEVENS,
            CORRIGEER,
            VERWIJDER,
            BEGROETING,
            HELP,
        )
    },
    vrije_tekst="microuitvraag",
    bij_bewerking="bewerken",
    bij_start="aanmelden",
    deuren={"kiezen": "kiezen", "bundel": "bundel"},
)
