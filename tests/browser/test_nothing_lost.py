"""Nothing typed is lost: not by a closed browser, a dead server, an old session, another tab, or 10 MB of text."""

from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from indgang.inquiries.models import Inquiry

from .house import PASSWORD
from .keys import Keys
from .scene import Scene

NOTE = "Borgeren rejser på torsdag"


def with_a_task_and_a_note(page: Page) -> Page:
    """A passport is chosen, and words are in the note."""
    Keys(page).press("1")
    expect(page.locator("button.outcome--first")).to_be_focused()
    page.get_by_label("Notat").fill(NOTE)
    return page


def sign_in_by_hand(page: Page) -> None:
    page.goto("/log-ind/")
    page.get_by_label("Brugernavn").fill("karen")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Log ind").click()
    expect(page.get_by_label("Hvad siger borgeren?")).to_be_visible()


def test_a_draft_waits_on_the_server_for_whoever_comes_back(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    expect(page.get_by_text("Kladde gemt")).to_be_visible()
    page.context.close()
    later = scene.page(scene.cast.karen)
    expect(later.get_by_label("Notat")).to_have_value(NOTE)
    expect(later.get_by_text("Kladde hentet")).to_be_visible()
    expect(later.locator(".chosen__title")).to_have_text("Pas til voksen")
    expect(scene.page(scene.cast.tina).get_by_label("Notat")).to_have_value("")
    Keys(later).press("Alt+1")
    expect(later.locator(".just")).to_be_visible()
    expect(scene.page(scene.cast.karen).get_by_label("Notat")).to_have_value("")
    assert Inquiry.objects.get().text == NOTE


def test_a_draft_waits_on_the_computer_when_the_server_is_dead(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    Keys(page).press("1")
    expect(page.locator("button.outcome--first")).to_be_focused()
    scene.house.server.close()
    with page.expect_event("requestfailed"):
        page.get_by_label("Notat").fill(NOTE)
    page.close()
    scene.house.server.open()
    later = page.context.new_page()
    later.goto("/")
    expect(later.get_by_label("Notat")).to_have_value(NOTE)
    expect(later.get_by_text("Kladde hentet")).to_be_visible()


def test_a_session_that_ran_out_keeps_the_text_until_one_has_signed_in_again(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    expect(page.get_by_text("Kladde gemt")).to_be_visible()
    Session.objects.all().delete()
    Keys(page).press("Alt+1")
    expect(page.locator("#retry-banner")).to_contain_text("Du er blevet logget ud")
    expect(page.get_by_label("Notat")).to_have_value(NOTE)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind i ny fane").click()
    sign_in_by_hand(opened.value)
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator(".just")).to_be_visible()
    assert Inquiry.objects.get().text == NOTE


def test_a_session_that_ran_out_on_an_inquiry_shows_what_was_typed(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    Keys(page).press("n")
    Keys(page).type(NOTE)
    Session.objects.all().delete()
    Keys(page).press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er blevet logget ud")
    expect(page.get_by_label("Tekst")).to_have_value(NOTE)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Log ind").click()
    sign_in_by_hand(opened.value)
    opened.value.goto(inquiry.get_absolute_url())
    expect(opened.value.get_by_label("Notat")).to_have_value(NOTE)
    expect(opened.value.get_by_label("Notat")).to_be_visible()


def test_the_second_to_solve_sees_who_was_first_and_keeps_the_words(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    karen, bo = (scene.page(who, inquiry.get_absolute_url()) for who in (scene.cast.karen, scene.cast.bo))
    karen.get_by_role("button", name="Afslut henvendelsen").click()
    expect(karen.get_by_text("Henvendelsen er afsluttet: Løst.")).to_be_visible()
    bo.get_by_label("Svar til borgeren").fill(NOTE)
    bo.get_by_role("button", name="Afslut henvendelsen").click()
    told = bo.locator(".error-summary")
    expect(told).to_contain_text(f"{inquiry.reference} blev afsluttet af Karen Holm")
    expect(told).to_be_focused()
    expect(bo.get_by_label("Svar til borgeren")).to_have_value(NOTE)
    assert inquiry.solutions.count() == 1


def test_two_tabs_of_one_clerk_begin_one_contact(scene: Scene) -> None:
    first = with_a_task_and_a_note(scene.page(scene.cast.karen))
    second = first.context.new_page()
    second.goto("/")
    Keys(first).press("Alt+f", "Alt+1")
    expect(first.locator(".in-contact li")).to_have_count(1)
    with_a_task_and_a_note(second)
    Keys(second).press("Alt+f", "Alt+1")
    expect(second.locator(".error-summary")).to_contain_text("Du er allerede i en kontakt")
    expect(second.get_by_label("Notat")).to_have_value(NOTE)
    expect(second.locator(".chosen__title")).to_have_text("Pas til voksen")


def test_a_double_click_registers_once(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    page.get_by_role("button", name="Løst").dblclick()
    expect(page.locator(".just")).to_be_visible()
    assert Inquiry.objects.count() == 1


def test_ten_million_letters_are_told_to_be_too_many_and_stay(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    page.get_by_label("Notat").evaluate(
        "area => { area.value = 'a'.repeat(1e7); area.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    Keys(page).press("Alt+1")
    expect(page.locator(".error-summary")).to_contain_text("Teksten er på 10.000.000 tegn.", timeout=20_000)
    assert page.get_by_label("Notat").evaluate("area => area.value.length") == 10_000_000
    assert not Inquiry.objects.exists()
    page.get_by_label("Notat").fill(NOTE)
    Keys(page).press("Alt+1")
    expect(page.locator(".just")).to_be_visible()


def test_a_moment_in_the_future_is_told_beside_its_field(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    page.get_by_text("Flere oplysninger").click()
    page.get_by_label("Skete det tidligere? Hvornår").fill("24.12.2026 10.30")
    Keys(page).press("Alt+1")
    expect(page.locator(".error-summary")).to_contain_text("Tidspunktet ligger i fremtiden.")
    expect(page.get_by_label("Skete det tidligere? Hvornår")).to_have_value("24.12.2026 10.30")
    expect(page.get_by_label("Notat")).to_have_value(NOTE)
    page.get_by_label("Skete det tidligere? Hvornår").fill("11.09.2026 14.15")
    Keys(page).press("Alt+1")
    expect(page.locator(".just")).to_be_visible()


def test_a_promise_of_yesterday_is_told_and_changed(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    Keys(page).press("Alt+l")
    page.get_by_label("Borgeren er lovet svar").fill("11.09.2026")
    Keys(page).press("Enter")
    expect(page.locator(".error-summary")).to_contain_text("Datoen er allerede gået.")
    expect(page.get_by_label("Borgeren er lovet svar")).to_be_visible()
    expect(page.get_by_label("Notat")).to_have_value(NOTE)


def test_a_desk_left_open_too_long_fetches_a_new_token_and_sends(scene: Scene) -> None:
    page = with_a_task_and_a_note(scene.page(scene.cast.karen))
    expect(page.get_by_text("Kladde gemt")).to_be_visible()
    page.context.clear_cookies(name="csrftoken")
    Keys(page).press("Alt+1")
    expect(page.locator("#retry-banner")).to_contain_text("Forsøget blev afvist")
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.locator(".just")).to_be_visible()
    assert Inquiry.objects.get().text == NOTE


def test_a_form_that_is_too_old_says_so_and_the_words_are_there_again(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    Keys(page).press("n")
    Keys(page).type(NOTE)
    page.context.clear_cookies(name="csrftoken")
    Keys(page).press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden er blevet for gammel")
    page.goto(inquiry.get_absolute_url())
    expect(page.get_by_label("Notat")).to_have_value(NOTE)
    page.get_by_role("button", name="Gem notat").click()
    expect(page.get_by_text("Notatet er gemt.")).to_be_visible()
    assert inquiry.entries.get().text == NOTE
