"""Registering (registrér): contact, inquiry and what became of it, in one act and one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from indgang.catalogue.models import Task
from indgang.citizens import cpr
from indgang.citizens.models import Citizen, Mandate
from indgang.foundation import clock
from indgang.foundation.prepared import write_new
from indgang.journal import chain
from indgang.organisation.models import Authority, Centre, Department, Employee
from indgang.organisation.rights import Ability

from . import refusals, search, texts
from .models import Contact, Entry, HandOver, Identification, Inquiry, Promise, Solution, SourceKind, SourceUse
from .models.contacts import ContactKind, Direction
from .models.solutions import BY_CLERK

_CLOCK_SLACK: Final = timedelta(minutes=2)
_DOCUMENT_LIMIT: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContact:
    """A contact to be written down together with its first inquiry."""

    channel: str
    centre: Centre
    started_at: datetime
    kind: str = ContactKind.NONE
    direction: str = Direction.IN
    citizen: Citizen | None = None
    identification: str = Identification.ANONYMOUS
    document: str = ""
    mandate: Mandate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the citizen brought, and what became of it; at most one of outcome and hand_to."""

    task: Task | None = None
    subject: str = ""
    text: str = ""
    outcome: str = ""
    answer: str = ""
    authority: Authority | None = None
    hand_to: Department | None = None
    due: date | None = None
    promise: date | None = None
    promise_rule: str = ""
    steps: Sequence[int] = ()
    articles: Sequence[int] = ()


def register(
    contact: Contact | NewContact,
    matter: Matter,
    *,
    by: Employee,
    at: datetime,
    key: UUID | None = None,
    end_contact: bool = True,
) -> Inquiry:
    """Write an inquiry down once (registrér), with its contact, outcome, promise or hand-over.

    Raises NotAllowed, InTheFuture, NothingSaid, WrongOutcome, ReasonNeeded, DueInThePast, TextTooLong, ContactEnded,
    StillInContact, and AlreadyRegistered when a form with the same key came before: nothing is written twice.
    """
    subject, text, answer, masked = _checked(contact, matter, by=by, at=at)
    try:
        with transaction.atomic():
            held = _held(contact, at, by=by, end=end_contact)
            inquiry = _opened(held, matter, subject, text, by=by, key=key, at=at)
            facts = _became(inquiry, matter, answer, by=by, at=at)
            said = "\n".join([matter.task.title if matter.task else "", subject, text, answer])
            search.add_new(inquiry.pk, inquiry.opened_at, said, to=matter.hand_to.pk if matter.hand_to else None)
            chain.record(
                "inquiry.registered",
                inquiry,
                by=by,
                at=at,
                citizen_id=inquiry.citizen_id,
                task=matter.task.pk if matter.task else None,
                **facts,
            )
            if isinstance(contact, NewContact):
                _check_alone(held, by)
    except IntegrityError:
        first = Inquiry.objects.filter(key=key).first() if key else None
        if first is None:
            raise
        raise refusals.AlreadyRegistered(reference=first.reference) from None
    inquiry.masked_numbers = masked
    return inquiry


def begin(contact: NewContact, *, by: Employee, at: datetime) -> Contact:
    """Begin a contact that is to hold several inquiries (begynd kontakt).

    Raises NotAllowed, InTheFuture, StillInContact.
    """
    _check_contact(contact, by=by, at=at)
    with transaction.atomic():
        begun = _write_contact(contact, by, at, ends=False)
        chain.record("contact.begun", begun, by=by, at=at, citizen_id=begun.citizen_id)
        _check_alone(begun, by)
    return begun


def come_back(
    inquiry: Inquiry, contact: Contact | NewContact, text: str, *, by: Employee, at: datetime, key: UUID | None = None
) -> Entry:
    """Write that the citizen came back on the same matter (vendte tilbage), in the running contact or one of its own.

    Raises NotAllowed, InTheFuture, ContactEnded, ReasonNeeded, TextTooLong, Discarded, AlreadyRegistered.
    """
    _check_contact(contact, by=by, at=at)
    with transaction.atomic():
        held = contact if isinstance(contact, Contact) else _write_contact(contact, by, at, ends=True)
        return inquiry.continue_in(held, text, by=by, at=at, key=key)


