"""Taking passages out of what is given (overstregning): what is taken out is gone, and a mark stands in its place."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import override

from indgang.adviser import identity, strands
from indgang.adviser import independence_refusals as refusals
from indgang.adviser.models import AccessItem, AccessRequest, Case, GapGround, Key, Person, Redaction, Sealed
from indgang.journal import chain
from indgang.organisation.models import Employee

from .requests import must_be_open

NOT_GATHERED: Final = frozenset(
    {"AccessRequest", "AccessItem", "Redaction", "Disclosure", "SealedDraft", "CaseRecusal", "StoryOverruling"}
)
"""What is about the request itself, or has not become a document."""
_SUGGESTED: Final = 40


@override("da")
def gather(request: AccessRequest, *, by: Employee, at: datetime, key: Key) -> int:
    """Copy every text that the request is about, as it stands now, journalled elsewhere or not; returns how many.

    What was gathered before is gathered anew where its text has changed, and its marks stay. Raises RequestDecided.
    """
    rows = _rows(request, by)
    with transaction.atomic():
        must_be_open(request)
        known = {(item.source, item.source_id): item for item in request.items.all()}
        cases = strands.cases_of(rows)
        for row in rows:
            text = strands.said(row, key)
            if text:
                item = known.get((row._meta.model_name or "", row.pk)) or AccessItem(
                    request=request, source=row._meta.model_name or "", source_id=row.pk, dated=strands.day_of(row)
                )
                item.case_id = min(cases[type(row), row.pk], default=None)
                item.seal(title=strands.told(row), text=text)
                item.save()
        chain.record("adviser_access.gathered", request, by=by, at=at)
    return request.items.count()


def _rows(request: AccessRequest, by: Employee) -> list[Sealed]:
    """Return the rows of the cases and of the person; what a conflict of interest closes is not among them."""
    seen = Case.objects.seen_by(by)
    asked = request.cases.values_list("pk", flat=True)
    found = {(type(row), row.pk): row for row in strands.about(seen.filter(pk__in=asked), but=NOT_GATHERED)}
    if request.person_id:
        closed = set(Case.objects.exclude(pk__in=seen.values("pk")).values_list("pk", flat=True))
        people = Person.objects.seen_by(by).filter(pk=request.person_id)
        rows = list(strands.about(people, but=NOT_GATHERED))
        cases = strands.cases_of(rows) if closed else {}
        found |= {(type(row), row.pk): row for row in rows if not closed & cases.get((type(row), row.pk), set())}
    return list(found.values())


def leave_out(item: AccessItem, ground: str, provision: str, *, by: Employee, at: datetime) -> None:
    """Leave a whole document out, or, without a ground, give it after all. Raises RequestDecided, UnknownChoice."""
    if ground and ground not in GapGround.values:
        raise refusals.UnknownChoice
    with transaction.atomic():
        must_be_open(item.request)
        item.left_out, item.provision = ground, provision.strip() if ground else ""
        item.save(update_fields=["left_out", "provision"])
        _journal(item.request, ground, by, at)


def strike(
    request: AccessRequest,
    passages: Iterable[str],
    ground: str,
    provision: str,
    *,
    by: Employee,
    at: datetime,
    key: Key,
    item: AccessItem | None = None,
) -> int:
    """Take passages out of one document, or of all of them; returns how many.

    Raises RequestDecided, UnknownChoice, PassageNotFound, RefusalNeedsGround.
    """
    if not ground:
        raise refusals.RefusalNeedsGround
    if ground not in GapGround.values:
        raise refusals.UnknownChoice
    texts = [key.read(each)["text"] for each in ([item] if item else request.items.all())]
    wanted = list(dict.fromkeys(" ".join(passage.split()) for passage in passages if passage.strip()))
    for passage in wanted:
        if not any(pattern(passage).search(text) for text in texts):
            raise refusals.PassageNotFound(words=passage[:60])
    with transaction.atomic():
        must_be_open(request)
        for passage in wanted:
            row = Redaction(request=request, item=item, ground=ground, provision=provision.strip())
            row.seal(passage=passage)
            row.save(force_insert=True)
        if wanted:
            _journal(request, ground, by, at)
    return len(wanted)


def unstrike(redaction: Redaction, *, by: Employee, at: datetime) -> None:
    """Let a passage stand again (fortryd overstregning); raises RequestDecided."""
    with transaction.atomic():
        must_be_open(redaction.request)
        _journal(redaction.request, "", by, at)
        redaction.delete()


def _journal(request: AccessRequest, ground: str, by: Employee, at: datetime) -> None:
    if ground:
        chain.record("adviser_access.marked", request, by=by, at=at, ground=ground)
    else:
        chain.record("adviser_access.unmarked", request, by=by, at=at)


def pattern(passage: str) -> re.Pattern[str]:
    """Return what finds a passage however its spaces and capitals stand, as whole words and in the genitive."""
    words = r"\s+".join(re.escape(word) for word in passage.split())
    return re.compile(rf"(?<!\w){words}(?:['’]?s)?(?!\w)", re.IGNORECASE)


def redacted(text: str, passages: Iterable[tuple[str, str]]) -> str:
    """Return the text without the passages: a mark such as [udeladt 2] stands in place of each.

    The passages come with their marks. All places are found in the text as it was, and what overlaps becomes one gap.
    """
    spans = sorted((m.start(), m.end(), mark) for passage, mark in passages for m in pattern(passage).finditer(text))
    pieces, at = [], 0
    for start, end, mark in spans:
        if start >= at:
            pieces += [text[at:start], mark]
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def suggested(request: AccessRequest, item: AccessItem, key: Key) -> list[identity.Found]:
    """Return what in a document could tell of somebody else than the asker (forslag)."""
    text, own = key.read(item)["text"], _own(request, key)
    taken = [key.read(row)["passage"].casefold() for row in request.redactions.all() if row.item_id in (None, item.pk)]
    found = (each for each in identity.found_in(text) if pattern(each.words).search(text))
    return [
        each
        for each in found
        if each.words.casefold() not in own and each.words.casefold() not in taken and each.kind in _OF_PEOPLE
    ][:_SUGGESTED]


_OF_PEOPLE: Final = frozenset(
    {identity.Trace.CPR, identity.Trace.NAME, identity.Trace.ADDRESS, identity.Trace.PHONE, identity.Trace.MAIL}
)


def _own(request: AccessRequest, key: Key) -> set[str]:
    """Return what the asker may know: the asker's own name, number and address, and the person's."""
    words = key.read(request)
    known = [words["asker"], words["address"]]
    if request.person:
        known += key.read(request.person).values()
    return {part.casefold() for text in known for part in (text, *text.split())}
