"""Small worlds: lives of inquiries as plain values, written as rows; drawn by Hypothesis, or told by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from indgang.catalogue.models import PlacementKind, Task
from indgang.citizens.models import Citizen
from indgang.inquiries.models import Channel, Contact, Discard, HandOver, Inquiry, Outcome, Solution
from indgang.inquiries.models.handovers import Ending
from indgang.sample.cast import Cast

BEGINNING = datetime(2026, 9, 28, 4, 30, tzinfo=UTC)
"""A Monday, so that the world spans two months, several weeks and the night when summer time ends."""
NOW = BEGINNING + timedelta(days=35, hours=8)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Closing:
    """A solution so many hours after the opening or the reopening, perhaps withdrawn so many hours later."""

    after: int
    outcome: Outcome
    by_department: bool = False
    in_first_contact: bool = True
    withdrawn_after: int | None = None


@dataclass(frozen=True)
class Life:
    """An inquiry: when, where and about what it was opened, and what became of it."""

    hours: int
    closings: Sequence[Closing] = ()
    handovers: Sequence[tuple[int, int | None]] = ()
    centre: int = 0
    channel: Channel = Channel.PHONE
    task: int | None = 0
    citizen: int | None = None
    discarded: bool = False
    minutes: int | None = 10
    same_contact: bool = False


DAYS = (0, 1, 24, 30, 13 * 24, 14 * 24, 15 * 24, 20 * 24)
"""Few lengths of time, so that things often happen at the same moment, and just when a window closes."""

closings = st.builds(
    Closing,
    after=st.sampled_from(DAYS),
    outcome=st.sampled_from([Outcome.SOLVED, Outcome.SOLVED, *Outcome]),
    by_department=st.sampled_from([False, False, True]),
    in_first_contact=st.booleans(),
    withdrawn_after=st.none() | st.sampled_from(DAYS),
)
handovers = st.tuples(st.sampled_from(DAYS), st.none() | st.sampled_from(DAYS))
lives = st.builds(
    Life,
    hours=st.sampled_from([days * 24 + hours for days in range(35) for hours in (0, 1, 17)]),
    closings=st.lists(closings, max_size=3),
    handovers=st.lists(handovers, max_size=2),
    centre=st.integers(0, 1),
    channel=st.sampled_from([Channel.PHONE, *Channel]),
    task=st.sampled_from([0, 0, 0, 1, 2, None]),
    citizen=st.sampled_from([0, 0, 1, None]),
    discarded=st.sampled_from([False, False, False, True]),
    minutes=st.none() | st.integers(0, 40),
    same_contact=st.booleans(),
)
worlds = st.lists(lives, min_size=5, max_size=25)


class World:
    """Writes lives into the cast's municipality; what would happen after NOW does not happen."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.centres = [cast.fjordby, cast.sandby]
        self.tasks = [cast.passport, cast.housing_benefit, cast.moving]
        self.citizens = [cast.mette, Citizen.objects.create(name="Anden Borger", created_at=BEGINNING)]
        self.contact: Contact | None = None
        self._move(cast.passport, PlacementKind.GUIDANCE, date(2026, 10, 15))
        self._move(cast.moving, None, date(2026, 10, 20))

    def write(self, *told: Life) -> list[Inquiry]:
        return [self._live(life) for life in told]

    def _move(self, task: Task, kind: PlacementKind | None, day: date) -> None:
        """Let the council place a task anew, or nowhere."""
        task.placements.update(valid_to=day)
        if kind:
            task.placements.create(kind=kind, valid_from=day)

    def _live(self, life: Life) -> Inquiry:
        contact = self._contact(life)
        opened = contact.started_at
        inquiry = Inquiry.objects.create(
            task=None if life.task is None else self.tasks[life.task],
            subject="Et spørgsmål",
            opened_at=opened,
            opened_in=contact,
            channel=contact.channel,
            centre=contact.centre,
            citizen=None if life.citizen is None else self.citizens[life.citizen],
            owner=self.cast.karen,
        )
        for sent, accepted in life.handovers:
            self._hand_over(inquiry, opened + sent * HOUR, accepted)
        self._close(inquiry, contact, life.closings)
        if life.discarded:
            Discard.objects.create(inquiry=inquiry, kind="test", by=self.cast.karen, at=NOW)
            inquiry.discarded_at = NOW
        inquiry.save()
        return inquiry

    def _contact(self, life: Life) -> Contact:
        if life.same_contact and self.contact:
            return self.contact
        started = min(BEGINNING + life.hours * HOUR, NOW)
        self.contact = Contact.objects.create(
            clerk=self.cast.karen,
            centre=self.centres[life.centre],
            channel=life.channel,
            started_at=started,
            ended_at=None if life.minutes is None else started + timedelta(seconds=life.minutes * 61.5),
        )
        return self.contact

    def _hand_over(self, inquiry: Inquiry, sent: datetime, accepted_after: int | None) -> None:
        if sent > NOW:
            return
        accepted = None if accepted_after is None else sent + accepted_after * HOUR
        HandOver.objects.create(
            inquiry=inquiry,
            department=self.cast.ydelse,
            story="Se her",
            sent_at=sent,
            sent_by=self.cast.karen,
            accepted_at=accepted if accepted and accepted <= NOW else None,
            ended_at=NOW,
            ended_by=self.cast.ditte,
            ending=Ending.RETURNED,
        )

    def _close(self, inquiry: Inquiry, contact: Contact, told: Sequence[Closing]) -> None:
        moment = inquiry.opened_at
        for closing in told:
            moment += closing.after * HOUR
            if moment > NOW or inquiry.solved_at:
                return
            withdrawn = None if closing.withdrawn_after is None else moment + closing.withdrawn_after * HOUR
            if withdrawn and withdrawn > NOW:
                withdrawn = None
            Solution.objects.create(
                inquiry=inquiry,
                contact=contact if closing.in_first_contact else None,
                outcome=closing.outcome,
                department=self.cast.ydelse if closing.by_department else None,
                by=self.cast.karen,
                at=moment,
                withdrawn_at=withdrawn,
                withdrawn_by=self.cast.karen if withdrawn else None,
            )
            inquiry.solved_at = None if withdrawn else moment
            moment = withdrawn or moment
