"""The fixtures that every test of pages and verbs begins with: the cast, and a browser for one of them."""

from collections.abc import Callable

import pytest
from django.test import Client

from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast

from .remembered import Remembered

type SignIn = Callable[[Employee], Client]

the_cast = Remembered(build_cast)


@pytest.fixture
def cast(db: None) -> Cast:
    """Karen, Bo, Mette and the others in an empty municipality."""
    return the_cast()


@pytest.fixture
def sign_in() -> SignIn:
    """Return a client that is signed in as the employee: `sign_in(cast.karen).get("/")`."""

    def signed_in(employee: Employee) -> Client:
        client = Client()
        client.force_login(employee, backend="indgang.organisation.backends.EmployeeBackend")
        return client

    return signed_in
