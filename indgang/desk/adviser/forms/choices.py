"""Fields by which the adviser chooses a department, a theme or a place."""

from collections import defaultdict
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from indgang.adviser.models import Place, Theme
from indgang.foundation import clock
from indgang.law.models import Route
from indgang.organisation.models import Department

SELECT = forms.Select(attrs={"class": "form-select"})
_DIGITS = 18


def radios(label: Any, choices: Any, **kwargs: Any) -> forms.ChoiceField:
    """Return a choice that is seen whole."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect(attrs={"class": "form-radio"}), **kwargs
    )


class RowField[Row: Model](forms.ChoiceField):
    """One row among those that can be chosen now, or none; a chosen row is looked up alone."""

    def __init__(self, *, empty: str | Promise = "–", **kwargs: Any) -> None:
        attributes = kwargs.pop("attrs", {})
        self.empty = empty
        kwargs.setdefault("required", False)
        super().__init__(
            choices=lambda: [("", self.empty), *self.offered()],
            widget=_EmptyFirst(attrs={"class": "form-select", **attributes}),
            **kwargs,
        )

    def rows(self) -> QuerySet[Row]:
        """Return the rows that can be chosen."""
        raise NotImplementedError

    def offered(self) -> list[tuple[Any, Any]]:
        """Return the choices as they stand in the list."""
        return [(row.pk, str(row)) for row in self.rows()]

    def clean(self, value: Any) -> Row | None:
        """Return the row."""
        number = self.to_python(value)
        forms.Field.validate(self, number)
        if not number:
            return None
        row = self.rows().filter(pk=int(number[:_DIGITS])).first() if number.isdecimal() else None
        if row is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return row


class AnyDepartmentField(RowField[Department]):
    """A department, citizen service too (afdeling)."""

    def rows(self) -> QuerySet[Department]:
        """Return the departments at the end of the tree."""
        return Department.objects.filter(children__isnull=True)


class ThemeField(RowField[Theme]):
    """A theme of the lower level, under its group (tema)."""

    def rows(self) -> QuerySet[Theme]:
        """Return the themes that can be chosen today."""
        return Theme.objects.in_force(clock.local_day(clock.now())).select_related("group")

    def offered(self) -> list[tuple[Any, Any]]:
        """Return the themes in their groups."""
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for theme in self.rows():
            groups[theme.group.name].append((theme.pk, theme.name))
        return list(groups.items())


class RouteField(forms.TypedChoiceField):
    """Which way to complain was pointed out (klagevej), by its number; one that no longer holds can still be said."""

    def __init__(self, *, first: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [*first, *_routes()],
            coerce=int,
            empty_value=None,
            required=False,
            widget=_EmptyFirst(attrs={"class": "form-select"}),
            **kwargs,
        )


def _routes() -> list[tuple[str, str]]:
    rows = Route.objects.order_by("valid_from").values_list("number", "area", "body")
    latest = {number: f"{area}: {body} ({number})" for number, area, body in rows}
    return [(str(number), name) for number, name in sorted(latest.items(), key=lambda each: each[1])]


class PlaceField(RowField[Place]):
    """Where it happened (træffested)."""

    def rows(self) -> QuerySet[Place]:
        """Return the places that are in use."""
        return Place.objects.filter(closed_on__isnull=True)


class _EmptyFirst(forms.Select):
    """A select whose first choice is known to be empty: Django would fetch all choices once more to see that."""

    def use_required_attribute(self, initial: Any) -> bool:
        """Tell that it may be marked as required, for its first choice is empty."""
        return True
