"""What has been kept long enough (opbevaring), and erasing it (sletning): texts go, codes and dates stay.

Nothing is erased while somebody has asked to see it, or while the same person has an open case.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self

from django.db import transaction
from django.db.models import Q, QuerySet

from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import independence_refusals as refusals
from . import strands
from .models import (
    PROPOSED,
    AccessItem,
    AccessRequest,
    Booking,
    Case,
    Contact,
    Correction,
    Disposal,
    Kept,
    Message,
    Person,
    Redaction,
    RetentionRule,
    Sealed,
    SealedDraft,
)
from .models.shared import Shared

AT_ONCE: Final = 200
_FEW: Final = 5
_FINE: Final = frozenset({"task", "place", "route_number"})
"""The finest codes, also as they stood before a correction."""
_KEPT_ROWS: Final = frozenset({"AccessRequest", "AccessItem", "Redaction"})
"""What was given for access is erased with the rows that it was copied from."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How long one kind of text is kept today (regel)."""

    kind: Kept
    years: int
    basis: str
    is_proposed: bool
    """Whether nobody has decided it yet."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something whose time has run out (forfalden)."""

    kind: Kept
    number: int
    ended_on: date
    is_held: bool
    """Whether something that is under way still needs it."""


def standing(day: date) -> list[Standing]:
    """Return the rules of a day; the proposals where nothing has been decided."""
    decided = RetentionRule.on(day)
    return [
        Standing(kind, decided[kind].years, decided[kind].basis, False)
        if kind in decided
        else Standing(kind, PROPOSED[kind], "", True)
        for kind in Kept
    ]


def due(day: date, *, by: Employee) -> list[Due]:
    """Return what has been kept long enough on a day; what a conflict of interest closes to one is not told of."""
    held = _Held.now()
    return [each for rule in standing(day) for each in _due(rule.kind, _years_before(day, rule.years), day, by, held)]


def _years_before(day: date, years: int) -> date:
    if day.month == 2 and day.day == 29:  # the day before a leap day that other years do not have
        day = day.replace(day=28)
    return day.replace(year=day.year - years)


@dataclass(frozen=True, slots=True)
class _Held:
    """The cases and people that something under way needs."""

    cases: frozenset[int]
    people: frozenset[int]
    with_open_case: frozenset[int]

    @classmethod
    def now(cls) -> Self:
        waiting = AccessRequest.objects.waiting()
        asked = waiting.filter(cases__isnull=False).values_list("cases", flat=True)
        people = waiting.filter(person__isnull=False).values_list("person", flat=True)
        working = Case.objects.open().filter(person__isnull=False).values_list("person", flat=True)
        return cls(frozenset(asked), frozenset(people), frozenset(working))


def _due(kind: Kept, last: date, day: date, by: Employee, held: _Held) -> Iterator[Due]:
    gone = Disposal.objects.filter(kind=kind).values("number")
    if kind is Kept.CASE:
        yield from _cases(Case.objects.seen_by(by).closed().exclude(pk__in=gone), last, day, held)
    elif kind is Kept.CONTACT:
        yield from _contacts(Contact.objects.seen_by(by).filter(case=None).exclude(pk__in=gone), last, held)
    elif kind is Kept.MESSAGE:
        messages = Message.objects.seen_by(by).seen_to().filter(seen_to_at__lt=_moment(last), contact__case=None)
        yield from _plain(kind, messages.exclude(pk__in=gone), "received_at")
    elif kind is Kept.BOOKING:
        yield from _plain(kind, Booking.objects.filter(ends_at__lt=_moment(last)).exclude(pk__in=gone), "ends_at")
    else:
        yield from _plain(kind, SealedDraft.objects.filter(saved_at__lt=_moment(last)), "saved_at")


def _cases(rows: QuerySet[Case], last: date, day: date, held: _Held) -> Iterator[Due]:
    wanted = rows.filter(Q(dispose_after__lt=day) | Q(dispose_after=None, closed_at__lt=_moment(last)))
    for number, closed_at, person in wanted.values_list("pk", "closed_at", "person"):
        if closed_at:
            is_held = number in held.cases or person in held.people
            yield Due(Kept.CASE, number, clock.local_day(closed_at), is_held)


def _contacts(rows: QuerySet[Contact], last: date, held: _Held) -> Iterator[Due]:
    for number, at, person in rows.filter(at__lt=_moment(last)).values_list("pk", "at", "person"):
        is_held = person in held.people or person in held.with_open_case
        yield Due(Kept.CONTACT, number, clock.local_day(at), is_held)


def _plain(kind: Kept, rows: QuerySet[Any], moment: str) -> Iterator[Due]:
    for number, at in rows.values_list("pk", moment):
        yield Due(kind, number, clock.local_day(at), False)


def _moment(day: date) -> datetime:
    return clock.start_of_day(day)


