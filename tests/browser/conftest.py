"""One Chromium for all browser tests, a fresh Danish window for each; a script error fails its test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    Route,
    sync_playwright,
)

# Playwright keeps an event loop in the main thread, and Django would refuse its ordinary calls there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN_ADDRESSES = ("http://localhost", "http://127.0.0.1", "data:", "blob:")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the machine's own Chromium; we download none."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    missing = f"No Chromium on PATH ({', '.join(NAMES)}): install Debian's packages 'chromium' and 'libatomic1'."
    if os.environ.get("INDGANG_REQUIRE_ALL") == "1":
        pytest.fail(missing, pytrace=False)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def playwright(chromium: str) -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of its own, with no cookies from the test before, that reaches only this machine."""
    context = browser.new_context(
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
    )
    context.route("**/*", stay_at_home)
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose script errors and breaches of the content security policy fail the test."""
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.extend(fault_in(message)))
    yield page
    assert faults == []


def stay_at_home(route: Route) -> None:
    if route.request.url.startswith(OWN_ADDRESSES):
        route.continue_()
    else:
        route.abort()


def fault_in(message: ConsoleMessage) -> list[str]:
    """Refused forms answer 4xx, and the browser notes that; everything else it calls an error is one."""
    ordinary = message.type != "error" or message.text.startswith("Failed to load resource")
    return [] if ordinary else [message.text]
