"""What may not be stored is masked, what tells about the neighbourhood stays, and acute danger is noticed."""

import random

import pytest

from bot.afscherming import Afgeschermd, acuut, scherm_af

# Invented numbers: the BSN passes the elfproef, the accounts are the examples of the banks themselves.


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Hij is bereikbaar op 06-12345678.", "Hij is bereikbaar op [telefoonnummer]."),
        ("bel 06 12 34 56 78 na vijven", "bel [telefoonnummer] na vijven"),
        ("06.12.34.56.78 of 06/12345678", "[telefoonnummer] of [telefoonnummer]"),
        ("Bel zoon: 06 - 1234 5678 (thuis)", "Bel zoon: [telefoonnummer] (thuis)"),
        (
            "tel0612345678, of met een komma 06,12345678",
            "tel[telefoonnummer], of met een komma [telefoonnummer]",
        ),
        ("met de letter O: O6-12345678", "met de letter O: [telefoonnummer]"),
        ("te kort 06-1234567, te lang 06-123456789", "te kort [telefoonnummer], te lang [telefoonnummer]"),
        ("+31 6 1234 5678 en +31(0)6-12345678", "[telefoonnummer] en [telefoonnummer]"),
        ("0031612345678 en 31612345678", "[telefoonnummer] en [telefoonnummer]"),
        (
            "070-1234567, (070) 123 45 67, 0174 12 34 56",
            "[telefoonnummer], [telefoonnummer], [telefoonnummer]",
        ),
        ("06.12-12.34.56 is geen tijd", "[telefoonnummer] is geen tijd"),
        ("0 7 0 3 5 3 2 0 0 0 staat er", "[telefoonnummer] staat er"),
        ("tel. 0182-512345/06-12345678", "tel. [telefoonnummer]/[telefoonnummer]"),
        ("bel 353 20 00, zonder netnummer", "bel [telefoonnummer], zonder netnummer"),
        ("06 12345678 2 keer gebeld", "[telefoonnummer] 2 keer gebeld"),
        ("+32 475 12 34 56 2 keer gebeld", "[telefoonnummer] 2 keer gebeld"),
        ("+90 532 123 45 67 of 00212 6 12 34 56 78", "[telefoonnummer] of [telefoonnummer]"),
        ("eerst 06-12345678\ndan 06\n12345678", "eerst [telefoonnummer]\ndan [telefoonnummer]"),
    ],
)
def test_a_phone_number_goes_however_it_is_written(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("telefoonnummer",))


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("mail a.bakker1958@voorbeeld.nl.", "mail [e-mailadres]."),
        ("JAN_DE-VRIES+wijk@post.voorbeeld.co.uk belt", "[e-mailadres] belt"),
        ("jan @ gmail.com, of jan@gmail", "[e-mailadres], of [e-mailadres]"),
        ("jan (at) voorbeeld punt nl", "[e-mailadres]"),
        ("mijn mail is fatima99[at]gmail.com", "mijn mail is [e-mailadres]"),
        ("jan apenstaartje ziggo punt nl", "[e-mailadres]"),
        ("jan at gmail punt com", "[e-mailadres]"),
        ("jörg@müller.de schrijft", "[e-mailadres] schrijft"),
    ],
)
def test_an_email_address_goes_also_when_it_is_spelled_out(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("e-mailadres",))


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Ze heeft 111222333 op het formulier gezet", "Ze heeft [BSN] op het formulier gezet"),
        ("111.222.333 of 1112.22.333 of 123 456 782", "[BSN] of [BSN] of [BSN]"),
        ("acht cijfers: 10000008", "acht cijfers: [BSN]"),  # passes the elfproef as 010000008
        ("acht met punten: 10.000.008", "acht met punten: [BSN]"),
        ("bsn 123456789, verkeerd getypt", "bsn [BSN], verkeerd getypt"),
        ("haar bsn is 12345", "haar bsn is [BSN]"),
        ("burgerservicenummer van mevrouw: 123456789", "burgerservicenummer van mevrouw: [BSN]"),
        ("BSN-nummer 987654321 en sofinummer 123456789", "BSN-nummer [BSN] en sofinummer [BSN]"),
        (
            "bsn 012345672 begint met een nul, los 012345672 ook",
            "bsn [BSN] begint met een nul, los [BSN] ook",
        ),
    ],
)
def test_a_bsn_goes_when_it_passes_the_elfproef_or_follows_the_word(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("BSN",))


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        (
            "Geld gestort op NL91ABNA0417164300, nu dreigmails",
            "Geld gestort op [rekeningnummer], nu dreigmails",
        ),
        ("NL20 INGB 0001 2345 67", "[rekeningnummer]"),
        ("nl 91 abna 0417.16.43.00 stond erop", "[rekeningnummer] stond erop"),
        ("verkeerd getypt: NL91ABNA0417164301", "verkeerd getypt: [rekeningnummer]"),
        ("BE68 5390 0754 7034 gestort", "[rekeningnummer] gestort"),
        ("DE89370400440532013000 op naam", "[rekeningnummer] op naam"),
        ("iban is BE68 5390 0754 7035, ook verkeerd", "iban is [rekeningnummer], ook verkeerd"),
        ("oud rekeningnummer 417164300", "oud rekeningnummer [rekeningnummer]"),
    ],
)
def test_a_bank_account_goes_dutch_or_foreign(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("rekeningnummer",))


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Postcode 2526 AB ziet er niet uit", "Postcode [postcode] ziet er niet uit"),
        ("bij 2526AB, 2525xk en (2526 ce)", "bij [postcode], [postcode] en ([postcode])"),
        ("2026AB en 2026 EN zijn postcodes", "[postcode] en [postcode] zijn postcodes"),
        ("2511km is een plek", "[postcode] is een plek"),
    ],
)
def test_a_postcode_goes_with_or_without_capitals_and_space(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("postcode",))


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        (
            "Lekkage op Lindelaan 45, al drie keer gebeld",
            "Lekkage op Lindelaan [huisnummer], al drie keer gebeld",
        ),
        ("Bewoner van Beethovenstraat 12-3 valt", "Bewoner van Beethovenstraat [huisnummer] valt"),
        ("lindelaan 45a en LINDELAAN 45 B", "lindelaan [huisnummer] en LINDELAAN [huisnummer]"),
        (
            "Lindelaan45, Lindelaan (45) en Lindelaan: 45",
            "Lindelaan[huisnummer], Lindelaan ([huisnummer]) en Lindelaan: [huisnummer]",
        ),
        ("Lindelaan nr. 45 klaagt", "Lindelaan nr. [huisnummer] klaagt"),
        ("Lindelaan 12, 14 en 16 hebben schimmel", "Lindelaan [huisnummer] hebben schimmel"),
        ("Lindelaan 12 t/m 18, en 3 weken later 20", "Lindelaan [huisnummer], en 3 weken later 20"),
        ("Rozenstr. 7 en Wim Sonneveldpad 3", "Rozenstr. [huisnummer] en Wim Sonneveldpad [huisnummer]"),
        (
            "Laan van Meerdervoort 1200 en Zuiderpark 12",
            "Laan van Meerdervoort [huisnummer] en Zuiderpark [huisnummer]",
        ),
        (
            "Op de Dreef 3hs is ingebroken, en bij 5 hs",
            "Op de Dreef [huisnummer] is ingebroken, en bij [huisnummer]",
        ),
        (
            "aan de Mient 45, woont op Assumburg 12",
            "aan de Mient [huisnummer], woont op Assumburg [huisnummer]",
        ),
        (
            "De familie van nr 14, nummer 12 en huisnummer 3",
            "De familie van nr [huisnummer], nummer [huisnummer] en huisnummer [huisnummer]",
        ),
        ("de buren van 14, hij woont op 12 hoog", "de buren van [huisnummer], hij woont op [huisnummer]"),
        ("Lindelaan 45 dag en nacht herrie", "Lindelaan [huisnummer] dag en nacht herrie"),
        ("Lindelaan 45 de bewoner is boos", "Lindelaan [huisnummer] de bewoner is boos"),
        (
            "Lindelaan 45 mevrouw belt, Lindelaan 12 meid",
            "Lindelaan [huisnummer] mevrouw belt, Lindelaan [huisnummer] meid",
        ),
        (
            "Lindelaan 12 alle bewoners, nr 12 anders dan nr 8",
            "Lindelaan [huisnummer] alle bewoners, nr [huisnummer] anders dan nr [huisnummer]",
        ),
        ("Lindelaan 12 mensenwerk", "Lindelaan [huisnummer] mensenwerk"),
        ("Lindelaan 45 a 47, Lindelaan 45-zwart", "Lindelaan [huisnummer], Lindelaan [huisnummer]-zwart"),
        ("Lindelaan 45 bewoners klagen", "Lindelaan [huisnummer] bewoners klagen"),
        ("Lindelaan 1958 stinkt", "Lindelaan [huisnummer] stinkt"),
    ],
)
def test_a_house_number_goes_and_the_street_stays(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(bewaard, ("huisnummer",))


@pytest.mark.parametrize(
    "tekst",
    [
        # numbers of the neighbourhood
        "lijn 15 rijdt niet, bus nummer 23 ook niet, de A12 staat vast",
        "30 km per uur, het 30-bord in de Hobbemakade 30-bord helpt niet",
        "groep 8 vapet, groep 1 2 3 4 5 6 7 8 ook",
        "5 bewoners, 2 weken, 100 euro, 12 jaar, blok 3, na 22 uur",
        "top 5 signalen: op nummer 1 staat zwerfafval, nummer 1 ergernis is poep",
        "bel 112, 113, 14070 of Veilig Thuis 0800-2000",
        "meneer van 83, jongens van 12 tot 16",
        "1 op de 3 bewoners, 12.345 inwoners, 0,5 tot 1,5 meter",
        "een zaaknummer hebben ze niet, en op insta staat het ook",
        # dates, times, years, money
        "11 november Sint Maarten, op 01-02-2026 3 bewoners, 2026-02-01 10:30",
        "open 08.30-12.00 13.00-17.00 uur, afspraak 12-03-2026 10.30 uur",
        "In 2026 en 2027, sinds 2025 is het raak, 2026 en verder, 2026 De rest volgt",
        # these dates and years pass the elfproef, as one in eleven does
        "op 2026-02-09 en 04-02-2026, schooljaar 2024-2025, raad 2022-2026",
        "bel 112 113, nummer 4587123 van de gemeente, schaal 0 1 2 3 4 5 6 7 8 9 10",
        "1250 in de maand, 1250 per maand, € 1250 pm, €1250 pm, 1500kg grofvuil, postcode 2525 en 2526",
        "€ 10.000.008, €10.000.008 of 10.000.008 euro, C2000 pc",
        # a street followed by a number that is no house
        "Rozenstraat 5 bewoners klagen, Rozenstraat 3 kapotte lampen, Rozenstraat 3 van de 5 lampen",
        "Rozenstraat 2 weken dicht, Rozenstraat 3x gemeld, Rozenstraat 3 tot 4 keer, Rozenstraat 24/7",
        "Rozenstraat 12 maart, Rozenstraat 12-03-2026, Rozenstraat 20.00 uur, herinrichting Rozenstraat 2026",
        "Rozenstraat 1 dag dicht, Rozenstraat 12,50 euro, op het Vwo 5 bewaard",
        "Rozenstraat 14-jarige jongens, Rozenstraat 2e melding, Rozenstraat 's avonds, Rozenstraat, 112 gebeld",
        "op het schoolplein 12 keer, onderweg 2, op het plein 5 jongens, in het park 3 bankjes",
        "bij Haag Wonen 12 klachten, de Lidl 3 keer",
        # words that look like an address or a number
        "hij at soep, ze at niets.de rest wel, we zien elkaar @ het plein",
        "zonder bsn 3 maanden wachten, een bsn aanvragen duurt 2 weken, 06-nummers, e-mail werkt niet",
    ],
)
def test_what_tells_about_the_neighbourhood_stays_as_it_was(tekst: str) -> None:
    assert scherm_af(tekst) == Afgeschermd(tekst, ())


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("06\u00a012\u00a034\u00a056\u00a078", "[telefoonnummer]"),  # spaces that do not break
        ("06\u200b12\u200d34\u206056\ufeff78", "[telefoonnummer]"),  # characters without width
        (
            "\uff10\uff16\uff0d\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18 ok",
            "[telefoonnummer] ok",
        ),  # full width
        ("\u0660\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668", "[telefoonnummer]"),  # Arabic digits
        ("".join(f"{cijfer}\ufe0f\u20e3" for cijfer in "0612345678"), "[telefoonnummer]"),  # keycap emoji
        ("06\u201312\u20113456\u221278", "[telefoonnummer]"),  # dashes of all kinds
        ("jan\uff20gmail\uff0ecom", "[e-mailadres]"),
        ("Lindelaan\u00a04\u200b5 lekt", "Lindelaan\u00a0[huisnummer] lekt"),
        (
            "café\u0301 naïef 👨‍👩‍👧 06-12345678 naïef 👨‍👩‍👧",
            "café\u0301 naïef 👨‍👩‍👧 [telefoonnummer] naïef 👨‍👩‍👧",
        ),
    ],
)
def test_unusual_characters_hide_nothing_and_stay_around_the_mask(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst).tekst == bewaard


