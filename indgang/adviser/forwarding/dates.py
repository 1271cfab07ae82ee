"""The clock of a forwarding (svarfrist) in working days: receipt, reminder, answer, leader, director."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from indgang.foundation.workdays import add_working_days, working_days_between


@dataclass(frozen=True, slots=True)
class Days:
    """How many working days after sending each step comes; the suggestion holds until a municipality sets its own."""

    receipt: int = 2
    reminder: int = 8
    answer: int = 10
    leader: int = 11
    director: int = 20

    @property
    def is_in_order(self) -> bool:
        """Tell whether each step comes after the one before it."""
        return 0 < self.receipt <= self.reminder < self.answer < self.leader < self.director


@dataclass(frozen=True, slots=True)
class Dates:
    """The days on which each step of one forwarding falls."""

    receipt_due: date
    remind_on: date
    due: date
    leader_on: date
    director_on: date

    def moved(self, days: int) -> Dates:
        """Return the dates so many working days later (udsat), as after a pause."""
        return Dates(**{name: add_working_days(day, days) for name, day in asdict(self).items()})

    def extended(self, due: date) -> Dates:
        """Return the dates for a new day of answer (forlænget frist); when receipt was due stays as it was."""
        later = self.moved(max(working_days_between(self.due, due), 0))
        return Dates(self.receipt_due, later.remind_on, due, later.leader_on, later.director_on)


def dates_for(sent: date, days: Days) -> Dates:
    """Return when each step falls for what was sent on a day; that day itself is not counted."""
    return Dates(
        receipt_due=add_working_days(sent, days.receipt),
        remind_on=add_working_days(sent, days.reminder),
        due=add_working_days(sent, days.answer),
        leader_on=add_working_days(sent, days.leader),
        director_on=add_working_days(sent, days.director),
    )
