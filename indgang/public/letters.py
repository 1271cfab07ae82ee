"""A letter explained to a citizen (forstå et brev): pasted or uploaded, read, shown and forgotten."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from indgang.adviser.letters import receipts
from indgang.adviser.letters.form import LetterForm
from indgang.adviser.letters.next_steps import next_steps
from indgang.adviser.letters.points import points
from indgang.adviser.letters.refusals import AlreadyTold, StaleExplanation
from indgang.adviser.letters.uploads import InMemoryOnly
from indgang.adviser.models import LetterFeedback
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.models import Department

from .pages import open_page, show


@csrf_exempt  # nothing is changed or kept, and a token would need a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def letter(request: HttpRequest) -> HttpResponse:
    """Explain a letter; neither its text nor its file is kept, and none of it stands in an address."""
    today = clock.local_day(clock.now())
    if request.method != "POST":
        return _shown(request, LetterForm(today=today))
    request.upload_handlers = [InMemoryOnly(request)]
    form = LetterForm(request.POST, request.FILES, today=today)
    return _shown(request, form, status=200 if form.is_valid() else 422)


def _shown(request: HttpRequest, form: LetterForm, status: int = 200) -> HttpResponse:
    found, today = form.explained, form.today
    context: dict[str, Any] = {"form": form, "letter": found, "today": today}
    if found:
        department = found.sender.department if found.sender else ""
        context |= {
            "steps": next_steps(found, today),
            "points": points(found) if department else (),
            "receipt": receipts.write(found) if department else "",
            "complaint_url": reverse("public_complaints"),
        }
    return show(request, "public/letter.html", context, status=status)


@csrf_exempt  # what is sent was signed by us and can be sent once; a token would need a cookie
@login_not_required
@require_POST
def feedback(request: HttpRequest) -> HttpResponse:
    """Tell the department what was found, when the citizen has said yes: codes and figures, never the letter."""
    if not request.POST.get("consent"):
        return show(request, "public/letter_told.html", {"without_consent": True}, status=422)
    try:
        _send(request.POST.get("receipt", ""))
    except AlreadyTold:
        return redirect("public_letter_told")
    except Refusal as refusal:
        return show(request, "public/letter_told.html", {"refusal": refusal}, status=409)
    return redirect("public_letter_told")


def _send(written: str) -> None:
    told = receipts.read(written)
    department = Department.objects.filter(slug=told.department).first()
    if department is None:
        raise StaleExplanation
    row = LetterFeedback(department=department, kind=told.kind, lix=told.lix, token=told.token)
    row.send(told.points, by=None, at=clock.now())


@open_page
def told(request: HttpRequest) -> HttpResponse:
    """Say thank you."""
    return show(request, "public/letter_told.html", {"is_told": True})


urlpatterns = [
    path("brev/", letter, name="public_letter"),
    path("brev/tilbagemelding/", feedback, name="public_letter_feedback"),
    path("brev/tak/", told, name="public_letter_told"),
]
