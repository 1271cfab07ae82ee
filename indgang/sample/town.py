"""The town itself (byen): day by day people turn up, are met, and their inquiries live on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from random import Random
from typing import Any, Final

from indgang.inquiries.models import Contact, Inquiry

from .chances import Chances
from .days import Days
from .demand import DIGITAL, IN_PERSON, PHONE, WRITTEN, Arrival, Demand
from .ledger import Ledger
from .lives import Life, Meeting, meet
from .people import People
from .roster import Roster
from .setting import Matter, Setting
from .sizes import Size
from .stage import Cue
from .stories import Case, Person, Return, Stories
from .truth import Teller
from .wording import Wording

_FIRST_TIMERS: Final = 0.93
"""The share of the inquiries that are neither second errands nor come from people who come back."""
_SECOND_ERRAND: Final = 0.04
_DOCUMENTS: Final = ("Pas", "Kørekort", "Sundhedskort", "Legitimationskort")


@dataclass(slots=True)
class Guest:
    """Somebody at the door: what for, and what is already settled about it."""

    arrival: Arrival
    back: Return | None = None
    cue: Cue | None = None


@dataclass(slots=True)
class Talk:
    """What is known of a conversation before it is written down."""

    matter: Matter
    channel: str
    house: int
    begun: int
    ended: int
    registered: int
    clerk: int
    only_asks: bool


class Town:
    """Lives the days from the first to the last; everything it decides comes from its dice."""

    def __init__(self, dice: Random, days: Days, setting: Setting, size: Size, ledger: Ledger) -> None:
        self._dice, self._days, self._setting, self._ledger = dice, days, setting, ledger
        self._wording = Wording(dice)
        self._roster = Roster(dice, days, setting.houses)
        self._demand = Demand(dice, days, setting, int(size.inquiries * _FIRST_TIMERS))
        self._chances = Chances(dice, days, setting)
        self._people = People(dice, ledger, setting.houses, size.inhabitants, days.date[days.last])
        self.teller = Teller(days, [house.slug for house in setting.houses], keeps_rows=size.keeps_rows)
        self._expected: dict[int, list[Return]] = defaultdict(list)
        self._cues: dict[int, list[Cue]] = defaultdict(list)
        self._today = days.first
        self._stories = Stories(
            dice,
            days,
            ledger,
            setting,
            self._wording,
            self._roster,
            self._chances,
            self._demand,
            self._expect,
        )

    def stage(self, ordinal: int, cue: Cue) -> None:
        """Let a scene begin on a day."""
        self._cues[ordinal].append(cue)

    def live(self) -> Iterator[int]:
        """Live day by day; yields each day when it is over."""
        for ordinal in range(self._days.first, self._days.last + 1):
            self._today = ordinal
            for guest in sorted(self._guests(ordinal), key=lambda each: each.arrival.at):
                self._receive(ordinal, guest)
            midnight = self._days.at(ordinal + 1, 0)
            self._ledger.close_day(midnight)
            self.teller.close_day(midnight)
            yield ordinal

    def _guests(self, ordinal: int) -> list[Guest]:
        guests = [Guest(arrival) for arrival in self._demand.of_day(ordinal)]
        for back in self._expected.pop(ordinal, ()):
            guests.append(Guest(self._demand.returning(ordinal, back.matter, back.channel, back.house), back=back))
        for cue in self._cues.pop(ordinal, ()):
            guests.append(Guest(self._at_the_desk_of(ordinal, cue), cue=cue))
        return guests

    def _at_the_desk_of(self, ordinal: int, cue: Cue) -> Arrival:
        homes = [index for index, house in enumerate(self._setting.houses) if cue.clerk in house.clerks]
        return self._demand.returning(ordinal, cue.matter, PHONE, homes[0] if homes else 0)

    def _expect(self, ordinal: int, back: Return) -> None:
        self._expected[max(ordinal, self._today + 1)].append(back)

    # --- at the counter, on the telephone, in the mail ---

    def _receive(self, ordinal: int, guest: Guest) -> None:
        talk = self._talk(ordinal, guest)
        if talk.registered >= self._days.end:
            return
        person = self._person(guest, talk)
        meeting = self._meet(talk, person)
        if guest.cue:
            self._play(ordinal, guest.cue, self._life(talk.matter, meeting, guest), talk)
            return
        second = not guest.back and talk.channel in (IN_PERSON, PHONE) and self._dice.random() < _SECOND_ERRAND
        lives = [self._live(ordinal, talk, meeting, person, guest, talk.registered - 60 * second)]
        if second:
            self._ledger.deed(talk.begun, "contact.begun", "contact", meeting.number, talk.clerk, meeting.citizen)
            talk.matter = self._demand.another_matter(ordinal)
            talk.only_asks = self._chances.only_asks(talk.matter)
            lives.append(self._live(ordinal, talk, meeting, person, guest, talk.registered))
        meeting.matters = sum(life.discarded_at is None for life in lives)
        for life in lives:
            self.teller.tell(life)

    def _talk(self, ordinal: int, guest: Guest) -> Talk:
        arrival, dice = guest.arrival, self._dice
        only_asks = self._chances.only_asks(arrival.matter)
        length = arrival.matter.minutes * 60 * (0.6 if only_asks else 1.0) * exp(dice.gauss(0, 0.35))
        seconds = int(min(max(length, 45), 4500))
        if arrival.channel in (WRITTEN, DIGITAL):
            day, registered = self._taken_up(ordinal, arrival.at)
            clerk = self._roster.anybody(arrival.house, day)
            begun, ended = arrival.at, arrival.at + int(seconds * 0.6)
            registered = max(registered, ended)
        else:
            clerk, begun = self._roster.next_free(arrival.house, ordinal, arrival.at, seconds)
            ended = registered = begun + seconds
        if guest.cue:
            clerk = guest.cue.clerk
        return Talk(arrival.matter, arrival.channel, arrival.house, begun, ended, registered, clerk, only_asks)

    def _taken_up(self, ordinal: int, at: int) -> tuple[int, int]:
        """Return when a message that came at a moment is read: the same day if there is time."""
        days, dice = self._days, self._dice
        if days.is_working(ordinal) and at < days.at(ordinal, 13 * 3600) and dice.random() < 0.8:
            return ordinal, days.office_moment(ordinal, dice, after=at + 600)
        day = days.later(ordinal, 1 + (dice.random() < 0.1))
        return day, days.office_moment(day, dice)

    def _person(self, guest: Guest, talk: Talk) -> Person | None:
        if guest.back:
            person = guest.back.person
        elif guest.cue or self._chances.is_known(talk.channel, only_asks=talk.only_asks):
            near = talk.house if talk.channel == IN_PERSON else None
            person = self._people.anybody(talk.matter.area, near)
        else:
            return None
        number = self._people.number_of(person) if person else None
        blurs = number is not None and self.teller.would_blur(number, talk.matter.number, talk.begun)
        return None if blurs else person

    def _meet(self, talk: Talk, person: Person | None) -> Meeting:
        dice, ledger = self._dice, self._ledger
        citizen = mandate = None
        if person:
            known = self._people.meet(person, talk.registered - 30, talk.clerk)
            citizen = known.number
            mandate = known.mandate if dice.random() < 0.5 else None
            if not known.is_new:
                self._reads(talk, citizen)
        meeting = Meeting(ledger.number(Contact), talk.clerk, talk.house, talk.channel, talk.begun, talk.ended, citizen)
        kind = self._kind(talk)
        how = (kind, "in", *self._identification(talk, kind, known=citizen is not None), mandate)
        return meet(ledger, meeting, self._setting.houses[talk.house].number, how)

    def _reads(self, talk: Talk, citizen: int) -> None:
        at, clerk = talk.registered - 30, talk.clerk
        self._ledger.deed(at, "citizen.read", "citizen", citizen, clerk, citizen, "Betjening i skranken")
        if self._dice.random() < 0.012:
            reason = f"Ansøgning: {talk.matter.title.text}"[:200]
            self._ledger.deed(at + 5, "citizen.cpr.read", "citizen", citizen, clerk, citizen, reason)

    def _kind(self, talk: Talk) -> str:
        chance = self._dice.random()
        if talk.channel == IN_PERSON:
            return "appointment" if chance < (0.62 if talk.matter.needs_id else 0.25) else "drop_in"
        if talk.channel == PHONE:
            return "call"
        if talk.channel == WRITTEN:
            return "email" if chance < 0.78 else "letter"
        return "web_form" if chance < 0.45 else "digital_post" if chance < 0.85 else "chat"

    def _identification(self, talk: Talk, kind: str, *, known: bool) -> tuple[str, str]:
        chance = self._dice.random()
        if not known:
            return "anonymous", ""
        if talk.channel == IN_PERSON and (talk.matter.needs_id or chance < 0.5):
            return "document", _DOCUMENTS[int(self._dice.random() * len(_DOCUMENTS))]
        if talk.channel == DIGITAL and kind != "chat":
            return "mitid", ""
        if talk.channel == PHONE and chance < 0.6:
            return "verified", ""
        return "asserted", ""

    # --- the inquiries of a meeting ---

    def _live(
        self, ordinal: int, talk: Talk, meeting: Meeting, person: Person | None, guest: Guest, registered: int
    ) -> Life:
        life = self._life(talk.matter, meeting, guest)
        placed = talk.matter.placed(self._days.date[ordinal])
        trouble = self._chances.trouble(talk.house, talk.channel, talk.matter, ordinal)
        day = self._days.day_of(registered)
        case = Case(life, day, person, placed, talk.only_asks, trouble)
        if guest.back and guest.back.twin_of and person:
            self._stories.merge(case, registered, guest.back.twin_of)
        else:
            fate = self._chances.fate(talk.matter, placed, talk.channel, trouble, only_asks=talk.only_asks)
            self._stories.live(case, fate, registered)
        return life

    def _life(self, matter: Matter, meeting: Meeting, guest: Guest) -> Life:
        centre = self._setting.houses[meeting.house].number
        words = guest.back.words if guest.back and guest.back.words else None
        opening = words or self._wording.opening(matter.slug, matter.title, meeting.channel)
        number, clerk = self._ledger.number(Inquiry), meeting.clerk
        return Life(self._ledger, self._days.end, number, meeting, centre, matter, opening, clerk)

    def _play(self, ordinal: int, cue: Cue, life: Life, talk: Talk) -> None:
        """Let a scene come as far as it is to be found on the last day."""
        scene, days = cue.scene, self._days
        due = days.date[days.later(ordinal, scene.due)].isoformat() if scene.due else None
        facts: dict[str, Any] = {"promise": due}
        if cue.office:
            facts |= {"answer": self._wording.note("handed_over"), "hand_to": cue.office, "due": due}
        life.register(talk.registered, **facts)
        if cue.member and cue.office:
            accepted = days.office_moment(days.later(ordinal, 1), self._dice)
            life.accept(accepted, cue.member)
        life.close_book()
        self.teller.tell(life)
