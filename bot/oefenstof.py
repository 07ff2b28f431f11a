"""The material of the practice neighbourhood: people, what they heard, what was done with it, what residents read.

All of it is invented: no real address, person or event. Pure data; nothing here is stored, sent or shown by itself,
`oefenen` does that. Who hears how much of it in which month is decided in `oefenjaar`.
"""

from dataclasses import dataclass, replace
from typing import Literal

WIJKVERBAND = "Laak-Noord"
BUURTEN: tuple[str, ...] = ("Spoorbuurt", "Lindekwartier", "Havenkant", "Molenhoek")

# --- people ---


@dataclass(frozen=True)
class Oefenpersoon:
    naam: str
    organisatie: str
    functie: str
    rol: str
    uur: str  # of the daily question, local time


ZORG = "wijkverpleegkundige"
AGENT = "wijkagent"
JONG = "jongerenwerker"
WOON = "woonconsulent"
OPBOUW = "opbouwwerker"
FUNCTIES: tuple[str, ...] = (ZORG, AGENT, JONG, WOON, OPBOUW)

# Who has another functie hears what these hear.
HOORT_ALS: dict[str, str] = {
    "wijkmanager": OPBOUW,
    "huisbezoeker": OPBOUW,
    "praktijkondersteuner": ZORG,
    "schoolmaatschappelijk werker": JONG,
}

PERSONEN: tuple[Oefenpersoon, ...] = (
    Oefenpersoon("Naima El Idrissi", "Zorggroep Vlietrand", ZORG, "melder", "12:15"),
    Oefenpersoon("Sander Vermeulen", "Politie", AGENT, "melder", "16:00"),
    Oefenpersoon("Rajiv Ramdin", "Jong in Noord", JONG, "melder", "16:00"),
    Oefenpersoon("Agnieszka Nowak", "Woonstichting De Vlonder", WOON, "melder", "09:30"),
    Oefenpersoon("Ineke Bosman", "Welzijn Laak-Noord", OPBOUW, "melder", "12:15"),
    Oefenpersoon("Esra Demir", "Gemeente", "wijkmanager", "coördinator", "12:15"),
)

# Those who came to take part and whose telephone the visitor does not hold. They wait for no question: they tell what
# they heard when they heard it.
MEER: tuple[Oefenpersoon, ...] = (
    Oefenpersoon("Hanneke Postma", "Zorggroep Vlietrand", ZORG, "melder", ""),
    Oefenpersoon("Youssef Amrani", "Politie", AGENT, "melder", ""),
    Oefenpersoon("Lotte van Rijn", "Jong in Noord", JONG, "melder", ""),
    Oefenpersoon("Piet Dorsman", "Woonstichting De Vlonder", WOON, "melder", ""),
    Oefenpersoon("Sevda Aydin", "Welzijn Laak-Noord", OPBOUW, "melder", ""),
    Oefenpersoon("Tom Verbeek", "Gemeente", "huisbezoeker", "melder", ""),
    Oefenpersoon("Joke Sanders", "Huisartsen Molenhoek", "praktijkondersteuner", "melder", ""),
    Oefenpersoon("Marieke Kuiper", "Huisartsen Molenhoek", "schoolmaatschappelijk werker", "melder", ""),
)

# She has one subject, and tells of it nearly every day.
LUID, STOKPAARD = PERSONEN[4], "Winkels en OV"

# --- what was heard ---

Verloop = Literal["gelijk", "stijgt", "zomer", "winter"]


@dataclass(frozen=True)
class Oefensignaal:
    """What a professional types between two visits; `functies` are those who are likely to hear it."""

    thema: str
    gehoord: str
    nodig: str
    functies: tuple[str, ...]
    verloop: Verloop = "gelijk"


# Who is likely to hear it, one letter per functie; `+` is heard more of late, `-` in summer, `*` in winter.
_LETTERS: dict[str, str] = {"z": ZORG, "a": AGENT, "j": JONG, "w": WOON, "o": OPBOUW}
_TEKENS: dict[str, Verloop] = {"+": "stijgt", "-": "zomer", "*": "winter"}

