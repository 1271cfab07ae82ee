"""What an inquiry says of itself: reference, title, and where it stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from indgang.foundation import reference

if TYPE_CHECKING:
    from indgang.catalogue.models import Task


class Described:
    """The questions that need only the inquiry's own row (see Inquiry)."""

    if TYPE_CHECKING:
        pk: int
        task: Task | None
        subject: str
        at_department_id: int | None
        accepted_at: datetime | None
        promised_for: date | None
        solved_at: datetime | None
        discarded_at: datetime | None

    has_entries = has_handovers = has_solutions = True
    """Whether there are such rows; a query that knows better says so, and what is not there is not asked for."""

    def get_absolute_url(self) -> str:
        """Return the inquiry's page at the desk."""
        return f"/henvendelser/{self.reference}/"

    @property
    def reference(self) -> str:
        """The number that the citizen is told (reference), read aloud in two groups."""
        return reference.encode(self.pk)

    @property
    def title(self) -> str:
        """What it is about, in a line."""
        return self.subject or (self.task.title if self.task else "")

    @property
    def state(self) -> str:
        """Where the inquiry stands: open, sent, with_department, solved or discarded."""
        if self.discarded_at:
            return "discarded"
        if self.solved_at:
            return "solved"
        if self.at_department_id:
            return "with_department" if self.accepted_at else "sent"
        return "open"

    def is_late(self, day: date) -> bool:
        """Tell whether the promised date went by while the inquiry is still open."""
        return bool(self.promised_for and self.promised_for < day and not self.solved_at and not self.discarded_at)
