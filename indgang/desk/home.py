"""The one screen (skranken): what the citizen says, the running contact, the task, the outcome."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render

from indgang.catalogue.models import Placement, Procedure, Step, Task
from indgang.citizens.models import Citizen
from indgang.foundation import clock, reference, workdays
from indgang.inquiries.models import Contact, Draft, Inquiry, Outcome
from indgang.inquiries.recusal import citizens_open_to
from indgang.journal import chain
from indgang.organisation.models import ContactPerson, Employee
from indgang.organisation.rights import Ability
from indgang.wayfinder.finding import find, most_asked

from .access import StaffRequest, needs
from .context import DOORS
from .forms.registration import RegistrationForm
from .search import number_in, with_number

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
    running = Contact.objects.running(request.user).select_related("citizen", "centre").first()
    fields = {} if form else _draft(request.user)
    asked = form.data if form else {**fields, **request.GET.dict()}
    task = _task(asked.get("task"))
    citizen = running.citizen if running and running.citizen_id else citizen_chosen(request.user, asked.get("citizen"))
    said = request.GET.get("q", "")[:200]
    form = form or RegistrationForm(employee=request.user, initial=_initial(request.user, running, task, fields))
    if citizen:
        _record_read(request.user, citizen)
    context = {
        "form": form,
        "running": running,
        "in_contact": running.opened.select_related("task").order_by("id") if running else [],
        "quick": most_asked(),
        "restored": bool(fields),
        "draft": f"{request.user.pk}-{FORM}",
        "said": said,
        "matches": find(said) if said else [],
        "just": _just_registered(request),
        **chosen(task, form),
        **who(citizen, request.user),
    }
    return render(request, "desk/home/desk.html", context, status=status)


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
    task = _task(slug)
    form = RegistrationForm(employee=request.user, initial=_promise_for(task))
    return render(request, "desk/home/_chosen.html", {"form": form, "swapped": True, **chosen(task, form)})


@needs(Ability.SEE_CITIZENS)
def choose_citizen(request: StaffRequest) -> HttpResponse:
    """Put a citizen into the form, and show their earlier inquiries at all centres; the read is written down."""
    citizen = citizen_chosen(request.user, request.POST.get("citizen"))
    if citizen:
        _record_read(request.user, citizen)
    form = RegistrationForm(employee=request.user, initial={"citizen": citizen.pk if citizen else ""})
    return render(request, "desk/home/_who.html", {"form": form, "swapped": True, **who(citizen, request.user)})


def chosen(task: Task | None, form: RegistrationForm) -> dict[str, Any]:
    """Return the task's card and the outcomes, the likeliest first."""
    if task is None:
        return {"task": None, "outcomes": outcomes(None)}
    today = clock.local_day(clock.now())
    placement = Placement.objects.on(today).filter(task=task).first()
    steps = Step.objects.filter(procedure__in=Procedure.objects.on(today).filter(task=task)[:1])
    return {
        "task": task,
        "placement": placement.kind if placement else "guidance",
        "steps": steps,
        "contacts": ContactPerson.objects.for_area(task.department_id, task.area_id)[:1],
        "outcomes": outcomes(placement.kind if placement else "guidance"),
    }


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


def outcomes(placement: str | None) -> list[dict[str, str]]:
    """Return the outcomes with their keys; guidance comes first where nothing is solved here."""
    order = [Outcome.SOLVED, Outcome.GUIDED, Outcome.SELF_SERVICE_SHOWN, Outcome.REFERRED, Outcome.ABANDONED]
    if placement == "guidance":
        order[0], order[1] = order[1], order[0]
    order.append(Outcome.MISDIRECTED)
    return [
        {"value": str(outcome), "label": str(outcome.label), "key": str(number)}
        for number, outcome in enumerate(order, 1)
    ]


def _just_registered(request: StaffRequest) -> Inquiry | None:
    """Return the inquiry that this person has just written down, so that it can be read aloud or taken back."""
    ref = request.GET.get("registreret", "")
    if not reference.looks_like(ref):
        return None
    mine = Inquiry.objects.visible_to(request.user).counted().with_reference(ref).filter(opened_in__clerk=request.user)
    return mine.select_related("task", "at_department").first()


def _draft(employee: Employee) -> dict[str, Any]:
    draft = Draft.objects.filter(employee=employee, name=FORM).first()
    return dict(draft.fields) if draft else {}


def citizen_chosen(employee: Employee, number: Any) -> Citizen | None:
    """Return the citizen with this row number, unless the employee has declared a conflict of interest."""
    digits = str(number or "")
    return citizens_open_to(employee).filter(pk=int(digits[:18])).first() if digits.isdecimal() else None


def _task(slug: Any) -> Task | None:
    known = str(slug or "").replace("\x00", "")
    return Task.objects.with_surroundings().filter(slug=known).first() if known else None


def _initial(employee: Employee, running: Contact | None, task: Task | None, fields: dict[str, Any]) -> dict[str, Any]:
    initial = {"centre": employee.centre_id, **_promise_for(task), **fields}
    if running:
        initial |= {"contact": running.pk, "channel": running.channel}
    return initial


def _promise_for(task: Task | None) -> dict[str, Any]:
    """Suggest the service goal's date and the department that answers for the task."""
    if task is None:
        return {}
    due = workdays.add_working_days(clock.local_day(clock.now()), task.service_goal_days or 1)
    return {"task": task.slug, "promise": due, "due": due, "department": task.department_id}


def _record_read(employee: Employee, citizen: Citizen) -> None:
    chain.record_read("citizen.read", citizen, by=employee, at=clock.now(), reason="Betjening i skranken")
