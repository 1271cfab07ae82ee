"""The clerk's journeys: from the citizen's first word to a registered inquiry, with the keyboard alone."""

import re
from time import monotonic

from playwright.sync_api import Page, expect

from indgang.inquiries.models import Contact, Identification, Inquiry, Outcome

from .house import PASSWORD
from .keys import Keys
from .scene import Scene

WORDS = "mit pas er udløbet"
SANE = 20.0
METTES_CPR = "070365-1231"


def chosen_outcome(page: Page) -> None:
    """The first outcome waits for Enter once a task is there."""
    expect(page.locator("button.outcome--first")).to_be_focused()


def just_registered(page: Page, *, besides: int = 0) -> Inquiry:
    """What the desk says that it has registered is what stands in the database."""
    told = page.locator(".just a.reference")
    expect(told).to_be_visible()
    inquiry = Inquiry.objects.with_reference(told.inner_text()).get()
    assert Inquiry.objects.counted().count() == besides + 1
    return inquiry


def test_from_signing_in_to_registered_with_the_keyboard_alone(scene: Scene) -> None:
    page = scene.page(None, "/")
    keys = Keys(page)
    keys.type("karen")
    keys.press("Tab")
    keys.type(PASSWORD)
    keys.press("Enter")
    expect(page.get_by_label("Hvad siger borgeren?")).to_be_visible()

    keys, began = Keys(page), monotonic()
    keys.type(WORDS)
    keys.press("Enter")
    chosen_outcome(page)
    keys.press("Enter")
    inquiry = just_registered(page)

    assert keys.count <= len(WORDS) + 2
    assert monotonic() - began < SANE
    assert (inquiry.task, inquiry.citizen, inquiry.owner) == (scene.cast.passport, None, scene.cast.karen)
    assert inquiry.solutions.get().outcome == Outcome.SOLVED
    assert inquiry.opened_in.ended_at


def test_two_keys_register_what_is_asked_most(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("3")
    chosen_outcome(page)
    keys.press("2")
    inquiry = just_registered(page)
    assert keys.count == 2
    assert (inquiry.task, inquiry.solutions.get().outcome) == (scene.cast.housing_benefit, Outcome.GUIDED)


def test_the_next_inquiry_can_be_typed_at_once(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("1")
    chosen_outcome(page)
    keys.press("1")
    just_registered(page)
    keys.press("2")
    chosen_outcome(page)
    keys.press("1")
    expect(page.locator(".just")).to_contain_text("Flytning i Danmark")
    assert [each.task for each in Inquiry.objects.order_by("pk")] == [scene.cast.passport, scene.cast.moving]


def test_a_citizen_found_by_name(scene: Scene) -> None:
    scene.cast.inquiry(citizen=scene.cast.mette, by=scene.cast.bo, at=scene.cast.at)
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.type("mette lau")
    keys.press("Enter")
    expect(page.locator("#who")).to_contain_text("Mette Lauridsen")
    expect(page.locator("#who")).to_contain_text("070365-····")
    expect(page.locator("#who .earlier")).to_contain_text("Sandby")
    keys.type("pas")
    keys.press("Enter")
    chosen_outcome(page)
    keys.press("Enter")
    inquiry = just_registered(page, besides=1)
    assert keys.count <= len("mette lau") + len("pas") + 3
    assert (inquiry.citizen, inquiry.opened_in.identification) == (scene.cast.mette, Identification.ASSERTED)


def test_a_citizen_found_by_a_number_that_comes_into_no_address(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("/")
    keys.type(METTES_CPR)
    keys.press("Enter")
    expect(page.locator("#who")).to_contain_text("Mette Lauridsen")
    keys.press("Enter")
    assert [address for address in scene.watch.addresses if "1231" in address] == []
    assert "1231" not in page.url


def test_several_inquiries_in_one_contact_with_its_clock_running(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("1")
    chosen_outcome(page)
    keys.press("Alt+f", "1")
    just_registered(page)
    expect(page.locator(".contact-bar [data-elapsed]")).to_have_text(re.compile(r"^0:\d\d$"))
    expect(page.locator(".in-contact")).to_contain_text("Pas til voksen")
    expect(page.get_by_label("Flere spørgsmål i samme kontakt")).to_be_checked()
    keys.press("2")
    chosen_outcome(page)
    keys.press("1")
    expect(page.locator(".in-contact li")).to_have_count(2)
    assert Contact.objects.get().ended_at is None
    keys.press("Alt+a")
    expect(page.get_by_text("Kontakten er afsluttet")).to_be_visible()
    contact = Contact.objects.get()
    assert contact.ended_at
    assert contact.opened.count() == 2


def test_the_clock_runs_from_the_first_key(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    expect(page.locator("[data-begin-clock]")).to_be_hidden()
    page.keyboard.type("pas")
    expect(page.locator("[data-begin-clock] time")).to_have_text(re.compile(r"^0:\d\d$"))


def test_what_was_registered_by_mistake_is_taken_back_with_one_key(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("1")
    chosen_outcome(page)
    keys.press("1")
    inquiry = just_registered(page)
    keys.press("Alt+z")
    expect(page.get_by_text(f"{inquiry.reference} er taget ud")).to_be_visible()
    assert not Inquiry.objects.counted().exists()


def test_handed_over_from_the_desk_with_the_story_told_once(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.type("søge hjælp")
    keys.press("Enter")
    chosen_outcome(page)
    keys.press("Alt+n")
    keys.type("Kan ikke betale husleje.")
    keys.press("Alt+g")
    expect(page.get_by_label("Afdeling")).to_be_focused()
    expect(page.get_by_label("Afdeling")).to_have_value(str(scene.cast.ydelse.pk))
    keys.press("Control+Enter")
    inquiry = just_registered(page)
    expect(page.locator(".just")).to_contain_text("overdraget til Ydelse")
    assert (inquiry.at_department, inquiry.owner) == (scene.cast.ydelse, scene.cast.karen)
    assert inquiry.handovers.get().story == "Kan ikke betale husleje."


def test_a_promise_keeps_the_inquiry_open(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    keys = Keys(page)
    keys.press("2")
    chosen_outcome(page)
    keys.press("Alt+l")
    expect(page.get_by_label("Borgeren er lovet svar")).to_have_value("21.09.2026")
    keys.press("Enter")
    inquiry = just_registered(page)
    expect(page.locator(".just")).to_contain_text("lovet svar 21.09.2026")
    assert (inquiry.state, str(inquiry.promised_for)) == ("open", "2026-09-21")


def test_the_desk_works_without_scripts(scene: Scene) -> None:
    page = scene.page(scene.cast.karen, java_script_enabled=False)
    page.get_by_label("Hvad siger borgeren?").fill("pas")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Pas til voksen").click()
    page.get_by_role("button", name="Løst").click()
    assert just_registered(page).task == scene.cast.passport
