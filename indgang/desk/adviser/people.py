"""People (personer) at the adviser's desk: found by name, phone, e-mail or CPR number; and the page of one."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from indgang.adviser import people as deeds
from indgang.adviser.anonymity import make_anonymous
from indgang.adviser.models import Case, Contact, Person
from indgang.citizens import cpr
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain

from .access import ZoneRequest, unlocked
from .forms.people import AnonymousForm, MergeForm, PersonForm
from .home import title_of

type Deed = Callable[[Person, dict[str, Any]], str]

PAGE: Final = 50
_SHOWN: Final = 50


def found(request: ZoneRequest, number: int) -> Person:
    """Return the person with this number, if this adviser may see it; else 404."""
    return get_object_or_404(Person.objects.seen_by(request.user).select_related("merged_into"), pk=number)


@unlocked
def people(request: ZoneRequest) -> HttpResponse:
    """List people, or those whom a typed name, phone, e-mail or CPR number may mean; it never stands in an address."""
    said = request.POST.get("q", "")[:100]
    if said:
        hits = deeds.find(said, by=request.user, key=request.key, limit=PAGE)
        page = Paginator([person for person, _words in hits], PAGE).get_page(1)
    else:
        rows = Person.objects.standing().seen_by(request.user).order_by("-created_at", "-id")
        page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    lines = [{"row": person, "words": request.key.read(person)} for person in page.object_list]
    return render(request, "desk/adviser/people/list.html", {"page": page, "lines": lines, "said": said})


@unlocked
def person(request: ZoneRequest, number: int) -> HttpResponse:
    """Show one person with contacts and cases; that it was read is written down."""
    row = found(request, number)
    if row.merged_into_id:
        return redirect("adviser_person", row.merged_into_id)
    with transaction.atomic():
        chain.record("adviser_person.read", row, by=request.user, at=clock.now())
    return show(request, row)


def show(
    request: ZoneRequest, row: Person, turned_down: dict[str, Form] | None = None, status: int = 200
) -> HttpResponse:
    """Show the person's page, with the form that was turned down when there is one."""
    forms, words = turned_down or {}, request.key.read(row)
    known = {name: words[name] for name in Person.private if name != "cpr"}
    contacts = Contact.objects.seen_by(request.user).counted().filter(person=row).select_related("task")[:_SHOWN]
    cases = Case.objects.seen_by(request.user).filter(person=row)[:_SHOWN]
    context = {
        "row": row,
        "words": words,
        "name": words["name"] or str(row),
        "cpr": cpr.masked(words["cpr"]) if words["cpr"] else "",
        "contacts": [{"row": each, "title": title_of(each, request)} for each in contacts],
        "cases": [{"row": each, "title": request.key.read(each)["title"] or str(each)} for each in cases],
        "form": forms.get("change") or PersonForm(initial=known, prefix="change"),
        "anonymous_form": forms.get("anonymous") or AnonymousForm(prefix="anonymous"),
        "merge_form": forms.get("merge") or MergeForm(prefix="merge"),
    }
    return render(request, "desk/adviser/people/show.html", context, status=status)


def _perform(
    request: ZoneRequest, number: int, name: str, form_class: type[Form], deed: Deed, back: str = ""
) -> HttpResponse:
    """Do the deed on the person and go back; what is turned down is shown with all that was typed."""
    row = found(request, number)
    form = form_class(request.POST, prefix=name)
    if not form.is_valid():
        return show(request, row, {name: form}, status=422)
    try:
        done = deed(row, form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return show(request, row, {name: form}, status=409)
    messages.success(request, done)
    return redirect(back) if back else redirect("adviser_person", row.pk)


@require_POST
@unlocked
def change(request: ZoneRequest, number: int) -> HttpResponse:
    """Write what is known about the person anew (ret person)."""

    def deed(row: Person, said: dict[str, Any]) -> str:
        # An empty CPR field lets the number be as it is, for it is not shown there.
        typed = {name: text for name, text in said.items() if text or name != "cpr"}
        deeds.change(row, by=request.user, at=clock.now(), key=request.key, **typed)
        return _("Personen er rettet.")

    return _perform(request, number, "change", PersonForm, deed)


@require_POST
@unlocked
def merger(request: ZoneRequest, number: int) -> HttpResponse:
    """Put another person into this one (læg sammen)."""

    def deed(row: Person, said: dict[str, Any]) -> str:
        deeds.merge(row, found(request, said["number"]), by=request.user, at=clock.now(), key=request.key)
        return _("De to personer er lagt sammen.")

    return _perform(request, number, "merge", MergeForm, deed)


@require_POST
@unlocked
def anonymity(request: ZoneRequest, number: int) -> HttpResponse:
    """Make the person anonymous (gør anonym)."""

    def deed(row: Person, _said: dict[str, Any]) -> str:
        contacts = make_anonymous(row, by=request.user, at=clock.now(), key=request.key)
        said = ngettext(
            "Personen er væk, og %(count)d henvendelse er anonym.",
            "Personen er væk, og %(count)d henvendelser er anonyme.",
            contacts,
        )
        return said % {"count": contacts}

    return _perform(request, number, "anonymous", AnonymousForm, deed, back="adviser_people")


@require_POST
@unlocked
def of_contact(request: ZoneRequest, number: int) -> HttpResponse:
    """Say who an anonymous contact was with: somebody known by phone, e-mail or CPR number, or a new person."""
    contact: Any = get_object_or_404(Contact.objects.seen_by(request.user), pk=number)
    form = PersonForm(request.POST, prefix="person")
    if not form.is_valid():
        messages.error(request, _("Navn, e-mail eller CPR-nummer kunne ikke læses. Prøv igen."))
        return redirect("adviser_contact", number)
    try:
        deeds.identify(contact, by=request.user, at=clock.now(), key=request.key, **form.cleaned_data)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    else:
        messages.success(request, _("Henvendelsen har nu en person."))
    return redirect("adviser_contact", number)


urlpatterns = [
    path("personer/", people, name="adviser_people"),
    path("personer/<int:number>/", person, name="adviser_person"),
    path("personer/<int:number>/oplysninger/", change, name="adviser_person_facts"),
    path("personer/<int:number>/sammenlaegning/", merger, name="adviser_person_merger"),
    path("personer/<int:number>/anonymitet/", anonymity, name="adviser_person_anonymity"),
    path("henvendelser/<int:number>/person/", of_contact, name="adviser_contact_person"),
]
