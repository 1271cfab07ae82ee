"""What can be done in a mediation as it stands (handlinger)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.mediating.codes import Side
from indgang.adviser.models import Key, Mediation, MediationParty
from indgang.foundation import clock

from .forms.mediation import (
    EndForm,
    FollowForm,
    FollowUpForm,
    LeavingForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
    PartyForm,
    PointForm,
    PrepareForm,
    RatingForm,
    RowForm,
)
from .pieces import Act


def acts(row: Mediation, key: Key, forms: Mapping[str, Form]) -> list[Act]:
    """Return what can be done: what has a key of its own first, then what is done with one participant or meeting."""
    if not row.is_running:
        return [*_following(row, key, forms), *_after(row, forms)]
    parties = [(party, key.read(party)["name"]) for party in row.parties.there()]
    first = [_party(row, key, parties, forms), _meeting(row, forms), _point(row, forms), _end(row, forms)]
    each = [*_preparing(row, key, forms), *_meetings(row, forms), *_leaving(row, parties, forms)]
    return [*(act for act in each if act.is_primary), *first, *(act for act in each if not act.is_primary)]


def _url(row: Mediation, name: str) -> str:
    return reverse(f"adviser_mediation_{name}", args=[row.pk])


def _party(row: Mediation, key: Key, parties: list[tuple[MediationParty, str]], forms: Mapping[str, Form]) -> Act:
    """Offer to write somebody to the table: first the citizen of the case, then the department."""
    sides = {party.side for party, _name in parties}
    beforehand: dict[str, str] = {"side": Side.CITIZEN if Side.CITIZEN not in sides else Side.DEPARTMENT}
    if Side.CITIZEN not in sides and row.case.person:
        words = key.read(row.case.person)
        beforehand |= {"name": words["name"], "reach": words["phone"] or words["email"]}
    return Act(
        name="party",
        url=_url(row, "party"),
        summary=_("Skriv en deltager på"),
        button=_("Tilføj"),
        form=forms.get("party") or PartyForm(prefix="party", initial=beforehand),
        key="d",
        is_primary=len(sides) < 2,
    )


def _preparing(row: Mediation, key: Key, forms: Mapping[str, Form]) -> Iterator[Act]:
    for party in row.parties.there():
        name, words = f"prepare-{party.pk}", key.read(party)
        yield Act(
            name=name,
            url=_url(row, "prepare"),
            summary=_("Forbered %(name)s") % {"name": words["name"]},
            button=_("Gem forberedelsen"),
            form=forms.get(name) or PrepareForm(prefix=name, initial={"number": party.pk, "view": words["view"]}),
        )


def _meeting(row: Mediation, forms: Mapping[str, Form]) -> Act:
    return Act(
        name="meeting",
        url=_url(row, "meeting"),
        summary=_("Aftal et møde"),
        button=_("Gem mødet"),
        form=forms.get("meeting") or MeetingForm(prefix="meeting"),
        key="m",
    )


def _meetings(row: Mediation, forms: Mapping[str, Form]) -> Iterator[Act]:
    now = clock.now()
    for meeting in row.meetings.ahead():
        number, day = meeting.pk, {"meeting": meeting}
        initial = {"number": number, "starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
        if meeting.starts_at <= now:
            yield Act(
                name=f"minutes-{number}",
                url=_url(row, "minutes"),
                summary=_("Skriv referat: %(meeting)s") % day,
                button=_("Mødet er holdt"),
                form=forms.get(f"minutes-{number}") or MinutesForm(prefix=f"minutes-{number}", initial=initial),
                key="r",
                is_primary=True,
            )
        yield Act(
            name=f"move-{number}",
            url=_url(row, "move"),
            summary=_("Flyt: %(meeting)s") % day,
            button=_("Flyt mødet"),
            form=forms.get(f"move-{number}") or MoveForm(prefix=f"move-{number}", initial=initial),
        )
        yield Act(
            name=f"cancel-{number}",
            url=_url(row, "cancel"),
            summary=_("Aflys: %(meeting)s") % day,
            button=_("Aflys mødet"),
            form=RowForm(prefix=f"cancel-{number}", initial=initial),
            is_grave=True,
        )


def _leaving(row: Mediation, parties: list[tuple[MediationParty, str]], forms: Mapping[str, Form]) -> Iterator[Act]:
    for party, who in parties:
        name = f"leave-{party.pk}"
        yield Act(
            name=name,
            url=_url(row, "leave"),
            summary=_("%(name)s går ud af mæglingen") % {"name": who},
            button=_("Tag af mæglingen"),
            form=forms.get(name) or LeavingForm(prefix=name, initial={"number": party.pk}),
            is_grave=True,
        )


def _point(row: Mediation, forms: Mapping[str, Form]) -> Act:
    return Act(
        name="point",
        url=_url(row, "point"),
        summary=_("Skriv et aftalt punkt"),
        button=_("Gem punktet"),
        form=forms.get("point") or PointForm(prefix="point"),
        key="p",
    )


def _end(row: Mediation, forms: Mapping[str, Form]) -> Act:
    return Act(
        name="end",
        url=_url(row, "end"),
        summary=_("Afslut mæglingen"),
        button=_("Afslut"),
        form=forms.get("end") or EndForm(prefix="end"),
        key="a",
    )


def _following(row: Mediation, key: Key, forms: Mapping[str, Form]) -> Iterator[Act]:
    for number, point in enumerate(row.agreements.standing(), 1):
        if point.kept:
            continue
        name = f"follow-{point.pk}"
        yield Act(
            name=name,
            url=_url(row, "follow"),
            summary=_("Følg op på punkt %(number)s") % {"number": number},
            button=_("Gem"),
            form=forms.get(name) or FollowForm(prefix=name, initial={"number": point.pk}),
            intro=key.read(point)["text"],
        )


def _after(row: Mediation, forms: Mapping[str, Form]) -> Iterator[Act]:
    yield Act(
        name="rating",
        url=_url(row, "rating"),
        summary=_("Skriv, hvor tilfreds en side er"),
        button=_("Gem"),
        form=forms.get("rating") or RatingForm(prefix="rating"),
        key="t",
        is_primary=row.citizen_rating is None or row.department_rating is None,
    )
    yield Act(
        name="again",
        url=_url(row, "again"),
        summary=_("Sæt dag for opfølgning"),
        button=_("Gem dagen"),
        form=forms.get("again") or FollowUpForm(prefix="again", initial={"follow_up_on": row.follow_up_on}),
        key="d",
    )


def point_lines(row: Mediation, key: Key, today: date) -> list[dict[str, Any]]:
    """Return the agreed points with their words, and whether their day has passed."""
    return [
        {"row": point, "words": key.read(point), "is_late": bool(point.due and point.due < today and not point.kept)}
        for point in row.agreements.standing()
    ]
