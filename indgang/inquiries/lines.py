"""Lines of lists (linjer): what a list shows of an inquiry, and no more than that is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import batched
from typing import Any, Final, cast

from django.db.models import QuerySet
from django.db.models.functions import Substr

from indgang.foundation import reference
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import ranking, search
from .hits import Sight, here
from .models import Inquiry
from .models.inquiries import InquiryQuerySet
from .seen import Seen
from .tokens import department_token

BEGINNING: Final = 200
"""So much of the text a line needs at the most."""

_LENGTHS: Final = (60, 240, 960)

type Columns = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One inquiry as lists show it (linje); citizens' names are not among it."""

    number: int
    subject: str
    task: str | None
    beginning: str
    opened_at: datetime
    promised_for: date | None
    solved_at: datetime | None
    discarded_at: datetime | None
    accepted_at: datetime | None
    department: str | None
    owner: str
    centre: str

    @property
    def reference(self) -> str:
        """The number that the citizen is told (reference)."""
        return reference.encode(self.number)

    @property
    def title(self) -> str:
        """What it is about; empty when only the text says so."""
        return self.subject or self.task or ""

    def is_late(self, day: date) -> bool:
        """Tell whether the promised date went by while the inquiry stood open."""
        return bool(self.promised_for and self.promised_for < day and not self.solved_at)


def columns(rows: InquiryQuerySet) -> QuerySet[Inquiry, Columns]:
    """Return the rows' columns in the order of Line."""
    found = rows.annotate(beginning=Substr("text", 1, BEGINNING)).values_list(
        "pk",
        "subject",
        "task__title",
        "beginning",
        "opened_at",
        "promised_for",
        "solved_at",
        "discarded_at",
        "accepted_at",
        "at_department__name",
        "owner__name",
        "centre__name",
    )
    return cast("QuerySet[Inquiry, Columns]", found)


def matching(employee: Employee, text: str, limit: int, after: int = 0) -> list[Line]:
    """Return the newest inquiries that this person may see and whose words hold all of the text's."""
    return _in_order(employee, ranking.newest(text, sight(employee), after + limit)[after:])


def best(employee: Employee, text: str, limit: int, after: int = 0) -> list[Line]:
    """Return the inquiries that this person may see and that fit the text best (bedste først)."""
    return _in_order(employee, ranking.best(text, sight(employee))[after : after + limit])


def sight(employee: Employee) -> Sight:
    """Return what this person may see, as a search asks for it."""
    sql, parameters = _seen.sql(employee)
    department = None if employee.may(Ability.SEE_INQUIRIES) else employee.department_id
    return Sight(sql, parameters, department_token(department) if department else "")


def _in_order(employee: Employee, keys: list[int]) -> list[Line]:
    numbers = [search.number_of(key) for key in keys]
    lines = {line.number: line for line in _numbered(employee, numbers)}
    return [lines[number] for number in numbers if number in lines]


def _numbered(employee: Employee, numbers: list[int]) -> Iterator[Line]:
    """Yield the lines of these inquiries, as far as the person may see them, in no order."""
    for some in batched(numbers, _LENGTHS[-1]):
        length = next(length for length in _LENGTHS if length >= len(some))
        for row in _one_of(length)(employee, *some, *[0] * (length - len(some))):
            yield Line(*row)


@lru_cache(maxsize=len(_LENGTHS))
def _one_of(count: int) -> Seen[Columns, *tuple[int, ...]]:
    def build(rows: InquiryQuerySet, *numbers: int) -> QuerySet[Inquiry, Columns]:
        return columns(rows.filter(pk__in=numbers))

    return Seen(build)


_seen: Final[Seen[int]] = Seen(here, singly=True)
