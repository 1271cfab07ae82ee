"""What the wayfinder knows of each task, from the database and from the common files."""

from datetime import timedelta

from indgang.catalogue.models import LifeEvent, LifeEventStep, Procedure, Step, Task
from indgang.sample.cast import MONDAY, SINCE, Cast
from indgang.wayfinder import catalogue
from indgang.wayfinder.facts import FIELD_WEIGHTS, Part
from indgang.wayfinder.models import Kind, Saying


def parts(cast: Cast) -> list[Part]:
    tasks = list(Task.objects.filter(pk=cast.housing_benefit.pk).with_surroundings())
    [facts] = catalogue.facts_of(tasks, cast.today)
    assert (facts.slug, facts.authority) == ("boligstoette", "Udbetaling Danmark")
    return list(facts.parts)


def test_a_task_is_its_own_words(cast: Cast) -> None:
    assert [part for part in parts(cast) if part.text] == [
        Part("title", "Boligstøtte"),
        Part("keyword", "boligstøtte"),
        Part("keyword", "boligsikring"),
        Part("keyword", "hjælp til huslejen"),
        Part("area", "Bolig"),
    ]


def test_and_what_is_said_of_it_as_long_as_it_stands(cast: Cast) -> None:
    for kind, text, withdrawn in [
        (Kind.EXAMPLE, "huslejen er steget", None),
        (Kind.SYNONYM, "lejetilskud", None),
        (Kind.CHOSEN, "hjælp", MONDAY),
    ]:
        Saying.objects.create(task=cast.housing_benefit, kind=kind, text=text, added_at=MONDAY, withdrawn_at=withdrawn)
    found = parts(cast)
    assert Part("example", "huslejen er steget") in found
    assert Part("synonym", "lejetilskud") in found
    assert "hjælp" not in [part.text for part in found]


def test_and_the_life_events_and_procedures_that_name_it(cast: Cast) -> None:
    divorce = LifeEvent.objects.create(slug="skilsmisse", title="Vi skal skilles", valid_from=SINCE)
    LifeEventStep.objects.create(life_event=divorce, order=1, task=cast.housing_benefit)
    for version, since in [(1, SINCE), (2, cast.today), (3, cast.today + timedelta(days=1))]:
        procedure = Procedure.objects.create(task=cast.housing_benefit, version=version, valid_from=since)
        Step.objects.create(procedure=procedure, order=1, text=f"Trin i {version}")
    found = parts(cast)
    assert Part("life_event", "Vi skal skilles") in found
    assert [part.text for part in found if part.where == "procedure"] == ["Trin i 2"]


def test_the_stamp_changes_with_every_saying(cast: Cast) -> None:
    seen = [catalogue.stamp()]
    one = Saying.objects.create(task=cast.passport, text="a", added_at=MONDAY)
    seen.append(catalogue.stamp())
    other = Saying.objects.create(task=cast.passport, text="b", added_at=MONDAY)
    seen.append(catalogue.stamp())
    for row in (one, other):
        Saying.objects.filter(pk=row.pk).update(withdrawn_at=MONDAY)
        seen.append(catalogue.stamp())
    assert len(set(seen)) == 5
    Saying.objects.filter(pk=one.pk).update(withdrawn_at=None)
    assert catalogue.stamp() not in seen[4:], "what is put back is seen as well"


def test_the_other_stamp_changes_with_what_is_told_of_a_task(cast: Cast) -> None:
    today = cast.today
    seen = [catalogue.told_stamp(today)]
    event = LifeEvent.objects.create(slug="skilsmisse", title="Vi skal skilles", valid_from=SINCE)
    LifeEventStep.objects.create(life_event=event, order=1, task=cast.housing_benefit)
    seen.append(catalogue.told_stamp(today))
    LifeEvent.objects.update(title="Skilsmisse")
    seen.append(catalogue.told_stamp(today))
    procedure = Procedure.objects.create(task=cast.housing_benefit, version=1, valid_from=today)
    step = Step.objects.create(procedure=procedure, order=1, text="Ring til 10")
    seen.append(catalogue.told_stamp(today))
    Step.objects.filter(pk=step.pk).update(text="Ring til 11")
    seen.append(catalogue.told_stamp(today))
    Procedure.objects.update(valid_from=today + timedelta(days=1))
    seen.append(catalogue.told_stamp(today))
    assert len(set(seen[:5])) == 5
    assert seen[5] == seen[2], "a procedure that does not hold yet tells nothing"
    assert catalogue.told_stamp(today + timedelta(days=1)) == seen[4]


def test_facts_are_read_in_as_many_queries_whatever_the_number_of_tasks(cast: Cast, django_assert_num_queries) -> None:
    tasks = list(Task.objects.with_surroundings())
    for number, task in enumerate(tasks, 1):
        procedure = Procedure.objects.create(task=task, version=number, valid_from=SINCE)
        Step.objects.create(procedure=procedure, order=1, text="Spørg om navnet")
    for some in (tasks[:1], tasks):
        with django_assert_num_queries(4):
            catalogue.facts_of(some, cast.today)
    with django_assert_num_queries(1):
        catalogue.stamp()
    with django_assert_num_queries(3):
        catalogue.told_stamp(cast.today)


def test_the_common_catalogue_needs_no_database() -> None:
    facts = catalogue.common_facts()
    assert len(facts) >= 200
    assert len({each.slug for each in facts}) == len(facts)
    assert all(each.slug and each.frequency >= 1 for each in facts)
    assert {part.where for each in facts for part in each.parts} <= set(FIELD_WEIGHTS)
    few = [each.slug for each in facts if sum(part.where == "example" for part in each.parts) < 15]
    assert few == [], "every task has at least fifteen examples"


def test_every_common_example_is_of_a_common_task() -> None:
    known = {each.slug for each in catalogue.common_facts()}
    assert {slug for slug, _text in catalogue.common_examples()} <= known


def test_what_is_outside_is_a_task_that_has_no_code() -> None:
    outside = catalogue.outside()
    assert outside.slug == catalogue.OUTSIDE
    assert len(list(outside.sayings)) >= 100
    assert set(outside.sayings) <= set(catalogue.common_texts())
