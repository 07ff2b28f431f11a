"""Makes oefenwijk.png, the picture in the README: lives the practice neighbourhood and looks at it through Chromium.

From the root of the repository, after `make test` or `make controle`: .venv/bin/python docs/beeld/maak.py
"""

import asyncio
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright, expect

from bot.oefenen import oefen

DOEL = Path(__file__).with_name("oefenwijk.png")
KLAAR = "De oefenwijk staat klaar op "


async def main() -> None:
    adres: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def vertel(regel: str) -> None:
        print(regel)
        if regel.startswith(KLAAR):
            adres.set_result(regel.removeprefix(KLAAR).partition(". ")[0])

    with tempfile.TemporaryDirectory() as map_:
        dienen = asyncio.create_task(oefen(Path(map_, "oefening.sqlite"), 0, vertel))
        await asyncio.wait({dienen, adres}, return_when=asyncio.FIRST_COMPLETED)
        async with async_playwright() as playwright:
            chromium = await playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            pagina = await chromium.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
            await pagina.goto(f"{adres.result()}/#1")
            await vertel_een_signaal(pagina)
            await pagina.screenshot(path=DOEL)
            await chromium.close()
        dienen.cancel()
        await asyncio.wait({dienen})


async def vertel_een_signaal(pagina: Page) -> None:
    """Her own words in the chat, what was noted, and the bundle in the group beside it."""
    for tekst, antwoord in (
        ("Fatbikes rijden hard over de stoep.", "Genoteerd"),
        ("Een veilige stoep.", "Thema: Verkeer en parkeren"),
    ):
        await pagina.fill("#veld", tekst)
        await pagina.press("#veld", "Enter")
        await expect(pagina.locator("#log-gesprek .bericht").last).to_contain_text(antwoord)
        await expect(pagina.locator("#veld")).to_have_value("")
    await expect(pagina.locator("#tip")).to_contain_text("Ga naar de eerste bundel")
    await pagina.locator("#veld").blur()


if __name__ == "__main__":
    asyncio.run(main())
