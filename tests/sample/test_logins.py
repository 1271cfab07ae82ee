import pytest

from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample import logins
from indgang.sample.build import Built

pytestmark = pytest.mark.django_db


def test_there_is_somebody_of_every_role(town: Built) -> None:
    people = Employee.objects.filter(username__in=[login.username for login in logins.listed()])
    assert {role for person in people for role in person.roles} == set(Role)


def test_everybody_has_the_printed_password(town: Built) -> None:
    assert Employee.objects.get(username="karen").check_password(logins.PASSWORD)
    assert Employee.objects.values("password").distinct().count() == 1


def test_the_list_says_who_and_where_and_what_to_try(town: Built) -> None:
    karen = logins.listed()[0]
    assert (karen.username, karen.name, karen.place) == ("karen", "Karen Holm", "Fjordby")
    assert karen.role == "Borgerservicemedarbejder"
    assert "tastaturet" in str(karen.what_to_try)
