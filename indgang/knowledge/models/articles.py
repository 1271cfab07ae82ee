"""Articles (artikler): short texts on tasks, for citizens and for staff."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Self

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Confidence, Task
from indgang.foundation import clock
from indgang.journal import chain
from indgang.knowledge import markup, refusals, sources, texts
from indgang.knowledge.naming import free_slug
from indgang.knowledge.sources import Source
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .versions import Audience, Version, Wording


class ArticleQuerySet(models.QuerySet["Article"]):
    """Which articles."""

    def standing(self) -> Self:
        """Articles that hold now: approved once, and not withdrawn."""
        return self.filter(withdrawn_at=None, version__gt=0)

    def public(self) -> Self:
        """Articles for citizens (offentlige artikler); no other may be shown without sign-in."""
        return self.standing().filter(audience=Audience.PUBLIC)

    def visible_to(self, employee: Employee) -> Self:
        """Articles that this person may read; who can write one sees it also before and after it stands."""
        if employee.may(Ability.WRITE_KNOWLEDGE):
            return self.all()
        if employee.may(Ability.READ_KNOWLEDGE):
            stands = Q(withdrawn_at=None, version__gt=0)
            return self.filter(stands | _own(employee))
        return self.public() if employee.may(Ability.SEE_TASKS) else self.none()

    def writable_by(self, employee: Employee) -> Self:
        """Articles that this person may change: all, or those of the own department."""
        if employee.may(Ability.WRITE_KNOWLEDGE):
            return self.all()
        return self.filter(_own(employee))

    def about(self, task: int) -> Self:
        """Articles on one task, those for citizens first."""
        return self.filter(tasks=task).order_by("-audience", "title")

    def overdue(self, day: date) -> Self:
        """Standing articles whose review (gennemgang) should have been made before this day."""
        return self.standing().filter(review_by__lt=day)

    def with_surroundings(self) -> Self:
        """Bring owner and tasks along, one query more in all."""
        tasks = Task.objects.select_related("area")
        return self.select_related("owner__department").prefetch_related(models.Prefetch("tasks", queryset=tasks))


class Article(models.Model):
    """A short text that answers what is asked about tasks (artikel).

    `version` tells which version is shown, 0 before one was approved; title, text, sources and audience repeat it.
    """

    journal_kind = "article"

    slug = models.SlugField(_("kode"), max_length=80, unique=True)
    version = models.PositiveIntegerField(_("gældende version"), default=0)
    title = models.CharField(_("overskrift"), max_length=texts.TITLE)
    text = models.TextField(_("tekst"))
    sources = models.TextField(_("kilder"), blank=True, help_text=_("Én pr. linje: tekst | adresse | dato"))
    audience = models.CharField(_("målgruppe"), max_length=8, choices=Audience, default=Audience.INTERNAL)
    tasks = models.ManyToManyField(Task, verbose_name=_("opgaver"), blank=True, related_name="articles")
    owner = models.ForeignKey(Employee, verbose_name=_("ejer"), on_delete=models.PROTECT, related_name="articles")
    review_by = models.DateField(_("gennemses inden"), db_index=True)
    confidence = models.CharField(_("sikkerhed"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    changed_at = models.DateTimeField(_("ændret"))
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Employee,
        verbose_name=_("trukket tilbage af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    withdrawn_reason = models.CharField(_("hvorfor trukket tilbage"), max_length=texts.NOTE, blank=True)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("artikel")
        verbose_name_plural = _("artikler")
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the article's page at the desk."""
        return f"/viden/{self.slug}/"

    @property
    def source_list(self) -> tuple[Source, ...]:
        """What the text rests on (kilder)."""
        return sources.read(self.sources)

    @property
    def html(self) -> SafeString:
        """The text for a page, its headings below those of a panel."""
        return markup.drawn(self.text, 3)

    @property
    def card_html(self) -> SafeString:
        """The text for a task's card, where headings stand lower."""
        return markup.drawn(self.text, 4)

    @property
    def is_public(self) -> bool:
        """Tell whether citizens may read it."""
        return self.audience == Audience.PUBLIC

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the facts must be marked as uncertain wherever they are shown."""
        return self.confidence == Confidence.LOW

    def is_overdue(self, day: date) -> bool:
        """Tell whether somebody should have reviewed it before this day."""
        return self.review_by < day and not self.withdrawn_at

    def may_be_written_by(self, employee: Employee) -> bool:
        """Tell whether this person may change it; `writable_by` asks the same of the database."""
        if employee.may(Ability.WRITE_KNOWLEDGE):
            return True
        same = self.owner.department_id is not None and self.owner.department_id == employee.department_id
        return same and employee.may(Ability.WRITE_DEPARTMENT_KNOWLEDGE)

    # --- the verbs; each one transaction, one event in the journal, refusals by name ---

    @classmethod
    def begin(
        cls,
        wording: Wording,
        *,
        owner: Employee,
        review_by: date,
        tasks: Iterable[Task] = (),
        confidence: str = Confidence.MEDIUM,
        by: Employee,
        at: datetime,
    ) -> Article:
        """Write a new article (skriv artikel).

        Raises MayNotWrite, NothingWritten, TooLong, UnreadableSource, ReviewInThePast.
        """
        wording = wording.checked()
        _point_forward(review_by, at)
        article = cls(slug=free_slug(wording.title, cls.objects), owner=owner, review_by=review_by, changed_at=at)
        article.title, article.text, article.confidence = wording.title, wording.text, confidence
        article.audience, article.sources = wording.audience, wording.sources
        if not (article.may_be_written_by(by)):
            raise refusals.MayNotWrite
        while True:
            try:
                with transaction.atomic():
                    article.save()
                    article.tasks.set(tasks)
                    article._write(wording, "", by=by, at=at, number=1)
            except IntegrityError:  # somebody took the name at the same moment
                if not cls.objects.filter(slug=article.slug).exists():
                    raise
                article.pk, article.slug = None, free_slug(wording.title, cls.objects)
            else:
                return article

    def write(self, wording: Wording, *, by: Employee, at: datetime, note: str = "", based_on: int) -> Version | None:
        """Write a new version (ret artiklen); returns None when nothing was changed.

        `based_on` is the newest version that the writer saw. It holds at once when a team lead or the chief wrote it,
        or when it is for staff only; else it waits as a proposal. Raises MayNotWrite, IsWithdrawn, NothingWritten,
        TooLong, UnreadableSource, ChangedMeanwhile.
        """
        self._writable(by)
        wording = wording.checked()
        newest = self.versions.newest_first().select_related("by").first()
        if newest and newest.number != based_on:
            raise refusals.ChangedMeanwhile(by=newest.by or _("Indlæsningen"), version=newest.number)
        if newest and newest.declined_at is None and _same(newest, wording):
            return None
        try:
            with transaction.atomic():
                return self._write(wording, texts.clean(note, texts.NOTE), by=by, at=at, number=based_on + 1)
        except IntegrityError:
            raise refusals.ChangedMeanwhile(by=_("En kollega"), version=based_on + 1) from None

    def arrange(
        self,
        *,
        owner: Employee,
        tasks: Iterable[Task],
        review_by: date,
        confidence: str,
        by: Employee,
        at: datetime,
    ) -> bool:
        """Change owner, tasks, review date or certainty (ordn); returns whether anything was changed.

        Raises MayNotWrite, IsWithdrawn, ReviewInThePast.
        """
        self._writable(by)
        wanted = {task.pk for task in tasks}
        before = (self.owner_id, self.review_by, self.confidence, set(self.tasks.values_list("pk", flat=True)))
        if before == (owner.pk, review_by, confidence, wanted):
            return False
        if review_by != self.review_by:
            _point_forward(review_by, at)
        with transaction.atomic():
            self.owner, self.review_by, self.confidence = owner, review_by, confidence
            if not self.may_be_written_by(by):
                raise refusals.MayNotWrite
            self.save(update_fields=["owner", "review_by", "confidence"])
            self.tasks.set(wanted)
            chain.record("article.arranged", self, by=by, at=at, owner=owner.pk, due=review_by.isoformat())
        return True

    def restore(self, version: Version, *, by: Employee, at: datetime) -> Version:
        """Write an older version anew (hent frem), so that the story stays whole.

        Raises MayNotWrite, IsWithdrawn, NothingChanged, ChangedMeanwhile.
        """
        if version.number == self.version:
            raise refusals.NothingChanged
        note = f"Version {version.number} hentet frem igen"
        newest = self.versions.newest_first()[0].number
        again = Wording(title=version.title, text=version.text, sources=version.sources, audience=version.audience)
        written = self.write(again, by=by, at=at, note=note, based_on=newest)
        if written is None:
            raise refusals.NothingChanged
        return written

    def review(self, review_by: date, *, by: Employee, at: datetime) -> None:
        """Tell that the text still holds, and when to look next (gennemgå).

        Raises MayNotWrite, IsWithdrawn, ReviewInThePast.
        """
        self._writable(by)
        _point_forward(review_by, at)
        with transaction.atomic():
            self.review_by = review_by
            self.save(update_fields=["review_by"])
            chain.record("article.reviewed", self, by=by, at=at, due=review_by.isoformat())

    def withdraw(self, reason: str, *, by: Employee, at: datetime) -> None:
        """Take the article out of use (træk tilbage); it is kept.

        Raises MayNotWrite, IsWithdrawn, ReasonNeeded, TooLong.
        """
        self._writable(by)
        reason = texts.clean(reason, texts.NOTE)
        if not reason:
            raise refusals.ReasonNeeded
        withdrawal = {"withdrawn_at": at, "withdrawn_by": by, "withdrawn_reason": reason}
        with transaction.atomic():
            if not Article.objects.filter(pk=self.pk, withdrawn_at=None).update(**withdrawal):
                self.refresh_from_db()
                self.must_stand()
            self.withdrawn_at, self.withdrawn_by, self.withdrawn_reason = at, by, reason
            chain.record("article.withdrawn", self, by=by, at=at)

    def put_back(self, *, by: Employee, at: datetime) -> None:
        """Take a withdrawn article into use again (tag frem).

        Raises MayNotWrite, NotWithdrawn.
        """
        if not self.may_be_written_by(by):
            raise refusals.MayNotWrite
        back = {"withdrawn_at": None, "withdrawn_by": None, "withdrawn_reason": ""}
        with transaction.atomic():
            if not Article.objects.filter(pk=self.pk, withdrawn_at__isnull=False).update(**back):
                raise refusals.NotWithdrawn
            self.withdrawn_at, self.withdrawn_by, self.withdrawn_reason = None, None, ""
            chain.record("article.put_back", self, by=by, at=at)

    def must_stand(self) -> None:
        """Raise IsWithdrawn when the article is out of use."""
        if self.withdrawn_at:
            raise refusals.IsWithdrawn(at=f"{timezone.localtime(self.withdrawn_at):%d.%m.%Y}")

    def say(self, version: Version, at: datetime) -> bool:
        """Show this version from now on, unless a newer one is shown; returns whether it is."""
        said = {name: getattr(version, name) for name in ("title", "text", "sources", "audience")}
        said |= {"version": version.number, "changed_at": at}
        for name, value in said.items():
            setattr(self, name, value)
        return bool(Article.objects.filter(pk=self.pk, version__lt=version.number).update(**said))

    def _writable(self, by: Employee) -> None:
        if not self.may_be_written_by(by):
            raise refusals.MayNotWrite
        self.must_stand()

    def _write(self, wording: Wording, note: str, *, by: Employee, at: datetime, number: int) -> Version:
        version = Version(article=self, number=number, title=wording.title, text=wording.text, note=note, by=by, at=at)
        version.sources, version.audience = wording.sources, wording.audience
        for_staff = Audience.PUBLIC not in (wording.audience, self.audience)
        holds = for_staff or by.may(Ability.WRITE_KNOWLEDGE)
        if holds:
            version.approved_by, version.approved_at = by, at
        version.save()
        if holds:
            self.say(version, at)
            chain.record("article.written", self, by=by, at=at, version=number)
        else:
            chain.record("article.proposed", self, by=by, at=at, version=number)
        return version


def _own(employee: Employee) -> Q:
    """Return the question whether an article is one of the employee's department's own."""
    if employee.department_id is None or not employee.may(Ability.WRITE_DEPARTMENT_KNOWLEDGE):
        return Q(pk__in=[])
    return Q(owner__department=employee.department_id)


def _same(version: Version, wording: Wording) -> bool:
    said = (version.title, version.text, version.sources, version.audience)
    return said == (wording.title, wording.text, wording.sources, wording.audience)


def _point_forward(review_by: date, at: datetime) -> None:
    if review_by < clock.local_day(at):
        raise refusals.ReviewInThePast
