"""Filling in a form as a browser without scripts would: what stands in it is sent along."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Form:
    """A form as it stands on a page."""

    action: str
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)


class FormReader(HTMLParser):
    """Finds the forms of a page and what each would send."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.open: Form | None = None
        self.area: tuple[Form, str] | None = None
        self.choice: tuple[Form, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(given.get("action", ""))
            self.forms.append(self.open)
            self.by_id[given.get("id", "")] = self.open
        elif tag == "option" and self.choice:
            self._option(*self.choice, given)
        target = self.by_id.get(given["form"]) if "form" in given else self.open
        if target and given.get("name"):
            self._field(tag, target, given["name"], given)

    def _field(self, tag: str, form: Form, name: str, given: dict[str, str]) -> None:
        if tag == "input":
            self._input(form, name, given)
        elif tag == "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "textarea":
            form.values.setdefault(name, [""])
            self.area = (form, name)
        elif tag == "select":
            self.choice = (form, name)

    def _option(self, form: Form, name: str, given: dict[str, str]) -> None:
        """A browser sends the first choice when none is marked."""
        if "selected" in given or name not in form.values:
            form.values[name] = [given.get("value", "")]

    def _input(self, form: Form, name: str, given: dict[str, str]) -> None:
        ticked = given.get("type") in {"checkbox", "radio"}
        if ticked and "checked" not in given:
            return
        form.values.setdefault(name, []).append(given.get("value", "on" if ticked else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.area:
            form, name = self.area
            form.values[name][0] = form.values[name][0].removeprefix("\n")  # as a browser does
            self.area = None
        elif tag == "select":
            self.choice = None

    def handle_data(self, data: str) -> None:
        if self.area:
            form, name = self.area
            form.values[name][0] += data


def forms_on(response: Any) -> list[Form]:
    reader = FormReader()
    reader.feed(response.content.decode())
    return reader.forms


def form_on(response: Any, action: str) -> Form:
    """Return the one form with this action; fails when the page has none."""
    (form,) = [each for each in forms_on(response) if each.action == action]
    return form


def send(client: Client, response: Any, action: str, **typed: Any) -> Any:
    """Type into the form that stands on the page, and send it; `__` in a name stands for its hyphen."""
    values: dict[str, Any] = dict(form_on(response, action).values)
    return client.post(action, values | {name.replace("__", "-"): value for name, value in typed.items()})
