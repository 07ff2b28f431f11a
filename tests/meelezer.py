"""Reads the log as it is written: what every logger of the process says, through the format of the service."""

import json
import logging
from typing import Any

from bot import logboek
from bot.voorvallen import Voorval


class Meelezer(logging.Handler):
    """`regels` are the lines as they would stand in a file."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logboek.opmaak(leesbaar=False))
        self.regels: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.regels.append(self.format(record))

    @property
    def gelezen(self) -> list[dict[str, Any]]:
        return [json.loads(regel) for regel in self.regels]

    def van(self, *wat: Voorval) -> list[dict[str, Any]]:
        """What was logged of these: without the moment, and without what the event itself says."""
        namen = {voorval.naam for voorval in wat}
        return [
            {naam: waarde for naam, waarde in regel.items() if naam not in ("tijd", "niveau")}
            for regel in self.gelezen
            if regel["voorval"] in namen
        ]

    @property
    def fouten(self) -> list[str]:
        return [regel["voorval"] for regel in self.gelezen if regel["niveau"] == "error"]
