import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser import refusals
from indgang.adviser.models import Booking, DropIn, Key, Place, Presence, PresenceChange
from indgang.adviser.presence import coming, here_now, lay_out
from indgang.sample.cast import Cast

TUESDAY = date(2026, 9, 15)


@pytest.fixture
def library(cast: Cast) -> Place:
    return Place.objects.create(name="Hovedbiblioteket")


def hours(place: Place, cast: Cast, **changes: object) -> Presence:
    facts: dict[str, object] = {
        "place": place,
        "weekday": 2,
        "opens": time(10),
        "closes": time(13),
        "valid_from": TUESDAY,
    }
    return Presence.begin(by=cast.ali, at=cast.at, **facts | changes)


def shown(first: date, days: int = 28) -> list[tuple[date, bool, str]]:
    return [(each.day, each.is_open, each.reason) for each in coming(first, days)]


def test_hours_fall_on_their_weekday_and_not_on_a_holiday(cast: Cast, library: Place) -> None:
    hours(library, cast, weekday=4, valid_from=date(2026, 12, 1))
    assert shown(date(2026, 12, 14), 14) == [(date(2026, 12, 17), True, ""), (date(2026, 12, 24), True, "")]
    assert shown(date(2026, 12, 28), 7) == [(date(2026, 12, 31), True, "")]
    friday = hours(library, cast, weekday=5, valid_from=date(2026, 12, 1))
    christmas = [each for each in coming(date(2026, 12, 25), 1)]
    assert [(each.is_open, bool(each.reason)) for each in christmas] == [(False, True)]
    assert friday.falls_on(date(2026, 12, 25))


def test_every_second_week_is_reckoned_from_the_first_day(cast: Cast, library: Place) -> None:
    hours(library, cast, every_weeks=2)
    assert [day for day, _open, _why in shown(TUESDAY)] == [TUESDAY, TUESDAY + timedelta(days=14)]


def test_a_change_goes_before_the_usual_hours_and_may_add_a_day(cast: Cast, library: Place) -> None:
    hours(library, cast)
    PresenceChange.announce(library, TUESDAY, "Kursus", by=cast.ali, at=cast.at)
    PresenceChange.announce(
        library, date(2026, 9, 17), "Ekstra", by=cast.ali, at=cast.at, opens=time(15), closes=time(17)
    )
    assert shown(TUESDAY, 7) == [(TUESDAY, False, "Kursus"), (date(2026, 9, 17), True, "Ekstra")]
    PresenceChange.objects.get(day=TUESDAY).take_back(by=cast.ali, at=cast.at)
    assert shown(TUESDAY, 1) == [(TUESDAY, True, "")]
    with pytest.raises(refusals.DayHasPassed):
        PresenceChange.announce(library, cast.today - timedelta(days=1), "x", by=cast.ali, at=cast.at)


def test_a_place_without_hours_that_day_is_not_told_to_be_closed(cast: Cast, library: Place) -> None:
    PresenceChange.announce(library, TUESDAY, "Ferie", by=cast.ali, at=cast.at)
    assert shown(TUESDAY, 7) == []


def test_hours_end_once(cast: Cast, library: Place) -> None:
    row = hours(library, cast)
    row.end(TUESDAY, by=cast.ali, at=cast.at)
    assert [day for day, _open, _why in shown(TUESDAY)] == [TUESDAY]
    with pytest.raises(refusals.PresenceEnded):
        row.end(TUESDAY, by=cast.ali, at=cast.at)


def test_where_the_adviser_is_now(cast: Cast, library: Place) -> None:
    hours(library, cast)
    assert here_now(datetime(2026, 9, 15, 8, 0, tzinfo=UTC)) == library
    assert here_now(datetime(2026, 9, 15, 11, 0, tzinfo=UTC)) is None


@given(st.integers(1, 7), st.integers(1, 8), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_each_day_laid_out_is_one_of_its_hours(weekday: int, every: int, first: date, ahead: int) -> None:
    row = Presence(weekday=weekday, every_weeks=every, opens=time(9), closes=time(12), valid_from=first)
    row.place = Place(name="Et sted")
    days = [each.day for each in lay_out([row], [], first, first + timedelta(days=ahead))]
    assert all(day.isoweekday() == weekday for day in days)
    assert all((later - sooner).days == 7 * every for sooner, later in itertools.pairwise(days))


def test_numbers_are_given_and_called_in_turn_without_names(cast: Cast, library: Place) -> None:
    with pytest.raises(refusals.NobodyWaits):
        DropIn.call_next(library, at=cast.at)
    first, second, third = (DropIn.come(library, at=cast.at) for _person in range(3))
    assert [first.number, second.number, third.number] == [1, 2, 3]
    second.leave(at=cast.at)
    assert DropIn.call_next(library, at=cast.at) == first
    assert DropIn.call_next(library, at=cast.later(minutes=20)) == third
    first.refresh_from_db()
    assert first.ended_at == cast.later(minutes=20)
    with pytest.raises(refusals.AlreadyCalled):
        first.leave(at=cast.at)
    assert DropIn.come(library, at=cast.later(days=1)).number == 1


def test_an_agreed_time_is_the_advisers_alone_and_its_name_is_sealed(cast: Cast, library: Place, zone: Key) -> None:
    begins, ends = cast.later(hours=2), cast.later(hours=3)
    row = Booking.agree(library, begins, ends, by=cast.ali, at=cast.at, name="Mette Lauridsen")
    assert zone.read(row)["name"] == "Mette Lauridsen"
    assert "Mette" not in row.sealed
    with pytest.raises(refusals.TimeIsTaken):
        Booking.agree(library, begins, ends, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.DayHasPassed):
        Booking.agree(library, cast.later(hours=-1), ends, by=cast.ali, at=cast.at)
    row.cancel(by=cast.ali, at=cast.at)
    Booking.agree(library, begins, ends, by=cast.ali, at=cast.at)
