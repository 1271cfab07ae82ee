"""Loading the organisation (indlæsning) from a folder of tables; loading the same folder again changes nothing.

What a file names is written or brought up to date; what it no longer names stays, since inquiries may speak of it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from django.db import models, transaction
from django.utils.translation import gettext as _

from indgang.foundation import clock
from indgang.foundation.tables import Line, Reading, Table

from .loading_special_days import special_days
from .models import (
    Area,
    Centre,
    ContactPerson,
    Counter,
    Department,
    Employee,
    Municipality,
    OpeningHours,
    RoleGrant,
)
from .rights import Role

FOLDER: Final = Path(__file__).resolve().parent / "data"
"""The made-up municipality's own tables, which also show what the files must look like."""
_KEPT: Final = ("initials", "email", "phone", "job_title")
"""What an employee keeps when the file is silent about it."""


@dataclass(slots=True)
class Loaded:
    """How many lines each file had."""

    lines: dict[str, int] = field(default_factory=dict)

    def count(self, table: Table) -> None:
        """Note how much a file held."""
        self.lines[table.name] = len(table.lines)


def load_organisation(folder: Path = FOLDER, *, at: datetime | None = None) -> Loaded:
    """Load municipality, centres with their days, departments, areas, employees and contact persons; all or nothing.

    `at` is the moment from which new roles are held, now unless told. Raises WrongFiles.
    """
    reading, loaded = Reading(folder), Loaded()
    with transaction.atomic():
        loaded.count(_municipality(reading))
        loaded.count(_centres(reading))
        loaded.count(_opening_hours(reading))
        loaded.count(special_days(reading))
        loaded.count(_departments(reading))
        loaded.count(_areas(reading))
        loaded.count(_employees(reading, at or clock.now()))
        loaded.count(_contact_persons(reading))
        reading.finish()
    return loaded


def upsert[M: models.Model](rows: list[M], unique: list[str], columns: list[str]) -> None:
    """Write rows, or bring those with the same key up to date, keeping their numbers."""
    manager = type(rows[0])._default_manager if rows else None
    if manager:
        manager.bulk_create(rows, update_conflicts=True, unique_fields=unique, update_fields=columns)


def _municipality(reading: Reading) -> Table:
    table = reading.table("municipality.csv", ["name"], optional=True)
    for line in table.lines[:1]:
        known = Municipality.current()
        columns = ("name", "code", "primary_colour", "accent_colour", "phone", "whistleblower_url", "target_solved")
        for column in columns:
            if line.text(column):
                setattr(known, column, line.text(column))
        line.needed("name")
        if line.fits(known):
            known.save()
    for line in table.lines[1:]:
        line.wrong(_("Der kan kun være én kommune."))
    return table


def _centres(reading: Reading) -> Table:
    table = reading.table("centres.csv", ["slug", "name"])
    rows = []
    for order, (slug, line) in enumerate(table.by("slug"), 1):
        centre = Centre(
            slug=slug,
            name=line.needed("name"),
            address=line.text("address"),
            order=order,
            is_town_hall=line.flag("is_town_hall"),
        )
        if line.fits(centre):
            rows.append(centre)
    upsert(rows, ["slug"], ["name", "address", "order", "is_town_hall"])
    known = {centre.slug: centre for centre in Centre.objects.all()}
    counters = [
        Counter(centre=known[slug], name=str(number))
        for slug, line in _lines_of(table, known)
        for number in range(1, line.number_of("counters") + 1)
    ]
    Counter.objects.bulk_create(counters, ignore_conflicts=True)
    return table


def _lines_of(table: Table, known: dict[str, Centre]) -> list[tuple[str, Line]]:
    return [(line.text("slug"), line) for line in table if line.text("slug") in known]


def _opening_hours(reading: Reading) -> Table:
    """Replace the versions (gælder fra) that the file holds, and let each version end where the next begins."""
    table = reading.table("opening_hours.csv", ["centre", "weekday", "opens", "closes", "valid_from"])
    known = {centre.slug: centre for centre in Centre.objects.all()}
    versions: dict[tuple[int, date], list[OpeningHours]] = defaultdict(list)
    for line in table:
        centre = line.named("centre", known)
        opens, closes, since = line.clock("opens"), line.clock("closes"), line.day("valid_from")
        if not (centre and opens and closes and since):
            line.wrong(_("Center, åbner, lukker og gælder fra skal være udfyldt."))
            continue
        hours = OpeningHours(
            centre=centre, weekday=line.number_of("weekday"), opens=opens, closes=closes, valid_from=since
        )
        if not 1 <= hours.weekday <= 7 or opens >= closes:
            line.wrong(_("Ugedagen er 1 til 7, og centret skal åbne, før det lukker."))
            continue
        versions[centre.pk, since].append(hours)
    for (centre_id, since), rows in versions.items():
        OpeningHours.objects.filter(centre_id=centre_id, valid_from=since).delete()
        OpeningHours.objects.bulk_create(rows)
    for centre_id in {centre_id for centre_id, _since in versions}:
        _end_old_hours(centre_id)
    return table


