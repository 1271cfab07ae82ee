"""The adviser's front page (borgervejlederens forside): the quickest way to write a contact down, and what waits."""

from datetime import datetime
from typing import Any, Final
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from indgang.adviser import people
from indgang.adviser.case_refusals import AlreadyLogged
from indgang.adviser.models import Contact, ContactKind, DiscardReason, DropIn, Person, Way
from indgang.adviser.pointing import suggested, ways_of
from indgang.adviser.presence import here_now
from indgang.adviser.registration import NewContact, log
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.wayfinder.answering import answer

from .access import ZoneRequest, unlocked
from .drafts import forget, kept_fields
from .forms.contacts import QuickForm, department_of
from .perform import tell_masked
from .waiting import waiting

DRAFT: Final = "hurtig"
FOUND: Final = 3
TASK_KEYS: Final = ("Alt+8", "Alt+9", "Alt+0")
WAY_KEYS: Final = {
    Way.DESK: "Alt+p",
    Way.DROP_IN: "Alt+x",
    Way.PHONE: "Alt+q",
    Way.MAIL: "Alt+m",
    Way.DIGITAL_POST: "Alt+d",
    Way.LETTER: "Alt+r",
    Way.WEB: "Alt+w",
}
"""Free letters: the menu has its own, and so has the form."""
_LATEST: Final = 5


@unlocked
def home(request: ZoneRequest) -> HttpResponse:
    """Show the quickest way to write a contact down, and what waits."""
    return show(request)


def show(request: ZoneRequest, form: QuickForm | None = None, status: int = 200) -> HttpResponse:
    """Show the front page, with a form that was turned down when there is one."""
    at = clock.now()
    draft = {} if form else kept_fields(request.user, request.key, DRAFT)
    inside = _inside(form["drop_in"].value() if form else request.GET.get("nummer", ""), at)
    form = form or QuickForm(initial={**_beforehand(inside, at), **draft, "key": uuid4()})
    said, just = str(form["text"].value() or ""), _just(request)
    context = {
        "form": form,
        "restored": bool(draft),
        "inside": inside,
        "kinds": _chips(ContactKind.choices, form["kind"].value(), [f"Alt+{digit}" for digit in range(1, 8)]),
        "ways": _chips(Way.choices, form["way"].value(), list(WAY_KEYS.values())),
        "lines": waiting(request, clock.local_day(at)),
        "latest": _latest(request),
        "just": just,
        "queue": _queue(just),
        "today": clock.local_day(at),
        **_found(said, form["task"].value()),
    }
    return render(request, "desk/adviser/home.html", context, status=status)


def _inside(number: Any, at: datetime) -> DropIn | None:
    """Return the number on today's list that the contact belongs to, when it has none yet; None for the others."""
    if not str(number or "").isdecimal():
        return None
    rows = DropIn.objects.filter(day=clock.local_day(at), called_at__isnull=False, contact__isnull=True)
    return rows.select_related("place").filter(pk=int(str(number)[:18])).first()


def _beforehand(inside: DropIn | None, at: datetime) -> dict[str, Any]:
    """Return what is chosen beforehand: the place of the called number or of the hours now, else the telephone."""
    place = inside.place if inside else here_now(at)
    return {"way": Way.DROP_IN if place else Way.PHONE, "place": place.pk if place else ""}


def _chips(choices: Any, chosen: Any, keys: list[str]) -> list[dict[str, Any]]:
    return [
        {"value": value, "label": label, "key": key, "chosen": str(value) == str(chosen)}
        for (value, label), key in zip(choices, keys, strict=True)
    ]


def _latest(request: ZoneRequest) -> list[dict[str, Any]]:
    rows = Contact.objects.seen_by(request.user).counted().select_related("department")[:_LATEST]
    return [{"row": row, "title": title_of(row, request)} for row in rows]


def title_of(row: Contact, request: ZoneRequest) -> str:
    """Return what a contact is called in lists: its title, or how its text begins."""
    words = request.key.read(row)
    text = words["title"] or words["text"] or (row.task.title if row.task_id and row.task else "")
    return f"{text[:90]}…" if len(text) > 90 else text or str(row)


def _just(request: ZoneRequest) -> Contact | None:
    """Return the contact that has just been written down, so that it can be taken back or become a case."""
    number = request.GET.get("skrevet", "")
    if not number.isdecimal():
        return None
    rows = Contact.objects.seen_by(request.user).counted().filter(by=request.user).select_related("drop_in__place")
    return rows.filter(pk=int(number[:18])).first()


