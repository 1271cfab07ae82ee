"""When the adviser can be met (træffetid): weekly or rarer hours at places, changes to them, and who waits there."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, Self

from django.db import models, transaction
from django.db.models import F, Max, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee

from .contacts import Contact
from .places import Place
from .sealed import Sealed


class PresenceKind(models.TextChoices):
    """Whether one just comes, or has agreed a time."""

    DROP_IN = "drop_in", _("Åben træffetid")
    BOOKED = "booked", _("Kun efter aftale")


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Which hours."""

    def in_force(self, first: date, last: date) -> Self:
        """Hours that hold on at least one day from first to last."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=first), valid_from__lte=last)


class Presence(models.Model):
    """Hours at a place on a weekday (træffetid), every week or every second, third or fourth; a dated version."""

    journal_kind = "adviser_presence"

    place = models.ForeignKey(Place, verbose_name=_("træffested"), on_delete=models.CASCADE, related_name="presences")
    kind = models.CharField(_("slags"), max_length=8, choices=PresenceKind, default=PresenceKind.DROP_IN)
    weekday = models.PositiveSmallIntegerField(_("ugedag"), help_text=_("1 = mandag … 7 = søndag"))
    opens = models.TimeField(_("fra"))
    closes = models.TimeField(_("til"))
    every_weeks = models.PositiveSmallIntegerField(
        _("hver … uge"), default=1, help_text=_("1 = hver uge, 2 = hver anden uge; regnet fra den første dag.")
    )
    valid_from = models.DateField(_("første dag"))
    valid_to = models.DateField(_("sidste dag"), null=True, blank=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("træffetid")
        verbose_name_plural = _("træffetider")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(opens__lt=F("closes")), name="presence_opens_before_it_closes"),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="presence_weekday_in_the_week"),
            models.CheckConstraint(condition=Q(every_weeks__range=(1, 8)), name="presence_every_one_to_eight_weeks"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.weekday}: {self.opens:%H.%M}-{self.closes:%H.%M}"

    @property
    def weekday_name(self) -> str:
        """The weekday in the reader's language."""
        return str(WEEKDAYS[self.weekday - 1])

    def falls_on(self, day: date) -> bool:
        """Tell whether these hours are held on a day, changes and holidays put aside."""
        if day.isoweekday() != self.weekday or day < self.valid_from or (self.valid_to and day > self.valid_to):
            return False
        weeks = (clock.monday_of(day) - clock.monday_of(self.valid_from)).days // 7
        return weeks % self.every_weeks == 0

    @classmethod
    def begin(cls, *, by: Employee, at: datetime, **hours: Any) -> Presence:
        """Hold hours at a place from a day on (ny træffetid)."""
        with transaction.atomic():
            row = cls.objects.create(**hours)
            chain.record("adviser_presence.begun", row, by=by, at=at, due=row.valid_from.isoformat())
        return row

    def end(self, last: date, *, by: Employee, at: datetime) -> None:
        """Hold the hours no longer than a day (slut); raises AlreadyEnded."""
        if self.valid_to and self.valid_to <= last:
            raise refusals.PresenceEnded(day=f"{self.valid_to:%d.%m.%Y}")
        self.valid_to = last
        with transaction.atomic():
            self.save(update_fields=["valid_to"])
            chain.record("adviser_presence.ended", self, by=by, at=at, due=last.isoformat())


class PresenceChange(models.Model):
    """A day on which the adviser is not at a place as usual, or is there besides (ændring); told on the public page."""

    journal_kind = "adviser_presence"

    place = models.ForeignKey(Place, verbose_name=_("træffested"), on_delete=models.CASCADE, related_name="changes")
    day = models.DateField(_("dag"))
    opens = models.TimeField(_("fra"), null=True, blank=True)
    closes = models.TimeField(_("til"), null=True, blank=True)
    reason = models.CharField(_("anledning"), max_length=120, help_text=_("Vises for borgerne."))
    announced_at = models.DateTimeField(_("annonceret"))

    class Meta:
        verbose_name = _("ændret træffetid")
        verbose_name_plural = _("ændrede træffetider")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["place", "day"], name="one_presence_change_a_day"),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True) | Q(opens__lt=F("closes")),
                name="presence_change_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.day:%d.%m.%Y}: {self.reason}"

    @classmethod
    def announce(
        cls,
        place: Place,
        day: date,
        reason: str,
        *,
        by: Employee,
        at: datetime,
        opens: time | None = None,
        closes: time | None = None,
    ) -> Self:
        """Tell that a day is not as usual (ændring); without hours the place is left empty. Raises DayHasPassed."""
        if day < clock.local_day(at):
            raise refusals.DayHasPassed
        with transaction.atomic():
            row, _new = cls.objects.update_or_create(
                place=place,
                day=day,
                defaults={"opens": opens, "closes": closes, "reason": reason.strip(), "announced_at": at},
            )
            chain.record("adviser_presence.changed", row, by=by, at=at, place=place.pk, due=day.isoformat())
        return row

    def take_back(self, *, by: Employee, at: datetime) -> None:
        """Let the day be as usual again (fortryd)."""
        with transaction.atomic():
            chain.record("adviser_presence.unchanged", self, by=by, at=at, due=self.day.isoformat())
            self.delete()


