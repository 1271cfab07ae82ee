"""What somebody typed (det skrevne) into a form that could not be received, so that it can be shown and copied."""

from typing import Any, Final

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _


def typed_in(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the posted texts with their labels; what the form itself filled in, and what is secret, is left out."""
    if request.method != "POST":
        return []
    return [
        {"label": _LABELS.get(_own(name), name), "value": value, "is_long": len(value) > _LONG}
        for name, values in _posted(request).lists()
        for value in values
        if _was_typed(_own(name), value.strip())
    ]


def _posted(request: HttpRequest) -> QueryDict:
    try:
        return request.POST
    except SuspiciousOperation:  # larger than a form may be
        return QueryDict()


def _own(name: str) -> str:
    """Return a field's own name: "note-text" is a text."""
    return name.rpartition("-")[2]


def _was_typed(name: str, value: str) -> bool:
    """Tell what a person wrote from what the form itself filled in: chosen codes and keys hold no space."""
    if name in _NOT_TYPED or "password" in name or "cpr" in name:
        return False
    return bool(value) and (name in _LABELS or " " in value)


_LONG: Final = 120
_NOT_TYPED: Final = {"csrfmiddlewaretoken", "key", "contact", "started_at", "next", "said", "found"}
_LABELS: Final = {
    "subject": _("Emne"),
    "text": _("Tekst"),
    "note": _("Notat"),
    "story": _("Det skal afdelingen vide"),
    "answer": _("Svar"),
    "reason": _("Begrundelse"),
    "other": _("Nummer"),
    "new_name": _("Navn"),
    "new_phone": _("Telefon"),
    "document": _("Vist dokument"),
    "when": _("Tidspunkt"),
    "due": _("Svar ønskes senest"),
    "promise": _("Borgeren er lovet svar"),
    "q": _("Søgning"),
}
