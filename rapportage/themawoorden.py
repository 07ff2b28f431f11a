"""What people say about each theme: a list of words, and sentences as they may come in.

Written for this purpose, in everyday Dutch, from what professionals in neighbourhoods meet; none of it was said by
somebody. The sentences are what the learned parts begin with (themaleer.py); after a change the head for sentence
embeddings is made anew: `python -m rapportage.themaleer rapportage/themakop.json`.
"""

# A word matches at the beginning of a word: `schimmel` also finds *schimmelplekken*. `rat.` is that word alone,
# `*overlast` may stand anywhere, and `_` is a space. The first group of a theme decides; the second only hints,
# because the word is heard in other themes as well: *school* is often just the place, *jongens* just who it was.
WOORDEN: dict[str, tuple[str, str]] = {
    "Afval en schoon": (
        "*afval prullenba prullebak rommel troep zwijnenstal bijplaats gedumpt dump stortplaats puin rat. "
        "ratten muizen ongedierte kakkerlak duivenpoep etensrest opruim glasbak papierbak kliko gft veegwagen "
        "vegen geveegd stank stinkt bankstel matras luiers schoonma plastic *vuil *container *zooi "
        "milieustraat milieupark ophaaldag ophaalronde reiniging opschoon prikactie prikstok papierprik "
        "oud_papier scherven statiegeld gele_zak groenbak rolemmer pizzado etenswaar bedwants wandluis maden. "
        "mieren zilvervis vlooien duivenplaag duivenoverlast stinken stonk riekt bijzet bijgezet "
        "naast_de_kliko naast_de_ondergrondse puilt uitpuil puilen *peuk fietswrak wrakken autobanden "
        "huisraad inboedel tapijt vloerbedekking frituurvet kauwgom verpakking wegwerp veegploeg veegmachine "
        "straatveger schoonhoud schoner. schoongemaakt leeggehaald leeghalen geleegd legen. leger_maken "
        "weggegooi weggooi zwerfaf bladkorf vaker_legen milieuboxen sluikstort ijskast vrieskist bakjes "
        "servetten beestjes smeerboel bende_op bende_bij putje olie_in ondergrondse bovengrondse_bak "
        "kartonnen karton. piepschuim luierbak flessenbak wegbreng bezaaid besmeurd opgestapeld ophaalschema "
        "brengstation brengpunt recycl hergebruik pmd. schoonloop schoonlopen prikken. prikker grijper "
        "reinigt vegers veeg. straat_vegen schrobben hogedruk schoonspuit uitwerpselen_van_duiven "
        "kraaien_trekken opengepikt openpik opengetrokken blikvanger weggeworpen snoeppapier sigaretten_op "
        "kots braaksel hondenhaar zilvermeeuw stapel_dozen stapel_zakken klep. vol_zit propvol houtworm gif. "
        "plaagdier",
        "vies vieze schoon. schone duiven meeuwen koelkast brood. blikken chips glas. ruimt ruimen "
        "op_de_stoep ernaast naast_de_bak zakken bakken dozen oude_bank smerig viezigheid geur ruikt graffiti "
        "beklad winkelwagen winkelkar wasmachine vriezer wasdroger televisies meubel kasten laminaat "
        "aangeboden ophalen opgehaald opgeruimd wegwaai waait overvol illegaal achtergelaten flikker smijt "
        "bekers flesje flessen duif ganzen wespen vliegen. gestort stort. blikje zak. pasje poepluier verf. "
        "smurrie emmer omgewisseld nooit_opgehaald ophaler gooit gooien gegooid bak. kapotte_bak vogels netje "
        "ligt_vol overal kattenvoer etenslucht plakt glasscherf servet frietzaak snackbar verzamel ketting "
        "rond_de_bank verwijder aanbied buitenzet buiten_zet afhaal pizza karren",
    ),
    "Veiligheid": (
        "onveilig inbra ingebroken gestolen diefstal dief. dieven beroof beroving overval steekpartij mes. "
        "messen wapen schiet deal gedeald *drugs wiet hennep cocaine ronsel geronsel babbeltruc oplicht "
        "opgelicht nepagent phishing nageroepen lastig_gevallen bedreig mishandel geweld crimin ondermijn "
        "wijkagent camera buurtprevent verlicht straatverlichting straatlamp lantaarn explosie brandsticht "
        "aanloop donker stelen steelt gejat jatten bestolen roof. straatroof zakkenroll tasjesdief tasjesroof "
        "winkeldief fietsendie fietsdief ingeslagen ingegooid inbrek insluip koevoet autobrand brandgesticht "
        "in_brand handgranaat granaat bom. ontploff beschoten schoten. geschoten kogel pistool vuurwapen "
        "neergestoken gestoken machete vlindermes boksbeugel vechtpartij aanrand verkracht potloodvent gluur "
        "stalk achtervolg nafluit nagefloten naroep catcall straatintimid lastiggeval lastigvall lastig_valt "
        "betast *dealer hasj coke. heroine crack. kwekerij junk louche verdacht. verdachte onguur bende. "
        "bendes maffia afpers chant sextort witwas geldezel katvanger uithaler snel_geld mensenhandel "
        "uitgebuit uitbuit prostitu loverboy *fraude spoofing vriend_in_nood nepbericht nepmail neppe nepsite "
        "zich_voordeed zich_voordoet deed_zich_voor meteropnemer sieraden veiligheid blauw_op surveill "
        "patrouill toezichth buurtwacht aangifte slachtoffer dader arrest gevangenis onverlicht lichtmast "
        "schemer griezelig doodsbang over_straat radicalis huiselijk_geweld kindermishandel brandveilig "
        "heling rookmelder represaille wegduik steekwapen pikkedonker breken_in in_te_breken toestop "
        "gehandeld handeltje gebruikersruimte spuitnaald nepkoerier nepmonteur neppolitie valse_sms "
        "vals_bericht linkje aangerand vuurgevecht gewapend straatgeweld opgejaagd gestalkt belaag bespuug "
        "nagestaard achterna lokker kinderlokker aanspreekt_bij spreekt_kinderen openbreken openge "
        "meegenomen_uit ontvreemd weggehaald_uit kabels_gestolen koper ontvoer gegijzeld bedrog bedrieg "
        "gehackt hack. hackers hacken datalek bankhelpdesk online_oplicht geplunderd plunder sluipen_rond "
        "rondsnuff loerd loert gluren begluur straatrover jeugdbende ripdeal liquidatie aanslag brandbom "
        "molotov politieauto helikopter noodknop paniekknop wijkboa handhavers aso_gedrag_met_mes straatlicht "
        "straatlantaarn lamp_op sensor uitgevallen_verlichting licht_op_het veiliger sociale_controle "
        "buurtvader_loopt stoer_met gangster geld_wassen huisraad_gestolen woninginbraak kerkhofdief diefje",
        "veilig lampen bang. eng. politie toezicht handhav pakketjes anoniem vernie zicht tunnel struiken "
        "avond bankmedewerker gepikt ruit vechten geslagen gevolgd spuiten verslaafden koerier pincode pinpas "
        "bankpas agent. agenten boa. boas deurbel alarm 112 opgepakt licht. steeg achterpad brandgang "
        "onderdoorgang angstig uit_angst durven_niet durft_niet durfde vandalis intimid dreig racis discrimin "
        "rondrijdt kenteken sleutels naar_huis_lopen doet_niet_open deur_niet_open handel viaduct bosjes "
        "durft_s_avonds alleen_op_pad doet_s_avonds slot kraken gestalk zakje overdracht auto_met_draaiende "
        "uitgescholden stopt_bij rondjes vaker_langs nieuwe_lampen vermomd geritseld mannen jonge_mannen "
        "spookt bivakmuts capuchon verdwijnen verdwenen_uit op_slot kijkgaatje ketting",
    ),
    "Overlast en buren": (
        "geluidsoverlast burenoverlast burenruzie jongerenoverlast bovenbu onderbu herrie lawaai harde_muziek "
        "hard_muziek hangjong hangjeugd hangplek rondhang groep_jong groepje_jong groepjes_jong schreeuw gilt "
        "gillen scheld uitgescholden verward in_de_war vuurwerk lachgas dronken wildplas blaffen nachtrust "
        "buurtbemiddel agressi verpest treiter ruzie_met_de_buren feestjes gefeest short_stay airbnb "
        "geluidshinder kabaal rumoer bonken bonkt gebonk stampen stampt gestamp dreun gedreun bassen brullen "
        "gebrul joel gejoel krijs gekrijs geschreeuw gegil tieren tiert gevloek gescheld boormachine drilboor "
        "slijptol speaker boombox muziekbox geluidsbox huisfeest afterparty terras kroeg horecaoverlast "
        "rookoverlast houtkachel houtrook houtstook vuurkorf geurhinder blaft geblaf rolkoffer toerist "
        "vakantieverhuur hanggroep samenschol groep_man groepje_man overlastg raddraai rotjong kwajongen "
        "belletje_trek belletjetrek bekogel knal. knallen knaller rotjes gaspatroon zuipen bezopen dronk. "
        "dronkaard pist. onbegrepen_gedrag in_zichzelf burenconflict bemiddel getreiter terror uit_de_slaap "
        "houdt_wakker wakker_gehouden benedenbu buurtvader straatfeestjes overlastpand krakers hangen_rond "
        "hangt_rond hangouderen burengerucht asociaal nachtherrie luidruchtig feestende scooterlawaai geluid. "
        "geluiden bas. bastoon trillen trilt wasmachine_snachts stamp. renn_boven rennen_boven lopen_boven "
        "bovenover mot_met onenigheid burentwist woordenwisseling stille_uren rust_na sluitingstijd "
        "samenkomst_van_jong joggers_toeter toeter claxon. claxonn hangers. hangt_voor hangen_voor "
        "staan_te_drinken zitten_te_drinken drinken_bier zitten_te_blowen blowende_groep wietlucht_van "
        "intimideren provoceer uitdag sart sarren pesterijen_van_buren buurman_bedreigt uitschelden "
        "loopt_te_roepen roept_naar lopen_te_schreeuw gooit_spullen gooit_met smijt_met deuren_slaan "
        "slaan_met_deuren slaande_deuren deuren_dicht_gooien ramt verwarring war. overlast. overlastmelding "
        "klussen_op verbouwen boort boren. hamer kloppen getimmer feestgangers feestvier gangfeest "
        "studentenflat studentenfeest fuif muzikant drumstel trompet pianospel karaoke zingende alcoholisten "
        "drugsverslaafde bedelaars bedelt zwervers buitenslaper fietsenkelder_slaap stookoverlast rooklucht "
        "sigarettenrook stank_van_buren kookluchten frituurlucht geurover hondengeblaf haan_kraait hanen "
        "duiven_voeren buren_voeren buurtconflict huisuitzetting_wegens burenbemiddel buurvete vete. ruzien "
        "geruzie kampvuur vuurtje_stook fikkie bommetjes strijkers carbid nitraat oud_en_nieuw vuurpijl "
        "tuinfeest barbecueen motorclub uitgaanspubliek uitgaan. scootergroep speelkooi_tot jeugdoverlast "
        "baldadig kattenkwaad pestkop ballen_tegen ballen_trap voetbal_tegen",
        "*overlast buren. buur. buurman buurvrouw ruzie muziek *geluid hangt hangen groepje gasten blow "
        "drinken drank klussen verbouwing boren schutting bedel dakloze intimide vernie scooter barbecue "
        "straatrace bang. klop nachts nacht. bladblazer box. studenten horeca. cafe. klagen conflict kat. "
        "katten haan. timmer zagen hotel bier blikken_bier zwerver urine behoefte slaapt_in nachtelijk "
        "diep_in_de_nacht laat_in_de_avond huisgenoten heg ballonnen gasfles tegen_zichzelf psychotisch "
        "vandalis graffiti gestook stoken pesterij dreig omwonende driehoog vierhoog verstoort mompel "
        "omroepen roepen gebouw_trilt door_de_vloer door_het_plafond plafond_van stilte_in tot_middernacht "
        "middernacht elk_weekend elke_avond galm weerkaats erg_hard sluiten_van deuren kratten flessen_bier "
        "wodkafles sloffen piekuren vloerbedekking_weg laminaat grens_van erfafscheiding boom_op_de_grens "
        "medicijnen_gestopt getoeter feestje aso. asociale kampeer tentje",
    ),
    "Verkeer en parkeren": (
        "verkeer. verkeers fatbike fietspad hardrijd hard_rijd hard_gereden te_hard hard_door snelheid "
        "drempel oversteek oversteken zebra trottoir stoeptegel losse_tegels kruispunt kruising rotonde "
        "stoplicht aangereden ongeluk botsing voetpad vrachtwagen bakfiets laadpaal deelscooter deelfiets "
        "step. steps scheuren_ze racebaan racen scootmobiel dikke_banden 30_km 30_bord gladheid automobilist "
        "raast razen crossen crosst crossmotor wheelie opgevoerd bromfiets snorfiets ebike e_bike fietser "
        "voetganger fietsenrek *parkeer *parkere blauwe_zone vergunninghouder bezoekersreg opstopping "
        "omleiding wegwerkza wegdek asfalt klinkers stoeprand gestruikeld struikel klaarover schoolzone "
        "kiss_and rijbaan rijrichting eenrichting doorgaand sluip vluchtheuvel versmalling flitspaal "
        "kilometer_per dertig_kilometer dertigkilometer woonerf autoluw autovrij laadplek deelauto deelstep "
        "bestelbus vrachtauto vrachtverkeer overreden botst gebotst geschept voorrang bocht onoverzicht "
        "door_rood helm onbegaanbaar uitrit inrit auto_kwijt brommertjes snelheden spookrij geleidelijn "
        "rolstoelvriend gehandicaptenpark scheurt rijden_te_hard rijdt_te_hard haal_en_breng racers "
        "autos_te_hard aanrijd denderen wegversper laden_en_lossen fietsstraat scheve_tegel tegel. haaientand "
        "ov_fiets scooters_over fietsen_over brommers_over scooters_rijden scooters_scheuren brommers_rijden "
        "inhaal inhalen halen_in snelrij wegpiraat wegmisbruik bumperkleven straatracer straatraces "
        "auto_rijdt auto_reed autos_racen rijden_hard rijdt_hard reed_hard hard_langs scheurde racet stunten "
        "stuntt drift. driften wildpark stilstaande_busjes buiten_de_vakken laadpalen oplaad elektrische_auto "
        "plek_voor_auto geen_plek_voor_de_auto plaats_voor_de_auto kentekenparker bezoekersvergun "
        "mantelzorgvergun wegsleep wegslep weesfiets fietsvlonder fietskluis fietsnietje fietsenstallingen "
        "overgestoken steken_over steekt_over bijna_ongeluk van_zijn_fiets van_haar_fiets onderuit "
        "omvergereden aangetikt schoolverkeer schoolspits spitsuur drukke_weg drukke_straat druk_kruispunt "
        "afslaand rechtsaf linksaf wegvak rijstrook busbaan hoofdweg ringweg onveilige_oversteek "
        "wegafsluiting hobbels kuil. gaten. oneffen ongelijk loszittend losliggende_tegel opstaand afstapje "
        "stoepje invalidenpark blindengeleide rolstoelpad toegankelijkheid rollatorpad ribbels gladde "
        "gestrooid strooiwagen pekel elektrische_step e_step elektrische_fiets speedpedelec "
        "maaltijdbezorgers_rijden",
        "stoep auto. autos fiets. scooter elektrische *race rijden rijd. rolstoel rollator ambulance "
        "vergunning gevaarlijk paaltjes bord boomwortel tegels kuil achterop scheur omver kinderwagen motor. "
        "motoren bestuurder wandelaar fietsenstalling stalling garage boete bekeuring file. files "
        "werkzaamheden gat_in verzakt verzakking hobbel scheef scheve hoge_rand opzij dertig vijftig appen "
        "fietst glad. sneeuw strooi hulpdienst kinderen_op_straat caravan camper aanhanger taxis bezoekers "
        "vracht busje kilometer looprek slinger langs_de_school zonder_licht bijna_geraakt zes_euro_per rand. "
        "randen hoge_stoep halve_stoep voor_het_hek ingang_van_de_school toeterende gehandicapten fietsbel "
        "fietslicht verlichting_fiets rijstijl snel. sneller remmen remt stoppen_niet zicht gehinderd "
        "doorgang doorrij erdoor langs_kunnen omrijden bromm werkverkeer bouwverkeer bouwplaats "
        "bij_de_kruising drie_achterop zes_uur meerijden geen_licht spiegel",
    ),
    "Groen en spelen": (
        "groen. groene groenvoorz vergroen boom. bomen struik onkruid perk. perken perkje gras. grasv gemaaid "
        "maaien snoei gesnoeid bloem geveltuin moestuin volkstuin hondenpoep hondenbezit uitlaat losloop "
        "speelplek speelplaats speelplein glijbaan schommel zandbak trapveld voetbalveld kunstgras bankje "
        "schaduw hitte bloedheet hoosbui stortbui wateroverlast natuur vijver buiten_spelen plant gekapt "
        "omgezaagd omgewaaid takken tak. boompje boomstam boomspiegel heester haag. hagen heggen coniferen "
        "klimop gazon grasmaai berm wildgroei woeker overwoeker overgroei brandnetel distel *rups vlinder "
        "egel. biodivers voedselbos pluktuin buurttuin stadstuin wijktuin tuinieren schooltuin compost zaaien "
        "sproei droogte verdroog versteen ontsteen tegelwip stenig betegeld snikheet koelte afkoel verkoel "
        "wolkbreuk plensbui regenwater regenton staat_blank onder_water ondergelopen loopt_onder lopen_onder "
        "oever kroos blauwalg eenden drol poepzak uitlaten aangelijnd aan_de_lijn aanlijn loslopende wip. "
        "wipkip klimrek klimtoestel voetbalkooi basketbal doeltjes skate jeu_de_boules pingpong tafeltennis "
        "picknick zitplek zitbank zitgelegenheid om_te_zitten kinderboerderij pierenbad buitenspelen modder "
        "drassig zelfbeheer speelto speeltu speelve speelbos speelweide speelstraat speelrek hondenveld "
        "hondenuitlaat hondenbelasting hondendrol stadspark wijkpark grasmat groenstrook groenvak "
        "hondentoilet speelgelegenheid binnentuin kastanje eik. eiken beuk. linde. platanen omgehakt omhakken "
        "gehakt hakken. gieters smoorheet tropisch noodweer kletsnat hemelwater infiltrat wadi hoogwater "
        "riooloverstort plukweide kruiden. groente_kweken kweken kweek. oogst zelf_verbouw waterpomp "
        "waterspeel fontein watertje waterlelie zwerfkat honden_los honden_poep honden_plas hond_uitlaat "
        "hondenloop hondenspeel baasje hondeneigen hondenbaas poepende poepen_in poep_op poep_in muilkorf "
        "viervoet grasperk bosje. bosjes bosschage braakliggend braamstruik bramen klaver. mos. paardenbloem "
        "mussen vleermuis merel nestkast vogelhuis egels kikkers salamander libel wormen speelnatuur boomhut "
        "touwbaan kabelbaan draaimolen trampolines speelkooi speelheuvel speelkuil rubbertegels valondergrond "
        "voetbaldoel doelpaal voetbalpleintje panna cruijff krajicek sportkooi sporttoestel "
        "fitnessplek buitengym outdoor_fitness pumptrack beachvolley badminton tennistafel schaaktafel "
        "tafel_en_bank ligweide stranden parkbeheer hovenier groenbeheer groenploeg boomgaard fruitboom "
        "appelboom tuintegels tegels_eruit ontharden steenwoestijn stenen_vlakte betonvlakte kaal. kale_plek "
        "dorre dorst. verdord verwelk parasol boomschaduw",
        "parkje hond. honden tegels steen. stenen warme water tuin. tuinen sloot insect rozen spelen "
        "verwilder verwaarlo regen *park. parken blaadjes boomwortel kappen teken. zon. zonnig warmte bijt "
        "gebeten poep kooi voetballen doel. adopt beton grijs vissen singel gracht kade sloten blank. plas. "
        "plassen dor. steentjes ruimte_om_te_spelen kleintjes zand. onderhoud ring. speel. kinderen_spelen "
        "uitrusten buiten_zitten natte_voeten koele straat_onder lage_ligging put. putten stond_blank "
        "bijgehouden gehouden klimmen kleuters_spelen kindje afgekeurd toestel lint afgezet dicht_gegroei "
        "pad. paadje groei zaad kuilen_met_water blad stam wortels vies_water vis. zwemt vogel bijen "
        "wandelpad wandelroute veldje",
    ),
    "Wonen": (
        "schimmel vocht lek. lekt lekkage lift. liften huurder verhuur huurverhoging huurwoning te_huur "
        "sociale_huur corporatie woningbouw woningnood woningcorp woonruimte koopwoning seniorenwoning "
        "starterswoning cv_ketel verwarming repar isol enkel_glas ventil kozijn riool huismeester sloop. "
        "urgentie doorstro woningdelen ontruim gehorig servicekosten asbest tijdelijke_plek intercom "
        "huurprijs huurbaas huisbaas huisjesmelk huurcontract huurcommissie onderverhu woonstichting "
        "woningstichting vve. nieuwbouw slopen renov opknap achterstallig aannemer loodgieter monteur druppel "
        "druipt beschimmeld optrekkend zwarte_plek zwarte_vlek stucwerk scheuren_in_de_muur "
        "scheuren_in_de_muren fundering raamkozijn enkelglas dubbel_glas dubbelglas tocht. tochtig tochtstrip "
        "kier. kieren slecht_geisoleerd ketel radiator geiser boiler warm_water badkamer afvoer gootsteen "
        "wasbak stopcontact meterkast stoppenkast kortsluit gaslek gelijkvloers levensloop aanleunwoning "
        "seniorencomplex ouderenwoning eengezins rijtjeshuis te_klein bankslap m2. vierkante_meter woningnet "
        "woningzoek huis_vinden geen_huis woonplek op_straat_komen op_straat_komt thuisloos daklozenopvang "
        "uitzetting uitgezet uit_huis huis_uit antikraak warmtepomp gasloos energielabel waterleiding "
        "sociale_woning betaalbare_woning koophuis dakgoot dakpan inwoning stilstaande_lift bovenwoning "
        "benedenwoning starters. plafonds vrije_sector woningmarkt kamerverhuur bewoonbaar onbewoonbaar "
        "woonkwal driekamer tweekamer kamerflat bezichtig woonurgent zakt_door doorgezakt deuropener "
        "vloerverwarming waarheen woonlocatie ombouw kantoorpand tiny_house woningsplits splitsen "
        "woningtekort wooncrisis wachtlijst_voor_een_woning wachten_op_woning wachten_op_een_huis "
        "woning_zoeken zoeken_een_woning zoekt_een_woning zoekt_woonruimte zoeken_woonruimte zoekt_een_huis "
        "zoekt_een_kamer zoeken_een_kamer kamer_zoek kamertje huurkamer hospita samenwonen scheefwon "
        "scheefhuur huursprong huuropzeg huur_opgezegd huur_omhoog huurverlag hoge_huur dure_huur huurt "
        "huurwet wooninspectie malafide dak_boven dak_lek daklek lekkende water_loopt_langs muren. "
        "natte_muren doorweekt paddenstoel condens beslagen_ramen zwart_van_de_schimmel behang verfbladder "
        "afbladder stuc. rotte verrot houtrot balkonhek balustrade vloer. houten_vloer plinten cv_installatie "
        "combiketel leidingen leiding. loden geen_verwarming koud_huis koude_woning ijskoud_binnen "
        "waterschade wateroverlast_in_huis riolen toilet_verstopt wc_verstopt douche_kapot liftstoring "
        "liftmonteur trapleuning portiekdeur portiekflat galerijflat toegangsdeur centrale_deur hoofdingang "
        "belinstallatie brievenbussen_in buitenlamp_portiek complexbeheer woonconsulent wooncoach makelaar "
        "verhuisvergoed verhuisplicht herhuisvest wisselwoning uitverhuis sloopbesluit sloopplan gerenoveerd "
        "verduurza dakisol spouwmuur tochtgat naden. raam_sluit ramen_sluiten antikraker kraakpand kraken_van "
        "daklozen. dakloze_gezinnen logeert logeren slaapt_bij slapen_bij bij_vrienden_slap bij_familie_inwon "
        "opvanglocatie in_zijn_auto in_haar_auto slaapplek slaapplaats op_zolder tussenvoorziening "
        "beschermd_wonen woonbegeleid nachtopvang caravanbewoner vakantiepark thuis_wonende seniorenflat "
        "ouderenflat aangepaste_woning rolstoelwoning benedenhuis appartementen kangoeroe hofje meergeneratie",
        "huur. huren *flat. hal. portiek galerij kelder berging voordeur muren plafond ramen kamer *tocht. "
        "kapot wachtlijst verhuiz verhuis statushouder dakloos inwonen bij_hun_ouders slaapt_op *woning "
        "onderhoud herstel defect stuk. nat. natte douche keuken toilet wc. kraan elektra trappenhuis trap. "
        "appartement etage zolder slaapkamer op_de_bank wachttijd inschrijf ingeschreven urgent opvang "
        "noodopvang eigenaar sleutel bel. stadsverwarming particulier woonvorm wooncomplex studio krap "
        "overvol op_elkaar huisbezit sloopp gesloopt vijfhoog drempels buitendeur wachten_op_een slapen_op "
        "brandtrap verwarm buitenmuur gebouw complex eigen_plek groter_huis kleiner_wonen wonen. woont_met "
        "bewonen familie_van kijken_komt_niemand afspraak_met_de_monteur klacht_ligt gang. slot_kapot "
        "wachtjaren lotingen dekens jas_aan badkuip bad. aanrecht kastjes meterstand raam. dak. vloeren "
        "wanden vertrekken lamp_in_de_hal bovenverdieping verdieping huurrecht verbouwd",
    ),
    "Geld en schulden": (
        "geld. geldzorg geldprobl geldstress incasso aanmaning deurwaarder *rekening. energie naheffing "
        "voorschot rood_staan lening lenen leent afbetal achteraf betalingsreg betalingsacht niet_betalen "
        "huurachterstand arme voedselbank kledingbank minima. bijstand kwijtschelding loonbeslag zwemles "
        "schoolreis rondkom rond_te_komen eind_van_de_maand gokken gokt bewindvoer warmtenet inkomen stadspas "
        "budgetcoach geldnood geldtekort blut. platzak *armoe bestaanszeker *schuld krediet geleend aflos "
        "betaalachter betaalprobl betaalregel wanbetal klarna afterpay in_termijnen creditcard roodstand "
        "roodstaan staat_rood beslag huurtoeslag zorgtoeslag kinderbijslag kindgebonden toeslagen terugbetal "
        "terugvorder nabetaling minimum inkomst gasrekening stroomkosten stookkosten kachel_uit "
        "verwarming_uit verwarming_laag prijzig onbetaalbaar niet_te_betalen voedselpakket voedselhulp "
        "weggeefkast weggeefwinkel ruilwinkel speelgoedbank leergeld jeugdfonds noodfonds ooievaarspas "
        "minimapas kindpakket witgoed geen_eten koelkast_leeg koelkast_is_leeg lege_koelkast broodtrommel "
        "schoolontbijt schoolkosten ouderbijdrage winterjas budgethulp budgetbeheer spaar sparen buffer "
        "eindje rond_kom krap_bij_kas net_boven niets_over niks_over weinig_over einde_van_de_maand vergok "
        "casino crypto zorgpremie premie. eigen_bijdrage alimentatie werkende_arm abonnementen financ "
        "betalen_niet betaalbaar_te pandjeshuis rentes faillissement sportpas armlastig bankroet koopkracht "
        "inflatie prijsstijg duurte twintig_euro tientje nog_maar_euro uitbetaling_van belastingteruggave "
        "gasprijs stroomprijs stroomrekening waterrekening waterbelasting gemeentebelast onkosten "
        "vaste_lasten lasten. uitgaven huishoudboek budgetteer budgetcursus geldzaken geldkwestie geldlening "
        "flitskrediet pinpas_leeg saldo leefgeld weekgeld zakgeld kleedgeld loonheffing curatele sanering "
        "gesaneerd telefoonabonn boetes_van verkeersboet cjib verhoging_op_verhoging betaalherinner "
        "huur_niet_betalen gas_afgesloten stroom_afgesloten afgesloten_gas kachel_niet verwarming_niet_aan "
        "niet_stoken stoken_niet koude_kamer_uit_zuinig zuinig bezuinigt_op bespaar besparen eten_overslaan "
        "slaat_maaltijden slaan_maaltijden maaltijd_over een_keer_per_dag_eten honger. hongerig geen_ontbijt "
        "zonder_ontbijt zonder_eten zonder_lunch geen_lunch geen_brood lege_maag eten_halen eten_uitdelen "
        "soepbus dure_boodschap boodschappen_zijn boodschappen_dure niet_veroorloven veroorloven permitteren "
        "niet_betaalbaar te_veel_geld geldgebr kan_de_huur kunnen_de_huur kan_haar_huur kan_zijn_huur "
        "kan_de_rekening schoolkamp excursie zwemdiploma muziekles verjaardagsfeest trakteren fietsje_kopen "
        "geen_fiets computer_te_duur nieuwe_schoenen tweedehandskled kinderkleding kledingbeurs "
        "speelgoed_ruil koelkast_kapot wasmachine_kapot wast_op_de_hand bed_kopen matras_kopen regelingen. "
        "minimabeleid bijzonderebijst individuele_toeslag kindregeling meedoenregeling stadjerspas gelrepas "
        "uitkeringsgerecht uitkering_stopt uitkering_gestopt gekort korting_op_uitkering uitkering_laat "
        "toeslag_gestopt toeslag_kwijt aow_alleen klein_pensioen pensioengat alleen_aow gokprobl gokkast "
        "online_gok wedden_op sportwedd beleggen bitcoin",
        "duur. duurder dure. betal betaald. toeslag regeling euro. gas. stroom kachel uitkering boodschappen "
        "ontbijt honger contributie prijs prijzen aow pensioen budget afgesloten kosten koud centen arm. "
        "herinnering achterstand loon salaris verdien stoken abonnement fonds subsidie cadeau sinterklaas "
        "kleding schoenen schoolspullen lidmaatschap belasting boete cak. advocaat termijn betaalbaar betaalt "
        "te_duur kost. tarief tweedehands gratis hypotheek eten_kopen vakantiegeld luiers tampons "
        "maandverband woonlasten niet_genoeg verwarming recht_op koken_niet vast_bedrag potje donatie sponsor "
        "collecte gift schaamt_zich_voor_geld inhouding verzekeren verzekerd onverzekerd winst minder_uren "
        "wasmachine boekhoud zzp. verhoogd gestegen hoger. goedkoop goedkope aanbieding pasje",
    ),
    "Gezondheid en zorg": (
        "huisarts dokter tandarts thuiszorg mantelzorg verpleeg respijt medicijn pillen diabetes suikerziekte "
        "overgewicht ongezond ziek. zieken ziekte valprevent valt_steeds traplift wmo fysio alzheimer roken "
        "rookt eigen_risico leefstijl fastfood energydrank bewegen kookles voeding wijkverpleeg "
        "praktijkonderst poh. zwanger consultatie vaccin gebit huishoudelijke_hulp patient wandelgroep arts. "
        "artsen spoedpost specialist polikliniek operatie geopereerd revalid mondzorg kiespijn tanden "
        "ergotherap dietist verloskund kraamzorg kraamver bevall inent griep corona covid besmett kanker "
        "chemo hartaanval hartprobl beroerte herseninfarct copd longklacht longen astma fijnstof "
        "luchtkwaliteit rugpijn gewricht reuma artrose bloeddruk cholesterol insuline obesitas te_zwaar "
        "ondergewicht ondervoed eet_slecht eet_niet gezond_eten frisdrank energydrink beweeg conditie "
        "valpartij heup hulpmiddel gehoorapparaat slechtziend slechthorend wijkzuster verzorging "
        "zorginstelling zorgcentrum zorgkosten zorgmijd zorgverz wlz pgb. ciz. keukentafelgesprek "
        "huishoudhulp hulp_in_de_huish alfahulp steunkous wond. wonden katheter incontinent zorgt_voor dement "
        "geheugen parkinson methadon roker. rokers *vape snus medicat apothe luizen hoofdluis schurft eczeem "
        "allerg eerste_hulp ehbo reanim aed. palliatief terminaal hospice euthanasie casemanager ouderenzorg "
        "zorgmedewerk anticoncept menstru soa. zorgaanvraag nierpat ziekbed bedlegerig pleisters wijkkliniek "
        "lichamelijk sterftecijfer gewicht afvallen fysiek huishouden. huishouding_hulp in_de_wacht "
        "eigen_huisarts andere_dokter consult. spreekuur_van_de_dokter recepten baxter longontst verkouden "
        "hoest. koorts. blaasont infectie ontsteking rode_vlek uitslag. jeuk. pijnklacht buikpijn zere "
        "pijnlijk kreupel mank. slecht_ter_been trap_gevallen van_de_trap gevallen_en ten_val gebroken breuk. "
        "botten ambulance_moest hartkloppingen hartstilstand tia. hersenbloed vergeetacht zwerft_s_nachts "
        "dwaalt verdwaald beginnend_dement partner_van_dement zorgt_naast zorgen_voor_haar zorgen_voor_zijn "
        "zorg_voor_haar zorg_voor_zijn overbelaste_mantel zorgtaak zorgtaken ontlast vervangende_zorg "
        "logeerhuis_zorg logeeropvang dagverzorging dagcentrum zorgboerderij woonzorgcentrum zorgwoning "
        "crisisbed wijkverpleging nachtzorg zorg_thuis hulp_bij_douchen hulp_bij_wassen hulp_bij_aankleden "
        "hulp_in_huis huishoudelijk. poetshulp indicatie scootmobiel_aanvraag rolstoel_aanvraag "
        "aanpassing_in_huis woningaanpas douchestoel toiletverhog leuning_in alarmknop personenalarm gezonde "
        "dik. dikke_kind afval_coach dieet. vitamine. ijzertekort suiker. suikers zoetigheid snoepen "
        "snoepgoed red_bull monster_drank patat. frikandel kapsalon hamburgers fast_food maaltijdbox zout. "
        "kookcursus gezond_koken schoolfruit waterdrink gymles_voor_oud ouderengym valcursus fitheid fit. "
        "sportief buurtsportcoach rookvrij nicotine tabak. sigaret waterpijp shisha e_sigaret dampen. dampt "
        "blowen_om drankmisbruik alcoholgebr alcoholist alcoholver comazuip verslavingszorg drugsverslav "
        "ketamine lachgasverslaving baby_gebor borstvoeding kraambezoek prenataal huilbaby hpv mazelen "
        "kinkhoest tbc. hepatitis soatest bevolkingsonderz borstkanker darmkanker tandpijn gaatjes rotte_tand "
        "rot_gebit kunstgebit beugel orthodon mondhygi ogen. oogarts staar. gehoor. hoort_slecht ziet_slecht "
        "rugklacht nekklacht hernia chronisch fibromyalgie artritis verlamd amputat prothese dialyse "
        "stervensfase laatste_levens uitbehandeld gezondheidsklacht gezondheidszorg gezondheidsverschil "
        "gezondheidscentrum gezondheidsprobl luchtvervuil roetuitstoot uitstoot stikstof geluidsstress smog "
        "rookgassen zorg_uitstel stelt_zorg stellen_zorg mijdt_zorg mijden_zorg zorg_mijd zorg_te_duur "
        "zorgweiger verwijsbrief doorverwijz_spec",
        "zorg. gezond. pijn. valt. gevallen suiker te_dik rollator blow verslav verslaaf alcohol sport. "
        "sportclub sporten overbelast ggd inloopspreekuur snoep groente hoest opname opgenomen prik. "
        "kiezen_trekken benauwd hoofdpijn snack cola fruit fitness sportschool krukken looprek bril doof "
        "blind. wassen aankleden douchen vergeet verdwaal handicap beperking gehandicapt drinkt recept "
        "overgang sterven verzorger kan_niet_meer slaapt_slecht zwaar loopt_slecht ter_been thuis_wonen "
        "zelfstandig dagopvang beweging voorlichting gezondh eet. behandeling zorgverlener rolstoel tand "
        "moeilijk_lopen hulp_thuis zelf_eten slikt slikken drankje dronken_op hart bloed laag_gewicht scheel "
        "kwetsbaar kwetsbare ouderdom oude_dag drop echtgenoot partner bezoek_aan_de_dokter pleister verband "
        "krachten ziekelijk voeten nagels pedicure therapie zorgverlof zorgen_voor",
    ),
    "Stress en mentaal": (
        "stress somber depres psych mentaal mentale ggz burn_out burnout angst suicid zelfmoord zelfdod "
        "dood_willen eetproblem eetstoornis pieker doorheen rouw verdriet trauma gamen gamet hoe_het_moet "
        "niet_meer_aan uitgeput tandvlees de_rek_is in_zijn_vel in_haar_vel in_hun_vel slapen_niet "
        "slaapt_niet wakker_van slaapprobl zelfbeeld trekt_het_niet trekken_het_niet kopzorgen praten_zonder "
        "paniekaanval gestrest gestresst overspan opgebrand uitgeblust doodmoe oververmoeid neerslacht depri. "
        "lusteloos futloos levenslust zinloos radeloos wanhop uitzichtloos einde_raad fobie schizo manisch "
        "bipolair borderline hoort_stemmen waanbeeld ptss nachtmerrie wil_dood niet_meer_leven levensmoe "
        "zelfbeschad zelfverwond snijdt_zich snijdt_haar automutil anorexia boulimia zelfvertrouwen faalangst "
        "prestatie perfection presteren huil tranen nabestaand miskraam hoofd_vol vol_hoofd hoofd_loopt "
        "kan_het_niet_meer niet_meer_trek trek_het_niet houdt_het_niet_vol ingestort instort inzinking "
        "in_de_knoop in_de_put ontregeld in_crisis crisisdienst overprikkel prikkels therap behandelaar "
        "intake doorverwij doorverwez lotgenot herstelacad praatgroep hart_luchten ei_kwijt luisterend_oor "
        "luistert_naar mindful ontspann slapeloos ligt_wakker liggen_wakker gamever echtscheid vechtscheid "
        "postnataal geestelijk welbevind niet_lekker_in bed_niet_uit zijn_bed_niet haar_bed_niet "
        "sluit_zich_op sluit_zichzelf gordijnen_dicht vastgelopen opgesloten eigen_kamer zielen emotion "
        "gemoed mentor_ggz overbelasting kan_niet_slapen slecht_slapen vermoeidheid rusteloos hulpeloos "
        "ondraaglijk verwerk getraumat woede op_hun_tenen op_zijn_tenen op_haar_tenen omvallen van_zijn_kamer "
        "van_haar_kamer komt_niet_van uit_haar_hoofd uit_zijn_hoofd hoofd_stil hoofd_is_vol stemming. "
        "stemmingswissel nazorg verlies_van verloren_kind kind_verloren krast krassen zelfhaat snijdt_in "
        "snijden einde_aan_zijn einde_aan_haar eind_aan_maken uit_het_leven leven_niet_meer_zitten "
        "niet_meer_zitten niet_meer_zien_zitten ziet_het_niet_meer zien_het_niet_meer weet_het_niet_meer "
        "hopeloosheid paniekstoornis straatvrees pleinvrees smetvrees sociale_angst bang_om_te_falen "
        "examenstress tentamenstress schoolstress werkstress toetsdruk burned ziek_thuis_met "
        "uitval_door_stress thuis_met_burn kapot_van gebroken_man leegte leeg. zwaarmoed winterdip dip. "
        "zwarte_gaten zwart_gat nergens_zin nergens_plezier geen_plezier plezierloos gemis. missen_hem "
        "mist_hem mist_haar barst_in breekt_in gebroken_door overweldig paniekerig gespannen nerveus zenuw "
        "hyper slapeloze inslaap doorslaap nachten_wakker wakker_liggen wakkerlig slaapmiddel slaappil "
        "slaapmedic kalmerings antidepress gepieker tobben tobt zorgelijk_gestemd maalt. malende "
        "chronische_stress geldstress_maakt druk_op_de_ketel kinderpsych jeugd_ggz jeugdggz "
        "praktijkondersteuner_ggz poh_ggz behandelplek behandelwacht geweigerd_ggz crisisopname "
        "gedwongen_opname opgenomen_in_een_kliniek kliniek. herstelgroep herstelcafe ervaringsdesk zelfhulp "
        "mannenpraat steungroep steunfiguur vertrouwenspersoon luisteren_zonder iemand_die_luistert "
        "luisterlijn praten_met_iemand praat_met_niemand kan_er_niet_over gesprek_zonder verhaal_kwijt "
        "hart_kwijt kan_nergens_met nergens_terecht_met opkroppen kropt alles_opgekropt boosheid "
        "agressieregulatie impulsief uitbarst autistisch prikkelarm concentratieprobl add. moe_van_alles "
        "geen_rust tot_rust rust_vinden onrustig opgejaagd_gevoel vastloop loopt_vast lopen_vast vastlopen "
        "zit_in_de_knel loopt_over liep_over emmer_vol bezwijk eraan_onderdoor onderdoor knakt geknakt "
        "oorlogstrauma vluchttrauma asielstress onzekere_toekomst ontheemd heimwee identiteitscris "
        "verloren_voel zich_waardeloos waardeloos minderwaard schuldgevoel zelfredzaam_niet schermverslaafd "
        "dag_en_nacht_gamen gamed isoleert_zich sluit_zich_af trekt_zich_terug trekken_zich_terug "
        "zondert_zich teruggetrokken",
        "paniek wachtlijst wachten verslav verslaaf praten hulpverlen spanning onrust toetsen overbelast "
        "kastje druk. moeders scheiding bed_niet zorgen. zonder_intake zichzelf moe. vermoeid hopeloos "
        "machteloos dwang stemmen. waan oorlog gevlucht onzeker verlies verloor overleden overlijden malen "
        "crisis adhd autis concentr boos frustrat schaam behandeling jeugdhulp wachttijd maatschappelijk_werk "
        "yoga gescheiden relatie kan_niet_meer drinkt slaapt_slecht in_bed kamertje zwaar. verdrinkt "
        "hulp_zoeken dossier niet_goed_genoeg somatisch gevoelens vallen_om spreekt_niet_meer vastzit blowt "
        "wiet_om alcohol_om verloren slapen. hulpvraag sneller_hulp sneller_iemand tussendoor lange_wacht "
        "geweigerd klachten beelden_van wanen hallucin dagen_op_bed bed_liggen sloom energie_op geen_energie "
        "draagkracht veerkracht geen_zin_in over_praten even_praten",
    ),
    "Ontmoeten": (
        "eenza ontmoet koffieochtend koffie_drinken bakkie samen_eten eettafel samen_koken huiskamer "
        "buurtkamer gezellig maatje belcirkel spreekt_niemand spreekt_dagen niemand_spre zien_niemand "
        "ziet_niemand aanspraak praatje visite niet_meer_buiten de_deur_uit weduw feestdagen straatfeest "
        "buurtfeest buurtbarbecue burendag kent_elkaar kennen_elkaar elkaar_niet elkaar_nooit leren_kennen "
        "langs_elkaar samenkom samen_te_komen bingo iftar isolement geisoleerd saamhorig contact kent_niemand "
        "kennen_niemand vereenz helemaal_alleen zit_alleen zitten_alleen moederziel niemand_meer geen_mens "
        "geen_bezoek nooit_bezoek komt_niemand belt_niemand mist_haar_man mist_zijn_vrouw buddy kletspraat "
        "babbeltje kletsen gesprekje telefooncirkel kopje_koffie kopje_thee koffieuur koffietafel inloophuis "
        "inloopochtend inloopmiddag samen_iets samenzijn samenleven cohesie buurtgevoel omkijken buurthulp "
        "burenhulp elkaar_helpen helpen_elkaar groeten. buren_kennen kent_zijn_buren kent_haar_buren "
        "nieuwe_bewoners onder_elkaar eigen_groep vooroord wijkfeest buurtbbq buurtmaaltijd eetclub aanschuif "
        "kookgroep kookclub buurtrestaurant klaverjas kaartclub biljart sjoelen spelletjes creaclub handwerk "
        "breien breiclub koor. zanggroep filmavond uitje dagje_uit soos. ouderensoos vrouwengroep "
        "vrouwenochtend mannengroep moedergroep gastvrouw gastheer kerstdag kerstdiner kerstmis niet_buiten "
        "deur_niet_uit komt_de_deur niets_om_handen hechte gemeenschap kennismak eten_met eenpersoons "
        "sociale_contact samen_koffie samen_wandelen naasten leefgemeenschap buurtbewoners_samen zien_elkaar "
        "buren_groeten aanloophuis aan_tafel elkaars iemand_te_spreken iemand_spreken broodje_om even_contact "
        "mengen. mengt omgang niet_met_elkaar schilderclub hobbyclub oudejaar geen_familie geen_vrienden "
        "weinig_vrienden zonder_familie zonder_kinderen alleen_voor_de_tv alleen_eten eet_alleen eten_alleen "
        "alleen_achter alleen_blijven leeg_huis kinderen_ver_weg kinderen_komen_niet kinderen_bellen "
        "niemand_komt niemand_langs niemand_kent niemand_merkt niemand_mist niemand_vraagt naamloos "
        "onzichtbaar vergeten_voelt voelt_zich_alleen voelen_zich_alleen alleen_voelt verlaten_voelt eenling "
        "sociaal_isol sociaal_leven weinig_contact geen_contact meer_contact lotgenoten_koffie "
        "huisbezoek_vrijwill bezoekdienst bezoekvrouw bezoekmaatje koffie_met koffieclub koffiekar koffiehuis "
        "koffiebus koffiebak koffiepunt theehuis theetuin theekrans buurtsoep soepochtend lunchgroep "
        "buurtlunch eetcafe_voor_oud open_tafel samen_lunchen samen_eet kookavond wereldkeuken kookworkshop "
        "buurtbraai potluck buurtborrel borrel. buurtontmoet wijkkamer wijkhuis buurthuiskamer buurtzaal "
        "verenigingsgebouw speel_o_theek repair_cafe repaircafe ruilavond bewonerskamer gezamenlijke_ruimte "
        "recreatieruimte activiteitenbegeleid weinig_activiteiten geen_activiteiten activiteiten_voor_ouderen "
        "dagje_weg dagtocht bustocht busuitje vakantie_voor_ouderen sportmiddag_oud kerstviering "
        "kerstmaaltijd paasontbijt suikerfeest_samen pleinfeest buurtmarkt rommelmarkt kofferbak "
        "nieuwjaarsborrel koningsdag burenborrel lichtjesfeest buurtapp_voor elkaar_kennen elkaar_leren "
        "elkaar_ontmoet elkaar_beter elkaar_groet leer_elkaar kent_iedereen iedereen_kent zegt_gedag "
        "gedag_zeg zeggen_niets onbekenden_van_elkaar vreemden_voor_elkaar vreemden_in_eigen onderling "
        "dorps_gevoel samenhang sociale_cohesie verbinding_tussen verbroeder bruggen_bouwen wij_en_zij "
        "wij_zij hokjes tweedeling gescheiden_werelden cultuurversch verschillende_culturen andere_cultuur "
        "integreren vreemdelingenhaat welkom_voel zich_welkom welkomst welkom_heten nieuwe_huurders_voorst "
        "buren_voorstel kennis_maken vrijwilligers_stop geen_vrijwilligers wandelclub wandelmaatje "
        "wandelafspraak fietsmaatje duofiets sportmaatje taart_eten verjaardag_alleen jarig rouwbezoek "
        "dansavond dansgroep zangkoor muziekclub leesclub boekenclub schaakclub damclub dominoclub rikken. "
        "jokeren. rummikub keezen kaarten_met kaartmid kaartavond spelmiddag spelavond naaigroep naaikrans "
        "haakclub haken_en breigroep knutselmiddag bloemschik schilderles kunstclub creatieve_middag "
        "volksdans line_dance",
        "buurthuis alleen. niemand maaltijd vrijwillig overlijden overleden overleed kerst activiteit "
        "nieuwkomers cultur koffie. elkaar. feest bezoek soos gezelschap gedag alleenstaand stil. stilte "
        "langskomen netwerk vriend. vrienden vriendin luister belletje thee buurtcentrum wijkcentrum "
        "wijkgebouw clubhuis dorpshuis bij_elkaar verbind verbond groet nieuwe_buren kloof integrat racis "
        "discrimin vluchteling azc groepjes bbq met_elkaar kaarten. zingen dansen naaien vereniging kantine "
        "kerk moskee ramadan suikerfeest op_zondag huisdier begrafenis hecht samen bijeenkom "
        "uit_verschillende beetje_aandacht aandacht tv. televisie zitje overbu staan_bij_het_hek buurvrouwen "
        "buren_die spreken. gesprekken ergens_naartoe uit_huis_komen deur_uitkomen gemis oude_buren "
        "eigen_kring verkocht opgehaald_voor klets broodje buurtbewoner generaties jong_en_oud aanwezigheid "
        "uitnodig deelnemers opkomst praten_niet",
    ),
    "Jeugd en school": (
        "jongerencentrum jongerenwerk jeugdhonk leraar lerares leerkracht juf. meester leerling klas. klassen "
        "groep_7 groep_8 leerplicht schoolverzuim thuiszit spijbel huiswerk bijles opvoed pest gepest "
        "telefoongebruik schermtijd tiktok snapchat sociale_media kinderopvang creche voorschool "
        "zomerprogramma niks_te_doen niets_te_doen verveel vervelen vervelt verveling vadergroep brugklas "
        "grenzen zomervakantie kleuter honk. jongerenplek jongerenruimte jeugdwerk jeugdclub jeugdcentrum "
        "tienerwerk meidenwerk meidengroep meidenavond kinderwerk kinderclub knutsel scouting puber. pubers "
        "tieners peuters middelbare vmbo havo vwo speciaal_onderwijs onderwijs leraren docent schoolleid "
        "mentor. concierge klasgeno groep_3 groep_4 groep_5 groep_6 groep_acht groep_zeven lesuitval invaller "
        "invalkracht verzuim van_school geschorst schorsing schooluitval schoolverlat schooladvies cito "
        "examen eindexamen weekendschool zomerschool naschools buitenschool bso. gastouder "
        "ontwikkelingsachter ouderavond ouderkamer ouderschap gezag luistert_niet luisteren_niet onhandelbaar "
        "brutaal opstandig grote_mond bedtijd schermgebr instagram insta. social_media socials playstation "
        "fortnite cyberpest buitengeslot buitensluit uitgelachen naaktfoto sexting jeugdzorg uithuisplaats "
        "voogd pleeggezin kinderbescherming cjg. jgz. gezinscoach tienermoeder nergens_terecht nergens_heen "
        "zomerkamp vakantieprogr rolmodel weerbaar startkwalif rekenles leerachterstand leerprobl klaslokaal "
        "schoolgaande vroegtijdig kindertelefoon brugpieper schoolplek kinderactiv spelinloop chillen "
        "jeugdvereniging rekenen_en jongerencoach hangplek_voor jongens_en_meisjes juffen vakantieperiode "
        "zomerstop schoolkind invaljuf invalmeester zoontje dochtertje kinderdisco filmmiddag soos "
        "jongerensoos tienminuten schoolangst durft_niet_naar_school naar_school_vanwege niet_naar_school "
        "niet_op_school wil_niet_naar_school weigert_school gaat_niet_naar_school komt_niet_op_school "
        "mist_lessen lessen. geen_les geen_juf geen_leraar zonder_leraar zonder_juf zonder_meester "
        "naar_huis_gestuurd vierdaagse_school schoolbegeleid schoolmaatsch basisonderwijs voortgezet "
        "middelbaar schoolkeuze schoolwissel schoolprest onvoldoende blijven_zitten zittenblijver niveau. "
        "lager_niveau peutergroep peuterklas speelzaal opvangplek opvang_voor_kinderen kinderdag overblijf "
        "tussenschoolse oppas_voor babysit ouders_weten ouders_hebben ouders_zijn_het ouderbetrokken "
        "ouderbijeen ouderraad ouders_van puberteit puberend driftbui driftig tegendraads onhandelbare "
        "moeilijk_opvoed moeilijk_gedrag gedragsprobl druk_gedrag drukke_kinderen lastige_kinderen "
        "ongehoorzaam luisteren_slecht luistert_slecht weglopen weggelopen wegloopt loopt_weg_van_huis "
        "uithuisgeplaatst gezinshuis gezinsvoogd jeugdbescherm jeugdreclass wijkteam_jeugd gezinsbegeleid "
        "gezinshulp jeugdhulpverl alleenstaande_ouder eenoudergezin stiefvader stiefmoeder omgangsregel "
        "vader_kijkt_niet kijkt_niet_om_naar jeugdigen jonge_kinderen kinderen_lopen kinderen_hangen "
        "kinderen_zwerven kinderen_vervelen jongeren_vervelen jongeren_hebben_geen jongeren_kunnen_nergens "
        "jongeren_willen jongeren_missen jongeren_vragen jeugd_heeft jeugd_kan jeugd_mist jeugd_verveelt "
        "jeugdsoos jeugdplek jeugdsport jeugdcoach jeugdtrainer jeugdagent jeugdopbouw jeugdcultuur "
        "straatcoach straathoekwerk buurtsportcoach_voor_kind sportclinic voetbalclinic voetbaltoernooi "
        "danslessen_voor_kinderen rap studio_voor_jong muziekstudio jongerenavond jongereninloop "
        "jongerenactiv meidenclub meidenplek meisjesclub meisjesavond kinderkamp kinderkermis kinderfeest "
        "kindermiddag kinderprogramma kindervakantie vakantieactiv vakantieweek speelweek timmerdorp "
        "huttenbouw zakgeldproject vakantiebaan_jeugd studieruimte leerplek rustige_plek_om_te_leren "
        "leren_thuis voorlezen voorleesuur leesachter leesniveau rekenachter treiteren_op_school "
        "uitgesloten_in_de_klas uitsluit roddelen groepsdruk groepsapp groepsgedrag groepschat youtube "
        "gamen_tot appjes schermen. telefoonverbod telefoongedrag mobieltjes ipadkind smartphone_kind "
        "filmpjes_van vecht_filmpje online_pest online_gepest slapen_te_weinig te_laat_op_school "
        "te_laat_in_bed laat_buiten laat_op_straat laat_nog_buiten zonder_toezicht onbeheerd",
        "jeugd puber tiener jongeren. jongere. jrn. kind. ouders. meiden meisje jongens peuter stage te_doen "
        "appgroep sporthal op_hun_telefoon vakantie voetbal diploma jongen. kleintjes *school scholen baby "
        "mbo directeur vervanging uitval advies toets studie oppas achterstand logoped taalachterstand "
        "de_baas naar_bed scherm mobiel telefoon. game opvang whatsappgroep zwerven sportclub moeders "
        "tweeling zwemmen sportveld kamp. opgroei roddel filmpje foto begeleid dertien veertien vijftien "
        "straffen luisteren tien_uur groep_zes kinderen_van_de jongetje zestien elf_jaar negen_jaar "
        "twaalf_jaar klasje rekenen lezen_en les. leskist gymles toekomst",
    ),
    "Taal en formulieren": (
        "taal tolk vertaal vertal nederlands formulier brief. brieven digid digitaal digitale computer laptop "
        "printer inlog onbegrijp snapt snappen begrijpt_de begrijpen_de laaggeletter lezen_en lezen_of "
        "niet_lezen analfabe inburger wachtwoord moeilijke_woorden gewone_taal belastingaangifte online "
        "spreekt_geen spreken_geen praat_geen verstaat verstaan anderstalig meertalig moedertaal tigrinya "
        "farsi conversatie nt2 leesbaar leesvaard kan_niet_lezen lezen_niet handtekening onderteken ongelezen "
        "ongeopend envelop kleine_lettertjes papierwerk papierwinkel papieren paperass administratie "
        "bureaucra regeltjes rompslomp invul ingevuld bijlage bewijsstuk upload download scannen mijnoverheid "
        "mijn_overheid berichtenbox ingelogd sms_code e_mail email mailadres tablet ipad smartphone wifi "
        "website internet apps. qr. digitalis digibeet typen chatbot keuzemenu doorverbonden helpdesk "
        "begrijpelijk onduidelijk sociaal_raads raadslieden pictogram plaatjes folder simpele_taal "
        "eenvoudige_taal paspoort identiteits id_kaart verblijfs naturalis beschikking bezwaar gemachtigd "
        "leren_lezen leren_schrijven praten_oefenen oefenen_met_praten jargon termen klare_taal "
        "duidelijke_taal steekwoorden schriftelijk leest_niet schrijven_niet vakjargon ambtelijk alfabet "
        "spelling spellen buitenlandse_taal gebarentaal accentloos bladzijde aanvraagformulier leest_de_post "
        "leest_voor niets_van_begrijpt begrijpt_er_niets begrijpen_er_niets begrijpt_niet begrijpen_niet "
        "begrijpt_hij begrijpt_zij niet_te_begrijpen onleesbaar wollig. ambtenaren vaktaal vakwoord "
        "moeilijk_nederlands makkelijk_nederlands gebrekkig_nederlands slecht_nederlands weinig_nederlands "
        "geen_nederlands beetje_nederlands leren_praten spreekt_alleen spreken_alleen praat_alleen "
        "alleen_engels alleen_arabisch alleen_turks alleen_spaans alleen_pools engelstalig arabisch. turks. "
        "oekraiens pools. berbers chinees dari. somali google_translate gebarentolk kind_vertaalt "
        "kinderen_vertalen kan_niet_schrijven kunnen_niet_lezen nooit_leren_lezen leest_moeizaam lezen_lukt "
        "letters. nooit_naar_school_geweest kan_niet_mailen mailt mailbox digi. digicoach digihulp idodesk "
        "informatiepunt_digi telebankier bankapp app_op_de_telefoon telefoonles geen_internet geen_computer "
        "geen_laptop geen_printer printen. printje knoppen. klik. toetsenbord schermpje beeldscherm "
        "touchscreen inscanning vingerscan gezichtsherken authenticat verificat registreren registratie "
        "inschrijfform aanmeldform aanmelden_lukt aangifte_doen_belasting belastingpapier belastingbrief "
        "belastingformulier toeslag_aanvra toeslagen_aanvra aanvraag_invul bijstand_aanvra uitkering_aanvra "
        "verlengen_van ind_brief post_lezen post_openen post_open_maken postvoor stapel_post stapels_post "
        "stapel_papier stapel_brieven tas_met_post tas_met_brieven tas_met_papier postuurtje "
        "thuisadministratie raadsvrouw juridisch_loket rechtswinkel wetswinkel wegwijs. wegwijzer loketten "
        "instantie kastje_muur doolhof wirwar warboel wachtmuziek telefoonmenu doorverwezen_naar_de_website "
        "chatfunctie praatgroep_nederlands leesclub_nederlands",
        "post. begrijp lezen schrijven app. aanvra loket moeilijk lastig ingewikkeld kwijtschelding "
        "meerdere_talen engels arabisch turks oekrai code les. uitleg pools spaans bulgaars tekent schrijft "
        "kopie pincode mailen account site balie telefonisch smsje spell toetsen. klikken scherm duidelijk "
        "flyer rijbewijs toeslag belasting snap_ik cursus wegwijs weg_weten de_weg belbandje afspraak_maken "
        "terugbellen zinnen documenten bankieren prepaid uitgelegd vader_begrijpt aangevraagd verlopen "
        "termijn_gemist gemiste_afspraak mist_afspraken voorlezen meegaan_naar regelen regelt zelf_regelen "
        "instelling sms. appen_lukt bellen_durft durft_niet_te_bellen afspraken_maken plannen_online klemt "
        "typt docent moeizaam vreemde_taal betekenis",
    ),
    "Werk en meedoen": (
        "werk. werkloos werkzoek werkgever werkplek werkervar niet_werken willen_werken baan. banen bijbaan "
        "uwv jobcoach vacature personeel ontslag contract nulurencontract uitzend arbeids zzp stagi "
        "vrijwilligerswerk dagbesteding re_integratie participatie inspraak meedoen meepraten meebeslis "
        "bewonersgroep bewonersinitiatief terugkoppel proefplaatsing maaltijdbezorg pakketbezorg opleiding "
        "zaalhuur ideeen mee_te_doen werkeloos baantje sollici gesollicit afgewezen afwijzing niet_aangenomen "
        "loonkosten loondienst onderbeta uitbetaal overuren vaste_uren nul_uren oproepkracht flexwerk flex. "
        "freelan eigen_bedrijf kvk. schoonmaker schoonmaakster schoonmaakwerk magazijn distributiecentrum "
        "fabriek kassen. vakkenvul vakken_vull baas. chef. leidinggevend proeftijd reorganis wia. wajong ww. "
        "ziektewet werkplein werkbedrijf sociale_werk beschut_werk klantmanager jobhunter reintegr "
        "tegenprestatie leerwerk leerbaan stage bbl. omscholing bijscholing diploma_uit diplomawaard "
        "certificaat dagritme iets_omhanden nuttig iets_betekenen iets_terugdoen talent inspreek meepraat "
        "meedenk meegedacht mee_te_praten mee_te_denken zeggenschap geluisterd burgerberaad burgerinit "
        "bewonerscommis bewonersplat bewonersraad bewonersver bewonersavond bewonersbijeen wijkraad "
        "wijkbudget buurtbudget wijkplan enquete vragenlijst inloopavond informatieavond al_besloten "
        "stond_al_vast staat_al_vast ligt_al_vast teruggehoord hoorden_nooit nooit_iets_terug mee_gedaan "
        "gemeenteraad verkiezing mee_willen_doen over_de_plannen betrokken_bij ondernemen startende werkritme "
        "uurloon hongerloon werkomstand rechten_op_het_werk cao. vakbond aan_de_slag vakmensen zij_instrom "
        "werkuren aan_werk bedrijfsleider klussen_voor zwart_werk werkte_zwart zwartwerk buurtplan werkplaats "
        "geen_werk geen_baan zonder_werk zonder_baan vindt_geen_werk vinden_geen_werk zoekt_werk zoeken_werk "
        "zoekt_een_baan zoeken_een_baan naar_werk baanverlies langdurig_werk afstand_tot_de_arbeids "
        "wil_werken wil_graag_werken willen_graag_werken wil_wel_werken mag_niet_werken mogen_niet_werken "
        "kan_niet_werken kunnen_niet_werken weer_aan_het_werk aan_het_werk_kom aan_het_werk_wil aan_de_bak "
        "in_dienst dienstverband werknemers ondernemerschap eigen_zaak_begin starten_met_een_bedrijf "
        "bedrijfje handeltje_begin verkopen_van_eigen cateringbedrijf vergunning_voor_verkoop startkapitaal "
        "cv_maken cv_schrijven cv_hulp netwerkborrel werkcoach werkconsulent werkcafe werkpunt basisbaan "
        "melkertbaan garantiebaan seizoenswerk kasmedewerk landarbeider slachthuis vleesfabriek orderpick "
        "bezorgdienst_werk fietskoerier thuisbezorgd flitsbezorg platformwerk uber taxichauffeur "
        "vrachtwagenchauf schijnzelf ploegendienst nachtdienst_werk wisseldienst onregelmatige_uren "
        "lange_dagen_werk werkdruk werkweek minder_uren_werk uren_tekort te_weinig_uren meer_uren "
        "jaarcontract geen_contract zonder_contract niet_verlengd loon. loontje loonstroken onderloon "
        "minimumjeugd te_weinig_loon niets_betaald_voor_werk niet_doorbetaald uitbetaling_loon salaris_niet "
        "afgekeurd_voor_werk keuringsarts herkeuring traject_bij_de_gemeente werkfitt leeftijdsdiscriminatie "
        "hoofddoek_werk achternaam_soll te_oud_voor vijftigplus 50_plus 55_plus diplomas. diploma_erk "
        "buitenlands_diploma erkenning_van leertraject beroepsopleiding vakopleiding avondschool "
        "mbo_opleiding volwassenenonderwijs zaterdagbaan krantenwijk vakantiewerk vakantiebaan "
        "vrijwilliger_worden vrijwilliger_zijn vrijwilligersbank vrijwilligersvac iets_doen_voor_de_buurt "
        "iets_voor_de_wijk_doen iets_voor_anderen iets_voor_een_ander terug_doen hun_steentje steentje_bij "
        "bijdragen bijdrage_lever inzetten_voor zich_inzet daginvulling dag_invullen doelloos zinvol "
        "nutteloos overbodig_voel buitenspel meetellen tellen_niet_mee telt_niet_mee niet_meetellen "
        "bewonersinspraak bewonersparticip bewonersbetrok bewonersbudget bewonersoverleg bewonersorgan "
        "bewonersbedrijf bewonerspanel bewonersinitiatieven buurtinitiatief buurtinitiatieven buurtcomite "
        "buurtraad buurtver wijkvereniging dorpsraad wijkpanel wijkavond wijkoverleg wijkschouw schouw. "
        "raadsvergadering stadsgesprek referendum petitie handtekeningenact protest. inspreken ingesproken "
        "zienswijze bezwaar_tegen_het_plan luistert_niet_naar luisteren_niet_naar gehoor_bij_de_gemeente "
        "geen_gehoor niet_naar_bewoners niet_geluisterd niets_terug niks_terug geen_reactie_op_ons "
        "nooit_reactie niets_van_gehoord niks_van_gehoord niets_meer_gehoord niks_meer_gehoord "
        "nooit_meer_iets_gehoord wassen_neus schijninspraak voor_spek voldongen besloten_zonder "
        "zonder_overleg zonder_ons over_ons_hoofd over_onze_hoofden boven_ons_hoofd van_bovenaf mondige "
        "zelf_beslissen zelf_bepalen meebepalen samen_beslissen medezeggenschap plannen_van_de_gemeente "
        "gemeente_heeft_besloten plan_voor_het_plein herontwikkel",
        "uitkering rooster bedrijven cursus diploma idee. initiatief moestuin vrijwillig bezorg uren "
        "herinrichting werken werknemer kans aangenomen aannemen geen_antwoord zelfstandig ondernemer koerier "
        "bouw. failliet vergoeding plannen besluit beslissing niet_gehoord voorstel initiatieven subsidie "
        "wethouder politiek stemmen gevraagd uitgenodigd bijeenkomst gehoord_over thuis_op_de_bank om_handen "
        "mbo studie bedrijf vak. vakdiploma oppas lasser kok. chauffeur monteurs burgers mee_doen betrokken "
        "invloed taarten bakken ingediend mening gehoor_gev vooraf_weten betrekken betrekt gepensioneerd "
        "klus. handig vaardig ervaring aanstelling gewerkt werkte beperkt_werken rechten vaste_baan "
        "eerlijk_loon opdracht actief_worden klusjes",
    ),
    "Winkels en OV": (
        "winkel. winkels winkelier buurtwinkel buurtsuper supermarkt bakker slager markt. geldautomaat pinnen "
        "postkantoor bus. buslijn bussen bushokje buurtbus tram. trein. ov. regiotaxi taxi bibliotheek bieb "
        "openbare_wc zwembad gymzaal leegst staat_leeg staan_leeg pakketpunt bankfiliaal brievenbus "
        "boodschappenbus bank_gesloten winkelen winkelaanbod winkeltje winkelpand drogist groenteboer "
        "groentewinkel visboer kaasboer bloemist kiosk toko. belwinkel fietsenmaker schoenmaker stomerij "
        "wasserette kledingwinkel speciaalzaak middenstand marktkraam kraam. weekmarkt warenmarkt "
        "dichtgetimmerd rolluik opgedoekt houdt_ermee_op sluiting sluit_de_deuren pinauto flappentap contant "
        "cash. bankkantoor postagentschap postpunt servicepunt pakket_ophalen abri. halte_terug belbus "
        "wijkbus pendelbus nachtbus tramlijn tramhalte perron chipkaart reiskosten dienstregeling overstap "
        "vervoer valys zonder_auto rijdt_niet_meer rijdt_nog_maar rijdt_maar slecht_bereikbaar leeszaal "
        "zwemuur zwemtijd sportzaal sportaccommod *voorziening plaskrul watertap waterpunt drinkwater theater "
        "bioscoop museum lunchroom stadskantoor stadsloket boodschappendienst openingstijd treinen "
        "busverbinding busje_komt winkelbestand bushaltes brood_halen lijn_wordt sportvoorzien zwemles_geven "
        "bezorgdienst rijdende_winkel srv verswinkel kapperszaak bankloket bankvestiging loopafstand "
        "lege_pand lege_winkel panden_leeg pand_leeg laatste_winkel geen_winkel weinig_winkels minder_winkels "
        "soort_winkels eenzijdig_aanbod dezelfde_winkels alleen_kappers winkeldichtheid winkelplein "
        "winkelgebied winkelboulevard boodschappen_doen boodschappen_halen boodschappen_kunnen "
        "boodschappen_bezorg boodschappenhulp boodschappenmaatje boodschappenkar super_dicht dorpswinkel "
        "avondwinkel kruidenier vishandel groenteman groentekraam bloemenkraam ijssalon koffietent boekhandel "
        "boekwinkel ijzerhandel doe_het_zelf bouwmarkt textielwinkel hema. action. blokker kringloopwinkel "
        "cadeauwinkel opticien marktdag marktplein marktkoop kramen. foodtruck eetgelegenheid snackbar_dicht "
        "cafe_dicht cafe_in_de_buurt restaurants terrasje_ontbreek geld_opnemen geld_op_te_nemen geld_halen "
        "geldmaat pinpunt pinapparaat pin_automaat bank_weg bank_is_weg bank_dicht bankbus banken_weg "
        "postloket post_nl_punt pakketjes_ophalen pakket_afhal pakketkast pakketautomaat brieven_posten "
        "brief_op_de_post postbus_weg rode_brievenbus oranje_brievenbus busje_naar busdienst busstation "
        "busreiziger buschauffeur streekbus stadsbus snelbus busabonn avondbus zondagsdienst spits_vol "
        "rit_vervall ritten trams metrostation metro_naar treinstation treinverbinding ns_station instappen "
        "in_en_uitstappen uitstappen lage_instap rolstoelplank reisafstand reistijd reisproduct reisinfo "
        "dal_uren ouderenkaart gratis_ov gratis_openbaar goedkoper_ov openbaar_verv bereikbaar_met "
        "onbereikbaar_met niet_te_bereiken deeltaxi collectief_vervoer wijktaxi seniorentaxi anwb_automaatje "
        "automaatje_rit ouderen_vervoer ziekenvervoer leerlingenvervoer meerijd op_zondag_rijdt "
        "rijdt_er_niets rijdt_er_niks rijdt_helemaal rijdt_geen rijdt_s_avonds geen_bus geen_tram geen_halte "
        "geen_vervoer geen_ov veerpont pontje fietspont buurtbibliotheek mediatheek studieplekken leesplek "
        "zwemlessen bad_is zwemgelegenheid zwemwater openluchtzwem sporthallen sportvelden_weg gymzalen "
        "gymlokaal zaal_huren zalen_vol zaal_vol dojo sauna kleedkamers openbaar_toil openbare_toil wc_in "
        "wc_bij geen_wc geen_toilet hogenood plaspoort toiletten. wijkcentrum_dicht gezondheidscentrum_weg "
        "apotheek_weg apotheek_dicht loket_dicht gemeenteloket servicebalie servicewinkel stadsdeelkantoor "
        "inwonersloket",
        "bushalte halte metro lijn. winkelcentrum toilet verdwenen gaat_dicht is_dicht dicht. gesloten horeca "
        "kapper sporthal boodschappen ver_lopen leeg. sluit. super. zaken ondernemers vertraging opgeheven "
        "verbinding bereikbaarheid boeken zwemmen sportpark sportvereniging wc. restaurant eetcaf cafe. "
        "gemeentehuis wijkloket ver_weg te_ver andere_kant_van geopend bezorgd bezorgen verhuist dagelijkse "
        "apotheek reizen reis. centrum rijdt_de uit_de_wijk invalidenruimte rit. zaalruimte stopt_ermee "
        "bankautomaat pakje brief_posten posten sluiten bad. drukbezocht aanbod assortiment langer_open "
        "later_open zaterdag_open zondag_open avondopen open_op koopzondag dorp. andere_wijk andere_buurt "
        "halfuur_lopen kwartier_lopen kilometer_lopen afstand ver_fietsen lift_in_station wachten_op_de "
        "reiziger chauffeur kaartje parkeren_bij_winkel bezorging geschrapt schrappen op_slot",
    ),
}

