"""Where citizens are met: centres (centre), counters (skranker), opening hours (åbningstider), special days."""

from datetime import date, time
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class Centre(models.Model):
    """A citizen-service centre (borgerservicecenter); all centres are one unit."""

    slug = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("navn"), max_length=80)
    address = models.CharField(_("adresse"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("rækkefølge"), default=0)
    is_town_hall = models.BooleanField(_("på rådhuset"), default=False)

    class Meta:
        verbose_name = _("center")
        verbose_name_plural = _("centre")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Counter(models.Model):
    """A desk in a centre where citizens are served (skranke)."""

    centre = models.ForeignKey(Centre, verbose_name=_("center"), on_delete=models.CASCADE, related_name="counters")
    name = models.CharField(_("navn"), max_length=40)

    class Meta:
        verbose_name = _("skranke")
        verbose_name_plural = _("skranker")
        ordering = ["centre", "name"]
        constraints = [models.UniqueConstraint(fields=["centre", "name"], name="counter_name_once_in_centre")]

    def __str__(self) -> str:
        return f"{self.centre} {self.name}"


class OpeningHoursQuerySet(models.QuerySet["OpeningHours"]):
    """Which hours hold when."""

    def on(self, day: date) -> Self:
        """The hours that hold on a day."""
        return self.filter(
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day),
            weekday=day.isoweekday(),
            valid_from__lte=day,
        )


class OpeningHours(models.Model):
    """A centre's hours (åbningstid) on one weekday, in a dated version."""

    centre = models.ForeignKey(Centre, verbose_name=_("center"), on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("ugedag"), help_text=_("1 = mandag … 7 = søndag"))
    opens = models.TimeField(_("åbner"))
    closes = models.TimeField(_("lukker"))
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til"), null=True, blank=True)

    objects = OpeningHoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("åbningstid")
        verbose_name_plural = _("åbningstider")
        ordering = ["centre", "weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=models.Q(opens__lt=models.F("closes")), name="opens_before_it_closes"),
            models.CheckConstraint(condition=models.Q(weekday__range=(1, 7)), name="weekday_in_the_week"),
        ]

    def __str__(self) -> str:
        return f"{self.centre} {self.weekday}: {self.opens:%H.%M}-{self.closes:%H.%M}"


class SpecialDayQuerySet(models.QuerySet["SpecialDay"]):
    """Which special days."""

    def between(self, first: date, last: date) -> Self:
        """The special days from first to last; those of one centre after those of all."""
        return self.filter(day__range=(first, last)).order_by("day", models.F("centre").asc(nulls_first=True))


class SpecialDay(models.Model):
    """A day on which a centre, or every centre, keeps other hours than usual (særlig dag); none means closed."""

    centre = models.ForeignKey(
        Centre,
        verbose_name=_("center"),
        help_text=_("Tom, når det gælder alle centre."),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="special_days",
    )
    day = models.DateField(_("dag"))
    opens = models.TimeField(_("åbner"), null=True, blank=True)
    closes = models.TimeField(_("lukker"), null=True, blank=True)
    reason = models.CharField(_("anledning"), max_length=80)

    objects = SpecialDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("særlig dag")
        verbose_name_plural = _("særlige dage")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "day"], name="special_day_once_in_centre"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(centre__isnull=True), name="special_day_once_for_all"
            ),
            models.CheckConstraint(
                condition=models.Q(opens__isnull=True, closes__isnull=True) | models.Q(opens__lt=models.F("closes")),
                name="special_day_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y} {self.reason}"

    @property
    def spans(self) -> tuple[tuple[time, time], ...]:
        """The hours of the day, none when it is closed."""
        return ((self.opens, self.closes),) if self.opens and self.closes else ()
