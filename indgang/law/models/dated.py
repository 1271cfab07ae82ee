"""What all of the law's rows share (daterede regler): from when each holds, whence it comes, and who looked it up.

Nothing is overwritten: a change is a new version that takes over on a day, and the old one keeps the days that it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Confidence
from indgang.citizens import cpr
from indgang.foundation import clock
from indgang.law import refusals
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability


class DatedQuerySet[M: models.Model](models.QuerySet[M]):
    """Which versions."""

    def in_force(self, day: date) -> Self:
        """Versions that hold on a day (gældende)."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gt=day))

    def newest(self) -> Self:
        """Versions that no other has taken over from or will."""
        return self.filter(valid_to=None)

    def certain(self) -> Self:
        """Versions that may be shown to citizens as facts."""
        return self.exclude(confidence=Confidence.LOW)

    def not_checked_since(self, day: date) -> Self:
        """Newest versions that nobody has looked up since this day, those never looked up and the oldest first."""
        late = self.newest().filter(Q(checked_on__isnull=True) | Q(checked_on__lt=day))
        return late.order_by(models.F("checked_on").asc(nulls_first=True), "pk")


class Dated(models.Model):
    """A version of something that the law says (version)."""

    key: ClassVar[str]
    """The field that is the same in all versions of one thing."""
    wording: ClassVar[tuple[str, ...]]
    """The fields that a new version may change."""

    source = models.CharField(_("kilde"), max_length=300, blank=True)
    confidence = models.CharField(_("sikkerhed"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    doubt = models.CharField(_("hvad er usikkert"), max_length=300, blank=True)
    valid_from = models.DateField(
        _("gælder fra"), null=True, blank=True, help_text=_("Tom, når dagen ikke er slået op.")
    )
    valid_to = models.DateField(_("gælder til, men ikke med"), null=True, blank=True)
    checked_on = models.DateField(_("set efter den"), null=True, blank=True)
    checked_by = models.ForeignKey(
        Employee,
        verbose_name=_("set efter af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )
    written_at = models.DateTimeField(_("skrevet"), null=True, blank=True)
    written_by = models.ForeignKey(
        Employee,
        verbose_name=_("skrevet af"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
    )

    class Meta:
        abstract = True

    @property
    def is_uncertain(self) -> bool:
        """Tell whether it must be looked up before it is used, and is never shown to a citizen as a fact."""
        return self.confidence == Confidence.LOW

    @property
    def is_newest(self) -> bool:
        """Tell whether no other version takes over from it."""
        return self.valid_to is None

    @property
    def kind_name(self) -> str:
        """What kind of thing it is, for lists that hold several."""
        return str(self._meta.verbose_name)

    @property
    def said(self) -> dict[str, Any]:
        """What this version says, field by field."""
        return {name: getattr(self, name) for name in self.wording}

    def holds_on(self, day: date) -> bool:
        """Tell whether it holds on a day; `in_force` asks the same of the database."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def versions(self) -> models.QuerySet[Self]:
        """All versions of the same thing, the newest first."""
        same = type(self)._default_manager.filter(**{self.key: getattr(self, self.key)})
        return same.order_by(models.F("valid_from").desc(nulls_last=True))

    def _looked_up(self, *, by: Employee, at: datetime) -> None:
        """Note that somebody has looked it up and found it right, inside the verb's transaction."""
        _may_maintain(by)
        checked = {"checked_on": clock.local_day(at), "checked_by": by}
        if not type(self)._default_manager.filter(pk=self.pk, valid_to=None).update(**checked):
            raise self._replaced()
        self.checked_on, self.checked_by = clock.local_day(at), by

    def _succeeded(self, said: Mapping[str, Any], valid_from: date, *, by: Employee, at: datetime) -> Self:
        """Write the version that takes over on a day, inside the verb's transaction."""
        _may_maintain(by)
        wanted = self.said | {name: _clean(value) for name, value in said.items() if name in self.wording}
        if wanted == self.said and not self._changes(said):
            raise refusals.NothingChanged
        if self.valid_from and valid_from <= self.valid_from:
            raise refusals.StartsTooEarly(since=f"{self.valid_from:%d.%m.%Y}")
        version = type(self)(**{self.key: getattr(self, self.key)}, **wanted, valid_from=valid_from)
        version.checked_on, version.checked_by = clock.local_day(at), by
        version.written_at, version.written_by = at, by
        _must_be_whole(version)
        if not type(self)._default_manager.filter(pk=self.pk, valid_to=None).update(valid_to=valid_from):
            raise self._replaced()
        self.valid_to = valid_from
        try:
            with transaction.atomic():
                version.save()
        except IntegrityError:
            raise self._replaced() from None
        return version

    def _changes(self, said: Mapping[str, Any]) -> bool:
        """Tell whether anything beside the words would change; only routes have such things."""
        return False

    def _replaced(self) -> refusals.IsReplaced:
        newest = self.versions().filter(valid_to=None).first()
        since = newest.valid_from if newest else self.valid_to
        return refusals.IsReplaced(since=f"{since:%d.%m.%Y}" if since else "")


def _may_maintain(by: Employee) -> None:
    if not by.may(Ability.MAINTAIN_LAW):
        raise refusals.MayNotMaintain


def _must_be_whole(version: Dated) -> None:
    links = {each.name for each in version._meta.fields if each.is_relation}
    try:
        version.clean_fields(exclude=links)
    except ValidationError as error:
        fields = [f"{version._meta.get_field(name).verbose_name}" for name in error.message_dict]  # type: ignore[union-attr]
        raise refusals.Incomplete(fields=", ".join(fields)) from None


def _clean(value: Any) -> Any:
    """Return a text without CPR numbers and empty ends; anything else as it is."""
    if not isinstance(value, str):
        return value
    return cpr.mask_all(value.replace("\x00", "").replace("\r\n", "\n").strip())[0]


def one_version_a_day(key: str, name: str) -> list[models.BaseConstraint]:
    """Return what the database holds: versions begin on different days, and one of them is the newest."""
    return [
        models.UniqueConstraint(fields=[key, "valid_from"], name=f"{name}_begins_once"),
        models.UniqueConstraint(fields=[key], condition=Q(valid_from__isnull=True), name=f"{name}_one_first"),
        models.UniqueConstraint(fields=[key], condition=Q(valid_to__isnull=True), name=f"{name}_one_newest"),
        models.CheckConstraint(
            condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
            name=f"{name}_ends_after_it_begins",
        ),
    ]


def words_of(codes: str) -> list[str]:
    """Return the codes of a text that divides them by spaces."""
    return codes.split()


def joined(codes: Iterable[str]) -> str:
    """Return codes as one text, each once and in order."""
    return " ".join(dict.fromkeys(codes))
