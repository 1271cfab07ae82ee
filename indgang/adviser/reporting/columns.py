"""Protecting one column of the report (kolonne): small rows are put together, so that every total can be shown.

The page of figures puts the same rows together, so that neither tells what the other hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass, field

from indgang.adviser.protection import gathered, is_small

REST = "*"
"""The code of the row that the small ones were put together in; with a group's code behind it, those of the group."""


@dataclass(frozen=True, slots=True)
class Column:
    """One period's numbers as they may be shown (kolonne): None where a row is put together with others."""

    total: int | None
    cells: dict[str, int | None] = field(default_factory=dict)
    rests: dict[str, int | None] = field(default_factory=dict)

    def at(self, code: str) -> int | None:
        """Return a row's number; nought for one that nobody came under."""
        return self.rests.get(code, 0) if code.startswith(REST) else self.cells.get(code, 0)


def shown_all(counts: Mapping[str, int]) -> Column:
    """Return a column of what tells of no citizen."""
    return Column(sum(counts.values()), dict(counts))


def flat(counts: Mapping[str, int], *, also: Collection[str] = ()) -> Column:
    """Return a column whose rows do not overlap."""
    total = sum(counts.values())
    if is_small(total):
        return Column(None, dict.fromkeys(_filled(counts)), {REST: None})
    together = gathered(counts, also=also)
    cells = {code: None if code in together else number for code, number in counts.items()}
    return Column(total, cells, {REST: sum(counts[code] for code in together)} if together else {})


def overlapping(rows: Collection[tuple[str, Hashable]], *, total: int, also: Collection[str] = ()) -> Column:
    """Return a column whose rows overlap: each thing counted stands in several, and once in the rest."""
    held: dict[str, set[Hashable]] = {}
    for code, thing in rows:
        held.setdefault(code, set()).add(thing)
    counts = {code: len(things) for code, things in held.items()}
    if is_small(total):
        return Column(None, dict.fromkeys(counts), {REST: None})
    together = gathered(counts, also=also)
    rest = len(set().union(*(held[code] for code in together)))
    cells = {code: None if code in together else number for code, number in counts.items()}
    return Column(total, cells, ({REST: None if is_small(rest) else rest} if together else {}))


def grouped(
    counts: Mapping[str, int],
    group_of: Mapping[str, str],
    *,
    also: Collection[str] = (),
    groups_also: Collection[str] = (),
) -> Column:
    """Return a column whose rows stand in groups: small rows go together in their group, and small groups too."""
    total = sum(counts.values())
    if is_small(total):
        return Column(None, dict.fromkeys(_filled(counts)), {REST: None})
    groups = Counter[str]()
    for code, number in counts.items():
        groups[group_of[code]] += number
    far = gathered(groups, also=groups_also)
    cells: dict[str, int | None] = {}
    rests: dict[str, int | None] = {REST: sum(groups[group] for group in far)} if far else {}
    for group in groups:
        own = {code: number for code, number in counts.items() if group_of[code] == group}
        together = frozenset(own) if group in far else gathered(own, also=also)
        cells |= {code: None if code in together else number for code, number in own.items()}
        if together:
            rests[REST + group] = None if group in far else sum(own[code] for code in together)
    return Column(total, cells, rests)


def _filled(counts: Mapping[str, int]) -> list[str]:
    return [code for code, number in counts.items() if number]