def test_the_kinds_are_told_once_each_and_sorted_as_the_melder_reads_them() -> None:
    tekst = (
        "Lindelaan 45, 2526 AB: 06-12345678, 070-1234567, jan@x.nl, bsn 111222333, NL91ABNA0417164300, nr 3"
    )
    assert scherm_af(tekst) == Afgeschermd(
        "Lindelaan [huisnummer], [postcode]: [telefoonnummer], [telefoonnummer], [e-mailadres], bsn [BSN], "
        "[rekeningnummer], nr [huisnummer]",
        ("BSN", "e-mailadres", "huisnummer", "postcode", "rekeningnummer", "telefoonnummer"),
    )


def test_a_number_behind_a_masked_postcode_is_a_house_number() -> None:
    assert scherm_af("2526 AB 45").tekst == "[postcode] [huisnummer]"


WIJKTEAM = frozenset({"Plein 1953", "070-3532000", "Wijkteam@denhaag.nl", "Lindelaan", "12"})


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Kom naar plein 1953, PLEIN\u00a01953", "Kom naar plein 1953, PLEIN\u00a01953"),
        ("bel het wijkteam: 070-3532000", "bel het wijkteam: 070-3532000"),
        ("mail WIJKTEAM@denhaag.nl", "mail WIJKTEAM@denhaag.nl"),
        # what is no more than like it goes all the same
        ("Plein 1953 12 en Plein 1953 nr 12", "Plein 1953 [huisnummer] en Plein 1953 nr [huisnummer]"),
        ("070-35320001", "[telefoonnummer]"),
        ("jan.wijkteam@denhaag.nl", "[e-mailadres]"),
        ("Lindelaan 45", "Lindelaan [huisnummer]"),
        ("06 12 12 12 12", "[telefoonnummer]"),
    ],
)
def test_what_the_wijkverband_allows_stays_and_nothing_more(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst, WIJKTEAM).tekst == bewaard


