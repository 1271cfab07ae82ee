"""Case stories without identity (historier), and the learning briefs (læringsbreve) that tell them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.clear_text import in_clear
from indgang.adviser.identity import FORBIDDEN, Found, Trace, found_in
from indgang.journal import chain
from indgang.organisation.models import Department, Employee

from .cases import Case
from .sealed import Key, Sealed
from .themes import Theme


class StoryQuerySet(models.QuerySet["Story"]):
    """Which stories."""

    def seen_by(self, employee: Employee) -> Self:
        """Stories that this adviser may see: none from a case with a declared conflict of interest."""
        return self.exclude(Q(case__recusals__employee=employee) | Q(case__person__recusals__employee=employee))

    def published(self) -> Self:
        """Stories that may be told."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)


class Story(Sealed):
    """A case told so that nobody can be known (historie); sealed while it is written, in clear when it is published."""

    journal_kind = "adviser_story"
    private = ("title", "text")

    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.PROTECT, null=True, blank=True, related_name="stories"
    )
    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="stories")
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    public_title = models.CharField(_("overskrift"), max_length=120, blank=True)
    public_text = models.TextField(_("historie"), blank=True)
    begun_at = models.DateTimeField(_("begyndt"))
    begun_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("udgivet"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("historie")
        verbose_name_plural = _("historier")
        ordering = ["-begun_at", "-id"]

    def __str__(self) -> str:
        return self.public_title or str(_("Historie nr. %(number)s") % {"number": self.pk})

    @property
    def is_published(self) -> bool:
        """Tell whether it may be told."""
        return self.published_at is not None and self.withdrawn_at is None

    def write(self, title: str, text: str, *, by: Employee, at: datetime) -> Self:
        """Keep what has been written so far, sealed (gem kladde); raises NotTheAdviser, AlreadyPublished."""
        only_an_adviser(by)
        if self.published_at:
            raise refusals.AlreadyPublished
        if self._state.adding:
            self.begun_at, self.begun_by = at, by
        self.seal(title=title.strip(), text=text.strip())
        with transaction.atomic():
            self.save()
            chain.record("adviser_story.written", self, by=by, at=at)
        return self

    def found(self, key: Key, known: Iterable[str] = ()) -> list[Found]:
        """Return what in the story could tell who it is about; `known` holds the case's own texts."""
        words = key.read(self)
        return found_in(f"{words['title']}\n\n{words['text']}", known)

    def publish(
        self, key: Key, known: Iterable[str], reasons: Mapping[str, str], *, by: Employee, at: datetime
    ) -> None:
        """Let the story be told (udgiv): nothing is found in it, or there is a reason for each find.

        `reasons` says by the found words why they can stay. Raises NotTheAdviser, NothingWritten, AlreadyPublished,
        StillRecognisable.
        """
        only_an_adviser(by)
        words, finds = key.read(self), self.found(key, known)
        if not (words["title"] and words["text"]):
            raise refusals.NothingWritten
        left = [each for each in finds if each.kind in FORBIDDEN or not reasons.get(each.words, "").strip()]
        if left:
            raise refusals.StillRecognisable(words=", ".join(f"»{each.words}«" for each in left[:8]))
        with transaction.atomic():
            told = {"public_title": words["title"][:120], "public_text": words["text"], "published_at": at}
            if not Story.objects.filter(pk=self.pk, published_at=None).update(**told):
                raise refusals.AlreadyPublished
            for each in finds:
                StoryOverruling.overrule(self, each, reasons[each.words])
            chain.record("adviser_story.published", self, by=by, at=at, overruled=len(finds))
        self.refresh_from_db()

    def withdraw(self, *, by: Employee, at: datetime) -> None:
        """Take the story back (træk tilbage): it is told no more, also not in briefs."""
        only_an_adviser(by)
        with transaction.atomic():
            if Story.objects.published().filter(pk=self.pk).update(withdrawn_at=at):
                chain.record("adviser_story.withdrawn", self, by=by, at=at)


class StoryOverruling(Sealed):
    """Why something that was found could stay in a story (begrundelse); sealed, since it may tell who it was."""

    private = ("words", "reason")

    story = models.ForeignKey(Story, verbose_name=_("historie"), on_delete=models.CASCADE, related_name="overrulings")
    kind = models.CharField(_("spor"), max_length=8, choices=Trace)

    class Meta:
        verbose_name = _("begrundelse")
        verbose_name_plural = _("begrundelser")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @classmethod
    def overrule(cls, story: Story, found: Found, reason: str) -> Self:
        """Keep the reason with what it was about."""
        row = cls(story=story, kind=found.kind)
        row.seal(words=found.words, reason=reason.strip())
        row.save()
        return row


class BriefQuerySet(models.QuerySet["Brief"]):
    """Which briefs."""

    def published(self) -> Self:
        """Briefs that all staff can read."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)


class Brief(models.Model):
    """A page of learning for all staff (læringsbrev): a theme, its figures, stories and three pieces of advice."""

    journal_kind = "adviser_brief"

    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="briefs")
    title = models.CharField(_("overskrift"), max_length=120)
    text = models.TextField(_("indledning"))
    advice = models.JSONField(_("tre råd"), default=list)
    figures = models.JSONField(_("tal"), default=dict, blank=True)
    stories = models.ManyToManyField(Story, verbose_name=_("historier"), blank=True, related_name="briefs")
    written_at = models.DateTimeField(_("skrevet"))
    written_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(_("udgivet"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = BriefQuerySet.as_manager()

    class Meta:
        verbose_name = _("læringsbrev")
        verbose_name_plural = _("læringsbreve")
        ordering = ["-written_at", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Tell whether all staff can read it."""
        return self.published_at is not None and self.withdrawn_at is None

    def write(self, *, by: Employee, at: datetime, read_through: bool = False) -> Self:
        """Keep the brief (gem læringsbrev); raises NotTheAdviser, NothingWritten, PersonalContent, MayBePersonal."""
        only_an_adviser(by)
        if self.published_at:
            raise refusals.AlreadyPublished
        self.title = in_clear(self.title, read_through=read_through)
        self.text = in_clear(self.text, read_through=read_through)
        self.advice = [in_clear(each, read_through=read_through) for each in self.advice if each.strip()]
        self.written_at, self.written_by = at, by
        with transaction.atomic():
            self.save()
            chain.record("adviser_brief.written", self, by=by, at=at)
        return self

    def publish(self, figures: dict[str, object], *, by: Employee, at: datetime) -> None:
        """Let all staff read it, with the protected figures of that day (udgiv); raises AlreadyPublished."""
        only_an_adviser(by)
        with transaction.atomic():
            fresh = Brief.objects.filter(pk=self.pk, published_at=None)
            if not fresh.update(published_at=at, figures=figures):
                raise refusals.AlreadyPublished
            chain.record("adviser_brief.published", self, by=by, at=at)
        self.refresh_from_db()

    def withdraw(self, *, by: Employee, at: datetime) -> None:
        """Take the brief back (træk tilbage)."""
        only_an_adviser(by)
        with transaction.atomic():
            if Brief.objects.published().filter(pk=self.pk).update(withdrawn_at=at):
                chain.record("adviser_brief.withdrawn", self, by=by, at=at)
