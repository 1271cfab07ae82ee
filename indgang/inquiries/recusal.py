"""Declaring a conflict of interest (inhabilitet)."""

from datetime import datetime

from django.db import transaction

from indgang.organisation.models import Employee

from .models import Inquiry, Recusal
from .refusals import ReasonNeeded


def declare(employee: Employee, inquiry: Inquiry, *, reason: str, at: datetime) -> Recusal:
    """Close an inquiry to an employee who is not impartial (forvaltningsloven §§ 3-6); raises ReasonNeeded."""
    if not reason.strip():
        raise ReasonNeeded
    with transaction.atomic():
        recusal, created = Recusal.objects.get_or_create(
            employee=employee, inquiry=inquiry, defaults={"reason": reason.strip()[:200], "declared_at": at}
        )
        if created:
            inquiry._record("recused", by=employee, at=at)
    return recusal
