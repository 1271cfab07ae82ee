import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from indgang.foundation.tables import WrongFiles
from indgang.organisation.loading import FOLDER, load_organisation
from indgang.organisation.models import (
    Centre,
    ContactPerson,
    Counter,
    Department,
    Employee,
    Municipality,
    OpeningHours,
    RoleGrant,
    SpecialDay,
)
from indgang.organisation.rights import Role

AT = datetime(2026, 9, 14, 8, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up municipality's tables, to be changed."""
    return Path(shutil.copytree(FOLDER, tmp_path / "kommune"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def counted() -> list[int]:
    models = (Centre, Counter, OpeningHours, Department, Employee, RoleGrant, ContactPerson)
    return [model._default_manager.count() for model in models]


def test_the_whole_organisation_is_there() -> None:
    loaded = load_organisation(at=AT)
    assert Municipality.current().name == "Fjordby Kommune"
    assert loaded.lines["centres.csv"] == Centre.objects.count() == 4
    assert Centre.objects.get(slug="fjordby").counters.count() == 8
    assert Department.objects.receiving().count() == 15
    assert Department.objects.get(slug="ydelse").parent == Department.objects.get(slug="social-sundhed-og-arbejde")
    karen = Employee.objects.get(username="karen")
    assert karen.roles == {Role.CLERK}
    assert not karen.has_usable_password()
    assert ContactPerson.objects.filter(department__slug="ydelse").exists()


def test_loading_twice_changes_nothing() -> None:
    load_organisation(at=AT)
    before = counted(), dict(Employee.objects.values_list("username", "pk"))
    load_organisation(at=AT)
    assert (counted(), dict(Employee.objects.values_list("username", "pk"))) == before


def test_a_password_and_a_telephone_number_survive(folder: Path) -> None:
    load_organisation(at=AT)
    karen = Employee.objects.get(username="karen")
    karen.set_password("en lang adgangskode")
    karen.phone = "95 00 00 12"
    karen.save()
    change(folder, "employees.csv", "Karen Holm", "Karen Holm Vestergaard")
    load_organisation(folder, at=AT)
    karen = Employee.objects.get(username="karen")
    assert (karen.name, karen.phone) == ("Karen Holm Vestergaard", "95 00 00 12")
    assert karen.check_password("en lang adgangskode")


def test_a_role_that_the_file_no_longer_names_ends(folder: Path) -> None:
    load_organisation(at=AT)
    change(folder, "employees.csv", ",KAHO,clerk,", ",KAHO,team_lead,")
    load_organisation(folder, at=AT)
    assert Employee.objects.get(username="karen").roles == {Role.TEAM_LEAD}
    assert RoleGrant.objects.get(employee__username="karen", role="clerk").ended_at == AT


def test_new_hours_take_over_on_their_day(folder: Path) -> None:
    load_organisation(at=AT)
    header = "centre,weekday,opens,closes,valid_from\n"
    (folder / "opening_hours.csv").write_text(header + "sandby,1,10.00,16.00,2026-12-01\n", "utf-8")
    load_organisation(folder, at=AT)
    sandby = OpeningHours.objects.filter(centre__slug="sandby")
    assert sandby.on(date(2026, 11, 30)).get().closes.hour == 14
    assert sandby.on(date(2026, 12, 7)).get().closes.hour == 16
    assert not sandby.on(date(2026, 12, 8)).exists()


@pytest.mark.parametrize(("encoding", "separator"), [("cp1252", ";"), ("utf-8-sig", ","), ("utf-8", "\t")])
def test_files_as_danish_spreadsheets_write_them(folder: Path, encoding: str, separator: str) -> None:
    content = (folder / "areas.csv").read_text("utf-8").replace(",", separator).replace("\n", "\r\n")
    (folder / "areas.csv").write_bytes(content.encode(encoding))
    load_organisation(folder, at=AT)
    assert Department.objects.get(slug="plan-og-byg").areas.get().name == "Byggeri & grund"


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("centres.csv", "sandby,Sandby", "fjordby,Sandby", "centres.csv, linje 3: »fjordby« står også i linje 2."),
        ("centres.csv", ",4,no", ",4,måske", "centres.csv, linje 3: »is_town_hall« skal være ja eller nej"),
        ("centres.csv", ",4,no", ",fire,no", "centres.csv, linje 3: »counters« er »fire«. Skriv et helt tal."),
        ("centres.csv", "slug,name", "kode,name", "centres.csv, linje 1: Kolonner mangler: slug."),
        ("departments.csv", "Ydelse,social-", "Ydelse,socialt-", "departments.csv, linje 9: »parent« nævner"),
        ("departments.csv", "forvaltningen,,", "forvaltningen,borgerservice,", "Afdelingen hører under sig selv."),
        ("employees.csv", "clerk,sandby", "chef,sandby", "Rollen »chef« findes ikke. Den kan være: clerk,"),
        ("employees.csv", "clerk,sandby", "clerk,sanby", "»centre« nævner »sanby«, som ikke findes."),
        ("employees.csv", "Karen Holm", "K" * 121, "employees.csv, linje 2: »name«: "),
        ("opening_hours.csv", "fjordby,1,09:00,15:00", "fjordby,1,15:00,09:00", "før det lukker"),
        ("opening_hours.csv", "fjordby,1,09:00", "fjordby,1,ni", "»opens« er »ni«. Skriv 09:30."),
        ("contacts.csv", "borgerservice,,tina", "borgerservice,,trine-marie", "»person« nævner »trine-marie«"),
        ("contacts.csv", "2026-10-05", "5/10 2026", "Skriv en dato som 2026-11-21."),
        ("municipality.csv", "#1a4f6e", "blå", "municipality.csv, linje 2: »primary_colour«: Skriv farven som #"),
        ("municipality.csv", "https://whistle", "ftp://whistle", "municipality.csv, linje 2: »whistleblower_url«: "),
    ],
)
def test_a_mistake_is_named_by_file_and_line(folder: Path, name: str, old: str, new: str, said: str) -> None:
    change(folder, name, old, new)
    with pytest.raises(WrongFiles) as refusal:
        load_organisation(folder, at=AT)
    assert said in refusal.value.message
    assert not Centre.objects.exists(), "nothing is loaded when anything is wrong"


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "centres.csv").unlink()
    with pytest.raises(WrongFiles) as refusal:
        load_organisation(folder, at=AT)
    assert "centres.csv: Filen findes ikke i " in refusal.value.message


