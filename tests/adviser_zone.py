"""The fixtures of the adviser's closed zone: the key in hand, and a browser that has unlocked it."""

from collections.abc import Callable

import pytest
from django.test import Client

from indgang.adviser.loading import load_exclusions, load_themes
from indgang.adviser.models import Key, KeyKind, Zone, ZoneKey
from indgang.desk.adviser import access
from indgang.foundation import envelopes
from indgang.organisation.models import Employee
from indgang.sample.cast import MONDAY, Cast

from .cast import SignIn

PRIVATE, PUBLIC = envelopes.new_pair()

type Unlock = Callable[[Employee], Client]


def founded(cast: Cast) -> Key:
    """Found the zone for a key that all tests share, and load the themes."""
    Zone.objects.create(pk=1, public_key=PUBLIC, founded_at=MONDAY, founded_by=cast.ali)
    give_key(cast.ali)
    load_themes(at=MONDAY)
    load_exclusions(at=MONDAY)
    return Key(PRIVATE)


def give_key(employee: Employee) -> None:
    """Let the employee have a key of their own, which no passphrase was stretched for."""
    ZoneKey.objects.create(zone_id=1, kind=KeyKind.PERSON, employee=employee, locked="", made_at=MONDAY)


@pytest.fixture
def zone(cast: Cast) -> Key:
    """Ali's closed zone with its themes, and the key that reads it; founded without the slow locking."""
    return founded(cast)


@pytest.fixture
def unlock(zone: Key, sign_in: SignIn) -> Unlock:
    """Return a client that is signed in and has unlocked the zone: `unlock(cast.ali).get("/borgervejleder/")`."""

    def opened(employee: Employee) -> Client:
        client = sign_in(employee)
        if not ZoneKey.objects.standing().of(employee).exists():
            give_key(employee)
        session = client.session.session_key or ""
        client.cookies[access.COOKIE] = access.sealed_for(zone.private, employee.pk, session)
        return client

    return opened
