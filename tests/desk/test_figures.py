from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indgang.desk.charts import Point, trend_chart
from indgang.desk.forms.figures import grain_for, periods
from indgang.organisation.models import Employee
from indgang.results import folding
from indgang.results.figures import Figure
from indgang.results.periods import Grain
from indgang.sample.cast import Cast
from indgang.sample.cast import cast as build_cast
from tests.cast import SignIn
from tests.pages import Page, check_page
from tests.remembered import Remembered

ALLOWED = ("karen", "bo", "tina", "ali", "christian", "ulla", "dorthe", "anders")
TURNED_AWAY = ("ditte", "per", "outsider")


def lived_in() -> Cast:
    """Ten inquiries of the last days: six solved by Karen, one of them Mette's, and four that were not."""
    cast = build_cast()
    early = cast.later(days=-3)
    for minute in range(5):
        cast.inquiry(at=early + timedelta(minutes=minute), outcome="solved")
    cast.inquiry(at=early, citizen=cast.mette, outcome="guided")
    cast.inquiry(at=early, by=cast.bo, task=cast.housing_benefit, outcome="referred")
    cast.inquiry(at=early, by=cast.bo, task=None, subject="Noget helt andet")
    taken = cast.inquiry(at=early, task=cast.cash_benefit).hand_over(
        cast.ydelse, by=cast.karen, at=early, story="Borgeren venter."
    )
    taken.accept(by=cast.ditte, at=early)
    taken.answer_with("Fortæl borgeren det.", by=cast.ditte, at=cast.later(days=-2), citizen_told=False)
    taken.inquiry.solve("solved", by=cast.karen, at=cast.later(days=-1))
    cast.inquiry(task=cast.moving)
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
        return check_page(client.get(f"/tal/{query}"), status)

    return page


def test_the_figure_stands_with_interval_target_and_definition(shown) -> None:
    text = shown().text
    assert "60,0 % Løst i Borgerservice 31,3–83,2 % (95 % interval) · mål 80,0 %" in text
    assert "6 af 10 henvendelser." in text
    assert "Se de 4 andre" in text
    assert "Målet på 80,0 % ligger inden for usikkerheden." in text
    assert "Sådan er tallet gjort op: Løst i Borgerservice, version 1" in text
    assert "De åbne er med, så andelen stiger, når de løses." in text
    assert "15.09.2025–14.09.2026 · gjort op 14.09.2026 10.00" in text


def test_all_four_definitions_stand_side_by_side(shown) -> None:
    text = shown().text
    assert "60,0 % Løst i Borgerservice 6 af 10 (31,3–83,2 %) 2 er stadig åbne" in text
    assert "60,0 % Løst ved første kontakt" in text
    assert "– Bekræftet løst 0 af 0" in text
    assert "1 afventer de 14 dage; holder de alle, bliver det 100,0 % Ukendt borger: 90,0 %" in text
    assert "10,0 % Henvist til andre 1 af 10" in text
    assert "10,0 % Overdraget til en afdeling 1 af 10 (1,8–40,4 %) 1 overdragelse i alt" in text


