"""What the figures' page shows (tal): the reading of a question, written as cells, cards, lines and rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from indgang.results.figures import Counts, Figure, withheld
from indgang.results.metrics import METRICS, Metric
from indgang.results.periods import Grain
from indgang.results.reading import By, Reading, Step
from indgang.results.report import Names, name_of, parts

from .cells import Cell, Digits, Way, cell
from .charts import Point, trend_chart
from .forms.figures import BYS, FILTERS, GRAINS, Asked, typed_days

MOST_ROWS: Final = 30
CARDS: Final = (("solved",), ("solved_first",), ("verified", "verified_first"), ("passed_on", "handed_over"))
_WITHOUT_PERIOD: Final[dict[str, str | None]] = {"periode": None, "fordelt": None, "orden": None}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of figures."""

    name: str
    url: str
    cell: Cell
    counts: Counts
    figure: Figure


class FigurePage:
    """Everything that the template asks for; each part is reckoned once."""

    def __init__(self, asked: Asked, names: Names, *, at: datetime, target: float, may_drill: bool) -> None:
        self.asked, self.names, self.at, self.may_drill = asked, names, at, may_drill
        self.metric = asked.metric
        self.target = target if self.metric.has_target else None
        self.digits = Digits.here()
        self.reading = Reading(asked.selection, at)
        self.steps = self.reading.trend(asked.grain)
        self.counts = self.reading.total()
        self.figure = self.counts.figure(self.metric)
        self.hidden = self._hides([self.counts.figure(METRICS["solved"])])[0]

    # --- the headline and the cards ---

    @cached_property
    def headline(self) -> Cell:
        """The chosen metric over the whole selection."""
        return self._cell(self.metric, self.counts)

    @property
    def whole(self) -> Row:
        """The last line of the tables: all parts together."""
        return Row(_("I alt"), "", self.headline, self.counts, self.figure)

    @property
    def target_text(self) -> str:
        """The municipality's target, for metrics that have one."""
        return self.digits.percent(self.target) if self.target is not None else ""

    @property
    def target_percent(self) -> str:
        """The target as the drawings need it."""
        return f"{100 * self.target:.1f}" if self.target is not None else ""

    @property
    def has_unsettled(self) -> bool:
        """Tell whether some figure on the page bears the mark of not being settled."""
        rows = [*self.trend, *self.shown]
        return self.counts.unsettled(self.metric) or any(row.cell.unsettled for row in rows)

    @property
    def bar(self) -> dict[str, float | None]:
        """The headline as it is drawn: numbers from 0 to 100."""
        ends = self.figure.interval
        shares = {"value": self.figure.share, "target": self.target}
        shares |= {"low": ends.low, "high": ends.high} if ends else {}
        return {name: None if share is None else 100 * share for name, share in shares.items()}

    @property
    def verdict(self) -> str:
        """How the share stands to the target, said with care for its uncertainty."""
        share, ends = self.figure.share, self.figure.interval
        if self.target is None or share is None or ends is None:
            return ""
        if ends.low <= self.target <= ends.high:
            return _("Målet på %(target)s ligger inden for usikkerheden.") % {"target": self.target_text}
        points = self.digits.tenths(abs(100 * (share - self.target)))
        words = {"points": points, "target": self.target_text}
        if share < self.target:
            return _("%(points)s procentpoint under målet på %(target)s.") % words
        return _("%(points)s procentpoint over målet på %(target)s.") % words

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The four definitions side by side, with what must be stated beside them."""
        notes = [self._open_note, None, self._verified_notes, self._handover_note]
        return [
            {"entries": [self._entry(METRICS[slug]) for slug in slugs], "notes": note() if note else []}
            for slugs, note in zip(CARDS, notes, strict=True)
        ]

    def _entry(self, metric: Metric) -> dict[str, Any]:
        return {
            "metric": metric,
            "cell": self._cell(metric, self.counts),
            "key": str(list(METRICS).index(metric.slug) + 1),
            "url": f"?{self.asked.query(tal=metric.slug, orden=None)}",
            "current": metric is self.metric,
        }

    def _open_note(self) -> list[dict[str, str]]:
        count = self.counts.open
        text = ngettext("%(n)s er stadig åben", "%(n)s er stadig åbne", count) % {"n": self.digits.whole(count)}
        return [self._note(text, "aabne", count)]

    def _verified_notes(self) -> list[dict[str, str]]:
        pending, unknown = self.counts.pending, self.counts.unknown
        words = {"n": self.digits.whole(pending), "share": self._best_case}
        waiting = (
            _("%(n)s afventer de 14 dage; holder de alle, bliver det %(share)s") if pending else _("Ingen afventer")
        )
        return [
            self._note(waiting % words, "afventer", pending),
            self._note(
                _("Ukendt borger: %(share)s") % {"share": self.digits.percent(self.counts.unknown_figure.share)},
                "ukendt",
                unknown,
            ),
        ]

    @property
    def _best_case(self) -> str:
        return self.digits.percent(self.counts.if_all_hold(METRICS["verified"]).share)

    def _handover_note(self) -> list[dict[str, str]]:
        count = self.counts.handovers
        text = ngettext("%(n)s overdragelse i alt", "%(n)s overdragelser i alt", count)
        return [{"text": text % {"n": self.digits.whole(count)}, "url": ""}]

    def _note(self, text: str, part: str, count: int) -> dict[str, str]:
        way = self._way(self.metric)
        return {"text": text, "url": way(part) if way and count else ""}

    # --- the trend ---

    @cached_property
    def trend(self) -> list[Row]:
        """The steps of the period, the newest first."""
        figures = [step.counts.figure(self.metric) for step in self.steps]
        rows = [
            self._row(self._name_of(step), "", step.counts, hidden=hidden, **typed_days(step.first, step.last))
            for step, hidden in zip(self.steps, self._hides(figures), strict=True)
        ]
        return rows[::-1]

    def _name_of(self, step: Step) -> str:
        grain = self.asked.grain
        if grain is Grain.DAY:
            return f"{step.first:%d.%m.%Y}"
        return name_of(grain.begins(step.first), By(str(grain)))

    @property
    def steps_heading(self) -> str:
        """How long each step is, in words."""
        return str(GRAINS[self.asked.grain][1])

    @property
    def chart(self) -> dict[str, Any]:
        """The trend as it is drawn."""
        points = [
            Point(row.name, f"{row.name}: {row.cell.share}", row.figure if row.cell.settled else None)
            for row in reversed(self.trend)
        ]
        return trend_chart(points, self.target)

    # --- the breakdown ---

    @cached_property
    def breakdown(self) -> list[Row]:
        """Every part, in the order that was asked for; what is withheld comes last and tells nothing by its place."""
        by = self.asked.by
        found = parts(self.reading, by, self.names)
        figures = [part.counts.figure(self.metric) for part in found]
        rows = []
        for part, hidden in zip(found, self._hides(figures), strict=True):
            filters = BYS[by][0] in FILTERS
            narrow = {BYS[by][0]: part.code} if filters else self._days_of(part.code)
            url = f"?{self.asked.query(**({} if filters else _WITHOUT_PERIOD), **narrow)}"
            rows.append(self._row(part.name, url, part.counts, hidden=hidden, **narrow))
        return self._sorted(rows)

    def _days_of(self, code: str) -> dict[str, str]:
        """Return the days of a week or month, cut to the selection, as they are typed."""
        begins, grain = date.fromisoformat(code), Grain(str(self.asked.by))
        first, last = self.asked.selection.first, self.asked.selection.last
        return typed_days(max(begins, first), min(grain.ends(begins), last))

    @property
    def shown(self) -> list[Row]:
        """The rows for the screen: not all two hundred tasks unless asked for."""
        return self.breakdown if self.asked.everything else self.breakdown[:MOST_ROWS]

    @property
    def more(self) -> bool:
        """Tell whether rows were left out."""
        return len(self.shown) < len(self.breakdown)

    @property
    def columns(self) -> list[dict[str, str]]:
        """The headings by which the breakdown can be sorted."""
        labels = {"navn": BYS[self.asked.by][1], "antal": _("I alt"), "andel": _("Andel")}
        return [self._column(code, str(label)) for code, label in labels.items()]

    def _column(self, code: str, label: str) -> dict[str, str]:
        current = code == self.asked.column
        down = not self.asked.descending if current else code != "navn"
        sorted_as = ("descending" if self.asked.descending else "ascending") if current else ""
        url = f"?{self.asked.query(orden=f'-{code}' if down else code)}"
        return {"code": code, "label": label, "sorted": sorted_as, "url": f"{url}#fordeling"}

    def _sorted(self, rows: list[Row]) -> list[Row]:
        open_rows = [row for row in rows if not row.cell.hidden]
        if self.asked.column != "navn":
            open_rows.sort(key=self._weight, reverse=self.asked.descending)
        elif self.asked.descending:
            open_rows.reverse()
        return open_rows + [row for row in rows if row.cell.hidden]

    def _weight(self, row: Row) -> float:
        if self.asked.column == "antal":
            return row.figure.total
        return -1 if row.figure.share is None else row.figure.share

    # --- what the parts share ---

    def _row(self, name: str, url: str, counts: Counts, *, hidden: bool, **narrow: str | None) -> Row:
        figure = counts.figure(self.metric)
        way = self._way(self.metric, **narrow)
        shown = cell(figure, self.digits, hidden=hidden, way=way, unsettled=counts.unsettled(self.metric))
        return Row(name, url, shown, counts, figure)

    def _cell(self, metric: Metric, counts: Counts) -> Cell:
        figure = counts.figure(metric)
        hidden = self.hidden or (figure.suppressed and not self.may_drill)
        return cell(figure, self.digits, hidden=hidden, way=self._way(metric), unsettled=counts.unsettled(metric))

    def _way(self, metric: Metric, **narrow: str | None) -> Way | None:
        """Return the way to the inquiries behind a figure, for those who may go there."""
        if not self.may_drill:
            return None
        address = f"{reverse('figures_behind')}?{self.asked.narrowed(tal=metric.slug, **narrow)}"
        return lambda part: f"{address}&del={part}"

    def _hides(self, figures: list[Figure]) -> list[bool]:
        """Tell which cells are withheld: small ones, from those who see only what is published."""
        return [False] * len(figures) if self.may_drill else withheld(figures)
