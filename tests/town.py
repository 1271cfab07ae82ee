"""The small made-up town, for tests that need many inquiries: put there once for a module, and gone after it."""

from collections.abc import Iterator
from datetime import date
from functools import partial

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from indgang.sample.build import Built, build

from .remembered import Remembered

UNTIL = date(2026, 11, 20)

small_town = Remembered(partial(build, "small", seed=7, until=UNTIL))
another_town = Remembered(partial(build, "small", until=date(2026, 11, 15)))
"""Other people up to a Sunday, for what folds and changes its figures."""


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Built]:
    """Eight weeks of Fjordby up to a Friday in November; `town.truth` knows its figures as they stand at `town.at`."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield small_town()
        transaction.set_rollback(True)
