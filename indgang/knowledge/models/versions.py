"""Versions (versioner): what an article said when, who wrote it, and who approved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.db import models, transaction
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indgang.journal import chain
from indgang.knowledge import markup, refusals, sources, texts
from indgang.knowledge.sources import Source
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability


class Audience(models.TextChoices):
    """Who an article is for (målgruppe)."""

    PUBLIC = "public", _("Borgere og medarbejdere")
    INTERNAL = "internal", _("Kun medarbejdere")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What an article says: title, text, sources, and to whom."""

    title: str
    text: str
    sources: str = ""
    audience: str = Audience.INTERNAL

    def checked(self) -> Wording:
        """Return the wording as it may be stored; raises NothingWritten, TooLong, UnreadableSource."""
        title = " ".join(texts.clean(self.title, texts.TITLE).split())
        text = texts.clean(self.text, texts.ARTICLE)
        if not (title and text):
            raise refusals.NothingWritten
        listed = sources.written(texts.clean(self.sources, texts.SHORT))
        return Wording(title=title, text=text, sources=listed, audience=Audience(self.audience))


class VersionQuerySet(models.QuerySet["Version"]):
    """Which versions."""

    def pending(self) -> Self:
        """Proposals (forslag) that nobody has decided on, and that nothing newer has overtaken."""
        return self.filter(approved_at=None, declined_at=None, number__gt=models.F("article__version"))

    def newest_first(self) -> Self:
        """The latest version on top."""
        return self.order_by("-number")


class Version(models.Model):
    """What an article said from a moment on (version); a proposal until somebody approves it."""

    article = models.ForeignKey(
        "knowledge.Article", verbose_name=_("artikel"), on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField(_("nummer"))
    title = models.CharField(_("overskrift"), max_length=texts.TITLE)
    text = models.TextField(_("tekst"))
    sources = models.TextField(_("kilder"), blank=True)
    audience = models.CharField(_("målgruppe"), max_length=8, choices=Audience)
    note = models.CharField(_("hvad er ændret"), max_length=texts.NOTE, blank=True)
    by = models.ForeignKey(
        Employee,
        verbose_name=_("skrevet af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    at = models.DateTimeField(_("skrevet"))
    approved_by = models.ForeignKey(
        Employee,
        verbose_name=_("godkendt af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    approved_at = models.DateTimeField(_("godkendt"), null=True, blank=True)
    declined_by = models.ForeignKey(
        Employee,
        verbose_name=_("afvist af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    declined_at = models.DateTimeField(_("afvist"), null=True, blank=True)
    declined_reason = models.CharField(_("hvorfor afvist"), max_length=texts.NOTE, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        ordering = ["article", "number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.title} v{self.number}"

    @property
    def source_list(self) -> tuple[Source, ...]:
        """The sources of this version."""
        return sources.read(self.sources)

    @property
    def html(self) -> SafeString:
        """The text for a page, its headings below those of a panel."""
        return markup.drawn(self.text, 3)

    @property
    def is_pending(self) -> bool:
        """Tell whether the version is a proposal (forslag) that waits for an answer."""
        return not (self.approved_at or self.declined_at) and self.number > self.article.version

    def approve(self, *, by: Employee, at: datetime) -> None:
        """Let the proposal be what the article says (godkend).

        Raises MayNotWrite, IsWithdrawn, AlreadyDecided.
        """
        self._decidable(by)
        with transaction.atomic():
            self._claim(approved_at=at, approved_by=by)
            if not self.article.say(self, at):
                raise refusals.AlreadyDecided
            chain.record("article.approved", self.article, by=by, at=at, version=self.number)

    def decline(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Turn the proposal down with a reason (afvis).

        Raises MayNotWrite, IsWithdrawn, AlreadyDecided, ReasonNeeded, TooLong.
        """
        self._decidable(by)
        reason = texts.clean(reason, texts.NOTE)
        if not reason:
            raise refusals.ReasonNeeded
        with transaction.atomic():
            self._claim(declined_at=at, declined_by=by, declined_reason=reason)
            chain.record("article.declined", self.article, by=by, at=at, version=self.number)

    def _decidable(self, by: Employee) -> None:
        if not by.may(Ability.WRITE_KNOWLEDGE):
            raise refusals.MayNotWrite
        self.article.must_stand()

    def _claim(self, **decision: object) -> None:
        """Write the decision unless somebody decided first, or wrote something newer."""
        undecided = Version.objects.filter(pk=self.pk, approved_at=None, declined_at=None)
        if not (Version.objects.pending().filter(pk=self.pk).exists() and undecided.update(**decision)):
            raise refusals.AlreadyDecided
        for name, value in decision.items():
            setattr(self, name, value)
