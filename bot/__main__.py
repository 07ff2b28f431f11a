"""The command line `wijksignaal`, and the only place where parts are put together."""

import argparse
import asyncio
import json
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot import logboek, settings
from bot.dienst import Dienst, Klok, maak_code
from bot.heartbeat import KlokSpringt
from bot.settings import OnvolledigeInstelling, Settings, met_token
from gesprekken import kalender
from gesprekken.wijk import VRAAG1, VRAAG2, Rol
from opslag import DatabaseBezet, Storing, apply, bestand, facts, kopieer, maak_engine, transactie, werk_bij

ORGANISATIES = (
    "Gemeente",
    "Welzijn",
    "Thuiszorg",
    "Politie",
    "Woningcorporatie",
    "School",
    "Huisartsenpraktijk",
)


class Melding(Exception):
    """Something the person at the terminal can put right; its text says how."""


def main(argumenten: Sequence[str] | None = None) -> int:
    """0 when it went well, 1 with one Dutch sentence on stderr when it did not."""
    keuze = _argumenten().parse_args(argumenten)
    try:
        return int(keuze.doe(keuze) or 0)
    except (Melding, OnvolledigeInstelling, DatabaseBezet, KlokSpringt) as fout:
        print(fout, file=sys.stderr)
    except Storing:
        print(
            "De database is niet te bereiken of bezet. Controleer WIJKSIGNAAL_DATABASE_URL.", file=sys.stderr
        )
    except KeyboardInterrupt:
        return 0
    return 1


def _argumenten() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="wijksignaal",
        description="Wijksignaal: van wat bewoners vertellen naar één of twee acties per maand.",
    )
    opdrachten = parser.add_subparsers(title="opdrachten", metavar="opdracht", required=True)

    oefenen = opdrachten.add_parser("oefenen", help="probeer alles uit in een oefenwijk, in je browser")
    oefenen.add_argument("--poort", type=int, default=8080, help="poort op deze computer (standaard 8080)")
    oefenen.add_argument(
        "--bestand", type=Path, default=Path("oefening.sqlite"), help="waar de oefenwijk wordt bewaard"
    )
    oefenen.add_argument("--opnieuw", action="store_true", help="begin met een nieuwe oefenwijk")
    oefenen.set_defaults(doe=_oefenen)

    start = opdrachten.add_parser("start", help="draai de bot op Telegram")
    start.add_argument(
        "--klok", metavar="MOMENT", type=_moment, help="begin op dit moment (alleen voor een oefening)"
    )
    start.set_defaults(doe=_start)

    tik = opdrachten.add_parser(
        "tik", help="doe één hartslag op een gekozen moment (alleen voor een oefening)"
    )
    tik.add_argument(
        "--nu", metavar="MOMENT", type=_moment, required=True, help="bijvoorbeeld 2026-12-03T09:00"
    )
    tik.set_defaults(doe=_tik)

    beheer = opdrachten.add_parser("beheer", help="maak een wijkverband")
    beheren = beheer.add_subparsers(title="beheer", metavar="wat", required=True)
    wijkverband = beheren.add_parser("wijkverband", help="maak een wijkverband en nodig de coördinator uit")
    wijkverband.add_argument("naam", help="de naam, zoals mensen in de wijk hem kennen")
    wijkverband.add_argument("--vraag1", default=VRAAG1, help="de eerste vaste vraag")
    wijkverband.add_argument("--vraag2", default=VRAAG2, help="de tweede vaste vraag")
    wijkverband.add_argument("--buurt", action="append", default=[], help="een buurt; mag vaker")
    wijkverband.add_argument("--organisatie", action="append", default=[], help="een organisatie; mag vaker")
    wijkverband.add_argument(
        "--oefening", action="store_true", help="om te oefenen: de klok mag worden verzet"
    )
    wijkverband.add_argument("--json", action="store_true", help="druk één regel JSON af, met code en link")
    wijkverband.set_defaults(doe=_maak_wijkverband)

    reservekopie = opdrachten.add_parser(
        "reservekopie", help="maak een kopie van de database, ook als de bot draait"
    )
    reservekopie.add_argument("pad", type=Path, help="het nieuwe bestand")
    reservekopie.set_defaults(doe=_reservekopie)

    opdrachten.add_parser("controleer", help="kijk of token, database en klok in orde zijn").set_defaults(
        doe=_controleer
    )
    return parser


