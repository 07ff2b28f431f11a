"""Personal data with digits or signs: phone, e-mail, BSN, bank account, address, plate, birth date, case, handle.

Each rule finds pieces in a reading (see lezing.py) and sees what the ones before it left over; `NUMMERS` is their
order. Repetitions in patterns are bounded, so that no text can hold up the bot.
"""

import re
from collections.abc import Callable, Iterator

import phonenumbers
from stdnum import iban
from stdnum.nl import bsn

from bot.lezing import DICHT, Stuk
from bot.woordenlijst import gangbaar, lijst


def _cijfers(tekst: str) -> str:
    return re.sub(r"[^0-9]", "", tekst)


# --- what opens a door: an invitation of ours (dienst.maak_code), the token of a bot, a key -------------

_CODE = re.compile(
    r"(?<![\w-])(?:[a-hjkmnp-z]{20}|\d{5,12}:[\w-]{30,64}"
    r"|(?=[\w-]{0,80}\d)(?=[\w-]{0,80}[a-z])(?=[\w-]{0,80}[A-Z])[\w-]{24,80})(?![\w-])"
)


def _codes(lezing: str) -> Iterator[Stuk]:
    """Not when it is all that was said: that is how an invitation is answered, and it is looked up, not kept."""
    if len(lezing.split()) > 1:
        yield from (m.span() for m in _CODE.finditer(lezing))


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
        rf"[a-z]\s{DICHT}{{1,4}}",  # an allowed name that ends in a number: Plein 1953
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

# --- number plates -------------------------------------------------------------------------------------

_GROEP = r"(?:[A-Za-z]{1,3}|\d{1,3})"
_PLAAT = re.compile(
    rf"(?<![\w-])(?:{_GROEP}-{_GROEP}-{_GROEP}|(?:[A-Z]{{1,3}}|\d{{1,3}})(?:[ .](?:[A-Z]{{1,3}}|\d{{1,3}})){{2}}"
    r"|[A-Za-z]{1,3}\d{1,3}[A-Za-z]{1,3}|\d{1,3}[A-Za-z]{1,3}\d{1,3})(?![\w]|-\w)"
)
_PLAAT_WOORD = re.compile(
    r"\b(?:kenteken(?:plaat)?|nummerbord|nummerplaat)(?:nummer)?\b[\s:.=(]{0,3}(?:(?:is|met|van|begint|nr)\s){0,2}"
    r"(?P<nr>(?=[A-Z]{0,4}[ .-]{0,2}[A-Z]{0,3}\d)[A-Z0-9]{1,7}"
    r"(?:[ .-]{1,2}(?=[A-Z]{0,3}\d|[A-Z]{1,3}\b)[A-Z0-9]{1,5}){0,2})(?!\w)",
    re.IGNORECASE,
)
_GEEN_PLAAT = frozenset("en of tm tot van met uur jan feb mrt apr mei jun jul aug sep okt nov dec km".split())


def _kentekens(lezing: str) -> Iterator[Stuk]:
    """The Dutch series (RDW): three groups, each of letters or of digits only, six characters in all."""
    for m in _PLAAT.finditer(lezing):
        groepen = re.findall(r"[a-z]+|\d+", m[0].lower())
        soorten = {groep.isdigit() for groep in groepen}
        heel = [len(groep) for groep in groepen]
        past = heel == [2, 2, 2] or sorted(heel) == [1, 2, 3]
        maat = "x" in groepen and "-" not in m[0]  # 80x200x5
        if len(soorten) == 2 and past and not maat and _GEEN_PLAAT.isdisjoint(groepen):
            yield m.span()


# --- dates of birth ------------------------------------------------------------------------------------

_MAANDEN = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?"
    r"|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAG, _MND = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_JAAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_LANG = r"(?:19[0-9][0-9]|20(?:0[0-9]|1[0-5]))"
_AANEEN = r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])"  # 03011954


