"""Published tables: true where they show a number, silent where it is small, and the same totals everywhere."""

from datetime import UTC, date, datetime
from random import Random

import pytest

from indgang.adviser.learning.differences import calendar_of, half_of, is_nested, small_apart
from indgang.adviser.learning.published import Published, published_year
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import AdviserReport, Contact, ContactKind, Outcome, Point, Theme, Way
from indgang.adviser.protection import Protected
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came
from tests.adviser.test_protection import reckoned

LATER = date(2027, 1, 15)


def filled(cast: Cast, contacts: int) -> None:
    """A year of contacts with a point or two each."""
    chance = Random(7)
    themes, departments = list(Theme.objects.all()), [cast.ydelse, cast.plan_og_byg, None]
    for n in range(contacts):
        at = datetime(2026, 1 + n * 12 // contacts, 1 + n % 28, 12, tzinfo=UTC)
        contact = Contact.objects.create(
            kind=chance.choice(ContactKind.values),
            way=chance.choices(Way.values, [30, 10, 30, 5, 2, 1, 1])[0],
            outcome=chance.choice(["", *Outcome.values]),
            by=cast.ali,
            at=at,
        )
        for _n in range(1 + chance.randrange(2)):
            Point.objects.create(contact=contact, theme=chance.choice(themes), department=chance.choice(departments))


def numbers(table: Published) -> list[int | None]:
    return [number for _name, line in table.rows for number in line] + list(table.totals)


@pytest.mark.usefixtures("zone")
def test_no_small_number_is_published_and_the_rest_is_true(cast: Cast) -> None:
    filled(cast, 140)
    year = published_year(2026, LATER)
    assert year.contacts == 140
    assert year.points == Point.objects.count()
    assert [each.code for each in year.tables] == ["typer", "kanaler", "udfald", "temaer", "temaer-og-afdelinger"]
    for table in year.tables:
        assert not any(number is not None and 0 < number < 5 for number in numbers(table)), table.code
        assert table.totals[-1] == (year.contacts if table.unit == "henvendelser" else year.points)
        assert sum(line[-1] or 0 for _name, line in table.rows) == table.totals[-1]
    kinds = dict(year.tables[0].rows)
    for kind, label in ContactKind.choices:
        assert kinds[str(label)][-1] == Contact.objects.filter(kind=kind).count()
    assert {table.totals for table in year.tables[:3]} == {year.tables[0].totals}


@pytest.mark.usefixtures("zone")
def test_four_contacts_are_told_of_in_no_way(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), times=4)
    year = published_year(2026, LATER)
    assert (year.contacts, year.points, year.tables) == (None, None, ())
    assert published_year(2025, LATER).contacts == 0


@pytest.mark.usefixtures("zone")
def test_small_departments_and_quarters_are_put_together(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), times=20)
    came(cast, ("tone", cast.plan_og_byg), times=2)
    came(cast, ("begrundelse", None), times=3, at=cast.later(days=30))
    year = published_year(2026, LATER)
    assert year.tables[0].columns == ("1. kvt.", "2. kvt.", "3.-4. kvt.", "I alt")
    assert year.tables[-1].columns == ("Ydelse", "Andre afdelinger", "I alt")
    assert year.tables[-1].rows == (("Andre temagrupper", (20, 5, 25)),)


@pytest.mark.usefixtures("zone")
def test_the_present_year_has_only_quarters_that_have_ended(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), times=9)
    assert published_year(2026, date(2026, 9, 30)).contacts == 0
    assert published_year(2026, date(2026, 10, 1)).contacts == 9
    assert published_year(2026, date(2026, 3, 31)).contacts is None


@pytest.mark.usefixtures("zone")
def test_no_hidden_cell_can_be_reckoned(cast: Cast) -> None:
    """Held against linear programming: each row and column of each table, with totals in sight."""
    filled(cast, 90)
    for table in published_year(2026, LATER).tables:
        cells = tuple(line[:-1] for _name, line in table.rows)
        if not all(cells):
            continue
        shown = Protected(cells, tuple(line[-1] for _name, line in table.rows), table.totals[:-1], table.totals[-1])
        held_back = all(number is None for row in cells for number in row)
        for low, high in reckoned(shown).values():
            assert held_back or (high - low >= 1 and high >= 4)


@pytest.mark.usefixtures("zone")
def test_the_years_table_less_its_half_tells_of_nobody(cast: Cast) -> None:
    """Seven calls by July and nine by New Year would be two in the second half."""
    for month, times in ((3, 7), (9, 2)):
        came(cast, ("tone", cast.ydelse), at=datetime(2026, month, 4, 12, tzinfo=UTC), times=times, way=Way.PHONE)
        came(cast, ("begrundelse", cast.ydelse), at=datetime(2026, month, 5, 12, tzinfo=UTC), times=9, way=Way.MAIL)
        came(cast, at=datetime(2026, month, 6, 12, tzinfo=UTC), times=30, way=Way.LETTER)
    half, year = (published_year(2026, day) for day in (date(2026, 7, 1), LATER))
    assert half.tabled is not None and year.tabled is not None
    assert (half.tabled.last, year.tabled.last) == (date(2026, 6, 30), date(2026, 12, 31))
    ways = [{name: line[-1] for name, line in told.tables[1].rows} for told in (half, year)]
    assert ways[0] == {"Telefon": 7, "E-mail": 9, "Brev": 30}
    assert ways[1] == {"Brev": 60, "Andet, lagt sammen": 27}
    assert published_year(2026, date(2026, 6, 30)).tables == ()


@pytest.mark.usefixtures("zone")
def test_a_report_delivered_within_the_year_counts_as_published(cast: Cast) -> None:
    came(cast, at=datetime(2026, 2, 4, 12, tzinfo=UTC), times=8, way=Way.PHONE)
    came(cast, at=datetime(2026, 4, 4, 12, tzinfo=UTC), times=3, way=Way.PHONE)
    came(cast, at=datetime(2026, 2, 5, 12, tzinfo=UTC), times=20, way=Way.MAIL)
    came(cast, at=datetime(2026, 4, 5, 12, tzinfo=UTC), times=20, way=Way.MAIL)
    assert ("Telefon", 11) in [(name, line[-1]) for name, line in published_year(2026, LATER).tables[1].rows]
    AdviserReport.objects.create(
        title="Status",
        first=date(2026, 1, 1),
        last=date(2026, 3, 31),
        begun_at=cast.at,
        begun_by=cast.ali,
        delivered_at=cast.at,
    )
    assert "Telefon" not in [name for name, _line in published_year(2026, LATER).tables[1].rows]


def test_periods_are_nested_only_when_one_holds_the_other() -> None:
    year, half = Span.of_year(2026), half_of(2026)
    assert is_nested(year, half) and is_nested(half, year)
    assert not is_nested(year, year)
    assert not is_nested(half, Span(date(2026, 6, 1), date(2026, 7, 1)))
    told = [span for span, _codes in calendar_of(Span(date(2025, 8, 1), date(2026, 7, 31)), LATER)]
    assert Span(date(2025, 10, 1), date(2026, 6, 30)) in told
    pairs = [("a", date(2026, 7, 3)), *[("a", date(2026, 2, 3))] * 6, *[("b", date(2026, 8, 3))] * 5]
    assert small_apart(year, pairs, [half]) == {"a"}
