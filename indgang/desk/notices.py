"""Notices at the desk (beskeder): unread ones on top of the desk, all on their page, and who has read which."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from indgang.foundation import clock
from indgang.foundation.prepared import Prepared
from indgang.foundation.refusals import Refusal
from indgang.knowledge.models import Notice, Reading
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.knowledge import NoticeForm
from .knowledge import tabs

PER_PAGE: Final = 20
ON_DESK: Final = 3
"""So many unread notices stand on top of the desk; of more the number is told."""
_WHICH: Final = (
    ("nu", gettext_lazy("Gælder nu")),
    ("ulaeste", gettext_lazy("Ikke læst")),
    ("alle", gettext_lazy("Alle")),
)


def waiting_for(employee: Employee) -> dict[str, Any]:
    """Return the unread notices for the top of the desk, and how many more there are."""
    unread = _unread(employee.pk, employee.centre_id or 0, clock.local_day(clock.now()))
    return {"unread": unread[:ON_DESK], "more_unread": max(len(unread) - ON_DESK, 0), "unread_count": len(unread)}


def _waiting(employee: int, centre: int, day: Any) -> QuerySet[Notice]:
    return Notice.objects.waiting_for(employee, centre, day).select_related("by")


_unread = Prepared(_waiting)


@needs(Ability.SEE_TASKS)
def notices(request: StaffRequest) -> HttpResponse:
    """List the notices that this person may see, the newest first."""
    today, which = clock.local_day(clock.now()), request.GET.get("vis")
    which = which if which in dict(_WHICH) else "nu"
    own = Reading.objects.filter(notice=OuterRef("pk"), employee=request.user)
    rows = Notice.objects.visible_to(request.user).select_related("by", "centre")
    rows = rows.annotate(is_read=Exists(own), readers_count=Count("readings"))
    if which == "nu":
        rows = rows.on(today)
    elif which == "ulaeste":
        rows = rows.waiting_for(request.user.pk, request.user.centre_id or 0, today)
    page = Paginator(rows.order_by("-important", "-valid_from", "-id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "which": which,
        "choices": _WHICH,
        "query": f"vis={which}&",
        "may_write": request.user.may(Ability.WRITE_KNOWLEDGE),
        "today": today,
        "tabs": tabs(request.user, "notices", today),
    }
    return render(request, "desk/knowledge/notices.html", context)


@needs(Ability.WRITE_KNOWLEDGE)
def new(request: StaffRequest) -> HttpResponse:
    """Write a notice; what cannot be sent is shown again, whole."""
    today = clock.local_day(clock.now())
    if request.method != "POST":
        return _editor(request, NoticeForm(initial={"valid_from": today}))
    form = NoticeForm(request.POST)
    if not form.is_valid():
        return _editor(request, form, 422)
    try:
        notice = Notice.write(**form.cleaned_data, by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return _editor(request, form, 409)
    messages.success(request, _("Beskeden er sendt. Du kan se her, hvem der har læst den."))
    return redirect(notice)


def _editor(request: StaffRequest, form: NoticeForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "draft": f"{request.user.pk}-besked"}
    return render(request, "desk/knowledge/notice_new.html", context, status=status)


@needs(Ability.SEE_TASKS)
def notice(request: StaffRequest, number: int) -> HttpResponse:
    """Show a notice; to its author, and to those who may write, also who has read it."""
    row = get_object_or_404(Notice.objects.visible_to(request.user).select_related("by", "centre"), pk=number)
    sees_readers = row.by_id == request.user.pk or request.user.may(Ability.WRITE_KNOWLEDGE)
    context = {
        "notice": row,
        "is_read": row.readings.filter(employee=request.user).exists(),
        "sees_readers": sees_readers,
        "readers": row.readers if sees_readers else (),
        "still_to_read": row.still_to_read if sees_readers else (),
        "may_withdraw": request.user.may(Ability.WRITE_KNOWLEDGE) and not row.withdrawn_at,
    }
    return render(request, "desk/knowledge/notice.html", context)


@require_POST
@needs(Ability.SEE_TASKS)
def reading(request: StaffRequest, number: int) -> HttpResponse:
    """Mark a notice as read (kvittering); at the desk the rest stays as it is."""
    row = get_object_or_404(Notice.objects.visible_to(request.user), pk=number)
    row.mark_read(by=request.user, at=clock.now())
    if request.headers.get("HX-Request"):
        return render(request, "desk/knowledge/_unread.html", waiting_for(request.user))
    return redirect("desk" if request.POST.get("desk") else "notices")


@require_POST
@needs(Ability.WRITE_KNOWLEDGE)
def withdrawal(request: StaffRequest, number: int) -> HttpResponse:
    """Take a notice away from the desks (tilbagetrækning)."""
    row = get_object_or_404(Notice.objects.visible_to(request.user), pk=number)
    try:
        row.withdraw(by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Beskeden er trukket tilbage."))
    return redirect(row)


urlpatterns = [
    path("viden/beskeder/", notices, name="notices"),
    path("viden/beskeder/ny/", new, name="notice_new"),
    path("viden/beskeder/<int:number>/", notice, name="notice"),
    path("viden/beskeder/<int:number>/kvittering/", reading, name="notice_reading"),
    path("viden/beskeder/<int:number>/tilbagetraekning/", withdrawal, name="notice_withdrawal"),
]
