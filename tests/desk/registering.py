"""Filling in the form that stands on the desk, and seeing that nothing typed is lost."""

from typing import Any

from django.test import Client

from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast
from tests.pages import check_page

from .filling import form_on, send

SAID = "Mit pas er udløbet, og jeg skal rejse på mandag."
DESK, REGISTRATION = "/", "/registrering/"


def write_down(client: Client, **typed: Any) -> Any:
    """Fill in the form that stands on the desk, with a passport unless told otherwise."""
    return send(client, client.get(DESK), REGISTRATION, **{"task": "pas", **typed})


def assert_kept(response: Any, status: int, *typed: str) -> str:
    """Assert that the page is sound, says what is wrong, and shows all that was typed; nothing was written."""
    page = check_page(response, status)
    values = [value for each in form_on(response, REGISTRATION).values.values() for value in each]
    assert [text for text in typed if text not in values] == []
    assert not Inquiry.objects.exists()
    assert 'role="alert"' in response.content.decode()
    return page.text


def slug(cast: Cast) -> str:
    return cast.passport.slug
