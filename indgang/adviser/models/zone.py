"""The closed zone (den lukkede zone): the key that the adviser's texts are sealed for, and who can unlock it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Self

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser import guessing, refusals
from indgang.adviser.allowed import only_an_adviser
from indgang.foundation import envelopes
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

SHORTEST_PASSPHRASE: Final = 12
_FEWEST_SIGNS: Final = 5
"""So many different signs must a passphrase have."""
INVITATION: Final = timedelta(days=7)


class Zone(models.Model):
    """The one closed zone of the installation; its public key seals, and no key that opens is kept readable."""

    journal_kind = "zone"

    public_key = models.CharField(_("offentlig nøgle"), max_length=60)
    founded_at = models.DateTimeField(_("oprettet"))
    founded_by = models.ForeignKey(
        Employee, verbose_name=_("oprettet af"), on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        verbose_name = _("lukket zone")
        verbose_name_plural = _("lukkede zoner")

    def __str__(self) -> str:
        return str(_("Borgervejlederens lukkede zone"))

    @classmethod
    def current(cls) -> Self:
        """Return the zone; raises NoZone before the adviser has founded it."""
        zone = cls.objects.filter(pk=1).first()
        if zone is None:
            raise refusals.NoZone
        return zone

    @classmethod
    def found(cls, passphrase: str, *, by: Employee, at: datetime) -> tuple[Self, str, str]:
        """Found the zone (opret zonen); returns it, its private key, and the recovery code to print and put away.

        Raises NotTheAdviser, ZoneExists, WeakPassphrase, GuessablePassphrase.
        """
        only_an_adviser(by)
        _strong(passphrase, by)
        private, public = envelopes.new_pair()
        code = envelopes.new_code()
        with transaction.atomic():
            if cls.objects.filter(pk=1).exists():
                raise refusals.ZoneExists
            zone = cls(pk=1, public_key=public, founded_at=at, founded_by=by)
            zone.save(force_insert=True)
            chain.record("zone.founded", zone, by=by, at=at)
            zone._cut(KeyKind.PERSON, envelopes.lock(private, passphrase), by, at)
            zone._cut(KeyKind.RECOVERY, envelopes.lock(private, code), None, at)
        return zone, private, code

    def unlock(self, passphrase: str, *, by: Employee, at: datetime) -> str:
        """Return the private key for a person's own passphrase (lås op); the journal tells that it was opened.

        Raises NotTheAdviser, NoKeyOfYours, WrongPassphrase, DoorClosed after too many guesses, and KeyReplaced.
        """
        only_an_adviser(by)
        own = self.keys.standing().of(by).first()
        if own is None:
            raise refusals.NoKeyOfYours
        guessing.check(by, at)
        try:
            private = own.opened(passphrase)
        except refusals.WrongPassphrase:
            guessing.wrong(self, by=by, at=at)
            raise
        self._is_sealed_for(private)
        with transaction.atomic():
            chain.record("zone.opened", self, by=by, at=at)
        return private

    def invite(self, private: str, *, by: Employee, at: datetime) -> str:
        """Return a code with which another adviser can make a key of their own within a week (invitation)."""
        code = envelopes.new_code()
        with transaction.atomic():
            self._cut(KeyKind.INVITATION, envelopes.lock(private, code), None, at, expires_at=at + INVITATION)
            chain.record("zone.invited", self, by=by, at=at)
        return code

    def enter_with(self, code: str, passphrase: str, *, by: Employee, at: datetime) -> str:
        """Make a person's own key from an invitation or the recovery code; returns the private key.

        An invitation can be used once; the recovery code stays. Raises NotTheAdviser, WeakPassphrase,
        GuessablePassphrase, WrongCode, DoorClosed after too many guesses, and KeyReplaced.
        """
        only_an_adviser(by)
        _strong(passphrase, by)
        guessing.check(by, at)
        typed = envelopes.tidied_code(code)
        for key in self.keys.standing().usable(at).exclude(kind=KeyKind.PERSON):
            try:
                private = envelopes.unlock(key.locked, typed)
            except envelopes.CannotOpen:
                continue
            self._is_sealed_for(private)
            with transaction.atomic():
                if key.kind == KeyKind.INVITATION:
                    key.end(at)
                self._replace_own(private, passphrase, by, at)
                chain.record("zone.entered", self, by=by, at=at, way=key.kind)
            return private
        guessing.wrong(self, by=by, at=at)
        raise refusals.WrongCode

    def change_passphrase(self, old: str, new: str, *, by: Employee, at: datetime) -> None:
        """Lock the person's own key with another passphrase (skift adgangssætning); the texts stay as they are.

        Where else the person has unlocked, it is locked.
        """
        _strong(new, by)
        private = self.unlock(old, by=by, at=at)
        with transaction.atomic():
            self._replace_own(private, new, by, at)
            chain.record("zone.passphrase_changed", self, by=by, at=at)

    def renew_recovery(self, private: str, *, by: Employee, at: datetime) -> str:
        """Make a new recovery code, and let the old one no longer open anything."""
        code = envelopes.new_code()
        with transaction.atomic():
            self.keys.standing().filter(kind=KeyKind.RECOVERY).update(ended_at=at, locked="")
            self._cut(KeyKind.RECOVERY, envelopes.lock(private, code), None, at)
            chain.record("zone.recovery_renewed", self, by=by, at=at)
        return code

    def end_key_of(self, employee: Employee, *, by: Employee, at: datetime) -> None:
        """Take a person's key away (luk nøgle), as when an adviser leaves, and the invitations that are out with it.

        Raises NotTheAdviser, and LastKey when nobody else who holds the role has one.
        """
        only_an_adviser(by)
        with transaction.atomic():
            persons = self.keys.standing().filter(kind=KeyKind.PERSON)
            others = persons.exclude(employee=employee).select_related("employee")
            if not any(key.employee and key.employee.may(Ability.ADVISE) for key in others):
                raise refusals.LastKey
            persons.filter(employee=employee).update(ended_at=at, locked="")
            self.keys.standing().filter(kind=KeyKind.INVITATION).update(ended_at=at, locked="")
            chain.record("zone.key_ended", self, by=by, at=at, employee=employee.pk)

    def withdraw(self, key: ZoneKey, *, by: Employee, at: datetime) -> None:
        """Let an invitation that nobody has used open nothing any more (træk tilbage)."""
        only_an_adviser(by)
        with transaction.atomic():
            key.end(at)
            chain.record("zone.invitation_withdrawn", self, by=by, at=at)

    def _is_sealed_for(self, private: str) -> None:
        """Raise KeyReplaced when texts are sealed for somebody else's key: then it was changed in the database."""
        if envelopes.public_of(private) != self.public_key:
            raise refusals.KeyReplaced

    def _replace_own(self, private: str, passphrase: str, by: Employee, at: datetime) -> None:
        self.keys.standing().filter(employee=by, kind=KeyKind.PERSON).update(ended_at=at, locked="")
        self._cut(KeyKind.PERSON, envelopes.lock(private, passphrase), by, at)

    def _cut(
        self, kind: KeyKind, locked: str, employee: Employee | None, at: datetime, expires_at: datetime | None = None
    ) -> None:
        self.keys.create(kind=kind, locked=locked, employee=employee, made_at=at, expires_at=expires_at)


