"""Cases that have been forwarded, in as few words as the tests need."""

from datetime import date, datetime
from typing import Any

from indgang.adviser.forwarding.codes import Asked, Receiver
from indgang.adviser.models import Address, Case, CaseKind, Forwarding, Letter, Person
from indgang.organisation.models import Department
from indgang.sample.cast import Cast

ASKED_ON = date(2026, 7, 1)
LETTER = Letter(
    title="Svar på ansøgning", text="Borgeren har ventet siden maj.", wish="En dato for svaret.", name="Mette Lauridsen"
)


def case_of(cast: Cast, *, consent: str = "forward", department: Department | None = None) -> Case:
    """A complaint of a known person, who has said yes unless told otherwise."""
    person = Person.objects.create(created_at=cast.at)
    case = Case(kind=CaseKind.COMPLAINT, opened_at=cast.at, opened_by=cast.ali, person=person)
    case.seal(title="Mette venter")
    case.save()
    if consent:
        case.allow(consent, "At spørge afdelingen.", by=cast.ali, at=cast.at, department=department)
    return case


def address(cast: Cast, **changes: Any) -> Address:
    """Ydelse, whose case worker was asked in August."""
    facts: dict[str, Any] = {
        "department": cast.ydelse,
        "asked": Asked.CASE_WORKER,
        "asked_on": ASKED_ON,
        "receiver": Receiver.CONTACT,
    }
    return Address(**facts | changes)


def forwarded(cast: Cast, case: Case | None = None, *, at: datetime | None = None, **changes: Any) -> Forwarding:
    """A letter on its way to Ydelse."""
    letter = changes.pop("letter", LETTER)
    sent_to = address(cast, **changes)
    return Forwarding.send(case or case_of(cast), letter, sent_to, by=cast.ali, at=at or cast.at)


def answered(cast: Cast, *, at: datetime | None = None, **changes: Any) -> Forwarding:
    """A letter that Ditte has answered, two days later unless told otherwise."""
    row = forwarded(cast, **changes)
    row.answer_with("medhold", "Vi beklager.", by=cast.ditte, at=at or cast.later(days=2), changes="Ny fast frist.")
    return row
