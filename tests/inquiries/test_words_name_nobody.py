"""What names a person is masked before words are cut: no CPR number, telephone number or e-mail in the index."""

from typing import Any

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from indgang.citizens.masking import without_identifiers
from indgang.inquiries import search
from indgang.inquiries.models import Inquiry
from indgang.inquiries.registration import come_back
from indgang.inquiries.tokens import asked, tokens
from indgang.sample.cast import Cast

SAID = "mit nummer er 070365-4321, ring 95 30 40 50 eller +4595304051, skriv til mette.lauridsen@fjordby.example"
SECRETS = {"070365", "4321", "0703654321", "95", "30", "40", "50", "95304050", "95304051", "4595304051"} | {
    "mette", "lauridsen", "fjordby", "example"
}  # fmt: skip

digits = st.text("0123456789", min_size=8, max_size=8).filter(lambda said: said[0] not in "01")
born = st.dates().map(lambda day: f"{day:%d%m%y}")
serials = st.text("0123456789", min_size=4, max_size=4)
between = st.sampled_from(["", " ", "-", " - ", "–", "\N{NON-BREAKING HYPHEN}", "\xa0", "  "])
numbers = st.builds(lambda day, sign, serial: f"{day}{sign}{serial}", born, between, serials)
groupings = st.sampled_from([(8,), (2, 2, 2, 2), (4, 4), (2, 3, 3), (3, 3, 2)])
signs = st.sampled_from([" ", "-", ".", "\xa0", "  ", ". "])
phones = st.builds(
    lambda number, groups, sign, code: code + sign.join(grouped(number, groups)),
    digits,
    groupings,
    signs,
    st.sampled_from(["", "+45", "+45 ", "0045 ", "tlf."]),
)
mails = st.builds(
    lambda name, host: f"{name}@{host}.dk",
    st.text("abcdefghijkæøå.-_+0123456789", min_size=3, max_size=20),
    st.text("abcdefghijkmnop-", min_size=3, max_size=12),
)
words = st.text(st.characters(codec="utf-8", categories=["L", "P", "Zs"], exclude_characters="@"), max_size=20)


def grouped(number: str, groups: tuple[int, ...]) -> list[str]:
    ends = [sum(groups[: place + 1]) for place in range(len(groups))]
    return [number[end - size : end] for end, size in zip(ends, groups, strict=True)]


@given(before=words, identifier=st.one_of(numbers, phones, mails), after=words)
def test_no_part_of_an_identifier_is_left(before: str, identifier: str, after: str) -> None:
    said = f"{before} {identifier} {after}"
    for token in (*tokens(said), *asked(said).all):
        assert not any(sign.isdigit() for sign in token)
    assert "@" not in without_identifiers(said)
    assert set(tokens(said)) <= set(tokens(f"{before} {after}")) | {"tlf"}


@given(st.lists(st.one_of(numbers, phones, mails, words), max_size=12).map(" ".join))
def test_no_long_number_is_ever_a_word(said: str) -> None:
    assert all(sum(sign.isdigit() for sign in token) < 8 for token in tokens(said))


@pytest.mark.parametrize(
    "said", ["sag 2026-117/4", "§ 42 a stk. 2", "den 21.11.2026", "2026-11-21", "kl. 14.30", "man 10-14", "12.500 kr"]
)
def test_other_numbers_stay(said: str) -> None:
    assert without_identifiers(said) == said


@pytest.mark.parametrize("said", ["å" * 20_000 + "@ 11", "1" * 20_000, "1 " * 10_000, "a@" * 10_000, "1." * 10_000])
def test_endless_texts_end(said: str) -> None:
    without_identifiers(said)


def test_the_index_knows_no_identifier(cast: Cast) -> None:
    by: dict[str, Any] = {"by": cast.karen, "at": cast.at}
    inquiry = cast.inquiry(text=SAID, subject=SAID, answer=SAID, outcome="solved", task=None)
    inquiry.withdraw_solution(reason=SAID, **by)
    inquiry.note(SAID, **by)
    come_back(inquiry, cast.contact(), SAID, **by)
    handover = inquiry.hand_over(cast.ydelse, story=SAID, **by)
    handover.accept(by=cast.ditte, at=cast.at)
    handover.answer_with(SAID, by=cast.ditte, at=cast.at, citizen_told=False)
    cast.inquiry(text=SAID, task=None).merge_into(inquiry, **by)
    search.add_many([(999, cast.at, SAID, None)]) if connection.vendor == "sqlite" else None
    assert Inquiry.objects.matching("nummer ring skriv", 9)
    found = vocabulary()
    assert {"numm", "ring"} & found or "nummer" in found
    assert found & SECRETS == set()
    assert not any(sum(sign.isdigit() for sign in word) >= 8 for word in found)


def vocabulary() -> set[str]:
    """Return every word that the index itself holds."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', 'inquiries_words', 'row')")
            cursor.execute("SELECT term FROM temp.held")
            held = {row[0] for row in cursor.fetchall()}
            cursor.execute("DROP TABLE temp.held")
            return held
        cursor.execute(
            "SELECT word FROM ts_stat('SELECT array_to_tsvector(string_to_array(words, '' '')) FROM inquiries_words')"
        )
        return {row[0] for row in cursor.fetchall()}
