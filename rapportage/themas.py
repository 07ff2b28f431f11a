"""Theme suggestion: a few words of a resident become at most three themes to choose from.

It counts words from a list, one table per theme. It does not learn, knows no other language than Dutch and does
not mend typing errors; where two themes come close it says that it is not sure, and the bot asks. A later version
(TF-IDF, sentence embeddings) replaces `stel_voor` and nothing else.
"""

import re
from dataclasses import dataclass

from gesprekken.teksten import zonder_accenten

THEMAS: tuple[str, ...] = (
    "Afval en schoon",
    "Veiligheid",
    "Overlast en buren",
    "Verkeer en parkeren",
    "Groen en spelen",
    "Wonen",
    "Geld en schulden",
    "Gezondheid en zorg",
    "Stress en mentaal",
    "Ontmoeten",
    "Jeugd en school",
    "Taal en formulieren",
    "Werk en meedoen",
    "Winkels en OV",
    "Iets anders",
)

# A word matches at the beginning of a word: `schimmel` also finds *schimmelplekken*. `rat.` is that word alone,
# `*overlast` may stand anywhere, and `_` is a space. The first group of a theme decides; the second only hints,
# because the word is heard in other themes as well: *school* is often just the place, *jongens* just who it was.
WOORDEN: dict[str, tuple[str, str]] = {
    "Afval en schoon": (
        "*afval *vuil. vuilnis container prullenba prullebak rommel zooi troep zwijnenstal bijplaats gedumpt "
        "dump gestort stort. stortplaats puin rat. ratten muizen ongedierte kakkerlak duivenpoep etensrest "
        "opruim glasbak papierbak kliko gft veegwagen vegen geveegd stank stinkt bankstel matras luiers "
        "peuken schoonma plastic ondergrondse_bak",
        "vies vieze schoon. schone duiven meeuwen koelkast brood. blikjes blikken chips glas. ruimt ruimen "
        "op_de_stoep ernaast naast_de_bak zakken bakken dozen gooi oude_bank netjes",
    ),
    "Veiligheid": (
        "onveilig inbra ingebroken gestolen diefstal dief. dieven beroof beroving overval steekpartij mes. "
        "messen wapen schiet deal gedeald *drugs wiet hennep cocaine ronsel geronsel babbeltruc oplicht "
        "opgelicht nepagent phishing nageroepen lastig_gevallen bedreig mishandel geweld crimin ondermijn "
        "wijkagent camera buurtprevent verlicht straatverlichting straatlamp lantaarn explosie brandsticht "
        "aanloop donker",
        "veilig lampen bang. eng. durf durven politie toezicht handhav gehandeld pakketjes anoniem vernie "
        "zicht tunnel struiken slot. avond bankmedewerker",
    ),
    "Overlast en buren": (
        "geluidsoverlast burenoverlast burenruzie jongerenoverlast bovenbu onderbu herrie lawaai "
        "harde_muziek hard_muziek hangjong hangjeugd hangplek rondhang groep_jong groepje_jong groepjes_jong "
        "schreeuw gilt gillen scheld uitgescholden verward in_de_war vuurwerk lachgas dronken wildplas "
        "blaffen nachtrust buurtbemiddel agressi verpest treiter ruzie_met_de_buren feestjes gefeest "
        "short_stay airbnb",
        "*overlast buren. buur. buurman buurvrouw omwonenden ruzie muziek *geluid hangt hangen groepje "
        "jongens gasten blow drinken drank klussen verbouwing boren schutting bedel dakloze intimide vernie "
        "scooter toeter barbecue straatrace bang. klop nachts nacht. bladblazer",
    ),
    "Verkeer en parkeren": (
        "verkeer. verkeers parkeer parkere *geparkeerd fatbike fietspad hardrijd hard_rijd hard_gereden "
        "te_hard hard_door snelheid drempel oversteek oversteken zebra trottoir stoeptegel losse_tegels "
        "kruispunt kruising rotonde stoplicht aanrijding aangereden ongeluk botsing voetpad vrachtwagen "
        "bakfiets laadpaal deelscooter deelfiets step. steps scheuren_ze racebaan racen sluipverkeer "
        "scootmobiel dikke_banden 30_km 30_bord gladheid",
        "stoep auto. autos busjes fiets. fietsen scooter brommer elektrische *race rijden rijdt. rijd. "
        "rolstoel rollator ambulance plek. vergunning gevaarlijk paaltjes bord boomwortel tegels kuil "
        "achterop scheur omver kinderwagen",
    ),
    "Groen en spelen": (
        "groen. groene groenvoorz vergroen plantsoen boom. bomen struik onkruid perk. perken perkje gras. "
        "grasv gemaaid maaien snoei gesnoeid bloem plant. planten geveltuin moestuin volkstuin hondenpoep "
        "hondenbezit uitlaat losloop speeltuin speelplek speelplaats speelplein speeltoestel speelveld "
        "glijbaan schommel zandbak trapveld voetbalveld kunstgras skatebaan bankje schaduw hitte bloedheet "
        "hoosbui stortbui wateroverlast natuur vijver buiten_spelen",
        "park. parkje hond. honden tegels steen. stenen warme water tuin. tuinen sloot insect bijen. rozen "
        "spelen verwilder verwaarlo baasjes regen",
    ),
    "Wonen": (
        "schimmel vocht lek. lekt lekkage lift. liften huurder verhuur huurverhoging huurwoning te_huur "
        "sociale_huur corporatie woningbouw woningnood woningcorp woonruimte koopwoning seniorenwoning "
        "starterswoning cv_ketel verwarming reparatie repar isol enkel_glas ventil kozijn riool huismeester "
        "renovatie sloop. urgentie doorstro woningdelen ontruim uit_huis_gezet gehorig servicekosten asbest "
        "tijdelijke_plek intercom",
        "woning huur. huren *flat. hal. portiek galerij kelder berging balkon voordeur deur. muren plafond "
        "ramen kamer *tocht. kapot wachtlijst verhuiz verhuis statushouder dakloos inwonen thuis. "
        "bij_hun_ouders slaapt_op",
    ),
    "Geld en schulden": (
        "geld. geldzorg geldprobl geldstress schuld incasso aanmaning deurwaarder *rekening. energie "
        "naheffing voorschot rood_staan lening lenen leent afbetal achteraf betalingsreg betalingsacht "
        "niet_betalen huurachterstand armoe arme voedselbank kledingbank minima. bijstand kwijtschelding "
        "loonbeslag zwemles schoolreis rondkom rond_te_komen eind_van_de_maand gokken gokt bewindvoer "
        "warmtenet inkomen stadspas budgetcoach",
        "duur. duurder dure. betal betaald. toeslag regeling euro. gas. stroom kachel uitkering boodschappen "
        "ontbijt honger contributie prijs prijzen aow pensioen budget afgesloten kosten kou. koud",
    ),
    "Gezondheid en zorg": (
        "huisarts dokter tandarts thuiszorg mantelzorg verpleeg respijt medicijn pillen diabetes "
        "suikerziekte overgewicht ongezond ziek. zieken ziekte valprevent valt_steeds traplift wmo fysio "
        "apotheek dementie alzheimer vape roken rookt eigen_risico leefstijl fastfood energydrank bewegen "
        "kookles voeding wijkverpleeg praktijkonderst poh. zwanger consultatie vaccin gebit "
        "huishoudelijke_hulp zorgverzeker patient wandelgroep",
        "zorg. gezond. gezonder gezondheid pijn. valt. gevallen suiker te_dik rollator blow verslav verslaaf "
        "alcohol sport. sportclub sporten overbelast indicatie wachtlijst ggd inloopspreekuur snoep groente "
        "hoest",
    ),
    "Stress en mentaal": (
        "stress somber depres psych mentaal mentale ggz burn_out burnout angst suicid zelfmoord zelfdod "
        "dood_willen eetproblem eetstoornis pieker doorheen overspannen rouw verdriet trauma prestatiedruk "
        "huilen huilt gamen gamet hoe_het_moet niet_meer_aan uitgeput tandvlees de_rek_is in_zijn_vel "
        "in_haar_vel in_hun_vel slapen_niet slaapt_niet wakker_van slaapprobl zelfbeeld trekt_het_niet "
        "trekken_het_niet kopzorgen praten_zonder paniekaanval",
        "paniek wachtlijst wachten verslav verslaaf slaapt. slapen praten hulpverlen spanning onrust toetsen "
        "overbelast kastje druk. moeders scheiding bed_niet zorgen. zonder_intake zichzelf",
    ),
    "Ontmoeten": (
        "eenza ontmoet koffieochtend koffie_drinken bakkie samen_eten eettafel samen_koken huiskamer "
        "buurtkamer gezellig maatje belcirkel spreekt_niemand spreekt_dagen niemand_spre zien_niemand "
        "ziet_niemand aanspraak praatje visite niet_meer_buiten de_deur_uit weduw feestdagen straatfeest "
        "buurtfeest buurtbarbecue burendag kent_elkaar kennen_elkaar elkaar_niet elkaar_nooit leren_kennen "
        "langs_elkaar samenkom samen_te_komen bingo iftar isolement geisoleerd saamhorig contact "
        "kent_niemand kennen_niemand",
        "buurthuis alleen. niemand maaltijd vrijwillig overlijden overleden overleed kerst activiteit "
        "nieuwkomers cultur samen. koffie. wandel elkaar. feest feesten bezoek soos gezelschap gedag",
    ),
    "Jeugd en school": (
        "jongerencentrum jongerenwerk jeugdhonk leraar lerares leerkracht juf. meester leerling klas. "
        "klassen groep_7 groep_8 leerplicht schoolverzuim thuiszit spijbel huiswerk bijles opvoed pest "
        "gepest telefoongebruik schermtijd tiktok snapchat sociale_media kinderopvang creche peuterspeel "
        "voorschool zomerprogramma niks_te_doen niets_te_doen verveel vervelen vervelt verveling vadergroep "
        "brugklas laat_op_straat grenzen zomervakantie kleuter",
        "jeugd puber tiener jongeren. jongere. jrn. kind. kinderen kids school basisschool ouders. meiden "
        "meisje jongens peuter stage te_doen appgroep sporthal op_hun_telefoon zoon dochter vakantie voetbal "
        "diploma",
    ),
    "Taal en formulieren": (
        "taal tolk vertaal vertal nederlands formulier brief. brieven invullen digid digitaal digitale "
        "computer laptop printer inlog internetbank onbegrijp snapt snappen begrijpt_de begrijpen_de "
        "ambtenarentaal laaggeletter lezen_en lezen_of niet_lezen analfabe inburger wachtwoord "
        "moeilijke_woorden gewone_taal belastingaangifte online",
        "post. begrijp lezen schrijven app. website internet aanvra loket belastingdienst moeilijk lastig "
        "ingewikkeld kwijtschelding meerdere_talen engels arabisch turks oekrai code les. uitleg",
    ),
    "Werk en meedoen": (
        "werk. werkloos werkzoek werkgever werkplek werkervar niet_werken willen_werken baan. banen bijbaan "
        "sollicit uwv jobcoach vacature personeel ontslag ontslagen contract nulurencontract uitzend arbeids "
        "zzp stage. stageplek stagi vrijwilligerswerk dagbesteding re_integratie participatie inspraak "
        "meedoen meedenken meepraten meebeslis bewonersgroep bewonersinitiatief terugkoppel proefplaatsing "
        "maaltijdbezorg pakketbezorg opleiding zaalhuur ideeen mee_te_doen",
        "loon. uitkering rooster bedrijven cursus diploma idee. vergunning initiatief moestuin vrijwillig "
        "bezorg werkende uren herinrichting werken",
    ),
    "Winkels en OV": (
        "winkel. winkels winkelstrip winkelier buurtwinkel buurtsuper supermarkt bakker slager markt. "
        "pinautomaat geldautomaat pinnen postkantoor bus. buslijn bussen bushokje buurtbus tram. trein. ov. "
        "openbaar_vervoer regiotaxi taxi bibliotheek bieb openbaar_toilet openbare_wc zwembad gymzaal leegst "
        "staat_leeg staan_leeg voorzieningen pakketpunt bankfiliaal brievenbus boodschappenbus bank_gesloten",
        "bushalte halte metro lijn. winkelcentrum toilet verdwenen gaat_dicht is_dicht dicht. gesloten "
        "horeca kapper sporthal station boodschappen ver_lopen leeg. sluit.",
    ),
}

