"""What the adviser does with a forwarding: follow it up, tell the citizen, and end it."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.case_refusals import WrongChoice
from indgang.adviser.forwarding import refusals
from indgang.adviser.forwarding.codes import Answer, CitizenView, Happening, Reminder
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.organisation.models import Employee

from .contacts import Finding, Way
from .forwarding_columns import told_moment
from .forwarding_department import ByDepartment
from .forwarding_rows import ForwardingEvent, Telling

_DONE: Final = {
    Reminder.DEPARTMENT: "reminded_at",
    Reminder.LEADER: "leader_at",
    Reminder.DIRECTOR: "director_at",
}


class ByAdviser(ByDepartment):
    """The adviser's verbs."""

    class Meta:
        abstract = True

    def remind(self, step: Reminder, *, by: Employee, at: datetime) -> None:
        """Ask for the answer (ryk): the department, its leader, or the director, each on its day and once.

        Raises NotTheAdviser, IsOver, IsPaused, AlreadyReminded, TooEarly.
        """
        only_an_adviser(by)
        with transaction.atomic():
            self.must_stand()
            if self.paused_on:
                raise refusals.IsPaused
            done = getattr(self, _DONE[step])
            if done:
                raise refusals.AlreadyReminded(at=told_moment(done))
            self._not_before_its_day(step, at)
            self.change(**{_DONE[step]: at})
            self.happened(Happening(step.value), by=by, at=at)

    def _not_before_its_day(self, step: Reminder, at: datetime) -> None:
        today = clock.local_day(at)
        on = {
            Reminder.DEPARTMENT: self.remind_on,
            Reminder.LEADER: self.leader_on,
            Reminder.DIRECTOR: self.director_on,
        }[step]
        early = not self.may_remind(today) if step is Reminder.DEPARTMENT else today < on
        if early:
            raise refusals.TooEarly(day=f"{on:%d.%m.%Y}")

    def pause(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Stop the clock while the citizen must supply something (sæt på pause).

        Raises NotTheAdviser, ReasonNeeded, TextTooLong, IsOver, IsPaused.
        """
        only_an_adviser(by)
        words = tidied(reason=reason)
        if not words.texts["reason"]:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self.must_stand()
            if self.paused_on:
                raise refusals.IsPaused
            self.change(paused_on=clock.local_day(at))
            self.happened(Happening.PAUSED, by=by, at=at, text=words.texts["reason"])
        self.masked_numbers = words.masked

    def resume(self, *, by: Employee, at: datetime) -> None:
        """Let the clock run again (fortsæt), so many working days later. Raises NotTheAdviser, IsOver, IsNotPaused."""
        only_an_adviser(by)
        with transaction.atomic():
            self.must_stand()
            if not self.paused_on:
                raise refusals.IsNotPaused
            waited = self.let_run(at)
            self.happened(Happening.RESUMED, by=by, at=at, day=self.due, waited=waited)

    def extend(self, *, by: Employee, at: datetime) -> None:
        """Give the department the time that it asked for (forlæng). Raises NotTheAdviser, IsOver, NoExtensionAsked."""
        only_an_adviser(by)
        with transaction.atomic():
            self.must_stand()
            if not self.extension_to:
                raise refusals.NoExtensionAsked
            self.set_dates(self.dates.extended(self.extension_to), extension_to=None)
            self.happened(Happening.EXTENDED, by=by, at=at, day=self.due)

    def decline_time(self, *, by: Employee, at: datetime) -> None:
        """Keep the day of answer (afvis forlængelse). Raises NotTheAdviser, IsOver, NoExtensionAsked."""
        only_an_adviser(by)
        with transaction.atomic():
            self.must_stand()
            if not self.extension_to:
                raise refusals.NoExtensionAsked
            self.change(extension_to=None)
            self.happened(Happening.EXTENSION_DECLINED, by=by, at=at, day=self.due)

    def give_up(self, *, by: Employee, at: datetime) -> None:
        """Close without an answer (opgiv), which counts as not answered. Raises NotTheAdviser, IsOver, TooEarly."""
        only_an_adviser(by)
        with transaction.atomic():
            self.must_stand()
            self.let_run(at)
            if clock.local_day(at) <= self.due:
                raise refusals.TooEarly(day=_("første hverdag efter %(due)s") % {"due": f"{self.due:%d.%m.%Y}"})
            self.change(ended_at=at, answer=Answer.NONE, extension_to=None)
            self.happened(Happening.UNANSWERED, by=by, at=at)

    def recall(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Take the letter back (kald tilbage), as when the citizen withdraws the consent; it no longer counts.

        The department can read it no more. Raises NotTheAdviser, ReasonNeeded, TextTooLong, IsOver.
        """
        only_an_adviser(by)
        words = tidied(reason=reason)
        if not words.texts["reason"]:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self.must_stand()
            self.change(ended_at=at, paused_on=None, extension_to=None)
            event = self.happened(Happening.RECALLED, by=by, at=at)
            event.seal(text=words.texts["reason"])
            event.save(update_fields=["sealed"])
            self.put_all_away()
        self.masked_numbers = words.masked

    def tell(self, way: str, text: str, *, by: Employee, at: datetime) -> Telling:
        """Write down that the citizen was told (orientér), of all that had happened until then.

        Raises NotTheAdviser, WrongChoice, ReasonNeeded, TextTooLong, NothingToTell.
        """
        only_an_adviser(by)
        if way not in Way.values:
            raise WrongChoice(choice=way)
        words = tidied(text=text)
        if not words.texts["text"]:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self.claim()
            untold = ForwardingEvent.objects.filter(forwarding=self.pk).untold()
            if not untold.exists():
                raise refusals.NothingToTell
            telling = Telling(forwarding_id=self.pk, way=way, at=at, by=by)
            telling.seal(**words.texts)
            telling.save(force_insert=True)
            untold.update(telling=telling)
            self.in_journal("told", by=by, at=at, way=way)
        self.masked_numbers = words.masked
        return telling

    def write_view(self, view: str, *, by: Employee, at: datetime, keeps_complaint: bool = False) -> None:
        """Write what the citizen thinks of the answer (borgerens oplevelse), and whether the complaint is kept.

        Raises NotTheAdviser, WrongChoice, NotOverYet, IsClosed.
        """
        only_an_adviser(by)
        if view not in CitizenView.values:
            raise WrongChoice(choice=view)
        with transaction.atomic():
            self.must_be_over()
            self.change(citizen_view=view, keeps_complaint=keeps_complaint)
            self.happened(Happening.VIEWED, by=by, at=at, view=view, kept=keeps_complaint)

    def judge(self, finding: str, text: str, *, by: Employee, at: datetime) -> None:
        """Write the adviser's own view (vurdering) after looking into it, which only a kept complaint leads to.

        Raises NotTheAdviser, WrongChoice, ReasonNeeded, TextTooLong, NotOverYet, IsClosed, CitizenMustComeBack.
        """
        only_an_adviser(by)
        if finding not in Finding.values:
            raise WrongChoice(choice=finding)
        words = tidied(text=text)
        if not words.texts["text"]:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self.must_be_over()
            if not self.keeps_complaint:
                raise refusals.CitizenMustComeBack
            self.change(finding=finding)
            event = self.happened(Happening.FOUND, by=by, at=at, finding=finding)
            event.seal(**words.texts)
            event.save(update_fields=["sealed"])
        self.masked_numbers = words.masked

    def close(self, *, by: Employee, at: datetime) -> None:
        """End it (afslut): the texts are put away in the zone, and the department reads them no more.

        Raises NotTheAdviser, NotOverYet, IsClosed, CitizenNotTold.
        """
        only_an_adviser(by)
        with transaction.atomic():
            self.must_be_over()
            if ForwardingEvent.objects.filter(forwarding=self.pk).untold().exists():
                raise refusals.CitizenNotTold
            self.change(closed_at=at, citizen_view=self.citizen_view or CitizenView.UNKNOWN)
            self.happened(Happening.CLOSED, by=by, at=at)
            self.put_all_away()
