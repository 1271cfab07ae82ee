"""Cases (sager): what the adviser follows to its end, with parties, consents and steps."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Self
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import case_refusals as refusals
from indgang.adviser.mediating.codes import Result
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .kinds import SPEAKS, ConsentKind, PartyRole, StepKind
from .outcomes import Lesson, LooseEnds, Outcome
from .people import Person
from .sealed import Key, Sealed

if TYPE_CHECKING:
    from .consents import Consent
    from .contacts import Contact
    from .parties import Party
    from .steps import Step


class CaseKind(models.TextChoices):
    """What a case is (sagens type)."""

    COMPLAINT = "complaint", _("Klagesag")
    DIALOGUE = "dialogue", _("Dialogsag")
    UNRAVELLING = "unravelling", _("Udredning")
    OWN_INITIATIVE = "own_initiative", _("Egen drift")


class CaseQuerySet(models.QuerySet["Case"]):
    """Which cases."""

    def open(self) -> Self:
        """Cases that are not closed."""
        return self.filter(closed_at__isnull=True)

    def closed(self) -> Self:
        """Cases that have ended."""
        return self.filter(closed_at__isnull=False)

    def seen_by(self, employee: Employee) -> Self:
        """Cases that this adviser may see: not those with a declared conflict of interest (inhabilitet)."""
        return self.exclude(Q(recusals__employee=employee) | Q(person__recusals__employee=employee))

    def due(self, day: date) -> Self:
        """Open cases whose next step is to be taken on the day or before."""
        return self.open().filter(next_on__lte=day)

    def without_day(self) -> Self:
        """Open cases that have no next step, no letter that is not ended, and no mediation that runs."""
        letters, mediations = Q(forwardings__closed_at__isnull=True), Q(mediations__ended_at__isnull=True)
        busy = self.model._default_manager.filter(
            letters & Q(forwardings__isnull=False) | mediations & Q(mediations__isnull=False)
        )
        return self.open().filter(next_on__isnull=True).exclude(pk__in=busy.values("pk"))


class Case(Sealed):
    """A matter that the adviser follows (sag); its title and story are sealed."""

    journal_kind = "adviser_case"
    private = ("title", "summary", "conclusion")
    masked_numbers = 0

    kind = models.CharField(_("type"), max_length=14, choices=CaseKind)
    opened_at = models.DateTimeField(_("åbnet"), db_index=True)
    opened_by = models.ForeignKey(Employee, verbose_name=_("åbnet af"), on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        Person, verbose_name=_("borger"), on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    department = models.ForeignKey(
        Department,
        verbose_name=_("ansvarlig afdeling"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    next_on = models.DateField(_("næste skridt senest"), null=True, blank=True)
    closed_at = models.DateTimeField(_("lukket"), null=True, blank=True)
    closed_by = models.ForeignKey(
        Employee, verbose_name=_("lukket af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(_("hvordan det endte"), max_length=24, choices=Outcome, blank=True)
    lesson = models.CharField(_("læring"), max_length=20, choices=Lesson, blank=True)
    dispose_after = models.DateField(_("slettes efter"), null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("sag hos borgervejlederen")
        verbose_name_plural = _("sager hos borgervejlederen")
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return str(_("Sag nr. %(number)s") % {"number": self.pk})

    @property
    def is_open(self) -> bool:
        """Tell whether the case has not ended."""
        return self.closed_at is None

    # --- the verbs; each one transaction, one event in the journal, refusals by name ---

    @classmethod
    def open_from(cls, contact: Contact, *, kind: str, by: Employee, at: datetime, **facts: Any) -> Self:
        """Open a case from a contact (opret sag), which comes to belong to it, with its person.

        `facts` may hold title, summary, department and next_on. Raises AlreadyInCase, ContactDiscarded, WrongChoice,
        NextStepInThePast, TextTooLong.
        """
        _one_of(kind, CaseKind.values)
        _not_past(facts.get("next_on"), at)
        words = tidied(title=facts.get("title", ""), summary=facts.get("summary", ""))
        with transaction.atomic():
            case = cls(
                kind=kind,
                opened_at=at,
                opened_by=by,
                person_id=contact.person_id,
                department=facts.get("department"),
                next_on=facts.get("next_on"),
            )
            case.seal(**words.texts)
            case.save(force_insert=True)
            contact.put_into(case)
            chain.record("adviser_case.opened", case, by=by, at=at, contact=contact.pk, kind=kind)
        case.masked_numbers = words.masked
        return case

    def write(self, kind: str, text: str, *, by: Employee, at: datetime, **facts: Any) -> Step:
        """Write a step (skridt) in the case; `facts` may hold when, department, spent and key.

        Raises CaseClosed, NoteNeeded without a text (notatpligt), InTheFuture, ConsentMissing when a department is
        told something that the citizen has not agreed to, WrongChoice, AlreadyLogged, TextTooLong.
        """
        _one_of(kind, StepKind.values)
        words, key = tidied(text=text), facts.pop("key", None)
        if not words.texts["text"]:
            raise refusals.NoteNeeded
        when = facts.pop("when", None) or at
        if when > at:
            raise refusals.InTheFuture
        with transaction.atomic():
            self.must_be_open()
            self._not_twice(key)
            if kind in SPEAKS and facts.get("department"):
                self.needs_consent_for(facts["department"])
            step = self.steps.model(case=self, kind=kind, at=when, by=by, key=key, **facts)
            step.seal(**words.texts)
            step.save(force_insert=True)
            chain.record("adviser_step.written", step, by=by, at=at, case=self.pk, kind=kind)
        step.masked_numbers = words.masked
        return step

    def needs_consent_for(self, department: Department) -> None:
        """Raise ConsentMissing unless the citizen has agreed that this department is spoken with.

        A case without a known person tells nothing about anybody, and needs no consent.
        """
        if self.person_id and not self.consents.reaching(department).exists():
            raise refusals.ConsentMissing(department=department)

    def allow(self, kind: str, scope: str, *, by: Employee, at: datetime, **facts: Any) -> Consent:
        """Write down the citizen's yes (samtykke); `facts` may hold department, in_writing and given_at.

        Raises CaseClosed, ScopeNeeded, InTheFuture, WrongChoice, TextTooLong.
        """
        _one_of(kind, ConsentKind.values)
        words, given = tidied(scope=scope), facts.pop("given_at", None) or at
        if not words.texts["scope"]:
            raise refusals.ScopeNeeded
        if given > at:
            raise refusals.InTheFuture
        with transaction.atomic():
            self.must_be_open()
            consent = self.consents.model(case=self, kind=kind, noted_by=by, given_at=given, **facts)
            consent.seal(**words.texts)
            consent.save(force_insert=True)
            chain.record("adviser_consent.given", consent, by=by, at=at, case=self.pk, consent=kind)
        return consent

    def join(self, role: str, *, by: Employee, at: datetime, **facts: Any) -> Party:
        """Write somebody into the case (part, partsrepræsentant eller bisidder).

        `facts` hold name, phone, email, mandate (what it covers), note, employee, proof, mandate_from and mandate_to.
        Raises CaseClosed, NameNeeded, MandateNeeded, MandateBackwards, WrongChoice, TextTooLong.
        """
        model = self.parties.model
        _one_of(role, PartyRole.values)
        words = tidied(**{name: facts.pop(name, "") for name in model.private})
        party = model(case=self, role=role, added_at=at, added_by=by, **facts)
        if not words.texts["name"]:
            raise refusals.NameNeeded
        _holds_mandate(party, words.texts["mandate"])
        with transaction.atomic():
            self.must_be_open()
            party.seal(**words.texts)
            party.save(force_insert=True)
            chain.record("adviser_party.joined", party, by=by, at=at, case=self.pk, role=role)
        return party

    def plan(self, day: date | None, *, by: Employee, at: datetime) -> None:
        """Set the day of the next step (næste skridt), or none; raises CaseClosed, NextStepInThePast."""
        _not_past(day, at)
        with transaction.atomic():
            self.must_be_open()
            self.next_on = day
            self.save(update_fields=["next_on"])
            facts: dict[str, Any] = {"due": day.isoformat()} if day else {}
            chain.record("adviser_case.planned", self, by=by, at=at, **facts)

    def loose_ends(self) -> list[str]:
        """Tell what still waits in the case (løse ender): letters without an answer or a telling, and a mediation."""
        letters = self.forwardings.loose().select_related("department").order_by("due", "pk")
        mediations = self.mediations.running().select_related("department")
        return [
            *(each.loose_end for each in letters),
            *(str(_("mægling med %(department)s") % {"department": each.department}) for each in mediations),
        ]

    def close(
        self, outcome: str, lesson: str, conclusion: str, *, by: Employee, at: datetime, key: Key, rest: str = ""
    ) -> None:
        """Close the case (luk sagen) with how it ended, what was learnt, why, and what becomes of what still waits.

        Letters that are answered, and that the citizen has heard all of, are ended with it.

        Raises CaseClosed, WrongChoice, LessonNeeded, StillWaiting, ReasonNeeded when the end needs one, TextTooLong.
        """
        _one_of(outcome, Outcome.values)
        if lesson not in Lesson.values:
            raise refusals.LessonNeeded
        words = tidied(conclusion=conclusion)
        with transaction.atomic():
            self.must_be_open()
            left = self.loose_ends()
            if left and rest not in LooseEnds.values:
                raise refusals.StillWaiting(what="; ".join(left))
            if (left or outcome in NEED_REASON) and not words.texts["conclusion"]:
                raise refusals.ReasonNeeded
            if left and rest == LooseEnds.STOP:
                self._stop_all(words.texts["conclusion"], by=by, at=at, key=key)
            for letter in self.forwardings.ready_to_close():
                letter.close(by=by, at=at)
            key.change(self, **words.texts)
            self.outcome, self.lesson, self.next_on = outcome, lesson, None
            self.closed_at, self.closed_by = at, by
            self.save(update_fields=["sealed", "outcome", "lesson", "next_on", "closed_at", "closed_by"])
            facts: dict[str, Any] = {"left": len(left), "rest": rest} if left else {}
            chain.record("adviser_case.closed", self, by=by, at=at, outcome=outcome, lesson=lesson, **facts)
        self.masked_numbers = words.masked

    def reopen(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Open the case again (genåbn); how it had ended stays in the story. Raises CaseOpen, ReasonNeeded."""
        if not reason.strip():
            raise refusals.ReasonNeeded
        with transaction.atomic():
            outcome, lesson = self.outcome, self.lesson
            if (
                not Case.objects.closed()
                .filter(pk=self.pk)
                .update(closed_at=None, closed_by=None, outcome="", lesson="", dispose_after=None)
            ):
                raise refusals.CaseOpen
            self.refresh_from_db()
            self.write(StepKind.NOTE, reason, by=by, at=at)
            chain.record("adviser_case.reopened", self, by=by, at=at, outcome=outcome, lesson=lesson)

    def must_be_open(self) -> None:
        """Claim the row, so that two screens do not write past each other; raises CaseClosed."""
        closed = Case.objects.select_for_update().values_list("closed_at", flat=True).get(pk=self.pk)
        if closed:
            raise refusals.CaseClosed(day=f"{clock.local_day(closed):%d.%m.%Y}")

    def _stop_all(self, why: str, *, by: Employee, at: datetime, key: Key) -> None:
        """Call letters back that wait for an answer, and end the mediation without agreement."""
        for letter in self.forwardings.standing():
            letter.recall(why, by=by, at=at)
        for mediation in self.mediations.running():
            mediation.end(Result.NONE, why, key=key, by=by, at=at)

    def _not_twice(self, key: UUID | None) -> None:
        first = self.steps.filter(key=key).first() if key else None
        if first:
            raise refusals.AlreadyLogged(number=first.pk)


NEED_REASON: Final = frozenset(
    {Outcome.DECLINED.value, Outcome.WITHDRAWN.value, Outcome.NO_CONTACT.value, Outcome.NOT_AGREED.value}
)
"""Ends that say nothing without a reason."""


def _one_of(choice: str, choices: Any) -> None:
    if choice not in choices:
        raise refusals.WrongChoice(choice=choice)


def _not_past(day: date | None, at: datetime) -> None:
    if day and day < clock.local_day(at):
        raise refusals.NextStepInThePast


def _holds_mandate(party: Party, covers: str) -> None:
    """Check the power of attorney of whoever acts for another (fuldmagt, forvaltningsloven § 8)."""
    if party.role == PartyRole.REPRESENTATIVE and not (covers and party.mandate_from and party.proof):
        raise refusals.MandateNeeded
    if party.mandate_from and party.mandate_to and party.mandate_to < party.mandate_from:
        raise refusals.MandateBackwards
