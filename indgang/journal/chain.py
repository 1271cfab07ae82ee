"""Writing to the journal, and proving that nobody has rewritten it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Protocol

from django.db import connection, transaction

from indgang.foundation.prepared import write_new

from .models import Event

GENESIS: Final = bytes(32)
_CONTENT: Final = ("kind", "subject_kind", "subject_id", "at", "actor_id", "citizen_id", "reason", "facts")
_canonical: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_LOCK: Final = 4_711_001


class Subject(Protocol):
    """Anything that the journal can speak of: it names its kind and its number."""

    journal_kind: str
    pk: Any


class Actor(Protocol):
    """Whoever does something: an employee."""

    pk: Any


@dataclass(frozen=True, slots=True)
class Entry:
    """An event not yet written."""

    kind: str
    subject_kind: str
    subject_id: int
    at: datetime
    actor_id: int | None = None
    citizen_id: int | None = None
    reason: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def digest(self, previous: bytes) -> bytes:
        """Return the link's hash: SHA-256 over the previous link's hash and this event in canonical form."""
        content = _canonical(
            [
                self.at.astimezone(UTC).isoformat(timespec="microseconds"),
                self.actor_id,
                self.kind,
                self.subject_kind,
                self.subject_id,
                self.citizen_id,
                self.reason,
                self.facts,
            ],
        )
        return hashlib.sha256(previous + content.encode()).digest()


def record(
    kind: str,
    subject: Subject,
    /,
    *,
    by: Actor | None,
    at: datetime,
    citizen_id: int | None = None,
    reason: str = "",
    **facts: Any,
) -> Event:
    """Write one event as the last link of the chain, inside the caller's transaction.

    Facts hold numbers, codes and dates; never free text or a citizen's data, since the journal is never erased.
    Raises TransactionManagementError outside a transaction: a deed and its event stand or fall together.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the journal is written inside the verb's transaction")
    entry = Entry(kind, subject.journal_kind, subject.pk, at, by.pk if by else None, citizen_id, reason[:200], facts)
    return write_new(_row(entry, entry.digest(_last_hash())))


def record_read(
    kind: str, subject: Subject, *, by: Actor, at: datetime, reason: str, citizen_id: int | None = None
) -> None:
    """Write that somebody saw a citizen's data (opslag), and why; a transaction of its own.

    Raises ValueError without a reason: every read has one.
    """
    if not reason.strip():
        raise ValueError("a read needs a reason")
    with transaction.atomic():
        record(kind, subject, by=by, at=at, citizen_id=citizen_id or subject.pk, reason=reason.strip())


def record_many(entries: Iterable[Entry]) -> int:
    """Write many events at once, for imports and samples; returns how many."""
    with transaction.atomic():
        previous = _last_hash()
        rows = []
        for entry in entries:
            previous = entry.digest(previous)
            rows.append(_row(entry, previous))
        Event.objects.bulk_create(rows, batch_size=2_000)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a walk along the chain found."""

    events: int
    broken_at: int | None
    head: str

    @property
    def whole(self) -> bool:
        """Tell whether every link fits."""
        return self.broken_at is None


def verify() -> Verdict:
    """Walk the whole chain and report the first link that does not fit its content or its predecessor."""
    previous, count = GENESIS, 0
    links = Event.objects.order_by("id").values_list("pk", "hash", *_CONTENT)
    for number, link, *content in links.iterator(chunk_size=5_000):
        expected = Entry(*content).digest(previous)
        if expected != bytes(link):
            return Verdict(count, number, previous.hex())
        previous = expected
        count += 1
    return Verdict(count, None, previous.hex())


def _last_hash() -> bytes:
    """Return the last link's hash, holding back all other writers until the transaction ends.

    SQLite's immediate transactions already let one writer in at a time; PostgreSQL is asked for a lock.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute("SELECT hash FROM journal_event ORDER BY id DESC LIMIT 1")
        row = cursor.fetchone()
    return bytes(row[0]) if row else GENESIS


def _row(entry: Entry, link: bytes) -> Event:
    return Event(
        at=entry.at,
        actor_id=entry.actor_id,
        kind=entry.kind,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        citizen_id=entry.citizen_id,
        reason=entry.reason,
        facts=entry.facts,
        hash=link,
    )
