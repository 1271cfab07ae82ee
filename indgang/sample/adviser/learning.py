"""What was learnt in the adviser's years (læring): lessons, praise, recommendations, activities, stories and briefs."""

from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Final

from indgang.adviser.learning.effect import evidence_for
from indgang.adviser.models import (
    Activity,
    Brief,
    Case,
    LearningPoint,
    Praise,
    Recommendation,
    Status,
    Story,
)
from indgang.foundation import clock, workdays
from indgang.foundation.refusals import Refusal
from indgang.organisation.models import Department

from .material import Row, table
from .stage import Stage

_READ: Final = "Læst igennem: ingen kan kendes på det."
_MONTH: Final = 30


def tell(stage: Stage) -> None:
    """Tell what came of it all, spread over the years."""
    _lessons(stage)
    _praise(stage)
    _recommendations(stage)
    _activities(stage)
    _stories(stage)
    _briefs(stage)


def spread(stage: Stage, number: int) -> list[date]:
    """Return so many working days, evenly spread from the first day to the last."""
    days = [day for day in clock.days_between(stage.first, stage.until) if stage.works_on(day)]
    return [days[place * len(days) // number] for place in range(number)]


def _some(stage: Stage, name: str, a_year: int) -> list[Row]:
    """Return as many rows of a table as fit the time, at least two."""
    years = ((stage.until - stage.first).days + 1) / 365.25
    rows = list(table(name))
    stage.dice.shuffle(rows)
    return rows[: max(2, round(a_year * years))]


def _lessons(stage: Stage) -> None:
    closed = list(Case.objects.closed().order_by("closed_at"))
    rows = _some(stage, "lessons", 17)
    for row, case in zip(rows, _thinned(closed, len(rows)), strict=False):
        lesson = LearningPoint(
            theme=stage.themes[row["theme"]],
            department=stage.departments.get(row["department"]),
            level=row["level"],
            case=case,
        )
        lesson.note(row["text"], by=stage.ali, at=case.closed_at or stage.at(stage.until))


def _thinned[T](found: list[T], number: int) -> list[T]:
    return [found[place * len(found) // number] for place in range(number)] if len(found) > number else found


def _praise(stage: Stage) -> None:
    rows = _some(stage, "praise", 8)
    for row, day in zip(rows, spread(stage, len(rows)), strict=True):
        department = stage.departments.get(row["department"])
        if department:
            praise = Praise(department=department, theme=stage.themes[row["theme"]], text=row["text"])
            with suppress(Refusal):  # what could name somebody is not sent on
                praise.send(by=stage.ali, at=stage.at(day), read_through=True)


def _recommendations(stage: Stage) -> None:
    rows = _some(stage, "recommendations", 8)
    for row, day in zip(rows, spread(stage, len(rows)), strict=True):
        department, theme = stage.departments[row["department"]], stage.themes[row["theme"]]
        given = Recommendation(
            theme=theme,
            department=department,
            title=row["title"],
            text=row["text"],
            evidence=evidence_for(theme.pk, department.pk, day, seen_by=stage.ali),
        )
        given.give(by=stage.ali, at=stage.at(day), read_through=True)
        _answer(stage, given, row, department)


def _answer(stage: Stage, given: Recommendation, row: Row, department: Department) -> None:
    answered = stage.after(given.given_at, 8 + stage.dice.randrange(10))
    if row["response"] == "none" or not stage.has_come(answered):
        return
    by = stage.member_of(department) or stage.ali
    months = int(row["months"] or 0)
    due = workdays.add_working_days(clock.local_day(answered) + timedelta(days=_MONTH * months), 1) if months else None
    given.reply(row["response"], row["answer"], by=by, at=answered, owner="Afdelingslederen", due=due)
    if row["response"] != "declined":
        _follow(stage, given, row, answered)


def _follow(stage: Stage, given: Recommendation, row: Row, answered: datetime) -> None:
    by = stage.member_of(given.department) or stage.ali
    begun = stage.after(answered, 15)
    if row["status"] in (Status.UNDER_WAY, Status.DONE) and stage.has_come(begun):
        given.follow_up(Status.UNDER_WAY, "Vi er gået i gang.", by=by, at=begun)
        ended = stage.after(begun, 20 * max(1, int(row["months"] or 1)) // 2)
        if row["status"] == Status.DONE and stage.has_come(ended):
            given.follow_up(Status.DONE, "Det er gjort, og alle i afdelingen kender det.", by=by, at=ended)


def _activities(stage: Stage) -> None:
    rows = _some(stage, "activities", 20)
    for row, day in zip(rows, spread(stage, len(rows)), strict=True):
        activity = Activity(
            kind=row["kind"],
            on=day,
            department=stage.departments.get(row["department"]),
            theme=stage.themes.get(row["theme"]),
            participants=int(row["participants"]) if row["participants"] else None,
            spent=int(row["minutes"]),
        )
        activity.note(f"{row['title']}\n{row['note']}".strip(), by=stage.ali, at=stage.at(day))


def _stories(stage: Stage) -> None:
    rows = _some(stage, "stories", 4)
    for row, day in zip(rows, spread(stage, len(rows)), strict=True):
        story = Story(theme=stage.themes[row["theme"]], department=stage.departments.get(row["department"]))
        text = f"{row['text']}\n\n{row['others_can_learn']}"
        story.write(row["title"], text, by=stage.ali, at=stage.at(day))
        reasons = {each.words: _READ for each in story.found(stage.key)}
        with suppress(Refusal):  # a story in which somebody could be known stays a draft
            story.publish(stage.key, (), reasons, by=stage.ali, at=stage.after(stage.at(day), 1))


def _briefs(stage: Stage) -> None:
    rows = _some(stage, "briefs", 2)
    for row, day in zip(rows, spread(stage, len(rows)), strict=True):
        theme = stage.themes[row["theme"]]
        brief = Brief(theme=theme, title=row["title"], text=row["intro"], advice=row["advice"].split("|"))
        brief.write(by=stage.ali, at=stage.at(day), read_through=True)
        brief.stories.set(Story.objects.published().filter(theme=theme)[:2])
