"""At the desk it is ten o'clock on the cast's Monday."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from indgang.sample.cast import MONDAY, Cast
from tests.cast import SignIn


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    """Hold the clock; `monday.move_to(...)` turns it."""
    with time_machine.travel(MONDAY, tick=False) as clock:
        yield clock


@pytest.fixture
def karen(cast: Cast, sign_in: SignIn) -> Client:
    """Karen's browser, signed in."""
    return sign_in(cast.karen)
