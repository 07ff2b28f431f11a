"""The practice page in a real Chromium: by keyboard, on a phone, live, and without a word to another host."""

import contextlib
import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.bezoek import Bezoek, bezoek_aan, kopie, nieuwe_wijk

CHROMIUM = shutil.which("chromium")
VERPLICHT = os.environ.get("WIJKSIGNAAL_TEST_BROWSER") == "verplicht"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not VERPLICHT,
        reason="er is geen Chromium op deze computer (Debian: apt install chromium)",
    ),
]
expect.set_options(timeout=30_000)

Open: TypeAlias = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="module")
def nieuw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nieuwe_wijk(tmp_path_factory.mktemp("wijk"))


@pytest.fixture
async def bezoek(nieuw: Path, tmp_path: Path) -> AsyncIterator[Bezoek]:
    async with bezoek_aan(kopie(nieuw, tmp_path)) as bezoek:
        yield bezoek


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    assert CHROMIUM is not None, "Chromium is verplicht, en het is er niet"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        await browser.close()


@pytest.fixture
async def open_pagina(bezoek: Bezoek, chromium: Browser) -> AsyncIterator[Open]:
    """Opens the page as a person. Afterwards: nothing went wrong in it, and no other host was asked anything."""
    gevraagd: list[str] = []
    fouten: list[str] = []

    async def doe(persoon: str = "", breed: int = 1280, hoog: int = 800) -> Page:
        venster = await chromium.new_context(viewport={"width": breed, "height": hoog})
        pagina = await venster.new_page()
        pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
        pagina.on("pageerror", lambda fout: fouten.append(str(fout)))
        pagina.on("console", lambda regel: fouten.append(regel.text) if regel.type == "error" else None)
        await pagina.goto(f"{bezoek.client.base_url}/#{persoon}")
        await expect(pagina.locator("#sprongen button")).to_have_count(4)
        return pagina

    yield doe
    assert fouten == []
    assert {re.sub(r"^(\w+://[^/]*)/.*", r"\1", url) for url in gevraagd} == {str(bezoek.client.base_url)}


async def tab_naar(pagina: Page, doel: str, toets: str = "Tab") -> None:
    """Walk over the page with one key, until this has the focus."""
    for _ in range(60):
        if await pagina.locator(doel).evaluate("node => node === document.activeElement"):
            return
        await pagina.keyboard.press(toets)
    raise AssertionError(f"met {toets} kom je niet bij {doel}")


async def test_a_signal_by_keyboard_alone(open_pagina: Open) -> None:
    pagina = await open_pagina()
    await tab_naar(pagina, "#lijst button >> nth=0")
    await pagina.keyboard.press("Enter")
    await expect(pagina.locator("#kop-gesprek")).to_have_text("Naima El Idrissi")
    await tab_naar(pagina, "#veld")
    for tekst in ("De fatbikes rijden hard over de stoep", "Rustig kunnen lopen"):
        await pagina.keyboard.type(tekst)
        await pagina.keyboard.press("Enter")
        await expect(pagina.locator("#veld")).to_have_value("")
        await expect(pagina.locator("#veld")).to_be_focused()
    bevestiging = pagina.locator("#log-gesprek .bericht").last
    await expect(bevestiging).to_contain_text("Thema: Verkeer en parkeren")
    await tab_naar(pagina, "#log-gesprek .bericht:last-child button >> text=Trek in", "Shift+Tab")
    await pagina.keyboard.press("Enter")
    await expect(bevestiging).to_contain_text("Ingetrokken.")
    assert await bevestiging.evaluate("node => node.contains(document.activeElement)")
    await tab_naar(pagina, "#log-gesprek .bericht:last-child button >> text=Zet terug")
    await pagina.keyboard.press("Space")
    await expect(bevestiging).to_contain_text("De fatbikes rijden hard over de stoep")


async def test_a_pressed_button_stays_visible_as_what_was_answered(open_pagina: Open) -> None:
    pagina = await open_pagina("1")
    await pagina.fill("#veld", "De fatbikes rijden hard over de stoep")
    await pagina.click("#stuur")
    await expect(pagina.locator("#veld")).to_be_focused()
    vraag = pagina.locator("#log-gesprek .bericht", has_text="Genoteerd.")
    await vraag.locator("button").click()
    await expect(vraag.locator(".knoppen")).to_have_text("✓ Gekozen: Weet ik niet")
    await expect(vraag.locator("button")).to_have_count(0)


async def test_an_own_message_is_edited_where_it_was_typed(open_pagina: Open) -> None:
    pagina = await open_pagina("1")
    await pagina.fill("#veld", "De fatbikes rijden hard over de stoep")
    await pagina.press("#veld", "Enter")
    await pagina.fill("#veld", "een half bericht")
    await pagina.get_by_role("button", name="Verbeter").click()
    await expect(pagina.locator("#veld")).to_be_focused()
    await pagina.fill("#veld", "De fatbikes rijden hard door het park")
    await pagina.press("#veld", "Enter")
    await expect(pagina.locator("#log-gesprek .mens .tekst").last).to_have_text(
        "De fatbikes rijden hard door het park"
    )
    await expect(pagina.locator("#veld")).to_have_value("een half bericht")