STUKJES = (
    "06 12345678 1234 AB ab Lindelaan straat plein nr nummer bsn tel @ jan x.nl at punt gmail 45 a 12-3 en t/m "
    "+ 31 00 NL91 ABNA0417164300 BE68 111222333 hoog hs op 2026 € % 070-3532000 [telefoonnummer] [postcode] [ ] "
    "wil dood \ud800 \udfff \u200b \u00a0 \x00 \u0666 \ufb03 \xbd e\u0301 \u0130 😀"
).split(" ")


def willekeurige_teksten() -> list[str]:
    """The same texts every time: pieces that almost make a number, and characters from all of Unicode."""
    kans = random.Random(1953)
    tussen = ("", " ", "-", ".", "\n", "\u200b")
    stukken = ["".join(kans.choice(STUKJES) + kans.choice(tussen) for _ in range(20)) for _ in range(500)]
    tekens = ["".join(chr(kans.randrange(0x110000)) for _ in range(40)) for _ in range(150)]
    cijfers = ["".join(kans.choice("0123456789 .-+@/()NLa") for _ in range(60)) for _ in range(350)]
    return ["", *stukken, *tekens, *cijfers]


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("Auto GB-123-X, bus 12-ABC-3 en golf h123bk", "Auto [kenteken], bus [kenteken] en golf [kenteken]"),
        ("kenteken is WX 12345, uit het buitenland", "kenteken is [kenteken], uit het buitenland"),
        ("geb. 4 mei 2009, hij woont alleen", "geb. [geboortedatum], hij woont alleen"),
        ("zij is geboren op 12/3/61", "zij is geboren op [geboortedatum]"),
        ("een man (12-03-1985) is somber", "een man ([geboortedatum]) is somber"),
        (
            "zaaknummer Z2026-0012345 en cliëntnummer 4587123",
            "zaaknummer [zaaknummer] en cliëntnummer [zaaknummer]",
        ),
        ("melding SIA-1234567 blijft liggen", "melding [zaaknummer] blijft liggen"),
        (
            "op insta ronselt @snel_geld_070, op snap lil.moes070",
            "op insta ronselt [account], op snap [account]",
        ),
    ],
)
def test_plates_birth_dates_case_numbers_and_accounts_go(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst).tekst == bewaard


