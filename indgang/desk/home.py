"""The one screen (skranken): what the citizen says, the running contact, the task, the outcome."""

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject

from indgang.catalogue.models import Task
from indgang.citizens.models import Citizen
from indgang.foundation import clock, reference
from indgang.foundation.prepared import Prepared
from indgang.inquiries.models import Contact, Draft, Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.recusal import citizens_open_to
from indgang.inquiries.seen import Seen
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability
from indgang.wayfinder.answering import answer
from indgang.wayfinder.finding import most_asked

from .access import StaffRequest, needs
from .context import DOORS
from .forms.fields import centres, departments, task_called
from .forms.registration import RegistrationForm
from .notices import waiting_for
from .search import number_in, with_number
from .task_card import chosen, promise_for, task_facts

FORM = "registrering"
EARLIER = 6


def home(request: StaffRequest) -> HttpResponse:
    """Show the desk to those who register, and the first open door to all others."""
    if request.user.may(Ability.REGISTER):
        typed_number = number_in(request.GET.get("q", ""))
        return _said(request) if request.method == "POST" or typed_number else desk(request)
    door = next((door for door in DOORS if request.user.may(door.ability)), None)
    return redirect(door.url) if door else render(request, "desk/no_role.html")


def desk(request: StaffRequest, form: RegistrationForm | None = None, status: int = 200) -> HttpResponse:
    """Show the desk, with a form that was turned down when there is one."""
    running = _running.first(request.user.pk)
    fields = {} if form else dict(draft_of.first(request.user.pk) or {})
    asked = form.data if form else {**fields, **request.GET.dict()}
    task = task_called(str(asked.get("task") or ""))
    citizen = running.citizen if running and running.citizen_id else citizen_chosen(request.user, asked.get("citizen"))
    said = request.GET.get("q", "")[:200]
    initial = _initial(request.user, running, task, fields)
    found = answer(said) if said else None
    is_fresh = not (form or running or fields or citizen or said)
    new = SimpleLazyObject(lambda: RegistrationForm(employee=request.user, initial=initial))
    if citizen:
        _record_read(request.user, citizen)
    context = {
        "form": form or new,
        "form_key": form["key"].value() if form else uuid4(),
        "running": running,
        "in_contact": running.opened.select_related("task").order_by("id") if running else [],
        "quick": most_asked(),
        "restored": bool(fields),
        "draft": f"{request.user.pk}-{FORM}",
        "said": said,
        "matches": found.matches if found else [],
        "answer": found,
        "just": _just_registered(request),
        **waiting_for(request.user),
        **chosen(task),
        **who(citizen, request.user),
    }
    context["fresh"] = _fresh(context, initial) if is_fresh else None
    return render(request, "desk/home/desk.html", context, status=status)


def _fresh(context: dict[str, Any], initial: dict[str, Any]) -> tuple[Any, ...]:
    """Return all that the empty form depends on, so that it need not be drawn again for the next clerk."""
    return (
        [(match.task.slug, match.task.title) for match in context["quick"]],
        task_facts(context["task"]),
        context.get("placement"),
        list(initial.items()),
        centres(),
        departments(),
    )


def _said(request: StaffRequest) -> HttpResponse:
    """Turn what was said into an address, for a browser without scripts; a CPR number never comes into one."""
    said = request.POST.get("q") or request.GET.get("q", "")
    if number_in(said):
        citizen = with_number(request, said)
        return redirect(f"/?citizen={citizen.pk}" if citizen else "/")
    return redirect(f"/?{urlencode({'q': said[:200]})}")


@needs(Ability.REGISTER)
def choose_task(request: StaffRequest, slug: str) -> HttpResponse:
    """Put a task into the form and its card beside it; what is typed stays."""
    task = task_called(slug)
    form = RegistrationForm(employee=request.user, initial=promise_for(task))
    return render(request, "desk/home/_chosen.html", {"form": form, "swapped": True, **chosen(task)})


@needs(Ability.SEE_CITIZENS)
def choose_citizen(request: StaffRequest) -> HttpResponse:
    """Put a citizen into the form, and show their earlier inquiries at all centres; the read is written down."""
    citizen = citizen_chosen(request.user, request.POST.get("citizen"))
    if citizen:
        _record_read(request.user, citizen)
    form = RegistrationForm(employee=request.user, initial={"citizen": citizen.pk if citizen else ""})
    return render(request, "desk/home/_who.html", {"form": form, "swapped": True, **who(citizen, request.user)})


def who(citizen: Citizen | None, employee: Employee) -> dict[str, Any]:
    """Return what the desk shows of the citizen: needs, mandates and earlier inquiries."""
    if citizen is None:
        return {"citizen": None}
    today = clock.local_day(clock.now())
    return {
        "citizen": citizen,
        "needs": citizen.needs.on(today),
        "mandates": citizen.mandates.on(today),
        "earlier": Inquiry.objects.visible_to(employee)
        .counted()
        .filter(citizen=citizen)
        .with_line()
        .newest_first()[:EARLIER],
    }


def _just_registered(request: StaffRequest) -> Inquiry | None:
    """Return the inquiry that this person has just written down, so that it can be read aloud or taken back."""
    ref = request.GET.get("registreret", "")
    if not reference.looks_like(ref):
        return None
    return _mine.first(request.user, reference.decode(ref), request.user.pk)


def _registered_by(rows: InquiryQuerySet, number: int, clerk: int) -> QuerySet[Inquiry]:
    mine = rows.counted().filter(pk=number, opened_in__clerk=clerk)
    return mine.select_related("task", "at_department")


def _running_of(clerk: int) -> QuerySet[Contact]:
    return Contact.objects.running(Employee(pk=clerk)).select_related("citizen", "centre")[:1]


def _draft_of(clerk: int) -> QuerySet[Draft, dict[str, Any]]:
    return Draft.objects.filter(employee=clerk, name=FORM).values_list("fields", flat=True)


_mine = Seen(_registered_by)
_running = Prepared(_running_of)
draft_of = Prepared(_draft_of)
"""The fields of the clerk's unsent registration (kladde)."""


def citizen_chosen(employee: Employee, number: Any) -> Citizen | None:
    """Return the citizen with this row number, unless the employee has declared a conflict of interest."""
    digits = str(number or "")
    return citizens_open_to(employee).filter(pk=int(digits[:18])).first() if digits.isdecimal() else None


def _initial(employee: Employee, running: Contact | None, task: Task | None, fields: dict[str, Any]) -> dict[str, Any]:
    initial = {"centre": employee.centre_id, **promise_for(task), **fields}
    if running:
        initial |= {"contact": running.pk, "channel": running.channel}
    return initial


def _record_read(employee: Employee, citizen: Citizen) -> None:
    chain.record_read("citizen.read", citizen, by=employee, at=clock.now(), reason="Betjening i skranken")
