"""What the page about self-service shows (selvbetjening): the reading of a question as cards, a trend and a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from indgang.results.figures import Figure, withheld
from indgang.results.metrics import Metric
from indgang.results.periods import Grain
from indgang.results.reading import By
from indgang.results.report import Names, name_of
from indgang.results.uptake import SHOWN, AskedAgain, Digital, Uptake, UptakeReading

from .cells import Cell, Digits, Way, cell
from .charts import Point, small_chart, trend_chart
from .forms.figures import Asked, typed_days

MOST_ROWS: Final = 30
LABELS: Final = {
    "navn": gettext_lazy("Opgave"),
    "antal": gettext_lazy("I alt"),
    "vist": gettext_lazy("Vist"),
    "digitalt": gettext_lazy("Kom digitalt"),
    "igen": gettext_lazy("Kom igen"),
}
_SPARK_TOP: Final = 3
"""The small lines end at so many times the share of all tasks together: a month of few inquiries flattens no other."""
_SHOWN: Final = {"med": "vist", "uden": "uden", "alle": "alle"}
_DIGITAL: Final = {"med": "digitalt", "uden": "alle", "alle": "alle"}
_AGAIN: Final = {"med": "igen", "uden": "vaek", "alle": "afgjorte"}
_UNKNOWN: Final = {"med": "ukendt", "uden": "vist", "alle": "vist"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a task, a month, or all together."""

    name: str
    url: str
    uptake: Uptake
    shown: Cell
    digital: Cell
    again: Cell
    unknown: Cell
    chart: dict[str, Any] | None = None