class DropInQuerySet(models.QuerySet["DropIn"]):
    """Who waits."""

    def on(self, place: Place, day: date) -> Self:
        """Everybody who came to a place on a day, in order."""
        return self.filter(place=place, day=day).order_by("number")

    def waiting(self) -> Self:
        """Those who have not been called and have not gone."""
        return self.filter(called_at__isnull=True, left_at__isnull=True)

    def talking(self) -> Self:
        """Those who have been called, and whose talk is not over."""
        return self.filter(called_at__isnull=False, ended_at__isnull=True)


class DropIn(models.Model):
    """A number on the list of those who wait (åben træffetid); no name, so the list can hang on the wall."""

    journal_kind = "adviser_drop_in"

    place = models.ForeignKey(Place, verbose_name=_("træffested"), on_delete=models.CASCADE, related_name="drop_ins")
    day = models.DateField(_("dag"))
    number = models.PositiveSmallIntegerField(_("nummer"))
    came_at = models.DateTimeField(_("kom"))
    called_at = models.DateTimeField(_("kaldt"), null=True, blank=True)
    ended_at = models.DateTimeField(_("færdig"), null=True, blank=True)
    left_at = models.DateTimeField(_("gik igen"), null=True, blank=True)
    contact = models.OneToOneField(
        Contact,
        verbose_name=_("henvendelse"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="drop_in",
    )

    objects = DropInQuerySet.as_manager()

    class Meta:
        verbose_name = _("nummer i køen")
        verbose_name_plural = _("numre i køen")
        ordering = ["day", "number"]
        constraints = [models.UniqueConstraint(fields=["place", "day", "number"], name="each_drop_in_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"

    @classmethod
    def come(cls, place: Place, *, at: datetime) -> Self:
        """Give the next number of the day (tag et nummer)."""
        day = clock.local_day(at)
        with transaction.atomic():
            Place.objects.select_for_update().get(pk=place.pk)
            last = cls.objects.filter(place=place, day=day).aggregate(last=Max("number"))["last"] or 0
            row = cls(place=place, day=day, number=last + 1, came_at=at)
            row.save()
        return row

    @classmethod
    def call_next(cls, place: Place, *, at: datetime) -> DropIn:
        """Call the first who waits (næste), and end the talk before it; raises NobodyWaits."""
        day = clock.local_day(at)
        with transaction.atomic():
            Place.objects.select_for_update().get(pk=place.pk)
            following = cls.objects.on(place, day).waiting().first()
            if following is None:
                raise refusals.NobodyWaits
            cls.objects.on(place, day).talking().update(ended_at=at)
            following.called_at = at
            following.save(update_fields=["called_at"])
        return following

    def leave(self, *, at: datetime) -> None:
        """Note that the person went again before being called (gik igen); raises AlreadyCalled."""
        if self.called_at:
            raise refusals.AlreadyCalled(number=self.number)
        self.left_at = at
        self.save(update_fields=["left_at"])

    def end(self, *, at: datetime, contact: Contact | None = None) -> None:
        """End the talk (færdig), with the contact that was written down."""
        self.ended_at, self.contact = self.ended_at or at, contact or self.contact
        self.save(update_fields=["ended_at", "contact"])

    def undo(self) -> None:
        """Let the talk go on, and its contact be another (fortryd), as when the contact was written down by mistake."""
        self.ended_at, self.contact = None, None
        self.save(update_fields=["ended_at", "contact"])


class Booking(Sealed):
    """A time agreed with somebody (aftale) at a place; who it is stands sealed."""

    journal_kind = "adviser_booking"
    private = ("name", "phone", "about")

    place = models.ForeignKey(Place, verbose_name=_("træffested"), on_delete=models.PROTECT, related_name="bookings")
    begins_at = models.DateTimeField(_("fra"), db_index=True)
    ends_at = models.DateTimeField(_("til"))
    with_adviser = models.ForeignKey(
        Employee, verbose_name=_("borgervejleder"), on_delete=models.PROTECT, related_name="+"
    )
    case_number = models.PositiveIntegerField(_("sag nr."), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("aflyst"), null=True, blank=True)
    came = models.BooleanField(_("kom"), null=True)

    class Meta:
        verbose_name = _("aftale med borgervejlederen")
        verbose_name_plural = _("aftaler med borgervejlederen")
        ordering = ["begins_at"]
        constraints = [
            models.CheckConstraint(condition=Q(begins_at__lt=F("ends_at")), name="booking_begins_before_end")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.begins_at:%d.%m.%Y %H.%M}"

    @classmethod
    def agree(
        cls, place: Place, begins_at: datetime, ends_at: datetime, *, by: Employee, at: datetime, **texts: str
    ) -> Self:
        """Agree a time (aftal); raises TimeIsTaken when the adviser is with somebody else then, DayHasPassed."""
        if begins_at < at:
            raise refusals.DayHasPassed
        with transaction.atomic():
            taken = cls.objects.filter(with_adviser=by, cancelled_at=None, begins_at__lt=ends_at, ends_at__gt=begins_at)
            if taken.exists():
                raise refusals.TimeIsTaken
            row = cls(place=place, begins_at=begins_at, ends_at=ends_at, with_adviser=by)
            row.seal(**texts)
            row.save()
            chain.record("adviser_booking.agreed", row, by=by, at=at)
        return row

    def cancel(self, *, by: Employee, at: datetime) -> None:
        """Cancel the time (aflys)."""
        self.cancelled_at = at
        with transaction.atomic():
            self.save(update_fields=["cancelled_at"])
            chain.record("adviser_booking.cancelled", self, by=by, at=at)