@pytest.mark.parametrize(
    ("by", "lines"),
    [
        ("center", ["Fjordby 8 6 75,0 %", "Sandby 2 0 0,0 %"]),
        ("kanal", ["Personligt 10 6 60,0 %"]),
        ("opgave", ["Pas til voksen 6 6 100,0 %", "Boligstøtte 1 0 0,0 %", "Uden opgave 1 0 0,0 %"]),
        ("placering", ["Løses her 7 6 85,7 %", "Løses delvist her 1 0 0,0 %", "Uden placering 1 0 0,0 %"]),
        ("uge", ["uge 37, 2026 9 6 66,7 %", "uge 38, 2026 1 0 0,0 %"]),
        ("maaned", ["september 2026 10 6 60,0 %"]),
    ],
)
def test_the_breakdown_tells_the_parts(shown, by: str, lines: list[str]) -> None:
    text = shown(f"?fordelt={by}").text
    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("?center=sandby", "0 af 2 henvendelser."),
        ("?kanal=phone", "Ingen henvendelser passer"),
        ("?opgave=pas-voksen", "6 af 6 henvendelser."),
        ("?opgave=none", "0 af 1 henvendelser."),
        ("?placering=guidance", "0 af 1 henvendelser."),
        ("?periode=uge", "0 af 1 henvendelser."),
        ("?periode=maaned", "6 af 10 henvendelser."),
        ("?periode=2026", "6 af 10 henvendelser."),
        ("?periode=alt", "6 af 10 henvendelser."),
        ("?fra=11.09.2026&til=11-09-2026", "6 af 9 henvendelser."),
        ("?fra=12.09.2026", "0 af 1 henvendelser."),
        ("?til=13.09.2026", "6 af 9 henvendelser."),
        ("?tal=handed_over", "1 af 10 henvendelser."),
        ("?tal=nonsens&fordelt=nonsens&trin=nonsens&orden=nonsens", "6 af 10 henvendelser."),
    ],
)
def test_the_address_asks_the_question(shown, query: str, text: str) -> None:
    assert text in shown(query).text


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("?fra=31.02.2026", "Fra: Skriv datoen som dd.mm.åååå, fx 24.12.2026."),
        ("?fra=i+gaar", "Skriv datoen som dd.mm.åååå"),
        ("?til=15.09.2026", "Til: Datoen ligger i fremtiden. Der er tal til og med i dag, 14.09.2026."),
        ("?fra=01.01.1066", "Fra: Der er ingen tal fra før år 2000. Skriv et senere år."),
        ("?fra=02.09.2026&til=01.09.2026", "Til: Slutdatoen ligger før startdatoen. Byt dem om."),
        ("?center=atlantis", "Center: Valget findes ikke mere. Vælg et fra listen."),
        ("?opgave=%00", "Opgave:"),
    ],
)
@pytest.mark.parametrize("path", ["", "regneark/", "bag/"])
def test_what_cannot_be_understood_is_said_and_kept(shown, path: str, query: str, word: str) -> None:
    assert word in shown(f"{path}{query}", status=422).text


def test_sorting_turns_round(shown) -> None:
    up, down = shown("?orden=andel").text, shown("?orden=-andel").text
    assert up.index("Sandby 2") < up.index("Fjordby 8")
    assert down.index("Fjordby 8") < down.index("Sandby 2")


def test_an_empty_municipality_says_what_to_wait_for(cast: Cast, sign_in: SignIn) -> None:
    assert "Der er ingen henvendelser endnu" in check_page(sign_in(cast.karen).get("/tal/")).text


def test_figures_that_still_wait_are_marked(shown) -> None:
    text = shown("?tal=verified&center=fjordby").text
    assert "Tallet er ikke afgjort endnu." in text
    assert "* Mere end 5 % afventer endnu de 14 dage." in text


# --- who sees what ---


@pytest.mark.parametrize("name", ALLOWED)
def test_those_with_figures_see_them(town: Cast, sign_in: SignIn, name: str) -> None:
    page = check_page(sign_in(getattr(town, name)).get("/tal/"))
    drills = getattr(town, name).may("drill_down")
    assert any(link.startswith("/tal/bag/") for link in page.links) is drills


@pytest.mark.parametrize("name", TURNED_AWAY)
@pytest.mark.parametrize("path", ["", "bag/", "regneark/"])
def test_others_are_turned_away(town: Cast, sign_in: SignIn, name: str, path: str) -> None:
    assert sign_in(getattr(town, name)).get(f"/tal/{path}").status_code == 403


@pytest.mark.parametrize("name", ["ulla", "ali", "dorthe", "anders"])
def test_without_the_right_nobody_gets_behind_a_figure(town: Cast, sign_in: SignIn, name: str) -> None:
    assert sign_in(getattr(town, name)).get("/tal/bag/").status_code == 403


def test_the_committee_sees_no_cell_under_five(town: Cast, sign_in: SignIn) -> None:
    client = sign_in(town.ulla)
    text = check_page(client.get("/tal/?fordelt=center")).text
    assert "Sandby for få til at vise" in text
    assert "Fjordby for få til at vise" in text  # else Sandby's two could be reckoned
    assert "60,0 % Løst i Borgerservice" in text
    file = client.get("/tal/regneark/?fordelt=center").content.decode()
    assert "Sandby;for få til at vise" in file
    assert "For få til at vise" in check_page(client.get("/tal/?center=sandby")).text


