"""Notices (driftsbeskeder og arbejdsmeddelelser): what everybody, or those of a centre or role, must know today."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock
from indgang.journal import chain
from indgang.knowledge import markup, refusals, texts
from indgang.organisation.models import Centre, Employee, RoleGrant
from indgang.organisation.rights import Ability, Role


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Which notices."""

    def on(self, day: date) -> Self:
        """Notices that hold on a day and were not withdrawn."""
        still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(still, valid_from__lte=day, withdrawn_at=None)

    def public(self) -> Self:
        """Notices that citizens are shown as well (til borgerne); with `on` those of a day."""
        return self.filter(for_citizens=True, withdrawn_at=None).order_by("-important", "-valid_from", "-id")

    def meant_for(self, employee: int, centre: int) -> Self:
        """Notices for all, or for this person's centre and one of the person's roles."""
        held = RoleGrant.objects.standing().filter(employee=employee)
        role = Q(role="") | Exists(held.filter(role=OuterRef("role")))
        return self.filter(Q(centre=None) | Q(centre=centre), role)

    def unread_by(self, employee: int) -> Self:
        """Notices that this person has not marked as read."""
        return self.exclude(Exists(Reading.objects.filter(notice=OuterRef("pk"), employee=employee)))

    def visible_to(self, employee: Employee) -> Self:
        """Notices that this person may see: those meant for them, and own ones; who can write sees all."""
        if employee.may(Ability.WRITE_KNOWLEDGE):
            return self.all()
        if not employee.may(Ability.SEE_TASKS):
            return self.none()
        return self.meant_for(employee.pk, employee.centre_id or 0).filter(withdrawn_at=None)

    def waiting_for(self, employee: int, centre: int, day: date) -> Self:
        """Unread notices of today, the important and the newest first."""
        waiting = self.on(day).meant_for(employee, centre).unread_by(employee)
        return waiting.order_by("-important", "-valid_from", "-id")


class Notice(models.Model):
    """A message about work or operations (driftsbesked), shown at the desk until it is marked as read."""

    journal_kind = "notice"

    title = models.CharField(_("overskrift"), max_length=texts.TITLE)
    text = models.TextField(_("tekst"))
    centre = models.ForeignKey(
        Centre,
        verbose_name=_("kun for centret"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="notices",
        db_index=False,
    )
    role = models.CharField(_("kun for rollen"), max_length=12, choices=Role, blank=True)
    important = models.BooleanField(_("vigtig"), default=False)
    for_citizens = models.BooleanField(_("vises også for borgerne"), default=False)
    valid_from = models.DateField(_("vises fra"))
    valid_to = models.DateField(_("vises til og med"), null=True, blank=True)
    by = models.ForeignKey(Employee, verbose_name=_("skrevet af"), on_delete=models.PROTECT, related_name="notices")
    at = models.DateTimeField(_("skrevet"))
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("besked")
        verbose_name_plural = _("beskeder")
        ordering = ["-valid_from", "-id"]
        indexes = [
            models.Index(fields=["valid_from"], name="notice_standing", condition=Q(withdrawn_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the notice's page at the desk."""
        return f"/viden/beskeder/{self.pk}/"

    @property
    def html(self) -> SafeString:
        """The text for a page, its headings below those of a panel."""
        return markup.drawn(self.text, 3)

    @property
    def readers(self) -> models.QuerySet[Reading]:
        """Who has read it (har læst), in the order in which they did."""
        return self.readings.select_related("employee__centre").order_by("at", "id")

    @property
    def still_to_read(self) -> models.QuerySet[Employee]:
        """Who should read it and has not (mangler at læse)."""
        staff = Employee.objects.active().filter(Exists(RoleGrant.objects.standing().filter(employee=OuterRef("pk"))))
        if self.centre_id:
            staff = staff.filter(centre=self.centre_id)
        if self.role:
            staff = staff.holding(Role(self.role))
        missing: models.QuerySet[Employee] = staff.exclude(pk__in=self.readings.values("employee"))
        return missing.select_related("centre", "department")

    @classmethod
    def write(
        cls,
        title: str,
        text: str,
        *,
        valid_from: date,
        valid_to: date | None = None,
        centre: Centre | None = None,
        role: str = "",
        important: bool = False,
        for_citizens: bool = False,
        by: Employee,
        at: datetime,
    ) -> Notice:
        """Tell the staff something (skriv besked); its writer has read it.

        Raises MayNotWrite, NothingWritten, TooLong, EndsBeforeItBegins.
        """
        if not by.may(Ability.WRITE_KNOWLEDGE):
            raise refusals.MayNotWrite
        title, text = " ".join(texts.clean(title, texts.TITLE).split()), texts.clean(text, texts.SHORT)
        if not (title and text):
            raise refusals.NothingWritten
        if valid_to and valid_to < max(valid_from, clock.local_day(at)):
            raise refusals.EndsBeforeItBegins
        notice = cls(title=title, text=text, centre=centre, role=role, important=important, by=by, at=at)
        notice.valid_from, notice.valid_to, notice.for_citizens = valid_from, valid_to, for_citizens
        with transaction.atomic():
            notice.save()
            Reading.objects.create(notice=notice, employee=by, at=at)
            chain.record("notice.written", notice, by=by, at=at)
        return notice

    def mark_read(self, *, by: Employee, at: datetime) -> None:
        """Mark as read (kvittér); a second time changes nothing. Raises NotForYou."""
        if not Notice.objects.visible_to(by).filter(pk=self.pk).exists():
            raise refusals.NotForYou
        with transaction.atomic():
            _reading, is_new = Reading.objects.get_or_create(notice=self, employee=by, defaults={"at": at})
            if is_new:
                chain.record("notice.acknowledged", self, by=by, at=at)

    def withdraw(self, *, by: Employee, at: datetime) -> None:
        """Take the notice away from the desks (træk tilbage); it is kept. Raises MayNotWrite, IsWithdrawn."""
        if not by.may(Ability.WRITE_KNOWLEDGE):
            raise refusals.MayNotWrite
        with transaction.atomic():
            if not Notice.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                gone = Notice.objects.get(pk=self.pk).withdrawn_at or at
                raise refusals.IsWithdrawn(at=f"{timezone.localtime(gone):%d.%m.%Y}")
            self.withdrawn_at = at
            chain.record("notice.withdrawn", self, by=by, at=at)


class Reading(models.Model):
    """That an employee has read a notice (læsning), and when."""

    notice = models.ForeignKey(Notice, verbose_name=_("besked"), on_delete=models.CASCADE, related_name="readings")
    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="readings", db_index=False
    )
    at = models.DateTimeField(_("læst"))

    class Meta:
        verbose_name = _("læsning")
        verbose_name_plural = _("læsninger")
        constraints = [models.UniqueConstraint(fields=["notice", "employee"], name="notice_read_once")]

    def __str__(self) -> str:
        return f"{self.employee}: {self.notice}"
