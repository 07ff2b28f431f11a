"""The command line `wijksignaal`, and the only place where parts are put together."""

import argparse
import asyncio
import io
import json
import logging
import os
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot import beheerder, bewaren, heartbeat, logboek, reservekopie, settings, sleutels, toezicht
from bot.argumenten import Parser
from bot.dienst import Dienst, Klok
from bot.heartbeat import KlokSpringt
from bot.send import Tempo
from bot.settings import LOS, Melding, Settings, met_token
from bot.themakennis import Themakennis
from bot.voorvallen import Voorval
from gesprekken import kalender
from gesprekken.wijk import VRAAG1, VRAAG2
from opslag import DatabaseBezet, SleutelPastNiet, Storing, maak_sleutel


def main(argumenten: Sequence[str] | None = None) -> int:
    """0 when it went well, 1 with one Dutch sentence on stderr when it did not, 2 when it was not understood."""
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            stroom.reconfigure(errors="replace")  # a terminal without é must not stop the service
    os.umask(0o077)  # what we write holds names and signals: for this account only
    keuze = _argumenten().parse_args(argumenten)
    try:
        return int(keuze.doe(keuze) or 0)
    except (Melding, DatabaseBezet, SleutelPastNiet, KlokSpringt) as fout:
        _zeg(fout)
    except Storing:
        _zeg("De database is niet te bereiken of bezet. Controleer WIJKSIGNAAL_DATABASE_URL.")
    except KeyboardInterrupt:
        return 0
    except Exception as fout:  # its own text may hold what people wrote, or the token
        _zeg(
            f"Er ging iets mis wat niet mag: {logboek.waar(fout)}. Geef dit door aan wie Wijksignaal onderhoudt."
        )
    return 1


def _zeg(zin: object) -> None:
    print(zin, file=sys.stderr, flush=True)


def _vertel(regel: str) -> None:
    print(regel, flush=True)


def _ingesteld() -> Settings:
    """What is set; from here on there is a log."""
    ingesteld = settings.lees()
    logboek.begin(ingesteld)
    return ingesteld


def _log_zonder_instelling() -> None:
    """A key is made before anything is set; what is set already is kept out of the log as well."""
    try:
        _ingesteld()
    except Melding:
        logboek.begin()


