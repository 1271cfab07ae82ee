"""Feedback (tilbagemeldinger): what staff miss in an article or on a task's card, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.journal import chain
from indgang.knowledge import refusals, texts
from indgang.organisation.models import ContactPerson, Employee
from indgang.organisation.rights import Ability

from .articles import Article


class FeedbackKind(models.TextChoices):
    """What the reader wants to tell (slags)."""

    WRONG = "wrong", _("Noget er forkert")
    MISSING = "missing", _("Noget mangler")
    UNCLEAR = "unclear", _("Svært at forstå")
    GOOD = "good", _("God hjælp")


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    """Which feedback."""

    def open(self) -> Self:
        """Feedback that nobody has answered."""
        return self.filter(reply=None)

    def meant_for(self, employee: Employee) -> Self:
        """Feedback that this person should answer: on own texts, and on nobody's for those who may write all."""
        mine = Q(to=employee)
        return self.filter(mine | Q(to=None)) if employee.may(Ability.WRITE_KNOWLEDGE) else self.filter(mine)

    def answerable_by(self, employee: Employee) -> Self:
        """Feedback that this person may answer: also colleagues' in the department; team lead and chief all."""
        if employee.may(Ability.WRITE_KNOWLEDGE):
            return self.all()
        if employee.department_id and employee.may(Ability.WRITE_DEPARTMENT_KNOWLEDGE):
            return self.filter(Q(to=employee) | Q(to__department=employee.department_id))
        return self.filter(to=employee)

    def given_by(self, employee: Employee) -> Self:
        """What this person has told."""
        return self.filter(by=employee)

    def with_line(self) -> Self:
        """Bring all that a line of a list shows."""
        return self.select_related("article", "task", "by", "to", "reply__by")

    def newest_first(self) -> Self:
        """The latest on top."""
        return self.order_by("-at", "-id")


class Feedback(models.Model):
    """What somebody told about a text (tilbagemelding); it stays open until it is answered."""

    journal_kind = "feedback"

    key = models.UUIDField(_("formularnøgle"), null=True, unique=True, editable=False)
    article = models.ForeignKey(
        Article, verbose_name=_("artikel"), on_delete=models.CASCADE, null=True, blank=True, related_name="feedback"
    )
    task = models.ForeignKey(
        Task, verbose_name=_("opgavekort"), on_delete=models.CASCADE, null=True, blank=True, related_name="feedback"
    )
    kind = models.CharField(_("slags"), max_length=8, choices=FeedbackKind)
    text = models.TextField(_("tekst"), blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("fra"), on_delete=models.PROTECT, related_name="feedback_given")
    at = models.DateTimeField(_("tidspunkt"))
    to = models.ForeignKey(
        Employee,
        verbose_name=_("til"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="feedback_received",
    )

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilbagemelding")
        verbose_name_plural = _("tilbagemeldinger")
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, task__isnull=True) | Q(article__isnull=True, task__isnull=False),
                name="feedback_on_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:40]}"

    @property
    def subject(self) -> Article | Task:
        """What it is about."""
        return self.article or self.task  # type: ignore[return-value]  # one of them: feedback_on_one_thing

    @property
    def state(self) -> str:
        """Where it stands: open, answered, or done (rettet)."""
        return str(self.reply.kind) if hasattr(self, "reply") else "open"

    @classmethod
    def give(
        cls, on: Article | Task, kind: str, text: str, *, by: Employee, at: datetime, key: UUID | None = None
    ) -> Feedback:
        """Tell what is wrong, missing, unclear or good (giv tilbagemelding); the same form sent twice counts once.

        It reaches the article's owner, or the contact person of the task. Raises MayNotGive, NothingSaid, TooLong.
        """
        if not by.may(Ability.READ_KNOWLEDGE):
            raise refusals.MayNotGive
        text = texts.clean(text, texts.SHORT)
        if not text and kind != FeedbackKind.GOOD:
            raise refusals.NothingSaid
        given = cls(key=key, kind=FeedbackKind(kind), text=text, by=by, at=at)
        if isinstance(on, Article):
            given.article, given.to = on, on.owner
        else:
            given.task, given.to = on, answers_for(on)
        try:
            with transaction.atomic():
                given.save()
                chain.record("feedback.given", given, by=by, at=at, told=str(given.kind))
        except IntegrityError:
            first = cls.objects.filter(key=key).first() if key else None
            if first is None:
                raise
            return first
        return given

    def answer(self, text: str, *, by: Employee, at: datetime, done: bool = False) -> Reply:
        """Tell the giver what came of it (svar); `done` says that the text was put right.

        Raises NotYours, NothingSaid, TooLong, AlreadyAnswered.
        """
        if not Feedback.objects.answerable_by(by).filter(pk=self.pk).exists():
            raise refusals.NotYours
        text = texts.clean(text, texts.SHORT)
        if not (text or done):
            raise refusals.NothingSaid
        kind = ReplyKind.DONE if done else ReplyKind.ANSWERED
        try:
            with transaction.atomic():
                reply = Reply.objects.create(feedback=self, kind=kind, text=text, by=by, at=at)
                chain.record("feedback.answered", self, by=by, at=at, told=str(kind))
        except IntegrityError:
            first = Reply.objects.select_related("by").get(feedback=self)
            at_words = f"{timezone.localtime(first.at):%d.%m.%Y %H.%M}"
            raise refusals.AlreadyAnswered(by=first.by, at=at_words) from None
        return reply


class ReplyKind(models.TextChoices):
    """What came of it."""

    ANSWERED = "answered", _("Besvaret")
    DONE = "done", _("Rettet")


class ReplyQuerySet(models.QuerySet["Reply"]):
    """Which replies."""

    def unseen_by(self, employee: Employee) -> Self:
        """Replies that the giver has not looked at."""
        return self.filter(feedback__by=employee, seen_at=None)


class Reply(models.Model):
    """The answer to feedback (svar), which its giver sees."""

    feedback = models.OneToOneField(
        Feedback, verbose_name=_("tilbagemelding"), on_delete=models.CASCADE, related_name="reply"
    )
    kind = models.CharField(_("slags"), max_length=8, choices=ReplyKind)
    text = models.TextField(_("svar"), blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(_("tidspunkt"))
    seen_at = models.DateTimeField(_("set af giveren"), null=True, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:40]}"


def answers_for(task: Task) -> Employee | None:
    """Return who answers for a task's card: the contact person of its area or department, if anybody was named."""
    contact = ContactPerson.objects.for_area(task.department_id, task.area_id).select_related("person").first()
    return contact.person if contact else None
