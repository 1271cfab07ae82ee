"""A drawing of counts over time with their intervals (diagram), as components/trend.html draws it."""

from collections.abc import Sequence
from typing import Any, Final

from indgang.foundation.rates import of_count

_LABELS: Final = 6
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def count_chart(steps: Sequence[tuple[str, int]], *, title: str, description: str) -> dict[str, Any]:
    """Return the drawing of counts, each with its exact 95 % interval as a band."""
    ends = [of_count(number) for _label, number in steps]
    step = next(each for each in _STEPS if max((end.high for end in ends), default=1) / each <= 5)
    top = step * (int(max((end.high for end in ends), default=1) / step) + 1)

    def height(number: float) -> float:
        return round(100 * number / top, 2)

    lower = [f"{x},{height(end.low)}" for x, end in enumerate(ends)]
    upper = [f"{x},{height(end.high)}" for x, end in enumerate(ends)][::-1]
    return {
        "id": "trend",
        "title": title,
        "description": description,
        "width": max(1, len(steps) - 1),
        "points": [{"height": height(number), "text": f"{label}: {number}"} for label, number in steps],
        "band": " ".join(lower + upper),
        "ticks": [
            {"height": height(each), "depth": round(100 - height(each), 2), "text": str(each)}
            for each in range(0, top + 1, step)
        ],
        "labels": _labels([label for label, _number in steps]),
    }


def _labels(labels: list[str]) -> list[str]:
    """Return a few labels, evenly spread from the first to the last."""
    count = len(labels)
    if count <= _LABELS:
        return labels
    parts = next((parts for parts in (5, 4, 3, 2) if (count - 1) % parts == 0), 4)
    return [labels[round(n * (count - 1) / parts)] for n in range(parts + 1)]
