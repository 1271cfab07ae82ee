"""Full text over inquiries: the same on both databases, the newest first, and only what one may see."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indgang.citizens.masking import without_identifiers
from indgang.foundation import language
from indgang.inquiries import hits
from indgang.inquiries.hits import Expected, Sight
from indgang.inquiries.models import Inquiry, Recusal
from indgang.sample.cast import Cast


def found(text: str, limit: int = 50, after: int = 0) -> list[Inquiry]:
    return Inquiry.objects.all().matching(text, limit, after)


def test_in_all_that_was_said(cast: Cast) -> None:
    inquiry = cast.inquiry(
        task=cast.moving, subject="Nabostrid", text="Hækken vokser.", outcome="guided", answer="Hegnssyn."
    )
    inquiry.note("Landinspektør.", by=cast.karen, at=cast.at)
    inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Kom igen.")
    handover = inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Tinglysning.")
    handover.accept(by=cast.ditte, at=cast.at)
    handover.answer_with("Skelforretning.", by=cast.ditte, at=cast.at, citizen_told=False)
    inquiry.solve("solved", by=cast.karen, at=cast.at, text="Mægling.")
    for word in ["nabostrid", "hækken", "hegnssyn", "landinspektør", "tinglysning", "skelforretning", "mægling"]:
        assert found(word) == [inquiry], word


def test_in_the_tasks_title(cast: Cast) -> None:
    inquiry = cast.inquiry(text="", task=cast.housing_benefit)
    assert found("boligstøtte") == [inquiry]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Passet er udløbet", "pas"),
        ("Jeg mangler et pas", "passet"),
        ("Jeg mangler et pas", "passets"),
        ("Mine børns sygesikringskort", "børn sygesikringskortet"),
        ("Aalborg", "ålborg"),
        ("Ålborg", "Aalborg"),
        ("ÆBLER og ØRREDER", "æbler ørreder"),
        ("Café på hjørnet", "cafe"),
        ("Müller", "myller"),
        ("Strömgren", "strømgren"),
        ("ansøgningen om boligstøtte", "Boligstøtten ansøgning"),
        ("sag 2026-117/4", "117"),
        ("§ 42 a", "42"),
        ("paragraf§42", "§42"),
    ],
)
def test_danish_as_it_is_written(cast: Cast, said: str, asked: str) -> None:
    inquiry = cast.inquiry(text=said, task=None)
    cast.inquiry(text="Noget helt andet.", task=None)
    assert found(asked) == [inquiry]


def test_all_words_must_be_there(cast: Cast) -> None:
    cast.inquiry(text="Kun kørekort.", task=None)
    both = cast.inquiry(text="Kørekort og pas.", task=None)
    assert found("pas kørekort") == [both]
    assert found("pas kørekort sygesikring") == []


def test_small_words_are_passed_over(cast: Cast) -> None:
    inquiry = cast.inquiry(text="Kørekort.", task=None)
    assert found("jeg har mit kørekort") == [inquiry]
    assert found("jeg har mit") == []
    assert found("") == found("   ") == found("§§§") == []


def test_at_most_eight_words_count(cast: Cast) -> None:
    inquiry = cast.inquiry(text="en to tre fire fem seks syv otte ni", task=None)
    assert found("to tre fire fem seks syv otte ni ti elleve") == [inquiry]


def test_the_newest_first_also_within_a_second(cast: Cast) -> None:
    moments = [cast.at - timedelta(days=n) for n in (400, 3, 90, 0, 8, 1)]
    moments += [cast.at - timedelta(milliseconds=n) for n in (900, 100)]
    inquiries = [cast.inquiry(at=at, text="Kørekort.", task=None) for at in moments]
    rows = found("kørekort")
    assert sorted(each.pk for each in rows) == sorted(each.pk for each in inquiries)
    seconds = [int(each.opened_at.timestamp()) for each in rows]
    assert seconds == sorted(seconds, reverse=True)
    assert [
        one.pk > next_.pk
        for one, next_ in pairwise(rows)
        if int(one.opened_at.timestamp()) == int(next_.opened_at.timestamp())
    ] == [True]


def test_page_by_page_nothing_is_lost_or_shown_twice(cast: Cast) -> None:
    for n in range(23):
        cast.inquiry(at=cast.later(minutes=-n), text="Kørekort.", task=None)
    pages = [found("kørekort", 5, after) for after in range(0, 30, 5)]
    assert [len(page) for page in pages] == [5, 5, 5, 5, 3, 0]
    assert [each for page in pages for each in page] == found("kørekort")


@pytest.mark.parametrize("a_week", [0.0, 1.0, 2.0, 5.0, 50.0, 5_000.0])
def test_however_many_weeks_are_looked_through_at_a_time(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, a_week: float
) -> None:
    monkeypatch.setattr(hits, "_LITTLE", 0)
    for n in range(23):
        cast.inquiry(at=cast.later(days=-9 * n), text="Kørekort.", task=None)
    for most in (1, 2, 7, 22, 23, 24):
        keys = [
            hit.key
            for hit in hits.newest(["kørekort"], Sight.of(Inquiry.objects.all()), most, Expected(most * 2 + 1, a_week))
        ]
        assert keys == sorted(keys, reverse=True)
        assert len(keys) == min(most, 23)


def test_only_what_one_may_see(cast: Cast) -> None:
    theirs = cast.handed_over(text="Kørekort.", task=None).inquiry
    cast.handed_over(cast.plan_og_byg, text="Kørekort.", task=None)
    hidden = cast.inquiry(text="Kørekort.", task=None)
    Recusal.objects.create(employee=cast.karen, inquiry=hidden, reason="Nabo", declared_at=cast.at)
    seen = {
        person.username: {each.pk for each in Inquiry.objects.visible_to(person).matching("kørekort", 9)}
        for person in (cast.karen, cast.bo, cast.ditte, cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider)
    }
    assert len(seen.pop("bo")) == 3
    assert len(seen.pop("karen")) == 2
    assert seen.pop("ditte") == {theirs.pk}
    assert set().union(*seen.values()) == set()


def test_a_page_is_full_although_much_before_it_is_closed_to_one(cast: Cast) -> None:
    theirs = [cast.handed_over(text="Kørekort.", task=None, at=cast.later(days=-60 + n)).inquiry for n in range(3)]
    for n in range(9):
        cast.inquiry(text="Kørekort.", task=None, at=cast.later(minutes=-n))
    rows = Inquiry.objects.visible_to(cast.ditte).matching("kørekort", 3)
    assert {each.pk for each in rows} == {each.pk for each in theirs}


@pytest.mark.parametrize(
    "text",
    [
        "AND",
        "OR",
        "NOT",
        "NEAR(a b)",
        '"',
        "'",
        '"pas',
        "pas*",
        "*",
        "(",
        ")",
        ":",
        "^pas",
        "words:pas",
        "-pas",
        "+",
        "pas AND NOT",
        "{a b}",
        "\\",
        "pas'; DROP TABLE inquiries_words; --",
        "%",
        "_",
        "pas & !",
        "pas:*",
        "<->",
        "a|b",
        "\x00",
        "pas\x00",
        "ﬁ",
        "ǅ",
        "İ",
        "😀",
        "१२३",
        "a§b",
    ],
)
def test_signs_that_mean_something_to_a_database_mean_nothing(cast: Cast, text: str) -> None:
    inquiry = cast.inquiry(text=f"Kørekort {text}", task=None)
    found(text)
    assert inquiry in found(f"kørekort {text}")


def test_ten_thousand_signs(cast: Cast) -> None:
    inquiry = cast.inquiry(text="pas " * 2_500 + "å" * 9_000, task=None)
    for text in ("pas " * 2_500, "å" * 10_000, '"' * 10_000, "pas(" * 2_500):
        found(text)
    assert found("pas " * 2_500) == found("å" * 9_000) == [inquiry]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=80))
def test_whatever_was_said_is_found_by_its_own_words(cast: Cast, said: str) -> None:
    inquiry = cast.inquiry(text=f"Kørekort {said}", task=None)
    kept = without_identifiers(f"Kørekort {said}")
    assert inquiry in found(" ".join(language.words(kept)[:4]), limit=500)
    found(said)
