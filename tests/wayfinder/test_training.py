"""Learning anew: measured first, used when it is no worse, gone back from, one at a time."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from indgang.journal.models import Event
from indgang.sample.cast import Cast
from indgang.wayfinder import held, learning, refusals, training, using
from indgang.wayfinder.models import Face, Kind, Saying, Search, Training


@pytest.fixture(autouse=True)
def taught(cast: Cast) -> Any:
    """A few examples for two tasks, and words that clerks chose the passport for twice."""
    for task, texts in (
        (cast.passport, ["jeg skal ud at rejse", "mit pas er udløbet", "hvor får jeg lavet pas"]),
        (cast.cash_benefit, ["jeg har ingen penge", "hvor søger jeg kontanthjælp", "jeg er blevet fyret"]),
    ):
        for text in texts:
            Saying.objects.create(task=task, text=text, added_at=cast.at)
    held.forget()
    yield
    held.forget()


def choose(cast: Cast, said: str, task: Any = None, times: int = 2) -> None:
    for hour in range(times):
        learning.record(
            said,
            face=Face.DESK,
            at=cast.later(hours=hour),
            certainty="likely",
            found=[cast.cash_benefit.pk],
            chosen=(task or cast.passport).pk,
        )


def test_a_training_learns_confirmed_choices_and_is_used(cast: Cast) -> None:
    choose(cast, "den røde bog til Thailand")
    choose(cast, "kun én gang", times=1)
    lines: list[str] = []
    made = training.train(by=cast.tina, at=cast.at, report=lines.append)
    made.refresh_from_db()
    assert (made.in_use, made.used_at, made.running) == (True, cast.at, False)
    assert made.report["learnt"] == [[cast.passport.slug, "den røde bog til thailand"]]
    (saying,) = Saying.objects.standing().filter(kind=Kind.CHOSEN)
    assert (saying.task, saying.training, saying.added_by) == (cast.passport, made, cast.tina)
    assert made.report["after"]["kinds"]["chosen"]["top1"] == 1.0
    assert held.held().ranker.shapes is not None
    assert len(lines) == 2
    assert set(Event.objects.values_list("kind", flat=True)) >= {"training.made", "training.used"}


def test_the_same_choices_are_not_learnt_twice(cast: Cast) -> None:
    choose(cast, "den røde bog")
    training.train(by=cast.tina, at=cast.at)
    again = training.train(by=None, at=cast.later(hours=1))
    assert again.report["learnt"] == []
    assert again.report["built_on"] == [Training.objects.order_by("pk")[0].pk]
    assert Saying.objects.standing().filter(kind=Kind.CHOSEN).count() == 1


def test_words_that_are_chosen_for_two_tasks_alike_are_not_learnt(cast: Cast) -> None:
    choose(cast, "papirerne")
    choose(cast, "papirerne", cast.cash_benefit)
    assert training.new_choices(held.held().ranker.tasks) == []


def test_what_is_worse_is_kept_and_not_used_unless_forced(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "_is_worse", lambda before, after: True)
    choose(cast, "den røde bog")
    made = training.train(by=cast.tina, at=cast.at)
    assert not made.in_use
    assert made.report["is_worse"]
    assert not Saying.objects.standing().filter(kind=Kind.CHOSEN).exists()
    forced = training.train(by=cast.tina, at=cast.at, force=True)
    assert forced.in_use
    assert Saying.objects.standing().get(kind=Kind.CHOSEN).training == forced


def test_going_back_sets_what_came_later_aside_and_going_forward_puts_it_back(cast: Cast) -> None:
    choose(cast, "den røde bog")
    first = training.train(by=cast.tina, at=cast.at)
    choose(cast, "penge til mad", cast.cash_benefit)
    second = training.train(by=cast.tina, at=cast.later(hours=1))
    assert using.rollback(by=cast.tina, at=cast.later(hours=2)) == first
    assert list(Training.objects.in_use()) == [first]
    assert [each.text for each in Saying.objects.standing().filter(kind=Kind.CHOSEN)] == ["den røde bog"]
    using.use(second, by=None, at=cast.later(hours=3))
    assert Saying.objects.standing().filter(kind=Kind.CHOSEN).count() == 2
    assert list(Training.objects.in_use()) == [second]


def test_what_a_person_took_away_stays_away(cast: Cast) -> None:
    choose(cast, "den røde bog")
    first = training.train(by=cast.tina, at=cast.at)
    Saying.objects.filter(kind=Kind.CHOSEN).update(withdrawn_at=cast.at, withdrawn_by=cast.tina)
    using.use(first, by=cast.tina, at=cast.at)
    assert not Saying.objects.standing().filter(kind=Kind.CHOSEN).exists()


def test_there_must_be_something_to_go_back_to(cast: Cast) -> None:
    with pytest.raises(refusals.NothingToGoBackTo):
        using.rollback(by=cast.tina, at=cast.at)
    training.train(by=cast.tina, at=cast.at)
    with pytest.raises(refusals.NothingToGoBackTo):
        using.rollback(by=cast.tina, at=cast.at)


def test_two_at_once_are_refused_and_a_stopped_one_gives_way(cast: Cast) -> None:
    Training.objects.create(made_at=cast.at, weights=b"", running=True)
    with pytest.raises(refusals.TrainingUnderWay) as refused:
        training.train(by=cast.tina, at=cast.later(minutes=5))
    assert "i gang" in refused.value.message
    made = training.train(by=cast.tina, at=cast.later(minutes=31))
    assert made.in_use
    with pytest.raises(IntegrityError), transaction.atomic():
        Training.objects.bulk_create([Training(made_at=cast.at, weights=b"", running=True) for _ in range(2)])


def test_a_training_that_breaks_lets_the_next_begin(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(training, "fit", lambda facts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            training.train(by=cast.tina, at=cast.at)
    assert Training.objects.get().report == {"stopped": True}
    assert training.train(by=cast.tina, at=cast.at).in_use


def test_without_sayings_nothing_is_learnt(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "fit", lambda facts: None)
    with pytest.raises(refusals.NothingToLearnFrom):
        training.train(by=cast.tina, at=cast.at)


def test_only_the_last_ten_keep_their_weights(cast: Cast) -> None:
    rows = [
        Training(made_at=cast.later(hours=n), weights=b"w", sayings_count=1, used_at=cast.at, in_use=n == 0)
        for n in range(13)
    ]
    Training.objects.bulk_create(rows)
    assert using.drop_old_weights() == 2
    assert Training.objects.exclude(weights=b"").count() == 11
    with pytest.raises(refusals.WeightsGone):
        using.use(Training.objects.filter(weights=b"").first() or rows[0], by=cast.tina, at=cast.at)


def test_clerks_do_not_teach(cast: Cast) -> None:
    for teach in (training.train, using.rollback):
        with pytest.raises(refusals.MayNotTeach):
            teach(by=cast.karen, at=cast.at)


def test_old_searches_are_forgotten(cast: Cast) -> None:
    choose(cast, "pas")
    learning.record("mit pas", face=Face.PUBLIC, at=cast.at - timedelta(days=366), certainty="none", found=[])
    assert learning.forget_old(cast.at) == 1
    assert Search.objects.count() == 2
