"""The log: lines of fixed events and fields; never what anyone wrote, what they are called, or a secret.

Events stand in voorvallen.py, fields in `Velden`; a value that is not of the form of its field is left out.
Of an error a line holds the kind and the place, of what a library has to say the place only: its words may hold
anything. A terminal gets lines to read, everything else lines of JSON, so there is nothing to set.
"""

import hmac
import logging
import re
import secrets
import sys
import threading
import traceback
from collections.abc import MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict, Unpack

import structlog
from structlog.stdlib import BoundLogger, ProcessorFormatter

from bot.settings import TOKEN, Settings
from bot.voorvallen import Voorval

NAAM = "wijksignaal"
PAKKETTEN = ("bot", "gesprekken", "opslag", "rapportage")
WEGGELATEN = "(weggelaten)"

Regel = MutableMapping[str, Any]


class Velden(TypedDict, total=False):
    """All that a line can hold beside its event. `wie` is a pseudonym, as is `aan`: whom it is about, when that is
    another; `over` is a kind and its number."""

    herkomst: str
    wie: str
    aan: str
    over: str
    soort: str
    uitslag: str
    aantal: int
    poging: int
    sinds: str
    fout: str
    plek: str
    kenmerk: str


VORM = {
    "herkomst": "[a-z]{1,20}",
    "wie": "[0-9a-f]{10}|beheerder",
    "aan": "[0-9a-f]{10}",
    "over": r"[a-z]{1,20}(:[0-9-]{1,20}){1,2}",
    "soort": r"[\w.,?-]{1,80}",
    "uitslag": "[a-z_]{1,30}",
    "aantal": "[0-9]{1,12}",
    "poging": "[0-9]{1,12}",
    "sinds": r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z",
    "fout": r"[A-Za-z_]\w{0,60}",
    "plek": r"[\w.<>-]{1,60}:[0-9]{1,6}",
    "kenmerk": "[0-9a-f]{16}",
}


def noteer(wat: Voorval, **velden: Unpack[Velden]) -> None:
    """An unknown field is a KeyError: what may stand in the log is decided here, not where it is called."""
    gevuld = {naam: _veilig(naam, waarde) for naam, waarde in velden.items() if waarde != ""}
    _LOG.log(wat.niveau, wat.naam, **gevuld)


def fout(wat: Voorval, oorzaak: BaseException, **velden: Unpack[Velden]) -> None:
    """Of what went wrong the kind and the place, not what it says."""
    velden["fout"], velden["plek"] = type(oorzaak).__name__, _plek(oorzaak)
    noteer(wat, **velden)


def waar(oorzaak: BaseException) -> str:
    """The kind of an error and where it came from, in words."""
    return f"{type(oorzaak).__name__} ({_plek(oorzaak)})"


def moment(wanneer: datetime) -> str:
    return f"{wanneer.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


def opdracht(wat: Voorval, over: str = "", soort: str = "", uitslag: str = "") -> None:
    """What the beheerder did at the command line."""
    noteer(wat, herkomst="opdracht", wie="beheerder", over=over, soort=soort, uitslag=uitslag)


# --- who ---

_sleutel = secrets.token_bytes(32)  # until `begin` derives the one of this installation
_geheimen: tuple[str, ...] = ()


def pseudoniem(kanaal: str, adres: str) -> str:
    """Somebody in the log: the same for as long as we write with this key, and another one anywhere else."""
    return hmac.new(_sleutel, f"{kanaal}:{adres}".encode(), "sha256").hexdigest()[:10]


# --- writing ---


def begin(ingesteld: Settings | None = None, niveau: int = logging.INFO) -> None:
    """Write to stderr from now on, of ours what is at least this important and of libraries the warnings. Where a
    log was set up already (under a test) it is left alone."""
    global _sleutel, _geheimen
    if ingesteld is not None:
        _geheimen = ingesteld.geheimen
    if ingesteld is not None and ingesteld.sleutel:
        _sleutel = ingesteld.sleutels.afgeleid("logboek")
    if logging.getLogger().handlers:
        return
    uitgang = logging.StreamHandler()
    uitgang.setFormatter(opmaak(leesbaar=sys.stderr.isatty()))
    logging.basicConfig(level=logging.WARNING, handlers=[uitgang])
    logging.getLogger(NAAM).setLevel(niveau)
    _vang_de_rest()


