"""The law's pages (lov og klageveje): find a rule or a way to complain, and see what it said before."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from indgang.catalogue.models import Confidence
from indgang.foundation import clock
from indgang.law.models import PostTime, Route, Rule
from indgang.law.models.dated import Dated
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.law import NOT_CHECKED, UNCERTAIN, LawFilter
from .freshness import FACTS, is_stale

PER_PAGE: Final = 30


@needs(Ability.SEE_TASKS)
def rules(request: StaffRequest) -> HttpResponse:
    """List the rules, found by words or narrowed by law."""
    form = LawFilter.of_rules(request.GET)
    rows = _in_state(Rule.objects.newest(), form).about(form.said)
    if law := form.chosen("narrow"):
        rows = rows.filter(law=law)
    return _list(request, "desk/law/rules.html", "law_rules", rows.order_by("law", "code"), form)


@needs(Ability.SEE_TASKS)
def routes(request: StaffRequest) -> HttpResponse:
    """List the ways to complain, found by everyday words or narrowed by where one complains first."""
    form = LawFilter.of_routes(request.GET)
    rows = _in_state(Route.objects.newest(), form).about(form.said)
    if way := form.chosen("narrow"):
        rows = rows.filter(way=way)
    return _list(request, "desk/law/routes.html", "law_routes", rows.order_by("number"), form)


@needs(Ability.SEE_TASKS)
def post_times(request: StaffRequest) -> HttpResponse:
    """List the rules on how long letters take, year by year."""
    today = clock.local_day(clock.now())
    rows = PostTime.objects.select_related("checked_by").order_by("sender", F("valid_from").desc(nulls_last=True))
    context = {
        "lines": _lines(list(rows), today),
        "may_maintain": request.user.may(Ability.MAINTAIN_LAW),
        "tabs": tabs(request.user, "law_post_times", today),
    }
    return render(request, "desk/law/post_times.html", context)


@needs(Ability.SEE_TASKS)
def rule(request: StaffRequest, slug: str) -> HttpResponse:
    """Show a rule as it holds today, with the ways that rest on it and what it said before."""
    versions = _versions(Rule.objects.filter(code=slug))
    context = _shown(request, versions)
    rests = Route.objects.in_force(context["today"]).filter(rule_codes__contains=slug).order_by("number")
    context["routes"] = [row for row in rests if slug in row.rule_list]
    return render(request, "desk/law/rule.html", context)


@needs(Ability.SEE_TASKS)
def route(request: StaffRequest, number: int) -> HttpResponse:
    """Show a way to complain as it holds today, with its rules, its tasks and what it said before."""
    versions = _versions(Route.objects.filter(number=number).prefetch_related("tasks"))
    context = _shown(request, versions)
    row = context["row"]
    context["rules"] = Rule.objects.in_force(context["today"]).filter(code__in=row.rule_list).order_by("code")
    return render(request, "desk/law/route.html", context)


@needs(Ability.MAINTAIN_LAW)
def review(request: StaffRequest) -> HttpResponse:
    """List what nobody has looked up for a year (eftersyn): rules, ways to complain and postal rules."""
    today = clock.local_day(clock.now())
    since = today - FACTS
    rows: list[Dated] = [
        *Route.objects.not_checked_since(since),
        *Rule.objects.not_checked_since(since),
        *PostTime.objects.not_checked_since(since),
    ]
    rows.sort(key=lambda row: (row.checked_on or date.min, not row.is_uncertain))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "tabs": tabs(request.user, "law_review", today)}
    return render(request, "desk/law/review.html", context)


def tabs(employee: Employee, here: str, today: date) -> list[dict[str, Any]]:
    """Return the links between the law's pages, with how much waits to be looked up."""
    links: list[tuple[str, str, int | None]] = [
        ("complaint_guide", _("Klagevejviser"), None),
        ("law_rules", _("Regler"), None),
        ("law_routes", _("Klageveje"), None),
        ("law_deadline", _("Regn en frist ud"), None),
        ("law_post_times", _("Postgang"), None),
    ]
    if employee.may(Ability.MAINTAIN_LAW):
        waiting = sum(model.objects.not_checked_since(today - FACTS).count() for model in (Rule, Route, PostTime))
        links.append(("law_review", _("Skal ses efter"), waiting))
    return [
        {"url": reverse(name), "label": label, "count": count or None, "current": name == here}
        for name, label, count in links
    ]


def _in_state[Rows: QuerySet[Any]](rows: Rows, form: LawFilter) -> Rows:
    if form.chosen("state") == UNCERTAIN:
        return rows.filter(confidence=Confidence.LOW)
    if form.chosen("state") == NOT_CHECKED:
        since = clock.local_day(clock.now()) - FACTS
        return rows.filter(Q(checked_on__isnull=True) | Q(checked_on__lt=since))
    return rows


def _list(request: StaffRequest, template: str, here: str, rows: QuerySet[Any], form: LawFilter) -> HttpResponse:
    today = clock.local_day(clock.now())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "lines": _lines(list(page), today),
        "query": _query(request),
        "tabs": tabs(request.user, here, today),
    }
    return render(request, template, context)


def _lines(rows: list[Any], today: date) -> list[dict[str, Any]]:
    return [{"row": row, "holds": row.holds_on(today), "stale": is_stale(row.checked_on, today, FACTS)} for row in rows]


def _versions(rows: QuerySet[Any]) -> list[Any]:
    """Return all versions of one thing, the newest first; 404 when there is none."""
    found = list(rows.select_related("checked_by", "written_by").order_by(F("valid_from").desc(nulls_last=True)))
    if not found:
        raise Http404
    return found


def _shown(request: StaffRequest, versions: list[Any]) -> dict[str, Any]:
    """Return what every page on one thing shows: the version that holds today, the newest, and all others."""
    today = clock.local_day(clock.now())
    row = next((each for each in versions if each.holds_on(today)), versions[0])
    return {
        "row": row,
        "today": today,
        "coming": versions[0] if versions[0].pk != row.pk and not versions[0].holds_on(today) else None,
        "others": [each for each in versions if each.pk != row.pk],
        "stale": is_stale(versions[0].checked_on, today, FACTS),
        "may_maintain": request.user.may(Ability.MAINTAIN_LAW),
    }


def _query(request: StaffRequest) -> str:
    """Return the address's filters, for the links to other pages of the list."""
    kept = request.GET.copy()
    kept.pop("page", None)
    return f"{kept.urlencode()}&" if kept else ""


urlpatterns = [
    path("lov/", rules, name="law_rules"),
    path("lov/regler/<slug:slug>/", rule, name="law_rule"),
    path("lov/klageveje/", routes, name="law_routes"),
    path("lov/klageveje/<int:number>/", route, name="law_route"),
    path("lov/breve/", post_times, name="law_post_times"),
    path("lov/eftersyn/", review, name="law_review"),
]
