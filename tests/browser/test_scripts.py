"""The small scripts of the desk, each on a page of its own that is answered from here."""

import re
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import BrowserContext, Page, Request, Route, expect

SITE = "http://localhost:8"
STATIC = Path(settings.STATICFILES_DIRS[0])
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"
SOURCE = Path(__file__).with_name("scripts.html").read_text(encoding="utf-8")
RESULTS = "".join(f'<a href="#valgt-{name}">{name}</a>' for name in ("pas", "bolig", "flytning"))


class Town:
    """What the page's server would answer; counts what was sent."""

    def __init__(self) -> None:
        self.status = {"/gem": 200, "/kladde": 204, "/forslag": 200}
        self.sent: dict[str, list[dict[str, list[str]]]] = {path: [] for path in self.status}

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE).split("?")[0]
        if path.startswith(settings.STATIC_URL):
            file = STATIC / path.removeprefix(settings.STATIC_URL)
            route.fulfill(path=file, content_type=guess_type(file)[0])
        elif path in self.status:
            self.note(path, route.request)
            body = RESULTS if path == "/forslag" else "<p>Gemt</p>"
            route.fulfill(status=self.status[path], content_type="text/html; charset=utf-8", body=body)
        else:
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(body=page_source(), content_type="text/html; charset=utf-8", headers=headers)

    def note(self, path: str, request: Request) -> None:
        if (request.headers.get("content-type") or "").startswith("multipart"):
            parts = re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', request.post_data or "", re.DOTALL)
            self.sent[path].append({name: [value] for name, value in parts})
        else:
            self.sent[path].append(parse_qs(request.post_data or ""))


def page_source() -> str:
    template = engines["django"].from_string(SOURCE)
    return str(template.render({"results": RESULTS}, RequestFactory().get("/")))


@pytest.fixture
def town(db: None, context: BrowserContext) -> Town:
    town = Town()
    context.route(f"{SITE}/**", town.answer)
    return town


@pytest.fixture
def desk(town: Town, page: Page) -> Page:
    page.goto(SITE + "/")
    return page


class Slow:
    """The same page while one of its modules is still on its way."""

    def __init__(self, page: Page, town: Town) -> None:
        self.page, self.town = page, town
        self.held: list[Route] = []
        page.route("**/js/list.js", lambda route: self.held.append(route))
        page.goto(SITE + "/", wait_until="commit")
        expect(page.locator("#keys-dialog")).to_be_attached()

    def type(self, words: str, *keys: str) -> None:
        self.page.keyboard.type(words)
        for key in keys:
            self.page.keyboard.press(key)

    def arrive(self) -> None:
        self.town.answer(self.held.pop())


@pytest.fixture
def slow(town: Town, page: Page) -> Slow:
    return Slow(page, town)


def kept_here(page: Page) -> list[str]:
    names: list[str] = page.evaluate("Object.keys(localStorage)")
    return [name for name in names if name.startswith("indgang.draft.")]


def test_letters_typed_anywhere_land_in_the_search(desk: Page, town: Town) -> None:
    desk.keyboard.type("pas")
    expect(desk.locator("#q")).to_have_value("pas")
    expect(desk.locator("#q")).to_be_focused()


def test_enter_waits_for_the_search_and_takes_the_first_result(desk: Page) -> None:
    desk.keyboard.type("pas")
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/#valgt-pas")


def test_arrows_go_through_the_results_and_back_to_the_field(desk: Page) -> None:
    desk.locator("#q").focus()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("ArrowDown")
    expect(desk.get_by_role("link", name="bolig")).to_be_focused()
    desk.keyboard.press("Home")
    desk.keyboard.press("ArrowUp")
    expect(desk.locator("#q")).to_be_focused()


def test_what_the_citizen_says_is_never_in_an_address(desk: Page, town: Town) -> None:
    with desk.expect_request("**/forslag*") as asked:
        desk.keyboard.type("pas")
    assert asked.value.method == "POST"
    assert "?" not in asked.value.url


def test_a_key_presses_its_button_but_not_while_typing(desk: Page, town: Town) -> None:
    desk.keyboard.press("n")
    desk.keyboard.type("1 gang")
    assert town.sent["/gem"] == []
    desk.keyboard.press("Alt+1")
    expect(desk.locator("#answer")).to_have_text("Gemt")
    assert town.sent["/gem"][0]["outcome"] == ["solved"]


def test_a_key_opens_a_panel_and_stands_in_its_first_field(desk: Page) -> None:
    desk.keyboard.press("Alt+g")
    expect(desk.locator("#to")).to_be_focused()


def test_single_keys_can_be_switched_off(desk: Page, town: Town) -> None:
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_contain_text("Skriv note")
    desk.get_by_label("Brug genveje på én tast").uncheck(force=True)
    desk.keyboard.press("Escape")
    desk.keyboard.press("n")
    desk.keyboard.press("1")
    expect(desk.locator("#note")).not_to_be_focused()
    desk.keyboard.press("Alt+n")
    expect(desk.locator("#note")).to_be_focused()
    assert town.sent["/gem"] == []


def test_a_draft_is_kept_on_the_server_and_not_on_this_computer(desk: Page, town: Town) -> None:
    with desk.expect_response("**/kladde"):
        desk.locator("#note").fill("Ringer igen i morgen")
    expect(desk.get_by_text("Kladde gemt")).to_be_visible()
    assert town.sent["/kladde"][-1]["note"] == ["Ringer igen i morgen"]
    assert kept_here(desk) == []