_GEHOORD = """
# Afval en schoon
awo: Grofvuil bij de containers aan het plein, al de derde week op rij.
> Dat het binnen een paar dagen weg is.
wo: Bewoners zetten zakken naast de container omdat hun pasje het niet doet.
> Een pasje dat gewoon werkt.
zaw: Ratten gezien achter de flat, vooral waar brood ligt voor de vogels.
> Dat iemand uitlegt waarom je beter geen brood strooit.
jo: na schooltijd is het pleintje één grote rommel van blikjes en chipszakken
> Een extra prullenbak en een klas die helpt opruimen.
zw: Matrassen en een bankstel in het portiek, niemand weet van wie.
> Makkelijker een afspraak maken voor grofvuil.
zw: Mensen met weinig kracht krijgen de klep van de container niet open.
> Een klep die je met één hand open krijgt.
ajo-: De prullenbakken bij het water lopen elk warm weekend over.
> Dat ze ook op zaterdag leeg worden gemaakt.
zwo-: stank van de containers als het warm is, ramen blijven dicht
> Vaker legen in de zomer.
ajo: Goed nieuws: in de Havenkant ruimen bewoners nu zelf op zaterdag zwerfafval.
wo: Sinds de extra ophaalronde ligt er bijna geen afval meer naast de bakken.
> Dat dit zo blijft.
zw: Muizen in meerdere keukens van hetzelfde blok, mensen schamen zich ervoor.
> Dat het hele blok in één keer wordt aangepakt.
wo: Wie hier pas woont weet niet wanneer papier en plastic worden opgehaald.
> Een kaartje met plaatjes, meteen bij de sleutel.
awo: verhuisdozen en oude kasten gedumpt in de Molenhoek, ligt er nu tien dagen
# Veiligheid
zaj: Het tunneltje bij het spoor is te donker, vrouwen fietsen om.
> Licht dat het elke avond doet.
aw: Weer ingebroken in de bergingen, gereedschap en fietsen weg.
> Een centrale deur die echt dichtvalt.
zawo: Babbeltruc bij ouderen aan de deur, iemand zei van de bank te zijn.
> Dat je één nummer hebt om even te controleren wie er belt.
ajw: Bewoners zien dealen bij de garageboxen en durven het niet te melden.
> Melden zonder dat iemand weet dat jij het was.
ajo: Meiden worden nageroepen bij de halte en nemen nu een andere weg.
> Dat je gewoon de kortste weg kunt nemen.
zaw: kapotte lantaarns op het achterpad, al weken geleden gemeld
> Dat het gemaakt is voor de klok verzet wordt.
aj: Jongens van veertien worden geronseld voor klusjes waar ze niet over praten.
> Iemand die ze vertrouwen voordat het te laat is.
ao: Sinds de buurtpreventie loopt, zeggen mensen dat ze zich rustiger voelen.
aw: Pakketjes verdwijnen uit de hal, de voordeur valt niet in het slot.
> Een voordeur die dicht blijft.
zao: Ouderen durven niet meer over het achterpad zodra het schemert.
> Dat er iemand loopt die je kent.
ajo: nieuwe verlichting op het plein, mensen lopen er 's avonds weer langs
# Overlast en buren
aw-: Harde muziek tot diep in de nacht, niemand durft er iets van te zeggen.
> Iemand die het gesprek begint.
ajw-: Scooters op het plein tot na twaalven, mensen komen er niet meer.
> Een plek waar ze wel welkom zijn.
awo: Ruzie met de bovenburen over geluid, geen van beiden wil de eerste stap zetten.
> Hulp bij dat eerste gesprek.
ajo*: Vuurwerk elke avond vanaf een uur of acht, mensen blijven ervoor binnen.
> Dat er iemand op af gaat.
zaw: Verwarde mensen op straat, buren weten niet wie ze dan kunnen bellen.
> Eén nummer dat ook na vijven opneemt.
ajo-: Feestjes aan het water tot laat, slapen met het raam open lukt dan niet.
> Rust na elf uur.
aw: Na een gesprek met buurtbemiddeling is het een stuk rustiger op de trap.
zw: honden blaffen de hele dag, de hele galerij heeft er last van
> Dat iemand het rustig bespreekt.
ajw-: Tot na middernacht geluidsoverlast van een groep bij de bankjes, warme avonden het ergst.
> Iemand die langsloopt en een praatje maakt.
zaw-: Harde muziek uit open ramen, de buren beneden zetten alles dicht en slapen slecht.
> Een afspraak met de hele trap over de avond.
ao-: Barbecue op het grasveld wordt een feest tot diep in de nacht, met geluidsoverlast.
> Samen afspreken hoe laat het stil is.
jao-: brommers die elke zomeravond rondjes rijden, overlast tot in de slaapkamer
> Een andere plek om samen te komen.
wz-: Geluidsoverlast op de galerij, mensen zitten buiten tot het licht wordt.
> Rustige buren, zonder dat je bang hoeft te zijn voor ruzie.
zow: Burenruzie over sigarettenrook op het balkon, ze groeten elkaar niet meer.
> Iemand van buiten die meepraat.
# Verkeer en parkeren
zao+: Fatbikes rijden hard over de stoep, ouderen schrikken ervan.
> Een stoep waar je niet opzij hoeft te springen.
aj+: Kinderen van een jaar of twaalf met zijn drieën op één fatbike.
> Les op school over wat wel en niet mag.
zao+: fatbike bijna tegen een kinderwagen, de moeder was er stil van
> Fatbikes van het voetpad af.
aj+: Opgevoerde fatbikes door het park, vooral op vrijdagmiddag.
> Dat ze van de weg worden gehaald.
zow+: Mensen lopen een blokje om vanwege de fatbikes bij het winkelcentrum.
> Rustig boodschappen kunnen doen.
jo+: Jongens zeggen dat ze met hun fatbike de stoep op gaan omdat een fietspad ontbreekt.
> Een fietspad dat doorloopt tot de halte.
aw+: nu ook op de galerij gereden met een fatbike, buren zijn er klaar mee
ajo: Ze rijden veel te hard langs de school sinds de drempels weg zijn.
> De drempels terug.
zo: Oversteken durven mensen met een rollator hier niet meer, auto's stoppen niet.
> Een zebra, of langer groen licht.
zw: Losse stoeptegels in het Lindekwartier, deze maand al twee mensen gestruikeld.
> Dat de stoep recht ligt voor de winter.
zaw: Busjes van bedrijven houden alle parkeerplekken bezet, bezoek moet ver lopen.
> Een paar plekken voor wie zorg komt brengen.
ajo: auto's op de stoep bij de school, elke ochtend chaos
> Een plek waar je heel even kunt stoppen.
ao: De nieuwe zebra werkt, auto's stoppen er nu echt.
zw: Met een scootmobiel kom je de stoep niet op, overal hoge randen.
> Eén route zonder hoge randen.
zwo+: Op de stoep bij de apotheek is een oudere omver gereden door een fatbike, alleen blauwe plekken.
> Dat fatbikes daar afstappen.
aj+: Groepjes met fatbikes zetten de oprit van de school klem, ouders durven er niet langs.
> Een plek waar fatbikes kunnen staan.
zw+: Iemand met een rollator gaat niet meer naar de winkel vanwege de fatbikes.
> Dat je veilig over de stoep kunt.
ajo+: Fatbikes zonder licht op het fietspad, je ziet ze pas als ze er zijn.
> Controle op licht en op snelheid.
ow+: Ouders zeggen dat iedereen op school een fatbike heeft en dat nee zeggen niet lukt.
> Samen met de school één lijn.
jzo+: fatbikes scheuren na school door de winkelstraat, twee keer bijna een botsing
> Langzaam rijden waar mensen lopen.
zaw+: Fatbikes staan dwars over de stoep, met een kinderwagen moet je de weg op.
> Vakken waar ze wel mogen staan.
ao+: Wie iets zegt van een fatbike op de stoep krijgt een grote mond terug.
> Dat de wijkagent een keer mee gaat.
# Groen en spelen
zo-: Geen schaduw op het plein, ouderen blijven op warme dagen binnen.
> Een paar bomen of een doek om onder te zitten.
jo-: Speeltoestel met een lint eromheen, al sinds het voorjaar.
> Dat het gemaakt wordt of dat er iets nieuws komt.
jwo: Hondenpoep op het grasveld waar de kleintjes spelen.
> Een bak en zakjes op de hoek.
wo: Bewoners willen zelf de plantenbakken bijhouden, maar weten niet of het mag.
> Iemand die gewoon ja zegt.
wz-: onkruid tot je knieën bij de ingang, het oogt verwaarloosd
ao: Er zijn bomen gekapt en niemand hoort wat er voor terugkomt.
> Vooraf horen wat er gaat gebeuren.
zwo-: De moestuin loopt goed, wat over is delen ze uit in de flat.
aw: Als het hard regent loopt het water zo de kelders in.
> Minder stenen en meer groen.
zo: Geen bankje op de route naar het buurthuis, ouderen kunnen nergens uitrusten.
> Eén bankje halverwege.
ja: trapveldje is een modderpoel zodra het regent, ze willen kunstgras
> Ook in de winter kunnen voetballen.
zw-: Hitte in de bovenste flats, mensen drinken en eten te weinig.
> Een koele plek in de buurt waar je mag zitten.
ao-: Geveltuintjes maken de straat vriendelijker, er doen weer drie huizen mee.
# Wonen
zw*: Schimmel in de slaapkamer van de kinderen, schilderen helpt steeds maar een maand.
> Dat de oorzaak wordt aangepakt.
zjw*: Weer een gezin met zwarte vochtplekken, ze durven de verhuurder niet te bellen.
> Een vast gezicht bij wie je terecht kunt.
zw*: vocht in alle badkamers van het blok, de ventilatie doet het niet
> Dat er iemand komt kijken, en ook terugkomt.
zwo*: Bewoners horen steeds dat ze beter moeten luchten, maar de schimmel blijft terugkomen.
> Serieus genomen worden.
zw*: Ouderen slapen in de woonkamer vanwege schimmel in de slaapkamer.
> Een droge kamer voor de winter.
zwa: De lift in de hoge flat stond deze maand vier keer stil.
> Horen hoe lang het duurt, en hulp op de trap.
waz: lekkage op de trap, de emmer staat er nu twee weken
jwo: Jonge stellen vinden hier geen woonruimte en blijven bij hun ouders.
> In de eigen wijk kunnen blijven.
zw*: Kou trekt langs de kozijnen naar binnen, mensen plakken alles af met tape.
> Ramen die sluiten.
woj: Onrust over de sloop van het blok, niemand weet wanneer er een besluit komt.
> Eén datum waarop we het horen, ook als er niets nieuws is.
wo: De huismeester is er weer op twee ochtenden, klachten worden nu opgepakt.
wzo: reparatie aanvragen kan alleen nog via de app, veel mensen geven het op
> Ook gewoon kunnen bellen of langskomen.
wj: Grote gezinnen zitten krap, verhuizen lukt niet.
zw*: Schimmel achter de kast en natte muren, de baby hoest de hele nacht.
> Een kamer zonder schimmel.
wo*: Condens loopt van de ramen, het kozijn wordt zwart van de schimmel.
> Dat de ventilatie gewoon werkt.
zwj*: Kinderen met schimmel in huis zijn vaker ziek en missen school.
> Dat de verhuurder binnen een paar weken komt.
wz*: Schimmelplekken zijn vorig jaar overgeschilderd en nu weer terug.
> De oorzaak aanpakken, niet de plek.
zo*: Mensen zetten hun ramen niet open vanwege de kou, en dan komt de schimmel.
> Uitleg over luchten, en een muur die warm blijft.
jw*: vocht en schimmel in de douche, de hele trap heeft er last van
> Alle badkamers in één keer.
# Geld en schulden
zwo: De energierekening is voor veel mensen niet te doen, de kachel blijft uit.
> Iemand die meekijkt wat er af kan.
zwo: Naheffing van honderden euro's, mensen liggen er wakker van.
> Het in kleine stukjes mogen betalen.
zw*: koud in huis bij ouderen, ze zetten niets aan vanwege de energiekosten
> Warm kunnen zitten zonder zorgen over de rekening.
zwo: Voorschot voor energie is weer verhoogd, er blijft weinig over voor boodschappen.
> Dat iemand uitrekent of het klopt.
woz: Bijna niemand weet dat er een energiecoach is die gratis langskomt.
> Dat een bekende hem meeneemt.
jaw: Schulden door achteraf betalen, vooral bij jongvolwassenen.
> Hulp zonder preek.
oz: De voedselbank krijgt aanmeldingen van mensen die gewoon werken.
> Een regeling voor wie er net boven zit.
jo: Geen zwemles dit jaar, gezinnen kunnen het niet betalen.
> Dat elk kind kan leren zwemmen.
woz: Toeslag moeten terugbetalen, nu blijft de koelkast leeg.
> Eén plek die alles op een rij zet.
joz: eind van de maand is het geld op, dan zie ik ze minder
woj: Regelingen zijn er wel, maar bijna niemand kent ze.
> Dat je ze vanzelf krijgt.
wo: De budgetcoach op dinsdag helpt echt, drie gezinnen hebben weer overzicht.
# Gezondheid en zorg
zo: De huisarts neemt niemand meer aan, mensen gaan naar de andere kant van de stad.
> Een dokter in de eigen wijk.
zow: Mantelzorgers zeggen dat ze op zijn en geen vervanging hebben.
> Eén middag in de week vrij.
ja: Vapen gebeurt al op het plein van de basisschool, thuis weten ze van niets.
> Uitleg voor ouders zonder vingertje.
zo: De wandelgroep van de praktijk heeft nu zestien deelnemers.
zjo: De tandarts slaan ze over vanwege de kosten.
> Eén keer per jaar gratis laten kijken.
zw: Aanvraag voor een traplift duurt maanden, mensen blijven zolang boven.
> Horen waar je aan toe bent.
z: medicijnen raken op omdat mensen niet weten wanneer de bezorger komt
> Een vaste dag.
# Stress en mentaal
zjo: Moeders zitten er doorheen, slapen weinig en praten er thuis niet over.
> Een ochtend met oppas, om even te praten.
zaj: Veel stress bij gezinnen die lang op hulp wachten.
> Iemand die in de tussentijd belt.
jzw: jongeren zijn somber en zitten hele dagen boven
> Iemand die komt, in plaats van een lijst.
zo: De rouwgroep is gestopt, mensen vragen ons of er iets anders komt.
> Weer een vaste avond.
oj: Op dinsdag komen er nu ook vaders praten, dat doet ze goed.
# Ontmoeten
zwo: Drie ouderen in één week die zeggen dat ze de hele dag niemand spreken.
> Eén vast belletje of bezoek in de week.
zow: Eenzaamheid sinds de koffieochtend stopte, ze missen de vaste tafel.
> Weer een ochtend met dezelfde mensen.
zo: Op zondag is het zo stil, dan belt er niemand en loopt er niemand langs.
> Iets kleins op zondagmiddag.
wo: Nieuwe bewoners groeten wel, maar kennen niemand in het portiek.
> Een kopje thee met de hele trap.
oz: samen eten op woensdag zit vol, er blijven mensen buiten staan
> Een tweede avond.
zow: Mensen willen best naar de eettafel, maar durven de eerste keer niet alleen.
> Dat iemand je de eerste keer ophaalt.
oj: De naailes stopt, voor veel vrouwen was dat het enige uitje met elkaar.
> Een ruimte waar de spullen kunnen blijven staan.
zwo*: Veel weduwen zien op tegen de feestdagen, het is dan zo stil.
> Een tafel waar je zo kunt aanschuiven.
wo: Buren koken sinds kort voor elkaar, eerste keer echt contact in die flat.
zw: Sinds de verbouwing is er beneden geen plek meer voor een praatje.
> Twee stoelen bij de ingang.
ajo-: Het straatfeest was druk bezocht, oude en nieuwe bewoners aan één tafel.
zao*: ouderen komen amper nog de deur uit als het koud is
> Iets leuks vlakbij, met iemand die meeloopt.
zoj: Een maatje voor een uurtje in de week zou al genoeg zijn, hoor ik vaak.
> Iemand die blijft komen.
awo: In de Spoorbuurt is er weinig contact tussen oude en nieuwe bewoners.
> Iets samen doen, liever dan vergaderen.
# Jeugd en school
ja: Jongeren zeggen dat er na negen uur niets te doen is, dus staan ze buiten.
> Een plek die later open is.
jo: Het jongerencentrum is maar twee avonden open, meiden komen er niet.
> Een avond voor meiden.
ja: Brugklassers blijven thuis omdat ze gepest worden in de appgroep.
> Een volwassene die meekijkt en iets doet.
jzo: Ouders weten niet wat hun kind op tiktok doet, ze willen erover leren.
> Een avond met tips, zonder schaamte.
jwo: huiswerk maken lukt niet in een vol huis
> Een stille plek na school, met iets te drinken.
jo: Meiden willen een eigen avond in de zaal, zonder publiek.
> Een vaste avond, met een vrouw als begeleider.
jao-: Verveling in de zomervakantie, de kleintjes zijn tot laat buiten.
> Elke dag één ding om naartoe te gaan.
ja: Het jongerenwerk op vrijdag trekt nu veertig deelnemers, de sfeer is goed.
zjo: Moeders vragen om tips bij de opvoeding, liefst van andere moeders.
> Een ochtend per maand is genoeg.
j: Leerlingen zonder stageplek haken af en blijven thuis.
> Een bedrijf in de buurt dat ja zegt.
jaz: drie thuiszitters erbij sinds de zomer, ouders weten niet bij wie ze moeten zijn
> Eén iemand die belt en blijft bellen.
jao*: Tieners vragen om een plek binnen nu het kouder wordt.
# Taal en formulieren
zwo: Brieven van de gemeente blijven dicht, mensen begrijpen de woorden niet.
> Gewone taal, en één nummer om te bellen.
zwo: Inloggen met digid lukt alleen als een kleinkind helpt.
> Iemand die even naast je komt zitten.
oj: De taalles zit vol tot na de zomer.
> Overdag les, met oppas erbij.
jazw: Kinderen vertalen voor hun ouders aan de balie, dat voelt niet goed.
> Een tolk als het belangrijk is.
ow: hulp bij formulieren op donderdag loopt storm, mensen staan buiten te wachten
> Een tweede ochtend.
zo: Een afspraak online maken lukt veel ouderen niet, ze komen dan maar niet.
# Werk en meedoen
jo: Jongvolwassenen solliciteren steeds zonder antwoord te krijgen.
> Iemand die een deur opent.
oz: Vrouwen willen vrijwilligerswerk doen maar hebben geen oppas.
woa: Bewoners vulden een lijst in en hoorden nooit wat er met hun ideeën gebeurde.
> Dat je terughoort wat ermee gedaan is.
jow: Mensen willen werken maar de sollicitatie gaat alleen online.
> Iemand die naast je zit als je solliciteert.
zo: Vrijwilligerswerk stopt omdat niemand de reiskosten betaalt.
> Dat vrijwilligerswerk geen geld kost.
oj: jongeren zoeken een bijbaan in de wijk, maar niemand weet waar werk is
> Een lijst met banen in de buurt.
woa: Bewoners willen meedoen in de wijk, maar weten niet wie erover gaat.
> Eén aanspreekpunt voor wie iets wil doen.
jo: Na de banenmarkt zijn vier mensen begonnen bij een bedrijf om de hoek.
# Winkels en OV
zajo: De bus stopt na acht uur niet meer in de Havenkant, mensen slaan bezoek over.
> Eén rit later op de avond.
zao: De pinautomaat is weg, ouderen moeten nu twee haltes verder.
> Ergens in de wijk kunnen pinnen.
zwo: De buurtsuper gaat dicht, wie slecht loopt weet niet hoe het dan moet.
> Een bus of een bezorger voor boodschappen.
zajo: De bus rijdt zondag niet meer, de kerkgangers lopen nu een half uur.
> Ook op zondag een bus.
zwo: Bij de bushalte kun je niet meer zitten, wachten op de bus valt zwaar.
> Een bankje en een afdak bij de halte.
zwo: De bus komt zo vaak te laat dat mensen hun afspraak missen.
> Een bus waar je op kunt rekenen.
ajo: De buurtbus valt uit omdat er geen chauffeurs zijn.
> Meer vrijwilligers achter het stuur.
zwo: Overstappen met een rollator is te zwaar nu de bus niet meer doorrijdt.
> Eén bus zonder overstap.
ojw: de supermarkt heeft nog maar één kassa met een mens, ouderen staan lang te wachten
> Iemand achter de kassa die een praatje maakt.
zwo: De bushalte is verplaatst, voor wie slecht loopt is dat net te ver.
> De halte terug bij het plein.
woj: Weer een winkel dicht op het plein, er blijft bijna niets over.
> Een winkel waar je elkaar tegenkomt.
zwo: Mensen zonder auto kunnen niet bij de markt komen sinds de bus een andere route rijdt.
> De bus weer langs de markt.
zo: De pakketjes moet je ophalen in een winkel waar geen bus stopt.
> Een ophaalpunt in de eigen wijk.
oza: op zaterdag zit de bus zo vol dat een rolstoel er niet bij kan
> Een grotere bus op drukke uren.
jo: bieb maar twee middagen open, de studieplekken zijn altijd bezet
> Ook op zaterdag open.
"""