def _argumenten() -> argparse.ArgumentParser:
    parser = Parser(
        prog="wijksignaal",
        description="Wijksignaal: van wat bewoners vertellen naar één of twee acties per maand.",
    )
    opdrachten = parser.add_subparsers(title="opdrachten", metavar="opdracht", required=True)

    oefenen = opdrachten.add_parser("oefenen", help="probeer alles uit in een oefenwijk, in je browser")
    oefenen.add_argument(
        "--poort", type=int, default=8080, metavar="GETAL", help="poort op deze computer (standaard 8080)"
    )
    oefenen.add_argument(
        "--bestand",
        type=Path,
        default=Path("oefening.sqlite"),
        metavar="PAD",
        help="waar de oefenwijk wordt bewaard",
    )
    oefenen.add_argument("--opnieuw", action="store_true", help="begin met een nieuwe oefenwijk")
    oefenen.set_defaults(doe=_oefenen)

    start = opdrachten.add_parser("start", help="draai de bot op Telegram")
    start.add_argument(
        "--klok", metavar="MOMENT", type=_moment, help="begin op dit moment (alleen voor een oefening)"
    )
    start.add_argument(
        "--klok-is-goed",
        action="store_true",
        help="ga verder na een sprong van de klok, als je haar hebt nagekeken",
    )
    start.set_defaults(doe=_start)

    tik = opdrachten.add_parser(
        "tik", help="doe één hartslag op een gekozen moment (alleen voor een oefening)"
    )
    tik.add_argument(
        "--nu", metavar="MOMENT", type=_moment, required=True, help="bijvoorbeeld 2026-12-03T09:00"
    )
    tik.set_defaults(doe=_tik)

    beheer = opdrachten.add_parser(
        "beheer", help="maak een wijkverband of een sleutel, wis, of kijk wat er geleerd is"
    )
    beheren = beheer.add_subparsers(title="beheer", metavar="wat", required=True)
    wijkverband = beheren.add_parser("wijkverband", help="maak een wijkverband en nodig de coördinator uit")
    wijkverband.add_argument("naam", metavar="NAAM", help="de naam, zoals mensen in de wijk hem kennen")
    wijkverband.add_argument("--vraag1", metavar="VRAAG", default=VRAAG1, help="de eerste vaste vraag")
    wijkverband.add_argument("--vraag2", metavar="VRAAG", default=VRAAG2, help="de tweede vaste vraag")
    wijkverband.add_argument(
        "--buurt", metavar="NAAM", action="append", default=[], help="een buurt; mag vaker"
    )
    wijkverband.add_argument(
        "--organisatie", metavar="NAAM", action="append", default=[], help="een organisatie; mag vaker"
    )
    wijkverband.add_argument(
        "--oefening", action="store_true", help="om te oefenen: de klok mag worden verzet"
    )
    wijkverband.add_argument("--json", action="store_true", help="druk één regel JSON af, met code en link")
    wijkverband.set_defaults(doe=_maak_wijkverband)

    uitnodiging = beheren.add_parser(
        "uitnodiging", help="nodig (opnieuw) een coördinator uit voor een wijkverband"
    )
    uitnodiging.add_argument("naam", metavar="NAAM", help="de naam van het wijkverband")
    uitnodiging.add_argument("--json", action="store_true", help="druk één regel JSON af, met code en link")
    uitnodiging.set_defaults(doe=_nodig_uit)

    sleutel = beheren.add_parser("sleutel", help="maak een nieuwe sleutel voor wat er wordt bewaard")
    sleutel.add_argument(
        "pad",
        metavar="PAD",
        type=Path,
        nargs="?",
        help="het bestand waar hij in komt, voor de sleutels die er al in staan; zonder pad toon ik hem",
    )
    sleutel.set_defaults(doe=_maak_sleutel)

    beheren.add_parser(
        "sleutel-wissel", help="zet alles over in de eerste sleutel; de bot staat dan stil"
    ).set_defaults(doe=_wissel_sleutel)

    termijnen = beheren.add_parser(
        "bewaartermijnen", help="wis wat te oud is, zoals de bot elke dag zelf doet; of kijk wat dat zou zijn"
    )
    termijnen.add_argument("--proef", action="store_true", help="tel alleen, en wis niets")
    termijnen.set_defaults(doe=_bewaartermijnen)

    beheren.add_parser(
        "themas", help="kijk wat de bot leerde over thema's, en hoe goed dat gaat"
    ).set_defaults(doe=_toon_themas)

    vertrokken = beheren.add_parser(
        "vertrokken", help="wis na het terugzetten van een kopie opnieuw wie intussen wegging"
    )
    vertrokken.add_argument(
        "kenmerk", metavar="KENMERK", nargs="+", help="achter `vertrokken` in het logboek"
    )
    vertrokken.set_defaults(doe=_vertrokken)

    reservekopie = opdrachten.add_parser(
        "reservekopie", help="maak een kopie van alles, toets haar, zet haar terug"
    )
    kopieren = reservekopie.add_subparsers(title="reservekopie", metavar="wat", required=True)
    for naam, doe, hulp in (
        ("maak", _maak_kopie, "maak een kopie, ook als de bot draait"),
        ("toets", _toets_kopie, "zet een kopie terug op een lege plek ernaast, en vergelijk de bundels"),
        ("herstel", _zet_terug, "zet een kopie terug in een lege database"),
    ):
        kopie = kopieren.add_parser(naam, help=hulp)
        kopie.add_argument("pad", metavar="PAD", type=Path, help="het bestand van de kopie")
        kopie.set_defaults(doe=doe)

    opdrachten.add_parser("status", help="kijk wat er draait, wat er wacht en wat er komt").set_defaults(
        doe=_status
    )
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
    if not 2000 <= moment.year < 2100:
        raise argparse.ArgumentTypeError("Kies een moment in deze eeuw.")
    if moment.tzinfo is None:
        return kalender.moment(moment.date(), moment.time())
    return moment.astimezone(UTC)