def test_a_draft_survives_a_closed_window_when_the_server_is_gone(
    town: Town, context: BrowserContext, desk: Page
) -> None:
    town.status["/kladde"] = 500
    desk.locator("#new_cpr").fill("0101901234")
    with desk.expect_response("**/kladde"):
        desk.locator("#note").fill("Nummer 010190-1234 er forkert")
    desk.close()
    later = context.new_page()
    later.goto(SITE + "/")
    expect(later.locator("#note")).to_have_value("Nummer 010190-•••• er forkert")
    expect(later.locator("#new_cpr")).to_have_value("")
    expect(later.get_by_text("Kladde hentet")).to_be_visible()
    later.get_by_role("button", name="Kassér kladden").click()
    expect(later.locator("#note")).to_have_value("")
    assert kept_here(later) == []


def test_a_sent_form_has_no_draft(desk: Page, town: Town) -> None:
    desk.locator("#note").fill("Klaret")
    desk.keyboard.press("Alt+1")
    expect(desk.locator("#answer")).to_have_text("Gemt")
    assert kept_here(desk) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (500, "Systemet svarede ikke"),
        (429, "Vent lidt"),
        (401, "Du er blevet logget ud"),
        (403, "Forsøget blev afvist"),
    ],
)
def test_what_could_not_be_sent_is_kept_and_sent_again(desk: Page, town: Town, status: int, said: str) -> None:
    town.status["/gem"] = status
    desk.locator("#note").fill("Vigtigt")
    desk.keyboard.press("Alt+1")
    expect(desk.locator("#retry-banner")).to_contain_text(said)
    expect(desk.locator("#note")).to_have_value("Vigtigt")
    expect(desk.locator("#answer")).to_be_empty()
    town.status["/gem"] = 200
    desk.get_by_role("button", name="Prøv igen").click()
    expect(desk.locator("#answer")).to_have_text("Gemt")
    expect(desk.locator("#retry-banner")).to_be_hidden()
    assert town.sent["/gem"][-1]["outcome"] == ["solved"]


def test_what_was_typed_without_a_connection_is_sent_when_it_is_back(town: Town, context: BrowserContext) -> None:
    page = context.new_page()  # htmx tells the console of a lost connection, so this page may
    page.goto(SITE + "/")
    page.locator("#note").fill("Uden net")
    context.route("**/gem", lambda route: route.abort("internetdisconnected"))
    page.keyboard.press("Alt+1")
    expect(page.locator("#retry-banner")).to_contain_text("Der er ingen forbindelse")
    context.unroute("**/gem")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#answer")).to_have_text("Gemt")
    assert town.sent["/gem"][-1]["note"] == ["Uden net"]


def test_a_double_click_sends_once(desk: Page, town: Town) -> None:
    desk.get_by_role("button", name="Løst").evaluate("button => { button.click(); button.click(); }")
    expect(desk.locator("#answer")).to_have_text("Gemt")
    assert len(town.sent["/gem"]) == 1


def test_the_clock_runs(desk: Page) -> None:
    expect(desk.locator("[data-elapsed]")).to_have_text(re.compile(r"^\d+:\d\d:\d\d$"))


def test_letters_typed_before_the_scripts_are_there_land_in_the_search_once(slow: Slow) -> None:
    slow.type("bolig pas", "Backspace")
    expect(slow.page.locator("#q")).to_have_value("")
    with slow.page.expect_request("**/forslag*"):
        slow.arrive()
    expect(slow.page.locator("#q")).to_have_value("bolig pa")
    slow.page.keyboard.type("r")
    expect(slow.page.locator("#q")).to_have_value("bolig par")


def test_enter_pressed_before_the_scripts_are_there_takes_the_first_result(slow: Slow) -> None:
    slow.type("pas", "Enter")
    slow.arrive()
    slow.page.wait_for_url("**/#valgt-pas")


def test_a_field_that_has_the_focus_takes_its_letters_itself(slow: Slow) -> None:
    slow.page.locator("#q").focus()
    slow.type("pas", "Enter")
    expect(slow.page.locator("#q")).to_have_value("pas")
    slow.arrive()
    slow.page.wait_for_url("**/#valgt-pas")
    expect(slow.page.locator("#q")).to_have_value("pas")


def test_a_key_pressed_before_the_scripts_are_there_is_used_and_what_follows_it(slow: Slow) -> None:
    slow.type("n1 gang", "Alt+1")
    slow.arrive()
    expect(slow.page.locator("#answer")).to_have_text("Gemt")
    assert [sent["note"] for sent in slow.town.sent["/gem"]] == [["1 gang"]]
    expect(slow.page.locator("#q")).to_have_value("")


def test_what_the_browser_does_with_a_key_before_the_scripts_are_there_is_left_to_it(slow: Slow) -> None:
    slow.page.get_by_role("link", name="bolig").focus()
    slow.type("", "Alt+7", "Escape", "Tab")
    expect(slow.page.get_by_role("link", name="flytning")).to_be_focused()
    slow.type("", "Enter")
    expect(slow.page).to_have_url(f"{SITE}/#valgt-flytning")
    slow.arrive()
    slow.page.wait_for_load_state()
    expect(slow.page.locator("#q")).to_have_value("")
