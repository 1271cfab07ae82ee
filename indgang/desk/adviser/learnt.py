"""What learning brings to the other pages (læring): acts on a case, and recommendations that wait."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.adviser.models import Case, Recommendation

from .access import ZoneRequest
from .pieces import Act, Waiting

_MOST: Final = 20


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> Iterator[Act]:
    """Offer to note what can be learnt from a case, and to tell it without names."""
    yield Act(
        name="lesson",
        url=f"{reverse('adviser_lessons')}?sag={case.pk}",
        summary=gettext_lazy("Noter læring"),
    )
    yield Act(
        name="story",
        url=f"{reverse('adviser_story_new')}?sag={case.pk}",
        summary=gettext_lazy("Skriv en historie"),
    )


def waits(request: ZoneRequest, today: date) -> Iterator[Waiting]:
    """Tell which recommendations should have been done."""
    for row in Recommendation.objects.overdue(today).select_related("department").order_by("due")[:_MOST]:
        yield Waiting(
            what=_("Anbefaling"),
            text=f"{row.title} · {row.department}",
            url=reverse("adviser_recommendation", args=[row.pk]),
            due=row.due,
            state="is-late",
        )
