"""Forms that keep what was typed (kladder): sealed in the zone until they are sent."""

from typing import Any

from django import forms

from indgang.desk.adviser.access import ZoneRequest
from indgang.desk.adviser.drafts import kept_fields


def asked[F: forms.Form](request: ZoneRequest, form: type[F], draft: str, initial: dict[str, Any] | None = None) -> F:
    """Return the form as it was sent, or as it was left unsent, or empty."""
    if request.method == "POST":
        return form(request.POST)
    kept = kept_fields(request.user, request.key, draft)
    return form(initial={**(initial or {}), **{name: kept[name] for name in form.base_fields if name in kept}})