class UptakePage:
    """Everything that the template asks for; each part is reckoned once."""

    def __init__(self, asked: Asked, names: Names, *, at: datetime, may_drill: bool) -> None:
        self.asked, self.names, self.at, self.may_drill = asked, names, at, may_drill
        self.digits = Digits.here()
        self.reading = UptakeReading(asked.selection, at)
        self.uptake = self.reading.whole
        self.hidden = not may_drill and self.uptake.shown_figure.suppressed
        self.tells_channel = not asked.selection.channel

    @property
    def metrics(self) -> list[Metric]:
        """The definitions, in the order of the cards."""
        return [SHOWN, *([Digital()] if self.tells_channel else []), AskedAgain()]

    @cached_property
    def whole(self) -> Row:
        """All tasks together."""
        return self._rows([(_("I alt"), "", self.uptake, {})])[0]

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The definitions side by side, with what must be stated beside them."""
        whole = self.whole
        cells = {SHOWN.slug: whole.shown, Digital.slug: whole.digital, AskedAgain.slug: whole.again}
        notes = {AskedAgain.slug: self._notes}
        return [
            {"metric": metric, "cell": cells[metric.slug], "notes": notes.get(metric.slug, [])}
            for metric in self.metrics
        ]

    @property
    def _notes(self) -> list[dict[str, str]]:
        """What the share of those who came again leaves out; nothing of so few that they are withheld."""
        pending, unknown = self.uptake.pending, self.whole.unknown
        if unknown.hidden:
            return []
        way = self._way({"alle": "afventer"})
        waiting = ngettext("%(n)s afventer de 90 dage", "%(n)s afventer de 90 dage", pending)
        return [
            {"text": waiting % {"n": self.digits.whole(pending)}, "url": way("alle") if way and pending else ""},
            {"text": _("Ukendt borger: %(share)s") % {"share": unknown.share}, "url": unknown.hits_url},
        ]

    @property
    def silent(self) -> int:
        """How many tasks with self-service nobody asked about in the selection."""
        return len(self.reading.tasks) - len(self.reading.by_task)

    # --- the trend ---

    @cached_property
    def trend(self) -> list[Row]:
        """The months of the period, the newest first."""
        first, last = self.asked.selection.first, self.asked.selection.last
        parts = [
            (name_of(month, By.MONTH), "", uptake, typed_days(max(month, first), min(Grain.MONTH.ends(month), last)))
            for month, uptake in self.reading.by_month.items()
        ]
        return self._rows(parts)[::-1]

    @property
    def chart(self) -> dict[str, Any]:
        """The share that was shown how, as it is drawn."""
        rows = reversed(self.trend)
        return trend_chart([Point(row.name, f"{row.name}: {row.shown.share}", _drawn(row)) for row in rows], None)

    # --- the tasks ---

    @cached_property
    def tasks(self) -> list[Row]:
        """Every task that somebody asked about, in the order that was asked for."""
        found = self.reading.by_task
        parts = [
            (title, f"?{self.asked.query(opgave=slug, orden=None, alle=None)}", found[number], {"opgave": slug})
            for number, (slug, title) in sorted(self.names.tasks.items(), key=lambda each: each[1][1])
            if number in found
        ]
        numbers = [number for number, _names in sorted(self.names.tasks.items(), key=lambda each: each[1][1])]
        return self._sorted(self._rows(parts, [self.reading.months_of_tasks[n] for n in numbers if n in found]))

    @property
    def shown(self) -> list[Row]:
        """The rows for the screen: not all hundred and fifty unless asked for."""
        return self.tasks if self.asked.everything else self.tasks[:MOST_ROWS]

    @property
    def more(self) -> bool:
        """Tell whether rows were left out."""
        return len(self.shown) < len(self.tasks)

    @property
    def columns(self) -> list[dict[str, str]]:
        """The headings by which the table can be sorted."""
        return [self._column(code) for code in LABELS if code != "digitalt" or self.tells_channel]

    def _column(self, code: str) -> dict[str, str]:
        current = code == self.asked.column
        down = not self.asked.descending if current else code != "navn"
        sorted_as = ("descending" if self.asked.descending else "ascending") if current else ""
        url = f"?{self.asked.query(orden=f'-{code}' if down else code)}#opgaver"
        return {"code": code, "label": str(LABELS[code]), "sorted": sorted_as, "url": url}

    def _sorted(self, rows: list[Row]) -> list[Row]:
        """Put what has no figure, or a withheld one, last: there its place tells nothing."""
        if self.asked.column == "navn":
            known = [row for row in rows if not row.shown.hidden]
            known = known[::-1] if self.asked.descending else known
        else:
            known = [row for row in rows if self._weight(row) is not None]
            known.sort(key=lambda row: self._weight(row) or 0, reverse=self.asked.descending)
        placed = {row.name for row in known}
        return known + [row for row in rows if row.name not in placed]

    def _weight(self, row: Row) -> float | None:
        cells = {"antal": row.shown, "vist": row.shown, "digitalt": row.digital, "igen": row.again}
        figures = {"digitalt": row.uptake.digital_figure, "igen": row.uptake.again_figure}
        if cells[self.asked.column].hidden:
            return None
        if self.asked.column == "antal":
            return row.uptake.population
        return figures.get(self.asked.column, row.uptake.shown_figure).share

    # --- what the parts share ---

    def _rows(self, parts: list[tuple[str, str, Uptake, dict[str, str]]], months: Any = ()) -> list[Row]:
        uptakes = [uptake for _name, _url, uptake, _narrow in parts]
        hidden = self._hides(uptake.shown_figure for uptake in uptakes)
        again = self._hides(uptake.again_figure for uptake in uptakes)
        unknown = self._hides(uptake.unknown_figure for uptake in uptakes)
        charts = self._charts(months, hidden) if months else [None] * len(parts)
        return [
            Row(
                name,
                url,
                uptake,
                self._cell(uptake.shown_figure, _SHOWN, narrow, hidden=hidden[n]),
                self._cell(uptake.digital_figure, _DIGITAL, narrow, hidden=hidden[n]),
                self._cell(uptake.again_figure, _AGAIN, narrow, hidden=hidden[n] or again[n]),
                self._cell(uptake.unknown_figure, _UNKNOWN, narrow, hidden=hidden[n] or unknown[n]),
                charts[n],
            )
            for n, (name, url, uptake, narrow) in enumerate(parts)
        ]

    def _charts(self, months: Any, hidden: list[bool]) -> list[dict[str, Any] | None]:
        """Draw each task's months to one scale, so that the eye can compare them."""
        steps = list(self.reading.by_month)
        lines = []
        for each in months:
            figures = [each.get(month, Figure(0, 0)) for month in steps]
            held = self._hides(figures)
            lines.append([None if h or not f.total else f.share for f, h in zip(figures, held, strict=True)])
        top = min(1.0, _SPARK_TOP * (self.uptake.shown_figure.share or 0)) or 1.0
        return [None if h else small_chart(line, top) for line, h in zip(lines, hidden, strict=True)]

    def _cell(self, figure: Figure, codes: dict[str, str], narrow: dict[str, str], *, hidden: bool) -> Cell:
        return cell(figure, self.digits, hidden=self.hidden or hidden, way=self._way(codes, **narrow))

    def _way(self, codes: dict[str, str], **narrow: str) -> Way | None:
        """Return the way to the inquiries behind a figure, for those who may go there."""
        if not self.may_drill:
            return None
        address = f"{reverse('uptake_behind')}?{self.asked.narrowed(**narrow)}"
        return lambda part: f"{address}&del={codes[part]}"

    def _hides(self, figures: Iterable[Figure]) -> list[bool]:
        """Tell which cells are withheld: small ones, from those who see only what is published."""
        told = list(figures)
        return [False] * len(told) if self.may_drill else withheld(told)


def _drawn(row: Row) -> Figure | None:
    return None if row.shown.hidden else row.uptake.shown_figure
