"""The browser channel and its pages over real HTTP on loopback: a lived month, and everything that may go wrong."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.oefenstof import SIGNALEN
from gesprekken import vangnet
from gesprekken.model import Bericht
from opslag import browser, outbox, transactie
from tests.bezoek import (
    ESRA,
    IEDEREEN,
    INEKE,
    NAIMA,
    RAJIV,
    Bezoek,
    Pagina,
    bezoek_aan,
    kopie,
    nieuwe_wijk,
    sleutel_in,
)

ONBEGREPEN = {"fout": "Dit begrijp ik niet. Laad de pagina opnieuw en probeer het nog een keer."}
TE_LANG = {"fout": "Dit is te lang om te versturen. Maak het korter."}


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("wijk"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


def chat(bezoek: Bezoek, persoon: str) -> list[tuple[str, str]]:
    """What stands in a chat, and who said it."""
    with transactie(bezoek.oefening.dienst.db) as sessie:
        return [(r.van, r.bericht.tekst) for r in browser.gesprek(sessie, f"oefen{persoon}")]


# --- a month ---


async def test_a_visitor_lives_a_month_over_plain_http(bezoek: Bezoek) -> None:
    naima, rajiv, esra = (bezoek.wordt(persoon) for persoon in (NAIMA, RAJIV, ESRA))
    assert await bezoek.wordt("").tip() == (
        "Kies wie je wilt zijn. Begin als melder, en word later de coördinator."
    )

    # Four colleagues heard about fatbikes: too few to show. With her own signal there are five.
    bezoek.zet_klok("2026-11-30T08:30")
    async with bezoek.houdt_alle_telefoons():
        for persoon in IEDEREEN[1:5]:
            await bezoek.wordt(persoon).zegt("De fatbikes rijden hard over de stoep", "Rustig kunnen lopen")
        assert await naima.tip() == (
            "Schrijf in één zin wat je hoorde, bijvoorbeeld over fatbikes op de stoep."
        )
        await naima.zegt("Een fatbike reed bijna tegen een kinderwagen op de stoep")
        assert await naima.tip() == "Dit was je signaal. Beantwoord ook de tweede vraag; een knop mag ook."
        assert "Thema: Verkeer en parkeren" in await naima.drukt("Weet ik niet")
        assert await naima.tip() == "Genoteerd. Ga naar de eerste bundel, en zie wat jouw signaal deed."
        await bezoek.springt("bundel")
        bundel = (await naima.kijkt())["groep"][-1]
        assert (bundel["dag"], bundel["uur"]) == ("donderdag 3 december", "9.00")
        assert "1. Verkeer en parkeren · ten minste 3 van 5 melders\n" in bundel["tekst"]

        # The coördinator picks an action, and tells residents.
        assert await naima.tip() == (
            "De bundel staat in de groep. Word Esra, de coördinator, en kies een actie."
        )
        await esra.drukt("Kies de acties", waar="groep")
        await esra.drukt("Verkeer en parkeren", "Te doen", "Veel verschil")
        await esra.zegt("Rustig kunnen lopen", "Vrijdag samen langs de fatbikes")
        await esra.drukt("Rajiv Ramdin", "Zonder partners")
        await esra.zegt("Een afspraak met de school maken")
        await esra.drukt("Donderdag 17 december", "Over 6 weken", "Sla over", "Nee, dit was het")
        assert "Vrijdag samen langs de fatbikes" in (await esra.kijkt())["groep"][-1]["tekst"]
        while any(
            k["tekst"] == "Later"
            for b in (await esra.kijkt())["gesprek"]
            for r in b["knoppen"]
            for k in r
            if k["doet"]
        ):
            await esra.drukt("Later")
        assert await esra.tip() == (
            "De actie staat. Word Rajiv, en antwoord op de vraag of je eigenaar wordt. "
            "Of ga een dag verder: dan zegt Rajiv vanzelf ja."
        )
        await rajiv.drukt("Ja, dat doe ik")
        gekregen = [b["document"] for b in (await rajiv.kijkt())["gesprek"] if b["document"]]
        assert gekregen[-1]["tekst"] == "Zet in je agenda"
        agenda = await bezoek.client.get(gekregen[-1]["url"])
        assert agenda.headers["content-type"].startswith("text/calendar")
        assert agenda.headers["content-disposition"].startswith('attachment; filename="actie-')
        assert b"Een afspraak met de school maken" in agenda.content
        assert await esra.tip() == (
            "De actie staat. Schrijf de terugkoppeling. Of: ga 2 weken verder: dan krijgt Rajiv een herinnering."
        )
        await esra.drukt("Schrijf de terugkoppeling")
        await esra.zegt("De <b>fatbikes</b> rijden hard & op de stoep")
        await esra.drukt(
            "Klopt zo", "Neem dit over", "Neem dit over", "Donderdag 31 december", "De wijkkrant"
        )
        await esra.drukt("Kom langs", "Publiceer")

        # Two weeks later the owner is reminded in his own words, and answers with one tap.
        await bezoek.springt("2weken")
        assert "“Een afspraak met de school maken”" in await rajiv.leest()
        assert await naima.tip() == "De herinnering is er. Word Rajiv, en antwoord met een van de knoppen."
        await rajiv.drukt("Gedaan")
        assert await rajiv.tip() == "De eerste stap is gezet. Ga 6 weken verder, naar het checkmoment."

        # At the check moment he tells what it brought. It is pointed at, for the weeks after it went by as well.
        await bezoek.springt("6weken")
        stand = await rajiv.kijkt()
        herinnering = next(b for b in stand["gesprek"] if b["id"] == stand["aandacht"])
        assert (herinnering["dag"], herinnering["uur"]) == ("donderdag 14 januari", "9.00")
        assert await rajiv.tip() == "Het checkmoment is er. Vertel eerlijk hoe het ging."
        await rajiv.drukt("Gedaan")
        await rajiv.zegt("Jongeren spreken elkaar er nu zelf op aan")
        await rajiv.drukt("Ja", "Stoppen")
        assert (await rajiv.kijkt())["aandacht"] == ""

    # Both documents open, with what was typed as text.
    groep = (await esra.kijkt())["groep"]
    documenten = [await bezoek.client.get(b["document"]["url"]) for b in groep if b["document"]]
    await esra.zegt("/bundel")
    documenten.append(await bezoek.client.get((await esra.kijkt())["gesprek"][-1]["document"]["url"]))
    assert [d.status_code for d in documenten] == [200, 200]
    terugkoppeling, bundeldocument = (d.text for d in documenten)
    assert "De &lt;b&gt;fatbikes&lt;/b&gt; rijden hard &amp; op de stoep" in terugkoppeling
    assert "<h1" in bundeldocument


async def test_a_visitor_may_see_and_erase_what_is_kept_and_the_neighbourhood_lives_on(
    bezoek: Bezoek,
) -> None:
    naima, esra = bezoek.wordt(NAIMA), bezoek.wordt(ESRA)
    await naima.zegt("/mijngegevens")
    link = (await naima.kijkt())["gesprek"][-1]["document"]
    gegevens = await bezoek.client.get(link["url"])
    assert (link["tekst"], gegevens.status_code) == ("Lees je gegevens", 200)
    assert "Waar je meedoet" in gegevens.text
    for weg in (naima, esra):
        await weg.zegt("/verwijder")
        await weg.drukt("Wis alles en stop", "Ja, wis het nu")
        assert (await weg.leest()).startswith("Je gegevens zijn gewist")
    assert (await bezoek.client.get(link["url"])).status_code == 404
    for sprong in ("bundel", "6weken"):
        await bezoek.springt(sprong)
    assert (await naima.kijkt())["gesprek"] == []
    await naima.zegt("Er ligt afval op straat")
    assert (await naima.leest()).startswith("Welkom bij Wijksignaal. Meedoen gaat op uitnodiging.")


async def test_colleagues_answer_for_themselves_and_never_for_the_visitor(bezoek: Bezoek) -> None:
    async with Pagina(bezoek, NAIMA):
        await bezoek.springt("dag")
        await bezoek.springt("dag")
    naima = chat(bezoek, NAIMA)
    assert [tekst.split()[0] for van, tekst in naima if van == "mens"] == ["/start"]  # with which she joined
    assert naima[-1][1].startswith("Wat hoor of zie je in de wijk?")
    anderen = {tekst for persoon in IEDEREEN[1:] for _, tekst in chat(bezoek, persoon)}
    assert anderen & {signaal.gehoord for signaal in SIGNALEN} != set()


async def test_the_clock_goes_on_where_it_was(nieuw: Path, tmp_path: Path) -> None:
    bestand = kopie(nieuw, tmp_path)
    async with bezoek_aan(bestand) as bezoek:
        await bezoek.springt("dag")
        bezoek.zet_klok("2026-11-03T09:40")
        await bezoek.wordt(NAIMA).zegt("De fatbikes rijden hard over de stoep")
    async with bezoek_aan(bestand) as bezoek:
        stand = await bezoek.kijk(NAIMA)
    assert stand["klok"] == {"woorden": "dinsdag 3 november 2026", "uur": "9.40 uur"}
    assert stand["tip"] == "Dit was je signaal. Beantwoord ook de tweede vraag; een knop mag ook."
    assert [mens["ongelezen"] for mens in stand["mensen"]] == [0] * 6


async def test_what_was_being_said_when_it_was_killed_is_said_after_the_start(
    nieuw: Path, tmp_path: Path
) -> None:
    bestand = kopie(nieuw, tmp_path)
    async with bezoek_aan(bestand) as bezoek:
        dienst = bezoek.oefening.dienst
        waar = {"kanaal": "web", "adres": f"oefen{NAIMA}"}
        with transactie(dienst.db) as sessie:
            outbox.plaats(
                sessie, **waar, soort=outbox.ANTWOORD, bericht=Bericht("Halverwege"), nu=dienst.klok.nu()
            )
            (post,) = outbox.claim(sessie, "wie er was", dienst.klok.nu(), adres=("web", f"oefen{NAIMA}"))
            outbox.onderweg(sessie, post.id)
    for _ in range(2):
        async with bezoek_aan(bestand) as bezoek:
            assert chat(bezoek, NAIMA)[-1] == ("bot", "Halverwege")
            assert chat(bezoek, NAIMA).count(("bot", "Halverwege")) == 1


# --- a page ---


async def test_every_answer_keeps_the_page_to_itself(bezoek: Bezoek) -> None:
    antwoorden = [
        await bezoek.client.get("/"),
        await bezoek.client.get("/pagina/oefenen.js"),
        await bezoek.client.get("/lettertypen/AtkinsonHyperlegible-Bold.woff2"),
        await bezoek.client.get("/nergens"),
        await bezoek.client.post("/bericht"),
        await bezoek.post("klok", sprong="nergens"),
    ]
    assert [a.status_code for a in antwoorden] == [200, 200, 200, 404, 403, 200]
    for antwoord in antwoorden:
        beleid = antwoord.headers["Content-Security-Policy"]
        assert beleid.startswith("default-src 'none'; script-src 'self';")
        assert "unsafe" not in beleid
        assert antwoord.headers["X-Content-Type-Options"] == "nosniff"
        assert antwoord.headers["Referrer-Policy"] == "no-referrer"
        assert antwoord.headers["Cache-Control"] == "no-store"


async def test_the_page_names_nothing_of_another_host(bezoek: Bezoek) -> None:
    for pad in ("/", "/pagina/oefenen.js", "/pagina/stijl.css", "/pagina/teken.svg"):
        tekst = (await bezoek.client.get(pad)).text.replace("http://www.w3.org/2000/svg", "")
        assert "//" not in tekst.replace("// ", "").replace("https?://", ""), pad


@pytest.mark.parametrize(
    "pad",
    [
        "/nergens",
        "/pagina/geheim.py",
        "/pagina/../web.py",
        "/pagina/%2e%2e%2fweb.py",
        "/lettertypen/OFL.txt",
        "/pagina/%00.css",
        f"/pagina/{'a' * 300}.css",  # longer than the name of a file can be
    ],
    ids=lambda pad: pad[:24],
)
async def test_what_is_not_there_is_said_in_one_sentence(bezoek: Bezoek, pad: str) -> None:
    antwoord = await bezoek.client.get(pad)
    assert (antwoord.status_code, antwoord.json()) == (404, {"fout": "Deze pagina is er niet."})


@pytest.mark.parametrize("nummer", ["0", "999999", "9" * 40, "-1", "x", "١"])
async def test_a_document_that_is_not_there_is_said_in_one_sentence(bezoek: Bezoek, nummer: str) -> None:
    antwoord = await bezoek.client.get(f"/document/{nummer}")
    assert (antwoord.status_code, antwoord.json()) == (404, {"fout": "Dit document is er niet."})


async def test_a_page_opened_the_wrong_way_is_refused(bezoek: Bezoek) -> None:
    antwoord = await bezoek.client.get("/bericht")
    assert (antwoord.status_code, antwoord.json()) == (405, {"fout": "Dat kan op deze pagina niet."})


async def test_two_pages_see_the_same_change_live_each_as_its_own_person(bezoek: Bezoek) -> None:
    async with Pagina(bezoek, NAIMA) as ene, Pagina(bezoek, NAIMA) as andere, Pagina(bezoek, INEKE) as derde:
        await bezoek.wordt(NAIMA).zegt("De fatbikes rijden hard over de stoep")
        for pagina in (ene, andere):
            await pagina.tot(lambda p: p.stand["gesprek"][-1]["tekst"].startswith("Genoteerd."))
        await derde.tot(lambda p: p.stand["mensen"][0]["naam"] == "Naima El Idrissi")
        assert ene.stand["gesprek"] == andere.stand["gesprek"]
        assert "De fatbikes rijden hard over de stoep" not in json.dumps(derde.standen, ensure_ascii=False)


async def test_a_stream_goes_on_after_what_was_seen(bezoek: Bezoek) -> None:
    async with Pagina(bezoek, NAIMA) as eerst:
        gezien = eerst.gezien
    await bezoek.wordt(NAIMA).zegt("De fatbikes rijden hard over de stoep")
    async with Pagina(bezoek, NAIMA, verder_na=gezien) as daarna:
        await daarna.tot(lambda p: bool(p.standen))
        assert daarna.stand["gesprek"][-1]["tekst"].startswith("Genoteerd.")
        bij = daarna.gezien
    async with Pagina(bezoek, NAIMA, verder_na=bij) as niets_gemist:
        await bezoek.wordt(NAIMA).drukt("Weet ik niet")
        await niets_gemist.tot(lambda p: bool(p.standen))
        assert niets_gemist.standen[0]["gesprek"][-1]["tekst"].startswith("Dank je")


@pytest.mark.parametrize("gezien", ["1", "ander-1", "-", "9" * 40, "x-y-z"])
async def test_a_stream_that_continues_something_unknown_begins_with_everything(
    bezoek: Bezoek, gezien: str
) -> None:
    async with Pagina(bezoek, NAIMA, verder_na=gezien) as pagina:
        await pagina.tot(lambda p: bool(p.standen))
        assert pagina.stand["persoon"] == NAIMA


async def test_streams_end_when_the_service_stops(bezoek: Bezoek) -> None:
    async with Pagina(bezoek, NAIMA) as pagina:
        bezoek.oefening.stop()
        await pagina.tot(lambda p: p.afgelopen)


@pytest.mark.parametrize("persoon", ["", "0", "7", "01", "١", "groep", "9" * 40])
async def test_a_page_of_nobody_shows_the_people_and_no_chat(bezoek: Bezoek, persoon: str) -> None:
    stand = await bezoek.kijk(persoon)
    assert (stand["persoon"], stand["gesprek"], len(stand["mensen"])) == ("", [], 6)
    antwoord = await bezoek.post("bericht", persoon=persoon, tekst="De fatbikes rijden hard over de stoep")
    assert (antwoord.status_code, antwoord.json()) == (400, {"fout": "Kies eerst wie je bent."})


# --- who may not ---


async def test_without_the_key_of_the_page_nothing_is_done(bezoek: Bezoek) -> None:
    sleutel = sleutel_in((await bezoek.client.get("/")).text)
    voor = chat(bezoek, NAIMA)
    for verkeerd in ({}, {"X-Sleutel": ""}, {"X-Sleutel": sleutel[:-1]}, {"X-Sleutel": "é"}):
        antwoord = await bezoek.client.post(
            "/bericht",
            json={"persoon": NAIMA, "tekst": "De fatbikes rijden hard"},
            headers=httpx.Headers(verkeerd, encoding="utf-8"),
        )
        assert (antwoord.status_code, antwoord.json()) == (
            403,
            {"fout": "Deze pagina is verouderd. Laad haar opnieuw."},
        )
    assert chat(bezoek, NAIMA) == voor
    goed = {"X-Sleutel": sleutel}
    antwoord = await bezoek.client.post("/bericht", json={"persoon": NAIMA, "tekst": "hallo"}, headers=goed)
    assert antwoord.status_code == 200


@pytest.mark.parametrize("host", ["kwaad.example", "kwaad.example:8080", "127.0.0.1.kwaad.example", ""])
async def test_another_site_does_not_reach_the_pages_under_its_own_name(bezoek: Bezoek, host: str) -> None:
    antwoord = await bezoek.client.get("/", headers={"Host": host})
    zin = "Deze pagina werkt alleen op deze computer. Open haar via 127.0.0.1 of localhost."
    assert (antwoord.status_code, antwoord.json()) == (400, {"fout": zin})


@pytest.mark.parametrize("host", ["localhost", "localhost:8080", "127.0.0.1"])
async def test_this_machine_reaches_the_pages_under_its_own_names(bezoek: Bezoek, host: str) -> None:
    assert (await bezoek.client.get("/", headers={"Host": host})).status_code == 200


async def test_the_message_of_someone_else_cannot_be_edited(bezoek: Bezoek) -> None:
    await bezoek.wordt(NAIMA).zegt("De fatbikes rijden hard over de stoep")
    voor = chat(bezoek, NAIMA)
    berichten = (await bezoek.kijk(NAIMA))["gesprek"]
    zin = "Dat bericht kun je niet verbeteren. Stuur gewoon iets nieuws."
    for bericht in (berichten[-1]["id"], berichten[-2]["id"], "0", "9" * 40, "x", ""):
        antwoord = await bezoek.post(
            "bewerk", persoon=INEKE, bericht=bericht, tekst="Er is niets aan de hand"
        )
        assert (antwoord.status_code, antwoord.json()) == (200, {"melding": zin})
    assert chat(bezoek, NAIMA) == voor


async def test_editing_the_own_message_edits_the_answer_until_the_round_is_over(bezoek: Bezoek) -> None:
    naima = bezoek.wordt(NAIMA)
    await naima.zegt("De fatbikes rijden hard over de stoep")
    await naima.drukt("Weet ik niet")
    eigen = [b for b in (await naima.kijkt())["gesprek"] if b["te_bewerken"]]
    assert [b["tekst"] for b in eigen] == ["De fatbikes rijden hard over de stoep"]
    antwoord = await bezoek.post(
        "bewerk", persoon=NAIMA, bericht=eigen[0]["id"], tekst="De fatbikes rijden hard door het park"
    )
    assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})
    assert (await naima.leest()).startswith("Aangepast.")
    assert ("mens", "De fatbikes rijden hard door het park") in chat(bezoek, NAIMA)
    bezoek.zet_klok("2026-12-01T08:30")
    assert [b for b in (await naima.kijkt())["gesprek"] if b["te_bewerken"]] == []


async def test_a_forged_button_does_nothing(bezoek: Bezoek) -> None:
    naima, ineke = bezoek.wordt(NAIMA), bezoek.wordt(INEKE)
    await ineke.zegt("De fatbikes rijden hard over de stoep")
    van_ineke, weet_niet = ineke.knop((await ineke.kijkt())["gesprek"], "Weet ik niet")
    await naima.zegt("Bij de flat ligt elke week afval naast de bak")
    eigen, _ = naima.knop((await naima.kijkt())["gesprek"], "Weet ik niet")
    voor = chat(bezoek, NAIMA), chat(bezoek, INEKE)
    for bericht, doet in (
        (van_ineke, weet_niet),
        (eigen, "o:intrekken:1:"),
        (eigen, "o:verbeteren:0612345678:gehoord"),
        (eigen, "s:kiezen-1"),
        (eigen, ""),
        (eigen, "b:0:~geen"),
        ("0", weet_niet),
        ("9" * 40, weet_niet),
        ("x", "x" * 5000),
    ):
        antwoord = await bezoek.post("knop", persoon=NAIMA, bericht=bericht, doet=doet)
        assert (antwoord.status_code, antwoord.json()) == (200, {"melding": vangnet.OUDE_KNOP})
    assert (chat(bezoek, NAIMA), chat(bezoek, INEKE)) == voor


async def test_a_double_tap_is_said_and_harmless(bezoek: Bezoek) -> None:
    naima = bezoek.wordt(NAIMA)
    await naima.zegt("De fatbikes rijden hard over de stoep")
    bericht, doet = naima.knop((await naima.kijkt())["gesprek"], "Weet ik niet")
    druk = [bezoek.post("knop", persoon=NAIMA, bericht=bericht, doet=doet) for _ in range(2)]
    meldingen = [antwoord.json()["melding"] for antwoord in await asyncio.gather(*druk)]
    assert sorted(meldingen) == ["", vangnet.AL_GEDAAN]
    teksten = [tekst for van, tekst in chat(bezoek, NAIMA) if van == "bot"]
    assert sum("De fatbikes rijden hard over de stoep" in tekst for tekst in teksten) == 1


# --- what cannot be understood ---


@pytest.mark.parametrize(
    "inhoud",
    [
        b"",
        b"geen json",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"tekst"',
        b"[" * 50_000,
        b'{"persoon": "1"}',
        b'{"persoon": "1", "tekst": null}',
        b'{"persoon": "1", "tekst": 5}',
        b'{"persoon": "1", "tekst": ["a"]}',
        b'{"persoon": 1, "tekst": "De fatbikes rijden hard"}',
        b'{"persoon": {}, "tekst": "De fatbikes rijden hard"}',
        b"9" * 5000,
    ],
)
async def test_a_request_that_makes_no_sense_is_answered_in_one_sentence(
    bezoek: Bezoek, inhoud: bytes
) -> None:
    voor = chat(bezoek, NAIMA)
    antwoord = await bezoek.client.post(
        "/bericht", content=inhoud, headers={"X-Sleutel": bezoek.oefening.sleutel}
    )
    assert (antwoord.status_code, antwoord.json()) == (400, ONBEGREPEN)
    assert chat(bezoek, NAIMA) == voor


async def in_stukken(inhoud: bytes) -> AsyncIterator[bytes]:
    for begin in range(0, len(inhoud), 50_000):
        yield inhoud[begin : begin + 50_000]


@pytest.mark.parametrize("lengte", [100_000, 1_000_000, 5_000_000])
@pytest.mark.parametrize("aangekondigd", [True, False])
async def test_a_request_that_is_too_long_is_heard_out_and_refused(
    bezoek: Bezoek, lengte: int, aangekondigd: bool
) -> None:
    inhoud = json.dumps({"persoon": NAIMA, "tekst": "a" * lengte}).encode()
    antwoord = await bezoek.client.post(
        "/bericht",
        content=inhoud if aangekondigd else in_stukken(inhoud),
        headers={"X-Sleutel": bezoek.oefening.sleutel},
    )
    assert (antwoord.status_code, antwoord.json()) == (413, TE_LANG)


async def test_a_request_that_does_not_say_how_long_it_is_is_read(bezoek: Bezoek) -> None:
    inhoud = json.dumps({"persoon": NAIMA, "tekst": "De fatbikes rijden hard over de stoep"}).encode()
    antwoord = await bezoek.client.post(
        "/bericht", content=in_stukken(inhoud), headers={"X-Sleutel": bezoek.oefening.sleutel}
    )
    assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})
    assert (await bezoek.wordt(NAIMA).leest()).startswith("Genoteerd.")


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        " ",
        "/",
        "//",
        "/\ud800",
        "/start",
        "/start \ud800",
        "/start " + "x" * 5000,
        "/bestaatniet",
        "\ud800 een half teken in een zin \udfff",
        "nul \x00 bel \x07 en terug \r\n",
        "‮omgekeerd",
        "🙏" * 3000,
        "woord " * 3000,
        "<script>alert(1)</script>",
    ],
)
async def test_whatever_is_typed_is_answered(bezoek: Bezoek, tekst: str) -> None:
    inhoud = json.dumps({"persoon": NAIMA, "tekst": tekst}).encode()
    voor = chat(bezoek, NAIMA)
    antwoord = await bezoek.client.post(
        "/bericht", content=inhoud, headers={"X-Sleutel": bezoek.oefening.sleutel}
    )
    assert (antwoord.status_code, antwoord.json()) == (200, {"melding": ""})
    na = chat(bezoek, NAIMA)
    assert na[: len(voor)] == voor
    assert [van for van, _ in na[len(voor) :]] == ["mens", "bot"]
    assert na[-1][1] != vangnet.MISLUKT


async def test_an_unknown_jump_is_refused_in_one_sentence(bezoek: Bezoek) -> None:
    klok = (await bezoek.kijk())["klok"]
    antwoord = await bezoek.post("klok", sprong="naar gisteren")
    zin = "Die sprong ken ik niet. Kies een van de knoppen bij de klok."
    assert (antwoord.status_code, antwoord.json()) == (200, {"melding": zin})
    assert (await bezoek.kijk())["klok"]["woorden"] == klok["woorden"]


async def test_while_the_clock_moves_the_visitor_is_asked_to_wait(bezoek: Bezoek) -> None:
    bezoek.zet_klok("2026-11-25T08:30")
    async with Pagina(bezoek, NAIMA) as pagina:
        sprong = asyncio.create_task(bezoek.post("klok", sprong="bundel"))
        await pagina.tot(lambda p: p.stand["bezig"] is not None)
        assert pagina.stand["bezig"]["wat"] == "De klok loopt naar donderdag 3 december"
        geduld = {"fout": "Even geduld, de klok loopt nog. Daarna kun je verder."}
        for pad, inhoud in (
            ("bericht", {"persoon": NAIMA, "tekst": "De fatbikes rijden hard over de stoep"}),
            ("knop", {"persoon": NAIMA, "bericht": "1", "doet": "b:0:ja"}),
            ("bewerk", {"persoon": NAIMA, "bericht": "1", "tekst": "De fatbikes rijden hard"}),
            ("klok", {"sprong": "dag"}),
        ):
            antwoord = await bezoek.post(pad, **inhoud)
            assert (antwoord.status_code, antwoord.json()) == (409, geduld)
        assert (await sprong).status_code == 200
        await pagina.tot(lambda p: p.stand["bezig"] is None)
        delen = [stand["bezig"]["deel"] for stand in pagina.standen if stand["bezig"]]
        assert delen == sorted(delen)
        assert pagina.stand["klok"]["woorden"] == "donderdag 3 december 2026"
    assert ("mens", "De fatbikes rijden hard over de stoep") not in chat(bezoek, NAIMA)


# --- what is kept nowhere ---

GEWOON = "De fatbikes rijden hard over de stoep"


async def bewerk(bezoek: Bezoek, oud: str, nieuw: str) -> None:
    bericht = next(b for b in (await bezoek.kijk(NAIMA))["gesprek"] if b["tekst"] == oud)
    await bezoek.post("bewerk", persoon=NAIMA, bericht=bericht["id"], tekst=nieuw)


async def test_words_of_danger_stand_nowhere_on_the_disk(bezoek: Bezoek) -> None:
    naima = bezoek.wordt(NAIMA)
    assert "113" in await naima.zegt("Mijn buurvrouw Wilhelmientje wil zelfmoord plegen")
    assert "113" in await naima.zegt("/signaal Wilhelmientje wil zelfmoord plegen")
    await naima.zegt(GEWOON)
    await bewerk(bezoek, GEWOON, "Wilhelmientje wil zelfmoord plegen")
    bewaard = bezoek.bewaard()
    assert GEWOON.encode() in bewaard  # what is kept, is found this way
    assert b"elfmoord" not in bewaard
    assert b"ilhelmientje" not in bewaard


async def test_a_masked_number_stands_nowhere_on_the_disk(bezoek: Bezoek) -> None:
    naima = bezoek.wordt(NAIMA)
    assert "telefoonnummer" in await naima.zegt("Bel de bewoner van de hoek op 06-12345678 over de fatbikes")
    await naima.drukt("Weet ik niet")
    await naima.zegt("/0612345678", "/signaal bel 06-12345678", "/start 0612345678", GEWOON)
    await bewerk(bezoek, GEWOON, "Bel de bewoner op 06-12345678 over fatbikes op de stoep")
    bewaard = bezoek.bewaard()
    assert b"[telefoonnummer]" in bewaard
    assert b"12345678" not in bewaard