_ZINNEN = """
# Afval en schoon
Er ligt overal zwerfvuil op straat en niemand ruimt het op.
Bewoners zetten hun grofvuil op de verkeerde dag buiten.
De afvalcontainer is vol, dus de zakken komen ernaast te staan.
Het pasje van de ondergrondse container werkt niet.
Mensen dumpen hun oude meubels en koelkasten bij de bak.
We zien steeds meer ratten in de tuinen en bij de schuurtjes.
Er zitten muizen en kakkerlakken in de keuken.
Het stinkt naar rottend eten rond de containers.
De prullenbak bij het bankje wordt nooit geleegd.
Overal peuken, blikjes en lege flesjes in het portiek.
De vuilniswagen heeft onze straat weer overgeslagen.
Vogels trekken de vuilniszakken open en alles waait weg.
De straat is vies, er wordt te weinig geveegd.
Mensen weten niet hoe ze hun afval moeten scheiden.
Bouwafval en puin liggen al weken op het achterpad.
Samen met de buurt zwerfafval prikken op zaterdag.
Meer afvalbakken en vaker legen.
Een vaste dag waarop het grofvuil wordt opgehaald.
Duidelijk maken waar je met je oude spullen heen kunt.
Muren en bankjes zijn beklad en het ziet er smerig uit.
Door het brood voor de vogels komt er ongedierte.
De trap en de galerij zijn altijd vuil, er wordt niet schoongemaakt.
De buurt is een stuk schoner sinds er een opruimploeg rondgaat.
Glas en karton staan naast de overvolle glasbak.
Ze flikkeren alles zo uit het raam, pizzadozen en al.
Oud papier waait door de hele straat na een ophaaldag.
Iemand heeft een kapotte wasmachine in de struiken achtergelaten.
De gele zakken worden door meeuwen opengepikt.
Bij het flessenhokje ligt het bezaaid met scherven.
Mensen weten niet op welke dag het plastic mag worden aangeboden.
In de brandgang staan al weken vijf rotte meubels en een fietswrak.
Luizenplaag in de flat, en bedwantsen bij twee gezinnen.
Er wordt frituurvet in de put gegooid.
Sinds de bezuiniging komt de reiniging nog maar eens per week langs.
De bak zit altijd verstopt, dan zet men het er maar bij.
vaker een vaste grofvuildag, met een karretje dat langskomt
Kinderen willen meedoen met prikken, er zijn alleen geen prikkers.
Het ruikt naar urine en rotte vis bij de ondergrondse.
Winkelwagentjes en fietswrakken in de singel.
Bij nummer negen staat een oude ijskast op straat, al sinds maandag.
Bewoonster klaagt dat de plastic bak al drie weken niet is omgewisseld.
Rondom de frietzaak ligt het vol met bakjes en servetten.
De kelder zit onder de muizenkeutels, kinderen zijn er vies van.
collega ziet steeds vaker luiers in de bosjes liggen
Iemand heeft verf en olie in het putje gegooid.
gem. komt pas na 3x bellen ophalen
De bewoners vegen zelf hun stoep, trots dat het er netjes uitziet.
Containers op loopafstand voor mensen die slecht lopen.
Kattenvoer op de galerij trekt beestjes aan.
Meneer kan de zware zakken niet meer naar de container tillen.
Een gezin met een overvolle woning heeft hulp nodig bij het opruimen en weggooien.
Bij de moskee blijven na vrijdag lege flesjes liggen.
De schoonmaker van de corporatie komt nog maar één keer per maand.
Haar balkon ligt vol duivenpoep en ze krijgt het niet schoon.
Ze heeft muizen achter de koelkast en durft niet meer te koken.
Toerist of niet, iedereen laat zijn pizzadoos op het bankje staan.
De gemeente haalt het tuinafval niet meer op.
Een verhuizer heeft een hele inboedel op de stoep gezet.
Mensen branden vuilnis op het veldje.
Kauwgom, peuken en spuug bij de ingang van de school.
De wc's in de parkeerkelder worden als stortplaats gebruikt.
Bij het strandje ligt plastic in het water.
Ik kreeg een boete terwijl mijn buurman de zak verkeerd zette.
Kakkerlakken komen van de ene woning in de andere.
De bewoners van de kade hebben zelf bezems gekocht.
Wormen en vliegen in de gft-bak met dit weer.
Na de markt blijft er groente en karton achter.
Stickers op de container met wat er wel en niet in mag.
De kringloop komt de spullen gratis halen, dat weet niemand.
# Veiligheid
Er wordt op klaarlichte dag drugs verkocht op de hoek.
Bewoners voelen zich 's avonds niet veilig op straat.
Er is ingebroken bij ouderen in de flat.
Een oudere vrouw is opgelicht door iemand aan de deur.
Jongeren lopen rond met messen.
Vrouwen worden nageroepen en lastiggevallen op straat.
Auto's worden opengebroken en fietsen gestolen.
Het fietspad is onverlicht, meisjes durven er niet langs.
Er is een explosie geweest bij een woning, mensen zijn bang.
Kwetsbare jongens worden geronseld door criminelen.
Een moeder is bang voor haar gewelddadige ex.
Er is iemand beroofd bij de pinautomaat.
Er staat steeds een verdachte auto in de straat.
De politie is nauwelijks te zien in de wijk.
Mensen durven geen aangifte te doen uit angst.
Een nepmail van de bank kostte hem al zijn spaargeld.
Er is geschoten in de buurt.
Camera's en meer toezicht in de straat.
Dat de wijkagent vaker door de straat loopt.
Betere verlichting op het donkere pad.
Ruiten ingegooid en auto's in brand gestoken.
Een woning waar de hele dag vreemde mensen in en uit lopen.
De buurtwacht loopt nu elke avond een ronde en dat geeft rust.
Een weerbaarheidstraining tegen babbeltrucs en fraude.
Mijn cliënte doet na zessen de deur niet meer open, voor niemand.
Er is een handgranaat aan een deur gehangen in de straat hiernaast.
Bewoners zien steeds dezelfde auto's stilstaan, raampje open, zakje mee.
Oudere heer is via whatsapp duizenden euro's kwijtgeraakt aan zijn zogenaamde zoon.
Zakkenrollers actief op de markt, vooral bij mensen met een rollator.
Een jongen van vijftien liep met een vlindermes rond op het schoolplein.
Katalysatoren worden van onder auto's gezaagd.
Vrouw werd achtervolgd vanaf het station.
Raam ingegooid bij een gezin, ze zijn doodsbang.
Ze vragen om meer blauw op straat.
In de kelderboxen wordt gehandeld, bewoners zien het maar zwijgen uit angst voor represailles.
Iemand die zich voordeed als meteropnemer is binnen geweest en nam het sieradenkistje mee.
De lantaarnpalen op het achterpad branden al een maand niet.
minderjarigen worden ingezet als geldezel
's avonds met een groepje samen naar huis lopen, zodat je niet alleen bent
Een jongen van zestien is met een mes bedreigd om zijn telefoon.
Mevrouw van 80 gaf haar pinpas mee aan een nepkoerier.
Bij de parkeergarage wordt gehandeld, je ziet ze elkaar wat toestoppen.
Bewoonster loopt liever om, onder het viaduct is het pikkedonker.
Vorige week is bij drie adressen geprobeerd in te breken.
er rijdt een man rond die kinderen aanspreekt
De ex staat steeds voor haar deur, zij voelt zich opgejaagd.
Sinds de schietpartij blijven kinderen binnen.
Lampen met een sensor bij de ingangen.
Scooter meegenomen uit de afgesloten stalling.
Mevrouw is door haar partner geslagen en durft niet naar huis.
Een jongen van zeventien moet voor een dealer pakketten bezorgen om zijn schuld af te lossen.
Een cliënt heeft zijn bankgegevens gegeven aan een onbekende aan de telefoon.
Een weduwe is verliefd op een man van internet en maakt steeds geld over.
Het meisje krijgt dreigberichten van een oudere jongen.
Winkeliers zijn overvallen en overwegen te stoppen.
Er is een steekpartij geweest bij het metrostation.
Bewoners vermoeden een wietplantage op zolder vanwege de geur.
In de trein naar huis werd ze betast.
Een kind werd op weg naar school door een man in een auto aangesproken.
Nieuwe sloten en een spionnetje voor alleenstaande vrouwen.
De rolluiken en de hekken maken dat je je juist onveilig voelt.
Een oude man liet twee vrouwen binnen en miste later zijn portemonnee.
Zoon van mijn cliënt is opgepakt voor straatroof.
Jongens dragen een mes omdat iedereen er een draagt, zeggen ze.
Na tienen rijdt er altijd een witte bus langzaam door de straat.
Een moeder vreest dat haar zoon in de verkeerde kringen zit.
Er wordt gehackt en met valse advertenties geld verdiend.
Een verlaten pand waar gebruikers slapen en spuiten.
Zelfverdedigingsles voor meiden.
# Overlast en buren
De buren draaien de hele nacht harde muziek.
Een groep jongens hangt elke avond voor de deur en maakt lawaai.
Ruzie tussen buren over geluid en de tuin.
Er wordt geschreeuwd en met deuren geslagen, de kinderen schrikken wakker.
Een verwarde man loopt over straat te schelden.
Er wordt elke avond vuurwerk afgestoken.
De hond van de buren blaft de hele dag.
Dronken mensen zitten op het bankje en vallen voorbijgangers lastig.
Bewoners slapen slecht door het lawaai van het café.
Er wordt gepist in het portiek en op de trap geslapen.
De bovenbuurman klust tot laat in de avond.
Jongeren gebruiken lachgas en laten harde muziek horen uit de auto.
Een huis wordt verhuurd aan toeristen die tot diep in de nacht feesten.
Buren pesten elkaar en niemand durft er iets van te zeggen.
Rook van de vuurkorf en de barbecue van de buren.
Bewoners voelen zich geïntimideerd door de groep bij de ingang.
Buurtbemiddeling die met beide buren gaat praten.
Iemand die met de jongens op straat in gesprek gaat.
Een nummer dat je kunt bellen bij overlast in de nacht.
De overlast van de groep is minder sinds de jongerenwerker langskomt.
Een bewoner met onbegrepen gedrag waar de hele trap last van heeft.
Kinderen trekken belletje en gooien eieren tegen de ramen.
De onderbuurvrouw bonkt met een stok tegen het plafond.
Er bedelen elke dag mensen voor de supermarkt.
De airco van de sportschool bromt de hele nacht.
Buurman zet om zes uur zijn drilboor al aan.
Kinderen boven rennen de hele dag door het huis, mevrouw wordt gek van het gestamp.
Toeristen met rolkoffers om vijf uur 's ochtends, elk weekend een andere groep.
Er zit steeds een groep te drinken op de trappen bij de kerk.
Meneer van driehoog praat tegen zichzelf en gooit spullen van het balkon.
Rook van de houtkachel van hiernaast trekt zo naar binnen.
Geblaf dag en nacht, de eigenaar doet niet open.
Iemand slaapt al weken in de fietsenstalling en doet daar zijn behoefte.
Twee gezinnen op dezelfde trap staan elkaar naar het leven.
De jeugd blaast elke avond lachgas bij de garageboxen.
Het terras gaat door tot twee uur, slapen lukt niet.
Bewoners weten niet bij wie ze kunnen aankloppen als de bovenbuurvrouw weer in paniek is.
Een bemiddelaar die bij allebei langsgaat.
Ze gooien zware knallers in de portieken.
Vanaf donderdag tot zondag dreunt de bas door de vloer.
Twintig man op het schoolplein na sluitingstijd, met speakers.
Zij heeft al jaren mot met de buren over een boom op de grens.
Buurman is zijn medicijnen gestopt en loopt te roepen in het trappenhuis.
iedere avond knallen, honden durven niet meer naar buiten
De sportkooi wordt tot middernacht gebruikt, geluid weerkaatst tegen de flats.
Studenten boven hebben elke week een feest.
Arbeidsmigranten drinken bier voor de ingang en laten de boel achter.
Duidelijke afspraken over stille uren in de flat.
Ze durft haar buurman niet aan te spreken op de herrie.
De zoon van de onderbuurvrouw draait de hele dag techno.
Mevrouw is zo moe, omdat ze elke nacht wakker wordt van ruzie boven haar.
Hij klopt 's nachts bij iedereen aan en vraagt om sigaretten.
Een jongen scheldt oudere vrouwen uit bij de lift.
Meneer verzamelt spullen, de stank trekt door de hele galerij.
De buren beschuldigen elkaar over en weer en de politie komt elke week.
Een man staat urenlang te roepen bij de tramhalte.
Er wordt op de galerij gevoetbald tegen de deuren.
Bewoonster voelt zich weggepest door de familie naast haar.
De shishalounge zorgt voor volk en toeterende auto's tot drie uur.
De groep bij de garages rookt wiet en laat het vuur branden.
Kinderen van de buren gillen tot tien uur in het zwembadje.
De werkzaamheden aan het spoor gaan de hele nacht door.
Meneer met psychische problemen gooit flessen naar beneden.
Er is een jongen die op de trap slaapt en om geld vraagt.
Bij de voetbalkooi is het tot elf uur schreeuwen.
Een rustige avond voor de hele straat, met afspraken over muziek.
Iemand van buiten die met beide families om tafel gaat.
De buurvrouw heeft zeven katten die overal plassen.
De eigenaar van het café belooft de deur dicht te houden.
# Verkeer en parkeren
Auto's rijden veel te hard door de straat.
Er is geen parkeerplek te vinden in de avond.
Fatbikes en scooters rijden over de stoep.
Ouderen durven niet over te steken.
De stoeptegels liggen los en mensen struikelen.
Rond schooltijd is het een chaos met auto's bij de ingang.
Er staan busjes op de stoep, je kunt er met een rolstoel niet langs.
Er is een kind aangereden op het kruispunt.
Vrachtwagens gebruiken onze straat als sluiproute.
Het parkeren is duur geworden en bezoek komt niet meer.
Deelscooters en deelfietsen staan overal in de weg.
De drempels helpen niet, ze racen gewoon door.
Fietsers rijden zonder licht en door rood.
De bocht is onoverzichtelijk door geparkeerde auto's.
Gaten in de weg en een kapot fietspad.
In de winter wordt er niet gestrooid, het is spekglad.
Een zebrapad en een drempel bij de school.
Een snelheidscontrole of een flitspaal.
Meer plek om fietsen te stallen.
De straat autovrij maken of eenrichtingsverkeer.
Een parkeervergunning voor mantelzorgers en bezoek.
Met de scootmobiel kom je de stoep niet op.
Sinds er dertig gereden moet worden is het veel rustiger.
Elektrische auto's bezetten de laadpaal de hele dag.
De straat is een sluiproute geworden sinds de brug dicht is.
Taxi's wachten dubbel voor de moskee.
Ouders zetten hun wagen pal voor de ingang van de school.
Met mijn rolstoel moet ik de rijbaan op.
Jongens op opgevoerde brommertjes crossen door het park.
Het verkeerslicht staat te kort op groen voor ouderen.
Bezoekersregeling snapt niemand, mantelzorgers krijgen boetes.
Kuilen in het asfalt, fietsers vallen.
De laadplekken zijn altijd bezet door mensen van buiten.
Een oversteekplaats met lichten bij het verpleeghuis.
vrachtauto's denderen door onze woonstraat, de kopjes rinkelen in de kast
Elektrische deelsteps slingeren overal rond.
Bij de bocht kun je niets zien, het wachten is op een klap.
Stoep is zo scheef dat mensen met een looprek omvallen.
Maak er een dertigkilometerzone van.
Vrachtwagens van het bouwterrein gaan langs de basisschool.
Scooters halen in over het voetpad.
Hij is met zijn rollator gevallen over een opstaande tegel.
Elke ochtend toeterende ouders voor het hek.
Vergunningen worden te makkelijk gegeven, wij kunnen onze auto niet kwijt.
Meneer in de rolstoel kan de straat niet oversteken, het stoplicht is te kort.
Na de herinrichting weet niemand wie er voorrang heeft.
Een e-bike knalde tegen een kind van vier.
Haaientanden en een bord bij de uitgang van de parkeerplaats.
Bezoek moet zes euro per uur betalen om te staan.
Meneer met een scootmobiel is omgevallen bij een hoge stoeprand.
Zijn zoontje is van zijn fiets gereden op de rotonde.
Ze krijgt steeds een boete omdat de thuiszorg nergens kan staan.
De busbaan wordt als racebaan gebruikt door jongens in leasebakken.
Kinderen uit mijn klas durven niet zelf naar school te fietsen.
De verkeersdrempel trilt door tot in de huizen.
Bewoners hebben geteld: achthonderd auto's per uur in een woonstraat.
De stoep is te smal voor twee kinderwagens.
Blinde man kan de geleidelijn niet volgen door reclameborden en fietsen.
Er is veel doorgaand verkeer sinds de afsluiting van de tunnel.
Pakketbezorgers stoppen midden op het fietspad.
Ze remmen niet voor de zebra en steken hun middelvinger op.
Mensen van de andere wijk zetten hier hun auto omdat het gratis is.
Een spiegel in de bocht bij de parkeergarage.
Kruising verhogen en het zicht vrijmaken.
Scooters zonder kenteken scheuren tussen de spelende kinderen door.
Het voetpad is opgebroken en er is geen omleiding voor rollators.
Met gladheid komen ouderen de deur niet uit.
Fietsles voor volwassen vrouwen.
De fietsenstalling staat vol weesfietsen.
# Groen en spelen
De speeltuin is kapot en er wordt niets aan gedaan.
Er is nergens schaduw, op warme dagen is het niet uit te houden.
Overal hondenpoep op het gras.
Het onkruid groeit tussen de tegels en niemand maait.
Er zijn bomen gekapt en er komt niets voor terug.
Bij zware regen staat de straat onder water.
Kinderen kunnen nergens buiten spelen.
Het park is verwaarloosd en de struiken groeien over het pad.
Er zijn te weinig bankjes om even te zitten.
De wijk bestaat alleen uit stenen, er is bijna geen groen.
Bewoners willen samen een moestuin beginnen.
Honden lopen los in de speeltuin.
De takken van de boom hangen tegen de ramen.
De vijver stinkt en ligt vol kroos.
Het voetbalveldje is een modderpoel.
Tuinen zijn helemaal betegeld, het water kan niet weg.
Meer bomen en bloemen in de straat.
Een glijbaan en schommels voor de kleintjes.
Een uitlaatplek voor honden met een hek erom.
Samen de plantenbakken onderhouden.
Een koele plek waar ouderen kunnen zitten bij hitte.
De nieuwe speelplek is een succes, het zit er elke middag vol.
Vlinders en bijen komen terug door de geveltuinen.
Een veld waar jongens kunnen voetballen en basketballen.
De wip is doorgezaagd en sindsdien zit er een hek omheen.
Brandnetels groeien over het pad heen.
Waar moeten de kleintjes heen, alles is versteend.
De eendenvijver stinkt, er drijven dode vissen.
Bewoners zouden graag een voedselbos beginnen.
Takken hangen tot over de balkons, geen licht meer in de kamer.
Eikenprocessierups in de laan, kinderen onder de bulten.
In de zomer is het hier niet te harden, geen plek om af te koelen.
Wie adopteert de bloembakken op de hoek?
Loslopende honden in het parkje, kinderen zijn er bang voor.
Het basketbalveldje ligt vol glas en de ring is weg.
Na elke flinke bui staat het pleintje blank.
Meer plekken om te zitten langs het water.
Exotische planten woekeren langs de sloot.
Er is voor peuters geen enkel klimrek meer in de buurt.
Het gras wordt niet meer gemaaid en nu zitten er teken.
De grote kastanje is omgehakt zonder dat iemand iets wist.
Speeltuin is op slot sinds het toestel werd afgekeurd.
De binnentuin is een dorre vlakte geworden.
Bewoners sjouwen zelf met gieters om de jonge bomen in leven te houden.
Honden poepen in de zandbak.
Het is smoorheet op de bovenste verdieping, ze zitten met natte handdoeken.
kelder stond blank na het noodweer
Een plukweide voor de bijen op het braakliggende stuk.
Kinderen willen een waterpomp om mee te spelen.
Mijn cliënt zou graag een plantenbak op de galerij willen.
Een vader vraagt of er weer een zandbak kan komen.
In de tuin van het verpleeghuis is geen zonnescherm.
Kind is gebeten door een loslopende hond.
Jongens van tien spelen op de parkeerplaats, want er is geen veld.
De buxus is dood en niemand haalt hem weg.
De appartementen worden veertig graden op de zuidkant.
Mevrouw miste het uitzicht op de bomen na de kap.
Het plein is opgeknapt, maar er is geen grassprietje te zien.
In de sloot drijft een laag groen en het ruikt niet fris.
Bewoners onderhouden samen de rozenperken en genieten ervan.
De gemeente spuit niet meer, het onkruid staat tot de knieën.
Het hertenkampje moet blijven, zeggen kinderen.
Natte voeten in de speeltuin, het water blijft staan.
Schoolplein dat na drie uur open is om te spelen.
Een dakterras vol planten op de flat.
Rozenstruiken steken uit over de stoep.
Een boom is tijdens de storm op het hek gevallen.
Buurtkinderen bouwen een insectenhotel.
Er staat één bankje in het hele park.
# Wonen
De woning zit vol schimmel en vocht.
De lift is al weken kapot.
De verhuurder doet niets aan de lekkage.
Er is geen betaalbare woning te vinden.
Een gezin woont met te veel mensen in een klein huis.
De verwarming doet het niet en het huis wordt niet warm.
De ramen tochten en het huis is slecht geïsoleerd.
Ze staat al jaren op de wachtlijst voor een huurwoning.
De corporatie reageert niet op het reparatieverzoek.
De flat wordt gesloopt en bewoners weten niet waar ze heen moeten.
Ouderen willen kleiner wonen maar kunnen niet verhuizen.
De voordeur van het portiek sluit niet.
Jongeren blijven bij hun ouders wonen omdat er geen kamer is.
Iemand is zijn huis uitgezet en slaapt bij kennissen.
De riolering is verstopt en het stinkt in de badkamer.
De huur gaat omhoog terwijl er niets wordt opgeknapt.
Scheuren in de muur en verrotte kozijnen.
Je hoort alles door de muren, het is gehorig.
Dat er een monteur langskomt en het echt maakt.
Een huismeester die er elke dag is.
Voorrang op een woning voor mensen uit de wijk.
Duidelijkheid over de renovatie en de sloop.
Een huisbaas vraagt veel te veel voor een klein kamertje.
Na de renovatie zijn de huizen droog en warm.
Het tocht zo erg dat ze met een jas aan op de bank zit.
Gezin met vijf kinderen op veertig vierkante meter.
De cv is uitgevallen, al negen dagen geen warm water.
De trap naar de zolder is verrot, de eigenaar doet niks.
Jongeren kunnen geen eigen plek vinden en slapen bij vrienden op de bank.
Particuliere verhuurder vraagt 1100 euro voor een hok.
Kakelnieuwe keuken beloofd, staat al twee jaar in de planning.
Ze moeten eruit voor de nieuwbouw en weten niet waarheen.
Zwarte plekken op het plafond van de badkamer, kleintje heeft astma.
Meneer is weggestuurd door zijn ex en slaapt in zijn auto.
De intercom is stuk waardoor de thuiszorg niet binnenkomt.
Een gelijkvloerse woning in de eigen buurt voor ouderen.
Enkelglas, ijsbloemen op de ramen.
Verstopte afvoeren, de drek komt omhoog in de douche.
Huisjesmelker propt arbeidsmigranten in een eengezinswoning.
De vloer van de badkamer zakt door, verhuurder stuurt steeds een ander.
Ze wonen met oma, opa en vier kinderen in een driekamerflat.
Al tien jaar ingeschreven en nog nooit een bezichtiging gehad.
Water loopt langs de lamp naar beneden.
De bel en de deuropener doen het niet meer.
Zoon van 28 wil het huis uit maar vindt niets.
Na de echtscheiding moet hij weg, maar waarheen.
Tochtige ramen, ze heeft overal dekens hangen.
Ombouwen van het lege kantoor tot jongerenstudio's.
De vloerverwarming in de nieuwbouw werkt niet.
Mevrouw slaapt al maanden in de woonkamer omdat de trap te steil is.
Meneer moet zijn huis uit, want de eigenaar wil verkopen.
Een zwangere vrouw woont tijdelijk bij een nicht op de bank.
Haar balkondeur is niet dicht te krijgen, regen komt binnen.
Hij belt elke week over de kapotte lift maar krijgt een bandje.
Een gezin met een ziek kind heeft een woning op de begane grond nodig.
Na de brand kunnen drie gezinnen nergens terecht.
De huurverhoging is hoger dan wettelijk mag.
Een student betaalt negenhonderd euro voor tien vierkante meter.
Er wonen acht mannen in dat huis, met matrassen op de grond.
Als je een urgentie wilt, moet je eerst dakloos zijn.
In de kelderboxen staat water en de corporatie reageert niet.
Bewoners zijn boos dat de sloop is uitgesteld.
De deur van de centrale hal staat altijd open door een kapot slot.
Kinderen hoesten door de vochtige slaapkamer.
De wc spoelt niet door en de loodgieter komt niet opdagen.
Ouder echtpaar vindt geen huurwoning zonder trappen.
Een woongroep voor ouderen in de oude school.
Gescheiden mannen slapen in de auto of op de camping.
Dubbel glas en nieuwe kozijnen voor de winter.
# Geld en schulden
Mensen kunnen hun rekeningen niet meer betalen.
Er zijn schulden en de deurwaarder staat voor de deur.
Aan het eind van de maand is er geen geld voor eten.
De energierekening is te hoog, de verwarming staat uit.
Kinderen komen zonder ontbijt op school omdat er thuis niets is.
Gezinnen zijn afhankelijk van de voedselbank.
Ze moet haar toeslag terugbetalen en weet niet hoe.
Hij heeft een betalingsachterstand bij de zorgverzekering.
De boodschappen zijn zo duur geworden.
Mensen schamen zich voor hun armoede.
Er is geen geld voor nieuwe schoenen of een winterjas.
Jongeren maken schulden met achteraf betalen.
De uitkering is te laag om van te leven.
Een kapotte wasmachine kan ze niet vervangen.
Mensen weten niet dat ze recht hebben op een regeling.
Hij gokt online en heeft overal geleend.
Door de huurachterstand dreigt ontruiming.
Sport en muziekles zijn te duur voor arme gezinnen.
Hulp bij het op orde brengen van de geldzaken.
Iemand die meedenkt over besparen en budget.
Gratis maaltijden voor kinderen.
Schuldhulp die snel begint.
Werkende mensen die toch niet rondkomen.
Door het noodfonds konden drie gezinnen hun gasrekening betalen.
Ze eet zelf niet zodat de kinderen kunnen eten.
Hij heeft vijf abonnementen lopen en overal herinneringen.
Alles is zo prijzig geworden, een brood is al vier euro.
Moeder durft de envelop van het incassobureau niet open te maken.
Door een nabetaling is ze haar huurtoeslag kwijt.
Wie net boven het minimum zit, krijgt niks.
Veel mensen zitten met de verwarming op vijftien graden.
Sportclub is niet te betalen voor een gezin met drie kinderen.
Jongeren kopen op afbetaling en komen er niet meer uit.
Het duurt acht weken voordat een uitkering begint, intussen is er niks.
Iemand die meekijkt met de papieren van de bank en de bewindvoerder.
Gratis fruit en brood op school.
Man vergokt zijn hele loon online.
Ze kan haar eigen bijdrage voor de advocaat niet ophoesten.
Er komt al weken niets meer in de koelkast te liggen, zei het meisje.
Ze heeft nog twintig euro tot de volgende uitbetaling.
Er is beslag gelegd op zijn uitkering.
Meneer wast op de hand want een wasmachine zit er niet in.
Een zzp'er die met een belastingschuld van 9000 euro zit.
Door de hoge energieprijzen koken mensen niet meer warm.
Het kind mag niet mee op schoolkamp vanwege de kosten.
Veel gezinnen weten niet dat ze recht hebben op kwijtschelding.
De kledingbank heeft te weinig kinderkleding.
Samen een overzicht maken van inkomsten en uitgaven.
jongen van 20 heeft vier telefoonabonnementen en kan ze niet betalen
Mevrouw leeft van vijftig euro per week.
Hij heeft de post maanden laten liggen en nu is er loonbeslag.
Een alleenstaande moeder kan de luiers niet meer betalen.
Een zelfstandige wacht al weken op zijn facturen en kan de huur niet betalen.
Vader schaamt zich omdat zijn kind niet mee kan met het schoolreisje.
Door de scheiding zit ze met zijn schulden.
Hij koopt alles op afbetaling en verliest het overzicht.
De gemeente heeft haar uitkering stopgezet wegens een verkeerd formulier.
Gezin zit zonder stroom na een afsluiting.
Een oudere man eet twee dagen van een blik soep.
Vrouw krijgt geen aanvulling op haar kleine pensioen.
Ze heeft geld geleend van een kennis die nu dreigt.
Voor een nieuwe bril is geen geld.
Jongvolwassenen weten niet dat ze een zorgverzekering moeten betalen.
De supermarktprijzen lopen zo op dat ook tweeverdieners klagen.
Een spaarpotje voor als de koelkast het begeeft.
Een vrijwilliger die elke maand samen de rekeningen bekijkt.
Hij durft de kachel niet aan te zetten.
Mensen slaan de zorgverzekering over om de huur te betalen.
Moeders ruilen kinderkleding omdat nieuw te duur is.
# Gezondheid en zorg
De huisarts heeft geen plek en mensen wachten weken op een afspraak.
De mantelzorger is overbelast en krijgt geen hulp.
De thuiszorg komt te laat of helemaal niet.
Mensen stellen zorg uit vanwege het eigen risico.
Meneer is thuis gevallen en lag uren op de grond.
Mevrouw heeft dementie en woont nog alleen.
Kinderen eten ongezond en bewegen te weinig.
Jongeren vapen op het schoolplein.
De tandarts is te duur, mensen lopen met kiespijn.
Diabetes en overgewicht komen hier veel voor.
De aanvraag bij de Wmo duurt te lang.
Er is geen plek in het verpleeghuis.
Hij vergeet zijn medicijnen in te nemen.
Veel ouderen zien slecht of horen slecht.
Mensen hebben klachten door de vieze lucht en het fijnstof.
Ze zit in een rolstoel en wacht op een aanpassing in huis.
Na de operatie was er niemand om haar te wassen.
Zwangere vrouwen krijgen te weinig begeleiding.
Samen wandelen en bewegen met een leefstijlcoach.
Kookles over gezond eten.
Een verpleegkundige in het buurthuis die de bloeddruk meet.
Respijtzorg, zodat de partner even vrij is.
Veel mensen roken en drinken te veel alcohol.
De beweeggroep voor ouderen is een groot succes.
Er is geen plek op de dagopvang, de echtgenoot kan niet meer.
Na de ziekenhuisopname kwam er niemand helpen met wassen.
De praktijk gaat dicht, de arts vindt geen opvolger.
Kinderen komen met rotte tanden op school.
Ze is drie keer uit bed gevallen deze maand.
Jongens zijn aan de snus, ook tijdens de les.
Meneer neemt zijn pillen niet goed in sinds de dochter verhuisd is.
Lange files bij de apotheek en de helft is niet leverbaar.
Veel longklachten door de snelweg.
Hij vergeet het gas uit te doen, zijn geheugen laat hem in de steek.
Samen wandelen met de fysiotherapeut.
Ze weegt nog maar veertig kilo en eet haast niks.
Mensen gaan niet meer langs de dokter omdat ze de rekening vrezen.
Zwangere vrouwen weten de weg niet naar de verloskundige.
Kinderen bewegen nauwelijks en zijn veel te zwaar.
Ze krijgt nog maar een keer in de twee weken hulp bij het huishouden.
Bij de huisarts sta je een halfuur in de wacht.
Meneer zwerft 's nachts door het huis, zijn vrouw slaapt niet meer.
Jongeren vapen al vanaf groep acht.
Kinderen drinken cola bij het ontbijt.
Hij is van de trap gevallen en ligt in het ziekenhuis.
Er zijn vier ouderen overleden na de griepgolf.
De dochter zorgt naast haar baan voor haar beide ouders.
Een fysio in de wijk die gratis beweegles geeft.
Zij mijdt zorg omdat ze bang is voor de rekening.
Ze zorgt al zes jaar voor haar man met parkinson en is op.
Cliënt heeft suiker en snapt niet wat hij mag eten.
Na een hersenbloeding krijgt hij te weinig therapie.
Mevrouw heeft open wonden en de verpleegkundige komt te laat.
Meneer is slechtziend en valt over drempels.
Zwangere vrouw is nog nooit bij de verloskundige geweest.
Een kind met astma wordt steeds opgenomen.
Zij durft niet naar de gynaecoloog en stelt onderzoek uit.
Er is een tekort aan handen bij de wijkverpleging.
Dochter kan haar werk niet combineren met de zorg voor haar moeder.
Hij is te dik en krijgt daar opmerkingen over bij het sporten.
Oudere man drinkt een fles jenever per dag.
Nieuwe patiënten worden geweigerd bij alle praktijken.
Een meisje van twaalf vapet stiekem op de wc.
De dagbesteding voor mensen met geheugenverlies zit vol.
Ze heeft haar heup gebroken en kan de trap niet op.
De rolstoel past niet door de deur van de praktijk.
Mensen slikken pillen van elkaar omdat ze het recept niet begrijpen.
Een ochtend met bloeddrukmeting en thee.
Mannen praten niet over prostaatklachten.
# Stress en mentaal
Mensen hebben veel stress en slapen slecht.
Jongeren zijn somber en zien geen toekomst.
De wachtlijst voor de psycholoog is heel lang.
Een moeder is uitgeput en huilt veel.
Hij heeft een burn-out en zit thuis.
Ze durft haar huis niet uit door paniekaanvallen.
Iemand zegt dat hij niet meer wil leven.
Tieners voelen veel druk om te presteren.
Na het overlijden van haar kind komt ze er niet bovenop.
Een vluchteling heeft trauma's en nachtmerries.
Mensen lopen vast en weten niet bij wie ze terechtkunnen.
Hij piekert de hele dag over zijn problemen.
Een meisje met een eetstoornis krijgt geen hulp.
Vaders praten niet over hun gevoelens.
De ggz wijst mensen af omdat het te ingewikkeld is.
Na de scheiding stortte hij in.
Ze is angstig en komt tot niets.
Hij zit de hele nacht te gamen en is niet meer te bereiken.
Een verslaafde vader die hulp zoekt en nergens welkom is.
Iemand om mee te praten zonder wachttijd.
Een groep waar mensen hun verhaal kwijt kunnen.
Rust in het hoofd, even geen zorgen.
Een praatgroep voor mensen die rouwen.
De inloop voor mensen met psychische klachten helpt goed.
Hij ligt hele dagen op bed met de gordijnen dicht.
Zij heeft nachtmerries van de oorlog en durft er met niemand over te praten.
De psycholoog heeft tot volgend jaar geen plek.
Een meisje snijdt zichzelf, haar vriendinnen weten zich geen raad.
Sinds de scheiding komt hij nergens meer toe.
Ze zegt: mijn hoofd loopt over, ik trek het niet langer.
Jonge vader kreeg een inzinking op het werk.
Eerst kon je bij de praktijkondersteuner terecht, nu sturen ze je door naar een lijst.
Leerlingen vinden dat ze nooit goed genoeg zijn.
Een plek om even je ei kwijt te kunnen zonder dossier.
Paniek zodra ze in de tram stapt.
Hij drinkt elke dag om niet te hoeven voelen.
Gezinnen in de noodopvang leven maandenlang in onzekerheid, iedereen is op.
Hoort stemmen en weigert medicatie, de familie is radeloos.
lotgenotengroep voor nabestaanden
Zoon van zestien komt niet meer van zijn kamer.
Veel vrouwen lopen op hun tenen en vallen om.
De ggz heeft hem geweigerd, de klachten zouden te zwaar zijn.
Ze krijgt de beelden van thuis niet uit haar hoofd.
Studenten vertellen over angst en eenzaamheid.
Hij blowt de hele dag om zijn hoofd stil te krijgen.
een vader in tranen aan mijn bureau, hij weet het niet meer
Na het verlies van haar baby krijgt zij geen nazorg.
Sneller iemand spreken als je vastloopt.
Leerling krast zich in de armen.
Cliënt zegt dat het leven geen zin meer heeft.
Moeder van drie is aan het eind van haar krachten en schreeuwt tegen de kinderen.
Hij heeft zijn broer verloren en praat er met niemand over.
Een student heeft het gevoel dat ze faalt.
Meneer denkt dat de buren hem afluisteren.
Ze heeft na de bevalling alleen maar donkere gedachten.
Een meisje van vijftien eet niet meer en verbergt het.
Door de toeslagenaffaire vertrouwt ze niemand meer en is ze ziek van de spanning.
Een jonge statushouder droomt elke nacht over zijn gevangenschap.
Hij wil van de drank af maar moet vijf maanden wachten.
De praktijkondersteuner zit vol, ze kan pas na de zomer.
Jongen sluit zich op en draait dag en nacht om.
Vrouw durft niet alleen in de lift of in een winkel.
Een leraar is overspannen thuis.
Vader huilt omdat hij zijn kinderen niet mag zien.
Een buurvrouw om bij uit te huilen.
Samen schilderen om het hoofd leeg te maken.
Ze wordt van de ene naar de andere hulpverlener gestuurd.
Mantelzorger slikt antidepressiva en slaapt vier uur per nacht.
Meneer zegt dat hij zich waardeloos voelt sinds zijn pensioen.
# Ontmoeten
Ouderen zijn eenzaam en zien dagenlang niemand.
Buren kennen elkaar niet en zeggen geen gedag.
Het buurthuis is gesloten en mensen missen een plek.
Sinds zijn vrouw overleed zit hij alleen thuis.
Met de feestdagen is ze altijd alleen.
Er is weinig contact tussen verschillende culturen.
De koffieochtend is gestopt omdat er geen vrijwilligers zijn.
Nieuwe bewoners weten niet hoe ze mensen leren kennen.
Mevrouw krijgt nooit bezoek, haar kinderen wonen ver weg.
Er wordt niets meer georganiseerd in de buurt.
Moeders zouden elkaar graag vaker ontmoeten.
Mannen blijven binnen en hebben geen sociaal leven.
Er was een gezellig buurtfeest met muziek en eten.
Oude bewoners voelen zich niet meer thuis in hun eigen straat.
Samen eten en koken met de buren.
Een maatje om mee te wandelen of koffie te drinken.
Een huiskamer in de wijk waar je zo binnen kunt lopen.
Iemand die af en toe belt of langskomt.
Een ochtend voor vrouwen met thee en handwerken.
Bingo en spelletjes voor ouderen.
Een zomerfeest waar iedereen elkaar leert kennen.
Mensen kijken minder naar elkaar om dan vroeger.
De eetgroep zit elke week vol en er ontstaan vriendschappen.
Groepen leven langs elkaar heen.
Ik zie de hele week geen mens, zei ze, behalve de postbode.
Sinds corona is de klaverjasclub nooit meer begonnen.
Nieuwe gezinnen blijven onder elkaar.
Mannen van boven de zestig hebben niks om naartoe te gaan.
Een bankje waar je kunt aanschuiven voor een kletspraatje.
De kantine van de vereniging was het hart van de buurt.
De gastvrouw van het inloophuis is met pensioen, nu staat het leeg.
Niemand die merkt als ik doodga, zei meneer.
Zij zou graag eens met iemand naar het museum gaan.
Vroeger zaten we allemaal op de stoep, nu kent men de naam van de overbuur niet.
Er is behoefte aan een plek voor moeders overdag.
Koken met buren uit verschillende landen.
De huiskamer is opgeheven wegens bezuinigingen.
Op eerste kerstdag zat hij alleen met een magnetronmaaltijd.
Iemand om af en toe mee te bellen.
Meneer haalt elke dag één broodje om even iemand te spreken.
Sinds de verhuizing kent mevrouw hier geen mens.
De bewoners van het nieuwe blok mengen niet met de rest.
Het wijkgebouw is verkocht, de schilderclub staat op straat.
Op oudejaarsavond zat ze alleen voor de tv.
Buren hebben voor elkaar gekookt, het was erg gezellig.
Een vaste middag om te kaarten en te kletsen.
Moeders staan bij het hek maar praten niet met elkaar.
Hij heeft geen familie en geen vrienden meer.
Een bus die ouderen ophaalt voor de koffieochtend.
Mevrouw praat de hele dag tegen haar parkiet.
Hij kwam alleen voor de rekening, maar bleef twee uur praten.
Sinds haar zus naar het tehuis is, heeft ze niemand meer.
Een man zegt dat de kassière de enige is die hem groet.
Ze wil graag Nederlandse vrouwen leren kennen.
Bewoner zoekt iemand om mee te schaken.
De vrouwengroep heeft geen ruimte meer sinds de school dicht is.
Turkse en Surinaamse ouderen zitten in aparte hoeken van de zaal.
Cliënt komt alleen nog buiten voor de boodschappen.
Meneer wordt tachtig en weet niet wie hij moet uitnodigen.
Oude straat, nieuwe mensen, niemand zegt nog hallo.
Met de iftar zaten er tweehonderd mensen aan tafel.
Op vrijdag koken vaders samen en dat brengt ze bij elkaar.
De biljartclub zoekt een nieuwe plek.
Dove mensen vinden hier geen aansluiting.
Na het overlijden van haar hond is het huis zo leeg.
Een deelkeuken waar buurvrouwen voor elkaar koken.
Een telefonische hulplijn voor wie niemand heeft.
Een duofiets om ouderen mee naar buiten te nemen.
Het winterfeest bracht jong en oud bij elkaar.
# Jeugd en school
Er is voor jongeren niets te doen in de wijk.
Kinderen worden gepest op school.
Een leerling zit al maanden thuis en gaat niet naar school.
Ouders weten niet hoe ze hun puber moeten aanpakken.
Het jongerencentrum is bijna nooit open.
Er zijn te weinig leraren, de klas is weer naar huis gestuurd.
Kinderen zitten de hele dag op hun telefoon.
Kleine kinderen lopen laat op de avond nog buiten.
Er is geen rustige plek om huiswerk te maken.
De kinderopvang heeft een wachtlijst.
Jongens spijbelen en luisteren niet naar hun ouders.
Peuters spreken nog geen woord als ze naar school gaan.
Meiden hebben geen eigen plek waar ze kunnen zijn.
In de groepsapp van de klas wordt gescholden.
Ouders en school praten langs elkaar heen.
Jongeren vervelen zich in de vakantie.
Een gezin met veel zorgen over de opvoeding.
Jeugdzorg wisselt steeds van begeleider.
Een plek waar jongeren kunnen sporten en chillen.
Activiteiten voor kinderen in de zomervakantie.
Hulp bij huiswerk en bijles.
Een avond voor ouders over schermtijd en sociale media.
Een jongerenwerker die de jeugd kent.
De meidenclub op woensdag loopt goed.
Na schooltijd zwerven ze maar wat rond.
De juf is ziek en er is al drie weken geen vervanging.
Zoon van dertien luistert nergens meer naar.
Peuters beginnen met achterstand op school, ouders kennen de voorschool niet.
Er is geen sportveld waar ze terechtkunnen.
Op de middelbare wordt een meisje buitengesloten en uitgescholden.
Ze zitten tot diep in de nacht op hun mobiel.
Jongerencoach is vertrokken en niemand nam het over.
Hij is van school gestuurd en hangt thuis op de bank.
Moeder kan haar tweeling niet de baas.
De opvang is zo duur dat zij stopt met haar studie.
Een honk waar ze kunnen gamen en chillen.
Kinderen krijgen geen advies dat bij ze past.
Naaktfoto's van een klasgenote gaan rond.
iemand die helpt met rekenen en lezen na de les
Tieners hangen in het winkelcentrum omdat de soos dicht is.
Haar zoontje durft niet naar school vanwege pesten.
Al de vierde invaljuf sinds september.
Vader kijkt niet om naar de kinderen, moeder staat er alleen voor.
De jeugd zit te veel op tiktok en slaapt te weinig.
Jongen van negen loopt om tien uur 's avonds nog buiten.
er is geen plek op de bso
Leerling is drie maanden niet op school gezien.
Een kinderdisco of filmmiddag in de vakantie.
Ouders missen iemand die tips geeft over luisteren en straffen.
Haar kleindochter van zes woont bij haar en ze weet niet hoe het moet op school.
Een leerling uit de derde is al zes weken niet gezien.
De basisschool heeft geen directeur en drie lege plekken voor leraren.
Een broertje en zusje komen vaak zonder jas en te laat binnen.
De jongen wordt door zijn klas genegeerd om zijn stotteren.
Een tiener heeft ruzie met haar stiefvader en loopt weg.
Vader vindt dat zijn zoon te veel op straat leeft.
Meisjes worden door jongens in groepschats uitgemaakt.
De crèche sluit, ouders hebben geen idee waar ze heen moeten.
Een peuter praat nog niet en staat op de wachtlijst bij de logopedist.
Ouders met een lichte beperking krijgen weinig steun bij het opvoeden.
De gezinsvoogd is voor de vierde keer gewisseld.
Jongeren zeggen dat volwassenen alleen maar klagen over hen.
Er is nergens een plek om binnen te zitten als het regent.
Speciaal onderwijs heeft geen plek voor een kind met autisme.
Een jongerenruimte met een kookstudio.
Leesmaatjes voor kinderen uit groep vier.
Een zwemuitje voor tieners in de vakantie.
Ze is zestien, zwanger en durft het niet thuis te zeggen.
Huiswerkklas met studenten als begeleiders.
# Taal en formulieren
Mensen begrijpen de brieven van de gemeente niet.
Inloggen met DigiD lukt niet zonder hulp.
De formulieren zijn te moeilijk.
Ouderen kunnen niet omgaan met de computer.
Alles moet online en dat lukt veel mensen niet.
Hij kan niet lezen en schrijven.
Ze spreekt geen Nederlands en neemt haar kind mee als tolk.
Er is een wachtlijst voor taalles.
Mensen komen met een stapel ongeopende post.
De taal op de website is veel te ingewikkeld.
Nieuwkomers snappen de regels en de instanties niet.
Aan de balie wordt geen rekening gehouden met slechte taal.
Mensen missen een afspraak omdat ze de brief niet konden lezen.
Ze heeft geen e-mailadres en geen laptop.
Hulp bij het invullen van papieren.
Een digitaal spreekuur waar je met je telefoon terechtkunt.
Brieven in begrijpelijke taal met plaatjes.
Een tolk bij belangrijke gesprekken.
Taalmaatjes om Nederlands te oefenen.
Computerles voor ouderen in de bibliotheek.
De aanvraag van een toeslag is zo lastig dat mensen het niet doen.
Mensen raken verdwaald tussen alle loketten.
Het formulierenspreekuur heeft veel mensen geholpen.
Een vrouw durft niet te bellen omdat haar Nederlands slecht is.
Hij tekent dingen zonder te weten wat er staat.
Ze heeft alleen een prepaid telefoontje en kan geen afspraak maken.
Bij de balie moet alles via een tablet.
De website van de gemeente is niet te volgen.
Zonder dochter kan mevrouw de arts niet verstaan.
Mensen gooien de post ongelezen weg.
Man van zestig heeft nooit leren spellen.
Wachttijd voor de cursus Nederlands is een halfjaar.
Hulp bij het aanvragen van een paspoort.
Er komt een bericht in de berichtenbox maar niemand weet hoe je daar komt.
Folders met plaatjes in plaats van lappen tekst.
Ze spreekt alleen Tigrinya.
Met twee vingers typen lukt, maar een wachtwoord onthouden niet.
Aan de telefoon krijg je een keuzemenu, dan hangen ze op.
Vrouwen willen praten oefenen maar durven niet.
Mevrouw gooit de brieven van de belasting weg omdat ze er niets van begrijpt.
Hij kan zijn inlogcode niet vinden en staat nu drie maanden zonder.
Aanvraagformulier telt veertien bladzijden.
Buurvrouw leest de post voor bij een Bulgaars gezin.
Vader begrijpt de leraar niet op het tienminutengesprek.
Ouderen weten niet hoe ze online een afspraak plannen.
Taalcafé zit vol en de docent is gestopt.
Met een printer en iemand die helpt zijn we al een eind.
Alles is in moeilijk Nederlands geschreven.
ze kan niet bellen met het ziekenhuis want ze spreekt alleen Spaans
Mevrouw heeft drie brieven van de rechtbank en denkt dat het reclame is.
Hij kan de bijsluiter niet lezen en belt zijn neef.
Cliënt heeft geen DigiD en kan dus geen zorgtoeslag aanvragen.
Een moeder kan de nieuwsbrief van school niet lezen.
Vader laat zijn zoon van negen het woord doen bij de gemeente.
De app van de huisarts is alleen in het Nederlands.
Oudere heer durft niet te internetbankieren uit angst voor fouten.
Vrouw uit Eritrea wil les, maar er is geen opvang voor haar kind.
Aanmelden voor een woning moet digitaal en dat lukt niet.
Hij tekende een contract dat hij niet kon lezen.
Bezwaar maken is te moeilijk, dus mensen laten het zitten.
Een beller werd drie keer doorverbonden en hing op.
Gezin is afgewezen omdat er een bewijsstuk ontbrak.
Mensen krijgen een boete omdat ze een brief niet begrepen.
Ze weet niet hoe ze een QR-code moet gebruiken.
Een taalmaatje om de krant mee te lezen.
Informatie in het Turks, Arabisch en Pools.
Een gewone balie met een mens die je helpt.
Cursus omgaan met je mobiel voor senioren.
Na twintig jaar in Nederland leert ze nu schrijven, ze straalt.
# Werk en meedoen
Hij zoekt al lang werk maar wordt steeds afgewezen.
Jongeren vinden geen stage of bijbaan.
Mensen werken met een nulurencontract en weten hun rooster niet.
Ze wil graag vrijwilligerswerk doen.
Bewoners horen niets terug over hun ideeën.
De gemeente luistert niet naar bewoners bij nieuwe plannen.
Een vluchteling mag niet werken of zijn diploma telt niet.
Hij is ontslagen en zit zonder baan.
Werkgevers nemen geen ouderen aan.
Arbeidsmigranten worden slecht behandeld door het uitzendbureau.
Ze krijgt geen hulp van het UWV bij het zoeken naar een baan.
Mensen met een beperking vinden geen passend werk.
Bewoners willen meebeslissen over het nieuwe plein.
Een initiatief van bewoners loopt vast op regels.
Hij zit de hele dag thuis en wil iets nuttigs doen.
Maaltijdbezorgers werken voor een laag loon zonder contract.
De inspraakavond was een wassen neus.
Een cursus of opleiding om weer aan het werk te komen.
Een banenmarkt met bedrijven uit de wijk.
Terughoren wat er met ons voorstel is gebeurd.
Begeleiding bij solliciteren en een cv maken.
Een leerwerkplek voor jongeren zonder diploma.
Een wijkbudget waar bewoners zelf over beslissen.
Twee jongens zijn via de jobcoach aan de slag gegaan.
Hij stuurde tachtig brieven en kreeg twee keer antwoord.
Statushouder is arts maar staat hier vakken te vullen.
Sinds zijn burn-out krijgt hij nergens meer een kans.
Schoonmaaksters krijgen hun uren niet uitbetaald.
De klantmanager zegt dat ze eerst de taal moet leren.
Bewoners voelen zich niet gehoord over de plannen voor het plein.
Jongens zonder startkwalificatie worden nergens aangenomen.
Ze wil graag iets betekenen maar weet niet waar.
Postbezorgers rennen zich rot voor een hongerloon.
Het bewonersplatform is opgeheven.
Moeders zoeken iets voor onder schooltijd.
Leerwerkplekken bij de fietsenmaker en het eetcafé.
Er was een bijeenkomst maar alles lag al vast.
Vijftigplussers worden niet eens uitgenodigd voor een gesprek.
Op straat gezet na de proeftijd.
Een jongen van 22 krijgt nooit antwoord op zijn sollicitaties.
Hij werkte zwart in een restaurant en kreeg niets betaald.
Ze wil taarten bakken en verkopen maar weet niet of dat mag.
De gemeente had alles al besloten voor de avond begon.
Moeder kan niet werken want ze heeft geen opvang.
Uitzendkrachten wonen bij hun baas en worden er met ontslag ook uitgezet.
Een oudere man zit thuis en wil wel klusjes doen voor anderen.
Het buurtplan is ingediend en daarna nooit meer iets gehoord.
Een stageplek bij de zorginstelling om de hoek.
Mensen met een arbeidsbeperking staan bij de sociale werkplaats op een wachtlijst.
Mijn cliënt wil werken als kok maar niemand belt terug.
Een vrouw van 58 is weggesaneerd en komt nergens aan de bak.
Vader heeft drie baantjes en ziet zijn kinderen niet.
Jonge vrouw krijgt geen stage omdat ze een hoofddoek draagt.
Met zijn rug kan hij de bouw niet meer in, wat dan.
Moeder mag geen opleiding doen met behoud van uitkering.
Een Oekraïense tandarts maakt hier hotelkamers schoon.
Hij is uitgevallen en het UWV heeft geen keuringsarts.
Een oud-docent wil bijles geven als vrijwilliger.
Jongeren met een strafblad krijgen geen VOG en dus geen baan.
Mensen kwamen naar de avond en konden alleen gele briefjes plakken.
De bewonerscommissie stapt op omdat er nooit geluisterd wordt.
Een vrouw wil een naaiatelier beginnen.
De man van de sociale werkvoorziening verveelt zich dood.
Een baas die loon inhoudt voor een matras en een bus.
Wie een wijkfeest wil organiseren moet zes formulieren inleveren.
Een loket waar je met een plan voor de buurt terechtkunt.
Werkgevers uit de buurt die jongeren een kans geven.
Betaald werk in plaats van alsmaar trajecten.
Meepraten over de nieuwbouw voordat alles vaststaat.
# Winkels en OV
De bus rijdt niet meer in onze buurt.
De supermarkt gaat sluiten en ouderen moeten ver lopen voor boodschappen.
Er is geen pinautomaat meer in de wijk.
Winkels staan leeg en het winkelcentrum loopt achteruit.
De bushalte is opgeheven.
Het postkantoor en de bank zijn verdwenen.
De regiotaxi komt te laat of helemaal niet.
De bibliotheek is bijna nooit open.
Er is geen openbaar toilet in het winkelgebied.
Het zwembad gaat dicht.
Openbaar vervoer is te duur en gaat te weinig.
De bakker en de slager zijn gestopt.
Je kunt nergens een pakketje ophalen of een brief posten.
De tram is niet toegankelijk voor mensen met een rollator.
De gymzaal en de sporthal zijn altijd bezet.
Zonder auto kom je hier nergens.
De markt wordt steeds kleiner.
Een buurtbus met vrijwillige chauffeurs.
Een winkel waar je dagelijkse boodschappen kunt doen.
Een halte dichter bij het verzorgingshuis.
Ruimere openingstijden van de bieb.
Een plek om contant geld op te nemen.
Alle voorzieningen verdwijnen uit de wijk.
De nieuwe buurtwinkel wordt druk bezocht.
De laatste slager houdt ermee op.
Voor een brief posten moet je naar de andere wijk.
Je komt zondag nergens zonder auto.
Er is geen drogist meer, alleen nog belwinkels en kappers.
De tram slaat onze halte over tijdens de werkzaamheden.
Het loket van de gemeente verhuist naar het centrum.
Nergens een wc te vinden als je gaat winkelen.
De zwemtijden voor vrouwen zijn geschrapt.
Belbus komt niet opdagen, mevrouw stond een uur in de kou.
De kiosk en de bloemenzaak zijn leeg, het oogt doods.
Een kleine buurtwinkel aan huis.
Contant betalen kan bijna nergens meer.
De sportzaal is volgeboekt door clubs van buiten.
Overstappen met een scootmobiel is een ramp.
Geen bushalte in de nieuwe wijk.
De bus naar het ziekenhuis is geschrapt.
De laatste bankvestiging sluit, ouderen zijn boos.
Er is geen winkel meer op loopafstand.
Op zondag rijdt er helemaal niks.
Veel lege panden in de winkelstraat.
Mevrouw kan de tram niet in met haar looprek.
De zwemlessen gaan niet door want het bad is gesloten.
Een brievenbus in de buurt van de aanleunwoningen.
Wc in het park is altijd op slot.
een super die langer open is
Mevrouw moet voor elke boodschap haar buurman vragen.
Mijn cliënt mist zijn afspraak omdat de taxibus niet kwam.
Met een kinderwagen kom je de bus niet in.
De drogist en de apotheek zijn naar het winkelcentrum buiten de wijk.
Kinderen kunnen niet naar zwemles zonder auto.
De laatste bus gaat om acht uur, nachtdiensters lopen naar huis.
Er zitten alleen nog gokhallen en belwinkels.
De lift op het station is al een maand buiten gebruik.
Meneer plast in een flesje omdat er nergens een toilet is.
Ouderen missen een winkel met verse groente.
Geen trein, geen tram, geen metro, we zitten hier op een eiland.
De sportvereniging moet weg en krijgt geen nieuwe zaal.
De boekenbus komt niet meer.
Vrouw wil geld halen maar het apparaat is altijd leeg.
De kappers redden het, de groenteman niet.
Een winkel van bewoners met een leestafel.
Rijdende bakker of melkboer voor ouderen.
De bus weer langs het gezondheidscentrum laten rijden.
Een goedkope kaart voor tram en bus.
De schouwburg is onbereikbaar met het openbaar vervoer.
"""


def _lees(regels: list[str]) -> tuple[tuple[str, str], ...]:
    thema, zinnen = "", list[tuple[str, str]]()
    for regel in regels:
        if regel.startswith("# "):
            thema = regel[2:]
        else:
            zinnen.append((thema, regel))
    return tuple(zinnen)


ZINNEN: tuple[tuple[str, str], ...] = _lees(_ZINNEN.strip().splitlines())
