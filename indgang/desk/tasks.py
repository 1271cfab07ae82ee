"""The catalogue's pages (opgavekatalog): find a task, and see all that a clerk must know about it."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Self

from django import forms
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Placement, PlacementKind, Task
from indgang.catalogue.models.tasks import TaskQuerySet
from indgang.catalogue.self_service import SelfService
from indgang.foundation import clock
from indgang.knowledge.models import Article
from indgang.law.models import Route
from indgang.organisation.models import Area, Authority, ContactPerson, Department
from indgang.organisation.rights import Ability
from indgang.wayfinder.finding import Match, find

from .access import StaffRequest, needs
from .forms.knowledge import FeedbackForm
from .freshness import CONTACT_PERSON, FACTS, is_stale
from .task_card import show_how

PER_PAGE: Final = 30
_FOUND_AT_MOST: Final = 100
_OWN: Final = "own"
_ORDERS: Final = {"title": ("title",), "asked": ("-frequency", "title"), "area": ("area__name", "title")}


def _select(**attributes: Any) -> forms.Select:
    return forms.Select(attrs={"class": "form-select", **attributes})


class TaskFilter(forms.Form):
    """What the list is narrowed to; a wrong choice in the address is passed over."""

    q = forms.CharField(required=False, max_length=200)
    area = forms.ModelChoiceField(
        Area.objects.all(), label=_("Område"), required=False, empty_label=_("Alle"), widget=_select()
    )
    placement = forms.ChoiceField(
        label=_("Placering"), choices=[("", _("Alle")), *PlacementKind.choices], required=False, widget=_select()
    )
    department = forms.ModelChoiceField(
        Department.objects.filter(tasks__isnull=False).distinct(),
        label=_("Afdeling"),
        required=False,
        empty_label=_("Alle"),
        widget=_select(),
    )
    authority = forms.ChoiceField(label=_("Afgøres af"), required=False, widget=_select())
    self_service = forms.ChoiceField(
        label=_("Selvbetjening"),
        choices=[("", _("Alle")), ("yes", _("Med selvbetjening")), ("no", _("Uden selvbetjening"))],
        required=False,
        widget=_select(),
    )
    sort = forms.ChoiceField(
        label=_("Rækkefølge"),
        choices=[
            ("", _("Bedst passende")),
            ("title", _("Titel")),
            ("asked", _("Mest spurgt")),
            ("area", _("Område")),
        ],
        required=False,
        widget=_select(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(str(each.pk), each.short_name or each.name) for each in Authority.objects.all()]
        self.fields["authority"].choices = [("", _("Alle")), (_OWN, _("Kommunen selv")), *others]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Return the filter that the address asks for, without its mistakes."""
        form = cls(asked)
        if form.is_valid():
            return form
        form = cls({name: value for name, value in asked.items() if name not in form.errors})
        form.is_valid()
        return form

    def narrowed(self, tasks: TaskQuerySet, today: date) -> TaskQuerySet:
        """Return the tasks that all chosen filters let through."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        if "area" in chosen:
            tasks = tasks.filter(area=chosen["area"])
        if "department" in chosen:
            tasks = tasks.filter(department=chosen["department"])
        if "placement" in chosen:
            placed = Placement.objects.on(today).filter(kind=chosen["placement"])
            tasks = tasks.filter(pk__in=placed.values("task_id"))
        if wish := chosen.get("self_service"):
            tasks = tasks.with_self_service() if wish == "yes" else tasks.filter(self_service="")
        if who := chosen.get("authority"):
            tasks = tasks.filter(authority__isnull=True) if who == _OWN else tasks.filter(authority_id=who)
        return tasks

    @property
    def said(self) -> str:
        """What was typed in the search field."""
        return str(self.cleaned_data.get("q", "")).strip()

    @property
    def order(self) -> str:
        """The chosen order, if any."""
        return str(self.cleaned_data.get("sort", ""))


@needs(Ability.SEE_TASKS)
def tasks(request: StaffRequest) -> HttpResponse:
    """List the tasks that are offered today, found by the citizen's own words or narrowed by filters."""
    today = clock.local_day(clock.now())
    form = TaskFilter.of(request.GET)
    narrowed = form.narrowed(Task.objects.offered(today), today)
    matches = {match.task.pk: match for match in find(form.said, _FOUND_AT_MOST)} if form.said else {}
    page = Paginator(_numbers(narrowed, form, list(matches)), PER_PAGE).get_page(request.GET.get("page"))
    shown = Task.objects.with_surroundings().prefetch_related(_placed(today)).in_bulk(list(page))
    lines = [_line(shown[number], matches.get(number)) for number in page]
    context = {"form": form, "page": page, "lines": lines, "query": _query(request)}
    return render(request, "desk/tasks/list.html", context)


