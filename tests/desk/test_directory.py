from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from indgang.organisation.models import Area, Authority, ContactPerson, Department
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import Page, check_page, read

DENMARK = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def asked(cast: Cast, sign_in: SignIn):
    """Return the directory's page for some words."""
    client = sign_in(cast.karen)

    def page(words: str = "") -> Page:
        return check_page(client.get("/vejviser/", {"q": words} if words else {}))

    return page


def test_the_directory_shows_everybody_to_ask(asked) -> None:
    text = asked().text
    assert "Ydelse Hele afdelingen Ditte Kjeldsen, ditte@fjordby.example ingen 14.09.2026" in text
    assert "Udbetaling Danmark På borger.dk eller i telefonen via borger.dk." in text
    assert "Fjordby Rådhustorvet 2, Fjordby Åbent lukker kl. 15.00 mandag–fredag 09.00–15.00" in text
    assert "Medarbejdere" not in text


def test_a_department_without_a_contact_person_is_told(asked) -> None:
    assert "Borgerservice Ingen kontaktperson er udpeget" in asked().text


@pytest.mark.parametrize(
    ("words", "found", "hidden"),
    [
        ("ydel", "Ditte Kjeldsen", "Per Rosager"),
        ("rosager", "Plan og Byg", "Ydelse Hele"),
        ("UDK", "Udbetaling Danmark", "Ditte"),
        ("stationsvej", "Sandby", "Rådhustorvet"),
        ("ditte kjeld", "Ydelse", "Plan og Byg"),
    ],
)
def test_words_narrow_it(asked, words: str, found: str, hidden: str) -> None:
    text = asked(words).text
    assert found in text
    assert hidden not in text


def test_only_the_lines_that_fit_are_shown(cast: Cast, asked) -> None:
    area = Area.objects.get(name="Arbejde & ydelser")
    ContactPerson.objects.create(
        department=cast.ydelse, area=area, person=cast.per, deputy=cast.ditte, checked_on=cast.today
    )
    text = asked("arbejde").text
    assert "Arbejde & ydelser Per Rosager" in text
    assert "Hele afdelingen" not in text
    assert "Hele afdelingen" in asked("ditte").text


def test_colleagues_are_found_by_name_and_by_work(cast: Cast, asked) -> None:
    cast.bo.phone, cast.bo.job_title = "99 00 11 22", "Borgerservicemedarbejder"
    cast.bo.save()
    page = asked("bo lund")
    assert "Bo Lund Borgerservicemedarbejder Borgerservice, Sandby 99 00 11 22 bo@fjordby.example" in page.text
    assert "tel:99001122" in page.links
    assert "Bo Lund" in asked("borgerservicemed").text


def test_who_has_left_is_not_found(cast: Cast, asked) -> None:
    cast.bo.is_active = False
    cast.bo.save()
    assert "Bo Lund" not in asked("bo lund").text


def test_nothing_found_tells_what_to_do(asked) -> None:
    assert "Ingen passer Prøv et andet ord" in asked("xyzzy").text


def test_a_check_older_than_half_a_year_is_flagged(cast: Cast, asked) -> None:
    assert "For længe siden" not in asked().text
    ContactPerson.objects.filter(person=cast.per).update(checked_on=date(2026, 3, 18))
    assert "For længe siden" not in asked().text
    ContactPerson.objects.filter(person=cast.per).update(checked_on=date(2026, 3, 17))
    assert "17.03.2026 For længe siden" in asked().text


def test_uncertain_authorities_are_marked(asked) -> None:
    Authority.objects.create(slug="x", name="Postvirksomheden", confidence="low")
    assert "Postvirksomheden Usikker" in asked().text


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2026, 9, 14, 8, 30, tzinfo=DENMARK), "Lukket åbner i dag kl. 09.00"),
        (datetime(2026, 9, 14, 14, 59, tzinfo=DENMARK), "Åbent lukker kl. 15.00"),
        (datetime(2026, 9, 14, 15, 0, tzinfo=DENMARK), "Lukket åbner i morgen kl. 09.00"),
        (datetime(2026, 9, 18, 16, 0, tzinfo=DENMARK), "Lukket åbner mandag 21. september kl. 09.00"),
        (datetime(2026, 12, 25, 10, 0, tzinfo=DENMARK), "Lukket Juledag. åbner mandag 28. december kl. 09.00"),
    ],
)
def test_the_doors_say_when_they_open(cast: Cast, sign_in: SignIn, monday, moment: datetime, told: str) -> None:
    monday.move_to(moment)
    assert told in check_page(sign_in(cast.karen).get("/vejviser/")).text


def test_departments_can_be_pointed_at(cast: Cast, sign_in: SignIn) -> None:
    markup = sign_in(cast.karen).get("/vejviser/").content.decode()
    assert 'id="afdeling-ydelse"' in markup


def test_while_typing_only_what_was_found_is_sent(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.karen)
    for ask in (client.get, client.post):
        fragment = read(ask("/vejviser/", {"q": "ditte"}, headers={"HX-Request": "true"}).content.decode())
        assert "Ditte Kjeldsen" in fragment.text
        assert "Per Rosager" not in fragment.text
        assert fragment.faults == []
        assert not fragment.headings


def test_the_number_of_questions_does_not_grow(cast: Cast, sign_in: SignIn, django_assert_num_queries) -> None:
    client = sign_in(cast.karen)
    client.get("/vejviser/?q=a")
    for count in (0, 30):
        for n in range(count):
            department = Department.objects.create(slug=f"d{n}", name=f"Afdeling {n}")
            ContactPerson.objects.create(department=department, person=cast.per, checked_on=cast.today)
        with django_assert_num_queries(10):
            client.get("/vejviser/?q=a")


def test_outsiders_see_no_directory(cast: Cast, sign_in: SignIn) -> None:
    check_page(sign_in(cast.outsider).get("/vejviser/"), status=403)
