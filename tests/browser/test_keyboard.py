"""The keyboard on every page: the way past the menu, the list of keys, the switch, and the way back."""

import pytest
from playwright.sync_api import Page, expect

from .keys import Keys
from .scene import Scene


@pytest.fixture
def desk(scene: Scene) -> Page:
    return scene.page(scene.cast.karen)


def test_the_first_stop_leads_past_the_menu(desk: Page) -> None:
    Keys(desk).press("Tab")
    way = desk.get_by_role("link", name="Gå til sidens indhold")
    expect(way).to_be_focused()
    expect(way).to_be_in_viewport()
    Keys(desk).press("Enter")
    expect(desk.locator("#main-content")).to_be_focused()
    Keys(desk).press("Tab")
    expect(desk.get_by_label("Hvad siger borgeren?")).to_be_focused()


def test_tab_goes_through_the_desk_as_one_reads_it(desk: Page) -> None:
    desk.locator("#main-content").focus()
    stops = []
    for _ in range(12):
        Keys(desk).press("Tab")
        stops.append(desk.evaluate("document.activeElement.closest('.desk > *')?.className ?? ''"))
    assert stops == sorted(stops, key=["desk__search", "desk__contact", "desk__task", ""].index)
    assert {"desk__search", "desk__contact"} <= set(stops)


def test_the_list_of_keys_opens_with_a_question_mark_and_closes_with_escape(desk: Page) -> None:
    Keys(desk).press("?")
    listed = desk.get_by_role("dialog")
    expect(listed).to_contain_text("Overdrag til en afdeling")
    expect(listed).to_contain_text("Pas til voksen")
    Keys(desk).press("Escape")
    expect(listed).to_be_hidden()
    Keys(desk).press("1")
    expect(desk.locator(".chosen__title")).to_have_text("Pas til voksen")


def test_single_keys_are_switched_off_and_stay_off(desk: Page) -> None:
    Keys(desk).press("?")
    desk.get_by_label("Brug genveje på én tast").press("Space")
    Keys(desk).press("Escape")
    desk.reload()
    Keys(desk).press("1", "p", "?")
    expect(desk.locator(".chosen--none")).to_be_visible()
    expect(desk.get_by_label("Hvad siger borgeren?")).to_have_value("")
    expect(desk.get_by_role("dialog")).to_be_hidden()
    Keys(desk).press("Alt+n")
    expect(desk.get_by_label("Notat")).to_be_focused()


def test_every_page_is_one_chord_away(desk: Page) -> None:
    for chord, heading in (
        ("Alt+h", "Henvendelser"),
        ("Alt+o", "Opgaver"),
        ("Alt+v", "Hvem er hvem"),
        ("Alt+s", "Skranken"),
    ):
        Keys(desk).press(chord)
        expect(desk.get_by_role("heading", level=1)).to_have_text(heading)


def test_the_arrows_go_through_a_list_and_enter_opens(scene: Scene) -> None:
    first, second = scene.cast.inquiry(), scene.cast.inquiry(task=scene.cast.moving)
    page = scene.page(scene.cast.karen, "/henvendelser/?orden=nyeste")
    page.locator(".worklist a").first.focus()
    Keys(page).press("ArrowDown")
    expect(page.locator(".worklist a").nth(1)).to_be_focused()
    Keys(page).press("Enter")
    expect(page.locator(".inquiry-head .reference")).to_have_text(first.reference)
    assert second.pk > first.pk


def test_what_was_told_is_where_tab_goes_on_from(scene: Scene) -> None:
    page = scene.page(scene.cast.karen, f"/henvendelser/{scene.cast.inquiry().reference}/")
    page.get_by_label("Notat", exact=True).first.wait_for(state="attached")
    Keys(page).press("n")
    Keys(page).type("Ringer igen i morgen")
    Keys(page).press("Control+Enter")
    expect(page.locator("#messages")).to_be_focused()
    Keys(page).press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")
