"""The list of what must be journalled elsewhere (liste til journalisering, offentlighedsloven § 15)."""

import csv
import io
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.inquiries.importing.store import harmless
from indgang.journal import chain
from indgang.organisation.models import Employee

from . import strands
from .models import Case, Key

_NOT_LISTED: Final = frozenset(
    {"AccessRequest", "AccessItem", "Redaction", "SealedDraft", "StoryOverruling", "LearningPoint", "Story"}
)
"""What is no document of the case."""


def listed(case: Case, *, by: Employee, at: datetime, key: Key, plan: str = "") -> str:
    """Return the case's documents with their dates, as a table for the municipality's journal; texts are not in it.

    `plan` is the number in the common journal plan (KLE-nummer), if it is known.
    """
    rows = [row for row in strands.about(Case.objects.filter(pk=case.pk), but=_NOT_LISTED) if strands.said(row, key)]
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";")
    writer.writerow([_("Sag"), _("Dato"), _("Dokument"), _("Titel"), _("KLE-nummer"), _("Journaliseret")])
    for row in sorted(rows, key=strands.day_of):
        title = strands.read(row, key)["title"] or str(row._meta.verbose_name)
        day = f"{strands.day_of(row):%d.%m.%Y}"
        writer.writerow([case.pk, day, strands.told(row), harmless(title), harmless(plan), ""])
    with transaction.atomic():
        chain.record("adviser_case.listed", case, by=by, at=at)
    return "\ufeff" + table.getvalue()
