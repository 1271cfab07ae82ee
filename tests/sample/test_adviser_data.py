"""The made-up texts of the adviser's desk have whole rows, known codes, and nothing that points at a person."""

import csv
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

import indgang

HOUSE = Path(indgang.__file__).parent
FOLDER = HOUSE / "sample" / "data" / "adviser"
ADVISER = HOUSE / "adviser" / "data"

KINDS = {"signposting", "guidance", "complaint", "dialogue", "unravelling", "internal", "own_initiative"}
WAYS = {"desk", "phone", "mail", "letter", "web", "drop_in"}
OUTCOMES = {
    "vejvist",
    "vejledt",
    "hjulpet-med-klage",
    "dialog-genskabt",
    "svar-modtaget",
    "maegling-enighed",
    "maegling-uden-enighed",
    "afvist",
    "trukket-tilbage",
    "henlagt-uden-kontakt",
}
EXCLUSIONS = {
    "faglig-afgoerelse",
    "anden-klageinstans",
    "tilsyn-ombud-domstol",
    "serviceniveau",
    "personale",
    "anden-myndighed",
    "for-gammel",
    "ikke-proevet-forvaltningen",
    "manglende-fuldmagt",
    "mangler-oplysninger",
}
BANDS = {"15", "60", "180", "999"}
PLACEHOLDERS = {"{navn}", "{barn}", "{pårørende}", "{sagsbehandler}", "{adresse}", "{dato}"}
STEPS = {"call", "mail", "meeting", "note", "letter", "document"}
ANSWERS = {"medhold", "delvis-medhold", "ikke-medhold", "beklagelse", "ikke-besvaret"}
VIEWS = {"satisfied", "partly", "dissatisfied", "unknown"}
SATISFACTION = set("12345")
LEVELS = {"enkeltsag", "praksis-aendret", "anbefaling-afgivet", "ingen"}
ACTIVITIES = {"sparring", "course", "staff_meeting", "leader_meeting", "talk", "network", "press"}
ONE_OF = {
    ("contacts", "kind"): KINDS,
    ("contacts", "channel"): WAYS,
    ("contacts", "minutes"): BANDS,
    ("contacts", "outcome"): OUTCOMES,
    ("contacts", "exclusion"): EXCLUSIONS | {""},
    ("contacts", "route"): {"", *map(str, range(1, 74))},
    ("steps", "kind"): STEPS,
    ("forwardings", "answer_kind"): ANSWERS,
    ("forwardings", "view"): VIEWS,
    ("mediations", "outcome"): {"agreed", "partly", "none"},
    ("mediations", "satisfied_citizen"): SATISFACTION,
    ("recommendations", "response"): {"accepted", "partly", "declined", "none"},
    ("recommendations", "status"): {"open", "under_way", "done", "dropped"},
    ("lessons", "level"): LEVELS,
    ("activities", "kind"): ACTIVITIES,
}
COLUMNS = {
    "contacts": "kind channel department group theme minutes title text outcome exclusion route answer",
    "praise": "department theme text",
    "steps": "kind text",
    "forwardings": "theme department text answer answer_kind view days",
    "mediations": "matter agreed outcome satisfied_citizen satisfied_department note",
    "recommendations": "theme department title text evidence response answer status months",
    "lessons": "theme department text level",
    "activities": "kind department theme title participants minutes note",
    "stories": "theme department title text others_can_learn",
    "briefs": "theme title intro advice",
    "places": "place address room weekday opens closes every_weeks",
}
FEWEST = {
    "contacts": 370,
    "praise": 30,
    "steps": 60,
    "forwardings": 60,
    "mediations": 15,
    "recommendations": 24,
    "lessons": 50,
    "activities": 60,
    "stories": 12,
    "briefs": 6,
    "places": 4,
}
CPR = re.compile(r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)")
PHONE = re.compile(r"(?<!\d)\d{2} ?\d{2} ?\d{2} ?\d{2}(?!\d)")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def codes(path: Path, column: str) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def themes(row: dict[str, str]) -> list[str]:
    return row["theme"].split("|") if row["theme"] else []


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_is_whole_and_different(name):
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines()]

    assert text.endswith("\n")
    assert lines[0] == COLUMNS[name].split()
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(map(tuple, lines))) == len(lines) > FEWEST[name]
    assert all(cell == cell.strip() for cell in chain(*lines))


@pytest.mark.parametrize("name", COLUMNS)
def test_nobody_can_be_known(name):
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")

    assert set(re.findall(r"\{[^}]*\}?", text)) <= PLACEHOLDERS
    assert not CPR.search(text)
    assert not PHONE.search(text)
    assert '"' not in text, "a reader of rows would swallow the mark; « and » are used"
    assert "@" not in text


