"""At the adviser's desk Ali has unlocked the closed zone."""

import pytest
from django.test import Client

from indgang.sample.cast import Cast
from tests.adviser_zone import Unlock


@pytest.fixture
def ali(cast: Cast, unlock: Unlock) -> Client:
    """Ali's browser, signed in and unlocked."""
    return unlock(cast.ali)
