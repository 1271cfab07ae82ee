"""Forwardings (videresendelser): what the adviser asks a department to answer, with a clock; the case stays closed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Self

from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from indgang.adviser.allowed import only_an_adviser
from indgang.adviser.forwarding import refusals
from indgang.adviser.forwarding.codes import Asked, Happening, Receiver
from indgang.adviser.forwarding.dates import dates_for
from indgang.adviser.words import tidied
from indgang.foundation import clock
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability

from .cases import Case
from .consents import Consent
from .forwarding_adviser import ByAdviser
from .kinds import ConsentKind
from .terms import ForwardingTerms

FORWARDS = (ConsentKind.FORWARD.value, ConsentKind.CONTACT.value)
"""Either lets the department be written to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What the department gets (brev): written for it, and all that it sees."""

    title: str
    text: str
    wish: str = ""
    name: str = ""
    """The citizen's name and how to reach them, only with the citizen's leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a letter goes (modtager), and what was tried before."""

    department: Department
    asked: str
    asked_on: date | None = None
    receiver: str = Receiver.CONTACT
    addressee: Employee | None = None
    addressee_alone: bool = False
    answers_citizen: bool = False


class Forwarding(ByAdviser):
    """A letter to a department (videresendelse), its clock, and what became of it."""

    class Meta:
        verbose_name = _("videresendelse")
        verbose_name_plural = _("videresendelser")
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "department"], condition=Q(ended_at__isnull=True), name="one_standing_forwarding"
            )
        ]

    def __str__(self) -> str:
        return str(_("Videresendelse nr. %(number)s") % {"number": self.pk})

    @classmethod
    def send(cls, case: Case, letter: Letter, to: Address, *, by: Employee, at: datetime) -> Self:
        """Send a letter to a department (videresend), and let its clock begin.

        Raises NotTheAdviser, NothingToSend, WhenAsked, CaseWorkerFirst, NameNeeded, OneReceiverNeeded,
        NotOfTheDepartment, CaseClosed, NoConsent, AlreadyThere, TextTooLong.
        """
        only_an_adviser(by)
        words, today = tidied(**asdict(letter)), clock.local_day(at)
        _has_words(words.texts)
        _was_asked(to, today)
        _can_reach(to, words.texts["name"])
        with transaction.atomic():
            case.must_be_open()
            consent = consent_to_forward(case, to.department)
            if consent is None:
                raise refusals.NoConsent(department=to.department)
            sent = cls(case=case, consent=consent, sent_at=at, sent_by=by, **_columns(to, today))
            sent.share(**words.texts)
            sent._save_alone()
            sent.happened(Happening.SENT, by=by, at=at, day=sent.due, asked=to.asked, receiver=to.receiver)
        sent.masked_numbers = words.masked
        return sent

    def _save_alone(self) -> None:
        try:
            with transaction.atomic():
                self.save(force_insert=True)
        except IntegrityError:
            first = type(self).objects.standing_between(self.case_id, self.department_id)
            day = f"{clock.local_day(first.sent_at):%d.%m.%Y}"
            raise refusals.AlreadyThere(department=self.department, sent=day) from None


def consent_to_forward(case: Case, department: Department) -> Consent | None:
    """Return the standing consent that lets the department be written to, given for it or for any."""
    reaching = Q(department__isnull=True) | Q(department=department)
    return Consent.objects.standing().filter(reaching, case=case, kind__in=FORWARDS).last()


def _columns(to: Address, today: date) -> dict[str, Any]:
    dates = dates_for(today, ForwardingTerms.on(today))
    return {
        "department": to.department,
        "asked": to.asked,
        "asked_on": None if to.asked == Asked.NOBODY else to.asked_on,
        "receiver": to.receiver,
        "addressee": to.addressee,
        "addressee_alone": to.addressee_alone,
        "answers_citizen": to.answers_citizen,
        "first_due": dates.due,
        **asdict(dates),
    }


def _has_words(texts: dict[str, str]) -> None:
    if not (texts["title"] and texts["text"]):
        raise refusals.NothingToSend


def _was_asked(to: Address, today: date) -> None:
    """The answer to "has the department been asked?" decides the route."""
    if to.asked == Asked.NOBODY:
        if to.receiver != Receiver.CASE_WORKER:
            raise refusals.CaseWorkerFirst
    elif not to.asked_on or to.asked_on > today:
        raise refusals.WhenAsked


def _can_reach(to: Address, name: str) -> None:
    if to.answers_citizen and not name:
        raise refusals.NameNeeded
    if to.addressee_alone and not to.addressee:
        raise refusals.OneReceiverNeeded
    if to.addressee and not (
        to.addressee.department_id == to.department.pk and to.addressee.may(Ability.ANSWER_ADVISER)
    ):
        raise refusals.NotOfTheDepartment(name=to.addressee, department=to.department)
