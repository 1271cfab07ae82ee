"""A citizen who is not content, with nothing but a browser; and the clerk who helps one at the counter."""

import re

import pytest
from playwright.sync_api import expect

from .scene import Scene
from .sound import faults_of
from .town import Town
from .windows import TELEPHONE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_from_discontent_to_a_letter_in_the_hand(scene: Scene, town: Town, scripts: bool) -> None:
    page = scene.page(None, "/borger/klage/", java_script_enabled=scripts, viewport=TELEPHONE)
    page.get_by_role("link", name="Jeg er uenig i en afgørelse").click()
    page.get_by_label("Hvad handler det om? Skriv et par ord").fill("boligstøtte")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("link", name="Boligstøtte").first.click()
    page.get_by_label("Hvornår fik du afgørelsen?").fill("01.09.2026")
    page.get_by_label("Hvordan kom den?").select_option("digital_post")
    page.get_by_role("button", name="Vis, hvad jeg skal gøre").click()
    expect(page.get_by_text("Klag senest tirsdag den 29.09.2026")).to_be_visible()
    page.get_by_role("link", name="Lav brevet").click()
    expect(page.get_by_label("Hvornår fik du afgørelsen?")).to_have_value("01.09.2026")
    page.get_by_label("Hvad er forkert, eller hvad er der sket?").fill("Huslejen er regnet forkert ud.")
    page.get_by_label("Dit navn").fill("Mette Hansen")
    page.get_by_role("button", name="Lav brevet").click()
    expect(page.get_by_role("textbox", name="Dit brev")).to_have_value(re.compile("Huslejen er regnet forkert ud."))
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som PDF").click()
    assert download.value.suggested_filename == "klage.pdf"
    expect(page.get_by_label("Dit navn")).to_have_value("Mette Hansen")
    assert "Mette" not in page.url and page.context.cookies() == []


def test_the_clerk_finds_the_way_while_the_citizen_speaks(scene: Scene, town: Town) -> None:
    page = scene.page(scene.cast.karen, "/klagevejviser/")
    page.get_by_label("Borgerens egne ord").fill("de har taget min boligstøtte")
    page.keyboard.press("Enter")
    page.get_by_label("Hvornår fik du afgørelsen?").fill("01.09.2026")
    page.get_by_role("button", name="Regn ud").click()
    expect(page.get_by_text("Klag senest tirsdag den 29.09.2026")).to_be_visible()
    page.get_by_text("Udkast til brev").click()
    page.get_by_label("Hvad er forkert, eller hvad er der sket?").fill("Huslejen er forkert.")
    page.get_by_role("button", name="Vis brevet").click()
    expect(page.get_by_role("textbox", name="Dit brev")).to_have_value(re.compile("Huslejen er forkert."))
    assert faults_of(page) == []
