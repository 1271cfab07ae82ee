"""A forwarding's life, told by chance: whatever happens in whatever order, the row, the story and the journal agree."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from indgang.adviser.forwarding.codes import TELL, Reminder
from indgang.adviser.models import Forwarding, ForwardingEvent, Key
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.foundation.workdays import working_days_between
from indgang.journal import chain
from indgang.journal.models import Event
from indgang.sample.cast import Cast

from .forwarded import forwarded

MEMBER = st.sampled_from(["ditte", "ditte", "ditte", "per", "karen"])
ADVISER = st.sampled_from(["ali", "ali", "ali", "ali", "ditte", "christian"])


class Life(RuleBasedStateMachine):
    """What should be, in a few plain facts, held against what is after each deed."""

    cast: ClassVar[Cast]
    key: ClassVar[Key]

    def __init__(self) -> None:
        super().__init__()
        self.rollback = transaction.atomic()
        self.rollback.__enter__()
        self.at: datetime = self.cast.at
        self.row = forwarded(self.cast)
        self.over = self.paused = self.closed = False
        self.answer = ""
        self.wished = False
        self.told = 0
        self.due: date = self.row.due
        self.left = working_days_between(self.today, self.due)

    @property
    def today(self) -> date:
        return clock.local_day(self.at)

    def teardown(self) -> None:
        assert chain.verify().whole
        transaction.set_rollback(True)
        self.rollback.__exit__(None, None, None)

    def attempt(self, deed: Callable[..., Any], who: str, *said: Any, **facts: Any) -> bool:
        """Do it; a refusal must leave no trace."""
        before = (ForwardingEvent.objects.count(), Event.objects.count())
        try:
            deed(*said, by=getattr(self.cast, who), at=self.at, **facts)
        except Refusal:
            assert (ForwardingEvent.objects.count(), Event.objects.count()) == before
            self.row = Forwarding.objects.get(pk=self.row.pk)
            return False
        return True

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule(who=MEMBER)
    def receive(self, who: str) -> None:
        fits = who == "ditte" and not self.over and not self.row.received_at
        assert self.attempt(self.row.receive, who) == fits

    @rule(who=MEMBER, days=st.integers(-3, 30))
    def ask_for_time(self, who: str, days: int) -> None:
        until = self.row.due + timedelta(days=days)
        may = who == "ditte" and not (self.over or self.paused or self.wished)
        fits = may and days > 0 and until > self.today
        assert self.attempt(self.row.ask_for_time, who, until, "Ferie.") == fits
        self.wished = self.wished or fits

    @rule(who=ADVISER, gives=st.booleans())
    def decide(self, who: str, gives: bool) -> None:
        wish = self.row.extension_to
        fits = who == "ali" and self.wished and not self.over
        assert self.attempt(self.row.extend if gives else self.row.decline_time, who) == fits
        if fits:
            self.wished = False
            assert self.row.due == (wish if gives else self.due)
            self.due = self.row.due

    @rule(who=ADVISER)
    def pause(self, who: str) -> None:
        fits = who == "ali" and not self.over and not self.paused
        assert self.attempt(self.row.pause, who, "En kvittering.") == fits
        if fits:
            self.paused, self.left = True, working_days_between(self.today, self.row.due)

    @rule(who=ADVISER)
    def resume(self, who: str) -> None:
        fits = who == "ali" and not self.over and self.paused
        assert self.attempt(self.row.resume, who) == fits
        if fits:
            self.paused, self.due = False, self.row.due
            assert working_days_between(self.today, self.due) == self.left  # what was left is left

    @rule(who=ADVISER, step=st.sampled_from(Reminder))
    def remind(self, who: str, step: Reminder) -> None:
        proposed = self.row.proposed(self.today)
        done = self.attempt(self.row.remind, who, step)
        assert not done or (who == "ali" and not self.over and not self.paused)
        if proposed is step and who == "ali":
            assert done

    @rule(who=MEMBER)
    def answered(self, who: str) -> None:
        fits = who == "ditte" and not self.over
        assert self.attempt(self.row.answer_with, who, "medhold", "Ja.") == fits
        if fits:
            self.over, self.paused, self.wished, self.answer = True, False, False, "medhold"

    @rule(who=ADVISER)
    def give_up(self, who: str) -> None:
        done = self.attempt(self.row.give_up, who)
        assert not done or (who == "ali" and not self.over)
        if done:
            self.over, self.paused, self.wished, self.answer = True, False, False, "ikke-besvaret"

    @rule(who=ADVISER)
    def tell(self, who: str) -> None:
        untold = self.row.events.untold().exists()
        assert self.attempt(self.row.tell, who, "phone", "Fortalt.") == (who == "ali" and untold)

    @rule(who=ADVISER)
    def close(self, who: str) -> None:
        fits = who == "ali" and self.over and not self.closed and not self.row.events.untold().exists()
        assert self.attempt(self.row.close, who) == fits
        self.closed = self.closed or fits

    @invariant()
    def the_row_tells_what_happened(self) -> None:
        row = Forwarding.objects.get(pk=self.row.pk)
        assert (row.is_standing, bool(row.closed_at), row.answer) == (not self.over, self.closed, self.answer)
        assert bool(row.paused_on) == self.paused
        assert bool(row.extension_to) == self.wished
        assert row.first_due == date(2026, 9, 28)
        assert row.due >= row.first_due
        assert row.remind_on <= row.due
        assert row.due < row.leader_on < row.director_on
        assert row.working_days is None or row.working_days >= 0

    @invariant()
    def the_story_and_the_journal_agree(self) -> None:
        kinds = list(self.row.events.values_list("kind", flat=True))
        written = Event.objects.about("adviser_forwarding", self.row.pk).exclude(kind="adviser_forwarding.told")
        assert sorted(f"adviser_forwarding.{kind}" for kind in kinds) == sorted(each.kind for each in written)
        told = ForwardingEvent.objects.filter(telling__isnull=False)
        assert all(each.kind in TELL for each in told)

    @invariant()
    def the_words_are_in_one_place(self) -> None:
        row = Forwarding.objects.get(pk=self.row.pk)
        assert bool(row.open_texts) != bool(row.sealed) == self.closed
        assert row.read_by(self.key)["title"] == "Svar på ansøgning"
        assert Forwarding.objects.visible_to(self.cast.ditte).count() == 1
        assert not Forwarding.objects.visible_to(self.cast.per).exists()


def test_life(cast: Cast, zone: Key) -> None:
    Life.cast, Life.key = cast, zone
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=10,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        ),
    )
