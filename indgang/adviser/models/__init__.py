"""The adviser's rows, one module an aggregate."""

from .cases import (
    Case,
    CaseKind,
    CaseRecusal,
    Consent,
    ConsentKind,
    Party,
    PartyRole,
    Step,
    StepKind,
)
from .contacts import Contact, ContactKind, Finding, Point, PointKind, Spent, Way
from .outcomes import Lesson, Outcome
from .people import Person, PersonMark
from .places import Place
from .sealed import Key, Sealed, Words
from .themes import Theme, ThemeGroup
from .zone import KeyKind, Zone, ZoneKey

__all__ = [
    "Case",
    "CaseKind",
    "CaseRecusal",
    "Consent",
    "ConsentKind",
    "Contact",
    "ContactKind",
    "Finding",
    "Key",
    "KeyKind",
    "Lesson",
    "Outcome",
    "Party",
    "PartyRole",
    "Person",
    "PersonMark",
    "Place",
    "Point",
    "PointKind",
    "Sealed",
    "Spent",
    "Step",
    "StepKind",
    "Theme",
    "ThemeGroup",
    "Way",
    "Words",
    "Zone",
    "ZoneKey",
]
