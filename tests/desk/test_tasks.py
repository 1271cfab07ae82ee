from datetime import date

import pytest

from indgang.catalogue.models import Placement, Procedure, Task
from indgang.catalogue.models.procedures import StepKind
from indgang.organisation.models import ContactPerson
from indgang.sample.cast import SINCE, Cast
from tests.cast import SignIn
from tests.pages import Page, check_page

ALL = {"Pas til voksen", "Flytning i Danmark", "Boligstøtte", "Kontanthjælp", "Byggetilladelse"}


@pytest.fixture
def shown(cast: Cast, sign_in: SignIn):
    """Return which of the cast's tasks an address lists, in order."""
    client = sign_in(cast.karen)

    def titles(address: str) -> list[str]:
        answer = client.get(address)
        check_page(answer)
        return [line["task"].title for line in answer.context["lines"]]

    return titles


def page_of(cast: Cast, sign_in: SignIn, slug: str = "pas-voksen") -> Page:
    return check_page(sign_in(cast.karen).get(f"/opgaver/{slug}/"))


def many(cast: Cast, count: int) -> None:
    Task.objects.bulk_create(
        Task(
            slug=f"opgave-{n}",
            title=f"Opgave {n:03}",
            valid_from=SINCE,
            area=cast.passport.area,
            department=cast.borgerservice,
            authority=cast.udbetaling_danmark,
            keywords="pas",
        )
        for n in range(count)
    )
    Placement.objects.bulk_create(
        Placement(task=task, kind="full", valid_from=SINCE) for task in Task.objects.filter(slug__startswith="opgave-")
    )


def test_all_tasks_stand_in_the_order_of_their_titles(shown) -> None:
    assert shown("/opgaver/") == sorted(ALL)


def test_a_line_says_where_it_is_placed_and_who_decides(cast: Cast, sign_in: SignIn) -> None:
    text = check_page(sign_in(cast.karen).get("/opgaver/")).text
    assert "Boligstøtte Kun vejledning Selvbetjening Bolig Udbetaling Danmark Borgerservice" in text
    assert "Kontanthjælp Løses delvist her Arbejde & ydelser Kommunen Ydelse" in text


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("placement=full", {"Pas til voksen", "Flytning i Danmark"}),
        ("placement=partial", {"Kontanthjælp"}),
        ("authority=own", ALL - {"Boligstøtte"}),
        ("placement=full&authority=own&q=flytte", {"Flytning i Danmark"}),
    ],
)
def test_filters_narrow_the_list(shown, address: str, titles: set[str]) -> None:
    assert set(shown(f"/opgaver/?{address}")) == titles


def test_the_list_is_narrowed_to_an_area_a_department_an_authority(cast: Cast, shown) -> None:
    assert shown(f"/opgaver/?area={cast.passport.area_id}") == ["Pas til voksen"]
    assert shown(f"/opgaver/?department={cast.ydelse.pk}") == ["Kontanthjælp"]
    assert shown(f"/opgaver/?authority={cast.udbetaling_danmark.pk}") == ["Boligstøtte"]


@pytest.mark.parametrize("wrong", ["area=x", "department=0", "placement=nowhere", "authority=-1", "sort=x", "page=x"])
def test_a_wrong_choice_is_passed_over(shown, wrong: str) -> None:
    assert set(shown(f"/opgaver/?{wrong}")) == ALL


def test_tasks_are_found_by_the_citizens_words_and_say_why(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.karen).get("/opgaver/", {"q": "mit pas er udløbet"}))
    assert "Pas til voksen fordi: pas, udløbet" in page.text
    assert "Byggetilladelse" not in page.text


def test_the_best_match_stands_first_unless_another_order_is_wished(cast: Cast, shown) -> None:
    Task.objects.filter(pk=cast.moving.pk).update(keywords="flytte|boligstøtte ved flytning")
    assert shown("/opgaver/?q=boligstøtte") == ["Boligstøtte", "Flytning i Danmark"]
    Task.objects.filter(pk=cast.moving.pk).update(frequency=900)
    assert shown("/opgaver/?q=boligstøtte&sort=asked") == ["Flytning i Danmark", "Boligstøtte"]


def test_nothing_found_tells_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.karen).get("/opgaver/?q=ufo"))
    assert "Ingen opgave passer" in page.text
    assert "Prøv borgerens egne ord" in page.text


