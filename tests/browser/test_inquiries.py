"""An inquiry's later life on its own page: continued, promised, reopened, merged, taken out, closed to a person."""

from playwright.sync_api import expect

from indgang.inquiries.models import Outcome

from .keys import Keys
from .scene import Scene


def test_a_clerk_at_another_centre_goes_on_with_it(scene: Scene) -> None:
    inquiry = scene.cast.inquiry(citizen=scene.cast.mette)
    page = scene.page(scene.cast.bo)
    Keys(page).press("/")
    Keys(page).type(inquiry.reference.lower().replace("-", " "))
    Keys(page).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pas til voksen")
    Keys(page).press("b")
    expect(page.get_by_label("Kanal")).to_be_focused()
    page.get_by_label("Det sagde borgeren").fill("Spørger, hvornår passet er klar.")
    Keys(page).press("Control+Enter")
    expect(page.get_by_text("Skrevet ned. Borgeren beholder sit nummer.")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("Spørger, hvornår passet er klar.")
    assert list(inquiry.entries.values_list("contact__centre__name", "by__username")) == [("Sandby", "bo")]


def test_a_note_in_three_strokes_and_its_words(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    Keys(page).press("n")
    Keys(page).type("Ringer igen i morgen")
    Keys(page).press("Control+Enter")
    expect(page.get_by_text("Notatet er gemt.")).to_be_visible()
    assert inquiry.entries.get().text == "Ringer igen i morgen"


def test_a_promise_is_shown_with_its_date(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    Keys(page).press("l")
    Keys(page).type("18.09.2026")
    Keys(page).press("Enter")
    expect(page.get_by_text("Løftet er gemt: 18.09.2026.")).to_be_visible()
    expect(page.locator(".inquiry-facts .deadline")).to_contain_text("18.09.2026")


def test_solved_and_opened_again_with_a_reason(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    page.get_by_label("Svar til borgeren").fill("Passet er bestilt.")
    page.get_by_role("button", name="Afslut henvendelsen").click()
    expect(page.get_by_text("Henvendelsen er afsluttet: Løst.")).to_be_visible()
    Keys(page).press("t")
    Keys(page).type("Billedet kunne ikke bruges.")
    Keys(page).press("Control+Enter")
    expect(page.get_by_text("Henvendelsen er åben igen, og du er tovholder.")).to_be_visible()
    expect(page.locator(".timeline")).to_contain_text("Billedet kunne ikke bruges.")
    solution = inquiry.solutions.get()
    assert (solution.outcome, solution.withdrawn_by) == (Outcome.SOLVED, scene.cast.karen)


def test_two_of_the_same_are_merged(scene: Scene) -> None:
    kept, doubled = scene.cast.inquiry(), scene.cast.inquiry()
    page = scene.page(scene.cast.karen, doubled.get_absolute_url())
    page.get_by_text("Læg sammen med en anden").click()
    page.get_by_label("Nummeret på den henvendelse, der skal blive").fill(kept.reference)
    page.get_by_role("button", name="Læg sammen").click()
    expect(page.get_by_text(f"Lagt sammen med {kept.reference}.")).to_be_visible()
    doubled.refresh_from_db()
    assert doubled.state == "discarded"


def test_a_conflict_of_interest_closes_it_at_once(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    page.get_by_text("Jeg er inhabil").click()
    page.locator("details[open]", has_text="Jeg er inhabil").get_by_label("Begrundelse").fill("Det er min søster.")
    page.get_by_role("button", name="Luk henvendelsen for mig").click()
    expect(page.get_by_text(f"{inquiry.reference} er nu lukket for dig.")).to_be_visible()
    page.goto(inquiry.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Siden findes ikke")
    assert scene.page(scene.cast.bo, inquiry.get_absolute_url()).title().startswith("Pas til voksen")


def test_words_find_inquiries_at_all_centres(scene: Scene) -> None:
    scene.cast.inquiry(by=scene.cast.bo, text="Kufferten er pakket, men passet er væk.")
    page = scene.page(scene.cast.karen, "/henvendelser/")
    Keys(page).press("/")
    Keys(page).type("kuffert")
    Keys(page).press("Enter")
    expect(page.get_by_role("link", name="Pas til voksen")).to_be_visible()
    expect(page.get_by_text("Kufferten er pakket")).to_be_visible()
