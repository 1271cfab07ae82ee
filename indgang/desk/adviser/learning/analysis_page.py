"""What the page of analysis shows (analyse): themes and departments beside the time before, a cross table, a trend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.learning.comparing import Compared, PerHundred, expected_by_chance
from indgang.adviser.learning.counting import Noted, Tally
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import Theme, ThemeGroup
from indgang.desk.adviser.forms.learning import AnalysisForm
from indgang.organisation.models import Department, Employee

from .count_chart import count_chart
from .ways_shown import WayShown, ways_shown


@dataclass(frozen=True, slots=True)
class Line:
    """One theme or department: points now and before, and how many of a hundred contacts (linje)."""

    name: str
    group: str
    url: str
    narrow_url: str
    compared: Compared
    rate: PerHundred


class AnalysisPage:
    """Everything that the template asks for; each part is reckoned once."""

    def __init__(self, form: AnalysisForm, employee: Employee) -> None:
        self.form = form
        self.span = Span(form.first, form.last)
        self.whole = Tally.of(self.span, seen_by=employee)
        self.whole_before = Tally.of(self.span.before, seen_by=employee)
        self.theme: Theme | None = form.cleaned_data.get("tema")
        self.department: Department | None = form.cleaned_data.get("afdeling")
        chosen = {
            "theme": self.theme.pk if self.theme else None,
            "department": self.department.pk if self.department else None,
        }
        self.tally, self.before = self.whole.about(**chosen), self.whole_before.about(**chosen)

    @property
    def is_comparable(self) -> bool:
        """Tell whether anybody came in the period before."""
        return bool(self.whole_before.contacts)

    @property
    def contacts(self) -> Compared:
        """All contacts of the period beside those of the one before."""
        return Compared(len(self.whole.contacts), len(self.whole_before.contacts), is_comparable=self.is_comparable)

    @property
    def points(self) -> Compared:
        """The chosen points beside those of the period before."""
        return Compared(len(self.tally.points), len(self.before.points), is_comparable=self.is_comparable)

    @property
    def per_contact(self) -> float:
        """Points to a contact."""
        return len(self.tally.points) / len(self.whole.contacts) if self.whole.contacts else 0.0

    @cached_property
    def themes(self) -> list[Line]:
        """The themes that somebody brought up now or before, most first."""
        rows = Theme.objects.select_related("group")
        names = {row.pk: (row.name, row.group.name) for row in rows}
        return self._lines(lambda each: each.theme, names, "tema")

    @cached_property
    def departments(self) -> list[Line]:
        """The departments that points were about, most first."""
        names = {row.pk: (row.name, "") for row in Department.objects.all()} | {0: (_("Ingen afdeling"), "")}
        return self._lines(lambda each: each.department or 0, names, "afdeling")

    @cached_property
    def ways_shown(self) -> list[WayShown]:
        """The ways to complain that were pointed out, most first (unit: contacts)."""
        return ways_shown(self.whole, self.whole_before)

    @property
    def chance(self) -> int:
        """How many of the comparisons on the page would look different by chance alone."""
        return expected_by_chance(len(self.themes) + len(self.departments))

    @cached_property
    def cross(self) -> dict[str, Any]:
        """Groups of themes by department (unit: points), with links to the contacts."""
        counts = self.tally.points_by(lambda each: (each.group, each.department or 0))
        groups = [row for row in ThemeGroup.objects.all() if any(group == row.pk for group, _place in counts)]
        names = {row.pk: row.name for row in Department.objects.all()} | {0: _("Ingen afdeling")}
        places = sorted({place for _group, place in counts}, key=lambda place: names[place])
        columns: Counter[int] = Counter()
        for (_group, place), number in counts.items():
            columns[place] += number
        return {
            "places": [names[place] for place in places],
            "rows": [
                {
                    "name": group.name,
                    "cells": [
                        {"number": counts[group.pk, place], "url": self._behind(gruppe=group.pk, afdeling=place)}
                        for place in places
                    ],
                    "total": sum(counts[group.pk, place] for place in places),
                }
                for group in groups
            ],
            "totals": [columns[place] for place in places],
            "total": len(self.tally.points),
        }

    @cached_property
    def trend(self) -> list[dict[str, Any]]:
        """Points by month or quarter with their exact interval."""
        step = self.form.step
        contacts = Counter(span for each in self.whole.contacts for span in self.steps if span.holds(each.on))
        return [
            {"name": span.named(step), "number": number, "compared": Compared(number, 0), "contacts": contacts[span]}
            for span, number in self.tally.points_in(step)
        ]

    @cached_property
    def steps(self) -> list[Span]:
        """The steps of the trend."""
        return self.span.steps(self.form.step)

    @property
    def chart(self) -> dict[str, Any]:
        """The trend as it is drawn."""
        return count_chart(
            [(each["name"], each["number"]) for each in self.trend],
            title=_("Klageforhold over tid"),
            description=_("Antallet over tid med 95 % interval. Tallene står i tabellen ved siden af."),
        )

    @property
    def chosen(self) -> str:
        """What the trend is of, in words."""
        names = [str(each) for each in (self.theme, self.department) if each]
        return " · ".join(names) or _("Alle temaer og afdelinger")

    def _lines(self, key: Callable[[Noted], int], names: Mapping[int, tuple[str, str]], field: str) -> list[Line]:
        now, before = self.tally.points_by(key), self.before.points_by(key)
        touched, contacts = self.tally.touched_by(key), len(self.whole.contacts)
        lines = [
            Line(
                *names[number],
                self._behind(**{field: number}),
                self._narrowed(**{field: number}),
                Compared(now[number], before[number], is_comparable=self.is_comparable),
                PerHundred(touched[number], contacts),
            )
            for number in {*now, *before}
        ]
        return sorted(lines, key=lambda line: (-line.compared.now, -line.compared.before, line.name))

    def _asked(self, **more: object) -> str:
        chosen = {
            "fra": f"{self.span.first:%d.%m.%Y}",
            "til": f"{self.span.last:%d.%m.%Y}",
            "tema": self.theme.pk if self.theme else "",
            "afdeling": self.department.pk if self.department else "",
            **more,
        }
        return urlencode({name: value for name, value in chosen.items() if value != ""})

    def _behind(self, **more: object) -> str:
        return f"{reverse('adviser_analysis_behind')}?{self._asked(**more)}"

    def _narrowed(self, **more: object) -> str:
        return f"?{self._asked(**more, trin=self.form.step.value)}#udvikling"
