"""What every page shows around its own content: the municipality, the person and the way around."""

from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any, Final

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang import __version__
from indgang.organisation.models import Employee, Municipality
from indgang.organisation.rights import Ability

from .adviser.access import COOKIE

_KEEP_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class Door:
    """One entry of the main navigation (menupunkt)."""

    url: str
    label: str | Promise
    key: str
    ability: Ability


DOORS: Final = (
    Door("/", _("Skranken"), "Alt+s", Ability.REGISTER),
    Door("/borgervejleder/", _("Mine sager"), "Alt+b", Ability.ADVISE),
    Door("/henvendelser/", _("Henvendelser"), "Alt+h", Ability.SEE_INQUIRIES),
    Door("/afdeling/", _("Indbakke"), "Alt+i", Ability.SEE_DEPARTMENT_INQUIRIES),
    Door("/journal/", _("Journal"), "Alt+j", Ability.SEE_JOURNAL),
    Door("/opgaver/", _("Opgaver"), "Alt+o", Ability.SEE_TASKS),
    Door("/viden/", _("Viden"), "Alt+k", Ability.SEE_TASKS),
    Door("/brev/", _("Breve"), "", Ability.READ_KNOWLEDGE),
    Door("/vejviser/", _("Hvem er hvem"), "Alt+v", Ability.SEE_TASKS),
    Door("/tal/", _("Tal"), "Alt+t", Ability.SEE_FIGURES),
    Door("/import/", _("Import"), "", Ability.IMPORT),
)


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the municipality, the person and the doors that this person may open."""
    user = getattr(request, "user", None)
    if not isinstance(user, Employee):
        return {"municipality": municipality(), "version": __version__}
    doors = [door for door in DOORS if user.may(door.ability)]
    return {
        "municipality": municipality(),
        "version": __version__,
        "here": request.get_full_path(),
        "home_url": doors[0].url if doors else "/",
        "person": {
            "name": user.name,
            "centre": user.centre or user.department or "",
            "roles": user.role_names,
            "is_adviser": user.may(Ability.ADVISE),
            "is_unlocked": COOKIE in request.COOKIES,
        },
        "navigation": [
            {"url": door.url, "label": door.label, "key": door.key, "current": _leads_to(door, request)}
            for door in doors
        ],
    }


def _leads_to(door: Door, request: HttpRequest) -> bool:
    return request.path == door.url if door.url == "/" else request.path.startswith(door.url)


def municipality() -> Municipality:
    """Return the municipality, read from the database twice a minute at most."""
    return _municipality(int(monotonic()) // _KEEP_SECONDS)


@lru_cache(maxsize=1)
def _municipality(_half_minute: int) -> Municipality:
    return Municipality.current()
