"""The adviser's rows, one module an aggregate."""

from .access_requests import (
    AccessDecision,
    AccessItem,
    AccessKind,
    AccessRequest,
    Disclosure,
    DisclosureGround,
    GapGround,
    Redaction,
)
from .anchoring import Anchoring, AnchoringKind, PostTitle
from .capacity import Absence, WeeklyHours
from .cases import Case, CaseKind
from .consents import Consent
from .contacts import Contact, ContactKind, DiscardReason, Finding, Point, PointKind, Spent, Way
from .corrections import Correction
from .drafts import SealedDraft
from .earlier import EarlierFigure, EarlierImport, EarlierLink
from .forwarding_rows import ForwardingEvent, Telling
from .forwardings import Address, Forwarding, Letter
from .kinds import ConsentKind, MandateProof, PartyRole, StepKind
from .learning import Activity, ActivityKind, LearningPoint, Praise
from .letters import LetterFeedback, LetterPoint, LetterReply
from .mediation import Mediation
from .mediation_rows import Agreement, MediationMeeting, MediationParty
from .messages import AsideReason, Message, SenderMark, Wish
from .outcomes import Lesson, LooseEnds, Outcome
from .parties import Party
from .people import Person, PersonMark
from .places import Place
from .presence import Booking, DropIn, Presence, PresenceChange, PresenceKind
from .recommendations import Answer, AnswerKind, FollowUp, Recommendation, Status
from .recusals import CaseRecusal, RecusalGround, RecusalWay
from .reports import AdviserReport, PeriodRemark
from .retention import PROPOSED, Disposal, Kept, RetentionRule
from .scope import Exclusion, Ground, ScopeCheck, Verdict
from .sealed import Key, Sealed, Words
from .steps import Step
from .stories import Brief, Story, StoryOverruling
from .terms import ForwardingTerms
from .themes import Theme, ThemeGroup
from .zone import KeyKind, Zone, ZoneKey

__all__ = [
    "PROPOSED",
    "Absence",
    "AccessDecision",
    "AccessItem",
    "AccessKind",
    "AccessRequest",
    "Activity",
    "ActivityKind",
    "Address",
    "AdviserReport",
    "Agreement",
    "Anchoring",
    "AnchoringKind",
    "Answer",
    "AnswerKind",
    "AsideReason",
    "Booking",
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
    "Disclosure",
    "DisclosureGround",
    "Disposal",
    "DropIn",
    "EarlierFigure",
    "EarlierImport",
    "EarlierLink",
    "Exclusion",
    "Finding",
    "FollowUp",
    "Forwarding",
    "ForwardingEvent",
    "ForwardingTerms",
    "GapGround",
    "Ground",
    "Kept",
    "Key",
    "KeyKind",
    "LearningPoint",
    "Lesson",
    "Letter",
    "LetterFeedback",
    "LetterPoint",
    "LetterReply",
    "LooseEnds",
    "MandateProof",
    "Mediation",
    "MediationMeeting",
    "MediationParty",
    "Message",
    "Outcome",
    "Party",
    "PartyRole",
    "PeriodRemark",
    "Person",
    "PersonMark",
    "Place",
    "Point",
    "PointKind",
    "PostTitle",
    "Praise",
    "Presence",
    "PresenceChange",
    "PresenceKind",
    "Recommendation",
    "RecusalGround",
    "RecusalWay",
    "Redaction",
    "RetentionRule",
    "ScopeCheck",
    "Sealed",
    "SealedDraft",
    "SenderMark",
    "Spent",
    "Status",
    "Step",
    "StepKind",
    "Story",
    "StoryOverruling",
    "Telling",
    "Theme",
    "ThemeGroup",
    "Verdict",
    "Way",
    "WeeklyHours",
    "Wish",
    "Words",
    "Zone",
    "ZoneKey",
]