def _checked(contact: Contact | NewContact, matter: Matter, *, by: Employee, at: datetime) -> tuple[str, str, str, int]:
    _check_contact(contact, by=by, at=at)
    subject = texts.clean(matter.subject, texts.SUBJECT_LIMIT)
    text, answer = texts.clean(matter.text), texts.clean(matter.answer)
    if not (matter.task or subject.text or text.text):
        raise refusals.NothingSaid
    if matter.outcome and (matter.hand_to or matter.outcome not in BY_CLERK):
        raise refusals.WrongOutcome
    today = clock.local_day(at)
    if any(day and day < today for day in (matter.due, matter.promise)):
        raise refusals.DueInThePast
    if matter.hand_to and not (text.text or answer.text or subject.text):
        raise refusals.ReasonNeeded
    return subject.text, text.text, answer.text, subject.masked + text.masked + answer.masked


def _check_contact(contact: Contact | NewContact, *, by: Employee, at: datetime) -> None:
    """See that the contact is this clerk's own, still goes on, and began before now."""
    if not by.may(Ability.REGISTER):
        raise refusals.NotAllowed
    if isinstance(contact, Contact):
        if contact.clerk_id != by.pk:
            raise refusals.NotAllowed
        if contact.ended_at:
            raise refusals.ContactEnded
    elif contact.started_at > at + _CLOCK_SLACK:
        raise refusals.InTheFuture


def _check_alone(contact: Contact, clerk: Employee) -> None:
    """See that a contact that goes on is the clerk's only one.

    Asked after the event is written: by then the journal lets no other writer in before this one is done.
    """
    if contact.ended_at:
        return
    other = Contact.objects.running(clerk).exclude(pk=contact.pk).first()
    if other:
        raise refusals.StillInContact(at=f"{timezone.localtime(other.started_at):%d.%m.%Y %H.%M}")


def _held(contact: Contact | NewContact, at: datetime, *, by: Employee, end: bool) -> Contact:
    """Return the contact's row: written now if it is new, ended if it ends here."""
    if isinstance(contact, NewContact):
        return _write_contact(contact, by, at, ends=end)
    if end:
        ended_at = max(at, contact.started_at)
        if not Contact.objects.filter(pk=contact.pk, ended_at__isnull=True).update(ended_at=ended_at):
            raise refusals.ContactEnded
        contact.ended_at = ended_at
    return contact


def _write_contact(contact: NewContact, by: Employee, at: datetime, *, ends: bool) -> Contact:
    row = Contact(
        clerk=by,
        centre=contact.centre,
        channel=contact.channel,
        kind=contact.kind,
        direction=contact.direction,
        started_at=min(contact.started_at, at),  # a counter's own clock may be a little ahead of ours
        ended_at=at if ends else None,
        citizen=contact.citizen,
        identification=contact.identification,
        document=cpr.mask_all(contact.document)[0][:_DOCUMENT_LIMIT],
        mandate=contact.mandate,
    )
    return write_new(row)


def _opened(
    contact: Contact, matter: Matter, subject: str, text: str, *, by: Employee, at: datetime, key: UUID | None
) -> Inquiry:
    row = Inquiry(
        key=key,
        task=matter.task,
        subject=subject,
        text=text,
        opened_at=contact.started_at,
        opened_in=contact,
        channel=contact.channel,
        centre_id=contact.centre_id,
        citizen_id=contact.citizen_id,
        owner=by,
        at_department=matter.hand_to,
        promised_for=matter.promise,
        solved_at=at if matter.outcome else None,
    )
    return write_new(row)


def _became(inquiry: Inquiry, matter: Matter, answer: str, *, by: Employee, at: datetime) -> dict[str, Any]:
    """Write the satellite rows, and return the facts that the journal keeps."""
    facts: dict[str, Any] = {}
    if matter.outcome:
        closed = Solution(inquiry=inquiry, contact=inquiry.opened_in, outcome=matter.outcome, text=answer, by=by, at=at)
        closed.authority = matter.authority
        write_new(closed)
        facts["outcome"] = str(matter.outcome)
    if matter.hand_to:
        story = answer or inquiry.text or inquiry.subject
        write_new(
            HandOver(inquiry=inquiry, department=matter.hand_to, story=story, due=matter.due, sent_by=by, sent_at=at)
        )
        facts["to"] = matter.hand_to.pk
    if matter.promise:
        write_new(Promise(inquiry=inquiry, due=matter.promise, rule=matter.promise_rule, by=by, at=at))
        facts["due"] = matter.promise.isoformat()
    if matter.steps or matter.articles:
        used = [(SourceKind.STEP, step) for step in matter.steps]
        used += [(SourceKind.ARTICLE, article) for article in matter.articles]
        rows = (SourceUse(inquiry=inquiry, kind=kind, number=number) for kind, number in dict.fromkeys(used))
        SourceUse.objects.bulk_create(rows)
    return facts
