"""What is asked of the figures (udsnit): a period, filters, a metric and a breakdown, all in the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Self
from urllib.parse import urlencode

from django import forms
from django.db.models import Min
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.catalogue.models import PlacementKind
from indgang.foundation import clock
from indgang.inquiries.models import Channel, Inquiry
from indgang.results.metrics import METRICS, Metric
from indgang.results.periods import DAY, Grain
from indgang.results.reading import NO_TASK, By, Selection
from indgang.results.report import NONE, Names

from .fields import DanishDateField

OLDEST: Final = date(2000, 1, 1)
YEARS: Final = 4
MOST_DAYS: Final = 100
"""Longer periods are too much to see day by day."""
BYS: Final[dict[By, tuple[str, str | Promise]]] = {
    By.CENTRE: ("center", gettext_lazy("Center")),
    By.CHANNEL: ("kanal", gettext_lazy("Kanal")),
    By.TASK: ("opgave", gettext_lazy("Opgave")),
    By.PLACEMENT: ("placering", gettext_lazy("Placering")),
    By.WEEK: ("uge", gettext_lazy("Uge")),
    By.MONTH: ("maaned", gettext_lazy("Måned")),
}
"""What figures can be broken down by: the code in the address, and the heading."""
GRAINS: Final[dict[Grain, tuple[str, str | Promise]]] = {
    Grain.DAY: ("dag", gettext_lazy("Dag for dag")),
    Grain.WEEK: ("uge", gettext_lazy("Uge for uge")),
    Grain.MONTH: ("maaned", gettext_lazy("Måned for måned")),
}
"""How a trend can be stepped: the code in the address, and the heading."""
COLUMNS: Final = ("navn", "antal", "andel")
FILTERS: Final = ("center", "kanal", "opgave", "placering")


@dataclass(frozen=True, slots=True)
class Period:
    """A period that is often asked for (periode), with its code in the address."""

    code: str
    label: str
    first: date
    last: date


def periods(today: date, oldest: date) -> list[Period]:
    """Return this week, this month, the last twelve months, and the last years that have inquiries."""
    leap = (today.month, today.day) == (2, 29)
    year_ago = today.replace(year=today.year - 1, day=28 if leap else today.day)
    years = range(today.year, max(oldest.year, today.year - YEARS + 1) - 1, -1)
    return [
        Period("12m", _("Seneste 12 måneder"), year_ago + DAY, today),
        Period("maaned", _("Denne måned"), today.replace(day=1), today),
        Period("uge", _("Denne uge"), clock.monday_of(today), today),
        *(Period(str(year), str(year), date(year, 1, 1), min(date(year, 12, 31), today)) for year in years),
        Period("alt", _("Alle år"), min(oldest, today), today),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that can be answered, and the addresses of its neighbours."""

    selection: Selection
    period: str
    metric: Metric
    by: By
    grain: Grain
    column: str
    descending: bool
    everything: bool
    codes: dict[str, str]

    def query(self, **changes: str | None) -> str:
        """Return the question's address with some of its answers changed; None leaves one out."""
        period = {"periode": self.period} if self.period else self.days
        return urlencode({name: value for name, value in (period | self.codes | changes).items() if value})

    def narrowed(self, **changes: str | None) -> str:
        """Return the address of the same days for good, whatever day it is opened; narrowed by the changes."""
        return self.query(**{"periode": None, **self.days, "orden": None, "alle": None, **changes})

    @property
    def days(self) -> dict[str, str]:
        """The period as the dates that people type."""
        return typed_days(self.selection.first, self.selection.last)


def typed_days(first: date, last: date) -> dict[str, str]:
    """Return two days as people type them."""
    return {"fra": f"{first:%d.%m.%Y}", "til": f"{last:%d.%m.%Y}"}