async def test_another_page_sees_it_live(open_pagina: Open) -> None:
    ene, andere = await open_pagina("1"), await open_pagina("1")
    await ene.fill("#veld", "De fatbikes rijden hard over de stoep")
    await ene.press("#veld", "Enter")
    await expect(andere.locator("#log-gesprek .mens .tekst").last).to_have_text(
        "De fatbikes rijden hard over de stoep"
    )


async def test_what_is_typed_never_becomes_part_of_the_page(open_pagina: Open) -> None:
    pagina = await open_pagina("1")
    tekst = "<img src=x onerror=alert(1)> en <b>vet</b> op de stoep"
    await pagina.fill("#veld", tekst)
    await pagina.press("#veld", "Enter")
    await expect(pagina.locator("#log-gesprek .mens .tekst").last).to_have_text(tekst)
    assert await pagina.locator("#log-gesprek img, #log-gesprek b").count() == 0


async def test_a_jump_brings_the_bundle_and_its_button_opens_the_own_chat_on_a_phone(
    bezoek: Bezoek, open_pagina: Open
) -> None:
    bezoek.zet_klok("2026-11-30T08:30")
    pagina = await open_pagina("6", 360, 740)
    await pagina.get_by_role("button", name="Eerste bundel").click()
    await expect(pagina.locator("#wat")).to_have_text("De klok loopt naar donderdag 3 december")
    await expect(pagina.locator("#datum")).to_have_text("donderdag 3 december 2026")
    await expect(pagina.locator("#wat")).to_have_text("")
    await pagina.get_by_role("tab", name="Groep").click()
    await pagina.get_by_role("button", name="Lees de hele bundel").click()
    await expect(pagina.get_by_role("tab", name="Gesprek")).to_have_attribute("aria-selected", "true")
    link = pagina.locator("#log-gesprek a.document").last  # the coördinator looked at it before
    await expect(link).to_be_visible()
    async with pagina.context.expect_page() as nieuw:
        await link.click()
    document = await nieuw.value
    await expect(document.locator("h1")).to_contain_text("Laak-Noord")


async def test_on_a_narrow_phone_nothing_is_too_wide_and_everything_can_be_touched(
    open_pagina: Open,
) -> None:
    pagina = await open_pagina("1", 360, 740)
    await pagina.fill("#veld", "Bij de flat ligt elke week van alles naast de bak, vooral op maandagochtend")
    await pagina.press("#veld", "Enter")
    await expect(pagina.locator("#log-gesprek .bericht.bot button")).not_to_have_count(0)
    for naam in ("Mensen", "Groep", "Gesprek"):
        await pagina.get_by_role("tab", name=naam).click()
        breedte = await pagina.evaluate("document.documentElement.scrollWidth")
        hoogten = await pagina.evaluate(
            "[...document.querySelectorAll('button, textarea')].filter(n => n.checkVisibility())"
            ".map(n => Math.round(n.getBoundingClientRect().height))"
        )
        assert (naam, breedte) == (naam, 360)
        assert min(hoogten) >= 44
    onderkant = await pagina.locator("#log-gesprek .bericht").last.evaluate(
        "node => node.getBoundingClientRect().bottom"
    )
    assert onderkant <= (await pagina.locator("#schrijf").bounding_box())["y"] + 1  # the newest is in view


async def test_each_person_has_an_own_draft(open_pagina: Open) -> None:
    pagina = await open_pagina("1")
    await pagina.fill("#veld", "een half bericht")
    await pagina.get_by_role("button", name="Ineke Bosman").click()
    await expect(pagina.locator("#kop-gesprek")).to_have_text("Ineke Bosman")
    await expect(pagina.locator("#veld")).to_have_value("")
    await pagina.get_by_role("button", name="Naima El Idrissi").click()
    await expect(pagina.locator("#veld")).to_have_value("een half bericht")


async def test_a_page_that_outlives_the_service_goes_on_with_the_next_one(
    nieuw: Path, tmp_path: Path, chromium: Browser
) -> None:
    bestand, pagina = kopie(nieuw, tmp_path), await chromium.new_page()
    async with bezoek_aan(bestand) as bezoek:
        await pagina.goto(f"{bezoek.client.base_url}/#1")
        await expect(pagina.locator("#kop-gesprek")).to_have_text("Naima El Idrissi")
        poort = bezoek.client.base_url.port
    await expect(pagina.locator("#verbinding")).to_have_text("De verbinding is weg. Ik probeer het opnieuw.")
    async with contextlib.AsyncExitStack() as stapel:
        async with pagina.expect_event("load"):  # it sees another process, and fetches itself anew
            await stapel.enter_async_context(bezoek_aan(bestand, poort))
        await expect(pagina.locator("#verbinding")).to_have_text("")
        await expect(pagina.locator("#kop-gesprek")).to_have_text("Naima El Idrissi")
        await pagina.fill("#veld", "De fatbikes rijden hard over de stoep")
        await pagina.press("#veld", "Enter")
        await expect(pagina.locator("#log-gesprek .tekst").last).to_contain_text("Genoteerd.")
        await pagina.close()
