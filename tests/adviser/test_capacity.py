from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser import refusals
from indgang.adviser.capacity import TimeBook, available, hours_of, predict
from indgang.adviser.models import Absence, Activity, ActivityKind, Contact, ContactKind, Key, Spent, Way, WeeklyHours
from indgang.sample.cast import Cast

MONDAY = date(2026, 9, 14)


def contact(cast: Cast, spent: int | None, **ago: float) -> None:
    Contact.objects.create(
        kind=ContactKind.GUIDANCE,
        way=Way.PHONE,
        at=cast.later(**{name: -n for name, n in ago.items()}),
        by=cast.ali,
        spent=spent,
    )


def test_a_week_has_the_job_descriptions_hours_until_others_are_agreed(cast: Cast) -> None:
    assert available(MONDAY, [], []) == pytest.approx(18.5)
    agreed = WeeklyHours.agree(Decimal(20), date(2026, 9, 16), by=cast.ali, at=cast.at)
    assert available(MONDAY, [agreed], []) == pytest.approx(2 * 3.7 + 3 * 4)


def test_holidays_and_days_away_are_taken_out(cast: Cast) -> None:
    christmas = date(2026, 12, 21)
    assert available(christmas, [], []) == pytest.approx(18.5 * 4 / 5)
    away = Absence.note(cast.ali, MONDAY, MONDAY + timedelta(days=1), at=cast.at)
    assert available(MONDAY, [], [away]) == pytest.approx(18.5 * 3 / 5)
    with pytest.raises(refusals.EndsBeforeItBegins):
        Absence.note(cast.ali, MONDAY, MONDAY - timedelta(days=1), at=cast.at)
    away.take_back(by=cast.ali, at=cast.at)
    assert not Absence.objects.exists()


def test_bands_count_as_their_middle() -> None:
    assert [hours_of(each) for each in (None, Spent.QUARTER, Spent.HOUR, Spent.THREE_HOURS, Spent.MORE)] == [
        0, 0.125, 0.625, 2, 4,
    ]  # fmt: skip


def test_contacts_and_activities_add_up_by_week(cast: Cast, zone: Key) -> None:
    contact(cast, Spent.HOUR)
    contact(cast, None, minutes=5)
    contact(cast, Spent.MORE, days=7)
    activity = Activity(kind=ActivityKind.COURSE, on=MONDAY, spent=Spent.THREE_HOURS)
    activity.note("", by=cast.ali, at=cast.at)
    before, this = TimeBook.read(cast.ali, MONDAY, 2).weeks
    assert (before.monday, before.spent, before.contacts) == (MONDAY - timedelta(days=7), 4, 1)
    assert (this.spent, this.contacts) == (2.625, 2)
    assert this.load == pytest.approx(2.625 / 18.5)


def test_the_forecast_is_made_of_the_full_weeks_before(cast: Cast, zone: Key) -> None:
    contact(cast, Spent.MORE)
    for week in range(1, 13):
        contact(cast, Spent.THREE_HOURS, days=7 * week)
    found = TimeBook.read(cast.ali, MONDAY).forecast()
    assert (found.expected, found.low, found.high, found.weeks) == (2, 2, 2, 12)
    assert found.monday == MONDAY + timedelta(days=7)
    assert found.available == pytest.approx(18.5)
    assert not found.is_too_much


def test_what_is_left_of_the_week_and_then_the_next(cast: Cast) -> None:
    thursday, saturday = MONDAY + timedelta(days=3), MONDAY + timedelta(days=5)
    left = TimeBook.read(cast.ali, thursday).ahead()
    assert (left.first, left.last) == (thursday, MONDAY + timedelta(days=6))
    assert left.hours == pytest.approx(2 * 3.7)
    following = TimeBook.read(cast.ali, saturday).ahead()
    assert following.first == MONDAY + timedelta(days=7)
    assert following.hours == pytest.approx(18.5)


def test_the_book_is_read_once(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(5):
        book = TimeBook.read(cast.ali, MONDAY)
        book.forecast()
        book.ahead()


def test_the_interval_is_reckoned_by_hand() -> None:
    assert predict([]) == (0, 0, 0)
    assert predict([3]) == (3, 0, 6)
    mean, low, high = predict([10, 14, 12, 12])
    assert mean == 12
    assert high - mean == pytest.approx(1.28155 * (8 / 3) ** 0.5 * 1.25**0.5, rel=1e-4)
    assert mean - low == pytest.approx(high - mean)


@given(st.lists(st.floats(0, 60), min_size=1, max_size=30))
def test_the_interval_holds_the_mean_and_never_goes_below_nothing(seen: list[float]) -> None:
    mean, low, high = predict(seen)
    assert 0 <= low <= mean + 1e-9
    assert mean <= high + 1e-9
