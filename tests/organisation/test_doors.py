from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from indgang.organisation.doors import Closing, closings, doors
from indgang.sample.cast import Cast

DENMARK = ZoneInfo("Europe/Copenhagen")


def at(*moment: int) -> datetime:
    return datetime(*moment, tzinfo=DENMARK)  # type: ignore[misc, arg-type]  # year, month, day, hour, minute


def test_every_centre_tells_whether_it_is_open(cast: Cast) -> None:
    found = doors(cast.at)
    assert [(door.centre.name, door.now.is_open, door.is_today) for door in found] == [
        ("Fjordby", True, True),
        ("Sandby", True, True),
    ]


@pytest.mark.parametrize(
    ("now", "today", "tomorrow"),
    [
        (at(2026, 9, 14, 8, 0), True, False),
        (at(2026, 9, 14, 15, 0), False, True),
        (at(2026, 9, 18, 15, 0), False, False),
    ],
)
def test_when_it_opens_again(cast: Cast, now: datetime, today: bool, tomorrow: bool) -> None:
    door = doors(now)[0]
    assert (door.now.is_open, door.is_today, door.is_tomorrow) == (False, today, tomorrow)


def test_holidays_within_a_fortnight_are_told_before_they_come(cast: Cast) -> None:
    today = date(2026, 12, 20)
    assert closings(doors(at(2026, 12, 20, 10, 0)), today) == [
        Closing(date(2026, 12, 25), "Juledag"),
        Closing(date(2027, 1, 1), "Nytårsdag"),
    ]
    assert closings(doors(cast.at), cast.today) == []


def test_two_questions_for_any_number_of_centres(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        doors(cast.at)