def _moment(tekst: str) -> datetime:
    """An ISO moment; without an offset it is the wall clock in Amsterdam."""
    try:
        moment = datetime.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"{tekst!r} is geen moment. Schrijf bijvoorbeeld 2026-12-03T09:00."
        ) from None
    if moment.tzinfo is None:
        return kalender.moment(moment.date(), moment.time())
    return moment.astimezone(UTC)


# --- oefenen ---


def _oefenen(keuze: argparse.Namespace) -> None:
    from bot.oefenen import oefen  # the web server is needed here only

    logboek.begin("WARNING")
    asyncio.run(oefen(keuze.bestand, keuze.poort, _vertel, keuze.opnieuw))


def _vertel(regel: str) -> None:
    print(regel, flush=True)


# --- start and tik ---


def _start(keuze: argparse.Namespace) -> None:
    ingesteld = met_token(settings.lees())
    logboek.begin()
    if keuze.klok is not None:
        _alleen_oefening(ingesteld)
        _waarschuw(f"DE KLOK BEGINT OP {keuze.klok.isoformat()} EN LOOPT DOOR. Dit is een oefening.")
    asyncio.run(_draai(ingesteld, Klok(keuze.klok)))


async def _draai(ingesteld: Settings, klok: Klok) -> None:
    from bot import telegram

    stop = asyncio.Event()
    for signaal in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signaal, stop.set)
    async with Dienst(ingesteld.database_url, klok=klok) as dienst:
        await telegram.draai(dienst, telegram.maak_bot(ingesteld), stop)


def _tik(keuze: argparse.Namespace) -> None:
    ingesteld = met_token(settings.lees())
    logboek.begin()
    _alleen_oefening(ingesteld)
    _waarschuw(f"ÉÉN HARTSLAG OP {keuze.nu.isoformat()}. Dit is een oefening.")
    geteld = asyncio.run(_een_tik(ingesteld, Klok(keuze.nu)))
    print(json.dumps(geteld, ensure_ascii=False))


async def _een_tik(ingesteld: Settings, klok: Klok) -> dict[str, int]:
    from bot import telegram

    async with Dienst(ingesteld.database_url, klok=klok) as dienst:
        return await telegram.een_tik(dienst, telegram.maak_bot(ingesteld))


def _alleen_oefening(ingesteld: Settings) -> None:
    """A moved clock on real data would send everything or nothing."""
    db = maak_engine(ingesteld.database_url)
    werk_bij(db)
    with transactie(db) as sessie:
        wijkverbanden = facts.wijkverbanden(sessie)
    db.dispose()
    if not wijkverbanden or not all(w.oefening for w in wijkverbanden):
        raise Melding(
            "De klok verzetten mag alleen in een database voor oefening. "
            "Maak er een met: wijksignaal beheer wijkverband NAAM --oefening"
        )


def _waarschuw(zin: str) -> None:
    print(f"*** {zin} ***", file=sys.stderr, flush=True)


# --- beheer ---


def _maak_wijkverband(keuze: argparse.Namespace) -> None:
    ingesteld, code = settings.lees(), maak_code()
    naam = " ".join(keuze.naam.split())
    if not 2 <= len(naam) <= 60:
        raise Melding("Geef het wijkverband een naam van 2 tot 60 tekens.")
    nu = datetime.now(UTC)
    db = maak_engine(ingesteld.database_url)
    werk_bij(db)
    with transactie(db) as sessie:
        if any(w.oefening != keuze.oefening for w in facts.wijkverbanden(sessie)):
            raise Melding(
                "Echt en oefening gaan niet samen in één database. Kies een ander WIJKSIGNAAL_DATABASE_URL."
            )
        if any(w.naam.casefold() == naam.casefold() for w in facts.wijkverbanden(sessie)):
            raise Melding(f"Er is al een wijkverband {naam}. Kies een andere naam.")
        nummer = apply.maak_wijkverband(
            sessie,
            naam,
            nu,
            vraag1=keuze.vraag1,
            vraag2=keuze.vraag2,
            buurten=keuze.buurt,
            organisaties=keuze.organisatie or ORGANISATIES,
            oefening=keuze.oefening,
        )
        apply.nodig_uit(
            sessie, nummer, code, Rol.COORDINATOR, 1, nu + timedelta(days=3660 if keuze.oefening else 30)
        )
    db.dispose()
    link = _link(ingesteld, code)
    if keuze.json:
        print(json.dumps({"code": code, "link": link}))
        return
    print(
        f"Wijkverband {naam} is gemaakt. Stuur dit aan de coördinator:\n\n  {link or 'open de bot in Telegram'}"
    )
    print(f"  Code: {code}\n\nDe uitnodiging werkt één keer, dertig dagen lang.")


