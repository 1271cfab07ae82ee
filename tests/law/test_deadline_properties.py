"""What is true of every deadline."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from indgang.foundation.workdays import is_holiday
from indgang.law.calendars import CERTAIN, WIDEST
from indgang.law.deadlines import Interruption, Length, Unit, compute

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))
DAY_UNITS = [unit for unit in Unit if unit is not Unit.HOURS]
LENGTHS = st.builds(Length, st.integers(1, 40), st.sampled_from(DAY_UNITS))
SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), max_size=3)


def pauses(received: date, spans: list[tuple[int, int]]) -> list[Interruption]:
    starts = [received + timedelta(days=after) for after, _for in spans]
    return [Interruption(day, day + timedelta(days=lasts)) for day, (_after, lasts) in zip(starts, spans, strict=True)]


@given(DAYS, LENGTHS, SPANS)
def test_the_safe_day_is_never_after_the_latest(received: date, length: Length, spans: list[tuple[int, int]]) -> None:
    found = compute(received, length, interruptions=pauses(received, spans))
    assert found.safe_by and found.latest_by
    assert received < found.safe_by <= found.latest_by


@given(DAYS, LENGTHS, SPANS)
def test_no_deadline_ends_on_a_closed_day(received: date, length: Length, spans: list[tuple[int, int]]) -> None:
    found = compute(received, length, interruptions=pauses(received, spans))
    assert found.safe_by and found.latest_by
    assert found.safe_by.weekday() < 5
    assert not is_holiday(found.safe_by)
    assert CERTAIN.is_open(found.latest_by)
    assert WIDEST.is_open(found.latest_by)


@given(DAYS, LENGTHS)
def test_what_comes_later_never_ends_earlier(received: date, length: Length) -> None:
    first, second = compute(received, length), compute(received + timedelta(days=1), length)
    assert first.safe_by and second.safe_by and first.latest_by and second.latest_by
    assert first.safe_by <= second.safe_by
    assert first.latest_by <= second.latest_by


@given(DAYS, st.integers(1, 40), st.sampled_from(DAY_UNITS))
def test_a_longer_time_never_ends_earlier(received: date, count: int, unit: Unit) -> None:
    shorter, longer = compute(received, Length(count, unit)), compute(received, Length(count + 1, unit))
    assert shorter.safe_by and longer.safe_by
    assert shorter.safe_by <= longer.safe_by


@given(DAYS, LENGTHS, SPANS)
def test_an_interruption_never_shortens(received: date, length: Length, spans: list[tuple[int, int]]) -> None:
    plain, stopped = compute(received, length), compute(received, length, interruptions=pauses(received, spans))
    assert plain.safe_by and stopped.safe_by and plain.latest_by and stopped.latest_by
    assert plain.safe_by <= stopped.safe_by
    assert plain.latest_by <= stopped.latest_by


@given(DAYS, LENGTHS, st.integers(0, 40), st.integers(0, 60))
def test_after_an_answer_there_are_fourteen_days_at_least(
    received: date, length: Length, after: int, lasts: int
) -> None:
    stop = pauses(received, [(after, lasts)])
    found = compute(received, length, interruptions=stop)
    assert found.safe_by and stop[0].answered_on
    if found.pauses:
        assert found.safe_by >= stop[0].answered_on + timedelta(days=14)


@given(DAYS, st.integers(1, 60))
def test_weeks_move_five_days_at_most_as_at_easter(received: date, weeks: int) -> None:
    found = compute(received, Length(weeks, Unit.WEEKS))
    assert found.safe_by
    assert timedelta(0) <= found.safe_by - received - timedelta(weeks=weeks) <= timedelta(days=5)


@given(DAYS, LENGTHS)
def test_a_length_is_read_as_it_is_written(received: date, length: Length) -> None:
    assert Length.parse(str(length)) == length
    assert Length.parse(f" {length.count} {length.unit.upper()} ") == length
    assert str(length.count) in length.words


@given(DAYS, LENGTHS, SPANS)
def test_every_step_is_a_whole_sentence(received: date, length: Length, spans: list[tuple[int, int]]) -> None:
    for step in compute(received, length, interruptions=pauses(received, spans)).steps:
        assert step.text.endswith(".")
        assert "%" not in step.text
        assert step.text[0].isupper() or step.text[0].isdigit()