def _lees(regels: list[str]) -> tuple[Oefensignaal, ...]:
    """The table above, row by row: `#` a theme, `>` what would help, anything else what was heard."""
    thema, signalen = "", list[Oefensignaal]()
    for regel in regels:
        if regel.startswith("# "):
            thema = regel[2:]
        elif regel.startswith("> "):
            signalen[-1] = replace(signalen[-1], nodig=regel[2:])
        else:
            wie, gehoord = regel.split(": ", 1)
            functies = tuple(_LETTERS[letter] for letter in wie.rstrip("+-*"))
            signalen.append(Oefensignaal(thema, gehoord, "", functies, _TEKENS.get(wie[-1], "gelijk")))
    return tuple(signalen)


SIGNALEN: tuple[Oefensignaal, ...] = _lees(_GEHOORD.strip().splitlines())

# --- what was done with it ---

AFVAL, VEILIG, OVERLAST = "Afval en schoon", "Veiligheid", "Overlast en buren"
VERKEER, GROEN, WONEN = "Verkeer en parkeren", "Groen en spelen", "Wonen"
GELD, GEZOND, ONTMOETEN = "Geld en schulden", "Gezondheid en zorg", "Ontmoeten"
JEUGD, TAAL = "Jeugd en school", "Taal en formulieren"
WERK, WINKELS = "Werk en meedoen", "Winkels en OV"


