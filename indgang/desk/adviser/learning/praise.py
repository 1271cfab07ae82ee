"""Praise (ros): what citizens were glad of, and what was passed on to the departments."""

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.models import Contact, Point, PointKind, Praise
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.forms.learning import PraiseForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .doors import doors

PER_PAGE: Final = 20
_RECENT: Final = timedelta(days=90)
_MOST: Final = 20


@unlocked
def praise(request: ZoneRequest) -> HttpResponse:
    """Show the praise of the last months and what was sent, and pass some on."""
    initial = {"department": request.GET.get("afdeling", "")[:18], "theme": request.GET.get("tema", "")[:18]}
    form = PraiseForm(request.POST) if request.method == "POST" else PraiseForm(initial=initial)
    if form.is_bound and form.is_valid() and _sent(request, form):
        return redirect("adviser_praise")
    page = Paginator(Praise.objects.select_related("department", "theme"), PER_PAGE).get_page(request.GET.get("page"))
    seen = Contact.objects.counted().seen_by(request.user).filter(at__gte=clock.now() - _RECENT)
    points = Point.objects.filter(kind=PointKind.PRAISE, contact__in=seen).select_related(
        "theme", "department", "contact"
    )
    context = {
        "form": form,
        "page": page,
        "lines": [
            {"point": each, "title": request.key.read(each.contact)["title"] or str(each.contact)}
            for each in points.order_by("-contact__at")[:_MOST]
        ],
        "tabs": doors("adviser_praise"),
    }
    return render(request, "desk/adviser/learning/praise.html", context, status=422 if form.is_bound else 200)


def _sent(request: ZoneRequest, form: PraiseForm) -> bool:
    data = form.cleaned_data
    row = Praise(department=data["department"], theme=data["theme"], text=data["text"])
    try:
        row.send(by=request.user, at=clock.now(), read_through=data["read_through"])
    except Refusal as refusal:
        form.add_error("text", refusal.in_full)
        return False
    messages.success(request, _("Rosen er sendt til %(department)s.") % {"department": row.department})
    return True


urlpatterns = [path("ros/", praise, name="adviser_praise")]
