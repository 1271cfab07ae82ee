"""The log of what was passed on (videregivelser): to whom, by what right, what, and when."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.access import requests
from indgang.adviser.models import Case, Disclosure
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.access_requests import DisclosureForm

PAGE: Final = 40


@unlocked
def disclosures(request: ZoneRequest) -> HttpResponse:
    """List what was passed on, and write a new line."""
    if request.method != "POST":
        return _shown(request, DisclosureForm(initial={"given_on": clock.local_day(clock.now())}))
    form = DisclosureForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, 422)
    data = dict(form.cleaned_data)
    number = data.pop("case")
    case = get_object_or_404(Case.objects.seen_by(request.user), pk=number) if number else None
    try:
        requests.disclose(data.pop("ground"), data.pop("given_on"), by=request.user, at=clock.now(), case=case, **data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _shown(request, form, 409)
    messages.success(request, _("Videregivelsen er noteret."))
    return redirect("adviser_disclosures")


def _shown(request: ZoneRequest, form: DisclosureForm, status: int = 200) -> HttpResponse:
    rows = Disclosure.objects.seen_by(request.user).select_related("by", "case", "request")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "lines": [{"row": row, "words": request.key.read(row)} for row in page], "form": form}
    return render(request, "desk/adviser/access/disclosures.html", context, status=status)


urlpatterns = [path("videregivelser/", disclosures, name="adviser_disclosures")]
