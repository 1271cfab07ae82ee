"""How long texts are kept (opbevaring): the rules, what is due, and erasing it with one confirmation."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indgang.adviser import retention as keeping
from indgang.adviser.models import RetentionRule
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.post import RetentionForm

PAGE: Final = 50


@unlocked
def retention(request: ZoneRequest) -> HttpResponse:
    """Tell how long texts are kept, and what is due."""
    return _shown(request, RetentionForm(initial={"valid_from": clock.local_day(clock.now())}))


def _shown(request: ZoneRequest, form: RetentionForm, status: int = 200) -> HttpResponse:
    today = clock.local_day(clock.now())
    found = keeping.due(today, by=request.user)
    context = {
        "rules": keeping.standing(today),
        "page": Paginator(found, PAGE).get_page(request.GET.get("page")),
        "free": sum(not each.is_held for each in found),
        "at_once": keeping.AT_ONCE,
        "form": form,
    }
    return render(request, "desk/adviser/retention/show.html", context, status=status)


@require_POST
@unlocked
def rule(request: ZoneRequest) -> HttpResponse:
    """Write how long one kind of text is kept."""
    form = RetentionForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    data = dict(form.cleaned_data)
    try:
        RetentionRule.settle(data.pop("kind"), data.pop("years"), by=request.user, at=clock.now(), **data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, form, 409)
    messages.success(request, _("Reglen er gemt."))
    return redirect("adviser_retention")


@require_POST
@unlocked
def disposal(request: ZoneRequest) -> HttpResponse:
    """Erase what is due (sletning)."""
    try:
        count = keeping.dispose(confirmed=request.POST.get("sure") == "on", by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        told = ngettext("Teksterne i %(count)d er slettet.", "Teksterne i %(count)d er slettet.", count)
        messages.success(request, told % {"count": count})
    return redirect("adviser_retention")


urlpatterns = [
    path("opbevaring/", retention, name="adviser_retention"),
    path("opbevaring/regler/", rule, name="adviser_retention_rule"),
    path("opbevaring/sletning/", disposal, name="adviser_disposal"),
]
