"""The first mask: what may not be stored is replaced before anything else sees a text.

Masked here: phone numbers, e-mail, BSN, bank accounts, postcodes and house numbers. Not here: names, number
plates, dates of birth, case numbers, handles. No rules find everything: so the melder sees the masked text.
`acuut` tells whether a text speaks of acute danger, so that the bot shows the right route and stores nothing.
Repetitions in patterns are bounded, so that no text can hold up the bot. Nothing is logged or kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

Stuk = tuple[int, int]  # a piece of a text: from, up to
Vondst = tuple[int, int, str]  # a piece that must go, and its kind


@dataclass(frozen=True)
class Afgeschermd:
    """A text as it may be stored, the kinds that were masked in it, and whether it speaks of acute danger."""

    tekst: str
    soorten: tuple[str, ...]
    acuut: str | None = None


def scherm_af(tekst: str, toegestaan: frozenset[str] = frozenset()) -> Afgeschermd:
    """Replace what may not be stored by its kind between brackets; literals in `toegestaan` stay untouched.

    It goes on until nothing is found, because a mask can free the number next to it. Every mask takes digits
    or an address away and brings none, so this ends, and masking a masked text changes nothing.
    """
    uit, soorten = tekst, set[str]()
    while gevonden := _vind(uit, toegestaan):
        uit = _vervang(uit, gevonden)
        soorten.update(soort for _, _, soort in gevonden)
    return Afgeschermd(uit, tuple(sorted(soorten)), acuut(tekst))


def acuut(tekst: str) -> str | None:
    """The gravest danger a text speaks of: "zelfdoding" before "geweld_thuis" before "gevaar", or None."""
    zinnen = [" ".join(zin.split()) for zin in re.split(r"[.!?;\n]+", _lees(tekst)[0].lower())]
    for soort, woorden in _ACUUT:
        for woord, tenzij in woorden:
            if any(woord.search(zin) and not (tenzij and tenzij.search(zin)) for zin in zinnen):
                return soort
    return None


# --- reading and replacing -----------------------------------------------------------------------------

# Stands in a reading for what was already found or is allowed. No rule masks it, and no text brings it in.
_DICHT = "\x00"


@lru_cache(maxsize=4096)
def _teken(teken: str) -> str:
    """One character as the rules read it: plain digit, letter, space or dash; '' when it is invisible."""
    if teken.isspace():
        return "\n" if teken in "\n\r\x0b\x0c\x85\u2028\u2029" else " "
    return "".join(_deel(deel) for deel in unicodedata.normalize("NFKD", teken))


def _deel(deel: str) -> str:
    groep, cijfer = unicodedata.category(deel), unicodedata.decimal(deel, -1)
    if groep in ("Mn", "Me", "Cf", "Cc"):  # accents, keycap frames, zero-width and control characters
        return ""
    if cijfer >= 0:
        return str(cijfer)
    if groep == "Pd" or deel == "\N{MINUS SIGN}":
        return "-"
    return "'" if deel in "\u2018\u2019\u02bc`" else deel


def _lees(tekst: str) -> tuple[str, Sequence[int]]:
    """The reading of a text, and for each character of it where that stands in the text."""
    if tekst.isascii() and tekst.isprintable():
        return tekst, range(len(tekst))
    paren = [(gelezen, plek) for plek, teken in enumerate(tekst) for gelezen in _teken(teken)]
    return "".join(gelezen for gelezen, _ in paren), [plek for _, plek in paren]


def _vind(tekst: str, toegestaan: frozenset[str]) -> list[Vondst]:
    """What the rules find, in the order of the text. Each rule sees what the ones before it left over."""
    lezing, plek = _lees(tekst)
    lezing = _laat_staan(lezing, toegestaan)
    gevonden: list[Vondst] = []
    for soort, regel in _REGELS:
        if soort != "e-mailadres" and not re.search("[0-9]", lezing):
            break  # most texts: only an address can be without digits
        for van, tot in list(regel(lezing)):
            einde = plek[tot] if tot < len(plek) else len(tekst)  # with what is invisible behind the find
            gevonden.append((plek[van], max(einde, plek[tot - 1] + 1), soort))
            lezing = lezing[:van] + _DICHT * (tot - van) + lezing[tot:]
    return sorted(gevonden)


def _vervang(tekst: str, gevonden: list[Vondst]) -> str:
    delen, klaar = [], 0
    for van, tot, soort in gevonden:
        if van >= klaar:  # two finds can only share a character that reads as several, such as a ligature
            delen += [tekst[klaar:van], f"[{soort}]"]
        klaar = max(klaar, tot)
    return "".join(delen) + tekst[klaar:]


def _laat_staan(lezing: str, toegestaan: frozenset[str]) -> str:
    """Close the digits and the @ of allowed literals to the rules; their words stay readable as context."""
    patroon = _toegestaan(toegestaan)
    return patroon.sub(lambda m: re.sub(r"[0-9@]", _DICHT, m[0]), lezing) if patroon else lezing


@lru_cache(maxsize=64)
def _toegestaan(toegestaan: frozenset[str]) -> re.Pattern[str] | None:
    """A literal without digits or @ needs no protection here: a street stays, the number behind it goes.

    A bare short number is refused: it would open every phone number in which it occurs.
    """
    gelezen = {" ".join(_lees(letterlijk)[0].split()) for letterlijk in toegestaan}
    bruikbaar = re.compile("@|[0-9].*[a-z]|[a-z].*[0-9]|(?:[0-9][^0-9]*){6}", re.IGNORECASE)
    letterlijk = sorted(filter(bruikbaar.search, gelezen), key=len, reverse=True)
    if not letterlijk:
        return None
    keuze = "|".join(re.escape(t).replace(r"\ ", r"\s{1,3}") for t in letterlijk)
    return re.compile(rf"(?<![\w@])(?<![\w@][.+%-])(?:{keuze})(?![\w@])", re.IGNORECASE)


def _cijfers(tekst: str) -> str:
    return re.sub(r"[^0-9]", "", tekst)


# --- e-mail --------------------------------------------------------------------------------------------

_AANBIEDER = r"(?:gmail|hotmail|outlook|ziggo|icloud|yahoo|kpnmail|xs4all|hetnet|casema|upcmail|protonmail)\b"
_PUNT = r"\s?(?:\.|\b(?:punt|dot)\b|[(\[](?:punt|dot)[)\]])\s?"
_EMAIL = re.compile(
    rf"""(?<![\w.+%-]) [\w.+%-]{{1,254}} (?:
        # jan@voorbeeld.nl, jan@gmail
        [ ]?@[ ]? (?: (?:[\w-]{{1,63}}\.){{1,6}}[^\W\d_]{{2,24}} | {_AANBIEDER} )
        # jan (at) voorbeeld punt nl
      | \s?(?:[(\[]at[)\]]|\bapenstaart(?:je)?\b)\s? [\w-]{{1,63}}(?:{_PUNT}[\w-]{{1,63}}){{1,4}}
        # jan at gmail; as "at" is also "ate", only with a provider or with "punt nl"
      | \sat\s(?: {_AANBIEDER}(?:{_PUNT}[a-z]{{2,6}}\b)?
          | [\w-]{{1,63}}\s(?:punt|dot)\s(?:nl|com|net|org|be|de|eu|info)\b ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)

# --- bank accounts -------------------------------------------------------------------------------------

# Dutch: NL, 2 digits, 4 letters, 10 digits (ISO 13616); mistyped too (check digit, a digit too few or many).
_IBAN_NL = re.compile(
    r"NL(?:[\s.-]{0,2}\d){2}(?:[\s.-]{0,2}[A-Z]){4}(?:[\s.-]{0,2}\d){9,11}(?!\d)", re.IGNORECASE
)
_IBAN_BEGIN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d\d(?=[ .-]?[A-Za-z0-9])")
_IBAN_EIND = re.compile(r"[A-Za-z0-9](?![A-Za-z0-9])")
_REKENING = re.compile(
    r"(?:\biban|rekening(?:nummer|nr)?|\brek\.?\s?nr|\bgiro(?:nummer)?)\b[\s:=.#]{0,3}(?:is\s)?(?P<nr>"
    r"[A-Z]{2}\d\d(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?\d{1,3})?(?!\w)|\d(?:[ .-]?\d){6,11}(?!\d))",
    re.IGNORECASE,
)


def _buitenlandse_rekeningen(lezing: str) -> Iterator[Stuk]:
    """Each country has its own length, from 15: try every word end, longest first (check digits decide)."""
    klaar = 0
    for begin in _IBAN_BEGIN.finditer(lezing):
        van = begin.start()
        if van < klaar:
            continue
        einden = [eind.end() for eind in _IBAN_EIND.finditer(lezing, van + 14, van + 44)]
        geldig = (e for e in reversed(einden) if iban.is_valid(lezing[van:e], check_country=False))
        klaar = next(geldig, klaar)
        if klaar > van:
            yield van, klaar


# --- phone numbers -------------------------------------------------------------------------------------

_S = r"[\s.\-/()_]{0,3}"  # what people write between the digits of a phone number
# A date, opening hours or a school year hold as many digits as a phone number or BSN, also from halfway on.
_GEEN_DATUM = (
    r"(?!\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d(?!\d))(?!(?:19|20)\d\d[-./][01]?\d[-./][0-3]?\d(?!\d))"
    r"(?![0-2]?\d[.:][0-5]\d\s?[-/]\s?[0-2]?\d[.:][0-5]\d(?!\.?\d))"
    r"(?!(?:19|20)\d\d\s?[-/ ]\s?(?:19|20)\d\d(?!\d))(?!(?<=\d[-./:])(?:\d\d[-./]\d{2,4}|0[05])(?!\d))"
)
_TEL_NL = re.compile(
    rf"(?<!\d){_GEEN_DATUM}(?:\((?=\d{{3,4}}\)))?(?:06,\s?\d{{8}}"
    rf"|0(?:{_S}\d){{9}}|0(?:{_S}\d){{10}}|0(?:{_S}\d){{8}}"
    rf"|31{_S}6(?:{_S}\d){{8}}|(?<![A-Za-z])[Oo]{_S}6(?:{_S}\d){{8}})(?!\d)"
)
_TEL_PLUS = re.compile(
    rf"(?:\+|(?<!\d){_GEEN_DATUM}00){_S}"
    rf"(?:31{_S}(?:0{_S})?[1-9](?:{_S}\d){{8}}|[1-9](?:{_S}\d){{6,14}})(?!\d)"
)
_TEL_WOORD = re.compile(
    r"\b(?:tel(?:efoon)?(?:nummer|nr)?|mobiel|gsm|whatsapp|bel(?:t|len)?(?:\s(?:met|naar|op))?|nummer\sis"
    rf"|bereikbaar\sop)\b[\s.:=]{{0,3}}{_GEEN_DATUM}(?!11[23]\b)"
    r"(?P<nr>\d{2,11}(?:[ .-]\d{2,7}){0,3})(?!\d)",
    re.IGNORECASE,
)
# Numbers of organisations, never of a person (nummerplan of the ACM): Veilig Thuis 0800-2000 is advice.
_SERVICE = ("0800", "0900", "0906", "0909")


def _plusnummers(lezing: str) -> Iterator[Stuk]:
    """With a country code. Where a foreign number ends, the library knows: *+32 475 12 34 56 2 keer*."""
    for m in _TEL_PLUS.finditer(lezing):
        einden = [groep.end() for groep in re.finditer(r"\d+", m[0])]
        bestaand = (e for e in reversed(einden) if _bestaat("+" + _cijfers(m[0][:e]).removeprefix("00")))
        eind = next(bestaand, len(m[0]) if len(_cijfers(m[0])) >= 9 else 0)
        if eind:
            yield m.start(), m.start() + eind


def _nederlandse_nummers(lezing: str) -> Iterator[Stuk]:
    """Ten digits from 0; nine or eleven are a slip. Written in many groups only when the number exists."""
    for m in _TEL_NL.finditer(lezing):
        cijfers = _cijfers(m[0])
        mobiel = cijfers.startswith(("06", "31", "6"))  # 6 when the zero was written as the letter O
        is_bsn = len(cijfers) == 9 and not mobiel and bsn.is_valid(cijfers)
        geloofwaardig = mobiel or len(re.findall(r"\d+", m[0])) <= 5 or _bestaat(cijfers)
        if geloofwaardig and not is_bsn and not cijfers.startswith(_SERVICE):
            yield m.span()


def _nummers_na_een_woord(lezing: str) -> Iterator[Stuk]:
    """*bel 353 20 00*: without area code only the word before it tells. Shorter is 112, 14070 and so on."""
    for m in _TEL_WOORD.finditer(lezing):
        if 6 <= len(_cijfers(m["nr"])) <= 11 and not m["nr"].startswith(_SERVICE):
            yield m.span("nr")


def _bestaat(nummer: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(nummer, "NL"))
    except phonenumbers.NumberParseException:
        return False


# --- BSN -----------------------------------------------------------------------------------------------

# Behind the word BSN any number goes, also a mistyped one.
_BSN_WOORD = re.compile(
    r"(?:\bbsn|\bburger\s?service\s?nummer|\bsofi-?(?:nummer)?)(?:-?(?:nummer|nr)\b)?[\s:=.#(-]{0,3}"
    r"(?:(?:is|nr|nummer|van|haar|zijn|hem|de|mevrouw|meneer|bewoner|client)\b[\s:=.]{0,3}){0,4}"
    r"(?P<nr>\d(?:[\s.-]?\d){4,8}\d*)",
    re.IGNORECASE,
)
_BSN_VORM = re.compile(
    rf"(?<!\d)(?<!€)(?<!€\s){_GEEN_DATUM}(?:\d(?:[\s.-]?\d){{8}}|\d{{8}}|\d\d[\s.-]\d{{3}}[\s.-]\d{{3}}"
    r"|\d{3}[\s.-]\d{3}[\s.-]\d\d|\d{4}[\s.-]\d\d[\s.-]?\d\d|\d{4}[\s.-]\d{4})(?!\d)"
    r"(?!\s?(?:euro|eur\b|€))",
    re.IGNORECASE,
)


def _bsn(lezing: str) -> Iterator[Stuk]:
    """Nine digits, or eight without the leading zero, that pass the elfproef (stdnum.nl.bsn).

    One number in eleven passes by chance, so what has different separators (a date and a time) is left alone.
    """
    for m in _BSN_VORM.finditer(lezing):
        if len(set(re.sub(r"\d", "", m[0]))) <= 1 and bsn.is_valid(_cijfers(m[0])):
            yield m.span()


# --- postcode ------------------------------------------------------------------------------------------

_POSTCODE = re.compile(
    r"(?<![\dA-Za-z.,])(?<!€)(?<!€\s)[1-9]\d{3}(?P<wit>\s?)(?P<letters>[A-Za-z]{2})(?![A-Za-z0-9])"
)
# After a year or an amount these are words (2026 en, 1250 in de maand); in capitals or written together not.
_WOORDJES = re.compile(
    "a[fls]|bv|c[am]|d[aeior]|e[dnrx]|g[ar]|h[ae]|i[kns]|j[ael]|k[gm]|la|m[aelm]|n[aelru]|o[fhkmpv]|p[ak]"
    "|re|st|t[aeiv]|u[iw]|v[ar]|w[eo]|z[aeno]",
    re.IGNORECASE,
)
_RONDE_MAAT = re.compile(r"\d\d[05]0(?:cm|gr|kb|kg|km|mb|gb|ml|mm|mg|kw|wh)", re.IGNORECASE)  # 1500kg


def _postcodes(lezing: str) -> Iterator[Stuk]:
    for m in _POSTCODE.finditer(lezing):
        woordje = m["wit"] and not m["letters"].isupper() and _WOORDJES.fullmatch(m["letters"])
        if not woordje and not _RONDE_MAAT.fullmatch(m[0]):
            yield m.span()


# --- house numbers -------------------------------------------------------------------------------------

# A number behind a street is a house number, unless it measures, dates, ranks or counts something.
_MAAT = (
    r"%|€|euro|eur|cent|x|×|k?m2?|m3|meter|kilometer|km/u|cm|mm|kg|kilo|liter|graden|procent|duizend|miljoen"
    r"|zone|u|uur|uren|min|minuten|kwartier|dagen|nachten|avonden|weken|weekenden|maanden|jaar|jaren|jarigen?"
    r"|keer|maal|van\sde\s\d"
)
_MAAND = (
    r"(?-i:jan)|januari|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_RANG = r"de|ste|e\s(?:keer|week|maand|verdieping|etage|klas|melding|ronde|jaar|(?:kerst|paas|pinkster)dag)"
_TELBAAR = (
    r"(?!anders|immers)[a-z]{2,30}ers|[a-z]{2,30}jes|[a-z]{2,30}'s|mensen|personen|vrouwen|mannen|dames|heren"
    r"|kinderen|kids|jongeren|jongens|meiden|ouderen|gezinnen|huishoudens|families|agenten|daklozen|clienten"
    r"|klanten|leerlingen|studenten|volwassenen|senioren|gasten|katten|honden|ratten|muizen|duiven|autos"
    r"|fietsen|fatbikes|bussen|bakken|zakken|vuilniszakken|matrassen|banken|bomen|lampen|palen|lantaarnpalen"
    r"|huizen|woningen|flats|appartementen|portieken|panden|winkels|plekken|plaatsen|parkeerplaatsen|drempels"
    r"|kamers|verdiepingen|etages|deuren|ramen|trappen|liften|scholen|klassen|groepen|meldingen|klachten|signalen"
    r"|incidenten|inbraken|ongelukken|aanrijdingen|boetes|branden|brieven|vragen|dingen"
)
_BEREIK = r"(?:(?:\s?-\s?|\s(?:tot|a|of)\s)\d{1,5})?"  # 3 tot 4 keer
_GEEN_HUIS = (
    rf"(?!\d{{1,5}}{_BEREIK}[\s-]?(?:{_MAAT})(?![a-z0-9]))"
    rf"(?!(?:[12]?\d|3[01])[\s-]?(?:{_MAAND})(?![a-z0-9]))"
    rf"(?!\d{{1,2}}(?:{_RANG})(?![a-z]))(?!1\s(?:dag|nacht|avond|week|maand)(?![a-z]))"
    # Up to 30 of something is counting (Rozenstraat 5 bewoners); above that it is sooner a house.
    rf"(?!(?:[12]?\d|30){_BEREIK}\s(?:(?!alle\s|deze\s)[a-z]{{3,20}}e\s)?(?:{_TELBAAR})(?![a-z]))"
    # A year of our time, a date, a time of day, 24/7, 112 gebeld.
    r"(?!20[23]\d(?![\da-z]))(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{2})(?![0-2]?\d[:.][0-5]\d(?!\d))"
    r"(?!24/7)(?!11[23]\s(?:ge)?bel)"
)
_TOEVOEGING = (
    r"(?:[ -]?(?:hs|bis|bg|zw|rd|i{1,3}v?)(?![a-z0-9])|-?[a-z](?![a-z0-9'])|\s[a-d](?![a-z0-9'])(?!\s?\d)"
    r"|\s(?-i:[A-Z])(?![a-z0-9'])|[-/]\d{1,4}[a-z]?(?![a-z0-9])|[ -]\d{1,2}[ -]?hoog(?![a-z]))"
)
_EEN_NUMMER = (
    rf"{_GEEN_HUIS}[1-9]\d{{0,4}}{_TOEVOEGING}{{0,2}}(?![a-z0-9])(?!,\d\d?\s?(?:euro|%|m|km)\b)"
    r"(?!-(?!huis|boven|beneden|rood|zwart|wit|achter|voor)[a-z]{3})"  # 30-bord, 14-jarige
)
_EN = r"\s?(?:,|/|&|\+|-|\b(?:en|of|a|t/m|tot(?:\sen\smet)?)\b)\s?(?:nr\.?\s)?"
_NUMMERS = rf"(?P<nr>{_EEN_NUMMER}(?:{_EN}{_EEN_NUMMER}){{0,12}})"


def _niet_na(begin: str, vorm: str) -> str:
    """A shape, but not behind these beginnings: a *schoolplein* has no houses, *bus nummer 23* is a bus."""
    return "".join(f"(?<!{woord})" for woord in begin.split("|")) + vorm


_STRAAT = "|".join(
    (
        r"(?<=[a-z])(?:" + _niet_na("winkel|zij|woon|speel", "straat"),
        _niet_na("school|speel|winkel", "plein"),
        _niet_na("onder|snel|terug|heen", "weg"),
        _niet_na("fiets|voet|zebra|wandel|tegel|i", "pad"),
        _niet_na("kerk|gerechts", "hof"),
        _niet_na("blok", "kade"),
        r"laan|gracht|singel|dreef|plantsoen|steeg|dijk|straatje|str\.?)",
        # In lower case these are everyday words (de volkstuin 12), with a capital places (Zuiderpark 12).
        r"(?-i:(?<![A-Za-z])[A-Z][a-z'-]{2,30}"
        r"(?:park|markt|veld|baan|tuin|haven|poort|burg|zoom|brink|horst|hage|hoeve|gaarde|vliet))",
        r"(?-i:(?<![A-Za-z])(?:Dreef|Plein|Laan|Singel|Gracht|Kade|Brink))",
        r"(?<![a-z])(?:laan|plein|hof|hofje|weg|kade)\s(?:van|der|den|naar)(?:\s[a-z'-]{2,20}){1,4}?",
        rf"[a-z]\s{_DICHT}{{1,4}}",  # an allowed name that ends in a number: Plein 1953
    )
)
_EIGENNAAM = (
    r"(?-i:(?!Groep|Klas|Lijn|Bus|Tram|Blok|Havo|Vwo|Vmbo|Mbo)[A-Z][a-z-]{2,30}(?:\s[A-Z][a-z-]{2,30}){0,2})"
)
_GEEN_HUIZEN = (
    "lijn |bus |tram |metro |route |vraag |punt |groep |artikel |kind |ronde |lokaal |perron |spoor |halte "
    "|team |thema "
)
_HUIS = tuple(
    re.compile(vorm, re.IGNORECASE)
    for vorm in (
        # Lindelaan 45, Lindelaan nr. 45
        rf"(?:{_STRAAT})[ ,:(#-]{{0,3}}(?:(?:huis)?(?:nr|nummer|no)\.?\s?)?{_NUMMERS}",
        # van nr 14, huisnummer 3; not a ranking: nummer 1 ergernis, op nummer 1 staat zwerfafval
        _niet_na(_GEEN_HUIZEN, r"\b(?:huis|flat)?(?:(?:nummers?|nrs?)\.?|no\.)[ :]{0,2}(?:is\s)?")
        + rf"(?![1-3]\s(?:ergernis|klacht|probleem|wens)\b)(?!(?<=op\snummer\s)[1-3]\sstaat\b){_NUMMERS}",
        # streets whose name does not end like one: aan de Mient 45, woont op Assumburg 12
        rf"\b(?:aan|op)\s(?:de|het)\s{_EIGENNAAM}\s{_NUMMERS}",
        rf"\bwoo?n\w{{0,8}}\s(?:aan|op|in)\s(?:de\s|het\s)?{_EIGENNAAM}\s{_NUMMERS}",
        rf"\b(?:buren\s(?:van|op)|appartement|app\.)\s{_NUMMERS}",
        # 2526 AB 45, of which the postcode went in the round before
        rf"\[postcode\][ ,-]{{0,2}}{_NUMMERS}",
        # a floor or ground floor is an address too: op 12 hoog, 5 hs
        r"\b(?:op|woont|wonen|van)\s(?P<nr>\d{1,2}[\s-]?hoog)\b",
        r"(?<!\d)(?P<nr>[1-9]\d{0,4}[\s-]?hs)\b",
    )
)

# --- all rules, in the order in which they look --------------------------------------------------------

Regel = Callable[[str], Iterator[Stuk]]


def _vorm(patroon: re.Pattern[str]) -> Regel:
    """A rule that takes every match of a pattern: its group `nr` when it has one, else the whole."""
    groep: int | str = "nr" if "nr" in patroon.groupindex else 0
    return lambda lezing: (m.span(groep) for m in patroon.finditer(lezing))


_REGELS: tuple[tuple[str, Regel], ...] = (
    ("e-mailadres", _vorm(_EMAIL)),
    ("rekeningnummer", _vorm(_IBAN_NL)),
    ("rekeningnummer", _buitenlandse_rekeningen),
    ("rekeningnummer", _vorm(_REKENING)),
    ("BSN", _vorm(_BSN_WOORD)),
    ("telefoonnummer", _plusnummers),
    ("telefoonnummer", _nederlandse_nummers),
    ("telefoonnummer", _nummers_na_een_woord),
    ("BSN", _bsn),
    ("postcode", _postcodes),
    *(("huisnummer", _vorm(patroon)) for patroon in _HUIS),
)

# --- acute danger --------------------------------------------------------------------------------------
# Rows of (what says so, unless the same sentence says), in lower case without accents. A needless question
# costs the melder one tap, a missed cry for help a life: in doubt it is acute, only daily talk is spared.

_NAASTE = (
    r"(?:vrouw|man|kind|kinderen|kindje|dochter|dochtertje|zoon|zoontje|baby|moeder|vader|ouders|vriendin"
    r"|vriend|partner|ex|oma|opa|broer|broertje|zus|zusje|stiefvader|stiefmoeder)"
)
_VAN = r"(?:zijn|haar|hun|z'n|d'r|mijn|m'n|de|het|een|eigen)"
_WIL = r"(?:wil|wilt|willen|wilde|wilden|wou)"
_SLAAT = r"(?:slaat|slaan|sloeg|schopt|stompt|wurgt|mept)"
_GESLAGEN = r"(?:geslagen|geschopt|gestompt|gewurgd)"
_DOOD = (  # not: wil dood hout opruimen, wil de winkels niet dood laten bloeden
    r"\bdood\b(?! (?:hout|vogel|dier|blad|gras|boom|bomen|tak|plant|rat|duif|kat|hond|spoor|laten|bloed"
    r"|hebben|maken|schieten|steken))"
)
_ZELFDODING = (
    (r"\bzelf ?moo?r[dt]|\bzelfdoding|\bsuicid", r"preventie|voorlichting"),  # as a topic it is about nobody
    (rf"\b{_WIL} (?:\w+ ){{0,3}}{_DOOD}|\bdood {_WIL}\b|\bdoods?wens", r""),
    (rf"\b(?:liever|beter) {_DOOD}|\bwas (?:ik|hij|zij|ze) maar {_DOOD}", r""),
    (rf"\b{_WIL} (?:\w+ ){{0,3}}(?:niet (?:meer|langer|verder) leven|sterven|er niet meer zijn)\b", r""),
    (
        r"\bniet (?:meer|langer|verder) (?:willen |wil )?leven\b",
        r"niet (?:meer|langer|verder) leven (?:van|in|met|zo)\b",  # van deze uitkering, met die herrie
    ),
    (r"\beinde? aan (?:\w+ ){0,2}leven\b|\bleven (?:te )?beeindig", r""),
    (
        r"\beinde? aan (?:te )?mak|\bmaakt er (?:\w+ )?einde? aan",
        r"gemeente|politie|corporatie|handhav|\bmoet|\bkan\b",  # they are asked to put an end to the nuisance
    ),
    (r"\bleven (?:\w+ )?(?:niet meer (?:zien )?zitten|zat\b|heeft geen zin)", r""),
    (r"\bklaar met (?:het|zijn|haar) leven|\bgeen zin meer in (?:het |haar |zijn )?leven|\blevensmoe", r""),
    (r"\buit het leven (?:te )?(?:ge)?stap|\bzich(?:zelf)? (?:\w+ )?(?:van kant|van het leven)", r""),
    (r"\bzich(?:zelf)? (?:\w+ )?(?:te )?(?:ophang|op te hangen|verhang|verdrink)", r""),
    (r"\bzich(?:zelf)? (?:\w+ )?iets (?:\w+ )?aan ?(?:te )?(?:doen|doet|gedaan)", r""),
    (r"\bsnijdt zich|\bzichzelf (?:te )?snijd|\bzelfbeschadig|\bautomutil|\boverdosis", r""),
    (r"\bvoor (?:de|een) trein (?:\w+ )?(?:spring|gooi|gespr)", r""),
    (
        r"\bvan (?:de|het|een) (?:flat|balkon|galerij|dak) (?:af )?(?:te )?(?:ge)?spr[io]ng",
        r"kinderen|jongens|jeugd",  # play
    ),
)
_GEWELD_THUIS = (
    (r"\bhuiselijk geweld|\b(?:kinder|ouderen)mishandel|\bkinderverwaarloz|\beerwraak|\beergerelateerd", r""),
    (r"\bmishandel", r"\b(?:hond|kat|paard|dier|duif)"),  # for an animal there is 144
    (r"\b(?:seksueel|seksuele|sexueel|kinder) ?misbruik|\bincest\b|\bontucht", r""),
    (rf"\b(?:wordt|werd|is) (?:\w+ ){{0,3}}misbruikt\b|\bmisbruikt? {_VAN} (?:\w+ )?{_NAASTE}\b", r""),
    (rf"\b{_SLAAT} (?:\w+ )?{_VAN} (?:\w+ )?{_NAASTE}\b", r""),  # slaat zijn vrouw; not: slaat de deur
    (rf"\b{_NAASTE} (?:\w+ )?{_SLAAT} (?:haar|hem|mij|me|hen|ze|de kinderen)\b", r""),
    (
        rf"\b{_NAASTE} (?:\w+ ){{0,2}}(?:wordt|worden|werd|is) (?:\w+ ){{0,4}}{_GESLAGEN}\b",
        r"\bop (?:straat|school)",  # somebody is hit, but not at home
    ),
    (rf"\bthuis (?:\w+ ){{0,3}}{_GESLAGEN}\b|\b{_GESLAGEN} (?:thuis|door {_VAN} {_NAASTE})\b", r""),
    (rf"\bdoor {_VAN} (?:\w+ )?{_NAASTE} (?:\w+ ){{0,2}}{_GESLAGEN}\b|\blosse handjes", r""),
    (r"\bbang voor (?:haar|zijn|hun) (?:\w+ )?(?:man|vrouw|vriend|(?:stief)?vader|moeder|zoon|ex)\b", r""),
    (r"\bgestalkt door (?:haar|zijn) ex|\bex\b(?: \w+)? stalkt", r""),
    (r"\b(?:kind|kinderen|baby|peuter|kleuter|moeder|vader|oma|opa)\b(?: \w+){0,5} verwaarloo", r""),
    (r"\bhuwelijksdwang|\bgedwongen huwelijk|\buitgehuwelijkt|\buithuwelijk", r""),
)
_GEVAAR = (
    (
        r"\bbrand nu\b|\bnu (?:\w+ )?brand\b|\ber is (?:\w+ )?brand\b|\bbrand uitgebroken",
        r"geweest|voorlichting",
    ),
    (r"\bsta(?:at|an) (?:\w+ ){0,3}in (?:brand|de fik)\b", r""),  # not: bakken in brand gestoken, a pattern
    (r"\bsteekpartij|\bschietpartij|\b(?:neer|dood)(?:gestoken|geschoten)", r""),
    (
        r"\b(?:heeft|had|met|draagt|trok|trekt|pakt|zwaait) (?:\w+ ){0,3}(?:mes|bijl|machete|geweer)\b",
        r"keuken|slager",
    ),
    (
        r"\b(?:vuur|steek|slag|nep)?wapen\b|\bvuurwapens\b|\bpistool",
        r"\bwapen van\b|speelgoed",
    ),  # a coat of arms
    (
        r"\bbedreig(?:t|d|en|de|ing|ingen)\b",
        r"bedreigde? (?:dier|soort|plant|vogel)|met (?:sluiting|sloop|ontruiming)",  # so can a club be
    ),
    (r"\bbewusteloos|\bbuiten bewustzijn|\bademt niet|\bgeen hartslag", r""),
    (r"\breanim|\bhartstilstand", r"cursus|training|\bles\b|\blessen|\bleren\b|voorlichting|\baed\b"),
    (r"\bvermoord|\bmoord\b|\bdood ?(?:maken|schieten|steken)\b|\bmaakt? (?:\w+ )?dood\b", r"moord en brand"),
    (r"\bontvoer|\bgegijzeld|\bverkracht|\baangerand|\baanranding|\bte water geraakt", r""),
    (r"\bverdrinkt\b", r"schuld|brieven|papier|werk"),
    (r"\bexplosie\b|\bontploff|\bontploft|\bexplosief\b", r"vuurwerk|explosie van"),
    (r"\bgaslucht|\bgaslek|\blevensgevaar\b|\bacuut gevaar|\bdirect gevaar|\bbloedt (?:hevig|erg|heel)", r""),
)
_Woorden = tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]


def _woorden(tabel: tuple[tuple[str, str], ...]) -> _Woorden:
    return tuple((re.compile(woord), re.compile(tenzij) if tenzij else None) for woord, tenzij in tabel)


_ACUUT: tuple[tuple[str, _Woorden], ...] = (
    ("zelfdoding", _woorden(_ZELFDODING)),
    ("geweld_thuis", _woorden(_GEWELD_THUIS)),
    ("gevaar", _woorden(_GEVAAR)),
)
