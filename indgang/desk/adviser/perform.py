"""Doing something on a case's page: read the form, do the deed, say what was done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from indgang.adviser.models import Case
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest
from .cases import found, show
from .drafts import forget

type Deed = Callable[[Case, dict[str, Any]], str]


def perform(
    request: ZoneRequest, number: int, name: str, form_class: Callable[..., forms.Form], deed: Deed
) -> HttpResponse:
    """Do the deed on the case and come back to it; what is turned down is shown with all that was typed."""
    row = found(request, number)
    form = form_class(request.POST, prefix=name)
    if not form.is_valid():
        return show(request, row, {name: form}, status=422)
    try:
        done = deed(row, form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        return show(request, found(request, number), {name: form}, status=409)
    forget(request.user, f"{name}-{row.pk}")
    messages.success(request, done)
    return redirect("adviser_case", row.pk)


def tell_masked(request: ZoneRequest, masked: int) -> None:
    """Tell that CPR numbers were hidden in a text."""
    if masked:
        messages.warning(
            request,
            ngettext(
                "Et CPR-nummer i teksten er skjult. Skriv det på personen, hvis det skal gemmes.",
                "%(count)d CPR-numre i teksten er skjult. Skriv dem på personen, hvis de skal gemmes.",
                masked,
            )
            % {"count": masked},
        )
