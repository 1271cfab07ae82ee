"""Where and by whom the adviser's story is told (scene): the key, the people, the places, the calendar."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Final

from django.utils import timezone

from indgang.adviser.loading import load_exclusions, load_themes
from indgang.adviser.models import Absence, Key, Place, Presence, Theme, WeeklyHours, Zone
from indgang.foundation import clock, envelopes, workdays
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability, Role
from indgang.sample.logins import PASSWORD

from .material import Deck, Names, table

ADVISER: Final = "ali"
PASSPHRASE: Final = PASSWORD
"""The demo's key opens with the word that is printed, a word that a real adviser would not be let use."""
_FOUR_WEEKS: Final = 4


@dataclass(slots=True)
class Stage:
    """All that the telling needs."""

    dice: Random
    first: date
    until: date
    ali: Employee
    key: Key
    places: dict[str, Place]
    themes: dict[str, Theme]
    departments: dict[str, Department]
    members: dict[int, list[Employee]]
    names: Names
    decks: dict[str, Deck] = field(default_factory=dict)
    away: set[date] = field(default_factory=set)

    def deck(self, name: str) -> Deck:
        """Return the cards of a table."""
        return self.decks.setdefault(name, Deck(table(name), self.dice))

    def at(self, day: date, hour: int | None = None) -> datetime:
        """Return a moment in the working hours of a day."""
        minute = self.dice.randrange(60)
        return timezone.make_aware(datetime.combine(day, time(hour or 9 + self.dice.randrange(6), minute)))

    def after(self, at: datetime, days: int) -> datetime:
        """Return a moment so many working days later."""
        return self.at(workdays.add_working_days(clock.local_day(at), days))

    def has_come(self, at: datetime) -> bool:
        """Tell whether a moment lies before the town's last one."""
        return at < clock.end_of_day(self.until)

    def works_on(self, day: date) -> bool:
        """Tell whether the adviser is at work."""
        return workdays.is_working_day(day) and day not in self.away

    def member_of(self, department: Department) -> Employee | None:
        """Return somebody who may answer for the department, if it has anybody."""
        found = self.members.get(department.pk)
        return self.dice.choice(found) if found else None


def set_up(dice: Random, first: date, until: date) -> Stage:
    """Found the zone, load themes and exclusions, open the doors, and note the holidays."""
    begun = clock.start_of_day(first)
    load_themes(at=begun)
    load_exclusions(at=begun)
    ali = Employee.objects.get(username=ADVISER)
    zone, private, _code = Zone.found(envelopes.new_code(), by=ali, at=begun)
    zone.keys.standing().of(ali).update(locked=envelopes.lock(private, PASSPHRASE))
    members: dict[int, list[Employee]] = {}
    for person in Employee.objects.holding(Role.DEPARTMENT).order_by("pk"):
        if person.department_id and person.may(Ability.ANSWER_ADVISER):
            members.setdefault(person.department_id, []).append(person)
    stage = Stage(
        dice=dice,
        first=first,
        until=until,
        ali=ali,
        key=Key(private),
        places=_places(ali, first),
        themes={each.code: each for each in Theme.objects.all()},
        departments={each.slug: each for each in Department.objects.all()},
        members=members,
        names=Names(dice),
    )
    WeeklyHours.agree(Decimal("18.5"), first, by=ali, at=begun)
    _holidays(stage)
    return stage


def _places(ali: Employee, first: date) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for order, row in enumerate(table("places")):
        facts = {"address": row["address"], "room": row["room"], "order": order}
        place, _new = Place.objects.get_or_create(name=row["place"], defaults=facts)
        places[row["place"]] = place
        weekday = int(row["weekday"])
        Presence.begin(
            by=ali,
            at=clock.start_of_day(first),
            place=place,
            weekday=weekday,
            opens=time.fromisoformat(row["opens"]),
            closes=time.fromisoformat(row["closes"]),
            every_weeks=int(row["every_weeks"]),
            valid_from=first + timedelta(days=(weekday - first.isoweekday()) % 7),
        )
    return places


def _holidays(stage: Stage) -> None:
    """Let the adviser be away three weeks in July, in week 42 and between Christmas and New Year."""
    for year in range(stage.first.year, stage.until.year + 1):
        for first, last in (
            (date(year, 7, 8), date(year, 7, 28)),
            (date.fromisocalendar(year, 42, 1), date.fromisocalendar(year, 42, 5)),
            (date(year, 12, 24), date(year, 12, 31)),
        ):
            if stage.first <= first <= stage.until:
                Absence.note(stage.ali, first, last, at=clock.start_of_day(first))
                stage.away.update(clock.days_between(first, last))
