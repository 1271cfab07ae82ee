from datetime import date
from typing import Any

import pytest
from django.db import models, transaction

from indgang.adviser import models as adviser
from indgang.citizens.models import Citizen
from indgang.inquiries.models import Contact, HandOver, Inquiry, Solution
from indgang.journal.models import Event
from indgang.sample import logins
from indgang.sample.build import NotEmpty, build
from indgang.sample.cast import Cast
from tests.town import UNTIL

pytestmark = pytest.mark.django_db


NUMBERED_BY_THE_TOWN = ("citizen", "contact", "inquiry")
"""What is not written by its own verbs; for the rest PostgreSQL goes on counting although the first town was undone."""


def test_the_same_seed_makes_the_same_town_and_another_seed_another() -> None:
    town = built_and_undone(seed=3)
    assert built_and_undone(seed=3) == town
    assert built_and_undone(seed=4) != town


def test_a_town_is_never_mixed_with_anything_else(cast: Cast) -> None:
    cast.inquiry()
    with pytest.raises(NotEmpty):
        build("small", until=UNTIL)


def test_a_size_that_is_none() -> None:
    with pytest.raises(ValueError, match="small, demo or large"):
        build("huge", until=UNTIL)


def test_a_large_town_is_as_large_as_asked() -> None:
    town = build("large", until=date(2024, 6, 30), inquiries=600)
    assert 480 < town.rows["Inquiry"] < 720


def test_the_builder_tells_how_far_it_is() -> None:
    lines: list[str] = []
    build("small", until=UNTIL, report=lines.append)
    parts = [line.partition(":")[0] for line in lines]
    assert parts[0] == "organisation og katalog"
    assert {"journal", "søgeord", "borgere"} < set(parts)
    assert parts[-1] == "borgervejlederens sager"


def test_before_there_is_a_town_nobody_can_sign_in() -> None:
    assert logins.listed() == []


def built_and_undone(seed: int) -> list[Any]:
    with transaction.atomic():
        build("small", seed=seed, until=UNTIL)
        told = everything()
        transaction.set_rollback(True)
    return told


def everything() -> list[Any]:
    """Every row that the town wrote, with names for what was there before; without what is sealed anew each time."""
    kinds: list[tuple[type[models.Model], str]] = [
        (Citizen, "pk name cpr_index born phone email address created_at"),
        (Contact, "pk clerk__username centre__slug channel kind direction started_at ended_at citizen identification"),
        (Inquiry, "pk task__slug subject text opened_at opened_in centre__slug citizen owner__username solved_at"),
        (Inquiry, "pk at_department__slug accepted_at promised_for discarded_at"),
        (Solution, "pk inquiry contact outcome text by__username at withdrawn_at"),
        (HandOver, "pk inquiry department__slug story due sent_at accepted_at ended_at ending answer previous"),
        (Event, "pk at actor__username kind subject_kind citizen_id reason"),
    ]
    of_the_adviser: list[tuple[type[models.Model], str]] = [
        (adviser.Contact, "kind way at person__created_at route_number spent outcome"),
        (adviser.Point, "kind theme__code department__slug contact__at"),
        (adviser.Case, "kind opened_at department__slug next_on closed_at outcome lesson"),
        (adviser.Forwarding, "sent_at department__slug due answer answered_at citizen_view closed_at"),
    ]
    kinds += [(kind, names) for kind, names in of_the_adviser]
    rows = [list(kind._default_manager.order_by("pk").values_list(*names.split())) for kind, names in kinds]
    events = Event.objects.filter(subject_kind__in=NUMBERED_BY_THE_TOWN).order_by("pk")
    return [*rows, list(events.values_list("pk", "subject_id"))]
