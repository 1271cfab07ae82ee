"""What a department does with a letter from the adviser: receive it, ask for more time, answer it."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from indgang.adviser.forwarding import refusals
from indgang.adviser.forwarding.codes import BY_DEPARTMENT, Happening
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.foundation.workdays import working_days_between
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .forwarding_columns import ForwardingRow, told_moment


class ByDepartment(ForwardingRow):
    """The department's verbs."""

    class Meta:
        abstract = True

    def receive(self, *, by: Employee, at: datetime) -> None:
        """Tell the adviser that the letter has come (kvittér). Raises OnlyTheDepartment, AlreadyReceived, IsOver."""
        self._only_theirs(by)
        with transaction.atomic():
            self.must_stand()
            if self.received_at:
                raise refusals.AlreadyReceived(by=self.received_by, at=told_moment(self.received_at))
            self.change(received_at=at, received_by=by)
            self.happened(Happening.RECEIVED, by=by, at=at)

    def ask_for_time(self, until: date, reason: str, *, by: Employee, at: datetime) -> None:
        """Ask for a later day of answer (bed om længere frist), with a reason; the adviser decides.

        Raises OnlyTheDepartment, ReasonNeeded, TextTooLong, IsOver, IsPaused, ExtensionAwaited, ExtensionNotLater.
        """
        self._only_theirs(by)
        words = tidied(reason=reason)
        if not words.texts["reason"]:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self.must_stand()
            self._may_wish_for(until, clock.local_day(at))
            self._received_by_now(by, at)
            self.change(extension_to=until)
            self.happened(Happening.EXTENSION_ASKED, by=by, at=at, text=words.texts["reason"], day=until)
        self.masked_numbers = words.masked

    def answer_with(self, answer: str, text: str, *, by: Employee, at: datetime, changes: str = "") -> None:
        """Answer (svar): what it came to, the words, and what it changes; the adviser may write in what came by mail.

        Raises OnlyTheDepartment, AnswerNeeded, TextTooLong, IsOver.
        """
        if not by.may(Ability.ADVISE):
            self._only_theirs(by)
        words = tidied(reply=text, changes=changes)
        if answer not in dict(BY_DEPARTMENT) or not words.texts["reply"]:
            raise refusals.AnswerNeeded
        with transaction.atomic():
            self.must_stand()
            self._received_by_now(by, at)
            self.let_run(at)
            self.share(**words.texts)
            day = clock.local_day(at)
            self.extension_to = None
            self.change(ended_at=at, answered_at=at, answered_on=day, answered_by=by, answer=answer)
            self.save(update_fields=["open_texts", "extension_to"])
            self.happened(Happening.ANSWERED, by=by, at=at, answer=answer)
        self.masked_numbers = words.masked

    def let_run(self, at: datetime) -> int:
        """Let the clock run again, if it was paused; every day of it moves by the working days of the pause."""
        if not self.paused_on:
            return 0
        waited = max(working_days_between(self.paused_on, clock.local_day(at)), 0)
        self.set_dates(self.dates.moved(waited), paused_on=None, paused_days=self.paused_days + waited)
        return waited

    def _only_theirs(self, by: Employee) -> None:
        if not type(self)._default_manager.filter(pk=self.pk).visible_to(by).exists():
            raise refusals.OnlyTheDepartment(department=self.department)

    def _may_wish_for(self, until: date, today: date) -> None:
        if self.paused_on:
            raise refusals.IsPaused
        if self.extension_to:
            raise refusals.ExtensionAwaited(until=f"{self.extension_to:%d.%m.%Y}")
        if until <= max(self.due, today):
            raise refusals.ExtensionNotLater(due=f"{self.due:%d.%m.%Y}")

    def _received_by_now(self, by: Employee, at: datetime) -> None:
        """Who answers has received."""
        if not self.received_at:
            self.change(received_at=at, received_by=by)
