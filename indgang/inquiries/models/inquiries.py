"""Inquiries (henvendelser): one matter that a citizen brings; one task, one reference, one owner."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.citizens.models import Citizen
from indgang.foundation import clock
from indgang.foundation.prepared import Prepared, write_changes, write_new
from indgang.inquiries import refusals, search, texts
from indgang.journal import chain
from indgang.organisation.models import Authority, Centre, Department, Employee
from indgang.organisation.rights import Ability

from .contacts import Channel, Contact
from .described import Described
from .discards import Discard
from .entries import Entry
from .handovers import HandOver
from .outcomes import BY_CLERK
from .promises import Promise
from .queries import STILL, InquiryQuestions
from .solutions import Solution

_MOVING: Final = (
    "solved_at", "discarded_at", "at_department_id", "accepted_at", "promised_for", "owner_id", "citizen_id"
)  # fmt: skip


class InquiryQuerySet(InquiryQuestions["Inquiry"]):
    """Which inquiries."""


class Inquiry(Described, models.Model):
    """One matter that a citizen brings (henvendelse).

    `solved_at`, `discarded_at`, `at_department`, `accepted_at` and `promised_for` repeat what the satellite rows
    say, so that lists need one index; a test holds the two together.
    """

    journal_kind = "inquiry"
    masked_numbers = 0

    key = models.UUIDField(_("formularnøgle"), null=True, unique=True, editable=False)
    task = models.ForeignKey(
        Task,
        verbose_name=_("opgave"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
        db_index=False,
    )
    subject = models.CharField(_("emne"), max_length=200, blank=True)
    text = models.TextField(_("det siger borgeren"), blank=True)
    opened_at = models.DateTimeField(_("åbnet"))
    opened_in = models.ForeignKey(
        Contact, verbose_name=_("åbnet i kontakten"), on_delete=models.PROTECT, related_name="opened"
    )
    channel = models.CharField(_("kanal"), max_length=9, choices=Channel)
    centre = models.ForeignKey(
        Centre, verbose_name=_("center"), on_delete=models.PROTECT, related_name="inquiries", db_index=False
    )
    citizen = models.ForeignKey(
        Citizen,
        verbose_name=_("borger"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inquiries",
        db_index=False,
    )
    owner = models.ForeignKey(
        Employee, verbose_name=_("tovholder"), on_delete=models.PROTECT, related_name="owned", db_index=False
    )
    at_department = models.ForeignKey(
        Department,
        verbose_name=_("ligger hos"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    accepted_at = models.DateTimeField(_("modtaget af afdelingen"), null=True, blank=True)
    promised_for = models.DateField(_("lovet til"), null=True, blank=True)
    solved_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    discarded_at = models.DateTimeField(_("udtaget"), null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name = _("henvendelse")
        verbose_name_plural = _("henvendelser")
        indexes = [
            models.Index(fields=["opened_at"], name="inquiry_opened"),
            models.Index(fields=["owner", "opened_at"], name="inquiry_owner_open", condition=STILL),
            models.Index(fields=["centre", "opened_at"], name="inquiry_centre_open", condition=STILL),
            models.Index(fields=["opened_at"], name="inquiry_open", condition=STILL),
            models.Index(
                fields=["at_department", "opened_at"],
                name="inquiry_department_open",
                condition=STILL & Q(at_department__isnull=False),
            ),
            models.Index(fields=["citizen", "opened_at"], name="inquiry_citizen", condition=Q(citizen__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    # --- the verbs; each one transaction, one event in the journal, refusals by name ---

    def note(self, text: str, *, by: Employee, at: datetime, kind: str = "note", **where: Any) -> Entry:
        """Write a note (notat), or what was said when the citizen came back; `where` may hold contact and key.

        Citizen service writes on every inquiry, a department on what lies with it. Raises NotAllowed, ReasonNeeded
        without text, TextTooLong, Discarded; AlreadyRegistered when the form came twice.
        """
        cleaned = texts.clean(text)
        if not cleaned.text:
            raise refusals.ReasonNeeded
        key = where.get("key")
        with transaction.atomic():
            self._claim(allow_solved=True)
            if not (by.may(Ability.REGISTER) or self._lies_with(by)):
                raise refusals.NotAllowed
            if key and self.entries.filter(key=key).exists():
                raise refusals.AlreadyRegistered(reference=self.reference)
            entry = write_new(Entry(inquiry=self, text=cleaned.text, kind=kind, by=by, at=at, **where))
            search.add(self.pk, self.opened_at, cleaned.text)
            self._record("noted", by=by, at=at, entry=entry.pk, kind=kind)
        entry.masked_numbers = cleaned.masked
        return entry

    def continue_in(self, contact: Contact, text: str, *, by: Employee, at: datetime, key: Any = None) -> Entry:
        """Write that the citizen came back on the same matter (fortsæt), in another contact."""
        return self.note(text, by=by, at=at, kind="continued", contact=contact, key=key)

    def promise(self, due: date, *, rule: str, by: Employee, at: datetime) -> Promise:
        """Tell the citizen a date (løfte); replaces the standing promise, which stays in the story.

        Raises NotAllowed, DueInThePast, AlreadySolved, Discarded.
        """
        _let_in(by)
        if due < clock.local_day(at):
            raise refusals.DueInThePast
        with transaction.atomic():
            self._claim()
            self.promises.filter(replaced_at__isnull=True).update(replaced_at=at)
            promise = write_new(Promise(inquiry=self, due=due, rule=rule, by=by, at=at))
            self._change(promised_for=due)
            self._record("promised", by=by, at=at, due=due.isoformat())
        return promise

    def solve(
        self,
        outcome: str,
        *,
        by: Employee,
        at: datetime,
        text: str = "",
        contact: Contact | None = None,
        authority: Authority | None = None,
    ) -> Solution:
        """Close the inquiry in citizen service (løs); a hand-over that nobody accepted is taken back.

        Raises NotAllowed, AlreadySolved, WithDepartment, WrongOutcome, TextTooLong, Discarded.
        """
        _let_in(by)
        if outcome not in BY_CLERK:
            raise refusals.WrongOutcome
        cleaned = texts.clean(text)
        with transaction.atomic():
            self._claim()
            if self.accepted_at:
                raise refusals.WithDepartment(department=self.at_department, reference=self.reference)
            if self.at_department_id:
                self.handovers.standing().update(ended_at=at, ended_by=by, ending="recalled")
            solution = self._close(outcome, cleaned.text, by=by, at=at, contact=contact, authority=authority)
            self._record("solved", by=by, at=at, outcome=outcome)
        solution.masked_numbers = cleaned.masked
        return solution

    def _close(self, outcome: str, text: str, *, by: Employee, at: datetime, **facts: Any) -> Solution:
        """Write the solution's row; the caller holds the transaction and writes the event."""
        solution = write_new(Solution(inquiry=self, outcome=outcome, text=text, by=by, at=at, **facts))
        self._change(solved_at=at, at_department=None, accepted_at=None)
        if text:
            search.add(self.pk, self.opened_at, text)
        return solution

    def withdraw_solution(self, *, by: Employee, at: datetime, reason: str) -> Solution:
        """Open the inquiry again (træk løsningen tilbage); the solution stays in the story.

        Raises NotAllowed, NotSolved, ReasonNeeded, TextTooLong, Discarded.
        """
        _let_in(by)
        cleaned = texts.clean(reason, texts.REASON_LIMIT)
        if not cleaned.text:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self._claim(allow_solved=True)
            solution: Solution | None = self.solutions.standing().first()
            if solution is None:
                raise refusals.NotSolved(reference=self.reference)
            solution.withdrawn_at, solution.withdrawn_by = at, by
            solution.withdrawn_reason = cleaned.text
            solution.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
            self._change(solved_at=None, owner=by)
            self._record("reopened", by=by, at=at, solution=solution.pk)
        solution.masked_numbers = cleaned.masked
        return solution

    def hand_over(self, to: Department, *, by: Employee, at: datetime, story: str, due: date | None = None) -> HandOver:
        """Send the inquiry to a department (overdrag); the owner stays until somebody there accepts.

        Raises NotAllowed, AlreadyHandedOver, AlreadySolved, ReasonNeeded without a story, DueInThePast, Discarded.
        """
        _let_in(by)
        cleaned = texts.clean(story)
        if not cleaned.text:
            raise refusals.ReasonNeeded
        if due and due < clock.local_day(at):
            raise refusals.DueInThePast
        with transaction.atomic():
            self._claim()
            if self.at_department_id:
                self._refuse_second_hand_over()
            handover = self._send(to, cleaned.text, by=by, at=at, due=due)
            self._record("handed_over", by=by, at=at, to=to.pk)
        handover.masked_numbers = cleaned.masked
        return handover

    def _send(
        self, to: Department, story: str, *, by: Employee, at: datetime, due: date | None, **facts: Any
    ) -> HandOver:
        """Write the hand-over's row; the caller holds the transaction and writes the event."""
        sent = HandOver(inquiry=self, department=to, story=story, sent_by=by, sent_at=at, due=due, **facts)
        handover = write_new(sent)
        self._change(at_department=to, accepted_at=None)
        said_before = facts.get("previous")  # sent on with the story that it came with
        search.add(self.pk, self.opened_at, "" if said_before else story, to=to.pk)
        return handover

    def discard_as(self, kind: str, *, by: Employee, at: datetime, reason: str) -> Discard:
        """Take the inquiry out (fejlregistreret, prøve, spam); it is kept but no longer counted.

        Raises NotAllowed, ReasonNeeded, TextTooLong, WithDepartment, Discarded.
        """
        _let_in(by)
        cleaned = texts.clean(reason, texts.REASON_LIMIT)
        if not cleaned.text:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self._claim(allow_solved=True)
            discard = self._take_out(kind, None, cleaned.text, by=by, at=at)
            self._record("discarded", by=by, at=at, kind=kind)
        discard.masked_numbers = cleaned.masked
        return discard

    def merge_into(self, other: Inquiry, *, by: Employee, at: datetime) -> Discard:
        """Let this inquiry go up in another (læg sammen): same matter, written down twice.

        A citizen who is known of one is then known of both. Raises NotAllowed, MergedWithItself, DifferentCitizens,
        WithDepartment, Discarded.
        """
        _let_in(by)
        if other.pk == self.pk:
            raise refusals.MergedWithItself
        with transaction.atomic():
            for inquiry in sorted((self, other), key=lambda each: each.pk):
                inquiry._claim(allow_solved=True)
            if self.citizen_id and other.citizen_id and self.citizen_id != other.citizen_id:
                raise refusals.DifferentCitizens
            story = "\n".join(filter(None, [self.title, self.text]))
            entry = other.entries.create(kind="note", text=f"{self.reference}: {story}", by=by, at=at)
            search.add(other.pk, other.opened_at, entry.text)
            if self.citizen_id and not other.citizen_id:
                other._change(citizen_id=self.citizen_id)
            discard = self._take_out("merged", other, "", by=by, at=at)
            self._record("merged", by=by, at=at, into=other.pk)
        return discard

    def _take_out(self, kind: str, into: Inquiry | None, reason: str, *, by: Employee, at: datetime) -> Discard:
        if self.accepted_at:
            raise refusals.WithDepartment(department=self.at_department, reference=self.reference)
        self.handovers.standing().update(ended_at=at, ended_by=by, ending="recalled")
        discard: Discard = self.discards.create(kind=kind, into=into, reason=reason, by=by, at=at)
        self._change(discarded_at=at, at_department=None, accepted_at=None)
        return discard

    def _claim(self, *, allow_solved: bool = False) -> None:
        """Hold the row and see its present state; refuse when it is closed."""
        fresh = _moving.first(self.pk)
        if fresh is None:
            raise Inquiry.DoesNotExist
        for name, value in zip(_MOVING, fresh, strict=True):
            setattr(self, name, value)
        if self.discarded_at:
            how = self.discards.get()
            raise refusals.Discarded(reference=self.reference, how=how.get_kind_display().lower())
        if self.solved_at and not allow_solved:
            raise self._already_solved()

    def _lies_with(self, employee: Employee) -> bool:
        """Tell whether the inquiry lies with the employee's department now."""
        return bool(self.at_department_id and self.at_department_id == employee.department_id)

    def _already_solved(self) -> refusals.AlreadySolved:
        solution = self.solutions.standing().select_related("by").get()
        return refusals.AlreadySolved(
            reference=self.reference,
            by=solution.by.name,
            at=f"{timezone.localtime(solution.at):%d.%m.%Y %H.%M}",
            outcome=solution.get_outcome_display(),
        )

    def _refuse_second_hand_over(self) -> None:
        standing = self.handovers.standing().select_related("department").get()
        raise refusals.AlreadyHandedOver(
            reference=self.reference,
            department=standing.department,
            at=f"{timezone.localtime(standing.sent_at):%d.%m.%Y %H.%M}",
        )

    def _change(self, **columns: Any) -> None:
        write_changes(self, **columns)

    def _record(self, verb: str, *, by: Employee, at: datetime, **facts: Any) -> None:
        chain.record(f"inquiry.{verb}", self, by=by, at=at, citizen_id=self.citizen_id, **facts)


def _let_in(by: Employee) -> None:
    """Let only citizen service act; raises NotAllowed."""
    if not by.may(Ability.REGISTER):
        raise refusals.NotAllowed


def _held(number: int) -> models.QuerySet[Inquiry, tuple[Any, ...]]:
    return Inquiry.objects.select_for_update(of=("self",)).filter(pk=number).values_list(*_MOVING)


_moving = Prepared(_held)
