"""Using (ibrugtagning) a training: which weights the wayfinder goes by, and the way back."""

from datetime import datetime
from typing import Final

from django.db import transaction

from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import held, refusals
from .models import Kind, Saying, Training

KEPT: Final = 10
"""So many trainings keep their weights."""


def use(training: Training, *, by: Employee | None, at: datetime) -> None:
    """Go by a training's weights and by what was learnt up to it; what came later is set aside (tag i brug).

    `by` is none for the command line. Raises MayNotTeach, WeightsGone.
    """
    _see_that_may_teach(by)
    if not training.weights:
        raise refusals.WeightsGone(kept=KEPT)
    with transaction.atomic():
        before = Training.objects.in_use().exclude(pk=training.pk)
        was = before.values_list("pk", flat=True).first()
        before.update(in_use=False)
        Training.objects.filter(pk=training.pk).update(in_use=True, used_at=at)
        _set_aside_later_than(training, at)
        _put_back(training)
        chain.record("training.used", training, by=by, at=at, instead_of=was)
    training.in_use, training.used_at = True, at
    held.forget()


def rollback(*, by: Employee | None, at: datetime) -> Training:
    """Go back to the training before the one in use (gå tilbage), and return it.

    Raises MayNotTeach, NothingToGoBackTo.
    """
    _see_that_may_teach(by)
    with transaction.atomic():
        now = Training.objects.in_use().select_for_update().first()
        former = former_to(now) if now else None
        if former is None:
            raise refusals.NothingToGoBackTo(kept=KEPT)
        use(former, by=by, at=at)
    return former


def former_to(training: Training) -> Training | None:
    """Return the newest training before this one that was used and still has its weights."""
    earlier = Training.objects.done().filter(pk__lt=training.pk, used_at__isnull=False).exclude(weights=b"")
    return earlier.order_by("-pk").first()


def drop_old_weights() -> int:
    """Let go of the weights of all trainings but the last ten and the one in use; return how many lost theirs."""
    newest = Training.objects.done().order_by("-pk").values_list("pk", flat=True)[:KEPT]
    old = Training.objects.exclude(pk__in=list(newest)).filter(in_use=False, running=False).exclude(weights=b"")
    return old.update(weights=b"")


def _see_that_may_teach(by: Employee | None) -> None:
    if by is not None and not by.may(Ability.TEACH_WAYFINDER):
        raise refusals.MayNotTeach


def _set_aside_later_than(training: Training, at: datetime) -> None:
    later = Saying.objects.standing().filter(kind=Kind.CHOSEN, training__gt=training.pk)
    later.update(withdrawn_at=at, withdrawn_by=None)


def _put_back(training: Training) -> None:
    """Let what was learnt up to a training stand again, unless somebody took it away or it has been said anew."""
    numbers = [training.pk, *training.report.get("built_on", [])]
    gone = Saying.objects.filter(training__in=numbers, withdrawn_at__isnull=False, withdrawn_by=None)
    there = set(Saying.objects.standing().filter(task__in=gone.values("task")).values_list("task", "text"))
    back = {}
    for number, task, text in gone.order_by("pk").values_list("pk", "task", "text"):
        if (task, text) not in there:
            back[task, text] = number
    Saying.objects.filter(pk__in=back.values()).update(withdrawn_at=None)
