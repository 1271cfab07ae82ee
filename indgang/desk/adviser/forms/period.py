"""A free period (periode), as reports and figures of the adviser's desk ask for it."""

from datetime import date, datetime
from typing import Any, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.desk.forms.fields import DanishDateField
from indgang.foundation import clock


class PeriodForm(forms.Form):
    """From a day to a day, both included; the twelve months up to today unless told."""

    fra = DanishDateField(label=_("Fra"), required=False)
    til = DanishDateField(label=_("Til"), required=False)

    @classmethod
    def of(cls, asked: QueryDict, today: date) -> Self:
        """Read the period from an address; an address without one means the last twelve months."""
        usual = {"fra": _danish(clock.a_year_before(today)), "til": _danish(today)}
        given = {name: asked[name] for name in usual if asked.get(name)}
        form = cls({**usual, **given})
        form.is_valid()
        form.today = today
        return form

    today: date

    def clean(self) -> dict[str, Any]:
        """Turn down a period that ends before it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("fra") and data.get("til") and data["til"] < data["fra"]:
            self.add_error("til", _("Perioden slutter, før den begynder. Byt om på datoerne."))
        return data

    @property
    def first(self) -> date:
        """The period's first day."""
        return self.cleaned_data.get("fra") or clock.a_year_before(self.today)

    @property
    def last(self) -> date:
        """The period's last day."""
        return self.cleaned_data.get("til") or max(self.today, self.first)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The period's first moment, and the first moment after it."""
        return clock.start_of_day(self.first), clock.end_of_day(self.last)


def _danish(day: date) -> str:
    return f"{day:%d.%m.%Y}"
