import hashlib
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from indgang.journal import chain
from indgang.journal.models import AppendOnly, Event
from indgang.sample.cast import MONDAY, Cast
from tests.journal.tampering import change, remove


@pytest.fixture
def five(cast: Cast) -> list[Event]:
    """Five events of Karen's after the one that wrote Mette down."""
    chain.record_many(
        chain.Entry("inquiry.noted", "inquiry", n, cast.later(minutes=n), cast.karen.pk, facts={"entry": n})
        for n in range(1, 6)
    )
    return list(Event.objects.order_by("id"))[-5:]


def test_an_event_says_who_what_whom_when_and_why(cast: Cast) -> None:
    with transaction.atomic():
        event = chain.record(
            "citizen.cpr.read",
            cast.mette,
            by=cast.karen,
            at=MONDAY,
            citizen_id=cast.mette.pk,
            reason="Pension",
            document=3,
        )
    kept = Event.objects.get(pk=event.pk)
    assert (kept.kind, kept.subject_kind, kept.subject_id) == ("citizen.cpr.read", "citizen", cast.mette.pk)
    assert (kept.actor, kept.citizen_id, kept.at) == (cast.karen, cast.mette.pk, MONDAY)
    assert (kept.reason, kept.facts) == ("Pension", {"document": 3})


def test_the_system_itself_may_act(cast: Cast) -> None:
    with transaction.atomic():
        assert chain.record("import.ended", cast.mette, by=None, at=MONDAY).actor is None


def test_a_long_reason_is_cut(cast: Cast) -> None:
    with transaction.atomic():
        assert len(chain.record("x.read", cast.mette, by=cast.karen, at=MONDAY, reason="å" * 300).reason) == 200


def test_a_deed_and_its_event_stand_or_fall_together(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        chain.record("citizen.registered", cast.mette, by=cast.karen, at=MONDAY)


def test_a_read_needs_a_reason(cast: Cast) -> None:
    before = Event.objects.count()
    with pytest.raises(ValueError, match="reason"):
        chain.record_read("citizen.read", cast.mette, by=cast.karen, at=MONDAY, reason="  ")
    assert Event.objects.count() == before
    chain.record_read("citizen.read", cast.mette, by=cast.karen, at=MONDAY, reason=" Betjening ")
    event = Event.objects.newest_first()[0]
    assert (event.reason, event.citizen_id) == ("Betjening", cast.mette.pk)


def test_a_read_of_something_else_says_whose_data_it_was(cast: Cast) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    chain.record_read("inquiry.read", inquiry, by=cast.bo, at=MONDAY, reason="Svar", citizen_id=cast.mette.pk)
    event = Event.objects.reads().get()
    assert (event.subject_kind, event.citizen_id) == ("inquiry", cast.mette.pk)


def test_reads_are_told_from_deeds_and_found_by_citizen_and_subject(cast: Cast) -> None:
    inquiry = cast.inquiry(citizen=cast.mette)
    cast.mette.reveal_cpr(by=cast.karen, at=MONDAY, reason="Pension")
    assert [event.kind for event in Event.objects.reads()] == ["citizen.cpr.read"]
    assert [event.kind for event in Event.objects.about("inquiry", inquiry.pk)] == ["inquiry.registered"]
    assert Event.objects.on_citizen(cast.mette.pk).count() == 3


def test_the_empty_journal_is_whole(db: None) -> None:
    assert chain.verify() == chain.Verdict(0, None, bytes(32).hex())


def test_the_chain_is_whole_and_its_head_is_the_last_hash(five: list[Event]) -> None:
    verdict = chain.verify()
    assert (verdict.whole, verdict.events, verdict.head) == (True, 6, bytes(five[-1].hash).hex())


def test_a_link_is_the_hash_of_its_content_and_the_link_before() -> None:
    entry = chain.Entry("a.b", "thing", 7, MONDAY, 3, 4, "å", {"b": 2, "a": 1})
    written = '["2026-09-14T08:00:00.000000+00:00",3,"a.b","thing",7,4,"å",{"a":1,"b":2}]'
    assert entry.digest(bytes(32)) == hashlib.sha256(bytes(32) + written.encode()).digest()


def test_single_events_and_many_make_one_chain(cast: Cast, five: list[Event]) -> None:
    cast.inquiry()
    chain.record_many([chain.Entry("inquiry.noted", "inquiry", 9, MONDAY)])
    assert chain.verify().whole
    assert chain.verify().events == 8


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", MONDAY + timedelta(hours=1)),
        ("actor_id", None),
        ("kind", "inquiry.solved"),
        ("subject_kind", "citizen"),
        ("subject_id", 99),
        ("citizen_id", 1),
        ("reason", "noget andet"),
        ("facts", '{"entry": 77}'),
        ("hash", bytes(32)),
    ],
)
def test_a_changed_event_is_found(five: list[Event], column: str, value: object) -> None:
    change(five[2], column, value)
    verdict = chain.verify()
    assert not verdict.whole
    assert verdict.broken_at == five[2].pk
    assert verdict.events == 3


def test_an_event_taken_out_is_found_at_the_next(five: list[Event]) -> None:
    remove(five[2])
    assert chain.verify().broken_at == five[3].pk


def test_a_last_event_taken_out_shows_in_the_head(five: list[Event]) -> None:
    head = chain.verify().head
    remove(five[4])
    verdict = chain.verify()
    assert verdict.whole
    assert verdict.head != head


def test_a_changed_event_with_a_hash_that_fits_is_found_at_the_next(five: list[Event]) -> None:
    event = five[2]
    forged = chain.Entry("inquiry.solved", "inquiry", event.subject_id, event.at, event.actor_id, facts=event.facts)
    change(event, "kind", "inquiry.solved")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE journal_event SET hash = %s WHERE id = %s", [forged.digest(bytes(five[1].hash)), event.pk]
        )
    assert chain.verify().broken_at == five[3].pk


def test_models_refuse_to_change_or_remove(five: list[Event]) -> None:
    with pytest.raises(AppendOnly):
        Event.objects.update(kind="x")
    with pytest.raises(AppendOnly):
        Event.objects.all().delete()
    with pytest.raises(AppendOnly):
        five[0].delete()


@pytest.mark.parametrize("statement", ["UPDATE journal_event SET reason = 'x'", "DELETE FROM journal_event"])
def test_the_database_itself_refuses(five: list[Event], statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert chain.verify().whole


def test_saving_an_event_again_is_refused_by_the_database(five: list[Event]) -> None:
    five[0].reason = "noget andet"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        five[0].save()


MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
FACTS = st.dictionaries(st.text(max_size=8), st.integers() | st.booleans() | st.text(max_size=8), max_size=4)
ENTRIES = st.builds(
    chain.Entry,
    kind=st.text(max_size=10),
    subject_kind=st.text(max_size=10),
    subject_id=st.integers(1, 10**9),
    at=MOMENTS,
    actor_id=st.none() | st.integers(1, 10**6),
    citizen_id=st.none() | st.integers(1, 10**6),
    reason=st.text(max_size=20),
    facts=FACTS,
)


@given(ENTRIES, ENTRIES, st.binary(min_size=32, max_size=32))
def test_different_events_have_different_links(one: chain.Entry, other: chain.Entry, previous: bytes) -> None:
    assert (one == other) == (one.digest(previous) == other.digest(previous))


@given(ENTRIES, st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_a_link_depends_on_the_one_before(entry: chain.Entry, one: bytes, other: bytes) -> None:
    assert (one == other) == (entry.digest(one) == entry.digest(other))
