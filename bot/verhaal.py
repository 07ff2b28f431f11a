"""What the terminal tells while the neighbourhood lives: a line a day, and a line for what matters."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime

from gesprekken import kalender, rondes


class Verhaal:
    """Daily work is counted, and told when its day is over; the rest is told at once."""

    def __init__(self, vertel: Callable[[str], None]) -> None:
        self.vertel = vertel
        self.deel = 0.0
        self._maand = ""
        self._dag: date | None = None
        self._werk: Counter[str] = Counter()

    def op_weg(self, moment: datetime, deel: float) -> None:
        """The clock came to this moment; `deel` of the way is behind us."""
        dag = kalender.lokaal(moment).date()
        if dag != self._dag:
            self.dag_om()
            self._dag = dag
        self.deel = deel

    def tel(self, vragen: int, signalen: int, niets: int) -> None:
        self._werk.update(vragen=vragen, signalen=signalen, niets=niets)

    def meld(self, zin: str) -> None:
        self._regel(f"> {zin}")

    def dag_om(self) -> None:
        werk, self._werk = self._werk, Counter()
        if not werk["vragen"]:
            return
        delen = [f"{_zoveel(werk['vragen'], 'vraag', 'vragen')} gesteld"]
        delen.append(f"{_zoveel(werk['signalen'], 'signaal', 'signalen')} genoteerd")
        if werk["niets"]:
            delen.append(f"{werk['niets']} keer niets bijzonders")
        self._regel(", ".join(delen))

    def _regel(self, tekst: str) -> None:
        if self._dag is None:
            return
        maand = rondes.in_woorden(f"{self._dag:%Y-%m}")
        if maand != self._maand:
            self.vertel(f"\n{maand}")
            self._maand = maand
        dag = f"{kalender.DAGEN[self._dag.weekday()]} {self._dag.day}"
        self.vertel(f"{self.deel:4.0%}  {dag:<13}  {tekst}")


def _zoveel(aantal: int, een: str, meer: str) -> str:
    return f"{aantal} {een if aantal == 1 else meer}"
