from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from indgang.journal.models import Event
from indgang.knowledge import refusals
from indgang.knowledge.models import Feedback, Reply
from indgang.sample.cast import Cast

from .telling import article


def test_it_reaches_the_owner_and_the_answer_its_giver(cast: Cast) -> None:
    row = article(cast, owner=cast.ditte)
    given = Feedback.give(row, "missing", "Hvad koster det?", by=cast.karen, at=cast.at)
    assert (given.to, given.state, given.subject) == (cast.ditte, "open", row)
    assert list(Feedback.objects.meant_for(cast.ditte).open()) == [given]
    assert not Feedback.objects.meant_for(cast.tina).exists()
    given.answer("Det står der nu.", by=cast.ditte, at=cast.later(hours=2), done=True)
    again = Feedback.objects.given_by(cast.karen).with_line().get()
    assert (again.state, again.reply.text, again.reply.by) == ("done", "Det står der nu.", cast.ditte)
    assert Reply.objects.unseen_by(cast.karen).count() == 1
    assert not Feedback.objects.open().exists()
    kinds = Event.objects.about("feedback", given.pk).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["feedback.given", "feedback.answered"]


def test_on_a_tasks_card_it_reaches_the_contact_person(cast: Cast) -> None:
    assert Feedback.give(cast.cash_benefit, "wrong", "Skemaet.", by=cast.karen, at=cast.at).to == cast.ditte


def test_without_a_contact_person_the_team_leads_and_the_chief_have_it(cast: Cast) -> None:
    given = Feedback.give(cast.passport, "unclear", "Fotos?", by=cast.bo, at=cast.at)
    assert given.to is None
    for who in (cast.tina, cast.christian):
        assert list(Feedback.objects.meant_for(who)) == [given]
    assert not Feedback.objects.meant_for(cast.karen).exists()
    given.answer("Det ser jeg på.", by=cast.christian, at=cast.at)
    assert Feedback.objects.get().state == "answered"


def test_praise_needs_no_words_but_all_else_does(cast: Cast) -> None:
    row = article(cast)
    assert Feedback.give(row, "good", "", by=cast.ali, at=cast.at).text == ""
    with pytest.raises(refusals.NothingSaid):
        Feedback.give(row, "wrong", " \n", by=cast.karen, at=cast.at)
    with pytest.raises(refusals.TooLong):
        Feedback.give(row, "wrong", "p" * 2001, by=cast.karen, at=cast.at)
    assert "1231" not in Feedback.give(row, "wrong", "070365-1231", by=cast.karen, at=cast.at).text


@pytest.mark.parametrize("who", ["ulla", "dorthe", "anders", "outsider"])
def test_who_may_not_give(cast: Cast, who: str) -> None:
    with pytest.raises(refusals.MayNotGive):
        Feedback.give(article(cast), "good", "", by=getattr(cast, who), at=cast.at)


def test_the_same_form_twice_is_told_once(cast: Cast) -> None:
    row, key = article(cast), uuid4()
    first = Feedback.give(row, "good", "", by=cast.karen, at=cast.at, key=key)
    assert Feedback.give(row, "good", "", by=cast.karen, at=cast.at, key=key) == first
    assert Feedback.objects.count() == 1


def test_who_may_answer(cast: Cast) -> None:
    given = Feedback.give(article(cast, owner=cast.ditte), "wrong", "Nej.", by=cast.karen, at=cast.at)
    for person in (cast.karen, cast.per, cast.ali):
        with pytest.raises(refusals.NotYours):
            given.answer("Jo.", by=person, at=cast.at)
    with pytest.raises(refusals.NothingSaid):
        given.answer("", by=cast.ditte, at=cast.at)
    given.answer("", by=cast.tina, at=cast.at, done=True)
    with pytest.raises(refusals.AlreadyAnswered) as told:
        given.answer("For sent.", by=cast.ditte, at=cast.at)
    assert told.value.message == "Tina Mørch svarede den 14.09.2026 10.00."


def test_a_colleague_in_the_department_answers_for_the_owner(cast: Cast) -> None:
    cast.per.department = cast.ydelse
    cast.per.save()
    given = Feedback.give(article(cast, owner=cast.ditte), "wrong", "Nej.", by=cast.karen, at=cast.at)
    given.answer("Ditte er på ferie.", by=cast.per, at=cast.at)
    assert given.reply.by == cast.per


def test_the_database_holds_that_it_is_about_one_thing(cast: Cast) -> None:
    row = article(cast)
    for facts in ({}, {"article": row, "task": cast.passport}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Feedback.objects.create(kind="good", by=cast.karen, at=cast.at, **facts)
