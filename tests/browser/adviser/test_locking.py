"""That nothing of the adviser's lies on the computer when the cases are locked: no draft, no page, no other tab."""

import pytest
from playwright.sync_api import Page, expect

from indgang.adviser.models import Key
from tests import adviser_zone
from tests.browser.keys import Keys
from tests.browser.scene import Scene

SIGN = "Zebrafinke klager over naboen"


@pytest.fixture
def key(scene: Scene) -> Key:
    return adviser_zone.founded(scene.cast)


def kept(page: Page, where: str) -> str:
    """Return all that a page's own scripts keep on the computer, or in the tab."""
    words: str = page.evaluate(f"JSON.stringify({where})")
    return words


def test_what_the_server_did_not_get_stays_in_the_tab_and_goes_when_it_is_locked(scene: Scene, key: Key) -> None:
    page = scene.page(scene.cast.ali, "/borgervejleder/")
    assert set(page.evaluate("[...document.forms].map((form) => form.autocomplete)")) == {"off"}
    page.route("**/kladder/**", lambda route: route.abort())
    page.route("**/vejviser/", lambda route: route.fulfill(status=204))
    Keys(page).type(SIGN)
    expect(page.get_by_text("Kladde gemt")).to_be_visible()
    assert SIGN in kept(page, "sessionStorage")
    assert SIGN not in kept(page, "localStorage")
    page.get_by_role("button", name="Lås sagerne").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lås sagerne op")
    assert SIGN not in kept(page, "sessionStorage")


def test_other_tabs_are_locked_with_it_and_the_way_back_leads_to_the_door(scene: Scene, key: Key) -> None:
    page = scene.page(scene.cast.ali, "/borgervejleder/")
    other = page.context.new_page()
    other.goto("/borgervejleder/noegler/")
    expect(other.get_by_role("heading", level=1)).to_have_text("Nøgler til den lukkede zone")
    other.locator(".user-menu summary").click()
    other.locator(".user-menu").get_by_role("button", name="Lås sagerne").click()
    for each in (other, page):
        expect(each.get_by_role("heading", level=1)).to_have_text("Lås sagerne op")
    other.go_back()
    expect(other.get_by_role("heading", level=1)).to_have_text("Lås sagerne op")
