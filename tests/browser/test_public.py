"""A citizen with nothing but a browser: no script, no mouse, no cookie, on a telephone too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from indgang.catalogue.models import Usefulness

from .keys import Keys
from .scene import Scene
from .sound import faults_of
from .town import Town
from .windows import TELEPHONE

type Open = Callable[[str], Page]


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page_at(scene: Scene, town: Town, request: pytest.FixtureRequest) -> Open:
    """Open a page as a citizen, with scripts switched on and off."""

    def opened(address: str) -> Page:
        return scene.page(None, address, java_script_enabled=request.param)

    return opened


def test_from_words_to_the_answer_by_keyboard_alone(page_at: Open) -> None:
    page = page_at("/borger/")
    Keys(page).press("Tab")
    expect(page.get_by_role("link", name="Gå til sidens indhold")).to_be_focused()
    Keys(page).press("Enter")
    Keys(page).press("Tab")
    expect(page.get_by_label("Skriv det med dine egne ord")).to_be_focused()
    Keys(page).type("mit pas er udløbet")
    Keys(page).press("Enter")
    expect(page.get_by_label("Hvad har du brug for hjælp til?")).to_have_value("mit pas er udløbet")
    page.get_by_role("link", name="Pas til voksen").first.focus()
    Keys(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas til voksen")
    page.go_back()
    expect(page.get_by_label("Hvad har du brug for hjælp til?")).to_have_value("mit pas er udløbet")


def test_a_cpr_number_reaches_no_address(page_at: Open) -> None:
    page = page_at("/borger/")
    page.get_by_label("Skriv det med dine egne ord").fill("jeg hedder Mette, 070365-1231, og mit pas er væk")
    Keys(page).press("Enter")
    expect(page.get_by_text("Skriv aldrig dit CPR-nummer her")).to_be_visible()
    assert "070365" not in page.url + page.content()


def test_nothing_is_kept_about_a_citizen_before_english_is_chosen(page_at: Open) -> None:
    page = page_at("/borger/")
    for address in ("/borger/svar/?q=pas", "/borger/opgaver/pas-voksen/", "/borger/findes-ikke/"):
        page.goto(address)
    assert page.context.cookies() == []
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert [cookie.get("name") for cookie in page.context.cookies()] == ["django_language"]
    page.get_by_role("button", name="Dansk").click()
    expect(page.locator("html")).to_have_attribute("lang", "da")


def test_whether_a_page_helped_is_told_with_one_press(page_at: Open) -> None:
    page = page_at("/borger/opgaver/pas-voksen/")
    page.get_by_role("button", name="Ja").click()
    expect(page.get_by_text("Tak. Vi tæller kun svaret")).to_be_visible()
    assert Usefulness.objects.values_list("helped", "missed").get() == (1, 0)
    assert page.context.cookies() == []


def test_the_policy_lets_data_for_machines_stand(scene: Scene, town: Town) -> None:
    page = scene.page(None, "/borger/opgaver/pas-voksen/")
    told = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert told["@type"] == "GovernmentService"


def test_what_is_not_there_is_a_sound_page_with_the_box(scene: Scene) -> None:
    page = scene.page(None, "/borger/hvad-er-det/", viewport=TELEPHONE)
    expect(page.get_by_label("Hvad har du brug for hjælp til?")).to_be_visible()
    assert faults_of(page) == []


def test_in_english_every_page_is_sound(scene: Scene, town: Town) -> None:
    page = scene.page(None, "/borger/")
    page.get_by_role("button", name="English").click()
    for address in ("/borger/", "/borger/opgaver/pas-voksen/", "/borger/a-aa/?bogstav=p", "/borger/svar/?q=pas"):
        page.goto(address)
        assert faults_of(page) == [], address


def test_the_sign_in_page_leads_citizens_to_their_own(scene: Scene) -> None:
    page = scene.page(None, "/")
    page.get_by_role("link", name="Er du borger? Her finder du hjælp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad har du brug for hjælp til?")


def test_on_paper_a_task_has_its_facts_and_no_buttons(scene: Scene, town: Town) -> None:
    page = scene.page(None, "/borger/opgaver/pas-voksen/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Det skal du have med")).to_be_visible()
    expect(page.get_by_text("Var siden til hjælp?")).to_be_hidden()
    expect(page.locator(".public-menu")).to_be_hidden()
