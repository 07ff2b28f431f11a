"""Does a text speak of acute danger, or of what one person needs? Then the bot shows the way and stores nothing.

Rows of (what says so, unless the same sentence says), in lower case without accents. A needless question costs the
melder one tap, a missed cry for help a life: in doubt it is acute, only daily talk is spared.
"""

import re

from bot.lezing import lees


def acuut(tekst: str) -> str | None:
    """The gravest a text speaks of: "zelfdoding", "geweld_thuis", "gevaar", then "zorgvraag"; or None."""
    zinnen = [" ".join(zin.split()) for zin in re.split(r"[.!?;\n]+", lees(tekst)[0].lower())]
    alles = "\n".join(zinnen)  # no row goes past the end of a line, so most are done in one look
    for soort, woorden in _ACUUT:
        for woord, tenzij in woorden:
            if woord.search(alles) and any(
                woord.search(zin) and not (tenzij and tenzij.search(zin)) for zin in zinnen
            ):
                return soort
    return None


_NAASTE = (
    r"(?:vrouw|man|kind|kinderen|kindje|dochter|dochtertje|zoon|zoontje|baby|moeder|vader|ouders|vriendin"
    r"|vriend|partner|ex|oma|opa|broer|broertje|zus|zusje|stiefvader|stiefmoeder)"
)
_VAN = r"(?:zijn|haar|hun|z'n|d'r|mijn|m'n|de|het|een|eigen)"
_WIL = r"(?:wil|wilt|willen|wilde|wilden|wou)"
_SLAAT = r"(?:slaat|slaan|sloeg|schopt|stompt|wurgt|mept)"
_GESLAGEN = r"(?:geslagen|geschopt|gestompt|gewurgd)"
_PERSOON = (
    r"(?:hij|zij|ze|ik|mevrouw|meneer|iemand|jongen|meisje|man|vrouw|buurman|buurvrouw|moeder|vader|kind)"
)
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
    (r"\beinde? (?:te )?ma(?:a?kt?|ken) aan (?:\w+ ){0,2}leven\b", r"\bmarkt|\bwinkel"),
    (
        r"\beinde? aan (?:te )?maa?k|\bmaakt er (?:\w+ )?einde? aan",
        r"gemeente|politie|corporatie|handhav|\bmoet|\bkan\b",  # they are asked to put an end to the nuisance
    ),
    (r"\bleven (?:\w+ )?(?:niet meer (?:zien )?zitten|zat\b|heeft geen zin)", r""),
    (r"\bklaar met (?:het|zijn|haar) leven|\bgeen zin meer in (?:het |haar |zijn )?leven|\blevensmoe", r""),
    (r"\buit het leven (?:te )?(?:ge)?stap|\bzich(?:zelf)? (?:\w+ )?(?:van kant|van het leven)", r""),
    (r"\bzich(?:zelf)? (?:\w+ )?(?:te )?(?:ophang|op te hangen|verhang|verdrink)", r""),
    (r"\bzich(?:zelf)? (?:\w+ )?iets (?:\w+ )?aan ?(?:te )?(?:doen|doet|gedaan)", r""),
    (r"\bsnijdt zich|\bzichzelf (?:te )?snijd|\bzelfbeschadig|\bautomutil|\boverdosis", r""),
    (
        r"\bsnij\w* (?:\w+ ){0,2}in (?:haar|zijn|d'r|z'n|mijn|m'n) (?:\w+ )?(?:arm|pols|been|benen|huid|lijf)",
        r"",
    ),
    (
        r"\bpillen (?:\w+ )?(?:geslikt|ingenomen)|\b(?:slikt|slikte) (?:\w+ )?(?:alle|een heel \w+) pillen",
        r"",
    ),
    (rf"\b{_PERSOON} (?:\w+ ){{0,5}}wil (?:gewoon |echt )?niet meer(?=$|\n)", r""),
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
        rf"\b{_PERSOON} {_SLAAT} (?:haar|hem|mij|me|moeder|vader|mama|papa|de kinderen)\b",
        r"\b(?:gade|over|aanbod|af|hulp)\b",  # slaat haar hulp af
    ),
    (
        rf"\b{_NAASTE} {_SLAAT} (?:\w+ )?{_NAASTE}\b",  # vader slaat moeder
        r"\b(?:gade|over|aanbod|hulp)\b",
    ),
    (
        r"\b(?:kind|jongen|meisje|leerling|vrouw|buurvrouw|ze|zij)\b(?: \w+){0,8} blauwe plek",
        r"voetbal|gevallen|sport",
    ),
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
    (
        r"\bbrand in (?:de |het |een |onze )?(?:portiek|flat|woning|huis|keuken|kelder|box|schuur|trappenhuis|pand"
        r"|gebouw|berging|school|hal|lift|meterkast)",
        r"geweest|voorlichting|vorige?\b|\bbang\b|na de brand|sinds de brand",
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
    (
        rf"\b{_PERSOON} (?:ligt|lag) (?:\w+ ){{0,7}}(?:reageert|beweegt) (?:niet|nergens)\b",
        r"gemeente|corporatie|handhav",
    ),
    (r"\bgestalkt\b|\bstalkt\b|\bstalker\b|\bstalking\b", r"voorlichting"),
    (r"\b(?:wordt|werd|is) (?:\w+ ){0,4}uitgebuit\b|\bmensenhandel|\bloverboy", r"voorlichting"),
    (r"\bgedwongen (?:tot )?prostitutie|\bprostitutie gedwongen|\bgedwongen (?:\w+ )?seks", r"voorlichting"),
    (r"\bontvoer|\bgegijzeld|\bverkracht|\baangerand|\baanranding|\bte water geraakt", r""),
    (r"\bverdrinkt\b", r"schuld|brieven|papier|werk"),
    (r"\bexplosie\b|\bontploff|\bontploft|\bexplosief\b", r"vuurwerk|explosie van"),
    (r"\bgaslucht|\bgaslek|\blevensgevaar\b|\bacuut gevaar|\bdirect gevaar|\bbloedt (?:hevig|erg|heel)", r""),
)
# One person who needs something, or somebody who is asked to go there. Not: what many need, a wish for the street.
_MENS = (
    r"buurvrouw|buurman|buurjongen|buurmeisje|moeder|vader|man|vrouw|oma|opa|tante|oom|zus|broer|zoon|dochter|vriend"
    r"|vriendin|client|clienten|patient|bewoner|bewoonster|jongen|meisje|kind|gezin|weduwe|mevrouw|meneer|heer|dame"
)
_IEMAND = (
    rf"(?:\b(?:mijn|m'n|onze|een|deze|die|de|zijn|haar) (?:\w+ ){{0,2}}?(?:{_MENS})\b"
    r"|\b(?:mevrouw|mevr|mw|meneer|mijnheer|dhr)\b|\b(?:hij|zij|ze) heeft\b)"
)
_ZORG = (
    r"(?:thuiszorg|(?:meer |extra |dringend |snel |echt )?hulp|zorg|huishoudelijke hulp|begeleiding|thuisbegeleiding"
    r"|verpleging|wijkverpleging|verzorging|mantelzorg|dagbesteding|bewindvoerder|bewindvoering|schuldhulp"
    r"|schuldhulpverlening|traplift|rollator|scootmobiel|rolstoel|indicatie|wmo|opvang|psycholoog"
    r"|maatschappelijk werker?|hulp bij \w+(?: \w+)?)"
)
_HAAR = r"(?:hem|haar|mevrouw|meneer|mij|ons|deze (?:man|vrouw)|dit gezin)"
_BIJ_WIE = (
    rf"(?:haar|hem|(?:(?:mijn|m'n|onze|een|deze|die|de|zijn|haar) (?:\w+ )?)?(?:{_MENS}|mevr|mw|mijnheer|dhr)"
    r"|deze (?:man|vrouw))\b"
)
_JULLIE = r"(?:iemand|jullie|je|u|het wijkteam|wijkteam|een collega)"
_KAN = r"\b(?:kan|kunnen|kun|wil|willen|zou|zouden|mag)"
_MENSEN = r"bewoners\b|mensen\b|ouderen\b|\bveel\b"
_BUURTZAAK = (
    r"\blampe?n?\b|lantaarn|\blift|container|\bbakken\b|corporatie|handhav|\bafval|parkeer|speeltuin"
    r"|bewoners\b|mensen\b"
)
_ZORGVRAAG = (
    (
        rf"{_IEMAND}(?: [\w',\[\]-]+){{0,10}}? (?:heeft|had|heb|wil|zoekt|vraagt|krijgt) (?:[\w']+ ){{0,5}}{_ZORG}"
        r"(?: \w+){0,3} (?:nodig|aanvragen|aangevraagd|regelen)\b",
        _MENSEN,
    ),
    (rf"{_IEMAND}(?: [\w',\[\]-]+){{0,8}}? {_ZORG} (?:\w+ ){{0,2}}nodig\b", _MENSEN),
    (
        rf"{_KAN} (?:er )?(?:\w+ ){{0,3}}{_JULLIE} (?:[\w']+ ){{0,8}}"
        r"(?:langs ?(?:gaan|komen|kom|ga)\b|op (?:huis)?bezoek|contact (?:met \w+ )?op ?nemen)",
        _BUURTZAAK,
    ),
    (
        rf"{_KAN} (?:\w+ ){{0,3}}{_JULLIE} (?:\w+ ){{0,3}}{_HAAR} (?:\w+ ){{0,4}}"
        r"(?:bellen|terugbellen|helpen|bezoeken|ophalen|begeleiden)\b",
        _BUURTZAAK,
    ),
    (
        rf"(?:{_KAN}|\bwie kan) (?:[\w']+ ){{0,6}}(?:bij|naar) {_BIJ_WIE}(?: [\w'.,\[\]?-]+){{0,4}}?"
        r" (?:langs|langsgaan|langskomen|langs ?sturen|kijken|sturen|aankloppen|bellen|gaan)\b",
        _BUURTZAAK,
    ),
    (
        rf"{_KAN} (?:[\w']+ ){{0,6}}huisbezoek (?:[\w']+ ){{0,3}}(?:bij {_BIJ_WIE}|doen|afleggen|plannen)",
        _BUURTZAAK,
    ),
    (
        rf"{_IEMAND}(?: [\w',\[\]?-]+){{0,6}}? (?:dag|dagen|week|weken) (?:bijna )?niets? (?:meer )?"
        r"(?:gegeten|gedronken)\b",
        _MENSEN,
    ),
    (
        rf"\bik (?:heb|zoek|krijg) (?:\w+ ){{0,4}}{_ZORG} (?:\w+ ){{0,2}}?(?:nodig|bij mijn|met mijn|voor mijn)\b",
        _MENSEN,
    ),
    (
        rf"\bwie kan {_HAAR} (?:\w+ ){{0,4}}(?:bellen|helpen|bezoeken|begeleiden)\b"
        r"|\bgraag (?:een )?(?:huisbezoek|contact opnemen met)",
        _BUURTZAAK,
    ),
    (
        r"(?:\b(?:mijn|m'n|onze)\b (?:\w+ ){0,2}\w+|\b(?:mevrouw|meneer)\b)(?: \w+){0,6} (?:redt|red) het"
        r" (?:thuis |zelf |alleen )?niet(?: meer)?\b",
        r"",
    ),
    (
        r"\b(?:wil|moet|kan) ik (?:\w+ ){0,5}(?:aanmelden|opgeven) (?:voor|bij) (?:\w+ ){0,2}"
        r"(?:thuiszorg|zorg|begeleiding|het wijkteam|wmo)",
        r"",
    ),
)
_Woorden = tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]


def _woorden(tabel: tuple[tuple[str, str], ...]) -> _Woorden:
    return tuple((re.compile(woord), re.compile(tenzij) if tenzij else None) for woord, tenzij in tabel)


_ACUUT: tuple[tuple[str, _Woorden], ...] = (
    ("zelfdoding", _woorden(_ZELFDODING)),
    ("geweld_thuis", _woorden(_GEWELD_THUIS)),
    ("gevaar", _woorden(_GEVAAR)),
    ("zorgvraag", _woorden(_ZORGVRAAG)),
)
