"""What to do in danger, in the reader's language."""

import pytest
from django.utils import translation

from indgang.wayfinder.emergencies import Emergency, emergencies


def test_every_emergency_tells_what_to_do_in_both_languages() -> None:
    for slug, emergency in emergencies().items():
        assert emergency.slug == slug
        with translation.override("da"):
            danish = (emergency.title, emergency.text, emergency.call)
        with translation.override("en"):
            english = (emergency.title, emergency.text, emergency.call)
        assert all(danish), slug
        assert all(english), slug
        assert danish != english, slug


def test_life_in_danger_rings_112() -> None:
    emergency = emergencies()["livsfare"]
    assert emergency.phone == "112"
    with translation.override("da"):
        assert "112" in emergency.call


def test_without_english_words_the_danish_are_better_than_none() -> None:
    emergency = Emergency("x", "Brand", "Gå ud.", "112", "Ring 112", "", "", "", "high", "")
    with translation.override("en"):
        assert (emergency.title, emergency.text, emergency.call) == ("Brand", "Gå ud.", "Ring 112")


@pytest.mark.parametrize(("confidence", "uncertain"), [("low", True), ("medium", False), ("high", False)])
def test_what_is_not_checked_is_marked(confidence: str, uncertain: bool) -> None:
    assert Emergency("x", "", "", "", "", "", "", "", confidence, "").is_uncertain is uncertain


def test_no_shipped_emergency_is_uncertain() -> None:
    assert [slug for slug, each in emergencies().items() if each.is_uncertain] == []