@pytest.mark.parametrize(
    "tekst",
    [
        "van 10-tot-12 open, groep 3-4-5, zone 30, 4-en-5 mei",
        "op 12 maart, sinds 1 juni 2026, dicht sinds 12-03-1985",
        "buslijn 23, 8.000 euro schuld, schooljaar 2024-2025, 3 meldingen in 2026",
        "filmpjes op insta en snap, via whatsapp om 14.30",
    ],
)
def test_hours_dates_and_amounts_are_no_plates_births_or_cases(tekst: str) -> None:
    assert scherm_af(tekst).tekst == tekst


@pytest.mark.parametrize("toegestaan", [frozenset[str](), WIJKTEAM])
def test_masking_a_masked_text_changes_nothing_whatever_the_text(toegestaan: frozenset[str]) -> None:
    eenmaal = [scherm_af(tekst, toegestaan).tekst for tekst in willekeurige_teksten()]
    assert [scherm_af(tekst, toegestaan) for tekst in eenmaal] == [
        Afgeschermd(t, (), acuut(t)) for t in eenmaal
    ]
    assert {"[telefoonnummer]", "[huisnummer]", "[e-mailadres]"} <= set(
        " ".join(eenmaal).replace("]", "] ").split()
    )


@pytest.mark.parametrize(
    "stukje",
    [
        "a",
        "0",
        "0 ",
        "1.",
        " ",
        "@",
        "a@",
        "a.",
        "+1",
        "NL12",
        "ab12 ",
        "laan 1,",
        "Alaan 1 ",
        "laan van ",
        "wil a ",
        "\u200b",
        "\ud800",
    ],
)
def test_a_very_long_text_is_masked_too(stukje: str) -> None:
    lang = stukje * (20_000 // len(stukje))
    assert scherm_af(f"06-12345678, {lang}").tekst.split(",")[0] == "[telefoonnummer]"


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Jongen praat over dood willen. School maakt zich zorgen.", "zelfdoding"),
        ("Mevrouw zegt: ik wil echt liever dood", "zelfdoding"),
        ("ze wil niet meer leven", "zelfdoding"),
        ("hij wil er een einde aan maken", "zelfdoding"),
        ("ze wil een eind aan haar leven maken", "zelfdoding"),
        ("zoon sprak over zelfmoord", "zelfdoding"),
        ("SUÏCIDAAL meisje van 15", "zelfdoding"),
        ("hij heeft zichzelf iets aangedaan", "zelfdoding"),
        ("zelf\u200bdoding in de flat", "zelfdoding"),
        ("huiselijk geweld bij de buren", "geweld_thuis"),
        ("buurman slaat zijn vrouw", "geweld_thuis"),
        ("hij slaat z’n kinderen", "geweld_thuis"),
        ("meisje wordt door haar vader geslagen", "geweld_thuis"),
        ("jongen wordt thuis geslagen", "geweld_thuis"),
        ("man mishandelt zijn vrouw", "geweld_thuis"),
        ("vermoeden van kindermishandeling", "geweld_thuis"),
        ("seksueel misbruik in het gezin", "geweld_thuis"),
        ("ze is bang voor haar man", "geweld_thuis"),
        ("er is brand in de flat", "gevaar"),
        ("de flat staat in brand", "gevaar"),
        ("steekpartij bij het station", "gevaar"),
        ("jongen heeft een mes bij zich", "gevaar"),
        ("man met een wapen", "gevaar"),
        ("mevrouw wordt bedreigd door haar buurman", "gevaar"),
        ("schietpartij, een jongen is neergestoken", "gevaar"),
        ("Hij zegt dat hij er een eind aan maakt", "zelfdoding"),
        ("Ze wil een einde maken aan haar leven", "zelfdoding"),
        ("Zij heeft pillen geslikt en wil niet meer", "zelfdoding"),
        ("Ze snijdt in haar armen", "zelfdoding"),
        ("Hij slaat haar elke avond", "geweld_thuis"),
        ("Vader slaat moeder", "geweld_thuis"),
        ("kind komt al weken met blauwe plekken op school", "geweld_thuis"),
        ("ze wordt gestalkt", "gevaar"),
        ("Hij ligt op de grond en reageert niet", "gevaar"),
        ("brand in portiek", "gevaar"),
        ("vrouw wordt uitgebuit", "gevaar"),
        ("een loverboy bij de school", "gevaar"),
        ("gedwongen prostitutie in de flat", "gevaar"),
        ("hij ligt bewusteloos in het portiek, reanimatie bezig", "gevaar"),
    ],
)
def test_words_of_acute_danger_are_noticed(tekst: str, soort: str) -> None:
    assert acuut(tekst) == soort


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("Hij heeft een mes. Hij slaat zijn vrouw. Hij wil dood.", "zelfdoding"),
        ("Hij heeft een mes. Hij slaat zijn vrouw.", "geweld_thuis"),
    ],
)
def test_the_gravest_danger_goes_first(tekst: str, soort: str) -> None:
    assert acuut(tekst) == soort


