"""Writing the zone out (skriv alt ud), readable, so that the post can be handed over."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.cache import never_cache

from indgang.adviser.handing_over import write_out
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .forms.post import ExportForm


@never_cache
@unlocked
def export(request: ZoneRequest) -> HttpResponse:
    """Ask why, and return the zip file."""
    if request.method != "POST":
        return render(request, "desk/adviser/post/export.html", {"form": ExportForm()})
    form, at = ExportForm(request.POST), clock.now()
    if not form.is_valid():
        return render(request, "desk/adviser/post/export.html", {"form": form}, status=422)
    try:
        packed = write_out(form.cleaned_data["reason"], by=request.user, at=at, key=request.key)
    except Refusal as refusal:
        form.add_error("reason", refusal.in_full)
        return render(request, "desk/adviser/post/export.html", {"form": form}, status=409)
    response = HttpResponse(packed, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="borgervejleder-{clock.local_day(at):%Y-%m-%d}.zip"'
    return response


urlpatterns = [path("eksport/", export, name="adviser_export")]
