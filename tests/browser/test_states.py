"""The states that pages come into by being used, each as sound as the page that one first sees."""

from playwright.sync_api import Page, expect

from .keys import Keys
from .scene import Scene
from .sound import faults_of
from .town import Town, begin_contact


def chosen(page: Page) -> None:
    expect(page.locator("button.outcome--first")).to_be_focused()


def test_the_desk_in_the_middle_of_a_call(scene: Scene, town: Town) -> None:
    begin_contact(scene.cast)
    page = scene.page(scene.cast.karen)
    Keys(page).type("flytte")
    Keys(page).press("Enter")
    chosen(page)
    for key in ("Alt+g", "Alt+l"):
        Keys(page).press(key)
    page.get_by_text("Flere oplysninger").click()
    assert faults_of(page) == []


def test_the_desk_with_a_citizen_found_and_one_to_write_down(scene: Scene, town: Town) -> None:
    page = scene.page(scene.cast.karen)
    page.get_by_text("Anonym borger").click()
    assert faults_of(page) == []
    Keys(page).type("mette")
    expect(page.get_by_role("link", name="Mette Lauridsen")).to_be_visible()
    assert faults_of(page) == []
    Keys(page).press("Enter")
    expect(page.locator("#who .person")).to_be_visible()
    assert faults_of(page) == []


def test_the_desk_after_registering_and_after_a_refusal(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    Keys(page).press("1")
    chosen(page)
    Keys(page).press("1")
    expect(page.locator(".just")).to_be_visible()
    assert faults_of(page) == []
    Keys(page).press("Alt+1")
    expect(page.locator(".error-summary")).to_be_visible()
    assert faults_of(page) == []


def test_the_desk_with_nothing_found_and_a_wrong_number(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    Keys(page).type("zzzz")
    expect(page.get_by_text("Ingen opgave passer på de ord")).to_be_visible()
    assert faults_of(page) == []
    page.get_by_label("Hvad siger borgeren?").fill("010190-1234")
    expect(page.get_by_text("Ingen borger er registreret med det CPR-nummer")).to_be_visible()
    assert faults_of(page) == []


def test_the_list_of_keys_the_menu_and_the_banner(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    page.locator(".user-menu summary").click()
    assert faults_of(page) == []
    page.locator("#retry-banner").evaluate("banner => { banner.hidden = false; }")
    assert faults_of(page) == []
    page.locator(".page-footer [data-keys-open]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults_of(page) == []


def test_an_inquiry_with_everything_opened_and_a_form_turned_down(scene: Scene, town: Town) -> None:
    page = scene.page(scene.cast.karen, town.open.get_absolute_url())
    page.evaluate("for (const each of document.querySelectorAll('details.act')) each.open = true")
    assert faults_of(page) == []
    page.get_by_label("Nummeret på den henvendelse, der skal blive").fill("XXX")
    Keys(page).press("Enter")
    expect(page.locator(".error-summary")).to_be_visible()
    assert faults_of(page) == []


def test_a_department_with_an_answer_to_write(scene: Scene, town: Town) -> None:
    page = scene.page(scene.cast.ditte, town.accepted.get_absolute_url())
    page.evaluate("for (const each of document.querySelectorAll('details.act')) each.open = true")
    assert faults_of(page) == []


def test_a_citizen_opened_with_a_reason(scene: Scene, town: Town) -> None:
    page = scene.page(scene.cast.karen, f"/borgere/{scene.cast.mette.pk}/")
    Keys(page).press("1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mette Lauridsen")
    page.get_by_text("Vis hele CPR-nummeret").click()
    assert faults_of(page) == []


def test_wrong_passwords_and_a_closed_door(scene: Scene) -> None:
    page = scene.page(None, "/log-ind/")
    for attempt in range(5):
        page.get_by_label("Brugernavn").fill("karen")
        page.get_by_label("Adgangskode").fill("ikke den rigtige")
        Keys(page).press("Enter")
        if attempt == 0:
            expect(page.locator(".error-summary")).to_be_focused()
            assert faults_of(page) == []
    expect(page.get_by_role("heading", level=1)).to_have_text("Der er lukket for log ind")
    assert faults_of(page) == []