@pytest.mark.parametrize(
    "tekst",
    [
        "de straat is dood na zes uur, doodlopende straat, doodeng tunneltje, dood vogeltje",
        "bewoners willen dood hout opruimen en de dode boom weg",
        "de brandgang ligt vol, elke avond vuurwerk",
        "brandweer kwam langs voor voorlichting, bakken in brand gestoken",
        "buren slaan met deuren, hij slaat de deur dicht, ze slaan de handen ineen",
        "gemeente moet er een einde aan maken, een einde aan de overlast maken",
        "ze kan niet meer leven van de uitkering",
        "levensgevaarlijke kruising, bedreigde diersoort, de sfeer is bedreigend",
        "buurthuis wordt bedreigd met sluiting",
        "cursus reanimatie in het buurthuis, voorlichting over zelfmoordpreventie",
        "misbruik van parkeerplekken, verwaarloosde tuin, mishandelt zijn hond",
        "hij schreeuwt moord en brand, ze verdrinkt in de schulden",
        "het Wapen van Den Haag, messen slijpen op de markt, explosie van klachten",
        "kinderen springen van het dak van de fietsenstalling",
        "moeder zit thuis, het kind is geslaagd",
        "veel eenzame ouderen, er wordt vuurwerk afgestoken, hij slaat haar hulp af",
        "arbeidsmigranten worden uitgebuit, voorlichting over loverboys op school",
        "grofvuil ligt er al weken en de gemeente reageert niet, de winkelier wil niet meer",
    ],
)
def test_everyday_neighbourhood_talk_is_no_acute_danger(tekst: str) -> None:
    assert acuut(tekst) is None


