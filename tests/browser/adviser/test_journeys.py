"""A matter's way from the citizen to the adviser, the department and back, and what the chief sees of it: nothing."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from indgang.adviser.models import Key, Message
from indgang.foundation import clock
from tests import adviser_zone
from tests.browser.scene import Scene
from tests.browser.town import Town

WORDS = "Jeg har ventet på svar om boligstøtte siden maj, og ingen ringer tilbage."
LETTER = """Fjordby Kommune, Ydelse
Dato: 10. september 2026

Afgørelse om boligstøtte
Vi har besluttet at give dig afslag på boligstøtte.
Du kan klage over afgørelsen inden 4 uger fra den dag, du har modtaget den. Du skal sende klagen til os.

Venlig hilsen
Ydelse"""


@pytest.fixture
def key(scene: Scene) -> Key:
    return adviser_zone.founded(scene.cast)


def test_a_citizen_without_script_or_login_finds_the_way_and_writes(
    scene: Scene, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    page = scene.page(None, "/borger/", java_script_enabled=False)
    complains(page)
    understands_a_letter(page)
    page.get_by_role("complementary").get_by_role("link", name="Hjælp til at klage").click()
    page.get_by_role("link", name="Skriv en besked").click()
    monkeypatch.setattr(clock, "now", a_minute_later(scene))
    receipt = writes(page)
    page.get_by_role("link", name="Her kan du møde borgervejlederen").click()
    expect(page.get_by_role("region", name="Kom forbi")).to_contain_text("10.00–13.00, Hovedbiblioteket")
    assert Key(adviser_zone.PRIVATE).read(Message.objects.get(receipt=receipt))["text"] == WORDS
    assert page.context.cookies() == []


def complains(page: Page) -> None:
    """From the front page through one way to complain, to the last day, how it was found, and the letter."""
    page.get_by_role("link", name="Hjælp til at klage").click()
    page.get_by_role("link", name="Jeg er uenig i en afgørelse").click()
    page.get_by_role("link", name="Boligstøtte").first.click()
    page.get_by_label("Hvornår fik du afgørelsen?").fill("10.09.2026")
    page.get_by_label("Hvordan kom den?").select_option("digital_post")
    page.get_by_role("button", name="Vis, hvad jeg skal gøre").click()
    expect(page.get_by_text("Klag senest torsdag den 08.10.2026")).to_be_visible()
    page.get_by_text("Sådan er dagen regnet ud").click()
    expect(page.locator(".guide-when ol li").first).to_be_visible()
    page.get_by_role("link", name="Lav brevet").click()
    page.get_by_label("Hvad er forkert, eller hvad er der sket?").fill("Huslejen er regnet forkert ud.")
    page.get_by_role("button", name="Lav brevet").click()
    expect(page.get_by_role("textbox", name="Dit brev")).to_have_value(re.compile("Huslejen er regnet forkert ud."))


def understands_a_letter(page: Page) -> None:
    """Have a letter explained by pasting it."""
    page.get_by_role("navigation", name="Hovedmenu").get_by_role("link", name="Klage").click()
    page.get_by_role("complementary").get_by_role("link", name="Forstå et brev").click()
    page.get_by_label("Brevets tekst").fill(LETTER)
    page.get_by_role("button", name="Forklar brevet").click()
    expect(page.get_by_role("region", name="Kort fortalt")).to_contain_text("Afslag")
    expect(page.get_by_role("region", name="Frister")).to_contain_text("10.2026")


def writes(page: Page) -> str:
    """Write to the adviser, and return the receipt's number."""
    page.get_by_label("Hvad handler det om?").fill(WORDS)
    page.get_by_label("Jeg vil gerne have hjælp til en klage").check()
    page.get_by_label("Telefon").fill("95 30 40 50")
    page.get_by_role("button", name="Send til borgervejlederen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beskeden er sendt")
    return page.locator("main .reference").inner_text()


def a_minute_later(scene: Scene) -> Callable[[], datetime]:
    """Return the clock as it goes when somebody has taken the time to write."""

    def now() -> datetime:
        return scene.now() + timedelta(minutes=1)

    return now
