"""Self-service in use: the page, the file and the lists behind its figures; who sees what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indgang.catalogue.models import Placement, PlacementKind, Task
from indgang.desk.charts import small_chart
from indgang.inquiries.models import Inquiry, Recusal
from indgang.results import folding
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast
from tests.cast import SignIn
from tests.pages import Page, check_page
from tests.remembered import Remembered

HERE = "/tal/selvbetjening/"
SHOWN = "self_service_shown"


def lived_in() -> Cast:
    """Long ago: six passports and one move, of which three were shown how; Mette came again. Lately: two more."""
    cast = build_cast()
    early = cast.later(days=-120)
    for minute in range(4):
        cast.inquiry(at=early + timedelta(minutes=minute), outcome="solved")
    cast.inquiry(at=early, citizen=cast.mette, outcome=SHOWN)
    cast.inquiry(at=early, outcome=SHOWN)
    cast.inquiry(at=early, by=cast.bo, task=cast.moving, outcome=SHOWN, citizen=cast.mette)
    cast.inquiry(at=early, task=cast.building_permit, outcome="guided")
    lately = cast.later(days=-60)
    online = cast.contact(channel="digital", citizen=cast.mette, started_at=lately)
    cast.inquiry(at=lately, contact=online, outcome=SHOWN)
    cast.inquiry(at=lately, by=cast.bo, task=cast.moving)
    folding.fold_changes(at=cast.at)
    return cast


the_town = Remembered(lived_in)


@pytest.fixture
def town(db: None) -> Cast:
    return the_town()


@pytest.fixture
def shown(town: Cast, sign_in: SignIn):
    """Return the page that an address gives Karen."""
    client = sign_in(town.karen)

    def page(query: str = "", status: int = 200) -> Page:
        return check_page(client.get(f"{HERE}{query}"), status)

    return page


def test_the_shares_stand_with_interval_what_waits_and_who_is_unknown(shown) -> None:
    text = shown().text
    assert "44,4 % Selvbetjening vist 4 af 9 (18,9–73,3 %)" in text
    assert "11,1 % Kom digitalt 1 af 9" in text
    assert "50,0 % Kom igen inden 90 dage 1 af 2 (9,5–90,5 %) 1 afventer de 90 dage Ukendt borger: 25,0 %" in text
    for name in ("Selvbetjening vist", "Kom digitalt", "Kom igen inden 90 dage"):
        assert f"Sådan er tallet gjort op: {name}, version 1" in text


def test_each_task_has_its_line_and_those_without_self_service_none(shown) -> None:
    page = shown()
    assert "Pas til voksen 7 42,9 % 15,8–75,0 % 14,3 % 100,0 % 1 af 1 33,3 %" in page.text
    assert "Flytning i Danmark 2 50,0 % 9,5–90,5 % 0,0 % 0,0 % 0 af 1 0,0 %" in page.text
    assert "I alt 9 44,4 %" in page.text
    assert "Byggetilladelse" not in page.text
    assert "1 opgave med selvbetjening har ingen spurgt om i udsnittet." in page.text
    assert any("opgave=pas-voksen" in link for link in page.links)


def test_month_by_month(shown) -> None:
    text = shown().text
    assert "juli 2026 2 50,0 % 50,0 %" in text
    assert "maj 2026 7 42,9 % 0,0 %" in text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?opgave=pas-voksen", "3 af 7"),
        ("?center=sandby", "1 af 2"),
        ("?kanal=digital", "1 af 1"),
        ("?fra=01.07.2026", "1 af 2"),
        ("?placering=full", "4 af 9"),
        ("?kanal=phone", "Ingen henvendelser passer"),
        ("?periode=uge", "I den periode har ingen spurgt om en opgave med selvbetjening"),
        ("?orden=nonsens&periode=nonsens", "4 af 9"),
    ],
)
def test_the_address_asks_the_question(shown, query: str, said: str) -> None:
    assert said in shown(query).text


def test_where_a_channel_is_chosen_the_digital_share_says_nothing_and_is_left_out(shown) -> None:
    assert "Kom digitalt" not in shown("?kanal=digital").text


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("?fra=31.02.2026", "Fra: Skriv datoen som dd.mm.åååå"),
        ("?opgave=byggetilladelse", "Opgave: Valget findes ikke mere. Vælg et fra listen."),
        ("?center=atlantis", "Center: Valget findes ikke mere."),
    ],
)
@pytest.mark.parametrize("path", ["", "regneark/", "bag/"])
def test_what_cannot_be_understood_is_said_and_kept(shown, path: str, query: str, word: str) -> None:
    assert word in shown(f"{path}{query}", status=422).text


@pytest.mark.parametrize("column", ["navn", "antal", "vist", "digitalt", "igen"])
def test_every_column_sorts_both_ways(shown, column: str) -> None:
    up, down = shown(f"?orden={column}").text, shown(f"?orden=-{column}").text
    first, second = "Pas til voksen 7", "Flytning i Danmark 2"
    assert (up.index(first) < up.index(second)) is not (down.index(first) < down.index(second))


def test_an_empty_municipality_says_what_to_wait_for(cast: Cast, sign_in: SignIn) -> None:
    assert "Der er ingen henvendelser endnu" in check_page(sign_in(cast.karen).get(HERE)).text


# --- who sees what ---


@pytest.mark.parametrize("name", ["karen", "christian", "ulla", "ali", "dorthe"])
def test_those_with_figures_see_them(town: Cast, sign_in: SignIn, name: str) -> None:
    page = check_page(sign_in(getattr(town, name)).get(HERE))
    drills = getattr(town, name).may("drill_down")
    assert any(link.startswith(f"{HERE}bag/") for link in page.links) is drills


@pytest.mark.parametrize("path", ["", "bag/", "regneark/"])
def test_others_are_turned_away(town: Cast, sign_in: SignIn, path: str) -> None:
    assert sign_in(town.ditte).get(f"{HERE}{path}").status_code == 403
    assert sign_in(town.ulla).get(f"{HERE}bag/").status_code == 403


def test_the_committee_sees_no_cell_under_five(town: Cast, sign_in: SignIn) -> None:
    client = sign_in(town.ulla)
    text = check_page(client.get(f"{HERE}?orden=navn")).text
    assert "44,4 % Selvbetjening vist 4 af 9" in text
    assert "for få til at vise Kom igen inden 90 dage" in text
    assert "afventer de 90 dage" not in text
    assert "Flytning i Danmark for få til at vise" in text
    assert "Pas til voksen for få til at vise" in text  # else the two moves could be reckoned
    assert "juli 2026 for få til at vise" in text
    file = client.get(f"{HERE}regneark/").content.decode()
    assert "Flytning i Danmark;for få til at vise" in file
    assert "For få til at vise" in check_page(client.get(f"{HERE}?opgave=flytning-indenlands")).text


def test_what_is_withheld_tells_nothing_by_its_place(town: Cast, sign_in: SignIn) -> None:
    for _ in range(8):
        town.inquiry(at=town.later(days=-100), task=town.housing_benefit, outcome=SHOWN)
    text = check_page(sign_in(town.ulla).get(f"{HERE}?orden=vist")).text
    assert text.index("Boligstøtte 8 100,0 %") < text.index("Flytning i Danmark for få")


# --- behind the figures, and the file ---


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("alle", 9),
        ("vist", 4),
        ("uden", 5),
        ("digitalt", 1),
        ("igen", 1),
        ("vaek", 1),
        ("afgjorte", 2),
        ("afventer", 1),
        ("ukendt", 1),
        ("nonsens", 9),
    ],
)
def test_behind_each_figure_stand_the_inquiries_that_it_counts(
    town: Cast, sign_in: SignIn, part: str, count: int
) -> None:
    answer = sign_in(town.karen).get(f"{HERE}bag/?del={part}")
    check_page(answer)
    assert len(answer.context["rows"]) == count
    assert answer.context["total"] == str(count)


def test_every_link_of_the_page_leads_to_as_many_as_it_says(town: Cast, sign_in: SignIn) -> None:
    client = sign_in(town.karen)
    links = [link for link in check_page(client.get(HERE)).links if link.startswith(f"{HERE}bag/")]
    assert len(links) > 15
    for link in links:
        answer = client.get(link)
        assert answer.context["total"] == str(len(answer.context["rows"]))


def test_the_list_says_what_became_of_the_citizen(town: Cast, sign_in: SignIn) -> None:
    client = sign_in(town.karen)
    assert "Selvbetjening vist, men borgeren kom igen" in check_page(client.get(f"{HERE}bag/?del=igen")).text
    assert "Selvbetjening vist, afventer de 90 dage" in check_page(client.get(f"{HERE}bag/?del=afventer")).text
    assert "Åben" in check_page(client.get(f"{HERE}bag/?del=uden")).text


def test_what_one_is_recused_from_is_not_shown(town: Cast, sign_in: SignIn) -> None:
    inquiry = Inquiry.objects.filter(task=town.moving, solved_at__isnull=True).get()
    Recusal.objects.create(employee=town.karen, inquiry=inquiry, reason="Nabo", declared_at=town.at)
    answer = sign_in(town.karen).get(f"{HERE}bag/?del=alle")
    assert len(answer.context["rows"]) == 8


def test_the_file_has_definitions_period_and_danish_numbers(town: Cast, sign_in: SignIn) -> None:
    answer = sign_in(town.christian).get(f"{HERE}regneark/?center=fjordby")
    text = answer.content.decode()
    assert text.startswith("\ufeffFjordby Kommune;Tal fra Indgang\r\n")
    assert "Udsnit;15.09.2025–14.09.2026, Center: Fjordby\r\n" in text
    assert text.count("\r\nMåltal;") == 3
    assert "\r\nPas til voksen;7;3;42,9;15,8;75,0;1;14,3;1;1;100,0;20,7;100,0;33,3\r\n" in text
    assert text.endswith("\r\nI alt;7;3;42,9;15,8;75,0;1;14,3;1;1;100,0;20,7;100,0;33,3\r\n")
    assert 'filename="selvbetjening-2025-09-15-2026-09-14.csv"' in answer.headers["Content-Disposition"]
    months = sign_in(town.christian).get(f"{HERE}regneark/?tabel=udvikling").content.decode()
    assert "\r\nmaj 2026;7;3;42,9;15,8;75,0;0;0,0\r\njuli 2026;2;1;50,0;" in months


# --- speed, and the parts ---


def queries(town: Cast, sign_in: SignIn, address: str) -> int:
    client = sign_in(town.karen)
    with CaptureQueriesContext(connection) as asked:
        check_page(client.get(address))
    return len(asked)


def many(cast: Cast, count: int, start: int) -> None:
    for number in range(start, start + count):
        task = Task.objects.create(
            slug=f"opgave-{number}",
            title=f"Opgave {number}",
            area=cast.passport.area,
            department=cast.passport.department,
            self_service="borger.dk",
            valid_from=cast.passport.valid_from,
        )
        Placement.objects.create(task=task, kind=PlacementKind.FULL, valid_from=task.valid_from)
        cast.inquiry(at=cast.later(days=-100), task=task, outcome=SHOWN, citizen=cast.mette)


@pytest.mark.parametrize("address", [HERE, f"{HERE}?alle=1&orden=igen", f"{HERE}bag/?del=vist"])
def test_more_tasks_ask_no_more_of_the_database(town: Cast, sign_in: SignIn, address: str) -> None:
    many(town, 2, 0)
    before = queries(town, sign_in, address)
    many(town, 40, 2)
    assert queries(town, sign_in, address) <= before


def test_thirty_tasks_stand_on_the_page_and_all_when_asked_for(town: Cast, sign_in: SignIn) -> None:
    many(town, 40, 0)
    client = sign_in(town.karen)
    assert "Vis alle 42" in check_page(client.get(HERE)).text
    assert "Vis alle" not in check_page(client.get(f"{HERE}?alle=1")).text


def test_a_small_line_leaves_gaps_and_is_cut_off_at_its_top() -> None:
    line = small_chart([0.1, 0.9, None, 0.2], 0.4)
    assert line["lines"] == ["0,25.0 1,100.0", "3,50.0"]
    assert [point["x"] for point in line["points"]] == [0, 1, 3]
    assert small_chart([], 1.0) == {"width": 1, "lines": [], "points": []}
