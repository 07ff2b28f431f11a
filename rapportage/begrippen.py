"""Words that people use for the same thing: *muizen* and *ongedierte*, *dokter* and *huisarts*.

Two texts about one thing often share no word. This list is general knowledge of what is said in a neighbourhood, no
sub-pattern in itself: it only adds to what makes two texts alike (`kern`). A word matches at its beginning, so
`schimmel` also finds *schimmelplekken*; with a full stop it is that word alone. Words that are said about everything
(*plek*, *groep*, *wachtlijst*) do not belong in it.
"""

from functools import cache

BEGRIPPEN = {
    "grofvuil": "grofvuil bijplaats bijgeplaats dump gedumpt stort. gestort stortplaats bankstel "
    "matras koelkast wasmachine huisraad verhuisdo puin afvalpunt milieustraat",
    "volle containers": "container ondergrondse afvalpas kliko restafval vuilniszak huisvuil",
    "ratten en ander ongedierte": "rat. ratten muis. muizen ongedierte kakkerlak wespen duiven "
    "duivenpoep meeuwen etensrest broodrest plaagdier",
    "zwerfvuil": "zwerfvuil zwerfafval rommel. plastic peuken blikjes prullenba glasscherf "
    "glasscherven statiegeld prikstok veegwagen",
    "geluid van buren": "geluid herrie lawaai muziek nachtrust geblaf blaffen dreun klussen burenruzie "
    "gehorig bovenbu",
    "hangjongeren": "hangjong hangjeugd rondhang hangplek jongerenoverlast blowen blowt lachgas vuurwerk",
    "verward gedrag": "verward verwarde psychisch schreeuw gilt agressi verslaafd dakloze zwerver",
    "dealen": "deal dealt dealen gedeald dealer drugs wiet coke cocaïne ronsel geronsel aanloop hennep",
    "inbraak": "inbra inbreker ingebro insluip diefstal gestolen beroof babbeltruc nepagent oplicht "
    "opgelicht sieraden phishing",
    "donkere plekken": "donker lantaarn straatlamp verlicht straatverlichting nageroepen nagefloten "
    "lastiggevallen onveilig omlopen",
    "fatbikes": "fatbike",
    "hardrijden": "hardrijd snelheid scheuren. racen raast racebaan drempel 30-bord oversteek "
    "oversteken zebrapad roekeloos flits straatrace",
    "parkeren": "parkeer parkeren geparkeerd dubbelgeparkeerd busjes parkeerdruk wildparkeren",
    "de stoep": "stoeptegel trottoir boomwortel scootmobi oprit afrit struikel gladheid",
    "hitte en water": "hitte bloedheet schaduw versteen steen. hoosbui stortbui wateroverlast vergroen",
    "honden": "hond honden hondenpoep poepzakje uitlaat uitlaten baasje losloop",
    "onderhoud van het groen": "onkruid plantsoen perk. perken perkjes snoei gesnoeid maaien gemaaid "
    "verwilder bloembak gekapt kappen takken. struik",
    "speelplekken": "speeltuin speelplek speelplaats speeltoestel speelveld schommel glijbaan trapveld "
    "zandbak kunstgras klimrek",
    "vocht en schimmel": "schimmel vocht natte. ventil isol isoleren tocht. tochtig condens",
    "onderhoud van het gebouw": "lift. liften liftstoring reparatie huismeester trappenhuis intercom "
    "renovatie achterstallig",
    "woningnood": "woningnood huurwoning starterswoning woonruimte woningzoek urgentie doorstro "
    "inwonen statushouder woningdel seniorenwoning kamerhuur",
    "energie": "energie gas. gasrekening stroom. stroomrekening voorschot naheffing warmtenet stook "
    "stoken noodfonds",
    "schulden": "schuld deurwaarder incasso aanmaning betalingsregeling betalingsachterstand afbetal "
    "lening lenen. loonbeslag bewindvoer",
    "armoede": "armoede armen. voedselbank boodschappen ontbijt schoolontbijt zwemles schoolreis "
    "contributie rondkomen minima kledingbank honger",
    "huisarts": "huisarts dokter tandarts praktijkonderst patiënt fysio apotheek inloopspreekuur zorgmijd",
    "leefstijl": "leefstijl overgewicht diabetes suikerziekte bewegen sportclub fastfood groente "
    "ongezond wandelgroep kookles kooklessen energydrank snoep",
    "roken": "vape vapen roken rookt smaakjes sigaret",
    "mantelzorg": "mantelzorg respijt dementie dement thuiszorg wmo traplift verpleeghuis valpreventie",
    "somberheid": "somber depressi prestatiedruk eetprobl eetstoornis suïcid zelfmoord zelfbeeld "
    "gamen. gamet",
    "stress": "stress overspannen burn-out burnout uitgeput slapeloos pieker scheiding",
    "ggz": "ggz jeugd-ggz psycholoog psychiater therapie intake",
    "eenzaamheid": "eenzaam eenzame aanspraak isolement weduwe weduwnaar feestdagen gezelschap",
    "ontmoetingsplek": "ontmoetingsplek buurthuis huiskamer buurtkamer koffieochtend zaalhuur",
    "samenleven": "culturen samenleven nieuwkomers vooroordel straatfeest",
    "jeugdhonk": "jongerencentrum jeugdhonk verveel verveling vervelen zomerprogramma sporthal",
    "school": "leerplicht thuiszitter pesten gepest lerarentekort huiswerk schooladvies spijbel basisschool",
    "opvoeden": "opvoed opvoeding grenzen puberzoon telefoongebruik schermtijd vadergroep ouderavond",
    "online regelen": "digitaal digitale digid internet computer tablet inloggen website",
    "formulieren": "formulier toeslag ambtelijk ambtenarentaal bezwaar postuur invullen",
    "Nederlands leren": "nederlands taalles taallessen inburger tolk vertal taalcafé taalmaatje "
    "analfabe laaggeletterd",
    "werk zoeken": "sollicit jobcoach proefplaatsing werkloos stageplek uwv vacature werkgever",
    "los werk": "nulurencontract uitzendbureau zzp bezorgers maaltijdbezorg arbeidsmigrant rooster. flexwerk",
    "inspraak": "inspraak terugkoppeling bewonersinitiatief buurtmoestuin participatie",
    "bus en tram": "bus. bushalte buslijn bushokje halte. haltes tram. metro. regiotaxi buurtbus "
    "dienstregeling",
    "winkels": "supermarkt buurtsuper bakker slager markt. leegstand winkelstrip pinautomaat geldautomaat",
    "sport en bibliotheek": "bibliotheek bieb gymzaal zwembad toilet sportzaal postkantoor",
}


@cache
def kaart() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    begin: dict[str, set[str]] = {}
    heel: dict[str, set[str]] = {}
    for begrip, woorden in BEGRIPPEN.items():
        for woord in woorden.split():
            kaart = heel if woord.endswith(".") else begin
            kaart.setdefault(woord.rstrip("."), set()).add(begrip)
    return begin, heel


def van(woord: str) -> frozenset[str]:
    """What this word, in small letters, stands for; mostly nothing."""
    begin, heel = kaart()
    gevonden = set(heel.get(woord, ()))
    for lengte in range(3, len(woord) + 1):
        gevonden |= begin.get(woord[:lengte], set())
    return frozenset(gevonden)
