"""The cast (persongalleri): the few people, places and tasks that tests and examples are told with."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from indgang.catalogue.models import Placement, PlacementKind, Task
from indgang.citizens.models import Citizen
from indgang.inquiries import registration
from indgang.inquiries.models import Channel, HandOver, Identification, Inquiry
from indgang.organisation.models import (
    Area,
    Authority,
    Centre,
    ContactPerson,
    Department,
    Employee,
    Municipality,
    OpeningHours,
)
from indgang.organisation.rights import Role

MONDAY: Final = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
"""Ten o'clock on a Monday in Denmark, when every centre of the cast is open."""
METTES_CPR: Final = "0703651231"
"""Invented: 7 March 1965, a serial number that does not keep modulus 11."""
SINCE: Final = date(2024, 1, 1)


@dataclass(slots=True, kw_only=True)
class Cast:
    """Everybody and everything, by the name they have in all tests."""

    at: datetime
    fjordby: Centre
    sandby: Centre
    borgerservice: Department
    ydelse: Department
    plan_og_byg: Department
    udbetaling_danmark: Authority
    passport: Task
    moving: Task
    housing_benefit: Task
    cash_benefit: Task
    building_permit: Task
    karen: Employee
    bo: Employee
    tina: Employee
    ali: Employee
    ditte: Employee
    per: Employee
    christian: Employee
    ulla: Employee
    dorthe: Employee
    anders: Employee
    outsider: Employee
    mette: Citizen

    @property
    def today(self) -> date:
        """The day of the cast's moment."""
        return self.at.date()

    def later(self, **span: float) -> datetime:
        """Return the moment so long after the cast's moment: `later(days=1, hours=2)`."""
        return self.at + timedelta(**span)

    def contact(self, **changes: Any) -> registration.NewContact:
        """Describe a visit at Fjordby, anonymous unless told otherwise; nothing is written."""
        facts: dict[str, Any] = {"channel": Channel.IN_PERSON, "centre": self.fjordby, "started_at": self.at}
        if changes.get("citizen"):
            facts["identification"] = Identification.DOCUMENT
        return registration.NewContact(**facts | changes)

    def inquiry(
        self,
        *,
        by: Employee | None = None,
        at: datetime | None = None,
        contact: registration.NewContact | None = None,
        citizen: Citizen | None = None,
        **matter: Any,
    ) -> Inquiry:
        """Register an inquiry through the verb: Karen, a passport, at the cast's moment, unless told otherwise."""
        at = at or self.at
        clerk = by or self.karen
        where = contact or self.contact(citizen=citizen, started_at=at, centre=clerk.centre or self.fjordby)
        facts: dict[str, Any] = {"task": self.passport, "text": "Mit pas er udløbet, og jeg skal rejse."}
        return registration.register(where, registration.Matter(**facts | matter), by=clerk, at=at)

    def handed_over(self, to: Department | None = None, *, accepted: bool = False, **facts: Any) -> HandOver:
        """Register an inquiry and hand it to a department (Ydelse unless told), accepted by Ditte or Per if asked."""
        to = to or self.ydelse
        matter: dict[str, Any] = {"task": self.cash_benefit, "text": "Jeg mangler svar på min ansøgning."}
        inquiry = self.inquiry(**matter | facts)
        handover = inquiry.hand_over(to, by=inquiry.owner, at=inquiry.opened_at, story="Borgeren venter på svar.")
        if accepted:
            handover.accept(by=self.ditte if to == self.ydelse else self.per, at=inquiry.opened_at)
        return handover


def cast() -> Cast:
    """Write the cast to an empty database and return it."""
    scheme = "https://whistleblower.fjordby.example/"
    Municipality(name="Fjordby Kommune", code="999", phone="95 00 00 00", whistleblower_url=scheme).save()
    fjordby, sandby = _centres()
    service, ydelse, plan = _departments()
    udk = Authority.objects.create(
        slug="udbetaling-danmark",
        name="Udbetaling Danmark",
        short_name="UDK",
        kind="self_owning",
        how_to_reach="På borger.dk eller i telefonen via borger.dk.",
        confidence="high",
    )
    people = _people(fjordby, sandby, service, ydelse, plan)
    return Cast(
        at=MONDAY,
        fjordby=fjordby,
        sandby=sandby,
        borgerservice=service,
        ydelse=ydelse,
        plan_og_byg=plan,
        udbetaling_danmark=udk,
        mette=Citizen.register(
            name="Mette Lauridsen",
            by=people["karen"],
            at=MONDAY,
            cpr_number=METTES_CPR,
            phone="95304050",
            address="Birkevej 4, Fjordby",
        ),
        **_tasks(service, ydelse, plan, udk),
        **people,
    )


