from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.utils import timezone

from indgang.foundation import workdays
from indgang.sample.days import Clockwork, Days, moment

DAYS = Days(date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize("day", [date(2026, 3, 28), date(2026, 3, 29), date(2026, 6, 1), date(2026, 10, 25)])
def test_a_time_of_day_is_the_local_one_also_when_clocks_change(day: date) -> None:
    at = DAYS.at(day.toordinal(), 9 * 3600 + 1800)
    local = timezone.localtime(moment(at))
    assert (local.date(), local.hour, local.minute) == (day, 9, 30)
    assert DAYS.day_of(at) == day.toordinal()


def test_every_hour_from_five_belongs_to_its_day() -> None:
    for ordinal in range(DAYS.first, DAYS.last + 1, 3):
        for hour in (5, 12, 23):
            assert DAYS.day_of(DAYS.at(ordinal, hour * 3600)) == ordinal


def test_working_days_are_counted_as_in_the_rest_of_the_house() -> None:
    for day in (date(2026, 3, 31), date(2026, 4, 3), date(2026, 7, 17), date(2026, 12, 23)):
        for count in (1, 2, 5, 17):
            assert DAYS.later(day.toordinal(), count) == workdays.add_working_days(day, count).toordinal()


def test_no_days_later_is_the_day_itself_or_the_next_that_works() -> None:
    friday, saturday, monday = date(2026, 9, 11), date(2026, 9, 12), date(2026, 9, 14)
    assert DAYS.later(friday.toordinal(), 0) == friday.toordinal()
    assert DAYS.later(saturday.toordinal(), 0) == monday.toordinal()


def test_office_moments_lie_in_office_hours_or_after_what_they_follow() -> None:
    dice, monday = Random(1), date(2026, 9, 14).toordinal()
    for _ in range(50):
        assert 8 <= timezone.localtime(moment(DAYS.office_moment(monday, dice))).hour < 15
    late = DAYS.at(monday, 16 * 3600)
    assert DAYS.office_moment(monday, dice, after=late) > late


def test_moments_are_written_as_the_database_writes_them() -> None:
    at = datetime(2026, 11, 20, 7, 5, 9, tzinfo=UTC)
    assert Clockwork().text(int(at.timestamp())) == "2026-11-20 07:05:09"
    assert Clockwork().text(None) is None
    assert moment(int(at.timestamp())) - at == timedelta(0)