# --- oefenen ---


def _oefenen(keuze: argparse.Namespace) -> None:
    from bot.oefenen import oefen  # the web server is needed here only

    logboek.begin(niveau=logging.WARNING)
    asyncio.run(oefen(keuze.bestand, keuze.poort, _vertel, keuze.opnieuw))


# --- start and tik ---


def _start(keuze: argparse.Namespace) -> None:
    ingesteld = met_token(_ingesteld())
    _blijf_op_een_kern()
    if keuze.klok is not None:
        _alleen_oefening(ingesteld)
        _zeg(f"*** DE KLOK BEGINT OP {keuze.klok.isoformat()} EN LOOPT DOOR. Dit is een oefening. ***")
    asyncio.run(_draai(ingesteld, Klok(keuze.klok), keuze.klok_is_goed))


def _blijf_op_een_kern() -> None:
    """Our threads take turns under one interpreter lock; on two cores time is lost to waking each other
    (docs/besluiten.md). Which core differs by process: two services need not share one."""
    if hasattr(os, "sched_setaffinity"):  # Linux
        kernen = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {kernen[os.getpid() % len(kernen)]})


async def _draai(ingesteld: Settings, klok: Klok, klok_is_goed: bool) -> None:
    from bot import telegram

    stop = asyncio.Event()
    for signaal in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signaal, stop.set)
    async with _dienst(ingesteld, klok, leert=True) as dienst:
        if klok_is_goed:
            await dienst.doe(heartbeat.vertrouw_klok, dienst.db, klok.nu())
        await telegram.draai(dienst, telegram.maak_bot(ingesteld), stop, _vertel)


def _dienst(ingesteld: Settings, klok: Klok, leert: bool = False) -> Dienst:
    tempo = Tempo(los=ingesteld.tempo == LOS)
    wat = (ingesteld.database_url, ingesteld.sleutels)
    return Dienst(
        *wat,
        klok=klok,
        tempo=tempo,
        termijnen=ingesteld.termijnen,
        voorproef_werkdagen=ingesteld.voorproef_werkdagen,
        kennis=Themakennis() if leert else None,
    )


def _tik(keuze: argparse.Namespace) -> None:
    ingesteld = met_token(_ingesteld())
    _alleen_oefening(ingesteld)
    _zeg(f"*** ÉÉN HARTSLAG OP {keuze.nu.isoformat()}. Dit is een oefening. ***")
    geteld = asyncio.run(_een_tik(ingesteld, Klok(keuze.nu)))
    print(json.dumps(geteld, ensure_ascii=False))


async def _een_tik(ingesteld: Settings, klok: Klok) -> dict[str, int]:
    from bot import telegram

    async with _dienst(ingesteld, klok) as dienst:
        return await telegram.een_tik(dienst, telegram.maak_bot(ingesteld))


def _alleen_oefening(ingesteld: Settings) -> None:
    """A moved clock on real data would send everything or nothing."""
    if not beheerder.is_oefening(ingesteld):
        raise Melding(
            "De klok verzetten mag alleen in een database voor oefening. "
            "Maak er een met: wijksignaal beheer wijkverband NAAM --oefening"
        )


# --- beheer ---


