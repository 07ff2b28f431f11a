"""Names of people: the ones on the lists, and the words that may be one because nobody knows them.

The rules read a text word by word. A capital inside a sentence is a name unless the word is known as something else
or stands where a place or organisation stands; in lower case only a word that is on a list of names and is not Dutch.
What is on no list is taken out as well, but asked about.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.lezing import Stuk
from bot.nummers import SOORTEN
from bot.woordenlijst import gangbaar, lijst, plat, regels
from gesprekken.vangnet import ONBEKEND_WOORD

NAAM = "naam"

_MASKERS = "|".join(re.escape(soort) for soort in sorted({NAAM, ONBEKEND_WOORD, *SOORTEN}))
_WOORD = re.compile(rf"\[(?:{_MASKERS})\]|[^\W\d_]+(?:['&-][^\W\d_]+)*|\d+|[^\w\s]|\n")
_EINDE = frozenset('.!?:\n;•*"“”')

_KORTE_AANHEF = frozenset("mevr mw mvr dhr fam hr mej mr ms mrs".split())  # a full stop may stand behind it
_AANHEF = _KORTE_AANHEF | frozenset("mevrouw meneer mijnheer heer familie gezin mejuffrouw juffrouw".split())
_NABIJ = frozenset(
    "oom tante opa oma omoe buurman buurvrouw buurjongen buurmeisje juf meester ome neef nicht zus broer zusje broertje"
    " vriend vriendin zoon dochter moeder vader man vrouw collega vrijwilliger vrijwilligster client clienten patient"
    " leerling bewoner bewoonster statushouder jongen meisje kind baby pastor imam dominee kapper boer".split()
)
_TITEL = frozenset("dr drs prof ir ds st mr ing".split())
_HEET = frozenset("ene heet heette heten genaamd noemt".split())
_TUSSEN = frozenset(
    "van de der den het 't t ten ter te el al ait ben bin bint da dos das di du la le les von zu zur und o d'"
    " abu ibn uit op in bij aan 's".split()
)
_WAAR = frozenset("uit op in bij aan".split())
_MIDDEN = frozenset(
    "van de der den ten ter te el al ait ben bin bint da dos di du la le von 't ibn abu".split()
)
_ARABISCH = frozenset("el al ait bin bint abu ibn".split())
_LIDWOORD = frozenset("de het 't een onze ons deze dit die dat elke iedere hun".split())
_PLAATSWOORD = frozenset(
    "in te naar vanuit richting rond rondom langs vlakbij nabij omgeving binnen tussen".split()
)
# The name of a thing follows: flat Zonnebloem, basisschool De Regenboog, de app Temu.
_DING = re.compile(
    r"(?:.*(?:school|flat|centrum|huis|complex|gebouw|station|halte|winkel|markt|stichting|vereniging|club|hal|kerk"
    r"|moskee|tempel|kliniek|park|plein|straat|laan|wijk|buurt|lijn|bad|tuin|hof|bibliotheek|corporatie|organisatie"
    r"|bedrijf|praktijk|bureau|bank|merk|cafe|hotel|bar|restaurant|toko|pand|toren|college|opvang|gemeente|stad|dorp"
    r"|provincie|land|eiland|app|website|site|platform|krant|partij|project|programma|team|groep|merk|festival|zaal"
    r"|ruimte|dienst|fonds|koor|groep|cooperatie|verzekeraar|supermarkt|apotheek|camping|taal|cursus|feest"
    r"|theater|bioscoop|museum|ziekenhuis|verzorger|aanbieder|uitzendbureau|leverancier|crèche|creche)"
    r"|dr|dokter|huisarts|tandarts|arts|apotheker|notaris|wethouder|burgemeester|minister|koning|koningin|prins"
    r"|prinses|president|paus|profeet|sint|professor|prof)"
)
# What ends like this is a place, whoever it was named after.
_PLAATS = re.compile(
    r".*(?:straat|straatje|str|laan|weg|plein|pleintje|pad|paadje|park|kade|gracht|singel|dreef|plantsoen|steeg|dijk|school"
    r"|college|lyceum|centrum|flat|buurt|markt|tunnel|gebouw|ziekenhuis|kliniek|moskee|kerk|wijk|hof|hofje|brug"
    r"|station|toren|tuin|hal|poort|kwartier|zorg|wonen|groep|stichting|fonds|court|arena|stadion|bad|bos|haven"
    r"|huis|gemeente|ziekte|syndroom|festival|bibliotheek|terrein|veld|boulevard|allee|passage|pier|promenade"
    r"|academie|universiteit|gymnasium|mavo|opvang|woningen|bank)"
)
# Of these endings nobody has a surname: behind a first name they still make a place.
_ALTIJD_PLAATS = re.compile(
    r".*(?:straat|straatje|str|laan|plein|pleintje|pad|paadje|park|kade|gracht|singel|dreef|plantsoen|steeg|school"
    r"|college|lyceum|centrum|flat|buurt|markt|tunnel|gebouw|ziekenhuis|kliniek|moskee|kerk|wijk|station|boulevard"
    r"|allee|promenade|stadion|bibliotheek|gymnasium|stichting|opvang|ziekte|syndroom|universiteit|academie|fonds"
    r"|hofje)"
)
# Surnames end like this, also the ones that read as a word made of words: mevrouw steenbeek.
_ALS_ACHTERNAAM = re.compile(
    r".{3,}(?:beek|huizen|huis|boom|bomen|steen|stein|veld|velde|berg|burg|dijk|bos|bosch|kamp|hof|hoff|horst|broek"
    r"|brink|daal|dam|meer|hout|donk|voort|laar|zand|kerk|molen|wijk|haar|poel|zwaan|zang|vliet|waard|weg|land|man"
    r"|stra|sma|inga|ink|mans)"
)
_GEEN_PLAATS = frozenset(
    "thuis onderweg weg terugweg".split()
)  # ends like a place, and is none: Fatima thuis
_TALEN = frozenset(
    "nederlands engels duits spaans arabisch turks pools berbers tigrinya leren leert spreken spreekt praten praat"
    " lezen les taal talen cursus vertaald vertaling".split()
)
_OPENT_PLAATS = frozenset(
    "laan plein weg hof park kade gracht singel straat huis flat station school stichting vereniging basisschool"
    " wijkcentrum buurthuis sporthal zorgcentrum verpleeghuis hotel cafe restaurant villa residentie sint"
    " bibliotheek theater speeltuin camping gemeente wijk buurt kerk moskee".split()
)
_NOG_EEN_ACHTERNAAM = re.compile(r"(?:ver|ter|van|zonne|lange|hoge|groene|nieuwen|achter|oude|oos).*")
# Behind a first name, not behind a thing: so at the beginning of a sentence a word is a name here.
_DOET = frozenset(
    "begrijpt belandde belde belt dacht deed denkt doet drinkt durft en gaat ging gokt haar had heeft"
    " heet helpt hoort huilt is kan klaagde klaagt komt kon kookt kreeg krijgt kwam lag leeft leent liep"
    " ligt loopt mag mist moest moet roept schreeuwt schrijft slaapt snapt spreekt staat stond stopt"
    " stuurde stuurt uit valt vergeet verkoopt verloor vertelde vertelt verzorgt vindt voelt vond vraagt vroeg"
    " wacht was weet werd werkt werkte wil wilde wist woonde woont wordt zag zal zat zegt zei ziet zijn"
    " zit zocht zoekt zou".split()
)
_NOOIT = frozenset(  # first names that are everyday words: never in lower case, whatever stands before them
    "an are ben bo dan de do door een el en er hij ik in is je kan les man me met mij na nu of om ons op per pim so te"
    " tot uit van voor was we wel wil wij ze zo al als bij die dit dat der den had heb hem haar hun niet maar mee mag"
    " moet gaat komt heeft zegt loopt woont wordt werd weer veel geen goed altijd lente zomer"
    " elke max toon ad lot dien mei hui wei ger ferry willie"
    " winter herfst storm zon wind wolf bloem sneeuw hoop liefde vrede".split()
)


class _Woord(NamedTuple):
    """A word where it stands. `plat` is how the lists have it; `eerst`: it opens a sentence."""

    van: int
    tot: int
    tekst: str
    plat: str
    eerst: bool
    groot: bool
    bekend: bool  # stands in a name of a place or organisation that is known or allowed


@dataclass(frozen=True)
class _Kennis:
    """What the lists know of one word."""

    voornaam: bool
    achternaam: bool
    zeldzaam: bool  # on the American lists only: a name somewhere, perhaps something else here
    ding: bool  # a proper name, but not of a person
    woord: bool

    @property
    def naam(self) -> bool:
        return self.voornaam or self.achternaam or self.zeldzaam


# Both caches live as long as one text: they hold words of residents. See `vergeet`.
@lru_cache(maxsize=16384)
def _kent(woord: str) -> _Kennis:
    van = woord.removesuffix("'s").removesuffix("'")
    if van != woord or (woord.endswith("s") and woord[:-1] in lijst("voornamen") and not _kent_zelf(woord)):
        return _kent(van if van != woord else woord[:-1])  # Fatima's zoon, Ahmeds broer
    delen = woord.split("-")
    if len(delen) > 1 and delen[0] in _ARABISCH:  # Al-Sayed
        return _kent("-".join(delen[1:]))
    if len(delen) > 1:
        kennis = [_kent(deel) for deel in delen if deel]
        return _Kennis(
            all(k.voornaam for k in kennis),
            any(k.achternaam and not k.woord for k in kennis),
            all(k.naam for k in kennis),
            not all(k.voornaam for k in kennis)
            and (any(k.ding for k in kennis) or woord in lijst("eigennamen")),
            any(k.woord and not k.naam for k in kennis) or woord in lijst("woorden"),
        )
    return _Kennis(
        woord in lijst("voornamen"),
        woord in lijst("achternamen"),
        woord in lijst("namen_vs"),
        woord in lijst("eigennamen"),
        _is_woord(woord),
    )


def _kent_zelf(woord: str) -> bool:
    return woord in lijst("voornamen") or _is_woord(woord)


def _is_woord(woord: str) -> bool:
    return woord in lijst("woorden") or _samengesteld(woord)


def _samengesteld(woord: str) -> bool:
    """Dutch makes words of words: *koffieochtend* stands on no list, its parts do."""
    for plek in range(4, min(len(woord), 24) - 2):
        begin, eind = woord[:plek], woord[plek:]
        if len(eind) + plek < 8:
            continue
        if eind in lijst("woorden") and (
            begin in gangbaar() or (begin[-1] == "s" and begin[:-1] in gangbaar())
        ):
            return True
    return False


@lru_cache(maxsize=4096)
def _tikfout(woord: str) -> bool:
    """One slip away from a common word (*klahct*), or long and beginning or ending as one (*buurtbemiddelng*)."""
    if not 4 <= len(woord) <= 24:
        return False
    if len(woord) >= 9 and any(woord[:plek] in gangbaar() for plek in range(4, len(woord) - 3)):
        return True
    if len(woord) >= 10 and any(woord[plek:] in gangbaar() for plek in range(4, len(woord) - 4)):
        return True
    korter = [woord[:i] + woord[i + 1 :] for i in range(len(woord))]
    gewisseld = [woord[:i] + woord[i + 1] + woord[i] + woord[i + 2 :] for i in range(len(woord) - 1)]
    if any(w in gangbaar() or (len(woord) >= 8 and w in lijst("woorden")) for w in korter + gewisseld):
        return True
    return any(
        woord[:i] + letter + woord[i + erbij :] in gangbaar()
        for i in range(len(woord) + 1)
        for letter in "aeioudenrstlkgpmv"
        for erbij in (0, 1)
    )


# --- names of places and organisations -----------------------------------------------------------------

_Namen = dict[str, list[tuple[str, ...]]]


def _op_eerste_woord(namen: Sequence[str]) -> _Namen:
    bij: _Namen = {}
    for naam in namen:
        woorden = tuple(m[0].lower() for m in _WOORD.finditer(plat(naam)))
        if woorden:
            bij.setdefault(woorden[0], []).append(woorden)
    return bij


@lru_cache(maxsize=64)
def _toegestaan(toegestaan: frozenset[str]) -> _Namen:
    return _op_eerste_woord(sorted(toegestaan))


@lru_cache(maxsize=1)
def _algemeen() -> _Namen:
    return _op_eerste_woord(regels("bekend"))


def _bekende_plekken(woorden: Sequence[str], namen: _Namen) -> Iterator[int]:
    for i, woord in enumerate(woorden):
        for naam in namen.get(woord, ()):
            past = tuple(woorden[i : i + len(naam)]) == naam
            if past and not (len(naam) == 1 and _staat_na_aanhef(woorden, i)):
                yield from range(i, i + len(naam))


def _staat_na_aanhef(woorden: Sequence[str], i: int) -> bool:
    """*mevrouw Groen*, *mw. A. de Groen*: a person, whatever else is called Groen here."""
    j = i - 1
    while j >= 0 and i - j < 8 and (woorden[j] == "." or len(woorden[j]) == 1 or woorden[j] in _MIDDEN):
        j -= 1
    return j >= 0 and woorden[j] in _AANHEF


def _lees_woorden(lezing: str, toegestaan: frozenset[str]) -> list[_Woord]:
    gevonden = list(_WOORD.finditer(lezing))
    laag = [m[0].lower() for m in gevonden]
    bekend = {*_bekende_plekken(laag, _algemeen()), *_bekende_plekken(laag, _toegestaan(toegestaan))}
    hoog = sum(map(str.isupper, lezing))
    schreeuwt = 3 * hoog > len(lezing) and hoog > sum(map(str.islower, lezing))
    woorden, eerst = [], True
    for i, m in enumerate(gevonden):
        groot = m[0][0].isupper() and not schreeuwt
        woorden.append(_Woord(m.start(), m.end(), m[0], laag[i], eerst, groot, i in bekend))
        if m[0] in _EINDE:
            eerst = not (m[0] == "." and i and _is_afkorting(gevonden[i - 1], m))
        elif m[0][0].isalnum() or m[0][0] == "[":
            eerst = False
    return woorden


def _is_afkorting(woord: re.Match[str], punt: re.Match[str]) -> bool:
    kort = len(woord[0]) == 1 or woord[0].lower() in _KORTE_AANHEF | _TITEL | {"bijv", "nr", "tel"}
    return kort and woord.end() == punt.start()


def vergeet() -> None:
    """What was looked up for one text is remembered for that text alone: a word of a resident stays nowhere."""
    _kent.cache_clear()
    _tikfout.cache_clear()


def lees_lijsten() -> None:
    """Read them now, and not while somebody waits for an answer."""
    for naam in ("voornamen", "achternamen", "tussennamen", "namen_vs", "eigennamen", "woorden"):
        lijst(naam)
    gangbaar()
    _algemeen()


# --- the rules -----------------------------------------------------------------------------------------


def vind_namen(lezing: str, toegestaan: frozenset[str] = frozenset()) -> Iterator[tuple[Stuk, str]]:
    """Each name in a reading, with whether it is one (`NAAM`) or has to be asked about (`ONBEKEND_WOORD`)."""
    woorden, i = _lees_woorden(lezing, toegestaan), 0
    while i < len(woorden):
        eind, soort = _naam_vanaf(woorden, i)
        if soort:
            yield (woorden[i].van, woorden[eind - 1].tot), soort
        i = max(eind, i + 1)


def _naam_vanaf(w: Sequence[_Woord], i: int) -> tuple[int, str]:
    """Up to where a name goes that begins here, and what it is; an empty kind when none does."""
    woord = w[i]
    if woord.bekend or not woord.tekst[0].isalpha():
        return i + 1, ""
    vorige = _vorige(w, i)
    if not woord.tekst.isascii() and not any(c.isupper() or c.islower() for c in woord.tekst):
        return i + 1, ONBEKEND_WOORD  # 王伟: in a script without capitals
    if woord.groot and (eind := _los_geschreven(w, i)):
        return eind, NAAM
    if vorige in _AANHEF and (eind := _na_aanhef(w, i)):
        return eind, NAAM
    if woord.groot and (woord.plat not in _MIDDEN or woord.plat == "de" or _DING.fullmatch(vorige)):
        return _grote_reeks(w, i, vorige)  # De Hoek is a place, Van den Berg is not
    if woord.plat in _MIDDEN and (eind := _achternaam_met_tussenvoegsel(w, i)):
        return eind, NAAM
    return _grote_reeks(w, i, vorige) if woord.groot else _klein(w, i, vorige)


def _los_geschreven(w: Sequence[_Woord], i: int) -> int:
    """*F.atima*: up to where the letters of a first name go that somebody tried to hide; else 0."""
    if len(w[i].tekst) != 1 or i + 2 >= len(w) or w[i + 1].tekst != "." or w[i + 2].groot:
        return 0
    aaneen = w[i].tot == w[i + 1].van and w[i + 1].tot == w[i + 2].van
    return i + 3 if aaneen and _kent(w[i].plat + w[i + 2].plat).voornaam else 0


def _vorige(w: Sequence[_Woord], i: int) -> str:
    """The word before this one, past the full stop of an abbreviation; empty across other signs."""
    if i and w[i - 1].tekst == "." and i > 1 and not w[i].eerst:
        i -= 1
    return w[i - 1].plat if i and (w[i - 1].tekst[0].isalpha()) else ""


def _na_aanhef(w: Sequence[_Woord], i: int) -> int:
    """Behind mevrouw or meneer: initials, small words and a name. *Mevrouw heeft schuld* has none."""
    j = i
    while j < len(w) and j - i < 8:
        klein = len(w[j].tekst) == 1 and j + 1 < len(w) and w[j + 1].tekst == "."  # mw. a. de vries
        if not (klein or _is_voorletter(w, j) or w[j].plat in _TUSSEN or w[j].tekst in ".'"):
            break
        j += 1
    if j >= len(w) or not w[j].tekst[0].isalpha():
        return 0 if not any(_is_voorletter(w, k) for k in range(i, j)) else j
    kennis, na_tussen = _kent(w[j].plat), j > i
    slot = _zin_gaat_door(w, j + 1)  # mevrouw kok belde
    waar = any(w[k].plat in _WAAR for k in range(i, j))
    if w[j].bekend or (kennis.ding and not kennis.naam and (waar or not (w[j].groot or slot))):
        return 0  # familie uit Aleppo
    direct = not na_tussen and not w[j].groot and w[j].plat not in _NOOIT | _DOET
    is_naam = (
        (w[j].groot and not (w[j].eerst and kennis.woord))
        or (not kennis.woord and len(w[j].plat) > 2 and not (na_tussen and _tikfout(w[j].plat)))
        or (na_tussen and w[j].plat.split("-")[0] in lijst("tussennamen"))
        or (na_tussen and kennis.achternaam and len(w[i].tekst) == 1)  # dhr. p. bakker
        or (not na_tussen and kennis.voornaam and w[j].plat not in _NOOIT | _DOET)
        or (direct and slot and (kennis.achternaam or kennis.ding))
        or (direct and _ALS_ACHTERNAAM.fullmatch(w[j].plat) and w[j].plat not in lijst("woorden"))
    )
    return _staart(w, j + 1) if is_naam else 0


def _is_voorletter(w: Sequence[_Woord], i: int) -> bool:
    return i < len(w) and len(w[i].tekst) == 1 and w[i].groot


def _staart(w: Sequence[_Woord], i: int) -> int:
    """What else belongs to a name: capitals behind it, also past van der, an initial, or a lower-case surname."""
    while True:
        j = i
        if j + 1 < len(w) and w[j].tekst == "." and len(w[j - 1].tekst) == 1 and w[j + 1].groot:
            j += 1
        while j < len(w) and w[j].plat in _MIDDEN and j - i < 4 and not w[j].eerst:
            j += 1
        if j >= len(w) or not w[j].tekst[0].isalpha() or w[j].eerst or w[j].bekend:
            return i
        kennis = _kent(w[j].plat)
        hoort_erbij = (w[j].groot and not (kennis.ding and not kennis.naam)) or (
            not w[j].groot
            and (
                (kennis.naam and not kennis.woord)
                or (kennis.achternaam and (w[j].plat not in gangbaar() or _zin_gaat_door(w, j + 1)))
                or _klinkt_als_achternaam(w[j].plat)
                or (j > i and w[j].plat in lijst("tussennamen"))
                or (len(w[j].plat) > 3 and not kennis.woord and not kennis.ding and not _tikfout(w[j].plat))
            )
        )
        los = w[j - 1].plat not in ("van", "der", "den")  # jesse van oudheusden
        if not hoort_erbij or (j > i and los and not w[j].groot and not kennis.naam):
            return i
        i = j + 1


def _zin_gaat_door(w: Sequence[_Woord], i: int) -> bool:
    """Here stands what people do, or the sentence ends: so what was before it was somebody."""
    return i >= len(w) or w[i].plat in _DOET or not w[i].tekst[0].isalpha()


def _klinkt_als_achternaam(woord: str) -> bool:
    kort = 6 <= len(woord) <= 13 and _ALS_ACHTERNAAM.fullmatch(woord)
    return bool(kort) and not _ALTIJD_PLAATS.fullmatch(woord) and woord not in lijst("woorden")


def _achternaam_met_tussenvoegsel(w: Sequence[_Woord], i: int) -> int:
    """*van den Berg*, *el khattabi*, *de Jong*: with a surname that goes with such a word."""
    j = i
    while j < len(w) and w[j].plat in _MIDDEN and j - i < 4:
        j += 1
    if j >= len(w) or w[j].bekend or not w[j].tekst[0].isalpha():
        return 0
    if w[j].groot and w[j].plat in lijst("tussennamen") and not _plaats_volgt(w, i, j + 1):
        return _staart(w, j + 1)
    kennis = _kent(w[j].plat)
    if w[i].plat in _ARABISCH and not kennis.woord and (w[j].groot or kennis.naam or w[i].plat != "al"):
        return 0 if w[i].plat == "al" and not w[j].groot and _tikfout(w[j].plat) else _staart(w, j + 1)
    return 0


def _reeks(w: Sequence[_Woord], i: int) -> int:
    """Capitals in a row, also past small words and initials."""
    j = i + 1
    while j < len(w):
        k = j
        if w[k].tekst in ".'" and k + 1 < len(w) and len(w[k - 1].tekst) == 1 and not w[k + 1].eerst:
            k += 1
        while k < len(w) and w[k].plat in _MIDDEN and not w[k].groot and k - j < 4:
            k += 1
        if k >= len(w) or not w[k].groot or w[k].eerst or w[k].bekend:
            return j
        j = k + 1
    return j


def _opent_als_mens(w: Sequence[_Woord], i: int) -> bool:
    """A row that opens with a first name, and no small word before it that makes it a place: het Anne Frankhuis."""
    kennis, vorige = _kent(w[i].plat), _vorige(w, i)
    return kennis.voornaam and not kennis.ding and vorige not in _LIDWOORD | _PLAATSWOORD


def _alleen_begin(w: Sequence[_Woord], i: int) -> bool:
    """*Volgens Jan van der Laan*: a word that opens the sentence, and only then a name."""
    eerste = _kent(w[i].plat)
    return w[i].eerst and eerste.woord and not eerste.voornaam and _kent(w[i + 1].plat).voornaam


def _is_taal(w: Sequence[_Woord], i: int, j: int, vorige: str) -> bool:
    """*Frans leren*, *spreekt Frans*, *Frans en Nederlands*: the language, and not the man."""
    rond = {v.plat for v in w[max(i - 2, 0) : j + 2]} - {w[i].plat}
    return j == i + 1 and w[i].plat == "frans" and not rond.isdisjoint(_TALEN)


def _plaats_volgt(w: Sequence[_Woord], i: int, j: int) -> bool:
    """The row ends like a place, or a word for a place stands behind it. Behind a first name that says less:
    *Peter Bos* and *Jan van der Laan* are people, and so is *Fatima* in *Fatima school nodig*."""
    laatste, mens = w[j - 1], _opent_als_mens(w, i)
    volgt = w[j].plat if j < len(w) and not w[j].groot and not w[j].eerst else ""
    eindigt = bool(_PLAATS.fullmatch(laatste.plat)) and not (
        j - i == 1 and _kent(laatste.plat).achternaam and _NOG_EEN_ACHTERNAAM.fullmatch(laatste.plat)
    )
    if eindigt and mens and j - i > 1:
        met_tussen = w[j - 2].plat in _MIDDEN and laatste.plat in lijst("tussennamen")
        eindigt = not met_tussen and bool(_ALTIJD_PLAATS.fullmatch(laatste.plat))
    if eindigt:
        return True
    if len(volgt) < 3 or volgt in _GEEN_PLAATS or not _PLAATS.fullmatch(volgt) or not _kent(volgt).woord:
        return False
    return not mens or (j - i > 1 and _ALTIJD_PLAATS.fullmatch(volgt) is not None)


def _grote_reeks(w: Sequence[_Woord], i: int, vorige: str) -> tuple[int, str]:
    """Capitals in a row: a name, or what is known or stands as a place, a thing or an organisation."""
    if w[i].plat in _AANHEF:
        return i + 1, ""  # what follows is looked at by itself
    j = _reeks(w, i)
    if j > i + 1 and _alleen_begin(w, i):
        return i + 1, ""
    if _is_taal(w, i, j, vorige):
        return j, ""
    if _is_voorletter(w, i) and i + 1 < j and w[i + 1].tekst == "." and len(w[j - 1].tekst) > 1:
        achter = _kent(w[j - 1].plat)  # J.P. Terlouw, and not: A. Meer groen
        if achter.achternaam or not achter.woord:
            return j, NAAM
    if _plaats_volgt(w, i, j):
        return j, ""
    eerste, kennis = w[i], _kent(w[i].plat)
    if _DING.fullmatch(vorige) and vorige not in _AANHEF | _GEEN_PLAATS:
        return j, ""
    if j > i + 1 and (
        eerste.plat in _OPENT_PLAATS or (kennis.woord and _DING.fullmatch(eerste.plat))
    ):  # Laan van Meerdervoort
        return j, ""
    if eerste.plat in _TITEL and j == i + 1:
        return j, ""
    if eerste.plat in _LIDWOORD and not eerste.eerst:  # De Linde, Het Anker
        return j, ""
    if eerste.eerst and _valt_weg(w, i, j, kennis):
        return i + 1, ""
    if not eerste.eerst and kennis.ding and not kennis.voornaam and vorige not in _NABIJ:
        return i + 1, ""  # Marokkaanse Fatima
    if vorige in _LIDWOORD and not (kennis.voornaam and not kennis.woord and j - i > 1):
        return j, ""
    soort = _soort(w, i, j, vorige)
    return j, ONBEKEND_WOORD if soort and eerste.eerst and kennis.woord and j == i + 1 else soort


def _valt_weg(w: Sequence[_Woord], i: int, j: int, kennis: _Kennis) -> bool:
    """The first word of a sentence that only has its capital because it is the first."""
    if kennis.ding and not kennis.voornaam:
        return True
    alleen, volgt = j - i == 1, w[j].plat if j < len(w) else ""
    if not kennis.woord:
        kort = len(w[i].plat) <= 6 and volgt in _DOET  # as short as this it is sooner a name
        return alleen and not kort and not kennis.naam and _tikfout(w[i].plat)
    if w[i].plat in _NOOIT or not kennis.voornaam:
        return True
    return alleen and volgt not in _DOET


def _soort(w: Sequence[_Woord], i: int, j: int, vorige: str) -> str:
    kennis = [_kent(woord.plat) for woord in w[i:j] if len(woord.tekst) > 1 and woord.groot]
    if not kennis:
        return NAAM if j - i == 1 and vorige in _HEET else ""
    if len(kennis) == 1 and _is_afgekort(w[i].tekst):
        return NAAM if _aan_elkaar(w[i].tekst) else ""
    if any(w[k].plat in _MIDDEN and w[k + 1].plat in lijst("tussennamen") for k in range(i, j - 1)):
        return NAAM
    if any(k.voornaam for k in kennis) and not (vorige in _PLAATSWOORD and any(k.ding for k in kennis)):
        return NAAM
    if vorige in _NABIJ and not all(k.woord for k in kennis):
        return NAAM
    if vorige in _PLAATSWOORD or all(k.ding or (k.woord and not k.achternaam) for k in kennis):
        return ""
    if any(k.achternaam for k in kennis):
        return NAAM
    return ONBEKEND_WOORD


def _aan_elkaar(tekst: str) -> bool:
    """*FatimaHassan*, *JJansen*: a name of which the space was left out."""
    if len(tekst) > 3 and tekst[:2].isupper() and tekst[2:].islower():
        kennis = _kent(tekst[1:].lower())
        return kennis.voornaam or kennis.achternaam
    delen = re.findall(r"[A-Z][a-z]+", tekst)
    return len(delen) > 1 and "".join(delen) == tekst and _kent(delen[0].lower()).voornaam


def _is_afgekort(tekst: str) -> bool:
    """GGD, PostNL, McDonalds: more capitals than a name has."""
    return sum(c.isupper() for c in tekst) > 1 and "-" not in tekst and "'" not in tekst


def _klein(w: Sequence[_Woord], i: int, vorige: str) -> tuple[int, str]:
    """In lower case: what is on a list of names and no Dutch word, or is pointed out as somebody."""
    woord = w[i]
    maand = woord.plat == "jan" and i > 0 and w[i - 1].tekst.isdigit()
    if len(woord.plat) < 2 or woord.plat in _NOOIT or maand or _straat_volgt(w, i):
        return i + 1, ""
    kennis = _kent(woord.plat)
    doet = woord.eerst and i + 1 < len(w) and w[i + 1].plat in _DOET
    volgt = w[i + 1].plat if i + 1 < len(w) else "."
    zeker = vorige in _NABIJ and (volgt in _DOET or not volgt[0].isalpha())  # dochter hushi is ziek
    if kennis.voornaam and (eind := _met_achternaam(w, i + 1)):  # mark de wit
        return eind, NAAM
    if kennis.woord and kennis.voornaam and (doet or zeker):  # roos heeft drie banen
        return i + 1, ONBEKEND_WOORD
    if kennis.ding or (kennis.woord and not (kennis.voornaam and vorige in _HEET)):
        return i + 1, ""
    if kennis.voornaam:
        return _staart(w, i + 1), NAAM
    aangewezen = vorige in _HEET or vorige in _NABIJ or doet
    if len(woord.plat) < (3 if aangewezen else 4) or not (aangewezen or kennis.naam):
        return i + 1, ""
    if not zeker and _tikfout(woord.plat):
        return i + 1, ""
    return _staart(w, i + 1), NAAM if kennis.achternaam else ONBEKEND_WOORD


def _met_achternaam(w: Sequence[_Woord], i: int) -> int:
    """Where a lower-case surname with its small words ends that begins here; 0 when none does."""
    j = i
    while j < len(w) and w[j].plat in _MIDDEN and j - i < 4:
        j += 1
    return j + 1 if i < j < len(w) and w[j].plat in lijst("tussennamen") else 0


def _straat_volgt(w: Sequence[_Woord], i: int) -> bool:
    """*anna paulownaplein*, *jan van galenstraat*: a street in lower case, named after somebody."""
    for v in w[i + 1 : i + 4]:
        kennis = _kent(v.plat)
        if (
            len(v.plat) > 6
            and (_ALTIJD_PLAATS.fullmatch(v.plat) or v.plat.endswith("weg"))
            and not kennis.naam
        ):
            return v.plat not in lijst("woorden")  # fatima wil speeltuin
        if v.plat not in _MIDDEN and not (kennis.naam and not kennis.woord):
            return False
    return False
