"""Training (indlæring): the weights learnt anew from all sayings and confirmed choices, measured before they are used.

This module loads scikit-learn, which serving does without; going back to earlier weights is in `using`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.foundation import language
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import held, refusals, shelf
from .building import build
from .embedding import embedder
from .evaluation import Asked, Report, Score
from .facts import Part, TaskFacts
from .fitting import fit
from .models import Kind, Saying, Training
from .models.sayings import LIMIT
from .ranking import Ranker
from .regression import CHOSEN, confirmed, questions, with_points_of
from .trying import Change, answers, changes, reported
from .using import drop_old_weights, use
from .weights import packed

GIVEN_UP_AFTER: Final = timedelta(minutes=30)
"""A training that has run for so long has stopped."""
SHOWN: Final = 40
"""So many changed questions are kept in a report."""

type Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Learnt:
    """Words that clerks chose a task for, not yet a saying."""

    slug: str
    text: str


def train(*, by: Employee | None, at: datetime, report: Tell = lambda line: None, force: bool = False) -> Training:
    """Learn the weights anew, measure them before and after, and go by them unless they are worse (indlær).

    With `force` they are used in any case. `by` is none for the command line.
    Raises MayNotTeach, TrainingUnderWay, NothingToLearnFrom.
    """
    if by is not None and not by.may(Ability.TEACH_WAYFINDER):
        raise refusals.MayNotTeach
    training = _begin(by, at)
    try:
        return _train(training, by, at, report, force)
    except BaseException:
        Training.objects.filter(pk=training.pk, running=True).update(running=False, report={"stopped": True})
        raise


def _begin(by: Employee | None, at: datetime) -> Training:
    """Take the one place for a training; one that has stopped loses it."""
    stopped = Training.objects.filter(running=True, made_at__lt=at - GIVEN_UP_AFTER)
    stopped.update(running=False, report={"stopped": True})
    try:
        with transaction.atomic():
            return Training.objects.create(made_at=at, made_by=by, weights=b"", running=True)
    except IntegrityError:
        began = Training.objects.filter(running=True).values_list("made_at", flat=True).first() or at
        since = date_format(localtime(began), "d.m.Y H.i")
        raise refusals.TrainingUnderWay(since=since, minutes=GIVEN_UP_AFTER.seconds // 60) from None


def _train(training: Training, by: Employee | None, at: datetime, tell: Tell, force: bool) -> Training:
    held.forget()
    ranker = held.held().ranker
    learnt = new_choices(ranker.tasks)
    facts = [_told(task, learnt) for task in ranker.tasks]
    count = sum(1 for task in facts for _saying in task.sayings)
    tell(_("Lærer af %(count)s vendinger, heraf %(new)s nye valg …") % {"count": count, "new": len(learnt)})
    shapes = fit(facts)
    if shapes is None:
        raise refusals.NothingToLearnFrom
    shelf.keep([each.text for each in learnt])
    asked = questions(ranker)
    tell(_("Prøver %(count)s spørgsmål før og efter …") % {"count": len(asked)})
    after = build(facts, shapes, embedder(), shelf.points_of)
    told = _measured(ranker, after, asked) | {"learnt": [[each.slug, each.text] for each in learnt]}
    told["built_on"] = list(_standing_trainings())
    weights = packed(shapes, [task.slug for task in facts])
    with transaction.atomic():
        _keep(training, weights, count, told, learnt, at)
        chain.record("training.made", training, by=by, at=at, learnt=len(learnt), is_worse=told["is_worse"])
        if force or not told["is_worse"]:
            use(training, by=by, at=at)
        drop_old_weights()
    return training


def new_choices(tasks: Sequence[TaskFacts]) -> list[Learnt]:
    """Return the confirmed choices that no task has as a saying yet."""
    said = {(task.slug, " ".join(language.words(saying))) for task in tasks for saying in task.sayings}
    found = []
    for asked in confirmed():
        (slug,) = asked.expected
        words = " ".join(language.words(asked.query))
        if words and (slug, words) not in said and any(task.slug == slug for task in tasks):
            found.append(Learnt(slug, asked.query[:LIMIT]))
    return found


def _told(task: TaskFacts, learnt: Sequence[Learnt]) -> TaskFacts:
    """Return a task's facts with what is newly learnt of it."""
    parts = tuple(Part(Kind.CHOSEN, each.text) for each in learnt if each.slug == task.slug)
    return replace(task, parts=(*task.parts, *parts)) if parts else task


def _measured(before: Ranker, after: Ranker, asked: Sequence[Asked]) -> dict[str, Any]:
    """Return the report: scores before and after, by kind, and the questions that changed."""
    titles = dict(Task.objects.values_list("slug", "title"))
    found = [answers(with_points_of(each, asked), asked) for each in (before, after)]
    was, becomes = (reported(each, asked, before) for each in found)
    moved = changes(found[0], found[1], asked, titles)
    worse = [change for change in moved if not change.is_better]
    return {
        "before": _scores(was),
        "after": _scores(becomes),
        "is_worse": _is_worse(was, becomes),
        "worse": [_shown(change) for change in worse[:SHOWN]],
        "better": [_shown(change) for change in moved if change.is_better][:SHOWN],
        "worse_count": len(worse),
        "better_count": len(moved) - len(worse),
    }


def _scores(report: Report) -> dict[str, Any]:
    return {"whole": _score(report.whole), "kinds": {kind: _score(report.kinds[kind]) for kind in sorted(report.kinds)}}


def _score(score: Score) -> dict[str, float]:
    return {
        "count": score.count,
        "top1": round(score.top1, 4),
        "top3": round(score.top3, 4),
        "mrr": round(score.mrr, 4),
    }


def _is_worse(before: Report, after: Report) -> bool:
    """Tell whether fewer are answered right; those learnt from do not count, unless there are no others."""
    judged = [kind for kind in before.kinds if kind != CHOSEN] or list(before.kinds)
    was, becomes = (
        (sum(report.kinds[kind].first for kind in judged), sum(report.kinds[kind].near for kind in judged))
        for report in (before, after)
    )
    return becomes[0] < was[0] or becomes[1] < was[1]


def _shown(change: Change) -> dict[str, Any]:
    return {"query": change.query, "task": change.task, "before": change.before, "after": change.after}


def _standing_trainings() -> set[int]:
    standing = Saying.objects.standing().filter(training__isnull=False)
    return set(standing.values_list("training", flat=True).distinct())


def _keep(
    training: Training, weights: bytes, count: int, told: dict[str, Any], learnt: Sequence[Learnt], at: datetime
) -> None:
    """Write the training down; its sayings stand from the moment when it is used."""
    training.weights, training.sayings_count, training.report, training.running = weights, count, told, False
    training.save(update_fields=["weights", "sayings_count", "report", "running"])
    tasks = dict(Task.objects.filter(slug__in={each.slug for each in learnt}).values_list("slug", "pk"))
    Saying.objects.bulk_create(
        Saying(
            task_id=tasks[each.slug],
            text=each.text,
            kind=Kind.CHOSEN,
            training=training,
            added_at=at,
            added_by=training.made_by,
            withdrawn_at=at,
        )
        for each in learnt
    )