def test_what_spares_one_sentence_does_not_spare_the_next() -> None:
    assert acuut("Cursus reanimatie in het buurthuis. Nu reanimatie op straat") == "gevaar"


def test_the_danger_is_told_together_with_the_masked_text() -> None:
    assert scherm_af("Bel 06-12345678: hij wil dood.") == Afgeschermd(
        "Bel [telefoonnummer]: hij wil dood.", ("telefoonnummer",), "zelfdoding"
    )


@pytest.mark.parametrize(
    "tekst",
    [
        "mijn buurvrouw van nummer 12 heeft thuiszorg nodig, kan iemand langsgaan",
        "Mevrouw Jansen heeft dringend hulp nodig bij het douchen",
        "Kan het wijkteam contact opnemen met deze man?",
        "Kunnen jullie haar even bellen?",
        "Mijn moeder redt het niet meer alleen",
        "Mijn buurvrouw valt steeds, wie kan er iemand bij haar langs sturen?",
        "Mevrouw Jansen heeft al drie dagen niet gegeten",
        "Mevrouw [naam] heeft al drie dagen niet gegeten",
        "Kan iemand deze week bij meneer De Vries gaan kijken?",
        "Kunnen jullie een huisbezoek doen bij de buurman?",
        "Ik heb hulp nodig bij mijn administratie",
    ],
)
def test_the_care_question_of_one_person_is_noticed(tekst: str) -> None:
    assert acuut(tekst) == "zorgvraag"


