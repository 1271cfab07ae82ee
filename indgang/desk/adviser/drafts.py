"""Drafts of the adviser's forms (kladder): sealed for the zone's key while they are typed."""

import json
from typing import Any

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from indgang.adviser.models import Key, SealedDraft
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.inquiries.refusals import TextTooLong
from indgang.organisation.models import Employee

from .access import ZoneRequest, unlocked

_NEVER_KEPT = {"csrfmiddlewaretoken", "discard", "key", "cpr"}
_WORDS = {"text", "title", "summary", "answer", "scope", "reason", "conclusion", "mandate", "name", "note"}
_MOST = 60
"""So many signs has a draft's name, and so many fields a form."""


@require_POST
@unlocked
def draft(request: ZoneRequest, name: str) -> HttpResponse:
    """Keep the fields of a form, CPR numbers masked, or throw them away (kassér)."""
    name = name.replace("\x00", "")[:_MOST]
    mine = SealedDraft.objects.filter(employee=request.user, name=name)
    if request.POST.get("discard"):
        mine.delete()
        return HttpResponse(status=204)
    try:
        fields = _kept(request)
    except TextTooLong:
        return HttpResponse(status=413)
    if not any(_is_typed(field, value) for field, value in fields.items()):
        mine.delete()
        return HttpResponse(status=204)
    row = mine.first() or SealedDraft(employee=request.user, name=name)
    row.saved_at = clock.now()
    row.seal(fields=json.dumps(fields, ensure_ascii=False))
    row.save()
    return HttpResponse(status=204)


def _is_typed(field: str, value: str) -> bool:
    """Tell what somebody put into words: a choice alone is made again with one key, and is no draft."""
    return " " in value or field.rpartition("-")[2] in _WORDS


def _kept(request: ZoneRequest) -> dict[str, str]:
    typed = {
        field: str(value)
        for field, value in list(request.POST.items())[:_MOST]
        if field.rpartition("-")[2] not in _NEVER_KEPT and value and field.replace("-", "_").isidentifier()
    }
    return tidied(**typed).texts


def kept_fields(employee: Employee, key: Key, name: str) -> dict[str, Any]:
    """Return the fields of an unsent form (kladde), by the names they have in the browser; empty when there is none."""
    row = SealedDraft.objects.filter(employee=employee, name=name).first()
    return _fields(key.read(row)["fields"]) if row else {}


def _fields(kept: str) -> dict[str, Any]:
    try:
        fields = json.loads(kept)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def kept_for(employee: Employee, key: Key, ending: str) -> dict[str, dict[str, Any]]:
    """Return the fields of all unsent forms whose names have this ending, as of one case, by the forms' names."""
    rows = SealedDraft.objects.filter(employee=employee, name__endswith=ending)
    return {row.name: _fields(key.read(row)["fields"]) for row in rows}


def forget(employee: Employee, name: str) -> None:
    """Throw an unsent form away, as when it has been sent."""
    SealedDraft.objects.filter(employee=employee, name=name).delete()


urlpatterns = [path("kladder/<str:name>/", draft, name="adviser_draft")]
