"""Tasks and centres told to machines (strukturerede data): schema.org's GovernmentService as JSON-LD."""

import json
from collections.abc import Iterable
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

from indgang.catalogue.models import Task
from indgang.catalogue.self_service import SelfService
from indgang.organisation.doors import Door
from indgang.organisation.models import Municipality

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ESCAPED: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

type Json = dict[str, Any]


def service(task: Task, municipality: Municipality, doors: Iterable[Door], url: str) -> SafeString:
    """Return a task as a GovernmentService, ready to stand in a data block of the page."""
    by = {"@type": "GovernmentOrganization", "name": municipality.name}
    told: Json = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": task.title,
        "alternateName": [name for name in (task.title_en, *task.keyword_list) if name],
        "description": task.summary,
        "serviceType": task.area.name,
        "url": url,
        "inLanguage": "da",
        "provider": {"@type": "GovernmentOrganization", "name": task.authority.name} if task.authority else by,
        "serviceOperator": by,
        "areaServed": {"@type": "AdministrativeArea", "name": municipality.name},
        "availableChannel": _channels(task, municipality, doors),
    }
    return as_block({name: value for name, value in told.items() if value})


def office(door: Door, municipality: Municipality) -> Json:
    """Return a centre as a GovernmentOffice with its address and hours."""
    told: Json = {
        "@type": "GovernmentOffice",
        "name": f"{municipality.name}, {door.centre.name}",
        "address": door.centre.address,
        "telephone": municipality.phone,
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [_WEEKDAYS[number - 1] for number in range(days.first, days.last + 1)],
                "opens": f"{opens:%H:%M}",
                "closes": f"{closes:%H:%M}",
            }
            for days in door.week
            for opens, closes in days.spans
        ],
    }
    return {name: value for name, value in told.items() if value}


def as_block(told: Json | list[Json]) -> SafeString:
    """Return data as text that cannot end the block it stands in."""
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(_ESCAPED))  # noqa: S308 - escaped as json_script does


def _channels(task: Task, municipality: Municipality, doors: Iterable[Door]) -> list[Json]:
    channels: list[Json] = []
    online = SelfService.of(task)
    if online and online.url:
        channels.append({"@type": "ServiceChannel", "serviceUrl": online.url, "name": online.text})
    if municipality.phone:
        phone = {"@type": "ContactPoint", "telephone": municipality.phone}
        channels.append({"@type": "ServiceChannel", "servicePhone": phone})
    offices = [office(door, municipality) for door in doors]
    channels += [{"@type": "ServiceChannel", "serviceLocation": each} for each in offices]
    return channels
