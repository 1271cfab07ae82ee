from datetime import timedelta

import pytest

from indgang.desk.behind import PER_PAGE
from indgang.inquiries.models import Inquiry, Outcome, Recusal
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.results.drilling import Part, count_behind, inquiries_behind
from indgang.results.metrics import METRICS
from indgang.results.reading import Reading, Selection
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page
from tests.results.world import BEGINNING, NOW, Closing, Life, World

WEEK = timedelta(days=7)


def behind(cast: Cast, sign_in: SignIn, query: str) -> tuple[list[str], str]:
    answer = sign_in(cast.karen).get(f"/tal/bag/{query}")
    page = check_page(answer)
    return [row.reference for row, _why in answer.context["rows"]], page.text


def test_hits_and_misses_with_the_reason(cast: Cast, sign_in: SignIn) -> None:
    early = cast.later(days=-1)
    solved = cast.inquiry(at=early, outcome="guided")
    waiting = cast.inquiry(at=early)
    taken = cast.inquiry(at=early).hand_over(cast.ydelse, by=cast.karen, at=early, story="Se her.")
    taken.accept(by=cast.ditte, at=early)
    taken.answer_with("Svar.", by=cast.ditte, at=cast.later(hours=-2), citizen_told=False)
    taken.inquiry.solve("solved", by=cast.karen, at=cast.later(hours=-1))
    hits, text = behind(cast, sign_in, "?del=med")
    assert hits == [solved.reference]
    assert "Tæller med 1 Tæller ikke med 2 Alle 3" in text
    misses, text = behind(cast, sign_in, "?del=uden")
    assert set(misses) == {waiting.reference, taken.inquiry.reference}
    assert "Løst, men en afdeling havde den først" in text
    assert behind(cast, sign_in, "?del=aabne")[0] == [waiting.reference]
    assert len(behind(cast, sign_in, "?del=nonsens")[0]) == 3


def test_why_a_solved_inquiry_is_not_verified(cast: Cast, sign_in: SignIn) -> None:
    first = cast.inquiry(at=cast.later(days=-20), citizen=cast.mette, outcome="solved")
    again = cast.inquiry(at=cast.later(days=-10), citizen=cast.mette, outcome="solved")
    misses, text = behind(cast, sign_in, "?tal=verified&del=uden")
    assert misses == [first.reference]
    assert "Løst, men borgeren kom igen" in text
    pending, text = behind(cast, sign_in, "?tal=verified&del=afventer")
    assert pending == [again.reference]
    assert "Løst, afventer de 14 dage" in text


def test_what_one_is_recused_from_is_not_shown(cast: Cast, sign_in: SignIn) -> None:
    inquiry = cast.inquiry(at=cast.later(hours=-1))
    Recusal.objects.create(employee=cast.karen, inquiry=inquiry, reason="Nabo", declared_at=cast.at)
    found, text = behind(cast, sign_in, "?del=alle")
    assert found == []
    assert "som du har meldt dig inhabil i" in text


def test_leafing_shows_every_inquiry_once(cast: Cast, sign_in: SignIn) -> None:
    for minute in range(2 * PER_PAGE + 7):
        cast.inquiry(at=cast.later(minutes=-minute // 3))  # several at the same moment
    client, address, seen = sign_in(cast.karen), "/tal/bag/?del=alle", list[str]()
    while address:
        answer = client.get(address)
        check_page(answer)
        seen += [row.reference for row, _why in answer.context["rows"]]
        last, address = address, answer.context["older_url"]
    assert seen == [row.reference for row in Inquiry.objects.newest_first()]
    back = client.get(client.get(last).context["newer_url"])
    assert [row.reference for row, _why in back.context["rows"]] == seen[PER_PAGE : 2 * PER_PAGE]
    first = client.get(back.context["newer_url"])
    assert first.context["newer_url"] == ""
    assert [row.reference for row, _why in first.context["rows"]] == seen[:PER_PAGE]


@pytest.mark.parametrize("query", ["?aeldre=nonsens", "?nyere=AF4-K7M2", "?aeldre=%00"])
def test_a_wrong_place_to_leaf_from_is_passed_over(cast: Cast, sign_in: SignIn, query: str) -> None:
    cast.inquiry(at=cast.later(hours=-1))
    assert len(behind(cast, sign_in, query)[0]) <= 1


def test_the_lists_hold_what_the_figures_count(cast: Cast) -> None:
    World(cast).write(
        Life(0, [Closing(0, Outcome.SOLVED)], citizen=0),
        Life(10 * 24, citizen=0),
        Life(30 * 24, [Closing(0, Outcome.GUIDED)], citizen=1, task=1),
        Life(31 * 24, [Closing(0, Outcome.REFERRED)], centre=1),
        Life(32 * 24, [Closing(5, Outcome.SOLVED)], [(0, 1)], centre=1),
    )
    selection = Selection(first=BEGINNING.date(), last=NOW.date())
    counts = Reading(selection, NOW).total()
    for metric in METRICS.values():
        for part in Part:
            found: InquiryQuerySet = inquiries_behind(selection, metric, part, at=NOW)
            assert found.count() == count_behind(counts, metric, part), (metric.slug, part)
