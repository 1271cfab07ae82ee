"""What the wayfinder knows of a task (opgave): its words, and what people have said when they meant it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

FIELD_WEIGHTS: Final = {
    "title": 2.0,
    "synonym": 1.5,
    "keyword": 1.0,
    "example": 0.5,
    "chosen": 0.5,
    "summary": 0.5,
    "area": 0.4,
    "life_event": 0.3,
    "procedure": 0.2,
}
"""How much a word counts by where it stands. An example (eksempel) is what somebody might say, a synonym the
municipality's own word, a choice (valg) what somebody said before the task was chosen."""

SAYINGS: Final = ("title", "synonym", "keyword", "example", "chosen")
"""The parts that are said as they stand; the rest describes the task in the municipality's own words."""


class Part(NamedTuple):
    """A piece of text of a task, and where it stands."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """A task as the wayfinder sees it."""

    slug: str
    authority: str
    frequency: int
    parts: tuple[Part, ...]

    @property
    def sayings(self) -> Iterator[str]:
        """What people say when they mean the task."""
        return (part.text for part in self.parts if part.where in SAYINGS)