def test_a_withheld_cell_tells_nothing_by_its_place(town: Cast, sign_in: SignIn) -> None:
    text = check_page(sign_in(town.ulla).get("/tal/?fordelt=opgave&orden=andel")).text
    assert text.index("Pas til voksen") < text.index("Boligstøtte for få")


# --- the file ---


def test_the_file_has_definition_period_and_danish_numbers(town: Cast, sign_in: SignIn) -> None:
    answer = sign_in(town.christian).get("/tal/regneark/?fordelt=center&opgave=pas-voksen")
    text = answer.content.decode()
    assert text.startswith("\ufeffFjordby Kommune;Tal fra Indgang\r\n")
    assert "Udsnit;15.09.2025–14.09.2026, Opgave: Pas til voksen\r\n" in text
    assert "Måltal;Løst i Borgerservice;version 1\r\n" in text
    assert "\r\nDefinition;Borgerservices egne medarbejdere har løst" in text
    assert "\r\nFjordby;6;6;100,0;61,0;100,0;0;1;5\r\n" in text
    assert text.endswith("\r\nI alt;6;6;100,0;61,0;100,0;0;1;5\r\n")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="tal-solved-2025-09-15-2026-09-14.csv"'


def test_the_trend_is_a_file_too(town: Cast, sign_in: SignIn) -> None:
    text = sign_in(town.christian).get("/tal/regneark/?periode=maaned&tabel=udvikling").content.decode()
    days = [line.split(";")[0] for line in text.splitlines() if line[:2].isdigit()]
    assert days == ["11.09.2026", "12.09.2026", "13.09.2026", "14.09.2026"]


# --- speed ---


def every_day(cast: Cast, times: int) -> None:
    for day in range(80):
        for _ in range(times):
            cast.inquiry(at=cast.later(days=-day), by=cast.bo, task=cast.moving, outcome="solved")
    folding.fold_changes(at=cast.at)


def queries(sign_in: SignIn, person: Employee, address: str) -> int:
    client = sign_in(person)
    with CaptureQueriesContext(connection) as asked:
        check_page(client.get(address))
    return len(asked)


@pytest.mark.parametrize("address", ["/tal/", "/tal/?fordelt=opgave&periode=alt", "/tal/bag/?del=uden"])
def test_more_inquiries_ask_no_more_of_the_database(town: Cast, sign_in: SignIn, address: str) -> None:
    every_day(town, 1)
    before = queries(sign_in, town.karen, address)
    every_day(town, 2)
    assert queries(sign_in, town.karen, address) <= before


# --- the parts ---


def test_periods_around_a_leap_day() -> None:
    found = {each.code: each for each in periods(date(2028, 2, 29), date(2026, 5, 1))}
    assert (found["12m"].first, found["12m"].last) == (date(2027, 3, 1), date(2028, 2, 29))
    assert list(found) == ["12m", "maaned", "uge", "2028", "2027", "2026", "alt"]
    assert found["2027"].last == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("days", "wanted", "grain"),
    [
        (6, "", Grain.DAY),
        (90, "", Grain.WEEK),
        (365, "", Grain.WEEK),
        (800, "", Grain.MONTH),
        (800, "uge", Grain.WEEK),
        (800, "dag", Grain.MONTH),
        (60, "dag", Grain.DAY),
    ],
)
def test_steps_fit_the_period(days: int, wanted: str, grain: Grain) -> None:
    assert grain_for(date(2026, 1, 1), date(2026, 1, 1) + timedelta(days=days), wanted) is grain


def test_a_chart_leaves_gaps_open() -> None:
    shares: list[Any] = [Figure(80, 100), Figure(90, 100), None, Figure(85, 100)]
    chart = trend_chart([Point(f"{n}", f"{n}", share) for n, share in enumerate(shares)], 0.8)
    assert chart["lines"] == ["0,33.33 1,100.00", "3,66.67"] or len(chart["lines"]) == 2
    assert [point["x"] for point in chart["points"]] == [0, 1, 3]
    assert chart["target"]["text"] == "80 %"
    assert all(0 <= float(tick["height"]) <= 100 for tick in chart["ticks"])


def test_a_chart_of_nothing_can_be_drawn() -> None:
    assert trend_chart([], None)["width"] == 1
    assert trend_chart([Point("a", "a", Figure(0, 0))], 0.8)["lines"] == []
