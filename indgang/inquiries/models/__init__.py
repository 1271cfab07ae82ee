"""The rows that an inquiry's life is told in, one module an aggregate."""

from .contacts import Channel, Contact, ContactKind, Direction, Identification
from .discards import Discard, DiscardKind
from .drafts import Draft
from .entries import Entry, EntryKind, SourceKind, SourceUse
from .handovers import HandOver
from .imports import ImportRun
from .inquiries import Inquiry
from .promises import Promise
from .recusals import Recusal
from .solutions import Outcome, Solution
from .words import WordCount, WordSample

__all__ = [
    "Channel",
    "Contact",
    "ContactKind",
    "Direction",
    "Discard",
    "DiscardKind",
    "Draft",
    "Entry",
    "EntryKind",
    "HandOver",
    "Identification",
    "ImportRun",
    "Inquiry",
    "Outcome",
    "Promise",
    "Recusal",
    "Solution",
    "SourceKind",
    "SourceUse",
    "WordCount",
    "WordSample",
]
