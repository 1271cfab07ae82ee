"""The adviser shows somebody the way and writes it down, with the keyboard alone, while the next one stands waiting."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from indgang.adviser.models import Contact, Key
from indgang.adviser.models.contacts import Way
from tests import adviser_zone
from tests.browser.keys import Keys
from tests.browser.scene import Scene

FRONT = "/borgervejleder/"
WORDS = "mit pas er udløbet"
MOST = 6
SANE = 60.0


@pytest.fixture
def key(scene: Scene) -> Key:
    return adviser_zone.founded(scene.cast)


def test_one_key_after_the_words(scene: Scene, key: Key) -> None:
    page = scene.page(scene.cast.ali, FRONT)
    expect(page.get_by_label("Hvad handlede det om?")).to_be_focused()
    keys, began = Keys(page), monotonic()
    keys.type(WORDS)
    keys.press("Control+Enter")
    expect(page.get_by_text("Gemt:")).to_be_visible()

    assert keys.count <= len(WORDS) + 1
    assert monotonic() - began < SANE
    row = Contact.objects.get()
    assert (row.kind, row.way, row.outcome, row.spent) == ("signposting", Way.PHONE, "vejvist", 15)
    assert key.read(row)["text"] == WORDS
    expect(page.get_by_label("Hvad handlede det om?")).to_be_focused()


def test_six_keys_tell_the_way_the_task_and_the_theme_as_well(scene: Scene, key: Key) -> None:
    page = scene.page(scene.cast.ali, FRONT)
    keys = Keys(page)
    keys.type(WORDS)
    expect(page.locator("#found .quick-task").first).to_contain_text("Pas til voksen")
    keys.press("Alt+p", "Alt+8", "Alt+e", "b")
    keys.press("Control+Enter")
    expect(page.get_by_text("Gemt:")).to_be_visible()

    assert keys.count <= len(WORDS) + MOST
    row = Contact.objects.get()
    assert (row.way, row.task, row.department) == (Way.DESK, scene.cast.passport, scene.cast.passport.department)
    assert row.points.get().theme.name.startswith("B")


def test_a_slip_is_undone_and_a_case_begun_by_one_key(scene: Scene, key: Key) -> None:
    page = scene.page(scene.cast.ali, FRONT)
    keys = Keys(page)
    keys.type("fejl")
    keys.press("Control+Enter")
    expect(page.get_by_text("Gemt:")).to_be_visible()
    keys.press("Alt+z")
    expect(page.get_by_text("er taget ud og tæller ikke med")).to_be_visible()
    assert not Contact.objects.counted().exists()

    keys.type("Har ventet et halvt år på svar")
    keys.press("Alt+3", "Control+Enter")
    expect(page.get_by_text("Gemt:")).to_be_visible()
    keys.press("Alt+c")
    expect(page.get_by_role("button", name="Opret sag")).to_be_visible()
    expect(page.locator("#act-open select").first).to_be_focused()
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name="Har ventet et halvt år på svar", level=1)).to_be_visible()
    assert Contact.objects.counted().get().case
