"""What every page must keep: read as HTML5, one heading, no doubled ids, forms with an address, no inline code."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BLOCKS = {
    "address",
    "aside",
    "details",
    "div",
    "dl",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "ol",
    "p",
    "section",
    "table",
    "ul",
}
ONLY_PHRASES = {"p", "h1", "h2", "h3", "span", "label", "button", "legend", "summary", "strong", "kbd", "badge"}
FIELDS = {"input", "select", "textarea"}
WITHOUT_LABEL = {"hidden", "submit", "button"}
IN_LINE = {"a", "b", "em", "kbd", "mark", "span", "strong", "time"}
DATA = "application/ld+json"
"""A block of data for machines: no browser runs it."""
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form")


@dataclass
class Page:
    """A page as it was read."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    forms: list[dict[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Reads a page and notes what it breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.referred: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.fields: list[str] = []
        self.labelled: set[str] = set()
        self.is_data = False

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.page.faults.append(f"declared as {decl}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part_words(tag)
        self._look_at(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._look_at(tag, attrs)
        if tag not in VOID and "svg" not in self.open:
            self.page.faults.append(f"<{tag}/> cannot close itself")

    def handle_endtag(self, tag: str) -> None:
        self._part_words(tag)
        if tag in VOID or tag not in self.open:
            self.page.faults.append(f"</{tag}> closes nothing")
            return
        while (closed := self.open.pop()) != tag:
            self.page.faults.append(f"<{closed}> is not closed before </{tag}>")

    def handle_data(self, data: str) -> None:
        if "title" in self.open and "svg" not in self.open:
            self.page.title += data
        elif "h1" in self.open:
            self.page.headings[-1] += data
        if "script" in self.open and data.strip():
            self.page.faults += [] if self.is_data else ["inline script"]
            return
        self.words.append(data)

    def _part_words(self, tag: str) -> None:
        if tag not in IN_LINE:
            self.words.append(" ")

    def _look_at(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        doubled = [name for name, times in Counter(name for name, _ in attrs).items() if times > 1]
        self.page.faults += [f"<{tag}> has {name} twice" for name in doubled]
        self.page.faults += [f"inline {name} on <{tag}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style":
            self.page.faults.append("inline style sheet")
        if tag in BLOCKS and self.open and self.open[-1] in ONLY_PHRASES:
            self.page.faults.append(f"<{tag}> inside <{self.open[-1]}>")
        self._note(tag, given)
        if given.get("id"):
            self.ids[given["id"]] += 1
        for name in REFERENCES:
            self.referred += [(name, each) for each in given.get(name, "").split()]
        if tag == "form":
            self._look_at_form(given)
        self._look_at_field(tag, given)

    def _note(self, tag: str, given: dict[str, str]) -> None:
        """Remember what the page is asked about later."""
        if tag == "script":
            self.is_data = given.get("type") == DATA
        if tag == "h1":
            self.page.headings.append("")
        if tag == "a":
            self.page.links.append(given.get("href", ""))

    def _look_at_field(self, tag: str, given: dict[str, str]) -> None:
        if tag == "label":
            self.labelled.add(given.get("for", ""))
        if tag not in FIELDS or given.get("type") in WITHOUT_LABEL:
            return
        if not ("label" in self.open or given.get("aria-label") or given.get("aria-labelledby")):
            self.fields.append(given.get("id", ""))

    def _look_at_form(self, given: dict[str, str]) -> None:
        self.page.forms.append(given)
        if "form" in self.open:
            self.page.faults.append("form inside form")
        if "method" not in given:
            self.page.faults.append("form without method")
        if given.get("method") == "post" and not given.get("action"):
            self.page.faults.append("posted form without action")


def read(markup: str) -> Page:
    """Read a whole page or a fragment."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    page = reader.page
    page.title = " ".join(page.title.split())
    page.headings = [" ".join(each.split()) for each in page.headings]
    page.text = " ".join("".join(reader.words).split())
    page.faults += [f"<{tag}> is never closed" for tag in reader.open]
    page.faults += [f"id {name} stands {times} times" for name, times in reader.ids.items() if times > 1]
    page.faults += [
        f"field {name or 'without id'} has no label" for name in reader.fields if name not in reader.labelled
    ]
    page.faults += [f"{name}={each} leads nowhere" for name, each in reader.referred if each not in reader.ids]
    return page


def check_page(response: Any, status: int = 200) -> Page:
    """Assert that a response is a sound page, and return what stands on it."""
    assert response.status_code == status, f"{response.status_code}: {response.content.decode()[:2000]}"
    assert response.headers["Content-Type"].startswith("text/html")
    markup = response.content.decode()
    assert markup.lstrip().lower().startswith("<!doctype html>")
    assert "<html lang=" in markup
    page = read(markup)
    assert page.faults == []
    assert len(page.headings) == 1
    assert page.headings[0]
    assert page.title.startswith(page.headings[0])
    return page
