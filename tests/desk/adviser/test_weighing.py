"""What waits is weighed: what binds, what is old and what fits is to be done now; the rest could wait, and why."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.capacity import Ahead, hours_of
from indgang.adviser.models import Spent
from indgang.desk.adviser.pieces import Waiting
from indgang.desk.adviser.weighing import presses_on, weigh

TODAY = date(2026, 9, 14)
SUNDAY = date(2026, 9, 20)


def waits(text: str = "", **facts: Any) -> Waiting:
    return Waiting(what="Sag", text=text, url="/", **facts)


def named(lines: Any) -> list[str]:
    return [each.line.text for each in lines]


def test_what_binds_comes_first_and_what_does_not_fit_could_wait() -> None:
    law = waits("aktindsigt", due=date(2026, 9, 18), effort=Spent.THREE_HOURS, is_firm=True)
    late = waits("sag", due=date(2026, 9, 10), effort=Spent.HOUR)
    big = waits("stor", due=date(2026, 9, 15), effort=Spent.MORE)
    coming = waits("senere", due=date(2026, 9, 25), is_firm=True)
    found = weigh([coming, big, late, law], TODAY, Ahead(TODAY, SUNDAY, 4.0))
    assert (named(found.now), named(found.later)) == (["aktindsigt", "sag"], ["stor", "senere"])
    assert found.hours == hours_of(Spent.THREE_HOURS) + hours_of(Spent.HOUR)
    assert found.now[0].reason == "Lov eller et løfte binder: senest den 18.09.2026."
    assert "Dagen er din egen og kan flyttes" in found.later[0].reason
    assert found.later[1].reason == "Dagen er først den 25.09.2026."
    assert not found.is_too_much


def test_what_has_no_day_presses_when_it_grows_old() -> None:
    new, old = waits("ny", since=TODAY - timedelta(days=2)), waits("gammel", since=TODAY - timedelta(days=20))
    assert named(weigh([new, old], TODAY, Ahead(TODAY, SUNDAY, 1.0)).now) == ["gammel", "ny"]
    found = weigh([new, old], TODAY, Ahead(TODAY, SUNDAY, 0.2))
    assert (named(found.now), named(found.later)) == (["gammel"], ["ny"])
    assert found.now[0].reason == "Har ventet i 20 dage, og der er plads."
    full = weigh([old], TODAY, Ahead(TODAY, SUNDAY, 0.0))
    assert "går til det, der binder" in full.later[0].reason


def test_it_is_told_when_not_even_what_binds_fits() -> None:
    late = waits(due=TODAY - timedelta(days=1), effort=Spent.MORE, is_firm=True)
    undated = waits(since=TODAY - timedelta(days=30), is_firm=True)
    found = weigh([late, undated], TODAY, Ahead(TODAY, SUNDAY, 2.0))
    assert found.is_too_much
    assert {each.reason for each in found.now} == {
        "Lov eller et løfte binder: skulle være gjort den 13.09.2026.",
        "Lov eller et løfte binder, og det har ingen senere dag.",
    }


_days = st.none() | st.dates(date(2026, 8, 1), date(2026, 10, 30))


@given(
    st.lists(
        st.builds(waits, due=_days, since=_days, effort=st.sampled_from(Spent.values), is_firm=st.booleans()),
        max_size=20,
    ),
    st.floats(0, 40),
)
def test_nothing_is_lost_and_only_what_binds_exceeds_the_hours(lines: list[Waiting], hours: float) -> None:
    found = weigh(lines, TODAY, Ahead(TODAY, SUNDAY, hours))
    assert len(found.now) + len(found.later) == len(lines)
    assert found.hours <= max(hours, found.firm_hours) + 1e-9
    assert all(not each.line.due or presses_on(each.line, TODAY) <= SUNDAY for each in found.now)
