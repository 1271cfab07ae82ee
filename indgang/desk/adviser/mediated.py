"""What mediations (mæglinger) add to a case's page and to what waits."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.forms import Form
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from indgang.adviser.models import Agreement, Case, Key, Mediation, MediationMeeting, MediationParty, Spent
from indgang.foundation import clock

from .access import ZoneRequest
from .pieces import Act, Happening, Waiting

_MOST: Final = 50
_AHEAD: Final = timedelta(days=3)


def happenings(case: Case, key: Key) -> Iterator[Happening]:
    """Tell of the case's mediations: begun, met, agreed and ended."""
    for row in Mediation.objects.filter(case=case).select_related("began_by", "department"):
        url, words = _url(row.pk), key.read(row)
        who = row.began_by.name
        yield Happening(
            row.began_at, _("Mægling begyndt: %(other)s") % {"other": row.department}, who, words["aim"], url=url
        )
        if row.ended_at:
            what = _("Mægling afsluttet: %(outcome)s") % {"outcome": row.get_outcome_display()}
            yield Happening(row.ended_at, what, who, words["conclusion"], "is-done", url)
    for party in MediationParty.objects.filter(mediation__case=case, left_at__isnull=False):
        what, words = _("Gik ud af mæglingen: %(side)s") % {"side": party.get_side_display()}, key.read(party)
        text = f"{words['name']}: {words['leaving']}"
        yield Happening(party.left_at or case.opened_at, what, "", text, "is-quiet", _url(party.mediation_id))
    for meeting in MediationMeeting.objects.filter(mediation__case=case, held_at__isnull=False):
        yield Happening(
            meeting.starts_at, _("Mæglingsmøde"), "", key.read(meeting)["note"], url=_url(meeting.mediation_id)
        )
    for point in Agreement.objects.standing().filter(mediation__case=case):
        text = key.read(point)["text"]
        yield Happening(point.agreed_at, _("Aftalt i mægling"), "", text, "is-quiet", _url(point.mediation_id))


def _url(number: int) -> str:
    return reverse("adviser_mediation", args=[number])


def acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form]) -> Iterator[Act]:
    """Offer to mediate, or to go to the mediation that runs."""
    running = case.mediations.running().first()
    if running:
        yield Act(name="mediation", url=_url(running.pk), summary=_("Gå til mæglingen"), key="m")
    elif case.is_open:
        url = reverse("adviser_mediation_new", args=[case.pk])
        yield Act(name="mediation", url=url, summary=_("Begynd en mægling"), key="m")


def waiting(request: ZoneRequest, today: date) -> Iterator[Waiting]:
    """Tell of meetings that come, points whose day has come, and mediations to ask about."""
    seen = Mediation.objects.seen_by(request.user)
    yield from _meetings(seen.values("pk"), today)
    for point in Agreement.objects.to_follow(today).filter(mediation__in=seen.values("pk")).order_by("due")[:_MOST]:
        yield Waiting(
            what=_("Følg op på aftale"),
            text=request.key.read(point)["text"][:80],
            url=_url(point.mediation_id),
            due=point.due,
            state=_state(point.due, today),
        )
    for row in seen.filter(follow_up_on__lte=today).select_related("department").order_by("follow_up_on")[:_MOST]:
        yield Waiting(
            what=_("Spørg, hvordan det går"),
            text=f"{row}: {row.department}",
            url=_url(row.pk),
            due=row.follow_up_on,
            state=_state(row.follow_up_on, today),
        )


def _meetings(seen: Any, today: date) -> Iterator[Waiting]:
    end = clock.end_of_day(today + _AHEAD)
    rows = MediationMeeting.objects.ahead().filter(mediation__in=seen, mediation__ended_at=None, starts_at__lt=end)
    for meeting in rows.order_by("starts_at")[:_MOST]:
        day = clock.local_day(meeting.starts_at)
        said = _("Møde den %(day)s kl. %(time)s")
        text = said % {"day": f"{day:%d.%m.%Y}", "time": f"{timezone.localtime(meeting.starts_at):%H.%M}"}
        yield Waiting(
            what=_("Mæglingsmøde") if day >= today else _("Referat mangler"),
            text=text,
            url=_url(meeting.mediation_id),
            due=day,
            state=_state(day, today),
            effort=Spent.THREE_HOURS if day >= today else Spent.HOUR,
            is_firm=True,
        )


def _state(day: date | None, today: date) -> str:
    if day and day < today:
        return "is-late"
    return "is-soon" if day == today else ""
