"""What the builder knows to be true (facit): the figures of the town, counted from the lives as they were meant.

The definitions of the figures (design, 3) are written down here once more, over the lives and not over the database,
so that a test can hold one against the other.
"""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field, fields
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Self

from .days import DAY, Days
from .lives import Life

WINDOW: Final = 14 * DAY
"""Within this time after a solution the citizen may come back."""
SEASON: Final = 90 * DAY
"""Within this time a citizen who was shown how to do it without us, and did not learn it, may ask again."""
SHOWN: Final = "self_service_shown"
_GOOD: Final = frozenset({"solved", "guided", SHOWN})
_ELSEWHERE: Final = frozenset({"referred", "misdirected"})


@dataclass(slots=True)
class Counts:
    """What is true of some inquiries together; the names are those of the day facts."""

    population: int = 0
    """All but those taken out."""
    open: int = 0
    """Without a standing solution."""
    solved: int = 0
    """1: solved in citizen service."""
    solved_first: int = 0
    """2: solved at first contact."""
    known: int = 0
    """The citizen is known."""
    pending: int = 0
    """Solved, and the citizen may still come back."""
    decided: int = 0
    """Known and no longer pending."""
    verified: int = 0
    """3: solved, and nobody came back within the window."""
    verified_first: int = 0
    """3: the same, of those solved at first contact."""
    told_elsewhere: int = 0
    """4: the citizen had to turn elsewhere."""
    handed_over: int = 0
    """4: inquiries that were handed over at least once."""
    shown: int = 0
    """5: the citizen was shown how to do it without us."""
    handovers: int = 0
    """4: all hand-overs."""
    seconds: int = 0
    """The time of the contacts, shared evenly between the inquiries they opened."""

    def __iadd__(self, other: "Counts") -> Self:
        for name in NAMES:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


NAMES: Final = tuple(each.name for each in fields(Counts))

type Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One inquiry, as it was meant."""

    number: int
    day: date
    centre: str
    channel: str
    task: str
    placement: str
    counted: bool
    solved: bool
    solved_first: bool
    known: bool
    returned: bool
    """Somebody came back on the same matter within the window."""
    pending: bool
    shown: bool = False
    asked_again: bool = False
    """It was shown, and the same citizen came about the same task within the season."""
    promised: date | None = None
    """The day that was promised first."""
    answered: date | None = None
    """The day of the solution that stands."""

    @property
    def verified(self) -> bool:
        """Tell whether it is solved, and stayed so."""
        return self.solved and self.known and not self.returned and not self.pending


@dataclass(slots=True, eq=False)
class _Wait:
    """A solution of a known citizen that may yet turn out to be none."""

    solved_at: int
    life: Life
    cells: list[Counts]
    first: bool
    came_back: bool = False


@dataclass(slots=True)
class Truth:
    """The figures as the builder meant them; ask with `counts`."""

    weeks: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    """By Monday, centre and channel."""
    tasks: dict[Key, Counts] = field(default_factory=lambda: defaultdict(Counts))
    """By task and placement."""
    rows: list[Told] = field(default_factory=list)
    """Every inquiry, in small towns only."""

    def counts(self, by: str = "all") -> dict[str, Counts]:
        """Return the counts by all, week (its Monday), centre, channel, task or placement."""
        table, place = _WAYS[by]
        found: dict[str, Counts] = defaultdict(Counts)
        for key, counts in (self.weeks if table == "weeks" else self.tasks).items():
            found[key[place] if place >= 0 else ""] += counts
        return dict(found)

    def total(self) -> Counts:
        """Return the counts of the whole town."""
        return self.counts().get("", Counts())

    def save(self, path: Path) -> None:
        """Keep the figures in a file beside the data; the rows are left out."""
        tables = {
            name: [[*key, *asdict(counts).values()] for key, counts in sorted(table.items())]
            for name, table in (("weeks", self.weeks), ("tasks", self.tasks))
        }
        path.write_text(json.dumps({"names": NAMES, **tables}, ensure_ascii=False, separators=(",", ":")), "utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the figures again."""
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        truth, width = cls(), len(NAMES)
        for name, table in (("weeks", truth.weeks), ("tasks", truth.tasks)):
            for row in kept[name]:
                table[tuple(row[:-width])] = Counts(*row[-width:])
        return truth


_WAYS: Final = {
    "all": ("weeks", -1),
    "week": ("weeks", 0),
    "centre": ("weeks", 1),
    "channel": ("weeks", 2),
    "task": ("tasks", 0),
    "placement": ("tasks", 1),
}


