"""What departments write for citizens waits for a team lead or the chief."""

import pytest

from indgang.journal.models import Event
from indgang.knowledge import refusals
from indgang.knowledge.models import Article, Version
from indgang.sample.cast import Cast

from .telling import article, wording


def test_for_staff_a_department_writes_what_holds_at_once(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, by=cast.ditte)
    row.write(wording(text="Nyt."), by=cast.ditte, at=cast.at, based_on=1)
    assert (row.version, row.text) == (2, "Nyt.")
    assert list(Article.objects.writable_by(cast.ditte)) == [row]
    assert not Article.objects.writable_by(cast.per).exists()
    with pytest.raises(refusals.MayNotWrite):
        row.write(wording(text="Fra en anden afdeling."), by=cast.per, at=cast.at, based_on=2)
    with pytest.raises(refusals.MayNotWrite):
        article(cast, owner=cast.tina, by=cast.ditte)


def test_a_department_does_not_give_its_article_away(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, by=cast.ditte)
    with pytest.raises(refusals.MayNotWrite):
        row.arrange(owner=cast.per, tasks=[], review_by=row.review_by, confidence="high", by=cast.ditte, at=cast.at)
    row.refresh_from_db()
    assert row.owner == cast.ditte


def test_for_citizens_it_waits_until_it_is_approved(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, by=cast.ditte, audience="public")
    assert row.version == 0
    assert not Article.objects.public().exists()
    assert not Article.objects.visible_to(cast.karen).exists()
    assert list(Article.objects.visible_to(cast.ditte)) == [row]
    (version,) = Version.objects.pending()
    with pytest.raises(refusals.MayNotWrite):
        version.approve(by=cast.ditte, at=cast.at)
    version.approve(by=cast.tina, at=cast.later(days=1))
    assert list(Article.objects.public()) == [row]
    assert not Version.objects.pending().exists()
    with pytest.raises(refusals.AlreadyDecided):
        version.decline("Nej.", by=cast.christian, at=cast.at)
    kinds = Event.objects.about("article", row.pk).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["article.proposed", "article.approved"]


def test_what_citizens_read_stays_while_a_proposal_waits_and_when_it_is_declined(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, audience="public")
    proposal = row.write(wording(text="Nyt.", audience="public"), by=cast.ditte, at=cast.at, based_on=1)
    assert proposal
    assert proposal.is_pending
    assert Article.objects.public().get().text == "Kom med dit gamle pas."
    with pytest.raises(refusals.ReasonNeeded):
        proposal.decline(" ", by=cast.tina, at=cast.at)
    proposal.decline("Det passer ikke.", by=cast.tina, at=cast.at)
    assert not Version.objects.pending().exists()
    assert Article.objects.public().get().text == "Kom med dit gamle pas."
    again = row.write(wording(text="Nyt.", audience="public"), by=cast.ditte, at=cast.at, based_on=2)
    assert again
    assert again.number == 3


def test_to_take_it_from_citizens_is_a_proposal_too(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, audience="public")
    row.write(wording(audience="internal"), by=cast.ditte, at=cast.at, based_on=1)
    assert list(Article.objects.public()) == [row]


def test_a_newer_text_overtakes_a_proposal(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte, audience="public")
    proposal = row.write(wording(text="Forslag.", audience="public"), by=cast.ditte, at=cast.at, based_on=1)
    row.write(wording(text="Lederens.", audience="public"), by=cast.tina, at=cast.at, based_on=2)
    assert proposal
    with pytest.raises(refusals.AlreadyDecided):
        proposal.approve(by=cast.tina, at=cast.at)
    row.refresh_from_db()
    assert (row.version, row.text) == (3, "Lederens.")