def _maak_wijkverband(keuze: argparse.Namespace) -> None:
    nieuw = beheerder.Nieuw(
        keuze.naam, keuze.vraag1, keuze.vraag2, keuze.buurt, keuze.organisatie, keuze.oefening
    )
    code, link = beheerder.maak_wijkverband(_ingesteld(), nieuw, datetime.now(UTC), _zeg)
    if not keuze.json:
        print("Het wijkverband is gemaakt.", end=" ")
    _toon_uitnodiging(code, link, keuze.json, "zolang je oefent" if keuze.oefening else "dertig dagen lang")


def _nodig_uit(keuze: argparse.Namespace) -> None:
    code, link = beheerder.nodig_coordinator_uit(_ingesteld(), keuze.naam, datetime.now(UTC), _zeg)
    _toon_uitnodiging(code, link, keuze.json, "dertig dagen lang")


def _toon_uitnodiging(code: str, link: str, als_json: bool, duur: str) -> None:
    if als_json:
        print(json.dumps({"code": code, "link": link}))
        return
    hoe = (
        f"Stuur dit aan de coördinator:\n\n  {link}\n"
        if link
        else "De coördinator opent de bot in Telegram, en stuurt daar de code.\n\n"
    )
    print(f"{hoe}  Code: {code}\n\nDe uitnodiging werkt één keer, {duur}.")


def _maak_sleutel(keuze: argparse.Namespace) -> None:
    _log_zonder_instelling()
    if keuze.pad is None:
        print(maak_sleutel())
        logboek.opdracht(Voorval.SLEUTEL_GEMAAKT)
        return
    bos = sleutels.zet_erbij(keuze.pad)
    print(
        f"De nieuwe sleutel {bos.huidig} staat in {keuze.pad}. Bewaar ook een afschrift op een andere plek:"
    )
    print("zonder sleutel kan niemand de gegevens nog lezen, ook wij niet.")
    if len(bos.namen) > 1:
        print("Stop nu de bot, en zet alles over met: wijksignaal beheer sleutel-wissel")


def _wissel_sleutel(keuze: argparse.Namespace) -> None:
    print(sleutels.wissel(_ingesteld()))


def _bewaartermijnen(keuze: argparse.Namespace) -> None:
    print("\n".join(bewaren.voer_uit(_ingesteld(), datetime.now(UTC), proef=keuze.proef)))


def _toon_themas(keuze: argparse.Namespace) -> None:
    print("\n".join(beheerder.themas(_ingesteld())))


def _vertrokken(keuze: argparse.Namespace) -> None:
    print("\n".join(bewaren.herhaal_vertrek(_ingesteld(), keuze.kenmerk, datetime.now(UTC))))


def _maak_kopie(keuze: argparse.Namespace) -> None:
    reservekopie.maak(_ingesteld(), keuze.pad)
    print(f"De kopie staat in {keuze.pad}. Bewaar haar op een veilige plek.")


def _toets_kopie(keuze: argparse.Namespace) -> int:
    goed, regels = reservekopie.toets(_ingesteld(), keuze.pad)
    logboek.opdracht(Voorval.KOPIE_GETOETST, uitslag="goed" if goed else "niet_gelijk")
    print("\n".join(regels))
    return 0 if goed else 1


def _zet_terug(keuze: argparse.Namespace) -> None:
    inhoud = reservekopie.zet_terug(_ingesteld(), keuze.pad, datetime.now(UTC))
    print(
        f"Teruggezet: {inhoud}. Wat er wachtte, gaat niet vanzelf de deur uit: de coördinator krijgt een vraag."
    )


def _status(keuze: argparse.Namespace) -> int:
    goed, regels = toezicht.status(_ingesteld(), datetime.now(UTC))
    print("\n".join(regels))
    return 0 if goed else 1


def _controleer(keuze: argparse.Namespace) -> int:
    bevindingen = beheerder.controleer(_ingesteld(), datetime.now(UTC))
    for goed, zin in bevindingen:
        print(f"{'goed  ' if goed else 'let op'}  {zin}")
    return 0 if all(goed for goed, _ in bevindingen) else 1


if __name__ == "__main__":
    sys.exit(main())