@pytest.mark.parametrize(
    "tekst",
    [
        "Ouderen hebben meer hulp nodig, er is meer thuiszorg nodig in de wijk",
        "Veel bewoners zeggen dat ze hulp nodig hebben",
        "Kan iemand de lamp op het plein maken? Kan de gemeente langskomen voor de ratten?",
        "Een mevrouw zoekt een maatje om mee te wandelen, de buurt heeft een speeltuin nodig",
        "Mensen wachten maanden op een traplift",
        "Bij het huisbezoek gehoord: schimmel. Kan de corporatie bij de buurman naar de lift kijken?",
    ],
)
def test_what_many_need_is_about_the_neighbourhood(tekst: str) -> None:
    assert acuut(tekst) is None


@pytest.mark.parametrize(
    ("tekst", "bewaard"),
    [
        ("geboren 03011954", "geboren [geboortedatum]"),
        ("geb.dat. 3-1-54", "geb.dat. [geboortedatum]"),
        ("snap: moessie", "snap: [account]"),
        ("insta is moessie, en dan", "insta is [account], en dan"),
        ("facebook: buurtgroep", "facebook: buurtgroep"),
        ("whatsapp is handig", "whatsapp is handig"),
    ],
)
def test_what_is_written_bare_goes_too(tekst: str, bewaard: str) -> None:
    assert scherm_af(tekst).tekst == bewaard
