"""Tasks (opgaver) and where the council has placed them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Area, Authority, Department


class Confidence(models.TextChoices):
    """How sure the catalogue is of a task's facts (sikkerhed)."""

    HIGH = "high", _("høj")
    MEDIUM = "medium", _("middel")
    LOW = "low", _("lav")


class TaskQuerySet(models.QuerySet["Task"]):
    """Which tasks."""

    def offered(self, day: date) -> Self:
        """Tasks that the catalogue holds on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)

    def with_self_service(self) -> Self:
        """Tasks that citizens can do without us."""
        return self.exclude(self_service="")

    def with_surroundings(self) -> Self:
        """Bring area, department and authority along in the same query."""
        return self.select_related("area", "department", "authority")


class Task(models.Model):
    """One thing that citizens bring (opgave): the municipality's own, the state's or the region's."""

    slug = models.SlugField(_("kode"), max_length=60, unique=True)
    title = models.CharField(_("titel"), max_length=120)
    title_en = models.CharField(_("engelsk titel"), max_length=120, blank=True)
    summary = models.TextField(_("kort fortalt"), blank=True)
    summary_en = models.TextField(_("kort fortalt på engelsk"), blank=True)
    area = models.ForeignKey(Area, verbose_name=_("område"), on_delete=models.PROTECT, related_name="tasks")
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("myndighed"),
        help_text=_("Tom, når kommunen selv afgør sagen."),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
    )
    department = models.ForeignKey(
        Department, verbose_name=_("afdeling"), on_delete=models.PROTECT, related_name="tasks"
    )
    self_service = models.CharField(_("selvbetjening"), max_length=120, blank=True)
    law = models.CharField(_("lovgrundlag"), max_length=200, blank=True)
    keywords = models.TextField(_("søgeord"), blank=True, help_text=_("Adskilt af lodret streg."))
    bring = models.TextField(_("skal medbringes"), blank=True, help_text=_("Adskilt af lodret streg."))
    id_required = models.BooleanField(_("kræver legitimation"), default=False)
    id_rule = models.CharField(_("regel om legitimation"), max_length=300, blank=True)
    price = models.CharField(_("pris"), max_length=200, blank=True, help_text=_("Tom, når prisen ikke er efterprøvet."))
    typical_minutes = models.PositiveSmallIntegerField(_("typiske minutter"), default=10)
    service_goal_days = models.PositiveSmallIntegerField(_("servicemål i arbejdsdage"), default=0)
    service_goal_text = models.CharField(_("servicemål"), max_length=200, blank=True)
    frequency = models.PositiveSmallIntegerField(_("hyppighed"), default=1)
    confidence = models.CharField(_("sikkerhed"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    checked_on = models.DateField(_("efterprøvet den"), null=True, blank=True)
    source = models.CharField(_("kilde"), max_length=200, blank=True)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til"), null=True, blank=True)

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("opgave")
        verbose_name_plural = _("opgaver")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    @property
    def keyword_list(self) -> list[str]:
        """The words and phrases by which citizens ask for the task."""
        return [word for word in self.keywords.split("|") if word]

    @property
    def bring_list(self) -> list[str]:
        """What the citizen must bring (skal medbringes)."""
        return [thing for thing in self.bring.split("|") if thing]

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the facts must be marked as uncertain wherever they are shown."""
        return self.confidence == Confidence.LOW


class PlacementKind(models.TextChoices):
    """How far citizen service goes with a task (placering)."""

    FULL = "full", _("Løses her")
    PARTIAL = "partial", _("Løses delvist her")
    GUIDANCE = "guidance", _("Vejledning")


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Which placements."""

    def on(self, day: date) -> Self:
        """Placements that hold on a day."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day), valid_from__lte=day)


class Placement(models.Model):
    """The council's dated decision on where a task belongs (lov om kommunale borgerservicecentre § 2, stk. 3)."""

    task = models.ForeignKey(Task, verbose_name=_("opgave"), on_delete=models.CASCADE, related_name="placements")
    kind = models.CharField(_("placering"), max_length=8, choices=PlacementKind)
    valid_from = models.DateField(_("gælder fra"))
    valid_to = models.DateField(_("gælder til, men ikke med"), null=True, blank=True)
    decision = models.CharField(_("beslutning"), max_length=200, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placering")
        verbose_name_plural = _("placeringer")
        ordering = ["task", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["task", "valid_from"], name="one_placement_from_a_day"),
            models.UniqueConstraint(fields=["task"], condition=Q(valid_to__isnull=True), name="one_standing_placement"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
                name="placement_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.get_kind_display()}"
