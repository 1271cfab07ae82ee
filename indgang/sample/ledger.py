"""The ledger (protokol): gathers the rows of every table, and writes them in batches; the journal in order of time."""

import json
from collections import defaultdict
from collections.abc import Callable
from time import perf_counter
from typing import Any, Final, NamedTuple

from django.db import models, transaction

from indgang.citizens.models import Citizen, CitizenName, Mandate, Need
from indgang.inquiries import search
from indgang.inquiries.models import Contact, Discard, Entry, HandOver, Inquiry, Promise, Solution, SourceUse
from indgang.journal import chain
from indgang.journal.models import Event

from . import bulk
from .days import DAY, Clockwork, moment

BATCH: Final = 5_000

type Kind = type[models.Model]

KINDS: Final[tuple[Kind, ...]] = (
    Citizen,
    CitizenName,
    Need,
    Mandate,
    Contact,
    Inquiry,
    Solution,
    HandOver,
    Promise,
    Entry,
    Discard,
    SourceUse,
    Event,
)
"""The tables that the ledger fills, those first that others point to."""

COLUMNS: Final[dict[Kind, str]] = {
    Citizen: "id name cpr_sealed cpr_index born phone email address created_at",
    CitizenName: "id citizen_id word",
    Need: "id citizen_id kind detail since until",
    Mandate: "id citizen_id representative phone kind scope evidence since until",
    Contact: "id clerk_id centre_id channel kind direction started_at ended_at citizen_id identification document"
    " mandate_id",
    Inquiry: "id key task_id subject text opened_at opened_in_id channel centre_id citizen_id owner_id"
    " at_department_id accepted_at promised_for solved_at discarded_at",
    Solution: "id inquiry_id contact_id outcome text authority_id department_id by_id at withdrawn_at withdrawn_by_id"
    " withdrawn_reason",
    HandOver: "id inquiry_id department_id story due sent_at sent_by_id accepted_at accepted_by_id ended_at"
    " ended_by_id ending answer previous_id",
    Promise: "id inquiry_id due rule by_id at replaced_at",
    Entry: "id inquiry_id contact_id kind text by_id at key",
    Discard: "id inquiry_id kind into_id reason by_id at",
    SourceUse: "id inquiry_id kind number",
    Event: "id at actor_id kind subject_kind subject_id citizen_id reason facts hash",
}
_MOMENTS: Final = {"created_at", "started_at", "ended_at", "opened_at", "accepted_at", "solved_at", "discarded_at"} | {
    "at",
    "withdrawn_at",
    "sent_at",
    "replaced_at",
}


class Deed(NamedTuple):
    """An event of the journal, before it has its place in the chain."""

    at: int
    order: int
    kind: str
    subject_kind: str
    subject: int
    actor: int | None
    citizen: int | None
    reason: str
    facts: dict[str, Any]


class Ledger:
    """Takes rows with moments as whole numbers; `write` puts them into the database."""

    def __init__(self) -> None:
        self._rows: dict[Kind, list[list[Any]]] = {kind: [] for kind in KINDS}
        self._words: list[tuple[int, int, list[str]]] = []
        self._next = {kind: bulk.first_free(kind._meta.db_table) for kind in KINDS}
        self._deeds: dict[int, list[Deed]] = defaultdict(list)
        self._order = 0
        self._clock = Clockwork()
        last = Event.objects.order_by("-id").values_list("hash", flat=True).first()
        self._link = bytes(last) if last else chain.GENESIS
        self._moments = {
            kind: [place for place, name in enumerate(names.split()) if name in _MOMENTS]
            for kind, names in COLUMNS.items()
        }
        self.written = dict.fromkeys((kind.__name__ for kind in KINDS), 0)
        self.seconds: dict[str, float] = defaultdict(float)

    def number(self, kind: Kind) -> int:
        """Take the next number of a table."""
        number = self._next[kind]
        self._next[kind] = number + 1
        return number

    def add(self, kind: Kind, row: list[Any]) -> list[Any]:
        """Take a row whose first value is its number; it may still change until it is written."""
        self._rows[kind].append(row)
        return row

    def words(self, inquiry: int, opened: int, found: list[str]) -> None:
        """Take the search words by which an inquiry is found."""
        if found:
            self._words.append((inquiry, opened, found))

    def deed(
        self,
        at: int,
        kind: str,
        subject_kind: str,
        subject: int,
        actor: int | None,
        citizen: int | None,
        reason: str = "",
        /,
        **facts: Any,
    ) -> None:
        """Take an event; it is written when its day is over."""
        self._order += 1
        self._deeds[at // DAY].append(Deed(at, self._order, kind, subject_kind, subject, actor, citizen, reason, facts))

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to write."""
        return len(self._rows[Inquiry]) >= BATCH

    def write(self) -> None:
        """Write all rows taken so far, in one transaction."""
        with transaction.atomic():
            for kind in KINDS:
                self.timed("rows", self._write_rows, kind)
            self.timed("words", self._write_words)

    def close_day(self, at: int) -> None:
        """Put the events of the days before a moment into the chain."""
        for day in sorted(day for day in self._deeds if (day + 1) * DAY <= at):
            self.timed("journal", self._link_day, self._deeds.pop(day))

    def timed(self, part: str, work: Callable[..., None], *arguments: Any) -> None:
        """Do a part of the work and add up how long it took."""
        begun = perf_counter()
        work(*arguments)
        self.seconds[part] += perf_counter() - begun

    def _write_rows(self, kind: Kind) -> None:
        rows, text = self._rows[kind], self._clock.text
        for place in self._moments[kind] if kind is not Event else ():
            for row in rows:
                row[place] = text(row[place])
        bulk.write(kind._meta.db_table, COLUMNS[kind].split(), rows)
        self.written[kind.__name__] += len(rows)
        rows.clear()

    def _write_words(self) -> None:
        rows = [search.row(number, moment(opened), found) for number, opened, found in self._words]
        bulk.write(bulk.WORDS, search.columns(), rows)
        self._words.clear()

    def _link_day(self, deeds: list[Deed]) -> None:
        deeds.sort()
        rows, text = self._rows[Event], self._clock.text
        for deed in deeds:
            entry = chain.Entry(
                deed.kind,
                deed.subject_kind,
                deed.subject,
                moment(deed.at),
                deed.actor,
                deed.citizen,
                deed.reason,
                deed.facts,
            )
            self._link = entry.digest(self._link)
            rows.append(
                [
                    self.number(Event),
                    text(deed.at),
                    deed.actor,
                    deed.kind,
                    deed.subject_kind,
                    deed.subject,
                    deed.citizen,
                    deed.reason,
                    json.dumps(deed.facts),
                    self._link,
                ]
            )
