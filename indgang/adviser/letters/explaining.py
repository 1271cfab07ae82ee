"""A letter explained (brev forklaret): all that was found in it, and what to do next."""

from dataclasses import dataclass, replace
from datetime import date

from indgang.knowledge import plain
from indgang.law.deadlines import Delivery

from . import amounts, asks, contact, deadlines, english, guidance, kind, reasons, sender
from .amounts import FoundAmount
from .contact import Contact
from .dates import find as find_dates
from .deadlines import Arrival, FoundDeadline, Role
from .guidance import Guidance
from .kinds import FoundKind, Kind
from .reasons import Reasons
from .sender import Directory, Sender
from .sheet import Quote, sheet
from .sureness import Sure


@dataclass(frozen=True, slots=True)
class Explained:
    """What was found in a letter (forklaring), each with how sure it is and where it stands."""

    kind: FoundKind
    sender: Sender | None
    written_on: date | None
    written_where: Quote | None
    arrival: Arrival
    deadlines: tuple[FoundDeadline, ...]
    undated: tuple[Quote, ...]
    guidance: Guidance
    reasons: Reasons
    amounts: tuple[FoundAmount, ...]
    amount: FoundAmount | None
    asks: tuple[Quote, ...]
    contact: Contact
    examined: plain.Examination
    words: int
    is_danish: bool = True

    @property
    def is_letter(self) -> bool:
        """Tell whether it seems to be a letter from an authority at all."""
        return self.kind.kind != Kind.NO_LETTER

    @property
    def readers(self) -> tuple[FoundDeadline, ...]:
        """The deadlines that the reader must keep."""
        return tuple(each for each in self.deadlines if each.role != Role.THEIRS)

    @property
    def promised(self) -> tuple[FoundDeadline, ...]:
        """What the authority has promised."""
        return tuple(each for each in self.deadlines if each.role == Role.THEIRS)

    def deadline_for(self, *roles: Role) -> FoundDeadline | None:
        """Return the first deadline for one of these ends."""
        return next((each for each in self.deadlines if each.role in roles), None)


def explain(
    text: str,
    received: date | None = None,
    delivery: Delivery = Delivery.DIGITAL_POST,
    *,
    today: date,
    directory: Directory | None = None,
    told: Kind | None = None,
) -> Explained:
    """Explain a letter: nothing of it is kept. `told` is what the reader says that it is, when we saw it wrong."""
    read = sheet(text)
    book = directory or Directory()
    who = sender.find(read, book)
    found_kind = kind.as_told(read, told) if told else kind.see(read, has_sender=who is not None)
    danish = english.is_danish(read.lines)
    found_kind = found_kind if danish or told else replace(found_kind, sure=Sure.UNSURE)
    where = deadlines.letter_date(read, today)
    written = find_dates(where.sentence, today, forward=False)[0].day if where else None
    arrival = Arrival(received, delivery, written, today, who.authority if who else "")
    is_letter = found_kind.kind != Kind.NO_LETTER
    return Explained(
        kind=found_kind,
        sender=who,
        written_on=written,
        written_where=where,
        arrival=arrival,
        deadlines=deadlines.find(read, found_kind, arrival) if is_letter else (),
        undated=deadlines.undated(read) if is_letter else (),
        guidance=guidance.find(read, found_kind, book.appeals),
        reasons=reasons.find(read, found_kind),
        amounts=amounts.find(read) if is_letter else (),
        amount=amounts.main(read) if is_letter else None,
        asks=asks.find(read) if is_letter else (),
        contact=contact.find(read),
        examined=plain.examine(read.body),
        words=read.words,
        is_danish=danish,
    )
