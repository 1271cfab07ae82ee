"""Lessons (læringspunkter): noted from a case or a contact, and the list of them."""

from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _

from indgang.adviser.models import Case, Contact, LearningPoint
from indgang.desk.adviser.access import ZoneRequest, unlocked
from indgang.desk.adviser.drafts import forget
from indgang.desk.adviser.forms.learning import LessonForm
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .doors import doors
from .drafted import asked

PER_PAGE: Final = 25
DRAFT: Final = "laeringspunkt"


@unlocked
def lessons(request: ZoneRequest) -> HttpResponse:
    """List the lessons, newest first, and note another; `?sag=` and `?henvendelse=` tell where it comes from."""
    case, contact = _origin(request)
    form = asked(request, LessonForm, DRAFT)
    if form.is_bound and form.is_valid() and _noted(request, form, case, contact):
        forget(request.user, DRAFT)
        return redirect("adviser_lessons")
    rows = LearningPoint.objects.seen_by(request.user).select_related("theme", "department", "case", "contact")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "form": form,
        "case": case,
        "contact": contact,
        "page": page,
        "lines": [{"row": row, "text": request.key.read(row)["text"]} for row in page],
        "tabs": doors("adviser_lessons"),
    }
    return render(request, "desk/adviser/learning/lessons.html", context, status=422 if form.is_bound else 200)


def _origin(request: ZoneRequest) -> tuple[Case | None, Contact | None]:
    """Return the case and the contact that the address names, if this adviser may see them."""
    number = {name: request.GET.get(name, "")[:18] for name in ("sag", "henvendelse")}
    numbers = {name: int(value) if value.isdecimal() else 0 for name, value in number.items()}
    case = Case.objects.seen_by(request.user).filter(pk=numbers["sag"]).first() if numbers["sag"] else None
    contacts = Contact.objects.seen_by(request.user)
    return case, contacts.filter(pk=numbers["henvendelse"]).first() if numbers["henvendelse"] else None


def _noted(request: ZoneRequest, form: LessonForm, case: Case | None, contact: Contact | None) -> bool:
    data = form.cleaned_data
    row = LearningPoint(
        theme=data["theme"], department=data["department"], level=data["level"], case=case, contact=contact
    )
    try:
        row.note(data["text"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return False
    messages.success(request, _("Læringspunktet er gemt."))
    return True


urlpatterns = [path("laering/punkter/", lessons, name="adviser_lessons")]
