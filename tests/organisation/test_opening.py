from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from indgang.organisation.models import OpeningHours, SpecialDay
from indgang.organisation.opening import Opening, Weekdays, opening, week

DENMARK = ZoneInfo("Europe/Copenhagen")
SINCE = date(2026, 1, 1)


def hours(weekday: int, opens: str, closes: str, since: date = SINCE, until: date | None = None) -> OpeningHours:
    return OpeningHours(
        weekday=weekday,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        valid_from=since,
        valid_to=until,
    )


ORDINARY = [hours(day, "09:00", "15:00") for day in (1, 2, 3)] + [
    hours(4, "09:00", "17:30"),
    hours(5, "09:00", "13:00"),
]


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=DENMARK)  # type: ignore[misc, arg-type]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("now", "is_open", "changes_at"),
    [
        (at(2026, 9, 14, 8, 59), False, at(2026, 9, 14, 9, 0)),
        (at(2026, 9, 14, 9, 0), True, at(2026, 9, 14, 15, 0)),
        (at(2026, 9, 14, 14, 59), True, at(2026, 9, 14, 15, 0)),
        (at(2026, 9, 14, 15, 0), False, at(2026, 9, 15, 9, 0)),
        (at(2026, 9, 17, 17, 0), True, at(2026, 9, 17, 17, 30)),
        (at(2026, 9, 18, 13, 0), False, at(2026, 9, 21, 9, 0)),
        (at(2026, 9, 19, 12, 0), False, at(2026, 9, 21, 9, 0)),
    ],
)
def test_a_centre_is_open_within_its_hours(now: datetime, is_open: bool, changes_at: datetime) -> None:
    assert opening(ORDINARY, now) == Opening(is_open, changes_at)


def test_it_is_closed_on_public_holidays_and_says_which() -> None:
    assert opening(ORDINARY, at(2026, 4, 2, 10, 0)) == Opening(False, at(2026, 4, 7, 9, 0), "Skærtorsdag")


def test_a_special_day_goes_before_the_week_and_before_a_holiday() -> None:
    closed = SpecialDay(day=date(2026, 9, 14), reason="Personaledag")
    assert opening(ORDINARY, at(2026, 9, 14, 10, 0), [closed]) == Opening(False, at(2026, 9, 15, 9, 0), "Personaledag")
    short = SpecialDay(day=date(2026, 9, 14), opens=time(10), closes=time(12), reason="Personaledag")
    assert opening(ORDINARY, at(2026, 9, 14, 10, 0), [short]) == Opening(True, at(2026, 9, 14, 12, 0))
    easter = SpecialDay(day=date(2026, 4, 2), opens=time(10), closes=time(12), reason="Valg")
    assert opening(ORDINARY, at(2026, 4, 2, 11, 0), [easter]) == Opening(True, at(2026, 4, 2, 12, 0))


def test_a_holiday_tomorrow_is_passed_over() -> None:
    assert opening(ORDINARY, at(2026, 4, 1, 16, 0)) == Opening(False, at(2026, 4, 7, 9, 0))


def test_a_day_may_have_two_openings() -> None:
    split = [hours(1, "13:00", "16:00"), hours(1, "09:00", "12:00")]
    assert opening(split, at(2026, 9, 14, 12, 30)) == Opening(False, at(2026, 9, 14, 13, 0))
    assert week(split, date(2026, 9, 14)) == [Weekdays(1, 1, ((time(9), time(12)), (time(13), time(16))))]


def test_the_hours_of_the_day_in_question_hold() -> None:
    moved = [hours(1, "09:00", "15:00", until=date(2026, 9, 20)), hours(1, "10:00", "14:00", since=date(2026, 9, 21))]
    assert opening(moved, at(2026, 9, 14, 16, 0)) == Opening(False, at(2026, 9, 21, 10, 0))
    assert week(moved, date(2026, 9, 14))[0].spans == ((time(9), time(15)),)
    assert week(moved, date(2026, 9, 21))[0].spans == ((time(10), time(14)),)


def test_summer_time_ends_in_the_night_and_the_door_still_opens_at_nine() -> None:
    opens = opening(ORDINARY, at(2026, 10, 24, 12, 0)).changes_at
    assert opens == at(2026, 10, 26, 9, 0)
    assert opens.utcoffset() == at(2026, 10, 26, 9, 0).utcoffset()


def test_without_hours_nothing_is_promised() -> None:
    assert opening([], at(2026, 9, 14, 10, 0)) == Opening(False, None)
    assert week([], date(2026, 9, 14)) == []


def test_the_week_is_told_in_few_lines() -> None:
    lines = [(days.label, days.spans) for days in week(ORDINARY, date(2026, 9, 14))]
    assert lines == [
        ("mandag–onsdag", ((time(9), time(15)),)),
        ("torsdag", ((time(9), time(17, 30)),)),
        ("fredag", ((time(9), time(13)),)),
    ]
