"""Letters at the desk (breve): explained as on the citizens' page, and told to departments with the citizen's leave."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from indgang.adviser.letters import receipts
from indgang.adviser.letters.form import LetterForm
from indgang.adviser.letters.next_steps import next_steps
from indgang.adviser.letters.points import points
from indgang.adviser.letters.uploads import InMemoryOnly
from indgang.adviser.models import LetterFeedback
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.organisation.models import Department
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .forms.letters import AnswerLetterForm, TellForm

PER_PAGE: Final = 20
_WHICH: Final = (("venter", gettext_lazy("Venter på svar")), ("besvaret", gettext_lazy("Besvaret")))


@csrf_exempt  # so that the file can be kept off the disk before it is read; `_explained` checks the token
@needs(Ability.READ_KNOWLEDGE)
def letter(request: StaffRequest) -> HttpResponse:
    """Explain a letter (forklar et brev); nothing of it is kept."""
    request.upload_handlers = [InMemoryOnly(request)]
    return _explained(request)


@csrf_protect
def _explained(request: StaffRequest) -> HttpResponse:
    today = clock.local_day(clock.now())
    if request.method != "POST":
        return _shown(request, LetterForm(today=today))
    form = LetterForm(request.POST, request.FILES, today=today)
    return _shown(request, form, status=200 if form.is_valid() else 422)


def _shown(request: StaffRequest, form: LetterForm, status: int = 200) -> HttpResponse:
    found, today = form.explained, form.today
    context: dict[str, Any] = {"form": form, "letter": found, "today": today, "tabs": tabs(request, "letter")}
    if found:
        context |= {
            "steps": next_steps(found, today),
            "points": points(found),
            "tell_form": _tell_form(found.sender.department if found.sender else "", receipts.write(found)),
            "complaint_url": reverse("complaint_guide"),
        }
    response = render(request, "desk/letters/show.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    return response


def _tell_form(code: str, receipt: str) -> TellForm | None:
    if not receipt:
        return None
    department = Department.objects.filter(slug=code).first() if code else None
    return TellForm(initial={"receipt": receipt, "department": department})


@require_POST
@needs(Ability.READ_KNOWLEDGE)
def feedback(request: StaffRequest) -> HttpResponse:
    """Tell a department what its letter could do better; the citizen has said yes, and a quote has been checked."""
    form = TellForm(request.POST)
    if form.is_valid() and (sent := _sent(request, form)):
        messages.success(request, _("%(department)s har fået tilbagemeldingen.") % {"department": sent.department})
        return redirect("letters_told")
    context = {"form": form, "tabs": tabs(request, "letter")}
    return render(request, "desk/letters/feedback.html", context, status=422)


def _sent(request: StaffRequest, form: TellForm) -> LetterFeedback | None:
    data = form.cleaned_data
    try:
        told = receipts.read(data["receipt"])
        row = LetterFeedback(department=data["department"], kind=told.kind, lix=told.lix, token=told.token)
        return row.send(told.points, quote=data["quote"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return None


@needs(Ability.READ_KNOWLEDGE)
def told(request: StaffRequest) -> HttpResponse:
    """Show what one has told departments, for the adviser all of it, and what they answered."""
    rows = LetterFeedback.objects.seen_by(request.user)
    return _list(request, rows, "letters_told")


@needs(Ability.ANSWER_ADVISER)
def letters(request: StaffRequest) -> HttpResponse:
    """Show what the department has been told about its letters (afdelingens breve)."""
    return _mine(request)


def _mine(
    request: StaffRequest, turned_down: tuple[int, AnswerLetterForm] | None = None, status: int = 200
) -> HttpResponse:
    rows = LetterFeedback.objects.filter(department=request.user.department_id)
    return _list(request, rows, "department_letters", turned_down, status)


def _list(
    request: StaffRequest,
    rows: Any,
    here: str,
    turned_down: tuple[int, AnswerLetterForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.GET.get("vis")
    which = asked if asked in dict(_WHICH) else "venter"
    shown = rows.waiting() if which == "venter" and not turned_down else rows.answered()
    shown = rows if turned_down else shown
    page = Paginator(shown.with_all(), PER_PAGE).get_page(request.GET.get("page"))
    failed, form = turned_down or (0, None)
    may_answer = here == "department_letters"
    context = {
        "page": page,
        "lines": [
            {"row": row, "form": (form if row.pk == failed else _answer_form(row)) if may_answer else None}
            for row in page
        ],
        "which": which,
        "choices": [(code, label, getattr(rows, name)().count()) for (code, label), name in _counted()],
        "query": f"vis={which}&",
        "may_answer": may_answer,
        "tabs": tabs(request, here),
    }
    return render(request, "desk/letters/list.html", context, status=status)


def _counted() -> list[tuple[tuple[str, Any], str]]:
    return list(zip(_WHICH, ("waiting", "answered"), strict=True))


def _answer_form(row: LetterFeedback) -> AnswerLetterForm:
    return AnswerLetterForm(prefix=f"n{row.pk}")


@require_POST
@needs(Ability.ANSWER_ADVISER)
def answer(request: StaffRequest, number: int) -> HttpResponse:
    """Answer for the department: fixed, being fixed, or not agreed."""
    row = get_object_or_404(LetterFeedback.objects.filter(department=request.user.department_id), pk=number)
    form = AnswerLetterForm(request.POST, prefix=f"n{row.pk}")
    if form.is_valid() and _answered(request, row, form):
        messages.success(request, _("Svaret er gemt."))
        return redirect("department_letters")
    return _mine(request, (row.pk, form), 422)


def _answered(request: StaffRequest, row: LetterFeedback, form: forms.Form) -> bool:
    data = form.cleaned_data
    try:
        row.answer(data["verdict"], data["text"], by=request.user, at=clock.now())
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return False
    return True


def tabs(request: StaffRequest, here: str) -> list[dict[str, Any]]:
    """Return the links between the pages on letters."""
    links: list[tuple[str, str, int | None]] = [
        ("letter", _("Forklar et brev"), None),
        ("letters_told", _("Fortalt til afdelinger"), None),
    ]
    if request.user.may(Ability.ANSWER_ADVISER):
        waiting = LetterFeedback.objects.filter(department=request.user.department_id).waiting().count()
        links.append(("department_letters", _("Vores breve"), waiting or None))
    return [
        {"url": reverse(name), "label": label, "count": count, "current": name == here} for name, label, count in links
    ]


urlpatterns = [
    path("brev/", letter, name="letter"),
    path("brev/tilbagemelding/", feedback, name="letter_feedback"),
    path("brev/tilbagemeldinger/", told, name="letters_told"),
    path("afdeling/breve/", letters, name="department_letters"),
    path("afdeling/breve/<int:number>/svar/", answer, name="department_letter_answer"),
]