def test_a_task_that_is_gone_is_not_listed_but_its_page_stands(cast: Cast, sign_in: SignIn, shown) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(valid_to=date(2026, 9, 13))
    assert "Pas til voksen" not in shown("/opgaver/")
    page = page_of(cast, sign_in)
    assert "Opgaven er gået ud af kataloget den 13.09.2026." in page.text
    assert "Registrér en henvendelse" not in page.text


def test_uncertain_facts_are_marked_in_the_list_and_on_the_page(cast: Cast, sign_in: SignIn) -> None:
    assert "Usikker" not in check_page(sign_in(cast.karen).get("/opgaver/")).text
    Task.objects.filter(pk=cast.passport.pk).update(confidence="low")
    assert "Løses her Usikker" in check_page(sign_in(cast.karen).get("/opgaver/")).text
    assert "Usikker: efterprøv før du siger det til borgeren" in page_of(cast, sign_in).text


def test_thirty_stand_on_a_page_and_the_filters_follow(cast: Cast, sign_in: SignIn, shown) -> None:
    many(cast, 40)
    assert len(shown("/opgaver/?placement=full")) == 30
    assert len(shown("/opgaver/?placement=full&page=2")) == 12
    page = check_page(sign_in(cast.karen).get("/opgaver/?placement=full&page=2"))
    assert "?placement=full&page=1" in page.links


def test_the_number_of_questions_does_not_grow(cast: Cast, sign_in: SignIn, django_assert_num_queries) -> None:
    client = sign_in(cast.karen)
    client.get("/opgaver/?q=pas")
    for count in (0, 60):
        many(cast, count)
        with django_assert_num_queries(8):
            client.get("/opgaver/")


def test_the_page_of_a_task_holds_all_that_is_known(cast: Cast, sign_in: SignIn) -> None:
    page = page_of(cast, sign_in)
    for words in (
        "Løses her",
        "Dit gamle pas",
        "Betaling",
        "Legitimation Ja.",
        "Selvbetjening borger.dk: Pas",
        "forny pas",
        "Placering Løses her fra 01.01.2024",
        "Sikkerhed Høj",
        "Efterprøvet Aldrig Kilde",
    ):
        assert words in page.text
    assert "/?task=pas-voksen" in page.links


def test_the_page_says_that_citizens_can_do_it_and_offers_to_show_how(cast: Cast, sign_in: SignIn) -> None:
    page = page_of(cast, sign_in, "boligstoette")
    assert "Borgeren kan selv borger.dk: Boligstøtte Åbn borger.dk" in page.text
    assert "med udfaldet »Selvbetjening vist« (tast 1)" in page.text
    assert "/?task=boligstoette" in page.links
    assert "/tal/selvbetjening/?opgave=boligstoette" in page.links
    seen = check_page(sign_in(cast.ditte).get("/opgaver/boligstoette/"))
    assert "Borgeren kan selv" in seen.text
    assert "Vis hvordan" not in seen.text
    assert not [link for link in seen.links if link.startswith("/tal/")]


def test_without_self_service_the_page_offers_none(cast: Cast, sign_in: SignIn) -> None:
    page = page_of(cast, sign_in, "kontanthjaelp")
    assert "Borgeren kan selv" not in page.text
    assert "Selvbetjening Ingen" in page.text


def test_the_catalogue_tells_which_tasks_have_self_service(cast: Cast, sign_in: SignIn, shown) -> None:
    assert shown("/opgaver/?self_service=yes") == ["Boligstøtte", "Flytning i Danmark", "Pas til voksen"]
    assert shown("/opgaver/?self_service=no") == ["Byggetilladelse", "Kontanthjælp"]
    assert check_page(sign_in(cast.karen).get("/opgaver/?self_service=yes")).text.count("Løses her Selvbetjening") == 2


def test_the_price_and_the_english_summary_stand_on_the_page_when_known(cast: Cast, sign_in: SignIn) -> None:
    assert "Pris Ikke oplyst" in page_of(cast, sign_in).text
    Task.objects.filter(slug="pas-voksen").update(price="Passet koster et gebyr.", summary_en="A passport.")
    page = page_of(cast, sign_in)
    assert "Pris Passet koster et gebyr." in page.text
    assert "A passport." in page.text


def test_who_decides_elsewhere_and_how_to_reach_them(cast: Cast, sign_in: SignIn) -> None:
    page = page_of(cast, sign_in, "boligstoette")
    assert "Afgøres af Udbetaling Danmark På borger.dk eller i telefonen via borger.dk." in page.text


