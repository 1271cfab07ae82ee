from datetime import date

import pytest

from indgang.catalogue.models import Placement, Task
from indgang.organisation.models import OpeningHours
from indgang.sample.build import Built

pytestmark = pytest.mark.django_db


def test_every_task_was_placed_on_every_day(town: Built) -> None:
    for day in (date(2023, 11, 21), date(2024, 7, 1), date(2026, 11, 20)):
        assert Placement.objects.on(day).count() == Task.objects.count() == Task.objects.offered(day).count()
        assert OpeningHours.objects.on(day).exists()


def test_the_council_moved_some_tasks(town: Built) -> None:
    moved = Placement.objects.filter(task__slug="helbredstillaeg")
    assert moved.on(date(2024, 6, 30)).get().kind == "guidance"
    now = moved.on(date(2024, 7, 1)).get()
    assert (now.kind, now.decision) == ("partial", "Byrådet 22.05.2024, punkt 9")