class KeyKind(models.TextChoices):
    """Whose copy of the key it is."""

    PERSON = "person", _("en borgervejleders egen")
    RECOVERY = "recovery", _("gendannelseskode")
    INVITATION = "invitation", _("invitation")


class ZoneKeyQuerySet(models.QuerySet["ZoneKey"]):
    """Which keys."""

    def standing(self) -> Self:
        """Keys that have not been taken away."""
        return self.filter(ended_at__isnull=True)

    def of(self, employee: Employee) -> Self:
        """A person's own keys."""
        return self.filter(employee=employee, kind=KeyKind.PERSON)

    def opening_with(self, private: str, employee: Employee, number: int) -> bool:
        """Tell whether this copy of a person's key stands, and is the one that texts are sealed for."""
        mine = self.standing().of(employee).filter(pk=number)
        return envelopes.public_of(private) in mine.values_list("zone__public_key", flat=True)

    def usable(self, at: datetime) -> Self:
        """Keys whose time has not run out."""
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=at))


class ZoneKey(models.Model):
    """A locked copy of the private key (låst nøgle): opened by a passphrase or a code, which is kept nowhere."""

    zone = models.ForeignKey(Zone, verbose_name=_("zone"), on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(_("slags"), max_length=10, choices=KeyKind)
    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.PROTECT, related_name="zone_keys", null=True
    )
    locked = models.TextField(_("låst kopi"))
    made_at = models.DateTimeField(_("lavet"))
    expires_at = models.DateTimeField(_("udløber"), null=True)
    ended_at = models.DateTimeField(_("taget bort"), null=True)

    objects = ZoneKeyQuerySet.as_manager()

    class Meta:
        verbose_name = _("nøgle til zonen")
        verbose_name_plural = _("nøgler til zonen")
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(ended_at__isnull=True, kind="person"),
                name="one_standing_key_a_person",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.employee or ''}"

    def opened(self, passphrase: str) -> str:
        """Return the private key; raises WrongPassphrase."""
        try:
            return envelopes.unlock(self.locked, passphrase)
        except envelopes.CannotOpen as error:
            raise refusals.WrongPassphrase from error

    def end(self, at: datetime) -> None:
        """Let this copy no longer open anything."""
        self.ended_at, self.locked = at, ""
        self.save(update_fields=["ended_at", "locked"])


def _strong(passphrase: str, employee: Employee) -> None:
    """Turn down what is short, common, like the person's name, or the password that signs the person in."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise refusals.WeakPassphrase(least=SHORTEST_PASSPHRASE)
    try:
        validate_password(passphrase.strip(), employee)
    except ValidationError as error:
        raise refusals.GuessablePassphrase from error
    if len(set(passphrase.casefold())) < _FEWEST_SIGNS or employee.check_password(passphrase):
        raise refusals.GuessablePassphrase
