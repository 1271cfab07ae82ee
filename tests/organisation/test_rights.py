from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indgang.organisation.backends import EmployeeBackend
from indgang.organisation.models import Employee, RoleGrant
from indgang.organisation.rights import ABILITIES, Ability, Role, abilities_of
from indgang.sample.cast import Cast

MAY: dict[Role, str] = {
    Role.CLERK: "register see_inquiries see_citizens reveal_cpr see_tasks see_figures drill_down read_knowledge",
    Role.TEAM_LEAD: (
        "register see_inquiries see_citizens reveal_cpr see_tasks see_figures drill_down read_knowledge write_knowledge"
        " teach_wayfinder"
    ),
    Role.DEPARTMENT: "see_department_inquiries see_tasks read_knowledge write_department_knowledge answer_adviser",
    Role.ADVISER: "see_tasks see_figures read_knowledge advise see_adviser_figures maintain_law",
    Role.CHIEF: (
        "register see_inquiries see_citizens reveal_cpr see_tasks see_figures drill_down import"
        " read_knowledge write_knowledge teach_wayfinder see_adviser_figures maintain_law"
    ),
    Role.COMMITTEE: "see_figures see_adviser_figures",
    Role.DPO: "see_journal see_figures see_tasks",
    Role.ADMIN: "see_tasks see_figures import",
}
"""What each role may do, written down a second time: a change of rights is meant to be seen."""


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_do_this_and_nothing_more(role: Role) -> None:
    assert sorted(ABILITIES[role]) == sorted(MAY[role].split())


def test_every_role_is_in_the_table_and_every_ability_in_a_role() -> None:
    assert set(ABILITIES) == set(Role)
    assert frozenset().union(*ABILITIES.values()) == set(Ability)


def test_whoever_keeps_the_system_sees_no_citizens() -> None:
    about_citizens = {Ability.SEE_CITIZENS, Ability.REVEAL_CPR, Ability.SEE_INQUIRIES, Ability.SEE_DEPARTMENT_INQUIRIES}
    for role in (Role.ADMIN, Role.COMMITTEE, Role.ADVISER, Role.DPO):
        assert not ABILITIES[role] & about_citizens


def test_only_the_data_protection_officer_reads_the_journal() -> None:
    assert [role for role in Role if Ability.SEE_JOURNAL in ABILITIES[role]] == [Role.DPO]


def test_several_roles_add_up_and_none_give_nothing() -> None:
    both = abilities_of(frozenset({Role.DEPARTMENT, Role.DPO}))
    assert both == ABILITIES[Role.DEPARTMENT] | ABILITIES[Role.DPO]
    assert abilities_of(frozenset()) == frozenset()


def test_a_person_may_what_the_roles_allow(cast: Cast) -> None:
    assert cast.karen.may(Ability.REGISTER)
    assert not cast.karen.may(Ability.IMPORT)
    assert cast.karen.abilities == ABILITIES[Role.CLERK]
    assert not any(cast.outsider.may(ability) for ability in Ability)


def test_who_has_left_may_nothing(cast: Cast) -> None:
    cast.karen.is_active = False
    assert not cast.karen.may(Ability.REGISTER)


def test_a_role_is_given_once(cast: Cast) -> None:
    first = cast.karen.grant(Role.TEAM_LEAD, at=cast.at, by=cast.christian)
    again = cast.karen.grant(Role.TEAM_LEAD, at=cast.later(days=1))
    assert again == first
    assert (first.granted_at, first.granted_by, first.ended_at) == (cast.at, cast.christian, None)


def test_a_given_role_holds_at_once(cast: Cast) -> None:
    assert not cast.karen.may(Ability.IMPORT)
    cast.karen.grant(Role.CHIEF, at=cast.at)
    assert cast.karen.may(Ability.IMPORT)
    assert cast.karen.roles == {Role.CLERK, Role.CHIEF}


def test_an_ended_role_is_kept_and_holds_no_more(cast: Cast) -> None:
    cast.karen.grants.update(ended_at=cast.at)
    karen = Employee.objects.get(pk=cast.karen.pk)
    assert karen.roles == frozenset()
    assert RoleGrant.objects.filter(employee=karen).count() == 1
    assert not karen.grants.standing().exists()


def test_a_role_can_be_given_again_after_it_ended(cast: Cast) -> None:
    cast.karen.grants.update(ended_at=cast.at)
    cast.karen.grant(Role.CLERK, at=cast.later(days=10))
    assert cast.karen.roles == {Role.CLERK}
    assert cast.karen.grants.count() == 2


def test_the_database_holds_that_a_role_is_held_once(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(employee=cast.karen, role=Role.CLERK, granted_at=cast.at)


def test_roles_come_along_in_the_same_question(cast: Cast, django_assert_num_queries: Any) -> None:
    cast.karen.grant(Role.CHIEF, at=cast.at)
    cast.bo.grants.update(ended_at=cast.at - timedelta(days=1))
    with django_assert_num_queries(1):
        roles = {each.username: each.roles for each in Employee.objects.with_roles()}
    assert roles["karen"] == {Role.CLERK, Role.CHIEF}
    assert roles["bo"] == roles["outsider"] == frozenset()
    assert roles["ditte"] == {Role.DEPARTMENT}


def test_roles_have_danish_names_in_their_own_order(cast: Cast) -> None:
    cast.karen.grant(Role.DPO, at=cast.at)
    cast.karen.grant(Role.TEAM_LEAD, at=cast.at)
    assert cast.karen.role_names == ["Borgerservicemedarbejder", "Teamleder", "Databeskyttelsesrådgiver"]


def test_people_are_found_by_a_role_they_hold_now(cast: Cast) -> None:
    assert set(Employee.objects.holding(Role.CLERK)) == {cast.karen, cast.bo}
    cast.bo.grants.update(ended_at=cast.at)
    assert set(Employee.objects.holding(Role.CLERK)) == {cast.karen}


def test_who_is_signed_in_comes_whole_in_one_question(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        found = EmployeeBackend().get_user(cast.karen.pk)
        assert found
        assert found.roles == {Role.CLERK}
        assert (str(found.centre), str(found.department)) == ("Fjordby", "Borgerservice")


def test_a_session_ends_with_the_employment(cast: Cast) -> None:
    Employee.objects.filter(pk=cast.karen.pk).update(is_active=False)
    assert EmployeeBackend().get_user(cast.karen.pk) is None
    assert EmployeeBackend().get_user(0) is None
    assert cast.karen not in Employee.objects.active()


def test_without_a_password_nobody_signs_in(cast: Cast) -> None:
    assert not cast.karen.has_usable_password()
    assert not cast.karen.check_password("")
    assert EmployeeBackend().authenticate(None, username="karen", password="") is None
