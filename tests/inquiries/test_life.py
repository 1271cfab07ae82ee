"""An inquiry's life, told by chance: whatever happens in whatever order, the rows, the journal and the rights agree."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from indgang.foundation.refusals import Refusal
from indgang.inquiries import refusals
from indgang.inquiries.consistency import contradictions
from indgang.inquiries.models import HandOver, Inquiry
from indgang.inquiries.models.outcomes import BY_CLERK, SOLVED_HERE
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Ability
from indgang.sample.cast import Cast

PEOPLE = ["karen", "bo", "ditte", "per", "christian", "outsider"]
CLERK = st.sampled_from(["karen", "bo", "karen", "bo", "christian", "ditte"])  # most often one who may
MEMBER = st.sampled_from(["theirs", "theirs", "theirs", "theirs", "ditte", "per", "karen", "outsider"])
DEPARTMENTS = st.sampled_from(["ydelse", "plan_og_byg"])


class Life(RuleBasedStateMachine):
    """What should be, in four plain facts, held against what is after each deed."""

    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.at = self.cast.at
        self.inquiry = self.cast.inquiry()
        self.events = Event.objects.count()
        self.state = "open"
        self.lies_with: Department | None = None
        self.outcome = ""
        self.others = 0

    def teardown(self) -> None:
        assert chain.verify().whole
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    @initialize(start=st.sampled_from(["open", "sent", "accepted", "sent on"]))
    def begin(self, start: str) -> None:
        if start != "open":
            self.hand_over("bo", "ydelse")
        if start in {"accepted", "sent on"}:
            self.accept("ditte")
        if start == "sent on":
            self.forward("ditte", "plan_og_byg")
            self.accept("per")

    # --- what can be tried, by anybody and at any time ---

    @rule(by=CLERK, outcome=st.sampled_from([*BY_CLERK, "answered_by_department"]))
    def solve(self, by: str, outcome: str) -> None:
        wrong = None if outcome in BY_CLERK else refusals.WrongOutcome
        expected = self.clerk_only(by) or wrong or self.unless_open()
        if self.try_it(expected, lambda who: self.fresh.solve(outcome, by=who, at=self.now()), by):
            self.state, self.lies_with, self.outcome = "solved", None, outcome

    @rule(by=CLERK, reason=st.sampled_from(["", "Kom tilbage."]))
    def withdraw(self, by: str, reason: str) -> None:
        wordless = None if reason else refusals.ReasonNeeded
        unsolved = None if self.state == "solved" else refusals.NotSolved
        expected = self.clerk_only(by) or wordless or self.if_discarded() or unsolved

        def act(who: Employee) -> None:
            self.fresh.withdraw_solution(by=who, at=self.now(), reason=reason)

        if self.try_it(expected, act, by):
            self.state, self.outcome = "open", ""

    @rule(by=st.sampled_from(PEOPLE))
    def note(self, by: str) -> None:
        person = self.person(by)
        allowed = person.may(Ability.REGISTER) or (self.lies_with and self.lies_with == person.department)
        expected = self.if_discarded() or (None if allowed else refusals.NotAllowed)
        self.try_it(expected, lambda who: self.fresh.note("Notat.", by=who, at=self.now()), by)

    @rule(by=CLERK, days=st.integers(-1, 3))
    def promise(self, by: str, days: int) -> None:
        past = refusals.DueInThePast if days < 0 else None
        solved = refusals.AlreadySolved if self.state == "solved" else None
        expected = self.clerk_only(by) or past or self.if_discarded() or solved
        due = self.at.date() + timedelta(days=days)
        self.try_it(expected, lambda who: self.fresh.promise(due, rule="", by=who, at=self.now()), by)

    @rule(by=CLERK, to=DEPARTMENTS)
    def hand_over(self, by: str, to: str) -> None:
        department: Department = getattr(self.cast, to)
        solved = refusals.AlreadySolved if self.state == "solved" else None
        lies = refusals.AlreadyHandedOver if self.lies_with else None
        expected = self.clerk_only(by) or self.if_discarded() or solved or lies
        if self.try_it(
            expected, lambda who: self.fresh.hand_over(department, by=who, at=self.now(), story="Hjælp."), by
        ):
            self.state, self.lies_with = "sent", department

    @rule(by=CLERK)
    def recall(self, by: str) -> None:
        accepted = refusals.WithDepartment if self.state == "with_department" else None
        expected = self.clerk_only(by) or self.if_discarded() or self.if_ended() or accepted
        if self.latest and self.try_it(expected, lambda who: self.latest.recall(by=who, at=self.now()), by):
            self.state, self.lies_with = "open", None

    @rule(by=MEMBER)
    def accept(self, by: str) -> None:
        accepted = refusals.AlreadyAccepted if self.state == "with_department" else None
        expected = self.department_only(by) or self.if_discarded() or self.if_ended() or accepted
        if self.latest and self.try_it(expected, lambda who: self.latest.accept(by=who, at=self.now()), by):
            self.state = "with_department"

    @rule(by=MEMBER, told=st.booleans())
    def answer(self, by: str, told: bool) -> None:
        sent = refusals.NotAccepted if self.state == "sent" else None
        expected = self.department_only(by) or self.if_discarded() or self.if_ended() or sent
        if self.latest and self.try_it(
            expected, lambda who: self.latest.answer_with("Ja.", by=who, at=self.now(), citizen_told=told), by
        ):
            self.state, self.lies_with = ("solved" if told else "open"), None
            self.outcome = "answered_by_department" if told else ""

    @rule(by=MEMBER)
    def send_back(self, by: str) -> None:
        expected = self.department_only(by) or self.if_discarded() or self.if_ended()
        if self.latest and self.try_it(
            expected, lambda who: self.latest.send_back("Ikke os.", by=who, at=self.now()), by
        ):
            self.state, self.lies_with = "open", None

    @rule(by=MEMBER, to=DEPARTMENTS)
    def forward(self, by: str, to: str) -> None:
        department: Department = getattr(self.cast, to)
        expected = self.department_only(by) or self.if_discarded() or self.if_ended()
        if self.latest and self.try_it(
            expected, lambda who: self.latest.forward(department, by=who, at=self.now(), reason="Jeres."), by
        ):
            self.state, self.lies_with = "sent", department

    @rule(by=st.sampled_from(["karen", "ditte"]))
    def absorb_another(self, by: str) -> None:
        other = self.cast.inquiry(at=self.now())
        self.events += 1
        self.others += 1
        expected = self.clerk_only(by) or self.if_discarded()
        if self.try_it(expected, lambda who: other.merge_into(self.fresh, by=who, at=self.now()), by):
            self.others -= 1

    @rule(by=CLERK, luck=st.integers(0, 4))
    def discard(self, by: str, luck: int) -> None:
        if luck:
            return  # a life that ends at once has little to tell
        accepted = refusals.WithDepartment if self.state == "with_department" else None
        expected = self.clerk_only(by) or self.if_discarded() or accepted
        if self.try_it(expected, lambda who: self.fresh.discard_as("test", by=who, at=self.now(), reason="Prøve"), by):
            self.state, self.lies_with = "discarded", None

    # --- what must always be so ---

    @invariant()
    def columns_and_rows_agree(self) -> None:
        assert contradictions() == []

    @invariant()
    def it_stands_as_told(self) -> None:
        inquiry = self.fresh
        assert (inquiry.state, inquiry.at_department) == (self.state, self.lies_with)
        standing = inquiry.solutions.standing()
        assert [each.outcome for each in standing] == ([self.outcome] if self.outcome else [])
        assert inquiry.handovers.standing().count() == bool(self.lies_with)
        assert inquiry.promises.filter(replaced_at__isnull=True).count() == bool(inquiry.promised_for)

    @invariant()
    def somebody_answers_to_the_citizen(self) -> None:
        owner = self.fresh.owner
        if self.state == "with_department":
            assert owner.department == self.lies_with
        elif self.state in {"open", "sent"}:
            assert owner.may(Ability.REGISTER)

    @invariant()
    def those_may_see_it_who_should(self) -> None:
        kept = set(self.inquiry.handovers.kept().values_list("department", flat=True))
        for name in ("karen", "ditte", "per", "outsider"):
            person = self.person(name)
            theirs = person.may(Ability.SEE_DEPARTMENT_INQUIRIES) and person.department_id in kept
            visible = Inquiry.objects.visible_to(person).filter(pk=self.inquiry.pk).exists()
            assert visible == bool(person.may(Ability.SEE_INQUIRIES) or theirs), name

    @invariant()
    def the_population_is_what_was_not_taken_out(self) -> None:
        counted = Inquiry.objects.counted()
        assert counted.count() == self.others + (self.state != "discarded")
        here = counted.filter(solutions__withdrawn_at=None, solutions__outcome__in=SOLVED_HERE)
        assert here.filter(pk=self.inquiry.pk).exists() == (self.state == "solved" and self.outcome in SOLVED_HERE)

    # --- how it is told ---

    @property
    def fresh(self) -> Inquiry:
        return Inquiry.objects.get(pk=self.inquiry.pk)

    @property
    def latest(self) -> HandOver:
        return self.inquiry.handovers.last()  # type: ignore[return-value]  # the rules ask first

    def person(self, name: str) -> Employee:
        """Somebody of the cast, or whoever works where the inquiry was sent last."""
        if name == "theirs":
            name = "per" if self.latest and self.latest.department == self.cast.plan_og_byg else "ditte"
        person: Employee = getattr(self.cast, name)
        return person

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def try_it(self, expected: type[Refusal] | None, act: Callable[[Employee], Any], by: str) -> bool:
        """Do it, see that it is turned down only as expected, and that just one event tells of it."""
        try:
            act(self.person(by))
        except Refusal as refusal:
            assert type(refusal) is expected
            assert refusal.message
        else:
            assert expected is None
            self.events += 1
        assert Event.objects.count() == self.events
        return expected is None

    def clerk_only(self, by: str) -> type[Refusal] | None:
        return None if self.person(by).may(Ability.REGISTER) else refusals.NotAllowed

    def department_only(self, by: str) -> type[Refusal] | None:
        person = self.person(by)
        theirs = self.latest and person.department == self.latest.department
        return None if theirs and person.may(Ability.SEE_DEPARTMENT_INQUIRIES) else refusals.NotAllowed

    def if_discarded(self) -> type[Refusal] | None:
        return refusals.Discarded if self.state == "discarded" else None

    def if_ended(self) -> type[Refusal] | None:
        return None if self.lies_with else refusals.HandOverEnded

    def unless_open(self) -> type[Refusal] | None:
        told = {"solved": refusals.AlreadySolved, "with_department": refusals.WithDepartment}
        return self.if_discarded() or told.get(self.state)


def test_any_life_holds_together(cast: Cast) -> None:
    Life.cast = cast
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=20, stateful_step_count=15, suppress_health_check=list(HealthCheck), database=None
        ),
    )
