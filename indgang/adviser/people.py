"""People at the adviser's desk (personer): written down, found again, and put together when they are one."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import transaction

from indgang.citizens import cpr
from indgang.citizens.phone import dialled
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import case_refusals as refusals
from .independence_refusals import ClosedToYou
from .models import Contact, Key, Person, PersonMark, Words
from .words import tidied

_MARKED = ("phone", "email", "cpr")


def register(*, by: Employee, at: datetime, key: Key, **said: str) -> Person:
    """Write a person down (opret person), found again by phone, e-mail and CPR number.

    `said` holds name, phone, email, address, cpr, needs and note. Raises NothingSaid, WrongNumber, NumberTaken,
    TextTooLong, and ClosedToYou for somebody with whom one has declared a conflict of interest.
    """
    texts = _ready(said)
    _is_open_to(by, texts, key)
    if not any(texts.values()):
        raise refusals.NothingSaid
    with transaction.atomic():
        _number_is_free(texts, key)
        person = Person(created_at=at)
        person.seal(**texts)
        person.save(force_insert=True)
        _mark(person, texts, key)
        chain.record("adviser_person.registered", person, by=by, at=at)
    return person


def change(person: Person, *, by: Employee, at: datetime, key: Key, **said: str) -> None:
    """Write some of what is known about a person anew (ret person).

    Raises AlreadyMerged, NothingSaid, NothingChanged, WrongNumber, NumberTaken, TextTooLong, ClosedToYou.
    """
    _stands(person)
    texts, before = _ready(said), key.read(person)
    _is_open_to(by, texts, key)
    if not any({**before, **texts}.values()):
        raise refusals.NothingSaid
    changed = sorted(name for name, text in texts.items() if text != before[name])
    if not changed:
        raise refusals.NothingChanged
    with transaction.atomic():
        _number_is_free(texts, key, but=person)
        key.change(person, **texts)
        person.save(update_fields=["sealed"])
        person.marks.all().delete()
        _mark(person, key.read(person), key)
        chain.record("adviser_person.changed", person, by=by, at=at, changed=changed)


def identify(contact: Contact, *, by: Employee, at: datetime, key: Key, **said: str) -> Person:
    """Say who an anonymous contact was with (sæt person på): found again by a number, or written down; a case follows.

    Raises PersonKnown, and what `register` raises.
    """
    if contact.person_id:
        raise refusals.PersonKnown
    numbers = [said[name] for name in _MARKED if said.get(name)]
    known = next((found[0][0] for typed in numbers if (found := find(typed, by=by, key=key, limit=1))), None)
    with transaction.atomic():
        person = known or register(by=by, at=at, key=key, **said)
        contact.person = person
        contact.save(update_fields=["person"])
        if contact.case and not contact.case.person_id:
            contact.case.person = person
            contact.case.save(update_fields=["person"])
        chain.record("adviser_contact.identified", contact, by=by, at=at, person=person.pk)
    return person


def find(typed: str, *, by: Employee, key: Key, limit: int = 8) -> list[tuple[Person, Words]]:
    """Return the people whom a phone number, e-mail address, CPR number or name may mean (find person).

    Numbers and addresses are looked up by their marks; names are compared in memory. What a conflict of interest
    closes is not found.
    """
    typed = typed.strip()
    if not typed:
        return []
    seen = Person.objects.standing().seen_by(by)
    marks = [key.mark(each) for each in _as_marked(typed)]
    found = [(person, key.read(person)) for person in seen.filter(marks__mark__in=marks).distinct()[:limit]]
    return found or _named(seen, typed, key, limit)


def _named(people: Iterable[Person], typed: str, key: Key, limit: int) -> list[tuple[Person, Words]]:
    wanted = typed.casefold().split()
    known = ((person, key.read(person)) for person in people)
    named = [(person, words) for person, words in known if _fits(words["name"], wanted)]
    return sorted(named, key=lambda each: each[1]["name"].casefold())[:limit]


def _fits(name: str, wanted: list[str]) -> bool:
    parts = name.casefold().replace("-", " ").split()
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def merge(person: Person, other: Person, *, by: Employee, at: datetime, key: Key) -> None:
    """Put another person into this one (læg sammen): contacts, cases and requests for access move, and gaps are filled.

    Raises SamePerson, AlreadyMerged, DifferentNumbers.
    """
    if person.pk == other.pk:
        raise refusals.SamePerson
    _stands(person)
    _stands(other)
    kept, given = key.read(person), key.read(other)
    if kept["cpr"] and given["cpr"] and kept["cpr"] != given["cpr"]:
        raise refusals.DifferentNumbers
    with transaction.atomic():
        _move(other, person)
        key.change(person, **_together(kept, given))
        person.save(update_fields=["sealed"])
        other.merged_into, other.sealed = person, ""
        other.save(update_fields=["merged_into", "sealed"])
        _mark(person, key.read(person), key)
        _mark(person, given, key)
        other.marks.all().delete()
        chain.record("adviser_person.merged", other, by=by, at=at, into_person=person.pk)


def _together(kept: Words, given: Words) -> dict[str, str]:
    """Return the texts of both: what is unknown of the one is taken from the other, notes and needs are kept both."""
    texts = {name: kept[name] or given[name] for name in Person.private}
    for name in ("note", "needs"):
        texts[name] = "\n".join(dict.fromkeys(text for text in (kept[name], given[name]) if text))
    return texts


def _move(other: Person, person: Person) -> None:
    other.contacts.update(person=person)
    other.cases.update(person=person)
    other.access_requests.update(person=person)
    held = person.recusals.filter(employee__isnull=False).values("employee")
    other.recusals.exclude(employee__in=held).update(person=person)
    other.recusals.all().delete()


def _stands(person: Person) -> None:
    if person.merged_into_id:
        raise refusals.AlreadyMerged(into=person.merged_into_id)


def _ready(said: dict[str, str]) -> dict[str, str]:
    number = said.get("cpr", "")
    texts = tidied(**{name: text for name, text in said.items() if name != "cpr"}).texts
    if "phone" in texts:
        texts["phone"] = dialled(texts["phone"])
    if "cpr" in said:
        texts["cpr"] = _digits(number)
    return texts


def _digits(number: str) -> str:
    try:
        return cpr.parse(number) if number.strip() else ""
    except cpr.BadCpr as error:
        raise refusals.WrongNumber from error


def _is_open_to(employee: Employee, texts: dict[str, str], key: Key) -> None:
    """Raise ClosedToYou when somebody with one of the numbers is closed to this adviser; whose they are is not told."""
    marks = [key.mark(each) for each in _known_by(texts)]
    if Person.objects.standing().filter(marks__mark__in=marks, recusals__employee=employee).exists():
        raise ClosedToYou


def _number_is_free(texts: dict[str, str], key: Key, but: Person | None = None) -> None:
    """Raise NumberTaken when another person has the CPR number."""
    if not texts.get("cpr"):
        return
    others = PersonMark.objects.filter(mark=key.mark(_marked("cpr", texts["cpr"])), person__merged_into__isnull=True)
    taken = others.exclude(person=but).first() if but else others.first()
    if taken:
        raise refusals.NumberTaken(number=taken.person_id)


def _mark(person: Person, texts: dict[str, Any], key: Key) -> None:
    marks = [PersonMark(person=person, mark=key.mark(each)) for each in _known_by(texts)]
    PersonMark.objects.bulk_create(marks, ignore_conflicts=True)


def _known_by(texts: dict[str, Any]) -> list[str]:
    return sorted({_marked(name, texts[name]) for name in _MARKED if texts.get(name)})


def _marked(name: str, text: str) -> str:
    return f"{name}:{text.casefold()}"


def _as_marked(typed: str) -> list[str]:
    """Return what the typed text may have been marked as."""
    marks = [_marked("email", typed), _marked("phone", dialled(typed))]
    with suppress(cpr.BadCpr):
        marks.append(_marked("cpr", cpr.parse(typed)))
    return marks
