"""The files that the catalogue, the organisation and the sample are loaded from agree with each other."""

import csv
import re
from collections import Counter
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

import indgang

HOUSE = Path(indgang.__file__).parent
CATALOGUE = HOUSE / "catalogue" / "data"
ORGANISATION = HOUSE / "organisation" / "data"
SAMPLE = HOUSE / "sample" / "data"
FILES = sorted([*CATALOGUE.glob("*.csv"), *ORGANISATION.glob("*.csv"), *SAMPLE.glob("*.tsv")])

ROLES = {"clerk", "team_lead", "department", "adviser", "chief", "committee", "dpo", "admin"}
OUTCOMES = {
    "solved",
    "guided",
    "self_service_shown",
    "referred",
    "abandoned",
    "misdirected",
    "handed_over",
    "department_answer",
    "return_reason",
    "continued",
    "promise",
}
AUTHORITY_KINDS = {"state", "region", "self_owning", "church", "court", "private", "board", "municipal"}
CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
NO_PHONE = re.compile(r"\d{4}-\d{2}-\d{2}|docplayer\.dk \d+")
"""Days and a document's number in its archive, which look like telephone numbers."""
PUBLIC_NUMBERS = {"municipality.csv"}
PHONE = re.compile(r"(?<!\d)\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)")

Rows = list[dict[str, str]]


def table(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(left, right) for left, right in (line.split("\t") for line in lines)]


@pytest.fixture(scope="module")
def tasks() -> Rows:
    return table(CATALOGUE / "tasks.csv")


@pytest.fixture(scope="module")
def departments() -> Rows:
    return table(ORGANISATION / "departments.csv")


@pytest.fixture(scope="module")
def employees() -> Rows:
    return table(ORGANISATION / "employees.csv")


def repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_plain_utf8_without_stray_space_or_private_numbers(path):
    raw = path.read_bytes()
    text = raw.decode("utf-8")

    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not re.search(r"  |\s[,.]\s|[ \t]\n|\n[ \t]", text)
    assert not CPR.search(text)
    assert path.name in PUBLIC_NUMBERS or not PHONE.search(NO_PHONE.sub("", text))


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".csv"], ids=lambda path: path.name)
def test_every_row_has_every_column_and_no_stray_space(path):
    for row in table(path):
        assert None not in row
        assert all(value is not None and value == value.strip() for value in row.values()), row


def test_the_catalogue_holds_220_tasks_once_each(tasks):
    assert len(tasks) == 220
    assert repeated([task["slug"] for task in tasks]) == []
    assert repeated([task["title"] for task in tasks]) == []


def test_tasks_keep_to_the_known_words(tasks):
    for task in tasks:
        assert re.fullmatch(r"[a-z0-9-]{1,60}", task["slug"])
        assert task["placement"] in {"full", "partial", "guidance"}
        assert task["confidence"] in {"high", "medium", "low"}
        assert task["id_required"] in {"yes", "no"}
        assert 0 <= int(task["information_share"]) <= 100
        assert int(task["frequency"]) >= 1
        assert int(task["minutes"]) >= 1
        assert 0 <= int(task["service_goal_working_days"]) <= 40
        assert date.fromisoformat(task["valid_from"])
        assert task["checked_on"] == "" or date.fromisoformat(task["checked_on"])


@pytest.mark.parametrize(
    ("column", "longest"),
    [
        ("title", 120),
        ("title_en", 120),
        ("self_service", 120),
        ("law", 200),
        ("id_rule", 300),
        ("service_goal_text", 200),
        ("source", 200),
        ("summary", 320),
        ("summary_en", 320),
        ("price", 200),
    ],
)
def test_texts_fit_their_fields(tasks, column, longest):
    assert [task["slug"] for task in tasks if len(task[column]) > longest] == []


@pytest.mark.parametrize(
    "column", ["title", "title_en", "law", "keywords", "id_rule", "summary", "summary_en", "service_goal_text"]
)
def test_no_task_lacks_a_text(tasks, column):
    assert [task["slug"] for task in tasks if not task[column]] == []


@pytest.mark.parametrize("column", ["id_rule", "summary", "summary_en", "service_goal_text"])
def test_a_text_is_one_or_two_whole_sentences(tasks, column):
    for task in tasks:
        assert task[column][0].isupper(), task["slug"]
        assert task[column].endswith("."), task["slug"]
        assert len(re.findall(r"\.(?= [A-ZÆØÅ]|$)", task[column])) <= (3 if column.startswith("summary") else 2), task[
            "slug"
        ]