def verzwijg(*geheimen: str) -> None:
    """These may stand in no line either: what is secret, and was not set."""
    global _geheimen
    _geheimen = tuple(sorted({*_geheimen, *geheimen} - {""}))


def _vang_de_rest() -> None:
    """What Python itself would print with its text: warnings, and errors that have nobody to go to."""
    logging.captureWarnings(True)
    threading.excepthook = lambda geval: _onverwacht(geval.exc_value)
    sys.unraisablehook = lambda geval: _onverwacht(geval.exc_value)


def _onverwacht(oorzaak: BaseException | None) -> None:
    if oorzaak is not None:
        fout(Voorval.ACHTERGROND_MISLUKT, oorzaak)


def opmaak(leesbaar: bool) -> logging.Formatter:
    """How a record, ours or of a library, becomes a line."""
    return ProcessorFormatter(
        foreign_pre_chain=[_van_een_bibliotheek],
        processors=[
            _op_volgorde,
            _om_te_lezen if leesbaar else structlog.processors.JSONRenderer(ensure_ascii=False),
            _zonder_geheimen,
        ],
        use_get_message=False,  # the words of a library are not even put together
    )


def _van_een_bibliotheek(_: object, __: str, regel: Regel) -> Regel:
    record: logging.LogRecord = regel["_record"]
    velden = {"soort": record.name, "plek": f"{Path(record.pathname).name}:{record.lineno}"}
    if record.exc_info and record.exc_info[1] is not None:
        velden |= {"fout": type(record.exc_info[1]).__name__, "plek": _plek(record.exc_info[1])}
    veilig = {naam: _veilig(naam, waarde) for naam, waarde in velden.items()}
    return {"event": Voorval.BIBLIOTHEEK_MELDT.naam, "_record": record, **veilig}


def _op_volgorde(_: object, __: str, regel: Regel) -> Regel:
    """The same fields in the same place in every line."""
    record: logging.LogRecord = regel["_record"]
    tijd = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    kop = {"tijd": tijd.replace("+00:00", "Z"), "niveau": record.levelname.lower(), "voorval": regel["event"]}
    return kop | {naam: regel[naam] for naam in VORM if naam in regel}


def _om_te_lezen(_: object, __: str, regel: Regel) -> str:
    velden = [f"{naam}={regel[naam]}" for naam in VORM if naam in regel]
    uitleg = Voorval[regel["voorval"].upper()].uitleg
    return " ".join([regel["tijd"], regel["niveau"], regel["voorval"], *velden, f"- {uitleg}"])


def _zonder_geheimen(_: object, __: str, regel: Any) -> str:
    """The last door. No field should hold a secret; this holds when one does."""
    for geheim in _geheimen:
        regel = regel.replace(geheim, "(geheim)")
    return TOKEN.sub("(token)", regel)


def _veilig(naam: str, waarde: object) -> object:
    return waarde if re.fullmatch(VORM[naam], str(waarde)) else WEGGELATEN


def _plek(oorzaak: BaseException) -> str:
    """The last line of ours that it passed through."""
    plekken = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(oorzaak.__traceback__)]
    eigen = [plek for plek in plekken if plek[0].parent.name in PAKKETTEN]
    return ", ".join(f"{pad.name}:{regel}" for pad, regel in (eigen or plekken)[-1:])


_LOG: BoundLogger = structlog.wrap_logger(
    logging.getLogger(NAAM),
    processors=[structlog.stdlib.filter_by_level, ProcessorFormatter.wrap_for_formatter],
    wrapper_class=BoundLogger,
)
