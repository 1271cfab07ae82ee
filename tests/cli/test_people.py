"""Employees, passwords and roles from the command line."""

import pytest

from indgang.journal.models import Event
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability, Role
from indgang.sample.cast import Cast

from .conftest import Run

STRONG = "Nordlys-over-fjorden-7"


def test_an_employee_is_added_with_place_role_and_password(run: Run, cast: Cast) -> None:
    answer = run(
        *["user", "add", "nina", "--name", "Nina Bak", "--role", "clerk", "--centre", "sandby"],
        *["--department", "borgerservice", "--initials", "NIBA"],
        typed=f"{STRONG}\n{STRONG}\n",
    )
    assert answer.exit_code == 0
    assert STRONG not in answer.output
    nina = Employee.objects.get(username="nina")
    assert nina.check_password(STRONG)
    assert (nina.centre, nina.department) == (cast.sandby, cast.borgerservice)
    assert nina.may(Ability.REGISTER)
    assert list(Event.objects.filter(subject_id=nina.pk).values_list("kind", flat=True)) == [
        "employee.added",
        "employee.role_granted",
    ]


def test_an_employee_may_wait_for_a_password(run: Run, cast: Cast) -> None:
    assert run("user", "add", "nina", "--name", "Nina Bak", "--no-password").exit_code == 0
    assert not Employee.objects.get(username="nina").has_usable_password()


@pytest.mark.parametrize(
    ("words", "typed", "said"),
    [
        (["karen", "--name", "K"], "", "Brugernavnet karen er i brug."),
        (["nina", "--name", "N", "--centre", "atlantis"], "", "Centrene er: fjordby, sandby."),
        (["nina", "--name", "N", "--department", "hoffet"], "", "Afdelingen hoffet findes ikke."),
        (["nina", "--name", "N", "--role", "konge"], "", "'konge' er ikke en af"),
        (["ni na", "--name", "N", "--no-password"], "", "brugernavn"),
        (["nina", "--name", "N"], "short\nshort\n", "for kort"),
        (["nina", "--name", "N", "--email", "ikke en", "--no-password"], "", "e-mail"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    run: Run, cast: Cast, words: list[str], typed: str, said: str
) -> None:
    before = Employee.objects.count()
    answer = run("user", "add", *words, typed=typed)
    assert answer.exit_code == 2
    assert said in answer.output
    assert Employee.objects.count() == before


def test_a_password_is_changed_or_made(run: Run, cast: Cast) -> None:
    assert run("user", "password", "karen", typed=f"{STRONG}\n{STRONG}\n").exit_code == 0
    assert Employee.objects.get(username="karen").check_password(STRONG)
    made = run("user", "password", "karen", "--generate").output.split()[2]
    assert Employee.objects.get(username="karen").check_password(made)


def test_a_role_is_given_once_and_ended(run: Run, cast: Cast) -> None:
    assert "er nu Systemadministrator" in run("user", "role", "karen", "admin").output
    assert "havde allerede" in run("user", "role", "karen", "admin").output
    assert "er ikke længere" in run("user", "role", "karen", "admin", "--end").output
    assert "havde ikke" in run("user", "role", "karen", "admin", "--end").output
    karen = Employee.objects.get(username="karen")
    assert karen.roles == {Role.CLERK}
    assert karen.grants.count() == 2


def test_an_employee_who_left_is_closed_out(run: Run, cast: Cast) -> None:
    run("user", "close", "karen")
    assert not Employee.objects.get(username="karen").is_active
    assert "(lukket)" in run("user", "list").output
    run("user", "close", "karen", "--open")
    assert Employee.objects.get(username="karen").is_active


def test_a_stranger_is_named(run: Run, cast: Cast) -> None:
    for words in (["password", "nobody", "--generate"], ["role", "nobody", "clerk"], ["close", "nobody"]):
        answer = run("user", *words)
        assert (answer.exit_code, "nobody" in answer.output) == (2, True)
