"""Who inquiries can be handed to: own departments (afdelinger), and other authorities (myndigheder)."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DepartmentQuerySet(models.QuerySet["Department"]):
    """Which departments."""

    def receiving(self) -> Self:
        """Departments that inquiries can be handed to: the leaves of the tree outside citizen service."""
        return self.filter(children__isnull=True, is_citizen_service=False)


class Department(models.Model):
    """A part of the municipality (afdeling) in a tree under its administration (forvaltning)."""

    slug = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("navn"), max_length=80)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("hører under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    is_citizen_service = models.BooleanField(_("er Borgerservice"), default=False)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("afdeling")
        verbose_name_plural = _("afdelinger")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Authority(models.Model):
    """Another authority or body (anden myndighed) that decides or acts in matters citizens bring."""

    slug = models.SlugField(_("kode"), unique=True)
    name = models.CharField(_("navn"), max_length=120)
    short_name = models.CharField(_("kort navn"), max_length=60, blank=True)
    kind = models.CharField(_("slags"), max_length=20, blank=True)
    how_to_reach = models.CharField(_("sådan får man fat i dem"), max_length=300, blank=True)
    has_counter = models.BooleanField(_("har skranke"), default=False)
    note = models.CharField(_("bemærkning"), max_length=300, blank=True)
    confidence = models.CharField(_("sikkerhed"), max_length=10, default="medium")

    class Meta:
        verbose_name = _("myndighed")
        verbose_name_plural = _("myndigheder")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Area(models.Model):
    """A field of tasks (område), such as pension, and the department that answers for it."""

    name = models.CharField(_("navn"), max_length=60, unique=True)
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, null=True, related_name="areas"
    )

    class Meta:
        verbose_name = _("område")
        verbose_name_plural = _("områder")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ContactPersonQuerySet(models.QuerySet["ContactPerson"]):
    """The directory's questions."""

    def for_area(self, department_id: int, area_id: int | None) -> Self:
        """The department's contact for an area, or failing that for the department as a whole, best first."""
        return (
            self.filter(department_id=department_id)
            .filter(models.Q(area_id=area_id) | models.Q(area__isnull=True))
            .select_related("person", "deputy", "department")
            .order_by(models.F("area").asc(nulls_last=True))
        )


class ContactPerson(models.Model):
    """The named person (kontaktperson) and deputy whom other parts of the house can ask, per department and area."""

    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.CASCADE, related_name="contacts"
    )
    area = models.ForeignKey(
        Area, verbose_name=_("område"), on_delete=models.CASCADE, null=True, blank=True, related_name="contacts"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("kontaktperson"), on_delete=models.PROTECT, related_name="contact_for"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("stedfortræder"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deputy_for",
    )
    checked_on = models.DateField(_("bekræftet den"))

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        constraints = [
            models.UniqueConstraint(fields=["department", "area"], name="one_contact_per_area"),
            models.UniqueConstraint(
                fields=["department"], condition=models.Q(area__isnull=True), name="one_contact_for_the_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.department})"
