"""Finding people and places by the codes that are typed."""

from indgang.organisation.models import Centre, Department, Employee

from .complaints import Complaint


def employee_named(username: str) -> Employee:
    """Return the employee with a user name."""
    found: Employee | None = Employee.objects.filter(username=username).first()
    if found is None:
        raise Complaint(f"Der er ingen medarbejder med brugernavnet {username}.")
    return found


def centre_named(code: str | None) -> Centre | None:
    """Return the centre with a code, or none for no code."""
    if not code:
        return None
    found = Centre.objects.filter(slug=code).first()
    if found is None:
        known = ", ".join(Centre.objects.values_list("slug", flat=True)) or "ingen endnu"
        raise Complaint(f"Centret {code} findes ikke. Centrene er: {known}.")
    return found


def department_named(code: str | None) -> Department | None:
    """Return the department with a code, or none for no code."""
    if not code:
        return None
    found = Department.objects.filter(slug=code).first()
    if found is None:
        known = ", ".join(Department.objects.values_list("slug", flat=True)) or "ingen endnu"
        raise Complaint(f"Afdelingen {code} findes ikke. Afdelingerne er: {known}.")
    return found