@needs(Ability.SEE_TASKS)
def task(request: StaffRequest, slug: str) -> HttpResponse:
    """Show all that is known of a task: who decides, what to bring, how it is done, and how sure we are."""
    return show_task(request, get_object_or_404(Task.objects.with_surroundings(), slug=slug))


def show_task(
    request: StaffRequest, found: Task, feedback_form: FeedbackForm | None = None, status: int = 200
) -> HttpResponse:
    """Show the task, and feedback on its card that was turned down when there is some."""
    today = clock.local_day(clock.now())
    contact = ContactPerson.objects.for_area(found.department_id, found.area_id).first()
    placement = found.placements.on(today).first()
    context = {
        "task": found,
        "self_service": SelfService.of(found),
        "show_how": show_how(placement.kind if placement else "guidance"),
        "may_see_figures": request.user.may(Ability.SEE_FIGURES),
        "ended": found.valid_to is not None and found.valid_to < today,
        "placement": placement,
        "earlier": found.placements.filter(valid_to__lte=today),
        "contact": contact,
        "contact_stale": contact is not None and is_stale(contact.checked_on, today, CONTACT_PERSON),
        "facts_stale": is_stale(found.checked_on, today, FACTS),
        "procedure": found.procedures.on(today).prefetch_related("steps").first(),
        "may_register": request.user.may(Ability.REGISTER),
        "routes": Route.objects.for_task(found.pk).in_force(today).order_by("number"),
        "articles": Article.objects.visible_to(request.user).standing().about(found.pk),
        "may_write": request.user.may(Ability.WRITE_KNOWLEDGE),
        "feedback_form": (feedback_form or FeedbackForm()) if request.user.may(Ability.READ_KNOWLEDGE) else None,
    }
    return render(request, "desk/tasks/show.html", context, status=status)


def _numbers(narrowed: QuerySet[Task], form: TaskFilter, found: list[int]) -> list[int]:
    """Return the tasks' numbers in the wished order; what was searched for comes best first unless told."""
    if not form.said:
        return list(narrowed.order_by(*_ORDERS.get(form.order, ("title",))).values_list("pk", flat=True))
    narrowed = narrowed.filter(pk__in=found)
    if form.order in _ORDERS:
        return list(narrowed.order_by(*_ORDERS[form.order]).values_list("pk", flat=True))
    left = set(narrowed.values_list("pk", flat=True))
    return [number for number in found if number in left]


def _placed(today: date) -> Prefetch[Any]:
    return Prefetch("placements", queryset=Placement.objects.on(today), to_attr="placed_today")


def _line(task: Task, match: Match | None) -> dict[str, Any]:
    """Return a line of the list: the task, where it is placed, and the words it was found by."""
    return {
        "task": task,
        "placement": next(iter(task.placed_today), None),  # type: ignore[attr-defined]  # see _placed
        "because": list(dict.fromkeys(reason.matched for reason in match.reasons)) if match else [],
    }


def _query(request: StaffRequest) -> str:
    """Return the address's filters, for the links to other pages of the list."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""


urlpatterns = [
    path("opgaver/", tasks, name="tasks"),
    path("opgaver/<slug:slug>/", task, name="task"),
]
