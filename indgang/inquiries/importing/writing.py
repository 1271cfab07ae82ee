"""Writing registrations in bulk (masseindsættelse): contact, inquiry, ending, words and journal, each row once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction

from indgang.inquiries import search
from indgang.inquiries.models import Contact, HandOver, Inquiry, Solution
from indgang.inquiries.models.handovers import Ending
from indgang.journal import chain
from indgang.organisation.models import Employee

from .understanding import Registration
from .vocabulary import OPEN, Kind, Vocabulary

IMPORTER: Final = "import"


class Written(NamedTuple):
    """What became of a batch."""

    added: list[Registration]
    known: int


def importer() -> Employee:
    """Return the employee to whom registrations without initials belong; nobody can sign in as them."""
    found = Employee.objects.filter(username=IMPORTER).first()
    return found or Employee.objects.create_user(IMPORTER, name="Import", is_active=False)


class Writer:
    """Writes the batches of one import."""

    def __init__(self, vocabulary: Vocabulary, *, by: Employee | None, at: datetime, run: int) -> None:
        self._numbers, self._titles = vocabulary.numbers, vocabulary.titles
        self._nobody = importer().pk
        self._by, self._at, self._run = by.pk if by else None, at, run

    def write(self, batch: Sequence[Registration]) -> Written:
        """Write those of a batch that are not here yet, in the caller's transaction or one of its own."""
        with transaction.atomic():
            wanted = {UUID(each.key): each for each in batch}
            held = set(Inquiry.objects.filter(key__in=list(wanted)).values_list("key", flat=True))
            fresh = [each for key, each in wanted.items() if key not in held]
            if fresh:
                self._write(fresh)
        return Written(fresh, len(batch) - len(fresh))

    def _write(self, fresh: list[Registration]) -> None:
        contacts = Contact.objects.bulk_create([self._contact(each) for each in fresh])
        pairs = zip(fresh, contacts, strict=True)
        inquiries = Inquiry.objects.bulk_create([self._inquiry(each, contact) for each, contact in pairs])
        both = list(zip(fresh, inquiries, strict=True))
        handovers = [self._handover(each, inquiry) for each, inquiry in both if each.department]
        HandOver.objects.bulk_create(handovers)
        Solution.objects.bulk_create([self._solution(each, inquiry) for each, inquiry in both if each.outcome != OPEN])
        search.add_many(
            (inquiry.pk, each.started_at, self._said(each), self._department(each)) for each, inquiry in both
        )
        chain.record_many(self._event(each, inquiry) for each, inquiry in both)

    def _contact(self, each: Registration) -> Contact:
        channel, _slash, kind = each.channel.partition("/")
        return Contact(
            clerk_id=each.clerk or self._nobody,
            centre_id=self._numbers[Kind.CENTRE][each.centre],
            channel=channel,
            kind=kind,
            started_at=each.started_at,
            ended_at=each.ended_at,
        )

    def _inquiry(self, each: Registration, contact: Contact) -> Inquiry:
        still_open = each.outcome == OPEN
        return Inquiry(
            key=UUID(each.key),
            task_id=self._numbers[Kind.TASK].get(each.task),
            subject=each.subject,
            text=each.text,
            opened_at=each.started_at,
            opened_in=contact,
            channel=contact.channel,
            centre_id=contact.centre_id,
            owner_id=contact.clerk_id,
            at_department_id=self._department(each) if still_open else None,
            solved_at=None if still_open else each.ended_at,
        )

    def _department(self, each: Registration) -> int | None:
        return self._numbers[Kind.DEPARTMENT].get(each.department)

    def _said(self, each: Registration) -> str:
        return "\n".join([self._titles.get(each.task, ""), each.subject, each.text])

    def _handover(self, each: Registration, inquiry: Inquiry) -> HandOver:
        handover = HandOver(
            inquiry=inquiry,
            department_id=self._numbers[Kind.DEPARTMENT][each.department],
            story=each.text or each.subject or "Importeret fra kommunens tidligere registrering.",
            sent_at=each.ended_at,
            sent_by_id=inquiry.owner_id,
        )
        if each.outcome != OPEN:
            handover.accepted_at = handover.ended_at = each.ended_at
            handover.accepted_by_id = handover.ended_by_id = self._nobody
            handover.ending = Ending.ANSWERED
        return handover

    def _solution(self, each: Registration, inquiry: Inquiry) -> Solution:
        return Solution(
            inquiry=inquiry,
            contact_id=inquiry.opened_in_id,
            outcome=each.outcome,
            department_id=self._department(each),
            by_id=inquiry.owner_id,
            at=each.ended_at,
        )

    def _event(self, each: Registration, inquiry: Inquiry) -> chain.Entry:
        facts = {"import": self._run, "task": inquiry.task_id, "outcome": each.outcome}
        return chain.Entry("inquiry.imported", "inquiry", inquiry.pk, self._at, self._by, facts=facts)
