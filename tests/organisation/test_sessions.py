"""Sessions end when they end, and hold what was put into them."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from indgang.organisation.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_a_session_is_found_again_until_it_ends() -> None:
    made = SessionStore()
    made["who"] = "Karen"
    made.save()
    assert SessionStore(made.session_key)["who"] == "Karen"
    Session.objects.update(expire_date=made.get_expiry_date() - timedelta(days=30))
    late = SessionStore(made.session_key)
    assert late.get("who") is None
    assert late.session_key is None


def test_an_unknown_key_is_no_session() -> None:
    stranger = SessionStore("0" * 32)
    assert stranger.get("who") is None
    assert stranger.session_key is None
