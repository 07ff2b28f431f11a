"""The column types of what is encrypted: `Geheim` for texts, `Vindbaar` for what is looked up by equality.

The keys come with the engine (`geef_sleutels`), so a database can only be opened by who has them, and two of them
can be open with different keys. A question that ciphertext cannot answer is refused where it is composed.
"""

import json
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Dialect, Engine, LargeBinary
from sqlalchemy.sql.expression import ColumnClause
from sqlalchemy.sql.operators import OperatorType, eq, in_op, is_, is_not, ne, not_in_op
from sqlalchemy.types import TypeDecorator

from opslag.versleuteling import Onleesbaar, Sleutelbos

ADRES = "adres"  # one word for the addresses of all tables: they are compared with each other
KAPOT = "(kapot)"  # in the place of JSON that cannot be read; no JSON either, so who reads it says so

_sleutels: WeakKeyDictionary[Dialect, Sleutelbos] = WeakKeyDictionary()


def geef_sleutels(engine: Engine, sleutels: Sleutelbos) -> None:
    _sleutels[engine.dialect] = sleutels


def sleutels_van(dialect: Dialect) -> Sleutelbos:
    return _sleutels[dialect]


class Versleuteld(TypeDecorator[Any]):
    """`waar` is what it is bound to: of one place nothing can be read in another."""

    impl = LargeBinary
    cache_ok = True  # of each class anew

    def __init__(self, waar: str) -> None:
        super().__init__()
        self.waar = waar

    def kan(self, op: OperatorType, ander: tuple[Any, ...]) -> bool:
        """May SQL be asked this?"""
        return op in (is_, is_not)

    class Vergelijker(TypeDecorator.Comparator[Any]):
        def operate(self, op: OperatorType, *other: Any, **meer: Any) -> Any:
            if isinstance(self.type, Versleuteld) and not self.type.kan(op, other):
                raise TypeError(f"{op.__name__} zegt niets over wat versleuteld is: {self.expr}")
            return super().operate(op, *other, **meer)

    @property  # as TypeDecorator has it itself; its stub calls it an attribute of the class
    def comparator_factory(self) -> Any:  # type: ignore[override]
        return self.Vergelijker


class Geheim(Versleuteld):
    """A text, written anew every time. An empty one stays empty: its length would show it anyhow, and SQL can ask
    whether there is something. With `heel=False` one that cannot be read must not be in the way of the others: its
    reader gets `KAPOT`."""

    cache_ok = True

    def __init__(self, waar: str, heel: bool = True) -> None:
        super().__init__(waar)
        self.heel = heel

    def kan(self, op: OperatorType, ander: tuple[Any, ...]) -> bool:
        if op not in (eq, ne):
            return super().kan(op, ander)
        if isinstance(ander[0], str):
            return not ander[0]
        return isinstance(ander[0], ColumnClause)  # SQLAlchemy itself does so, to find a column among others

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        versleutel, waar, vorm = sleutels_van(dialect).versleutel, self.waar.encode(), self._naar_bytes

        def schrijf(waarde: Any) -> bytes | None:
            if waarde is None:
                return None
            return b"" if waarde == "" else versleutel(waar, vorm(waarde))

        return schrijf

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        sleutels, waar, heel, vorm = sleutels_van(dialect), self.waar.encode(), self.heel, self._van_bytes

        def lees(bewaard: Any) -> Any:
            if not bewaard:
                return None if bewaard is None else ""
            try:
                return vorm(sleutels.ontsleutel(waar, bewaard))
            except Onleesbaar:
                if heel:
                    raise
                return KAPOT

        return lees

    @staticmethod
    def _naar_bytes(waarde: Any) -> bytes:
        return str(waarde).encode()

    @staticmethod
    def _van_bytes(gelezen: bytes) -> Any:
        return gelezen.decode()


class GeheimeLijst(Geheim):
    """Texts in a list."""

    cache_ok = True

    @staticmethod
    def _naar_bytes(waarde: Any) -> bytes:
        return json.dumps(waarde, ensure_ascii=False).encode()

    @staticmethod
    def _van_bytes(gelezen: bytes) -> Any:
        return json.loads(gelezen)


class GeheimeSleutel(Geheim):
    """Bytes that are a key themselves."""

    cache_ok = True

    @staticmethod
    def _naar_bytes(waarde: Any) -> bytes:
        return bytes(waarde)

    @staticmethod
    def _van_bytes(gelezen: bytes) -> Any:
        return gelezen


class Vindbaar(Versleuteld):
    """Equal texts are stored equally, so that they can be compared and be unique."""

    cache_ok = True

    def kan(self, op: OperatorType, ander: tuple[Any, ...]) -> bool:
        return super().kan(op, ander) or op in (eq, ne, in_op, not_in_op)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        vindbaar, waar = sleutels_van(dialect).vindbaar, self.waar.encode()
        return lambda waarde: None if waarde is None else vindbaar(waar, waarde.encode())

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        ontsleutel, waar = sleutels_van(dialect).ontsleutel_vindbaar, self.waar.encode()
        return lambda bewaard: None if bewaard is None else ontsleutel(waar, bewaard).decode()
