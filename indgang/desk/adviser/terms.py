"""The local answer times (svarfrister): how many working days a department has, set by the adviser from a day on."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.forwarding.dates import dates_for
from indgang.adviser.models import ForwardingTerms
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.forwardings import TermsForm


@unlocked
def terms(request: ZoneRequest) -> HttpResponse:
    """Show what holds now and held before, and set other days."""
    today = clock.local_day(clock.now())
    days = ForwardingTerms.on(today)
    form = TermsForm(request.POST if request.method == "POST" else None, initial={"valid_from": today, **asdict(days)})
    if form.is_valid():
        try:
            since = form.cleaned_data["valid_from"]
            ForwardingTerms.change(form.days, valid_from=since, by=request.user, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, refusal.in_full)
        else:
            messages.success(request, _("Svarfristerne gælder fra den %(day)s.") % {"day": f"{since:%d.%m.%Y}"})
            return redirect("adviser_terms")
    context = {
        "form": form,
        "days": days,
        "dates": dates_for(today, days),
        "today": today,
        "rows": ForwardingTerms.objects.select_related("set_by"),
    }
    return render(request, "desk/adviser/forwardings/terms.html", context, status=422 if form.is_bound else 200)


urlpatterns = [path("svarfrister/", terms, name="adviser_terms")]
