"""A query written once for a kind of person finds what visible_to finds for each of them."""

import pytest
from django.db.models import QuerySet

from indgang.inquiries.lines import Line, columns, matching
from indgang.inquiries.models import Inquiry, Recusal
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.seen import Seen
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast


def _all(rows: InquiryQuerySet) -> QuerySet[Inquiry, int]:
    return rows.order_by("pk").values_list("pk", flat=True)


def _people(cast: Cast) -> list[Employee]:
    return [cast.karen, cast.bo, cast.ditte, cast.per, cast.christian, cast.anders, cast.outsider]


@pytest.fixture
def town(cast: Cast) -> Cast:
    cast.inquiry(citizen=cast.mette)
    cast.handed_over()
    cast.handed_over(cast.plan_og_byg, accepted=True)
    cast.handed_over().inquiry.solve("solved", by=cast.karen, at=cast.later(hours=1))
    Recusal.objects.create(employee=cast.bo, citizen=cast.mette, reason="Bror", declared_at=cast.at)
    Recusal.objects.create(employee=cast.ditte, inquiry=cast.handed_over().inquiry, reason="Nabo", declared_at=cast.at)
    return cast


def test_each_sees_the_same_as_without(town: Cast) -> None:
    ask = Seen(_all)
    for person in _people(town) * 2:
        expected = list(_all(Inquiry.objects.visible_to(person)))
        assert ask(person) == expected
        assert ask.count(person) == len(expected)
        assert ask.first(person) == (expected[0] if expected else None)


def test_one_by_one_the_same_is_seen(town: Cast) -> None:
    for person in _people(town):
        together = set(Inquiry.objects.visible_to(person))
        assert set(Inquiry.objects.visible_to(person, singly=True)) == together


def test_a_changed_role_changes_what_is_seen(town: Cast) -> None:
    ask = Seen(_all)
    assert ask(town.outsider) == []
    town.outsider.grant(Role.CLERK, at=town.at)
    assert ask(town.outsider) == list(_all(Inquiry.objects.all()))
    town.outsider.is_active = False
    assert ask(town.outsider) == []


def test_lines_tell_what_the_inquiry_says(town: Cast) -> None:
    rows = {row.pk: row for row in Inquiry.objects.with_line()}
    for line in [Line(*row) for row in columns(Inquiry.objects.all())]:
        row = rows[line.number]
        assert (line.reference, line.title, line.beginning) == (row.reference, row.title, row.text)
        assert (line.owner, line.centre) == (row.owner.name, row.centre.name)
        assert line.department == (row.at_department.name if row.at_department else None)
        assert line.is_late(town.today) is row.is_late(town.today)


def test_words_find_only_what_the_person_may_see(town: Cast) -> None:
    for person in _people(town):
        found = [line.number for line in matching(person, "svar ansøgning", 50)]
        assert found == [row.pk for row in Inquiry.objects.visible_to(person).matching("svar ansøgning", 50)]
    assert len(matching(town.karen, "svar", 2)) == 2
    assert matching(town.karen, "svar", 2, after=1)[0] == matching(town.karen, "svar", 2)[1]