def _centres() -> tuple[Centre, Centre]:
    fjordby = Centre.objects.create(
        slug="fjordby", name="Fjordby", address="Rådhustorvet 2, Fjordby", order=1, is_town_hall=True
    )
    sandby = Centre.objects.create(slug="sandby", name="Sandby", address="Stationsvej 14, Sandby", order=2)
    for centre in (fjordby, sandby):
        OpeningHours.objects.bulk_create(
            OpeningHours(centre=centre, weekday=day, opens="09:00", closes="15:00", valid_from=SINCE)
            for day in range(1, 6)
        )
        centre.counters.create(name="1")
    return fjordby, sandby


def _departments() -> tuple[Department, Department, Department]:
    service = Department.objects.create(slug="borgerservice", name="Borgerservice", is_citizen_service=True)
    ydelse = Department.objects.create(slug="ydelse", name="Ydelse")
    plan = Department.objects.create(slug="plan-og-byg", name="Plan og Byg")
    return service, ydelse, plan


def _people(
    fjordby: Centre, sandby: Centre, service: Department, ydelse: Department, plan: Department
) -> dict[str, Any]:
    desk: dict[str, Any] = {"centre": fjordby, "department": service}
    people = {
        "karen": _person("karen", "Karen Holm", Role.CLERK, **desk),
        "bo": _person("bo", "Bo Lund", Role.CLERK, centre=sandby, department=service),
        "tina": _person("tina", "Tina Mørch", Role.TEAM_LEAD, **desk),
        "ali": _person("ali", "Ali Demir", Role.ADVISER, **desk),
        "ditte": _person("ditte", "Ditte Kjeldsen", Role.DEPARTMENT, department=ydelse),
        "per": _person("per", "Per Rosager", Role.DEPARTMENT, department=plan),
        "christian": _person("christian", "Christian Vang", Role.CHIEF, **desk),
        "ulla": _person("ulla", "Ulla Tranekær", Role.COMMITTEE),
        "dorthe": _person("dorthe", "Dorthe Klint", Role.DPO),
        "anders": _person("anders", "Anders Brix", Role.ADMIN),
        "outsider": _person("outsider", "Otto Udenfor", None),
    }
    for department, name in ((ydelse, "ditte"), (plan, "per")):
        ContactPerson.objects.create(department=department, person=people[name], checked_on=MONDAY.date())
    return people


def _person(username: str, name: str, role: Role | None, **place: Any) -> Employee:
    first, last = name.split()
    person = Employee.objects.create_user(
        username, name=name, initials=(first[:2] + last[:2]).upper(), email=f"{username}@fjordby.example", **place
    )
    if role:
        person.grant(role, at=MONDAY - timedelta(days=365))
    return person


def _tasks(service: Department, ydelse: Department, plan: Department, udk: Authority) -> dict[str, Any]:
    identity = Area.objects.create(name="ID & pas", department=service)
    register = Area.objects.create(name="Flytning & folkeregister", department=service)
    housing = Area.objects.create(name="Bolig", department=service)
    benefits = Area.objects.create(name="Arbejde & ydelser", department=ydelse)
    building = Area.objects.create(name="Byggeri & grund", department=plan)
    return {
        "passport": _task(
            "pas-voksen",
            "Pas til voksen",
            PlacementKind.FULL,
            area=identity,
            department=service,
            id_required=True,
            keywords="nyt pas|forny pas|passet er udløbet",
            bring="Dit gamle pas|Betaling",
            self_service="borger.dk: Pas",
        ),
        "moving": _task(
            "flytning-indenlands",
            "Flytning i Danmark",
            PlacementKind.FULL,
            area=register,
            department=service,
            keywords="flytte|ny adresse|melde flytning",
            self_service="borger.dk: Flytning",
            service_goal_days=5,
            service_goal_text="Vi begynder inden 5 arbejdsdage.",
        ),
        "housing_benefit": _task(
            "boligstoette",
            "Boligstøtte",
            PlacementKind.GUIDANCE,
            area=housing,
            department=service,
            authority=udk,
            keywords="boligstøtte|boligsikring|hjælp til huslejen",
            self_service="borger.dk: Boligstøtte",
        ),
        "cash_benefit": _task(
            "kontanthjaelp",
            "Kontanthjælp",
            PlacementKind.PARTIAL,
            area=benefits,
            department=ydelse,
            keywords="kontanthjælp|ingen penge|søge hjælp",
            service_goal_days=10,
            service_goal_text="Du får svar inden 10 arbejdsdage.",
        ),
        "building_permit": _task(
            "byggetilladelse",
            "Byggetilladelse",
            PlacementKind.GUIDANCE,
            area=building,
            department=plan,
            keywords="bygge|carport|tilbygning|må jeg bygge",
            service_goal_days=5,
        ),
    }


def _task(slug: str, title: str, placed: PlacementKind, **facts: Any) -> Task:
    task = Task.objects.create(slug=slug, title=title, valid_from=SINCE, confidence="high", **facts)
    Placement.objects.create(task=task, kind=placed, valid_from=SINCE)
    return task
