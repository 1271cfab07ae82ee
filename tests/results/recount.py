"""The recount: definitions 1 to 4 said once more in plain Python, inquiry by inquiry, apart from the product's SQL."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from indgang.catalogue.models import Placement
from indgang.inquiries.models import Contact, HandOver, Inquiry, Solution

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FORTNIGHT = timedelta(days=14)
HERE = {"solved", "guided", "self_service_shown"}
ELSEWHERE = {"referred", "misdirected"}


class Recount:
    """Everything that figures count, read row by row at a moment."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.inquiries: list[dict[str, Any]] = [
            dict(row) for row in Inquiry.objects.values() if row["discarded_at"] is None
        ]
        self.contacts = {row["id"]: row for row in Contact.objects.values()}
        self.solutions = _by_inquiry(Solution.objects.values())
        self.handovers = _by_inquiry(HandOver.objects.values())
        self.placements = list(Placement.objects.values())
        self.in_contact = Counter(row["opened_in_id"] for row in self.inquiries)
        self.rows = [self._row(inquiry) for inquiry in self.inquiries]

    def sums(self, where: Callable[[dict[str, Any]], bool], *keys: str) -> dict[Any, Counter[str]]:
        """Count the rows that are meant, by one key or several."""
        found: dict[Any, Counter[str]] = defaultdict(Counter)
        for row in filter(where, self.rows):
            key = tuple(row[name] for name in keys)
            found[key[0] if len(key) == 1 else key].update(row["counts"])
        return found

    def _row(self, inquiry: dict[str, Any]) -> dict[str, Any]:
        day = inquiry["opened_at"].astimezone(COPENHAGEN).date()
        return {
            "id": inquiry["id"],
            "any": "all",
            "day": day,
            "week": day - timedelta(days=day.weekday()),
            "month": day.replace(day=1),
            "centre": inquiry["centre_id"],
            "channel": inquiry["channel"],
            "task": inquiry["task_id"],
            "placement": self._placement(inquiry["task_id"], day),
            "counts": self._counts(inquiry),
        }

    def _placement(self, task: int | None, day: date) -> str:
        for row in self.placements:
            if row["task_id"] == task and row["valid_from"] <= day and (not row["valid_to"] or day < row["valid_to"]):
                return str(row["kind"])
        return ""

    def _counts(self, inquiry: dict[str, Any]) -> dict[str, int]:
        solutions, handovers = self.solutions[inquiry["id"]], self.handovers[inquiry["id"]]
        standing = next((row for row in solutions if row["withdrawn_at"] is None), None)
        known = inquiry["citizen_id"] is not None
        solved = _solved_here(standing, handovers)
        first = solved and standing is not None and standing["contact_id"] == inquiry["opened_in_id"]
        back = known and standing is not None and self._came_back(inquiry, standing["at"], solutions)
        old = standing is not None and self.at - standing["at"] >= FORTNIGHT
        pending = solved and known and not back and not old
        verified = solved and known and not back and old
        return {
            "population": 1,
            "open": int(standing is None),
            "solved": int(solved),
            "solved_first": int(first),
            "known": int(known),
            "pending": int(pending),
            "verified": int(verified),
            "verified_first": int(verified and first),
            "told_elsewhere": int(standing is not None and standing["outcome"] in ELSEWHERE),
            "handed_over": int(bool(handovers)),
            "shown": int(standing is not None and standing["outcome"] == "self_service_shown"),
            "handovers": len(handovers),
            "seconds": self._seconds(inquiry),
        }

    def _came_back(self, inquiry: dict[str, Any], solved_at: datetime, solutions: list[dict[str, Any]]) -> bool:
        if any(row["withdrawn_at"] and row["withdrawn_at"] - row["at"] <= FORTNIGHT for row in solutions):
            return True
        return any(
            other["citizen_id"] == inquiry["citizen_id"]
            and other["task_id"] is not None
            and other["task_id"] == inquiry["task_id"]
            and timedelta(0) < other["opened_at"] - solved_at <= FORTNIGHT
            for other in self.inquiries
        )

    def _seconds(self, inquiry: dict[str, Any]) -> int:
        contact = self.contacts[inquiry["opened_in_id"]]
        if contact["ended_at"] is None:
            return 0
        seconds = int(contact["ended_at"].timestamp()) - int(contact["started_at"].timestamp())
        return seconds // self.in_contact[inquiry["opened_in_id"]]


def _solved_here(standing: dict[str, Any] | None, handovers: list[dict[str, Any]]) -> bool:
    if standing is None:
        return False
    taken = any(row["accepted_at"] and row["accepted_at"] < standing["at"] for row in handovers)
    return standing["outcome"] in HERE and standing["department_id"] is None and not taken


def _by_inquiry(rows: Any) -> dict[int, list[dict[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["inquiry_id"]].append(row)
    return found
