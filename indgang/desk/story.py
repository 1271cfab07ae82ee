"""An inquiry's story (forløb): every row of its life as one line, the newest on top."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from indgang.foundation.prepared import Prepared
from indgang.inquiries.models import Entry, HandOver, Inquiry, Promise, Solution
from indgang.inquiries.models.handovers import Ending


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the story (hændelse)."""

    at: datetime
    what: str
    who: str = ""
    text: str = ""
    state: str = ""


def _handed(inquiry: int) -> QuerySet[HandOver]:
    rows = HandOver.objects.filter(inquiry=inquiry)
    return rows.select_related("department", "sent_by", "accepted_by", "ended_by")


def _written(inquiry: int) -> QuerySet[Entry]:
    return Entry.objects.filter(inquiry=inquiry).select_related("by")


def _promised(inquiry: int) -> QuerySet[Promise]:
    return Promise.objects.filter(inquiry=inquiry).select_related("by")


def _solved(inquiry: int) -> QuerySet[Solution]:
    return Solution.objects.filter(inquiry=inquiry).select_related("by", "withdrawn_by", "authority")


handovers_of = Prepared(_handed)
_entries_of, _promises_of, _solutions_of = Prepared(_written), Prepared(_promised), Prepared(_solved)


def story_of(inquiry: Inquiry, handovers: Iterable[HandOver]) -> list[Happening]:
    """Return what happened, the newest first; one query for each kind of row that there is."""
    happenings = [_opened(inquiry), *_entries(inquiry), *_promises(inquiry), *_solutions(inquiry)]
    for handover in handovers:
        happenings += _handover(handover, inquiry.text)
    happenings += [
        Happening(discard.at, discard.get_kind_display(), discard.by.name, discard.reason, "is-quiet")
        for discard in (inquiry.discards.select_related("by") if inquiry.discarded_at else ())
    ]
    return sorted(happenings, key=lambda each: each.at)[::-1]  # what came last at the same moment stands highest


def _opened(inquiry: Inquiry) -> Happening:
    what = _("Åbnet: %(channel)s, %(centre)s") % {"channel": inquiry.get_channel_display(), "centre": inquiry.centre}
    return Happening(inquiry.opened_at, what, inquiry.opened_in.clerk.name, inquiry.text)


def _entries(inquiry: Inquiry) -> Iterator[Happening]:
    for entry in _entries_of(inquiry.pk) if inquiry.has_entries else ():
        yield Happening(entry.at, entry.get_kind_display(), entry.by.name, entry.text)


def _promises(inquiry: Inquiry) -> Iterator[Happening]:
    for promise in _promises_of(inquiry.pk) if inquiry.promised_for else ():
        what = _("Borgeren er lovet svar %(due)s") % {"due": f"{promise.due:%d.%m.%Y}"}
        yield Happening(promise.at, what, promise.by.name, promise.rule, "is-quiet" if promise.replaced_at else "")


def _solutions(inquiry: Inquiry) -> Iterator[Happening]:
    for solution in _solutions_of(inquiry.pk) if inquiry.has_solutions else ():
        what = solution.get_outcome_display()
        if solution.authority:
            what = f"{what}: {solution.authority}"
        state = "is-quiet" if solution.withdrawn_at else "is-done"
        yield Happening(solution.at, what, solution.by.name, solution.text, state)
        if solution.withdrawn_at and solution.withdrawn_by:
            yield Happening(
                solution.withdrawn_at,
                _("Løsningen trukket tilbage"),
                solution.withdrawn_by.name,
                solution.withdrawn_reason,
            )


def _handover(handover: HandOver, told: str) -> Iterator[Happening]:
    """Yield the hand-over's lines; the story is not repeated where it is what the citizen said."""
    to = {"department": handover.department.name}
    story = "" if handover.story == told else handover.story
    yield Happening(handover.sent_at, _("Overdraget til %(department)s") % to, handover.sent_by.name, story)
    if handover.accepted_at and handover.accepted_by:
        yield Happening(handover.accepted_at, _("Modtaget af %(department)s") % to, handover.accepted_by.name)
    if handover.ended_at and handover.ended_by:
        sentences = {
            Ending.ANSWERED: _("Besvaret af %(department)s"),
            Ending.RETURNED: _("Sendt tilbage fra %(department)s"),
            Ending.FORWARDED: _("Sendt videre fra %(department)s"),
            Ending.RECALLED: _("Overdragelsen til %(department)s trukket tilbage"),
        }
        what = sentences[Ending(handover.ending)] % to
        yield Happening(handover.ended_at, what, handover.ended_by.name, handover.answer)