@dataclass(frozen=True)
class Oefenactie:
    """Template 2: small, concrete and doable. `terugkoppelzin` is the one sentence for residents, `opbrengst` what it
    brought when it was done."""

    thema: str
    actie: str
    eerste_stap: str
    terugkoppelzin: str
    gewenste_verandering: str
    opbrengst: str


ACTIES: tuple[Oefenactie, ...] = (
    Oefenactie(
        AFVAL,
        "Gezamenlijke opruimmiddag bij de containers",
        "Datum prikken en prikstokken lenen",
        "We ruimen samen op en de wagen komt dezelfde dag langs.",
        "Rond de containers ligt geen grofvuil meer.",
        "Er kwamen negentien mensen. Het bleef twee weken schoon.",
    ),
    Oefenactie(
        AFVAL,
        "Kaart met ophaaldagen bij elke nieuwe sleutel",
        "Kaart met plaatjes laten lezen door drie bewoners",
        "Wie hier komt wonen krijgt een kaart met de ophaaldagen.",
        "Iedereen weet op welke dag het afval weg kan.",
        "Nieuwe bewoners hangen de kaart op. Er ligt minder op de verkeerde dag.",
    ),
    Oefenactie(
        VERKEER,
        "Drie vrijdagen samen langs de fatbikes, met jongerenwerk en wijkagent",
        "Vaste plek en tijd afspreken met school en wijkagent",
        "Op drie vrijdagen praten we met jongeren op een fatbike.",
        "Ouderen lopen zonder schrik over de stoep.",
        "Jongens stappen bij de winkels nu vaker af. Nog niet iedereen.",
    ),
    Oefenactie(
        VERKEER,
        "Wandeling langs losse tegels met wie slecht loopt",
        "Zes bewoners vragen en een route kiezen",
        "We liepen samen een rondje en gaven tien plekken door.",
        "Met een rollator kom je zonder struikelen bij de winkel.",
        "Zes van de tien losse plekken zijn gemaakt.",
    ),
    Oefenactie(
        WONEN,
        "Schimmelspreekuur in het blok, met verhuurder en wijkverpleegkundige",
        "Ruimte en twee ochtenden vastleggen",
        "Op twee ochtenden kijkt de verhuurder met u mee naar schimmel.",
        "Wie schimmel meldt, weet binnen twee weken wat er gebeurt.",
        "Twaalf gezinnen kwamen langs. Bij acht is iemand komen kijken.",
    ),
    Oefenactie(
        ONTMOETEN,
        "Aanschuiftafel op zondagmiddag",
        "Twee gastvrouwen en een zaal vinden voor vier zondagen",
        "Op vier zondagen staat de soep klaar en kunt u aanschuiven.",
        "Wie alleen is, kent één vaste plek op zondag.",
        "Elke zondag schoven er zo'n vijftien mensen aan.",
    ),
    Oefenactie(
        ONTMOETEN,
        "Meeloopmaatje voor de eerste keer",
        "Vijf vaste bezoekers vragen om iemand op te halen",
        "Durft u niet alleen? Iemand haalt u de eerste keer op.",
        "De stap naar een eerste bezoek is klein.",
        "Vijf mensen kwamen voor het eerst, drie bleven komen.",
    ),
    Oefenactie(
        JEUGD,
        "Proef met een late avond voor jongeren, zes vrijdagen",
        "Met tien jongeren bespreken wat ze zelf regelen",
        "Zes vrijdagen blijft de zaal open tot elf uur.",
        "Jongeren hebben na negen uur een eigen plek.",
        "Er kwamen elke vrijdag twintig jongeren. Op het plein was het stil.",
    ),
    Oefenactie(
        GELD,
        "Energiecoach mee op huisbezoek",
        "Vier bezoeken plannen met mensen die dat willen",
        "De energiecoach komt mee met iemand die u al kent.",
        "Mensen zetten de verwarming weer aan zonder zorgen.",
        "Vier gezinnen zitten weer warm en weten wat ze betalen.",
    ),
    Oefenactie(
        VEILIG,
        "Schouw in het donker langs pad en tunnel",
        "Avond kiezen en acht bewoners uitnodigen",
        "We liepen samen in het donker en gaven kapotte lampen door.",
        "Bewoners nemen ook in het donker de kortste weg.",
        "De lampen op het pad doen het weer. In de tunnel nog niet.",
    ),
    Oefenactie(
        GROEN,
        "Twee bankjes op de route naar het buurthuis",
        "Met bewoners de twee beste plekken aanwijzen",
        "Bewoners kozen waar de twee bankjes komen.",
        "Ouderen kunnen onderweg uitrusten.",
        "De bankjes staan er en worden elke dag gebruikt.",
    ),
    Oefenactie(
        OVERLAST,
        "Kennismaken op de trap, met buurtbemiddeling erbij",
        "Eén portiek kiezen en aanbellen met een uitnodiging",
        "Buren maakten kennis en spraken af wanneer het stil is.",
        "Buren spreken elkaar aan voordat het ruzie wordt.",
        "Buren groeten elkaar weer op de trap.",
    ),
    Oefenactie(
        TAAL,
        "Postochtend: samen brieven openmaken",
        "Twee vrijwilligers en een vaste ochtend vinden",
        "Op dinsdagochtend lezen we samen uw post.",
        "Geen brief blijft dicht omdat hij moeilijk is.",
        "De post wordt nu elke week samen gelezen. We horen er bijna niets meer over.",
    ),
    Oefenactie(
        GEZOND,
        "Vrije middag voor mantelzorgers",
        "Drie mantelzorgers vragen welke middag hen helpt",
        "Eén middag in de maand nemen wij de zorg even over.",
        "Mantelzorgers kunnen even weg zonder zorgen.",
        "Drie mantelzorgers hadden een vrije middag en willen nog een keer.",
    ),
    Oefenactie(
        WERK,
        "Banentafel in het buurthuis, één middag",
        "Drie bedrijven uit de wijk bellen",
        "Op één middag spreekt u bedrijven uit de buurt.",
        "Wie werk zoekt, weet bij wie hij kan aankloppen.",
        "Negen mensen kwamen langs. Twee zijn begonnen.",
    ),
    Oefenactie(
        WINKELS,
        "Boodschappenritje op vrijdag met de buurtbus",
        "Twee chauffeurs vinden voor vier vrijdagen",
        "Op vier vrijdagen rijdt er een busje naar de winkel.",
        "Wie slecht loopt, komt zelf bij de winkel.",
        "Elf mensen reden mee. Zij willen graag door.",
    ),
)


