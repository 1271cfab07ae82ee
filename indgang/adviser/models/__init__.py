"""The adviser's rows, one module an aggregate."""

from .cases import Case, CaseKind, CaseRecusal
from .consents import Consent
from .contacts import Contact, ContactKind, DiscardReason, Finding, Point, PointKind, Spent, Way
from .corrections import Correction
from .drafts import SealedDraft
from .kinds import ConsentKind, MandateProof, PartyRole, StepKind
from .messages import AsideReason, Message, Wish
from .outcomes import Lesson, Outcome
from .parties import Party
from .people import Person, PersonMark
from .places import Place
from .scope import Exclusion, Ground, ScopeCheck, Verdict
from .sealed import Key, Sealed, Words
from .steps import Step
from .themes import Theme, ThemeGroup
from .zone import KeyKind, Zone, ZoneKey

__all__ = [
    "AsideReason",
    "Case",
    "CaseKind",
    "CaseRecusal",
    "Consent",
    "ConsentKind",
    "Contact",
    "ContactKind",
    "Correction",
    "DiscardReason",
    "Exclusion",
    "Finding",
    "Ground",
    "Key",
    "KeyKind",
    "Lesson",
    "MandateProof",
    "Message",
    "Outcome",
    "Party",
    "PartyRole",
    "Person",
    "PersonMark",
    "Place",
    "Point",
    "PointKind",
    "ScopeCheck",
    "Sealed",
    "SealedDraft",
    "Spent",
    "Step",
    "StepKind",
    "Theme",
    "ThemeGroup",
    "Verdict",
    "Way",
    "Wish",
    "Words",
    "Zone",
    "ZoneKey",
]