def test_many_mistakes_do_not_fill_the_screen(folder: Path) -> None:
    change(folder, "centres.csv", "fjordby,Fjordby", "havneby,Fjordby")
    with pytest.raises(WrongFiles) as refusal:
        load_organisation(folder, at=AT)
    lines = refusal.value.message.splitlines()
    assert len(lines) < 25
    assert lines[-1].endswith("fejl mere.")


def test_special_days_are_replaced_by_the_files_and_others_stay(folder: Path) -> None:
    load_organisation(folder, at=AT)
    eve = SpecialDay.objects.get(day=date(2026, 12, 24))
    assert (eve.centre, eve.spans, eve.reason) == (None, (), "Juleaften")
    (folder / "special_days.csv").write_text("day,centre,opens,closes,reason\n2026-12-24,,09:00,11:00,Kort dag\n")
    before = SpecialDay.objects.count()
    load_organisation(folder, at=AT)
    assert SpecialDay.objects.get(day=date(2026, 12, 24)).reason == "Kort dag"
    assert SpecialDay.objects.count() == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2026-12-24,,09:00,,Halv", "Skriv både åbner og lukker"),
        ("2026-12-24,,12:00,09:00,Bagvendt", "Skriv både åbner og lukker"),
        ("2026-12-24,et andet sted,,,Jul", "et andet sted"),
        (",,,,Jul", "Dagen skal være udfyldt"),
        ("2026-12-24,,,,", "»reason« er tom"),
        ("2026-12-24,,,,Jul\n2026-12-24,,,,Igen", "Dagen står allerede"),
    ],
)
def test_a_wrong_special_day_is_named(folder: Path, row: str, said: str) -> None:
    (folder / "special_days.csv").write_text(f"day,centre,opens,closes,reason\n{row}\n", "utf-8")
    with pytest.raises(WrongFiles) as wrong:
        load_organisation(folder, at=AT)
    assert said in wrong.value.message
