"""Themes and their groups (temaer): the list, and what is done with one."""

from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser.models import Theme, ThemeGroup
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.forms.learning import EndForm, GroupForm, ThemeForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .doors import doors


@unlocked
def themes(request: ZoneRequest) -> HttpResponse:
    """List the themes in their groups, with how often each was used."""
    today, which = clock.local_day(clock.now()), request.GET.get("vis", "")
    rows = Theme.objects.select_related("group").annotate(used=Count("points"))
    rows = rows if which == "alle" else rows.in_force(today)
    groups: dict[int, dict[str, Any]] = {group.pk: {"group": group, "themes": []} for group in ThemeGroup.objects.all()}
    for row in rows:
        groups[row.group_id]["themes"].append(row)
    context = {"groups": list(groups.values()), "which": which, "tabs": doors("adviser_themes"), "today": today}
    return render(request, "desk/adviser/learning/themes.html", context)


@unlocked
def begin(request: ZoneRequest) -> HttpResponse:
    """Begin a theme; its name can be brought along from words that were found, which never stand in an address."""
    said = request.POST.get("said", "")[:80]
    initial = {"name": f"{said[:1].upper()}{said[1:]}", "group": request.GET.get("gruppe", "")[:18]}
    form = ThemeForm(request.POST) if request.method == "POST" and not said else ThemeForm(initial=initial)
    if form.is_bound and form.is_valid() and _kept(request, Theme(), form):
        return redirect("adviser_themes")
    return _asked(request, form, None)


@unlocked
def change(request: ZoneRequest, number: int) -> HttpResponse:
    """Tell a theme in other words; what was counted stays."""
    theme = get_object_or_404(Theme.objects.select_related("group"), pk=number)
    form = ThemeForm(request.POST) if request.method == "POST" else ThemeForm.of(theme)
    if form.is_bound and form.is_valid() and _kept(request, theme, form):
        return redirect("adviser_themes")
    return _asked(request, form, theme)


@require_POST
@unlocked
def end(request: ZoneRequest, number: int) -> HttpResponse:
    """Let a theme be chosen no more."""
    theme = get_object_or_404(Theme.objects.select_related("group"), pk=number)
    form = EndForm(request.POST)
    if not form.is_valid():
        return _asked(request, ThemeForm.of(theme), theme, form)
    try:
        theme.end(form.cleaned_data["last"], by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Temaet er afsluttet. Det, der er talt, bliver stående."))
    return redirect("adviser_themes")


@unlocked
def group(request: ZoneRequest, number: int = 0) -> HttpResponse:
    """Begin a group, or call one something else."""
    row = get_object_or_404(ThemeGroup, pk=number) if number else ThemeGroup()
    form = GroupForm(request.POST) if request.method == "POST" else GroupForm(initial={"name": row.name})
    if form.is_bound and form.is_valid():
        row.name = form.cleaned_data["name"]
        try:
            row.keep(row.name, by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error("name", refusal.in_full)
        else:
            messages.success(request, _("Temagruppen er gemt."))
            return redirect("adviser_themes")
    context = {"form": form, "number": number}
    return render(request, "desk/adviser/learning/group.html", context, status=422 if form.is_bound else 200)


def _kept(request: ZoneRequest, theme: Theme, form: ThemeForm) -> bool:
    """Keep the theme as it was typed; a refusal is put into the form."""
    data = form.cleaned_data
    theme.name, theme.group, theme.explanation = data["name"].strip(), data["group"], data["explanation"]
    theme.rule_codes, theme.only_counted = data["rules"], data["only_counted"]
    try:
        theme.keep(by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error("name", refusal.in_full)
        return False
    messages.success(request, _("Temaet er gemt."))
    return True


def _asked(request: ZoneRequest, form: ThemeForm, theme: Theme | None, ending: EndForm | None = None) -> HttpResponse:
    today = clock.local_day(clock.now())
    context = {
        "form": form,
        "theme": theme,
        "ending": ending or EndForm(initial={"last": f"{today:%d.%m.%Y}"}, auto_id="id_end_%s"),
        "used": theme.points.count() if theme else 0,
    }
    status = 422 if form.is_bound or ending else 200
    return render(request, "desk/adviser/learning/theme.html", context, status=status)


urlpatterns = [
    path("temaer/", themes, name="adviser_themes"),
    path("temaer/nyt/", begin, name="adviser_theme_new"),
    path("temaer/grupper/ny/", group, name="adviser_theme_group_new"),
    path("temaer/grupper/<int:number>/", group, name="adviser_theme_group"),
    path("temaer/<int:number>/", change, name="adviser_theme"),
    path("temaer/<int:number>/afslutning/", end, name="adviser_theme_ending"),
]
