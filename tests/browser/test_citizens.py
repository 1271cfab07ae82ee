"""Citizens are met by name, opened with a reason, and their numbers stay where they belong."""

from playwright.sync_api import expect

from indgang.citizens.models import Citizen
from indgang.journal.models import Event

from .keys import Keys
from .scene import Scene

METTES_CPR = "070365-1231"


def test_the_number_is_shown_to_who_says_why(scene: Scene) -> None:
    page = scene.page(scene.cast.karen, f"/borgere/{scene.cast.mette.pk}/")
    expect(page.get_by_text("Mette")).to_have_count(0)
    Keys(page).press("1")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mette Lauridsen")
    expect(page.get_by_text(METTES_CPR)).to_have_count(0)
    page.get_by_text("Vis hele CPR-nummeret").click()
    page.get_by_label("Hvad skal du bruge det til?").fill("Opslag i kørekortregistret")
    page.get_by_role("button", name="Vis nummeret").click()
    expect(page.get_by_text(METTES_CPR)).to_be_visible()
    reasons = Event.objects.filter(citizen_id=scene.cast.mette.pk).order_by("-pk").values_list("kind", "reason")
    assert reasons[0] == ("citizen.cpr.read", "Opslag i kørekortregistret")


def test_a_new_citizen_comes_with_the_inquiry(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    Keys(page).press("1")
    page.get_by_text("Anonym borger").click()
    page.get_by_label("Navn").fill("Jonas Bech")
    page.get_by_label("CPR-nummer").fill("0101901234")
    Keys(page).press("Enter")
    Keys(page).press("Alt+1")
    expect(page.locator(".just")).to_be_visible()
    citizen = Citizen.objects.with_cpr("0101901234").get()
    assert (citizen.name, citizen.inquiries.count()) == ("Jonas Bech", 1)


def test_a_wrong_number_is_told_beside_its_field_and_all_else_is_kept(scene: Scene) -> None:
    page = scene.page(scene.cast.karen)
    Keys(page).press("1")
    page.get_by_text("Anonym borger").click()
    page.get_by_label("Navn").fill("Jonas Bech")
    page.get_by_label("CPR-nummer").fill("320190-1234")
    page.get_by_label("Notat").fill("Har glemt sygesikringskortet")
    Keys(page).press("Alt+1")
    expect(page.locator(".error-summary")).to_contain_text("De første seks cifre er ikke en dato.")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Navn")).to_have_value("Jonas Bech")
    expect(page.get_by_label("Notat")).to_have_value("Har glemt sygesikringskortet")
    page.get_by_label("CPR-nummer").fill("010190-1234")
    Keys(page).press("Alt+1")
    expect(page.locator(".just")).to_be_visible()


def test_a_number_in_a_note_is_hidden_and_told(scene: Scene) -> None:
    inquiry = scene.cast.inquiry()
    page = scene.page(scene.cast.karen, inquiry.get_absolute_url())
    Keys(page).press("n")
    Keys(page).type("Hendes bror har 010190-1234")
    Keys(page).press("Control+Enter")
    expect(page.get_by_text("Et CPR-nummer i teksten er skjult.")).to_be_visible()
    assert "1234" not in inquiry.entries.get().text