class Teller:
    """Listens to each life as it ends, and counts."""

    def __init__(self, days: Days, centres: list[str], *, keeps_rows: bool) -> None:
        self.truth = Truth()
        self._days, self._centres, self._keeps_rows = days, centres, keeps_rows
        self._waiting: dict[tuple[int, int], list[_Wait]] = defaultdict(list)
        self._expiring: dict[int, list[_Wait]] = defaultdict(list)
        self._opened_today: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._told: list[tuple[Life, bool, _Wait | None]] = []

    def tell(self, life: Life) -> None:
        """Count one life, which has come as far as it will."""
        counted = life.discarded_at is None
        cells = self._cells(life)
        wait = self._count(life, cells) if counted else None
        if self._keeps_rows:
            self._told.append((life, counted, wait))

    def would_blur(self, citizen: int, task: int, at: int) -> bool:
        """Tell whether an inquiry now would come so near the window's end that days and hours may disagree."""
        return any(abs(at - wait.solved_at - WINDOW) < DAY for wait in self._waiting.get((citizen, task), ()))

    def close_day(self, at: int) -> None:
        """Settle the solutions whose window is over at this moment."""
        self._opened_today.clear()
        for day in [day for day in self._expiring if (day + 1) * DAY <= at]:
            for wait in self._expiring.pop(day):
                self._settle(wait)

    def finish(self) -> Truth:
        """Count what is still pending at the town's last moment, and return the truth."""
        for counts in (*self.truth.weeks.values(), *self.truth.tasks.values()):
            counts.decided = counts.known
        for wait in [wait for waits in self._expiring.values() for wait in waits]:
            if wait.solved_at + WINDOW <= self._days.end:
                self._settle(wait)
            elif not wait.came_back:
                for counts in wait.cells:
                    counts.pending += 1
                    counts.decided -= 1
        self.truth.rows = [self._row(*each) for each in self._told]
        return self.truth

    def _settle(self, wait: _Wait) -> None:
        key = (wait.life.meeting.citizen or 0, wait.life.matter.number)
        self._waiting[key].remove(wait)
        if not self._waiting[key]:
            del self._waiting[key]
        if not wait.came_back:
            for counts in wait.cells:
                counts.verified += 1
                counts.verified_first += wait.first

    def _cells(self, life: Life) -> list[Counts]:
        day = self._days.date[self._days.day_of(life.meeting.begun)]
        monday = (day - timedelta(days=day.weekday())).isoformat()
        centre, placement = self._centres[life.meeting.house], life.matter.placed(day)
        return [
            self.truth.weeks[monday, centre, life.meeting.channel],
            self.truth.tasks[life.matter.slug, placement],
        ]

    def _count(self, life: Life, cells: list[Counts]) -> _Wait | None:
        solved, citizen, meeting = is_solved(life), life.meeting.citizen, life.meeting
        first, outcome = solved and is_first(life), life.solution[3] if life.solution else ""
        for counts in cells:
            counts.population += 1
            counts.open += life.solution is None
            counts.solved += solved
            counts.solved_first += first
            counts.known += citizen is not None
            counts.told_elsewhere += outcome in _ELSEWHERE
            counts.handed_over += life.handovers > 0
            counts.shown += outcome == SHOWN
            counts.handovers += life.handovers
            counts.seconds += (meeting.ended - meeting.begun) // meeting.matters
        if citizen is None:
            return None
        self._somebody_came(life, (citizen, life.matter.number))
        if solved and not was_reopened(life):
            return self._wait(life, cells, first)
        return None

    def _somebody_came(self, life: Life, key: tuple[int, int]) -> None:
        opened = life.meeting.begun
        for wait in self._waiting.get(key, ()):
            if wait.solved_at < opened <= wait.solved_at + WINDOW:
                wait.came_back = True
        self._opened_today[key].append(opened)

    def _wait(self, life: Life, cells: list[Counts], first: bool) -> _Wait:
        solved_at, key = life.solved_at or 0, (life.meeting.citizen or 0, life.matter.number)
        wait = _Wait(solved_at, life, cells, first)
        wait.came_back = any(solved_at < opened <= solved_at + WINDOW for opened in self._opened_today[key])
        self._waiting[key].append(wait)
        self._expiring[(solved_at + WINDOW) // DAY].append(wait)
        return wait

    def _row(self, life: Life, counted: bool, wait: _Wait | None) -> Told:
        day = self._days.date[self._days.day_of(life.meeting.begun)]
        solved, shown = is_solved(life), bool(life.solution and life.solution[3] == SHOWN)
        pending = bool(wait and not wait.came_back and wait.solved_at + WINDOW > self._days.end)
        return Told(
            number=life.number,
            day=day,
            centre=self._centres[life.meeting.house],
            channel=life.meeting.channel,
            task=life.matter.slug,
            placement=life.matter.placed(day),
            counted=counted,
            solved=solved,
            solved_first=solved and is_first(life),
            known=life.meeting.citizen is not None,
            returned=was_reopened(life) or bool(wait and wait.came_back),
            pending=pending,
            shown=shown,
            asked_again=shown and self._asked_again(life),
            promised=date.fromisoformat(life.first_promise) if life.first_promise else None,
            answered=self._days.date[self._days.day_of(life.solved_at)] if life.solved_at else None,
        )

    def _asked_again(self, life: Life) -> bool:
        solved_at, key = life.solved_at or 0, (life.meeting.citizen, life.matter.number)
        return any(solved_at < opened <= solved_at + SEASON for opened in self._openings.get(key, ()))

    @cached_property
    def _openings(self) -> dict[tuple[int | None, int], list[int]]:
        """When each known citizen came about each task; only those that count."""
        found: dict[tuple[int | None, int], list[int]] = defaultdict(list)
        for life, counted, _wait in self._told:
            if counted and life.meeting.citizen is not None:
                found[life.meeting.citizen, life.matter.number].append(life.meeting.begun)
        return found


def is_solved(life: Life) -> bool:
    """1: a good outcome that citizen service gave, and no department had accepted before."""
    if life.solution is None or life.solution[3] not in _GOOD:
        return False
    return life.first_accepted is None or life.first_accepted >= (life.solved_at or 0)


def is_first(life: Life) -> bool:
    """2: the solution was given in the contact that opened the inquiry."""
    return life.solution is not None and life.solution[2] == life.meeting.number


def was_reopened(life: Life) -> bool:
    """3: a solution was withdrawn within the window."""
    return any(withdrawn <= solved + WINDOW for solved, withdrawn in life.withdrawn)
