"""Charts (diagrammer): where the points of a trend lie; plain reckoning, drawn by the template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor
from typing import Any, Final

from indgang.results.figures import Figure

_LEAST_SPAN: Final = 10
_LABELS: Final = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One step of a trend: its label, its words, and its figure unless that is withheld or empty."""

    label: str
    text: str
    figure: Figure | None


def trend_chart(points: list[Point], target: float | None) -> dict[str, Any]:
    """Return what the template draws: heights from 0 to 100, gaps left open."""
    drawn = [(x, point, point.figure) for x, point in enumerate(points) if point.figure and point.figure.total]
    bottom, top = _scale([100 * (figure.share or 0) for _x, _point, figure in drawn], target)

    def height(percent: float) -> str:
        return f"{max(0.0, min(100.0, 100 * (percent - bottom) / (top - bottom))):.2f}"

    stretches = [list(stretch) for stretch in _unbroken(drawn)]
    return {
        "width": max(1, len(points) - 1),
        "lines": [" ".join(f"{x},{height(100 * (f.share or 0))}" for x, _p, f in each) for each in stretches],
        "bands": [_band(each, height) for each in stretches],
        "points": [{"x": x, "y": height(100 * (f.share or 0)), "text": p.text} for x, p, f in drawn],
        "ticks": [_tick(percent, height) for percent in _ticks(bottom, top)],
        "target": None if target is None else _tick(100 * target, height),
        "labels": _labels([point.label for point in points]),
    }


def small_chart(shares: list[float | None], top: float) -> dict[str, Any]:
    """Return a line so small that it has no axis: heights from 0 to 100, where the top share is cut off; gaps open."""
    drawn = [(x, f"{100 * min(share, top) / top:.1f}") for x, share in enumerate(shares) if share is not None]
    stretches = [list(stretch) for stretch in _unbroken(drawn)]
    return {
        "width": max(1, len(shares) - 1),
        "lines": [" ".join(f"{x},{y}" for x, y in each) for each in stretches],
        "points": [{"x": x, "y": y} for x, y in drawn],
    }


def _unbroken(drawn: list[Any]) -> Iterator[Any]:
    """Yield the points in stretches without a gap."""
    for _key, stretch in groupby(enumerate(drawn), key=lambda pair: pair[1][0] - pair[0]):
        yield (point for _n, point in stretch)


def _band(stretch: list[Any], height: Any) -> str:
    """Return the outline of the intervals: along the lower ends, and back along the upper."""
    ends = [(x, figure.interval) for x, _point, figure in stretch]
    lower = [f"{x},{height(100 * interval.low)}" for x, interval in ends]
    upper = [f"{x},{height(100 * interval.high)}" for x, interval in reversed(ends)]
    return " ".join(lower + upper)


def _scale(percents: list[float], target: float | None) -> tuple[int, int]:
    """Return the lowest and highest percent of the plot: in fives, with air, and never flatter than ten points."""
    seen = [*percents, *([100 * target] if target is not None else [])] or [0, 100]
    bottom, top = 5 * floor((min(seen) - 1) / 5), 5 * ceil((max(seen) + 1) / 5)
    bottom, top = max(0, bottom), min(100, top)
    if top - bottom < _LEAST_SPAN:
        bottom, top = (top - _LEAST_SPAN, top) if top >= _LEAST_SPAN else (0, _LEAST_SPAN)
    return bottom, top


def _ticks(bottom: int, top: int) -> list[int]:
    span = top - bottom
    step = next(step for step in (5, 10, 20, 25) if span / step <= 5)
    return [percent for percent in range(bottom, top + 1) if percent % step == 0]


def _tick(percent: float, height: Any) -> dict[str, str]:
    at = height(percent)
    return {"height": at, "depth": f"{100 - float(at):.2f}", "text": f"{percent:g} %"}


def _labels(labels: list[str]) -> list[str]:
    """Return a few labels, evenly spread from the first to the last."""
    count = len(labels)
    if count <= _LABELS:
        return labels
    parts = next((parts for parts in (5, 4, 3, 2) if (count - 1) % parts == 0), 4)
    return [labels[round(n * (count - 1) / parts)] for n in range(parts + 1)]
