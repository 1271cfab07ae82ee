"""What every page shows around its own content: the municipality, the person and the way around."""

from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any, Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.organisation.models import Employee, Municipality
from indgang.organisation.rights import Ability

_KEEP_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the main navigation (menupunkt)."""

    url: str
    label: str | Promise
    key: str
    ability: Ability


DOORS: Final = (
    Door("/", _("Skranken"), "g s", Ability.REGISTER),
    Door("/henvendelser/", _("Henvendelser"), "g h", Ability.SEE_INQUIRIES),
    Door("/afdeling/", _("Afdelingens indbakke"), "g a", Ability.SEE_DEPARTMENT_INQUIRIES),
    Door("/opgaver/", _("Opgaver"), "g o", Ability.SEE_TASKS),
    Door("/vejviser/", _("Hvem er hvem"), "g v", Ability.SEE_TASKS),
    Door("/tal/", _("Tal"), "g t", Ability.SEE_FIGURES),
    Door("/journal/", _("Journal"), "g j", Ability.SEE_JOURNAL),
)


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the municipality and the doors that this person may open."""
    user = getattr(request, "user", None)
    doors = [door for door in DOORS if isinstance(user, Employee) and user.may(door.ability)]
    return {
        "municipality": _municipality(int(monotonic()) // _KEEP_SECONDS),
        "navigation": [
            {"url": door.url, "label": door.label, "key": door.key, "current": _leads_to(door, request)}
            for door in doors
        ],
    }


def _leads_to(door: Door, request: HttpRequest) -> bool:
    return request.path == door.url if door.url == "/" else request.path.startswith(door.url)


@lru_cache(maxsize=1)
def _municipality(_half_minute: int) -> Municipality:
    """Return the municipality, read from the database twice a minute at most."""
    return Municipality.current()
