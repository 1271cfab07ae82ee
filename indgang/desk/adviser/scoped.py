"""What scope checks (afgrænsninger) add to a case's page and to what waits."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.models import Case, Contact, Key, ScopeCheck, Verdict
from indgang.foundation import clock

from .access import ZoneRequest
from .pieces import Act, Happening, Waiting

_MOST: Final = 50


def checks(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of every check in the case's story, what it came to, and whether the citizen was told."""
    rows = ScopeCheck.objects.filter(contact__case=case).select_related("by", "exclusion")
    for row in rows:
        words, url = key.read(row), reverse("adviser_scope", args=[row.contact_id])
        about = row.exclusion.question if row.exclusion else ""
        what = _("Kan den behandles? %(verdict)s") % {"verdict": row.get_verdict_display()}
        text = "\n".join(part for part in (about, words["why"], words["waiver"]) if part)
        yield Happening(row.checked_at, what, row.by.name, text, "is-quiet" if row.replaced_at else "", url)
        if row.told_at:
            yield Happening(row.told_at, _("Borgeren har fået svar: det kan ikke behandles"), row.by.name, row.body)


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> Iterator[Act]:
    """Offer to look at whether the case may be treated, from its first contact."""
    first = case.contacts.order_by("at", "id").values_list("pk", flat=True).first() if case.is_open else None
    if first:
        yield Act(name="scope", url=reverse("adviser_scope", args=[first]), summary=_("Kan den behandles?"), key="k")
        yield Act(name="guide", url=reverse("complaint_guide"), summary=_("Find klagevejen"))


def untold(request: ZoneRequest, today: date) -> Iterator[Waiting]:
    """Tell of citizens who have not yet heard that their matter cannot be treated."""
    seen = Contact.objects.seen_by(request.user).counted().values("pk")
    rows = ScopeCheck.objects.current().filter(verdict=Verdict.OUTSIDE, told_at=None, contact__in=seen)
    for row in rows.select_related("contact").order_by("checked_at")[:_MOST]:
        title = request.key.read(row.contact)["title"] or str(row.contact)
        yield Waiting(
            what=_("Fortæl borgeren det"),
            text=title,
            url=reverse("adviser_scope", args=[row.contact_id]),
            since=clock.local_day(row.checked_at),
        )
