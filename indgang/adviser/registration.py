"""Writing a contact down (registrering): in one act with its points, alone or inside a case; and correcting it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction

from indgang.catalogue.models import Task
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from . import case_refusals as refusals
from .allowed import only_an_adviser
from .models import (
    Case,
    Contact,
    ContactKind,
    Correction,
    Finding,
    Key,
    Outcome,
    Person,
    Place,
    Point,
    PointKind,
    Spent,
    Theme,
    Way,
)
from .words import tidied

_CLOCK_SLACK: Final = timedelta(minutes=2)
USUAL_END: Final = {
    ContactKind.SIGNPOSTING.value: Outcome.SHOWN_THE_WAY.value,
    ContactKind.GUIDANCE.value: Outcome.GUIDED.value,
    ContactKind.INTERNAL.value: Outcome.GUIDED.value,
}
"""How a contact of a kind mostly ends, when nothing else is said."""
USUAL_TIME: Final = {ContactKind.SIGNPOSTING.value: Spent.QUARTER.value}
"""How long a contact of a kind mostly takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPoint:
    """One matter in a contact (klageforhold): a theme, and the department that it is about."""

    theme: Theme
    department: Department | None = None
    kind: str = PointKind.COMPLAINT
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A contact to be written down (ny henvendelse); without a person it is anonymous."""

    kind: str
    way: str
    at: datetime
    title: str = ""
    text: str = ""
    answer: str = ""
    place: Place | None = None
    person: Person | None = None
    case: Case | None = None
    task: Task | None = None
    department: Department | None = None
    route_number: int | None = None
    spent: int | None = None
    outcome: str = ""
    points: Sequence[NewPoint] = ()


def log(contact: NewContact, *, by: Employee, at: datetime, key: UUID | None = None) -> Contact:
    """Write a contact down with its points (registrér henvendelse); signposting ends as shown the way unless told.

    Raises NotTheAdviser, InTheFuture, NothingSaid, WrongChoice, CaseClosed, TextTooLong, and AlreadyLogged when a form
    with the same key came before: nothing is written twice.
    """
    words = tidied(title=contact.title, text=contact.text, answer=contact.answer)
    _check(contact, words.texts, by, at)
    row = _row(contact, by, key)
    row.noted = bool(words.texts["text"] or words.texts["answer"])
    row.seal(**words.texts)
    try:
        with transaction.atomic():
            if contact.case:
                contact.case.must_be_open()
            row.save(force_insert=True)
            _write_points(row, contact.points)
            chain.record("adviser_contact.logged", row, by=by, at=at, **_facts(row, len(contact.points)))
    except IntegrityError:
        first = Contact.objects.filter(key=key).first() if key else None
        if first is None:
            raise
        raise refusals.AlreadyLogged(number=first.pk) from None
    row.masked_numbers = words.masked
    return row


def _check(contact: NewContact, words: dict[str, str], by: Employee, at: datetime) -> None:
    only_an_adviser(by)
    if contact.at > at + _CLOCK_SLACK:
        raise refusals.InTheFuture
    if not (any(words.values()) or contact.task or contact.department or contact.points):
        raise refusals.NothingSaid
    _on_the_lists(contact.kind, contact.way, contact.outcome, contact.spent)
    for point in contact.points:
        _one_of(point.kind, PointKind.values)
        _one_of(point.finding, ("", *Finding.values))


def _on_the_lists(kind: str, way: str, outcome: str, spent: int | None) -> None:
    _one_of(kind, ContactKind.values)
    _one_of(way, Way.values)
    _one_of(outcome, ("", *Outcome.values))
    _one_of(spent, (None, *Spent.values))


def _one_of(choice: object, choices: Iterable[object]) -> None:
    if choice not in choices:
        raise refusals.WrongChoice(choice=choice)


def _row(contact: NewContact, by: Employee, key: UUID | None) -> Contact:
    return Contact(
        key=key,
        kind=contact.kind,
        way=contact.way,
        at=contact.at,
        by=by,
        place=contact.place,
        person=contact.person or (contact.case.person if contact.case else None),
        case=contact.case,
        task=contact.task,
        department=contact.department or _first_department(contact.points),
        route_number=contact.route_number,
        spent=contact.spent if contact.spent is not None else USUAL_TIME.get(contact.kind),
        outcome=contact.outcome or USUAL_END.get(contact.kind, ""),
    )


def _first_department(points: Sequence[NewPoint]) -> Department | None:
    return next((point.department for point in points if point.department), None)


def _write_points(row: Contact, points: Sequence[NewPoint]) -> None:
    Point.objects.bulk_create(
        Point(contact=row, theme=each.theme, department=each.department, kind=each.kind, finding=each.finding)
        for each in points
    )


def _facts(row: Contact, points: int) -> dict[str, Any]:
    return {"kind": row.kind, "way": row.way, "case": row.case_id, "points": points}


CODES: Final = ("kind", "way", "at", "place", "task", "department", "route_number", "spent", "outcome")
"""What can be corrected besides texts and points."""


def correct(
    contact: Contact,
    changes: dict[str, Any],
    *,
    by: Employee,
    at: datetime,
    key: Key,
    points: Sequence[NewPoint] | None = None,
) -> Correction:
    """Correct a contact (ret henvendelse); what it said before is kept sealed, and the journal has the codes.

    `changes` may hold kind, way, at, place, task, department, route_number, spent, outcome, title, text and answer;
    `points` stand in place of the old ones unless None. Raises ContactDiscarded, NothingChanged, InTheFuture,
    WrongChoice, TextTooLong.
    """
    if contact.discarded_at:
        raise refusals.ContactDiscarded
    said = tidied(**{name: changes[name] for name in Contact.private if name in changes})
    before = key.read(contact)
    changed = _changed_codes(contact, changes)
    changed |= {name: [] for name, text in said.texts.items() if text != before[name]}
    if points is not None and _as_codes(points) != _as_codes(list(contact.points.all())):
        changed["points"] = [_as_codes(list(contact.points.all())), _as_codes(points)]
    if not changed:
        raise refusals.NothingChanged
    correction = Correction(contact=contact, changed=changed, at=at, by=by)
    correction.seal(**{name: before[name] for name in Contact.private})
    for name in changed.keys() & set(CODES):
        setattr(contact, name, changes[name])
    _on_the_lists(contact.kind, contact.way, contact.outcome, contact.spent)
    if contact.at > at + _CLOCK_SLACK:
        raise refusals.InTheFuture
    _write(contact, said.texts, points, correction, key)
    contact.masked_numbers = said.masked
    return correction


def _write(
    contact: Contact, texts: dict[str, str], points: Sequence[NewPoint] | None, correction: Correction, key: Key
) -> None:
    with transaction.atomic():
        correction.save(force_insert=True)
        key.change(contact, **texts)
        after = key.read(contact)
        contact.noted = bool(after["text"] or after["answer"])
        contact.save(update_fields=["sealed", "noted", *CODES])
        if points is not None and "points" in correction.changed:
            contact.points.all().delete()
            _write_points(contact, points)
        chain.record(
            "adviser_contact.corrected", contact, by=correction.by, at=correction.at, changed=sorted(correction.changed)
        )


def _changed_codes(contact: Contact, changes: dict[str, Any]) -> dict[str, list[Any]]:
    """Return each code that is another now, as it was and as it will be."""
    pairs = {name: [getattr(contact, name), changes[name]] for name in CODES if name in changes}
    return {name: [_code(old), _code(new)] for name, (old, new) in pairs.items() if old != new}


def _code(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return getattr(value, "pk", value)


def _as_codes(points: Sequence[NewPoint] | Sequence[Point]) -> list[list[Any]]:
    return [
        [each.theme.pk, each.department.pk if each.department else None, each.kind, each.finding] for each in points
    ]
