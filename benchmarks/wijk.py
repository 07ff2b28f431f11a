"""A wijkverband that has been lived in: fifty people who told things before, and a year of actions.

Made by the bot itself, turn by turn; only the channel is one that goes nowhere.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.dienst import Dienst, Klok
from bot.oefenstof import ACTIES, BUURTEN, FUNCTIES, SIGNALEN, WIJKVERBAND
from bot.receive import Binnen, vrije_dagen
from bot.send import Document, Tempo
from bot.telegram_uit import TELEGRAM
from gesprekken import kalender
from gesprekken.model import Invoer, Soort
from gesprekken.rondes import MAANDELIJKS
from gesprekken.wijk import Rol
from gesprekken.wijzigingen import KiesActie, MeldAan
from opslag import Post, Session, Wie, apply, facts, mensen, transactie
from tests.sleutels import SLEUTELS

MELDERS = {70_000_000_001 + i: f"Melder{i:02}" for i in range(50)}
VERTELD = [signaal for signaal in SIGNALEN if signaal.nodig]
EERDER = 5  # signals that each of them told before
GEKOZEN = 12  # actions


async def richt_in(pad: Path) -> None:
    """An hour ago: what is due then and now is the same, and what is done once a day was done."""
    nu = datetime.now(UTC) - timedelta(hours=1)
    async with Dienst(
        f"sqlite:///{pad}", SLEUTELS, klok=Klok(nu, loopt=False), tempo=Tempo(los=True)
    ) as dienst:
        dienst.kanalen[TELEGRAM] = _Nergens()
        with transactie(dienst.db) as sessie:
            _bevolk(sessie, nu)
        for keer in range(EERDER):
            for nummer, adres in enumerate(MELDERS):
                signaal = VERTELD[(nummer + 7 * keer) % len(VERTELD)]
                for veld, tekst in (("gehoord", signaal.gehoord), ("nodig", signaal.nodig)):
                    naam = f"{keer}-{nummer}-{veld}"
                    invoer = Invoer(Soort.TEKST, tekst, bron=naam)
                    await dienst.neem(Binnen(TELEGRAM, naam, str(adres), invoer))
                    await dienst.verzender.rust()
        await dienst.tik()


class _Nergens:
    herhaalbaar = False

    async def verstuur(self, post: Post, document: Document | None) -> str:
        return f"eerder-{post.id}"


def _bevolk(sessie: Session, nu: datetime) -> None:
    verband = mensen.maak_wijkverband(sessie, WIJKVERBAND, nu, buurten=BUURTEN)
    mensen.koppel_groep(sessie, verband, TELEGRAM, str(-1001234567890123))
    for nummer, (adres, naam) in enumerate(MELDERS.items()):
        rol = Rol.MELDER if nummer else Rol.COORDINATOR
        mensen.nodig_uit(sessie, verband, naam, rol, 1, nu + timedelta(days=1))
        uitnodiging = facts.uitnodiging(sessie, naam, nu)
        assert uitnodiging is not None
        functie = FUNCTIES[nummer % len(FUNCTIES)]
        meld_aan = MeldAan(uitnodiging.id, naam, f"Organisatie {nummer % 8}", functie, None, frozenset())
        apply.pas_toe(sessie, [meld_aan], Wie(TELEGRAM, str(adres), nu, vrij=vrije_dagen(nu.year)))
    leden, vandaag = facts.leden(sessie, verband), kalender.lokaal(nu).date()
    for lid, actie in zip(leden[:GEKOZEN], ACTIES, strict=False):
        later = vandaag + timedelta(days=45)
        kies = KiesActie(
            ronde=MAANDELIJKS.ronde_van(nu),
            patroon=actie.thema,
            verandering=actie.gewenste_verandering,
            wat=actie.actie,
            eigenaar=lid.persoon,
            partners="",
            eerste_stap=actie.eerste_stap,
            eerste_stap_op=later,
            check_op=later,
            zin=actie.terugkoppelzin,
        )
        apply.pas_toe(sessie, [kies], Wie("", "", nu, wijkverband=verband))
