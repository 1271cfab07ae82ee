"""What is put back is what was built, row by row, on whichever database; and nothing is put beside other rows."""

from typing import Any

import pytest
from django.db import connection, transaction

from indgang.inquiries.models import Inquiry
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast

from .remembered import Remembered, filled, read

pytestmark = pytest.mark.django_db


def lived() -> Cast:
    cast = build_cast()
    cast.inquiry(citizen=cast.mette, text="Æ, ø og å\tmed \\ og\nlinjer; {json} og 'gåseøjne'.", outcome="solved")
    return cast


def everything() -> dict[str, list[Any]]:
    """Every row of every table; PostgreSQL's come as lines."""
    kept = {table: read(table).rows for table in filled()}
    return {table: sorted(rows.splitlines() if isinstance(rows, bytes) else rows) for table, rows in kept.items()}


def test_the_second_time_the_same_rows_stand_there() -> None:
    remembered = Remembered(lived)
    told = []
    for _time in range(3):
        with transaction.atomic():
            cast = remembered()
            told.append(everything())
            assert cast.karen == Employee.objects.get(username="karen")
            assert chain.verify().whole
            transaction.set_rollback(True)
    assert told[0] == told[1] == told[2]
    assert {"journal_event", "inquiries_words", "organisation_employee"} < set(told[0])


def test_each_has_people_of_their_own() -> None:
    remembered = Remembered(build_cast)
    with transaction.atomic():
        remembered()
        transaction.set_rollback(True)
    with transaction.atomic():
        first = remembered()
        first.karen.name = "Somebody else"
        transaction.set_rollback(True)
    assert remembered().karen.name == "Karen Holm"


def test_what_comes_after_has_numbers_of_its_own() -> None:
    remembered = Remembered(lived)
    with transaction.atomic():
        remembered()
        transaction.set_rollback(True)
    cast = remembered()
    known = set(Inquiry.objects.values_list("pk", flat=True))
    assert cast.inquiry().pk not in known
    connection.check_constraints()


def test_beside_other_rows_it_is_built() -> None:
    remembered = Remembered(lambda: Employee.objects.create_user("karen", name="Karen Holm"))
    with transaction.atomic():
        remembered()
        transaction.set_rollback(True)
    somebody = Employee.objects.create_user("bo", name="Bo Lund")
    assert remembered().pk != somebody.pk
    assert Employee.objects.count() == 2
