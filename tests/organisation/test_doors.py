from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from indgang.organisation.doors import Closing, closings, doors
from indgang.organisation.models import SpecialDay
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


def test_a_special_day_of_one_centre_leaves_the_others_as_they_are(cast: Cast) -> None:
    SpecialDay.objects.create(centre=cast.sandby, day=cast.today, reason="Flytning")
    fjordby, sandby = doors(cast.at)
    assert (fjordby.now.is_open, sandby.now.is_open, sandby.now.holiday) == (True, False, "Flytning")
    assert closings([fjordby, sandby], cast.today) == []


def test_a_centres_own_hours_go_before_those_of_all(cast: Cast) -> None:
    SpecialDay.objects.create(centre=cast.sandby, day=cast.today, opens="10:00", closes="11:00", reason="Vagt")
    SpecialDay.objects.create(day=cast.today, reason="Personaledag")
    fjordby, sandby = doors(cast.at)
    assert (fjordby.now.is_open, sandby.now.is_open) == (False, True)
    assert closings([fjordby, sandby], cast.today) == []


def test_a_day_that_is_special_for_all_is_a_closing_with_its_reason(cast: Cast) -> None:
    SpecialDay.objects.create(day=date(2026, 9, 16), reason="Personaledag")
    assert closings(doors(cast.at), cast.today) == [Closing(date(2026, 9, 16), "Personaledag")]


def test_the_database_takes_no_second_special_day_and_no_hours_that_run_backwards(cast: Cast) -> None:
    SpecialDay.objects.create(day=cast.today, reason="Personaledag")
    for wrong in ({}, {"centre": cast.fjordby, "opens": "12:00", "closes": "10:00"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpecialDay.objects.create(day=cast.today, reason="Igen", **wrong)


def test_three_questions_for_any_number_of_centres(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        doors(cast.at)
