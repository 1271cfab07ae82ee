"""Employees (medarbejdere) and the roles that they hold from one day to another."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import ASCIIUsernameValidator
from django.db import models
from django.db.models import Q, StringAgg, Value
from django.utils.translation import gettext_lazy as _

from indgang.organisation.rights import Ability, Role, abilities_of

from .departments import Department
from .places import Centre


class EmployeeQuerySet(models.QuerySet["Employee"]):
    """Which employees."""

    def with_roles(self) -> Self:
        """Bring each employee's present roles along in the same query."""
        held = StringAgg("grants__role", delimiter=Value(","), filter=Q(grants__ended_at__isnull=True), distinct=True)
        return self.annotate(held_roles=held)

    def holding(self, role: Role) -> Self:
        """Employees who hold the role now."""
        return self.filter(grants__role=role, grants__ended_at__isnull=True)

    def active(self) -> Self:
        """Employees who can sign in."""
        return self.filter(is_active=True)


class EmployeeManager(BaseUserManager.from_queryset(EmployeeQuerySet)):  # type: ignore[misc]
    """Creates employees with a hashed password."""

    def create_user(self, username: str, password: str | None = None, **fields: object) -> Employee:
        """Create an employee; without a password nobody can sign in as them."""
        employee: Employee = self.model(username=username, **fields)
        employee.set_password(password)
        employee.save(using=self._db)
        return employee


class Employee(AbstractBaseUser):
    """A person who works for the municipality (medarbejder) and signs in."""

    journal_kind = "employee"

    username = models.CharField(_("brugernavn"), max_length=60, unique=True, validators=[ASCIIUsernameValidator()])
    name = models.CharField(_("navn"), max_length=120)
    initials = models.CharField(_("initialer"), max_length=8, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("direkte nummer"), max_length=20, blank=True)
    job_title = models.CharField(_("stilling"), max_length=80, blank=True)
    centre = models.ForeignKey(
        Centre, verbose_name=_("center"), on_delete=models.PROTECT, null=True, blank=True, related_name="employees"
    )
    department = models.ForeignKey(
        Department,
        verbose_name=_("afdeling"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="employees",
    )
    is_active = models.BooleanField(_("aktiv"), default=True)

    objects: ClassVar[EmployeeManager] = EmployeeManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("medarbejder")
        verbose_name_plural = _("medarbejdere")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name as colleagues know it."""
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles held now (roller); from `with_roles` when it was used, else one query."""
        held = self.__dict__.get("held_roles", ...)
        names = self.grants.standing().values_list("role", flat=True) if held is ... else (held or "").split(",")
        return frozenset(Role(name) for name in names if name)

    @cached_property
    def abilities(self) -> frozenset[Ability]:
        """All that the roles allow."""
        return abilities_of(self.roles)

    def may(self, ability: Ability) -> bool:
        """Tell whether this person may do one thing."""
        return self.is_active and ability in self.abilities

    @property
    def role_names(self) -> list[str]:
        """The roles' Danish names, for the user menu."""
        return [str(role.label) for role in Role if role in self.roles]

    def grant(self, role: Role, *, at: datetime, by: Employee | None = None) -> RoleGrant:
        """Give a role (tildel rolle); giving one that is held already changes nothing."""
        grant, _created = RoleGrant.objects.get_or_create(
            employee=self, role=role, ended_at=None, defaults={"granted_at": at, "granted_by": by}
        )
        self.__dict__.pop("roles", None)
        self.__dict__.pop("abilities", None)
        return grant


class RoleGrantQuerySet(models.QuerySet["RoleGrant"]):
    """Which grants."""

    def standing(self) -> Self:
        """Grants that hold now."""
        return self.filter(ended_at__isnull=True)


class RoleGrant(models.Model):
    """A role held by an employee from one moment to another (rolletildeling)."""

    employee = models.ForeignKey(
        Employee, verbose_name=_("medarbejder"), on_delete=models.CASCADE, related_name="grants"
    )
    role = models.CharField(_("rolle"), max_length=12, choices=Role)
    granted_at = models.DateTimeField(_("tildelt"))
    granted_by = models.ForeignKey(
        Employee, verbose_name=_("tildelt af"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("ophørt"), null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("rolletildeling")
        verbose_name_plural = _("rolletildelinger")
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "role"], condition=Q(ended_at__isnull=True), name="each_role_held_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.get_role_display()}"
