"""Making somebody anonymous who asks for it (gør anonym): guidance needs no name, a case does."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from indgang.journal import chain
from indgang.organisation.models import Employee

from . import case_refusals as refusals
from .models import Contact, Correction, Key, Message, Person, Sealed, Words

MASKED = "[…]"
"""What stands in the texts where a name, a number or an address stood."""


def make_anonymous(person: Person, *, by: Employee, at: datetime, key: Key) -> int:
    """Take a person off the contacts, out of their words, and away (gør anonym); returns how many contacts there were.

    The contacts stay and are counted. Raises AlreadyAnonymous, CaseNeedsName when anything of it is a case's,
    AskedToSee while a request for access waits, ClosedToSomebody over a declared conflict of interest.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person.pk)
        _can_go(person)
        known, contacts = key.read(person), list(Contact.objects.filter(person=person))
        for row in _said_by(contacts):
            _mask(row, known, key)
        Contact.objects.filter(person=person).update(person=None)
        person.marks.all().delete()
        person.sealed, person.erased_at = "", at
        person.save(update_fields=["sealed", "erased_at"])
        chain.record("adviser_person.made_anonymous", person, by=by, at=at, contacts=len(contacts))
    return len(contacts)


def _can_go(person: Person) -> None:
    if person.erased_at or person.merged_into_id or person.merged.exists():
        raise refusals.AlreadyAnonymous
    if person.cases.exists() or person.contacts.filter(case__isnull=False).exists():
        raise refusals.CaseNeedsName
    if person.access_requests.filter(decided_at=None).exists():
        raise refusals.AskedToSee
    if person.recusals.exists():
        raise refusals.ClosedToSomebody


def _said_by(contacts: list[Contact]) -> list[Sealed]:
    """Return all that holds words of the contacts: themselves, what stood before corrections, and messages."""
    corrections = Correction.objects.filter(contact__in=contacts)
    return [*contacts, *corrections, *Message.objects.filter(contact__in=contacts)]


def _mask(row: Sealed, known: Words, key: Key) -> None:
    words = key.read(row)
    gone = {name: "" for name in ("name", "phone", "email") if name in row.private}
    texts = {name: without(words[name], known) for name in row.private if name not in gone}
    key.change(row, **texts, **gone)
    row.save(update_fields=["sealed"])


def without(text: str, known: Mapping[str, str]) -> str:
    """Return a text without the name and its parts, the telephone number, the e-mail and the street address."""
    said = [known[name].strip() for name in ("name", "email", "address", "phone", "cpr")]
    digits = [r"\s?".join(number) for number in (known["phone"], known["cpr"]) if number]
    whole = [re.escape(each) for each in said if each]
    parts = [rf"\b{re.escape(part)}(?:s|'s)?\b" for part in known["name"].split() if len(part) > 1]
    patterns = [*whole, *digits, *parts]
    return re.sub("|".join(patterns), MASKED, text, flags=re.IGNORECASE) if patterns else text
