"""Whether a contact may be treated (afgrænsning): questions asked in order, and what the answers come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import refusals
from .models import Contact
from .models.outcomes import Outcome
from .models.scope import Exclusion, ScopeCheck, Verdict

TOO_OLD: Final = "for-gammel"
"""The exclusion that a date alone can answer."""


class Reply(models.TextChoices):
    """The answer to one question: yes means that it is excluded."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    UNKNOWN = "unknown", _("Ved ikke")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the answers come to (resultat): the exclusions that were met, and the questions still open."""

    met: tuple[Exclusion, ...]
    open: tuple[Exclusion, ...]

    @property
    def verdict(self) -> Verdict:
        """One exclusion met is enough; a question without an answer leaves it unclear."""
        if self.met:
            return Verdict.OUTSIDE
        return Verdict.UNCLEAR if self.open else Verdict.WITHIN

    @property
    def deciding(self) -> Exclusion | None:
        """The exclusion to tell the citizen of: one that cannot be waived before one that can."""
        return min(self.met, key=lambda each: (each.can_be_waived, each.order), default=None)


def judge(exclusions: Sequence[Exclusion], answers: Mapping[str, str]) -> Judgement:
    """Hold the answers (by exclusion code) against the exclusions; a question never answered counts as open."""
    met = tuple(each for each in exclusions if answers.get(each.code) == Reply.YES)
    left = tuple(each for each in exclusions if answers.get(each.code) not in (Reply.YES, Reply.NO))
    return Judgement(met, left)


def is_too_old(happened: date, today: date) -> bool:
    """Tell whether something happened more than a year ago (forældet efter borgervejlederens egen regel)."""
    return happened < clock.a_year_before(today)


def check(
    contact: Contact, answers: Mapping[str, str], *, by: Employee, at: datetime, why: str = "", body: str = ""
) -> ScopeCheck:
    """Write the check down in place of any earlier one, and whom the citizen is shown to; raises NothingAnswered."""
    exclusions = list(Exclusion.objects.in_force(clock.local_day(at)))
    asked = {each.code: answers[each.code] for each in exclusions if answers.get(each.code) in Reply.values}
    judged = judge(exclusions, asked)
    if not asked:
        raise refusals.NothingAnswered
    deciding = judged.deciding
    row = ScopeCheck(
        contact=contact,
        checked_at=at,
        by=by,
        answers=asked,
        verdict=judged.verdict,
        exclusion=deciding,
        body=(body.strip() or deciding.body)[:160] if deciding else "",
    )
    row.seal(why=why)
    with transaction.atomic():
        ScopeCheck.objects.filter(contact=contact).current().update(replaced_at=at)
        row.save()
        chain.record("adviser_scope_check.made", row, by=by, at=at, contact=contact.pk, verdict=row.verdict)
    return row


def waive(row: ScopeCheck, reason: str, *, by: Employee, at: datetime, key_words: Mapping[str, str]) -> None:
    """Treat the contact all the same (fravig), with a reason; `key_words` are the check's texts as they were read.

    The mandate itself can only be overruled, and so can any exclusion, by writing why: the journal tells which it was.
    Raises ReasonNeeded without one, NothingToWaive when nothing stands in the way.
    """
    if not reason.strip():
        raise refusals.WaiverNeedsReason
    if row.verdict != Verdict.OUTSIDE or row.exclusion is None:
        raise refusals.NothingToWaive
    row.verdict, row.waived_at = Verdict.WAIVED, at
    row.seal(**{**key_words, "waiver": reason.strip()})
    with transaction.atomic():
        row.save(update_fields=["verdict", "waived_at", "sealed"])
        chain.record(
            "adviser_scope_check.waived",
            row,
            by=by,
            at=at,
            contact=row.contact_id,
            exclusion=row.exclusion.code,
            beyond_mandate=not row.exclusion.can_be_waived,
        )


def tell(row: ScopeCheck, letter: str, *, by: Employee, at: datetime, key_words: Mapping[str, str]) -> None:
    """Write down that the citizen has been told, with the letter's text; the contact has ended as declined.

    Raises NothingToWaive when the contact may be treated.
    """
    if row.verdict != Verdict.OUTSIDE:
        raise refusals.NothingToWaive
    row.told_at = at
    row.seal(**{**key_words, "letter": letter})
    with transaction.atomic():
        row.save(update_fields=["told_at", "sealed"])
        if not row.contact.case_id:
            row.contact.outcome = Outcome.DECLINED
            row.contact.save(update_fields=["outcome"])
        chain.record("adviser_scope_check.told", row, by=by, at=at, contact=row.contact_id)
