"""Two who write, answer, read or withdraw at once: one wins, the other is told, and nothing is doubled."""

from typing import Any

import pytest

from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.knowledge import refusals
from indgang.knowledge.models import Article, Feedback, Notice, Reading, Reply
from indgang.sample import cast as casting
from indgang.sample.cast import Cast
from tests.threads import at_once

from .telling import article, wording

TIMES = 3


@pytest.fixture
def cast(shared_database: None) -> Cast:
    return casting.cast()


def one_wins(results: list[Any], refusal: type[Refusal]) -> None:
    turned_down = [each for each in results if isinstance(each, Exception)]
    assert [type(each) for each in turned_down] == [refusal] * (len(results) - 1), results
    assert chain.verify().whole


def test_two_save_the_same_article(cast: Cast) -> None:
    for _ in range(TIMES):
        row = article(cast)

        def save(text: str, number: int = row.pk) -> Any:
            same = Article.objects.get(pk=number)
            return same.write(wording(text=text), by=cast.tina, at=cast.at, based_on=1)

        one_wins(at_once(lambda: save("Den ene."), lambda: save("Den anden.")), refusals.ChangedMeanwhile)
        row.refresh_from_db()
        assert (row.version, row.versions.count()) == (2, 2)


def test_two_begin_with_the_same_title(cast: Cast) -> None:
    results = at_once(lambda: article(cast), lambda: article(cast), lambda: article(cast))
    assert sorted(each.slug for each in results) == ["nyt-pas", "nyt-pas-2", "nyt-pas-3"]


def test_two_answer_the_same_feedback(cast: Cast) -> None:
    for _ in range(TIMES):
        given = Feedback.give(article(cast), "wrong", "Nej.", by=cast.karen, at=cast.at)

        def answer(text: str, number: int = given.pk) -> Reply:
            return Feedback.objects.get(pk=number).answer(text, by=cast.tina, at=cast.at)

        one_wins(at_once(lambda: answer("Et."), lambda: answer("To.")), refusals.AlreadyAnswered)
        assert Reply.objects.filter(feedback=given).count() == 1


def test_two_decide_on_the_same_proposal(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, by=cast.ditte, audience="public")

    def approve() -> None:
        Article.objects.get(pk=row.pk).versions.get().approve(by=cast.tina, at=cast.at)

    one_wins(at_once(approve, approve), refusals.AlreadyDecided)


def test_a_double_click_reads_once(cast: Cast) -> None:
    notice = Notice.write("MitID", "Driller.", valid_from=cast.today, by=cast.tina, at=cast.at)

    def read() -> None:
        Notice.objects.get(pk=notice.pk).mark_read(by=cast.karen, at=cast.at)

    assert at_once(read, read) == [None, None]
    assert Reading.objects.filter(employee=cast.karen).count() == 1
    assert chain.verify().whole
