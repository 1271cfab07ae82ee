"""Who letters come from (adressebog): the organisation and its neighbours, with the words that point to them.

A municipality's own names come from its organisation; the words beside them, such as Jobcenter, from `senders.csv`,
bound to an area so that they follow when the area moves to another department.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from indgang.catalogue.models import Confidence
from indgang.foundation.tables import Reading
from indgang.law.models import Route
from indgang.organisation.models import Area, Authority, Department, Municipality

from .sender import Directory, Known

FOLDER: Final = Path(__file__).resolve().parent / "data"
_GENERAL: Final = frozenset(
    {"andre-myndigheder", "regionen", "domstolene", "privat-firma", "frivillige-organisationer"}
)
"""Names that are words of everyday language; only their own words point to them."""


def directory(day: date) -> Directory:
    """Return who letters come from, as the organisation stands now, and how long one has to complain to whom."""
    departments = [(each.slug, each.name, each.parent_id is not None) for each in Department.objects.all()]
    areas = Area.objects.filter(department__isnull=False).values_list("name", "department__slug")
    authorities = Authority.objects.values_list("slug", "name")
    routes = Route.objects.in_force(day).exclude(length="").exclude(confidence=Confidence.LOW)
    appeals = dict(routes.values_list("body", "length"))
    return assembled(Municipality.current().name, departments, dict(areas), dict(authorities), appeals)


def assembled(
    municipality: str,
    departments: Iterable[tuple[str, str, bool]],
    areas: Mapping[str, str],
    authorities: Mapping[str, str],
    appeals: Mapping[str, str] | None = None,
) -> Directory:
    """Return who letters come from: departments as (code, name, whether it is below another)."""
    of_authority, of_area = words()
    by_department: dict[str, list[str]] = defaultdict(list)
    for area, said in of_area.items():
        by_department[areas.get(area, "")] += said
    own = [
        Known(code, name, tuple(by_department[code]), depth=2 if is_below else 1)
        for code, name, is_below in departments
    ]
    named = {code: name for code, (name, _said) in of_authority.items()} | dict(authorities)
    others = [
        Known(code, name, of_authority[code][1] if code in of_authority else ())
        for code, name in named.items()
        if code in of_authority or code not in _GENERAL
    ]
    return Directory(municipality, tuple(own), tuple(others), appeals or {})


@cache
def words() -> tuple[dict[str, tuple[str, tuple[str, ...]]], dict[str, tuple[str, ...]]]:
    """Return the words that point to authorities, and those that point to areas; raises WrongFiles."""
    reading = Reading(FOLDER)
    table = reading.table("senders.csv", ["kind", "code", "name", "words"])
    authorities, areas = {}, {}
    for line in table:
        said = tuple(line.needed("words").split(";"))
        if line.text("kind") == "authority":
            authorities[line.needed("code")] = (line.needed("name"), said)
        else:
            areas[line.needed("code")] = said
    reading.finish()
    return authorities, areas
