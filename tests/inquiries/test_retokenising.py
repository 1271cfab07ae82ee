"""Search words that older rules have cut are named, found none the less, and cut anew from the inquiries' texts."""

from collections import Counter

import pytest
from click.testing import CliRunner
from django.db import connection

from indgang.cli.searching import reindex
from indgang.inquiries import consistency, frequencies, jobs, retokenising, search
from indgang.inquiries.models import Inquiry, WordCount, WordSample
from indgang.inquiries.tokens import VERSION, department_token, tokens
from indgang.sample.build import Built
from indgang.sample.cast import Cast

KEY = {"sqlite": "rowid", "postgresql": "key"}


def rows() -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {KEY[connection.vendor]}, words FROM inquiries_words")
        return {search.number_of(key): words for key, words in cursor.fetchall()}


def counted() -> dict[int, Counter[str]]:
    return {number: Counter(words.split(" ")) for number, words in rows().items()}


def make_old(inquiry: Inquiry, words: str = "ældgammel") -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE inquiries_words SET words = %s, version = '1' WHERE {KEY[connection.vendor]} = %s",
            [words, search.sort_key(inquiry.pk, inquiry.opened_at)],
        )


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """Inquiries to which everything happened that says something."""
    first = cast.inquiry(subject="Nabostrid", text="Hækken vokser.", outcome="guided", answer="Hegnssyn.")
    first.withdraw_solution(by=cast.karen, at=cast.at, reason="Kom igen.")
    first.note("Landinspektør på vej.", by=cast.karen, at=cast.at)
    handover = first.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Om tinglysning.")
    onward = handover.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason="Jeres.")
    onward.accept(by=cast.per, at=cast.at)
    onward.answer_with("Skelforretning.", by=cast.per, at=cast.at, citizen_told=True)
    cast.inquiry(text="Hækken igen.").merge_into(first, by=cast.karen, at=cast.at)
    cast.inquiry(text="Mit boligstøttebrev.", hand_to=cast.ydelse)
    cast.inquiry(text="", task=cast.passport)
    return cast


def test_the_same_words_as_the_verbs_wrote(lived: Cast) -> None:
    written = counted()
    again = retokenising.words_by_number(list(written))
    assert {number: Counter(words) for number, words in again.items()} == written


def test_the_sample_writes_the_words_that_the_verbs_would(town: Built) -> None:
    merged = set(Inquiry.objects.filter(absorbed__isnull=False).values_list("pk", flat=True))
    written = counted()
    numbers = sorted(set(written) - merged)[::7]
    again = retokenising.words_by_number(numbers)
    wrong = [number for number in numbers if set(again[number]) != set(written[number])]
    assert wrong == []


def test_old_words_are_named_found_and_cut_anew(lived: Cast) -> None:
    fresh = counted()
    inquiries = list(Inquiry.objects.order_by("opened_at", "pk"))
    for inquiry in inquiries:
        make_old(inquiry)
    [contradiction] = consistency.contradictions()
    assert (contradiction.rule, contradiction.count) == ("words", len(inquiries))
    assert set(contradiction.examples) <= {each.reference for each in inquiries}
    assert Inquiry.objects.matching("ældgammel", 9)
    told: list[tuple[int, int]] = []
    assert retokenising.cut_anew(lambda done, of: told.append((done, of))) == len(inquiries)
    assert told[-1] == (len(inquiries), len(inquiries))
    assert counted() == fresh
    assert consistency.contradictions() == []
    assert retokenising.cut_anew() == 0


def test_part_by_part(lived: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retokenising, "PART", 2)
    fresh = counted()
    inquiries = list(Inquiry.objects.all())
    for inquiry in inquiries[1:]:
        make_old(inquiry)
    assert retokenising.cut_anew() == len(inquiries) - 1
    assert counted() == fresh


def test_what_is_added_to_an_old_row_leaves_it_old(cast: Cast) -> None:
    inquiry = cast.inquiry(text="Kørekort.")
    make_old(inquiry)
    inquiry.note("Landinspektør.", by=cast.karen, at=cast.at)
    assert retokenising.stale() == (1, [inquiry.pk])
    assert Inquiry.objects.matching("landinspektør", 9) == [inquiry]


def test_a_row_with_nothing_left_to_say_goes(cast: Cast) -> None:
    inquiry = cast.inquiry(text="95304050 og 070365-4321", task=None, subject="kørekort")
    Inquiry.objects.filter(pk=inquiry.pk).update(subject="")
    make_old(inquiry)
    retokenising.cut_anew()
    assert rows() == {}


def test_the_words_of_a_text() -> None:
    assert tokens("Mit sygesikringskort") == ["sygesikringskort", "sygesikring", "kort", "syg", "sikring"]
    assert tokens("pas, passet; pas") == ["pas"]
    assert tokens("pas og kort og pas") == ["pas", "kort", "pas"]
    assert department_token(7) not in tokens(f"þ7 {department_token(7)}")
    assert VERSION.startswith("2.")


def test_how_common_words_are(cast: Cast) -> None:
    for n in range(4):
        cast.inquiry(text="Kørekort." if n else "Kørekort, kørekort og hæk.", task=None, at=cast.later(days=-14 * n))
    assert frequencies.of(["kørekort"]) == frequencies.UNKNOWN
    assert frequencies.count_anew(at=cast.at) == frequencies.count_anew(at=cast.at) == 4
    known = frequencies.of(["kørekort", "hæk"])
    assert (known.documents, known.share("kørekort"), known.share("hæk")) == (4, 1.0, 0.0)
    assert known.weeks == 7
    assert known.weight("hæk") > known.weight("kørekort") > 0
    assert WordSample.objects.count() == 1


def test_only_the_newest_are_counted(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequencies, "SAMPLE", 3)
    for n in range(5):
        cast.inquiry(text="Kørekort." if n < 3 else "Hækken.", task=None, at=cast.later(days=-n))
    frequencies.count_anew(at=cast.at)
    assert dict(WordCount.objects.values_list("word", "documents")).keys() >= {"kørekort"}
    assert not WordCount.objects.filter(word="hæk").exists()


def test_the_job_and_the_command_tend_them(lived: Cast) -> None:
    make_old(Inquiry.objects.all()[0])
    jobs.tend_words.call()
    assert consistency.contradictions() == []
    make_old(Inquiry.objects.all()[0])
    done = CliRunner().invoke(reindex)
    assert done.exit_code == 0, done.output
    assert "1 henvendelser er skåret om" in done.output
    assert consistency.contradictions() == []
