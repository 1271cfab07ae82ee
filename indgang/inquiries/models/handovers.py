"""Hand-overs (overdragelser): an inquiry on its way to a department and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock
from indgang.foundation.prepared import write_changes
from indgang.inquiries import refusals, search, texts
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability

from .outcomes import Outcome


class Ending(models.TextChoices):
    """How a hand-over ended."""

    ANSWERED = "answered", _("besvaret")
    RETURNED = "returned", _("sendt tilbage")
    FORWARDED = "forwarded", _("sendt videre")
    RECALLED = "recalled", _("trukket tilbage")


class HandOverQuerySet(models.QuerySet["HandOver"]):
    """Which hand-overs."""

    def standing(self) -> Self:
        """Hand-overs that still wait for the department."""
        return self.filter(ended_at__isnull=True)

    def waiting(self) -> Self:
        """Sent, and not yet accepted by anybody."""
        return self.standing().filter(accepted_at__isnull=True)

    def accepted(self) -> Self:
        """In the department's hands."""
        return self.standing().filter(accepted_at__isnull=False)

    def kept(self) -> Self:
        """Standing or answered: what the department did not send away again."""
        return self.filter(Q(ended_at__isnull=True) | Q(ending=Ending.ANSWERED))

    def visible_to(self, employee: Employee) -> Self:
        """Hand-overs of inquiries that this person may see."""
        if employee.may(Ability.SEE_INQUIRIES):
            found = self
        elif employee.may(Ability.SEE_DEPARTMENT_INQUIRIES) and employee.department_id:
            found = self.filter(department_id=employee.department_id)
        else:
            return self.none()
        return found.exclude(inquiry__recusals__employee=employee).exclude(
            inquiry__citizen__recusals__employee=employee
        )

    def with_line(self) -> Self:
        """Bring along what a line of the department's inbox shows."""
        return self.select_related(
            "inquiry", "inquiry__task", "inquiry__citizen", "inquiry__centre", "department", "sent_by", "accepted_by"
        )


