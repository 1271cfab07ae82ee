"""Local words (lokale ord): what a town calls a thing, added to a task by a manager and taken away again."""

from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from indgang.catalogue.models import Task
from indgang.foundation import language
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import held, refusals, shelf
from .masking import masked
from .models import Kind, Saying

LEAST: Final = 3
MOST: Final = 80


def checked(text: str, task: Task, *, by: Employee) -> str:
    """Return the local word as it would be kept.

    Raises MayNotTeach, WordTooShort, WordTooLong, HoldsPersonalData, AlreadyKnown, OtherTasksTitle.
    """
    if not by.may(Ability.TEACH_WAYFINDER):
        raise refusals.MayNotTeach
    text = " ".join(text.replace("\x00", " ").split())
    words = language.words(text)
    if sum(sign.isalpha() for sign in "".join(words)) < LEAST:
        raise refusals.WordTooShort(least=LEAST)
    if len(text) > MOST:
        raise refusals.WordTooLong(most=MOST)
    if (hidden := masked(text)) != text:
        raise refusals.HoldsPersonalData(masked=hidden)
    if other := _with_title(words, task):
        raise refusals.OtherTasksTitle(task=other.title)
    if words in _known(task):
        raise refusals.AlreadyKnown(task=task.title)
    return text


def add(text: str, task: Task, *, by: Employee, at: datetime) -> Saying:
    """Let the wayfinder know what a task is called here; found within ten seconds, at once in this process.

    Raises what `checked` does.
    """
    text = checked(text, task, by=by)
    try:
        with transaction.atomic():
            saying = Saying.objects.create(task=task, text=text, kind=Kind.SYNONYM, added_at=at, added_by=by)
            chain.record("saying.added", saying, by=by, at=at, task=task.pk)
    except IntegrityError:
        raise refusals.AlreadyKnown(task=task.title) from None
    shelf.keep([text])
    held.forget()
    return saying


def withdraw(saying: Saying, *, by: Employee, at: datetime) -> None:
    """Take a local word, or one learnt from choices, away again (træk tilbage).

    Raises MayNotTeach, AlreadyWithdrawn.
    """
    if not by.may(Ability.TEACH_WAYFINDER):
        raise refusals.MayNotTeach
    with transaction.atomic():
        standing = Saying.objects.standing().filter(pk=saying.pk, kind__in=(Kind.SYNONYM, Kind.CHOSEN))
        if not standing.update(withdrawn_at=at, withdrawn_by=by):
            raise refusals.AlreadyWithdrawn
        chain.record("saying.withdrawn", saying, by=by, at=at, task=saying.task_id)
    held.forget()


def _with_title(words: list[str], task: Task) -> Task | None:
    others = Task.objects.exclude(pk=task.pk).only("title")
    return next((other for other in others if language.words(other.title) == words), None)


def _known(task: Task) -> list[list[str]]:
    said = Saying.objects.standing().filter(task=task).values_list("text", flat=True)
    return [language.words(text) for text in (task.title, *task.keyword_list, *said)]