def _end_old_hours(centre_id: int) -> None:
    hours = OpeningHours.objects.filter(centre_id=centre_id)
    starts = sorted(set(hours.values_list("valid_from", flat=True)))
    for since, following in zip(starts, [*starts[1:], None], strict=True):
        hours.filter(valid_from=since).update(valid_to=following - timedelta(days=1) if following else None)


def _departments(reading: Reading) -> Table:
    table = reading.table("departments.csv", ["slug", "name", "parent", "kind"])
    rows, lines = [], dict(table.by("slug"))
    for slug, line in lines.items():
        department = Department(slug=slug, name=line.needed("name"), is_citizen_service=line.text("kind") == "service")
        if line.text("kind") not in {"", "department", "service"}:
            line.wrong(_("»kind« kan være department eller service."))
        if line.fits(department):
            rows.append(department)
    upsert(rows, ["slug"], ["name", "is_citizen_service"])
    known = {department.slug: department for department in Department.objects.all()}
    for slug, line in lines.items():
        parent = line.named("parent", known)
        if slug in known:
            known[slug].parent = parent
            _refuse_circle(line, known[slug])
    Department.objects.bulk_update(known.values(), ["parent"])
    return table


def _refuse_circle(line: Line, department: Department) -> None:
    above, passed = department.parent, {department.slug}
    while above:
        if above.slug in passed:
            line.wrong(_("Afdelingen hører under sig selv."))
            department.parent = None
            return
        passed.add(above.slug)
        above = above.parent


def _areas(reading: Reading) -> Table:
    table = reading.table("areas.csv", ["area", "department"])
    departments = {department.slug: department for department in Department.objects.all()}
    rows = []
    for name, line in table.by("area"):
        area = Area(name=name, department=line.named("department", departments))
        if line.fits(area):
            rows.append(area)
    upsert(rows, ["name"], ["department"])
    return table


def _employees(reading: Reading, at: datetime) -> Table:
    table = reading.table("employees.csv", ["username", "name", "roles", "centre", "department"])
    centres = {centre.slug: centre for centre in Centre.objects.all()}
    departments = {department.slug: department for department in Department.objects.all()}
    known = {employee.username: employee for employee in Employee.objects.all()}
    rows, roles = [], {}
    for username, line in table.by("username"):
        employee = Employee(
            username=username,
            name=line.needed("name"),
            centre=line.named("centre", centres),
            department=line.named("department", departments),
        )
        for column in _KEPT:
            setattr(employee, column, line.text(column) or getattr(known.get(username), column, ""))
        employee.set_unusable_password()
        roles[username] = _roles(line)
        if line.fits(employee):
            rows.append(employee)
    upsert(rows, ["username"], ["name", "centre", "department", *_KEPT])
    _grant(roles, at)
    return table


def _roles(line: Line) -> set[str]:
    wanted = {role.strip() for role in line.text("roles").split("|") if role.strip()}
    for role in sorted(wanted - set(Role.values)):
        line.wrong(
            _("Rollen »%(role)s« findes ikke. Den kan være: %(known)s.")
            % {"role": role, "known": ", ".join(Role.values)}
        )
    return wanted & set(Role.values)


def _grant(roles: dict[str, set[str]], at: datetime) -> None:
    """Give the roles that the file names, and end those that it does not."""
    held: dict[str, set[str]] = defaultdict(set)
    for username, role in RoleGrant.objects.standing().values_list("employee__username", "role"):
        held[username].add(role)
    numbers = dict(Employee.objects.values_list("username", "pk"))
    RoleGrant.objects.bulk_create(
        RoleGrant(employee_id=numbers[username], role=role, granted_at=at)
        for username, wanted in roles.items()
        if username in numbers
        for role in sorted(wanted - held[username])
    )
    for username, wanted in roles.items():
        for role in held[username] - wanted:
            RoleGrant.objects.standing().filter(employee__username=username, role=role).update(ended_at=at)


def _contact_persons(reading: Reading) -> Table:
    table = reading.table("contacts.csv", ["department", "area", "person", "deputy", "checked_on"], optional=True)
    departments = {department.slug: department for department in Department.objects.all()}
    areas = {area.name: area for area in Area.objects.all()}
    people = {employee.username: employee for employee in Employee.objects.all()}
    known = {(contact.department_id, contact.area_id): contact for contact in ContactPerson.objects.all()}
    seen: set[tuple[int, int | None]] = set()
    for line in table:
        department, area = line.named("department", departments), line.named("area", areas)
        person, deputy = line.named("person", people), line.named("deputy", people)
        checked = line.day("checked_on")
        if not (department and person and checked):
            line.wrong(_("Afdeling, kontaktperson og dato skal være udfyldt."))
            continue
        key = (department.pk, area.pk if area else None)
        if key in seen:
            line.wrong(_("Afdelingen har allerede en kontaktperson for det område."))
            continue
        seen.add(key)
        contact = known.get(key) or ContactPerson(department=department, area=area)
        contact.person, contact.deputy, contact.checked_on = person, deputy, checked
        contact.save()
    return table