def test_the_areas_own_contact_person_comes_before_the_departments(cast: Cast, sign_in: SignIn) -> None:
    assert "Kontaktperson Ditte Kjeldsen" in page_of(cast, sign_in, "kontanthjaelp").text
    ContactPerson.objects.create(
        department=cast.ydelse,
        area=cast.cash_benefit.area,
        person=cast.per,
        deputy=cast.ditte,
        checked_on=cast.today,
    )
    text = page_of(cast, sign_in, "kontanthjaelp").text
    assert "Kontaktperson Per Rosager, per@fjordby.example Stedfortræder: Ditte Kjeldsen" in text


def test_a_contact_person_checked_long_ago_is_marked(cast: Cast, sign_in: SignIn) -> None:
    assert "Bekræftet 14.09.2026 Frist" in page_of(cast, sign_in, "kontanthjaelp").text.replace(" og vej", "")
    ContactPerson.objects.update(checked_on=date(2026, 3, 1))
    assert "Bekræftet 01.03.2026 For længe siden" in page_of(cast, sign_in, "kontanthjaelp").text


def test_facts_checked_more_than_a_year_ago_are_marked(cast: Cast, sign_in: SignIn) -> None:
    Task.objects.filter(pk=cast.passport.pk).update(checked_on=date(2025, 9, 14))
    assert "Efterprøvet 14.09.2025 Kilde" in page_of(cast, sign_in).text
    Task.objects.filter(pk=cast.passport.pk).update(checked_on=date(2025, 9, 13))
    assert "Efterprøvet 13.09.2025 For længe siden Kilde" in page_of(cast, sign_in).text


def test_a_department_without_a_contact_person_is_told(cast: Cast, sign_in: SignIn) -> None:
    assert "Ingen er udpeget" in page_of(cast, sign_in).text


def test_the_steps_and_the_controls_of_the_version_that_holds_today(cast: Cast, sign_in: SignIn) -> None:
    for version, day, text in ((1, date(2025, 1, 1), "Gammelt trin"), (2, date(2026, 1, 1), "Se legitimation")):
        procedure = Procedure.objects.create(task=cast.passport, version=version, valid_from=day)
        procedure.steps.create(order=1, text=text, kind=StepKind.CONTROL, why="Så passet går til den rette.")
    Procedure.objects.create(task=cast.passport, version=3, valid_from=date(2027, 1, 1))
    text = page_of(cast, sign_in).text
    assert "Se legitimation Kontrol Så passet går til den rette. Arbejdsgang version 2, gælder fra 01.01.2026." in text
    assert "Gammelt trin" not in text


def test_without_a_procedure_the_page_says_whom_to_ask(cast: Cast, sign_in: SignIn) -> None:
    assert "Der er ikke skrevet en arbejdsgang" in page_of(cast, sign_in).text


def test_earlier_placements_stand_under_the_present_one(cast: Cast, sign_in: SignIn) -> None:
    Placement.objects.filter(task=cast.passport).update(valid_to=date(2026, 5, 1))
    Placement.objects.create(
        task=cast.passport, kind="partial", valid_from=date(2026, 5, 1), decision="Byrådet 28.04.2026, punkt 7"
    )
    text = page_of(cast, sign_in).text
    assert "Løses delvist her fra 01.05.2026 Byrådet 28.04.2026, punkt 7" in text
    assert "Før: Løses her fra 01.01.2024 til 01.05.2026" in text


def test_who_does_not_register_is_not_asked_to(cast: Cast, sign_in: SignIn) -> None:
    page = check_page(sign_in(cast.ditte).get("/opgaver/pas-voksen/"))
    assert "Registrér en henvendelse" not in page.text


def test_an_unknown_task_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    check_page(sign_in(cast.karen).get("/opgaver/findes-ikke/"), status=404)


def test_outsiders_see_no_tasks(cast: Cast, sign_in: SignIn) -> None:
    for address in ("/opgaver/", "/opgaver/pas-voksen/"):
        check_page(sign_in(cast.outsider).get(address), status=403)


def test_the_page_asks_few_questions(cast: Cast, sign_in: SignIn, django_assert_num_queries) -> None:
    client = sign_in(cast.karen)
    client.get("/opgaver/pas-voksen/")
    with django_assert_num_queries(9):
        client.get("/opgaver/pas-voksen/")
