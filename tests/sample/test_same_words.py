"""The sample writes its rows past the verbs; here it is held against what the verbs themselves would have written."""

from collections import defaultdict
from datetime import date

import pytest
from django.db import transaction

from indgang.inquiries import registration
from indgang.inquiries.models import Identification
from indgang.journal.models import Event
from indgang.knowledge.models import Feedback, Notice
from indgang.sample.build import build
from indgang.sample.cast import Cast, cast
from indgang.wayfinder import held, local_words, training
from tests.town import UNTIL

pytestmark = pytest.mark.django_db

BY_VERBS = ("adviser_", "letter_feedback.", "mediation.", "zone.")
"""What the sample tells through the verbs themselves."""

type Facts = dict[str, set[frozenset[str]]]


def test_the_journal_is_told_in_the_same_words_as_by_the_verbs() -> None:
    verbs, sample = told_by_the_verbs(), told_by_the_sample()
    assert set(sample) - set(verbs) == {"citizen.read"}, "only the pages write that a citizen was seen"
    assert set(verbs) - set(sample) <= {"contact.identified", "inquiry.recalled", "citizen.cpr.read"}, "or seldom used"
    for kind in set(sample) & set(verbs):
        always, ever = frozenset.intersection(*verbs[kind]), frozenset.union(*verbs[kind])
        assert all(always <= facts <= ever for facts in sample[kind]), kind


def told_by_the_sample() -> Facts:
    with transaction.atomic():
        build("small", seed=11, until=UNTIL)
        facts = told()
        transaction.set_rollback(True)
    return facts


def told_by_the_verbs() -> Facts:
    with transaction.atomic():
        live(cast())
        facts = told()
        transaction.set_rollback(True)
    return facts


def told() -> Facts:
    facts: Facts = defaultdict(set)
    for kind, said in Event.objects.values_list("kind", "facts"):
        if not kind.startswith(BY_VERBS):
            facts[kind].add(frozenset(said))
    return facts


def live(people: Cast) -> None:
    karen, ditte, later = people.karen, people.ditte, people.later
    running = registration.begin(people.contact(), by=karen, at=people.at)
    running.identify(people.mette, how=Identification.DOCUMENT, by=karen, at=people.at)
    running.end(by=karen, at=later(minutes=5))
    solved = people.inquiry(outcome="solved")
    solved.withdraw_solution(by=karen, at=later(days=1), reason="Kom tilbage.")
    solved.note("Ringede.", by=karen, at=later(days=1))
    solved.promise(date(2026, 10, 1), rule="Aftalt", by=karen, at=later(days=1))
    solved.solve("solved", by=karen, at=later(days=2))
    people.inquiry(promise=date(2026, 10, 1), promise_rule="Aftalt")
    people.inquiry().discard_as("test", by=karen, at=later(minutes=9), reason="Prøve.")
    people.inquiry().merge_into(solved, by=karen, at=later(minutes=9))
    people.inquiry(hand_to=people.ydelse)
    people.handed_over().recall(by=karen, at=later(hours=1))
    people.handed_over().send_back("Ikke os.", by=ditte, at=later(hours=1))
    people.handed_over().forward(people.plan_og_byg, by=ditte, at=later(hours=1), reason="Jeres.")
    people.handed_over(accepted=True).answer_with("Klar.", by=ditte, at=later(days=1), citizen_told=True)
    live_with_knowledge(people)
    live_with_the_wayfinder(people)
    people.mette.reveal_cpr(by=karen, at=later(days=1), reason="Ansøgning")


def live_with_the_wayfinder(people: Cast) -> None:
    local_words.add("den røde bog", people.passport, by=people.tina, at=people.at)
    training.train(by=people.tina, at=people.later(hours=1), force=True)
    held.forget()


def live_with_knowledge(people: Cast) -> None:
    given = Feedback.give(people.passport, "wrong", "Prisen.", by=people.karen, at=people.at)
    given.answer("Rettet.", by=people.tina, at=people.later(hours=1), done=True)
    notice = Notice.write("MitID", "Driller.", valid_from=people.today, by=people.tina, at=people.at)
    notice.mark_read(by=people.karen, at=people.later(minutes=5))
