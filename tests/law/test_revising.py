"""A change is a new version; what was said before can always be read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from indgang.journal import chain, wording
from indgang.journal.models import Event
from indgang.law import refusals
from indgang.law.models import PostTime, Route, Rule
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast

pytestmark = pytest.mark.django_db

type Law = Rule | Route | PostTime


def rule(**more: Any) -> Rule:
    facts = {"code": "fvl-25", "law": "Forvaltningsloven", "title": "Klagevejledning", "text": "Før.", "length": "4w"}
    return Rule.objects.create(**facts | more)


def route(**more: Any) -> Route:
    facts: dict[str, Any] = {"number": 52, "area": "Pas", "body": "Ministeriet", "way": "via", "length": "4w"}
    return Route.objects.create(**facts | more)


def post_time(**more: Any) -> PostTime:
    return PostTime.objects.create(**{"title": "Brev", "days": "6wd"} | more)


KINDS: list[tuple[Callable[[], Law], dict[str, str], str]] = [
    (rule, {"text": "Efter."}, "rule"),
    (route, {"body": "Politiet"}, "route"),
    (post_time, {"days": "8wd"}, "post_time"),
]


@pytest.mark.parametrize(("make", "said", "kind"), KINDS)
def test_a_new_version_takes_over_on_its_day(
    cast: Cast, make: Callable[[], Law], said: dict[str, str], kind: str
) -> None:
    first = make()
    day = cast.today + timedelta(days=10)
    newest = first.revise(said, valid_from=day, by=cast.ali, at=cast.at)
    rows = type(first)._default_manager
    first.refresh_from_db()
    assert (first.valid_to, newest.valid_from, newest.valid_to) == (day, day, None)
    assert first.said | said == newest.said
    assert (newest.checked_on, newest.checked_by, newest.written_by) == (cast.today, cast.ali, cast.ali)
    assert [row.pk for row in newest.versions()] == [newest.pk, first.pk]
    assert rows.filter(valid_to=None).get() == newest
    assert first.holds_on(cast.today)
    assert not newest.holds_on(cast.today)
    assert newest.holds_on(day)
    event = Event.objects.get(kind=f"{kind}.revised")
    assert (event.actor, event.subject_id, event.facts) == (cast.ali, newest.pk, {"since": day.isoformat()})
    assert "24.09.2026" in wording.sentence(event)
    assert chain.verify().whole


@pytest.mark.parametrize(("make", "said", "kind"), KINDS)
def test_looking_up_notes_day_and_person(cast: Cast, make: Callable[[], Law], said: dict[str, str], kind: str) -> None:
    row = make()
    row.mark_checked(by=cast.christian, at=cast.at)
    row.refresh_from_db()
    assert (row.checked_on, row.checked_by) == (cast.today, cast.christian)
    assert Event.objects.get(kind=f"{kind}.checked").actor == cast.christian
    assert said


@pytest.mark.parametrize(("make", "said", "kind"), KINDS)
def test_others_may_not(cast: Cast, make: Callable[[], Law], said: dict[str, str], kind: str) -> None:
    row = make()
    for person in (cast.karen, cast.tina, cast.ditte, cast.ulla, cast.anders, cast.outsider):
        with pytest.raises(refusals.MayNotMaintain):
            row.revise(said, valid_from=cast.today, by=person, at=cast.at)
        with pytest.raises(refusals.MayNotMaintain):
            row.mark_checked(by=person, at=cast.at)
    assert not Event.objects.filter(kind__startswith=kind).exists()


def revised(row: Rule, by: Employee, at: Any, **said: str) -> Rule:
    return row.revise({"text": "Efter."} | said, valid_from=at.date(), by=by, at=at)


def test_a_replaced_version_is_left_alone(cast: Cast) -> None:
    first = rule()
    same = Rule.objects.get()
    revised(first, cast.ali, cast.at)
    with pytest.raises(refusals.IsReplaced) as found:
        same.revise({"text": "Noget tredje."}, valid_from=cast.today, by=cast.christian, at=cast.at)
    assert "14.09.2026" in found.value.message
    with pytest.raises(refusals.IsReplaced):
        same.mark_checked(by=cast.ali, at=cast.at)
    assert Rule.objects.count() == 2


def test_a_version_begins_after_the_one_before(cast: Cast) -> None:
    newest = revised(rule(), cast.ali, cast.at)
    with pytest.raises(refusals.StartsTooEarly):
        newest.revise({"text": "Igen."}, valid_from=cast.today, by=cast.ali, at=cast.at)


def test_what_says_the_same_is_no_version(cast: Cast) -> None:
    with pytest.raises(refusals.NothingChanged):
        rule().revise({"text": " Før. "}, valid_from=cast.today, by=cast.ali, at=cast.at)


@pytest.mark.parametrize("said", [{"title": ""}, {"title": "x" * 200}, {"confidence": "vist nok"}])
def test_what_cannot_be_stored_is_named(cast: Cast, said: dict[str, str]) -> None:
    with pytest.raises(refusals.Incomplete) as found:
        rule().revise(said, valid_from=cast.today, by=cast.ali, at=cast.at)
    assert ("overskrift" if "title" in said else "sikkerhed") in found.value.message
    assert Rule.objects.get().valid_to is None


def test_a_length_is_kept_as_it_is_reckoned_with(cast: Cast) -> None:
    newest = revised(rule(), cast.ali, cast.at, length=" 14 D ")
    assert newest.length == "14d"
    assert str(newest.reckoned) == "14d"
    with pytest.raises(refusals.UnreadableLength):
        newest.revise({"length": "snart"}, valid_from=cast.today + timedelta(1), by=cast.ali, at=cast.at)
    with pytest.raises(refusals.UnreadableLength):
        post_time().revise({"days": "5,5"}, valid_from=cast.today, by=cast.ali, at=cast.at)


def test_cpr_numbers_are_masked(cast: Cast) -> None:
    assert "070365-1231" not in revised(rule(), cast.ali, cast.at, text="Som i 070365-1231.").text


def test_a_ways_tasks_follow_unless_told(cast: Cast) -> None:
    first = route()
    first.tasks.set([cast.passport])
    second = first.revise({"body": "Politiet"}, valid_from=cast.today, by=cast.ali, at=cast.at)
    assert list(second.tasks.all()) == [cast.passport]
    third = second.revise({}, valid_from=cast.today + timedelta(1), tasks=[cast.moving], by=cast.ali, at=cast.at)
    assert list(third.tasks.all()) == [cast.moving]
    assert list(second.tasks.all()) == [cast.passport]
    assert list(Route.objects.for_task(cast.passport.pk).in_force(cast.today)) == [second]


def test_what_holds_on_a_day(cast: Cast) -> None:
    first = rule()
    second = first.revise({"text": "Efter."}, valid_from=cast.today, by=cast.ali, at=cast.at)
    assert list(Rule.objects.in_force(cast.today)) == [second]
    assert list(Rule.objects.in_force(cast.today - timedelta(days=1))) == [first]
    assert list(Rule.objects.newest()) == [second]


def test_what_nobody_has_looked_up_for_a_year(cast: Cast) -> None:
    never = rule(code="a")
    old = rule(code="b", checked_on=cast.today - timedelta(days=400))
    rule(code="c", checked_on=cast.today)
    rule(code="d", valid_to=cast.today)
    assert list(Rule.objects.not_checked_since(cast.today - timedelta(days=365))) == [never, old]


def test_the_uncertain_is_never_among_the_certain(cast: Cast) -> None:
    sure, unsure = rule(code="a", confidence="medium"), rule(code="b", confidence="low")
    assert list(Rule.objects.certain()) == [sure]
    assert unsure.is_uncertain
    assert not sure.is_uncertain


def test_rules_and_ways_are_found_by_everyday_words(cast: Cast) -> None:
    rule()
    route(keywords="pas|rødbedefarvet")
    assert Rule.objects.about("klagevej fvl-25").count() == 1
    assert Route.objects.about("rødbede minister").count() == 1
    assert not Route.objects.about("kørekort").exists()


def test_postal_rules_as_values(cast: Cast) -> None:
    post_time(valid_to=cast.today)
    post_time(valid_from=cast.today, days="5,5,7,6,5", confidence="low")
    first, second = PostTime.objects.all().as_plain()
    assert (first.days, first.is_uncertain, second.days, second.is_uncertain) == ("6wd", False, "5,5,7,6,5", True)
