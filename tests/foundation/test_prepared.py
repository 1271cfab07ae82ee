"""A prepared query answers as the queryset that it was made from."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from indgang.foundation.prepared import Prepared, write_changes, write_new
from indgang.inquiries.models import Draft, Inquiry
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast

pytestmark = pytest.mark.django_db


def test_rows_come_as_the_queryset_gives_them_with_what_they_bring_along(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def build(number: int) -> QuerySet[Inquiry]:
        return Inquiry.objects.filter(pk=number).select_related("task__area", "owner__centre", "citizen")

    ask = Prepared(build)
    cast.inquiry()
    for inquiry in (cast.inquiry(citizen=cast.mette), cast.inquiry(by=cast.bo, task=cast.moving)):
        with django_assert_num_queries(1):
            (found,) = ask(inquiry.pk)
            assert found.task and found.task.area and found.owner.centre
            assert found.citizen_id == (found.citizen.pk if found.citizen else None)
        assert all(
            getattr(found, field.attname) == getattr(inquiry, field.attname) for field in Inquiry._meta.concrete_fields
        )
    assert ask.first(0) is None


def test_numbers_texts_days_and_moments_find_their_places(cast: Cast) -> None:
    def build(since: datetime, owner: int, subject: str, day: date) -> QuerySet[Inquiry, tuple[int, str]]:
        rows = Inquiry.objects.filter(opened_at__gte=since, owner=owner, promised_for__lte=day)
        return (
            rows.filter(models.Q(subject=subject) | models.Q(subject="Pas")).order_by("id").values_list("id", "subject")
        )

    ask = Prepared(build)
    day = cast.today + timedelta(days=3)
    mine = cast.inquiry(subject="Hund", promise=day)
    cast.inquiry(subject="Kat", promise=day)
    cast.inquiry(subject="Hund", promise=day, by=cast.bo)
    for values in (
        (cast.at, cast.karen.pk, "Hund", day),
        (cast.at, cast.karen.pk, "Kat", day),
        (cast.later(days=1), cast.karen.pk, "Hund", day),
        (cast.at, cast.karen.pk, "Hund", cast.today),
    ):
        assert ask(*values) == list(build(*values))
    assert ask(cast.at, cast.karen.pk, "Hund", day) == [(mine.pk, "Hund")]


def test_single_values_and_annotations(cast: Cast) -> None:
    names = Prepared(lambda number: Employee.objects.filter(pk=number).values_list("name", flat=True))
    assert names(cast.bo.pk) == [cast.bo.name]
    roles = Prepared(lambda number: Employee.objects.with_roles().filter(pk=number))
    assert [employee.held_roles for employee in roles(cast.bo.pk)] == ["clerk"]


def test_what_can_match_nothing_asks_nothing(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    ask = Prepared(lambda number: Inquiry.objects.none().filter(pk=number))
    with django_assert_num_queries(0):
        assert ask(1) == []


def test_other_kinds_of_querysets_and_values_are_turned_down(cast: Cast) -> None:
    with pytest.raises(TypeError):
        Prepared(lambda number: Employee.objects.filter(pk=number).values())(1)
    with pytest.raises(TypeError):
        Prepared(lambda number: Employee.objects.filter(pk=number))(1.5)


def test_a_number_beyond_all_rows_matches_none(cast: Cast) -> None:
    names = Prepared(lambda number: Employee.objects.filter(pk=number).values_list("name", flat=True))
    for number in (1 << 63, 10**30, -(10**30), (1 << 63) - 1):
        assert names(number) == []
        assert names.count(number) == 0


def test_a_row_is_written_as_save_writes_it(cast: Cast) -> None:
    facts = {"employee": cast.karen, "name": "x", "fields": {"text": "Åh", "n": [1]}, "saved_at": cast.at}
    new = write_new(Draft(**facts))
    same = Draft(**facts | {"name": "y"})
    same.save(force_insert=True)
    assert new.pk != same.pk
    assert not new._state.adding
    rows = [Draft.objects.filter(pk=row.pk).values("employee", "fields", "saved_at").get() for row in (new, same)]
    assert rows[0] == rows[1]
    with pytest.raises(IntegrityError), transaction.atomic():
        write_new(Draft(**facts))


def test_changes_are_written_and_nothing_else(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    inquiry, other = cast.inquiry(), cast.inquiry()
    Inquiry.objects.filter(pk=inquiry.pk).update(text="Skrevet af en anden.")
    with django_assert_num_queries(1):
        write_changes(inquiry, owner=cast.bo, promised_for=cast.today, solved_at=None)
    assert (inquiry.owner, inquiry.owner_id, inquiry.promised_for) == (cast.bo, cast.bo.pk, cast.today)
    fresh = Inquiry.objects.get(pk=inquiry.pk)
    assert (fresh.owner, fresh.promised_for, fresh.solved_at) == (cast.bo, cast.today, None)
    assert fresh.text == "Skrevet af en anden."
    assert Inquiry.objects.get(pk=other.pk).owner == cast.karen
