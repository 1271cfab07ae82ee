"""What departments are told about their letters (tilbagemelding på breve): codes and figures, never the letter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser.letters import refusals
from indgang.adviser.letters.kinds import Kind
from indgang.adviser.letters.points import Point, Shortcoming
from indgang.adviser.words import tidied
from indgang.foundation import vault
from indgang.journal import chain
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability

QUOTE: Final = 300
"""A quote is a sentence, not a letter."""


class Verdict(models.TextChoices):
    """What the department says to it (svar)."""

    FIXED = "fixed", _("Rettet")
    BEING_FIXED = "being_fixed", _("Bliver rettet")
    DISAGREED = "disagreed", _("Ikke enig")


class LetterFeedbackQuerySet(models.QuerySet["LetterFeedback"]):
    """Which feedback."""

    def seen_by(self, employee: Employee) -> Self:
        """What concerns one's own department, what one sent oneself, and all of it for the adviser."""
        if employee.may(Ability.ADVISE):
            return self
        seen = Q(sent_by=employee)
        if employee.may(Ability.ANSWER_ADVISER):
            seen |= Q(department=employee.department_id)
        return self.filter(seen)

    def waiting(self) -> Self:
        """Feedback that nobody has answered."""
        return self.filter(replies__isnull=True)

    def answered(self) -> Self:
        """Feedback that has an answer."""
        return self.filter(replies__isnull=False).distinct()

    def with_all(self) -> Self:
        """Return each with its department, points and replies, in a few queries whatever the number."""
        return self.select_related("department", "sent_by").prefetch_related("points", "replies__by")


class LetterFeedback(models.Model):
    """What one letter could do better (tilbagemelding), told to its department with the citizen's leave."""

    journal_kind = "letter_feedback"

    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="letter_feedback"
    )
    kind = models.CharField(_("brevets art"), max_length=12, choices=Kind)
    lix = models.PositiveSmallIntegerField(_("lixtal"))
    quote_sealed = models.TextField(_("citat"), blank=True)
    token = models.CharField(_("kvittering"), max_length=43, unique=True)
    """The same explanation can be sent only once."""
    sent_at = models.DateTimeField(_("sendt"), db_index=True)
    sent_by = models.ForeignKey(
        Employee, verbose_name=_("sendt af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LetterFeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("tilbagemelding på et brev")
        verbose_name_plural = _("tilbagemeldinger på breve")
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return str(_("Tilbagemelding nr. %(number)s") % {"number": self.pk})

    @property
    def quote(self) -> str:
        """The sentence that somebody checked and sent along, often none."""
        return vault.unseal(self.quote_sealed) if self.quote_sealed else ""

    @property
    def reply(self) -> LetterReply | None:
        """The department's latest answer."""
        replies = list(self.replies.all())
        return replies[-1] if replies else None

    def send(self, points: Sequence[Point], *, quote: str = "", by: Employee | None, at: datetime) -> Self:
        """Tell the department (send tilbagemelding). Raises NothingToTell, QuoteTooLong, AlreadyTold, TextTooLong."""
        if not points:
            raise refusals.NothingToTell
        clean = tidied(quote=quote).texts["quote"]
        if len(clean) > QUOTE:
            raise refusals.QuoteTooLong(longest=QUOTE)
        self.sent_at, self.sent_by = at, by
        self.quote_sealed = vault.seal(clean) if clean else ""
        try:
            with transaction.atomic():
                self.save(force_insert=True)
                LetterPoint.objects.bulk_create(
                    LetterPoint(
                        feedback=self, shortcoming=each.shortcoming, theme_code=each.theme_code, figure=each.figure
                    )
                    for each in points
                )
                chain.record("letter_feedback.sent", self, by=by, at=at, points=len(points), what=self.kind)
        except IntegrityError:
            raise refusals.AlreadyTold from None
        return self

    def answer(self, verdict: str, text: str, *, by: Employee, at: datetime) -> LetterReply:
        """Answer for the department (svar); the latest answer stands, the earlier ones stay. Raises NotYourLetter,
        NoVerdict, TextTooLong, and WhyNot when a disagreement has no words.
        """
        if not by.may(Ability.ANSWER_ADVISER) or by.department_id != self.department_id:
            raise refusals.NotYourLetter
        if verdict not in Verdict.values:
            raise refusals.NoVerdict
        clean = tidied(text=text).texts["text"]
        if verdict == Verdict.DISAGREED and not clean:
            raise refusals.WhyNot
        with transaction.atomic():
            sealed = vault.seal(clean) if clean else ""
            reply = LetterReply.objects.create(feedback=self, verdict=verdict, text_sealed=sealed, by=by, at=at)
            chain.record("letter_feedback.answered", self, by=by, at=at, what=verdict)
        return reply


class LetterPoint(models.Model):
    """One thing that a letter could do better (punkt), counted under its theme."""

    feedback = models.ForeignKey(
        LetterFeedback, verbose_name=_("tilbagemelding"), on_delete=models.CASCADE, related_name="points"
    )
    shortcoming = models.CharField(_("mangel"), max_length=20, choices=Shortcoming)
    theme_code = models.CharField(_("tema"), max_length=50, db_index=True)
    figure = models.PositiveSmallIntegerField(_("tal"), null=True, blank=True)

    class Meta:
        verbose_name = _("punkt om et brev")
        verbose_name_plural = _("punkter om breve")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["feedback", "shortcoming"], name="one_point_of_a_kind")]

    def __str__(self) -> str:
        return Point(Shortcoming(self.shortcoming), self.figure).label


class LetterReply(models.Model):
    """What the department answered (svar); the latest stands."""

    feedback = models.ForeignKey(
        LetterFeedback, verbose_name=_("tilbagemelding"), on_delete=models.CASCADE, related_name="replies"
    )
    verdict = models.CharField(_("svar"), max_length=12, choices=Verdict)
    text_sealed = models.TextField(_("tekst"), blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("skrevet"))

    class Meta:
        verbose_name = _("svar på tilbagemelding")
        verbose_name_plural = _("svar på tilbagemeldinger")
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_verdict_display()

    @property
    def text(self) -> str:
        """What the department wrote."""
        return vault.unseal(self.text_sealed) if self.text_sealed else ""