def _datum(jaar: str) -> str:
    return (
        rf"(?:{_DAG}\s?[-/. ]\s?{_MND}\s?[-/. ]\s?{jaar}|{_DAG}(?:e|ste|de)?[ -]{{1,2}}{_MAANDEN}[ -]{{1,2}}{jaar}"
        rf"|{jaar}[-/.]{_MND}[-/.]{_DAG})(?!\w)"
    )


_GEBOREN = re.compile(
    r"\b(?:geb\b\.?|geboren|geboorte\s?datum|geb\.?\s?dat(?:um|\b\.?)|gebdat|verjaardag|jarig)[\s:=(]{0,3}"
    rf"(?:(?:is|op|in|d\.?d\.?|van|te)\s){{0,2}}(?P<nr>{_datum(_JAAR)}|{_AANEEN}(?:(?:19|20)\d\d|\d\d)(?!\d)|(?:{_MAANDEN}\s)?(?:19|20)\d\d(?!\w)"
    rf"|{_DAG}\s{_MAANDEN}(?!\w))",
    re.IGNORECASE,
)
_TUSSEN_HAAKJES = re.compile(rf"\(\s?(?:\*\s?)?(?P<nr>{_datum(_JAAR)})\s?\)", re.IGNORECASE)
# A whole date of long ago is somebody's birthday, unless something began or happened then.
_LANG_GELEDEN = re.compile(
    r"(?<!\bsinds )(?<!\bvanaf )(?<!\bper )(?<!\btot )(?<![\d-])"
    rf"(?P<nr>{_datum(_LANG)}|{_AANEEN}{_LANG}(?!\w))",
    re.IGNORECASE,
)

# --- case numbers --------------------------------------------------------------------------------------

_KENMERK = (
    r"(?P<nr>(?=[A-Z]{0,8}(?:[-/. ]?[A-Z]{1,4}){0,2}[-/. ]?\d)[A-Z0-9]{1,14}(?:[-/.][A-Z0-9]{1,12}){0,4}"
    r"(?: \d{3,8}){0,2})(?!\w)"
)
_ZAAKWOORD = re.compile(
    r"(?:\b(?:zaak|dossier|meldings?|meld|client(?:en)?|klant|patient(?:en)?|aanvraag|aangifte|incident|registratie|polis"
    r"|order|factuur|referentie|kenmerk|beschikking|relatie|debiteuren|lid|personeels|ticket|volg|vreemdelingen)"
    r"\s?-?(?:nummers?|nrs?\b\.?|id\b|code)|\b(?:zaak|dossier|kenmerk|referentie|ref|v-nummer|ticket|aangifte|beschikking))"
    rf"[\s:.=#(]{{0,3}}(?:(?:is|met|nummer|nr|onder|van|a)\b\.?[\s:]{{0,2}}){{0,2}}{_KENMERK}",
    re.IGNORECASE,
)
_ZAAKVORM = re.compile(
    r"(?<![\w@/-])(?P<nr>(?:[A-Z]{1,5}[-./ ]?(?:19|20)\d\d[-./]\d{2,8}|[A-Z]{1,5}-?\d{6,12}|[A-Z]{2,5}[-/.]\d{4,12}"
    r"|20\d\d[-./](?!20\d\d(?!\d))\d{4,8}|[Zz]20\d\d-?\d{4,8}))(?![\w]|[-/.]\d)"
)
_MELDING = re.compile(
    r"\b(?:melding|klacht|verzoek|aanvraag|brief|cliënt|client|klant)\s(?:nr\.?\s|#)?"
    r"(?P<nr>(?=[A-Z]{0,5}-?\d{5})[A-Z]{0,5}-?\d{5,14}|\d{4}-\d{3,8})(?!\w)",
    re.IGNORECASE,
)


def _zaaknummers(lezing: str) -> Iterator[Stuk]:
    """Behind a word for it whatever has three digits, but not a year alone; without one only by its shape."""
    for m in _ZAAKWOORD.finditer(lezing):
        if len(_cijfers(m["nr"])) >= 3 and not re.fullmatch(r"(?:19|20)\d\d", m["nr"]):
            yield m.span("nr")


