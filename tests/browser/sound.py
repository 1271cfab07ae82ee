"""What every page must keep in a real browser: accessible, titled, one heading, no doubled ids, never too wide."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .windows import COUNTER_PC, TELEPHONE

AXE = Path(__file__).with_name("vendor").joinpath("axe.min.js").read_text(encoding="utf-8")
BETWEEN = (320, 768, 1024)
"""The width of 400 % zoom, a tablet, and a small window."""
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    "preload": False,
}
FAULTS = """() => {
  const faults = [], ids = new Set();
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length !== 1) faults.push(`${headings.length} h1`);
  if (!document.title.startsWith(headings[0]?.textContent.trim() || '?')) faults.push(`titled ${document.title}`);
  for (const { id } of document.querySelectorAll('[id]')) {
    if (ids.has(id)) faults.push(`id ${id} twice`);
    ids.add(id);
  }
  return faults;
}"""
TOO_WIDE = """() => {
  const { scrollWidth, clientWidth: room } = document.documentElement;
  if (scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > room);
  return ['scrolls'].concat(wide.slice(0, 3).map((one) => `${one.tagName}.${one.className} > ${room} px`));
}"""
CUT_OFF = """() => [...document.querySelectorAll('.panel td, .panel th, .panel p, .panel form > *')]
  .filter((one) => one.checkVisibility() && !one.closest('.table-scroll, .tabs, .sr-only'))
  .filter((one) => one.getBoundingClientRect().right > one.closest('.panel').getBoundingClientRect().right + 1)
  .slice(0, 3).map((one) => `cut off: ${one.outerHTML.slice(0, 80)}`)"""
type Shapes = frozenset[tuple[str, ...]]


class Shaper(HTMLParser):
    """Gathers of what kinds of elements a page is made: the same page with more rows is made of the same."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" if name in ("class", "role", "type") else name for name, value in attrs]
        self.found.add((tag, *(each for each in kept if not each.startswith(("data-", "hx-")))))


def shapes_of(markup: str) -> Shapes:
    """Return of what kinds of elements a page is made."""
    shaper = Shaper()
    shaper.feed(markup)
    return frozenset(shaper.found)


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the page: at any width for what does not fit, at the usual two for axe.

    A page is judged when all of it has come: what is seen before its style sheets is not what anyone is shown.
    """
    page.wait_for_load_state()
    faults: list[str] = page.evaluate(FAULTS)
    for width in (*BETWEEN, TELEPHONE["width"], COUNTER_PC["width"]):
        page.set_viewport_size({"width": width, "height": 844})
        found = page.evaluate(TOO_WIDE) + page.evaluate(CUT_OFF)
        found += [] if width in BETWEEN else violations(page)
        faults += [f"{each} at {width} px" for each in found]
    return faults


def violations(page: Page) -> list[str]:
    """Return what axe says against the page as it stands."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(told => told.violations)", OPTIONS)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
