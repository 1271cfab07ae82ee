"""Who sits at the table (parter), when they meet (møder), and what they agree on (aftalte punkter)."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser.case_refusals import WrongChoice
from indgang.adviser.mediating import refusals
from indgang.adviser.mediating.codes import Kept, Side
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee

from .sealed import Key, Sealed

if TYPE_CHECKING:
    from .mediation import Mediation


class MediationPartyQuerySet(models.QuerySet["MediationParty"]):
    """Which of those at the table."""

    def there(self) -> Self:
        """Those who have not left."""
        return self.filter(left_at__isnull=True)


class MediationParty(Sealed):
    """Somebody at the table (deltager), what the preparation with them showed, and why they left, if they did."""

    private = ("name", "reach", "view", "leaving")

    mediation: models.ForeignKey[Mediation, Mediation] = models.ForeignKey(
        "adviser.Mediation", verbose_name=_("mægling"), on_delete=models.CASCADE, related_name="parties"
    )
    side = models.CharField(_("side"), max_length=10, choices=Side)
    prepared_at = models.DateTimeField(_("forberedt"), null=True, blank=True)
    left_at = models.DateTimeField(_("udgået"), null=True, blank=True)

    objects = MediationPartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("deltager i mægling")
        verbose_name_plural = _("deltagere i mægling")
        ordering = ["side", "id"]

    def __str__(self) -> str:
        return self.get_side_display()

    def prepare(self, view: str, *, key: Key, by: Employee, at: datetime) -> None:
        """Write what is important to them (forberedelse), before the sides meet.

        Raises MediationOver, TextTooLong.
        """
        words = tidied(view=view)
        with transaction.atomic():
            self.mediation.must_go_on()
            key.change(self, **words.texts)
            self.prepared_at = at
            self.save(update_fields=["sealed", "prepared_at"])
            chain.record("mediation.prepared", self.mediation, by=by, at=at, side=self.side)

    def leave(self, reason: str, *, key: Key, by: Employee, at: datetime) -> None:
        """Take them off the table (deltager udgår), with the reason; that they were there is kept.

        Raises LeavingNeedsReason, MediationOver, PartyHasLeft, TextTooLong.
        """
        words = tidied(leaving=reason)
        if not words.texts["leaving"]:
            raise refusals.LeavingNeedsReason
        with transaction.atomic():
            self.mediation.must_go_on()
            self.refresh_from_db(fields=["left_at", "sealed"])
            if self.left_at:
                raise refusals.PartyHasLeft(day=f"{clock.local_day(self.left_at):%d.%m.%Y}")
            key.change(self, **words.texts)
            self.left_at = at
            self.save(update_fields=["sealed", "left_at"])
            chain.record("mediation.left", self.mediation, by=by, at=at, side=self.side)


class MeetingQuerySet(models.QuerySet["MediationMeeting"]):
    """Which meetings."""

    def ahead(self) -> Self:
        """Meetings that are neither held nor called off."""
        return self.filter(held_at__isnull=True, cancelled_at__isnull=True)


class MediationMeeting(Sealed):
    """A meeting of both sides (møde); place, agenda and minutes are sealed."""

    private = ("place", "agenda", "note")

    mediation: models.ForeignKey[Mediation, Mediation] = models.ForeignKey(
        "adviser.Mediation", verbose_name=_("mægling"), on_delete=models.CASCADE, related_name="meetings"
    )
    uid = models.UUIDField(_("kalendernummer"), default=uuid4, unique=True, editable=False)
    starts_at = models.DateTimeField(_("begynder"))
    ends_at = models.DateTimeField(_("slutter"))
    planned_at = models.DateTimeField(_("aftalt den"))
    moves = models.PositiveSmallIntegerField(_("flyttet"), default=0)
    held_at = models.DateTimeField(_("holdt"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("aflyst"), null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("mæglingsmøde")
        verbose_name_plural = _("mæglingsmøder")
        ordering = ["starts_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=models.F("starts_at")), name="meeting_runs_on")]

    def __str__(self) -> str:
        return str(_("Møde den %(day)s") % {"day": f"{clock.local_day(self.starts_at):%d.%m.%Y}"})

    @property
    def is_ahead(self) -> bool:
        """Tell whether the meeting is neither held nor called off."""
        return self.held_at is None and self.cancelled_at is None

    def move(self, starts_at: datetime, ends_at: datetime, *, by: Employee, at: datetime) -> None:
        """Move it (flyt); the calendar file replaces the earlier one.

        Raises MeetingBackwards, MediationOver, MeetingOver.
        """
        runs_forward(starts_at, ends_at)
        with transaction.atomic():
            self._must_be_ahead()
            self.starts_at, self.ends_at, self.moves = starts_at, ends_at, self.moves + 1
            self.save(update_fields=["starts_at", "ends_at", "moves"])
            chain.record("mediation.meeting_moved", self.mediation, by=by, at=at, meeting=self.pk)

    def hold(self, note: str, *, key: Key, by: Employee, at: datetime) -> None:
        """Write that it was held, with the minutes (referat). Raises MeetingAhead, MediationOver, MeetingOver."""
        words = tidied(note=note)
        if at < self.starts_at:
            raise refusals.MeetingAhead
        with transaction.atomic():
            self._must_be_ahead()
            key.change(self, **words.texts)
            self.held_at = at
            self.save(update_fields=["sealed", "held_at"])
            chain.record("mediation.meeting_held", self.mediation, by=by, at=at, meeting=self.pk)

    def cancel(self, *, by: Employee, at: datetime) -> None:
        """Call it off (aflys). Raises MediationOver, MeetingOver."""
        with transaction.atomic():
            self._must_be_ahead()
            self.cancelled_at, self.moves = at, self.moves + 1
            self.save(update_fields=["cancelled_at", "moves"])
            chain.record("mediation.meeting_cancelled", self.mediation, by=by, at=at, meeting=self.pk)

    def _must_be_ahead(self) -> None:
        self.mediation.must_go_on()
        self.refresh_from_db(fields=["held_at", "cancelled_at", "moves"])
        if not self.is_ahead:
            raise refusals.MeetingOver(how=_("aflyst") if self.cancelled_at else _("holdt"))


def runs_forward(starts_at: datetime, ends_at: datetime) -> None:
    """Raise MeetingBackwards unless the meeting ends after it began, on the same day."""
    if ends_at <= starts_at or clock.local_day(starts_at) != clock.local_day(ends_at):
        raise refusals.MeetingBackwards


class AgreementQuerySet(models.QuerySet["Agreement"]):
    """Which agreed points."""

    def standing(self) -> Self:
        """Points that were not taken out."""
        return self.filter(withdrawn_at__isnull=True)

    def to_follow(self, day: date) -> Self:
        """Points whose day has come, and that nobody has followed up (opfølgning)."""
        return self.standing().filter(kept="", due__lte=day)


class Agreement(Sealed):
    """One agreed point (aftalt punkt): what, who and by when; followed up on its day."""

    private = ("text", "who", "note")

    mediation: models.ForeignKey[Mediation, Mediation] = models.ForeignKey(
        "adviser.Mediation", verbose_name=_("mægling"), on_delete=models.CASCADE, related_name="agreements"
    )
    side = models.CharField(_("hvem gør det"), max_length=10, choices=Side)
    due = models.DateField(_("senest"), null=True, blank=True)
    agreed_at = models.DateTimeField(_("aftalt"))
    withdrawn_at = models.DateTimeField(_("taget ud"), null=True, blank=True)
    kept = models.CharField(_("overholdt"), max_length=6, choices=Kept, blank=True)
    followed_on = models.DateField(_("fulgt op"), null=True, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("aftalt punkt")
        verbose_name_plural = _("aftalte punkter")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(_("Aftalt punkt nr. %(number)s") % {"number": self.pk})

    def follow_up(self, kept: str, note: str, *, key: Key, by: Employee, at: datetime) -> None:
        """Write whether it was kept (følg op), also after the mediation. Raises WrongChoice, AgreementWithdrawn."""
        if kept not in Kept.values:
            raise WrongChoice(choice=kept)
        words = tidied(note=note)
        with transaction.atomic():
            self.refresh_from_db(fields=["withdrawn_at", "sealed"])
            if self.withdrawn_at:
                raise refusals.AgreementWithdrawn
            key.change(self, **words.texts)
            self.kept, self.followed_on = kept, clock.local_day(at)
            self.save(update_fields=["sealed", "kept", "followed_on"])
            chain.record("mediation.followed_up", self.mediation, by=by, at=at, point=self.pk, kept=kept)

    def withdraw(self, *, by: Employee, at: datetime) -> None:
        """Take it out of the agreement (tag ud). Raises MediationOver, AgreementWithdrawn."""
        with transaction.atomic():
            self.mediation.must_go_on()
            if not Agreement.objects.standing().filter(pk=self.pk).update(withdrawn_at=at):
                raise refusals.AgreementWithdrawn
            self.withdrawn_at = at
            chain.record("mediation.point_withdrawn", self.mediation, by=by, at=at, point=self.pk)
