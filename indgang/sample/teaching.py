"""What the made-up town's wayfinder was asked and taught (læring): searches, a local word, and a training's report."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.organisation.models import Employee
from indgang.wayfinder import learning
from indgang.wayfinder.models import Face, Kind, Saying, Search, Training

from .ledger import Ledger

_DATA: Final = Path(__file__).with_name("data")
_DAYS: Final = 85
"""The searches are spread over so many days, the last of them the day before the town's last."""
_STRIDE: Final = 37
_HOURS: Final = (8, 9, 10, 11, 12, 13, 14)
_PUBLIC_EVERY: Final = 3
"""Every third search is made on the citizens' pages, where nothing is chosen."""
_WORD: Final = "rotunden"
_WORD_MEANS: Final = "lokalebooking"
_NOTHING: Final = "-"


@dataclass(frozen=True, slots=True)
class Wording:
    """Something that was asked several times."""

    times: int
    certainty: str
    first: int | None
    chosen: int | None
    text: str


def teach(until: date, ledger: Ledger) -> None:
    """Let the town have searched for three months, and a manager have taught the wayfinder a word and made it learn."""
    tasks = dict(Task.objects.values_list("slug", "pk"))
    if not tasks:
        return
    Search.objects.bulk_create(_searches(until, tasks), batch_size=500)
    by = Employee.objects.filter(username="tina").first()
    if by is not None and _WORD_MEANS in tasks:
        _add_word(by, tasks[_WORD_MEANS], _moment(until - timedelta(days=2), 13), ledger)
        _make_training(by, tasks, _moment(until - timedelta(days=20), 14), ledger)


def _searches(until: date, tasks: dict[str, int]) -> Iterator[Search]:
    """Yield the searches, strewn evenly over the days; the same every time."""
    number = 0
    for wording in _wordings(tasks):
        text = learning.kept_text(wording.text)
        for _time in range(wording.times):
            number += 1
            is_public = number % _PUBLIC_EVERY == 0
            day = until - timedelta(days=1 + number * _STRIDE % _DAYS)
            chosen = None if is_public else wording.chosen
            yield Search(
                at=_moment(day, _HOURS[number % len(_HOURS)]),
                face=Face.PUBLIC if is_public else Face.DESK,
                text=text,
                likeness=learning.likeness(text),
                certainty=wording.certainty,
                first_id=wording.first,
                chosen_id=chosen,
                rank=1 if chosen and chosen == wording.first else 2 if chosen and wording.first else None,
            )


def _wordings(tasks: dict[str, int]) -> Iterator[Wording]:
    for line in (_DATA / "searches.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            times, certainty, first, chosen, text = line.split("\t")
            yield Wording(int(times), certainty, tasks.get(first), tasks.get(chosen), text)


def _add_word(by: Employee, task: int, at: datetime, ledger: Ledger) -> None:
    word = Saying.objects.create(task_id=task, text=_WORD, kind=Kind.SYNONYM, added_at=at, added_by=by)
    ledger.deed(int(at.timestamp()), "saying.added", "saying", word.pk, by.pk, None, "", task=task)


def _make_training(by: Employee, tasks: dict[str, int], at: datetime, ledger: Ledger) -> None:
    """Write a training down that was made some time ago: its report and sayings stand, its weights are gone."""
    told = json.loads((_DATA / "training.json").read_text(encoding="utf-8"))
    made = Training.objects.create(
        made_at=at, made_by=by, weights=b"", sayings_count=told.pop("sayings"), report=told, used_at=at
    )
    Saying.objects.bulk_create(
        Saying(task_id=tasks[slug], text=text, kind=Kind.CHOSEN, training=made, added_at=at, added_by=by)
        for slug, text in told["learnt"]
        if slug in tasks
    )
    learnt, worse = len(told["learnt"]), told["is_worse"]
    moment = int(at.timestamp())
    ledger.deed(moment, "training.made", "training", made.pk, by.pk, None, "", learnt=learnt, is_worse=worse)
    ledger.deed(moment, "training.used", "training", made.pk, by.pk, None, "", instead_of=None)


def _moment(day: date, hour: int) -> datetime:
    return clock.start_of_day(day) + timedelta(hours=hour)
