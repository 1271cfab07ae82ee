from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from indgang.journal.models import Event
from indgang.knowledge import refusals
from indgang.knowledge.models import Article
from indgang.sample.cast import Cast

from .telling import NEXT_YEAR, article, wording


def kinds(row: Article) -> list[str]:
    return list(Event.objects.about("article", row.pk).order_by("id").values_list("kind", flat=True))


def test_a_team_lead_writes_an_article_that_holds_at_once(cast: Cast) -> None:
    row = article(cast)
    assert (row.slug, row.version, row.title) == ("nyt-pas", 1, "Nyt pas")
    assert [str(source) for source in row.source_list] == ["Pasloven | 01.09.2026"]
    assert list(row.tasks.all()) == [cast.passport]
    assert row.versions.get().by == cast.tina
    assert kinds(row) == ["article.written"]


def test_names_in_addresses_are_made_of_the_title_and_never_twice(cast: Cast) -> None:
    assert article(cast, title="Få æbler på Ø-vej!").slug == "faa-aebler-paa-oe-vej"
    assert [article(cast).slug for _n in range(3)] == ["nyt-pas", "nyt-pas-2", "nyt-pas-3"]
    assert article(cast, title="Beskeder").slug == "beskeder-2"
    assert article(cast, title="???").slug == "artikel"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": "  "}, refusals.NothingWritten),
        ({"text": "\n \x00"}, refusals.NothingWritten),
        ({"title": "p" * 121}, refusals.TooLong),
        ({"text": "p" * 20_001}, refusals.TooLong),
        ({"text": "p" * 2_000_000}, refusals.TooLong),
        ({"sources": "Pasloven | i går"}, refusals.UnreadableSource),
        ({"review_by": date(2026, 9, 13)}, refusals.ReviewInThePast),
    ],
)
def test_what_cannot_be_written(cast: Cast, changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        article(cast, **changes)
    assert not Article.objects.exists()


def test_cpr_numbers_are_masked(cast: Cast) -> None:
    assert "1231" not in article(cast, text="Ring om 070365-1231 i dag.").text


@pytest.mark.parametrize("who", ["karen", "ali", "ulla", "dorthe", "anders", "outsider"])
def test_who_may_not_write(cast: Cast, who: str) -> None:
    row, person = article(cast), getattr(cast, who)
    deeds: list[Callable[[], object]] = [
        lambda: article(cast, by=person),
        lambda: row.write(wording(text="Nyt."), by=person, at=cast.at, based_on=1),
        lambda: row.review(NEXT_YEAR, by=person, at=cast.at),
        lambda: row.withdraw("Væk.", by=person, at=cast.at),
        lambda: row.put_back(by=person, at=cast.at),
    ]
    for deed in deeds:
        with pytest.raises(refusals.MayNotWrite):
            deed()
    assert not row.may_be_written_by(person)
    assert row not in Article.objects.writable_by(person)


def test_a_change_is_a_new_version_and_no_change_is_none(cast: Cast) -> None:
    row = article(cast)
    assert row.write(wording(), by=cast.christian, at=cast.later(days=1), based_on=1) is None
    row.write(wording(text="Bestil tid."), by=cast.christian, at=cast.later(days=2), note="Tider.", based_on=1)
    row.refresh_from_db()
    assert (row.version, row.text, row.changed_at) == (2, "Bestil tid.", cast.later(days=2))
    assert [(each.number, each.text, each.note) for each in row.versions.all()] == [
        (1, "Kom med dit gamle pas.", ""),
        (2, "Bestil tid.", "Tider."),
    ]


def test_who_saves_second_is_told_and_nothing_is_written_over(cast: Cast) -> None:
    row = article(cast)
    row.write(wording(text="Den ene."), by=cast.christian, at=cast.at, based_on=1)
    with pytest.raises(refusals.ChangedMeanwhile) as told:
        row.write(wording(text="Den anden."), by=cast.tina, at=cast.at, based_on=1)
    assert told.value.message == "Christian Vang har gemt version 2, mens du skrev."
    assert row.versions.count() == 2


def test_an_older_version_is_written_anew(cast: Cast) -> None:
    row = article(cast)
    row.write(wording(text="Forkert."), by=cast.christian, at=cast.at, based_on=1)
    row.restore(row.versions.get(number=1), by=cast.tina, at=cast.later(days=1))
    assert (row.version, row.text) == (3, "Kom med dit gamle pas.")
    assert row.versions.get(number=3).note == "Version 1 hentet frem igen"
    with pytest.raises(refusals.NothingChanged):
        row.restore(row.versions.get(number=3), by=cast.tina, at=cast.at)
    with pytest.raises(refusals.NothingChanged):  # another number, the same words
        row.restore(row.versions.get(number=1), by=cast.tina, at=cast.at)


def test_owner_tasks_and_review_are_arranged(cast: Cast) -> None:
    row = article(cast)
    facts: dict[str, Any] = {"owner": cast.tina, "tasks": [cast.passport], "review_by": NEXT_YEAR}
    facts |= {"confidence": "medium", "by": cast.christian, "at": cast.at}
    assert row.arrange(**facts) is False
    assert row.arrange(**facts | {"owner": cast.ditte, "tasks": [cast.moving], "confidence": "low"}) is True
    row.refresh_from_db()
    assert (row.owner, list(row.tasks.all()), row.is_uncertain) == (cast.ditte, [cast.moving], True)
    assert kinds(row) == ["article.written", "article.arranged"]
    with pytest.raises(refusals.ReviewInThePast):
        row.arrange(**facts | {"review_by": date(2020, 1, 1)})


def test_a_review_moves_the_date(cast: Cast) -> None:
    row = article(cast, review_by=cast.today)
    later = cast.later(days=40)
    assert list(Article.objects.overdue(later.date())) == [row]
    assert row.is_overdue(later.date())
    row.review(date(2028, 1, 1), by=cast.tina, at=later)
    assert not Article.objects.overdue(later.date()).exists()
    assert kinds(row)[-1] == "article.reviewed"


def test_withdrawn_it_is_kept_and_can_come_back(cast: Cast) -> None:
    row = article(cast, audience="public")
    with pytest.raises(refusals.ReasonNeeded):
        row.withdraw("  ", by=cast.tina, at=cast.at)
    row.withdraw("Passer ikke mere.", by=cast.tina, at=cast.at)
    assert not Article.objects.public().exists()
    assert not Article.objects.visible_to(cast.karen).exists()
    assert list(Article.objects.visible_to(cast.christian)) == [row]
    with pytest.raises(refusals.IsWithdrawn):
        row.write(wording(text="Nyt."), by=cast.tina, at=cast.at, based_on=1)
    with pytest.raises(refusals.IsWithdrawn):
        Article.objects.get(pk=row.pk).withdraw("Igen.", by=cast.tina, at=cast.at)
    row.put_back(by=cast.christian, at=cast.later(days=1))
    assert list(Article.objects.public()) == [row]
    with pytest.raises(refusals.NotWithdrawn):
        row.put_back(by=cast.christian, at=cast.at)
    assert kinds(row) == ["article.written", "article.withdrawn", "article.put_back"]


def test_two_who_withdraw_at_once_do_it_once(cast: Cast) -> None:
    row = article(cast)
    same = Article.objects.get(pk=row.pk)
    row.withdraw("Væk.", by=cast.tina, at=cast.at)
    with pytest.raises(refusals.IsWithdrawn):
        same.withdraw("Væk.", by=cast.christian, at=cast.at)


def test_who_reads_what(cast: Cast) -> None:
    public, internal = article(cast, audience="public"), article(cast)
    for who in ("karen", "tina", "ditte", "ali", "christian"):
        assert set(Article.objects.visible_to(getattr(cast, who))) == {public, internal}, who
    for who in ("dorthe", "anders"):
        assert set(Article.objects.visible_to(getattr(cast, who))) == {public}, who
    for who in ("ulla", "outsider"):
        assert not Article.objects.visible_to(getattr(cast, who)).exists(), who
    assert list(Article.objects.public()) == [public]
    assert list(Article.objects.standing().about(cast.passport.pk)) == [public, internal]
    assert not Article.objects.standing().about(cast.moving.pk).exists()