def test_a_price_is_a_whole_sentence_and_blank_where_nobody_has_checked_it(tasks):
    prices = [task["price"] for task in tasks if task["price"]]

    assert all(price[0].isupper() and price.endswith(".") for price in prices)
    assert 100 <= len(prices) < len(tasks)


def test_a_task_that_asks_for_payment_says_what_it_costs(tasks):
    assert [task["slug"] for task in tasks if "Betaling" in task["bring"] and not task["price"]] == []


def test_lists_hold_each_thing_once(tasks):
    for task in tasks:
        for column in ("keywords", "bring"):
            things = task[column].split("|") if task[column] else []
            assert all(things), task["slug"]
            assert repeated(things) == [], task["slug"]


def test_a_task_with_a_source_beyond_the_catalogue_says_when_it_was_checked(tasks):
    for task in tasks:
        assert (task["source"] != "opgavekatalog 2026") == bool(task["checked_on"]), task["slug"]


def test_every_authority_of_the_tasks_is_listed_and_no_other(tasks):
    listed = table(CATALOGUE / "authorities.csv")

    assert {task["authority"] for task in tasks} - {""} == {authority["name"] for authority in listed}
    assert repeated([authority["slug"] for authority in listed]) == []
    assert {authority["kind"] for authority in listed} <= AUTHORITY_KINDS
    assert {authority["counter"] for authority in listed} <= {"yes", "no"}
    assert all(len(authority["how_to_reach"]) <= 300 and len(authority["note"]) <= 300 for authority in listed)


def test_udbetaling_danmark_has_no_counters():
    listed = {authority["name"]: authority for authority in table(CATALOGUE / "authorities.csv")}

    assert listed["Udbetaling Danmark"]["counter"] == "no"


def test_departments_of_the_tasks_exist(tasks, departments):
    assert {task["department"] for task in tasks} <= {department["name"] for department in departments}


def test_every_area_belongs_to_a_department(tasks, departments):
    areas = table(ORGANISATION / "areas.csv")

    assert {task["area"] for task in tasks} == {area["area"] for area in areas}
    assert repeated([area["area"] for area in areas]) == []
    assert {area["department"] for area in areas} <= {department["slug"] for department in departments}


def test_departments_make_a_tree_with_one_citizen_service(departments):
    slugs = [department["slug"] for department in departments]

    assert repeated(slugs) == []
    for place, department in enumerate(departments):
        assert department["kind"] in {"service", "department"}
        assert department["parent"] == "" or department["parent"] in slugs[:place], "a parent comes before its children"
    assert [department["slug"] for department in departments if department["kind"] == "service"] == ["borgerservice"]


def test_twenty_procedures_have_ordered_steps_and_two_controls(tasks):
    steps = table(CATALOGUE / "procedures.csv")
    by_task = {task: list(rows) for task, rows in groupby(steps, key=lambda step: step["task"])}

    assert len(by_task) == 20
    assert sum(len(rows) for rows in by_task.values()) == len(steps)
    assert set(by_task) <= {task["slug"] for task in tasks}
    for task, rows in by_task.items():
        assert 5 <= len(rows) <= 9, task
        assert [int(row["order"]) for row in rows] == list(range(1, len(rows) + 1)), task
        assert {row["version"] for row in rows} == {"1"}
        assert {row["kind"] for row in rows} <= {"step", "control"}
        assert sum(row["kind"] == "control" for row in rows) >= 2, task
        assert all(0 < len(row["text"]) <= 300 and len(row["why"]) <= 300 for row in rows), task
        assert all(row["text"].endswith(".") for row in rows), task


def test_procedures_are_for_what_is_asked_most(tasks):
    often = sorted(tasks, key=lambda task: -int(task["frequency"]))[:30]

    assert {step["task"] for step in table(CATALOGUE / "procedures.csv")} <= {task["slug"] for task in often}


def test_centres_have_hours_on_weekdays():
    centres = {centre["slug"]: centre for centre in table(ORGANISATION / "centres.csv")}
    hours = table(ORGANISATION / "opening_hours.csv")

    assert list(centres) == ["fjordby", "sandby", "noerreaa", "vesterstrand"]
    assert [slug for slug, centre in centres.items() if centre["is_town_hall"] == "yes"] == ["fjordby"]
    assert all(int(centre["counters"]) >= 1 for centre in centres.values())
    assert {hour["centre"] for hour in hours} == set(centres)
    for hour in hours:
        assert 1 <= int(hour["weekday"]) <= 5
        assert "07:00" <= hour["opens"] < hour["closes"] <= "20:00"
        assert date.fromisoformat(hour["valid_from"])


