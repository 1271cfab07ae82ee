"""Who is who (hvem er hvem): whom to ask about what, other authorities, and when the centres are open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from indgang.foundation import clock, language
from indgang.organisation.doors import doors
from indgang.organisation.models import Authority, ContactPerson, Department, Employee
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .freshness import CONTACT_PERSON, is_stale


@dataclass(frozen=True, slots=True)
class Line:
    """A contact person and deputy for an area, or for the department as a whole."""

    contact: ContactPerson
    is_stale: bool

    @property
    def words(self) -> str:
        """What the line can be found by."""
        found = [self.contact.area, self.contact.person, self.contact.deputy]
        return " ".join(str(each) for each in found if each)


@dataclass(slots=True)
class Section:
    """A department with its contact persons; without any, that is said."""

    department: Department
    lines: list[Line] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """What the whole department can be found by."""
        return f"{self.department} {self.department.parent or ''}"


type Fits = Callable[[str], bool]


@needs(Ability.SEE_TASKS)
def directory(request: StaffRequest) -> HttpResponse:
    """Show centres, departments with contact persons and deputies, and authorities, as far as they fit the words."""
    said = (request.POST if request.method == "POST" else request.GET).get("q", "").strip()[:200]
    fits = _fitting(said)
    now = clock.now()
    found: dict[str, Sequence[object]] = {
        "doors": [door for door in doors(now) if fits(f"{door.centre} {door.centre.address}")],
        "sections": _sections(fits, clock.local_day(now)),
        "authorities": [each for each in Authority.objects.all() if fits(f"{each} {each.short_name} {each.note}")],
        "people": _people(fits) if said else [],
    }
    template = "desk/directory.html#found" if request.headers.get("HX-Request") else "desk/directory.html"
    return render(request, template, {"said": said, "found": any(found.values()), **found})


def _fitting(said: str) -> Fits:
    """Return the question whether each word typed begins one of a text's words; all texts fit no words."""
    typed = language.words(said)

    def fits(text: str) -> bool:
        there = language.words(text)
        return all(any(word.startswith(beginning) for word in there) for beginning in typed)

    return fits


def _sections(fits: Fits, today: date) -> list[Section]:
    """Return the departments that fit, whole, or with those of their lines that fit."""
    departments = Department.objects.filter(children__isnull=True).select_related("parent").prefetch_related("areas")
    sections = {each.pk: Section(each, areas=[str(area) for area in each.areas.all()]) for each in departments}
    contacts = ContactPerson.objects.select_related("area", "person", "deputy")
    for contact in sorted(contacts, key=lambda each: str(each.area or "")):
        if contact.department_id in sections:
            line = Line(contact, is_stale(contact.checked_on, today, CONTACT_PERSON))
            sections[contact.department_id].lines.append(line)
    return [kept for section in sections.values() if (kept := _narrowed(section, fits))]


def _narrowed(section: Section, fits: Fits) -> Section | None:
    if fits(section.words):
        return section
    lines = [line for line in section.lines if fits(f"{section.words} {line.words}")]
    return Section(section.department, lines, section.areas) if lines else None


def _people(fits: Fits) -> list[Employee]:
    staff = Employee.objects.active().select_related("centre", "department")
    return [each for each in staff if fits(f"{each.name} {each.initials} {each.job_title}")]


urlpatterns = [path("vejviser/", directory, name="directory")]
