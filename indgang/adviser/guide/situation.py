"""What a citizen has told the guide (situation): plain values, nothing of who they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from indgang.law.deadlines import Delivery, check_reach
from indgang.law.models import Route, Way
from indgang.law.refusals import DayOutOfReach

from .matters import Matter

_FORMS: Final = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y", "%d/%m-%Y")
_LONGEST: Final = 20
DAY, DELIVERY, GUIDANCE, DEPARTMENT = "dag", "maade", "vejledning", "spurgt"
ACCESS_ASKED, ACCESS_ANSWERED, PROMISED = "indsigt", "indsigt_svar", "lovet"
DAYS: Final = (DAY, PROMISED, ACCESS_ASKED, ACCESS_ANSWERED)
FIELDS: Final = (*DAYS, DELIVERY, GUIDANCE, DEPARTMENT)
"""The names of the answers, as they stand in an address."""
_YES_NO: Final = {"ja": True, "nej": False}


@dataclass(frozen=True, slots=True)
class Situation:
    """What has happened (det, der er sket); what nobody has told is None."""

    matter: Matter
    route: Route | None = None
    happened_on: date | None = None
    """The day of the decision's arrival, of the request, or of the event: what the matter asks about."""
    delivery: Delivery = Delivery.UNKNOWN
    has_guidance: bool | None = None
    asked_department: bool | None = None
    access_asked_on: date | None = None
    access_answered_on: date | None = None
    promised_on: date | None = None

    @property
    def goes_to_court(self) -> bool:
        """Tell whether it is for a court to decide next, as the list of ways surely says (søgsmål)."""
        return self.route is not None and not self.route.is_uncertain and self.route.way == Way.COURT


@dataclass(frozen=True, slots=True)
class Told:
    """A situation as it was read from a form, with what could not be understood, by field (svar)."""

    situation: Situation
    typed: Mapping[str, str]
    wrong: Mapping[str, str]


def read(matter: Matter, route: Route | None, typed: Mapping[str, str], today: date) -> Told:
    """Read the answers of a form or an address; what cannot be a day is named, and taken as not told."""
    kept = {name: typed.get(name, "").strip()[:_LONGEST] for name in FIELDS}
    wrong: dict[str, str] = {}
    days = {name: _day(name, kept[name], today, wrong) for name in DAYS}
    delivery = kept[DELIVERY] if kept[DELIVERY] in Delivery.values else Delivery.UNKNOWN
    situation = Situation(
        matter=matter,
        route=route,
        happened_on=days[DAY],
        delivery=Delivery(delivery),
        has_guidance=_YES_NO.get(kept[GUIDANCE]),
        asked_department=_YES_NO.get(kept[DEPARTMENT]),
        access_asked_on=days[ACCESS_ASKED],
        access_answered_on=days[ACCESS_ANSWERED],
        promised_on=days[PROMISED],
    )
    return Told(situation, kept, wrong)


def _day(name: str, typed: str, today: date, wrong: dict[str, str]) -> date | None:
    if not typed:
        return None
    day = next((found for form in _FORMS if (found := _parsed(typed, form))), None)
    if day is None:
        wrong[name] = _("Skriv datoen som dag.måned.år, for eksempel 24.12.2026.")
    elif day > today and name != PROMISED:
        wrong[name] = _("Den dag er ikke kommet endnu. Se efter, om datoen er rigtig.")
    return None if name in wrong else day


def _parsed(typed: str, form: str) -> date | None:
    try:
        return check_reach(datetime.strptime(typed, form).date())
    except (ValueError, DayOutOfReach):
        return None
