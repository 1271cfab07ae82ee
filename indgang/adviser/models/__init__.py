"""The adviser's rows, one module an aggregate."""

from .cases import Case, CaseKind, CaseRecusal
from .consents import Consent
from .contacts import Contact, ContactKind, DiscardReason, Finding, Point, PointKind, Spent, Way
from .corrections import Correction
from .drafts import SealedDraft
from .kinds import ConsentKind, MandateProof, PartyRole, StepKind
from .learning import Activity, ActivityKind, LearningPoint, Praise
from .messages import AsideReason, Message, Wish
from .outcomes import Lesson, Outcome
from .parties import Party
from .people import Person, PersonMark
from .places import Place
from .recommendations import Answer, AnswerKind, FollowUp, Recommendation, Status
from .scope import Exclusion, Ground, ScopeCheck, Verdict
from .sealed import Key, Sealed, Words
from .steps import Step
from .stories import Brief, Story, StoryOverruling
from .themes import Theme, ThemeGroup
from .zone import KeyKind, Zone, ZoneKey

__all__ = [
    "Activity",
    "ActivityKind",
    "Answer",
    "AnswerKind",
    "AsideReason",
    "Brief",
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
    "FollowUp",
    "Ground",
    "Key",
    "KeyKind",
    "LearningPoint",
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
    "Praise",
    "Recommendation",
    "ScopeCheck",
    "Sealed",
    "SealedDraft",
    "Spent",
    "Status",
    "Step",
    "StepKind",
    "Story",
    "StoryOverruling",
    "Theme",
    "ThemeGroup",
    "Verdict",
    "Way",
    "Wish",
    "Words",
    "Zone",
    "ZoneKey",
]
