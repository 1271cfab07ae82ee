"""Erasing what has been kept long enough: the words go everywhere, the counts stay, and what is needed stays too."""

from datetime import timedelta

import pytest

from indgang.adviser import independence_refusals as refusals
from indgang.adviser import retention
from indgang.adviser.access import redacting, requests
from indgang.adviser.models import (
    AccessDecision,
    AccessItem,
    Case,
    Contact,
    Disposal,
    Kept,
    Key,
    Person,
    PersonMark,
    RetentionRule,
)
from indgang.adviser.refusals import NotTheAdviser
from indgang.foundation import clock
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.access import rows


@pytest.fixture
def old(zone: Key, cast: Cast) -> Case:
    """A case that was closed nine years ago."""
    case = rows.case(cast, zone)
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    Case.objects.update(closed_at=cast.at - timedelta(days=9 * 365))
    case.refresh_from_db()
    return case


def test_the_proposals_hold_until_something_is_decided(cast: Cast) -> None:
    today = clock.local_day(cast.at)
    assert all(rule.is_proposed for rule in retention.standing(today))
    RetentionRule.settle(Kept.CASE, 10, valid_from=today, by=cast.ali, at=cast.at, basis="Byrådet")
    decided = {rule.kind: rule for rule in retention.standing(today)}
    assert (decided[Kept.CASE].years, decided[Kept.CASE].is_proposed) == (10, False)
    assert {rule.kind: rule for rule in retention.standing(today - timedelta(days=1))}[Kept.CASE].years == 5
    with pytest.raises(NotTheAdviser):
        RetentionRule.settle(Kept.CASE, 1, valid_from=today, by=cast.christian, at=cast.at)
    with pytest.raises(refusals.YearsOutOfReach):
        RetentionRule.settle(Kept.CASE, 31, valid_from=today, by=cast.ali, at=cast.at)


def test_texts_names_and_marks_go_and_the_counts_stay(old: Case, zone: Key, cast: Cast) -> None:
    with pytest.raises(refusals.NotConfirmed):
        retention.dispose(confirmed=False, by=cast.ali, at=cast.at)
    assert retention.dispose(confirmed=True, by=cast.ali, at=cast.at) == 1
    assert list(old.steps.values_list("sealed", flat=True)) == ["", ""]
    contact, person = Contact.objects.get(), Person.objects.get()
    assert (contact.sealed, contact.kind, contact.task) == ("", "complaint", None)
    assert (person.sealed, person.erased_at, PersonMark.objects.count()) == ("", cast.at, 0)
    assert Disposal.objects.get().number == old.pk
    assert Event.objects.filter(kind="adviser_disposal.made").count() == 1
    with pytest.raises(refusals.NothingDue):
        retention.dispose(confirmed=True, by=cast.ali, at=cast.at)


def test_nothing_goes_while_somebody_has_asked_to_see_it_and_its_copies_go_with_it(
    old: Case, zone: Key, cast: Cast
) -> None:
    request = rows.request(cast, zone, old)
    redacting.gather(request, by=cast.ali, at=cast.at, key=zone)
    assert [each.is_held for each in retention.due(clock.local_day(cast.at), by=cast.ali)] == [True]
    with pytest.raises(refusals.StillNeeded):
        retention.dispose(confirmed=True, by=cast.ali, at=cast.at)
    requests.decide(request, AccessDecision.FULL, by=cast.ali, at=cast.at, key=zone)
    retention.dispose(confirmed=True, by=cast.ali, at=cast.at)
    assert not AccessItem.objects.exclude(sealed="").exists()
    request.refresh_from_db()
    assert request.sealed == ""


def test_a_contact_stays_while_its_person_has_an_open_case(zone: Key, cast: Cast) -> None:
    case = rows.case(cast, zone)
    alone = Contact.objects.create(
        kind="guidance", way="phone", at=cast.at - timedelta(days=4 * 365), by=cast.ali, person=case.person
    )
    [due] = retention.due(clock.local_day(cast.at), by=cast.ali)
    assert (due.kind, due.number, due.is_held) == (Kept.CONTACT, alone.pk, True)
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    assert retention.dispose(confirmed=True, by=cast.ali, at=cast.at) == 1
    assert Person.objects.get().erased_at is None
