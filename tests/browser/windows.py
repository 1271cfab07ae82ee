"""Windows of the browser that reach only this machine, and a watch on what goes wrong in them."""

import re
import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
"""The last keeps a window on this machine; a route for every address would too, and would keep nothing in the cache."""
CPR = re.compile(r"(?<!\d)\d{6}(-|%20|\+| )?\d{4}(?!\d)")
PATIENCE = 20_000
"""So many milliseconds is a busy machine given; what is there sooner is not waited for."""
COUNTER_PC: ViewportSize = {"width": 1280, "height": 800}
TELEPHONE: ViewportSize = {"width": 390, "height": 844}

expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    """Return the path of the machine's own Chromium, or nothing; we download none."""
    return next(filter(None, map(shutil.which, NAMES)), "")


def new_window(browser: Browser, **options: Any) -> BrowserContext:
    """Open a Danish window with no cookies from anywhere."""
    options = {"viewport": COUNTER_PC, "reduced_motion": "reduce"} | options
    context = browser.new_context(locale="da-DK", timezone_id="Europe/Copenhagen", **options)
    context.set_default_timeout(PATIENCE)
    return context


class Watch:
    """Gathers script errors, breaches of the content security policy, and CPR numbers in addresses."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.addresses: list[str] = []

    def keep_on(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.extend(fault_in(message)))
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        self.addresses.append(request.url)
        if CPR.search(request.url):
            self.faults.append(f"a CPR number in an address: {request.url}")


def fault_in(message: ConsoleMessage) -> list[str]:
    """Refused forms answer 4xx, and the browser notes that; everything else it calls an error is one."""
    ordinary = message.type != "error" or message.text.startswith("Failed to load resource")
    return [] if ordinary else [message.text]
