"""One inquiry's life (forløb), told with the same verbs as the product's, but as rows for the ledger.

A verb whose moment lies after the town's last raises NotYet: there the life stops for now, with whatever was done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from indgang.foundation import reference
from indgang.inquiries.models import Contact, Discard, Entry, HandOver, Inquiry, Promise, Solution, SourceUse
from indgang.inquiries.tokens import department_token

from .ledger import Ledger
from .setting import Matter, Office
from .wording import NOTHING, Opening, Said

_ACCEPTED_AT, _ACCEPTED_BY, _ENDED_AT, _ENDED_BY, _ENDING, _ANSWER = 7, 8, 9, 10, 11, 12
_WITHDRAWN_AT, _WITHDRAWN_BY, _WITHDRAWN_REASON = 9, 10, 11
_REPLACED_AT = 6


class NotYet(Exception):
    """The step lies after the town's last moment."""


@dataclass(slots=True)
class Meeting:
    """A contact: who met whom, where and when; what the rows and the truth need of it."""

    number: int
    clerk: int
    house: int
    channel: str
    begun: int
    ended: int
    citizen: int | None
    matters: int = 1
    """How many counted inquiries were opened in it."""


@dataclass(slots=True)
class Life:
    """An inquiry from its first word to what it is at the town's last moment."""

    ledger: Ledger
    end: int
    number: int
    meeting: Meeting
    centre: int
    matter: Matter
    opening: Opening
    owner: int
    office: Office | None = None
    accepted_at: int | None = None
    promised: str | None = None
    first_promise: str | None = None
    solved_at: int | None = None
    discarded_at: int | None = None
    solution: list[Any] | None = None
    handover: list[Any] | None = None
    promise_row: list[Any] | None = None
    first_accepted: int | None = None
    handovers: int = 0
    withdrawn: list[tuple[int, int]] = field(default_factory=list)
    """Moments of each withdrawn solution, and of its withdrawal."""
    tokens: list[str] = field(default_factory=list)

    # --- the verbs ---

    def register(
        self,
        at: int,
        *,
        outcome: str = "",
        answer: Said = NOTHING,
        authority: int | None = None,
        hand_to: Office | None = None,
        due: str | None = None,
        promise: str | None = None,
        steps: Sequence[int] = (),
    ) -> None:
        """Write the inquiry down, with what became of it at once."""
        facts: dict[str, Any] = {"task": self.matter.number}
        self.tokens = list(self.opening.tokens)
        clerk, meeting = self.owner, self.meeting
        if outcome:
            self._close(at, clerk, outcome, answer, meeting.number, authority=authority)
            facts["outcome"] = outcome
        if hand_to:
            self._send(at, clerk, hand_to, answer, due)
            facts["to"] = hand_to.number
        if promise:
            self._promise(at, clerk, promise)
            facts["due"] = promise
        for step in steps:
            self.ledger.add(SourceUse, [self.ledger.number(SourceUse), self.number, "step", step])
        self._deed(at, clerk, "registered", **facts)

    def note(self, at: int, by: int, text: Said, kind: str = "note", meeting: Meeting | None = None) -> None:
        """Write a note, or that the citizen came back."""
        self._happens(at)
        entry = self.ledger.number(Entry)
        contact = meeting.number if meeting else None
        self.ledger.add(Entry, [entry, self.number, contact, kind, text.text, by, at, None])
        self._find_by(text)
        self._deed(at, by, "noted", entry=entry, kind=kind)

    def promise(self, at: int, by: int, due: str) -> None:
        """Tell the citizen another date."""
        self._happens(at)
        self._promise(at, by, due)
        self._deed(at, by, "promised", due=due)

    def solve(self, at: int, by: int, outcome: str, text: Said, contact: int | None = None) -> None:
        """Close the inquiry in citizen service; a hand-over that nobody accepted is taken back."""
        self._happens(at)
        if self.handover:
            self._end_handover(at, by, "recalled")
        self._close(at, by, outcome, text, contact)
        self._deed(at, by, "solved", outcome=outcome)

    def withdraw(self, at: int, by: int, reason: Said) -> None:
        """Open the inquiry again."""
        self._happens(at)
        solution = self._standing(self.solution)
        solution[_WITHDRAWN_AT], solution[_WITHDRAWN_BY], solution[_WITHDRAWN_REASON] = at, by, reason.text
        self.withdrawn.append((self.solved_at or 0, at))
        self.solution, self.solved_at, self.owner = None, None, by
        self._deed(at, by, "reopened", solution=solution[0])

    def hand_over(self, at: int, by: int, to: Office, story: Said, due: str | None) -> None:
        """Send the inquiry to a department."""
        self._happens(at)
        self._send(at, by, to, story, due)
        self._deed(at, by, "handed_over", to=to.number)

    def accept(self, at: int, by: int) -> None:
        """Let somebody in the department take the inquiry on."""
        self._happens(at)
        handover = self._standing(self.handover)
        handover[_ACCEPTED_AT], handover[_ACCEPTED_BY] = at, by
        self.accepted_at, self.owner = at, by
        self.first_accepted = self.first_accepted or at
        self._deed(at, by, "accepted", handover=handover[0])

    def answer(self, at: int, by: int, text: Said, *, citizen_told: bool) -> None:
        """Let the department answer the citizen, or citizen service."""
        self._happens(at)
        office = self.office
        handover = self._end_handover(at, by, "answered", text)
        if citizen_told:
            self._close(at, by, "answered_by_department", text, None, office=office)
        else:
            self.owner = handover[6]
            self._find_by(text)
        self._deed(at, by, "answered", handover=handover[0], citizen_told=citizen_told)

    def send_back(self, at: int, by: int, reason: Said) -> None:
        """Let the department return the inquiry."""
        self._happens(at)
        handover = self._end_handover(at, by, "returned", reason)
        self.owner = handover[6]
        self._deed(at, by, "returned", handover=handover[0])

    def forward(self, at: int, by: int, to: Office, reason: Said) -> None:
        """Let the department send the inquiry to the right one."""
        self._happens(at)
        story, due = self._standing(self.handover)[3], self._standing(self.handover)[4]
        previous = self._end_handover(at, by, "forwarded", reason)
        self._send(at, by, to, Said(story, ()), due, previous=previous[0])
        self._deed(at, by, "forwarded", handover=previous[0], to=to.number)

    def recall(self, at: int, by: int) -> None:
        """Take the inquiry back before anybody has accepted it."""
        self._happens(at)
        handover = self._end_handover(at, by, "recalled")
        self._deed(at, by, "recalled", handover=handover[0])

    def discard(self, at: int, by: int, kind: str, reason: Said) -> None:
        """Take the inquiry out of the figures."""
        self._happens(at)
        self._take_out(at, by, kind, None, reason.text)
        self._deed(at, by, "discarded", kind=kind)

    def merge_into(self, at: int, by: int, other: int) -> None:
        """Let this inquiry go up in another, about the same and with the same words."""
        self._happens(at)
        story = "\n".join(filter(None, [self.opening.subject or self.matter.title.text, self.opening.text]))
        text = f"{reference.encode(self.number)}: {story}"
        self.ledger.add(Entry, [self.ledger.number(Entry), other, None, "note", text, by, at, None])
        self._take_out(at, by, "merged", other, "")
        self._deed(at, by, "merged", into=other)

    def close_book(self) -> None:
        """Give the ledger the inquiry as it stands now."""
        meeting, opening = self.meeting, self.opening
        row = [self.number, None, self.matter.number, opening.subject, opening.text, meeting.begun, meeting.number]
        row += [meeting.channel, self.centre, meeting.citizen, self.owner]
        row += [self.office.number if self.office else None, self.accepted_at, self.promised]
        self.ledger.add(Inquiry, [*row, self.solved_at, self.discarded_at])
        self.ledger.words(self.number, meeting.begun, self.tokens)

    # --- what the verbs share ---

    def _happens(self, at: int) -> None:
        if at >= self.end:
            raise NotYet

    def _close(
        self,
        at: int,
        by: int,
        outcome: str,
        text: Said,
        contact: int | None,
        *,
        authority: int | None = None,
        office: Office | None = None,
    ) -> None:
        number = self.ledger.number(Solution)
        row = [number, self.number, contact, outcome, text.text, authority, office.number if office else None, by, at]
        self.solution = self.ledger.add(Solution, [*row, None, None, ""])
        self.solved_at, self.office, self.accepted_at = at, None, None
        self._find_by(text)

    def _send(self, at: int, by: int, to: Office, story: Said, due: str | None, *, previous: int | None = None) -> None:
        number = self.ledger.number(HandOver)
        text = story.text or self.opening.text or self.opening.subject or self.matter.title.text
        row = [number, self.number, to.number, text, due, at, by, None, None, None, None, "", "", previous]
        self.handover = self.ledger.add(HandOver, row)
        self.office, self.accepted_at = to, None
        self.handovers += 1
        self._find_by(story)
        self.tokens.append(department_token(to.number))

    def _end_handover(self, at: int, by: int, ending: str, answer: Said = NOTHING) -> list[Any]:
        handover = self._standing(self.handover)
        handover[_ENDED_AT], handover[_ENDED_BY], handover[_ENDING] = at, by, ending
        handover[_ANSWER] = answer.text
        self.handover, self.office, self.accepted_at = None, None, None
        return handover

    def _promise(self, at: int, by: int, due: str) -> None:
        if self.promise_row:
            self.promise_row[_REPLACED_AT] = at
        number = self.ledger.number(Promise)
        self.promise_row = self.ledger.add(Promise, [number, self.number, due, self.matter.promise_rule, by, at, None])
        self.promised = due
        self.first_promise = self.first_promise or due

    def _take_out(self, at: int, by: int, kind: str, into: int | None, reason: str) -> None:
        if self.handover:
            self._end_handover(at, by, "recalled")
        self.ledger.add(Discard, [self.ledger.number(Discard), self.number, kind, into, reason, by, at])
        self.discarded_at = at

    def _standing(self, row: list[Any] | None) -> list[Any]:
        if row is None:
            raise LookupError("the life tells of something that is not there")
        return row

    def _find_by(self, text: Said) -> None:
        self.tokens += text.tokens

    def _deed(self, at: int, by: int, verb: str, **facts: Any) -> None:
        self.ledger.deed(at, f"inquiry.{verb}", "inquiry", self.number, by, self.meeting.citizen, **facts)


def meet(ledger: Ledger, meeting: Meeting, centre: int, how: Sequence[Any]) -> Meeting:
    """Write a contact down; `how` is its kind, direction, identification, document and mandate."""
    kind, direction, identification, document, mandate = how
    row = [meeting.number, meeting.clerk, centre, meeting.channel, kind, direction, meeting.begun, meeting.ended]
    ledger.add(Contact, [*row, meeting.citizen, identification, document, mandate])
    return meeting