def _link(ingesteld: Settings, code: str) -> str:
    """The deep link, when the bot can be asked for its name."""
    if not ingesteld.telegram_token:
        print("Zonder token kan ik geen link maken; de code werkt wel.", file=sys.stderr)
        return ""
    from bot import telegram

    try:
        botnaam = asyncio.run(telegram.naam_van_de_bot(telegram.maak_bot(ingesteld)))
    except telegram.Onbruikbaar as fout:
        print(f"{fout} De code werkt wel.", file=sys.stderr)
        return ""
    return f"https://t.me/{botnaam}?start={code}"


def _reservekopie(keuze: argparse.Namespace) -> None:
    url = settings.lees().database_url
    pad = bestand(url)
    if pad is None:
        raise Melding("Dit is geen SQLite-bestand. Maak van PostgreSQL een kopie met pg_dump.")
    if not pad.exists():
        raise Melding(f"Er is nog geen database op {pad}. Controleer WIJKSIGNAAL_DATABASE_URL.")
    if keuze.pad.exists():
        raise Melding(f"{keuze.pad} bestaat al. Kies een nieuwe naam, dan gaat er niets verloren.")
    if not keuze.pad.parent.is_dir():
        raise Melding(f"De map {keuze.pad.parent} is er niet. Maak haar eerst.")
    db = maak_engine(url)
    kopieer(db, keuze.pad)
    db.dispose()
    print(f"De kopie staat in {keuze.pad}. Bewaar haar op een veilige plek.")


def _controleer(keuze: argparse.Namespace) -> int:
    """Try token, database and clock, and say what was found."""
    ingesteld = settings.lees()
    bevindingen = [_controleer_token(ingesteld), _controleer_database(ingesteld), _controleer_klok(ingesteld)]
    for goed, zin in bevindingen:
        print(f"{'goed  ' if goed else 'let op'}  {zin}")
    return 0 if all(goed for goed, _ in bevindingen) else 1


def _controleer_token(ingesteld: Settings) -> tuple[bool, str]:
    try:
        met_token(ingesteld)
    except OnvolledigeInstelling as fout:
        return False, str(fout)
    from bot import telegram

    try:
        return (
            True,
            f"Het token werkt: de bot heet @{asyncio.run(telegram.naam_van_de_bot(telegram.maak_bot(ingesteld)))}.",
        )
    except telegram.Onbruikbaar as fout:
        return False, str(fout)


def _controleer_database(ingesteld: Settings) -> tuple[bool, str]:
    db = maak_engine(ingesteld.database_url)
    try:
        werk_bij(db)
        with transactie(db) as sessie:
            aantal = len(facts.wijkverbanden(sessie))
    except Exception as fout:  # whatever a driver says: the person here must hear where to look
        return False, f"De database werkt niet ({type(fout).__name__}). Controleer WIJKSIGNAAL_DATABASE_URL."
    finally:
        db.dispose()
    return True, f"De database werkt: {aantal} wijkverband{'' if aantal == 1 else 'en'}."


def _controleer_klok(ingesteld: Settings) -> tuple[bool, str]:
    nu = datetime.now(UTC)
    hier = kalender.lokaal(nu)
    dag, uur = kalender.dag_in_woorden(hier.date()), kalender.uur_in_woorden(hier.time())
    zin = f"De klok staat op {dag} {hier.year}, {uur}."
    try:
        db = maak_engine(ingesteld.database_url)
        with transactie(db) as sessie:
            laatste = facts.laatste_hartslag(sessie)
        db.dispose()
    except Exception:  # said above, where the database is tried
        return True, zin
    if laatste is not None and laatste > nu + timedelta(minutes=5):
        return False, f"{zin} De laatste hartslag was later. Zet de klok goed."
    return True, zin


if __name__ == "__main__":
    sys.exit(main())
