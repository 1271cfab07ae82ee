from datetime import UTC, datetime

import pytest

from indgang.law import refusals
from indgang.law.deadlines import Length
from indgang.law.hours import compute_hours


@pytest.mark.parametrize(
    ("known", "ends"),
    [
        ("2025-09-01T10:15", "2025-09-04T10:15:00+02:00"),
        ("2025-12-24T16:00", "2025-12-27T16:00:00+01:00"),  # over Christmas
        ("2025-03-28T15:00", "2025-03-31T16:00:00+02:00"),  # the night that lacks an hour
        ("2025-10-24T15:00", "2025-10-27T14:00:00+01:00"),  # the night that has one more
    ],
)
def test_72_hours_are_72_hours(known: str, ends: str) -> None:
    found = compute_hours(datetime.fromisoformat(known))
    assert found.ends_at.isoformat() == ends
    assert (found.ends_at.astimezone(UTC) - found.begins_at.astimezone(UTC)).total_seconds() == 72 * 3600
    assert "72 timer" in found.steps[-1].text


def test_a_moment_with_a_zone_of_its_own_is_the_same_moment() -> None:
    known = datetime(2025, 9, 1, 8, 15, tzinfo=UTC)
    assert compute_hours(known).ends_at.isoformat() == "2025-09-04T10:15:00+02:00"


@pytest.mark.parametrize("length", ["4w", "0h"])
def test_only_hours_are_reckoned_so(length: str) -> None:
    with pytest.raises(refusals.UnreadableLength):
        compute_hours(datetime.fromisoformat("2025-09-01T10:15"), Length.parse(length))
