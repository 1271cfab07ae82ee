from datetime import timedelta

import pytest

from indgang.catalogue.models import Usefulness
from indgang.sample.cast import Cast


def test_answers_are_counted_by_task_and_day_and_nothing_else_is_kept(cast: Cast) -> None:
    for helped in (True, True, False):
        Usefulness.objects.tell(cast.passport, cast.today, helped=helped)
    Usefulness.objects.tell(cast.passport, cast.today + timedelta(days=1), helped=True)
    assert list(Usefulness.objects.values_list("task__slug", "day", "helped", "missed")) == [
        ("pas-voksen", cast.today, 2, 1),
        ("pas-voksen", cast.today + timedelta(days=1), 1, 0),
    ]
    assert {field.name for field in Usefulness._meta.fields} == {"id", "task", "day", "helped", "missed"}


@pytest.mark.django_db
def test_a_machine_that_answers_all_day_does_not_break_the_counter(cast: Cast) -> None:
    Usefulness.objects.create(task=cast.passport, day=cast.today, helped=30_000)
    Usefulness.objects.tell(cast.passport, cast.today, helped=True)
    assert Usefulness.objects.get().helped == 30_000
