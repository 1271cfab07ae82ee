"""What the adviser learns and does beside the cases: lessons (læring), activities (aktiviteter) and praise (ros)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.clear_text import in_clear
from indgang.journal import chain
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability

from .cases import Case
from .contacts import Contact, Spent
from .outcomes import Lesson
from .sealed import Sealed
from .themes import Theme


class LearningPointQuerySet(models.QuerySet["LearningPoint"]):
    """Which lessons."""

    def seen_by(self, employee: Employee) -> Self:
        """Lessons that this adviser may see: none from a case with a declared conflict of interest."""
        touched = Q(case__recusals__employee=employee) | Q(case__person__recusals__employee=employee)
        alone = Q(contact__case__recusals__employee=employee) | Q(contact__person__recusals__employee=employee)
        return self.exclude(touched | alone)


class LearningPoint(Sealed):
    """Something learnt from a case or a contact (læringspunkt); what it says is sealed."""

    journal_kind = "adviser_lesson"
    private = ("text",)

    theme = models.ForeignKey(Theme, verbose_name=_("tema"), on_delete=models.PROTECT, related_name="lessons")
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    level = models.CharField(_("hvor langt nåede det"), max_length=20, choices=Lesson)
    case = models.ForeignKey(
        Case, verbose_name=_("sag"), on_delete=models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    contact = models.ForeignKey(
        Contact, verbose_name=_("henvendelse"), on_delete=models.PROTECT, null=True, blank=True, related_name="lessons"
    )
    noted_at = models.DateTimeField(_("noteret"), db_index=True)
    noted_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    objects = LearningPointQuerySet.as_manager()

    class Meta:
        verbose_name = _("læringspunkt")
        verbose_name_plural = _("læringspunkter")
        ordering = ["-noted_at", "-id"]

    def __str__(self) -> str:
        return f"{self.theme} · {self.department or '–'}"

    def note(self, text: str, *, by: Employee, at: datetime) -> Self:
        """Write the lesson down (noter læring); raises NotTheAdviser, NothingWritten."""
        only_an_adviser(by)
        if not text.strip():
            raise refusals.NothingWritten
        self.noted_at, self.noted_by = at, by
        self.seal(text=text.strip())
        with transaction.atomic():
            self.save()
            chain.record("adviser_lesson.noted", self, by=by, at=at, level=self.level)
        return self


class ActivityKind(models.TextChoices):
    """What kind of work it was (aktivitetens slags)."""

    SPARRING = "sparring", _("Sparring")
    COURSE = "course", _("Kursus")
    STAFF_MEETING = "staff_meeting", _("Personalemøde")
    LEADER_MEETING = "leader_meeting", _("Ledermøde")
    TALK = "talk", _("Oplæg")
    NETWORK = "network", _("Netværk")
    PRESS = "press", _("Presse")
    OTHER = "other", _("Andet")


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Which activities."""

    def counted(self) -> Self:
        """Activities that count: not those taken out as mistaken."""
        return self.filter(discarded_at__isnull=True)

    def between(self, first: date, last: date) -> Self:
        """Activities of the days from first to last."""
        return self.filter(on__gte=first, on__lte=last)


class Activity(Sealed):
    """Work that is no contact (aktivitet): sparring, a course, a meeting, a talk; counted apart from contacts."""

    journal_kind = "adviser_activity"
    private = ("note",)

    kind = models.CharField(_("slags"), max_length=14, choices=ActivityKind)
    on = models.DateField(_("dag"), db_index=True)
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    theme = models.ForeignKey(
        Theme, verbose_name=_("tema"), on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    participants = models.PositiveSmallIntegerField(_("deltagere"), null=True, blank=True)
    spent = models.PositiveSmallIntegerField(_("tid brugt"), choices=Spent, null=True, blank=True)
    noted_at = models.DateTimeField(_("noteret"))
    noted_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")
    discarded_at = models.DateTimeField(_("taget ud"), null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("aktivitet")
        verbose_name_plural = _("aktiviteter")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d.%m.%Y}"

    def note(self, text: str, *, by: Employee, at: datetime) -> Self:
        """Write the activity down (noter aktivitet); raises NotTheAdviser."""
        only_an_adviser(by)
        self.noted_at, self.noted_by = at, by
        self.seal(note=text.strip())
        with transaction.atomic():
            self.save()
            chain.record("adviser_activity.noted", self, by=by, at=at, what=self.kind)
        return self

    def discard(self, *, by: Employee, at: datetime) -> None:
        """Take a mistaken activity out of the count (tag ud); a second time changes nothing."""
        only_an_adviser(by)
        with transaction.atomic():
            if Activity.objects.counted().filter(pk=self.pk).update(discarded_at=at):
                chain.record("adviser_activity.discarded", self, by=by, at=at)


class PraiseQuerySet(models.QuerySet["Praise"]):
    """Which praise."""

    def addressed_to(self, employee: Employee) -> Self:
        """Praise for this person's department, or for one below it."""
        return self.filter(of_departments(employee))


class Praise(models.Model):
    """Praise that is passed on to a department (ros), in words that name nobody."""

    journal_kind = "adviser_praise"

    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="praise"
    )
    theme = models.ForeignKey(
        Theme, verbose_name=_("tema"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("ros"))
    sent_at = models.DateTimeField(_("sendt"))
    sent_by = models.ForeignKey(Employee, verbose_name=_("af"), on_delete=models.PROTECT, related_name="+")

    objects = PraiseQuerySet.as_manager()

    class Meta:
        verbose_name = _("ros")
        verbose_name_plural = _("ros")
        ordering = ["-sent_at", "-id"]

    def __str__(self) -> str:
        return self.text[:40]

    def send(self, *, by: Employee, at: datetime, read_through: bool = False) -> Self:
        """Pass praise on (send ros); raises NotTheAdviser, NothingWritten, PersonalContent, MayBePersonal."""
        only_an_adviser(by)
        self.text, self.sent_at, self.sent_by = in_clear(self.text, read_through=read_through), at, by
        with transaction.atomic():
            self.save()
            chain.record("adviser_praise.sent", self, by=by, at=at, department=self.department_id)
        return self


def of_departments(employee: Employee) -> Q:
    """Tell which rows with a department are this person's: of the own department, and of those below it."""
    if not employee.department_id or not employee.may(Ability.ANSWER_ADVISER):
        return Q(pk__in=())
    own = employee.department_id
    return Q(department=own) | Q(department__parent=own) | Q(department__parent__parent=own)
