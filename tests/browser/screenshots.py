"""The pictures of the README, taken anew: `make screenshots`. The same town, day and hour give the same pictures."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.core.management import call_command
from django.db.models import Count
from playwright.sync_api import Page, ViewportSize, expect, sync_playwright

from indgang.config.asgi import HouseHandler  # sets Django up; so it stands before all models
from indgang.foundation import clock
from indgang.inquiries.models import HandOver, Inquiry
from indgang.organisation.models import Employee
from indgang.results.folding import fold_changes
from indgang.sample.build import build
from indgang.sample.sizes import DEMO

from .house import own_database
from .keys import Keys
from .pictures import take
from .scene import Visit
from .server import Server
from .windows import FLAGS, chromium

IMAGES = Path(__file__).parents[2] / "docs" / "images"
SIZE: ViewportSize = {"width": 1280, "height": 860}
YEAR = replace(DEMO, name="year", days=400, inquiries=40_000, inhabitants=12_000)
TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 14, 40, tzinfo=UTC)
"""Twenty to four in Denmark: the counters have closed, and the telephone rings once more."""
A_WHILE = "time => { time.dataset.elapsed = new Date(Date.now() - 74000).toISOString(); }"


def desk(visit: Visit) -> Page:
    """A citizen is on the telephone; the task is found, and the next step waits for Enter."""
    citizen = Inquiry.objects.filter(citizen__needs__isnull=False).order_by("pk")[0].citizen
    assert citizen
    page = opened(visit, "karen", "/")
    page.get_by_text("Telefon", exact=True).click()
    Keys(page).type(citizen.name)
    Keys(page).press("Enter")
    expect(page.locator("#who .person")).to_be_visible()
    Keys(page).type("mit pas er udløbet")
    Keys(page).press("Enter")
    expect(page.locator("button.outcome--first")).to_be_focused()
    page.locator("[data-begin-clock] time").evaluate(A_WHILE)
    expect(page.locator("[data-begin-clock] time")).to_have_text("1:14")
    return page


def figures(visit: Visit) -> Page:
    """The last twelve months: the share solved against the target."""
    page = opened(visit, "christian", "/tal/")
    page.locator(".figure-head").evaluate("head => scrollTo(0, head.offsetTop - 72)")
    return page


def inquiry(visit: Visit) -> Page:
    """Handed over and accepted: one owner, one promised date, and the story told once."""
    known = {"inquiry__citizen__isnull": False, "inquiry__subject": "", "inquiry__promised_for__gte": TODAY}
    handed = HandOver.objects.accepted().filter(accepted_by__username="ditte", **known)
    told = handed.annotate(notes=Count("inquiry__entries"), hands=Count("inquiry__handovers"))
    latest = told.order_by("-notes", "-hands", "-sent_at")[0]
    return opened(visit, "ditte", latest.inquiry.get_absolute_url())


def opened(visit: Visit, username: str, address: str) -> Page:
    page = visit.page(Employee.objects.get(username=username), address, viewport=SIZE)
    page.wait_for_load_state("networkidle")
    return page


def take_pictures(visit: Visit) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    for picture in (desk, figures, inquiry):
        file = IMAGES / f"{picture.__name__}.png"
        take(picture(visit), file)
        print(f"{file.relative_to(IMAGES.parents[1])}: {file.stat().st_size / 1000:.0f} kB")


def main() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    with TemporaryDirectory() as folder, own_database(Path(folder) / "town.sqlite3"), sync_playwright() as playwright:
        call_command("migrate", verbosity=0)
        build(YEAR, until=TODAY)
        fold_changes(at=NOW)
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        server = Server(HouseHandler())
        visit = Visit(browser, server.address, NOW)
        with patch.object(clock, "now", visit.now):
            server.open()
            take_pictures(visit)
            server.close()
        browser.close()


if __name__ == "__main__":
    main()
