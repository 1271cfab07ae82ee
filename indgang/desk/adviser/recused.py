"""What conflicts of interest (inhabilitet) and access (aktindsigt) add to a case's page."""

from collections.abc import Iterator, Mapping

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.adviser.models import Case, Key

from .access import ZoneRequest
from .forms.post import RecusalForm
from .pieces import Act, Happening


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> Iterator[Act]:
    """Offer to declare a conflict of interest, to write a request for access down, and to list for the journal."""
    yield Act(
        name="access",
        url=f"{reverse('adviser_access_new')}?sag={case.pk}",
        summary=gettext_lazy("Nogen beder om aktindsigt"),
    )
    yield Act(
        name="listed",
        url=reverse("adviser_case_listed", args=[case.pk]),
        summary=gettext_lazy("Hent liste til journalisering"),
    )
    yield Act(
        name="recusal",
        url=reverse("adviser_case_recusal", args=[case.pk]),
        summary=gettext_lazy("Jeg er inhabil"),
        button=gettext_lazy("Oplys inhabilitet"),
        form=turned_down.get("recusal") or RecusalForm(prefix="recusal"),
        intro=gettext_lazy("Sagen lukkes for dig med det samme, medmindre ingen anden kan tage den."),
        is_grave=True,
    )


def happenings(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of conflicts of interest in the case's story, and of what became of it."""
    for row in case.recusals.select_related("declared_by", "substitute"):
        words = key.read(row)
        parts = (row.get_ground_display(), row.get_way_display(), words["told"], words["why"], words["passed_to"])
        who = row.declared_by.name if row.declared_by else ""
        yield Happening(
            row.declared_at, _("Inhabilitet er oplyst"), who, "\n".join(str(part) for part in parts if part)
        )
