"""What a resident says finds its theme; what says nothing in particular is asked about, not guessed."""

import pytest

from rapportage.themas import THEMAS, stel_voor, tel
from rapportage.themawoorden import WOORDEN

GEHOORD = [
    ("Kliko's blijven dagen op de stoep staan en waaien om.", "Afval en schoon"),
    ("Achter de winkels wordt elke nacht puin gestort.", "Afval en schoon"),
    ("Er zit een rattennest onder de schuurtjes, veel ratten overdag.", "Afval en schoon"),
    ("Mevrouw is opgelicht door iemand die zei dat hij van de bank was.", "Veiligheid"),
    ("Er wordt openlijk gedeald bij het spoor.", "Veiligheid"),
    ("Drie scooters gestolen in één week.", "Veiligheid"),
    ("Hangjongeren voor de ingang, mensen lopen om.", "Overlast en buren"),
    ("Elke nacht herrie van de onderburen.", "Overlast en buren"),
    ("Fatbikes scheuren over de stoep.", "Verkeer en parkeren"),
    ("Je kunt na zessen nergens meer parkeren.", "Verkeer en parkeren"),
    ("kids kunnen niet oversteken bij school", "Verkeer en parkeren"),
    ("Alle bomen in de straat zijn weg, nergens schaduw.", "Groen en spelen"),
    ("Overal hondenpoep in het gras.", "Groen en spelen"),
    ("De glijbaan is stuk en de zandbak ook.", "Groen en spelen"),
    ("schimmelplekken achter de kast, verhuurder zegt luchten", "Wonen"),
    ("De lift staat weer stil.", "Wonen"),
    ("Er komt maar geen urgentie voor een grotere woning.", "Wonen"),
    ("Ze hebben een aanmaning en de deurwaarder gehad.", "Geld en schulden"),
    ("De energierekening is verdubbeld.", "Geld en schulden"),
    ("Huisarts zit vol, mensen blijven rondlopen met klachten.", "Gezondheid en zorg"),
    ("Mantelzorger kan het zelf amper nog.", "Gezondheid en zorg"),
    ("Veel moeders zijn overspannen en piekeren.", "Stress en mentaal"),
    ("Ze zegt dat ze er helemaal doorheen zit.", "Stress en mentaal"),
    ("Hij is zo eenzaam sinds ze er niet meer is.", "Ontmoeten"),
    ("De eettafel is gestopt, daar kwam iedereen.", "Ontmoeten"),
    ("Brugklassers worden gepest op weg naar huis.", "Jeugd en school"),
    ("Er is hier niks te doen voor jongeren.", "Jeugd en school"),
    ("Ze snapt de brief niet en durft niet te bellen.", "Taal en formulieren"),
    ("Zonder digid kom je nergens meer.", "Taal en formulieren"),
    ("Hij solliciteert zich suf.", "Werk en meedoen"),
    ("We dachten mee, maar met onze ideeën gebeurt niets.", "Werk en meedoen"),
    ("De laatste supermarkt is weg.", "Winkels en OV"),
    ("De bus rijdt niet meer na tienen.", "Winkels en OV"),
]

VAAG = [
    "De sfeer is anders dan vroeger.",
    "Mensen zijn moe.",
    "Rustige week, weinig gehoord.",
    "Volgens mij geldt dit voor de hele wijk.",
    "Speelt al maanden, het vertrouwen raakt op.",
    "Kinderen bij school.",
    "Iets met de buren.",
]


@pytest.mark.parametrize(("gehoord", "thema"), GEHOORD)
def test_what_was_heard_finds_its_theme(gehoord: str, thema: str) -> None:
    assert stel_voor(gehoord).themas[0] == thema


def test_most_of_it_can_be_filed_without_asking() -> None:
    zeker = [gehoord for gehoord, _ in GEHOORD if stel_voor(gehoord).zeker]
    assert len(zeker) >= 0.75 * len(GEHOORD)


@pytest.mark.parametrize("vaag", VAAG)
def test_a_vague_text_is_asked_about(vaag: str) -> None:
    assert not stel_voor(vaag).zeker


def test_two_themes_in_one_sentence_are_both_offered_and_not_decided() -> None:
    voorstel = stel_voor("Schimmel in huis en schulden, alles tegelijk.")
    assert voorstel.themas[:2] == ("Wonen", "Geld en schulden")
    assert not voorstel.zeker


def test_the_problem_weighs_more_than_the_place_and_the_people() -> None:
    assert stel_voor("Jongens vapen bij de school.").themas[0] == "Gezondheid en zorg"


def test_a_word_counts_from_its_beginning_only() -> None:
    """*lekker* is no leak, *verkeerd* no traffic, *trampoline* no public transport, *geldt* no money."""
    for onschuldig in ("Het ging lekker.", "Dat is verkeerd.", "Een trampoline.", "Dat geldt niet."):
        assert stel_voor(onschuldig).themas == ()


def test_case_accents_and_punctuation_make_no_difference() -> None:
    assert stel_voor("GEEN IDEEËN-bus: Schimmel!!") == stel_voor("geen ideeen bus schimmel")


@pytest.mark.parametrize(
    "gemaskeerd", ["[naam]", "[telefoonnummer]", "[adres]", "[rekeningnummer]", "[e-mailadres]"]
)
def test_a_mask_says_nothing_about_the_theme(gemaskeerd: str) -> None:
    assert stel_voor(gemaskeerd).themas == ()


@pytest.mark.parametrize(
    "raar", ["", " ", "\n\x00", "🙏🏽👍", "!!!", "日本語", "’", "fatbike " * 625, "a" * 5000]
)
def test_nothing_makes_it_stumble(raar: str) -> None:
    assert len(stel_voor(raar).themas) <= 3


def test_iets_anders_is_never_suggested_and_always_there_to_choose() -> None:
    assert THEMAS[-1] == "Iets anders"
    assert set(WOORDEN) == set(THEMAS[:-1])


def test_every_theme_has_words_that_decide_and_words_that_hint() -> None:
    for stevig, zwak in WOORDEN.values():
        assert len(stevig.split()) >= 25
        assert len(zwak.split()) >= 10


def test_a_word_that_decides_belongs_to_one_theme_and_no_word_stands_there_twice() -> None:
    stevig = [woord for groep, _ in WOORDEN.values() for woord in groep.split()]
    assert len(stevig) == len(set(stevig))
    for thema, (groep, hints) in WOORDEN.items():
        samen = groep.split() + hints.split()
        assert len(samen) == len(set(samen)), thema


@pytest.mark.parametrize("thema", WOORDEN)
def test_every_word_of_the_list_is_heard_wherever_it_stands(thema: str) -> None:
    stevig, zwak = WOORDEN[thema]
    for woord in stevig.split() + zwak.split():
        kaal = woord.strip("*.").replace("_", " ")
        assert thema in tel(f" {kaal} "), woord
        assert thema in tel(f" begin {kaal} einde "), woord