STEVIG, ZWAK = 3, 1  # one firm word outweighs two hints
VOORSPRONG = 2  # a wider lead asks more often and was hardly more often right on the practice data

_GEEN_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Voorstel:
    """Suggested themes, most likely first, three at most and never *Iets anders*; empty when no word is known."""

    themas: tuple[str, ...]
    zeker: bool  # the first stands by itself: filing without asking is right


def stel_voor(tekst: str) -> Voorstel:
    """Suggest themes for a Dutch text of any length; never raises. Of equals, what was mentioned first comes first."""
    volgorde = sorted(_tel(_kaal(tekst)))
    if not volgorde:
        return Voorstel((), False)
    beste, tweede = (-punten for punten, _, _ in (*volgorde, (0, 0, ""))[:2])
    themas = tuple(thema for _, _, thema in volgorde[:3])
    return Voorstel(themas, beste >= STEVIG and beste - tweede >= VOORSPRONG)


def _kaal(tekst: str) -> str:
    """Lower case, without accents and punctuation, each word between single spaces."""
    return f" {_GEEN_LETTER.sub(' ', zonder_accenten(tekst.lower())).strip()} "


def _tel(kaal: str) -> list[tuple[int, int, str]]:
    """Per theme that is heard: minus its points, each word of the list counted once; where it begins; its name."""
    gehoord: dict[str, dict[str, tuple[int, int]]] = {}
    for plek in range(len(kaal)):
        for term, punten, thema in _OP_BEGIN.get(kaal[plek : plek + BEGIN], ()):
            if kaal.startswith(term, plek):
                gehoord.setdefault(thema, {}).setdefault(term, (plek, punten))
    return [
        (-sum(punten for _, punten in termen.values()), min(termen.values())[0], thema)
        for thema, termen in gehoord.items()
    ]


def _zoekterm(woord: str) -> str:
    """A word of the list as it stands in a bare text: `rat.` becomes " rat ", `*afval` becomes "afval"."""
    begin, eind = ("" if woord.startswith("*") else " "), (" " if woord.endswith(".") else "")
    return begin + woord.strip("*.").replace("_", " ") + eind


def _zoektermen(groepen: tuple[str, str]) -> tuple[tuple[str, int], ...]:
    paren = zip(groepen, (STEVIG, ZWAK), strict=True)
    return tuple((_zoekterm(woord), punten) for groep, punten in paren for woord in groep.split())


def _op_begin() -> dict[str, list[tuple[str, int, str]]]:
    """All words by their first letters: a text is gone through once, and not once for each word."""
    op_begin: dict[str, list[tuple[str, int, str]]] = {}
    for thema, groepen in WOORDEN.items():
        for term, punten in _zoektermen(groepen):
            op_begin.setdefault(term[:BEGIN], []).append((term, punten, thema))
    return op_begin


BEGIN = 4  # no word of the list is shorter as it is looked for
_OP_BEGIN = _op_begin()
