"""Questions with known answers are read and counted, and a wrong file is refused line by line."""

from pathlib import Path

import pytest

from indgang.wayfinder.evaluation import Asked, Ranked, Score, WrongQuestions, evaluate, read_questions

KNOWN = ["pas", "bolig", "affald"]
AUTHORITIES = {"pas": "", "bolig": "Udbetaling Danmark", "affald": ""}
HEAD = "query,expected_task_ids,kind\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "spørgsmål.csv"


def test_a_file_is_read(file: Path) -> None:
    file.write_text(HEAD + '"mit pas, hvor",pas,lookup\nhusleje,bolig | pas ,\n\n,pas,\n', encoding="utf-8-sig")
    assert read_questions(file, KNOWN) == [
        Asked("mit pas, hvor", frozenset({"pas"}), "lookup"),
        Asked("husleje", frozenset({"bolig", "pas"}), ""),
    ]


def test_the_kind_may_be_left_out_and_other_columns_stand(file: Path) -> None:
    file.write_text("expected_task_ids,note,query\npas,x,mit pas\n", encoding="utf-8")
    assert read_questions(file, KNOWN) == [Asked("mit pas", frozenset({"pas"}), "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Kolonnen expected_task_ids, query mangler i spørgsmål.csv."),
        (b"query;expected_task_ids\nmit pas;pas\n", "Kolonnen expected_task_ids, query mangler"),
        (b"query\nmit pas\n", "Kolonnen expected_task_ids mangler"),
        (HEAD.encode(), "Der er ingen spørgsmål i spørgsmål.csv."),
        (HEAD.encode() + b"\n , ,\n", "Der er ingen spørgsmål"),
        (HEAD.encode() + b"mit pas,\n", "Linje 2: der står ingen opgave."),
        (HEAD.encode() + b"mit pas\n", "Linje 2: der står ingen opgave."),
        (HEAD.encode() + b"mit pas,|,\n", "Linje 2: der står ingen opgave."),
        (HEAD.encode() + b"mit pas,pas,\n\n\nbil,bil|pas|cykel,\n", "Linje 5: opgaven bil, cykel findes ikke"),
        (HEAD.encode() + "på vej,pas".encode("latin-1"), "spørgsmål.csv er ikke UTF-8."),
        (b"PK\x03\x04\xff\xfe", "er ikke UTF-8."),
        (HEAD.encode() + b"x" * 200_000, "spørgsmål.csv kan ikke læses efter linje 1."),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_what_is_wrong(file: Path, content: bytes, said: str) -> None:
    file.write_bytes(content)
    with pytest.raises(WrongQuestions) as refusal:
        read_questions(file, KNOWN)
    assert said in refusal.value.message
    assert "query og expected_task_ids" in refusal.value.hint


def test_many_mistakes_are_not_all_told(file: Path) -> None:
    file.write_text(HEAD + "bil,bil,\n" * 500)
    with pytest.raises(WrongQuestions) as refusal:
        read_questions(file, KNOWN)
    assert refusal.value.message.count("Linje") == 20


def asked(query: str, *expected: str, kind: str = "") -> Asked:
    return Asked(query, frozenset(expected), kind)


ANSWERS = {
    "right": Ranked(["pas", "bolig"], 0.9),
    "second": Ranked(["affald", "bolig", "pas"], 0.2),
    "fourth": Ranked(["affald", "x", "y", "bolig"], 0.8),
    "nothing": Ranked([], 0.0),
}
REPORT = evaluate(
    [
        asked("right", "pas", kind="a"),
        asked("second", "bolig", kind="a"),
        asked("fourth", "bolig", kind="b"),
        asked("nothing", "pas", kind="b"),
    ],
    ANSWERS.__getitem__,
    AUTHORITIES,
)


def test_what_came_first_and_near_is_counted() -> None:
    assert (REPORT.whole.count, REPORT.whole.top1, REPORT.whole.top3) == (4, 0.25, 0.5)
    assert REPORT.whole.mrr == pytest.approx((1 + 1 / 2 + 1 / 4) / 4)


def test_the_authority_is_right_when_the_first_task_is_its() -> None:
    assert REPORT.whole.right_authority == 0.25
    other = evaluate([asked("right", "affald")], ANSWERS.__getitem__, AUTHORITIES)
    assert (other.whole.top1, other.whole.right_authority) == (0.0, 1.0), "another task of the same authority"


def test_each_kind_has_its_own_score() -> None:
    assert {kind: score.top1 for kind, score in REPORT.kinds.items()} == {"a": 0.5, "b": 0.0}


def test_the_surest_half_goes_by_the_share() -> None:
    assert REPORT.surest_half == 0.5, "right and fourth are the surest, and one is right"
    odd = evaluate(
        [asked("right", "pas"), asked("fourth", "bolig"), asked("nothing", "pas")], ANSWERS.__getitem__, AUTHORITIES
    )
    assert odd.surest_half == 0.5


def test_the_misses_say_what_was_found_and_where_the_right_one_came() -> None:
    assert [(miss.asked.query, miss.rank, list(miss.found)) for miss in REPORT.misses] == [
        ("second", 2, ["affald", "bolig", "pas"]),
        ("fourth", 4, ["affald", "x", "y"]),
        ("nothing", 0, []),
    ]


def test_any_of_several_expected_tasks_is_right() -> None:
    report = evaluate([asked("right", "bolig", "pas")], ANSWERS.__getitem__, AUTHORITIES)
    assert report.whole.top1 == 1.0
    assert report.misses == []


def test_no_questions_no_score() -> None:
    report = evaluate([], ANSWERS.__getitem__, AUTHORITIES)
    assert (report.surest_half, report.misses) == (0.0, [])
    assert (Score().top1, Score().top3, Score().mrr, Score().right_authority) == (0.0, 0.0, 0.0, 0.0)
