"""Contacts with points, for the tests of what is learnt from them."""

from datetime import datetime
from typing import Any

from indgang.adviser.models import Contact, ContactKind, Point, Theme, Way
from indgang.organisation.models import Department
from indgang.sample.cast import Cast


def theme(code: str) -> Theme:
    return Theme.objects.get(code=code)


def came(
    cast: Cast,
    *points: tuple[str, Department | None],
    at: datetime | None = None,
    text: str = "",
    times: int = 1,
    kind: str = "complaint",
    **facts: Any,
) -> Contact:
    """Let somebody come with points of such themes about such departments, as many times as told; return the last."""
    told: dict[str, Any] = {"kind": ContactKind.GUIDANCE, "way": Way.PHONE, "by": cast.ali, "at": at or cast.at}
    for _time in range(times):
        contact = Contact(**{**told, **facts})
        contact.seal(title="Henvendelse", text=text)
        contact.save()
        for code, department in points:
            Point.objects.create(contact=contact, theme=theme(code), department=department, kind=kind)
    return contact
