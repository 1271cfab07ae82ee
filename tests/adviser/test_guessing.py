from datetime import timedelta

import pytest

from indgang.adviser import guessing, independence_refusals, refusals
from indgang.adviser.models import Zone
from indgang.foundation import envelopes
from indgang.journal.models import Event
from indgang.sample.cast import Cast

SECRET = "fire gule ænder i sneen"


@pytest.fixture
def zone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Zone:
    monkeypatch.setattr(envelopes, "_KIBIBYTES", 64)
    monkeypatch.setattr(envelopes, "_PASSES", 1)
    return Zone.found(SECRET, by=cast.ali, at=cast.at)[0]


def guess(zone: Zone, cast: Cast, minutes: int) -> None:
    with pytest.raises(refusals.WrongPassphrase):
        zone.unlock("forkert hver eneste gang", by=cast.ali, at=cast.at + timedelta(minutes=minutes))


def test_five_wrong_guesses_close_the_door_for_a_quarter_of_an_hour_even_for_the_right_one(
    zone: Zone, cast: Cast
) -> None:
    for minute in range(5):
        guess(zone, cast, minute)
    assert Event.objects.filter(kind=guessing.WRONG, actor=cast.ali).count() == 5
    with pytest.raises(independence_refusals.DoorClosed) as closed:
        zone.unlock(SECRET, by=cast.ali, at=cast.at + timedelta(minutes=5))
    assert "lukket for dig til kl." in closed.value.in_full
    with pytest.raises(independence_refusals.DoorClosed):
        zone.enter_with("AAAAA", "en helt ny sætning her", by=cast.ali, at=cast.at + timedelta(minutes=18))
    assert zone.unlock(SECRET, by=cast.ali, at=cast.at + timedelta(minutes=19))


def test_guesses_far_apart_and_by_others_close_nothing(zone: Zone, cast: Cast) -> None:
    for minute in (0, 4, 8, 12):
        guess(zone, cast, minute)
    guess(zone, cast, 17)
    assert zone.unlock(SECRET, by=cast.ali, at=cast.at + timedelta(minutes=17))
    guess(zone, cast, 18)
    assert guessing.closed_until(cast.outsider, cast.at + timedelta(minutes=18)) is None


def test_wrong_codes_are_counted_too(zone: Zone, cast: Cast) -> None:
    for _turn in range(5):
        with pytest.raises(refusals.WrongCode):
            zone.enter_with("AAAAA-BBBBB", "en helt ny sætning her", by=cast.ali, at=cast.at)
    with pytest.raises(independence_refusals.DoorClosed):
        zone.unlock(SECRET, by=cast.ali, at=cast.at)
