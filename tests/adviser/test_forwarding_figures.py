"""How long departments take to answer, exactly and protected."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.forwarding.figures import Times, _protected, answer_times
from indgang.adviser.models import Key
from indgang.sample.cast import Cast

from .forwarded import answered, forwarded

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)


def test_each_letter_is_counted_once(cast: Cast, zone: Key) -> None:
    answered(cast)
    answered(cast, at=cast.later(days=30))
    forwarded(cast).give_up(by=cast.ali, at=cast.later(days=30))
    forwarded(cast, department=cast.plan_og_byg)
    forwarded(cast).recall("Fortrudt.", by=cast.ali, at=cast.at)
    forwarded(cast, at=cast.later(days=-20))
    table = answer_times(FIRST, LAST, exact=True)
    plan, ydelse = table.lines
    assert (plan.name, plan.sent, plan.cells, plan.median) == ("Plan og Byg", 1, (0, 0, 0, 1), None)
    assert (ydelse.sent, ydelse.cells, ydelse.median) == (3, (1, 1, 1, 0), 12.0)
    assert table.total is not None
    assert (table.total.sent, table.total.cells) == (4, (1, 1, 1, 1))


def test_pauses_are_no_answer_time(cast: Cast, zone: Key) -> None:
    row = forwarded(cast)
    row.pause("En kvittering.", by=cast.ali, at=cast.at)
    row.resume(by=cast.ali, at=cast.later(days=7))
    row.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.later(days=8))
    assert answer_times(FIRST, LAST, exact=True).lines[0].median == 1.0


def test_nothing(cast: Cast, zone: Key) -> None:
    for exact in (True, False):
        assert answer_times(FIRST, LAST, exact=exact).total is None


COUNTS = st.lists(st.tuples(*[st.integers(0, 9)] * 4), max_size=5)


@given(COUNTS)
def test_no_small_number_is_shown(counts: list[tuple[int, int, int, int]]) -> None:
    found = [Times(f"Afdeling {n}", *cells, days=[3] * (cells[0] + cells[1])) for n, cells in enumerate(counts)]
    table = _protected([each for each in found if each.sent])
    for line in [*table.lines, *([table.total] if table.total else [])]:
        for number in (line.sent, *line.cells):
            assert number is None or number == 0 or number >= 5
    for line in table.lines:
        hidden = [cell for cell in line.cells if cell is None]
        assert line.sent is None or len(hidden) != 1