def dispose(*, confirmed: bool, by: Employee, at: datetime) -> int:
    """Erase the texts of what is due, two hundred at a time (slet); returns how many things were erased.

    Raises NotConfirmed, NothingDue, StillNeeded when all that is due is still needed.
    """
    if not confirmed:
        raise refusals.NotConfirmed
    found = due(clock.local_day(at), by=by)
    if not found:
        raise refusals.NothingDue
    free = [each for each in found if not each.is_held][:AT_ONCE]
    if not free:
        raise refusals.StillNeeded
    with transaction.atomic():
        people: set[int] = set()
        for each in free:
            people |= _erase(each)
            row = Disposal.objects.create(kind=each.kind, number=each.number, at=at, by=by)
            chain.record("adviser_disposal.made", row, by=by, at=at, kind=each.kind.value, number=each.number)
        _erase_people(people, by=by, at=at)
        _empty_requests({each.number for each in free if each.kind is Kept.CASE}, people)
    return len(free)


def _erase(each: Due) -> set[int]:
    """Erase one thing's texts; returns the people whom it was about."""
    if each.kind is Kept.DRAFT:
        SealedDraft.objects.filter(pk=each.number).delete()
    elif each.kind is Kept.MESSAGE:
        _empty(Message.objects.filter(pk=each.number))
    elif each.kind is Kept.BOOKING:
        _empty(Booking.objects.filter(pk=each.number))
    elif each.kind is Kept.CASE:
        cases, contacts = Case.objects.filter(pk=each.number), Contact.objects.filter(case=each.number)
        _empty([*strands.about(cases, but=_KEPT_ROWS), *Booking.objects.filter(case_number=each.number)])
        _coarsen(contacts)
        SealedDraft.objects.filter(name__endswith=f"-{each.number}").exclude(name__startswith="beretning-").delete()
        return _people(cases) | _people(contacts)
    else:
        alone = Contact.objects.filter(pk=each.number)
        _empty(strands.about(alone, but=_KEPT_ROWS))
        _coarsen(alone)
        return _people(alone)
    return set()


def _people(rows: QuerySet[Any]) -> set[int]:
    return set(rows.filter(person__isnull=False).values_list("person", flat=True))


def _empty(rows: Any) -> None:
    """Empty the envelopes of rows, and of the copies that were made of them for access."""
    for row in list(rows):
        model: type[Sealed] = type(row)
        columns = {"sealed": "", "open_texts": ""} if issubclass(model, Shared) else {"sealed": ""}
        model._default_manager.filter(pk=row.pk).update(**columns)
        copies = AccessItem.objects.filter(source=model._meta.model_name, source_id=row.pk)
        for request in AccessRequest.objects.filter(items__in=copies).distinct():
            _empty_copy(request, copies.filter(request=request))


def _empty_copy(request: AccessRequest, copies: QuerySet[AccessItem]) -> None:
    Redaction.objects.filter(item__in=copies).update(sealed="")
    copies.update(sealed="")
    if not request.items.exclude(sealed="").exists():
        _empty_request(request)


def _empty_request(request: AccessRequest) -> None:
    request.redactions.update(sealed="")
    request.disclosures.update(sealed="")
    AccessRequest.objects.filter(pk=request.pk).update(sealed="")


def _empty_requests(cases: set[int], people: set[int]) -> None:
    """Empty the decided requests for which nothing was gathered, when all that they were about is erased."""
    erased = Disposal.objects.filter(kind=Kept.CASE).values("number")
    about = AccessRequest.objects.filter(Q(cases__in=cases) | Q(person__in=people), decided_at__isnull=False)
    for request in about.exclude(sealed="").filter(items=None).distinct():
        standing = request.person is not None and request.person.erased_at is None
        if not standing and not request.cases.exclude(pk__in=erased).exists():
            _empty_request(request)


def _coarsen(contacts: QuerySet[Contact]) -> None:
    """Take the finest codes away where few contacts of the year were about the department: few can be known by them."""
    for number, department, at in contacts.values_list("pk", "department", "at"):
        of_year = Contact.objects.counted().filter(department=department, at__year=at.year)
        if of_year.count() < _FEW:
            Contact.objects.filter(pk=number).update(task=None, place=None, route_number=None)
            for row in Correction.objects.filter(contact=number):
                row.changed = {name: pair for name, pair in row.changed.items() if name not in _FINE}
                row.save(update_fields=["changed"])


def _erase_people(numbers: set[int], *, by: Employee, at: datetime) -> None:
    """Erase the people of whom nothing is left to read."""
    done = Disposal.objects.filter(kind=Kept.CASE).values("number")
    gone = Disposal.objects.filter(kind=Kept.CONTACT).values("number")
    for person in Person.objects.filter(pk__in=numbers, erased_at=None):
        cases = person.cases.exclude(pk__in=done)
        contacts = person.contacts.exclude(pk__in=gone).exclude(case__in=done)
        if cases.exists() or contacts.exists() or person.access_requests.filter(decided_at=None).exists():
            continue
        person.marks.all().delete()
        person.recusals.update(sealed="")
        person.sealed, person.erased_at = "", at
        person.save(update_fields=["sealed", "erased_at"])
        chain.record("adviser_person.erased", person, by=by, at=at)