@pytest.mark.parametrize("name", COLUMNS)
def test_departments_and_themes_are_known(name):
    departments = codes(HOUSE / "organisation" / "data" / "departments.csv", "slug") | {""}
    known = codes(ADVISER / "themes.csv", "code")

    for row in rows(name):
        assert row.get("department", "") in departments
        assert "theme" not in row or set(themes(row)) <= known
        assert row.get("theme") or name in {"steps", "mediations", "places", "activities"}


@pytest.mark.parametrize(("name", "column"), ONE_OF)
def test_codes_are_known_and_all_are_used(name, column):
    found = {row[column] for row in rows(name)}

    assert found <= ONE_OF[name, column]
    assert found >= ONE_OF[name, column] - {""}


def test_contacts_look_like_a_towns():
    contacts = rows("contacts")
    kinds = Counter(row["kind"] for row in contacts)
    found = Counter(chain(*map(themes, contacts)))
    exclusions = Counter(row["exclusion"] for row in contacts)

    assert all(kinds[kind] / len(contacts) > 0.2 for kind in ("signposting", "guidance", "complaint"))
    assert {theme for theme, _count in found.most_common(2)} == {"sagsbehandlingstid", "manglende-svar"}
    assert all(exclusions[code] >= 3 for code in EXCLUSIONS)
    assert all(found[theme] >= 3 for theme in codes(ADVISER / "themes.csv", "code"))


def test_a_contact_is_told_in_a_few_words():
    contacts = rows("contacts")

    for column in ("title", "text", "answer"):
        assert len({row[column] for row in contacts}) == len(contacts)
    for row in contacts:
        assert 3 <= len(row["title"].split()) <= 7, row["title"]
        assert 1 <= len(re.findall(r"[.!?]«?(?:\s|$)", row["text"])) <= 5, row["text"]
        assert 1 <= len(re.findall(r"[.!?]«?(?:\s|$)", row["answer"])) <= 2, row["answer"]


def test_the_group_of_a_contact_is_that_of_its_first_theme():
    with (ADVISER / "themes.csv").open(encoding="utf-8", newline="") as file:
        groups = {row["code"]: row["group"] for row in csv.DictReader(file)}

    assert all(groups[themes(row)[0]] == row["group"] for row in rows("contacts"))


def test_what_is_declined_ends_so():
    """A closed door has a reason; a contact without a name can only be put away."""
    for row in rows("contacts"):
        if row["outcome"] == "afvist":
            assert row["exclusion"], row["title"]
        if row["exclusion"] in {"personale", "for-gammel", "tilsyn-ombud-domstol"}:
            assert row["outcome"] in {"afvist", "vejledt", "vejvist"}, row["title"]


def test_an_answer_has_a_text_and_a_time():
    for row in rows("forwardings"):
        answered = row["answer_kind"] != "ikke-besvaret"
        assert bool(row["answer"]) is answered
        assert row["days"].isdigit() is answered


def test_an_agreement_has_points_and_both_sides_have_a_view():
    for row in rows("mediations"):
        assert bool(row["agreed"]) is (row["outcome"] != "none")
        assert all(point.strip() == point for point in row["agreed"].split("|"))
        assert row["satisfied_department"] in SATISFACTION


def test_what_a_department_says_to_a_recommendation_fits_its_state():
    for row in rows("recommendations"):
        assert bool(row["answer"]) is (row["response"] != "none")
        assert (row["status"] == "dropped") is (row["response"] == "declined")
        assert row["months"].isdigit() is (row["status"] != "dropped")


def test_activities_have_people_and_time():
    for row in rows("activities"):
        assert int(row["participants"]) >= 1
        assert row["minutes"] in BANDS


def test_a_story_is_short_and_says_what_others_can_learn():
    for row in rows("stories"):
        assert 120 <= len(row["text"].split()) <= 200, row["title"]
        assert row["others_can_learn"]
        assert "{" not in row["text"]


def test_a_learning_letter_has_three_pieces_of_advice():
    assert all(len(row["advice"].split("|")) == 3 for row in rows("briefs"))


def test_hours_at_a_place_can_be_kept():
    for row in rows("places"):
        assert row["weekday"] in set("12345")
        assert re.fullmatch(r"[01]\d:[0-5]\d", row["opens"])
        assert row["opens"] < row["closes"]
        assert int(row["every_weeks"]) >= 1


def test_two_tables_of_earlier_years_do_not_add_up():
    """The municipality counted in other ways then; two printed totals differ from their rows."""
    with (FOLDER / "earlier_years.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    sums: Counter[tuple[str, ...]] = Counter()
    printed: dict[tuple[str, ...], set[int]] = {}
    for row in figures:
        key = (row["year"], row["table"], row["column"])
        sums[key] += int(row["value"])
        printed.setdefault(key, set()).add(int(row["printed_total"]))
        assert row["unit"] and row["source"]

    assert len({row["year"] for row in figures}) == 3
    assert len({(row["year"], row["table"], row["column"], row["row"]) for row in figures}) == len(figures)
    assert {len(totals) for totals in printed.values()} == {1}
    assert sum(sums[key] not in totals for key, totals in printed.items()) == 2
