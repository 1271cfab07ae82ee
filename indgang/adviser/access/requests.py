"""A request for access from its receipt to its decision (anmodning om aktindsigt)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils.translation import ngettext

from indgang.adviser import independence_refusals as refusals
from indgang.adviser.models import (
    AccessDecision,
    AccessKind,
    AccessRequest,
    Case,
    Disclosure,
    DisclosureGround,
    GapGround,
    Key,
    Person,
)
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.journal import chain
from indgang.law.deadlines import Delivery, Length, compute
from indgang.organisation.models import Employee

LENGTHS: Final = {
    AccessKind.PARTY.value: "7wd",
    AccessKind.PUBLIC.value: "7wd",
    AccessKind.OWN.value: "7wd",
    AccessKind.GDPR.value: "1m",
}
"""Forvaltningsloven § 16, stk. 2, offentlighedsloven § 36, stk. 2, and art. 12, stk. 3 of the regulation."""
_GDPR_AT_MOST: Final = "3m"


def due(kind: str, received_on: date) -> date:
    """Return the day by which a request is answered (svar senest)."""
    return _after(received_on, LENGTHS[kind])


def last_extension(request: AccessRequest) -> date | None:
    """Return the last day to which the time may be made longer; None where the law sets none."""
    return _after(request.received_on, _GDPR_AT_MOST) if request.kind == AccessKind.GDPR else None


def _after(received_on: date, length: str) -> date:
    reckoned = compute(received_on, Length.parse(length), delivery=Delivery.DIGITAL_POST)
    return reckoned.safe_by or received_on


def register(
    kind: str,
    received_on: date,
    asker: str,
    *,
    by: Employee,
    at: datetime,
    person: Person | None = None,
    cases: Iterable[Case] = (),
    address: str = "",
    wording: str = "",
) -> AccessRequest:
    """Write a request down with its clock (skriv ned).

    Raises UnknownChoice, NotFromWhom, NothingToGive without a person or a case, InTheFuture, TextTooLong.
    """
    about = list(cases)
    words = tidied(asker=asker, address=address, wording=wording)
    _may_register(kind, received_on, words.texts["asker"], bool(about or person), at)
    last = due(kind, received_on)
    with transaction.atomic():
        row = AccessRequest(
            kind=kind,
            received_on=received_on,
            registered_at=at,
            registered_by=by,
            person=person,
            first_due=last,
            due=last,
        )
        row.seal(**words.texts)
        row.save(force_insert=True)
        row.cases.set(about)
        chain.record("adviser_access.registered", row, by=by, at=at, due=last.isoformat(), kind=kind)
    return row


def _may_register(kind: str, received_on: date, asker: str, is_about_something: bool, at: datetime) -> None:
    if kind not in AccessKind.values:
        raise refusals.UnknownChoice
    if not asker:
        raise refusals.NotFromWhom
    if not is_about_something:
        raise refusals.NothingToGive
    if received_on > clock.local_day(at):
        raise refusals.ReceivedInTheFuture


def extend(request: AccessRequest, until: date, why: str, *, by: Employee, at: datetime, key: Key) -> None:
    """Tell the asker why it takes longer, and when the answer can be expected (fristforlængelse).

    Raises RequestDecided, ExtensionNeedsReason, ExtensionNotLater, ExtensionTooFar, TextTooLong.
    """
    words = tidied(why_longer=why).texts
    if not words["why_longer"]:
        raise refusals.ExtensionNeedsReason
    last = last_extension(request)
    if last and until > last:
        raise refusals.ExtensionTooFar(day=f"{last:%d.%m.%Y}")
    with transaction.atomic():
        must_be_open(request)
        if until <= request.due:
            raise refusals.ExtensionNotLater(day=f"{request.due:%d.%m.%Y}")
        key.change(request, **words)
        request.due, request.extended_at = until, at
        request.save(update_fields=["sealed", "due", "extended_at"])
        chain.record("adviser_access.extended", request, by=by, at=at, due=until.isoformat())


def decide(
    request: AccessRequest,
    decision: str,
    *,
    by: Employee,
    at: datetime,
    key: Key,
    ground: str = "",
    provision: str = "",
    reason: str = "",
) -> None:
    """Decide the request (afgør); what was given is written in the log of disclosures.

    Raises RequestDecided, UnknownChoice, RefusalNeedsGround, UngroundedGap, NothingLeftOut, TextTooLong.
    """
    if decision not in AccessDecision.values or (ground and ground not in GapGround.values):
        raise refusals.UnknownChoice
    words = tidied(reason=reason).texts
    with transaction.atomic():
        must_be_open(request)
        _fits(request, decision, ground)
        key.change(request, **words)
        request.decision, request.ground, request.provision = decision, ground, provision.strip()
        request.decided_at, request.decided_by = at, by
        request.save(update_fields=["sealed", "decision", "ground", "provision", "decided_at", "decided_by"])
        chain.record("adviser_access.decided", request, by=by, at=at, decision=decision)
        if decision != AccessDecision.REFUSED:
            _log(request, by=by, at=at, key=key)


def _fits(request: AccessRequest, decision: str, ground: str) -> None:
    """Check that the decision says what was done with the documents."""
    gaps = request.redactions.exists() or request.items.exclude(left_out="").exists()
    if decision == AccessDecision.REFUSED and not ground:
        raise refusals.RefusalNeedsGround
    if decision == AccessDecision.FULL and gaps:
        raise refusals.UngroundedGap
    if decision == AccessDecision.PARTLY and not gaps:
        raise refusals.NothingLeftOut


def _log(request: AccessRequest, *, by: Employee, at: datetime, key: Key) -> None:
    given = request.items.filter(left_out="").count()
    what = ngettext("%(request)s: %(count)d dokument", "%(request)s: %(count)d dokumenter", given)
    disclose(
        DisclosureGround.ACCESS,
        clock.local_day(at),
        recipient=key.read(request)["asker"],
        what=what % {"request": request, "count": given},
        by=by,
        at=at,
        request=request,
    )


def disclose(
    ground: str,
    given_on: date,
    *,
    recipient: str,
    what: str,
    by: Employee,
    at: datetime,
    case: Case | None = None,
    request: AccessRequest | None = None,
) -> Disclosure:
    """Write down that something was passed on (videregivelse, forvaltningsloven § 28).

    Raises UnknownChoice, RecipientNeeded, ReceivedInTheFuture, TextTooLong.
    """
    words = tidied(recipient=recipient, what=what).texts
    if ground not in DisclosureGround.values:
        raise refusals.UnknownChoice
    if not (words["recipient"] and words["what"]):
        raise refusals.RecipientNeeded
    if given_on > clock.local_day(at):
        raise refusals.ReceivedInTheFuture
    with transaction.atomic():
        row = Disclosure(ground=ground, given_on=given_on, case=case, request=request, noted_at=at, by=by)
        row.seal(**words)
        row.save(force_insert=True)
        chain.record("adviser_disclosure.noted", row, by=by, at=at, ground=ground, case=case.pk if case else None)
    return row


def must_be_open(request: AccessRequest) -> None:
    """Claim the row; raises RequestDecided."""
    decided = AccessRequest.objects.select_for_update().values_list("decided_at", flat=True).get(pk=request.pk)
    if decided:
        raise refusals.RequestDecided(day=f"{clock.local_day(decided):%d.%m.%Y}")
