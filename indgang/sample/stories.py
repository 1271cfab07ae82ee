"""The stories (historier): how an inquiry goes on after its first words, step by step."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from indgang.inquiries.models import Contact

from .chances import Chances
from .days import Days
from .demand import PHONE, Demand
from .ledger import Ledger
from .lives import Life, Meeting, NotYet, meet
from .roster import Roster
from .setting import Matter, Office, Setting
from .wording import Opening, Wording

type Person = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Return:
    """Somebody who will turn up again: on the same matter, or because it was written down twice."""

    person: Person | None
    matter: Matter
    channel: str
    house: int
    twin_of: int = 0
    words: Opening | None = None


@dataclass(slots=True)
class Case:
    """A life together with what decides how it goes."""

    life: Life
    day: int
    person: Person | None
    placed: str
    only_asks: bool
    trouble: float
    returns: int = 0


class Stories:
    """Lets lives be lived; who will come back is handed to `expect`."""

    def __init__(
        self,
        dice: Random,
        days: Days,
        ledger: Ledger,
        setting: Setting,
        wording: Wording,
        roster: Roster,
        chances: Chances,
        demand: Demand,
        expect: Callable[[int, Return], None],
    ) -> None:
        self._dice, self._days, self._ledger, self._setting = dice, days, ledger, setting
        self._wording, self._roster, self._chances, self._demand = wording, roster, chances, demand
        self._expect = expect
        self._offices = list(setting.offices.values())
        self._fates: dict[str, Callable[[Case, int], None]] = {
            "mistaken": self._mistaken,
            "spam": self._spam,
            "test": self._test,
            "misdirected": self._elsewhere("misdirected"),
            "abandoned": self._elsewhere("abandoned"),
            "referred": self._elsewhere("referred"),
            "handed": self._handed,
            "later": self._later,
            "solved": self._solved,
        }

    def live(self, case: Case, fate: str, at: int) -> None:
        """Tell the whole life of an inquiry that is registered at a moment."""
        with suppress(NotYet):
            self._fates[fate](case, at)
        case.life.close_book()

    def merge(self, case: Case, at: int, other: int) -> None:
        """Tell the short life of an inquiry that was written down twice."""
        life = case.life
        life.register(at)
        with suppress(NotYet):
            life.merge_into(self._soon(at, 1800), life.owner, other)
        life.close_book()

    # --- at the first contact ---

    def _solved(self, case: Case, at: int) -> None:
        outcome = self._chances.good_outcome(case.life.matter, case.placed, only_asks=case.only_asks)
        steps = self._steps(case)
        case.life.register(at, outcome=outcome, answer=self._wording.maybe_note(outcome, 0.35), steps=steps)
        self._afterwards(case)

    def _elsewhere(self, outcome: str) -> Callable[[Case, int], None]:
        def story(case: Case, at: int) -> None:
            authority = case.life.matter.authority if outcome == "referred" else None
            answer = self._wording.maybe_note(outcome, 0.6)
            case.life.register(at, outcome=outcome, answer=answer, authority=authority)

        return story

    def _mistaken(self, case: Case, at: int) -> None:
        life = case.life
        life.register(at, outcome="" if self._dice.random() < 0.4 else "guided")
        life.discard(self._soon(at, 1200), life.owner, "mistaken", self._wording.why_discarded("mistaken"))

    def _spam(self, case: Case, at: int) -> None:
        case.life.register(at)
        case.life.discard(self._soon(at, 300), case.life.owner, "spam", self._wording.why_discarded("spam"))

    def _test(self, case: Case, at: int) -> None:
        case.life.register(at, outcome="solved")
        case.life.discard(self._soon(at, 900), case.life.owner, "test", self._wording.why_discarded("test"))

    # --- later, in citizen service ---

    def _later(self, case: Case, at: int) -> None:
        goal = min(max(case.life.matter.goal, 2), 8)
        case.life.register(at, promise=self._iso(case.day, goal) if self._dice.random() < 0.7 else None)
        self._wait_and_solve(case, case.day, goal)

    def _wait_and_solve(self, case: Case, day: int, goal: int) -> None:
        life, dice, days = case.life, self._dice, self._days
        wait = 1 + min(int(dice.expovariate(1 / (0.42 * goal * case.trouble**0.5))), 40)
        if dice.random() < 0.004:
            wait += 25
        if wait > 1 and dice.random() < 0.2:
            self._come_back(case, days.later(day, 1 + int(dice.random() * min(wait - 1, goal))))
        if wait > goal and life.promised and dice.random() < 0.45:
            told = days.later(day, goal)
            life.promise(days.office_moment(told, dice), life.owner, self._iso(told, 2 + int(dice.random() * 4)))
        self._solve_on(case, days.later(day, wait))

    def _solve_on(self, case: Case, day: int) -> None:
        life, dice = case.life, self._dice
        by = life.owner if self._is_clerk(life.owner) and dice.random() < 0.75 else self._somebody(case, day)
        outcome = self._chances.good_outcome(life.matter, case.placed, only_asks=case.only_asks)
        if dice.random() < 0.03:
            outcome = "abandoned"
        at = self._days.office_moment(day, dice)
        call = None
        if dice.random() < 0.45:
            call = self._call_back(case, at, by)
            at = call.ended
        life.solve(at, by, outcome, self._wording.maybe_note(outcome, 0.5), call.number if call else None)
        if call:
            self._ended(call)
        self._afterwards(case)

    # --- in a department ---

    def _handed(self, case: Case, at: int) -> None:
        life, dice = case.life, self._dice
        office = self._office_for(life.matter)
        goal = max(life.matter.goal, 3)
        due = self._iso(case.day, goal)
        promise = self._iso(case.day, goal + 1) if dice.random() < 0.6 else None
        story = self._wording.note("handed_over")
        if dice.random() < 0.8:
            life.register(at, answer=story, hand_to=office, due=due, promise=promise)
        else:
            life.register(at, promise=promise)
            life.hand_over(self._soon(at, 4000), life.owner, office, story, due)
        self._at_office(case, office, case.day, self._soon(at, 4000), goal)

    def _at_office(
        self, case: Case, office: Office, day: int, sent: int, goal: int, *, forwarded: bool = False
    ) -> None:
        life, dice, days = case.life, self._dice, self._days
        arrived = days.later(day, int(dice.expovariate(1 / (0.8 * office.pace))))
        at = days.office_moment(arrived, dice, after=sent)
        member = office.staff[int(dice.random() * len(office.staff))]
        chance = dice.random()
        if not forwarded and chance < 0.01:
            life.recall(at, life.owner)
            self._solve_on(case, days.later(days.day_of(at), 1))
        elif not forwarded and chance < 0.03:
            life.solve(at, life.owner, "guided", self._wording.note("guided"))
            self._afterwards(case)
        elif not forwarded and chance < 0.10:
            life.send_back(at, member, self._wording.note("return_reason"))
            self._returned(case, days.day_of(at), goal)
        elif not forwarded and chance < 0.16:
            other = self._other_office(office)
            life.forward(at, member, other, self._wording.note("return_reason"))
            self._at_office(case, other, days.day_of(at), at, goal, forwarded=True)
        else:
            life.accept(at, member)
            self._answered(case, office, member, days.day_of(at), goal, forwarded=forwarded)

    def _answered(self, case: Case, office: Office, member: int, day: int, goal: int, *, forwarded: bool) -> None:
        life, dice, days = case.life, self._dice, self._days
        wait = 1 + min(int(dice.expovariate(1 / (0.6 * goal * office.pace))), 60)
        if dice.random() < 0.006:
            wait += 30
        if wait > 1 and dice.random() < 0.25:
            self._come_back(case, days.later(day, 1 + int(dice.random() * (wait - 1))))
        answered = days.later(day, wait)
        at = days.office_moment(answered, dice)
        chance = dice.random()
        if forwarded or chance < 0.74:
            life.answer(at, member, self._wording.note("department_answer"), citizen_told=True)
            self._afterwards(case)
        elif chance < 0.90:
            life.answer(at, member, self._wording.note("department_answer"), citizen_told=False)
            self._solve_on(case, days.later(answered, 1))
        else:
            life.send_back(at, member, self._wording.note("return_reason"))
            self._returned(case, answered, goal)

    def _returned(self, case: Case, day: int, goal: int) -> None:
        life, dice, days = case.life, self._dice, self._days
        following = days.later(day, 1)
        if dice.random() < 0.6 or life.handovers > 2:
            self._solve_on(case, following)
            return
        at = days.office_moment(following, dice)
        office = self._office_for(life.matter)
        life.hand_over(at, life.owner, office, self._wording.note("handed_over"), self._iso(following, goal))
        self._at_office(case, office, following, at, goal)

    # --- the citizen comes back ---

    def _afterwards(self, case: Case) -> None:
        """Let the citizen come back on a closed inquiry: to have it opened again, or with a new one."""
        life, dice, chance = case.life, self._dice, self._dice.random()
        solved = self._days.day_of(life.solved_at or 0)
        again = min(0.024 * case.trouble, 0.06)
        if case.returns < 2 and chance < again:
            case.returns += 1
            self._reopened(case, self._days.later(solved, 1 + int(dice.random() * 6)))
        elif chance < again + min(0.058 * case.trouble, 0.12):
            self._announce(case, solved + 1 + int(dice.random() * 11), twin=False)
        elif chance > 0.993:
            self._announce(case, solved + int(dice.random() * 2), twin=True)

    def _announce(self, case: Case, day: int, *, twin: bool) -> None:
        life = case.life
        channel = self._chances.channel_of_return(life.meeting.channel)
        if case.person is None or not self._days.first <= day <= self._days.last:
            return
        words = life.opening if twin else None
        back = Return(case.person, life.matter, channel, life.meeting.house, life.number if twin else 0, words)
        self._expect(day, back)

    def _reopened(self, case: Case, day: int) -> None:
        life, dice, wording = case.life, self._dice, self._wording
        meeting = self._meet_again(case, day)
        life.withdraw(meeting.begun + 60, meeting.clerk, wording.why_reopened())
        if dice.random() < 0.5:
            life.note(meeting.begun + 70, meeting.clerk, wording.note("continued"), "continued", meeting)
        if dice.random() < 0.65:
            outcome = self._chances.good_outcome(life.matter, case.placed, only_asks=case.only_asks)
            note = wording.maybe_note(outcome, 0.5)
            life.solve(meeting.ended, meeting.clerk, outcome, note, meeting.number)
            self._ended(meeting)
            self._afterwards(case)
        else:
            self._ended(meeting)
            self._wait_and_solve(case, day, 3)

    def _come_back(self, case: Case, day: int) -> None:
        """Let the citizen ask how it goes, while the inquiry is still open."""
        meeting = self._meet_again(case, day)
        words = self._wording.note("continued")
        case.life.note(meeting.begun + 60, meeting.clerk, words, "continued", meeting)
        if case.life.accepted_at and self._dice.random() < 0.4:
            case.life.note(meeting.begun + 90, meeting.clerk, words._replace(tokens=()), "to_department")
        self._ended(meeting)

    def _meet_again(self, case: Case, day: int) -> Meeting:
        """Write down a further contact with the same citizen, most by telephone. Raises NotYet."""
        house, at = self._demand.moment_by_telephone(day)
        return self._meeting(case, house, at, self._roster.anybody(house, day), "call", "in")

    def _call_back(self, case: Case, at: int, by: int) -> Meeting:
        return self._meeting(case, case.life.meeting.house, at, by, "call_back", "out")

    def _meeting(self, case: Case, house: int, at: int, clerk: int, kind: str, direction: str) -> Meeting:
        ended, citizen = at + 120 + int(self._dice.random() * 480), case.life.meeting.citizen
        if ended >= self._days.end:
            raise NotYet
        number = self._ledger.number(Contact)
        meeting = Meeting(number, clerk, house, PHONE, at, ended, citizen)
        how = (kind, direction, "verified" if citizen else "anonymous", "", None)
        meet(self._ledger, meeting, self._setting.houses[house].number, how)
        self._ledger.deed(at, "contact.begun", "contact", number, clerk, citizen)
        return meeting

    def _ended(self, meeting: Meeting) -> None:
        self._ledger.deed(meeting.ended, "contact.ended", "contact", meeting.number, meeting.clerk, meeting.citizen)

    # --- small choices ---

    def _steps(self, case: Case) -> list[int]:
        steps = case.life.matter.steps
        if not steps or case.only_asks or self._dice.random() > 0.25:
            return []
        return [step for step in steps if self._dice.random() < 0.6]

    def _office_for(self, matter: Matter) -> Office:
        if matter.office and self._dice.random() > 0.05:
            return matter.office
        return self._offices[int(self._dice.random() * len(self._offices))]

    def _other_office(self, office: Office) -> Office:
        others = [each for each in self._offices if each is not office]
        return others[int(self._dice.random() * len(others))]

    def _somebody(self, case: Case, day: int) -> int:
        return self._roster.anybody(case.life.meeting.house, day)

    def _is_clerk(self, person: int) -> bool:
        return any(person in house.clerks for house in self._setting.houses)

    def _iso(self, day: int, count: int) -> str:
        return self._days.date[self._days.later(day, count)].isoformat()

    def _soon(self, at: int, most: int) -> int:
        return at + 60 + int(self._dice.random() * most)