def test_employees_are_placed_and_hold_known_roles(employees, departments):
    centres = {centre["slug"] for centre in table(ORGANISATION / "centres.csv")}

    assert repeated([employee["username"] for employee in employees]) == []
    assert repeated([employee["name"] for employee in employees]) == []
    assert repeated([employee["initials"] for employee in employees]) == []
    for employee in employees:
        assert re.fullmatch(r"[a-z]+", employee["username"])
        assert set(employee["roles"].split("|")) <= ROLES
        assert employee["centre"] in centres | {""}
        assert employee["department"] in {department["slug"] for department in departments} | {""}


def test_the_house_has_the_people_it_needs(employees):
    roles = Counter(role for employee in employees for role in employee["roles"].split("|"))

    assert {"clerk": 32, "team_lead": 3, "adviser": 1, "chief": 1, "committee": 3, "dpo": 1, "admin": 1}.items() <= (
        roles.items()
    )
    assert 38 <= roles["department"] <= 46


def test_every_department_has_two_to_four_members(employees, departments):
    members = Counter(employee["department"] for employee in employees if employee["roles"] == "department")
    parents = {department["parent"] for department in departments}
    leaves = {department["slug"] for department in departments} - parents - {"borgerservice"}

    assert set(members) == leaves
    assert len(leaves) == 15
    assert all(2 <= count <= 4 for count in members.values())


@pytest.mark.parametrize(
    ("username", "role", "place"),
    [
        ("karen", "clerk", "fjordby"),
        ("bo", "clerk", "sandby"),
        ("tina", "team_lead", "fjordby"),
        ("ali", "adviser", "borgerservice"),
        ("ditte", "department", "ydelse"),
        ("per", "department", "plan-og-byg"),
        ("christian", "chief", "borgerservice"),
        ("ulla", "committee", ""),
        ("dorthe", "dpo", "stab-og-oekonomi"),
        ("anders", "admin", "stab-og-oekonomi"),
    ],
)
def test_the_people_of_the_demonstration_are_there(employees, username, role, place):
    person = next(employee for employee in employees if employee["username"] == username)

    assert person["roles"] == role
    assert place in {person["centre"], person["department"]}


def test_contacts_work_where_they_answer_for(tasks, employees, departments):
    contacts = table(ORGANISATION / "contacts.csv")
    department_of = {employee["username"]: employee["department"] for employee in employees}
    slug_of = {department["name"]: department["slug"] for department in departments}
    covered = [(contact["department"], contact["area"]) for contact in contacts]

    assert len(covered) == len(set(covered))
    assert {(slug_of[task["department"]], task["area"]) for task in tasks} <= set(covered)
    assert {(slug_of[task["department"]], "") for task in tasks} <= set(covered)
    for contact in contacts:
        assert contact["person"] != contact["deputy"]
        assert department_of[contact["person"]] == department_of[contact["deputy"]] == contact["department"]
        assert date.fromisoformat(contact["checked_on"]) <= date(2026, 11, 21)


def test_every_task_has_four_to_eight_phrases_of_its_own(tasks):
    phrases = pairs(SAMPLE / "phrases.tsv")
    count = Counter(slug for slug, _phrase in phrases)

    assert set(count) == {task["slug"] for task in tasks}
    assert all(4 <= number <= 8 for number in count.values())
    assert repeated([phrase.casefold() for _slug, phrase in phrases]) == []


def test_every_outcome_has_notes():
    notes = pairs(SAMPLE / "notes.tsv")

    assert len(notes) >= 60
    assert {outcome for outcome, _note in notes} == OUTCOMES
    assert repeated([note for _outcome, note in notes]) == []
    assert all(len(note) <= 140 for _outcome, note in notes)


@pytest.mark.parametrize(("name", "fewest"), [("first_names.tsv", 240), ("last_names.tsv", 150)])
def test_names_have_weights(name, fewest):
    names = pairs(SAMPLE / name)

    assert len(names) >= fewest
    assert repeated([left for left, _weight in names]) == []
    assert all(int(weight) >= 1 for _name, weight in names)


def test_streets_are_enough_and_different():
    streets = (SAMPLE / "streets.tsv").read_text(encoding="utf-8").splitlines()

    assert len(streets) >= 75
    assert repeated(streets) == []
