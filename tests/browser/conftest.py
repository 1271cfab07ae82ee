"""One Chromium for all browser tests, a fresh Danish window for each; a script error fails its test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from pytest_django import DjangoDbBlocker

from indgang.desk import context as surroundings
from indgang.foundation import clock
from indgang.wayfinder import held

from . import windows
from .house import House, own_database
from .scene import Scene
from .town import Town
from .windows import Watch, new_window

# Playwright keeps an event loop in the main thread, and Django would refuse its ordinary calls there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's own Chromium; we download none."""
    if path := windows.chromium():
        return path
    missing = (
        f"No Chromium on PATH ({', '.join(windows.NAMES)}): install Debian's packages 'chromium' and 'libatomic1'."
    )
    if os.environ.get("INDGANG_REQUIRE_ALL") == "1":
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def playwright(chromium: str) -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=windows.FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of its own, with no cookies from the test before, that reaches only this machine."""
    context = new_window(browser)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose script errors and breaches of the content security policy fail the test."""
    watch = Watch()
    page = context.new_page()
    watch.keep_on(page)
    yield page
    assert watch.faults == []


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """The product's own server, with a database that only the browser tests use."""
    with django_db_blocker.unblock():
        house = House(tmp_path_factory.mktemp("house"))
    yield house
    house.server.close()


@pytest.fixture
def scene(
    house: House, browser: Browser, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Scene]:
    """The cast in the house at ten o'clock on their Monday, and the clock goes."""
    surroundings._municipality.cache_clear()
    held.forget()
    with django_db_blocker.unblock(), own_database(house.file):
        house.renew()
        scene = Scene(house, browser)
        monkeypatch.setattr(clock, "now", scene.now)
        house.server.open()
        yield scene
        scene.end()
    assert scene.watch.faults == []


@pytest.fixture
def town(scene: Scene) -> Town:
    """The same house after a week in which a little of everything has happened."""
    return scene.house.live_in()
