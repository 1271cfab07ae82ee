import pytest

from indgang.inquiries.models import Contact
from indgang.organisation.models import Area, Authority
from indgang.sample import bulk

pytestmark = pytest.mark.django_db

ODD = "Æblegrød\tmed\\fløde\nog »to« skeer\\.  'en' og \"én\""


def test_rows_come_out_as_they_went_in() -> None:
    columns = ["id", "slug", "name", "short_name", "kind", "how_to_reach", "has_counter", "note", "confidence"]
    bulk.write(
        "organisation_authority",
        columns,
        [
            (7, "den-ene", ODD, "", "state", "", False, r"\N", "high"),
            (8, "den-anden", "B", "", "", "", True, "", "low"),
        ],
    )
    first, second = Authority.objects.order_by("pk")
    assert (first.name, first.note, first.has_counter) == (ODD, r"\N", False)
    assert second.has_counter


def test_nothing_to_write_is_no_mistake() -> None:
    bulk.write("organisation_area", ["id", "name"], [])
    assert not Area.objects.exists()


def test_numbers_go_on_from_the_last() -> None:
    assert bulk.first_free("organisation_area") == 1
    bulk.write("organisation_area", ["id", "name", "department_id"], [(41, "Pension", None)])
    assert bulk.first_free("organisation_area") == 42
    bulk.finish([Area, Contact])
    assert Area.objects.create(name="Bolig").pk == 42
    assert bulk.size() > 0
