"""The ranker that a process holds: a change is live within ten seconds, and looking costs nothing before that."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import LazySettings

from indgang.catalogue.models import LifeEvent, Placement, PlacementKind, Procedure, Step, Task
from indgang.sample.cast import MONDAY, SINCE, Cast
from indgang.sample.cast import cast as build_cast
from indgang.wayfinder import catalogue, held
from indgang.wayfinder.answering import answer
from indgang.wayfinder.finding import find
from indgang.wayfinder.fitting import fit
from indgang.wayfinder.models import Kind, Saying, Training
from indgang.wayfinder.weights import packed
from tests.threads import at_once

type Wait = Callable[[float], None]


@pytest.fixture(autouse=True)
def wait(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Iterator[Wait]:
    """Hold both clocks, and go by words alone; `wait(9)` lets nine seconds pass for the ranker."""
    settings.SENTENCE_MODEL = False
    now = [100.0]
    monkeypatch.setattr(held, "monotonic", lambda: now[0])
    held.forget()

    def waited(seconds: float) -> None:
        now[0] += seconds

    with time_machine.travel(MONDAY, tick=False):
        yield waited
    held.forget()


def first(said: str) -> str:
    found = find(said, limit=1)
    return found[0].task.slug if found else ""


def saying(task: Task, text: str = "den røde bog") -> Saying:
    return Saying.objects.create(task=task, text=text, kind=Kind.SYNONYM, added_at=MONDAY)


def test_looking_costs_nothing_for_eight_seconds(cast: Cast, wait: Wait, django_assert_num_queries) -> None:
    find("pas")
    with django_assert_num_queries(0):
        for _ in range(7):
            wait(1)
            answer("pas")


def test_looking_again_costs_as_many_queries_whatever_the_catalogue_holds(
    cast: Cast, wait: Wait, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    find("pas")
    wait(8.5)
    with django_assert_max_num_queries(9) as few:
        find("pas")
    for number in range(30):
        task = Task.objects.create(
            slug=f"opgave-{number}",
            title=f"Opgave {number}",
            valid_from=SINCE,
            area=cast.passport.area,
            department=cast.passport.department,
        )
        saying(task, f"vending {number}")
    held.forget()
    find("pas")
    wait(8.5)
    with django_assert_num_queries(len(few)):
        find("pas")


def test_nothing_changed_nothing_is_built(cast: Cast, wait: Wait) -> None:
    before = held.held().ranker
    wait(60)
    assert held.held().ranker is before


def test_a_new_saying_is_live_within_ten_seconds(cast: Cast, wait: Wait) -> None:
    assert first("den røde bog") != "pas-voksen"
    saying(cast.passport)
    wait(5)
    assert first("den røde bog") != "pas-voksen"
    wait(5)
    assert first("den røde bog") == "pas-voksen"


def test_a_withdrawn_saying_is_gone_within_ten_seconds(cast: Cast, wait: Wait) -> None:
    row = saying(cast.passport)
    assert first("den røde bog") == "pas-voksen"
    Saying.objects.filter(pk=row.pk).update(withdrawn_at=MONDAY)
    wait(10)
    assert first("den røde bog") != "pas-voksen"


def test_a_saying_that_is_put_back_is_live_within_ten_seconds(cast: Cast, wait: Wait) -> None:
    rows = [saying(cast.passport), saying(cast.moving, "guldbarre")]
    Saying.objects.update(withdrawn_at=MONDAY)
    assert first("guldbarre") != "flytning-indenlands"
    Saying.objects.filter(pk=rows[1].pk).update(withdrawn_at=None)
    wait(10)
    assert first("guldbarre") == "flytning-indenlands"


def test_a_training_taken_into_use_is_live_within_ten_seconds(cast: Cast, wait: Wait) -> None:
    assert held.held().ranker.shapes is None
    facts = catalogue.facts_of(list(Task.objects.with_surroundings()), cast.today)
    shapes = fit(facts)
    assert shapes is not None
    row = Training.objects.create(
        made_at=MONDAY, weights=packed(shapes, [each.slug for each in facts]), sayings_count=9, in_use=True
    )
    wait(10)
    assert held.held().ranker.shapes is not None
    assert first("pass") == "pas-voksen"
    Training.objects.filter(pk=row.pk).update(in_use=False)
    wait(10)
    assert held.held().ranker.shapes is None


def test_weights_of_a_former_catalogue_still_serve(cast: Cast, wait: Wait) -> None:
    facts = catalogue.facts_of(list(Task.objects.with_surroundings()), cast.today)[:3]
    shapes = fit(facts)
    assert shapes is not None
    Training.objects.create(made_at=MONDAY, weights=packed(shapes, ["en-gammel", "pas-voksen", "x"]), in_use=True)
    assert first("carport") == "byggetilladelse"


@pytest.mark.parametrize("field", ["title", "keywords", "summary"])
def test_a_tasks_own_words_are_live_within_ten_seconds(cast: Cast, wait: Wait, field: str) -> None:
    assert first("guldbarre") == ""
    Task.objects.filter(pk=cast.moving.pk).update(**{field: "guldbarre"})
    wait(10)
    assert first("guldbarre") == "flytning-indenlands"


def test_a_procedures_and_a_life_events_words_are_live_within_ten_seconds(cast: Cast, wait: Wait) -> None:
    procedure = Procedure.objects.create(task=cast.moving, version=1, valid_from=SINCE)
    step = Step.objects.create(procedure=procedure, order=1, text="Se efter")
    event = LifeEvent.objects.create(slug="brud", title="Brud", valid_from=SINCE)
    event.steps.create(order=1, task=cast.passport)
    assert first("guldbarre") == first("sølvtøj") == ""
    Step.objects.filter(pk=step.pk).update(text="Se efter guldbarre")
    LifeEvent.objects.update(title="Sølvtøj")
    wait(10)
    assert first("guldbarre") == "flytning-indenlands"
    assert first("sølvtøj") == "pas-voksen"


def test_a_procedure_that_begins_to_hold_tomorrow_is_known_tomorrow(cast: Cast, wait: Wait) -> None:
    procedure = Procedure.objects.create(task=cast.moving, version=1, valid_from=cast.today + timedelta(days=1))
    Step.objects.create(procedure=procedure, order=1, text="Guldbarre")
    assert first("guldbarre") == ""
    wait(10)
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        assert first("guldbarre") == "flytning-indenlands"


def test_what_the_ranker_does_not_know_is_fresh_all_the_same(cast: Cast, wait: Wait) -> None:
    before = held.held().ranker
    assert find("pas")[0].placement == PlacementKind.FULL
    Placement.objects.filter(task=cast.passport).update(kind=PlacementKind.PARTIAL)
    Task.objects.filter(pk=cast.passport.pk).update(bring="Kun et billede")
    wait(10)
    match = find("pas")[0]
    assert (match.placement, match.task.bring) == (PlacementKind.PARTIAL, "Kun et billede")
    assert held.held().ranker is before


def test_what_is_outside_is_never_found(cast: Cast) -> None:
    outside = next(iter(catalogue.outside().sayings))
    assert [match.task.slug for match in find(outside) if not match.task.slug] == []
    assert len(held.held().ranker.tasks) == len(held.held().tasks) + 1


def test_an_empty_catalogue_is_held_too(db: None, wait: Wait) -> None:
    assert find("pas") == []
    here = held.held()
    assert (here.tasks, list(here.ranker.tasks)) == ((), [])
    wait(10)
    assert held.held().ranker is here.ranker


def test_two_who_ask_first_at_once_share_one_ranker(shared_database: None, wait: Wait) -> None:
    build_cast()
    one, other = at_once(held.held, held.held)
    assert one is other
