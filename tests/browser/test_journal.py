"""The data protection officer reads who saw whom and why, and sees that nothing was changed."""

from playwright.sync_api import expect

from .keys import Keys
from .scene import Scene


def test_every_look_at_a_citizen_is_there_with_its_reason(scene: Scene) -> None:
    karen = scene.page(scene.cast.karen, f"/borgere/{scene.cast.mette.pk}/")
    Keys(karen).press("1")
    expect(karen.get_by_role("heading", level=1)).to_have_text("Mette Lauridsen")

    page = scene.page(scene.cast.dorthe, "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Journal")
    line = page.locator(".worklist tbody tr").first
    expect(line).to_contain_text("Karen Holm")
    expect(line).to_contain_text("Borgeren har henvendt sig")
    line.get_by_role("link", name="nr. ").click()
    expect(page.get_by_text("Skriv først, hvorfor du ser efter")).to_be_visible()
    expect(page.get_by_text("Mette Lauridsen")).to_have_count(0)
    page.get_by_label("Hvorfor ser du efter?").fill("Borgeren har bedt om indsigt")
    page.get_by_role("button", name="Vis borgerens hændelser").click()
    expect(page.get_by_text("Mette Lauridsen")).to_be_visible()
    expect(page.locator(".worklist tbody tr").first).to_contain_text("Borgeren har bedt om indsigt")


def test_the_chain_is_proved_whole(scene: Scene) -> None:
    scene.cast.inquiry(citizen=scene.cast.mette)
    page = scene.page(scene.cast.dorthe)
    page.get_by_role("button", name="Efterprøv kæden").click()
    expect(page.locator("#chain")).to_contain_text("Kæden er hel")