class FiguresForm(forms.Form):
    """Reads a question from the address, and says plainly what cannot be understood."""

    periode = forms.CharField(required=False)
    fra = DanishDateField(label=gettext_lazy("Fra"), required=False)
    til = DanishDateField(label=gettext_lazy("Til"), required=False)
    center = forms.ChoiceField(label=gettext_lazy("Center"), required=False)
    kanal = forms.ChoiceField(label=gettext_lazy("Kanal"), required=False)
    opgave = forms.ChoiceField(label=gettext_lazy("Opgave"), required=False)
    placering = forms.ChoiceField(label=gettext_lazy("Placering"), required=False)
    tal = forms.CharField(required=False)
    fordelt = forms.CharField(required=False)
    trin = forms.CharField(required=False)
    orden = forms.CharField(required=False)
    alle = forms.CharField(required=False)

    def __init__(self, asked: QueryDict, names: Names, *, at: datetime, oldest: date | None) -> None:
        super().__init__(asked)
        self.names, self.at = names, at
        self.today = clock.local_day(at)
        self.is_empty, self.oldest = oldest is None, oldest or self.today
        self.periods = periods(self.today, self.oldest)
        self._offer("center", list(names.centres.values()))
        self._offer("kanal", Channel.choices)
        self._offer("opgave", [*sorted(names.tasks.values(), key=lambda task: task[1]), (NONE, _("Uden opgave"))])
        self._offer("placering", [*PlacementKind.choices, (NONE, _("Uden placering"))])

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Return the question that the address asks now."""
        opened = Inquiry.objects.aggregate(Min("opened_at"))["opened_at__min"]
        return cls(asked, Names.load(), at=clock.now(), oldest=clock.local_day(opened) if opened else None)

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [("", _("Alle")), *choices]
        field.error_messages["invalid_choice"] = _("Valget findes ikke mere. Vælg et fra listen.")

    def clean_fra(self) -> date | None:
        """Refuse days that have no figures."""
        return self._with_figures(self.cleaned_data["fra"])

    def clean_til(self) -> date | None:
        """Refuse days that have no figures."""
        return self._with_figures(self.cleaned_data["til"])

    def _with_figures(self, day: date | None) -> date | None:
        if day and day > self.today:
            raise forms.ValidationError(
                _("Datoen ligger i fremtiden. Der er tal til og med i dag, %(today)s."),
                params={"today": f"{self.today:%d.%m.%Y}"},
            )
        if day and day < OLDEST:
            raise forms.ValidationError(_("Der er ingen tal fra før år 2000. Skriv et senere år."))
        return day

    def clean(self) -> dict[str, Any]:
        """Set the period: the dates that were typed, else the period that was chosen."""
        data = self.cleaned_data
        chosen = next((each for each in self.periods if each.code == data.get("periode")), self.periods[0])
        first, last = data.get("fra"), data.get("til")
        if first or last:
            first, last = first or min(self.oldest, last or self.today), last or self.today
            same = [each for each in self.periods if (each.first, each.last) == (first, last)]
            data["periode"] = same[0].code if same else ""
        else:
            first, last, data["periode"] = chosen.first, chosen.last, chosen.code
        if first > last:
            self.add_error("til", _("Slutdatoen ligger før startdatoen. Byt dem om."))
        data["first"], data["last"] = first, last
        return data

    @property
    def dates(self) -> list[dict[str, Any]]:
        """The two date fields as they are shown: what was typed, else the period that was found."""
        found = typed_days(self.cleaned_data["first"], self.cleaned_data["last"]) if self.is_valid() else {}
        return [self._shown(name) | {"typed": found.get(name, self[name].value() or "")} for name in ("fra", "til")]

    @property
    def selects(self) -> list[dict[str, Any]]:
        """The filters as they are shown; written by the template, since Django's own take a millisecond a hundred."""
        return [
            self._shown(name) | {"choices": list(self._choices(name).items()), "chosen": self[name].value() or ""}
            for name in FILTERS
        ]

    def _shown(self, name: str) -> dict[str, Any]:
        field = self[name]
        return {"name": name, "label": field.label, "id_for_label": field.id_for_label, "errors": field.errors}

    @property
    def asked(self) -> Asked:
        """The question, once the form is valid."""
        data = self.cleaned_data
        order = data["orden"].removeprefix("-")
        by = next((by for by, (code, _label) in BYS.items() if code == data["fordelt"]), By.CENTRE)
        return Asked(
            selection=self._selection(),
            period=data["periode"],
            metric=METRICS.get(data["tal"], METRICS["solved"]),
            by=by,
            grain=grain_for(data["first"], data["last"], data["trin"]),
            column=order if order in COLUMNS else ("antal" if by is By.TASK else "navn"),
            descending=data["orden"].startswith("-") if order in COLUMNS else by is By.TASK,
            everything=bool(data["alle"]),
            codes={name: data[name] for name in (*FILTERS, "tal", "fordelt", "trin", "orden", "alle")},
        )

    @property
    def said(self) -> list[str]:
        """The period and the filters in words, for screen, paper and file."""
        days = typed_days(self.cleaned_data["first"], self.cleaned_data["last"])
        said = [_("%(first)s–%(last)s") % {"first": days["fra"], "last": days["til"]}]
        for name in FILTERS:
            if code := self.cleaned_data[name]:
                said.append(f"{self.fields[name].label}: {self._choices(name)[code]}")
        return said

    def _choices(self, name: str) -> dict[Any, Any]:
        field = self.fields[name]
        choices: Any = field.choices if isinstance(field, forms.ChoiceField) else ()
        return dict(choices)

    def _selection(self) -> Selection:
        data = self.cleaned_data
        centres = {code: number for number, (code, _name) in self.names.centres.items()}
        tasks = {code: number for number, (code, _name) in self.names.tasks.items()}
        return Selection(
            first=data["first"],
            last=data["last"],
            centre=centres.get(data["center"]),
            channel=data["kanal"],
            task=NO_TASK if data["opgave"] == NONE else tasks.get(data["opgave"]),
            placement=data["placering"],
        )


def grain_for(first: date, last: date, wanted: str = "") -> Grain:
    """Return the steps that show a period best: a month by days, a year by weeks, else months, unless told."""
    days = (last - first).days
    chosen = next((grain for grain, (code, _label) in GRAINS.items() if code == wanted), None)
    if chosen and not (chosen is Grain.DAY and days > MOST_DAYS):
        return chosen
    return Grain.DAY if days < 32 else Grain.WEEK if days < 370 else Grain.MONTH