class HandOver(models.Model):
    """An inquiry handed to a department (overdragelse): sent, accepted, then answered, returned or forwarded."""

    masked_numbers = 0

    inquiry = models.ForeignKey(
        "inquiries.Inquiry", verbose_name=_("henvendelse"), on_delete=models.CASCADE, related_name="handovers"
    )
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="handovers", db_index=False
    )
    story = models.TextField(_("det skal I vide"))
    due = models.DateField(_("svar senest"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sendt"))
    sent_by = models.ForeignKey(
        Employee, verbose_name=_("sendt af"), on_delete=models.PROTECT, related_name="+", db_index=False
    )
    accepted_at = models.DateTimeField(_("modtaget"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        Employee,
        verbose_name=_("modtaget af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    ended_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    ended_by = models.ForeignKey(
        Employee,
        verbose_name=_("afsluttet af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    ending = models.CharField(_("hvordan"), max_length=9, choices=Ending, blank=True)
    answer = models.TextField(_("svar eller begrundelse"), blank=True)
    previous = models.ForeignKey(
        "self", verbose_name=_("sendt videre fra"), on_delete=models.PROTECT, null=True, blank=True, related_name="next"
    )

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("overdragelse")
        verbose_name_plural = _("overdragelser")
        ordering = ["sent_at", "id"]
        indexes = [
            models.Index(fields=["department", "sent_at"], name="handover_department"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["inquiry"], condition=Q(ended_at__isnull=True), name="one_standing_handover"
            )
        ]

    def __str__(self) -> str:
        return f"{self.inquiry.reference} → {self.department}"

    @property
    def is_standing(self) -> bool:
        """Tell whether the hand-over still waits for the department."""
        return self.ended_at is None

    @property
    def sender_in_citizen_service(self) -> Employee:
        """Who in citizen service handed the inquiry over first, however often it was sent on since."""
        first = self
        while first.previous:
            first = first.previous
        return first.sent_by

    def accept(self, *, by: Employee, at: datetime) -> None:
        """Take the inquiry on (tag imod); from here the department owns it.

        Raises AlreadyAccepted, HandOverEnded, NotAllowed.
        """
        with transaction.atomic():
            self._claim(by)
            if self.accepted_at:
                raise refusals.AlreadyAccepted(by=self.accepted_by, at=_told(self.accepted_at))
            self._change(accepted_at=at, accepted_by=by)
            self.inquiry._change(owner=by, at_department=self.department, accepted_at=at)
            self.inquiry._record("accepted", by=by, at=at, handover=self.pk)

    def answer_with(self, text: str, *, by: Employee, at: datetime, citizen_told: bool) -> None:
        """Answer (svar): close the inquiry when the citizen has been told, else send the answer to citizen service.

        Raises NotAccepted, HandOverEnded, ReasonNeeded without text, TextTooLong, NotAllowed.
        """
        cleaned = self._said(text)
        with transaction.atomic():
            self._claim(by)
            if not self.accepted_at:
                raise refusals.NotAccepted
            self._change(ended_at=at, ended_by=by, ending=Ending.ANSWERED, answer=cleaned.text)
            if citizen_told:
                self.inquiry._close(
                    Outcome.ANSWERED_BY_DEPARTMENT, cleaned.text, by=by, at=at, department=self.department
                )
            else:
                self._give_back()
                search.add(self.inquiry_id, self.inquiry.opened_at, cleaned.text)
            self.inquiry._record("answered", by=by, at=at, handover=self.pk, citizen_told=citizen_told)
        self.masked_numbers = cleaned.masked

    def send_back(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Return the inquiry to citizen service with a reason (send tilbage).

        Raises HandOverEnded, ReasonNeeded, TextTooLong, NotAllowed.
        """
        cleaned = self._said(reason)
        with transaction.atomic():
            self._claim(by)
            self._change(ended_at=at, ended_by=by, ending=Ending.RETURNED, answer=cleaned.text)
            self._give_back()
            self.inquiry._record("returned", by=by, at=at, handover=self.pk)
        self.masked_numbers = cleaned.masked

    def forward(self, to: Department, *, by: Employee, at: datetime, reason: str, due: date | None = None) -> HandOver:
        """Send the inquiry on to the right department (send videre); the citizen is not sent anywhere.

        Until somebody there accepts, citizen service answers to the citizen again. Raises HandOverEnded, DueInThePast,
        ReasonNeeded, TextTooLong, NotAllowed.
        """
        cleaned = self._said(reason)
        if due and due < clock.local_day(at):
            raise refusals.DueInThePast
        with transaction.atomic():
            self._claim(by)
            self._change(ended_at=at, ended_by=by, ending=Ending.FORWARDED, answer=cleaned.text)
            self._give_back()
            onward = self.inquiry._send(to, self.story, by=by, at=at, due=due or self.due, previous=self)
            self.inquiry._record("forwarded", by=by, at=at, handover=self.pk, to=to.pk)
        onward.masked_numbers = cleaned.masked
        return onward

    def recall(self, *, by: Employee, at: datetime) -> None:
        """Take the inquiry back before anybody has accepted it (træk tilbage).

        Raises NotAllowed, WithDepartment once it is accepted, HandOverEnded.
        """
        if not by.may(Ability.REGISTER):
            raise refusals.NotAllowed
        with transaction.atomic():
            self._claim(None)
            if self.accepted_at:
                raise refusals.WithDepartment(department=self.department, reference=self.inquiry.reference)
            self._change(ended_at=at, ended_by=by, ending=Ending.RECALLED)
            self.inquiry._change(at_department=None)
            self.inquiry._record("recalled", by=by, at=at, handover=self.pk)

    def _said(self, text: str) -> texts.CleanText:
        cleaned = texts.clean(text)
        if not cleaned.text:
            raise refusals.ReasonNeeded
        return cleaned

    def _claim(self, by: Employee | None) -> None:
        """Hold inquiry and hand-over, see their present state; refuse others than the department, and when ended."""
        if by and not (by.department_id == self.department_id and by.may(Ability.SEE_DEPARTMENT_INQUIRIES)):
            raise refusals.NotAllowed
        self.inquiry._claim(allow_solved=True)
        self.refresh_from_db(fields=["accepted_at", "accepted_by", "ended_at", "ended_by", "ending"])
        if self.ended_at:
            raise self.ended()

    def ended(self) -> refusals.HandOverEnded:
        """Return the refusal that tells how the hand-over ended."""
        return refusals.HandOverEnded(how=self.get_ending_display(), at=_told(self.ended_at))

    def _give_back(self) -> None:
        """Put the inquiry back into the hands of citizen service; before it was accepted it never left them."""
        owner = self.sender_in_citizen_service if self.accepted_at else self.inquiry.owner
        self.inquiry._change(owner=owner, at_department=None, accepted_at=None)

    def _change(self, **columns: Any) -> None:
        write_changes(self, **columns)


def _told(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%d.%m.%Y %H.%M}"
