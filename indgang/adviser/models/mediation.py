"""Mediation (mægling): the sides prepared, brought together, and what they agree on followed up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.case_refusals import WrongChoice
from indgang.adviser.mediating import refusals
from indgang.adviser.mediating.codes import Result, Satisfaction, Side
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .cases import Case
from .kinds import ConsentKind
from .mediation_rows import Agreement, MediationMeeting, MediationParty, runs_forward
from .sealed import Key, Sealed


class MediationQuerySet(models.QuerySet["Mediation"]):
    """Which mediations."""

    def seen_by(self, employee: Employee) -> Self:
        """Those that this adviser may see: not those of a case with a declared conflict of interest."""
        return self.filter(case__in=Case.objects.seen_by(employee))

    def running(self) -> Self:
        """Those that have not ended."""
        return self.filter(ended_at__isnull=True)

    def to_follow(self, day: date) -> Self:
        """Those with an agreed point to follow up, or whose own day has come."""
        points = Agreement.objects.to_follow(day).filter(mediation=OuterRef("pk"))
        return self.filter(Q(follow_up_on__lte=day) | Q(Exists(points)))


class Mediation(Sealed):
    """An attempt to bring a citizen and a department together (mægling); all that is said is sealed."""

    journal_kind = "mediation"
    private = ("aim", "conclusion")
    masked_numbers = 0

    case = models.ForeignKey(Case, verbose_name=_("sag"), on_delete=models.CASCADE, related_name="mediations")
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="mediations"
    )
    began_at = models.DateTimeField(_("begyndt"), db_index=True)
    began_by = models.ForeignKey(Employee, verbose_name=_("mægler"), on_delete=models.PROTECT, related_name="+")
    follow_up_on = models.DateField(_("følg op den"), null=True, blank=True)
    ended_at = models.DateTimeField(_("afsluttet"), null=True, blank=True)
    outcome = models.CharField(_("resultat"), max_length=6, choices=Result, blank=True)
    citizen_rating = models.PositiveSmallIntegerField(
        _("borgerens tilfredshed"), choices=Satisfaction, null=True, blank=True
    )
    department_rating = models.PositiveSmallIntegerField(
        _("afdelingens tilfredshed"), choices=Satisfaction, null=True, blank=True
    )

    objects = MediationQuerySet.as_manager()

    class Meta:
        verbose_name = _("mægling")
        verbose_name_plural = _("mæglinger")
        ordering = ["-began_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_at__isnull=True), name="one_running_mediation")
        ]

    def __str__(self) -> str:
        return str(_("Mægling nr. %(number)s") % {"number": self.pk})

    @property
    def is_running(self) -> bool:
        """Tell whether it has not ended."""
        return self.ended_at is None

    @classmethod
    def begin(cls, case: Case, department: Department, aim: str, *, by: Employee, at: datetime) -> Self:
        """Begin a mediation (begynd mægling), which the citizen has said yes to.

        Raises NotTheAdviser, AimNeeded, TextTooLong, CaseClosed, NoConsentToMediate, AlreadyMediating.
        """
        only_an_adviser(by)
        words = tidied(aim=aim)
        if not words.texts["aim"]:
            raise refusals.AimNeeded
        with transaction.atomic():
            case.must_be_open()
            if not case.consents.standing().filter(kind=ConsentKind.MEDIATION).exists():
                raise refusals.NoConsentToMediate
            begun = cls(case=case, department=department, began_at=at, began_by=by)
            begun.seal(**words.texts)
            begun._save_alone()
            chain.record("mediation.begun", begun, by=by, at=at, case=case.pk, department=department.pk)
        begun.masked_numbers = words.masked
        return begun

    def _save_alone(self) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError:
            raise refusals.AlreadyMediating from None

    def join(
        self, side: str, name: str, *, by: Employee, at: datetime, reach: str = "", view: str = ""
    ) -> MediationParty:
        """Write somebody to the table (deltager).

        Raises NotTheAdviser, WrongChoice, PartyNeedsName, MediationOver, TextTooLong.
        """
        only_an_adviser(by)
        _one_of(side, Side.values)
        words = tidied(name=name, reach=reach, view=view)
        if not words.texts["name"]:
            raise refusals.PartyNeedsName
        with transaction.atomic():
            self.must_go_on()
            party = MediationParty(mediation=self, side=side, prepared_at=at if words.texts["view"] else None)
            party.seal(**words.texts)
            party.save(force_insert=True)
            chain.record("mediation.joined", self, by=by, at=at, side=side)
        return party

    def plan(
        self, starts_at: datetime, ends_at: datetime, *, by: Employee, at: datetime, place: str = "", agenda: str = ""
    ) -> MediationMeeting:
        """Agree on a meeting (aftal møde). Raises NotTheAdviser, MeetingBackwards, BothSidesNeeded, MediationOver."""
        only_an_adviser(by)
        runs_forward(starts_at, ends_at)
        words = tidied(place=place, agenda=agenda)
        with transaction.atomic():
            self.must_go_on()
            self._both_sides()
            meeting = MediationMeeting(mediation=self, starts_at=starts_at, ends_at=ends_at, planned_at=at)
            meeting.seal(**words.texts)
            meeting.save(force_insert=True)
            chain.record("mediation.meeting_planned", self, by=by, at=at, meeting=meeting.pk)
        return meeting

    def agree(
        self, text: str, side: str, *, by: Employee, at: datetime, who: str = "", due: date | None = None
    ) -> Agreement:
        """Write an agreed point (aftalt punkt): what, who and by when.

        Raises NotTheAdviser, WrongChoice, PointNeeded, DoByInThePast, TextTooLong, MediationOver.
        """
        only_an_adviser(by)
        _one_of(side, Side.values)
        words = tidied(text=text, who=who)
        if not words.texts["text"]:
            raise refusals.PointNeeded
        if due and due < clock.local_day(at):
            raise refusals.DoByInThePast
        with transaction.atomic():
            self.must_go_on()
            point = Agreement(mediation=self, side=side, due=due, agreed_at=at)
            point.seal(**words.texts)
            point.save(force_insert=True)
            chain.record("mediation.agreed", self, by=by, at=at, point=point.pk)
        return point

    def end(
        self,
        outcome: str,
        conclusion: str,
        *,
        key: Key,
        by: Employee,
        at: datetime,
        follow_up_on: date | None = None,
    ) -> int:
        """End the mediation (afslut) with its result, and say when to ask how it goes.

        Meetings that lie ahead are called off; returns how many.

        Raises NotTheAdviser, WrongChoice, NothingAgreed, DoByInThePast, TextTooLong, MediationOver.
        """
        only_an_adviser(by)
        _one_of(outcome, Result.values)
        words = tidied(conclusion=conclusion)
        if follow_up_on and follow_up_on < clock.local_day(at):
            raise refusals.DoByInThePast
        with transaction.atomic():
            self.must_go_on()
            if outcome != Result.NONE and not self.agreements.standing().exists():
                raise refusals.NothingAgreed
            called_off = self._call_off_coming(by=by, at=at)
            key.change(self, **words.texts)
            self._change(ended_at=at, outcome=outcome, follow_up_on=follow_up_on)
            self.save(update_fields=["sealed"])
            chain.record("mediation.ended", self, by=by, at=at, outcome=outcome, called_off=called_off)
        self.masked_numbers = words.masked
        return called_off

    def _call_off_coming(self, *, by: Employee, at: datetime) -> int:
        coming = list(self.meetings.ahead().filter(starts_at__gt=at))
        for meeting in coming:
            meeting.cancel(by=by, at=at)
        return len(coming)

    def rate(self, side: str, rating: int, *, by: Employee, at: datetime) -> None:
        """Write how satisfied a side is (tilfredshed, 1 to 5). Raises WrongChoice, WrongRating, MediationNotOver."""
        only_an_adviser(by)
        _one_of(side, Side.values)
        if rating not in Satisfaction.values:
            raise refusals.WrongRating
        with transaction.atomic():
            self._claim()
            if self.is_running:
                raise refusals.MediationNotOver
            self._change(**{f"{side}_rating": rating})
            chain.record("mediation.rated", self, by=by, at=at, side=side, rating=rating)

    def follow_again(self, day: date | None, *, by: Employee, at: datetime) -> None:
        """Say when to ask next how it goes (følg op), or that there is no need any more. Raises DoByInThePast."""
        only_an_adviser(by)
        if day and day < clock.local_day(at):
            raise refusals.DoByInThePast
        with transaction.atomic():
            self._claim()
            self._change(follow_up_on=day)
            facts: dict[str, Any] = {"due": day.isoformat()} if day else {}
            chain.record("mediation.follow_up_set", self, by=by, at=at, **facts)

    def must_go_on(self) -> None:
        """Claim the row; raises MediationOver."""
        self._claim()
        if self.ended_at:
            day = f"{clock.local_day(self.ended_at):%d.%m.%Y}"
            raise refusals.MediationOver(day=day, outcome=self.get_outcome_display())

    def _claim(self) -> None:
        present = Mediation.objects.select_for_update().values("ended_at", "outcome", "follow_up_on").get(pk=self.pk)
        for name, value in present.items():
            setattr(self, name, value)

    def _both_sides(self) -> None:
        there = set(self.parties.there().values_list("side", flat=True))
        for side in Side:
            if side.value not in there:
                raise refusals.BothSidesNeeded(side=side.label)

    def _change(self, **columns: Any) -> None:
        for name, value in columns.items():
            setattr(self, name, value)
        self.save(update_fields=list(columns))


def _one_of(choice: str, choices: list[str]) -> None:
    if choice not in choices:
        raise WrongChoice(choice=choice)
