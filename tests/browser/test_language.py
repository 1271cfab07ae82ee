"""English is one press away, and stays."""

from playwright.sync_api import expect

from .scene import Scene


def test_the_language_is_switched_and_switched_back(scene: Scene) -> None:
    page = scene.page(scene.cast.karen, "/opgaver/")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    page.locator(".user-menu summary").click()
    page.get_by_role("button", name="In English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/opgaver/")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".user-menu summary").click()
    page.get_by_role("button", name="På dansk").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_a_foreign_browser_is_met_in_danish(scene: Scene) -> None:
    page = scene.page(None, "/log-ind/", extra_http_headers={"Accept-Language": "en"})
    expect(page.locator("html")).to_have_attribute("lang", "da")
