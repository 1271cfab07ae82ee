"""What is asked of the uptake of self-service (udsnit): as of the figures, but only tasks that have self-service."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from indgang.catalogue.models import Task
from indgang.results.uptake import SHOWN

from .figures import Asked, FiguresForm

COLUMNS: Final = ("navn", "antal", "vist", "digitalt", "igen")


class UptakeForm(FiguresForm):
    """Reads a question about self-service from the address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks = Task.objects.with_self_service().order_by("title")
        self._offer("opgave", list(tasks.values_list("slug", "title")))

    @property
    def asked(self) -> Asked:
        """The question, once the form is valid; the most asked tasks come first unless told."""
        order = self.cleaned_data["orden"]
        column = order.removeprefix("-")
        known = column in COLUMNS
        return replace(
            super().asked,
            metric=SHOWN,
            column=column if known else "antal",
            descending=order.startswith("-") if known else True,
        )
