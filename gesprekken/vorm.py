"""Facts as JSON, and back exactly: how a frozen `Bundel` is kept.

Driven by the type hints of the dataclass, so a new fact needs nothing here. It knows what facts are made of: other
facts, tuples, frozensets, text, whole numbers, booleans, dates, moments, times, enums, and unions of these. Anything
else, and any text that does not fit the fact, is a ValueError. A field that the text lacks takes its default: a fact
may grow a field while older ones lie stored.
"""

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")

KAAL = (str, int, bool, NoneType)
TIJD = (date, datetime, time)


def naar_json(feit: object) -> str:
    """Equal facts give equal text."""
    return _schrijf(_plat(feit))


def van_json(soort: type[T], tekst: str) -> T:
    """The fact of this kind that `naar_json` wrote down."""
    gelezen: T = _lees(soort, json.loads(tekst))
    return gelezen


def _schrijf(plat: object) -> str:
    return json.dumps(plat, ensure_ascii=False)


def _plat(waarde: Any) -> Any:
    if isinstance(waarde, Enum):
        return waarde.value
    if type(waarde) in KAAL:
        return waarde
    if type(waarde) in TIJD:
        return waarde.isoformat()
    if isinstance(waarde, tuple):
        return [_plat(deel) for deel in waarde]
    if isinstance(waarde, frozenset):
        return sorted((_plat(deel) for deel in waarde), key=_schrijf)
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: _plat(getattr(waarde, veld.name)) for veld in fields(waarde)}
    raise ValueError(f"een feit bevat geen {type(waarde).__name__}")


def _lees(soort: Any, waarde: Any) -> Any:
    if soort in KAAL and type(waarde) is soort:  # exactly: True is no 1
        return waarde
    vorm, delen = get_origin(soort), get_args(soort)
    if vorm in (Union, UnionType):
        return _precies_een(delen, waarde)
    if vorm is tuple:
        return _rij(delen, waarde)
    if vorm is frozenset and isinstance(waarde, list):
        return frozenset(_lees(delen[0], deel) for deel in waarde)
    if is_dataclass(soort) and isinstance(waarde, dict):
        return _feit(soort, waarde)
    if soort in TIJD and isinstance(waarde, str):
        return _tijd(soort, waarde)
    if isinstance(soort, type) and issubclass(soort, Enum):
        return soort(waarde)
    raise ValueError(f"{waarde!r} is geen {soort}")


def _feit(soort: Any, waarde: dict[str, Any]) -> Any:
    soorten, verplicht = _velden(soort)
    if not verplicht <= waarde.keys() <= soorten.keys():
        raise ValueError(f"{sorted(waarde)} zijn niet de velden van {soort.__name__}")
    return soort(**{naam: _lees(soorten[naam], deel) for naam, deel in waarde.items()})


@cache
def _velden(soort: Any) -> tuple[dict[str, Any], frozenset[str]]:
    """The kind of each field, and which cannot be left out."""
    hints = get_type_hints(soort)
    verplicht = {v.name for v in fields(soort) if v.default is MISSING and v.default_factory is MISSING}
    return {veld.name: hints[veld.name] for veld in fields(soort)}, frozenset(verplicht)


def _rij(delen: tuple[Any, ...], waarde: Any) -> tuple[Any, ...]:
    if not isinstance(waarde, list):
        raise ValueError(f"{waarde!r} is geen rij")
    if delen[-1] is ...:
        return tuple(_lees(delen[0], deel) for deel in waarde)
    return tuple(_lees(soort, deel) for soort, deel in zip(delen, waarde, strict=True))


def _tijd(soort: Any, waarde: str) -> Any:
    gelezen = soort.fromisoformat(waarde)
    if gelezen.isoformat() != waarde:  # fromisoformat also takes a date for a moment at midnight
        raise ValueError(f"{waarde!r} is geen {soort.__name__}")
    return gelezen


def _precies_een(soorten: tuple[Any, ...], waarde: Any) -> Any:
    """What fits two arms of a union cannot come back exactly, so it is refused as well."""
    gelezen = []
    for soort in soorten:
        try:
            gelezen.append(_lees(soort, waarde))
        except ValueError:
            continue
    if len(gelezen) != 1:
        raise ValueError(f"{waarde!r} past op {len(gelezen)} van {soorten}")
    return gelezen[0]