def _queue(just: Contact | None) -> dict[str, Any] | None:
    """Return the list that the contact just written down was on, and how many wait there; None for the others."""
    served = getattr(just, "drop_in", None)
    if not served:
        return None
    return {"place": served.place, "waiting": DropIn.objects.on(served.place, served.day).waiting().count()}


@require_POST
@unlocked
def wayfinder(request: ZoneRequest) -> HttpResponse:
    """Show who does what, for the words that were typed; nothing of it is written down."""
    return render(
        request, "desk/adviser/_found.html", _found(request.POST.get("text", ""), request.POST.get("task", ""))
    )


def _found(said: str, chosen: Any) -> dict[str, Any]:
    answered = answer(said[:400], FOUND, typing=True) if said.strip() else None
    matches = answered.matches[:FOUND] if answered else ()
    ways = ways_of([match.task for match in matches], clock.local_day(clock.now())) if matches else {}
    tasks = [
        {"match": match, "key": key, "chosen": match.task.slug == chosen, "way": ways.get(match.task.pk)}
        for match, key in zip(matches, TASK_KEYS, strict=False)
    ]
    return {"answer": answered, "tasks": tasks, "said": said.strip()}


@require_POST
@unlocked
def contact(request: ZoneRequest) -> HttpResponse:
    """Write a contact down from the quick form; what cannot be written is shown again, whole."""
    form = QuickForm(request.POST)
    if not form.is_valid():
        return show(request, form, status=422)
    try:
        row = _logged(request, form, clock.now())
    except AlreadyLogged as refusal:
        messages.info(request, refusal.in_full)
        return redirect("adviser")
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return show(request, form, status=409)
    forget(request.user, DRAFT)
    tell_masked(request, row.masked_numbers)
    if request.POST.get("act") == "case":
        return redirect(f"{reverse('adviser_contact', args=[row.pk])}#act-open")
    return redirect(f"{reverse('adviser')}?skrevet={row.pk}")


def _logged(request: ZoneRequest, form: QuickForm, at: datetime) -> Contact:
    """Write it down, and on the list of those who wait that the number has been served."""
    inside = _inside(form.cleaned_data["drop_in"], at)
    with transaction.atomic():
        row = _log(request, form, at)
        if inside:
            inside.end(at=at, contact=row)
    return row


def _log(request: ZoneRequest, form: QuickForm, at: datetime) -> Contact:
    data = form.cleaned_data
    matter = NewContact(
        kind=data["kind"],
        way=data["way"],
        at=at,
        text=data["text"],
        place=data["place"] if data["way"] in (Way.DESK, Way.DROP_IN) else None,
        person=_person(request, data, at),
        task=data["task"],
        department=department_of(data),
        route_number=_route(data, at),
        spent=data["spent"],
        outcome=data["outcome"],
        points=form.points(),
    )
    return log(matter, by=request.user, at=at, key=data["key"])


def _route(data: dict[str, Any], at: datetime) -> int | None:
    """Return the way to complain that was chosen, or the one that the task points at; nobody needs to say it."""
    if data["route"] is not None:
        return data["route"] or None
    matter = {"kind": data["kind"], "text": data["text"], "has_matter": bool(data["theme"])}
    return suggested(data["task"], clock.local_day(at), **matter)


def _person(request: ZoneRequest, data: dict[str, Any], at: datetime) -> Person | None:
    """Return who came: found again by the phone number, or written down; nobody when nothing was typed."""
    name, phone = data["name"], data["phone"]
    if not (name or phone):
        return None
    known = people.find(phone, by=request.user, key=request.key, limit=1) if phone else []
    return known[0][0] if known else people.register(by=request.user, at=at, key=request.key, name=name, phone=phone)


@require_POST
@unlocked
def undo(request: ZoneRequest, number: int) -> HttpResponse:
    """Take back what one has just written down (fortryd)."""
    row = get_object_or_404(Contact.objects.seen_by(request.user), pk=number, by=request.user)
    served = DropIn.objects.filter(contact=row).first()
    try:
        with transaction.atomic():
            row.discard(DiscardReason.UNDONE, by=request.user, at=clock.now())
            if served:
                served.undo()
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.info(request, _("%(contact)s er taget ud og tæller ikke med.") % {"contact": row})
    return redirect(f"{reverse('adviser')}?nummer={served.pk}" if served else "adviser")


urlpatterns = [
    path("", home, name="adviser"),
    path("vejviser/", wayfinder, name="adviser_wayfinder"),
    path("henvendelse/", contact, name="adviser_quick"),
    path("henvendelser/<int:number>/fortrydelse/", undo, name="adviser_undo"),
]
