"""The adviser's years in the made-up town, held against what was told."""

from collections import Counter

import pytest

from indgang.adviser.models import (
    Case,
    Contact,
    Exclusion,
    Forwarding,
    Key,
    Point,
    PointKind,
    ScopeCheck,
    Verdict,
    Zone,
)
from indgang.journal import chain
from indgang.organisation.models import Employee
from indgang.sample.adviser.stage import PASSPHRASE
from indgang.sample.build import Built

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(town: Built) -> Key:
    ali = Employee.objects.get(username="ali")
    return Key(Zone.current().unlock(PASSPHRASE, by=ali, at=town.at))


def test_what_stands_is_what_was_told(town: Built) -> None:
    told = town.adviser
    assert Contact.objects.count() == told.contacts > 15
    assert Counter(Contact.objects.values_list("kind", flat=True)) == told.by_kind
    assert Counter(Point.objects.values_list("theme__code", flat=True)) == told.points
    assert Case.objects.count() == told.cases
    assert Forwarding.objects.count() == told.forwarded
    answered = Forwarding.objects.exclude(answer="").values_list("answer", flat=True)
    assert Counter(answered) == told.answers
    declined = ScopeCheck.objects.filter(verdict=Verdict.OUTSIDE).values_list("exclusion__code", flat=True)
    assert Counter(declined) == told.declined


def test_the_demo_word_opens_the_texts_and_no_gap_is_left_unfilled(town: Built, key: Key) -> None:
    texts = [text for row in Contact.objects.all() for text in key.read(row).values()]
    assert len(texts) > 40
    assert not [text for text in texts if "{" in text or "Kan ikke læses" in text]


def test_nothing_happens_after_the_last_day(town: Built) -> None:
    assert not Contact.objects.filter(at__gte=town.at).exists()
    assert not Case.objects.filter(closed_at__gte=town.at).exists()
    assert not Forwarding.objects.filter(answered_at__gte=town.at).exists()


def test_the_desk_has_something_of_most_things(town: Built) -> None:
    assert Case.objects.open().exists()
    assert Case.objects.closed().exists()
    assert Exclusion.objects.count() == 10
    assert Point.objects.filter(kind=PointKind.COMPLAINT).exists()


def test_the_chain_holds_with_the_advisers_events_in_it(town: Built) -> None:
    assert chain.verify().whole
