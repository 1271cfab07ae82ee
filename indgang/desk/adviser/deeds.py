"""Deeds (gerninger) on a page of its own: each address is a noun that is posted, with one form and one deed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from indgang.desk.errors import refused
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal

from .access import ZoneRequest, unlocked
from .perform import tell_masked
from .pieces import Act

type Who = dict[str, Any]
"""Who does it, and when: `by` and `at`."""


class Treated(Protocol):
    """What deeds are done with: a forwarding or a mediation."""

    masked_numbers: int


@dataclass(frozen=True, slots=True)
class Deed[Row: Treated]:
    """One deed: its noun in the address, its name, its form; of one row among several, `on_row`.

    `act` gets the row, what was typed, who does it when, and the request with its key; it returns what to say.
    """

    noun: str
    name: str
    form: type[forms.Form]
    act: Callable[[Row, dict[str, Any], Who, ZoneRequest], str]
    on_row: bool = False

    def prefix(self, request: ZoneRequest) -> str:
        """Return the name of the form that was sent: a row's form carries the row's number."""
        if not self.on_row:
            return self.name
        sent = [name.removesuffix("-number") for name in request.POST if name.endswith("-number")]
        return next((name for name in sent if name.startswith(f"{self.name}-")), self.name)


@dataclass(frozen=True, slots=True)
class Page[Row: Treated]:
    """The page that deeds are done on: its address and name, how its row is found and shown, and what it offers."""

    folder: str
    name: str
    found: Callable[[ZoneRequest, int], Row]
    show: Callable[..., HttpResponse]
    acts: Callable[[ZoneRequest, Row], Iterable[Act]]

    def addresses(self, deeds: Iterable[Deed[Row]]) -> list[URLPattern]:
        """Return an address for each deed."""
        return [self._address(deed) for deed in deeds]

    def _address(self, deed: Deed[Row]) -> URLPattern:
        @require_POST
        @unlocked
        def posted(request: ZoneRequest, number: int) -> HttpResponse:
            row, prefix = self.found(request, number), deed.prefix(request)
            form = deed.form(request.POST, prefix=prefix)
            if not form.is_valid():
                return self.show(request, row, {prefix: form}, status=422)
            try:
                done = deed.act(row, form.cleaned_data, {"by": request.user, "at": clock.now()}, request)
            except Refusal as refusal:
                return self._turned_down(request, number, prefix, form, refusal)
            tell_masked(request, row.masked_numbers)
            messages.success(request, done)
            return redirect(self.name, number)

        return path(f"{self.folder}/<int:number>/{deed.noun}/", posted, name=f"{self.name}_{deed.name}")

    def _turned_down(
        self, request: ZoneRequest, number: int, prefix: str, form: forms.Form, refusal: Refusal
    ) -> HttpResponse:
        """Show the refusal: beside what was typed, or, where nothing was, at the top."""
        if not form.fields:
            messages.error(request, refusal.in_full)
            return redirect(self.name, number)
        row = self.found(request, number)
        if prefix not in {act.name for act in self.acts(request, row)}:  # no longer offered: what was typed is shown
            return refused(request, refusal)
        form.add_error(None, refusal.in_full)
        return self.show(request, row, {prefix: form}, status=409)