@dataclass(frozen=True)
class Oefenterugkoppeling:
    """Template 3, for residents: plain Dutch, at most 15 words a sentence. The date comes from the action."""

    thema: str
    gehoord: str
    gedaan: str
    lukt_niet: str
    kanaal: str
    contact: str


TERUGKOPPELING: tuple[Oefenterugkoppeling, ...] = (
    Oefenterugkoppeling(
        AFVAL,
        "Er ligt vaak grofvuil bij de containers. Pasjes doen het niet altijd.",
        "We ruimen samen op. De wagen komt dezelfde middag langs.",
        "Een extra container lukt dit jaar niet. Daar is geen plek voor onder de grond.",
        "het bord bij de containers",
        "Wilt u helpen opruimen? Loop binnen in het buurthuis.",
    ),
    Oefenterugkoppeling(
        VERKEER,
        "Fatbikes rijden hard over de stoep. Ouderen schrikken daarvan.",
        "Op drie vrijdagen praten we met jongeren. De wijkagent is erbij.",
        "Een apart fietspad komt er nog niet. Daarvoor is eerst een plan van de gemeente nodig.",
        "de nieuwsbrief van de wijk",
        "Ziet u verschil? Vertel het aan de wijkagent of in het buurthuis.",
    ),
    Oefenterugkoppeling(
        WONEN,
        "Veel mensen hebben schimmel in huis. Bellen helpt vaak niet.",
        "De verhuurder houdt twee ochtenden spreekuur in uw blok.",
        "Alle muren isoleren lukt nu niet. Dat kan pas bij de grote opknapbeurt.",
        "een brief in de bus en het bord in de hal",
        "Kom langs op het spreekuur. U hoeft geen afspraak te maken.",
    ),
    Oefenterugkoppeling(
        ONTMOETEN,
        "Veel mensen spreken soms dagen niemand. Vooral de zondag is stil.",
        "Op vier zondagen staat er soep klaar. Iemand kan u ophalen.",
        "Elke dag open lukt niet. Er zijn nog te weinig vrijwilligers.",
        "het prikbord in het buurthuis",
        "Wilt u komen of helpen? Zeg het tegen de gastvrouw.",
    ),
    Oefenterugkoppeling(
        JEUGD,
        "Jongeren zeggen dat er na negen uur niets te doen is.",
        "De zaal blijft zes vrijdagen langer open. Jongeren regelen zelf mee.",
        "Ook op zondag open lukt nog niet. Daar is geen begeleiding voor.",
        "de jongerenwerkers en het scherm in de zaal",
        "Heb je een idee? Vertel het een jongerenwerker.",
    ),
    Oefenterugkoppeling(
        GELD,
        "De energierekening is te hoog. Mensen zetten de verwarming niet meer aan.",
        "De energiecoach komt thuis langs, samen met iemand die u kent.",
        "De prijs kunnen wij niet veranderen. We helpen wel met zoeken naar regelingen.",
        "de inloop op dinsdag",
        "Wilt u bezoek van de coach? Vraag het op de inloop.",
    ),
    Oefenterugkoppeling(
        VEILIG,
        "Het is te donker op het achterpad en in de tunnel.",
        "We liepen samen een ronde in het donker. Kapotte lampen zijn doorgegeven.",
        "Camera's komen er niet. Dat mag alleen als andere dingen niet helpen.",
        "de nieuwsbrief van de wijk",
        "Is een lamp kapot? Meld het bij de gemeente of de wijkagent.",
    ),
    Oefenterugkoppeling(
        GROEN,
        "Er is weinig schaduw. Ouderen kunnen onderweg nergens zitten.",
        "Er komen twee bankjes. Bewoners kozen zelf de plek.",
        "Grote bomen lukken nog niet. Er liggen leidingen onder het plein.",
        "het bord op het plein",
        "Wilt u meehelpen met planten? Loop binnen in het buurthuis.",
    ),
    Oefenterugkoppeling(
        OVERLAST,
        "In sommige portieken is het laat nog druk. Buren slapen er slecht door.",
        "Buren maakten kennis. Buurtbemiddeling hielp bij het gesprek.",
        "Elke avond iemand langs sturen lukt niet. Daar zijn te weinig mensen voor.",
        "het bord in de hal",
        "Wilt u hulp bij een gesprek? Vraag het de woonconsulent.",
    ),
    Oefenterugkoppeling(
        TAAL,
        "Brieven zijn vaak moeilijk. Sommige mensen maken ze niet meer open.",
        "Op dinsdagochtend lezen we samen uw post.",
        "Alle brieven makkelijker maken duurt lang. We gaven drie voorbeelden door.",
        "het buurthuis en de balie van de bibliotheek",
        "Neem uw post gewoon mee. Een afspraak is niet nodig.",
    ),
    Oefenterugkoppeling(
        GEZOND,
        "Wie voor een ander zorgt, heeft weinig tijd voor zichzelf.",
        "Eén middag in de maand nemen wij de zorg over.",
        "Een nieuwe huisarts in de wijk lukt nog niet. Er is geen dokter gevonden.",
        "de wachtkamer van de praktijk",
        "Wilt u een middag vrij? Vraag het de wijkverpleegkundige.",
    ),
    Oefenterugkoppeling(
        WERK,
        "Mensen willen werken of meedoen. Ze weten niet bij wie ze moeten zijn.",
        "Er komt een middag met bedrijven uit de buurt.",
        "Een baan beloven kunnen we niet. We helpen wel met zoeken.",
        "het prikbord in het buurthuis",
        "Zoekt u werk? Loop binnen in het buurthuis.",
    ),
    Oefenterugkoppeling(
        WINKELS,
        "De bus stopt minder vaak. Winkels gaan dicht.",
        "Op vier vrijdagen rijdt er een busje naar de winkel.",
        "De bus kunnen wij niet terugbrengen. We gaven het door aan de vervoerder.",
        "de nieuwsbrief van de wijk",
        "Wilt u mee met het busje? Vraag het in het buurthuis.",
    ),
)

# Why it does not work (yet), and what it brought, in the words of owners.
REDENEN: tuple[str, ...] = (
    "De zaal is tot het voorjaar verhuurd.",
    "Er deden te weinig mensen mee om te beginnen.",
    "De school heeft er dit jaar geen uren voor.",
    "De vergunning is nog niet binnen.",
    "Het geld is er pas na de zomer.",
    "De collega die het zou trekken is langer ziek.",
    "De verhuurder wil eerst zelf onderzoek doen.",
)

OPBRENGSTEN: tuple[str, ...] = (
    "Er kwamen negentien mensen, van wie zes voor het eerst.",
    "Het is zichtbaar schoner, ook twee weken later nog.",
    "Jongeren spreken elkaar er nu zelf op aan.",
    "Vier gezinnen kregen hun geld terug.",
    "Mensen groeten elkaar weer op de trap.",
    "Het hielp even, daarna werd het weer als vroeger.",
    "De lampen doen het, maar niet iedereen voelt zich al veilig.",
    "Te vroeg om te zeggen, we kijken over een maand nog eens.",
)
