"""The command line in Dutch: argparse, with its headings and complaints in words that say what to do."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

_KLACHTEN = (
    (r"the following arguments are required: (.+)", r"Er ontbreekt nog iets: \1."),
    (r"unrecognized arguments: (.+)", r"Dit hoort er niet bij: \1."),
    (
        r"argument [^:]*?: invalid choice: (.+) \(choose from (.+)\)",
        r"De opdracht \1 is er niet. Kies uit: \2.",
    ),
    (r"argument (.+?): expected .*", r"Achter \1 hoort nog iets."),
    (r"argument (.+?): ignored explicit argument (.+)", r"Achter \1 hoort niets: \2."),
    (r"argument (.+?): invalid int value: (.+)", r"Achter \1 hoort een getal, en geen \2."),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class Parser(argparse.ArgumentParser):
    def __init__(self, **waarden: Any) -> None:
        super().__init__(
            **waarden, formatter_class=_Opmaak, add_help=False, allow_abbrev=False
        )  # an abbreviation that works today may mean two things tomorrow
        self._positionals.title, self._optionals.title = "wat erachter komt", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze hulp")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{in_het_nederlands(message)} Hulp krijg je met: {self.prog} --help\n")


class _Opmaak(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


def in_het_nederlands(klacht: str) -> str:
    for engels, nederlands in _KLACHTEN:
        if gevonden := re.fullmatch(engels, klacht, re.DOTALL):
            return gevonden.expand(nederlands)
    return f"Dit begrijp ik niet: {klacht}."
