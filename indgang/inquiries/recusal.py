"""Declaring a conflict of interest (inhabilitet)."""

from datetime import datetime

from django.db import transaction

from indgang.citizens.models import Citizen, CitizenQuerySet
from indgang.organisation.models import Employee

from . import texts
from .models import Inquiry, Recusal
from .refusals import ReasonNeeded


def declare(employee: Employee, inquiry: Inquiry, *, reason: str, at: datetime) -> Recusal:
    """Close an inquiry to an employee who is not impartial (forvaltningsloven §§ 3-6).

    Raises ReasonNeeded, TextTooLong. Saying it twice changes nothing.
    """
    cleaned = texts.clean(reason, texts.REASON_LIMIT)
    if not cleaned.text:
        raise ReasonNeeded
    with transaction.atomic():
        recusal, created = Recusal.objects.get_or_create(
            employee=employee, inquiry=inquiry, defaults={"reason": cleaned.text, "declared_at": at}
        )
        if created:
            inquiry._record("recused", by=employee, at=at)
    return recusal


def citizens_open_to(employee: Employee) -> CitizenQuerySet:
    """Return the citizens whose matters the employee has not declared a conflict of interest in."""
    return Citizen.objects.exclude(recusals__employee=employee)
