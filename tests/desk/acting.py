"""Doing something on an inquiry's page, and seeing what it answers."""

from typing import Any

from django.test import Client

from indgang.inquiries.models import Inquiry
from tests.pages import check_page

from .filling import form_on, send

SAID = "Passet er klar på torsdag, sagde de."
NUMBER = "Ring til 070365-1231"
HIDDEN = "Et CPR-nummer i teksten er skjult."


def do(client: Client, inquiry: Inquiry, noun: str, **typed: Any) -> Any:
    """Open the inquiry's page, fill in the form with that address, and send it."""
    page = client.get(inquiry.get_absolute_url())
    return send(client, page, f"{inquiry.get_absolute_url()}{noun}/", **typed)


def told(client: Client, response: Any, inquiry: Inquiry) -> str:
    """Assert that the deed was done, and return what the page then says."""
    assert (response.status_code, response.headers["Location"]) == (302, inquiry.get_absolute_url())
    inquiry.refresh_from_db()
    return check_page(client.get(inquiry.get_absolute_url())).text


def turned_down(response: Any, status: int, inquiry: Inquiry, noun: str, *typed: str) -> str:
    """Assert that the page is sound and the form still holds what was typed, and return what the page says."""
    page = check_page(response, status)
    form = form_on(response, f"{inquiry.get_absolute_url()}{noun}/")
    values = [value for each in form.values.values() for value in each]
    assert [text for text in typed if text not in values] == []
    assert 'role="alert"' in response.content.decode()
    return page.text
