"""The citizen's browser: nobody's session, and the cast's Monday at ten."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.test import Client

from indgang.sample.cast import MONDAY, Cast
from tests.pages import Page, check_page

type Read = Callable[..., Page]


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Hold the clock."""
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def citizen() -> Client:
    """A browser that was never here before."""
    return Client()


@pytest.fixture
def read(cast: Cast, citizen: Client) -> Read:
    """Return a page as a citizen reads it: `read("/borger/")`."""

    def page(address: str, status: int = 200, **asked: Any) -> Page:
        return check_page(citizen.get(address, asked), status)

    return page