# --- accounts ------------------------------------------------------------------------------------------

_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_](?:[\w.]{0,38}\w)?")
_KANAAL = (
    r"\b(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|telegram|face\s?book|fb|twitter|discord|whatsapp|youtube|twitch|signal"
    r"|threads|marktplaats|account(?:naam)?|gebruikersnaam|username|user|nickname|handle|gamertag|profiel(?:naam)?)"
)
_NA_KANAAL = re.compile(
    rf"{_KANAAL}(?:-?account|naam)?\b[\s:=(]{{0,3}}(?:(?:is|heet|naam|account|onder|als|met|van|de|het)\b[\s:]{{1,2}}){{0,3}}"
    r"[\"'(]?(?P<nr>(?=[\w.-]{0,30}[A-Za-z])(?=[A-Za-z]{0,30}[\d_]|[A-Za-z]{1,30}\.[A-Za-z0-9_])[\w][\w.-]{1,38}\w)",
    re.IGNORECASE,
)
_STREEPJES = re.compile(r"(?<![\w@./])(?=[\w.]{0,30}[A-Za-z])[A-Za-z0-9.]{1,30}_(?:[\w.]{0,30}\w)?")


_KALE_NAAM = re.compile(
    rf"{_KANAAL}(?:-?account|naam)?(?:\s?[:=]\s?|\s(?:is|heet|naam|account)\s)[\"'(]?"
    r"(?P<nr>[a-z][\w.-]{2,30})(?=[\s\"')]{0,3}(?:$|[.,;\n]|en\b|of\b))",
    re.IGNORECASE,
)


def _kale_namen(lezing: str) -> Iterator[Stuk]:
    """*snap: moessie*: without a digit or a sign it is an account when it is no word, or made of words."""
    for m in _KALE_NAAM.finditer(lezing):
        naam = m["nr"].lower()
        woord = naam in lijst("woorden") or naam in lijst("eigennamen")
        if not woord and not any(naam[plek:] in gangbaar() for plek in range(2, len(naam) - 2)):
            yield m.span("nr")


# --- all rules, in the order in which they look --------------------------------------------------------

Regel = Callable[[str], Iterator[Stuk]]


def _vorm(patroon: re.Pattern[str]) -> Regel:
    """A rule that takes every match of a pattern: its group `nr` when it has one, else the whole."""
    groep: int | str = "nr" if "nr" in patroon.groupindex else 0
    return lambda lezing: (m.span(groep) for m in patroon.finditer(lezing))


ZONDER_CIJFERS = frozenset({"code", "e-mailadres", "account"})
NUMMERS: tuple[tuple[str, Regel], ...] = (
    ("code", _codes),
    ("e-mailadres", _vorm(_EMAIL)),
    ("account", _vorm(_HANDLE)),
    ("account", _vorm(_STREEPJES)),
    ("account", _vorm(_NA_KANAAL)),
    ("account", _kale_namen),
    ("rekeningnummer", _vorm(_IBAN_NL)),
    ("rekeningnummer", _buitenlandse_rekeningen),
    ("rekeningnummer", _vorm(_REKENING)),
    ("BSN", _vorm(_BSN_WOORD)),
    ("zaaknummer", _zaaknummers),
    ("geboortedatum", _vorm(_GEBOREN)),
    ("geboortedatum", _vorm(_TUSSEN_HAAKJES)),
    ("geboortedatum", _vorm(_LANG_GELEDEN)),
    ("kenteken", _vorm(_PLAAT_WOORD)),
    ("kenteken", _kentekens),
    ("telefoonnummer", _plusnummers),
    ("telefoonnummer", _nederlandse_nummers),
    ("telefoonnummer", _nummers_na_een_woord),
    ("BSN", _bsn),
    ("zaaknummer", _vorm(_ZAAKVORM)),
    ("zaaknummer", _vorm(_MELDING)),
    ("postcode", _postcodes),
    *(("huisnummer", _vorm(patroon)) for patroon in _HUIS),
)
SOORTEN = frozenset(soort for soort, _ in NUMMERS)
