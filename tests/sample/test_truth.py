"""The truth is held against a slow and simple recount of the rows."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from indgang.inquiries.models import Inquiry, Solution
from indgang.sample.build import Built
from indgang.sample.truth import Counts, Told, Truth

pytestmark = pytest.mark.django_db

WINDOW = timedelta(days=14)
GOOD = {"solved", "guided", "self_service_shown"}


class Recount:
    """Reads everything, and asks the definitions of each inquiry in turn."""

    def __init__(self, town: Built) -> None:
        self.town = town
        self.inquiries = list(
            Inquiry.objects.filter(discards__isnull=True)
            .select_related("task", "centre", "opened_in")
            .prefetch_related("solutions", "handovers")
        )
        self.same: dict[tuple[int | None, int | None], list[Inquiry]] = defaultdict(list)
        self.in_contact: dict[int, int] = defaultdict(int)
        for inquiry in self.inquiries:
            self.same[inquiry.citizen_id, inquiry.task_id].append(inquiry)
            self.in_contact[inquiry.opened_in_id] += 1

    def standing(self, inquiry: Inquiry) -> Solution | None:
        return next((each for each in inquiry.solutions.all() if not each.withdrawn_at), None)

    def is_solved(self, inquiry: Inquiry) -> bool:
        solution = self.standing(inquiry)
        if solution is None or solution.department_id or solution.outcome not in GOOD:
            return False
        accepted = [each.accepted_at for each in inquiry.handovers.all() if each.accepted_at]
        return all(at >= solution.at for at in accepted)

    def came_back(self, inquiry: Inquiry) -> bool:
        withdrawn = [each for each in inquiry.solutions.all() if each.withdrawn_at]
        if any(each.withdrawn_at and each.withdrawn_at <= each.at + WINDOW for each in withdrawn):
            return True
        solution = self.standing(inquiry)
        return bool(solution) and any(
            solution.at < other.opened_at <= solution.at + WINDOW
            for other in self.same[inquiry.citizen_id, inquiry.task_id]
            if solution
        )

    def counts(self, inquiry: Inquiry) -> Counts:
        solution, solved, known = self.standing(inquiry), self.is_solved(inquiry), bool(inquiry.citizen_id)
        stays = solved and known and not self.came_back(inquiry)
        pending = stays and solution is not None and solution.at > self.town.at - WINDOW
        first = solved and solution is not None and solution.contact_id == inquiry.opened_in_id
        contact = inquiry.opened_in
        assert contact.ended_at
        return Counts(
            population=1,
            open=solution is None,
            solved=solved,
            solved_first=first,
            known=known,
            pending=pending,
            decided=known and not pending,
            verified=stays and not pending,
            verified_first=stays and not pending and first,
            told_elsewhere=solution is not None and solution.outcome in {"referred", "misdirected"},
            handed_over=bool(inquiry.handovers.all()),
            shown=solution is not None and solution.outcome == "self_service_shown",
            handovers=len(inquiry.handovers.all()),
            seconds=int((contact.ended_at - contact.started_at).total_seconds()) // self.in_contact[contact.pk],
        )

    def by(self, way: str) -> dict[str, Counts]:
        found: dict[str, Counts] = defaultdict(Counts)
        for inquiry in self.inquiries:
            found[self.key(inquiry, way)] += self.counts(inquiry)
        return dict(found)

    def key(self, inquiry: Inquiry, way: str) -> str:
        day = timezone.localdate(inquiry.opened_at)
        assert inquiry.task
        placements = [each for each in inquiry.task.placements.all() if each.valid_from <= day]
        return {
            "all": "",
            "week": (day - timedelta(days=day.weekday())).isoformat(),
            "centre": inquiry.centre.slug,
            "channel": inquiry.channel,
            "task": inquiry.task.slug,
            "placement": next(each.kind for each in placements if not each.valid_to or day < each.valid_to),
        }[way]


@pytest.fixture(scope="module")
def recount(town: Built, django_db_blocker: DjangoDbBlocker) -> Recount:
    with django_db_blocker.unblock():
        return Recount(town)


@pytest.mark.parametrize("way", ["all", "week", "centre", "channel", "task", "placement"])
def test_the_truth_is_what_the_rows_say(town: Built, recount: Recount, way: str) -> None:
    assert town.truth.counts(way) == recount.by(way)


def test_every_inquiry_is_what_its_rows_say(town: Built, recount: Recount) -> None:
    meant: dict[int, Told] = {told.number: told for told in town.truth.rows}
    assert len(meant) == Inquiry.objects.count()
    for inquiry in recount.inquiries:
        told, counts = meant[inquiry.pk], recount.counts(inquiry)
        assert (told.counted, told.solved, told.solved_first, told.known, told.pending, told.verified) == (
            True,
            counts.solved,
            counts.solved_first,
            counts.known,
            counts.pending,
            counts.verified,
        )
    assert sum(told.counted for told in meant.values()) == len(recount.inquiries)


def test_each_case_of_the_definitions_occurs(town: Built) -> None:
    """Else the agreement would prove little."""
    total = town.truth.total()
    for name in ("open", "pending", "verified", "told_elsewhere", "handed_over", "shown"):
        assert getattr(total, name) > 10, name
    assert total.solved > total.solved_first
    assert total.handovers > total.handed_over
    assert any(told.returned for told in town.truth.rows)
    assert any(not told.counted for told in town.truth.rows)


def test_the_truth_can_be_kept_in_a_file(town: Built, tmp_path: Path) -> None:
    town.truth.save(tmp_path / "facit.json")
    kept = Truth.load(tmp_path / "facit.json")
    assert kept.counts("task") == town.truth.counts("task")
    assert kept.counts("week") == town.truth.counts("week")
    assert kept.total() == town.truth.total()
