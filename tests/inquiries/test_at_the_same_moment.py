"""Two clerks, two tabs, a double click: one wins, the other is told by name, and nothing is lost or doubled."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import uuid4

import pytest

from indgang.foundation.refusals import Refusal
from indgang.inquiries import refusals
from indgang.inquiries.consistency import contradictions
from indgang.inquiries.models import Contact, Entry, HandOver, Inquiry, Solution
from indgang.inquiries.registration import Matter, begin, register
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.sample import cast as casting
from indgang.sample.cast import Cast
from tests.threads import at_once

type Story = Callable[[Cast], None]


@pytest.fixture
def cast(shared_database: None) -> Cast:
    return casting.cast()


def several_times(story: Story) -> Story:
    """Tell the story again and again, since chance decides who comes first; all must fit together afterwards."""

    @wraps(story)
    def told(cast: Cast) -> None:
        for _ in range(4):
            story(cast)
        assert contradictions() == []
        assert chain.verify().whole

    return told


def one_wins(results: list[Any], refusal: type[Refusal]) -> Refusal:
    """Assert that exactly one act succeeded, and return the refusal that another got."""
    turned_down = [each for each in results if isinstance(each, Exception)]
    assert [type(each) for each in turned_down] == [refusal] * (len(results) - 1), results
    told = turned_down[0]
    assert isinstance(told, Refusal)
    return told


def written(kind: str, inquiry: Inquiry) -> int:
    return Event.objects.about("inquiry", inquiry.pk).filter(kind=kind).count()


def fresh(inquiry: Inquiry) -> Inquiry:
    return Inquiry.objects.get(pk=inquiry.pk)


@several_times
def test_two_clerks_solve(cast: Cast) -> None:
    inquiry = cast.inquiry()
    results = at_once(
        lambda: fresh(inquiry).solve("solved", by=cast.karen, at=cast.later(minutes=1)),
        lambda: fresh(inquiry).solve("guided", by=cast.bo, at=cast.later(minutes=1)),
    )
    refusal = one_wins(results, refusals.AlreadySolved)
    winner = Solution.objects.get(inquiry=inquiry)
    assert refusal.facts["by"] == winner.by.name
    assert refusal.facts["outcome"] == winner.get_outcome_display()
    assert written("inquiry.solved", inquiry) == 1


@several_times
def test_two_colleagues_accept(cast: Cast) -> None:
    handover = cast.handed_over()

    def accept() -> None:
        HandOver.objects.get(pk=handover.pk).accept(by=cast.ditte, at=cast.later(minutes=1))

    one_wins(at_once(accept, accept), refusals.AlreadyAccepted)
    assert written("inquiry.accepted", handover.inquiry) == 1


@several_times
def test_one_hands_over_while_another_solves(cast: Cast) -> None:
    """Either order is right: solved and then refused, or handed over and then taken back by the solving."""
    inquiry = cast.inquiry()
    sent, solved = at_once(
        lambda: fresh(inquiry).hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp."),
        lambda: fresh(inquiry).solve("solved", by=cast.bo, at=cast.at),
    )
    assert isinstance(solved, Solution)
    assert isinstance(sent, HandOver | refusals.AlreadySolved)
    assert fresh(inquiry).state == "solved"


@several_times
def test_one_accepts_while_another_solves(cast: Cast) -> None:
    handover = cast.handed_over()
    accepted, solved = at_once(
        lambda: HandOver.objects.get(pk=handover.pk).accept(by=cast.ditte, at=cast.at),
        lambda: fresh(handover.inquiry).solve("solved", by=cast.karen, at=cast.at),
    )
    if accepted is None:
        assert isinstance(solved, refusals.WithDepartment)
        assert fresh(handover.inquiry).state == "with_department"
    else:
        assert isinstance(accepted, refusals.HandOverEnded)
        assert fresh(handover.inquiry).state == "solved"


@several_times
def test_one_accepts_while_another_recalls(cast: Cast) -> None:
    handover = cast.handed_over()
    accepted, recalled = at_once(
        lambda: HandOver.objects.get(pk=handover.pk).accept(by=cast.ditte, at=cast.at),
        lambda: HandOver.objects.get(pk=handover.pk).recall(by=cast.karen, at=cast.at),
    )
    if accepted is None:
        assert isinstance(recalled, refusals.WithDepartment)
    else:
        assert recalled is None
        assert isinstance(accepted, refusals.HandOverEnded)


@several_times
def test_two_hand_over_to_different_departments(cast: Cast) -> None:
    inquiry = cast.inquiry()
    results = at_once(
        lambda: fresh(inquiry).hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Til Ydelse."),
        lambda: fresh(inquiry).hand_over(cast.plan_og_byg, by=cast.bo, at=cast.at, story="Til Plan og Byg."),
    )
    refusal = one_wins(results, refusals.AlreadyHandedOver)
    assert refusal.facts["department"] == fresh(inquiry).at_department


@several_times
def test_two_promises_leave_one_standing(cast: Cast) -> None:
    inquiry = cast.inquiry()

    def promise(days: int) -> None:
        fresh(inquiry).promise(cast.later(days=days).date(), rule="Aftalt", by=cast.karen, at=cast.at)

    assert at_once(lambda: promise(1), lambda: promise(2), lambda: promise(3)) == [None] * 3
    assert inquiry.promises.filter(replaced_at__isnull=True).count() == 1
    assert inquiry.promises.count() == 3


@several_times
def test_the_same_form_is_registered_once(cast: Cast) -> None:
    key, before = uuid4(), Contact.objects.count()

    def send() -> Inquiry:
        matter = Matter(task=cast.passport, outcome="solved", text="Pas.", promise=cast.today)
        return register(cast.contact(), matter, by=cast.karen, at=cast.at, key=key)

    refusal = one_wins(at_once(send, send, send), refusals.AlreadyRegistered)
    inquiry = Inquiry.objects.get(key=key)
    assert refusal.facts["reference"] == inquiry.reference
    assert Contact.objects.count() == before + 1
    assert written("inquiry.registered", inquiry) == 1


@several_times
def test_the_same_note_is_written_once(cast: Cast) -> None:
    inquiry, key = cast.inquiry(), uuid4()

    def note() -> Entry:
        return fresh(inquiry).note("Ring efter kl. 14.", by=cast.karen, at=cast.at, key=key)

    one_wins(at_once(note, note), refusals.AlreadyRegistered)
    assert inquiry.entries.count() == 1


@several_times
def test_a_clerk_begins_one_contact(cast: Cast) -> None:
    def start() -> Contact:
        return begin(cast.contact(), by=cast.karen, at=cast.at)

    one_wins(at_once(start, start), refusals.StillInContact)
    Contact.objects.running(cast.karen).get().end(by=cast.karen, at=cast.later(minutes=1))


@several_times
def test_two_merge_each_into_the_other(cast: Cast) -> None:
    """Neither waits for the other for ever, and one inquiry stays."""
    one, other = cast.inquiry(), cast.inquiry()
    results = at_once(
        lambda: fresh(one).merge_into(fresh(other), by=cast.karen, at=cast.at),
        lambda: fresh(other).merge_into(fresh(one), by=cast.bo, at=cast.at),
    )
    one_wins(results, refusals.Discarded)
    assert Inquiry.objects.counted().filter(pk__in=[one.pk, other.pk]).count() == 1


@several_times
def test_eight_register_at_once_and_the_chain_stays_whole(cast: Cast) -> None:
    before = Inquiry.objects.count()

    def send(by: str) -> Inquiry:
        matter = Matter(task=cast.moving, text="Flytter.")
        return register(cast.contact(), matter, by=getattr(cast, by), at=cast.at)

    results = at_once(*[lambda: send("karen"), lambda: send("bo")] * 4)
    assert [type(each) for each in results] == [Inquiry] * 8
    assert Inquiry.objects.count() == before + 8
