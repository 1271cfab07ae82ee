"""Importing old registrations (import): upload, preview, mapping, progress, result and history."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.inquiries.importing import refusals, runs, store
from indgang.inquiries.importing.columns import Column
from indgang.inquiries.importing.mapping import WordMapping
from indgang.inquiries.importing.vocabulary import Kind, Vocabulary
from indgang.inquiries.models import ImportRun
from indgang.organisation.rights import Ability
from indgang.results.folding import fold_changes

from .access import StaffRequest, needs
from .forms.imports import MappingForm, UploadForm

LIMIT: Final = 50_000_000
_MEGABYTE: Final = 1_000_000
_WATCHED: Final = 1.0
_UNWATCHED: Final = 15.0
"""So many seconds of work does one request do: little when a script asks again at once, more when a person must."""
_HISTORY: Final = 50


@never_cache
@needs(Ability.IMPORT)
def imports(request: StaffRequest) -> HttpResponse:
    """Show the imports so far (importer), and take a new file."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("import_run", _taken(request, form.cleaned_data["file"]).pk)
        except Refusal as refusal:
            form.add_error("file", refusal.in_full)
    context = {"form": form, "runs": ImportRun.objects.newest_first()[:_HISTORY]}
    return render(request, "desk/imports/list.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
@needs(Ability.IMPORT)
def run(request: StaffRequest, number: int) -> HttpResponse:
    """Show one import where it stands: as it would be understood, under way, or done."""
    return _page(request, _found(number))


@never_cache
@require_POST
@needs(Ability.IMPORT)
def mapping(request: StaffRequest, number: int) -> HttpResponse:
    """Keep what the unknown words mean (kobling), and begin when asked to."""
    held, vocabulary = _found(number), Vocabulary.load()
    form = MappingForm(runs.unknown(held, vocabulary), vocabulary, request.POST)
    if not form.is_valid():
        return _page(request, held, form=form, status=422)
    try:
        if "begin" in request.POST:
            runs.start(held, form.chosen(), vocabulary, at=clock.now())
        elif held.state == "waiting":
            held.change(mapping=form.chosen().words)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
    return redirect("import_run", held.pk)


@never_cache
@require_POST
@needs(Ability.IMPORT)
def progress(request: StaffRequest, number: int) -> HttpResponse:
    """Do the next stretch of work, and show how far the import is (fremgang)."""
    held = _found(number)
    watched = bool(request.headers.get("HX-Request"))
    try:
        _work(request, held, _WATCHED if watched else _UNWATCHED)
    except Refusal as refusal:
        messages.error(request, refusal.in_full)
        held = _found(number)
    if watched:
        return render(request, "desk/imports/show.html#progress", _standing(held))
    return redirect("import_run", held.pk)


@never_cache
@require_POST
@needs(Ability.IMPORT)
def stop(request: StaffRequest, number: int) -> HttpResponse:
    """End an import before its time (standsning); what is in stays in."""
    held = _found(number)
    try:
        runs.stop(held, by=request.user, at=clock.now())
    except Refusal as refusal:
        messages.info(request, refusal.message)
    return redirect("import_run", held.pk)


@never_cache
@require_safe
@needs(Ability.IMPORT)
def errors(request: StaffRequest, number: int) -> HttpResponse:
    """Give the rows that could not come in, with their reasons, as a file (fejlfil)."""
    held = _found(number)
    try:
        content = store.errors_of(held.token).read_bytes()
    except FileNotFoundError as error:
        raise Http404 from error
    name = _("import-%(number)d-fejl.csv") % {"number": held.pk}
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _taken(request: StaffRequest, file: "UploadedFile[bytes]") -> ImportRun:
    """Lay the file aside under a random name, look through it, and remove it again."""
    size = file.size or 0
    if size > LIMIT:
        raise refusals.TooLarge(size=-(-size // _MEGABYTE), limit=LIMIT // _MEGABYTE)
    held = store.folder() / f"{token_hex(16)}.upload"
    try:
        _copy(file, held)
        return runs.begin(held, Path(file.name or "").name, by=request.user, at=clock.now())
    finally:
        held.unlink(missing_ok=True)


def _copy(file: "UploadedFile[bytes]", target: Path) -> None:
    with target.open("wb") as copy:
        for chunk in file.chunks():
            copy.write(chunk)


def _work(request: StaffRequest, held: ImportRun, seconds: float) -> None:
    """Bring in rows; when all are in, count the days that changed."""
    at = clock.now()
    if held.state == "running":
        try:
            runs.step(held, by=request.user, at=at, seconds=seconds)
        except refusals.FileGone:
            runs.stop(held, by=request.user, at=at)
            raise
    elif _counting(held):
        fold_changes(at=at)
        held.change(counted_to=clock.local_day(at))


def _counting(held: ImportRun) -> bool:
    """Tell whether the figures still have to be reckoned; until then they are counted live, only slower."""
    return bool(held.ended_at and held.added and not held.counted_to)


def _standing(held: ImportRun) -> dict[str, Any]:
    return {"run": held, "counting": _counting(held), "figures": "/tal/"}


def _page(request: StaffRequest, held: ImportRun, form: MappingForm | None = None, status: int = 200) -> HttpResponse:
    context = _standing(held)
    if held.state == "waiting":
        context |= _preview(held, form)
    return render(request, "desk/imports/show.html", context, status=status)


def _preview(held: ImportRun, form: MappingForm | None) -> dict[str, Any]:
    vocabulary = Vocabulary.load()
    unknown = runs.unknown(held, vocabulary)
    guessed = WordMapping.from_dict(held.mapping).with_guesses(unknown)
    try:
        seen = runs.first_rows(held, vocabulary, guessed, at=clock.now())
    except refusals.FileGone as refusal:
        return {"gone": refusal.in_full}
    return {
        "columns": [Column(each).label for each in held.found["columns"]],
        "days": [date.fromisoformat(day) for day in (held.found["first"], held.found["last"]) if day],
        "form": form or MappingForm(unknown, vocabulary),
        "unknown": len(unknown),
        "lines": [_line(each, vocabulary.label) for each in seen],
        "titles": [each.label for each in vocabulary.choices[Kind.TASK]],
    }


def _line(seen: runs.Seen, label: Callable[[Kind, str], str]) -> dict[str, Any]:
    """Return a row of the preview in the screen's words."""
    each = seen.registration
    if each is None:
        return {"number": seen.row.number, "fault": seen.fault}
    return {
        "number": seen.row.number,
        "at": each.started_at,
        "centre": label(Kind.CENTRE, each.centre),
        "channel": label(Kind.CHANNEL, each.channel),
        "task": label(Kind.TASK, each.task) if each.task else each.subject,
        "text": each.text,
        "outcome": label(Kind.OUTCOME, each.outcome),
        "department": label(Kind.DEPARTMENT, each.department) if each.department else "",
        "minutes": each.minutes,
    }


def _found(number: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.newest_first(), pk=number)


urlpatterns = [
    path("import/", imports, name="imports"),
    path("import/<int:number>/", run, name="import_run"),
    path("import/<int:number>/kobling/", mapping, name="import_mapping"),
    path("import/<int:number>/fremgang/", progress, name="import_progress"),
    path("import/<int:number>/standsning/", stop, name="import_stop"),
    path("import/<int:number>/fejl.csv", errors, name="import_errors"),
]
