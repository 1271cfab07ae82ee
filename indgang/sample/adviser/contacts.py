"""The contacts of the adviser's years (henvendelser): about two hundred a year, each with its points and its end."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from indgang.adviser import people, scope
from indgang.adviser.models import (
    Contact,
    ContactKind,
    Exclusion,
    Outcome,
    Person,
    PointKind,
    Theme,
    Verdict,
    Way,
)
from indgang.adviser.registration import NewContact, NewPoint, log
from indgang.adviser.scope import Reply
from indgang.adviser.scope_letter import letter
from indgang.foundation import clock
from indgang.foundation.documents import as_text

from .material import Row
from .stage import Stage

A_YEAR: Final = 200
_WORKING_DAYS: Final = 229
_ANONYMOUS: Final = {ContactKind.SIGNPOSTING.value: 0.55, ContactKind.GUIDANCE.value: 0.25}
_PRAISE: Final = 0.05
_WAYS: Final = {"drop_in": "Hovedbiblioteket i Fjordby", "desk": "Fjordby Rådhus"}


@dataclass(slots=True)
class Told:
    """What was told, counted as it was told and not from the database (sandheden)."""

    contacts: int = 0
    by_kind: dict[str, int] = field(default_factory=dict)
    points: dict[str, int] = field(default_factory=dict)
    declined: dict[str, int] = field(default_factory=dict)
    cases: int = 0
    forwarded: int = 0
    answers: dict[str, int] = field(default_factory=dict)


def days_with_contacts(stage: Stage) -> list[date]:
    """Return the day of each contact, in order: none on a day off, most often none or one."""
    rate = A_YEAR / _WORKING_DAYS
    days = []
    for day in clock.days_between(stage.first, stage.until):
        if stage.works_on(day):
            days.extend([day] * _poisson(rate * _season(day), stage.dice))
    return days


def tell(stage: Stage, day: date, row: Row, told: Told) -> Contact:
    """Let somebody come, and write it down as the adviser did."""
    at = stage.at(day)
    person = _somebody(stage, row, at)
    name = stage.key.read(person)["name"] if person else ""
    text = stage.names.filled(row["text"], f"{day - timedelta(days=9):%d.%m.%Y}", name)
    points = _points(stage, row)
    contact = log(
        NewContact(
            kind=row["kind"],
            way=row["channel"] if row["channel"] in Way.values else Way.PHONE,
            at=at,
            title=row["title"],
            text=text,
            answer=stage.names.filled(row["answer"], f"{day:%d.%m.%Y}"),
            place=stage.places.get(_WAYS.get(row["channel"], "")),
            person=person,
            department=stage.departments.get(row["department"]),
            route_number=int(row["route"]) if row["route"] else None,
            spent=int(row["minutes"]),
            outcome="" if _goes_on(row, person) else row["outcome"],
            points=points,
        ),
        by=stage.ali,
        at=at,
    )
    told.contacts += 1
    told.by_kind[row["kind"]] = told.by_kind.get(row["kind"], 0) + 1
    for point in points:
        told.points[point.theme.code] = told.points.get(point.theme.code, 0) + 1
    _check_scope(stage, contact, row, at, told)
    return contact


def _goes_on(row: Row, person: Person | None) -> bool:
    return bool(person and goes_on(row))


def goes_on(row: Row) -> bool:
    """Tell whether the matter is more than a contact: a complaint or a dialogue that the adviser may treat."""
    kinds = (ContactKind.COMPLAINT, ContactKind.DIALOGUE, ContactKind.UNRAVELLING)
    return row["kind"] in kinds and not row["exclusion"]


def _somebody(stage: Stage, row: Row, at: datetime) -> Person | None:
    if row["kind"] in (ContactKind.INTERNAL, ContactKind.OWN_INITIATIVE):
        return None
    if stage.dice.random() < _ANONYMOUS.get(row["kind"], 0.0):
        return None
    return people.register(by=stage.ali, at=at, key=stage.key, **stage.names.person())


def _points(stage: Stage, row: Row) -> list[NewPoint]:
    department = stage.departments.get(row["department"])
    codes = [code for code in row["theme"].split("|") if code]
    points = [NewPoint(theme=stage.themes[code], department=department) for code in codes]
    if stage.dice.random() < _PRAISE:
        praise = stage.deck("praise").draw()
        theme: Theme = stage.themes[praise["theme"]]
        points.append(
            NewPoint(theme=theme, department=stage.departments.get(praise["department"]), kind=PointKind.PRAISE)
        )
    return points


def _check_scope(stage: Stage, contact: Contact, row: Row, at: datetime, told: Told) -> None:
    if not row["exclusion"] and not goes_on(row):
        return
    codes = Exclusion.objects.values_list("code", flat=True)
    answers = {**dict.fromkeys(codes, Reply.NO.value), row["exclusion"]: Reply.YES.value}
    check = scope.check(contact, answers, by=stage.ali, at=at + timedelta(minutes=2))
    if check.verdict != Verdict.OUTSIDE:
        return
    told.declined[row["exclusion"]] = told.declined.get(row["exclusion"], 0) + 1
    if row["outcome"] == Outcome.DECLINED:
        name = stage.key.read(contact.person)["name"] if contact.person else ""
        text = as_text(letter(check, name=name, adviser=stage.ali.name, municipality="Fjordby Kommune"))
        scope.tell(check, text, by=stage.ali, at=at + timedelta(minutes=9), key_words=stage.key.read(check))


def _season(day: date) -> float:
    """Fewer come in July and December, more in January and September."""
    return {1: 1.25, 7: 0.6, 9: 1.2, 12: 0.75}.get(day.month, 1.0)


def _poisson(mean: float, dice: Random) -> int:
    """Return a Poisson number (Knuth, The Art of Computer Programming, vol. 2, 3.4.1)."""
    limit, product, count = 2.718281828459045**-mean, dice.random(), 0
    while product > limit:
        product *= dice.random()
        count += 1
    return count
