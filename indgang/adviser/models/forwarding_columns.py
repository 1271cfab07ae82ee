"""The columns of a forwarding (videresendelse), what can be read from them, and what its verbs are made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.adviser.forwarding import refusals
from indgang.adviser.forwarding.codes import Answer, Asked, CitizenView, Happening, Receiver, Reminder, State
from indgang.adviser.forwarding.dates import Dates
from indgang.foundation import clock
from indgang.foundation.workdays import working_days_between
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .cases import Case
from .consents import Consent
from .contacts import Finding
from .forwarding_queries import ForwardingQuerySet
from .forwarding_rows import ForwardingEvent
from .sealed import Words
from .shared import Shared


class ForwardingRow(Shared):
    """The columns of a forwarding, and what can be read from them."""

    journal_kind = "adviser_forwarding"
    private = ("title", "text", "wish", "name", "reply", "changes")
    masked_numbers = 0

    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="forwardings")
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="forwardings"
    )
    consent = models.ForeignKey(
        Consent, verbose_name=_("samtykke"), on_delete=models.SET_NULL, null=True, related_name="forwardings"
    )
    asked = models.CharField(_("er afdelingen spurgt"), max_length=12, choices=Asked)
    asked_on = models.DateField(_("spurgt den"), null=True, blank=True)
    receiver = models.CharField(_("modtager"), max_length=12, choices=Receiver)
    addressee = models.ForeignKey(
        Employee, verbose_name=_("til"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    addressee_alone = models.BooleanField(_("kun for modtageren"), default=False)
    answers_citizen = models.BooleanField(_("svarer borgeren direkte"), default=False)

    sent_at = models.DateTimeField(_("sendt"), db_index=True)
    sent_by = models.ForeignKey(Employee, verbose_name=_("sendt af"), on_delete=models.PROTECT, related_name="+")
    receipt_due = models.DateField(_("modtages senest"))
    remind_on = models.DateField(_("påmindes den"))
    first_due = models.DateField(_("første svarfrist"))
    due = models.DateField(_("svar senest"), db_index=True)
    leader_on = models.DateField(_("til lederen den"))
    director_on = models.DateField(_("til direktøren den"))
    received_at = models.DateTimeField(_("modtaget"), null=True, blank=True)
    received_by = models.ForeignKey(
        Employee, verbose_name=_("modtaget af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(_("rykket"), null=True, blank=True)
    leader_at = models.DateTimeField(_("rykket hos lederen"), null=True, blank=True)
    director_at = models.DateTimeField(_("rykket hos direktøren"), null=True, blank=True)
    paused_on = models.DateField(_("på pause siden"), null=True, blank=True)
    paused_days = models.PositiveSmallIntegerField(_("arbejdsdage på pause"), default=0)
    extension_to = models.DateField(_("ønsker frist til"), null=True, blank=True)

    ended_at = models.DateTimeField(_("slut"), null=True, blank=True)
    answer = models.CharField(_("afdelingens svar"), max_length=14, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("besvaret"), null=True, blank=True)
    answered_on = models.DateField(_("besvaret den"), null=True, blank=True)
    answered_by = models.ForeignKey(
        Employee, verbose_name=_("besvaret af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    citizen_view = models.CharField(_("borgerens oplevelse"), max_length=12, choices=CitizenView, blank=True)
    keeps_complaint = models.BooleanField(_("fastholder klagen"), default=False)
    finding = models.CharField(_("vurdering"), max_length=20, choices=Finding, blank=True)
    closed_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)

    objects = ForwardingQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def state(self) -> State:
        """Where it stands."""
        if self.closed_at:
            return State.CLOSED
        if self.ended_at:
            return self._ending
        if self.paused_on:
            return State.PAUSED
        return State.RECEIVED if self.received_at else State.SENT

    @property
    def _ending(self) -> State:
        if not self.answer:
            return State.RECALLED
        return State.UNANSWERED if self.answer == Answer.NONE else State.ANSWERED

    @property
    def is_standing(self) -> bool:
        """Tell whether the department still has something to do."""
        return self.ended_at is None

    @property
    def loose_end(self) -> str:
        """What still waits in it (løs ende), as part of a sentence."""
        if self.is_standing:
            return str(
                _("brev til %(department)s, svar senest %(day)s")
                % {"department": self.department, "day": f"{self.due:%d.%m.%Y}"}
            )
        return str(_("svar fra %(department)s, som borgeren ikke har hørt om") % {"department": self.department})

    @property
    def dates(self) -> Dates:
        """The days of its clock."""
        return Dates(self.receipt_due, self.remind_on, self.due, self.leader_on, self.director_on)

    @property
    def working_days(self) -> int | None:
        """How many working days the department took, without pauses; None before it has answered."""
        if not self.answered_on:
            return None
        return max(working_days_between(clock.local_day(self.sent_at), self.answered_on) - self.paused_days, 0)

    def days_left(self, day: date) -> int:
        """How many calendar days are left on a day; negative when it is late."""
        return (self.due - day).days

    def is_late(self, day: date) -> bool:
        """Tell whether the answer should have come before the day."""
        return self.ended_at is None and self.paused_on is None and self.due < day

    def proposed(self, day: date) -> Reminder | None:
        """Return the step upward that is due on the day (forslag): nothing is done by itself."""
        if self.ended_at or self.paused_on:
            return None
        if self.leader_on <= day:  # nobody goes to the director past the leader
            if not self.leader_at:
                return Reminder.LEADER
            return Reminder.DIRECTOR if self.director_on <= day and not self.director_at else None
        return None if self.reminded_at or not self.may_remind(day) else Reminder.DEPARTMENT

    def may_remind(self, day: date) -> bool:
        """Tell whether the department may be reminded: its day has come, or nobody has received the letter in time."""
        return self.remind_on <= day or (self.received_at is None and self.receipt_due < day)

    # --- what the verbs are made of ---

    def claim(self) -> None:
        """Hold the row for the transaction and see its present state."""
        present = type(self)._default_manager.select_for_update().get(pk=self.pk)
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(present, field.attname))

    def must_stand(self) -> None:
        """Claim the row; raises IsOver when the department has nothing to do any more."""
        self.claim()
        if not self.is_standing:
            raise refusals.IsOver(how=self.state.label)

    def must_be_over(self) -> None:
        """Claim the row; raises NotOverYet before there is an answer, IsClosed afterwards."""
        self.claim()
        if self.is_standing:
            raise refusals.NotOverYet
        if self.closed_at:
            raise refusals.IsClosed

    def happened(
        self, kind: Happening, *, by: Employee, at: datetime, text: str = "", day: date | None = None, **facts: Any
    ) -> ForwardingEvent:
        """Write what happened, in the story and in the journal; the caller holds the transaction."""
        event = ForwardingEvent(forwarding_id=self.pk, kind=kind, by=by, at=at, day=day)
        if text:
            event.share(text=text)
        event.save(force_insert=True)
        self.in_journal(kind, by=by, at=at, **({"due": day.isoformat()} if day else {}), **facts)
        return event

    def in_journal(self, deed: str, *, by: Employee, at: datetime, **facts: Any) -> None:
        """Write the deed in the journal, with the case and the department as numbers."""
        facts |= {"case": self.case_id, "department": self.department_id}
        chain.record(f"adviser_forwarding.{deed}", self, by=by, at=at, **facts)

    def change(self, **columns: Any) -> None:
        """Save some columns."""
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))

    def set_dates(self, dates: Dates, **columns: Any) -> None:
        """Save another clock."""
        self.change(
            receipt_due=dates.receipt_due,
            remind_on=dates.remind_on,
            due=dates.due,
            leader_on=dates.leader_on,
            director_on=dates.director_on,
            **columns,
        )

    @property
    def letter(self) -> Words:
        """What the department reads: heading, text, wish, name; empty once it is put away."""
        return self.shared

    @transaction.atomic
    def put_all_away(self) -> None:
        """Seal letter, answer and reasons for the zone; from now on the department reads them no more (læg bort)."""
        self.put_away()
        self.save(update_fields=["sealed", "open_texts"])
        for event in ForwardingEvent.objects.filter(forwarding=self.pk).exclude(open_texts=""):
            event.put_away()
            event.save(update_fields=["sealed", "open_texts"])


def told_moment(at: datetime | None) -> str:
    """Return a moment as a refusal tells it."""
    return f"{timezone.localtime(at):%d.%m.%Y %H.%M}" if at else ""
