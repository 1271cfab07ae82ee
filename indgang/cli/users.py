"""Employees (medarbejdere), their passwords and roles, for those who run the house."""

from datetime import datetime
from secrets import token_urlsafe

import click
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role

from .complaints import Complaint
from .people import centre_named, department_named, employee_named

_ROLES = click.Choice([role.value for role in Role])


@click.group
def user() -> None:
    """Opret medarbejdere, giv dem adgangskode og roller."""


@user.command
@click.argument("username", metavar="BRUGERNAVN")
@click.option("--name", required=True, help="Navnet, som kolleger kender det.")
@click.option("--role", "roles", type=_ROLES, multiple=True, help="Rolle; kan gentages.")
@click.option("--centre", "centre_code", help="Centrets kode, fx fjordby.")
@click.option("--department", "department_code", help="Afdelingens kode, fx borgerservice.")
@click.option("--initials", default="", help="Initialer.")
@click.option("--email", default="", help="E-mail.")
@click.option("--no-password", is_flag=True, help="Opret uden adgangskode; ingen kan logge ind endnu.")
def add(
    username: str,
    name: str,
    roles: tuple[str, ...],
    centre_code: str | None,
    department_code: str | None,
    initials: str,
    email: str,
    no_password: bool,
) -> None:
    """Opret en medarbejder."""
    if Employee.objects.filter(username=username).exists():
        raise Complaint(f"Brugernavnet {username} er i brug.")
    employee = Employee(username=username, name=name, initials=initials, email=email)
    employee.centre, employee.department = centre_named(centre_code), department_named(department_code)
    if no_password:
        employee.set_unusable_password()
    else:
        _choose_password(employee)
    employee.full_clean()
    at = clock.now()
    with transaction.atomic():
        employee.save()
        chain.record("employee.added", employee, by=None, at=at)
        for role in roles:
            _grant(employee, Role(role), at)
    click.echo(f"{name} kan {'ikke logge ind endnu' if no_password else f'logge ind som {username}'}.")


@user.command
@click.argument("username", metavar="BRUGERNAVN")
@click.option("--generate", is_flag=True, help="Lav en adgangskode og vis den én gang.")
def password(username: str, generate: bool) -> None:
    """Giv en medarbejder en ny adgangskode."""
    employee = employee_named(username)
    if generate:
        chosen = token_urlsafe(15)
        employee.set_password(chosen)
        click.echo(f"Adgangskoden er {chosen}")
    else:
        _choose_password(employee)
    with transaction.atomic():
        employee.save(update_fields=["password"])
        chain.record("employee.password_set", employee, by=None, at=clock.now())
    click.echo(f"{employee.name} har fået en ny adgangskode.")


@user.command
@click.argument("username", metavar="BRUGERNAVN")
@click.argument("role", metavar="ROLLE", type=_ROLES)
@click.option("--end", is_flag=True, help="Lad rollen ophøre i stedet.")
def role(username: str, role: str, end: bool) -> None:
    """Giv en medarbejder en rolle: clerk, team_lead, department, adviser, chief, committee, dpo eller admin."""
    employee, chosen, at = employee_named(username), Role(role), clock.now()
    with transaction.atomic():
        changed = _end(employee, chosen, at) if end else _grant(employee, chosen, at)
    if not changed:
        click.echo(f"{employee.name} havde {'ikke ' if end else 'allerede '}rollen {chosen.label}.")
        return
    click.echo(f"{employee.name} er {'ikke længere ' if end else 'nu '}{chosen.label}.")


@user.command(name="list")
def list_() -> None:
    """Vis medarbejdere og deres roller."""
    for employee in Employee.objects.with_roles():
        mark = "" if employee.is_active else " (lukket)"
        click.echo(f"{employee.username:16} {employee.name}{mark}: {', '.join(employee.role_names) or 'ingen rolle'}")


@user.command
@click.argument("username", metavar="BRUGERNAVN")
@click.option("--open", "opened", is_flag=True, help="Luk op igen.")
def close(username: str, opened: bool) -> None:
    """Luk for en medarbejder, som er rejst; det, de har gjort, bliver stående."""
    employee = employee_named(username)
    employee.is_active = opened
    with transaction.atomic():
        employee.save(update_fields=["is_active"])
        chain.record("employee.opened" if opened else "employee.closed", employee, by=None, at=clock.now())
    click.echo(f"{employee.name} kan {'igen' if opened else 'ikke længere'} logge ind.")


def _grant(employee: Employee, role: Role, at: datetime) -> bool:
    if employee.grants.standing().filter(role=role).exists():
        return False
    employee.grant(role, at=at)
    chain.record("employee.role_granted", employee, by=None, at=at, role=role.value)
    return True


def _end(employee: Employee, role: Role, at: datetime) -> bool:
    if not employee.grants.standing().filter(role=role).update(ended_at=at):
        return False
    chain.record("employee.role_ended", employee, by=None, at=at, role=role.value)
    return True


def _choose_password(employee: Employee) -> None:
    """Ask for a password twice without showing it, and refuse a weak one."""
    chosen = click.prompt("Adgangskode", hide_input=True, confirmation_prompt="Gentag adgangskoden")
    validate_password(chosen, employee)
    employee.set_password(chosen)
