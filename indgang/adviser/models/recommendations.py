"""Recommendations (anbefalinger) to departments: given, answered, followed until done; the addressee sees them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.clear_text import in_clear
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability

from .learning import of_departments
from .themes import Theme


class Status(models.TextChoices):
    """How far a recommendation has come (status)."""

    OPEN = "open", _("Ikke begyndt")
    UNDER_WAY = "under_way", _("I gang")
    DONE = "done", _("Gennemført")
    DROPPED = "dropped", _("Opgivet")


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Which recommendations."""

    def addressed_to(self, employee: Employee) -> Self:
        """Recommendations for this person's department, or for one below it."""
        return self.filter(of_departments(employee))

    def visible_to(self, employee: Employee) -> Self:
        """All for the adviser; for a department those addressed to it."""
        return self.all() if employee.may(Ability.ADVISE) else self.addressed_to(employee)

    def unanswered(self) -> Self:
        """Recommendations that the department has not answered."""
        return self.filter(answer__isnull=True)

    def standing(self) -> Self:
        """Recommendations that are neither done nor dropped."""
        return self.filter(status__in=(Status.OPEN, Status.UNDER_WAY))

    def overdue(self, today: date) -> Self:
        """Standing recommendations that should have been done."""
        return self.standing().filter(due__lt=today)

    def with_line(self) -> Self:
        """Bring all that a line of a list shows."""
        return self.select_related("theme", "department", "answer")


class Recommendation(models.Model):
    """Advice to a department (anbefaling), with the figures it stood on when it was given."""

    journal_kind = "adviser_advice"

    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="recommendations")
    department = models.ForeignKey(
        Department, verbose_name=_("til afdeling"), on_delete=models.PROTECT, related_name="recommendations"
    )
    title = models.CharField(_("overskrift"), max_length=120)
    text = models.TextField(_("anbefaling"))
    evidence = models.JSONField(_("tallene bag"), default=dict, blank=True)
    given_at = models.DateTimeField(_("givet"), db_index=True)
    given_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    council_item = models.CharField(_("punkt i byrådet"), max_length=120, blank=True)
    owner = models.CharField(_("ansvarlig"), max_length=80, blank=True)
    due = models.DateField(_("gennemføres senest"), null=True, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    closed_on = models.DateField(_("afsluttet"), null=True, blank=True)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        verbose_name = _("anbefaling")
        verbose_name_plural = _("anbefalinger")
        ordering = ["-given_at", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_standing(self) -> bool:
        """Tell whether it is neither done nor dropped."""
        return self.status in (Status.OPEN, Status.UNDER_WAY)

    @property
    def given_on(self) -> date:
        """The day on which it was given."""
        return clock.local_day(self.given_at)

    def give(self, *, by: Employee, at: datetime, read_through: bool = False) -> Self:
        """Give the advice to the department (giv anbefaling).

        Raises NotTheAdviser, NothingWritten, PersonalContent, MayBePersonal.
        """
        only_an_adviser(by)
        self.title = in_clear(self.title, read_through=read_through)
        self.text = in_clear(self.text, read_through=read_through)
        self.given_at, self.given_by = at, by
        with transaction.atomic():
            self.save()
            chain.record("adviser_recommendation.given", self, by=by, at=at, department=self.department_id)
        return self

    def reply(
        self, kind: str, text: str, *, by: Employee, at: datetime, owner: str = "", due: date | None = None
    ) -> Answer:
        """Answer whether the department follows the advice (svar); the adviser may write what came by letter.

        Raises NotYourRecommendation, ReasonNeeded, PersonalContent, RecommendationAnswered.
        """
        self._only_for(by)
        if kind != AnswerKind.ACCEPTED and not text.strip():
            raise refusals.ReasonNeeded
        words = in_clear(text, read_through=True) if text.strip() else ""
        try:
            with transaction.atomic():
                answer = Answer.objects.create(recommendation=self, kind=AnswerKind(kind), text=words, by=by, at=at)
                declined = kind == AnswerKind.DECLINED
                self._change(
                    owner=owner.strip(),
                    due=due,
                    **({"status": Status.DROPPED, "closed_on": clock.local_day(at)} if declined else {}),
                )
                chain.record("adviser_recommendation.answered", self, by=by, at=at, answer=str(kind))
        except IntegrityError:
            first = Answer.objects.select_related("by").get(recommendation=self)
            raise refusals.RecommendationAnswered(
                by=first.by, at=f"{timezone.localtime(first.at):%d.%m.%Y %H.%M}"
            ) from None
        return answer

    def follow_up(self, status: str, text: str, *, by: Employee, at: datetime) -> FollowUp:
        """Tell how far it has come (følg op), also after it was closed; the last word stands.

        Raises NotYourRecommendation, NothingWritten, PersonalContent.
        """
        self._only_for(by)
        words, reached = in_clear(text, read_through=True), Status(status)
        closed = clock.local_day(at) if reached in (Status.DONE, Status.DROPPED) else None
        with transaction.atomic():
            row = FollowUp.objects.create(recommendation=self, status=reached, text=words, by=by, at=at)
            self._change(status=reached, closed_on=closed)
            chain.record("adviser_recommendation.followed_up", self, by=by, at=at, status=str(reached))
        return row

    def put_to_council(self, item: str, *, by: Employee, at: datetime) -> None:
        """Note the item under which the council heard of it (punkt i byrådet); raises NotTheAdviser."""
        only_an_adviser(by)
        with transaction.atomic():
            self._change(council_item=item.strip())
            chain.record("adviser_recommendation.put_to_council", self, by=by, at=at)

    def _only_for(self, employee: Employee) -> None:
        if not Recommendation.objects.visible_to(employee).filter(pk=self.pk).exists():
            raise refusals.NotYourRecommendation

    def _change(self, **fields: Any) -> None:
        for name, value in fields.items():
            setattr(self, name, value)
        self.save(update_fields=list(fields))


class AnswerKind(models.TextChoices):
    """What the department says to the advice (svar)."""

    ACCEPTED = "accepted", _("Følges")
    PARTLY = "partly", _("Følges delvist")
    DECLINED = "declined", _("Følges ikke")


class Answer(models.Model):
    """The department's answer (svar), given once."""

    recommendation = models.OneToOneField(
        Recommendation, verbose_name=_("anbefaling"), on_delete=models.CASCADE, related_name="answer"
    )
    kind = models.CharField(_("svar"), max_length=8, choices=AnswerKind)
    text = models.TextField(_("begrundelse"), blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tidspunkt"))

    class Meta:
        verbose_name = _("svar på anbefaling")
        verbose_name_plural = _("svar på anbefalinger")

    def __str__(self) -> str:
        return self.get_kind_display()


class FollowUp(models.Model):
    """A word on how far a recommendation has come (opfølgning)."""

    recommendation = models.ForeignKey(
        Recommendation, verbose_name=_("anbefaling"), on_delete=models.CASCADE, related_name="follow_ups"
    )
    status = models.CharField(_("status"), max_length=10, choices=Status)
    text = models.TextField(_("tekst"))
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("tidspunkt"))

    class Meta:
        verbose_name = _("opfølgning")
        verbose_name_plural = _("opfølgninger")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.text[:40]}"
